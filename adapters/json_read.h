/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_JSON_READ_H
#define ADAPTERS_JSON_READ_H

/* json_read - jansson's tree through a compiled grammar */

#include "adapters/faults.h"

struct json_reader; /* memory for the tree, reused and wiped */

/* errors  ERR_NOMEM */
MUST_CHECK enum err json_read_new(struct json_reader **out, struct errinfo *ei);
void json_read_free(struct json_reader *jr);

/*
 * in      doc  passed prescan_json()
 * out     m    values are copied into its arena
 * out     f    what is wrong
 * errors  ERR_NOMEM  the parser had no memory; other faults are in f
 */
MUST_CHECK enum err json_read(struct json_reader *jr, const struct adapter *ad,
    struct span doc, struct message *m, struct faults *f);

#endif
