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
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
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
    buf_text(&b, ",\"sha256\":\"");
    text_hex(&b, (struct span){digest, DIGEST_SHA256_LEN});
    buf_text(&b, "\"}");
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

    if (!dry)
        rc = backup_make(o, &made, &ei);
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
    static const char start[] = "ketenpoort-";
    size_t n = strlen(name);

    return n > sizeof(start) && n <= BACKUP_NAME_MAX &&
           strncmp(name, start, sizeof(start) - 1) == 0 && name[n - 1] == 'Z';
}

static enum cli_exit
find_names(const struct cli_call *call, struct names *names)
{
    DIR *d = opendir(call->arg[0]);
    const struct dirent *e;

    if (d == NULL)
        return say_fail(call, CLI_USAGE, "%s is geen map die te lezen is",
            "%s is no folder that can be read", call->arg[0]);
    names->v = calloc(BACKUPS_MAX, sizeof(*names->v));
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    while (names->v != NULL && (e = readdir(d)) != NULL) {
        if (!is_backup(e->d_name) || names->n == BACKUPS_MAX)
            continue;
        memcpy(names->v[names->n++], e->d_name, strlen(e->d_name) + 1);
    }
    (void)closedir(d);
    if (names->v == NULL)
        return say_error(call, ERR_NOMEM, NULL);
    if (names->n > 1)
        qsort(names->v, names->n, sizeof(*names->v), by_name);
    return CLI_OK;
}

static enum err
open_named(const struct cli_call *call, const char *name, struct backup *b)
{
    char path[BACKUP_PATH_MAX];

    *b = (struct backup){.has_keys = false};
    if (!settings_join(path, sizeof(path), call->arg[0], name))
        return ERR_LIMIT;
    return backup_open(b, path, parse_option(call, "keys"), NULL);
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
        {"damaged", {"onleesbaar", "unreadable"}},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].state, state) == 0)
            return say_pick(call, words[i].word);
    return state;
}

static void
list_one(const struct cli_call *call, const char *name, struct buf *json,
    struct say_table *t)
{
    char made[CLOCK_STAMP_LEN + 1] = "", expires[CLOCK_STAMP_LEN + 1] = "";
    const char *state = "damaged";
    struct backup b;

    if (open_named(call, name, &b) == ERR_OK) {
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
list_all(const struct cli_call *call, const struct names *names)
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
        list_one(call, names->v[i], &b, &t);
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
    enum cli_exit code = find_names(call, &names);

    if (code == CLI_OK)
        code = list_all(call, &names);
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

static enum cli_exit
prune_one(const struct cli_call *call, const char *name, struct buf *done)
{
    bool dry = parse_option(call, "dry-run") != NULL;
    enum cli_exit code = CLI_OK;
    struct backup b;

    if (open_named(call, name, &b) == ERR_OK &&
        strcmp(state_of(&b, clock_wall_ms(call->io->clk)), "due") == 0) {
        code = dry ? CLI_OK : destroy(call, &b);
        if (code == CLI_OK) {
            buf_text(done, done->n == 0 ? "\"" : ",\"");
            buf_text(done, name);
            buf_byte(done, '"');
        }
        if (code == CLI_OK && !call->json && dry)
            say_out(call, "%s: de sleutels zouden vernietigd worden\n",
                "%s: the keys would be destroyed\n", name);
        else if (code == CLI_OK && !call->json)
            say_out(call, "%s: de sleutels zijn vernietigd\n",
                "%s: the keys were destroyed\n", name);
    }
    backup_close(&b);
    return code;
}

static enum cli_exit
prune_all(const struct cli_call *call, const struct names *names)
{
    enum cli_exit code = CLI_OK;
    struct buf done, b;

    buf_init(&done, (size_t)BACKUPS_MAX * (BACKUP_NAME_MAX + 3));
    for (size_t i = 0; code == CLI_OK && i < names->n; i++)
        code = prune_one(call, names->v[i], &done);
    if (code == CLI_OK && call->json) {
        say_json_begin(&b, call->command->schema);
        say_json_bool(&b, "dry_run", parse_option(call, "dry-run") != NULL);
        buf_text(&b, ",\"destroyed\":[");
        buf_put(&b, buf_peek(&done));
        buf_byte(&b, ']');
        code = say_json_end(&b, call, CLI_OK);
    } else if (code == CLI_OK && done.n == 0) {
        say_note(call, "Er is geen verlopen back-up met sleutels.",
            "There is no expired backup with keys.");
    }
    buf_done(&done);
    return code;
}

enum cli_exit
cli_backup_prune(const struct cli_call *call)
{
    struct names names = {NULL, 0};
    enum cli_exit code = find_names(call, &names);

    if (code == CLI_OK)
        code = prune_all(call, &names);
    free(names.v);
    return code;
}
