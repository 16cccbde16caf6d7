/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/statement.h"

#include "base/clock.h"
#include "base/text.h"

#include "base/banned.h"

enum { HASH_LEN = 32 };

const char *
statement_word(enum statement_kind kind)
{
    static const char *const word[STATEMENT_KIND__COUNT] = {"propose",
        "approve", "activate", "rollback"};

    return word[kind];
}

static void
put_hash(struct buf *out, const char *key, const uint8_t *hash)
{
    buf_printf(out, "%s ", key);
    if (hash == NULL)
        buf_byte(out, '-');
    else
        text_hex(out, (struct span){hash, HASH_LEN});
    buf_byte(out, '\n');
}

void
statement_write(struct buf *out, const struct statement *s)
{
    char stamp[CLOCK_STAMP_LEN + 1], day[CLOCK_DATE_LEN + 1];

    buf_printf(out, "ketenpoort policy %s v1\nlog %s\n",
        statement_word(s->kind), s->origin);
    put_hash(out, "hash", s->hash);
    buf_printf(out, "version %s\n", s->version);
    put_hash(out, "active", s->active);
    if (s->kind == STATEMENT_APPROVE || s->kind == STATEMENT_ACTIVATE)
        put_hash(out, "proposal", s->proposal);
    if (s->kind == STATEMENT_ACTIVATE) {
        clock_day(s->from_day, day);
        buf_printf(out, "from %s\n", day);
    }
    clock_stamp(s->time_ms, stamp);
    buf_printf(out, "person %s\ntime %s\nreason %s\n", s->person, stamp,
        s->reason);
}
