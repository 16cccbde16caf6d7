/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_LOG_H
#define EXCHANGE_ADMIN_LOG_H

/*
 * admin_log - the questions log.decisions and log.exported (see admin.h)
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "exchange/admin_json.h"

struct record;

/* Append the members of the answer. */
MUST_CHECK enum err admin_log_decisions(struct record *r,
    const struct admin_json *doc, struct buf *out, struct errinfo *ei);
MUST_CHECK enum err admin_log_exported(struct record *r,
    const struct admin_json *doc, struct buf *out, struct errinfo *ei);

#endif
