/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_partner.h"

#include "base/clock.h"
#include "base/text.h"

#include "base/banned.h"

enum { DAY_MS = 24 * 60 * 60 * 1000, ROLE_TEXT_MAX = 8 };

static void
put_text(struct buf *out, const char *key, const char *text)
{
    buf_printf(out, ",\"%s\":\"", key);
    text_json(out, span_of(text));
    buf_byte(out, '"');
}

static void
put_day(struct buf *out, const char *key, int64_t day)
{
    char text[CLOCK_DATE_LEN + 1];

    clock_date(day * DAY_MS, text);
    put_text(out, key, text);
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

void
admin_partner_write(struct buf *out, const struct partner *p)
{
    buf_text(out, "{\"id\":\"");
    text_json(out, span_of(p->id));
    buf_byte(out, '"');
    put_text(out, "naam", p->naam);
    put_text(out, "oin", p->oin);
    put_roles(out, p->rollen);
    put_format(out, p);
    put_text(out, "gemeente", p->gemeente);
    put_text(out, "aflevering",
        p->delivery == PARTNER_PUSH ? "push" : "mailbox");
    put_text(out, "url", p->url);
    put_text(out, "adres", p->address);
    put_text(out, "loket", p->loket);
    put_text(out, "status",
        p->status == PARTNER_ACTIEF ? "actief" : "opgeschort");
    buf_text(out, ",\"mandaten\":[");
    for (size_t i = 0; i < p->mandaat_n; i++) {
        buf_printf(out, "%s{\"gemeente\":\"", i == 0 ? "" : ",");
        text_json(out, span_of(p->mandaat[i].gemeente));
        buf_byte(out, '"');
        put_day(out, "van", p->mandaat[i].van_dag);
        put_day(out, "tot", p->mandaat[i].tot_dag);
        buf_byte(out, '}');
    }
    buf_text(out, "]}");
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
        "mandaten"};
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

static enum err
read_mandates(struct source s, struct partner *p, struct errinfo *ei)
{
    const struct admin_json_node *list =
        admin_json_get(s.doc, s.at, "mandaten");
    const struct admin_json_node *m = admin_json_first(s.doc, list);

    if (list != NULL && list->type != ADMIN_JSON_ARRAY)
        return wrong("mandaten", ei);
    for (; m != NULL; m = admin_json_next(s.doc, m)) {
        struct partner_mandate *to = &p->mandaat[p->mandaat_n];
        char van[CLOCK_DATE_LEN + 1], tot[CLOCK_DATE_LEN + 1];

        if (p->mandaat_n == PARTNER_MANDATES_MAX)
            return wrong("mandaten", ei);
        if (!admin_json_string(admin_json_get(s.doc, m, "gemeente"),
                to->gemeente, sizeof(to->gemeente)) ||
            !admin_json_string(admin_json_get(s.doc, m, "van"), van,
                sizeof(van)) ||
            !admin_json_string(admin_json_get(s.doc, m, "tot"), tot,
                sizeof(tot)) ||
            !clock_parse_date(span_of(van), &to->van_dag) ||
            !clock_parse_date(span_of(tot), &to->tot_dag))
            return wrong("mandaten", ei);
        p->mandaat_n++;
    }
    return ERR_OK;
}

enum err
admin_partner_read(const struct admin_json *doc,
    const struct admin_json_node *at, struct partner *out, struct errinfo *ei)
{
    static const char *const delivery[2] = {"mailbox", "push"};
    static const char *const status[2] = {"actief", "opgeschort"};
    struct source s = {doc, at};
    struct partner p = {0};
    const struct text_field texts[] = {
        {"id", p.id, sizeof(p.id)},
        {"naam", p.naam, sizeof(p.naam)},
        {"oin", p.oin, sizeof(p.oin)},
        {"gemeente", p.gemeente, sizeof(p.gemeente)},
        {"url", p.url, sizeof(p.url)},
        {"adres", p.address, sizeof(p.address)},
        {"loket", p.loket, sizeof(p.loket)},
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
        rc = read_choice(s, "aflevering", delivery, &push, ei);
    if (rc == ERR_OK)
        rc = read_choice(s, "status", status, &suspended, ei);
    if (rc == ERR_OK)
        rc = read_mandates(s, &p, ei);
    if (rc != ERR_OK)
        return rc;
    p.delivery = push ? PARTNER_PUSH : PARTNER_MAILBOX;
    p.status = suspended ? PARTNER_OPGESCHORT : PARTNER_ACTIEF;
    *out = p;
    return ERR_OK;
}
