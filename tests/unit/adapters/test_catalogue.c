/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "tests/unit/adapters/fixture.h"

#include "base/clock.h"

struct value_case {
    const char *leaf, *value;
    bool ok;
};

/* One row per thing a leaf type accepts or refuses. */
static const struct value_case cases[] = {
    /* TEXT 1..80 */
    {"detentie.incidenten/soort", "Jansen", true},
    {"detentie.incidenten/soort", "", false},
    {"detentie.incidenten/soort", "a\nb\tc", true},
    {"detentie.incidenten/soort", "a\rb", false},
    {"detentie.incidenten/soort", "abcdefgh\x01", false},
    {"detentie.incidenten/soort", "abcdefg\x7fh", false},
    {"detentie.incidenten/soort", "a\xc2\x85z", false},
    {"detentie.incidenten/soort", "a\xc2\xa0z", true},
    {"detentie.incidenten/soort", "\xf0\x9f\x99\x82", true},
    {"detentie.incidenten/soort", "\xef\xbf\xbf", false},
    {"detentie.incidenten/soort", "\xef\xbf\xbd", true},
    {"detentie.incidenten/soort", "\xff", false},
    {"detentie.incidenten/soort", "\xc0\x80", false},
    {"detentie.incidenten/soort", "\xed\xa0\x80", false},
    /* NAME */
    {"persoon.geslachtsnaam", "Jansen", true},
    {"persoon.geslachtsnaam", "", false},
    {"persoon.geslachtsnaam", "a\nb", false},
    {"persoon.geslachtsnaam", "a\tb", false},
    {"persoon.geslachtsnaam", "a<b", false},
    {"persoon.geslachtsnaam", "a\"b", false},
    {"persoon.geslachtsnaam", "a_b", false},
    {"persoon.geslachtsnaam", "a;b", false},
    {"persoon.geslachtsnaam", "a\xc2\xa0z", false},     /* hard space */
    {"persoon.geslachtsnaam", "a\xe2\x80\x8bz", false}, /* no width */
    {"persoon.geslachtsnaam",
        "a\xe2\x80\xae"
        "b",
        false},                                           /* right to left */
    {"persoon.geslachtsnaam", "\xd0\x98\xd0\xb2", false}, /* Cyrillic */
    {"persoon.geslachtsnaam", "\xce\x91", false},         /* Greek */
    {"persoon.geslachtsnaam", "\xef\xbc\xa1", false},     /* full width A */
    {"persoon.geslachtsnaam", "\xf0\x9f\x99\x82", false},
    {"persoon.geslachtsnaam", "a\xc3\x97z", false}, /* times */
    {"persoon.geslachtsnaam", "a\xff", false},
    {"persoon.geslachtsnaam", "a\xc4", false},
    {"persoon.voorletters", "A.B.", true},
    {"adres.brp_adres/straat", "2e Plein 40-45 (oost)", true},
    /* NAME 0..10, counted in characters */
    {"persoon.voorvoegsel", "", true},
    {"persoon.voorvoegsel",
        "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
        "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
        true},
    {"persoon.voorvoegsel",
        "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
        "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9x",
        false},
    /* CODE */
    {"persoon.geslacht", "M", true},
    {"persoon.geslacht", "m", false},
    {"persoon.geslacht", "", false},
    {"persoon.geslacht", "MV", false},
    {"hulpvraag.idbewijs", "O", true},
    {"digid.hulp_nodig", "O", false},
    /* DATE */
    {"detentie.aanvangsdatum", "2024-02-29", true},
    {"detentie.aanvangsdatum", "2023-02-29", false},
    {"detentie.aanvangsdatum", "2000-02-29", true},
    {"detentie.aanvangsdatum", "1900-02-29", false},
    {"detentie.aanvangsdatum", "2024-04-31", false},
    {"detentie.aanvangsdatum", "2024-13-01", false},
    {"detentie.aanvangsdatum", "2024-00-00", false},
    {"detentie.aanvangsdatum", "1000-01-01", true},
    {"detentie.aanvangsdatum", "0999-01-01", false},
    {"detentie.aanvangsdatum", "2999-12-31", true},
    {"detentie.aanvangsdatum", "3000-01-01", false},
    {"detentie.aanvangsdatum", "2024-1-01", false},
    {"detentie.aanvangsdatum", "2024-01-01Z", false},
    {"detentie.aanvangsdatum", "2024/01/01", false},
    {"detentie.aanvangsdatum", "2024-0a-01", false},
    /* DATE_PART */
    {"persoon.geboortedatum", "1980-05-17", true},
    {"persoon.geboortedatum", "1980-05-00", true},
    {"persoon.geboortedatum", "1980-00-00", true},
    {"persoon.geboortedatum", "1980-00-17", false},
    {"persoon.geboortedatum", "1980-13-00", false},
    {"persoon.geboortedatum", "1980-02-30", false},
    /* TIMESTAMP */
    {"bericht.tijdstip", "2026-11-23T20:48:01Z", true},
    {"bericht.tijdstip", "2026-11-23T20:48:01.123456789Z", true},
    {"bericht.tijdstip", "2026-11-23T20:48:01.1234567890Z", false},
    {"bericht.tijdstip", "2026-11-23T20:48:01.Z", false},
    {"bericht.tijdstip", "2026-11-23T20:48:01.1xZ", false},
    {"bericht.tijdstip", "2026-11-23T20:48:01,1Z", false},
    {"bericht.tijdstip", "2026-11-23T20:48:01", false},
    {"bericht.tijdstip", "2026-11-23T20:48:01+01:00", false},
    {"bericht.tijdstip", "2026-11-23T24:00:00Z", false},
    {"bericht.tijdstip", "2026-11-23T23:60:00Z", false},
    {"bericht.tijdstip", "2026-11-23T23:59:60Z", false},
    {"bericht.tijdstip", "2026-02-30T23:59:59Z", false},
    {"bericht.tijdstip", "2026-11-23t20:48:01Z", false},
    /* INT 1..9999 */
    {"drplan.versie", "1", true},
    {"drplan.versie", "9999", true},
    {"drplan.versie", "0", false},
    {"drplan.versie", "10000", false},
    {"drplan.versie", "01", false},
    {"drplan.versie", "-1", false},
    {"drplan.versie", "+1", false},
    {"drplan.versie", "1.0", false},
    {"drplan.versie", "", false},
    {"drplan.versie", "18446744073709551617", false},
    /* DECIMAL, canonical */
    {"inkomen.bedrag", "0.00", true},
    {"inkomen.bedrag", "9999999.99", true},
    {"inkomen.bedrag", "10000000.00", false},
    {"inkomen.bedrag", "1.5", false},
    {"inkomen.bedrag", "01.50", false},
    {"inkomen.bedrag", "1,50", false},
    {"inkomen.bedrag", "-1.50", false},
    {"inkomen.bedrag", ".50", false},
    {"inkomen.bedrag", "", false},
    /* UUID */
    {"bericht.id", "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6", true},
    {"bericht.id", "0B9C1F6E-8d2a-4c5e-9f10-a1b2c3d4e5f6", false},
    {"bericht.id", "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f", false},
    {"bericht.id", "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f67", false},
    {"bericht.id", "0b9c1f6e08d2a-4c5e-9f10-a1b2c3d4e5f6", false},
    {"bericht.id", "gb9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6", false},
    /* OIN */
    {"bericht.afzender_oin", "00000099000000001000", true},
    {"bericht.afzender_oin", "0000009900000000100", false},
    {"bericht.afzender_oin", "000000990000000010000", false},
    {"bericht.afzender_oin", "0000009900000000100x", false},
    {"bericht.afzender_oin", "00000001123456789000", true},
    {"bericht.afzender_oin", "00000010123456789000", true},
    {"bericht.afzender_oin", "00000000123456789000", false},
    {"bericht.afzender_oin", "00000011123456789000", false},
    {"bericht.afzender_oin", "00000098123456789000", false},
    {"bericht.afzender_oin", "00000100123456789000", false},
    /* BSN */
    {"persoon.bsn", "999990019", true},
    {"persoon.bsn", "999990018", false},
    {"persoon.bsn", "000000000", false},
    {"persoon.bsn", "99999001", false},
    {"persoon.bsn", "9999900190", false},
    {"persoon.bsn", "99999001x", false},
    /* DIGITS 1..10 */
    {"persoon.skn", "1", true},
    {"persoon.skn", "0000000001", true},
    {"persoon.skn", " 1", false},
    {"persoon.skn", "1234567890", true},
    {"persoon.skn", "12345678901", false},
    {"persoon.skn", "", false},
    {"persoon.skn", "12a", false},
    /* EMAIL */
    {"contact.casemanager_email", "pi@example.nl", true},
    {"contact.casemanager_email", "a.b+c_d%e-f@x-y.example.nl", true},
    {"contact.casemanager_email", "pi@localhost", false},
    {"contact.casemanager_email", "@example.nl", false},
    {"contact.casemanager_email", "pi@", false},
    {"contact.casemanager_email", "pi@.nl", false},
    {"contact.casemanager_email", "pi@example.", false},
    {"contact.casemanager_email", "pi@example..nl", false},
    {"contact.casemanager_email", "p i@example.nl", false},
    {"contact.casemanager_email", "pi@@example.nl", false},
    {"contact.casemanager_email", "pi@exa_mple.nl", false},
    {"contact.casemanager_email", "pi", false},
    {"contact.casemanager_email", "", false},
    /* PHONE */
    {"contact.casemanager_telefoon", "+31 (0)20-1234567", true},
    {"contact.casemanager_telefoon", "014020", true},
    {"contact.casemanager_telefoon", "14020", false},
    {"contact.casemanager_telefoon", "(020) 1234567", false},
    {"contact.casemanager_telefoon", "020 1234567 tst", false},
    {"contact.casemanager_telefoon", "012345678901234567890", false},
    /* POSTCODE */
    {"adres.brp_adres/postcode", "1234AB", true},
    {"adres.brp_adres/postcode", "0234AB", false},
    {"adres.brp_adres/postcode", "1234ab", false},
    {"adres.brp_adres/postcode", "1234 AB", false},
    {"adres.brp_adres/postcode", "1234A", false},
};

static void
test_catalogue__accepts_and_refuses_per_type(void **state)
{
    bool seen[LEAF_TYPE__COUNT][2] = {{false}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        enum leaf l = catalogue_find_leaf(span_of(cases[i].leaf));
        bool ok;

        assert_int_not_equal(l, LF__NONE);
        ok = catalogue_check(l, span_of(cases[i].value)) == NULL;
        if (ok != cases[i].ok)
            print_message("%s \"%s\"\n", cases[i].leaf, cases[i].value);
        assert_int_equal(ok, cases[i].ok);
        seen[catalogue_leaf(l)->type][ok] = true;
    }
    for (int t = 0; t < LEAF_TYPE__COUNT; t++)
        assert_true(seen[t][0] && seen[t][1]);
}

/* Every leaf with a length holds it at n and n + 1, and at min and min - 1. */
static void
test_catalogue__holds_every_length(void **state)
{
    static uint8_t text[32 * 1024];

    (void)state;
    for (unsigned l = 0; l < LF__COUNT; l++) {
        const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)l);

        if (lf->type != LEAF_TEXT && lf->type != LEAF_NAME &&
            lf->type != LEAF_DIGITS)
            continue;
        memset(text, '7', sizeof(text));
        assert_true(lf->max < sizeof(text));
        assert_null(
            catalogue_check((enum leaf)l, (struct span){text, lf->max}));
        assert_non_null(
            catalogue_check((enum leaf)l, (struct span){text, lf->max + 1}));
        assert_null(
            catalogue_check((enum leaf)l, (struct span){text, lf->min}));
        if (lf->min > 0)
            assert_int_equal(
                catalogue_fault((enum leaf)l, (struct span){text, lf->min - 1}),
                CATALOGUE_SHORT);
    }
}

/* A limit is in characters, however many bytes each takes. */
static void
test_catalogue__counts_characters(void **state)
{
    static const char *const one[] = {"e", "\xc3\xa9", "\xe1\xba\x9e",
        "\xf0\x9f\x99\x82"};
    static uint8_t text[2100 * 4];

    (void)state;
    for (size_t k = 0; k < 4; k++) {
        size_t len = strlen(one[k]);

        for (size_t i = 0; i < 2100; i++)
            memcpy(text + i * len, one[k], len);
        if (k < 3)
            assert_null(catalogue_check(LF_PERSOON_GESLACHTSNAAM,
                (struct span){text, 200 * len}));
        if (k < 3)
            assert_int_equal(catalogue_fault(LF_PERSOON_GESLACHTSNAAM,
                                 (struct span){text, 201 * len}),
                CATALOGUE_LONG);
        assert_null(catalogue_check(LF_DETENTIE_GEDRAG_SAMENVATTING,
            (struct span){text, 2000 * len}));
        assert_int_equal(catalogue_fault(LF_DETENTIE_GEDRAG_SAMENVATTING,
                             (struct span){text, 2001 * len}),
            CATALOGUE_LONG);
    }
}

/* clang-format off */
static const char *const names[] = {
    "Jansen", "de Vries-Bakker", "O'Neill", "O’Neill", "'s-Gravesande",
    "J.P. Balk", "Müller", "Groß", "ẞ", "Brontë", "Zoë", "Frédérique",
    "Hélène", "Françoise", "Ångström", "Møller", "Jørgensen", "Æbeltoft",
    "Þórður", "Guðrún", "Özdemir", "Yıldız", "İpek", "Doğan", "Şahin",
    "Çelik", "Ayşe", "Gökçe", "Łukasz", "Wałęsa", "Świątek", "Żak",
    "Kowalczykówna", "Źrebiec", "Gęś", "Ćwik", "Nový", "Dvořák", "Škoda",
    "Žižka", "Čapek", "Ďurica", "Ťapák", "Ňuta", "Ľubomír", "Ŕíbez",
    "Ĺada", "Kučerová", "Růžička", "Erdős", "Szűcs", "Gyűlölő", "Őri",
    "Țepeș", "Ștefan", "Ţepeş", "Brâncuși", "Mihăilă", "Đorđević",
    "Šešelj", "Živković", "Kovačević", "Ūla", "Žemaitė", "Jonušas",
    "Šķēle", "Ģirts", "Ķīsis", "Ļuda", "Ņina", "Bērziņš", "Õunapuu",
    "Ġużé", "Ħamrun", "Ċensu", "Ŵyn", "Ŷ", "Muñoz", "Peñalver", "Íñigo",
    "Conceição", "Gonçalves", "João", "Mª Carmen", "Gal·la", "Nguyễn",
    "Đặng", "Trần Thị Hường", "Phạm", "Əliyev", "Əhmədov", "Ɓala", "Ɗan",
    "Ŋa", "Kǝna", "Ǧamāl", "Ḥasan", "Ṣāliḥ", "Ṭāhir", "Ẓāhir", "ʿAbd",
    "ʾAḥmad", "Oʻzbek", "Mālum", "Shqipërisë", "Ǆ", "Ĳsbrand", "ÿ",
    "Bouĳ", "Rǔ", "Lǜ", "Eŭropo", "Ĉapelo", "Ĝis", "Ĵaŭdo", "Ŝi",
    "Ölmez", "O\xcc\x88lmez", "S\xcc\x8ckoda", "Ấn", "A\xcc\x82\xcc\x81n",
};
/* clang-format on */

static void
test_catalogue__refuses_no_real_name(void **state)
{
    (void)state;
    assert_true(sizeof(names) / sizeof(names[0]) > 100);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *why =
            catalogue_check(LF_PERSOON_GESLACHTSNAAM, span_of(names[i]));

        if (why != NULL)
            print_message("%s: %s\n", names[i], why);
        assert_null(why);
    }
}

/* What is decomposed stays so, and a mark counts as a character. */
static void
test_catalogue__takes_combining_marks_as_they_are(void **state)
{
    char text[601];

    (void)state;
    for (size_t i = 0; i < 200; i++)
        memcpy(text + 3 * i, "e\xcc\x81", 3);
    assert_null(catalogue_check(LF_PERSOON_GESLACHTSNAAM,
        (struct span){(uint8_t *)text, 300}));
    assert_int_equal(catalogue_fault(LF_PERSOON_GESLACHTSNAAM,
                         (struct span){(uint8_t *)text, 301}),
        CATALOGUE_LONG);
}

/* A zero in front is a digit like another; the number itself is nobody's. */
static void
test_catalogue__keeps_the_zeros_of_a_bsn(void **state)
{
    char text[16];

    (void)state;
    for (int n = 0; n < 100; n++) {
        (void)snprintf(text, sizeof(text), "%09d", n);
        /* 2 times the last but one minus the last, in elevens */
        assert_int_equal(catalogue_check(LF_PERSOON_BSN, span_of(text)) == NULL,
            n != 0 && (2 * (n / 10) - n % 10) % 11 == 0);
        (void)snprintf(text, sizeof(text), "%d", n);
        assert_non_null(catalogue_check(LF_PERSOON_BSN, span_of(text)));
        (void)snprintf(text, sizeof(text), "%010d", n);
        assert_non_null(catalogue_check(LF_PERSOON_BSN, span_of(text)));
    }
}

static void
test_catalogue__holds_phone_and_postcode_lengths(void **state)
{
    char text[] = "012345678901234567890";

    (void)state;
    for (size_t n = 0; n <= 21; n++)
        assert_int_equal(catalogue_check(LF_CONTACT_CASEMANAGER_TELEFOON,
                             (struct span){(uint8_t *)text, n}) == NULL,
            n >= 6 && n <= 20);
    assert_null(
        catalogue_check(LF_ADRES_BRP_ADRES_POSTCODE, span_of("1000AA")));
    assert_null(
        catalogue_check(LF_ADRES_BRP_ADRES_POSTCODE, span_of("9999ZZ")));
    assert_non_null(
        catalogue_check(LF_ADRES_BRP_ADRES_POSTCODE, span_of("1000AAA")));
}

/* ---- codes on a day ----------------------------------------------------- */

static int64_t
day(const char *text)
{
    int64_t d = 0;

    assert_true(clock_parse_date(span_of(text), &d));
    return d;
}

static void
assert_at(enum codelist list, const char *code, const char *on,
    enum code_state state, const char *successors)
{
    struct code_at at = catalogue_code_at(list, span_of(code), day(on));

    if (at.state != state)
        print_message("%s on %s: %d\n", code, on, at.state);
    assert_int_equal(at.state, state);
    assert_string_equal(at.successors, successors);
}

static void
test_catalogue__knows_when_a_code_is_valid(void **state)
{
    (void)state;
    assert_at(CL_GEMEENTE, "0363", "1950-01-01", CODE_VALID, "");
    assert_at(CL_GEMEENTE, "0363", "2950-01-01", CODE_VALID, "");
    assert_at(CL_GEMEENTE, "9999", "2026-01-01", CODE_UNKNOWN, "");
    assert_at(CL_GEMEENTE, "", "2026-01-01", CODE_UNKNOWN, "");
    assert_at(CL_GEMEENTE, "1979", "2020-12-31", CODE_NOT_YET, "");
    assert_at(CL_GEMEENTE, "1979", "2021-01-01", CODE_VALID, "");
    assert_at(CL_GEMEENTE, "0003", "2020-12-31", CODE_VALID, "");
    assert_at(CL_GEMEENTE, "0003", "2021-01-01", CODE_ENDED, "1979");
    assert_at(CL_GEMEENTE, "0788", "2021-01-01", CODE_ENDED,
        "0757 0824 0855 0865");
    assert_at(CL_GEMEENTE, "0457", "2022-03-23", CODE_VALID, "");
    assert_at(CL_GEMEENTE, "0457", "2022-03-24", CODE_ENDED, "0363");
    assert_at(CL_BERICHTTYPE, "M09", "2023-11-30", CODE_VALID, "");
    assert_at(CL_BERICHTTYPE, "M09", "2023-12-01", CODE_ENDED, "M10");
    assert_true(catalogue_codelist_dated(CL_GEMEENTE));
    assert_true(catalogue_codelist_dated(CL_BERICHTTYPE));
    assert_false(catalogue_codelist_dated(CL_JNO));
    assert_false(catalogue_codelist_dated(CL_NONE));
}

/* The codes that code has become, with a space between. */
static void
assert_now(enum codelist list, const char *code, const char *on,
    const char *want)
{
    const char *now[CATALOGUE_NOW_MAX];
    unsigned n = catalogue_codes_now(list, span_of(code), day(on), now);
    char have[200] = "";
    size_t at = 0;

    for (unsigned i = 0; i < n; i++)
        at += (size_t)snprintf(have + at, sizeof(have) - at, "%s%s",
            i == 0 ? "" : " ", now[i]);
    assert_string_equal(have, want);
}

static void
test_catalogue__follows_a_code_that_ended(void **state)
{
    (void)state;
    assert_now(CL_GEMEENTE, "0363", "2026-01-01", "0363");
    assert_now(CL_GEMEENTE, "0003", "2020-12-31", "0003");
    assert_now(CL_GEMEENTE, "0003", "2021-01-01", "1979");
    assert_now(CL_GEMEENTE, "0614", "2026-01-01", "1992");
    assert_now(CL_GEMEENTE, "0457", "2026-01-01", "0363");
    assert_now(CL_GEMEENTE, "0788", "2020-01-01", "0788");
    assert_now(CL_GEMEENTE, "0788", "2026-01-01", "0757 0824 0855 0865");
    assert_now(CL_GEMEENTE, "1992", "2022-12-31", ""); /* not yet */
    assert_now(CL_GEMEENTE, "9999", "2026-01-01", "");
    assert_now(CL_GEMEENTE, "", "2026-01-01", "");
    assert_now(CL_BERICHTTYPE, "M09", "2026-01-01", "M10");
}

static void
test_catalogue__knows_what_may_be_past(void **state)
{
    (void)state;
    assert_true(catalogue_may_be_past(LF_ADRES_BRP_ADRES_GEMEENTECODE));
    assert_true(catalogue_may_be_past(LF_ADRES_GEMEENTE_INSCHRIJVING));
    assert_true(catalogue_may_be_past(LF_ADRES_GEMEENTE_FEITELIJK));
    assert_false(catalogue_may_be_past(LF_ADRES_GEMEENTE_TERUGKEER));
    assert_false(catalogue_may_be_past(LF_GEM_JUISTE_GEMEENTE));
    assert_false(catalogue_may_be_past(LF_ADRES_TERUGKEERADRES_GEMEENTECODE));
}

static void
test_catalogue__holds_email_lengths(void **state)
{
    enum leaf l = catalogue_find_leaf(span_of("contact.casemanager_email"));
    char text[400];
    size_t n = 64;

    (void)state;
    memset(text, 'a', sizeof(text));
    text[64] = '@';
    for (n = 65; n + 64 < 254; n += 64)
        text[n + 63] = '.';
    assert_null(catalogue_check(l, (struct span){(uint8_t *)text, 254}));
    assert_int_equal(catalogue_fault(l, (struct span){(uint8_t *)text, 255}),
        CATALOGUE_LONG);
    memset(text, 'a', sizeof(text));
    memcpy(text + 65, "@a.nl", 5);
    assert_non_null(catalogue_check(l, (struct span){(uint8_t *)text, 70}));
    assert_null(catalogue_check(l, (struct span){(uint8_t *)text + 1, 69}));
}

static void
test_catalogue__finds_every_id(void **state)
{
    char name[200];

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++)
        assert_int_equal(
            catalogue_find(span_of(catalogue_element((enum element)e)->id)), e);
    for (unsigned l = 0; l < LF__COUNT; l++) {
        const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)l);
        const struct catalogue_element *el = catalogue_element(lf->element);

        snprintf(name, sizeof(name), "%s%s%s", el->id,
            lf->part[0] == '\0' ? "" : "/", lf->part);
        assert_int_equal(catalogue_find_leaf(span_of(name)), l);
        assert_true(l >= el->leaf_first && l < el->leaf_first + el->leaf_n);
        assert_true((lf->type == LEAF_CODE) == (lf->codes != CL_NONE));
    }
    assert_int_equal(catalogue_find(span_of("persoon.bs")), EL__NONE);
    assert_int_equal(catalogue_find(span_of("")), EL__NONE);
    assert_int_equal(catalogue_find_leaf(span_of("drplan.actie")), LF__NONE);
    assert_int_equal(catalogue_find_leaf(span_of("drplan.actie/")), LF__NONE);
    assert_int_equal(catalogue_find_leaf(span_of("persoon.bsn/x")), LF__NONE);
    assert_int_equal(catalogue_find_leaf(span_of("persoon.bsn/")), LF__NONE);
}

static void
test_catalogue__knows_every_code_of_its_list_only(void **state)
{
    (void)state;
    for (unsigned l = 1; l < CL__COUNT; l++) {
        enum codelist list = (enum codelist)l;
        const char *name = catalogue_codelist_name(list);

        assert_int_equal(catalogue_find_codelist(span_of(name)), list);
        assert_true(catalogue_codelist_n(list) > 0);
        for (unsigned i = 0; i < catalogue_codelist_n(list); i++) {
            const char *code = catalogue_codelist_code(list, i);

            assert_true(catalogue_code(list, span_of(code)));
            assert_false(catalogue_code(CL_NONE, span_of(code)));
        }
        assert_false(catalogue_code(list, span_of("no such code")));
    }
    assert_int_equal(catalogue_find_codelist(span_of("geen")), CL_NONE);
    assert_false(catalogue_code(CL_JN, span_of("O")));
}

static bool
is_label(const char *s)
{
    return s != NULL && s[0] != '\0' && text_utf8_valid(span_of(s)) &&
           text_utf8_len(span_of(s)) <= 60;
}

static void
test_catalogue__names_everything(void **state)
{
    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);

        assert_true(is_label(el->label) && is_label(el->label_en));
        assert_ptr_equal(el->label, catalogue_element_label((enum element)e));
        assert_true(el->nl[0] != '\0' && el->en[0] != '\0');
        if (el->leaf_n == 1 && catalogue_leaf(el->leaf_first)->part[0] == '\0')
            assert_string_equal(el->label,
                catalogue_leaf_label(el->leaf_first));
    }
    for (unsigned l = 0; l < LF__COUNT; l++)
        assert_true(is_label(catalogue_leaf_label((enum leaf)l)));
    for (unsigned l = 1; l < CL__COUNT; l++)
        for (unsigned i = 0; i < catalogue_codelist_n((enum codelist)l); i++) {
            struct span code =
                span_of(catalogue_codelist_code((enum codelist)l, i));

            assert_true(catalogue_code_nl((enum codelist)l, code)[0]);
            assert_true(catalogue_code_en((enum codelist)l, code)[0]);
        }
    assert_string_equal(catalogue_leaf_label(LF_DRPLAN_ACTIE_DEADLINE),
        "Uiterlijk op");
    assert_string_equal(catalogue_code_nl(CL_WOONSITUATIE, span_of("INWONEND")),
        "inwonend");
    assert_string_equal(catalogue_code_nl(CL_GEMEENTE, span_of("0518")),
        "'s-Gravenhage");
    assert_null(catalogue_code_nl(CL_WOONSITUATIE, span_of("inwonend")));
    assert_string_equal(catalogue_code_en(CL_GESLACHT, span_of("V")), "female");
    assert_null(catalogue_code_en(CL_GESLACHT, span_of("v")));
}

static void
test_catalogue__bounds_every_list(void **state)
{
    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);

        assert_true(el->max_occurs >= 1);
        assert_true(el->max_occurs <= LIMIT_MESSAGE_OCCURRENCES_MAX);
        assert_true(el->repeats == (el->max_occurs > 1));
    }
    assert_int_equal(catalogue_element(EL_PERSOON_BSN)->max_occurs, 1);
    assert_int_equal(catalogue_element(EL_DRPLAN_ACTIE)->max_occurs, 100);
    assert_int_equal(catalogue_element(EL_DETENTIE_INCIDENTEN)->max_occurs,
        LIMIT_MESSAGE_OCCURRENCES_MAX);
}

/* The enums of terms.h and the lists of the catalogue are the same. */
static void
test_catalogue__agrees_with_terms(void **state)
{
    (void)state;
    assert_int_equal(catalogue_codelist_n(CL_ROL), ROL__COUNT);
    for (unsigned i = 0; i < ROL__COUNT; i++)
        assert_true(catalogue_code(CL_ROL, span_of(terms_rol((enum rol)i))));
    assert_int_equal(catalogue_codelist_n(CL_DOEL), DOEL__COUNT);
    for (unsigned i = 0; i < DOEL__COUNT; i++)
        assert_true(catalogue_code(CL_DOEL, span_of(terms_doel((enum doel)i))));
    assert_int_equal(catalogue_codelist_n(CL_BERICHTTYPE), BERICHT__COUNT);
    for (unsigned i = 0; i < BERICHT__COUNT; i++)
        assert_true(catalogue_code(CL_BERICHTTYPE,
            span_of(terms_bericht((enum bericht)i))));
    assert_int_equal(catalogue_codelist_n(CL_BASISVOORWAARDE), BV__COUNT);
    for (unsigned i = 0; i < BV__COUNT; i++)
        assert_true(
            catalogue_code(CL_BASISVOORWAARDE, span_of(terms_bv((enum bv)i))));
}

static void
test_catalogue__keeps_sets_of_elements(void **state)
{
    struct elset s = {{0}};

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e += 3)
        elset_add(&s, (enum element)e);
    assert_int_equal(elset_n(&s), (EL__COUNT + 2) / 3);
    for (unsigned e = 0; e < EL__COUNT; e++)
        assert_int_equal(elset_has(&s, (enum element)e), e % 3 == 0);
    for (unsigned e = 0; e < EL__COUNT; e++)
        elset_del(&s, (enum element)e);
    assert_int_equal(elset_n(&s), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue__accepts_and_refuses_per_type),
        cmocka_unit_test(test_catalogue__holds_every_length),
        cmocka_unit_test(test_catalogue__counts_characters),
        cmocka_unit_test(test_catalogue__refuses_no_real_name),
        cmocka_unit_test(test_catalogue__takes_combining_marks_as_they_are),
        cmocka_unit_test(test_catalogue__keeps_the_zeros_of_a_bsn),
        cmocka_unit_test(test_catalogue__holds_phone_and_postcode_lengths),
        cmocka_unit_test(test_catalogue__knows_when_a_code_is_valid),
        cmocka_unit_test(test_catalogue__follows_a_code_that_ended),
        cmocka_unit_test(test_catalogue__knows_what_may_be_past),
        cmocka_unit_test(test_catalogue__holds_email_lengths),
        cmocka_unit_test(test_catalogue__finds_every_id),
        cmocka_unit_test(test_catalogue__knows_every_code_of_its_list_only),
        cmocka_unit_test(test_catalogue__names_everything),
        cmocka_unit_test(test_catalogue__bounds_every_list),
        cmocka_unit_test(test_catalogue__agrees_with_terms),
        cmocka_unit_test(test_catalogue__keeps_sets_of_elements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
