/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/diff_fields.h"

#include <stdlib.h>

#include "base/clock.h"
#include "policy/scan.h"

#include "base/banned.h"

/*
 * The guard: every member of every struct that is compared, in order.  One that
 * is added to compile.h stops the compiler here.  Give it a row in a table
 * below (and its key in said.c), or know that it is a lookup; then add it here.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wmissing-field-initializers"
#define LOOKED_AT(type, ...)                                                  \
    _Static_assert(sizeof((struct type){__VA_ARGS__}) == sizeof(struct type), \
        #type)
#define TEXT       \
    {              \
        NULL, NULL \
    }
#define PLACE   \
    {           \
        0, 0, 0 \
    }
#define SET   \
    {         \
        {     \
            0 \
        }     \
    }

LOOKED_AT(policy_text, NULL, NULL);
LOOKED_AT(policy_place, 0, 0, 0); /* where it stands is no meaning */
LOOKED_AT(policy_rule, 0, 0, 0, 0, 0, false, 0, NULL, TEXT, PLACE);
/* rule: compared per rule, without those of the header */
LOOKED_AT(policy_column, NULL, NULL, ROL_PI, 0, 0, TEXT, {0}, PLACE);
LOOKED_AT(policy_ground, NULL, NULL, NULL, NULL, NULL, NULL, NULL, TEXT, 0, 0,
    0, PLACE);
LOOKED_AT(policy_approval, 0, 0, NULL, NULL);
LOOKED_AT(policy_retry, 0, 0, 0);
/* agreement: akkoord is the stand, as the decision asks it */
LOOKED_AT(policy_agreement, NULL, TEXT, TEXT, 0, 0, 0, 0, false, false, false,
    false, false, false, 0, 0, 0, 0, 0, {{0, 0, NULL, NULL}}, {0, 0, 0}, NULL,
    PLACE);
LOOKED_AT(policy_term, NULL, 0, false, PLACE);
/* listed: of may, for a lint */
LOOKED_AT(policy_flow, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, false, 0, 0, 0, {0},
    SET, SET, SET, PLACE);
LOOKED_AT(policy_condition, false, false, 0, TEXT, 0, 0, SET, PLACE);
LOOKED_AT(policy_part, 0, false, 0, 0, {NULL}, NULL, PLACE);
LOOKED_AT(policy_replace, 0, 0, 0, PLACE);
LOOKED_AT(policy_trigger, 0, 0, 0, 0, {NULL});
LOOKED_AT(policy_expect, NULL, TEXT, 0, 0, 0, false, false, 0, 0, 0,
    {{0, 0, 0, 0, {NULL}}}, {0}, {NULL}, PLACE);
LOOKED_AT(policy_category, NULL, NULL, TEXT, 0);
LOOKED_AT(policy_parameter, NULL, 0, 0, TEXT);
LOOKED_AT(policy_parameters, 0, 0, 0, 0, 0);
LOOKED_AT(policy_said, NULL, NULL);
LOOKED_AT(scan_said, {NULL, 0}, NULL, TEKST_BSN_ANDER);
/* of 90-register: compared as it was said */
LOOKED_AT(policy_controller, TEXT, false);
LOOKED_AT(policy_risk, NULL, TEXT, TEXT);
LOOKED_AT(policy_register, false, TEXT, TEXT, TEXT, {{TEXT, false}}, {TEXT},
    {{NULL, TEXT, TEXT}}, 0, 0);
/* text, stamp and hash: of the files, not of what they mean; log_days: the term
 * 'logboek'; file and the places: where it stands; from flow_at on: lookups
 * (column_role: by role, category_of: by kind of data), and sets of the
 * catalogue; scan: by the questions of policy/scan.h */
LOOKED_AT(policy, {NULL, 0, 0, 0}, NULL, NULL, {0}, 0, {0}, {0, 0, 0, 0, 0}, 0,
    NULL, NULL, NULL, NULL, NULL, {{0}}, {{0}}, {{0}}, {{0}}, {{0}}, {{0}},
    {TEXT}, {TEXT}, {PLACE}, {PLACE}, {NULL}, 0, {TEXT}, {NULL}, {false}, {{0}},
    {{0}}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, {false}, {0}, {{{0}}}, {0}, {0},
    {0}, {0}, {0}, SET, SET, SET, SET, SET, NULL);
#pragma GCC diagnostic pop

/* ---- words ---------------------------------------------------------------- */

static const struct policy_rule *
a_rule(const struct diff_item *it)
{
    return it->p;
}

/* A text that may be left out. */
static void
say_text(struct buf *b, const char *text)
{
    if (text != NULL)
        buf_text(b, text);
}

static void
say_flag(struct buf *b, bool v)
{
    buf_text(b, v ? "ja" : "nee");
}

static void
say_status(struct buf *b, uint8_t v)
{
    static const char *const names[] = {"geverifieerd", "beleid", "aanname"};

    buf_text(b, names[v]);
}

static void
say_day(struct buf *b, int64_t day)
{
    char text[CLOCK_DATE_LEN + 1];

    if (day == INT64_MIN || day == INT64_MAX)
        return;
    clock_day(day, text);
    buf_text(b, text);
}

static void
say_ground(struct buf *b, const struct policy *po, uint8_t ground)
{
    if (ground != POLICY_NO_INDEX)
        buf_text(b, po->ground[ground].code);
}

/* One more name of a list. */
static void
say_next(struct buf *b, const char *name)
{
    if (buf_peek(b).n > 0)
        buf_text(b, ", ");
    buf_text(b, name);
}

static void
say_roles(struct buf *b, uint16_t mask)
{
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if ((mask >> r & 1) != 0)
            say_next(b, terms_rol((enum rol)r));
}

static void
say_elements(struct buf *b, const struct elset *s)
{
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(s, (enum element)e))
            say_next(b, catalogue_element((enum element)e)->id);
}

static int
by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(*x, *y);
}

/* A list of which the order says nothing. */
static void
say_names(struct buf *b, const char *const *name, unsigned n, const char *sep)
{
    const char *sorted[POLICY_CODES_MAX];

    memcpy(sorted, name, n * sizeof(*name));
    qsort(sorted, n, sizeof(*sorted), by_name);
    for (unsigned i = 0; i < n; i++)
        buf_printf(b, "%s%s", i == 0 ? "" : sep, sorted[i]);
}

static void
say_code(struct buf *b, uint8_t weiger)
{
    buf_text(b, terms_weiger((enum weiger)weiger));
}

/* ---- the policy, its parameters and its terms ------------------------------ */

static size_t
one(const struct policy *po)
{
    (void)po;
    return 1;
}

static bool
item_policy(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    (void)po, (void)i, (void)it;
    buf_text(key, "beleid");
    return true;
}

static void
policy_naam(struct buf *b, const struct diff_item *it)
{
    buf_text(b, it->po->name);
}

static void
policy_versie(struct buf *b, const struct diff_item *it)
{
    buf_text(b, it->po->version);
}

static void
policy_lijst(struct buf *b, const struct diff_item *it)
{
    if (it->po->scan != NULL)
        buf_text(b, policy_scan_version(it->po));
}

static void
policy_vanaf(struct buf *b, const struct diff_item *it)
{
    say_day(b, it->po->from);
}

static const struct diff_field policy_fields[] = {
    {"naam", DIFF_RECORD, policy_naam, NULL},
    {"versie", DIFF_RECORD, policy_versie, NULL},
    {"geldig_vanaf", DIFF_DECIDES, policy_vanaf, NULL},
    {"vrije_tekst.versie", DIFF_RECORD, policy_lijst, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_parameters(const struct policy *po)
{
    (void)po;
    return PARAM__COUNT;
}

/* What holds also where the file does not give it: it steers a decision. */
static bool
steered(const struct policy *po, size_t i, uint16_t *value)
{
    if (i == PARAM_KORT_VERBLIJF_DAGEN)
        *value = po->param.short_stay_days;
    else if (i == PARAM_MOTIVERING_TEKENS)
        *value = po->param.motivation_chars;
    else if (i == PARAM_BESLUIT_18B_DAGEN)
        *value = po->param.besluit_18b_days;
    else
        return false;
    return true;
}

static bool
item_parameter(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    uint16_t value;

    it->p = &po->parameter[i];
    buf_text(key, policy_parameter_name((enum policy_parameter_id)i));
    return po->parameter[i].name != NULL || steered(po, i, &value);
}

static const struct policy_parameter *
a_parameter(const struct diff_item *it)
{
    return it->p;
}

static void
parameter_stuurt(struct buf *b, const struct diff_item *it)
{
    uint16_t value;

    if (steered(it->po, (size_t)(a_parameter(it) - it->po->parameter), &value))
        buf_printf(b, "%u", value);
}

static void
parameter_waarde(struct buf *b, const struct diff_item *it)
{
    uint16_t value;

    if (!steered(it->po, (size_t)(a_parameter(it) - it->po->parameter), &value))
        buf_printf(b, "%u", a_parameter(it)->value);
}

static void
parameter_status(struct buf *b, const struct diff_item *it)
{
    if (a_parameter(it)->name != NULL)
        say_status(b, a_parameter(it)->status);
}

static void
parameter_nl(struct buf *b, const struct diff_item *it)
{
    say_text(b, a_parameter(it)->why.nl);
}

static void
parameter_en(struct buf *b, const struct diff_item *it)
{
    say_text(b, a_parameter(it)->why.en);
}

/* Of one parameter, one of the first two speaks. */
static const struct diff_field parameter_fields[] = {
    {"waarde", DIFF_DUTY, parameter_waarde, NULL},
    {"waarde", DIFF_DECIDES, parameter_stuurt, NULL},
    {"status", DIFF_RECORD, parameter_status, NULL},
    {"nl", DIFF_WORDS, parameter_nl, NULL},
    {"en", DIFF_WORDS, parameter_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_terms(const struct policy *po)
{
    return po->term_n;
}

static bool
item_term(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->term[i];
    buf_text(key, po->term[i].name);
    return true;
}

static void
term_dagen(struct buf *b, const struct diff_item *it)
{
    const struct policy_term *t = it->p;

    buf_printf(b, "%d", (int)t->days);
}

static const struct diff_field term_fields[] = {
    {"dagen", DIFF_DUTY, term_dagen, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- grounds, purposes, roles ----------------------------------------------- */

static size_t
count_grounds(const struct policy *po)
{
    return po->ground_n;
}

static bool
item_ground(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->ground[i];
    buf_text(key, po->ground[i].code);
    return true;
}

static const struct policy_ground *
a_ground(const struct diff_item *it)
{
    return it->p;
}

static void
ground_aanhaling(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->aanhaling);
}

static void
ground_wet(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->wet);
}

static void
ground_bwb(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->bwb);
}

static void
ground_artikel(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->artikel);
}

static void
ground_lid(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->lid);
}

static void
ground_dpv(struct buf *b, const struct diff_item *it)
{
    say_text(b, a_ground(it)->dpv);
}

static void
ground_vanaf(struct buf *b, const struct diff_item *it)
{
    say_day(b, a_ground(it)->from);
}

static void
ground_tot(struct buf *b, const struct diff_item *it)
{
    say_day(b, a_ground(it)->to);
}

static void
ground_status(struct buf *b, const struct diff_item *it)
{
    say_status(b, a_ground(it)->status);
}

static void
ground_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->name.nl);
}

static void
ground_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_ground(it)->name.en);
}

static const struct diff_field ground_fields[] = {
    {"aanhaling", DIFF_RECORD, ground_aanhaling, NULL},
    {"wet", DIFF_RECORD, ground_wet, NULL},
    {"bwb", DIFF_RECORD, ground_bwb, NULL},
    {"artikel", DIFF_RECORD, ground_artikel, NULL},
    {"lid", DIFF_RECORD, ground_lid, NULL},
    {"dpv", DIFF_RECORD, ground_dpv, NULL},
    {"geldig_vanaf", DIFF_DECIDES, ground_vanaf, NULL},
    {"geldig_tot", DIFF_DECIDES, ground_tot, NULL},
    {"status", DIFF_RECORD, ground_status, NULL},
    {"nl", DIFF_WORDS, ground_nl, NULL},
    {"en", DIFF_WORDS, ground_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* Purposes and roles are texts at a code. */
static const struct policy_text *
a_text(const struct diff_item *it)
{
    return it->p;
}

static void
text_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_text(it)->nl);
}

static void
text_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_text(it)->en);
}

static size_t
purpose_of(const struct diff_item *it)
{
    return (size_t)(a_text(it) - it->po->doel);
}

static void
purpose_vertrouwelijk(struct buf *b, const struct diff_item *it)
{
    say_flag(b, it->po->doel_confidential[purpose_of(it)]);
}

static void
purpose_dpv(struct buf *b, const struct diff_item *it)
{
    say_text(b, it->po->doel_dpv[purpose_of(it)]);
}

static void
purpose_uitleg_nl(struct buf *b, const struct diff_item *it)
{
    say_text(b, it->po->doel_uitleg[purpose_of(it)].nl);
}

static void
purpose_uitleg_en(struct buf *b, const struct diff_item *it)
{
    say_text(b, it->po->doel_uitleg[purpose_of(it)].en);
}

static const struct diff_field purpose_fields[] = {
    {"nl", DIFF_WORDS, text_nl, NULL},
    {"en", DIFF_WORDS, text_en, NULL},
    {"vertrouwelijk", DIFF_RECORD, purpose_vertrouwelijk, NULL},
    {"dpv", DIFF_RECORD, purpose_dpv, NULL},
    {"uitleg.nl", DIFF_WORDS, purpose_uitleg_nl, NULL},
    {"uitleg.en", DIFF_WORDS, purpose_uitleg_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* Whose columns it reads, where that is not its own. */
static void
role_kolom_als(struct buf *b, const struct diff_item *it)
{
    size_t rol = (size_t)(a_text(it) - it->po->rol);

    if (it->po->column_role[rol] != rol)
        buf_text(b, terms_rol((enum rol)it->po->column_role[rol]));
}

static const struct diff_field role_fields[] = {
    {"nl", DIFF_WORDS, text_nl, NULL},
    {"en", DIFF_WORDS, text_en, NULL},
    {"kolom_als", DIFF_DECIDES, role_kolom_als, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_purposes(const struct policy *po)
{
    (void)po;
    return DOEL__COUNT;
}

static bool
item_purpose(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->doel[i];
    buf_text(key, terms_doel((enum doel)i));
    return po->doel[i].nl != NULL;
}

static size_t
count_roles(const struct policy *po)
{
    (void)po;
    return ROL__COUNT;
}

static bool
item_role(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->rol[i];
    buf_text(key, terms_rol((enum rol)i));
    return po->rol[i].nl != NULL;
}

/* ---- kinds of data ------------------------------------------------------------ */

static size_t
count_categories(const struct policy *po)
{
    return po->category_n;
}

static bool
item_category(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->category[i];
    buf_text(key, po->category[i].code);
    return true;
}

static const struct policy_category *
a_category(const struct diff_item *it)
{
    return it->p;
}

static void
category_soort(struct buf *b, const struct diff_item *it)
{
    static const char *const names[CAT__COUNT] = {[CAT_GEWOON] = "GEWOON",
        [CAT_GEVOELIG] = "GEVOELIG",
        [CAT_GEZOND_F] = "GEZOND_F",
        [CAT_GEZOND] = "GEZOND",
        [CAT_STRAF] = "STRAF",
        [CAT_BSN] = "BSN",
        [CAT_CONTACT] = "CONTACT",
        [CAT_CONTACT_B] = "CONTACT_B",
        [CAT_DERDE] = "DERDE",
        [CAT_META] = "META"};

    for (unsigned k = 0; k < CAT__COUNT; k++)
        if ((a_category(it)->kinds >> k & 1) != 0)
            say_next(b, names[k]);
}

static void
category_elementen(struct buf *b, const struct diff_item *it)
{
    size_t at = (size_t)(a_category(it) - it->po->category);

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (it->po->category_of[e] == at)
            say_next(b, catalogue_element((enum element)e)->id);
}

static void
category_dpv(struct buf *b, const struct diff_item *it)
{
    say_text(b, a_category(it)->dpv);
}

static void
category_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_category(it)->name.nl);
}

static void
category_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_category(it)->name.en);
}

static const struct diff_field category_fields[] = {
    {"nl", DIFF_WORDS, category_nl, NULL},
    {"en", DIFF_WORDS, category_en, NULL},
    {"soort", DIFF_RECORD, category_soort, NULL},
    {"elementen", DIFF_RECORD, category_elementen, NULL},
    {"dpv", DIFF_RECORD, category_dpv, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- conditions, parts, replacements ----------------------------------------- */

static size_t
count_conditions(const struct policy *po)
{
    (void)po;
    return POLICY_CONDITION_MAX + 1;
}

static bool
item_condition(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->condition[i];
    buf_printf(key, "C%zu", i);
    return po->condition[i].defined;
}

static const struct policy_condition *
a_condition(const struct diff_item *it)
{
    return it->p;
}

static void
condition_weigercode(struct buf *b, const struct diff_item *it)
{
    say_code(b, a_condition(it)->weiger);
}

static void
condition_gevolg(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_condition(it)->whole ? "bericht" : "element");
}

static void
condition_afzenders(struct buf *b, const struct diff_item *it)
{
    say_roles(b, a_condition(it)->senders);
}

static void
condition_fasen(struct buf *b, const struct diff_item *it)
{
    for (unsigned f = 0; f < FASE__COUNT; f++)
        if ((a_condition(it)->phases >> f & 1) != 0)
            say_next(b, terms_fase((enum fase)f));
}

static void
condition_zonder(struct buf *b, const struct diff_item *it)
{
    say_elements(b, &a_condition(it)->free);
}

static void
condition_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_condition(it)->name.nl);
}

static void
condition_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_condition(it)->name.en);
}

static const struct diff_field condition_fields[] = {
    {"weigercode", DIFF_DECIDES, condition_weigercode, NULL},
    {"gevolg", DIFF_DECIDES, condition_gevolg, NULL},
    {"afzenders", DIFF_DECIDES, condition_afzenders, NULL},
    {"fasen", DIFF_DECIDES, condition_fasen, NULL},
    {"zonder_kennisgeving", DIFF_DECIDES, condition_zonder, NULL},
    {"nl", DIFF_WORDS, condition_nl, NULL},
    {"en", DIFF_WORDS, condition_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_parts(const struct policy *po)
{
    return po->part_n;
}

static bool
item_part(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->part[i];
    it->element = po->part[i].element;
    buf_text(key, catalogue_element((enum element)it->element)->id);
    return true;
}

static const struct policy_part *
a_part(const struct diff_item *it)
{
    return it->p;
}

static void
part_deel(struct buf *b, const struct diff_item *it)
{
    const struct policy_part *pt = a_part(it);

    buf_text(b, pt->open_only ? "open" : pt->code_n > 0 ? "codes" : "alles");
}

static void
part_ontvangers(struct buf *b, const struct diff_item *it)
{
    say_roles(b, a_part(it)->recipients);
}

static void
part_codes(struct buf *b, const struct diff_item *it)
{
    say_names(b, a_part(it)->code, a_part(it)->code_n, ", ");
}

static void
part_anders(struct buf *b, const struct diff_item *it)
{
    if (a_part(it)->other != NULL)
        buf_text(b, a_part(it)->other);
}

static const struct diff_field part_fields[] = {
    {"deel", DIFF_DECIDES, part_deel, NULL},
    {"ontvangers", DIFF_DECIDES, part_ontvangers, NULL},
    {"codes", DIFF_DECIDES, part_codes, NULL},
    {"anders", DIFF_DECIDES, part_anders, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_replacements(const struct policy *po)
{
    return po->replace_n;
}

static bool
item_replacement(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->replace[i];
    it->element = po->replace[i].element;
    buf_text(key, catalogue_element((enum element)it->element)->id);
    return true;
}

static void
replacement_door(struct buf *b, const struct diff_item *it)
{
    const struct policy_replace *r = it->p;

    buf_text(b, catalogue_element((enum element)r->by)->id);
}

static void
replacement_hoe(struct buf *b, const struct diff_item *it)
{
    static const char *const names[] = {"meegegeven", "aanwezig",
        "schuldklasse", "gemeente", "relatie"};
    const struct policy_replace *r = it->p;

    buf_text(b, names[r->how]);
}

static const struct diff_field replacement_fields[] = {
    {"door", DIFF_DECIDES, replacement_door, NULL},
    {"hoe", DIFF_DECIDES, replacement_hoe, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- agreements and flows ---------------------------------------------------- */

static size_t
count_agreements(const struct policy *po)
{
    return po->agreement_n;
}

static bool
item_agreement(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->agreement[i];
    buf_text(key, po->agreement[i].code);
    return true;
}

static const struct policy_agreement *
an_agreement(const struct diff_item *it)
{
    return it->p;
}

static void
agreement_akkoord(struct buf *b, const struct diff_item *it)
{
    say_flag(b, an_agreement(it)->akkoord);
}

static void
agreement_vanaf(struct buf *b, const struct diff_item *it)
{
    say_day(b, an_agreement(it)->from);
}

static void
agreement_tot(struct buf *b, const struct diff_item *it)
{
    say_day(b, an_agreement(it)->to);
}

static void
agreement_stand(struct buf *b, const struct diff_item *it)
{
    buf_text(b, policy_stand_word[an_agreement(it)->stand]);
}

static void
agreement_verstrekkers(struct buf *b, const struct diff_item *it)
{
    say_roles(b, an_agreement(it)->givers);
}

static void
agreement_ontvangers(struct buf *b, const struct diff_item *it)
{
    say_roles(b, an_agreement(it)->receivers);
}

static void
agreement_grond(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, an_agreement(it)->ground);
}

static void
agreement_aard(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_agreement(it)->voluntary ? "vrijwillig" : "wettelijk");
}

static int
by_approval(const void *a, const void *b)
{
    const struct policy_approval *x = a, *y = b;

    if (x->party != y->party)
        return x->party - y->party;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return strcmp(x->mark, y->mark);
}

static void
agreement_goedkeuringen(struct buf *b, const struct diff_item *it)
{
    const struct policy_agreement *a = an_agreement(it);
    struct policy_approval v[POLICY_APPROVALS_MAX];

    memcpy(v, a->approval, sizeof(v));
    qsort(v, a->approval_n, sizeof(v[0]), by_approval);
    for (unsigned i = 0; i < a->approval_n; i++) {
        say_next(b, terms_rol((enum rol)v[i].party));
        buf_byte(b, ' ');
        say_day(b, v[i].day);
        buf_printf(b, " %s (%s)", v[i].function, v[i].mark);
    }
}

static void
agreement_ondertekening(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_agreement(it)->signing ? "bewijs" : "geen");
}

static void
agreement_classificatie(struct buf *b, const struct diff_item *it)
{
    const struct policy_agreement *a = an_agreement(it);

    buf_printf(b, "%s%s%sbbn %u", a->personal ? "persoonsgegevens, " : "",
        a->special ? "bijzonder, " : "", a->criminal ? "strafrechtelijk, " : "",
        a->bbn);
}

static void
agreement_contact(struct buf *b, const struct diff_item *it)
{
    say_text(b, an_agreement(it)->contact);
}

static void
agreement_status(struct buf *b, const struct diff_item *it)
{
    say_status(b, an_agreement(it)->status);
}

static void
agreement_noodzaak_nl(struct buf *b, const struct diff_item *it)
{
    say_text(b, an_agreement(it)->need.nl);
}

static void
agreement_noodzaak_en(struct buf *b, const struct diff_item *it)
{
    say_text(b, an_agreement(it)->need.en);
}

static void
agreement_herhaling(struct buf *b, const struct diff_item *it)
{
    const struct policy_retry *t = &an_agreement(it)->retry;

    if (t->first_s != 0)
        buf_printf(b, "%u s, %u s, %u d", (unsigned)t->first_s,
            (unsigned)t->longest_s, (unsigned)t->give_up_days);
}

static void
agreement_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_agreement(it)->name.nl);
}

static void
agreement_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_agreement(it)->name.en);
}

/* The parties: a flow of anyone else does not load. */
static const struct diff_field agreement_fields[] = {
    {"akkoord", DIFF_DECIDES, agreement_akkoord, NULL},
    {"stand", DIFF_RECORD, agreement_stand, NULL},
    {"begin", DIFF_DECIDES, agreement_vanaf, NULL},
    {"einde", DIFF_DECIDES, agreement_tot, NULL},
    {"verstrekkers", DIFF_DECIDES, agreement_verstrekkers, NULL},
    {"ontvangers", DIFF_DECIDES, agreement_ontvangers, NULL},
    {"herhaling", DIFF_DUTY, agreement_herhaling, NULL},
    {"ondertekening", DIFF_DUTY, agreement_ondertekening, NULL},
    {"grond", DIFF_RECORD, agreement_grond, NULL},
    {"aard", DIFF_RECORD, agreement_aard, NULL},
    {"goedkeuringen", DIFF_RECORD, agreement_goedkeuringen, NULL},
    {"classificatie", DIFF_RECORD, agreement_classificatie, NULL},
    {"contact", DIFF_RECORD, agreement_contact, NULL},
    {"status", DIFF_RECORD, agreement_status, NULL},
    {"noodzaak.nl", DIFF_WORDS, agreement_noodzaak_nl, NULL},
    {"noodzaak.en", DIFF_WORDS, agreement_noodzaak_en, NULL},
    {"nl", DIFF_WORDS, agreement_nl, NULL},
    {"en", DIFF_WORDS, agreement_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_flows(const struct policy *po)
{
    return po->flow_n;
}

static const struct policy_flow *
a_flow(const struct diff_item *it)
{
    return it->p;
}

static bool
item_flow(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    const struct policy_flow *fl = &po->flow[i];

    it->p = fl;
    it->type = fl->type;
    it->column = po->column[fl->column].code;
    buf_printf(key, "%s %s-%s", terms_bericht((enum bericht)fl->type),
        terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to));
    return true;
}

static void
flow_doel(struct buf *b, const struct diff_item *it)
{
    buf_text(b, terms_doel((enum doel)a_flow(it)->doel));
}

static void
flow_kolom(struct buf *b, const struct diff_item *it)
{
    buf_text(b, it->po->column[a_flow(it)->column].code);
}

static void
flow_gever(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, a_flow(it)->giver);
}

static void
flow_ontvanger(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, a_flow(it)->receiver);
}

static void
flow_afspraak(struct buf *b, const struct diff_item *it)
{
    buf_text(b, it->po->agreement[a_flow(it)->agreement].code);
}

static void
flow_afweging(struct buf *b, const struct diff_item *it)
{
    if (a_flow(it)->weighing != POLICY_NO_INDEX)
        say_ground(b, it->po, a_flow(it)->weighing);
}

static void
flow_contact(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_flow(it)->contact_r30 ? "R30" : "");
}

static void
flow_gemeente(struct buf *b, const struct diff_item *it)
{
    static const char *const names[] = {[MUNICIPALITY_ANY] = "nee",
        [MUNICIPALITY_CONFIRMED] = "ja",
        [MUNICIPALITY_ASKED] = "vraagt"};

    buf_text(b, names[a_flow(it)->needs_municipality]);
}

static void
flow_kort(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_flow(it)->not_short_stay ? "weigeren" : "toestaan");
}

static void
flow_bewaren(struct buf *b, const struct diff_item *it)
{
    buf_printf(b, "%d", (int)a_flow(it)->keep_days);
}

/* Two terms may be as long. */
static void
flow_termijn(struct buf *b, const struct diff_item *it)
{
    buf_text(b, it->po->term[a_flow(it)->keep].name);
}

static void
flow_logboek(struct buf *b, const struct diff_item *it)
{
    buf_printf(b, "%d", (int)a_flow(it)->log_days);
}

static void
flow_termijnregel(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_flow(it)->deadline);
}

static const char *
flow_inhoud(const struct diff_item *it, enum element e)
{
    if (elset_has(&a_flow(it)->required, e))
        return "verplicht";
    return elset_has(&a_flow(it)->may, e) ? "mag" : "";
}

static const struct diff_field flow_fields[] = {
    {"doel", DIFF_DECIDES, flow_doel, NULL},
    {"kolom", DIFF_DECIDES, flow_kolom, NULL},
    {"van", DIFF_DECIDES, flow_gever, NULL},
    {"naar", DIFF_DECIDES, flow_ontvanger, NULL},
    {"afspraak", DIFF_DECIDES, flow_afspraak, NULL},
    {"afweging", DIFF_DECIDES, flow_afweging, NULL},
    {"contact", DIFF_DECIDES, flow_contact, NULL},
    {"gemeente_bevestigd", DIFF_DECIDES, flow_gemeente, NULL},
    {"kort_verblijf", DIFF_DECIDES, flow_kort, NULL},
    {"bewaren", DIFF_DUTY, flow_bewaren, NULL},
    {"bewaren.termijn", DIFF_RECORD, flow_termijn, NULL},
    {"logboek", DIFF_DUTY, flow_logboek, NULL},
    {"termijnregel", DIFF_DUTY, flow_termijnregel, NULL},
    {"inhoud", DIFF_DECIDES, NULL, flow_inhoud},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- columns and rules ------------------------------------------------------- */

static size_t
count_columns(const struct policy *po)
{
    return po->column_n;
}

static bool
item_column(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->column[i];
    it->column = po->column[i].code;
    buf_text(key, po->column[i].code);
    return true;
}

static const struct policy_column *
a_column(const struct diff_item *it)
{
    return it->p;
}

static void
column_gever(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, a_column(it)->giver);
}

static void
column_ontvanger(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, a_column(it)->receiver);
}

static void
column_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_column(it)->name.nl);
}

static void
column_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_column(it)->name.en);
}

static const struct diff_field column_fields[] = {
    {"nl", DIFF_WORDS, column_nl, NULL},
    {"en", DIFF_WORDS, column_en, NULL},
    {"grond.gever", DIFF_RECORD, column_gever, NULL},
    {"grond.ontvanger", DIFF_RECORD, column_ontvanger, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* The header, and then each column: a place per element. */
static size_t
count_rules(const struct policy *po)
{
    return ((size_t)po->column_n + 1) * EL__COUNT;
}

static bool
item_rule(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    size_t c = i / EL__COUNT, e = i % EL__COUNT;
    uint16_t at = c == 0 ? po->header[e] : po->column[c - 1].rule[e];

    if (at == POLICY_NO_RULE || (c > 0 && at == po->header[e]))
        return false;
    it->p = &po->rule[at];
    it->column = c == 0 ? "KOP" : po->column[c - 1].code;
    it->element = (uint8_t)e;
    buf_text(key, po->rule[at].id);
    return true;
}

static void
rule_uitkomst(struct buf *b, const struct diff_item *it)
{
    if (a_rule(it)->outcome == OUTCOME_ALLOW)
        buf_text(b, "toegestaan");
    else if (a_rule(it)->outcome == OUTCOME_DENY)
        buf_text(b, "geweigerd");
    else
        buf_printf(b, "C%u", a_rule(it)->condition);
}

/* Where it is the rule that names it; else it is the condition's. */
static void
rule_code(struct buf *b, const struct diff_item *it)
{
    if (a_rule(it)->outcome == OUTCOME_DENY)
        say_code(b, a_rule(it)->weiger);
}

static void
rule_grond(struct buf *b, const struct diff_item *it)
{
    say_ground(b, it->po, a_rule(it)->ground);
}

static void
rule_afweging(struct buf *b, const struct diff_item *it)
{
    say_flag(b, a_rule(it)->weighed);
}

static void
rule_status(struct buf *b, const struct diff_item *it)
{
    say_status(b, a_rule(it)->status);
}

static void
rule_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_rule(it)->why.nl);
}

static void
rule_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, a_rule(it)->why.en);
}

static const struct diff_field rule_fields[] = {
    {"uitkomst", DIFF_DECIDES, rule_uitkomst, NULL},
    {"code", DIFF_DECIDES, rule_code, NULL},
    {"grond", DIFF_DECIDES, rule_grond, NULL},
    {"bij_afweging", DIFF_DECIDES, rule_afweging, NULL},
    {"status", DIFF_RECORD, rule_status, NULL},
    {"nl", DIFF_WORDS, rule_nl, NULL},
    {"en", DIFF_WORDS, rule_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- what is expected, and what is said --------------------------------------- */

static size_t
count_expects(const struct policy *po)
{
    return po->expect_n;
}

static bool
item_expect(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->p = &po->expect[i];
    buf_text(key, po->expect[i].id);
    return true;
}

static const struct policy_expect *
an_expect(const struct diff_item *it)
{
    return it->p;
}

/* In order: of "one of these" the first is the one that is named. */
static void
expect_elementen(struct buf *b, const struct diff_item *it)
{
    const struct policy_expect *x = an_expect(it);

    for (unsigned i = 0; i < x->element_n; i++)
        say_next(b, catalogue_element((enum element)x->element[i])->id);
}

static void
expect_soort(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_expect(it)->any ? "een_van" : "verwacht");
}

static void
expect_weiger(struct buf *b, const struct diff_item *it)
{
    say_flag(b, an_expect(it)->refuse);
}

static void
expect_berichten(struct buf *b, const struct diff_item *it)
{
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if ((an_expect(it)->types >> t & 1) != 0)
            say_next(b, terms_bericht((enum bericht)t));
}

static void
expect_basisvoorwaarde(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_expect(it)->groep == BV_NONE
                    ? "ALGEMEEN"
                    : terms_bv((enum bv)an_expect(it)->groep));
}

static void
say_trigger(struct buf *b, const struct policy_trigger *t)
{
    say_next(b, catalogue_element((enum element)t->element)->id);
    if (t->leaf != LF__NONE &&
        catalogue_leaf((enum leaf)t->leaf)->part[0] != '\0')
        buf_printf(b, "/%s", catalogue_leaf((enum leaf)t->leaf)->part);
    if (t->state != STATE_CODES) {
        buf_text(b, t->state == STATE_ABSENT ? " ontbreekt" : " aanwezig");
        return;
    }
    buf_byte(b, ' ');
    say_names(b, t->code, t->code_n, "|");
}

static int
by_place(const void *a, const void *b)
{
    const struct policy_trigger *x = a, *y = b;

    return x->element != y->element ? x->element - y->element
                                    : x->leaf - y->leaf;
}

static void
expect_bij(struct buf *b, const struct diff_item *it)
{
    const struct policy_expect *x = an_expect(it);
    struct policy_trigger sorted[POLICY_TRIGGERS_MAX];

    memcpy(sorted, x->trigger, sizeof(sorted));
    qsort(sorted, x->trigger_n, sizeof(*sorted), by_place);
    for (unsigned i = 0; i < x->trigger_n; i++)
        say_trigger(b, &sorted[i]);
}

static void
expect_waarde(struct buf *b, const struct diff_item *it)
{
    say_names(b, an_expect(it)->code, an_expect(it)->code_n, ", ");
}

static void
expect_status(struct buf *b, const struct diff_item *it)
{
    say_status(b, an_expect(it)->status);
}

static void
expect_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_expect(it)->why.nl);
}

static void
expect_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, an_expect(it)->why.en);
}

static const struct diff_field expect_fields[] = {
    {"elementen", DIFF_DUTY, expect_elementen, NULL},
    {"soort", DIFF_DUTY, expect_soort, NULL},
    {"weiger", DIFF_DECIDES, expect_weiger, NULL},
    {"berichten", DIFF_DUTY, expect_berichten, NULL},
    {"basisvoorwaarde", DIFF_DUTY, expect_basisvoorwaarde, NULL},
    {"bij", DIFF_DUTY, expect_bij, NULL},
    {"waarde", DIFF_DUTY, expect_waarde, NULL},
    {"status", DIFF_RECORD, expect_status, NULL},
    {"nl", DIFF_WORDS, expect_nl, NULL},
    {"en", DIFF_WORDS, expect_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- free text ------------------------------------------------------------------ */

static size_t
count_texts(const struct policy *po)
{
    return po->scan == NULL ? 0 : TEKST__COUNT;
}

static bool
item_text(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    (void)po;
    it->at = (unsigned)i;
    buf_text(key, policy_scan_category((enum tekst)i));
    return true;
}

/* By the code of the column: its place in the table may move. */
static void
text_behalve(struct buf *b, const struct diff_item *it)
{
    const char *code[POLICY_COLUMNS_MAX] = {NULL};
    unsigned n = 0;

    for (unsigned c = 0; c < it->po->column_n; c++)
        if (!policy_scan_in_column(it->po, (enum tekst)it->at, c))
            code[n++] = it->po->column[c].code;
    qsort(code, n, sizeof(*code), by_name);
    for (unsigned i = 0; i < n; i++)
        say_next(b, code[i]);
}

static void
text_woorden_nl(struct buf *b, const struct diff_item *it)
{
    buf_text(b, policy_scan_words(it->po, (enum tekst)it->at, false));
}

static void
text_woorden_en(struct buf *b, const struct diff_item *it)
{
    buf_text(b, policy_scan_words(it->po, (enum tekst)it->at, true));
}

static const struct diff_field free_text_fields[] = {
    {"behalve", DIFF_DECIDES, text_behalve, NULL},
    {"nl", DIFF_WORDS, text_woorden_nl, NULL},
    {"en", DIFF_WORDS, text_woorden_en, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static size_t
count_patterns(const struct policy *po)
{
    return policy_scan_patterns(po);
}

/* By what the scanner sees; how it was written is a matter of words. */
static bool
item_pattern(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    it->at = (unsigned)i;
    policy_scan_folded(policy_scan_pattern(po, it->at).text, key);
    return true;
}

static void
pattern_categorie(struct buf *b, const struct diff_item *it)
{
    buf_text(b,
        policy_scan_category(policy_scan_pattern(it->po, it->at).category));
}

/* The exceptions that hold the pattern, as the scanner sees them. */
static void
pattern_uitgezonderd(struct buf *b, const struct diff_item *it)
{
    unsigned at = 0;
    struct span text;

    while (policy_scan_exception(it->po, it->at, &at, &text)) {
        say_next(b, "");
        policy_scan_folded(text, b);
    }
}

static void
pattern_rij(struct buf *b, const struct diff_item *it)
{
    buf_text(b, policy_scan_pattern(it->po, it->at).row);
}

static void
pattern_woord(struct buf *b, const struct diff_item *it)
{
    buf_put(b, policy_scan_pattern(it->po, it->at).text);
}

static const struct diff_field pattern_fields[] = {
    {"categorie", DIFF_DECIDES, pattern_categorie, NULL},
    {"uitgezonderd", DIFF_DECIDES, pattern_uitgezonderd, NULL},
    {"rij", DIFF_RECORD, pattern_rij, NULL},
    {"woord", DIFF_WORDS, pattern_woord, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

/* ---- what is said ---------------------------------------------------------------- */

static size_t
count_said(const struct policy *po)
{
    return po->said_n;
}

/* Are these words for a reader, and no fact for a register?  What 90-register
 * says is the register itself. */
static bool
is_remark(const char *path)
{
    static const char *const keys[] = {"nl", "en", "toelichting"};
    const char *last = strrchr(path, '/');

    if (strncmp(path, "register/", 9) == 0)
        return false;
    for (size_t i = 0; last != NULL && i < sizeof(keys) / sizeof(keys[0]); i++)
        if (strcmp(last + 1, keys[i]) == 0)
            return true;
    return false;
}

/* A place in a list has no name: what stands there is its name. */
static bool
item_words(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    const char *path = po->said[i].path, *list = strstr(path, "[]");

    it->p = &po->said[i];
    buf_text(key, path);
    if (list != NULL)
        buf_printf(key, "/%s", po->said[i].text);
    return true;
}

static bool
item_said(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    return !is_remark(po->said[i].path) && item_words(po, i, it, key);
}

static bool
item_remark(const struct policy *po, size_t i, struct diff_item *it,
    struct buf *key)
{
    return is_remark(po->said[i].path) && item_words(po, i, it, key);
}

static void
said_tekst(struct buf *b, const struct diff_item *it)
{
    const struct policy_said *s = it->p;

    buf_text(b, s->text);
}

static const struct diff_field said_fields[] = {
    {"tekst", DIFF_RECORD, said_tekst, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

static const struct diff_field remark_fields[] = {
    {"tekst", DIFF_WORDS, said_tekst, NULL},
    {NULL, DIFF_WORDS, NULL, NULL},
};

const struct diff_table diff_fields[DIFF__COUNT] = {
    [DIFF_POLICY] = {DIFF_RECORD, policy_fields, one, item_policy},
    [DIFF_PARAMETER] = {DIFF_DUTY, parameter_fields, count_parameters,
        item_parameter},
    [DIFF_TERM] = {DIFF_RECORD, term_fields, count_terms, item_term},
    [DIFF_GROUND] = {DIFF_RECORD, ground_fields, count_grounds, item_ground},
    [DIFF_PURPOSE] = {DIFF_RECORD, purpose_fields, count_purposes,
        item_purpose},
    [DIFF_CATEGORY] = {DIFF_RECORD, category_fields, count_categories,
        item_category},
    [DIFF_ROLE] = {DIFF_RECORD, role_fields, count_roles, item_role},
    [DIFF_CONDITION] = {DIFF_RECORD, condition_fields, count_conditions,
        item_condition},
    [DIFF_PART] = {DIFF_RECORD, part_fields, count_parts, item_part},
    [DIFF_REPLACEMENT] = {DIFF_DECIDES, replacement_fields, count_replacements,
        item_replacement},
    [DIFF_AGREEMENT] = {DIFF_RECORD, agreement_fields, count_agreements,
        item_agreement},
    [DIFF_FLOW] = {DIFF_DECIDES, flow_fields, count_flows, item_flow},
    [DIFF_COLUMN] = {DIFF_DECIDES, column_fields, count_columns, item_column},
    [DIFF_RULE] = {DIFF_DECIDES, rule_fields, count_rules, item_rule},
    [DIFF_EXPECTATION] = {DIFF_DUTY, expect_fields, count_expects, item_expect},
    [DIFF_TEXT] = {DIFF_DECIDES, free_text_fields, count_texts, item_text},
    [DIFF_PATTERN] = {DIFF_DECIDES, pattern_fields, count_patterns,
        item_pattern},
    [DIFF_SAID] = {DIFF_RECORD, said_fields, count_said, item_said},
    [DIFF_REMARK] = {DIFF_WORDS, remark_fields, count_said, item_remark},
};
