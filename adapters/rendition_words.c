/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/rendition_words.h"

#include "base/text.h"

#include "base/banned.h"

/* ---- titles ---------------------------------------------------------------- */

static const char *const titles[BERICHT__COUNT] = {
    [BERICHT_M01] = "Melding: aanvang van detentie",
    [BERICHT_M02] = "Melding: wijziging in de detentie",
    [BERICHT_M03] = "Melding: einde van de detentie",
    [BERICHT_M04] = "Binnenkomst in detentie",
    [BERICHT_M05] = "Ontslag uit detentie",
    [BERICHT_M06] = "Verzoek om gegevens voor de screening",
    [BERICHT_M07] = "Antwoord op de screening, gemeente",
    [BERICHT_M08] = "Antwoord op de screening, reclassering",
    [BERICHT_M09] = "Informatieblad",
    [BERICHT_M10] = "Deelbaar D&R-plan",
    [BERICHT_M11] = "Deelbaar D&R-plan, reclassering",
    [BERICHT_M12] = "Advies bij het D&R-plan",
    [BERICHT_M13] = "Uitnodiging voor een trajectgesprek",
    [BERICHT_M14] = "Afspraak over acties",
    [BERICHT_M15] = "Opdracht: identiteitsbewijs",
    [BERICHT_M16] = "Opdracht: inkomen",
    [BERICHT_M17] = "Opdracht: schuldhulp",
    [BERICHT_M18] = "Opdracht: zorg en huisvesting",
    [BERICHT_M19] = "Overdracht bij het einde van de detentie",
    [BERICHT_M20] = "Overdracht voor toezicht",
    [BERICHT_M21] = "Start van het toezicht",
    [BERICHT_M22] = "Afsluiting van het toezicht",
    [BERICHT_M23] = "Risicomelding aan de burgemeester (Pbw 18b)",
    [BERICHT_M24] = "Risicomelding aan de reclassering (Pbw 18b)",
    [BERICHT_M25] = "Bestuurlijke informatie justitiabelen",
    [BERICHT_M26] = "Verstrekking voor het doelgroepenbeleid",
    [BERICHT_M27] = "Adviesverzoek verlof of PP, college",
    [BERICHT_M28] = "Adviesverzoek verlof of PP, reclassering",
    [BERICHT_M29] = "Verzoek om informatie",
    [BERICHT_M30] = "Weigering van een verzoek",
    [BERICHT_M31] = "Rectificatie",
    [BERICHT_M32] = "Wisseling van contactpersoon",
    [BERICHT_M33] = "Niet onze inwoner",
    [BERICHT_M34] = "Afsluiting van de nazorg",
    [BERICHT_M35] = "Aanmelding persoonsgerichte aanpak",
};

const char *
rendition_words_title(enum bericht type)
{
    return titles[type] == NULL ? terms_bericht_naam(type) : titles[type];
}

static const char perform[] = "Voer de opdracht uit en meld hoe het ermee "
                              "staat.";
static const char act[] = "Voer de acties uit die op uw naam staan, en meld "
                          "hoe het ermee staat (M14).";
static const char advise[] = "Geef advies binnen de termijn van het verzoek.";
static const char check[] = "Ga na of betrokkene in uw gemeente is "
                            "ingeschreven; meld het als dat niet zo is (M33).";
static const char answer[] = "Antwoord met wat u van betrokkene weet dat voor "
                             "de re-integratie van belang is (M07 of M08).";
static const char correct[] = "Verbeter uw gegevens: wat hier staat, komt in "
                              "de plaats van wat u eerder ontving.";

const char *
rendition_words_ask(enum bericht type)
{
    static const char *const asks[BERICHT__COUNT] = {
        [BERICHT_M01] = check,
        [BERICHT_M02] = "Stem uw planning af op wat hier gewijzigd is.",
        [BERICHT_M03] = "Laat uw afspraken aansluiten op deze datum.",
        [BERICHT_M06] = answer,
        [BERICHT_M10] = act,
        [BERICHT_M11] = act,
        [BERICHT_M13] = "Laat de afzender weten of u meedoet aan het gesprek.",
        [BERICHT_M15] = perform,
        [BERICHT_M16] = perform,
        [BERICHT_M17] = perform,
        [BERICHT_M18] = perform,
        [BERICHT_M19] = "Neem over wat bij het einde nog openstaat.",
        [BERICHT_M20] = "Bereid het toezicht voor.",
        [BERICHT_M27] = advise,
        [BERICHT_M28] = advise,
        [BERICHT_M29] = "Geef antwoord, of weiger met een reden (M30).",
        [BERICHT_M31] = correct,
        [BERICHT_M32] = "Gebruik voortaan deze contactgegevens.",
        [BERICHT_M33] = "Ga na welke gemeente de juiste is.",
    };

    return asks[type];
}

const char *
rendition_words_bv(enum bv bv)
{
    static const char *const name[BV__COUNT] = {
        [BV_ID] = "Identiteitsbewijs",
        [BV_ONDERDAK] = "Onderdak",
        [BV_WERK_INKOMEN] = "Werk en inkomen",
        [BV_SCHULDEN] = "Schulden",
        [BV_ZORG] = "Zorg",
        [BV_NETWERK] = "Netwerk",
    };

    return bv < BV__COUNT && name[bv] != NULL ? name[bv] : terms_bv(bv);
}

/* ---- escaping ---------------------------------------------------------------- */

static void
escape_byte(struct buf *out, uint8_t c)
{
    switch (c) {
    case '&':
        buf_text(out, "&amp;");
        return;
    case '<':
        buf_text(out, "&lt;");
        return;
    case '>':
        buf_text(out, "&gt;");
        return;
    case '"':
        buf_text(out, "&quot;");
        return;
    case '\'':
        buf_text(out, "&#39;");
        return;
    default:
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            buf_text(out, "\xef\xbf\xbd");
        else
            buf_byte(out, c);
    }
}

void
rendition_words_escape(struct buf *out, struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        escape_byte(out, s.p[i]);
}

void
rendition_words_capital(struct buf *out, struct span s)
{
    if (s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z') {
        buf_byte(out, (uint8_t)(s.p[0] - 'a' + 'A'));
        s.p++;
        s.n--;
    }
    rendition_words_escape(out, s);
}

/* ---- labels -------------------------------------------------------------------- */

void
rendition_words_leaf(struct buf *out, enum leaf l)
{
    rendition_words_capital(out, span_of(catalogue_leaf_label(l)));
}

struct span
rendition_words_code(enum codelist list, struct span code)
{
    const char *nl = NULL;
    enum bericht type;
    enum rol rol;
    enum bv bv;

    if (list == CL_JN || list == CL_JNO)
        nl = span_is(code, "J")   ? "Ja"
             : span_is(code, "N") ? "Nee"
             : span_is(code, "O") ? "Onbekend"
                                  : NULL;
    else if (list == CL_BASISVOORWAARDE && terms_parse_bv(code, &bv))
        nl = rendition_words_bv(bv);
    else if (list == CL_BERICHTTYPE && terms_parse_bericht(code, &type))
        nl = rendition_words_title(type);
    if (nl == NULL)
        nl = catalogue_code_nl(list, code);
    if (nl == NULL && list == CL_ROL && terms_parse_rol(code, &rol))
        nl = terms_rol_naam(rol);
    return nl == NULL ? (struct span){NULL, 0} : span_of(nl);
}

/* ---- values ---------------------------------------------------------------------- */

/* Two digits as a number; 0 when they are none. */
static unsigned
two(struct span s, size_t at)
{
    unsigned a = (unsigned)(s.p[at] - '0'), b = (unsigned)(s.p[at + 1] - '0');

    return a < 10 && b < 10 ? a * 10 + b : 0;
}

/* YYYY-MM-DD, of which day, or month and day, may be 00. */
static bool
put_date(struct buf *out, struct span v)
{
    static const char *const month[] = {"januari", "februari", "maart", "april",
        "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december"};
    struct span year = {v.p, 4};
    unsigned m, d;

    if (v.n < 10 || v.p[4] != '-' || v.p[7] != '-')
        return false;
    m = two(v, 5);
    d = two(v, 8);
    if (m > 12)
        return false;
    if (d > 0 && m > 0)
        buf_printf(out, "%u ", d);
    if (m > 0)
        buf_printf(out, "%s ", month[m - 1]);
    rendition_words_escape(out, year);
    if (d == 0 || m == 0)
        buf_text(out, m == 0 ? ", dag en maand onbekend" : ", dag onbekend");
    return true;
}

/* 2026-11-23T20:48:01.5Z: the day and the minute. */
static bool
put_time(struct buf *out, struct span v)
{
    if (v.n < 20 || v.p[10] != 'T' || !put_date(out, v))
        return false;
    buf_text(out, ", ");
    rendition_words_escape(out, (struct span){v.p + 11, 2});
    buf_byte(out, '.');
    rendition_words_escape(out, (struct span){v.p + 14, 2});
    buf_text(out, " uur (UTC)");
    return true;
}

/* 1234.50 -> € 1.234,50 */
static bool
put_amount(struct buf *out, struct span v)
{
    const uint8_t *dot = v.n == 0 ? NULL : memchr(v.p, '.', v.n);
    size_t whole = dot == NULL ? v.n : (size_t)(dot - v.p);

    buf_text(out, "\xe2\x82\xac\xc2\xa0");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buf_byte(out, '.');
        escape_byte(out, v.p[i]);
    }
    buf_byte(out, ',');
    if (dot == NULL)
        buf_text(out, "00");
    else
        rendition_words_escape(out, (struct span){dot + 1, v.n - whole - 1});
    return true;
}

static bool
put_postcode(struct buf *out, struct span v)
{
    if (v.n != 6)
        return false;
    rendition_words_escape(out, (struct span){v.p, 4});
    buf_text(out, "\xc2\xa0");
    rendition_words_escape(out, (struct span){v.p + 4, 2});
    return true;
}

static bool
put_code(struct buf *out, enum codelist list, struct span v)
{
    struct span nl = rendition_words_code(list, v);

    if (nl.p == NULL)
        return false;
    rendition_words_capital(out, nl);
    return true;
}

void
rendition_words_value(struct buf *out, enum leaf l, struct span value)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    bool done = false;

    switch (lf->type) {
    case LEAF_CODE:
        done = put_code(out, lf->codes, value);
        break;
    case LEAF_DATE:
    case LEAF_DATE_PART:
        done = put_date(out, value);
        break;
    case LEAF_TIMESTAMP:
        done = put_time(out, value);
        break;
    case LEAF_DECIMAL:
        done = put_amount(out, value);
        break;
    case LEAF_POSTCODE:
        done = put_postcode(out, value);
        break;
    case LEAF_TEXT:
    case LEAF_NAME:
    case LEAF_INT:
    case LEAF_UUID:
    case LEAF_OIN:
    case LEAF_BSN:
    case LEAF_DIGITS:
    case LEAF_EMAIL:
    case LEAF_PHONE:
    case LEAF_TYPE__COUNT:
    default:
        break;
    }
    if (!done)
        rendition_words_escape(out, value);
}
