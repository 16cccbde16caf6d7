/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether a policy fits the formats: on policies with one thing changed, and
 * held against what the writers do with messages of every flow.
 */
#include "policy/fit.h"

#include "base/clock.h"
#include "policy/lint.h"
#include "policy/locked.h"
#include "tests/unit/policy/policy_case.h"

#include "tests/lib/made.h" /* after cmocka.h */

enum { GAPS_MAX = 400, DOC_MAX = 1024 * 1024, CMD_MAX = 600 };

static struct adapters *formats;
static struct arena src_arena, dst_arena;
static struct buf doc;
static struct generate_message made = {.seed = 20261123};

struct gaps {
    struct fit_gap v[GAPS_MAX];
    unsigned n;
};

static bool
gather(void *ctx, const struct fit_gap *gap)
{
    struct gaps *g = ctx;

    assert_true(g->n < GAPS_MAX);
    g->v[g->n++] = *gap;
    return true;
}

static struct gaps
gaps_of(const struct policy *po, const struct adapters *as)
{
    struct gaps g = {.n = 0};
    unsigned n = policy_fit(po, as, gather, &g);

    assert_int_equal(n, g.n);
    return g;
}

static struct policy_flow *
flow(struct policy *po, enum bericht type, enum rol from, enum rol to)
{
    uint16_t at = po->flow_at[type][from][to];

    assert_true(at != POLICY_NO_RULE);
    return &po->flow[at];
}

static struct policy_rule *
rule(struct policy *po, const struct policy_flow *fl, enum element e)
{
    uint16_t at = po->column[fl->column].rule[e];

    assert_true(at != POLICY_NO_RULE);
    return &po->rule[at];
}

/* The only gap of this element in messages of this type. */
static struct fit_gap
gap_of(const struct policy *po, const struct adapters *as, enum bericht type,
    enum element e)
{
    struct gaps g = gaps_of(po, as);
    struct fit_gap found = {.element = EL__NONE};
    unsigned n = 0;

    for (unsigned i = 0; i < g.n; i++)
        if (g.v[i].element == e && g.v[i].flow->type == type) {
            found = g.v[i];
            n++;
        }
    if (n != 1)
        fail_msg("%s %s: %u gaps", terms_bericht(type),
            e == EL__NONE ? "-" : catalogue_element(e)->id, n);
    return found;
}

static void
assert_gap(const struct policy *po, const struct adapters *as,
    enum bericht type, enum element e, enum fit_kind kind, const char *words)
{
    struct fit_gap g = gap_of(po, as, type, e);
    char nl[FIT_TEXT_MAX], en[FIT_TEXT_MAX];

    assert_int_equal(g.kind, kind);
    assert_true(g.place.line > 0 && g.place.column > 0);
    fit_text(po, &g, false, nl);
    fit_text(po, &g, true, en);
    if (strstr(en, words) == NULL)
        fail_msg("%s does not say: %s", en, words);
    assert_string_not_equal(nl, en);
}

static void
assert_same_place(struct policy_place a, struct policy_place b)
{
    assert_int_equal(a.file, b.file);
    assert_int_equal(a.line, b.line);
    assert_int_equal(a.column, b.column);
}

/* The installed formats, and a command run on a copy of them. */
static struct adapters *
formats_with(const char *cmd)
{
    char dir[] = "/tmp/ketenpoort-fit-XXXXXX", line[CMD_MAX];
    struct adapters *as = NULL;
    struct errinfo ei = {.code = ERR_OK};

    assert_non_null(mkdtemp(dir));
    (void)snprintf(line, sizeof(line),
        "cp -r adapters/pi adapters/gemeente adapters/reclassering %s && "
        "cd %s && %s",
        dir, dir, cmd);
    assert_int_equal(system(line), 0);
    if (adapters_load(&as, dir, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    assert_int_equal(system(line), 0);
    return as;
}

/* ---- what is found ----------------------------------------------------------- */

static void
test_fit__the_shipped_policy_fits(void **state)
{
    struct policy *po = case_policy();
    struct errinfo ei = {.code = ERR_OK};
    struct gaps g = gaps_of(po, formats);
    char text[FIT_TEXT_MAX];

    (void)state;
    if (g.n > 0) {
        fit_text(po, &g.v[0], true, text);
        fail_msg("%u gaps; %s", g.n, text);
    }
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    assert_int_equal(policy_fit_check(po, formats, &ei), ERR_OK);
    policy_free(po);
}

/* Every load and reload does this. */
static void
test_fit__looking_costs_little(void **state)
{
    enum { ROUNDS = 50 };
    struct policy *po = case_policy();
    int64_t began = clock_mono_ms(&clock_system), took;

    (void)state;
    for (int i = 0; i < ROUNDS; i++)
        assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    took = clock_mono_ms(&clock_system) - began;
    print_message("%.2f ms\n", (double)took / ROUNDS);
    assert_true(took < ROUNDS * 20); /* with sanitizers, on a busy machine */
    policy_free(po);
}

static void
test_fit__an_element_that_is_denied_is_told_at_its_rule(void **state)
{
    static const char rule_text[] =
        "  netwerk.ondersteunend_aanwezig:\n    uitkomst: toegestaan";
    struct case_files cf;
    struct policy_file *f;
    struct policy *po;
    struct errinfo ei = {.code = ERR_OK};
    struct fit_gap g;
    unsigned line = 1;

    (void)state;
    case_open(&cf);
    f = case_file(&cf, "50-elementen-dr-gn");
    for (const uint8_t *p = f->text.p,
                       *at = memmem(p, f->text.n, rule_text, strlen(rule_text));
         p < at; p++)
        line += *p == '\n';
    case_replace(f,
        case_edit(f->text, rule_text,
            "  netwerk.ondersteunend_aanwezig:\n    uitkomst: geweigerd"));
    assert_int_equal(policy_compile(&po, cf.file, cf.n, NULL, &ei), ERR_OK);
    case_close(&cf);
    g = gap_of(po, formats, BERICHT_M10, EL_NETWERK_ONDERSTEUNEND_AANWEZIG);
    assert_int_equal(g.kind, FIT_DENIED);
    assert_int_equal(g.place.line, line);
    assert_string_equal(po->file[g.place.file], "50-elementen-dr-gn.yaml");
    assert_string_equal(adapter_kind(g.format), "gemeente");
    assert_int_equal(policy_fit_check(po, formats, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "50-elementen-dr-gn.yaml:"));
    assert_non_null(
        strstr(ei.text, "M10 from PI to GN, gemeente/v1: "
                        "netwerk.ondersteunend_aanwezig must be in it"));
    policy_free(po);
}

static void
test_fit__a_condition_counts_when_it_may_fail(void **state)
{
    static const struct {
        uint8_t condition;
        bool fits;
    } all[] = {{1, false}, {3, false}, {4, false}, {5, false}, {6, true},
        {7, false}, {8, false}, {9, false}, {10, false}, {11, true}};
    enum element e = EL_NETWERK_ONDERSTEUNEND_AANWEZIG;
    struct policy *po = case_policy();
    struct policy_rule *r = rule(po, flow(po, BERICHT_M10, ROL_PI, ROL_GN), e);

    (void)state;
    r->outcome = OUTCOME_CONDITION;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        r->condition = all[i].condition;
        if (all[i].fits)
            assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
        else
            assert_gap(po, formats, BERICHT_M10, e, FIT_CONDITION,
                "under a condition only (DR-GN, C");
    }
    policy_free(po);
}

/* C7 on what gives the relation alone, C9 on a part that is never empty. */
static void
test_fit__a_condition_that_always_holds_is_none(void **state)
{
    enum element e = EL_NETWERK_ONDERSTEUNEND_AANWEZIG;
    struct policy *po = case_policy();
    struct policy_rule *r = rule(po, flow(po, BERICHT_M10, ROL_PI, ROL_GN), e);
    struct policy_part *part = &po->part[po->part_n];

    (void)state;
    r->outcome = OUTCOME_CONDITION;
    r->condition = 7;
    elset_add(&po->condition[7].free, e);
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    r->condition = 9;
    po->part_at[e] = (uint8_t)po->part_n++;
    *part = (struct policy_part){.element = (uint8_t)e};
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    part->recipients = 1u << ROL_GN;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    part->recipients = 1u << ROL_GW;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 1);
    part->recipients = 0;
    part->open_only = true;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 1);
    part->open_only = false;
    part->code_n = 1;
    part->code[0] = "J";
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 1);
    part->other = "O";
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    policy_free(po);
}

static void
test_fit__a_message_that_does_not_bring_it_is_told_at_its_row(void **state)
{
    enum element e = EL_MEDEWERKING_BEREID_CONTACT_GEMEENTE;
    struct policy *po = case_policy();
    struct policy_flow *fl = flow(po, BERICHT_M06, ROL_PI, ROL_GN);
    struct fit_gap g;

    (void)state;
    elset_del(&fl->required, e);
    elset_del(&fl->may, e);
    assert_gap(po, formats, BERICHT_M06, e, FIT_NOT_CARRIED,
        "not under 'verplicht' or 'mag'");
    g = gap_of(po, formats, BERICHT_M06, e);
    assert_same_place(g.place, fl->place);
    policy_free(po);
}

/* Row and format of the sender both ask for it: one of the two will do. */
static void
test_fit__what_a_sender_may_leave_out_does_not_surely_go(void **state)
{
    enum element e = EL_NETWERK_ONDERSTEUNEND_AANWEZIG;
    struct policy *po = case_policy();
    struct adapters *loose =
        formats_with("sed -i '/^M10.*netwerk.ondersteunend_aanwezig/s/v$/o/' "
                     "pi/v1/types.tsv");

    (void)state;
    assert_int_equal(policy_fit(po, loose, NULL, NULL), 0);
    elset_del(&flow(po, BERICHT_M10, ROL_PI, ROL_GN)->required, e);
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    assert_gap(po, loose, BERICHT_M10, e, FIT_NOT_ASKED,
        "but is not under 'verplicht'");
    adapters_free(loose);
    policy_free(po);
}

static void
test_fit__a_stand_in_that_is_always_made_counts(void **state)
{
    enum element e = EL_ZORG_ZORGVRAAG_AANWEZIG, by = EL_ZORG_INDICATIE;
    struct policy *po = case_policy();
    struct policy_flow *fl = flow(po, BERICHT_M10, ROL_PI, ROL_GN);
    struct adapters *loose =
        formats_with("sed -i '/^M10.*zorg.zorgvraag_aanwezig/s/v$/o/' "
                     "pi/v1/types.tsv");

    (void)state;
    elset_del(&fl->required, e);
    elset_add(&fl->required, by);
    /* Under C3 it may go by itself, and then nothing stands in. */
    assert_gap(po, loose, BERICHT_M10, e, FIT_NOT_ASKED, "");
    rule(po, fl, by)->outcome = OUTCOME_DENY;
    assert_int_equal(policy_fit(po, loose, NULL, NULL), 0);
    po->replace[po->replace_at[by]].how = DERIVE_GIVEN;
    assert_gap(po, loose, BERICHT_M10, e, FIT_NOT_ASKED, "");
    po->replace[po->replace_at[by]].how = DERIVE_PRESENT;
    elset_del(&fl->required, by);
    assert_gap(po, loose, BERICHT_M10, e, FIT_NOT_ASKED, "");
    adapters_free(loose);
    policy_free(po);
}

static void
test_fit__a_ground_of_its_own_must_hold_as_long_as_the_flow(void **state)
{
    enum element e = EL_NETWERK_ONDERSTEUNEND_AANWEZIG;
    struct policy *po = case_policy();
    struct policy_flow *fl = flow(po, BERICHT_M10, ROL_PI, ROL_GN);
    struct policy_ground *own = &po->ground[po->ground_n];

    (void)state;
    *own = po->ground[fl->giver];
    rule(po, fl, e)->ground = (uint8_t)po->ground_n++;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    own->to = CASE_DAY + 1000;
    assert_gap(po, formats, BERICHT_M10, e, FIT_GROUND, "its own ground");
    po->ground[fl->giver].to = CASE_DAY + 1000;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    own->from = po->from + 1;
    assert_gap(po, formats, BERICHT_M10, e, FIT_GROUND, "its own ground");
    own->from = po->from;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    policy_free(po);
}

static void
test_fit__what_may_go_must_have_a_place(void **state)
{
    enum element e = EL_DETENTIE_GEDRAG_SAMENVATTING;
    struct policy *po = case_policy();
    struct policy_rule *r = rule(po, flow(po, BERICHT_M10, ROL_PI, ROL_GN), e);
    struct fit_gap g;

    (void)state;
    assert_int_equal(r->outcome, OUTCOME_DENY);
    r->outcome = OUTCOME_ALLOW;
    assert_gap(po, formats, BERICHT_M10, e, FIT_NO_PLACE,
        "may go, but has no place in it (DR-GN)");
    g = gap_of(po, formats, BERICHT_M10, e);
    assert_same_place(g.place, r->place);
    /* By exception it may go as well, where the flow knows any. */
    r->outcome = OUTCOME_DENY;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    r->weighed = true;
    assert_gap(po, formats, BERICHT_M10, e, FIT_NO_PLACE, "may go");
    flow(po, BERICHT_M10, ROL_PI, ROL_GN)->weighing = POLICY_NO_INDEX;
    assert_int_equal(policy_fit(po, formats, NULL, NULL), 0);
    policy_free(po);
}

static void
test_fit__a_type_without_a_profile_is_told_once(void **state)
{
    struct policy *po = case_policy();
    struct adapters *less = formats_with(
        "sed -i '/^drplan-gemeente-v1/d' gemeente/v1/profiles.tsv");

    (void)state;
    assert_gap(po, less, BERICHT_M10, EL__NONE, FIT_NO_PROFILE,
        "there is no profile for a recipient");
    /* Such a message is refused as it is routed; the others go on. */
    assert_int_equal(policy_fit_check(po, less, NULL), ERR_OK);
    adapters_free(less);
    policy_free(po);
}

/* M14 goes to GN from PI and from RE; who wants one gap gets one. */
static void
test_fit__senders_share_a_gap_and_one_is_enough(void **state)
{
    struct policy *po = case_policy();
    struct policy_flow *fl = flow(po, BERICHT_M14, ROL_PI, ROL_GN);
    struct errinfo ei = {.code = ERR_OK};
    struct lint l;
    unsigned n = 0;

    (void)state;
    assert_int_equal(fl->column, flow(po, BERICHT_M14, ROL_RE, ROL_GN)->column);
    rule(po, fl, EL_DRPLAN_PLAN_ID)->outcome = OUTCOME_DENY;
    (void)gap_of(po, formats, BERICHT_M14, EL_DRPLAN_PLAN_ID);
    assert_true(policy_fit(po, formats, NULL, NULL) > 1);
    assert_int_equal(policy_lint(po, CASE_DAY, &l, &ei), ERR_OK);
    policy_lint_formats(&l, po, formats);
    for (unsigned i = 0; i < l.n; i++)
        n += l.finding[i].code == LINT_FORMAAT;
    assert_int_equal(n, policy_fit(po, formats, NULL, NULL));
    assert_string_equal(lint_kind(LINT_FORMAAT)->code, "POL-FORMAAT");
    assert_int_equal(lint_kind(LINT_FORMAAT)->severity, LINT_FOUT);
    lint_done(&l);
    policy_free(po);
}

/* ---- what is so ---------------------------------------------------------------- */

/* Every agreement is in force and free text says nothing: what is left to
 * refuse a message is not the format's. */
static struct policy *
agreed_policy(void)
{
    struct policy *po = case_policy();

    for (unsigned i = 0; i < po->agreement_n; i++) {
        po->agreement[i].akkoord = true;
        po->agreement[i].from = INT64_MIN;
        po->agreement[i].to = INT64_MAX;
    }
    return po;
}

static bool
uses(const struct adapter *ad, uint8_t rol, uint8_t type)
{
    return (adapter_roles(ad) >> rol & 1) != 0 &&
           adapter_has_type(ad, (enum bericht)type);
}

/* What the sender's format carries, or what it cannot do without. */
static struct elset
offer(const struct policy_flow *fl, const struct adapter *ad, bool all)
{
    struct elset s = adapter_elements(ad, (enum bericht)fl->type);

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (policy_locked((enum element)e))
            elset_del(&s, (enum element)e);
        else if (!all && !elset_has(&fl->required, (enum element)e) &&
                 !adapter_asks(ad, (enum bericht)fl->type, (enum element)e))
            elset_del(&s, (enum element)e);
    if (fl->contact_r30)
        elset_add(&s, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
    return s;
}

/* One message of a flow, decided, cut and written.  ERR_DENIED: refused. */
static enum err
send(const struct policy *po, const struct policy_flow *fl,
    const struct elset *s, const struct adapter *to, bool good)
{
    struct policy_facts f =
        case_facts((enum bericht)fl->type, (enum rol)fl->from, (enum rol)fl->to,
            (enum doel)fl->doel, po->ground[fl->giver].code);
    struct message src, dst = {.arena = &dst_arena};
    struct decision d;

    for (unsigned c = 1; !good && c <= POLICY_CONDITION_MAX; c++)
        if (!po->condition[c].defined || !po->condition[c].whole)
            case_break(&f, c);
    arena_wipe(&src_arena);
    arena_wipe(&dst_arena);
    buf_clear(&doc);
    assert_int_equal(
        message_init(&src, &src_arena, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    made_message(&made, s, 2, &src);
    policy_decide(po, &f, &src.present, &d);
    if (!d.released)
        return ERR_DENIED;
    assert_int_equal(policy_cut(po, &f, &src, &d, &dst, NULL), ERR_OK);
    return adapter_write_profile(to, (enum bericht)fl->type, &dst, &doc, NULL);
}

/* Every flow, with each format of either side. */
typedef void pair_fn(struct policy *po, const struct policy_flow *fl,
    const struct adapter *from, const struct adapter *to);

static unsigned
each_pair(struct policy *po, pair_fn *fn)
{
    unsigned n = 0;

    for (unsigned i = 0; i < po->flow_n; i++)
        for (size_t a = 0; a < adapters_n(formats); a++)
            for (size_t b = 0; b < adapters_n(formats); b++) {
                const struct policy_flow *fl = &po->flow[i];
                const struct adapter *from = adapters_at(formats, a),
                                     *to = adapters_at(formats, b);

                if (!uses(from, fl->from, fl->type) ||
                    !uses(to, fl->to, fl->type))
                    continue;
                fn(po, fl, from, to);
                n++;
            }
    return n;
}

static void
least_and_most(struct policy *po, const struct policy_flow *fl,
    const struct adapter *from, const struct adapter *to)
{
    for (unsigned i = 0; i < 4; i++) {
        struct elset s = offer(fl, from, /* all= */ i % 2 != 0);
        enum err rc = send(po, fl, &s, to, /* good= */ i / 2 != 0);

        if (rc != ERR_OK)
            fail_msg("%s %s-%s, offer %u: %s",
                terms_bericht((enum bericht)fl->type),
                terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to), i,
                err_text(rc));
    }
}

static void
test_fit__the_least_and_the_most_of_every_flow_is_written(void **state)
{
    struct policy *po = agreed_policy();

    (void)state;
    assert_true(each_pair(po, least_and_most) > 60);
    policy_free(po);
}

static unsigned denied, opened;

/* Deny each element of the profile, and open each that it has no place for: it
 * is told exactly when the writer refuses. */
static void
turn_each(struct policy *po, const struct policy_flow *fl,
    const struct adapter *from, const struct adapter *to)
{
    struct elset s = offer(fl, from, /* all= */ true);
    struct elset has = adapter_profile_elements(to, (enum bericht)fl->type);

    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;
        uint16_t at = po->column[fl->column].rule[e];
        struct policy_rule was;
        bool told = false;
        struct gaps g;
        enum err rc;

        if (at == POLICY_NO_RULE || !elset_has(&s, e) ||
            elset_has(&po->steering, e))
            continue;
        was = po->rule[at];
        po->rule[at].outcome =
            elset_has(&has, e) ? OUTCOME_DENY : OUTCOME_ALLOW;
        po->rule[at].condition = 0;
        g = gaps_of(po, formats);
        for (unsigned k = 0; k < g.n; k++)
            told = told || (g.v[k].element == e && g.v[k].format == to &&
                               g.v[k].flow->type == fl->type &&
                               g.v[k].flow->to == fl->to);
        rc = send(po, fl, &s, to, /* good= */ true);
        if (rc == ERR_DENIED || told != (rc != ERR_OK))
            fail_msg("%s %s-%s %s: %s, %s",
                terms_bericht((enum bericht)fl->type),
                terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to),
                catalogue_element(e)->id, told ? "told" : "not told",
                err_text(rc));
        if (told)
            (*(elset_has(&has, e) ? &denied : &opened))++;
        po->rule[at] = was;
    }
}

static void
test_fit__what_is_told_is_what_the_writer_refuses(void **state)
{
    struct policy *po = agreed_policy();

    (void)state;
    (void)each_pair(po, turn_each);
    print_message("%u denied, %u opened\n", denied, opened);
    assert_true(denied > 200 && opened > 20);
    policy_free(po);
}

static int
set_up(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    buf_init(&doc, DOC_MAX);
    if (adapters_load(&formats, "adapters", &ei) != ERR_OK ||
        arena_init(&src_arena, LIMIT_MESSAGE_ARENA_MAX, &ei) != ERR_OK ||
        arena_init(&dst_arena, LIMIT_MESSAGE_ARENA_MAX, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    buf_done(&doc);
    arena_done(&src_arena);
    arena_done(&dst_arena);
    adapters_free(formats);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fit__the_shipped_policy_fits),
        cmocka_unit_test(test_fit__looking_costs_little),
        cmocka_unit_test(
            test_fit__an_element_that_is_denied_is_told_at_its_rule),
        cmocka_unit_test(test_fit__a_condition_counts_when_it_may_fail),
        cmocka_unit_test(test_fit__a_condition_that_always_holds_is_none),
        cmocka_unit_test(
            test_fit__a_message_that_does_not_bring_it_is_told_at_its_row),
        cmocka_unit_test(
            test_fit__what_a_sender_may_leave_out_does_not_surely_go),
        cmocka_unit_test(test_fit__a_stand_in_that_is_always_made_counts),
        cmocka_unit_test(
            test_fit__a_ground_of_its_own_must_hold_as_long_as_the_flow),
        cmocka_unit_test(test_fit__what_may_go_must_have_a_place),
        cmocka_unit_test(test_fit__a_type_without_a_profile_is_told_once),
        cmocka_unit_test(test_fit__senders_share_a_gap_and_one_is_enough),
        cmocka_unit_test(
            test_fit__the_least_and_the_most_of_every_flow_is_written),
        cmocka_unit_test(test_fit__what_is_told_is_what_the_writer_refuses),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
