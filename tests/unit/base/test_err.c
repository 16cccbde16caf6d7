/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/err.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
test_base__every_code_has_words_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < ERR__COUNT; i++) {
        assert_non_null(err_text((enum err)i));
        assert_true(strlen(err_text((enum err)i)) > 1);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(err_text((enum err)i),
                err_text((enum err)k));
    }
}

static void
test_base__a_code_tells_whose_fault_it_was(void **state)
{
    (void)state;
    assert_int_equal(err_fault(ERR_OK), FAULT_NOBODY);
    assert_int_equal(err_fault(ERR_SYNTAX), FAULT_PEER);
    assert_int_equal(err_fault(ERR_CONFIG), FAULT_OPERATOR);
    assert_int_equal(err_fault(ERR_FULL), FAULT_WORLD);
    assert_int_equal(err_fault(ERR_CORRUPT), FAULT_US);
}

static void
test_base__a_failure_is_recorded_and_handed_back(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    errno = ENOENT;
    assert_int_equal(err_set(&ei, ERR_LIMIT, "test.set", "meer dan %d", 3),
        ERR_LIMIT);
    assert_int_equal(ei.code, ERR_LIMIT);
    assert_int_equal(ei.os_errno, 0);
    assert_string_equal(ei.where, "test.set");
    assert_string_equal(ei.text, "meer dan 3");
    errno = EIO;
    assert_int_equal(err_set(&ei, ERR_IO, "test.io", "x"), ERR_IO);
    assert_int_equal(ei.os_errno, EIO);
    assert_int_equal(err_set(NULL, ERR_IO, "test.io", "x"), ERR_IO);
}

static void
test_base__another_verdict_keeps_the_story(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    (void)err_set(&ei, ERR_NOTFOUND, "test.as", "weg");
    assert_int_equal(err_as(&ei, ERR_CORRUPT), ERR_CORRUPT);
    assert_int_equal(ei.code, ERR_CORRUPT);
    assert_string_equal(ei.where, "test.as");
    assert_string_equal(ei.text, "weg");
    assert_int_equal(err_as(NULL, ERR_IO), ERR_IO);
}

static void
test_base__a_long_text_is_cut(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    char text[2 * ERRINFO_TEXT_MAX + 1];

    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    (void)err_set(&ei, ERR_SYNTAX, "test.cut", "%s", text);
    assert_int_equal(strlen(ei.text), ERRINFO_TEXT_MAX - 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base__every_code_has_words_of_its_own),
        cmocka_unit_test(test_base__a_code_tells_whose_fault_it_was),
        cmocka_unit_test(test_base__a_failure_is_recorded_and_handed_back),
        cmocka_unit_test(test_base__another_verdict_keeps_the_story),
        cmocka_unit_test(test_base__a_long_text_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
