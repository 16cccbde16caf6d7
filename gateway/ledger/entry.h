/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_ENTRY_H
#define LEDGER_ENTRY_H

/*
 * entry - the permanent part of one log entry: its skeleton
 *
 * 76 bytes that never change and never go away.  What is personal or private
 * lies in the sealed body beside it; the skeleton holds only its digest.
 *
 *   format     specified at the top of entry.c, fixed from the first entry on
 *   failure    a skeleton that does not read back exactly is refused
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* What happened.  Append only: the numbers are in every log there is. */
#define ENTRY_KIND_LIST(X)           \
    X(1, VRIJGAVE, "vrijgave")       \
    X(2, WEIGERING, "weigering")     \
    X(3, AFLEVERING, "aflevering")   \
    X(4, ONTVANGST, "ontvangst")     \
    X(5, VERVAL, "verval")           \
    X(6, RAADPLEGING, "raadpleging") \
    X(7, BELEID, "beleid")           \
    X(8, PARTNER, "partner")         \
    X(9, SLEUTEL, "sleutel")         \
    X(10, HARTSLAG, "hartslag")

enum entry_kind {
#define X(number, code, name) ENTRY_##code = (number),
    ENTRY_KIND_LIST(X)
#undef X
        ENTRY_KIND__END
};

enum {
    ENTRY_VERSION = 1,
    ENTRY_HASH_LEN = 32,
    ENTRY_LEN = 76,
    /* Skeleton and sealed body together: at most 2,500 bytes in a store. */
    ENTRY_SEALED_MAX = 2500 - ENTRY_LEN
};

struct entry {
    enum entry_kind kind;
    uint64_t time_ms;                    /* wall clock when it was logged */
    uint8_t body_digest[ENTRY_HASH_LEN]; /* SHA-256 of the sealed body */
    uint8_t commit_root[ENTRY_HASH_LEN]; /* commit.h */
};

void entry_write(const struct entry *e, uint8_t out[static ENTRY_LEN]);

/*
 * out     *out  untouched on failure
 * errors  ERR_SYNTAX  wrong length, version, kind, or reserved bytes set
 */
MUST_CHECK enum err entry_read(struct span s, struct entry *out,
    struct errinfo *ei);

/* The RFC 6962 leaf hash of a skeleton: SHA-256(0x00 || skeleton). */
MUST_CHECK enum err entry_leaf(const uint8_t skeleton[static ENTRY_LEN],
    uint8_t out[static ENTRY_HASH_LEN], struct errinfo *ei);

/* Does this sealed body belong to this skeleton?  errors  ERR_CORRUPT */
MUST_CHECK enum err entry_check_body(const uint8_t skeleton[static ENTRY_LEN],
    struct span sealed, struct errinfo *ei);

/* "vrijgave"; NULL when there is no such kind. */
const char *entry_kind_name(enum entry_kind kind);
bool entry_parse_kind(struct span s, enum entry_kind *kind);

#endif
