/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The folder that the last sync was about, as the kernel names it. */
static char synced[PATH_MAX];
static int refuse;

/* Stands in for the C library's. */
int
fsync(int fd)
{
    char link[64];
    ssize_t n;

    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    n = readlink(link, synced, sizeof(synced) - 1);
    synced[n < 0 ? 0 : n] = '\0';
    errno = refuse;
    return refuse == 0 ? 0 : -1;
}

static void
test_file__the_folder_of_a_name_is_synced(void **state)
{
    int tmp = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char here[PATH_MAX];

    (void)state;
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(file_sync_name(AT_FDCWD, "/tmp/name"), 0);
    assert_string_equal(synced, "/tmp");
    assert_int_equal(file_sync_name(AT_FDCWD, "/name"), 0);
    assert_string_equal(synced, "/");
    assert_int_equal(file_sync_name(AT_FDCWD, "name"), 0);
    assert_string_equal(synced, here);
    assert_int_equal(file_sync_name(tmp, "name"), 0);
    assert_string_equal(synced, "/tmp");
    (void)close(tmp);
}

static void
test_file__what_fails_is_told(void **state)
{
    char path[PATH_MAX + 3];

    (void)state;
    assert_int_equal(file_sync_name(AT_FDCWD, "/tmp/is/not/there/x"), ENOENT);
    memset(path, 'a', sizeof(path) - 3);
    memcpy(path + sizeof(path) - 3, "/x", 3);
    assert_int_equal(file_sync_name(AT_FDCWD, path), ENAMETOOLONG);
    refuse = EIO;
    assert_int_equal(file_sync_name(AT_FDCWD, "/tmp/x"), EIO);
    refuse = 0;
}

static void
test_file__a_number_of_the_system_is_an_error_of_ours(void **state)
{
    static const struct {
        int number;
        enum err code;
    } of[] = {{ENOENT, ERR_NOTFOUND}, {EEXIST, ERR_CONFLICT},
        {ENOSPC, ERR_FULL}, {EDQUOT, ERR_FULL}, {EACCES, ERR_IO}};
    struct errinfo ei;

    (void)state;
    for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
        assert_int_equal(file_error(&ei, "test", "een pad", of[i].number),
            of[i].code);
        assert_int_equal(ei.code, of[i].code);
        assert_int_equal(ei.os_errno, of[i].number);
        assert_string_equal(ei.text, "een pad");
        assert_int_equal(file_error(NULL, "test", "een pad", of[i].number),
            of[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file__the_folder_of_a_name_is_synced),
        cmocka_unit_test(test_file__what_fails_is_told),
        cmocka_unit_test(test_file__a_number_of_the_system_is_an_error_of_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
