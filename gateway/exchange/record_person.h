/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_PERSON_H
#define EXCHANGE_RECORD_PERSON_H

/*
 * record_person - whose signatures the recorder knows
 *
 * A person is a function ("fg-almelo"), a role and a public key; whose name
 * goes with it is known to the organisation and not to the gateway.  Adding
 * and revoking are ledger entries, in which the id appears keyed.
 */

#include "base/attr.h"
#include "base/err.h"
#include "crypto/sign.h"
#include "exchange/record.h"
#include "store/signed.h"

enum { RECORD_PERSONS_MAX = 1000 };

enum record_rol {
    RECORD_PRIVACYFUNCTIONARIS = 1,
    RECORD_JURIST,
    RECORD_BEHEERDER,
    RECORD_ROL__END
};

const char *record_person_rol(int rol); /* NULL when there is none */
bool record_person_parse_rol(const char *text, enum record_rol *v);

/* 2 to STORE_PERSON_MAX of [a-z0-9-], beginning with a letter. */
bool record_person_id_ok(const char *id);

/* clang-format off */
/* Why a step of an officer is refused: code, Dutch, English. */
#define RECORD_NO_LIST(X)                                                     \
    X(ID, "bad_id", "een persoon heet naar zijn functie: kleine letters, "    \
        "cijfers en streepjes, 2 tot 32 tekens",                              \
        "a person is named by function: lower case letters, digits and "      \
        "hyphens, 2 to 32 characters")                                        \
    X(PERSON, "unknown_person", "deze persoon is niet bekend",                \
        "this person is not known")                                           \
    X(PERSON_EXISTS, "person_exists", "deze persoon is er al",                \
        "this person is there already")                                       \
    X(KEY_EXISTS, "key_exists",                                               \
        "deze sleutel hoort al bij een andere persoon",                       \
        "this key belongs to another person already")                         \
    X(REVOKED, "revoked", "de sleutel van deze persoon is ingetrokken",       \
        "the key of this person was revoked")                                 \
    X(FULL, "too_many", "er is geen plaats meer", "there is no room left")    \
    X(SIGNATURE, "bad_signature",                                             \
        "de handtekening klopt niet: niet de sleutel van deze persoon, of "   \
        "een handtekening onder iets anders",                                 \
        "the signature is wrong: not the key of this person, or a signature " \
        "under something else")                                               \
    X(TIME, "signature_expired",                                              \
        "de handtekening is te oud of uit de toekomst; teken opnieuw",        \
        "the signature is too old or from the future; sign again")            \
    X(REPEATED, "signature_used", "deze handtekening is al gebruikt",         \
        "this signature was used before")                                     \
    X(REASON, "bad_reason",                                                   \
        "de reden is een regel van hoogstens 200 tekens zonder lange "        \
        "nummers",                                                            \
        "the reason is one line of at most 200 characters without long "      \
        "numbers")                                                            \
    X(VERSION, "unknown_version", "deze versie is niet voorgesteld",          \
        "this version was not proposed")                                      \
    X(DAMAGED, "damaged_version",                                             \
        "deze versie is er niet, of beschadigd; stel haar opnieuw voor",      \
        "this version is not there, or damaged; propose it again")            \
    X(NAME_TAKEN, "version_name_taken",                                       \
        "er is al een goedgekeurde versie met deze naam en een andere "       \
        "inhoud; geef de nieuwe een eigen versienaam",                        \
        "there is an approved version with this name and other contents; "    \
        "give the new one a name of its own")                                 \
    X(ACTIVE, "already_active", "deze versie is al actief",                   \
        "this version is active already")                                     \
    X(OPEN, "already_proposed", "deze versie is al voorgesteld",              \
        "this version is proposed already")                                   \
    X(SAME_PERSON, "same_person",                                             \
        "goedkeuren doet een ander dan wie voorstelde",                       \
        "approving is done by another than who proposed")                     \
    X(SAME_KEY, "same_key",                                                   \
        "goedkeuren gaat met een andere sleutel dan voorstellen",             \
        "approving takes another key than proposing")                         \
    X(ROLE, "wrong_role",                                                     \
        "goedkeuren doet een privacyfunctionaris of een jurist",              \
        "approving is done by a privacy officer or a lawyer")                 \
    X(APPROVED, "already_approved", "deze versie is al goedgekeurd",          \
        "this version is approved already")                                   \
    X(NOT_APPROVED, "not_approved",                                           \
        "deze versie is niet door een tweede persoon goedgekeurd",            \
        "this version was not approved by a second person")                   \
    X(STALE, "stale_proposal",                                                \
        "sinds het voorstel is een andere versie actief geworden; stel "      \
        "opnieuw voor, zodat het verschil met wat nu geldt bekeken wordt",    \
        "another version became active since the proposal; propose again, "   \
        "so that the difference with what holds now is looked at")            \
    X(DAY, "bad_day",                                                         \
        "de dag ligt in het verleden, of meer dan een jaar vooruit",          \
        "the day lies in the past, or more than a year ahead")                \
    X(NO_EARLIER, "no_earlier_version",                                       \
        "noem een eerdere versie die door twee mensen is goedgekeurd en "     \
        "actief was",                                                         \
        "name an earlier version that two people approved and that was "      \
        "active")
/* clang-format on */

enum record_no {
    RECORD_NO_NOT, /* it is not refused */
#define X(name, code, nl, en) RECORD_NO_##name,
    RECORD_NO_LIST(X)
#undef X
        RECORD_NO__END
};

struct record_no_text {
    const char *code, *nl, *en;
};
struct record_no_text record_person_no(enum record_no no);

/*
 * Register a person.
 *
 * out     no      why it is refused
 * errors  ERR_DENIED  refused; nothing was logged
 *         and those of record_partner_put()
 */
MUST_CHECK enum err record_person_add(struct record *r, const char *id,
    enum record_rol rol, const uint8_t pub[static SIGN_PUBLIC_LEN],
    enum record_no *no, struct errinfo *ei);

/* What this person signs from now on does not count; what was signed stays.
 * errors  as record_person_add() */
MUST_CHECK enum err record_person_revoke(struct record *r, const char *id,
    enum record_no *no, struct errinfo *ei);

/* All persons by id; borrowed until the next change. */
const struct store_person *record_person_all(const struct record *r, size_t *n);
const struct store_person *record_person_find(const struct record *r,
    const char *id); /* or NULL */

#endif
