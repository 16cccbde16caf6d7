/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_ADAPTERS_ANY_MESSAGE_H
#define TESTS_ADAPTERS_ANY_MESSAGE_H

/* Random messages with the elements of a set: each value right for its leaf. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "adapters/message.h"

enum { ANY_VALUE_MAX = 64, ANY_OCC_MAX = 3 };

static uint64_t any_seed = 20261124;

static inline unsigned
any_dice(unsigned n)
{
    any_seed = any_seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(any_seed >> 33) % n;
}

static inline void
any_bsn(char *out)
{
    for (;;) {
        int sum = 0;

        (void)snprintf(out, 10, "9999%05u", any_dice(100000));
        for (int i = 0; i < 8; i++)
            sum += (out[i] - '0') * (9 - i);
        if ((sum - (out[8] - '0')) % 11 == 0)
            return;
    }
}

static inline void
any_date(char *out, const struct catalogue_leaf *lf)
{
    unsigned year = strcmp(lf->part, "tot") == 0 ? 2000 : 1950;
    unsigned form = lf->type == LEAF_DATE_PART ? any_dice(3) : 0;

    (void)snprintf(out, ANY_VALUE_MAX, "%04u-%02u-%02u", year + any_dice(30),
        form == 2 ? 0 : 1 + any_dice(12), form > 0 ? 0 : 1 + any_dice(28));
}

/* A text of its own, with what HTML, XML and JSON want escaped. */
static inline void
any_text(char *out, const struct catalogue_leaf *lf)
{
    static const char *const odd[] = {"&", "<", ">", "\"", "'", "\\", "é"};
    unsigned n = lf->max < 24 ? lf->max : 24;

    if (n < lf->min)
        n = lf->min;
    for (unsigned i = 0; i < n; i++)
        out[i] = (char)('A' + any_dice(26));
    out[n] = '\0';
    if (n >= 10)
        (void)snprintf(out + n - 2, 8, "%sZ",
            odd[any_dice(sizeof(odd) / sizeof(odd[0]))]);
}

static inline void
any_value(char out[static ANY_VALUE_MAX], enum leaf l)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    unsigned n = lf->min > 1 ? lf->min : 1;

    switch (lf->type) {
    case LEAF_CODE:
        (void)snprintf(out, ANY_VALUE_MAX, "%s",
            catalogue_codelist_code(lf->codes,
                any_dice(catalogue_codelist_n(lf->codes))));
        return;
    case LEAF_DATE:
    case LEAF_DATE_PART:
        any_date(out, lf);
        return;
    case LEAF_TIMESTAMP:
        (void)snprintf(out, ANY_VALUE_MAX, "2026-11-%02uT%02u:%02u:00Z",
            1 + any_dice(28), any_dice(24), any_dice(60));
        return;
    case LEAF_INT:
        (void)snprintf(out, ANY_VALUE_MAX, "%u",
            lf->min + any_dice(lf->max - lf->min + 1));
        return;
    case LEAF_DECIMAL:
        (void)snprintf(out, ANY_VALUE_MAX, "%u.%02u", any_dice(9999999),
            any_dice(100));
        return;
    case LEAF_UUID:
        (void)snprintf(out, ANY_VALUE_MAX, "%08x-0000-4000-8000-%012x",
            any_dice(1u << 30), any_dice(1u << 30));
        return;
    case LEAF_OIN:
        (void)snprintf(out, ANY_VALUE_MAX, "00000099%012u", any_dice(1u << 30));
        return;
    case LEAF_BSN:
        any_bsn(out);
        return;
    case LEAF_DIGITS:
        for (unsigned i = 0; i < n; i++)
            out[i] = (char)('1' + any_dice(9));
        out[n] = '\0';
        return;
    case LEAF_EMAIL:
        (void)snprintf(out, ANY_VALUE_MAX, "p%u@voorbeeld.example",
            any_dice(100000));
        return;
    case LEAF_PHONE:
        (void)snprintf(out, ANY_VALUE_MAX, "030%07u", any_dice(10000000));
        return;
    case LEAF_POSTCODE:
        (void)snprintf(out, ANY_VALUE_MAX, "%04uAB", 1000 + any_dice(8999));
        return;
    case LEAF_TEXT:
    case LEAF_TYPE__COUNT:
    default:
        any_text(out, lf);
    }
}

static inline void
any_add(struct message *m, enum leaf l, uint16_t occ)
{
    char text[ANY_VALUE_MAX];

    any_value(text, l);
    if (l == LF_PERSOON_VOORVOEGSEL)
        (void)snprintf(text, sizeof(text), "van der");
    if (l == LF_PERSOON_GESLACHTSNAAM)
        (void)snprintf(text, sizeof(text), "Voorbeeld%u", any_dice(1000));
    assert_null(catalogue_check(l, span_of(text)));
    assert_int_equal(
        message_add(m, l, occ, arena_dup(m->arena, span_of(text)), NULL),
        ERR_OK);
}

/* Every leaf of every element of the set; lists get one to three items. */
static inline void
any_message(struct message *m, struct arena *arena, const struct elset *s)
{
    arena_wipe(arena);
    assert_int_equal(message_init(m, arena, 4000, NULL), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);
        unsigned occ = el->repeats ? 1 + any_dice(ANY_OCC_MAX) : 1;

        if (!elset_has(s, (enum element)e) || e == EL_BERICHT_TYPE)
            continue;
        for (unsigned o = 0; o < occ; o++)
            for (uint16_t k = 0; k < el->leaf_n; k++)
                any_add(m, (enum leaf)(el->leaf_first + k), (uint16_t)o);
    }
}

#endif
