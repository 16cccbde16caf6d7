/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/receipt.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limit.h"
#include "base/text.h"
#include "ledger/proof.h"

#include "base/banned.h"

enum { FAULT_DETAIL_MAX = 240, DETAIL_MAX = 640 };

/* ---- small JSON ------------------------------------------------------------ */

static void
put_string(struct buf *out, const char *text)
{
    buf_byte(out, '"');
    text_json(out, span_of(text));
    buf_byte(out, '"');
}

/* A name of ours and the colon behind it. */
static void
put_key(struct buf *out, const char *name)
{
    buf_byte(out, '"');
    buf_text(out, name);
    buf_text(out, "\":");
}

static void
put_member(struct buf *out, const char *name, const char *text)
{
    put_key(out, name);
    put_string(out, text);
}

static void
put_base64(struct buf *out, const uint8_t *p, size_t n)
{
    buf_byte(out, '"');
    text_base64(out, (struct span){p, n});
    buf_byte(out, '"');
}

/* A member whose text is one of ours: a code or id, never to be escaped. */
static void
put_code(struct buf *out, const char *name, const char *code)
{
    buf_byte(out, '"');
    buf_text(out, name);
    buf_text(out, "\":\"");
    buf_text(out, code);
    buf_byte(out, '"');
}

static void
put_names(struct buf *out, const char *name, const struct elset *s)
{
    const char *comma = "\"";

    put_key(out, name);
    buf_byte(out, '[');
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(s, (enum element)e))
            continue;
        buf_text(out, comma);
        buf_text(out, catalogue_element((enum element)e)->id);
        buf_byte(out, '"');
        comma = ",\"";
    }
    buf_byte(out, ']');
}

/* ---- the parts of a receipt --------------------------------------------------- */

static void
put_ground(struct buf *out, const struct policy *po, const char *name,
    const char *code)
{
    put_key(out, name);
    buf_byte(out, '{');
    put_member(out, "code", code);
    buf_byte(out, ',');
    put_member(out, "tekst", policy_grond_tekst(po, code));
    buf_byte(out, '}');
}

static void
put_withheld_line(struct buf *out, const struct body_decision *d,
    enum element e)
{
    const struct body_line *l = &d->line[e];

    buf_byte(out, '{');
    put_code(out, "element", catalogue_element(e)->id);
    buf_byte(out, ',');
    put_code(out, "code", terms_weiger((enum weiger)l->weiger));
    buf_byte(out, ',');
    put_member(out, "reden", terms_weiger_tekst((enum weiger)l->weiger));
    if (l->condition != 0)
        buf_printf(out, ",\"voorwaarde\":\"C%u\"", l->condition);
    if (l->fallback != EL__NONE) {
        buf_byte(out, ',');
        put_member(out, "inPlaatsDaarvan",
            catalogue_element((enum element)l->fallback)->id);
    }
    buf_byte(out, '}');
}

static void
put_withheld(struct buf *out, const struct body_decision *d)
{
    const char *comma = "";

    buf_text(out, "\"achtergehouden\":[");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&d->withheld, (enum element)e))
            continue;
        buf_text(out, comma);
        put_withheld_line(out, d, (enum element)e);
        comma = ",";
    }
    buf_byte(out, ']');
}

static void
put_log(struct buf *out, const struct record_answer *ans)
{
    buf_printf(out, "\"logboek\":{\"index\":%llu,\"boomgrootte\":%llu,",
        (unsigned long long)ans->index, (unsigned long long)ans->tree_size);
    buf_text(out, "\"blad\":");
    put_base64(out, ans->leaf, sizeof(ans->leaf));
    buf_text(out, ",\"bewijs\":[");
    for (size_t i = 0; i < ans->proof_n; i++) {
        if (i > 0)
            buf_byte(out, ',');
        put_base64(out, ans->proof[i], RECORD_HASH_LEN);
    }
    buf_text(out, "],");
    put_member(out, "checkpoint", ans->note);
    buf_byte(out, '}');
}

static void
put_policy(struct buf *out, const struct body_decision *d)
{
    buf_text(out, "\"beleid\":{");
    put_member(out, "versie", d->policy_version);
    buf_text(out, ",\"sha256\":\"");
    text_hex(out, (struct span){d->policy_hash, sizeof(d->policy_hash)});
    buf_text(out, "\"}");
}

static void
put_decision(struct buf *out, const struct policy *po, const struct body *b,
    enum receipt_reader reader)
{
    const struct body_decision *d = &b->decision;
    char at[CLOCK_STAMP_LEN + 1];

    clock_stamp(b->start_ms, at);
    put_member(out, "uitkomst", d->released ? "vrijgave" : "weigering");
    buf_byte(out, ',');
    put_code(out, "tijdstip", at);
    buf_byte(out, ',');
    put_code(out, "berichttype", terms_bericht(d->type));
    buf_byte(out, ',');
    put_code(out, "doel", terms_doel(d->doel));
    buf_printf(out, ",\"afzender\":{\"oin\":\"%s\",\"rol\":\"%s\"}", d->van.oin,
        terms_rol(d->van.rol));
    buf_printf(out, ",\"ontvanger\":{\"oin\":\"%s\",\"rol\":\"%s\"},",
        d->naar.oin, terms_rol(d->naar.rol));
    put_policy(out, d);
    if (d->profile[0] != '\0') {
        buf_byte(out, ',');
        put_code(out, "profiel", d->profile);
    }
    buf_text(out, ",\"grondslag\":{");
    put_ground(out, po, "gever", d->grond_gever);
    buf_byte(out, ',');
    put_ground(out, po, "ontvanger", d->grond_ontvanger);
    buf_text(out, "},");
    put_names(out, "verstrekt", &d->disclosed);
    buf_byte(out, ',');
    put_names(out, "deelsVerstrekt", &d->in_part);
    if (reader == RECEIPT_RECIPIENT)
        return;
    buf_byte(out, ',');
    put_withheld(out, d);
}

/* Only the sender can mend it.  An entry from before has no report. */
static void
put_complete(struct buf *out, const struct policy *po,
    const struct body_decision *d)
{
    static const uint8_t none[BODY_GROUPS];
    struct complete c;

    if (memcmp(d->report.expected, none, sizeof(none)) == 0)
        return;
    record_body_complete(d, &c);
    buf_text(out, "\"volledigheid\":");
    complete_write_json(out, po, &c);
    buf_byte(out, ',');
}

enum err
receipt_read(const struct record_answer *ans, struct receipt *out,
    struct errinfo *ei)
{
    out->ans = ans;
    if (body_read(buf_peek(&ans->body), &out->body, ei) != ERR_OK ||
        !body_has_decision(&out->body))
        return err_set(ei, ERR_CORRUPT, "receipt", "entry %llu has no decision",
            (unsigned long long)ans->index);
    return ERR_OK;
}

enum err
receipt_write(struct buf *out, const struct policy *po, const struct receipt *r,
    enum receipt_reader reader, struct errinfo *ei)
{
    buf_byte(out, '{');
    put_code(out, "id", r->ans->id);
    buf_byte(out, ',');
    if (r->ans->row.state[0] != '\0') {
        put_code(out, "status", r->ans->row.state);
        buf_byte(out, ',');
    }
    put_decision(out, po, &r->body, reader);
    buf_byte(out, ',');
    if (reader == RECEIPT_SENDER)
        put_complete(out, po, &r->body.decision);
    put_log(out, r->ans);
    buf_text(out, "}\n");
    if (buf_err(out) != ERR_OK)
        return err_set(ei, buf_err(out), "receipt.write", "too large");
    return ERR_OK;
}

/* ---- refusal --------------------------------------------------------------------- */

/* What the element is; and the process rule that asks for it, when it was its
 * absence that the refusal rests on. */
static void
refusal_detail(const struct policy *po, const struct body_decision *d,
    enum element e, char out[static FAULT_DETAIL_MAX])
{
    const char *rule = "";

    if (!elset_has(&d->offered, e))
        rule = policy_content_rule(po, d->type, e);
    (void)snprintf(out, FAULT_DETAIL_MAX, "%s%s%s%s%s",
        catalogue_element_label(e), rule[0] == '\0' ? "" : "; regel ", rule,
        rule[0] == '\0' ? "" : ": ", policy_content_text(rule, false));
}

/* The agreement that does not stand, as a sentence; "" when it is not that. */
static void
put_agreement(struct buf *out, const struct policy *po,
    const struct body_decision *d)
{
    uint16_t flow = policy_flow_find(po, d->type, d->van.rol, d->naar.rol,
        d->outcomes.namens_college);

    if (d->refusal != WEIGER_GLP_NIET_AKKOORD || flow == POLICY_NO_RULE)
        return;
    buf_text(out, " Afspraak: ");
    policy_agreement_text(po, flow, false, out);
    buf_byte(out, '.');
}

static void
name_places(const struct adapter_errors *places, struct http_problem *p,
    struct http_problem_fault fault[static LIMIT_ERRORS_MAX])
{
    for (size_t i = 0; i < places->n && i < LIMIT_ERRORS_MAX; i++)
        fault[p->fault_n++] = (struct http_problem_fault){places->v[i].place,
            places->v[i].code, places->v[i].detail};
}

void
receipt_refusal_write(struct buf *out, const struct policy *po,
    const struct receipt *r, const struct adapter_errors *places)
{
    const struct body_decision *d = &r->body.decision;
    const char *ground = policy_grond_tekst(po, d->grond_gever);
    struct http_problem_fault fault[LIMIT_ERRORS_MAX];
    char detail[DETAIL_MAX], instance[64],
        why[LIMIT_ERRORS_MAX][FAULT_DETAIL_MAX];
    struct http_problem p = {.status = 403,
        .slug = "bericht-geweigerd",
        .title = "Het beleid laat dit bericht niet door",
        .detail = detail,
        .instance = instance,
        .fault = fault};
    struct buf agreed;

    buf_init(&agreed, DETAIL_MAX);
    put_agreement(&agreed, po, d);
    buf_byte(&agreed, '\0');
    (void)snprintf(detail, sizeof(detail),
        "%s: %s. Grondslag van deze stroom: %s.%s Er is niets vrijgegeven; de "
        "weigering staat in het logboek.",
        terms_weiger(d->refusal), terms_weiger_tekst(d->refusal),
        ground[0] == '\0' ? "geen" : ground,
        buf_err(&agreed) == ERR_OK ? (const char *)agreed.p : "");
    buf_done(&agreed);
    (void)snprintf(instance, sizeof(instance), "/verstrekkingen/%s",
        r->ans->id);
    if (places != NULL)
        name_places(places, &p, fault);
    for (unsigned e = 0; e < EL__COUNT && (places == NULL || places->n == 0);
         e++) {
        if (!elset_has(&d->refused_on, (enum element)e) ||
            p.fault_n == LIMIT_ERRORS_MAX)
            continue;
        refusal_detail(po, d, (enum element)e, why[p.fault_n]);
        fault[p.fault_n] =
            (struct http_problem_fault){catalogue_element((enum element)e)->id,
                terms_weiger(d->refusal), why[p.fault_n]};
        p.fault_n++;
    }
    http_problem_write(out, &p);
}

void
receipt_proof_write(struct buf *out, const struct record_answer *ans)
{
    struct proof p = {.index = ans->index,
        .extra_n = sizeof(ans->skeleton),
        .note = span_of(ans->note)};

    p.path.n = ans->proof_n;
    memcpy(p.path.hash, ans->proof, ans->proof_n * RECORD_HASH_LEN);
    memcpy(p.extra, ans->skeleton, sizeof(ans->skeleton));
    if (proof_write(out, &p, NULL) != ERR_OK)
        buf_clear(out);
}
