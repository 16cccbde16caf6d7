/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/*
 * cli - the commands of an operator
 *
 * One table (table.c) says which commands there are, what they take, what
 * they answer and how they may end.  Parsing, help and the tests read that
 * table; a handler only runs what was parsed.
 *
 *   layering   top floor; the gateway's own work lies below
 *   output     results on io->out, messages on io->err; --json on every
 *              command, with "schema" and "version", never translated
 *   privacy    no value out of a message and no pseudonym is ever printed;
 *              the result of `adapter convert` is a document
 *   failure    every handler answers an enum cli_exit
 */

#include <stdio.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct cli_call;
struct clock;
struct policy;

enum {
    CLI_ARGS_MAX = 2,     /* operands of one command */
    CLI_OPTIONS_MAX = 16, /* options of one command */
    CLI_GLOBALS_MAX = 10, /* options of all commands */
    CLI_EXAMPLES_MAX = 4,
    CLI_EXITS_MAX = 12,
    CLI_LINE_MAX = 512 /* a message, a cell */
};

/* An unknown exit code is a failure: scripts must treat it so. */
enum cli_exit {
    CLI_OK = 0,
    CLI_FAILED = 1,
    CLI_USAGE = 2,
    CLI_REFUSED = 3,      /* a decision says no */
    CLI_CHECK_FAILED = 4, /* a check, test or lint says no */
    CLI_DIFFERENT = 5,
    CLI_CHANGED = 6,     /* integrity: proven mismatch */
    CLI_UNCHECKABLE = 7, /* integrity: cannot be checked now */
    CLI_NO_RIGHTS = 8,
    CLI_UNREACHABLE = 9, /* or too slow: trying again makes sense */
    CLI_NOT_INITIALISED = 10,
    CLI_UNWITNESSED = 11, /* intact; the tail is not yet signed */
    CLI_ROLLED_BACK = 12, /* shorter, older or forked */
    CLI_INTERRUPTED = 130
};

/* One text in both languages. */
struct cli_text {
    const char *nl, *en;
};

struct cli_option {
    const char *name;    /* without the dashes; NULL ends a list */
    char letter;         /* 0: none */
    const char *arg;     /* what it takes, "FILE"; NULL: a flag */
    const char *choices; /* "nl|en"; NULL: anything */
    struct cli_text help;
};

/* How a command may end; a text of its own, or {NULL} for the usual one. */
struct cli_ending {
    enum cli_exit code;
    struct cli_text text;
};

typedef enum cli_exit cli_handler(const struct cli_call *call);

struct cli_command {
    const char *noun, *verb; /* verb NULL: the noun is the command */
    struct cli_text summary;
    const char *usage; /* what follows noun and verb */
    size_t args_min, args_max;
    const char *schema; /* of its --json */
    const char *examples[CLI_EXAMPLES_MAX];
    struct cli_option options[CLI_OPTIONS_MAX + 1];
    struct cli_ending endings[CLI_EXITS_MAX]; /* 0 first; ends with a 0 */
    cli_handler *run;
};

/* What surrounds the command; the tests hand in their own. */
struct cli_io {
    FILE *out, *err;
    FILE *in;           /* for a command that reads "-"; may be NULL */
    bool colour;        /* out is a terminal that wants colour */
    bool english;       /* by LC_ALL, LC_MESSAGES, LANG */
    const char *config; /* KETENPOORT_CONFIG, or NULL */
    const struct clock *clk;
};

/* One command line, parsed.  A plain value over argv. */
struct cli_call {
    const struct cli_io *io;
    const struct cli_command *command; /* NULL: none was named */
    const char *noun; /* set when only a noun was named, with --help */
    bool english, json, plain, quiet, no_input, help, version, colour;
    const char *config; /* -c; NULL: not given */
    const char *arg[CLI_ARGS_MAX];
    size_t arg_n;
    const char *value[CLI_OPTIONS_MAX]; /* as in command->options */
};

/* The program: reads the environment, runs one command. */
int cli_main(int argc, char **argv);

/* The same with everything handed in.  argv[0] is skipped. */
enum cli_exit cli_run(const struct cli_io *io, int argc,
    const char *const *argv);

/* Program version, "1.0.0". */
extern const char cli_version[];

/* ---- handlers, one per row of the table ------------------------------- */

cli_handler cli_init, cli_serve, cli_demo;
cli_handler cli_partner_add, cli_partner_list, cli_partner_show;
cli_handler cli_policy_check, cli_policy_diff, cli_policy_eval,
    cli_policy_explain, cli_policy_matrix, cli_policy_scan, cli_policy_register,
    cli_policy_simulate, cli_policy_test;
cli_handler cli_policy_propose, cli_policy_approve, cli_policy_activate;
cli_handler cli_policy_rollback, cli_policy_list, cli_policy_show;
cli_handler cli_person_add, cli_person_list, cli_person_show;
cli_handler cli_person_revoke;
cli_handler cli_queue_list;
cli_handler cli_log_head, cli_log_show, cli_log_verify, cli_log_witness;
cli_handler cli_log_prove, cli_log_check_proof, cli_log_export;
cli_handler cli_adapter_list, cli_adapter_show, cli_adapter_test;
cli_handler cli_adapter_convert;
cli_handler cli_backup_create, cli_backup_list, cli_backup_prune;
cli_handler cli_backup_verify, cli_backup_restore;
cli_handler cli_status, cli_show_version, cli_help;

#endif
