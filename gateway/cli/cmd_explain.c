/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "base/text.h"
#include "cli/admin.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "exchange/record.h"
#include "ledger/body.h"
#include "policy/explain.h"

#include "base/banned.h"

/* A decision as it lies in the log, and the policy if it is still the same. */
struct story {
    const struct cli_call *call;
    const struct body_decision *d;
    const char *id;
    uint64_t index;
    const struct policy *po; /* NULL: another one is at hand */
    uint16_t flow;           /* in po; POLICY_NO_RULE when it has none */
};

enum outcome { DISCLOSED, IN_PART, WITHHELD };

static const struct cli_text outcomes[] = {
    [DISCLOSED] = {"verstrekt", "disclosed"},
    [IN_PART] = {"deel verstrekt", "disclosed in part"},
    [WITHHELD] = {"achtergehouden", "withheld"},
};
static const char *const outcome_codes[] =
    {[DISCLOSED] = "disclosed", [IN_PART] = "in_part", [WITHHELD] = "withheld"};

static enum outcome
outcome_of(const struct body_decision *d, enum element e)
{
    if (!elset_has(&d->disclosed, e))
        return WITHHELD;
    return elset_has(&d->in_part, e) ? IN_PART : DISCLOSED;
}

/* Why one element went, or did not. */
struct because {
    char rule[64];
    const char *ground; /* of the rule's own, or NULL */
    bool failed; /* nl and en say what a condition asks, and it did not hold */
    const char *nl, *en;
    char weighed[2][CLI_LINE_MAX]; /* what weighing did, nl and en; or "" */
};

/* What the policy of that day says of an element in general. */
static struct policy_answer
in_general(const struct story *s, enum element e)
{
    const struct policy_question q = {.doel = s->d->doel,
        .ontvanger = s->d->naar.rol,
        .element = e,
        .fase = FASE_ONBEKEND};
    struct policy_answer a;

    policy_question(s->po, &q, &a);
    return a;
}

/* What the weighing of an exception did for an element, or lacked. */
static void
add_weighing(const struct story *s, enum element e, uint16_t rule,
    struct because *b)
{
    const struct body_outcomes *o = &s->d->outcomes;
    struct decision d = {.flow = s->flow,
        .outcomes = {.named = o->named,
            .weighed = o->weighed,
            .doel_51c = o->doel_51c,
            .scope = o->scope}};

    d.line[e].weighed = (uint8_t)policy_rule_weighed(s->po, s->flow, rule,
        elset_has(&s->d->disclosed, e));
    for (int en = 0; en < 2; en++) {
        struct buf text;

        buf_init(&text, CLI_LINE_MAX - 1);
        policy_weighing_text(s->po, &d, e, en == 1, &text);
        if (buf_err(&text) == ERR_OK && text.n > 0)
            memcpy(b->weighed[en], text.p, text.n);
        buf_done(&text);
    }
}

/* Of a withheld element the entry knows the rule.  The rule's own reason says
 * why only where the rule says no; else a condition or the message decided. */
static struct because
because_withheld(const struct story *s, enum element e)
{
    const struct body_line *l = &s->d->line[e];
    const char *why = terms_weiger_tekst((enum weiger)l->weiger);
    struct because b = {.nl = why, .en = why};

    if (l->rule != BODY_NO_RULE && s->po == NULL)
        (void)snprintf(b.rule, sizeof(b.rule), "#%u", l->rule);
    if (l->rule == BODY_NO_RULE || s->po == NULL)
        return b;
    (void)snprintf(b.rule, sizeof(b.rule), "%s",
        policy_rule_id(s->po, l->rule));
    b.ground = policy_rule_grond(s->po, l->rule);
    if (l->condition != 0) {
        b.failed = true;
        b.nl = policy_condition_text(s->po, l->condition, false);
        b.en = policy_condition_text(s->po, l->condition, true);
    } else if (in_general(s, e).kind == ANTWOORD_NEE) {
        b.nl = policy_rule_reden(s->po, l->rule, false);
        b.en = policy_rule_reden(s->po, l->rule, true);
        if (s->d->released)
            add_weighing(s, e, l->rule, &b);
    }
    return b;
}

/* Of a disclosed one the policy of that day knows it. */
static struct because
because_disclosed(const struct story *s, enum element e)
{
    struct because b = {.nl = "", .en = ""};
    struct policy_answer a;

    if (s->po == NULL)
        return b;
    a = in_general(s, e);
    if (a.kind == ANTWOORD_NEE && a.rule != POLICY_NO_RULE)
        add_weighing(s, e, a.rule, &b);
    if (a.kind == ANTWOORD_NEE && b.weighed[0][0] == '\0')
        return b;
    (void)snprintf(b.rule, sizeof(b.rule), "%s", a.rule_id);
    b.ground = policy_rule_grond(s->po, a.rule);
    b.nl = a.reden_nl;
    b.en = a.reden_en;
    return b;
}

static struct because
because(const struct story *s, enum element e)
{
    return elset_has(&s->d->disclosed, e) ? because_disclosed(s, e)
                                          : because_withheld(s, e);
}

/* ---- for people --------------------------------------------------------------- */

static void
show_ground(const struct story *s, const char *nl, const char *en,
    const char *code)
{
    const char *text = s->po == NULL ? "" : policy_grond_tekst(s->po, code);

    if (code[0] == '\0')
        return;
    say_label(s->call, nl, en);
    say_out(s->call, "%s%s%s\n", "%s%s%s\n", code, text[0] == '\0' ? "" : ": ",
        text);
}

/* The process rule that asks for what is not there: "R30", or "". */
static const char *
missing_rule(const struct story *s, enum element e)
{
    return s->po == NULL ? "" : policy_content_rule(s->po, s->d->type, e);
}

static bool
is_missing(const struct story *s, enum element e)
{
    return s->d->refusal != WEIGER_VRIJE_TEKST &&
           elset_has(&s->d->refused_on, e) && !elset_has(&s->d->offered, e);
}

/* What the refusal rests on because it was not offered. */
static void
show_missing(const struct story *s)
{
    for (int e = 0; e < EL__COUNT; e++) {
        const char *rule = missing_rule(s, (enum element)e);

        if (!is_missing(s, (enum element)e))
            continue;
        say_label(s->call, "ONTBREEKT", "MISSING");
        say_out(s->call, "%s", "%s", catalogue_element((enum element)e)->id);
        if (rule[0] != '\0')
            say_out(s->call, " (%s: %s)", " (%s: %s)", rule,
                policy_content_text(rule, s->call->english));
        say_out(s->call, "\n", "\n");
    }
}

/* What the sender was told that could be expected and was not there. */
static void
show_complete(const struct story *s)
{
    unsigned expected = 0, lacking = 0;
    struct complete c;

    record_body_complete(s->d, &c);
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        expected += c.expected[g];
        lacking += c.lacking[g];
    }
    if (expected == 0)
        return;
    say_label(s->call, "VOLLEDIG", "COMPLETE");
    say_out(s->call, "%u van %u verwachte elementen\n",
        "%u of %u expected elements\n", expected - lacking, expected);
    for (unsigned i = 0; i < c.lack_n; i++) {
        const struct complete_lack *l = &c.lack[i];

        say_label(s->call, "VERWACHT", "EXPECTED");
        say_out(s->call, "%s (%s)%s%s\n", "%s (%s)%s%s\n",
            catalogue_element((enum element)l->element)->id,
            complete_groep(l->groep), s->po == NULL ? "" : ": ",
            s->po == NULL ? ""
                          : complete_reden(s->po, c.type, l, s->call->english));
    }
}

/* On what terms the parties exchange this, and whether it stands. */
static void
show_agreement(const struct story *s)
{
    struct buf text;

    if (s->flow == POLICY_NO_RULE)
        return;
    buf_init(&text, CLI_LINE_MAX);
    policy_agreement_text(s->po, s->flow, s->call->english, &text);
    buf_byte(&text, '\0');
    if (buf_err(&text) == ERR_OK)
        say_field(s->call, "AFSPRAAK", "AGREEMENT", (const char *)text.p);
    buf_done(&text);
}

/* ---- what it rested on -------------------------------------------------------- */

enum { FACTS = 3 };

/* The cross-rules' facts, by name. */
static uint8_t
fact_of(const struct body_outcomes *o, int i)
{
    const uint8_t v[FACTS] = {o->college, o->bevestigd, o->kort};

    return v[i];
}

static const struct cli_text fact_names[FACTS] = {
    {"gemeente is het college", "municipality is the college"},
    {"gemeente bevestigd", "municipality confirmed"},
    {"kort verblijf", "short stay"}};
static const char *const fact_keys[FACTS] = {"college", "confirmed",
    "short_stay"};
static const struct cli_text fact_words[] = {{"onbekend", "unknown"},
    {"nee", "no"}, {"ja", "yes"}};

static void
show_tested(const struct story *s, uint16_t mask, struct cli_text word)
{
    if (mask == 0)
        return;
    say_out(s->call, "%s", "%s", say_pick(s->call, word));
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        if ((mask >> c & 1) != 0)
            say_out(s->call, " C%u", " C%u", c);
    say_out(s->call, " · ", " · ");
}

/* Which conditions were asked and how they came out; never what with. */
static void
show_facts(const struct story *s)
{
    const struct body_decision *d = s->d;

    if (d->outcomes.holds == 0)
        return;
    say_label(s->call, "FEITEN", "FACTS");
    show_tested(s, d->conditions_met, (struct cli_text){"voldaan", "met"});
    show_tested(s, d->conditions_failed,
        (struct cli_text){"niet voldaan", "not met"});
    for (int i = 0; i < FACTS; i++)
        say_out(s->call, "%s%s: %s", "%s%s: %s", i == 0 ? "" : " · ",
            say_pick(s->call, fact_names[i]),
            say_pick(s->call, fact_words[fact_of(&d->outcomes, i)]));
    say_out(s->call, "\n", "\n");
}

static void
json_conditions(struct buf *b, const char *key, uint16_t mask)
{
    const char *comma = "";

    buf_printf(b, ",\"%s\":[", key);
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++)
        if ((mask >> c & 1) != 0) {
            buf_printf(b, "%s\"C%u\"", comma, c);
            comma = ",";
        }
    buf_byte(b, ']');
}

/* What the sender weighed, as bits and a letter; null without. */
static void
json_weighing(struct buf *b, const struct body_outcomes *o)
{
    char purpose[2] = {(char)('A' + o->doel_51c - 1), '\0'};

    if (o->weighed == 0) {
        buf_text(b, ",\"weighing\":null");
        return;
    }
    buf_text(b, ",\"weighing\":{");
    say_json_u64(b, "answers",
        (unsigned)__builtin_popcount(o->weighed & WEIGHED_ANSWERS));
    say_json_bool(b, "request_found", (o->weighed & WEIGHED_REQUEST) != 0);
    say_json_bool(b, "ground_named", (o->weighed & WEIGHED_GROUND) != 0);
    say_json_text(b, "purpose", o->doel_51c == 0 ? NULL : purpose);
    buf_byte(b, '}');
}

static void
json_facts(const struct story *s, struct buf *b)
{
    const struct body_decision *d = s->d;

    if (d->outcomes.holds == 0) {
        buf_text(b, ",\"facts\":null");
        return;
    }
    buf_text(b, ",\"facts\":{");
    say_json_bool(b, "ground_named", d->outcomes.grond);
    say_json_bool(b, "by_mandate", d->outcomes.namens_college);
    say_json_bool(b, "without_mandate",
        (d->outcomes.holds >> POLICY_ZONDER_MANDAAT & 1) != 0);
    for (int i = 0; i < FACTS; i++)
        say_json_text(b, fact_keys[i], fact_words[fact_of(&d->outcomes, i)].en);
    json_weighing(b, &d->outcomes);
    json_conditions(b, "met", d->conditions_met);
    json_conditions(b, "not_met", d->conditions_failed);
    buf_byte(b, '}');
}

static void
show_head(const struct story *s)
{
    const struct body_decision *d = s->d;

    say_label(s->call, "BESLUIT", "DECISION");
    if (!d->released)
        say_out(s->call, "geweigerd: %s (%s)\n", "refused: %s (%s)\n",
            terms_weiger_tekst(d->refusal), terms_weiger(d->refusal));
    else
        say_out(s->call, "%s: %u van %u aangeboden elementen\n",
            "%s: %u of %u elements offered\n",
            say_pick(s->call,
                elset_n(&d->withheld) == 0
                    ? (struct cli_text){"verstrekt", "disclosed"}
                    : (struct cli_text){"deels verstrekt", "partly disclosed"}),
            elset_n(&d->disclosed), elset_n(&d->offered));
    say_label(s->call, "LOGREGEL", "LOG ENTRY");
    say_out(s->call, "%llu, %s\n", "%llu, %s\n", (unsigned long long)s->index,
        s->id);
    say_label(s->call, "VERZOEK", "REQUEST");
    say_out(s->call, "%s %s, %s (%s) naar %s (%s), doel %s\n",
        "%s %s, %s (%s) to %s (%s), purpose %s\n", terms_bericht(d->type),
        terms_bericht_naam(d->type), d->van.oin, terms_rol(d->van.rol),
        d->naar.oin, terms_rol(d->naar.rol), terms_doel(d->doel));
    show_ground(s, "GRONDSLAG", "GROUND", d->grond_gever);
    if (strcmp(d->grond_ontvanger, d->grond_gever) != 0)
        show_ground(s, "ONTVANGER", "RECIPIENT", d->grond_ontvanger);
    show_agreement(s);
    say_field(s->call, "BELEID", "POLICY", d->policy_version);
    show_facts(s);
    show_missing(s);
    show_complete(s);
    if (!s->call->plain)
        say_out(s->call, "\n", "\n");
}

static void
add_row(const struct story *s, struct say_table *t, enum element e)
{
    const struct because why = because(s, e);
    enum outcome outcome = outcome_of(s->d, e);
    bool own = why.ground != NULL && why.ground[0] != '\0';
    char condition[8] = "", reason[2 * CLI_LINE_MAX];

    if (outcome == WITHHELD && s->d->line[e].condition != 0)
        (void)snprintf(condition, sizeof(condition), "C%u",
            s->d->line[e].condition);
    say_cell_text(t, catalogue_element(e)->id);
    say_cell_text(t, say_pick(s->call, outcomes[outcome]));
    say_cell_text(t, why.rule);
    say_cell_text(t, condition);
    (void)snprintf(reason, sizeof(reason), "%s%s%s%s%s%s",
        !why.failed        ? ""
        : s->call->english ? "not met: "
                           : "niet voldaan: ",
        s->call->english ? why.en : why.nl, own ? " (" : "",
        own ? policy_grond_tekst(s->po, why.ground) : "", own ? ")" : "",
        why.weighed[s->call->english]);
    say_cell_text(t, reason);
}

/* What was withheld first: that is what is asked about. */
static void
add_rows(const struct story *s, struct say_table *t)
{
    for (int outcome = WITHHELD; outcome >= DISCLOSED; outcome--)
        for (int e = 0; e < EL__COUNT; e++)
            if (elset_has(&s->d->offered, (enum element)e) &&
                (int)outcome_of(s->d, (enum element)e) == outcome)
                add_row(s, t, (enum element)e);
}

static enum cli_exit
show_story(const struct story *s)
{
    struct say_table t = {
        .column_n = 5,
        .head = {{"VELD", "FIELD"}, {"UITKOMST", "OUTCOME"}, {"REGEL", "RULE"},
            {"VW", "COND"}, {"REDEN", "REASON"}},
        .key = {"element", "outcome", "rule", "condition", "reason"},
    };
    enum cli_exit code;

    show_head(s);
    say_table_init(&t);
    add_rows(s, &t);
    code = say_table_print(s->call, &t);
    say_table_done(&t);
    if (s->po == NULL)
        say_note(s->call,
            "Het beleid van toen is hier niet: regels staan als nummer.",
            "The policy of that day is not here: rules are shown by number.");
    return code;
}

/* ---- for programs ------------------------------------------------------------- */

static void
json_element(const struct story *s, struct buf *b, enum element e)
{
    const struct body_line *l = &s->d->line[e];
    const struct because why = because(s, e);
    enum outcome outcome = outcome_of(s->d, e);

    buf_byte(b, '{');
    say_json_text(b, "element", catalogue_element(e)->id);
    say_json_text(b, "outcome", outcome_codes[outcome]);
    say_json_text(b, "rule", why.rule[0] == '\0' ? NULL : why.rule);
    if (why.ground != NULL && why.ground[0] != '\0')
        say_json_text(b, "ground", why.ground);
    if (outcome == WITHHELD) {
        say_json_text(b, "refusal", terms_weiger((enum weiger)l->weiger));
        if (l->condition != 0)
            buf_printf(b, ",\"condition\":\"C%u\"", l->condition);
        if (l->fallback != EL__NONE)
            say_json_text(b, "fallback",
                catalogue_element((enum element)l->fallback)->id);
    }
    buf_text(b, ",\"reason\":{");
    say_json_text(b, "nl", why.nl);
    say_json_text(b, "en", why.en);
    buf_byte(b, '}');
    if (why.weighed[0][0] != '\0') {
        buf_text(b, ",\"exception\":{");
        say_json_text(b, "nl", why.weighed[0] + 1);
        say_json_text(b, "en", why.weighed[1] + 1);
        buf_byte(b, '}');
    }
    buf_byte(b, '}');
}

static void
json_missing(const struct story *s, struct buf *b)
{
    bool first = true;

    buf_text(b, ",\"missing\":[");
    for (int e = 0; e < EL__COUNT; e++) {
        const char *rule = missing_rule(s, (enum element)e);

        if (!is_missing(s, (enum element)e))
            continue;
        buf_text(b, first ? "{" : ",{");
        first = false;
        say_json_text(b, "element", catalogue_element((enum element)e)->id);
        say_json_text(b, "rule", rule[0] == '\0' ? NULL : rule);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void
json_complete(const struct story *s, struct buf *b)
{
    struct complete c;

    record_body_complete(s->d, &c);
    buf_text(b, ",\"completeness\":[");
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        bool first = true;

        buf_text(b, g == 0 ? "{" : ",{");
        say_json_text(b, "condition", complete_groep(g));
        say_json_u64(b, "expected", c.expected[g]);
        say_json_u64(b, "present", c.expected[g] - c.lacking[g]);
        buf_text(b, ",\"lacking\":[");
        for (unsigned i = 0; i < c.lack_n; i++) {
            if (c.lack[i].groep != g)
                continue;
            buf_printf(b, "%s\"%s\"", first ? "" : ",",
                catalogue_element((enum element)c.lack[i].element)->id);
            first = false;
        }
        buf_text(b, "]}");
    }
    buf_byte(b, ']');
}

static void
json_party(struct buf *b, const char *key, const struct body_party *p)
{
    buf_printf(b, ",\"%s\":{", key);
    say_json_text(b, "oin", p->oin);
    say_json_text(b, "rol", terms_rol(p->rol));
    buf_byte(b, '}');
}

static void
json_day(struct buf *b, const char *key, int64_t day)
{
    char text[CLOCK_DATE_LEN + 1];

    if (day == INT64_MAX) {
        say_json_text(b, key, NULL);
        return;
    }
    clock_day(day, text);
    say_json_text(b, key, text);
}

static void
json_agreement(const struct story *s, struct buf *b)
{
    struct policy_afspraak a;

    if (s->po == NULL || !policy_agreement_of(s->po, s->flow, &a))
        return;
    buf_text(b, ",\"agreement\":{");
    say_json_text(b, "code", a.code);
    say_json_text(b, "state", a.stand);
    json_day(b, "from", a.begin);
    json_day(b, "to", a.einde);
    buf_byte(b, '}');
}

static enum cli_exit
json_story(const struct story *s)
{
    const struct body_decision *d = s->d;
    bool first = true;
    struct buf b;

    say_json_begin(&b, s->call->command->schema);
    say_json_text(&b, "id", s->id);
    say_json_u64(&b, "index", s->index);
    say_json_bool(&b, "released", d->released);
    say_json_text(&b, "refusal", d->released ? NULL : terms_weiger(d->refusal));
    say_json_text(&b, "type", terms_bericht(d->type));
    say_json_text(&b, "purpose", terms_doel(d->doel));
    json_party(&b, "sender", &d->van);
    json_party(&b, "recipient", &d->naar);
    say_json_text(&b, "ground_sender", d->grond_gever);
    say_json_text(&b, "ground_recipient", d->grond_ontvanger);
    buf_text(&b, ",\"policy\":{");
    say_json_text(&b, "version", d->policy_version);
    buf_text(&b, ",\"sha256\":\"");
    text_hex(&b, (struct span){d->policy_hash, BODY_HASH_LEN});
    buf_text(&b, "\"");
    say_json_bool(&b, "at_hand", s->po != NULL);
    buf_byte(&b, '}');
    json_agreement(s, &b);
    json_facts(s, &b);
    json_missing(s, &b);
    json_complete(s, &b);
    buf_text(&b, ",\"elements\":[");
    for (int e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&d->offered, (enum element)e))
            continue;
        if (!first)
            buf_byte(&b, ',');
        first = false;
        json_element(s, &b, (enum element)e);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, s->call, CLI_OK);
}

/* ---- the command -------------------------------------------------------------- */

static enum cli_exit
tell(const struct cli_call *call, const struct body *body, uint64_t index)
{
    struct story s = {.call = call,
        .d = &body->decision,
        .id = body->id,
        .index = index};
    struct policy *po = NULL;
    enum cli_exit code;

    if (!body_has_decision(body))
        return say_fail(call, CLI_USAGE,
            "logregel %llu is geen besluit maar een %s",
            "log entry %llu is no decision but a %s", (unsigned long long)index,
            entry_kind_name(body->kind));
    if (policy_args_given(call) != NULL)
        po = policy_args_of_dir(policy_args_given(call), s.d->policy_hash);
    else
        po = policy_args_of_hash(call, s.d->policy_hash);
    s.po = po;
    s.flow = s.po == NULL ? POLICY_NO_RULE
                          : policy_flow_find(s.po, s.d->type, s.d->van.rol,
                                s.d->naar.rol, s.d->outcomes.namens_college);
    code = call->json ? json_story(&s) : show_story(&s);
    policy_free(po);
    return code;
}

static enum cli_exit
no_decision(const struct cli_call *call)
{
    (void)say_fail(call, CLI_USAGE, "besluit '%s' is er niet",
        "there is no decision '%s'", call->arg[0]);
    say_hint(call, "Noem het id of de logregel van de ontvangstbevestiging",
        "Name the id or the log index that the receipt gives");
    return CLI_USAGE;
}

enum cli_exit
cli_policy_explain(const struct cli_call *call)
{
    struct admin_reply reply;
    struct errinfo ei = {0};
    struct body body;
    uint64_t index;
    enum cli_exit code = admin_ask_plain(call, "entry", call->arg[0], &reply);

    if (reply.not_found)
        code = no_decision(call);
    if (code == CLI_OK) {
        enum err rc = admin_read_body(&reply, &body, &index, &ei);

        code =
            rc == ERR_OK ? tell(call, &body, index) : say_error(call, rc, &ei);
    }
    admin_reply_done(&reply);
    return code;
}
