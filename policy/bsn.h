/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_BSN_H
#define POLICY_BSN_H

/*
 * bsn - numbers in a text that pass for a citizen service number
 *
 * Nine digits of the 11-test, in one piece or in groups (3-3-3, 4-2-3, or any
 * groups when nothing else stands beside them) with one kind of separator:
 * space, dot or dash.  Eight digits alone are nine with a zero in front.
 *
 * Left out is what has the shape of another number: a phone number, an amount,
 * a date, what letters stand against (IBAN, VAT), what a word in front calls
 * otherwise (KvK, RSIN, account, SKN).
 */

#include "base/attr.h"
#include "base/span.h"

/* at: which character it begins at, from 1; n: how many it takes. */
typedef void bsn_found(void *ctx, uint32_t at, uint32_t n);

/*
 * in      own    nine digits that are no find; may be empty
 * in      found  called once per find, in order
 */
void policy_bsn_find(struct span text, struct span own, bsn_found *found,
    void *ctx);

#endif
