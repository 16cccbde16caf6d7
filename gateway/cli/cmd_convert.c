/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include "adapters/rendition.h"
#include "base/clock.h"
#include "base/text.h"
#include "cli/conversion.h"
#include "cli/format_args.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"

#include "base/banned.h"

static const char bypass[] = "zonder-beleid-testdata";

/* One run of the command. */
struct run {
    const struct cli_call *call;
    struct adapters *as;
    struct policy *po;
    struct conversion_ask ask;
    struct conversion c;
    enum conversion_end end;
    bool html;
    struct buf page; /* instead of c.doc, with --html */
    char from[FORMAT_ARGS_NAME_MAX], to[FORMAT_ARGS_NAME_MAX];
};

/* ---- the question -------------------------------------------------------- */

static const char *
required(const struct cli_call *call, const char *name)
{
    const char *value = parse_option(call, name);

    if (value != NULL)
        return value;
    (void)say_fail(call, CLI_USAGE, "optie --%s ontbreekt",
        "option --%s is missing", name);
    say_hint(call, "Welke formaten er zijn: ketenpoort adapter list",
        "Which formats there are: ketenpoort adapter list");
    return NULL;
}

static bool
ask_formats(struct run *r)
{
    const char *from = required(r->call, "from");
    const char *to = from == NULL ? NULL : required(r->call, "to");

    if (to == NULL)
        return false;
    r->ask.from = format_args_find(r->call, r->as, from);
    if (r->ask.from != NULL)
        r->ask.to = format_args_find(r->call, r->as, to);
    if (r->ask.from == NULL || r->ask.to == NULL)
        return false;
    (void)format_args_name(r->ask.from, r->from);
    (void)format_args_name(r->ask.to, r->to);
    return true;
}

/* What the sender is: said, or what the format's users are. */
static bool
ask_role(struct run *r)
{
    const char *text = parse_option(r->call, "rol-afzender");
    enum rol rol = ROL__COUNT;

    if (text == NULL)
        r->ask.rol_afzender = adapter_roles(r->ask.from);
    else if (terms_parse_rol(span_of(text), &rol))
        r->ask.rol_afzender = 1U << rol;
    if (r->ask.rol_afzender != 0)
        return true;
    if (text != NULL)
        (void)say_fail(r->call, CLI_USAGE, "'%s' is geen rol",
            "'%s' is no role", text);
    else
        (void)say_fail(r->call, CLI_USAGE,
            "%s zegt niet welke rol de afzender heeft; geef --rol-afzender",
            "%s does not say the sender's role; give --rol-afzender", r->from);
    for (int i = 0; i < ROL__COUNT; i++)
        say_hint(r->call, "%-6s %s", "%-6s %s", terms_rol((enum rol)i),
            terms_rol_naam((enum rol)i));
    return false;
}

static enum tri
tri_option(const struct cli_call *call, const char *name)
{
    const char *text = parse_option(call, name);

    if (text == NULL || text[0] == 'O')
        return TRI_ONBEKEND;
    return text[0] == 'J' ? TRI_JA : TRI_NEE;
}

static bool
ask_facts(struct run *r)
{
    const struct cli_call *call = r->call;
    const char *fase = parse_option(call, "fase");
    const char *day = parse_option(call, "vandaag");

    r->ask.fase = FASE_ONBEKEND;
    if (fase != NULL)
        (void)terms_parse_fase(span_of(fase), &r->ask.fase);
    r->ask.titel_na = tri_option(call, "titel-na");
    r->ask.bevestigd = tri_option(call, "bevestigd");
    r->ask.gemeente = parse_option(call, "gemeente");
    if (r->ask.gemeente != NULL &&
        !catalogue_code(CL_GEMEENTE, span_of(r->ask.gemeente))) {
        (void)say_fail(call, CLI_USAGE,
            "'%s' is geen gemeentecode (vier cijfers, CBS)",
            "'%s' is no municipality code (four digits, CBS)", r->ask.gemeente);
        return false;
    }
    r->ask.vandaag = clock_wall_ms(call->io->clk) / CLOCK_DAY_MS;
    if (day == NULL || clock_parse_date(span_of(day), &r->ask.vandaag))
        return true;
    (void)say_fail(call, CLI_USAGE, "'%s' is geen dag (JJJJ-MM-DD)",
        "'%s' is no day (YYYY-MM-DD)", day);
    return false;
}

/* With the bypass nothing is decided: an option that steers is a mistake. */
static bool
bypass_is_alone(const struct cli_call *call)
{
    static const char *const steer[] = {"policy", "rol-afzender", "gemeente",
        "fase", "titel-na", "bevestigd", "vandaag"};

    for (size_t i = 0; i < sizeof(steer) / sizeof(steer[0]); i++) {
        if (parse_option(call, steer[i]) == NULL)
            continue;
        (void)say_fail(call, CLI_USAGE,
            "--%s beslist niets: --%s heeft dan geen zin",
            "--%s decides nothing: --%s makes no sense with it", bypass,
            steer[i]);
        return false;
    }
    return true;
}

static enum cli_exit
ask(struct run *r)
{
    bool without = parse_option(r->call, bypass) != NULL;

    if (!ask_formats(r))
        return CLI_USAGE;
    if (without)
        return bypass_is_alone(r->call) ? CLI_OK : CLI_USAGE;
    if (!ask_role(r) || !ask_facts(r))
        return CLI_USAGE;
    return policy_args_load(r->call, &r->po);
}

/* ---- the document -------------------------------------------------------- */

static enum cli_exit
read_stream(const struct cli_call *call, FILE *f, struct buf *doc)
{
    uint8_t *room = buf_room(doc, LIMIT_BODY_MAX + 1);

    if (room == NULL)
        return say_fail(call, CLI_FAILED, "geen geheugen", "no memory");
    doc->n = fread(room, 1, LIMIT_BODY_MAX + 1, f);
    if (ferror(f) != 0)
        return say_fail(call, CLI_FAILED, "%s is niet te lezen",
            "cannot read %s", call->arg[0]);
    if (doc->n > LIMIT_BODY_MAX)
        return say_fail(call, CLI_CHECK_FAILED,
            "het document is groter dan %d bytes; de gateway neemt het niet "
            "aan",
            "the document is over %d bytes; the gateway does not take it",
            LIMIT_BODY_MAX);
    return CLI_OK;
}

static enum cli_exit
read_document(const struct cli_call *call, struct buf *doc)
{
    const char *name = call->arg[0];
    enum cli_exit code;
    FILE *f;

    if (strcmp(name, "-") == 0 && call->io->in != NULL)
        return read_stream(call, call->io->in, doc);
    f = fopen(name, "rbe");
    if (f == NULL)
        return say_fail(call, CLI_FAILED, "%s is niet te openen",
            "cannot open %s", name);
    code = read_stream(call, f, doc);
    (void)fclose(f);
    return code;
}

/* ---- what was not allowed, or did not fit -------------------------------- */

static const char *
type_of(const struct run *r)
{
    return terms_bericht(r->c.facts.type);
}

static const char *
recipient(const struct run *r)
{
    return terms_rol(r->c.facts.rol_ontvanger);
}

static void
hint_elements(const struct cli_call *call, struct cli_text label,
    const struct elset *s)
{
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(s, (enum element)e))
            say_hint(call, "%s %s (%s)", "%s %s (%s)", say_pick(call, label),
                catalogue_element((enum element)e)->id,
                call->english ? catalogue_element((enum element)e)->en
                              : catalogue_element((enum element)e)->nl);
}

static void
hint_faults(const struct run *r)
{
    const struct adapter_errors *errs = &r->c.faults;

    for (size_t i = 0; i < errs->n; i++)
        say_hint(r->call, "%s  %s: %s", "%s  %s: %s",
            errs->v[i].place[0] == '\0' ? "/" : errs->v[i].place,
            errs->v[i].code, errs->v[i].detail);
}

static enum cli_exit
say_faults(const struct run *r)
{
    enum cli_exit code = say_fail(r->call, CLI_CHECK_FAILED,
        "het document is geen geldig %s: %zu fout(en)",
        "the document is no valid %s: %zu fault(s)", r->from, r->c.faults.n);

    hint_faults(r);
    say_hint(r->call, "Wat er mag staan: ketenpoort adapter show %s TYPE",
        "What may be there: ketenpoort adapter show %s TYPE", r->from);
    return code;
}

static enum cli_exit
say_no_flow(const struct run *r)
{
    char roles[CLI_LINE_MAX];
    enum cli_exit code =
        say_fail(r->call, CLI_REFUSED, "geen beleid voor %s van %s naar %s",
            "no policy for %s from %s to %s", type_of(r),
            format_args_roles(r->ask.rol_afzender, roles), recipient(r));

    say_hint(r->call, "%s: %s", "%s: %s", terms_weiger(r->c.decision.refusal),
        terms_weiger_tekst(r->c.decision.refusal));
    return code;
}

/* An option that could have made the difference. */
static void
hint_option(const struct run *r)
{
    const struct policy_facts *f = &r->c.facts;

    if (r->c.decision.refusal == WEIGER_GEEN_GRONDSLAG)
        say_hint(r->call,
            "Noemt het bericht deze grondslag, en gold die op de dag zelf?",
            "Does the message name this ground, and was it in force that day?");
    if (r->c.decision.refusal != WEIGER_VERKEERDE_GEMEENTE)
        return;
    if (f->gemeente_is_college == TRI_NEE)
        say_hint(r->call, "Het bericht noemt gemeente %s niet.",
            "The message does not name municipality %s.", r->ask.gemeente);
    else if (f->gemeente_bevestigd == TRI_ONBEKEND)
        say_hint(r->call,
            "Of de inschrijving bevestigd is, is niet gezegd: --bevestigd J",
            "Whether the registration is confirmed was not said: "
            "--bevestigd J");
}

static enum cli_exit
say_refused(const struct run *r)
{
    const struct decision *d = &r->c.decision;
    const char *ground;
    enum cli_exit code;
    struct elset there = d->refused_on, lacks = d->refused_on;

    if (d->flow == POLICY_NO_RULE)
        return say_no_flow(r);
    code = say_fail(r->call, CLI_REFUSED, "%s geweigerd: %s, %s",
        "%s refused: %s, %s", type_of(r), terms_weiger(d->refusal),
        terms_weiger_tekst(d->refusal));
    ground = policy_grond_gever(r->po, d->flow);
    say_hint(r->call, "Stroom: %s van %s naar %s, doel %s; grondslag %s: %s",
        "Flow: %s from %s to %s, purpose %s; ground %s: %s", type_of(r),
        terms_rol(r->c.facts.rol_afzender), recipient(r),
        terms_doel(r->c.facts.doel), ground, policy_grond_tekst(r->po, ground));
    for (int i = 0; i < 4; i++) {
        there.w[i] &= d->offered.w[i];
        lacks.w[i] &= ~d->offered.w[i];
    }
    for (size_t i = 0; i < r->c.faults.n; i++)
        say_hint(r->call, "%s: %s", "%s: %s", r->c.fault[i].place,
            r->c.fault[i].detail);
    if (r->c.faults.n == 0) {
        hint_elements(r->call, (struct cli_text){"Het gaat om:", "Because of:"},
            &there);
        hint_elements(r->call, (struct cli_text){"Ontbreekt:", "Missing:"},
            &lacks);
    }
    hint_option(r);
    return code;
}

static enum cli_exit
say_real(const struct run *r)
{
    enum cli_exit code =
        say_fail(r->call, CLI_REFUSED, "--%s is alleen voor verzonnen personen",
            "--%s is for fictive persons "
            "only",
            bypass);

    say_hint(r->call,
        "Elk BSN moet met 9999 beginnen en elk OIN met 00000099. Laat de optie "
        "weg: dan beslist het beleid.",
        "Each BSN must begin with 9999 and each OIN with 00000099. Leave the "
        "option out, and the policy decides.");
    return code;
}

static enum cli_exit
say_no_role(const struct run *r)
{
    char roles[CLI_LINE_MAX];
    enum cli_exit code = say_fail(r->call, CLI_CHECK_FAILED,
        "het bericht is voor %s, en die gebruikt %s niet",
        "the message is for %s, which does not use %s", recipient(r), r->to);

    say_hint(r->call, "%s is van: %s", "%s is used by: %s", r->to,
        format_args_roles(adapter_roles(r->ask.to), roles));
    return code;
}

static enum cli_exit
say_no_type(const struct run *r)
{
    enum cli_exit code = say_fail(r->call, CLI_CHECK_FAILED,
        "%s kent %s (%s) niet", "%s does not know %s (%s)", r->to, type_of(r),
        terms_bericht_naam(r->c.facts.type));

    say_hint(r->call, "Wat het wel kent: ketenpoort adapter show %s",
        "What it does know: ketenpoort adapter show %s", r->to);
    return code;
}

static enum cli_exit
say_no_fit(const struct run *r)
{
    enum cli_exit code =
        say_fail(r->call, CLI_CHECK_FAILED, "dit past niet in %s van %s",
            "this does not fit %s of %s", type_of(r), r->to);

    if (elset_n(&r->c.missing) == 0)
        say_hint(r->call, "%s", "%s", r->c.ei.text);
    hint_elements(r->call, (struct cli_text){"Ontbreekt:", "Missing:"},
        &r->c.missing);
    return code;
}

static enum cli_exit
say_closed(const struct run *r)
{
    enum cli_exit code = say_fail(r->call, CLI_CHECK_FAILED,
        "%s (%s) wordt niet aangenomen", "%s (%s) is not taken", type_of(r),
        terms_bericht_naam(r->c.facts.type));

    hint_faults(r);
    return code;
}

static enum cli_exit
say_lacks(const struct run *r)
{
    enum cli_exit code = say_fail(r->call, CLI_CHECK_FAILED,
        "%s zegt te weinig; de gateway neemt het zo niet aan: %zu plaats(en)",
        "%s says too little; the gateway does not take it so: %zu place(s)",
        type_of(r), r->c.faults.n);

    hint_faults(r);
    return code;
}

/* Why there is no document; nothing was written. */
static enum cli_exit
say_end(const struct run *r)
{
    switch (r->end) {
    case CONVERSION_FAULTS:
        return say_faults(r);
    case CONVERSION_REAL:
        return say_real(r);
    case CONVERSION_CLOSED:
        return say_closed(r);
    case CONVERSION_LACKS:
        return say_lacks(r);
    case CONVERSION_REFUSED:
        return say_refused(r);
    case CONVERSION_NO_ROLE:
        return say_no_role(r);
    case CONVERSION_NO_TYPE:
        return say_no_type(r);
    case CONVERSION_NO_FIT:
        return say_no_fit(r);
    case CONVERSION_BROKEN:
        return say_error(r->call, r->c.ei.code, &r->c.ei);
    case CONVERSION_DONE:
        break;
    }
    return CLI_OK;
}

/* ---- for programs -------------------------------------------------------- */

static const char *const ends[] = {
    [CONVERSION_DONE] = "converted",
    [CONVERSION_FAULTS] = "invalid",
    [CONVERSION_REAL] = "not_test_data",
    [CONVERSION_CLOSED] = "closed",
    [CONVERSION_LACKS] = "incomplete",
    [CONVERSION_REFUSED] = "refused",
    [CONVERSION_NO_ROLE] = "other_recipient",
    [CONVERSION_NO_TYPE] = "type_unknown",
    [CONVERSION_NO_FIT] = "does_not_fit",
    [CONVERSION_BROKEN] = "failed",
};

static void
json_faults(struct buf *b, const struct adapter_errors *errs)
{
    buf_text(b, ",\"faults\":[");
    for (size_t i = 0; i < errs->n; i++) {
        buf_text(b, i == 0 ? "{" : ",{");
        say_json_text(b, "place", errs->v[i].place);
        say_json_text(b, "code", errs->v[i].code);
        say_json_text(b, "detail", errs->v[i].detail);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void
json_elements(struct buf *b, const char *key, const struct elset *s)
{
    bool first = true;

    buf_printf(b, ",\"%s\":[", key);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(s, (enum element)e)) {
            buf_printf(b, "%s\"%s\"", first ? "" : ",",
                catalogue_element((enum element)e)->id);
            first = false;
        }
    buf_byte(b, ']');
}

static void
json_line(struct buf *b, const struct run *r, enum element e)
{
    const struct policy_line *l = &r->c.decision.line[e];

    say_json_text(b, "element", catalogue_element(e)->id);
    say_json_text(b, "outcome",
        l->verdict != VERDICT_DISCLOSE ? "withheld"
        : l->deel != 0                 ? "in_part"
                                       : "disclosed");
    say_json_text(b, "rule",
        l->rule == POLICY_NO_RULE ? NULL : policy_rule_id(r->po, l->rule));
    if (l->verdict != VERDICT_DISCLOSE)
        say_json_text(b, "refusal", terms_weiger((enum weiger)l->weiger));
    if (l->condition != 0)
        buf_printf(b, ",\"condition\":\"C%u\"", l->condition);
    if (l->fallback != EL__NONE)
        say_json_text(b, "fallback",
            catalogue_element((enum element)l->fallback)->id);
    if (l->rule == POLICY_NO_RULE)
        return;
    buf_text(b, ",\"reason\":{");
    say_json_text(b, "nl", policy_rule_reden(r->po, l->rule, false));
    say_json_text(b, "en", policy_rule_reden(r->po, l->rule, true));
    buf_byte(b, '}');
}

static void
json_decision(struct buf *b, const struct run *r)
{
    const struct decision *d = &r->c.decision;
    bool first = true;

    buf_text(b, ",\"decision\":{");
    say_json_bool(b, "released", d->released);
    say_json_text(b, "refusal", d->released ? NULL : terms_weiger(d->refusal));
    say_json_text(b, "purpose", terms_doel(r->c.facts.doel));
    say_json_text(b, "sender_role",
        d->flow == POLICY_NO_RULE ? NULL : terms_rol(r->c.facts.rol_afzender));
    say_json_text(b, "recipient_role", recipient(r));
    say_json_text(b, "ground_sender", policy_grond_gever(r->po, d->flow));
    say_json_text(b, "ground_recipient",
        policy_grond_ontvanger(r->po, d->flow));
    buf_text(b, ",\"policy\":{");
    say_json_text(b, "version", policy_version(r->po));
    buf_text(b, ",\"sha256\":\"");
    text_hex(b, (struct span){policy_hash(r->po), POLICY_HASH_LEN});
    buf_text(b, "\"}");
    json_elements(b, "refused_on", &d->refused_on);
    buf_text(b, ",\"elements\":[");
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&d->offered, (enum element)e)) {
            buf_text(b, first ? "{" : ",{");
            first = false;
            json_line(b, r, (enum element)e);
            buf_byte(b, '}');
        }
    buf_text(b, "]}");
}

/* Was the document read? */
static bool
known(const struct run *r)
{
    return r->end != CONVERSION_FAULTS && r->end != CONVERSION_BROKEN;
}

static bool
decided(const struct run *r)
{
    return r->po != NULL && known(r) && r->end != CONVERSION_CLOSED &&
           r->end != CONVERSION_LACKS;
}

static enum cli_exit
exit_of(enum conversion_end end)
{
    switch (end) {
    case CONVERSION_DONE:
        return CLI_OK;
    case CONVERSION_REAL:
    case CONVERSION_REFUSED:
        return CLI_REFUSED;
    case CONVERSION_FAULTS:
    case CONVERSION_CLOSED:
    case CONVERSION_LACKS:
    case CONVERSION_NO_ROLE:
    case CONVERSION_NO_TYPE:
    case CONVERSION_NO_FIT:
        return CLI_CHECK_FAILED;
    case CONVERSION_BROKEN:
        break;
    }
    return CLI_FAILED;
}

static struct span
result(const struct run *r)
{
    return buf_peek(r->html ? &r->page : &r->c.doc);
}

static enum cli_exit
tell_json(const struct run *r, const char *file)
{
    struct buf b;

    say_json_begin(&b, r->call->command->schema);
    say_json_text(&b, "result", ends[r->end]);
    say_json_text(&b, "from", r->from);
    say_json_text(&b, "to", r->to);
    say_json_text(&b, "type", known(r) ? type_of(r) : NULL);
    json_faults(&b, &r->c.faults);
    if (decided(r))
        json_decision(&b, r);
    else
        buf_text(&b, ",\"decision\":null");
    json_elements(&b, "lost", &r->c.lost);
    json_elements(&b, "missing", &r->c.missing);
    buf_text(&b, ",\"completeness\":");
    if (r->po != NULL && known(r))
        complete_write_json(&b, r->po, &r->c.complete);
    else
        buf_text(&b, "null");
    say_json_text(&b, "file", file);
    if (r->end == CONVERSION_DONE)
        say_json_text(&b, "media_type",
            r->html ? "text/html" : adapter_media_type(r->ask.to));
    if (r->end == CONVERSION_DONE && file == NULL)
        say_json_span(&b, "document", result(r));
    return say_json_end(&b, r->call, exit_of(r->end));
}

/* ---- for people ---------------------------------------------------------- */

/* The same call with its results on err, beside the document on out. */
static struct cli_call
on_err(const struct cli_call *call, struct cli_io *io)
{
    struct cli_call other = *call;

    *io = *call->io;
    io->out = io->err;
    io->colour = false;
    other.io = io;
    other.colour = false;
    return other;
}

/* Why an element went, or did not: what its condition asks where that failed,
 * else the rule's own words. */
static const char *
why_of(const struct run *r, const struct policy_line *l)
{
    bool en = r->call->english;

    if (l->verdict != VERDICT_DISCLOSE && l->condition != 0)
        return policy_condition_text(r->po, l->condition, en);
    if (l->rule != POLICY_NO_RULE)
        return policy_rule_reden(r->po, l->rule, en);
    return en ? "No rule allows this in this message."
              : "Geen regel laat dit toe in dit bericht.";
}

static void
reason_text(const struct run *r, const struct policy_line *l,
    char out[static CLI_LINE_MAX])
{
    bool no = l->verdict != VERDICT_DISCLOSE, unmet = no && l->condition != 0;
    char by[CLI_LINE_MAX] = "";

    if (l->fallback != EL__NONE)
        say_line(r->call, by, " In de plaats: %s.", " Instead: %s.",
            catalogue_element((enum element)l->fallback)->id);
    say_line(r->call, out, "%s%s%s%s%s", "%s%s%s%s%s",
        no ? terms_weiger((enum weiger)l->weiger) : "", no ? ": " : "",
        !unmet ? ""
               : say_pick(r->call,
                     (struct cli_text){"niet voldaan: ", "not met: "}),
        why_of(r, l), by);
}

static void
decision_row(const struct run *r, struct say_table *t, enum element e)
{
    static const struct cli_text withheld = {"achtergehouden", "withheld"},
                                 part = {"deels verstrekt", "in part"},
                                 whole = {"verstrekt", "disclosed"};
    const struct policy_line *l = &r->c.decision.line[e];
    char text[CLI_LINE_MAX] = "";

    say_cell_text(t, catalogue_element(e)->id);
    say_cell_text(t, say_pick(r->call, l->verdict != VERDICT_DISCLOSE ? withheld
                                       : l->deel != 0                 ? part
                                                                      : whole));
    if (l->condition != 0)
        (void)snprintf(text, sizeof(text), "C%u", l->condition);
    say_cell_text(t, text);
    reason_text(r, l, text);
    say_cell_text(t, text);
}

/* What was withheld first: that is what is asked about. */
static void
tell_elements(const struct run *r, const struct cli_call *call)
{
    const struct elset *sets[] = {&r->c.decision.withheld,
        &r->c.decision.disclosed};
    struct say_table t = {
        .column_n = 4,
        .head = {{"VELD", "FIELD"}, {"UITKOMST", "OUTCOME"}, {"VW", "COND"},
            {"REDEN", "REASON"}},
        .key = {"element", "outcome", "condition", "reason"},
    };

    say_table_init(&t);
    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
        for (unsigned e = 0; e < EL__COUNT; e++)
            if (elset_has(sets[i], (enum element)e))
                decision_row(r, &t, (enum element)e);
    (void)say_table_print(call, &t);
    say_table_done(&t);
}

static void
tell_ground(const struct run *r, const struct cli_call *call,
    struct cli_text label, const char *code)
{
    say_label(call, label.nl, label.en);
    say_out(call, "%s: %s\n", "%s: %s\n", code,
        policy_grond_tekst(r->po, code));
}

static void
tell_decision(const struct run *r)
{
    const struct decision *d = &r->c.decision;
    struct cli_io io;
    struct cli_call call = on_err(r->call, &io);

    say_label(&call, "BESLUIT", "DECISION");
    say_out(&call, "%s: %u van %u aangeboden elementen\n",
        "%s: %u of %u elements offered\n",
        say_pick(&call,
            elset_n(&d->withheld) == 0
                ? (struct cli_text){"verstrekt", "disclosed"}
                : (struct cli_text){"deels verstrekt", "partly disclosed"}),
        elset_n(&d->disclosed), elset_n(&d->offered));
    say_label(&call, "VERZOEK", "REQUEST");
    say_out(&call, "%s %s, van %s naar %s, doel %s\n",
        "%s %s, from %s to %s, purpose %s\n", type_of(r),
        terms_bericht_naam(r->c.facts.type), terms_rol(r->c.facts.rol_afzender),
        recipient(r), terms_doel(r->c.facts.doel));
    tell_ground(r, &call, (struct cli_text){"GRONDSLAG", "GROUND"},
        policy_grond_gever(r->po, d->flow));
    tell_ground(r, &call, (struct cli_text){"ONTVANGER", "RECIPIENT"},
        policy_grond_ontvanger(r->po, d->flow));
    say_field(&call, "BELEID", "POLICY", policy_version(r->po));
    say_out(&call, "\n", "\n");
    tell_elements(r, &call);
}

/* What the recipient could have expected of it and does not read. */
static void
tell_complete(const struct run *r)
{
    struct buf b;

    buf_init(&b, LIMIT_BODY_MAX);
    complete_write_text(&b, r->po, &r->c.complete, r->call->english);
    (void)fputc('\n', r->call->io->err);
    (void)fwrite(b.p, 1, b.n, r->call->io->err);
    buf_done(&b);
}

static void
tell_lost(const struct run *r)
{
    struct say_table t = {
        .column_n = 2,
        .head = {{"VERLOREN", "LOST"}, {"BETEKENIS", "MEANING"}},
        .key = {"lost", "meaning"},
    };
    struct cli_io io;
    struct cli_call call = on_err(r->call, &io);
    unsigned n = elset_n(&r->c.lost);

    say_out(&call,
        "Zonder beleid omgezet; %u element(en) hebben in %s van %s geen "
        "plaats.\n",
        "Converted without a policy; %u element(s) have no place in %s of "
        "%s.\n",
        n, type_of(r), r->to);
    if (n == 0)
        return;
    say_table_init(&t);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&r->c.lost, (enum element)e)) {
            const struct catalogue_element *el =
                catalogue_element((enum element)e);

            say_cell_text(&t, el->id);
            say_cell_text(&t, call.english ? el->en : el->nl);
        }
    (void)say_table_print(&call, &t);
    say_table_done(&t);
}

/* What was lost is said even with --quiet: nobody decided on it. */
static void
tell(const struct run *r)
{
    if (r->po == NULL) {
        tell_lost(r);
        return;
    }
    if (r->call->quiet)
        return;
    tell_decision(r);
    tell_complete(r);
    say_note(r->call, "\nNiets is vastgelegd, bewaard of verzonden.",
        "\nNothing was logged, stored or sent.");
}

/* ---- handing over -------------------------------------------------------- */

static enum cli_exit
hand_over(const struct run *r, const char *file)
{
    struct span doc = result(r);

    if (file != NULL)
        return say_file(r->call, file, doc);
    if (r->call->json)
        return CLI_OK; /* a member of the answer */
    if (fwrite(doc.p, 1, doc.n, r->call->io->out) != doc.n)
        return say_fail(r->call, CLI_FAILED, "uitvoer is niet te schrijven",
            "cannot write the output");
    if (doc.n > 0 && doc.p[doc.n - 1] != '\n')
        (void)putc('\n', r->call->io->out);
    return CLI_OK;
}

static enum cli_exit
make_page(struct run *r)
{
    struct errinfo ei = {0};
    enum err rc = conversion_page(&r->c, &r->ask, &r->page, &ei);

    return rc == ERR_OK ? CLI_OK : say_error(r->call, rc, &ei);
}

static enum cli_exit
answer(struct run *r)
{
    const char *file = parse_option(r->call, "out");
    enum cli_exit code = CLI_OK;

    if (r->end == CONVERSION_DONE && r->html)
        code = make_page(r);
    if (code == CLI_OK && r->end == CONVERSION_DONE)
        code = hand_over(r, file);
    if (code != CLI_OK)
        return code;
    if (r->call->json)
        return tell_json(r, r->end == CONVERSION_DONE ? file : NULL);
    if (r->end != CONVERSION_DONE)
        return say_end(r);
    tell(r);
    return CLI_OK;
}

static enum cli_exit
convert(struct run *r)
{
    struct errinfo ei = {0};
    struct buf doc;
    enum cli_exit code;

    buf_init(&doc, LIMIT_BODY_MAX + 1);
    code = read_document(r->call, &doc);
    if (code == CLI_OK && conversion_init(&r->c, &ei) != ERR_OK)
        code = say_error(r->call, ERR_NOMEM, &ei);
    else if (code == CLI_OK) {
        r->ask.po = r->po;
        r->end = conversion_run(&r->c, &r->ask, buf_peek(&doc));
        code = answer(r);
        conversion_done(&r->c);
        buf_wipe(&r->page);
    }
    buf_wipe(&doc);
    return code;
}

enum cli_exit
cli_adapter_convert(const struct cli_call *call)
{
    static struct run r;
    enum cli_exit code;

    memset(&r, 0, sizeof(r));
    r.call = call;
    r.html = parse_option(call, "html") != NULL;
    buf_init(&r.page, RENDITION_MAX);
    code = format_args_load(call, &r.as);
    if (code == CLI_OK)
        code = ask(&r);
    if (code == CLI_OK)
        code = convert(&r);
    policy_free(r.po);
    adapters_free(r.as);
    return code;
}
