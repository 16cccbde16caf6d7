/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

/* ---- the real tables ------------------------------------------------ */

static void
test_adapter__loads_the_real_tables(void **state)
{
    struct adapters *as;
    struct errinfo ei;
    const struct adapter *ad;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    ad = adapters_find(as, "pi", "v1");
    assert_non_null(ad);
    assert_string_equal(adapter_kind(ad), "pi");
    assert_string_equal(adapter_version(ad), "v1");
    assert_string_equal(adapter_media_type(ad), "application/xml");
    assert_true(adapter_has_type(ad, BERICHT_M10));
    assert_false(adapter_has_type(ad, BERICHT_M25));
    assert_null(adapters_find(as, "pi", "v2"));
    assert_null(adapters_find(as, "gemeent", "v1"));
    assert_non_null(adapters_find(as, "gemeente", "v1"));
    assert_non_null(adapters_find(as, "reclassering", "v1"));
    adapters_free(as);
    adapters_free(NULL);
    adapter_reader_free(NULL);
}

static void
test_adapter__tells_the_elements_of_a_type(void **state)
{
    struct adapters *as;
    struct errinfo ei;
    struct elset s;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    s = adapter_elements(adapters_find(as, "pi", "v1"), BERICHT_M10);
    assert_true(elset_has(&s, EL_PERSOON_BSN));
    assert_true(elset_has(&s, EL_PERSOON_VOORVOEGSEL));
    assert_true(elset_has(&s, EL_BERICHT_TYPE));
    assert_true(elset_has(&s, EL_DRPLAN_ACTIE));
    assert_false(elset_has(&s, EL_GEM_BEKEND));
    s = adapter_elements(adapters_find(as, "pi", "v1"), BERICHT_M25);
    assert_int_equal(elset_n(&s), 0);
    adapters_free(as);
}

/* ---- places --------------------------------------------------------- */

static void
test_adapter__tells_where_an_element_would_stand(void **state)
{
    static const struct {
        const char *kind;
        enum bericht type;
        enum element e;
        uint16_t occ;
        const char *place;
    } cases[] = {
        {"pi", BERICHT_M10, EL_HULPVRAAG_TOELICHTING, ADAPTER_PLACE_ALL,
            "/DeelbaarDRPlan/Hulpvraag/Toelichtingen/Toelichting"},
        {"pi", BERICHT_M10, EL_HULPVRAAG_TOELICHTING, 2,
            "/DeelbaarDRPlan/Hulpvraag/Toelichtingen/Toelichting[3]"},
        {"pi", BERICHT_M10, EL_HULPVRAAG_ONDERDAK, 0,
            "/DeelbaarDRPlan/Hulpvraag/Onderdak"},
        {"pi", BERICHT_M10, EL_ADRES_TERUGKEERADRES, 0,
            "/DeelbaarDRPlan/Adres/TerugkeerAdres"},
        {"pi", BERICHT_M10, EL_DRPLAN_MDO_DATUM, ADAPTER_PLACE_ALL,
            "/DeelbaarDRPlan/Plan/MDO/Datum"},
        {"pi", BERICHT_M10, EL_DRPLAN_MDO_DATUM, 0,
            "/DeelbaarDRPlan/Plan/MDO/Datum[1]"},
        {"pi", BERICHT_M10, EL_GEM_BEKEND, 0, NULL},
        {"pi", BERICHT_M10, EL_BERICHT_TYPE, 0, NULL},
        {"gemeente", BERICHT_M10, EL_HULPVRAAG_TOELICHTING, ADAPTER_PLACE_ALL,
            "/hulpvragen/toelichtingen"},
        {"gemeente", BERICHT_M10, EL_HULPVRAAG_TOELICHTING, 2,
            "/hulpvragen/toelichtingen/2"},
        {"gemeente", BERICHT_M10, EL_DRPLAN_ACTIE, ADAPTER_PLACE_ALL, "/taken"},
    };
    struct adapters *as;
    struct errinfo ei;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char place[ADAPTER_PLACE_MAX + 1] = "x";
        bool there = adapter_place(adapters_find(as, cases[i].kind, "v1"),
            cases[i].type, cases[i].e, cases[i].occ, place);

        assert_int_equal(there, cases[i].place != NULL);
        assert_string_equal(place, there ? cases[i].place : "");
    }
    adapters_free(as);
}

/* Whatever a type carries stands somewhere; the type itself is the root, and
 * a prefix may be part of the name. */
static void
test_adapter__every_element_has_a_place(void **state)
{
    static const char *const kinds[] = {"pi", "reclassering", "gemeente"};
    struct adapters *as;
    struct errinfo ei;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    for (unsigned n = 0; n < 3 * BERICHT__COUNT * EL__COUNT; n++) {
        const struct adapter *ad =
            adapters_find(as, kinds[n / (BERICHT__COUNT * EL__COUNT)], "v1");
        enum bericht type = (enum bericht)(n / EL__COUNT % BERICHT__COUNT);
        enum element e = (enum element)(n % EL__COUNT);
        struct elset s = adapter_elements(ad, type);
        char place[ADAPTER_PLACE_MAX + 1];
        bool there = adapter_place(ad, type, e, 0, place);

        if (e == EL_BERICHT_TYPE || e == EL_PERSOON_VOORVOEGSEL)
            continue;
        if (there != elset_has(&s, e))
            fail_msg("%s %s %s: '%s'", adapter_kind(ad), terms_bericht(type),
                catalogue_element(e)->id, place);
    }
    adapters_free(as);
}

/* ---- tables that break a rule --------------------------------------- */

#define P "path\tleaf\tconv\n"
#define T "type\troot\telement\tpresence\n"
#define C "list\tcode\tcanonical\n"

struct table_case {
    const char *syntax, *paths, *types, *codes;
    const char *says; /* NULL: loads */
};

static const struct table_case tables[] = {
    {"xml", P "A\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tv\n", C, NULL},
    {"xml", "# c\n\n" P "# c\nA/B\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\to\nM02\tS\tpersoon.bsn\to\n", C, NULL},
    /* tables as such */
    {"xml", "path\tleaf\n", T, C, "paths.tsv:1: wrong column names"},
    {"xml", "", T, C, "no column names"},
    {"xml", P "A\tpersoon.bsn\n", T, C, "paths.tsv:2: too few columns"},
    {"xml", P "\xff\tpersoon.bsn\t-\n", T, C, "not UTF-8"},
    {"ini", P, T, C, "format.tsv:4: syntax is xml or json"},
    /* paths.tsv */
    {"xml", P "A\tpersoon.bs\t-\n", T, C, "paths.tsv:2: no such leaf"},
    {"xml", P "A\tbericht.type\t-\n", T, C, "paths.tsv:2: no such leaf"},
    {"xml", P "A\tpersoon.bsn\tx\n", T, C, "no such conversion"},
    {"xml", P "\tpersoon.bsn\t-\n", T, C, "path empty"},
    {"xml", P "A\tpersoon.bsn\t-\nB\tpersoon.bsn\t-\n", T, C,
        "paths.tsv:3: this leaf has a path already"},
    {"xml", P "A\tpersoon.bsn\tcode\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.bsn\tdmy\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.bsn\tleeg\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.bsn\tnaam\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.bsn\tint\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.bsn\tdecimaal\n", T, C, "does not go here"},
    {"xml", P "A\tinkomen.bedrag\t-\n", T, C, "does not go here"},
    {"xml", P "A\tdigid.hulp_nodig\tbool\n", T, C, "does not go here"},
    {"json", P "A\thulpvraag.idbewijs\tbool\n", T, C, "does not go here"},
    {"xml", P "A\tpersoon.geboortedatum\tdatum_vol\n", T, C,
        "does not go here"},
    /* the tree */
    {"xml", P "A b\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tv\n", C,
        "not a name"},
    {"xml", P "A//B\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tv\n", C,
        "not a name"},
    {"xml", P "A\tpersoon.bsn\t-\nA/B\tpersoon.skn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM01\tR\tpersoon.skn\tv\n", C,
        "both value and container"},
    {"xml", P "A/B\tpersoon.bsn\t-\nA\tpersoon.skn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM01\tR\tpersoon.skn\tv\n", C,
        "both value and container"},
    {"xml",
        P "A/B\tpersoon.bsn\t-\nC\tpersoon.skn\t-\n"
          "A/D\tpersoon.voornamen\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM01\tR\tpersoon.skn\tv\n"
          "M01\tR\tpersoon.voornamen\tv\n",
        C, "paths.tsv:4: M01: rows of one container"},
    {"xml", P "A[]\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tv\n", C,
        "[] and the catalogue"},
    {"xml", P "A\tpersoon.nationaliteit\t-\n",
        T "M01\tR\tpersoon.nationaliteit\tv\n", C, "[] and the catalogue"},
    {"xml", P "A[]/B[]\tpersoon.nationaliteit\t-\n",
        T "M01\tR\tpersoon.nationaliteit\tv\n", C, "at most one []"},
    {"xml",
        P "A[]/B\tdetentie.verlof_periode/van\t-\n"
          "A/C\tdetentie.verlof_periode/tot\t-\n",
        T "M01\tR\tdetentie.verlof_periode\tv\n", C, "with [] here"},
    {"xml", P "A[]/B\tdetentie.verlof_periode/van\t-\n",
        T "M01\tR\tdetentie.verlof_periode\tv\n", C, "1 of 2 parts"},
    {"json", P "berichttype\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tv\n", C,
        "berichttype is taken"},
    {"json", P "b\tpersoon.geboortedatum\tdatum_jaar\n",
        T "M01\tR\tpersoon.geboortedatum\tv\n", C, "go together"},
    {"xml", P "A/B/C/D/E/F/G/H/I/J/K/L/M/N/O/P\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\n", C, NULL},
    {"xml", P "A/B/C/D/E/F/G/H/I/J/K/L/M/N/O/P/Q\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\n", C, "path too deep"},
    /* types.tsv */
    {"xml", P, T "M99\tR\tpersoon.bsn\tv\n", C, "no such message type"},
    {"xml", P, T "M01\tR\tpersoon.bs\tv\n", C, "no such element"},
    {"xml", P, T "M01\tR\tpersoon.bsn\tx\n", C, "presence is v, o or l"},
    {"xml", P, T "M01\tR\tpersoon.bsn\tv\n", C,
        "lists persoon.bsn, of which 0 of 1"},
    {"xml", P "A\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM01\tR\tpersoon.bsn\tv\n", C,
        "types.tsv:3: this element is listed already"},
    {"xml", P "A\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM01\tS\tpersoon.bsn\tv\n", C, "one root"},
    {"xml", P "A\tpersoon.bsn\t-\n",
        T "M01\tR\tpersoon.bsn\tv\nM02\tR\tpersoon.bsn\tv\n", C,
        "another type has this root"},
    {"xml", P "A\tpersoon.bsn\t-\n", T "M01\tR\tpersoon.bsn\tl\n", C,
        "presence l is for lists"},
    {"xml", P "A\tpersoon.geslachtsnaam\tnaam\n",
        T "M01\tR\tpersoon.geslachtsnaam\tv\n"
          "M01\tR\tpersoon.voorvoegsel\to\nM01\tR\tbericht.type\tv\n",
        C, NULL},
    {"xml", P "A\tpersoon.geslachtsnaam\t-\n",
        T "M01\tR\tpersoon.geslachtsnaam\tv\n"
          "M01\tR\tpersoon.voorvoegsel\to\n",
        C, "lists persoon.voorvoegsel"},
    /* codes.tsv */
    {"xml", P, T, C "JNO\tJa\tJ\n", NULL},
    {"xml", P, T, C "JNX\tJa\tJ\n", "codes.tsv:2: no such list or code"},
    {"xml", P, T, C "JNO\tJa\tX\n", "no such list or code"},
    {"xml", P, T, C "JNO\t\tJ\n", "empty spelling"},
    {"xml", P, T, C "JNO\tJa\tJ\nJNO\tJa\tN\n", "already stands for"},
    {"xml", P, T, C "JNO\tJa\tJ\nJNO\tYa\tJ\n", "already has a spelling"},
    {"xml", P, T, C "JNO\tN\tJ\n", "also another code"},
    {"xml", P, T, C "JNO\tN\tJ\nJNO\tJ\tN\n", NULL},
};

static void
test_adapter__refuses_tables_that_break_a_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        const struct table_case *t = &tables[i];
        struct adapters *as = NULL;
        struct errinfo ei = {.code = ERR_OK};
        char dir[64];
        enum err rc;

        fixture_tables(dir, t->syntax, t->paths, t->types, t->codes);
        rc = adapters_load(&as, dir, &ei);
        if (rc != (t->says == NULL ? ERR_OK : ERR_CONFIG) ||
            (rc != ERR_OK && strstr(ei.text, t->says) == NULL))
            print_message("%zu: %d %s\n", i, rc, ei.text);
        assert_int_equal(rc, t->says == NULL ? ERR_OK : ERR_CONFIG);
        assert_true(rc == ERR_OK || strstr(ei.text, t->says) != NULL);
        assert_true((rc == ERR_OK) == (as != NULL));
        adapters_free(as);
        fixture_remove(dir);
    }
}

static void
test_adapter__wants_a_folder_with_formats(void **state)
{
    struct adapters *as;
    struct errinfo ei;
    char dir[64] = "/tmp/ketenpoort-adapters-XXXXXX";

    (void)state;
    assert_non_null(mkdtemp(dir));
    assert_int_equal(adapters_load(&as, dir, &ei), ERR_CONFIG);
    assert_null(as);
    fixture_remove(dir);
    assert_int_equal(adapters_load(&as, dir, &ei), ERR_CONFIG);
}

static void
test_adapter__wants_a_folder_named_as_its_format(void **state)
{
    struct adapters *as;
    struct errinfo ei;
    char dir[64];

    (void)state;
    fixture_tables(dir, "xml", P, T, C);
    fixture_save(dir, "t/v1/format.tsv",
        "key\tvalue\nkind\tu\nversion\tv1\nsyntax\txml\nmedia\tx\n");
    assert_int_equal(adapters_load(&as, dir, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "not the name of the folder"));
    fixture_save(dir, "t/v1/format.tsv",
        "key\tvalue\nkind\tt\nversion\tv1\nsyntax\txml\n");
    assert_int_equal(adapters_load(&as, dir, &ei), ERR_CONFIG);
    fixture_save(dir, "t/v1/format.tsv", "key\tvalue\nsoort\tt\n");
    assert_int_equal(adapters_load(&as, dir, &ei), ERR_CONFIG);
    assert_non_null(strstr(ei.text, "unknown key"));
    fixture_remove(dir);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adapter__loads_the_real_tables),
        cmocka_unit_test(test_adapter__tells_the_elements_of_a_type),
        cmocka_unit_test(test_adapter__tells_where_an_element_would_stand),
        cmocka_unit_test(test_adapter__every_element_has_a_place),
        cmocka_unit_test(test_adapter__refuses_tables_that_break_a_rule),
        cmocka_unit_test(test_adapter__wants_a_folder_with_formats),
        cmocka_unit_test(test_adapter__wants_a_folder_named_as_its_format),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
