/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands on formats, on those that are shipped and on broken ones. */
#include "adapters/adapter.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/limit.h"
#include "tests/unit/cli/run.h"

enum { PATH_LEN = 256 };

/* A throw-away copy of one shipped format, as gemeente/v9. */
struct copy {
    char dir[PATH_LEN], line[RUN_LINE_MAX];
};

static void
shell(const char *line)
{
    if (system(line) != 0)
        fail_msg("%s", line);
}

static void
copy_make(struct copy *c)
{
    (void)snprintf(c->dir, sizeof(c->dir), "/tmp/kp-format-XXXXXX");
    assert_non_null(mkdtemp(c->dir));
    (void)snprintf(c->line, sizeof(c->line),
        "mkdir %s/gemeente && cp -r adapters/gemeente/v1 %s/gemeente/v9 && "
        "cd %s/gemeente/v9 && sed -i 's/^version.*/version\\tv9/' format.tsv && "
        "sed -i 's/-gemeente-v1\\t/-gemeente-v9\\t/' profiles.tsv",
        c->dir, c->dir, c->dir);
    shell(c->line);
}

/* Run a shell line in the copy's folder. */
static void
copy_change(struct copy *c, const char *what)
{
    (void)snprintf(c->line, sizeof(c->line), "cd %s/gemeente/v9 && %s", c->dir,
        what);
    shell(c->line);
}

static struct run
copy_test(struct copy *c, const char *more)
{
    (void)snprintf(c->line, sizeof(c->line), "k adapter test %s --rounds 2 %s",
        c->dir, more);
    return run_line(c->line);
}

static void
copy_expect(struct copy *c, const char *out)
{
    struct run r = copy_test(c, "--plain");

    if (r.code != CLI_CHECK_FAILED || strstr(r.out, out) == NULL)
        fail_msg("exit %d, want %s in\n%s%s", (int)r.code, out, r.out, r.err);
    run_done(&r);
}

static void
copy_remove(struct copy *c)
{
    (void)snprintf(c->line, sizeof(c->line), "rm -r %s", c->dir);
    shell(c->line);
}

static long long
member(const json_t *j, const char *a, const char *b)
{
    return json_integer_value(json_object_get(json_object_get(j, a), b));
}

/* ---- list ---------------------------------------------------------------- */

static void
test_adapter__list_names_every_format(void **state)
{
    struct run r = run_line("k adapter list --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.list");
    json_t *items = json_object_get(j, "items");

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_true(json_array_size(items) >= 3);
    for (size_t i = 0; i < json_array_size(items); i++) {
        json_t *f = json_array_get(items, i);

        assert_true(json_integer_value(json_object_get(f, "types")) > 0);
        assert_true(json_integer_value(json_object_get(f, "sent")) > 0);
        assert_true(json_integer_value(json_object_get(f, "received")) > 0);
        assert_true(json_integer_value(json_object_get(f, "paths")) > 0);
        assert_true(json_array_size(json_object_get(f, "roles")) > 0);
    }
    json_decref(j);
    run_done(&r);
    run_expect("k adapter list", CLI_OK, "gemeente/v1", "adapter show");
    run_expect("k adapter list --plain", CLI_OK, "pi/v1\txml\t", "");
}

static void
test_adapter__list_without_policy_does_not_guess(void **state)
{
    (void)state;
    run_expect("k adapter list --policy /nergens", CLI_USAGE, "", "");
    run_expect("k adapter list --adapters /nergens", CLI_CHECK_FAILED, "",
        "adapter test /nergens");
}

/* ---- show ---------------------------------------------------------------- */

static void
test_adapter__show_counts_what_a_type_carries(void **state)
{
    struct run r = run_line("k adapter show gemeente/v1 --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.show");
    json_t *types = json_object_get(j, "types");
    struct adapters *as = NULL;
    const struct adapter *ad;

    (void)state;
    assert_int_equal(adapters_load(&as, "adapters", NULL), ERR_OK);
    ad = adapters_find(as, "gemeente", "v1");
    for (size_t i = 0; i < json_array_size(types); i++) {
        json_t *t = json_array_get(types, i);
        enum bericht type;
        struct elset all;

        assert_true(terms_parse_bericht(
            span_of(json_string_value(json_object_get(t, "type"))), &type));
        all = adapter_elements(ad, type);
        assert_int_equal(
            json_integer_value(json_object_get(t, "mandatory")) +
                json_integer_value(json_object_get(t, "optional")) +
                json_integer_value(json_object_get(t, "lists")),
            elset_n(&all));
    }
    adapters_free(as);
    json_decref(j);
    run_done(&r);
    run_expect("k adapter show pi/v1", CLI_OK, "DeelbaarDRPlan", "");
}

/* The row of one element in the JSON of a type. */
static json_t *
row_of(json_t *j, const char *element, const char *part)
{
    json_t *rows = json_object_get(j, "elements");

    for (size_t i = 0; i < json_array_size(rows); i++) {
        json_t *row = json_array_get(rows, i);
        const char *p = json_string_value(json_object_get(row, "part"));

        if (strcmp(json_string_value(json_object_get(row, "element")),
                element) == 0 &&
            strcmp(p == NULL ? "" : p, part) == 0)
            return row;
    }
    fail_msg("no row of %s/%s", element, part);
    return NULL;
}

static void
assert_text(json_t *row, const char *key, const char *want)
{
    const char *have = json_string_value(json_object_get(row, key));

    if (want == NULL)
        assert_null(have);
    else
        assert_string_equal(have == NULL ? "(null)" : have, want);
}

static void
test_adapter__show_says_where_a_value_stands(void **state)
{
    struct run r = run_line("k adapter show gemeente/v1 M10 --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.show");
    json_t *row = row_of(j, "drplan.actie", "deadline");

    (void)state;
    assert_text(row, "path", "taken[]/deadline");
    assert_text(row, "value", "date");
    assert_true(json_is_true(json_object_get(row, "repeats")));
    row = row_of(j, "persoon.geslacht", "");
    assert_text(row, "codelist", "GESLACHT");
    assert_text(row, "conversion", "code");
    assert_text(row, "presence", "mandatory");
    assert_text(row_of(j, "bericht.type", ""), "path", NULL);
    assert_text(row_of(j, "bericht.type", ""), "presence", "mandatory");
    json_decref(j);
    run_done(&r);
    run_expect("k adapter show pi/v1 M10", CLI_OK, "(in persoon.geslachtsnaam)",
        "--list");
    run_expect("k adapter show pi/v1 M10 --lang en", CLI_OK, "mandatory", "");
}

/* In Dutch, a part with its element; and what a recipient gets. */
static void
test_adapter__show_has_names_and_profile(void **state)
{
    struct run r = run_line("k adapter show gemeente/v1 M10 --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.show");
    json_t *row = row_of(j, "drplan.actie", "deadline");
    char label[128];

    (void)state;
    (void)snprintf(label, sizeof(label), "%s: %s",
        catalogue_element_label(EL_DRPLAN_ACTIE),
        catalogue_leaf_label(LF_DRPLAN_ACTIE_DEADLINE));
    assert_text(row, "label", label);
    assert_true(json_is_true(json_object_get(row, "in_profile")));
    row = row_of(j, "persoon.geslachtsnaam", "");
    assert_text(row, "label",
        catalogue_element_label(EL_PERSOON_GESLACHTSNAAM));
    assert_text(row, "value", "name");
    assert_text(j, "profile", "drplan-gemeente-v1");
    json_decref(j);
    run_done(&r);
    run_expect("k adapter show gemeente/v1 M10", CLI_OK, label, "");
    run_expect("k adapter show gemeente/v1 M10", CLI_OK,
        "PROFIEL       drplan-gemeente-v1: ", "");
    run_expect("k adapter show gemeente/v1 M07", CLI_OK, "PROFIEL       geen",
        "");
    run_expect("k adapter show gemeente/v1", CLI_OK, " drplan-gemeente-v1\n",
        "");
}

/* What the format lets a document leave out, with the reason. */
static void
test_adapter__show_tells_a_default(void **state)
{
    struct run r = run_line("k adapter show reclassering/v1 M12 --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.show");
    json_t *row = row_of(j, "bericht.vertrouwelijkheid", "");

    (void)state;
    assert_text(row, "presence", "optional");
    assert_text(row, "default", "vertrouwelijk");
    json_decref(j);
    run_done(&r);
    run_expect("k adapter show reclassering/v1 M12", CLI_OK,
        "STANDAARD     ontbreekt bericht.vertrouwelijkheid, dan geldt "
        "vertrouwelijk: Het registratiesysteem",
        "");
    r = run_line("k adapter show reclassering/v1 M11"); /* only received */
    assert_null(strstr(r.out, "STANDAARD"));
    run_done(&r);
}

/* Every type of every format, and every list: no cell without a word. */
static void
test_adapter__show_has_a_word_for_everything(void **state)
{
    static const char *const formats[] = {"pi", "reclassering", "gemeente"};
    char line[RUN_LINE_MAX];

    (void)state;
    for (size_t f = 0; f < 3; f++)
        for (unsigned i = 0; i < BERICHT__COUNT + CL__COUNT - 1; i++) {
            bool type = i < BERICHT__COUNT;
            struct run r;

            (void)snprintf(line, sizeof(line), "k adapter show %s/v1 %s%s",
                formats[f], type ? "" : "--list ",
                type ? terms_bericht((enum bericht)i)
                     : catalogue_codelist_name(
                           (enum codelist)(i - BERICHT__COUNT + 1)));
            r = run_line(line);
            if (r.code != (type && r.out[0] == '\0' ? CLI_USAGE : CLI_OK) ||
                strstr(r.out, "(null)") != NULL)
                fail_msg("%s: exit %d: %s", line, (int)r.code, r.out);
            run_done(&r);
        }
}

static void
test_adapter__show_spells_a_code_list(void **state)
{
    (void)state;
    run_expect("k adapter show gemeente/v1 --list GESLACHT --plain", CLI_OK,
        "vrouw\tV\tvrouw\t", "");
    run_expect("k adapter show pi/v1 --list GESLACHT --json", CLI_OK,
        "\"canonical\":\"V\"", "");
    run_expect("k adapter show gemeente/v1 --list JN", CLI_OK, "ja",
        "true of false");
    run_expect("k adapter show pi/v1 --list GEMEENTE --plain", CLI_OK,
        "0457\t0457\tWeesp\ttot en met 2022-03-23\t0363\n", "");
    run_expect("k adapter show pi/v1 --list GEMEENTE --plain", CLI_OK,
        "0363\t0363\tAmsterdam\taltijd\t\n", "");
    run_expect("k adapter show pi/v1 --list GEMEENTE --json", CLI_OK,
        "\"en\":\"Weesp\",\"valid_to\":\"2022-03-23\",\"successor\":\"0363\"",
        "");
    run_expect("k adapter show pi/v1 --list GESLACHT --lang en", CLI_OK,
        "female", "");
    run_expect("k adapter show pi/v1 --list GESLAGT", CLI_USAGE, "",
        "Bedoelde u: GESLACHT");
    run_expect("k adapter show pi/v1 M10 --list GESLACHT", CLI_USAGE, "",
        "niet samen");
}

static void
test_adapter__show_of_nothing_says_what_there_is(void **state)
{
    (void)state;
    run_expect("k adapter show", CLI_USAGE, "", "ontbreekt");
    run_expect("k adapter show gemeente", CLI_USAGE, "", "gemeente/v1");
    run_expect("k adapter show gemente/v1", CLI_USAGE, "",
        "Bedoelde u: gemeente/v1");
    run_expect("k adapter show pi/v1 M36", CLI_USAGE, "", "geen berichttype");
    run_expect("k adapter show pi/v1 M25", CLI_USAGE, "", "Typen van pi/v1: ");
}

/* ---- test ---------------------------------------------------------------- */

static void
test_adapter__the_shipped_formats_are_right(void **state)
{
    struct run r = run_line("k adapter test --rounds 3 --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.test");

    (void)state;
    if (r.code != CLI_OK)
        fail_msg("%s%s", r.out, r.err);
    assert_true(json_is_true(json_object_get(j, "passed")));
    assert_int_equal(member(j, "counts", "faults"), 0);
    assert_true(member(j, "counts", "formats") >= 3);
    assert_true(member(j, "counts", "samples") > 50);
    json_decref(j);
    run_done(&r);
    run_expect("k adapter test gemeente/v1 --rounds 1", CLI_OK, "alles klopt",
        "");
    run_expect("k adapter test adapters/pi --rounds 0", CLI_OK, "pi/v1", "");
    run_expect("k adapter test adapters/pi/v1 --rounds 0 -q", CLI_OK,
        "RESULTAAT", "");
}

static void
test_adapter__a_table_fault_names_file_line_and_cause(void **state)
{
    struct copy c;

    (void)state;
    copy_make(&c);
    copy_change(&c, "printf 'kop/x\\tgeen.element\\t-\\n' >>paths.tsv");
    copy_expect(&c, "gemeente/v9/paths.tsv:");
    copy_expect(&c, ": no such leaf");
    copy_change(&c, "sed -i '$d' paths.tsv && rm codes.tsv");
    copy_expect(&c, "codes.tsv: cannot open");
    copy_remove(&c);
}

static void
test_adapter__one_broken_format_leaves_the_others_tested(void **state)
{
    struct copy c;
    struct run r;
    json_t *j;

    (void)state;
    copy_make(&c);
    (void)snprintf(c.line, sizeof(c.line), "cp -r adapters/pi %s", c.dir);
    shell(c.line);
    copy_change(&c, "rm types.tsv");
    r = copy_test(&c, "--json");
    j = run_json(r.out, "ketenpoort.adapter.test");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_int_equal(member(j, "counts", "formats"), 2);
    assert_int_equal(member(j, "counts", "faults"), 1);
    assert_true(member(j, "counts", "samples") > 10);
    json_decref(j);
    run_done(&r);
    copy_remove(&c);
}

static void
test_adapter__a_sample_must_get_the_verdict_in_its_name(void **state)
{
    struct copy c;

    (void)state;
    copy_make(&c);
    copy_change(&c, "cp samples/M10.json samples/M10-helemaal-goed.json");
    copy_expect(&c, "FOUT\tM10-helemaal-goed.json\tmoet fout zijn");
    copy_change(&c, "rm samples/M10-helemaal-goed.json && "
                    "sed -i 's/\"kop\"/\"kap\"/' samples/M30.json");
    copy_expect(&c, "moet geldig zijn, maar is geweigerd op /kop (ontbreekt)");
    copy_change(&c, "cp samples/M14.json samples/M30.json");
    copy_expect(&c, "de inhoud is een M14");
    copy_change(&c,
        "cp samples/M30-zonder-doel.json samples/M30-waarde-x.json");
    copy_expect(&c, "geweigerd, maar niet om een waarde");
    copy_change(&c,
        "mv samples/M07-waarde-elfproef.json samples/M07-elfproef.json");
    copy_expect(&c, "geweigerd om een waarde");
    copy_change(&c, "touch samples/los.json");
    copy_expect(&c, "de naam moet zijn als M10.xml");
    copy_change(&c, "head -c 300000 /dev/zero >samples/M10-groot.json");
    copy_expect(&c, "groter dan 262144 bytes");
    copy_remove(&c);
}

static void
test_adapter__each_type_has_a_valid_and_an_invalid_sample(void **state)
{
    struct copy c;

    (void)state;
    copy_make(&c);
    copy_change(&c, "rm samples/M14.json");
    copy_expect(&c, "geen geldig voorbeeld (M14.*)");
    copy_change(&c, "rm samples/M30-*");
    copy_expect(&c, "geen ongeldig voorbeeld (M30-*)");
    copy_change(&c, "rm -r samples");
    copy_expect(&c, "geen map met voorbeelden");
    copy_remove(&c);
}

static void
test_adapter__no_format_is_left_out_in_silence(void **state)
{
    struct copy c;

    (void)state;
    copy_make(&c);
    copy_change(&c, "for i in $(seq 32); do mkdir ../x$i && "
                    "touch ../x$i/format.tsv; done");
    (void)snprintf(c.line, sizeof(c.line), "k adapter test %s", c.dir);
    run_expect(c.line, CLI_CHECK_FAILED, "", "meer dan 32 formaten");
    copy_change(&c, "rm -r ../x32");
    copy_expect(&c, "formaten: 32,");
    copy_remove(&c);
}

static void
test_adapter__test_of_nothing_says_what_a_format_is(void **state)
{
    (void)state;
    run_expect("k adapter test /tmp/nergens", CLI_USAGE, "",
        "geen map en geen formaat");
    run_expect("k adapter test tests/lint", CLI_CHECK_FAILED, "",
        "format.tsv, paths.tsv");
    run_expect("k adapter test pi/v7", CLI_USAGE, "", "adapter list");
    run_expect("k adapter test --rounds 10001", CLI_USAGE, "", "0 tot 10000");
    run_expect("k adapter test --rounds veel", CLI_USAGE, "", "0 tot 10000");
    run_expect("k adapter test --seed -1", CLI_USAGE, "", "--seed");
    run_expect("k adapter test a b", CLI_USAGE, "", "te veel");
}

/* ---- convert ------------------------------------------------------------- */

#define PI          "adapters/pi/v1/samples/"
#define TO_GEMEENTE " --from pi/v1 --to gemeente/v1 --policy policy/wet-senb "
#define BYPASS      " --from pi/v1 --to gemeente/v1 --zonder-beleid-testdata "

/* None of what the message says is on err. */
static void
assert_no_value(const char *err)
{
    static const char *const said[] = {"999900109", "2144817", "Voorbeeld",
        "1988"};

    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
        if (strstr(err, said[i]) != NULL)
            fail_msg("%s in %s", said[i], err);
}

static void
test_adapter__convert_goes_through_the_policy(void **state)
{
    struct run r =
        run_line("k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J");
    json_t *doc = json_loads(r.out, 0, NULL);

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(doc);
    assert_string_equal(json_string_value(json_object_get(doc, "berichttype")),
        "M10");
    assert_null(strstr(r.out, "2144817"));
    assert_non_null(strstr(r.err, "persoon.skn"));
    assert_non_null(strstr(r.err, "achtergehouden"));
    assert_non_null(strstr(r.err, "PBW_18A"));
    assert_non_null(strstr(r.err, "Niets is vastgelegd"));
    assert_no_value(r.err);
    json_decref(doc);
    run_done(&r);
    r = run_line(
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J --quiet");
    assert_string_equal(r.err, "");
    run_done(&r);
}

static void
test_adapter__convert_as_json_holds_document_and_decision(void **state)
{
    struct run r = run_line(
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J --json");
    json_t *j = run_json(r.out, "ketenpoort.adapter.convert");
    json_t *d = json_object_get(j, "decision");
    size_t withheld = 0;

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_string_equal(r.err, "");
    assert_string_equal(json_string_value(json_object_get(j, "result")),
        "converted");
    assert_true(json_is_true(json_object_get(d, "released")));
    for (size_t i = 0; i < json_array_size(json_object_get(d, "elements")); i++)
        withheld +=
            strcmp(json_string_value(json_object_get(
                       json_array_get(json_object_get(d, "elements"), i),
                       "outcome")),
                "withheld") == 0;
    assert_true(withheld > 3);
    assert_int_equal(json_string_value(json_object_get(j, "document"))[0], '{');
    json_decref(j);
    run_done(&r);
}

static void
test_adapter__convert_refuses_as_the_gateway_does(void **state)
{
    struct run r;
    json_t *j;

    (void)state;
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE, CLI_REFUSED, "",
        "--bevestigd J");
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE
               "--bevestigd J --gemeente 0363",
        CLI_REFUSED, "", "VERKEERDE_GEMEENTE");
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE
               "--bevestigd J --vandaag 2001-01-01",
        CLI_REFUSED, "", "GEEN_GRONDSLAG");
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE
               "--rol-afzender RE --bevestigd J",
        CLI_REFUSED, "", "geen beleid voor M10 van RE naar GN");
    r = run_line("k adapter convert " PI "M10.xml" TO_GEMEENTE "--json");
    j = run_json(r.out, "ketenpoort.adapter.convert");
    assert_int_equal(r.code, CLI_REFUSED);
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(j, "decision"), "refusal")),
        "VERKEERDE_GEMEENTE");
    assert_null(json_object_get(j, "document"));
    json_decref(j);
    run_done(&r);
}

/* A refusal or a fault writes nothing. */
static void
test_adapter__convert_lists_faults_without_values(void **state)
{
    struct run r = run_line(
        "k adapter convert " PI "M10-waarde-onmogelijke-datum.xml" TO_GEMEENTE);

    (void)state;
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_string_equal(r.out, "");
    assert_non_null(
        strstr(r.err, "/DeelbaarDRPlan/Justitiabele/GebDatum  waarde-datum: "));
    assert_no_value(r.err);
    run_done(&r);
    r = run_line(
        "k adapter convert " PI "M01-bsn-te-kort.xml" TO_GEMEENTE "--json");
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_non_null(strstr(r.out, "\"code\":\"vorm\""));
    assert_no_value(r.out);
    run_done(&r);
}

#define BARE                                                                  \
    "sed '/<Toelichtingen>/,/<.Toelichtingen>/d;/<Acties>/,/<.Acties>/d' " PI \
    "M10.xml"

/* The shipped M10 that says yes and explains nothing. */
static void
test_adapter__convert_refuses_a_bare_yes(void **state)
{
    static const char place[] =
        "/DeelbaarDRPlan/Hulpvraag/Toelichtingen/Toelichting";
    struct run r;
    json_t *j, *faults;

    (void)state;
    run_in = popen(BARE, "re");
    r = run_line("k adapter convert -" TO_GEMEENTE "--bevestigd J");
    assert_int_equal(pclose(run_in), 0);
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_string_equal(r.out, "");
    assert_non_null(strstr(r.err, "M10 zegt te weinig"));
    assert_non_null(strstr(r.err, place));
    assert_no_value(r.err);
    run_done(&r);
    /* Before the decision: nobody confirmed here. */
    run_in = popen(BARE, "re");
    r = run_line("k adapter convert -" TO_GEMEENTE "--html --json");
    assert_int_equal(pclose(run_in), 0);
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    j = run_json(r.out, "ketenpoort.adapter.convert");
    faults = json_object_get(j, "faults");
    assert_text(j, "result", "incomplete");
    assert_int_equal(json_array_size(faults), 4);
    for (size_t i = 0; i < 4; i++) {
        assert_text(json_array_get(faults, i), "place", place);
        assert_text(json_array_get(faults, i), "code", "onvolledig");
    }
    assert_true(json_is_null(json_object_get(j, "decision")));
    assert_true(member(j, "completeness", "verwacht") >
                member(j, "completeness", "aanwezig"));
    assert_null(json_object_get(j, "document"));
    json_decref(j);
    run_done(&r);
    run_in = popen(BARE, "re");
    run_expect("k adapter convert -" BYPASS, CLI_OK, "\"berichttype\"", "");
    assert_int_equal(pclose(run_in), 0);
    run_in = NULL;
}

/* By the day that is decided on. */
static void
test_adapter__convert_refuses_a_type_of_the_past(void **state)
{
    (void)state;
    run_expect("k adapter convert " PI "M09.xml" TO_GEMEENTE, CLI_CHECK_FAILED,
        "", "berichttype-vervallen: ");
    run_expect("k adapter convert " PI "M09.xml" TO_GEMEENTE "--json",
        CLI_CHECK_FAILED, "\"result\":\"closed\"", "");
    run_expect("k adapter convert " PI "M09.xml" TO_GEMEENTE
               "--vandaag 2023-11-30",
        CLI_REFUSED, "", "geen beleid voor M09");
}

static void
test_adapter__convert_tells_what_a_message_lacks(void **state)
{
    struct run r =
        run_line("k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J");
    const char *report = strstr(r.err, "VOLLEDIGHEID");
    json_t *j;

    (void)state;
    assert_non_null(report);
    assert_true(report > strstr(r.err, "BESLUIT"));
    assert_non_null(strstr(report, "idbewijs.aanvraag_status (verwacht): "));
    run_done(&r);
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE
               "--bevestigd J --lang en",
        CLI_OK, "", "\nCOMPLETENESS  ");
    r = run_line(
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J --json");
    j = run_json(r.out, "ketenpoort.adapter.convert");
    assert_true(
        json_array_size(json_object_get(json_object_get(j, "completeness"),
            "perBasisvoorwaarde")) >= 6);
    json_decref(j);
    run_done(&r);
    run_expect("k adapter convert " PI "M10.xml" BYPASS "--json", CLI_OK,
        "\"completeness\":null", "");
}

static void
assert_page(const char *page, const char *const *says, const char *const * not )
{
    for (; *says != NULL; says++)
        if (strstr(page, *says) == NULL)
            fail_msg("not there: %s", *says);
    for (; *not != NULL; not ++)
        if (strstr(page, *not ) != NULL)
            fail_msg("there: %s", *not );
}

static void
test_adapter__convert_as_a_page_names_what_was_held_back(void **state)
{
    /* A condition; a condition with a stand-in. */
    const char *const says[] = {"Marleen de Wit", "profiel drplan-gemeente-v1",
        ">Niet verstrekt<", catalogue_element_label(EL_DETENTIE_VERLOF_PERIODE),
        catalogue_element_label(EL_ZORG_ZORGAANBIEDER), "Proef, ", NULL};
    /* Denied outright; values of both. */
    const char *const not [] = {catalogue_element_label(EL_PERSOON_SKN),
        catalogue_element_label(EL_DETENTIE_GEDRAG_SAMENVATTING), "2144817",
        "zoals het aan de ontvanger is verstrekt", NULL};
    struct run r = run_line(
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J --html");

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_int_equal(strncmp(r.out, "<!DOCTYPE html>", 15), 0);
    assert_page(r.out, says, not );
    assert_non_null(strstr(r.err, "BESLUIT"));
    assert_no_value(r.err);
    run_done(&r);
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE "--html",
        CLI_REFUSED, "", "--bevestigd J");
    run_expect("k adapter convert " PI "M10.xml" TO_GEMEENTE
               "--bevestigd J --html --json",
        CLI_OK, "\"media_type\":\"text/html\",\"document\":\"<!DOCTYPE", "");
}

/* A page from XML; nothing was decided, so nothing is said of it. */
static void
test_adapter__convert_as_a_page_without_policy(void **state)
{
    const char *const says[] = {"Pieter Jan", "Proef, ", NULL};
    const char *const not [] = {">Niet verstrekt<", "profiel ", NULL};
    struct run r = run_line("k adapter convert " PI "M10.xml" BYPASS "--html");

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_page(r.out, says, not );
    run_done(&r);
    run_expect("k adapter convert " PI "M11.xml --from pi/v1 "
               "--to reclassering/v1 --policy policy/wet-senb --html",
        CLI_OK, "profiel drplan-reclassering-v1", "");
    run_expect("k adapter convert adapters/gemeente/v1/samples/M07.json "
               "--from gemeente/v1 --to pi/v1 --policy policy/wet-senb --html",
        CLI_OK, "profiel screening-pi-v1", "");
}

static void
test_adapter__convert_wants_formats_that_fit(void **state)
{
    (void)state;
    run_expect("k adapter convert " PI "M30.xml --from pi/v1 "
               "--to reclassering/v1 --policy policy/wet-senb",
        CLI_CHECK_FAILED, "", "die gebruikt reclassering/v1 niet");
    run_expect("k adapter convert " PI "M10.xml --from pi/v1 "
               "--to reclassering/v1 --zonder-beleid-testdata",
        CLI_CHECK_FAILED, "", "kent M10 (DeelbaarDRPlan) niet");
    run_expect("k adapter convert " PI "M10.xml --from gemeente/v1 "
               "--to pi/v1 --policy policy/wet-senb",
        CLI_CHECK_FAILED, "", "geen geldig gemeente/v1");
}

static void
test_adapter__convert_tells_a_wrong_question(void **state)
{
    (void)state;
    run_expect("k adapter convert", CLI_USAGE, "", "ontbreekt");
    run_expect("k adapter convert " PI "M10.xml", CLI_USAGE, "",
        "--from ontbreekt");
    run_expect("k adapter convert " PI "M10.xml --from pi/v1", CLI_USAGE, "",
        "--to ontbreekt");
    run_expect("k adapter convert " PI "M10.xml --from pi/v2 --to pi/v1",
        CLI_USAGE, "", "Bedoelde u: pi/v1");
    run_expect("k adapter convert nergens.xml" TO_GEMEENTE, CLI_FAILED, "",
        "niet te openen");
    run_expect("k adapter convert x" TO_GEMEENTE "--fase F9", CLI_USAGE, "",
        "--fase kan niet");
    run_expect("k adapter convert x" TO_GEMEENTE "--bevestigd ja", CLI_USAGE,
        "", "--bevestigd kan niet");
    run_expect("k adapter convert x" TO_GEMEENTE "--vandaag morgen", CLI_USAGE,
        "", "geen dag");
    run_expect("k adapter convert x" TO_GEMEENTE "--gemeente 9999", CLI_USAGE,
        "", "geen gemeentecode");
    run_expect("k adapter convert x" TO_GEMEENTE "--rol-afzender XX", CLI_USAGE,
        "", "is geen rol");
    run_expect("k adapter convert x" TO_GEMEENTE "--policy /nergens", CLI_USAGE,
        "", "twee keer");
    run_expect("k adapter convert x" BYPASS "--fase F2", CLI_USAGE, "",
        "--fase heeft dan geen zin");
}

static void
test_adapter__convert_reads_standard_input_up_to_a_limit(void **state)
{
    static char big[LIMIT_BODY_MAX + 1];

    (void)state;
    run_in = fopen(PI "M30.xml", "re");
    assert_non_null(run_in);
    run_expect("k adapter convert -" TO_GEMEENTE, CLI_OK,
        "\"berichttype\":\"M30\"", "");
    (void)fclose(run_in);
    memset(big, ' ', sizeof(big));
    run_in = fmemopen(big, sizeof(big), "r");
    assert_non_null(run_in);
    run_expect("k adapter convert -" TO_GEMEENTE, CLI_CHECK_FAILED, "",
        "groter dan 262144 bytes");
    (void)fclose(run_in);
    run_in = NULL;
}

static void
test_adapter__convert_writes_a_file_for_its_owner_only(void **state)
{
    char dir[] = "/tmp/kp-convert-XXXXXX", line[RUN_LINE_MAX], file[PATH_LEN];
    struct stat st;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(file, sizeof(file), "%s/uit.json", dir);
    (void)snprintf(line, sizeof(line),
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "-o %s", file);
    run_expect(line, CLI_REFUSED, "", "");
    assert_int_not_equal(access(file, F_OK), 0);
    (void)snprintf(line, sizeof(line),
        "k adapter convert " PI "M10.xml" TO_GEMEENTE "--bevestigd J -o %s",
        file);
    run_expect(line, CLI_OK, "", "BESLUIT");
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_true(st.st_size > 1000);
    (void)snprintf(line, sizeof(line),
        "k adapter convert " PI "M10.xml" TO_GEMEENTE
        "--bevestigd J -o %s/geen/map",
        dir);
    run_expect(line, CLI_FAILED, "", "niet te schrijven");
    (void)snprintf(line, sizeof(line), "rm -r %s", dir);
    shell(line);
}

static void
test_adapter__without_policy_what_is_lost_is_said(void **state)
{
    struct run r = run_line("k adapter convert " PI "M10.xml" BYPASS "--quiet");

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_int_equal(r.out[0], '{');
    assert_non_null(strstr(r.err, "persoon.skn"));
    assert_non_null(strstr(r.err, "drplan.gedragsdoel"));
    assert_no_value(r.err);
    run_done(&r);
    run_expect("k adapter convert " PI "M10.xml" BYPASS "--json", CLI_OK,
        "\"decision\":null,\"lost\":[\"persoon.skn\"", "");
}

/* The shipped M10 with one number made to look like a real one. */
static void
test_adapter__without_policy_only_test_data_passes(void **state)
{
    static const char *const change[] = {
        "s/<BSN>999900109</<BSN>00000"
        "0012</",
        "s/AfzenderOIN>00000099/AfzenderOIN>00000001/",
        "s/OntvangerOIN>00000099/OntvangerOIN>00000004/",
    };
    char line[RUN_LINE_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(change) / sizeof(change[0]); i++) {
        (void)snprintf(line, sizeof(line), "sed '%s' " PI "M10.xml", change[i]);
        run_in = popen(line, "re");
        assert_non_null(run_in);
        run_expect("k adapter convert -" BYPASS, CLI_REFUSED, "",
            "alleen voor verzonnen personen");
        assert_int_equal(pclose(run_in), 0);
    }
    run_in = NULL;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adapter__list_names_every_format),
        cmocka_unit_test(test_adapter__list_without_policy_does_not_guess),
        cmocka_unit_test(test_adapter__show_counts_what_a_type_carries),
        cmocka_unit_test(test_adapter__show_says_where_a_value_stands),
        cmocka_unit_test(test_adapter__show_has_names_and_profile),
        cmocka_unit_test(test_adapter__show_tells_a_default),
        cmocka_unit_test(test_adapter__show_has_a_word_for_everything),
        cmocka_unit_test(test_adapter__show_spells_a_code_list),
        cmocka_unit_test(test_adapter__show_of_nothing_says_what_there_is),
        cmocka_unit_test(test_adapter__the_shipped_formats_are_right),
        cmocka_unit_test(test_adapter__a_table_fault_names_file_line_and_cause),
        cmocka_unit_test(
            test_adapter__one_broken_format_leaves_the_others_tested),
        cmocka_unit_test(
            test_adapter__a_sample_must_get_the_verdict_in_its_name),
        cmocka_unit_test(
            test_adapter__each_type_has_a_valid_and_an_invalid_sample),
        cmocka_unit_test(test_adapter__no_format_is_left_out_in_silence),
        cmocka_unit_test(test_adapter__test_of_nothing_says_what_a_format_is),
        cmocka_unit_test(test_adapter__convert_goes_through_the_policy),
        cmocka_unit_test(
            test_adapter__convert_as_json_holds_document_and_decision),
        cmocka_unit_test(test_adapter__convert_refuses_as_the_gateway_does),
        cmocka_unit_test(test_adapter__convert_lists_faults_without_values),
        cmocka_unit_test(test_adapter__convert_refuses_a_bare_yes),
        cmocka_unit_test(test_adapter__convert_refuses_a_type_of_the_past),
        cmocka_unit_test(test_adapter__convert_tells_what_a_message_lacks),
        cmocka_unit_test(
            test_adapter__convert_as_a_page_names_what_was_held_back),
        cmocka_unit_test(test_adapter__convert_as_a_page_without_policy),
        cmocka_unit_test(test_adapter__convert_wants_formats_that_fit),
        cmocka_unit_test(test_adapter__convert_tells_a_wrong_question),
        cmocka_unit_test(
            test_adapter__convert_reads_standard_input_up_to_a_limit),
        cmocka_unit_test(
            test_adapter__convert_writes_a_file_for_its_owner_only),
        cmocka_unit_test(test_adapter__without_policy_what_is_lost_is_said),
        cmocka_unit_test(test_adapter__without_policy_only_test_data_passes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
