/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_json.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/text.h"

#include "base/banned.h"

enum { NODES_FIRST = 64 };

struct reader {
    struct admin_json *doc;
    struct span s;
    size_t at;
    unsigned depth;
    enum err rc; /* the first failure */
};

static bool
fail(struct reader *r, enum err rc)
{
    if (r->rc == ERR_OK)
        r->rc = rc;
    return false;
}

static void
skip_space(struct reader *r)
{
    while (
        r->at < r->s.n && (r->s.p[r->at] == ' ' || r->s.p[r->at] == '\t' ||
                              r->s.p[r->at] == '\n' || r->s.p[r->at] == '\r'))
        r->at++;
}

/* The byte at the cursor, or 0 at the end. */
static uint8_t
look(const struct reader *r)
{
    return r->at < r->s.n ? r->s.p[r->at] : 0;
}

static bool
take(struct reader *r, uint8_t c)
{
    if (r->at >= r->s.n || r->s.p[r->at] != c)
        return fail(r, ERR_SYNTAX);
    r->at++;
    return true;
}

static bool
add_node(struct reader *r, uint32_t *index)
{
    struct admin_json *d = r->doc;

    if (d->n == d->cap) {
        size_t cap = d->cap == 0 ? NODES_FIRST : d->cap * 2;
        struct admin_json_node *v;

        if (cap > ADMIN_JSON_NODES_MAX)
            return fail(r, ERR_LIMIT);
        v = reallocarray(d->v, cap, sizeof(*v));
        if (v == NULL)
            return fail(r, ERR_NOMEM);
        d->v = v;
        d->cap = cap;
    }
    d->v[d->n] = (struct admin_json_node){0};
    *index = (uint32_t)d->n++;
    return true;
}

static int
hex4(struct span s, size_t at)
{
    uint8_t v[2];

    if (s.n - at < 4 || !text_unhex((struct span){s.p + at, 4}, v, 2))
        return -1;
    return v[0] << 8 | v[1];
}

/* One escape after its backslash; surrogates must come in pairs. */
static bool
read_escape(struct reader *r)
{
    static const char plain[] = "\"\\/bfnrt";
    uint8_t c = look(r);
    int unit;

    if (c == 0)
        return fail(r, ERR_SYNTAX);
    r->at++;
    if (c != 'u')
        return strchr(plain, c) != NULL || fail(r, ERR_SYNTAX);
    unit = hex4(r->s, r->at);
    if (unit < 0 || (unit >= 0xdc00 && unit <= 0xdfff))
        return fail(r, ERR_SYNTAX);
    r->at += 4;
    if (unit < 0xd800 || unit > 0xdbff)
        return true;
    if (!take(r, '\\') || !take(r, 'u'))
        return false;
    unit = hex4(r->s, r->at);
    if (unit < 0xdc00 || unit > 0xdfff)
        return fail(r, ERR_SYNTAX);
    r->at += 4;
    return true;
}

/* A string with its quotes; text becomes what stands there. */
static bool
read_string(struct reader *r, struct span *text)
{
    size_t from = r->at;

    if (!take(r, '"'))
        return false;
    while (look(r) != '"') {
        if (look(r) < 0x20) /* a control, or the end */
            return fail(r, ERR_SYNTAX);
        if (r->s.p[r->at++] == '\\' && !read_escape(r))
            return false;
    }
    r->at++;
    *text = (struct span){r->s.p + from, r->at - from};
    return true;
}

static size_t
digits(struct reader *r)
{
    size_t n = 0;

    while (look(r) >= '0' && look(r) <= '9') {
        r->at++;
        n++;
    }
    return n;
}

static bool
read_number(struct reader *r)
{
    if (look(r) == '-')
        r->at++;
    if (look(r) == '0')
        r->at++;
    else if (digits(r) == 0)
        return fail(r, ERR_SYNTAX);
    if (look(r) == '.') {
        r->at++;
        if (digits(r) == 0)
            return fail(r, ERR_SYNTAX);
    }
    if (look(r) == 'e' || look(r) == 'E') {
        r->at++;
        if (look(r) == '+' || look(r) == '-')
            r->at++;
        if (digits(r) == 0)
            return fail(r, ERR_SYNTAX);
    }
    return true;
}

static bool
read_word(struct reader *r, const char *word)
{
    size_t n = strlen(word);

    if (r->s.n - r->at < n || memcmp(r->s.p + r->at, word, n) != 0)
        return fail(r, ERR_SYNTAX);
    r->at += n;
    return true;
}

static bool read_value(struct reader *r, uint32_t *index);

/* Is there a member with this name among the children of parent already? */
static bool
twice(const struct admin_json *d, uint32_t parent, struct span key)
{
    for (uint32_t i = d->v[parent].child; i != 0; i = d->v[i].next)
        if (span_eq(d->v[i].key, key))
            return true;
    return false;
}

/* What stands between the brackets: elements, or members with a name. */
static bool
read_children(struct reader *r, uint32_t parent, uint8_t close)
{
    uint32_t last = 0;
    size_t n = 0;

    skip_space(r);
    if (look(r) == close)
        return take(r, close);
    for (;;) {
        struct span key = {NULL, 0};
        uint32_t child;

        if (close == '}') {
            if (n++ == ADMIN_JSON_MEMBERS_MAX)
                return fail(r, ERR_LIMIT);
            skip_space(r);
            if (!read_string(r, &key))
                return false;
            key = (struct span){key.p + 1, key.n - 2};
            if (twice(r->doc, parent, key))
                return fail(r, ERR_SYNTAX);
            skip_space(r);
            if (!take(r, ':'))
                return false;
        }
        if (!read_value(r, &child))
            return false;
        r->doc->v[child].key = key;
        if (last == 0)
            r->doc->v[parent].child = child;
        else
            r->doc->v[last].next = child;
        last = child;
        skip_space(r);
        if (look(r) == close)
            return take(r, close);
        if (!take(r, ','))
            return false;
    }
}

static bool
read_nested(struct reader *r, uint32_t index, uint8_t close)
{
    bool ok;

    if (r->depth == ADMIN_JSON_DEPTH_MAX)
        return fail(r, ERR_LIMIT);
    r->at++;
    r->depth++;
    ok = read_children(r, index, close);
    r->depth--;
    return ok;
}

static bool
read_bare(struct reader *r, uint32_t i)
{
    uint8_t c = look(r);

    if (c == '"') {
        struct span text;

        r->doc->v[i].type = ADMIN_JSON_STRING;
        return read_string(r, &text);
    }
    if (c == 't' || c == 'f') {
        r->doc->v[i].type = c == 't' ? ADMIN_JSON_TRUE : ADMIN_JSON_FALSE;
        return read_word(r, c == 't' ? "true" : "false");
    }
    if (c == 'n') {
        r->doc->v[i].type = ADMIN_JSON_NULL;
        return read_word(r, "null");
    }
    r->doc->v[i].type = ADMIN_JSON_NUMBER;
    return read_number(r);
}

static bool
read_value(struct reader *r, uint32_t *index)
{
    uint32_t i;
    size_t from;
    uint8_t c;
    bool ok;

    skip_space(r);
    from = r->at;
    if (!add_node(r, &i))
        return false;
    c = look(r);
    if (c == '{' || c == '[') {
        r->doc->v[i].type = c == '{' ? ADMIN_JSON_OBJECT : ADMIN_JSON_ARRAY;
        ok = read_nested(r, i, c == '{' ? '}' : ']');
    } else {
        ok = read_bare(r, i);
    }
    if (!ok)
        return false;
    r->doc->v[i].text = (struct span){r->s.p + from, r->at - from};
    *index = i;
    return true;
}

enum err
admin_json_read(struct admin_json *doc, struct span s, struct errinfo *ei)
{
    struct reader r = {.doc = doc, .s = s};
    uint32_t root;

    *doc = (struct admin_json){0};
    if (!text_utf8_valid(s))
        return err_set(ei, ERR_SYNTAX, "admin_json.read", "not UTF-8");
    if (read_value(&r, &root)) {
        skip_space(&r);
        if (r.at != s.n)
            (void)fail(&r, ERR_SYNTAX);
    }
    if (r.rc == ERR_OK)
        return ERR_OK;
    admin_json_done(doc);
    return err_set(ei, r.rc, "admin_json.read", "JSON: %s at byte %zu",
        err_text(r.rc), r.at);
}

void
admin_json_done(struct admin_json *doc)
{
    free(doc->v);
    *doc = (struct admin_json){0};
}

const struct admin_json_node *
admin_json_get(const struct admin_json *doc, const struct admin_json_node *at,
    const char *name)
{
    if (at == NULL || at->type != ADMIN_JSON_OBJECT)
        return NULL;
    for (uint32_t i = at->child; i != 0; i = doc->v[i].next)
        if (span_is(doc->v[i].key, name))
            return &doc->v[i];
    return NULL;
}

const struct admin_json_node *
admin_json_first(const struct admin_json *doc, const struct admin_json_node *at)
{
    return at == NULL || at->child == 0 ? NULL : &doc->v[at->child];
}

const struct admin_json_node *
admin_json_next(const struct admin_json *doc, const struct admin_json_node *at)
{
    return at->next == 0 ? NULL : &doc->v[at->next];
}

static void
put_utf8(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_byte(out, (uint8_t)c);
        return;
    }
    if (c < 0x800) {
        buf_byte(out, (uint8_t)(0xc0 | c >> 6));
    } else if (c < 0x10000) {
        buf_byte(out, (uint8_t)(0xe0 | c >> 12));
        buf_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3f)));
    } else {
        buf_byte(out, (uint8_t)(0xf0 | c >> 18));
        buf_byte(out, (uint8_t)(0x80 | (c >> 12 & 0x3f)));
        buf_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3f)));
    }
    buf_byte(out, (uint8_t)(0x80 | (c & 0x3f)));
}

/* One escape that read_escape() has approved; i is past the backslash. */
static size_t
put_escape(struct buf *out, struct span s, size_t i)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    const char *at;
    uint32_t c;

    if (s.p[i] != 'u') {
        at = strchr(from, s.p[i]);
        buf_byte(out, at == NULL ? s.p[i] : (uint8_t)to[at - from]);
        return i + 1;
    }
    c = (uint32_t)hex4(s, i + 1);
    i += 5;
    if (c >= 0xd800 && c <= 0xdbff) {
        c = 0x10000 + ((c - 0xd800) << 10) +
            ((uint32_t)hex4(s, i + 2) - 0xdc00);
        i += 6;
    }
    put_utf8(out, c);
    return i;
}

bool
admin_json_text(const struct admin_json_node *at, struct buf *out)
{
    struct span s;
    size_t i = 0;

    if (at == NULL || at->type != ADMIN_JSON_STRING)
        return false;
    s = (struct span){at->text.p + 1, at->text.n - 2};
    while (i < s.n) {
        if (s.p[i] == '\\')
            i = put_escape(out, s, i + 1);
        else
            buf_byte(out, s.p[i++]);
    }
    return true;
}

bool
admin_json_string(const struct admin_json_node *at, char *out, size_t max)
{
    struct buf b;
    bool ok;

    out[0] = '\0';
    buf_init(&b, max - 1);
    ok = admin_json_text(at, &b) && buf_err(&b) == ERR_OK &&
         (b.n == 0 || memchr(b.p, 0, b.n) == NULL);
    if (ok && b.n > 0)
        memcpy(out, b.p, b.n);
    if (ok)
        out[b.n] = '\0';
    buf_done(&b);
    return ok;
}

bool
admin_json_u64(const struct admin_json_node *at, uint64_t max, uint64_t *v)
{
    return at != NULL && at->type == ADMIN_JSON_NUMBER &&
           text_u64(at->text, max, v);
}

/* ---- writing -------------------------------------------------------------- */

static void
put_key(struct buf *out, const char *key)
{
    if (out->n > 0 && out->p[out->n - 1] != '{')
        buf_byte(out, ',');
    buf_printf(out, "\"%s\":", key);
}

void
admin_json_put_text(struct buf *out, const char *key, struct span text)
{
    put_key(out, key);
    buf_byte(out, '"');
    text_json(out, text);
    buf_byte(out, '"');
}

void
admin_json_put_hex(struct buf *out, const char *key, struct span bytes)
{
    put_key(out, key);
    buf_byte(out, '"');
    text_hex(out, bytes);
    buf_byte(out, '"');
}

void
admin_json_put_u64(struct buf *out, const char *key, uint64_t v)
{
    put_key(out, key);
    buf_printf(out, "%llu", (unsigned long long)v);
}

void
admin_json_put_time(struct buf *out, const char *key, int64_t at_ms)
{
    char stamp[CLOCK_STAMP_LEN + 1];

    if (at_ms <= 0) {
        put_key(out, key);
        buf_text(out, "null");
        return;
    }
    clock_stamp(at_ms, stamp);
    admin_json_put_text(out, key, span_of(stamp));
}
