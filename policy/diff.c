/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "policy/diff.h"
#include "policy/diff_fields.h"

#include "base/banned.h"

enum {
    KEY_MAX = 2048,
    SAY_MAX = 256 * 1024,
    ROWS_FIRST = 64,
    TEXT_MIN = 1024 * 1024
};

/* One comparison. */
struct work {
    struct diff *out;
    size_t row_max;
    struct buf was, is;
    struct errinfo *ei;
};

/* The things of one kind in one policy, by key. */
struct side {
    struct diff_item *item;
    size_t n;
};

/* ---- rows ----------------------------------------------------------------- */

static enum err
no_room(struct errinfo *ei)
{
    return err_set(ei, ERR_NOMEM, "policy.diff", "no room to compare");
}

static enum err
add_row(struct work *w, const struct diff_row *row)
{
    struct diff *d = w->out;

    if (d->n == DIFF_ROWS_MAX)
        return err_set(w->ei, ERR_LIMIT, "policy.diff",
            "more than %d differences", DIFF_ROWS_MAX);
    if (d->n == w->row_max) {
        size_t max = w->row_max == 0 ? ROWS_FIRST : 2 * w->row_max;
        struct diff_row *more = realloc(d->row, max * sizeof(*more));

        if (more == NULL)
            return no_room(w->ei);
        d->row = more;
        w->row_max = max;
    }
    d->row[d->n++] = *row;
    return ERR_OK;
}

static struct diff_row
row_of(enum diff_kind kind, enum diff_change change, const struct diff_item *it)
{
    return (struct diff_row){.kind = (uint8_t)kind,
        .change = (uint8_t)change,
        .element = it->element,
        .column = it->column == NULL ? "" : it->column,
        .type = it->type == BERICHT__COUNT
                    ? ""
                    : terms_bericht((enum bericht)it->type),
        .key = it->key,
        .before = "",
        .after = ""};
}

/* A copy of what b says, in the answer; NULL when there is no room. */
static const char *
kept(struct work *w, const struct buf *b)
{
    return buf_err(b) == ERR_OK ? arena_text(&w->out->text, buf_peek(b)) : NULL;
}

/* A row with what the buffers say. */
static enum err
add_said(struct work *w, struct diff_row *row)
{
    row->before = kept(w, &w->was);
    row->after = kept(w, &w->is);
    if (row->before == NULL || row->after == NULL)
        return no_room(w->ei);
    return add_row(w, row);
}

/* ---- one thing ------------------------------------------------------------ */

static enum err
compare_elements(struct work *w, const struct diff_field *f,
    struct diff_row *row, const struct diff_item *a, const struct diff_item *b)
{
    enum err rc = ERR_OK;

    for (unsigned e = 0; rc == ERR_OK && e < EL__COUNT; e++) {
        row->element = (uint8_t)e;
        row->before = f->of(a, (enum element)e);
        row->after = f->of(b, (enum element)e);
        if (strcmp(row->before, row->after) != 0)
            rc = add_row(w, row);
    }
    return rc;
}

/* A thing that is on both sides. */
static enum err
compare(struct work *w, enum diff_kind kind, const struct diff_item *a,
    const struct diff_item *b)
{
    enum err rc = ERR_OK;

    for (const struct diff_field *f = diff_fields[kind].field;
         rc == ERR_OK && f->name != NULL; f++) {
        struct diff_row row = row_of(kind, DIFF_CHANGED, b);

        row.field = f->name;
        row.effect = (uint8_t)f->effect;
        if (f->of != NULL) {
            rc = compare_elements(w, f, &row, a, b);
            continue;
        }
        buf_clear(&w->was);
        buf_clear(&w->is);
        f->say(&w->was, a);
        f->say(&w->is, b);
        if (buf_err(&w->was) != ERR_OK || buf_err(&w->is) != ERR_OK)
            return no_room(w->ei);
        if (!span_eq(buf_peek(&w->was), buf_peek(&w->is)))
            rc = add_said(w, &row);
    }
    return rc;
}

/* A thing that is on one side only. */
static enum err
note(struct work *w, enum diff_kind kind, const struct diff_item *a,
    const struct diff_item *b)
{
    const struct diff_field *f = diff_fields[kind].field;
    struct diff_row row =
        row_of(kind, a == NULL ? DIFF_ADDED : DIFF_REMOVED, a == NULL ? b : a);

    row.field = f->name;
    row.effect = (uint8_t)diff_fields[kind].effect;
    buf_clear(&w->was);
    buf_clear(&w->is);
    if (a != NULL)
        f->say(&w->was, a);
    else
        f->say(&w->is, b);
    return add_said(w, &row);
}

/* ---- all things of a kind ------------------------------------------------- */

static int
by_key(const void *a, const void *b)
{
    const struct diff_item *x = a, *y = b;

    return strcmp(x->key, y->key);
}

static enum err
gather(struct work *w, enum diff_kind kind, const struct policy *po,
    struct side *s)
{
    const struct diff_table *t = &diff_fields[kind];
    size_t max = t->n(po);
    struct buf key;
    enum err rc = ERR_OK;

    s->item = calloc(max + 1, sizeof(*s->item));
    if (s->item == NULL)
        return no_room(w->ei);
    buf_init(&key, KEY_MAX);
    for (size_t i = 0; rc == ERR_OK && i < max; i++) {
        struct diff_item *it = &s->item[s->n];

        *it = (struct diff_item){.po = po,
            .type = BERICHT__COUNT,
            .element = EL__NONE};
        buf_clear(&key);
        if (!t->item(po, i, it, &key))
            continue;
        it->key = kept(w, &key);
        s->n++;
        if (it->key == NULL)
            rc = no_room(w->ei);
    }
    buf_done(&key);
    if (rc == ERR_OK && s->n > 1)
        qsort(s->item, s->n, sizeof(*s->item), by_key);
    return rc;
}

static enum err
merge(struct work *w, enum diff_kind kind, const struct side *a,
    const struct side *b)
{
    size_t i = 0, k = 0;
    enum err rc = ERR_OK;

    while (rc == ERR_OK && (i < a->n || k < b->n)) {
        int order = i == a->n   ? 1
                    : k == b->n ? -1
                                : by_key(&a->item[i], &b->item[k]);

        if (order == 0)
            rc = compare(w, kind, &a->item[i], &b->item[k]);
        else if (order < 0)
            rc = note(w, kind, &a->item[i], NULL);
        else
            rc = note(w, kind, NULL, &b->item[k]);
        i += order <= 0;
        k += order >= 0;
    }
    return rc;
}

static enum err
compare_kind(struct work *w, enum diff_kind kind, const struct policy *a,
    const struct policy *b)
{
    struct side was = {NULL, 0}, is = {NULL, 0};
    enum err rc = gather(w, kind, a, &was);

    if (rc == ERR_OK)
        rc = gather(w, kind, b, &is);
    if (rc == ERR_OK)
        rc = merge(w, kind, &was, &is);
    free(was.item);
    free(is.item);
    return rc;
}

/* Room for the keys of all things and for texts that stand in both. */
static size_t
text_max(const struct policy *a, const struct policy *b)
{
    size_t things = 1024;

    for (unsigned k = 0; k < DIFF__COUNT; k++)
        things += diff_fields[k].n(a) + diff_fields[k].n(b);
    return TEXT_MIN + things * 96 + 4 * (a->text.n + b->text.n);
}

enum err
policy_diff(struct diff *out, const struct policy *a, const struct policy *b,
    struct errinfo *ei)
{
    struct work w = {.out = out, .ei = ei};
    enum err rc;

    *out = (struct diff){.row = NULL};
    rc = arena_init(&out->text, text_max(a, b), ei);
    if (rc != ERR_OK)
        return rc;
    buf_init(&w.was, SAY_MAX);
    buf_init(&w.is, SAY_MAX);
    for (unsigned k = 0; rc == ERR_OK && k < DIFF__COUNT; k++)
        rc = compare_kind(&w, (enum diff_kind)k, a, b);
    buf_done(&w.was);
    buf_done(&w.is);
    return rc;
}

void
policy_diff_done(struct diff *out)
{
    free(out->row);
    arena_done(&out->text);
    *out = (struct diff){.row = NULL};
}

/* ---- names ---------------------------------------------------------------- */

const char *
diff_kind_name(enum diff_kind kind)
{
    static const char *const names[DIFF__COUNT] = {
        [DIFF_POLICY] = "policy",
        [DIFF_PARAMETER] = "parameter",
        [DIFF_TERM] = "term",
        [DIFF_GROUND] = "ground",
        [DIFF_PURPOSE] = "purpose",
        [DIFF_CATEGORY] = "category",
        [DIFF_ROLE] = "role",
        [DIFF_CONDITION] = "condition",
        [DIFF_PART] = "part",
        [DIFF_REPLACEMENT] = "replacement",
        [DIFF_AGREEMENT] = "agreement",
        [DIFF_FLOW] = "flow",
        [DIFF_COLUMN] = "column",
        [DIFF_RULE] = "rule",
        [DIFF_EXPECTATION] = "expectation",
        [DIFF_TEXT] = "free_text",
        [DIFF_PATTERN] = "pattern",
        [DIFF_SAID] = "said",
        [DIFF_REMARK] = "remark",
    };

    return names[kind];
}

const char *
diff_change_name(enum diff_change change)
{
    static const char *const names[] = {"added", "removed", "changed"};

    return names[change];
}

const char *
diff_effect_name(enum diff_effect effect)
{
    static const char *const names[DIFF_EFFECT__COUNT] = {"decides", "duty",
        "record", "words"};

    return names[effect];
}
