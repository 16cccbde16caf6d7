/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/nodes.h"

#include <libfyaml.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

#include "base/banned.h"

/* ---- faults --------------------------------------------------------------- */

void
nodes_file(struct faults *fs, const char *name)
{
    size_t n = strlen(name);

    if (n > NODES_NAME_MAX)
        n = NODES_NAME_MAX;
    memcpy(fs->file, name, n);
    fs->file[n] = '\0';
}

static void
fault_line(struct faults *fs, unsigned line, unsigned column, const char *text)
{
    fs->n++;
    if (fs->n == 1)
        err_set(fs->ei, ERR_CONFIG, "policy.load", "%s:%u:%u: %s", fs->file,
            line, column, text);
    if (fs->report == NULL || fs->n > NODES_FAULTS_MAX + 1)
        return;
    if (fs->n == NODES_FAULTS_MAX + 1)
        buf_text(fs->report, "meer fouten zijn niet getoond\n");
    else
        buf_printf(fs->report, "%s:%u:%u: %s\n", fs->file, line, column, text);
}

void
nodes_fault_at(struct faults *fs, unsigned line, unsigned column,
    const char *fmt, ...)
{
    char text[ERRINFO_TEXT_MAX];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    fault_line(fs, line, column, text);
}

void
nodes_fault(struct faults *fs, const struct node *nd, const char *fmt, ...)
{
    char text[ERRINFO_TEXT_MAX];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    fault_line(fs, nd->line, nd->column, text);
}

void
nodes_fault_key(struct faults *fs, const struct node *nd, const char *fmt, ...)
{
    char text[ERRINFO_TEXT_MAX];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    fault_line(fs, nd->key_line, nd->key_column, text);
}

enum err
nodes_verdict(const struct faults *fs)
{
    return fs->n == 0 ? ERR_OK : ERR_CONFIG;
}

int
nodes_arg_n(struct span s)
{
    size_t n = s.n > 60 ? 60 : s.n;

    for (size_t i = 0; i < n; i++)
        if (s.p[i] < 0x20 || s.p[i] > 0x7e)
            return 0;
    return (int)n;
}

/* Two bytes of escape make at most three of text. */
size_t
nodes_room(size_t n)
{
    size_t nodes = n + 1 < NODES_MAX ? n + 1 : NODES_MAX;

    return 2 * n + (nodes + 1) * (sizeof(struct node) + 16);
}

/* ---- building ------------------------------------------------------------- */

/*
 * open[depth - 1] is the mapping or list that is being filled; key is the key
 * that waits for its value, when that is a mapping.
 */
struct builder {
    struct arena *a;
    struct faults *fs;
    struct node *open[NODES_DEPTH_MAX];
    unsigned depth;
    unsigned count;
    struct node *root;
    bool has_key;
    struct span key;
    unsigned key_line, key_column;
    unsigned line, column;           /* of this event */
    unsigned last_line, last_column; /* of the text */
};

/* What is missing at the end, the library finds past the last line. */
static enum err
fault(struct builder *b, const char *text)
{
    if (b->line > b->last_line) {
        b->line = b->last_line;
        b->column = b->last_column;
    }
    fault_line(b->fs, b->line, b->column, text);
    return ERR_CONFIG;
}

static enum err
no_room(const struct builder *b)
{
    return err_set(b->fs->ei, ERR_NOMEM, "policy.load", "no room for a file");
}

/*
 * Something that is not seen, or changes how the rest is seen: controls but TAB
 * and line ends, zero widths, and what turns the direction of writing.  Who
 * compares two versions on a screen sees what is in them.
 */
static bool
hides(struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        const uint8_t *p = s.p + i;
        size_t left = s.n - i;

        if ((p[0] < 0x20 && p[0] != '\t' && p[0] != '\n') || p[0] == 0x7f)
            return true;
        /* U+0080 .. U+009F */
        if (left > 1 && p[0] == 0xc2 && p[1] < 0xa0)
            return true;
        if (left > 2 && p[0] == 0xe2 &&
            ((p[1] == 0x80 && ((p[2] >= 0x8b && p[2] <= 0x8f) ||
                                  (p[2] >= 0xa8 && p[2] <= 0xae))) ||
                (p[1] == 0x81 && p[2] >= 0xa0 && p[2] <= 0xaf)))
            return true; /* U+200B .. 200F, 2028 .. 202E, 2060 .. 206F */
        if (left > 2 && p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf)
            return true; /* U+FEFF */
    }
    return false;
}

static enum err
take_text(struct builder *b, struct fy_event *fye, struct span *out)
{
    struct span s = {NULL, 0};

    if (fye->scalar.value != NULL)
        s.p = (const uint8_t *)fy_token_get_text(fye->scalar.value, &s.n);
    if (s.p == NULL)
        s.n = 0;
    if (s.n > NODES_TEXT_MAX)
        return fault(b, "deze tekst is te lang");
    if (s.n > 0 && memchr(s.p, '\0', s.n) != NULL)
        return fault(b, "een NUL-teken mag niet");
    if (hides(s))
        return fault(b, "een teken dat niet te zien is mag niet");
    *out = arena_dup(b->a, s);
    return out->n == s.n ? ERR_OK : no_room(b);
}

static enum err
add_key(struct builder *b, struct span key)
{
    if (span_is(key, "<<"))
        return fault(b, "een samenvoegsleutel (<<) mag niet");
    if (key.n == 0)
        return fault(b, "een lege sleutel");
    for (const struct node *c = b->open[b->depth - 1]->child; c != NULL;
         c = c->next)
        if (span_eq(c->key, key)) {
            nodes_fault_at(b->fs, b->line, b->column,
                "de sleutel '%.*s' staat er al (regel %u)", NODES_ARG(key),
                c->key_line);
            return ERR_CONFIG;
        }
    b->key = key;
    b->key_line = b->line;
    b->key_column = b->column;
    b->has_key = true;
    return ERR_OK;
}

/* Hang a new node in what is open. */
static enum err
add_node(struct builder *b, enum node_kind kind, struct node **out)
{
    struct node *up = b->depth == 0 ? NULL : b->open[b->depth - 1];
    struct node *nd;

    if (up == NULL && (kind != NODE_MAP || b->root != NULL))
        return fault(b, "hier hoort een 'sleutel: waarde'");
    if (up != NULL && up->kind == NODE_MAP && !b->has_key)
        return fault(b, "een sleutel moet tekst zijn");
    if (++b->count > NODES_MAX ||
        (up != NULL && up->child_n == NODES_CHILDREN_MAX))
        return fault(b, "te veel onderdelen");
    nd = arena_take(b->a, sizeof(*nd));
    if (nd == NULL)
        return no_room(b);
    *nd = (struct node){.kind = kind, .line = b->line, .column = b->column};
    *out = nd;
    if (up == NULL) {
        b->root = nd;
        return ERR_OK;
    }
    if (up->kind == NODE_MAP) {
        nd->key = b->key;
        nd->key_line = b->key_line;
        nd->key_column = b->key_column;
        b->has_key = false;
    }
    *(up->last == NULL ? &up->child : &up->last->next) = nd;
    up->last = nd;
    up->child_n++;
    return ERR_OK;
}

static enum err
see_scalar(struct builder *b, struct fy_event *fye)
{
    struct node *nd;
    struct span s;
    enum err rc = take_text(b, fye, &s);

    if (rc != ERR_OK)
        return rc;
    if (b->depth > 0 && b->open[b->depth - 1]->kind == NODE_MAP && !b->has_key)
        return add_key(b, s);
    rc = add_node(b, NODE_TEXT, &nd);
    if (rc == ERR_OK)
        nd->text = s;
    return rc;
}

static enum err
see_start(struct builder *b, enum node_kind kind)
{
    struct node *nd;
    enum err rc;

    if (b->depth == NODES_DEPTH_MAX)
        return fault(b, "te diep genest");
    rc = add_node(b, kind, &nd);
    if (rc == ERR_OK)
        b->open[b->depth++] = nd;
    return rc;
}

static enum err
see_document(struct builder *b, struct fy_event *fye)
{
    struct fy_document_state *fyds = fye->document_start.document_state;

    if (b->root != NULL)
        return fault(b, "een tweede document mag niet");
    if (fyds != NULL && (fy_document_state_version_explicit(fyds) ||
                            fy_document_state_tags_explicit(fyds)))
        return fault(b, "een opdracht (%) mag niet");
    return ERR_OK;
}

/* The library's mark of a quoted text, an anchor or an alias is past its first
 * character; ours is on it. */
static void
stand_at(struct builder *b, const struct fy_mark *mark, bool past)
{
    if (mark == NULL)
        return;
    b->line = (unsigned)mark->line + 1;
    b->column = (unsigned)mark->column + 1;
    b->column -= past && b->column > 1;
}

static bool
is_past(struct fy_event *fye)
{
    enum fy_node_style style;

    if (fye->type != FYET_SCALAR || fye->scalar.value == NULL)
        return fye->type == FYET_ALIAS;
    style = fy_event_get_node_style(fye);
    return style == FYNS_SINGLE_QUOTED || style == FYNS_DOUBLE_QUOTED;
}

static enum err
see(struct builder *b, struct fy_event *fye)
{
    struct fy_token *anchor = fy_event_get_anchor_token(fye);
    struct fy_token *tag = fy_event_get_tag_token(fye);

    stand_at(b, fy_event_start_mark(fye), is_past(fye));
    if (fye->type == FYET_ALIAS)
        return fault(b, "een verwijzing (*) mag niet");
    if (anchor != NULL) {
        stand_at(b, fy_token_start_mark(anchor), true);
        return fault(b, "een anker (&) mag niet");
    }
    if (tag != NULL) {
        stand_at(b, fy_token_start_mark(tag), false);
        return fault(b, "een type (!) mag niet");
    }
    switch (fye->type) {
    case FYET_DOCUMENT_START:
        return see_document(b, fye);
    case FYET_SCALAR:
        return see_scalar(b, fye);
    case FYET_MAPPING_START:
        return see_start(b, NODE_MAP);
    case FYET_SEQUENCE_START:
        return see_start(b, NODE_LIST);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END:
        b->depth -= b->depth > 0;
        break;
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
    case FYET_ALIAS:
        break;
    }
    return ERR_OK;
}

/* ---- the library ---------------------------------------------------------- */

/* What the YAML library did not like, in its own words. */
static enum err
library_fault(struct builder *b, struct fy_diag *diag)
{
    void *it = NULL;
    const struct fy_diag_error *e = fy_diag_errors_iterate(diag, &it);
    char text[ERRINFO_TEXT_MAX];

    if (e == NULL || e->msg == NULL)
        return fault(b, "dit is geen YAML");
    (void)snprintf(text, sizeof(text), "geen YAML: %s", e->msg);
    for (char *c = text; *c != '\0'; c++)
        if (*c < 0x20 || *c > 0x7e)
            *c = '?';
    if (e->line > 0 && e->column > 0) {
        b->line = (unsigned)e->line;
        b->column = (unsigned)e->column;
    }
    return fault(b, text);
}

static enum err
read_events(struct builder *b, struct fy_parser *fyp, struct fy_diag *diag)
{
    bool ended = false;

    while (!ended) {
        struct fy_event *fye = fy_parser_parse(fyp);
        enum err rc;

        if (fye == NULL)
            return library_fault(b, diag);
        rc = see(b, fye);
        ended = fye->type == FYET_STREAM_END;
        fy_parser_event_free(fyp, fye);
        if (rc != ERR_OK)
            return rc;
    }
    if (b->root == NULL)
        return fault(b, "hier hoort een 'sleutel: waarde'");
    return ERR_OK;
}

/* With a parser that keeps its complaints instead of printing them. */
static enum err
read_text(struct builder *b, struct span text)
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
    rc = read_events(b, fyp, cfg.diag);
out:
    if (rc == ERR_NOMEM)
        err_set(b->fs->ei, rc, "policy.load", "no room to read YAML");
    fy_parser_destroy(fyp);
    fy_diag_destroy(cfg.diag);
    return rc;
}

/* The last character; the newline that ends a text starts no line. */
static void
find_end(struct builder *b, struct span text)
{
    b->last_line = b->last_column = 1;
    for (size_t i = 0; i + 1 < text.n; i++) {
        b->last_column++;
        if (text.p[i] == '\n') {
            b->last_line++;
            b->last_column = 1;
        }
    }
}

enum err
nodes_parse(struct node **out, struct arena *a, struct span text,
    struct faults *fs)
{
    struct builder b = {.a = a, .fs = fs, .line = 1, .column = 1};
    enum err rc;

    *out = NULL;
    find_end(&b, text);
    if (text.n == 0)
        return fault(&b, "het bestand is leeg");
    if (!text_utf8_valid(text) || memchr(text.p, '\0', text.n) != NULL)
        return fault(&b, "het bestand is geen UTF-8-tekst");
    rc = read_text(&b, text);
    if (rc == ERR_OK)
        *out = b.root;
    return rc;
}

/* ---- looking -------------------------------------------------------------- */

const struct node *
nodes_get(const struct node *map, const char *key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *c = map->child; c != NULL; c = c->next)
        if (span_is(c->key, key))
            return c;
    return NULL;
}

/* The next name of a list of keys; false at the end. */
static bool
next_key(const char **keys, struct span *key, bool *optional)
{
    const char *end = strchr(*keys, ' ');
    size_t n = end == NULL ? strlen(*keys) : (size_t)(end - *keys);

    if (n == 0)
        return false;
    *optional = (*keys)[n - 1] == '?';
    *key = (struct span){(const uint8_t *)*keys, n - *optional};
    *keys += n + (end != NULL);
    return true;
}

static bool
is_named(const char *keys, struct span key)
{
    struct span k;
    bool optional;

    while (next_key(&keys, &k, &optional))
        if (span_eq(k, key))
            return true;
    return false;
}

bool
nodes_keys(struct faults *fs, const struct node *nd, const char *keys)
{
    const char *at = keys;
    bool ok = true, optional;
    struct span k;

    if (nd->kind != NODE_MAP) {
        nodes_fault(fs, nd, "hier horen sleutels: %s", keys);
        return false;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        if (!is_named(keys, c->key))
            nodes_fault_key(fs, c, "onbekende sleutel '%.*s'",
                NODES_ARG(c->key));
    while (next_key(&at, &k, &optional)) {
        bool there = false;

        for (const struct node *c = nd->child; c != NULL; c = c->next)
            there = there || span_eq(c->key, k);
        if (there || optional)
            continue;
        ok = false;
        nodes_fault(fs, nd, "de sleutel '%.*s' ontbreekt", NODES_ARG(k));
    }
    return ok;
}
