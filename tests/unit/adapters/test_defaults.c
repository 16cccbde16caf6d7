/* SPDX-License-Identifier: EUPL-1.2 */
/* defaults.tsv: what a document that leaves something out is read as. */
#include "tests/unit/adapters/fixture.h"

#define P                                                   \
    "path\tleaf\tconv\n"                                    \
    "Id\tbericht.id\t-\n"                                   \
    "Label\tbericht.vertrouwelijkheid\tcode\n"              \
    "Vraag\tbericht.terugkoppeling_gewenst\t-\n"            \
    "Besluit/Functie\tbericht.besluit_mandaat/functie\t-\n" \
    "Besluit/Datum\tbericht.besluit_mandaat/datum\t-\n"     \
    "Besluit/Kenmerk\tbericht.besluit_mandaat/kenmerk\t-\n" \
    "Geslacht\tpersoon.geslacht\t-\n"
#define T                                         \
    "type\troot\telement\tpresence\n"             \
    "M01\tR\tbericht.id\tv\n"                     \
    "M01\tR\tbericht.vertrouwelijkheid\to\n"      \
    "M01\tR\tbericht.terugkoppeling_gewenst\to\n" \
    "M01\tR\tbericht.besluit_mandaat\to\n"        \
    "M01\tR\tpersoon.geslacht\to\n"               \
    "M02\tS\tbericht.vertrouwelijkheid\tv\n"      \
    "M03\tU\tpersoon.geslacht\to\n"
#define C  "list\tcode\tcanonical\nVERTROUWELIJKHEID\tV\tvertrouwelijk\n"
#define H  "leaf\tvalue\treden\n"
#define V  "bericht.vertrouwelijkheid\tvertrouwelijk\tGeen veld.\n"
#define ID "5f0c2c1e-6a57-4b0e-9d83-0a4c2f7b1e10"

static const struct {
    const char *table, *says; /* NULL: loads */
} rules[] = {
    {H, NULL},
    {H V, NULL},
    {"leaf\tvalue\n", "wrong column names"},
    {H "bericht.niets\tx\tDaarom.\n", "no such leaf"},
    {H "persoon.geslacht\tM\tDaarom.\n", "one value of bericht.*"},
    {H "bericht.besluit_mandaat/functie\tx\tDaarom.\n",
        "one value of bericht.*"},
    {H "bericht.id\t" ID "\tDaarom.\n", "never says o"},
    {H "bericht.doel\tDR_PLAN\tDaarom.\n", "never says o"},
    {H "bericht.vertrouwelijkheid\tV\tDaarom.\n", "not a value"},
    {H "bericht.vertrouwelijkheid\tvertrouwelijk\t\n", "no reason"},
    {H V V, "defaults.tsv:3: this leaf has a default already"},
};

static void
test_defaults__refuses_a_table_that_breaks_a_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        struct adapters *as = NULL;
        struct errinfo ei = {.code = ERR_OK};
        const char *says = rules[i].says;
        char dir[64];
        enum err rc;

        fixture_tables(dir, "xml", P, T, C);
        fixture_save(dir, "t/v1/defaults.tsv", rules[i].table);
        rc = adapters_load(&as, dir, &ei);
        if (rc != (says == NULL ? ERR_OK : ERR_CONFIG) ||
            (says != NULL && strstr(ei.text, says) == NULL))
            fail_msg("%zu: %d %s", i, rc, ei.text);
        adapters_free(as);
        fixture_remove(dir);
    }
}

static const struct {
    const char *xml, *json, *label;
} documents[] = {
    {"<R xmlns=\"urn:t\"><Id>" ID "</Id></R>",
        "{\"berichttype\":\"R\",\"Id\":\"" ID "\"}", "vertrouwelijk"},
    {"<R xmlns=\"urn:t\"><Id>" ID "</Id><Label>geheim</Label></R>",
        "{\"berichttype\":\"R\",\"Id\":\"" ID "\",\"Label\":\"geheim\"}",
        "geheim"},
    {"<U xmlns=\"urn:t\"/>", "{\"berichttype\":\"U\"}", ""},
};

/* What is left out gets its value; what is there keeps its own, and a type
 * that does not carry it gets nothing. */
static void
test_defaults__hold_for_what_a_document_leaves_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * sizeof(documents) / sizeof(documents[0]); i++) {
        bool xml = i % 2 == 0;
        struct fixture fx;
        char dir[64];

        fixture_tables(dir, xml ? "xml" : "json", P, T, C);
        fixture_save(dir, "t/v1/defaults.tsv", H V);
        fixture_open(&fx, dir, "t");
        assert_int_equal(fixture_read(&fx, xml ? documents[i / 2].xml
                                               : documents[i / 2].json),
            ERR_OK);
        fixture_value(&fx, "bericht.vertrouwelijkheid", 0,
            documents[i / 2].label);
        fixture_value(&fx, "bericht.terugkoppeling_gewenst", 0, "");
        fixture_close(&fx);
        fixture_remove(dir);
    }
}

/* What must be there is asked for, default or not. */
static void
test_defaults__excuse_nothing_that_is_mandatory(void **state)
{
    struct fixture fx;
    char dir[64];

    (void)state;
    fixture_tables(dir, "xml", P, T, C);
    fixture_save(dir, "t/v1/defaults.tsv", H V);
    fixture_open(&fx, dir, "t");
    assert_int_equal(fixture_read(&fx, "<S xmlns=\"urn:t\"/>"), ERR_SYNTAX);
    fixture_only(&fx, "/S/Label", "ontbreekt");
    fixture_close(&fx);
    fixture_remove(dir);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults__refuses_a_table_that_breaks_a_rule),
        cmocka_unit_test(test_defaults__hold_for_what_a_document_leaves_out),
        cmocka_unit_test(test_defaults__excuse_nothing_that_is_mandatory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
