/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/hold.h"

#include "base/banned.h"

void
hold_begin(sigset_t *before)
{
    sigset_t hold;

    (void)sigemptyset(&hold);
    (void)sigaddset(&hold, SIGINT);
    (void)sigaddset(&hold, SIGTERM);
    (void)sigaddset(&hold, SIGHUP);
    (void)pthread_sigmask(SIG_BLOCK, &hold, before);
}

void
hold_end(const sigset_t *before)
{
    (void)pthread_sigmask(SIG_SETMASK, before, NULL);
}
