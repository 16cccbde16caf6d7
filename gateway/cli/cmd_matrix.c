/* SPDX-License-Identifier: EUPL-1.2 */
/* policy matrix: the whole policy on one page, or as a table. */
#include "policy/matrix.h"

#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"

#include "base/banned.h"

enum { MATRIX_OUT_MAX = 32 * 1024 * 1024 };

static enum cli_exit
print_counts(const struct cli_call *call, const struct policy *po)
{
    struct say_table t = {
        .column_n = 8,
        .head = {{"KOLOM", "COLUMN"}, {"JA", "YES"},
            {"VOORWAARDE", "CONDITION"}, {"NEE", "NO"},
            {"GEVERIFIEERD", "VERIFIED"}, {"BELEID", "POLICY"},
            {"AANNAME", "ASSUMPTION"},
            {"DOEL EN ONTVANGER", "PURPOSE, RECIPIENT"}},
        .key = {"column", "allow", "conditional", "deny", "verified", "policy",
            "assumption", "name"},
        .right = {[1] = true,
            [2] = true,
            [3] = true,
            [4] = true,
            [5] = true,
            [6] = true},
    };
    enum cli_exit code;

    say_table_init(&t);
    for (unsigned c = 0; c < po->column_n; c++) {
        const struct policy_text *name = &po->column[c].name;
        struct matrix_counts n;

        matrix_count(po, c, &n);
        say_cell_text(&t, po->column[c].code);
        say_cell_u64(&t, n.allowed);
        say_cell_u64(&t, n.conditional);
        say_cell_u64(&t, n.denied);
        say_cell_u64(&t, n.status[STATUS_GEVERIFIEERD]);
        say_cell_u64(&t, n.status[STATUS_BELEID]);
        say_cell_u64(&t, n.status[STATUS_AANNAME]);
        say_cell_text(&t, call->english ? name->en : name->nl);
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    say_note(call,
        "Elke regel met zijn reden: ketenpoort policy matrix --html -o "
        "matrix.html",
        "Each line with its reason: ketenpoort policy matrix --html -o "
        "matrix.html");
    return code;
}

static void
json_column(struct buf *b, const struct policy *po, unsigned c)
{
    const char *comma = "";

    buf_byte(b, '{');
    say_json_text(b, "column", po->column[c].code);
    say_json_text(b, "recipient", terms_rol(po->column[c].ontvanger));
    buf_text(b, ",\"cells\":{");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const char *word = matrix_word(po, c, (enum element)e, true);

        if (word[0] == '\0')
            continue;
        buf_printf(b, "%s\"%s\":\"%s\"", comma,
            catalogue_element((enum element)e)->id, word);
        comma = ",";
    }
    buf_text(b, "}}");
}

static enum cli_exit
print_json(const struct cli_call *call, const struct policy *po)
{
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_text(&b, "policy", policy_version(po));
    buf_text(&b, ",\"columns\":[");
    for (unsigned c = 0; c < po->column_n; c++) {
        if (c > 0)
            buf_byte(&b, ',');
        json_column(&b, po, c);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

static enum cli_exit
print_whole(const struct cli_call *call, const struct policy *po, bool html)
{
    struct buf b;
    enum cli_exit code;

    buf_init(&b, MATRIX_OUT_MAX);
    if (html)
        matrix_html(po, call->english, &b);
    else
        matrix_csv(po, &b);
    code = policy_args_write(call, &b);
    buf_done(&b);
    return code;
}

enum cli_exit
cli_policy_matrix(const struct cli_call *call)
{
    bool html = parse_option(call, "html") != NULL;
    bool csv = parse_option(call, "csv") != NULL;
    struct policy *po = NULL;
    enum cli_exit code;

    if (html + csv + call->json > 1)
        return say_fail(call, CLI_USAGE, "kies een van --html, --csv en --json",
            "choose one of --html, --csv and --json");
    if (parse_option(call, "out") != NULL && !html && !csv)
        return say_fail(call, CLI_USAGE, "--out hoort bij --html of --csv",
            "--out belongs to --html or --csv");
    code = policy_args_load(call, &po);
    if (code != CLI_OK)
        return code;
    if (html || csv)
        code = print_whole(call, po, html);
    else
        code = call->json ? print_json(call, po) : print_counts(call, po);
    policy_free(po);
    return code;
}
