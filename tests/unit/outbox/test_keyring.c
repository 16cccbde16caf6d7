/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/store/store_rig.h"

#include <sys/stat.h>

#include "crypto/crypto.h"
#include "outbox/keyring.h"
#include "outbox/payload.h"

static void
test_keyring__periods_are_fortnights_and_years(void **state)
{
    int64_t day = 86400000, new_year = 1798761600000; /* 2027-01-01Z */

    (void)state;
    assert_int_equal(keyring_period(KEYRING_PAYLOAD, 14 * day - 1), 0);
    assert_int_equal(keyring_period(KEYRING_PAYLOAD, 14 * day), 1);
    assert_int_equal(keyring_period(KEYRING_BODY, new_year - 1), 2026);
    assert_int_equal(keyring_period(KEYRING_PSEUDO, new_year), 2027);
    assert_int_equal(keyring_period(KEYRING_INDEX, new_year), 0);
}

static void
test_keyring__key_is_made_once_and_gone_when_destroyed(void **state)
{
    struct rig g;
    struct keyring *ring = NULL;
    const uint8_t *key = NULL;
    uint8_t first[KEYRING_KEY_LEN];
    char path[120];
    struct stat st;

    (void)state;
    rig_dir(&g);
    (void)snprintf(path, sizeof(path), "%s/kek-7.key", g.dir);
    assert_int_equal(keyring_new(&ring, g.dir, NULL), ERR_OK);
    assert_int_equal(keyring_get(ring, KEYRING_PAYLOAD, 7, &key, NULL),
        ERR_NOTFOUND);
    assert_int_equal(keyring_need(ring, KEYRING_PAYLOAD, 7, &key, NULL),
        ERR_OK);
    memcpy(first, key, sizeof(first));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    keyring_free(ring);
    assert_int_equal(keyring_new(&ring, g.dir, NULL), ERR_OK);
    assert_int_equal(keyring_need(ring, KEYRING_PAYLOAD, 7, &key, NULL),
        ERR_OK);
    assert_memory_equal(first, key, sizeof(first));
    assert_int_equal(keyring_need(ring, KEYRING_PAYLOAD, 8, &key, NULL),
        ERR_OK);
    assert_memory_not_equal(first, key, sizeof(first));
    assert_int_equal(keyring_destroy(ring, KEYRING_PAYLOAD, 7, NULL), ERR_OK);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(keyring_get(ring, KEYRING_PAYLOAD, 7, &key, NULL),
        ERR_NOTFOUND);
    assert_int_equal(keyring_destroy(ring, KEYRING_PAYLOAD, 7, NULL), ERR_OK);
    keyring_free(ring);
    rig_stop(&g);
}

static void
test_keyring__more_keys_than_it_keeps_are_read_again(void **state)
{
    struct rig g;
    struct keyring *ring = NULL;
    const uint8_t *key = NULL;
    uint8_t first[KEYRING_KEY_LEN];

    (void)state;
    rig_dir(&g);
    assert_int_equal(keyring_new(&ring, g.dir, NULL), ERR_OK);
    assert_int_equal(keyring_need(ring, KEYRING_BODY, 1, &key, NULL), ERR_OK);
    memcpy(first, key, sizeof(first));
    for (int64_t i = 2; i <= KEYRING_LOADED_MAX + 1; i++)
        assert_int_equal(keyring_need(ring, KEYRING_BODY, i, &key, NULL),
            ERR_OK);
    assert_int_equal(keyring_get(ring, KEYRING_BODY, 1, &key, NULL), ERR_OK);
    assert_memory_equal(first, key, sizeof(first));
    keyring_free(ring);
    rig_stop(&g);
}

/* ---- payload.h ----------------------------------------------------------------- */

static void
test_payload__opens_only_for_its_own_message_and_key(void **state)
{
    struct rig g;
    struct payload_tools tools = {NULL, NULL};
    struct store_message m = {.id = {1}, .type = 9, .at_ms = 1795000000000};
    struct store_message other;
    struct payload_sealed ps = {.epoch = 0};
    struct store_payload row;
    struct buf plain;
    uint8_t key[SEAL_KEY_LEN] = {4};

    (void)state;
    rig_dir(&g);
    assert_int_equal(crypto_init(NULL), ERR_OK);
    assert_int_equal(seal_new(&tools.seal, NULL), ERR_OK);
    assert_int_equal(keyring_new(&tools.ring, g.dir, NULL), ERR_OK);
    (void)snprintf(m.ontvanger, sizeof(m.ontvanger), "00000099000000003000");
    buf_init(&ps.bytes, 1000);
    buf_init(&plain, 1000);
    assert_int_equal(
        payload_seal(&tools, &m, span_of("geheim"), key, &ps, NULL), ERR_OK);
    assert_null(memmem(ps.bytes.p, ps.bytes.n, "geheim", 6));
    row = (struct store_payload){.epoch = ps.epoch,
        .wrapped = {ps.wrapped, sizeof(ps.wrapped)},
        .sealed = buf_peek(&ps.bytes)};
    assert_int_equal(payload_open(&tools, &m, &row, &plain, NULL), ERR_OK);
    assert_true(span_is(buf_peek(&plain), "geheim"));

    for (int i = 0; i < 4; i++) {
        other = m;
        other.id[0] ^= i == 0;
        other.ontvanger[19] = i == 1 ? '1' : '0';
        other.type += i == 2;
        other.policy_hash[31] ^= i == 3;
        buf_clear(&plain);
        assert_int_equal(payload_open(&tools, &other, &row, &plain, NULL),
            ERR_CORRUPT);
        assert_int_equal(plain.n, 0);
    }
    ps.bytes.p[2] ^= 1;
    assert_int_equal(payload_open(&tools, &m, &row, &plain, NULL), ERR_CORRUPT);
    ps.bytes.p[2] ^= 1;
    assert_int_equal(
        keyring_destroy(tools.ring, KEYRING_PAYLOAD, ps.epoch, NULL), ERR_OK);
    assert_int_equal(payload_open(&tools, &m, &row, &plain, NULL),
        ERR_NOTFOUND);
    buf_done(&ps.bytes);
    buf_done(&plain);
    keyring_free(tools.ring);
    seal_free(tools.seal);
    rig_stop(&g);
}

static int
start(void **state)
{
    (void)state;
    return crypto_init(NULL) == ERR_OK ? 0 : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keyring__periods_are_fortnights_and_years),
        cmocka_unit_test(
            test_keyring__key_is_made_once_and_gone_when_destroyed),
        cmocka_unit_test(test_keyring__more_keys_than_it_keeps_are_read_again),
        cmocka_unit_test(test_payload__opens_only_for_its_own_message_and_key),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
