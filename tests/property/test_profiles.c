/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a recipient gets is what its profile says.  Random messages with any of
 * the elements of a profile are written and satisfy the profile's published
 * schema; with one element more, or one that is promised less, nothing is
 * written, and the schema refuses such a document from elsewhere.
 *
 * XML is validated by libxml2, JSON by tests/lib/json_schema.py.
 */
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "adapters/adapter.h"
#include "base/limit.h"
#include "tests/unit/adapters/any_message.h"

enum { ROUNDS = 20, PATH_LEN = 400 };

static struct adapters *all;
static struct arena arena;
static struct buf doc;

/* ---- published schemas -------------------------------------------------- */

static void
silent(void *ctx, const char *fmt, ...)
{
    (void)ctx, (void)fmt;
}

static xmlSchemaPtr
load_xsd(const struct adapter *ad, enum bericht type)
{
    xmlSchemaParserCtxtPtr pc;
    xmlSchemaPtr s;
    char path[PATH_LEN];

    (void)snprintf(path, sizeof(path), "adapters/%s/%s/profiles/%s.xsd",
        adapter_kind(ad), adapter_version(ad), adapter_profile(ad, type));
    pc = xmlSchemaNewParserCtxt(path);
    assert_non_null(pc);
    s = xmlSchemaParse(pc);
    assert_non_null(s);
    xmlSchemaFreeParserCtxt(pc);
    return s;
}

static bool
xsd_says(xmlSchemaPtr schema, struct span text)
{
    xmlDocPtr d = xmlReadMemory((const char *)text.p, (int)text.n, NULL,
        "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlSchemaValidCtxtPtr v = xmlSchemaNewValidCtxt(schema);
    bool ok;

    assert_non_null(v);
    xmlSchemaSetValidErrors(v, silent, silent, NULL);
    ok = d != NULL && xmlSchemaValidateDoc(v, d) == 0;
    xmlSchemaFreeValidCtxt(v);
    xmlFreeDoc(d);
    return ok;
}

/* Documents gathered in a folder, for one call of the JSON validator. */
struct batch {
    char dir[64];
    unsigned n;
};

static void
batch_open(struct batch *b)
{
    (void)snprintf(b->dir, sizeof(b->dir), "/tmp/ketenpoort-profiel-XXXXXX");
    assert_non_null(mkdtemp(b->dir));
    b->n = 0;
}

static void
batch_add(struct batch *b, struct span text)
{
    char path[PATH_LEN];
    FILE *f;

    (void)snprintf(path, sizeof(path), "%s/%u.json", b->dir, b->n++);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
    (void)fclose(f);
}

/* How many of them the schema of the profile refuses. */
static unsigned
batch_refused(struct batch *b, const struct adapter *ad, enum bericht type)
{
    const char *kind = adapter_kind(ad), *version = adapter_version(ad);
    char cmd[1200], line[1000];
    unsigned refused = 0;
    FILE *f;

    (void)snprintf(cmd, sizeof(cmd),
        "python3 tests/lib/json_schema.py adapters/%s/%s/profiles/"
        "%s.schema.json adapters/%s/%s/%s-%s.schema.json -- %s/*.json 2>&1",
        kind, version, adapter_profile(ad, type), kind, version, kind, version,
        b->dir);
    f = popen(cmd, "r");
    assert_non_null(f);
    while (fgets(line, sizeof(line), f) != NULL) {
        if (strncmp(line, b->dir, strlen(b->dir)) != 0)
            fail_msg("json_schema.py: %s", line);
        if (refused++ == 0)
            print_message("%s", line);
    }
    (void)pclose(f);
    (void)snprintf(cmd, sizeof(cmd), "rm -r %s", b->dir);
    assert_int_equal(system(cmd), 0);
    return refused;
}

/* ---- messages --------------------------------------------------------------- */

static enum err
write_profile(const struct adapter *ad, enum bericht type,
    const struct elset *s)
{
    struct errinfo ei = {.code = ERR_OK};
    struct message m;

    any_message(&m, &arena, s);
    buf_clear(&doc);
    return adapter_write_profile(ad, type, &m, &doc, &ei);
}

/* What the profile promises: without it nothing is written. */
static struct elset
promised(const struct adapter *ad, enum bericht type, const struct elset *may)
{
    struct elset must = {{0}};

    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct elset less = *may;

        if (!elset_has(may, (enum element)e) || e == EL_BERICHT_TYPE)
            continue;
        elset_del(&less, (enum element)e);
        if (write_profile(ad, type, &less) != ERR_OK)
            elset_add(&must, (enum element)e);
    }
    return must;
}

/* The promised ones, and about half of the others. */
static struct elset
some(const struct elset *may, const struct elset *must)
{
    struct elset s = *must;

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(may, (enum element)e) && any_dice(2) == 0)
            elset_add(&s, (enum element)e);
    return s;
}

/* A member more, before the end of the document. */
static void
add_unknown(bool xml)
{
    struct buf more;
    size_t n = doc.n;

    while (n > 0 && doc.p[n - 1] != (xml ? '<' : '}'))
        n--;
    n--;
    buf_init(&more, LIMIT_BODY_MAX);
    buf_put(&more, (struct span){doc.p, n});
    buf_text(&more, xml ? "<Extra>x</Extra>" : ",\"extra\":\"x\"");
    buf_put(&more, (struct span){doc.p + n, doc.n - n});
    buf_done(&doc);
    doc = more;
}

struct validator {
    xmlSchemaPtr xsd;
    struct batch good, bad;
    unsigned bad_n;
};

static void
check(struct validator *v, bool good)
{
    if (v->xsd == NULL) {
        batch_add(good ? &v->good : &v->bad, buf_peek(&doc));
        return;
    }
    if (xsd_says(v->xsd, buf_peek(&doc)) != good)
        fail_msg("the schema says %d\n%.*s", !good, (int)doc.n,
            (const char *)doc.p);
}

/* The type may carry more than the profile: written as the one, it is no
 * document of the other. */
static void
check_wider(struct validator *v, const struct adapter *ad, enum bericht type,
    const struct elset *may, const struct elset *must)
{
    struct elset wide = adapter_elements(ad, type);
    struct message m;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct elset s = some(may, must);

        if (!elset_has(&wide, (enum element)e) ||
            elset_has(may, (enum element)e))
            continue;
        elset_add(&s, (enum element)e);
        assert_int_equal(write_profile(ad, type, &s), ERR_INTERNAL);
        assert_int_equal(doc.n, 0);
        any_message(&m, &arena, &s);
        if (adapter_write(ad, type, &m, &doc, NULL) != ERR_OK)
            continue; /* the type itself promises more */
        check(v, false);
        v->bad_n++;
    }
}

static void
walk_profile(const struct adapter *ad, enum bericht type)
{
    bool xml = strcmp(adapter_media_type(ad), "application/xml") == 0;
    struct elset may = adapter_profile_elements(ad, type);
    struct elset must = promised(ad, type, &may);
    struct validator v = {.xsd = xml ? load_xsd(ad, type) : NULL};

    if (!xml) {
        batch_open(&v.good);
        batch_open(&v.bad);
    }
    for (int i = 0; i < ROUNDS; i++) {
        struct elset s = i == 0 ? may : some(&may, &must);

        assert_int_equal(write_profile(ad, type, &s), ERR_OK);
        check(&v, true);
        add_unknown(xml);
        check(&v, false);
        v.bad_n++;
    }
    check_wider(&v, ad, type, &may, &must);
    print_message("%s: %u elements, %u promised, %u documents outside it\n",
        adapter_profile(ad, type), elset_n(&may), elset_n(&must), v.bad_n);
    if (xml) {
        xmlSchemaFree(v.xsd);
        return;
    }
    assert_int_equal(batch_refused(&v.good, ad, type), 0);
    assert_int_equal(batch_refused(&v.bad, ad, type), v.bad_n);
}

static void
walk_format(const char *kind)
{
    const struct adapter *ad = adapters_find(all, kind, "v1");
    unsigned n = 0;

    assert_non_null(ad);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (adapter_profile(ad, (enum bericht)t) == NULL)
            continue;
        walk_profile(ad, (enum bericht)t);
        n++;
    }
    assert_true(n >= 3);
}

static void
test_profiles__pi(void **state)
{
    (void)state;
    walk_format("pi");
}

static void
test_profiles__reclassering(void **state)
{
    (void)state;
    walk_format("reclassering");
}

static void
test_profiles__gemeente(void **state)
{
    (void)state;
    walk_format("gemeente");
}

/* No profile hands on what steers a decision. */
static void
test_profiles__nothing_that_steers(void **state)
{
    static const enum element steering[] = {EL_BERICHT_NOODZAAK_MOTIVERING,
        EL_BERICHT_BESLUIT_MANDAAT, EL_BERICHT_BEVESTIGING_TWEEDE,
        EL_BERICHT_ONTVANGER_GEMANDATEERDE, EL_BERICHT_DERDE_GEINFORMEERD,
        EL_BERICHT_BSN_GEVERIFIEERD, EL_BERICHT_CONVENANT_ID,
        EL_BERICHT_CASUS_ID};
    static const char *const kinds[] = {"pi", "reclassering", "gemeente"};

    (void)state;
    for (size_t k = 0; k < 3; k++)
        for (unsigned t = 0; t < BERICHT__COUNT; t++) {
            struct elset s = adapter_profile_elements(
                adapters_find(all, kinds[k], "v1"), (enum bericht)t);

            for (size_t i = 0; i < sizeof(steering) / sizeof(steering[0]); i++)
                assert_false(elset_has(&s, steering[i]));
            for (unsigned e = 0; e < EL__COUNT; e++)
                assert_false(elset_has(&s, (enum element)e) &&
                             catalogue_element((enum element)e)->blocked);
        }
}

static int
setup(void **state)
{
    struct errinfo ei;

    (void)state;
    buf_init(&doc, LIMIT_BODY_MAX);
    if (adapters_load(&all, "adapters", &ei) != ERR_OK) {
        print_error("%s\n", ei.text);
        return 1;
    }
    return arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, NULL) == ERR_OK ? 0 : 1;
}

static int
teardown(void **state)
{
    (void)state;
    buf_done(&doc);
    arena_done(&arena);
    adapters_free(all);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_profiles__pi),
        cmocka_unit_test(test_profiles__reclassering),
        cmocka_unit_test(test_profiles__gemeente),
        cmocka_unit_test(test_profiles__nothing_that_steers),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
