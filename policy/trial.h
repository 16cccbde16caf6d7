/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_TRIAL_H
#define POLICY_TRIAL_H

/*
 * trial - cases beside the policy: what is offered, and what must come of it
 *
 * A case is written by whoever answers for the policy, in YAML, in the folder
 * toetsen/ of the policy (README.md there).  It names a message and the facts,
 * and says which elements go, which stay and why.  Only what a case states is
 * checked.  What the cases reached of the policy is counted per cell.
 *
 *   layering  decides with policy_decide(), nothing else
 *   units     days since 1970-01-01
 *   failure   a case that cannot be read fails the whole set, with the place
 */

#include "policy/compile.h"

enum {
    TRIAL_MAX = 2048,        /* cases of one policy */
    TRIAL_EXPECTS_MAX = 128, /* rows under "verwacht" of one case */
    TRIAL_MISSES_MAX = 16,   /* told of one run; the rest is counted */
    TRIAL_TEXT_MAX = 120
};

enum trial_want { WANT_DISCLOSED, WANT_PART, WANT_WITHHELD, WANT_FALLBACK };

struct trial_expect {
    uint8_t want;   /* enum trial_want */
    uint8_t weiger; /* withheld for this; WEIGER_GEEN: for whatever reason */
    uint8_t by;     /* the stand-in; EL__NONE: not said */
    bool pattern;   /* of these, what the case offers and does not name */
    bool rest;      /* "verder: niets": there may be none left */
    struct elset on;
    struct policy_place place;
};

struct trial {
    const char *name;
    struct policy_place place;
    uint64_t types;    /* mask of enum bericht */
    enum rol from, to; /* ROL__COUNT: of every flow */
    bool single;       /* one message, also where there is no flow */
    bool required;     /* offer what the row requires as well */
    bool has_doel, has_grond;
    struct policy_facts facts;
    struct elset offered, without;
    enum weiger refusal; /* WEIGER_GEEN: none is expected */
    struct elset refused_on;
    bool nothing;
    int disclosed_n, withheld_n; /* of what the case offers; -1: not said */
    struct policy_place refusal_place, nothing_place, count_place;
    struct trial_expect *expect;
    unsigned expect_n;
};

struct trial_set {
    struct arena text;
    const char *file[POLICY_FILES_MAX]; /* what a place counts in */
    struct trial *trial;
    unsigned n;
};

/* What was expected and did not come. */
struct trial_miss {
    struct policy_place place;
    uint8_t element; /* EL__NONE: of the message */
    uint16_t rule;   /* POLICY_NO_RULE: none decided */
    char want[2][TRIAL_TEXT_MAX], got[2][TRIAL_TEXT_MAX]; /* nl, en */
};

/* One case on one flow. */
struct trial_run {
    const struct trial *trial;
    enum bericht type;
    enum rol from, to;
    struct decision decision;
    struct trial_miss miss[TRIAL_MISSES_MAX];
    unsigned miss_n; /* 0: passed; may be more than are told */
    struct elset checked;
};

enum { REACHED_GONE = 1, REACHED_STAYED = 2 };

/* What passing cases reached; a cell is one rule of a column. */
struct trial_coverage {
    uint8_t cell[POLICY_COLUMNS_MAX][EL__COUNT]; /* REACHED_* */
    uint16_t met, failed;                        /* conditions */
    uint32_t replaced;                           /* rows of vervanging */
    uint32_t refused;                            /* codes of CL_WEIGER */
    uint64_t flow[(POLICY_FLOWS_MAX + 63) / 64];
};

/*
 * Read cases.
 *
 * in      po        what they are about
 * in      files, n  in name order
 * out     *out      owned by the caller, trial_free(); NULL on failure
 * out     report    one line per fault: file:line:column: cause; may be NULL
 * errors  ERR_CONFIG  a case is wrong; ei holds the first line of report
 *         ERR_NOMEM
 */
MUST_CHECK enum err trial_read(struct trial_set **out, const struct policy *po,
    const struct policy_file *files, size_t n, struct buf *report,
    struct errinfo *ei);

/* The same from a folder; ERR_NOTFOUND, ERR_IO besides. */
MUST_CHECK enum err trial_load(struct trial_set **out, const struct policy *po,
    const char *dir, struct buf *report, struct errinfo *ei);

void trial_free(struct trial_set *ts);

typedef void trial_fn(void *ctx, const struct trial_run *run);

/*
 * Run one case on every flow that it names, and tell each.
 *
 * in      fn, ctx   called once per flow
 * out     coverage  what it reached is added where it passed
 */
void trial_run_case(const struct policy *po, const struct trial *t,
    struct trial_coverage *coverage, trial_fn *fn, void *ctx);

/* What of a cell can be reached in some flow: REACHED_*, 0 for a cell that no
 * message gets to.  Elements of the header have one cell, in column 0. */
uint8_t trial_reachable(const struct policy *po, unsigned column,
    enum element e);

/* The refusal codes that this policy can give, as a mask. */
uint32_t trial_refusals(const struct policy *po);

#endif
