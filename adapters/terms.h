/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_TERMS_H
#define ADAPTERS_TERMS_H

/*
 * terms - the closed lists that decide where a message goes
 *
 * Roles, purposes, message types, phases and basic conditions, spelled as the
 * chain spells them.  Strings become these at the edge and nowhere else.
 */

#include "base/attr.h"
#include "base/span.h"

/* clang-format off */

/* CL_ROL: what an organisation is in this message. */
#define ROL_LIST(X)                                                   \
    X(PI,     "penitentiaire inrichting")                             \
    X(JUSTID, "Justitiële Informatiedienst")                          \
    X(DJI,    "Dienst Justitiële Inrichtingen")                       \
    X(RE,     "reclassering")                                         \
    X(GN,     "gemeente, nazorg (college, of ZVH voor het college)")  \
    X(GB,     "gemeente, burgerzaken")                                \
    X(GW,     "gemeente, werk en inkomen")                            \
    X(GS,     "gemeente, schuldhulp")                                 \
    X(GM,     "gemeente, Wmo, zorg en huisvesting")                   \
    X(BU,     "burgemeester of gemandateerde")                        \
    X(CO,     "college als adviseur verlof en PP")                    \
    X(ZV,     "Zorg- en Veiligheidshuis onder de WGS")                \
    X(OM,     "Openbaar Ministerie")                                  \
    X(POL,    "politie")

/* CL_DOEL with the purpose code of the matrix column it belongs to. */
#define DOEL_LIST(X)             \
    X(DETENTIEMELDING,  "DM")    \
    X(DR_PLAN,          "DR")    \
    X(UITVOERING_BV,    "DR")    \
    X(RISICO_18B,       "18B")   \
    X(BIJ,              "BIJ")   \
    X(DOELGROEP_51C,    "DGB")   \
    X(VERLOF_PP_ADVIES, "VL")    \
    X(TOEZICHT,         "TZ")    \
    X(NAZORG,           "NZ")    \
    X(PGA_WGS,          "PGA")   \
    X(INZAGE,           "-")

/* CL_BERICHTTYPE: the 35 message types, domain section (b). */
#define BERICHT_LIST(X)                                               \
    X(M01, "MeldingAanvangDetentie")                                  \
    X(M02, "MeldingWijzigingDetentie")                                \
    X(M03, "MeldingEindeDetentie")                                    \
    X(M04, "BinnenkomstBerichtReclassering")                          \
    X(M05, "OntslagBerichtReclassering")                              \
    X(M06, "VerzoekScreeningInfo")                                    \
    X(M07, "AntwoordScreeningGemeente")                               \
    X(M08, "AntwoordScreeningReclassering")                           \
    X(M09, "Informatieblad")                                          \
    X(M10, "DeelbaarDRPlan")                                          \
    X(M11, "DeelbaarDRPlanReclassering")                              \
    X(M12, "DRAdvies")                                                \
    X(M13, "UitnodigingTrajectgesprek")                               \
    X(M14, "ActieAfspraak")                                           \
    X(M15, "OpdrachtIDbewijs")                                        \
    X(M16, "OpdrachtInkomen")                                         \
    X(M17, "OpdrachtSchuldhulp")                                      \
    X(M18, "OpdrachtZorgHuisvesting")                                 \
    X(M19, "OverdrachtEindeDetentie")                                 \
    X(M20, "OverdrachtToezicht")                                      \
    X(M21, "StartToezichtBericht")                                    \
    X(M22, "AfsluitingToezicht")                                      \
    X(M23, "RisicoMelding18bBurgemeester")                            \
    X(M24, "RisicoMelding18bReclassering")                            \
    X(M25, "BIJMelding")                                              \
    X(M26, "DoelgroepVerstrekking")                                   \
    X(M27, "AdviesverzoekVerlofPPCollege")                            \
    X(M28, "AdviesverzoekVerlofPPReclassering")                       \
    X(M29, "InformatieVerzoek")                                       \
    X(M30, "Weigering")                                               \
    X(M31, "Rectificatie")                                            \
    X(M32, "Contactwissel")                                           \
    X(M33, "NietOnzeInwoner")                                         \
    X(M34, "NazorgAfsluiting")                                        \
    X(M35, "ZVHAanmeldingPGA")

/* CL_BASISVOORWAARDE; a set of them is a mask of 1 << BV_x. */
#define BV_LIST(X) X(ID) X(ONDERDAK) X(WERK_INKOMEN) X(SCHULDEN) X(ZORG) X(NETWERK)

/* CL_WEIGER: why an element or a whole message did not go; append only. */
#define WEIGER_LIST(X)                                                        \
    X(GEEN_GRONDSLAG,         "geen wettelijke grondslag voor deze ontvanger en dit doel") \
    X(DOEL_ONVERENIGBAAR,     "het doel hoort niet bij dit bericht")          \
    X(ROL_NIET_BEVOEGD,       "de rol mag dit bericht niet zenden of ontvangen") \
    X(NIET_NODIG,             "niet nodig: geen hulpvraag of actie op deze basisvoorwaarde") \
    X(NOODZAAK_ONTBREEKT,     "de noodzaak is niet gemotiveerd")              \
    X(VERKEERDE_FASE,         "nog niet aan de orde in deze fase")            \
    X(GEEN_TITEL,             "er blijft geen justitiële titel na detentie")  \
    X(VERKEERDE_GEMEENTE,     "deze gemeente heeft de inschrijving niet bevestigd") \
    X(GEEN_MANDAAT,           "besluit, bevestiging of mandaat ontbreekt")    \
    X(BEROEPSGEHEIM,          "valt onder beroepsgeheim of een eigen route")  \
    X(NIET_BESCHIKBAAR,       "niet beschikbaar")                             \
    X(KWALITEIT_ONVOLDOENDE,  "verplichte gegevens ontbreken of kloppen niet") \
    X(GLP_NIET_AKKOORD,       "de afspraak over deze stroom is niet akkoord") \
    X(ALLEEN_DEEL,            "alleen het deel waarop de ontvanger handelt")  \
    X(DERDE_NIET_GEINFORMEERD, "de derde weet niet dat zijn gegevens gedeeld worden") \
    X(BSN_NIET_GEVERIFIEERD,  "het BSN is niet aan deze persoon geverifieerd") \
    X(VRIJE_TEKST,            "een vrije tekst noemt wat er niet in hoort")

enum rol {
#define X(code, name) ROL_##code,
    ROL_LIST(X)
#undef X
    ROL__COUNT
};
enum doel {
#define X(code, column) DOEL_##code,
    DOEL_LIST(X)
#undef X
    DOEL__COUNT
};
enum bericht {
#define X(code, name) BERICHT_##code,
    BERICHT_LIST(X)
#undef X
    BERICHT__COUNT
};
enum bv {
#define X(code) BV_##code,
    BV_LIST(X)
#undef X
    BV__COUNT,
    BV_NONE = BV__COUNT
};
enum weiger {
    WEIGER_GEEN, /* not refused */
#define X(code, text) WEIGER_##code,
    WEIGER_LIST(X)
#undef X
    WEIGER__COUNT
};
enum fase { FASE_F0, FASE_F1, FASE_F2, FASE_F3, FASE_F4, FASE_F5, FASE_F6,
    FASE_F7, FASE__COUNT, FASE_ONBEKEND = FASE__COUNT };
/* clang-format on */

/* The code itself ("M10", "GN", "DR_PLAN"); static storage. */
const char *terms_rol(enum rol v);
const char *terms_doel(enum doel v);
const char *terms_bericht(enum bericht v);
const char *terms_bv(enum bv v);
const char *terms_weiger(enum weiger v); /* "" for WEIGER_GEEN */
const char *terms_fase(enum fase v);     /* "ONBEKEND" past F7 */

/* What it means, in Dutch (roles, types, reasons); the matrix code (doel). */
const char *terms_rol_naam(enum rol v);
const char *terms_doel_kolom(enum doel v);
const char *terms_bericht_naam(enum bericht v);
const char *terms_weiger_tekst(enum weiger v);

/* From code to value; false, with *v untouched, for an unknown code. */
bool terms_parse_rol(struct span s, enum rol *v);
bool terms_parse_doel(struct span s, enum doel *v);
bool terms_parse_bericht(struct span s, enum bericht *v);
bool terms_parse_bv(struct span s, enum bv *v);
bool terms_parse_weiger(struct span s, enum weiger *v);
bool terms_parse_fase(struct span s, enum fase *v);

#endif
