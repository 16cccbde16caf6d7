/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_VIEW_H
#define ADAPTERS_VIEW_H

/*
 * view - what a format can carry, for those who show it or check it
 *
 * Looks into compiled tables; needs no document.
 */

#include "adapters/adapter.h"

const char *view_syntax(const struct adapter *ad);    /* "xml" or "json" */
const char *view_namespace(const struct adapter *ad); /* "" when none */

/* How many rows paths.tsv and codes.tsv have. */
unsigned view_paths(const struct adapter *ad);
unsigned view_respelled(const struct adapter *ad);

/* The XML root, or the value of berichttype; NULL when the type is not
 * carried. */
const char *view_root(const struct adapter *ad, enum bericht type);

/* What types.tsv says; for what rides along with another element and is not
 * listed PRESENCE_O, and for bericht.type, which is the root, PRESENCE_V. */
enum presence view_presence(const struct adapter *ad, enum bericht type,
    enum element e);

/* One value that a document of a type may hold. */
struct view_path {
    char path[ADAPTER_PLACE_MAX + 1]; /* below the root: "a/b[]/c" */
    enum leaf leaf;
    const char *conv; /* as paths.tsv spells it; static storage */
    bool required;    /* in the container it stands in */
};

/*
 * The paths of a type one by one, in document order.
 *
 * in      at   0 for the first; moved along
 * out     out  untouched at the end
 * returns false at the end, and where the type is not carried
 */
bool view_next(const struct adapter *ad, enum bericht type, uint16_t *at,
    struct view_path *out);

/* How this format spells a code of the catalogue under conversion "code". */
struct span view_code(const struct adapter *ad, enum codelist list,
    struct span code);

#endif
