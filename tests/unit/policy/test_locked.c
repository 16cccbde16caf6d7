/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What no edit of a file opens: the list itself, damaged tables, forged
 * decisions, and edits of the policy by chance.
 */
#include "policy/locked.h"

#include "adapters/adapter.h"
#include "policy/scan.h"
#include "tests/unit/policy/policy_case.h"

static const char *const ids[] = {"zorg.diagnose", "zorg.medicatie",
    "zorg.behandelverslag", "slachtoffer.gegevens",
    "gem.openbare_orde_informatie"};

enum { IDS = sizeof(ids) / sizeof(ids[0]), TRIALS = 200 };

static enum element
element(unsigned i)
{
    enum element e = catalogue_find(span_of(ids[i]));

    assert_int_not_equal(e, EL__NONE);
    return e;
}

/* ---- the list ---------------------------------------------------------------- */

static void
test_policy__the_lock_is_the_catalogue_s(void **state)
{
    struct elset s = policy_locked_set();
    unsigned n = 0;

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        assert_int_equal(policy_locked((enum element)e),
            catalogue_element((enum element)e)->blocked);
        n += policy_locked((enum element)e);
        assert_int_equal(elset_has(&s, (enum element)e),
            policy_locked((enum element)e));
    }
    assert_int_equal(n, IDS);
    for (unsigned i = 0; i < IDS; i++)
        assert_true(policy_locked(element(i)));
    assert_int_equal(policy_locked_differs(), EL__NONE);
}

/* ---- damaged tables, forged decisions --------------------------------------------- */

/* Open e in every table that a decision could look at. */
static void
damage(struct policy *po, enum element e)
{
    memset(&po->blocked, 0, sizeof(po->blocked));
    for (unsigned r = 0; r < po->rule_n; r++)
        if (po->rule[r].element == e)
            po->rule[r].outcome = OUTCOME_ALLOW;
    for (unsigned f = 0; f < po->flow_n; f++)
        elset_add(&po->flow[f].may, e);
}

static void
test_policy__damaged_tables_do_not_open_the_lock(void **state)
{
    (void)state;
    for (unsigned i = 0; i < IDS; i++) {
        struct policy *po = case_open_policy();
        struct policy_facts f = case_m10();
        struct elset offered = {{0}};
        struct decision d;

        damage(po, element(i));
        elset_add(&offered, element(i));
        policy_decide(po, &f, &offered, &d);
        assert_false(d.released);
        assert_int_equal(d.refusal, WEIGER_BEROEPSGEHEIM);
        assert_true(elset_has(&d.refused_on, element(i)));
        assert_int_equal(elset_n(&d.disclosed), 0);
        policy_free(po);
    }
}

static struct span
text_of(const char *s)
{
    return span_of(s);
}

static void
test_policy__a_forged_decision_is_not_carried_out(void **state)
{
    struct policy *po = case_policy();
    struct policy_facts f = case_m10();

    (void)state;
    for (unsigned i = 0; i < IDS; i++) {
        enum element e = element(i);
        struct arena arena;
        struct message src, dst = {.arena = &arena};
        struct elset offered = {{0}};
        struct errinfo ei = {0};
        struct decision d;

        assert_int_equal(arena_init(&arena, 65536, NULL), ERR_OK);
        assert_int_equal(message_init(&src, &arena, 64, NULL), ERR_OK);
        assert_int_equal(message_add(&src, LF_PERSOON_GESLACHTSNAAM, 0,
                             text_of("Voorbeeld"), NULL),
            ERR_OK);
        assert_int_equal(message_add(&src, catalogue_element(e)->leaf_first, 0,
                             text_of("forged"), NULL),
            ERR_OK);
        policy_decide(po, &f, &offered, &d);
        d.released = true;
        d.refusal = WEIGER_GEEN;
        elset_add(&d.disclosed, EL_PERSOON_GESLACHTSNAAM);
        /* Without it the same forgery is carried out. */
        assert_int_equal(policy_cut(po, &f, &src, &d, &dst, &ei), ERR_OK);
        assert_true(message_has(&dst, EL_PERSOON_GESLACHTSNAAM));
        elset_add(&d.disclosed, e);
        d.line[e] = (struct policy_line){.verdict = VERDICT_DISCLOSE,
            .fallback = EL__NONE};
        assert_int_equal(policy_cut(po, &f, &src, &d, &dst, &ei), ERR_INTERNAL);
        assert_int_equal(dst.n, 0);
        assert_int_equal(elset_n(&dst.present), 0);
        assert_false(policy_locked_in(&dst));
        arena_done(&arena);
    }
    policy_free(po);
}

/* The writer is a door of its own: no profile holds a locked element. */
static void
test_policy__no_writer_writes_a_locked_element(void **state)
{
    struct adapters *as;
    struct errinfo ei = {0};
    unsigned tried = 0;

    (void)state;
    if (adapters_load(&as, "adapters", &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    for (size_t a = 0; a < adapters_n(as); a++)
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            for (unsigned i = 0; i < IDS; i++) {
                const struct adapter *ad = adapters_at(as, a);
                enum element e = element(i);
                struct arena arena;
                struct message m;
                struct buf out;

                if (adapter_profile(ad, (enum bericht)t) == NULL)
                    continue;
                assert_int_equal(arena_init(&arena, 65536, NULL), ERR_OK);
                assert_int_equal(message_init(&m, &arena, 8, NULL), ERR_OK);
                assert_int_equal(message_add(&m,
                                     catalogue_element(e)->leaf_first, 0,
                                     text_of("forged"), NULL),
                    ERR_OK);
                buf_init(&out, 65536);
                assert_int_equal(
                    adapter_write_profile(ad, (enum bericht)t, &m, &out, &ei),
                    ERR_INTERNAL);
                assert_int_equal(out.n, 0);
                assert_non_null(strstr(ei.text, ids[i]));
                buf_done(&out);
                arena_done(&arena);
                tried++;
            }
    assert_true(tried > 100);
    adapters_free(as);
}

/* ---- edits by chance ---------------------------------------------------------------- */

static uint64_t seed = 20261125;

static unsigned
dice(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

/* Replace the k-th `from` of a file; false when there are fewer. */
static bool
edit_nth(struct policy_file *f, const char *from, unsigned k, const char *to)
{
    size_t n = strlen(from);
    const uint8_t *at = f->text.p, *end = f->text.p + f->text.n;
    struct span s;
    uint8_t *p;

    for (;; k--) {
        at = memmem(at, (size_t)(end - at), from, n);
        if (at == NULL)
            return false;
        if (k == 0)
            break;
        at += n;
    }
    s.n = f->text.n - n + strlen(to);
    p = malloc(s.n + 1);
    assert_non_null(p);
    memcpy(p, f->text.p, (size_t)(at - f->text.p));
    memcpy(p + (at - f->text.p), to, strlen(to));
    memcpy(p + (at - f->text.p) + strlen(to), at + n, (size_t)(end - at) - n);
    p[s.n] = '\0';
    s.p = p;
    case_replace(f, s);
    return true;
}

static struct policy_file *
column_file(struct case_files *cf)
{
    unsigned n = 0, at;

    for (size_t i = 0; i < cf->n; i++)
        n += strncmp(cf->name[i], "50-", 3) == 0;
    at = dice(n);
    for (size_t i = 0; i < cf->n; i++)
        if (strncmp(cf->name[i], "50-", 3) == 0 && at-- == 0)
            return &cf->file[i];
    fail();
    return NULL;
}

static const char *
outcome(void)
{
    static const char *const all[] = {"toegestaan", "C1", "C3", "C4", "C5",
        "C6", "C7", "C8", "C9", "C10", "C11", "bij_afweging", "afweging"};

    return all[dice(sizeof(all) / sizeof(all[0]))];
}

/* One thing that somebody could do to let e through. */
static void
open_up(struct case_files *cf, const char *id)
{
    char from[200], to[400];
    struct policy_file *f;

    switch (dice(11)) {
    case 0: /* its rule in a column */
        (void)snprintf(from, sizeof(from), "  %s:\n    uitkomst: geweigerd",
            id);
        (void)snprintf(to, sizeof(to), "  %s:\n    uitkomst: %s", id,
            outcome());
        (void)edit_nth(column_file(cf), from, 0, to);
        return;
    case 1: /* in the header of every message */
        (void)snprintf(to, sizeof(to),
            "\nberichtkop:\n  %s: {uitkomst: %s, nl: x, en: x, status: "
            "beleid}",
            id, outcome());
        (void)edit_nth(case_file(cf, "45-"), "\nberichtkop:", 0, to);
        return;
    case 2:
    case 3: /* what a type may carry, or must */
        (void)snprintf(to, sizeof(to), "%s:\n      - %s",
            dice(2) ? "    mag" : "    verplicht", id);
        (void)snprintf(from, sizeof(from), "%.*s:", (int)(strchr(to, ':') - to),
            to);
        (void)edit_nth(case_file(cf, "40-"), from, dice(8), to);
        return;
    case 4: /* something else instead of it, or it instead of something */
        (void)snprintf(to, sizeof(to),
            "\nvervanging:\n  %s: {door: %s, hoe: %s, nl: x, en: x, status: "
            "beleid}",
            dice(2) ? id : "zorg.indicatie", dice(2) ? id : "zorg.domein",
            dice(2) ? "aanwezig" : "gegeven");
        (void)edit_nth(case_file(cf, "60-"), "\nvervanging:", 0, to);
        return;
    case 5: /* a part of it */
        (void)snprintf(to, sizeof(to),
            "    delen:\n      %s: {deel: alles, nl: x, en: x}", id);
        (void)edit_nth(case_file(cf, "60-"), "    delen:", 0, to);
        return;
    case 6: /* expected of a message */
        (void)snprintf(to, sizeof(to),
            "\nvolledigheid:\n  open: {berichten: [M10], basisvoorwaarde: "
            "ZORG, verwacht: [%s], nl: x, en: x, status: beleid}",
            id);
        (void)edit_nth(case_file(cf, "47-"), "\nvolledigheid:", 0, to);
        return;
    case 7: /* off the list of blocks */
        (void)snprintf(from, sizeof(from), "  %s:\n", id);
        (void)snprintf(to, sizeof(to), "  %s:\n",
            dice(2) ? "zorg.domein" : "zorg.indicatie");
        (void)edit_nth(case_file(cf, "70-"), from, 0, to);
        return;
    case 8: /* its rule gone from a column */
        (void)snprintf(from, sizeof(from), "  %s:\n", id);
        (void)edit_nth(column_file(cf), from, 0, "  zorg.onbekend:\n");
        return;
    case 9: /* every rule of a column */
        f = column_file(cf);
        while (edit_nth(f, "uitkomst: geweigerd", 0, "uitkomst: toegestaan"))
            ;
        return;
    default: /* nothing of all this: a list that carries everything */
        (void)edit_nth(case_file(cf, "40-"), "    mag:\n", dice(8),
            "    mag:\n      - '*'\n");
        return;
    }
}

/* Whatever the flow, and whatever else is there. */
static void
assert_locked(const struct policy *po, enum element e)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        struct policy_facts f = case_facts((enum bericht)fl->type,
            (enum rol)fl->from, (enum rol)fl->to, (enum doel)fl->doel,
            po->ground[fl->giver].code);
        struct elset offered = {{0}};
        struct policy_case k;
        struct decision d;

        policy_outcomes(po, &f, &k);
        assert_int_equal(policy_decide_element(po, fl, &k, e).verdict,
            VERDICT_WITHHOLD);
        elset_add(&offered, e);
        policy_decide(po, &f, &offered, &d);
        assert_false(d.released);
        assert_int_equal(d.refusal, WEIGER_BEROEPSGEHEIM);
        memset(&offered, 0xff, sizeof(offered));
        for (unsigned x = EL__COUNT; x < 256; x++)
            offered.w[x / 64] &= ~(UINT64_C(1) << (x % 64));
        policy_decide(po, &f, &offered, &d);
        assert_false(d.released);
        assert_int_equal(elset_n(&d.disclosed), 0);
    }
}

static void
test_policy__no_edit_opens_the_lock(void **state)
{
    unsigned loaded = 0, refused = 0;

    (void)state;
    for (unsigned t = 0; t < TRIALS; t++) {
        unsigned i = dice(IDS), n = 1 + dice(4);
        struct case_files cf;
        struct policy *po;
        struct errinfo ei = {0};
        enum err rc;

        case_open(&cf);
        while (n-- > 0)
            open_up(&cf, ids[i]);
        rc = policy_compile(&po, cf.file, cf.n, NULL, &ei);
        assert_true(rc == ERR_OK || rc == ERR_CONFIG);
        if (rc == ERR_OK)
            assert_locked(po, element(i));
        loaded += rc == ERR_OK;
        refused += rc != ERR_OK;
        policy_free(po);
        case_close(&cf);
    }
    print_message("%u edited policies loaded, %u were refused\n", loaded,
        refused);
    assert_true(loaded > TRIALS / 50 && refused > TRIALS / 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policy__the_lock_is_the_catalogue_s),
        cmocka_unit_test(test_policy__damaged_tables_do_not_open_the_lock),
        cmocka_unit_test(test_policy__a_forged_decision_is_not_carried_out),
        cmocka_unit_test(test_policy__no_writer_writes_a_locked_element),
        cmocka_unit_test(test_policy__no_edit_opens_the_lock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
