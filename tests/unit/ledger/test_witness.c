/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/witness.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "tests/unit/ledger/sample.h"

#define WITNESS "getuige.example/w1"

enum { ENTRIES = 40 };

static struct tree_leaves leaves;
static struct note_key log_vkey, wit_vkey;
static struct sign_key *log_key, *wit_key;

static enum err
leaf_of(void *ctx, uint64_t index, uint8_t out[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    (void)ctx;
    (void)ei;
    memcpy(out, sample_entry(index).leaf, TREE_HASH_LEN);
    return ERR_OK;
}

static int
make_keys(void **state)
{
    (void)state;
    leaves.leaf = leaf_of;
    log_key = sample_key(1, &log_vkey);
    wit_key = sample_key(2, &wit_vkey);
    SAMPLE_OK(note_key_init(&wit_vkey, WITNESS, NOTE_COSIGNATURE,
        sign_key_public(wit_key), NULL));
    return 0;
}

static int
forget_keys(void **state)
{
    (void)state;
    sign_key_free(log_key);
    sign_key_free(wit_key);
    return 0;
}

static struct tree_head
head_at(uint64_t size)
{
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree_head head = {.size = size};
    struct tree t;

    SAMPLE_OK(tree_rebuild(&src, size, &t, NULL));
    SAMPLE_OK(tree_root(&t, head.root, NULL));
    return head;
}

/* The log's request to go from one size to another; the caller ends it. */
static struct buf
request(uint64_t from, uint64_t to)
{
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree_head head = head_at(to);
    struct tree_proof proof = {.n = 0};
    struct buf note, out;

    buf_init(&note, NOTE_MAX);
    buf_init(&out, WITNESS_REQUEST_MAX);
    SAMPLE_OK(note_write(&note, &head, &log_vkey, log_key, NULL));
    if (from <= to)
        SAMPLE_OK(tree_prove_consistency(&src, from, to, &proof, NULL));
    SAMPLE_OK(witness_request_write(&out, from, &proof, buf_peek(&note), NULL));
    buf_done(&note);
    return out;
}

static enum witness_verdict
judge(const struct buf *text, uint64_t known)
{
    struct tree_head head = head_at(known);
    struct witness_request req;

    if (witness_request_parse(buf_peek(text), &req, NULL) != ERR_OK)
        return WITNESS_BAD_FORM;
    return witness_judge(&req, &log_vkey, &head);
}

/* From every size to every larger one, and to no smaller one. */
static void
test_witness__what_continues_is_cosigned(void **state)
{
    (void)state;
    for (uint64_t from = 0; from < ENTRIES; from += 3) {
        for (uint64_t to = 0; to <= ENTRIES; to++) {
            struct buf b = request(from, to);

            assert_int_equal(judge(&b, from),
                to < from ? WITNESS_BAD_FORM : WITNESS_COSIGN);
            buf_done(&b);
        }
    }
}

static void
test_witness__another_size_is_told(void **state)
{
    struct buf b = request(7, 20);

    (void)state;
    assert_int_equal(judge(&b, 8), WITNESS_OTHER_SIZE);
    assert_int_equal(judge(&b, 0), WITNESS_OTHER_SIZE);
    assert_int_equal(judge(&b, 21), WITNESS_OTHER_SIZE);
    buf_done(&b);
}

/* A checkpoint of another tree, well signed: no proof holds. */
static void
test_witness__a_fork_is_not_cosigned(void **state)
{
    static const uint64_t from[] = {7, 20};
    struct tree_source src = tree_from_leaves(&leaves);
    struct tree_head fork = head_at(20);
    struct tree_proof proof;
    struct buf note, out;

    (void)state;
    fork.root[3] ^= 1;
    for (size_t i = 0; i < 2; i++) {
        buf_init(&note, NOTE_MAX);
        buf_init(&out, WITNESS_REQUEST_MAX);
        SAMPLE_OK(note_write(&note, &fork, &log_vkey, log_key, NULL));
        SAMPLE_OK(tree_prove_consistency(&src, from[i], 20, &proof, NULL));
        SAMPLE_OK(witness_request_write(&out, from[i], &proof, buf_peek(&note),
            NULL));
        assert_int_equal(judge(&out, from[i]), WITNESS_NO_PROOF);
        buf_done(&note);
        buf_done(&out);
    }
}

/* An empty log has one root, and needs no proof. */
static void
test_witness__nothing_has_one_root(void **state)
{
    struct tree_head none = head_at(0);
    struct tree_proof empty = {.n = 0}, one = {.n = 1};
    struct buf note, out;

    (void)state;
    buf_init(&note, NOTE_MAX);
    buf_init(&out, WITNESS_REQUEST_MAX);
    none.root[0] ^= 1;
    SAMPLE_OK(note_write(&note, &none, &log_vkey, log_key, NULL));
    SAMPLE_OK(witness_request_write(&out, 0, &empty, buf_peek(&note), NULL));
    assert_int_equal(judge(&out, 0), WITNESS_NO_PROOF);
    none = head_at(5);
    buf_clear(&note);
    buf_clear(&out);
    SAMPLE_OK(note_write(&note, &none, &log_vkey, log_key, NULL));
    SAMPLE_OK(witness_request_write(&out, 0, &one, buf_peek(&note), NULL));
    assert_int_equal(judge(&out, 0), WITNESS_NO_PROOF);
    buf_done(&note);
    buf_done(&out);
}

static void
test_witness__unknown_and_unsigned(void **state)
{
    struct buf b = request(0, 9);
    struct tree_head none = head_at(0);
    struct witness_request req;
    struct note_key other = log_vkey;

    (void)state;
    SAMPLE_OK(witness_request_parse(buf_peek(&b), &req, NULL));
    assert_int_equal(witness_judge(&req, NULL, &none), WITNESS_UNKNOWN_LOG);
    SAMPLE_OK(note_key_init(&other, "elders.example/2026", NOTE_ED25519,
        log_vkey.pub, NULL));
    assert_int_equal(witness_judge(&req, &other, &none), WITNESS_UNKNOWN_LOG);
    /* the name, with the key of somebody else */
    SAMPLE_OK(
        note_key_init(&other, log_vkey.name, NOTE_ED25519, wit_vkey.pub, NULL));
    assert_int_equal(witness_judge(&req, &other, &none), WITNESS_NOT_SIGNED);
    buf_done(&b);
}

/* No byte of a request can be changed or left out. */
static void
test_witness__every_byte_counts(void **state)
{
    struct buf b = request(7, 20);

    (void)state;
    assert_int_equal(judge(&b, 7), WITNESS_COSIGN);
    for (size_t i = 0; i < b.n; i++) {
        uint8_t was = b.p[i];

        b.p[i] ^= 1;
        assert_int_not_equal(judge(&b, 7), WITNESS_COSIGN);
        b.p[i] = was;
    }
    for (size_t n = b.n; n-- > 0;) {
        struct buf cut = b;

        cut.n = n;
        assert_int_not_equal(judge(&cut, 7), WITNESS_COSIGN);
    }
    buf_done(&b);
}

static void
test_witness__forms_that_are_refused(void **state)
{
    static const char *const first[] = {"old 07\n", "old\n", "old \n",
        "Old 7\n", "old 7 \n", "old -7\n", "old 18446744073709551616\n", "\n"};
    struct buf good = request(7, 20), b;
    struct span rest = buf_peek(&good), line;

    (void)state;
    assert_true(text_line(&rest, &line));
    buf_init(&b, WITNESS_REQUEST_MAX);
    for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++) {
        buf_clear(&b);
        buf_text(&b, first[i]);
        buf_put(&b, rest);
        assert_int_equal(judge(&b, 7), WITNESS_BAD_FORM);
    }
    buf_done(&b);
    buf_done(&good);
}

/* Checkpoint sizes at the edge of what can be kept. */
static void
test_witness__a_size_is_one_that_can_be_kept(void **state)
{
    static const struct {
        uint64_t size;
        enum err rc;
    } of[] = {{INT64_MAX, ERR_OK}, {(uint64_t)INT64_MAX + 1, ERR_SYNTAX},
        {UINT64_MAX, ERR_SYNTAX}};
    struct tree_proof none = {.n = 0};
    struct witness_request req;
    struct buf note, out;

    (void)state;
    buf_init(&note, NOTE_MAX);
    buf_init(&out, WITNESS_REQUEST_MAX);
    for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
        struct tree_head head = {.size = of[i].size};

        buf_clear(&note);
        buf_clear(&out);
        SAMPLE_OK(note_write(&note, &head, &log_vkey, log_key, NULL));
        SAMPLE_OK(witness_request_write(&out, 0, &none, buf_peek(&note), NULL));
        assert_int_equal(witness_request_parse(buf_peek(&out), &req, NULL),
            of[i].rc);
    }
    buf_done(&note);
    buf_done(&out);
}

static void
test_witness__at_most_63_hashes(void **state)
{
    struct tree_proof proof = {.n = WITNESS_PROOF_MAX};
    struct buf whole = request(0, 9), b;
    struct span note = buf_peek(&whole);
    struct witness_request req;

    (void)state;
    note.p += strlen("old 0\n\n");
    note.n -= strlen("old 0\n\n");
    buf_init(&b, WITNESS_REQUEST_MAX);
    SAMPLE_OK(witness_request_write(&b, 5, &proof, note, NULL));
    SAMPLE_OK(witness_request_parse(buf_peek(&b), &req, NULL));
    assert_int_equal(req.proof.n, WITNESS_PROOF_MAX);
    proof.n++;
    assert_int_equal(witness_request_write(&b, 5, &proof, note, NULL),
        ERR_LIMIT);
    buf_clear(&b);
    buf_text(&b, "old 5\n");
    for (int i = 0; i <= WITNESS_PROOF_MAX; i++) {
        text_base64(&b, (struct span){log_vkey.pub, TREE_HASH_LEN});
        buf_byte(&b, '\n');
    }
    buf_byte(&b, '\n');
    buf_put(&b, note);
    assert_int_equal(witness_request_parse(buf_peek(&b), &req, NULL),
        ERR_LIMIT);
    buf_done(&b);
    buf_done(&whole);
}

/* ---- answers -------------------------------------------------------------- */

/* A cosignature on the checkpoint of 20, and that checkpoint. */
static void
cosign(struct buf *checkpoint, struct buf *line)
{
    struct tree_head head = head_at(20);
    struct note n;

    buf_init(checkpoint, NOTE_MAX);
    buf_init(line, WITNESS_ANSWER_MAX);
    SAMPLE_OK(note_write(checkpoint, &head, &log_vkey, log_key, NULL));
    SAMPLE_OK(note_parse(buf_peek(checkpoint), &n, NULL));
    SAMPLE_OK(note_cosign(line, &n, 1790000000, &wit_vkey, wit_key, NULL));
}

static void
test_witness__an_answer_is_checked(void **state)
{
    struct buf checkpoint, line, out;
    uint64_t at = 0;

    (void)state;
    cosign(&checkpoint, &line);
    assert_true(line.n <= WITNESS_LINE_MAX);
    buf_init(&out, NOTE_MAX);
    SAMPLE_OK(witness_answer_read(buf_peek(&line), buf_peek(&checkpoint),
        &wit_vkey, &out, &at, NULL));
    assert_int_equal(at, 1790000000);
    assert_int_equal(out.n, checkpoint.n + line.n);
    for (size_t i = 0; i < line.n; i++) {
        uint8_t was = line.p[i];

        line.p[i] ^= 1;
        assert_int_not_equal(witness_answer_read(buf_peek(&line),
                                 buf_peek(&checkpoint), &wit_vkey, &out, &at,
                                 NULL),
            ERR_OK);
        assert_int_equal(out.n, 0);
        line.p[i] = was;
    }
    buf_done(&checkpoint);
    buf_done(&line);
    buf_done(&out);
}

/* Another witness's line is passed over and not kept; other text is not. */
static void
test_witness__only_its_own_line_is_kept(void **state)
{
    struct buf checkpoint, line, answer, out;
    struct note_key other;
    struct note n;
    uint64_t at;

    (void)state;
    cosign(&checkpoint, &line);
    buf_init(&answer, WITNESS_ANSWER_MAX);
    buf_init(&out, NOTE_MAX);
    SAMPLE_OK(note_key_init(&other, "elders.example/w9", NOTE_COSIGNATURE,
        log_vkey.pub, NULL));
    SAMPLE_OK(note_parse(buf_peek(&checkpoint), &n, NULL));
    SAMPLE_OK(note_cosign(&answer, &n, 1790000001, &other, log_key, NULL));
    assert_int_equal(witness_answer_read(buf_peek(&answer),
                         buf_peek(&checkpoint), &wit_vkey, &out, &at, NULL),
        ERR_NOTFOUND);
    buf_put(&answer, buf_peek(&line));
    SAMPLE_OK(witness_answer_read(buf_peek(&answer), buf_peek(&checkpoint),
        &wit_vkey, &out, &at, NULL));
    assert_int_equal(out.n, checkpoint.n + line.n);
    buf_clear(&answer);
    buf_text(&answer, "meer tekst\n\n");
    buf_put(&answer, buf_peek(&line));
    assert_int_equal(witness_answer_read(buf_peek(&answer),
                         buf_peek(&checkpoint), &wit_vkey, &out, &at, NULL),
        ERR_SYNTAX);
    buf_done(&checkpoint);
    buf_done(&line);
    buf_done(&answer);
    buf_done(&out);
}

static void
test_witness__size_of_a_conflict(void **state)
{
    uint64_t size = 0;

    (void)state;
    SAMPLE_OK(witness_size_read(span_of("20852014\n"), &size, NULL));
    assert_int_equal(size, 20852014);
    assert_int_equal(witness_size_read(span_of("12"), &size, NULL), ERR_SYNTAX);
    assert_int_equal(witness_size_read(span_of("12\n3\n"), &size, NULL),
        ERR_SYNTAX);
    assert_int_equal(witness_size_read(span_of("012\n"), &size, NULL),
        ERR_SYNTAX);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_witness__what_continues_is_cosigned),
        cmocka_unit_test(test_witness__another_size_is_told),
        cmocka_unit_test(test_witness__a_fork_is_not_cosigned),
        cmocka_unit_test(test_witness__nothing_has_one_root),
        cmocka_unit_test(test_witness__unknown_and_unsigned),
        cmocka_unit_test(test_witness__every_byte_counts),
        cmocka_unit_test(test_witness__forms_that_are_refused),
        cmocka_unit_test(test_witness__a_size_is_one_that_can_be_kept),
        cmocka_unit_test(test_witness__at_most_63_hashes),
        cmocka_unit_test(test_witness__an_answer_is_checked),
        cmocka_unit_test(test_witness__only_its_own_line_is_kept),
        cmocka_unit_test(test_witness__size_of_a_conflict),
    };

    return cmocka_run_group_tests(tests, make_keys, forget_keys);
}
