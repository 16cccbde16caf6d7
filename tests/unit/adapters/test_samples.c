/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The samples beside the tables: `M10.xml` is valid, `M10-<why>.xml` is not,
 * and `M10-waarde-<why>.xml` is valid to the schema but wrong in a value.
 */
#include <dirent.h>

#include "tests/unit/adapters/fixture.h"

static const char *const kinds[] = {"pi", "reclassering", "gemeente"};

/* What was read, written and read again is the same. */
static void
round_trip(struct fixture *fx, const char *name)
{
    struct arena arena;
    struct message m;
    enum bericht type;
    enum err rc;

    assert_int_equal(arena_init(&arena, LIMIT_MESSAGE_ARENA_MAX, &fx->ei),
        ERR_OK);
    assert_int_equal(
        message_init(&m, &arena, LIMIT_MESSAGE_VALUES_MAX, &fx->ei), ERR_OK);
    assert_true(
        terms_parse_bericht(message_get(&fx->m, LF_BERICHT_TYPE, 0), &type));
    buf_clear(&fx->out);
    rc = adapter_write(fx->ad, type, &fx->m, &fx->out, &fx->ei);
    if (rc == ERR_OK)
        rc = adapter_read(fx->ad, fx->rd, buf_peek(&fx->out), &m, &fx->errs,
            &fx->ei);
    if (rc != ERR_OK)
        print_message("%s: %s\n", name, fx->ei.text);
    assert_int_equal(rc, ERR_OK);
    assert_int_equal(m.n, fx->m.n);
    for (uint16_t i = 0; i < m.n; i++)
        assert_true(span_eq(m.v[i].text,
            message_get(&fx->m, (enum leaf)m.v[i].leaf, m.v[i].occ)));
    arena_done(&arena);
}

static void
one_sample(struct fixture *fx, const char *dir, const char *name)
{
    char path[PATH_LEN];
    bool valid = strchr(name, '-') == NULL;
    enum err rc;

    assert_true(snprintf(path, sizeof(path), "%s/%s", dir, name) < PATH_LEN);
    fixture_file(fx, path);
    rc = fixture_read_span(fx, buf_peek(&fx->doc));
    if ((rc == ERR_OK) != valid)
        print_message("%s: %s\n", path, rc == ERR_OK ? "passes" : fx->ei.text);
    assert_int_equal(rc == ERR_OK, valid);
    if (valid) {
        round_trip(fx, path);
        return;
    }
    assert_true(fx->errs.n > 0);
    for (size_t i = 0; i < fx->errs.n; i++)
        assert_int_equal(strncmp(fx->ev[i].code, "waarde-", 7) == 0,
            strstr(name, "-waarde-") != NULL);
}

static void
test_samples__get_the_verdict_in_their_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct fixture fx;
        char dir[PATH_LEN];
        const struct dirent *e;
        DIR *d;
        int n = 0;

        assert_true(snprintf(dir, sizeof(dir), "adapters/%s/v1/samples",
                        kinds[i]) < PATH_LEN);
        fixture_open(&fx, "adapters", kinds[i]);
        d = opendir(dir);
        assert_non_null(d);
        while ((e = readdir(d)) != NULL) {
            if (e->d_name[0] == '.')
                continue;
            one_sample(&fx, dir, e->d_name);
            n++;
        }
        closedir(d);
        assert_true(n > 5);
        fixture_close(&fx);
    }
}

/* What one format carries, another that carries its elements writes too. */
static void
test_samples__go_from_one_format_to_another(void **state)
{
    struct fixture fx;
    const struct adapter *gem;

    (void)state;
    fixture_open(&fx, "adapters", "pi");
    fixture_file(&fx, "adapters/pi/v1/samples/M30.xml");
    assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)), ERR_OK);
    gem = adapters_find(fx.as, "gemeente", "v1");
    buf_clear(&fx.out);
    assert_int_equal(adapter_write(gem, BERICHT_M30, &fx.m, &fx.out, &fx.ei),
        ERR_OK);
    assert_int_equal(fx.out.p[0], '{');
    fixture_close(&fx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples__get_the_verdict_in_their_name),
        cmocka_unit_test(test_samples__go_from_one_format_to_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
