/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 45-berichtkop, 50-elementen-*, 60-voorwaarden, 70-blokkades. */
#include <stdio.h>

#include "base/text.h"
#include "policy/compile.h"

#include "base/banned.h"

/* "C3" to 3; 0 when it is no condition.  C2 does not exist. */
static unsigned
condition_of(struct span s)
{
    uint64_t c;

    if (s.n < 2 || s.p[0] != 'C' ||
        !text_u64((struct span){s.p + 1, s.n - 1}, POLICY_CONDITION_MAX, &c) ||
        c == 0 || c == 2)
        return 0;
    return (unsigned)c;
}

/* ---- conditions ----------------------------------------------------------- */

static uint8_t
read_fasen(struct policy_reading *rd, const struct node *nd)
{
    uint8_t mask = 0;
    enum fase v;

    if (nd == NULL || !policy_take_list(rd, nd))
        return 0;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (terms_parse_fase(c->text, &v) && v < FASE__COUNT)
            mask = (uint8_t)(mask | 1u << v);
        else
            nodes_fault(rd->fs, c, "onbekende fase '%.*s'", NODES_ARG(c->text));
    }
    return mask;
}

static void
read_codes(struct policy_reading *rd, const struct node *nd, enum element e,
    struct policy_part *part)
{
    enum codelist list =
        catalogue_leaf(catalogue_element(e)->leaf_first)->codes;
    const struct node *other = nodes_get(nd, "anders");
    const struct node *codes = nodes_get(nd, "codes");

    if (other != NULL)
        part->other = policy_take_text(rd, other, POLICY_NAME_MAX);
    if (other != NULL && (codes == NULL || !catalogue_code(list, other->text)))
        nodes_fault(rd->fs, other, "geen code van dit element");
    if (codes == NULL || !policy_take_list(rd, codes))
        return;
    if (catalogue_element(e)->leaf_n != 1)
        nodes_fault(rd->fs, codes, "dit element heeft meer delen");
    for (const struct node *c = codes->child; c != NULL; c = c->next) {
        if (!policy_take_room(rd, c, part->code_n, POLICY_CODES_MAX))
            return;
        if (!catalogue_code(list, c->text))
            nodes_fault(rd->fs, c, "geen code van dit element");
        part->code[part->code_n++] = policy_take_text(rd, c, POLICY_NAME_MAX);
    }
}

/* delen: per element what may go of it (C9). */
static void
read_delen(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;

    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen elementen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct policy_part *part = &po->part[po->part_n];
        const struct node *deel = nodes_get(c, "deel");
        enum element e = policy_take_element(rd, c, c->key);

        if (e == EL__NONE ||
            !policy_take_room(rd, c, po->part_n, POLICY_PARTS_MAX) ||
            !nodes_keys(rd->fs, c, "deel ontvangers? codes? anders? nl en"))
            continue;
        part->element = (uint8_t)e;
        part->place = policy_take_place(rd, c);
        part->open_only = span_is(deel->text, "open");
        if (!part->open_only && !span_is(deel->text, "alles") &&
            !span_is(deel->text, "codes"))
            nodes_fault(rd->fs, deel, "een deel is alles, codes of open");
        if (span_is(deel->text, "codes") != (nodes_get(c, "codes") != NULL))
            nodes_fault(rd->fs, deel, "'deel: codes' vraagt een lijst codes");
        part->recipients = policy_take_rollen(rd, nodes_get(c, "ontvangers"));
        read_codes(rd, c, e, part);
        (void)policy_take_words(rd, c);
        po->part_at[e] = (uint8_t)po->part_n++;
    }
}

static void
read_zonder(struct policy_reading *rd, const struct node *nd, struct elset *out)
{
    if (!policy_take_list(rd, nd))
        return;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum element e = policy_take_element(rd, c, c->text);

        if (e != EL__NONE)
            elset_add(out, e);
    }
}

/* The keys that belong to one condition alone. */
static void
read_own(struct policy_reading *rd, const struct node *nd, unsigned c)
{
    struct policy_condition *pc = &rd->po->condition[c];
    static const struct {
        const char *key;
        unsigned c;
    } own[] = {{"afzenders", 3}, {"fasen", 4}, {"zonder_kennisgeving", 7},
        {"delen", 9}};

    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
        const struct node *k = nodes_get(nd, own[i].key);

        if ((k != NULL) == (own[i].c == c))
            continue;
        if (k == NULL)
            nodes_fault_key(rd->fs, nd, "de sleutel '%s' ontbreekt",
                own[i].key);
        else
            nodes_fault_key(rd->fs, k, "de sleutel '%s' hoort bij C%u",
                own[i].key, own[i].c);
        return;
    }
    if (c == 3) {
        pc->senders = policy_take_rollen(rd, nodes_get(nd, "afzenders"));
    } else if (c == 4) {
        pc->phases = read_fasen(rd, nodes_get(nd, "fasen"));
    } else if (c == 7) {
        read_zonder(rd, nodes_get(nd, "zonder_kennisgeving"), &pc->free);
    } else if (c == 9) {
        read_delen(rd, nodes_get(nd, "delen"));
    }
}

static void
read_voorwaarde(struct policy_reading *rd, const struct node *nd)
{
    unsigned c = condition_of(nd->key);
    const struct node *gevolg = nodes_get(nd, "gevolg");
    struct policy_condition *pc;

    if (c == 0) {
        nodes_fault_key(rd->fs, nd, "onbekende voorwaarde '%.*s'",
            NODES_ARG(nd->key));
        return;
    }
    if (!nodes_keys(rd->fs, nd,
            "nl en gevolg weigercode status afzenders? fasen? "
            "zonder_kennisgeving? delen?"))
        return;
    pc = &rd->po->condition[c];
    pc->defined = true;
    pc->place = policy_take_place(rd, nd);
    pc->name = policy_take_words(rd, nd);
    pc->weiger = policy_take_weiger(rd, nodes_get(nd, "weigercode"));
    (void)policy_take_status(rd, nd);
    pc->whole = span_is(gevolg->text, "bericht");
    if (!pc->whole && !span_is(gevolg->text, "element"))
        nodes_fault(rd->fs, gevolg, "een gevolg is element of bericht");
    else if (pc->whole != (c == 6 || c == 11))
        nodes_fault(rd->fs, gevolg,
            "C6 en C11 weigeren het bericht, de andere het element");
    read_own(rd, nd, c);
}

void
policy_read_voorwaarden(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen voorwaarden");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_voorwaarde(rd, c);
}

/* ---- what stands in for what ---------------------------------------------- */

static bool
derives(enum policy_derive how, enum element e, enum element by)
{
    switch (how) {
    case DERIVE_GIVEN:
        return true;
    case DERIVE_PRESENT:
        return catalogue_leaf(catalogue_element(by)->leaf_first)->codes ==
               CL_JNO;
    case DERIVE_DEBT:
        return (e == EL_SCHULDEN_BEDRAG_EXACT &&
                   by == EL_SCHULDEN_BEDRAG_KLASSE) ||
               (e == EL_SCHULDEN_BEDRAG_KLASSE && by == EL_SCHULDEN_AANWEZIG);
    case DERIVE_PLACE:
        return e == EL_ADRES_TERUGKEERADRES &&
               by == EL_ADRES_GEMEENTE_TERUGKEER;
    case DERIVE_RELATION:
        return e == EL_NETWERK_STEUNPERSOON_NAAM_BEREIK &&
               by == EL_NETWERK_STEUNPERSOON_RELATIE;
    }
    return false;
}

static bool
read_hoe(struct policy_reading *rd, const struct node *nd, uint8_t *how)
{
    static const char *const names[] = {"meegegeven", "aanwezig",
        "schuldklasse", "gemeente", "relatie"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (!span_is(nd->text, names[i]))
            continue;
        *how = (uint8_t)i;
        return true;
    }
    nodes_fault(rd->fs, nd,
        "hoe is meegegeven, aanwezig, schuldklasse, gemeente of relatie");
    return false;
}

/* Does following the rows from e come back at e, or run on? */
static bool
loops(const struct policy *po, enum element e)
{
    unsigned steps = 0;

    for (uint8_t i = po->replace_at[e]; i != POLICY_NO_INDEX;
         i = po->replace_at[po->replace[i].by])
        if (++steps > po->replace_n)
            return true;
    return false;
}

static void
read_vervanging(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_replace *r = &po->replace[po->replace_n];
    enum element e = policy_take_element(rd, nd, nd->key);
    const struct node *door = nodes_get(nd, "door");
    enum element by;

    if (e == EL__NONE ||
        !policy_take_room(rd, nd, po->replace_n, POLICY_REPLACE_MAX) ||
        !nodes_keys(rd->fs, nd, "door hoe nl en status") ||
        !read_hoe(rd, nodes_get(nd, "hoe"), &r->how))
        return;
    by = policy_take_element(rd, door, door->text);
    if (by == EL__NONE)
        return;
    (void)policy_take_words(rd, nd);
    (void)policy_take_status(rd, nd);
    if (catalogue_element(e)->blocked || catalogue_element(by)->blocked)
        nodes_fault_key(rd->fs, nd, "een geblokkeerd element wijkt voor niets");
    else if (!derives((enum policy_derive)r->how, e, by))
        nodes_fault(rd->fs, nodes_get(nd, "hoe"), "zo is '%s' niet te maken",
            catalogue_element(by)->id);
    r->place = policy_take_place(rd, nd);
    r->element = (uint8_t)e;
    r->by = (uint8_t)by;
    po->replace_at[e] = (uint8_t)po->replace_n++;
    if (loops(po, e))
        nodes_fault(rd->fs, door, "dit draait in een kring");
}

void
policy_read_vervanging(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen elementen");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_vervanging(rd, c);
}

/* ---- blocks --------------------------------------------------------------- */

/* The list is for the reader and therefore must be complete. */
void
policy_read_blokkades(struct policy_reading *rd, const struct node *nd)
{
    struct elset listed = {{0}};

    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen elementen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum element e = policy_take_element(rd, c, c->key);

        if (e == EL__NONE || !nodes_keys(rd->fs, c, "nl en status"))
            continue;
        (void)policy_take_words(rd, c);
        (void)policy_take_status(rd, c);
        elset_add(&listed, e);
        if (!catalogue_element(e)->blocked)
            nodes_fault_key(rd->fs, c,
                "dit element is in de catalogus niet geblokkeerd");
    }
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&rd->po->blocked, (enum element)e) &&
            !elset_has(&listed, (enum element)e))
            nodes_fault(rd->fs, nd, "het geblokkeerde element '%s' ontbreekt",
                catalogue_element((enum element)e)->id);
}

/* ---- the rules of a column ------------------------------------------------ */

static bool
read_uitkomst(struct policy_reading *rd, const struct node *nd,
    struct policy_rule *r)
{
    if (span_is(nd->text, "toegestaan")) {
        r->outcome = OUTCOME_ALLOW;
        return true;
    }
    if (span_is(nd->text, "geweigerd")) {
        r->outcome = OUTCOME_DENY;
        return true;
    }
    r->outcome = OUTCOME_CONDITION;
    r->condition = (uint8_t)condition_of(nd->text);
    if (r->condition == 0)
        nodes_fault(rd->fs, nd,
            "een uitkomst is toegestaan, geweigerd of een voorwaarde (C1)");
    else if (!rd->po->condition[r->condition].defined)
        nodes_fault(rd->fs, nd, "de voorwaarde C%u is niet beschreven",
            r->condition);
    else if (r->condition == 9 &&
             rd->po->part_at[r->element] == POLICY_NO_INDEX)
        nodes_fault(rd->fs, nd, "C9 zegt niet welk deel van dit element mag");
    else
        return true;
    return false;
}

/* The second lock: what may go nowhere, or in one channel only, whatever a file
 * says. */
static void
check_locks(struct policy_reading *rd, const struct node *nd,
    const struct policy_rule *r)
{
    const struct policy *po = rd->po;

    if (r->weighed && (r->outcome != OUTCOME_DENY ||
                          elset_has(&po->unweighed, (enum element)r->element)))
        nodes_fault(rd->fs, nodes_get(nd, "bij_afweging"),
            r->outcome != OUTCOME_DENY
                ? "bij_afweging hoort bij geweigerd"
                : "dit element gaat ook na afweging niet mee");
    if (r->outcome == OUTCOME_DENY)
        return;
    if (elset_has(&po->blocked, (enum element)r->element))
        nodes_fault(rd->fs, nodes_get(nd, "uitkomst"),
            "een geblokkeerd element wordt altijd geweigerd");
    if (elset_has(&po->steering, (enum element)r->element))
        nodes_fault(rd->fs, nodes_get(nd, "uitkomst"),
            "een sturend element gaat naar niemand");
    if (rd->column != NULL &&
        !channel_holds(rd->column->doel, (enum element)r->element))
        nodes_fault(rd->fs, nodes_get(nd, "uitkomst"),
            "'%s' gaat alleen over zijn eigen kanaal, niet in kolom %s",
            catalogue_element((enum element)r->element)->id, rd->column->code);
}

/* The ground that a line names; POLICY_NO_INDEX when it names none. */
static uint8_t
read_grond(struct policy_reading *rd, const struct node *nd)
{
    uint8_t at = POLICY_NO_INDEX;

    if (nd == NULL)
        return at;
    at = policy_find_ground(rd->po, nd->text);
    if (at == POLICY_NO_INDEX)
        nodes_fault(rd->fs, nd, "de grondslag '%.*s' is niet beschreven",
            NODES_ARG(nd->text));
    return at;
}

static void
read_rule(struct policy_reading *rd, const struct node *nd, const char *column,
    uint16_t at[static EL__COUNT])
{
    struct policy *po = rd->po;
    struct policy_rule *r = &po->rule[po->rule_n];
    enum element e = policy_take_element(rd, nd, nd->key);
    const struct node *code = nodes_get(nd, "code");
    char id[2 * POLICY_NAME_MAX];

    if (e == EL__NONE ||
        !policy_take_room(rd, nd, po->rule_n, POLICY_RULES_MAX) ||
        !nodes_keys(rd->fs, nd,
            "uitkomst code? grond? bij_afweging? nl en status"))
        return;
    *r = (struct policy_rule){.element = (uint8_t)e,
        .place = policy_take_place(rd, nd)};
    if (!read_uitkomst(rd, nodes_get(nd, "uitkomst"), r))
        return;
    r->weiger = policy_take_weiger(rd, code);
    if (r->condition != 0)
        r->weiger = po->condition[r->condition].weiger;
    else if (elset_has(&po->blocked, e))
        r->weiger = WEIGER_BEROEPSGEHEIM;
    if (code != NULL && r->outcome != OUTCOME_DENY)
        nodes_fault_key(rd->fs, code, "een code hoort bij geweigerd");
    else if (code != NULL && elset_has(&po->blocked, e) &&
             !span_is(code->text, terms_weiger(WEIGER_BEROEPSGEHEIM)))
        nodes_fault(rd->fs, code, "een geblokkeerd element heet %s",
            terms_weiger(WEIGER_BEROEPSGEHEIM));
    r->weighed = policy_take_flag(rd, nodes_get(nd, "bij_afweging"));
    r->ground = read_grond(rd, nodes_get(nd, "grond"));
    r->why = policy_take_words(rd, nd);
    r->status = policy_take_status(rd, nd);
    check_locks(rd, nd, r);
    (void)snprintf(id, sizeof(id), "%s-%s", column, catalogue_element(e)->id);
    r->id = policy_take_text(rd,
        &(struct node){.kind = NODE_TEXT, .text = span_of(id)}, sizeof(id));
    at[e] = (uint16_t)po->rule_n++;
}

static bool
is_header(struct span id)
{
    return id.n > 8 && memcmp(id.p, "bericht.", 8) == 0;
}

void
policy_read_berichtkop(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen elementen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (is_header(c->key))
            read_rule(rd, c, "KOP", rd->po->header);
        else
            nodes_fault_key(rd->fs, c, "hier horen alleen bericht-elementen");
    }
}

/* "DR-GN" into purpose and recipient. */
static bool
split_column(struct span code, char doel[static 8], enum rol *rol)
{
    size_t cut = code.n;

    while (cut > 0 && code.p[cut - 1] != '-')
        cut--;
    if (cut < 2 || cut - 1 >= 8 ||
        !terms_parse_rol((struct span){code.p + cut, code.n - cut}, rol))
        return false;
    memcpy(doel, code.p, cut - 1);
    doel[cut - 1] = '\0';
    for (unsigned d = 0; d < DOEL__COUNT; d++)
        if (strcmp(terms_doel_kolom((enum doel)d), doel) == 0)
            return strcmp(doel, "-") != 0;
    return false;
}

/* "grond: {gever: X, ontvanger: Y}": what a column rests on. */
static void
read_gronden(struct policy_reading *rd, const struct node *nd,
    struct policy_column *col)
{
    col->giver = col->receiver = POLICY_NO_INDEX;
    if (nd == NULL || !nodes_keys(rd->fs, nd, "gever ontvanger"))
        return;
    col->giver = read_grond(rd, nodes_get(nd, "gever"));
    col->receiver = read_grond(rd, nodes_get(nd, "ontvanger"));
}

void
policy_read_kolom(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_column *col = &po->column[po->column_n];
    const struct node *code = nodes_get(nd, "code");
    char doel[8];
    enum rol rol;

    if (!policy_take_room(rd, nd, po->column_n, POLICY_COLUMNS_MAX) ||
        !nodes_keys(rd->fs, nd, "code grond? nl en status toelichting?"))
        return;
    if (!split_column(code->text, doel, &rol)) {
        nodes_fault(rd->fs, code, "onbekende kolom '%.*s'",
            NODES_ARG(code->text));
        return;
    }
    if (po->column_role[rol] != rol) {
        nodes_fault(rd->fs, code, "deze rol leest de kolom van %s",
            terms_rol((enum rol)po->column_role[rol]));
        return;
    }
    if (policy_find_column(po, doel, rol) != POLICY_NO_INDEX) {
        nodes_fault(rd->fs, code, "deze kolom staat al in een ander bestand");
        return;
    }
    col->code = policy_take_text(rd, code, POLICY_NAME_MAX);
    col->place = policy_take_place(rd, code);
    for (unsigned d = 0; d < DOEL__COUNT; d++)
        if (strcmp(terms_doel_kolom((enum doel)d), doel) == 0)
            col->doel = terms_doel_kolom((enum doel)d);
    col->ontvanger = rol;
    col->name = policy_take_words(rd, nd);
    read_gronden(rd, nodes_get(nd, "grond"), col);
    (void)policy_take_status(rd, nd);
    memcpy(col->rule, po->header, sizeof(col->rule));
    rd->column = col;
    po->column_n++;
}

void
policy_read_elementen(struct policy_reading *rd, const struct node *nd)
{
    if (rd->column == NULL || nd->kind != NODE_MAP) {
        nodes_fault(rd->fs, nd, "elementen horen bij een kolom");
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (is_header(c->key))
            nodes_fault_key(rd->fs, c,
                "bericht-elementen staan in de berichtkop");
        else
            read_rule(rd, c, rd->column->code, rd->column->rule);
    }
}
