/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/crypto.h"

#include <gcrypt.h>

#include "base/banned.h"

/* 1.10 is Debian 12's: hardware SHA-256 and GCM, getrandom(2). */
static const char need_version[] = "1.10.0";

enum err
crypto_init(struct errinfo *ei)
{
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
        return ERR_OK;
    /*
     * The kernel's generator, without libgcrypt's pool on top: the pool asks
     * for 18 system calls a key and adds nothing to getrandom(2).
     */
    gcry_control(GCRYCTL_SET_PREFERRED_RNG_TYPE, GCRY_RNG_TYPE_SYSTEM);
    if (gcry_check_version(need_version) == NULL)
        return err_set(ei, ERR_UNSUPPORTED, "crypto.init",
            "libgcrypt is older than %s", need_version);
    /* Where the memory cannot be locked it is still wiped; the start-up check
     * of the process speaks about RLIMIT_MEMLOCK, not this library. */
    gcry_control(GCRYCTL_DISABLE_SECMEM_WARN);
    if (gcry_control(GCRYCTL_INIT_SECMEM, CRYPTO_SECMEM_LEN, 0) != 0)
        return err_set(ei, ERR_INTERNAL, "crypto.init",
            "no secure memory of %d bytes", CRYPTO_SECMEM_LEN);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    return ERR_OK;
}
