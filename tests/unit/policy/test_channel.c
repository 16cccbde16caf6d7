/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/policy/policy_case.h"

#include "policy/channel.h"

static void
test_channel__five_purposes_and_the_rest(void **state)
{
    (void)state;
    for (unsigned d = 0; d < DOEL__COUNT; d++) {
        enum channel want = CHANNEL_REINTEGRATIE;

        if (d == DOEL_RISICO_18B)
            want = CHANNEL_RISICO_18B;
        else if (d == DOEL_BIJ)
            want = CHANNEL_BIJ;
        else if (d == DOEL_DOELGROEP_51C)
            want = CHANNEL_DOELGROEP;
        else if (d == DOEL_PGA_WGS)
            want = CHANNEL_PGA;
        assert_int_equal(policy_channel((enum doel)d), want);
    }
    assert_int_equal(policy_channel(DOEL__COUNT), CHANNEL_REINTEGRATIE);
}

/* The numbers are in databases. */
static void
test_channel__numbers_and_names_stay(void **state)
{
    static const char *const code[] = {"REINTEGRATIE", "RISICO_18B", "BIJ",
        "DOELGROEP", "PGA"};

    (void)state;
    assert_int_equal(CHANNEL__COUNT, 5);
    for (unsigned i = 0; i < CHANNEL__COUNT; i++) {
        enum channel ch = CHANNEL__COUNT;

        assert_string_equal(channel_code((enum channel)i), code[i]);
        assert_true(channel_parse(span_of(code[i]), &ch));
        assert_int_equal(ch, i);
        assert_string_not_equal(channel_text((enum channel)i, false),
            channel_text((enum channel)i, true));
    }
}

static void
test_channel__what_is_none_is_none(void **state)
{
    static const char *const bad[] = {"", "18B", "risico_18b", "PGA ",
        "RISICO_18"};
    enum channel ch = CHANNEL_PGA;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(channel_parse(span_of(bad[i]), &ch));
    assert_int_equal(ch, CHANNEL_PGA);
    assert_string_equal(channel_code(CHANNEL__COUNT), "");
    assert_string_equal(channel_text(CHANNEL__COUNT, true), "");
}

/* Every element of the catalogue in every column of the matrix. */
static void
test_channel__risk_and_pga_stay_in_their_columns(void **state)
{
    (void)state;
    for (unsigned d = 0; d < DOEL__COUNT; d++)
        for (unsigned e = 0; e < EL__COUNT; e++) {
            const char *id = catalogue_element((enum element)e)->id;
            bool want = true;

            if (strncmp(id, "risico.", 7) == 0)
                want = d == DOEL_RISICO_18B;
            else if (strcmp(id, "gem.pga_status") == 0)
                want = d == DOEL_PGA_WGS;
            assert_int_equal(
                channel_holds(terms_doel_kolom((enum doel)d), (enum element)e),
                want);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_channel__five_purposes_and_the_rest),
        cmocka_unit_test(test_channel__numbers_and_names_stay),
        cmocka_unit_test(test_channel__what_is_none_is_none),
        cmocka_unit_test(test_channel__risk_and_pga_stay_in_their_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
