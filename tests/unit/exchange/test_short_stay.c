/* SPDX-License-Identifier: EUPL-1.2 */
/* What a short stay is, the policy says; what a stay is, the message. */
#include "exchange/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/limit.h"
#include "policy/compile.h"

static struct policy *po;
static struct arena arena;
static struct message m;

static int
setup(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    if (policy_load(&po, "policy/wet-senb", NULL, &ei) != ERR_OK ||
        arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK) {
        print_error("%s\n", ei.text);
        return 1;
    }
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    arena_done(&arena);
    return 0;
}

static void
put(enum leaf l, const char *text)
{
    if (text != NULL)
        assert_int_equal(message_add(&m, l, 0, span_of(text), NULL), ERR_OK);
}

/* A stay as a message tells it; NULL where it does not. */
static enum tri
stay(uint16_t short_days, const char *klasse, const char *from,
    const char *expected, const char *released)
{
    po->param.short_stay_days = short_days;
    assert_int_equal(message_init(&m, &arena, LIMIT_MESSAGE_VALUES_MAX, NULL),
        ERR_OK);
    put(LF_DETENTIE_KORTVERBLIJF_KLASSE, klasse);
    put(LF_DETENTIE_AANVANGSDATUM, from);
    put(LF_DETENTIE_VERWACHTE_EINDDATUM, expected);
    put(LF_DETENTIE_EINDDATUM_DEFINITIEF, released);
    return intake_short_stay(&m, po);
}

static void
test_intake__the_dates_are_held_against_the_policy(void **state)
{
    (void)state;
    assert_int_equal(stay(10, NULL, "2026-03-01", "2026-03-10", NULL), TRI_JA);
    assert_int_equal(stay(10, NULL, "2026-03-01", "2026-03-11", NULL), TRI_NEE);
    assert_int_equal(stay(14, NULL, "2026-03-01", "2026-03-11", NULL), TRI_JA);
    assert_int_equal(stay(14, NULL, "2026-03-01", "2026-03-14", NULL), TRI_JA);
    assert_int_equal(stay(14, NULL, "2026-03-01", "2026-03-15", NULL), TRI_NEE);
    assert_int_equal(stay(9, NULL, "2026-03-01", "2026-03-10", NULL), TRI_NEE);
    /* The day of release counts before the day that was expected. */
    assert_int_equal(stay(10, NULL, "2026-03-01", "2026-06-01", "2026-03-05"),
        TRI_JA);
}

static void
test_intake__what_is_not_said_is_not_known(void **state)
{
    (void)state;
    assert_int_equal(stay(10, NULL, NULL, NULL, NULL), TRI_ONBEKEND);
    assert_int_equal(stay(10, NULL, "2026-03-01", NULL, NULL), TRI_ONBEKEND);
    assert_int_equal(stay(10, NULL, NULL, "2026-03-02", NULL), TRI_ONBEKEND);
}

/* K0 is under 10 days, K1 under 28, K2 under three months. */
static void
test_intake__a_class_answers_where_it_can(void **state)
{
    static const struct {
        uint16_t days;
        enum tri of[4]; /* K0 .. K3 */
    } cases[] = {{9, {TRI_ONBEKEND, TRI_NEE, TRI_NEE, TRI_NEE}},
        {10, {TRI_JA, TRI_NEE, TRI_NEE, TRI_NEE}},
        {11, {TRI_JA, TRI_ONBEKEND, TRI_NEE, TRI_NEE}},
        {27, {TRI_JA, TRI_ONBEKEND, TRI_NEE, TRI_NEE}},
        {28, {TRI_JA, TRI_JA, TRI_NEE, TRI_NEE}},
        {29, {TRI_JA, TRI_JA, TRI_ONBEKEND, TRI_NEE}},
        {89, {TRI_JA, TRI_JA, TRI_ONBEKEND, TRI_NEE}},
        {90, {TRI_JA, TRI_JA, TRI_ONBEKEND, TRI_ONBEKEND}},
        {92, {TRI_JA, TRI_JA, TRI_JA, TRI_ONBEKEND}}};
    static const char *const code[] = {"K0", "K1", "K2", "K3"};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (size_t k = 0; k < 4; k++)
            assert_int_equal(stay(cases[i].days, code[k], NULL, NULL, NULL),
                cases[i].of[k]);
}

/* The class is what the sender says of it; dates decide what it leaves open. */
static void
test_intake__dates_decide_within_a_class(void **state)
{
    (void)state;
    assert_int_equal(stay(14, "K1", "2026-03-01", "2026-03-12", NULL), TRI_JA);
    assert_int_equal(stay(14, "K1", "2026-03-01", "2026-03-20", NULL), TRI_NEE);
    assert_int_equal(stay(10, "K0", "2026-03-01", "2026-09-01", NULL), TRI_JA);
    assert_int_equal(stay(10, "K1", "2026-03-01", "2026-03-02", NULL), TRI_NEE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intake__the_dates_are_held_against_the_policy),
        cmocka_unit_test(test_intake__what_is_not_said_is_not_known),
        cmocka_unit_test(test_intake__a_class_answers_where_it_can),
        cmocka_unit_test(test_intake__dates_decide_within_a_class),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
