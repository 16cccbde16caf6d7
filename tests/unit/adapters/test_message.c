/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

static struct arena arena;
static struct errinfo ei;

static int
setup(void **state)
{
    (void)state;
    return arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, &ei) != ERR_OK;
}

static int
teardown(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

static void
add(struct message *m, const char *leaf, uint16_t occ, const char *text)
{
    assert_int_equal(message_add(m, catalogue_find_leaf(span_of(leaf)), occ,
                         span_of(text), &ei),
        ERR_OK);
}

static void
test_message__gives_back_what_was_added(void **state)
{
    struct message m;
    enum element actie = catalogue_find(span_of("drplan.actie"));
    enum leaf status = catalogue_find_leaf(span_of("drplan.actie/status"));

    (void)state;
    assert_int_equal(message_init(&m, &arena, 10, &ei), ERR_OK);
    assert_false(message_has(&m, actie));
    assert_int_equal(message_occurrences(&m, actie), 0);
    add(&m, "drplan.actie/status", 2, "OPEN");
    add(&m, "drplan.actie/status", 0, "GEREED");
    assert_true(message_has(&m, actie));
    assert_true(span_is(message_get(&m, status, 2), "OPEN"));
    assert_true(span_is(message_get(&m, status, 0), "GEREED"));
    assert_null(message_get(&m, status, 1).p);
    assert_int_equal(message_occurrences(&m, actie), 3);
}

static void
test_message__does_not_count_an_empty_value(void **state)
{
    struct message m;

    (void)state;
    assert_int_equal(message_init(&m, &arena, 10, &ei), ERR_OK);
    add(&m, "persoon.voornamen", 0, "");
    assert_false(message_has(&m, EL_PERSOON_VOORNAMEN));
}

static void
test_message__holds_its_limits(void **state)
{
    struct message m;
    uint16_t occ = LIMIT_MESSAGE_OCCURRENCES_MAX - 1;
    enum leaf l = LF_PERSOON_NATIONALITEIT;

    (void)state;
    assert_int_equal(message_init(&m, &arena, 3, &ei), ERR_OK);
    assert_int_equal(message_add(&m, l, occ, span_of("0001"), &ei), ERR_OK);
    assert_int_equal(
        message_add(&m, l, (uint16_t)(occ + 1), span_of("0001"), &ei),
        ERR_LIMIT);
    assert_int_equal(message_add(&m, l, 1, span_of("0001"), &ei), ERR_OK);
    assert_int_equal(message_add(&m, l, 2, span_of("0001"), &ei), ERR_OK);
    assert_int_equal(message_add(&m, l, 3, span_of("0001"), &ei), ERR_LIMIT);
    assert_int_equal(m.n, 3);
}

static void
test_message__init_says_when_there_is_no_room(void **state)
{
    struct arena small;
    struct message m;

    (void)state;
    assert_int_equal(arena_init(&small, 100, &ei), ERR_OK);
    assert_int_equal(message_init(&m, &small, 100, &ei), ERR_NOMEM);
    arena_done(&small);
}

static bool
keep_open(void *ctx, const struct message *src, enum element e, uint16_t occ)
{
    enum leaf l = catalogue_find_leaf(span_of("drplan.actie/status"));

    (void)e;
    ++*(int *)ctx;
    return span_is(message_get(src, l, occ), "OPEN");
}

static void
test_message__copies_kept_occurrences_numbered_anew(void **state)
{
    struct message src, dst;
    enum element actie = catalogue_find(span_of("drplan.actie"));
    enum leaf id = catalogue_find_leaf(span_of("drplan.actie/actie_id"));
    int asked = 0;

    (void)state;
    assert_int_equal(message_init(&src, &arena, 20, &ei), ERR_OK);
    assert_int_equal(message_init(&dst, &arena, 20, &ei), ERR_OK);
    add(&src, "drplan.actie/actie_id", 0, "a0");
    add(&src, "drplan.actie/status", 0, "GEREED");
    add(&src, "drplan.actie/actie_id", 2, "a2");
    add(&src, "drplan.actie/status", 2, "OPEN");
    add(&src, "drplan.actie/actie_id", 4, "a4");
    add(&src, "drplan.actie/status", 4, "OPEN");
    assert_int_equal(message_copy(&dst, &src, actie, keep_open, &asked, &ei),
        ERR_OK);
    assert_int_equal(asked, 3); /* 1 and 3 do not exist */
    assert_int_equal(message_occurrences(&dst, actie), 2);
    assert_true(span_is(message_get(&dst, id, 0), "a2"));
    assert_true(span_is(message_get(&dst, id, 1), "a4"));
    assert_int_equal(message_init(&dst, &arena, 3, &ei), ERR_OK);
    assert_int_equal(message_copy(&dst, &src, actie, NULL, NULL, &ei),
        ERR_LIMIT);
}

static void
test_message__tells_the_basic_condition_of_an_occurrence(void **state)
{
    struct message m;
    enum element actie = catalogue_find(span_of("drplan.actie"));

    (void)state;
    assert_int_equal(message_init(&m, &arena, 10, &ei), ERR_OK);
    add(&m, "drplan.actie/basisvoorwaarde", 0, "SCHULDEN");
    add(&m, "drplan.actie/basisvoorwaarde", 1, "ZORG");
    assert_int_equal(message_bv(&m, actie, 0), BV_SCHULDEN);
    assert_int_equal(message_bv(&m, actie, 1), BV_ZORG);
    assert_int_equal(message_bv(&m, EL_HUISVESTING_VERHUURDER, 0), BV_ONDERDAK);
    assert_int_equal(message_bv(&m, EL_PERSOON_BSN, 0), BV_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_message__gives_back_what_was_added),
        cmocka_unit_test(test_message__does_not_count_an_empty_value),
        cmocka_unit_test(test_message__holds_its_limits),
        cmocka_unit_test(test_message__init_says_when_there_is_no_room),
        cmocka_unit_test(test_message__copies_kept_occurrences_numbered_anew),
        cmocka_unit_test(
            test_message__tells_the_basic_condition_of_an_occurrence),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
