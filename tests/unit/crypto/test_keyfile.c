/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/keyfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "crypto/crypto.h"

static char dir[] = "/tmp/kp-keyfile-XXXXXX";

static const char *
in_dir(const char *name)
{
    static char path[4][128];
    static unsigned next;
    char *p = path[next++ % 4];

    snprintf(p, 128, "%s/%s", dir, name);
    return p;
}

static void
test_keyfile__comes_back_and_is_private(void **state)
{
    const char *path = in_dir("a.key");
    struct keyfile k;
    struct stat st;
    mode_t old = umask(0);

    (void)state;
    assert_int_equal(keyfile_create(path, span_of("geheim"), NULL), ERR_OK);
    umask(old);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    assert_int_equal(keyfile_read(path, 0, &k, NULL), ERR_OK);
    assert_int_equal(k.n, 6);
    assert_memory_equal(k.p, "geheim", 6);
    keyfile_done(&k);
    assert_null(k.p);
    keyfile_done(&k);
    assert_int_equal(keyfile_create(path, span_of("ander"), NULL),
        ERR_CONFLICT);
    assert_int_equal(keyfile_read(path, 6, &k, NULL), ERR_OK);
    keyfile_done(&k);
    assert_int_equal(keyfile_read(path, 5, &k, NULL), ERR_CONFIG);
    assert_int_equal(keyfile_read(path, 7, &k, NULL), ERR_CONFIG);
    unlink(path);
}

static void
test_keyfile__wide_modes_are_refused(void **state)
{
    static const mode_t wide[] = {0640, 0620, 0610, 0604, 0602, 0601};
    const char *path = in_dir("b.key");
    struct keyfile k;

    (void)state;
    assert_int_equal(keyfile_generate(path, 32, NULL), ERR_OK);
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
        assert_int_equal(chmod(path, wide[i]), 0);
        assert_int_equal(keyfile_read(path, 32, &k, NULL), ERR_CONFIG);
        assert_null(k.p);
    }
    assert_int_equal(chmod(path, 0400), 0);
    assert_int_equal(keyfile_read(path, 32, &k, NULL), ERR_OK);
    keyfile_done(&k);
    unlink(path);
}

static void
test_keyfile__only_plain_files(void **state)
{
    const char *path = in_dir("c.key"), *link = in_dir("link");
    struct keyfile k;

    (void)state;
    assert_int_equal(keyfile_read(path, 0, &k, NULL), ERR_NOTFOUND);
    assert_int_equal(keyfile_generate(path, 32, NULL), ERR_OK);
    assert_int_equal(symlink("c.key", link), 0);
    assert_int_equal(keyfile_read(link, 0, &k, NULL), ERR_CONFIG);
    assert_int_equal(keyfile_read(dir, 0, &k, NULL), ERR_CONFIG);
    unlink(link);
    assert_int_equal(mkfifo(link, 0600), 0);
    assert_int_equal(keyfile_read(link, 0, &k, NULL), ERR_CONFIG);
    unlink(link);
    unlink(path);
}

static void
test_keyfile__limits(void **state)
{
    static uint8_t big[KEYFILE_MAX + 1];
    const char *path = in_dir("d.key");
    struct keyfile k;
    FILE *f;

    (void)state;
    assert_int_equal(keyfile_create(path, (struct span){big, 0}, NULL),
        ERR_LIMIT);
    assert_int_equal(
        keyfile_create(path, (struct span){big, KEYFILE_MAX + 1}, NULL),
        ERR_LIMIT);
    assert_int_equal(keyfile_generate(path, 65, NULL), ERR_LIMIT);
    assert_int_equal(
        keyfile_create(path, (struct span){big, KEYFILE_MAX}, NULL), ERR_OK);
    assert_int_equal(keyfile_read(path, 0, &k, NULL), ERR_OK);
    assert_int_equal(k.n, KEYFILE_MAX);
    keyfile_done(&k);
    f = fopen(path, "a");
    assert_non_null(f);
    fputc(0, f);
    fclose(f);
    assert_int_equal(keyfile_read(path, 0, &k, NULL), ERR_CONFIG);
    unlink(path);
    assert_int_equal(keyfile_generate(path, 64, NULL), ERR_OK);
    unlink(path);
    assert_int_equal(keyfile_create(in_dir("no/such.key"), span_of("x"), NULL),
        ERR_IO);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keyfile__comes_back_and_is_private),
        cmocka_unit_test(test_keyfile__wide_modes_are_refused),
        cmocka_unit_test(test_keyfile__only_plain_files),
        cmocka_unit_test(test_keyfile__limits),
    };
    int bad;

    if (crypto_init(NULL) != ERR_OK || mkdtemp(dir) == NULL)
        return 1;
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(dir);
    return bad;
}
