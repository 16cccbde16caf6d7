/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef API_READABLE_H
#define API_READABLE_H

/*
 * readable - a stored document as a page for a recipient without a system
 *
 * The document is read back through the format that it was written in, by the
 * profile that is kept with it, and rendered with the words of the decision.
 * The recipient is told of what it could have had: what a condition held
 * back, and not what the policy denies it outright.
 */

#include "adapters/adapter.h"
#include "adapters/rendition.h"
#include "api/receipt.h"
#include "base/attr.h"

struct readable;

enum { READABLE_CSP_MAX = 200 };

/* in      ads, po  borrowed; must outlive it
 * errors  ERR_NOMEM, ERR_INTERNAL */
MUST_CHECK enum err readable_new(struct readable **out,
    const struct adapters *ads, const struct policy *po, struct errinfo *ei);
/* From now on the words of this policy; borrowed until the next call. */
void readable_use_policy(struct readable *rd, const struct policy *po);
void readable_free(struct readable *rd);

/* The Content-Security-Policy under which the page has its style, and nothing
 * else; lives as long as rd. */
const char *readable_csp(const struct readable *rd);

/* What a page is made from.  Borrowed. */
struct readable_page {
    const struct receipt *receipt; /* of the same message */
    struct span kept;              /* media type with profile, as kept */
    struct span document;
    const struct adapter *own; /* of the recipient: for what was kept without
                                * profile; may be NULL */
    const char *from, *to;     /* names of the parties; "" when not known */
};

/*
 * Append the page.
 *
 * errors  ERR_UNSUPPORTED  no format declares the profile of the document
 *         ERR_CORRUPT      the document does not read back
 *         ERR_LIMIT, ERR_NOMEM
 */
MUST_CHECK enum err readable_write(struct readable *rd,
    const struct readable_page *page, struct buf *out, struct errinfo *ei);

#endif
