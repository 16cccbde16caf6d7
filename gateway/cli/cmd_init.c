/* SPDX-License-Identifier: EUPL-1.2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/sign.h"
#include "exchange/record.h"
#include "ledger/note.h"
#include "proc/proc.h"

#include "base/banned.h"

enum { CONFIG_MAX = 16 * 1024, PATH_LEN_MAX = CONF_PATH_MAX + 64 };

/* An installation in the making. */
struct plan {
    const struct cli_call *call;
    const char *path; /* of the configuration */
    bool new_config;
    struct buf text; /* of a new configuration */
    struct conf conf;
    struct buf vkey;
};

/* ---- what is to be made -------------------------------------------------------- */

/* "keten.example:8443" is the name keten.example. */
static int
name_len(const char *host)
{
    return (int)strcspn(host, ":");
}

/* A configuration of what has no default, and all the rest as comment, so that
 * the file explains itself. */
static void
write_config(struct plan *p, const char *host)
{
    char date[CLOCK_DATE_LEN + 1];
    struct buf help;
    bool start = true;

    clock_date(clock_wall_ms(p->call->io->clk), date);
    buf_printf(&p->text,
        "host: \"%s\"\norigin: \"%.*s/%.4s\"\n"
        "tls_crl: tls/crl.pem\n\n"
        "# All options, with their defaults:\n",
        host, name_len(host), host, date);
    buf_init(&help, CONFIG_MAX);
    conf_help(&help);
    for (size_t i = 0; i < help.n; i++) {
        if (start)
            buf_text(&p->text, help.p[i] == '\n' ? "#" : "# ");
        buf_byte(&p->text, help.p[i]);
        start = help.p[i] == '\n';
    }
    buf_done(&help);
}

static enum cli_exit
make_config(struct plan *p)
{
    const char *host = parse_option(p->call, "host");
    struct errinfo ei = {0};
    enum err rc;

    if (host == NULL)
        return say_fail(p->call, CLI_USAGE,
            "%s bestaat nog niet: noem de gateway met --host NAAM",
            "%s does not exist yet: name the gateway with --host NAME",
            p->path);
    if (strpbrk(host, "\"\\\n") != NULL)
        return say_fail(p->call, CLI_USAGE, "--host is geen naam",
            "--host is no name");
    write_config(p, host);
    rc = buf_err(&p->text);
    if (rc == ERR_OK)
        rc = conf_parse(buf_peek(&p->text), p->path, &p->conf, &ei);
    p->new_config = true;
    return rc == ERR_OK ? CLI_OK : say_error(p->call, rc, &ei);
}

static enum cli_exit
make_plan(struct plan *p)
{
    char db[PATH_LEN_MAX];
    struct errinfo ei = {0};
    enum cli_exit code = CLI_OK;
    enum err rc = conf_read(p->path, &p->conf, &ei);

    if (rc == ERR_NOTFOUND)
        code = make_config(p);
    else if (rc != ERR_OK)
        code = say_error(p->call, rc, &ei);
    if (code != CLI_OK)
        return code;
    if (!settings_join(db, sizeof(db), p->conf.state_dir, "ketenpoort.db") ||
        access(db, F_OK) != 0)
        return CLI_OK;
    (void)say_fail(p->call, CLI_FAILED,
        "er is al een installatie in %s; er is niets veranderd",
        "there is an installation in %s; nothing was changed",
        p->conf.state_dir);
    say_hint(p->call, "Bekijk haar: ketenpoort status",
        "Look at it: ketenpoort status");
    return CLI_FAILED;
}

/* ---- making it ------------------------------------------------------------------ */

static enum cli_exit
failed_on(const struct plan *p, const char *path)
{
    bool denied = errno == EACCES || errno == EPERM || errno == EROFS;

    return say_fail(p->call, denied ? CLI_NO_RIGHTS : CLI_FAILED,
        denied ? "geen rechten om %s te maken" : "%s is niet te maken",
        denied ? "no rights to make %s" : "cannot make %s", path);
}

/* Make dir and the folders above it that are missing. */
static enum cli_exit
make_dir(const struct plan *p, const char *dir)
{
    char path[PATH_LEN_MAX];
    size_t n = strlen(dir);

    if (n >= sizeof(path))
        return say_fail(p->call, CLI_FAILED, "%s is te lang", "%s is too long",
            dir);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && dir[i] != '/')
            continue;
        memcpy(path, dir, i);
        path[i] = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return failed_on(p, path);
    }
    return CLI_OK;
}

static enum cli_exit
make_dirs(const struct plan *p)
{
    const char *dirs[] = {p->conf.state_dir, p->conf.log_dir, p->conf.keys_dir,
        p->conf.run_dir};
    char parent[PATH_LEN_MAX];
    const char *slash = strrchr(p->path, '/');
    enum cli_exit code = CLI_OK;

    if (slash != NULL && slash != p->path &&
        (size_t)(slash - p->path) < sizeof(parent)) {
        memcpy(parent, p->path, (size_t)(slash - p->path));
        parent[slash - p->path] = '\0';
        code = make_dir(p, parent);
    }
    for (size_t i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++)
        if (code == CLI_OK)
            code = make_dir(p, dirs[i]);
    return code;
}

/* A whole new file, on stable storage. */
static enum cli_exit
make_file(const struct plan *p, const char *path, mode_t mode, struct span s)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool ok = fd >= 0;

    ok = ok && file_write(fd, s) == 0 && fsync(fd) == 0;
    if (fd >= 0 && close(fd) != 0)
        ok = false;
    return ok ? CLI_OK : failed_on(p, path);
}

/* Leave the public half of the log's key beside the log, and show it. */
static enum cli_exit
make_vkey(struct plan *p)
{
    char path[PATH_LEN_MAX];
    struct sign_key *secret = NULL;
    struct errinfo ei = {0};
    struct note_key key;
    struct buf line;
    enum cli_exit code;
    enum err rc = ERR_LIMIT;

    if (settings_join(path, sizeof(path), p->conf.keys_dir, "log.key"))
        rc = sign_key_load(&secret, path, &ei);
    if (rc == ERR_OK)
        rc = note_key_init(&key, p->conf.origin, NOTE_ED25519,
            sign_key_public(secret), &ei);
    sign_key_free(secret);
    if (rc != ERR_OK)
        return say_error(p->call, rc, &ei);
    note_key_write(&p->vkey, &key);
    if (!settings_join(path, sizeof(path), p->conf.log_dir, "log.vkey") ||
        access(path, F_OK) == 0)
        return CLI_OK;
    buf_init(&line, NOTE_VKEY_MAX + 1);
    buf_put(&line, buf_peek(&p->vkey));
    buf_byte(&line, '\n');
    code = make_file(p, path, 0644, buf_peek(&line));
    buf_done(&line);
    return code;
}

static enum cli_exit
make_all(struct plan *p)
{
    const struct record_opts opts = settings_record(p->call, &p->conf, false);
    struct errinfo ei = {0};
    enum cli_exit code = make_dirs(p);
    enum err rc;

    if (code == CLI_OK && p->new_config)
        code = make_file(p, p->path, 0644, buf_peek(&p->text));
    if (code != CLI_OK)
        return code;
    rc = crypto_init(&ei);
    if (rc == ERR_OK)
        rc = record_init(&opts, &ei);
    if (rc != ERR_OK)
        return say_error(p->call, rc, &ei);
    return make_vkey(p);
}

/* ---- telling ------------------------------------------------------------------- */

static void
show_item(const struct plan *p, bool dry, struct cli_text what,
    const char *path)
{
    say_label(p->call, what.nl, what.en);
    if (dry)
        say_out(p->call, "%s (zou gemaakt worden)\n", "%s (would be made)\n",
            path);
    else
        say_out(p->call, "%s\n", "%s\n", path);
}

static enum cli_exit
show_json(const struct plan *p, bool dry)
{
    struct buf b;

    say_json_begin(&b, p->call->command->schema);
    say_json_bool(&b, "dry_run", dry);
    say_json_text(&b, "config", p->path);
    say_json_bool(&b, "config_is_new", p->new_config);
    say_json_text(&b, "state_dir", p->conf.state_dir);
    say_json_text(&b, "log_dir", p->conf.log_dir);
    say_json_text(&b, "keys_dir", p->conf.keys_dir);
    say_json_text(&b, "run_dir", p->conf.run_dir);
    say_json_text(&b, "origin", p->conf.origin);
    if (dry)
        say_json_text(&b, "vkey", NULL);
    else
        say_json_span(&b, "vkey", buf_peek(&p->vkey));
    return say_json_end(&b, p->call, CLI_OK);
}

static enum cli_exit
show_plan(const struct plan *p, bool dry)
{
    if (p->call->json)
        return show_json(p, dry);
    if (p->new_config)
        show_item(p, dry, (struct cli_text){"configuratie", "config"}, p->path);
    show_item(p, dry, (struct cli_text){"opslag", "state"}, p->conf.state_dir);
    show_item(p, dry, (struct cli_text){"logboek", "log"}, p->conf.log_dir);
    show_item(p, dry, (struct cli_text){"sleutels", "keys"}, p->conf.keys_dir);
    show_item(p, dry, (struct cli_text){"sockets", "sockets"}, p->conf.run_dir);
    if (dry) {
        say_note(p->call, "Er is niets veranderd (--dry-run).",
            "Nothing was changed (--dry-run).");
        return CLI_OK;
    }
    say_label(p->call, "controle", "verify with");
    say_bytes(p->call->io->out, buf_peek(&p->vkey));
    (void)putc('\n', p->call->io->out);
    say_note(p->call,
        "Geef de controlesleutel aan wie het logboek moet kunnen controleren.\n"
        "Maak back-ups met ketenpoort backup create, niet met een kopie van "
        "%s: sleutels die hier vernietigd zijn, moeten dat ook daar zijn.\n"
        "Volgende stap: zet de certificaten neer (%s) en voeg partners toe: "
        "ketenpoort partner add FILE.yaml",
        "Give the verification key to whoever must be able to check the log.\n"
        "Make backups with ketenpoort backup create, not by copying %s: keys "
        "that were destroyed here must be so there too.\n"
        "Next step: put the certificates in place (%s) and add partners: "
        "ketenpoort partner add FILE.yaml",
        p->conf.keys_dir, p->conf.tls_cert);
    return CLI_OK;
}

enum cli_exit
cli_init(const struct cli_call *call)
{
    bool dry = parse_option(call, "dry-run") != NULL;
    struct plan p = {.call = call, .path = settings_path(call)};
    enum cli_exit code;

    buf_init(&p.text, CONFIG_MAX);
    buf_init(&p.vkey, NOTE_VKEY_MAX);
    code = make_plan(&p);
    if (code == CLI_OK && !dry)
        code = make_all(&p);
    if (code == CLI_OK)
        code = show_plan(&p, dry);
    buf_done(&p.text);
    buf_done(&p.vkey);
    return code;
}

/* ---- serve ---------------------------------------------------------------------- */

enum cli_exit
cli_serve(const struct cli_call *call)
{
    struct errinfo ei = {0};
    struct conf conf;
    struct buf b;
    enum cli_exit code = settings_read(call, &conf);
    enum err rc;

    if (code != CLI_OK)
        return code;
    rc = conf_check(&conf, &ei);
    if (rc == ERR_OK)
        rc = proc_serve(&conf, cli_version, &ei);
    if (rc == ERR_NOTFOUND)
        return say_fail(call, CLI_NOT_INITIALISED,
            "er is nog geen installatie: ketenpoort init",
            "there is no installation yet: ketenpoort init");
    if (rc == ERR_CONFLICT)
        return say_fail(call, CLI_UNREACHABLE, "%s", "%s", ei.text);
    if (rc != ERR_OK)
        return say_error(call, rc, &ei);
    if (!call->json)
        return CLI_OK;
    say_json_begin(&b, call->command->schema);
    say_json_bool(&b, "stopped", true);
    return say_json_end(&b, call, CLI_OK);
}
