/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_PAGE_H
#define POLICY_PAGE_H

/*
 * page - the little HTML and CSV that the readers of a policy get
 *
 * A page stands alone: its style inside, no script, nothing fetched.  Texts
 * from the policy are escaped; a CSV cell never begins as a formula.
 */

#include "base/buf.h"
#include "base/span.h"

struct page {
    struct buf *out;
    bool en;
};

/* Text as the inside of an element or of an attribute in double quotes. */
void page_text(struct page *p, const char *text);

/* Literal markup. */
static inline void
page_put(struct page *p, const char *markup)
{
    buf_text(p->out, markup);
}

/* One of a pair, by the language of the page; markup. */
void page_pick(struct page *p, const char *nl, const char *en);

/* From the doctype up to and with the opening of main; title is text. */
void page_begin(struct page *p, const char *title, const char *extra_style);
void page_end(struct page *p);

/* <tag>text</tag>, with a scope for th. */
void page_cell(struct page *p, const char *tag, const char *text);

/* A head cell of a column, in the language of the page. */
void page_head(struct page *p, const char *nl, const char *en);

/* One CSV cell (RFC 4180), quoted; first says that no comma comes before it. */
void page_csv(struct buf *out, const char *text, bool first);
void page_csv_end(struct buf *out);

#endif
