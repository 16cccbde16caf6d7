/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What goes by exception: in answer to a request, after the five answers, on a
 * ground of Wjsg 51c(2).  Each of these lacks once; then it does not go.
 */
#include "tests/unit/policy/policy_case.h"

#include "adapters/adapter.h"
#include "policy/explain.h"
#include "policy/replay.h"

#define TEXT_30 "Dit antwoord heeft dertig lett" /* 30 characters */

/* The real policy, with a text of one file changed. */
static struct policy *
policy_with(const char *prefix, const char *from, const char *to)
{
    struct case_files cf;
    struct policy_file *f;
    struct policy *po = NULL;
    struct errinfo ei = {0};

    case_open(&cf);
    f = case_file(&cf, prefix);
    case_replace(f, case_edit(f->text, from, to));
    if (policy_compile(&po, cf.file, cf.n, NULL, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    case_close(&cf);
    return po;
}

/* A plan that answers a request, with all there must be for one element. */
static struct policy_facts
answer(void)
{
    struct policy_facts f = case_m10();

    f.grondslag = span_of("WJSG_51C_C");
    f.motivatie_elementen = (struct elset){{0}};
    f.afweging = (struct policy_weighing){.given = true,
        .answers = WEIGHED_ANSWERS,
        .doel_51c = 3};
    elset_add(&f.afweging.named, EL_DETENTIE_DELICTCATEGORIE);
    f.correlatie = true;
    f.verzoek = TRI_JA;
    return f;
}

static struct elset
offered(const struct policy *po)
{
    struct elset s =
        po->flow[po->flow_at[BERICHT_M10][ROL_PI][ROL_GN]].required;

    elset_add(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    elset_add(&s, EL_DETENTIE_DELICTCATEGORIE);
    elset_add(&s, EL_DETENTIE_WIJZE_AANVANG);
    elset_add(&s, EL_DETENTIE_PARKETNUMMER);
    elset_add(&s, EL_BERICHT_AFWEGING);
    return s;
}

/* Decide; what became of the element that was asked for. */
static enum policy_weighed
decide(const struct policy *po, const struct policy_facts *f,
    struct decision *d)
{
    struct elset s = offered(po);

    policy_decide(po, f, &s, d);
    case_assert_partition(d);
    assert_true(d->released);
    assert_false(elset_has(&d->offered, EL_BERICHT_AFWEGING));
    assert_false(elset_has(&d->disclosed, EL_DETENTIE_PARKETNUMMER));
    assert_int_equal(elset_has(&d->disclosed, EL_DETENTIE_DELICTCATEGORIE),
        d->line[EL_DETENTIE_DELICTCATEGORIE].weighed == WEIGHED_SO);
    return (enum policy_weighed)d->line[EL_DETENTIE_DELICTCATEGORIE].weighed;
}

static void
test_weigh__all_there_and_it_goes(void **state)
{
    struct policy *po = case_policy();
    struct policy_facts f = answer();
    struct decision d;

    (void)state;
    assert_int_equal(decide(po, &f, &d), WEIGHED_SO);
    assert_int_equal(d.outcomes.weighed, WEIGHED_ALL);
    assert_int_equal(d.outcomes.doel_51c, 3);
    assert_int_equal(elset_n(&d.outcomes.scope), 1);
    /* Marked, but not named. */
    assert_int_equal(d.line[EL_DETENTIE_WIJZE_AANVANG].weighed,
        WEIGHED_LACKING);
    assert_true(elset_has(&d.withheld, EL_DETENTIE_WIJZE_AANVANG));
    /* The motivation may name it too. */
    f.motivatie_elementen = f.afweging.named;
    f.afweging.named = (struct elset){{0}};
    assert_int_equal(decide(po, &f, &d), WEIGHED_SO);
    policy_free(po);
}

static void
test_weigh__what_lacks_holds_it_back(void **state)
{
    struct policy *po = case_policy();
    struct decision d;

    (void)state;
    for (unsigned i = 0; i < 5; i++) {
        struct policy_facts f = answer();

        f.afweging.answers = (uint8_t)(f.afweging.answers & ~(1u << i));
        assert_int_equal(decide(po, &f, &d), WEIGHED_LACKING);
        assert_int_equal(d.line[EL_DETENTIE_DELICTCATEGORIE].weiger,
            po->rule[d.line[EL_DETENTIE_DELICTCATEGORIE].rule].weiger);
    }
    for (unsigned i = 0; i < 6; i++) {
        struct policy_facts f = answer();

        if (i == 0)
            f.correlatie = false;
        if (i == 1)
            f.verzoek = TRI_NEE;
        if (i == 2)
            f.verzoek = TRI_ONBEKEND;
        if (i == 3)
            f.afweging.doel_51c = 4; /* not that of the ground */
        if (i == 4)
            f.afweging.named = (struct elset){{0}};
        if (i == 5)
            f.grondslag = span_of("PBW_18A"); /* the flow's own */
        assert_int_equal(decide(po, &f, &d), WEIGHED_LACKING);
    }
    policy_free(po);
}

/* The ground of an exception without its element is a wrong ground. */
static void
test_weigh__the_ground_alone_opens_nothing(void **state)
{
    struct policy *po = case_policy();
    struct policy_facts f = answer();
    struct elset s = offered(po);
    struct decision d;

    (void)state;
    f.afweging = (struct policy_weighing){.given = false};
    policy_decide(po, &f, &s, &d);
    assert_false(d.released);
    assert_int_equal(d.refusal, WEIGER_GEEN_GRONDSLAG);
    assert_int_equal(d.outcomes.weighed, 0);
    f = answer();
    f.grondslag = span_of("WJSG_51C_D"); /* not the one the flow has */
    policy_decide(po, &f, &s, &d);
    assert_int_equal(d.refusal, WEIGER_GEEN_GRONDSLAG);
    policy_free(po);
}

static void
test_weigh__only_marked_elements_and_marked_flows(void **state)
{
    struct policy *po = policy_with("41-", "    afweging: WJSG_51C_C\n", "");
    struct policy_facts f = answer();
    struct elset s = offered(po);
    struct decision d;

    (void)state;
    policy_decide(po, &f, &s, &d);
    assert_int_equal(d.refusal, WEIGER_GEEN_GRONDSLAG);
    f.grondslag = span_of("PBW_18A");
    assert_int_equal(decide(po, &f, &d), WEIGHED_NEVER);
    policy_free(po);
    /* Named, but without a mark in the column. */
    po = case_policy();
    f = answer();
    elset_add(&f.afweging.named, EL_DETENTIE_PARKETNUMMER);
    assert_int_equal(decide(po, &f, &d), WEIGHED_SO);
    assert_int_equal(d.line[EL_DETENTIE_PARKETNUMMER].weighed, WEIGHED_NEVER);
    policy_free(po);
}

static void
test_weigh__a_ground_out_of_date_holds_it_back(void **state)
{
    struct policy *po = case_policy();
    struct policy_facts f = answer();
    struct decision d;
    uint8_t g = po->flow[po->flow_at[BERICHT_M10][ROL_PI][ROL_GN]].weighing;

    (void)state;
    po->ground[g].to = CASE_DAY;
    assert_int_equal(decide(po, &f, &d), WEIGHED_SO);
    po->ground[g].to = CASE_DAY - 1;
    assert_int_equal(decide(po, &f, &d), WEIGHED_LACKING);
    policy_free(po);
}

/* The second lock: a table with a mark where none may be opens nothing. */
static void
test_weigh__the_lock_does_not_rest_on_the_file(void **state)
{
    static const enum element never[] = {EL_ZORG_DIAGNOSE, EL_RISICO_SOORT,
        EL_GEM_PGA_STATUS, EL_BERICHT_NOODZAAK_MOTIVERING};
    struct policy *po = case_policy();
    const struct policy_flow *fl =
        &po->flow[po->flow_at[BERICHT_M10][ROL_PI][ROL_GN]];
    struct policy_case k;
    struct policy_facts f = answer();

    (void)state;
    memset(&f.afweging.named, 0xff, sizeof(f.afweging.named));
    policy_outcomes(po, &f, &k);
    k.o.weighed |= WEIGHED_GROUND;
    assert_int_equal(policy_weigh(po, fl, &k, EL_DETENTIE_PARKETNUMMER),
        WEIGHED_SO);
    for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
        assert_int_equal(policy_weigh(po, fl, &k, never[i]), WEIGHED_NEVER);
    /* Nor does it open for who does not disclose under the Wjsg. */
    for (unsigned r = 0; r < ROL__COUNT; r++) {
        bool wjsg = r == ROL_PI || r == ROL_DJI || r == ROL_JUSTID;

        k.from = (enum rol)r;
        assert_int_equal(policy_weigh(po, fl, &k, EL_DETENTIE_PARKETNUMMER),
            wjsg ? WEIGHED_SO : WEIGHED_NEVER);
    }
    policy_free(po);
}

/* ---- what a message says ------------------------------------------------------ */

static struct arena arena;

static void
put(struct message *m, enum leaf l, const char *text)
{
    assert_int_equal(message_add(m, l, 0, span_of(text), NULL), ERR_OK);
}

static struct policy_weighing
read_answers(const char *const part[5])
{
    struct policy_facts f = {.vandaag = 0};
    struct message m;

    arena_wipe(&arena);
    assert_int_equal(message_init(&m, &arena, 32, NULL), ERR_OK);
    put(&m, LF_BERICHT_TYPE, "M10");
    put(&m, LF_BERICHT_DOEL, "DR_PLAN");
    for (unsigned i = 0; i < 5; i++)
        if (part[i] != NULL)
            put(&m, (enum leaf)(LF_BERICHT_AFWEGING_ANDERE_GRONDSLAG + i),
                part[i]);
    assert_int_equal(policy_facts_read(&m, &f, NULL), ERR_OK);
    assert_false(f.correlatie);
    return f.afweging;
}

static void
test_weigh__answers_have_a_length_and_a_letter(void **state)
{
    struct policy_weighing w;

    (void)state;
    assert_int_equal(arena_init(&arena, 65536, NULL), ERR_OK);
    w = read_answers((const char *const[5]){NULL});
    assert_false(w.given);
    assert_int_equal(w.answers, 0);
    w = read_answers(
        (const char *const[5]){TEXT_30, TEXT_30, "E", TEXT_30, TEXT_30});
    assert_true(w.given);
    assert_int_equal(w.answers, WEIGHED_ANSWERS);
    assert_int_equal(w.doel_51c, 5);
    /* One character less, or spaces around it, is no answer. */
    w = read_answers((const char *const[5]){TEXT_30, TEXT_30 + 1, "A",
        "   "
        "x"
        "                              ",
        TEXT_30});
    assert_int_equal(w.answers, 0x15);
    w = read_answers((const char *const[5]){NULL, NULL, "F", NULL, NULL});
    assert_int_equal(w.answers, 0);
    assert_int_equal(w.doel_51c, 0);
    arena_done(&arena);
}

static void
test_weigh__answer_five_names_so_many_elements(void **state)
{
    char text[600] = "Alleen deze:";

    (void)state;
    assert_int_equal(arena_init(&arena, 65536, NULL), ERR_OK);
    for (unsigned i = 0; i <= POLICY_SCOPE_MAX; i++) {
        struct policy_weighing w;

        if (i > 0) {
            size_t n = strlen(text);

            (void)snprintf(text + n, sizeof(text) - n, " %s",
                catalogue_element((enum element)(EL_SCHULDEN_AANWEZIG + i))
                    ->id);
            w = read_answers((const char *const[5]){NULL, NULL, NULL,
                "schulden.aanwezig hoort hier niet bij", text});
            assert_int_equal(elset_n(&w.named), i);
            assert_int_equal(w.answers >> 4, 1);
        }
    }
    (void)snprintf(text + strlen(text), sizeof(text) - strlen(text),
        " en persoon.skn.");
    {
        struct policy_weighing w =
            read_answers((const char *const[5]){NULL, NULL, NULL, NULL, text});

        assert_int_equal(w.answers, 0);
        assert_int_equal(elset_n(&w.named), 0);
    }
    arena_done(&arena);
}

/* ---- words and history ---------------------------------------------------------- */

static bool
says(const struct policy *po, const struct decision *d, bool en,
    const char *text)
{
    struct buf out;
    bool yes;

    buf_init(&out, 65536);
    policy_explain(po, d, en, &out);
    buf_byte(&out, '\0');
    yes = strstr((const char *)out.p, text) != NULL;
    buf_done(&out);
    return yes;
}

static void
test_weigh__is_explained(void **state)
{
    struct policy *po = case_policy();
    struct policy_facts f = answer();
    struct decision d;

    (void)state;
    (void)decide(po, &f, &d);
    assert_true(says(po, &d, false,
        "Bij uitzondering verstrekt, na afweging en op verzoek; grondslag: "
        "WJSG_51C_C."));
    assert_true(says(po, &d, true, "Disclosed by exception"));
    assert_true(says(po, &d, false,
        "vijf antwoorden van bericht.afweging; ontbreekt: de naam van het "
        "gegeven in antwoord 5."));
    f.afweging.answers = 0x1d;
    f.verzoek = TRI_NEE;
    (void)decide(po, &f, &d);
    assert_true(says(po, &d, false,
        "ontbreekt: antwoord 2 (zwaarwegend belang), een informatieverzoek "
        "(M29) van de ontvanger."));
    f = case_m10();
    f.correlatie = false;
    (void)decide(po, &f, &d);
    assert_true(says(po, &d, true, "lacking: answer 1 (other ground)"));
    policy_free(po);
}

static void
test_weigh__a_question_names_the_exception(void **state)
{
    struct policy *po = case_policy();
    struct policy_question q = {.doel = DOEL_DR_PLAN,
        .ontvanger = ROL_GN,
        .element = EL_DETENTIE_DELICTCATEGORIE,
        .fase = FASE_ONBEKEND};
    struct policy_answer a;

    (void)state;
    policy_question(po, &q, &a);
    assert_int_equal(a.kind, ANTWOORD_NEE);
    assert_string_equal(a.uitzondering, "WJSG_51C_C");
    q.element = EL_DETENTIE_PARKETNUMMER;
    policy_question(po, &q, &a);
    assert_string_equal(a.uitzondering, "");
    policy_free(po);
}

/* Decided again it is the same; without the mark, or the ground, it is less. */
static void
test_weigh__is_replayed(void **state)
{
    struct policy *po = case_policy();
    struct policy *unmarked = policy_with("50-elementen-dr-gn",
        "  detentie.delictcategorie:\n    uitkomst: geweigerd\n    bij_afweging: "
        "ja\n",
        "  detentie.delictcategorie:\n    uitkomst: geweigerd\n");
    struct policy *closed =
        policy_with("41-", "    afweging: WJSG_51C_C\n", "");
    struct policy_facts f = answer();
    struct policy_past past = {.released = true};
    struct policy_replayed r;
    struct decision d;

    (void)state;
    assert_int_equal(decide(po, &f, &d), WEIGHED_SO);
    policy_outcomes(po, &f, &past.k);
    past.k.o = d.outcomes;
    past.offered = d.offered;
    past.disclosed = d.disclosed;
    policy_replay(po, po, &past, &r);
    assert_int_equal(r.state, REPLAY_DONE);
    assert_int_equal(elset_n(&r.less) + elset_n(&r.more) + r.reason, 0);
    policy_replay(po, unmarked, &past, &r);
    assert_int_equal(elset_n(&r.less), 1);
    assert_true(elset_has(&r.less, EL_DETENTIE_DELICTCATEGORIE));
    policy_replay(po, closed, &past, &r);
    assert_false(r.d.released);
    assert_int_equal(r.d.refusal, WEIGER_GEEN_GRONDSLAG);
    policy_free(po);
    policy_free(unmarked);
    policy_free(closed);
}

/* What a mark lets through, the document of the recipient has a place for. */
static void
test_weigh__every_mark_has_a_place_at_its_recipient(void **state)
{
    static const struct {
        enum rol rol;
        const char *kind;
    } side[] = {{ROL_GN, "gemeente"}, {ROL_RE, "reclassering"}, {ROL_PI, "pi"}};
    struct policy *po = case_policy();
    struct adapters *ads = NULL;
    unsigned n = 0;

    (void)state;
    assert_int_equal(adapters_load(&ads, "adapters", NULL), ERR_OK);
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        const struct adapter *ad = NULL;
        struct elset place;

        if (fl->weighing == POLICY_NO_INDEX)
            continue;
        for (size_t k = 0; k < sizeof(side) / sizeof(side[0]); k++)
            if (fl->to == side[k].rol)
                ad = adapters_find(ads, side[k].kind, "v1");
        assert_non_null(ad);
        place = adapter_profile_elements(ad, (enum bericht)fl->type);
        for (unsigned e = 0; e < EL__COUNT; e++) {
            uint16_t rule = po->column[fl->column].rule[e];

            if (rule == POLICY_NO_RULE || !po->rule[rule].weighed ||
                !elset_has(&fl->may, (enum element)e))
                continue;
            if (!elset_has(&place, (enum element)e))
                fail_msg("%s has no place in %s",
                    catalogue_element((enum element)e)->id,
                    adapter_profile(ad, (enum bericht)fl->type));
            n++;
        }
    }
    assert_true(n >= 5);
    adapters_free(ads);
    policy_free(po);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weigh__all_there_and_it_goes),
        cmocka_unit_test(test_weigh__what_lacks_holds_it_back),
        cmocka_unit_test(test_weigh__the_ground_alone_opens_nothing),
        cmocka_unit_test(test_weigh__only_marked_elements_and_marked_flows),
        cmocka_unit_test(test_weigh__a_ground_out_of_date_holds_it_back),
        cmocka_unit_test(test_weigh__the_lock_does_not_rest_on_the_file),
        cmocka_unit_test(test_weigh__answers_have_a_length_and_a_letter),
        cmocka_unit_test(test_weigh__answer_five_names_so_many_elements),
        cmocka_unit_test(test_weigh__is_explained),
        cmocka_unit_test(test_weigh__a_question_names_the_exception),
        cmocka_unit_test(test_weigh__is_replayed),
        cmocka_unit_test(test_weigh__every_mark_has_a_place_at_its_recipient),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
