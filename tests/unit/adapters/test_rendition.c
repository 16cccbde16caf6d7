/* SPDX-License-Identifier: EUPL-1.2 */
/* The page for a reader without a system: nothing lost, nothing unescaped. */
#include "adapters/rendition.h"

#include "adapters/rendition_words.h"
#include "tests/unit/adapters/any_message.h"
#include "tests/unit/adapters/fixture.h"

enum { ROUNDS = 10 };

static struct arena arena;
static struct buf page, words;
static struct message m;

static int
setup(void **state)
{
    (void)state;
    buf_init(&page, RENDITION_MAX);
    buf_init(&words, 64 * 1024);
    return arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL) == ERR_OK ? 0 : 1;
}

static int
teardown(void **state)
{
    (void)state;
    buf_done(&page);
    buf_done(&words);
    arena_done(&arena);
    return 0;
}

static void
start(void)
{
    arena_wipe(&arena);
    assert_int_equal(message_init(&m, &arena, LIMIT_MESSAGE_VALUES_MAX, NULL),
        ERR_OK);
}

static void
add(enum leaf l, uint16_t occ, const char *text)
{
    assert_int_equal(message_add(&m, l, occ, span_of(text), NULL), ERR_OK);
}

static void
render(const struct rendition *r)
{
    buf_clear(&page);
    assert_int_equal(rendition_write(r, &page, NULL), ERR_OK);
}

static void
render_plain(enum bericht type)
{
    render(&(struct rendition){.m = &m, .type = type});
}

static bool
says(const char *text)
{
    return memmem(page.p, page.n, text, strlen(text)) != NULL;
}

static const uint8_t *
place(const char *text)
{
    const uint8_t *p = memmem(page.p, page.n, text, strlen(text));

    if (p == NULL)
        fail_msg("not on the page: %s", text);
    return p;
}

/* One value as the page writes it. */
static const char *
value(enum leaf l, const char *text)
{
    buf_clear(&words);
    rendition_words_value(&words, l, span_of(text));
    buf_byte(&words, 0);
    assert_int_equal(buf_err(&words), ERR_OK);
    return (const char *)words.p;
}

/* ---- values ---------------------------------------------------------------- */

static void
test_rendition__values_are_written_as_a_reader_writes_them(void **state)
{
    (void)state;
    assert_string_equal(value(LF_DETENTIE_AANVANGSDATUM, "2026-12-03"),
        "3 december 2026");
    assert_string_equal(value(LF_PERSOON_GEBOORTEDATUM, "1985-01-31"),
        "31 januari 1985");
    assert_string_equal(value(LF_PERSOON_GEBOORTEDATUM, "1985-00-00"),
        "1985, dag en maand onbekend");
    assert_string_equal(value(LF_PERSOON_GEBOORTEDATUM, "1985-03-00"),
        "maart 1985, dag onbekend");
    assert_string_equal(value(LF_BERICHT_TIJDSTIP, "2026-11-23T20:48:01.5Z"),
        "23 november 2026, 20.48 uur (UTC)");
    assert_string_equal(value(LF_INKOMEN_BEDRAG, "0.00"), "\xe2\x82\xac\xc2\xa0"
                                                          "0,00");
    assert_string_equal(value(LF_INKOMEN_BEDRAG, "999.90"),
        "\xe2\x82\xac\xc2\xa0"
        "999,90");
    assert_string_equal(value(LF_INKOMEN_BEDRAG, "9999999.99"),
        "\xe2\x82\xac\xc2\xa0"
        "9.999.999,99");
    assert_string_equal(value(LF_HULPVRAAG_IDBEWIJS, "J"), "Ja");
    assert_string_equal(value(LF_HULPVRAAG_IDBEWIJS, "N"), "Nee");
    assert_string_equal(value(LF_HULPVRAAG_IDBEWIJS, "O"), "Onbekend");
    assert_string_equal(value(LF_BANKREKENING_HULP_NODIG, "N"), "Nee");
    assert_string_equal(value(LF_ADRES_BRP_ADRES_POSTCODE, "1234AB"),
        "1234\xc2\xa0"
        "AB");
    assert_string_equal(value(LF_DRPLAN_ACTIE_BASISVOORWAARDE, "WERK_INKOMEN"),
        "Werk en inkomen");
    assert_string_equal(value(LF_DETENTIE_STRAFDUUR_DAGEN, "120"), "120");
    assert_string_equal(value(LF_PERSOON_BSN, "999990019"), "999990019");
    /* What is not of the leaf's form is shown as it is, and escaped. */
    assert_string_equal(value(LF_DETENTIE_AANVANGSDATUM, "<3 mei>"),
        "&lt;3 mei&gt;");
    assert_string_equal(value(LF_DETENTIE_AANVANGSDATUM, "2026-13-01"),
        "2026-13-01");
    assert_string_equal(value(LF_BERICHT_TIJDSTIP, "2026-11-23"), "2026-11-23");
    assert_string_equal(value(LF_HULPVRAAG_IDBEWIJS, "<J>"), "&lt;J&gt;");
}

static void
test_rendition__whatever_html_reads_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(value(LF_DRPLAN_ACTIE_OMSCHRIJVING, "&<>\"'"),
        "&amp;&lt;&gt;&quot;&#39;");
    assert_string_equal(value(LF_DRPLAN_ACTIE_OMSCHRIJVING, "a\nb\tc"),
        "a\nb\tc");
    assert_string_equal(value(LF_DRPLAN_ACTIE_OMSCHRIJVING, "a\x01\x1b\x7f"
                                                            "b"),
        "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
        "b");
    assert_string_equal(value(LF_DRPLAN_ACTIE_OMSCHRIJVING, "caf\xc3\xa9 \xf0"
                                                            "\x9f\x99\x82"),
        "caf\xc3\xa9 \xf0\x9f\x99\x82");
}

/* A hostile text in every place where a text can come. */
static void
test_rendition__no_text_becomes_markup(void **state)
{
    static const char evil[] = "<script>\"'&</td>";
    struct rendition_withheld w = {EL_ZORG_ZORGAANBIEDER, EL__NONE, evil, evil};

    (void)state;
    start();
    for (unsigned l = 0; l < LF__COUNT; l++)
        if (l != LF_BERICHT_TYPE)
            add((enum leaf)l, 0, evil);
    render(&(struct rendition){.m = &m,
        .type = BERICHT_M10,
        .from = evil,
        .to = evil,
        .ground = evil,
        .ground_to = evil,
        .id = evil,
        .profile = evil,
        .withheld = &w,
        .withheld_n = 1});
    assert_false(says("<script"));
    assert_false(says("\"'&<"));
    assert_true(says("&lt;script&gt;&quot;&#39;&amp;&lt;/td&gt;"));
}

/* ---- nothing is lost ----------------------------------------------------------- */

/* Every value is there; a basic condition may stand as the heading. */
static void
assert_whole(const char *what)
{
    for (uint16_t i = 0; i < m.n; i++) {
        enum leaf l = (enum leaf)m.v[i].leaf;

        buf_clear(&words);
        rendition_words_value(&words, l, m.v[i].text);
        if (memmem(page.p, page.n, words.p, words.n) == NULL)
            fail_msg("%s: %s/%s is not on the page: %.*s", what,
                catalogue_element(catalogue_leaf(l)->element)->id,
                catalogue_leaf(l)->part, (int)words.n, (char *)words.p);
    }
}

static void
assert_balanced(const char *tag)
{
    char open[16], close[16];
    unsigned n = 0, k = 0;

    (void)snprintf(open, sizeof(open), "<%s", tag);
    (void)snprintf(close, sizeof(close), "</%s>", tag);
    for (size_t i = 0; i + strlen(close) <= page.n; i++) {
        const uint8_t *at = page.p + i;
        uint8_t after = at[strlen(open)];

        n += memcmp(at, open, strlen(open)) == 0 &&
             (after == '>' || after == ' ');
        k += memcmp(at, close, strlen(close)) == 0;
    }
    if (n != k)
        fail_msg("%u <%s> and %u </%s>", n, tag, k, tag);
}

static void
assert_well_formed(void)
{
    static const char *const tags[] = {"html", "head", "body", "header", "main",
        "footer", "section", "h1", "h2", "table", "thead", "tbody", "tr", "th",
        "td", "caption", "ul", "li", "p", "span", "style", "title", "strong"};

    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        assert_balanced(tags[i]);
    assert_true(says("<html lang=\"nl\">"));
    assert_false(says("<script"));
    assert_false(says("<img"));
    assert_false(says("href"));
    assert_false(says("<thead></thead>"));
}

static void
test_rendition__every_type_of_every_recipient_keeps_every_value(void **state)
{
    static const char *const kinds[] = {"gemeente", "reclassering", "pi"};
    struct adapters *as;
    struct errinfo ei;
    unsigned types = 0;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", &ei), ERR_OK);
    for (size_t k = 0; k < 3; k++) {
        const struct adapter *ad = adapters_find(as, kinds[k], "v1");

        for (unsigned t = 0; t < BERICHT__COUNT; t++) {
            struct elset may = adapter_profile_elements(ad, (enum bericht)t);

            for (int r = 0; r < ROUNDS && elset_n(&may) > 0; r++) {
                struct elset some = may;

                for (unsigned e = 0; e < EL__COUNT; e++)
                    if (r > 0 && any_dice(3) == 0)
                        elset_del(&some, (enum element)e);
                any_message(&m, &arena, &some);
                render_plain((enum bericht)t);
                assert_whole(adapter_profile(ad, (enum bericht)t));
                assert_well_formed();
            }
            types += elset_n(&may) > 0;
        }
    }
    assert_true(types >= 12);
    adapters_free(as);
}

/* Also what no type carries today: every element there is, at once. */
static void
test_rendition__every_element_has_a_place(void **state)
{
    struct elset every = {{0}};

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++)
        elset_add(&every, (enum element)e);
    any_message(&m, &arena, &every);
    render_plain(BERICHT_M10);
    assert_whole("every element");
    assert_well_formed();
}

/* ---- order and grouping ------------------------------------------------------------ */

static void
test_rendition__the_contact_comes_first(void **state)
{
    (void)state;
    start();
    add(LF_PERSOON_GESLACHTSNAAM, 0, "Voorbeeld");
    add(LF_CONTACT_CASEMANAGER_NAAM, 0, "Marleen de Wit");
    add(LF_CONTACT_CASEMANAGER_TELEFOON, 0, "088 071 00 00");
    add(LF_CONTACT_MENTOR_NAAM, 0, "Mentor Voorbeeld");
    add(LF_BERICHT_DOEL, 0, "DR_PLAN");
    render_plain(BERICHT_M10);
    assert_true(place("Marleen de Wit") < place(">Doel<"));
    assert_true(place("088 071 00 00") < place(">Doel<"));
    assert_true(place(">Doel<") < place("id=\"persoon\""));
    assert_true(place("id=\"contact\"") < place("Mentor Voorbeeld"));
    assert_false(says("geen contactpersoon"));
}

static void
test_rendition__a_missing_contact_is_said(void **state)
{
    (void)state;
    start();
    add(LF_PERSOON_GESLACHTSNAAM, 0, "Voorbeeld");
    render(&(struct rendition){.m = &m, .type = BERICHT_M01, .from = "PI <X>"});
    assert_true(says("De afzender noemt geen contactpersoon. Vraag ernaar bij "
                     "PI &lt;X&gt;."));
}

static void
test_rendition__basic_conditions_hold_what_is_theirs(void **state)
{
    (void)state;
    start();
    add(LF_HULPVRAAG_SCHULDEN, 0, "J");
    add(LF_HULPVRAAG_ZORG, 0, "N");
    add(LF_SCHULDEN_AANWEZIG, 0, "J");
    add(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 0, "SCHULDEN");
    add(LF_HULPVRAAG_TOELICHTING_TEKST, 0, "Brieven blijven liggen");
    add(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 1, "ID");
    add(LF_HULPVRAAG_TOELICHTING_TEKST, 1, "Paspoort verlopen");
    render_plain(BERICHT_M10);
    assert_true(says("Hulp gevraagd bij</th><td>Schulden</td>"));
    assert_true(place("id=\"bv-id\"") < place("Paspoort verlopen"));
    assert_true(place("Paspoort verlopen") < place("id=\"bv-onderdak\""));
    assert_true(place("id=\"bv-schulden\"") < place("Brieven blijven liggen"));
    assert_true(place("Brieven blijven liggen") <
                place(catalogue_element_label(EL_SCHULDEN_AANWEZIG)));
    assert_true(place(catalogue_element_label(EL_SCHULDEN_AANWEZIG)) <
                place("id=\"bv-zorg\""));
    /* Asked for, and nothing is said of it. */
    assert_true(place("id=\"bv-onderdak\"") <
                place("In dit bericht staat hier niets over."));
    /* A message about something else has no empty headings. */
    start();
    add(LF_DETENTIE_AANVANGSDATUM, 0, "2026-12-03");
    render_plain(BERICHT_M01);
    assert_false(says("id=\"bv-"));
}

/* ---- in short --------------------------------------------------------------------- */

static void
end_is(const char *date, const char *final, const char *sure, const char *want)
{
    start();
    add(LF_PERSOON_GESLACHTSNAAM, 0, "Voorbeeld");
    if (date != NULL)
        add(LF_DETENTIE_VERWACHTE_EINDDATUM, 0, date);
    if (final != NULL)
        add(LF_DETENTIE_EINDDATUM_DEFINITIEF, 0, final);
    if (sure != NULL)
        add(LF_DETENTIE_EINDDATUM_ZEKERHEID, 0, sure);
    render_plain(BERICHT_M10);
    if (want == NULL)
        assert_false(says("Einde van de detentie"));
    else if (!says(want))
        fail_msg("not on the page: %s", want);
}

static void
test_rendition__the_end_says_how_certain_it_is(void **state)
{
    (void)state;
    end_is("2026-01-20", NULL, "INDICATIEF",
        "<strong>20 januari 2026</strong>, indicatief: dit kan nog");
    end_is("2026-01-20", NULL, "DEFINITIEF",
        "<strong>20 januari 2026</strong>, definitief<");
    end_is("2026-01-20", NULL, NULL,
        "<strong>20 januari 2026</strong>, verwacht<");
    end_is("2026-01-20", "2026-01-16", "INDICATIEF",
        "<strong>16 januari 2026</strong>, definitief<");
    end_is(NULL, NULL, "ONBEKEND", ">Nog niet bekend<");
    /* The date may have been withheld: nothing is made up. */
    end_is(NULL, NULL, "INDICATIEF", NULL);
    end_is(NULL, NULL, NULL, NULL);
}

static void
add_action(uint16_t occ, const char *holder, const char *state,
    const char *what)
{
    add(LF_DRPLAN_ACTIE_BASISVOORWAARDE, occ, "SCHULDEN");
    add(LF_DRPLAN_ACTIE_OMSCHRIJVING, occ, what);
    add(LF_DRPLAN_ACTIE_ACTIEHOUDER, occ, holder);
    add(LF_DRPLAN_ACTIE_DEADLINE, occ, "2026-12-03");
    add(LF_DRPLAN_ACTIE_STATUS, occ, state);
}

/* What stands in the summary, which comes before the purpose. */
static bool
in_short(const char *text)
{
    const uint8_t *from = place("id=\"kort\""), *to = place(">Doel<");

    return memmem(from, (size_t)(to - from), text, strlen(text)) != NULL;
}

static void
test_rendition__the_reader_sees_his_own_actions_first(void **state)
{
    (void)state;
    start();
    add(LF_BERICHT_DOEL, 0, "DR_PLAN");
    add(LF_BERICHT_ONTVANGER_ROL, 0, "GN");
    add_action(0, "GEMEENTE", "OPEN", "Bel <de> bank");
    add_action(1, "GEMEENTE", "GEREED", "Al gedaan");
    add_action(2, "PI", "OPEN", "Voor de inrichting");
    add_action(3, "GEMEENTE", "WACHTLIJST", "Wacht nog");
    render_plain(BERICHT_M10);
    assert_true(in_short("Bel &lt;de&gt; bank <span class=\"deel\">(Schulden, "
                         "uiterlijk 3 december 2026)"));
    assert_true(in_short("Wacht nog"));
    assert_false(in_short("Al gedaan"));
    assert_false(in_short("Voor de inrichting"));
    assert_true(in_short("meld hoe het ermee staat (M14)"));
    assert_well_formed();
}

static void
test_rendition__many_actions_are_counted(void **state)
{
    (void)state;
    start();
    add(LF_BERICHT_DOEL, 0, "DR_PLAN");
    add(LF_BERICHT_ONTVANGER_ROL, 0, "RE");
    for (uint16_t o = 0; o < 11; o++)
        add_action(o, "RECLASSERING", "OPEN", o < 8 ? "vooraan" : "achteraan");
    render_plain(BERICHT_M20);
    assert_true(in_short("vooraan"));
    assert_false(in_short("achteraan"));
    assert_true(in_short("en nog 3: zie"));
    assert_true(says("achteraan"));
    assert_well_formed();
}

/* An unknown basic condition does not make its occurrence disappear. */
static void
test_rendition__an_unknown_heading_is_shown(void **state)
{
    (void)state;
    start();
    add(LF_HULPVRAAG_TOELICHTING_BASISVOORWAARDE, 0, "VERVOER");
    add(LF_HULPVRAAG_TOELICHTING_TEKST, 0, "Geen fiets");
    render_plain(BERICHT_M10);
    assert_true(says("VERVOER"));
    assert_true(says("Geen fiets"));
}

static void
test_rendition__actions_are_a_table(void **state)
{
    (void)state;
    start();
    for (uint16_t o = 0; o < 2; o++) {
        add(LF_DRPLAN_ACTIE_ACTIE_ID, o, o == 0 ? "A-1" : "A-2");
        add(LF_DRPLAN_ACTIE_OMSCHRIJVING, o, "Kaart aanvragen");
    }
    add(LF_DRPLAN_ACTIE_DEADLINE, 1, "2026-12-03");
    render_plain(BERICHT_M14);
    assert_true(says("<caption>"));
    assert_true(says("<th scope=\"row\" class=\"lang\">A-2</th>"));
    assert_true(says("<td class=\"een\">3 december 2026</td>"));
    assert_true(says("<td class=\"een\"></td>"));
    assert_well_formed();
}

static void
test_rendition__an_address_is_on_one_line(void **state)
{
    (void)state;
    start();
    add(LF_ADRES_BRP_ADRES_STRAAT, 0, "Dorpsstraat");
    add(LF_ADRES_BRP_ADRES_HUISNUMMER, 0, "12");
    add(LF_ADRES_BRP_ADRES_HUISLETTER, 0, "a");
    add(LF_ADRES_BRP_ADRES_POSTCODE, 0, "1234AB");
    add(LF_ADRES_BRP_ADRES_WOONPLAATS, 0, "Almelo");
    render_plain(BERICHT_M01);
    assert_true(says("<li>Dorpsstraat 12 a, 1234\xc2\xa0"
                     "AB Almelo</li>"));
}

/* ---- what was not disclosed ----------------------------------------------------------- */

static void
test_rendition__withheld_elements_are_named(void **state)
{
    const struct rendition_withheld w[] = {
        {EL_ADRES_TERUGKEERADRES, EL_ADRES_GEMEENTE_TERUGKEER,
            "nog niet aan de orde in deze fase", "Het einde nadert."},
    };
    struct rendition r = {.m = &m,
        .type = BERICHT_M10,
        .withheld = w,
        .withheld_n = 1};
    char cell[200];

    (void)state;
    start();
    add(LF_HULPVRAAG_ONDERDAK, 0, "J");
    elset_add(&r.in_part, EL_DRPLAN_ACTIE);
    render(&r);
    (void)snprintf(cell, sizeof(cell), "<th scope=\"row\">%s</th>",
        catalogue_element_label(EL_ADRES_TERUGKEERADRES));
    assert_true(place("id=\"niet\"") < place(cell));
    assert_true(says("Nog niet aan de orde in deze fase. In plaats daarvan: "));
    assert_true(says("<td>Het einde nadert.</td>"));
    assert_true(says("Voor een deel verstrekt"));
    assert_true(place("Niet alles is verstrekt") < place("id=\"niet\""));
    assert_well_formed();
    /* Nothing was held back: that is said. */
    r.withheld_n = 0;
    render(&r);
    assert_true(says("niets achtergehouden"));
    /* Nothing is known of it: nothing is said. */
    r.withheld = NULL;
    render(&r);
    assert_false(says("id=\"niet\""));
}

/* ---- limits -------------------------------------------------------------------------------- */

/* The largest message there can be, of the characters that grow most. */
static void
test_rendition__the_largest_message_fits(void **state)
{
    static char text[4000];
    size_t left = LIMIT_BODY_MAX;
    uint16_t n = 0;

    (void)state;
    start();
    memset(text, '"', sizeof(text) - 1);
    for (uint16_t o = 0; o < LIMIT_MESSAGE_OCCURRENCES_MAX; o++)
        for (uint16_t k = 0; k < catalogue_element(EL_DRPLAN_ACTIE)->leaf_n;
             k++) {
            enum leaf l = (enum leaf)(LF_DRPLAN_ACTIE_ACTIE_ID + k);
            size_t most = catalogue_leaf(l)->max;
            const char *code =
                catalogue_leaf(l)->type == LEAF_CODE
                    ? catalogue_codelist_code(catalogue_leaf(l)->codes, 0)
                : catalogue_leaf(l)->type == LEAF_DATE
                    ? "2026-12-03"
                    : text + sizeof(text) - 1 - most;

            if (strlen(code) > left)
                continue;
            left -= strlen(code);
            add(l, o, code);
            n++;
        }
    for (uint16_t o = 0; left > 1000 && o < LIMIT_MESSAGE_OCCURRENCES_MAX;
         o++) {
        add(LF_HULPVRAAG_TOELICHTING_TEKST, o, text + sizeof(text) - 1 - 500);
        left -= 500;
        n++;
    }
    assert_true(n > 1200);
    render_plain(BERICHT_M10);
    print_message("%u values: %zu bytes\n", n, page.n);
    assert_true(page.n > 6 * (LIMIT_BODY_MAX - 60000));
}

static void
test_rendition__a_full_buffer_leaves_nothing(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    struct buf little;

    (void)state;
    start();
    add(LF_PERSOON_GESLACHTSNAAM, 0, "Voorbeeld");
    buf_init(&little, 500);
    assert_int_equal(
        rendition_write(&(struct rendition){.m = &m, .type = BERICHT_M01},
            &little, &ei),
        ERR_LIMIT);
    assert_int_equal(little.n, 0);
    buf_done(&little);
}

/* The style is one element, and says nothing that ends it. */
static void
test_rendition__the_style_is_what_its_hash_is_of(void **state)
{
    struct span s = rendition_style();
    const uint8_t *at;

    (void)state;
    start();
    render_plain(BERICHT_M01);
    at = place("<style>") + 7;
    assert_memory_equal(at, s.p, s.n);
    assert_memory_equal(at + s.n, "</style>", 8);
    assert_null(memchr(s.p, '<', s.n));
    assert_null(memmem(s.p, s.n, "url(", 4));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_rendition__values_are_written_as_a_reader_writes_them),
        cmocka_unit_test(test_rendition__whatever_html_reads_is_escaped),
        cmocka_unit_test(test_rendition__no_text_becomes_markup),
        cmocka_unit_test(
            test_rendition__every_type_of_every_recipient_keeps_every_value),
        cmocka_unit_test(test_rendition__every_element_has_a_place),
        cmocka_unit_test(test_rendition__the_contact_comes_first),
        cmocka_unit_test(test_rendition__a_missing_contact_is_said),
        cmocka_unit_test(test_rendition__basic_conditions_hold_what_is_theirs),
        cmocka_unit_test(test_rendition__the_end_says_how_certain_it_is),
        cmocka_unit_test(test_rendition__the_reader_sees_his_own_actions_first),
        cmocka_unit_test(test_rendition__many_actions_are_counted),
        cmocka_unit_test(test_rendition__an_unknown_heading_is_shown),
        cmocka_unit_test(test_rendition__actions_are_a_table),
        cmocka_unit_test(test_rendition__an_address_is_on_one_line),
        cmocka_unit_test(test_rendition__withheld_elements_are_named),
        cmocka_unit_test(test_rendition__the_largest_message_fits),
        cmocka_unit_test(test_rendition__a_full_buffer_leaves_nothing),
        cmocka_unit_test(test_rendition__the_style_is_what_its_hash_is_of),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
