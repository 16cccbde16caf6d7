/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_FIT_H
#define POLICY_FIT_H

/*
 * fit - can what a policy gives be written in the formats that are installed?
 *
 * A recipient's document is a declared profile: it must hold some elements and
 * has no place for others.  A writer refuses a message that does not fit, so a
 * policy that withholds what a profile asks for, or lets go what it does not
 * know, loads and then fails every message of that type.  This compares the
 * two beforehand: per flow, with every format of the recipient's role.
 *
 * What surely goes: allowed in every message that is not refused whole, and
 * asked of the sender (by the row of the message, or by every format that can
 * send it), or written by the gateway.  Whatever a message says is not looked
 * at: what may be missing in one message counts as missing.
 *
 *   layering  policy and adapters, both loaded; nothing else
 */

#include "adapters/adapter.h"
#include "policy/compile.h"

enum { FIT_TEXT_MAX = 300 }; /* bytes of one sentence, with its end */

enum fit_kind {
    FIT_DENIED,      /* asked for by the profile; the column says no */
    FIT_CONDITION,   /* ... or says it under a condition only */
    FIT_NOT_CARRIED, /* ... or the message does not bring it */
    FIT_NOT_ASKED,   /* ... or its sender may leave it out */
    FIT_GROUND,      /* ... or the ground of its rule ends before the flow's */
    FIT_NO_PLACE,    /* it may go, and the profile has no place for it */
    FIT_NO_PROFILE   /* the format carries the type, and nobody receives it */
};

struct fit_gap {
    enum fit_kind kind;
    const struct policy_flow *flow;
    const struct adapter *format; /* of the recipient */
    enum element element;         /* EL__NONE for FIT_NO_PROFILE */
    struct policy_place place;    /* of the rule, or of the flow */
};

/* Told of each gap; returns false to hear of no more. */
typedef bool fit_fn(void *ctx, const struct fit_gap *gap);

/*
 * Find every gap.  Flows of one type to one role that differ in their sender
 * only tell the same gap once.
 *
 * in      each  may be NULL
 * returns how many there are, up to where each had enough
 */
unsigned policy_fit(const struct policy *po, const struct adapters *as,
    fit_fn *each, void *ctx);

/* A gap as a sentence: type, roles, format, element, and what is wrong. */
void fit_text(const struct policy *po, const struct fit_gap *gap, bool en,
    char out[static FIT_TEXT_MAX]);

/*
 * The same for whoever takes a policy or leaves it.  FIT_NO_PROFILE is no reason
 * to leave it: such a message is refused as it is routed.
 *
 * errors  ERR_CONFIG  it does not fit; ei has file:line:column and sentence of
 *                     the first gap
 */
MUST_CHECK enum err policy_fit_check(const struct policy *po,
    const struct adapters *as, struct errinfo *ei);

#endif
