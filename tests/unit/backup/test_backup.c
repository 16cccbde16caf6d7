/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/backup.h"

#include "backup/parts.h"
#include "conf/conf.h"
#include "exchange/record_backup.h"
#include "ledger/logfile.h"
#include "tests/unit/backup/offline.h"
#include "tests/unit/exchange/record_rig.h"

static struct rig rig, back; /* and what came back */
static struct conf conf;
static char id[RECORD_ID_LEN + 1];

/* What log() does, and what it was asked. */
static enum err log_says;
static uint64_t logged_size;
static const char *meanwhile; /* what somebody else makes then */

static enum err
log_it(void *ctx, uint64_t size, const uint8_t digest[static DIGEST_SHA256_LEN],
    uint8_t sig[static SIGN_LEN], struct errinfo *ei)
{
    struct record_backup_done done;
    enum err rc = log_says;

    (void)ctx;
    logged_size = size;
    if (meanwhile != NULL)
        assert_int_equal(system(meanwhile), 0);
    if (rc == ERR_OK)
        rc = record_backup(rig.r, RECORD_BACKUP_MADE, size, digest, &done, ei);
    else
        return err_set(ei, rc, "test", "no");
    if (rc == ERR_OK)
        memcpy(sig, done.sig, SIGN_LEN);
    return rc;
}

static void
put(const char *name, const char *text)
{
    char path[200];
    FILE *f;

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void
make_dir(const char *name)
{
    char path[200];

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

/* A recorder with one message that waits, and what a configuration says. */
static void
start(void)
{
    struct sign_key *key = NULL;
    struct note_key vkey;
    char path[200];
    struct buf b;

    rig_start(&rig);
    rig_accept(&rig, "b1", OIN_RE, id);
    put("k.yaml", "host: keten.example\n");
    make_dir("policy");
    put("policy/a.yaml", "a: 1\n");
    make_dir("adapters");
    make_dir("to");
    make_dir("apart");
    (void)snprintf(path, sizeof(path), "%s/log.key", rig.keys);
    assert_int_equal(sign_key_load(&key, path, NULL), ERR_OK);
    assert_int_equal(note_key_init(&vkey, rig.opts.origin, NOTE_ED25519,
                         sign_key_public(key), NULL),
        ERR_OK);
    sign_key_free(key);
    buf_init(&b, 1000);
    note_key_write(&b, &vkey);
    buf_byte(&b, '\n');
    buf_byte(&b, '\0');
    put("log/log.vkey", (const char *)b.p);
    buf_done(&b);
    conf_default(&conf);
    (void)snprintf(conf.state_dir, sizeof(conf.state_dir), "%s", rig.state);
    (void)snprintf(conf.log_dir, sizeof(conf.log_dir), "%s", rig.log);
    (void)snprintf(conf.keys_dir, sizeof(conf.keys_dir), "%s", rig.keys);
    (void)snprintf(conf.policy_dir, sizeof(conf.policy_dir), "%s/policy",
        rig.dir);
    (void)snprintf(conf.adapters_dir, sizeof(conf.adapters_dir), "%s/adapters",
        rig.dir);
    (void)snprintf(conf.origin, sizeof(conf.origin), "%s", rig.opts.origin);
    log_says = ERR_OK;
}

static enum err
make(bool apart, struct backup_made *made)
{
    char yaml[200], to[200], keys[200];
    struct backup_opts o = {.conf = &conf,
        .conf_path = yaml,
        .to = to,
        .keys_to = apart ? keys : NULL,
        .recipient = off.to,
        .clk = &rig.clk,
        .program = "1.2.3",
        .days = 14,
        .log = log_it};

    (void)snprintf(yaml, sizeof(yaml), "%s/k.yaml", rig.dir);
    (void)snprintf(to, sizeof(to), "%s/to", rig.dir);
    (void)snprintf(keys, sizeof(keys), "%s/apart", rig.dir);
    return backup_make(&o, made, NULL);
}

static size_t
count(const char *name)
{
    char path[200];
    const struct dirent *e;
    size_t n = 0;
    DIR *d;

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    d = opendir(path);
    assert_non_null(d);
    while ((e = readdir(d)) != NULL)
        n += e->d_name[0] != '.';
    assert_int_equal(closedir(d), 0);
    return n;
}

static struct note_key
vkey(void)
{
    char path[200], line[300];
    struct note_key key;
    FILE *f;

    (void)snprintf(path, sizeof(path), "%s/log/log.vkey", rig.dir);
    f = fopen(path, "r");
    assert_non_null(f);
    assert_non_null(fgets(line, sizeof(line), f));
    assert_int_equal(fclose(f), 0);
    line[strcspn(line, "\n")] = '\0';
    assert_int_equal(note_key_parse(span_of(line), &key, NULL), ERR_OK);
    return key;
}

/* Unpack below "back", and open that as a recorder. */
static void
unpack(const struct backup *b, enum err want)
{
    char root[200];
    struct backup_target to = {root, back.log, back.keys};

    back = rig;
    (void)snprintf(root, sizeof(root), "%s/back", rig.dir);
    (void)snprintf(back.state, sizeof(back.state), "%s/back/state", rig.dir);
    (void)snprintf(back.keys, sizeof(back.keys), "%s/back/keys", rig.dir);
    (void)snprintf(back.log, sizeof(back.log), "%s/back/log", rig.dir);
    make_dir("back");
    make_dir("back/keys");
    make_dir("back/log");
    back.opts.state_dir = back.state;
    back.opts.keys_dir = back.keys;
    back.opts.log_dir = back.log;
    back.r = NULL;
    assert_int_equal(backup_unpack(b, off.key, &to, NULL), want);
}

static void
collect(struct rig *g, enum record_result want)
{
    struct record_request q = rig_ask(RECORD_COLLECT, OIN_RE, id);
    struct record_answer ans;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, want);
    if (want == RECORD_DONE)
        assert_non_null(
            memmem(ans.payload.p, ans.payload.n, RIG_NAAM, strlen(RIG_NAAM)));
    record_answer_done(&ans);
}

static void
test_backup__what_comes_back_is_what_was_there(void **state)
{
    struct record_counts then, now;
    struct note_key key;
    struct backup_made made;
    struct backup b;

    (void)state;
    start();
    key = vkey();
    assert_int_equal(record_count(rig.r, &then, NULL), ERR_OK);
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(made.m.size, then.log_size);
    assert_int_equal(made.m.signed_size, then.log_size);
    assert_int_equal(logged_size, then.log_size);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    assert_true(b.has_keys);
    assert_int_equal(b.m.expires_ms - b.m.made_ms, (int64_t)14 * RIG_DAY);
    assert_int_equal(backup_check_signed(&b, &key, NULL), ERR_OK);
    assert_int_equal(backup_check_parts(&b, NULL), ERR_OK);
    unpack(&b, ERR_OK);
    rig_open(&back);
    assert_int_equal(record_count(back.r, &now, NULL), ERR_OK);
    assert_int_equal(now.log_size, then.log_size);
    assert_string_equal(now.note, then.note);
    assert_int_equal(now.queued, 1);
    collect(&back, RECORD_DONE);
    record_close(back.r);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

/* With every key of the gateway, and without keys.cms, no payload opens. */
static void
test_backup__no_key_of_the_gateway_opens_it(void **state)
{
    static const char *const kinds[] = {"kek-", "body-"};
    struct backup_made made;
    struct backup b;
    char line[500];

    (void)state;
    start();
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    unpack(&b, ERR_OK);
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(line, sizeof(line),
            "for f in %s/%s*; do cmp -s $f %s/$(basename $f) && exit 1; cp $f "
            "%s/ || exit 1; done",
            rig.keys, kinds[i], back.keys, back.keys);
        assert_int_equal(system(line), 0);
    }
    rig_open(&back);
    {
        struct record_request q = rig_ask(RECORD_COLLECT, OIN_RE, id);
        struct record_answer ans;

        record_answer_init(&ans);
        assert_true(
            rig_run(&back, &q, &ans) != ERR_OK || ans.result != RECORD_DONE);
        assert_int_equal(ans.payload.n, 0);
        record_answer_done(&ans);
    }
    record_close(back.r);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

static void
test_backup__without_its_keys_nothing_is_unpacked(void **state)
{
    struct note_key key;
    struct backup_made made;
    struct backup b;

    (void)state;
    start();
    key = vkey();
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    assert_int_equal(backup_destroy_keys(&b, NULL), ERR_OK);
    assert_int_equal(access(b.keys, F_OK), -1);
    assert_int_equal(backup_destroy_keys(&b, NULL), ERR_OK);
    backup_close(&b);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    assert_false(b.has_keys);
    assert_int_equal(backup_check_signed(&b, &key, NULL), ERR_OK);
    assert_int_equal(backup_check_parts(&b, NULL), ERR_OK);
    unpack(&b, ERR_NOTFOUND);
    assert_int_equal(count("back/keys"), 0);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

static void
test_backup__keys_can_lie_apart(void **state)
{
    struct backup_made made;
    char apart[200];
    struct backup b;

    (void)state;
    start();
    (void)snprintf(apart, sizeof(apart), "%s/apart", rig.dir);
    assert_int_equal(make(true, &made), ERR_OK);
    assert_int_equal(count("apart"), 1);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    assert_false(b.has_keys);
    backup_close(&b);
    assert_int_equal(backup_open(&b, made.path, apart, NULL), ERR_OK);
    assert_true(b.has_keys);
    assert_int_equal(backup_check_parts(&b, NULL), ERR_OK);
    unpack(&b, ERR_OK);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

/* They are had anew from who gave them, wherever they lie. */
static void
test_backup__keys_of_tls_stay_behind(void **state)
{
    struct backup_made made;
    struct backup b;
    char line[400];

    (void)state;
    start();
    (void)snprintf(line, sizeof(line),
        "cd %s && umask 077 && for f in server client other; do echo x > "
        "keys/$f.key || exit 1; done; ln -s keys/server.key tls.key",
        rig.dir);
    assert_int_equal(system(line), 0);
    (void)snprintf(conf.tls_key, sizeof(conf.tls_key), "%s/tls.key", rig.dir);
    (void)snprintf(conf.client_key, sizeof(conf.client_key), "%s/client.key",
        rig.keys);
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    unpack(&b, ERR_OK);
    (void)snprintf(line, sizeof(line),
        "cd %s && test -e other.key -a -e log.key && test ! -e server.key -a "
        "! -e client.key",
        back.keys);
    assert_int_equal(system(line), 0);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

static void
expect_nothing(enum err want)
{
    struct backup_made made;
    char tmp[200];

    (void)snprintf(tmp, sizeof(tmp), "%s/backup.tmp", rig.state);
    assert_int_equal(make(true, &made), want);
    assert_int_equal(count("to"), 0);
    assert_int_equal(count("apart"), 0);
    assert_int_equal(access(tmp, F_OK), -1);
    manifest_done(&made.m);
}

/* Whatever goes wrong, nothing is left that looks whole, or is in clear. */
static void
test_backup__one_that_fails_leaves_nothing(void **state)
{
    struct backup_made made;
    char path[200], aside[200];

    (void)state;
    start();
    log_says = ERR_FULL;
    expect_nothing(ERR_FULL);
    log_says = ERR_OK;
    (void)snprintf(path, sizeof(path), "%s/log.vkey", rig.log);
    (void)snprintf(aside, sizeof(aside), "%s/aside", rig.dir);
    assert_int_equal(rename(path, aside), 0);
    expect_nothing(ERR_NOTFOUND);
    assert_int_equal(rename(aside, path), 0);
    (void)snprintf(path, sizeof(path), "%s/pseudo-2026.key", rig.keys);
    assert_int_equal(chmod(path, 0644), 0);
    expect_nothing(ERR_CONFIG);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(make(true, &made), ERR_OK);
    manifest_done(&made.m);
    assert_int_equal(make(true, &made), ERR_CONFLICT); /* this second */
    manifest_done(&made.m);
    assert_int_equal(count("to"), 1);
    assert_int_equal(count("apart"), 1);
    rig_stop(&rig);
}

/* A name that somebody else took is never written over, and the one that was
 * given already goes again. */
static void
test_backup__a_name_that_is_taken_stays_with_its_owner(void **state)
{
    static const char *const taken[] = {"to", "apart"};
    struct backup_made made;
    char name[BACKUP_NAME_MAX + 1], line[600], path[400];

    (void)state;
    start();
    assert_int_equal(make(true, &made), ERR_OK);
    memcpy(name, made.name, sizeof(name));
    manifest_done(&made.m);
    (void)snprintf(line, sizeof(line), "rm -r %s/to/*", rig.dir);
    assert_int_equal(system(line), 0);
    assert_int_equal(make(true, &made), ERR_CONFLICT); /* its keys are there */
    manifest_done(&made.m);
    assert_int_equal(count("to"), 0);
    assert_int_equal(count("apart"), 1);
    (void)snprintf(line, sizeof(line), "rm %s/apart/*", rig.dir);
    assert_int_equal(system(line), 0);
    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof(path), "%s/%s/%s%s", rig.dir, taken[i],
            name, i == 0 ? "" : ".keys.cms");
        (void)snprintf(line, sizeof(line), "echo x > %s", path);
        meanwhile = line;
        assert_int_equal(make(true, &made), ERR_CONFLICT);
        meanwhile = NULL;
        manifest_done(&made.m);
        assert_int_equal(count(taken[i]), 1);
        assert_int_equal(count(taken[1 - i]), 0);
        assert_int_equal(remove(path), 0);
    }
    rig_stop(&rig);
}

/* A wrapped key in the database that is not what it was. */
static void
test_backup__a_damaged_key_is_not_copied_over(void **state)
{
    char line[400];

    (void)state;
    start();
    (void)snprintf(line, sizeof(line),
        "python3 -c \"import sqlite3; d = "
        "sqlite3.connect('%s/ketenpoort.db'); d.execute('UPDATE body_key SET "
        "wrapped = zeroblob(60) WHERE idx = 1'); d.commit()\"",
        rig.state);
    assert_int_equal(system(line), 0);
    expect_nothing(ERR_CORRUPT);
    rig_stop(&rig);
}

/* The log file lags behind the database: what is missing is in the database. */
static void
test_backup__a_file_that_lags_is_completed_after_it(void **state)
{
    struct record_counts now;
    struct backup_made made;
    struct logfile *lf = NULL;
    struct logfile_cut cut;
    struct backup b;
    char path[200];

    (void)state;
    start();
    record_close(rig.r);
    rig.r = NULL;
    (void)snprintf(path, sizeof(path), "%s/%s", rig.log, LOGFILE_NAME);
    assert_int_equal(logfile_open(&lf, path, NULL, LOGFILE_READ, NULL, NULL),
        ERR_OK);
    assert_int_equal(logfile_cut(lf, logfile_size(lf) - 1, &cut, NULL), ERR_OK);
    logfile_close(lf);
    assert_int_equal(truncate(path, (off_t)cut.end), 0);
    log_says = ERR_OK;
    {
        /* No recorder: nothing signs; that is of no matter here. */
        log_says = ERR_NOTFOUND;
        assert_int_equal(make(false, &made), ERR_NOTFOUND);
        assert_int_equal(made.m.signed_size, cut.size);
        assert_true(made.m.size > cut.size);
        manifest_done(&made.m);
    }
    rig_open(&rig);
    log_says = ERR_OK;
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    unpack(&b, ERR_OK);
    (void)snprintf(path, sizeof(path), "%s/%s", back.log, LOGFILE_NAME);
    assert_int_equal(truncate(path, (off_t)cut.end), 0);
    rig_open(&back);
    assert_int_equal(record_count(back.r, &now, NULL), ERR_OK);
    assert_int_equal(now.log_size, made.m.size);
    assert_string_equal(now.note, made.m.note);
    record_close(back.r);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

static void
test_backup__another_log_did_not_sign_it(void **state)
{
    uint8_t seed[SIGN_SEED_LEN] = {9};
    struct sign_key *other = NULL;
    struct backup_made made;
    struct note_key key;
    struct backup b;

    (void)state;
    start();
    assert_int_equal(make(false, &made), ERR_OK);
    assert_int_equal(backup_open(&b, made.path, NULL, NULL), ERR_OK);
    assert_int_equal(sign_key_from_seed(&other, seed, NULL), ERR_OK);
    assert_int_equal(note_key_init(&key, rig.opts.origin, NOTE_ED25519,
                         sign_key_public(other), NULL),
        ERR_OK);
    assert_int_equal(backup_check_signed(&b, &key, NULL), ERR_CORRUPT);
    sign_key_free(other);
    backup_close(&b);
    assert_int_equal(backup_open(&b, rig.dir, NULL, NULL), ERR_NOTFOUND);
    backup_close(&b);
    manifest_done(&made.m);
    rig_stop(&rig);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_backup__what_comes_back_is_what_was_there),
        cmocka_unit_test(test_backup__no_key_of_the_gateway_opens_it),
        cmocka_unit_test(test_backup__without_its_keys_nothing_is_unpacked),
        cmocka_unit_test(test_backup__keys_can_lie_apart),
        cmocka_unit_test(test_backup__keys_of_tls_stay_behind),
        cmocka_unit_test(test_backup__one_that_fails_leaves_nothing),
        cmocka_unit_test(
            test_backup__a_name_that_is_taken_stays_with_its_owner),
        cmocka_unit_test(test_backup__a_damaged_key_is_not_copied_over),
        cmocka_unit_test(test_backup__a_file_that_lags_is_completed_after_it),
        cmocka_unit_test(test_backup__another_log_did_not_sign_it),
    };

    return cmocka_run_group_tests(tests, off_start, off_stop);
}
