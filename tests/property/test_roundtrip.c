/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Map there and back: a random canonical message, with any of the elements a
 * type may carry, survives canonical -> format -> canonical unchanged, in every
 * format and for every type.  KETEN_ROUNDS sets how many per pair (200).
 */
#include "adapters/adapter.h"
#include "adapters/generate_message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limit.h"
#include "tests/lib/formats.h"

enum { ROUNDS = 200, VALUES_MAX = 2000 };

static struct adapters *all;
static struct adapter_reader *reader;
static struct arena there, back;
static struct generate_message gen = {.seed = 20261123};

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

    for (unsigned r = 0; r < rounds; r++) {
        struct message m;

        arena_wipe(&there);
        assert_int_equal(message_init(&m, &there, VALUES_MAX, NULL), ERR_OK);
        assert_int_equal(r == 0
                             ? generate_message_fill(&gen, &m, &may, NULL)
                             : generate_message_any(&gen, ad, type, &m, NULL),
            ERR_OK);
        there_and_back(ad, type, &m);
    }
}

static void
walk_format(const struct format *f)
{
    const char *env = getenv("KETEN_ROUNDS");
    unsigned rounds = env == NULL ? ROUNDS : (unsigned)strtoul(env, NULL, 10);
    const struct adapter *ad = adapters_find(all, f->kind, f->version);
    unsigned types = 0;

    assert_non_null(ad);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(ad, (enum bericht)t))
            continue;
        walk_type(ad, (enum bericht)t, rounds);
        types++;
    }
    print_message("%s %s: %u types, %u messages each\n", f->kind, f->version,
        types, rounds);
    assert_true(types > 0);
}

static void
test_roundtrip__every_format_keeps_every_value(void **state)
{
    struct formats fs;

    (void)state;
    formats_find(&fs, "adapters");
    for (size_t i = 0; i < fs.n; i++)
        walk_format(&fs.v[i]);
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
        cmocka_unit_test(test_roundtrip__every_format_keeps_every_value),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
