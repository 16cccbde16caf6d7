/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/mac.h"

#include <gcrypt.h>
#include <string.h>

#include "base/banned.h"

enum { PARTS_MAX = 7 };

static gcry_buffer_t
piece(struct span s)
{
    gcry_buffer_t b = {0};

    /* The library reads only; its type has no const. */
    memcpy(&b.data, &s.p, sizeof(b.data));
    b.size = s.n;
    b.len = s.n;
    return b;
}

enum err
mac_sha256(uint8_t out[static MAC_SHA256_LEN], struct span key,
    const struct span *parts, size_t n, struct errinfo *ei)
{
    gcry_buffer_t iov[PARTS_MAX + 1];

    memset(out, 0, MAC_SHA256_LEN);
    if (n > PARTS_MAX || key.n == 0)
        return err_set(ei, ERR_INTERNAL, "mac.sha256",
            "no key, or more than %d parts", PARTS_MAX);
    iov[0] = piece(key);
    for (size_t i = 0; i < n; i++)
        iov[i + 1] = piece(parts[i]);
    if (gcry_md_hash_buffers(GCRY_MD_SHA256, GCRY_MD_FLAG_HMAC, out, iov,
            (int)n + 1) == 0)
        return ERR_OK;
    memset(out, 0, MAC_SHA256_LEN);
    return err_set(ei, ERR_INTERNAL, "mac.sha256", "provider refused");
}
