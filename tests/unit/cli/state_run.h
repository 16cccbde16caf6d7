/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_UNIT_CLI_STATE_RUN_H
#define TESTS_UNIT_CLI_STATE_RUN_H

/*
 * state_run - command lines on a state of their own, beside a stopped gateway
 */
#include "tests/unit/cli/run.h"
#include "tests/unit/exchange/record_rig.h"

static struct rig rig;

/* What "#" and "~" in a line stand for; "@" is the folder of the rig. */
static const char *state_version = "#", *state_hash = "~";

static inline void
write_file(const char *name, const void *p, size_t n)
{
    char path[128];
    FILE *f;

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(p, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static inline void
write_text(const char *name, const char *text)
{
    write_file(name, text, strlen(text));
}

static inline void
close_record(void)
{
    record_close(rig.r);
    rig.r = NULL;
}

/* A state with three partners, and a configuration that points at it. */
static inline void
state_start(void)
{
    char text[1024], here[256];

    rig_start(&rig);
    assert_non_null(getcwd(here, sizeof(here)));
    (void)snprintf(text, sizeof(text),
        "host: keten.example\norigin: %s\nallow_no_crl: true\n"
        "policy_dir: %s/policy/wet-senb\nadapters_dir: %s/adapters\n",
        rig.opts.origin, here, here);
    write_text("k.yaml", text);
}

static inline int
tear_down(void **state)
{
    (void)state;
    rig_stop(&rig);
    return 0;
}

/* Run "ketenpoort -c <the rig's configuration> <line>". */
static inline struct run
keten(const char *line)
{
    char full[RUN_LINE_MAX], one[2] = "";
    int n = snprintf(full, sizeof(full), "k -c %s/k.yaml ", rig.dir);

    for (; *line != '\0'; line++) {
        one[0] = *line;
        n += snprintf(full + n, sizeof(full) - (size_t)n, "%s",
            *line == '@'   ? rig.dir
            : *line == '#' ? state_version
            : *line == '~' ? state_hash
                           : one);
        assert_true((size_t)n < sizeof(full));
    }
    return run_line(full);
}

/* A line ends with this code, and says this on either side. */
static inline void
expect(const char *line, enum cli_exit code, const char *said)
{
    struct run r = keten(line);

    if (r.code != code ||
        (strstr(r.out, said) == NULL && strstr(r.err, said) == NULL))
        fail_msg("%s: exit %d\nout: %s\nerr: %s", line, (int)r.code, r.out,
            r.err);
    run_done(&r);
}

#endif
