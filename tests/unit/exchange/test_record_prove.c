/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_prove.h"

#include "exchange/admin.h"
#include "tests/unit/exchange/record_rig.h"

static struct rig rig;
static struct proof file;
static struct opening seen;
static struct note_checkpoint cp;

static int
set_up(void **state)
{
    (void)state;
    rig_start(&rig);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rig_stop(&rig);
    return 0;
}

static struct sign_key *
secret_key(struct note_key *nk)
{
    struct sign_key *key = NULL;
    char path[128];

    (void)snprintf(path, sizeof(path), "%s/log.key", rig.keys);
    assert_int_equal(sign_key_load(&key, path, NULL), ERR_OK);
    assert_int_equal(note_key_init(nk, rig.opts.origin, NOTE_ED25519,
                         sign_key_public(key), NULL),
        ERR_OK);
    return key;
}

/* With the public key alone, as a stranger; seen is then filled. */
static void
check(const struct record_proved *p)
{
    uint8_t leaf[TREE_HASH_LEN];
    struct note_key nk;

    sign_key_free(secret_key(&nk));
    assert_int_equal(proof_parse(buf_peek(&p->text), &file, NULL), ERR_OK);
    assert_int_equal(
        opening_read((struct span){file.extra, file.extra_n}, &seen, NULL),
        ERR_OK);
    assert_int_equal(entry_leaf(seen.skeleton, leaf, NULL), ERR_OK);
    assert_int_equal(proof_check(&file, leaf, &nk, &cp, NULL), ERR_OK);
    assert_int_equal(file.index, p->index);
    assert_int_equal(opening_check(&seen, NULL), ERR_OK);
}

static enum record_prove_end
prove(const struct record_prove *q)
{
    struct errinfo ei = {.code = ERR_OK};
    struct record_proved p;
    enum record_prove_end end;

    record_prove_init(&p);
    if (record_prove(rig.r, q, &p, &ei) != ERR_OK)
        fail_msg("%s: %s", ei.where, ei.text);
    end = p.end;
    if (end == RECORD_PROVE_MADE)
        check(&p);
    else
        assert_int_equal(p.text.n, 0);
    record_prove_done(&p);
    return end;
}

static void
test_record__each_entry_is_proved(void **state)
{
    char id[RECORD_ID_LEN + 1], number[24];
    struct record_prove q = {.open = false};

    (void)state;
    for (int i = 0; i < 9; i++) {
        (void)snprintf(number, sizeof(number), "b%d", i);
        rig_accept(&rig, number, OIN_RE, id);
        if (i == 4) { /* the rest lies past what the tiles hold */
            rig_pass(&rig, RIG_HOUR);
            assert_int_equal(record_tick(rig.r, NULL), ERR_OK);
        }
    }
    for (uint64_t i = 0; i < cp.head.size || i == 0; i++) {
        (void)snprintf(number, sizeof(number), "%llu", (unsigned long long)i);
        q.id_or_index = span_of(number);
        assert_int_equal(prove(&q), RECORD_PROVE_MADE);
        assert_int_equal(file.index, i);
        assert_false(seen.has_list);
    }
    assert_true(cp.head.size >= 13);
    q.id_or_index = span_of(id);
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(file.index, cp.head.size - 1);
}

static void
test_record__what_is_not_there_is_not_proved(void **state)
{
    static const char *const names[] = {"99", "", "-1", "x",
        "01a20aa3-ab4e-72c6-bc24-6fd490a12e9e"};
    struct record_proved p;

    (void)state;
    record_prove_init(&p);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct record_prove q = {.id_or_index = span_of(names[i])};

        assert_int_equal(record_prove(rig.r, &q, &p, NULL), ERR_NOTFOUND);
    }
    record_prove_done(&p);
}

/* Tiles that are wrong or gone do not stand in the way of a small log. */
static void
test_record__bad_tiles_are_passed_over(void **state)
{
    struct record_prove q = {.id_or_index = span_of("2")};
    char id[RECORD_ID_LEN + 1], path[256];
    FILE *f;

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    rig_pass(&rig, 61000);
    assert_int_equal(record_tick(rig.r, NULL), ERR_OK);
    (void)snprintf(path, sizeof(path), "%s/tlog/tile/0/000.p/4", rig.state);
    (void)chmod(path, 0600);
    f = fopen(path, "r+");
    assert_non_null(f);
    assert_int_equal(fputc('x', f), 'x');
    assert_int_equal(fclose(f), 0);
    q.id_or_index = span_of("2");
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
}

/* One message: elements 0 .. 9, of which 0 .. 6 went, 3 in part. */
static void
accept_partly(void)
{
    struct record_request q = rig_request(&rig, RECORD_ACCEPT, "p1", OIN_RE);
    struct record_answer ans;

    q.decision.line[3].deel = 1;
    record_answer_init(&ans);
    assert_int_equal(rig_run(&rig, &q, &ans), ERR_OK);
    record_answer_done(&ans);
}

static void
expect(unsigned e, enum commit_outcome outcome, enum weiger code)
{
    struct commit_item item;

    assert_int_equal(opening_of(&seen, (enum element)e, &item), OPENING_SHOWN);
    assert_int_equal(item.outcome, outcome);
    assert_int_equal(item.code, code);
}

static void
test_record__elements_are_shown_as_decided(void **state)
{
    struct record_prove q = {.id_or_index = span_of("3"), .open = true};

    (void)state;
    accept_partly();
    elset_add(&q.choice.wanted, 0);
    elset_add(&q.choice.wanted, 3);
    elset_add(&q.choice.wanted, 8);
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(seen.list_n, 10);
    assert_int_equal(seen.shown_n, 3);
    expect(0, COMMIT_DISCLOSED, WEIGER_GEEN);
    expect(3, COMMIT_IN_PART, WEIGER_GEEN);
    expect(8, COMMIT_WITHHELD, WEIGER_NIET_NODIG);
    assert_int_equal(opening_of(&seen, 1, NULL), OPENING_SILENT);
    q.choice.all = true;
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(seen.shown_n, 10);
    assert_int_equal(opening_of(&seen, 40, NULL), OPENING_ABSENT);
}

static void
test_record__not_offered_costs_a_neighbour(void **state)
{
    struct record_prove q = {.id_or_index = span_of("3"), .open = true};
    struct record_proved p;

    (void)state;
    accept_partly();
    elset_add(&q.choice.wanted, 40);
    record_prove_init(&p);
    assert_int_equal(record_prove(rig.r, &q, &p, NULL), ERR_OK);
    assert_int_equal(p.end, RECORD_PROVE_BOUNDS);
    assert_true(elset_has(&p.absent, 40) && elset_n(&p.absent) == 1);
    assert_true(elset_has(&p.bounds, 9) && elset_n(&p.bounds) == 1);
    assert_int_equal(p.text.n, 0);
    record_prove_done(&p);
    q.choice.bounds = true;
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(seen.shown_n, 1);
    assert_int_equal(opening_of(&seen, 40, NULL), OPENING_ABSENT);
    /* an entry without elements costs nothing */
    q.choice.bounds = false;
    q.id_or_index = span_of("0");
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_true(seen.has_list && seen.list_n == 0);
    assert_int_equal(opening_of(&seen, 40, NULL), OPENING_ABSENT);
}

static void
test_record__a_refusal_is_shown_as_withheld(void **state)
{
    struct record_request no = rig_request(&rig, RECORD_REFUSE, "r1", OIN_RE);
    struct record_prove q = {.id_or_index = span_of("3"), .open = true};
    struct record_answer ans;

    (void)state;
    record_answer_init(&ans);
    assert_int_equal(rig_run(&rig, &no, &ans), ERR_OK);
    record_answer_done(&ans);
    q.choice.all = true;
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    assert_int_equal(seen.shown_n, 10);
    for (unsigned e = 0; e < 10; e++)
        expect(e, COMMIT_WITHHELD, WEIGER_NIET_NODIG);
}

/* The salts go with the key; that the entry is there remains. */
static void
test_record__shredded_is_no_more_than_included(void **state)
{
    struct record_prove q = {.id_or_index = span_of("3"), .open = true};
    struct record_prove plain = {.id_or_index = span_of("3")};

    (void)state;
    accept_partly();
    q.choice.all = true;
    assert_int_equal(prove(&q), RECORD_PROVE_MADE);
    rig_pass(&rig, (int64_t)1827 * RIG_DAY);
    assert_int_equal(record_tick(rig.r, NULL), ERR_OK);
    assert_int_equal(prove(&q), RECORD_PROVE_SHREDDED);
    assert_int_equal(prove(&plain), RECORD_PROVE_MADE);
    rig_reopen(&rig);
    assert_int_equal(prove(&q), RECORD_PROVE_SHREDDED);
    assert_int_equal(prove(&plain), RECORD_PROVE_MADE);
}

/* A checkpoint as this log would have signed it. */
static void
sign(struct buf *out, uint64_t size, uint8_t root)
{
    struct tree_head head = {.size = size};
    struct note_key nk;
    struct sign_key *key = secret_key(&nk);

    memset(head.root, root, sizeof(head.root));
    buf_clear(out);
    assert_int_equal(note_write(out, &head, &nk, key, NULL), ERR_OK);
    sign_key_free(key);
}

static void
test_record__an_earlier_head_is_continued(void **state)
{
    struct record_prove q = {.id_or_index = span_of("1")};
    struct record_counts was;
    char id[RECORD_ID_LEN + 1];
    struct buf note;
    struct note_key nk;
    uint64_t size = 0;

    (void)state;
    assert_int_equal(record_count(rig.r, &was, NULL), ERR_OK);
    for (int i = 0; i < 6; i++) {
        char b[8];

        q.earlier = span_of(was.note);
        assert_int_equal(prove(&q), RECORD_PROVE_MADE);
        sign_key_free(secret_key(&nk));
        assert_int_equal(
            opening_check_earlier(&seen, &nk, &cp.head, &size, NULL), ERR_OK);
        assert_int_equal(size, 3);
        (void)snprintf(b, sizeof(b), "b%d", i);
        rig_accept(&rig, b, OIN_RE, id);
    }
    buf_init(&note, OPENING_NOTE_MAX + 1);
    sign(&note, 3, 7); /* another past */
    q.earlier = buf_peek(&note);
    assert_int_equal(prove(&q), RECORD_PROVE_FORKED);
    sign(&note, 1000, 7); /* a future that was lost */
    q.earlier = buf_peek(&note);
    assert_int_equal(prove(&q), RECORD_PROVE_FORKED);
    sign(&note, 0, 7);
    q.earlier = buf_peek(&note);
    assert_int_equal(prove(&q), RECORD_PROVE_STRANGE);
    was.note[strlen(was.note) - 5] ^= 1;
    q.earlier = span_of(was.note);
    assert_int_equal(prove(&q), RECORD_PROVE_STRANGE);
    q.id_or_index = span_of("3"); /* told first, whatever else is asked */
    q.open = true;
    elset_add(&q.choice.wanted, 40);
    assert_int_equal(prove(&q), RECORD_PROVE_STRANGE);
    while (note.n <= OPENING_NOTE_MAX)
        buf_byte(&note, 'x');
    q.earlier = (struct span){note.p, OPENING_NOTE_MAX};
    assert_int_equal(prove(&q), RECORD_PROVE_STRANGE);
    {
        struct record_proved p;

        record_prove_init(&p);
        q.earlier.n++;
        assert_int_equal(record_prove(rig.r, &q, &p, NULL), ERR_LIMIT);
        record_prove_done(&p);
    }
    buf_done(&note);
}

/* ---- the question ------------------------------------------------------------ */

static void
ask(const char *request, const char *want)
{
    const struct admin_context ctx = {.clk = &rig.clk};
    struct buf answer;

    buf_init(&answer, ADMIN_ANSWER_MAX);
    assert_int_equal(admin_answer(rig.r, &ctx, span_of(request), &answer, NULL),
        ERR_OK);
    buf_byte(&answer, '\0');
    if (strstr((const char *)answer.p, want) == NULL)
        fail_msg("%s\n%s", request, (const char *)answer.p);
    buf_done(&answer);
}

static void
test_admin__a_proof_is_asked_for(void **state)
{
    static const char *const bad[] = {"\"id\":3", "\"from\":\"\"",
        "\"id\":\"3\",\"from\":7", "\"id\":\"3\",\"elements\":[]",
        "\"id\":\"3\",\"elements\":{}", "\"id\":\"3\",\"elements\":[\"x.y\"]",
        "\"id\":\"3\",\"elements\":[3]", "\"id\":\"3\",\"all\":1",
        "\"id\":\"3\",\"all\":true,\"bounds\":\"ja\""};
    char line[256];

    (void)state;
    accept_partly();
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        (void)snprintf(line, sizeof(line), "{\"cmd\":\"log.prove\",%s}",
            bad[i]);
        ask(line, "{\"ok\":false,\"error\":{\"code\":\"invalid\"");
    }
    ask("{\"cmd\":\"log.prove\",\"id\":\"99\"}", "\"code\":\"not_found\"");
    ask("{\"cmd\":\"log.prove\",\"id\":\"3\"}",
        "{\"ok\":true,\"index\":3,\"end\":\"made\",\"absent\":[],"
        "\"bounds\":[],\"proof\":\"c2sp.org/tlog-proof@v1\\nextra ");
    (void)snprintf(line, sizeof(line),
        "{\"cmd\":\"log.prove\",\"id\":\"3\",\"elements\":[\"%s\"]}",
        catalogue_element(40)->id);
    ask(line, "\"end\":\"bounds\",\"absent\":[\"");
    ask(line, "\"proof\":null}");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_record__each_entry_is_proved,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__what_is_not_there_is_not_proved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_record__bad_tiles_are_passed_over,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__elements_are_shown_as_decided, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__not_offered_costs_a_neighbour, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__a_refusal_is_shown_as_withheld, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__shredded_is_no_more_than_included, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_record__an_earlier_head_is_continued, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_admin__a_proof_is_asked_for,
            set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
