/* SPDX-License-Identifier: EUPL-1.2 */
/* backup create, list, prune. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/backup.h"
#include "base/clock.h"
#include "base/text.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/hold.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/envelope.h"
#include "exchange/record_backup.h"

#include "base/banned.h"

enum { REQUEST_MAX = 400, BACKUPS_MAX = 4096, SIG_TEXT_MAX = 100 };

/* ---- a step in the log ------------------------------------------------------------- */

/* What admin_ask() said is not said twice. */
struct asking {
    const struct cli_call *call;
    enum cli_exit code;
};

static enum cli_exit
ask_step(const struct cli_call *call, enum record_backup_step step,
    uint64_t size, const uint8_t digest[static DIGEST_SHA256_LEN],
    struct admin_reply *reply)
{
    struct buf b;
    enum cli_exit code;

    buf_init(&b, REQUEST_MAX);
    buf_printf(&b, "{\"cmd\":\"backup.step\",\"step\":\"%s\"",
        record_backup_name(step));
    say_json_u64(&b, "size", size);
    admin_json_put_hex(&b, "sha256", (struct span){digest, DIGEST_SHA256_LEN});
    buf_byte(&b, '}');
    code = admin_ask(call, buf_peek(&b), true, reply);
    buf_done(&b);
    return code;
}

static enum err
log_made(void *ctx, uint64_t size,
    const uint8_t digest[static DIGEST_SHA256_LEN],
    uint8_t sig[static SIGN_LEN], struct errinfo *ei)
{
    struct asking *a = ctx;
    struct admin_reply reply;
    char text[SIG_TEXT_MAX];
    size_t n = 0;
    bool ok = false;

    a->code = ask_step(a->call, RECORD_BACKUP_MADE, size, digest, &reply);
    if (a->code == CLI_OK)
        ok = admin_json_string(
                 admin_json_get(&reply.doc, reply.doc.v, "signature"), text,
                 sizeof(text)) &&
             text_unbase64(span_of(text), sig, SIGN_LEN, &n) && n == SIGN_LEN;
    admin_reply_done(&reply);
    if (a->code != CLI_OK)
        return err_set(ei, ERR_DENIED, "backup.log", "not logged");
    return ok ? ERR_OK
              : err_set(ei, ERR_INTERNAL, "backup.log",
                    "the answer has no signature");
}

/* ---- create -------------------------------------------------------------------------- */

static enum cli_exit
read_days(const struct cli_call *call, int *days)
{
    const char *given = parse_option(call, "days");
    uint64_t v = BACKUP_DAYS;

    if (given != NULL &&
        (!text_u64(span_of(given), BACKUP_DAYS_MAX, &v) || v == 0))
        return say_fail(call, CLI_USAGE, "--days is een getal van 1 tot %d",
            "--days is a number from 1 to %d", BACKUP_DAYS_MAX);
    *days = (int)v;
    return CLI_OK;
}

static bool
is_dir(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum cli_exit
read_opts(const struct cli_call *call, struct conf *conf, struct backup_opts *o,
    struct envelope_recipient **to)
{
    const char *cert = parse_option(call, "recipient");
    char db[CONF_PATH_MAX + 32];
    struct errinfo ei = {0};
    enum cli_exit code;
    enum err rc;

    o->to = parse_option(call, "to");
    o->keys_to = parse_option(call, "keys-to");
    if (o->to == NULL || cert == NULL)
        return say_fail(call, CLI_USAGE, "--to en --recipient zijn nodig",
            "--to and --recipient are needed");
    code = read_days(call, &o->days);
    if (code == CLI_OK)
        code = settings_read(call, conf);
    if (code != CLI_OK)
        return code;
    if (!settings_join(db, sizeof(db), conf->state_dir, "ketenpoort.db") ||
        access(db, F_OK) != 0)
        return say_fail(call, CLI_NOT_INITIALISED,
            "er is nog geen installatie: ketenpoort init",
            "there is no installation yet: ketenpoort init");
    if (!is_dir(o->to) || (o->keys_to != NULL && !is_dir(o->keys_to)))
        return say_fail(call, CLI_USAGE, "%s is geen map", "%s is no folder",
            is_dir(o->to) ? o->keys_to : o->to);
    rc = envelope_recipient_load(to, cert, &ei);
    o->recipient = *to;
    return rc == ERR_OK ? CLI_OK
                        : say_fail(call, CLI_USAGE, "%s", "%s", ei.text);
}

static enum cli_exit
create_json(const struct cli_call *call, const struct backup_made *made,
    bool dry)
{
    char stamp[CLOCK_STAMP_LEN + 1];
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_bool(&b, "dry_run", dry);
    say_json_text(&b, "path", dry ? NULL : made->path);
    if (!dry) {
        clock_stamp(made->m.expires_ms, stamp);
        say_json_text(&b, "expires", stamp);
        say_json_u64(&b, "size", made->m.size);
        say_json_u64(&b, "signed_size", made->m.signed_size);
        say_json_u64(&b, "parts", made->m.n);
        say_json_u64(&b, "bytes", made->bytes);
        say_json_text(&b, "note", made->m.note);
    }
    return say_json_end(&b, call, CLI_OK);
}

static enum cli_exit
create_show(const struct cli_call *call, const struct backup_made *made)
{
    char stamp[CLOCK_STAMP_LEN + 1];

    clock_stamp(made->m.expires_ms, stamp);
    say_field(call, "back-up", "backup", made->path);
    say_label(call, "logboek", "log");
    say_out(call, "%llu regels, %llu ondertekend\n",
        "%llu entries, %llu signed\n", (unsigned long long)made->m.size,
        (unsigned long long)made->m.signed_size);
    say_label(call, "grootte", "size");
    say_out(call, "%llu bytes in %zu delen en de sleutels\n",
        "%llu bytes in %zu parts and the keys\n",
        (unsigned long long)made->bytes, made->m.n);
    say_field(call, "verloopt", "expires", stamp);
    say_note(call,
        "Bewaar de logboekkop buiten deze machine (ketenpoort log head "
        "--plain > kop.txt): daarmee is te zien of een teruggezette back-up "
        "ouder is.",
        "Keep the tree head outside this machine (ketenpoort log head --plain "
        "> head.txt): it shows whether a backup that is put back is older.");
    return CLI_OK;
}

static enum cli_exit
create_failed(const struct cli_call *call, enum err rc,
    const struct errinfo *ei, const struct asking *a)
{
    if (a->code != CLI_OK)
        return a->code;
    if (rc == ERR_AGAIN)
        return say_fail(call, CLI_UNREACHABLE,
            "het logboek is nog leeg: er is nog niets om te bewaren",
            "the log is empty: there is nothing to keep yet");
    if (rc == ERR_CONFLICT)
        return say_fail(call, CLI_UNREACHABLE,
            "er wordt al een back-up gemaakt: %s", "a backup is being made: %s",
            ei->text);
    if (ei->os_errno == EACCES || ei->os_errno == EPERM)
        return say_fail(call, CLI_NO_RIGHTS, "geen rechten: %s",
            "no rights: %s", ei->text);
    return say_error(call, rc, ei);
}

static enum cli_exit
create(const struct cli_call *call, const struct backup_opts *o,
    struct asking *a)
{
    bool dry = parse_option(call, "dry-run") != NULL;
    struct backup_made made = {.bytes = 0};
    struct errinfo ei = {0};
    enum cli_exit code = CLI_OK;
    enum err rc = ERR_OK;
    struct hold before;

    hold_begin(&before);
    if (!dry)
        rc = backup_make(o, &made, &ei);
    hold_end(&before);
    if (rc != ERR_OK)
        code = create_failed(call, rc, &ei, a);
    else if (call->json)
        code = create_json(call, &made, dry);
    else if (dry)
        say_out(call, "Er zou een back-up komen in %s (--dry-run).\n",
            "A backup would be made in %s (--dry-run).\n", o->to);
    else
        code = create_show(call, &made);
    manifest_done(&made.m);
    return code;
}

enum cli_exit
cli_backup_create(const struct cli_call *call)
{
    struct envelope_recipient *to = NULL;
    struct asking a = {call, CLI_OK};
    struct conf conf;
    struct backup_opts o = {.conf = &conf,
        .conf_path = settings_path(call),
        .clk = call->io->clk,
        .program = cli_version,
        .log = log_made,
        .ctx = &a};
    enum cli_exit code = read_opts(call, &conf, &o, &to);

    if (code == CLI_OK)
        code = create(call, &o, &a);
    envelope_recipient_free(to);
    return code;
}

/* ---- what there is ------------------------------------------------------------------- */

struct names {
    char (*v)[BACKUP_NAME_MAX + 1];
    size_t n;
};

static int
by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* ketenpoort-20261125T091700Z, and nothing that is still being made. */
static bool
is_backup(const char *name)
{
    static const char form[] = "ketenpoort-00000000T000000Z";

    for (size_t i = 0; i < sizeof(form); i++)
        if (form[i] == '0' ? name[i] < '0' || name[i] > '9'
                           : name[i] != form[i])
            return false;
    return true;
}

static enum cli_exit
read_names(const struct cli_call *call, DIR *d, struct names *names)
{
    const struct dirent *e;

    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    while ((errno = 0, e = readdir(d)) != NULL) {
        if (!is_backup(e->d_name))
            continue;
        if (names->n == BACKUPS_MAX)
            return say_fail(call, CLI_FAILED, "%s: meer dan %d back-ups",
                "%s: more than %d backups", call->arg[0], BACKUPS_MAX);
        memcpy(names->v[names->n++], e->d_name, strlen(e->d_name) + 1);
    }
    if (errno != 0)
        return say_fail(call, CLI_FAILED, "%s is niet te lezen",
            "%s cannot be read", call->arg[0]);
    if (names->n > 1)
        qsort(names->v, names->n, sizeof(*names->v), by_name);
    return CLI_OK;
}

/* Keys that lie in a folder that is not there are not gone. */
static enum cli_exit
find_names(const struct cli_call *call, struct names *names)
{
    const char *keys = parse_option(call, "keys");
    enum cli_exit code;
    DIR *d;

    if (keys != NULL && !is_dir(keys))
        return say_fail(call, CLI_USAGE, "%s is geen map", "%s is no folder",
            keys);
    d = opendir(call->arg[0]);
    if (d == NULL)
        return say_fail(call, CLI_USAGE, "%s is geen map die te lezen is",
            "%s is no folder that can be read", call->arg[0]);
    names->v = calloc(BACKUPS_MAX, sizeof(*names->v));
    code = names->v == NULL ? say_error(call, ERR_NOMEM, NULL)
                            : read_names(call, d, names);
    (void)closedir(d);
    return code;
}

static enum err
open_named(const struct cli_call *call, const char *name, struct backup *b,
    struct errinfo *ei)
{
    char path[BACKUP_PATH_MAX];

    *b = (struct backup){.has_keys = false};
    if (!settings_join(path, sizeof(path), call->arg[0], name))
        return err_set(ei, ERR_LIMIT, "backup.open", "the path is too long");
    return backup_open(b, path, parse_option(call, "keys"), ei);
}

/* Who can write in the folder may have changed when one expires, or put one
 * under the name of another, whose keys lie apart under that name. */
static enum err
check_named(const struct backup *b, const char *name,
    const struct note_key *key, struct errinfo *ei)
{
    char own[BACKUP_NAME_MAX + 1];
    enum err rc = backup_check_signed(b, key, ei);

    if (rc != ERR_OK)
        return rc;
    backup_name(b->m.made_ms, own);
    return strcmp(own, name) == 0
               ? ERR_OK
               : err_set(ei, ERR_CORRUPT, "backup.open", "this is %s", own);
}

static const char *
state_of(const struct backup *b, int64_t now_ms)
{
    if (!b->has_keys)
        return "keys_gone";
    return b->m.expires_ms < now_ms ? "due" : "ok";
}

static const char *
state_word(const struct cli_call *call, const char *state)
{
    static const struct {
        const char *state;
        struct cli_text word;
    } words[] = {
        {"ok", {"geldig", "valid"}},
        {"due",
            {"verlopen: vernietig de sleutels", "expired: destroy the keys"}},
        {"keys_gone", {"zonder sleutels", "without keys"}},
        {"damaged", {"beschadigd of gewijzigd", "damaged or changed"}},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].state, state) == 0)
            return say_pick(call, words[i].word);
    return state;
}

static void
list_one(const struct cli_call *call, const char *name,
    const struct note_key *key, struct buf *json, struct say_table *t)
{
    char made[CLOCK_STAMP_LEN + 1] = "", expires[CLOCK_STAMP_LEN + 1] = "";
    const char *state = "damaged";
    struct backup b;

    if (open_named(call, name, &b, NULL) == ERR_OK &&
        (key == NULL || check_named(&b, name, key, NULL) == ERR_OK)) {
        state = state_of(&b, clock_wall_ms(call->io->clk));
        clock_stamp(b.m.made_ms, made);
        clock_stamp(b.m.expires_ms, expires);
    }
    if (json->n > 0 && json->p[json->n - 1] == '}')
        buf_byte(json, ',');
    buf_byte(json, '{');
    say_json_text(json, "name", name);
    say_json_text(json, "made", made[0] == '\0' ? NULL : made);
    say_json_text(json, "expires", expires[0] == '\0' ? NULL : expires);
    say_json_u64(json, "size", b.m.size);
    say_json_text(json, "state", state);
    buf_byte(json, '}');
    say_cell_text(t, name);
    say_cell_text(t, expires);
    say_cell_u64(t, b.m.size);
    say_cell_text(t, call->plain ? state : state_word(call, state));
    backup_close(&b);
}

static enum cli_exit
list_all(const struct cli_call *call, const struct names *names,
    const struct note_key *key)
{
    struct say_table t = {.column_n = 4,
        .head = {{"BACK-UP", "BACKUP"}, {"VERLOOPT", "EXPIRES"},
            {"REGELS", "ENTRIES"}, {"STAND", "STATE"}},
        .key = {"name", "expires", "size", "state"},
        .right = {[2] = true}};
    struct buf b;
    enum cli_exit code;

    say_table_init(&t);
    say_json_begin(&b, call->command->schema);
    buf_text(&b, ",\"items\":[");
    for (size_t i = 0; i < names->n; i++)
        list_one(call, names->v[i], key, &b, &t);
    buf_byte(&b, ']');
    if (call->json) {
        code = say_json_end(&b, call, CLI_OK);
    } else {
        code = say_table_print(call, &t);
        buf_done(&b);
    }
    say_table_done(&t);
    return code;
}

enum cli_exit
cli_backup_list(const struct cli_call *call)
{
    struct names names = {NULL, 0};
    struct note_key key;
    struct conf conf;
    bool configured = conf_read(settings_path(call), &conf, NULL) == ERR_OK;
    bool has_key = false;
    enum cli_exit code =
        vkey_find(call, configured ? &conf : NULL, &key, &has_key);

    if (code == CLI_OK)
        code = find_names(call, &names);
    if (code == CLI_OK && !has_key)
        say_note(call,
            "Geen controlesleutel gevonden (--vkey): de handtekeningen zijn "
            "niet gecontroleerd.",
            "No verification key found (--vkey): the signatures were not "
            "checked.");
    if (code == CLI_OK)
        code = list_all(call, &names, has_key ? &key : NULL);
    free(names.v);
    return code;
}

/* ---- prune ----------------------------------------------------------------------------- */

/* First the log, then the keys: what was destroyed is always in it. */
static enum cli_exit
destroy(const struct cli_call *call, struct backup *b)
{
    struct admin_reply reply;
    struct errinfo ei = {0};
    enum cli_exit code =
        ask_step(call, RECORD_BACKUP_DESTROYED, b->m.size, b->digest, &reply);
    enum err rc = ERR_OK;

    admin_reply_done(&reply);
    if (code == CLI_OK)
        rc = backup_destroy_keys(b, &ei);
    return rc == ERR_OK ? code : say_error(call, rc, &ei);
}

struct pruning {
    const struct cli_call *call;
    const struct note_key *key;
    bool dry;
    struct buf done;      /* names, as JSON */
    enum cli_exit passed; /* why one was passed over, the worst of it */
};

static void
pass_over(struct pruning *p, const char *name, enum cli_exit code,
    const struct errinfo *ei)
{
    (void)say_fail(p->call, code, "%s: overgeslagen, zijn sleutels blijven: %s",
        "%s: passed over, its keys stay: %s", name, ei->text);
    if (p->passed != CLI_CHANGED)
        p->passed = code;
}

static void
say_destroyed(struct pruning *p, const char *name)
{
    buf_text(&p->done, p->done.n == 0 ? "\"" : ",\"");
    buf_text(&p->done, name);
    buf_byte(&p->done, '"');
    if (p->call->json)
        return;
    if (p->dry)
        say_out(p->call, "%s: de sleutels zouden vernietigd worden\n",
            "%s: the keys would be destroyed\n", name);
    else
        say_out(p->call, "%s: de sleutels zijn vernietigd\n",
            "%s: the keys were destroyed\n", name);
}

/* One that cannot be judged holds up no other.
 * returns not CLI_OK: the next ones would not do either */
static enum cli_exit
prune_one(struct pruning *p, const char *name)
{
    enum cli_exit code = CLI_OK;
    struct errinfo ei = {0};
    struct backup b;
    enum err rc = open_named(p->call, name, &b, &ei), checked = ERR_OK;

    if (rc == ERR_OK)
        checked = check_named(&b, name, p->key, &ei);
    if (rc != ERR_OK || checked != ERR_OK) {
        pass_over(p, name,
            checked == ERR_CORRUPT ? CLI_CHANGED : CLI_UNCHECKABLE, &ei);
    } else if (strcmp(state_of(&b, clock_wall_ms(p->call->io->clk)), "due") ==
               0) {
        code = p->dry ? CLI_OK : destroy(p->call, &b);
        if (code == CLI_OK)
            say_destroyed(p, name);
    }
    backup_close(&b);
    return code;
}

static enum cli_exit
prune_all(struct pruning *p, const struct names *names)
{
    enum cli_exit code = CLI_OK;
    struct buf b;

    for (size_t i = 0; code == CLI_OK && i < names->n; i++)
        code = prune_one(p, names->v[i]);
    if (code != CLI_OK)
        return code;
    if (p->call->json) {
        say_json_begin(&b, p->call->command->schema);
        say_json_bool(&b, "dry_run", p->dry);
        buf_text(&b, ",\"destroyed\":[");
        buf_put(&b, buf_peek(&p->done));
        buf_byte(&b, ']');
        return say_json_end(&b, p->call, p->passed);
    }
    if (p->done.n == 0 && p->passed == CLI_OK)
        say_note(p->call, "Er is geen verlopen back-up met sleutels.",
            "There is no expired backup with keys.");
    return p->passed;
}

static enum cli_exit
find_key(const struct cli_call *call, struct note_key *key)
{
    bool has_key = false;
    struct conf conf;
    enum cli_exit code = settings_read(call, &conf);

    if (code == CLI_OK)
        code = vkey_find(call, &conf, key, &has_key);
    if (code == CLI_OK && !has_key)
        return say_fail(call, CLI_UNCHECKABLE,
            "geen controlesleutel gevonden: zeg met --vkey welke",
            "no verification key found: say with --vkey which");
    return code;
}

enum cli_exit
cli_backup_prune(const struct cli_call *call)
{
    struct names names = {NULL, 0};
    struct note_key key;
    struct pruning p = {.call = call,
        .key = &key,
        .dry = parse_option(call, "dry-run") != NULL,
        .passed = CLI_OK};
    enum cli_exit code = find_key(call, &key);

    buf_init(&p.done, (size_t)BACKUPS_MAX * (BACKUP_NAME_MAX + 3));
    if (code == CLI_OK)
        code = find_names(call, &names);
    if (code == CLI_OK)
        code = prune_all(&p, &names);
    buf_done(&p.done);
    free(names.v);
    return code;
}
