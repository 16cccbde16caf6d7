/* SPDX-License-Identifier: EUPL-1.2 */
/* log prove and log check-proof, beside a stopped gateway. */
#include "adapters/catalogue.h"
#include "crypto/crypto.h"
#include "ledger/opening.h"
#include "ledger/proof.h"
#include "tests/unit/cli/state_run.h"

/* One entry of elements 0 .. 9, index 3; a key; a head of before it. */
static int
set_up(void **state)
{
    char id[RECORD_ID_LEN + 1];
    struct record_counts was;

    (void)state;
    state_start();
    assert_int_equal(record_count(rig.r, &was, NULL), ERR_OK);
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    write_text("kop", was.note);
    return 0;
}

static void
prove_elements(const char *more, const unsigned *v, size_t n,
    enum cli_exit code, const char *said)
{
    char line[512] = "log prove 3 --elementen ";

    for (size_t i = 0; i < n; i++) {
        size_t at = strlen(line);

        (void)snprintf(line + at, sizeof(line) - at, "%s%s", i > 0 ? "," : "",
            catalogue_element((enum element)v[i])->id);
    }
    (void)snprintf(line + strlen(line), sizeof(line) - strlen(line), " %s",
        more);
    expect(line, code, said);
}

static void
test_cli__an_entry_is_proved(void **state)
{
    (void)state;
    expect("log prove 3", CLI_OK, "c2sp.org/tlog-proof@v1\nextra ");
    expect("log prove 3 -o @/p", CLI_OK, "/p: bewijs van regel 3");
    expect("log check-proof @/p", CLI_OK, "regel         3, vrijgave\n");
    expect("log check-proof @/p", CLI_OK, "RESULTAAT     bewezen");
    expect("log check-proof @/p --lang en", CLI_OK, "RESULT        proven");
    expect("log prove 3 --from @/kop -o @/p", CLI_OK, "");
    expect("log check-proof @/p", CLI_OK,
        "eerdere kop   van 3 regels, ongewijzigd voortgezet\n");
    expect("log prove 99", CLI_USAGE, "logregel '99' is er niet");
    expect("log prove 3 -o /nergens/p", CLI_FAILED, "niet te schrijven");
}

static void
test_cli__elements_are_shown_and_no_others(void **state)
{
    const unsigned some[] = {2, 8}, none[] = {40};
    char line[256];

    (void)state;
    prove_elements("-o @/p", some, 2, CLI_OK, "bewijs van regel 3");
    expect("log check-proof @/p", CLI_OK,
        "10 elementen, waarvan 2 hier getoond\n");
    (void)snprintf(line, sizeof(line), "achtergehouden  NIET_NODIG\n");
    expect("log check-proof @/p", CLI_OK, line);
    {
        struct run r = keten("log check-proof @/p");

        assert_non_null(strstr(r.out, catalogue_element(2)->id));
        assert_non_null(strstr(r.out, catalogue_element(8)->id));
        assert_null(strstr(r.out, catalogue_element(3)->id));
        run_done(&r);
    }
    prove_elements("-o @/q", none, 1, CLI_REFUSED, "Met --buren");
    expect("log check-proof @/q", CLI_USAGE, "niet te lezen");
    prove_elements("--buren -o @/q", none, 1, CLI_OK, "");
    expect("log check-proof @/q", CLI_OK, catalogue_element(40)->id);
    expect("log prove 3 --elementen x.y", CLI_USAGE,
        "element 'x.y' is er niet");
    expect("log prove 3 --elementen ,", CLI_USAGE, "element '' is er niet");
    expect("log prove 3 --alles --elementen x", CLI_USAGE, "gaan niet samen");
    expect("log prove 3 --alles --from @/nergens", CLI_UNCHECKABLE,
        "niet te lezen");
}

static void
test_cli__json_says_the_same(void **state)
{
    struct run r = keten("log prove 3 --alles --json");
    json_t *j = run_json(r.out, "ketenpoort.log.prove"), *e;
    const char *text = json_string_value(json_object_get(j, "proof"));

    (void)state;
    assert_int_equal(r.code, CLI_OK);
    assert_int_equal(json_integer_value(json_object_get(j, "index")), 3);
    assert_non_null(text);
    write_file("p", text, strlen(text));
    json_decref(j);
    run_done(&r);
    r = keten("log check-proof @/p --json");
    assert_int_equal(r.code, CLI_OK);
    j = run_json(r.out, "ketenpoort.log.check-proof");
    assert_string_equal(json_string_value(json_object_get(j, "result")),
        "proven");
    assert_int_equal(json_array_size(json_object_get(j, "elements")), 10);
    assert_int_equal(json_array_size(json_object_get(j, "not_offered")),
        EL__COUNT - 10);
    e = json_array_get(json_object_get(j, "elements"), 9);
    assert_string_equal(json_string_value(json_object_get(e, "code")),
        "NIET_NODIG");
    e = json_array_get(json_object_get(j, "elements"), 0);
    assert_true(json_is_null(json_object_get(e, "code")));
    json_decref(j);
    run_done(&r);
}

static void
test_cli__what_is_no_proof(void **state)
{
    static char big[PROOF_MAX + 1];
    static const char foreign[] =
        "ketenpoort.example/log/2026\n3\n"
        "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "\xe2\x80\x94 x AAAAAAAA\n";

    (void)state;
    expect("log prove 3 -o @/p", CLI_OK, "");
    expect("log check-proof @/p --vkey @/kop", CLI_UNCHECKABLE,
        "controlesleutel");
    expect("log check-proof @/p --entry AAAA", CLI_USAGE, "geen blad");
    expect("log check-proof @/p --entry "
           "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        CLI_CHANGED, "een andere regel");
    expect("log check-proof @/kop", CLI_USAGE, "geen bewijsbestand");
    expect("log check-proof @/nergens", CLI_USAGE, "niet te lezen");
    memset(big, 'x', sizeof(big));
    write_file("big", big, sizeof(big));
    expect("log check-proof @/big", CLI_USAGE, "geen bewijsbestand");
    write_file("kop2", big, OPENING_NOTE_MAX);
    expect("log prove 3 --from @/kop2", CLI_UNCHECKABLE, "ondertekend");
    write_file("kop2", big, OPENING_NOTE_MAX + 1);
    expect("log prove 3 --from @/kop2", CLI_USAGE, "geen logboekkop");
    write_file("kop2", foreign, sizeof(foreign) - 1);
    expect("log prove 3 --from @/kop2", CLI_UNCHECKABLE, "ondertekend");
    run_expect("k -c /nergens/k.yaml log check-proof /dev/null", CLI_USAGE, "",
        "geen bewijsbestand");
    {
        char line[256];

        (void)snprintf(line, sizeof(line),
            "k -c /nergens/k.yaml log check-proof %s/p", rig.dir);
        run_expect(line, CLI_UNCHECKABLE, "", "--vkey");
        run_expect("k -c /nergens/k.yaml log prove 3", CLI_NOT_INITIALISED, "",
            "/nergens/k.yaml");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cli__an_entry_is_proved, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            test_cli__elements_are_shown_and_no_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cli__json_says_the_same, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(test_cli__what_is_no_proof, set_up,
            tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
