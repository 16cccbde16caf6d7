/* SPDX-License-Identifier: EUPL-1.2 */
#include "http/http.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void
expect_problem(const struct http_problem *p, const char *want)
{
    struct buf b;

    buf_init(&b, 4096);
    http_problem_write(&b, p);
    buf_byte(&b, '\0');
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_string_equal((const char *)b.p, want);
    buf_done(&b);
}

static void
test_http__a_problem_has_the_members_of_rfc_9457(void **state)
{
    const struct http_problem p = {.status = 404,
        .slug = "niet-gevonden",
        .title = "Niet gevonden",
        .detail = "Dit bericht bestaat niet."};

    (void)state;
    expect_problem(&p,
        "{\"type\":\"/problemen/niet-gevonden\",\"title\":\"Niet gevonden\","
        "\"status\":404,\"detail\":\"Dit bericht bestaat niet.\"}");
}

static void
test_http__a_problem_names_every_fault(void **state)
{
    const struct http_problem_fault faults[] = {
        {.place = "/bericht/id", .code = "verplicht", .detail = "ontbreekt"},
        {.code = "aantal", .detail = "te veel"}, {.detail = "los"}};
    const struct http_problem p = {.status = 400,
        .slug = "ongeldig-verzoek",
        .title = "Ongeldig verzoek",
        .instance = "/referentie/1",
        .fault = faults,
        .fault_n = 3};

    (void)state;
    expect_problem(&p, "{\"type\":\"/problemen/ongeldig-verzoek\","
                       "\"title\":\"Ongeldig verzoek\",\"status\":400,"
                       "\"instance\":\"/referentie/1\",\"fouten\":["
                       "{\"plaats\":\"/bericht/id\",\"code\":\"verplicht\","
                       "\"detail\":\"ontbreekt\"},"
                       "{\"code\":\"aantal\",\"detail\":\"te veel\"},"
                       "{\"detail\":\"los\"}]}");
}

static void
test_http__a_problem_escapes_what_it_says(void **state)
{
    const struct http_problem_fault fault = {.place = "/a\"b\\c",
        .code = "x\ny",
        .detail = "\x01"};
    const struct http_problem p = {.status = 400,
        .slug = "s",
        .title = "\"t\"",
        .detail = "een\ttab",
        .fault = &fault,
        .fault_n = 1};

    (void)state;
    expect_problem(&p,
        "{\"type\":\"/problemen/s\",\"title\":\"\\\"t\\\"\",\"status\":400,"
        "\"detail\":\"een\\ttab\",\"fouten\":[{\"plaats\":\"/a\\\"b\\\\c\","
        "\"code\":\"x\\ny\",\"detail\":\"\\u0001\"}]}");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_http__a_problem_has_the_members_of_rfc_9457),
        cmocka_unit_test(test_http__a_problem_names_every_fault),
        cmocka_unit_test(test_http__a_problem_escapes_what_it_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
