/* SPDX-License-Identifier: EUPL-1.2 */
/* A decision taken again, from the outcomes that an entry keeps of it. */
#include "tests/unit/policy/policy_case.h"

#include "policy/replay.h"
#include "policy/scan.h"

#include "base/banned.h"

static struct policy *then, *now;
static struct policy_past past;
static struct policy_replayed again;

static int
setup(void **state)
{
    (void)state;
    assert_int_equal(policy_load(&then, POLICY_DIR, NULL, NULL), ERR_OK);
    assert_int_equal(policy_load(&now, POLICY_DIR, NULL, NULL), ERR_OK);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(then);
    policy_free(now);
    return 0;
}

/* All that the flow may carry, but for what refuses it. */
static struct elset
all_of(const struct policy_facts *f)
{
    uint16_t at = then->flow_at[f->type][f->rol_afzender][f->rol_ontvanger];
    struct elset all;

    assert_int_not_equal(at, POLICY_NO_RULE);
    all = then->flow[at].may;
    for (int i = 0; i < 4; i++)
        all.w[i] &= ~then->blocked.w[i];
    return all;
}

/* Decide, keep what an entry would keep, and decide again with now. */
static void
replay_offered(const struct policy_facts *f, const struct elset *offered)
{
    struct decision d;

    policy_decide(then, f, offered, &d);
    past = (struct policy_past){.k = {.type = f->type,
                                    .from = f->rol_afzender,
                                    .to = f->rol_ontvanger,
                                    .doel = f->doel,
                                    .vandaag = f->vandaag,
                                    .o = d.outcomes},
        .offered = d.offered,
        .disclosed = d.disclosed,
        .refused_on = d.refused_on,
        .released = d.released,
        .refusal = d.refusal};
    policy_replay(then, now, &past, &again);
}

static void
replay(struct policy_facts f)
{
    struct elset offered = all_of(&f);

    replay_offered(&f, &offered);
}

static void
expect_same(void)
{
    assert_int_equal(again.state, REPLAY_DONE);
    assert_int_equal(elset_n(&again.more), 0);
    assert_int_equal(elset_n(&again.less), 0);
    assert_int_equal(elset_n(&again.unknown), 0);
    assert_false(again.reason);
}

static struct policy_rule *
rule_of(enum element e)
{
    uint16_t fl = now->flow_at[BERICHT_M10][ROL_PI][ROL_GN];

    return &now->rule[now->column[now->flow[fl].column].rule[e]];
}

/* Whatever failed: the same policy says the same, refusals included. */
static void
test_replay__the_same_policy_changes_nothing(void **state)
{
    (void)state;
    for (unsigned c = 0; c <= POLICY_CONDITION_MAX; c++) {
        struct policy_facts f = case_m10();

        if (c != 0)
            case_break(&f, c);
        replay(f);
        expect_same();
    }
    for (unsigned k = 0; k < 4; k++) {
        struct policy_facts f = case_m10();

        if (k == 0)
            f.grondslag = span_of("WJSG_51C_C");
        else if (k == 1)
            f.gemeente_bevestigd = TRI_NEE;
        else if (k == 2)
            f.kort_verblijf = TRI_JA;
        else
            f.doel = DOEL_NAZORG;
        replay(f);
        assert_false(past.released);
        expect_same();
    }
}

static void
test_replay__a_cell_that_closes_is_less(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_rule *r = rule_of(EL_DETENTIE_AANVANGSDATUM);
    struct policy_rule was = *r;

    (void)state;
    r->outcome = OUTCOME_DENY;
    replay(f);
    assert_int_equal(again.state, REPLAY_DONE);
    assert_int_equal(elset_n(&again.less), 1);
    assert_true(elset_has(&again.less, EL_DETENTIE_AANVANGSDATUM));
    assert_int_equal(elset_n(&again.more), 0);
    /* And the other way around. */
    assert_int_equal(elset_n(&again.unknown), 0);
    *r = was;
    r = rule_of(EL_PERSOON_GEBOORTEPLAATS);
    was = *r;
    r->outcome = OUTCOME_ALLOW;
    replay(f);
    assert_int_equal(elset_n(&again.less), 0);
    assert_int_equal(elset_n(&again.more),
        elset_has(&past.offered, EL_PERSOON_GEBOORTEPLAATS) ? 1 : 0);
    *r = was;
}

/* Wider phases: who was in one still is; who was not may be now. */
static void
test_replay__a_phase_that_is_added_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    uint8_t was = now->condition[4].phases;

    (void)state;
    now->condition[4].phases = (uint8_t)(was | 1u << FASE_F3);
    replay(f);
    expect_same();
    f.fase = FASE_F3;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_ADRES_TERUGKEERADRES));
    assert_int_equal(elset_n(&again.more), 0);
    now->condition[4].phases = (uint8_t)(was & ~(1u << FASE_F4));
    replay(f);
    expect_same();
    f.fase = FASE_F4;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_ADRES_TERUGKEERADRES));
    now->condition[4].phases = was;
}

static void
test_replay__a_longer_motivation_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    uint16_t was = now->param.motivation_chars;

    (void)state;
    now->param.motivation_chars = (uint16_t)(was - 1);
    replay(f);
    expect_same();
    now->param.motivation_chars = (uint16_t)(was + 1);
    replay(f);
    assert_true(elset_has(&again.unknown, EL_ZORG_ZORGAANBIEDER));
    f.motivatie_tekens = 0;
    replay(f);
    expect_same();
    now->param.motivation_chars = was;
}

/* Both policies ask C6 for this element; how old a decision may be differs. */
static void
test_replay__an_older_decision_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_rule *is = rule_of(EL_PERSOON_GESLACHTSNAAM);
    struct policy_rule *was = &then->rule[is - now->rule];
    uint16_t days = now->param.besluit_18b_days;

    (void)state;
    is->outcome = was->outcome = OUTCOME_CONDITION;
    is->condition = was->condition = 6;
    is->weiger = was->weiger = WEIGER_GEEN_MANDAAT;
    for (int held = 0; held < 2; held++) {
        f.besluit_mandaat = held;
        now->param.besluit_18b_days = days;
        replay(f);
        assert_int_equal(past.released, held);
        expect_same();
    }
    /* It held within as many days: within more too, within fewer perhaps. */
    now->param.besluit_18b_days = (uint16_t)(days + 1);
    replay(f);
    expect_same();
    now->param.besluit_18b_days = (uint16_t)(days - 1);
    replay(f);
    assert_true(elset_has(&again.unknown, EL_PERSOON_GESLACHTSNAAM));
    now->param.besluit_18b_days = days;
    is->outcome = was->outcome = OUTCOME_ALLOW;
    is->condition = was->condition = 0;
}

/* A refusal for want of a mandate is one again. */
static void
test_replay__a_mandate_that_lacked_lacks(void **state)
{
    struct policy_facts f = case_m10();

    (void)state;
    f.ontvanger_zonder_mandaat = true;
    replay(f);
    assert_int_equal(past.refusal, WEIGER_GEEN_MANDAAT);
    expect_same();
}

/* What had no open part stays out; what was whole and is now by the occurrence
 * cannot be said. */
static void
test_replay__a_part_is_what_it_was(void **state)
{
    struct policy_facts f = case_m10();
    struct elset offered = all_of(&f);
    struct policy_rule *r = rule_of(EL_DRPLAN_ACTIE);
    struct policy_rule was = *r;

    (void)state;
    replay_offered(&f, &offered);
    assert_true(elset_has(&past.disclosed, EL_HULPVRAAG_TOELICHTING));
    elset_del(&past.disclosed, EL_HULPVRAAG_TOELICHTING);
    policy_replay(then, now, &past, &again);
    expect_same();
    assert_true(elset_has(&again.d.withheld, EL_HULPVRAAG_TOELICHTING));
    r->outcome = OUTCOME_CONDITION;
    r->condition = 1;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_DRPLAN_ACTIE));
    assert_int_equal(elset_n(&again.less), 0);
    *r = was;
}

static void
test_replay__another_list_of_codes_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_part *part = &now->part[now->part_at[EL_DETENTIE_BESTEMMING]];
    struct policy_part was = *part;

    (void)state;
    part->code_n--;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_DETENTIE_BESTEMMING));
    *part = was;
    part->other = NULL;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_DETENTIE_BESTEMMING));
    *part = was;
    part->code[0] = "ISD";
    replay(f);
    assert_true(elset_has(&again.unknown, EL_DETENTIE_BESTEMMING));
    *part = was;
    part->open_only = true;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_DETENTIE_BESTEMMING));
    *part = was;
}

static void
test_replay__another_ground_refuses_or_is_unknown(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_flow *fl =
        &now->flow[now->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    uint8_t was = fl->giver;

    (void)state;
    fl->giver = policy_find_ground(now, span_of("WJSG_51C_C"));
    replay(f);
    assert_int_equal(again.state, REPLAY_DONE);
    assert_false(again.d.released);
    assert_true(again.reason);
    f.grondslag = span_of("PBW_18B");
    replay(f);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    fl->giver = was;
}

static void
test_replay__a_shorter_stay_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    uint16_t was = now->param.short_stay_days;

    (void)state;
    now->param.short_stay_days = (uint16_t)(was - 1);
    f.kort_verblijf = TRI_NEE;
    replay(f);
    expect_same();
    f.kort_verblijf = TRI_JA;
    replay(f);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    now->param.short_stay_days = (uint16_t)(was + 1);
    replay(f);
    expect_same();
    f.kort_verblijf = TRI_NEE;
    replay(f);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    now->param.short_stay_days = was;
}

/* A draft that begins tomorrow can be tried on today. */
static void
test_replay__the_first_day_of_a_draft_does_not_count(void **state)
{
    struct policy_facts f = case_m10();
    int64_t was = now->from;

    (void)state;
    now->from = f.vandaag + 1;
    replay(f);
    expect_same();
    now->from = was;
}

static void
test_replay__an_old_entry_says_so(void **state)
{
    (void)state;
    replay(case_m10());
    past.k.o.holds = 0;
    policy_replay(then, now, &past, &again);
    assert_int_equal(again.state, REPLAY_NOT_KEPT);
}

/* A flow that was not there then. */
static void
test_replay__a_new_flow_is_unknown(void **state)
{
    struct policy_facts f = case_m10();
    struct elset offered = all_of(&f);
    uint16_t *at = &then->flow_at[BERICHT_M10][ROL_PI][ROL_GN], was = *at;

    (void)state;
    *at = POLICY_NO_RULE;
    replay_offered(&f, &offered);
    assert_false(past.released);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    *at = was;
}

/* Text is not kept: the elements are, and the version of the list. */
static void
test_replay__a_refusal_for_a_text_stands_while_the_list_does(void **state)
{
    struct policy_facts f = case_m10();
    struct elset offered = all_of(&f);
    struct policy *was = now;

    (void)state;
    elset_add(&f.tekst.on[TEKST_DIAGNOSE], EL_DRPLAN_ACTIE);
    replay_offered(&f, &offered);
    assert_int_equal(past.refusal, WEIGER_VRIJE_TEKST);
    assert_true(elset_has(&past.refused_on, EL_DRPLAN_ACTIE));
    expect_same();
    /* An entry that names no element says too little. */
    past.refused_on = (struct elset){{0}};
    policy_replay(then, now, &past, &again);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    /* So does another list. */
    now = case_policy();
    scan_list_version(now->scan, "another");
    replay_offered(&f, &offered);
    assert_int_equal(again.state, REPLAY_UNKNOWN);
    policy_free(now);
    now = was;
}

/* A flow that is not there in either, and one that is not there any more. */
static void
test_replay__a_flow_that_is_gone_refuses(void **state)
{
    struct policy_facts f = case_m10();
    struct elset offered = all_of(&f);
    uint16_t *a = &then->flow_at[BERICHT_M10][ROL_PI][ROL_GN];
    uint16_t *b = &now->flow_at[BERICHT_M10][ROL_PI][ROL_GN];
    uint16_t was = *a, is = *b;

    (void)state;
    *b = POLICY_NO_RULE;
    replay_offered(&f, &offered);
    assert_true(past.released);
    assert_int_equal(again.state, REPLAY_DONE);
    assert_false(again.d.released);
    assert_true(again.reason);
    *a = POLICY_NO_RULE;
    replay_offered(&f, &offered);
    assert_false(past.released);
    expect_same();
    *a = was;
    *b = is;
}

/* Where the length of the stay is not asked, another length changes nothing. */
static void
test_replay__a_stay_that_is_not_asked_changes_nothing(void **state)
{
    struct policy_facts f =
        case_facts(BERICHT_M20, ROL_PI, ROL_RE, DOEL_TOEZICHT, "RECLREG_8_1");
    uint16_t was = now->param.short_stay_days;

    (void)state;
    f.kort_verblijf = TRI_JA;
    now->param.short_stay_days = (uint16_t)(was - 1);
    replay(f);
    expect_same();
    now->param.short_stay_days = was;
}

static void
test_replay__another_reason_is_told(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_agreement *a =
        &now->agreement[now->flow[now->flow_at[BERICHT_M10][ROL_PI][ROL_GN]]
                            .agreement];
    bool was = a->akkoord;

    (void)state;
    f.kort_verblijf = TRI_JA;
    a->akkoord = false;
    replay(f);
    assert_int_equal(past.refusal, WEIGER_NIET_NODIG);
    assert_int_equal(again.d.refusal, WEIGER_GLP_NIET_AKKOORD);
    assert_int_equal(again.state, REPLAY_DONE);
    assert_true(again.reason);
    a->akkoord = was;
}

/* By the occurrence then and now, but not on the same condition; and not at
 * all then. */
static void
test_replay__a_part_on_another_condition_is_not_guessed(void **state)
{
    struct policy_facts f = case_m10();
    struct policy_rule *r = rule_of(EL_HULPVRAAG_TOELICHTING);
    struct policy_rule *old = &then->rule[r - now->rule];
    struct policy_rule was = *r, before = *old;

    (void)state;
    assert_string_equal(old->id, r->id);
    r->condition = 8;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_HULPVRAAG_TOELICHTING));
    *r = was;
    old->outcome = OUTCOME_DENY;
    old->condition = 0;
    replay(f);
    assert_true(elset_has(&again.unknown, EL_HULPVRAAG_TOELICHTING));
    assert_int_equal(elset_n(&again.more), 0);
    *old = before;
}

/* An answer to a request that lets one element go by exception. */
static struct policy_facts
excepted(void)
{
    struct policy_facts f = case_m10();

    f.grondslag = span_of("WJSG_51C_C");
    f.afweging = (struct policy_weighing){.given = true,
        .answers = WEIGHED_ANSWERS,
        .doel_51c = 3};
    elset_add(&f.afweging.named, EL_DETENTIE_DELICTCATEGORIE);
    f.motivatie_elementen = (struct elset){{0}};
    f.correlatie = true;
    f.verzoek = TRI_JA;
    return f;
}

static void
expect_refused(enum weiger why)
{
    assert_int_equal(again.state, REPLAY_DONE);
    assert_false(again.d.released);
    assert_int_equal(again.d.refusal, why);
    assert_true(elset_has(&again.less, EL_DETENTIE_DELICTCATEGORIE));
}

static void
test_replay__an_exception_rests_on_the_ground_it_named(void **state)
{
    uint16_t *at = &now->flow_at[BERICHT_M10][ROL_PI][ROL_GN], kept = *at;
    struct policy_flow *fl = &now->flow[*at], was = *fl;

    (void)state;
    replay(excepted());
    expect_same();
    assert_true(elset_has(&past.disclosed, EL_DETENTIE_DELICTCATEGORIE));
    assert_true(past.k.o.weighed == WEIGHED_ALL && !past.k.o.grond);
    /* No exception any more, or on another ground: it named a wrong one. */
    fl->weighing = POLICY_NO_INDEX;
    replay(excepted());
    expect_refused(WEIGER_GEEN_GRONDSLAG);
    fl->weighing = policy_find_ground(now, span_of("WJSG_51C_D"));
    replay(excepted());
    expect_refused(WEIGER_GEEN_GRONDSLAG);
    /* Now it is the ground of the flow itself: the rest goes. */
    fl->giver = was.weighing;
    replay(excepted());
    assert_int_equal(again.state, REPLAY_DONE);
    assert_true(again.d.released);
    assert_int_equal(elset_n(&again.less), 1);
    assert_true(elset_has(&again.less, EL_DETENTIE_DELICTCATEGORIE));
    *fl = was;
    *at = POLICY_NO_RULE;
    replay(excepted());
    expect_refused(WEIGER_ROL_NIET_BEVOEGD);
    *at = kept;
}

/* An entry that says what its policy cannot have decided rests on no ground. */
static void
test_replay__an_exception_without_its_ground_is_none(void **state)
{
    uint16_t *at = &then->flow_at[BERICHT_M10][ROL_PI][ROL_GN], kept = *at;
    uint8_t was = then->flow[kept].weighing;

    (void)state;
    replay(excepted());
    then->flow[kept].weighing = POLICY_NO_INDEX;
    policy_replay(then, now, &past, &again);
    expect_refused(WEIGER_GEEN_GRONDSLAG);
    then->flow[kept].weighing = was;
    *at = POLICY_NO_RULE;
    policy_replay(then, now, &past, &again);
    expect_refused(WEIGER_GEEN_GRONDSLAG);
    *at = kept;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replay__the_same_policy_changes_nothing),
        cmocka_unit_test(test_replay__a_cell_that_closes_is_less),
        cmocka_unit_test(test_replay__a_phase_that_is_added_is_not_guessed),
        cmocka_unit_test(test_replay__a_longer_motivation_is_not_guessed),
        cmocka_unit_test(test_replay__an_older_decision_is_not_guessed),
        cmocka_unit_test(test_replay__a_mandate_that_lacked_lacks),
        cmocka_unit_test(test_replay__a_part_is_what_it_was),
        cmocka_unit_test(test_replay__another_list_of_codes_is_not_guessed),
        cmocka_unit_test(test_replay__another_ground_refuses_or_is_unknown),
        cmocka_unit_test(test_replay__a_shorter_stay_is_not_guessed),
        cmocka_unit_test(test_replay__the_first_day_of_a_draft_does_not_count),
        cmocka_unit_test(test_replay__an_old_entry_says_so),
        cmocka_unit_test(test_replay__a_new_flow_is_unknown),
        cmocka_unit_test(
            test_replay__a_refusal_for_a_text_stands_while_the_list_does),
        cmocka_unit_test(test_replay__a_flow_that_is_gone_refuses),
        cmocka_unit_test(test_replay__a_stay_that_is_not_asked_changes_nothing),
        cmocka_unit_test(test_replay__another_reason_is_told),
        cmocka_unit_test(
            test_replay__an_exception_rests_on_the_ground_it_named),
        cmocka_unit_test(test_replay__an_exception_without_its_ground_is_none),
        cmocka_unit_test(
            test_replay__a_part_on_another_condition_is_not_guessed),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
