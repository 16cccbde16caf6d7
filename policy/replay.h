/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_REPLAY_H
#define POLICY_REPLAY_H

/*
 * replay - a decision that was taken, taken again with another policy
 *
 * An entry of the log keeps the outcome of each condition, not what it was made
 * of.  That is enough to decide again, but for what another policy asks anew:
 * a phase that it adds to C4, a code that it adds to C9, an element that it now
 * gives by the occurrence.  Such elements are named as unknown; nothing is
 * guessed.
 *
 * Free text is not kept: what was refused for it is refused again while the list
 * of patterns has the same version, and is unknown else; what was released is
 * taken to be clean under the other list.
 *
 * Grounds and agreements count on the day of the message; the first day of the
 * other policy itself does not, or no draft could be tried on the past.
 */

#include "policy/compile.h"

/* What an entry keeps of a decision. */
struct policy_past {
    struct policy_case k; /* past is not looked at */
    struct elset offered, disclosed;
    struct elset refused_on; /* when not released */
    bool released;
    enum weiger refusal; /* when not released */
};

enum replay_state {
    REPLAY_DONE,
    REPLAY_NOT_KEPT, /* the entry is of before outcomes were kept */
    REPLAY_UNKNOWN   /* the message as a whole rests on what was not kept */
};

struct policy_replayed {
    enum replay_state state;
    struct decision d;       /* of the other policy, when done */
    struct elset unknown;    /* not to be said, of what was offered */
    struct elset more, less; /* disclosed now and not then; the reverse */
    bool reason; /* nothing more or less, but another reason for a refusal */
};

/*
 * in      then  the policy that the decision was taken with
 * in      now   the other; may be the same, which gives no difference
 * out     out   filled whole
 */
void policy_replay(const struct policy *then, const struct policy *now,
    const struct policy_past *past, struct policy_replayed *out);

#endif
