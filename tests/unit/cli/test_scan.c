/* SPDX-License-Identifier: EUPL-1.2 */
/* A sentence tried out, and a document of which a sentence is refused. */
#include "adapters/terms.h"
#include "base/limit.h"
#include "tests/unit/cli/run.h"

#define WET " --policy policy/wet-senb"

static struct run
scan(const char *text, const char *line)
{
    struct run r;
    char copy[4096];

    (void)snprintf(copy, sizeof(copy), "%s", text);
    run_in = fmemopen(copy, strlen(copy), "r");
    assert_non_null(run_in);
    r = run_line(line);
    assert_int_equal(fclose(run_in), 0);
    run_in = NULL;
    return r;
}

static void
test_cli__scan_names_line_and_position(void **state)
{
    struct run r = scan("Wil zijn woning houden.\nIs depressief, zijn broer "
                        "heeft 999900201.\n",
        "k policy scan - --plain" WET);

    (void)state;
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_non_null(strstr(r.out, "2\t33\t9\tBSN_ANDER\t"));
    assert_non_null(strstr(r.out, "2\t4\t10\tDIAGNOSE\t"));
    assert_null(strstr(r.out, "depressief"));
    assert_null(strstr(r.out, "999900201"));
    assert_null(strstr(r.err, "depressief"));
    run_done(&r);
}

static void
test_cli__scan_finds_nothing_in_a_plain_text(void **state)
{
    struct run r = scan("Wil zijn woning houden.\nBel 06-12345678.",
        "k policy scan -" WET);

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.out, "Niets gevonden in 2 regel(s)"));
    run_done(&r);
    r = scan("Wil zijn woning houden.\n", "k policy scan - --lang en" WET);
    assert_non_null(strstr(r.out, "Nothing found in 1 line(s)"));
    run_done(&r);
}

static void
test_cli__scan_answers_json(void **state)
{
    struct run r = scan("adhd\n\nslachtoffer", "k policy scan - --json" WET);
    json_t *j = run_json(r.out, "ketenpoort.policy.scan");
    json_t *found = json_object_get(j, "found"), *f;

    (void)state;
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_int_equal(json_array_size(found), 2);
    f = json_array_get(found, 1);
    assert_string_equal(json_string_value(json_object_get(f, "category")),
        "SLACHTOFFER");
    assert_int_equal(json_integer_value(json_object_get(f, "line")), 3);
    assert_int_equal(json_integer_value(json_object_get(f, "position")), 1);
    assert_int_equal(json_integer_value(json_object_get(f, "length")), 11);
    assert_true(json_is_true(json_object_get(j, "complete")));
    assert_int_equal(json_integer_value(json_object_get(j, "lines")), 3);
    json_decref(j);
    run_done(&r);
}

static void
test_cli__scan_reads_a_file_of_utf8_up_to_a_limit(void **state)
{
    static char big[LIMIT_BODY_MAX + 1];
    struct run r =
        run_line("k policy scan tests/data/vrije_tekst/geen-bestand" WET);

    (void)state;
    assert_int_equal(r.code, CLI_FAILED);
    run_done(&r);
    r = run_line("k policy scan tests/data/vrije_tekst/apart-gewoon.txt" WET);
    assert_int_equal(r.code, CLI_OK);
    run_done(&r);
    r = scan("a\xff", "k policy scan -" WET);
    assert_int_equal(r.code, CLI_CHECK_FAILED);
    assert_non_null(strstr(r.err, "UTF-8"));
    run_done(&r);
    memset(big, 'x', sizeof(big));
    for (size_t n = LIMIT_BODY_MAX; n <= sizeof(big); n++) {
        run_in = fmemopen(big, n, "r");
        assert_non_null(run_in);
        r = run_line("k policy scan -" WET);
        assert_int_equal(r.code,
            n <= LIMIT_BODY_MAX ? CLI_OK : CLI_CHECK_FAILED);
        run_done(&r);
        assert_int_equal(fclose(run_in), 0);
        run_in = NULL;
    }
}

/* As the gateway: the place in the document, not the text. */
static void
test_cli__convert_refuses_a_text_with_its_place(void **state)
{
    static const struct {
        const char *edit, *code, *place, *says;
    } row[] = {
        {"s/Huurt sinds 2019/Slikt oxazepam/", "VRIJE_TEKST",
            "/Toelichtingen/Toelichting[2]/Tekst", "MEDICATIE"},
        {"s/Huurt sinds 2019/Is van 9999.00.201/", "VRIJE_TEKST",
            "/Toelichtingen/Toelichting[2]/Tekst", "BSN_ANDER"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
        for (unsigned json = 0; json < 2; json++) {
            char line[400];
            struct run r;
            const char *out;

            (void)snprintf(line, sizeof(line),
                "sed '%s' adapters/pi/v1/samples/M10.xml", row[i].edit);
            run_in = popen(line, "re");
            assert_non_null(run_in);
            (void)snprintf(line, sizeof(line),
                "k adapter convert - --from pi/v1 --to gemeente/v1 "
                "--rol-afzender PI --bevestigd J%s" WET,
                json != 0 ? " --json" : "");
            r = run_line(line);
            (void)pclose(run_in);
            run_in = NULL;
            assert_int_equal(r.code, CLI_REFUSED);
            out = json != 0 ? r.out : r.err;
            if (strstr(out, row[i].place) == NULL)
                fail_msg("%s", out);
            assert_non_null(strstr(out, row[i].code));
            assert_non_null(strstr(out, row[i].says));
            assert_null(strstr(out, "oxazepam"));
            assert_null(strstr(out, "9999.00"));
            run_done(&r);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__scan_names_line_and_position),
        cmocka_unit_test(test_cli__scan_finds_nothing_in_a_plain_text),
        cmocka_unit_test(test_cli__scan_answers_json),
        cmocka_unit_test(test_cli__scan_reads_a_file_of_utf8_up_to_a_limit),
        cmocka_unit_test(test_cli__convert_refuses_a_text_with_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
