/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/random.h"

#include <errno.h>
#include <gcrypt.h>
#include <string.h>
#include <sys/random.h>

#include "base/banned.h"

enum err
random_fill(uint8_t *out, size_t n, struct errinfo *ei)
{
    size_t done = 0;

    while (done < n) {
        ssize_t got = getrandom(out + done, n - done, 0);

        if (got > 0)
            done += (size_t)got;
        else if (got == 0 || errno != EINTR)
            break;
    }
    if (done == n)
        return ERR_OK;
    explicit_bzero(out, n);
    return err_set(ei, ERR_INTERNAL, "random.fill", "no random bytes");
}

enum err
random_key(uint8_t *out, size_t n, struct errinfo *ei)
{
    if (!gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) {
        explicit_bzero(out, n);
        return err_set(ei, ERR_INTERNAL, "random.key", "crypto not started");
    }
    gcry_randomize(out, n, GCRY_STRONG_RANDOM);
    return ERR_OK;
}
