/* SPDX-License-Identifier: EUPL-1.2 */
/* log export where it cannot be logged: this program has a recorder that may
 * say no. */
#include "exchange/record_export.h"
#include "tests/unit/cli/state_run.h"

static enum err fault;

enum err
record_export_made(struct record *r, const struct record_export *x,
    uint64_t *index, struct buf *note, struct errinfo *ei)
{
    (void)r, (void)x;
    *index = 7;
    buf_clear(note);
    buf_text(note, "signed\n");
    return fault == ERR_OK ? ERR_OK
                           : err_set(ei, fault, "record.export", "planted");
}

static int
set_up(void **state)
{
    char id[RECORD_ID_LEN + 1];

    (void)state;
    state_start();
    rig_accept(&rig, "b1", OIN_RE, id);
    close_record();
    return 0;
}

static bool
is_there(const char *name)
{
    char path[192];

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    return access(path, F_OK) == 0;
}

/* What was not logged is not there, whole or in part. */
static void
test_cli__nothing_remains_of_what_is_not_logged(void **state)
{
    static const enum err faults[] = {ERR_FULL, ERR_IO, ERR_DENIED, ERR_LIMIT,
        ERR_CORRUPT};

    (void)state;
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        struct run r;

        fault = faults[i];
        r = keten("log export --format csv --to-dir @/uit");
        assert_int_not_equal(r.code, CLI_OK);
        assert_non_null(strstr(r.err, "planted"));
        run_done(&r);
        assert_false(is_there("uit"));
        assert_false(is_there("uit.part"));
    }
    fault = ERR_OK;
    expect("log export --format csv --to-dir @/uit", CLI_OK, "7\n");
    assert_true(is_there("uit/manifest.json.sig"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_cli__nothing_remains_of_what_is_not_logged, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
