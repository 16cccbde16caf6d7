/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 40-berichten: who sends what to whom, and on which ground. */
#include "policy/compile.h"

#include "base/banned.h"

/* One message type as the file gives it, before it is spread over its roles. */
struct message_row {
    struct policy_flow fl;
    const struct node *node, *from, *to;
    bool agreed; /* it names an agreement that there is */
};

/* The elements that a list names by themselves, not by a wildcard. */
static void
add_listed(const struct node *nd, struct elset *out)
{
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum element e = catalogue_find(c->text);

        if (e != EL__NONE)
            elset_add(out, e);
    }
}

/* The index of a term of at least so many days; 0, with a fault, for others. */
static uint8_t
read_term(struct policy_reading *rd, const struct node *nd, int32_t min)
{
    struct policy *po = rd->po;

    for (unsigned i = 0; i < po->term_n; i++) {
        if (!span_is(nd->text, po->term[i].name))
            continue;
        if (po->term[i].days < min)
            nodes_fault(rd->fs, nd, "korter dan %d dagen", (int)min);
        po->term[i].used = true;
        return (uint8_t)i;
    }
    nodes_fault(rd->fs, nd, "onbekende termijn '%.*s'", NODES_ARG(nd->text));
    return 0;
}

static uint8_t
read_agreement(struct policy_reading *rd, const struct node *nd)
{
    const struct policy *po = rd->po;

    for (unsigned i = 0; i < po->agreement_n; i++)
        if (span_is(nd->text, po->agreement[i].code))
            return (uint8_t)i;
    nodes_fault(rd->fs, nd, "onbekende afspraak '%.*s'", NODES_ARG(nd->text));
    return POLICY_NO_INDEX;
}

static void
read_deadline(struct policy_reading *rd, const struct node *nd, char out[4])
{
    if (nd == NULL)
        return;
    if (nd->text.n != 3 || nd->text.p[0] != 'R' || nd->text.p[1] < '0' ||
        nd->text.p[1] > '3' || nd->text.p[2] < '0' || nd->text.p[2] > '9') {
        nodes_fault(rd->fs, nd, "een termijnregel is R01 tot en met R33");
        return;
    }
    memcpy(out, nd->text.p, 3);
    out[3] = '\0';
}

/* The column must be the one of the purpose: the file says it twice. */
static void
read_purpose(struct policy_reading *rd, const struct node *nd,
    struct policy_flow *fl)
{
    const struct node *doel = nodes_get(nd, "doel");
    const struct node *kolom = nodes_get(nd, "kolom");
    enum doel v = DOEL_INZAGE;

    if (!terms_parse_doel(doel->text, &v))
        nodes_fault(rd->fs, doel, "onbekend doel '%.*s'",
            NODES_ARG(doel->text));
    else if (rd->po->doel[v].nl == NULL)
        nodes_fault(rd->fs, doel, "dit doel is niet beschreven");
    else if (!span_is(kolom->text, terms_doel_kolom(v)))
        nodes_fault(rd->fs, kolom, "bij dit doel hoort kolom %s",
            terms_doel_kolom(v));
    fl->doel = (uint8_t)v;
}

static uint8_t
read_municipality(struct policy_reading *rd, const struct node *nd)
{
    static const char *const words[] = {[MUNICIPALITY_ANY] = "nee",
        [MUNICIPALITY_CONFIRMED] = "ja",
        [MUNICIPALITY_ASKED] = "vraagt"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (span_is(nd->text, words[i]))
            return (uint8_t)i;
    nodes_fault(rd->fs, nd, "gemeente_bevestigd is ja, nee of vraagt");
    return MUNICIPALITY_CONFIRMED;
}

static bool
read_short_stay(struct policy_reading *rd, const struct node *nd)
{
    if (!span_is(nd->text, "weigeren") && !span_is(nd->text, "toestaan"))
        nodes_fault(rd->fs, nd, "kort_verblijf is weigeren of toestaan");
    return span_is(nd->text, "weigeren");
}

static bool
read_contact(struct policy_reading *rd, const struct node *nd)
{
    if (nd != NULL && !span_is(nd->text, "R30"))
        nodes_fault(rd->fs, nd, "de contactregel heet R30");
    return nd != NULL;
}

/* The extra ground for what goes by exception: one of Wjsg 51c(2), for a sender
 * that discloses under that act, and never in a channel of its own. */
static uint8_t
read_weighing(struct policy_reading *rd, const struct message_row *m)
{
    static const char *const apart[] = {"18B", "BIJ", "DGB", "PGA"};
    const struct node *nd = nodes_get(m->node, "afweging");
    const struct node *van = nodes_get(m->node, "van");
    bool may = false;
    enum rol v;
    uint8_t at;

    if (nd == NULL)
        return POLICY_NO_INDEX;
    at = policy_find_ground(rd->po, nd->text);
    if (!policy_weigh_is_ground(rd->po, at))
        nodes_fault(rd->fs, nd,
            "een afweging rust op een beschreven grondslag WJSG_51C_A tot en "
            "met E");
    for (const struct node *c = van->child; c != NULL; c = c->next)
        may = may || (terms_parse_rol(c->key, &v) && policy_weigh_may(v));
    if (!may)
        nodes_fault(rd->fs, nd,
            "een afweging vraagt een afzender onder de Wjsg");
    for (size_t i = 0; i < sizeof(apart) / sizeof(apart[0]); i++)
        if (strcmp(terms_doel_kolom((enum doel)m->fl.doel), apart[i]) == 0)
            nodes_fault(rd->fs, nd, "bij dit doel hoort geen afweging");
    return at;
}

/* The second lock: a channel shares neither its retention at the recipient nor
 * its agreement with another. */
static void
check_channel(struct policy_reading *rd, const struct message_row *m)
{
    enum channel own = policy_channel((enum doel)m->fl.doel);
    const struct policy_flow *keep = NULL, *agreement = NULL;

    for (unsigned i = 0; i < rd->po->flow_n; i++) {
        const struct policy_flow *fl = &rd->po->flow[i];

        if (policy_channel((enum doel)fl->doel) == own)
            continue;
        if (fl->keep == m->fl.keep)
            keep = fl;
        if (fl->agreement == m->fl.agreement)
            agreement = fl;
    }
    if (agreement != NULL)
        nodes_fault(rd->fs, nodes_get(m->node, "afspraak"),
            "kanaal %s deelt deze afspraak met %s, dat over een ander kanaal "
            "gaat",
            channel_code(own), terms_bericht((enum bericht)agreement->type));
    if (keep != NULL)
        nodes_fault(rd->fs, nodes_get(m->node, "bewaren"),
            "kanaal %s deelt deze termijn met %s, dat over een ander kanaal "
            "gaat",
            channel_code(own), terms_bericht((enum bericht)keep->type));
}

static void
check_sets(struct policy_reading *rd, const struct message_row *m)
{
    const struct node *nd = nodes_get(m->node, "verplicht");

    for (unsigned i = 0; i < EL__COUNT; i++) {
        enum element e = (enum element)i;

        if (elset_has(&m->fl.required, e) &&
            (catalogue_element(e)->blocked || elset_has(&rd->po->steering, e)))
            nodes_fault(rd->fs, nd, "'%s' kan niet verplicht zijn",
                catalogue_element(e)->id);
    }
}

/* A flow runs between parties of its agreement only. */
static void
check_party(struct policy_reading *rd, const struct message_row *m,
    const struct node *nd, unsigned rol, bool gives)
{
    const struct policy_agreement *a;
    uint16_t parties;

    if (!m->agreed)
        return; /* and m->fl.agreement is no index */
    a = &rd->po->agreement[m->fl.agreement];
    parties = gives ? a->givers : a->receivers;
    if ((parties >> rol & 1) == 0)
        nodes_fault_key(rd->fs, nd, "%s is geen %s in afspraak %s",
            terms_rol((enum rol)rol), gives ? "verstrekker" : "ontvanger",
            a->code);
}

/* One role: ground pair, as "PI: PBW_18A". */
static bool
read_side(struct policy_reading *rd, const struct node *nd, uint8_t *rol,
    uint8_t *grond)
{
    enum rol v;

    if (!policy_take_rol(rd, nd, nd->key, &v))
        return false;
    if (rd->po->rol[v].nl == NULL)
        nodes_fault_key(rd->fs, nd, "deze rol is niet beschreven");
    *rol = (uint8_t)v;
    *grond = policy_find_ground(rd->po, nd->text);
    if (*grond != POLICY_NO_INDEX)
        return true;
    nodes_fault(rd->fs, nd, "de grondslag '%.*s' is niet beschreven",
        NODES_ARG(nd->text));
    return false;
}

/* The sender writes the ground in the message, so it must be a code of that. */
static bool
can_name(struct policy_reading *rd, const struct node *nd)
{
    if (catalogue_code(CL_GRONDSLAG, nd->text))
        return true;
    nodes_fault(rd->fs, nd,
        "een afzender kan de grondslag '%.*s' niet in een bericht noemen",
        NODES_ARG(nd->text));
    return false;
}

static void
add_flow(struct policy_reading *rd, const struct message_row *m,
    const struct node *to)
{
    struct policy *po = rd->po;
    uint16_t *at = &po->flow_at[m->fl.type][m->fl.from][m->fl.to];

    if (!policy_take_room(rd, to, po->flow_n, POLICY_FLOWS_MAX))
        return;
    if (*at != POLICY_NO_RULE) {
        nodes_fault(rd->fs, m->node, "deze stroom staat er al");
        return;
    }
    *at = (uint16_t)po->flow_n;
    po->flow[po->flow_n++] = m->fl;
}

static void
spread(struct policy_reading *rd, struct message_row *m)
{
    struct policy_flow *fl = &m->fl;

    for (const struct node *to = m->to->child; to != NULL; to = to->next) {
        if (!read_side(rd, to, &fl->to, &fl->receiver))
            continue;
        fl->column = policy_find_column(rd->po,
            terms_doel_kolom((enum doel)fl->doel), (enum rol)fl->to);
        if (fl->column == POLICY_NO_INDEX) {
            nodes_fault_key(rd->fs, to,
                "er is geen bestand met de elementen van kolom %s-%s",
                terms_doel_kolom((enum doel)fl->doel),
                terms_rol((enum rol)fl->to));
            continue;
        }
        check_party(rd, m, to, fl->to, false);
        for (const struct node *c = m->from->child; c != NULL; c = c->next)
            if (read_side(rd, c, &fl->from, &fl->giver) && can_name(rd, c)) {
                if (to == m->to->child)
                    check_party(rd, m, c, fl->from, true);
                add_flow(rd, m, to);
            }
    }
}

static bool
is_sides(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind == NODE_MAP && nd->child != NULL)
        return true;
    nodes_fault(rd->fs, nd, "hier hoort 'rol: grondslag'");
    return false;
}

static void
read_message(struct policy_reading *rd, const struct node *nd)
{
    struct message_row m = {.node = nd};
    struct policy_flow *fl = &m.fl;
    enum bericht type;

    if (!terms_parse_bericht(nd->key, &type)) {
        nodes_fault_key(rd->fs, nd, "onbekend berichttype '%.*s'",
            NODES_ARG(nd->key));
        return;
    }
    if (!nodes_keys(rd->fs, nd,
            "nl en doel kolom van naar afspraak bewaren logboek termijnregel? "
            "contact? gemeente_bevestigd kort_verblijf verplicht mag afweging? "
            "status "
            "toelichting?"))
        return;
    if (rd->po->type_known[type]) {
        nodes_fault_key(rd->fs, nd,
            "dit berichttype staat al in een ander bestand");
        return;
    }
    fl->type = (uint8_t)type;
    fl->place = policy_take_place(rd, nd);
    rd->po->type_known[type] = true;
    (void)policy_take_words(rd, nd);
    (void)policy_take_status(rd, nd);
    read_purpose(rd, nd, fl);
    fl->agreement = read_agreement(rd, nodes_get(nd, "afspraak"));
    m.agreed = fl->agreement != POLICY_NO_INDEX;
    fl->keep = read_term(rd, nodes_get(nd, "bewaren"), 1);
    fl->keep_days = rd->po->term[fl->keep].days;
    fl->log_days =
        rd->po
            ->term[read_term(rd, nodes_get(nd, "logboek"), POLICY_LOG_DAYS_MIN)]
            .days;
    check_channel(rd, &m);
    read_deadline(rd, nodes_get(nd, "termijnregel"), fl->deadline);
    fl->contact_r30 = read_contact(rd, nodes_get(nd, "contact"));
    fl->needs_municipality =
        read_municipality(rd, nodes_get(nd, "gemeente_bevestigd"));
    fl->not_short_stay = read_short_stay(rd, nodes_get(nd, "kort_verblijf"));
    policy_take_elements(rd, nodes_get(nd, "verplicht"), &fl->required);
    policy_take_elements(rd, nodes_get(nd, "mag"), &fl->may);
    fl->weighing = read_weighing(rd, &m);
    add_listed(nodes_get(nd, "verplicht"), &fl->listed);
    add_listed(nodes_get(nd, "mag"), &fl->listed);
    check_sets(rd, &m);
    for (int i = 0; i < 4; i++)
        fl->may.w[i] |= fl->required.w[i];
    m.from = nodes_get(nd, "van");
    m.to = nodes_get(nd, "naar");
    if (is_sides(rd, m.from) && is_sides(rd, m.to))
        spread(rd, &m);
}

void
policy_read_berichten(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen berichttypen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_message(rd, c);
}
