/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tables and the published JSON schema give one verdict.
 *
 * The same as test_mutants.c, for the formats in JSON.  The judge on the other
 * side reads nothing but the schema: a validator of the keywords that
 * schema.py uses, which stops the test at one that it does not know.
 */
#include "adapters/adapter.h"

#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/limit.h"
#include "tests/lib/filled.h"
#include "tests/lib/formats.h"
#include "tests/lib/verdict.h"

enum { MUTANTS = 20000, SEEDS_MAX = 512, PLACES_MAX = 8000, PATTERNS_MAX = 64 };

struct seed {
    const struct adapter *ad;
    json_t *schema;
    json_t *doc;
    enum bericht type;
};

static struct fixture {
    struct adapters *as;
    struct adapter_reader *rd;
    struct arena arena;
    struct formats formats;
    json_t *schema[FORMATS_MAX]; /* NULL for one that is no JSON */
    struct seed seed[SEEDS_MAX];
    size_t seed_n;
    struct adapter_error row[LIMIT_ERRORS_MAX];
    unsigned show; /* print this mutant */
} fx;

/* ---- the schema's side ----------------------------------------------------- */

static struct {
    const char *text;
    regex_t re;
} pattern[PATTERNS_MAX];
static size_t pattern_n;

static const regex_t *
compiled(const char *text)
{
    for (size_t i = 0; i < pattern_n; i++)
        if (strcmp(pattern[i].text, text) == 0)
            return &pattern[i].re;
    assert_true(pattern_n < PATTERNS_MAX);
    if (regcomp(&pattern[pattern_n].re, text, REG_EXTENDED | REG_NOSUB) != 0)
        fail_msg("POSIX cannot say %s", text);
    pattern[pattern_n].text = text;
    return &pattern[pattern_n++].re;
}

/* The next character of UTF-8 that jansson has let through. */
static uint32_t
code_point(const unsigned char **p)
{
    unsigned n = **p < 0x80 ? 0 : **p < 0xe0 ? 1 : **p < 0xf0 ? 2 : 3;
    uint32_t c = n == 0 ? **p : **p & (0x3fU >> n);

    for ((*p)++; n > 0; n--, (*p)++)
        c = c << 6 | (**p & 0x3fU);
    return c;
}

/* Patterns that POSIX cannot say: any number of characters of one class, in
 * which a character may be written as its number. */
static bool
is_class(const char *text)
{
    size_t n = strlen(text);

    return strncmp(text, "^[", 2) == 0 && n > 5 &&
           strcmp(text + n - 3, "]*$") == 0 && strstr(text, "\\u") != NULL;
}

static uint32_t
class_point(const unsigned char **p)
{
    char hex[5] = "";
    char *end = NULL;
    uint32_t c;

    if (strncmp((const char *)*p, "\\u", 2) != 0)
        return code_point(p);
    memcpy(hex, *p + 2, 4);
    c = (uint32_t)strtoul(hex, &end, 16);
    assert_ptr_equal(end, hex + 4);
    *p += 6;
    return c;
}

static bool
in_class(const char *class, uint32_t c)
{
    bool negated = class[2] == '^';
    const unsigned char *p = (const unsigned char *)class + (negated ? 3 : 2);

    while (*p != ']') {
        uint32_t from = class_point(&p), to = from;

        if (p[0] == '-' && p[1] != ']') {
            p++;
            to = class_point(&p);
        }
        if (c >= from && c <= to)
            return !negated;
    }
    return negated;
}

static bool
all_in_class(const char *class, const char *s)
{
    const unsigned char *p = (const unsigned char *)s;

    while (*p != '\0')
        if (!in_class(class, code_point(&p)))
            return false;
    return true;
}

static size_t
characters(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;
    size_t n = 0;

    for (; *p != '\0'; n++)
        (void)code_point(&p);
    return n;
}

static bool
is_whole(json_t *v)
{
    double x = json_number_value(v);

    return json_is_integer(v) ||
           (json_is_real(v) && x > -1e15 && x < 1e15 &&
               !((double)(int64_t)x < x) && !((double)(int64_t)x > x));
}

static bool valid(json_t *root, json_t *s, json_t *v);

static bool
type_fits(json_t *want, json_t *v)
{
    const char *t = json_string_value(want);

    assert_non_null(t);
    if (strcmp(t, "object") == 0)
        return json_is_object(v);
    if (strcmp(t, "array") == 0)
        return json_is_array(v);
    if (strcmp(t, "string") == 0)
        return json_is_string(v);
    if (strcmp(t, "boolean") == 0)
        return json_is_boolean(v);
    if (strcmp(t, "number") == 0)
        return json_is_number(v);
    assert_string_equal(t, "integer");
    return is_whole(v);
}

static bool
has_all(json_t *names, json_t *o)
{
    size_t i;
    json_t *name;

    json_array_foreach(names, i,
        name) if (json_object_get(o, json_string_value(name)) ==
                  NULL) return false;
    return true;
}

/* Keywords for objects; *known is cleared where k is not one. */
static bool
object_fits(json_t *root, json_t *s, const char *k, json_t *a, json_t *v,
    bool *known)
{
    const char *name;
    json_t *of;

    if (strcmp(k, "properties") == 0) {
        json_object_foreach(v, name, of)
        {
            json_t *p = json_object_get(a, name);

            if (p != NULL && !valid(root, p, of))
                return false;
        }
    } else if (strcmp(k, "additionalProperties") == 0) {
        assert_true(json_is_false(a));
        json_object_foreach(v, name,
            of) if (json_object_get(json_object_get(s, "properties"), name) ==
                    NULL) return false;
    } else if (strcmp(k, "required") == 0) {
        return !json_is_object(v) || has_all(a, v);
    } else if (strcmp(k, "dependentRequired") == 0) {
        json_object_foreach(v, name, of)
        {
            json_t *p = json_object_get(a, name);

            if (p != NULL && !has_all(p, v))
                return false;
        }
    } else {
        *known = false;
    }
    return true;
}

static bool
any_of(json_t *root, json_t *a, json_t *v)
{
    size_t i;
    json_t *one;

    json_array_foreach(a, i, one) if (valid(root, one, v)) return true;
    return false;
}

static bool
all_of(json_t *root, json_t *a, json_t *v)
{
    size_t i;
    json_t *one;

    json_array_foreach(a, i, one) if (!valid(root, one, v)) return false;
    return true;
}

static bool
among(json_t *a, json_t *v)
{
    size_t i;
    json_t *one;

    json_array_foreach(a, i, one) if (json_equal(one, v)) return true;
    return false;
}

static json_t *
target(json_t *root, const char *ref)
{
    json_t *t;

    assert_int_equal(strncmp(ref, "#/$defs/", 8), 0);
    t = json_object_get(json_object_get(root, "$defs"), ref + 8);
    assert_non_null(t);
    return t;
}

/* Keywords that put schemas together. */
static bool
whole_fits(json_t *root, json_t *s, const char *k, json_t *a, json_t *v,
    bool *known)
{
    if (strcmp(k, "$ref") == 0)
        return valid(root, target(root, json_string_value(a)), v);
    if (strcmp(k, "allOf") == 0)
        return all_of(root, a, v);
    if (strcmp(k, "anyOf") == 0)
        return any_of(root, a, v);
    if (strcmp(k, "not") == 0)
        return !valid(root, a, v);
    if (strcmp(k, "if") == 0)
        return !valid(root, a, v) || valid(root, json_object_get(s, "then"), v);
    if (strcmp(k, "type") == 0)
        return type_fits(a, v);
    if (strcmp(k, "enum") == 0)
        return among(a, v);
    if (strcmp(k, "const") == 0)
        return json_equal(a, v) != 0;
    *known = false;
    return true;
}

/* Keywords for one kind of value; they do not bind another kind. */
static bool
value_fits(json_t *root, const char *k, json_t *a, json_t *v, bool *known)
{
    double bound = json_number_value(a), x = json_number_value(v);
    const char *text = json_string_value(v);
    size_t i, n = json_array_size(v);

    if (strcmp(k, "minimum") == 0)
        return !json_is_number(v) || x >= bound;
    if (strcmp(k, "maximum") == 0)
        return !json_is_number(v) || x <= bound;
    if (strcmp(k, "minItems") == 0)
        return !json_is_array(v) || n >= (size_t)json_integer_value(a);
    if (strcmp(k, "maxItems") == 0)
        return !json_is_array(v) || n <= (size_t)json_integer_value(a);
    if (strcmp(k, "minLength") == 0)
        return text == NULL ||
               characters(text) >= (size_t)json_integer_value(a);
    if (strcmp(k, "maxLength") == 0)
        return text == NULL ||
               characters(text) <= (size_t)json_integer_value(a);
    if (strcmp(k, "pattern") == 0 && text != NULL &&
        is_class(json_string_value(a)))
        return all_in_class(json_string_value(a), text);
    if (strcmp(k, "pattern") == 0)
        return text == NULL ||
               regexec(compiled(json_string_value(a)), text, 0, NULL, 0) == 0;
    if (strcmp(k, "items") == 0) {
        for (i = 0; i < n; i++)
            if (!valid(root, a, json_array_get(v, i)))
                return false;
        return true;
    }
    *known = false;
    return true;
}

/* Words about the schema, and what another keyword has looked at. */
static bool
is_remark(const char *k)
{
    static const char *const remark[] = {"$schema", "$id", "$comment", "$defs",
        "title", "description", "then", "default", "examples", "deprecated"};

    for (size_t i = 0; i < sizeof(remark) / sizeof(remark[0]); i++)
        if (strcmp(k, remark[i]) == 0)
            return true;
    return strncmp(k, "x-", 2) == 0;
}

static bool
valid(json_t *root, json_t *s, json_t *v)
{
    const char *k;
    json_t *a;
    bool ok = true;

    json_object_foreach(s, k, a)
    {
        bool known = true;

        ok = ok && whole_fits(root, s, k, a, v, &known);
        if (!known) {
            known = true;
            ok = ok && object_fits(root, s, k, a, v, &known);
        }
        if (!known) {
            known = true;
            ok = ok && value_fits(root, k, a, v, &known);
        }
        if (!known && !is_remark(k))
            fail_msg("the schema says %s, which this test does not know", k);
    }
    return ok;
}

/* ---- the tables' side ------------------------------------------------------ */

static enum verdict
tables_say(const struct adapter *ad, struct span doc,
    struct adapter_errors *errs)
{
    *errs = (struct adapter_errors){.v = fx.row, .max = LIMIT_ERRORS_MAX};
    return verdict_of(ad, fx.rd, &fx.arena, doc, false, errs);
}

/* ---- mutations ------------------------------------------------------------- */

/* A member of an object, or an item of an array. */
struct where {
    json_t *in;
    const char *key; /* NULL in an array */
    size_t at;
};

static struct where places[PLACES_MAX];
static size_t place_n;

static void
add_place(json_t *in, const char *key, size_t at)
{
    if (place_n < PLACES_MAX)
        places[place_n++] = (struct where){in, key, at};
}

static void
walk(json_t *v)
{
    const char *key;
    json_t *one;
    size_t i;

    json_object_foreach(v, key, one)
    {
        add_place(v, key, 0);
        walk(one);
    }
    json_array_foreach(v, i, one)
    {
        add_place(v, NULL, i);
        walk(one);
    }
}

static struct where
any(json_t *doc)
{
    place_n = 0;
    walk(doc);
    return place_n == 0 ? (struct where){doc, "x", 0}
                        : places[filled_upto(place_n)];
}

static json_t *
at(struct where w)
{
    return w.key == NULL ? json_array_get(w.in, w.at)
                         : json_object_get(w.in, w.key);
}

static void
put(struct where w, json_t *v)
{
    char key[256];

    if (w.key == NULL) {
        (void)json_array_set_new(w.in, w.at, v);
        return;
    }
    /* The key may live in what goes away. */
    (void)snprintf(key, sizeof(key), "%s", w.key);
    (void)json_object_set_new(w.in, key, v);
}

static void
m_delete(json_t *doc)
{
    struct where w = any(doc);

    if (w.key == NULL)
        (void)json_array_remove(w.in, w.at);
    else
        (void)json_object_del(w.in, w.key);
}

static void
m_rename(json_t *doc)
{
    struct where w = any(doc), other = any(doc);
    json_t *v = json_incref(at(w));
    char key[256];

    (void)snprintf(key, sizeof(key), "%s",
        other.key == NULL || filled_upto(3) == 0 ? "onbekend" : other.key);
    if (w.key != NULL && v != NULL) {
        (void)json_object_del(w.in, w.key);
        (void)json_object_set(w.in, key, v);
    }
    json_decref(v);
}

static void
m_add(json_t *doc)
{
    struct where w = any(doc), other = any(doc);
    json_t *to = json_is_object(at(w)) ? at(w) : doc;
    char key[256];

    (void)snprintf(key, sizeof(key), "%s",
        other.key == NULL || filled_upto(3) == 0 ? "onbekend" : other.key);
    (void)json_object_set_new(to, key, json_deep_copy(at(other)));
}

/* clang-format off */
static const char *const texts[] = {"", " ", "x", "J", "N", "O", "j", "Ja",
    "0", "1", "2024-02-29", "2025-02-29", "1900-02-29", "2000-02-29",
    "2025-13-01", "2025-00-00", "1988-03-00", "1988-00-00", "1988-00-10",
    "2025-04-31", "2025-1-1", "0999-12-31", "1000-01-01", "2999-12-31",
    "3000-01-01", " 2025-01-01", "2025-01-01\n", "2025-01-01T10:00:00Z",
    "2025-02-29T10:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T23:59:60Z",
    "2025-01-01T23:59:59.123456789Z", "2025-01-01T23:59:59.1234567890Z",
    "2025-01-01T10:00:00", "2025-01-01t10:00:00z", "999900109", "999900108",
    "000000000", "99990010", "9999001099", "00000099000000010001",
    "0000009900000001000", "000000990000000100011", "M10", "M25", "M99",
    "7d3b1a40-1c5e-4f7a-8b21-000000000010", "7D3B1A40-1c5e-4f7a-8b21-000000000010",
    "7d3b1a40-1c5e-4f7a-8b21-00000000001", "7607AB", "7607 AB", "0607AB",
    "7607ab", "0612345678", "06-123", "+31 (0)6 12 34 56 78", "06 1234567890123456789",
    "a@b.nl", "a@b", "@b.nl", "a@@b.nl", "a@b..nl", "a@-.-", "a_%+-.@b-c.d-e.f",
    "man", "vrouw", "M", "V", "PI-ALM", "0141", "9999", "GN", "DR_PLAN",
    "van", "van Dijk", "caf\xc3\xa9", "\xf0\x9f\x94\x91", "a\177b",
    "a\302\205b", "\xc2\xa0", "a\rb", "a\tb\nc", "\xef\xbf\xbd", "\xef\xbf\xbe",
    "null", "true", "[]"};
static const uint16_t lengths[] = {1, 4, 5, 6, 9, 10, 11, 12, 13, 20, 21, 29,
    30, 40, 41, 49, 50, 80, 81, 120, 121, 160, 161, 200, 201, 500, 501, 1000,
    1001, 2000, 2001, 8000, 8001, 20000, 20001};
static const double numbers[] = {0, 1, -1, 12, 13, 5, 5.5, 1988, 999, 1000,
    2999, 3000, 9999, 10000, 36500, 36501, 0.5, 0.005, 14350.75, 14350.757,
    9999999.99, 9999999.994, 10000000, 1e15, 1e300, -0.01};
/* clang-format on */

static json_t *
some_text(void)
{
    return json_string(texts[filled_upto(sizeof(texts) / sizeof(texts[0]))]);
}

static json_t *
some_number(void)
{
    double x = numbers[filled_upto(sizeof(numbers) / sizeof(numbers[0]))];
    bool small = x > -1e15 && x < 1e15;

    return small && filled_upto(2) == 0 ? json_integer((json_int_t)x)
                                        : json_real(x);
}

static void
m_text(json_t *doc)
{
    put(any(doc), some_text());
}

/* Of the kind that is there. */
static void
m_value(json_t *doc)
{
    for (unsigned i = 0; i < 20; i++) {
        struct where w = any(doc);
        json_t *old = at(w);

        if (json_is_string(old))
            put(w, some_text());
        else if (json_is_number(old))
            put(w, some_number());
        else if (json_is_boolean(old))
            put(w, json_boolean(json_is_false(old)));
        else
            continue;
        return;
    }
}

static void
m_kind(json_t *doc)
{
    struct where w = any(doc);

    switch (filled_upto(6)) {
    case 0:
        put(w, json_null());
        break;
    case 1:
        put(w, json_boolean(filled_upto(2)));
        break;
    case 2:
        put(w, some_number());
        break;
    case 3:
        put(w, json_object());
        break;
    case 4:
        put(w, json_array());
        break;
    default: /* the same in a list */
        put(w, json_pack("[o]", json_deep_copy(at(w))));
    }
}

/* A value that is right somewhere else. */
static void
m_exchange(json_t *doc)
{
    struct where from = any(doc);
    json_t *v = json_deep_copy(at(from));

    put(any(doc), v);
}

static void
m_length(json_t *doc)
{
    static char text[2 * 20001 + 1];
    size_t n = lengths[filled_upto(sizeof(lengths) / sizeof(lengths[0]))];
    const char *piece = filled_upto(2) == 0 ? "x" : "\xc3\xa9";
    size_t used = 0;

    for (; n > 0; n--, used += strlen(piece))
        memcpy(text + used, piece, strlen(piece));
    text[used] = '\0';
    for (unsigned i = 0; i < 20; i++) {
        struct where w = any(doc);

        if (!json_is_string(at(w)))
            continue;
        put(w, json_string(text));
        return;
    }
}

/* As many as there may be, and one more. */
static void
m_many(json_t *doc)
{
    for (unsigned i = 0; i < 50; i++) {
        json_t *list = at(any(doc));
        unsigned n = 199 + filled_upto(3);

        if (!json_is_array(list) || json_array_size(list) == 0)
            continue;
        while (json_array_size(list) < n)
            (void)json_array_append_new(list,
                json_deep_copy(json_array_get(list, 0)));
        return;
    }
}

static const struct {
    const char *name;
    void (*run)(json_t *doc);
    unsigned weight;
} mutations[] = {
    {"delete", m_delete, 14},
    {"rename", m_rename, 6},
    {"add", m_add, 8},
    {"text", m_text, 8},
    {"value", m_value, 40},
    {"kind", m_kind, 10},
    {"exchange", m_exchange, 10},
    {"length", m_length, 10},
    {"many", m_many, 1},
};

static const char *
mutate(json_t *doc)
{
    unsigned total = 0, i = 0;

    for (size_t k = 0; k < sizeof(mutations) / sizeof(mutations[0]); k++)
        total += mutations[k].weight;
    total = filled_upto(total);
    while (total >= mutations[i].weight)
        total -= mutations[i++].weight;
    mutations[i].run(doc);
    return mutations[i].name;
}

/* ---- fixture --------------------------------------------------------------- */

static json_t *
load(const struct format *f, const char *name)
{
    char path[1024];
    json_error_t e;
    json_t *v;

    (void)snprintf(path, sizeof(path), "adapters/%s/%s/%s", f->kind, f->version,
        name);
    v = json_load_file(path, 0, &e);
    if (v == NULL)
        fail_msg("%s: %s", path, e.text);
    return v;
}

static void
add_seed(const struct adapter *ad, json_t *schema, enum bericht type,
    json_t *doc)
{
    struct seed *s = &fx.seed[fx.seed_n++];
    struct adapter_errors errs;
    char *text = json_dumps(doc, JSON_COMPACT);

    assert_true(fx.seed_n < SEEDS_MAX);
    assert_non_null(text);
    *s = (struct seed){ad, schema, doc, type};
    if (!valid(schema, schema, doc))
        fail_msg("%s %s: seed %zu: not valid by the schema", adapter_kind(ad),
            terms_bericht(type), fx.seed_n);
    if (tables_say(ad, span_of(text), &errs) != ACCEPTED)
        fail_msg("%s %s: seed %zu: %s %s", adapter_kind(ad),
            terms_bericht(type), fx.seed_n, fx.row[0].place, fx.row[0].code);
    free(text);
}

static void
add_full(const struct adapter *ad, json_t *schema, enum bericht type)
{
    struct errinfo ei = {.code = ERR_OK};
    struct message m;
    struct buf out;
    json_t *doc;

    arena_wipe(&fx.arena);
    buf_init(&out, LIMIT_BODY_MAX);
    assert_int_equal(
        message_init(&m, &fx.arena, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    filled_message(&m, ad, type);
    if (adapter_write(ad, type, &m, &out, &ei) != ERR_OK)
        fail_msg("%s %s: %s", adapter_kind(ad), terms_bericht(type), ei.text);
    doc = json_loadb((const char *)out.p, out.n, 0, NULL);
    assert_non_null(doc);
    add_seed(ad, schema, type, doc);
    buf_done(&out);
}

static void
add_format(size_t k)
{
    const struct format *f = &fx.formats.v[k];
    const struct adapter *ad = adapters_find(fx.as, f->kind, f->version);
    char name[600];

    (void)snprintf(name, sizeof(name), "%s-%s.schema.json", f->kind,
        f->version);
    fx.schema[k] = load(f, name);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(ad, (enum bericht)t))
            continue;
        (void)snprintf(name, sizeof(name), "samples/%s.json",
            terms_bericht((enum bericht)t));
        add_seed(ad, fx.schema[k], (enum bericht)t, load(f, name));
        add_full(ad, fx.schema[k], (enum bericht)t);
    }
}

static int
setup(void **state)
{
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    filled_random = UINT64_C(20251006);
    assert_int_equal(arena_init(&fx.arena, LIMIT_MESSAGE_ARENA_MAX, NULL),
        ERR_OK);
    if (adapters_load(&fx.as, "adapters", &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    assert_int_equal(adapter_reader_new(&fx.rd, NULL), ERR_OK);
    formats_find(&fx.formats, "adapters");
    for (size_t k = 0; k < fx.formats.n; k++)
        if (!fx.formats.v[k].xml)
            add_format(k);
    assert_true(fx.seed_n > 0);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < fx.seed_n; i++)
        json_decref(fx.seed[i].doc);
    for (size_t k = 0; k < fx.formats.n; k++)
        json_decref(fx.schema[k]);
    for (size_t i = 0; i < pattern_n; i++)
        regfree(&pattern[i].re);
    adapter_reader_free(fx.rd);
    adapters_free(fx.as);
    arena_done(&fx.arena);
    return 0;
}

/* ---- tests ----------------------------------------------------------------- */

static void
judge(const struct seed *s, json_t *doc, const char *text, const char *what,
    unsigned i, struct counts *c)
{
    struct adapter_errors errs;
    enum verdict tables = tables_say(s->ad, span_of(text), &errs);
    bool schema = valid(s->schema, s->schema, doc);
    char name[128];

    (void)snprintf(name, sizeof(name), "%u (%s, %s %s)", i, what,
        adapter_kind(s->ad), terms_bericht(s->type));
    counts_add(c, tables, schema, false, &errs, name);
}

static void
test_adapters__tables_and_json_schema_give_one_verdict(void **state)
{
    struct counts c = {0};

    (void)state;
    for (unsigned i = 0; i < MUTANTS; i++) {
        const struct seed *s = &fx.seed[i % fx.seed_n];
        const char *what = "none";
        json_t *doc = json_deep_copy(s->doc);
        char *text;

        filled_random = UINT64_C(7919) * (i + 1);
        for (unsigned k = filled_upto(8) == 0 ? 2 : 1; k > 0; k--)
            what = mutate(doc);
        text = json_dumps(doc, JSON_COMPACT);
        assert_non_null(text);
        if (i == fx.show)
            print_message("%s\n", text);
        judge(s, doc, text, what, i, &c);
        free(text);
        json_decref(doc);
    }
    counts_report(&c, MUTANTS, fx.seed_n);
    assert_true(c.both_accept > MUTANTS / 20);
    assert_true(c.both_refuse > MUTANTS / 3);
    assert_true(c.value > 0);
}

/* What decides which values a leaf takes: its part of the schema, in text. */
enum { KINDS_MAX = 512, KIND_LEN = 1024 };

static struct {
    char v[KINDS_MAX][KIND_LEN];
    size_t n;
} seen;

/* Is this part of a schema the first of its kind?  Words do not count. */
static bool
new_kind(json_t *s)
{
    json_t *bare = json_copy(s);
    char *text;
    bool first = true;

    (void)json_object_del(bare, "description");
    text = json_dumps(bare, JSON_COMPACT | JSON_SORT_KEYS);
    assert_non_null(text);
    assert_true(seen.n < KINDS_MAX && strlen(text) < KIND_LEN);
    for (size_t i = 0; i < seen.n; i++)
        first = first && strcmp(seen.v[i], text) != 0;
    if (first)
        memcpy(seen.v[seen.n++], text, strlen(text) + 1);
    free(text);
    json_decref(bare);
    return first;
}

static unsigned
try_value(const struct seed *s, struct where w, json_t *v, struct counts *c,
    unsigned n)
{
    char *text;

    put(w, v);
    text = json_dumps(s->doc, JSON_COMPACT);
    assert_non_null(text);
    judge(s, s->doc, text, w.key == NULL ? "an item" : w.key, n, c);
    free(text);
    return n + 1;
}

static unsigned
sweep_leaf(const struct seed *s, struct where w, struct counts *c, unsigned n)
{
    static char text[20001 + 1];
    json_t *old = json_incref(at(w));

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        n = try_value(s, w, json_string(texts[i]), c, n);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        n = try_value(s, w, json_real(numbers[i]), c, n);
    for (json_int_t i = -1; i < 14; i++)
        n = try_value(s, w, json_integer(i), c, n);
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        memset(text, '1', lengths[i]);
        text[lengths[i]] = '\0';
        n = try_value(s, w, json_string(text), c, n);
    }
    n = try_value(s, w, json_true(), c, n);
    n = try_value(s, w, json_null(), c, n);
    put(w, old);
    return n;
}

/* Every leaf below v, which part s of the schema is about. */
static unsigned
sweep(const struct seed *s, json_t *part, json_t *v, struct counts *c,
    unsigned n)
{
    json_t *under, *one;
    const char *key;
    void *next;
    size_t i;

    json_object_foreach_safe(v, next, key, one)
    {
        under = json_object_get(json_object_get(part, "properties"), key);
        if (strcmp(key, "berichttype") == 0)
            continue;
        assert_non_null(under);
        if (json_is_object(one) || json_is_array(one))
            n = sweep(s, under, one, c, n);
        else if (new_kind(under))
            n = sweep_leaf(s, (struct where){v, key, 0}, c, n);
    }
    under = json_object_get(part, "items");
    json_array_foreach(v, i, one)
    {
        if (json_is_object(one))
            n = sweep(s, under, one, c, n);
        else if (new_kind(under))
            n = sweep_leaf(s, (struct where){v, NULL, i}, c, n);
    }
    return n;
}

static void
test_adapters__every_json_value_at_every_kind_of_leaf(void **state)
{
    struct counts c = {0};
    unsigned n = 0;

    (void)state;
    for (size_t i = 0; i < fx.seed_n; i++) {
        const struct seed *s = &fx.seed[i];
        json_t *defs = json_object_get(s->schema, "$defs");

        n = sweep(s, json_object_get(defs, terms_bericht(s->type)), s->doc, &c,
            n);
    }
    print_message("%zu kinds of leaf: ", seen.n);
    counts_report(&c, n, fx.seed_n);
    assert_true(seen.n > 50);
}

/* One argument: the number of a mutant to print. */
int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_adapters__tables_and_json_schema_give_one_verdict),
        cmocka_unit_test(test_adapters__every_json_value_at_every_kind_of_leaf),
    };

    fx.show = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : MUTANTS;
    return cmocka_run_group_tests(tests, setup, teardown);
}
