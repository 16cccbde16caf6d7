/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Codes in documents: on their day, before it, after it, and unknown ones.
 * Besides, the rules of the value grade that look at more than one value.
 */
#include "tests/unit/adapters/fixture.h"

#include "adapters/faults.h"
#include "base/clock.h"
#include "base/text.h"

/* clang-format off */
#define PATHS                                   \
    "path\tleaf\tconv\n"                        \
    "Was\tadres.gemeente_inschrijving\t-\n"     \
    "Wordt\tadres.gemeente_terugkeer\t-\n"      \
    "Prefix\tpersoon.voorvoegsel\t-\n"          \
    "Eind\tdetentie.verwachte_einddatum\tleeg\n" \
    "Vrij\tdetentie.einddatum_definitief\t-\n"  \
    "Zeker\tdetentie.einddatum_zekerheid\t-\n"  \
    "Oin\tbericht.afzender_oin\t-\n"            \
    "Tijd\tbericht.tijdstip\t-\n"
#define ROWS(t, root)                                 \
    t "\t" root "\tadres.gemeente_inschrijving\to\n"  \
    t "\t" root "\tadres.gemeente_terugkeer\to\n"     \
    t "\t" root "\tpersoon.voorvoegsel\to\n"          \
    t "\t" root "\tdetentie.verwachte_einddatum\to\n" \
    t "\t" root "\tdetentie.einddatum_definitief\to\n" \
    t "\t" root "\tdetentie.einddatum_zekerheid\to\n" \
    t "\t" root "\tbericht.afzender_oin\to\n"         \
    t "\t" root "\tbericht.tijdstip\to\n"
#define TYPES "type\troot\telement\tpresence\n" ROWS("M01", "R") ROWS("M09", "S")
/* clang-format on */

/* The two formats, one test for both. */
static struct fixture fx[2];

static int
setup(void **state)
{
    (void)state;
    fixture_tables(fx[0].dir, "xml", PATHS, TYPES, "list\tcode\tcanonical\n");
    fixture_open(&fx[0], fx[0].dir, "t");
    fixture_tables(fx[1].dir, "json", PATHS, TYPES, "list\tcode\tcanonical\n");
    fixture_open(&fx[1], fx[1].dir, "t");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        fixture_close(&fx[i]);
        fixture_remove(fx[i].dir);
    }
    return 0;
}

/* A document of "name=value;name=value;", in either syntax. */
static void
make(char *out, size_t max, bool is_xml, const char *root, const char *pairs)
{
    size_t at = (size_t)snprintf(out, max,
        is_xml ? "<%s xmlns=\"urn:t\">" : "{\"berichttype\":\"%s\"", root);

    while (*pairs != '\0') {
        int name = (int)strcspn(pairs, "=");
        const char *value = pairs + name + 1;
        int len = (int)strcspn(value, ";");

        if (is_xml)
            at += (size_t)snprintf(out + at, max - at, "<%.*s>%.*s</%.*s>",
                name, pairs, len, value, name, pairs);
        else
            at += (size_t)snprintf(out + at, max - at, ",\"%.*s\":\"%.*s\"",
                name, pairs, len, value);
        pairs = value + len + 1;
    }
    (void)snprintf(out + at, max - at, is_xml ? "</%s>" : "}", root);
}

/* Read in both syntaxes: right, or exactly this fault at this name. */
static void
reads(const char *root, const char *pairs, const char *name, const char *code)
{
    for (int i = 0; i < 2; i++) {
        char doc[1000], place[100] = "";
        enum err rc;

        make(doc, sizeof(doc), i == 0, root, pairs);
        rc = fixture_read(&fx[i], doc);
        if (code == NULL) {
            if (rc != ERR_OK)
                print_message("%s: %s\n", doc, fx[i].ei.text);
            assert_int_equal(rc, ERR_OK);
            continue;
        }
        assert_int_equal(rc, ERR_SYNTAX);
        if (i == 0 || name[0] != '\0')
            (void)snprintf(place, sizeof(place), "%s%s%s%s", i == 0 ? "/" : "",
                i == 0 ? root : "", name[0] == '\0' ? "" : "/", name);
        fixture_only(&fx[i], place, code);
    }
}

/* What the last fault says, in both syntaxes. */
static void
says(const char *what, const char * not )
{
    for (int i = 0; i < 2; i++) {
        if (strstr(fx[i].ev[0].detail, what) == NULL)
            print_message("%s\n", fx[i].ev[0].detail);
        assert_non_null(strstr(fx[i].ev[0].detail, what));
        assert_null(strstr(fx[i].ev[0].detail, not ));
    }
}

static void
test_codes__must_be_valid_on_the_day_of_the_message(void **state)
{
    (void)state;
    reads("R", "Wordt=0363;Tijd=2026-01-01T10:00:00Z;", NULL, NULL);
    reads("R", "Wordt=1979;Tijd=2021-01-01T00:00:00Z;", NULL, NULL);
    reads("R", "Wordt=1979;Tijd=2020-12-31T21:59:59Z;", "Wordt",
        "waarde-code-nog-niet");
    says("GEMEENTE", "1979");
    reads("R", "Wordt=0003;Tijd=2020-12-31T23:59:59Z;", NULL, NULL);
    reads("R", "Wordt=0003;Tijd=2021-01-01T00:00:00Z;", "Wordt",
        "waarde-code-vervallen");
    /* Where somebody goes or went is nobody's business in an error text. */
    says("zie lijst GEMEENTE", "1979");
    says("lijst", "0003");
    says("lijst", "opvolger");
    reads("R", "Wordt=0788;Tijd=2026-01-01T00:00:00Z;", "Wordt",
        "waarde-code-vervallen");
    says("zie lijst GEMEENTE", "0757");
    /* Without a timestamp there is no day. */
    reads("R", "Wordt=0003;", NULL, NULL);
}

/* In the last two hours of a day in UTC it is tomorrow here already. */
static void
test_codes__change_at_midnight_here_or_in_utc(void **state)
{
    (void)state;
    reads("R", "Wordt=1979;Tijd=2020-12-31T22:00:00Z;", NULL, NULL);
    reads("R", "Wordt=1979;Tijd=2020-12-31T23:00:00.123Z;", NULL, NULL);
    reads("R", "Wordt=0003;Tijd=2020-12-31T23:30:00Z;", NULL, NULL);
    reads("R", "Wordt=1979;Tijd=2020-12-30T23:30:00Z;", "Wordt",
        "waarde-code-nog-niet");
}

static void
test_codes__of_the_past_may_have_ended(void **state)
{
    (void)state;
    reads("R", "Was=0003;Tijd=2026-01-01T00:00:00Z;", NULL, NULL);
    reads("R", "Was=0788;Tijd=2026-01-01T00:00:00Z;", NULL, NULL);
    reads("R", "Was=1979;Tijd=2020-01-01T00:00:00Z;", "Was",
        "waarde-code-nog-niet");
}

/* The frame of a message is about no person: there the new code is told. */
static void
test_codes__a_closed_message_type_is_judged_with_a_clock(void **state)
{
    (void)state;
    reads("S", "Tijd=2023-11-30T10:00:00Z;", NULL, NULL);
    reads("S", "Tijd=2026-11-24T10:00:00Z;", NULL, NULL);
}

static void
test_codes__are_checked_on_writing_too(void **state)
{
    static const struct {
        enum leaf leaf;
        const char *code;
        bool good;
    } cases[] = {
        {LF_ADRES_GEMEENTE_TERUGKEER, "1979", true},
        {LF_ADRES_GEMEENTE_TERUGKEER, "0003", false},
        {LF_ADRES_GEMEENTE_INSCHRIJVING, "0003", true},
    };

    (void)state;
    for (size_t i = 0; i < 2 * sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture *f = &fx[i % 2];
        enum err rc;

        fixture_reset(f);
        assert_int_equal(message_add(&f->m, LF_BERICHT_TIJDSTIP, 0,
                             span_of("2026-01-01T00:00:00Z"), NULL),
            ERR_OK);
        assert_int_equal(message_add(&f->m, cases[i / 2].leaf, 0,
                             span_of(cases[i / 2].code), NULL),
            ERR_OK);
        buf_clear(&f->out);
        rc = adapter_write(f->ad, BERICHT_M01, &f->m, &f->out, &f->ei);
        assert_int_equal(rc, cases[i / 2].good ? ERR_OK : ERR_INTERNAL);
        if (rc != ERR_OK)
            assert_null(strstr(f->ei.text, cases[i / 2].code));
    }
}

/* A code that is on no list is told by its list, and never by itself. */
static void
unknown_everywhere(struct fixture *f, const struct grammar *g, unsigned *n)
{
    static const char secret[] = "bestaat-niet";
    struct convert_in in = {.kind = CONVERT_TEXT, .text = span_of(secret)};
    struct convert cv = {.ad = f->ad};

    for (uint16_t i = 1; i < g->n; i++) {
        const struct node *nd = &g->nodes[i];
        struct place at = {.ad = f->ad, .g = g, .node = i};
        struct faults faults;
        const char *list;

        if (nd->leaf == LF__NONE ||
            catalogue_leaf((enum leaf)nd->leaf)->type != LEAF_CODE)
            continue;
        assert_false(convert_read(&cv, nd, &in));
        faults_init(&faults, &f->errs);
        faults_value(&faults, &at, &cv);
        assert_int_equal(f->errs.n, 1);
        assert_null(strstr(f->ev[0].detail, secret));
        assert_non_null(strstr(f->ev[0].place, nd->name));
        if (nd->conv == CONV_BOOL)
            continue;
        list =
            catalogue_codelist_name(catalogue_leaf((enum leaf)nd->leaf)->codes);
        assert_string_equal(f->ev[0].code, "code");
        assert_non_null(strstr(f->ev[0].detail, "geen code van de lijst "));
        assert_non_null(strstr(f->ev[0].detail, list));
        ++*n;
    }
}

static void
test_codes__that_are_unknown_name_their_list(void **state)
{
    static const char *const kinds[] = {"pi", "reclassering", "gemeente"};

    (void)state;
    for (size_t k = 0; k < 3; k++) {
        struct fixture f;
        unsigned n = 0;

        fixture_open(&f, "adapters", kinds[k]);
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            if (f.ad->types[t] != NULL)
                unknown_everywhere(&f, f.ad->types[t], &n);
        assert_true(n > 50);
        fixture_close(&f);
    }
}

static void
test_codes__the_certainty_goes_with_the_date(void **state)
{
    (void)state;
    reads("R", "Zeker=ONBEKEND;", NULL, NULL);
    reads("R", "Eind=;Zeker=ONBEKEND;", NULL, NULL);
    reads("R", "Eind=;Zeker=INDICATIEF;", NULL, NULL);
    reads("R", "Eind=2027-01-01;Zeker=INDICATIEF;", NULL, NULL);
    reads("R", "Eind=2027-01-01;Zeker=DEFINITIEF;", NULL, NULL);
    reads("R", "Vrij=2027-01-01;Zeker=DEFINITIEF;", NULL, NULL);
    reads("R", "Eind=2027-01-01;", NULL, NULL);
    reads("R", "Eind=2027-01-01;Zeker=ONBEKEND;", "Zeker", "waarde-einddatum");
    says("zekerheid", "ONBEKEND"); /* the place tells enough */
    says("zekerheid", "2027");
    reads("R", "Eind=;Zeker=DEFINITIEF;", "Zeker", "waarde-einddatum");
    reads("R", "Zeker=DEFINITIEF;", "Zeker", "waarde-einddatum");
    says("zekerheid", "DEFINITIEF");
    /* Another fault may be why there is no date. */
    reads("R", "Eind=morgen;Zeker=DEFINITIEF;", "Eind", "vorm");
}

/* What is empty stays away: an unknown end is no date in any format. */
static void
test_codes__an_unknown_end_is_no_date(void **state)
{
    (void)state;
    reads("R", "Eind=;Zeker=ONBEKEND;", NULL, NULL);
    for (int i = 0; i < 2; i++) {
        assert_false(message_has(&fx[i].m, EL_DETENTIE_VERWACHTE_EINDDATUM));
        buf_clear(&fx[i].out);
        assert_int_equal(adapter_write(fx[i].ad, BERICHT_M01, &fx[i].m,
                             &fx[i].out, &fx[i].ei),
            ERR_OK);
        assert_int_equal(text_find(buf_peek(&fx[i].out), span_of("Eind")), -1);
    }
}

static void
test_codes__a_prefix_and_an_oin_are_of_their_list(void **state)
{
    (void)state;
    reads("R", "Prefix=van der;", NULL, NULL);
    reads("R", "Prefix=Van der;", "Prefix", "waarde-voorvoegsel");
    reads("R", "Prefix=abc;", "Prefix", "waarde-voorvoegsel");
    reads("R", "Oin=00000099000000001000;", NULL, NULL);
    reads("R", "Oin=00000098000000001000;", "Oin", "waarde-oin");
    says("OIN_PREFIX", "00000098");
    reads("R", "Oin=0000009800000000100;", "Oin", "lengte");
}

static void
test_codes__a_period_has_its_days(void **state)
{
    struct code_period p = catalogue_code_period(CL_GEMEENTE, span_of("0457"));
    int64_t last;

    (void)state;
    assert_true(clock_parse_date(span_of("2022-03-23"), &last));
    assert_int_equal(p.from, CODE_EVER);
    assert_int_equal(p.to, last);
    assert_string_equal(p.successors, "0363");
    p = catalogue_code_period(CL_GEMEENTE, span_of("0363"));
    assert_int_equal(p.to, CODE_FOREVER);
    assert_string_equal(p.successors, "");
    p = catalogue_code_period(CL_GEMEENTE, span_of("9999"));
    assert_true(p.from == CODE_EVER && p.to == CODE_FOREVER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes__must_be_valid_on_the_day_of_the_message),
        cmocka_unit_test(test_codes__change_at_midnight_here_or_in_utc),
        cmocka_unit_test(test_codes__of_the_past_may_have_ended),
        cmocka_unit_test(
            test_codes__a_closed_message_type_is_judged_with_a_clock),
        cmocka_unit_test(test_codes__a_period_has_its_days),
        cmocka_unit_test(test_codes__are_checked_on_writing_too),
        cmocka_unit_test(test_codes__that_are_unknown_name_their_list),
        cmocka_unit_test(test_codes__the_certainty_goes_with_the_date),
        cmocka_unit_test(test_codes__an_unknown_end_is_no_date),
        cmocka_unit_test(test_codes__a_prefix_and_an_oin_are_of_their_list),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
