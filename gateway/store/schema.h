/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

/* schema - the tables, and how an older database becomes a newer one.  Only
 * inside store/. */

#include <sqlite3.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/*
 * Bring db to the present version, one transaction per step.
 *
 * errors  ERR_CORRUPT      not a database of ours
 *         ERR_UNSUPPORTED  newer than this program; left as it was
 */
MUST_CHECK enum err schema_migrate(sqlite3 *db, struct errinfo *ei);

/* One number out of a pragma or a query. */
MUST_CHECK enum err schema_number(sqlite3 *db, const char *sql, int64_t *v,
    struct errinfo *ei);

#endif
