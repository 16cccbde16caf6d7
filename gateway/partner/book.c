/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner.h"

#include "base/banned.h"

/*
 * A book as bytes, all integers big-endian:
 *
 *   u8 form, u64 version, u32 n, then n partners:
 *   id, naam, oin, kind, version, gemeente, url, address, loket
 *                                  each u8 length and that many bytes
 *   u32 rollen, u8 status, u8 delivery
 *   u8 mandaat_n, then per mandate: gemeente, u64 van_dag, u64 tot_dag
 *   from form 2 on:
 *   per channel after the first: u8 admitted, u8 delivery, url, address
 *   u8 n, then per delegate: u8 channel, naam, functie, u64 van_dag, u64 tot_dag
 *   u8 n, then per covenant: id, u64 van_dag, u64 tot_dag
 *   from form 3 on:
 *   logboek, getuige: vkey, url, address
 *
 * Older forms are still read: a partner is stored as it was written.
 */

enum { FORM_OLD = 1, FORM_CHANNELS = 2, FORM = 3 };

_Static_assert(PARTNER_URL_MAX <= UINT8_MAX, "a text's length fits in a byte");

/* The texts of a partner, in the order in which they are written. */
#define TEXT(field)                                     \
    {                                                   \
        offsetof(struct partner, field),                \
            sizeof(((struct partner *)NULL)->field) - 1 \
    }

struct text_place {
    size_t offset, max;
};

static const struct text_place texts[] = {TEXT(id), TEXT(naam), TEXT(oin),
    TEXT(kind), TEXT(version), TEXT(gemeente),
    TEXT(kanaal[CHANNEL_REINTEGRATIE].url),
    TEXT(kanaal[CHANNEL_REINTEGRATIE].address), TEXT(loket)};

static const struct text_place witness_texts[] = {TEXT(logboek),
    TEXT(getuige.vkey), TEXT(getuige.url), TEXT(getuige.address)};

enum {
    TEXTS_N = sizeof(texts) / sizeof(texts[0]),
    WITNESS_TEXTS_N = sizeof(witness_texts) / sizeof(witness_texts[0])
};

/* ---- writing ------------------------------------------------------------- */

static void
put_text(struct buf *out, const char *text, size_t max)
{
    size_t n = strnlen(text, max);

    buf_byte(out, (uint8_t)n);
    buf_put(out, (struct span){(const uint8_t *)text, n});
}

static void
put_days(struct buf *out, int64_t van_dag, int64_t tot_dag)
{
    buf_u64(out, (uint64_t)van_dag);
    buf_u64(out, (uint64_t)tot_dag);
}

static void
put_channels(struct buf *out, const struct partner *p)
{
    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        const struct partner_endpoint *e = &p->kanaal[ch];

        buf_byte(out, e->admitted);
        buf_byte(out, (uint8_t)e->delivery);
        put_text(out, e->url, sizeof(e->url) - 1);
        put_text(out, e->address, sizeof(e->address) - 1);
    }
    buf_byte(out, (uint8_t)p->gemandateerde_n);
    for (size_t i = 0; i < p->gemandateerde_n; i++) {
        const struct partner_delegate *d = &p->gemandateerde[i];

        buf_byte(out, (uint8_t)d->kanaal);
        put_text(out, d->naam, sizeof(d->naam) - 1);
        put_text(out, d->functie, sizeof(d->functie) - 1);
        put_days(out, d->van_dag, d->tot_dag);
    }
    buf_byte(out, (uint8_t)p->convenant_n);
    for (size_t i = 0; i < p->convenant_n; i++) {
        const struct partner_covenant *c = &p->convenant[i];

        put_text(out, c->id, sizeof(c->id) - 1);
        put_days(out, c->van_dag, c->tot_dag);
    }
}

static void
put_partner(struct buf *out, const struct partner *p)
{
    for (size_t i = 0; i < TEXTS_N; i++)
        put_text(out, (const char *)p + texts[i].offset, texts[i].max);
    buf_u32(out, p->rollen);
    buf_byte(out, (uint8_t)p->status);
    buf_byte(out, (uint8_t)p->kanaal[CHANNEL_REINTEGRATIE].delivery);
    buf_byte(out, (uint8_t)p->mandaat_n);
    for (size_t i = 0; i < p->mandaat_n; i++) {
        put_text(out, p->mandaat[i].gemeente,
            sizeof(p->mandaat[i].gemeente) - 1);
        put_days(out, p->mandaat[i].van_dag, p->mandaat[i].tot_dag);
    }
    put_channels(out, p);
    for (size_t i = 0; i < WITNESS_TEXTS_N; i++)
        put_text(out, (const char *)p + witness_texts[i].offset,
            witness_texts[i].max);
}

void
partner_book_write(struct buf *out, const struct partner_book *b)
{
    buf_byte(out, FORM);
    buf_u64(out, b->version);
    buf_u32(out, (uint32_t)b->n);
    for (size_t i = 0; i < b->n; i++)
        put_partner(out, &b->v[i]);
}

/* ---- reading ------------------------------------------------------------- */

struct cursor {
    struct span s;
    bool bad;
};

static uint64_t
get_int(struct cursor *c, size_t n)
{
    uint64_t v = 0;

    if (c->bad || c->s.n < n) {
        c->bad = true;
        return 0;
    }
    for (size_t i = 0; i < n; i++)
        v = v << 8 | c->s.p[i];
    c->s.p += n;
    c->s.n -= n;
    return v;
}

static void
get_text(struct cursor *c, char *out, size_t max)
{
    size_t n = get_int(c, 1);

    if (n > max || n > c->s.n || (n > 0 && memchr(c->s.p, '\0', n) != NULL)) {
        c->bad = true;
        n = 0;
    }
    if (n > 0) {
        memcpy(out, c->s.p, n);
        c->s.p += n;
        c->s.n -= n;
    }
    out[n] = '\0';
}

static uint64_t
get_under(struct cursor *c, size_t n, uint64_t end)
{
    uint64_t v = get_int(c, n);

    if (v >= end)
        c->bad = true;
    return c->bad ? 0 : v;
}

static void
get_days(struct cursor *c, int64_t *van_dag, int64_t *tot_dag)
{
    *van_dag = (int64_t)get_int(c, 8);
    *tot_dag = (int64_t)get_int(c, 8);
}

static void
get_channels(struct cursor *c, struct partner *p)
{
    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        struct partner_endpoint *e = &p->kanaal[ch];

        e->admitted = get_under(c, 1, 2) == 1;
        e->delivery = (enum partner_delivery)get_under(c, 1, PARTNER_PUSH + 1);
        get_text(c, e->url, sizeof(e->url) - 1);
        get_text(c, e->address, sizeof(e->address) - 1);
    }
    p->gemandateerde_n = get_under(c, 1, PARTNER_DELEGATES_MAX + 1);
    for (size_t i = 0; i < p->gemandateerde_n; i++) {
        struct partner_delegate *d = &p->gemandateerde[i];

        d->kanaal = (enum channel)get_under(c, 1, CHANNEL__COUNT);
        get_text(c, d->naam, sizeof(d->naam) - 1);
        get_text(c, d->functie, sizeof(d->functie) - 1);
        get_days(c, &d->van_dag, &d->tot_dag);
    }
    p->convenant_n = get_under(c, 1, PARTNER_COVENANTS_MAX + 1);
    for (size_t i = 0; i < p->convenant_n; i++) {
        struct partner_covenant *v = &p->convenant[i];

        get_text(c, v->id, sizeof(v->id) - 1);
        get_days(c, &v->van_dag, &v->tot_dag);
    }
}

static void
get_partner(struct cursor *c, uint64_t form, struct partner *p)
{
    *p = (struct partner){.rollen = 0};
    for (size_t i = 0; i < TEXTS_N; i++)
        get_text(c, (char *)p + texts[i].offset, texts[i].max);
    p->rollen = (uint32_t)get_under(c, 4, UINT64_C(1) << ROL__COUNT);
    p->status = (enum partner_status)get_under(c, 1, PARTNER_OPGESCHORT + 1);
    p->kanaal[CHANNEL_REINTEGRATIE].delivery =
        (enum partner_delivery)get_under(c, 1, PARTNER_PUSH + 1);
    p->mandaat_n = get_under(c, 1, PARTNER_MANDATES_MAX + 1);
    for (size_t i = 0; i < p->mandaat_n; i++) {
        get_text(c, p->mandaat[i].gemeente, sizeof(p->mandaat[i].gemeente) - 1);
        get_days(c, &p->mandaat[i].van_dag, &p->mandaat[i].tot_dag);
    }
    if (form >= FORM_CHANNELS)
        get_channels(c, p);
    for (size_t i = 0; form >= FORM && i < WITNESS_TEXTS_N; i++)
        get_text(c, (char *)p + witness_texts[i].offset, witness_texts[i].max);
}

static enum err
bad_book(struct errinfo *ei)
{
    return err_set(ei, ERR_SYNTAX, "partner.read", "not a book of partners");
}

static enum err
get_partners(struct cursor *c, uint64_t form, size_t n, struct partner_book *b,
    struct errinfo *ei)
{
    for (size_t i = 0; i < n; i++) {
        struct partner p;
        enum err rc;

        get_partner(c, form, &p);
        if (c->bad)
            return bad_book(ei);
        rc = partner_book_put(b, &p, ei);
        if (rc == ERR_NOMEM)
            return rc;
        /* An id or an OIN that is there already. */
        if (rc != ERR_OK || b->n != i + 1)
            return bad_book(ei);
    }
    return c->s.n == 0 ? ERR_OK : bad_book(ei);
}

enum err
partner_book_read(struct span s, struct partner_book *out, struct errinfo *ei)
{
    struct partner_book b = {.version = 0};
    struct cursor c = {.s = s};
    uint64_t form = get_int(&c, 1);
    uint64_t version = get_int(&c, 8);
    size_t n = get_under(&c, 4, LIMIT_PARTNERS_MAX + 1);
    enum err rc;

    if (c.bad || form < FORM_OLD || form > FORM)
        return bad_book(ei);
    rc = get_partners(&c, form, n, &b, ei);
    if (rc != ERR_OK) {
        partner_book_done(&b);
        return rc;
    }
    b.version = version;
    *out = b;
    return ERR_OK;
}
