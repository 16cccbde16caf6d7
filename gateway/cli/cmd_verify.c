/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/audit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/sign.h"
#include "exchange/record.h"

#include "base/banned.h"

/* ---- what is compared with ------------------------------------------------------ */

/* A whole small file; false when it cannot be read. */
static bool
read_file(const char *path, struct buf *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    bool ok = fd >= 0;

    while (ok) {
        uint8_t *p = buf_room(out, 4096);
        ssize_t n = p == NULL ? -1 : read(fd, p, 4096);

        if (n > 0)
            out->n += (size_t)n;
        ok = n >= 0;
        if (n <= 0)
            break;
    }
    if (fd >= 0)
        (void)close(fd);
    return ok;
}

static struct span
first_line(struct span s)
{
    const uint8_t *nl = s.n == 0 ? NULL : memchr(s.p, '\n', s.n);

    return nl == NULL ? s : (struct span){s.p, (size_t)(nl - s.p)};
}

static bool
key_from_file(const char *path, struct note_key *out)
{
    struct buf b;
    bool ok;

    buf_init(&b, (size_t)NOTE_VKEY_MAX + 4096);
    ok = read_file(path, &b) &&
         note_key_parse(first_line(buf_peek(&b)), out, NULL) == ERR_OK;
    buf_done(&b);
    return ok;
}

/* From the log's own key, for whoever may read it. */
static bool
key_from_secret(const struct conf *conf, struct note_key *out)
{
    char path[CONF_PATH_MAX + 32];
    struct sign_key *secret = NULL;
    bool ok;

    ok = settings_join(path, sizeof(path), conf->keys_dir, "log.key") &&
         sign_key_load(&secret, path, NULL) == ERR_OK &&
         note_key_init(out, conf->origin, NOTE_ED25519, sign_key_public(secret),
             NULL) == ERR_OK;
    sign_key_free(secret);
    return ok;
}

/* --vkey; else log.vkey beside the log; else the secret key's other half. */
static enum cli_exit
find_key(const struct cli_call *call, const struct conf *conf, struct audit *au)
{
    const char *given = parse_option(call, "vkey");
    char path[CONF_PATH_MAX + 32];

    if (given != NULL) {
        au->has_key = key_from_file(given, &au->key);
        return au->has_key
                   ? CLI_OK
                   : say_fail(call, CLI_UNCHECKABLE,
                         "%s is niet te lezen als controlesleutel",
                         "%s cannot be read as a verification key", given);
    }
    if (conf == NULL)
        return CLI_OK;
    au->has_key =
        (settings_join(path, sizeof(path), conf->log_dir, "log.vkey") &&
            key_from_file(path, &au->key)) ||
        key_from_secret(conf, &au->key);
    return CLI_OK;
}

static enum cli_exit
find_earlier(const struct cli_call *call, struct audit *au)
{
    const char *path = parse_option(call, "from");

    if (path == NULL)
        return CLI_OK;
    if (read_file(path, &au->earlier) && au->earlier.n > 0)
        return CLI_OK;
    return say_fail(call, CLI_UNCHECKABLE, "%s is niet te lezen",
        "%s cannot be read", path);
}

/* ---- the command -------------------------------------------------------------- */

static void
check_path(struct audit *au, const char *path)
{
    struct stat st;

    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        audit_tiles(au, path);
    else
        audit_file(au, path);
}

static void
check_all(const struct cli_call *call, struct audit *au,
    const struct conf *conf)
{
    const char *keys = parse_option(call, "key");
    char path[CONF_PATH_MAX + 64];
    struct record_opts opts;

    if (settings_join(path, sizeof(path), conf->log_dir, LOGFILE_NAME))
        audit_file(au, path);
    audit_database(au, conf->state_dir);
    if (keys == NULL)
        return;
    opts = settings_record(call, conf, true);
    opts.keys_dir = keys;
    audit_contents(au, &opts);
}

static enum cli_exit
verify(const struct cli_call *call, struct audit *au)
{
    const char *file = parse_option(call, "file");
    struct conf conf;
    enum cli_exit code;
    bool configured = conf_read(settings_path(call), &conf, NULL) == ERR_OK;

    if (file == NULL && !configured)
        return settings_read(call, &conf);
    if (file != NULL && parse_option(call, "key") != NULL)
        return say_fail(call, CLI_USAGE, "--file en --key gaan niet samen",
            "--file and --key exclude each other");
    code = find_key(call, configured ? &conf : NULL, au);
    if (code == CLI_OK)
        code = find_earlier(call, au);
    if (code != CLI_OK)
        return code;
    if (file != NULL)
        check_path(au, file);
    else
        check_all(call, au, &conf);
    return audit_report(call, au);
}

enum cli_exit
cli_log_verify(const struct cli_call *call)
{
    struct errinfo ei = {0};
    struct audit au;
    enum cli_exit code;

    if (crypto_init(&ei) != ERR_OK)
        return say_fail(call, CLI_UNCHECKABLE, "%s", "%s", ei.text);
    audit_init(&au);
    code = verify(call, &au);
    audit_done(&au);
    return code;
}
