/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/limit.h"
#include "ledger/body.h"

static struct record_request
sample(enum record_op op)
{
    static const char payload[] = "{\"berichttype\":\"M10\"}";
    struct record_request q = {
        .op = op,
        .snapshot = 7,
        .oin = span_of("00000099000000010001"),
        .bericht_id = span_of("7d3b1a40-1c5e-4f7a-8b21-000000000010"),
        .traject_id = span_of("5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10"),
        .ontvanger = span_of("00000099000000000141"),
        .ontvanger_rol = ROL_GN,
        .kanaal = CHANNEL_PGA,
        .afzender_rol = ROL_PI,
        .type = BERICHT_M10,
        .doel = DOEL_DR_PLAN,
        .grond_gever = span_of("PBW_18A"),
        .media_type = span_of("application/json"),
        .profile = span_of("drplan-gemeente-v1"),
        .payload = span_of(payload),
        .fase = FASE_F3,
        .titel_na_detentie = TRI_JA,
        .id = span_of("01932a3c-0000-7000-8000-000000000001"),
        .push_outcome = 2,
        .push_status = 503,
    };

    q.digest[0] = 0xaa;
    q.decision.released = true;
    elset_add(&q.decision.offered, EL_PERSOON_BSN);
    elset_add(&q.decision.offered, EL_PERSOON_SKN);
    elset_add(&q.decision.disclosed, EL_PERSOON_BSN);
    elset_add(&q.decision.withheld, EL_PERSOON_SKN);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        q.decision.line[e].fallback = EL__NONE;
        q.decision.line[e].rule = POLICY_NO_RULE;
    }
    q.decision.line[EL_PERSOON_SKN] =
        (struct policy_line){.verdict = VERDICT_WITHHOLD,
            .weiger = WEIGER_GEEN_GRONDSLAG,
            .fallback = EL__NONE,
            .rule = 12};
    q.decision.line[EL_PERSOON_SKN].weighed = WEIGHED_LACKING;
    q.decision.outcomes.weighed = WEIGHED_GIVEN | 0x15;
    q.decision.outcomes.doel_51c = 5;
    elset_add(&q.decision.outcomes.scope, EL_PERSOON_SKN);
    q.assumed.verzoek = TRI_JA;
    q.rests_on = RECORD_ON_ALL;
    q.retry = (struct retry_terms){3600, 86400, 365};
    memset(q.afweging_digest, 0xbb, sizeof(q.afweging_digest));
    q.decision.bewaren_dagen = 180;
    q.complete = (struct complete){.type = BERICHT_M10,
        .expected = {1, 0, 0, 0, 0, 0, 9},
        .lacking = {1, 0, 0, 0, 0, 0, 1},
        .lack_n = 2,
        .lack = {{.groep = BV_ID, .element = EL_IDBEWIJS_SOORT},
            {.groep = COMPLETE_ALGEMEEN, .element = EL__COUNT - 1}}};
    return q;
}

static void
test_wire__request_comes_back_the_same(void **state)
{
    struct record_request q = sample(RECORD_ACCEPT), back;
    struct buf b;

    (void)state;
    buf_init(&b, LIMIT_FRAME_MAX);
    wire_request_write(&b, &q);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_OK);
    assert_int_equal(back.op, RECORD_ACCEPT);
    assert_true(span_eq(back.bericht_id, q.bericht_id));
    assert_true(span_eq(back.payload, q.payload));
    assert_true(span_eq(back.media_type, q.media_type));
    assert_true(span_eq(back.profile, q.profile));
    assert_true(span_eq(back.traject_id, q.traject_id));
    assert_memory_equal(back.digest, q.digest, sizeof(q.digest));
    assert_memory_equal(&back.decision, &q.decision, sizeof(q.decision));
    assert_memory_equal(&back.complete, &q.complete, sizeof(q.complete));
    assert_int_equal(back.fase, FASE_F3);
    assert_memory_equal(&back.assumed, &q.assumed, sizeof(q.assumed));
    assert_int_equal(back.rests_on, q.rests_on);
    assert_memory_equal(&back.retry, &q.retry, sizeof(q.retry));
    assert_memory_equal(back.afweging_digest, q.afweging_digest,
        sizeof(q.afweging_digest));
    assert_int_equal(back.type, BERICHT_M10);
    buf_done(&b);
}

/* The names that a body has room for, and no name that is none. */
static void
test_wire__a_report_is_cut_and_checked(void **state)
{
    struct record_request q = sample(RECORD_ACCEPT), back;
    struct buf b;

    (void)state;
    buf_init(&b, LIMIT_FRAME_MAX);
    q.complete.lack_n = COMPLETE_LACKS_MAX;
    wire_request_write(&b, &q);
    assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_OK);
    assert_int_equal(back.complete.lack_n, BODY_LACKS_MAX);
    q.complete.lack_n = 1;
    q.complete.lack[0].groep = COMPLETE_GROUPS;
    buf_clear(&b);
    wire_request_write(&b, &q);
    assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_SYNTAX);
    q.complete.lack[0].groep = 0;
    q.complete.lack[0].element = EL__COUNT;
    buf_clear(&b);
    wire_request_write(&b, &q);
    assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_SYNTAX);
    buf_done(&b);
}

static void
test_wire__each_op_comes_back(void **state)
{
    (void)state;
    for (unsigned op = 0; op < RECORD_OP__COUNT; op++) {
        struct record_request q = sample((enum record_op)op), back;
        struct buf b;

        buf_init(&b, LIMIT_FRAME_MAX);
        wire_request_write(&b, &q);
        assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_OK);
        assert_int_equal(back.op, op);
        assert_true(span_eq(back.id, q.id));
        assert_int_equal(back.kanaal, CHANNEL_PGA);
        if (op <= RECORD_REPEAT) {
            assert_true(span_eq(back.bericht_id, q.bericht_id));
            assert_int_equal(back.digest[0], 0xaa);
        }
        if (op == RECORD_PUSHED) {
            assert_int_equal(back.push_status, 503);
        }
        buf_done(&b);
    }
}

/* Cut at every length: never accepted, never read past the end (asan). */
static void
test_wire__every_truncation_is_refused(void **state)
{
    struct record_request q = sample(RECORD_ACCEPT), back;
    struct buf b;

    (void)state;
    buf_init(&b, LIMIT_FRAME_MAX);
    wire_request_write(&b, &q);
    for (size_t n = 0; n < b.n; n++) {
        uint8_t *cut = malloc(n + 1);

        assert_non_null(cut);
        memcpy(cut, b.p, n);
        assert_int_equal(wire_request_read((struct span){cut, n}, &back),
            ERR_SYNTAX);
        free(cut);
    }
    buf_byte(&b, 0);
    assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_SYNTAX);
    buf_done(&b);
}

/* What a taken-over worker could send: every byte turned, no index escapes. */
static void
test_wire__no_changed_byte_makes_an_index_out_of_range(void **state)
{
    struct record_request q = sample(RECORD_ACCEPT), back;
    struct buf b;

    (void)state;
    buf_init(&b, LIMIT_FRAME_MAX);
    wire_request_write(&b, &q);
    for (size_t i = 0; i < b.n; i++) {
        uint8_t was = b.p[i];

        for (unsigned v = 0; v < 256; v += 51) {
            b.p[i] = (uint8_t)v;
            if (wire_request_read(buf_peek(&b), &back) != ERR_OK)
                continue;
            assert_true(back.type < BERICHT__COUNT);
            assert_true(back.doel < DOEL__COUNT);
            assert_true(back.kanaal < CHANNEL__COUNT);
            assert_true(back.ontvanger_rol < ROL__COUNT);
            assert_true(back.afzender_rol < ROL__COUNT);
            assert_true(back.assumed.fase <= FASE__COUNT);
            assert_true(back.rests_on <= RECORD_ON_ALL);
            assert_true(back.decision.refusal < WEIGER__COUNT);
            assert_true(elset_n(&back.decision.offered) <= EL__COUNT);
            for (unsigned e = 0; e < EL__COUNT; e++)
                assert_true(back.decision.line[e].weiger < WEIGER__COUNT);
        }
        b.p[i] = was;
    }
    buf_done(&b);
}

static void
test_wire__answer_comes_back_the_same(void **state)
{
    struct record_answer a, back;
    struct buf b;

    (void)state;
    record_answer_init(&a);
    record_answer_init(&back);
    a.result = RECORD_DUPLICATE;
    memcpy(a.id, "01932a3c-0000-7000-8000-000000000001", RECORD_ID_LEN + 1);
    a.index = 41;
    a.tree_size = 42;
    a.proof_n = 2;
    a.proof[1][31] = 9;
    memcpy(a.note, "x\n", 3);
    buf_text(&a.body, "{}");
    buf_text(&a.payload, "<M10/>");
    a.facts.gemeente_bevestigd = TRI_JA;
    a.row_v = calloc(2, sizeof(*a.row_v));
    assert_non_null(a.row_v);
    a.row_n = 2;
    memcpy(a.row_v[1].state, "gereed", 7);
    buf_init(&b, LIMIT_FRAME_MAX);
    wire_answer_write(&b, &a);
    assert_int_equal(wire_answer_read(buf_peek(&b), &back), ERR_OK);
    assert_int_equal(back.result, RECORD_DUPLICATE);
    assert_string_equal(back.id, a.id);
    assert_int_equal(back.facts.gemeente_bevestigd, TRI_JA);
    assert_int_equal(back.proof_n, 2);
    assert_int_equal(back.proof[1][31], 9);
    assert_true(span_is(buf_peek(&back.payload), "<M10/>"));
    assert_int_equal(back.row_n, 2);
    assert_string_equal(back.row_v[1].state, "gereed");
    record_answer_done(&a);
    record_answer_done(&back);
    for (size_t n = 0; n < b.n; n++) {
        record_answer_init(&back);
        assert_int_not_equal(wire_answer_read((struct span){b.p, n}, &back),
            ERR_OK);
        record_answer_done(&back);
    }
    buf_done(&b);
}

/* What was weighed, and on what terms: each just past what there can be. */
static void
test_wire__weighing_and_terms_are_checked(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        struct record_request q = sample(RECORD_ACCEPT), back;
        struct buf b;

        if (i == 0)
            q.decision.outcomes.doel_51c = BODY_DOEL_51C_MAX + 1;
        if (i == 1)
            q.decision.line[EL_PERSOON_SKN].weighed = WEIGHED__COUNT;
        if (i == 2)
            q.retry.first_s++;
        if (i == 3)
            q.rests_on = RECORD_ON_ALL + 1;
        buf_init(&b, LIMIT_FRAME_MAX);
        wire_request_write(&b, &q);
        assert_int_equal(wire_request_read(buf_peek(&b), &back), ERR_SYNTAX);
        buf_done(&b);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wire__request_comes_back_the_same),
        cmocka_unit_test(test_wire__a_report_is_cut_and_checked),
        cmocka_unit_test(test_wire__each_op_comes_back),
        cmocka_unit_test(test_wire__every_truncation_is_refused),
        cmocka_unit_test(
            test_wire__no_changed_byte_makes_an_index_out_of_range),
        cmocka_unit_test(test_wire__answer_comes_back_the_same),
        cmocka_unit_test(test_wire__weighing_and_terms_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
