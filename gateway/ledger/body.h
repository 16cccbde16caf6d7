/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_BODY_H
#define LEDGER_BODY_H

/*
 * body - what an entry says, before it is sealed
 *
 * One JSON object in the canonical form of RFC 8785: keys sorted, no spaces,
 * integers only.  It holds what LDV, ADL and FSC logging ask for, with the
 * elements as bitmaps against a version of the catalogue, and no value out of
 * a message.
 *
 *   layering   plain fields; the recorder fills them from a decision
 *   format     specified at the top of body.c
 *   privacy    the person is a keyed pseudonym, an officer a keyed id
 */

#include "adapters/catalogue.h"
#include "adapters/terms.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "ledger/entry.h"

enum {
    BODY_MAX = 2400,    /* bytes of JSON, whatever is in it */
    BODY_CATALOGUE = 2, /* raise with each element added to the catalogue */
    BODY_ID_LEN = 36,
    BODY_OIN_LEN = 20,
    BODY_HASH_LEN = 32,
    BODY_VERSION_MAX = 32,
    BODY_PROFILE_MAX = 60,
    BODY_GROUND_MAX = 16,
    BODY_URI_MAX = 80,
    BODY_TRANSACTION_MAX = 36,
    BODY_GRANT_MAX = 91, /* FSC: $1$3$ and SHA3-512 in base64url */
    BODY_SERVICE_MAX = 32,
    BODY_CODE_MAX = 40, /* outcome and subject of a step */
    BODY_NO_RULE = 0xffff,
    BODY_FALLBACKS_MAX = 16,
    BODY_DOEL_51C_MAX = 5,       /* A .. E */
    BODY_SCOPE_MAX = 8,          /* elements that one weighing may name */
    BODY_GROUPS = BV__COUNT + 1, /* the basic conditions, and the rest */
    BODY_LACKS_MAX = 32,
    /* Above so many withheld elements there is no room for the report. */
    BODY_REPORT_WITHHELD_MAX = 96
};

enum body_status { BODY_UNSET, BODY_OK, BODY_ERROR };

/* What the pseudonym stands for. */
enum body_subject { BODY_NOBODY, BODY_BSN, BODY_SKN };

struct body_party {
    char oin[BODY_OIN_LEN + 1];
    enum rol rol;
};

/* What was decided on an element that was withheld. */
struct body_line {
    uint8_t weiger;    /* enum weiger */
    uint8_t condition; /* C-number that decided, 0 .. 15; 0 none */
    uint16_t rule;     /* index, BODY_NO_RULE when none */
    uint8_t fallback;  /* this element stands in; EL__NONE none */
};

/* What the message was expected to say and did not. */
struct body_lack {
    uint8_t groep; /* enum bv, or BV__COUNT: the message as a whole */
    uint8_t element;
};

/* How complete the message was, per group.  All zeros: not known. */
struct body_report {
    uint8_t expected[BODY_GROUPS], lacking[BODY_GROUPS];
    uint8_t lack_n; /* may be less than were lacking */
    struct body_lack lack[BODY_LACKS_MAX];
};

/* What the decision rested on: the outcome of each condition, never a value.
 * holds is 0 in the entries of before this was kept. */
struct body_outcomes {
    uint16_t holds;                   /* bit n: condition n; bit 0: kept */
    uint8_t college, bevestigd, kort; /* 0 unknown, 1 no, 2 yes */
    bool namens_college, grond;
    struct elset named; /* of what was offered: what the motivation names */
    /* of bericht.afweging; all zeros when there was none */
    uint8_t weighed;    /* WEIGHED_ bits of policy/policy.h */
    uint8_t doel_51c;   /* 1 .. 5; 0 none */
    struct elset scope; /* of what was offered: what answer 5 names */
};

/* VRIJGAVE and WEIGERING.  Digests and ids of zeros are left out. */
struct body_decision {
    struct body_party van, naar;
    enum bericht type;
    enum doel doel;
    char grond_gever[BODY_GROUND_MAX + 1];
    char grond_ontvanger[BODY_GROUND_MAX + 1];
    uint8_t policy_hash[BODY_HASH_LEN];
    char policy_version[BODY_VERSION_MAX + 1];
    uint16_t catalogue; /* BODY_CATALOGUE */
    bool released;
    enum weiger refusal;                /* WEIGER_GEEN when released */
    char profile[BODY_PROFILE_MAX + 1]; /* what the recipient gets, or "" */
    struct elset refused_on;
    /* withheld is offered without disclosed; it is not written */
    struct elset offered, disclosed, withheld;
    struct elset in_part;             /* of disclosed: cut per occurrence */
    struct body_line line[EL__COUNT]; /* read only where withheld */
    uint16_t conditions_met, conditions_failed;
    uint8_t bv_open;
    struct body_outcomes outcomes;
    struct body_report report; /* of a release only */
    int64_t retain_until_day;  /* days since 1970; of this body; 0 none */
    uint8_t motivation[BODY_HASH_LEN]; /* salted digest */
    uint8_t weighing[BODY_HASH_LEN];   /* salted digest of the five answers */
    uint8_t payload[BODY_HASH_LEN];    /* salted digest */
    uint64_t payload_len;
    enum body_subject subject_type;
    uint8_t subject[BODY_HASH_LEN]; /* keyed per purpose and year */
    char transaction_id[BODY_TRANSACTION_MAX + 1];
    char grant_hash[BODY_GRANT_MAX + 1];     /* only over FSC */
    char service_name[BODY_SERVICE_MAX + 1]; /* only over FSC */
};

/* All other kinds.  Empty texts and zero digests are left out. */
struct body_step {
    char oin[BODY_OIN_LEN + 1];      /* whom it concerns */
    char subject[BODY_CODE_MAX + 1]; /* partner id, key name: [a-z0-9._-] */
    char outcome[BODY_CODE_MAX + 1]; /* "push", "geweigerd": [a-z0-9._-] */
    uint64_t number;               /* attempt, book version, HTTP status, ... */
    uint8_t digest[BODY_HASH_LEN]; /* payload, partner record, policy, key */
    uint8_t signature[BODY_HASH_LEN]; /* SHA-256 of the signature, if any */
    uint8_t actor[BODY_HASH_LEN];     /* officer, keyed; left out of exports */
};

/* The id is the disclosure's own, or the one the step is about, or "".  Trace
 * and span are never zeros; no parent is zeros. */
struct body {
    enum entry_kind kind;
    char id[BODY_ID_LEN + 1];
    enum body_status status;
    uint8_t trace_id[16], span_id[8], parent_span_id[8];
    int64_t start_ms, end_ms;
    char activity[BODY_URI_MAX + 1]; /* processing_activity_id, or "" */
    struct body_decision decision;   /* VRIJGAVE, WEIGERING */
    struct body_step step;           /* the others */
};

/* As LDV and ADL spell them: "Unset", "Ok", "Error"; "", "hmac-bsn",
 * "hmac-skn". */
extern const char *const body_status_name[BODY_ERROR + 1];
extern const char *const body_subject_name[BODY_SKN + 1];

/* Zeros, with rule and fallback of every line at "none". */
void body_init(struct body *b, enum entry_kind kind);

static inline bool
body_has_decision(const struct body *b)
{
    return b->kind == ENTRY_VRIJGAVE || b->kind == ENTRY_WEIGERING;
}

/*
 * Append the canonical JSON.
 *
 * out     out   cleared on failure
 * errors  ERR_INTERNAL  a field is not of its form: our mistake
 *         ERR_LIMIT     over BODY_MAX.  Cannot be without a profile and the
 *                       two FSC fields; with a profile not below 150 withheld
 *                       elements, with FSC not below 140; with a weighing
 *                       and without these not below 176
 */
MUST_CHECK enum err body_write(struct buf *out, const struct body *b,
    struct errinfo *ei);

/*
 * Read it back; what body_write() would not have written is refused.
 *
 * errors  ERR_SYNTAX  not a body; ERR_LIMIT  over BODY_MAX
 */
MUST_CHECK enum err body_read(struct span s, struct body *out,
    struct errinfo *ei);

#endif
