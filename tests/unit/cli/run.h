/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_UNIT_CLI_RUN_H
#define TESTS_UNIT_CLI_RUN_H

/*
 * run - one command line, with what it says caught
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "cli/cli.h"

enum { RUN_WORDS_MAX = 24, RUN_LINE_MAX = 2048 };

struct run {
    enum cli_exit code;
    char *out, *err;
};

/* Split at blanks; a word may not hold one.  Stops at ">". */
static inline int
run_split(char *line, const char **argv)
{
    int argc = 0;
    char *save = NULL;

    for (char *w = strtok_r(line, " ", &save); w != NULL;
         w = strtok_r(NULL, " ", &save)) {
        if (strcmp(w, ">") == 0)
            break;
        assert_true(argc < RUN_WORDS_MAX);
        argv[argc++] = w;
    }
    return argc;
}

/* What the command reads from "-"; NULL: nothing. */
static FILE *run_in;

/* Its clock; NULL: the machine's. */
static const struct clock *run_clk;

static inline struct run
run_line(const char *text)
{
    const char *argv[RUN_WORDS_MAX];
    char line[RUN_LINE_MAX];
    struct cli_io io = {.in = run_in,
        .clk = run_clk != NULL ? run_clk : &clock_system};
    struct run r;
    size_t out_n, err_n;
    int argc;

    assert_true(strlen(text) < sizeof(line));
    memcpy(line, text, strlen(text) + 1);
    argc = run_split(line, argv);
    io.out = open_memstream(&r.out, &out_n);
    io.err = open_memstream(&r.err, &err_n);
    assert_true(io.out != NULL && io.err != NULL);
    r.code = cli_run(&io, argc, argv);
    assert_int_equal(fclose(io.out), 0);
    assert_int_equal(fclose(io.err), 0);
    return r;
}

static inline void
run_done(struct run *r)
{
    free(r->out);
    free(r->err);
}

/* What stands on out or err is one JSON object of this schema. */
static inline json_t *
run_json(const char *text, const char *schema)
{
    json_error_t e;
    json_t *j = json_loads(text, JSON_REJECT_DUPLICATES, &e);

    if (j == NULL)
        fail_msg("%s at %d in %s", e.text, e.position, text);
    assert_string_equal(json_string_value(json_object_get(j, "schema")),
        schema);
    assert_int_equal(json_integer_value(json_object_get(j, "version")), 1);
    return j;
}

static inline void
run_expect(const char *line, enum cli_exit code, const char *out,
    const char *err)
{
    struct run r = run_line(line);

    if (r.code != code || strstr(r.out, out) == NULL ||
        strstr(r.err, err) == NULL)
        fail_msg("%s: exit %d\nout: %s\nerr: %s", line, (int)r.code, r.out,
            r.err);
    run_done(&r);
}

#endif
