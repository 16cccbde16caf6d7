/* SPDX-License-Identifier: EUPL-1.2 */
/* backup verify, backup restore. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/files.h"
#include "base/clock.h"
#include "base/file.h"
#include "cli/hold.h"
#include "cli/look.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/envelope.h"
#include "exchange/options.h"
#include "exchange/record_backup.h"

#include "base/banned.h"

enum { PATH_LEN_MAX = CONF_PATH_MAX + 64, CONFIG_MAX = 64 * 1024 };

/* Where a backup is unpacked. */
struct place {
    char root[CONF_PATH_MAX + 1], log[CONF_PATH_MAX + 1];
    char keys[CONF_PATH_MAX + 1], state[CONF_PATH_MAX + 1];
    bool made_root, made_log, made_keys; /* here, by us */
    bool use_root, use_log, use_keys;    /* was there, empty */
    int lock; /* on root, against a second of us; -1 none */
};

static struct backup_target
target_of(const struct place *p)
{
    return (struct backup_target){p->root, p->log, p->keys};
}

static bool
inside(struct place *p)
{
    return settings_join(p->state, sizeof(p->state), p->root, "state") &&
           (p->log[0] != '\0' ||
               settings_join(p->log, sizeof(p->log), p->root, "log")) &&
           (p->keys[0] != '\0' ||
               settings_join(p->keys, sizeof(p->keys), p->root, "keys"));
}

/* What was there before us stays, empty as it was. */
static void
clear_one(const struct cli_call *call, const char *path, bool made, bool use)
{
    enum err rc = ERR_OK;

    if (made)
        rc = backup_remove(path, NULL);
    else if (use)
        rc = backup_empty(path, NULL);
    if (rc != ERR_OK)
        say_note(call, "Er is iets achtergebleven in %s: haal het weg.",
            "Something is left in %s: remove it.", path);
}

static void
remove_place(const struct cli_call *call, const struct place *p)
{
    clear_one(call, p->keys, p->made_keys, p->use_keys);
    clear_one(call, p->log, p->made_log, p->use_log);
    clear_one(call, p->root, p->made_root, p->use_root);
    if (p->lock >= 0)
        (void)close(p->lock);
}

/* ---- verify ------------------------------------------------------------------------- */

/* A folder that only we can read, gone again afterwards; the keys in memory
 * where that can be. */
static enum cli_exit
make_work(const struct cli_call *call, struct place *p)
{
    static const char memory[] = "/dev/shm";
    const char *tmp = secure_getenv("TMPDIR");

    if (tmp == NULL || tmp[0] != '/')
        tmp = "/tmp";
    (void)snprintf(p->root, sizeof(p->root), "%.200s/ketenpoort-XXXXXX", tmp);
    (void)snprintf(p->keys, sizeof(p->keys), "%.200s/ketenpoort-XXXXXX",
        access(memory, W_OK) == 0 ? memory : tmp);
    p->made_root = mkdtemp(p->root) != NULL;
    p->made_keys = p->made_root && mkdtemp(p->keys) != NULL;
    if (p->made_keys && inside(p) && mkdir(p->log, 0700) == 0)
        return CLI_OK;
    return say_fail(call, CLI_FAILED, "er is geen tijdelijke map te maken",
        "no temporary folder can be made");
}

static struct record_opts
opts_in(const struct cli_call *call, const struct look *l,
    const struct place *p)
{
    return (struct record_opts){.state_dir = p->state,
        .keys_dir = p->keys,
        .log_dir = p->log,
        .origin = l->b.m.origin,
        .clk = call->io->clk,
        .read_only = true};
}

static enum cli_exit
verify_inside(const struct cli_call *call, struct look *l)
{
    struct envelope_key *key = NULL;
    struct place p = {.lock = -1};
    struct errinfo ei = {0};
    enum cli_exit code = look_offline_key(call, &key);
    struct hold before;

    /* Nobody who interrupts us leaves keys behind. */
    hold_begin(&before);
    if (code == CLI_OK)
        code = make_work(call, &p);
    if (code == CLI_OK) {
        const struct backup_target to = target_of(&p);
        const struct record_opts opts = opts_in(call, l, &p);
        enum err rc = backup_unpack(&l->b, key, &to, &ei);

        look_unpacked(l, rc, &ei);
        if (rc == ERR_OK)
            look_inside(l, &opts, l->head.n > 0 && !l->shorter);
    }
    remove_place(call, &p);
    hold_end(&before);
    envelope_key_free(key);
    return code;
}

/* Keys that are gone before their time cannot be looked at. */
static void
expect_keys(const struct cli_call *call, struct look *l)
{
    if (!l->b.has_keys && l->b.m.expires_ms >= clock_wall_ms(call->io->clk))
        look_found(l, VERIFY_UNABLE,
            "the keys are not here: say with --keys where they are");
}

static enum cli_exit
verify(const struct cli_call *call, struct look *l)
{
    bool with_key = parse_option(call, "key") != NULL;
    struct conf conf;
    bool configured = conf_read(settings_path(call), &conf, NULL) == ERR_OK;
    enum cli_exit code;
    struct buf b;

    if (with_key != (parse_option(call, "cert") != NULL))
        return say_fail(call, CLI_USAGE, "--key en --cert horen bij elkaar",
            "--key and --cert belong together");
    code = look_open(call, configured ? &conf : NULL, l);
    if (code != CLI_OK)
        return code;
    look_outside(l);
    expect_keys(call, l);
    if (with_key && l->outcome != VERIFY_CHANGED)
        code = verify_inside(call, l);
    if (code != CLI_OK)
        return code;
    code = (enum cli_exit)verify_exit(l->outcome);
    if (!call->json) {
        look_show(call, l);
        return code;
    }
    say_json_begin(&b, call->command->schema);
    look_json(&b, l);
    return say_json_end(&b, call, code);
}

static enum cli_exit
with_look(const struct cli_call *call,
    enum cli_exit (*run)(const struct cli_call *call, struct look *l))
{
    struct errinfo ei = {0};
    struct look l;
    enum cli_exit code;

    if (crypto_init(&ei) != ERR_OK)
        return say_fail(call, CLI_UNCHECKABLE, "%s", "%s", ei.text);
    look_init(&l);
    code = run(call, &l);
    look_done(&l);
    return code;
}

enum cli_exit
cli_backup_verify(const struct cli_call *call)
{
    return with_look(call, verify);
}

/* ---- restore: where to ---------------------------------------------------------------- */

static enum cli_exit
restore_usage(const struct cli_call *call)
{
    bool with = parse_option(call, "head") != NULL;
    bool without = parse_option(call, "without-head") != NULL;

    if (parse_option(call, "key") == NULL ||
        parse_option(call, "cert") == NULL || parse_option(call, "to") == NULL)
        return say_fail(call, CLI_USAGE, "--key, --cert en --to zijn nodig",
            "--key, --cert and --to are needed");
    if (with != without)
        return CLI_OK;
    (void)say_fail(call, CLI_USAGE,
        "geef de elders bewaarde logboekkop met --head KOP, of zeg met "
        "--without-head dat die er niet is",
        "give the tree head that is kept elsewhere with --head HEAD, or say "
        "with --without-head that there is none");
    say_hint(call, "Zonder kop is niet te zien of deze back-up de nieuwste is.",
        "Without a head it cannot be seen whether this backup is the newest.");
    return CLI_USAGE;
}

/* An absolute path of a folder that may not be there yet. */
static bool
absolute(char *out, size_t max, const char *given)
{
    char here[PATH_LEN_MAX];
    int n;

    if (given == NULL)
        return true;
    if (given[0] == '/')
        n = snprintf(out, max, "%s", given);
    else if (getcwd(here, sizeof(here)) != NULL)
        n = snprintf(out, max, "%s/%s", here, given);
    else
        return false;
    return n > 0 && (size_t)n < max;
}

/* Not there yet, or a folder with nothing in it; not a link, behind which
 * something could be left. */
static bool
is_free(const char *path)
{
    struct stat st;

    if (lstat(path, &st) != 0)
        return errno == ENOENT;
    return S_ISDIR(st.st_mode) && files_is_empty(path);
}

static enum cli_exit
find_place(const struct cli_call *call, struct place *p)
{
    const char *v[3];

    if (!absolute(p->root, sizeof(p->root), parse_option(call, "to")) ||
        !absolute(p->log, sizeof(p->log), parse_option(call, "log-to")) ||
        !absolute(p->keys, sizeof(p->keys), parse_option(call, "keys-to")) ||
        !inside(p))
        return say_fail(call, CLI_USAGE, "een pad is te lang",
            "a path is too long");
    v[0] = p->root;
    v[1] = p->log;
    v[2] = p->keys;
    for (size_t i = 0; i < 3; i++)
        if (!is_free(v[i]))
            return say_fail(call, CLI_FAILED,
                "%s is geen lege map; er is niets veranderd",
                "%s is not an empty folder; nothing was changed", v[i]);
    return CLI_OK;
}

static bool
make_dir(const char *path, bool *made, bool *use)
{
    *made = mkdir(path, 0700) == 0;
    *use = !*made && errno == EEXIST && is_free(path);
    return *made || *use;
}

/* Nobody else restores to the same folder meanwhile. */
static bool
lock_root(struct place *p)
{
    p->lock = open(p->root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return p->lock >= 0 && flock(p->lock, LOCK_EX | LOCK_NB) == 0 &&
           (p->made_root || files_is_empty(p->root));
}

static enum cli_exit
make_place(const struct cli_call *call, struct place *p)
{
    const char *at = p->root;

    if (make_dir(p->root, &p->made_root, &p->use_root) && !lock_root(p)) {
        p->made_root = p->use_root = false; /* it is another's */
        return say_fail(call, CLI_FAILED, "%s is in gebruik", "%s is in use",
            p->root);
    }
    if (p->made_root || p->use_root) {
        at = p->log;
        if (make_dir(p->log, &p->made_log, &p->use_log)) {
            at = p->keys;
            if (make_dir(p->keys, &p->made_keys, &p->use_keys))
                return CLI_OK;
        }
    }
    return say_fail(call,
        errno == EACCES || errno == EPERM ? CLI_NO_RIGHTS : CLI_FAILED,
        "een map is niet te maken: %s", "a folder cannot be made: %s", at);
}

/* ---- restore: may it ------------------------------------------------------------------ */

/* By the log's public key out of the backup, where none was given. */
static void
use_own_key(struct look *l, const struct place *p)
{
    char path[PATH_LEN_MAX];
    struct buf b;
    uint8_t *nl;

    buf_init(&b, (size_t)NOTE_VKEY_MAX + VKEY_READ);
    if (settings_join(path, sizeof(path), p->log, "log.vkey") &&
        vkey_read_file(path, &b) && b.n > 0) {
        nl = memchr(b.p, '\n', b.n);
        l->has_key = note_key_parse((struct span){b.p,
                                        nl == NULL ? b.n : (size_t)(nl - b.p)},
                         &l->key, NULL) == ERR_OK;
    }
    buf_done(&b);
}

static enum cli_exit
judge(const struct cli_call *call, const struct look *l)
{
    bool accepts = parse_option(call, "accept-loss") != NULL;

    if (l->outcome == VERIFY_INTACT || l->outcome == VERIFY_UNSIGNED)
        return CLI_OK;
    if (l->outcome == VERIFY_FORKED && l->shorter && accepts)
        return CLI_OK;
    if (l->outcome == VERIFY_CHANGED)
        return say_fail(call, CLI_CHANGED,
            "de back-up is gewijzigd: %s; er is niets teruggezet",
            "the backup was changed: %s; nothing was restored", l->why);
    if (l->outcome == VERIFY_UNABLE)
        return say_fail(call, CLI_UNCHECKABLE,
            "niet te controleren: %s; er is niets teruggezet",
            "cannot be checked: %s; nothing was restored", l->why);
    if (!l->shorter)
        return say_fail(call, CLI_ROLLED_BACK,
            "de back-up is afgesplitst van de bewaarde kop: %s; er is niets "
            "teruggezet",
            "the backup forks from the kept head: %s; nothing was restored",
            l->why);
    (void)say_fail(call, CLI_ROLLED_BACK,
        "de back-up is ouder dan de bewaarde kop: regel %llu tot en met %llu "
        "ontbreken; er is niets teruggezet",
        "the backup is older than the kept head: entries %llu to %llu are "
        "missing; nothing was restored",
        (unsigned long long)l->first, (unsigned long long)l->head_size - 1);
    say_hint(call,
        "Zoek eerst een nieuwere. Is die er niet: --accept-loss zet deze "
        "terug en schrijft het verlies in het logboek.",
        "Look for a newer one first. If there is none: --accept-loss restores "
        "this one and writes the loss in the log.");
    return CLI_ROLLED_BACK;
}

static enum cli_exit
unpack(const struct cli_call *call, struct look *l, const struct place *p,
    const struct envelope_key *key)
{
    const struct backup_target to = target_of(p);
    const struct record_opts opts = opts_in(call, l, p);
    struct errinfo ei = {0};
    enum err rc = backup_unpack(&l->b, key, &to, &ei);

    if (rc != ERR_OK && rc != ERR_CORRUPT && rc != ERR_DENIED &&
        rc != ERR_NOTFOUND)
        return say_error(call, rc, &ei);
    look_unpacked(l, rc, &ei);
    if (rc == ERR_OK && !l->has_key) {
        use_own_key(l, p);
        say_note(call,
            "De controlesleutel komt uit de back-up zelf: dat zij van dit "
            "logboek is, blijkt pas met --vkey.",
            "The verification key is that of the backup itself: that it is of "
            "this log is shown only with --vkey.");
        l->outcome = VERIFY_INTACT;
        look_outside(l);
    }
    if (rc == ERR_OK && judge(call, l) == CLI_OK)
        look_inside(l, &opts, l->head.n > 0 && !l->shorter);
    else if (rc == ERR_OK)
        return (enum cli_exit)verify_exit(l->outcome);
    return judge(call, l);
}

/* ---- restore: making it one's own --------------------------------------------------------- */

static bool
keep_config(const char *path)
{
    char kept[PATH_LEN_MAX + 16];

    return snprintf(kept, sizeof(kept), "%s.back-up", path) <
               (int)sizeof(kept) &&
           rename(path, kept) == 0;
}

/* The configuration as it was, with the folders where they are now. */
static enum cli_exit
write_config(const struct cli_call *call, const struct place *p,
    struct conf *conf)
{
    char path[PATH_LEN_MAX];
    struct errinfo ei = {0};
    struct buf text;
    enum err rc;
    bool ok;

    if (!settings_join(path, sizeof(path), p->root, "ketenpoort.yaml") ||
        conf_read(path, conf, &ei) != ERR_OK)
        return say_fail(call, CLI_FAILED, "de configuratie is onleesbaar: %s",
            "the configuration cannot be read: %s", ei.text);
    ok = settings_join(conf->policy_dir, sizeof(conf->policy_dir), p->root,
             "policy") &&
         settings_join(conf->adapters_dir, sizeof(conf->adapters_dir), p->root,
             "adapters") &&
         settings_join(conf->run_dir, CONF_RUN_DIR_MAX + 1, p->root, "run") &&
         mkdir(conf->run_dir, 0700) == 0;
    memcpy(conf->state_dir, p->state, sizeof(conf->state_dir));
    memcpy(conf->log_dir, p->log, sizeof(conf->log_dir));
    memcpy(conf->keys_dir, p->keys, sizeof(conf->keys_dir));
    if (!ok || !keep_config(path))
        return say_fail(call, CLI_FAILED,
            "de configuratie is niet aan te passen in %s",
            "the configuration cannot be adapted in %s", p->root);
    buf_init(&text, CONFIG_MAX);
    conf_dump(&text, conf);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = files_write(p->root, "ketenpoort.yaml", buf_peek(&text), &ei);
    if (rc == ERR_OK && file_sync_name(AT_FDCWD, path) != 0)
        rc = ERR_IO;
    buf_done(&text);
    return rc == ERR_OK ? CLI_OK : say_error(call, rc, &ei);
}

struct restored {
    uint64_t index, queued;
};

/* Open it as the gateway would: the log file is completed and signed, and says
 * what happened. */
static enum cli_exit
log_restored(const struct cli_call *call, const struct look *l,
    const struct conf *conf, struct restored *out)
{
    bool loss = l->shorter;
    struct record_backup_done step = {.index = 0};
    struct record_opts opts;
    struct record_counts counts = {.queued = 0};
    struct record *r = NULL;
    struct errinfo ei = {0};
    enum err rc;

    options_record(conf, call->io->clk, &opts);
    rc = record_open(&r, &opts, &ei);
    if (rc == ERR_OK)
        rc = record_backup(r,
            loss ? RECORD_BACKUP_RESTORED_LOSS : RECORD_BACKUP_RESTORED,
            loss ? l->head_size : l->b.m.size, l->b.digest, &step, &ei);
    out->index = step.index;
    if (rc == ERR_OK)
        rc = record_count(r, &counts, &ei);
    record_close(r);
    out->queued = counts.queued;
    return rc == ERR_OK ? CLI_OK : say_error(call, rc, &ei);
}

static enum cli_exit
tell(const struct cli_call *call, const struct look *l, const struct place *p,
    const struct restored *done)
{
    bool dry = done == NULL;
    char made[CLOCK_STAMP_LEN + 1];
    struct buf b;

    if (call->json) {
        say_json_begin(&b, call->command->schema);
        say_json_bool(&b, "dry_run", dry);
        look_json(&b, l);
        say_json_text(&b, "to", p->root);
        if (!dry) {
            say_json_u64(&b, "index", done->index);
            say_json_u64(&b, "waiting", done->queued);
        }
        return say_json_end(&b, call, CLI_OK);
    }
    if (dry) {
        look_show(call, l);
        say_note(call, "Er is niets veranderd (--dry-run).",
            "Nothing was changed (--dry-run).");
        return CLI_OK;
    }
    clock_stamp(l->b.m.made_ms, made);
    say_field(call, "teruggezet", "restored", p->root);
    say_label(call, "logboek", "log");
    say_out(call, "%llu regels; dit terugzetten is regel %llu\n",
        "%llu entries; this restoring is entry %llu\n",
        (unsigned long long)l->b.m.size, (unsigned long long)done->index);
    say_label(call, "wachtend", "waiting");
    say_out(call,
        "%llu berichten; wat na %s is afgeleverd wordt opnieuw aangeboden, "
        "onder hetzelfde id\n",
        "%llu messages; what was delivered after %s is offered again, under "
        "the same id\n",
        (unsigned long long)done->queued, made);
    if (l->shorter)
        say_out(call,
            "VERLIES       regels %llu tot en met %llu zijn er niet meer; wie "
            "een nieuwere kop bewaarde ziet dat\n",
            "LOSS          entries %llu to %llu are no more; whoever kept a "
            "newer head sees that\n",
            (unsigned long long)l->first, (unsigned long long)l->head_size - 1);
    say_note(call,
        "Zet de certificaten van TLS neer en kijk na: ketenpoort -c "
        "%s/ketenpoort.yaml log verify",
        "Put the certificates of TLS in place and check: ketenpoort -c "
        "%s/ketenpoort.yaml log verify",
        p->root);
    say_note(call,
        "Als getuige van anderen heeft deze gateway een nieuwe sleutel: geef "
        "hun die van log witness.",
        "As a witness of others this gateway has a new key: give them that of "
        "log witness.");
    return CLI_OK;
}

static enum cli_exit
put_back(const struct cli_call *call, struct look *l, struct place *p)
{
    struct envelope_key *key = NULL;
    struct restored done = {0, 0};
    struct conf conf;
    struct hold before;
    enum cli_exit code = look_offline_key(call, &key);

    hold_begin(&before);
    if (code == CLI_OK)
        code = make_place(call, p);
    if (code == CLI_OK)
        code = unpack(call, l, p, key);
    envelope_key_free(key);
    if (code == CLI_OK)
        code = write_config(call, p, &conf);
    if (code == CLI_OK)
        code = log_restored(call, l, &conf, &done);
    if (code != CLI_OK)
        remove_place(call, p);
    else
        (void)close(p->lock);
    hold_end(&before);
    return code == CLI_OK ? tell(call, l, p, &done) : code;
}

static enum cli_exit
restore(const struct cli_call *call, struct look *l)
{
    bool dry = parse_option(call, "dry-run") != NULL;
    struct place p = {.lock = -1};
    enum cli_exit code = restore_usage(call);

    if (code == CLI_OK)
        code = find_place(call, &p);
    if (code == CLI_OK)
        code = look_open(call, NULL, l);
    if (code != CLI_OK)
        return code;
    /* Without a key this says so; a restore finds one in the backup. */
    if (l->has_key || dry) {
        look_outside(l);
        code = judge(call, l);
    }
    if (code != CLI_OK)
        return code;
    if (dry)
        return tell(call, l, &p, NULL);
    return put_back(call, l, &p);
}

enum cli_exit
cli_backup_restore(const struct cli_call *call)
{
    return with_look(call, restore);
}
