/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_TOLD_H
#define POLICY_TOLD_H

/*
 * told - what a recipient is told of an element that did not go
 *
 * It is told of what it could have had: what a condition held back, with the
 * reason and what has to be so.  What the policy denies it outright is not
 * named to it; that stands in the sender's receipt.
 */

#include "adapters/rendition.h"
#include "policy/policy.h"

/*
 * in      e, line  an element that was withheld, and what was decided on it
 * in      po       the policy that decided; NULL when it is not at hand, and
 *                  then what the condition asks is not said
 * out     out      filled when true; borrows from po
 * returns whether the recipient is told
 */
bool policy_told(const struct policy *po, enum element e,
    const struct policy_line *line, struct rendition_withheld *out);

#endif
