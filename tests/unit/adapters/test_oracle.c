/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tables and the published schema say the same.  Valid samples are broken
 * in small ways by a generator with a fixed start, and libxml2's validator
 * must agree with ours on each: valid, or not.  Faults of the value grade
 * ("waarde-...") do not count, as the schema does not know them.
 */
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "tests/unit/adapters/fixture.h"

#include "tests/lib/formats.h"

enum { TOKENS_MAX = 4000, MUTANTS = 300 }; /* per type */

/* A document as tags and texts. */
enum kind { OPEN, CLOSE, TEXT };

struct token {
    enum kind kind;
    char text[300];
};

static struct token tokens[TOKENS_MAX], kept[TOKENS_MAX];
static size_t token_n, kept_n, root;
static uint32_t seed;

static size_t
below(size_t n)
{
    seed = seed * 1664525U + 1013904223U;
    return n == 0 ? 0 : (seed >> 8) % n;
}

static void
token_add(enum kind kind, const uint8_t *p, size_t n)
{
    struct token *t = &kept[kept_n++];

    assert_true(kept_n < TOKENS_MAX && n < sizeof(t->text));
    t->kind = kind;
    memcpy(t->text, p, n);
    t->text[n] = '\0';
}

/* Without the XML declaration; samples hold no attribute but xmlns. */
static void
split(struct span doc)
{
    const uint8_t *p = doc.p, *end = doc.p + doc.n;

    kept_n = 0;
    while (p < end) {
        const uint8_t *to = memchr(p, *p == '<' ? '>' : '<', (size_t)(end - p));

        to = to == NULL ? end : to + (*p == '<');
        if (*p != '<')
            token_add(TEXT, p, (size_t)(to - p));
        else if (p[1] == '/')
            token_add(CLOSE, p, (size_t)(to - p));
        else if (p[1] != '?' && p[1] != '!')
            token_add(OPEN, p, (size_t)(to - p));
        p = to;
    }
    for (root = 0; kept[root].kind != OPEN; root++)
        ;
}

static void
join(struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < token_n; i++)
        buf_text(out, tokens[i].text);
}

/* The token after the element that opens at i. */
static size_t
after(size_t i)
{
    int depth = 0;

    for (; i < token_n; i++) {
        size_t n = strlen(tokens[i].text);

        if (tokens[i].kind == OPEN && tokens[i].text[n - 2] != '/')
            depth++;
        if (tokens[i].kind == CLOSE)
            depth--;
        if (depth == 0)
            return i + 1;
    }
    return token_n;
}

/* Move tokens a..b-1 to before c (c >= b), with or without leaving a copy. */
static void
cut(size_t a, size_t b)
{
    memmove(&tokens[a], &tokens[b], (token_n - b) * sizeof(tokens[0]));
    token_n -= b - a;
}

static void
copy(size_t a, size_t b)
{
    assert_true(token_n + b - a < TOKENS_MAX);
    memmove(&tokens[b + b - a], &tokens[b], (token_n - b) * sizeof(tokens[0]));
    memcpy(&tokens[b], &tokens[a], (b - a) * sizeof(tokens[0]));
    token_n += b - a;
}

static const char *const values[] = {"", " ", "x", "J", "N", "O", "Ja", "0",
    "1", "00", "-1", "1.5", "1.50", "1.555", "99999999", "2026-02-29",
    "2024-02-29", " 2026-01-01 ", "2026-01-01Z", "0000-01-01", "1980-00-00",
    "1980-05-00", "31-02-1980", "00-00-1980", "00-05-1980", "05-00-1980",
    "17-05-1980", " 17-05-1980\n", "999990018", "999990019", "00000000",
    "2026-11-23T20:48:01Z", " 2026-11-23T20:48:01.5Z ", "2026-11-23T24:00:00Z",
    "2026-02-30T00:00:00Z", "a@b.nl", "a@b", "1234AB", "1234 AB", "020-1234567",
    "OPEN", "GEREED", "SCHULDEN", "a\tb\nc", "a&#13;", "&#9;J", "caf\xc3\xa9",
    "\xf0\x9f\x99\x82", "0363", "F3", "NIK", "9999999.99", "10000000", " 12 ",
    "012", "+1", "0b9c1f6e-8d2a-4c5e-9f10-a1b2c3d4e5f6", "&#x7f;", "&#x85;",
    "&lt;"};

static bool
set_value(size_t i)
{
    if (tokens[i].kind != OPEN || i + 2 >= token_n ||
        tokens[i + 1].kind != TEXT || tokens[i + 2].kind != CLOSE)
        return false;
    snprintf(tokens[i + 1].text, sizeof(tokens[0].text), "%s",
        values[below(sizeof(values) / sizeof(values[0]))]);
    return true;
}

/* Break something; false when the spot did not lend itself to it. */
static bool
mutate(void)
{
    size_t i = root + 1 + below(token_n - root - 1), to = after(i), n;

    if (below(3) == 0)
        return set_value(i);
    if (tokens[i].kind != OPEN || to >= token_n)
        return false;
    switch (below(6)) {
    case 0:
        cut(i, to);
        return true;
    case 1:
        copy(i, to);
        return true;
    case 2: /* change places with what follows */
        n = to;
        while (n < token_n && tokens[n].kind == TEXT)
            n++;
        if (n == token_n || tokens[n].kind != OPEN)
            return false;
        n = after(n);
        copy(i, to);
        cut(i, to);
        memcpy(&tokens[token_n], &tokens[i], (to - i) * sizeof(tokens[0]));
        memmove(&tokens[i], &tokens[to], (n - to) * sizeof(tokens[0]));
        memcpy(&tokens[i + n - to], &tokens[token_n],
            (to - i) * sizeof(tokens[0]));
        return true;
    case 3: /* all its content */
        if (to - i > 2)
            cut(i + 1, to - 1);
        return to - i > 2;
    case 4: /* an element that nobody knows */
        copy(i, i + 1);
        snprintf(tokens[i].text, sizeof(tokens[0].text), "<Wat/>");
        return true;
    default: /* stray text or white space */
        copy(i, i + 1);
        tokens[i].kind = TEXT;
        snprintf(tokens[i].text, sizeof(tokens[0].text), "%s",
            below(2) == 0 ? "x" : " \n\t");
        return true;
    }
}

static void
silent(void *ctx, const char *fmt, ...)
{
    (void)ctx, (void)fmt;
}

static xmlSchemaPtr
load_schema(struct fixture *fx, const char *file)
{
    xmlSchemaParserCtxtPtr pc;
    xmlSchemaPtr s;

    fixture_file(fx, file);
    pc = xmlSchemaNewMemParserCtxt((const char *)fx->doc.p, (int)fx->doc.n);
    assert_non_null(pc);
    s = xmlSchemaParse(pc);
    assert_non_null(s);
    xmlSchemaFreeParserCtxt(pc);
    return s;
}

static bool
schema_says(xmlSchemaPtr schema, struct span doc)
{
    xmlDocPtr d = xmlReadMemory((const char *)doc.p, (int)doc.n, NULL, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schema);
    bool ok;

    assert_non_null(v);
    xmlSchemaSetValidErrors(v, silent, silent, NULL);
    ok = d != NULL && xmlSchemaValidateDoc(v, d) == 0;
    xmlSchemaFreeValidCtxt(v);
    xmlFreeDoc(d);
    return ok;
}

static bool
we_say(struct fixture *fx, struct span doc)
{
    enum err rc = fixture_read_span(fx, doc);

    if (rc == ERR_OK)
        return true;
    for (size_t i = 0; i < fx->errs.n; i++)
        if (strncmp(fx->ev[i].code, "waarde-", 7) != 0)
            return false;
    return true;
}

/* All mutants of one sample; how many the schema finds valid. */
static unsigned
compare_type(struct fixture *fx, xmlSchemaPtr schema, const char *path)
{
    unsigned valid = 0;

    fixture_file(fx, path);
    split(buf_peek(&fx->doc));
    for (int i = 0; i < MUTANTS; i++) {
        bool theirs, ours;

        memcpy(tokens, kept, kept_n * sizeof(tokens[0]));
        token_n = kept_n;
        for (size_t k = below(2) + 1, tries = 0; k > 0 && tries < 50; tries++)
            k -= mutate();
        join(&fx->doc);
        theirs = schema_says(schema, buf_peek(&fx->doc));
        ours = we_say(fx, buf_peek(&fx->doc));
        if (theirs != ours)
            print_message("%s: schema %d, we %d (%s)\n%.*s\n", path, theirs,
                ours, ours ? "" : fx->ei.text, (int)fx->doc.n,
                (const char *)fx->doc.p);
        assert_int_equal(theirs, ours);
        valid += theirs;
    }
    return valid;
}

/* The mutants of every type of a format. */
static void
compare(const struct format *f)
{
    struct fixture fx;
    char path[PATH_LEN];
    xmlSchemaPtr schema;
    unsigned valid = 0, n = 0;

    fixture_open(&fx, "adapters", f->kind);
    fx.ad = adapters_find(fx.as, f->kind, f->version);
    assert_true(snprintf(path, sizeof(path), "adapters/%s/%s/%s-%s.xsd",
                    f->kind, f->version, f->kind, f->version) < PATH_LEN);
    schema = load_schema(&fx, path);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(fx.ad, (enum bericht)t))
            continue;
        assert_true(snprintf(path, sizeof(path),
                        "adapters/%s/%s/samples/%s.xml", f->kind, f->version,
                        terms_bericht((enum bericht)t)) < PATH_LEN);
        valid += compare_type(&fx, schema, path);
        n += MUTANTS;
    }
    print_message("%s %s: %u mutants, of which %u valid\n", f->kind, f->version,
        n, valid);
    assert_true(valid > n / 20 && valid < n - n / 20);
    xmlSchemaFree(schema);
    fixture_close(&fx);
}

static void
test_oracle__agrees_on_every_xml_format(void **state)
{
    struct formats fs;

    (void)state;
    seed = 20261123;
    formats_find(&fs, "adapters");
    for (size_t i = 0; i < fs.n; i++)
        if (fs.v[i].xml)
            compare(&fs.v[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_oracle__agrees_on_every_xml_format),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
