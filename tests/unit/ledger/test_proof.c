/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/proof.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "tests/unit/ledger/sample.h"

enum { ENTRIES = 21 };

static uint8_t leaf[ENTRIES][TREE_HASH_LEN];
static struct tree_proof path[ENTRIES];
static struct buf note;
static struct note_key vkey;

static int
make_log(void **state)
{
    struct sign_key *key = sample_key(1, &vkey);
    uint8_t root[TREE_HASH_LEN];
    struct tree t;

    (void)state;
    for (uint64_t i = 0; i < ENTRIES; i++)
        memcpy(leaf[i], sample_entry(i).leaf, TREE_HASH_LEN);
    tree_init(&t);
    SAMPLE_OK(tree_batch(&t, (const uint8_t(*)[TREE_HASH_LEN])leaf, ENTRIES,
        path, root, NULL));
    buf_init(&note, NOTE_MAX);
    sample_note(&note, &t, &vkey, key);
    sign_key_free(key);
    return 0;
}

static int
forget_log(void **state)
{
    (void)state;
    buf_done(&note);
    return 0;
}

static void
write_proof(struct buf *out, uint64_t i)
{
    struct proof p = {.index = i, .path = path[i], .note = buf_peek(&note)};

    p.extra_n = ENTRY_LEN;
    memcpy(p.extra, sample_entry(i).skeleton, ENTRY_LEN);
    buf_clear(out);
    assert_int_equal(proof_write(out, &p, NULL), ERR_OK);
}

/* A stranger needs the file and the public key, nothing else. */
static void
test_proof__stands_on_its_own(void **state)
{
    struct note_checkpoint cp;
    struct proof p;
    struct buf out;

    (void)state;
    buf_init(&out, PROOF_MAX);
    for (uint64_t i = 0; i < ENTRIES; i++) {
        uint8_t hash[TREE_HASH_LEN];

        write_proof(&out, i);
        assert_int_equal(proof_parse(buf_peek(&out), &p, NULL), ERR_OK);
        assert_int_equal(p.index, i);
        assert_int_equal(p.extra_n, ENTRY_LEN);
        assert_int_equal(entry_leaf(p.extra, hash, NULL), ERR_OK);
        assert_int_equal(proof_check(&p, hash, &vkey, &cp, NULL), ERR_OK);
        assert_int_equal(cp.head.size, ENTRIES);
        assert_int_equal(
            proof_check(&p, leaf[(i + 1) % ENTRIES], &vkey, NULL, NULL),
            ERR_CORRUPT);
    }
    buf_done(&out);
}

/* Whatever byte is changed: it is no proof any more. */
static void
test_proof__any_changed_byte_breaks_it(void **state)
{
    struct proof p;
    struct buf out;

    (void)state;
    buf_init(&out, PROOF_MAX);
    write_proof(&out, 5);
    for (size_t i = 0; i < out.n; i++) {
        uint8_t hash[TREE_HASH_LEN];
        uint8_t keep = out.p[i];

        out.p[i] ^= 0x01;
        if (proof_parse(buf_peek(&out), &p, NULL) == ERR_OK &&
            p.extra_n == ENTRY_LEN &&
            entry_leaf(p.extra, hash, NULL) == ERR_OK &&
            proof_check(&p, hash, &vkey, NULL, NULL) == ERR_OK)
            fail_msg("byte %zu", i);
        out.p[i] = keep;
    }
    buf_done(&out);
}

static void
test_proof__form_is_strict(void **state)
{
    static const char *const bad[] = {"", "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n", "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v1\nindex 01\n\n",
        "c2sp.org/tlog-proof@v1\nindex \n\n",
        "c2sp.org/tlog-proof@v1\nindex 1\n",
        "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n",
        "c2sp.org/tlog-proof@v1\nextra \nindex 1\n\n",
        "c2sp.org/tlog-proof@v1\nextra A\nindex 1\n\n",
        "c2sp.org/tlog-proof@v1\nextra AAAA\n\n",
        "c2sp.org/tlog-proof@v1\nindex 1\nextra AAAA\n\n",
        "c2sp.org/tlog-proof@v1\nindex 1\n\n"};
    struct proof p;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (proof_parse(span_of(bad[i]), &p, NULL) != ERR_SYNTAX)
            fail_msg("case %zu", i);
}

static void
test_proof__limits(void **state)
{
    static struct proof p, got;
    struct buf out;

    (void)state;
    buf_init(&out, (size_t)2 * PROOF_MAX);
    p = (struct proof){.path.n = TREE_PROOF_MAX, .note = buf_peek(&note)};
    p.extra_n = PROOF_EXTRA_MAX;
    assert_int_equal(proof_write(&out, &p, NULL), ERR_OK);
    assert_int_equal(proof_parse(buf_peek(&out), &got, NULL), ERR_OK);
    assert_int_equal(got.path.n, TREE_PROOF_MAX);
    assert_int_equal(got.extra_n, PROOF_EXTRA_MAX);
    p.extra_n++;
    assert_int_equal(proof_write(&out, &p, NULL), ERR_LIMIT);
    buf_clear(&out);
    buf_text(&out, "c2sp.org/tlog-proof@v1\nindex 1\n");
    for (int i = 0; i < TREE_PROOF_MAX + 1; i++)
        buf_text(&out, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    buf_text(&out, "\n");
    buf_put(&out, buf_peek(&note));
    assert_int_equal(proof_parse(buf_peek(&out), &got, NULL), ERR_LIMIT);
    buf_clear(&out);
    while (out.n <= PROOF_MAX)
        buf_byte(&out, 'x');
    assert_int_equal(proof_parse(buf_peek(&out), &got, NULL), ERR_LIMIT);
    buf_done(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_proof__stands_on_its_own),
        cmocka_unit_test(test_proof__any_changed_byte_breaks_it),
        cmocka_unit_test(test_proof__form_is_strict),
        cmocka_unit_test(test_proof__limits),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, make_log, forget_log);
}
