/* SPDX-License-Identifier: EUPL-1.2 */
/* What a question about officers and versions must look like. */
#include "exchange/admin_policy.h"

#include "exchange/admin.h"
#include "record_rig.h"

static struct rig rig;

static int
set_up(void **state)
{
    (void)state;
    rig_start(&rig);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rig_stop(&rig);
    return 0;
}

static uint64_t
log_size(void)
{
    struct record_counts c;

    assert_int_equal(record_count(rig.r, &c, NULL), ERR_OK);
    return c.log_size;
}

/* The answer begins so. */
static void
expect(const char *question, const char *answer)
{
    const struct admin_context ctx = {.clk = &rig.clk};
    struct buf b;

    buf_init(&b, ADMIN_ANSWER_MAX);
    assert_int_equal(admin_answer(rig.r, &ctx, span_of(question), &b, NULL),
        ERR_OK);
    if (b.n < strlen(answer) || memcmp(b.p, answer, strlen(answer)) != 0)
        fail_msg("%s: %.*s", question, (int)b.n, (const char *)b.p);
    buf_done(&b);
}

#define KEY "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
#define INVALID(field) \
    "{\"ok\":false,\"error\":{\"code\":\"invalid\",\"message\":\"field " field
#define NO(code) "{\"ok\":false,\"error\":{\"code\":\"" code "\""

static void
test_admin__a_person_is_added_whole_or_not(void **state)
{
    uint64_t before = log_size();

    (void)state;
    expect("{\"cmd\":\"person.add\",\"id\":\"fg-a\",\"sleutel\":\"" KEY "\"}",
        INVALID("rol"));
    expect("{\"cmd\":\"person.add\",\"id\":\"fg-a\",\"rol\":\"baas\","
           "\"sleutel\":\"" KEY "\"}",
        INVALID("rol"));
    expect("{\"cmd\":\"person.add\",\"id\":\"fg-a\",\"rol\":\"jurist\"}",
        INVALID("sleutel"));
    expect("{\"cmd\":\"person.add\",\"id\":\"fg-a\",\"rol\":\"jurist\","
           "\"sleutel\":\"11qYAYKxCrc=\"}",
        INVALID("sleutel"));
    expect("{\"cmd\":\"person.add\",\"rol\":\"jurist\",\"sleutel\":\"" KEY
           "\"}",
        NO("bad_id"));
    assert_int_equal(log_size(), before);
    expect("{\"cmd\":\"person.add\",\"id\":\"fg-a\",\"rol\":\"jurist\","
           "\"sleutel\":\"" KEY "\"}",
        "{\"ok\":true,\"person\":{\"id\":\"fg-a\",\"rol\":\"jurist\","
        "\"sleutel\":\"" KEY "\",\"status\":\"actief\"");
    assert_int_equal(log_size(), before + 1);
    expect("{\"cmd\":\"person.list\"}",
        "{\"ok\":true,\"items\":[{\"id\":\"fg-a\"");
    expect("{\"cmd\":\"person.revoke\",\"id\":\"fg-b\"}", NO("unknown_person"));
    expect("{\"cmd\":\"person.revoke\"}", NO("unknown_person"));
}

#define HASH       "0101010101010101010101010101010101010101010101010101010101010101"
#define STEP(kind) "{\"cmd\":\"policy.step\",\"step\":\"" kind "\""

static void
test_admin__a_step_has_all_its_parts(void **state)
{
    uint64_t before = log_size();

    (void)state;
    expect("{\"cmd\":\"policy.step\"}", INVALID("step"));
    expect(STEP("burn") "}", INVALID("step"));
    expect(STEP("propose") "}", INVALID("sha256"));
    expect(STEP("propose") ",\"sha256\":\"0101\"}", INVALID("sha256"));
    expect(STEP("propose") ",\"sha256\":\"" HASH "\"}", INVALID("time_ms"));
    expect(STEP("activate") ",\"sha256\":\"" HASH "\",\"time_ms\":1}",
        INVALID("from"));
    expect(STEP("propose") ",\"sha256\":\"" HASH "\",\"time_ms\":1}",
        INVALID("signature"));
    assert_int_equal(log_size(), before);
}

static void
test_admin__without_versions_the_list_is_empty(void **state)
{
    (void)state;
    expect("{\"cmd\":\"policy.list\"}",
        "{\"ok\":true,\"origin\":\"ketenpoort.example/log/2026\","
        "\"active\":null,\"earlier\":null,\"signed\":false,\"since\":null,"
        "\"planned\":null,\"items\":[]}");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_admin__a_person_is_added_whole_or_not),
        T(test_admin__a_step_has_all_its_parts),
        T(test_admin__without_versions_the_list_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
