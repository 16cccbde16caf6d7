/* SPDX-License-Identifier: EUPL-1.2 */
/* The four answers of `log verify`, on a small log made here. */
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/audit.h"
#include "ledger/logfile.h"
#include "store/entries.h"
#include "store/store.h"
#include "tests/unit/cli/run.h"
#include "tests/unit/ledger/sample.h"

enum { ENTRIES = 5 };

static char dir[64];

static void
path_of(char out[static 128], const char *name)
{
    (void)snprintf(out, 128, "%s/%s", dir, name);
}

static void
write_bytes(const char *name, struct span s)
{
    char path[128];
    FILE *f;

    path_of(path, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(s.p, 1, s.n, f), s.n);
    assert_int_equal(fclose(f), 0);
}

/* A log of n entries, of which the first signed_n under a checkpoint; the
 * newest checkpoint goes into note_name when it is not NULL. */
static void
make_log(const char *name, uint64_t n, uint64_t signed_n, const char *note_name)
{
    struct note_key vkey;
    struct sign_key *key = sample_key(7, &vkey);
    struct logfile *lf;
    struct buf note;
    char path[128];

    path_of(path, name);
    buf_init(&note, NOTE_MAX);
    SAMPLE_OK(logfile_create(path, SAMPLE_ORIGIN, NULL));
    SAMPLE_OK(
        logfile_open(&lf, path, SAMPLE_ORIGIN, LOGFILE_WRITE, NULL, NULL));
    for (uint64_t i = 0; i < n; i++) {
        struct sample_entry s = sample_entry(i);
        const struct logfile_entry e = {s.skeleton, {s.sealed, s.sealed_n},
            s.leaf};

        SAMPLE_OK(logfile_append(lf, &e, 1, NULL));
        if (i + 1 != signed_n)
            continue;
        sample_note(&note, logfile_tree(lf), &vkey, key);
        SAMPLE_OK(logfile_checkpoint(lf, buf_peek(&note), NULL));
    }
    if (note_name != NULL)
        write_bytes(note_name, buf_peek(&note));
    logfile_close(lf);
    buf_done(&note);
    sign_key_free(key);
}

static void
make_key(const char *name, uint8_t seed)
{
    struct note_key vkey;
    struct buf line;

    sign_key_free(sample_key(seed, &vkey));
    buf_init(&line, NOTE_VKEY_MAX + 1);
    note_key_write(&line, &vkey);
    buf_byte(&line, '\n');
    write_bytes(name, buf_peek(&line));
    buf_done(&line);
}

static int
set_up(void **state)
{
    (void)state;
    (void)snprintf(dir, sizeof(dir), "/tmp/kp-verify-XXXXXX");
    if (mkdtemp(dir) == NULL || crypto_init(NULL) != ERR_OK)
        return 1;
    make_key("vkey", 7);
    make_key("other", 8);
    make_log("good.log", ENTRIES, ENTRIES, "head");
    make_log("tail.log", ENTRIES, ENTRIES - 2, NULL);
    make_log("short.log", ENTRIES - 1, ENTRIES - 1, NULL);
    return 0;
}

static int
tear_down(void **state)
{
    static const char *const names[] = {"vkey", "other", "good.log", "head",
        "tail.log", "short.log", "changed.log", ""};
    char path[128];

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        path_of(path, names[i]);
        (void)remove(path);
    }
    return 0;
}

/* Verify file with vkey; more is put behind. */
static struct run
verify(const char *file, const char *vkey, const char *more)
{
    char line[RUN_LINE_MAX];

    (void)snprintf(line, sizeof(line),
        "k -c /nergens/k.yaml log verify --file %s/%s --vkey %s/%s %s", dir,
        file, dir, vkey, more);
    return run_line(line);
}

static void
expect(const char *file, const char *more, enum cli_exit code, const char *said)
{
    struct run r = verify(file, "vkey", more);

    if (r.code != code || strstr(r.out, said) == NULL)
        fail_msg("%s: exit %d\n%s%s", file, (int)r.code, r.out, r.err);
    run_done(&r);
}

static void
expect_json(const char *file, const char *more, enum cli_exit code,
    const char *result)
{
    char args[256];
    struct run r;
    json_t *j;

    (void)snprintf(args, sizeof(args), "%s --json", more);
    r = verify(file, "vkey", args);
    assert_int_equal(r.code, code);
    j = run_json(r.out, "ketenpoort.log.verify");
    assert_string_equal(json_string_value(json_object_get(j, "result")),
        result);
    json_decref(j);
    run_done(&r);
}

static void
test_cli__an_unchanged_log_is_intact(void **state)
{
    (void)state;
    expect("good.log", "", CLI_OK, "RESULTAAT     ongewijzigd: elke regel");
    expect("good.log", "--full --lang en", CLI_OK, "RESULT        intact: ");
    expect("good.log", "", CLI_OK, "; 5 regels, 5 ondertekend, 5 inhouden");
    expect_json("good.log", "", CLI_OK, "intact");
}

static void
test_cli__a_kept_head_is_compared(void **state)
{
    char from[128];

    (void)state;
    (void)snprintf(from, sizeof(from), "--from %s/head", dir);
    expect("good.log", from, CLI_OK, "eerdere kop   vergeleken\n");
    expect("short.log", from, CLI_ROLLED_BACK,
        "korter, ouder of afgesplitst, vanaf regel 4: entry 4 is missing");
    expect_json("short.log", from, CLI_ROLLED_BACK, "forked");
    (void)snprintf(from, sizeof(from), "--from %s/nergens", dir);
    {
        struct run r = verify("good.log", "vkey", from);

        assert_int_equal(r.code, CLI_UNCHECKABLE);
        run_done(&r);
    }
}

static void
test_cli__an_unsigned_tail_is_told_apart(void **state)
{
    (void)state;
    expect("tail.log", "", CLI_UNWITNESSED,
        "ongewijzigd; regels 3 t/m 4 zijn nog niet ondertekend");
    expect_json("tail.log", "", CLI_UNWITNESSED, "unsigned");
}

/* Each byte of the entries in turn would be better; a spread does. */
static void
test_cli__a_changed_byte_is_found_and_named(void **state)
{
    char path[128];
    struct buf b;
    FILE *f;
    int c;

    (void)state;
    buf_init(&b, 64 * 1024);
    path_of(path, "good.log");
    f = fopen(path, "rb");
    assert_non_null(f);
    while ((c = getc(f)) != EOF)
        buf_byte(&b, (uint8_t)c);
    (void)fclose(f);
    for (size_t at = 300; at + 300 < b.n; at += 37) {
        struct run r;

        b.p[at] ^= 1;
        write_bytes("changed.log", buf_peek(&b));
        b.p[at] ^= 1;
        r = verify("changed.log", "vkey", "");
        if (r.code != CLI_CHANGED || strstr(r.out, "gewijzigd, regel ") == NULL)
            fail_msg("byte %zu: exit %d\n%s%s", at, (int)r.code, r.out, r.err);
        run_done(&r);
    }
    expect_json("changed.log", "", CLI_CHANGED, "changed");
    buf_done(&b);
}

static void
test_cli__another_key_does_not_vouch_for_it(void **state)
{
    struct run r = verify("good.log", "other", "");

    (void)state;
    assert_int_equal(r.code, CLI_CHANGED);
    assert_non_null(strstr(r.out, "not signed by this log"));
    run_done(&r);
}

static void
test_cli__what_cannot_be_read_is_no_verdict(void **state)
{
    char line[RUN_LINE_MAX];

    (void)state;
    expect("nergens.log", "", CLI_UNCHECKABLE, "nu niet te controleren");
    expect_json("nergens.log", "", CLI_UNCHECKABLE, "unable");
    (void)snprintf(line, sizeof(line),
        "k -c /nergens/k.yaml log verify --file %s/good.log", dir);
    run_expect(line, CLI_UNCHECKABLE, "Dit zegt niets over het logboek", "");
    (void)snprintf(line, sizeof(line),
        "k log verify --file %s/good.log --vkey %s/good.log", dir, dir);
    run_expect(line, CLI_UNCHECKABLE, "", "controlesleutel");
    run_expect("k -c /nergens/k.yaml log verify", CLI_NOT_INITIALISED, "",
        "/nergens/k.yaml");
    run_expect("k log verify --file x --key y", CLI_USAGE, "",
        "gaan niet samen");
}

/* ---- the database, which is read some entries at a time ------------------------- */

enum { ROWS = 600 };

static void
make_database(const char *state, const struct note_key *vkey,
    struct sign_key *key)
{
    struct store_txn *txn = NULL;
    struct store *st;
    struct tree t;
    struct buf note;

    assert_int_equal(mkdir(state, 0700), 0);
    SAMPLE_OK(store_create(state, NULL));
    SAMPLE_OK(store_open(&st, state, false, NULL));
    SAMPLE_OK(store_begin(st, &txn, NULL));
    tree_init(&t);
    for (uint64_t i = 0; i < ROWS; i++) {
        struct sample_entry s = sample_entry(i);
        const struct store_entry e = {.idx = i,
            .skeleton = {s.skeleton, ENTRY_LEN},
            .body = {s.sealed, s.sealed_n},
            .leaf = {s.leaf, ENTRY_HASH_LEN}};

        SAMPLE_OK(store_entry_put(txn, &e, NULL));
        SAMPLE_OK(tree_append(&t, s.leaf, NULL));
    }
    buf_init(&note, NOTE_MAX);
    sample_note(&note, &t, vkey, key);
    SAMPLE_OK(store_checkpoint_put(txn, ROWS, buf_peek(&note), NULL));
    SAMPLE_OK(store_commit(&txn, NULL));
    store_close(st);
    buf_done(&note);
}

static struct verify_report
audit_of(const char *state, const struct note_key *vkey)
{
    struct verify_report rep;
    struct audit au;

    audit_init(&au);
    au.key = *vkey;
    au.has_key = true;
    audit_database(&au, state);
    rep = au.check[0].report;
    audit_done(&au);
    return rep;
}

static void
shell(const char *what, const char *from, const char *to)
{
    char line[400];

    (void)snprintf(line, sizeof(line), "%s %s %s", what, from, to);
    assert_int_equal(system(line), 0);
}

static void
spoil_row(const char *db, const char *what, int idx)
{
    char sql[300];
    sqlite3 *h;

    (void)snprintf(sql, sizeof(sql),
        "DROP TRIGGER entry_stays; DROP TRIGGER body_stays;"
        "DROP TRIGGER body_remains; %s WHERE idx = %d",
        what, idx);
    assert_int_equal(sqlite3_open(db, &h), SQLITE_OK);
    assert_int_equal(sqlite3_exec(h, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(h), SQLITE_OK);
}

static void
test_cli__each_row_of_the_database_is_looked_at(void **state)
{
    static const char *const damage[] = {"DELETE FROM body",
        "UPDATE entry SET skeleton = x'00'",
        "UPDATE body SET sealed = zeroblob(3000)",
        "UPDATE body SET sealed = x'00'"};
    static const int at[] = {0, 1, 255, 256, 511, 512, ROWS - 1};
    struct note_key vkey;
    struct sign_key *key = sample_key(7, &vkey);
    char path[128], db[160], kept[168];
    struct verify_report rep;

    (void)state;
    path_of(path, "state");
    make_database(path, &vkey, key);
    (void)snprintf(db, sizeof(db), "%s/ketenpoort.db", path);
    (void)snprintf(kept, sizeof(kept), "%s.kept", db);
    rep = audit_of(path, &vkey);
    assert_int_equal(rep.outcome, VERIFY_INTACT);
    assert_int_equal(rep.size, ROWS);
    assert_int_equal(rep.bodies, ROWS);
    shell("cp", db, kept);
    for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
        for (size_t k = 0; k < sizeof(damage) / sizeof(damage[0]); k++) {
            shell("cp", kept, db);
            spoil_row(db, damage[k], at[i]);
            rep = audit_of(path, &vkey);
            if (rep.outcome != VERIFY_CHANGED || rep.first != (uint64_t)at[i] ||
                rep.last != (uint64_t)at[i])
                fail_msg("%s, %d: %d, %d to %d", damage[k], at[i],
                    (int)rep.outcome, (int)rep.first, (int)rep.last);
        }
    sign_key_free(key);
    shell("rm -r", path, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cli__an_unchanged_log_is_intact),
        cmocka_unit_test(test_cli__a_kept_head_is_compared),
        cmocka_unit_test(test_cli__an_unsigned_tail_is_told_apart),
        cmocka_unit_test(test_cli__a_changed_byte_is_found_and_named),
        cmocka_unit_test(test_cli__another_key_does_not_vouch_for_it),
        cmocka_unit_test(test_cli__what_cannot_be_read_is_no_verdict),
        cmocka_unit_test(test_cli__each_row_of_the_database_is_looked_at),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
