/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hostile documents, as large as a body may be: each is refused, with one
 * place at the least, and costs less than a quarter of a second.  What is
 * measured is the CPU this process used, never the clock on the wall.
 */
#include <sys/resource.h>

#include "tests/unit/adapters/fixture.h"

enum { CPU_MAX_US = 250 * 1000 };

static uint8_t text[2 * LIMIT_BODY_MAX];
static size_t text_n;

static int64_t
cpu_us(void)
{
    struct rusage ru;

    assert_int_equal(getrusage(RUSAGE_SELF, &ru), 0);
    return (int64_t)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) * 1000000 +
           ru.ru_utime.tv_usec + ru.ru_stime.tv_usec;
}

/* ---- making them ---------------------------------------------------------- */

static void
put(const char *s)
{
    size_t n = strlen(s);

    if (n > sizeof(text) - text_n)
        n = sizeof(text) - text_n;
    memcpy(text + text_n, s, n);
    text_n += n;
}

/* s again and again, '@' counting, until only room is left. */
static void
fill_up(const char *s, size_t room)
{
    char piece[256], number[12];

    for (unsigned i = 0;; i++) {
        size_t n = 0;

        (void)snprintf(number, sizeof(number), "%u", i);
        for (const char *p = s; *p != '\0'; p++) {
            assert_true(n + sizeof(number) < sizeof(piece));
            if (*p != '@')
                piece[n++] = *p;
            for (const char *d = *p == '@' ? number : ""; *d != '\0'; d++)
                piece[n++] = *d;
        }
        piece[n] = '\0';
        if (text_n + n + room > LIMIT_BODY_MAX)
            return;
        put(piece);
    }
}

static void
fill_n(const char *s, unsigned n)
{
    while (n-- > 0)
        put(s);
}

/* A document of the format around the middle; the namespace is pi's. */
#define XML   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NS    " xmlns=\"urn:nl:ketenpoort:pi:v1\""
#define OPEN  XML "<DeelbaarDRPlan" NS ">"
#define CLOSE "</DeelbaarDRPlan>"
#define ROOM  400

static void
x_deep(void)
{
    put(OPEN);
    fill_up("<a>", ROOM);
}

static void
x_deep_closed(void)
{
    put(OPEN);
    fill_n("<a>", 37000);
    fill_n("</a>", 37000);
    put(CLOSE);
}

static void
x_wide(void)
{
    put(OPEN);
    fill_up("<a/>", ROOM);
    put(CLOSE);
}

static void
x_wide_known(void)
{
    put(OPEN "<Kop>");
    fill_up("<BerichtId/>", ROOM);
    put("</Kop>" CLOSE);
}

static void
x_wide_list(void)
{
    put(OPEN "<Justitiabele><Nationaliteiten>");
    fill_up("<Nationaliteit>0001</Nationaliteit>", ROOM);
    put("</Nationaliteiten></Justitiabele>" CLOSE);
}

static void
x_wide_names(void)
{
    put(OPEN);
    fill_up("<n@/>", ROOM);
    put(CLOSE);
}

static void
x_attributes(void)
{
    put(XML "<DeelbaarDRPlan" NS);
    fill_up(" a@=\"\"", ROOM);
    put("/>");
}

static void
x_attributes_many_elements(void)
{
    put(OPEN);
    fill_up("<a b=\"\" c=\"\" d=\"\" e=\"\" f=\"\" g=\"\" h=\"\" i=\"\"/>",
        ROOM);
    put(CLOSE);
}

static void
x_attribute_twice(void)
{
    put(XML "<DeelbaarDRPlan" NS);
    fill_up(" a=\"\"", ROOM);
    put("/>");
}

static void
x_attribute_long(void)
{
    put(XML "<DeelbaarDRPlan" NS " a=\"");
    fill_up("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", ROOM);
    put("\"/>");
}

static void
x_namespaces(void)
{
    put(XML "<DeelbaarDRPlan" NS);
    fill_up(" xmlns:n@=\"urn:@\"", ROOM);
    put("/>");
}

static void
x_namespaces_spread(void)
{
    put(OPEN);
    fill_up("<n@:a xmlns:n@=\"urn:x\"/>", ROOM);
    put(CLOSE);
}

static void
x_namespaces_nested(void)
{
    put(OPEN);
    for (unsigned i = 0; i < 30; i++) {
        char tag[300];

        put("<a");
        for (unsigned k = 0; k < 16; k++) {
            (void)snprintf(tag, sizeof(tag), " xmlns:p%u_%u=\"urn:%u\"", i, k,
                k);
            put(tag);
        }
        put(">");
    }
    fill_up("<p0_0:b/>", ROOM);
    fill_n("</a>", 30);
    put(CLOSE);
}

static void
x_long_name(void)
{
    put(XML "<");
    fill_up("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", ROOM);
    put("/>");
}

static void
x_long_text(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_up("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", ROOM);
    put("</BerichtId></Kop>" CLOSE);
}

static void
x_references(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_up("&#x41;", ROOM);
    put("</BerichtId></Kop>" CLOSE);
}

static void
x_ampersands(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_up("&amp;", ROOM);
    put("</BerichtId></Kop>" CLOSE);
}

static void
x_cdata(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_up("<![CDATA[]]>", ROOM);
    put("</BerichtId></Kop>" CLOSE);
}

static void
x_cdata_text(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_up("<![CDATA[x]]>y", ROOM);
    put("</BerichtId></Kop>" CLOSE);
}

static void
x_cdata_brackets(void)
{
    put(OPEN "<Kop><BerichtId><![CDATA[");
    fill_up("]]]]]]]]]]]]]]]]]]]]]]]]", ROOM);
    put("]]></BerichtId></Kop>" CLOSE);
}

static void
x_comments(void)
{
    put(OPEN);
    fill_up("<!---->", ROOM);
    put(CLOSE);
}

static void
x_comment(void)
{
    put(OPEN "<!--");
    fill_up(" - - - - - - - -", ROOM);
    put("-->" CLOSE);
}

static void
x_comment_open(void)
{
    put(OPEN);
    fill_up("<!--", ROOM);
}

static void
x_instructions(void)
{
    put(XML);
    fill_up("<?a b?>", ROOM);
    put("<DeelbaarDRPlan" NS "/>");
}

static void
x_blanks(void)
{
    put(OPEN);
    fill_up("                                ", ROOM);
    put(CLOSE);
}

static void
x_blanks_in_tag(void)
{
    put(XML "<DeelbaarDRPlan" NS);
    fill_up("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", ROOM);
    put("/>");
}

static void
x_blanks_in_date(void)
{
    put(OPEN "<Kop><Tijdstip>");
    fill_up("                                ", ROOM);
    put("</Tijdstip></Kop>" CLOSE);
}

static void
x_laughs(void)
{
    put("<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY l0 \"ha\">");
    for (unsigned i = 1; i < 12; i++) {
        char row[300];

        (void)snprintf(row, sizeof(row),
            "<!ENTITY l%u \"&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;&l%u;\">",
            i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
        put(row);
    }
    put("]>\n<DeelbaarDRPlan" NS "><Kop>&l11;</Kop>" CLOSE);
}

static void
x_quadratic(void)
{
    put("<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY a \"");
    fill_n("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 4000);
    put("\">]>\n<DeelbaarDRPlan" NS ">");
    fill_up("&a;", ROOM);
    put(CLOSE);
}

static void
x_external(void)
{
    put("<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY x SYSTEM "
        "\"file:///etc/passwd\">]>\n<DeelbaarDRPlan" NS
        "><Kop>&x;</Kop>" CLOSE);
}

static void
x_parameter(void)
{
    put("<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY % x SYSTEM "
        "\"http://127.0.0.1:1/x\"> %x;]>\n<DeelbaarDRPlan" NS "/>");
}

static void
x_xinclude(void)
{
    put(XML "<DeelbaarDRPlan" NS
            " xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
            "<xi:include href=\"file:///etc/passwd\" parse=\"text\"/>" CLOSE);
}

static void
x_doctypes(void)
{
    put("<?xml version=\"1.0\"?>");
    fill_up("<!DOCTYPE a []>", ROOM);
}

static void
x_doctype_hidden(void)
{
    put("<?xml version=\"1.0\"?><!-- --><!-- -->\n\n<!DOCTYPE\tDeelbaarDRPlan "
        "[<!ATTLIST DeelbaarDRPlan a CDATA \"x\">]><DeelbaarDRPlan" NS "/>");
}

/* ASCII as UTF-16 or UTF-32, with or without a mark. */
static void
widen(const char *s, unsigned width, bool big, bool mark)
{
    uint8_t unit[4] = {0};

    if (mark) {
        unit[big ? width - 2 : 0] = big ? 0xfe : 0xff;
        unit[big ? width - 1 : 1] = big ? 0xff : 0xfe;
        memcpy(text + text_n, unit, width);
        text_n += width;
    }
    for (; *s != '\0'; s++) {
        memset(unit, 0, sizeof(unit));
        unit[big ? width - 1 : 0] = (uint8_t)*s;
        memcpy(text + text_n, unit, width);
        text_n += width;
    }
}

#define DOCTYPE(enc)                        \
    "<?xml version=\"1.0\" encoding=\"" enc \
    "\"?><!DOCTYPE a [<!ENTITY b \"c\">]><DeelbaarDRPlan" NS ">&b;" CLOSE

static void
x_utf16le(void)
{
    widen(DOCTYPE("UTF-16"), 2, false, true);
}

static void
x_utf16be(void)
{
    widen(DOCTYPE("UTF-16"), 2, true, true);
}

static void
x_utf16_bare(void)
{
    widen(DOCTYPE("UTF-16LE"), 2, false, false);
}

static void
x_utf32le(void)
{
    widen(DOCTYPE("UTF-32"), 4, false, true);
}

static void
x_utf32be(void)
{
    widen(DOCTYPE("UTF-32"), 4, true, true);
}

static void
x_utf7(void)
{
    put("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE a "
        "+AFs-+ADwAIQ-ENTITY b +ACI-c+ACI-+AD4AXQA+-<DeelbaarDRPlan" NS "/>");
}

static void
x_utf7_only(void)
{
    put("+ADw-DeelbaarDRPlan+AD4-+ADw-/DeelbaarDRPlan+AD4-");
}

static void
x_ebcdic(void)
{
    static const uint8_t declared[] = {0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40};

    memcpy(text, declared, sizeof(declared));
    text_n = sizeof(declared);
    fill_up("\x4c\x5a\x40", ROOM);
}

static void
x_latin1(void)
{
    put(OPEN "<Kop><BerichtId>caf\xe9</BerichtId></Kop>" CLOSE);
}

static void
x_latin1_declared(void)
{
    put("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><DeelbaarDRPlan" NS
        "><Kop>caf\xe9</Kop>" CLOSE);
}

static void
x_overlong(void)
{
    put(OPEN "<Kop>\xc0\xbc!DOCTYPE\xe0\x80\xbc</Kop>" CLOSE);
}

static void
x_surrogate(void)
{
    put(OPEN "<Kop>\xed\xa0\xbd\xed\xb4\x91</Kop>" CLOSE);
}

static void
x_beyond(void)
{
    put(OPEN "<Kop>\xf4\x90\x80\x80\xf8\x88\x80\x80\x80</Kop>" CLOSE);
}

static void
x_nul(void)
{
    put(OPEN "<Kop>a");
    text[text_n++] = '\0';
    put("b</Kop>" CLOSE);
}

static void
x_nul_reference(void)
{
    put(OPEN "<Kop>&#0;&#x0;&#xFFFF;&#xD800;</Kop>" CLOSE);
}

static void
x_all_nul(void)
{
    memset(text, 0, LIMIT_BODY_MAX);
    text_n = LIMIT_BODY_MAX;
}

static void
x_nothing_closes(void)
{
    put(OPEN "<a b=\"");
    fill_up("<a b='\"' ", ROOM);
}

static void
x_angles(void)
{
    fill_up("<", ROOM);
}

static void
x_too_large(void)
{
    put(OPEN "<Kop><BerichtId>");
    fill_n("kkkkkkkkkkkkkkkk", 1 + LIMIT_BODY_MAX / 16);
    put("</BerichtId></Kop>" CLOSE);
}

static void
j_deep_arrays(void)
{
    fill_up("[", ROOM);
}

static void
j_deep_objects(void)
{
    fill_up("{\"a\":", ROOM);
}

static void
j_deep_closed(void)
{
    put("{\"berichttype\":\"M14\",\"taken\":");
    fill_n("[", 100000);
    fill_n("]", 100000);
    put("}");
}

static void
j_wide(void)
{
    put("{\"berichttype\":\"M14\",\"taken\":[");
    fill_up("0,", ROOM);
    put("0]}");
}

static void
j_wide_objects(void)
{
    put("{\"berichttype\":\"M14\",\"taken\":[");
    fill_up("{},", ROOM);
    put("{}]}");
}

static void
j_keys(void)
{
    put("{\"berichttype\":\"M14\"");
    fill_up(",\"@\":0", ROOM);
    put("}");
}

static void
j_keys_within(void)
{
    put("{\"berichttype\":\"M14\"");
    for (unsigned i = 0; i < LIMIT_XML_NODES_MAX - 100; i++) {
        char key[32];

        (void)snprintf(key, sizeof(key), ",\"k%u\":0", i);
        put(key);
    }
    put("}");
}

static void
j_same_keys(void)
{
    put("{\"berichttype\":\"M14\"");
    fill_up(",\"a\":0", ROOM);
    put("}");
}

static void
j_duplicate(void)
{
    put("{\"berichttype\":\"M14\",\"berichttype\":\"M14\"}");
}

static void
j_huge_number(void)
{
    put("{\"berichttype\":\"M14\",\"a\":");
    fill_up("99999999999999999999999999999999", ROOM);
    put("}");
}

static void
j_huge_fraction(void)
{
    put("{\"berichttype\":\"M14\",\"a\":0.");
    fill_up("00000000000000000000000000000001", ROOM);
    put("e-1}");
}

static void
j_huge_exponent(void)
{
    put("{\"berichttype\":\"M14\",\"a\":1e");
    fill_up("99999999999999999999999999999999", ROOM);
    put("}");
}

static void
j_numbers(void)
{
    put("{\"berichttype\":\"M14\",\"taken\":[");
    for (unsigned i = 0; i < LIMIT_XML_NODES_MAX - 100; i++)
        put("1e308,");
    put("0]}");
}

static void
j_overflow(void)
{
    put("{\"berichttype\":\"M14\",\"a\":1e999999999}");
}

static void
j_long_string(void)
{
    put("{\"berichttype\":\"");
    fill_up("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", ROOM);
    put("\"}");
}

static void
j_escapes(void)
{
    put("{\"berichttype\":\"M14\",\"plan\":{\"identificatie\":\"");
    fill_up("\\u0041", ROOM);
    put("\"}}");
}

static void
j_backslashes(void)
{
    put("{\"berichttype\":\"");
    fill_up("\\", ROOM);
}

static void
j_lone_surrogate(void)
{
    put("{\"berichttype\":\"M14\",\"a\":\"\\ud83d\"}");
}

static void
j_nul_escape(void)
{
    put("{\"berichttype\":\"M14\\u0000\"}");
}

static void
j_nul(void)
{
    put("{\"berichttype\":\"M14");
    text[text_n++] = '\0';
    put("\"}");
}

static void
j_long_key(void)
{
    put("{\"berichttype\":\"M14\",\"");
    fill_up("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", ROOM);
    put("\":1}");
}

static void
j_blanks(void)
{
    put("{\"berichttype\":\"M14\"");
    fill_up("                                ", ROOM);
    put("}");
}

static void
j_bom(void)
{
    put("\xef\xbb\xbf{\"berichttype\":\"M14\"}");
}

static void
j_utf16(void)
{
    widen("{\"berichttype\":\"M14\"}", 2, false, true);
}

static void
j_utf32(void)
{
    widen("{\"berichttype\":\"M14\"}", 4, true, false);
}

static void
j_overlong(void)
{
    put("{\"berichttype\":\"\xc1\x8d\xc0\x80\"}");
}

static void
j_latin1(void)
{
    put("{\"berichttype\":\"M14\",\"a\":\"caf\xe9\"}");
}

static void
j_trailing(void)
{
    put("{\"berichttype\":\"M14\"}");
    fill_up("{}", ROOM);
}

static void
j_words(void)
{
    put("{\"berichttype\":\"M14\",\"a\":NaN,\"b\":Infinity,/* c */\"d\":'e'}");
}

static void
j_too_large(void)
{
    put("{\"berichttype\":\"M14\",\"a\":\"");
    fill_n("kkkkkkkkkkkkkkkk", 1 + LIMIT_BODY_MAX / 16);
    put("\"}");
}

/* ---- reading them --------------------------------------------------------- */

struct hostile {
    const char *name;
    void (*make)(void);
};

#define H(f)  \
    {         \
#f, f \
    }
/* clang-format off */
static const struct hostile xmls[] = {
    H(x_deep), H(x_deep_closed), H(x_wide), H(x_wide_known), H(x_wide_list),
    H(x_wide_names), H(x_attributes), H(x_attributes_many_elements),
    H(x_attribute_twice), H(x_attribute_long), H(x_namespaces),
    H(x_namespaces_spread), H(x_namespaces_nested), H(x_long_name),
    H(x_long_text), H(x_references), H(x_ampersands), H(x_cdata),
    H(x_cdata_text), H(x_cdata_brackets), H(x_comments), H(x_comment),
    H(x_comment_open), H(x_instructions), H(x_blanks), H(x_blanks_in_tag),
    H(x_blanks_in_date), H(x_laughs), H(x_quadratic), H(x_external),
    H(x_parameter), H(x_xinclude), H(x_doctypes), H(x_doctype_hidden),
    H(x_utf16le), H(x_utf16be), H(x_utf16_bare), H(x_utf32le), H(x_utf32be),
    H(x_utf7), H(x_utf7_only), H(x_ebcdic), H(x_latin1), H(x_latin1_declared),
    H(x_overlong), H(x_surrogate), H(x_beyond), H(x_nul), H(x_nul_reference),
    H(x_all_nul), H(x_nothing_closes), H(x_angles), H(x_too_large),
};
static const struct hostile jsons[] = {
    H(j_deep_arrays), H(j_deep_objects), H(j_deep_closed), H(j_wide),
    H(j_wide_objects), H(j_keys), H(j_keys_within), H(j_same_keys),
    H(j_duplicate), H(j_huge_number), H(j_huge_fraction), H(j_huge_exponent),
    H(j_numbers), H(j_overflow), H(j_long_string), H(j_escapes),
    H(j_backslashes), H(j_lone_surrogate), H(j_nul_escape), H(j_nul),
    H(j_long_key), H(j_blanks), H(j_bom), H(j_utf16), H(j_utf32),
    H(j_overlong), H(j_latin1), H(j_trailing), H(j_words), H(j_too_large),
};
/* clang-format on */

/* Write the document beside the others: the scenario sends the same. */
static void
dump(const struct hostile *h)
{
    const char *dir = getenv("KETEN_DUMP");
    char path[PATH_LEN];
    FILE *f;

    if (dir == NULL)
        return;
    assert_true(snprintf(path, sizeof(path), "%s/%s", dir, h->name) < PATH_LEN);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, text_n, f), text_n);
    assert_int_equal(fclose(f), 0);
}

static int64_t
one(struct fixture *fx, const struct hostile *h)
{
    int64_t from, took;
    enum err rc;

    text_n = 0;
    h->make();
    assert_true(text_n > 0);
    dump(h);
    from = cpu_us();
    rc = fixture_read_span(fx, (struct span){text, text_n});
    took = cpu_us() - from;
    if (rc != ERR_SYNTAX && rc != ERR_LIMIT && rc != ERR_UNSUPPORTED)
        fail_msg("%s: not refused (%d)", h->name, (int)rc);
    if (fx->errs.n == 0 || fx->errs.n > LIMIT_ERRORS_MAX)
        fail_msg("%s: no place", h->name);
    if (took > CPU_MAX_US)
        fail_msg("%s: %lld us of CPU", h->name, (long long)took);
    return took;
}

static void
all(const char *kind, const struct hostile *h, size_t n)
{
    struct fixture fx;
    int64_t worst = 0;
    const char *name = "";

    fixture_open(&fx, "adapters", kind);
    for (size_t i = 0; i < n; i++) {
        int64_t took = one(&fx, &h[i]);

        if (took > worst) {
            worst = took;
            name = h[i].name;
        }
    }
    print_message("%s: %zu documents, the worst is %s: %lld us\n", kind, n,
        name, (long long)worst);
    fixture_close(&fx);
}

static void
test_hostile__xml_is_refused_at_a_small_price(void **state)
{
    (void)state;
    all("pi", xmls, sizeof(xmls) / sizeof(xmls[0]));
}

static void
test_hostile__json_is_refused_at_a_small_price(void **state)
{
    (void)state;
    all("gemeente", jsons, sizeof(jsons) / sizeof(jsons[0]));
}

/* After all that the reader still reads, and as fast as a fresh one. */
static void
test_hostile__leaves_the_reader_as_it_was(void **state)
{
    struct fixture fx;

    (void)state;
    fixture_open(&fx, "adapters", "pi");
    for (unsigned round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof(xmls) / sizeof(xmls[0]); i++) {
            (void)one(&fx, &xmls[i]);
            fixture_file(&fx, "adapters/pi/v1/samples/M10.xml");
            assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
        }
    fixture_close(&fx);
    fixture_open(&fx, "adapters", "gemeente");
    for (size_t i = 0; i < sizeof(jsons) / sizeof(jsons[0]); i++) {
        (void)one(&fx, &jsons[i]);
        fixture_file(&fx, "adapters/gemeente/v1/samples/M14.json");
        assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    }
    fixture_close(&fx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile__xml_is_refused_at_a_small_price),
        cmocka_unit_test(test_hostile__json_is_refused_at_a_small_price),
        cmocka_unit_test(test_hostile__leaves_the_reader_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
