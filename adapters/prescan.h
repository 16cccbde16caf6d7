/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_PRESCAN_H
#define ADAPTERS_PRESCAN_H

/*
 * prescan - a first look at hostile bytes, before a library parses them
 *
 * One linear pass without allocation.  What passes holds nothing that makes
 * libxml2 or jansson slow or lets them load something.  It need not be well
 * formed: up to the first place where it is not, the pass sees the same tags,
 * strings and texts as the parser, and there the parser stops.
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct prescan {
    const char *code; /* "niet-toegestaan", "grens" or "niet-welgevormd" */
    const char *why;  /* static text */
    unsigned line;    /* where, from 1 */
};

/*
 * UTF-8 only (with or without BOM), no DTD, no processing instruction, no
 * entity but the five, and depth, attributes (xmlns included), names, nodes
 * and bytes within base/limit.h.
 *
 * out     *out  filled on failure
 * errors  ERR_SYNTAX, ERR_LIMIT
 */
MUST_CHECK enum err prescan_xml(struct span doc, struct prescan *out);

/* Depth, number of values and bytes within base/limit.h; no BOM, no NUL. */
MUST_CHECK enum err prescan_json(struct span doc, struct prescan *out);

#endif
