/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands beside a stopped gateway, on a state of their own. */
#include "base/text.h"
#include "policy/policy.h"
#include "tests/unit/cli/state_run.h"

#define CONFIG                                                   \
    "host: keten.example\norigin: ketenpoort.example/log/2026\n" \
    "allow_no_crl: true\npolicy_dir: policy/wet-senb\n"

static int
set_up(void **state)
{
    (void)state;
    state_start();
    return 0;
}

static void
test_cli__a_stopped_gateway_is_read_beside_it(void **state)
{
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    expect("status", CLI_OK, "dienst        draait niet");
    expect("status", CLI_OK, "verkeer       1 verstrekt, 0 geweigerd\n");
    expect("partner list", CLI_OK, "gemeente-fictief      " OIN_GN);
    expect("partner show gemeente-fictief", CLI_OK,
        "oin           " OIN_GN "\n");
    expect("queue list", CLI_OK, id);
    expect("log head", CLI_OK, "ketenpoort.example/log/2026\n");
    expect("log show 3", CLI_OK, "regel         3, vrijgave\n");
    expect("log show 0", CLI_OK, "regel         0, partner\n");
    expect("log show 99", CLI_USAGE, "logregel '99' is er niet");
}

static void
test_cli__an_unknown_partner_gets_a_suggestion(void **state)
{
    (void)state;
    close_record();
    expect("partner show gemente-fictief", CLI_USAGE,
        "ketenpoort: partner 'gemente-fictief' bestaat niet (exit 2)\n"
        "  Bedoelde u: gemeente-fictief\n"
        "  Alle partners: ketenpoort partner list\n");
}

static void
test_cli__a_state_in_use_is_not_touched(void **state)
{
    (void)state;
    expect("status", CLI_UNREACHABLE, "in gebruik");
    expect("log verify", CLI_OK, "database      overgeslagen: in gebruik");
}

static void
test_cli__a_partner_is_added_and_logged(void **state)
{
    char line[256];

    (void)state;
    close_record();
    write_text("zeist.yaml",
        "id: gemeente-zeist\nnaam: Zeist\noin: \"00000099000000000355\"\n"
        "rollen: [GN]\nformaat: gemeente/v1\ngemeente: \"0355\"\n"
        "loket: nazorg@zeist.example\n");
    (void)snprintf(line, sizeof(line), "partner add %s/zeist.yaml --dry-run",
        rig.dir);
    expect(line, CLI_OK, "zou worden toegevoegd");
    expect("log verify", CLI_OK, "ongewijzigd; 3 regels, 3 ondertekend");
    (void)snprintf(line, sizeof(line), "partner add %s/zeist.yaml", rig.dir);
    expect(line, CLI_OK, "gemeente-zeist  toegevoegd\n");
    expect(line, CLI_OK, "gemeente-zeist  ongewijzigd\n");
    expect("log verify", CLI_OK, "ongewijzigd; 4 regels, 4 ondertekend");
}

static void
test_cli__both_stores_and_the_contents_verify(void **state)
{
    char id[RECORD_ID_LEN + 1], line[256];

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    (void)snprintf(line, sizeof(line), "log verify --key %s", rig.keys);
    expect(line, CLI_OK, "logbestand    ongewijzigd; 4 regels");
    expect(line, CLI_OK, "database      ongewijzigd; 4 regels");
    expect(line, CLI_OK, "inhoud        ongewijzigd; 4 regels");
    expect("log verify --key /nergens", CLI_UNCHECKABLE, "inhoud");
}

/* Put the database back as it was one message ago. */
static void
test_cli__a_database_put_back_is_a_rollback(void **state)
{
    char line[512], id[RECORD_ID_LEN + 1];

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    (void)snprintf(line, sizeof(line), "cp %s/ketenpoort.db %s/old.db",
        rig.state, rig.dir);
    assert_int_equal(system(line), 0);
    rig_open(&rig);
    rig_accept(&rig, "b2", OIN_RE, id);
    close_record();
    (void)snprintf(line, sizeof(line),
        "rm -f %s/ketenpoort.db-*; cp %s/old.db %s/ketenpoort.db", rig.state,
        rig.dir, rig.state);
    assert_int_equal(system(line), 0);
    expect("log verify", CLI_ROLLED_BACK, "vanaf regel 4");
    expect("status", CLI_CHANGED, "rollback");
}

static void
test_cli__a_decision_is_explained(void **state)
{
    char id[RECORD_ID_LEN + 1], line[128];

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    (void)snprintf(line, sizeof(line), "policy explain %s", id);
    expect(line, CLI_OK,
        "BESLUIT       deels verstrekt: 7 van 10 aangeboden elementen\n");
    expect(line, CLI_OK,
        "VERZOEK       M10 DeelbaarDRPlan, " OIN_PI " (PI) naar " OIN_RE
        " (RE), doel DR_PLAN\n");
    expect(line, CLI_OK, "achtergehouden  #9 ");
    expect(line, CLI_OK, "niet nodig: geen hulpvraag");
    expect("policy explain 3", CLI_OK, "LOGREGEL      3, ");
    expect("policy explain 0", CLI_USAGE, "geen besluit maar een partner");
    expect("policy explain 99", CLI_USAGE, "besluit '99' is er niet");
}

/* The policy of the decision is the one at hand: rules have their names. */
static void
test_cli__a_decision_is_explained_with_its_own_policy(void **state)
{
    struct record_request q = rig_request(&rig, RECORD_ACCEPT, "b1", OIN_RE);
    struct record_answer ans;
    struct policy *po;
    struct run r;

    (void)state;
    assert_int_equal(policy_load(&po, "policy/wet-senb", NULL, NULL), ERR_OK);
    memcpy(q.policy_hash, policy_hash(po), sizeof(q.policy_hash));
    record_answer_init(&ans);
    assert_int_equal(rig_run(&rig, &q, &ans), ERR_OK);
    record_answer_done(&ans);
    close_record();
    r = keten("policy explain 3");
    assert_int_equal(r.code, CLI_OK);
    assert_null(strstr(r.out, "#9"));
    assert_non_null(strstr(r.out, policy_rule_id(po, 9)));
    assert_non_null(strstr(r.out, policy_grond_tekst(po, "PBW_18A")));
    policy_free(po);
    run_done(&r);
}

static void
test_cli__an_explanation_as_json_names_every_element(void **state)
{
    char id[RECORD_ID_LEN + 1];
    struct run r;
    json_t *j, *e;

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    r = keten("policy explain 3 --json");
    j = run_json(r.out, "ketenpoort.policy.explain");
    assert_true(json_is_true(json_object_get(j, "released")));
    assert_int_equal(json_array_size(json_object_get(j, "elements")), 10);
    e = json_array_get(json_object_get(j, "elements"), 9);
    assert_string_equal(json_string_value(json_object_get(e, "outcome")),
        "withheld");
    assert_string_equal(json_string_value(json_object_get(e, "refusal")),
        "NIET_NODIG");
    json_decref(j);
    run_done(&r);
}

static void
test_cli__nothing_printed_is_personal(void **state)
{
    static const char *const lines[] = {"status", "queue list", "partner list",
        "log head", "log show 3", "log show 3 --json", "policy explain 3",
        "policy explain 3 --json", "queue list --json", "log verify --json"};
    char id[RECORD_ID_LEN + 1];

    (void)state;
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct run r = keten(lines[i]);

        assert_int_equal(r.code, CLI_OK);
        assert_null(strstr(r.out, RIG_BSN));
        assert_null(strstr(r.out, RIG_NAAM));
        assert_null(strstr(r.out, RIG_TRAJECT));
        assert_null(strstr(r.out, "hmac:"));
        run_done(&r);
    }
}

static void
test_cli__init_makes_an_installation_once(void **state)
{
    char line[256];
    struct run r;
    json_t *j;

    (void)state;
    (void)snprintf(line, sizeof(line), "k -c %s/nieuw/k.yaml init", rig.dir);
    run_expect(line, CLI_USAGE, "", "--host NAAM");
    (void)snprintf(line, sizeof(line),
        "k -c %s/nieuw/k.yaml init --host keten.example:8443 --dry-run",
        rig.dir);
    run_expect(line, CLI_OK, "zou gemaakt worden", "niets veranderd");
    (void)snprintf(line, sizeof(line), "%s/nieuw", rig.dir);
    assert_int_not_equal(access(line, F_OK), 0);
    (void)snprintf(line, sizeof(line),
        "k -c %s/nieuw/k.yaml init --host keten.example:8443 --json", rig.dir);
    r = run_line(line);
    assert_int_equal(r.code, CLI_OK);
    j = run_json(r.out, "ketenpoort.init");
    assert_memory_equal(json_string_value(json_object_get(j, "origin")),
        "keten.example/2", 15);
    assert_memory_equal(json_string_value(json_object_get(j, "vkey")),
        "keten.example/2", 15);
    json_decref(j);
    run_done(&r);
    run_expect(line, CLI_FAILED, "", "er is al een installatie");
    (void)snprintf(line, sizeof(line), "k -c %s/nieuw/k.yaml log verify",
        rig.dir);
    run_expect(line, CLI_OK, "ongewijzigd; 0 regels", "");
    (void)snprintf(line, sizeof(line), "k -c %s/nieuw/k.yaml partner list",
        rig.dir);
    run_expect(line, CLI_OK, "PARTNER", "nog geen partners");
}

static void
test_cli__init_uses_a_configuration_that_is_there(void **state)
{
    (void)state;
    write_text("andere.yaml", CONFIG "state_dir: a/state\nlog_dir: a/log\n"
                                     "keys_dir: a/keys\nrun_dir: a/run\n");
    {
        char line[256];

        (void)snprintf(line, sizeof(line), "k -c %s/andere.yaml init", rig.dir);
        run_expect(line, CLI_OK, "/a/keys\n", "controlesleutel");
        (void)snprintf(line, sizeof(line), "k -c %s/andere.yaml status",
            rig.dir);
        run_expect(line, CLI_OK, "0 regels", "");
    }
}

static void
test_cli__no_state_is_told_from_no_configuration(void **state)
{
    char line[256];

    (void)state;
    write_text("leeg.yaml", CONFIG "state_dir: leeg/state\n");
    (void)snprintf(line, sizeof(line), "k -c %s/leeg.yaml status", rig.dir);
    run_expect(line, CLI_NOT_INITIALISED, "", "ketenpoort init");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_cli__a_stopped_gateway_is_read_beside_it),
        T(test_cli__an_unknown_partner_gets_a_suggestion),
        T(test_cli__a_state_in_use_is_not_touched),
        T(test_cli__a_partner_is_added_and_logged),
        T(test_cli__both_stores_and_the_contents_verify),
        T(test_cli__a_database_put_back_is_a_rollback),
        T(test_cli__a_decision_is_explained),
        T(test_cli__a_decision_is_explained_with_its_own_policy),
        T(test_cli__an_explanation_as_json_names_every_element),
        T(test_cli__nothing_printed_is_personal),
        T(test_cli__init_makes_an_installation_once),
        T(test_cli__init_uses_a_configuration_that_is_there),
        T(test_cli__no_state_is_told_from_no_configuration),
    };
#undef T

    return cmocka_run_group_tests(tests, NULL, NULL);
}
