/* SPDX-License-Identifier: EUPL-1.2 */
/* The policy on one page, and as a table. */
#include "tests/unit/policy/policy_case.h"

#include "base/text.h"
#include "policy/matrix.h"
#include "policy/page.h"

#include "base/banned.h"

enum { OUT_MAX = 32 * 1024 * 1024 };

static struct policy *po;
static struct buf out;

static int
setup(void **state)
{
    (void)state;
    po = case_policy();
    buf_init(&out, OUT_MAX);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(po);
    buf_done(&out);
    return 0;
}

/* Every line of every column once, and as many as the counts say. */
static void
test_matrix__the_table_has_every_line(void **state)
{
    unsigned allowed = 0, conditional = 0, denied = 0, header = 0;

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++)
        header += po->header[e] != POLICY_NO_RULE;
    for (unsigned c = 0; c < po->column_n; c++) {
        struct matrix_counts n;

        matrix_count(po, c, &n);
        assert_int_equal(n.allowed + n.conditional + n.denied,
            n.status[0] + n.status[1] + n.status[2]);
        allowed += n.allowed;
        conditional += n.conditional;
        denied += n.denied;
    }
    buf_clear(&out);
    matrix_csv(po, &out);
    assert_int_equal(buf_err(&out), ERR_OK);
    assert_int_equal(case_count(&out, "\r\n"),
        1 + allowed + conditional + denied + header * po->column_n);
    assert_int_equal(case_count(&out, ",\"conditional\",\"C"), conditional);
    assert_true(text_find(buf_peek(&out),
                    span_of("\"zorg.domein\",\"DR\",\"GN\",\"conditional\","
                            "\"C3\",\"NOODZAAK_ONTBREEKT\","
                            "\"zorg.zorgvraag_aanwezig\"")) > 0);
}

static void
test_matrix__the_page_has_every_cell(void **state)
{
    unsigned cells = 0;

    (void)state;
    for (unsigned e = 0; e < EL__COUNT; e++)
        cells +=
            strncmp(catalogue_element((enum element)e)->id, "bericht.", 8) != 0;
    for (int en = 0; en < 2; en++) {
        buf_clear(&out);
        matrix_html(po, en == 1, &out);
        assert_int_equal(buf_err(&out), ERR_OK);
        assert_int_equal(case_count(&out, "<td class=\"ja\">") +
                             case_count(&out, "<td class=\"vw\">") +
                             case_count(&out, "<td class=\"nee\">") +
                             case_count(&out, "<td class=\"slot\">"),
            cells * po->column_n);
        assert_int_equal(case_count(&out, "<details "), po->column_n);
        assert_int_equal(case_count(&out, "<tr"), case_count(&out, "</tr>"));
        assert_int_equal(case_count(&out, "<script"), 0);
        assert_int_equal(
            case_count(&out, en == 1 ? "lang=\"en\"" : "lang=\"nl\""), 1);
        assert_true(
            text_find(buf_peek(&out), span_of("D&amp;R")) > 0 || en == 1);
    }
}

/* Texts of a policy are texts, in a page and in a spreadsheet. */
static void
test_matrix__texts_stay_texts(void **state)
{
    struct page p = {.out = &out};
    static const char *const starts[] = {"=1+1", "+1", "-1", "@x", "\tx"};

    (void)state;
    buf_clear(&out);
    page_cell(&p, "th", "<a href=\"x\">&</a>");
    assert_true(span_is(buf_peek(&out),
        "<th scope=\"row\">&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;</th>"));
    buf_clear(&out);
    page_csv(&out, "a \"b\", c", true);
    page_csv(&out, "", false);
    page_csv_end(&out);
    assert_true(span_is(buf_peek(&out), "\"a \"\"b\"\", c\",\"\"\r\n"));
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        buf_clear(&out);
        page_csv(&out, starts[i], true);
        assert_int_equal(out.p[1], '\'');
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matrix__the_table_has_every_line),
        cmocka_unit_test(test_matrix__the_page_has_every_cell),
        cmocka_unit_test(test_matrix__texts_stay_texts),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
