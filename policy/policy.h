/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

/*
 * policy - who may have what, for which purpose, in which phase, and why
 *
 * A policy is a folder of YAML files (policy/wet-senb/), loaded whole, checked
 * and compiled into tables.  Deciding is a pure function: facts in, one verdict
 * per offered element out, each with its reason, rule and legal ground.
 *
 *   layering   adapters (elements, terms) and base; libfyaml stays in nodes.c
 *   failure    closed: no rule means no; a file with one error is refused
 *              whole and names line, column and cause
 *   threads    a loaded policy never changes
 *   units      days since 1970-01-01
 */

#include "adapters/message.h"
#include "base/buf.h"
#include "base/limit.h"

struct policy; /* compiled; see policy/compile.h */

enum {
    POLICY_HASH_LEN = 32,
    POLICY_VERSION_MAX = 32,
    POLICY_CONDITION_MAX = 11,  /* C1 .. C11; C2 does not exist */
    POLICY_ZONDER_MANDAAT = 12, /* bit of the outcomes: as in the facts */
    POLICY_MOTIVATION_MIN = 30, /* characters, condition C3 */
    POLICY_SCOPE_MAX = 8,       /* elements that answer 5 may name */
    POLICY_ANSWER_MIN = 30 /* characters of an answer of bericht.afweging */
};

/* What a free text must not name; the patterns are the policy's own list. */
enum tekst {
    TEKST_BSN_ANDER,
    TEKST_DIAGNOSE,
    TEKST_MEDICATIE,
    TEKST_DELICT,
    TEKST_SLACHTOFFER,
    TEKST__COUNT
};

/* The elements whose text does, per category. */
struct policy_tekst {
    struct elset on[TEKST__COUNT];
};

/* Three values, because not knowing is not no. */
enum tri { TRI_ONBEKEND, TRI_NEE, TRI_JA };

/* bericht.afweging: why something goes although the matrix says no. */
struct policy_weighing {
    bool given;
    uint8_t answers;    /* bit n: answer n + 1 was given, and long enough */
    uint8_t doel_51c;   /* 1 .. 5 for A .. E; 0 none */
    struct elset named; /* the elements that answer 5 names */
};

/* Everything a decision may rest on.  Nothing else is looked at. */
struct policy_facts {
    /* from the certificate and the partner table */
    enum rol rol_afzender;
    enum rol rol_ontvanger;
    bool ontvanger_namens_college; /* ZVH with a mandate in date */
    /* It can act for a college by mandate only, and has none in date. */
    bool ontvanger_zonder_mandaat;
    /* from the message (policy_facts_read) */
    enum bericht type;
    enum doel doel;
    struct span grondslag; /* CL_GRONDSLAG code as the sender gave it */
    enum fase fase;
    enum tri titel_na_detentie;
    uint8_t bv_open;                  /* mask: request J or action open */
    uint16_t motivatie_tekens;        /* length of noodzaak_motivering */
    struct elset motivatie_elementen; /* the elements it names */
    bool geinformeerd;                /* medewerking.geinformeerd_op present */
    bool derde_geinformeerd;
    bool bsn_geverifieerd; /* flag J; the 11-test is the reader's */
    bool besluit_mandaat, bevestiging_tweede, ontvanger_gemandateerde;
    bool convenant_id, casus_id;
    enum tri kort_verblijf; /* JA: class K0, under 10 days */
    struct policy_weighing afweging;
    bool correlatie; /* it names the message that it answers */
    /* from its free text (policy_scan) */
    struct policy_tekst tekst;
    /* from the trajectory and the routing */
    enum tri gemeente_is_college; /* recipient is a college under Pm 1(c) */
    enum tri gemeente_bevestigd; /* registration confirmed or return accepted */
    enum tri verzoek; /* what it answers is an M29 of the recipient to it */
    int64_t vandaag;  /* days since 1970-01-01 */
};

/* policy_outcomes.weighed */
enum {
    WEIGHED_ANSWERS = 0x1f, /* bit n: answer n + 1 */
    WEIGHED_REQUEST = 0x20, /* it answers an M29 of the recipient */
    WEIGHED_GROUND = 0x40,  /* it names the ground the flow has for this */
    WEIGHED_GIVEN = 0x80,   /* bericht.afweging is there */
    WEIGHED_ALL = 0xff
};

/*
 * What a decision rests on, as outcomes: one bit per condition, never a value.
 * The log keeps this, and deciding again needs no more (policy/replay.h).
 */
struct policy_outcomes {
    uint16_t holds;     /* bit n: Cn holds as far as the message goes; bit 0:
                          * this was recorded; bit 12: no mandate */
    uint8_t bv_open;    /* C1, and the open parts of C9: as in the facts */
    struct elset named; /* C3: what the motivation names */
    enum tri college, bevestigd, kort; /* the cross-rules, as in the facts */
    bool namens_college;               /* as in the facts */
    bool grond;         /* the message names the ground of its flow */
    uint8_t weighed;    /* WEIGHED_; 0 without bericht.afweging */
    uint8_t doel_51c;   /* 1 .. 5 for A .. E; 0 none */
    struct elset scope; /* what answer 5 names */
};

enum verdict {
    VERDICT_ABSENT,   /* not offered */
    VERDICT_DISCLOSE, /* all of it, or the part named by deel */
    VERDICT_WITHHOLD
};

enum { POLICY_NO_RULE = 0xffff };

/* May an element go by exception, after weighing? */
enum policy_weighed {
    WEIGHED_NEVER,   /* it may not, or does not need to */
    WEIGHED_LACKING, /* it might, but not all of it was there */
    WEIGHED_SO,      /* it went so */
    WEIGHED__COUNT
};

/* What was decided on one element. */
struct policy_line {
    uint8_t verdict;   /* enum verdict */
    uint8_t weiger;    /* enum weiger when withheld, else WEIGER_GEEN */
    uint8_t condition; /* the C-number that decided; 0 none */
    uint8_t deel;      /* disclosed in part only: cut per occurrence (C1, C9) */
    uint8_t fallback;  /* withheld, and this element stands in; EL__NONE none */
    uint8_t weighed;   /* enum policy_weighed */
    uint16_t rule;     /* index into the rules, POLICY_NO_RULE when none */
};

struct decision {
    bool released;
    enum weiger refusal;     /* when not released: why */
    struct elset refused_on; /* ... and on which elements, if any */
    struct elset offered, disclosed, withheld;
    struct policy_line line[EL__COUNT];
    uint16_t conditions_met;    /* bit n: condition Cn was tested and holds */
    uint16_t conditions_failed; /* bit n: tested and does not hold */
    struct policy_outcomes outcomes;
    uint16_t flow;         /* index of the flow (type, purpose, recipient) */
    int32_t bewaren_dagen; /* retention at the recipient */
    int32_t log_bewaren_dagen; /* retention of the entry body */
};

/*
 * Load, check and compile a policy folder.
 *
 * in      dir     the folder; every *.yaml in it is read, in name order
 * out     *out    owned by the caller, policy_free(); NULL on failure
 * out     report  one line per fault: file:line:column: cause; may be NULL
 * errors  ERR_CONFIG  the policy is wrong; ei holds the first line of report
 *         ERR_NOTFOUND, ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err policy_load(struct policy **out, const char *dir,
    struct buf *report, struct errinfo *ei);
void policy_free(struct policy *po);

const char *policy_version(const struct policy *po); /* as the file says */

/* SHA-256 over the files in name order: name, NUL, length, bytes. */
const uint8_t *policy_hash(const struct policy *po);

/*
 * Take from the message what belongs in the facts; fields that come from
 * elsewhere are left as they are.
 *
 * errors  ERR_SYNTAX  type or purpose is no known code
 */
MUST_CHECK enum err policy_facts_read(const struct message *m,
    struct policy_facts *f, struct errinfo *ei);

/*
 * Are the decision and the second confirmation behind an 18b disclosure what
 * C6 asks?  Until this is called they are not.  The delegate and the covenant
 * are in f as the message names them: whoever knows the recipient checks them
 * against its record.
 *
 * in      f  read, and with vandaag
 * out     f  besluit_mandaat and bevestiging_tweede
 */
void policy_facts_mandate(const struct policy *po, const struct message *m,
    struct policy_facts *f);

/*
 * Decide.  Cannot fail: what is not ruled is refused.
 *
 * The bericht.* elements that steer, and the two that the gateway writes
 * itself, are left out of the lists of d: nobody is offered them.  Whatever
 * else is offered is in d either disclosed or withheld; in a refusal, all of
 * it is withheld for the reason of the refusal.
 *
 * in      f, offered   as read; offered may hold the elements that steer
 * out     d            filled whole; flow is POLICY_NO_RULE when none fits
 */
void policy_decide(const struct policy *po, const struct policy_facts *f,
    const struct elset *offered, struct decision *d);

/*
 * Build the message the recipient gets: only what d discloses, occurrence by
 * occurrence where the rule is partial, fallbacks filled in, nothing else.
 * Elements of which no occurrence was left are moved to withheld in d.
 *
 * in      src, f  the message as read and the facts decided on
 * out     dst     initialised here in its own arena; empty when ERR_INTERNAL
 * errors  ERR_INTERNAL  d lets a locked element through (policy/locked.h)
 *         ERR_NOMEM, ERR_LIMIT
 */
MUST_CHECK enum err policy_cut(const struct policy *po,
    const struct policy_facts *f, const struct message *src, struct decision *d,
    struct message *dst, struct errinfo *ei);

/* Does this flow ask whether the municipality confirmed (cross-rule 4)? */
bool policy_asks_gemeente(const struct policy *po, uint16_t flow);

/* The flow of messages of this type between these roles; namens_college: by a
 * mandate of the college.  POLICY_NO_RULE when there is none. */
uint16_t policy_flow_find(const struct policy *po, enum bericht type,
    enum rol from, enum rol to, bool namens_college);

/* When a message that cannot be delivered is tried again, as its parties agreed;
 * zeros: as the gateway is set. */
struct policy_retry {
    uint32_t first_s, longest_s;
    uint16_t give_up_days;
};

/* The agreement that a flow rests on. */
struct policy_afspraak {
    const char *code, *nl, *en;
    const char *stand;    /* "akkoord"; as the file spells it */
    int64_t begin, einde; /* first and last day; INT64_MAX when open */
    struct policy_retry herhaling;
};

/* out     a  borrows from po
 * returns false when there is no such flow */
bool policy_agreement_of(const struct policy *po, uint16_t flow,
    struct policy_afspraak *a);
/* A stay of fewer days than this is short (rule R12, cross-rule 5). */
unsigned policy_short_stay_days(const struct policy *po);

/* ---- words ---------------------------------------------------------- */

/* The ground on the giving side and on the receiving side of a flow, as
 * codes of CL_GRONDSLAG, and in words with article; "" when there is none. */
const char *policy_grond_gever(const struct policy *po, uint16_t flow);
const char *policy_grond_ontvanger(const struct policy *po, uint16_t flow);
const char *policy_grond_tekst(const struct policy *po, const char *code);

/* The ground that a rule names of its own, as a code; "" when it has none and
 * those of the flow hold. */
const char *policy_rule_grond(const struct policy *po, uint16_t rule);

/* Append the agreement of a flow with its state and days: "GLP-DR (Afspraak over
 * het D&R-plan): akkoord, vanaf 2023-12-01". */
void policy_agreement_text(const struct policy *po, uint16_t flow, bool en,
    struct buf *out);

/* Append what weighing did for e, or what it lacked, as a sentence after a
 * space; nothing where it has no part. */
void policy_weighing_text(const struct policy *po, const struct decision *d,
    enum element e, bool en, struct buf *out);

/* line.weighed of a decision that was kept: from its rule and whether the
 * element went. */
enum policy_weighed policy_rule_weighed(const struct policy *po, uint16_t flow,
    uint16_t rule, bool disclosed);

/* The id ("DR-GN-zorg.domein") and the reason of a rule, nl and en. */
const char *policy_rule_id(const struct policy *po, uint16_t rule);
const char *policy_rule_reden(const struct policy *po, uint16_t rule, bool en);

/* The process rule that asks for this element in messages of this type, on top
 * of the row of the message: "R30", or "" when there is none; and what it
 * asks, nl or en. */
const char *policy_content_rule(const struct policy *po, enum bericht type,
    enum element e);
const char *policy_content_text(const char *rule, bool en);

/* What condition Cn asks, nl and en; "" for 0. */
const char *policy_condition_text(const struct policy *po, unsigned c, bool en);

#endif
