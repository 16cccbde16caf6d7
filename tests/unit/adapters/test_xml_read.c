/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

#define PATHS     FIXTURE_PATHS "Geb\tpersoon.geboortedatum\tdmy\n"
#define ID        "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6"
#define HEAD      "<R xmlns=\"urn:t\"><Kop><Id>" ID "</Id></Kop>"
#define BSN       "<BSN>999990019</BSN>"
#define FRONT     HEAD BSN "<Naam>van Dijk</Naam>"
#define DOC(more) FRONT more "</R>"

static struct fixture fx;

static int
setup(void **state)
{
    (void)state;
    fixture_tables(fx.dir, "xml", PATHS, FIXTURE_TYPES, FIXTURE_CODES);
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
test_xml_read__fills_the_message(void **state)
{
    (void)state;
    good(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x -->\n"
        "<R xmlns=\"urn:t\">\n <Kop><Id>" ID "</Id></Kop>\n" BSN
        "<Naam>van Dijk</Naam><Voornamen>Ann&#233; &amp;</Voornamen>"
        "<Landen><Land>0001</Land>\n<Land>0052</Land></Landen>"
        "<Verloven><Verlof><Van>2026-01-01</Van></Verlof>"
        "<Verlof><Van>2026-02-01</Van><Tot> 2026-02-03 </Tot></Verlof>"
        "</Verloven><Eind> </Eind><Vraag>Onbekend</Vraag>"
        "<Bedrag>12.5</Bedrag><Dagen>90</Dagen>"
        "<Tekst>\xf0\x9f\x99\x82\n\t&lt;b&gt;</Tekst><Geb>00-05-1980</Geb></R>\n");
    fixture_value(&fx, "bericht.type", 0, "M01");
    fixture_value(&fx, "bericht.id", 0, ID);
    fixture_value(&fx, "persoon.voorvoegsel", 0, "van");
    fixture_value(&fx, "persoon.geslachtsnaam", 0, "Dijk");
    fixture_value(&fx, "persoon.voornamen", 0, "Ann\xc3\xa9 &");
    fixture_value(&fx, "persoon.nationaliteit", 0, "0001");
    fixture_value(&fx, "persoon.nationaliteit", 1, "0052");
    fixture_value(&fx, "detentie.verlof_periode/van", 0, "2026-01-01");
    fixture_value(&fx, "detentie.verlof_periode/tot", 0, "");
    fixture_value(&fx, "detentie.verlof_periode/tot", 1, "2026-02-03");
    fixture_value(&fx, "hulpvraag.idbewijs", 0, "O");
    fixture_value(&fx, "inkomen.bedrag", 0, "12.50");
    fixture_value(&fx, "detentie.strafduur_dagen", 0, "90");
    fixture_value(&fx, "drplan.begeleidingsplan_zorg", 0,
        "\xf0\x9f\x99\x82\n\t<b>");
    fixture_value(&fx, "persoon.geboortedatum", 0, "1980-05-00");
    assert_false(message_has(&fx.m, EL_DETENTIE_VERWACHTE_EINDDATUM));
}

static void
test_xml_read__accepts_spellings_of_the_same(void **state)
{
    static const char *const docs[] = {
        DOC("<Landen/><Eind/>"),
        DOC("<Landen></Landen><Eind></Eind>"),
        DOC("<Landen>\n\r\t </Landen><Eind>2026-01-01</Eind>"),
        DOC("<Landen><!-- niets --></Landen><Eind/>"),
        DOC("<Voornamen/><Landen/><Eind/>"),
        DOC("<Landen/><Talen/><Verloven/><Eind/>"),
        "\xef\xbb\xbf" DOC("<Landen/><Eind/>") "<!-- na -->\n",
        "<t:R xmlns:t='urn:t'><t:Kop><t:Id>" ID "</t:Id></t:Kop>"
        "<t:BSN>999990019</t:BSN><t:Naam>X</t:Naam><t:Landen/><t:Eind/></t:R>",
        HEAD "<BSN><![CDATA[9999]]>90019</BSN><Naam>x<!-- y --> z</Naam>"
             "<Landen/><Eind/></R>",
        "<R xmlns='urn:t' xmlns:x='urn:x'><Kop><Id>" ID "</Id></Kop>" BSN
        "<Naam>X</Naam><Landen xmlns='urn:t'/><Eind/></R>",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(docs) / sizeof(docs[0]); i++)
        good(docs[i]);
    good(docs[8]);
    fixture_value(&fx, "persoon.bsn", 0, "999990019");
    fixture_value(&fx, "persoon.geslachtsnaam", 0, "x z");
}

struct bad_case {
    const char *doc, *place, *code;
};

static const struct bad_case bad[] = {
    /* missing */
    {FRONT "<Landen/></R>", "/R/Eind", "ontbreekt"},
    {FRONT "<Eind/></R>", "/R/Landen", "ontbreekt"},
    {HEAD "<Naam>X</Naam><Landen/><Eind/></R>", "/R/BSN", "ontbreekt"},
    {"<R xmlns='urn:t'>" BSN "<Naam>X</Naam><Landen/><Eind/></R>", "/R/Kop",
        "ontbreekt"},
    {"<R xmlns='urn:t'><Kop/>" BSN "<Naam>X</Naam><Landen/><Eind/></R>",
        "/R/Kop/Id", "ontbreekt"},
    {DOC("<Landen/><Verloven><Verlof/></Verloven><Eind/>"),
        "/R/Verloven/Verlof[1]/Van", "ontbreekt"},
    {DOC("<Landen/><Verloven><Verlof><Van>2026-01-01</Van></Verlof><Verlof>"
         "<Tot>2026-01-01</Tot></Verlof></Verloven><Eind/>"),
        "/R/Verloven/Verlof[2]/Van", "ontbreekt"},
    {"<S xmlns='urn:t'>" BSN "</S>", "/S/Landen", "ontbreekt"},
    {"<S xmlns='urn:t'>" BSN "<Landen/></S>", "/S/Landen/Land", "ontbreekt"},
    /* order and count */
    {DOC("<Eind/><Landen/>"), "/R/Landen", "volgorde"},
    {DOC("<Landen/><Eind/><Eind/>"), "/R/Eind", "te-vaak"},
    {DOC("<Landen/><Landen/><Eind/>"), "/R/Landen", "te-vaak"},
    {DOC("<Landen/><Talen/><Voornamen/><Eind/>"), "/R/Voornamen", "volgorde"},
    {FRONT BSN "<Landen/><Eind/></R>", "/R/BSN", "volgorde"},
    /* unknown, by position and never by name */
    {DOC("<Geheim>x</Geheim><Landen/><Eind/>"), "/R/*[4]", "onbekend-element"},
    {DOC("<Landen/><Eind/><landen/>"), "/R/*[6]", "onbekend-element"},
    {DOC("<Landen><Geheim><Land>x</Land></Geheim></Landen><Eind/>"),
        "/R/Landen/*[1]", "onbekend-element"},
    {DOC("<Landen><Land>00<Geheim/>01</Land></Landen><Eind/>"),
        "/R/Landen/Land[1]/*[1]", "onbekend-element"},
    {DOC("<Landen xmlns='urn:u'/><Landen/><Eind/>"), "/R/*[4]",
        "onbekend-element"},
    {DOC("<Landen><Land xmlns=''>0001</Land></Landen><Eind/>"),
        "/R/Landen/*[1]", "onbekend-element"},
    /* mixed content, attributes */
    {DOC("<Landen>geheim</Landen><Eind/>"), "/R/Landen", "tekst"},
    {DOC("geheim<Landen/>geheim<Eind/>"), "/R", "tekst"},
    {DOC("<Landen><![CDATA[geheim]]></Landen><Eind/>"), "/R/Landen", "tekst"},
    {DOC("<Landen geheim='x'/><Eind/>"), "/R/Landen", "attribuut"},
    {"<R xmlns='urn:t' xmlns:i='urn:i' i:a='b'><Kop><Id>" ID "</Id></Kop>" BSN
     "<Naam>X</Naam><Landen/><Eind/></R>",
        "/R", "attribuut"},
    {DOC("<Landen><Land a='geheim'>0001</Land></Landen><Eind/>"),
        "/R/Landen/Land[1]", "attribuut"},
    /* values */
    {DOC("<Landen><Land>0001</Land><Land>geheim</Land></Landen><Eind/>"),
        "/R/Landen/Land[2]", "vorm"},
    {DOC("<Landen><Land> 0001</Land></Landen><Eind/>"), "/R/Landen/Land[1]",
        "vorm"},
    {DOC("<Landen><Land/></Landen><Eind/>"), "/R/Landen/Land[1]", "lengte"},
    {DOC("<Landen/><Talen><Taal>GEHEIM</Taal></Talen><Eind/>"),
        "/R/Talen/Taal[1]", "code"},
    {DOC("<Landen/><Eind/><Vraag>J</Vraag>"), "/R/Vraag", "code"},
    {DOC("<Landen/><Eind/><Dagen>0</Dagen>"), "/R/Dagen", "bereik"},
    {DOC("<Landen/><Eind/><Tekst>a&#13;b</Tekst>"), "/R/Tekst", "vorm"},
    {DOC("<Landen/><Eind/><Tekst/>"), "/R/Tekst", "lengte"},
    {DOC("<Landen/><Eind/><Geb>31-02-1980</Geb>"), "/R/Geb", "waarde-datum"},
    {DOC("<Landen/><Verloven><Verlof><Van>2026-02-01</Van>"
         "<Tot>2026-01-31</Tot></Verlof></Verloven><Eind/>"),
        "/R/Verloven/Verlof[1]/Tot", "waarde-periode"},
    {HEAD "<BSN>999990018</BSN><Naam>X</Naam><Landen/><Eind/></R>", "/R/BSN",
        "waarde-elfproef"},
    /* not XML */
    {FRONT "<Landen/><Eind/>", "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind></Einde>"), "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind/>") "x", "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind/>") "<R/>", "/", "niet-welgevormd"},
    {DOC("<Landen a='1' a='2'/><Eind/>"), "/", "niet-welgevormd"},
    {DOC("<u:Landen/><Landen/><Eind/>"), "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind>]]&gt;]]></Eind>"), "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind/><Tekst>&#0;</Tekst>"), "/", "niet-welgevormd"},
    {DOC("<Landen/><Eind/><Tekst>&#xFFFE;</Tekst>"), "/", "niet-welgevormd"},
    {"<!DOCTYPE R><R/>", "/", "niet-toegestaan"},
    {"geheim", "/", "niet-welgevormd"},
    {"", "/", "niet-welgevormd"},
};

/* Nothing the sender wrote may be in what we say about it. */
static void
nothing_echoed(void)
{
    for (size_t i = 0; i < fx.errs.n; i++) {
        assert_null(strcasestr(fx.ev[i].place, "geheim"));
        assert_null(strcasestr(fx.ev[i].detail, "geheim"));
    }
    assert_null(strcasestr(fx.ei.text, "geheim"));
}

static void
test_xml_read__names_the_place_of_each_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        enum err rc = fixture_read(&fx, bad[i].doc);

        if (rc != ERR_SYNTAX || !fixture_has(&fx, bad[i].place, bad[i].code))
            print_message("%zu: %s\n", i, bad[i].doc);
        assert_int_equal(rc, ERR_SYNTAX);
        assert_true(fixture_has(&fx, bad[i].place, bad[i].code));
        nothing_echoed();
    }
}

static void
test_xml_read__tells_one_fault_once(void **state)
{
    (void)state;
    assert_int_equal(fixture_read(&fx, DOC("<Eind/><Landen/>")), ERR_SYNTAX);
    fixture_only(&fx, "/R/Landen", "volgorde");
    assert_int_equal(
        fixture_read(&fx, DOC("<Landen/>a<Eind/>b<Tekst>x</Tekst>c")),
        ERR_SYNTAX);
    fixture_only(&fx, "/R", "tekst");
}

static void
test_xml_read__refuses_the_root_of_no_type(void **state)
{
    static const char *const docs[] = {"<Geheim xmlns='urn:t'/>",
        "<R xmlns='urn:geheim'/>", "<R/>", "<r xmlns='urn:t'/>"};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(fixture_read(&fx, docs[i]), ERR_UNSUPPORTED);
        fixture_only(&fx, "/", "bericht-onbekend");
        nothing_echoed();
    }
    /* The root decides the type: S has other children than R. */
    good("<S xmlns='urn:t'>" BSN "<Landen><Land>0001</Land></Landen></S>");
    fixture_value(&fx, "bericht.type", 0, "M02");
    assert_int_equal(fixture_read(&fx, "<S xmlns='urn:t'><Kop/>" BSN "</S>"),
        ERR_SYNTAX);
    assert_true(fixture_has(&fx, "/S/*[1]", "onbekend-element"));
}

static void
test_xml_read__collects_all_faults(void **state)
{
    (void)state;
    assert_int_equal(
        fixture_read(&fx,
            "<R xmlns='urn:t' a='b'><Kop><Id>x</Id></Kop>"
            "<BSN>999990018</BSN><Naam></Naam><Wat/><Landen><Land>1</Land>"
            "</Landen><Eind>ooit</Eind><Dagen>-3</Dagen></R>"),
        ERR_SYNTAX);
    assert_int_equal(fx.errs.n, 8);
    assert_true(fixture_has(&fx, "/R", "attribuut"));
    assert_true(fixture_has(&fx, "/R/Kop/Id", "vorm"));
    assert_true(fixture_has(&fx, "/R/BSN", "waarde-elfproef"));
    assert_true(fixture_has(&fx, "/R/Naam", "lengte"));
    assert_true(fixture_has(&fx, "/R/*[4]", "onbekend-element"));
    assert_true(fixture_has(&fx, "/R/Landen/Land[1]", "lengte"));
    assert_true(fixture_has(&fx, "/R/Eind", "vorm"));
    assert_true(fixture_has(&fx, "/R/Dagen", "vorm"));
}

/* A list of n countries, the first wrong ones of them wrong. */
static void
countries(unsigned n, unsigned wrong)
{
    buf_clear(&fx.doc);
    buf_text(&fx.doc, FRONT "<Landen>");
    for (unsigned i = 0; i < n; i++)
        buf_text(&fx.doc, i < wrong ? "<Land>x</Land>" : "<Land>0001</Land>");
    buf_text(&fx.doc, "</Landen><Eind/></R>");
}

static void
test_xml_read__stops_at_the_most_faults(void **state)
{
    (void)state;
    for (unsigned n = LIMIT_ERRORS_MAX - 1; n < LIMIT_ERRORS_MAX + 2; n++) {
        unsigned want = n < LIMIT_ERRORS_MAX ? n : LIMIT_ERRORS_MAX;

        countries(n, n);
        assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
        assert_int_equal(fx.errs.n, want);
    }
    /* A caller who wants fewer gets fewer, but hears of the failure. */
    for (size_t max = 0; max < 3; max++) {
        fixture_reset(&fx);
        fx.errs.max = max;
        assert_int_equal(adapter_read(fx.ad, fx.rd, buf_peek(&fx.doc), &fx.m,
                             &fx.errs, &fx.ei),
            ERR_SYNTAX);
        assert_int_equal(fx.errs.n, max);
    }
    /* And the reader is none the worse for it. */
    good(DOC("<Landen/><Eind/>"));
}

static void
test_xml_read__holds_occurrences(void **state)
{
    uint16_t most = catalogue_element(EL_PERSOON_NATIONALITEIT)->max_occurs;

    (void)state;
    countries(most, 0);
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    fixture_value(&fx, "persoon.nationaliteit", (uint16_t)(most - 1), "0001");
    countries((unsigned)most + 1, 0);
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    fixture_only(&fx, "/R/Landen/Land", "te-vaak");
}

static void
test_xml_read__holds_values_and_room(void **state)
{
    uint16_t need;

    (void)state;
    countries(20, 0);
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    need = fx.m.n;
    for (uint16_t max = need; max >= need - 1; max--) {
        fixture_reset(&fx);
        assert_int_equal(message_init(&fx.m, &fx.arena, max, &fx.ei), ERR_OK);
        assert_int_equal(adapter_read(fx.ad, fx.rd, buf_peek(&fx.doc), &fx.m,
                             &fx.errs, &fx.ei),
            max == need ? ERR_OK : ERR_LIMIT);
    }
    fixture_only(&fx, "/R/Landen/Land[20]", "grens");
    /* No value fits when the arena is full. */
    fixture_reset(&fx);
    fx.arena.n = fx.arena.max;
    assert_int_equal(
        adapter_read(fx.ad, fx.rd, buf_peek(&fx.doc), &fx.m, &fx.errs, &fx.ei),
        ERR_LIMIT);
    assert_string_equal(fx.ev[0].code, "grens");
}

static void
test_xml_read__holds_what_the_prescan_holds(void **state)
{
    (void)state;
    buf_clear(&fx.doc);
    for (int i = 0; i <= LIMIT_XML_DEPTH_MAX; i++)
        buf_text(&fx.doc, "<R xmlns='urn:t'>");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_LIMIT);
    fixture_only(&fx, "/", "grens");
    /* One less deep goes to the grammar. */
    buf_clear(&fx.doc);
    for (int i = 0; i < LIMIT_XML_DEPTH_MAX; i++)
        buf_text(&fx.doc, "<R xmlns='urn:t'>");
    for (int i = 0; i < LIMIT_XML_DEPTH_MAX; i++)
        buf_text(&fx.doc, "</R>");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    assert_true(fixture_has(&fx, "/R/*[1]", "onbekend-element"));
}

/* Text comes from libxml2 in pieces: a long one, and one full of references
 * and CDATA sections, must arrive whole. */
static void
test_xml_read__joins_the_pieces_of_a_text(void **state)
{
    struct buf want;

    (void)state;
    buf_init(&want, 10000);
    buf_clear(&fx.doc);
    buf_text(&fx.doc, FRONT "<Landen/><Eind/><Tekst>");
    for (int i = 0; i < 400; i++) {
        buf_text(&fx.doc, i % 3 == 0 ? "a&amp;b" : "<![CDATA[<c>]]>&#xe9;");
        buf_text(&want, i % 3 == 0 ? "a&b" : "<c>\xc3\xa9");
        buf_text(&fx.doc, i % 5 == 0 ? "\r\n" : "<!-- x -->\n");
        buf_text(&want, "\n");
    }
    buf_text(&fx.doc, "</Tekst></R>");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    assert_true(span_eq(
        message_get(&fx.m,
            catalogue_find_leaf(span_of("drplan.begeleidingsplan_zorg")), 0),
        buf_peek(&want)));
    buf_done(&want);
}

static void
test_xml_read__forgets_the_document_before(void **state)
{
    (void)state;
    /* Cut short with a default namespace open: it must not hold now. */
    assert_int_equal(fixture_read(&fx, "<Geheim xmlns='urn:t'><R>"),
        ERR_UNSUPPORTED);
    assert_int_equal(fixture_read(&fx, "<R><Kop><Id>" ID "</Id></Kop>" BSN
                                       "<Naam>X</Naam><Landen/><Eind/></R>"),
        ERR_UNSUPPORTED);
    countries(40, 40);
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
    assert_int_equal(fixture_read(&fx, "<R><Kop><Id>" ID "</Id></Kop>" BSN
                                       "<Naam>X</Naam><Landen/><Eind/></R>"),
        ERR_UNSUPPORTED);
    assert_int_equal(fixture_read(&fx, "<t:R xmlns:t='urn:t'><Kop>"),
        ERR_SYNTAX);
    assert_int_equal(fixture_read(&fx, "<t:R/>"), ERR_UNSUPPORTED);
    good(DOC("<Landen/><Eind/>"));
}

/* Every new name stays in libxml2's dictionary: it must not fill up. */
static void
test_xml_read__survives_a_flood_of_names(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++) {
        buf_clear(&fx.doc);
        buf_text(&fx.doc, "<R xmlns='urn:t'><Geheim>");
        for (int k = 0; k < 500; k++)
            buf_printf(&fx.doc, "<n%d-%d-abcdefghijklmnopqrstuvwxyz/>", i, k);
        buf_text(&fx.doc, "</Geheim></R>");
        assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_SYNTAX);
        assert_true(fixture_has(&fx, "/R/*[1]", "onbekend-element"));
    }
    good(DOC("<Landen/><Eind/>"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xml_read__fills_the_message),
        cmocka_unit_test(test_xml_read__accepts_spellings_of_the_same),
        cmocka_unit_test(test_xml_read__names_the_place_of_each_fault),
        cmocka_unit_test(test_xml_read__tells_one_fault_once),
        cmocka_unit_test(test_xml_read__refuses_the_root_of_no_type),
        cmocka_unit_test(test_xml_read__collects_all_faults),
        cmocka_unit_test(test_xml_read__stops_at_the_most_faults),
        cmocka_unit_test(test_xml_read__holds_occurrences),
        cmocka_unit_test(test_xml_read__holds_values_and_room),
        cmocka_unit_test(test_xml_read__holds_what_the_prescan_holds),
        cmocka_unit_test(test_xml_read__joins_the_pieces_of_a_text),
        cmocka_unit_test(test_xml_read__forgets_the_document_before),
        cmocka_unit_test(test_xml_read__survives_a_flood_of_names),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
