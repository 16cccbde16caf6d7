/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_BACKUP_H
#define EXCHANGE_ADMIN_BACKUP_H

/*
 * admin_backup - the question backup.step (see admin.h)
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "exchange/admin_json.h"

struct record;

/* Do it, and append the members of the answer. */
MUST_CHECK enum err admin_backup(struct record *r, const struct admin_json *doc,
    struct buf *out, struct errinfo *ei);

#endif
