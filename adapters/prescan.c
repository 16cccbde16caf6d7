/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/prescan.h"

#include <strings.h>

#include "base/limit.h"
#include "base/text.h"

#include "base/banned.h"

struct scan {
    const uint8_t *start, *p, *end;
    bool amp; /* there is an ampersand somewhere */
    unsigned depth, nodes;
    struct prescan *out;
};

static enum err
refuse(const struct scan *s, enum err rc, const char *code, const char *why)
{
    unsigned line = 1;

    for (const uint8_t *p = s->start; p < s->p; p++)
        line += *p == '\n';
    *s->out = (struct prescan){code, why, line};
    return rc;
}

static enum err
forbid(const struct scan *s, const char *why)
{
    return refuse(s, ERR_SYNTAX, "niet-toegestaan", why);
}

static enum err
broken(const struct scan *s)
{
    return refuse(s, ERR_SYNTAX, "niet-welgevormd", "geen welgevormde XML");
}

static enum err
over(const struct scan *s, const char *why)
{
    return refuse(s, ERR_LIMIT, "grens", why);
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Set the high bit of every byte of w (all under 80) that is a control
 * character other than TAB, LF, CR. */
static uint64_t
controls(uint64_t w)
{
    uint64_t low = ~(w + EACH(0x60)) & EACH(0x80);

    if (low == 0)
        return 0;
    return low & ((w ^ EACH('\t')) + EACH(0x7f)) &
           ((w ^ EACH('\n')) + EACH(0x7f)) & ((w ^ EACH('\r')) + EACH(0x7f));
}

/* A run of bytes over 7F: whole UTF-8 sequences, and no U+FFFE or U+FFFF. */
static bool
run_ok(struct span run)
{
    return text_utf8_valid(run) &&
           text_find(run, span_of("\xef\xbf\xbe")) < 0 &&
           text_find(run, span_of("\xef\xbf\xbf")) < 0;
}

/* Past everything that is plain ASCII, by eight bytes at a time. */
static const uint8_t *
skip_plain(const uint8_t *p, const uint8_t *end)
{
    uint64_t w, v;

    while (end - p >= 16) {
        memcpy(&w, p, 8);
        memcpy(&v, p + 8, 8);
        if (((w | v) & EACH(0x80)) != 0)
            break;
        if ((~((w + EACH(0x60)) & (v + EACH(0x60))) & EACH(0x80)) != 0 &&
            (controls(w) | controls(v)) != 0)
            break;
        p += 16;
    }
    while (end - p >= 8) {
        memcpy(&w, p, 8);
        if ((w & EACH(0x80)) != 0 || controls(w) != 0)
            break;
        p += 8;
    }
    return p;
}

/* The document is UTF-8 and holds no character that XML forbids, so that no
 * parser stops in the middle of a comment or a name. */
static enum err
check_bytes(struct scan *s)
{
    const uint8_t *p = s->start;

    while ((p = skip_plain(p, s->end)) < s->end) {
        const uint8_t *from = p;

        while (p < s->end && *p >= 0x80)
            p++;
        s->p = from;
        if (p > from && !run_ok((struct span){from, (size_t)(p - from)}))
            return forbid(s, "alleen UTF-8 is toegestaan");
        if (p > from)
            continue;
        if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
            return forbid(s, "een besturingsteken is niet toegestaan");
        p++;
    }
    s->p = s->start;
    return ERR_OK;
}

static enum err
begin(struct scan *s, struct span doc, struct prescan *out)
{
    *s = (struct scan){.start = doc.p, .out = out};
    s->p = doc.p;
    if (doc.n == 0)
        return broken(s);
    s->end = doc.p + doc.n;
    if (doc.n > LIMIT_BODY_MAX)
        return over(s, "meer dan 256 kB");
    return check_bytes(s);
}

static bool
at(const struct scan *s, const char *text)
{
    size_t n = strlen(text);

    return (size_t)(s->end - s->p) >= n && memcmp(s->p, text, n) == 0;
}

/* Move past the next text; false when there is none. */
static bool
past(struct scan *s, const char *text)
{
    struct span left = {s->p, (size_t)(s->end - s->p)};
    ptrdiff_t i = text_find(left, span_of(text));

    if (i < 0)
        return false;
    s->p += (size_t)i + strlen(text);
    return true;
}

/* What ends a name, and what is white space. */
enum { CHAR_ENDS = 1, CHAR_BLANK = 2 };

static const uint8_t chars[256] = {
    [' '] = CHAR_ENDS | CHAR_BLANK,
    ['\t'] = CHAR_ENDS | CHAR_BLANK,
    ['\n'] = CHAR_ENDS | CHAR_BLANK,
    ['\r'] = CHAR_ENDS | CHAR_BLANK,
    ['<'] = CHAR_ENDS,
    ['>'] = CHAR_ENDS,
    ['/'] = CHAR_ENDS,
    ['='] = CHAR_ENDS,
    ['&'] = CHAR_ENDS,
    ['"'] = CHAR_ENDS,
    ['\''] = CHAR_ENDS,
};

static bool
blank(uint8_t c)
{
    return (chars[c] & CHAR_BLANK) != 0;
}

static void
skip_blank(struct scan *s)
{
    while (s->p < s->end && blank(*s->p))
        s->p++;
}

/* The length of the name at s->p; anything up to a delimiter. */
static size_t
name_len(const struct scan *s)
{
    const uint8_t *p = s->p;

    while (p < s->end && (chars[*p] & CHAR_ENDS) == 0)
        p++;
    return (size_t)(p - s->p);
}

/* '=' and a quoted value. */
static bool
quoted(struct scan *s, struct span *value)
{
    const uint8_t *close;

    skip_blank(s);
    if (s->p == s->end || *s->p++ != '=')
        return false;
    skip_blank(s);
    if (s->p == s->end || (*s->p != '"' && *s->p != '\''))
        return false;
    close = memchr(s->p + 1, *s->p, (size_t)(s->end - s->p - 1));
    if (close == NULL)
        return false;
    *value = (struct span){s->p + 1, (size_t)(close - s->p - 1)};
    s->p = close + 1;
    return true;
}

/* ---- XML ------------------------------------------------------------ */

/* <?xml version="1.0" encoding="UTF-8" standalone="yes"?> */
static enum err
xml_declaration(struct scan *s)
{
    struct span value;

    s->p += strlen("<?xml");
    for (;;) {
        struct span name;

        skip_blank(s);
        if (at(s, "?>")) {
            s->p += 2;
            return ERR_OK;
        }
        name = (struct span){s->p, name_len(s)};
        s->p += name.n;
        if (name.n == 0 || !quoted(s, &value))
            return broken(s);
        if (span_is(name, "encoding") &&
            (value.n != 5 ||
                strncasecmp((const char *)value.p, "utf-8", 5) != 0))
            return forbid(s, "alleen UTF-8 is toegestaan");
        if (span_is(name, "version") && !span_is(value, "1.0"))
            return forbid(s, "alleen XML 1.0 is toegestaan");
    }
}

/* The five, or a character by number; n is the length up to the ';'. */
static bool
reference_ok(const uint8_t *p, size_t n)
{
    struct span s = {p, n};
    bool hex = n > 2 && p[0] == '#' && p[1] == 'x';

    if (n > 0 && p[0] != '#')
        return span_is(s, "lt") || span_is(s, "gt") || span_is(s, "amp") ||
               span_is(s, "quot") || span_is(s, "apos");
    if (n < 2 || n > 10)
        return false;
    for (size_t i = hex ? 2 : 1; i < n; i++) {
        bool digit = p[i] >= '0' && p[i] <= '9';
        uint8_t low = p[i] | 0x20;

        if (!digit && (!hex || low < 'a' || low > 'f'))
            return false;
    }
    return true;
}

static enum err
check_references(struct scan *s, struct span text)
{
    const uint8_t *p = text.p, *end = text.p + text.n;

    while (text.n > 0 && (p = memchr(p, '&', (size_t)(end - p))) != NULL) {
        size_t left = (size_t)(end - p - 1);
        const uint8_t *semi;

        semi = memchr(p + 1, ';', left < 12 ? left : 12);
        if (semi == NULL || !reference_ok(p + 1, (size_t)(semi - p - 1))) {
            s->p = p;
            return forbid(s, "entiteiten zijn niet toegestaan");
        }
        p = semi;
    }
    return ERR_OK;
}

static enum err
attribute(struct scan *s, unsigned *count)
{
    size_t n = name_len(s);
    struct span value;

    if (++*count > LIMIT_XML_ATTRIBUTES_MAX)
        return over(s, "te veel attributen aan een element");
    if (n > LIMIT_XML_NAME_MAX)
        return over(s, "te lange naam");
    s->p += n;
    if (n == 0 || !quoted(s, &value))
        return broken(s);
    if (memchr(value.p, '<', value.n) != NULL)
        return broken(s);
    return s->amp ? check_references(s, value) : ERR_OK;
}

static enum err
start_tag(struct scan *s)
{
    size_t n;
    unsigned attributes = 0;

    s->p++;
    n = name_len(s);
    if (n == 0)
        return broken(s);
    if (n > LIMIT_XML_NAME_MAX)
        return over(s, "te lange naam");
    if (s->depth == LIMIT_XML_DEPTH_MAX)
        return over(s, "te diep genest");
    s->p += n;
    for (;;) {
        enum err rc;

        skip_blank(s);
        if (s->p < s->end && *s->p == '>') {
            s->p++;
            s->depth++;
            return ERR_OK;
        }
        if (at(s, "/>")) {
            s->p += 2;
            return ERR_OK;
        }
        rc = attribute(s, &attributes);
        if (rc != ERR_OK)
            return rc;
    }
}

static enum err
end_tag(struct scan *s)
{
    const uint8_t *gt;

    s->p += 2;
    gt = memchr(s->p, '>', (size_t)(s->end - s->p));
    if (s->depth == 0 || gt == NULL ||
        memchr(s->p, '<', (size_t)(gt - s->p)) != NULL)
        return broken(s);
    s->p = gt + 1;
    s->depth--;
    return ERR_OK;
}

/* Not an element: a comment or CDATA, and nothing else. */
static enum err
other_markup(struct scan *s)
{
    if (at(s, "<?"))
        return forbid(s, "verwerkingsopdrachten zijn niet toegestaan");
    if (at(s, "<!--")) {
        s->p += 4;
        return past(s, "-->") ? ERR_OK : broken(s);
    }
    if (at(s, "<![CDATA[") && s->depth > 0)
        return past(s, "]]>") ? ERR_OK : broken(s);
    return forbid(s, "een DTD is niet toegestaan");
}

static enum err
markup(struct scan *s)
{
    uint8_t next = s->end - s->p > 1 ? s->p[1] : '\0';

    if (next == '/')
        return end_tag(s);
    if (++s->nodes > LIMIT_XML_NODES_MAX)
        return over(s, "te veel elementen");
    return next == '!' || next == '?' ? other_markup(s) : start_tag(s);
}

enum err
prescan_xml(struct span doc, struct prescan *out)
{
    struct scan s;
    enum err rc = begin(&s, doc, out);

    if (rc != ERR_OK)
        return rc;
    s.amp = memchr(doc.p, '&', doc.n) != NULL;
    if (at(&s, "\xef\xbb\xbf"))
        s.p += 3;
    if (at(&s, "<?xml") && s.end - s.p > 5 && blank(s.p[5])) {
        rc = xml_declaration(&s);
        if (rc != ERR_OK)
            return rc;
    }
    while (s.p < s.end) {
        const uint8_t *lt = memchr(s.p, '<', (size_t)(s.end - s.p));
        size_t n = (size_t)((lt == NULL ? s.end : lt) - s.p);

        if (s.amp) {
            rc = check_references(&s, (struct span){s.p, n});
            if (rc != ERR_OK)
                return rc;
        }
        if (lt == NULL)
            break;
        s.p = lt;
        rc = markup(&s);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

/* ---- JSON ----------------------------------------------------------- */

/* Past the closing quote, or to the end. */
static void
skip_string(struct scan *s)
{
    for (; s->p < s->end; s->p++) {
        if (*s->p == '"') {
            s->p++;
            return;
        }
        if (*s->p == '\\' && s->end - s->p > 1)
            s->p++;
    }
}

enum err
prescan_json(struct span doc, struct prescan *out)
{
    struct scan s;
    enum err rc = begin(&s, doc, out);

    if (rc == ERR_OK && at(&s, "\xef\xbb\xbf"))
        return forbid(&s, "een BOM is niet toegestaan");
    if (rc != ERR_OK)
        return rc;
    while (s.p < s.end) {
        uint8_t c = *s.p++;

        if (c == '"') {
            skip_string(&s);
        } else if (c == '{' || c == '[') {
            if (++s.depth > LIMIT_JSON_DEPTH_MAX)
                return over(&s, "te diep genest");
            s.nodes++;
        } else if (c == '}' || c == ']') {
            s.depth -= s.depth > 0;
        } else if (c == ',') {
            s.nodes++;
        }
        if (s.nodes > LIMIT_XML_NODES_MAX)
            return over(&s, "te veel waarden");
    }
    return ERR_OK;
}
