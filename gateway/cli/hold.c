/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/hold.h"

#include <signal.h>
#include <string.h>

#include "base/banned.h"

_Static_assert(sizeof(sigset_t) <= HOLD_LEN, "a set of signals fits");

void
hold_begin(struct hold *h)
{
    sigset_t hold, before;

    (void)sigemptyset(&hold);
    (void)sigaddset(&hold, SIGINT);
    (void)sigaddset(&hold, SIGTERM);
    (void)sigaddset(&hold, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &hold, &before);
    memcpy(h->before, &before, sizeof(before));
}

void
hold_end(const struct hold *h)
{
    sigset_t before;

    memcpy(&before, h->before, sizeof(before));
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}
