/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/complete.h"

#include <stdio.h>

#include "base/text.h"
#include "policy/compile.h"

#include "base/banned.h"

_Static_assert((int)COMPLETE_ALGEMEEN == (int)BV_NONE,
    "what belongs to no basic condition comes last");

/* What was found so far, of one group. */
struct tally {
    struct elset expected, required, lacking;
};

/* ---- what is there -------------------------------------------------------- */

static enum leaf
bv_leaf(enum element e)
{
    const struct catalogue_element *el = catalogue_element(e);

    for (unsigned k = 0; k < el->leaf_n; k++) {
        enum leaf l = (enum leaf)(el->leaf_first + k);

        if (strcmp(catalogue_leaf(l)->part, "basisvoorwaarde") == 0)
            return l;
    }
    return LF__NONE;
}

/* Does an occurrence of e speak of this basic condition?  Of the actions only
 * those count that are still to be done. */
static bool
speaks_of(const struct message *m, enum element e, enum bv bv)
{
    enum leaf leaf = bv_leaf(e);
    enum bv v;

    if (e == EL_DRPLAN_ACTIE)
        return (policy_open_actions(m) >> bv & 1) != 0;
    for (uint16_t i = m->first[leaf]; i != MESSAGE_END; i = m->v[i].next)
        if (terms_parse_bv(m->v[i].text, &v) && v == bv)
            return true;
    return false;
}

static bool
says(const struct message *m, enum leaf leaf, const char *const *code,
    unsigned n)
{
    for (uint16_t i = m->first[leaf]; i != MESSAGE_END; i = m->v[i].next)
        for (unsigned k = 0; k < n; k++)
            if (span_is(m->v[i].text, code[k]))
                return true;
    return false;
}

static bool
has_value(const struct message *m, enum leaf leaf)
{
    for (uint16_t i = m->first[leaf]; i != MESSAGE_END; i = m->v[i].next)
        if (m->v[i].text.n > 0)
            return true;
    return false;
}

static bool
is_there(const struct policy *po, const struct message *m,
    const struct policy_expect *x, enum element e)
{
    if (x->groep != BV_NONE && elset_has(&po->per_occurrence, e))
        return speaks_of(m, e, (enum bv)x->groep);
    if (x->code_n > 0)
        return says(m, catalogue_element(e)->leaf_first, x->code, x->code_n);
    return message_has(m, e);
}

static bool
holds(const struct message *m, const struct policy_trigger *t)
{
    enum leaf leaf = (enum leaf)t->leaf;
    bool there;

    if (t->state == STATE_CODES)
        return says(m, leaf, t->code, t->code_n);
    there = leaf == LF__NONE ? message_has(m, (enum element)t->element)
                             : has_value(m, leaf);
    return there == (t->state == STATE_PRESENT);
}

static bool
is_triggered(const struct message *m, const struct policy_expect *x)
{
    for (unsigned i = 0; i < x->trigger_n; i++)
        if (holds(m, &x->trigger[i]))
            return true;
    return x->trigger_n == 0;
}

/* ---- counting ------------------------------------------------------------- */

static void
count(struct tally *t, enum element e, bool required, bool there)
{
    elset_add(&t->expected, e);
    if (required)
        elset_add(&t->required, e);
    if (!there)
        elset_add(&t->lacking, e);
}

static void
count_required(const struct message *m, const struct policy_flow *fl,
    struct tally *t)
{
    struct elset missing = {{0}};

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&fl->required, (enum element)e))
            count(&t[catalogue_element((enum element)e)->bv], (enum element)e,
                true, elset_has(&m->present, (enum element)e));
    if (!fl->contact_r30)
        return;
    policy_add_contact(&m->present, &missing);
    count(&t[COMPLETE_ALGEMEEN],
        elset_has(&missing, EL_CONTACT_CASEMANAGER_TELEFOON) &&
                !elset_has(&missing, EL_CONTACT_CASEMANAGER_NAAM)
            ? EL_CONTACT_CASEMANAGER_TELEFOON
            : EL_CONTACT_CASEMANAGER_NAAM,
        true, elset_n(&missing) == 0);
}

static void
count_expected(const struct policy *po, const struct message *m,
    const struct policy_expect *x, struct tally *t, bool *refused)
{
    bool any = false;

    for (unsigned i = 0; i < x->element_n; i++) {
        enum element e = (enum element)x->element[i];
        bool there = is_there(po, m, x, e);

        any = any || there;
        if (x->any)
            continue;
        count(t, e, x->refuse, there);
        *refused = *refused || (x->refuse && !there);
    }
    if (!x->any)
        return;
    count(t, (enum element)x->element[0], x->refuse, any);
    *refused = *refused || (x->refuse && !any);
}

static void
list_lacks(const struct tally *t, unsigned groep, enum complete_kind kind,
    struct complete *c)
{
    for (unsigned w = 0; w < 4; w++) {
        uint64_t required = t->required.w[w];
        uint64_t left = t->lacking.w[w] &
                        (kind == COMPLETE_VERPLICHT ? required : ~required);

        for (; left != 0 && c->lack_n < COMPLETE_LACKS_MAX; left &= left - 1)
            c->lack[c->lack_n++] = (struct complete_lack){.groep =
                                                              (uint8_t)groep,
                .element = (uint8_t)(64 * w + (unsigned)__builtin_ctzll(left)),
                .kind = (uint8_t)kind};
    }
}

void
policy_complete(const struct policy *po, const struct message *m,
    enum bericht type, struct complete *c)
{
    const struct policy_flow *fl = policy_first_flow(po, type);
    struct tally t[COMPLETE_GROUPS] = {0};

    *c = (struct complete){.type = type};
    if (fl != NULL)
        count_required(m, fl, t);
    for (unsigned i = 0; i < po->expect_n; i++) {
        const struct policy_expect *x = &po->expect[i];

        if ((x->types >> type & 1) != 0 && is_triggered(m, x))
            count_expected(po, m, x, &t[x->groep], &c->refused);
    }
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        c->expected[g] = (uint8_t)elset_n(&t[g].expected);
        c->lacking[g] = (uint8_t)elset_n(&t[g].lacking);
        list_lacks(&t[g], g, COMPLETE_VERPLICHT, c);
        list_lacks(&t[g], g, COMPLETE_VERWACHT, c);
    }
}

/* ---- words ---------------------------------------------------------------- */

const char *
complete_groep(unsigned groep)
{
    return groep < BV__COUNT ? terms_bv((enum bv)groep) : "ALGEMEEN";
}

/* The row that gives a lack its name; there is one at most. */
static const struct policy_expect *
row_of(const struct policy *po, enum bericht type,
    const struct complete_lack *l)
{
    for (unsigned i = 0; i < po->expect_n; i++) {
        const struct policy_expect *x = &po->expect[i];
        unsigned n = x->any ? 1 : x->element_n;

        if ((x->types >> type & 1) == 0 || x->groep != l->groep)
            continue;
        for (unsigned k = 0; k < n; k++)
            if (x->element[k] == l->element)
                return x;
    }
    return NULL;
}

const char *
complete_reden(const struct policy *po, enum bericht type,
    const struct complete_lack *l, bool en)
{
    const struct policy_expect *x = row_of(po, type, l);

    if (x != NULL)
        return en ? x->why.en : x->why.nl;
    return policy_content_text(
        policy_content_rule(po, type, (enum element)l->element), en);
}

bool
complete_refuses(const struct policy *po, enum bericht type,
    const struct complete_lack *l)
{
    const struct policy_expect *x = row_of(po, type, l);

    return x != NULL && x->refuse;
}

const uint8_t *
complete_choice(const struct policy *po, enum bericht type,
    const struct complete_lack *l, unsigned *n)
{
    const struct policy_expect *x = row_of(po, type, l);

    *n = x != NULL && x->any ? x->element_n : 0;
    return *n == 0 ? NULL : x->element;
}

/* ---- as faults ------------------------------------------------------------ */

static void
fill_fault(const struct policy *po, const struct complete *c,
    const struct complete_lack *l, const struct adapter *from,
    struct adapter_error *e)
{
    unsigned n;
    const uint8_t *choice = complete_choice(po, c->type, l, &n);
    struct buf text;

    e->code = "onvolledig";
    (void)adapter_place(from, c->type, (enum element)l->element,
        ADAPTER_PLACE_ALL, e->place);
    buf_init(&text, ADAPTER_DETAIL_MAX);
    buf_text(&text, catalogue_element((enum element)l->element)->id);
    for (unsigned i = 1; i < n; i++)
        buf_printf(&text, " of %s",
            catalogue_element((enum element)choice[i])->id);
    buf_printf(&text, " (%s): %s", complete_groep(l->groep),
        complete_reden(po, c->type, l, false));
    (void)snprintf(e->detail, sizeof(e->detail), "%.*s", (int)text.n,
        text.n == 0 ? "" : (const char *)text.p);
    buf_done(&text);
}

void
complete_faults(const struct policy *po, const struct complete *c,
    const struct adapter *from, struct adapter_errors *errs)
{
    for (unsigned i = 0; i < c->lack_n && errs->n < errs->max; i++)
        if (complete_refuses(po, c->type, &c->lack[i]))
            fill_fault(po, c, &c->lack[i], from, &errs->v[errs->n++]);
}

/* ---- the report ----------------------------------------------------------- */

static void
put_member(struct buf *out, const char *name, const char *text)
{
    buf_byte(out, '"');
    buf_text(out, name);
    buf_text(out, "\":\"");
    text_json(out, span_of(text));
    buf_byte(out, '"');
}

static void
json_lack(struct buf *out, const struct policy *po, const struct complete *c,
    const struct complete_lack *l)
{
    const char *why = complete_reden(po, c->type, l, false);
    const uint8_t *choice;
    unsigned n;

    buf_byte(out, '{');
    put_member(out, "element", catalogue_element((enum element)l->element)->id);
    buf_byte(out, ',');
    put_member(out, "naam", catalogue_element((enum element)l->element)->nl);
    buf_byte(out, ',');
    put_member(out, "soort",
        l->kind == COMPLETE_VERPLICHT ? "verplicht" : "verwacht");
    choice = complete_choice(po, c->type, l, &n);
    for (unsigned i = 1; i < n; i++) {
        buf_text(out, i == 1 ? ",\"of\":[\"" : ",\"");
        buf_text(out, catalogue_element((enum element)choice[i])->id);
        buf_text(out, i + 1 == n ? "\"]" : "\"");
    }
    if (why[0] != '\0') {
        buf_byte(out, ',');
        put_member(out, "reden", why);
    }
    buf_byte(out, '}');
}

static void
json_group(struct buf *out, const struct policy *po, const struct complete *c,
    unsigned g)
{
    const char *comma = "";

    buf_byte(out, '{');
    put_member(out, "basisvoorwaarde", complete_groep(g));
    buf_printf(out, ",\"verwacht\":%u,\"aanwezig\":%u,\"ontbreekt\":[",
        c->expected[g], c->expected[g] - c->lacking[g]);
    for (unsigned i = 0; i < c->lack_n; i++) {
        if (c->lack[i].groep != g)
            continue;
        buf_text(out, comma);
        json_lack(out, po, c, &c->lack[i]);
        comma = ",";
    }
    buf_text(out, "]}");
}

static void
totals(const struct complete *c, unsigned *expected, unsigned *lacking)
{
    *expected = *lacking = 0;
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        *expected += c->expected[g];
        *lacking += c->lacking[g];
    }
}

void
complete_write_json(struct buf *out, const struct policy *po,
    const struct complete *c)
{
    unsigned expected, lacking;
    const char *comma = "";

    totals(c, &expected, &lacking);
    buf_printf(out, "{\"verwacht\":%u,\"aanwezig\":%u,\"perBasisvoorwaarde\":[",
        expected, expected - lacking);
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        if (c->expected[g] == 0)
            continue;
        buf_text(out, comma);
        json_group(out, po, c, g);
        comma = ",";
    }
    buf_text(out, "]}");
}

static void
text_lack(struct buf *out, const struct policy *po, const struct complete *c,
    const struct complete_lack *l, bool en)
{
    static const char *const kind[2][2] = {{"verwacht", "expected"},
        {"verplicht", "required"}};
    const char *why = complete_reden(po, c->type, l, en);
    const uint8_t *choice;
    unsigned n;

    buf_printf(out, "  %s", catalogue_element((enum element)l->element)->id);
    choice = complete_choice(po, c->type, l, &n);
    for (unsigned i = 1; i < n; i++)
        buf_printf(out, "%s%s", en ? " or " : " of ",
            catalogue_element((enum element)choice[i])->id);
    buf_printf(out, " (%s)%s%s\n", kind[l->kind][en],
        why[0] == '\0' ? "" : ": ", why);
}

void
complete_write_text(struct buf *out, const struct policy *po,
    const struct complete *c, bool en)
{
    unsigned expected, lacking;

    totals(c, &expected, &lacking);
    buf_printf(out,
        en ? "COMPLETENESS  %u of %u expected elements\n"
           : "VOLLEDIGHEID  %u van %u verwachte elementen\n",
        expected - lacking, expected);
    for (unsigned g = 0; g < COMPLETE_GROUPS; g++) {
        if (c->expected[g] == 0)
            continue;
        buf_printf(out, en ? "%-12s  %u of %u\n" : "%-12s  %u van %u\n",
            complete_groep(g), c->expected[g] - c->lacking[g], c->expected[g]);
        for (unsigned i = 0; i < c->lack_n; i++)
            if (c->lack[i].groep == g)
                text_lack(out, po, c, &c->lack[i], en);
    }
}
