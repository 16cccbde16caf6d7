/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/mac.h"

#include <gcrypt.h>
#include <string.h>

#include "base/banned.h"

enum { PARTS_MAX = 7 };

/*
 * One handle per process, in secure memory.  Opening one makes libgcrypt stir
 * its pool, which costs more system calls than the MAC costs time.
 */
static gcry_mac_hd_t mac_handle;

static bool
compute(uint8_t *out, struct span key, const struct span *parts, size_t n)
{
    size_t len = MAC_SHA256_LEN;

    if (mac_handle == NULL && gcry_mac_open(&mac_handle, GCRY_MAC_HMAC_SHA256,
                                  GCRY_MAC_FLAG_SECURE, NULL) != 0)
        return false;
    if (gcry_mac_setkey(mac_handle, key.p, key.n) != 0)
        return false;
    for (size_t i = 0; i < n; i++)
        if (parts[i].n > 0 &&
            gcry_mac_write(mac_handle, parts[i].p, parts[i].n) != 0)
            return false;
    return gcry_mac_read(mac_handle, out, &len) == 0 && len == MAC_SHA256_LEN;
}

enum err
mac_sha256(uint8_t out[static MAC_SHA256_LEN], struct span key,
    const struct span *parts, size_t n, struct errinfo *ei)
{
    memset(out, 0, MAC_SHA256_LEN);
    if (n > PARTS_MAX || key.n == 0)
        return err_set(ei, ERR_INTERNAL, "mac.sha256",
            "no key, or more than %d parts", PARTS_MAX);
    if (compute(out, key, parts, n))
        return ERR_OK;
    memset(out, 0, MAC_SHA256_LEN);
    return err_set(ei, ERR_INTERNAL, "mac.sha256", "provider refused");
}
