/* SPDX-License-Identifier: EUPL-1.2 */
/* Entries as rows: NDJSON and CSV. */
#include <stdio.h>

#include "base/clock.h"
#include "base/text.h"
#include "exchange/admin_json.h"
#include "exchange/export_form.h"
#include "policy/page.h"

#include "base/banned.h"

/* ---- ndjson ------------------------------------------------------------------ */

static void
put_code(struct buf *out, const char *key, const char *code)
{
    if (code[0] == '\0')
        export_open(out, key, "null");
    else
        admin_json_put_text(out, key, span_of(code));
}

static void
put_party(struct buf *out, const char *key, const struct body_party *p)
{
    export_open(out, key, "{");
    admin_json_put_text(out, "oin", span_of(p->oin));
    admin_json_put_text(out, "role", span_of(terms_rol(p->rol)));
    buf_byte(out, '}');
}

static void
put_withheld(struct buf *out, const struct body_decision *d)
{
    export_open(out, "withheld", "[");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&d->withheld, (enum element)e))
            continue;
        export_open(out, NULL, "{");
        admin_json_put_text(out, "element",
            span_of(catalogue_element((enum element)e)->id));
        put_code(out, "code", terms_weiger((enum weiger)d->line[e].weiger));
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
}

static void
put_decision(struct buf *out, const struct body_decision *d)
{
    admin_json_put_text(out, "type", span_of(terms_bericht(d->type)));
    admin_json_put_text(out, "purpose", span_of(terms_doel(d->doel)));
    put_party(out, "sender", &d->van);
    put_party(out, "recipient", &d->naar);
    put_code(out, "ground_giver", d->grond_gever);
    put_code(out, "ground_receiver", d->grond_ontvanger);
    export_open(out, "policy", "{");
    put_code(out, "version", d->policy_version);
    export_hex(out, "sha256", "",
        (struct span){d->policy_hash, sizeof(d->policy_hash)});
    buf_byte(out, '}');
    put_code(out, "refusal", terms_weiger(d->refusal));
    export_names(out, "refused_on", &d->refused_on);
    export_names(out, "disclosed", &d->disclosed);
    export_names(out, "in_part", &d->in_part);
    put_withheld(out, d);
}

static void
put_step(struct buf *out, const struct body_step *s)
{
    put_code(out, "oin", s->oin);
    put_code(out, "subject", s->subject);
    put_code(out, "outcome", s->outcome);
    admin_json_put_u64(out, "number", s->number);
}

void
export_rows_ndjson(struct buf *out, const struct export_entry *e)
{
    const struct body *b = e->body;

    buf_byte(out, '{');
    admin_json_put_u64(out, "index", e->index);
    export_hex(out, "leaf", "", (struct span){e->leaf, BODY_HASH_LEN});
    put_code(out, "id", b->id);
    admin_json_put_text(out, "kind", span_of(entry_kind_name(b->kind)));
    admin_json_put_time(out, "time", b->end_ms);
    export_hex(out, "trace_id", "",
        (struct span){b->trace_id, sizeof(b->trace_id)});
    export_hex(out, "span_id", "",
        (struct span){b->span_id, sizeof(b->span_id)});
    if (body_has_decision(b))
        put_decision(out, &b->decision);
    else
        put_step(out, &b->step);
    buf_text(out, "}\n");
}

/* ---- csv --------------------------------------------------------------------- */

static const char *const csv_head[] = {"index", "leaf", "id", "kind", "time",
    "type", "purpose", "sender", "sender_role", "recipient", "recipient_role",
    "ground_giver", "ground_receiver", "policy_version", "policy_sha256",
    "refusal", "refused_on", "disclosed", "in_part", "withheld", "oin",
    "subject", "outcome", "number"};

enum { DECISION_CELLS = 15, STEP_CELLS = 4, CELL_MAX = 24 * 1024 };

void
export_rows_csv_head(struct buf *out)
{
    for (size_t i = 0; i < sizeof(csv_head) / sizeof(csv_head[0]); i++)
        page_csv(out, csv_head[i], i == 0);
    page_csv_end(out);
}

static void
cell_number(struct buf *out, uint64_t v, bool first)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%llu", (unsigned long long)v);
    page_csv(out, text, first);
}

static void
cell_hex(struct buf *out, const uint8_t *p, size_t n)
{
    char text[2 * BODY_HASH_LEN + 1] = "";

    for (size_t i = 0; i < n && i < BODY_HASH_LEN; i++)
        (void)snprintf(text + 2 * i, 3, "%02x", p[i]);
    page_csv(out, text, false);
}

static void
cell_buf(struct buf *out, struct buf *cell)
{
    buf_byte(cell, '\0');
    if (buf_err(cell) == ERR_OK)
        page_csv(out, (const char *)cell->p, false);
    buf_done(cell);
}

/* Names with a blank between them; with their reason where d is given. */
static void
cell_names(struct buf *out, const struct elset *set,
    const struct body_decision *d)
{
    struct buf cell;

    buf_init(&cell, CELL_MAX);
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(set, (enum element)e))
            continue;
        buf_printf(&cell, "%s%s", cell.n > 0 ? " " : "",
            catalogue_element((enum element)e)->id);
        if (d != NULL)
            buf_printf(&cell, ":%s",
                terms_weiger((enum weiger)d->line[e].weiger));
    }
    cell_buf(out, &cell);
}

static void
cells_empty(struct buf *out, unsigned n)
{
    while (n-- > 0)
        page_csv(out, "", false);
}

static void
cells_decision(struct buf *out, const struct body_decision *d)
{
    page_csv(out, terms_bericht(d->type), false);
    page_csv(out, terms_doel(d->doel), false);
    page_csv(out, d->van.oin, false);
    page_csv(out, terms_rol(d->van.rol), false);
    page_csv(out, d->naar.oin, false);
    page_csv(out, terms_rol(d->naar.rol), false);
    page_csv(out, d->grond_gever, false);
    page_csv(out, d->grond_ontvanger, false);
    page_csv(out, d->policy_version, false);
    cell_hex(out, d->policy_hash, sizeof(d->policy_hash));
    page_csv(out, terms_weiger(d->refusal), false);
    cell_names(out, &d->refused_on, NULL);
    cell_names(out, &d->disclosed, NULL);
    cell_names(out, &d->in_part, NULL);
    cell_names(out, &d->withheld, d);
}

static void
cells_step(struct buf *out, const struct body_step *s)
{
    page_csv(out, s->oin, false);
    page_csv(out, s->subject, false);
    page_csv(out, s->outcome, false);
    cell_number(out, s->number, false);
}

void
export_rows_csv(struct buf *out, const struct export_entry *e)
{
    const struct body *b = e->body;
    char stamp[CLOCK_STAMP_LEN + 1];

    cell_number(out, e->index, true);
    cell_hex(out, e->leaf, BODY_HASH_LEN);
    page_csv(out, b->id, false);
    page_csv(out, entry_kind_name(b->kind), false);
    clock_stamp(b->end_ms, stamp);
    page_csv(out, stamp, false);
    if (body_has_decision(b)) {
        cells_decision(out, &b->decision);
        cells_empty(out, STEP_CELLS);
    } else {
        cells_empty(out, DECISION_CELLS);
        cells_step(out, &b->step);
    }
    page_csv_end(out);
}
