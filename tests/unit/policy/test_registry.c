/* SPDX-License-Identifier: EUPL-1.2 */
/* The register, the annex and the DPIA are made of the rules themselves. */
#include "tests/unit/policy/policy_case.h"

#include "base/text.h"
#include "policy/registry.h"

#include "base/banned.h"

enum { OUT_MAX = 16 * 1024 * 1024 };

static struct policy *po;
static struct buf out;
static struct registry_activity v[REGISTRY_MAX];
static unsigned n;

static int
setup(void **state)
{
    (void)state;
    po = case_policy();
    buf_init(&out, OUT_MAX);
    n = registry_list(po, v, REGISTRY_MAX);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    buf_done(&out);
    return 0;
}

/* Every flow is in one activity, on its own grounds and terms. */
static void
test_registry__every_flow_is_in_one_activity(void **state)
{
    unsigned flows = 0;

    (void)state;
    assert_in_range(n, 1, REGISTRY_MAX);
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        unsigned in = 0;

        for (unsigned k = 0; k < n; k++) {
            if (v[k].from != fl->from || v[k].to != fl->to ||
                v[k].doel != fl->doel || (v[k].types >> fl->type & 1) == 0)
                continue;
            in++;
            assert_int_equal(v[k].giver, fl->giver);
            assert_int_equal(v[k].receiver, fl->receiver);
            assert_true(v[k].keep_days >= fl->keep_days);
            assert_true(v[k].log_days >= fl->log_days);
        }
        assert_int_equal(in, 1);
        flows++;
    }
    assert_int_equal(flows, po->flow_n);
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = i + 1; k < n; k++)
            assert_string_not_equal(v[i].id, v[k].id);
}

/* Nothing is listed that cannot go, and what is blocked never. */
static void
test_registry__lists_only_what_may_go(void **state)
{
    (void)state;
    for (unsigned i = 0; i < n; i++)
        for (unsigned e = 0; e < EL__COUNT; e++) {
            uint16_t at = po->column[v[i].column].rule[e];

            if (!elset_has(&v[i].elements, (enum element)e))
                continue;
            assert_int_not_equal(at, POLICY_NO_RULE);
            assert_int_not_equal(po->rule[at].outcome, OUTCOME_DENY);
            assert_false(elset_has(&po->blocked, (enum element)e));
        }
}

static void
test_registry__the_list_takes_its_maximum(void **state)
{
    static struct registry_activity few[REGISTRY_MAX];

    (void)state;
    assert_int_equal(registry_list(po, few, n), n);
    assert_true(registry_list(po, few, n - 1) > n - 1);
}

static void
test_registry__two_rows_per_activity(void **state)
{
    static struct registry_usage use;

    (void)state;
    buf_clear(&out);
    registry_csv(po, NULL, &out);
    assert_int_equal(buf_err(&out), ERR_OK);
    assert_int_equal(case_count(&out, "\r\n"), 1 + 2 * n);
    assert_int_equal(case_count(&out, ",\"gives\","), n);
    assert_int_equal(case_count(&out, ",\"receives\","), n);
    assert_int_equal(case_count(&out, "\"\",\"\"\r\n"), 2 * n);
    use.disclosed[0] = 12345;
    buf_clear(&out);
    registry_csv(po, &use, &out);
    assert_int_equal(case_count(&out, ",\"12345\",\"0\"\r\n"), 2);
}

/* Each role answers in the register of its own act. */
static void
test_registry__each_side_in_its_own_register(void **state)
{
    (void)state;
    assert_true(po->registry.controller[ROL_PI].wjsg);
    assert_false(po->registry.controller[ROL_GN].wjsg);
    for (unsigned r = 0; r < ROL__COUNT; r++)
        assert_non_null(po->registry.controller[r].name.nl);
    assert_true(po->registry.risk_n >= 9);
    assert_true(po->registry.measure_n >= 5);
}

static void
test_registry__the_page_has_the_parts_asked_for(void **state)
{
    static struct registry_usage use;

    (void)state;
    for (unsigned parts = 1; parts < 8; parts++)
        for (int en = 0; en < 2; en++) {
            buf_clear(&out);
            registry_html(po, parts, NULL, en == 1, &out);
            assert_int_equal(buf_err(&out), ERR_OK);
            assert_int_equal(case_count(&out, "<h2 id=\"register\">"),
                parts & 1);
            assert_int_equal(case_count(&out, "<h2 id=\"protocol\">"),
                parts >> 1 & 1);
            assert_int_equal(case_count(&out, "<h2 id=\"dpia\">"), parts >> 2);
            assert_int_equal(case_count(&out, "<table"),
                case_count(&out, "</table>"));
            assert_int_equal(case_count(&out, "<tr>"),
                case_count(&out, "</tr>"));
        }
    buf_clear(&out);
    use.unlisted = 3;
    registry_html(po, REGISTRY_REGISTER, &use, false, &out);
    assert_int_equal(case_count(&out, "niet gebruikt"), n);
    assert_int_equal(case_count(&out, "<strong>3 besluiten in het logboek"), 1);
}

/* What is the same for each activity stands once, and each purpose over its own. */
static void
test_registry__the_page_does_not_repeat_itself(void **state)
{
    unsigned purposes = 0;

    (void)state;
    for (unsigned d = 0; d < DOEL__COUNT; d++) {
        bool used = false;

        for (unsigned i = 0; i < po->flow_n; i++)
            used = used || po->flow[i].doel == d;
        purposes += used;
    }
    buf_clear(&out);
    registry_html(po, REGISTRY_REGISTER, NULL, false, &out);
    assert_int_equal(buf_err(&out), ERR_OK);
    assert_int_equal(case_count(&out, po->registry.subjects.nl), 1);
    assert_int_equal(case_count(&out, po->registry.profiling.nl), 1);
    assert_int_equal(case_count(&out, "<h4 id=\"VW-"), n);
    assert_int_equal(case_count(&out, "<h3>"), purposes + 1);
}

/* Every message tells that somebody is detained: criminal data, always. */
static void
test_registry__every_activity_is_criminal_data(void **state)
{
    (void)state;
    buf_clear(&out);
    registry_html(po, REGISTRY_REGISTER, NULL, false, &out);
    assert_int_equal(case_count(&out, ">strafrecht</td>") +
                         case_count(&out, ">gezondheid en strafrecht</td>"),
        n);
    buf_clear(&out);
    registry_csv(po, NULL, &out);
    assert_int_equal(case_count(&out, "\"no\",\"yes\",\"") +
                         case_count(&out, "\"yes\",\"yes\",\""),
        2 * n);
}

/* One row of the DPIA per reason, not per column. */
static void
test_registry__columns_that_say_the_same_share_a_row(void **state)
{
    unsigned rows = 0;

    (void)state;
    buf_clear(&out);
    registry_html(po, REGISTRY_DPIA, NULL, false, &out);
    assert_int_equal(buf_err(&out), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        enum category c = catalogue_element((enum element)e)->category;

        for (unsigned k = 0; k < po->column_n; k++) {
            uint16_t at = po->column[k].rule[e];

            rows += at != POLICY_NO_RULE &&
                    po->rule[at].outcome != OUTCOME_DENY &&
                    (c == CAT_GEZOND || c == CAT_GEZOND_F || c == CAT_STRAF);
        }
    }
    assert_int_equal(case_count(&out, "<span>"), rows);
    assert_true(case_count(&out, "<tr>") < rows);
}

/* Every purpose that is used is explained in plain words, in both languages. */
static void
test_registry__each_purpose_is_explained(void **state)
{
    (void)state;
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_text *t = &po->doel_uitleg[po->flow[i].doel];

        assert_non_null(t->nl);
        assert_in_range(strlen(t->nl), 100, 1200);
        assert_in_range(strlen(t->en), 100, 1200);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_registry__every_flow_is_in_one_activity),
        cmocka_unit_test(test_registry__lists_only_what_may_go),
        cmocka_unit_test(test_registry__the_list_takes_its_maximum),
        cmocka_unit_test(test_registry__two_rows_per_activity),
        cmocka_unit_test(test_registry__each_side_in_its_own_register),
        cmocka_unit_test(test_registry__the_page_has_the_parts_asked_for),
        cmocka_unit_test(test_registry__the_page_does_not_repeat_itself),
        cmocka_unit_test(test_registry__every_activity_is_criminal_data),
        cmocka_unit_test(test_registry__columns_that_say_the_same_share_a_row),
        cmocka_unit_test(test_registry__each_purpose_is_explained),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
