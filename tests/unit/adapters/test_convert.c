/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/adapters/fixture.h"

#include "adapters/codemap.h"
#include "adapters/convert.h"

static struct respell spellings[] = {
    {CL_JNO, {(const uint8_t *)"Ja", 2}, {(const uint8_t *)"J", 1}},
    {CL_JNO, {(const uint8_t *)"N", 1}, {(const uint8_t *)"O", 1}},
    {CL_JNO, {(const uint8_t *)"Nee", 3}, {(const uint8_t *)"N", 1}},
};
static struct adapter xml = {.syntax = SYNTAX_XML,
    .respell = spellings,
    .respell_n = 3};
static struct adapter json = {.syntax = SYNTAX_JSON,
    .respell = spellings,
    .respell_n = 3};
static struct convert cv;

static int
setup(void **state)
{
    uint16_t at;

    (void)state;
    return codemap_build(&xml, &at) != NULL ||
           codemap_build(&json, &at) != NULL;
}

static struct node
node(const struct adapter *ad, const char *leaf, enum conv conv)
{
    cv.ad = ad;
    return (struct node){.name = "x",
        .size = 1,
        .leaf = (uint16_t)catalogue_find_leaf(span_of(leaf)),
        .conv = (uint8_t)conv,
        .collapse =
            ad == &xml && (conv == CONV_DMY || conv == CONV_LEEG ||
                              conv == CONV_INT || conv == CONV_DECIMAAL)};
}

static bool
read_text(const struct node *nd, const char *text)
{
    struct convert_in in = {.kind = CONVERT_TEXT, .text = span_of(text)};

    return convert_read(&cv, nd, &in);
}

struct text_case {
    const char *leaf;
    enum conv conv;
    const char *here;
    const char *canonical; /* NULL: refused */
    const char *code;      /* why, or how it is written back */
};

static const struct text_case texts[] = {
    {"hulpvraag.idbewijs", CONV_CODE, "Ja", "J", NULL},
    {"hulpvraag.idbewijs", CONV_CODE, "Nee", "N", NULL},
    {"hulpvraag.idbewijs", CONV_CODE, "N", "O", NULL},
    {"hulpvraag.idbewijs", CONV_CODE, "J", NULL, "code"},
    {"hulpvraag.idbewijs", CONV_CODE, "O", NULL, "code"},
    {"hulpvraag.idbewijs", CONV_CODE, "", NULL, "code"},
    {"persoon.geslacht", CONV_CODE, "M", "M", NULL},
    {"persoon.geslacht", CONV_CODE, "Ja", NULL, "code"},
    {"persoon.geboortedatum", CONV_DMY, "17-05-1980", "1980-05-17", NULL},
    {"persoon.geboortedatum", CONV_DMY, " 17-05-1980\n", "1980-05-17",
        "17-05-1980"},
    {"persoon.geboortedatum", CONV_DMY, "00-05-1980", "1980-05-00", NULL},
    {"persoon.geboortedatum", CONV_DMY, "00-00-1980", "1980-00-00", NULL},
    {"persoon.geboortedatum", CONV_DMY, "17-00-1980", NULL, "vorm"},
    {"persoon.geboortedatum", CONV_DMY, "1980-05-17", NULL, "vorm"},
    {"persoon.geboortedatum", CONV_DMY, "32-05-1980", NULL, "vorm"},
    {"persoon.geboortedatum", CONV_DMY, "31-04-1980", NULL, "waarde-datum"},
    {"persoon.geboortedatum", CONV_DMY, "", NULL, "vorm"},
    {"detentie.aanvangsdatum", CONV_DMY, "00-05-1980", NULL, "vorm"},
    {"detentie.verwachte_einddatum", CONV_LEEG, "2027-03-01", "2027-03-01",
        NULL},
    {"detentie.verwachte_einddatum", CONV_LEEG, "", "", NULL},
    {"detentie.verwachte_einddatum", CONV_LEEG, " \n\t", "", ""},
    {"detentie.verwachte_einddatum", CONV_LEEG, "2027-02-30", NULL, "vorm"},
    {"drplan.versie", CONV_INT, "12", "12", NULL},
    {"drplan.versie", CONV_INT, " 12 ", "12", "12"},
    {"drplan.versie", CONV_INT, "012", NULL, "vorm"},
    {"drplan.versie", CONV_INT, "0", NULL, "bereik"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12", "12.00", "12.00"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12.5", "12.50", "12.50"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12.50", "12.50", NULL},
    {"inkomen.bedrag", CONV_DECIMAAL, "0", "0.00", "0.00"},
    {"inkomen.bedrag", CONV_DECIMAAL, "9999999.99", "9999999.99", NULL},
    {"inkomen.bedrag", CONV_DECIMAAL, "10000000", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12.", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12.505", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "12,50", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "1e3", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "", NULL, "vorm"},
    {"inkomen.bedrag", CONV_DECIMAAL, "00000000000000", NULL, "vorm"},
};

static void
test_convert__reads_and_writes_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct text_case *t = &texts[i];
        struct node nd = node(&xml, t->leaf, t->conv);
        char canonical[64];
        bool ok = read_text(&nd, t->here);

        if (ok != (t->canonical != NULL))
            print_message("%zu: %s\n", i, t->here);
        assert_int_equal(ok, t->canonical != NULL);
        if (!ok) {
            assert_string_equal(cv.code, t->code);
            continue;
        }
        assert_true(span_is(cv.value, t->canonical));
        snprintf(canonical, sizeof(canonical), "%s", t->canonical);
        assert_true(convert_write(&cv, &nd, span_of(canonical),
            (struct span){NULL, 0}));
        assert_true(span_is(cv.value, t->code == NULL ? t->here : t->code));
    }
}

static void
naam_is(const char *text, const char *prefix, const char *surname)
{
    struct node nd = node(&xml, "persoon.geslachtsnaam", CONV_NAAM);

    assert_true(read_text(&nd, text));
    if (!span_is(cv.prefix, prefix) || !span_is(cv.value, surname))
        print_message("%s\n", text);
    assert_true(span_is(cv.prefix, prefix));
    assert_true(span_is(cv.value, surname));
}

static void
test_convert__splits_a_name(void **state)
{
    struct node nd = node(&xml, "persoon.geslachtsnaam", CONV_NAAM);

    (void)state;
    naam_is("Jansen", "", "Jansen");
    naam_is("van Dijk", "van", "Dijk");
    naam_is("Van Dijk", "van", "Dijk");
    naam_is("VAN DER BERG", "van der", "BERG");
    naam_is("van der Berg", "van der", "Berg");
    naam_is("van derBerg", "van", "derBerg");
    naam_is("van", "", "van");
    naam_is("van ", "", "van ");
    naam_is("vanx Berg", "", "vanx Berg");
    naam_is("Vermeer van Dijk", "", "Vermeer van Dijk");
    naam_is("'t Hart", "'t", "Hart");
    naam_is(" van Dijk", "", "van Dijk");
    naam_is("  van Dijk", "", " van Dijk");
    naam_is("van  der Berg", "van", "der Berg");
    naam_is("zu  Berg", "zu", "Berg");
    naam_is("VAN  der Berg", "van", "der Berg");
    naam_is("abc  Berg", "", "abc  Berg");
    naam_is("van abc  Berg", "van", "abc  Berg");
    naam_is("in 't Veld", "in 't", "Veld");
    naam_is("de la Cour", "de la", "Cour");
    naam_is("de laCour", "de", "laCour");
    naam_is("d'Ancona", "d'", "Ancona");
    naam_is("d' Ancona", "d'", "Ancona");
    naam_is("D'Souza", "", "D'Souza");
    naam_is("d'", "", "d'");
    naam_is("l'Ami", "l'", "Ami");
    naam_is("de l'Orme", "de l'", "Orme");
    naam_is("'s-Gravesande", "", "'s-Gravesande");
    naam_is("\xe2\x80\x99t Hart", "'t", "Hart");
    naam_is("In \xe2\x80\x99t Veld", "in 't", "Veld");
    naam_is("d\xe2\x80\x99"
            "Ancona",
        "d'", "Ancona");
    naam_is("Vanden Berghe", "", "Vanden Berghe");
    naam_is("Deen", "", "Deen");
    naam_is("Den", "", "Den");
    naam_is("Ten Cate", "ten", "Cate");
    assert_false(read_text(&nd, ""));
    assert_string_equal(cv.code, "lengte");
    assert_false(read_text(&nd, "van  "));
    assert_string_equal(cv.code, "waarde-naam");
    assert_false(read_text(&nd, " "));
    assert_string_equal(cv.code, "waarde-naam");
    assert_false(read_text(&nd, "van der\rBerg"));
    assert_string_equal(cv.code, "vorm");
    assert_false(read_text(&nd, "v\xd0\xb0n Dijk")); /* Cyrillic a */
    assert_string_equal(cv.code, "vorm");
}

static void
test_convert__holds_the_length_of_a_name(void **state)
{
    struct node nd = node(&xml, "persoon.geslachtsnaam", CONV_NAAM);
    char text[300];

    (void)state;
    memset(text, 'n', sizeof(text));
    memcpy(text, "van der ", 8);
    text[208] = '\0';
    assert_true(read_text(&nd, text));
    text[208] = 'n';
    text[209] = '\0';
    assert_false(read_text(&nd, text)); /* a surname of 201 */
    assert_string_equal(cv.code, "waarde-naam");
    memset(text, 'n', sizeof(text));
    memcpy(text, "de van der  ", 12);
    text[212] = '\0';
    assert_true(read_text(&nd, text));
    text[212] = 'n';
    text[213] = '\0';
    assert_false(read_text(&nd, text));
    assert_string_equal(cv.code, "lengte");
}

static void
naam_round(const char *prefix, const char *surname, const char *written)
{
    struct node nd = node(&xml, "persoon.geslachtsnaam", CONV_NAAM);
    char text[1100];

    assert_true(convert_write(&cv, &nd, span_of(surname), span_of(prefix)));
    if (written != NULL)
        assert_true(span_is(cv.value, written));
    snprintf(text, sizeof(text), "%.*s", (int)cv.value.n,
        (const char *)cv.value.p);
    naam_is(text, prefix, surname);
}

static void
test_convert__writes_a_name_that_reads_back(void **state)
{
    static const char *const words[] = {"van", "de", "der", "Van", "van der",
        "Berg", " Berg", "Berg ", "van  Berg", "de van der", "'t", "x  y",
        "d'Ancona", "l'", "D'Or"};
    static const char *const prefixes[] = {"", "van", "van de", "de", "'t",
        "zu", "d'", "l'", "de l'", "de van der"};
    const size_t word_n = sizeof(words) / sizeof(words[0]);
    char surname[100];

    (void)state;
    naam_round("van", "Dijk", "van Dijk");
    naam_round("", "Jansen", "Jansen");
    naam_round("", "van", "van");
    naam_round("", "van Dijk", " van Dijk");
    naam_round("", "Van Dijk", " Van Dijk");
    naam_round("van", "der Berg", "van  der Berg");
    naam_round("d'", "Ancona", "d'Ancona");
    naam_round("", "d'Ancona", " d'Ancona");
    naam_round("", "D'Souza", "D'Souza");
    naam_round("de", "l'Orme", "de  l'Orme");
    naam_round("de l'", "Orme", "de l'Orme");
    naam_round("", "abc  Berg", "abc  Berg");
    for (size_t p = 0; p < sizeof(prefixes) / sizeof(prefixes[0]); p++)
        for (size_t i = 0; i < word_n; i++)
            for (size_t k = 0; k < word_n; k++) {
                snprintf(surname, sizeof(surname), "%s %s", words[i], words[k]);
                naam_round(prefixes[p], surname, NULL);
                naam_round(prefixes[p], words[i], NULL);
            }
}

static void
test_convert__refuses_a_name_it_cannot_spell(void **state)
{
    struct node nd = node(&xml, "persoon.geslachtsnaam", CONV_NAAM);

    (void)state;
    assert_false(convert_write(&cv, &nd, span_of("Dijk"), span_of(" van")));
    assert_false(convert_write(&cv, &nd, span_of("Dijk"), span_of("a  b")));
    assert_false(convert_write(&cv, &nd, span_of("Dijk"), span_of("Van")));
    assert_false(convert_write(&cv, &nd, span_of("Dijk"), span_of("abc")));
    assert_false(
        convert_write(&cv, &nd, span_of("Dijk"), span_of("elf tekens!")));
    assert_false(
        convert_write(&cv, &nd, (struct span){NULL, 0}, span_of("van")));
}

/* ---- JSON ----------------------------------------------------------- */

static bool
read_int(const struct node *nd, int64_t i)
{
    struct convert_in in = {.kind = CONVERT_INT, .i = i};

    return convert_read(&cv, nd, &in);
}

static bool
read_real(const struct node *nd, double r)
{
    struct convert_in in = {.kind = CONVERT_REAL, .r = r};

    return convert_read(&cv, nd, &in);
}

static void
test_convert__reads_json_integers(void **state)
{
    struct node nd = node(&json, "drplan.versie", CONV_INT);

    (void)state;
    assert_true(read_int(&nd, 12) && span_is(cv.value, "12"));
    assert_true(read_real(&nd, 12.0) && span_is(cv.value, "12"));
    assert_false(read_real(&nd, 12.5));
    assert_string_equal(cv.code, "soort");
    assert_false(read_real(&nd, 1e300));
    assert_false(read_int(&nd, -1));
    assert_string_equal(cv.code, "bereik");
    assert_false(read_int(&nd, 10000));
    assert_false(read_int(&nd, INT64_MAX));
    assert_false(read_text(&nd, "12"));
    assert_string_equal(cv.code, "soort");
    assert_true(convert_write(&cv, &nd, span_of("12"), (struct span){0}));
    assert_true(cv.bare && span_is(cv.value, "12"));
}

static void
test_convert__reads_json_decimals(void **state)
{
    struct node nd = node(&json, "inkomen.bedrag", CONV_DECIMAAL);

    (void)state;
    assert_true(read_int(&nd, 0) && span_is(cv.value, "0.00"));
    assert_true(read_real(&nd, 19.99) && span_is(cv.value, "19.99"));
    assert_true(read_real(&nd, 0.1) && span_is(cv.value, "0.10"));
    assert_true(read_real(&nd, 9999999.99) && span_is(cv.value, "9999999.99"));
    assert_false(read_real(&nd, 1.005));
    assert_string_equal(cv.code, "waarde-decimalen");
    assert_false(read_real(&nd, -0.01));
    assert_string_equal(cv.code, "bereik");
    assert_false(read_int(&nd, 10000000));
    assert_false(read_int(&nd, INT64_MIN));
    assert_false(read_real(&nd, 1e300));
    assert_false(read_text(&nd, "1.00"));
    /* Every amount in cents is read as itself. */
    for (int64_t cents = 0; cents < 999999999; cents += 9973) {
        char want[48];

        snprintf(want, sizeof(want), "%lld.%02lld", (long long)cents / 100,
            (long long)cents % 100);
        assert_true(read_real(&nd, strtod(want, NULL)));
        assert_true(span_is(cv.value, want));
    }
    assert_true(convert_write(&cv, &nd, span_of("19.90"), (struct span){0}));
    assert_true(cv.bare && span_is(cv.value, "19.90"));
}

static void
test_convert__reads_json_booleans(void **state)
{
    struct node nd = node(&json, "digid.hulp_nodig", CONV_BOOL);
    struct convert_in in = {.kind = CONVERT_BOOL, .i = 1};

    (void)state;
    assert_true(convert_read(&cv, &nd, &in) && span_is(cv.value, "J"));
    in.i = 0;
    assert_true(convert_read(&cv, &nd, &in) && span_is(cv.value, "N"));
    assert_false(read_text(&nd, "J"));
    assert_false(read_int(&nd, 1));
    in.kind = CONVERT_OTHER;
    assert_false(convert_read(&cv, &nd, &in));
    assert_true(convert_write(&cv, &nd, span_of("N"), (struct span){0}));
    assert_true(cv.bare && span_is(cv.value, "false"));
    assert_false(convert_write(&cv, &nd, span_of("X"), (struct span){0}));
}

static void
test_convert__reads_dates_in_pieces(void **state)
{
    struct node nd = node(&json, "persoon.geboortedatum", CONV_DATUM_VOL);
    struct convert_in jaar = {.kind = CONVERT_INT, .i = 1980};
    struct convert_in maand = {.kind = CONVERT_INT, .i = 5};

    (void)state;
    assert_true(read_text(&nd, "1980-05-17"));
    assert_false(read_text(&nd, "1980-05-00"));
    assert_true(convert_read_jaar(&cv, &jaar));
    assert_true(span_is(cv.value, "1980-00-00"));
    assert_true(convert_read_maand(&cv, &jaar, &maand));
    assert_true(span_is(cv.value, "1980-05-00"));
    for (int i = 0; i < 2; i++) {
        maand.i = i == 0 ? 0 : 13;
        assert_false(convert_read_maand(&cv, &jaar, &maand));
        jaar.i = i == 0 ? 999 : 3000;
        assert_false(convert_read_jaar(&cv, &jaar));
    }
    assert_true(convert_uses(CONV_DATUM_VOL, span_of("1980-05-17")));
    assert_false(convert_uses(CONV_DATUM_JAAR, span_of("1980-05-17")));
    assert_false(convert_uses(CONV_DATUM_MAAND, span_of("1980-05-17")));
    assert_false(convert_uses(CONV_DATUM_VOL, span_of("1980-05-00")));
    assert_true(convert_uses(CONV_DATUM_JAAR, span_of("1980-05-00")));
    assert_true(convert_uses(CONV_DATUM_MAAND, span_of("1980-05-00")));
    assert_true(convert_uses(CONV_DATUM_JAAR, span_of("1980-00-00")));
    assert_false(convert_uses(CONV_DATUM_MAAND, span_of("1980-00-00")));
    nd.conv = CONV_DATUM_MAAND;
    assert_true(
        convert_write(&cv, &nd, span_of("1980-05-00"), (struct span){0}));
    assert_true(cv.bare && span_is(cv.value, "5"));
    assert_true(
        convert_write(&cv, &nd, span_of("1980-12-00"), (struct span){0}));
    assert_true(span_is(cv.value, "12"));
    nd.conv = CONV_DATUM_JAAR;
    assert_true(
        convert_write(&cv, &nd, span_of("1980-12-00"), (struct span){0}));
    assert_true(span_is(cv.value, "1980"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_convert__reads_and_writes_text),
        cmocka_unit_test(test_convert__splits_a_name),
        cmocka_unit_test(test_convert__holds_the_length_of_a_name),
        cmocka_unit_test(test_convert__writes_a_name_that_reads_back),
        cmocka_unit_test(test_convert__refuses_a_name_it_cannot_spell),
        cmocka_unit_test(test_convert__reads_json_integers),
        cmocka_unit_test(test_convert__reads_json_decimals),
        cmocka_unit_test(test_convert__reads_json_booleans),
        cmocka_unit_test(test_convert__reads_dates_in_pieces),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
