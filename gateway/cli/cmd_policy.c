/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/policy_args.h"

#include "base/text.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "policy/compile.h"
#include "policy/explain.h"

#include "base/banned.h"

/* ---- check -------------------------------------------------------------------- */

static void
json_policy(struct buf *b, const struct policy *po)
{
    buf_text(b, ",\"policy\":{");
    say_json_text(b, "version", policy_version(po));
    buf_text(b, ",\"sha256\":\"");
    text_hex(b, (struct span){policy_hash(po), POLICY_HASH_LEN});
    buf_text(b, "\"}");
}

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

static enum cli_exit
check_json(const struct cli_call *call, const char *dir,
    const struct policy *po, struct span report)
{
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_bool(&b, "valid", po != NULL);
    say_json_text(&b, "dir", dir);
    if (po == NULL) {
        buf_text(&b, ",\"policy\":null");
    } else {
        json_policy(&b, po);
        buf_text(&b, ",\"counts\":{");
        say_json_u64(&b, "rules", po->rule_n);
        say_json_u64(&b, "flows", po->flow_n);
        say_json_u64(&b, "columns", po->column_n);
        say_json_u64(&b, "grounds", po->ground_n);
        say_json_u64(&b, "agreements", po->agreement_n);
        buf_byte(&b, '}');
    }
    json_faults(&b, report);
    return say_json_end(&b, call, po != NULL ? CLI_OK : CLI_CHECK_FAILED);
}

static void
check_good(const struct cli_call *call, const struct policy *po)
{
    struct buf hash;

    buf_init(&hash, (size_t)POLICY_HASH_LEN * 2 + 1);
    text_hex(&hash, (struct span){policy_hash(po), POLICY_HASH_LEN});
    buf_byte(&hash, 0);
    say_field(call, "OK", "OK", policy_version(po));
    if (buf_err(&hash) == ERR_OK)
        say_field(call, "sha256", "sha256", (const char *)hash.p);
    say_label(call, "inhoud", "contents");
    say_out(call,
        "%u regels, %u stromen, %u kolommen, %u grondslagen, %u afspraken\n",
        "%u rules, %u flows, %u columns, %u grounds, %u agreements\n",
        po->rule_n, po->flow_n, po->column_n, po->ground_n, po->agreement_n);
    buf_done(&hash);
}

static enum cli_exit
check_bad(const struct cli_call *call, struct span report)
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

enum cli_exit
cli_policy_check(const struct cli_call *call)
{
    char dir[POLICY_ARGS_DIR_MAX];
    struct policy *po = NULL;
    struct errinfo ei = {0};
    struct buf report;
    enum cli_exit code;
    enum err rc;

    policy_args_dir(call, call->arg_n > 0 ? call->arg[0] : NULL, dir);
    buf_init(&report, POLICY_ARGS_REPORT_MAX);
    rc = policy_load(&po, dir, &report, &ei);
    if (rc != ERR_OK && rc != ERR_CONFIG)
        code = say_error(call, rc, &ei);
    else if (call->json)
        code = check_json(call, dir, po,
            report.n > 0 || po != NULL ? buf_peek(&report) : span_of(ei.text));
    else if (po == NULL)
        code = check_bad(call,
            report.n > 0 ? buf_peek(&report) : span_of(ei.text));
    else {
        check_good(call, po);
        code = CLI_OK;
    }
    policy_free(po);
    buf_done(&report);
    return code;
}

/* ---- eval --------------------------------------------------------------------- */

/* The answer, with what the type of message says about it. */
struct outcome {
    struct policy_question q;
    struct policy_answer a;
    enum bericht type; /* BERICHT__COUNT: not asked */
    bool type_refuses; /* it carries this element to nobody in this role */
};

/* Does a message of this type bring the element to this role? */
static bool
type_carries(const struct policy *po, const struct policy_question *q,
    enum bericht type)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        if (fl->type == type && fl->to == q->ontvanger && fl->doel == q->doel &&
            (elset_has(&fl->required, q->element) ||
                elset_has(&fl->may, q->element)))
            return true;
    }
    return false;
}

static const char *
answer_word(const struct cli_call *call, const struct outcome *o)
{
    static const struct cli_text words[] = {
        [ANTWOORD_NEE] = {"nee", "no"},
        [ANTWOORD_JA] = {"ja", "yes"},
        [ANTWOORD_VOORWAARDE] = {"onder voorwaarde", "on a condition"},
    };

    return say_pick(call, words[o->type_refuses ? ANTWOORD_NEE : o->a.kind]);
}

static enum cli_exit
eval_exit(const struct outcome *o)
{
    return o->type_refuses || o->a.kind == ANTWOORD_NEE ? CLI_REFUSED : CLI_OK;
}

static enum cli_exit
eval_json(const struct cli_call *call, const struct policy *po,
    const struct outcome *o)
{
    static const char *const words[] = {
        [ANTWOORD_NEE] = "no",
        [ANTWOORD_JA] = "yes",
        [ANTWOORD_VOORWAARDE] = "conditional",
    };
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_text(&b, "answer",
        words[o->type_refuses ? ANTWOORD_NEE : o->a.kind]);
    say_json_text(&b, "purpose", terms_doel(o->q.doel));
    say_json_text(&b, "recipient", terms_rol(o->q.ontvanger));
    say_json_text(&b, "element", catalogue_element(o->q.element)->id);
    say_json_text(&b, "phase",
        o->q.fase == FASE_ONBEKEND ? NULL : terms_fase(o->q.fase));
    say_json_text(&b, "type",
        o->type == BERICHT__COUNT ? NULL : terms_bericht(o->type));
    say_json_bool(&b, "type_refuses", o->type_refuses);
    say_json_text(&b, "refusal",
        o->a.kind == ANTWOORD_NEE ? terms_weiger(o->a.weiger) : NULL);
    say_json_text(&b, "rule", o->a.rule_id[0] == '\0' ? NULL : o->a.rule_id);
    buf_text(&b, ",\"reason\":{");
    say_json_text(&b, "nl", o->a.reden_nl);
    say_json_text(&b, "en", o->a.reden_en);
    buf_text(&b, "},\"condition\":");
    if (o->a.condition == 0) {
        buf_text(&b, "null");
    } else {
        buf_printf(&b, "{\"code\":\"C%u\"", o->a.condition);
        say_json_text(&b, "nl", o->a.voorwaarde_nl);
        say_json_text(&b, "en", o->a.voorwaarde_en);
        buf_byte(&b, '}');
    }
    say_json_text(&b, "exception",
        o->a.uitzondering[0] == '\0' ? NULL : o->a.uitzondering);
    buf_text(&b, ",\"ground\":{");
    say_json_text(&b, "code", o->a.grond);
    say_json_text(&b, "text", o->a.grond_tekst);
    buf_byte(&b, '}');
    json_policy(&b, po);
    return say_json_end(&b, call, eval_exit(o));
}

static void
eval_reason(const struct cli_call *call, const struct outcome *o)
{
    const char *reason = call->english ? o->a.reden_en : o->a.reden_nl;

    if (o->type_refuses) {
        say_label(call, "REDEN", "REASON");
        say_out(call, "een %s brengt dit element niet naar deze rol\n",
            "a %s does not bring this element to this role\n",
            terms_bericht(o->type));
    }
    if (reason[0] != '\0')
        say_field(call, "REDEN", "REASON", reason);
    if (o->a.kind == ANTWOORD_NEE && o->a.weiger != WEIGER_GEEN) {
        say_label(call, "WEIGERING", "REFUSAL");
        say_out(call, "%s: %s\n", "%s: %s\n", terms_weiger(o->a.weiger),
            terms_weiger_tekst(o->a.weiger));
    }
}

static enum cli_exit
eval_show(const struct cli_call *call, const struct policy *po,
    const struct outcome *o)
{
    say_label(call, "VRAAG", "QUESTION");
    say_out(call, "%s (%s) naar %s voor doel %s%s%s\n",
        "%s (%s) to %s for purpose %s%s%s\n",
        catalogue_element(o->q.element)->id,
        call->english ? catalogue_element(o->q.element)->label_en
                      : catalogue_element_label(o->q.element),
        terms_rol(o->q.ontvanger), terms_doel(o->q.doel),
        o->q.fase == FASE_ONBEKEND ? ""
        : call->english            ? ", phase "
                                   : ", fase ",
        o->q.fase == FASE_ONBEKEND ? "" : terms_fase(o->q.fase));
    say_field(call, "ANTWOORD", "ANSWER", answer_word(call, o));
    if (o->a.condition != 0) {
        say_label(call, "VOORWAARDE", "CONDITION");
        say_out(call, "C%u: %s\n", "C%u: %s\n", o->a.condition,
            call->english ? o->a.voorwaarde_en : o->a.voorwaarde_nl);
    }
    if (o->a.rule_id[0] != '\0')
        say_field(call, "REGEL", "RULE", o->a.rule_id);
    eval_reason(call, o);
    if (o->a.uitzondering[0] != '\0') {
        say_label(call, "UITZONDERING", "EXCEPTION");
        say_out(call,
            "op een informatieverzoek (M29), met de vijf antwoorden van "
            "bericht.afweging, op grond van %s\n",
            "on a request (M29), with the five answers of bericht.afweging, on "
            "the ground %s\n",
            o->a.uitzondering);
    }
    if (o->a.grond[0] != '\0') {
        say_label(call, "GRONDSLAG", "LEGAL BASIS");
        say_out(call, "%s: %s\n", "%s: %s\n", o->a.grond, o->a.grond_tekst);
    }
    say_field(call, "BELEID", "POLICY", policy_version(po));
    return eval_exit(o);
}

enum cli_exit
cli_policy_eval(const struct cli_call *call)
{
    struct outcome o = {.q = {.fase = FASE_ONBEKEND}, .type = BERICHT__COUNT};
    struct policy *po = NULL;
    const char *type;
    enum cli_exit code;

    if (!policy_args_doel(call, &o.q.doel) ||
        !policy_args_rol(call, &o.q.ontvanger) ||
        !policy_args_element(call, &o.q.element))
        return CLI_USAGE;
    if (parse_option(call, "fase") != NULL)
        (void)terms_parse_fase(span_of(parse_option(call, "fase")), &o.q.fase);
    type = parse_option(call, "type");
    if (type != NULL && !terms_parse_bericht(span_of(type), &o.type))
        return say_fail(call, CLI_USAGE, "'%s' is geen berichttype (M01..M35)",
            "'%s' is no message type (M01..M35)", type);
    code = policy_args_load(call, &po);
    if (code != CLI_OK)
        return code;
    policy_question(po, &o.q, &o.a);
    o.type_refuses =
        o.type != BERICHT__COUNT && !type_carries(po, &o.q, o.type);
    code = call->json ? eval_json(call, po, &o) : eval_show(call, po, &o);
    policy_free(po);
    return code;
}
