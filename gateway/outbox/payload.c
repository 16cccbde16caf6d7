/* SPDX-License-Identifier: EUPL-1.2 */
#include "outbox/payload.h"

#include "base/banned.h"

#define AAD_HEAD "payload"

enum {
    AAD_HEAD_LEN = sizeof(AAD_HEAD) - 1,
    AAD_LEN = AAD_HEAD_LEN + STORE_ID_LEN + STORE_OIN_LEN + 1 + STORE_HASH_LEN
};

static void
bind_to(const struct store_message *m, uint8_t aad[static AAD_LEN])
{
    uint8_t *p = aad;

    memcpy(p, AAD_HEAD, AAD_HEAD_LEN);
    p += AAD_HEAD_LEN;
    memcpy(p, m->id, STORE_ID_LEN);
    p += STORE_ID_LEN;
    memcpy(p, m->ontvanger, STORE_OIN_LEN);
    p += STORE_OIN_LEN;
    *p++ = (uint8_t)m->type;
    memcpy(p, m->policy_hash, STORE_HASH_LEN);
}

enum err
payload_seal(const struct payload_tools *tools, const struct store_message *m,
    struct span plain, const uint8_t key[static SEAL_KEY_LEN],
    struct payload_sealed *out, struct errinfo *ei)
{
    uint8_t aad[AAD_LEN];
    struct seal_with with = {.key = key, .aad = {aad, sizeof(aad)}};
    const uint8_t *kek = NULL;
    enum err rc;

    bind_to(m, aad);
    buf_clear(&out->bytes);
    out->epoch = keyring_period(KEYRING_PAYLOAD, m->at_ms);
    rc = seal_put(tools->seal, &with, plain, &out->bytes, ei);
    if (rc == ERR_OK)
        rc = keyring_need(tools->ring, KEYRING_PAYLOAD, out->epoch, &kek, ei);
    if (rc == ERR_OK)
        rc = seal_wrap(tools->seal, kek, (struct span){m->id, sizeof(m->id)},
            key, out->wrapped, ei);
    return rc;
}

enum err
payload_open(const struct payload_tools *tools, const struct store_message *m,
    const struct store_payload *p, struct buf *plain, struct errinfo *ei)
{
    uint8_t aad[AAD_LEN];
    uint8_t key[SEAL_KEY_LEN] = {0};
    struct seal_with with = {.key = key, .aad = {aad, sizeof(aad)}};
    const uint8_t *kek = NULL;
    enum err rc;

    bind_to(m, aad);
    rc = keyring_get(tools->ring, KEYRING_PAYLOAD, p->epoch, &kek, ei);
    if (rc != ERR_OK)
        return rc;
    rc = seal_unwrap(tools->seal, kek, (struct span){m->id, sizeof(m->id)},
        p->wrapped, key, ei);
    if (rc == ERR_OK)
        rc = seal_get(tools->seal, &with, p->sealed, plain, ei);
    explicit_bzero(key, sizeof(key));
    return rc;
}
