/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include "crypto/crypto.h"
#include "crypto/sign.h"
#include "exchange/record_witness.h"
#include "ledger/witness.h"

/* A partner whose gateway is a witness, whose log is watched, or both. */
static struct partner
cousin(unsigned n)
{
    struct partner p = {.rollen = 1u << ROL_PI};

    (void)snprintf(p.id, sizeof(p.id), "neef-%u", n);
    (void)snprintf(p.naam, sizeof(p.naam), "Fictieve neef %u", n);
    (void)snprintf(p.oin, sizeof(p.oin), "000000990000000%05u", 50000 + n);
    (void)snprintf(p.kind, sizeof(p.kind), "pi");
    (void)snprintf(p.version, sizeof(p.version), "v1");
    return p;
}

static struct sign_key *
key_of(unsigned n)
{
    uint8_t seed[SIGN_SEED_LEN];
    struct sign_key *key;

    memset(seed, (int)n + 1, sizeof(seed));
    assert_int_equal(crypto_init(NULL), ERR_OK);
    assert_int_equal(sign_key_from_seed(&key, seed, NULL), ERR_OK);
    return key;
}

static struct note_key
vkey_of(unsigned n, const char *name, enum note_type type)
{
    struct sign_key *key = key_of(n);
    struct note_key k;

    assert_int_equal(note_key_init(&k, name, type, sign_key_public(key), NULL),
        ERR_OK);
    sign_key_free(key);
    return k;
}

static void
put_vkey(char *out, size_t max, const struct note_key *key)
{
    struct buf b;

    buf_init(&b, NOTE_VKEY_MAX);
    note_key_write(&b, key);
    (void)snprintf(out, max, "%.*s", (int)b.n, (const char *)b.p);
    buf_done(&b);
}

static struct partner
witness(unsigned n)
{
    struct partner p = cousin(n);
    struct note_key key = vkey_of(n, "neef.example/getuige", NOTE_COSIGNATURE);

    put_vkey(p.getuige.vkey, sizeof(p.getuige.vkey), &key);
    (void)snprintf(p.getuige.url, sizeof(p.getuige.url),
        "https://localhost:8443/getuige");
    (void)snprintf(p.getuige.address, sizeof(p.getuige.address), "127.0.0.1");
    return p;
}

static enum err
put(struct rig *g, const struct partner *p, const char *why)
{
    struct errinfo ei = {.code = ERR_OK};
    enum err rc = record_partner_put(g->r, p, &ei);

    if (why != NULL && strncmp(ei.text, why, strlen(why)) != 0)
        fail_msg("\"%s\", not %s", ei.text, why);
    return rc;
}

/* One request, committed; the caller ends the answer. */
static struct record_answer
ask(struct rig *g, const struct record_request *q)
{
    struct record_answer ans;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, q, &ans), ERR_OK);
    return ans;
}

static struct record_answer
claim(struct rig *g)
{
    const struct record_request q = {.op = RECORD_CLAIM, .fase = FASE_ONBEKEND};

    return ask(g, &q);
}

static struct record_answer
told(struct rig *g, const char *oin, int outcome, int status, struct span body)
{
    const struct record_request q = {.op = RECORD_WITNESSED,
        .ontvanger = span_of(oin),
        .push_outcome = outcome,
        .push_status = status,
        .payload = body,
        .fase = FASE_ONBEKEND};

    return ask(g, &q);
}

static struct record_witness_row
row(struct rig *g)
{
    struct record_witness_row v[RECORD_WITNESSES_MAX];

    assert_int_equal(record_witness_list(g->r, v), 1);
    return v[0];
}

/* ---- who is one ----------------------------------------------------------- */

static void
test_witness__at_most_sixteen(void **state)
{
    struct record_witness_row v[RECORD_WITNESSES_MAX];
    struct rig g;
    struct partner p;

    (void)state;
    rig_start(&g);
    for (unsigned i = 0; i < RECORD_WITNESSES_MAX; i++) {
        p = witness(i);
        assert_int_equal(put(&g, &p, NULL), ERR_OK);
    }
    p = witness(RECORD_WITNESSES_MAX);
    assert_int_equal(put(&g, &p, "getuige: at most"), ERR_CONFIG);
    p = witness(3); /* which is one already */
    (void)snprintf(p.naam, sizeof(p.naam), "Andere naam");
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    assert_int_equal(record_witness_list(g.r, v), RECORD_WITNESSES_MAX);
    p.status = PARTNER_OPGESCHORT;
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    assert_int_equal(record_witness_list(g.r, v), RECORD_WITNESSES_MAX - 1);
    rig_stop(&g);
}

static void
test_witness__keys_are_of_their_kind(void **state)
{
    struct note_key as_log = vkey_of(1, "neef.example/2026", NOTE_ED25519);
    struct note_key as_witness =
        vkey_of(1, "neef.example/getuige", NOTE_COSIGNATURE);
    struct note_key ours =
        vkey_of(1, "ketenpoort.example/log/2026", NOTE_ED25519);
    struct partner p = witness(1), q = cousin(2);
    struct rig g;

    (void)state;
    rig_start(&g);
    put_vkey(p.getuige.vkey, sizeof(p.getuige.vkey), &as_log);
    assert_int_equal(put(&g, &p, "getuige: the key of a log"), ERR_CONFIG);
    (void)snprintf(p.getuige.vkey, sizeof(p.getuige.vkey), "a+b+c");
    assert_int_equal(put(&g, &p, "getuige: not name"), ERR_CONFIG);
    p = cousin(1);
    put_vkey(p.logboek, sizeof(p.logboek), &as_witness);
    assert_int_equal(put(&g, &p, "logboek: the key of a witness"), ERR_CONFIG);
    put_vkey(p.logboek, sizeof(p.logboek), &ours);
    assert_int_equal(put(&g, &p, "logboek: a log of this name"), ERR_CONFIG);
    put_vkey(p.logboek, sizeof(p.logboek), &as_log);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    put_vkey(q.logboek, sizeof(q.logboek), &as_log);
    assert_int_equal(put(&g, &q, "logboek: a log of this name"), ERR_CONFIG);
    rig_stop(&g);
}

/* ---- asking and hearing ------------------------------------------------------ */

/* What the witness says to a request that was claimed. */
static void
answer_to(const struct record_answer *ans, unsigned n, struct buf *out)
{
    struct note_key key = vkey_of(n, "neef.example/getuige", NOTE_COSIGNATURE);
    struct sign_key *secret = key_of(n);
    struct witness_request req;

    assert_int_equal(witness_request_parse(buf_peek(&ans->payload), &req, NULL),
        ERR_OK);
    buf_init(out, WITNESS_ANSWER_MAX);
    assert_int_equal(
        note_cosign(out, &req.note, 1795000000, &key, secret, NULL), ERR_OK);
    sign_key_free(secret);
}

static void
test_witness__a_signature_is_kept_and_a_false_one_is_not(void **state)
{
    struct record_answer ans, heard;
    struct partner p = witness(0);
    struct buf line;
    struct rig g;

    (void)state;
    rig_start(&g);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    assert_false(record_witness_due(g.r)); /* nothing is published yet */
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    assert_true(record_witness_due(g.r));
    for (unsigned wrong = 2; wrong-- > 0;) {
        ans = claim(&g);
        assert_int_equal(ans.result, RECORD_DONE);
        assert_true(ans.witness);
        assert_string_equal(ans.ontvanger, p.oin);
        answer_to(&ans, wrong, &line);
        heard = told(&g, p.oin, 0, 200, buf_peek(&line));
        assert_int_equal(heard.result, RECORD_DONE);
        assert_int_equal(row(&g).state,
            wrong ? RECORD_WITNESS_FALSE : RECORD_WITNESS_SIGNED);
        assert_int_equal(row(&g).size, wrong ? 0 : record_book(g.r)->version);
        record_answer_done(&ans);
        record_answer_done(&heard);
        buf_done(&line);
    }
    assert_false(record_witness_due(g.r));
    rig_reopen(&g);
    assert_int_equal(row(&g).state, RECORD_WITNESS_NEW);
    assert_int_equal(row(&g).size, record_book(g.r)->version);
    rig_stop(&g);
}

/* It is told once what it knows and asked again at once; a size that is not
 * there is an alarm, and an answer to nothing is none. */
static void
test_witness__another_size(void **state)
{
    struct record_answer ans;
    struct partner p = witness(0);
    struct rig g;

    (void)state;
    rig_start(&g);
    g.opts.witness_every_s = 60;
    rig_reopen(&g);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    ans = told(&g, p.oin, 1, 409, span_of("2\n"));
    assert_int_equal(ans.result, RECORD_NONE);
    record_answer_done(&ans);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    ans = claim(&g);
    assert_true(span_is((struct span){ans.payload.p, 6}, "old 0\n"));
    record_answer_done(&ans);
    assert_false(record_witness_due(g.r)); /* not twice in a minute */
    ans = told(&g, p.oin, 1, 409, span_of("2\n"));
    record_answer_done(&ans);
    ans = claim(&g);
    assert_true(span_is((struct span){ans.payload.p, 6}, "old 2\n"));
    record_answer_done(&ans);
    ans = told(&g, p.oin, 1, 409, span_of("99\n"));
    record_answer_done(&ans);
    assert_int_equal(row(&g).state, RECORD_WITNESS_AHEAD);
    assert_false(record_witness_due(g.r));
    rig_stop(&g);
}

/* Counted from when it became one, and from its last signature. */
static void
test_witness__is_missed_after_the_term(void **state)
{
    struct record_answer ans, heard;
    struct partner p = witness(0);
    struct buf line;
    struct rig g;

    (void)state;
    rig_start(&g);
    g.opts.witness_hours = 72;
    rig_reopen(&g);
    rig_pass(&g, 100 * (int64_t)RIG_DAY);
    assert_false(record_witness_missing(g.r)); /* nobody is one */
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    rig_pass(&g, 72 * (int64_t)RIG_HOUR);
    assert_false(record_witness_missing(g.r));
    rig_pass(&g, 1);
    assert_true(record_witness_missing(g.r));
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    ans = claim(&g);
    answer_to(&ans, 0, &line);
    heard = told(&g, p.oin, 0, 200, buf_peek(&line));
    assert_false(record_witness_missing(g.r));
    record_answer_done(&ans);
    record_answer_done(&heard);
    buf_done(&line);
    rig_pass(&g, 72 * (int64_t)RIG_HOUR + 1);
    assert_true(record_witness_missing(g.r));
    rig_stop(&g);
}

/* Suspended for longer than the term and back again: it gets its time. */
static void
test_witness__comes_back_with_a_term_of_its_own(void **state)
{
    struct partner p = witness(0);
    struct rig g;

    (void)state;
    rig_start(&g);
    g.opts.witness_hours = 72;
    rig_reopen(&g);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    p.status = PARTNER_OPGESCHORT;
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    rig_pass(&g, 100 * (int64_t)RIG_DAY);
    p.status = PARTNER_ACTIEF;
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    assert_false(record_witness_missing(g.r));
    rig_pass(&g, 72 * (int64_t)RIG_HOUR);
    assert_int_equal(put(&g, &p, NULL), ERR_OK); /* no way to win time */
    rig_pass(&g, 1);
    assert_true(record_witness_missing(g.r));
    rig_stop(&g);
}

/* One question at a time, until it is told, given up, or the courier is gone. */
static void
test_witness__has_one_question_at_a_time(void **state)
{
    struct partner p = witness(0);
    struct record_answer ans;
    struct rig g;

    (void)state;
    rig_start(&g);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    assert_int_equal(record_tick(g.r, NULL), ERR_OK);
    ans = claim(&g);
    assert_true(ans.witness);
    record_answer_done(&ans);
    assert_false(record_witness_due(g.r));
    rig_pass(&g, 10 * 60000 - 1);
    assert_false(record_witness_due(g.r));
    assert_int_equal(record_release_claims(g.r, NULL), ERR_OK);
    assert_true(record_witness_due(g.r));
    ans = claim(&g);
    record_answer_done(&ans);
    rig_pass(&g, 10 * 60000);
    assert_true(record_witness_due(g.r));
    rig_stop(&g);
}

static void
test_witness__nothing_is_accepted_while_it_is_missed(void **state)
{
    struct partner p = witness(0);
    struct record_request q;
    struct record_answer ans;
    struct rig g;

    (void)state;
    rig_start(&g);
    g.opts.witness_hours = 1;
    rig_reopen(&g);
    assert_int_equal(put(&g, &p, NULL), ERR_OK);
    rig_pass(&g, RIG_HOUR + 1);
    q = rig_request(&g, RECORD_ACCEPT, "bericht-1", OIN_RE);
    ans = ask(&g, &q);
    assert_int_equal(ans.result, RECORD_UNWITNESSED);
    assert_int_equal(ans.payload.n, 0);
    record_answer_done(&ans);
    q = rig_request(&g, RECORD_REFUSE, "bericht-2", OIN_RE);
    ans = ask(&g, &q);
    assert_int_equal(ans.result, RECORD_DONE);
    record_answer_done(&ans);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_witness__at_most_sixteen),
        cmocka_unit_test(test_witness__keys_are_of_their_kind),
        cmocka_unit_test(
            test_witness__a_signature_is_kept_and_a_false_one_is_not),
        cmocka_unit_test(test_witness__another_size),
        cmocka_unit_test(test_witness__is_missed_after_the_term),
        cmocka_unit_test(test_witness__comes_back_with_a_term_of_its_own),
        cmocka_unit_test(test_witness__has_one_question_at_a_time),
        cmocka_unit_test(test_witness__nothing_is_accepted_while_it_is_missed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
