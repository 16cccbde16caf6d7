/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/receipt.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limit.h"
#include "base/text.h"
#include "ledger/body.h"
#include "ledger/proof.h"

#include "base/banned.h"

/* ---- small JSON ------------------------------------------------------------ */

static void
put_string(struct buf *out, const char *text)
{
    buf_byte(out, '"');
    text_json(out, span_of(text));
    buf_byte(out, '"');
}

static void
put_member(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "\"%s\":", name);
    put_string(out, text);
}

static void
put_base64(struct buf *out, const uint8_t *p, size_t n)
{
    buf_byte(out, '"');
    text_base64(out, (struct span){p, n});
    buf_byte(out, '"');
}

static void
put_names(struct buf *out, const char *name, const struct elset *s)
{
    const char *comma = "";

    buf_printf(out, "\"%s\":[", name);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(s, (enum element)e))
            continue;
        buf_text(out, comma);
        put_string(out, catalogue_element((enum element)e)->id);
        comma = ",";
    }
    buf_byte(out, ']');
}

/* ---- the parts of a receipt --------------------------------------------------- */

static void
put_ground(struct buf *out, const struct policy *po, const char *name,
    const char *code)
{
    buf_printf(out, "\"%s\":{", name);
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
    put_member(out, "element", catalogue_element(e)->id);
    buf_byte(out, ',');
    put_member(out, "code", terms_weiger((enum weiger)l->weiger));
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
    put_member(out, "tijdstip", at);
    buf_byte(out, ',');
    put_member(out, "berichttype", terms_bericht(d->type));
    buf_byte(out, ',');
    put_member(out, "doel", terms_doel(d->doel));
    buf_printf(out, ",\"afzender\":{\"oin\":\"%s\",\"rol\":\"%s\"}",
        d->van.oin, terms_rol(d->van.rol));
    buf_printf(out, ",\"ontvanger\":{\"oin\":\"%s\",\"rol\":\"%s\"},",
        d->naar.oin, terms_rol(d->naar.rol));
    put_policy(out, d);
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

static enum err
read_body(const struct record_answer *ans, struct body *b,
    struct errinfo *ei)
{
    if (body_read(buf_peek(&ans->body), b, ei) != ERR_OK ||
        !body_has_decision(b))
        return err_set(ei, ERR_CORRUPT, "receipt", "entry %llu has no decision",
            (unsigned long long)ans->index);
    return ERR_OK;
}

bool
receipt_is_release(const struct record_answer *ans)
{
    struct body b;

    return body_read(buf_peek(&ans->body), &b, NULL) == ERR_OK &&
           b.kind == ENTRY_VRIJGAVE;
}

enum err
receipt_write(struct buf *out, const struct policy *po,
    const struct record_answer *ans, enum receipt_reader reader,
    struct errinfo *ei)
{
    struct body b;
    enum err rc = read_body(ans, &b, ei);

    if (rc != ERR_OK)
        return rc;
    buf_byte(out, '{');
    put_member(out, "id", ans->id);
    buf_byte(out, ',');
    if (ans->row.state[0] != '\0') {
        put_member(out, "status", ans->row.state);
        buf_byte(out, ',');
    }
    put_decision(out, po, &b, reader);
    buf_byte(out, ',');
    put_log(out, ans);
    buf_text(out, "}\n");
    if (buf_err(out) != ERR_OK)
        return err_set(ei, buf_err(out), "receipt.write", "too large");
    return ERR_OK;
}

/* ---- refusal --------------------------------------------------------------------- */

enum err
receipt_refusal_write(struct buf *out, const struct policy *po,
    const struct record_answer *ans, struct errinfo *ei)
{
    struct http_problem_fault fault[LIMIT_ERRORS_MAX];
    char detail[400], instance[64];
    struct http_problem p = {.status = 403,
        .slug = "bericht-geweigerd",
        .title = "Het beleid laat dit bericht niet door",
        .detail = detail,
        .instance = instance,
        .fault = fault};
    const char *ground;
    struct body b;
    enum err rc = read_body(ans, &b, ei);

    if (rc != ERR_OK)
        return rc;
    ground = policy_grond_tekst(po, b.decision.grond_gever);
    (void)snprintf(detail, sizeof(detail),
        "%s: %s. Grondslag van deze stroom: %s. Er is niets vrijgegeven; de "
        "weigering staat in het logboek.",
        terms_weiger(b.decision.refusal),
        terms_weiger_tekst(b.decision.refusal),
        ground[0] == '\0' ? "geen" : ground);
    (void)snprintf(instance, sizeof(instance), "/verstrekkingen/%s", ans->id);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&b.decision.refused_on, (enum element)e) ||
            p.fault_n == LIMIT_ERRORS_MAX)
            continue;
        fault[p.fault_n++] = (struct http_problem_fault){
            catalogue_element((enum element)e)->id,
            terms_weiger(b.decision.refusal),
            catalogue_element((enum element)e)->nl};
    }
    http_problem_write(out, &p);
    return ERR_OK;
}

void
receipt_proof_write(struct buf *out, const struct record_answer *ans)
{
    struct proof p = {.index = ans->index, .note = span_of(ans->note)};

    p.path.n = ans->proof_n;
    memcpy(p.path.hash, ans->proof, ans->proof_n * RECORD_HASH_LEN);
    if (proof_write(out, &p, NULL) != ERR_OK)
        buf_clear(out);
}
