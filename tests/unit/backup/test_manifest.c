/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct manifest
some(size_t parts)
{
    struct manifest m = {.program = "0.1.0",
        .made_ms = 1795000000000,
        .expires_ms = 1796209600000,
        .origin = "ketenpoort.example/log/2026",
        .size = 12,
        .signed_size = 11,
        .note = "ketenpoort.example/log/2026\n11\nAAAA\n\n\u2014 x y\n",
        .keys = {900, {1}}};

    for (size_t i = 0; i < parts; i++) {
        struct manifest_part p = {1000 + i, {(uint8_t)i, 2}};

        assert_int_equal(manifest_add(&m, &p, NULL), ERR_OK);
    }
    return m;
}

static void
test_manifest__reads_back_what_it_wrote(void **state)
{
    struct manifest m = some(3), back;
    struct buf b;

    (void)state;
    buf_init(&b, MANIFEST_MAX);
    manifest_write(&b, &m);
    assert_int_equal(manifest_read(buf_peek(&b), &back, NULL), ERR_OK);
    assert_int_equal(back.n, 3);
    assert_int_equal(back.v[2].size, 1002);
    assert_memory_equal(back.v[2].sha256, m.v[2].sha256, DIGEST_SHA256_LEN);
    assert_int_equal(back.keys.size, 900);
    assert_string_equal(back.note, m.note);
    assert_int_equal(back.expires_ms, m.expires_ms);
    assert_int_equal(back.signed_size, 11);
    manifest_done(&back);
    manifest_done(&m);
    buf_done(&b);
}

/* No byte of it can be another one and mean the same. */
static void
test_manifest__has_one_way_of_writing(void **state)
{
    struct manifest m = some(2), back;
    struct buf b, again;

    (void)state;
    buf_init(&b, MANIFEST_MAX);
    buf_init(&again, MANIFEST_MAX);
    manifest_write(&b, &m);
    for (size_t i = 0; i < b.n; i++) {
        b.p[i] ^= 1;
        if (manifest_read(buf_peek(&b), &back, NULL) == ERR_OK) {
            buf_clear(&again);
            manifest_write(&again, &back);
            assert_true(span_eq(buf_peek(&again), buf_peek(&b)));
        }
        manifest_done(&back);
        b.p[i] ^= 1;
    }
    for (size_t n = 0; n < b.n; n++) {
        assert_int_not_equal(manifest_read((struct span){b.p, n}, &back, NULL),
            ERR_OK);
        manifest_done(&back);
    }
    manifest_done(&m);
    buf_done(&b);
    buf_done(&again);
}

static void
test_manifest__stops_at_its_limit(void **state)
{
    struct manifest m = some(MANIFEST_PARTS_MAX), back;
    struct manifest_part p = {1, {0}};
    struct buf b;

    (void)state;
    buf_init(&b, MANIFEST_MAX);
    assert_int_equal(manifest_add(&m, &p, NULL), ERR_LIMIT);
    manifest_write(&b, &m);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_int_equal(manifest_read(buf_peek(&b), &back, NULL), ERR_OK);
    assert_int_equal(back.n, MANIFEST_PARTS_MAX);
    manifest_done(&back);
    manifest_done(&m);
    buf_done(&b);
}

static void
test_manifest__of_a_later_version_is_not_guessed_at(void **state)
{
    struct manifest m = some(1), back;
    struct buf b;
    uint8_t *at;

    (void)state;
    buf_init(&b, MANIFEST_MAX);
    manifest_write(&b, &m);
    at = memmem(b.p, b.n, "\"version\":1", 11);
    assert_non_null(at);
    at[10] = '2';
    assert_int_equal(manifest_read(buf_peek(&b), &back, NULL), ERR_UNSUPPORTED);
    manifest_done(&back);
    manifest_done(&m);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_manifest__reads_back_what_it_wrote),
        cmocka_unit_test(test_manifest__has_one_way_of_writing),
        cmocka_unit_test(test_manifest__stops_at_its_limit),
        cmocka_unit_test(test_manifest__of_a_later_version_is_not_guessed_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
