/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the gateway writes is what the published schema allows.
 *
 * Random messages of every type are written in every format; with KETEN_DUMP
 * each document is also put below that folder, as <kind>/<version>/<type>.<n>.xml
 * (or .json), for validators that are not ours (tests/run.py has xmllint and ajv
 * judge them).  KETEN_ROUNDS sets how many there are of each type (25).
 */
#include "adapters/adapter.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "tests/lib/made.h"

enum { ROUNDS = 25, PATH_LEN = 400 };

static struct fixture {
    struct made_formats formats;
    struct adapter_reader *rd;
    struct arena there, back;
    struct generate_message made;
    unsigned written;
} fx;

static bool
writes(const struct adapter *ad, enum bericht type, const struct elset *s,
    unsigned most, struct buf *out)
{
    struct message m;

    arena_wipe(&fx.there);
    buf_clear(out);
    assert_int_equal(
        message_init(&m, &fx.there, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    made_message(&fx.made, s, most, &m);
    return adapter_write(ad, type, &m, out, NULL) == ERR_OK;
}

/* The elements that this type cannot do without, found by leaving each out. */
static struct elset
needed(const struct adapter *ad, enum bericht type, const struct elset *may,
    struct buf *out)
{
    struct elset must = {{0}};

    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct elset less = *may;

        if (!elset_has(may, (enum element)e))
            continue;
        elset_del(&less, (enum element)e);
        if (!writes(ad, type, &less, 1, out))
            elset_add(&must, (enum element)e);
    }
    return must;
}

static void
folder(const char *path)
{
    if (mkdir(path, 0700) != 0)
        assert_int_equal(errno, EEXIST);
}

static void
dump(const struct adapter *ad, enum bericht type, unsigned n,
    const struct buf *out)
{
    const char *dir = getenv("KETEN_DUMP");
    char path[PATH_LEN];
    FILE *f;

    fx.written++;
    if (dir == NULL)
        return;
    (void)snprintf(path, sizeof(path), "%s/%s", dir, adapter_kind(ad));
    folder(path);
    (void)snprintf(path, sizeof(path), "%s/%s/%s", dir, adapter_kind(ad),
        adapter_version(ad));
    folder(path);
    assert_true(snprintf(path, sizeof(path), "%s/%s/%s/%s.%u.%s", dir,
                    adapter_kind(ad), adapter_version(ad), terms_bericht(type),
                    n, out->p[0] == '{' ? "json" : "xml") < PATH_LEN);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(out->p, 1, out->n, f), out->n);
    assert_int_equal(fclose(f), 0);
}

static void
reads(const struct adapter *ad, enum bericht type, const struct buf *out)
{
    struct adapter_error row[LIMIT_ERRORS_MAX];
    struct adapter_errors errs = {.v = row, .max = LIMIT_ERRORS_MAX};
    struct message m;

    arena_wipe(&fx.back);
    assert_int_equal(message_init(&m, &fx.back, LIMIT_MESSAGE_VALUES_MAX, NULL),
        ERR_OK);
    if (adapter_read(ad, fx.rd, buf_peek(out), &m, &errs, NULL) != ERR_OK)
        fail_msg("%s %s: not read back: %s %s", adapter_kind(ad),
            terms_bericht(type), errs.n > 0 ? row[0].place : "",
            errs.n > 0 ? row[0].code : "");
}

/* The fullest, the barest, and what lies between. */
static void
write_type(const struct adapter *ad, enum bericht type, unsigned rounds)
{
    struct elset may = adapter_elements(ad, type), must;
    struct buf out;

    buf_init(&out, LIMIT_BODY_MAX);
    must = needed(ad, type, &may, &out);
    for (unsigned r = 0; r < rounds; r++) {
        struct elset some = r == 0 ? may : must;
        unsigned odds = 2 + generate_message_dice(&fx.made, 4);

        for (unsigned e = 0; r > 1 && e < EL__COUNT; e++)
            if (elset_has(&may, (enum element)e) &&
                generate_message_dice(&fx.made, odds) == 0)
                elset_add(&some, (enum element)e);
        if (!writes(ad, type, &some, r % 5 == 0 ? 5 : 3, &out))
            fail_msg("%s %s: not written", adapter_kind(ad),
                terms_bericht(type));
        reads(ad, type, &out);
        dump(ad, type, r, &out);
    }
    buf_done(&out);
}

static void
test_written__every_type_in_every_format(void **state)
{
    const char *env = getenv("KETEN_ROUNDS");
    unsigned rounds = env == NULL ? ROUNDS : (unsigned)strtoul(env, NULL, 10);

    (void)state;
    if (rounds > 200)
        rounds = 200; /* as files these are read by slower programs */
    for (size_t i = 0; i < fx.formats.n; i++)
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            if (adapter_has_type(fx.formats.v[i], (enum bericht)t))
                write_type(fx.formats.v[i], (enum bericht)t, rounds);
    print_message("%u documents\n", fx.written);
    assert_true(fx.written >= 15 * rounds);
}

static int
setup(void **state)
{
    (void)state;
    fx.made.seed = 20261125;
    made_formats_load(&fx.formats);
    if (adapter_reader_new(&fx.rd, NULL) != ERR_OK ||
        arena_init(&fx.there, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK ||
        arena_init(&fx.back, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK)
        return 1;
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_done(&fx.there);
    arena_done(&fx.back);
    adapter_reader_free(fx.rd);
    adapters_free(fx.formats.as);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written__every_type_in_every_format),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
