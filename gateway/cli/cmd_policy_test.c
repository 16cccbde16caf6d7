/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "base/text.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "policy/lint.h"
#include "policy/trial.h"

#include "base/banned.h"

#define CASES "toetsen"

struct test {
    const struct cli_call *call;
    const struct policy *po;
    const struct trial_set *set;
    const char *match; /* part of the name; NULL: all */
    bool coverage;
    struct trial_coverage cv;
    unsigned passed, failed, messages;
    /* of the case that is running */
    const struct trial *now;
    bool bad;
    struct buf json; /* its list of cases */
};

/* ---- one run ------------------------------------------------------------------- */

static void
show_miss(const struct test *ts, const struct trial_run *run,
    const struct trial_miss *m)
{
    const char *element = m->element == EL__NONE
                              ? ts->call->english ? "message" : "bericht"
                              : catalogue_element((enum element)m->element)->id;
    const char *rule = policy_rule_id(ts->po, m->rule);
    int en = ts->call->english;

    say_out(ts->call, "      %u  %s %s-%s  %s: verwacht %s, kreeg %s%s%s\n",
        "      %u  %s %s-%s  %s: expected %s, got %s%s%s\n", m->place.line,
        terms_bericht(run->type), terms_rol(run->from), terms_rol(run->to),
        element, m->want[en], m->got[en],
        rule[0] == '\0' ? ""
        : en            ? " by "
                        : " door ",
        rule);
}

static void
json_miss(struct test *ts, const struct trial_run *run,
    const struct trial_miss *m, bool first)
{
    struct buf *b = &ts->json;
    const char *rule = policy_rule_id(ts->po, m->rule);

    buf_text(b, first ? "{" : ",{");
    say_json_text(b, "type", terms_bericht(run->type));
    say_json_text(b, "from", terms_rol(run->from));
    say_json_text(b, "to", terms_rol(run->to));
    say_json_u64(b, "line", m->place.line);
    say_json_text(b, "element",
        m->element == EL__NONE
            ? NULL
            : catalogue_element((enum element)m->element)->id);
    say_json_text(b, "expected", m->want[0]);
    say_json_text(b, "got", m->got[0]);
    say_json_text(b, "rule", rule[0] == '\0' ? NULL : rule);
    buf_byte(b, '}');
}

static void
show_case(const struct test *ts, const char *word)
{
    say_out(ts->call, "%s  %s  %s/%s:%u\n", "%s  %s  %s/%s:%u\n", word,
        ts->now->name, CASES, ts->set->file[ts->now->place.file],
        ts->now->place.line);
}

static void
on_run(void *ctx, const struct trial_run *run)
{
    struct test *ts = ctx;
    unsigned told =
        run->miss_n < TRIAL_MISSES_MAX ? run->miss_n : TRIAL_MISSES_MAX;

    ts->messages++;
    if (run->miss_n == 0)
        return;
    if (!ts->bad && !ts->call->json)
        show_case(ts, "FAIL");
    for (unsigned i = 0; i < told; i++)
        if (ts->call->json)
            json_miss(ts, run, &run->miss[i], !ts->bad && i == 0);
        else
            show_miss(ts, run, &run->miss[i]);
    if (told < run->miss_n && !ts->call->json)
        say_out(ts->call, "      ... en nog %u\n", "      ... and %u more\n",
            run->miss_n - told);
    ts->bad = true;
}

static void
run_case(struct test *ts, const struct trial *t)
{
    struct buf *b = &ts->json;

    ts->now = t;
    ts->bad = false;
    if (ts->call->json) {
        buf_text(b, ts->passed + ts->failed == 0 ? "{" : ",{");
        say_json_text(b, "name", t->name);
        say_json_text(b, "file", ts->set->file[t->place.file]);
        say_json_u64(b, "line", t->place.line);
        buf_text(b, ",\"misses\":[");
    }
    trial_run_case(ts->po, t, &ts->cv, on_run, ts);
    if (ts->call->json) {
        buf_byte(b, ']');
        say_json_bool(b, "passed", !ts->bad);
        buf_byte(b, '}');
    } else if (!ts->bad && !ts->call->quiet) {
        show_case(ts, "PASS");
    }
    ts->passed += !ts->bad;
    ts->failed += ts->bad;
}

/* ---- coverage --------------------------------------------------------------------- */

/* Cells of one column: all that can be reached, and of those with two sides. */
struct cells {
    unsigned all, reached, sides, both;
};

static struct cells
count_cells(const struct test *ts, unsigned column)
{
    struct cells n = {0};

    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint8_t can = trial_reachable(ts->po, column, (enum element)e);
        uint8_t did = ts->cv.cell[column][e];

        if (can == 0)
            continue;
        n.all++;
        n.reached += did != 0;
        if (can != (REACHED_GONE | REACHED_STAYED))
            continue;
        n.sides++;
        n.both += did == can;
    }
    return n;
}

static struct cells
total_cells(const struct test *ts)
{
    struct cells t = {0};

    for (unsigned c = 0; c < ts->po->column_n; c++) {
        struct cells n = count_cells(ts, c);

        t = (struct cells){t.all + n.all, t.reached + n.reached,
            t.sides + n.sides, t.both + n.both};
    }
    return t;
}

/* What of a cell was never reached: REACHED_*. */
static uint8_t
lacking(const struct test *ts, unsigned column, unsigned e)
{
    return (uint8_t)(trial_reachable(ts->po, column, (enum element)e) &
                     ~ts->cv.cell[column][e]);
}

static unsigned
flows_reached(const struct test *ts)
{
    unsigned n = 0;

    for (unsigned i = 0; i < ts->po->flow_n; i++)
        n += (ts->cv.flow[i / 64] >> (i % 64) & 1) != 0;
    return n;
}

/* Rows of vervanging that can happen; *never: those that did not. */
static unsigned
stand_ins(const struct test *ts, uint32_t *never)
{
    unsigned n = 0;

    *never = 0;
    for (unsigned i = 0; i < ts->po->replace_n; i++) {
        if (!policy_can_replace(ts->po, &ts->po->replace[i]))
            continue;
        n++;
        if ((ts->cv.replaced >> i & 1) == 0)
            *never |= UINT32_C(1) << i;
    }
    return n;
}

/* Rules that no message gets to, and so no case: the header's are counted
 * once, with the first column. */
static unsigned
out_of_reach(const struct test *ts)
{
    const struct policy *po = ts->po;
    unsigned n = 0;

    for (unsigned c = 0; c < po->column_n; c++)
        for (unsigned e = 0; e < EL__COUNT; e++)
            n += po->column[c].rule[e] != POLICY_NO_RULE &&
                 po->header[e] == POLICY_NO_RULE &&
                 trial_reachable(po, c, (enum element)e) == 0;
    return n;
}

static bool
condition_used(const struct policy *po, unsigned c)
{
    for (unsigned i = 0; i < po->rule_n; i++)
        if (po->rule[i].condition == c)
            return true;
    return false;
}

static void
put_cells(struct say_table *t, const char *name, struct cells n)
{
    char text[48];

    say_cell_text(t, name);
    (void)snprintf(text, sizeof(text), "%u", n.all);
    say_cell_text(t, text);
    (void)snprintf(text, sizeof(text), "%u", n.reached);
    say_cell_text(t, text);
    (void)snprintf(text, sizeof(text), "%u", n.sides);
    say_cell_text(t, text);
    (void)snprintf(text, sizeof(text), "%u", n.both);
    say_cell_text(t, text);
}

static enum cli_exit
show_cells(const struct test *ts)
{
    struct say_table t = {.column_n = 5,
        .head = {{"KOLOM", "COLUMN"}, {"CELLEN", "CELLS"},
            {"GERAAKT", "REACHED"}, {"VOORWAARDELIJK", "CONDITIONAL"},
            {"BEIDE KANTEN", "BOTH WAYS"}},
        .key = {"column", "cells", "reached", "conditional", "both"},
        .right = {false, true, true, true, true}};
    enum cli_exit code;

    say_table_init(&t);
    for (unsigned c = 0; c < ts->po->column_n; c++)
        put_cells(&t, ts->po->column[c].code, count_cells(ts, c));
    put_cells(&t, ts->call->english ? "total" : "totaal", total_cells(ts));
    code = say_table_print(ts->call, &t);
    say_table_done(&t);
    return code;
}

static void
show_conditions(const struct test *ts)
{
    static const struct cli_text sides[] = {{"nooit", "never"},
        {"alleen vervuld", "met only"}, {"alleen niet vervuld", "not met only"},
        {"beide kanten", "both ways"}};

    say_label(ts->call, "voorwaarden", "conditions");
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++) {
        unsigned side = (ts->cv.met >> c & 1u) | (ts->cv.failed >> c & 1u) << 1;

        if (condition_used(ts->po, c))
            say_out(ts->call, "C%u %s  ", "C%u %s  ", c,
                say_pick(ts->call, sides[side]));
    }
    say_out(ts->call, "\n", "\n");
}

static void
show_sums(const struct test *ts)
{
    uint32_t can = trial_refusals(ts->po), never;
    unsigned rows = stand_ins(ts, &never);

    say_label(ts->call, "zonder", "without");
    say_out(ts->call,
        "%u regels gaan over gegevens die geen bericht van hun kolom draagt\n",
        "%u rules are on elements that no message of their column carries\n",
        out_of_reach(ts));
    say_label(ts->call, "stromen", "flows");
    say_out(ts->call, "%u van %u\n", "%u of %u\n", flows_reached(ts),
        ts->po->flow_n);
    show_conditions(ts);
    say_label(ts->call, "terugval", "stand-ins");
    say_out(ts->call, "%u van %u\n", "%u of %u\n",
        rows - (unsigned)__builtin_popcount(never), rows);
    say_label(ts->call, "weigercodes", "refusals");
    say_out(ts->call, "%u van %u\n", "%u of %u\n",
        (unsigned)__builtin_popcount(ts->cv.refused & can),
        (unsigned)__builtin_popcount(can));
}

/* Was everything reached that can be? */
static bool
whole(const struct test *ts)
{
    struct cells n = total_cells(ts);
    uint32_t never;

    (void)stand_ins(ts, &never);
    return n.all == n.reached && n.sides == n.both && never == 0 &&
           flows_reached(ts) == ts->po->flow_n &&
           (trial_refusals(ts->po) & ~ts->cv.refused) == 0;
}

static void
never_cells(const struct test *ts)
{
    static const struct cli_text sides[] = {
        [REACHED_GONE] = {"verstrekt", "disclosed"},
        [REACHED_STAYED] = {"achtergehouden", "withheld"},
        [REACHED_GONE | REACHED_STAYED] = {"verstrekt en achtergehouden",
            "disclosed and withheld"}};
    const struct policy *po = ts->po;

    for (unsigned c = 0; c < po->column_n; c++)
        for (unsigned e = 0; e < EL__COUNT; e++) {
            uint8_t bits = lacking(ts, c, e);
            const struct policy_rule *r;

            if (bits == 0)
                continue;
            r = &po->rule[po->column[c].rule[e]];
            say_out(ts->call, "  %s %s  %s:%u\n", "  %s %s  %s:%u\n", r->id,
                say_pick(ts->call, sides[bits]), po->file[r->place.file],
                r->place.line);
        }
}

static void
never_flows(const struct test *ts)
{
    for (unsigned i = 0; i < ts->po->flow_n; i++) {
        const struct policy_flow *fl = &ts->po->flow[i];

        if ((ts->cv.flow[i / 64] >> (i % 64) & 1) == 0)
            say_out(ts->call, "  stroom %s %s-%s\n", "  flow %s %s-%s\n",
                terms_bericht((enum bericht)fl->type),
                terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to));
    }
}

static void
show_never(const struct test *ts)
{
    const struct policy *po = ts->po;
    uint32_t codes = trial_refusals(po) & ~ts->cv.refused, rows;

    say_out(ts->call, "\nNOOIT GERAAKT\n", "\nNEVER REACHED\n");
    if (whole(ts))
        say_out(ts->call, "  niets: alles is geraakt\n",
            "  nothing: all was reached\n");
    never_cells(ts);
    never_flows(ts);
    (void)stand_ins(ts, &rows);
    for (unsigned i = 0; i < po->replace_n; i++)
        if ((rows >> i & 1) != 0)
            say_out(ts->call, "  terugval %s: %s\n", "  stand-in %s: %s\n",
                catalogue_element((enum element)po->replace[i].element)->id,
                catalogue_element((enum element)po->replace[i].by)->id);
    for (unsigned w = 1; w < WEIGER__COUNT; w++)
        if ((codes >> w & 1) != 0)
            say_out(ts->call, "  weigercode %s\n", "  refusal %s\n",
                terms_weiger((enum weiger)w));
}

static enum cli_exit
show_coverage(const struct test *ts)
{
    enum cli_exit code;

    say_out(ts->call, "\n", "\n");
    code = show_cells(ts);
    show_sums(ts);
    show_never(ts);
    return code;
}

/* ---- JSON ------------------------------------------------------------------------- */

static void
json_never(const struct test *ts, struct buf *b)
{
    bool first = true;

    buf_text(b, ",\"never\":[");
    for (unsigned c = 0; c < ts->po->column_n; c++)
        for (unsigned e = 0; e < EL__COUNT; e++) {
            uint8_t bits = lacking(ts, c, e);

            if (bits == 0)
                continue;
            buf_text(b, first ? "{" : ",{");
            say_json_text(b, "rule",
                policy_rule_id(ts->po, ts->po->column[c].rule[e]));
            say_json_bool(b, "disclosed", (bits & REACHED_GONE) != 0);
            say_json_bool(b, "withheld", (bits & REACHED_STAYED) != 0);
            buf_byte(b, '}');
            first = false;
        }
    buf_byte(b, ']');
}

static void
json_conditions(const struct test *ts, struct buf *b)
{
    bool first = true;

    buf_text(b, ",\"conditions\":[");
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++) {
        if (!condition_used(ts->po, c))
            continue;
        buf_printf(b, "%s{\"code\":\"C%u\"", first ? "" : ",", c);
        say_json_bool(b, "met", (ts->cv.met >> c & 1) != 0);
        say_json_bool(b, "failed", (ts->cv.failed >> c & 1) != 0);
        buf_byte(b, '}');
        first = false;
    }
    buf_byte(b, ']');
}

static void
json_pair(struct buf *b, const char *key, unsigned reached, unsigned all)
{
    buf_printf(b, ",\"%s\":{\"reached\":%u,\"all\":%u}", key, reached, all);
}

static void
json_coverage(const struct test *ts, struct buf *b)
{
    struct cells n = total_cells(ts);
    uint32_t can = trial_refusals(ts->po), never;
    unsigned rows = stand_ins(ts, &never);

    buf_text(b, ",\"coverage\":{\"unit\":\"cell\"");
    json_pair(b, "cells", n.reached, n.all);
    say_json_u64(b, "out_of_reach", out_of_reach(ts));
    json_pair(b, "both_ways", n.both, n.sides);
    json_pair(b, "flows", flows_reached(ts), ts->po->flow_n);
    json_pair(b, "stand_ins", rows - (unsigned)__builtin_popcount(never), rows);
    json_pair(b, "refusals", (unsigned)__builtin_popcount(ts->cv.refused & can),
        (unsigned)__builtin_popcount(can));
    json_conditions(ts, b);
    json_never(ts, b);
    buf_byte(b, '}');
}

static enum cli_exit
finish_json(const struct test *ts, enum cli_exit code)
{
    struct buf b;

    say_json_begin(&b, ts->call->command->schema);
    policy_args_json(&b, ts->po);
    say_json_u64(&b, "passed", ts->passed);
    say_json_u64(&b, "failed", ts->failed);
    say_json_u64(&b, "messages", ts->messages);
    buf_text(&b, ",\"cases\":[");
    if (buf_err(&ts->json) != ERR_OK)
        code = say_fail(ts->call, CLI_FAILED, "te veel om te tonen",
            "too much to show");
    else
        buf_put(&b, buf_peek(&ts->json));
    buf_byte(&b, ']');
    if (ts->coverage)
        json_coverage(ts, &b);
    return say_json_end(&b, ts->call, code);
}

/* ---- the command --------------------------------------------------------------------- */

static enum cli_exit
finish(const struct test *ts)
{
    enum cli_exit code = ts->failed > 0 ? CLI_CHECK_FAILED : CLI_OK;

    if (ts->passed + ts->failed == 0)
        return say_fail(ts->call, CLI_CHECK_FAILED,
            "er is geen enkele toets met die naam",
            "there is no case of that name");
    if (ts->call->json)
        return finish_json(ts, code);
    say_out(ts->call, "%sPASS %u   FAIL %u   (%u berichten)\n",
        "%sPASS %u   FAIL %u   (%u messages)\n",
        ts->call->quiet && ts->failed == 0 ? "" : "\n", ts->passed, ts->failed,
        ts->messages);
    if (ts->coverage) {
        enum cli_exit shown = show_coverage(ts);

        code = shown != CLI_OK ? shown : code;
    }
    return code;
}

static void
run_all(struct test *ts)
{
    for (unsigned i = 0; i < ts->set->n; i++) {
        const struct trial *t = &ts->set->trial[i];

        if (ts->match == NULL || strstr(t->name, ts->match) != NULL)
            run_case(ts, t);
    }
}

static enum cli_exit
test_policy(struct test *ts, const char *dir)
{
    char cases[POLICY_ARGS_DIR_MAX + sizeof(CASES) + 1];
    struct trial_set *set = NULL;
    struct errinfo ei = {0};
    struct buf report;
    enum cli_exit code;
    enum err rc;

    (void)snprintf(cases, sizeof(cases), "%s/%s", dir, CASES);
    buf_init(&report, POLICY_ARGS_REPORT_MAX);
    rc = trial_load(&set, ts->po, cases, &report, &ei);
    ts->set = set;
    if (rc == ERR_OK) {
        run_all(ts);
        code = finish(ts);
    } else if (rc == ERR_CONFIG) {
        if (!ts->call->json)
            (void)fwrite(report.p, 1, report.n, ts->call->io->out);
        code = say_fail(ts->call, CLI_CHECK_FAILED,
            "een toets is niet te lezen: %s", "a case cannot be read: %s",
            ei.text);
    } else {
        code = say_error(ts->call, rc, &ei);
    }
    trial_free(set);
    buf_done(&report);
    return code;
}

enum cli_exit
cli_policy_test(const struct cli_call *call)
{
    struct test ts = {.call = call,
        .match = parse_option(call, "run"),
        .coverage = parse_option(call, "coverage") != NULL};
    char dir[POLICY_ARGS_DIR_MAX];
    struct policy *po = NULL;
    enum cli_exit code;

    policy_args_dir(call, call->arg_n > 0 ? call->arg[0] : NULL, dir);
    code = policy_args_named(call, dir, &po);
    if (code != CLI_OK)
        return code;
    ts.po = po;
    buf_init(&ts.json, (size_t)2 * 1024 * 1024);
    code = test_policy(&ts, dir);
    buf_done(&ts.json);
    policy_free(po);
    return code;
}
