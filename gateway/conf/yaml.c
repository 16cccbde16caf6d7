/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/yaml.h"

#include <errno.h>
#include <fcntl.h>
#include <libfyaml.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"

#include "base/banned.h"

/* What may come next.  An event that is not listed there is a fault.
 *
 *   START ─mapping→ KEY ─text→ VALUE ─text→ KEY
 *                    │           └─list→ LIST ─text→ LIST
 *                    │                    │ │ └─end→ KEY
 *                    │                    │ └─mapping→ FIELD ─text→ FIELD_VALUE
 *                    └─end→ END           └────end────────┘ └───text────┘
 */
enum state { START, KEY, VALUE, LIST, FIELD, FIELD_VALUE, END };

struct reader {
    struct conf_yaml *y;
    enum state state;
    struct conf_yaml_row now; /* what is known of the next row */
    size_t fields;            /* in this mapping in a list */
    unsigned line, column;    /* of this event */
    struct errinfo *ei;
};

/* ---- faults ------------------------------------------------------------- */

static enum err
fault_at(const struct conf_yaml *y, unsigned line, unsigned column,
    struct errinfo *ei, const char *text)
{
    return err_set(ei, ERR_CONFIG, "conf.yaml", "%s:%u:%u: %s", y->name, line,
        column, text);
}

static enum err
fault(const struct reader *r, const char *text)
{
    return fault_at(r->y, r->line, r->column, r->ei, text);
}

enum err
conf_yaml_fault(const struct conf_yaml *y, const struct conf_yaml_row *row,
    struct errinfo *ei, const char *fmt, ...)
{
    char text[ERRINFO_TEXT_MAX];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    return fault_at(y, row->line, row->column, ei, text);
}

enum err
conf_yaml_fault_key(const struct conf_yaml *y, const struct conf_yaml_row *row,
    struct errinfo *ei, const char *fmt, ...)
{
    char text[ERRINFO_TEXT_MAX];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    return fault_at(y, row->key_line, row->key_column, ei, text);
}

/* The end of a long name says more than its start. */
static void
keep_name(struct conf_yaml *y, const char *name)
{
    size_t n = strlen(name);

    if (n > CONF_YAML_NAME_MAX)
        (void)snprintf(y->name, sizeof(y->name), "...%s",
            name + n - (CONF_YAML_NAME_MAX - 3));
    else
        memcpy(y->name, name, n + 1);
}

/* ---- rows ---------------------------------------------------------------- */

static enum err
add_row(struct reader *r, enum conf_yaml_shape shape, struct span value)
{
    struct conf_yaml *y = r->y;

    if (y->row_n == CONF_YAML_ROWS_MAX)
        return fault(r, "more values than a file may have");
    r->now.shape = shape;
    r->now.value = value;
    r->now.line = r->line;
    r->now.column = r->column;
    y->row[y->row_n++] = r->now;
    return ERR_OK;
}

/* The text of a scalar, copied. */
static enum err
keep_text(struct reader *r, struct fy_event *fye, struct span *out)
{
    struct span s = {NULL, 0};
    struct span copy;

    if (fye->scalar.value != NULL)
        s.p = (const uint8_t *)fy_token_get_text(fye->scalar.value, &s.n);
    if (s.p == NULL)
        s.n = 0;
    if (s.n > CONF_YAML_TEXT_MAX)
        return fault(r, "a text that is too long");
    copy = arena_dup(&r->y->text, s);
    if (copy.n != s.n)
        return fault(r, "more text than a file may have");
    *out = copy;
    return ERR_OK;
}

static enum err
see_key(struct reader *r, struct span key)
{
    for (size_t i = 0; i < r->y->row_n; i++)
        if (span_eq(r->y->row[i].key, key))
            return fault(r, "this key stands twice");
    r->now = (struct conf_yaml_row){.key = key,
        .key_line = r->line,
        .key_column = r->column};
    r->state = VALUE;
    return ERR_OK;
}

static enum err
see_field(struct reader *r, struct span field)
{
    const struct conf_yaml_row *row = r->y->row;

    for (size_t i = r->y->row_n - r->fields; i < r->y->row_n; i++)
        if (span_eq(row[i].field, field))
            return fault(r, "this key stands twice");
    r->now.field = field;
    r->now.key_line = r->line;
    r->now.key_column = r->column;
    r->state = FIELD_VALUE;
    return ERR_OK;
}

static enum err
see_scalar(struct reader *r, struct fy_event *fye)
{
    struct span s = {NULL, 0};
    enum err rc = keep_text(r, fye, &s);

    if (rc != ERR_OK)
        return rc;
    switch (r->state) {
    case KEY:
        return see_key(r, s);
    case VALUE:
        r->state = KEY;
        return add_row(r, CONF_YAML_TEXT, s);
    case LIST:
        rc = add_row(r, CONF_YAML_ITEM, s);
        r->now.item++;
        return rc;
    case FIELD:
        return see_field(r, s);
    case FIELD_VALUE:
        r->fields++;
        r->state = FIELD;
        return add_row(r, CONF_YAML_FIELD, s);
    case START:
    case END:
        break;
    }
    return fault(r, "\"key: value\" is expected here");
}

static enum err
see_mapping(struct reader *r)
{
    if (r->state == START) {
        r->state = KEY;
        return ERR_OK;
    }
    if (r->state == LIST) {
        r->state = FIELD;
        r->fields = 0;
        return ERR_OK;
    }
    return fault(r, "a mapping is not expected here");
}

static enum err
see_mapping_end(struct reader *r)
{
    if (r->state == KEY) {
        r->state = END;
        return ERR_OK;
    }
    if (r->fields == 0)
        return fault(r, "an empty mapping");
    r->now.item++;
    r->state = LIST;
    return ERR_OK;
}

static enum err
see_list(struct reader *r)
{
    if (r->state != VALUE)
        return fault(r, "a list is not expected here");
    r->now.item = 0;
    r->state = LIST;
    return ERR_OK;
}

static enum err
see_list_end(struct reader *r)
{
    r->state = KEY;
    if (r->now.item == 0)
        return add_row(r, CONF_YAML_EMPTY, (struct span){NULL, 0});
    return ERR_OK;
}

static enum err
see_document(struct reader *r, struct fy_event *fye)
{
    struct fy_document_state *fyds = fye->document_start.document_state;

    if (r->state != START)
        return fault(r, "a second document");
    if (fyds != NULL && (fy_document_state_version_explicit(fyds) ||
                            fy_document_state_tags_explicit(fyds)))
        return fault(r, "a directive (%) is not allowed");
    return ERR_OK;
}

static enum err
see(struct reader *r, struct fy_event *fye)
{
    const struct fy_mark *mark = fy_event_start_mark(fye);
    enum fy_node_style style = fy_event_get_node_style(fye);

    if (mark != NULL) {
        r->line = (unsigned)mark->line + 1;
        r->column = (unsigned)mark->column + 1;
        /* The library counts from behind the quote. */
        if (mark->column > 0 &&
            (style == FYNS_SINGLE_QUOTED || style == FYNS_DOUBLE_QUOTED))
            r->column--;
    }
    if (fye->type == FYET_ALIAS)
        return fault(r, "an alias (*) is not allowed");
    if (fy_event_get_anchor_token(fye) != NULL)
        return fault(r, "an anchor (&) is not allowed");
    if (fy_event_get_tag_token(fye) != NULL)
        return fault(r, "a tag (!) is not allowed");
    switch (fye->type) {
    case FYET_DOCUMENT_START:
        return see_document(r, fye);
    case FYET_SCALAR:
        return see_scalar(r, fye);
    case FYET_MAPPING_START:
        return see_mapping(r);
    case FYET_MAPPING_END:
        return see_mapping_end(r);
    case FYET_SEQUENCE_START:
        return see_list(r);
    case FYET_SEQUENCE_END:
        return see_list_end(r);
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
    case FYET_ALIAS:
        break;
    }
    return ERR_OK;
}

/* ---- the library --------------------------------------------------------- */

/* What the YAML library did not like, in its own words. */
static enum err
library_fault(const struct reader *r, struct fy_diag *diag)
{
    void *it = NULL;
    const struct fy_diag_error *e = fy_diag_errors_iterate(diag, &it);
    char text[ERRINFO_TEXT_MAX];

    if (e == NULL || e->msg == NULL)
        return fault(r, "this is not YAML");
    (void)snprintf(text, sizeof(text), "%s", e->msg);
    for (char *c = text; *c != '\0'; c++)
        if (*c < 0x20 || *c > 0x7e)
            *c = '?';
    if (e->line <= 0 || e->column <= 0)
        return fault(r, text);
    return fault_at(r->y, (unsigned)e->line, (unsigned)e->column, r->ei, text);
}

static enum err
read_events(struct reader *r, struct fy_parser *fyp, struct fy_diag *diag)
{
    bool ended = false;

    while (!ended) {
        struct fy_event *fye = fy_parser_parse(fyp);
        enum err rc;

        if (fye == NULL)
            return library_fault(r, diag);
        rc = see(r, fye);
        ended = fye->type == FYET_STREAM_END;
        fy_parser_event_free(fyp, fye);
        if (rc != ERR_OK)
            return rc;
    }
    if (r->state != END)
        return fault(r, "\"key: value\" is expected here");
    return ERR_OK;
}

/* With a parser that keeps its complaints instead of printing them. */
static enum err
read_text(struct reader *r, struct span text)
{
    struct fy_diag_cfg dcfg;
    struct fy_parse_cfg cfg = {.search_path = ""};
    struct fy_parser *fyp = NULL;
    enum err rc = ERR_NOMEM;

    fy_diag_cfg_default(&dcfg);
    dcfg.fp = NULL;
    cfg.diag = fy_diag_create(&dcfg);
    if (cfg.diag == NULL)
        goto out;
    fy_diag_set_collect_errors(cfg.diag, true);
    fyp = fy_parser_create(&cfg);
    if (fyp == NULL ||
        fy_parser_set_string(fyp, (const char *)text.p, text.n) != 0)
        goto out;
    rc = read_events(r, fyp, cfg.diag);
out:
    if (rc == ERR_NOMEM)
        err_set(r->ei, rc, "conf.yaml", "no parser");
    fy_parser_destroy(fyp);
    fy_diag_destroy(cfg.diag);
    return rc;
}

enum err
conf_yaml_parse(struct conf_yaml *y, struct span text, const char *name,
    struct errinfo *ei)
{
    struct reader r = {.y = y, .line = 1, .column = 1, .ei = ei};
    enum err rc;

    y->row_n = 0;
    keep_name(y, name);
    if (text.n == 0)
        return fault(&r, "the file is empty");
    if (text.n > CONF_YAML_FILE_MAX)
        return fault(&r, "the file is too large");
    if (!text_utf8_valid(text) || memchr(text.p, '\0', text.n) != NULL)
        return fault(&r, "the file is not UTF-8 text");
    /* Two bytes of escape make at most three of text. */
    rc = arena_init(&y->text, text.n * 2, ei);
    if (rc != ERR_OK)
        return rc;
    rc = read_text(&r, text);
    if (rc != ERR_OK)
        arena_done(&y->text);
    return rc;
}

void
conf_yaml_done(struct conf_yaml *y)
{
    arena_done(&y->text);
    y->row_n = 0;
}

/* ---- the file ------------------------------------------------------------ */

static enum err
slurp(const char *path, uint8_t *p, size_t max, size_t *n, struct errinfo *ei)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ssize_t got = 0;

    if (fd < 0)
        return err_set(ei, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, "conf.yaml",
            "cannot open %.150s", path);
    *n = 0;
    while (*n < max) {
        got = read(fd, p + *n, max - *n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        *n += (size_t)got;
    }
    if (got < 0)
        err_set(ei, ERR_IO, "conf.yaml", "cannot read %.150s", path);
    (void)close(fd);
    return got < 0 ? ERR_IO : ERR_OK;
}

enum err
conf_yaml_read(struct conf_yaml *y, const char *path, struct errinfo *ei)
{
    /* One byte more than may be there shows that there is more. */
    size_t max = CONF_YAML_FILE_MAX + 1;
    uint8_t *p = malloc(max);
    size_t n = 0;
    enum err rc;

    if (p == NULL)
        return err_set(ei, ERR_NOMEM, "conf.yaml", "no %zu bytes", max);
    rc = slurp(path, p, max, &n, ei);
    if (rc == ERR_OK)
        rc = conf_yaml_parse(y, (struct span){p, n}, path, ei);
    free(p);
    return rc;
}

enum err
conf_yaml_text(const struct conf_yaml *y, const struct conf_yaml_row *row,
    char *out, size_t max, struct errinfo *ei)
{
    if (row->value.n > max)
        return conf_yaml_fault(y, row, ei, "at most %zu characters", max);
    for (size_t i = 0; i < row->value.n; i++)
        if (row->value.p[i] < 0x20 || row->value.p[i] == 0x7f)
            return conf_yaml_fault(y, row, ei, "a control character");
    if (row->value.n > 0)
        memcpy(out, row->value.p, row->value.n);
    out[row->value.n] = '\0';
    return ERR_OK;
}
