/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/digest.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/crypto.h"

static void
is_digest(const uint8_t *got, const char *hex)
{
    uint8_t want[DIGEST_SHA256_LEN];

    assert_true(text_unhex(span_of(hex), want, sizeof(want)));
    assert_memory_equal(got, want, sizeof(want));
}

static void
test_digest__known_answers(void **state)
{
    const struct span abc = span_of("abc");
    uint8_t out[DIGEST_SHA256_LEN];

    (void)state;
    assert_int_equal(digest_sha256(out, &abc, 1, NULL), ERR_OK);
    is_digest(out,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(digest_sha256(out, NULL, 0, NULL), ERR_OK);
    is_digest(out,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* However the bytes are cut up: one call, eight parts, or more than eight. */
static void
test_digest__parts_are_one_text(void **state)
{
    static const char text[] = "verstrekking van gegevens in de keten";
    struct span part[sizeof(text) - 1], whole = span_of(text);
    uint8_t one[DIGEST_SHA256_LEN], out[DIGEST_SHA256_LEN];

    (void)state;
    assert_int_equal(digest_sha256(one, &whole, 1, NULL), ERR_OK);
    for (size_t n = 1; n <= whole.n; n++) {
        for (size_t i = 0; i < n; i++)
            part[i] = (struct span){whole.p + i, i + 1 < n ? 1 : 0};
        part[n - 1].n = whole.n - (n - 1);
        assert_int_equal(digest_sha256(out, part, n, NULL), ERR_OK);
        assert_memory_equal(out, one, sizeof(out));
    }
}

static void
test_digest__empty_parts_count_for_nothing(void **state)
{
    const struct span with[] = {{NULL, 0}, span_of("ab"), {NULL, 0},
        span_of("c")};
    uint8_t out[DIGEST_SHA256_LEN];

    (void)state;
    assert_int_equal(digest_sha256(out, with, 4, NULL), ERR_OK);
    is_digest(out,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
test_digest__starting_twice_is_starting_once(void **state)
{
    (void)state;
    assert_int_equal(crypto_init(NULL), ERR_OK);
    assert_int_equal(crypto_init(NULL), ERR_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digest__starting_twice_is_starting_once),
        cmocka_unit_test(test_digest__known_answers),
        cmocka_unit_test(test_digest__parts_are_one_text),
        cmocka_unit_test(test_digest__empty_parts_count_for_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
