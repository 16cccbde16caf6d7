/* SPDX-License-Identifier: EUPL-1.2 */
#include <strings.h>

#include "http/http.h"

#include "base/banned.h"

enum { Q_FULL = 1000, SPECIFICITIES = 4 };

static bool
same(struct span s, struct span text)
{
    return s.n == text.n &&
           strncasecmp((const char *)s.p, (const char *)text.p, s.n) == 0;
}

static struct span
trim(struct span s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* What comes before the next sep that is not in quotes; s goes on after it. */
static struct span
piece(struct span *s, uint8_t sep)
{
    struct span out = *s;
    bool quoted = false;
    size_t i = 0;

    while (i < s->n && (quoted || s->p[i] != sep)) {
        if (s->p[i] == '"')
            quoted = !quoted;
        else if (quoted && s->p[i] == '\\' && i + 1 < s->n)
            i++;
        i++;
    }
    out.n = i;
    i += i < s->n ? 1 : 0;
    *s = (struct span){s->p + i, s->n - i};
    return trim(out);
}

/* "0.5" -> 500; -1 for what is no weight. */
static int
weight(struct span s)
{
    int q = 0, unit = Q_FULL / 10;

    if (s.n == 0 || s.n > 5 || (s.p[0] != '0' && s.p[0] != '1') ||
        (s.n > 1 && s.p[1] != '.'))
        return -1;
    q = (s.p[0] - '0') * Q_FULL;
    for (size_t i = 2; i < s.n; i++, unit /= 10) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        q += (s.p[i] - '0') * unit;
    }
    return q <= Q_FULL ? q : -1;
}

/* How closely a range names the media type: 1 all, 2 its kind, 3 itself. */
static unsigned
closeness(struct span range, struct span media)
{
    const uint8_t *slash = memchr(media.p, '/', media.n);
    size_t kind = slash == NULL ? 0 : (size_t)(slash - media.p) + 1;

    if (same(range, media))
        return 3;
    if (range.n == kind + 1 && range.p[kind] == '*' &&
        same((struct span){range.p, kind}, (struct span){media.p, kind}))
        return 2;
    return span_is(range, "*/*") ? 1 : 0;
}

/* One range of an Accept: better than what was found so far? */
static void
consider(struct span range, struct span media, unsigned *close, int *q)
{
    struct span name = piece(&range, ';');
    unsigned c = closeness(name, media);
    int here = Q_FULL;

    while (range.n > 0) {
        struct span p = piece(&range, ';');

        if (p.n >= 2 && (p.p[0] == 'q' || p.p[0] == 'Q') && p.p[1] == '=')
            here = weight((struct span){p.p + 2, p.n - 2});
    }
    if (here < 0 || c < *close || c == 0)
        return;
    *q = c > *close || here > *q ? here : *q;
    *close = c;
}

unsigned
http_accept(const struct http_request *req, const char *media)
{
    unsigned close = 0;
    int q = 0;
    bool any = false;

    for (size_t i = 0; i < req->field_n; i++) {
        struct span left = req->field[i].value;

        if (!same(req->field[i].name, span_of("accept")))
            continue;
        while (left.n > 0) {
            struct span range = piece(&left, ',');

            any = any || range.n > 0;
            consider(range, span_of(media), &close, &q);
        }
    }
    if (!any)
        return Q_FULL * SPECIFICITIES + 1;
    return q == 0 ? 0 : (unsigned)q * SPECIFICITIES + close;
}

void
http_media_split(struct span kept, struct span *media, struct span *profile)
{
    static const char key[] = ";profile=\"";
    const uint8_t *at =
        kept.n == 0 ? NULL : memmem(kept.p, kept.n, key, sizeof(key) - 1);

    *media = kept;
    *profile = (struct span){NULL, 0};
    if (at == NULL || kept.p[kept.n - 1] != '"')
        return;
    media->n = (size_t)(at - kept.p);
    at += sizeof(key) - 1;
    if (at < kept.p + kept.n)
        *profile = (struct span){at, (size_t)(kept.p + kept.n - 1 - at)};
}
