/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_STATEMENT_H
#define EXCHANGE_STATEMENT_H

/*
 * statement - what an officer signs about a version of the policy
 *
 *     ketenpoort policy approve v1
 *     log <origin of the log>
 *     hash <64 hex>
 *     version <as the policy says it>
 *     active <64 hex of the version that is active now, or ->
 *     proposal <SHA-256 of the signature under the proposal, 64 hex>
 *     from <YYYY-MM-DD>                     activate only
 *     person <id>
 *     time <RFC 3339, UTC, milliseconds>
 *     reason <one line, may be empty>
 *
 * Each line ends with a newline; proposal is left out of a proposal and of a
 * rollback.  The first line keeps a signature for one step from being one for
 * another, the second for one gateway from being one for another.  The recorder
 * makes this text itself, from what it knows; only person, time, day and reason
 * are taken from whoever asks.
 */

#include "base/buf.h"

enum { STATEMENT_MAX = 1024 };

enum statement_kind {
    STATEMENT_PROPOSE,
    STATEMENT_APPROVE,
    STATEMENT_ACTIVATE,
    STATEMENT_ROLLBACK,
    STATEMENT_KIND__COUNT
};

struct statement {
    enum statement_kind kind;
    const char *origin, *version, *person, *reason;
    const uint8_t *hash;     /* 32 bytes */
    const uint8_t *active;   /* 32 bytes or NULL */
    const uint8_t *proposal; /* 32 bytes; approve and activate */
    int64_t from_day;        /* activate */
    int64_t time_ms;
};

/* "propose", "approve", "activate", "rollback". */
const char *statement_word(enum statement_kind kind);

/* Append the text; initialise out with at least STATEMENT_MAX. */
void statement_write(struct buf *out, const struct statement *s);

#endif
