/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

#define XML_PATHS FIXTURE_PATHS "Geb\tpersoon.geboortedatum\tdmy\n"
#define JSON_PATHS                                                \
    FIXTURE_PATHS "Geb/datum\tpersoon.geboortedatum\tdatum_vol\n" \
                  "Geb/jaar\tpersoon.geboortedatum\tdatum_jaar\n" \
                  "Geb/maand\tpersoon.geboortedatum\tdatum_maand\n"
#define ID "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6"

static struct fixture xml, json;

static int
setup(void **state)
{
    (void)state;
    fixture_tables(xml.dir, "xml", XML_PATHS, FIXTURE_TYPES, FIXTURE_CODES);
    fixture_open(&xml, xml.dir, "t");
    fixture_tables(json.dir, "json", JSON_PATHS, FIXTURE_TYPES, FIXTURE_CODES);
    fixture_open(&json, json.dir, "t");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    fixture_close(&xml);
    fixture_remove(xml.dir);
    fixture_close(&json);
    fixture_remove(json.dir);
    return 0;
}

struct value {
    const char *leaf;
    uint16_t occ;
    const char *text;
};

static void
fill(struct fixture *fx, const struct value *v)
{
    fixture_reset(fx);
    for (; v->leaf != NULL; v++)
        assert_int_equal(message_add(&fx->m,
                             catalogue_find_leaf(span_of(v->leaf)), v->occ,
                             span_of(v->text), &fx->ei),
            ERR_OK);
}

static void
writes(struct fixture *fx, enum bericht type, const struct value *v,
    const char *want)
{
    enum err rc;

    fill(fx, v);
    buf_clear(&fx->out);
    rc = adapter_write(fx->ad, type, &fx->m, &fx->out, &fx->ei);
    if (rc != ERR_OK)
        print_message("%s\n", fx->ei.text);
    assert_int_equal(rc, ERR_OK);
    if (!span_is(buf_peek(&fx->out), want))
        print_message("%.*s\n", (int)fx->out.n, (const char *)fx->out.p);
    assert_true(span_is(buf_peek(&fx->out), want));
    /* Reading it gives the same values back. */
    buf_clear(&fx->doc);
    buf_put(&fx->doc, buf_peek(&fx->out));
    assert_int_equal(fixture_read_span(fx, buf_peek(&fx->doc)), ERR_OK);
    for (; v->leaf != NULL; v++)
        fixture_value(fx, v->leaf, v->occ, v->text);
}

#define LEAST                                               \
    {"bericht.id", 0, ID}, {"persoon.bsn", 0, "999990019"}, \
    {                                                       \
        "persoon.geslachtsnaam", 0, "Jansen"                \
    }

static const struct value least[] = {LEAST, {NULL, 0, NULL}};

static void
test_write__writes_what_must_be_there(void **state)
{
    (void)state;
    writes(&xml, BERICHT_M01, least,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<R xmlns=\"urn:t\"><Kop><Id>" ID "</Id></Kop><BSN>999990019</BSN>"
        "<Naam>Jansen</Naam><Landen></Landen><Eind></Eind></R>\n");
    writes(&json, BERICHT_M01, least,
        "{\"berichttype\":\"R\",\"Kop\":{\"Id\":\"" ID
        "\"},\"BSN\":\"999990019\",\"Naam\":\"Jansen\",\"Landen\":{},"
        "\"Eind\":\"\"}");
}

static const struct value all[] = {LEAST, {"bericht.type", 0, "M01"},
    {"persoon.voorvoegsel", 0, "van"}, {"persoon.voornamen", 0, "a&c"},
    {"persoon.nationaliteit", 1, "0052"}, {"persoon.nationaliteit", 0, "0001"},
    {"detentie.verlof_periode/tot", 1, "2026-02-03"},
    {"detentie.verlof_periode/van", 0, "2026-01-01"},
    {"detentie.verlof_periode/van", 1, "2026-02-01"},
    {"detentie.verwachte_einddatum", 0, "2027-01-01"},
    {"hulpvraag.idbewijs", 0, "N"}, {"inkomen.bedrag", 0, "12.50"},
    {"detentie.strafduur_dagen", 0, "90"},
    {"drplan.begeleidingsplan_zorg", 0, "\xf0\x9f\x99\x82\n\t<b>\"\\]]>"},
    {"persoon.geboortedatum", 0, "1980-05-00"}, {NULL, 0, NULL}};

static void
test_write__spells_every_conversion(void **state)
{
    (void)state;
    writes(&xml, BERICHT_M01, all,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<R xmlns=\"urn:t\"><Kop><Id>" ID "</Id></Kop><BSN>999990019</BSN>"
        "<Naam>van Jansen</Naam><Voornamen>a&amp;c</Voornamen>"
        "<Landen><Land>0001</Land><Land>0052</Land></Landen>"
        "<Verloven><Verlof><Van>2026-01-01</Van></Verlof><Verlof>"
        "<Van>2026-02-01</Van><Tot>2026-02-03</Tot></Verlof></Verloven>"
        "<Eind>2027-01-01</Eind><Vraag>Nee</Vraag><Bedrag>12.50</Bedrag>"
        "<Dagen>90</Dagen><Tekst>\xf0\x9f\x99\x82\n\t&lt;b&gt;\"\\]]&gt;</Tekst>"
        "<Geb>00-05-1980</Geb></R>\n");
    writes(&json, BERICHT_M01, all,
        "{\"berichttype\":\"R\",\"Kop\":{\"Id\":\"" ID
        "\"},\"BSN\":\"999990019\",\"Naam\":\"van Jansen\","
        "\"Voornamen\":\"a&c\",\"Landen\":{\"Land\":[\"0001\","
        "\"0052\"]},\"Verloven\":{\"Verlof\":[{\"Van\":\"2026-01-01\"},"
        "{\"Van\":\"2026-02-01\",\"Tot\":\"2026-02-03\"}]},"
        "\"Eind\":\"2027-01-01\",\"Vraag\":\"Nee\",\"Bedrag\":12.50,"
        "\"Dagen\":90,\"Tekst\":\"\xf0\x9f\x99\x82\\n\\t<b>\\\"\\\\]]>\","
        "\"Geb\":{\"jaar\":1980,\"maand\":5}}");
}

static void
refuses(struct fixture *fx, enum bericht type, const struct value *v,
    const char *says)
{
    enum err rc;

    fill(fx, v);
    buf_clear(&fx->out);
    buf_text(&fx->out, "before");
    rc = adapter_write(fx->ad, type, &fx->m, &fx->out, &fx->ei);
    if (rc != ERR_INTERNAL || strstr(fx->ei.text, says) == NULL)
        print_message("%d %s, not %s\n", rc, fx->ei.text, says);
    assert_int_equal(rc, ERR_INTERNAL);
    assert_non_null(strstr(fx->ei.text, says));
    assert_int_equal(fx->out.n, 0);
}

static void
test_write__refuses_what_does_not_fit(void **state)
{
    static const struct {
        const char *says;
        struct value v[8];
    } cases[] = {
        {"BSN is missing", {{"bericht.id", 0, ID}}},
        {"Id is missing", {{"persoon.bsn", 0, "999990019"},
                              {"persoon.geslachtsnaam", 0, "X"}}},
        {"does not carry persoon.skn", {LEAST, {"persoon.skn", 0, "1"}}},
        {"does not carry drplan.actie",
            {LEAST, {"drplan.actie/status", 0, "OPEN"}}},
        {"of another type", {LEAST, {"bericht.type", 0, "M02"}}},
        {"does not fit", {LEAST, {"inkomen.bedrag", 0, "12.5"}}},
        {"does not fit", {LEAST, {"hulpvraag.idbewijs", 0, "Ja"}}},
        {"does not fit", {LEAST, {"persoon.voornamen", 0, "\r"}}},
        {"does not fit", {LEAST, {"persoon.voornamen", 0, "\xff"}}},
        /* a second one where there is place for one */
        {"3 of 4 values", {LEAST, {"persoon.bsn", 1, "999990019"}}},
        {"3 of 4 values", {LEAST, {"persoon.bsn", 0, "999990019"}}},
        {"4 of 5 values", {LEAST, {"persoon.nationaliteit", 0, "0001"},
                              {"persoon.nationaliteit", 0, "0001"}}},
        /* a gap in a list, and an item without its mandatory part */
        {"does not fit", {LEAST, {"persoon.nationaliteit", 1, "0001"}}},
        {"Van is missing",
            {LEAST, {"detentie.verlof_periode/tot", 0, "2026-01-01"}}},
        /* a prefix needs a surname */
        {"Naam is missing",
            {{"bericht.id", 0, ID}, {"persoon.bsn", 0, "999990019"},
                {"persoon.voorvoegsel", 0, "van"}}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        refuses(&xml, BERICHT_M01, cases[i].v, cases[i].says);
        refuses(&json, BERICHT_M01, cases[i].v, cases[i].says);
    }
    refuses(&xml, BERICHT_M03, least, "does not carry M03");
    refuses(&xml, BERICHT_M02,
        (struct value[]){{"persoon.bsn", 0, "999990019"}, {NULL, 0, NULL}},
        "Land is missing");
}

static void
test_write__tells_when_the_buffer_is_full(void **state)
{
    struct buf small;

    (void)state;
    fill(&xml, least);
    buf_clear(&xml.out);
    assert_int_equal(
        adapter_write(xml.ad, BERICHT_M01, &xml.m, &xml.out, &xml.ei), ERR_OK);
    for (size_t max = 1; max <= xml.out.n; max++) {
        enum err want = max == xml.out.n ? ERR_OK : ERR_LIMIT;

        buf_init(&small, max);
        assert_int_equal(
            adapter_write(xml.ad, BERICHT_M01, &xml.m, &small, &xml.ei), want);
        assert_int_equal(small.n, want == ERR_OK ? max : 0);
        buf_done(&small);
    }
}

static void
test_write__appends(void **state)
{
    (void)state;
    fill(&json, least);
    buf_clear(&json.out);
    buf_text(&json.out, "x");
    assert_int_equal(
        adapter_write(json.ad, BERICHT_M01, &json.m, &json.out, &json.ei),
        ERR_OK);
    assert_memory_equal(json.out.p, "x{\"berichttype\"", 15);
}

/* A full list is written and read back, in the order of its numbers. */
static void
test_write__holds_a_full_list(void **state)
{
    uint16_t most = catalogue_element(EL_PERSOON_NATIONALITEIT)->max_occurs;

    (void)state;
    fill(&xml, least);
    for (uint16_t i = most; i-- > 0;)
        assert_int_equal(message_add(&xml.m, LF_PERSOON_NATIONALITEIT, i,
                             span_of(i % 2 == 0 ? "0001" : "0052"), &xml.ei),
            ERR_OK);
    buf_clear(&xml.out);
    assert_int_equal(
        adapter_write(xml.ad, BERICHT_M01, &xml.m, &xml.out, &xml.ei), ERR_OK);
    buf_clear(&xml.doc);
    buf_put(&xml.doc, buf_peek(&xml.out));
    assert_int_equal(fixture_read_span(&xml, buf_peek(&xml.doc)), ERR_OK);
    fixture_value(&xml, "persoon.nationaliteit", 0, "0001");
    fixture_value(&xml, "persoon.nationaliteit", (uint16_t)(most - 1), "0052");
}

/* One more than the catalogue allows is not written. */
static void
test_write__refuses_a_list_that_is_too_long(void **state)
{
    struct fixture *both[] = {&xml, &json};

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        uint16_t n = catalogue_element(EL_PERSOON_NATIONALITEIT)->max_occurs;

        fill(both[k], least);
        for (uint16_t i = 0; i <= n; i++)
            assert_int_equal(message_add(&both[k]->m, LF_PERSOON_NATIONALITEIT,
                                 i, span_of("0001"), &both[k]->ei),
                ERR_OK);
        buf_clear(&both[k]->out);
        assert_int_equal(adapter_write(both[k]->ad, BERICHT_M01, &both[k]->m,
                             &both[k]->out, &both[k]->ei),
            ERR_INTERNAL);
        assert_non_null(strstr(both[k]->ei.text, "Land"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_write__writes_what_must_be_there),
        cmocka_unit_test(test_write__spells_every_conversion),
        cmocka_unit_test(test_write__refuses_what_does_not_fit),
        cmocka_unit_test(test_write__tells_when_the_buffer_is_full),
        cmocka_unit_test(test_write__appends),
        cmocka_unit_test(test_write__holds_a_full_list),
        cmocka_unit_test(test_write__refuses_a_list_that_is_too_long),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
