/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/channel.h"

#include "base/banned.h"

static const struct {
    const char *code, *nl, *en;
} names[CHANNEL__COUNT] = {
    [CHANNEL_REINTEGRATIE] = {"REINTEGRATIE",
        "re-integratie: alles zonder eigen kanaal",
        "reintegration: all that has no channel of its own"},
    [CHANNEL_RISICO_18B] = {"RISICO_18B",
        "risico op een ernstig gewelds- of zedenmisdrijf (Pbw art. 18b)",
        "risk of a serious violent or sexual offence (Pbw 18b)"},
    [CHANNEL_BIJ] = {"BIJ",
        "bestuurlijke informatie over terugkeer (Bjsg art. 11a)",
        "report to the mayor on return (Bjsg 11a)"},
    [CHANNEL_DOELGROEP] = {"DOELGROEP",
        "verstrekking over een doelgroep op verzoek (Wjsg art. 51c)",
        "disclosure on a target group, on request (Wjsg 51c)"},
    [CHANNEL_PGA] = {"PGA",
        "persoonsgerichte aanpak in een samenwerkingsverband (WGS)",
        "person-based approach in a cooperation (WGS)"},
};

/* No default: a new purpose does not compile before it has a channel. */
enum channel
policy_channel(enum doel doel)
{
    switch (doel) {
    case DOEL_RISICO_18B:
        return CHANNEL_RISICO_18B;
    case DOEL_BIJ:
        return CHANNEL_BIJ;
    case DOEL_DOELGROEP_51C:
        return CHANNEL_DOELGROEP;
    case DOEL_PGA_WGS:
        return CHANNEL_PGA;
    case DOEL_DETENTIEMELDING:
    case DOEL_DR_PLAN:
    case DOEL_UITVOERING_BV:
    case DOEL_VERLOF_PP_ADVIES:
    case DOEL_TOEZICHT:
    case DOEL_NAZORG:
    case DOEL_INZAGE:
    case DOEL__COUNT:
        break;
    }
    return CHANNEL_REINTEGRATIE;
}

const char *
channel_code(enum channel ch)
{
    return ch < CHANNEL__COUNT ? names[ch].code : "";
}

const char *
channel_text(enum channel ch, bool en)
{
    if (ch >= CHANNEL__COUNT)
        return "";
    return en ? names[ch].en : names[ch].nl;
}

bool
channel_parse(struct span s, enum channel *ch)
{
    for (unsigned i = 0; i < CHANNEL__COUNT; i++) {
        if (!span_is(s, names[i].code))
            continue;
        *ch = (enum channel)i;
        return true;
    }
    return false;
}

bool
channel_holds(const char *kolom, enum element e)
{
    if (strncmp(catalogue_element(e)->id, "risico.", 7) == 0)
        return strcmp(kolom, terms_doel_kolom(DOEL_RISICO_18B)) == 0;
    if (e == EL_GEM_PGA_STATUS)
        return strcmp(kolom, terms_doel_kolom(DOEL_PGA_WGS)) == 0;
    return true;
}
