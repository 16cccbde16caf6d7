/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef API_RECEIPT_H
#define API_RECEIPT_H

/*
 * receipt - what a partner gets as evidence, made from the log entry alone
 *
 * The entry's body, the index, the inclusion proof and the checkpoint are
 * enough; so the same message gives the same receipt again, also after a
 * restart.  Only words (grounds, reasons) are those of the policy at hand.
 */

#include "base/attr.h"
#include "exchange/record.h"
#include "http/http.h"
#include "ledger/body.h"
#include "policy/policy.h"

/* Who reads it: a recipient is not told what was withheld from it. */
enum receipt_reader { RECEIPT_SENDER, RECEIPT_RECIPIENT };

/* One entry with what proves it.  Fill with receipt_read(). */
struct receipt {
    const struct record_answer *ans; /* borrowed */
    struct body body;
};

/*
 * Read the entry of an answer.
 *
 * in      ans  borrowed as long as the receipt lives
 * errors  ERR_CORRUPT  its body is not a decision of ours
 */
MUST_CHECK enum err receipt_read(const struct record_answer *ans,
    struct receipt *out, struct errinfo *ei);

/* Is this the entry of a release (and not of a refusal)? */
static inline bool
receipt_is_release(const struct receipt *r)
{
    return r->body.kind == ENTRY_VRIJGAVE;
}

/*
 * Append the receipt of a message as JSON.
 *
 * errors  ERR_LIMIT, ERR_NOMEM  out is full
 */
MUST_CHECK enum err receipt_write(struct buf *out, const struct policy *po,
    const struct receipt *r, enum receipt_reader reader, struct errinfo *ei);

/*
 * Append the answer to a refused message: a problem that names the reason,
 * the ground looked at and the elements it rests on.
 *
 * in      places  where in the sender's document; named instead of the
 *                 elements when there are any; may be NULL
 */
void receipt_refusal_write(struct buf *out, const struct policy *po,
    const struct receipt *r, const struct adapter_errors *places);

/* Append the .tlog-proof text of the entry. */
void receipt_proof_write(struct buf *out, const struct record_answer *ans);

#endif
