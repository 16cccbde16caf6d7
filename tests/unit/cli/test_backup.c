/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/cli/state_run.h"

#include "crypto/keyfile.h"
#include "ledger/logfile.h"
#include "ledger/note.h"

static char made[64]; /* the name of the one backup there is */

static void
find_made(void)
{
    char path[128];
    const struct dirent *e;
    DIR *d;

    (void)snprintf(path, sizeof(path), "%s/to", rig.dir);
    d = opendir(path);
    assert_non_null(d);
    made[0] = '\0';
    while ((e = readdir(d)) != NULL)
        if (e->d_name[0] != '.')
            (void)snprintf(made, sizeof(made), "%.50s", e->d_name);
    assert_int_equal(closedir(d), 0);
    assert_true(made[0] != '\0');
}

static void
sh(const char *what)
{
    char line[600];

    (void)snprintf(line, sizeof(line), "cd %s && { %s; } >/dev/null 2>&1",
        rig.dir, what);
    assert_int_equal(system(line), 0);
}

static void
write_vkey(void)
{
    struct sign_key *key = NULL;
    struct note_key vkey;
    char path[128];
    struct buf b;

    (void)snprintf(path, sizeof(path), "%s/log.key", rig.keys);
    assert_int_equal(sign_key_load(&key, path, NULL), ERR_OK);
    assert_int_equal(note_key_init(&vkey, rig.opts.origin, NOTE_ED25519,
                         sign_key_public(key), NULL),
        ERR_OK);
    sign_key_free(key);
    buf_init(&b, 1000);
    note_key_write(&b, &vkey);
    buf_byte(&b, '\n');
    write_file("log/log.vkey", b.p, b.n);
    buf_done(&b);
}

/* A stopped gateway, an offline key, and one backup. */
static int
set_up(void **state)
{
    (void)state;
    state_start();
    run_clk = &rig.clk;
    write_vkey();
    sh("mkdir to apart empty; openssl req -x509 -newkey ec -pkeyopt "
       "ec_paramgen_curve:P-256 -nodes -keyout o.key -out o.pem -subj /CN=x; "
       "openssl req -x509 -newkey rsa:2048 -nodes -keyout s.key -out s.pem "
       "-subj /CN=x");
    close_record();
    expect("backup create --to @/to --recipient @/o.pem --days 3", CLI_OK,
        "ketenpoort-");
    find_made();
    state_version = made;
    return 0;
}

static void
test_backup__create_says_what_is_wrong(void **state)
{
    (void)state;
    expect("backup create --to @/to", CLI_USAGE, "--recipient");
    expect("backup create --to @/none --recipient @/o.pem", CLI_USAGE, "none");
    expect("backup create --to @/to --keys-to @/none --recipient @/o.pem",
        CLI_USAGE, "none");
    expect("backup create --to @/to --recipient @/s.pem", CLI_USAGE, "3072");
    expect("backup create --to @/to --recipient @/o.key", CLI_USAGE, "PEM");
    expect("backup create --to @/to --recipient @/o.pem --days 0", CLI_USAGE,
        "--days");
    expect("backup create --to @/to --recipient @/o.pem --days 400 --dry-run",
        CLI_OK, "zou");
    expect("backup create --to @/to --recipient @/o.pem --days 401", CLI_USAGE,
        "400");
    /* The clock of the rig stands: one in this second is there. */
    expect("backup create --to @/to --recipient @/o.pem", CLI_UNREACHABLE,
        "al een back-up");
}

static void
test_backup__create_dry_changes_nothing(void **state)
{
    (void)state;
    expect("backup create --to @/empty --recipient @/o.pem -n --json", CLI_OK,
        "\"dry_run\":true");
    sh("test -z \"$(ls empty)\"");
}

static void
test_backup__verify_ends_as_it_found(void **state)
{
    (void)state;
    expect("backup verify @/to/#", CLI_OK, "ongewijzigd");
    expect("backup verify @/to/# --key @/o.key --cert @/o.pem", CLI_OK,
        "van binnen");
    expect("backup verify @/to/# --key @/o.key", CLI_USAGE, "--cert");
    expect("backup verify @/to/# --key @/o.key --cert @/s.pem", CLI_UNCHECKABLE,
        "past niet");
    expect("backup verify @/to/# --key @/s.key --cert @/s.pem", CLI_UNCHECKABLE,
        "not sealed to this key");
    expect("backup verify @/to/# --keys @/apart", CLI_UNCHECKABLE, "--keys");
    expect("backup verify @/to", CLI_USAGE, "geen back-up");
    expect("backup verify @/to/# --head @/none", CLI_UNCHECKABLE, "none");
    expect("backup verify @/to/# --head @/o.pem", CLI_UNCHECKABLE,
        "not signed by this log");
    expect("backup verify @/to/# --json", CLI_OK, "\"result\":\"intact\"");
    sh("rm log/log.vkey; mv keys/log.key k");
    expect("backup verify @/to/#", CLI_UNCHECKABLE, "--vkey");
    sh("mv k keys/log.key");
    write_vkey();
}

static void
test_backup__list_and_prune_follow_the_clock(void **state)
{
    (void)state;
    expect("backup list @/to", CLI_OK, "geldig");
    expect("backup prune @/to", CLI_OK, "geen verlopen");
    expect("backup list @/none", CLI_USAGE, "none");
    rig_pass(&rig, (int64_t)3 * RIG_DAY);
    expect("backup list @/to --plain", CLI_OK, "\tok");
    expect("backup prune @/to", CLI_OK, "geen verlopen");
    rig_pass(&rig, 1);
    expect("backup list @/to", CLI_OK, "verlopen");
    expect("backup list @/to --json", CLI_OK, "\"state\":\"due\"");
    expect("backup prune @/to -n", CLI_OK, "zouden");
    sh("test -e to/*/keys.cms");
    expect("backup prune @/to --json", CLI_OK, "\"destroyed\":[\"ketenpoort-");
    sh("test ! -e to/*/keys.cms");
    expect("backup list @/to", CLI_OK, "zonder sleutels");
    expect("backup verify @/to/#", CLI_OK, "ongewijzigd");
    expect("backup verify @/to/# --key @/o.key --cert @/o.pem", CLI_UNCHECKABLE,
        "there is no");
    sh("echo | tee to/*/manifest.json");
    expect("backup list @/to", CLI_OK, "beschadigd");
    expect("backup verify @/to/#", CLI_CHANGED, "gewijzigd");
}

static void
test_backup__restore_asks_and_compares(void **state)
{
    (void)state;
    expect("backup restore @/to/# --key @/o.key --cert @/o.pem --to @/r",
        CLI_USAGE, "--head");
    expect("backup restore @/to/# --to @/r --without-head", CLI_USAGE, "--key");
    expect("backup restore @/to/# --key @/o.key --cert @/o.pem --to @/to "
           "--without-head",
        CLI_FAILED, "geen lege map");
    expect("backup restore @/to/# --key @/s.key --cert @/s.pem --to @/r "
           "--without-head",
        CLI_UNCHECKABLE, "not sealed");
    sh("test ! -e r");
    expect("backup restore @/to/# --key @/o.key --cert @/o.pem --to @/r "
           "--without-head -n --vkey @/log/log.vkey",
        CLI_OK, "niets veranderd");
    sh("test ! -e r");
    expect("backup restore @/to/# --key @/o.key --cert @/o.pem --to @/r "
           "--without-head",
        CLI_OK, "opnieuw aangeboden");
    sh("test -s r/state/ketenpoort.db && test -s r/keys/log.key && "
       "test -s r/log/verstrekkingen.log && grep -q \"$PWD/r/state\" "
       "r/ketenpoort.yaml");
    expect("backup restore @/to/# --key @/o.key --cert @/o.pem --to @/r "
           "--without-head",
        CLI_FAILED, "geen lege map");
}

/* The log file lagged behind the database when the backup was made: a head that
 * only the database reaches is no fork. */
static void
test_backup__a_head_that_only_the_database_reaches(void **state)
{
    struct logfile *lf = NULL;
    struct logfile_cut cut;
    struct span note;
    uint64_t size;
    char path[160];

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/%s", rig.log, LOGFILE_NAME);
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    size = logfile_size(lf);
    assert_int_equal(logfile_cut(lf, size - 1, &cut, NULL), ERR_OK);
    logfile_close(lf);
    assert_int_equal(truncate(path, (off_t)cut.end), 0);
    sh("mkdir lag");
    expect("backup create --to @/lag --recipient @/o.pem --json", CLI_OK,
        "\"signed_size\"");
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    assert_int_equal(logfile_read_note(lf, size, &note, NULL), ERR_OK);
    write_file("head.txt", note.p, note.n);
    logfile_close(lf);
    sh("mv lag/ketenpoort-* lag/b");
    expect("backup restore @/lag/b --key @/o.key --cert @/o.pem --to @/r2 "
           "--head @/head.txt --vkey @/log/log.vkey",
        CLI_OK, "teruggezet");
}

/* Beside one that is due lie what it must not be led by. */
static void
test_backup__prune_judges_each_by_its_signature(void **state)
{
    (void)state;
    /* Changed by who can write in the folder, and under another name. */
    sh("mkdir p vault && cp -r to/ketenpoort-* p/ && cd p && b=$(ls) && "
       "mv $b/keys.cms ../vault/$b.keys.cms && n=ketenpoort-20200101T000000Z "
       "&& cp -r $b $n && cp ../vault/$b.keys.cms ../vault/$n.keys.cms");
    expect("backup prune @/p --keys @/vault", CLI_CHANGED,
        "ketenpoort-20200101T000000Z: overgeslagen");
    rig_pass(&rig, (int64_t)3 * RIG_DAY + 1);
    expect("backup list @/p --keys @/vault --plain", CLI_OK, "\tdamaged");
    expect("backup list @/p --keys @/vault --plain", CLI_OK, "\tdue");
    expect("backup prune @/p --keys @/vault --json", CLI_CHANGED,
        "\"destroyed\":[\"ketenpoort-");
    sh("test $(ls vault) = ketenpoort-20200101T000000Z.keys.cms");
    /* A day earlier than it was signed. */
    sh("rm -r p/ketenpoort-2020*; cd p/* && cp ../../to/*/keys.cms . && sed -i "
       "'s/2026-11-21T/2026-11-20T/; s/1795259200000/1795172800000/' "
       "manifest.json && ! cmp manifest.json ../../to/*/manifest.json");
    rig_pass(&rig, -(int64_t)RIG_DAY);
    expect("backup prune @/p", CLI_CHANGED, "not what this log signed");
    expect("backup list @/p", CLI_OK, "beschadigd");
    sh("test -e p/*/keys.cms");
    rig_pass(&rig, -((int64_t)2 * RIG_DAY + 1));
    sh("rm -r p vault");
}

static void
test_backup__prune_says_what_it_cannot_judge(void **state)
{
    (void)state;
    sh("mkdir p && cp -r to/ketenpoort-* p/ && mkdir "
       "p/ketenpoort-20200101T000000Z p/ketenpoort-20200101T00000Z "
       "p/ketenpoort-Z p/ketenpoort-2020-101T000000Z "
       "p/ketenpoort-20200101T000000Z.part p/ketenpoort-20200101T000000ZZ");
    rig_pass(&rig, (int64_t)3 * RIG_DAY + 1);
    expect("backup prune @/p -n", CLI_UNCHECKABLE, "zouden");
    expect("backup prune @/p -n", CLI_UNCHECKABLE,
        "ketenpoort-20200101T000000Z: overgeslagen");
    sh("rmdir p/ketenpoort-20200101T000000Z");
    expect("backup prune @/p -n", CLI_OK, "zouden"); /* no others are seen */
    expect("backup prune @/p --keys @/none", CLI_USAGE, "none");
    expect("backup prune @/p --keys @/k.yaml", CLI_USAGE, "k.yaml");
    expect("backup list @/p --keys @/none", CLI_USAGE, "none");
    /* Only what is known to be away is gone. */
    sh("cd p/ketenpoort-2026* && rm keys.cms && ln -s /none/keys.cms keys.cms");
    expect("backup prune @/p -n", CLI_OK, "zouden");
    expect("backup prune @/p", CLI_FAILED, "keys.cms");
    rig_pass(&rig, -((int64_t)3 * RIG_DAY + 1));
    sh("rm -r p; mv log/log.vkey v; mv keys/log.key l");
    expect("backup prune @/to -n", CLI_UNCHECKABLE, "--vkey");
    expect("backup prune @/to -n --vkey @/v", CLI_OK, "geen verlopen");
    sh("mv v log/log.vkey; mv l keys/log.key");
}

static void
test_backup__more_than_the_maximum_is_said(void **state)
{
    (void)state;
    sh("mkdir many && cd many && seq -f ketenpoort-20200101T%06.0fZ 1 4096 | "
       "xargs mkdir");
    expect("backup prune @/many", CLI_UNCHECKABLE, "T004096Z: overgeslagen");
    sh("mkdir many/ketenpoort-20200101T004097Z");
    expect("backup prune @/many", CLI_FAILED, "meer dan 4096");
    expect("backup list @/many", CLI_FAILED, "meer dan 4096");
    sh("rm -r many");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_backup__create_says_what_is_wrong),
        cmocka_unit_test(test_backup__create_dry_changes_nothing),
        cmocka_unit_test(test_backup__verify_ends_as_it_found),
        cmocka_unit_test(test_backup__restore_asks_and_compares),
        cmocka_unit_test(test_backup__a_head_that_only_the_database_reaches),
        cmocka_unit_test(test_backup__prune_judges_each_by_its_signature),
        cmocka_unit_test(test_backup__prune_says_what_it_cannot_judge),
        cmocka_unit_test(test_backup__more_than_the_maximum_is_said),
        cmocka_unit_test(test_backup__list_and_prune_follow_the_clock),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
