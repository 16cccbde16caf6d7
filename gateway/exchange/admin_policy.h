/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_POLICY_H
#define EXCHANGE_ADMIN_POLICY_H

/*
 * admin_policy - the questions about officers and versions (see admin.h)
 *
 * Each appends the members of an answer.  What an officer may not do gives
 * ERR_DENIED with *no set; admin.c makes an answer of that.
 */

#include "exchange/admin_json.h"
#include "exchange/record_policy.h"

enum { ADMIN_POLICY_LIST_MAX = 500 /* versions in one answer */ };

MUST_CHECK enum err admin_policy_persons(struct record *r, struct buf *out,
    struct errinfo *ei);
MUST_CHECK enum err admin_policy_person_add(struct record *r,
    const struct admin_json *doc, struct buf *out, enum record_no *no,
    struct errinfo *ei);
MUST_CHECK enum err admin_policy_person_revoke(struct record *r,
    const struct admin_json *doc, struct buf *out, enum record_no *no,
    struct errinfo *ei);
MUST_CHECK enum err admin_policy_list(struct record *r, struct buf *out,
    struct errinfo *ei);
MUST_CHECK enum err admin_policy_step(struct record *r,
    const struct admin_json *doc, struct buf *out, enum record_no *no,
    struct errinfo *ei);

/* The members that status shows beside version and sha256: since, signed,
 * planned. */
void admin_policy_status(struct record *r, struct buf *out);

#endif
