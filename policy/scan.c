/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/scan.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "policy/bsn.h"
#include "policy/fold.h"

#include "base/banned.h"

enum {
    NONE = 0, /* the root: nothing was read, and no pattern ends there */
    STATES_FIRST = 1024,
    WINDOW = 1024,                /* symbols under way */
    BEHIND = 2 * SCAN_LENGTH_MAX, /* that stay in sight */
    WIDEN_MAX = 30
};

_Static_assert(WINDOW > 4 * SCAN_LENGTH_MAX, "exceptions fit around a find");

/* Symbols with a gap in front or behind where a word must begin or end. */
struct scan_word {
    struct span said;
    uint8_t sym[SCAN_LENGTH_MAX];
    uint8_t n;
};

struct scan_state {
    uint16_t next[FOLD__COUNT];
    uint16_t fail;    /* the longest end of this that begins a pattern */
    uint16_t also;    /* the nearest such end that is a pattern */
    uint16_t pattern; /* that ends here, from 1; NONE */
};

struct scan_pattern {
    struct span said;
    uint16_t row;
    uint8_t n;
};

struct scan_row {
    const char *name;
    uint8_t category;
    uint16_t first, n; /* its exceptions */
};

struct scan_list {
    const char *version;
    struct policy_text words[TEKST__COUNT];
    uint64_t columns_free[TEKST__COUNT]; /* where the category does not hold */
    unsigned count[TEKST__COUNT];
    struct scan_state *state;
    size_t state_n, state_cap;
    struct scan_pattern pattern[SCAN_PATTERNS_MAX + 1]; /* from 1 */
    struct scan_word exception[SCAN_EXCEPTIONS_MAX];
    struct scan_row row[SCAN_ROWS_MAX];
    unsigned pattern_n, exception_n, row_n;
};

_Static_assert(POLICY_COLUMNS_MAX <= 64, "a mask of columns fits");

/* ---- making the list --------------------------------------------------------- */

struct scan_list *
scan_list_new(void)
{
    struct scan_list *sl = calloc(1, sizeof(*sl));

    if (sl == NULL)
        return NULL;
    sl->version = "";
    sl->state = calloc(STATES_FIRST, sizeof(*sl->state));
    sl->state_cap = STATES_FIRST;
    sl->state_n = 1;
    for (unsigned t = 0; t < TEKST__COUNT; t++)
        sl->words[t] = (struct policy_text){"", ""};
    if (sl->state != NULL)
        return sl;
    free(sl);
    return NULL;
}

void
scan_list_free(struct scan_list *sl)
{
    if (sl == NULL)
        return;
    free(sl->state);
    free(sl);
}

void
scan_list_describe(struct scan_list *sl, enum tekst t, struct policy_text words,
    uint64_t columns_free)
{
    sl->words[t] = words;
    sl->columns_free[t] = columns_free;
}

void
scan_list_version(struct scan_list *sl, const char *version)
{
    sl->version = version;
}

unsigned
scan_list_n(const struct scan_list *sl, enum tekst t)
{
    return sl->count[t];
}

enum scan_fault
scan_list_row(struct scan_list *sl, enum tekst t, const char *name)
{
    if (sl->row_n == SCAN_ROWS_MAX)
        return SCAN_FULL;
    sl->row[sl->row_n++] = (struct scan_row){.name = name,
        .category = (uint8_t)t,
        .first = (uint16_t)sl->exception_n};
    return SCAN_OK;
}

/* A word of the file as symbols; the stars say where it is open. */
static enum scan_fault
read_word(struct span text, struct scan_word *w)
{
    bool front = text.n > 0 && text.p[0] == '*';
    bool back = text.n > 1 && text.p[text.n - 1] == '*';
    struct fold f =
        fold_of((struct span){text.p + front, text.n - front - back});
    unsigned letters = 0;
    uint8_t sym;

    *w = (struct scan_word){.said = text};
    if (!front)
        w->sym[w->n++] = FOLD_GAP;
    while (fold_next(&f, &sym)) {
        bool gap = w->n == 0 || w->sym[w->n - 1] == FOLD_GAP;

        if (sym == FOLD_GAP && gap)
            continue;
        if (w->n == SCAN_LENGTH_MAX - 1)
            return SCAN_LONG;
        w->sym[w->n++] = sym;
        letters += sym != FOLD_GAP;
    }
    if (w->n > 0 && w->sym[w->n - 1] == FOLD_GAP)
        w->n--;
    if (!back)
        w->sym[w->n++] = FOLD_GAP;
    return letters < (front || back ? SCAN_STEM_MIN : SCAN_WORD_MIN)
               ? SCAN_SHORT
               : SCAN_OK;
}

static bool
more_states(struct scan_list *sl)
{
    size_t cap = sl->state_cap * 2;
    struct scan_state *state;

    if (sl->state_n < sl->state_cap)
        return true;
    if (cap > SCAN_STATES_MAX)
        return false;
    state = realloc(sl->state, cap * sizeof(*state));
    if (state == NULL)
        return false;
    memset(state + sl->state_cap, 0, (cap - sl->state_cap) * sizeof(*state));
    sl->state = state;
    sl->state_cap = cap;
    return true;
}

enum scan_fault
scan_list_pattern(struct scan_list *sl, struct span text)
{
    struct scan_word w;
    enum scan_fault wrong = read_word(text, &w);
    unsigned row = sl->row_n - 1;
    uint16_t at = NONE;

    assert(sl->row_n > 0);
    if (wrong != SCAN_OK)
        return wrong;
    if (sl->pattern_n == SCAN_PATTERNS_MAX)
        return SCAN_FULL;
    for (unsigned i = 0; i < w.n; i++) {
        uint16_t next = sl->state[at].next[w.sym[i]];

        if (next == NONE) {
            if (!more_states(sl))
                return SCAN_FULL;
            next = (uint16_t)sl->state_n++;
            sl->state[at].next[w.sym[i]] = next;
        }
        at = next;
    }
    if (sl->state[at].pattern != NONE)
        return SCAN_TWICE;
    sl->pattern[++sl->pattern_n] =
        (struct scan_pattern){.said = text, .row = (uint16_t)row, .n = w.n};
    sl->state[at].pattern = (uint16_t)sl->pattern_n;
    sl->count[sl->row[row].category]++;
    return SCAN_OK;
}

/* Does a pattern of this row stand in w?  The automaton is not closed yet, so
 * it is walked from each symbol. */
static bool
holds_pattern(const struct scan_list *sl, const struct scan_word *w,
    unsigned row)
{
    for (unsigned i = 0; i < w->n; i++) {
        uint16_t at = NONE;

        for (unsigned k = i; k < w->n; k++) {
            at = sl->state[at].next[w->sym[k]];
            if (at == NONE)
                break;
            if (sl->state[at].pattern != NONE &&
                sl->pattern[sl->state[at].pattern].row == row)
                return true;
        }
    }
    return false;
}

enum scan_fault
scan_list_exception(struct scan_list *sl, struct span text)
{
    struct scan_word *w = &sl->exception[sl->exception_n];
    enum scan_fault wrong;

    assert(sl->row_n > 0);
    if (sl->exception_n == SCAN_EXCEPTIONS_MAX)
        return SCAN_FULL;
    wrong = read_word(text, w);
    if (wrong != SCAN_OK)
        return wrong;
    if (!holds_pattern(sl, w, sl->row_n - 1))
        return SCAN_IDLE;
    sl->exception_n++;
    sl->row[sl->row_n - 1].n++;
    return SCAN_OK;
}

static void
link_state(struct scan_list *sl, uint16_t from, uint8_t sym, uint16_t *queue,
    size_t *queue_n)
{
    uint16_t fail = sl->state[from].fail;
    uint16_t to = sl->state[from].next[sym];
    uint16_t otherwise = from == NONE ? NONE : sl->state[fail].next[sym];

    if (to == NONE) {
        sl->state[from].next[sym] = otherwise;
        return;
    }
    sl->state[to].fail = otherwise;
    sl->state[to].also = sl->state[otherwise].pattern != NONE
                             ? otherwise
                             : sl->state[otherwise].also;
    queue[(*queue_n)++] = to;
}

static int
by_symbols(const void *a, const void *b)
{
    const struct scan_word *x = a, *y = b;

    return memcmp(x->sym, y->sym, sizeof(x->sym));
}

/* The order of exceptions says nothing: one order for all, to compare by. */
static void
sort_exceptions(struct scan_list *sl)
{
    for (unsigned i = 0; i < sl->row_n; i++)
        if (sl->row[i].n > 1)
            qsort(&sl->exception[sl->row[i].first], sl->row[i].n,
                sizeof(sl->exception[0]), by_symbols);
}

/* Breadth first, so that what a state falls back on is ready before it. */
bool
scan_list_close(struct scan_list *sl)
{
    uint16_t *queue = calloc(sl->state_n, sizeof(*queue));
    size_t n = 0;

    if (queue == NULL)
        return false;
    sort_exceptions(sl);
    for (unsigned s = 0; s < FOLD__COUNT; s++)
        link_state(sl, NONE, (uint8_t)s, queue, &n);
    for (size_t i = 0; i < n; i++)
        for (unsigned s = 0; s < FOLD__COUNT; s++)
            link_state(sl, queue[i], (uint8_t)s, queue, &n);
    free(queue);
    return true;
}

/* ---- as it was said ------------------------------------------------------------ */

unsigned
policy_scan_patterns(const struct policy *po)
{
    return po->scan == NULL ? 0 : po->scan->pattern_n;
}

struct scan_said
policy_scan_pattern(const struct policy *po, unsigned i)
{
    const struct scan_pattern *p = &po->scan->pattern[i + 1];
    const struct scan_row *row = &po->scan->row[p->row];

    return (struct scan_said){p->said, row->name, (enum tekst)row->category};
}

/* Can w stand around a find of p? */
static bool
can_except(const struct scan_word *w, const struct scan_word *p)
{
    bool front = p->sym[0] == FOLD_GAP, back = p->sym[p->n - 1] == FOLD_GAP;
    size_t n = (size_t)p->n - front - back;

    for (size_t i = 0; i + n <= w->n; i++)
        if (memcmp(&w->sym[i], &p->sym[front], n) == 0 &&
            (!front || i == 0 || w->sym[i - 1] == FOLD_GAP) &&
            (!back || i + n == w->n || w->sym[i + n] == FOLD_GAP))
            return true;
    return false;
}

bool
policy_scan_exception(const struct policy *po, unsigned i, unsigned *at,
    struct span *text)
{
    const struct scan_pattern *p = &po->scan->pattern[i + 1];
    const struct scan_row *row = &po->scan->row[p->row];
    struct scan_word w;

    if (read_word(p->said, &w) != SCAN_OK)
        return false;
    while (*at < row->n) {
        const struct scan_word *x = &po->scan->exception[row->first + (*at)++];

        if (!can_except(x, &w))
            continue;
        *text = x->said;
        return true;
    }
    return false;
}

void
policy_scan_folded(struct span text, struct buf *out)
{
    struct scan_word w;

    (void)read_word(text, &w);
    if (w.n == 0 || w.sym[0] != FOLD_GAP)
        buf_byte(out, '*');
    for (unsigned i = w.n > 0 && w.sym[0] == FOLD_GAP; i < w.n; i++) {
        uint8_t s = w.sym[i];

        if (s == FOLD_GAP && i + 1 < w.n)
            buf_byte(out, ' ');
        else if (s >= FOLD_A && s < FOLD_0)
            buf_byte(out, (uint8_t)('a' + s - FOLD_A));
        else if (s >= FOLD_0 && s < FOLD_OTHER)
            buf_byte(out, (uint8_t)('0' + s - FOLD_0));
        else if (s == FOLD_OTHER)
            buf_byte(out, '?');
    }
    if (w.n == 0 || w.sym[w.n - 1] != FOLD_GAP)
        buf_byte(out, '*');
}

/* ---- one text ------------------------------------------------------------------ */

struct reading {
    const struct scan_list *sl;
    scan_found *found;
    void *ctx;
    struct fold f;
    uint8_t sym[WINDOW];
    uint32_t at[WINDOW]; /* characters */
    size_t n, done;
    bool end;
    uint16_t state;
    uint32_t told[TEKST__COUNT]; /* the last character that was told of */
};

static void
tell(struct reading *r, enum tekst category, uint32_t at, uint32_t last)
{
    struct scan_hit hit = {category, at, last - at + 1};

    if (at <= r->told[category])
        return;
    r->told[category] = last;
    r->found(r->ctx, &hit);
}

/* Does w stand around the symbols from .. to (not included)? */
static bool
stands_around(const struct reading *r, const struct scan_word *w, size_t from,
    size_t to)
{
    size_t first = to > w->n ? to - w->n : 0;

    for (size_t i = first; i <= from && i + w->n <= r->n; i++)
        if (memcmp(&r->sym[i], w->sym, w->n) == 0)
            return true;
    return false;
}

/* The word that a find stands in, as far as it is not endless; the window holds
 * that much on either side. */
static void
widen(const struct reading *r, size_t *from, size_t *end)
{
    for (unsigned i = 0; *from > 0 && i < WIDEN_MAX; i++)
        if (r->sym[*from - 1] == FOLD_GAP)
            break;
        else
            --*from;
    for (unsigned i = 0; *end < r->n && i < WIDEN_MAX; i++)
        if (r->sym[*end] == FOLD_GAP)
            break;
        else
            ++*end;
}

/* A pattern ends before the symbol end; gaps at its sides are not part of the
 * find. */
static void
consider(struct reading *r, uint16_t pattern, size_t end)
{
    const struct scan_pattern *p = &r->sl->pattern[pattern];
    const struct scan_row *row = &r->sl->row[p->row];
    size_t from = end - p->n;

    from += r->sym[from] == FOLD_GAP;
    end -= r->sym[end - 1] == FOLD_GAP;
    for (unsigned i = 0; i < row->n; i++)
        if (stands_around(r, &r->sl->exception[row->first + i], from, end))
            return;
    widen(r, &from, &end);
    tell(r, (enum tekst)row->category, r->at[from], r->at[end - 1]);
}

static void
put_symbol(struct reading *r, uint8_t sym)
{
    if (sym == FOLD_GAP && r->n > 0 && r->sym[r->n - 1] == FOLD_GAP)
        return;
    r->sym[r->n] = sym;
    r->at[r->n++] = r->f.chars;
}

/* Read on until the window is full; what lies far behind makes room. */
static void
fill_window(struct reading *r)
{
    size_t drop = r->done > BEHIND ? r->done - BEHIND : 0;
    uint8_t sym;

    memmove(r->sym, r->sym + drop, r->n - drop);
    memmove(r->at, r->at + drop, (r->n - drop) * sizeof(r->at[0]));
    r->n -= drop;
    r->done -= drop;
    while (r->n < WINDOW - 1) {
        if (!fold_next(&r->f, &sym)) {
            put_symbol(r, FOLD_GAP);
            r->end = true;
            return;
        }
        put_symbol(r, sym);
    }
}

static void
read_window(struct reading *r)
{
    size_t to = r->end ? r->n : r->n - SCAN_LENGTH_MAX;

    for (; r->done < to; r->done++) {
        const struct scan_state *st;

        r->state = r->sl->state[r->state].next[r->sym[r->done]];
        st = &r->sl->state[r->state];
        if (st->pattern != NONE)
            consider(r, st->pattern, r->done + 1);
        for (uint16_t i = st->also; i != NONE; i = r->sl->state[i].also)
            consider(r, r->sl->state[i].pattern, r->done + 1);
    }
}

static void
tell_bsn(void *ctx, uint32_t at, uint32_t n)
{
    struct reading *r = ctx;

    tell(r, TEKST_BSN_ANDER, at, at + n - 1);
}

void
policy_scan_text(const struct policy *po, struct span text, struct span own,
    scan_found *found, void *ctx)
{
    struct reading r;

    r.sl = po->scan;
    r.found = found;
    r.ctx = ctx;
    r.f = fold_of(text);
    r.n = r.done = 0;
    r.end = false;
    r.state = NONE;
    memset(r.told, 0, sizeof(r.told));
    policy_bsn_find(text, own, tell_bsn, &r);
    put_symbol(&r, FOLD_GAP);
    while (!r.end) {
        fill_window(&r);
        read_window(&r);
    }
}

/* ---- a message ----------------------------------------------------------------- */

/* Texts in which nothing is looked for: a part of an address, an identifier. */
static const enum leaf identifiers[] = {LF_ADRES_BRP_ADRES_HUISNUMMER,
    LF_ADRES_BRP_ADRES_HUISLETTER, LF_ADRES_BRP_ADRES_TOEVOEGING,
    LF_ADRES_TERUGKEERADRES_HUISNUMMER, LF_ADRES_TERUGKEERADRES_HUISLETTER,
    LF_ADRES_TERUGKEERADRES_TOEVOEGING, LF_DETENTIE_DETENTIE_ID,
    LF_DETENTIE_PARKETNUMMER, LF_IDBEWIJS_DOCUMENTNUMMER, LF_DRPLAN_PLAN_ID,
    LF_DRPLAN_ACTIE_ACTIE_ID, LF_BERICHT_POLICY_VERSIE,
    LF_BERICHT_BESLUIT_MANDAAT_KENMERK, LF_BERICHT_CONVENANT_ID,
    LF_BERICHT_CASUS_ID};

/* Names of people and organisations: nothing is looked for in them but a
 * number. */
static const enum leaf names[] = {LF_CONTACT_CASEMANAGER_NAAM,
    LF_CONTACT_MENTOR_NAAM, LF_CONTACT_RECLASSERINGSWERKER_NAAM,
    LF_CONTACT_GEMEENTE_COORDINATOR_NAAM, LF_CONTACT_GEMEENTE_LOKET_NAAM,
    LF_CONTACT_BEWINDVOERDER_NAAM, LF_HUISVESTING_VERHUURDER, LF_WERK_WERKGEVER,
    LF_SCHULDEN_SCHULDEISERS_NAAM, LF_ZORG_ZORGAANBIEDER_NAAM,
    LF_NETWERK_STEUNPERSOON_NAAM_BEREIK_NAAM, LF_RISICO_VASTGESTELD_DOOR_NAAM};

static bool
is_in(enum leaf l, const enum leaf *set, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (set[i] == l)
            return true;
    return false;
}

static bool
is_name(enum leaf l)
{
    return is_in(l, names, sizeof(names) / sizeof(names[0]));
}

bool
policy_scan_leaf(enum leaf l)
{
    return catalogue_leaf(l)->type == LEAF_TEXT && !is_name(l) &&
           !is_in(l, identifiers, sizeof(identifiers) / sizeof(identifiers[0]));
}

struct numbering {
    scan_found *found;
    void *ctx;
};

static void
tell_number(void *ctx, uint32_t at, uint32_t n)
{
    const struct numbering *nb = ctx;
    const struct scan_hit hit = {TEKST_BSN_ANDER, at, n};

    nb->found(nb->ctx, &hit);
}

/* Look at one text of a message, for what is looked for in such a leaf. */
static void
scan_leaf(const struct policy *po, enum leaf l, struct span text,
    struct span own, scan_found *found, void *ctx)
{
    struct numbering nb = {found, ctx};

    if (policy_scan_leaf(l))
        policy_scan_text(po, text, own, found, ctx);
    else if (is_name(l))
        policy_bsn_find(text, own, tell_number, &nb);
}

struct noting {
    struct policy_tekst *t;
    enum element e;
};

static void
note(void *ctx, const struct scan_hit *hit)
{
    struct noting *n = ctx;

    elset_add(&n->t->on[hit->category], n->e);
}

void
policy_scan(const struct policy *po, const struct message *m,
    struct policy_tekst *t)
{
    struct span own = message_get(m, LF_PERSOON_BSN, 0);

    memset(t, 0, sizeof(*t));
    for (uint16_t i = 0; i < m->n; i++) {
        enum leaf l = (enum leaf)m->v[i].leaf;
        struct noting n = {t, catalogue_leaf(l)->element};

        scan_leaf(po, l, m->v[i].text, own, note, &n);
    }
}

bool
policy_scan_in_column(const struct policy *po, enum tekst t, unsigned column)
{
    return (po->scan->columns_free[t] >> column & 1) == 0;
}

static bool
category_holds(const struct policy *po, uint16_t flow, enum tekst t)
{
    return policy_scan_in_column(po, t, po->flow[flow].column);
}

struct elset
policy_scan_holds(const struct policy *po, uint16_t flow,
    const struct policy_tekst *t)
{
    struct elset on = {{0}};

    if (flow == POLICY_NO_RULE)
        return on;
    for (unsigned c = 0; c < TEKST__COUNT; c++)
        for (int i = 0; category_holds(po, flow, (enum tekst)c) && i < 4; i++)
            on.w[i] |= t->on[c].w[i];
    return on;
}

/* ---- as faults ------------------------------------------------------------------ */

struct placing {
    const struct policy *po;
    const struct decision *d;
    const struct adapter *from;
    enum bericht type;
    struct adapter_errors *errs;
    enum leaf leaf;
    uint16_t occ;
};

static void
place(void *ctx, const struct scan_hit *hit)
{
    struct placing *p = ctx;
    struct adapter_error *e;

    if (p->errs->n == p->errs->max ||
        !category_holds(p->po, p->d->flow, hit->category))
        return;
    e = &p->errs->v[p->errs->n++];
    e->code = terms_weiger(WEIGER_VRIJE_TEKST);
    (void)adapter_place_leaf(p->from, p->type, p->leaf, p->occ, e->place);
    (void)snprintf(e->detail, sizeof(e->detail),
        "%s, teken %u tot en met %u: %s (%s)",
        catalogue_element(catalogue_leaf(p->leaf)->element)->id, hit->at,
        hit->at + hit->n - 1, policy_scan_category(hit->category),
        policy_scan_words(p->po, hit->category, false));
}

void
policy_scan_faults(const struct policy *po, const struct message *m,
    const struct decision *d, enum bericht type, const struct adapter *from,
    struct adapter_errors *errs)
{
    struct placing p = {.po = po,
        .d = d,
        .from = from,
        .type = type,
        .errs = errs};
    struct span own = message_get(m, LF_PERSOON_BSN, 0);

    if (d->flow == POLICY_NO_RULE)
        return;
    for (uint16_t i = 0; i < m->n; i++) {
        p.leaf = (enum leaf)m->v[i].leaf;
        p.occ = m->v[i].occ;
        scan_leaf(po, p.leaf, m->v[i].text, own, place, &p);
    }
}

/* ---- words ------------------------------------------------------------------------ */

static const char *const codes[TEKST__COUNT] = {
    [TEKST_BSN_ANDER] = "BSN_ANDER",
    [TEKST_DIAGNOSE] = "DIAGNOSE",
    [TEKST_MEDICATIE] = "MEDICATIE",
    [TEKST_DELICT] = "DELICT",
    [TEKST_SLACHTOFFER] = "SLACHTOFFER",
};

const char *
policy_scan_category(enum tekst t)
{
    return codes[t];
}

bool
scan_list_category(struct span code, enum tekst *t)
{
    for (unsigned i = 0; i < TEKST__COUNT; i++)
        if (span_is(code, codes[i])) {
            *t = (enum tekst)i;
            return true;
        }
    return false;
}

const char *
policy_scan_words(const struct policy *po, enum tekst t, bool en)
{
    return en ? po->scan->words[t].en : po->scan->words[t].nl;
}

const char *
policy_scan_version(const struct policy *po)
{
    return po->scan->version;
}
