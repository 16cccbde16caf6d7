/* SPDX-License-Identifier: EUPL-1.2 */
/* profiles.tsv: what loading refuses, and what a profile lets through. */
#include "tests/unit/adapters/fixture.h"

#define HEAD "profile\ttype\telement\tpresence\n"

#define PATHS FIXTURE_PATHS "Geboren\tpersoon.geboortedatum\t-\n"

#define GOOD                                     \
    HEAD "een-t-v1\tM01\tbericht.id\tv\n"        \
         "een-t-v1\tM01\tpersoon.bsn\tv\n"       \
         "een-t-v1\tM01\tinkomen.bedrag\to\n"    \
         "een-t-v1\tM01\tpersoon.voornamen\to\n" \
         "een-t-v1\tM01\tpersoon.nationaliteit\tv\n"

/* Load the small tables with this profiles.tsv. */
static enum err
load(struct adapters **as, char dir[static 64], const char *profiles,
    struct errinfo *ei)
{
    fixture_tables(dir, "json", PATHS, FIXTURE_TYPES, FIXTURE_CODES);
    fixture_save(dir, "t/v1/profiles.tsv", profiles);
    return adapters_load(as, dir, ei);
}

static void
refuses(const char *profiles, const char *why)
{
    struct errinfo ei = {.code = ERR_OK};
    struct adapters *as;
    char dir[64];

    assert_int_equal(load(&as, dir, profiles, &ei), ERR_CONFIG);
    assert_null(as);
    if (strstr(ei.text, why) == NULL)
        fail_msg("'%s' does not say '%s'", ei.text, why);
    fixture_remove(dir);
}

static void
test_profile__loading_refuses_what_is_wrong(void **state)
{
    (void)state;
    refuses(HEAD "a-t-v1\tM03\tpersoon.bsn\tv\n", "no such message type");
    refuses(HEAD "a-t-v1\tM99\tpersoon.bsn\tv\n", "no such message type");
    refuses(HEAD "a-t-v1\tM02\tbericht.id\tv\n", "no such element");
    refuses(HEAD "a-t-v1\tM02\tpersoon.geen\tv\n", "no such element");
    refuses(HEAD "a-t-v1\tM02\tpersoon.bsn\tx\n", "presence");
    refuses(HEAD "A_t\tM02\tpersoon.bsn\tv\n", "named with");
    refuses(HEAD "\tM02\tpersoon.bsn\tv\n", "named with");
    refuses(HEAD "a-t-v1\tM02\tpersoon.bsn\tv\na-t-v1\tM02\tpersoon.bsn\tv\n",
        "listed already");
    refuses(HEAD "a-t-v1\tM01\tpersoon.bsn\tv\na-t-v1\tM02\tpersoon.bsn\tv\n",
        "another's");
    refuses(HEAD "a-t-v1\tM01\tpersoon.bsn\tv\nb-t-v1\tM01\tbericht.id\tv\n",
        "one profile");
    refuses("profile\ttype\telement\n", "profiles.tsv");
    refuses(HEAD "123456789012345678901234567890123456789012345678901234567890a"
                 "\tM02\tpersoon.bsn\tv\n",
        "named with");
}

static void
test_profile__is_found_by_name_and_type(void **state)
{
    struct errinfo ei;
    struct adapters *as;
    const struct adapter *ad;
    enum bericht type = BERICHT_M35;
    struct elset s;
    char dir[64];

    (void)state;
    assert_int_equal(load(&as, dir, GOOD, &ei), ERR_OK);
    ad = adapters_find(as, "t", "v1");
    assert_string_equal(adapter_profile(ad, BERICHT_M01), "een-t-v1");
    assert_null(adapter_profile(ad, BERICHT_M02));
    assert_string_equal(adapter_profile_media(ad, BERICHT_M01),
        "application/json;profile=\"urn:nl:ketenpoort:profiel:een-t-v1\"");
    assert_null(adapter_profile_media(ad, BERICHT_M02));
    assert_ptr_equal(adapters_find_profile(as, span_of("een-t-v1"), &type), ad);
    assert_int_equal(type, BERICHT_M01);
    assert_null(adapters_find_profile(as, span_of("een-t-v"), &type));
    assert_null(adapters_find_profile(as, span_of(""), &type));
    s = adapter_profile_elements(ad, BERICHT_M01);
    assert_true(elset_has(&s, EL_INKOMEN_BEDRAG));
    assert_false(elset_has(&s, EL_PERSOON_GESLACHTSNAAM));
    s = adapter_profile_elements(ad, BERICHT_M02);
    assert_int_equal(elset_n(&s), 0);
    adapters_free(as);
    fixture_remove(dir);
}

static void
add(struct fixture *fx, enum leaf l, const char *text)
{
    assert_int_equal(message_add(&fx->m, l, 0, span_of(text), &fx->ei), ERR_OK);
}

static enum err
write_it(struct fixture *fx, enum bericht type)
{
    buf_clear(&fx->out);
    return adapter_write_profile(fx->ad, type, &fx->m, &fx->out, &fx->ei);
}

static void
test_profile__writing_stays_inside(void **state)
{
    struct fixture fx;
    struct errinfo ei;
    struct adapters *as;
    char dir[64];

    (void)state;
    assert_int_equal(load(&as, dir, GOOD, &ei), ERR_OK);
    adapters_free(as);
    fixture_open(&fx, dir, "t");
    add(&fx, LF_BERICHT_ID, "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6");
    add(&fx, LF_PERSOON_BSN, "999990019");
    /* Promised, and not there. */
    assert_int_equal(write_it(&fx, BERICHT_M01), ERR_INTERNAL);
    assert_int_equal(fx.out.n, 0);
    add(&fx, LF_PERSOON_NATIONALITEIT, "0001");
    assert_int_equal(write_it(&fx, BERICHT_M01), ERR_OK);
    assert_non_null(memmem(fx.out.p, fx.out.n, "999990019", 9));
    /* A type without profile is written for nobody. */
    assert_int_equal(write_it(&fx, BERICHT_M02), ERR_INTERNAL);
    assert_int_equal(fx.out.n, 0);
    /* In the type, not in the profile. */
    add(&fx, LF_HULPVRAAG_IDBEWIJS, "J");
    assert_int_equal(write_it(&fx, BERICHT_M01), ERR_INTERNAL);
    assert_int_equal(fx.out.n, 0);
    assert_non_null(strstr(fx.ei.text, "hulpvraag.idbewijs"));
    fixture_close(&fx);
    fixture_remove(dir);
}

/* The tables of the tree: every received type has a profile, whose name ends
 * in kind and version. */
static void
test_profile__the_published_ones_have_their_names(void **state)
{
    static const char *const kinds[] = {"pi", "reclassering", "gemeente"};
    struct errinfo ei;
    struct adapters *as;
    enum bericht type;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    assert_non_null(
        adapters_find_profile(as, span_of("drplan-gemeente-v1"), &type));
    assert_int_equal(type, BERICHT_M10);
    for (size_t k = 0; k < 3; k++) {
        const struct adapter *ad = adapters_find(as, kinds[k], "v1");
        char end[64];

        (void)snprintf(end, sizeof(end), "-%s-v1", kinds[k]);
        for (unsigned t = 0; t < BERICHT__COUNT; t++) {
            const char *name = adapter_profile(ad, (enum bericht)t);

            if (name == NULL)
                continue;
            assert_true(adapter_has_type(ad, (enum bericht)t));
            assert_true(strlen(name) > strlen(end));
            assert_string_equal(name + strlen(name) - strlen(end), end);
        }
    }
    adapters_free(as);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_profile__loading_refuses_what_is_wrong),
        cmocka_unit_test(test_profile__is_found_by_name_and_type),
        cmocka_unit_test(test_profile__writing_stays_inside),
        cmocka_unit_test(test_profile__the_published_ones_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
