/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include <cmocka.h>

#include "ledger/logfile_form.h"
#include "tests/unit/ledger/sample.h"

enum { ENTRIES = 200, GROUP = 4, ITEMS_MAX = 2 * ENTRIES };

/*
 * A log file as a list of records, so that an attacker can rearrange it and
 * still write files of the right form.
 */
struct item {
    bool is_note;
    uint64_t number;
    struct sample_entry e;
    struct buf note;
};

static char dir[] = "/tmp/kp-verify-XXXXXX";
static char path[64];
static struct note_key vkey, strangers;
static struct sign_key *key, *stranger;
static struct item clean[ITEMS_MAX], item[ITEMS_MAX];
static size_t clean_n, item_n;

/* ---- making and breaking ------------------------------------------------- */

static void
add_group(uint64_t from, size_t n, struct tree *t, struct sign_key *signer,
    const struct note_key *verifier)
{
    struct item *last;

    for (size_t i = 0; i < n; i++) {
        clean[clean_n] =
            (struct item){.number = from + i, .e = sample_entry(from + i)};
        SAMPLE_OK(tree_append(t, clean[clean_n].e.leaf, NULL));
        clean_n++;
    }
    last = &clean[clean_n++];
    *last = (struct item){.is_note = true, .number = t->size};
    buf_init(&last->note, NOTE_MAX);
    sample_note(&last->note, t, verifier, signer);
}

static void
start_over(void)
{
    memcpy(item, clean, sizeof(item));
    item_n = clean_n;
}

/* Where entry i stands. */
static size_t
find(uint64_t i)
{
    for (size_t k = 0; k < item_n; k++)
        if (!item[k].is_note && item[k].number == i)
            return k;
    abort();
}

static void
write_log(void)
{
    uint8_t header[LOGFILE_HEADER_LEN];
    FILE *f = fopen(path, "wb");
    struct buf out;

    assert_non_null(f);
    buf_init(&out, 1 << 20);
    SAMPLE_OK(logfile_form_header(SAMPLE_ORIGIN, header, NULL));
    buf_put(&out, (struct span){header, sizeof(header)});
    for (size_t k = 0; k < item_n; k++) {
        const struct sample_entry *e = &item[k].e;
        const struct logfile_entry le = {e->skeleton, {e->sealed, e->sealed_n},
            e->leaf};

        if (item[k].is_note)
            SAMPLE_OK(logfile_form_note(&out, item[k].number,
                buf_peek(&item[k].note), NULL));
        else
            logfile_form_entry(&out, item[k].number, &le);
    }
    assert_int_equal(buf_err(&out), ERR_OK);
    assert_int_equal(fwrite(out.p, 1, out.n, f), out.n);
    fclose(f);
    buf_done(&out);
}

static struct verify_report
verify_file(enum logfile_mode mode, const struct verify_opts *opts)
{
    struct verify_report rep;
    struct verify_source src;
    struct logfile *lf;

    SAMPLE_OK(logfile_open(&lf, path, NULL, mode, NULL, NULL));
    src = verify_logfile(lf);
    verify_run(&src, opts, &rep);
    logfile_close(lf);
    return rep;
}

static struct verify_report
verify(const struct note_key *with, struct span earlier)
{
    const struct verify_opts opts = {.key = with, .earlier = earlier};

    write_log();
    return verify_file(LOGFILE_FRAMES, &opts);
}

/* Make a changed entry agree with itself again, as an insider would. */
static void
agree(struct item *it)
{
    struct entry e;
    struct span body = {it->e.sealed, it->e.sealed_n};

    SAMPLE_OK(entry_read((struct span){it->e.skeleton, ENTRY_LEN}, &e, NULL));
    SAMPLE_OK(digest_sha256(e.body_digest, &body, 1, NULL));
    entry_write(&e, it->e.skeleton);
    SAMPLE_OK(entry_leaf(it->e.skeleton, it->e.leaf, NULL));
}

static void
remove_item(size_t at)
{
    memmove(&item[at], &item[at + 1], (item_n - at - 1) * sizeof(item[0]));
    item_n--;
}

/* Close the gap in the numbering after something was taken out or put in. */
static void
renumber(void)
{
    uint64_t i = 0;

    for (size_t k = 0; k < item_n; k++)
        if (!item[k].is_note)
            item[k].number = i++;
}

/* ---- the mutations ---------------------------------------------------------- */

static void
change_body(uint64_t i)
{
    item[find(i)].e.sealed[3] ^= 4;
}

static void
change_skeleton(uint64_t i)
{
    item[find(i)].e.skeleton[9] ^= 1; /* the time */
}

static void
change_leaf(uint64_t i)
{
    item[find(i)].e.leaf[31] ^= 0x80;
}

/* Change what it says, and everything that follows from it but the root. */
static void
change_and_agree(uint64_t i)
{
    item[find(i)].e.sealed[0] ^= 1;
    agree(&item[find(i)]);
}

static void
delete_entry(uint64_t i)
{
    remove_item(find(i));
}

static void
delete_and_renumber(uint64_t i)
{
    remove_item(find(i));
    renumber();
}

static void
insert_copy(uint64_t i)
{
    size_t at = find(i);

    memmove(&item[at + 1], &item[at], (item_n - at) * sizeof(item[0]));
    item_n++;
    item[at].e = sample_entry(i + 1000);
    renumber();
}

static void
swap_two(uint64_t i)
{
    size_t a = find(i), b = find(i < ENTRIES - 1 ? i + 1 : i - 1);
    struct sample_entry keep = item[a].e;

    item[a].e = item[b].e;
    item[b].e = keep;
}

/* Each mutation of each sampled entry: changed, and the entry is among those
 * named; where the record itself is wrong it is the one named. */
static void
test_verify__every_mutation_is_found(void **state)
{
    static const struct {
        const char *name;
        void (*mutate)(uint64_t i);
        bool exact; /* but not where only the group's end is missing */
    } cases[] = {
        {"body", change_body, true},
        {"skeleton", change_skeleton, true},
        {"leaf", change_leaf, true},
        {"body, digest and leaf", change_and_agree, false},
        {"deleted", delete_entry, true},
        {"deleted, renumbered", delete_and_renumber, false},
        {"inserted", insert_copy, false},
        {"swapped", swap_two, false},
    };

    (void)state;
    for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
        for (uint64_t i = 0; i < ENTRIES; i += i % 40 == 3 ? 4 : 3) {
            bool last =
                cases[k].mutate == delete_entry && i % GROUP == GROUP - 1;
            struct verify_report rep;

            start_over();
            cases[k].mutate(i);
            rep = verify(&vkey, (struct span){NULL, 0});
            if (rep.outcome != VERIFY_CHANGED || rep.first > i ||
                rep.last + GROUP < i ||
                (cases[k].exact && !last && rep.first != i) ||
                rep.last - rep.first > GROUP + 1)
                fail_msg("%s of %d: outcome %d, %d to %d, %s", cases[k].name,
                    (int)i, (int)rep.outcome, (int)rep.first, (int)rep.last,
                    rep.why);
            assert_int_equal(verify_exit(rep.outcome), 6);
        }
    }
}

static void
test_verify__clean_log_is_intact(void **state)
{
    struct verify_report rep;

    (void)state;
    start_over();
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    assert_int_equal(verify_exit(rep.outcome), 0);
    assert_int_equal(rep.size, ENTRIES);
    assert_int_equal(rep.signed_size, ENTRIES);
    assert_int_equal(rep.bodies, ENTRIES);
    for (size_t k = 0; k < clean_n; k++) {
        if (!clean[k].is_note)
            continue;
        rep = verify(&vkey, buf_peek(&clean[k].note));
        assert_int_equal(rep.outcome, VERIFY_INTACT);
    }
}

/* Cut at every entry: against the checkpoint kept elsewhere the first missing
 * one is named; without one only the unsigned tail shows. */
static void
test_verify__cut_tail(void **state)
{
    struct span newest = buf_peek(&clean[clean_n - 1].note);

    (void)state;
    for (uint64_t i = 1; i < ENTRIES; i += 7) {
        struct verify_report rep;

        start_over();
        item_n = find(i);
        rep = verify(&vkey, newest);
        assert_int_equal(rep.outcome, VERIFY_FORKED);
        assert_int_equal(verify_exit(rep.outcome), 12);
        assert_int_equal(rep.first, i);
        assert_int_equal(rep.last, ENTRIES - 1);
        rep = verify(&vkey, (struct span){NULL, 0});
        assert_int_equal(rep.size, i);
        assert_int_equal(rep.signed_size, i / GROUP * GROUP);
        assert_int_equal(rep.outcome,
            i % GROUP == 0 ? VERIFY_INTACT : VERIFY_UNSIGNED);
        if (i % GROUP != 0) {
            assert_int_equal(verify_exit(rep.outcome), 11);
            assert_int_equal(rep.first, i / GROUP * GROUP);
        }
    }
}

/* The whole file replaced by one that agrees with itself. */
static void
test_verify__another_log(void **state)
{
    struct buf kept[ENTRIES / GROUP];
    struct verify_report rep;
    struct tree t;
    size_t notes = 0;

    (void)state;
    start_over();
    tree_init(&t);
    for (size_t k = 0; k < item_n; k++) {
        if (!item[k].is_note) {
            if (item[k].number == 50)
                change_and_agree(50);
            SAMPLE_OK(tree_append(&t, item[k].e.leaf, NULL));
            continue;
        }
        buf_init(&item[k].note, NOTE_MAX);
        sample_note(&item[k].note, &t, &vkey, key);
        kept[notes++] = item[k].note;
    }
    /* with the stolen key: only the checkpoint kept elsewhere tells */
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    rep = verify(&vkey, buf_peek(&clean[clean_n - 1].note));
    assert_int_equal(rep.outcome, VERIFY_FORKED);
    rep = verify(&vkey, buf_peek(&clean[find(40) + GROUP].note));
    assert_int_equal(rep.outcome, VERIFY_INTACT); /* before the change */
    /* with another key: at once */
    for (size_t k = 0; k < item_n; k++)
        if (item[k].is_note && item[k].number == ENTRIES)
            sample_note(&item[k].note, &t, &strangers, stranger);
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    /* what is wrong in the copy goes before what it is compared with */
    rep = verify(&vkey, buf_peek(&clean[clean_n - 1].note));
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    for (size_t k = 0; k + 1 < notes; k++)
        buf_done(&kept[k]);
    buf_done(&item[item_n - 1].note);
}

/* A checkpoint in the log that covers more than the log has. */
static void
test_verify__promised_by_itself(void **state)
{
    struct verify_report rep;

    (void)state;
    start_over();
    remove_item(find(ENTRIES - 1));
    item[item_n - 1].number = ENTRIES - 1; /* the note, filed as if in place */
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_not_equal(rep.outcome, VERIFY_INTACT);
    assert_int_not_equal(rep.outcome, VERIFY_UNSIGNED);
}

/* Whole checkpoints at places that are not theirs. */
static void
test_verify__a_checkpoint_out_of_place(void **state)
{
    struct verify_report rep;
    struct tree t;
    struct buf other;
    size_t last;

    (void)state;
    buf_init(&other, NOTE_MAX);
    tree_init(&t);
    for (uint64_t i = 0; i < ENTRIES; i++)
        SAMPLE_OK(tree_append(&t, sample_entry(i + 1).leaf, NULL));
    sample_note(&other, &t, &vkey, key); /* of as many others */
    for (int k = 0; k < 3; k++) {
        start_over();
        last = item_n - 1;
        item[last + 1] = item[last];
        if (k < 2) /* an older one before the newest, or behind it */
            item[last + (k == 1)].note = clean[find(80) + GROUP].note;
        else
            item[last + 1].note = other;
        item_n++;
        rep = verify(&vkey, (struct span){NULL, 0});
        assert_int_equal(rep.outcome, VERIFY_CHANGED);
        assert_int_equal(rep.first, k == 0 ? ENTRIES - GROUP : ENTRIES);
    }
    start_over(); /* the same once more changes nothing */
    item[item_n] = item[item_n - 1];
    item_n++;
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    buf_done(&other);
}

/* Where the newest is not signed, the first that is not is looked for. */
static void
test_verify__first_without_signature(void **state)
{
    struct buf mine[ENTRIES / GROUP];
    struct verify_report rep;
    struct tree t;
    size_t n = 0;

    (void)state;
    start_over();
    tree_init(&t);
    for (size_t k = 0; k < item_n; k++) {
        if (!item[k].is_note) {
            SAMPLE_OK(tree_append(&t, item[k].e.leaf, NULL));
        } else if (item[k].number > 60) {
            buf_init(&item[k].note, NOTE_MAX);
            sample_note(&item[k].note, &t, &strangers, stranger);
            mine[n++] = item[k].note;
        }
    }
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    assert_int_equal(rep.first, 60);
    assert_int_equal(rep.last, ENTRIES - 1);
    while (n > 0)
        buf_done(&mine[--n]);
}

/* Bytes that belong to nothing are not passed over. */
static void
test_verify__bytes_behind_the_end(void **state)
{
    const struct verify_opts opts = {.key = &vkey};
    struct verify_report rep;
    struct verify_source src;
    struct logfile *lf;
    FILE *f;

    (void)state;
    start_over();
    write_log();
    f = fopen(path, "ab");
    assert_non_null(f);
    assert_int_equal(fwrite("\0\0\1", 1, 3, f), 3);
    fclose(f);
    SAMPLE_OK(logfile_open(&lf, path, NULL, LOGFILE_FRAMES, NULL, NULL));
    src = verify_logfile(lf);
    assert_int_equal(src.rest, 3);
    verify_run(&src, &opts, &rep);
    assert_int_equal(rep.outcome, VERIFY_UNSIGNED);
    assert_int_equal(rep.first, ENTRIES);
    logfile_close(lf);
}

/* The first groups, and behind them entries that have no checkpoint yet. */
static size_t
write_short_log(uint8_t **bytes)
{
    enum { GROUPS = 3, TAIL = 2 };
    size_t n;

    start_over();
    item_n = GROUPS * (GROUP + 1) + TAIL;
    write_log();
    *bytes = sample_file(path, &n);
    return n;
}

static void
write_bytes(const uint8_t *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

static void
assert_read_alike(size_t at)
{
    const struct verify_opts opts = {.key = &vkey};
    struct verify_report a = verify_file(LOGFILE_READ, &opts),
                         b = verify_file(LOGFILE_FRAMES, &opts);

    if (a.outcome != b.outcome || a.first != b.first || a.last != b.last)
        fail_msg("at %zu: %d, %d to %d (%s); in frames %d, %d to %d (%s)", at,
            (int)a.outcome, (int)a.first, (int)a.last, a.why, (int)b.outcome,
            (int)b.first, (int)b.last, b.why);
}

/* Every byte of a log, changed and as its end: whether opening checks the
 * entries as well makes no difference to the verdict. */
static void
test_verify__reading_in_frames_finds_the_same(void **state)
{
    uint8_t *bytes;
    size_t n = write_short_log(&bytes);

    (void)state;
    for (size_t at = LOGFILE_HEADER_LEN; at < n; at++) {
        bytes[at] ^= (uint8_t)(1 << at % 8);
        write_bytes(bytes, n);
        assert_read_alike(at);
        bytes[at] ^= (uint8_t)(1 << at % 8);
        write_bytes(bytes, at);
        assert_read_alike(at);
    }
    free(bytes);
}

static void
test_verify__what_cannot_be_checked_is_said(void **state)
{
    struct verify_report rep;

    (void)state;
    start_over();
    rep = verify(NULL, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_UNABLE);
    assert_int_equal(verify_exit(rep.outcome), 7);
    rep = verify(&strangers, buf_peek(&clean[clean_n - 1].note));
    assert_int_equal(rep.outcome, VERIFY_UNABLE);
    rep = verify(&vkey, span_of("rubbish\n"));
    assert_int_equal(rep.outcome, VERIFY_UNABLE);
    change_body(77); /* damage shows without any key */
    rep = verify(NULL, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    assert_int_equal(rep.first, 77);
}

static void
test_verify__empty_log(void **state)
{
    struct verify_report rep;

    (void)state;
    item_n = 0;
    rep = verify(&vkey, (struct span){NULL, 0});
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    assert_int_equal(rep.size, 0);
    rep = verify(&vkey, buf_peek(&clean[clean_n - 1].note));
    assert_int_equal(rep.outcome, VERIFY_FORKED);
    assert_int_equal(rep.first, 0);
}

/* ---- a source in memory ------------------------------------------------------- */

struct memory {
    uint64_t gone_from; /* bodies destroyed up to here */
    uint64_t fails_at;
    enum err with;
};

static enum err
memory_size(void *ctx, uint64_t *size, struct errinfo *ei)
{
    (void)ctx, (void)ei;
    *size = ENTRIES;
    return ERR_OK;
}

static enum err
memory_entry(void *ctx, uint64_t index, struct verify_entry *out,
    struct errinfo *ei)
{
    static struct sample_entry e;
    const struct memory *m = ctx;

    if (index == m->fails_at)
        return err_set(ei, m->with, "test", "on purpose");
    e = sample_entry(index);
    *out = (struct verify_entry){.has_body = index >= m->gone_from,
        .sealed = {e.sealed, e.sealed_n}};
    memcpy(out->skeleton, e.skeleton, ENTRY_LEN);
    return ERR_OK;
}

static enum err
memory_note(void *ctx, uint64_t min_size, struct span *note, struct errinfo *ei)
{
    (void)ctx;
    if (min_size > ENTRIES)
        return err_set(ei, ERR_NOTFOUND, "test", "no more");
    *note = buf_peek(&clean[clean_n - 1].note); /* only the newest */
    return ERR_OK;
}

/* A note of fewer entries than were asked for is not the end of the notes. */
static enum err
old_note(void *ctx, uint64_t min_size, struct span *note, struct errinfo *ei)
{
    (void)ctx, (void)min_size, (void)ei;
    *note = buf_peek(&clean[GROUP].note);
    return ERR_OK;
}

static void
test_verify__an_older_note_is_no_end(void **state)
{
    const struct verify_opts opts = {.key = &vkey};
    struct memory m = {.fails_at = UINT64_MAX};
    const struct verify_source src = {&m, memory_size, memory_entry, old_note,
        0};
    struct verify_report rep;

    (void)state;
    verify_run(&src, &opts, &rep);
    assert_int_equal(rep.outcome, VERIFY_CHANGED);
    assert_int_equal(rep.first, GROUP);
}

static void
test_verify__destroyed_bodies_leave_the_proof_whole(void **state)
{
    static const struct {
        enum err with;
        enum verify_outcome outcome;
    } cases[] = {{ERR_CORRUPT, VERIFY_CHANGED}, {ERR_NOTFOUND, VERIFY_CHANGED},
        {ERR_IO, VERIFY_UNABLE}, {ERR_NOMEM, VERIFY_UNABLE}};
    const struct verify_opts opts = {.key = &vkey};
    struct memory m = {.gone_from = 120, .fails_at = UINT64_MAX};
    const struct verify_source src = {&m, memory_size, memory_entry,
        memory_note, 0};
    struct verify_report rep;

    (void)state;
    verify_run(&src, &opts, &rep);
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    assert_int_equal(rep.bodies, 80);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        m.fails_at = 33;
        m.with = cases[i].with;
        verify_run(&src, &opts, &rep);
        assert_int_equal(rep.outcome, cases[i].outcome);
        assert_int_equal(rep.first, 33);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verify__clean_log_is_intact),
        cmocka_unit_test(test_verify__every_mutation_is_found),
        cmocka_unit_test(test_verify__cut_tail),
        cmocka_unit_test(test_verify__another_log),
        cmocka_unit_test(test_verify__promised_by_itself),
        cmocka_unit_test(test_verify__a_checkpoint_out_of_place),
        cmocka_unit_test(test_verify__an_older_note_is_no_end),
        cmocka_unit_test(test_verify__first_without_signature),
        cmocka_unit_test(test_verify__bytes_behind_the_end),
        cmocka_unit_test(test_verify__reading_in_frames_finds_the_same),
        cmocka_unit_test(test_verify__what_cannot_be_checked_is_said),
        cmocka_unit_test(test_verify__empty_log),
        cmocka_unit_test(test_verify__destroyed_bodies_leave_the_proof_whole),
    };
    struct tree t;
    int bad;

    if (crypto_init(NULL) != ERR_OK || mkdtemp(dir) == NULL)
        return 1;
    snprintf(path, sizeof(path), "%s/" LOGFILE_NAME, dir);
    key = sample_key(1, &vkey);
    stranger = sample_key(2, &strangers);
    tree_init(&t);
    for (uint64_t i = 0; i < ENTRIES; i += GROUP)
        add_group(i, GROUP, &t, key, &vkey);
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t k = 0; k < clean_n; k++)
        if (clean[k].is_note)
            buf_done(&clean[k].note);
    sign_key_free(key);
    sign_key_free(stranger);
    unlink(path);
    rmdir(dir);
    return bad;
}
