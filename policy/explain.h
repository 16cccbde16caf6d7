/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_EXPLAIN_H
#define POLICY_EXPLAIN_H

/*
 * explain - a decision in words, and the question before one is made
 *
 * Names of elements, rules, conditions and articles; never a value.
 */

#include "policy/policy.h"

/*
 * A decision as a plain-text table: element, outcome, rule, reason, with the
 * grounds on both sides above it.
 *
 * in      en   the words in English, else in Dutch
 * out     out  appended to; ask buf_err() afterwards
 */
void policy_explain(const struct policy *po, const struct decision *d, bool en,
    struct buf *out);

/* "May I share this?", asked without a person. */
struct policy_question {
    enum doel doel;
    enum rol ontvanger;
    enum element element;
    enum fase fase;     /* FASE_ONBEKEND: not said */
    uint16_t afzenders; /* mask of roles; 0: whoever */
    uint64_t types;     /* mask of message types; 0: any */
    int64_t vandaag;    /* 0: on no day in particular */
};

enum policy_answer_kind { ANTWOORD_NEE, ANTWOORD_JA, ANTWOORD_VOORWAARDE };

struct policy_answer {
    enum policy_answer_kind kind;
    enum weiger weiger;  /* when the answer is no */
    uint8_t condition;   /* the C-number; 0 none */
    uint16_t rule, flow; /* POLICY_NO_RULE when there is none */
    const char *rule_id; /* "" when there is none; as all texts here */
    const char *reden_nl, *reden_en;
    const char *voorwaarde_nl, *voorwaarde_en;
    const char *grond;       /* code of CL_GRONDSLAG on the giving side */
    const char *grond_tekst; /* the same in words, with article */
    const char *ontvangst, *ontvangst_tekst; /* on the receiving side */
    const char *eigen, *eigen_tekst;         /* of the rule itself */
    const char *afspraak;                    /* code of the agreement */
    bool afspraak_geldig;  /* agreed, and in date on the day asked */
    enum element terugval; /* what may go instead; EL__NONE: nothing */
    /* The ground on which it may go all the same, by exception: in answer to a
     * request and with the five answers; "" when it may not. */
    const char *uitzondering;
};

/*
 * Answer a question.  Cannot fail: what is not ruled is a no.
 *
 * in      q  the question
 * out     a  borrows from po
 */
void policy_question(const struct policy *po, const struct policy_question *q,
    struct policy_answer *a);

/* Does a message of this flow bring what is asked, on its conditions? */
bool policy_question_flow(const struct policy *po,
    const struct policy_question *q, uint16_t flow);

/*
 * What the sender must do so that the condition of the answer holds, in one
 * practical sentence; nothing when there is no condition.
 *
 * in      en   in English, else in Dutch
 * out     out  appended to
 */
void policy_advice(const struct policy *po, const struct policy_question *q,
    const struct policy_answer *a, bool en, struct buf *out);

#endif
