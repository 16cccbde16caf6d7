/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H

/*
 * made - values and messages as the tables allow them, by chance
 *
 * All inline.  The same start gives the same messages; nothing here knows a
 * format or a message type by name, so that new ones are tested by being there.
 */

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adapters/adapter.h"
#include "base/limit.h"

enum { MADE_VALUE_MAX = 400, MADE_FORMATS_MAX = 32, MADE_CODES_MAX = 8000 };

/* The day of every message that is made, unless a test says otherwise. */
#define MADE_DAY "2026-11-15"

struct made {
    uint64_t seed;
};

static inline unsigned
made_dice(struct made *d, unsigned n)
{
    d->seed = d->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(d->seed >> 33) % n;
}

/* ---- values --------------------------------------------------------------- */

/* A letter at both ends: white space there is not ours to keep. */
static inline void
made_text(struct made *d, const struct catalogue_leaf *lf, char *out)
{
    static const char *const bit[] = {"a", "Z", "é", "ï", "ş", "ł", "0", "-",
        " ", "&", "<", ">", "\"", "'", "j", "/"};
    unsigned most = lf->max < 40 ? lf->max : 40;
    unsigned n = lf->min > 1 ? lf->min : 1;

    if (most > n)
        n += made_dice(d, most - n);
    *out++ = 'K';
    for (unsigned i = 1; i + 1 < n; i++) {
        const char *b = bit[made_dice(d, sizeof(bit) / sizeof(bit[0]))];

        memcpy(out, b, strlen(b));
        out += strlen(b);
    }
    if (n > 1)
        *out++ = 'n';
    *out = '\0';
}

static inline void
made_bsn(struct made *d, char *out)
{
    for (;;) {
        int sum = 0;

        (void)snprintf(out, 10, "9999%05u", made_dice(d, 100000));
        for (int i = 0; i < 8; i++)
            sum += (out[i] - '0') * (9 - i);
        if ((sum - (out[8] - '0')) % 11 == 0)
            return;
    }
}

/* A period does not end before it starts. */
static inline void
made_day(struct made *d, const struct catalogue_leaf *lf, char *out)
{
    unsigned year = strcmp(lf->part, "van") == 0   ? 1950 + made_dice(d, 30)
                    : strcmp(lf->part, "tot") == 0 ? 2000 + made_dice(d, 20)
                                                   : 1930 + made_dice(d, 90);
    unsigned month = 1 + made_dice(d, 12), day = 1 + made_dice(d, 28);

    if (lf->type == LEAF_DATE_PART && made_dice(d, 3) == 0) {
        day = 0;
        if (made_dice(d, 2) == 0)
            month = 0;
    }
    (void)snprintf(out, 11, "%04u-%02u-%02u", year, month, day);
}

static inline void
made_digits(struct made *d, const struct catalogue_leaf *lf, char *out)
{
    unsigned n = lf->min > 1 ? lf->min : 1;

    for (unsigned i = 0; i < n; i++)
        out[i] = (char)('1' + made_dice(d, 9));
    out[n] = '\0';
}

/* ---- codes ------------------------------------------------------------------ */

/* A row of codes.tsv, read here and not by generate.py: a day is text. */
struct made_code {
    char list[40], code[40], from[12], to[12];
};

static struct made_code made_codes[MADE_CODES_MAX];
static size_t made_codes_n;

static inline void
made_codes_load(void)
{
    char line[2000], head[64];
    FILE *f = fopen("adapters/catalogue/codes.tsv", "r");
    bool named = false;

    assert_non_null(f);
    while (fgets(line, sizeof(line), f) != NULL) {
        struct made_code *c = &made_codes[made_codes_n];

        if (line[0] == '#' || line[0] == '\n')
            continue;
        if (!named) {
            assert_int_equal(
                sscanf(line, "list\tcode\tnl\ten\tvalid_%63s", head), 1);
            named = true;
            continue;
        }
        assert_true(made_codes_n < MADE_CODES_MAX);
        assert_int_equal(
            sscanf(line,
                "%39[^\t]\t%39[^\t]\t%*[^\t]\t%*[^\t]\t%11[^\t]\t%11[^\t]",
                c->list, c->code, c->from, c->to),
            4);
        made_codes_n++;
    }
    fclose(f);
    assert_true(made_codes_n > 100);
}

/* May the code be used on this day? */
static inline bool
made_valid(enum codelist list, const char *code, const char *day)
{
    const char *name = catalogue_codelist_name(list);

    if (made_codes_n == 0)
        made_codes_load();
    for (size_t i = 0; i < made_codes_n; i++) {
        const struct made_code *c = &made_codes[i];

        if (strcmp(c->code, code) == 0 && strcmp(c->list, name) == 0)
            return (c->from[0] == '-' || strcmp(c->from, day) <= 0) &&
                   (c->to[0] == '-' || strcmp(c->to, day) >= 0);
    }
    return true; /* a list that does not stand in codes.tsv */
}

/* The k-th code of a list, counted round, or the next that is valid. */
static inline const char *
made_code(enum codelist list, unsigned k, const char *day)
{
    unsigned n = catalogue_codelist_n(list);
    const char *code;

    for (unsigned i = 0; i < n; i++) {
        code = catalogue_codelist_code(list, (k + i) % n);
        if (made_valid(list, code, day))
            return code;
    }
    fail_msg("%s has no code on %s", catalogue_codelist_name(list), day);
    return NULL;
}

/* The list whose codes a leaf takes. */
static inline enum codelist
made_list(enum leaf l)
{
    return l == LF_PERSOON_VOORVOEGSEL ? CL_BRP36 : catalogue_leaf(l)->codes;
}

/* A value in canonical form; max is MADE_VALUE_MAX. */
static inline void
made_value(struct made *d, enum leaf l, char *out)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    size_t max = MADE_VALUE_MAX;
    unsigned span = lf->max - lf->min < 1000 ? lf->max - lf->min + 1 : 1000;

    if (l == LF_PERSOON_VOORVOEGSEL)
        (void)snprintf(out, max, "%s",
            made_code(CL_BRP36, made_dice(d, 100000), MADE_DAY));
    else if (l == LF_PERSOON_GESLACHTSNAAM)
        (void)snprintf(out, max, "Voorbeeld%u", made_dice(d, 1000));
    else if (l == LF_DETENTIE_EINDDATUM_ZEKERHEID)
        (void)snprintf(out, max, "INDICATIEF"); /* goes with any date */
    else
        switch ((int)lf->type) { /* another kind of text is a text */
        case LEAF_CODE:
            (void)snprintf(out, max, "%s",
                made_code(lf->codes, made_dice(d, 100000), MADE_DAY));
            break;
        case LEAF_DATE:
        case LEAF_DATE_PART:
            made_day(d, lf, out);
            break;
        case LEAF_TIMESTAMP:
            (void)snprintf(out, max, MADE_DAY "T%02u:%02u:00Z",
                made_dice(d, 20), made_dice(d, 60));
            break;
        case LEAF_INT:
            (void)snprintf(out, max, "%u", lf->min + made_dice(d, span));
            break;
        case LEAF_DECIMAL:
            (void)snprintf(out, max, "%u.%02u", made_dice(d, 100000),
                made_dice(d, 100));
            break;
        case LEAF_UUID:
            (void)snprintf(out, max, "%08x-0000-4000-8000-%012x",
                made_dice(d, 1u << 30), made_dice(d, 1u << 30));
            break;
        case LEAF_OIN:
            (void)snprintf(out, max, "00000099%012u", made_dice(d, 1u << 30));
            break;
        case LEAF_BSN:
            made_bsn(d, out);
            break;
        case LEAF_DIGITS:
            made_digits(d, lf, out);
            break;
        case LEAF_EMAIL:
            (void)snprintf(out, max, "p%u@voorbeeld.example",
                made_dice(d, 100000));
            break;
        case LEAF_PHONE:
            (void)snprintf(out, max, "030%07u", made_dice(d, 10000000));
            break;
        case LEAF_POSTCODE:
            (void)snprintf(out, max, "%04uAB", 1000 + made_dice(d, 8999));
            break;
        default:
            made_text(d, lf, out);
            /* Some texts are narrower than others: then letters will do. */
            if (catalogue_fault(l, span_of(out)) != CATALOGUE_OK)
                (void)snprintf(out, max, "Kaap");
        }
}

/* ---- messages ------------------------------------------------------------- */

static inline void
made_put(struct message *m, enum leaf l, uint16_t occ, const char *text)
{
    struct span kept = arena_dup(m->arena, span_of(text));

    assert_int_equal(message_add(m, l, occ, kept, NULL), ERR_OK);
}

/* Every element of the set, a repeating one 1..most times; m is empty. */
static inline void
made_message(struct made *d, const struct elset *s, unsigned most,
    struct message *m)
{
    char text[MADE_VALUE_MAX];

    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);
        unsigned occ = el->repeats ? 1 + made_dice(d, most) : 1;

        if (!elset_has(s, (enum element)e) || e == EL_BERICHT_TYPE)
            continue;
        for (unsigned o = 0; o < occ; o++)
            for (uint16_t k = 0; k < el->leaf_n; k++) {
                made_value(d, (enum leaf)(el->leaf_first + k), text);
                made_put(m, (enum leaf)(el->leaf_first + k), (uint16_t)o, text);
            }
    }
}

/* ---- formats -------------------------------------------------------------- */

struct made_formats {
    struct adapters *as;
    const struct adapter *v[MADE_FORMATS_MAX];
    size_t n;
};

/* Every format below adapters/, as the folders stand there. */
static inline void
made_formats_load(struct made_formats *f)
{
    struct errinfo ei = {.code = ERR_OK};
    glob_t g;

    f->n = 0;
    if (adapters_load(&f->as, "adapters", &ei) != ERR_OK)
        fail_msg("%s", ei.text);
    assert_int_equal(glob("adapters/*/*/format.tsv", 0, NULL, &g), 0);
    for (size_t i = 0; i < g.gl_pathc; i++) {
        char kind[64], version[64];

        assert_int_equal(sscanf(g.gl_pathv[i],
                             "adapters/%63[^/]/%63[^/]/format.tsv", kind,
                             version),
            2);
        assert_true(f->n < MADE_FORMATS_MAX);
        f->v[f->n] = adapters_find(f->as, kind, version);
        assert_non_null(f->v[f->n++]);
    }
    globfree(&g);
    assert_true(f->n >= 3);
}

#endif
