/* SPDX-License-Identifier: EUPL-1.2 */
/* What a comparison is called, and its first lines. */
#include "cli/diff_words.h"
#include "policy/diff.h"
#include "policy/diff_fields.h"
#include "tests/unit/cli/run.h"

#include "base/banned.h"

static void
test_diff_words__every_field_has_words(void **state)
{
    (void)state;
    for (unsigned k = 0; k < DIFF__COUNT; k++)
        for (const struct diff_field *f = diff_fields[k].field; f->name != NULL;
             f++) {
            const struct cli_text *w = diff_words_field(f->name);

            if (w == NULL || w->nl[0] == '\0' || w->en[0] == '\0')
                fail_msg("%s has no words", f->name);
        }
    assert_null(diff_words_field("anders dan dat"));
}

static unsigned
lines_of(const char *text)
{
    unsigned n = 0;

    for (; *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

/* What the brief words on n rules that changed are, of at most so many lines. */
static char *
brief(unsigned n, unsigned lines, bool quiet)
{
    static struct diff_row row[64];
    struct policy *po = NULL;
    struct diff d = {.row = row, .n = n};
    char *text = NULL, *out = NULL;
    size_t text_n = 0, out_n = 0;
    struct cli_io io = {.err = open_memstream(&text, &text_n),
        .out = open_memstream(&out, &out_n)};
    struct cli_call call = {.io = &io, .quiet = quiet};
    struct diff_words w = {.call = &call, .d = &d};

    assert_int_equal(policy_load(&po, "policy/wet-senb", NULL, NULL), ERR_OK);
    w.po[0] = w.po[1] = po;
    for (unsigned i = 0; i < n; i++)
        row[i] = (struct diff_row){.kind = DIFF_TERM,
            .change = DIFF_CHANGED,
            .effect = DIFF_DUTY,
            .element = EL__NONE,
            .column = "",
            .type = "",
            .key = "dr_plan",
            .field = "dagen",
            .before = "1",
            .after = "2"};
    diff_words_brief(&w, lines);
    (void)fclose(io.err);
    (void)fclose(io.out);
    assert_int_equal(out_n, 0);
    free(out);
    policy_free(po);
    return text;
}

/* A heading, a line for each difference, and the counts. */
static void
test_diff_words__the_beginning_is_cut_where_it_is_long(void **state)
{
    char *text = brief(9, 10, false);

    (void)state;
    assert_int_equal(lines_of(text), 11);
    assert_null(strstr(text, "en nog"));
    assert_non_null(strstr(text, " 9 overig, "));
    free(text);
    text = brief(10, 10, false);
    assert_int_equal(lines_of(text), 12);
    assert_non_null(strstr(text, "  ... en nog 1 regel\n"));
    assert_non_null(strstr(text, " 10 overig, "));
    free(text);
    text = brief(0, 10, false);
    assert_string_equal(text, "Geen verschil in betekenis.\n");
    free(text);
    text = brief(9, 10, true);
    assert_string_equal(text, "");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_diff_words__every_field_has_words),
        cmocka_unit_test(
            test_diff_words__the_beginning_is_cut_where_it_is_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
