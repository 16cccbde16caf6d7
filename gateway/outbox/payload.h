/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef OUTBOX_PAYLOAD_H
#define OUTBOX_PAYLOAD_H

/*
 * payload - the document for the recipient, sealed under a key of its own
 *
 *   format   aad      "payload" || id (16) || recipient (20) || type u8 ||
 *                     policy hash (32)
 *            wrapped  the data key, under the kek of its period, aad = id
 *
 * A sealed payload that is put in another row, or given another recipient,
 * does not open.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "crypto/seal.h"
#include "outbox/keyring.h"
#include "store/messages.h"
#include "store/queue.h"

/* What sealing needs; all borrowed. */
struct payload_tools {
    struct seal *seal;
    struct keyring *ring;
};

/* What belongs in the row.  Keep one and use it again: bytes is reused. */
struct payload_sealed {
    int64_t epoch;
    uint8_t wrapped[SEAL_WRAPPED_LEN];
    struct buf bytes; /* initialised by the caller */
};

/*
 * Seal one payload for message m.
 *
 * in      key  SEAL_KEY_LEN fresh random bytes; the caller wipes them
 */
MUST_CHECK enum err payload_seal(const struct payload_tools *tools,
    const struct store_message *m, struct span plain,
    const uint8_t key[static SEAL_KEY_LEN], struct payload_sealed *out,
    struct errinfo *ei);

/*
 * Open what is stored for message m.
 *
 * out     plain  appended to; wipe after use
 * errors  ERR_NOTFOUND  its key-encryption key was destroyed
 *         ERR_CORRUPT   changed, or moved from another message
 */
MUST_CHECK enum err payload_open(const struct payload_tools *tools,
    const struct store_message *m, const struct store_payload *p,
    struct buf *plain, struct errinfo *ei);

#endif
