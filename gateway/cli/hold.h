/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_HOLD_H
#define CLI_HOLD_H

/* hold - an interrupt waits until what was begun is whole or removed */

enum { HOLD_LEN = 128 };

/* What was held back before: a sigset_t, which not every header may name. */
struct hold {
    unsigned char before[HOLD_LEN];
};

/* Keep SIGINT, SIGTERM and SIGHUP back.  out  h  for hold_end() */
void hold_begin(struct hold *h);

/* As it was before; what came meanwhile takes effect here. */
void hold_end(const struct hold *h);

#endif
