/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/generate_message.h"

#include <stdio.h>

#include "adapters/view.h"
#include "base/clock.h"

#include "base/banned.h"

enum { OCC_MAX = 3 };

unsigned
generate_message_dice(struct generate_message *g, unsigned n)
{
    g->seed = g->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(g->seed >> 33) % n;
}

/* ---- values -------------------------------------------------------------- */

static void
put_text(struct generate_message *g, char *out, const struct catalogue_leaf *lf)
{
    enum { BITS = 17 };
    static const char *const bits[2][BITS] = {
        {"a", "Z", "é", "ï", "ş", "ł", "0", "-", " ", "&", "<", ">", "\"", "'",
            "ij", "\xf0\x9f\x8f\xa0", "/"},
        {"a", "Z", "é", "ï", "ş", "ł", "0", "-", " ", "&", "'", "ij", "’", "ẞ",
            "\xcc\x88", "(", "/"},
    };
    const char *const *bit = bits[lf->type == LEAF_NAME];
    unsigned most = lf->max < 40 ? lf->max : 40;
    unsigned n = lf->min > 1 ? lf->min : 1;

    if (most > n)
        n += generate_message_dice(g, most - n);
    /* A letter at both ends: white space there is not ours to keep. */
    *out++ = 'K';
    for (unsigned i = 1; i + 1 < n; i++) {
        const char *b = bit[generate_message_dice(g, BITS)];

        if (strcmp(b, "ij") == 0)
            b = "j";
        memcpy(out, b, strlen(b));
        out += strlen(b);
    }
    if (n > 1)
        *out++ = 'n';
    *out = '\0';
}

static void
put_bsn(struct generate_message *g, char *out)
{
    for (;;) {
        int sum = 0;

        (void)snprintf(out, 10, "9999%05u", generate_message_dice(g, 100000));
        for (int i = 0; i < 8; i++)
            sum += (out[i] - '0') * (9 - i);
        if ((sum - (out[8] - '0')) % 11 == 0)
            return;
    }
}

static void
put_day(struct generate_message *g, char *out, const struct catalogue_leaf *lf)
{
    unsigned year =
        strcmp(lf->part, "van") == 0   ? 1950 + generate_message_dice(g, 30)
        : strcmp(lf->part, "tot") == 0 ? 2000 + generate_message_dice(g, 30)
                                       : 1930 + generate_message_dice(g, 90);
    unsigned month = 1 + generate_message_dice(g, 12),
             day = 1 + generate_message_dice(g, 28);

    if (lf->type == LEAF_DATE_PART && generate_message_dice(g, 3) == 0) {
        day = 0;
        if (generate_message_dice(g, 2) == 0)
            month = 0;
    }
    (void)snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
}

/* A code that may be used on the days that messages get here. */
static void
put_code(struct generate_message *g, char *out, size_t max, enum codelist list)
{
    int64_t day = clock_days(2026, 11, 1);
    const char *code;

    do
        code = catalogue_codelist_code(list,
            generate_message_dice(g, catalogue_codelist_n(list)));
    while (catalogue_code_at(list, span_of(code), day).state != CODE_VALID);
    (void)snprintf(out, max, "%s", code);
}

static void
put_value(struct generate_message *g, char *out, size_t max, enum leaf l)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    unsigned n = lf->min > 1 ? lf->min : 1;

    switch (lf->type) {
    case LEAF_CODE:
        put_code(g, out, max, lf->codes);
        return;
    case LEAF_DATE:
    case LEAF_DATE_PART:
        put_day(g, out, lf);
        return;
    case LEAF_TIMESTAMP:
        (void)snprintf(out, max, "2026-11-%02uT%02u:00:00Z",
            1 + generate_message_dice(g, 28), generate_message_dice(g, 24));
        return;
    case LEAF_INT:
        (void)snprintf(out, max, "%u",
            lf->min + generate_message_dice(g, lf->max - lf->min < 1000
                                                   ? lf->max - lf->min + 1
                                                   : 1000));
        return;
    case LEAF_DECIMAL:
        (void)snprintf(out, max, "%u.%02u", generate_message_dice(g, 100000),
            generate_message_dice(g, 100));
        return;
    case LEAF_UUID:
        (void)snprintf(out, max, "%08x-0000-4000-8000-%012x",
            generate_message_dice(g, 1u << 30),
            generate_message_dice(g, 1u << 30));
        return;
    case LEAF_OIN:
        (void)snprintf(out, max, "00000099%012u",
            generate_message_dice(g, 1u << 30));
        return;
    case LEAF_BSN:
        put_bsn(g, out);
        return;
    case LEAF_DIGITS:
        for (unsigned i = 0; i < n; i++)
            out[i] = (char)('1' + generate_message_dice(g, 9));
        out[n] = '\0';
        return;
    case LEAF_EMAIL:
        (void)snprintf(out, max, "p%u@voorbeeld.example",
            generate_message_dice(g, 100000));
        return;
    case LEAF_PHONE:
        (void)snprintf(out, max, "030%07u", generate_message_dice(g, 10000000));
        return;
    case LEAF_POSTCODE:
        (void)snprintf(out, max, "%04uAB",
            1000 + generate_message_dice(g, 8999));
        return;
    case LEAF_NAME:
    case LEAF_TEXT:
    case LEAF_TYPE__COUNT:
    default:
        put_text(g, out, lf);
    }
}

/* A prefix is one of table 36, and a surname does not look like one. */
static void
put_name(struct generate_message *g, char *out, size_t max, enum leaf l)
{
    if (l == LF_PERSOON_VOORVOEGSEL)
        (void)snprintf(out, max, "%s",
            catalogue_codelist_code(CL_BRP36,
                generate_message_dice(g,
                    (unsigned)catalogue_codelist_n(CL_BRP36))));
    else
        (void)snprintf(out, max, "Voorbeeld%u", generate_message_dice(g, 1000));
}

void
generate_message_value(struct generate_message *g, enum leaf l,
    char out[static GENERATE_VALUE_MAX])
{
    if (l == LF_PERSOON_VOORVOEGSEL || l == LF_PERSOON_GESLACHTSNAAM)
        put_name(g, out, GENERATE_VALUE_MAX, l);
    else if (l == LF_DETENTIE_EINDDATUM_ZEKERHEID)
        (void)snprintf(out, GENERATE_VALUE_MAX, "INDICATIEF"); /* with any */
    else
        put_value(g, out, GENERATE_VALUE_MAX, l);
}

/* ---- messages ------------------------------------------------------------ */

static enum err
add_leaf(struct generate_message *g, struct message *m, enum leaf l,
    uint16_t occ, struct errinfo *ei)
{
    char text[GENERATE_VALUE_MAX];
    struct span kept;

    generate_message_value(g, l, text);
    kept = arena_dup(m->arena, span_of(text));
    if (kept.p == NULL)
        return err_set(ei, ERR_NOMEM, "generate.fill", "no room");
    return message_add(m, l, occ, kept, ei);
}

static enum err
add_element(struct generate_message *g, struct message *m, enum element e,
    struct errinfo *ei)
{
    const struct catalogue_element *el = catalogue_element(e);
    unsigned occ = el->repeats ? 1 + generate_message_dice(g, OCC_MAX) : 1;
    enum err rc = ERR_OK;

    for (unsigned o = 0; o < occ; o++)
        for (uint16_t k = 0; rc == ERR_OK && k < el->leaf_n; k++)
            rc = add_leaf(g, m, (enum leaf)(el->leaf_first + k), (uint16_t)o,
                ei);
    return rc;
}

enum err
generate_message_fill(struct generate_message *g, struct message *m,
    const struct elset *s, struct errinfo *ei)
{
    enum err rc = ERR_OK;

    for (unsigned e = 0; rc == ERR_OK && e < EL__COUNT; e++)
        if (elset_has(s, (enum element)e) && e != EL_BERICHT_TYPE)
            rc = add_element(g, m, (enum element)e, ei);
    return rc;
}

enum err
generate_message_any(struct generate_message *g, const struct adapter *ad,
    enum bericht type, struct message *m, struct errinfo *ei)
{
    struct elset some = {{0}};

    for (unsigned e = 0; e < EL__COUNT; e++) {
        enum presence p = view_presence(ad, type, (enum element)e);

        /* What has a default is never missing once it was read. */
        if (p == PRESENCE_V ||
            (p != PRESENCE_NOT && adapter_default(ad, (enum element)e)) ||
            (p != PRESENCE_NOT && generate_message_dice(g, 2) == 0))
            elset_add(&some, (enum element)e);
    }
    return generate_message_fill(g, m, &some, ei);
}
