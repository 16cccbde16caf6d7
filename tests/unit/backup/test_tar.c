/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/tar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static struct tar_file
file(const char *name, uint64_t size)
{
    struct tar_file f = {.size = size, .at_s = 1795000000, .mode = 0600};

    (void)snprintf(f.name, sizeof(f.name), "%s", name);
    return f;
}

static void
test_tar__reads_back_what_it_wrote(void **state)
{
    static const uint64_t size[] = {0, 1, 511, 512, 513, 077777777777,
        077777777777 + 1, (uint64_t)1 << 40};

    (void)state;
    for (size_t i = 0; i < sizeof(size) / sizeof(size[0]); i++) {
        struct tar_file f = file("state/ketenpoort.db", size[i]), g;
        uint8_t b[TAR_BLOCK];
        bool end = true;

        assert_int_equal(tar_write(&f, b, NULL), ERR_OK);
        assert_int_equal(tar_read(b, &g, &end, NULL), ERR_OK);
        assert_false(end);
        assert_string_equal(g.name, f.name);
        assert_int_equal(g.size, f.size);
        assert_int_equal(g.mode, f.mode);
        assert_int_equal(g.at_s, f.at_s);
        assert_int_equal((size[i] + tar_padding(size[i])) % TAR_BLOCK, 0);
    }
}

static void
test_tar__a_name_fits_or_is_refused(void **state)
{
    uint8_t b[TAR_BLOCK];
    char name[TAR_NAME_MAX + 1];
    struct tar_file f, g;
    bool end;

    (void)state;
    memset(name, 'a', sizeof(name));
    name[100] = '\0';
    f = file(name, 1);
    assert_int_equal(tar_write(&f, b, NULL), ERR_OK);
    name[100] = 'a';
    name[101] = '\0';
    f = file(name, 1);
    assert_int_equal(tar_write(&f, b, NULL), ERR_LIMIT);
    /* 155, a slash, 99: the longest */
    memset(name, 'a', sizeof(name));
    name[155] = '/';
    name[255] = '\0';
    f = file(name, 1);
    assert_int_equal(tar_write(&f, b, NULL), ERR_OK);
    assert_int_equal(tar_read(b, &g, &end, NULL), ERR_OK);
    assert_string_equal(g.name, name);
}

static void
test_tar__no_name_leads_outside(void **state)
{
    static const char *const wrong[] = {"", "/etc/passwd", "../x", "a/../b",
        "a//b", "a/", ".", "a/.", "a/..", "a\nb"};
    uint8_t b[TAR_BLOCK];

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct tar_file f = file(wrong[i], 1);

        assert_int_equal(tar_write(&f, b, NULL), ERR_SYNTAX);
    }
}

static void
test_tar__every_changed_byte_is_seen(void **state)
{
    struct tar_file f = file("keys/log.key", 119), g;
    uint8_t b[TAR_BLOCK];
    bool end;

    (void)state;
    assert_int_equal(tar_write(&f, b, NULL), ERR_OK);
    for (size_t i = 0; i < TAR_BLOCK; i++) {
        b[i] ^= 1;
        assert_int_equal(tar_read(b, &g, &end, NULL), ERR_CORRUPT);
        b[i] ^= 1;
    }
    memset(b, 0, sizeof(b));
    assert_int_equal(tar_read(b, &g, &end, NULL), ERR_OK);
    assert_true(end);
}

/* Another program's tar reads it. */
static void
test_tar__gnu_tar_reads_it(void **state)
{
    static const uint8_t zeros[2 * TAR_BLOCK];
    struct tar_file f = file("log/verstrekkingen.log", 5);
    uint8_t b[TAR_BLOCK];
    FILE *p = popen("tar tvf - | grep -q -- '-rw------- 0/0 *5 .*"
                    " log/verstrekkingen.log'",
        "w");

    (void)state;
    assert_non_null(p);
    assert_int_equal(tar_write(&f, b, NULL), ERR_OK);
    assert_int_equal(fwrite(b, 1, sizeof(b), p), sizeof(b));
    assert_int_equal(fwrite("hello", 1, 5, p), 5);
    assert_int_equal(fwrite(zeros, 1, tar_padding(5), p), tar_padding(5));
    assert_int_equal(fwrite(zeros, 1, sizeof(zeros), p), sizeof(zeros));
    assert_int_equal(pclose(p), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tar__reads_back_what_it_wrote),
        cmocka_unit_test(test_tar__a_name_fits_or_is_refused),
        cmocka_unit_test(test_tar__no_name_leads_outside),
        cmocka_unit_test(test_tar__every_changed_byte_is_seen),
        cmocka_unit_test(test_tar__gnu_tar_reads_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
