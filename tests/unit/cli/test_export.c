/* SPDX-License-Identifier: EUPL-1.2 */
/* log export, beside a stopped gateway. */
#include "cli/collector.h"
#include "cli/parcel.h"
#include "tests/unit/cli/state_run.h"

static char first_id[RECORD_ID_LEN + 1];

/* Two releases, to RE and to GN, and a refusal: entries 3, 4 and 5. */
static int
set_up(void **state)
{
    struct record_request q;
    char id[RECORD_ID_LEN + 1];

    (void)state;
    state_start();
    rig_accept(&rig, "b1", OIN_RE, first_id);
    rig_pass(&rig, 2 * (int64_t)RIG_DAY);
    rig_accept(&rig, "b2", OIN_GN, id);
    q = rig_request(&rig, RECORD_REFUSE, "b3", OIN_RE);
    assert_int_equal(rig_result(&rig, &q), RECORD_DONE);
    close_record();
    return 0;
}

static json_t *
read_json(const char *name)
{
    char path[192];
    json_error_t e;
    json_t *j;

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    j = json_load_file(path, JSON_REJECT_DUPLICATES, &e);
    if (j == NULL)
        fail_msg("%s: %s", path, e.text);
    return j;
}

static unsigned
mode_of(const char *name)
{
    char path[192];
    struct stat st;

    (void)snprintf(path, sizeof(path), "%s/%s", rig.dir, name);
    return stat(path, &st) == 0 ? st.st_mode & 07777u : 0;
}

static json_int_t
number(const json_t *j, const char *key)
{
    return json_integer_value(json_object_get(j, key));
}

/* What a dry run counts, with these options. */
static json_int_t
counted(const char *options)
{
    char line[512];
    struct run r;
    json_t *j;
    json_int_t n;

    (void)snprintf(line, sizeof(line), "log export --dry-run --json %s",
        options);
    r = keten(line);
    if (r.code != CLI_OK)
        fail_msg("%s: exit %d %s", line, (int)r.code, r.err);
    j = run_json(r.out, "ketenpoort.log.export");
    n = number(j, "count");
    json_decref(j);
    run_done(&r);
    return n;
}

static void
test_cli__an_export_appears_whole(void **state)
{
    json_t *m;

    (void)state;
    expect("log export --format ndjson --to-dir @/uit", CLI_OK,
        "vastgelegd    6\n");
    assert_int_equal(mode_of("uit"), 0700);
    assert_int_equal(mode_of("uit.part"), 0);
    assert_int_equal(mode_of("uit/verstrekkingen.ndjson"), 0600);
    assert_int_equal(mode_of("uit/manifest.json"), 0600);
    assert_int_equal(mode_of("uit/manifest.json.sig"), 0600);
    m = read_json("uit/manifest.json");
    assert_string_equal(json_string_value(json_object_get(m, "log")),
        rig.opts.origin);
    assert_int_equal(number(m, "count"), 3);
    assert_int_equal(number(m, "first"), 3);
    assert_int_equal(number(m, "last"), 5);
    assert_int_equal(number(m, "destroyed"), 0);
    json_decref(m);
    expect("log show 6", CLI_OK, "6, raadpleging\n");
    expect("log show 6", CLI_OK, "ndjson\n");
    /* A second time only into a folder of its own. */
    expect("log export --format csv --to-dir @/uit", CLI_USAGE,
        "geen nieuwe of lege map");
    expect("log export --format csv --to-dir @/uit2/", CLI_OK, "");
    assert_int_equal(mode_of("uit2/verstrekkingen.csv"), 0600);
    expect("log export --format csv --to-dir @/geen/uit", CLI_FAILED,
        "niet te maken");
}

/* What was left by a kill is not written over, and not removed. */
static void
test_cli__a_broken_off_export_is_said(void **state)
{
    char path[192];

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/uit.part", rig.dir);
    assert_int_equal(mkdir(path, 0700), 0);
    expect("log export --format csv --to-dir @/uit", CLI_FAILED,
        "is er al, van een keer die niet afkwam");
    assert_int_equal(mode_of("uit.part"), 0700);
    assert_int_equal(mode_of("uit"), 0);
    expect("log show 6", CLI_USAGE, "is er niet"); /* nothing was logged */
}

static void
test_cli__each_filter_narrows(void **state)
{
    (void)state;
    assert_int_equal(counted("--format ndjson"), 3);
    assert_int_equal(counted("--format ndjson --kind vrijgave"), 2);
    assert_int_equal(counted("--format ndjson --kind weigering"), 1);
    assert_int_equal(counted("--format ndjson --kind partner"), 3);
    assert_int_equal(counted("--format csv --kind vrijgave,partner"), 5);
    assert_int_equal(counted("--format csv --kind alle"), 6);
    assert_int_equal(counted("--format csv --kind alle --partner " OIN_RE), 3);
    assert_int_equal(counted("--format csv --kind alle --type M10"), 3);
    assert_int_equal(counted("--format ndjson --type M11"), 0);
    assert_int_equal(counted("--format ndjson --partner " OIN_RE), 2);
    assert_int_equal(counted("--format ndjson --partner " OIN_PI), 3);
    assert_int_equal(counted("--format ndjson --to 2026-11-18"), 1);
    assert_int_equal(counted("--format ndjson --from 2026-11-19"), 2);
    assert_int_equal(counted("--format ndjson --from 2027-01-01"), 0);
    /* None of it came over FSC. */
    assert_int_equal(counted("--format fsc --oin " OIN_GN " --partner " OIN_PI),
        0);
}

/* A release whose body was destroyed in its time: entry 6. */
static void
destroy_one(void)
{
    struct record_request q;

    rig_open(&rig);
    q = rig_request(&rig, RECORD_ACCEPT, "b4", OIN_RE);
    q.decision.log_bewaren_dagen = 2;
    assert_int_equal(rig_result(&rig, &q), RECORD_DONE);
    for (int day = 0; day < 4; day++) {
        rig_pass(&rig, RIG_DAY);
        assert_int_equal(record_tick(rig.r, NULL), ERR_OK);
    }
    close_record();
}

/* What was destroyed is not given, and is counted. */
static void
test_cli__what_was_destroyed_is_counted(void **state)
{
    json_t *m;

    (void)state;
    destroy_one();
    expect("log show 6", CLI_USAGE, "is er niet");
    expect("log export --format csv --to-dir @/uit", CLI_OK,
        "regels        3\nvernietigd    1\n");
    m = read_json("uit/manifest.json");
    assert_int_equal(number(m, "count"), 3);
    assert_int_equal(number(m, "destroyed"), 1);
    assert_int_equal(number(m, "last"), 5);
    json_decref(m);
    expect("log export --format csv --to-dir @/uit2 --kind weigering", CLI_OK,
        "regels        1\nmap");
}

static void
test_cli__a_dry_run_leaves_nothing(void **state)
{
    (void)state;
    expect("log export --format csv --dry-run", CLI_OK, "regels        3\n");
    expect("log show 6", CLI_USAGE, "is er niet");
}

static void
test_cli__what_does_not_go_together(void **state)
{
    static const char *const wrong[] = {"--format csv", "--to-dir @/uit",
        "--format xml --to-dir @/uit", "--format csv --dry-run --to-dir @/uit",
        "--format csv --to-dir @/uit --type M99",
        "--format csv --to-dir @/uit --partner 123",
        "--format csv --to-dir @/uit --kind verzonnen",
        "--format csv --to-dir @/uit --kind vrijgave,",
        "--format csv --to-dir @/uit --kind ,vrijgave",
        "--format csv --to-dir @/uit --kind vrijgave,,weigering",
        "--format csv --to-dir @/uit --register https://r.example/",
        "--format csv --to-dir @/uit --oin " OIN_GN,
        "--format csv --to-dir @/uit --from 2026-13-01",
        "--format ldv --to-dir @/uit",
        "--format ldv --to-dir @/uit --register register",
        "--format ldv --to-dir @/uit --register https://r.example/\"x",
        "--format ldv --to-dir @/uit --register :x",
        "--format ldv --to-dir @/uit --register https://r.example/ --kind "
        "partner",
        "--format adl --to-dir @/uit --kind alle",
        "--format csv --to-dir @/uit --post http://127.0.0.1:9/",
        "--format csv --to-dir @/uit --ca @/k.yaml",
        "--format ldv --register https://r.example/ --dry-run --post "
        "http://127.0.0.1:9/",
        "--format ldv --register https://r.example/ --to-dir @/uit --post "
        "http://collector.example/v1/traces",
        "--format fsc --to-dir @/uit --oin " OIN_GN,
        "--format fsc --to-dir @/uit --partner " OIN_GN,
        "--format fsc --to-dir @/uit --oin 7 --partner " OIN_GN};
    char line[512];

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        (void)snprintf(line, sizeof(line), "log export %s", wrong[i]);
        expect(line, CLI_USAGE, "(exit 2)");
    }
    assert_int_equal(mode_of("uit"), 0);
    expect("log show 6", CLI_USAGE, "is er niet");
}

/* A register's URI of 200 bytes is taken, one of 201 is not. */
static void
test_cli__a_register_stops_at_its_limit(void **state)
{
    char line[512];

    (void)state;
    for (int n = 200; n <= 201; n++) {
        (void)snprintf(line, sizeof(line),
            "log export --dry-run --format ldv --register x:%0*d", n - 2, 1);
        expect(line, n == 200 ? CLI_OK : CLI_USAGE, "");
    }
}

/* Only what rejects nothing is a confirmation. */
static void
test_cli__a_collector_confirms_or_not(void **state)
{
    static const char *const all[] = {"", "{}", "{\"partialSuccess\":{}}",
        "{\"partialSuccess\":null}",
        "{\"partialSuccess\":{\"rejectedSpans\":\"0\"}}",
        "{\"partialSuccess\":{\"rejectedSpans\":0,\"errorMessage\":\"x\"}}"};
    static const char *const some[] = {
        "{\"partialSuccess\":{\"rejectedSpans\":\"1\"}}",
        "{\"partialSuccess\":{\"rejectedSpans\":1}}",
        "{\"partialSuccess\":{\"rejectedSpans\":\"-1\"}}",
        "{\"partialSuccess\":{\"rejectedSpans\":[]}}", "{\"partialSuccess\":7}",
        "[]", "7", "<html>", "{"};

    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (!collector_took_all(span_of(all[i])))
            fail_msg("%s", all[i]);
    for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++)
        if (collector_took_all(span_of(some[i])))
            fail_msg("%s", some[i]);
}

/* The folder is there, and it is said that nobody has it yet. */
static void
test_cli__a_collector_that_is_not_there(void **state)
{
    struct run r = keten("log export --format ldv --register "
                         "https://r.example/ --to-dir @/uit --json --post "
                         "http://127.0.0.1:1/v1/traces");
    json_t *j = run_json(r.out, "ketenpoort.log.export");

    (void)state;
    assert_int_equal(r.code, CLI_UNREACHABLE);
    assert_int_equal(number(j, "documents"), 1);
    assert_int_equal(number(j, "confirmed"), 0);
    assert_int_equal(mode_of("uit/ldv.json"), 0600);
    json_decref(j);
    run_done(&r);
}

/* ---- the folder ------------------------------------------------------------------ */

/* The longest name is too long for the disk, one more for us. */
static void
test_cli__a_name_stops_at_its_limit(void **state)
{
    static char name[PARCEL_NAME_MAX + 2];
    char *said;
    size_t n;
    const struct cli_io io = {.out = stdout, .err = open_memstream(&said, &n)};
    const struct cli_call call = {.io = &io};
    struct parcel p;

    (void)state;
    memset(name, 'x', PARCEL_NAME_MAX);
    assert_int_not_equal(parcel_begin(&p, &call, name), CLI_OK);
    parcel_drop(&p);
    name[PARCEL_NAME_MAX] = 'x';
    assert_int_equal(parcel_begin(&p, &call, name), CLI_USAGE);
    assert_int_equal(fflush(io.err), 0);
    assert_non_null(strstr(said, "geen naam van een map"));
    assert_int_equal(parcel_begin(&p, &call, ""), CLI_USAGE);
    assert_int_equal(fclose(io.err), 0);
    free(said);
}

static void
test_cli__a_folder_takes_its_files_or_none(void **state)
{
    static const char *const name[] = {"a", "b", "c", "d", "e"};
    const struct cli_io io = {.out = stdout, .err = stderr};
    const struct cli_call call = {.io = &io};
    struct parcel p;
    char path[192];

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/map", rig.dir);
    assert_int_equal(parcel_begin(&p, &call, path), CLI_OK);
    for (size_t i = 0; i < PARCEL_FILES_MAX; i++)
        assert_true(parcel_put(&p, name[i], span_of("x")));
    assert_false(parcel_put(&p, name[PARCEL_FILES_MAX], span_of("x")));
    assert_int_equal(mode_of("map"), 0);
    parcel_drop(&p);
    assert_int_equal(mode_of("map.part"), 0);
    assert_int_equal(mkdir(path, 0755), 0); /* empty: it is taken over */
    assert_int_equal(parcel_begin(&p, &call, path), CLI_OK);
    assert_true(parcel_put(&p, "a", span_of("x")));
    assert_false(parcel_put(&p, "a", span_of("x")));
    assert_true(parcel_finish(&p));
    parcel_drop(&p);
    assert_int_equal(mode_of("map"), 0700);
    assert_int_equal(mode_of("map/a"), 0600);
    /* It came about meanwhile: nothing is replaced. */
    (void)snprintf(path, sizeof(path), "%s/map2", rig.dir);
    assert_int_equal(parcel_begin(&p, &call, path), CLI_OK);
    assert_int_equal(mkdir(path, 0755), 0);
    write_text("map2/ander", "x");
    assert_false(parcel_finish(&p));
    parcel_drop(&p);
    assert_int_equal(mode_of("map2/ander") & 0400, 0400);
    assert_int_equal(mode_of("map2.part"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(test_cli__##f, set_up, tear_down)
        T(an_export_appears_whole),
        T(a_broken_off_export_is_said),
        T(each_filter_narrows),
        T(what_was_destroyed_is_counted),
        T(a_dry_run_leaves_nothing),
        T(what_does_not_go_together),
        T(a_register_stops_at_its_limit),
        T(a_collector_confirms_or_not),
        T(a_collector_that_is_not_there),
        T(a_name_stops_at_its_limit),
        T(a_folder_takes_its_files_or_none),
#undef T
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
