/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner_file.h"

#include <stdlib.h>

#include "base/clock.h"
#include "conf/yaml.h"
#include "partner/partner.h"

#include "base/banned.h"

/* What a reader of one field needs: the file, the row, the place to put it. */
struct at {
    const struct conf_yaml *y;
    const struct conf_yaml_row *row;
    struct partner *p;
    struct errinfo *ei;
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
read_aflevering(const struct at *a)
{
    if (span_is(a->row->value, "push"))
        a->p->delivery = PARTNER_PUSH;
    else if (span_is(a->row->value, "mailbox"))
        a->p->delivery = PARTNER_MAILBOX;
    else
        return conf_yaml_fault(a->y, a->row, a->ei, "mailbox or push expected");
    return ERR_OK;
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

static enum err
read_mandaat(const struct at *a)
{
    const struct conf_yaml_row *row = a->row;
    struct partner_mandate *m;

    if (row->item >= PARTNER_MANDATES_MAX)
        return conf_yaml_fault(a->y, row, a->ei, "at most %d mandates",
            PARTNER_MANDATES_MAX);
    /* A first day that is never reached, until the file names another. */
    if (row->item == a->p->mandaat_n)
        a->p->mandaat[a->p->mandaat_n++] =
            (struct partner_mandate){.van_dag = INT64_MAX,
                .tot_dag = INT64_MIN};
    m = &a->p->mandaat[row->item];
    if (span_is(row->field, "gemeente"))
        return conf_yaml_text(a->y, row, m->gemeente, sizeof(m->gemeente) - 1,
            a->ei);
    if (!span_is(row->field, "van") && !span_is(row->field, "tot"))
        return conf_yaml_fault_key(a->y, row, a->ei,
            "gemeente, van or tot expected");
    if (!clock_parse_date(row->value,
            span_is(row->field, "van") ? &m->van_dag : &m->tot_dag))
        return conf_yaml_fault(a->y, row, a->ei, "a day expected: 2026-01-31");
    return ERR_OK;
}

#define TEXT(field) \
    offsetof(struct partner, field), sizeof(((struct partner *)NULL)->field) - 1

/* clang-format off */
static const struct field {
    const char *name;
    enum conf_yaml_shape shape;
    enum err (*read)(const struct at *a); /* NULL: a text, copied */
    size_t offset, max;
} fields[] = {
    {"id",         CONF_YAML_TEXT,  NULL, TEXT(id)},
    {"naam",       CONF_YAML_TEXT,  NULL, TEXT(naam)},
    {"oin",        CONF_YAML_TEXT,  NULL, TEXT(oin)},
    {"rollen",     CONF_YAML_ITEM,  read_rol, 0, 0},
    {"formaat",    CONF_YAML_TEXT,  read_formaat, 0, 0},
    {"gemeente",   CONF_YAML_TEXT,  NULL, TEXT(gemeente)},
    {"aflevering", CONF_YAML_TEXT,  read_aflevering, 0, 0},
    {"url",        CONF_YAML_TEXT,  NULL, TEXT(url)},
    {"adres",      CONF_YAML_TEXT,  NULL, TEXT(address)},
    {"loket",      CONF_YAML_TEXT,  NULL, TEXT(loket)},
    {"status",     CONF_YAML_TEXT,  read_status, 0, 0},
    {"mandaten",   CONF_YAML_FIELD, read_mandaat, 0, 0},
};
/* clang-format on */

static const char *
shape_text(enum conf_yaml_shape shape)
{
    if (shape == CONF_YAML_ITEM)
        return "a list expected: [GN, GB]";
    if (shape == CONF_YAML_FIELD)
        return "a list of {gemeente, van, tot} expected";
    return "one value expected";
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
        return conf_yaml_fault(a->y, a->row, a->ei, "%s: %s", f->name,
            shape_text(f->shape));
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
    enum err rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < y->row_n; i++)
        rc = read_field(
            &(struct at){.y = y, .row = &y->row[i], .p = &p, .ei = ei});
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
