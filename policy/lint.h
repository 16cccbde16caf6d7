/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_LINT_H
#define POLICY_LINT_H

/*
 * lint - what is odd in a policy that loads
 *
 * The loader refuses what cannot be read as one thing; this finds what can be
 * read and is still not meant: rules that no message reaches, lines that
 * contradict each other, grounds and agreements that end, and what still waits
 * for somebody's signature.
 *
 *   units    days since 1970-01-01
 *   failure  more than LINT_MAX findings are counted, not kept
 */

#include "adapters/adapter.h"
#include "base/arena.h"
#include "policy/compile.h"

enum {
    LINT_MAX = 2048,
    LINT_TEXT_MAX = 400, /* bytes of one sentence */
    LINT_DAYS = 90       /* what ends sooner than this is told */
};

enum lint_severity {
    LINT_FOUT,
    LINT_WAARSCHUWING,
    LINT_OPMERKING,
    LINT__SEVERITIES
};

enum lint_code {
    LINT_TEGENSPRAAK,
    LINT_FORMAAT,
    LINT_NOOIT,
    LINT_LOOS,
    LINT_KOLOM_LEEG,
    LINT_VERVANGING_NOOIT,
    LINT_VOLLEDIGHEID_LOOS,
    LINT_LATER,
    LINT_GROND_VERLOPEN,
    LINT_GROND_90,
    LINT_GROND_LATER,
    LINT_AFSPRAAK,
    LINT_AFSPRAAK_90,
    LINT_AANNAME,
    LINT_ONBEREIKBAAR,
    LINT_ONGEBRUIKT,
    LINT_NIEMAND,
    LINT__CODES
};

/* What findings of one code have in common. */
struct lint_kind {
    const char *code; /* "POL-TEGENSPRAAK"; stable */
    enum lint_severity severity;
    struct policy_text title, todo;
};

struct lint_finding {
    enum lint_code code;
    struct policy_place place; /* line 0: of the policy as a whole */
    struct policy_text text;
};

/* In order of code; within a code in the order of the files. */
struct lint {
    struct arena text;
    struct lint_finding *finding;
    unsigned n;
    unsigned dropped; /* found, but over LINT_MAX */
};

const struct lint_kind *lint_kind(enum lint_code code);

/*
 * Look a policy over as it stands on a day.
 *
 * out     out   lint_done(), whatever is returned
 * errors  ERR_NOMEM
 */
MUST_CHECK enum err policy_lint(const struct policy *po, int64_t vandaag,
    struct lint *out, struct errinfo *ei);

/* Add what does not fit the installed formats (policy/fit.h). */
void policy_lint_formats(struct lint *l, const struct policy *po,
    const struct adapters *as);

void lint_done(struct lint *l);

/* How many findings are of this severity. */
unsigned lint_count(const struct lint *l, enum lint_severity severity);

/* ---- between the files of lint --------------------------------------------- */

/* Note one finding. */
void policy_lint_add(struct lint *l, enum lint_code code,
    struct policy_place place, const char *nl, const char *en, ...) PRINTF(4, 6)
    PRINTF(5, 6);

void policy_lint_reach(struct lint *l, const struct policy *po);
void policy_lint_dates(struct lint *l, const struct policy *po,
    int64_t vandaag);

/* ---- what can be, whatever the message says -------------------------------- */

/* Can the condition of this rule ever hold in this flow? */
bool policy_can_hold(const struct policy *po, const struct policy_flow *fl,
    const struct policy_rule *r);

/* Can e ever go in this flow? */
bool policy_can_go(const struct policy *po, const struct policy_flow *fl,
    enum element e);

/* Is there a flow in which an element can be withheld and its stand-in go? */
bool policy_can_replace(const struct policy *po,
    const struct policy_replace *r);

#endif
