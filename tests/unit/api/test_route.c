/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/route.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "api/answer.h"

#define ID "01932a3c-0000-7000-8000-000000000001"

static struct route_match
find(enum http_method method, const char *path, bool *found)
{
    struct http_request req = {.method = method, .path = span_of(path)};
    struct route_match m;

    *found = route_find(&req, &m);
    return m;
}

static void
test_route__known_paths_lead_somewhere(void **state)
{
    static const struct {
        enum http_method method;
        const char *path;
        enum route_id id;
    } row[] = {
        {HTTP_POST, ROUTE_BASE "/berichten", ROUTE_BERICHTEN_POST},
        {HTTP_GET, ROUTE_BASE "/berichten", ROUTE_BERICHTEN_GET},
        {HTTP_HEAD, ROUTE_BASE "/berichten", ROUTE_BERICHTEN_GET},
        {HTTP_GET, ROUTE_BASE "/berichten/" ID, ROUTE_BERICHT},
        {HTTP_GET, ROUTE_BASE "/berichten/" ID "/inhoud", ROUTE_INHOUD},
        {HTTP_POST, ROUTE_BASE "/berichten/" ID "/ontvangstbevestigingen",
            ROUTE_ONTVANGST},
        {HTTP_GET, ROUTE_BASE "/verstrekkingen/" ID "/bewijs", ROUTE_BEWIJS},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
        bool found;
        struct route_match m = find(row[i].method, row[i].path, &found);

        assert_true(found);
        assert_int_equal(m.id, row[i].id);
    }
}

static void
test_route__anything_else_is_not_there(void **state)
{
    static const char *const path[] = {"/", "", ROUTE_BASE,
        ROUTE_BASE "/berichten/", ROUTE_BASE "/berichten/" ID "/",
        ROUTE_BASE "/berichten/" ID "0", ROUTE_BASE "/berichten/x",
        ROUTE_BASE "/berichten/01932A3C-0000-7000-8000-000000000001",
        ROUTE_BASE "/berichten/01932a3c_0000-7000-8000-000000000001",
        "/gegevensuitwisseling/v2/berichten", ROUTE_BASE "berichten"};

    (void)state;
    for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++) {
        bool found;
        struct route_match m = find(HTTP_GET, path[i], &found);

        assert_false(found);
        assert_null(m.allow);
    }
}

static void
test_route__wrong_method_says_which_are_right(void **state)
{
    bool found;
    struct route_match m = find(HTTP_DELETE, ROUTE_BASE "/berichten", &found);

    (void)state;
    assert_false(found);
    assert_string_equal(m.allow, "GET, HEAD, POST");
    /* Asking for content is a hand-over: there is no HEAD for it. */
    m = find(HTTP_HEAD, ROUTE_BASE "/berichten/" ID "/inhoud", &found);
    assert_false(found);
    assert_string_equal(m.allow, "GET");
}

static void
test_answer__traceparent_is_taken_or_left(void **state)
{
    static const char good[] =
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    static const char *const bad[] = {"",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
        "00-4BF92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01"};
    uint8_t trace[16], span[8], zero[16] = {0};

    (void)state;
    answer_trace(span_of(good), trace, span);
    assert_int_equal(trace[0], 0x4b);
    assert_int_equal(span[7], 0xb7);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        answer_trace(span_of(bad[i]), trace, span);
        assert_memory_equal(trace, zero, sizeof(trace));
        assert_memory_equal(span, zero, sizeof(span));
    }
}

static void
test_route__a_mailbox_is_asked_for_by_channel(void **state)
{
    static const char *const bad[] = {"kanaal=", "kanaal=18B", "kanal=PGA",
        "kanaal=PGA&kanaal=BIJ", "kanaal=PGA&x=1", "KANAAL=PGA",
        "kanaal=risico_18b", "x", "kanaal=PG%41"};
    enum channel ch = CHANNEL_PGA;

    (void)state;
    assert_true(route_channel((struct span){NULL, 0}, &ch));
    assert_int_equal(ch, CHANNEL_REINTEGRATIE);
    for (unsigned i = 0; i < CHANNEL__COUNT; i++) {
        char query[40];

        (void)snprintf(query, sizeof(query), "kanaal=%s",
            channel_code((enum channel)i));
        assert_true(route_channel(span_of(query), &ch));
        assert_int_equal(ch, i);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(route_channel(span_of(bad[i]), &ch));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_route__known_paths_lead_somewhere),
        cmocka_unit_test(test_route__anything_else_is_not_there),
        cmocka_unit_test(test_route__wrong_method_says_which_are_right),
        cmocka_unit_test(test_route__a_mailbox_is_asked_for_by_channel),
        cmocka_unit_test(test_answer__traceparent_is_taken_or_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
