/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "base/limit.h"
#include "base/text.h"
#include "policy/compile.h"

#include "base/banned.h"

enum { OCC_WORDS = (LIMIT_MESSAGE_OCCURRENCES_MAX + 63) / 64 };

static bool
is_yes(const struct message *m, enum leaf l)
{
    return span_is(message_get(m, l, 0), "J");
}

/* ---- open basic conditions ------------------------------------------------ */

/* The occurrences of drplan.actie whose status says that nothing is to come. */
static void
find_closed(const struct message *m, uint64_t closed[static OCC_WORDS])
{
    static const char *const done[] = {"GEREED", "NIET_MOGELIJK", "VERVALLEN"};
    uint16_t i = m->first[LF_DRPLAN_ACTIE_STATUS];

    for (; i != MESSAGE_END; i = m->v[i].next)
        for (size_t k = 0; k < sizeof(done) / sizeof(done[0]); k++)
            if (span_is(m->v[i].text, done[k]))
                closed[m->v[i].occ / 64] |= UINT64_C(1) << (m->v[i].occ % 64);
}

uint8_t
policy_open_actions(const struct message *m)
{
    uint64_t closed[OCC_WORDS] = {0};
    uint16_t i = m->first[LF_DRPLAN_ACTIE_BASISVOORWAARDE];
    uint8_t mask = 0;
    enum bv bv;

    find_closed(m, closed);
    for (; i != MESSAGE_END; i = m->v[i].next)
        if ((closed[m->v[i].occ / 64] >> (m->v[i].occ % 64) & 1) == 0 &&
            terms_parse_bv(m->v[i].text, &bv))
            mask = (uint8_t)(mask | 1u << bv);
    return mask;
}

static uint8_t
open_requests(const struct message *m)
{
    static const enum leaf asked[] = {LF_HULPVRAAG_IDBEWIJS,
        LF_HULPVRAAG_ONDERDAK, LF_HULPVRAAG_WERK_INKOMEN, LF_HULPVRAAG_SCHULDEN,
        LF_HULPVRAAG_ZORG, LF_HULPVRAAG_ZORG_VOOR_THUIS, LF_HULPVRAAG_NETWERK};
    static const enum bv about[] = {BV_ID, BV_ONDERDAK, BV_WERK_INKOMEN,
        BV_SCHULDEN, BV_ZORG, BV_NETWERK, BV_NETWERK};
    uint8_t mask = 0;

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
        if (is_yes(m, asked[i]))
            mask = (uint8_t)(mask | 1u << about[i]);
    return mask;
}

/* ---- the motivation ------------------------------------------------------- */

/* What an id may consist of, and what would make it part of another word. */
static bool
is_word(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
           c >= 0x80;
}

static bool
is_space(uint8_t c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Note the element that a word names; a sentence may end right after it. */
static void
name_word(struct span w, struct elset *named)
{
    enum element e;

    while (w.n > 0 && (w.p[w.n - 1] == '.' || w.p[w.n - 1] == '-'))
        w.n--;
    e = catalogue_find(w);
    if (e != EL__NONE)
        elset_add(named, e);
}

/* The elements that a text names, and how long it is. */
static size_t
read_text(struct span s, struct elset *named)
{
    size_t start = 0;

    *named = (struct elset){{0}};
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && is_word(s.p[i]))
            continue;
        if (i > start)
            name_word((struct span){s.p + start, i - start}, named);
        start = i + 1;
    }
    /* Spaces around it motivate nothing. */
    while (s.n > 0 && is_space(s.p[s.n - 1]))
        s.n--;
    while (s.n > 0 && is_space(s.p[0]))
        s = (struct span){s.p + 1, s.n - 1};
    return text_utf8_len(s);
}

static void
read_motivation(struct span s, struct policy_facts *f)
{
    size_t n = read_text(s, &f->motivatie_elementen);

    f->motivatie_tekens = n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
}

/* ---- the weighing of what goes by exception --------------------------------- */

static void
read_weighing(const struct message *m, struct policy_weighing *w)
{
    static const enum leaf part[] = {LF_BERICHT_AFWEGING_ANDERE_GRONDSLAG,
        LF_BERICHT_AFWEGING_ZWAARWEGEND_BELANG, LF_BERICHT_AFWEGING_DOEL_51C,
        LF_BERICHT_AFWEGING_NOODZAAK, LF_BERICHT_AFWEGING_OMVANG_GEVOLGEN};

    *w = (struct policy_weighing){.given = message_has(m, EL_BERICHT_AFWEGING)};
    for (unsigned i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
        struct span s = message_get(m, part[i], 0);

        if (part[i] == LF_BERICHT_AFWEGING_DOEL_51C) {
            if (s.n == 1 && s.p[0] >= 'A' && s.p[0] <= 'E')
                w->doel_51c = (uint8_t)(s.p[0] - 'A' + 1);
            w->answers = (uint8_t)(w->answers | (w->doel_51c > 0) << i);
        } else if (read_text(s, &w->named) >= POLICY_ANSWER_MIN) {
            w->answers = (uint8_t)(w->answers | 1u << i);
        }
    }
    /* The last one read is answer 5.  What names this much is no exception. */
    if (elset_n(&w->named) > POLICY_SCOPE_MAX) {
        w->answers &= 0xf;
        w->named = (struct elset){{0}};
    }
}

/* ---- all together --------------------------------------------------------- */

static enum tri
tri_of(struct span s)
{
    if (span_is(s, "J"))
        return TRI_JA;
    return span_is(s, "N") ? TRI_NEE : TRI_ONBEKEND;
}

static bool
says(const struct message *m, enum leaf l)
{
    return text_says(message_get(m, l, 0));
}

/* K0 is under 10 days (R12). */
static enum tri
short_stay(struct span klasse)
{
    if (klasse.n == 0)
        return TRI_ONBEKEND;
    return span_is(klasse, "K0") ? TRI_JA : TRI_NEE;
}

enum err
policy_facts_read(const struct message *m, struct policy_facts *f,
    struct errinfo *ei)
{
    enum bericht type;
    enum doel doel;

    if (!terms_parse_bericht(message_get(m, LF_BERICHT_TYPE, 0), &type))
        return err_set(ei, ERR_SYNTAX, "policy.facts", "unknown message type");
    if (!terms_parse_doel(message_get(m, LF_BERICHT_DOEL, 0), &doel))
        return err_set(ei, ERR_SYNTAX, "policy.facts", "unknown purpose");
    f->type = type;
    f->doel = doel;
    f->grondslag = message_get(m, LF_BERICHT_GRONDSLAG, 0);
    f->fase = FASE_ONBEKEND;
    (void)terms_parse_fase(message_get(m, LF_DETENTIE_FASE, 0), &f->fase);
    f->titel_na_detentie =
        tri_of(message_get(m, LF_DETENTIE_TITEL_NA_DETENTIE, 0));
    f->bv_open = (uint8_t)(open_requests(m) | policy_open_actions(m));
    read_motivation(message_get(m, LF_BERICHT_NOODZAAK_MOTIVERING, 0), f);
    read_weighing(m, &f->afweging);
    f->correlatie = message_has(m, EL_BERICHT_CORRELATIE_ID);
    f->geinformeerd = message_has(m, EL_MEDEWERKING_GEINFORMEERD_OP);
    f->derde_geinformeerd = is_yes(m, LF_BERICHT_DERDE_GEINFORMEERD);
    f->bsn_geverifieerd = is_yes(m, LF_BERICHT_BSN_GEVERIFIEERD);
    f->besluit_mandaat = f->bevestiging_tweede = false;
    f->ontvanger_gemandateerde = says(m, LF_BERICHT_ONTVANGER_GEMANDATEERDE);
    f->convenant_id = says(m, LF_BERICHT_CONVENANT_ID);
    f->casus_id = says(m, LF_BERICHT_CASUS_ID);
    f->kort_verblijf =
        short_stay(message_get(m, LF_DETENTIE_KORTVERBLIJF_KLASSE, 0));
    return ERR_OK;
}

void
policy_facts_mandate(const struct policy *po, const struct message *m,
    struct policy_facts *f)
{
    int64_t decided = 0, confirmed = 0;
    bool decision =
        says(m, LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE) &&
        says(m, LF_BERICHT_BESLUIT_MANDAAT_KENMERK) &&
        clock_parse_date(message_get(m, LF_BERICHT_BESLUIT_MANDAAT_DATUM, 0),
            &decided) &&
        decided <= f->vandaag &&
        f->vandaag - decided <= po->param.besluit_18b_days;

    f->besluit_mandaat = decision;
    /* By somebody else, who had the decision before him. */
    f->bevestiging_tweede =
        decision && says(m, LF_BERICHT_BEVESTIGING_TWEEDE_FUNCTIE) &&
        !text_alike(message_get(m, LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE, 0),
            message_get(m, LF_BERICHT_BEVESTIGING_TWEEDE_FUNCTIE, 0)) &&
        clock_parse_date(message_get(m, LF_BERICHT_BEVESTIGING_TWEEDE_DATUM, 0),
            &confirmed) &&
        confirmed >= decided && confirmed <= f->vandaag;
}
