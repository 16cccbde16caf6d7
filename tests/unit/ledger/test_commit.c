/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/commit.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "crypto/mac.h"
#include "tests/unit/ledger/sample.h"

static struct seal *seal;
static const uint8_t key[SEAL_KEY_LEN] = {9, 8, 7};
static struct commit_item item[COMMIT_MAX + 1];
static uint8_t list[COMMIT_MAX][COMMIT_LEN];
static struct commit_opening opening[COMMIT_MAX];

static struct commit_set
set_of(size_t n)
{
    for (size_t i = 0; i <= COMMIT_MAX; i++)
        item[i] = (struct commit_item){.element = (uint16_t)(3 * i + 1),
            .outcome = (uint8_t)(1 + i % 3),
            .code = (uint8_t)(i % 17)};
    return (struct commit_set){key, item, n};
}

/* By hand, from the words in the header. */
static void
test_commit__form_is_fixed(void **state)
{
    struct commit_set set = set_of(2);
    const struct span label = span_of("ketenpoort/commit/1");
    uint8_t sub[32], salt[32], one[2][21], want[32], both[65], root[32];
    struct span part = {both, sizeof(both)};

    (void)state;
    SAMPLE_OK(
        mac_sha256(sub, (struct span){key, sizeof(key)}, &label, 1, NULL));
    SAMPLE_OK(seal_stream(seal, sub, salt, sizeof(salt), NULL));
    both[0] = 3;
    for (size_t i = 0; i < 2; i++) {
        struct span s = {one[i], sizeof(one[i])};

        one[i][0] = 2;
        memcpy(one[i] + 1, salt + 16 * i, 16);
        one[i][17] = 0;
        one[i][18] = (uint8_t)item[i].element;
        one[i][19] = item[i].outcome;
        one[i][20] = item[i].code;
        SAMPLE_OK(digest_sha256(both + 1 + 32 * i, &s, 1, NULL));
    }
    SAMPLE_OK(digest_sha256(want, &part, 1, NULL));
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_OK);
    assert_memory_equal(root, want, sizeof(root));
    part.n = 1;
    SAMPLE_OK(digest_sha256(want, &part, 1, NULL));
    assert_int_equal(commit_root_none(root, NULL), ERR_OK);
    assert_memory_equal(root, want, sizeof(root));
    set.n = 0;
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_OK);
    assert_memory_equal(root, want, sizeof(root));
}

static void
test_commit__one_opening_shows_one_element(void **state)
{
    struct commit_set set = set_of(60);
    uint8_t root[COMMIT_LEN];

    (void)state;
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_OK);
    assert_int_equal(commit_list(seal, &set, list, opening, NULL), ERR_OK);
    assert_int_equal(
        commit_check_list((const uint8_t(*)[COMMIT_LEN])list, 60, root, NULL),
        ERR_OK);
    for (size_t i = 0; i < 60; i++) {
        struct commit_opening o = opening[i];

        assert_int_equal(commit_check(&o, list[i], NULL), ERR_OK);
        assert_int_equal(commit_check(&o, list[(i + 1) % 60], NULL),
            ERR_CORRUPT);
        o.item.code ^= 1;
        assert_int_equal(commit_check(&o, list[i], NULL), ERR_CORRUPT);
        o = opening[i];
        o.item.outcome ^= 1;
        assert_int_equal(commit_check(&o, list[i], NULL), ERR_CORRUPT);
        o = opening[i];
        o.item.element ^= 256;
        assert_int_equal(commit_check(&o, list[i], NULL), ERR_CORRUPT);
        for (size_t k = 0; k < i; k++)
            assert_memory_not_equal(opening[i].salt, opening[k].salt,
                COMMIT_SALT_LEN);
    }
    list[30][0] ^= 1;
    assert_int_equal(
        commit_check_list((const uint8_t(*)[COMMIT_LEN])list, 60, root, NULL),
        ERR_CORRUPT);
    list[30][0] ^= 1;
    assert_int_equal(
        commit_check_list((const uint8_t(*)[COMMIT_LEN])list, 59, root, NULL),
        ERR_CORRUPT);
}

static void
test_commit__same_decision_another_key_another_root(void **state)
{
    static const uint8_t other[SEAL_KEY_LEN] = {9, 8, 6};
    struct commit_set a = set_of(5), b = a;
    uint8_t x[COMMIT_LEN], y[COMMIT_LEN];

    (void)state;
    b.key = other;
    assert_int_equal(commit_root(seal, &a, x, NULL), ERR_OK);
    assert_int_equal(commit_root(seal, &b, y, NULL), ERR_OK);
    assert_memory_not_equal(x, y, sizeof(x));
}

static void
test_commit__limit_and_order(void **state)
{
    static const uint8_t zeros[COMMIT_LEN];
    struct commit_set set = set_of(COMMIT_MAX);
    uint8_t root[COMMIT_LEN];

    (void)state;
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_OK);
    set.n++;
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_LIMIT);
    assert_memory_equal(root, zeros, sizeof(root));
    set.n = 3;
    item[2].element = item[1].element;
    assert_int_equal(commit_root(seal, &set, root, NULL), ERR_INTERNAL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commit__form_is_fixed),
        cmocka_unit_test(test_commit__one_opening_shows_one_element),
        cmocka_unit_test(test_commit__same_decision_another_key_another_root),
        cmocka_unit_test(test_commit__limit_and_order),
    };
    int bad;

    if (crypto_init(NULL) != ERR_OK || seal_new(&seal, NULL) != ERR_OK)
        return 1;
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    seal_free(seal);
    return bad;
}
