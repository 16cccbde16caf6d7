/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_DIFF_FIELDS_H
#define POLICY_DIFF_FIELDS_H

/*
 * diff_fields - what of a policy is compared, as tables
 *
 * Internal to policy/.  One table per kind of thing: which there are, how each
 * is told from the others, and its fields.  A new field is one row.
 */

#include "policy/compile.h"
#include "policy/diff.h"

/* One thing of one policy. */
struct diff_item {
    const struct policy *po;
    const void *p;      /* the row of the table in compile.h, if any */
    unsigned at;        /* or its number, in a table of scan.h */
    const char *column; /* as in struct diff_row */
    uint8_t type;       /* BERICHT__COUNT: none */
    uint8_t element;    /* EL__NONE: none */
    const char *key;
};

struct diff_field {
    const char *name;
    enum diff_effect effect;
    /* Writes what the field says, in the words of the files. */
    void (*say)(struct buf *b, const struct diff_item *it);
    /* Or, for a field that speaks of each element: what it says of e. */
    const char *(*of)(const struct diff_item *it, enum element e);
};

struct diff_table {
    /* Of a thing that is new or gone; its first field says what it was. */
    enum diff_effect effect;
    const struct diff_field *field; /* ends with a row without a name */
    /* Places to look at, and what is at one: false when nothing.  The key
     * sorts, and is unique among things of this kind. */
    size_t (*n)(const struct policy *po);
    bool (*item)(const struct policy *po, size_t i, struct diff_item *it,
        struct buf *key);
};

extern const struct diff_table diff_fields[DIFF__COUNT];

#endif
