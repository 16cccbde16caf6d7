/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_REGISTRY_H
#define POLICY_REGISTRY_H

/*
 * registry - what a policy makes for the register of processing activities,
 * the annex of a privacy protocol and an impact assessment
 *
 * An activity is what one role gives to another for one purpose on one pair of
 * grounds.  It stands in two registers: the giver's and the receiver's, each
 * with what AVG 30 or Wjsg 26c asks.  Who answers for it and how it is secured
 * comes from 90-register, the rest from the rules themselves, so that the
 * register cannot say another thing than what the gateway does.
 */

#include "policy/compile.h"

enum { REGISTRY_MAX = 256 };

struct registry_activity {
    uint8_t column, from, to, doel;     /* index; enum rol, rol, doel */
    uint8_t giver, receiver, agreement; /* indices */
    uint64_t types;                     /* mask of enum bericht */
    int32_t keep_days, log_days;        /* the longest of its flows */
    struct elset elements;              /* what may go, on a condition or not */
    char id[48];                        /* "VW-DR-GN-PI" */
};

/* How often an activity was seen in the log. */
struct registry_usage {
    uint64_t disclosed[REGISTRY_MAX], refused[REGISTRY_MAX];
    uint64_t unlisted; /* disclosures of no activity of this policy */
};

/*
 * The activities of a policy.
 *
 * out     v, max  room for max
 * returns how many there are; more than max when not all fit
 */
unsigned registry_list(const struct policy *po, struct registry_activity *v,
    unsigned max);

enum registry_part {
    REGISTRY_REGISTER = 1,
    REGISTRY_PROTOCOL = 2,
    REGISTRY_DPIA = 4
};

/*
 * A page with the parts asked for.
 *
 * in      parts  mask of enum registry_part
 * in      use    NULL: not counted
 * out     out    appended to; ask buf_err() afterwards
 */
void registry_html(const struct policy *po, unsigned parts,
    const struct registry_usage *use, bool en, struct buf *out);

/* The register alone: two rows per activity, machine names, both languages. */
void registry_csv(const struct policy *po, const struct registry_usage *use,
    struct buf *out);

#endif
