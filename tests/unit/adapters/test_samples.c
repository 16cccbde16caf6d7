/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The samples beside the tables: `M10.xml` is valid, `M10-<why>.xml` is not,
 * and `M10-waarde-<why>.xml` is valid to the schema but wrong in a value.
 */
#include "tests/unit/adapters/fixture.h"

#include "base/text.h"
#include "tests/lib/formats.h"

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

/* Valid and invalid samples per type; M25 has no type and is not counted. */
struct tally {
    unsigned valid[BERICHT__COUNT], invalid[BERICHT__COUNT];
};

static void
count(struct tally *t, const char *name)
{
    struct span code = {(const uint8_t *)name, 3};
    enum bericht type;

    assert_true(strlen(name) > 3 && terms_parse_bericht(code, &type));
    *(name[3] == '-' ? &t->invalid[type] : &t->valid[type]) += 1;
}

static void
every_type_has_samples(const struct adapter *ad, const struct tally *t)
{
    for (unsigned i = 0; i < BERICHT__COUNT; i++) {
        bool ok = !adapter_has_type(ad, (enum bericht)i) ||
                  (t->valid[i] == 1 && t->invalid[i] >= 2);

        if (!ok)
            print_message("%s %s: %u valid and %u invalid samples\n",
                adapter_kind(ad), terms_bericht((enum bericht)i), t->valid[i],
                t->invalid[i]);
        assert_true(ok);
    }
}

static void
test_samples__get_the_verdict_in_their_name(void **state)
{
    struct formats fs;

    (void)state;
    formats_find(&fs, "adapters");
    for (size_t i = 0; i < fs.n; i++) {
        struct tally tally = {{0}, {0}};
        struct fixture fx;
        char dir[PATH_LEN];
        const struct dirent *e;
        DIR *d;

        assert_true(snprintf(dir, sizeof(dir), "adapters/%s/%s/samples",
                        fs.v[i].kind, fs.v[i].version) < PATH_LEN);
        fixture_open(&fx, "adapters", fs.v[i].kind);
        fx.ad = adapters_find(fx.as, fs.v[i].kind, fs.v[i].version);
        d = opendir(dir);
        assert_non_null(d);
        while ((e = readdir(d)) != NULL) {
            if (e->d_name[0] == '.')
                continue;
            one_sample(&fx, dir, e->d_name);
            count(&tally, e->d_name);
        }
        closedir(d);
        every_type_has_samples(fx.ad, &tally);
        fixture_close(&fx);
    }
}

/* What one side sends is carried by another, or by a desk of the same side. */
static void
test_samples__carry_every_type_that_runs(void **state)
{
    struct formats fs;
    struct fixture fx;

    (void)state;
    formats_find(&fs, "adapters");
    fixture_open(&fx, "adapters", "pi");
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        unsigned n = 0;

        for (size_t i = 0; i < fs.n; i++)
            n += adapter_has_type(
                adapters_find(fx.as, fs.v[i].kind, fs.v[i].version),
                (enum bericht)t);
        if (t == BERICHT_M25)
            assert_int_equal(n, 0);
        else if (t >= BERICHT_M15 && t <= BERICHT_M18)
            assert_true(n >= 1);
        else
            assert_true(n >= 2);
    }
    fixture_close(&fx);
}

/* M25 runs elsewhere; M09 runs until a day. */
static void
test_samples__of_a_closed_type_say_where_to_go(void **state)
{
    struct formats fs;
    struct fixture fx;

    (void)state;
    formats_find(&fs, "adapters");
    fixture_open(&fx, "adapters", "pi");
    for (size_t i = 0; i < fs.n; i++) {
        const struct adapter_closed *c;
        char path[PATH_LEN];

        fx.ad = adapters_find(fx.as, fs.v[i].kind, fs.v[i].version);
        assert_true(
            snprintf(path, sizeof(path),
                "adapters/%s/%s/samples/M25-eigen-route.%s", fs.v[i].kind,
                fs.v[i].version, fs.v[i].xml ? "xml" : "json") < PATH_LEN);
        fixture_file(&fx, path);
        assert_int_equal(fixture_read_span(&fx, buf_peek(&fx.doc)),
            ERR_UNSUPPORTED);
        fixture_only(&fx, fs.v[i].xml ? "/" : "", "eigen-route");
        assert_non_null(strstr(fx.ev[0].detail, "Injus"));
        assert_null(adapter_closed(fx.ad, BERICHT_M25, 0));
        assert_null(adapter_closed(fx.ad, BERICHT_M10, INT64_MAX));
        c = adapter_closed(fx.ad, BERICHT_M09, 19692); /* 2023-12-01 */
        assert_int_equal(c != NULL, adapter_has_type(fx.ad, BERICHT_M09));
        assert_true(c == NULL || strcmp(c->code, "berichttype-vervallen") == 0);
        assert_null(adapter_closed(fx.ad, BERICHT_M09, 19691));
    }
    fixture_close(&fx);
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

/* What PI says with one thing changed, as kind writes it. */
static void
said_to(struct fixture *fx, const char *sample, const char *kind,
    const char *from, const char *to)
{
    const struct adapter *ad = adapters_find(fx->as, kind, "v1");
    struct message m;
    struct elset es;
    enum bericht type;

    assert_non_null(ad);
    fixture_file(fx, sample);
    fixture_swap(fx, from, to);
    assert_int_equal(fixture_read_span(fx, buf_peek(&fx->doc)), ERR_OK);
    assert_true(
        terms_parse_bericht(message_get(&fx->m, LF_BERICHT_TYPE, 0), &type));
    es = adapter_elements(ad, type);
    assert_int_equal(
        message_init(&m, &fx->arena, LIMIT_MESSAGE_VALUES_MAX, &fx->ei),
        ERR_OK);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&es, (enum element)e))
            assert_int_equal(
                message_copy(&m, &fx->m, (enum element)e, NULL, NULL, &fx->ei),
                ERR_OK);
    buf_clear(&fx->out);
    if (adapter_write(ad, type, &m, &fx->out, &fx->ei) != ERR_OK)
        fail_msg("%s", fx->ei.text);
}

static void
assert_out(const struct fixture *fx, const char *want)
{
    if (text_find(buf_peek(&fx->out), span_of(want)) < 0)
        fail_msg("no %s", want);
}

#define NAAM  "<Achternaam>van Voorbeeld</Achternaam>"
#define DATUM "<GebDatum>00-03-1988</GebDatum>"
#define PI    "adapters/pi/v1/samples/"

static void
test_samples__an_incomplete_date_stays_so_in_every_format(void **state)
{
    static const struct {
        const char *pi, *re, *gem;
    } cases[] = {
        {"17-03-1988", ">1988-03-17<", "\"datum\":\"1988-03-17\""},
        {"00-03-1988", ">1988-03-00<", "{\"jaar\":1988,\"maand\":3}"},
        {"00-00-1988", ">1988-00-00<", "{\"jaar\":1988}"},
    };
    struct fixture fx;

    (void)state;
    fixture_open(&fx, "adapters", "pi");
    for (size_t i = 0; i < 3; i++) {
        char to[60];

        (void)snprintf(to, sizeof(to), "<GebDatum>%s</GebDatum>", cases[i].pi);
        said_to(&fx, PI "M11.xml", "reclassering", DATUM, to);
        assert_out(&fx, cases[i].re);
        said_to(&fx, PI "M10.xml", "gemeente", DATUM, to);
        assert_out(&fx, cases[i].gem);
    }
    fixture_close(&fx);
}

static void
test_samples__a_joined_name_comes_apart_in_another_format(void **state)
{
    static const struct {
        const char *pi, *prefix, *surname;
    } cases[] = {
        {"van der Voorbeeld", "van der", "Voorbeeld"},
        {"In 't Voorbeeld", "in 't", "Voorbeeld"},
        {"d'Exemple", "d'", "Exemple"},
        {"de la Ejemplo-Örnek", "de la", "Ejemplo-Örnek"},
        {" van Voorbeeld", NULL, "van Voorbeeld"},
        {"Denvoorbeeld", NULL, "Denvoorbeeld"},
    };
    struct fixture fx;

    (void)state;
    fixture_open(&fx, "adapters", "pi");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char to[100];

        (void)snprintf(to, sizeof(to), "<Achternaam>%s</Achternaam>",
            cases[i].pi);
        said_to(&fx, PI "M10.xml", "gemeente", NAAM, to);
        (void)snprintf(to, sizeof(to), "\"geslachtsnaam\":\"%s\"",
            cases[i].surname);
        assert_out(&fx, to);
        (void)snprintf(to, sizeof(to), "\"voorvoegselGeslachtsnaam\":\"%s\"",
            cases[i].prefix == NULL ? "" : cases[i].prefix);
        if (cases[i].prefix != NULL)
            assert_out(&fx, to);
        else
            assert_true(
                text_find(buf_peek(&fx.out), span_of("voorvoegsel")) < 0);
    }
    fixture_close(&fx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples__get_the_verdict_in_their_name),
        cmocka_unit_test(test_samples__carry_every_type_that_runs),
        cmocka_unit_test(test_samples__of_a_closed_type_say_where_to_go),
        cmocka_unit_test(test_samples__go_from_one_format_to_another),
        cmocka_unit_test(
            test_samples__an_incomplete_date_stays_so_in_every_format),
        cmocka_unit_test(
            test_samples__a_joined_name_comes_apart_in_another_format),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
