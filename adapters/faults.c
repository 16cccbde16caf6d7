/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/faults.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/limit.h"

#include "base/banned.h"

void
faults_init(struct faults *f, struct adapter_errors *errs)
{
    size_t max = errs->max;

    if (max > LIMIT_ERRORS_MAX)
        max = LIMIT_ERRORS_MAX;
    *f = (struct faults){.errs = errs, .max = max};
    errs->n = 0;
}

struct text {
    char *p;
    size_t n, max;
};

static void put(struct text *t, const char *fmt, ...) PRINTF(2, 3);

static void
put(struct text *t, const char *fmt, ...)
{
    va_list ap;
    int n;

    va_start(ap, fmt);
    n = vsnprintf(t->p + t->n, t->max - t->n, fmt, ap);
    va_end(ap);
    if (n > 0)
        t->n += (size_t)n < t->max - t->n ? (size_t)n : t->max - t->n - 1;
}

/* Names hold neither ~ nor / (compile.c), so a pointer needs no escapes. */
static void
write_place(const struct place *at, struct text *t)
{
    bool json = at->ad->syntax == SYNTAX_JSON;
    uint16_t up[GRAMMAR_PARTS_MAX + 1] = {0};
    unsigned n = 0;

    for (uint16_t i = at->node; i != 0; i = at->g->nodes[i].parent)
        up[n++] = i;
    if (!json)
        put(t, "/%s", at->g->root);
    while (n-- > 0) {
        const struct node *nd = &at->g->nodes[up[n]];
        bool index = nd->repeats && !(at->all && n == 0);

        put(t, "/%s", nd->name);
        if (index && json)
            put(t, "/%u", at->occ);
        else if (index)
            put(t, "[%u]", at->occ + 1U);
    }
    if (at->child > 0 && !json)
        put(t, "/*[%u]", at->child);
}

void
faults_place(const struct place *at, char *out)
{
    struct text place = {out, 0, ADAPTER_PLACE_MAX + 1};

    out[0] = '\0';
    if (at->g != NULL)
        write_place(at, &place);
    else if (at->ad->syntax == SYNTAX_XML)
        put(&place, "/");
}

void
faults_add(struct faults *f, const struct place *at, const char *code,
    const char *fmt, ...)
{
    struct adapter_error *e;
    va_list ap;

    f->total++;
    if (f->errs->n >= f->max)
        return;
    e = &f->errs->v[f->errs->n++];
    e->code = code;
    faults_place(at, e->place);
    va_start(ap, fmt);
    (void)vsnprintf(e->detail, sizeof(e->detail), fmt, ap);
    va_end(ap);
}

void
faults_late(struct faults *f, const struct place *at)
{
    struct adapter_error *last;
    size_t n = f->errs->n;

    faults_add(f, at, "volgorde", "dit element staat te laat");
    if (f->errs->n == n)
        return;
    last = &f->errs->v[n];
    for (size_t i = 0; i < n; i++) {
        struct adapter_error *e = &f->errs->v[i];

        if (strcmp(e->code, "ontbreekt") == 0 &&
            strcmp(e->place, last->place) == 0) {
            *e = *last;
            f->errs->n--;
            f->total--;
            return;
        }
    }
}

void
faults_value(struct faults *f, const struct place *at, const struct convert *cv)
{
    const struct catalogue_leaf *lf;

    lf = catalogue_leaf((enum leaf)at->g->nodes[at->node].leaf);
    if (strcmp(cv->code, "lengte") == 0 &&
        (lf->type == LEAF_TEXT || lf->type == LEAF_NAME ||
            lf->type == LEAF_DIGITS))
        faults_add(f, at, cv->code, "%s: %u tot en met %u tekens", cv->why,
            lf->min, lf->max);
    else if (strcmp(cv->code, "bereik") == 0 && lf->type == LEAF_INT)
        faults_add(f, at, cv->code, "%s: %u tot en met %u", cv->why, lf->min,
            lf->max);
    else if (strcmp(cv->code, "code") == 0)
        faults_add(f, at, cv->code, "%s %s%s", cv->why,
            catalogue_codelist_name(lf->codes),
            at->g->nodes[at->node].conv == CONV_CODE
                ? ", zoals dit formaat die spelt"
                : "");
    else
        faults_add(f, at, cv->code, "%s", cv->why);
}

enum err
faults_verdict(const struct faults *f, struct errinfo *ei)
{
    enum err rc = f->unsupported ? ERR_UNSUPPORTED
                  : f->limit     ? ERR_LIMIT
                                 : ERR_SYNTAX;

    if (f->total == 0)
        return ERR_OK;
    if (f->errs->n == 0)
        return err_set(ei, rc, "adapter.read", "refused");
    return err_set(ei, rc, "adapter.read", "%zu faults, first %s at %.100s",
        f->errs->n, f->errs->v[0].code, f->errs->v[0].place);
}
