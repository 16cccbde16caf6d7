/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/entry.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/crypto.h"
#include "crypto/digest.h"

/* These bytes stand for every log there will ever be: never change them. */
static void
test_entry__layout_is_fixed(void **state)
{
    struct entry e = {.kind = ENTRY_VRIJGAVE,
        .time_ms = UINT64_C(0x0102030405060708)};
    uint8_t out[ENTRY_LEN], leaf[ENTRY_HASH_LEN], expect[ENTRY_HASH_LEN];
    struct span parts[2] = {{(const uint8_t *)"\0", 1}, {out, ENTRY_LEN}};

    (void)state;
    memset(e.body_digest, 0xb0, sizeof(e.body_digest));
    memset(e.commit_root, 0xc0, sizeof(e.commit_root));
    entry_write(&e, out);
    assert_memory_equal(out, "\x01\x01\x00\x00", 4);
    assert_memory_equal(out + 4, "\x01\x02\x03\x04\x05\x06\x07\x08", 8);
    for (int i = 0; i < 32; i++) {
        assert_int_equal(out[12 + i], 0xb0);
        assert_int_equal(out[44 + i], 0xc0);
    }
    assert_int_equal(entry_leaf(out, leaf, NULL), ERR_OK);
    assert_int_equal(digest_sha256(expect, parts, 2, NULL), ERR_OK);
    assert_memory_equal(leaf, expect, sizeof(leaf));
}

static void
test_entry__reads_back_what_was_written(void **state)
{
    (void)state;
    for (int k = 1; k < ENTRY_KIND__END; k++) {
        struct entry e = {.kind = (enum entry_kind)k, .time_ms = 77}, got;
        enum entry_kind kind;
        uint8_t out[ENTRY_LEN];

        memset(e.body_digest, k, sizeof(e.body_digest));
        entry_write(&e, out);
        assert_int_equal(
            entry_read((struct span){out, sizeof(out)}, &got, NULL), ERR_OK);
        assert_memory_equal(&e, &got, sizeof(e));
        assert_true(entry_parse_kind(
            span_of(entry_kind_name((enum entry_kind)k)), &kind));
        assert_int_equal(kind, k);
    }
    assert_null(entry_kind_name(ENTRY_KIND__END));
    assert_null(entry_kind_name((enum entry_kind)0));
}

static void
test_entry__anything_else_is_refused(void **state)
{
    struct entry e = {.kind = ENTRY_HARTSLAG}, got = {.time_ms = 5};
    uint8_t good[ENTRY_LEN + 1] = {0}, bad[ENTRY_LEN + 1];
    static const struct {
        size_t at;
        uint8_t value;
    } cases[] = {{0, 0}, {0, 2}, {1, 0}, {1, ENTRY_KIND__END}, {2, 1}, {3, 1}};

    (void)state;
    entry_write(&e, good);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        memcpy(bad, good, sizeof(bad));
        bad[cases[i].at] = cases[i].value;
        assert_int_equal(entry_read((struct span){bad, ENTRY_LEN}, &got, NULL),
            ERR_SYNTAX);
    }
    for (size_t n = ENTRY_LEN - 1; n <= ENTRY_LEN + 1; n += 2)
        assert_int_equal(entry_read((struct span){good, n}, &got, NULL),
            ERR_SYNTAX);
    assert_int_equal(got.time_ms, 5);
}

static void
test_entry__body_belongs_to_its_skeleton(void **state)
{
    struct entry e = {.kind = ENTRY_VRIJGAVE};
    const struct span body = span_of("verzegeld");
    uint8_t out[ENTRY_LEN];

    (void)state;
    assert_int_equal(digest_sha256(e.body_digest, &body, 1, NULL), ERR_OK);
    entry_write(&e, out);
    assert_int_equal(entry_check_body(out, body, NULL), ERR_OK);
    assert_int_equal(entry_check_body(out, span_of("verzegelD"), NULL),
        ERR_CORRUPT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entry__layout_is_fixed),
        cmocka_unit_test(test_entry__reads_back_what_was_written),
        cmocka_unit_test(test_entry__anything_else_is_refused),
        cmocka_unit_test(test_entry__body_belongs_to_its_skeleton),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
