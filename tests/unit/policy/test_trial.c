/* SPDX-License-Identifier: EUPL-1.2 */
/* Cases that are right pass, cases that are wrong say where, and what cannot be
 * read is refused with its place. */
#include "policy/trial.h"

#include "tests/unit/policy/policy_case.h"

static struct policy *po;

static int
setup(void **state)
{
    (void)state;
    po = case_policy();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    return 0;
}

/* ---- running ------------------------------------------------------------------ */

struct seen {
    unsigned runs, misses;
    struct trial_miss first;
    struct trial_coverage cv;
};

static void
on_run(void *ctx, const struct trial_run *run)
{
    struct seen *s = ctx;

    if (s->misses == 0 && run->miss_n > 0)
        s->first = run->miss[0];
    s->runs++;
    s->misses += run->miss_n;
}

#define HEAD "vandaag: '2026-11-25'\ntoetsen:\n"
#define M10  "  - {naam: x, bericht: M10, van: PI, naar: GN, "

static struct seen
run_text(const char *text)
{
    const struct policy_file f = {"t.yaml", span_of(text)};
    struct trial_set *ts;
    struct errinfo ei = {0};
    struct seen s = {0};

    if (trial_read(&ts, po, &f, 1, NULL, &ei) != ERR_OK)
        fail_msg("%s in %s", ei.text, text);
    for (unsigned i = 0; i < ts->n; i++)
        trial_run_case(po, &ts->trial[i], &s.cv, on_run, &s);
    trial_free(ts);
    return s;
}

static void
assert_passes(const char *text)
{
    struct seen s = run_text(text);

    assert_true(s.runs > 0);
    if (s.misses > 0)
        fail_msg("line %u: wanted %s, got %s in %s", s.first.place.line,
            s.first.want[1], s.first.got[1], text);
}

static void
assert_misses(const char *text, unsigned line, const char *got)
{
    struct seen s = run_text(text);

    assert_true(s.misses > 0);
    assert_int_equal(s.first.place.line, line);
    if (strstr(s.first.got[1], got) == NULL)
        fail_msg("got %s, not %s", s.first.got[1], got);
}

static void
test_trial__what_goes_and_what_stays_is_checked(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: [zorg.domein, schulden.bedrag_klasse], "
                           "feiten: {open: [SCHULDEN]}, verwacht: {verstrekt: "
                           "[schulden.bedrag_klasse], achtergehouden: "
                           "{zorg.domein: NOODZAAK_ONTBREEKT}}}\n");
    assert_misses(HEAD M10 "aangeboden: [zorg.domein],\n     verwacht: "
                           "{verstrekt: [zorg.domein]}}\n",
        4, "withheld NOODZAAK_ONTBREEKT");
    assert_misses(HEAD M10 "aangeboden: [zorg.domein],\n     verwacht: "
                           "{achtergehouden: {zorg.domein: NIET_NODIG}}}\n",
        4, "withheld NOODZAAK_ONTBREEKT");
    assert_misses(HEAD M10 "verwacht: {achtergehouden: "
                           "[persoon.geslachtsnaam]}}\n",
        3, "disclosed");
    /* What was not offered neither goes nor stays. */
    assert_misses(HEAD M10 "verwacht: {achtergehouden: [zorg.domein]}}\n", 3,
        "not offered");
    assert_misses(HEAD M10 "verwacht: {verstrekt: ['zorg.*']}}\n", 3, "none");
}

static void
test_trial__a_part_and_a_stand_in_are_checked(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: [detentie.bestemming], feiten: {alles: "
                           "ja}, verwacht: {deels: [detentie.bestemming]}}\n");
    assert_misses(HEAD M10 "verwacht: {deels: [persoon.geslachtsnaam]}}\n", 3,
        "disclosed");
    assert_passes(HEAD M10 "aangeboden: [zorg.domein], verwacht: {terugval: "
                           "{zorg.domein: zorg.zorgvraag_aanwezig}}}\n");
    assert_misses(HEAD M10 "aangeboden: [zorg.domein], verwacht: {terugval: "
                           "{zorg.domein: schulden.aanwezig}}}\n",
        3, "instead zorg.zorgvraag_aanwezig");
}

static void
test_trial__a_refusal_is_checked_and_never_goes_by_unnoticed(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: [zorg.diagnose], verwacht: {weigering: "
                           "BEROEPSGEHEIM, op: [zorg.diagnose]}}\n");
    assert_misses(HEAD M10 "verwacht: {weigering: BEROEPSGEHEIM}}\n", 3,
        "no refusal");
    assert_misses(HEAD M10
        "aangeboden: [zorg.diagnose], verwacht: "
        "{weigering: BEROEPSGEHEIM, op: [zorg.medicatie]}}\n",
        3, "not for this");
    assert_misses(HEAD M10 "feiten: {bevestigd: N}, verwacht: {achtergehouden: "
                           "[persoon.bsn]}}\n",
        3, "refusal VERKEERDE_GEMEENTE");
    assert_passes(HEAD M10 "feiten: {bevestigd: N}, verwacht: {niets: ja}}\n");
    assert_misses(HEAD M10 "verwacht: {niets: ja}}\n", 3, "disclosed");
}

static void
test_trial__counts_are_of_what_the_case_offers(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: [zorg.domein, persoon.voornamen], "
                           "verwacht: {aantal: {verstrekt: 1, achtergehouden: "
                           "1}}}\n");
    assert_misses(HEAD M10 "aangeboden: [zorg.domein, persoon.voornamen], "
                           "verwacht: {aantal: {verstrekt: 2}}}\n",
        3, "1");
}

static void
test_trial__verder_niets_leaves_no_room(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: [persoon.voornamen, zorg.domein], "
                           "verwacht: {verstrekt: [persoon.voornamen], verder: "
                           "niets}}\n");
    assert_misses(HEAD M10 "aangeboden: [persoon.voornamen, "
                           "persoon.voorvoegsel], verwacht: {verstrekt: "
                           "[persoon.voornamen], verder: niets}}\n",
        3, "disclosed");
}

static void
test_trial__a_name_goes_before_a_group(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "aangeboden: ['schulden.*'], feiten: {open: "
                           "[SCHULDEN]}, verwacht: {verstrekt: ['schulden.*'], "
                           "achtergehouden: [schulden.bedrag_exact, "
                           "schulden.schuldeisers, "
                           "schulden.betalingsregeling_cjib]}}\n");
}

static void
test_trial__a_case_runs_on_every_flow_that_it_names(void **state)
{
    struct seen s = run_text(
        HEAD "  - {naam: x, bericht: '*', aangeboden: [zorg.diagnose], "
             "verwacht: {weigering: BEROEPSGEHEIM}}\n");

    (void)state;
    assert_int_equal(s.runs, po->flow_n);
    assert_int_equal(s.misses, 0);
    s = run_text(HEAD "  - {naam: x, bericht: [M10, M11], verwacht: "
                      "{verstrekt: [persoon.geslachtsnaam]}}\n");
    assert_int_equal(s.runs, 2);
    /* Named in full it runs once, also where there is no flow. */
    s = run_text(HEAD "  - {naam: x, bericht: M10, van: RE, naar: GN, "
                      "verwacht: {weigering: ROL_NIET_BEVOEGD}}\n");
    assert_int_equal(s.runs, 1);
    assert_int_equal(s.misses, 0);
}

static void
test_trial__purpose_ground_and_day_can_be_other_ones(void **state)
{
    (void)state;
    assert_passes(HEAD M10 "doel: TOEZICHT, verwacht: {weigering: "
                           "DOEL_ONVERENIGBAAR}}\n");
    assert_passes(HEAD M10 "grondslag: BJSG_11A, verwacht: {weigering: "
                           "GEEN_GRONDSLAG}}\n");
    assert_passes(HEAD M10 "vandaag: '2023-11-30', verwacht: {weigering: "
                           "GEEN_GRONDSLAG}}\n");
    assert_passes(HEAD M10 "zonder: [persoon.bsn], verwacht: {weigering: "
                           "KWALITEIT_ONVOLDOENDE, op: [persoon.bsn]}}\n");
    assert_passes(HEAD M10 "verplicht: nee, verwacht: {weigering: "
                           "KWALITEIT_ONVOLDOENDE}}\n");
    assert_passes(HEAD "  - {naam: x, bericht: M10, van: PI, naar: GN, feiten: "
                       "{namens_college: ja}, verwacht: {verstrekt: "
                       "[persoon.geslachtsnaam]}}\n");
    assert_passes(HEAD "  - {naam: x, bericht: M10, van: PI, naar: GN, feiten: "
                       "{zonder_mandaat: ja}, verwacht: {weigering: "
                       "GEEN_MANDAAT}}\n");
}

static void
test_trial__facts_change_the_outcome_one_by_one(void **state)
{
    static const char *const pairs[][3] = {
        {"adres.terugkeeradres", "fase: F4", "fase: F3"},
        {"persoon.bsn", "bsn_geverifieerd: ja", "college: O"},
        {"netwerk.steunpersoon_naam_bereik", "derde_geinformeerd: ja",
            "derde_geinformeerd: nee"},
    };
    char text[512];

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        (void)snprintf(text, sizeof(text),
            HEAD M10 "aangeboden: [%s], feiten: {%s}, verwacht: {verstrekt: "
                     "[%s]}}\n",
            pairs[i][0], pairs[i][1], pairs[i][0]);
        assert_passes(text);
        (void)snprintf(text, sizeof(text),
            HEAD M10 "aangeboden: [%s], feiten: {%s}, verwacht: "
                     "{achtergehouden: [%s]}}\n",
            pairs[i][0], pairs[i][2], pairs[i][0]);
        assert_passes(text);
    }
    assert_passes(HEAD M10 "aangeboden: [zorg.domein], feiten: {motivering: "
                           "['zorg.*']}, verwacht: {verstrekt: "
                           "[zorg.domein]}}\n");
    assert_passes(HEAD M10 "aangeboden: [zorg.domein], feiten: {motivering: "
                           "['zorg.*'], motivering_tekens: 29}, verwacht: "
                           "{achtergehouden: [zorg.domein]}}\n");
}

/* ---- coverage ----------------------------------------------------------------- */

static void
test_trial__only_what_a_passing_case_checked_is_reached(void **state)
{
    uint8_t c = policy_find_column(po, "DR", ROL_GN);
    struct seen s = run_text(
        HEAD M10 "aangeboden: [zorg.domein, persoon.voornamen], verwacht: "
                 "{achtergehouden: [zorg.domein]}}\n");

    (void)state;
    assert_int_equal(s.cv.cell[c][EL_ZORG_DOMEIN], REACHED_STAYED);
    assert_int_equal(s.cv.cell[c][EL_PERSOON_VOORNAMEN], 0);
    assert_int_equal(s.cv.failed, 1u << 3);
    assert_int_equal(s.cv.met, 0);
    assert_true(s.cv.refused >> WEIGER_NOODZAAK_ONTBREEKT & 1);
    assert_true(s.cv.replaced >> po->replace_at[EL_ZORG_DOMEIN] & 1);
    s = run_text(HEAD M10 "aangeboden: [zorg.domein], verwacht: {verstrekt: "
                          "[zorg.domein]}}\n");
    assert_int_equal(s.cv.cell[c][EL_ZORG_DOMEIN], 0);
    assert_int_equal(s.cv.failed, 0);
    /* Of a refused message only what it was refused for was looked at. */
    s = run_text(HEAD M10 "aangeboden: [zorg.diagnose, zorg.domein], verwacht: "
                          "{weigering: BEROEPSGEHEIM, op: [zorg.diagnose], "
                          "achtergehouden: [zorg.domein]}}\n");
    assert_int_equal(s.misses, 0);
    assert_int_equal(s.cv.cell[c][EL_ZORG_DIAGNOSE], REACHED_STAYED);
    assert_int_equal(s.cv.cell[c][EL_ZORG_DOMEIN], 0);
}

static void
test_trial__what_can_be_reached_follows_from_the_rules(void **state)
{
    uint8_t c = policy_find_column(po, "DR", ROL_GN);

    (void)state;
    assert_int_equal(trial_reachable(po, c, EL_ZORG_DOMEIN),
        REACHED_GONE | REACHED_STAYED);
    assert_int_equal(trial_reachable(po, c, EL_PERSOON_VOORNAMEN),
        REACHED_GONE);
    assert_int_equal(trial_reachable(po, c, EL_ZORG_DIAGNOSE), REACHED_STAYED);
    assert_int_equal(trial_reachable(po, c, EL_PERSOON_SKN), REACHED_STAYED);
    /* The relation alone always goes. */
    assert_int_equal(trial_reachable(po, c, EL_NETWERK_STEUNPERSOON_RELATIE),
        REACHED_GONE);
    assert_int_equal(trial_reachable(po, c, EL_BERICHT_NOODZAAK_MOTIVERING), 0);
    assert_int_equal(trial_reachable(po, 0, EL_BERICHT_ID), REACHED_GONE);
    assert_int_equal(trial_reachable(po, 1, EL_BERICHT_ID), 0);
    /* In no message of that column. */
    c = policy_find_column(po, "DM", ROL_GN);
    assert_int_equal(trial_reachable(po, c, EL_ZORG_DOMEIN), 0);
}

/* ---- reading ------------------------------------------------------------------- */

static void
assert_fault(const char *text, const char *fault)
{
    const struct policy_file f = {"t.yaml", span_of(text)};
    struct trial_set *ts;
    struct errinfo ei = {0};

    assert_int_equal(trial_read(&ts, po, &f, 1, NULL, &ei), ERR_CONFIG);
    assert_null(ts);
    if (strstr(ei.text, fault) == NULL)
        fail_msg("'%s', not '%s'", ei.text, fault);
}

static void
test_trial__what_cannot_be_read_is_told_with_its_place(void **state)
{
    static const struct {
        const char *text, *fault;
    } faults[] = {
        {"toetsen: []\n", "vandaag"},
        {"vandaag: gisteren\ntoetsen: []\n", "t.yaml:1:10: hier hoort een dat"},
        {"vandaag: '2026-11-25'\ntoetsen: x\n",
            "t.yaml:2:10: hier hoort een l"},
        {HEAD "  - {bericht: M10, verwacht: {niets: ja}}\n", "naam"},
        {HEAD "  - {naam: x, bericht: M36, verwacht: {niets: ja}}\n",
            "t.yaml:3:24: onbekend berichttype"},
        {HEAD "  - {naam: x, bericht: M25, verwacht: {niets: ja}}\n",
            "t.yaml:3:24: zo'n bericht is er niet"},
        {HEAD "  - {naam: x, bericht: M10, van: RE, verwacht: {niets: ja}}\n",
            "zo'n bericht is er niet"},
        {HEAD "  - {naam: x, bericht: M10, van: XX, verwacht: {niets: ja}}\n",
            "onbekende rol 'XX'"},
        {HEAD M10 "doel: X, verwacht: {niets: ja}}\n", "onbekend doel 'X'"},
        {HEAD M10 "verwacht: {}}\n", "er wordt niets verwacht"},
        {HEAD M10 "verwacht: {verstrekt: [zorg.nix]}}\n",
            "onbekend element 'zorg.nix'"},
        {HEAD M10 "verwacht: {verstrekt: ['zor.*']}}\n",
            "onbekende groep 'zor.*'"},
        {HEAD M10 "verwacht: {achtergehouden: {zorg.domein: X}}}\n",
            "onbekende weigercode 'X'"},
        {HEAD M10 "verwacht: {op: [zorg.diagnose]}}\n",
            "op hoort bij een weigering"},
        {HEAD M10 "verwacht: {verder: alles}}\n", "verder is: niets"},
        {HEAD M10 "verwacht: {terugval: [zorg.domein]}}\n",
            "element: vervanger"},
        {HEAD M10 "verwacht: {aantal: {verstrekt: veel}}}\n",
            "hier hoort een getal"},
        {HEAD M10 "feiten: {fase: F9}, verwacht: {niets: ja}}\n",
            "onbekende fase 'F9'"},
        {HEAD M10 "feiten: {open: [WONEN]}, verwacht: {niets: ja}}\n",
            "onbekende basisvoorwaarde 'WONEN'"},
        {HEAD M10 "feiten: {titel_na: ja}, verwacht: {niets: ja}}\n",
            "hier hoort J, N of O"},
        {HEAD M10 "feiten: {mooi: ja}, verwacht: {niets: ja}}\n", "mooi"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
        assert_fault(faults[i].text, faults[i].fault);
}

/* A file of n cases, each with x rows under verwacht. */
static enum err
read_many(unsigned n, unsigned rows, struct errinfo *ei)
{
    struct buf b;
    struct policy_file f = {.name = "t.yaml"};
    struct trial_set *ts;
    enum err rc;

    buf_init(&b, POLICY_FILE_MAX);
    buf_text(&b, HEAD);
    for (unsigned i = 0; i < n; i++) {
        buf_text(&b, M10 "verwacht: {verstrekt: [");
        for (unsigned r = 0; r < rows; r++)
            buf_printf(&b, "%s%s", r == 0 ? "" : ", ",
                catalogue_element((enum element)r)->id);
        buf_text(&b, "]}}\n");
    }
    assert_int_equal(buf_err(&b), ERR_OK);
    f.text = buf_peek(&b);
    rc = trial_read(&ts, po, &f, 1, NULL, ei);
    trial_free(ts);
    buf_done(&b);
    return rc;
}

static void
test_trial__the_limits_hold(void **state)
{
    struct errinfo ei = {0};
    char name[2][256];

    (void)state;
    assert_int_equal(read_many(NODES_CHILDREN_MAX, 1, &ei), ERR_OK);
    assert_int_equal(read_many(1, TRIAL_EXPECTS_MAX, &ei), ERR_OK);
    assert_int_equal(read_many(1, TRIAL_EXPECTS_MAX + 1, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "meer dan 128 rijen"));
    for (int i = 0; i < 2; i++)
        (void)snprintf(name[i], sizeof(name[i]),
            HEAD "  - {naam: %0*d, bericht: M10, verwacht: {verstrekt: "
                 "[persoon.bsn]}}\n",
            TRIAL_TEXT_MAX + i, 0);
    (void)run_text(name[0]);
    assert_fault(name[1], "langer dan 120 tekens");
}

static void
test_trial__no_more_than_the_most_cases(void **state)
{
    struct policy_file f[3];
    struct trial_set *ts;
    struct errinfo ei = {0};
    struct buf b;

    (void)state;
    buf_init(&b, POLICY_FILE_MAX);
    buf_text(&b, HEAD);
    for (unsigned i = 0; i < TRIAL_MAX / 2; i++)
        buf_text(&b, M10 "verwacht: {niets: ja}}\n");
    for (int i = 0; i < 2; i++)
        f[i] = (struct policy_file){"t.yaml", buf_peek(&b)};
    f[2] = (struct policy_file){"u.yaml",
        span_of(HEAD M10 "verwacht: {niets: ja}}\n")};
    assert_int_equal(trial_read(&ts, po, f, 2, NULL, &ei), ERR_OK);
    assert_int_equal(ts->n, TRIAL_MAX);
    trial_free(ts);
    assert_int_equal(trial_read(&ts, po, f, 3, NULL, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "u.yaml:3:"));
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trial__what_goes_and_what_stays_is_checked),
        cmocka_unit_test(test_trial__a_part_and_a_stand_in_are_checked),
        cmocka_unit_test(
            test_trial__a_refusal_is_checked_and_never_goes_by_unnoticed),
        cmocka_unit_test(test_trial__counts_are_of_what_the_case_offers),
        cmocka_unit_test(test_trial__verder_niets_leaves_no_room),
        cmocka_unit_test(test_trial__a_name_goes_before_a_group),
        cmocka_unit_test(test_trial__a_case_runs_on_every_flow_that_it_names),
        cmocka_unit_test(test_trial__purpose_ground_and_day_can_be_other_ones),
        cmocka_unit_test(test_trial__facts_change_the_outcome_one_by_one),
        cmocka_unit_test(
            test_trial__only_what_a_passing_case_checked_is_reached),
        cmocka_unit_test(
            test_trial__what_can_be_reached_follows_from_the_rules),
        cmocka_unit_test(
            test_trial__what_cannot_be_read_is_told_with_its_place),
        cmocka_unit_test(test_trial__the_limits_hold),
        cmocka_unit_test(test_trial__no_more_than_the_most_cases),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
