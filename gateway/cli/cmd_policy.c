/* SPDX-License-Identifier: EUPL-1.2 */
/* "May I share this?" */
#include "base/clock.h"
#include "base/text.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "policy/compile.h"
#include "policy/explain.h"

#include "base/banned.h"

enum { ADVICE_MAX = 1024, FLOWS_TEXT_MAX = 2048 };

struct eval {
    const struct cli_call *call;
    const struct policy *po;
    struct policy_question q;
    struct policy_answer a;
    enum bericht type; /* BERICHT__COUNT: not asked */
    enum rol van;      /* ROL__COUNT: not asked */
};

static const struct cli_text words[] = {
    [ANTWOORD_NEE] = {"nee", "no"},
    [ANTWOORD_JA] = {"ja", "yes"},
    [ANTWOORD_VOORWAARDE] = {"onder voorwaarde", "on a condition"},
};
static const char *const json_words[] = {
    [ANTWOORD_NEE] = "no",
    [ANTWOORD_JA] = "yes",
    [ANTWOORD_VOORWAARDE] = "conditional",
};
static const struct cli_text statuses[] = {
    [STATUS_GEVERIFIEERD] = {"geverifieerd: de bron is gelezen",
        "verified: the source was read"},
    [STATUS_BELEID] = {"beleid: een keuze van de partijen",
        "policy: a choice of the parties"},
    [STATUS_AANNAME] = {"aanname: nog door een jurist te toetsen",
        "assumption: still to be checked by a lawyer"},
};
static const char *const json_statuses[] = {
    [STATUS_GEVERIFIEERD] = "verified",
    [STATUS_BELEID] = "policy",
    [STATUS_AANNAME] = "assumption",
};

static enum cli_exit
eval_exit(const struct eval *ev)
{
    return ev->a.kind == ANTWOORD_NEE ? CLI_REFUSED : CLI_OK;
}

/* The message was named, and none of that type brings it to this role. */
static bool
type_refuses(const struct eval *ev)
{
    for (unsigned i = 0; i < ev->po->flow_n; i++)
        if (policy_question_flow(ev->po, &ev->q, (uint16_t)i))
            return false;
    return ev->type != BERICHT__COUNT;
}

/* ---- JSON ---------------------------------------------------------------------- */

static void
json_pair(struct buf *b, const char *key, const char *code, const char *text)
{
    if (code[0] == '\0') {
        buf_printf(b, ",\"%s\":null", key);
        return;
    }
    buf_printf(b, ",\"%s\":{", key);
    say_json_text(b, "code", code);
    say_json_text(b, "text", text);
    buf_byte(b, '}');
}

static void
json_words_of(struct buf *b, const char *key, const char *nl, const char *en)
{
    buf_printf(b, ",\"%s\":{", key);
    say_json_text(b, "nl", nl);
    say_json_text(b, "en", en);
    buf_byte(b, '}');
}

static void
json_condition(struct buf *b, const struct eval *ev)
{
    struct buf text;

    if (ev->a.condition == 0) {
        buf_text(b, ",\"condition\":null");
        return;
    }
    buf_printf(b, ",\"condition\":{\"code\":\"C%u\"", ev->a.condition);
    say_json_text(b, "nl",
        policy_condition_text(ev->po, ev->a.condition, false));
    say_json_text(b, "en",
        policy_condition_text(ev->po, ev->a.condition, true));
    buf_text(b, ",\"todo\":{");
    buf_init(&text, ADVICE_MAX);
    for (int en = 0; en < 2; en++) {
        buf_clear(&text);
        policy_advice(ev->po, &ev->q, &ev->a, en != 0, &text);
        say_json_span(b, en ? "en" : "nl", buf_peek(&text));
    }
    buf_done(&text);
    buf_text(b, "}}");
}

static void
json_messages(struct buf *b, const struct eval *ev)
{
    bool first = true;

    buf_text(b, ",\"messages\":[");
    for (unsigned i = 0; i < ev->po->flow_n; i++) {
        const struct policy_flow *fl = &ev->po->flow[i];

        if (!policy_question_flow(ev->po, &ev->q, (uint16_t)i))
            continue;
        buf_text(b, first ? "{" : ",{");
        say_json_text(b, "type", terms_bericht((enum bericht)fl->type));
        say_json_text(b, "from", terms_rol((enum rol)fl->from));
        buf_byte(b, '}');
        first = false;
    }
    buf_byte(b, ']');
}

static void
json_law(struct buf *b, const struct eval *ev)
{
    const struct policy_answer *a = &ev->a;

    buf_text(b, ",\"ground\":{");
    say_json_text(b, "code", a->grond);
    say_json_text(b, "text", a->grond_tekst);
    buf_byte(b, '}');
    json_pair(b, "ground_recipient", a->ontvangst, a->ontvangst_tekst);
    json_pair(b, "ground_rule", a->eigen, a->eigen_tekst);
    if (a->afspraak[0] == '\0') {
        buf_text(b, ",\"agreement\":null");
        return;
    }
    buf_text(b, ",\"agreement\":{");
    say_json_text(b, "code", a->afspraak);
    say_json_bool(b, "in_force", a->afspraak_geldig);
    buf_byte(b, '}');
}

/* Element and answer; the same for one and for all. */
static void
json_answer(struct buf *b, const struct eval *ev)
{
    const struct policy_answer *a = &ev->a;

    say_json_text(b, "answer", json_words[a->kind]);
    say_json_text(b, "element", catalogue_element(ev->q.element)->id);
    say_json_text(b, "refusal",
        a->kind == ANTWOORD_NEE ? terms_weiger(a->weiger) : NULL);
    say_json_text(b, "rule", a->rule_id[0] == '\0' ? NULL : a->rule_id);
    say_json_text(b, "status",
        a->rule == POLICY_NO_RULE
            ? NULL
            : json_statuses[ev->po->rule[a->rule].status]);
    json_words_of(b, "reason", a->reden_nl, a->reden_en);
    json_condition(b, ev);
    say_json_text(b, "instead",
        a->terugval == EL__NONE ? NULL : catalogue_element(a->terugval)->id);
    say_json_text(b, "exception",
        a->uitzondering[0] == '\0' ? NULL : a->uitzondering);
    json_messages(b, ev);
    json_law(b, ev);
}

static void
json_question(struct buf *b, const struct eval *ev)
{
    char day[CLOCK_DATE_LEN + 1];

    clock_day(ev->q.vandaag, day);
    say_json_text(b, "purpose", terms_doel(ev->q.doel));
    say_json_text(b, "recipient", terms_rol(ev->q.ontvanger));
    say_json_text(b, "sender",
        ev->van == ROL__COUNT ? NULL : terms_rol(ev->van));
    say_json_text(b, "phase",
        ev->q.fase == FASE_ONBEKEND ? NULL : terms_fase(ev->q.fase));
    say_json_text(b, "type",
        ev->type == BERICHT__COUNT ? NULL : terms_bericht(ev->type));
    say_json_text(b, "day", day);
}

static enum cli_exit
one_json(const struct eval *ev)
{
    struct buf b;

    say_json_begin(&b, ev->call->command->schema);
    json_question(&b, ev);
    say_json_bool(&b, "type_refuses", type_refuses(ev));
    json_answer(&b, ev);
    policy_args_json(&b, ev->po);
    return say_json_end(&b, ev->call, eval_exit(ev));
}

/* ---- for people ------------------------------------------------------------------ */

static const char *
label_of(const struct cli_call *call, enum element e)
{
    return call->english ? catalogue_element(e)->label_en
                         : catalogue_element_label(e);
}

static void
show_question(const struct eval *ev, const char *what, const char *label)
{
    const struct cli_call *call = ev->call;
    char day[CLOCK_DATE_LEN + 1];

    clock_day(ev->q.vandaag, day);
    say_label(call, "VRAAG", "QUESTION");
    say_out(call, "%s%s%s%s naar %s voor doel %s%s%s%s%s op %s\n",
        "%s%s%s%s to %s for purpose %s%s%s%s%s on %s\n", what,
        label[0] == '\0' ? "" : " (", label, label[0] == '\0' ? "" : ")",
        terms_rol(ev->q.ontvanger), terms_doel(ev->q.doel),
        ev->van == ROL__COUNT ? ""
        : call->english       ? ", from "
                              : ", van ",
        ev->van == ROL__COUNT ? "" : terms_rol(ev->van),
        ev->q.fase == FASE_ONBEKEND ? ""
        : call->english             ? ", phase "
                                    : ", fase ",
        ev->q.fase == FASE_ONBEKEND ? "" : terms_fase(ev->q.fase), day);
}

static void
show_condition(const struct eval *ev)
{
    const struct policy_answer *a = &ev->a;
    struct buf todo;

    if (a->condition == 0 || a->flow == POLICY_NO_RULE)
        return;
    say_label(ev->call, "VOORWAARDE", "CONDITION");
    say_out(ev->call, "C%u: %s\n", "C%u: %s\n", a->condition,
        policy_condition_text(ev->po, a->condition, ev->call->english));
    /* Of the ways to be a no, only waiting can be done about. */
    if (a->kind == ANTWOORD_JA ||
        (a->kind == ANTWOORD_NEE && a->weiger != WEIGER_VERKEERDE_FASE))
        return;
    buf_init(&todo, ADVICE_MAX);
    policy_advice(ev->po, &ev->q, a, ev->call->english, &todo);
    if (buf_err(&todo) == ERR_OK && todo.n > 0) {
        say_label(ev->call, "WAT TE DOEN", "WHAT TO DO");
        say_bytes(ev->call->io->out, buf_peek(&todo));
        say_out(ev->call, "\n", "\n");
    }
    buf_done(&todo);
}

/* "M10 van PI; M14 van PI, RE": the messages that bring it, by sender. */
static void
put_messages(const struct eval *ev, struct buf *b)
{
    unsigned last = BERICHT__COUNT;

    for (unsigned i = 0; i < ev->po->flow_n; i++) {
        const struct policy_flow *fl = &ev->po->flow[i];

        if (!policy_question_flow(ev->po, &ev->q, (uint16_t)i))
            continue;
        if (fl->type == last)
            buf_printf(b, ", %s", terms_rol((enum rol)fl->from));
        else
            buf_printf(b, "%s%s %s %s", last == BERICHT__COUNT ? "" : "; ",
                terms_bericht((enum bericht)fl->type),
                ev->call->english ? "from" : "van",
                terms_rol((enum rol)fl->from));
        last = fl->type;
    }
}

/* "M10 M14": the same in a table, where each sender would make it too wide. */
static void
put_types(const struct eval *ev, struct buf *b)
{
    uint64_t types = 0;

    for (unsigned i = 0; i < ev->po->flow_n; i++)
        if (policy_question_flow(ev->po, &ev->q, (uint16_t)i))
            types |= UINT64_C(1) << ev->po->flow[i].type;
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if ((types >> t & 1) != 0)
            buf_printf(b, "%s%s", b->n == 0 ? "" : " ",
                terms_bericht((enum bericht)t));
}

static void
show_messages(const struct eval *ev)
{
    struct buf b;

    buf_init(&b, FLOWS_TEXT_MAX);
    put_messages(ev, &b);
    if (type_refuses(ev)) {
        say_label(ev->call, "BERICHT", "MESSAGE");
        say_out(ev->call, "een %s brengt dit element niet naar deze rol\n",
            "a %s does not bring this element to this role\n",
            terms_bericht(ev->type));
    } else if (ev->a.flow == POLICY_NO_RULE) {
        say_label(ev->call, "BERICHT", "MESSAGE");
        say_out(ev->call, "geen bericht%s%s brengt dit naar deze rol\n",
            "no message%s%s brings this to this role\n",
            ev->van == ROL__COUNT ? ""
            : ev->call->english   ? " from "
                                  : " van ",
            ev->van == ROL__COUNT ? "" : terms_rol(ev->van));
    } else if (buf_err(&b) == ERR_OK && b.n > 0) {
        say_label(ev->call, "BERICHT", "MESSAGE");
        say_bytes(ev->call->io->out, buf_peek(&b));
        say_out(ev->call, "\n", "\n");
    }
    buf_done(&b);
}

static void
show_pair(const struct eval *ev, const char *nl, const char *en,
    const char *code, const char *text)
{
    if (code[0] == '\0')
        return;
    say_label(ev->call, nl, en);
    say_out(ev->call, "%s: %s\n", "%s: %s\n", code, text);
}

static void
show_law(const struct eval *ev)
{
    const struct policy_answer *a = &ev->a;

    show_pair(ev, "GRONDSLAG", "LEGAL BASIS", a->grond, a->grond_tekst);
    show_pair(ev, "ONTVANGER", "RECIPIENT", a->ontvangst, a->ontvangst_tekst);
    show_pair(ev, "EIGEN GROND", "OWN BASIS", a->eigen, a->eigen_tekst);
    if (a->afspraak[0] != '\0')
        show_pair(ev, "AFSPRAAK", "AGREEMENT", a->afspraak,
            a->afspraak_geldig  ? ev->call->english ? "agreed and in force"
                                                    : "akkoord en geldig"
            : ev->call->english ? "not agreed, or not in force on this day"
                                : "niet akkoord, of niet geldig op deze dag");
}

static void
show_instead(const struct eval *ev)
{
    if (ev->a.terugval == EL__NONE)
        return;
    say_label(ev->call, "ANDERS GAAT", "INSTEAD");
    say_out(ev->call, "%s (%s)\n", "%s (%s)\n",
        catalogue_element(ev->a.terugval)->id,
        label_of(ev->call, ev->a.terugval));
}

/* The list has its words in Dutch only. */
static void
show_refusal(const struct eval *ev)
{
    if (ev->call->english)
        say_field(ev->call, "WEIGERING", "REFUSAL", terms_weiger(ev->a.weiger));
    else
        show_pair(ev, "WEIGERING", "REFUSAL", terms_weiger(ev->a.weiger),
            terms_weiger_tekst(ev->a.weiger));
}

/* What is denied may go all the same, weighed and on request. */
static void
show_exception(const struct eval *ev)
{
    if (ev->a.uitzondering[0] == '\0')
        return;
    say_label(ev->call, "UITZONDERING", "EXCEPTION");
    say_out(ev->call,
        "op een informatieverzoek (M29), met de vijf antwoorden van "
        "bericht.afweging, op grond van %s\n",
        "on a request (M29), with the five answers of bericht.afweging, on "
        "the ground %s\n",
        ev->a.uitzondering);
}

static enum cli_exit
one_show(const struct eval *ev)
{
    const struct cli_call *call = ev->call;
    const struct policy_answer *a = &ev->a;

    show_question(ev, catalogue_element(ev->q.element)->id,
        label_of(call, ev->q.element));
    say_field(call, "ANTWOORD", "ANSWER", say_pick(call, words[a->kind]));
    show_condition(ev);
    show_instead(ev);
    say_field(call, "REDEN", "REASON",
        call->english ? a->reden_en : a->reden_nl);
    if (a->kind == ANTWOORD_NEE && a->weiger != WEIGER_GEEN)
        show_refusal(ev);
    show_messages(ev);
    show_exception(ev);
    show_law(ev);
    if (a->rule_id[0] != '\0') {
        say_field(call, "REGEL", "RULE", a->rule_id);
        say_field(call, "STATUS", "STATUS",
            say_pick(call, statuses[ev->po->rule[a->rule].status]));
    }
    say_field(call, "BELEID", "POLICY", policy_version(ev->po));
    return eval_exit(ev);
}

/* ---- every element ----------------------------------------------------------------- */

/* Ask of the next element that gets an answer at all; false at the end. */
static bool
next_answer(struct eval *ev, unsigned *e)
{
    for (; *e < EL__COUNT; (*e)++) {
        if (elset_has(&ev->po->steering, (enum element) * e) ||
            elset_has(&ev->po->produced, (enum element) * e))
            continue;
        ev->q.element = (enum element)(*e)++;
        policy_question(ev->po, &ev->q, &ev->a);
        return true;
    }
    return false;
}

static void
all_row(struct say_table *t, const struct eval *ev)
{
    const struct policy_answer *a = &ev->a;
    char c[8] = "";
    struct buf b;

    buf_init(&b, FLOWS_TEXT_MAX);
    put_types(ev, &b);
    if (a->condition != 0)
        (void)snprintf(c, sizeof(c), "C%u", a->condition);
    say_cell_text(t, catalogue_element(ev->q.element)->id);
    say_cell_text(t, c);
    say_cell_text(t,
        a->terugval == EL__NONE ? "" : catalogue_element(a->terugval)->id);
    if (a->kind == ANTWOORD_NEE)
        say_cell_text(t, terms_weiger(a->weiger));
    else
        say_cell(t, buf_peek(&b));
    say_cell_text(t, ev->call->english ? a->reden_en : a->reden_nl);
    buf_done(&b);
}

/* The elements with this answer; *n: how many. */
static enum cli_exit
all_group(struct eval *ev, enum policy_answer_kind kind, unsigned *n)
{
    struct say_table t = {.column_n = 5,
        .head = {{"GEGEVEN", "ELEMENT"}, {"VW", "COND"},
            {"ANDERS GAAT", "INSTEAD"},
            {kind == ANTWOORD_NEE ? "WEIGERING" : "BERICHT",
                kind == ANTWOORD_NEE ? "REFUSAL" : "MESSAGE"},
            {"REDEN", "REASON"}},
        .key = {"element", "condition", "instead",
            kind == ANTWOORD_NEE ? "refusal" : "message", "reason"}};
    unsigned e = 0;
    enum cli_exit code;

    *n = 0;
    say_table_init(&t);
    while (next_answer(ev, &e))
        if (ev->a.kind == kind) {
            all_row(&t, ev);
            (*n)++;
        }
    say_out(ev->call, "\n%s (%u)\n", "\n%s (%u)\n",
        say_pick(ev->call, words[kind]), *n);
    code = *n == 0 ? CLI_OK : say_table_print(ev->call, &t);
    say_table_done(&t);
    return code;
}

static enum cli_exit
all_show(struct eval *ev)
{
    static const enum policy_answer_kind order[] = {ANTWOORD_JA,
        ANTWOORD_VOORWAARDE, ANTWOORD_NEE};
    enum cli_exit code = CLI_OK;
    unsigned yes = 0, n;

    show_question(ev,
        ev->call->english ? "every data element" : "elk gegevenselement", "");
    for (size_t i = 0; i < 3 && code == CLI_OK; i++) {
        code = all_group(ev, order[i], &n);
        yes += order[i] == ANTWOORD_NEE ? 0 : n;
    }
    say_out(ev->call, "\n", "\n");
    say_field(ev->call, "BELEID", "POLICY", policy_version(ev->po));
    return code != CLI_OK ? code : yes > 0 ? CLI_OK : CLI_REFUSED;
}

static enum cli_exit
all_json(struct eval *ev)
{
    unsigned e = 0, yes = 0;
    bool first = true;
    struct buf b;

    say_json_begin(&b, ev->call->command->schema);
    json_question(&b, ev);
    buf_text(&b, ",\"elements\":[");
    while (next_answer(ev, &e)) {
        buf_text(&b, first ? "{" : ",{");
        json_answer(&b, ev);
        buf_byte(&b, '}');
        yes += ev->a.kind != ANTWOORD_NEE;
        first = false;
    }
    buf_byte(&b, ']');
    policy_args_json(&b, ev->po);
    return say_json_end(&b, ev->call, yes > 0 ? CLI_OK : CLI_REFUSED);
}

/* ---- the command --------------------------------------------------------------------- */

static enum cli_exit
answer(struct eval *ev, bool all)
{
    if (all)
        return ev->call->json ? all_json(ev) : all_show(ev);
    policy_question(ev->po, &ev->q, &ev->a);
    return ev->call->json ? one_json(ev) : one_show(ev);
}

/* What narrows the question down; false, with a message, when it is wrong. */
static bool
read_limits(struct eval *ev)
{
    const struct cli_call *call = ev->call;
    const char *type = parse_option(call, "type");

    if (!policy_args_rol_of(call, "van", &ev->van) ||
        !policy_args_vandaag(call, &ev->q.vandaag))
        return false;
    if (parse_option(call, "fase") != NULL)
        (void)terms_parse_fase(span_of(parse_option(call, "fase")),
            &ev->q.fase);
    if (type != NULL && !terms_parse_bericht(span_of(type), &ev->type)) {
        (void)say_fail(call, CLI_USAGE, "'%s' is geen berichttype (M01..M35)",
            "'%s' is no message type (M01..M35)", type);
        say_hint(call, "Zie: ketenpoort policy eval --help",
            "See: ketenpoort policy eval --help");
        return false;
    }
    if (ev->van != ROL__COUNT)
        ev->q.afzenders = (uint16_t)(1u << ev->van);
    if (ev->type != BERICHT__COUNT)
        ev->q.types = UINT64_C(1) << ev->type;
    return true;
}

enum cli_exit
cli_policy_eval(const struct cli_call *call)
{
    struct eval ev = {.call = call,
        .q = {.fase = FASE_ONBEKEND},
        .type = BERICHT__COUNT,
        .van = ROL__COUNT};
    bool all = parse_option(call, "alles") != NULL;
    struct policy *po = NULL;
    enum cli_exit code;

    if (!policy_args_doel(call, &ev.q.doel) ||
        !policy_args_rol(call, &ev.q.ontvanger) ||
        (!all && !policy_args_element(call, &ev.q.element)) ||
        !read_limits(&ev))
        return CLI_USAGE;
    code = policy_args_load(call, &po);
    if (code != CLI_OK)
        return code;
    ev.po = po;
    code = answer(&ev, all);
    policy_free(po);
    return code;
}
