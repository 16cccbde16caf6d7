/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/sign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/crypto.h"
#include "crypto/keyfile.h"

/* RFC 8032, 7.1, tests 1 and 2. */
static void
test_sign__known_answers(void **state)
{
    static const struct {
        const char *seed, *pub, *text, *sig;
    } cases[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "r",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint8_t seed[32], pub[32], want[64], sig[64];
        struct sign_key *key;

        assert_true(text_unhex(span_of(cases[i].seed), seed, 32));
        assert_true(text_unhex(span_of(cases[i].pub), pub, 32));
        assert_true(text_unhex(span_of(cases[i].sig), want, 64));
        assert_int_equal(sign_key_from_seed(&key, seed, NULL), ERR_OK);
        assert_memory_equal(sign_key_public(key), pub, 32);
        for (int again = 0; again < 3; again++) {
            assert_int_equal(sign_make(key, span_of(cases[i].text), sig, NULL),
                ERR_OK);
            assert_memory_equal(sig, want, 64);
        }
        assert_int_equal(sign_check(pub, span_of(cases[i].text), sig, NULL),
            ERR_OK);
        assert_int_equal(sign_check(pub, span_of("other"), sig, NULL),
            ERR_CORRUPT);
        sig[63] ^= 1;
        assert_int_equal(sign_check(pub, span_of(cases[i].text), sig, NULL),
            ERR_CORRUPT);
        sign_key_free(key);
    }
}

static void
test_sign__saved_key_is_the_same_key(void **state)
{
    char dir[] = "/tmp/kp-sign-XXXXXX", path[64], other[64];
    struct sign_key *key, *back = NULL;
    uint8_t sig[SIGN_LEN];

    (void)state;
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof(path), "%s/log.key", dir);
    snprintf(other, sizeof(other), "%s/other", dir);
    assert_int_equal(sign_key_new(&key, NULL), ERR_OK);
    assert_int_equal(sign_key_save(key, path, NULL), ERR_OK);
    assert_int_equal(sign_key_save(key, path, NULL), ERR_CONFLICT);
    assert_int_equal(sign_key_load(&back, path, NULL), ERR_OK);
    assert_memory_equal(sign_key_public(key), sign_key_public(back),
        SIGN_PUBLIC_LEN);
    assert_int_equal(sign_make(back, span_of("x"), sig, NULL), ERR_OK);
    assert_int_equal(sign_check(sign_key_public(key), span_of("x"), sig, NULL),
        ERR_OK);
    sign_key_free(back);
    sign_key_free(key);
    assert_int_equal(sign_key_load(&back, other, NULL), ERR_NOTFOUND);
    assert_null(back);
    assert_int_equal(keyfile_create(other, span_of("not a key"), NULL), ERR_OK);
    assert_int_equal(sign_key_load(&back, other, NULL), ERR_CONFIG);
    assert_null(back);
    unlink(path);
    unlink(other);
    rmdir(dir);
}

static void
write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* As `openssl pkey -pubout` wrote it for the key of RFC 8032, 7.1, test 1. */
static void
test_sign__a_public_key_alone(void **state)
{
    static const char pem[] =
        "-----BEGIN PUBLIC KEY-----\n"
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
        "-----END PUBLIC KEY-----\n";
    char path[] = "/tmp/kp-sign-XXXXXX";
    uint8_t pub[SIGN_PUBLIC_LEN], want[SIGN_PUBLIC_LEN];
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(close(fd), 0);
    write_text(path, pem);
    assert_int_equal(sign_public_load(pub, path, NULL), ERR_OK);
    assert_true(text_unhex(span_of("d75a980182b10ab7d54bfed3c964073a"
                                   "0ee172f3daa62325af021a68f707511a"),
        want, sizeof(want)));
    assert_memory_equal(pub, want, sizeof(want));
    write_text(path, "-----BEGIN PUBLIC KEY-----\nMCow\n");
    assert_int_equal(sign_public_load(pub, path, NULL), ERR_CONFIG);
    write_text(path, "");
    assert_int_equal(sign_public_load(pub, path, NULL), ERR_CONFIG);
    unlink(path);
    assert_int_equal(sign_public_load(pub, path, NULL), ERR_NOTFOUND);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sign__known_answers),
        cmocka_unit_test(test_sign__saved_key_is_the_same_key),
        cmocka_unit_test(test_sign__a_public_key_alone),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
