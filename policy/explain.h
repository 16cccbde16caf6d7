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
    enum fase fase; /* FASE_ONBEKEND: not said */
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

#endif
