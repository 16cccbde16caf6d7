/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CRYPTO_ENVELOPE_H
#define CRYPTO_ENVELOPE_H

/*
 * envelope - bytes that only the holder of a key elsewhere can read
 *
 * CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM to one certificate, in
 * BER, so that `openssl cms -decrypt` opens it without us.  A fresh content
 * key per envelope; RSA recipients by OAEP with SHA-256, EC ones by ECDH.
 *
 *   secrets   the private half never comes where envelopes are made
 *   memory    writing streams; reading holds one envelope whole
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

struct envelope;
struct envelope_key;
struct envelope_recipient;

enum { ENVELOPE_RSA_BITS_MIN = 3072 };

/*
 * Read a certificate in PEM.
 *
 * out     *out  owned by the caller, envelope_recipient_free()
 * errors  ERR_NOTFOUND
 *         ERR_CONFIG  no certificate, or a key that is not RSA of at least
 *                     ENVELOPE_RSA_BITS_MIN bits or EC
 */
MUST_CHECK enum err envelope_recipient_load(struct envelope_recipient **out,
    const char *path, struct errinfo *ei);
void envelope_recipient_free(struct envelope_recipient *to);

/*
 * Begin one.
 *
 * in      to    borrowed until envelope_free()
 * in      fd    written to, not closed
 * out     *out  envelope_free() in every case
 */
MUST_CHECK enum err envelope_new(struct envelope **out,
    const struct envelope_recipient *to, int fd, struct errinfo *ei);

/* errors  ERR_FULL, ERR_IO, ERR_INTERNAL  what was written is of no use */
MUST_CHECK enum err envelope_write(struct envelope *e, struct span s,
    struct errinfo *ei);

/* The end of it, behind at least one byte; not synced.  Only envelope_free()
 * may follow.  errors  as envelope_write() */
MUST_CHECK enum err envelope_finish(struct envelope *e, struct errinfo *ei);
void envelope_free(struct envelope *e);

/*
 * Read the private key (PEM; OpenSSL asks the terminal for its password) and
 * its certificate.
 *
 * errors  ERR_NOTFOUND, ERR_CONFIG (unreadable, or they do not belong together)
 */
MUST_CHECK enum err envelope_key_load(struct envelope_key **out,
    const char *key_path, const char *cert_path, struct errinfo *ei);
void envelope_key_free(struct envelope_key *key);

/*
 * Append what is in an envelope.
 *
 * out     out  unchanged in length on failure, and what was tried is wiped
 * errors  ERR_DENIED   it is not for this key
 *         ERR_CORRUPT  no envelope, or changed
 *         ERR_LIMIT    out would not grow
 */
MUST_CHECK enum err envelope_open(const struct envelope_key *key, struct span s,
    struct buf *out, struct errinfo *ei);

#endif
