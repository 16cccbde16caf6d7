/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/json_read.h"

#include <stdalign.h>
#include <stdlib.h>

#include <jansson.h>

#include "adapters/reading.h"
#include "base/limit.h"

#include "base/banned.h"

enum { POOL_BYTES = 1024 * 1024 };

struct json_reader {
    struct reading r;
    uint8_t *pool;
    size_t pool_n;
};

/* ---- memory --------------------------------------------------------- */

/*
 * jansson takes one block per value, and gives back unwiped what held a
 * person's data.  While a document is read its blocks come off the reader's
 * pool, which is wiped whole; only what does not fit comes from the heap.
 * Its hooks have no context, so the reader under way stands here.
 */
static struct json_reader *under_way;

static void *
pool_take(size_t n)
{
    struct json_reader *jr = under_way;
    size_t align = alignof(max_align_t);
    void *p;

    if (jr == NULL || n > POOL_BYTES - jr->pool_n)
        return malloc(n);
    p = jr->pool + jr->pool_n;
    n = (n + align - 1) & ~(align - 1);
    jr->pool_n = n > POOL_BYTES - jr->pool_n ? POOL_BYTES : jr->pool_n + n;
    return p;
}

static void
pool_give(void *p)
{
    uintptr_t from = under_way == NULL ? 0 : (uintptr_t)under_way->pool;

    if (from == 0 || (uintptr_t)p < from || (uintptr_t)p >= from + POOL_BYTES)
        free(p);
}

enum err
json_read_new(struct json_reader **out, struct errinfo *ei)
{
    struct json_reader *jr = calloc(1, sizeof(*jr));

    *out = NULL;
    if (jr != NULL)
        jr->pool = malloc(POOL_BYTES);
    if (jr == NULL || jr->pool == NULL) {
        free(jr);
        return err_set(ei, ERR_NOMEM, "adapter.reader", "no memory");
    }
    json_set_alloc_funcs(pool_take, pool_give);
    /* Now, and not from inside a sandbox: it reads /dev/urandom. */
    json_object_seed(0);
    *out = jr;
    return ERR_OK;
}

void
json_read_free(struct json_reader *jr)
{
    if (jr == NULL)
        return;
    free(jr->pool);
    free(jr);
}

/* ---- reading -------------------------------------------------------- */

static struct convert_in
value_of(const json_t *v)
{
    struct convert_in in = {.kind = CONVERT_OTHER};

    if (json_is_string(v)) {
        in.kind = CONVERT_TEXT;
        in.text.p = (const uint8_t *)json_string_value(v);
        in.text.n = json_string_length(v);
    } else if (json_is_integer(v)) {
        in.kind = CONVERT_INT;
        in.i = json_integer_value(v);
    } else if (json_is_real(v)) {
        in.kind = CONVERT_REAL;
        in.r = json_real_value(v);
    } else if (json_is_boolean(v)) {
        in.kind = CONVERT_BOOL;
        in.i = json_is_true(v);
    }
    return in;
}

static const struct node *
node_of(const struct reading *r, uint16_t i)
{
    return &r->g->nodes[i];
}

static void
fault(struct reading *r, struct place at, const char *code, const char *why)
{
    faults_add(r->f, &at, code, "%s", why);
}

static bool read_object(struct reading *r, const json_t *o, uint16_t node,
    uint16_t occ);

/* One value or object; true when there was something in it. */
static bool
read_one(struct reading *r, const json_t *v, uint16_t node, uint16_t occ)
{
    struct convert_in in;

    if (node_of(r, node)->leaf == LF__NONE && json_is_object(v))
        return read_object(r, v, node, occ);
    if (node_of(r, node)->leaf == LF__NONE) {
        fault(r, reading_place(r, node, occ), "soort", "hier hoort een object");
        return true;
    }
    in = value_of(v);
    return reading_value(r, node, occ, &in);
}

static bool
read_list(struct reading *r, const json_t *v, uint16_t node)
{
    struct place all = reading_place(r, node, 0);
    size_t n = json_array_size(v);

    all.all = true;
    if (!json_is_array(v))
        fault(r, all, "soort", "hier hoort een lijst");
    else if (n > node_of(r, node)->max)
        faults_add(r->f, &all, "te-vaak", "hoogstens %u keer",
            node_of(r, node)->max);
    else if (n == 0 && node_of(r, node)->required)
        reading_missing(r, node, 0);
    else
        for (uint16_t i = 0; i < n && !faults_full(r->f); i++)
            if (!read_one(r, json_array_get(v, i), node, i))
                fault(r, reading_place(r, node, i), "waarde-leeg",
                    "hier staat niets in");
    return n > 0 || !json_is_array(v);
}

/* The keys of datum_vol, datum_jaar and datum_maand; how many there are. */
static size_t
read_date(struct reading *r, const json_t *o, uint16_t node, uint16_t occ)
{
    const json_t *v[3];
    struct convert_in in[3];
    bool ok;
    size_t n = 0;

    for (uint16_t k = 0; k < 3; k++) {
        v[k] = json_object_get(o, node_of(r, (uint16_t)(node + k))->name);
        in[k] = value_of(v[k]);
        n += v[k] != NULL;
    }
    if (n == 0 && node_of(r, node)->required)
        reading_missing(r, node, occ);
    if (n == 0)
        return 0;
    if ((v[0] != NULL && n > 1) || (v[0] == NULL && v[1] == NULL)) {
        fault(r, reading_place(r, node, occ), "samen",
            "een volledige datum, of een jaar, of een jaar en een maand");
        return n;
    }
    if (v[0] != NULL) {
        reading_value(r, node, occ, &in[0]);
        return n;
    }
    node++;
    ok = convert_read_jaar(&r->cv, &in[1]);
    if (ok && v[2] != NULL) {
        node++;
        ok = convert_read_maand(&r->cv, &in[1], &in[2]);
    }
    r->cv.prefix.n = 0;
    if (ok)
        reading_keep(r, node, occ);
    else
        fault(r, reading_place(r, node, occ), r->cv.code, r->cv.why);
    return n;
}

/* The member for one child of the table; how many keys it took. */
static size_t
read_member(struct reading *r, const json_t *o, uint16_t node, uint16_t occ)
{
    const struct node *nd = node_of(r, node);
    const json_t *v;

    if (nd->conv == CONV_DATUM_VOL)
        return read_date(r, o, node, occ);
    if (nd->conv == CONV_DATUM_JAAR || nd->conv == CONV_DATUM_MAAND)
        return 0;
    v = json_object_get(o, nd->name);
    if (v == NULL && nd->required)
        reading_missing(r, node, occ);
    if (v == NULL)
        return 0;
    if (nd->repeats)
        read_list(r, v, node);
    else
        read_one(r, v, node, occ);
    return 1;
}

static bool
read_object(struct reading *r, const json_t *o, uint16_t node, uint16_t occ)
{
    uint16_t values = r->m->n;
    size_t known = node == 0, faults = r->f->total;

    for (uint16_t i = (uint16_t)(node + 1);
         i < node_after(r->g, node) && !faults_full(r->f);
         i = node_after(r->g, i))
        known += read_member(r, o, i, occ);
    if (known < json_object_size(o) && !faults_full(r->f)) {
        struct place at = reading_place(r, node, occ);
        size_t n = json_object_size(o) - known;

        faults_add(r->f, &at, "onbekend-element",
            n == 1 ? "%zu veld hoort hier niet" : "%zu velden horen hier niet",
            n);
    }
    return r->m->n > values || r->f->total > faults;
}

static void
read_document(struct reading *r, const json_t *doc)
{
    const json_t *type = json_object_get(doc, "berichttype");
    struct convert_in in = value_of(type);
    struct place whole = {.ad = r->ad};

    if (!json_is_object(doc))
        fault(r, whole, "soort", "hier hoort een object");
    else if (type == NULL)
        fault(r, whole, "ontbreekt", "berichttype is verplicht en ontbreekt");
    else if (in.kind != CONVERT_TEXT)
        fault(r, whole, "soort", "berichttype is een tekst");
    else if (reading_begin(r, in.text)) {
        read_object(r, doc, 0, 0);
        reading_end(r);
    }
}

/* A parser's own message quotes the document: tell the place only. */
static void
parse_fault(struct reading *r, const json_error_t *e)
{
    struct place whole = {.ad = r->ad};

    if (json_error_code(e) == json_error_duplicate_key)
        faults_add(r->f, &whole, "te-vaak",
            "een veld staat twee keer in een object, regel %d", e->line);
    else
        faults_add(r->f, &whole, "niet-welgevormd",
            "geen welgevormde JSON, regel %d kolom %d", e->line, e->column);
}

enum err
json_read(struct json_reader *jr, const struct adapter *ad, struct span doc,
    struct message *m, struct faults *f)
{
    json_error_t e;
    json_t *tree;
    enum err rc = ERR_OK;

    jr->r.ad = jr->r.cv.ad = ad;
    jr->r.g = NULL;
    jr->r.m = m;
    jr->r.f = f;
    under_way = jr;
    tree = json_loadb((const char *)doc.p, doc.n, JSON_REJECT_DUPLICATES, &e);
    if (tree != NULL)
        read_document(&jr->r, tree);
    else if (json_error_code(&e) == json_error_out_of_memory)
        rc = ERR_NOMEM;
    else
        parse_fault(&jr->r, &e);
    json_decref(tree);
    under_way = NULL;
    explicit_bzero(jr->pool, jr->pool_n);
    explicit_bzero(&e, sizeof(e));
    jr->pool_n = 0;
    return rc;
}
