/* SPDX-License-Identifier: EUPL-1.2 */
/* Two policies compared, in the words of an officer. */
#include "cli/policy_args.h"

#include <stdio.h>

#include "base/text.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "policy/compile.h"
#include "policy/diff.h"

#include "base/banned.h"

struct showing {
    const struct cli_call *call;
    const struct policy *po[2]; /* before, after */
    const struct diff *d;
};

struct counts {
    unsigned more, less, rules, words, other;
};

/* ---- what a row means ----------------------------------------------------- */

static bool
lets_go(const char *outcome)
{
    return strcmp(outcome, "toegestaan") == 0 ||
           (outcome[0] == 'C' && outcome[1] != '\0');
}

static bool
is_outcome(const struct diff_row *r)
{
    return r->kind == DIFF_RULE && strcmp(r->field, "uitkomst") == 0;
}

/* A code that came or went with a refusal says nothing new. */
static bool
is_echo(const struct diff_row *r)
{
    return r->kind == DIFF_RULE && strcmp(r->field, "code") == 0 &&
           (r->before[0] == '\0' || r->after[0] == '\0');
}

static struct counts
count(const struct diff *d)
{
    struct counts n = {0};

    for (size_t i = 0; i < d->n; i++) {
        const struct diff_row *r = &d->row[i];

        if (r->effect == DIFF_WORDS)
            n.words++;
        else if (is_outcome(r) && !lets_go(r->before) && lets_go(r->after))
            n.more++;
        else if (is_outcome(r) && lets_go(r->before) && !lets_go(r->after))
            n.less++;
        else if (r->kind == DIFF_RULE)
            n.rules += !is_echo(r);
        else
            n.other++;
    }
    return n;
}

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
show_json(const struct showing *s, enum cli_exit code)
{
    struct counts n = count(s->d);
    struct buf b;

    say_json_begin(&b, s->call->command->schema);
    json_side(&b, "before", s->po[0]);
    json_side(&b, "after", s->po[1]);
    buf_printf(&b,
        ",\"counts\":{\"more\":%u,\"less\":%u,\"rules\":%u,\"words\":%u,"
        "\"other\":%u}",
        n.more, n.less, n.rules, n.words, n.other);
    buf_text(&b, ",\"differences\":[");
    for (size_t i = 0; i < s->d->n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        json_row(&b, &s->d->row[i]);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, s->call, code);
}

/* ---- words: cells --------------------------------------------------------- */

static const char *
label_of(const struct cli_call *call, unsigned e)
{
    return call->english ? catalogue_element((enum element)e)->label_en
                         : catalogue_element_label((enum element)e);
}

/* "toegestaan" to "altijd", "C4" to what C4 asks. */
static void
outcome_words(const struct showing *s, int side, const char *outcome,
    char out[static CLI_LINE_MAX])
{
    const struct policy *po = s->po[side];
    uint64_t c = 0;

    if (outcome[0] == '\0') {
        say_line(s->call, out, "niet genoemd", "not mentioned");
    } else if (strcmp(outcome, "toegestaan") == 0) {
        say_line(s->call, out, "altijd", "always");
    } else if (strcmp(outcome, "geweigerd") == 0) {
        say_line(s->call, out, "geweigerd", "refused");
    } else if (strcmp(outcome, "C4") == 0) {
        struct buf phases;

        buf_init(&phases, 256);
        for (unsigned f = 0; f < FASE__COUNT; f++)
            if ((po->condition[4].phases >> f & 1) != 0)
                buf_printf(&phases, " %s", terms_fase((enum fase)f));
        buf_byte(&phases, 0);
        say_line(s->call, out, "onder voorwaarde C4 (alleen in fase%s)",
            "on condition C4 (only in phase%s)",
            buf_err(&phases) == ERR_OK ? (const char *)phases.p : "");
        buf_done(&phases);
    } else {
        (void)text_u64(span_of(outcome + 1), POLICY_CONDITION_MAX, &c);
        say_line(s->call, out, "onder voorwaarde %s (%s)",
            "on condition %s (%s)", outcome,
            policy_condition_text(po, (unsigned)c, s->call->english));
    }
}

static void
show_outcome(const struct showing *s, const struct diff_row *r)
{
    const char *label = label_of(s->call, r->element);
    const char *id = catalogue_element((enum element)r->element)->id;
    char was[CLI_LINE_MAX], is[CLI_LINE_MAX];

    outcome_words(s, 0, r->before, was);
    outcome_words(s, 1, r->after, is);
    if (!lets_go(r->before) && lets_go(r->after))
        say_out(s->call, "+   mag nu ook: %s (%s), %s; was: %s\n",
            "+   may now also have: %s (%s), %s; was: %s\n", label, id, is,
            was);
    else if (lets_go(r->before) && !lets_go(r->after))
        say_out(s->call, "-   niet meer: %s (%s), %s; was: %s\n",
            "-   no longer: %s (%s), %s; was: %s\n", label, id, is, was);
    else
        say_out(s->call, "~   %s (%s): nu %s, was: %s\n",
            "~   %s (%s): now %s, was: %s\n", label, id, is, was);
}

/* An element that is no longer in a message, or was not. */
static const char *
carried(const struct cli_call *call, const char *text)
{
    return text[0] != '\0'
               ? text
               : say_pick(call, (struct cli_text){"niet in dit bericht",
                                    "not in this message"});
}

static const char *
or_none(const struct cli_call *call, const char *text)
{
    return text[0] != '\0'
               ? text
               : say_pick(call, (struct cli_text){"niets", "nothing"});
}

/* "~   what, field: nu x, was: y" */
static void
show_change(const struct showing *s, const char *what, const struct diff_row *r)
{
    const char *was = or_none(s->call, r->before);
    const char *is = or_none(s->call, r->after);

    if (strcmp(r->field, "inhoud") == 0)
        say_out(s->call, "~   %s: nu %s, was: %s\n",
            "~   %s: now %s, was: %s\n", what, carried(s->call, r->after),
            carried(s->call, r->before));
    else if (r->change == DIFF_ADDED)
        say_out(s->call, "+   %s: nieuw (%s: %s)\n", "+   %s: new (%s: %s)\n",
            what, r->field, is);
    else if (r->change == DIFF_REMOVED)
        say_out(s->call, "-   %s: vervallen (%s: %s)\n",
            "-   %s: gone (%s: %s)\n", what, r->field, was);
    else
        say_out(s->call, "~   %s, %s: nu %s, was: %s\n",
            "~   %s, %s: now %s, was: %s\n", what, r->field, is, was);
}

static void
column_heading(const struct showing *s, const char *code)
{
    for (int side = 1; side >= 0; side--)
        for (unsigned i = 0; i < s->po[side]->column_n; i++) {
            const struct policy_column *c = &s->po[side]->column[i];

            if (strcmp(c->code, code) != 0)
                continue;
            (void)fprintf(s->call->io->out, "  %s · %s\n", code,
                s->call->english ? c->name.en : c->name.nl);
            return;
        }
    say_out(s->call, "  elke kolom · de gegevens boven het bericht\n",
        "  every column · the data above the message\n");
}

/* Per recipient and purpose: what may go now. */
static void
show_rules(const struct showing *s)
{
    const char *column = "";

    for (size_t i = 0; i < s->d->n; i++) {
        const struct diff_row *r = &s->d->row[i];
        char what[CLI_LINE_MAX];

        if (r->kind != DIFF_RULE || r->effect == DIFF_WORDS || is_echo(r))
            continue;
        if (strcmp(r->column, column) != 0)
            column_heading(s, r->column);
        column = r->column;
        if (is_outcome(r)) {
            show_outcome(s, r);
            continue;
        }
        (void)snprintf(what, sizeof(what), "%s (%s)",
            label_of(s->call, r->element),
            catalogue_element((enum element)r->element)->id);
        show_change(s, what, r);
    }
}

/* ---- words: the rest ------------------------------------------------------ */

static const struct cli_text kinds[DIFF__COUNT] = {
    [DIFF_POLICY] = {"het beleid", "the policy"},
    [DIFF_PARAMETER] = {"parameters", "parameters"},
    [DIFF_TERM] = {"bewaartermijnen", "retention terms"},
    [DIFF_GROUND] = {"grondslagen", "legal grounds"},
    [DIFF_PURPOSE] = {"doelen", "purposes"},
    [DIFF_ROLE] = {"rollen", "roles"},
    [DIFF_CONDITION] = {"voorwaarden", "conditions"},
    [DIFF_PART] = {"delen (C9)", "parts (C9)"},
    [DIFF_REPLACEMENT] = {"vervanging", "replacements"},
    [DIFF_AGREEMENT] = {"afspraken", "agreements"},
    [DIFF_FLOW] = {"stromen", "flows"},
    [DIFF_COLUMN] = {"kolommen", "columns"},
    [DIFF_RULE] = {"regels", "rules"},
    [DIFF_EXPECTATION] = {"volledigheid", "completeness"},
    [DIFF_SAID] = {"wat verder is vastgelegd", "what else is recorded"},
    [DIFF_REMARK] = {"toelichting", "explanation"},
};

/* How many rules name this condition. */
static unsigned
rules_under(const struct policy *po, uint64_t condition)
{
    unsigned n = 0;

    for (unsigned i = 0; i < po->rule_n; i++)
        n += po->rule[i].condition == condition;
    return n;
}

/* What a row is about, as it is called. */
static void
name_of(const struct showing *s, const struct diff_row *r,
    char out[static CLI_LINE_MAX])
{
    uint64_t c = 0;

    if (r->kind == DIFF_CONDITION) {
        (void)text_u64(span_of(r->key + 1), POLICY_CONDITION_MAX, &c);
        say_line(s->call, out, "%s (%u regels)", "%s (%u rules)", r->key,
            rules_under(s->po[1], c));
    } else if (r->element != EL__NONE) {
        (void)snprintf(out, CLI_LINE_MAX, "%s%s%s (%s)",
            r->type[0] == '\0' ? "" : r->key, r->type[0] == '\0' ? "" : " ",
            label_of(s->call, r->element),
            catalogue_element((enum element)r->element)->id);
    } else {
        (void)snprintf(out, CLI_LINE_MAX, "%s", r->key);
    }
}

static void
show_kind(const struct showing *s, enum diff_kind kind)
{
    bool first = true;

    for (size_t i = 0; i < s->d->n; i++) {
        const struct diff_row *r = &s->d->row[i];
        char what[CLI_LINE_MAX];

        if (r->kind != kind || r->effect == DIFF_WORDS)
            continue;
        if (first)
            say_out(s->call, "  %s\n", "  %s\n",
                say_pick(s->call, kinds[r->kind]));
        first = false;
        name_of(s, r, what);
        show_change(s, what, r);
    }
}

/* Reasons and explanations: nothing is decided otherwise. */
static void
show_words(const struct showing *s)
{
    bool first = true;

    for (size_t i = 0; i < s->d->n; i++) {
        const struct diff_row *r = &s->d->row[i];

        if (r->effect != DIFF_WORDS)
            continue;
        if (first)
            say_out(s->call, "  alleen tekst\n", "  text only\n");
        first = false;
        if (strcmp(r->field, "tekst") == 0)
            (void)fprintf(s->call->io->out, "    %s\n", r->key);
        else
            (void)fprintf(s->call->io->out, "    %s (%s)\n", r->key, r->field);
        say_out(s->call, "      was: %s\n      nu:  %s\n",
            "      was: %s\n      now: %s\n", or_none(s->call, r->before),
            or_none(s->call, r->after));
    }
}

static void
show_counts(const struct showing *s)
{
    struct counts n = count(s->d);

    say_out(s->call,
        "%u %s erbij, %u %s eraf, %u %s gewijzigd, %u overig, "
        "%u alleen tekst.\n",
        "%u %s more, %u %s less, %u %s changed, %u other, %u text only.\n",
        n.more,
        say_pick(s->call, n.more == 1 ? (struct cli_text){"veld", "field"}
                                      : (struct cli_text){"velden", "fields"}),
        n.less,
        say_pick(s->call, n.less == 1 ? (struct cli_text){"veld", "field"}
                                      : (struct cli_text){"velden", "fields"}),
        n.rules,
        say_pick(s->call, n.rules == 1 ? (struct cli_text){"regel", "rule"}
                                       : (struct cli_text){"regels", "rules"}),
        n.other, n.words);
}

static enum cli_exit
show_words_and_counts(const struct showing *s, enum cli_exit code)
{
    if (s->d->n == 0) {
        say_out(s->call, "Geen verschil in betekenis.\n",
            "No difference in meaning.\n");
        if (memcmp(policy_hash(s->po[0]), policy_hash(s->po[1]),
                POLICY_HASH_LEN) != 0)
            say_note(s->call,
                "De bestanden verschillen wel: in opmaak of commentaar.",
                "The files do differ: in layout or comments.");
        return code;
    }
    show_rules(s);
    for (unsigned k = 0; k < DIFF__COUNT; k++)
        if (k != DIFF_RULE)
            show_kind(s, (enum diff_kind)k);
    show_words(s);
    show_counts(s);
    say_note(s->call, "Effect op echte verzoeken: ketenpoort policy simulate",
        "Effect on real requests: ketenpoort policy simulate");
    return code;
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
        struct showing s = {.call = call, .po = {po[0], po[1]}, .d = &d};

        rc = policy_diff(&d, po[0], po[1], &ei);
        if (rc == ERR_OK && d.n > 0 && parse_option(call, "exit-code") != NULL)
            code = CLI_DIFFERENT;
        if (rc != ERR_OK)
            code = say_error(call, rc, &ei);
        else if (call->json)
            code = show_json(&s, code);
        else
            code = show_words_and_counts(&s, code);
        policy_diff_done(&d);
    }
    policy_free(po[0]);
    policy_free(po[1]);
    return code;
}
