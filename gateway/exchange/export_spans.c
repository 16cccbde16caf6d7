/* SPDX-License-Identifier: EUPL-1.2 */
/* Decisions as the standards on logging have them: LDV, ADL and FSC. */
#include <inttypes.h>

#include "base/text.h"
#include "exchange/admin_json.h"
#include "exchange/export_form.h"

#include "base/banned.h"

enum { KIND_SERVER = 2 }; /* OTLP: somebody else asked for it */

/* LDV, ADL and OTLP have the same three, and OTLP's numbers are these. */
_Static_assert(BODY_UNSET == 0 && BODY_OK == 1 && BODY_ERROR == 2,
    "a status is its number in OTLP");

static void
put_trace(struct buf *out, const struct body *b, const char *trace,
    const char *span, const char *parent)
{
    export_hex(out, trace, "", (struct span){b->trace_id, sizeof(b->trace_id)});
    export_hex(out, span, "", (struct span){b->span_id, sizeof(b->span_id)});
    export_hex(out, parent, "",
        (struct span){b->parent_span_id, sizeof(b->parent_span_id)});
}

/* LDV and ADL leave a refusal Unset: Error is a technical failure, and Ok is
 * said of what was done. */
static enum body_status
status_of(const struct body *b)
{
    return b->status == BODY_OK && !b->decision.released ? BODY_UNSET
                                                         : b->status;
}

/* ---- ldv --------------------------------------------------------------------- */

static void
attribute(struct buf *out, const char *key, const char *text)
{
    if (text[0] == '\0')
        return;
    export_open(out, NULL, "{");
    admin_json_put_text(out, "key", span_of(key));
    export_open(out, "value", "{");
    admin_json_put_text(out, "stringValue", span_of(text));
    buf_text(out, "}}");
}

static void
attribute_hex(struct buf *out, const char *key, const char *prefix,
    const uint8_t *p)
{
    export_open(out, NULL, "{");
    admin_json_put_text(out, "key", span_of(key));
    export_open(out, "value", "{");
    export_hex(out, "stringValue", prefix, (struct span){p, BODY_HASH_LEN});
    buf_text(out, "}}");
}

static void
attribute_names(struct buf *out, const char *key, const struct elset *set)
{
    export_open(out, NULL, "{");
    admin_json_put_text(out, "key", span_of(key));
    export_open(out, "value", "{");
    export_open(out, "arrayValue", "{");
    export_open(out, "values", "[");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(set, (enum element)e))
            continue;
        export_open(out, NULL, "{");
        admin_json_put_text(out, "stringValue",
            span_of(catalogue_element((enum element)e)->id));
        buf_byte(out, '}');
    }
    buf_text(out, "]}}}");
}

/* As the register names it: policy/registry.h. */
static void
attribute_activity(struct buf *out, const struct export_about *about,
    const struct body *b)
{
    const struct body_decision *d = &b->decision;
    struct buf uri;

    if (b->activity[0] != '\0') {
        attribute(out, "dpl.core.processing_activity_id", b->activity);
        return;
    }
    buf_init(&uri, EXPORT_ENTRY_MAX);
    buf_printf(&uri, "%sVW-%s-%s-%s", about->register_uri,
        terms_doel_kolom(d->doel), terms_rol(d->van.rol),
        terms_rol(d->naar.rol));
    buf_byte(&uri, '\0');
    if (buf_err(&uri) == ERR_OK)
        attribute(out, "dpl.core.processing_activity_id", (const char *)uri.p);
    buf_done(&uri);
}

static void
span_attributes(struct buf *out, const struct export_about *about,
    const struct export_entry *e)
{
    const struct body_decision *d = &e->body->decision;

    export_open(out, "attributes", "[");
    attribute_activity(out, about, e->body);
    if (d->subject_type != BODY_NOBODY) {
        attribute_hex(out, "dpl.core.data_subject_id", "hmac:", d->subject);
        attribute(out, "dpl.core.data_subject_id_type",
            body_subject_name[d->subject_type]);
    }
    attribute(out, "adl.fsc.transaction_id", d->transaction_id);
    buf_printf(out,
        ",{\"key\":\"ketenpoort.index\",\"value\":{\"intValue\":\"%" PRIu64
        "\"}}",
        e->index);
    attribute_hex(out, "ketenpoort.leaf", "", e->leaf);
    attribute(out, "ketenpoort.id", e->body->id);
    attribute(out, "ketenpoort.type", terms_bericht(d->type));
    attribute(out, "ketenpoort.purpose", terms_doel(d->doel));
    attribute(out, "ketenpoort.sender", d->van.oin);
    attribute(out, "ketenpoort.recipient", d->naar.oin);
    attribute(out, "ketenpoort.ground_giver", d->grond_gever);
    attribute(out, "ketenpoort.ground_receiver", d->grond_ontvanger);
    attribute(out, "ketenpoort.policy_version", d->policy_version);
    attribute(out, "ketenpoort.refusal", terms_weiger(d->refusal));
    attribute_names(out, "ketenpoort.disclosed", &d->disclosed);
    attribute_names(out, "ketenpoort.withheld", &d->withheld);
    buf_byte(out, ']');
}

void
export_spans_ldv(struct buf *out, const struct export_about *about,
    const struct export_entry *e, bool first)
{
    const struct body *b = e->body;

    buf_text(out, first ? "{" : ",{");
    put_trace(out, b, "traceId", "spanId", "parentSpanId");
    buf_printf(out,
        ",\"name\":\"%s %s\",\"kind\":%d,\"startTimeUnixNano\":\"%lld000000\","
        "\"endTimeUnixNano\":\"%lld000000\"",
        entry_kind_name(b->kind), terms_bericht(b->decision.type), KIND_SERVER,
        (long long)b->start_ms, (long long)b->end_ms);
    span_attributes(out, about, e);
    buf_printf(out, ",\"status\":{\"code\":%d}}", (int)status_of(b));
}

void
export_spans_ldv_open(struct buf *out, const struct export_about *about)
{
    buf_text(out, "{\"resourceSpans\":[{\"resource\":{\"attributes\":[");
    attribute(out, "service.name", "ketenpoort");
    attribute(out, "service.version", about->product);
    attribute(out, "ketenpoort.log", about->origin);
    buf_text(out, "]},\"scopeSpans\":[{\"scope\":{");
    admin_json_put_text(out, "name", span_of("ketenpoort"));
    admin_json_put_text(out, "version", span_of(about->product));
    buf_text(out, "},\"spans\":[");
}

void
export_spans_ldv_close(struct buf *out)
{
    buf_text(out, "]}]}]}\n");
}

/* ---- adl --------------------------------------------------------------------- */

static void
adl_attributes(struct buf *out, const struct body_decision *d)
{
    export_open(out, "attributes", "{");
    export_open(out, "adl.core.policies", "{");
    export_hex(out, "beleid",
        "sha256:", (struct span){d->policy_hash, sizeof(d->policy_hash)});
    buf_byte(out, '}');
    if (d->transaction_id[0] != '\0')
        admin_json_put_text(out, "adl.fsc.transaction_id",
            span_of(d->transaction_id));
    if (d->subject_type != BODY_NOBODY) {
        export_hex(out, "dpl.core.data_subject_id",
            "hmac:", (struct span){d->subject, sizeof(d->subject)});
        admin_json_put_text(out, "dpl.core.data_subject_id_type",
            span_of(body_subject_name[d->subject_type]));
    }
    buf_byte(out, '}');
}

/* May this recipient have this message for this purpose? */
static void
adl_request(struct buf *out, const struct body *b)
{
    const struct body_decision *d = &b->decision;

    export_open(out, "adl.core.request", "{");
    export_open(out, "subject", "{\"type\":\"oin\"");
    admin_json_put_text(out, "id", span_of(d->naar.oin));
    export_open(out, "properties", "{");
    admin_json_put_text(out, "role", span_of(terms_rol(d->naar.rol)));
    buf_text(out, "}}");
    export_open(out, "action", "{\"name\":\"verstrekken\"");
    export_open(out, "properties", "{");
    admin_json_put_text(out, "purpose", span_of(terms_doel(d->doel)));
    buf_text(out, "}}");
    export_open(out, "resource", "{");
    admin_json_put_text(out, "type", span_of(terms_bericht(d->type)));
    admin_json_put_text(out, "id", span_of(b->id));
    export_open(out, "properties", "{");
    admin_json_put_text(out, "sender", span_of(d->van.oin));
    admin_json_put_text(out, "sender_role", span_of(terms_rol(d->van.rol)));
    export_names(out, "offered", &d->offered);
    buf_text(out, "}}}");
}

static void
adl_response(struct buf *out, const struct body_decision *d)
{
    export_open(out, "adl.core.response", "{");
    export_open(out, "decision", d->released ? "true" : "false");
    export_open(out, "context", "{");
    export_names(out, "disclosed", &d->disclosed);
    export_names(out, "in_part", &d->in_part);
    export_open(out, "withheld", "{");
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&d->withheld, (enum element)e))
            admin_json_put_text(out, catalogue_element((enum element)e)->id,
                span_of(terms_weiger((enum weiger)d->line[e].weiger)));
    buf_byte(out, '}');
    if (!d->released)
        admin_json_put_text(out, "refusal", span_of(terms_weiger(d->refusal)));
    admin_json_put_text(out, "ground_giver", span_of(d->grond_gever));
    admin_json_put_text(out, "ground_receiver", span_of(d->grond_ontvanger));
    buf_text(out, "}}");
}

void
export_spans_adl(struct buf *out, const struct export_about *about,
    const struct export_entry *e)
{
    const struct body *b = e->body;

    buf_byte(out, '{');
    put_trace(out, b, "trace_id", "span_id", "parent_span_id");
    admin_json_put_text(out, "event_name", span_of("adl.access_evaluation"));
    admin_json_put_u64(out, "timestamp", (uint64_t)b->end_ms);
    admin_json_put_text(out, "status", span_of(body_status_name[status_of(b)]));
    adl_attributes(out, &b->decision);
    export_open(out, "resource", "{");
    admin_json_put_text(out, "service.name", span_of("ketenpoort"));
    admin_json_put_text(out, "service.version", span_of(about->product));
    admin_json_put_text(out, "ketenpoort.log", span_of(about->origin));
    admin_json_put_u64(out, "ketenpoort.index", e->index);
    export_hex(out, "ketenpoort.leaf", "",
        (struct span){e->leaf, BODY_HASH_LEN});
    buf_byte(out, '}');
    export_open(out, "body", "{");
    adl_request(out, b);
    adl_response(out, &b->decision);
    buf_text(out, "}}\n");
}

/* ---- fsc --------------------------------------------------------------------- */

/* The trace and span of the traceparent that came in; none without one. */
static void
fsc_trace(struct buf *out, const struct body *b)
{
    static const uint8_t none[sizeof(b->parent_span_id)];

    if (memcmp(b->parent_span_id, none, sizeof(none)) == 0)
        return;
    export_hex(out, "trace_id", "",
        (struct span){b->trace_id, sizeof(b->trace_id)});
    export_hex(out, "span_id", "",
        (struct span){b->parent_span_id, sizeof(b->parent_span_id)});
}

bool
export_spans_fsc(struct buf *out, const struct export_about *about,
    const struct export_entry *e, bool first)
{
    const struct body_decision *d = &e->body->decision;

    if (d->transaction_id[0] == '\0' || d->grant_hash[0] == '\0' ||
        d->service_name[0] == '\0' || strcmp(d->van.oin, about->peer) != 0)
        return false;
    buf_text(out, first ? "{" : ",{");
    admin_json_put_text(out, "transaction_id", span_of(d->transaction_id));
    fsc_trace(out, e->body);
    admin_json_put_text(out, "direction", span_of("DIRECTION_INCOMING"));
    admin_json_put_text(out, "grant_hash", span_of(d->grant_hash));
    export_open(out, "source", "{\"type\":\"SOURCE_TYPE_SOURCE\"");
    admin_json_put_text(out, "outway_peer_id", span_of(d->van.oin));
    buf_byte(out, '}');
    export_open(out, "destination",
        "{\"type\":\"DESTINATION_TYPE_DESTINATION\"");
    admin_json_put_text(out, "service_peer_id", span_of(about->oin));
    buf_byte(out, '}');
    admin_json_put_text(out, "service_name", span_of(d->service_name));
    export_open(out, "additional_data", "{");
    admin_json_put_u64(out, "ketenpoort.index", e->index);
    export_hex(out, "ketenpoort.leaf", "",
        (struct span){e->leaf, BODY_HASH_LEN});
    buf_byte(out, '}');
    admin_json_put_u64(out, "created_at", (uint64_t)(e->body->end_ms / 1000));
    buf_byte(out, '}');
    return true;
}
