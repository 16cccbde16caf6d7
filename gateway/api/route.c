/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/route.h"

#include "base/banned.h"

/* "{}" stands for one id.  Rows of one path stand together. */
static const struct {
    const char *path;
    enum http_method method;
    enum route_id id;
    const char *allow;
} routes[] = {
    {"/berichten", HTTP_POST, ROUTE_BERICHTEN_POST, "GET, HEAD, POST"},
    {"/berichten", HTTP_GET, ROUTE_BERICHTEN_GET, "GET, HEAD, POST"},
    {"/berichten", HTTP_HEAD, ROUTE_BERICHTEN_GET, "GET, HEAD, POST"},
    {"/berichten/{}", HTTP_GET, ROUTE_BERICHT, "GET, HEAD"},
    {"/berichten/{}", HTTP_HEAD, ROUTE_BERICHT, "GET, HEAD"},
    /* No HEAD: asking for content is a hand-over, and is logged as one. */
    {"/berichten/{}/inhoud", HTTP_GET, ROUTE_INHOUD, "GET"},
    {"/berichten/{}/ontvangstbevestigingen", HTTP_POST, ROUTE_ONTVANGST,
        "POST"},
    {"/verstrekkingen/{}/bewijs", HTTP_GET, ROUTE_BEWIJS, "GET, HEAD"},
    {"/verstrekkingen/{}/bewijs", HTTP_HEAD, ROUTE_BEWIJS, "GET, HEAD"},
    {"/getuige/add-checkpoint", HTTP_POST, ROUTE_GETUIGE, "POST"},
};

static bool
id_char(size_t at, uint8_t c)
{
    if (at == 8 || at == 13 || at == 18 || at == 23)
        return c == '-';
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Take an id from the front of s. */
static bool
take_id(struct span *s, char *out)
{
    if (s->n < RECORD_ID_LEN)
        return false;
    for (size_t i = 0; i < RECORD_ID_LEN; i++)
        if (!id_char(i, s->p[i]))
            return false;
    memcpy(out, s->p, RECORD_ID_LEN);
    out[RECORD_ID_LEN] = '\0';
    s->p += RECORD_ID_LEN;
    s->n -= RECORD_ID_LEN;
    return true;
}

static bool
match(const char *pattern, struct span s, char *param)
{
    param[0] = '\0';
    while (*pattern != '\0') {
        if (*pattern == '{') {
            if (!take_id(&s, param))
                return false;
            pattern += 2;
            continue;
        }
        if (s.n == 0 || s.p[0] != (uint8_t)*pattern)
            return false;
        s.p++;
        s.n--;
        pattern++;
    }
    return s.n == 0;
}

bool
route_find(const struct http_request *req, struct route_match *m)
{
    size_t base = sizeof(ROUTE_BASE) - 1;
    struct span rest = req->path;

    *m = (struct route_match){.id = ROUTE_NONE};
    if (rest.n < base || memcmp(rest.p, ROUTE_BASE, base) != 0)
        return false;
    rest.p += base;
    rest.n -= base;
    for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
        if (!match(routes[i].path, rest, m->param))
            continue;
        m->allow = routes[i].allow;
        if (routes[i].method != req->method)
            continue;
        m->id = routes[i].id;
        return true;
    }
    return false;
}

bool
route_channel(struct span query, enum channel *ch)
{
    static const char key[] = "kanaal=";
    const size_t n = sizeof(key) - 1;

    *ch = CHANNEL_REINTEGRATIE;
    if (query.n == 0)
        return true;
    return query.n > n && memcmp(query.p, key, n) == 0 &&
           channel_parse((struct span){query.p + n, query.n - n}, ch);
}
