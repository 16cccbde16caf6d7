/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/cli.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/table.h"

#include "base/banned.h"

const char cli_version[] = "0.1.0";

static enum cli_exit
run(const struct cli_call *call)
{
    if (call->help)
        return help_print(call);
    if (call->version)
        return cli_show_version(call);
    return call->command->run(call);
}

enum cli_exit
cli_run(const struct cli_io *io, int argc, const char *const *argv)
{
    struct cli_call call;
    enum cli_exit code;

    if (!parse_line(&call, io, argc, argv))
        return CLI_USAGE;
    code = run(&call);
    if (fflush(io->out) != 0 || ferror(io->out) != 0)
        return say_fail(&call, CLI_FAILED, "uitvoer is niet te schrijven",
            "cannot write the output");
    return code;
}

static const char *
environment(const char *name)
{
    const char *value = secure_getenv(name);

    return value == NULL || value[0] == '\0' ? NULL : value;
}

/* English where the locale for messages is set and is not Dutch or C. */
static bool
wants_english(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = environment(names[i]);

        if (value != NULL)
            return strncmp(value, "en", 2) == 0;
    }
    return false;
}

static bool
wants_colour(void)
{
    const char *term = environment("TERM");

    return isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == NULL &&
           term != NULL && strcmp(term, "dumb") != 0;
}

int
cli_main(int argc, char **argv)
{
    struct cli_io io = {
        .out = stdout,
        .err = stderr,
        .in = stdin,
        .colour = wants_colour(),
        .english = wants_english(),
        .config = environment("KETENPOORT_CONFIG"),
        .clk = &clock_system,
    };

    return (int)cli_run(&io, argc, (const char *const *)argv);
}
