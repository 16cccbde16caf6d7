/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_RENDITION_H
#define ADAPTERS_RENDITION_H

/*
 * rendition - a message as a page for a reader without a system
 *
 * One self-contained HTML5 document in Dutch, made to be printed on A4: who it
 * is about and whom to call, then in short where somebody stays, until when and
 * how certain that is, and what is asked of the reader; then what is said of
 * safety, the person, the detention, each basic condition with the request for
 * help on top, plan and actions, and what was not disclosed with its reason.
 * What a message may hold comes from the catalogue, so a new type needs nothing
 * here but a title and, if it asks something, a sentence.
 *
 *   layering  values in, bytes out
 *   safety    every value is escaped; no script, no link, nothing is fetched
 */

#include "adapters/message.h"
#include "base/buf.h"

/* The largest page.  Six times the largest document, so room for one of which
 * most characters are escaped. */
enum { RENDITION_MAX = 2 * 1024 * 1024 - 64 * 1024 };

/* An element that was offered and did not go.  Texts in Dutch, borrowed. */
struct rendition_withheld {
    enum element element;
    enum element instead; /* what stands in for it; EL__NONE for nothing */
    const char *reason;
    const char *unless; /* what has to be so for it to go; "" is not said */
};

/* All texts are borrowed; "" is not known, and is then left out. */
struct rendition {
    const struct message *m;
    enum bericht type;
    const char *from, *to;          /* names of the organisations */
    const char *ground, *ground_to; /* on the giving and receiving side */
    const char *id, *profile;
    bool trial;           /* nobody got it, and the page says so */
    struct elset in_part; /* disclosed per occurrence or code */
    /* NULL: nothing is known of it, and nothing is said. */
    const struct rendition_withheld *withheld;
    size_t withheld_n;
};

/*
 * Append the page.
 *
 * out     out   cleared on failure
 * errors  ERR_LIMIT, ERR_NOMEM  from the buffer
 */
MUST_CHECK enum err rendition_write(const struct rendition *r, struct buf *out,
    struct errinfo *ei);

/* What stands in the page's style element, for a style-src by hash. */
struct span rendition_style(void);

#endif
