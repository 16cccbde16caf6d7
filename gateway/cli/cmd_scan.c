/* SPDX-License-Identifier: EUPL-1.2 */
/* policy scan: a text against the patterns, before it is sent. */
#include <stdio.h>

#include "base/limit.h"
#include "base/text.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "policy/policy.h"
#include "policy/scan.h"

#include "base/banned.h"

enum { FINDS_MAX = 1000 };

/* One find, with the line it is on. */
struct find {
    struct scan_hit hit;
    size_t line;
};

struct scanning {
    struct find find[FINDS_MAX];
    size_t n, line;
    bool more; /* than can be told */
};

static void
found(void *ctx, const struct scan_hit *hit)
{
    struct scanning *s = ctx;

    if (s->n == FINDS_MAX) {
        s->more = true;
        return;
    }
    s->find[s->n++] = (struct find){*hit, s->line};
}

/* Line by line, so that a number or a phrase does not run on. */
static void
scan_lines(struct scanning *s, const struct policy *po, struct span text)
{
    while (text.n > 0) {
        const uint8_t *nl = memchr(text.p, '\n', text.n);
        size_t n = nl == NULL ? text.n : (size_t)(nl - text.p);

        s->line++;
        policy_scan_text(po, (struct span){text.p, n}, span_of(""), found, s);
        n += nl != NULL;
        text = (struct span){text.p + n, text.n - n};
    }
}

/* ---- answers -------------------------------------------------------------- */

static enum cli_exit
tell_json(const struct cli_call *call, const struct policy *po,
    const struct scanning *s)
{
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_text(&b, "list", policy_scan_version(po));
    say_json_u64(&b, "lines", s->line);
    say_json_bool(&b, "complete", !s->more);
    buf_text(&b, ",\"found\":[");
    for (size_t i = 0; i < s->n; i++) {
        const struct find *f = &s->find[i];

        buf_text(&b, i == 0 ? "{" : ",{");
        say_json_text(&b, "category", policy_scan_category(f->hit.category));
        say_json_u64(&b, "line", f->line);
        say_json_u64(&b, "position", f->hit.at);
        say_json_u64(&b, "length", f->hit.n);
        buf_byte(&b, '}');
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, s->n > 0 ? CLI_CHECK_FAILED : CLI_OK);
}

static void
tell_table(const struct cli_call *call, const struct policy *po,
    const struct scanning *s)
{
    struct say_table t = {
        .column_n = 5,
        .head = {{"REGEL", "LINE"}, {"TEKEN", "POSITION"}, {"AANTAL", "LENGTH"},
            {"CATEGORIE", "CATEGORY"}, {"BETEKENIS", "MEANING"}},
        .key = {"line", "position", "length", "category", "meaning"},
        .right = {true, true, true},
    };

    say_table_init(&t);
    for (size_t i = 0; i < s->n; i++) {
        const struct scan_hit *h = &s->find[i].hit;

        say_cell_u64(&t, s->find[i].line);
        say_cell_u64(&t, h->at);
        say_cell_u64(&t, h->n);
        say_cell_text(&t, policy_scan_category(h->category));
        say_cell_text(&t, policy_scan_words(po, h->category, call->english));
    }
    (void)say_table_print(call, &t);
    say_table_done(&t);
}

static enum cli_exit
tell(const struct cli_call *call, const struct policy *po,
    const struct scanning *s)
{
    if (call->json)
        return tell_json(call, po, s);
    if (s->n == 0) {
        say_out(call, "Niets gevonden in %zu regel(s); lijst %s.\n",
            "Nothing found in %zu line(s); list %s.\n", s->line,
            policy_scan_version(po));
        return CLI_OK;
    }
    tell_table(call, po, s);
    return say_fail(call, CLI_CHECK_FAILED,
        "%zu%s treffer(s); zo wordt een bericht geweigerd",
        "%zu%s find(s); a message with this is refused", s->n,
        s->more ? "+" : "");
}

/* ---- the text --------------------------------------------------------------- */

static enum cli_exit
read_stream(const struct cli_call *call, FILE *f, struct buf *text)
{
    uint8_t chunk[4096];
    size_t n;

    while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
        buf_put(text, (struct span){chunk, n});
    if (ferror(f) != 0)
        return say_fail(call, CLI_FAILED, "de tekst is niet te lezen",
            "cannot read the text");
    if (buf_err(text) == ERR_LIMIT)
        return say_fail(call, CLI_CHECK_FAILED, "meer dan %d bytes",
            "more than %d bytes", LIMIT_BODY_MAX);
    if (buf_err(text) != ERR_OK)
        return say_error(call, buf_err(text), NULL);
    if (!text_utf8_valid(buf_peek(text)))
        return say_fail(call, CLI_CHECK_FAILED, "de tekst is geen UTF-8",
            "the text is not UTF-8");
    return CLI_OK;
}

static enum cli_exit
read_text(const struct cli_call *call, struct buf *text)
{
    const char *name = call->arg[0];
    enum cli_exit code;
    FILE *f;

    if (strcmp(name, "-") == 0 && call->io->in != NULL)
        return read_stream(call, call->io->in, text);
    f = fopen(name, "rbe");
    if (f == NULL)
        return say_fail(call, CLI_FAILED, "%s is niet te openen",
            "cannot open %s", name);
    code = read_stream(call, f, text);
    (void)fclose(f);
    return code;
}

enum cli_exit
cli_policy_scan(const struct cli_call *call)
{
    static struct scanning s;
    struct policy *po = NULL;
    struct buf text;
    enum cli_exit code;

    memset(&s, 0, sizeof(s));
    buf_init(&text, LIMIT_BODY_MAX);
    code = policy_args_load(call, &po);
    if (code == CLI_OK)
        code = read_text(call, &text);
    if (code == CLI_OK) {
        scan_lines(&s, po, buf_peek(&text));
        code = tell(call, po, &s);
    }
    buf_wipe(&text);
    policy_free(po);
    return code;
}
