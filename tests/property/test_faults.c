/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is wrong is told: all of it, where it is, and without the value.
 *
 * For every format and type a document in which every element is filled is
 * broken in one way per leaf, and in many ways at once.  Each place that comes
 * back is looked up in the document that was sent, by libxml2's XPath or as a
 * JSON pointer, and must lead to what was broken.  Every bad value holds a
 * text (or number) of its own, which must not come back anywhere.
 *
 * Besides, every code of every list goes through every format.
 *
 * With KETEN_DUMP a sample of the JSON documents is put below that folder,
 * named for what the tables said of them (<type>.<n>-<code>.json), so that a
 * validator which is not ours can be asked for its own verdict.
 */
#include "adapters/adapter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "adapters/grammar.h"
#include "tests/lib/made.h"

#define CANARY        "ZQXWVUTSRPNM"
#define CANARY_NUMBER 736518294

enum {
    TEXT_MAX = 64 * 1024,
    JOINT = 24,
    JOINT_ROUNDS = 6,
    DUMP_EACH = 11,
    KINDS_MAX = 1024,
    EDGES_OF_CODE = 52, /* a code list needs no dates */
    PATH_LEN = 400
};

/* A document as a tree, which is broken and mended. */
struct doc {
    const struct adapter *ad;
    const struct grammar *g;
    xmlDocPtr xml;
    xmlXPathContextPtr xpath;
    json_t *json;
};

/* One value or container in it. */
struct spot {
    uint16_t node;
    xmlNodePtr xml;
    json_t *up; /* the object or array it is in */
    const char *key;
    size_t at; /* in an array */
};

static struct fixture {
    struct made_formats formats;
    struct adapter_reader *rd;
    struct arena there, back;
    struct adapter_error row[LIMIT_ERRORS_MAX];
    struct adapter_errors errs;
    struct errinfo ei;
    struct message m;
    struct generate_message made;
    unsigned reads;
    bool dump_all;    /* every document, not a sample */
    const char *what; /* the fault under way, for complaints */
} fx;

/* ---- documents ---------------------------------------------------------- */

static bool
is_json(const struct doc *d)
{
    return d->ad->syntax == SYNTAX_JSON;
}

static const struct node *
node_of(const struct doc *d, uint16_t i)
{
    return &d->g->nodes[i];
}

static void
doc_parse(struct doc *d, struct span text)
{
    if (is_json(d)) {
        d->json = json_loadb((const char *)text.p, text.n, 0, NULL);
        assert_non_null(d->json);
        return;
    }
    d->xml = xmlReadMemory((const char *)text.p, (int)text.n, NULL, NULL,
        XML_PARSE_NONET);
    assert_non_null(d->xml);
    d->xpath = xmlXPathNewContext(d->xml);
    assert_non_null(d->xpath);
    assert_int_equal(xmlXPathRegisterNs(d->xpath, (const xmlChar *)"k",
                         (const xmlChar *)d->ad->ns),
        0);
}

/* Everything the type may carry, lists twice. */
static void
doc_make(struct doc *d, const struct adapter *ad, enum bericht type)
{
    struct elset all = adapter_elements(ad, type);
    struct message m;
    struct buf out;

    *d = (struct doc){.ad = ad, .g = ad->types[type]};
    arena_wipe(&fx.there);
    buf_init(&out, LIMIT_BODY_MAX);
    assert_int_equal(
        message_init(&m, &fx.there, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&all, (enum element)e)) {
            struct elset one = {{0}};

            elset_add(&one, (enum element)e);
            for (uint16_t o = 0; o < 2; o++)
                if (o == 0 || catalogue_element((enum element)e)->repeats) {
                    struct message part;

                    assert_int_equal(message_init(&part, &fx.there, 100, NULL),
                        ERR_OK);
                    made_message(&fx.made, &one, 1, &part);
                    for (uint16_t i = 0; i < part.n; i++)
                        assert_int_equal(message_add(&m,
                                             (enum leaf)part.v[i].leaf, o,
                                             part.v[i].text, NULL),
                            ERR_OK);
                }
        }
    if (adapter_write(ad, type, &m, &out, &fx.ei) != ERR_OK)
        fail_msg("%s %s: %s", adapter_kind(ad), terms_bericht(type),
            fx.ei.text);
    doc_parse(d, buf_peek(&out));
    buf_done(&out);
}

static void
doc_done(struct doc *d)
{
    json_decref(d->json);
    xmlXPathFreeContext(d->xpath);
    xmlFreeDoc(d->xml);
}

/* ---- spots -------------------------------------------------------------- */

static xmlNodePtr
xml_child(xmlNodePtr up, const char *name, uint16_t occ)
{
    xmlNodePtr c;

    for (c = xmlFirstElementChild(up); c != NULL; c = xmlNextElementSibling(c))
        if (strcmp((const char *)c->name, name) == 0 && occ-- == 0)
            return c;
    return NULL;
}

static json_t *
json_here(const struct spot *s)
{
    return s->key != NULL ? json_object_get(s->up, s->key)
                          : json_array_get(s->up, s->at);
}

/* Step down to one node; false when the document does not have it. */
static bool
step(const struct doc *d, struct spot *s, uint16_t node, uint16_t occ)
{
    const struct node *nd = node_of(d, node);

    s->node = node;
    if (!is_json(d)) {
        s->xml = xml_child(s->xml, nd->name, nd->repeats ? occ : 0);
        return s->xml != NULL;
    }
    s->up = s->up == NULL ? d->json : json_here(s);
    s->key = nd->name;
    if (nd->repeats) {
        s->up = json_object_get(s->up, nd->name);
        s->key = NULL;
        s->at = occ;
    }
    return json_here(s) != NULL;
}

static bool
find(const struct doc *d, uint16_t node, uint16_t occ, struct spot *s)
{
    uint16_t up[GRAMMAR_PARTS_MAX + 1];
    unsigned n = 0;

    *s = (struct spot){.xml = is_json(d) ? NULL : xmlDocGetRootElement(d->xml)};
    for (uint16_t i = node; i != 0; i = node_of(d, i)->parent)
        up[n++] = i;
    while (n-- > 0)
        if (!step(d, s, up[n], occ))
            return false;
    return true;
}

static bool
below_list(const struct doc *d, uint16_t i)
{
    for (; i != 0; i = node_of(d, i)->parent)
        if (node_of(d, i)->repeats)
            return true;
    return false;
}

static void
put_json(const struct spot *s, json_t *v)
{
    assert_non_null(v);
    assert_int_equal(s->key != NULL ? json_object_set_new(s->up, s->key, v)
                                    : json_array_set_new(s->up, s->at, v),
        0);
}

static void
put_text(const struct doc *d, const struct spot *s, const char *text)
{
    if (is_json(d)) {
        put_json(s, json_string(text));
        return;
    }
    xmlNodeSetContent(s->xml, NULL);
    xmlNodeAddContent(s->xml, (const xmlChar *)text);
}

/* What was there before, to be put back. */
struct kept {
    json_t *json;
    xmlChar *xml;
};

static struct kept
keep(const struct doc *d, const struct spot *s)
{
    if (is_json(d))
        return (struct kept){.json = json_incref(json_here(s))};
    return (struct kept){.xml = xmlNodeGetContent(s->xml)};
}

static void
mend(const struct doc *d, const struct spot *s, struct kept k)
{
    if (is_json(d)) {
        put_json(s, k.json);
        return;
    }
    put_text(d, s, (const char *)k.xml);
    xmlFree(k.xml);
}

/* ---- places ------------------------------------------------------------- */

/* A place is an XPath below the document's own namespace: k: for each name. */
static xmlXPathObjectPtr
xpath(const struct doc *d, const char *place)
{
    char text[4 * ADAPTER_PLACE_MAX];
    xmlXPathObjectPtr found;
    size_t n = 0;

    for (const char *p = place; *p != '\0'; p++) {
        text[n++] = *p;
        if (*p == '/' && p[1] != '*' && p[1] != '\0') {
            text[n++] = 'k';
            text[n++] = ':';
        }
    }
    text[n] = '\0';
    found = xmlXPathEvalExpression((const xmlChar *)text, d->xpath);
    if (found == NULL || found->type != XPATH_NODESET)
        fail_msg("%s: no XPath: %s", fx.what, place);
    return found;
}

static json_t *
pointer(const struct doc *d, const char *place)
{
    char text[ADAPTER_PLACE_MAX + 1], *save = NULL;
    json_t *at = d->json;

    (void)snprintf(text, sizeof(text), "%s", place);
    assert_true(text[0] == '\0' || text[0] == '/');
    for (char *t = strtok_r(text, "/", &save); t != NULL && at != NULL;
         t = strtok_r(NULL, "/", &save)) {
        char *end;
        size_t i = strtoul(t, &end, 10);

        if (json_is_array(at))
            at = *end == '\0' ? json_array_get(at, i) : NULL;
        else
            at = json_object_get(at, t);
    }
    return at;
}

/* How many nodes a place leads to, and the first. */
static unsigned
look_up(const struct doc *d, const char *place, const void **first)
{
    xmlXPathObjectPtr found;
    unsigned n;

    *first = NULL;
    if (is_json(d)) {
        *first = pointer(d, place);
        return *first != NULL;
    }
    found = xpath(d, place);
    n = found->nodesetval == NULL ? 0 : (unsigned)found->nodesetval->nodeNr;
    if (n > 0)
        *first = found->nodesetval->nodeTab[0];
    xmlXPathFreeObject(found);
    return n;
}

static const void *
thing(const struct doc *d, const struct spot *s)
{
    return is_json(d) ? (const void *)json_here(s) : (const void *)s->xml;
}

/* ---- reading ------------------------------------------------------------ */

static bool
holds(const char *text)
{
    char number[16];

    (void)snprintf(number, sizeof(number), "%d", CANARY_NUMBER);
    return strcasestr(text, CANARY) != NULL || strstr(text, number) != NULL;
}

static void
no_echo(void)
{
    for (size_t i = 0; i < fx.errs.n; i++)
        if (holds(fx.row[i].place) || holds(fx.row[i].code) ||
            holds(fx.row[i].detail))
            fail_msg("%s: a fault holds the value", fx.what);
    assert_false(holds(fx.ei.text));
}

static enum err
read_bytes(const struct doc *d, struct span bytes)
{
    enum err rc;

    arena_wipe(&fx.back);
    fx.ei = (struct errinfo){.code = ERR_OK};
    fx.errs = (struct adapter_errors){.v = fx.row, .max = LIMIT_ERRORS_MAX};
    assert_int_equal(
        message_init(&fx.m, &fx.back, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    rc = adapter_read(d->ad, fx.rd, bytes, &fx.m, &fx.errs, &fx.ei);
    fx.reads++;
    if (rc != ERR_OK)
        no_echo();
    return rc;
}

/* The grade that decides: a schema's, if there is one. */
static const char *
worst_code(void)
{
    for (size_t i = 0; i < fx.errs.n; i++)
        if (strncmp(fx.row[i].code, "waarde-", 7) != 0)
            return fx.row[i].code;
    return fx.errs.n > 0 ? fx.row[0].code : "";
}

static void
dump(const struct doc *d, struct span s, enum err rc)
{
    const char *dir = getenv("KETEN_DUMP"), *code = worst_code();
    char path[PATH_LEN];
    FILE *f;

    if (dir == NULL || !is_json(d) ||
        (fx.reads % DUMP_EACH != 0 && !fx.dump_all) ||
        (rc != ERR_OK && rc != ERR_SYNTAX))
        return;
    (void)snprintf(path, sizeof(path), "%s/%s-%s", dir, adapter_kind(d->ad),
        adapter_version(d->ad));
    (void)mkdir(path, 0700);
    assert_true(snprintf(path, sizeof(path), "%s/%s-%s/%s.%u%s%s.json", dir,
                    adapter_kind(d->ad), adapter_version(d->ad),
                    terms_bericht(d->g->type), fx.reads,
                    code[0] == '\0' ? "" : "-", code) < PATH_LEN);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(s.p, 1, s.n, f), s.n);
    assert_int_equal(fclose(f), 0);
}

static enum err
read_doc(const struct doc *d)
{
    xmlChar *bytes = NULL;
    char *text = NULL;
    struct span s;
    int n = 0;
    enum err rc;

    if (is_json(d)) {
        text = json_dumps(d->json, JSON_COMPACT);
        assert_non_null(text);
        s = span_of(text);
    } else {
        xmlDocDumpMemoryEnc(d->xml, &bytes, &n, "UTF-8");
        assert_non_null(bytes);
        s = (struct span){bytes, (size_t)n};
    }
    rc = read_bytes(d, s);
    dump(d, s, rc);
    free(text);
    xmlFree(bytes);
    return rc;
}

static void
complain(const struct doc *d, const char *why)
{
    for (size_t i = 0; i < fx.errs.n; i++)
        print_error("have %s %s (%s)\n", fx.row[i].place, fx.row[i].code,
            fx.row[i].detail);
    fail_msg("%s %s %s: %s: %s", adapter_kind(d->ad), adapter_version(d->ad),
        terms_bericht(d->g->type), fx.what, why);
}

/* Is code one of the words of list? */
static bool
listed(const char *list, const char *code)
{
    size_t n = strlen(code);

    for (const char *p = list; (p = strstr(p, code)) != NULL; p += n)
        if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
            return true;
    return false;
}

/* The document has one fault, of one of these codes, and it leads here. */
static void
expect(const struct doc *d, const void *here, const char *codes)
{
    const void *first;

    if (read_doc(d) != ERR_SYNTAX)
        complain(d, "not refused with ERR_SYNTAX");
    if (fx.errs.n != 1)
        complain(d, "not one fault");
    if (!listed(codes, fx.row[0].code))
        complain(d, codes);
    if (look_up(d, fx.row[0].place, &first) != 1 || first != here)
        complain(d, "the place does not lead to what is wrong");
}

/* ---- one fault ---------------------------------------------------------- */

#define FORM "vorm lengte bereik code waarde-naam"

static char *
long_text(unsigned n)
{
    static char text[TEXT_MAX];

    assert_true(n < sizeof(text));
    memset(text, 'k', n);
    memcpy(text, CANARY, n < strlen(CANARY) ? n : strlen(CANARY));
    text[n] = '\0';
    return text;
}

/* A text of min..max characters, whatever those may be. */
static bool
is_text(const struct catalogue_leaf *lf)
{
    static const enum leaf_type other[] = {LEAF_CODE, LEAF_DATE, LEAF_DATE_PART,
        LEAF_TIMESTAMP, LEAF_INT, LEAF_DECIMAL, LEAF_UUID, LEAF_OIN, LEAF_BSN,
        LEAF_DIGITS, LEAF_EMAIL, LEAF_PHONE, LEAF_POSTCODE};

    for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
        if (lf->type == other[i])
            return false;
    return true;
}

static bool
is_number(const struct doc *d, const struct node *nd)
{
    return is_json(d) && (nd->conv == CONV_INT || nd->conv == CONV_DECIMAAL ||
                             nd->conv == CONV_BOOL);
}

/* A text that no leaf of this type may have. */
static void
break_form(const struct doc *d, const struct spot *s)
{
    const struct node *nd = node_of(d, s->node);
    const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)nd->leaf);
    struct kept k = keep(d, s);

    fx.what = "a value of the wrong form";
    put_text(d, s, CANARY "\xc2\x85");
    expect(d, thing(d, s),
        is_number(d, nd)        ? "soort"
        : lf->type == LEAF_CODE ? "code"
                                : FORM);
    mend(d, s, k);
}

static void
break_length(const struct doc *d, const struct spot *s)
{
    const struct node *nd = node_of(d, s->node);
    const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)nd->leaf);
    unsigned over = nd->conv == CONV_NAAM ? 213 : lf->max + 1;
    struct kept k;

    if (!is_text(lf) && lf->type != LEAF_DIGITS)
        return;
    k = keep(d, s);
    fx.what = "one over the maximum length";
    put_text(d, s, long_text(over));
    if (lf->type == LEAF_DIGITS)
        put_text(d, s, memset(long_text(over), '7', over));
    expect(d, thing(d, s), "lengte vorm");
    if (is_text(lf) && strcmp(fx.row[0].code, "lengte") != 0)
        complain(d, "not lengte");
    if (lf->min > 1) {
        fx.what = "one under the minimum length";
        put_text(d, s, memset(long_text(lf->min - 1), '7', lf->min - 1));
        expect(d, thing(d, s), "lengte vorm");
    }
    mend(d, s, k);
}

/* One over the range of a number. */
static void
break_range(const struct doc *d, const struct spot *s)
{
    const struct node *nd = node_of(d, s->node);
    const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)nd->leaf);
    char text[32];
    struct kept k;

    if (lf->type != LEAF_INT && lf->type != LEAF_DECIMAL)
        return;
    k = keep(d, s);
    fx.what = "one over the range";
    if (lf->type == LEAF_INT)
        (void)snprintf(text, sizeof(text), "%u", lf->max + 1);
    else
        (void)snprintf(text, sizeof(text), "10000000.00");
    put_text(d, s, text);
    if (is_number(d, nd))
        put_json(s, lf->type == LEAF_INT ? json_integer(lf->max + 1)
                                         : json_real(10000000));
    expect(d, thing(d, s), lf->type == LEAF_INT ? "bereik" : "bereik vorm");
    if (strstr(fx.row[0].detail, text) != NULL)
        complain(d, "the value is in the detail");
    mend(d, s, k);
}

/* JSON: every other kind of value. */
static void
break_kind_json(const struct doc *d, const struct spot *s)
{
    const struct node *nd = node_of(d, s->node);
    bool number = is_number(d, nd);
    json_t *list = json_pack("[s]", CANARY), *null = json_null();
    json_t *object = json_pack("{s:i}", CANARY, 1);
    json_t *other = number ? json_string(CANARY) : json_integer(CANARY_NUMBER);
    json_t *flag =
        nd->conv == CONV_BOOL ? json_integer(CANARY_NUMBER) : json_true();
    json_t *bad[] = {list, null, object, other, flag};
    struct kept k = keep(d, s);

    fx.what = "a value of another kind";
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        put_json(s, bad[i]);
        expect(d, thing(d, s), "soort");
    }
    mend(d, s, k);
}

/* XML: an element or an attribute where neither belongs. */
static void
break_kind_xml(const struct doc *d, const struct spot *s)
{
    struct kept k = keep(d, s);
    xmlNodePtr child;

    fx.what = "an element in a value";
    child = xmlNewChild(s->xml, s->xml->ns, (const xmlChar *)CANARY,
        (const xmlChar *)CANARY);
    expect(d, child, "onbekend-element");
    mend(d, s, k);

    fx.what = "an attribute";
    (void)xmlNewProp(s->xml, (const xmlChar *)CANARY, (const xmlChar *)CANARY);
    expect(d, s->xml, "attribuut");
    (void)xmlUnsetProp(s->xml, (const xmlChar *)CANARY);
}

/* JSON dates in pieces: a date, or a year, or a year and a month. */
static void
break_pieces(const struct doc *d, const struct spot *vol)
{
    const char *year = node_of(d, (uint16_t)(vol->node + 1))->name;
    const char *month = node_of(d, (uint16_t)(vol->node + 2))->name;
    json_t *date = json_incref(json_here(vol));
    struct spot s = *vol;

    if (date == NULL)
        return;
    fx.what = "a date and a year";
    json_object_set_new(vol->up, year, json_integer(1980));
    expect(d, thing(d, vol), "samen");
    json_object_del(vol->up, vol->key);
    fx.what = "a year of the wrong kind";
    s.key = year;
    put_json(&s, json_string(CANARY));
    expect(d, thing(d, &s), "soort");
    fx.what = "a year out of range";
    put_json(&s, json_integer(CANARY_NUMBER));
    expect(d, thing(d, &s), "bereik");
    put_json(&s, json_integer(1980));
    s.key = month;
    fx.what = "a month out of range";
    put_json(&s, json_integer(13));
    expect(d, thing(d, &s), "bereik");
    fx.what = "a month of the wrong kind";
    put_json(&s, json_string(CANARY));
    expect(d, thing(d, &s), "soort");
    json_object_del(vol->up, month);
    json_object_del(vol->up, year);
    put_json(vol, date);
}

/* The value taken away: fine, or missing below something that is there. */
static void
break_absence(const struct doc *d, const struct spot *s)
{
    const struct node *nd = node_of(d, s->node);
    char place[ADAPTER_PLACE_MAX + 1];
    const void *first;
    char *slash;

    if (nd->repeats)
        return;
    fx.what = "a value that is absent";
    if (read_doc(d) == ERR_OK)
        return;
    if (fx.errs.n != 1 || !listed("ontbreekt waarde-leeg", fx.row[0].code))
        complain(d, "not one missing value");
    (void)snprintf(place, sizeof(place), "%s", fx.row[0].place);
    if (strcmp(fx.row[0].code, "ontbreekt") == 0) {
        if (look_up(d, place, &first) != 0)
            complain(d, "what is missing is there");
        slash = strrchr(place, '/');
        if (slash == NULL || strcmp(slash + 1, nd->name) != 0)
            complain(d, "something else is missing");
        *slash = '\0';
    }
    if (look_up(d, place, &first) != 1 ||
        first !=
            (is_json(d) ? (const void *)s->up : (const void *)s->xml->parent))
        complain(d, "the parent of what is missing is elsewhere");
}

static void
without(const struct doc *d, const struct spot *s)
{
    xmlNodePtr next, up;
    json_t *old;

    if (is_json(d)) {
        if (s->key == NULL)
            return;
        old = json_incref(json_here(s));
        json_object_del(s->up, s->key);
        break_absence(d, s);
        put_json(s, old);
        return;
    }
    next = s->xml->next;
    up = s->xml->parent;
    xmlUnlinkNode(s->xml);
    s->xml->parent = up; /* for the comparison only */
    break_absence(d, s);
    s->xml->parent = NULL;
    if (next != NULL)
        (void)xmlAddPrevSibling(next, s->xml);
    else
        (void)xmlAddChild(up, s->xml);
}

static void
break_leaf(const struct doc *d, uint16_t node, uint16_t occ)
{
    const struct node *nd = node_of(d, node);
    struct spot s;

    if (nd->conv == CONV_DATUM_JAAR || nd->conv == CONV_DATUM_MAAND)
        return;
    if (!find(d, node, occ, &s)) {
        if (nd->conv != CONV_DATUM_VOL)
            complain(d, nd->name);
        return;
    }
    break_form(d, &s);
    break_length(d, &s);
    break_range(d, &s);
    if (is_json(d))
        break_kind_json(d, &s);
    else
        break_kind_xml(d, &s);
    if (nd->conv == CONV_DATUM_VOL)
        break_pieces(d, &s);
    without(d, &s);
}

/* ---- lists and containers ----------------------------------------------- */

/* Make the list so long by copies of its last item, or so short. */
static void
list_resize(const struct doc *d, const struct spot *last, unsigned have,
    unsigned want)
{
    xmlNodePtr next;

    for (; have < want; have++)
        if (is_json(d))
            json_array_append_new(last->up, json_deep_copy(json_here(last)));
        else
            (void)xmlAddNextSibling(last->xml, xmlCopyNode(last->xml, 1));
    for (; have > want; have--) {
        if (is_json(d)) {
            json_array_remove(last->up, have - 1);
            continue;
        }
        next = xmlNextElementSibling(last->xml);
        xmlUnlinkNode(next);
        xmlFreeNode(next);
    }
}

/* How often an item may come, as the reader itself tells who has too many:
 * once, however many there are. */
static unsigned
list_max(const struct doc *d, const struct spot *last)
{
    unsigned most = 0, over = LIMIT_MESSAGE_OCCURRENCES_MAX + 3;

    fx.what = "far too many items";
    list_resize(d, last, 2, over);
    if (read_doc(d) != ERR_SYNTAX || fx.errs.n != 1 ||
        sscanf(fx.row[0].detail, "hoogstens %u keer", &most) != 1)
        complain(d, "not told how many there may be");
    list_resize(d, last, over, 2);
    assert_true(most >= 2 && most <= LIMIT_MESSAGE_OCCURRENCES_MAX);
    return most;
}

static void
break_list_kind(const struct doc *d, uint16_t node)
{
    const struct node *nd = node_of(d, node);
    struct spot up, s = {.key = nd->name};
    json_t *old;

    fx.what = "an object for a list";
    assert_true(find(d, nd->parent, 0, &up));
    s.up = up.up == NULL ? d->json : json_here(&up);
    old = json_incref(json_here(&s));
    put_json(&s, json_pack("{s:s}", CANARY, CANARY));
    expect(d, json_here(&s), "soort");
    put_json(&s, old);
}

static void
break_count(const struct doc *d, uint16_t node)
{
    struct spot first, last;
    const void *at;
    unsigned most, n;

    if (!find(d, node, 0, &first) || !find(d, node, 1, &last))
        complain(d, "no list");
    most = list_max(d, &last);
    fx.what = "as many items as may be";
    list_resize(d, &last, 2, most);
    if (read_doc(d) != ERR_OK)
        complain(d, "refused");
    fx.what = "one item too many";
    list_resize(d, &last, most, most + 1);
    if (read_doc(d) != ERR_SYNTAX || fx.errs.n != 1 ||
        strcmp(fx.row[0].code, "te-vaak") != 0)
        complain(d, "not te-vaak");
    n = look_up(d, fx.row[0].place, &at);
    if (is_json(d) ? at != first.up : n != most + 1 || at != first.xml)
        complain(d, "the place is not the list");
    list_resize(d, &last, most + 1, 2);
    if (is_json(d))
        break_list_kind(d, node);
}

static void
break_object(const struct doc *d, const struct spot *s)
{
    json_t *o = s->up == NULL ? d->json : json_here(s);

    fx.what = "a key that nobody knows";
    json_object_set_new(o, CANARY, json_string(CANARY));
    expect(d, o, "onbekend-element");
    json_object_del(o, CANARY);
    if (s->up == NULL)
        return;
    fx.what = "a text for an object";
    json_incref(o);
    put_json(s, json_string(CANARY));
    expect(d, json_here(s), "soort");
    put_json(s, o);
}

/* An element that nobody knows, at the front, in the middle, at the end. */
static void
break_element(const struct doc *d, const struct spot *s)
{
    xmlNodePtr up = s->xml, first = xmlFirstElementChild(up), x;

    for (int where = 0; where < 3; where++) {
        fx.what = "an element that nobody knows";
        x = xmlNewDocNode(d->xml, where == 1 ? NULL : up->ns,
            (const xmlChar *)CANARY, (const xmlChar *)CANARY);
        if (where == 0)
            (void)xmlAddPrevSibling(first, x);
        else if (where == 1)
            (void)xmlAddNextSibling(first, x);
        else
            (void)xmlAddChild(up, x);
        expect(d, x, "onbekend-element");
        xmlUnlinkNode(x);
        xmlFreeNode(x);
    }
    fx.what = "text between elements";
    x = xmlNewDocText(d->xml, (const xmlChar *)CANARY);
    (void)xmlAddNextSibling(first, x);
    expect(d, up, "tekst");
    xmlUnlinkNode(x);
    xmlFreeNode(x);
}

/* XML: an element that may come once comes twice. */
static void
break_twice(const struct doc *d, const struct spot *s)
{
    xmlNodePtr x = xmlCopyNode(s->xml, 1);
    const void *at;

    fx.what = "an element that comes twice";
    (void)xmlAddNextSibling(s->xml, x);
    if (read_doc(d) != ERR_SYNTAX || fx.errs.n != 1 ||
        strcmp(fx.row[0].code, "te-vaak") != 0)
        complain(d, "not te-vaak");
    if (look_up(d, fx.row[0].place, &at) != 2 || at != s->xml)
        complain(d, "the place is not the element");
    xmlUnlinkNode(x);
    xmlFreeNode(x);
}

/* XML: two neighbours that change places. */
static void
break_order(const struct doc *d, const struct spot *s)
{
    xmlNodePtr next = xmlNextElementSibling(s->xml), a = s->xml;
    const void *at;

    if (next == NULL ||
        strcmp((const char *)next->name, (const char *)a->name) == 0)
        return;
    fx.what = "two elements in the wrong order";
    (void)xmlAddPrevSibling(a, next);
    if (read_doc(d) != ERR_SYNTAX || fx.errs.n < 1)
        complain(d, "not refused");
    if (strcmp(fx.row[0].code, "volgorde") != 0)
        complain(d, "not volgorde");
    if (look_up(d, fx.row[0].place, &at) < 1 ||
        strcmp((const char *)((const xmlNode *)at)->name,
            (const char *)a->name) != 0)
        complain(d, "the place is not the element that is late");
    (void)xmlAddPrevSibling(next, a);
}

static void
break_container(const struct doc *d, uint16_t node, uint16_t occ)
{
    struct spot s;

    if (!find(d, node, occ, &s))
        complain(d, node_of(d, node)->name);
    if (is_json(d)) {
        break_object(d, &s);
        return;
    }
    break_element(d, &s);
}

static void
break_each(const struct doc *d)
{
    fx.what = "nothing yet";
    if (read_doc(d) != ERR_OK)
        complain(d, "refused before anything was broken");
    for (uint16_t i = 0; i < d->g->n; i++) {
        const struct node *nd = node_of(d, i);
        uint16_t occ = below_list(d, i) ? 1 : 0;
        struct spot s;

        if (nd->leaf != LF__NONE)
            break_leaf(d, i, occ);
        else
            break_container(d, i, occ);
        if (nd->repeats)
            break_count(d, i);
        else if (i != 0 && !is_json(d) && find(d, i, occ, &s)) {
            break_twice(d, &s);
            break_order(d, &s);
        }
    }
    fx.what = "everything mended";
    if (read_doc(d) != ERR_OK)
        complain(d, "refused");
}

/* ---- many faults at once ------------------------------------------------ */

/* Break this leaf in a way that its kind of document can say. */
static void
spoil(const struct doc *d, const struct spot *s)
{
    if (is_json(d) && !is_number(d, node_of(d, s->node)))
        put_json(s, json_integer(CANARY_NUMBER));
    else
        put_text(d, s, CANARY "\xc2\x85");
}

static size_t
spoil_some(const struct doc *d, struct spot *s, struct kept *k, size_t most)
{
    size_t n = 0;

    for (unsigned tries = 0; tries < 4000 && n < most; tries++) {
        uint16_t i =
            (uint16_t)(1 + generate_message_dice(&fx.made, d->g->n - 1U));
        const struct node *nd = node_of(d, i);
        uint16_t occ =
            below_list(d, i) ? (uint16_t)generate_message_dice(&fx.made, 2) : 0;
        bool old = false;

        if (nd->leaf == LF__NONE || nd->conv == CONV_DATUM_JAAR ||
            nd->conv == CONV_DATUM_MAAND || !find(d, i, occ, &s[n]))
            continue;
        for (size_t j = 0; j < n; j++)
            old |= is_json(d) ? s[j].up == s[n].up && s[j].key == s[n].key &&
                                    s[j].at == s[n].at
                              : s[j].xml == s[n].xml;
        if (old)
            continue;
        k[n] = keep(d, &s[n]);
        spoil(d, &s[n]);
        n++;
    }
    return n;
}

/* Each of them is told, once. */
static void
expect_all(const struct doc *d, const struct spot *s, size_t n)
{
    bool told[LIMIT_ERRORS_MAX + 8] = {false};

    if (read_doc(d) != ERR_SYNTAX)
        complain(d, "not refused");
    if (fx.errs.n != (n > LIMIT_ERRORS_MAX ? LIMIT_ERRORS_MAX : n))
        complain(d, "not as many as were broken");
    for (size_t i = 0; i < fx.errs.n; i++) {
        const void *at;
        size_t j = 0;

        if (look_up(d, fx.row[i].place, &at) != 1)
            complain(d, "a place that leads nowhere");
        while (j < n && thing(d, &s[j]) != at)
            j++;
        if (j == n || told[j])
            complain(d, "a place where nothing was broken, or told twice");
        told[j] = true;
    }
}

static void
break_many(const struct doc *d)
{
    struct spot s[LIMIT_ERRORS_MAX + 8];
    struct kept k[LIMIT_ERRORS_MAX + 8];

    for (unsigned r = 0; r < JOINT_ROUNDS; r++) {
        size_t most = r == 0 ? LIMIT_ERRORS_MAX + 8
                             : 2 + generate_message_dice(&fx.made, JOINT);
        size_t n = spoil_some(d, s, k, most);

        fx.what = "many faults at once";
        assert_true(n > 1);
        expect_all(d, s, n);
        while (n-- > 0)
            mend(d, &s[n], k[n]);
    }
}

/* ---- the document as a whole ---------------------------------------------- */

/* A root, or a type, that the format does not have. */
static void
break_root(const struct doc *d)
{
    const void *at, *whole = d->xml;
    enum err rc;

    fx.what = "an unknown message";
    if (is_json(d)) {
        struct spot s = {.up = d->json, .key = "berichttype"};
        struct kept k = keep(d, &s);

        put_json(&s, json_string(CANARY));
        rc = read_doc(d);
        whole = d->json;
        mend(d, &s, k);
    } else {
        xmlNodePtr root = xmlDocGetRootElement(d->xml);
        xmlChar *name = xmlStrdup(root->name);

        xmlNodeSetName(root, (const xmlChar *)CANARY);
        rc = read_doc(d);
        xmlNodeSetName(root, name);
        xmlFree(name);
    }
    if (rc != ERR_UNSUPPORTED || fx.errs.n != 1 ||
        look_up(d, fx.row[0].place, &at) != 1 || at != whole)
        complain(d, "not told at the top");
}

/* Cut short anywhere: refused, and nothing of it comes back. */
static void
break_off(const struct adapter *ad, struct span text)
{
    struct doc d = {.ad = ad, .g = ad->types[BERICHT_M30]};
    size_t last = text.n - 1;

    fx.what = "a document that breaks off";
    while (text.p[last] == '\n')
        last--;
    for (size_t n = 0; n <= last; n += 1 + n / 50) {
        enum err rc = read_bytes(&d, (struct span){text.p, n});

        if (rc != ERR_SYNTAX && rc != ERR_UNSUPPORTED)
            fail_msg("%s: %s at byte %zu", adapter_kind(ad), fx.what, n);
        assert_true(fx.errs.n > 0);
    }
}

/* ---- the edges of every kind of value -------------------------------------- */

/* What decides which values a leaf takes. */
struct kind {
    const struct adapter *ad;
    enum leaf leaf; /* of a container LF__NONE */
    uint8_t conv;
    bool list;
};

static struct kind seen[KINDS_MAX];
static size_t seen_n;

static bool
new_kind(const struct doc *d, const struct node *nd)
{
    struct kind k = {d->ad, (enum leaf)nd->leaf, nd->conv, nd->repeats};

    for (size_t i = 0; i < seen_n; i++) {
        const struct catalogue_leaf *a, *b;

        if (seen[i].ad != k.ad || seen[i].conv != k.conv ||
            seen[i].list != k.list ||
            (seen[i].leaf == LF__NONE) != (k.leaf == LF__NONE))
            continue;
        if (k.leaf == LF__NONE)
            return false;
        a = catalogue_leaf(k.leaf);
        b = catalogue_leaf(seen[i].leaf);
        if (a->type == b->type && a->min == b->min && a->max == b->max &&
            a->codes == b->codes)
            return false;
    }
    assert_true(seen_n < KINDS_MAX);
    seen[seen_n++] = k;
    return true;
}

/* clang-format off */
/* As JSON; in XML the texts only. */
static const char *const edges[] = {
    "\"\"", "\" \"", "\"\\n\"", "\"x\"", "\"J\"", "\" J\"", "\"J \"", "\"j\"",
    "0", "-0", "0.0", "5", "5.0", "5e0", "0.5e1", "5.5", "-1", "-0.01", "1e2",
    "0.1", "0.01", "0.001", "1.005", "1e-7", "9999999.99", "9999999.999",
    "10000000", "999999999", "1000000000", "1e15", "1e300",
    "9223372036854775807", "-9223372036854775808", "12", "13", "999", "1000",
    "2999", "3000", "1980.0", "1980.5",
    "true", "false", "null", "[]", "{}", "[[]]", "[{}]", "[null]", "[\"\"]",
    "[1]", "{\"a\":1}",
    "\"2024-02-29\"", "\"2025-02-29\"", "\"1900-02-29\"", "\"2000-02-29\"",
    "\"2025-13-01\"", "\"2025-00-00\"", "\"2025-02-00\"", "\"2025-00-10\"",
    "\"2025-04-31\"", "\"0999-12-31\"", "\"1000-01-01\"", "\"2999-12-31\"",
    "\"3000-01-01\"", "\" 2025-01-01\"", "\"2025-01-01\\n\"",
    "\"31-02-1988\"", "\"00-00-1988\"", "\"05-00-1988\"", "\"00-12-1988\"",
    "\"2025-01-01T10:00:00Z\"", "\"2025-01-01T24:00:00Z\"",
    "\"2025-01-01T23:59:60Z\"", "\"2025-01-01T23:59:59.123456789Z\"",
    "\"2025-01-01T10:00:00+00:00\"", "\"2025-01-01T10:00:00Z\\n\"",
    "\"00000099000000010001\"", "\"0000009900000001000\"", "\"999900109\"",
    "\"999900108\"", "\"999900109\\n\"", "\"00000\"", "\"7607AB\"",
    "\"7607AB\\n\"", "\"7607ab\"", "\"a@b.nl\"", "\"a@b\"", "\"a@b..nl\"",
    "\"0612345678\"", "\"+31 (0)6-12345678\"", "\"06-123\"",
    "\"7d3b1a40-1c5e-4f7a-8b21-000000000010\"",
    "\"7D3B1A40-1C5E-4F7A-8B21-000000000010\"",
    "\"van Dijk\"", "\" van Dijk\"", "\"van\"", "\"van  Dijk\"",
    "\"caf\\u00e9\"", "\"\\ud83d\\udd11\"", "\"a\\u007fb\"", "\"a\\u0085b\"",
    "\"a\\u00a0b\"", "\"a\\rb\"", "\"a\\tb\\nc\"", "\"a\\u0001b\"",
    "\"\\ufffe\"", "\"\\ufffd\"", "\"\\u2028\"", "\"\\ufeffJ\"", "\"&<>'\"",
};
/* clang-format on */

/* Every fault leads somewhere, what is missing to where it is missing. */
static void
places_lead(const struct doc *d)
{
    for (size_t i = 0; i < fx.errs.n; i++) {
        char place[ADAPTER_PLACE_MAX + 1];
        bool missing = strcmp(fx.row[i].code, "ontbreekt") == 0;
        const void *at;
        char *slash;

        (void)snprintf(place, sizeof(place), "%s", fx.row[i].place);
        slash = strrchr(place, '/');
        /* An empty list is there, and what should be in it is not. */
        if (missing && look_up(d, place, &at) == 0 && slash != NULL)
            *slash = '\0';
        if (look_up(d, place[0] == '\0' && !is_json(d) ? "/" : place, &at) == 0)
            complain(d, "a place that leads nowhere");
    }
}

static void
try_json(const struct doc *d, const struct spot *s, json_t *v)
{
    struct kept k = keep(d, s);

    put_json(s, v);
    (void)read_doc(d);
    places_lead(d);
    mend(d, s, k);
}

static void
try_edge(const struct doc *d, const struct spot *s, const char *edge)
{
    json_t *v = json_loads(edge, JSON_DECODE_ANY, NULL);
    struct kept k;

    assert_non_null(v);
    if (is_json(d)) {
        try_json(d, s, v);
        return;
    }
    if (json_is_string(v) && strpbrk(json_string_value(v), "\001") == NULL) {
        k = keep(d, s);
        put_text(d, s, json_string_value(v));
        (void)read_doc(d);
        places_lead(d);
        mend(d, s, k);
    }
    json_decref(v);
}

/* JSON counts characters, whatever each takes in bytes or in UTF-16. */
static void
try_lengths(const struct doc *d, const struct spot *s)
{
    static const char *const one[] = {"k", "\xc3\xa9", "\xf0\x9f\x94\x91"};
    const struct node *nd = node_of(d, s->node);
    unsigned max = catalogue_leaf((enum leaf)nd->leaf)->max;
    static char text[TEXT_MAX];

    if (!is_text(catalogue_leaf((enum leaf)nd->leaf)) || max * 4 + 8 > TEXT_MAX)
        return;
    for (size_t c = 0; c < 3; c++)
        for (unsigned n = max - 1; n <= max + 1; n++) {
            size_t len = strlen(one[c]);

            for (unsigned i = 0; i < n; i++)
                memcpy(text + i * len, one[c], len);
            text[n * len] = '\0';
            try_json(d, s, json_string(text));
        }
}

static void
try_each_edge(const struct doc *d, const struct spot *s, bool code)
{
    size_t n = code ? EDGES_OF_CODE : sizeof(edges) / sizeof(edges[0]);

    for (size_t e = 0; e < n; e++)
        try_edge(d, s, edges[e]);
}

static void
try_edges(const struct doc *d)
{
    for (uint16_t i = 1; i < d->g->n; i++) {
        const struct node *nd = node_of(d, i);
        struct spot s;

        if (!find(d, i, below_list(d, i) ? 1 : 0, &s) || !new_kind(d, nd))
            continue;
        fx.what = "an edge";
        if (!is_json(d) && nd->leaf == LF__NONE)
            continue;
        try_each_edge(d, &s,
            nd->leaf != LF__NONE &&
                catalogue_leaf((enum leaf)nd->leaf)->type == LEAF_CODE);
        if (is_json(d) && nd->leaf != LF__NONE)
            try_lengths(d, &s);
        if (is_json(d) && nd->repeats) {
            struct spot list = {.up = d->json};

            assert_true(find(d, nd->parent, 0, &list));
            list.up = list.up == NULL ? d->json : json_here(&list);
            list.key = nd->name;
            try_each_edge(d, &list, true);
        }
    }
}

/* ---- every code ----------------------------------------------------------- */

static unsigned
codes_most(const struct elset *all)
{
    unsigned most = 0;

    for (unsigned l = 0; l < LF__COUNT; l++) {
        enum codelist list = made_list((enum leaf)l);
        unsigned n = list == CL_NONE ? 0 : catalogue_codelist_n(list);

        if (elset_has(all, catalogue_leaf((enum leaf)l)->element) && n > most)
            most = n;
    }
    return most;
}

static void
same_values(const struct doc *d, const struct message *m)
{
    for (uint16_t i = 0; i < m->n; i++) {
        const struct message_value *v = &m->v[i];

        if (!span_eq(v->text, message_get(&fx.m, (enum leaf)v->leaf, v->occ)))
            fail_msg("%s %s: %s/%s: '%.*s' came back as another value",
                adapter_kind(d->ad), terms_bericht(d->g->type),
                catalogue_element(catalogue_leaf((enum leaf)v->leaf)->element)
                    ->id,
                catalogue_leaf((enum leaf)v->leaf)->part, (int)v->text.n,
                v->text.p);
    }
}

/* Write, read, compare. */
static void
goes_through(const struct doc *d, const struct message *m, unsigned k)
{
    struct buf out;

    buf_init(&out, LIMIT_BODY_MAX);
    if (adapter_write(d->ad, d->g->type, m, &out, &fx.ei) != ERR_OK)
        fail_msg("%s %s: code %u: %s", adapter_kind(d->ad),
            terms_bericht(d->g->type), k, fx.ei.text);
    fx.what = "a code of the list";
    if (read_bytes(d, buf_peek(&out)) != ERR_OK)
        complain(d, "refused");
    same_values(d, m);
    buf_done(&out);
}

/* The k-th code at every leaf of this list (CL_NONE: of any), on a day.  An
 * end date that is unknown is not there. */
static void
set_codes(struct message *m, const struct message *base, enum codelist only,
    unsigned k, const char *day, char stamp[static 32])
{
    bool unknown = false;

    (void)snprintf(stamp, 32, "%sT12:00:00Z", day);
    for (uint16_t i = 0; i < m->n; i++) {
        struct message_value *v = &m->v[i];
        enum codelist list = made_list((enum leaf)v->leaf);
        bool this = only == CL_NONE || list == only;

        v->text = base->v[i].text;
        if (v->leaf == LF_BERICHT_TIJDSTIP)
            v->text = span_of(stamp);
        if (list != CL_NONE &&
            (this || v->leaf != LF_DETENTIE_EINDDATUM_ZEKERHEID))
            v->text = span_of(made_code(list, this ? k : 0, day));
        if (v->leaf == LF_DETENTIE_EINDDATUM_ZEKERHEID)
            unknown = span_is(v->text, "ONBEKEND");
    }
    for (uint16_t i = 0; unknown && i < m->n; i++)
        if (m->v[i].leaf == LF_DETENTIE_VERWACHTE_EINDDATUM)
            m->v[i].text = (struct span){NULL, 0};
}

/* Codes that had their day, or will have it: each on such a day. */
static void
dated_codes(const struct doc *d, struct message *m, const struct message *base)
{
    char stamp[32];

    for (size_t i = 0; i < made_codes_n; i++) {
        const struct made_code *c = &made_codes[i];
        enum codelist list = catalogue_find_codelist(span_of(c->list));
        const char *day = c->to[0] != '-' ? c->to : c->from;
        unsigned k = 0;

        if (list == CL_NONE || made_valid(list, c->code, MADE_DAY))
            continue;
        while (strcmp(catalogue_codelist_code(list, k), c->code) != 0)
            k++;
        set_codes(m, base, list, k, day, stamp);
        goes_through(d, m, k);
    }
}

static void
every_code(const struct adapter *ad, enum bericht type)
{
    struct elset all = adapter_elements(ad, type);
    unsigned most = codes_most(&all);
    struct doc d = {.ad = ad, .g = ad->types[type]};
    struct message base, m;
    char stamp[32];

    arena_wipe(&fx.there);
    assert_int_equal(
        message_init(&base, &fx.there, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    assert_int_equal(
        message_init(&m, &fx.there, LIMIT_MESSAGE_VALUES_MAX, NULL), ERR_OK);
    made_message(&fx.made, &all, 1, &base);
    for (uint16_t i = 0; i < base.n; i++)
        assert_int_equal(message_add(&m, (enum leaf)base.v[i].leaf,
                             base.v[i].occ, base.v[i].text, NULL),
            ERR_OK);
    for (unsigned k = 0; k < most; k++) {
        set_codes(&m, &base, CL_NONE, k, MADE_DAY, stamp);
        goes_through(&d, &m, k);
    }
    dated_codes(&d, &m, &base);
}

/* ---- all formats, all types ----------------------------------------------- */

static unsigned
for_each(void (*run)(const struct adapter *ad, enum bericht type))
{
    unsigned n = 0;

    for (size_t i = 0; i < fx.formats.n; i++)
        for (unsigned t = 0; t < BERICHT__COUNT; t++)
            if (adapter_has_type(fx.formats.v[i], (enum bericht)t)) {
                run(fx.formats.v[i], (enum bericht)t);
                n++;
            }
    assert_true(n >= 15);
    return n;
}

static void
run_each(const struct adapter *ad, enum bericht type)
{
    struct doc d;

    doc_make(&d, ad, type);
    break_each(&d);
    break_root(&d);
    doc_done(&d);
}

static void
run_many(const struct adapter *ad, enum bericht type)
{
    struct doc d;

    doc_make(&d, ad, type);
    break_many(&d);
    doc_done(&d);
}

static void
test_faults__every_code_of_every_list_goes_through(void **state)
{
    unsigned n;

    (void)state;
    fx.reads = 0;
    n = for_each(every_code);
    print_message("%u format and type pairs, %u documents\n", n, fx.reads);
}

static void
test_faults__each_is_told_where_it_is(void **state)
{
    unsigned n;

    (void)state;
    fx.reads = 0;
    n = for_each(run_each);
    print_message("%u format and type pairs, %u documents\n", n, fx.reads);
}

static void
test_faults__all_are_told_together(void **state)
{
    unsigned n;

    (void)state;
    fx.reads = 0;
    n = for_each(run_many);
    print_message("%u format and type pairs, %u documents\n", n, fx.reads);
}

static void
run_edges(const struct adapter *ad, enum bericht type)
{
    struct doc d;

    doc_make(&d, ad, type);
    try_edges(&d);
    doc_done(&d);
}

/* One leaf of every kind gets every value that lies at some edge; where the
 * tables and the JSON schema differ is for ajv to say. */
static void
test_faults__the_edges_of_every_kind(void **state)
{
    (void)state;
    fx.reads = 0;
    fx.dump_all = true;
    (void)for_each(run_edges);
    fx.dump_all = false;
    print_message("%zu kinds, %u documents\n", seen_n, fx.reads);
    assert_true(seen_n > 50);
}

/* The shortest document with a value of its own at every text. */
static void
test_faults__nothing_of_a_broken_document_comes_back(void **state)
{
    char text[2000];

    (void)state;
    for (size_t i = 0; i < fx.formats.n; i++) {
        const struct adapter *ad = fx.formats.v[i];
        const struct grammar *g = ad->types[BERICHT_M30];

        assert_non_null(g);
        if (ad->syntax == SYNTAX_XML)
            (void)snprintf(text, sizeof(text),
                "<%s xmlns=\"%s\"><%s>" CANARY "</%s><" CANARY ">" CANARY
                "</" CANARY "><!-- " CANARY " --><![CDATA[" CANARY "]]></%s>",
                g->root, ad->ns, g->nodes[1].name, g->nodes[1].name, g->root);
        else
            (void)snprintf(text, sizeof(text),
                "{\"berichttype\":\"%s\",\"" CANARY "\":[\"" CANARY
                "\",{\"%s\":\"" CANARY "\"}]}",
                g->root, g->nodes[1].name);
        break_off(ad, span_of(text));
    }
}

static int
setup(void **state)
{
    (void)state;
    fx.made.seed = 20261124;
    made_formats_load(&fx.formats);
    if (adapter_reader_new(&fx.rd, NULL) != ERR_OK ||
        arena_init(&fx.there, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK ||
        arena_init(&fx.back, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK)
        return 1;
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_done(&fx.there);
    arena_done(&fx.back);
    adapter_reader_free(fx.rd);
    adapters_free(fx.formats.as);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults__every_code_of_every_list_goes_through),
        cmocka_unit_test(test_faults__each_is_told_where_it_is),
        cmocka_unit_test(test_faults__all_are_told_together),
        cmocka_unit_test(test_faults__the_edges_of_every_kind),
        cmocka_unit_test(test_faults__nothing_of_a_broken_document_comes_back),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
