/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Weights of text/html and application/json for up to two Accept fields. */
static void
ask(const char *one, const char *two, unsigned *html, unsigned *json)
{
    struct http_request req = {.field_n = 0};

    req.field[req.field_n++] =
        (struct http_field){span_of("Host"), span_of("text/html")};
    if (one != NULL)
        req.field[req.field_n++] =
            (struct http_field){span_of("aCCept"), span_of(one)};
    if (two != NULL)
        req.field[req.field_n++] =
            (struct http_field){span_of("Accept"), span_of(two)};
    *html = http_accept(&req, "text/html");
    *json = http_accept(&req, "application/json");
}

enum choice { HTML, JSON, NONE };

static enum choice
choose(const char *one, const char *two)
{
    unsigned html, json;

    ask(one, two, &html, &json);
    return html > json ? HTML : json > 0 ? JSON : NONE;
}

static void
test_media__accept_chooses(void **state)
{
    static const struct {
        const char *accept;
        enum choice want;
    } row[] = {
        {NULL, JSON},
        {"", JSON},
        {"*/*", JSON},
        {"text/html", HTML},
        {"TEXT/HTML", HTML},
        {"text/*", HTML},
        {"application/json", JSON},
        {"application/*", JSON},
        {"text/html, application/json", JSON},
        {"application/json;q=0.9, text/html", HTML},
        {"application/json, text/html;q=0.9", JSON},
        {"text/html, */*", HTML},
        {"text/html;q=0.5, */*;q=0.5", HTML},
        {"text/html;q=0.4, */*;q=0.5", JSON},
        /* a browser */
        {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            HTML},
        /* the closest range counts, not the highest */
        {"text/html;q=0.1, text/*;q=1, application/json;q=0.2", JSON},
        {"text/html;q=0, */*", JSON},
        {"text/html;q=0.000, */*;q=0.1", JSON},
        {"application/json;q=0, */*", HTML},
        {"text/plain", NONE},
        {"text/html;q=0", NONE},
        {"*/*;q=0", NONE},
        {"image/*, text/plain;q=1.000", NONE},
        /* parameters and quotes */
        {"text/html;charset=utf-8", HTML},
        {"text/plain;x=\",text/html,\"", NONE},
        {"text/plain;x=\"\\\",text/html\"", NONE},
        {" text/html\t;\tq=0.7 , , application/json ; q=0.6", HTML},
        {"text/html;Q=0.1, application/json;q=0.2", JSON},
        /* what is malformed counts for nothing */
        {"text/html;q=2, application/json;q=0.1", JSON},
        {"text/html;q=1.001", NONE},
        {"text/html;q=0.1234", NONE},
        {"text/html;q=", NONE},
        {"text/html;q=.5", NONE},
        {"text/html;q=-1", NONE},
        {"text/html;q=0.x", NONE},
        {"text", NONE},
        {"/html", NONE},
        {"*", NONE},
        {"*/html", NONE},
        {"text/htmlx", NONE},
        {"text/htm", NONE},
        {"\"", NONE},
        {";q=1", NONE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
        if (choose(row[i].accept, NULL) != row[i].want)
            fail_msg("Accept: %s: %d, want %d", row[i].accept,
                choose(row[i].accept, NULL), row[i].want);
}

static void
test_media__two_fields_are_one_list(void **state)
{
    (void)state;
    assert_int_equal(choose("text/html;q=0.5", "application/json"), JSON);
    assert_int_equal(choose("application/json;q=0.5", "text/html"), HTML);
    assert_int_equal(choose("", "text/html"), HTML);
}

static void
test_media__profile_is_taken_apart(void **state)
{
    static const struct {
        const char *kept, *media, *profile;
    } row[] = {
        {"application/json;profile=\"urn:nl:x:drplan\"", "application/json",
            "urn:nl:x:drplan"},
        {"application/json", "application/json", ""},
        {"application/json;profile=\"\"", "application/json", ""},
        {"application/json;profile=\"", "application/json", ""},
        {"application/json;profile=\"urn", "application/json;profile=\"urn",
            ""},
        {"application/json;charset=utf-8", "application/json;charset=utf-8",
            ""},
        {"", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
        struct span media, profile;

        http_media_split(span_of(row[i].kept), &media, &profile);
        assert_true(span_is(media, row[i].media));
        assert_true(span_is(profile, row[i].profile));
    }
}

static void
writes(const struct http_response *res, const char *want, bool there)
{
    struct buf out;

    buf_init(&out, 4096);
    http_write(&out, res);
    assert_int_equal(memmem(out.p, out.n, want, strlen(want)) != NULL, there);
    buf_done(&out);
}

static void
test_media__answer_names_the_profile(void **state)
{
    struct http_response res = {.status = 200,
        .content_type = "application/json",
        .body = span_of("{}"),
        .profile = span_of("urn:nl:x:drplan-gemeente-v1")};

    (void)state;
    writes(&res, "\r\nLink: <urn:nl:x:drplan-gemeente-v1>; rel=\"profile\"\r\n",
        true);
    writes(&res,
        "\r\nContent-Security-Policy: default-src 'none'; "
        "frame-ancestors 'none'\r\n",
        true);
    /* What could end the line, or the link, is left out with its field. */
    res.profile = span_of("urn:x\r\nSet-Cookie: a=b");
    writes(&res, "Link", false);
    res.profile = span_of("urn:x>; rel=\"evil");
    writes(&res, "Link", false);
    res.profile = (struct span){NULL, 0};
    writes(&res, "Link", false);
    res.csp = "default-src 'none'; style-src 'sha256-x'";
    writes(&res,
        "\r\nContent-Security-Policy: default-src 'none'; "
        "style-src 'sha256-x'\r\n",
        true);
    writes(&res, "frame-ancestors", false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_media__accept_chooses),
        cmocka_unit_test(test_media__two_fields_are_one_list),
        cmocka_unit_test(test_media__profile_is_taken_apart),
        cmocka_unit_test(test_media__answer_names_the_profile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
