/* SPDX-License-Identifier: EUPL-1.2 */
/* What a format says it can carry is what its grammar carries. */
#include "adapters/view.h"

#include "tests/unit/adapters/fixture.h"

/* Each leaf of each element of each type has a path, and only those. */
static void
check_type(const struct adapter *ad, enum bericht type)
{
    struct elset want = adapter_elements(ad, type), have = {{0}};
    struct view_path path;
    uint16_t at = 0;
    bool named = false;

    while (view_next(ad, type, &at, &path)) {
        const struct catalogue_leaf *lf = catalogue_leaf(path.leaf);

        assert_true(elset_has(&want, lf->element));
        assert_int_equal(strstr(path.path, "[]") != NULL,
            catalogue_element(lf->element)->repeats);
        assert_true(path.path[0] != '\0' && path.path[0] != '/');
        named = named || strcmp(path.conv, "naam") == 0;
        elset_add(&have, lf->element);
    }
    assert_false(view_next(ad, type, &at, &path));
    elset_add(&have, EL_BERICHT_TYPE);
    if (named)
        elset_add(&have, EL_PERSOON_VOORVOEGSEL);
    assert_memory_equal(&have, &want, sizeof(have));
    for (unsigned e = 0; e < EL__COUNT; e++)
        assert_int_equal(view_presence(ad, type, (enum element)e) !=
                             PRESENCE_NOT,
            elset_has(&want, (enum element)e));
}

static void
test_view__paths_are_those_of_the_type(void **state)
{
    struct adapters *as = NULL;
    unsigned types = 0;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", NULL), ERR_OK);
    assert_true(adapters_n(as) >= 3);
    for (size_t i = 0; i < adapters_n(as); i++)
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            if (adapter_has_type(adapters_at(as, i), (enum bericht)t)) {
                check_type(adapters_at(as, i), (enum bericht)t);
                types++;
            }
    assert_true(types > 10);
    adapters_free(as);
}

static void
test_view__a_type_that_is_not_carried_has_nothing(void **state)
{
    struct adapters *as = NULL;
    const struct adapter *ad;
    struct view_path path;
    uint16_t at = 0;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", NULL), ERR_OK);
    ad = adapters_find(as, "gemeente", "v1");
    assert_false(adapter_has_type(ad, BERICHT_M25));
    assert_false(view_next(ad, BERICHT_M25, &at, &path));
    assert_null(view_root(ad, BERICHT_M25));
    assert_int_equal(view_presence(ad, BERICHT_M25, EL_BERICHT_TYPE),
        PRESENCE_NOT);
    adapters_free(as);
}

static void
test_view__presence_is_what_the_grammar_asks(void **state)
{
    struct adapters *as = NULL;
    const struct adapter *ad;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", NULL), ERR_OK);
    ad = adapters_find(as, "pi", "v1");
    assert_string_equal(view_root(ad, BERICHT_M10), "DeelbaarDRPlan");
    assert_string_equal(view_syntax(ad), "xml");
    assert_true(strlen(view_namespace(ad)) > 0);
    assert_int_equal(view_presence(ad, BERICHT_M10, EL_DRPLAN_PLAN_ID),
        PRESENCE_V);
    assert_int_equal(view_presence(ad, BERICHT_M10, EL_PERSOON_SKN),
        PRESENCE_O);
    assert_int_equal(view_presence(ad, BERICHT_M10, EL_BERICHT_TYPE),
        PRESENCE_V);
    assert_true(span_is(view_code(ad, CL_GESLACHT, span_of("niet op de lijst")),
        "niet op de lijst"));
    adapters_free(as);
}

static void
test_view__one_format_loads_by_itself(void **state)
{
    struct adapters *as = NULL;
    struct errinfo ei = {0};

    (void)state;
    assert_int_equal(adapters_load_one(&as, "adapters", "pi", "v1", &ei),
        ERR_OK);
    assert_int_equal(adapters_n(as), 1);
    assert_int_equal(adapter_roles(adapters_at(as, 0)),
        1U << ROL_PI | 1U << ROL_JUSTID | 1U << ROL_DJI);
    adapters_free(as);
    assert_int_equal(adapters_load_one(&as, "adapters", "pi", "v0", &ei),
        ERR_CONFIG);
    assert_null(as);
    assert_non_null(strstr(ei.text, "adapters/pi/v0/format.tsv"));
}

static void
load_with_roles(const char *roles, enum err want)
{
    char dir[] = "/tmp/kp-view-XXXXXX", line[512];
    struct adapters *as = NULL;

    assert_non_null(mkdtemp(dir));
    (void)snprintf(line, sizeof(line),
        "cp -r adapters/pi %s && sed -i 's/^roles.*/roles\\t%s/' "
        "%s/pi/v1/format.tsv",
        dir, roles, dir);
    assert_int_equal(system(line), 0);
    assert_int_equal(adapters_load(&as, dir, NULL), want);
    adapters_free(as);
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    assert_int_equal(system(line), 0);
}

static void
test_view__roles_are_roles(void **state)
{
    (void)state;
    load_with_roles("PI", ERR_OK);
    load_with_roles("PI,RE", ERR_OK);
    load_with_roles("PI,", ERR_CONFIG);
    load_with_roles("PI,,RE", ERR_CONFIG);
    load_with_roles("PI RE", ERR_CONFIG);
    load_with_roles("gemeente", ERR_CONFIG);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_view__paths_are_those_of_the_type),
        cmocka_unit_test(test_view__a_type_that_is_not_carried_has_nothing),
        cmocka_unit_test(test_view__presence_is_what_the_grammar_asks),
        cmocka_unit_test(test_view__one_format_loads_by_itself),
        cmocka_unit_test(test_view__roles_are_roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
