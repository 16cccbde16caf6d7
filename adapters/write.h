/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_WRITE_H
#define ADAPTERS_WRITE_H

/*
 * write - walks a grammar and lets a syntax spell what the message holds
 *
 * Values, counts and mandatory nodes are checked on the way.  An optional
 * container is begun on trial, and taken back where nothing came in it.
 */

#include "adapters/convert.h"
#include "base/buf.h"

struct writer;

/* How XML or JSON spells things.  list is true for an item of a list. */
struct write_syntax {
    void (*begin)(struct writer *w);
    void (*end)(struct writer *w);
    void (*open)(struct writer *w, const struct node *nd, bool list);
    void (*close)(struct writer *w, const struct node *nd);
    void (*list_open)(struct writer *w, const struct node *nd);
    void (*list_close)(struct writer *w);
    void (*value)(struct writer *w, const struct node *nd, bool list);
};

struct writer {
    const struct adapter *ad;
    const struct grammar *g;
    const struct message *m;
    const struct write_syntax *syntax;
    struct buf *out;
    bool comma;             /* JSON: something precedes at this level */
    unsigned used;          /* values written */
    uint16_t bad;           /* a node that cannot be written; 0 none */
    uint16_t missing;       /* a mandatory node without value; 0 none */
    uint16_t at[LF__COUNT]; /* where the last value of a leaf was found */
    struct convert cv;
};

static inline const struct spelling *
write_spelling(const struct writer *w, const struct node *nd)
{
    return &w->g->spelling[nd - w->g->nodes];
}

/*
 * out     out   appended to; its content is undefined on failure
 * errors  ERR_INTERNAL  the message does not fit the grammar
 *         ERR_LIMIT, ERR_NOMEM  from the buffer
 */
MUST_CHECK enum err write_message(const struct adapter *ad,
    const struct grammar *g, const struct message *m, struct buf *out,
    struct errinfo *ei);

#endif
