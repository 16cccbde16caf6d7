/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner_file.h"

#include <stdlib.h>

#include "base/clock.h"
#include "conf/yaml.h"
#include "partner/partner.h"

#include "base/banned.h"

/* Which channel the rows of kanalen are about. */
struct place {
    size_t kanaal_n;
    enum channel kanaal;
};

/* What a reader of one field needs: the file, the row, the place to put it. */
struct at {
    const struct conf_yaml *y;
    const struct conf_yaml_row *row;
    struct partner *p;
    struct errinfo *ei;
    struct place *at; /* kept from row to row */
};

static enum err
read_rol(const struct at *a)
{
    enum rol rol;

    if (!terms_parse_rol(a->row->value, &rol))
        return conf_yaml_fault(a->y, a->row, a->ei, "no role has this code");
    if (partner_has_rol(a->p, rol))
        return conf_yaml_fault(a->y, a->row, a->ei, "this role stands twice");
    a->p->rollen |= UINT32_C(1) << rol;
    return ERR_OK;
}

/* kind/version */
static enum err
read_formaat(const struct at *a)
{
    char text[2 * PARTNER_FORMAT_MAX + 2];
    enum err rc = conf_yaml_text(a->y, a->row, text, sizeof(text) - 1, a->ei);
    char *slash;

    if (rc != ERR_OK)
        return rc;
    slash = strchr(text, '/');
    if (slash == NULL || slash - text > PARTNER_FORMAT_MAX ||
        strlen(slash + 1) > PARTNER_FORMAT_MAX)
        return conf_yaml_fault(a->y, a->row, a->ei,
            "kind/version expected, such as pi/v1");
    *slash = '\0';
    memcpy(a->p->kind, text, strlen(text) + 1);
    memcpy(a->p->version, slash + 1, strlen(slash + 1) + 1);
    return ERR_OK;
}

static enum err
read_delivery(const struct at *a, enum partner_delivery *out)
{
    if (span_is(a->row->value, "push"))
        *out = PARTNER_PUSH;
    else if (span_is(a->row->value, "mailbox") ||
             span_is(a->row->value, "postbus"))
        *out = PARTNER_MAILBOX;
    else
        return conf_yaml_fault(a->y, a->row, a->ei, "mailbox or push expected");
    return ERR_OK;
}

static enum err
read_aflevering(const struct at *a)
{
    return read_delivery(a, &a->p->kanaal[CHANNEL_REINTEGRATIE].delivery);
}

static enum err
read_status(const struct at *a)
{
    if (span_is(a->row->value, "actief"))
        a->p->status = PARTNER_ACTIEF;
    else if (span_is(a->row->value, "opgeschort"))
        a->p->status = PARTNER_OPGESCHORT;
    else
        return conf_yaml_fault(a->y, a->row, a->ei,
            "actief or opgeschort expected");
    return ERR_OK;
}

/* "van" or "tot" of a row. */
static enum err
read_day(const struct at *a, int64_t *van_dag, int64_t *tot_dag,
    const char *expected)
{
    bool van = span_is(a->row->field, "van");

    if (!van && !span_is(a->row->field, "tot"))
        return conf_yaml_fault_key(a->y, a->row, a->ei, "%s", expected);
    if (!clock_parse_date(a->row->value, van ? van_dag : tot_dag))
        return conf_yaml_fault(a->y, a->row, a->ei,
            "a day expected: 2026-01-31");
    return ERR_OK;
}

/* Is this the first field of a new row of a list?  Counts it. */
static enum err
next_row(const struct at *a, size_t max, size_t *n, bool *fresh)
{
    *fresh = a->row->item == *n;
    if (a->row->item >= max)
        return conf_yaml_fault(a->y, a->row, a->ei, "at most %zu rows", max);
    if (*fresh)
        ++*n;
    return ERR_OK;
}

static enum err
read_mandaat(const struct at *a)
{
    struct partner_mandate *m;
    bool fresh;
    enum err rc = next_row(a, PARTNER_MANDATES_MAX, &a->p->mandaat_n, &fresh);

    if (rc != ERR_OK)
        return rc;
    m = &a->p->mandaat[a->row->item];
    /* A first day that is never reached, until the file names another. */
    if (fresh)
        *m = (struct partner_mandate){.van_dag = INT64_MAX,
            .tot_dag = INT64_MIN};
    if (span_is(a->row->field, "gemeente"))
        return conf_yaml_text(a->y, a->row, m->gemeente,
            sizeof(m->gemeente) - 1, a->ei);
    return read_day(a, &m->van_dag, &m->tot_dag,
        "gemeente, van or tot expected");
}

/* The channel that a row is about is named by its first field. */
static enum err
read_kanaal_naam(const struct at *a)
{
    enum channel ch;

    if (!span_is(a->row->field, "kanaal") ||
        !channel_parse(a->row->value, &ch) || ch == CHANNEL_REINTEGRATIE)
        return conf_yaml_fault(a->y, a->row, a->ei,
            "a row begins with kanaal: RISICO_18B, BIJ, DOELGROEP or PGA");
    if (a->p->kanaal[ch].admitted)
        return conf_yaml_fault(a->y, a->row, a->ei,
            "this channel stands twice");
    a->p->kanaal[ch].admitted = true;
    a->at->kanaal = ch;
    return ERR_OK;
}

static enum err
read_kanaal(const struct at *a)
{
    struct partner_endpoint *e;
    bool fresh;
    enum err rc = next_row(a, CHANNEL__COUNT - 1, &a->at->kanaal_n, &fresh);

    if (rc != ERR_OK || fresh)
        return rc != ERR_OK ? rc : read_kanaal_naam(a);
    e = &a->p->kanaal[a->at->kanaal];
    if (span_is(a->row->field, "aflevering"))
        return read_delivery(a, &e->delivery);
    if (span_is(a->row->field, "url"))
        return conf_yaml_text(a->y, a->row, e->url, sizeof(e->url) - 1, a->ei);
    if (span_is(a->row->field, "adres"))
        return conf_yaml_text(a->y, a->row, e->address, sizeof(e->address) - 1,
            a->ei);
    return conf_yaml_fault_key(a->y, a->row, a->ei,
        "kanaal, aflevering, url or adres expected");
}

static enum err
read_gemandateerde(const struct at *a)
{
    struct partner_delegate *d;
    bool fresh;
    enum err rc =
        next_row(a, PARTNER_DELEGATES_MAX, &a->p->gemandateerde_n, &fresh);

    if (rc != ERR_OK)
        return rc;
    d = &a->p->gemandateerde[a->row->item];
    if (fresh)
        *d = (struct partner_delegate){.kanaal = CHANNEL_RISICO_18B,
            .van_dag = INT64_MAX,
            .tot_dag = INT64_MIN};
    if (span_is(a->row->field, "naam"))
        return conf_yaml_text(a->y, a->row, d->naam, sizeof(d->naam) - 1,
            a->ei);
    if (span_is(a->row->field, "functie"))
        return conf_yaml_text(a->y, a->row, d->functie, sizeof(d->functie) - 1,
            a->ei);
    if (!span_is(a->row->field, "kanaal"))
        return read_day(a, &d->van_dag, &d->tot_dag,
            "kanaal, naam, functie, van or tot expected");
    if (channel_parse(a->row->value, &d->kanaal))
        return ERR_OK;
    return conf_yaml_fault(a->y, a->row, a->ei, "no channel has this name");
}

static enum err
read_convenant(const struct at *a)
{
    struct partner_covenant *c;
    bool fresh;
    enum err rc =
        next_row(a, PARTNER_COVENANTS_MAX, &a->p->convenant_n, &fresh);

    if (rc != ERR_OK)
        return rc;
    c = &a->p->convenant[a->row->item];
    if (fresh)
        *c = (struct partner_covenant){.van_dag = INT64_MAX,
            .tot_dag = INT64_MIN};
    if (span_is(a->row->field, "id"))
        return conf_yaml_text(a->y, a->row, c->id, sizeof(c->id) - 1, a->ei);
    return read_day(a, &c->van_dag, &c->tot_dag, "id, van or tot expected");
}

#define TEXT(field) \
    offsetof(struct partner, field), sizeof(((struct partner *)NULL)->field) - 1

/* clang-format off */
static const struct field {
    const char *name;
    enum conf_yaml_shape shape;
    const char *rows; /* CONF_YAML_FIELD: what a row holds */
    enum err (*read)(const struct at *a); /* NULL: a text, copied */
    size_t offset, max;
} fields[] = {
    {"id",         CONF_YAML_TEXT,  NULL, NULL, TEXT(id)},
    {"naam",       CONF_YAML_TEXT,  NULL, NULL, TEXT(naam)},
    {"oin",        CONF_YAML_TEXT,  NULL, NULL, TEXT(oin)},
    {"rollen",     CONF_YAML_ITEM,  NULL, read_rol, 0, 0},
    {"formaat",    CONF_YAML_TEXT,  NULL, read_formaat, 0, 0},
    {"gemeente",   CONF_YAML_TEXT,  NULL, NULL, TEXT(gemeente)},
    {"aflevering", CONF_YAML_TEXT,  NULL, read_aflevering, 0, 0},
    {"url",        CONF_YAML_TEXT,  NULL, NULL, TEXT(kanaal[CHANNEL_REINTEGRATIE].url)},
    {"adres",      CONF_YAML_TEXT,  NULL, NULL, TEXT(kanaal[CHANNEL_REINTEGRATIE].address)},
    {"loket",      CONF_YAML_TEXT,  NULL, NULL, TEXT(loket)},
    {"status",     CONF_YAML_TEXT,  NULL, read_status, 0, 0},
    {"mandaten",   CONF_YAML_FIELD, "{gemeente, van, tot}", read_mandaat, 0, 0},
    {"kanalen",    CONF_YAML_FIELD, "{kanaal, aflevering, url, adres}",
        read_kanaal, 0, 0},
    {"gemandateerden", CONF_YAML_FIELD,
        "{kanaal, naam, functie, van, tot}", read_gemandateerde, 0, 0},
    {"convenanten", CONF_YAML_FIELD, "{id, van, tot}", read_convenant, 0, 0},
    {"logboek",    CONF_YAML_TEXT,  NULL, NULL, TEXT(logboek)},
    {"getuige",    CONF_YAML_TEXT,  NULL, NULL, TEXT(getuige.vkey)},
    {"getuige_url", CONF_YAML_TEXT, NULL, NULL, TEXT(getuige.url)},
    {"getuige_adres", CONF_YAML_TEXT, NULL, NULL, TEXT(getuige.address)},
};
/* clang-format on */

/* What was expected of a field instead. */
static enum err
wrong_shape(const struct at *a, const struct field *f)
{
    if (f->shape == CONF_YAML_FIELD)
        return conf_yaml_fault(a->y, a->row, a->ei, "%s: a list of %s expected",
            f->name, f->rows);
    return conf_yaml_fault(a->y, a->row, a->ei, "%s: %s", f->name,
        f->shape == CONF_YAML_ITEM ? "a list expected: [GN, GB]"
                                   : "one value expected");
}

static enum err
read_field(const struct at *a)
{
    const struct field *f = NULL;

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (span_is(a->row->key, fields[i].name))
            f = &fields[i];
    if (f == NULL)
        return conf_yaml_fault_key(a->y, a->row, a->ei,
            "a partner has no field of this name");
    /* A list may be empty. */
    if (a->row->shape == CONF_YAML_EMPTY && f->shape != CONF_YAML_TEXT)
        return ERR_OK;
    if (a->row->shape != f->shape)
        return wrong_shape(a, f);
    if (f->read != NULL)
        return f->read(a);
    return conf_yaml_text(a->y, a->row, (char *)a->p + f->offset, f->max,
        a->ei);
}

/* Say where the field stands that partner_check() does not like. */
static enum err
check(const struct conf_yaml *y, const struct partner *p, struct errinfo *ei)
{
    const struct conf_yaml_row top = {.line = 1, .column = 1};
    const struct conf_yaml_row *row = &top;
    struct errinfo why = {.code = ERR_OK};
    size_t n;

    if (partner_check(p, &why) == ERR_OK)
        return ERR_OK;
    n = strcspn(why.text, ":");
    for (size_t i = 0; i < y->row_n && row == &top; i++)
        if (span_eq(y->row[i].key, (struct span){(const uint8_t *)why.text, n}))
            row = &y->row[i];
    return conf_yaml_fault(y, row, ei, "%s", why.text);
}

static enum err
read_rows(const struct conf_yaml *y, struct partner *out, struct errinfo *ei)
{
    struct partner p = {.rollen = 0};
    struct place at = {.kanaal_n = 0};
    enum err rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < y->row_n; i++)
        rc = read_field(&(struct at){.y = y,
            .row = &y->row[i],
            .p = &p,
            .ei = ei,
            .at = &at});
    if (rc == ERR_OK)
        rc = check(y, &p, ei);
    if (rc == ERR_OK)
        *out = p;
    return rc;
}

enum err
partner_file_parse(struct span text, const char *name, struct partner *out,
    struct errinfo *ei)
{
    struct conf_yaml *y = malloc(sizeof(*y));
    enum err rc;

    if (y == NULL)
        return err_set(ei, ERR_NOMEM, "partner.file", "no memory");
    rc = conf_yaml_parse(y, text, name, ei);
    if (rc == ERR_OK) {
        rc = read_rows(y, out, ei);
        conf_yaml_done(y);
    }
    free(y);
    return rc;
}

enum err
partner_file_read(const char *path, struct partner *out, struct errinfo *ei)
{
    struct conf_yaml *y = malloc(sizeof(*y));
    enum err rc;

    if (y == NULL)
        return err_set(ei, ERR_NOMEM, "partner.file", "no memory");
    rc = conf_yaml_read(y, path, ei);
    if (rc == ERR_OK) {
        rc = read_rows(y, out, ei);
        conf_yaml_done(y);
    }
    free(y);
    return rc;
}
