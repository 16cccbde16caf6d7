/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Map there and back: a random canonical message, with any of the elements a
 * type may carry, survives canonical -> format -> canonical unchanged, in every
 * format and for every type.  KETEN_ROUNDS sets how many per pair (200).
 */
#include "adapters/adapter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/limit.h"

enum { ROUNDS = 200, OCC_MAX = 3, VALUES_MAX = 2000 };

static struct adapters *all;
static struct adapter_reader *reader;
static struct arena there, back;
static uint64_t seed = 20261123;

static unsigned
dice(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

/* ---- values ---------------------------------------------------------------- */

static const char *const text_bit[] = {"a", "Z", "é", "ï", "ş", "ł", "0", "-",
    " ", "&", "<", ">", "\"", "'", "ij", "\xf0\x9f\x8f\xa0", "/"};
static const char *const name_bit[] = {"a", "Z", "é", "ï", "ş", "ł", "0", "-",
    " ", "&", "'", "ij", "’", "ẞ", "\xcc\x88", "(", "/"};

static void
put_text(char *out, const struct catalogue_leaf *lf, const char *const *bit,
    unsigned bit_n)
{
    unsigned most = lf->max < 40 ? lf->max : 40;
    unsigned n = lf->min > 1 ? lf->min : 1;

    if (most > n)
        n += dice(most - n);
    /* A letter at both ends: white space there is not ours to keep. */
    *out++ = 'K';
    for (unsigned i = 1; i + 1 < n; i++) {
        const char *b = bit[dice(bit_n)];

        if (strcmp(b, "ij") == 0)
            b = "j";
        memcpy(out, b, strlen(b));
        out += strlen(b);
    }
    if (n > 1)
        *out++ = 'n';
    *out = '\0';
}

static void
put_bsn(char *out)
{
    for (;;) {
        int sum = 0;

        (void)snprintf(out, 10, "9999%05u", dice(100000));
        for (int i = 0; i < 8; i++)
            sum += (out[i] - '0') * (9 - i);
        if ((sum - (out[8] - '0')) % 11 == 0)
            return;
    }
}

static void
put_day(char *out, const struct catalogue_leaf *lf)
{
    unsigned year = strcmp(lf->part, "van") == 0   ? 1950 + dice(30)
                    : strcmp(lf->part, "tot") == 0 ? 2000 + dice(30)
                                                   : 1930 + dice(90);
    unsigned month = 1 + dice(12), day = 1 + dice(28);

    if (lf->type == LEAF_DATE_PART && dice(3) == 0) {
        day = 0;
        if (dice(2) == 0)
            month = 0;
    }
    (void)snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
}

/* A code that may be used on the days that put_value() gives messages. */
static void
put_code(char *out, size_t max, enum codelist list)
{
    int64_t day = clock_days(2026, 11, 1);
    const char *code;

    do
        code = catalogue_codelist_code(list,
            dice((unsigned)catalogue_codelist_n(list)));
    while (catalogue_code_at(list, span_of(code), day).state != CODE_VALID);
    (void)snprintf(out, max, "%s", code);
}

static void
put_value(char *out, size_t max, enum leaf l)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    unsigned n = lf->min > 1 ? lf->min : 1;

    switch (lf->type) {
    case LEAF_CODE:
        put_code(out, max, lf->codes);
        return;
    case LEAF_DATE:
    case LEAF_DATE_PART:
        put_day(out, lf);
        return;
    case LEAF_TIMESTAMP:
        (void)snprintf(out, max, "2026-11-%02uT%02u:00:00Z", 1 + dice(28),
            dice(24));
        return;
    case LEAF_INT:
        (void)snprintf(out, max, "%u",
            lf->min +
                dice(lf->max - lf->min < 1000 ? lf->max - lf->min + 1 : 1000));
        return;
    case LEAF_DECIMAL:
        (void)snprintf(out, max, "%u.%02u", dice(100000), dice(100));
        return;
    case LEAF_UUID:
        (void)snprintf(out, max, "%08x-0000-4000-8000-%012x", dice(1u << 30),
            dice(1u << 30));
        return;
    case LEAF_OIN:
        (void)snprintf(out, max, "00000099%012u", dice(1u << 30));
        return;
    case LEAF_BSN:
        put_bsn(out);
        return;
    case LEAF_DIGITS:
        for (unsigned i = 0; i < n; i++)
            out[i] = (char)('1' + dice(9));
        out[n] = '\0';
        return;
    case LEAF_EMAIL:
        (void)snprintf(out, max, "p%u@voorbeeld.example", dice(100000));
        return;
    case LEAF_PHONE:
        (void)snprintf(out, max, "030%07u", dice(10000000));
        return;
    case LEAF_POSTCODE:
        (void)snprintf(out, max, "%04uAB", 1000 + dice(8999));
        return;
    case LEAF_NAME:
        put_text(out, lf, name_bit, sizeof(name_bit) / sizeof(name_bit[0]));
        return;
    case LEAF_TEXT:
    case LEAF_TYPE__COUNT:
    default:
        put_text(out, lf, text_bit, sizeof(text_bit) / sizeof(text_bit[0]));
    }
}

/* A prefix is one of table 36, and a surname does not look like one. */
static void
put_name(char *out, size_t max, enum leaf l)
{
    if (l == LF_PERSOON_VOORVOEGSEL)
        (void)snprintf(out, max, "%s",
            catalogue_codelist_code(CL_BRP36,
                dice((unsigned)catalogue_codelist_n(CL_BRP36))));
    else
        (void)snprintf(out, max, "Voorbeeld%u", dice(1000));
}

/* ---- messages ----------------------------------------------------------------- */

static void
add_leaf(struct message *m, enum leaf l, uint16_t occ)
{
    char text[512];
    struct span kept;

    if (l == LF_PERSOON_VOORVOEGSEL || l == LF_PERSOON_GESLACHTSNAAM)
        put_name(text, sizeof(text), l);
    else if (l == LF_DETENTIE_EINDDATUM_ZEKERHEID)
        (void)snprintf(text, sizeof(text), "INDICATIEF"); /* goes with any */
    else
        put_value(text, sizeof(text), l);
    kept = arena_dup(m->arena, span_of(text));
    assert_int_equal(message_add(m, l, occ, kept, NULL), ERR_OK);
}

/* Every element of the set but the leaf left out. */
static void
fill(struct message *m, const struct elset *s, enum leaf without)
{
    arena_wipe(&there);
    assert_int_equal(message_init(m, &there, VALUES_MAX, NULL), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);
        unsigned occ = el->repeats ? 1 + dice(OCC_MAX) : 1;

        if (!elset_has(s, (enum element)e) || e == EL_BERICHT_TYPE)
            continue;
        for (unsigned o = 0; o < occ; o++)
            for (uint16_t k = 0; k < el->leaf_n; k++)
                if ((enum leaf)(el->leaf_first + k) != without)
                    add_leaf(m, (enum leaf)(el->leaf_first + k), (uint16_t)o);
    }
}

static bool
writes(const struct adapter *ad, enum bericht type, const struct message *m)
{
    struct buf out;
    bool ok;

    buf_init(&out, LIMIT_BODY_MAX);
    ok = adapter_write(ad, type, m, &out, NULL) == ERR_OK;
    buf_done(&out);
    return ok;
}

/* Which elements a document of this type cannot do without. */
static struct elset
needed(const struct adapter *ad, enum bericht type, const struct elset *may)
{
    struct elset must = {{0}};
    struct message m;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct elset less = *may;

        if (!elset_has(may, (enum element)e))
            continue;
        elset_del(&less, (enum element)e);
        fill(&m, &less, LF__NONE);
        if (!writes(ad, type, &m))
            elset_add(&must, (enum element)e);
    }
    return must;
}

static size_t
values(const struct message *m)
{
    size_t n = 0;

    for (uint16_t i = 0; i < m->n; i++)
        if (m->v[i].leaf != LF_BERICHT_TYPE)
            n++;
    return n;
}

static void
assert_same(const struct message *a, const struct message *b)
{
    for (uint16_t i = 0; i < a->n; i++) {
        const struct message_value *v = &a->v[i];
        struct span w = message_get(b, (enum leaf)v->leaf, v->occ);

        if (!span_eq(v->text, w))
            fail_msg("%s/%s occurrence %u: '%.*s' came back as '%.*s'",
                catalogue_element(catalogue_leaf((enum leaf)v->leaf)->element)
                    ->id,
                catalogue_leaf((enum leaf)v->leaf)->part, v->occ,
                (int)v->text.n, v->text.p, (int)w.n, w.p);
    }
    assert_int_equal(values(a), values(b));
}

static void
there_and_back(const struct adapter *ad, enum bericht type,
    const struct message *m)
{
    struct adapter_error row[LIMIT_ERRORS_MAX];
    struct adapter_errors errs = {.v = row, .max = LIMIT_ERRORS_MAX};
    struct errinfo ei = {.code = ERR_OK};
    struct message again;
    struct buf out;

    buf_init(&out, LIMIT_BODY_MAX);
    if (adapter_write(ad, type, m, &out, &ei) != ERR_OK)
        fail_msg("%s %s: not written: %s", adapter_kind(ad),
            terms_bericht(type), ei.text);
    arena_wipe(&back);
    assert_int_equal(message_init(&again, &back, VALUES_MAX, NULL), ERR_OK);
    if (adapter_read(ad, reader, buf_peek(&out), &again, &errs, NULL) != ERR_OK)
        fail_msg("%s %s: not read back: %s %s\n%.*s", adapter_kind(ad),
            terms_bericht(type), errs.n > 0 ? row[0].place : "",
            errs.n > 0 ? row[0].detail : "", (int)out.n, (char *)out.p);
    assert_same(m, &again);
    buf_done(&out);
}

static void
walk_type(const struct adapter *ad, enum bericht type, unsigned rounds)
{
    struct elset may = adapter_elements(ad, type);
    struct elset must = needed(ad, type, &may);

    for (unsigned r = 0; r < rounds; r++) {
        struct elset some = must;
        struct message m;

        for (unsigned e = 0; e < EL__COUNT; e++)
            if (elset_has(&may, (enum element)e) && dice(2) == 0)
                elset_add(&some, (enum element)e);
        fill(&m, r == 0 ? &may : &some, LF__NONE);
        there_and_back(ad, type, &m);
    }
}

static void
walk_format(const char *kind)
{
    const char *env = getenv("KETEN_ROUNDS");
    unsigned rounds = env == NULL ? ROUNDS : (unsigned)strtoul(env, NULL, 10);
    const struct adapter *ad = adapters_find(all, kind, "v1");
    unsigned types = 0;

    assert_non_null(ad);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(ad, (enum bericht)t))
            continue;
        walk_type(ad, (enum bericht)t, rounds);
        types++;
    }
    print_message("%s: %u types, %u messages each\n", kind, types, rounds);
    assert_true(types >= 4);
}

static void
test_roundtrip__pi_keeps_every_value(void **state)
{
    (void)state;
    walk_format("pi");
}

static void
test_roundtrip__reclassering_keeps_every_value(void **state)
{
    (void)state;
    walk_format("reclassering");
}

static void
test_roundtrip__gemeente_keeps_every_value(void **state)
{
    (void)state;
    walk_format("gemeente");
}

static int
setup(void **state)
{
    struct errinfo ei;

    (void)state;
    if (adapters_load(&all, "adapters", &ei) != ERR_OK) {
        print_error("%s\n", ei.text);
        return 1;
    }
    if (adapter_reader_new(&reader, NULL) != ERR_OK ||
        arena_init(&there, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK ||
        arena_init(&back, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK)
        return 1;
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_done(&there);
    arena_done(&back);
    adapter_reader_free(reader);
    adapters_free(all);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roundtrip__pi_keeps_every_value),
        cmocka_unit_test(test_roundtrip__reclassering_keeps_every_value),
        cmocka_unit_test(test_roundtrip__gemeente_keeps_every_value),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
