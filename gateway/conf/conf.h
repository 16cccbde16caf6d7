/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

/*
 * conf - what an operator may set, in one table
 *
 * The file is a flat YAML mapping, `ketenpoort.yaml`.  One table in conf.c
 * holds for each option its name, type, bounds, default and help; reading,
 * checking, dumping and the manual text all come from that table.
 *
 *   layering  base only; partners have a file of their own
 *             (partner/partner_file.h)
 *   failure   closed: an unknown key, a value out of bounds or a missing
 *             required option refuses the file whole, with file:line:column
 *   units     in the option's name
 *   secrets   none: keys are named by path
 */

#include <sys/socket.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/span.h"

enum {
    CONF_PATH_MAX = 255,
    CONF_RUN_DIR_MAX = 80, /* a Unix socket's name must still fit behind it */
    CONF_HOST_MAX = 255,
    CONF_LISTEN_MAX = 64,
    CONF_ORIGIN_MAX = 120,
    CONF_WORKERS_MAX = 64
};

/* A plain value: copy it.  Paths are as they are to be opened. */
struct conf {
    char state_dir[CONF_PATH_MAX + 1];
    char log_dir[CONF_PATH_MAX + 1]; /* the second store of the log */
    char keys_dir[CONF_PATH_MAX + 1];
    char run_dir[CONF_PATH_MAX + 1]; /* sockets */
    char policy_dir[CONF_PATH_MAX + 1];
    char adapters_dir[CONF_PATH_MAX + 1];
    char listen[CONF_LISTEN_MAX + 1]; /* conf_parse_listen() reads it */
    char host[CONF_HOST_MAX + 1];     /* the only Host accepted */
    int workers;                      /* 0: one per core */
    char tls_cert[CONF_PATH_MAX + 1];
    char tls_key[CONF_PATH_MAX + 1];
    char tls_ca[CONF_PATH_MAX + 1];
    char tls_crl[CONF_PATH_MAX + 1]; /* "" only with allow_no_crl */
    bool allow_no_crl;
    char client_cert[CONF_PATH_MAX + 1]; /* what the courier shows; */
    char client_key[CONF_PATH_MAX + 1];  /* without them the ones above */
    char origin[CONF_ORIGIN_MAX + 1];    /* of the log's checkpoints */
    int mailbox_days;
    /* of the separate channels; 0: as mailbox_days */
    int mailbox_days_18b, mailbox_days_bij, mailbox_days_doelgroep;
    int mailbox_days_pga;
    int push_retry_min_s, push_retry_max_s;
    int push_give_up_days;
    int witness_every_s, witness_hours;
    char checkpoint_copy_1[CONF_PATH_MAX + 1];
    char checkpoint_copy_2[CONF_PATH_MAX + 1];
    bool allow_loopback; /* push to 127.0.0.0/8 and ::1: tests and demo */
    int refusals_per_hour;
    int collects_per_hour;
    int group_window_us;
    enum log_level log_level;
};

/* Every option at its default; what is required and has none is "". */
void conf_default(struct conf *out);

/*
 * Read a configuration file.  Relative paths in it, and the defaults, are
 * taken from the folder the file lies in.
 *
 * out     out     untouched on failure
 * errors  ERR_CONFIG    ei->text is "file:line:column: cause"
 *         ERR_NOTFOUND  no such file; ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err conf_read(const char *path, struct conf *out,
    struct errinfo *ei);

/* The same for text in hand; path gives its name and its folder. */
MUST_CHECK enum err conf_parse(struct span text, const char *path,
    struct conf *out, struct errinfo *ei);

/*
 * Check what the table cannot: options that depend on one another.
 *
 * errors  ERR_CONFIG  ei names the option
 */
MUST_CHECK enum err conf_check(const struct conf *c, struct errinfo *ei);

/* Append the configuration as a file that conf_parse() reads back. */
void conf_dump(struct buf *out, const struct conf *c);

/* Append one paragraph per option: name, bounds, default, what it is for. */
void conf_help(struct buf *out);

/*
 * Read "127.0.0.1:8443" or "[::1]:8443" into an address to bind to.
 *
 * out     out, *len  untouched on failure
 * returns false when it is not an address with a port
 */
bool conf_parse_listen(const char *text, struct sockaddr_storage *out,
    socklen_t *len);

#endif
