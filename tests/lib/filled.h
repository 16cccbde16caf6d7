/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_FILLED_H
#define TESTS_FILLED_H

/* filled - messages in which every element is filled, by dice that a test
 * sets, so that a run can be told again.  Include after cmocka.h. */

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "adapters/adapter.h"

#define FILLED_STAMP "2025-11-24T12:34:56Z"
enum { FILLED_VALUE_MAX = 4096, FILLED_DAY = 20416 /* of the stamp */ };

static uint64_t filled_random;

/* splitmix64 */
static inline uint64_t
filled_next(void)
{
    uint64_t z = filled_random += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static inline unsigned
filled_upto(size_t n)
{
    return (unsigned)(filled_next() % n);
}

/* A value in canonical form for a leaf. */

static inline void
filled_bsn(char *out, size_t max)
{
    for (;;) {
        unsigned v = filled_upto(100000), sum = 0;

        (void)snprintf(out, max, "9999%05u", v);
        for (unsigned i = 0; i < 8; i++)
            sum += (unsigned)(out[i] - '0') * (9 - i);
        if ((sum + 10 * (unsigned)(out[8] - '0')) % 11 == 0)
            return;
    }
}

static inline void
filled_text(char *out, size_t max, const struct catalogue_leaf *lf, bool digits)
{
    size_t want = lf->min + filled_upto(lf->max - lf->min + 1);

    if (want > lf->min + 12)
        want = lf->min + filled_upto(12);
    if (want == 0)
        want = 1;
    if (want >= max)
        want = max - 1;
    for (size_t i = 0; i < want; i++)
        out[i] =
            (char)((digits ? '0' : 'a') + (char)filled_upto(digits ? 10 : 26));
    out[want] = '\0';
}

/* A code that may be used on the day that messages get. */
static inline void
filled_code(char *out, size_t max, const struct catalogue_leaf *lf)
{
    const char *code;

    do
        code = catalogue_codelist_code(lf->codes,
            filled_upto(catalogue_codelist_n(lf->codes)));
    while (catalogue_code_at(lf->codes, span_of(code), FILLED_DAY).state !=
           CODE_VALID);
    (void)snprintf(out, max, "%s", code);
}

static inline void
filled_date(char *out, size_t max, bool part)
{
    unsigned day = 1 + filled_upto(28), month = 1 + filled_upto(12);

    if (part && filled_upto(2) == 0)
        day = 0;
    if (part && day == 0 && filled_upto(2) == 0)
        month = 0;
    (void)snprintf(out, max, "%u-%02u-%02u", 1900 + filled_upto(200), month,
        day);
}

static inline void
filled_uuid(char *out, size_t max)
{
    (void)snprintf(out, max, "%08x-%04x-%04x-%04x-%08x%04x",
        (unsigned)(filled_next() & 0xffffffffU), filled_upto(65536),
        filled_upto(65536), filled_upto(65536),
        (unsigned)(filled_next() & 0xffffffffU), filled_upto(65536));
}

static inline void
filled_value(char *out, size_t max, enum leaf leaf)
{
    const struct catalogue_leaf *lf = catalogue_leaf(leaf);

    switch (lf->type) {
    case LEAF_TEXT:
    case LEAF_NAME:
        filled_text(out, max, lf, false);
        break;
    case LEAF_DIGITS:
        filled_text(out, max, lf, true);
        break;
    case LEAF_CODE:
        filled_code(out, max, lf);
        break;
    case LEAF_DATE:
    case LEAF_DATE_PART:
        filled_date(out, max, lf->type == LEAF_DATE_PART);
        break;
    case LEAF_TIMESTAMP:
        (void)snprintf(out, max, "%s", FILLED_STAMP);
        break;
    case LEAF_INT:
        (void)snprintf(out, max, "%u",
            (unsigned)lf->min + filled_upto(lf->max - lf->min + 1));
        break;
    case LEAF_DECIMAL:
        (void)snprintf(out, max, "%u.%02u", filled_upto(10000000),
            filled_upto(100));
        break;
    case LEAF_UUID:
        filled_uuid(out, max);
        break;
    case LEAF_OIN:
        (void)snprintf(out, max, "00000099%012u", filled_upto(1000000));
        break;
    case LEAF_BSN:
        filled_bsn(out, max);
        break;
    case LEAF_EMAIL:
        (void)snprintf(out, max, "p%u@voorbeeld.example", filled_upto(1000));
        break;
    case LEAF_PHONE:
        (void)snprintf(out, max, "06 %08u", filled_upto(100000000));
        break;
    case LEAF_POSTCODE:
        (void)snprintf(out, max, "%uAB", 1000 + filled_upto(9000));
        break;
    case LEAF_TYPE__COUNT:
        break;
    }
}

/* A period must not end before it starts, whatever the dice say; and an
 * indicative end date may be there or not. */
static inline void
filled_set(struct message *m, enum leaf leaf, uint16_t occ)
{
    const char *part = catalogue_leaf(leaf)->part;
    char text[FILLED_VALUE_MAX];
    struct span copy;

    filled_value(text, sizeof(text), leaf);
    if (strcmp(part, "van") == 0)
        (void)snprintf(text, sizeof(text), "1999-12-31");
    if (strcmp(part, "tot") == 0)
        (void)snprintf(text, sizeof(text), "2100-01-01");
    if (leaf == LF_DETENTIE_EINDDATUM_ZEKERHEID)
        (void)snprintf(text, sizeof(text), "INDICATIEF");
    copy = arena_dup(m->arena, span_of(text));
    assert_non_null(copy.p);
    assert_int_equal(message_add(m, leaf, occ, copy, NULL), ERR_OK);
}

/* A message with every element that the format carries for this type. */
static inline void
filled_message(struct message *m, const struct adapter *ad, enum bericht type)
{
    struct elset es = adapter_elements(ad, type);

    for (unsigned l = 0; l < LF__COUNT; l++) {
        enum element e = catalogue_leaf((enum leaf)l)->element;
        unsigned n = catalogue_element(e)->repeats ? 2 : 1;

        if (!elset_has(&es, e) || e == EL_BERICHT_TYPE ||
            e == EL_PERSOON_VOORVOEGSEL)
            continue;
        for (unsigned occ = 0; occ < n; occ++)
            filled_set(m, (enum leaf)l, (uint16_t)occ);
    }
}

#endif
