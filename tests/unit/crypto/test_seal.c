/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/seal.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/crypto.h"
#include "crypto/random.h"

static struct seal *seal;

static struct span
unhex(const char *hex, uint8_t *out)
{
    size_t n = strlen(hex) / 2;

    assert_true(text_unhex(span_of(hex), out, n));
    return (struct span){out, n};
}

/* McGrew and Viega, "The Galois/Counter Mode", test cases 13, 14 and 16. */
static void
test_seal__known_answers(void **state)
{
    static const char zeros[] =
        "0000000000000000000000000000000000000000000000000000000000000000";
    static const struct {
        const char *key, *nonce, *plain, *aad, *sealed;
    } cases[] = {
        {zeros, "000000000000000000000000", "", "",
            "530f8afbc74536b9a963b4f1c4cb738b"},
        {zeros, NULL, "00000000000000000000000000000000", "",
            "cea7403d4d606b6e074ec5d3baf39d18"
            "d0d1c8a799996bf0265b98b5d48ab919"},
        {"feffe9928665731c6d6a8f9467308308"
         "feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint8_t key[32], nonce[12], aad[64], plain[64], sealed[80];
        struct seal_with with = {.key = unhex(cases[i].key, key).p};
        struct span p = unhex(cases[i].plain, plain);
        struct span s = unhex(cases[i].sealed, sealed);
        struct buf out;

        with.aad = unhex(cases[i].aad, aad);
        if (cases[i].nonce != NULL)
            with.nonce = unhex(cases[i].nonce, nonce).p;
        buf_init(&out, 200);
        assert_int_equal(seal_put(seal, &with, p, &out, NULL), ERR_OK);
        assert_true(span_eq(buf_peek(&out), s));
        buf_clear(&out);
        assert_int_equal(seal_get(seal, &with, s, &out, NULL), ERR_OK);
        assert_true(span_eq(buf_peek(&out), p));
        buf_done(&out);
    }
}

/* Every bit of what was sealed, of the key, the nonce and the binding. */
static void
test_seal__any_changed_bit_is_noticed(void **state)
{
    uint8_t all[32 + 12 + 5 + 20 + SEAL_TAG_LEN] = {1, 2, 3};
    const struct seal_with with = {.key = all,
        .nonce = all + 32,
        .aad = {all + 44, 5}};
    struct buf out;

    (void)state;
    buf_init(&out, 100);
    assert_int_equal(seal_put(seal, &with, (struct span){all, 20}, &out, NULL),
        ERR_OK);
    assert_int_equal(out.n, 20 + SEAL_TAG_LEN);
    memcpy(all + 49, out.p, out.n);
    for (size_t bit = 0; bit < 8 * sizeof(all); bit++) {
        struct errinfo ei = {0};

        buf_clear(&out);
        all[bit / 8] ^= (uint8_t)(1 << bit % 8);
        assert_int_equal(seal_get(seal, &with,
                             (struct span){all + 49, 20 + SEAL_TAG_LEN}, &out,
                             &ei),
            ERR_CORRUPT);
        assert_int_equal(out.n, 0);
        all[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    assert_int_equal(seal_get(seal, &with,
                         (struct span){all + 49, 20 + SEAL_TAG_LEN}, &out,
                         NULL),
        ERR_OK);
    for (size_t n = 0; n < SEAL_TAG_LEN; n++)
        assert_int_equal(
            seal_get(seal, &with, (struct span){all + 49, n}, &out, NULL),
            ERR_CORRUPT);
    buf_done(&out);
}

static void
test_seal__ceiling_of_the_buffer(void **state)
{
    uint8_t key[32] = {7}, plain[50] = {0};
    const struct seal_with with = {.key = key};
    struct buf sealed, out;

    (void)state;
    buf_init(&sealed, 50 + SEAL_TAG_LEN);
    buf_init(&out, 50);
    assert_int_equal(
        seal_put(seal, &with, (struct span){plain, 50}, &sealed, NULL), ERR_OK);
    assert_int_equal(seal_get(seal, &with, buf_peek(&sealed), &out, NULL),
        ERR_OK);
    buf_done(&sealed);
    buf_init(&sealed, 50 + SEAL_TAG_LEN - 1);
    assert_int_equal(
        seal_put(seal, &with, (struct span){plain, 50}, &sealed, NULL),
        ERR_LIMIT);
    buf_done(&sealed);
    buf_done(&out);
}

static void
test_seal__wrapped_keys_come_back(void **state)
{
    static const uint8_t zeros[SEAL_KEY_LEN];
    uint8_t kek[32], key[32], got[32], w[SEAL_WRAPPED_LEN], v[sizeof(w)];
    const struct span id = span_of("01990000-0000-7000-8000-000000000001");

    (void)state;
    assert_int_equal(random_key(kek, sizeof(kek), NULL), ERR_OK);
    assert_int_equal(random_key(key, sizeof(key), NULL), ERR_OK);
    assert_int_equal(seal_wrap(seal, kek, id, key, w, NULL), ERR_OK);
    assert_int_equal(seal_wrap(seal, kek, id, key, v, NULL), ERR_OK);
    assert_memory_not_equal(w, v, sizeof(w));
    assert_int_equal(
        seal_unwrap(seal, kek, id, (struct span){w, sizeof(w)}, got, NULL),
        ERR_OK);
    assert_memory_equal(got, key, sizeof(key));
    assert_int_equal(seal_unwrap(seal, kek, span_of("another"),
                         (struct span){w, sizeof(w)}, got, NULL),
        ERR_CORRUPT);
    assert_memory_equal(got, zeros, sizeof(got));
    assert_int_equal(
        seal_unwrap(seal, key, id, (struct span){w, sizeof(w)}, got, NULL),
        ERR_CORRUPT);
    for (size_t n = sizeof(w) - 1; n <= sizeof(w) + 1; n += 2)
        assert_int_equal(
            seal_unwrap(seal, kek, id, (struct span){w, n}, got, NULL),
            ERR_CORRUPT);
}

static void
test_seal__stream_is_ctr_from_zero(void **state)
{
    static const uint8_t key[SEAL_KEY_LEN];
    uint8_t want[16], one[16], many[4096];

    (void)state;
    unhex("dc95c078a2408989ad48a21492842087", want);
    assert_int_equal(seal_stream(seal, key, one, sizeof(one), NULL), ERR_OK);
    assert_memory_equal(one, want, sizeof(want));
    assert_int_equal(seal_stream(seal, key, many, sizeof(many), NULL), ERR_OK);
    assert_memory_equal(many, want, sizeof(want));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seal__known_answers),
        cmocka_unit_test(test_seal__any_changed_bit_is_noticed),
        cmocka_unit_test(test_seal__ceiling_of_the_buffer),
        cmocka_unit_test(test_seal__wrapped_keys_come_back),
        cmocka_unit_test(test_seal__stream_is_ctr_from_zero),
    };
    int bad;

    if (seal_new(&seal, NULL) != ERR_INTERNAL || seal != NULL)
        return 1; /* before crypto_init() */
    if (crypto_init(NULL) != ERR_OK || seal_new(&seal, NULL) != ERR_OK)
        return 1;
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    seal_free(seal);
    seal_free(NULL);
    return bad;
}
