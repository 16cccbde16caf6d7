/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/mac.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/crypto.h"

/* RFC 4231, cases 1, 2 and 6. */
static void
test_mac__known_answers(void **state)
{
    static const struct {
        const char *key; /* one byte key_n times, or text */
        size_t key_n;
        const char *text, *hex;
    } cases[] = {
        {"\x0b", 20, "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b"
            "881dc200c9833da726e9376c2e32cff7"},
        {"Jefe", 0, "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c7"
            "5a003f089d2739839dec58b964ec3843"},
        {"\xaa", 131, "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f"
            "8e0bc6213728c5140546040f0ee37f54"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint8_t key[131], want[MAC_SHA256_LEN], out[MAC_SHA256_LEN];
        struct span k = span_of(cases[i].key);
        struct span text = span_of(cases[i].text), parts[2];

        if (cases[i].key_n > 0) {
            memset(key, k.p[0], cases[i].key_n);
            k = (struct span){key, cases[i].key_n};
        }
        assert_true(text_unhex(span_of(cases[i].hex), want, sizeof(want)));
        assert_int_equal(mac_sha256(out, k, &text, 1, NULL), ERR_OK);
        assert_memory_equal(out, want, sizeof(want));
        parts[0] = (struct span){text.p, 3};
        parts[1] = (struct span){text.p + 3, text.n - 3};
        assert_int_equal(mac_sha256(out, k, parts, 2, NULL), ERR_OK);
        assert_memory_equal(out, want, sizeof(want));
    }
}

static void
test_mac__seven_parts_and_no_more(void **state)
{
    struct span parts[8] = {{NULL, 0}};
    static const uint8_t zeros[MAC_SHA256_LEN];
    uint8_t out[MAC_SHA256_LEN];

    (void)state;
    assert_int_equal(mac_sha256(out, span_of("k"), parts, 7, NULL), ERR_OK);
    assert_int_equal(mac_sha256(out, span_of("k"), parts, 8, NULL),
        ERR_INTERNAL);
    assert_memory_equal(out, zeros, sizeof(out));
    assert_int_equal(mac_sha256(out, span_of(""), parts, 1, NULL),
        ERR_INTERNAL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mac__known_answers),
        cmocka_unit_test(test_mac__seven_parts_and_no_more),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
