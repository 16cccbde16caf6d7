/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/audit.h"

#include <sys/stat.h>

#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "exchange/record.h"

#include "base/banned.h"

/* ---- what is compared with ------------------------------------------------------ */

static enum cli_exit
find_earlier(const struct cli_call *call, struct audit *au)
{
    const char *path = parse_option(call, "from");

    if (path == NULL)
        return CLI_OK;
    au->given = true;
    if (vkey_read_file(path, &au->earlier) && au->earlier.n > 0)
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

    if (settings_join(path, sizeof(path), conf->state_dir, "tlog/getuigen"))
        audit_witness_read(au, path);
    audit_witness_copy(au, conf->checkpoint_copy_1);
    audit_witness_copy(au, conf->checkpoint_copy_2);
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
    code = vkey_find(call, configured ? &conf : NULL, &au->key, &au->has_key);
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
