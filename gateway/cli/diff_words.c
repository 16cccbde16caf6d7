/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/diff_words.h"

#include <stdlib.h>

#include "base/text.h"
#include "cli/say.h"
#include "policy/compile.h"
#include "policy/diff.h"

#include "base/banned.h"

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

struct diff_counts
diff_words_count(const struct diff *d)
{
    struct diff_counts n = {0};

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

/* ---- words: fields -------------------------------------------------------- */

static const struct {
    const char *name;
    struct cli_text words;
} fields[] = {
    {"naam", {"naam", "name"}},
    {"versie", {"versie", "version"}},
    {"geldig_vanaf", {"geldig vanaf", "valid from"}},
    {"geldig_tot", {"geldig tot", "valid to"}},
    {"vrije_tekst.versie", {"versie van de lijst voor vrije tekst",
                               "version of the free-text list"}},
    {"waarde", {"waarde", "value"}},
    {"status", {"status", "status"}},
    {"nl", {"Nederlands", "Dutch"}},
    {"en", {"Engels", "English"}},
    {"dagen", {"dagen", "days"}},
    {"aanhaling", {"aanhaling", "citation"}},
    {"wet", {"wet", "act"}},
    {"bwb", {"BWB-nummer", "BWB number"}},
    {"artikel", {"artikel", "article"}},
    {"lid", {"lid", "paragraph"}},
    {"dpv", {"DPV-term", "DPV term"}},
    {"vertrouwelijk", {"vertrouwelijk", "confidential"}},
    {"uitleg.nl", {"uitleg, Nederlands", "explanation, Dutch"}},
    {"uitleg.en", {"uitleg, Engels", "explanation, English"}},
    {"soort", {"soort", "kind"}},
    {"elementen", {"gegevens", "elements"}},
    {"kolom_als", {"leest de kolom van", "reads the column of"}},
    {"weigercode", {"weigercode", "refusal code"}},
    {"gevolg", {"gevolg", "consequence"}},
    {"afzenders", {"afzenders", "senders"}},
    {"fasen", {"fasen", "phases"}},
    {"zonder_kennisgeving", {"zonder kennisgeving", "without notice"}},
    {"deel", {"deel", "part"}},
    {"ontvangers", {"ontvangers", "recipients"}},
    {"codes", {"codes", "codes"}},
    {"anders", {"anders", "otherwise"}},
    {"door", {"door", "by"}},
    {"hoe", {"hoe", "how"}},
    {"akkoord", {"akkoord", "agreed"}},
    {"stand", {"stand", "state"}},
    {"begin", {"begin", "first day"}},
    {"einde", {"einde", "last day"}},
    {"verstrekkers", {"verstrekkers", "givers"}},
    {"herhaling", {"herhaling", "retry"}},
    {"ondertekening", {"ondertekening", "signing"}},
    {"grond", {"grond", "ground"}},
    {"aard", {"aard", "nature"}},
    {"goedkeuringen", {"goedkeuringen", "approvals"}},
    {"classificatie", {"classificatie", "classification"}},
    {"contact", {"contact", "contact"}},
    {"noodzaak.nl", {"noodzaak, Nederlands", "need, Dutch"}},
    {"noodzaak.en", {"noodzaak, Engels", "need, English"}},
    {"doel", {"doel", "purpose"}},
    {"kolom", {"kolom", "column"}},
    {"van", {"grond van de gever", "ground of the giver"}},
    {"naar", {"grond van de ontvanger", "ground of the recipient"}},
    {"afspraak", {"afspraak", "agreement"}},
    {"afweging", {"grond na afweging", "ground after weighing"}},
    {"gemeente_bevestigd", {"gemeente bevestigd", "municipality confirmed"}},
    {"kort_verblijf", {"kort verblijf", "short stay"}},
    {"bewaren", {"bewaren (dagen)", "retention (days)"}},
    {"bewaren.termijn", {"bewaartermijn", "retention term"}},
    {"logboek", {"logboek (dagen)", "log retention (days)"}},
    {"termijnregel", {"termijnregel", "deadline rule"}},
    {"inhoud", {"inhoud", "content"}},
    {"grond.gever", {"grond van de gever", "ground of the giver"}},
    {"grond.ontvanger", {"grond van de ontvanger", "ground of the recipient"}},
    {"uitkomst", {"uitkomst", "outcome"}},
    {"code", {"code", "code"}},
    {"bij_afweging",
        {"bij uitzondering, na afweging", "by exception, after weighing"}},
    {"weiger", {"weigeren als het ontbreekt", "refuse when missing"}},
    {"berichten", {"berichten", "messages"}},
    {"basisvoorwaarde", {"basisvoorwaarde", "basic condition"}},
    {"bij", {"bij", "given"}},
    {"behalve", {"geldt niet in", "does not hold in"}},
    {"categorie", {"categorie", "category"}},
    {"uitgezonderd", {"uitgezonderd", "except"}},
    {"rij", {"rij", "row"}},
    {"woord", {"geschreven als", "written as"}},
    {"tekst", {"tekst", "text"}},
};

const struct cli_text *
diff_words_field(const char *field)
{
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (strcmp(fields[i].name, field) == 0)
            return &fields[i].words;
    return NULL;
}

static const char *
field_words(const struct cli_call *call, const char *field)
{
    const struct cli_text *words = diff_words_field(field);

    return words == NULL ? field : say_pick(call, *words);
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
outcome_words(const struct diff_words *w, int side, const char *outcome,
    char out[static CLI_LINE_MAX])
{
    const struct policy *po = w->po[side];
    uint64_t c = 0;

    if (outcome[0] == '\0') {
        say_line(w->call, out, "niet genoemd", "not mentioned");
    } else if (strcmp(outcome, "toegestaan") == 0) {
        say_line(w->call, out, "altijd", "always");
    } else if (strcmp(outcome, "geweigerd") == 0) {
        say_line(w->call, out, "geweigerd", "refused");
    } else if (strcmp(outcome, "C4") == 0) {
        struct buf phases;

        buf_init(&phases, 256);
        for (unsigned f = 0; f < FASE__COUNT; f++)
            if ((po->condition[4].phases >> f & 1) != 0)
                buf_printf(&phases, " %s", terms_fase((enum fase)f));
        buf_byte(&phases, 0);
        say_line(w->call, out, "onder voorwaarde C4 (alleen in fase%s)",
            "on condition C4 (only in phase%s)",
            buf_err(&phases) == ERR_OK ? (const char *)phases.p : "");
        buf_done(&phases);
    } else {
        (void)text_u64(span_of(outcome + 1), POLICY_CONDITION_MAX, &c);
        say_line(w->call, out, "onder voorwaarde %s (%s)",
            "on condition %s (%s)", outcome,
            policy_condition_text(po, (unsigned)c, w->call->english));
    }
}

static void
show_outcome(const struct diff_words *w, const struct diff_row *r)
{
    const char *label = label_of(w->call, r->element);
    const char *id = catalogue_element((enum element)r->element)->id;
    char was[CLI_LINE_MAX], is[CLI_LINE_MAX];

    outcome_words(w, 0, r->before, was);
    outcome_words(w, 1, r->after, is);
    if (!lets_go(r->before) && lets_go(r->after))
        say_out(w->call, "+   mag nu ook: %s (%s), %s; was: %s\n",
            "+   may now also have: %s (%s), %s; was: %s\n", label, id, is,
            was);
    else if (lets_go(r->before) && !lets_go(r->after))
        say_out(w->call, "-   niet meer: %s (%s), %s; was: %s\n",
            "-   no longer: %s (%s), %s; was: %s\n", label, id, is, was);
    else
        say_out(w->call, "~   %s (%s): nu %s, was: %s\n",
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
    if (call->english && strcmp(text, "ja") == 0)
        return "yes";
    if (call->english && strcmp(text, "nee") == 0)
        return "no";
    return text[0] != '\0'
               ? text
               : say_pick(call, (struct cli_text){"niets", "nothing"});
}

/* "~   what, field: nu x, was: y" */
static void
show_change(const struct diff_words *w, const char *what,
    const struct diff_row *r)
{
    const char *was = or_none(w->call, r->before);
    const char *is = or_none(w->call, r->after);
    const char *field = field_words(w->call, r->field);

    if (strcmp(r->field, "inhoud") == 0)
        say_out(w->call, "~   %s: nu %s, was: %s\n",
            "~   %s: now %s, was: %s\n", what, carried(w->call, r->after),
            carried(w->call, r->before));
    else if (r->change == DIFF_ADDED)
        say_out(w->call, "+   %s: nieuw (%s: %s)\n", "+   %s: new (%s: %s)\n",
            what, field, is);
    else if (r->change == DIFF_REMOVED)
        say_out(w->call, "-   %s: vervallen (%s: %s)\n",
            "-   %s: gone (%s: %s)\n", what, field, was);
    else
        say_out(w->call, "~   %s, %s: nu %s, was: %s\n",
            "~   %s, %s: now %s, was: %s\n", what, field, is, was);
}

static void
column_heading(const struct diff_words *w, const char *code)
{
    for (int side = 1; side >= 0; side--)
        for (unsigned i = 0; i < w->po[side]->column_n; i++) {
            const struct policy_column *c = &w->po[side]->column[i];

            if (strcmp(c->code, code) != 0)
                continue;
            (void)fprintf(w->call->io->out, "  %s · %s\n", code,
                w->call->english ? c->name.en : c->name.nl);
            return;
        }
    say_out(w->call, "  elke kolom · de gegevens boven het bericht\n",
        "  every column · the data above the message\n");
}

/* Per recipient and purpose: what may go now. */
static void
show_rules(const struct diff_words *w)
{
    const char *column = "";

    for (size_t i = 0; i < w->d->n; i++) {
        const struct diff_row *r = &w->d->row[i];
        char what[CLI_LINE_MAX];

        if (r->kind != DIFF_RULE || r->effect == DIFF_WORDS || is_echo(r))
            continue;
        if (strcmp(r->column, column) != 0)
            column_heading(w, r->column);
        column = r->column;
        if (is_outcome(r)) {
            show_outcome(w, r);
            continue;
        }
        (void)snprintf(what, sizeof(what), "%s (%s)",
            label_of(w->call, r->element),
            catalogue_element((enum element)r->element)->id);
        show_change(w, what, r);
    }
}

/* ---- words: the rest ------------------------------------------------------ */

static const struct cli_text kinds[DIFF__COUNT] = {
    [DIFF_POLICY] = {"het beleid", "the policy"},
    [DIFF_PARAMETER] = {"parameters", "parameters"},
    [DIFF_TERM] = {"bewaartermijnen", "retention terms"},
    [DIFF_GROUND] = {"grondslagen", "legal grounds"},
    [DIFF_PURPOSE] = {"doelen", "purposes"},
    [DIFF_CATEGORY] = {"soorten gegevens", "kinds of data"},
    [DIFF_ROLE] = {"rollen", "roles"},
    [DIFF_CONDITION] = {"voorwaarden", "conditions"},
    [DIFF_PART] = {"delen (C9)", "parts (C9)"},
    [DIFF_REPLACEMENT] = {"vervanging", "replacements"},
    [DIFF_AGREEMENT] = {"afspraken", "agreements"},
    [DIFF_FLOW] = {"stromen", "flows"},
    [DIFF_COLUMN] = {"kolommen", "columns"},
    [DIFF_RULE] = {"regels", "rules"},
    [DIFF_EXPECTATION] = {"volledigheid", "completeness"},
    [DIFF_TEXT] = {"vrije tekst: categorieën", "free text: categories"},
    [DIFF_PATTERN] = {"vrije tekst: woorden", "free text: words"},
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
name_of(const struct diff_words *w, const struct diff_row *r,
    char out[static CLI_LINE_MAX])
{
    uint64_t c = 0;

    if (r->kind == DIFF_CONDITION) {
        (void)text_u64(span_of(r->key + 1), POLICY_CONDITION_MAX, &c);
        say_line(w->call, out, "%s (%u regels)", "%s (%u rules)", r->key,
            rules_under(w->po[1], c));
    } else if (r->element != EL__NONE) {
        (void)snprintf(out, CLI_LINE_MAX, "%s%s%s (%s)",
            r->type[0] == '\0' ? "" : r->key, r->type[0] == '\0' ? "" : " ",
            label_of(w->call, r->element),
            catalogue_element((enum element)r->element)->id);
    } else {
        (void)snprintf(out, CLI_LINE_MAX, "%s", r->key);
    }
}

static void
show_kind(const struct diff_words *w, enum diff_kind kind)
{
    bool first = true;

    for (size_t i = 0; i < w->d->n; i++) {
        const struct diff_row *r = &w->d->row[i];
        char what[CLI_LINE_MAX];

        if (r->kind != kind || r->effect == DIFF_WORDS)
            continue;
        if (first)
            say_out(w->call, "  %s\n", "  %s\n",
                say_pick(w->call, kinds[r->kind]));
        first = false;
        name_of(w, r, what);
        show_change(w, what, r);
    }
}

/* Reasons and explanations: nothing is decided otherwise. */
static void
show_words(const struct diff_words *w)
{
    bool first = true;

    for (size_t i = 0; i < w->d->n; i++) {
        const struct diff_row *r = &w->d->row[i];

        if (r->effect != DIFF_WORDS)
            continue;
        if (first)
            say_out(w->call, "  alleen tekst\n", "  text only\n");
        first = false;
        if (strcmp(r->field, "tekst") == 0)
            (void)fprintf(w->call->io->out, "    %s\n", r->key);
        else
            (void)fprintf(w->call->io->out, "    %s (%s)\n", r->key,
                field_words(w->call, r->field));
        say_out(w->call, "      was: %s\n      nu:  %s\n",
            "      was: %s\n      now: %s\n", or_none(w->call, r->before),
            or_none(w->call, r->after));
    }
}

static void
show_counts(const struct diff_words *w)
{
    struct diff_counts n = diff_words_count(w->d);

    say_out(w->call,
        "%u %s erbij, %u %s eraf, %u %s gewijzigd, %u overig, "
        "%u alleen tekst.\n",
        "%u %s more, %u %s less, %u %s changed, %u other, %u text only.\n",
        n.more,
        say_pick(w->call, n.more == 1 ? (struct cli_text){"veld", "field"}
                                      : (struct cli_text){"velden", "fields"}),
        n.less,
        say_pick(w->call, n.less == 1 ? (struct cli_text){"veld", "field"}
                                      : (struct cli_text){"velden", "fields"}),
        n.rules,
        say_pick(w->call, n.rules == 1 ? (struct cli_text){"regel", "rule"}
                                       : (struct cli_text){"regels", "rules"}),
        n.other, n.words);
}

/* ---- the whole, and its beginning ------------------------------------------ */

static void
show_rows(const struct diff_words *w)
{
    show_rules(w);
    for (unsigned k = 0; k < DIFF__COUNT; k++)
        if (k != DIFF_RULE)
            show_kind(w, (enum diff_kind)k);
    show_words(w);
}

static void
say_same(const struct diff_words *w)
{
    say_out(w->call, "Geen verschil in betekenis.\n",
        "No difference in meaning.\n");
    if (memcmp(policy_hash(w->po[0]), policy_hash(w->po[1]), POLICY_HASH_LEN) !=
        0)
        say_note(w->call,
            "De bestanden verschillen wel: in opmaak of commentaar.",
            "The files do differ: in layout or comments.");
}

void
diff_words_show(const struct diff_words *w)
{
    if (w->d->n == 0) {
        say_same(w);
        return;
    }
    show_rows(w);
    show_counts(w);
    say_note(w->call, "Effect op echte verzoeken: ketenpoort policy simulate",
        "Effect on real requests: ketenpoort policy simulate");
}

/* The first lines of text; how many were left. */
static unsigned
put_lines(FILE *f, const char *text, size_t n, unsigned lines)
{
    unsigned left = 0;
    size_t at = 0;

    while (at < n) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t line = end == NULL ? n - at : (size_t)(end - text) - at + 1;

        if (lines > 0)
            (void)fwrite(text + at, 1, line, f);
        else
            left++;
        lines -= lines > 0;
        at += line;
    }
    return left;
}

void
diff_words_brief(const struct diff_words *w, unsigned lines)
{
    struct cli_io io = *w->call->io;
    struct cli_call call = *w->call;
    struct diff_words all = {&call, {w->po[0], w->po[1]}, w->d};
    char *text = NULL;
    size_t n = 0;
    unsigned left;

    if (w->call->quiet)
        return;
    call.io = &io;
    io.out = open_memstream(&text, &n);
    if (io.out == NULL)
        return;
    if (w->d->n == 0)
        say_same(&all);
    else
        show_rows(&all);
    (void)fclose(io.out);
    left = put_lines(io.err, text, n, lines);
    free(text);
    if (left > 0)
        say_note(w->call, "  ... en nog %u %s", "  ... and %u more %s", left,
            say_pick(w->call, left == 1
                                  ? (struct cli_text){"regel", "line"}
                                  : (struct cli_text){"regels", "lines"}));
    io.out = io.err;
    if (w->d->n > 0)
        show_counts(&all);
}
