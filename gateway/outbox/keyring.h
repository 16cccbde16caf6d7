/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef OUTBOX_KEYRING_H
#define OUTBOX_KEYRING_H

/*
 * keyring - keys by kind and period, each in a file of its own
 *
 *   kek-<n>.key      wraps payload keys; n counts periods of 14 days
 *   body-<year>.key  wraps the keys of log bodies
 *   pseudo-<year>.key  makes pseudonyms
 *   index.key, subject.key  make lookup keys and the handles of persons;
 *                    period 0, never replaced
 *
 * They lie outside the database, so that a copy of the database alone opens
 * nothing, and destroying a file makes everything under it unreadable in
 * every copy.
 *
 *   secrets   kept in locked memory; wiped when the ring is freed
 */

#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct keyring;

enum {
    KEYRING_KEY_LEN = 32,
    KEYRING_EPOCH_DAYS = 14,
    KEYRING_LOADED_MAX = 64 /* oldest goes first; it is read again on need */
};

enum keyring_kind {
    KEYRING_PAYLOAD,
    KEYRING_BODY,
    KEYRING_PSEUDO,
    KEYRING_INDEX,
    KEYRING_SUBJECT,
    KEYRING_KIND__COUNT
};

/* in  dir  copied */
MUST_CHECK enum err keyring_new(struct keyring **out, const char *dir,
    struct errinfo *ei);
void keyring_free(struct keyring *ring);

/* The period a moment falls in: of 14 days, a year, or 0. */
int64_t keyring_period(enum keyring_kind kind, int64_t at_ms);

/*
 * out     *key  KEYRING_KEY_LEN bytes, borrowed until the next call
 * errors  ERR_NOTFOUND  there is no such key (any more)
 *         ERR_CONFIG    the file is not as it should be
 */
MUST_CHECK enum err keyring_get(struct keyring *ring, enum keyring_kind kind,
    int64_t period, const uint8_t **key, struct errinfo *ei);

/* The same, but the key is made when there is none. */
MUST_CHECK enum err keyring_need(struct keyring *ring, enum keyring_kind kind,
    int64_t period, const uint8_t **key, struct errinfo *ei);

/* Overwrite and remove the file; there need not be one. */
MUST_CHECK enum err keyring_destroy(struct keyring *ring,
    enum keyring_kind kind, int64_t period, struct errinfo *ei);

#endif
