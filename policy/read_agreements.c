/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 35-afspraken: what the parties of a flow have agreed (GLP). */
#include "policy/compile.h"

#include "base/banned.h"

/* The index of the text in a list of n words; n, with a fault, when it is none. */
static unsigned
take_word(struct policy_reading *rd, const struct node *nd,
    const char *const *word, unsigned n, const char *cause)
{
    for (unsigned i = 0; i < n; i++)
        if (span_is(nd->text, word[i]))
            return i;
    nodes_fault(rd->fs, nd, "%s", cause);
    return n;
}

static uint8_t
read_stand(struct policy_reading *rd, const struct node *nd)
{
    unsigned i = take_word(rd, nd, policy_stand_word, STAND__COUNT,
        "een stand is concept, akkoord, opgeschort, opgezegd of verlopen");

    return (uint8_t)(i < STAND__COUNT ? i : STAND_CONCEPT);
}

static bool
read_aard(struct policy_reading *rd, const struct node *nd)
{
    static const char *const word[] = {"wettelijk", "vrijwillig"};

    return take_word(rd, nd, word, 2, "een aard is wettelijk of vrijwillig") ==
           1;
}

static bool
read_signing(struct policy_reading *rd, const struct node *nd)
{
    static const char *const word[] = {"geen", "bewijs"};

    return take_word(rd, nd, word, 2, "een ondertekening is geen of bewijs") ==
           1;
}

static struct policy_text
read_need(struct policy_reading *rd, const struct node *nd)
{
    if (!nodes_keys(rd->fs, nd, "nl en"))
        return (struct policy_text){"", ""};
    return policy_take_words(rd, nd);
}

/* Roles that are described, as a mask. */
static uint16_t
read_parties(struct policy_reading *rd, const struct node *nd)
{
    uint16_t mask = policy_take_rollen(rd, nd);

    for (unsigned r = 0; r < ROL__COUNT; r++)
        if ((mask >> r & 1) != 0 && rd->po->rol[r].nl == NULL)
            nodes_fault(rd->fs, nd, "de rol %s is niet beschreven",
                terms_rol((enum rol)r));
    return mask;
}

/* ---- terms ---------------------------------------------------------------- */

static void
read_retry(struct policy_reading *rd, const struct node *nd,
    struct policy_retry *t)
{
    const struct node *longest;

    if (nd == NULL || !nodes_keys(rd->fs, nd,
                          "eerste_poging_na_seconden langste_pauze_seconden "
                          "opgeven_na_dagen"))
        return;
    longest = nodes_get(nd, "langste_pauze_seconden");
    t->first_s = (uint32_t)policy_take_number(rd,
        nodes_get(nd, "eerste_poging_na_seconden"), 1, LIMIT_RETRY_FIRST_S_MAX);
    t->longest_s =
        (uint32_t)policy_take_number(rd, longest, 1, LIMIT_RETRY_LONGEST_S_MAX);
    t->give_up_days = (uint16_t)policy_take_number(rd,
        nodes_get(nd, "opgeven_na_dagen"), 1, LIMIT_RETRY_DAYS_MAX);
    if (t->longest_s < t->first_s)
        nodes_fault(rd->fs, longest,
            "de langste pauze is korter dan de eerste");
}

static void
read_class(struct policy_reading *rd, const struct node *nd,
    struct policy_agreement *a)
{
    if (!nodes_keys(rd->fs, nd,
            "persoonsgegevens bijzonder strafrechtelijk bbn"))
        return;
    a->personal = policy_take_flag(rd, nodes_get(nd, "persoonsgegevens"));
    a->special = policy_take_flag(rd, nodes_get(nd, "bijzonder"));
    a->criminal = policy_take_flag(rd, nodes_get(nd, "strafrechtelijk"));
    a->bbn = (uint8_t)policy_take_number(rd, nodes_get(nd, "bbn"), 1,
        POLICY_BBN_MAX);
    if ((a->special || a->criminal) && !a->personal)
        nodes_fault(rd->fs, nd,
            "bijzondere of strafrechtelijke gegevens zijn persoonsgegevens");
}

/* ---- approvals ------------------------------------------------------------ */

static void
read_approval(struct policy_reading *rd, const struct node *nd,
    struct policy_agreement *a)
{
    struct policy_approval *v = &a->approval[a->approval_n];
    const struct node *partij = nodes_get(nd, "partij");
    enum rol party;

    if (!policy_take_room(rd, nd, a->approval_n, POLICY_APPROVALS_MAX) ||
        !nodes_keys(rd->fs, nd, "partij functie datum kenmerk") ||
        !policy_take_rol(rd, partij, partij->text, &party))
        return;
    if (((a->givers | a->receivers) >> party & 1) == 0)
        nodes_fault(rd->fs, partij, "%s is geen partij van deze afspraak",
            terms_rol(party));
    *v = (struct policy_approval){.party = (uint8_t)party};
    v->function =
        policy_take_text(rd, nodes_get(nd, "functie"), POLICY_AGREED_TEXT_MAX);
    v->mark =
        policy_take_text(rd, nodes_get(nd, "kenmerk"), POLICY_AGREED_TEXT_MAX);
    v->day = policy_take_day(rd, nodes_get(nd, "datum"), a->from);
    if (a->stand == STAND_AKKOORD && v->day > a->to)
        nodes_fault(rd->fs, nodes_get(nd, "datum"),
            "goedgekeurd na het einde van de afspraak");
    a->approval_n++;
}

static void
read_approvals(struct policy_reading *rd, const struct node *nd,
    struct policy_agreement *a)
{
    if (nd->kind != NODE_LIST) {
        nodes_fault(rd->fs, nd, "hier hoort een lijst");
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_approval(rd, c, a);
}

/* Had this party approved on the first day? */
static bool
approved(const struct policy_agreement *a, unsigned party)
{
    for (unsigned i = 0; i < a->approval_n; i++)
        if (a->approval[i].party == party && a->approval[i].day <= a->from)
            return true;
    return false;
}

/* What is akkoord was approved by each party, before it began. */
static void
check_approved(struct policy_reading *rd, const struct node *nd,
    const struct policy_agreement *a)
{
    if (a->stand != STAND_AKKOORD)
        return;
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if (((a->givers | a->receivers) >> r & 1) != 0 && !approved(a, r))
            nodes_fault(rd->fs, nd,
                "akkoord, maar niet goedgekeurd door %s op of voor het begin",
                terms_rol((enum rol)r));
}

/* ---- one agreement --------------------------------------------------------- */

static void
read_days(struct policy_reading *rd, const struct node *nd,
    struct policy_agreement *a)
{
    const struct node *einde = nodes_get(nd, "einde");

    a->from = policy_take_day(rd, nodes_get(nd, "begin"), INT64_MIN);
    a->to = policy_take_day(rd, einde, INT64_MAX);
    if (a->to < a->from)
        nodes_fault(rd->fs, einde, "het einde ligt voor het begin");
}

static void
read_afspraak(struct policy_reading *rd, const struct node *nd)
{
    struct policy *po = rd->po;
    struct policy_agreement *a = &po->agreement[po->agreement_n];

    if (!policy_take_room(rd, nd, po->agreement_n, POLICY_AGREEMENTS_MAX) ||
        !nodes_keys(rd->fs, nd,
            "nl en noodzaak grond aard verstrekkers ontvangers begin einde? "
            "stand goedkeuringen herhaling? ondertekening classificatie "
            "contact status toelichting?"))
        return;
    *a = (struct policy_agreement){.code = policy_take_key(rd, nd)};
    a->place = policy_take_place(rd, nd);
    a->name = policy_take_words(rd, nd);
    a->need = read_need(rd, nodes_get(nd, "noodzaak"));
    a->ground = policy_find_ground(po, nodes_get(nd, "grond")->text);
    if (a->ground == POLICY_NO_INDEX)
        nodes_fault(rd->fs, nodes_get(nd, "grond"),
            "deze grondslag is niet beschreven");
    a->voluntary = read_aard(rd, nodes_get(nd, "aard"));
    a->givers = read_parties(rd, nodes_get(nd, "verstrekkers"));
    a->receivers = read_parties(rd, nodes_get(nd, "ontvangers"));
    a->stand = read_stand(rd, nodes_get(nd, "stand"));
    a->akkoord = a->stand == STAND_AKKOORD;
    read_days(rd, nd, a);
    read_approvals(rd, nodes_get(nd, "goedkeuringen"), a);
    check_approved(rd, nodes_get(nd, "stand"), a);
    read_retry(rd, nodes_get(nd, "herhaling"), &a->retry);
    a->signing = read_signing(rd, nodes_get(nd, "ondertekening"));
    read_class(rd, nodes_get(nd, "classificatie"), a);
    a->contact =
        policy_take_text(rd, nodes_get(nd, "contact"), POLICY_AGREED_TEXT_MAX);
    a->status = policy_take_status(rd, nd);
    po->agreement_n++;
}

void
policy_read_afspraken(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen afspraken");
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        read_afspraak(rd, c);
}
