/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/opening.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "ledger/proof.h"
#include "tests/unit/ledger/sample.h"

enum { N = 40, TREE = 21, OLD = 13, AT = 5 };

static struct seal *seal;
static const uint8_t key[SEAL_KEY_LEN] = {4, 5, 6};
static struct commit_item item[COMMIT_MAX];
static struct commit_opening all[COMMIT_MAX];
static struct opening one;
static struct note_key vkey;
static struct tree_head head;
static struct buf older, newer;
static struct tree_proof path;

/* Element 3i + 2: before, between and after them nothing was offered. */
static void
make_list(size_t n, unsigned step)
{
    struct commit_set set = {key, item, n};
    struct entry e = {.kind = ENTRY_VRIJGAVE, .time_ms = 1790000000000};

    memset(&one, 0, sizeof(one));
    for (size_t i = 0; i < n; i++)
        item[i] = (struct commit_item){(uint16_t)(step * i + step - 1),
            (uint8_t)(1 + i % 3), (uint8_t)(i % 3 == 2 ? 1 + i % 7 : 0)};
    one.has_list = true;
    one.list_n = n;
    SAMPLE_OK(commit_list(seal, &set, one.list, all, NULL));
    SAMPLE_OK(commit_root(seal, &set, e.commit_root, NULL));
    entry_write(&e, one.skeleton);
}

static enum err
give_leaf(void *ctx, uint64_t index, uint8_t out[static TREE_HASH_LEN],
    struct errinfo *ei)
{
    (void)ctx;
    if (index == AT)
        return entry_leaf(one.skeleton, out, ei);
    memcpy(out, sample_entry(index).leaf, TREE_HASH_LEN);
    return ERR_OK;
}

/* A log in which entry AT is the one with the list, and two checkpoints. */
static void
make_log(void)
{
    struct sign_key *secret = sample_key(1, &vkey);
    struct tree_leaves lv = {give_leaf, NULL};
    struct tree_source src = tree_from_leaves(&lv);
    struct tree t;

    buf_clear(&older);
    buf_clear(&newer);
    SAMPLE_OK(tree_rebuild(&src, OLD, &t, NULL));
    sample_note(&older, &t, &vkey, secret);
    SAMPLE_OK(tree_rebuild(&src, TREE, &t, NULL));
    sample_note(&newer, &t, &vkey, secret);
    head.size = TREE;
    SAMPLE_OK(tree_root(&t, head.root, NULL));
    SAMPLE_OK(tree_prove_inclusion(&src, AT, TREE, &path, NULL));
    SAMPLE_OK(tree_prove_consistency(&src, OLD, TREE, &one.since, NULL));
    one.earlier = buf_peek(&older);
    sign_key_free(secret);
}

static struct elset
set_of(const unsigned *v, size_t n)
{
    struct elset s = {{0}};

    for (size_t i = 0; i < n; i++)
        elset_add(&s, (enum element)v[i]);
    return s;
}

static void
choose(const unsigned *v, size_t n, bool bounds, struct elset *absent,
    struct elset *beside)
{
    const struct opening_choice c = {.wanted = set_of(v, n), .bounds = bounds};

    opening_choose(&one, all, &c, absent, beside);
}

/* What was asked for is shown, and nothing is said of any other element. */
static void
test_opening__shows_these_and_no_other(void **state)
{
    const unsigned want[] = {2, 8, 3 * (N - 1) + 2};
    struct elset absent, beside;
    struct commit_item got;

    (void)state;
    make_list(N, 3);
    choose(want, 3, false, &absent, &beside);
    assert_int_equal(elset_n(&absent) + elset_n(&beside), 0);
    assert_int_equal(one.shown_n, 3);
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        bool asked = e == 2 || e == 8 || e == 119;
        /* before the first and after the last nothing can have been */
        enum opening_says must = e < 2 || e > 119 ? OPENING_ABSENT
                                 : asked          ? OPENING_SHOWN
                                                  : OPENING_SILENT;

        if (opening_of(&one, (enum element)e, &got) != must)
            fail_msg("element %u", e);
        if (asked)
            assert_memory_equal(&got, &item[e / 3], sizeof(got));
    }
}

static void
test_opening__not_offered_needs_its_neighbours(void **state)
{
    const unsigned want[] = {10}; /* between 8 and 11 */
    const unsigned all_of[] = {8, 10, 11};
    struct elset absent, beside;

    (void)state;
    make_list(N, 3);
    choose(want, 1, false, &absent, &beside);
    assert_true(elset_has(&absent, 10) && elset_n(&absent) == 1);
    assert_true(elset_has(&beside, 8) && elset_has(&beside, 11));
    assert_int_equal(elset_n(&beside), 2);
    assert_int_equal(one.shown_n, 0);
    assert_int_equal(opening_of(&one, 10, NULL), OPENING_SILENT);
    choose(want, 1, true, &absent, &beside);
    assert_int_equal(one.shown_n, 2);
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    assert_int_equal(opening_of(&one, 10, NULL), OPENING_ABSENT);
    assert_int_equal(opening_of(&one, 9, NULL), OPENING_ABSENT);
    assert_int_equal(opening_of(&one, 7, NULL), OPENING_SILENT);
    assert_int_equal(opening_of(&one, 12, NULL), OPENING_SILENT);
    /* neighbours that are asked for anyway cost nothing */
    choose(all_of, 3, false, &absent, &beside);
    assert_int_equal(elset_n(&beside), 0);
    assert_int_equal(opening_of(&one, 10, NULL), OPENING_ABSENT);
}

static void
test_opening__at_the_ends_one_neighbour_does(void **state)
{
    const unsigned first[] = {0}, last[] = {EL__COUNT - 1};
    struct elset absent, beside;

    (void)state;
    make_list(N, 3);
    choose(first, 1, true, &absent, &beside);
    assert_true(elset_has(&beside, 2) && elset_n(&beside) == 1);
    assert_int_equal(opening_of(&one, 0, NULL), OPENING_ABSENT);
    choose(last, 1, true, &absent, &beside);
    assert_true(elset_has(&beside, 119) && elset_n(&beside) == 1);
    assert_int_equal(opening_of(&one, EL__COUNT - 1, NULL), OPENING_ABSENT);
}

static void
test_opening__all_or_nothing_offered(void **state)
{
    const struct opening_choice c = {.all = true};
    struct elset absent, beside;

    (void)state;
    make_list(N, 3);
    opening_choose(&one, all, &c, &absent, &beside);
    assert_int_equal(one.shown_n, N);
    assert_int_equal(elset_n(&absent) + elset_n(&beside), 0);
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++)
        assert_int_not_equal(opening_of(&one, (enum element)e, NULL),
            OPENING_SILENT);
    make_list(0, 3);
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    assert_int_equal(opening_of(&one, 7, NULL), OPENING_ABSENT);
    one.has_list = false;
    assert_int_equal(opening_of(&one, 7, NULL), OPENING_SILENT);
}

/* Swap two commitments and sign for that: each hash and the root hold. */
static void
swap(size_t a, size_t b)
{
    uint8_t list[1 + N * COMMIT_LEN] = {3};
    const struct span part = {list, sizeof(list)};
    struct entry e;

    memcpy(list + 1, one.list[a], COMMIT_LEN);
    memcpy(one.list[a], one.list[b], COMMIT_LEN);
    memcpy(one.list[b], list + 1, COMMIT_LEN);
    memcpy(list + 1, one.list, (size_t)N * COMMIT_LEN);
    SAMPLE_OK(entry_read((struct span){one.skeleton, ENTRY_LEN}, &e, NULL));
    SAMPLE_OK(digest_sha256(e.commit_root, &part, 1, NULL));
    entry_write(&e, one.skeleton);
}

/* A log that committed to a list out of order is caught by what is shown. */
static void
test_opening__order_must_leave_room(void **state)
{
    (void)state;
    make_list(N, 1); /* elements 0 .. N - 1, no gap anywhere */
    one.shown_n = 2;
    one.shown[0] = (struct opening_shown){10, all[10]};
    one.shown[1] = (struct opening_shown){20, all[20]};
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    swap(10, 12); /* from 12 to 20 there are too few numbers for the places */
    one.shown[0].o = all[12];
    assert_int_equal(opening_check(&one, NULL), ERR_CORRUPT);
    one.shown_n = 1; /* alone it could be: others may follow it */
    assert_int_equal(opening_check(&one, NULL), ERR_OK);
    one.shown[0] = (struct opening_shown){12, all[10]}; /* too low for 12 */
    assert_int_equal(opening_check(&one, NULL), ERR_CORRUPT);
    make_list(N, 3);
    swap(10, 30);
    one.shown_n = 2;
    one.shown[0] = (struct opening_shown){10, all[30]};
    one.shown[1] = (struct opening_shown){30, all[10]};
    assert_int_equal(opening_check(&one, NULL), ERR_CORRUPT);
}

static void
fill_file(struct buf *out, struct buf *extra)
{
    struct proof p = {.index = AT, .path = path, .note = buf_peek(&newer)};

    buf_clear(extra);
    buf_clear(out);
    SAMPLE_OK(opening_write(extra, &one, NULL));
    memcpy(p.extra, extra->p, extra->n);
    p.extra_n = extra->n;
    SAMPLE_OK(proof_write(out, &p, NULL));
}

/* The whole of what check-proof does. */
static bool
proven(struct span s)
{
    static struct proof p;
    static struct opening o;
    struct note_checkpoint cp;
    uint8_t leaf[TREE_HASH_LEN];
    uint64_t size;

    return proof_parse(s, &p, NULL) == ERR_OK &&
           opening_read((struct span){p.extra, p.extra_n}, &o, NULL) ==
               ERR_OK &&
           entry_leaf(o.skeleton, leaf, NULL) == ERR_OK &&
           proof_check(&p, leaf, &vkey, &cp, NULL) == ERR_OK &&
           opening_check(&o, NULL) == ERR_OK && o.shown_n == 3 &&
           opening_check_earlier(&o, &vkey, &cp.head, &size, NULL) == ERR_OK &&
           size == OLD;
}

/* Each bit of each field: of the extra line as bytes, of the rest as text. */
static void
test_opening__any_change_is_no_proof(void **state)
{
    const unsigned want[] = {2, 8, 59};
    struct elset absent, beside;
    struct buf out, extra;
    struct proof p;

    (void)state;
    make_list(N, 3);
    choose(want, 3, false, &absent, &beside);
    make_log();
    buf_init(&out, PROOF_MAX);
    buf_init(&extra, PROOF_EXTRA_MAX);
    fill_file(&out, &extra);
    assert_true(proven(buf_peek(&out)));
    for (size_t i = 0; i < out.n; i++) {
        out.p[i] ^= 1;
        if (proven(buf_peek(&out)))
            fail_msg("byte %zu of the file", i);
        out.p[i] ^= 1;
    }
    SAMPLE_OK(proof_parse(buf_peek(&out), &p, NULL));
    for (size_t i = 0; i < 8 * p.extra_n; i++) {
        struct buf changed;

        p.extra[i / 8] ^= (uint8_t)(1u << i % 8);
        buf_init(&changed, PROOF_MAX);
        SAMPLE_OK(proof_write(&changed, &p, NULL));
        if (proven(buf_peek(&changed)))
            fail_msg("bit %zu of the extra line", i);
        buf_done(&changed);
        p.extra[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    for (size_t n = 0; n < out.n; n++)
        assert_false(proven((struct span){out.p, n}));
    buf_done(&out);
    buf_done(&extra);
}

static void
test_opening__an_earlier_head_must_be_of_this_log(void **state)
{
    struct note_key other;
    struct tree_head forked;
    uint64_t size = 0;

    (void)state;
    make_list(N, 3);
    make_log();
    assert_int_equal(opening_check_earlier(&one, &vkey, &head, &size, NULL),
        ERR_OK);
    assert_int_equal(size, OLD);
    forked = head;
    forked.root[0] ^= 1;
    assert_int_equal(opening_check_earlier(&one, &vkey, &forked, &size, NULL),
        ERR_CORRUPT);
    sign_key_free(sample_key(2, &other));
    assert_int_not_equal(
        opening_check_earlier(&one, &other, &head, &size, NULL), ERR_OK);
}

static void
test_opening__limits(void **state)
{
    static struct opening got;
    struct buf out;

    (void)state;
    make_list(COMMIT_MAX, 3);
    one.shown_n = COMMIT_MAX;
    for (size_t i = 0; i < COMMIT_MAX; i++)
        one.shown[i] = (struct opening_shown){(uint8_t)i, all[i]};
    make_log();
    one.since.n = TREE_PROOF_MAX;
    buf_clear(&older);
    while (older.n < OPENING_NOTE_MAX)
        buf_byte(&older, 'x');
    one.earlier = buf_peek(&older);
    buf_init(&out, PROOF_EXTRA_MAX); /* the largest there can be fits */
    SAMPLE_OK(opening_write(&out, &one, NULL));
    SAMPLE_OK(opening_read(buf_peek(&out), &got, NULL));
    assert_int_equal(got.list_n, COMMIT_MAX);
    assert_int_equal(got.shown_n, COMMIT_MAX);
    assert_int_equal(got.since.n, TREE_PROOF_MAX);
    assert_int_equal(got.earlier.n, OPENING_NOTE_MAX);
    assert_int_equal(opening_check(&got, NULL), ERR_OK);
    buf_byte(&older, 'x');
    one.earlier = buf_peek(&older);
    assert_int_equal(opening_write(&out, &one, NULL), ERR_LIMIT);
    one.earlier.n--;
    one.since.n++;
    assert_int_equal(opening_write(&out, &one, NULL), ERR_LIMIT);
    one.since.n--;
    one.list_n++;
    assert_int_equal(opening_write(&out, &one, NULL), ERR_LIMIT);
    one.list_n = COMMIT_MAX - 1;
    assert_int_equal(opening_write(&out, &one, NULL), ERR_INTERNAL);
    one.list_n = COMMIT_MAX;
    one.shown[7].at = 6;
    assert_int_equal(opening_write(&out, &one, NULL), ERR_INTERNAL);
    buf_done(&out);
}

/* Read what is one byte too short or long, or has its sections otherwise. */
static void
test_opening__form_is_strict(void **state)
{
    static const uint8_t tails[][6] = {{0, 0, 0}, {4, 0, 0}, {2, 0, 0},
        {3, 0, 0}, {1, 0, 1, 9}, {3, 0, 2, 0, 0}, {1, 0, 0, 1, 0, 0}};
    static const size_t lens[] = {3, 3, 3, 3, 4, 5, 6};
    static struct opening got;
    uint8_t in[ENTRY_LEN + 6];

    (void)state;
    make_list(N, 3);
    memcpy(in, one.skeleton, ENTRY_LEN);
    SAMPLE_OK(opening_read((struct span){in, ENTRY_LEN}, &got, NULL));
    assert_false(got.has_list);
    assert_int_equal(opening_read((struct span){in, ENTRY_LEN - 1}, &got, NULL),
        ERR_SYNTAX);
    memcpy(in + ENTRY_LEN, "\1\0\0", 3);
    SAMPLE_OK(opening_read((struct span){in, ENTRY_LEN + 3}, &got, NULL));
    assert_true(got.has_list && got.list_n == 0);
    for (size_t i = 0; i < sizeof(lens) / sizeof(lens[0]); i++) {
        memcpy(in + ENTRY_LEN, tails[i], lens[i]);
        if (opening_read((struct span){in, ENTRY_LEN + lens[i]}, &got, NULL) !=
            ERR_SYNTAX)
            fail_msg("case %zu", i);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opening__shows_these_and_no_other),
        cmocka_unit_test(test_opening__not_offered_needs_its_neighbours),
        cmocka_unit_test(test_opening__at_the_ends_one_neighbour_does),
        cmocka_unit_test(test_opening__all_or_nothing_offered),
        cmocka_unit_test(test_opening__order_must_leave_room),
        cmocka_unit_test(test_opening__any_change_is_no_proof),
        cmocka_unit_test(test_opening__an_earlier_head_must_be_of_this_log),
        cmocka_unit_test(test_opening__limits),
        cmocka_unit_test(test_opening__form_is_strict),
    };
    int bad;

    if (crypto_init(NULL) != ERR_OK || seal_new(&seal, NULL) != ERR_OK)
        return 1;
    buf_init(&older, NOTE_MAX);
    buf_init(&newer, NOTE_MAX);
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    buf_done(&older);
    buf_done(&newer);
    seal_free(seal);
    return bad;
}
