/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/err.h"
#include "base/limit.h"
#include "tests/unit/net/rig.h"

static struct rig *r;
static struct peer *p, *q;

static int
set_up(void **state)
{
    (void)state;
    r = calloc(1, sizeof(*r));
    p = calloc(1, sizeof(*p));
    q = calloc(1, sizeof(*q));
    if (r == NULL || p == NULL || q == NULL)
        return -1;
    rig_open(r);
    peer_init(p, r, &r->partner);
    peer_init(q, r, &r->partner);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    peer_done(p);
    peer_done(q);
    rig_close(r);
    free(p);
    free(q);
    free(r);
    return 0;
}

static void
ask(struct peer *who, const char *method, const char *path, const char *more)
{
    char text[1024];

    (void)snprintf(text, sizeof(text), "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n",
        method, path, r->host, more);
    peer_text(who, text);
}

static void
post_head(struct peer *who, size_t n, const char *more)
{
    char text[256];

    (void)snprintf(text, sizeof(text), "Content-Length: %zu\r\n%s", n, more);
    ask(who, "POST", "/in", text);
}

static unsigned char *
some_bytes(size_t n)
{
    unsigned char *b = malloc(n + 1);

    assert_non_null(b);
    for (size_t i = 0; i < n; i++)
        b[i] = (unsigned char)(i * 7 + i / 251);
    return b;
}

/* ---- requests ------------------------------------------------------------------ */

static void
test_net__a_request_arrives_with_who_sent_it(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    assert_int_equal(r->admitted, 1);
    ask(p, "GET", "/a/b?c=d", "");
    assert_int_equal(peer_answer(p, false), 200);
    assert_string_equal(peer_body(p, NULL), "{\"ok\":true}");
    assert_string_equal(r->path, "/a/b");
    assert_string_equal(r->oin, RIG_OIN);
    assert_int_equal(r->body_n, 0);
    assert_null(strstr(peer_head(p), "Connection: close"));
    assert_int_equal(net_server_connections(r->srv), 1);
    assert_int_equal(r->event_n, 0);
}

static void
test_net__a_connection_serves_again_and_again(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    for (int i = 1; i <= 20; i++) {
        post_head(p, 3, "");
        peer_text(p, "abc");
        assert_int_equal(peer_answer(p, false), 200);
        assert_int_equal(r->requests, i);
        assert_memory_equal(r->body, "abc", 3);
    }
    assert_int_equal(r->admitted, 1);
}

/* Sizes around a record, the first buffer and the limit. */
static void
test_net__a_body_arrives_whole_up_to_the_limit(void **state)
{
    static const size_t sizes[] = {0, 1, 16383, 16384, 16385, 40000,
        LIMIT_BODY_MAX};

    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        unsigned char *b = some_bytes(sizes[i]);

        post_head(p, sizes[i], "");
        peer_say(p, b, sizes[i]);
        assert_int_equal(peer_answer(p, false), 200);
        assert_int_equal(r->body_n, sizes[i]);
        assert_memory_equal(r->body, b, sizes[i]);
        assert_string_equal(r->path, "/in");
        free(b);
    }
}

static void
test_net__a_body_over_the_limit_is_413_and_close(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    post_head(p, LIMIT_BODY_MAX + 1, "");
    assert_int_equal(peer_answer(p, false), 413);
    assert_non_null(strstr(peer_head(p), "Connection: close"));
    assert_false(peer_hear(p, 1000));
    assert_true(p->eof);
    assert_int_equal(r->requests, 0);
    assert_true(rig_saw(r, "http.refused", "limit"));
}

static void
test_net__a_head_of_single_bytes_is_read(void **state)
{
    char text[128];

    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    (void)snprintf(text, sizeof(text), "GET /slow HTTP/1.1\r\nHost: %s\r\n\r\n",
        r->host);
    for (size_t i = 0; text[i] != '\0'; i++)
        peer_say(p, text + i, 1);
    assert_int_equal(peer_answer(p, false), 200);
    assert_string_equal(r->path, "/slow");
}

static void
test_net__a_head_over_the_limit_is_431(void **state)
{
    static const char start[] = "GET / HTTP/1.1\r\nX: ";
    char *line = malloc(LIMIT_HTTP_HEAD_MAX + 16);

    (void)state;
    assert_non_null(line);
    rig_serve(r);
    assert_true(peer_shake(p));
    memset(line, 'a', LIMIT_HTTP_HEAD_MAX + 16);
    memcpy(line, start, sizeof(start) - 1);
    peer_say(p, line, LIMIT_HTTP_HEAD_MAX - 1);
    assert_false(peer_hear(p, 20));
    assert_false(p->eof);
    peer_say(p, "a", 1);
    assert_int_equal(peer_answer(p, false), 431);
    free(line);
}

static void
test_net__the_next_request_waits_for_the_answer(void **state)
{
    char two[512];

    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    assert_true(peer_shake(p));
    (void)snprintf(two, sizeof(two),
        "POST /one HTTP/1.1\r\nHost: %s\r\nContent-Length: 2\r\n\r\nhi"
        "GET /two HTTP/1.1\r\nHost: %s\r\n\r\n",
        r->host, r->host);
    peer_text(p, two);
    rig_pump(r, 30);
    assert_int_equal(r->requests, 1);
    assert_string_equal(r->path, "/one");
    rig_answer(r);
    assert_int_equal(r->requests, 2);
    assert_string_equal(r->path, "/two");
    rig_answer(r);
    assert_int_equal(peer_answer(p, false), 200);
    assert_int_equal(peer_answer(p, false), 200);
    assert_false(peer_hear(p, 20));
    assert_false(p->eof);
}

/* In another record than the first, so that it waits inside the session. */
static void
test_net__a_request_sent_while_waiting_is_served_after(void **state)
{
    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/one", "");
    ask(p, "GET", "/two", "");
    ask(p, "GET", "/three", "");
    rig_pump(r, 30);
    assert_int_equal(r->requests, 1);
    r->mode = RIG_ANSWER;
    rig_answer(r);
    for (int i = 0; i < 3; i++)
        assert_int_equal(peer_answer(p, false), 200);
    assert_int_equal(r->requests, 3);
    assert_string_equal(r->path, "/three");
}

static void
test_net__many_requests_in_one_go_take_turns(void **state)
{
    char *all = malloc((size_t)64 * 100), one[64];
    size_t len;

    (void)state;
    assert_non_null(all);
    rig_serve(r);
    assert_true(peer_shake(p));
    (void)snprintf(one, sizeof(one), "GET / HTTP/1.1\r\nHost: %s\r\n\r\n",
        r->host);
    len = strlen(one);
    for (size_t i = 0; i < 100 * len; i++)
        all[i] = one[i % len];
    peer_say(p, all, 100 * len);
    for (int i = 0; i < 100; i++)
        assert_int_equal(peer_answer(p, false), 200);
    assert_int_equal(r->requests, 100);
    free(all);
}

static void
test_net__a_framing_error_ends_the_connection(void **state)
{
    char text[512];

    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    (void)snprintf(text, sizeof(text),
        "POST /a HTTP/1.1\r\nHost: %s\r\nContent-Length: 2\r\n"
        "Content-Length: 40\r\n\r\nhiGET /evil HTTP/1.1\r\nHost: %s\r\n\r\n",
        r->host, r->host);
    peer_text(p, text);
    assert_int_equal(peer_answer(p, false), 400);
    assert_non_null(strstr(peer_head(p), "application/problem+json"));
    assert_non_null(strstr(peer_head(p), "Connection: close"));
    assert_non_null(strstr(peer_body(p, NULL), "/problemen/ongeldig-verzoek"));
    assert_false(peer_hear(p, 1000));
    assert_true(p->eof);
    assert_int_equal(p->alert, 0);
    assert_int_equal(r->requests, 0);
    assert_true(rig_saw(r, "http.refused", "twice"));
    peer_hang_up(p);
    assert_int_equal(net_server_connections(r->srv), 0);
}

/* The refused sender goes on sending: it still gets to see the answer. */
static void
test_net__the_last_word_is_heard_by_who_keeps_talking(void **state)
{
    unsigned char *b = some_bytes(100000);

    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "POST", "/in", "Content-Length: 2000000\r\n");
    peer_say(p, b, 100000);
    assert_int_equal(peer_answer(p, false), 413);
    free(b);
}

static void
test_net__close_is_honoured(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "Connection: close\r\n");
    assert_int_equal(peer_answer(p, false), 200);
    assert_non_null(strstr(peer_head(p), "Connection: close"));
    assert_false(peer_hear(p, 1000));
    assert_true(p->eof);
}

static void
test_net__an_expected_continue_is_sent(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    post_head(p, 2, "Expect: 100-continue\r\n");
    assert_int_equal(peer_answer(p, false), 100);
    assert_int_equal(r->requests, 0);
    peer_text(p, "hi");
    assert_int_equal(peer_answer(p, false), 200);
    assert_int_equal(r->body_n, 2);
}

static void
test_net__an_answer_to_head_has_no_body(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "HEAD", "/", "");
    assert_int_equal(peer_answer(p, true), 200);
    assert_non_null(strstr(peer_head(p), "Content-Length: 11\r\n"));
    assert_false(peer_hear(p, 20));
    ask(p, "GET", "/", "");
    assert_int_equal(peer_answer(p, false), 200);
}

/* More than any socket buffer takes at once, to one who does not read. */
static void
test_net__a_long_answer_arrives_whole(void **state)
{
    int small = 32768;
    size_t n = 250000, got;
    char *bytes = (char *)some_bytes(n);

    (void)state;
    r->res_body = bytes;
    r->res_n = n;
    assert_int_equal(
        setsockopt(r->listen_fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof(small)),
        0);
    rig_serve(r);
    peer_connect(p);
    assert_int_equal(
        setsockopt(p->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof(small)), 0);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "");
    rig_pump(r, 50);
    assert_int_equal(peer_answer(p, false), 200);
    assert_memory_equal(peer_body(p, &got), r->res_body, n);
    assert_int_equal(got, n);
    ask(p, "GET", "/again", "");
    assert_int_equal(peer_answer(p, false), 200);
    free(bytes);
}

/* ---- deadlines ------------------------------------------------------------------- */

static void
test_net__a_slow_head_is_ended_however_it_drips(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    peer_text(p, "GET / HT");
    rig_pass(r, LIMIT_HEAD_DUE_MS - 1);
    assert_false(p->eof);
    peer_text(p, "TP/1.1\r\nX: y\r\n");
    assert_false(peer_hear(p, 20));
    rig_pass(r, 1);
    assert_int_equal(peer_answer(p, false), 408);
    assert_false(peer_hear(p, 500));
    assert_true(p->eof);
    assert_true(rig_saw(r, "conn.timeout", "head"));
}

static void
test_net__a_slow_body_is_ended(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    post_head(p, 10, "");
    rig_pass(r, LIMIT_BODY_DUE_MS - 1);
    peer_text(p, "12345");
    assert_false(peer_hear(p, 20));
    rig_pass(r, 1);
    assert_int_equal(peer_answer(p, false), 408);
    assert_true(rig_saw(r, "conn.timeout", "body"));
    assert_int_equal(r->requests, 0);
}

static void
test_net__silence_is_ended_without_words(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    rig_pass(r, LIMIT_IDLE_DUE_MS - 1);
    ask(p, "GET", "/", "");
    assert_int_equal(peer_answer(p, false), 200);
    rig_pass(r, LIMIT_IDLE_DUE_MS - 1);
    assert_false(peer_hear(p, 20));
    assert_false(p->eof);
    rig_pass(r, 1);
    assert_false(peer_hear(p, 500));
    assert_true(p->eof);
    assert_int_equal(p->in_n, 0);
    assert_int_equal(r->event_n, 0);
}

static void
test_net__a_handshake_that_does_not_come_is_ended(void **state)
{
    char byte;

    (void)state;
    rig_serve(r);
    peer_connect(p);
    rig_pump(r, 20);
    assert_int_equal(net_server_connections(r->srv), 1);
    rig_pass(r, LIMIT_HANDSHAKE_DUE_MS - 1);
    assert_int_equal(net_server_connections(r->srv), 1);
    rig_pass(r, 1);
    assert_int_equal(net_server_connections(r->srv), 0);
    assert_int_equal(recv(p->fd, &byte, 1, 0), 0);
    assert_true(rig_saw(r, "conn.timeout", "handshake"));
}

static void
test_net__an_answer_nobody_takes_is_given_up(void **state)
{
    int small = 4096;
    char *bytes = (char *)some_bytes(1500000);

    (void)state;
    r->res_n = 1500000;
    r->res_body = bytes;
    assert_int_equal(
        setsockopt(r->listen_fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof(small)),
        0);
    rig_serve(r);
    peer_connect(p);
    assert_int_equal(
        setsockopt(p->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof(small)), 0);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "");
    rig_pass(r, LIMIT_BODY_DUE_MS - 1);
    assert_int_equal(net_server_connections(r->srv), 1);
    rig_pass(r, 1);
    assert_int_equal(net_server_connections(r->srv), 0);
    assert_true(rig_saw(r, "conn.timeout", "answer"));
    free(bytes);
}

static void
test_net__a_handler_may_take_its_time(void **state)
{
    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "");
    rig_pass(r, 10LL * LIMIT_IDLE_DUE_MS);
    assert_non_null(r->held);
    rig_answer(r);
    assert_int_equal(peer_answer(p, false), 200);
}

static void
test_net__who_lingers_too_long_is_dropped(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "Connection: close\r\n");
    assert_int_equal(peer_answer(p, false), 200);
    assert_int_equal(net_server_connections(r->srv), 1);
    rig_pass(r, 2000);
    assert_int_equal(net_server_connections(r->srv), 0);
}

/* ---- comings and goings --------------------------------------------------------------- */

static void
test_net__a_handler_hears_that_the_peer_left(void **state)
{
    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "");
    assert_non_null(r->held);
    peer_hang_up(p);
    rig_pump(r, 20);
    assert_int_equal(r->gone, 1);
    assert_null(r->held);
    assert_int_equal(net_server_connections(r->srv), 0);
}

static void
test_net__freeing_the_server_tells_who_waits(void **state)
{
    (void)state;
    r->mode = RIG_HOLD;
    rig_serve(r);
    assert_true(peer_shake(p));
    ask(p, "GET", "/", "");
    assert_true(peer_shake(q));
    net_server_free(r->srv);
    r->srv = NULL;
    assert_int_equal(r->gone, 1);
    assert_false(peer_hear(p, 100));
    assert_true(p->eof);
}

static void
test_net__the_number_of_connections_is_limited(void **state)
{
    (void)state;
    r->opts.connections_max = 1;
    rig_serve(r);
    assert_true(peer_shake(p));
    assert_int_equal(r->event_n, 0);
    assert_false(peer_shake(q));
    assert_true(rig_saw(r, "conn.limit", "most connections at once"));
    ask(p, "GET", "/", "");
    assert_int_equal(peer_answer(p, false), 200);
    peer_hang_up(p);
    peer_hang_up(q);
    q->eof = false;
    assert_true(peer_shake(q));
}

static void
test_net__a_stranger_makes_room_for_a_newcomer(void **state)
{
    (void)state;
    r->opts.connections_max = 1;
    rig_serve(r);
    peer_connect(p);
    rig_pump(r, 20);
    assert_true(peer_shake(q));
    ask(q, "GET", "/", "");
    assert_int_equal(peer_answer(q, false), 200);
    assert_int_equal(net_server_connections(r->srv), 1);
}

static void
test_net__the_connections_of_one_party_are_limited(void **state)
{
    struct mint_leaf leaf =
        mint_leaf(&r->ca, &(struct mint_spec){.oin = "00000099000000003000"});

    (void)state;
    r->opts.connections_per_oin_max = 1;
    rig_serve(r);
    assert_true(peer_shake(p));
    assert_false(peer_shake(q));
    assert_true(rig_saw(r, "conn.limit", "one party"));
    peer_done(q);
    peer_init(q, r, &leaf);
    assert_true(peer_shake(q));
    mint_leaf_done(&leaf);
}

static void
on_drained(void *ctx)
{
    struct rig *rig = ctx;

    rig->drained++;
}

static void
test_net__draining_answers_what_is_under_way(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    assert_true(peer_shake(q));
    ask(q, "GET", "/", "");
    assert_int_equal(peer_answer(q, false), 200);
    r->mode = RIG_HOLD;
    ask(p, "GET", "/", "");
    net_server_drain(r->srv, on_drained, r);
    assert_false(peer_hear(q, 500));
    assert_true(q->eof);
    peer_hang_up(q);
    assert_int_equal(r->drained, 0);
    assert_non_null(r->held);
    rig_answer(r);
    assert_int_equal(peer_answer(p, false), 200);
    assert_non_null(strstr(peer_head(p), "Connection: close"));
    assert_false(peer_hear(p, 500));
    peer_hang_up(p);
    rig_pump(r, 20);
    assert_int_equal(r->drained, 1);
    assert_int_equal(net_server_connections(r->srv), 0);
    /* nobody is let in any more */
    peer_connect(q);
    rig_pump(r, 20);
    assert_int_equal(net_server_connections(r->srv), 0);
    assert_int_equal(r->drained, 1);
}

/* A connection made just before is not turned away: it would be made again,
 * and could meet the next server that drains. */
static void
test_net__draining_serves_a_fresh_connection_once(void **state)
{
    (void)state;
    rig_serve(r);
    assert_true(peer_shake(p));
    net_server_drain(r->srv, on_drained, r);
    rig_pump(r, 20);
    assert_int_equal(r->drained, 0);
    ask(p, "GET", "/", "");
    assert_int_equal(peer_answer(p, false), 200);
    assert_non_null(strstr(peer_head(p), "Connection: close"));
    assert_false(peer_hear(p, 500));
    peer_hang_up(p);
    rig_pump(r, 20);
    assert_int_equal(r->drained, 1);
}

static void
test_net__draining_nothing_is_done_at_once(void **state)
{
    (void)state;
    rig_serve(r);
    net_server_drain(r->srv, on_drained, r);
    assert_int_equal(r->drained, 0);
    rig_pump(r, 20);
    assert_int_equal(r->drained, 1);
}

#define test_in(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        test_in(test_net__a_request_arrives_with_who_sent_it),
        test_in(test_net__a_connection_serves_again_and_again),
        test_in(test_net__a_body_arrives_whole_up_to_the_limit),
        test_in(test_net__a_body_over_the_limit_is_413_and_close),
        test_in(test_net__a_head_of_single_bytes_is_read),
        test_in(test_net__a_head_over_the_limit_is_431),
        test_in(test_net__the_next_request_waits_for_the_answer),
        test_in(test_net__a_request_sent_while_waiting_is_served_after),
        test_in(test_net__many_requests_in_one_go_take_turns),
        test_in(test_net__a_framing_error_ends_the_connection),
        test_in(test_net__the_last_word_is_heard_by_who_keeps_talking),
        test_in(test_net__close_is_honoured),
        test_in(test_net__an_expected_continue_is_sent),
        test_in(test_net__an_answer_to_head_has_no_body),
        test_in(test_net__a_long_answer_arrives_whole),
        test_in(test_net__a_slow_head_is_ended_however_it_drips),
        test_in(test_net__a_slow_body_is_ended),
        test_in(test_net__silence_is_ended_without_words),
        test_in(test_net__a_handshake_that_does_not_come_is_ended),
        test_in(test_net__an_answer_nobody_takes_is_given_up),
        test_in(test_net__a_handler_may_take_its_time),
        test_in(test_net__who_lingers_too_long_is_dropped),
        test_in(test_net__a_handler_hears_that_the_peer_left),
        test_in(test_net__freeing_the_server_tells_who_waits),
        test_in(test_net__the_number_of_connections_is_limited),
        test_in(test_net__a_stranger_makes_room_for_a_newcomer),
        test_in(test_net__the_connections_of_one_party_are_limited),
        test_in(test_net__draining_answers_what_is_under_way),
        test_in(test_net__draining_serves_a_fresh_connection_once),
        test_in(test_net__draining_nothing_is_done_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
