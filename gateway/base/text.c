/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"

#include "base/banned.h"

bool
text_u64(struct span s, uint64_t max, uint64_t *v)
{
    uint64_t x = 0;

    if (s.n == 0 || (s.n > 1 && s.p[0] == '0'))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        uint64_t d = (uint64_t)s.p[i] - '0';

        if (d > 9 || x > max / 10 || d > max - x * 10)
            return false;
        x = x * 10 + d;
    }
    *v = x;
    return true;
}

void
text_hex(struct buf *b, struct span s)
{
    static const char dig[] = "0123456789abcdef";
    uint8_t *p = buf_room(b, s.n * 2);

    if (p == NULL)
        return;
    for (size_t i = 0; i < s.n; i++) {
        p[2 * i] = (uint8_t)dig[s.p[i] >> 4];
        p[2 * i + 1] = (uint8_t)dig[s.p[i] & 15];
    }
    b->n += s.n * 2;
}

static int
hex_digit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool
text_unhex(struct span s, uint8_t *out, size_t n)
{
    if (s.n != n * 2)
        return false;
    for (size_t i = 0; i < n; i++) {
        int hi = hex_digit(s.p[2 * i]), lo = hex_digit(s.p[2 * i + 1]);

        if (hi < 0 || lo < 0)
            return false;
        out[i] = (uint8_t)(hi << 4 | lo);
    }
    return true;
}

static const char b64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
text_base64(struct buf *b, struct span s)
{
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t w = (uint32_t)s.p[i] << 16;
        uint8_t q[4];

        if (i + 1 < s.n)
            w |= (uint32_t)s.p[i + 1] << 8;
        if (i + 2 < s.n)
            w |= s.p[i + 2];
        for (int k = 0; k < 4; k++)
            q[k] = (uint8_t)b64[w >> (18 - 6 * k) & 63];
        if (i + 1 >= s.n)
            q[2] = '=';
        if (i + 2 >= s.n)
            q[3] = '=';
        buf_put(b, (struct span){q, 4});
    }
}

static int
b64_digit(uint8_t c)
{
    const char *at = c == '\0' ? NULL : strchr(b64, c);

    return at == NULL ? -1 : (int)(at - b64);
}

bool
text_unbase64(struct span s, uint8_t *out, size_t max, size_t *n)
{
    size_t pad = 0, used = 0;

    if (s.n % 4 != 0)
        return false;
    while (pad < 2 && pad < s.n && s.p[s.n - 1 - pad] == '=')
        pad++;
    for (size_t i = 0; i < s.n; i += 4) {
        size_t have = i + 4 == s.n ? 4 - pad : 4;
        uint32_t w = 0;

        for (size_t k = 0; k < 4; k++) {
            int d = k < have ? b64_digit(s.p[i + k]) : 0;

            if (d < 0)
                return false;
            w = w << 6 | (uint32_t)d;
        }
        if ((have == 3 && (w & 0xff) != 0) || (have == 2 && (w & 0xffff) != 0))
            return false;
        for (size_t k = 0; k + 1 < have; k++) {
            if (used == max)
                return false;
            out[used++] = (uint8_t)(w >> (16 - 8 * k));
        }
    }
    *n = used;
    return true;
}

/* Length of the well-formed sequence at s.p[i], or 0. */
static size_t
utf8_step(struct span s, size_t i)
{
    uint8_t c = s.p[i];
    size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

    if (n == 0 || c > 0xf4 || n > s.n - i)
        return 0;
    for (size_t k = 1; k < n; k++)
        if ((s.p[i + k] & 0xc0) != 0x80)
            return 0;
    if ((c == 0xe0 && s.p[i + 1] < 0xa0) || (c == 0xed && s.p[i + 1] > 0x9f) ||
        (c == 0xf0 && s.p[i + 1] < 0x90) || (c == 0xf4 && s.p[i + 1] > 0x8f))
        return 0;
    return n;
}

bool
text_line(struct span *s, struct span *line)
{
    const uint8_t *end = s->n == 0 ? NULL : memchr(s->p, '\n', s->n);

    if (end == NULL)
        return false;
    *line = (struct span){s->p, (size_t)(end - s->p)};
    s->p += line->n + 1;
    s->n -= line->n + 1;
    return true;
}

bool
text_utf8_valid(struct span s)
{
    size_t i = 0;

    while (i < s.n) {
        size_t n = utf8_step(s, i);

        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

size_t
text_utf8_len(struct span s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += (s.p[i] & 0xc0) != 0x80;
    return n;
}

void
text_json(struct buf *b, struct span s)
{
    size_t from = 0;

    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_put(b, (struct span){s.p + from, i - from});
        from = i + 1;
        if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", c);
        else if (c == '\n')
            buf_text(b, "\\n");
        else if (c == '\t')
            buf_text(b, "\\t");
        else if (c == '\r')
            buf_text(b, "\\r");
        else if (c == '\b')
            buf_text(b, "\\b");
        else if (c == '\f')
            buf_text(b, "\\f");
        else
            buf_printf(b, "\\u%04x", c);
    }
    buf_put(b, (struct span){s.p + from, s.n - from});
}

ptrdiff_t
text_find(struct span s, struct span needle)
{
    const uint8_t *at;

    if (needle.n == 0)
        return 0;
    if (needle.n > s.n)
        return -1;
    at = memmem(s.p, s.n, needle.p, needle.n);
    return at == NULL ? -1 : at - s.p;
}

/* How many bytes at the start of s say nothing: ASCII that is no letter and no
 * digit, c2 xx (no-break space, signs), e2 80 xx (spaces and punctuation). */
static size_t
silent(struct span s)
{
    uint8_t c = s.p[0];
    size_t n = 0;

    if (c < 0x80)
        return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                 (c >= '0' && c <= '9'));
    if (c == 0xc2)
        n = 2;
    else if (c == 0xe2 && s.n > 1 && s.p[1] == 0x80)
        n = 3;
    return n < s.n ? n : s.n;
}

/* The next letter or digit, folded, as a number of our own; -1 at the end. */
static int
next_said(struct span *s)
{
    size_t n = 0;
    uint8_t c, d;

    while (s->n > 0 && (n = silent(*s)) > 0) {
        s->p += n;
        s->n -= n;
    }
    if (s->n == 0)
        return -1;
    c = s->p[0];
    n = c == 0xc3 && s->n > 1 ? 2 : 1;
    d = n == 2 ? s->p[1] : 0;
    s->p += n;
    s->n -= n;
    if (c >= 'A' && c <= 'Z')
        c = (uint8_t)(c - 'A' + 'a');
    /* Capitals of Latin-1 are c3 80 to c3 9e, but for the sign at c3 97. */
    if (d >= 0x80 && d <= 0x9e && d != 0x97)
        d = (uint8_t)(d + 0x20);
    return c << 8 | d;
}

bool
text_says(struct span s)
{
    return next_said(&s) >= 0;
}

bool
text_alike(struct span a, struct span b)
{
    bool any = false;

    for (;;) {
        int x = next_said(&a);

        if (x != next_said(&b))
            return false;
        if (x < 0)
            return any;
        any = true;
    }
}

bool
text_equal_secret(const uint8_t *a, const uint8_t *b, size_t n)
{
    uint8_t diff = 0;

    for (size_t i = 0; i < n; i++)
        diff |= (uint8_t)(a[i] ^ b[i]);
    return diff == 0;
}
