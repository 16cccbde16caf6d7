/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

#define PATHS                                                       \
    FIXTURE_PATHS "Geb/datum\tpersoon.geboortedatum\tdatum_vol\n"   \
                  "Geb/jaar\tpersoon.geboortedatum\tdatum_jaar\n"   \
                  "Geb/maand\tpersoon.geboortedatum\tdatum_maand\n" \
                  "Hulp\tdigid.hulp_nodig\tbool\n"
#define TYPES                                     \
    FIXTURE_TYPES "M01\tR\tdigid.hulp_nodig\to\n" \
                  "M03\tT\tpersoon.geboortedatum\tv\n"
#define ID        "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6"
#define HEAD      "{\"berichttype\":\"R\",\"Kop\":{\"Id\":\"" ID "\"}"
#define BSN       ",\"BSN\":\"999990019\""
#define FRONT     HEAD BSN ",\"Naam\":\"van Dijk\",\"Landen\":{},\"Eind\":\"\""
#define DOC(more) FRONT more "}"
#define T(more)   "{\"berichttype\":\"T\"" more "}"

static struct fixture fx;

static int
setup(void **state)
{
    (void)state;
    fixture_tables(fx.dir, "json", PATHS, TYPES, FIXTURE_CODES);
    fixture_open(&fx, fx.dir, "t");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    fixture_close(&fx);
    fixture_remove(fx.dir);
    return 0;
}

static void
good(const char *doc)
{
    enum err rc = fixture_read(&fx, doc);

    if (rc != ERR_OK)
        print_message("%s: %s\n", doc, fx.ei.text);
    assert_int_equal(rc, ERR_OK);
    assert_int_equal(fx.errs.n, 0);
}

static void
test_json_read__fills_the_message(void **state)
{
    (void)state;
    good("{ \"Eind\": \"2026-01-01\", \"Kop\": {\"Id\": \"" ID "\"},\n"
         "\"Naam\": \"van Dijk\", \"Voornamen\": \"Ann\\u00e9 (x)\",\n"
         "\"BSN\": \"999990019\", \"berichttype\": \"R\","
         "\"Landen\": {\"Land\": [\"0001\", \"0052\"]},"
         "\"Verloven\": {\"Verlof\": [{\"Van\": \"2026-01-01\"},"
         " {\"Tot\": \"2026-02-03\", \"Van\": \"2026-02-01\"}]},"
         "\"Vraag\": \"Onbekend\", \"Bedrag\": 12.5, \"Dagen\": 90,"
         "\"Tekst\": \"\\ud83d\\ude42\\n\\t\\\"x\\\"\", \"Hulp\": true,"
         "\"Geb\": {\"jaar\": 1980, \"maand\": 5}}");
    fixture_value(&fx, "bericht.type", 0, "M01");
    fixture_value(&fx, "persoon.voorvoegsel", 0, "van");
    fixture_value(&fx, "persoon.geslachtsnaam", 0, "Dijk");
    fixture_value(&fx, "persoon.voornamen", 0, "Ann\xc3\xa9 (x)");
    fixture_value(&fx, "persoon.nationaliteit", 1, "0052");
    fixture_value(&fx, "detentie.verlof_periode/tot", 1, "2026-02-03");
    fixture_value(&fx, "detentie.verwachte_einddatum", 0, "2026-01-01");
    fixture_value(&fx, "hulpvraag.idbewijs", 0, "O");
    fixture_value(&fx, "inkomen.bedrag", 0, "12.50");
    fixture_value(&fx, "detentie.strafduur_dagen", 0, "90");
    fixture_value(&fx, "drplan.begeleidingsplan_zorg", 0,
        "\xf0\x9f\x99\x82\n\t\"x\"");
    fixture_value(&fx, "digid.hulp_nodig", 0, "J");
    fixture_value(&fx, "persoon.geboortedatum", 0, "1980-05-00");
}

static void
test_json_read__reads_a_date_in_three_ways(void **state)
{
    (void)state;
    good(T(",\"Geb\":{\"datum\":\"1980-05-17\"}"));
    fixture_value(&fx, "persoon.geboortedatum", 0, "1980-05-17");
    good(T(",\"Geb\":{\"jaar\":1980}"));
    fixture_value(&fx, "persoon.geboortedatum", 0, "1980-00-00");
    good(T(",\"Geb\":{\"maand\":12,\"jaar\":1980}"));
    fixture_value(&fx, "persoon.geboortedatum", 0, "1980-12-00");
    good(DOC(",\"Geb\":{}"));
    assert_false(message_has(&fx.m, EL_PERSOON_GEBOORTEDATUM));
    assert_int_equal(fx.m.n, 5);
}

struct bad_case {
    const char *doc, *place, *code;
};

static const struct bad_case bad[] = {
    {T(""), "/Geb", "ontbreekt"},
    {T(",\"Geb\":{}"), "/Geb/datum", "ontbreekt"},
    {T(",\"Geb\":{\"maand\":5}"), "/Geb/datum", "samen"},
    {T(",\"Geb\":{\"datum\":\"1980-05-17\",\"jaar\":1980}"), "/Geb/datum",
        "samen"},
    {T(",\"Geb\":{\"datum\":\"1980-05-17\",\"maand\":5}"), "/Geb/datum",
        "samen"},
    {T(",\"Geb\":{\"datum\":\"1980-05-00\"}"), "/Geb/datum", "vorm"},
    {T(",\"Geb\":{\"datum\":1980}"), "/Geb/datum", "soort"},
    {T(",\"Geb\":{\"jaar\":\"1980\"}"), "/Geb/jaar", "soort"},
    {T(",\"Geb\":{\"jaar\":999}"), "/Geb/jaar", "bereik"},
    {T(",\"Geb\":{\"jaar\":1980,\"maand\":13}"), "/Geb/maand", "bereik"},
    {T(",\"Geb\":{\"jaar\":1980,\"maand\":null}"), "/Geb/maand", "soort"},
    {T(",\"Geb\":null"), "/Geb", "soort"},
    {T(",\"Geb\":[]"), "/Geb", "soort"},
    {HEAD BSN ",\"Naam\":\"X\",\"Eind\":\"\"}", "/Landen", "ontbreekt"},
    {HEAD ",\"Naam\":\"X\",\"Eind\":\"\",\"Landen\":{}}", "/BSN", "ontbreekt"},
    {"{\"berichttype\":\"S\",\"BSN\":\"999990019\",\"Landen\":{}}",
        "/Landen/Land", "ontbreekt"},
    {"{\"berichttype\":\"S\",\"BSN\":\"999990019\",\"Landen\":{\"Land\":[]}}",
        "/Landen/Land", "ontbreekt"},
    {DOC(",\"geheim\":1"), "", "onbekend-element"},
    {DOC(",\"bsn\":\"999990019\""), "", "onbekend-element"},
    {DOC(",\"Verloven\":{\"geheim\":1}"), "/Verloven", "onbekend-element"},
    {DOC(",\"Verloven\":{\"Verlof\":[{\"Van\":\"2026-01-01\"},"
         "{\"Van\":\"2026-01-01\",\"geheim\":{}}]}"),
        "/Verloven/Verlof/1", "onbekend-element"},
    {DOC(",\"Verloven\":{\"Verlof\":[{}]}"), "/Verloven/Verlof/0/Van",
        "ontbreekt"},
    {DOC(",\"Verloven\":{\"Verlof\":[\"geheim\"]}"), "/Verloven/Verlof/0",
        "soort"},
    {DOC(",\"Verloven\":{\"Verlof\":{}}"), "/Verloven/Verlof", "soort"},
    {DOC(",\"Verloven\":{\"Verlof\":[{\"Van\":\"2026-01-02\","
         "\"Tot\":\"2026-01-01\"}]}"),
        "/Verloven/Verlof/0/Tot", "waarde-periode"},
    {DOC(",\"Talen\":{\"Taal\":[\"GEHEIM\"]}"), "/Talen/Taal/0", "code"},
    {DOC(",\"Talen\":{\"Taal\":[null]}"), "/Talen/Taal/0", "soort"},
    {DOC(",\"Voornamen\":null"), "/Voornamen", "soort"},
    {DOC(",\"Voornamen\":12"), "/Voornamen", "soort"},
    {DOC(",\"Voornamen\":{\"geheim\":1}"), "/Voornamen", "soort"},
    {DOC(",\"Voornamen\":\"a\\rb\""), "/Voornamen", "vorm"},
    {DOC(",\"Voornamen\":\"a\\uFFFFb\""), "/Voornamen", "vorm"},
    {DOC(",\"Dagen\":\"90\""), "/Dagen", "soort"},
    {DOC(",\"Dagen\":9.5"), "/Dagen", "soort"},
    {DOC(",\"Dagen\":true"), "/Dagen", "soort"},
    {DOC(",\"Dagen\":0"), "/Dagen", "bereik"},
    {DOC(",\"Bedrag\":\"1.00\""), "/Bedrag", "soort"},
    {DOC(",\"Bedrag\":1.001"), "/Bedrag", "waarde-decimalen"},
    {DOC(",\"Bedrag\":-1"), "/Bedrag", "bereik"},
    {DOC(",\"Hulp\":\"J\""), "/Hulp", "soort"},
    {DOC(",\"Vraag\":\" Ja\""), "/Vraag", "code"},
    /* not JSON, or not ours */
    {"[]", "", "soort"},
    {"{}", "", "ontbreekt"},
    {"{\"berichttype\":1}", "", "soort"},
    {"geheim", "", "niet-welgevormd"},
    {"\"geheim\"", "", "niet-welgevormd"},
    {"", "", "niet-welgevormd"},
    {DOC("") "{}", "", "niet-welgevormd"},
    {DOC(",\"Dagen\":90,\"Dagen\":90"), "", "te-vaak"},
    {DOC(",\"geheim\":90,\"geheim\":91"), "", "te-vaak"},
    {DOC(",\"Kop\":{}"), "", "te-vaak"},
    {DOC(",\"Voornamen\":\"a\\u0000b\""), "", "niet-welgevormd"},
    {DOC(",\"a\\u0000b\":\"x\""), "", "niet-welgevormd"},
    {DOC(",\"Voornamen\":\"\\ud800\""), "", "niet-welgevormd"},
    {DOC(",\"Dagen\":090"), "", "niet-welgevormd"},
    {DOC(",\"Dagen\":NaN"), "", "niet-welgevormd"},
    {DOC(",\"Dagen\":18446744073709551617"), "", "niet-welgevormd"},
    {DOC(",\"Dagen\":1e999"), "", "niet-welgevormd"},
    {DOC(","), "", "niet-welgevormd"},
    {FRONT, "", "niet-welgevormd"},
};

static void
test_json_read__names_the_place_of_each_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        enum err rc = fixture_read(&fx, bad[i].doc);

        if (rc != ERR_SYNTAX || !fixture_has(&fx, bad[i].place, bad[i].code))
            print_message("%zu: %d %s\n", i, rc, bad[i].doc);
        assert_int_equal(rc, ERR_SYNTAX);
        fixture_only(&fx, bad[i].place, bad[i].code);
        assert_null(strcasestr(fx.ev[0].place, "geheim"));
        assert_null(strcasestr(fx.ev[0].detail, "geheim"));
        assert_null(strcasestr(fx.ei.text, "geheim"));
    }
}

static void
test_json_read__refuses_a_type_it_does_not_carry(void **state)
{
    (void)state;
    assert_int_equal(fixture_read(&fx, "{\"berichttype\":\"geheim\"}"),
        ERR_UNSUPPORTED);
    fixture_only(&fx, "", "bericht-onbekend");
    assert_int_equal(fixture_read(&fx, "{\"berichttype\":\"\"}"),
        ERR_UNSUPPORTED);
}

static void
test_json_read__collects_all_faults(void **state)
{
    (void)state;
    assert_int_equal(fixture_read(&fx,
                         "{\"berichttype\":\"R\",\"Kop\":{\"Id\":\"x\"},"
                         "\"BSN\":\"999990018\",\"Naam\":1,\"x\":2,\"y\":3,"
                         "\"Landen\":{\"Land\":[\"0001\",\"1\",7]}}"),
        ERR_SYNTAX);
    assert_int_equal(fx.errs.n, 7);
    assert_true(fixture_has(&fx, "/Kop/Id", "vorm"));
    assert_true(fixture_has(&fx, "/BSN", "waarde-elfproef"));
    assert_true(fixture_has(&fx, "/Naam", "soort"));
    assert_true(fixture_has(&fx, "/Landen/Land/1", "lengte"));
    assert_true(fixture_has(&fx, "/Landen/Land/2", "soort"));
    assert_true(fixture_has(&fx, "/Eind", "ontbreekt"));
    assert_true(fixture_has(&fx, "", "onbekend-element"));
}

static void
countries(unsigned n, const char *each)
{
    buf_clear(&fx.doc);
    buf_text(&fx.doc, HEAD BSN ",\"Naam\":\"X\",\"Eind\":\"\","
                               "\"Landen\":{\"Land\":[");
    for (unsigned i = 0; i < n; i++)
        buf_printf(&fx.doc, "%s\"%s\"", i == 0 ? "" : ",", each);
    buf_text(&fx.doc, "]}}");
}

static void
test_json_read__holds_occurrences_and_faults(void **state)
{
    uint16_t most = catalogue_element(EL_PERSOON_NATIONALITEIT)->max_occurs;

    (void)state;
    countries(most, "0001");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    fixture_value(&fx, "persoon.nationaliteit", (uint16_t)(most - 1), "0001");
    countries((unsigned)most + 1, "0001");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    fixture_only(&fx, "/Landen/Land", "te-vaak");
    countries(LIMIT_ERRORS_MAX + 1, "x");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    assert_int_equal(fx.errs.n, LIMIT_ERRORS_MAX);
    good(DOC(""));
}

static void
test_json_read__holds_depth(void **state)
{
    (void)state;
    for (unsigned extra = 0; extra < 2; extra++) {
        buf_clear(&fx.doc);
        buf_text(&fx.doc, FRONT ",\"x\":");
        for (unsigned i = 1; i < LIMIT_JSON_DEPTH_MAX + extra; i++)
            buf_byte(&fx.doc, '[');
        for (unsigned i = 1; i < LIMIT_JSON_DEPTH_MAX + extra; i++)
            buf_byte(&fx.doc, ']');
        buf_byte(&fx.doc, '}');
        assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)),
            extra ? ERR_LIMIT : ERR_SYNTAX);
        fixture_only(&fx, "", extra ? "grens" : "onbekend-element");
    }
}

/* More than the reader's pool holds: the rest comes from the heap. */
static void
test_json_read__reads_more_than_its_pool_holds(void **state)
{
    (void)state;
    buf_clear(&fx.doc);
    buf_text(&fx.doc, FRONT ",\"x\":[0");
    for (int i = 0; i < LIMIT_XML_NODES_MAX / 2 - 20; i++)
        buf_text(&fx.doc, ",{}");
    buf_text(&fx.doc, "]}");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    fixture_only(&fx, "", "onbekend-element");
    good(DOC(""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_read__fills_the_message),
        cmocka_unit_test(test_json_read__reads_a_date_in_three_ways),
        cmocka_unit_test(test_json_read__names_the_place_of_each_fault),
        cmocka_unit_test(test_json_read__refuses_a_type_it_does_not_carry),
        cmocka_unit_test(test_json_read__collects_all_faults),
        cmocka_unit_test(test_json_read__holds_occurrences_and_faults),
        cmocka_unit_test(test_json_read__holds_depth),
        cmocka_unit_test(test_json_read__reads_more_than_its_pool_holds),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
