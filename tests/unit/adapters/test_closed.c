/* SPDX-License-Identifier: EUPL-1.2 */
/* closed.tsv: what a format does not take, or no more. */
#include "tests/unit/adapters/fixture.h"

#define P "path\tleaf\tconv\nA\tpersoon.bsn\t-\n"
#define T "type\troot\telement\tpresence\nM01\tR\tpersoon.bsn\tv\n"
#define C "list\tcode\tcanonical\n"
#define H "root\tfrom\tcode\ttext\n"
#define T160                                                            \
    "12345678901234567890123456789012345678901234567890123456789012345" \
    "67890123456789012345678901234567890123456789012345678901234567890" \
    "123456789012345678901234567890"

static const struct {
    const char *table, *says; /* NULL: loads */
} rules[] = {
    {H, NULL},
    {H "R\t2026-01-01\tvervallen\tStuur M02.\n", NULL},
    {H "S\t-\teigen-route\t" T160 "\n", NULL},
    {H "S\t-\teigen-route\t" T160 "x\n", "text too long"},
    {H "S\t-\teigen-route\n", "closed.tsv:2: too few columns"},
    {"root\tcode\n", "wrong column names"},
    {H "\t-\teigen-route\tGa.\n", "no root"},
    {H "S\t-\tc\tGa.\nS\t-\tc\tGa.\n", "closed.tsv:3: no root, or one"},
    {H "R\t2026-02-30\tc\tGa.\n", "from is a day, or -"},
    {H "R\t\tc\tGa.\n", "from is a day, or -"},
    {H "R\t-\tc\tGa.\n", "carried closes on a day"},
    {H "S\t2026-01-01\tc\tGa.\n", "carried closes on a day"},
    {H "S\t-\t\tGa.\n", "code or text empty"},
    {H "S\t-\tc\t\n", "code or text empty"},
};

static void
test_closed__refuses_a_table_that_breaks_a_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        struct adapters *as = NULL;
        struct errinfo ei = {.code = ERR_OK};
        const char *says = rules[i].says;
        char dir[64];
        enum err rc;

        fixture_tables(dir, "xml", P, T, C);
        fixture_save(dir, "t/v1/closed.tsv", rules[i].table);
        rc = adapters_load(&as, dir, &ei);
        if (rc != (says == NULL ? ERR_OK : ERR_CONFIG) ||
            (says != NULL && strstr(ei.text, says) == NULL))
            fail_msg("%zu: %d %s", i, rc, ei.text);
        adapters_free(as);
        fixture_remove(dir);
    }
}

/* The table holds 64 rows: as many as fit load, one more does not. */
static void
test_closed__has_a_maximum(void **state)
{
    (void)state;
    for (unsigned rows = 64; rows <= 65; rows++) {
        struct adapters *as;
        struct errinfo ei = {.code = ERR_OK};
        char dir[64], text[4096] = H;
        size_t n = strlen(text);

        for (unsigned i = 0; i < rows; i++)
            n += (size_t)snprintf(text + n, sizeof(text) - n,
                "S%u\t-\tc\tGa.\n", i);
        fixture_tables(dir, "xml", P, T, C);
        fixture_save(dir, "t/v1/closed.tsv", text);
        assert_int_equal(adapters_load(&as, dir, &ei),
            rows <= 64 ? ERR_OK : ERR_CONFIG);
        assert_true(rows <= 64 || strstr(ei.text, "too many rows") != NULL);
        adapters_free(as);
        fixture_remove(dir);
    }
}

static void
closed_format(struct fixture *fx, char dir[static 64], const char *syntax)
{
    fixture_tables(dir, syntax, P, T, C);
    fixture_save(dir, "t/v1/closed.tsv",
        H "S\t-\teigen-route\tNeem route 9.\n"
          "R\t2026-01-01\tvervallen\tStuur S.\n");
    fixture_open(fx, dir, "t");
}

static void
test_closed__names_the_route_of_another_root(void **state)
{
    struct fixture fx;
    char dir[64];

    (void)state;
    closed_format(&fx, dir, "xml");
    assert_int_equal(fixture_read(&fx, "<S xmlns=\"urn:t\"><A>1</A></S>"),
        ERR_UNSUPPORTED);
    fixture_only(&fx, "/", "eigen-route");
    assert_string_equal(fx.ev[0].detail, "Neem route 9.");
    assert_int_equal(fixture_read(&fx, "<S><A>1</A></S>"), ERR_UNSUPPORTED);
    fixture_only(&fx, "/", "bericht-onbekend");
    fixture_close(&fx);
    fixture_remove(dir);

    closed_format(&fx, dir, "json");
    assert_int_equal(fixture_read(&fx, "{\"berichttype\": \"S\", \"A\": 1}"),
        ERR_UNSUPPORTED);
    fixture_only(&fx, "", "eigen-route");
    assert_int_equal(fixture_read(&fx, "{\"berichttype\": \"X\"}"),
        ERR_UNSUPPORTED);
    fixture_only(&fx, "", "bericht-onbekend");
    fixture_close(&fx);
    fixture_remove(dir);
}

static void
test_closed__a_carried_type_is_read_and_closes_on_its_day(void **state)
{
    const int64_t day = 20454; /* 2026-01-01 */
    const struct adapter_closed *c;
    struct fixture fx;
    char dir[64];

    (void)state;
    closed_format(&fx, dir, "xml");
    assert_int_equal(
        fixture_read(&fx, "<R xmlns=\"urn:t\"><A>999900109</A></R>"), ERR_OK);
    assert_null(adapter_closed(fx.ad, BERICHT_M01, day - 1));
    c = adapter_closed(fx.ad, BERICHT_M01, day);
    assert_non_null(c);
    assert_string_equal(c->code, "vervallen");
    assert_string_equal(c->text, "Stuur S.");
    assert_int_equal(c->from_day, day);
    assert_non_null(adapter_closed(fx.ad, BERICHT_M01, INT64_MAX));
    assert_null(adapter_closed(fx.ad, BERICHT_M02, INT64_MAX));
    fixture_close(&fx);
    fixture_remove(dir);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_closed__refuses_a_table_that_breaks_a_rule),
        cmocka_unit_test(test_closed__has_a_maximum),
        cmocka_unit_test(test_closed__names_the_route_of_another_root),
        cmocka_unit_test(
            test_closed__a_carried_type_is_read_and_closes_on_its_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
