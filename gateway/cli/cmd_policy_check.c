/* SPDX-License-Identifier: EUPL-1.2 */
#include <sys/stat.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/format_args.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "policy/lint.h"

#include "base/banned.h"

enum { SHOWN_PER_CODE = 10 };

struct check {
    const struct cli_call *call;
    const char *dir;
    const struct policy *po; /* NULL: it does not load */
    struct span report;      /* the faults of the loader */
    struct lint lint;
    int64_t vandaag;
    bool strict, all;
};

static const struct {
    struct cli_text word;
    const char *json;
} severities[] = {
    [LINT_FOUT] = {{"FOUT", "ERROR"}, "error"},
    [LINT_WAARSCHUWING] = {{"WAARSCHUWING", "WARNING"}, "warning"},
    [LINT_OPMERKING] = {{"OPMERKING", "NOTE"}, "note"},
};

static enum cli_exit
check_exit(const struct check *ck)
{
    if (ck->po == NULL || lint_count(&ck->lint, LINT_FOUT) > 0)
        return CLI_CHECK_FAILED;
    return ck->strict && lint_count(&ck->lint, LINT_WAARSCHUWING) > 0
               ? CLI_CHECK_FAILED
               : CLI_OK;
}

/* ---- JSON ---------------------------------------------------------------------- */

static void
json_faults(struct buf *b, struct span report)
{
    bool first = true;

    buf_text(b, ",\"faults\":[");
    while (report.n > 0) {
        const uint8_t *nl = memchr(report.p, '\n', report.n);
        size_t n = nl == NULL ? report.n : (size_t)(nl - report.p);

        buf_text(b, first ? "\"" : ",\"");
        text_json(b, (struct span){report.p, n});
        buf_byte(b, '"');
        first = false;
        n += nl != NULL;
        report = (struct span){report.p + n, report.n - n};
    }
    buf_byte(b, ']');
}

static void
json_text(struct buf *b, const char *key, struct policy_text t)
{
    buf_printf(b, ",\"%s\":{", key);
    say_json_text(b, "nl", t.nl);
    say_json_text(b, "en", t.en);
    buf_byte(b, '}');
}

static void
json_findings(struct buf *b, const struct check *ck)
{
    const struct lint *l = &ck->lint;

    buf_text(b, ",\"findings\":[");
    for (unsigned i = 0; ck->po != NULL && i < l->n; i++) {
        const struct lint_finding *f = &l->finding[i];
        const struct lint_kind *k = lint_kind(f->code);
        bool placed = f->place.line > 0;

        buf_text(b, i == 0 ? "{" : ",{");
        say_json_text(b, "code", k->code);
        say_json_text(b, "severity", severities[k->severity].json);
        say_json_text(b, "file", placed ? ck->po->file[f->place.file] : NULL);
        say_json_u64(b, "line", f->place.line);
        say_json_u64(b, "column", f->place.column);
        json_text(b, "text", f->text);
        json_text(b, "todo", k->todo);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
    say_json_u64(b, "dropped", l->dropped);
}

static void
json_counts(struct buf *b, const struct check *ck)
{
    const struct policy *po = ck->po;

    buf_text(b, ",\"counts\":{");
    say_json_u64(b, "rules", po->rule_n);
    say_json_u64(b, "flows", po->flow_n);
    say_json_u64(b, "columns", po->column_n);
    say_json_u64(b, "grounds", po->ground_n);
    say_json_u64(b, "agreements", po->agreement_n);
    say_json_u64(b, "errors", lint_count(&ck->lint, LINT_FOUT));
    say_json_u64(b, "warnings", lint_count(&ck->lint, LINT_WAARSCHUWING));
    say_json_u64(b, "notes", lint_count(&ck->lint, LINT_OPMERKING));
    buf_byte(b, '}');
}

static enum cli_exit
check_json(const struct check *ck)
{
    char day[CLOCK_DATE_LEN + 1];
    struct buf b;

    clock_day(ck->vandaag, day);
    say_json_begin(&b, ck->call->command->schema);
    say_json_bool(&b, "valid", ck->po != NULL);
    say_json_text(&b, "dir", ck->dir);
    say_json_text(&b, "day", day);
    policy_args_json(&b, ck->po);
    if (ck->po != NULL)
        json_counts(&b, ck);
    json_faults(&b, ck->report);
    json_findings(&b, ck);
    return say_json_end(&b, ck->call, check_exit(ck));
}

/* ---- for people ------------------------------------------------------------------ */

static void
show_head(const struct check *ck)
{
    const struct policy *po = ck->po;
    char day[CLOCK_DATE_LEN + 1];
    struct buf hash;

    clock_day(ck->vandaag, day);
    buf_init(&hash, (size_t)POLICY_HASH_LEN * 2 + 1);
    text_hex(&hash, (struct span){policy_hash(po), POLICY_HASH_LEN});
    buf_byte(&hash, 0);
    say_field(ck->call, check_exit(ck) == CLI_OK ? "OK" : "BELEID",
        check_exit(ck) == CLI_OK ? "OK" : "POLICY", policy_version(po));
    if (buf_err(&hash) == ERR_OK)
        say_field(ck->call, "sha256", "sha256", (const char *)hash.p);
    say_label(ck->call, "inhoud", "contents");
    say_out(ck->call,
        "%u regels, %u stromen, %u kolommen, %u grondslagen, %u afspraken\n",
        "%u rules, %u flows, %u columns, %u grounds, %u agreements\n",
        po->rule_n, po->flow_n, po->column_n, po->ground_n, po->agreement_n);
    say_field(ck->call, "dag", "day", day);
    buf_done(&hash);
}

static void
show_finding(const struct check *ck, const struct lint_finding *f, int width)
{
    const char *text = ck->call->english ? f->text.en : f->text.nl;
    char at[NODES_NAME_MAX + 24] = "";

    if (f->place.line > 0)
        (void)snprintf(at, sizeof(at), "%s:%u:%u", ck->po->file[f->place.file],
            f->place.line, f->place.column);
    say_out(ck->call, "  %-*s  %s\n", "  %-*s  %s\n", width, at, text);
}

/* How wide the places of these findings are. */
static int
place_width(const struct check *ck, unsigned from, unsigned to)
{
    int width = 0;

    for (unsigned i = from; i < to; i++) {
        struct policy_place p = ck->lint.finding[i].place;
        int n = p.line == 0 ? 0
                            : snprintf(NULL, 0, "%s:%u:%u",
                                  ck->po->file[p.file], p.line, p.column);

        width = n > width ? n : width;
    }
    return width;
}

/* The findings of one code: from and up to, but not with, to. */
static void
show_code(const struct check *ck, unsigned from, unsigned to)
{
    const struct lint_kind *k = lint_kind(ck->lint.finding[from].code);
    unsigned n = to - from;
    unsigned shown = ck->all || n <= SHOWN_PER_CODE + 1 ? n : SHOWN_PER_CODE;
    int width = place_width(ck, from, from + shown);

    say_out(ck->call, "\n%s  %s  %s (%u)\n", "\n%s  %s  %s (%u)\n",
        say_pick(ck->call, severities[k->severity].word), k->code,
        ck->call->english ? k->title.en : k->title.nl, n);
    for (unsigned i = from; i < from + shown; i++)
        show_finding(ck, &ck->lint.finding[i], width);
    if (shown < n)
        say_out(ck->call, "  ... en nog %u (toon ze met --alles)\n",
            "  ... and %u more (show them with --alles)\n", n - shown);
    say_out(ck->call, "  Doe: %s\n", "  Do: %s\n",
        ck->call->english ? k->todo.en : k->todo.nl);
}

static enum cli_exit
show(const struct check *ck)
{
    const struct lint *l = &ck->lint;

    show_head(ck);
    for (unsigned i = 0, end; i < l->n; i = end) {
        for (end = i; end < l->n && l->finding[end].code == l->finding[i].code;)
            end++;
        show_code(ck, i, end);
    }
    say_out(ck->call, "\n%u fouten, %u waarschuwingen, %u opmerkingen\n",
        "\n%u errors, %u warnings, %u notes\n", lint_count(l, LINT_FOUT),
        lint_count(l, LINT_WAARSCHUWING), lint_count(l, LINT_OPMERKING));
    if (l->dropped > 0)
        say_out(ck->call, "%u meer zijn niet bewaard\n",
            "%u more were not kept\n", l->dropped);
    if (check_exit(ck) == CLI_OK)
        return CLI_OK;
    if (lint_count(l, LINT_FOUT) == 0)
        return say_fail(ck->call, CLI_CHECK_FAILED,
            "er zijn waarschuwingen, en --strict staat aan",
            "there are warnings, and --strict is on");
    return say_fail(ck->call, CLI_CHECK_FAILED,
        "het beleid klopt niet; fouten: %u",
        "the policy is not right: %u fault(s)", lint_count(l, LINT_FOUT));
}

static enum cli_exit
show_faults(const struct cli_call *call, struct span report)
{
    size_t n = 0;

    for (size_t i = 0; i < report.n; i++) {
        n += report.p[i] == '\n';
        (void)putc(report.p[i], call->io->out);
    }
    if (report.n > 0 && report.p[report.n - 1] != '\n') {
        (void)putc('\n', call->io->out);
        n++;
    }
    return say_fail(call, CLI_CHECK_FAILED,
        "het beleid klopt niet; fouten: %zu",
        "the policy is not right: %zu fault(s)", n);
}

/* The formats that it has to fit: those of --adapters, which must be there, else
 * the configured ones, else those in "adapters", if any.  *out stays NULL when
 * there are none. */
static enum cli_exit
load_formats(const struct cli_call *call, struct adapters **out)
{
    char dir[FORMAT_ARGS_DIR_MAX];
    struct stat st;

    format_args_dir(call, parse_option(call, "adapters"), dir);
    if (parse_option(call, "adapters") == NULL && stat(dir, &st) != 0) {
        say_note(call, "niet vergeleken met formaten: geen map %s (--adapters)",
            "not compared with formats: no folder %s (--adapters)", dir);
        return CLI_OK;
    }
    return format_args_load_dir(call, dir, out);
}

static enum err
look(struct check *ck, const struct adapters *as, struct errinfo *ei)
{
    enum err rc = policy_lint(ck->po, ck->vandaag, &ck->lint, ei);

    if (rc == ERR_OK && as != NULL)
        policy_lint_formats(&ck->lint, ck->po, as);
    return rc;
}

enum cli_exit
cli_policy_check(const struct cli_call *call)
{
    struct adapters *as = NULL;
    char dir[POLICY_ARGS_DIR_MAX];
    struct check ck = {.call = call,
        .dir = dir,
        .strict = parse_option(call, "strict") != NULL,
        .all = parse_option(call, "alles") != NULL};
    struct policy *po = NULL;
    struct errinfo ei = {0};
    struct buf report;
    enum cli_exit code;
    enum err rc;

    if (!policy_args_vandaag(call, &ck.vandaag))
        return CLI_USAGE;
    code = load_formats(call, &as);
    if (code != CLI_OK)
        return code;
    policy_args_dir(call, call->arg_n > 0 ? call->arg[0] : NULL, dir);
    buf_init(&report, POLICY_ARGS_REPORT_MAX);
    rc = policy_load(&po, dir, &report, &ei);
    ck.po = po;
    ck.report =
        report.n > 0 || po != NULL ? buf_peek(&report) : span_of(ei.text);
    if (rc == ERR_OK)
        rc = look(&ck, as, &ei);
    if (rc == ERR_NOTFOUND && po == NULL)
        code = policy_args_no_folder(call, dir);
    else if (rc != ERR_OK && rc != ERR_CONFIG)
        code = say_error(call, rc, &ei);
    else if (call->json)
        code = check_json(&ck);
    else
        code = po == NULL ? show_faults(call, ck.report) : show(&ck);
    lint_done(&ck.lint);
    policy_free(po);
    adapters_free(as);
    buf_done(&report);
    return code;
}
