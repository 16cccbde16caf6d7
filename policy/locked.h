/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_LOCKED_H
#define POLICY_LOCKED_H

/*
 * locked - the elements that no edit of a file can open
 *
 * The second lock.  The policy says no to these, the catalogue marks them, and
 * this list is a third, in C, which is what deciding and cutting look at.  Where
 * the three differ no policy loads.
 */

#include "adapters/message.h"

/* Is e one of them? */
bool policy_locked(enum element e);

/* All of them. */
struct elset policy_locked_set(void);

/* The first on which this list and the marks of the catalogue differ; EL__NONE
 * when they agree. */
enum element policy_locked_differs(void);

/* Is there any value of a locked element in m, whatever its set of elements
 * says? */
bool policy_locked_in(const struct message *m);

#endif
