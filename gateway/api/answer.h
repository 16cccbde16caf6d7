/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef API_ANSWER_H
#define API_ANSWER_H

/* answer - the few forms an answer of the API has, and its fixed problems */

#include "base/buf.h"
#include "base/span.h"

struct net_call;

enum answer_type {
    ANSWER_JSON,
    ANSWER_PROBLEM,
    ANSWER_TEXT,
    ANSWER_PAYLOAD,
    ANSWER_FIXED /* the body is made from the fixed problem */
};

/* clang-format off */
/* X(NAME, status, slug, title, detail, retry after s) */
#define PROBLEM_LIST(X)                                                       \
    X(ONBEKENDE_PARTIJ, 403, "onbekende-partij", "U bent niet aangesloten",   \
        "Dit OIN staat niet als actieve partner geregistreerd. Neem contact " \
        "op met de beheerder van deze gateway.", 0)                           \
    X(NIET_GEVONDEN, 404, "niet-gevonden", "Niet gevonden",                   \
        "Hier is niets, of niet voor u.", 0)                                  \
    X(METHODE, 405, "methode-niet-toegestaan", "Methode niet toegestaan",     \
        "Gebruik een van de methoden in de kop Allow.", 0)                    \
    X(NIET_ACCEPTABEL, 406, "niet-acceptabel",                                \
        "Geen vorm die u kunt lezen",                                         \
        "De inhoud is er in uw eigen formaat en als text/html. Vraag een van "\
        "beide in de kop Accept, of laat die kop weg.", 0)                    \
    X(MEDIATYPE, 415, "mediatype-niet-ondersteund",                           \
        "Mediatype niet ondersteund",                                         \
        "Stuur het document in het formaat dat voor u is afgesproken, in "    \
        "UTF-8 en zonder Content-Encoding.", 0)                               \
    X(BEVESTIGING, 400, "ongeldig-verzoek", "Ongeldige ontvangstbevestiging", \
        "Stuur {\"status\":\"ontvangen\"} of {\"status\":\"geweigerd\"}.", 0) \
    X(KANAAL, 400, "ongeldig-verzoek", "Onbekend kanaal",                      \
        "Vraag met ?kanaal= om een van REINTEGRATIE, RISICO_18B, BIJ, "       \
        "DOELGROEP en PGA, of laat het weg: dan is het REINTEGRATIE.", 0)     \
    X(NIET_TOEGELATEN, 403, "kanaal-niet-toegelaten",                         \
        "U bent op dit kanaal niet aangesloten",                              \
        "Dit kanaal staat niet in uw aansluiting. Vraag het de beheerder.", 0)\
    X(CONFLICT, 409, "transactie-conflict",                                   \
        "Dit bericht-id is al gebruikt voor een andere inhoud",               \
        "Geef een gewijzigd bericht een nieuw id. Er is niets vrijgegeven.", 0) \
    X(GETUIGE_VORM, 400, "ongeldig-verzoek",                                  \
        "Geen verzoek om mede te ondertekenen",                               \
        "Stuur een oude omvang, een bewijs van hoogstens 63 regels, een lege "\
        "regel en een checkpoint: c2sp.org/tlog-witness, add-checkpoint.", 0) \
    X(GETUIGE_LOGBOEK, 404, "onbekend-logboek",                               \
        "Dit logboek is hier niet bekend",                                    \
        "De beheerder van deze gateway heeft de sleutel van dit logboek niet "\
        "bij uw aansluiting staan.", 0)                                       \
    X(GETUIGE_HANDTEKENING, 403, "handtekening-onjuist",                      \
        "De handtekening van het logboek klopt niet",                         \
        "Het checkpoint is niet ondertekend met de sleutel die van dit "      \
        "logboek bekend is.", 0)                                              \
    X(GETUIGE_BEWIJS, 422, "geen-voortzetting",                               \
        "Dit is geen voortzetting van wat eerder is gezien",                  \
        "Het bewijs toont niet dat het logboek alleen is gegroeid. Er is "    \
        "niets ondertekend.", 0)                                              \
    X(GETUIGE_ONTBREEKT, 503, "getuige-ontbreekt",                            \
        "Er wordt nu niets aangenomen",                                       \
        "Geen getuige heeft het logboek van deze gateway op tijd gezien. "    \
        "Bied het bericht later opnieuw aan.", 600)                           \
    X(WEG, 410, "inhoud-vernietigd", "De inhoud is er niet meer",             \
        "De inhoud is ontvangen of verlopen en daarna vernietigd; het bewijs " \
        "van de verstrekking blijft.", 0)                                     \
    X(TE_VEEL, 429, "te-veel-verzoeken", "Te veel verzoeken in dit uur",      \
        "Er zijn dit uur te veel berichten van u geweigerd, of te veel "      \
        "keren inhoud aan u afgegeven.", 600)                                 \
    X(INTERN, 500, "interne-fout", "Interne fout",                            \
        "Er ging hier iets mis. Herhaal hetzelfde bericht gerust.", 0)        \
    X(LOGBOEK, 503, "logboek-niet-beschikbaar",                               \
        "Het logboek kan niet worden geschreven",                             \
        "Er wordt nu niets aangenomen en niets vrijgegeven.", 30)             \
    X(DRUK, 503, "tijdelijk-niet-beschikbaar", "Het is te druk",              \
        "Er is niets vrijgegeven. Herhaal hetzelfde bericht.", 5)             \
    X(ONBEKEND, 503, "tijdelijk-niet-beschikbaar",                            \
        "De uitkomst is onbekend",                                            \
        "Herhaal hetzelfde bericht met hetzelfde id: was het al aangenomen, " \
        "dan krijgt u dezelfde bevestiging.", 2)

enum answer_problem {
#define X(name, status, slug, title, detail, retry) PROBLEM_##name,
    PROBLEM_LIST(X)
#undef X
    PROBLEM__COUNT
};
/* clang-format on */

struct answer {
    int status;
    enum answer_type type;
    enum answer_problem problem; /* ANSWER_FIXED */
    const char *media_type;      /* ANSWER_PAYLOAD */
    struct span profile;         /* its URN, or {NULL, 0} */
    const char *csp;             /* NULL: the one of every answer */
    const char *allow;
    int retry_after_s;
    bool wipe; /* the body is a payload: overwrite it when sent */
    char location[96];
    uint8_t trace_id[16], span_id[8]; /* zeros: no traceparent back */
};

/* Fill a with one of the fixed problems. */
void answer_problem(struct answer *a, enum answer_problem which);

/* Send; out holds the body, or is filled with it for a fixed problem. */
void answer_send(struct net_call *call, const struct answer *a,
    struct buf *out);

/*
 * Read a W3C traceparent.  What is not one leaves zeros: a new trace starts.
 *
 * out     trace_id, parent_span  16 and 8 bytes
 */
void answer_trace(struct span value, uint8_t *trace_id, uint8_t *parent_span);

enum { ANSWER_TRACE_LEN = 55 };

/* Write one; "" when the trace is zeros.  in  16 and 8 bytes */
void answer_trace_write(char out[static ANSWER_TRACE_LEN + 1],
    const uint8_t *trace_id, const uint8_t *span_id);

#endif
