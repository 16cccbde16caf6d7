/* SPDX-License-Identifier: EUPL-1.2 */
#include "record_rig.h"

#include <jansson.h>

#include "base/text.h"
#include "crypto/keyfile.h"
#include "exchange/admin.h"
#include "exchange/record_backup.h"
#include "ledger/body.h"

#define HEX "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static json_t *
ask(struct rig *g, const char *text)
{
    const struct admin_context ctx = {.product = "1.2.3"};
    struct buf answer;
    json_error_t e;
    json_t *j;

    buf_init(&answer, ADMIN_ANSWER_MAX);
    assert_int_equal(admin_answer(g->r, &ctx, span_of(text), &answer, NULL),
        ERR_OK);
    j = json_loadb((const char *)answer.p, answer.n, 0, &e);
    assert_non_null(j);
    buf_done(&answer);
    return j;
}

static uint64_t
size(struct rig *g)
{
    struct record_counts c;

    assert_int_equal(record_count(g->r, &c, NULL), ERR_OK);
    return c.log_size;
}

static void
expect_entry(struct rig *g, uint64_t index, const char *outcome)
{
    char name[24];
    struct body b;
    struct buf text;
    uint64_t got;

    (void)snprintf(name, sizeof(name), "%llu", (unsigned long long)index);
    buf_init(&text, RECORD_BODY_MAX);
    assert_int_equal(record_entry(g->r, span_of(name), &got, &text, NULL),
        ERR_OK);
    assert_int_equal(body_read(buf_peek(&text), &b, NULL), ERR_OK);
    assert_int_equal(b.kind, ENTRY_SLEUTEL);
    assert_string_equal(b.step.subject, "backup");
    assert_string_equal(b.step.outcome, outcome);
    assert_int_equal(b.step.number, 7);
    assert_int_equal(b.step.digest[1], 0x11);
    buf_done(&text);
}

static void
test_admin_backup__each_step_is_an_entry(void **state)
{
    struct rig g;

    (void)state;
    rig_start(&g);
    for (int i = 0; i < RECORD_BACKUP__COUNT; i++) {
        const char *name = record_backup_name((enum record_backup_step)i);
        uint64_t before = size(&g);
        char line[200];
        json_t *j;

        (void)snprintf(line, sizeof(line),
            "{\"cmd\":\"backup.step\",\"step\":\"%s\",\"size\":7,"
            "\"sha256\":\"" HEX "\"}",
            name);
        j = ask(&g, line);
        assert_true(json_is_true(json_object_get(j, "ok")));
        assert_int_equal(json_integer_value(json_object_get(j, "index")),
            before);
        assert_int_equal(json_is_string(json_object_get(j, "signature")),
            i == RECORD_BACKUP_MADE);
        json_decref(j);
        assert_int_equal(size(&g), before + 1);
        expect_entry(&g, before, name);
    }
    rig_stop(&g);
}

static void
test_admin_backup__the_key_of_the_log_signs_the_manifest(void **state)
{
    uint8_t digest[DIGEST_SHA256_LEN], sig[SIGN_LEN];
    struct sign_key *key = NULL;
    char path[128];
    struct buf text;
    struct rig g;
    size_t n = 0;
    json_t *j;

    (void)state;
    rig_start(&g);
    j = ask(&g, "{\"cmd\":\"backup.step\",\"step\":\"gemaakt\",\"size\":7,"
                "\"sha256\":\"" HEX "\"}");
    assert_true(text_unbase64(
        span_of(json_string_value(json_object_get(j, "signature"))), sig,
        sizeof(sig), &n));
    json_decref(j);
    (void)snprintf(path, sizeof(path), "%s/log.key", g.keys);
    assert_int_equal(sign_key_load(&key, path, NULL), ERR_OK);
    assert_true(text_unhex(span_of(HEX), digest, sizeof(digest)));
    buf_init(&text, 1000);
    record_backup_text(&text, span_of(g.opts.origin), digest);
    assert_int_equal(
        sign_check(sign_key_public(key), buf_peek(&text), sig, NULL), ERR_OK);
    text.p[text.n - 2] ^= 1;
    assert_int_equal(
        sign_check(sign_key_public(key), buf_peek(&text), sig, NULL),
        ERR_CORRUPT);
    buf_done(&text);
    sign_key_free(key);
    rig_stop(&g);
}

static void
test_admin_backup__what_is_out_of_form_logs_nothing(void **state)
{
    static const char *const wrong[] = {
        "{\"cmd\":\"backup.step\",\"size\":7,\"sha256\":\"" HEX "\"}",
        "{\"cmd\":\"backup.step\",\"step\":\"verkocht\",\"size\":7,"
        "\"sha256\":\"" HEX "\"}",
        "{\"cmd\":\"backup.step\",\"step\":\"gemaakt\",\"size\":-1,"
        "\"sha256\":\"" HEX "\"}",
        "{\"cmd\":\"backup.step\",\"step\":\"gemaakt\",\"size\":7,"
        "\"sha256\":\"" HEX "0\"}",
        "{\"cmd\":\"backup.step\",\"step\":\"gemaakt\",\"size\":7}"};
    struct rig g;
    uint64_t before;

    (void)state;
    rig_start(&g);
    before = size(&g);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        json_t *j = ask(&g, wrong[i]);

        assert_true(json_is_false(json_object_get(j, "ok")));
        json_decref(j);
    }
    assert_int_equal(size(&g), before);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_admin_backup__each_step_is_an_entry),
        cmocka_unit_test(
            test_admin_backup__the_key_of_the_log_signs_the_manifest),
        cmocka_unit_test(test_admin_backup__what_is_out_of_form_logs_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
