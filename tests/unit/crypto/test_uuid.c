/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/uuid.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "crypto/crypto.h"
#include "crypto/random.h"

static void
test_uuid__has_time_version_and_variant(void **state)
{
    char text[UUID_TEXT_LEN + 1], again[UUID_TEXT_LEN + 1];
    uint8_t id[UUID_LEN];

    (void)state;
    /* RFC 9562, A.6: this moment gives these twelve digits. */
    assert_int_equal(uuid_new(INT64_C(0x017F22E279B0), text, NULL), ERR_OK);
    assert_memory_equal(text, "017f22e2-79b0-7", 15);
    assert_int_equal(strlen(text), UUID_TEXT_LEN);
    assert_true(uuid_parse(span_of(text), id));
    assert_int_equal(id[6] >> 4, 7);
    assert_int_equal(id[8] >> 6, 2);
    uuid_write(id, again);
    assert_string_equal(text, again);
    assert_int_equal(uuid_new(INT64_C(0x017F22E279B0), again, NULL), ERR_OK);
    assert_string_not_equal(text, again);
}

static void
test_uuid__time_limits(void **state)
{
    const int64_t last = (INT64_C(1) << 48) - 1;
    char text[UUID_TEXT_LEN + 1];

    (void)state;
    assert_int_equal(uuid_new(0, text, NULL), ERR_OK);
    assert_int_equal(uuid_new(last, text, NULL), ERR_OK);
    assert_int_equal(uuid_new(last + 1, text, NULL), ERR_INTERNAL);
    assert_string_equal(text, "");
    assert_int_equal(uuid_new(-1, text, NULL), ERR_INTERNAL);
}

static void
test_uuid__other_forms_are_refused(void **state)
{
    static const char *const bad[] = {"", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
        "017f22e279b0-7cc3-98c4-dc0c0c07398f-",
        "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
        "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f"};
    uint8_t id[UUID_LEN] = {42};

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(uuid_parse(span_of(bad[i]), id));
    assert_int_equal(id[0], 42);
}

static void
test_uuid__random_bytes_differ(void **state)
{
    uint8_t a[40], b[40];

    (void)state;
    assert_int_equal(random_fill(a, sizeof(a), NULL), ERR_OK);
    assert_int_equal(random_fill(b, sizeof(b), NULL), ERR_OK);
    assert_memory_not_equal(a, b, sizeof(a));
    assert_int_equal(random_key(a, sizeof(a), NULL), ERR_OK);
    assert_int_equal(random_key(b, sizeof(b), NULL), ERR_OK);
    assert_memory_not_equal(a, b, sizeof(a));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_uuid__has_time_version_and_variant),
        cmocka_unit_test(test_uuid__time_limits),
        cmocka_unit_test(test_uuid__other_forms_are_refused),
        cmocka_unit_test(test_uuid__random_bytes_differ),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
