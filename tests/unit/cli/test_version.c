/* SPDX-License-Identifier: EUPL-1.2 */
/* Officers and versions, beside a stopped gateway. */
#include "exchange/versions.h"
#include "policy/policy.h"
#include "tests/unit/cli/state_run.h"

static char hex[VERSIONS_HEX_LEN + 1]; /* of the policy in the tree */
static char version[64], hash[9];      /* and what stands for them in a line */

static int
set_up(void **state)
{
    struct policy *po = NULL;

    (void)state;
    state_start();
    close_record();
    assert_int_equal(policy_load(&po, "policy/wet-senb", NULL, NULL), ERR_OK);
    versions_hex(policy_hash(po), hex);
    (void)snprintf(hash, sizeof(hash), "%.8s", hex);
    (void)snprintf(version, sizeof(version), "%s", policy_version(po));
    policy_free(po);
    state_version = version;
    state_hash = hash;
    return 0;
}

static void
add_persons(void)
{
    expect("person add beheer-a --rol beheerder --key-out @/b.key", CLI_OK,
        "persoon       beheer-a\nrol           beheerder\n");
    expect("person add fg-a --rol privacyfunctionaris --key-out @/f.key",
        CLI_OK, "fg-a");
}

static void
test_cli__persons_are_added_listed_and_revoked(void **state)
{
    (void)state;
    expect("person list", CLI_OK, "Er zijn nog geen personen");
    expect("person add fg-a --key-out @/f.key", CLI_USAGE, "--rol ontbreekt");
    expect("person add fg-a --rol jurist", CLI_USAGE, "--key-out FILE");
    expect("person add fg-a --rol jurist --key-out @/f.key --pubkey @/f.pub",
        CLI_USAGE, "--key-out FILE");
    expect("person add fg-a --rol jurist --pubkey @/f.pub", CLI_USAGE,
        "sleutelbestand is er niet");
    write_text("f.pub", "geen sleutel\n");
    expect("person add fg-a --rol jurist --pubkey @/f.pub", CLI_FAILED,
        "no Ed25519 public key");
    add_persons();
    expect("person list", CLI_OK, "beheer-a  beheerder            actief");
    expect("person show fg-a", CLI_OK, "rol           privacyfunctionaris\n");
    expect("person show fg-b", CLI_USAGE, "persoon 'fg-b' bestaat niet");
    expect("person revoke fg-a", CLI_OK, "status        ingetrokken\n");
    expect("person revoke fg-a", CLI_REFUSED, "ingetrokken");
    expect("person revoke fg-b", CLI_USAGE, "niet bekend");
    expect("--lang en person revoke fg-b", CLI_USAGE, "is not known");
}

static void
test_cli__a_version_is_proposed_and_approved(void **state)
{
    (void)state;
    add_persons();
    expect("policy list", CLI_OK, "policy_dir");
    expect("policy propose policy/wet-senb", CLI_USAGE, "--person ID en --key");
    expect("policy propose @/niets --person fg-a --key @/f.key", CLI_USAGE,
        "is er niet");
    expect("policy propose @ --person fg-a --key @/f.key", CLI_CHECK_FAILED,
        "het beleid klopt niet");
    expect("policy propose policy/wet-senb --person fg-a --key @/x.key",
        CLI_USAGE, "sleutelbestand is er niet");
    expect("policy propose policy/wet-senb --person fg-b --key @/f.key",
        CLI_USAGE, "niet bekend");
    expect("policy propose policy/wet-senb --person beheer-a --key @/f.key",
        CLI_REFUSED, "handtekening klopt niet");
    expect("policy propose policy/wet-senb --person beheer-a --key @/b.key",
        CLI_OK, "status        voorgesteld\n");
    expect("policy approve 12345678 --person fg-a --key @/f.key", CLI_USAGE,
        "versie '12345678' is niet bekend");
    expect("policy activate ~ --person fg-a --key @/f.key", CLI_REFUSED,
        "niet door een tweede persoon goedgekeurd");
    expect("policy approve ~ --person beheer-a --key @/b.key", CLI_REFUSED,
        "een ander dan wie voorstelde");
    expect("--lang en policy approve # --person beheer-a --key @/b.key",
        CLI_REFUSED, "by another than who proposed");
    expect("policy approve # --person fg-a --key @/f.key", CLI_OK,
        "status        goedgekeurd\n");
    expect("policy activate # --vanaf gisteren --person fg-a --key @/f.key",
        CLI_USAGE, "is geen dag");
    expect("policy activate # --vanaf 2020-01-01 --person fg-a --key @/f.key",
        CLI_REFUSED, "in het verleden");
    expect("policy rollback --person fg-a --key @/f.key", CLI_REFUSED,
        "noem haar");
    expect("policy rollback # --person fg-a --key @/f.key", CLI_REFUSED,
        "noem een eerdere versie");
    expect("policy activate # --person fg-a --key @/f.key", CLI_OK,
        "status        gepland\n");
    expect("policy list", CLI_OK, "beheer-a     fg-a");
    expect("policy show ~", CLI_OK, "goedgekeurd  fg-a");
    expect("log verify", CLI_OK, "ongewijzigd; 8 regels, 8 ondertekend");
}

/* A municipality's document cannot do without this element. */
static void
test_cli__what_fits_no_format_is_not_proposed(void **state)
{
    char cmd[512];

    (void)state;
    add_persons();
    (void)snprintf(cmd, sizeof(cmd),
        "cp -r policy/wet-senb %s/krap && sed -i "
        "'/^  netwerk.ondersteunend_aanwezig:/,/uitkomst/"
        "s/uitkomst:.*/uitkomst: geweigerd/' "
        "%s/krap/50-elementen-dr-gn.yaml",
        rig.dir, rig.dir);
    assert_int_equal(system(cmd), 0);
    expect("policy propose @/krap --person beheer-a --key @/b.key",
        CLI_CHECK_FAILED,
        "M10 van PI naar GN, gemeente/v1: netwerk.ondersteunend_aanwezig moet "
        "erin, maar wordt geweigerd (DR-GN)");
    expect("policy propose @/krap --person beheer-a --key @/b.key --lang en",
        CLI_CHECK_FAILED, "50-elementen-dr-gn.yaml:");
}

static void
test_cli__answers_as_json(void **state)
{
    static const struct {
        const char *line, *schema, *member;
    } asked[] = {
        {"person list --json", "ketenpoort.person.list", "items"},
        {"person show fg-a --json", "ketenpoort.person.show", "person"},
        {"policy propose policy/wet-senb --person beheer-a --key @/b.key "
         "--json",
            "ketenpoort.policy.propose", "policy"},
        {"policy approve # --person fg-a --key @/f.key --json",
            "ketenpoort.policy.approve", "policy"},
        {"policy list --json", "ketenpoort.policy.list", "items"},
        {"policy show ~ --json", "ketenpoort.policy.show", "policy"},
        {"policy activate # --person fg-a --key @/f.key --json",
            "ketenpoort.policy.activate", "policy"},
        {"person revoke fg-a --json", "ketenpoort.person.revoke", "person"},
    };

    (void)state;
    add_persons();
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        struct run r = keten(asked[i].line);
        json_t *j;

        assert_int_equal(r.code, CLI_OK);
        j = run_json(r.out, asked[i].schema);
        assert_non_null(json_object_get(j, asked[i].member));
        json_decref(j);
        run_done(&r);
    }
}

#define EVAL "policy eval --doel DR_PLAN --rol GN --element zorg.zorgaanbieder "

static void
test_cli__a_policy_is_named_by_folder_hash_or_version(void **state)
{
    (void)state;
    expect(EVAL "--policy policy/wet-senb", CLI_OK, "DR-GN");
    expect(EVAL "--policy ~", CLI_USAGE, "geen map en geen bewaarde versie");
    add_persons();
    expect("policy propose policy/wet-senb --person beheer-a --key @/b.key",
        CLI_OK, "voorgesteld");
    expect(EVAL "--policy ~", CLI_OK, "DR-GN");
    expect(EVAL "--policy #", CLI_OK, "DR-GN");
    expect(EVAL "--policy 1234567", CLI_USAGE, "geen bewaarde versie");
    expect(EVAL "--policy @/niets", CLI_USAGE, "is er niet");
}

/* Two versions beside each other, by every name that they have. */
static void
test_cli__a_version_is_compared_by_hash_and_by_name(void **state)
{
    char line[RUN_LINE_MAX];

    (void)state;
    add_persons();
    (void)snprintf(line, sizeof(line),
        "mkdir %s/nieuw && cp policy/wet-senb/*.yaml %s/nieuw && "
        "sed -i 's/^  versie: .*/  versie: nieuw-2/' %s/nieuw/00-beleid.yaml "
        "&& sed -i '/^  adres.functie:/{n;s/toegestaan/geweigerd/}' "
        "%s/nieuw/50-elementen-dr-gn.yaml",
        rig.dir, rig.dir, rig.dir, rig.dir);
    assert_int_equal(system(line), 0);
    expect("policy diff ~ policy/wet-senb", CLI_USAGE, "geen bewaarde versie");
    expect("policy propose policy/wet-senb --person beheer-a --key @/b.key",
        CLI_OK, "voorgesteld");
    expect("policy propose @/nieuw --person beheer-a --key @/b.key", CLI_OK,
        "voorgesteld");
    expect("policy diff ~ policy/wet-senb --exit-code", CLI_OK,
        "Geen verschil in betekenis");
    expect("policy diff ~ # --exit-code", CLI_OK, "Geen verschil");
    expect("policy diff # nieuw-2 --exit-code", CLI_DIFFERENT,
        "-   niet meer: Woonadres of briefadres");
    expect("policy diff ~ nieuw-2", CLI_OK, "(adres.functie)");
    expect("policy diff nieuw-2 ~", CLI_OK, "+   mag nu ook: Woonadres");
    expect("policy diff nieuw-2 @/nieuw", CLI_OK, "Geen verschil");
    expect("policy diff ~ nieuw-3", CLI_USAGE, "geen bewaarde versie");
    expect("policy diff 1234567 ~", CLI_USAGE, "geen bewaarde versie");
}

static void
test_cli__a_damaged_version_is_not_read(void **state)
{
    char file[VERSIONS_PATH_MAX];
    FILE *f;

    (void)state;
    add_persons();
    expect("policy propose policy/wet-senb --person beheer-a --key @/b.key",
        CLI_OK, "voorgesteld");
    (void)snprintf(file, sizeof(file), "%s/policy/%s/00-beleid.yaml", rig.state,
        hex);
    f = fopen(file, "a");
    assert_non_null(f);
    assert_true(fputs("# more\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    expect(EVAL "--policy ~", CLI_CHECK_FAILED, "deze versie is beschadigd");
    expect("policy diff ~ policy/wet-senb", CLI_CHECK_FAILED,
        "deze versie is beschadigd");
    expect("policy approve ~ --person fg-a --key @/f.key", CLI_CHECK_FAILED,
        "beschadigd");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_cli__persons_are_added_listed_and_revoked),
        T(test_cli__a_version_is_proposed_and_approved),
        T(test_cli__what_fits_no_format_is_not_proposed),
        T(test_cli__answers_as_json),
        T(test_cli__a_policy_is_named_by_folder_hash_or_version),
        T(test_cli__a_version_is_compared_by_hash_and_by_name),
        T(test_cli__a_damaged_version_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
