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

#include "adapters/generate_message.h"
#include "base/limit.h"

enum { MADE_FORMATS_MAX = 32, MADE_CODES_MAX = 8000 };

/* The day of every message that is made, unless a test says otherwise. */
#define MADE_DAY "2026-11-15"

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

/* A value in canonical form.  Codes are those of codes.tsv on MADE_DAY. */
static inline void
made_value(struct generate_message *d, enum leaf l,
    char out[static GENERATE_VALUE_MAX])
{
    enum leaf_type type = catalogue_leaf(l)->type;

    generate_message_value(d, l, out);
    if (l == LF_PERSOON_VOORVOEGSEL ||
        (type == LEAF_CODE && l != LF_DETENTIE_EINDDATUM_ZEKERHEID))
        (void)snprintf(out, GENERATE_VALUE_MAX, "%s",
            made_code(made_list(l), generate_message_dice(d, 100000),
                MADE_DAY));
    if (type == LEAF_TIMESTAMP)
        (void)snprintf(out, GENERATE_VALUE_MAX, MADE_DAY "T%02u:%02u:00Z",
            generate_message_dice(d, 20), generate_message_dice(d, 60));
    assert_int_equal(catalogue_fault(l, span_of(out)), CATALOGUE_OK);
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
made_message(struct generate_message *d, const struct elset *s, unsigned most,
    struct message *m)
{
    char text[GENERATE_VALUE_MAX];

    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);
        unsigned occ = el->repeats ? 1 + generate_message_dice(d, most) : 1;

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
