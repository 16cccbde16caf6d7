/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_WITNESS_H
#define EXCHANGE_ADMIN_WITNESS_H

/* admin_witness - witness.list of the admin socket; see admin.h */

#include "base/buf.h"

struct record;

void admin_witness_list(const struct record *r, struct buf *out);

/* ,"witnesses":{...} of status */
void admin_witness_status(const struct record *r, struct buf *out);

#endif
