/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_partner.h"

#include "base/clock.h"
#include "base/text.h"

#include "base/banned.h"

enum { ROLE_TEXT_MAX = 8, CHANNEL_TEXT_MAX = 16 };

static void
put_day(struct buf *out, const char *key, int64_t day)
{
    char text[CLOCK_DATE_LEN + 1];

    clock_day(day, text);
    admin_json_put_text(out, key, span_of(text));
}

static void
put_roles(struct buf *out, uint32_t mask)
{
    bool first = true;

    buf_text(out, ",\"rollen\":[");
    for (int r = 0; r < ROL__COUNT; r++) {
        if ((mask >> r & 1) == 0)
            continue;
        buf_printf(out, "%s\"%s\"", first ? "" : ",", terms_rol((enum rol)r));
        first = false;
    }
    buf_byte(out, ']');
}

static void
put_format(struct buf *out, const struct partner *p)
{
    buf_text(out, ",\"formaat\":\"");
    text_json(out, span_of(p->kind));
    if (p->version[0] != '\0') {
        buf_byte(out, '/');
        text_json(out, span_of(p->version));
    }
    buf_byte(out, '"');
}

static void
put_channels(struct buf *out, const struct partner *p)
{
    bool first = true;

    buf_text(out, ",\"kanalen\":[");
    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        const struct partner_endpoint *e = &p->kanaal[ch];

        if (!e->admitted)
            continue;
        buf_printf(out, "%s{\"kanaal\":\"%s\"", first ? "" : ",",
            channel_code((enum channel)ch));
        admin_json_put_text(out, "aflevering",
            span_of(e->delivery == PARTNER_PUSH ? "push" : "mailbox"));
        admin_json_put_text(out, "url", span_of(e->url));
        admin_json_put_text(out, "adres", span_of(e->address));
        buf_byte(out, '}');
        first = false;
    }
    buf_byte(out, ']');
}

static void
put_admissions(struct buf *out, const struct partner *p)
{
    buf_text(out, ",\"gemandateerden\":[");
    for (size_t i = 0; i < p->gemandateerde_n; i++) {
        const struct partner_delegate *d = &p->gemandateerde[i];

        buf_printf(out, "%s{\"kanaal\":\"%s\"", i == 0 ? "" : ",",
            channel_code(d->kanaal));
        admin_json_put_text(out, "naam", span_of(d->naam));
        admin_json_put_text(out, "functie", span_of(d->functie));
        put_day(out, "van", d->van_dag);
        put_day(out, "tot", d->tot_dag);
        buf_byte(out, '}');
    }
    buf_text(out, "],\"convenanten\":[");
    for (size_t i = 0; i < p->convenant_n; i++) {
        const struct partner_covenant *c = &p->convenant[i];

        buf_text(out, i == 0 ? "{" : ",{");
        admin_json_put_text(out, "id", span_of(c->id));
        put_day(out, "van", c->van_dag);
        put_day(out, "tot", c->tot_dag);
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
}

void
admin_partner_write(struct buf *out, const struct partner *p)
{
    const struct partner_endpoint *main_door = &p->kanaal[CHANNEL_REINTEGRATIE];

    buf_byte(out, '{');
    admin_json_put_text(out, "id", span_of(p->id));
    admin_json_put_text(out, "naam", span_of(p->naam));
    admin_json_put_text(out, "oin", span_of(p->oin));
    put_roles(out, p->rollen);
    put_format(out, p);
    admin_json_put_text(out, "gemeente", span_of(p->gemeente));
    admin_json_put_text(out, "aflevering",
        span_of(main_door->delivery == PARTNER_PUSH ? "push" : "mailbox"));
    admin_json_put_text(out, "url", span_of(main_door->url));
    admin_json_put_text(out, "adres", span_of(main_door->address));
    admin_json_put_text(out, "loket", span_of(p->loket));
    admin_json_put_text(out, "status",
        span_of(p->status == PARTNER_ACTIEF ? "actief" : "opgeschort"));
    buf_text(out, ",\"mandaten\":[");
    for (size_t i = 0; i < p->mandaat_n; i++) {
        buf_text(out, i == 0 ? "{" : ",{");
        admin_json_put_text(out, "gemeente", span_of(p->mandaat[i].gemeente));
        put_day(out, "van", p->mandaat[i].van_dag);
        put_day(out, "tot", p->mandaat[i].tot_dag);
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
    put_channels(out, p);
    put_admissions(out, p);
    admin_json_put_text(out, "logboek", span_of(p->logboek));
    admin_json_put_text(out, "getuige", span_of(p->getuige.vkey));
    admin_json_put_text(out, "getuige_url", span_of(p->getuige.url));
    admin_json_put_text(out, "getuige_adres", span_of(p->getuige.address));
    buf_byte(out, '}');
}

/* ---- reading ------------------------------------------------------------ */

struct source {
    const struct admin_json *doc;
    const struct admin_json_node *at;
};

static enum err
wrong(const char *field, struct errinfo *ei)
{
    return err_set(ei, ERR_CONFIG, "admin_partner.read",
        "field %s is not what it should be", field);
}

static enum err
known_fields(struct source s, struct errinfo *ei)
{
    static const char *const names[] = {"id", "naam", "oin", "rollen",
        "formaat", "gemeente", "aflevering", "url", "adres", "loket", "status",
        "mandaten", "kanalen", "gemandateerden", "convenanten", "logboek",
        "getuige", "getuige_url", "getuige_adres"};
    const struct admin_json_node *m = admin_json_first(s.doc, s.at);

    if (s.at == NULL || s.at->type != ADMIN_JSON_OBJECT)
        return wrong("partner", ei);
    for (; m != NULL; m = admin_json_next(s.doc, m)) {
        size_t i = 0;

        while (
            i < sizeof(names) / sizeof(names[0]) && !span_is(m->key, names[i]))
            i++;
        if (i == sizeof(names) / sizeof(names[0]))
            return err_set(ei, ERR_CONFIG, "admin_partner.read",
                "the partner has a field that is not known");
    }
    return ERR_OK;
}

struct text_field {
    const char *name;
    char *out;
    size_t max;
};

static enum err
read_texts(struct source s, const struct text_field *f, size_t n,
    struct errinfo *ei)
{
    for (size_t i = 0; i < n; i++) {
        const struct admin_json_node *m =
            admin_json_get(s.doc, s.at, f[i].name);

        if (m != NULL && !admin_json_string(m, f[i].out, f[i].max))
            return wrong(f[i].name, ei);
    }
    return ERR_OK;
}

static enum err
read_roles(struct source s, struct partner *p, struct errinfo *ei)
{
    const struct admin_json_node *list = admin_json_get(s.doc, s.at, "rollen");
    const struct admin_json_node *m = admin_json_first(s.doc, list);

    if (list != NULL && list->type != ADMIN_JSON_ARRAY)
        return wrong("rollen", ei);
    for (; m != NULL; m = admin_json_next(s.doc, m)) {
        char text[ROLE_TEXT_MAX];
        enum rol rol;

        if (!admin_json_string(m, text, sizeof(text)) ||
            !terms_parse_rol(span_of(text), &rol))
            return wrong("rollen", ei);
        p->rollen |= 1u << rol;
    }
    return ERR_OK;
}

static enum err
read_format(struct source s, struct partner *p, struct errinfo *ei)
{
    char text[PARTNER_FORMAT_MAX * 2 + 2];
    const char *slash;
    size_t n;

    if (admin_json_get(s.doc, s.at, "formaat") == NULL)
        return ERR_OK;
    if (!admin_json_string(admin_json_get(s.doc, s.at, "formaat"), text,
            sizeof(text)))
        return wrong("formaat", ei);
    slash = strchr(text, '/');
    n = slash == NULL ? strlen(text) : (size_t)(slash - text);
    if (n >= sizeof(p->kind) ||
        (slash != NULL && strlen(slash + 1) >= sizeof(p->version)))
        return wrong("formaat", ei);
    memcpy(p->kind, text, n);
    if (slash != NULL)
        memcpy(p->version, slash + 1, strlen(slash + 1));
    return ERR_OK;
}

/* One of two words; the first when the field is left out. */
static enum err
read_choice(struct source s, const char *field, const char *const word[2],
    bool *second, struct errinfo *ei)
{
    const struct admin_json_node *m = admin_json_get(s.doc, s.at, field);
    char text[16];

    *second = false;
    if (m == NULL)
        return ERR_OK;
    if (!admin_json_string(m, text, sizeof(text)))
        return wrong(field, ei);
    *second = strcmp(text, word[1]) == 0;
    if (!*second && strcmp(text, word[0]) != 0)
        return wrong(field, ei);
    return ERR_OK;
}

static const char *const deliveries[2] = {"mailbox", "push"};

static bool
get_text(struct source s, const char *field, char *out, size_t max)
{
    return admin_json_string(admin_json_get(s.doc, s.at, field), out, max);
}

static bool
get_day(struct source s, const char *field, int64_t *day)
{
    char text[CLOCK_DATE_LEN + 1];

    return get_text(s, field, text, sizeof(text)) &&
           clock_parse_date(span_of(text), day);
}

static bool
get_channel(struct source s, enum channel *ch)
{
    char text[CHANNEL_TEXT_MAX];

    return get_text(s, "kanaal", text, sizeof(text)) &&
           channel_parse(span_of(text), ch);
}

/* One row of a list into p; false when it is not what it should be. */
typedef bool read_row_fn(struct source s, struct partner *p);

static enum err
read_rows(struct source s, const char *field, read_row_fn *read,
    struct partner *p, struct errinfo *ei)
{
    const struct admin_json_node *list = admin_json_get(s.doc, s.at, field);
    const struct admin_json_node *m = admin_json_first(s.doc, list);

    if (list != NULL && list->type != ADMIN_JSON_ARRAY)
        return wrong(field, ei);
    for (; m != NULL; m = admin_json_next(s.doc, m))
        if (!read((struct source){s.doc, m}, p))
            return wrong(field, ei);
    return ERR_OK;
}

static bool
read_channel(struct source s, struct partner *p)
{
    struct partner_endpoint *e;
    enum channel ch;
    bool push;

    if (!get_channel(s, &ch) || ch == CHANNEL_REINTEGRATIE ||
        p->kanaal[ch].admitted)
        return false;
    e = &p->kanaal[ch];
    e->admitted = true;
    if (read_choice(s, "aflevering", deliveries, &push, NULL) != ERR_OK)
        return false;
    e->delivery = push ? PARTNER_PUSH : PARTNER_MAILBOX;
    return get_text(s, "url", e->url, sizeof(e->url)) &&
           get_text(s, "adres", e->address, sizeof(e->address));
}

static bool
read_delegate(struct source s, struct partner *p)
{
    struct partner_delegate *d = &p->gemandateerde[p->gemandateerde_n];

    if (p->gemandateerde_n == PARTNER_DELEGATES_MAX)
        return false;
    p->gemandateerde_n++;
    return get_channel(s, &d->kanaal) &&
           get_text(s, "naam", d->naam, sizeof(d->naam)) &&
           get_text(s, "functie", d->functie, sizeof(d->functie)) &&
           get_day(s, "van", &d->van_dag) && get_day(s, "tot", &d->tot_dag);
}

static bool
read_covenant(struct source s, struct partner *p)
{
    struct partner_covenant *c = &p->convenant[p->convenant_n];

    if (p->convenant_n == PARTNER_COVENANTS_MAX)
        return false;
    p->convenant_n++;
    return get_text(s, "id", c->id, sizeof(c->id)) &&
           get_day(s, "van", &c->van_dag) && get_day(s, "tot", &c->tot_dag);
}

static bool
read_mandate(struct source s, struct partner *p)
{
    struct partner_mandate *m = &p->mandaat[p->mandaat_n];

    if (p->mandaat_n == PARTNER_MANDATES_MAX)
        return false;
    p->mandaat_n++;
    return get_text(s, "gemeente", m->gemeente, sizeof(m->gemeente)) &&
           get_day(s, "van", &m->van_dag) && get_day(s, "tot", &m->tot_dag);
}

static enum err
read_lists(struct source s, struct partner *p, struct errinfo *ei)
{
    static const struct {
        const char *field;
        read_row_fn *read;
    } lists[] = {{"mandaten", read_mandate}, {"kanalen", read_channel},
        {"gemandateerden", read_delegate}, {"convenanten", read_covenant}};

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        enum err rc = read_rows(s, lists[i].field, lists[i].read, p, ei);

        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}

enum err
admin_partner_read(const struct admin_json *doc,
    const struct admin_json_node *at, struct partner *out, struct errinfo *ei)
{
    static const char *const status[2] = {"actief", "opgeschort"};
    struct source s = {doc, at};
    struct partner p = {0};
    struct partner_endpoint *main_door = &p.kanaal[CHANNEL_REINTEGRATIE];
    const struct text_field texts[] = {
        {"id", p.id, sizeof(p.id)},
        {"naam", p.naam, sizeof(p.naam)},
        {"oin", p.oin, sizeof(p.oin)},
        {"gemeente", p.gemeente, sizeof(p.gemeente)},
        {"url", main_door->url, sizeof(main_door->url)},
        {"adres", main_door->address, sizeof(main_door->address)},
        {"loket", p.loket, sizeof(p.loket)},
        {"logboek", p.logboek, sizeof(p.logboek)},
        {"getuige", p.getuige.vkey, sizeof(p.getuige.vkey)},
        {"getuige_url", p.getuige.url, sizeof(p.getuige.url)},
        {"getuige_adres", p.getuige.address, sizeof(p.getuige.address)},
    };
    bool push, suspended;
    enum err rc;

    rc = known_fields(s, ei);
    if (rc == ERR_OK)
        rc = read_texts(s, texts, sizeof(texts) / sizeof(texts[0]), ei);
    if (rc == ERR_OK)
        rc = read_roles(s, &p, ei);
    if (rc == ERR_OK)
        rc = read_format(s, &p, ei);
    if (rc == ERR_OK)
        rc = read_choice(s, "aflevering", deliveries, &push, ei);
    if (rc == ERR_OK)
        rc = read_choice(s, "status", status, &suspended, ei);
    if (rc == ERR_OK)
        rc = read_lists(s, &p, ei);
    if (rc != ERR_OK)
        return rc;
    main_door->delivery = push ? PARTNER_PUSH : PARTNER_MAILBOX;
    p.status = suspended ? PARTNER_OPGESCHORT : PARTNER_ACTIEF;
    *out = p;
    return ERR_OK;
}
