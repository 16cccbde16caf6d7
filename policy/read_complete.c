/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 47-volledigheid: what a message is expected to hold. */
#include "policy/compile.h"

#include "base/banned.h"

/* ---- small things --------------------------------------------------------- */

/* Codes of a list into room for POLICY_CODES_MAX; how many there are. */
static uint8_t
read_codes(struct policy_reading *rd, const struct node *nd, enum leaf leaf,
    const char **code)
{
    enum codelist list = catalogue_leaf(leaf)->codes;
    uint8_t n = 0;

    if (!policy_take_list(rd, nd))
        return 0;
    if (nd->child == NULL)
        nodes_fault(rd->fs, nd, "een lege lijst codes");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (!policy_take_room(rd, c, n, POLICY_CODES_MAX))
            break;
        if (list == CL_NONE || !catalogue_code(list, c->text))
            nodes_fault(rd->fs, c, "geen code van dit element");
        code[n++] = policy_take_text(rd, c, POLICY_NAME_MAX);
    }
    return n;
}

static uint64_t
read_types(struct policy_reading *rd, const struct node *nd)
{
    uint64_t mask = 0;
    enum bericht v;

    if (!policy_take_list(rd, nd))
        return 0;
    if (nd->child == NULL)
        nodes_fault(rd->fs, nd, "een lege lijst berichttypen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        if (terms_parse_bericht(c->text, &v))
            mask |= UINT64_C(1) << v;
        else
            nodes_fault(rd->fs, c, "onbekend berichttype '%.*s'",
                NODES_ARG(c->text));
    return mask;
}

static uint8_t
read_groep(struct policy_reading *rd, const struct node *nd)
{
    enum bv v;

    if (nd->kind == NODE_TEXT && terms_parse_bv(nd->text, &v))
        return (uint8_t)v;
    if (nd->kind != NODE_TEXT || !span_is(nd->text, "ALGEMEEN"))
        nodes_fault(rd->fs, nd, "hier hoort een basisvoorwaarde, of ALGEMEEN");
    return BV_NONE;
}

/* ---- bij: what makes it expected ------------------------------------------ */

/* "element", "element/part", or the element as a whole. */
static bool
find_trigger(struct policy_reading *rd, const struct node *nd,
    struct policy_trigger *t)
{
    enum leaf leaf = catalogue_find_leaf(nd->key);
    enum element e = leaf == LF__NONE ? policy_take_element(rd, nd, nd->key)
                                      : catalogue_leaf(leaf)->element;

    t->leaf = (uint16_t)leaf;
    t->element = (uint8_t)e;
    return e != EL__NONE;
}

static void
read_trigger(struct policy_reading *rd, const struct node *nd,
    struct policy_trigger *t)
{
    t->state = STATE_CODES;
    if (!find_trigger(rd, nd, t))
        return;
    if (nd->kind == NODE_LIST && t->leaf == LF__NONE)
        nodes_fault(rd->fs, nd, "codes horen bij een deel van dit element");
    else if (nd->kind == NODE_LIST)
        t->code_n = read_codes(rd, nd, (enum leaf)t->leaf, t->code);
    else if (nd->kind == NODE_TEXT && span_is(nd->text, "ontbreekt"))
        t->state = STATE_ABSENT;
    else if (nd->kind == NODE_TEXT && span_is(nd->text, "aanwezig"))
        t->state = STATE_PRESENT;
    else
        nodes_fault(rd->fs, nd,
            "hier hoort een lijst codes, aanwezig of ontbreekt");
}

static void
read_bij(struct policy_reading *rd, const struct node *nd,
    struct policy_expect *x)
{
    if (nd == NULL)
        return;
    if (nd->kind != NODE_MAP || nd->child == NULL) {
        nodes_fault(rd->fs, nd, "hier horen elementen");
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (!policy_take_room(rd, c, x->trigger_n, POLICY_TRIGGERS_MAX))
            return;
        read_trigger(rd, c, &x->trigger[x->trigger_n++]);
    }
}

/* ---- verwacht: what is ---------------------------------------------------- */

static bool
may_expect(const struct policy *po, enum element e)
{
    return !elset_has(&po->blocked, e) && !elset_has(&po->steering, e) &&
           !elset_has(&po->produced, e);
}

static void
read_elements(struct policy_reading *rd, const struct node *nd,
    struct policy_expect *x)
{
    if (!policy_take_list(rd, nd))
        return;
    if (nd->child == NULL)
        nodes_fault(rd->fs, nd, "een lege lijst elementen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum element e = policy_take_element(rd, c, c->text);

        if (e == EL__NONE)
            continue;
        if (!may_expect(rd->po, e))
            nodes_fault(rd->fs, c, "'%s' kan niet verwacht worden",
                catalogue_element(e)->id);
        if (!policy_take_room(rd, c, x->element_n, POLICY_EXPECT_ELEMENTS_MAX))
            return;
        x->element[x->element_n++] = (uint8_t)e;
    }
}

static void
read_waarde(struct policy_reading *rd, const struct node *nd,
    struct policy_expect *x)
{
    const struct catalogue_element *el;

    if (nd == NULL || x->element_n == 0)
        return;
    el = catalogue_element((enum element)x->element[0]);
    if (x->element_n != 1 || el->leaf_n != 1) {
        nodes_fault_key(rd->fs, nd,
            "waarde hoort bij een element zonder delen");
        return;
    }
    x->code_n = read_codes(rd, nd, el->leaf_first, x->code);
}

/* ---- checks against the flows and the other rows -------------------------- */

/* May a recipient of this type have it?  A type without flow asks nothing. */
static bool
goes_somewhere(const struct policy *po, enum bericht type, enum element e)
{
    bool any = false;

    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        uint16_t at = po->column[fl->column].rule[e];

        if (fl->type != type)
            continue;
        any = true;
        if (at != POLICY_NO_RULE && po->rule[at].outcome != OUTCOME_DENY &&
            (po->header[e] != POLICY_NO_RULE || elset_has(&fl->may, e)))
            return true;
    }
    return !any;
}

/* Nothing may be asked for that may not be shared. */
static void
check_goes(struct policy_reading *rd, const struct node *nd,
    const struct policy_expect *x, enum bericht type)
{
    unsigned going = 0;

    for (unsigned i = 0; i < x->element_n; i++) {
        enum element e = (enum element)x->element[i];
        bool goes = goes_somewhere(rd->po, type, e);

        going += goes;
        if (!goes && !x->any)
            nodes_fault(rd->fs, nd, "'%s' gaat in %s naar niemand",
                catalogue_element(e)->id, terms_bericht(type));
    }
    if (x->any && x->element_n > 0 && going == 0)
        nodes_fault(rd->fs, nd, "geen van deze gaat in %s naar iemand",
            terms_bericht(type));
}

/* The elements that name a lack of this row. */
static unsigned
key_n(const struct policy_expect *x)
{
    return x->any && x->element_n > 0 ? 1 : x->element_n;
}

/* One reason for each element of a group in a type. */
static void
check_once(struct policy_reading *rd, const struct node *nd,
    const struct policy_expect *x)
{
    for (const struct policy_expect *y = rd->po->expect; y < x; y++) {
        if ((y->types & x->types) == 0 || y->groep != x->groep)
            continue;
        for (unsigned i = 0; i < key_n(x); i++)
            for (unsigned k = 0; k < key_n(y); k++)
                if (x->element[i] == y->element[k])
                    nodes_fault_key(rd->fs, nd,
                        "'%s' wordt al verwacht in '%s'",
                        catalogue_element((enum element)x->element[i])->id,
                        y->id);
    }
}

/* ---- one row -------------------------------------------------------------- */

static void
read_row(struct policy_reading *rd, const struct node *nd)
{
    struct policy_expect *x = &rd->po->expect[rd->po->expect_n];
    const struct node *all = nodes_get(nd, "verwacht");
    const struct node *any = nodes_get(nd, "een_van");
    const struct node *list = any != NULL ? any : all;

    if (!nodes_keys(rd->fs, nd,
            "berichten basisvoorwaarde bij? verwacht? een_van? waarde? "
            "weiger? nl en status") ||
        !policy_take_room(rd, nd, rd->po->expect_n, POLICY_EXPECTS_MAX))
        return;
    if ((all == NULL) == (any == NULL)) {
        nodes_fault_key(rd->fs, nd, "hier hoort verwacht, of een_van");
        return;
    }
    x->id = policy_take_key(rd, nd);
    x->place = policy_take_place(rd, nd);
    x->any = any != NULL;
    x->types = read_types(rd, nodes_get(nd, "berichten"));
    x->groep = read_groep(rd, nodes_get(nd, "basisvoorwaarde"));
    read_bij(rd, nodes_get(nd, "bij"), x);
    read_elements(rd, list, x);
    read_waarde(rd, nodes_get(nd, "waarde"), x);
    x->refuse = policy_take_flag(rd, nodes_get(nd, "weiger"));
    x->why = policy_take_words(rd, nd);
    x->status = policy_take_status(rd, nd);
    if (x->refuse && strlen(x->why.nl) > POLICY_REFUSAL_TEXT_MAX)
        nodes_fault(rd->fs, nodes_get(nd, "nl"), "langer dan %d tekens",
            POLICY_REFUSAL_TEXT_MAX);
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if ((x->types >> t & 1) != 0)
            check_goes(rd, list, x, (enum bericht)t);
    check_once(rd, nd, x);
    rd->po->expect_n++;
}

void
policy_read_volledigheid(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen rijen met een naam");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_row(rd, c);
}
