/* SPDX-License-Identifier: EUPL-1.2 */
/* Two policies compared. */
#include "cli/policy_args.h"

#include "base/text.h"
#include "cli/diff_words.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "policy/diff.h"
#include "policy/policy.h"

#include "base/banned.h"

/* ---- JSON ----------------------------------------------------------------- */

static void
json_side(struct buf *b, const char *key, const struct policy *po)
{
    buf_printf(b, ",\"%s\":{\"version\":\"", key);
    text_json(b, span_of(policy_version(po)));
    buf_text(b, "\",\"sha256\":\"");
    text_hex(b, (struct span){policy_hash(po), POLICY_HASH_LEN});
    buf_text(b, "\"}");
}

static void
json_row(struct buf *b, const struct diff_row *r)
{
    buf_printf(b, "{\"kind\":\"%s\"", diff_kind_name((enum diff_kind)r->kind));
    say_json_text(b, "change", diff_change_name((enum diff_change)r->change));
    say_json_text(b, "effect", diff_effect_name((enum diff_effect)r->effect));
    say_json_text(b, "column", r->column[0] == '\0' ? NULL : r->column);
    say_json_text(b, "element",
        r->element == EL__NONE
            ? NULL
            : catalogue_element((enum element)r->element)->id);
    say_json_text(b, "type", r->type[0] == '\0' ? NULL : r->type);
    say_json_text(b, "key", r->key);
    say_json_text(b, "field", r->field);
    say_json_text(b, "before", r->before);
    say_json_text(b, "after", r->after);
    buf_byte(b, '}');
}

static enum cli_exit
show_json(const struct diff_words *w, enum cli_exit code)
{
    struct diff_counts n = diff_words_count(w->d);
    struct buf b;

    say_json_begin(&b, w->call->command->schema);
    json_side(&b, "before", w->po[0]);
    json_side(&b, "after", w->po[1]);
    buf_printf(&b,
        ",\"counts\":{\"more\":%u,\"less\":%u,\"rules\":%u,\"words\":%u,"
        "\"other\":%u}",
        n.more, n.less, n.rules, n.words, n.other);
    buf_text(&b, ",\"differences\":[");
    for (size_t i = 0; i < w->d->n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        json_row(&b, &w->d->row[i]);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, w->call, code);
}

enum cli_exit
cli_policy_diff(const struct cli_call *call)
{
    struct policy *po[2] = {NULL, NULL};
    struct errinfo ei = {0};
    struct diff d = {.row = NULL};
    enum cli_exit code = policy_args_named(call, call->arg[0], &po[0]);
    enum err rc;

    if (code == CLI_OK)
        code = policy_args_named(call, call->arg[1], &po[1]);
    if (code == CLI_OK) {
        struct diff_words w = {.call = call, .po = {po[0], po[1]}, .d = &d};

        rc = policy_diff(&d, po[0], po[1], &ei);
        if (rc == ERR_OK && d.n > 0 && parse_option(call, "exit-code") != NULL)
            code = CLI_DIFFERENT;
        if (rc != ERR_OK)
            code = say_error(call, rc, &ei);
        else if (call->json)
            code = show_json(&w, code);
        else
            diff_words_show(&w);
        policy_diff_done(&d);
    }
    policy_free(po[0]);
    policy_free(po[1]);
    return code;
}
