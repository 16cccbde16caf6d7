/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tables and the published schema give one verdict.
 *
 * Every XML sample, and per type a document in which every listed element is
 * filled, is damaged in thousands of ways; each mutant goes to adapter_read()
 * and to libxml2's validator with the published XSD.  Value faults
 * ("waarde-...") come on top of the schema and count as accepted by it.  Two
 * things the tables refuse on purpose and a schema cannot: processing
 * instructions and xsi: attributes; their mutants are counted apart.
 *
 * Besides, one leaf of every kind (type, limits, code list, conversion) gets
 * every value of every class, so that no edge is left to chance.
 */
#include "adapters/adapter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "adapters/grammar.h"
#include "base/limit.h"
#include "tests/lib/filled.h"
#include "tests/lib/formats.h"
#include "tests/lib/verdict.h"

enum {
    TEXT_MAX = 4096, /* more than the longest of lengths[] */
    MUTANTS = 20000,
    KINDS_MAX = 512,
    SEEDS_MAX = 512, /* two per type and XML format */
    NODES_MAX = 4000,
};

struct seed {
    const struct adapter *ad;
    xmlSchemaPtr schema;
    xmlDocPtr doc;
    enum bericht type;
};

static struct fixture {
    struct adapters *as;
    struct adapter_reader *rd;
    struct arena arena;
    struct formats formats;
    xmlSchemaPtr schema[FORMATS_MAX]; /* NULL for one that is no XML */
    struct seed seed[SEEDS_MAX];
    size_t seed_n;
    struct adapter_error row[LIMIT_ERRORS_MAX];
    unsigned show; /* print this mutant */
    bool apart;    /* this mutant has what only the tables refuse */
} fx;

/* clang-format off */
#define LABEL_63 \
    "123456789012345678901234567890123456789012345678901234567890123"
#define MAIL_254 LABEL_63 "4@" LABEL_63 "." LABEL_63 \
    ".2345678901234567890123456789012345678901234567890123456789012"
static const char mail_254[] = MAIL_254, mail_255[] = MAIL_254 "x";
static const char mail_63[] = "a@b." LABEL_63, mail_64[] = "a@b." LABEL_63 "x";
_Static_assert(sizeof(mail_254) == 255, "254 characters");
static const char *const words[] = {
    "", " ", "\n", "x", "J", "j", " J", "J ", "Ja", "ja", "1", "0", "O",
};
static const char *const dates[] = {
    "2024-02-29", "2025-02-29", "2000-02-29", "1900-02-29", "2025-13-01",
    "2025-00-00", "2025-02-00", "2025-00-10", "2025-04-31", "2025-1-1",
    "2025-01-01Z", "2025-01-01+01:00", "0000-01-01", "0999-12-31",
    "1000-01-01", "2999-12-31", "3000-01-01", "12025-01-01", "-2025-01-01",
    " 2025-01-01\t", "\n2025-01-01", "2025-01-01 2025-01-01",
    "31-02-1988", "00-00-1988", "05-00-1988", "00-13-1988", "32-01-1988",
    "00-12-1988", " 01-01-1988 ", "1-1-1988", "01-01-0988",
    "2025-01-01T10:00:00Z", "2025-02-29T10:00:00Z", "2025-01-01T24:00:00Z",
    "2025-01-01T23:59:60Z", "2025-01-01T23:59:59.123456789Z",
    "2025-01-01T23:59:59.1234567890Z", "2025-01-01T23:59:59.Z",
    "2025-01-01T10:00:00", "2025-01-01T10:00:00+00:00", "2025-01-01t10:00:00z",
    " 2025-01-01T10:00:00Z\n", "2025-01-01T10:00Z",
};
static const char *const numbers[] = {
    "007", "+5", "-1", "-0", "5.0", "1e3", " 5 ", "5 5", "12", "13", "36500",
    "36501", "9999", "10000", "999999999", "1000000000", "00", "5\t",
    "14350.757", "14350.75", "14350.7", "14350.", ".5", "0.5", "00.5",
    "9999999.99", "10000000.00", "+1.00", "-1.00", " 1.00 ", "1,00", "INF",
};
static const char *const contacts[] = {
    mail_254, mail_255, mail_63, mail_64,
    "7607AB", "7607ABC", "7607 AB", "0607AB", "7607ab", "76070AB",
    "0612345678", "06-123", "06-1234", "+31 (0)6 12 34 56 7",
    "+31 (0)6 12 34 56 78", "tel 0612345678", " 0612345678",
    "a@b.nl", "a@b", "a@b.", "@b.nl", "a@@b.nl", "a b@c.nl", "a@b..nl",
    "a@-.-", " a@b.nl", "a_%+-.@b-c.d-e.f",
    "1234567890123456789012345678901234567890123456789012345678901234@b.nl",
    "12345678901234567890123456789012345678901234567890123456789012345@b.nl",
    "a@123456789012345678901234567890123456789012345678901234567890123.nl",
    "a@1234567890123456789012345678901234567890123456789012345678901234.nl",
};
static const char *const ids[] = {
    "00000099000000010001", "0000009900000001000", "000000990000000100011",
    "0000009900000001000a", " 00000099000000010001",
    "999900109", "999900108", "000000000", "99990010", "9999001099",
    "7d3b1a40-1c5e-4f7a-8b21-000000000010", "7D3B1A40-1c5e-4f7a-8b21-000000000010",
    "7d3b1a40-1c5e-4f7a-8b21-00000000001", "7d3b1a401c5e4f7a8b21000000000010",
};
static const char *const texts[] = {
    "van Dijk", " van Dijk", "van", "van ", "van der Berg", "VAN DER Berg",
    "'t Hart", "van  Dijk", "12345678901", "1234567890", "1", "PI-ALM", "0141",
    "caf\xc3\xa9", "\xf0\x9f\x94\x91", "a\177b", "a\302\205b", "\xc2\xa0",
    "a\rb", "\xe2\x80\xa8", "\xef\xbf\xbd", "\xf4\x8f\xbf\xbd", "a\tb\nc", "&<>\"'",
    "\xc2\x9f", "\302\2402025-01-01", "\357\273\277J",
};
static const uint16_t lengths[] = {1, 4, 5, 6, 8, 9, 10, 11, 12, 13, 20, 21,
    40, 41, 80, 81, 119, 120, 121, 160, 161, 199, 200, 201, 211, 212, 254,
    255, 500, 501, 1000, 1001, 2000, 2001, 4000, 4001};
/* clang-format on */

static void
ignore(void *ctx, xmlErrorPtr e)
{
    (void)ctx;
    (void)e;
}

static xmlDocPtr
parse(struct span s)
{
    return xmlReadMemory((const char *)s.p, (int)s.n, "m.xml", NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static bool
schema_accepts(xmlSchemaPtr schema, xmlDocPtr doc)
{
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schema);
    int rc;

    assert_non_null(v);
    xmlSchemaSetValidStructuredErrors(v, ignore, NULL);
    rc = xmlSchemaValidateDoc(v, doc);
    xmlSchemaFreeValidCtxt(v);
    return rc == 0;
}

static enum verdict
tables_say(const struct adapter *ad, struct span doc,
    struct adapter_errors *errs)
{
    *errs = (struct adapter_errors){.v = fx.row, .max = LIMIT_ERRORS_MAX};
    return verdict_of(ad, fx.rd, &fx.arena, doc, true, errs);
}

/* Mutations: each does one thing to a node picked at random. */

static size_t
elements_of(xmlDocPtr doc, xmlNodePtr *out, bool leaves_only)
{
    xmlNodePtr top = xmlDocGetRootElement(doc), nd = top;
    size_t n = 0;

    while (nd != NULL && n < NODES_MAX) {
        bool leaf = xmlFirstElementChild(nd) == NULL;

        if (!leaves_only || leaf)
            out[n++] = nd;
        if (!leaf) {
            nd = xmlFirstElementChild(nd);
            continue;
        }
        while (nd != top && xmlNextElementSibling(nd) == NULL)
            nd = nd->parent;
        nd = nd == top ? NULL : xmlNextElementSibling(nd);
    }
    return n;
}

static xmlNodePtr
any(xmlDocPtr doc, bool leaves_only)
{
    static xmlNodePtr all[NODES_MAX];
    size_t n = elements_of(doc, all, leaves_only);

    return n == 0 ? xmlDocGetRootElement(doc) : all[filled_upto(n)];
}

static const xmlChar *
xs(const char *text)
{
    return (const xmlChar *)text;
}

static void
put_value(xmlNodePtr nd, const char *text)
{
    xmlNodeSetContent(nd, NULL);
    xmlNodeAddContent(nd, xs(text));
}

static void
m_delete(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, filled_upto(2) == 0);

    if (nd == xmlDocGetRootElement(doc))
        return;
    xmlUnlinkNode(nd);
    xmlFreeNode(nd);
}

static void
m_duplicate(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, filled_upto(2) == 0);

    if (nd != xmlDocGetRootElement(doc))
        (void)xmlAddNextSibling(nd, xmlCopyNode(nd, 1));
}

static void
m_swap(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false), other = xmlNextElementSibling(nd);

    if (other != NULL && nd != xmlDocGetRootElement(doc))
        (void)xmlAddPrevSibling(nd, other);
}

static void
m_move(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false), to = any(doc, false), up;

    for (up = to; up != NULL; up = up->parent)
        if (up == nd)
            return;
    if (nd == xmlDocGetRootElement(doc))
        return;
    xmlUnlinkNode(nd);
    (void)xmlAddChild(to, nd);
}

static void
m_rename(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false), other = any(doc, false);
    xmlChar *name =
        xmlStrdup(filled_upto(3) == 0 ? xs("Onbekend") : other->name);

    xmlNodeSetName(nd, name);
    xmlFree(name);
}

/* Values that look like what is there: each class has its own edges. */
/* clang-format off */
static const struct values {
    const char *const *v;
    size_t n;
} classes[] = {
#define V(name) {(name), sizeof(name) / sizeof((name)[0])}
    V(words), V(dates), V(numbers), V(contacts), V(ids), V(texts)
#undef V
};
/* clang-format on */

static const struct values *
class_of(const char *old)
{
    size_t n = strlen(old), digits = strspn(old, "0123456789");

    if (n == digits)
        return &classes[n < 9 ? 2 : 4];
    if (strchr(old, '@') != NULL || strspn(old, "0123456789 ") == n)
        return &classes[3];
    if (n == 36)
        return &classes[4];
    if (digits > 0 && old[digits] == '-')
        return &classes[1];
    if (digits > 0)
        return &classes[old[digits] == '.' ? 2 : 3];
    return &classes[n == 0 ? 1 : 5];
}

static void
m_value(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, true);
    xmlChar *old = xmlNodeGetContent(nd);
    const struct values *c = class_of((const char *)old);

    if (filled_upto(4) == 0)
        c = &classes[filled_upto(sizeof(classes) / sizeof(classes[0]))];
    put_value(nd, c->v[filled_upto(c->n)]);
    xmlFree(old);
}

/* A value that is right somewhere else. */
static void
m_exchange(xmlDocPtr doc)
{
    xmlNodePtr from = any(doc, true), to = any(doc, true);
    xmlChar *text = xmlNodeGetContent(from);

    put_value(to, (const char *)text);
    xmlFree(text);
}

static void
m_length(xmlDocPtr doc)
{
    static char text[4 * 4001 + 1];
    size_t n = lengths[filled_upto(sizeof(lengths) / sizeof(lengths[0]))],
           at = 0;
    const char *piece = filled_upto(2) == 0 ? "x" : "\xc3\xa9";

    while (n-- > 0) {
        memcpy(text + at, piece, strlen(piece));
        at += strlen(piece);
    }
    text[at] = '\0';
    put_value(any(doc, true), text);
}

static void
m_space(xmlDocPtr doc)
{
    static const char *const space[] = {" ", "\n", "\t", "\r", "  ",
        "\xc2\xa0"};
    const char *s = space[filled_upto(6)];
    xmlNodePtr nd = any(doc, true);
    xmlChar *old = xmlNodeGetContent(nd);
    bool front = filled_upto(2) == 0;
    char text[TEXT_MAX];

    (void)snprintf(text, sizeof(text), "%s%s%s", front ? s : "",
        (const char *)old, front ? "" : s);
    put_value(nd, text);
    xmlFree(old);
}

static void
m_attribute(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false);

    if (filled_upto(3) == 0)
        xmlNodeSetLang(nd, xs("nl"));
    else
        (void)xmlNewProp(nd, xs("soort"), xs("x"));
}

static void
m_xsi(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false);
    xmlNsPtr ns = xmlNewNs(xmlDocGetRootElement(doc),
        xs("http://www.w3.org/2001/XMLSchema-instance"), xs("xsi"));

    if (ns == NULL)
        return;
    fx.apart = true;
    (void)xmlNewNsProp(nd, ns, xs(filled_upto(2) ? "nil" : "schemaLocation"),
        xs("false"));
}

static void
m_namespace(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false), top = xmlDocGetRootElement(doc);
    xmlNsPtr ns = NULL;

    switch (filled_upto(3)) {
    case 0: /* the same namespace under a prefix: that is right */
        ns = xmlNewNs(top, top->ns == NULL ? xs("x") : top->ns->href, xs("k"));
        break;
    case 1:
        ns = xmlNewNs(nd, xs("urn:nl:ketenpoort:anders"), xs("a"));
        break;
    default:
        break;
    }
    xmlSetNs(nd, ns);
}

/* Put something among the children of nd, at the end or in front. */
static void
put_child(xmlNodePtr nd, xmlNodePtr child)
{
    if (filled_upto(2) == 0 || nd->children == NULL)
        (void)xmlAddChild(nd, child);
    else
        (void)xmlAddPrevSibling(nd->children, child);
}

static void
m_comment(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, filled_upto(2) == 0);

    put_child(nd, xmlNewDocComment(doc, xs(" c ")));
}

static void
m_instruction(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, filled_upto(2) == 0);

    fx.apart = true;
    put_child(nd, xmlNewDocPI(doc, xs("doe"), xs("dit")));
}

static void
m_cdata(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, filled_upto(2) == 0);
    xmlChar *old = xmlNodeGetContent(nd);

    if (xmlFirstElementChild(nd) == NULL && filled_upto(2) == 0) {
        xmlNodeSetContent(nd, NULL);
        (void)xmlAddChild(nd, xmlNewCDataBlock(doc, old, xmlStrlen(old)));
    } else {
        put_child(nd, xmlNewCDataBlock(doc, xs("x"), 1));
    }
    xmlFree(old);
}

static void
m_text(xmlDocPtr doc)
{
    static const char *const text[] = {"x", " ", "\n\t", "\xc2\xa0", "0"};

    xmlNodePtr nd = any(doc, false);

    put_child(nd, xmlNewDocText(doc, xs(text[filled_upto(5)])));
}

static void
m_child(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, true), top = xmlDocGetRootElement(doc);
    const xmlChar *name = any(doc, true)->name;

    put_child(nd, xmlNewDocNode(doc, top->ns, name, xs("x")));
}

/* More of a list than there may be, or just as many. */
static void
m_many(xmlDocPtr doc)
{
    xmlNodePtr nd = any(doc, false);
    static const uint16_t most[] = {6, 10, 20, 50, 100, 200};
    unsigned n =
        most[filled_upto(sizeof(most) / sizeof(most[0]))] - 2U + filled_upto(3);

    if (nd == xmlDocGetRootElement(doc) || xmlChildElementCount(nd) > 8)
        return;
    while (n-- > 0)
        (void)xmlAddNextSibling(nd, xmlCopyNode(nd, 1));
}

static void
m_empty(xmlDocPtr doc)
{
    xmlNodeSetContent(any(doc, filled_upto(2) == 0), NULL);
}

static const struct {
    const char *name;
    void (*run)(xmlDocPtr doc);
    unsigned weight;
} mutations[] = {
    {"delete", m_delete, 8},
    {"duplicate", m_duplicate, 6},
    {"swap", m_swap, 6},
    {"move", m_move, 4},
    {"rename", m_rename, 4},
    {"value", m_value, 30},
    {"exchange", m_exchange, 8},
    {"length", m_length, 8},
    {"space", m_space, 8},
    {"attribute", m_attribute, 2},
    {"xsi", m_xsi, 1},
    {"namespace", m_namespace, 4},
    {"comment", m_comment, 4},
    {"instruction", m_instruction, 1},
    {"cdata", m_cdata, 4},
    {"text", m_text, 4},
    {"child", m_child, 3},
    {"many", m_many, 1},
    {"empty", m_empty, 4},
};

static const char *
mutate(xmlDocPtr doc)
{
    unsigned total = 0, at = 0;
    size_t n = sizeof(mutations) / sizeof(mutations[0]);

    for (size_t i = 0; i < n; i++)
        total += mutations[i].weight;
    total = filled_upto(total);
    while (total >= mutations[at].weight)
        total -= mutations[at++].weight;
    mutations[at].run(doc);
    return mutations[at].name;
}

/* Fixture */

/* A whole file; good until the next call. */
static struct span
slurp(const char *path)
{
    static char text[16 * LIMIT_BODY_MAX];
    FILE *f = fopen(path, "re");
    size_t n;

    assert_non_null(f);
    n = fread(text, 1, sizeof(text), f);
    assert_int_equal(fclose(f), 0);
    assert_true(n > 0 && n < sizeof(text));
    return (struct span){(const uint8_t *)text, n};
}

/* From memory: the reader forbids libxml2 to open anything. */
static xmlSchemaPtr
load_schema(const struct format *f)
{
    xmlSchemaParserCtxtPtr p;
    xmlSchemaPtr schema;
    struct span xsd;
    char path[512];

    (void)snprintf(path, sizeof(path), "adapters/%s/%s/%s-%s.xsd", f->kind,
        f->version, f->kind, f->version);
    xsd = slurp(path);
    p = xmlSchemaNewMemParserCtxt((const char *)xsd.p, (int)xsd.n);
    assert_non_null(p);
    schema = xmlSchemaParse(p);
    xmlSchemaFreeParserCtxt(p);
    assert_non_null(schema);
    return schema;
}

static void
add_seed(const struct adapter *ad, xmlSchemaPtr schema, enum bericht type,
    struct span doc)
{
    struct seed *s = &fx.seed[fx.seed_n++];
    struct adapter_errors errs;

    assert_true(fx.seed_n <= SEEDS_MAX);
    *s = (struct seed){ad, schema, parse(doc), type};
    assert_non_null(s->doc);
    if (!schema_accepts(schema, s->doc))
        fail_msg("%s %s: seed %zu: not valid by the XSD", adapter_kind(ad),
            terms_bericht(type), fx.seed_n);
    if (tables_say(ad, doc, &errs) != ACCEPTED)
        fail_msg("%s %s: seed %zu: %s %s", adapter_kind(ad),
            terms_bericht(type), fx.seed_n, errs.n ? fx.row[0].place : "",
            errs.n ? fx.row[0].code : "");
}

static void
add_sample(const struct adapter *ad, xmlSchemaPtr schema, enum bericht type)
{
    char path[128];

    (void)snprintf(path, sizeof(path), "adapters/%s/%s/samples/%s.xml",
        adapter_kind(ad), adapter_version(ad), terms_bericht(type));
    add_seed(ad, schema, type, slurp(path));
}

static void
add_full(const struct adapter *ad, xmlSchemaPtr schema, enum bericht type)
{
    struct errinfo ei = {.code = ERR_OK};
    struct message m;
    struct buf out;

    arena_wipe(&fx.arena);
    buf_init(&out, LIMIT_BODY_MAX);
    assert_int_equal(
        message_init(&m, &fx.arena, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    filled_message(&m, ad, type);
    if (adapter_write(ad, type, &m, &out, &ei) != ERR_OK)
        fail_msg("%s %s: %s", adapter_kind(ad), terms_bericht(type), ei.text);
    add_seed(ad, schema, type, buf_peek(&out));
    buf_done(&out);
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
    for (size_t k = 0; k < fx.formats.n; k++) {
        const struct format *f = &fx.formats.v[k];
        const struct adapter *ad = adapters_find(fx.as, f->kind, f->version);

        assert_non_null(ad);
        if (!f->xml)
            continue;
        fx.schema[k] = load_schema(f);
        for (unsigned t = 0; t < BERICHT__COUNT; t++) {
            if (!adapter_has_type(ad, (enum bericht)t))
                continue;
            add_sample(ad, fx.schema[k], (enum bericht)t);
            add_full(ad, fx.schema[k], (enum bericht)t);
        }
    }
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < fx.seed_n; i++)
        xmlFreeDoc(fx.seed[i].doc);
    for (size_t k = 0; k < fx.formats.n; k++)
        if (fx.schema[k] != NULL)
            xmlSchemaFree(fx.schema[k]);
    adapter_reader_free(fx.rd);
    adapters_free(fx.as);
    arena_done(&fx.arena);
    return 0;
}

static void
judge(const struct seed *s, struct span bytes, const char *what, unsigned i,
    struct counts *c)
{
    struct adapter_errors errs;
    xmlDocPtr doc = parse(bytes);
    enum verdict tables = tables_say(s->ad, bytes, &errs);
    bool schema = doc != NULL && schema_accepts(s->schema, doc);
    char name[128];

    xmlFreeDoc(doc);
    (void)snprintf(name, sizeof(name), "%u (%s, %s %s)", i, what,
        adapter_kind(s->ad), terms_bericht(s->type));
    counts_add(c, tables, schema, fx.apart, &errs, name);
}

static void
test_adapters__tables_and_schema_give_one_verdict(void **state)
{
    struct counts c = {0};

    (void)state;
    for (unsigned i = 0; i < MUTANTS; i++) {
        const struct seed *s;
        const char *what = "none";
        xmlChar *bytes = NULL;
        xmlDocPtr doc;
        int n = 0;

        filled_random = UINT64_C(7919) * (i + 1);
        fx.apart = false;
        s = &fx.seed[i % fx.seed_n];
        doc = xmlCopyDoc(s->doc, 1);
        for (unsigned k = filled_upto(8) == 0 ? 2 : 1; k > 0; k--)
            what = mutate(doc);
        xmlDocDumpMemoryEnc(doc, &bytes, &n, "UTF-8");
        xmlFreeDoc(doc);
        assert_non_null(bytes);
        if (i == fx.show)
            print_message("%s\n", (const char *)bytes);
        judge(s, (struct span){bytes, (size_t)n}, what, i, &c);
        xmlFree(bytes);
    }
    counts_report(&c, MUTANTS, fx.seed_n);
    assert_true(c.both_accept > MUTANTS / 20);
    assert_true(c.both_refuse > MUTANTS / 3);
    assert_true(c.value > 0 && c.apart > 0);
}

/* What decides which values a leaf takes. */
struct kind {
    const struct adapter *ad;
    enum leaf_type type;
    uint32_t min, max;
    enum codelist codes;
    uint8_t conv;
};

static struct kinds {
    struct kind v[KINDS_MAX];
    size_t n;
} seen;

/* The grammar's node of an element; 0 for the root. */
static uint16_t
node_index(const struct grammar *g, xmlNodePtr nd)
{
    uint16_t up, i;

    if (nd->parent == NULL || nd->parent->type != XML_ELEMENT_NODE)
        return 0;
    up = node_index(g, nd->parent);
    for (i = (uint16_t)(up + 1); i < g->n; i++)
        if (g->nodes[i].parent == up &&
            strcmp(g->nodes[i].name, (const char *)nd->name) == 0)
            return i;
    fail_msg("%s is not in the grammar", (const char *)nd->name);
    return 0;
}

/* Is this the first leaf of its kind? */
static bool
new_kind(const struct seed *s, xmlNodePtr nd)
{
    const struct grammar *g = s->ad->types[s->type];
    const struct node *gn = &g->nodes[node_index(g, nd)];
    const struct catalogue_leaf *lf;
    struct kind *k = &seen.v[seen.n];

    if (gn->leaf == LF__NONE)
        return false;
    lf = catalogue_leaf((enum leaf)gn->leaf);
    assert_true(seen.n + 1 < KINDS_MAX);
    *k = (struct kind){s->ad, lf->type, lf->min, lf->max, lf->codes, gn->conv};
    for (size_t i = 0; i < seen.n; i++)
        if (seen.v[i].ad == k->ad && seen.v[i].type == k->type &&
            seen.v[i].min == k->min && seen.v[i].max == k->max &&
            seen.v[i].codes == k->codes && seen.v[i].conv == k->conv)
            return false;
    seen.n++;
    return true;
}

static unsigned
try_value(const struct seed *s, xmlNodePtr nd, const char *value,
    struct counts *c, unsigned n)
{
    xmlChar *bytes = NULL;
    int len = 0;

    put_value(nd, value);
    xmlDocDumpMemoryEnc(nd->doc, &bytes, &len, "UTF-8");
    assert_non_null(bytes);
    judge(s, (struct span){bytes, (size_t)len}, value, n, c);
    xmlFree(bytes);
    return n + 1;
}

/* Every value at this leaf; a code list needs only the words. */
static unsigned
sweep_leaf(const struct seed *s, xmlNodePtr nd, struct counts *c, unsigned n)
{
    enum leaf_type type = seen.v[seen.n - 1].type;
    size_t last = type == LEAF_CODE ? 1 : sizeof(classes) / sizeof(classes[0]);
    xmlChar *old = xmlNodeGetContent(nd);
    char text[TEXT_MAX];

    for (size_t k = 0; k < last; k++)
        for (size_t i = 0; i < classes[k].n; i++)
            n = try_value(s, nd, classes[k].v[i], c, n);
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        if (type != LEAF_TEXT && type != LEAF_NAME && type != LEAF_DIGITS)
            break;
        memset(text, '1', lengths[i]);
        text[lengths[i]] = '\0';
        n = try_value(s, nd, text, c, n);
    }
    put_value(nd, (const char *)old);
    xmlFree(old);
    return n;
}

static int
by_size(const void *a, const void *b)
{
    static xmlNodePtr all[NODES_MAX];
    size_t x = elements_of(((const struct seed *)a)->doc, all, false);
    size_t y = elements_of(((const struct seed *)b)->doc, all, false);

    return (x > y) - (x < y);
}

static void
test_adapters__every_value_at_every_kind_of_leaf(void **state)
{
    static xmlNodePtr all[NODES_MAX];
    struct counts c = {0};
    unsigned n = 0;

    (void)state;
    fx.apart = false;
    /* The smallest document that has the kind is the cheapest. */
    qsort(fx.seed, fx.seed_n, sizeof(fx.seed[0]), by_size);
    for (size_t i = 0; i < fx.seed_n; i++) {
        size_t leaves = elements_of(fx.seed[i].doc, all, true);

        for (size_t k = 0; k < leaves; k++)
            if (new_kind(&fx.seed[i], all[k]))
                n = sweep_leaf(&fx.seed[i], all[k], &c, n);
    }
    print_message("%zu kinds of leaf: ", seen.n);
    counts_report(&c, n, fx.seed_n);
    assert_true(seen.n > 50);
}

/* How many children of the parent are called like nd. */
static unsigned
siblings(xmlNodePtr nd)
{
    unsigned n = 0;

    for (xmlNodePtr c = nd->parent->children; c != NULL; c = c->next)
        n += c->type == XML_ELEMENT_NODE && xmlStrEqual(c->name, nd->name);
    return n;
}

static void
judge_list(const struct seed *s, xmlDocPtr doc, const char *name, bool fits)
{
    struct adapter_errors errs;
    xmlChar *bytes = NULL;
    int len = 0;
    bool schema, tables;

    xmlDocDumpMemoryEnc(doc, &bytes, &len, "UTF-8");
    assert_non_null(bytes);
    schema = schema_accepts(s->schema, doc);
    tables =
        tables_say(s->ad, (struct span){bytes, (size_t)len}, &errs) == ACCEPTED;
    xmlFree(bytes);
    if (schema != fits || tables != fits)
        fail_msg("%s %s %s: %s, the XSD says %d and the tables %d",
            adapter_kind(s->ad), terms_bericht(s->type), name,
            fits ? "full" : "one too many", schema, tables);
}

/* The list that nd is an item of: full, and one more. */
static void
fill_list(const struct seed *s, xmlNodePtr nd, uint16_t most)
{
    xmlNodePtr item = nd;

    for (unsigned n = siblings(nd); n < most; n++)
        item = xmlAddNextSibling(item, xmlCopyNode(nd, 1));
    judge_list(s, nd->doc, (const char *)nd->name, true);
    (void)xmlAddNextSibling(item, xmlCopyNode(nd, 1));
    judge_list(s, nd->doc, (const char *)nd->name, false);
}

static xmlNodePtr copy_of[NODES_MAX];

static void
test_adapters__hold_each_list_to_its_maximum(void **state)
{
    static xmlNodePtr all[NODES_MAX];
    unsigned lists = 0;

    (void)state;
    for (size_t i = 0; i < fx.seed_n; i++) {
        const struct seed *s = &fx.seed[i];
        const struct grammar *g = s->ad->types[s->type];
        size_t n = elements_of(s->doc, all, false);
        uint16_t before = 0;

        for (size_t k = 0; k < n; k++) {
            uint16_t node = node_index(g, all[k]);
            xmlDocPtr doc;

            if (!g->nodes[node].repeats || node == before)
                continue;
            before = node;
            doc = xmlCopyDoc(s->doc, 1);
            assert_int_equal(elements_of(doc, copy_of, false), n);
            fill_list(s, copy_of[k], g->nodes[node].max);
            xmlFreeDoc(doc);
            lists++;
        }
    }
    print_message("%u lists, full and one more\n", lists);
    assert_true(lists > 20);
}

/* One argument: the number of a mutant to print. */
int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_adapters__tables_and_schema_give_one_verdict),
        cmocka_unit_test(test_adapters__every_value_at_every_kind_of_leaf),
        cmocka_unit_test(test_adapters__hold_each_list_to_its_maximum),
    };

    fx.show = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : MUTANTS;
    return cmocka_run_group_tests(tests, setup, teardown);
}
