/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_HOLD_H
#define CLI_HOLD_H

/* hold - an interrupt waits until what was begun is whole or removed */

#include <signal.h>

/* Keep SIGINT, SIGTERM and SIGHUP back.
 * out  before  for hold_end() */
void hold_begin(sigset_t *before);

/* As it was before; what came meanwhile takes effect here. */
void hold_end(const sigset_t *before);

#endif
