/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/told.h"

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

static void
test_told__what_a_condition_held_back_is_named(void **state)
{
    const struct policy_line line = {.verdict = VERDICT_WITHHOLD,
        .weiger = WEIGER_NOODZAAK_ONTBREEKT,
        .condition = 3,
        .fallback = EL_ZORG_ZORGVRAAG_AANWEZIG};
    struct rendition_withheld w;

    (void)state;
    assert_true(policy_told(po, EL_ZORG_ZORGAANBIEDER, &line, &w));
    assert_int_equal(w.element, EL_ZORG_ZORGAANBIEDER);
    assert_int_equal(w.instead, EL_ZORG_ZORGVRAAG_AANWEZIG);
    assert_string_equal(w.reason,
        terms_weiger_tekst(WEIGER_NOODZAAK_ONTBREEKT));
    assert_string_equal(w.unless, policy_condition_text(po, 3, false));
    assert_true(strlen(w.unless) > 10);
}

/* Another policy's words are not those of the decision. */
static void
test_told__without_the_policy_the_condition_is_not_said(void **state)
{
    const struct policy_line line = {.verdict = VERDICT_WITHHOLD,
        .weiger = WEIGER_VERKEERDE_FASE,
        .condition = 4,
        .fallback = EL__NONE};
    struct rendition_withheld w;

    (void)state;
    assert_true(policy_told(NULL, EL_ADRES_TERUGKEERADRES, &line, &w));
    assert_int_equal(w.instead, EL__NONE);
    assert_string_equal(w.reason, terms_weiger_tekst(WEIGER_VERKEERDE_FASE));
    assert_string_equal(w.unless, "");
}

static void
test_told__what_is_denied_outright_is_not_named(void **state)
{
    const struct policy_line line = {.verdict = VERDICT_WITHHOLD,
        .weiger = WEIGER_GEEN_GRONDSLAG,
        .fallback = EL__NONE};
    struct rendition_withheld w;

    (void)state;
    assert_false(policy_told(po, EL_PERSOON_SKN, &line, &w));
    assert_false(policy_told(NULL, EL_PERSOON_SKN, &line, &w));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told__what_a_condition_held_back_is_named),
        cmocka_unit_test(
            test_told__without_the_policy_the_condition_is_not_said),
        cmocka_unit_test(test_told__what_is_denied_outright_is_not_named),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
