/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/clock.h"
#include "partner/partner.h"

#define LEAST                                       \
    "id: pi-1\nnaam: PI Voorbeeld\n"                \
    "oin: \"00000099000000000001\"\nrollen: [PI]\n" \
    "formaat: pi/v1\n"

static void
expect_fault(const char *text, const char *where)
{
    struct errinfo ei = {.code = ERR_OK};
    struct partner p = {.rollen = 99};
    enum err rc = partner_file_parse(span_of(text), "p.yaml", &p, &ei);

    if (rc != ERR_CONFIG || strncmp(ei.text, "p.yaml:", 7) != 0 ||
        strncmp(ei.text + 7, where, strlen(where)) != 0)
        fail_msg("%s: %d \"%s\", not %s", text, rc, ei.text, where);
    assert_int_equal(p.rollen, 99);
}

static void
test_partner__a_file_gives_every_field(void **state)
{
    static const char text[] =
        "id: gemeente-utrecht\nnaam: Gemeente Utrecht\n"
        "oin: \"00000099000000000344\"\nrollen: [GN, ZV]\n"
        "formaat: gemeente/v1\ngemeente: \"0344\"\naflevering: push\n"
        "url: https://utrecht.example/in\nadres: 192.0.2.10\n"
        "loket: nazorg@utrecht.example\nstatus: opgeschort\n"
        "mandaten:\n  - {gemeente: \"0310\", van: 2026-01-01, "
        "tot: 2026-12-31}\n  - gemeente: \"0312\"\n    van: 2026-02-01\n"
        "    tot: 2026-02-01\n";
    struct errinfo ei = {.code = ERR_OK};
    struct partner p;

    (void)state;
    if (partner_file_parse(span_of(text), "p.yaml", &p, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    assert_string_equal(p.id, "gemeente-utrecht");
    assert_string_equal(p.naam, "Gemeente Utrecht");
    assert_string_equal(p.oin, "00000099000000000344");
    assert_true(partner_has_rol(&p, ROL_GN) && partner_has_rol(&p, ROL_ZV));
    assert_false(partner_has_rol(&p, ROL_GB));
    assert_string_equal(p.kind, "gemeente");
    assert_string_equal(p.version, "v1");
    assert_string_equal(p.gemeente, "0344");
    assert_int_equal(p.kanaal[0].delivery, PARTNER_PUSH);
    assert_string_equal(p.kanaal[0].url, "https://utrecht.example/in");
    assert_string_equal(p.kanaal[0].address, "192.0.2.10");
    assert_string_equal(p.loket, "nazorg@utrecht.example");
    assert_int_equal(p.status, PARTNER_OPGESCHORT);
    assert_int_equal(p.mandaat_n, 2);
    assert_string_equal(p.mandaat[0].gemeente, "0310");
    assert_int_equal(p.mandaat[0].van_dag, clock_days(2026, 1, 1));
    assert_int_equal(p.mandaat[0].tot_dag, clock_days(2026, 12, 31));
    assert_string_equal(p.mandaat[1].gemeente, "0312");
}

#define ZVH_FILE                                                            \
    "id: zvh\nnaam: ZVH\noin: \"00000099000000000900\"\nrollen: [ZV, OM]\n" \
    "formaat: gemeente/v1\n"

static void
test_partner__a_file_gives_the_channels(void **state)
{
    static const char text[] =
        ZVH_FILE "kanalen:\n"
                 "  - {kanaal: RISICO_18B, aflevering: push,\n"
                 "     url: https://zvh.example/18b, adres: 192.0.2.10}\n"
                 "  - {kanaal: BIJ, aflevering: postbus}\n"
                 "  - {kanaal: PGA}\n"
                 "gemandateerden:\n"
                 "  - {naam: J. de Proef, functie: adviseur, "
                 "van: 2026-01-01, tot: 2026-12-31}\n"
                 "  - {functie: griffier, kanaal: BIJ, van: 2026-01-01, "
                 "tot: 2026-01-01}\n"
                 "convenanten:\n"
                 "  - {id: ZVH-1, van: 2026-01-01, tot: 2026-12-31}\n";
    struct errinfo ei = {.code = ERR_OK};
    struct partner p;

    (void)state;
    if (partner_file_parse(span_of(text), "p.yaml", &p, &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    assert_true(p.kanaal[CHANNEL_RISICO_18B].admitted);
    assert_int_equal(p.kanaal[CHANNEL_RISICO_18B].delivery, PARTNER_PUSH);
    assert_string_equal(p.kanaal[CHANNEL_RISICO_18B].url,
        "https://zvh.example/18b");
    assert_string_equal(p.kanaal[CHANNEL_RISICO_18B].address, "192.0.2.10");
    assert_true(
        p.kanaal[CHANNEL_BIJ].admitted && p.kanaal[CHANNEL_PGA].admitted);
    assert_int_equal(p.kanaal[CHANNEL_BIJ].delivery, PARTNER_MAILBOX);
    assert_false(p.kanaal[CHANNEL_DOELGROEP].admitted);
    assert_int_equal(p.gemandateerde_n, 2);
    assert_int_equal(p.gemandateerde[0].kanaal, CHANNEL_RISICO_18B);
    assert_string_equal(p.gemandateerde[0].naam, "J. de Proef");
    assert_string_equal(p.gemandateerde[0].functie, "adviseur");
    assert_int_equal(p.gemandateerde[1].kanaal, CHANNEL_BIJ);
    assert_string_equal(p.gemandateerde[1].naam, "");
    assert_int_equal(p.gemandateerde[1].tot_dag, clock_days(2026, 1, 1));
    assert_int_equal(p.convenant_n, 1);
    assert_string_equal(p.convenant[0].id, "ZVH-1");
    assert_int_equal(p.convenant[0].van_dag, clock_days(2026, 1, 1));
}

static void
test_partner__a_wrong_channel_is_refused_with_its_place(void **state)
{
    (void)state;
    expect_fault(ZVH_FILE "kanalen: [PGA]\n", "6:11: kanalen: a list of {kan");
    expect_fault(ZVH_FILE "kanalen: [{kanaal: PG}]\n", "6:20: a row begins");
    expect_fault(ZVH_FILE "kanalen: [{aflevering: push, kanaal: PGA}]\n",
        "6:24: a row begins");
    expect_fault(ZVH_FILE "kanalen: [{kanaal: REINTEGRATIE}]\n",
        "6:20: a row begins");
    expect_fault(ZVH_FILE "kanalen: [{kanaal: PGA}, {kanaal: PGA}]\n",
        "6:35: this channel stands twice");
    expect_fault(ZVH_FILE "kanalen: [{kanaal: PGA, kleur: rood}]\n",
        "6:25: kanaal, aflevering");
    expect_fault(ZVH_FILE "kanalen: [{kanaal: PGA, aflevering: push}]\n",
        "6:20: kanalen: needed for push");
    expect_fault(ZVH_FILE "gemandateerden: [{kanaal: 18B}]\n",
        "6:27: no channel has this name");
    expect_fault(ZVH_FILE "gemandateerden: [{leeftijd: 40}]\n",
        "6:19: kanaal, naam");
    expect_fault(ZVH_FILE "gemandateerden: [{van: morgen}]\n", "6:24: a day");
    expect_fault(ZVH_FILE "convenanten: [{id: a, kleur: b}]\n",
        "6:23: id, van or tot");
    expect_fault(ZVH_FILE "convenanten: [{id: a, van: 2026-01-01}]\n",
        "6:20: convenanten: an id");
}

/* Who was named is told to nobody. */
static void
test_partner__a_fault_does_not_say_who(void **state)
{
    static const char text[] =
        ZVH_FILE "kanalen: [{kanaal: RISICO_18B}]\n"
                 "gemandateerden: [{naam: Geheim Persoon, van: 2026-01-01, "
                 "tot: 2025-01-01}]\n";
    struct errinfo ei = {.code = ERR_OK};
    struct partner p;

    (void)state;
    assert_int_equal(partner_file_parse(span_of(text), "p.yaml", &p, &ei),
        ERR_CONFIG);
    assert_non_null(strstr(ei.text, "gemandateerden"));
    assert_null(strstr(ei.text, "Geheim"));
}

static enum err
parse_rows(const char *head, const char *row, size_t n)
{
    struct partner p;
    struct buf b;
    enum err rc;

    buf_init(&b, 8192);
    buf_text(&b, ZVH_FILE "kanalen: [{kanaal: RISICO_18B}]\n");
    buf_printf(&b, "%s:\n", head);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "- {%s%zu, van: 2026-01-01, tot: 2026-12-31}\n", row, i);
    assert_int_equal(buf_err(&b), ERR_OK);
    rc = partner_file_parse(buf_peek(&b), "p.yaml", &p, NULL);
    buf_done(&b);
    return rc;
}

static void
test_partner__a_file_holds_so_many_delegates_and_covenants(void **state)
{
    (void)state;
    assert_int_equal(
        parse_rows("gemandateerden", "naam: a", PARTNER_DELEGATES_MAX), ERR_OK);
    assert_int_equal(
        parse_rows("gemandateerden", "naam: a", PARTNER_DELEGATES_MAX + 1),
        ERR_CONFIG);
    assert_int_equal(parse_rows("convenanten", "id: a", PARTNER_COVENANTS_MAX),
        ERR_OK);
    assert_int_equal(
        parse_rows("convenanten", "id: a", PARTNER_COVENANTS_MAX + 1),
        ERR_CONFIG);
}

static void
test_partner__a_short_file_is_an_active_mailbox(void **state)
{
    struct partner p;

    (void)state;
    assert_int_equal(partner_file_parse(span_of(LEAST), "p.yaml", &p, NULL),
        ERR_OK);
    assert_int_equal(p.kanaal[0].delivery, PARTNER_MAILBOX);
    assert_int_equal(p.status, PARTNER_ACTIEF);
    assert_int_equal(p.mandaat_n, 0);
    assert_int_equal(
        partner_file_parse(span_of(LEAST "mandaten: []\n"), "p.yaml", &p, NULL),
        ERR_OK);
}

static void
test_partner__a_wrong_file_is_refused_with_its_place(void **state)
{
    (void)state;
    expect_fault(LEAST "kleur: rood\n", "6:1: a partner has no field");
    expect_fault(LEAST "id: pi-2\n", "6:1: this key stands twice");
    expect_fault(LEAST "status: weg\n", "6:9: actief or opgeschort");
    expect_fault(LEAST "aflevering: post\n", "6:13: mailbox or push");
    expect_fault(LEAST "aflevering: push\n", "1:1: url: needed for push");
    expect_fault(LEAST "url: http://a.example\n", "6:6: url: https");
    expect_fault(LEAST "url: [a]\n", "6:7: url: one value");
    expect_fault(LEAST "gemeente: \"03445\"\n", "6:11: at most 4");
    expect_fault(LEAST "gemeente: 344\n", "6:11: gemeente: a CBS code");
    expect_fault(LEAST "mandaten: ja\n", "6:11: mandaten: a list of {");
    expect_fault(LEAST "mandaten: [ja]\n", "6:12: mandaten: a list of {");
    expect_fault(LEAST "mandaten: [{kleur: a}]\n", "6:13: gemeente, van or");
    expect_fault(LEAST "mandaten: [{van: 2026-02-30}]\n", "6:18: a day");
    expect_fault(LEAST "mandaten: [{gemeente: '0344', van: 2026-01-01, "
                       "tot: 2026-01-01}]\n",
        "6:23: mandaten: only a partner in role GN or ZV");
    expect_fault("id: a\nrollen: PI\n", "2:9: rollen: a list expected");
    expect_fault("rollen: [XX]\n", "1:10: no role has this code");
    expect_fault("rollen: [PI, PI]\n", "1:14: this role stands twice");
    expect_fault("rollen: []\n", "1:1: id: 1 to 40");
    expect_fault("formaat: pi\n", "1:10: kind/version");
    expect_fault("id: pi-1\nnaam: PI\noin: '00000099000000000001'\n"
                 "rollen: [PI]\nformaat: /v1\n",
        "5:10: formaat: kind/version");
    expect_fault("id: &a b\n", "1:");
}

static void
test_partner__an_unfinished_mandate_is_refused(void **state)
{
    static const char *const parts[] = {"gemeente: '0344', van: 2026-01-01",
        "gemeente: '0344', tot: 2026-01-01",
        "van: 2026-01-01, tot: 2026-01-01"};
    char text[400];

    (void)state;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        (void)snprintf(text, sizeof(text),
            "id: zvh\nnaam: ZVH\noin: \"00000099000000000900\"\n"
            "rollen: [ZV]\nformaat: gemeente/v1\nmandaten: [{%s}]\n",
            parts[i]);
        expect_fault(text, "6:");
    }
}

static enum err
parse_mandates(size_t n)
{
    struct partner p;
    struct buf b;
    enum err rc;

    buf_init(&b, 8192);
    buf_text(&b, "id: zvh\nnaam: ZVH\noin: \"00000099000000000900\"\n"
                 "rollen: [ZV]\nformaat: gemeente/v1\nmandaten:\n");
    for (size_t i = 0; i < n; i++)
        buf_printf(&b,
            "- {gemeente: \"%04zu\", van: 2026-01-01, "
            "tot: 2026-12-31}\n",
            i);
    assert_int_equal(buf_err(&b), ERR_OK);
    rc = partner_file_parse(buf_peek(&b), "p.yaml", &p, NULL);
    buf_done(&b);
    return rc;
}

static void
test_partner__a_file_holds_so_many_mandates_and_no_more(void **state)
{
    (void)state;
    assert_int_equal(parse_mandates(PARTNER_MANDATES_MAX), ERR_OK);
    assert_int_equal(parse_mandates(PARTNER_MANDATES_MAX + 1), ERR_CONFIG);
}

static void
test_partner__a_file_is_read_from_disk(void **state)
{
    char dir[] = "/tmp/partner.XXXXXX";
    char path[64];
    struct partner p;
    struct errinfo ei = {.code = ERR_OK};
    FILE *f;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof(path), "%s/p.yaml", dir);
    assert_int_equal(partner_file_read(path, &p, &ei), ERR_NOTFOUND);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(LEAST, f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(partner_file_read(path, &p, &ei), ERR_OK);
    assert_string_equal(p.id, "pi-1");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_partner__a_file_gives_every_field),
        cmocka_unit_test(test_partner__a_file_gives_the_channels),
        cmocka_unit_test(
            test_partner__a_wrong_channel_is_refused_with_its_place),
        cmocka_unit_test(test_partner__a_fault_does_not_say_who),
        cmocka_unit_test(
            test_partner__a_file_holds_so_many_delegates_and_covenants),
        cmocka_unit_test(test_partner__a_short_file_is_an_active_mailbox),
        cmocka_unit_test(test_partner__a_wrong_file_is_refused_with_its_place),
        cmocka_unit_test(test_partner__an_unfinished_mandate_is_refused),
        cmocka_unit_test(
            test_partner__a_file_holds_so_many_mandates_and_no_more),
        cmocka_unit_test(test_partner__a_file_is_read_from_disk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
