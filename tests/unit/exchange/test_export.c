/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/export.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/body.h"

#define TEXT(field, s) snprintf((field), sizeof(field), "%s", (s))
#define HEX_11         "1111111111111111"

static const struct export_about about = {.origin = "keten.test/2026",
    .product = "1.2.3",
    .register_uri = "https://register.example/verwerkingen/",
    .oin = "00000099000000009000",
    .peer = "00000099000000001000"};
static const uint8_t leaf[32] = {0xab, 1, 2, 3};
static struct body b;
static struct buf out;

/* Which digests a body has, none of which may go out. */
enum { MOTIVATION = 0x51, WEIGHING, PAYLOAD, ACTOR, SUBJECT };

static void
usual(enum entry_kind kind)
{
    struct body_decision *d = &b.decision;

    body_init(&b, kind);
    TEXT(b.id, "01990000-0000-7000-8000-000000000001");
    b.status = BODY_OK;
    memset(b.trace_id, 0x11, sizeof(b.trace_id));
    memset(b.span_id, 0x22, sizeof(b.span_id));
    b.start_ms = 1790000000000;
    b.end_ms = 1790000000123;
    TEXT(d->van.oin, "00000099000000001000");
    TEXT(d->naar.oin, "00000099000000002000");
    d->van.rol = ROL_PI;
    d->naar.rol = ROL_GN;
    d->type = BERICHT_M10;
    d->doel = DOEL_DR_PLAN;
    TEXT(d->grond_gever, "PBW_18A");
    TEXT(d->grond_ontvanger, "AVG_6_1_E");
    memset(d->policy_hash, 0x44, sizeof(d->policy_hash));
    TEXT(d->policy_version, "2026.2");
    d->released = kind == ENTRY_VRIJGAVE;
    d->refusal = d->released ? WEIGER_GEEN : WEIGER_GEEN_GRONDSLAG;
    for (unsigned e = 0; e < 3; e++) {
        elset_add(&d->offered, e);
        elset_add(e != 1 ? &d->disclosed : &d->withheld, e);
    }
    elset_add(&d->in_part, 2);
    d->line[1].weiger = WEIGER_NIET_NODIG;
    memset(d->motivation, MOTIVATION, sizeof(d->motivation));
    memset(d->weighing, WEIGHING, sizeof(d->weighing));
    memset(d->payload, PAYLOAD, sizeof(d->payload));
    d->subject_type = BODY_BSN;
    memset(d->subject, SUBJECT, sizeof(d->subject));
    memset(b.step.actor, ACTOR, sizeof(b.step.actor));
}

static const char *
name_of(unsigned e)
{
    return catalogue_element((enum element)e)->id;
}

/* For the judges of tests/run.py: $KETEN_DUMP/<form>/<number>.json. */
static void
dump(enum export_format format)
{
    static unsigned number;
    const char *dir = getenv("KETEN_DUMP");
    char path[512];
    FILE *f;

    if (dir == NULL)
        return;
    (void)snprintf(path, sizeof(path), "%s/%s/%u.json", dir,
        export_name(format), number++);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(out.p, 1, out.n, f), out.n);
    assert_int_equal(fclose(f), 0);
}

/* One entry as a whole export of its own; "" where the form has none of it. */
static const char *
whole(enum export_format format, bool *put)
{
    const struct export_entry e = {.index = 41, .leaf = leaf, .body = &b};
    struct export x;

    buf_done(&out);
    buf_init(&out, 1024 * 1024);
    export_begin(&x, format, &about, &out);
    *put = export_put(&x, &e, &out);
    assert_int_equal(x.n, *put);
    export_end(&x, &out);
    if (*put && format >= EXPORT_LDV)
        dump(format);
    buf_byte(&out, '\0');
    assert_int_equal(buf_err(&out), ERR_OK);
    return (const char *)out.p;
}

static json_t *
as_json(enum export_format format)
{
    json_error_t e;
    bool put = false;
    const char *text = whole(format, &put);
    json_t *j = json_loads(text, JSON_REJECT_DUPLICATES, &e);

    assert_true(put);
    if (j == NULL)
        fail_msg("%s at %d in %s", e.text, e.position, text);
    return j;
}

static const char *
text_at(const json_t *j, const char *key)
{
    const char *s = json_string_value(json_object_get(j, key));

    return s == NULL ? "" : s;
}

/* The value of an OTLP attribute; NULL when there is none. */
static const json_t *
attribute(const json_t *span, const char *key)
{
    const json_t *list = json_object_get(span, "attributes");
    const json_t *found = NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *a = json_array_get(list, i);

        if (strcmp(text_at(a, "key"), key) != 0)
            continue;
        assert_null(found);
        found = json_object_get(a, "value");
    }
    return found;
}

static const json_t *
first_of(const json_t *j, const char *key)
{
    return json_array_get(json_object_get(j, key), 0);
}

/* ---- rows -------------------------------------------------------------------- */

static void
test_export__a_decision_as_a_row(void **state)
{
    const json_t *held;
    json_t *j;

    (void)state;
    usual(ENTRY_VRIJGAVE);
    j = as_json(EXPORT_NDJSON);
    assert_int_equal(json_integer_value(json_object_get(j, "index")), 41);
    assert_memory_equal(text_at(j, "leaf"), "ab010203", 8);
    assert_string_equal(text_at(j, "kind"), "vrijgave");
    assert_string_equal(text_at(j, "time"), "2026-09-21T14:13:20.123Z");
    assert_string_equal(text_at(j, "type"), "M10");
    assert_string_equal(text_at(json_object_get(j, "sender"), "role"), "PI");
    assert_string_equal(text_at(json_object_get(j, "policy"), "version"),
        "2026.2");
    assert_true(json_is_null(json_object_get(j, "refusal")));
    assert_int_equal(json_array_size(json_object_get(j, "disclosed")), 2);
    assert_string_equal(json_string_value(first_of(j, "in_part")), name_of(2));
    held = first_of(j, "withheld");
    assert_string_equal(text_at(held, "element"), name_of(1));
    assert_string_equal(text_at(held, "code"), "NIET_NODIG");
    json_decref(j);
    usual(ENTRY_WEIGERING);
    j = as_json(EXPORT_NDJSON);
    assert_string_equal(text_at(j, "refusal"), "GEEN_GRONDSLAG");
    json_decref(j);
}

static void
test_export__a_step_as_a_row(void **state)
{
    json_t *j;
    bool put;

    (void)state;
    usual(ENTRY_AFLEVERING);
    TEXT(b.step.oin, "00000099000000002000");
    TEXT(b.step.outcome, "push");
    b.step.number = 3;
    j = as_json(EXPORT_NDJSON);
    assert_string_equal(text_at(j, "outcome"), "push");
    assert_int_equal(json_integer_value(json_object_get(j, "number")), 3);
    assert_null(json_object_get(j, "type"));
    json_decref(j);
    for (unsigned f = EXPORT_LDV; f < EXPORT__COUNT; f++) {
        assert_true(export_of_decisions((enum export_format)f));
        (void)whole((enum export_format)f, &put);
        assert_false(put);
    }
}

/* Each cell is quoted, and none is reckoned with by a spreadsheet. */
static void
test_export__cells_are_no_formulas(void **state)
{
    static const char *const formula[] = {"=1+1", "+1", "-1", "@x"};
    char want[64];
    bool put;

    (void)state;
    for (size_t i = 0; i < sizeof(formula) / sizeof(formula[0]); i++) {
        usual(ENTRY_VRIJGAVE);
        TEXT(b.decision.policy_version, formula[i]);
        (void)snprintf(want, sizeof(want), ",\"'%s\",", formula[i]);
        assert_non_null(strstr(whole(EXPORT_CSV, &put), want));
        usual(ENTRY_PARTNER);
        TEXT(b.step.subject, formula[i]);
        assert_non_null(strstr(whole(EXPORT_CSV, &put), want));
    }
}

/* Rows have as many cells as the head, decisions and steps alike. */
static void
test_export__rows_are_as_wide_as_their_head(void **state)
{
    static const enum entry_kind kinds[] = {ENTRY_VRIJGAVE, ENTRY_AFLEVERING};
    bool put;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *text, *row;
        size_t head = 0, cells = 0;

        usual(kinds[i]);
        text = whole(EXPORT_CSV, &put);
        row = strstr(text, "\r\n");
        assert_non_null(row);
        for (const char *p = text; p < row; p++)
            head += *p == ',';
        for (const char *p = row; *p != '\0'; p++)
            cells += *p == ',';
        assert_int_equal(head, 23);
        assert_int_equal(cells, head);
        assert_string_equal(text + strlen(text) - 2, "\r\n");
    }
}

/* ---- standards ----------------------------------------------------------------- */

static void
test_export__ldv_is_a_trace(void **state)
{
    const json_t *resource, *scope, *span, *v;
    json_t *j;

    (void)state;
    usual(ENTRY_VRIJGAVE);
    memset(b.parent_span_id, 0x33, sizeof(b.parent_span_id));
    j = as_json(EXPORT_LDV);
    resource = first_of(j, "resourceSpans");
    v = attribute(json_object_get(resource, "resource"), "ketenpoort.log");
    assert_string_equal(text_at(v, "stringValue"), "keten.test/2026");
    scope = first_of(resource, "scopeSpans");
    span = first_of(scope, "spans");
    assert_string_equal(text_at(span, "traceId"), HEX_11 HEX_11);
    assert_string_equal(text_at(span, "parentSpanId"), "3333333333333333");
    assert_string_equal(text_at(span, "startTimeUnixNano"),
        "1790000000000000000");
    assert_string_equal(text_at(span, "endTimeUnixNano"),
        "1790000000123000000");
    assert_string_equal(text_at(span, "name"), "vrijgave M10");
    v = attribute(span, "dpl.core.processing_activity_id");
    assert_string_equal(text_at(v, "stringValue"),
        "https://register.example/verwerkingen/VW-DR-PI-GN");
    v = attribute(span, "dpl.core.data_subject_id");
    assert_memory_equal(text_at(v, "stringValue"), "hmac:5555", 9);
    v = attribute(span, "dpl.core.data_subject_id_type");
    assert_string_equal(text_at(v, "stringValue"), "hmac-bsn");
    v = attribute(span, "ketenpoort.index");
    assert_string_equal(text_at(v, "intValue"), "41");
    v = attribute(span, "ketenpoort.disclosed");
    v = json_object_get(json_object_get(v, "arrayValue"), "values");
    assert_int_equal(json_array_size(v), 2);
    assert_string_equal(text_at(json_array_get(v, 1), "stringValue"),
        name_of(2));
    json_decref(j);
    TEXT(b.activity, "https://register.example/eigen");
    b.decision.subject_type = BODY_NOBODY;
    j = as_json(EXPORT_LDV);
    span =
        first_of(first_of(first_of(j, "resourceSpans"), "scopeSpans"), "spans");
    v = attribute(span, "dpl.core.processing_activity_id");
    assert_string_equal(text_at(v, "stringValue"),
        "https://register.example/eigen");
    assert_null(attribute(span, "dpl.core.data_subject_id"));
    assert_null(attribute(span, "dpl.core.data_subject_id_type"));
    json_decref(j);
}

static json_int_t
status_code(void)
{
    json_t *j = as_json(EXPORT_LDV);
    const json_t *span =
        first_of(first_of(first_of(j, "resourceSpans"), "scopeSpans"), "spans");
    json_int_t code = json_integer_value(
        json_object_get(json_object_get(span, "status"), "code"));

    json_decref(j);
    return code;
}

/* A refusal is no error, as both standards say. */
static void
test_export__status_is_the_standards(void **state)
{
    json_t *j;

    (void)state;
    usual(ENTRY_VRIJGAVE);
    assert_int_equal(status_code(), 1);
    b.status = BODY_ERROR;
    assert_int_equal(status_code(), 2);
    usual(ENTRY_WEIGERING);
    assert_int_equal(status_code(), 0);
    j = as_json(EXPORT_ADL);
    assert_string_equal(text_at(j, "status"), "Unset");
    json_decref(j);
}

/* A collector refuses what is too large: documents of 512 spans, a line each. */
static void
test_export__spans_are_dealt_over_documents(void **state)
{
    static const struct {
        unsigned n, documents, last;
    } cases[] = {{0, 0, 0}, {1, 1, 1}, {EXPORT_SPANS_MAX, 1, EXPORT_SPANS_MAX},
        {EXPORT_SPANS_MAX + 1, 2, 1}};
    const struct export_entry e = {.index = 41, .leaf = leaf, .body = &b};

    (void)state;
    usual(ENTRY_VRIJGAVE);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf all;
        struct export x;
        unsigned documents = 0;
        size_t last = 0;
        char *save = NULL;

        buf_init(&all, 4 * 1024 * 1024);
        buf_done(&out);
        buf_init(&out, EXPORT_ENTRY_MAX);
        export_begin(&x, EXPORT_LDV, &about, &out);
        for (unsigned k = 0; k < cases[i].n; k++) {
            /* Whoever writes takes out what is there, in between. */
            assert_true(export_put(&x, &e, &out));
            buf_put(&all, buf_peek(&out));
            buf_clear(&out);
        }
        export_end(&x, &out);
        buf_put(&all, buf_peek(&out));
        buf_byte(&all, '\0');
        assert_int_equal(buf_err(&all), ERR_OK);
        for (char *p = strtok_r((char *)all.p, "\n", &save); p != NULL;
             p = strtok_r(NULL, "\n", &save)) {
            json_t *j = json_loads(p, JSON_REJECT_DUPLICATES, NULL);
            const json_t *scope =
                first_of(first_of(j, "resourceSpans"), "scopeSpans");

            assert_non_null(j);
            documents++;
            last = json_array_size(json_object_get(scope, "spans"));
            json_decref(j);
        }
        assert_int_equal(documents, cases[i].documents);
        assert_int_equal(last, cases[i].last);
        buf_done(&all);
    }
}

static void
test_export__adl_is_a_decision_on_access(void **state)
{
    const json_t *body, *response, *v;
    json_t *j;

    (void)state;
    usual(ENTRY_VRIJGAVE);
    TEXT(b.decision.transaction_id, "01990000-0000-7000-8000-000000000002");
    j = as_json(EXPORT_ADL);
    assert_string_equal(text_at(j, "trace_id"), HEX_11 HEX_11);
    assert_string_equal(text_at(j, "event_name"), "adl.access_evaluation");
    assert_string_equal(text_at(j, "status"), "Ok");
    v = json_object_get(j, "attributes");
    assert_string_equal(text_at(v, "adl.fsc.transaction_id"),
        "01990000-0000-7000-8000-000000000002");
    assert_memory_equal(
        text_at(json_object_get(v, "adl.core.policies"), "beleid"),
        "sha256:4444", 11);
    assert_null(json_object_get(v, "adl.core.request"));
    body = json_object_get(j, "body");
    assert_null(json_object_get(body, "adl.core.policies"));
    v = json_object_get(json_object_get(body, "adl.core.request"), "subject");
    assert_string_equal(text_at(v, "id"), "00000099000000002000");
    response = json_object_get(body, "adl.core.response");
    assert_true(json_is_true(json_object_get(response, "decision")));
    v = json_object_get(json_object_get(response, "context"), "withheld");
    assert_string_equal(text_at(v, name_of(1)), "NIET_NODIG");
    json_decref(j);
    usual(ENTRY_WEIGERING);
    j = as_json(EXPORT_ADL);
    response = json_object_get(json_object_get(j, "body"), "adl.core.response");
    assert_true(json_is_false(json_object_get(response, "decision")));
    json_decref(j);
}

static void
test_export__fsc_is_what_a_peer_took_part_in(void **state)
{
    const json_t *r;
    json_t *j;
    bool put;

    (void)state;
    usual(ENTRY_VRIJGAVE);
    TEXT(b.decision.transaction_id, "01990000-0000-7000-8000-000000000002");
    (void)whole(EXPORT_FSC, &put);
    assert_false(put); /* no contract was named: it did not come over FSC */
    TEXT(b.decision.grant_hash, "$1$3$abc");
    TEXT(b.decision.service_name, "gegevensuitwisseling");
    j = as_json(EXPORT_FSC);
    assert_string_equal(
        text_at(json_object_get(j, "pagination"), "next_cursor"), "");
    r = first_of(j, "records");
    assert_string_equal(text_at(r, "direction"), "DIRECTION_INCOMING");
    assert_string_equal(text_at(json_object_get(r, "source"), "outway_peer_id"),
        about.peer);
    assert_string_equal(
        text_at(json_object_get(r, "destination"), "service_peer_id"),
        about.oin);
    assert_int_equal(json_integer_value(json_object_get(r, "created_at")),
        1790000000);
    assert_null(json_object_get(r, "trace_id")); /* none came in */
    json_decref(j);
    memset(b.parent_span_id, 0x33, sizeof(b.parent_span_id));
    j = as_json(EXPORT_FSC);
    r = first_of(j, "records");
    assert_string_equal(text_at(r, "span_id"), "3333333333333333");
    json_decref(j);
    TEXT(b.decision.van.oin, "00000099000000003000");
    (void)whole(EXPORT_FSC, &put);
    assert_false(put);
    assert_string_equal((const char *)out.p,
        "{\"records\":[],\"pagination\":{\"next_cursor\":\"\"}}\n");
}

/* ---- what stays ------------------------------------------------------------------ */

static void
test_export__keyed_ids_and_digests_stay(void **state)
{
    static const uint8_t never[] = {MOTIVATION, WEIGHING, PAYLOAD, ACTOR};
    static const enum entry_kind kinds[] = {ENTRY_VRIJGAVE, ENTRY_BELEID};
    char hex[9];
    bool put;

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        usual(kinds[k]);
        TEXT(b.decision.transaction_id, "t");
        TEXT(b.decision.grant_hash, "g");
        TEXT(b.decision.service_name, "svc");
        for (unsigned f = 0; f < EXPORT__COUNT; f++) {
            const char *text = whole((enum export_format)f, &put);

            for (size_t i = 0; i < sizeof(never); i++) {
                (void)snprintf(hex, sizeof(hex), "%02x%02x%02x%02x", never[i],
                    never[i], never[i], never[i]);
                assert_null(strstr(text, hex));
            }
            /* The pseudonym, where the standard asks for it. */
            assert_int_equal(strstr(text, "55555555") != NULL,
                k == 0 && (f == EXPORT_LDV || f == EXPORT_ADL));
        }
    }
}

/* The most that a body holds stays within what a form says it takes. */
static void
test_export__the_largest_entry_fits(void **state)
{
    static const enum entry_kind kinds[] = {ENTRY_VRIJGAVE, ENTRY_WEIGERING};
    bool put;

    (void)state;
    for (size_t k = 0; k < 2; k++) {
        usual(kinds[k]);
        for (unsigned e = 0; e < EL__COUNT; e++) {
            elset_add(&b.decision.offered, e);
            elset_add(&b.decision.disclosed, e);
            elset_add(&b.decision.in_part, e);
            elset_add(&b.decision.withheld, e);
            elset_add(&b.decision.refused_on, e);
            b.decision.line[e].weiger = WEIGER_DERDE_NIET_GEINFORMEERD;
        }
        for (unsigned f = 0; f < EXPORT_FSC; f++) {
            (void)whole((enum export_format)f, &put);
            assert_true(put);
            assert_true(out.n <= EXPORT_ENTRY_MAX);
        }
    }
}

static void
test_export__formats_have_names(void **state)
{
    enum export_format format = EXPORT__COUNT;

    (void)state;
    for (unsigned f = 0; f < EXPORT__COUNT; f++) {
        assert_true(
            export_parse(span_of(export_name((enum export_format)f)), &format));
        assert_int_equal(format, f);
        assert_non_null(strchr(export_file(format), '.'));
        assert_non_null(strchr(export_media(format), '/'));
    }
    assert_false(export_parse(span_of("xml"), &format));
    assert_false(export_parse(span_of(""), &format));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export__a_decision_as_a_row),
        cmocka_unit_test(test_export__a_step_as_a_row),
        cmocka_unit_test(test_export__cells_are_no_formulas),
        cmocka_unit_test(test_export__rows_are_as_wide_as_their_head),
        cmocka_unit_test(test_export__ldv_is_a_trace),
        cmocka_unit_test(test_export__status_is_the_standards),
        cmocka_unit_test(test_export__spans_are_dealt_over_documents),
        cmocka_unit_test(test_export__adl_is_a_decision_on_access),
        cmocka_unit_test(test_export__fsc_is_what_a_peer_took_part_in),
        cmocka_unit_test(test_export__keyed_ids_and_digests_stay),
        cmocka_unit_test(test_export__the_largest_entry_fits),
        cmocka_unit_test(test_export__formats_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
