/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cmd_demo - the main job as a story
 *
 * The story is a shell script (demo.sh) that acts as the partners do, with
 * curl; here it is only found and run.  It lies beside the program's data: in
 * KETENPOORT_DATA, in ../share/ketenpoort of an installed program, or in the
 * source tree that the program was built in.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

#include "base/banned.h"

enum { PATHS = PATH_MAX };

static bool
holds_demo(const char *data, char *script)
{
    int n = snprintf(script, PATHS, "%s/gateway/cli/demo.sh", data);

    return n > 0 && n < PATHS && access(script, R_OK) == 0;
}

/* The folder that holds policy/, adapters/ and the script. */
static bool
find_data(const char *program, char *data, char *script)
{
    static const char *const beside[] = {"../share/ketenpoort", "../.."};
    const char *named = secure_getenv("KETENPOORT_DATA");
    const char *slash = strrchr(program, '/');
    char dir[PATHS];

    if (named != NULL && realpath(named, data) != NULL &&
        holds_demo(data, script))
        return true;
    if (slash == NULL)
        return false;
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        int n = snprintf(dir, sizeof(dir), "%.*s/%s", (int)(slash - program),
            program, beside[i]);

        if (n > 0 && (size_t)n < sizeof(dir) && realpath(dir, data) != NULL &&
            holds_demo(data, script))
            return true;
    }
    return false;
}

static int
run_script(const char *script, const char *program, const char *data,
    bool quiet)
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        if (quiet)
            (void)dup2(STDERR_FILENO, STDOUT_FILENO);
        (void)execl("/bin/sh", "sh", script, program, data, (char *)NULL);
        _exit(127);
    }
    if (pid < 0)
        return -1;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

enum cli_exit
cli_demo(const struct cli_call *call)
{
    char program[PATHS], data[PATHS], script[PATHS];
    ssize_t n = readlink("/proc/self/exe", program, sizeof(program) - 1);
    int rc;

    if (n < 0)
        n = 0;
    program[n] = '\0';
    if (!find_data(program, data, script)) {
        (void)fputs(call->english
                        ? "ketenpoort: the demo's data is not there (exit 1)\n"
                          "  Set KETENPOORT_DATA to the folder that holds "
                          "policy/ and adapters/\n"
                        : "ketenpoort: de gegevens van de demo zijn er niet "
                          "(exit 1)\n  Zet KETENPOORT_DATA op de map waarin "
                          "policy/ en adapters/ staan\n",
            call->io->err);
        return CLI_FAILED;
    }
    (void)fflush(call->io->out);
    rc = run_script(script, program, data, call->json);
    if (call->json)
        (void)fprintf(call->io->out,
            "{\"schema\":\"ketenpoort.demo\",\"version\":1,\"ok\":%s}\n",
            rc == 0 ? "true" : "false");
    if (rc == 130)
        return CLI_INTERRUPTED;
    return rc == 0 ? CLI_OK : CLI_FAILED;
}
