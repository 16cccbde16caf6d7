/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/settings.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/say.h"
#include "conf/conf.h"
#include "exchange/options.h"

#include "base/banned.h"

static const char here[] = "ketenpoort.yaml";
static const char installed[] = "/etc/ketenpoort/ketenpoort.yaml";

const char *
settings_path(const struct cli_call *call)
{
    if (call->config != NULL)
        return call->config;
    if (call->io->config != NULL)
        return call->io->config;
    return access(here, F_OK) == 0 ? here : installed;
}

enum cli_exit
settings_read(const struct cli_call *call, struct conf *out)
{
    const char *path = settings_path(call);
    struct errinfo ei = {0};
    enum err rc = conf_read(path, out, &ei);

    if (rc == ERR_OK)
        return CLI_OK;
    if (rc != ERR_NOTFOUND)
        return say_error(call, rc, &ei);
    (void)say_fail(call, CLI_NOT_INITIALISED,
        "er is geen configuratie: %s bestaat niet",
        "there is no configuration: %s does not exist", path);
    say_hint(call, "Maak een installatie: ketenpoort init --host NAAM",
        "Make an installation: ketenpoort init --host NAME");
    return CLI_NOT_INITIALISED;
}

bool
settings_join(char *out, size_t max, const char *dir, const char *name)
{
    int n = snprintf(out, max, "%s/%s", dir, name);

    return n >= 0 && (size_t)n < max;
}

struct record_opts
settings_record(const struct cli_call *call, const struct conf *conf,
    bool read_only)
{
    struct record_opts opts;

    options_record(conf, call->io->clk, &opts);
    opts.read_only = read_only;
    return opts;
}
