/* SPDX-License-Identifier: EUPL-1.2 */
#include <time.h>

#include "tests/unit/adapters/fixture.h"

#include "adapters/prescan.h"

static struct buf doc;

static int
setup(void **state)
{
    (void)state;
    buf_init(&doc, 4 * 1024 * 1024);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    buf_done(&doc);
    return 0;
}

static void
repeat(const char *text, unsigned n)
{
    while (n-- > 0)
        buf_text(&doc, text);
}

static enum err
xml(struct prescan *out)
{
    return prescan_xml(buf_peek(&doc), out);
}

struct doc_case {
    const char *text;
    size_t n;         /* 0: up to the NUL */
    const char *code; /* NULL: passes */
};

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct doc_case docs[] = {
    {BYTES("<a/>"), NULL},
    {BYTES("\xef\xbb\xbf<a/>"), NULL},
    {BYTES("<?xml version=\"1.0\"?><a/>"), NULL},
    {BYTES("<?xml version='1.0' encoding='utf-8' standalone='yes' ?><a/>"),
        NULL},
    {BYTES("\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>"),
        NULL},
    {BYTES("<a><!-- <!DOCTYPE x> <?x?> & --></a>"), NULL},
    {BYTES("<a><![CDATA[ <b &x; <!DOCTYPE ]]></a>"), NULL},
    {BYTES("<a x='1' y = \"2>3\"  ></a >"), NULL},
    {BYTES("<a>&lt;&gt;&amp;&quot;&apos;&#10;&#x1F642;</a>"), NULL},
    {BYTES("<a>caf\xc3\xa9 \xf0\x9f\x99\x82</a>"), NULL},
    /* encodings */
    {BYTES("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"),
        "niet-toegestaan"},
    {BYTES("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"),
        "niet-toegestaan"},
    {BYTES("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>"),
        "niet-toegestaan"},
    {BYTES("<?xml version=\"encoding='utf-8'\" encoding=\"latin1\"?><a/>"),
        "niet-toegestaan"},
    {BYTES("<?xml version=\"1.1\"?><a/>"), "niet-toegestaan"},
    {BYTES("\xff\xfe<\0a\0/\0>\0"), "niet-toegestaan"},
    {BYTES("\xfe\xff\0<\0a\0/\0>"), "niet-toegestaan"},
    {BYTES("<\0a\0/\0>\0"), "niet-toegestaan"},
    {BYTES("\0<\0a\0/\0>"), "niet-toegestaan"},
    {BYTES("\0\0\xfe\xff\0\0\0<"), "niet-toegestaan"},
    {BYTES("\x4c\x6f\xa7\x94\x93"), "niet-toegestaan"}, /* EBCDIC */
    {BYTES("<a>\xe9</a>"), "niet-toegestaan"},
    {BYTES("<a>\xc0\xaf</a>"), "niet-toegestaan"},
    {BYTES("<a>\xed\xa0\x80</a>"), "niet-toegestaan"},
    {BYTES("<a>\xef\xbf\xbe</a>"), "niet-toegestaan"},
    {BYTES("<a>\xc3"), "niet-toegestaan"},
    {BYTES("<a><!-- \x01 <b c='1'/> --></a>"), "niet-toegestaan"},
    {BYTES("<a>\0</a>"), "niet-toegestaan"},
    /* declarations and instructions */
    {BYTES("<!DOCTYPE a><a/>"), "niet-toegestaan"},
    {BYTES("<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///x\"><a/>"),
        "niet-toegestaan"},
    {BYTES("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"), "niet-toegestaan"},
    {BYTES("<a><!ENTITY x 'y'></a>"), "niet-toegestaan"},
    {BYTES("<a><!doctype a></a>"), "niet-toegestaan"},
    {BYTES("<a><?php x ?></a>"), "niet-toegestaan"},
    {BYTES("<?xml-stylesheet href='x'?><a/>"), "niet-toegestaan"},
    {BYTES("\n<?xml version=\"1.0\"?><a/>"), "niet-toegestaan"},
    {BYTES("<a/><?xml version=\"1.0\"?>"), "niet-toegestaan"},
    {BYTES("<![CDATA[x]]><a/>"), "niet-toegestaan"},
    /* references */
    {BYTES("<a>&x;</a>"), "niet-toegestaan"},
    {BYTES("<a b='&x;'/>"), "niet-toegestaan"},
    {BYTES("<a>&</a>"), "niet-toegestaan"},
    {BYTES("<a>&lt</a>"), "niet-toegestaan"},
    {BYTES("<a>&#;</a>"), "niet-toegestaan"},
    {BYTES("<a>&#x;</a>"), "niet-toegestaan"},
    {BYTES("<a>&#xg;</a>"), "niet-toegestaan"},
    {BYTES("<a>&#12x;</a>"), "niet-toegestaan"},
    {BYTES("<a>&LT;</a>"), "niet-toegestaan"},
    /* what would let the parser see other tags than this pass */
    {BYTES(""), "niet-welgevormd"},
    {BYTES("<"), "niet-welgevormd"},
    {BYTES("<a"), "niet-welgevormd"},
    {BYTES("<a b"), "niet-welgevormd"},
    {BYTES("<a b=1>"), "niet-welgevormd"},
    {BYTES("<a b='<c d=1'/>"), "niet-welgevormd"},
    {BYTES("<a b='x/>"), "niet-welgevormd"},
    {BYTES("<a <b/>"), "niet-welgevormd"},
    {BYTES("<a></a <b c='1' d='2'/>"), "niet-welgevormd"},
    {BYTES("</a>"), "niet-welgevormd"},
    {BYTES("<a><!-- x"), "niet-welgevormd"},
    {BYTES("<a><![CDATA[ x"), "niet-welgevormd"},
    {BYTES("<a/b>"), "niet-welgevormd"},
};

static void
test_prescan__knows_hostile_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(docs) / sizeof(docs[0]); i++) {
        struct prescan out = {NULL, NULL, 0};
        struct span s = {(const uint8_t *)docs[i].text, docs[i].n};
        uint8_t *exact = malloc(s.n + 1);
        enum err rc;

        /* Just the bytes, so that a sanitizer sees a step too far. */
        assert_non_null(exact);
        memcpy(exact, s.p, s.n);
        exact = realloc(exact, s.n == 0 ? 1 : s.n);
        rc = prescan_xml((struct span){exact, s.n}, &out);
        free(exact);
        if ((rc == ERR_OK) != (docs[i].code == NULL) ||
            (rc != ERR_OK && strcmp(out.code, docs[i].code) != 0))
            print_message("%zu: %s: %s\n", i, docs[i].text,
                out.code == NULL ? "passes" : out.code);
        assert_int_equal(rc, docs[i].code == NULL ? ERR_OK : ERR_SYNTAX);
        if (rc != ERR_OK)
            assert_string_equal(out.code, docs[i].code);
    }
}

static void
nest(unsigned depth)
{
    buf_clear(&doc);
    repeat("<a>", depth);
    repeat("</a>", depth);
}

static void
test_prescan__holds_depth(void **state)
{
    struct prescan out;

    (void)state;
    nest(LIMIT_XML_DEPTH_MAX);
    assert_int_equal(xml(&out), ERR_OK);
    nest(LIMIT_XML_DEPTH_MAX + 1);
    assert_int_equal(xml(&out), ERR_LIMIT);
    assert_string_equal(out.code, "grens");
    /* Siblings do not add up; an empty element is a level too. */
    buf_clear(&doc);
    repeat("<a>", LIMIT_XML_DEPTH_MAX - 1);
    repeat("<b/><b></b>", 50);
    assert_int_equal(xml(&out), ERR_OK);
    buf_clear(&doc);
    repeat("<a>", LIMIT_XML_DEPTH_MAX);
    repeat("<b/>", 1);
    assert_int_equal(xml(&out), ERR_LIMIT);
}

static void
attributes(unsigned n)
{
    buf_clear(&doc);
    buf_text(&doc, "<a xmlns='urn:x'");
    for (unsigned i = 1; i < n; i++)
        buf_printf(&doc, " %s%u='1'", i % 2 == 0 ? "x" : "xmlns:p", i);
    buf_text(&doc, "/>");
}

static void
test_prescan__holds_attributes(void **state)
{
    struct prescan out;

    (void)state;
    attributes(LIMIT_XML_ATTRIBUTES_MAX);
    assert_int_equal(xml(&out), ERR_OK);
    attributes(LIMIT_XML_ATTRIBUTES_MAX + 1);
    assert_int_equal(xml(&out), ERR_LIMIT);
}

static void
test_prescan__holds_names(void **state)
{
    struct prescan out;

    (void)state;
    for (int extra = 0; extra < 2; extra++) {
        for (int attribute = 0; attribute < 2; attribute++) {
            buf_clear(&doc);
            buf_text(&doc, attribute ? "<a " : "<");
            repeat("n", LIMIT_XML_NAME_MAX + (unsigned)extra);
            buf_text(&doc, attribute ? "='1'/>" : "/>");
            assert_int_equal(xml(&out), extra ? ERR_LIMIT : ERR_OK);
        }
    }
}

static void
test_prescan__holds_nodes_and_bytes(void **state)
{
    struct prescan out;

    (void)state;
    buf_clear(&doc);
    buf_text(&doc, "<a>");
    repeat("<b/>", LIMIT_XML_NODES_MAX - 1);
    assert_int_equal(xml(&out), ERR_OK);
    buf_text(&doc, "<b/>");
    assert_int_equal(xml(&out), ERR_LIMIT);
    buf_clear(&doc);
    buf_text(&doc, "<a>");
    repeat("<!---->", LIMIT_XML_NODES_MAX - 1);
    assert_int_equal(xml(&out), ERR_OK);
    buf_text(&doc, "<!---->");
    assert_int_equal(xml(&out), ERR_LIMIT);
    buf_clear(&doc);
    buf_text(&doc, "<a>");
    repeat(" ", LIMIT_BODY_MAX - 3);
    assert_int_equal(xml(&out), ERR_OK);
    buf_text(&doc, " ");
    assert_int_equal(xml(&out), ERR_LIMIT);
}

static double
cpu_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* libxml2 2.9.14 needs seconds for these; the limit here is generous, for a
 * machine under load with a sanitizer. */
static void
test_prescan__refuses_a_flood_of_attributes_at_once(void **state)
{
    struct prescan out;
    double from, best = 1e9;

    (void)state;
    attributes(20000);
    assert_true(buf_err(&doc) == ERR_OK);
    for (int i = 0; i < 5; i++) {
        from = cpu_us();
        assert_int_equal(xml(&out), ERR_LIMIT);
        if (cpu_us() - from < best)
            best = cpu_us() - from;
    }
    print_message("20,000 attributes refused in %.0f us\n", best);
    assert_true(best < 5000);
}

static void
test_prescan__tells_the_line(void **state)
{
    struct prescan out;

    (void)state;
    buf_clear(&doc);
    buf_text(&doc, "<a>\n\n<?x?></a>");
    assert_int_equal(xml(&out), ERR_SYNTAX);
    assert_int_equal(out.line, 3);
}

/* ---- JSON ----------------------------------------------------------- */

static enum err
json(struct prescan *out)
{
    return prescan_json(buf_peek(&doc), out);
}

static void
test_prescan__holds_json_depth(void **state)
{
    struct prescan out;

    (void)state;
    for (unsigned extra = 0; extra < 2; extra++) {
        buf_clear(&doc);
        repeat("[", LIMIT_JSON_DEPTH_MAX - 5 + extra);
        repeat("{\"a\":", 5);
        assert_int_equal(json(&out), extra ? ERR_LIMIT : ERR_OK);
    }
    buf_clear(&doc);
    buf_text(&doc, "[\"");
    repeat("[{", 100);
    repeat("\\\"", 100);
    repeat("[{", 100);
    buf_text(&doc, "\"]");
    assert_int_equal(json(&out), ERR_OK);
    buf_clear(&doc);
    buf_text(&doc, "[");
    repeat("[],{},", 100);
    assert_int_equal(json(&out), ERR_OK);
}

static void
test_prescan__holds_json_values(void **state)
{
    struct prescan out;

    (void)state;
    buf_clear(&doc);
    buf_text(&doc, "[1");
    repeat(",1", LIMIT_XML_NODES_MAX - 1);
    assert_int_equal(json(&out), ERR_OK);
    buf_text(&doc, ",1");
    assert_int_equal(json(&out), ERR_LIMIT);
}

static void
test_prescan__wants_json_in_utf8_without_bom(void **state)
{
    static const struct doc_case bad[] = {
        {BYTES("\xef\xbb\xbf{}"), NULL},
        {BYTES("{\0}"), NULL},
        {BYTES("{\"a\":\"\xff\"}"), NULL},
        {BYTES("{\"a\":\"\x01\"}"), NULL},
        {BYTES("\xff\xfe{\0}\0"), NULL},
        {BYTES(""), NULL},
    };
    struct prescan out;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(
            prescan_json((struct span){(const uint8_t *)bad[i].text, bad[i].n},
                &out),
            ERR_SYNTAX);
    /* Ends inside an escape: for the parser to refuse. */
    assert_int_equal(prescan_json(span_of("{\"a\\"), &out), ERR_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prescan__knows_hostile_documents),
        cmocka_unit_test(test_prescan__holds_depth),
        cmocka_unit_test(test_prescan__holds_attributes),
        cmocka_unit_test(test_prescan__holds_names),
        cmocka_unit_test(test_prescan__holds_nodes_and_bytes),
        cmocka_unit_test(test_prescan__refuses_a_flood_of_attributes_at_once),
        cmocka_unit_test(test_prescan__tells_the_line),
        cmocka_unit_test(test_prescan__holds_json_depth),
        cmocka_unit_test(test_prescan__holds_json_values),
        cmocka_unit_test(test_prescan__wants_json_in_utf8_without_bom),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
