/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/digest.h"

#include <gcrypt.h>
#include <string.h>

#include "base/banned.h"

/* Up to this many parts in one call of the library, without a handle. */
enum { QUICK_MAX = 8 };

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

static enum err
many(uint8_t *out, const struct span *parts, size_t n, struct errinfo *ei)
{
    gcry_md_hd_t md;

    if (gcry_md_open(&md, GCRY_MD_SHA256, 0) != 0)
        return err_set(ei, ERR_INTERNAL, "digest.sha256", "no handle");
    for (size_t i = 0; i < n; i++)
        if (parts[i].n > 0)
            gcry_md_write(md, parts[i].p, parts[i].n);
    memcpy(out, gcry_md_read(md, GCRY_MD_SHA256), DIGEST_SHA256_LEN);
    gcry_md_close(md);
    return ERR_OK;
}

enum err
digest_sha256(uint8_t out[static DIGEST_SHA256_LEN], const struct span *parts,
    size_t n, struct errinfo *ei)
{
    gcry_buffer_t iov[QUICK_MAX];

    memset(out, 0, DIGEST_SHA256_LEN);
    if (n > QUICK_MAX)
        return many(out, parts, n, ei);
    if (n == 1) {
        gcry_md_hash_buffer(GCRY_MD_SHA256, out, parts[0].p, parts[0].n);
        return ERR_OK;
    }
    for (size_t i = 0; i < n; i++)
        iov[i] = piece(parts[i]);
    if (gcry_md_hash_buffers(GCRY_MD_SHA256, 0, out, iov, (int)n) == 0)
        return ERR_OK;
    memset(out, 0, DIGEST_SHA256_LEN);
    return err_set(ei, ERR_INTERNAL, "digest.sha256", "provider refused");
}
