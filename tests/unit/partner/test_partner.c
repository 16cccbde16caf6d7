/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define BIT(rol) (UINT32_C(1) << ROL_##rol)

enum { VANDAAG = 20780 }; /* 2026-11-23 */

#define UTRECHT                                                              \
    {                                                                        \
        .id = "gemeente-utrecht", .naam = "Gemeente Utrecht",                \
        .oin = "00000099000000000344", .rollen = BIT(GN) | BIT(GB),          \
        .kind = "gemeente", .version = "v1", .gemeente = "0344",             \
        .kanaal[0].delivery = PARTNER_PUSH,                                  \
        .kanaal[0].url = "https://utrecht.example/in",                       \
        .kanaal[0].address = "192.0.2.10", .loket = "nazorg@utrecht.example" \
    }

#define ZVH                                                                \
    {                                                                      \
        .id = "zvh-midden", .naam = "ZVH Midden",                          \
        .oin = "00000099000000000900", .rollen = BIT(GN) | BIT(ZV),        \
        .kind = "gemeente", .version = "v1", .loket = "loket@zvh.example", \
        .mandaat_n = 1, .mandaat = {                                       \
            {"0344", VANDAAG - 10, VANDAAG + 10}                           \
        }                                                                  \
    }

/* partner_check() must refuse, naming this field. */
static void
expect_wrong(const struct partner *p, const char *field)
{
    struct errinfo ei = {.code = ERR_OK};
    size_t n = strlen(field);

    assert_int_equal(partner_check(p, &ei), ERR_CONFIG);
    if (strncmp(ei.text, field, n) != 0 || ei.text[n] != ':')
        fail_msg("\"%s\", not %s", ei.text, field);
}

static void
test_partner__a_whole_partner_passes(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner pi = {.id = "pi-1",
        .naam = "PI Voorbeeld",
        .oin = "00000099000000000001",
        .rollen = BIT(PI),
        .kind = "pi",
        .version = "v1"};

    (void)state;
    assert_int_equal(partner_check(&utrecht, NULL), ERR_OK);
    assert_int_equal(partner_check(&zvh, NULL), ERR_OK);
    assert_int_equal(partner_check(&pi, NULL), ERR_OK);
    memset(pi.id, 'a', PARTNER_ID_MAX);
    assert_int_equal(partner_check(&pi, NULL), ERR_OK);
}

/* Copy a text over a field of a fresh Utrecht and expect that it is wrong. */
#define WRONG(field, text, name)                                \
    do {                                                        \
        struct partner p_ = UTRECHT;                            \
        (void)snprintf(p_.field, sizeof(p_.field), "%s", text); \
        expect_wrong(&p_, name);                                \
    } while (0)

#define RIGHT(field, text)                                      \
    do {                                                        \
        struct partner p_ = UTRECHT;                            \
        (void)snprintf(p_.field, sizeof(p_.field), "%s", text); \
        assert_int_equal(partner_check(&p_, NULL), ERR_OK);     \
    } while (0)

static void
test_partner__each_text_is_checked(void **state)
{
    (void)state;
    WRONG(id, "", "id");
    WRONG(id, "Gemeente", "id");
    WRONG(id, "a b", "id");
    WRONG(id, "../a", "id");
    WRONG(naam, "", "naam");
    WRONG(naam, "a\nb", "naam");
    WRONG(naam, "\xff", "naam");
    WRONG(oin, "", "oin");
    WRONG(oin, "0000009900000000034", "oin");
    WRONG(oin, "00000099 00000000344", "oin");
    WRONG(oin, "0000009900000000034a", "oin");
    WRONG(oin, "00000005000000000344", "oin");
    WRONG(oin, "90000099000000000344", "oin");
    RIGHT(oin, "0000000400000000A344");
    WRONG(kind, "", "formaat");
    WRONG(kind, "../pi", "formaat");
    WRONG(version, "", "formaat");
    WRONG(gemeente, "", "gemeente");
    WRONG(gemeente, "344", "gemeente");
    WRONG(gemeente, "03x4", "gemeente");
    WRONG(loket, "", "loket");
    WRONG(loket, "utrecht", "loket");
    WRONG(loket, "@utrecht.example", "loket");
    WRONG(loket, "a@utrecht", "loket");
    WRONG(loket, "a@b@utrecht.example", "loket");
    WRONG(loket, "a@.example", "loket");
    WRONG(loket, "a@utrecht..example", "loket");
    WRONG(loket, "a@utrecht.example.", "loket");
    WRONG(loket, "a b@utrecht.example", "loket");
    WRONG(loket, "a@utrecht.example\r\nBcc: b@c.example", "loket");
    RIGHT(loket, "Na.zorg+1@loket.utrecht.example");
    WRONG(kanaal[0].address, "", "adres");
    WRONG(kanaal[0].address, "utrecht.example", "adres");
    WRONG(kanaal[0].address, "192.0.2.256", "adres");
    RIGHT(kanaal[0].address, "2001:db8::10");
}

static void
test_partner__an_endpoint_is_plain_https(void **state)
{
    (void)state;
    WRONG(kanaal[0].url, "", "url");
    WRONG(kanaal[0].url, "http://utrecht.example/in", "url");
    WRONG(kanaal[0].url, "HTTPS://utrecht.example/in", "url");
    WRONG(kanaal[0].url, "https://", "url");
    WRONG(kanaal[0].url, "https:///in", "url");
    WRONG(kanaal[0].url, "https://u:p@utrecht.example/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example@ander.example/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/in?a=b", "url");
    WRONG(kanaal[0].url, "https://utrecht.example?a", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/in#a", "url");
    WRONG(kanaal[0].url, "https://utrecht.example:/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example:0/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example:65536/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example:443x/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example\\in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/a b", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/../in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example//in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/%2e%2e/in", "url");
    WRONG(kanaal[0].url, "https://utrecht.example/in\r\nX: y", "url");
    WRONG(kanaal[0].url, "https://-utrecht.example/in", "url");
    RIGHT(kanaal[0].url, "https://utrecht.example");
    RIGHT(kanaal[0].url, "https://utrecht.example/");
    RIGHT(kanaal[0].url, "https://utrecht.example:65535");
    RIGHT(kanaal[0].url, "https://127.0.0.1:8443/v1/berichten");
}

static void
test_partner__roles_ask_for_their_fields(void **state)
{
    struct partner p = UTRECHT;

    (void)state;
    p.rollen = 0;
    expect_wrong(&p, "rollen");
    p.rollen = UINT32_C(1) << ROL__COUNT;
    expect_wrong(&p, "rollen");
    p.rollen = BIT(PI);
    p.gemeente[0] = p.loket[0] = '\0';
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    p.rollen = BIT(PI) | BIT(CO);
    expect_wrong(&p, "gemeente");
    memcpy(p.gemeente, "0344", 5);
    expect_wrong(&p, "loket");
}

static void
test_partner__a_mailbox_needs_no_endpoint(void **state)
{
    struct partner p = UTRECHT;

    (void)state;
    p.kanaal[0].delivery = PARTNER_MAILBOX;
    p.kanaal[0].url[0] = p.kanaal[0].address[0] = '\0';
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    memcpy(p.kanaal[0].url, "ftp://a", 8);
    expect_wrong(&p, "url");
}

static void
test_partner__a_mandate_is_for_a_zvh(void **state)
{
    struct partner p = ZVH;

    (void)state;
    p.rollen = BIT(ZV);
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    p.rollen = BIT(PI);
    expect_wrong(&p, "mandaten");
    /* A mandate is for aftercare; another municipal role has a place. */
    p.rollen = BIT(GN) | BIT(GB);
    expect_wrong(&p, "gemeente");
    p.rollen = BIT(GN) | BIT(ZV);
    p.mandaat[0].tot_dag = p.mandaat[0].van_dag;
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    p.mandaat[0].tot_dag--;
    expect_wrong(&p, "mandaten");
    p.mandaat[0].tot_dag++;
    p.mandaat[0].gemeente[3] = '\0';
    expect_wrong(&p, "mandaten");
}

static void
put(struct partner_book *b, const struct partner *p)
{
    assert_int_equal(partner_book_put(b, p, NULL), ERR_OK);
}

static void
test_partner__a_book_finds_by_oin_and_id(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner_book b = {.version = 0};

    (void)state;
    assert_null(partner_by_oin(&b, span_of(utrecht.oin)));
    put(&b, &zvh);
    put(&b, &utrecht);
    assert_int_equal(b.version, 2);
    assert_string_equal(partner_by_oin(&b, span_of(utrecht.oin))->id,
        "gemeente-utrecht");
    assert_string_equal(partner_by_oin(&b, span_of(zvh.oin))->id, "zvh-midden");
    assert_string_equal(partner_by_id(&b, span_of("zvh-midden"))->oin, zvh.oin);
    assert_null(partner_by_oin(&b, span_of("00000099000000000345")));
    assert_null(partner_by_oin(&b, span_of("0000009900000000034")));
    assert_null(partner_by_oin(&b, span_of("000000990000000003440")));
    assert_null(partner_by_oin(&b, (struct span){NULL, 0}));
    assert_null(partner_by_id(&b, span_of("zvh")));
    partner_book_done(&b);
}

static void
test_partner__an_oin_belongs_to_one(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner_book b = {.version = 0};
    struct partner p = UTRECHT;
    struct errinfo ei = {.code = ERR_OK};

    (void)state;
    put(&b, &utrecht);
    memcpy(p.id, "ander", 6);
    assert_int_equal(partner_book_put(&b, &p, &ei), ERR_CONFLICT);
    put(&b, &zvh);
    p = zvh;
    memcpy(p.oin, utrecht.oin, sizeof(p.oin));
    assert_int_equal(partner_book_put(&b, &p, &ei), ERR_CONFLICT);
    assert_int_equal(b.version, 2);
    assert_int_equal(b.n, 2);
    assert_non_null(partner_by_oin(&b, span_of(zvh.oin)));
    partner_book_done(&b);
}

static void
test_partner__the_same_id_is_replaced(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner_book b = {.version = 0};
    struct partner p = UTRECHT;

    (void)state;
    put(&b, &utrecht);
    put(&b, &zvh);
    memcpy(p.oin, "00000099000000009999", 21);
    memcpy(p.gemeente, "0310", 5);
    put(&b, &p);
    assert_int_equal(b.n, 2);
    assert_int_equal(b.version, 3);
    assert_null(partner_by_oin(&b, span_of(utrecht.oin)));
    assert_string_equal(partner_by_oin(&b, span_of(p.oin))->id, p.id);
    assert_non_null(partner_by_oin(&b, span_of(zvh.oin)));
    assert_string_equal(
        partner_for_gemeente(&b, span_of("0310"), ROL_GB, VANDAAG)->id, p.id);
    assert_null(partner_for_gemeente(&b, span_of("0344"), ROL_GB, VANDAAG));
    /* With its own copy as the source. */
    put(&b, partner_by_id(&b, span_of(zvh.id)));
    assert_int_equal(b.n, 2);
    partner_book_done(&b);
}

static const char *
receiver(const struct partner_book *b, const char *gemeente, enum rol rol,
    int64_t vandaag)
{
    const struct partner *p =
        partner_for_gemeente(b, span_of(gemeente), rol, vandaag);

    return p == NULL ? "niemand" : p->id;
}

static void
test_partner__a_municipality_goes_before_its_zvh(void **state)
{
    struct partner_book b = {.version = 0};
    struct partner utrecht = UTRECHT, zvh = ZVH;

    (void)state;
    put(&b, &zvh);
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG), "zvh-midden");
    put(&b, &utrecht);
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG),
        "gemeente-utrecht");
    assert_string_equal(receiver(&b, "0344", ROL_ZV, VANDAAG), "zvh-midden");
    utrecht.status = PARTNER_OPGESCHORT;
    put(&b, &utrecht);
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG), "zvh-midden");
    assert_string_equal(receiver(&b, "0344", ROL_GB, VANDAAG), "niemand");
    zvh.status = PARTNER_OPGESCHORT;
    put(&b, &zvh);
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG), "niemand");
    partner_book_done(&b);
}

static void
test_partner__a_mandate_counts_on_its_days_and_for_its_roles(void **state)
{
    struct partner_book b = {.version = 0};
    struct partner zvh = ZVH;

    (void)state;
    zvh.rollen |= BIT(GB);
    zvh.mandaat_n = 2;
    zvh.mandaat[1] =
        (struct partner_mandate){"0344", VANDAAG + 20, VANDAAG + 30};
    put(&b, &zvh);
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG - 11), "niemand");
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG - 10),
        "zvh-midden");
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG + 10),
        "zvh-midden");
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG + 11), "niemand");
    assert_string_equal(receiver(&b, "0344", ROL_GN, VANDAAG + 20),
        "zvh-midden");
    assert_string_equal(receiver(&b, "0344", ROL_GB, VANDAAG), "niemand");
    assert_string_equal(receiver(&b, "0310", ROL_GN, VANDAAG), "niemand");
    assert_string_equal(receiver(&b, "344", ROL_GN, VANDAAG), "niemand");
    assert_string_equal(receiver(&b, "03440", ROL_GN, VANDAAG), "niemand");
    assert_string_equal(receiver(&b, "034x", ROL_GN, VANDAAG), "niemand");
    assert_string_equal(receiver(&b, "", ROL_GN, VANDAAG), "niemand");
    partner_book_done(&b);
}

/* A partner with a number of its own, in no order. */
static void
numbered(struct partner *p, unsigned i)
{
    const struct partner utrecht = UTRECHT;
    unsigned mixed = i * 7919 % 100003;

    *p = utrecht;
    (void)snprintf(p->id, sizeof(p->id), "p-%u", i);
    (void)snprintf(p->oin, sizeof(p->oin), "00000099%012u", mixed);
    (void)snprintf(p->gemeente, sizeof(p->gemeente), "%04u", i % 10000);
}

static void
test_partner__a_full_book_refuses_one_more(void **state)
{
    struct partner_book b = {.version = 0};
    struct partner p;

    (void)state;
    for (unsigned i = 0; i < LIMIT_PARTNERS_MAX; i++) {
        numbered(&p, i);
        put(&b, &p);
    }
    numbered(&p, LIMIT_PARTNERS_MAX);
    assert_int_equal(partner_book_put(&b, &p, NULL), ERR_LIMIT);
    assert_int_equal(b.n, LIMIT_PARTNERS_MAX);
    for (unsigned i = 0; i < LIMIT_PARTNERS_MAX; i++) {
        numbered(&p, i);
        assert_string_equal(partner_by_oin(&b, span_of(p.oin))->id, p.id);
        assert_string_equal(receiver(&b, p.gemeente, ROL_GN, VANDAAG), p.id);
    }
    put(&b, &p);
    partner_book_done(&b);
}

static void
test_partner__a_book_reads_back_as_written(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner_book b = {.version = 0}, back = {.version = 0};
    struct buf out, again;

    (void)state;
    buf_init(&out, 64 * 1024);
    buf_init(&again, 64 * 1024);
    partner_book_write(&out, &b);
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    assert_int_equal(back.n, 0);
    partner_book_done(&back);
    put(&b, &utrecht);
    put(&b, &zvh);
    b.version = 41;
    buf_clear(&out);
    partner_book_write(&out, &b);
    assert_int_equal(buf_err(&out), ERR_OK);
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    assert_int_equal(back.version, 41);
    assert_int_equal(back.n, 2);
    assert_string_equal(back.v[0].naam, utrecht.naam);
    assert_string_equal(back.v[0].kanaal[0].url, utrecht.kanaal[0].url);
    assert_string_equal(back.v[0].loket, utrecht.loket);
    assert_int_equal(back.v[0].kanaal[0].delivery, PARTNER_PUSH);
    assert_int_equal(back.v[1].mandaat[0].tot_dag, VANDAAG + 10);
    assert_int_equal(back.v[1].rollen, zvh.rollen);
    assert_string_equal(receiver(&back, "0344", ROL_ZV, VANDAAG), zvh.id);
    partner_book_write(&again, &back);
    assert_true(span_eq(buf_peek(&out), buf_peek(&again)));
    buf_done(&out);
    buf_done(&again);
    partner_book_done(&b);
    partner_book_done(&back);
}

/* A mayor's cabinet with everything a record can hold. */
static struct partner
cabinet(void)
{
    struct partner p = UTRECHT;

    p.rollen = BIT(BU) | BIT(ZV);
    for (unsigned ch = 1; ch < CHANNEL__COUNT; ch++) {
        struct partner_endpoint *e = &p.kanaal[ch];

        *e = (struct partner_endpoint){.admitted = true,
            .delivery = PARTNER_PUSH,
            .address = "192.0.2.11"};
        (void)snprintf(e->url, sizeof(e->url), "https://utrecht.example/%s",
            channel_code((enum channel)ch));
    }
    for (size_t i = 0; i < PARTNER_DELEGATES_MAX; i++) {
        struct partner_delegate *d = &p.gemandateerde[i];

        *d = (struct partner_delegate){.kanaal = CHANNEL_RISICO_18B,
            .van_dag = VANDAAG - 1,
            .tot_dag = VANDAAG};
        memset(d->naam, 'a' + (int)i, PARTNER_DELEGATE_MAX);
        memset(d->functie, 'A' + (int)i, PARTNER_DELEGATE_MAX);
    }
    p.gemandateerde_n = PARTNER_DELEGATES_MAX;
    for (size_t i = 0; i < PARTNER_COVENANTS_MAX; i++) {
        p.convenant[i] = (struct partner_covenant){.van_dag = VANDAAG,
            .tot_dag = VANDAAG + 9};
        memset(p.convenant[i].id, 'a' + (int)i, PARTNER_COVENANT_MAX);
    }
    p.convenant_n = PARTNER_COVENANTS_MAX;
    return p;
}

static void
test_partner__channels_read_back_as_written(void **state)
{
    const struct partner p = cabinet();
    struct partner_book b = {.version = 0}, back = {.version = 0};
    const struct partner *q;
    struct buf out;

    (void)state;
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    buf_init(&out, 64 * 1024);
    put(&b, &p);
    partner_book_write(&out, &b);
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    q = &back.v[0];
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++) {
        assert_int_equal(q->kanaal[ch].admitted, ch > 0);
        assert_int_equal(q->kanaal[ch].delivery, PARTNER_PUSH);
        assert_string_equal(q->kanaal[ch].url, p.kanaal[ch].url);
        assert_string_equal(q->kanaal[ch].address, p.kanaal[ch].address);
    }
    assert_int_equal(q->gemandateerde_n, PARTNER_DELEGATES_MAX);
    assert_memory_equal(q->gemandateerde, p.gemandateerde,
        sizeof(p.gemandateerde));
    assert_int_equal(q->convenant_n, PARTNER_COVENANTS_MAX);
    assert_memory_equal(q->convenant, p.convenant, sizeof(p.convenant));
    buf_done(&out);
    partner_book_done(&b);
    partner_book_done(&back);
}

/* As a database of before the channels holds it: form 1 ends at the mandates. */
static void
test_partner__a_book_of_before_the_channels_is_read(void **state)
{
    const struct partner utrecht = UTRECHT;
    /* per channel two flags and two empty texts; no delegate, no covenant; no
     * log, no witness */
    const size_t witness = 4, since = (CHANNEL__COUNT - 1) * 4 + 2 + witness;
    struct partner_book b = {.version = 0}, back = {.version = 0};
    struct buf out;

    (void)state;
    buf_init(&out, 4096);
    put(&b, &utrecht);
    partner_book_write(&out, &b);
    out.p[0] = 1;
    out.n -= since;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    assert_string_equal(back.v[0].loket, utrecht.loket);
    assert_string_equal(back.v[0].kanaal[0].url, utrecht.kanaal[0].url);
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        assert_int_equal(partner_admits(&back.v[0], (enum channel)ch), ch == 0);
    partner_book_done(&back);
    out.n += since;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    /* form 2 ends at the covenants */
    out.p[0] = 2;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    out.n -= witness;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    assert_string_equal(back.v[0].getuige.vkey, "");
    partner_book_done(&back);
    out.p[0] = 4;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    buf_done(&out);
    partner_book_done(&b);
}

#define LOG_VKEY     "utrecht.example/2026+2c25f40e+AQ=="
#define WITNESS_VKEY "utrecht.example/getuige+0badcafe+BA=="

static void
test_partner__a_witness_has_a_key_and_a_door(void **state)
{
    struct partner p = UTRECHT;
    struct partner_book b = {.version = 0}, back = {.version = 0};
    struct buf out;

    (void)state;
    (void)snprintf(p.logboek, sizeof(p.logboek), LOG_VKEY);
    (void)snprintf(p.getuige.vkey, sizeof(p.getuige.vkey), WITNESS_VKEY);
    expect_wrong(&p, "getuige");
    (void)snprintf(p.getuige.url, sizeof(p.getuige.url),
        "https://utrecht.example/getuige");
    expect_wrong(&p, "getuige");
    (void)snprintf(p.getuige.address, sizeof(p.getuige.address), "192.0.2.10");
    put(&b, &p);
    buf_init(&out, 4096);
    partner_book_write(&out, &b);
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL), ERR_OK);
    assert_string_equal(back.v[0].logboek, LOG_VKEY);
    assert_memory_equal(&back.v[0].getuige, &p.getuige, sizeof(p.getuige));
    partner_book_done(&back);
    partner_book_done(&b);
    buf_done(&out);
    (void)snprintf(p.getuige.address, sizeof(p.getuige.address), "utrecht");
    expect_wrong(&p, "getuige_adres");
    (void)snprintf(p.getuige.url, sizeof(p.getuige.url), "http://u.example/");
    expect_wrong(&p, "getuige_url");
    (void)snprintf(p.getuige.vkey, sizeof(p.getuige.vkey), "a+b");
    expect_wrong(&p, "getuige");
    (void)snprintf(p.logboek, sizeof(p.logboek), "een sleutel+a+b");
    expect_wrong(&p, "logboek");
}

static void
test_partner__a_channel_is_whole_and_has_its_own_door(void **state)
{
    struct partner p = cabinet();
    struct partner_endpoint *e = &p.kanaal[CHANNEL_RISICO_18B];

    (void)state;
    e->url[0] = '\0';
    expect_wrong(&p, "kanalen");
    (void)snprintf(e->url, sizeof(e->url), "http://utrecht.example/18b");
    expect_wrong(&p, "kanalen");
    (void)snprintf(e->url, sizeof(e->url), "%s", p.kanaal[0].url);
    expect_wrong(&p, "kanalen");
    (void)snprintf(e->url, sizeof(e->url), "%s", p.kanaal[CHANNEL_PGA].url);
    expect_wrong(&p, "kanalen");
    p = cabinet();
    e->address[0] = '\0';
    expect_wrong(&p, "kanalen");
    p = cabinet();
    p.kanaal[CHANNEL_DOELGROEP].admitted = false;
    expect_wrong(&p, "kanalen");
    p = cabinet();
    p.rollen = BIT(BU);
    expect_wrong(&p, "kanalen");
    p.kanaal[CHANNEL_PGA] = (struct partner_endpoint){.admitted = false};
    expect_wrong(&p, "convenanten");
    p.convenant_n = 0;
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
}

static void
test_partner__delegates_and_covenants_are_whole(void **state)
{
    struct partner p = cabinet();
    struct partner_delegate *d = &p.gemandateerde[1];

    (void)state;
    d->functie[0] = '\0';
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    d->naam[0] = '\0';
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    memcpy(d->naam, " -", 3);
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    memcpy(d->functie, "a\nb", 4);
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    d->tot_dag = d->van_dag - 1;
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    d->kanaal = CHANNEL_PGA;
    expect_wrong(&p, "gemandateerden");
    d->kanaal = CHANNEL_BIJ;
    assert_int_equal(partner_check(&p, NULL), ERR_OK);
    p.kanaal[CHANNEL_BIJ] = (struct partner_endpoint){.admitted = false};
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    p.gemandateerde_n++;
    expect_wrong(&p, "gemandateerden");
    p = cabinet();
    p.convenant[0].id[0] = '\0';
    expect_wrong(&p, "convenanten");
    p = cabinet();
    p.convenant[0].tot_dag = p.convenant[0].van_dag - 1;
    expect_wrong(&p, "convenanten");
    p = cabinet();
    p.convenant_n++;
    expect_wrong(&p, "convenanten");
}

static void
test_partner__delegates_and_covenants_have_their_days(void **state)
{
    struct partner p = UTRECHT;

    (void)state;
    p.gemandateerde_n = 1;
    p.gemandateerde[0] = (struct partner_delegate){.kanaal = CHANNEL_RISICO_18B,
        .naam = "J. de Proef",
        .functie = "Adviseur veiligheid",
        .van_dag = VANDAAG,
        .tot_dag = VANDAAG + 1};
#define HAS(ch, name, day) \
    partner_has_delegate(&p, CHANNEL_##ch, span_of(name), VANDAAG + (day))
    assert_true(HAS(RISICO_18B, "j de proef", 0));
    assert_true(HAS(RISICO_18B, "ADVISEUR  VEILIGHEID", 1));
    assert_false(HAS(RISICO_18B, "J. de Proef", -1));
    assert_false(HAS(RISICO_18B, "J. de Proef", 2));
    assert_false(HAS(BIJ, "J. de Proef", 0));
    assert_false(HAS(RISICO_18B, "J. de Proefa", 0));
    assert_false(HAS(RISICO_18B, "", 0));
    p.gemandateerde[0].naam[0] = '\0'; /* no name is nobody's name */
    assert_false(HAS(RISICO_18B, "", 0));
    assert_true(HAS(RISICO_18B, "adviseur veiligheid", 0));
#undef HAS
    p.convenant_n = 1;
    p.convenant[0] = (struct partner_covenant){.id = "ZVH-1",
        .van_dag = VANDAAG,
        .tot_dag = VANDAAG + 1};
    assert_true(partner_has_covenant(&p, span_of("ZVH-1"), VANDAAG));
    assert_true(partner_has_covenant(&p, span_of("ZVH-1"), VANDAAG + 1));
    assert_false(partner_has_covenant(&p, span_of("ZVH-1"), VANDAAG - 1));
    assert_false(partner_has_covenant(&p, span_of("ZVH-1"), VANDAAG + 2));
    assert_false(partner_has_covenant(&p, span_of("zvh-1"), VANDAAG));
    assert_false(partner_admits(&p, CHANNEL__COUNT));
}

static void
test_partner__a_damaged_book_is_refused(void **state)
{
    const struct partner utrecht = UTRECHT, zvh = ZVH;
    struct partner_book b = {.version = 0}, back = {.version = 0};
    struct buf out;

    (void)state;
    buf_init(&out, 64 * 1024);
    put(&b, &utrecht);
    put(&b, &zvh);
    partner_book_write(&out, &b);
    for (size_t n = 0; n < out.n; n++) {
        uint8_t *copy = malloc(n == 0 ? 1 : n);

        assert_non_null(copy);
        memcpy(copy, out.p, n);
        assert_int_equal(partner_book_read((struct span){copy, n}, &back, NULL),
            ERR_SYNTAX);
        free(copy);
    }
    buf_byte(&out, 0);
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    out.n--;
    out.p[12] = 1; /* one partner, two follow */
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    out.p[12] = 2;
    out.p[0] = 4;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    assert_int_equal(back.n, 0);
    buf_done(&out);
    partner_book_done(&b);
}

static void
test_partner__a_book_with_one_partner_twice_is_refused(void **state)
{
    const struct partner utrecht = UTRECHT;
    struct partner_book b = {.version = 0}, back = {.version = 0};
    struct buf out;
    size_t head = 1 + 8 + 4, n;

    (void)state;
    buf_init(&out, 64 * 1024);
    put(&b, &utrecht);
    partner_book_write(&out, &b);
    n = out.n - head;
    assert_non_null(buf_room(&out, n));
    buf_put(&out, (struct span){out.p + head, n});
    out.p[12] = 2;
    assert_int_equal(partner_book_read(buf_peek(&out), &back, NULL),
        ERR_SYNTAX);
    buf_done(&out);
    partner_book_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_partner__a_whole_partner_passes),
        cmocka_unit_test(test_partner__each_text_is_checked),
        cmocka_unit_test(test_partner__an_endpoint_is_plain_https),
        cmocka_unit_test(test_partner__roles_ask_for_their_fields),
        cmocka_unit_test(test_partner__a_mailbox_needs_no_endpoint),
        cmocka_unit_test(test_partner__a_mandate_is_for_a_zvh),
        cmocka_unit_test(test_partner__a_book_finds_by_oin_and_id),
        cmocka_unit_test(test_partner__an_oin_belongs_to_one),
        cmocka_unit_test(test_partner__the_same_id_is_replaced),
        cmocka_unit_test(test_partner__a_municipality_goes_before_its_zvh),
        cmocka_unit_test(
            test_partner__a_mandate_counts_on_its_days_and_for_its_roles),
        cmocka_unit_test(test_partner__a_full_book_refuses_one_more),
        cmocka_unit_test(test_partner__a_book_reads_back_as_written),
        cmocka_unit_test(test_partner__channels_read_back_as_written),
        cmocka_unit_test(test_partner__a_book_of_before_the_channels_is_read),
        cmocka_unit_test(test_partner__a_channel_is_whole_and_has_its_own_door),
        cmocka_unit_test(test_partner__a_witness_has_a_key_and_a_door),
        cmocka_unit_test(test_partner__delegates_and_covenants_are_whole),
        cmocka_unit_test(test_partner__delegates_and_covenants_have_their_days),
        cmocka_unit_test(test_partner__a_damaged_book_is_refused),
        cmocka_unit_test(
            test_partner__a_book_with_one_partner_twice_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
