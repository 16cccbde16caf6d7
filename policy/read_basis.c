/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 00-beleid, 10-gronden, 20-doelen and 30-rollen. */
#include "policy/compile.h"

#include "base/banned.h"

/* It goes, as it is, into every entry of the log, into what is signed and into
 * documents of every format: what one of these cannot hold stops all messages. */
static bool
is_version(struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i], small = c | 0x20;

        if (!(small >= 'a' && small <= 'z') && !(c >= '0' && c <= '9') &&
            (i == 0 || (c != '.' && c != '_' && c != '-' && c != '+')))
            return false;
    }
    return true;
}

static const char *
read_version(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind == NODE_TEXT && !is_version(nd->text))
        nodes_fault(rd->fs, nd,
            "een versie bestaat uit letters, cijfers en . _ - + en begint met "
            "een letter of cijfer");
    return policy_take_text(rd, nd, POLICY_VERSION_MAX);
}

void
policy_read_beleid(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    int64_t to;

    if (!nodes_keys(rd->fs, nd,
            "naam versie geldig_vanaf nl en vaststeller? toelichting?"))
        return;
    po->name = policy_take_text(rd, nodes_get(nd, "naam"), POLICY_NAME_MAX);
    po->version = read_version(rd, nodes_get(nd, "versie"));
    policy_take_period(rd, nd, &po->from, &to);
    (void)policy_take_words(rd, nd);
}

/* The first five steer what is decided; of the others the register tells. */
static const struct {
    const char *name;
    uint16_t min, max;
} parameters[PARAM__COUNT] = {
    [PARAM_NAZORG_MAANDEN] = {"nazorg_maanden", 1, 120},
    [PARAM_KORT_VERBLIJF_DAGEN] = {"kort_verblijf_dagen", 1, 365},
    [PARAM_KORT_VERBLIJF_BEPERKT_DAGEN] = {"kort_verblijf_beperkt_dagen", 1,
        365},
    [PARAM_MOTIVERING_TEKENS] = {"motivering_tekens", POLICY_MOTIVATION_MIN,
        1000},
    [PARAM_BESLUIT_18B_DAGEN] = {"besluit_18b_dagen", 1, 365},
    [PARAM_BINNENKOMST_WERKDAGEN] = {"binnenkomst_werkdagen", 1, 60},
    [PARAM_SCREENING_WERKDAGEN] = {"screening_werkdagen", 1, 60},
    [PARAM_ANTWOORD_SCREENING_WERKDAGEN] = {"antwoord_screening_werkdagen", 1,
        60},
    [PARAM_NIET_ONZE_INWONER_WERKDAGEN] = {"niet_onze_inwoner_werkdagen", 1,
        60},
    [PARAM_PLAN_DAGEN] = {"plan_dagen", 1, 365},
    [PARAM_MDO_DAGEN] = {"mdo_dagen", 1, 365},
    [PARAM_ACTIE_WERKDAGEN] = {"actie_werkdagen", 1, 60},
    [PARAM_ANTWOORD_VERZOEK_WERKDAGEN] = {"antwoord_verzoek_werkdagen", 1, 60},
    [PARAM_OVERDRACHT_WERKDAGEN] = {"overdracht_werkdagen", 1, 260},
    [PARAM_ONTSLAGBERICHT_DAGEN] = {"ontslagbericht_dagen", 1, 365},
    [PARAM_START_TOEZICHT_WERKDAGEN] = {"start_toezicht_werkdagen", 1, 60},
    [PARAM_AFSLUITING_TOEZICHT_WERKDAGEN] = {"afsluiting_toezicht_werkdagen", 1,
        260},
    [PARAM_DOORBETALING_MAANDEN] = {"doorbetaling_maanden", 1, 60},
    [PARAM_UITKERING_BESLUIT_WEKEN] = {"uitkering_besluit_weken", 1, 52},
    [PARAM_VOORSCHOT_WEKEN] = {"voorschot_weken", 1, 52},
    [PARAM_SCHULDHULP_GESPREK_DAGEN] = {"schuldhulp_gesprek_dagen", 1, 365},
    [PARAM_SCHULDHULP_BEDREIGEND_WERKDAGEN] =
        {"schuldhulp_bedreigend_werkdagen", 1, 60},
};

const char *
policy_parameter_name(enum policy_parameter_id id)
{
    return parameters[id].name;
}

/* A number, or a number with the reason for it. */
static void
read_parameter(struct policy_reading *rd, const struct node *nd,
    enum policy_parameter_id id, uint16_t min)
{
    struct policy_parameter *p = &rd->po->parameter[id];
    const struct node *value = nd;

    p->name = parameters[id].name;
    p->value = min;
    p->status = STATUS_AANNAME;
    if (nd->kind == NODE_MAP) {
        if (!nodes_keys(rd->fs, nd, "waarde status nl en"))
            return;
        value = nodes_get(nd, "waarde");
        p->status = policy_take_status(rd, nd);
        p->why = policy_take_words(rd, nd);
    }
    p->value = (uint16_t)policy_take_number(rd, value, min, parameters[id].max);
}

void
policy_read_parameters(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_parameters *p = &po->param;
    const struct policy_parameter *v = po->parameter;

    if (!nodes_keys(rd->fs, nd,
            "nazorg_maanden kort_verblijf_dagen kort_verblijf_beperkt_dagen "
            "motivering_tekens besluit_18b_dagen? binnenkomst_werkdagen? screening_werkdagen? "
            "antwoord_screening_werkdagen? niet_onze_inwoner_werkdagen? "
            "plan_dagen? mdo_dagen? actie_werkdagen? "
            "antwoord_verzoek_werkdagen? overdracht_werkdagen? "
            "ontslagbericht_dagen? start_toezicht_werkdagen? "
            "afsluiting_toezicht_werkdagen? doorbetaling_maanden? "
            "uitkering_besluit_weken? voorschot_weken? "
            "schuldhulp_gesprek_dagen? schuldhulp_bedreigend_werkdagen?"))
        return;
    for (unsigned i = 0; i < PARAM__COUNT; i++) {
        const struct node *c = nodes_get(nd, parameters[i].name);
        uint16_t min = parameters[i].min;

        if (i == PARAM_KORT_VERBLIJF_BEPERKT_DAGEN)
            min = v[PARAM_KORT_VERBLIJF_DAGEN].value;
        if (c != NULL)
            read_parameter(rd, c, (enum policy_parameter_id)i, min);
    }
    p->aftercare_months = v[PARAM_NAZORG_MAANDEN].value;
    p->short_stay_days = v[PARAM_KORT_VERBLIJF_DAGEN].value;
    p->short_stay_2_days = v[PARAM_KORT_VERBLIJF_BEPERKT_DAGEN].value;
    p->motivation_chars = v[PARAM_MOTIVERING_TEKENS].value;
    p->besluit_18b_days = nodes_get(nd, "besluit_18b_dagen") == NULL
                              ? POLICY_BESLUIT_DAYS
                              : v[PARAM_BESLUIT_18B_DAGEN].value;
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
        t->place = policy_take_place(rd, c);
        t->days = (int32_t)policy_take_number(rd, nodes_get(c, "dagen"),
            c == log ? POLICY_LOG_DAYS_MIN : 1, POLICY_DAYS_MAX);
        if (c == log)
            po->log_days = t->days;
        (void)policy_take_status(rd, c);
        (void)policy_take_words(rd, c);
        po->term_n++;
    }
}

/* Capitals, digits and underscores.  Those of CL_GRONDSLAG may stand in a
 * message; the others are of the receiving side, and of rules. */
static bool
is_ground_code(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '_' && (s.p[i] < 'A' || s.p[i] > 'Z') &&
            (s.p[i] < '0' || s.p[i] > '9'))
            return false;
    return s.n > 0 && s.n <= POLICY_GROUND_CODE_MAX;
}

static void
read_grond(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_ground *g = &po->ground[po->ground_n];

    if (!is_ground_code(nd->key)) {
        nodes_fault_key(rd->fs, nd,
            "een grondslag heet in hoofdletters en cijfers, hoogstens %d",
            POLICY_GROUND_CODE_MAX);
        return;
    }
    if (!policy_take_room(rd, nd, po->ground_n, POLICY_GROUNDS_MAX) ||
        !nodes_keys(rd->fs, nd,
            "wet bwb? artikel lid? aanhaling dpv? geldig_vanaf? geldig_tot? "
            "status datum_status? nl en toelichting?"))
        return;
    g->code = policy_take_key(rd, nd);
    g->place = policy_take_place(rd, nd);
    g->wet = policy_take_text(rd, nodes_get(nd, "wet"), 200);
    g->bwb = policy_take_text(rd, nodes_get(nd, "bwb"), POLICY_NAME_MAX);
    g->artikel =
        policy_take_text(rd, nodes_get(nd, "artikel"), POLICY_NAME_MAX);
    g->lid = policy_take_text(rd, nodes_get(nd, "lid"), POLICY_NAME_MAX);
    g->aanhaling = policy_take_text(rd, nodes_get(nd, "aanhaling"), 200);
    g->dpv = policy_take_dpv(rd, nodes_get(nd, "dpv"));
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

/* What a person may read about a purpose, in plain words. */
static void
read_uitleg(struct policy_reading *rd, const struct node *nd,
    struct policy_text *out)
{
    if (nd != NULL && nodes_keys(rd->fs, nd, "nl en"))
        *out = policy_take_words(rd, nd);
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
                "kolom? dpv? vertrouwelijk status nl en uitleg? toelichting?"))
            continue;
        if (kolom != NULL && !span_is(kolom->text, terms_doel_kolom(v)))
            nodes_fault(rd->fs, kolom, "dit doel hoort bij kolom %s",
                terms_doel_kolom(v));
        rd->po->doel_confidential[v] =
            policy_take_flag(rd, nodes_get(c, "vertrouwelijk"));
        (void)policy_take_status(rd, c);
        rd->po->doel[v] = policy_take_words(rd, c);
        rd->po->doel_place[v] = policy_take_place(rd, c);
        rd->po->doel_dpv[v] = policy_take_dpv(rd, nodes_get(c, "dpv"));
        read_uitleg(rd, nodes_get(c, "uitleg"), &rd->po->doel_uitleg[v]);
    }
}

/* A role that reads the columns of another: what the PI may have, JustID may
 * have as the one that passes it on. */
static void
read_kolom_als(struct policy_reading *rd, const struct node *nd, enum rol v)
{
    enum rol as;

    if (nd == NULL || !policy_take_rol(rd, nd, nd->text, &as))
        return;
    if (as == v)
        nodes_fault(rd->fs, nd, "een rol leest al haar eigen kolom");
    rd->po->column_role[v] = (uint8_t)as;
}

void
policy_read_rollen(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen rollen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum rol v;

        if (!policy_take_rol(rd, c, c->key, &v) ||
            !nodes_keys(rd->fs, c, "nl en regime? kolom_als? toelichting?"))
            continue;
        rd->po->rol[v] = policy_take_words(rd, c);
        rd->po->rol_place[v] = policy_take_place(rd, c);
        read_kolom_als(rd, nodes_get(c, "kolom_als"), v);
    }
}
