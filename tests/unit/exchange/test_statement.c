/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/statement.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define ONES "0101010101010101010101010101010101010101010101010101010101010101"
#define TWOS "0202020202020202020202020202020202020202020202020202020202020202"
#define THREES \
    "0303030303030303030303030303030303030303030303030303030303030303"

static uint8_t hash[32], active[32], proposal[32];

static struct statement
sample(enum statement_kind kind)
{
    memset(hash, 1, sizeof(hash));
    memset(active, 2, sizeof(active));
    memset(proposal, 3, sizeof(proposal));
    return (struct statement){.kind = kind,
        .origin = "keten.example/2026",
        .version = "2026.2",
        .person = "fg-a",
        .reason = "zie advies",
        .hash = hash,
        .active = active,
        .proposal = proposal,
        .from_day = 20819, /* 2027-01-01 */
        .time_ms = 1795000000123};
}

static void
expect(const struct statement *s, const char *want)
{
    struct buf b;

    buf_init(&b, STATEMENT_MAX);
    statement_write(&b, s);
    buf_byte(&b, 0);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_string_equal((const char *)b.p, want);
    buf_done(&b);
}

/* These texts are what keys outside this program sign too: they stay. */
static void
test_statement__each_step_has_a_text_of_its_own(void **state)
{
    struct statement s = sample(STATEMENT_PROPOSE);

    (void)state;
    s.active = NULL;
    expect(&s, "ketenpoort policy propose v1\nlog keten.example/2026\n"
               "hash " ONES "\nversion 2026.2\nactive -\n"
               "person fg-a\ntime 2026-11-18T11:06:40.123Z\n"
               "reason zie advies\n");
    s = sample(STATEMENT_APPROVE);
    expect(&s,
        "ketenpoort policy approve v1\nlog keten.example/2026\n"
        "hash " ONES "\nversion 2026.2\nactive " TWOS "\nproposal " THREES "\n"
        "person fg-a\ntime 2026-11-18T11:06:40.123Z\n"
        "reason zie advies\n");
    s = sample(STATEMENT_ACTIVATE);
    expect(&s, "ketenpoort policy activate v1\nlog keten.example/2026\n"
               "hash " ONES "\nversion 2026.2\nactive " TWOS
               "\nproposal " THREES "\nfrom 2027-01-01\n"
               "person fg-a\ntime 2026-11-18T11:06:40.123Z\n"
               "reason zie advies\n");
    s = sample(STATEMENT_ROLLBACK);
    s.reason = "";
    expect(&s, "ketenpoort policy rollback v1\nlog keten.example/2026\n"
               "hash " ONES "\nversion 2026.2\nactive " TWOS "\n"
               "person fg-a\ntime 2026-11-18T11:06:40.123Z\nreason \n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statement__each_step_has_a_text_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
