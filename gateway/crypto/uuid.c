/* SPDX-License-Identifier: EUPL-1.2 */
#include "crypto/uuid.h"

#include "crypto/random.h"

#include "base/banned.h"

static const char digits[] = "0123456789abcdef";

/* Bytes before which the text has a hyphen. */
static bool
hyphen_before(int i)
{
    return i == 4 || i == 6 || i == 8 || i == 10;
}

void
uuid_write(const uint8_t id[static UUID_LEN],
    char out[static UUID_TEXT_LEN + 1])
{
    char *p = out;

    for (int i = 0; i < UUID_LEN; i++) {
        if (hyphen_before(i))
            *p++ = '-';
        *p++ = digits[id[i] >> 4];
        *p++ = digits[id[i] & 15];
    }
    *p = '\0';
}

static int
digit_value(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
uuid_parse(struct span s, uint8_t out[static UUID_LEN])
{
    uint8_t id[UUID_LEN];
    const uint8_t *p = s.p;

    if (s.n != UUID_TEXT_LEN)
        return false;
    for (int i = 0; i < UUID_LEN; i++, p += 2) {
        int high, low;

        if (hyphen_before(i) && *p++ != '-')
            return false;
        high = digit_value(p[0]);
        low = digit_value(p[1]);
        if (high < 0 || low < 0)
            return false;
        id[i] = (uint8_t)(high << 4 | low);
    }
    memcpy(out, id, sizeof(id));
    return true;
}

enum err
uuid_new(int64_t at_ms, char out[static UUID_TEXT_LEN + 1], struct errinfo *ei)
{
    uint8_t id[UUID_LEN];
    enum err rc;

    out[0] = '\0';
    if (at_ms < 0 || at_ms >> 48 != 0)
        return err_set(ei, ERR_INTERNAL, "uuid.new", "time out of range");
    rc = random_fill(id + 6, sizeof(id) - 6, ei);
    if (rc != ERR_OK)
        return rc;
    for (int i = 0; i < 6; i++)
        id[i] = (uint8_t)(at_ms >> (40 - 8 * i));
    id[6] = (uint8_t)((id[6] & 0x0f) | 0x70);
    id[8] = (uint8_t)((id[8] & 0x3f) | 0x80);
    uuid_write(id, out);
    return ERR_OK;
}
