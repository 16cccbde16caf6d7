/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/conf.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "base/text.h"
#include "conf/yaml.h"

#include "base/banned.h"

enum type {
    TYPE_PATH, /* min .. max characters, made relative to the file */
    TYPE_TEXT, /* min .. max characters */
    TYPE_INT,  /* min .. max */
    TYPE_BOOL, /* true or false */
    TYPE_LEVEL /* error, warning, notice or info */
};

struct option {
    const char *name;
    size_t offset; /* in struct conf */
    enum type type;
    int min, max;
    const char *preset; /* the default; "" and min > 0: must be set */
    const char *help;
};

#define AT(field) #field, offsetof(struct conf, field)

/* clang-format off */
static const struct option options[] = {
    {AT(state_dir), TYPE_PATH, 1, CONF_PATH_MAX, "state",
        "database, log file and tiles; written by the recorder only"},
    {AT(log_dir), TYPE_PATH, 1, CONF_PATH_MAX, "log",
        "the second store of the log; on another disk than state_dir"},
    {AT(keys_dir), TYPE_PATH, 1, CONF_PATH_MAX, "keys",
        "keys of the log and of stored payloads; outside every backup of "
        "state_dir"},
    {AT(run_dir), TYPE_PATH, 1, CONF_RUN_DIR_MAX, "run",
        "sockets between the processes and for the command line"},
    {AT(policy_dir), TYPE_PATH, 1, CONF_PATH_MAX, "policy/wet-senb",
        "the policy: a folder of YAML files"},
    {AT(adapters_dir), TYPE_PATH, 1, CONF_PATH_MAX, "adapters",
        "mapping tables and schemas per partner kind"},
    {AT(listen), TYPE_TEXT, 1, CONF_LISTEN_MAX, "127.0.0.1:8443",
        "address and port for partners, as 192.0.2.1:443 or [2001:db8::1]:443"},
    {AT(host), TYPE_TEXT, 1, CONF_HOST_MAX, "",
        "the only Host a request may name, with the port when it is not 443"},
    {AT(workers), TYPE_INT, 0, CONF_WORKERS_MAX, "0",
        "worker processes; 0 is one per core"},
    {AT(tls_cert), TYPE_PATH, 1, CONF_PATH_MAX, "tls/server.pem",
        "certificate with its chain, PEM"},
    {AT(tls_key), TYPE_PATH, 1, CONF_PATH_MAX, "tls/server.key",
        "its private key, PEM; readable by its owner only"},
    {AT(tls_ca), TYPE_PATH, 1, CONF_PATH_MAX, "tls/ca.pem",
        "the authorities whose client certificates are accepted, PEM"},
    {AT(tls_crl), TYPE_PATH, 0, CONF_PATH_MAX, "",
        "revocation lists of those authorities, PEM; required unless "
        "allow_no_crl is true"},
    {AT(allow_no_crl), TYPE_BOOL, 0, 1, "false",
        "run without revocation lists: tests and demo only"},
    {AT(client_cert), TYPE_PATH, 0, CONF_PATH_MAX, "",
        "certificate for pushing to partners; without it tls_cert"},
    {AT(client_key), TYPE_PATH, 0, CONF_PATH_MAX, "",
        "its private key; without it tls_key"},
    {AT(origin), TYPE_TEXT, 1, CONF_ORIGIN_MAX, "",
        "name of this log in its checkpoints, such as keten.example/2026"},
    {AT(mailbox_days), TYPE_INT, 1, 365, "28",
        "days a message waits in a mailbox before it expires"},
    {AT(mailbox_days_18b), TYPE_INT, 0, 365, "7",
        "the same for channel RISICO_18B; 0 is as mailbox_days"},
    {AT(mailbox_days_bij), TYPE_INT, 0, 365, "0",
        "the same for channel BIJ; 0 is as mailbox_days"},
    {AT(mailbox_days_doelgroep), TYPE_INT, 0, 365, "0",
        "the same for channel DOELGROEP; 0 is as mailbox_days"},
    {AT(mailbox_days_pga), TYPE_INT, 0, 365, "0",
        "the same for channel PGA; 0 is as mailbox_days"},
    {AT(push_retry_min_s), TYPE_INT, 1, LIMIT_RETRY_FIRST_S_MAX, "5",
        "seconds before the first new attempt to push; doubles each time"},
    {AT(push_retry_max_s), TYPE_INT, 1, LIMIT_RETRY_LONGEST_S_MAX, "3600",
        "most seconds between two attempts"},
    {AT(push_give_up_days), TYPE_INT, 1, LIMIT_RETRY_DAYS_MAX, "7",
        "days of attempts before a push is a dead letter"},
    {AT(witness_every_s), TYPE_INT, 1, 86400, "60",
        "least seconds between two questions to one witness of the log"},
    {AT(witness_hours), TYPE_INT, 0, 8760, "72",
        "hours without any witness after which nothing is accepted, where "
        "partners are witnesses; 0 never stops"},
    {AT(checkpoint_copy_1), TYPE_PATH, 0, CONF_PATH_MAX, "",
        "folder outside this machine that gets a copy of each published "
        "checkpoint; a log that is shorter than its copy does not start"},
    {AT(checkpoint_copy_2), TYPE_PATH, 0, CONF_PATH_MAX, "",
        "another such folder, at somebody else's"},
    {AT(allow_loopback), TYPE_BOOL, 0, 1, "false",
        "push to this machine itself: tests and demo only"},
    {AT(refusals_per_hour), TYPE_INT, 1, 1000000, "600",
        "refusals logged per partner and hour; more are answered with 429"},
    {AT(collects_per_hour), TYPE_INT, 1, 1000000, "3600",
        "contents handed over per partner and hour; more are answered with "
        "429"},
    {AT(group_window_us), TYPE_INT, 0, 100000, "2000",
        "microseconds the recorder gathers messages for one commit"},
    {AT(log_level), TYPE_LEVEL, LOG_ERROR, LOG_INFO, "info",
        "operators' log: error, warning, notice or info"},
};
/* clang-format on */

enum { OPTIONS_N = sizeof(options) / sizeof(options[0]) };

static const char *const levels[] = {[LOG_ERROR] = "error",
    [LOG_WARNING] = "warning",
    [LOG_NOTICE] = "notice",
    [LOG_INFO] = "info"};

static char *
text_at(struct conf *c, const struct option *o)
{
    return (char *)c + o->offset;
}

static const char *
peek_text(const struct conf *c, const struct option *o)
{
    return (const char *)c + o->offset;
}

static int
peek_int(const struct conf *c, const struct option *o)
{
    int v;

    memcpy(&v, peek_text(c, o), sizeof(v));
    return v;
}

static bool
peek_bool(const struct conf *c, const struct option *o)
{
    bool v;

    memcpy(&v, peek_text(c, o), sizeof(v));
    return v;
}

static const char *
peek_level(const struct conf *c, const struct option *o)
{
    enum log_level v;

    memcpy(&v, peek_text(c, o), sizeof(v));
    return levels[v];
}

/* ---- setting one option -------------------------------------------------- */

static bool
set_text(struct conf *c, const struct option *o, struct span s)
{
    if (s.n > (size_t)o->max)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 0x20 || s.p[i] == 0x7f)
            return false;
    if (s.n > 0)
        memcpy(text_at(c, o), s.p, s.n);
    text_at(c, o)[s.n] = '\0';
    return true;
}

static bool
set_int(struct conf *c, const struct option *o, struct span s)
{
    uint64_t v;
    int i;

    if (!text_u64(s, (uint64_t)o->max, &v) || v < (uint64_t)o->min)
        return false;
    i = (int)v;
    memcpy(text_at(c, o), &i, sizeof(i));
    return true;
}

static bool
set_bool(struct conf *c, const struct option *o, struct span s)
{
    bool v = span_is(s, "true");

    if (!v && !span_is(s, "false"))
        return false;
    memcpy(text_at(c, o), &v, sizeof(v));
    return true;
}

static bool
set_level(struct conf *c, const struct option *o, struct span s)
{
    for (enum log_level v = LOG_ERROR; v <= LOG_INFO; v++) {
        if (span_is(s, levels[v])) {
            memcpy(text_at(c, o), &v, sizeof(v));
            return true;
        }
    }
    return false;
}

static bool
set(struct conf *c, const struct option *o, struct span s)
{
    switch (o->type) {
    case TYPE_PATH:
    case TYPE_TEXT:
        return set_text(c, o, s);
    case TYPE_INT:
        return set_int(c, o, s);
    case TYPE_BOOL:
        return set_bool(c, o, s);
    case TYPE_LEVEL:
        return set_level(c, o, s);
    }
    return false;
}

/* What an option takes, for a complaint and for the manual. */
static void
describe(const struct option *o, char *out, size_t max)
{
    const char *what = o->type == TYPE_PATH ? "path" : "text";

    switch (o->type) {
    case TYPE_PATH:
    case TYPE_TEXT:
        (void)snprintf(out, max, "%s of at most %d characters", what, o->max);
        break;
    case TYPE_INT:
        (void)snprintf(out, max, "number from %d to %d", o->min, o->max);
        break;
    case TYPE_BOOL:
        (void)snprintf(out, max, "true or false");
        break;
    case TYPE_LEVEL:
        (void)snprintf(out, max, "error, warning, notice or info");
        break;
    }
}

void
conf_default(struct conf *out)
{
    *out = (struct conf){.workers = 0};
    for (size_t i = 0; i < OPTIONS_N; i++) {
        bool fits = set(out, &options[i], span_of(options[i].preset));

        assert(fits);
        (void)fits;
    }
}

/* ---- options that depend on one another ---------------------------------- */

static bool
parse_port(struct span s, uint16_t *port)
{
    uint64_t v;

    if (!text_u64(s, UINT16_MAX, &v) || v == 0)
        return false;
    *port = (uint16_t)v;
    return true;
}

bool
conf_parse_listen(const char *text, struct sockaddr_storage *out,
    socklen_t *len)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    const char *colon = strrchr(text, ':');
    char host[INET6_ADDRSTRLEN];
    uint16_t port;
    size_t n;
    bool six = text[0] == '[';

    if (colon == NULL || !parse_port(span_of(colon + 1), &port))
        return false;
    n = (size_t)(colon - text);
    if (six) {
        if (n < 2 || text[n - 1] != ']')
            return false;
        text++;
        n -= 2;
    }
    if (n >= sizeof(host))
        return false;
    memcpy(host, text, n);
    host[n] = '\0';
    v4.sin_port = v6.sin6_port = htons(port);
    if (inet_pton(six ? AF_INET6 : AF_INET, host,
            six ? (void *)&v6.sin6_addr : (void *)&v4.sin_addr) != 1)
        return false;
    *len = six ? sizeof(v6) : sizeof(v4);
    memset(out, 0, sizeof(*out));
    memcpy(out, six ? (void *)&v6 : (void *)&v4, *len);
    return true;
}

/* "name" or "name:port", where a name may be an address. */
static bool
host_valid(const char *text)
{
    static const char set_of[] = "abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    const char *rest = text;
    uint16_t port;

    if (*rest == '[') {
        rest += 1 + strspn(rest + 1, "0123456789abcdefABCDEF:.");
        if (*rest++ != ']')
            return false;
    } else {
        rest += strspn(rest, set_of);
    }
    if (rest == text)
        return false;
    return *rest == '\0' ||
           (*rest == ':' && parse_port(span_of(rest + 1), &port));
}

/* As C2SP asks: no spaces and no plus sign, or a note would not parse. */
static bool
origin_valid(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text <= 0x20 || *text == 0x7f || *text == '+')
            return false;
    return true;
}

/* The first option that does not fit the others, and why; NULL for none. */
static const char *
misfit(const struct conf *c, const char **why)
{
    struct sockaddr_storage addr;
    socklen_t len;

    *why = "an address with a port is expected, as 192.0.2.1:443";
    if (!conf_parse_listen(c->listen, &addr, &len))
        return "listen";
    *why = "a host name is expected, with a port or without";
    if (!host_valid(c->host))
        return "host";
    *why = "may hold no spaces, control characters or plus signs";
    if (!origin_valid(c->origin))
        return "origin";
    *why = "is required unless allow_no_crl is true";
    if (c->tls_crl[0] == '\0' && !c->allow_no_crl)
        return "tls_crl";
    *why = "client_cert and client_key go together";
    if ((c->client_cert[0] == '\0') != (c->client_key[0] == '\0'))
        return c->client_key[0] == '\0' ? "client_cert" : "client_key";
    *why = "is more than push_retry_max_s";
    if (c->push_retry_min_s > c->push_retry_max_s)
        return "push_retry_min_s";
    *why = "must be another path than state_dir";
    if (strcmp(c->log_dir, c->state_dir) == 0)
        return "log_dir";
    return NULL;
}

/* The first option without which nothing runs; NULL for none. */
static const char *
missing(const struct conf *c)
{
    for (size_t i = 0; i < OPTIONS_N; i++) {
        const struct option *o = &options[i];

        if ((o->type == TYPE_TEXT || o->type == TYPE_PATH) && o->min > 0 &&
            peek_text(c, o)[0] == '\0')
            return o->name;
    }
    return NULL;
}

enum err
conf_check(const struct conf *c, struct errinfo *ei)
{
    const char *why;
    const char *name = missing(c);

    if (name != NULL)
        return err_set(ei, ERR_CONFIG, "conf.check", "%s is required", name);
    name = misfit(c, &why);
    if (name != NULL)
        return err_set(ei, ERR_CONFIG, "conf.check", "%s: %s", name, why);
    return ERR_OK;
}

/* ---- the file ------------------------------------------------------------ */

static const struct option *
find(struct span name)
{
    for (size_t i = 0; i < OPTIONS_N; i++)
        if (span_is(name, options[i].name))
            return &options[i];
    return NULL;
}

static enum err
read_row(const struct conf_yaml *y, const struct conf_yaml_row *row,
    struct conf *c, struct errinfo *ei)
{
    const struct option *o = find(row->key);
    char takes[80];

    if (o == NULL)
        return conf_yaml_fault_key(y, row, ei, "no option has this name");
    if (row->shape != CONF_YAML_TEXT)
        return conf_yaml_fault(y, row, ei, "%s takes one value", o->name);
    describe(o, takes, sizeof(takes));
    if (!set(c, o, row->value))
        return conf_yaml_fault(y, row, ei, "%s: %s expected", o->name, takes);
    if (o->type == TYPE_TEXT && (size_t)o->min > row->value.n)
        return conf_yaml_fault(y, row, ei, "%s is required", o->name);
    return ERR_OK;
}

/* Put the folder of the file before what is relative. */
static enum err
resolve(struct conf *c, const char *path, struct errinfo *ei)
{
    const char *slash = strrchr(path, '/');
    int folder_n = slash == NULL ? 0 : (int)(slash - path) + 1;

    for (size_t i = 0; i < OPTIONS_N; i++) {
        const struct option *o = &options[i];
        char whole[2 * CONF_PATH_MAX + 2];
        const char *text = peek_text(c, o);
        int n;

        if (o->type != TYPE_PATH || text[0] == '/' || text[0] == '\0')
            continue;
        n = snprintf(whole, sizeof(whole), "%.*s%s", folder_n, path, text);
        if (n < 0 || n > o->max)
            return err_set(ei, ERR_CONFIG, "conf.parse",
                "%s: longer than %d characters with its folder", o->name,
                o->max);
        memcpy(text_at(c, o), whole, (size_t)n + 1);
    }
    return ERR_OK;
}

/* Say where an option stands that does not fit, or that it is missing. */
static enum err
check_rows(const struct conf_yaml *y, const struct conf *c, struct errinfo *ei)
{
    const struct conf_yaml_row top = {.line = 1, .column = 1};
    const char *why = "is required";
    const char *name = missing(c);

    if (name == NULL)
        name = misfit(c, &why);
    if (name == NULL)
        return ERR_OK;
    for (size_t i = 0; i < y->row_n; i++)
        if (span_is(y->row[i].key, name))
            return conf_yaml_fault(y, &y->row[i], ei, "%s: %s", name, why);
    return conf_yaml_fault(y, &top, ei, "%s: %s", name, why);
}

static void
inherit(struct conf *c)
{
    if (c->client_cert[0] != '\0')
        return;
    memcpy(c->client_cert, c->tls_cert, sizeof(c->client_cert));
    memcpy(c->client_key, c->tls_key, sizeof(c->client_key));
}

static enum err
read_rows(const struct conf_yaml *y, const char *path, struct conf *out,
    struct errinfo *ei)
{
    struct conf c;
    enum err rc = ERR_OK;

    conf_default(&c);
    for (size_t i = 0; rc == ERR_OK && i < y->row_n; i++)
        rc = read_row(y, &y->row[i], &c, ei);
    if (rc != ERR_OK)
        return rc;
    rc = check_rows(y, &c, ei);
    if (rc != ERR_OK)
        return rc;
    inherit(&c);
    rc = resolve(&c, path, ei);
    if (rc != ERR_OK)
        return rc;
    *out = c;
    return ERR_OK;
}

enum err
conf_parse(struct span text, const char *path, struct conf *out,
    struct errinfo *ei)
{
    struct conf_yaml *y = malloc(sizeof(*y));
    enum err rc;

    if (y == NULL)
        return err_set(ei, ERR_NOMEM, "conf.parse", "no memory");
    rc = conf_yaml_parse(y, text, path, ei);
    if (rc == ERR_OK) {
        rc = read_rows(y, path, out, ei);
        conf_yaml_done(y);
    }
    free(y);
    return rc;
}

enum err
conf_read(const char *path, struct conf *out, struct errinfo *ei)
{
    struct conf_yaml *y = malloc(sizeof(*y));
    enum err rc;

    if (y == NULL)
        return err_set(ei, ERR_NOMEM, "conf.read", "no memory");
    rc = conf_yaml_read(y, path, ei);
    if (rc == ERR_OK) {
        rc = read_rows(y, path, out, ei);
        conf_yaml_done(y);
    }
    free(y);
    return rc;
}

/* ---- showing ------------------------------------------------------------- */

static void
dump_option(struct buf *out, const struct conf *c, const struct option *o)
{
    switch (o->type) {
    case TYPE_PATH:
    case TYPE_TEXT:
        /* A JSON string is a YAML double-quoted text. */
        buf_byte(out, '"');
        text_json(out, span_of(peek_text(c, o)));
        buf_byte(out, '"');
        break;
    case TYPE_INT:
        buf_printf(out, "%d", peek_int(c, o));
        break;
    case TYPE_BOOL:
        buf_text(out, peek_bool(c, o) ? "true" : "false");
        break;
    case TYPE_LEVEL:
        buf_text(out, peek_level(c, o));
        break;
    }
}

void
conf_dump(struct buf *out, const struct conf *c)
{
    for (size_t i = 0; i < OPTIONS_N; i++) {
        buf_printf(out, "%s: ", options[i].name);
        dump_option(out, c, &options[i]);
        buf_byte(out, '\n');
    }
}

void
conf_help(struct buf *out)
{
    for (size_t i = 0; i < OPTIONS_N; i++) {
        const struct option *o = &options[i];
        char takes[80];

        describe(o, takes, sizeof(takes));
        buf_printf(out, "%s%s\n    %s", i == 0 ? "" : "\n", o->name, takes);
        if (o->preset[0] != '\0')
            buf_printf(out, "; default %s", o->preset);
        else if (o->min > 0)
            buf_text(out, "; required");
        buf_printf(out, "\n    %s\n", o->help);
    }
}
