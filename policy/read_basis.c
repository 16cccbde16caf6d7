/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 00-beleid, 10-gronden, 20-doelen and 30-rollen. */
#include "policy/compile.h"

#include "base/banned.h"

void
policy_read_beleid(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    int64_t to;

    if (!nodes_keys(rd->fs, nd,
            "naam versie geldig_vanaf nl en vaststeller? toelichting?"))
        return;
    po->name = policy_take_text(rd, nodes_get(nd, "naam"), POLICY_NAME_MAX);
    po->version =
        policy_take_text(rd, nodes_get(nd, "versie"), POLICY_VERSION_MAX);
    policy_take_period(rd, nd, &po->from, &to);
    (void)policy_take_words(rd, nd);
}

void
policy_read_parameters(struct policy_reading *rd, const struct node *nd)
{
    struct policy_parameters *p = &rd->po->param;

    if (!nodes_keys(rd->fs, nd,
            "nazorg_maanden kort_verblijf_dagen kort_verblijf_beperkt_dagen "
            "motivering_tekens"))
        return;
    p->aftercare_months = (uint16_t)policy_take_number(rd,
        nodes_get(nd, "nazorg_maanden"), 1, 120);
    p->short_stay_days = (uint16_t)policy_take_number(rd,
        nodes_get(nd, "kort_verblijf_dagen"), 1, 365);
    p->short_stay_2_days = (uint16_t)policy_take_number(rd,
        nodes_get(nd, "kort_verblijf_beperkt_dagen"), p->short_stay_days, 365);
    p->motivation_chars = (uint16_t)policy_take_number(rd,
        nodes_get(nd, "motivering_tekens"), POLICY_MOTIVATION_MIN, 1000);
}

void
policy_read_termijnen(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    const struct node *log = nodes_get(nd, "logboek");

    if (nd->kind != NODE_MAP || log == NULL) {
        nodes_fault(rd->fs, nd, "de termijn 'logboek' ontbreekt");
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct policy_term *t = &po->term[po->term_n];

        if (!policy_take_room(rd, c, po->term_n, POLICY_TERMS_MAX))
            return;
        if (!nodes_keys(rd->fs, c, "dagen status nl en"))
            continue;
        t->name = policy_take_key(rd, c);
        t->days = (int32_t)policy_take_number(rd, nodes_get(c, "dagen"),
            c == log ? POLICY_LOG_DAYS_MIN : 1, POLICY_DAYS_MAX);
        if (c == log)
            po->log_days = t->days;
        (void)policy_take_status(rd, c);
        (void)policy_take_words(rd, c);
        po->term_n++;
    }
}

static void
read_grond(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_ground *g = &po->ground[po->ground_n];

    if (!catalogue_code(CL_GRONDSLAG, nd->key)) {
        nodes_fault_key(rd->fs, nd, "onbekende grondslag '%.*s'",
            NODES_ARG(nd->key));
        return;
    }
    if (!policy_take_room(rd, nd, po->ground_n, POLICY_GROUNDS_MAX) ||
        !nodes_keys(rd->fs, nd,
            "wet bwb? artikel lid? aanhaling geldig_vanaf? geldig_tot? status "
            "datum_status? nl en toelichting?"))
        return;
    g->code = policy_take_key(rd, nd);
    g->wet = policy_take_text(rd, nodes_get(nd, "wet"), 200);
    g->bwb = policy_take_text(rd, nodes_get(nd, "bwb"), POLICY_NAME_MAX);
    g->artikel =
        policy_take_text(rd, nodes_get(nd, "artikel"), POLICY_NAME_MAX);
    g->lid = policy_take_text(rd, nodes_get(nd, "lid"), POLICY_NAME_MAX);
    g->aanhaling = policy_take_text(rd, nodes_get(nd, "aanhaling"), 200);
    g->name = policy_take_words(rd, nd);
    g->status = policy_take_status(rd, nd);
    policy_take_period(rd, nd, &g->from, &g->to);
    po->ground_n++;
}

void
policy_read_gronden(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen grondslagen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_grond(rd, c);
}

void
policy_read_doelen(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen doelen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        const struct node *kolom = nodes_get(c, "kolom");
        enum doel v;

        if (!terms_parse_doel(c->key, &v)) {
            nodes_fault_key(rd->fs, c, "onbekend doel '%.*s'",
                NODES_ARG(c->key));
            continue;
        }
        if (!nodes_keys(rd->fs, c,
                "kolom? dpv? vertrouwelijk status nl en toelichting?"))
            continue;
        if (kolom != NULL && !span_is(kolom->text, terms_doel_kolom(v)))
            nodes_fault(rd->fs, kolom, "dit doel hoort bij kolom %s",
                terms_doel_kolom(v));
        (void)policy_take_flag(rd, nodes_get(c, "vertrouwelijk"));
        (void)policy_take_status(rd, c);
        rd->po->doel[v] = policy_take_words(rd, c);
    }
}

void
policy_read_rollen(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen rollen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum rol v;

        if (!policy_take_rol(rd, c, c->key, &v) ||
            !nodes_keys(rd->fs, c, "nl en regime? toelichting?"))
            continue;
        rd->po->rol[v] = policy_take_words(rd, c);
    }
}
