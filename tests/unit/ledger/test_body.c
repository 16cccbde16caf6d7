/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/body.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/seal.h"
#include "tests/unit/ledger/sample.h"

/* Nothing may ever be added to the catalogue without a version of its own. */
_Static_assert(BODY_CATALOGUE == 2, "teach the next line the new size");
enum { CATALOGUE_1_N = 196, CATALOGUE_2_N = 197 };

#define TEXT(field, s) snprintf((field), sizeof(field), "%s", (s))

static struct body b, got;
static struct buf out;

/* A release with a bit of everything. */
static void
usual(void)
{
    struct body_decision *d = &b.decision;

    body_init(&b, ENTRY_VRIJGAVE);
    TEXT(b.id, "01990000-0000-7000-8000-000000000001");
    TEXT(b.activity, "https://register.example/verwerkingen/dr-plan/3");
    memset(b.trace_id, 0x11, sizeof(b.trace_id));
    memset(b.span_id, 0x22, sizeof(b.span_id));
    memset(b.parent_span_id, 0x33, sizeof(b.parent_span_id));
    b.start_ms = 1790000000000;
    b.end_ms = 1790000000123;
    TEXT(d->van.oin, "00000099000000001000");
    TEXT(d->naar.oin, "00000099000000002000");
    d->van.rol = ROL_PI;
    d->naar.rol = ROL_GN;
    d->type = BERICHT_M10;
    d->doel = DOEL_DR_PLAN;
    TEXT(d->grond_gever, "WJSG_51C_E");
    TEXT(d->grond_ontvanger, "RECLREG_11_1");
    memset(d->policy_hash, 0x44, sizeof(d->policy_hash));
    TEXT(d->policy_version, "wet-senb 2026.2");
    TEXT(d->profile, "drplan-gemeente-v1");
    d->released = true;
    for (unsigned e = 0; e < 60; e++) {
        elset_add(&d->offered, e);
        elset_add(e % 3 != 0 ? &d->disclosed : &d->withheld, e);
        if (e % 3 != 0)
            continue;
        d->line[e] = (struct body_line){.weiger = (uint8_t)(1 + e % 16),
            .condition = (uint8_t)(e % 12),
            .rule = e % 2 == 0 ? (uint16_t)(400 + e) : BODY_NO_RULE,
            .fallback = e == 30 ? 100 : EL__NONE};
    }
    elset_add(&d->in_part, 40);
    d->conditions_met = 1 << 1 | 1 << 3;
    d->conditions_failed = 1 << 11;
    d->bv_open = 0x3f;
    d->outcomes = (struct body_outcomes){.holds = 0x0eff,
        .college = 2,
        .bevestigd = 1,
        .kort = 2,
        .grond = true};
    elset_add(&d->outcomes.named, 30);
    d->retain_until_day = 22000;
    memset(d->motivation, 0x55, sizeof(d->motivation));
    memset(d->payload, 0x66, sizeof(d->payload));
    d->payload_len = 20480;
    d->subject_type = BODY_BSN;
    memset(d->subject, 0x77, sizeof(d->subject));
    TEXT(d->transaction_id, "01990000-0000-7000-8000-000000000002");
    d->report = (struct body_report){.expected = {3, 4, 0, 0, 0, 0, 12},
        .lacking = {1, 0, 0, 0, 0, 0, 1},
        .lack_n = 2,
        .lack = {{BV_ID, EL_IDBEWIJS_SOORT},
            {BV__COUNT, EL_DRPLAN_VASTGESTELD_OP}}};
}

/* As much of a report as there can be. */
static void
full_report(void)
{
    struct body_report *r = &b.decision.report;

    memset(r->expected, 0xff, sizeof(r->expected));
    memset(r->lacking, 0xff, sizeof(r->lacking));
    r->lack_n = BODY_LACKS_MAX;
    for (unsigned i = 0; i < BODY_LACKS_MAX; i++)
        r->lack[i] = (struct body_lack){BV__COUNT, EL__COUNT - 1};
}

/* Withheld are the first n elements, disclosed the others. */
static void
withhold_only(unsigned n)
{
    for (unsigned e = n; e < EL__COUNT; e++) {
        elset_del(&b.decision.withheld, e);
        elset_add(&b.decision.disclosed, e);
    }
}

/* Every element offered, every element withheld, every field at its most. */
static void
largest(enum entry_kind kind)
{
    struct body_decision *d = &b.decision;

    usual();
    b.kind = kind;
    b.status = BODY_UNSET;
    memset(b.activity, 'u', BODY_URI_MAX);
    b.start_ms = b.end_ms = INT64_C(9999999999999);
    d->van.rol = d->naar.rol = ROL_JUSTID;
    d->doel = DOEL_VERLOF_PP_ADVIES;
    memset(d->grond_gever, 'g', BODY_GROUND_MAX);
    memset(d->grond_ontvanger, 'g', BODY_GROUND_MAX);
    memset(d->policy_version, 'v', BODY_VERSION_MAX);
    d->profile[0] = '\0';
    d->conditions_met = d->conditions_failed = UINT16_MAX;
    d->bv_open = UINT8_MAX;
    d->outcomes =
        (struct body_outcomes){UINT16_MAX, 2, 2, 2, true, true, .named = {{1}}};
    d->payload_len = 262144;
    d->disclosed = d->in_part = (struct elset){{0}};
    memset(&d->report, 0, sizeof(d->report));
    if (kind == ENTRY_WEIGERING) {
        d->released = false;
        d->refusal = WEIGER_DERDE_NIET_GEINFORMEERD;
        memset(d->payload, 0, sizeof(d->payload));
        d->payload_len = 0;
    }
    for (unsigned e = 0; e < EL__COUNT; e++) {
        elset_add(&d->offered, e);
        elset_add(&d->withheld, e);
        if (kind == ENTRY_WEIGERING)
            elset_add(&d->refused_on, e);
        d->line[e] = (struct body_line){.weiger = WEIGER__COUNT - 1,
            .condition = 11,
            .rule = (uint16_t)(e == 0 ? 4094 : e),
            .fallback = (uint8_t)(e < BODY_FALLBACKS_MAX ? 100 : EL__NONE)};
    }
}

/* In which order RFC 8785 wants them, all the way down. */
static void
assert_sorted(const json_t *o)
{
    const char *key, *before = "";
    json_t *v;

    json_object_foreach((json_t *)(uintptr_t)o, key, v)
    {
        assert_true(strcmp(before, key) < 0);
        before = key;
        if (json_is_object(v))
            assert_sorted(v);
    }
}

static void
writes(enum err want)
{
    buf_clear(&out);
    assert_int_equal(body_write(&out, &b, NULL), want);
    if (want != ERR_OK)
        assert_int_equal(out.n, 0);
}

static void
test_body__is_canonical_json(void **state)
{
    json_error_t why;
    json_t *o;
    char *again;

    (void)state;
    usual();
    writes(ERR_OK);
    o = json_loadb((char *)out.p, out.n, JSON_REJECT_DUPLICATES, &why);
    assert_non_null(o);
    assert_sorted(o);
    again = json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS);
    assert_true(span_is(buf_peek(&out), again));
    assert_string_equal(json_string_value(json_object_get(o, "name")),
        "vrijgave M10");
    assert_string_equal(
        json_string_value(json_object_get(json_object_get(o, "attributes"),
            "dpl.core.data_subject_id")),
        "hmac:7777777777777777777777777777777777777777777777777777777777"
        "777777");
    free(again);
    json_decref(o);
}

static void
test_body__comes_back_field_by_field(void **state)
{
    (void)state;
    usual();
    writes(ERR_OK);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_int_equal(got.kind, ENTRY_VRIJGAVE);
    assert_string_equal(got.id, b.id);
    assert_string_equal(got.activity, b.activity);
    assert_memory_equal(got.trace_id, b.trace_id, 16);
    assert_memory_equal(got.parent_span_id, b.parent_span_id, 8);
    assert_int_equal(got.start_ms, b.start_ms);
    assert_int_equal(got.end_ms, b.end_ms);
    assert_string_equal(got.decision.naar.oin, b.decision.naar.oin);
    assert_int_equal(got.decision.naar.rol, ROL_GN);
    assert_int_equal(got.decision.type, BERICHT_M10);
    assert_memory_equal(&got.decision.offered, &b.decision.offered,
        sizeof(struct elset));
    assert_memory_equal(&got.decision.withheld, &b.decision.withheld,
        sizeof(struct elset));
    assert_memory_equal(&got.decision.in_part, &b.decision.in_part,
        sizeof(struct elset));
    for (unsigned e = 0; e < EL__COUNT; e++) {
        assert_int_equal(got.decision.line[e].weiger,
            b.decision.line[e].weiger);
        assert_int_equal(got.decision.line[e].rule, b.decision.line[e].rule);
        assert_int_equal(got.decision.line[e].condition,
            b.decision.line[e].condition);
        assert_int_equal(got.decision.line[e].fallback,
            b.decision.line[e].fallback);
    }
    assert_memory_equal(&got.decision.outcomes, &b.decision.outcomes,
        sizeof(got.decision.outcomes));
    assert_int_equal(got.decision.conditions_met, b.decision.conditions_met);
    assert_int_equal(got.decision.conditions_failed,
        b.decision.conditions_failed);
    assert_int_equal(got.decision.retain_until_day, 22000);
    assert_int_equal(got.decision.subject_type, BODY_BSN);
    assert_memory_equal(got.decision.motivation, b.decision.motivation, 32);
    assert_int_equal(got.decision.payload_len, 20480);
    assert_string_equal(got.decision.transaction_id, b.decision.transaction_id);
    assert_string_equal(got.decision.profile, "drplan-gemeente-v1");
}

static void
test_body__largest_fits(void **state)
{
    static const enum entry_kind kinds[] = {ENTRY_VRIJGAVE, ENTRY_WEIGERING};

    (void)state;
    assert_int_equal(EL__COUNT, CATALOGUE_2_N);
    for (size_t i = 0; i < 2; i++) {
        largest(kinds[i]);
        writes(ERR_OK);
        print_message("largest %s: %zu bytes\n", entry_kind_name(kinds[i]),
            out.n);
        assert_true(out.n <= BODY_MAX);
        assert_true(out.n + SEAL_TAG_LEN + ENTRY_LEN <= 2500);
        assert_true(out.n + SEAL_TAG_LEN <= ENTRY_SEALED_MAX);
        assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
        assert_int_equal(got.decision.line[0].rule, 4094);
        assert_int_equal(got.decision.line[15].fallback, 100);
    }
}

/* With a profile the largest does not fit; what can happen does. */
static void
test_body__room_for_a_profile(void **state)
{
    (void)state;
    largest(ENTRY_VRIJGAVE);
    memset(b.decision.profile, 'p', BODY_PROFILE_MAX);
    writes(ERR_LIMIT);
    for (unsigned e = 150; e < EL__COUNT; e++) {
        elset_del(&b.decision.withheld, e);
        elset_add(&b.decision.disclosed, e);
    }
    writes(ERR_OK);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_string_equal(got.decision.profile, b.decision.profile);
}

/* Over FSC there are two fields more, and room for a few lines less. */
static void
test_body__largest_over_fsc(void **state)
{
    (void)state;
    largest(ENTRY_VRIJGAVE);
    memset(b.decision.grant_hash, 'h', BODY_GRANT_MAX);
    memset(b.decision.service_name, 's', BODY_SERVICE_MAX);
    withhold_only(140);
    elset_add(&b.decision.in_part, 150);
    writes(ERR_OK);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    largest(ENTRY_VRIJGAVE);
    memset(b.decision.grant_hash, 'h', BODY_GRANT_MAX);
    memset(b.decision.service_name, 's', BODY_SERVICE_MAX);
    writes(ERR_LIMIT);
}

/* Where a report may be, it fits, over FSC too. */
static void
test_body__largest_with_a_report(void **state)
{
    (void)state;
    largest(ENTRY_VRIJGAVE);
    memset(b.decision.grant_hash, 'h', BODY_GRANT_MAX);
    memset(b.decision.service_name, 's', BODY_SERVICE_MAX);
    withhold_only(BODY_REPORT_WITHHELD_MAX);
    elset_add(&b.decision.in_part, EL__COUNT - 1);
    full_report();
    writes(ERR_OK);
    print_message("largest with a report: %zu bytes\n", out.n);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_memory_equal(&got.decision.report, &b.decision.report,
        sizeof(got.decision.report));
}

static void
test_body__a_report_comes_back(void **state)
{
    (void)state;
    usual();
    writes(ERR_OK);
    assert_true(
        text_find(buf_peek(&out),
            span_of(",\"volledigheid\":\"0301040000000000000000000c01")) > 0);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_memory_equal(&got.decision.report, &b.decision.report,
        sizeof(got.decision.report));
    /* An entry from before has none, nor what it rested on. */
    memset(&b.decision.outcomes, 0, sizeof(b.decision.outcomes));
    writes(ERR_OK);
    assert_true(
        text_find(buf_peek(&out), span_of("\"voldaan_niet\":2048")) > 0);
    assert_true(text_find(buf_peek(&out), span_of("feiten")) < 0);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_int_equal(got.decision.conditions_failed, 1 << 11);
    memset(&b.decision.report, 0, sizeof(b.decision.report));
    writes(ERR_OK);
    assert_true(text_find(buf_peek(&out), span_of("volledigheid")) < 0);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_int_equal(got.decision.report.lack_n, 0);
}

static void
test_body__a_report_not_of_its_form_is_our_mistake(void **state)
{
    struct body_report *r = &b.decision.report;

    (void)state;
    usual();
    r->lack[0].groep = BODY_GROUPS;
    writes(ERR_INTERNAL);
    usual();
    r->lack[0].element = EL__COUNT;
    writes(ERR_INTERNAL);
    usual();
    r->lacking[0] = r->expected[0] + 1;
    writes(ERR_INTERNAL);
    usual();
    r->lack_n = BODY_LACKS_MAX + 1;
    writes(ERR_INTERNAL);
    usual();
    b.kind = ENTRY_WEIGERING;
    b.decision.released = false;
    b.decision.refusal = WEIGER_NIET_NODIG;
    writes(ERR_INTERNAL);
    largest(ENTRY_VRIJGAVE);
    withhold_only(BODY_REPORT_WITHHELD_MAX + 1);
    full_report();
    writes(ERR_INTERNAL);
}

/* More than two digits hold: three digits, and the same numbers back. */
static void
test_body__rules_far_apart(void **state)
{
    static const uint16_t high[] = {4094, 4095, 4096, 0xfffe};

    (void)state;
    for (size_t i = 0; i < sizeof(high) / sizeof(high[0]); i++) {
        usual();
        b.decision.line[0].rule = 0;
        b.decision.line[3].rule = high[i];
        b.decision.line[6].rule = BODY_NO_RULE;
        writes(ERR_OK);
        assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
        assert_int_equal(got.decision.line[0].rule, 0);
        assert_int_equal(got.decision.line[3].rule, high[i]);
        assert_int_equal(got.decision.line[6].rule, BODY_NO_RULE);
    }
}

static void
test_body__steps_come_back(void **state)
{
    (void)state;
    for (int k = 1; k < ENTRY_KIND__END; k++) {
        body_init(&b, (enum entry_kind)k);
        if (body_has_decision(&b))
            continue;
        b.trace_id[3] = b.span_id[4] = 1;
        writes(ERR_OK);
        assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
        assert_int_equal(got.kind, k);
        TEXT(b.id, "01990000-0000-7000-8000-000000000001");
        TEXT(b.activity, "https://register.example/v/1");
        TEXT(b.step.oin, "00000099000000002000");
        TEXT(b.step.subject, "gemeente-utrecht");
        TEXT(b.step.outcome, "push");
        b.step.number = 3;
        memset(b.step.digest, 0xd1, sizeof(b.step.digest));
        memset(b.step.actor, 0xac, sizeof(b.step.actor));
        writes(ERR_OK);
        assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
        assert_memory_equal(&got.step, &b.step, sizeof(b.step));
        assert_string_equal(got.id, b.id);
    }
}

static void
test_body__fields_not_of_their_form_are_our_mistake(void **state)
{
    (void)state;
    usual();
    memset(b.trace_id, 0, sizeof(b.trace_id));
    writes(ERR_INTERNAL);
    usual();
    TEXT(b.activity, "https://x/\"");
    writes(ERR_INTERNAL);
    usual();
    TEXT(b.decision.policy_version, "a\nb");
    writes(ERR_INTERNAL);
    usual();
    memset(b.activity, 'u', BODY_URI_MAX + 1);
    writes(ERR_INTERNAL);
    usual();
    b.decision.naar.oin[19] = '\0';
    writes(ERR_INTERNAL);
    usual();
    elset_add(&b.decision.disclosed, 0); /* withheld as well */
    writes(ERR_INTERNAL);
    usual();
    elset_add(&b.decision.in_part, 0);
    writes(ERR_INTERNAL);
    usual();
    b.decision.released = false;
    writes(ERR_INTERNAL);
    usual();
    b.decision.line[0].weiger = WEIGER__COUNT;
    writes(ERR_INTERNAL);
    usual();
    b.decision.line[0].condition = 16;
    writes(ERR_INTERNAL);
    usual();
    b.decision.catalogue = BODY_CATALOGUE + 1;
    writes(ERR_INTERNAL);
    usual();
    b.end_ms = -1;
    writes(ERR_INTERNAL);
    usual();
    b.decision.type = BERICHT__COUNT;
    writes(ERR_INTERNAL);
    usual();
    b.decision.subject_type = BODY_NOBODY;
    writes(ERR_INTERNAL);
    largest(ENTRY_VRIJGAVE);
    b.decision.line[BODY_FALLBACKS_MAX].fallback = 100;
    writes(ERR_INTERNAL);
}

/* One byte other than it was: refused, or another body that is canonical. */
static void
test_body__reading_is_strict(void **state)
{
    struct buf back;
    size_t refused = 0, n;

    (void)state;
    buf_init(&back, (size_t)2 * BODY_MAX);
    usual();
    writes(ERR_OK);
    n = out.n;
    for (size_t i = 0; i < n; i++) {
        for (unsigned k = 0; k < 8; k++) {
            out.p[i] ^= (uint8_t)(1u << k);
            if (body_read(buf_peek(&out), &got, NULL) != ERR_OK) {
                refused++;
            } else {
                buf_clear(&back);
                assert_int_equal(body_write(&back, &got, NULL), ERR_OK);
                assert_true(span_eq(buf_peek(&back), buf_peek(&out)));
            }
            out.p[i] ^= (uint8_t)(1u << k);
        }
        assert_int_equal(body_read((struct span){out.p, i}, &got, NULL),
            ERR_SYNTAX);
    }
    assert_true(refused > n * 4);
    buf_byte(&out, ' ');
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_SYNTAX);
    buf_done(&back);
}

static void
test_body__reading_limit(void **state)
{
    static uint8_t text[BODY_MAX + 1];

    (void)state;
    memset(text, ' ', sizeof(text));
    assert_int_equal(body_read((struct span){text, BODY_MAX}, &got, NULL),
        ERR_SYNTAX);
    assert_int_equal(body_read((struct span){text, BODY_MAX + 1}, &got, NULL),
        ERR_LIMIT);
}

static void
weigh(unsigned named)
{
    struct body_decision *d = &b.decision;

    memset(d->weighing, 0x99, sizeof(d->weighing));
    d->outcomes.weighed = 0xff;
    d->outcomes.doel_51c = BODY_DOEL_51C_MAX;
    for (unsigned e = 0; e < named; e++)
        elset_add(&d->outcomes.scope, (enum element)(2 * e));
}

static void
test_body__a_weighing_comes_back(void **state)
{
    (void)state;
    usual();
    weigh(BODY_SCOPE_MAX);
    writes(ERR_OK);
    assert_true(
        text_find(buf_peek(&out), span_of("{\"afweging\":\"9999")) == 0);
    assert_true(text_find(buf_peek(&out),
                    span_of("ff0500020406080a0c0e\",\"gedeeld\"")) > 0);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_memory_equal(&got.decision.outcomes, &b.decision.outcomes,
        sizeof(got.decision.outcomes));
    assert_memory_equal(got.decision.weighing, b.decision.weighing, 32);
}

static void
test_body__a_weighing_not_of_its_form_is_our_mistake(void **state)
{
    (void)state;
    usual();
    weigh(BODY_SCOPE_MAX + 1);
    writes(ERR_INTERNAL);
    usual();
    weigh(1);
    b.decision.outcomes.doel_51c++;
    writes(ERR_INTERNAL);
    usual();
    weigh(1);
    b.decision.outcomes.weighed = 0x7f; /* not there, and yet weighed */
    writes(ERR_INTERNAL);
    usual();
    weigh(0);
    elset_add(&b.decision.outcomes.scope, (enum element)100); /* not offered */
    writes(ERR_INTERNAL);
    usual();
    b.decision.outcomes.doel_51c = 1; /* of no weighing */
    writes(ERR_INTERNAL);
}

/* With all withheld that the widest type carries a weighing has room, and with
 * fewer lines a profile has too. */
static void
test_body__room_for_a_weighing(void **state)
{
    enum { OFFERED = 175 }; /* as many as M31 carries, the widest */

    (void)state;
    largest(ENTRY_VRIJGAVE);
    for (unsigned e = OFFERED; e < EL__COUNT; e++) {
        elset_del(&b.decision.offered, (enum element)e);
        elset_del(&b.decision.withheld, (enum element)e);
    }
    weigh(BODY_SCOPE_MAX);
    writes(ERR_OK);
    print_message("largest with a weighing: %zu bytes\n", out.n);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    largest(ENTRY_VRIJGAVE);
    memset(b.decision.profile, 'p', BODY_PROFILE_MAX);
    withhold_only(130);
    weigh(BODY_SCOPE_MAX);
    writes(ERR_OK);
}

/* An entry of the first catalogue is read as it was written, and has no element
 * that there was not. */
static void
test_body__the_first_catalogue_is_still_read(void **state)
{
    (void)state;
    usual();
    b.decision.catalogue = 1;
    elset_add(&b.decision.offered, (enum element)(CATALOGUE_1_N - 1));
    elset_add(&b.decision.disclosed, (enum element)(CATALOGUE_1_N - 1));
    writes(ERR_OK);
    assert_true(text_find(buf_peek(&out), span_of("\"catalogus\":1,")) > 0);
    assert_int_equal(body_read(buf_peek(&out), &got, NULL), ERR_OK);
    assert_int_equal(got.decision.catalogue, 1);
    assert_true(
        elset_has(&got.decision.offered, (enum element)(CATALOGUE_1_N - 1)));
    elset_add(&b.decision.offered, (enum element)CATALOGUE_1_N);
    elset_add(&b.decision.disclosed, (enum element)CATALOGUE_1_N);
    writes(ERR_INTERNAL);
    b.decision.catalogue = 2;
    writes(ERR_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_body__is_canonical_json),
        cmocka_unit_test(test_body__comes_back_field_by_field),
        cmocka_unit_test(test_body__largest_fits),
        cmocka_unit_test(test_body__room_for_a_profile),
        cmocka_unit_test(test_body__largest_over_fsc),
        cmocka_unit_test(test_body__largest_with_a_report),
        cmocka_unit_test(test_body__a_report_comes_back),
        cmocka_unit_test(test_body__a_report_not_of_its_form_is_our_mistake),
        cmocka_unit_test(test_body__rules_far_apart),
        cmocka_unit_test(test_body__steps_come_back),
        cmocka_unit_test(test_body__fields_not_of_their_form_are_our_mistake),
        cmocka_unit_test(test_body__reading_is_strict),
        cmocka_unit_test(test_body__reading_limit),
        cmocka_unit_test(test_body__a_weighing_comes_back),
        cmocka_unit_test(test_body__a_weighing_not_of_its_form_is_our_mistake),
        cmocka_unit_test(test_body__room_for_a_weighing),
        cmocka_unit_test(test_body__the_first_catalogue_is_still_read),
    };
    int bad;

    buf_init(&out, (size_t)2 * BODY_MAX);
    bad = cmocka_run_group_tests(tests, NULL, NULL);
    buf_done(&out);
    return bad;
}
