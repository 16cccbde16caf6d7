/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin.h"

#include <jansson.h>

#include "exchange/admin_json.h"
#include "exchange/admin_partner.h"
#include "exchange/record_export.h"
#include "tests/unit/exchange/record_rig.h"

static const struct admin_context ctx = {.product = "1.2.3", .running = true};

/* The answer to one question, as jansson reads it. */
static json_t *
ask_bytes(struct rig *g, const struct admin_context *c, struct span request)
{
    struct errinfo ei = {.code = ERR_OK};
    struct buf answer;
    json_error_t e;
    json_t *j;

    buf_init(&answer, ADMIN_ANSWER_MAX);
    buf_text(&answer, "left over");
    assert_int_equal(admin_answer(g->r, c, request, &answer, &ei), ERR_OK);
    j = json_loadb((const char *)answer.p, answer.n, JSON_REJECT_DUPLICATES,
        &e);
    if (j == NULL)
        fail_msg("%s: %.*s", e.text, (int)answer.n, (const char *)answer.p);
    buf_done(&answer);
    return j;
}

static json_t *
ask(struct rig *g, const char *request)
{
    return ask_bytes(g, &ctx, span_of(request));
}

static const char *
text(json_t *j, const char *name)
{
    return json_string_value(json_object_get(j, name));
}

static json_int_t
number(json_t *j, const char *name)
{
    assert_true(json_is_integer(json_object_get(j, name)));
    return json_integer_value(json_object_get(j, name));
}

static void
expect_ok(json_t *j)
{
    if (!json_is_true(json_object_get(j, "ok")))
        fail_msg("%s", text(json_object_get(j, "error"), "message"));
}

static void
expect_error(struct rig *g, const char *request, const char *code)
{
    json_t *j = ask(g, request);
    json_t *error = json_object_get(j, "error");

    if (!json_is_false(json_object_get(j, "ok")) ||
        strcmp(text(error, "code"), code) != 0 ||
        text(error, "message")[0] == '\0')
        fail_msg("%s: %s", request, text(error, "code"));
    json_decref(j);
}

static void
test_admin__status_counts(void **state)
{
    struct rig g;
    char id[RECORD_ID_LEN + 1];
    json_t *j, *per;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b1", OIN_RE, id);
    j = ask(&g, "{\"cmd\":\"status\"}");
    expect_ok(j);
    assert_true(json_is_true(
        json_object_get(json_object_get(j, "service"), "running")));
    assert_string_equal(text(json_object_get(j, "service"), "product"),
        "1.2.3");
    assert_int_equal(number(json_object_get(j, "traffic"), "disclosures"), 1);
    assert_int_equal(number(json_object_get(j, "queue"), "waiting"), 1);
    per = json_object_get(json_object_get(j, "queue"), "kanalen");
    assert_int_equal(json_object_size(per), CHANNEL__COUNT);
    assert_int_equal(number(per, "REINTEGRATIE"), 1);
    assert_int_equal(number(per, "RISICO_18B"), 0);
    assert_int_equal(number(json_object_get(j, "log"), "size"), 4);
    assert_int_equal(number(json_object_get(j, "partners"), "total"), 3);
    assert_true(json_is_null(json_object_get(j, "policy")));
    assert_true(json_is_null(json_object_get(j, "certificate")));
    json_decref(j);
    rig_stop(&g);
}

static void
test_admin__status_tells_what_the_context_knows(void **state)
{
    static const uint8_t hash[32] = {0xab};
    struct admin_context c = {.policy_version = "2026.1", .policy_hash = hash};
    struct rig g;
    json_t *j;

    (void)state;
    rig_start(&g);
    c.clk = &g.clk;
    c.cert_not_after_ms = g.wall_ms + 3 * (int64_t)RIG_DAY + 1;
    j = ask_bytes(&g, &c, span_of("{\"cmd\":\"status\"}"));
    expect_ok(j);
    assert_string_equal(text(json_object_get(j, "policy"), "version"),
        "2026.1");
    assert_memory_equal(text(json_object_get(j, "policy"), "sha256"), "ab00",
        4);
    assert_int_equal(number(json_object_get(j, "certificate"), "days_left"), 3);
    assert_true(json_is_null(
        json_object_get(json_object_get(j, "service"), "product")));
    json_decref(j);
    rig_stop(&g);
}

static void
test_admin__partners_are_listed_and_shown(void **state)
{
    struct rig g;
    json_t *j, *p;

    (void)state;
    rig_start(&g);
    j = ask(&g, "{\"cmd\":\"partner.list\"}");
    expect_ok(j);
    assert_int_equal(json_array_size(json_object_get(j, "items")), 3);
    json_decref(j);
    j = ask(&g, "{\"cmd\":\"partner.show\",\"id\":\"gemeente-fictief\"}");
    expect_ok(j);
    p = json_object_get(j, "partner");
    assert_string_equal(text(p, "oin"), OIN_GN);
    assert_string_equal(text(p, "formaat"), "gemeente/v1");
    assert_string_equal(text(p, "aflevering"), "push");
    json_decref(j);
    expect_error(&g, "{\"cmd\":\"partner.show\",\"id\":\"niemand\"}",
        "not_found");
    expect_error(&g, "{\"cmd\":\"partner.show\"}", "invalid");
    expect_error(&g, "{\"cmd\":\"partner.show\",\"id\":3}", "invalid");
    rig_stop(&g);
}

#define ZEIST                                                    \
    "\"partner\":{\"id\":\"gemeente-zeist\",\"naam\":\"Zeist\"," \
    "\"oin\":\"00000099000000000355\",\"rollen\":[\"GN\"],"      \
    "\"formaat\":\"gemeente/v1\",\"gemeente\":\"0355\","         \
    "\"loket\":\"nazorg@zeist.example\""

static void
expect_change(struct rig *g, const char *request, const char *change,
    uint64_t entries)
{
    struct record_counts before, after;
    json_t *j;

    assert_int_equal(record_count(g->r, &before, NULL), ERR_OK);
    j = ask(g, request);
    expect_ok(j);
    assert_string_equal(text(j, "change"), change);
    assert_string_equal(text(j, "id"), "gemeente-zeist");
    assert_int_equal(number(j, "book"), record_book(g->r)->version);
    json_decref(j);
    assert_int_equal(record_count(g->r, &after, NULL), ERR_OK);
    assert_int_equal(after.log_size - before.log_size, entries);
}

static void
test_admin__a_partner_is_put_once_and_logged(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    expect_change(&g, "{\"cmd\":\"partner.put\",\"dry_run\":true," ZEIST "}}",
        "new", 0);
    assert_null(partner_by_id(record_book(g.r), span_of("gemeente-zeist")));
    expect_change(&g, "{\"cmd\":\"partner.put\"," ZEIST "}}", "new", 1);
    assert_non_null(partner_by_id(record_book(g.r), span_of("gemeente-zeist")));
    expect_change(&g, "{\"cmd\":\"partner.put\"," ZEIST "}}", "same", 0);
    expect_change(&g,
        "{\"cmd\":\"partner.put\",\"dry_run\":false," ZEIST
        ",\"status\":\"opgeschort\"}}",
        "changed", 1);
    rig_stop(&g);
}

static void
test_admin__a_wrong_partner_changes_nothing(void **state)
{
    static const struct {
        const char *request, *code;
    } cases[] = {
        {"{\"cmd\":\"partner.put\"}", "invalid"},
        {"{\"cmd\":\"partner.put\",\"partner\":[]}", "invalid"},
        {"{\"cmd\":\"partner.put\",\"partner\":{}}", "invalid"},
        {"{\"cmd\":\"partner.put\",\"dry_run\":1," ZEIST "}}", "invalid"},
        {"{\"cmd\":\"partner.put\"," ZEIST ",\"sleutel\":\"x\"}}", "invalid"},
        {"{\"cmd\":\"partner.put\"," ZEIST ",\"status\":\"aan\"}}", "invalid"},
        {"{\"cmd\":\"partner.put\"," ZEIST ",\"aflevering\":\"mail\"}}",
            "invalid"},
        {"{\"cmd\":\"partner.put\"," ZEIST ",\"mandaten\":[{\"gemeente\":"
         "\"0310\",\"van\":\"2026-02-30\",\"tot\":\"2026-12-31\"}]}}",
            "invalid"},
        {"{\"cmd\":\"partner.put\",\"partner\":{\"id\":\"gemeente-zeist\","
         "\"naam\":\"Z\",\"oin\":\"" OIN_GN "\",\"rollen\":[\"GN\"],"
         "\"formaat\":\"gemeente/v1\",\"gemeente\":\"0355\",\"loket\":"
         "\"nazorg@zeist.example\"}}",
            "conflict"},
        {"{\"cmd\":\"partner.put\",\"partner\":{\"id\":\"x\",\"rollen\":"
         "[\"XX\"]}}",
            "invalid"},
    };
    struct rig g;
    uint64_t version;

    (void)state;
    rig_start(&g);
    version = record_book(g.r)->version;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_error(&g, cases[i].request, cases[i].code);
    assert_int_equal(record_book(g.r)->version, version);
    rig_stop(&g);
}

/* n mandates in one partner. */
static void
put_mandates(struct rig *g, int n, bool good)
{
    struct buf b;
    json_t *j;

    buf_init(&b, ADMIN_REQUEST_MAX);
    buf_text(&b,
        "{\"cmd\":\"partner.put\",\"dry_run\":true," ZEIST ",\"mandaten\":[");
    for (int i = 0; i < n; i++)
        buf_printf(&b,
            "%s{\"gemeente\":\"%04d\",\"van\":\"2026-01-01\",\"tot\":"
            "\"2026-12-31\"}",
            i == 0 ? "" : ",", 100 + i);
    buf_text(&b, "]}}");
    j = ask_bytes(g, &ctx, buf_peek(&b));
    assert_int_equal(json_is_true(json_object_get(j, "ok")), good);
    json_decref(j);
    buf_done(&b);
}

static void
test_admin__mandates_stop_at_their_limit(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    put_mandates(&g, PARTNER_MANDATES_MAX, true);
    put_mandates(&g, PARTNER_MANDATES_MAX + 1, false);
    rig_stop(&g);
}

static void
test_admin__the_queue_is_listed(void **state)
{
    char id[RECORD_ID_LEN + 1];
    struct rig g;
    json_t *j, *row;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b1", OIN_RE, id);
    rig_accept(&g, "b2", OIN_RE, id);
    j = ask(&g, "{\"cmd\":\"queue.list\",\"max\":1}");
    expect_ok(j);
    assert_int_equal(json_array_size(json_object_get(j, "items")), 1);
    json_decref(j);
    j = ask(&g, "{\"cmd\":\"queue.list\"}");
    row = json_array_get(json_object_get(j, "items"), 1);
    assert_string_equal(text(row, "id"), id);
    assert_string_equal(text(row, "type"), "M10");
    assert_string_equal(text(row, "ontvanger"), OIN_RE);
    assert_string_equal(text(row, "state"), "gereed");
    assert_string_equal(text(row, "kanaal"), "REINTEGRATIE");
    json_decref(j);
    j = ask(&g, "{\"cmd\":\"queue.list\",\"kanaal\":\"PGA\"}");
    expect_ok(j);
    assert_int_equal(json_array_size(json_object_get(j, "items")), 0);
    json_decref(j);
    j = ask(&g, "{\"cmd\":\"queue.list\",\"kanaal\":\"REINTEGRATIE\"}");
    assert_int_equal(json_array_size(json_object_get(j, "items")), 2);
    json_decref(j);
    expect_error(&g, "{\"cmd\":\"queue.list\",\"kanaal\":\"18B\"}", "invalid");
    expect_error(&g, "{\"cmd\":\"queue.list\",\"kanaal\":1}", "invalid");
    expect_error(&g, "{\"cmd\":\"queue.list\",\"max\":0}", "invalid");
    expect_error(&g, "{\"cmd\":\"queue.list\",\"max\":101}", "invalid");
    expect_error(&g, "{\"cmd\":\"queue.list\",\"max\":\"1\"}", "invalid");
    rig_stop(&g);
}

static void
test_admin__an_entry_is_found_by_id_and_by_index(void **state)
{
    char id[RECORD_ID_LEN + 1], request[128];
    struct rig g;
    json_t *j, *k;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b1", OIN_RE, id);
    (void)snprintf(request, sizeof(request),
        "{\"cmd\":\"log.show\",\"id\":\"%s\"}", id);
    j = ask(&g, request);
    expect_ok(j);
    (void)snprintf(request, sizeof(request),
        "{\"cmd\":\"entry\",\"id\":\"%lld\"}", (long long)number(j, "index"));
    k = ask(&g, request);
    assert_true(
        json_equal(json_object_get(j, "body"), json_object_get(k, "body")));
    assert_string_equal(text(json_object_get(k, "body"), "id"), id);
    json_decref(j);
    json_decref(k);
    expect_error(&g, "{\"cmd\":\"log.show\",\"id\":\"99\"}", "not_found");
    expect_error(&g, "{\"cmd\":\"log.show\",\"id\":\"\"}", "invalid");
    expect_error(&g, "{\"cmd\":\"log.show\",\"id\":\"x\"}", "not_found");
    rig_stop(&g);
}

static void
test_admin__no_answer_holds_a_value_of_a_message(void **state)
{
    static const char *const requests[] = {"{\"cmd\":\"status\"}",
        "{\"cmd\":\"queue.list\"}", "{\"cmd\":\"log.head\"}",
        "{\"cmd\":\"log.show\",\"id\":\"3\"}"};
    char id[RECORD_ID_LEN + 1];
    struct rig g;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b1", OIN_RE, id);
    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        json_t *j = ask(&g, requests[i]);
        char *all = json_dumps(j, 0);

        expect_ok(j);
        assert_null(strstr(all, RIG_BSN));
        assert_null(strstr(all, RIG_NAAM));
        assert_null(strstr(all, RIG_TRAJECT));
        free(all);
        json_decref(j);
    }
    rig_stop(&g);
}

static void
test_admin__the_head_is_the_newest_checkpoint(void **state)
{
    struct rig g;
    json_t *j;

    (void)state;
    rig_start(&g);
    j = ask(&g, "{\"cmd\":\"log.head\"}");
    expect_ok(j);
    assert_int_equal(number(j, "size"), 3);
    assert_int_equal(number(j, "signed_size"), 3);
    assert_int_equal(strlen(text(j, "root")), 44);
    assert_memory_equal(text(j, "note"), "ketenpoort.example/log/2026\n3\n",
        30);
    json_decref(j);
    rig_stop(&g);
}

/* ---- what is taken out of the log ------------------------------------------- */

#define HEX_32(s) \
    s s s s s s s s s s s s s s s s s s s s s s s s s s s s s s s s
#define EXPORTED(format, count, hex)                                       \
    "{\"cmd\":\"log.exported\",\"format\":\"" format "\",\"count\":" count \
    ",\"manifest\":\"" hex "\"}"

/* The text that was signed, with the log's own key; "" when it was not. */
static void
signed_text(struct rig *g, const char *note, char *out, size_t max)
{
    char path[128];
    struct sign_key *key = NULL;
    struct note_key nk;
    struct note n;

    (void)snprintf(path, sizeof(path), "%s/log.key", g->keys);
    assert_int_equal(sign_key_load(&key, path, NULL), ERR_OK);
    assert_int_equal(note_key_init(&nk, g->opts.origin, NOTE_ED25519,
                         sign_key_public(key), NULL),
        ERR_OK);
    sign_key_free(key);
    assert_int_equal(note_parse(span_of(note), &n, NULL), ERR_OK);
    assert_int_equal(note_verify(&n, &nk, NULL, NULL), ERR_OK);
    assert_true(n.text.n < max);
    memcpy(out, n.text.p, n.text.n);
    out[n.text.n] = '\0';
}

static void
test_admin__an_export_is_logged_and_then_signed(void **state)
{
    struct rig g;
    char signed_as[RECORD_EXPORT_NOTE_MAX];
    json_t *j, *step;

    (void)state;
    rig_start(&g);
    j = ask(&g, EXPORTED("csv", "41", HEX_32("a7")));
    expect_ok(j);
    assert_int_equal(number(j, "index"), 3);
    signed_text(&g, text(j, "note"), signed_as, sizeof(signed_as));
    assert_string_equal(signed_as,
        "ketenpoort export v1\nlog ketenpoort.example/log/2026\nmanifest " HEX_32(
            "a7") "\nformat csv\ncount 41\nentry 3\n");
    json_decref(j);
    j = ask(&g, "{\"cmd\":\"log.show\",\"id\":\"3\"}");
    expect_ok(j);
    assert_string_equal(text(json_object_get(j, "body"), "kind"),
        "raadpleging");
    step = json_object_get(json_object_get(j, "body"), "stap");
    assert_string_equal(text(step, "onderwerp"), "csv");
    assert_string_equal(text(step, "uitkomst"), "export");
    assert_string_equal(text(step, "digest"), HEX_32("a7"));
    assert_int_equal(number(step, "nummer"), 41);
    assert_null(json_object_get(step, "actor"));
    json_decref(j);
    rig_stop(&g);
}

static void
test_admin__what_is_no_export_is_not_logged(void **state)
{
    static const char *const wrong[] = {
        "{\"cmd\":\"log.exported\"}",
        EXPORTED("", "1", HEX_32("a7")),
        EXPORTED("C S V", "1", HEX_32("a7")),
        EXPORTED("csv\\ncount 9", "1", HEX_32("a7")),
        EXPORTED("csv", "-1", HEX_32("a7")),
        EXPORTED("csv", "9007199254740992", HEX_32("a7")),
        EXPORTED("csv", "1", "a7"),
        EXPORTED("csv", "1", HEX_32("zz")),
        EXPORTED("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1",
            HEX_32("a7")),
    };
    struct rig g;
    json_t *j;

    (void)state;
    rig_start(&g);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        expect_error(&g, wrong[i], "invalid");
    j = ask(&g, "{\"cmd\":\"log.head\"}");
    assert_int_equal(number(j, "size"), 3);
    json_decref(j);
    j = ask(&g, EXPORTED("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    "9007199254740991", HEX_32("a7")));
    expect_ok(j); /* the longest that is one */
    json_decref(j);
    g.opts.read_only = true;
    rig_reopen(&g);
    expect_error(&g, EXPORTED("csv", "1", HEX_32("a7")), "denied");
    rig_stop(&g);
}

static void
test_admin__entries_of_other_kinds_are_asked_for(void **state)
{
    static const char since[] =
        "{\"cmd\":\"log.decisions\",\"from\":0,\"since\":0,"
        "\"until\":9000000000000";
    struct rig g;
    char id[RECORD_ID_LEN + 1], line[256];
    json_t *j, *item;

    (void)state;
    rig_start(&g);
    rig_accept(&g, "b1", OIN_RE, id);
    (void)snprintf(line, sizeof(line), "%s}", since);
    j = ask(&g, line);
    expect_ok(j);
    assert_int_equal(json_array_size(json_object_get(j, "items")), 1);
    item = json_array_get(json_object_get(j, "items"), 0);
    assert_string_equal(text(item, "kind"), "vrijgave");
    assert_int_equal(strlen(text(item, "leaf")), 64);
    json_decref(j);
    (void)snprintf(line, sizeof(line), "%s,\"kinds\":[\"partner\"]}", since);
    j = ask(&g, line);
    expect_ok(j);
    assert_int_equal(json_array_size(json_object_get(j, "items")), 3);
    json_decref(j);
    (void)snprintf(line, sizeof(line), "%s,\"kinds\":[]}", since);
    expect_error(&g, line, "invalid");
    (void)snprintf(line, sizeof(line), "%s,\"kinds\":[\"x\"]}", since);
    expect_error(&g, line, "invalid");
    (void)snprintf(line, sizeof(line), "%s,\"kinds\":{\"a\":\"partner\"}}",
        since);
    expect_error(&g, line, "invalid");
    rig_stop(&g);
}

static void
test_admin__a_question_out_of_form_is_answered(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    expect_error(&g, "", "bad_request");
    expect_error(&g, "{", "bad_request");
    expect_error(&g, "[]", "bad_request");
    expect_error(&g, "{\"cmd\":7}", "bad_request");
    expect_error(&g, "{\"cmd\":\"status\",\"cmd\":\"status\"}", "bad_request");
    expect_error(&g, "{\"cmd\":\"stat\"}", "unknown_command");
    rig_stop(&g);
}

static void
test_admin__a_question_stops_at_its_limit(void **state)
{
    struct rig g;
    struct buf b;
    json_t *j;

    (void)state;
    rig_start(&g);
    buf_init(&b, ADMIN_REQUEST_MAX + 1);
    buf_text(&b, "{\"cmd\":\"log.head\"");
    while (b.n < ADMIN_REQUEST_MAX - 1)
        buf_byte(&b, ' ');
    buf_byte(&b, '}');
    j = ask_bytes(&g, &ctx, buf_peek(&b));
    expect_ok(j);
    json_decref(j);
    buf_byte(&b, ' ');
    j = ask_bytes(&g, &ctx, buf_peek(&b));
    assert_true(json_is_false(json_object_get(j, "ok")));
    json_decref(j);
    buf_done(&b);
    rig_stop(&g);
}

static void
test_admin__a_partner_reads_back_as_written(void **state)
{
    struct partner p = {.id = "zvh-midden",
        .naam = "ZVH \"Midden\" \xc3\xa9",
        .oin = "00000099000000000344",
        .rollen = 1u << ROL_GN | 1u << ROL_ZV | 1u << ROL_POL,
        .status = PARTNER_OPGESCHORT,
        .kind = "gemeente",
        .version = "v1",
        .gemeente = "0344",
        .mandaat = {{"0310", 20454, 20818}, {"0355", 20454, 20454}},
        .mandaat_n = 2,
        .kanaal[0].delivery = PARTNER_PUSH,
        .kanaal[0].url = "https://zvh.example/a?b=c",
        .kanaal[0].address = "2001:db8::1",
        .loket = "loket@zvh.example",
        .kanaal[CHANNEL_RISICO_18B] = {true, PARTNER_PUSH,
            "https://zvh.example/18b", "192.0.2.1"},
        .kanaal[CHANNEL_PGA] = {.admitted = true},
        .gemandateerde = {{CHANNEL_RISICO_18B, "J. \"de\" Proef", "adviseur",
                              20454, 20818},
            {CHANNEL_BIJ, "", "griffier", 20454, 20454}},
        .gemandateerde_n = 2,
        .convenant = {{"Z-1", 20454, 20818}},
        .convenant_n = 1};
    struct errinfo ei = {.code = ERR_OK};
    struct admin_json doc;
    struct partner back;
    struct buf b;

    (void)state;
    buf_init(&b, 4096);
    admin_partner_write(&b, &p);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_int_equal(admin_json_read(&doc, buf_peek(&b), &ei), ERR_OK);
    assert_int_equal(admin_partner_read(&doc, doc.v, &back, &ei), ERR_OK);
    assert_string_equal(back.naam, p.naam);
    assert_string_equal(back.kind, "gemeente");
    assert_string_equal(back.version, "v1");
    assert_string_equal(back.kanaal[0].url, p.kanaal[0].url);
    assert_int_equal(back.rollen, p.rollen);
    assert_int_equal(back.status, PARTNER_OPGESCHORT);
    assert_int_equal(back.kanaal[0].delivery, PARTNER_PUSH);
    assert_int_equal(back.mandaat_n, 2);
    assert_int_equal(back.mandaat[0].tot_dag, 20818);
    assert_string_equal(back.mandaat[1].gemeente, "0355");
    assert_true(back.kanaal[CHANNEL_RISICO_18B].admitted);
    assert_int_equal(back.kanaal[CHANNEL_RISICO_18B].delivery, PARTNER_PUSH);
    assert_string_equal(back.kanaal[CHANNEL_RISICO_18B].url,
        "https://zvh.example/18b");
    assert_string_equal(back.kanaal[CHANNEL_RISICO_18B].address, "192.0.2.1");
    assert_true(back.kanaal[CHANNEL_PGA].admitted);
    assert_false(back.kanaal[CHANNEL_BIJ].admitted);
    assert_int_equal(back.gemandateerde_n, 2);
    assert_memory_equal(back.gemandateerde, p.gemandateerde,
        sizeof(p.gemandateerde));
    assert_int_equal(back.convenant_n, 1);
    assert_memory_equal(back.convenant, p.convenant, sizeof(p.convenant));
    admin_json_done(&doc);
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_admin__status_counts),
        cmocka_unit_test(test_admin__status_tells_what_the_context_knows),
        cmocka_unit_test(test_admin__partners_are_listed_and_shown),
        cmocka_unit_test(test_admin__a_partner_is_put_once_and_logged),
        cmocka_unit_test(test_admin__a_wrong_partner_changes_nothing),
        cmocka_unit_test(test_admin__mandates_stop_at_their_limit),
        cmocka_unit_test(test_admin__the_queue_is_listed),
        cmocka_unit_test(test_admin__an_entry_is_found_by_id_and_by_index),
        cmocka_unit_test(test_admin__no_answer_holds_a_value_of_a_message),
        cmocka_unit_test(test_admin__the_head_is_the_newest_checkpoint),
        cmocka_unit_test(test_admin__an_export_is_logged_and_then_signed),
        cmocka_unit_test(test_admin__what_is_no_export_is_not_logged),
        cmocka_unit_test(test_admin__entries_of_other_kinds_are_asked_for),
        cmocka_unit_test(test_admin__a_question_out_of_form_is_answered),
        cmocka_unit_test(test_admin__a_question_stops_at_its_limit),
        cmocka_unit_test(test_admin__a_partner_reads_back_as_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
