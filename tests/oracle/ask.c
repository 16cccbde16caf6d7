/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/oracle/ask.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "policy/scan.h"

enum { LINE_BYTES = 1 << 16 };

void
ask_die(const char *what, const char *word)
{
    (void)fprintf(stderr, "%s: %s\n", what, word);
    exit(2);
}

static uint64_t
number(const char *s)
{
    uint64_t n = 0;

    if (!text_u64(span_of(s), INT32_MAX, &n))
        ask_die("no number", s);
    return n;
}

static enum element
element(const char *s)
{
    enum element e = catalogue_find(span_of(s));

    if (e == EL__NONE)
        ask_die("no element", s);
    return e;
}

static struct elset
elements(char *s)
{
    struct elset set = {{0}};
    char *at = NULL;

    if (strcmp(s, "*") == 0) {
        memset(&set, 0xff, sizeof(set));
        return set;
    }
    for (char *e = strtok_r(s, ",", &at); e != NULL;
         e = strtok_r(NULL, ",", &at))
        elset_add(&set, element(e));
    return set;
}

static uint8_t
conditions(char *s)
{
    uint8_t mask = 0;
    char *at = NULL;
    enum bv bv;

    if (strcmp(s, "*") == 0)
        return (1u << BV__COUNT) - 1;
    for (char *w = strtok_r(s, ",", &at); w != NULL;
         w = strtok_r(NULL, ",", &at)) {
        if (!terms_parse_bv(span_of(w), &bv))
            ask_die("no basic condition", w);
        mask = (uint8_t)(mask | 1u << bv);
    }
    return mask;
}

static enum tri
three(const char *s)
{
    return s[0] == 'J' ? TRI_JA : s[0] == 'N' ? TRI_NEE : TRI_ONBEKEND;
}

/* ---- one word ------------------------------------------------------------- */

static bool
set_flag(struct policy_facts *f, const char *key, const char *s)
{
    const struct {
        const char *key;
        bool *at;
    } flags[] = {{"geinformeerd", &f->geinformeerd},
        {"derde", &f->derde_geinformeerd}, {"bsn", &f->bsn_geverifieerd},
        {"besluit", &f->besluit_mandaat}, {"tweede", &f->bevestiging_tweede},
        {"gemandateerde", &f->ontvanger_gemandateerde},
        {"convenant", &f->convenant_id}, {"casus", &f->casus_id},
        {"namens", &f->ontvanger_namens_college},
        {"zonder", &f->ontvanger_zonder_mandaat},
        {"correlatie", &f->correlatie}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (strcmp(key, flags[i].key) == 0) {
            *flags[i].at = s[0] == 'J';
            return true;
        }
    return false;
}

static bool
set_three(struct policy_facts *f, const char *key, const char *s)
{
    const struct {
        const char *key;
        enum tri *at;
    } threes[] = {{"titel", &f->titel_na_detentie}, {"kort", &f->kort_verblijf},
        {"college", &f->gemeente_is_college},
        {"bevestigd", &f->gemeente_bevestigd}, {"verzoek", &f->verzoek}};

    for (size_t i = 0; i < sizeof(threes) / sizeof(threes[0]); i++)
        if (strcmp(key, threes[i].key) == 0) {
            *threes[i].at = three(s);
            return true;
        }
    return false;
}

static bool
set_code(struct policy_facts *f, const char *key, const char *s)
{
    struct span code = span_of(s);

    if (strcmp(key, "type") == 0)
        return terms_parse_bericht(code, &f->type);
    if (strcmp(key, "from") == 0)
        return terms_parse_rol(code, &f->rol_afzender);
    if (strcmp(key, "to") == 0)
        return terms_parse_rol(code, &f->rol_ontvanger);
    if (strcmp(key, "doel") == 0)
        return terms_parse_doel(code, &f->doel);
    if (strcmp(key, "fase") == 0) {
        f->fase = FASE_ONBEKEND;
        return strcmp(s, "ONBEKEND") == 0 || terms_parse_fase(code, &f->fase);
    }
    return false;
}

/* "DIAGNOSE:zorg.domein,..": what free text names, and in which element. */
static void
find_text(struct policy_tekst *t, char *s)
{
    char *at = NULL;
    enum tekst c;

    for (char *w = strtok_r(s, ",", &at); w != NULL;
         w = strtok_r(NULL, ",", &at)) {
        char *e = strchr(w, ':');

        if (e == NULL)
            ask_die("no element", w);
        *e++ = '\0';
        if (!scan_list_category(span_of(w), &c))
            ask_die("no category", w);
        elset_add(&t->on[c], element(e));
    }
}

/* Which answers were given: "1245". */
static uint8_t
answers(const char *s)
{
    uint8_t mask = 0;

    for (; *s != '\0'; s++)
        mask = (uint8_t)(mask | 1u << (*s - '1'));
    return mask;
}

/* Of the weighing; false when it is no word of that. */
static bool
set_weighing(struct policy_weighing *w, const char *key, char *s)
{
    if (strcmp(key, "afweging") == 0) {
        w->given = true;
        w->answers = answers(s);
    } else if (strcmp(key, "doel51c") == 0) {
        w->doel_51c = s[0] == '\0' ? 0 : (uint8_t)(s[0] - 'A' + 1);
    } else if (strcmp(key, "omvang") == 0) {
        w->named = elements(s);
    } else {
        return false;
    }
    return true;
}

/* The first or the last day of a ground. */
static void
limit_ground(struct ask *a, char *s, bool last)
{
    char *day = strchr(s, ':');
    uint8_t at;

    if (day == NULL)
        ask_die("no day", s);
    *day++ = '\0';
    at = policy_find_ground(a->po, span_of(s));
    if (at == POLICY_NO_INDEX)
        ask_die("no ground", s);
    if (last)
        a->use.ground[at].to = (int64_t)number(day);
    else
        a->use.ground[at].from = (int64_t)number(day);
}

static void
limit_agreement(struct policy_agreement *ag, const char *key, const char *s)
{
    if (strcmp(key, "afspraak_van") == 0)
        ag->from = (int64_t)number(s);
    else if (strcmp(key, "afspraak_tot") == 0)
        ag->to = (int64_t)number(s);
    else
        ag->akkoord = s[0] == 'J';
}

static void
add_value(struct ask *a, char *name)
{
    char *text = strchr(name, '='), *occ;
    struct ask_value *v = &a->v[a->v_n++];

    if (text == NULL || a->v_n == ASK_VALUES_MAX)
        ask_die("no value", name);
    *text++ = '\0';
    occ = strchr(name, '#');
    if (occ != NULL)
        *occ++ = '\0';
    *v = (struct ask_value){catalogue_find_leaf(span_of(name)),
        occ == NULL ? 0 : (uint16_t)number(occ), text};
    if (v->leaf == LF__NONE)
        ask_die("no leaf", name);
}

static void
set_rest(struct ask *a, const char *key, char *s)
{
    if (strcmp(key, "grond") == 0)
        a->grond = s;
    else if (strcmp(key, "offer") == 0)
        a->offered = elements(s);
    else if (strcmp(key, "open") == 0)
        a->f.bv_open = conditions(s);
    else if (strcmp(key, "tekens") == 0)
        a->f.motivatie_tekens = (uint16_t)number(s);
    else if (strcmp(key, "noemt") == 0)
        a->f.motivatie_elementen = elements(s);
    else if (strcmp(key, "vandaag") == 0)
        a->f.vandaag = (int64_t)number(s);
    else if (strcmp(key, "column") == 0)
        a->column = s;
    else if (strcmp(key, "eis") == 0)
        a->required = s;
    else if (strcmp(key, "tekst") == 0)
        find_text(&a->f.tekst, s);
    else if (strncmp(key, "grond_", 6) == 0)
        limit_ground(a, s, strcmp(key, "grond_tot") == 0);
    else if (strncmp(key, "afspraak", 8) == 0)
        for (unsigned i = 0; i < a->use.agreement_n; i++)
            limit_agreement(&a->use.agreement[i], key, s);
    else
        ask_die("no such word", key);
}

static void
word(struct ask *a, char *w)
{
    char *s;

    if (strncmp(w, "v:", 2) == 0) {
        add_value(a, w + 2);
        return;
    }
    s = strchr(w, '=');
    if (s == NULL)
        ask_die("no value", w);
    *s++ = '\0';
    if (!set_code(&a->f, w, s) && !set_flag(&a->f, w, s) &&
        !set_three(&a->f, w, s) && !set_weighing(&a->f.afweging, w, s))
        set_rest(a, w, s);
}

/* ---- the flow of a column ------------------------------------------------- */

/* Made after a plan's: its grounds and agreement are in force. */
static bool
make_flow(struct ask *a)
{
    struct policy *po = &a->use;
    struct policy_flow *fl = &a->flow[po->flow_n];
    uint16_t like = po->flow_at[BERICHT_M10][ROL_PI][ROL_GN];
    char copy[LINE_BYTES];

    *fl = po->flow[like];
    fl->column = POLICY_NO_INDEX;
    for (unsigned i = 0; i < po->column_n; i++)
        if (strcmp(po->column[i].code, a->column) == 0)
            fl->column = (uint8_t)i;
    if (fl->column == POLICY_NO_INDEX)
        return false;
    fl->type = (uint8_t)a->f.type;
    fl->from = (uint8_t)a->f.rol_afzender;
    fl->to = (uint8_t)a->f.rol_ontvanger;
    fl->doel = (uint8_t)a->f.doel;
    fl->contact_r30 = false;
    fl->needs_municipality = 0;
    fl->not_short_stay = false;
    fl->required = (struct elset){{0}};
    memset(&fl->may, 0xff, sizeof(fl->may));
    if (a->required != NULL) {
        (void)snprintf(copy, sizeof(copy), "%s", a->required);
        fl->required = elements(copy);
    }
    memcpy(a->flow, po->flow, po->flow_n * sizeof(*fl));
    po->flow = a->flow;
    po->flow_at[fl->type][fl->from][fl->to] = (uint16_t)po->flow_n++;
    po->type_known[fl->type] = true;
    return true;
}

static void
find_ground(struct ask *a)
{
    const struct policy *po = &a->use;
    uint16_t at = POLICY_NO_RULE;

    if (a->f.rol_afzender < ROL__COUNT && a->f.rol_ontvanger < ROL__COUNT)
        at = po->flow_at[a->f.type][a->f.rol_afzender][a->f.rol_ontvanger];
    if (strcmp(a->grond, "@") != 0)
        a->f.grondslag = span_of(a->grond);
    else if (at != POLICY_NO_RULE)
        a->f.grondslag = span_of(po->ground[po->flow[at].giver].code);
}

bool
ask_read(struct ask *a, const struct policy *po, struct policy_flow *room,
    char *line)
{
    char *at = NULL, *name = strtok_r(line, "\t\n", &at);

    memset(a, 0, sizeof(*a));
    if (name == NULL)
        return false;
    a->name = name;
    a->po = po;
    a->use = *po;
    a->flow = room;
    a->grond = "@";
    for (char *w = strtok_r(NULL, "\t\n", &at); w != NULL;
         w = strtok_r(NULL, "\t\n", &at))
        word(a, w);
    if (a->column != NULL && !make_flow(a))
        return false;
    find_ground(a);
    return true;
}
