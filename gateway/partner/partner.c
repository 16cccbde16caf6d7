/* SPDX-License-Identifier: EUPL-1.2 */
#include "partner/partner.h"

#include <arpa/inet.h>
#include <assert.h>
#include <stdlib.h>

#include "base/text.h"

#include "base/banned.h"

_Static_assert(LIMIT_PARTNERS_MAX <= UINT16_MAX, "a place fits in 16 bits");

#define ROL_BIT(r) (UINT32_C(1) << (r))

static const uint32_t rollen_all = ROL_BIT(ROL__COUNT) - 1;
static const uint32_t rollen_gemeente =
    ROL_BIT(ROL_GN) | ROL_BIT(ROL_GB) | ROL_BIT(ROL_GW) | ROL_BIT(ROL_GS) |
    ROL_BIT(ROL_GM) | ROL_BIT(ROL_BU) | ROL_BIT(ROL_CO);
/* The two hats of a ZVH: aftercare for the college, and the WGS. */
static const uint32_t rollen_mandaat = ROL_BIT(ROL_GN) | ROL_BIT(ROL_ZV);

#define LOWER  "abcdefghijklmnopqrstuvwxyz"
#define UPPER  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/* ---- checking one partner ------------------------------------------------ */

static bool
only(const char *text, const char *chars)
{
    return text[0] != '\0' && text[strspn(text, chars)] == '\0';
}

/* Prefix of eight digits for a register that exists, then the number in it. */
static bool
oin_valid(const char *oin)
{
    static const char *const registers[] = {"00000001", "00000002", "00000003",
        "00000004", "00000006", "00000007", "00000008", "00000009", "00000010",
        "00000099"};

    if (strlen(oin) != PARTNER_OIN_LEN || !only(oin, DIGITS UPPER))
        return false;
    for (size_t i = 0; i < sizeof(registers) / sizeof(registers[0]); i++)
        if (strncmp(oin, registers[i], 8) == 0)
            return true;
    return false;
}

static bool
naam_valid(const char *naam)
{
    for (const char *c = naam; *c != '\0'; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            return false;
    return naam[0] != '\0' && text_utf8_valid(span_of(naam));
}

static bool
gemeente_valid(const char *code)
{
    return strlen(code) == 4 && only(code, DIGITS);
}

static bool
mail_valid(const char *mail)
{
    size_t n = strspn(mail, LOWER UPPER DIGITS "._%+-");
    const char *domain = mail + n + 1;

    return n > 0 && mail[n] == '@' && only(domain, LOWER UPPER DIGITS ".-") &&
           domain[0] != '.' && strchr(domain, '.') != NULL &&
           strstr(domain, "..") == NULL && domain[strlen(domain) - 1] != '.';
}

static bool
port_valid(const char *text, size_t n)
{
    uint64_t v;

    return text_u64((struct span){(const uint8_t *)text, n}, UINT16_MAX, &v) &&
           v > 0;
}

/* https://host[:port][/path]: nobody logged in, nothing asked. */
static bool
url_valid(const char *url)
{
    static const char scheme[] = "https://";
    const char *rest = url + sizeof(scheme) - 1;
    size_t n;

    if (strncmp(url, scheme, sizeof(scheme) - 1) != 0)
        return false;
    n = strspn(rest, LOWER UPPER DIGITS ".-");
    if (n == 0 || rest[0] == '.' || rest[0] == '-')
        return false;
    rest += n;
    if (*rest == ':') {
        n = strcspn(++rest, "/");
        if (!port_valid(rest, n))
            return false;
        rest += n;
    }
    if (*rest == '\0')
        return true;
    return *rest == '/' && only(rest, LOWER UPPER DIGITS "/-._~!$&'()*+,;=:") &&
           strstr(rest, "//") == NULL && strstr(rest, "/.") == NULL;
}

static bool
address_valid(const char *address)
{
    struct in6_addr any;

    return inet_pton(AF_INET, address, &any) == 1 ||
           inet_pton(AF_INET6, address, &any) == 1;
}

static bool
mandaten_valid(const struct partner *p)
{
    if (p->mandaat_n > PARTNER_MANDATES_MAX)
        return false;
    for (size_t i = 0; i < p->mandaat_n; i++)
        if (!gemeente_valid(p->mandaat[i].gemeente) ||
            p->mandaat[i].van_dag > p->mandaat[i].tot_dag)
            return false;
    return true;
}

/* A municipality has a code; a ZVH that stands in for some has mandates. */
static bool
place_known(const struct partner *p)
{
    uint32_t rollen = p->rollen & rollen_gemeente;

    if (rollen == ROL_BIT(ROL_GN) && p->mandaat_n > 0)
        return true;
    return rollen == 0 || p->gemeente[0] != '\0';
}

/* The first field that is wrong, by its name in a partner's file. */
static const char *
wrong_self(const struct partner *p, const char **why)
{
    *why = "1 to 40 of a-z, 0-9 and - expected";
    if (!only(p->id, LOWER DIGITS "-"))
        return "id";
    *why = "a name without control characters expected";
    if (!naam_valid(p->naam))
        return "naam";
    *why = "an OIN of 20 positions with a known prefix expected";
    if (!oin_valid(p->oin))
        return "oin";
    *why = "at least one role expected";
    if (p->rollen == 0 || (p->rollen & ~rollen_all) != 0)
        return "rollen";
    *why = "kind/version expected, such as pi/v1";
    if (!only(p->kind, LOWER DIGITS "-") ||
        !only(p->version, LOWER DIGITS "-."))
        return "formaat";
    *why = "actief or opgeschort expected";
    if (p->status != PARTNER_ACTIEF && p->status != PARTNER_OPGESCHORT)
        return "status";
    return NULL;
}

static const char *
wrong_place(const struct partner *p, const char **why)
{
    *why = "a CBS code of four digits expected";
    if (p->gemeente[0] != '\0' && !gemeente_valid(p->gemeente))
        return "gemeente";
    *why = "a municipal role needs the CBS code of its municipality";
    if (!place_known(p))
        return "gemeente";
    *why = "only a partner in role GN or ZV can have a mandate";
    if (p->mandaat_n > 0 && (p->rollen & rollen_mandaat) == 0)
        return "mandaten";
    *why = "a CBS code, and a first day not after the last, expected";
    if (!mandaten_valid(p))
        return "mandaten";
    *why = "a mail address expected";
    if (p->loket[0] != '\0' && !mail_valid(p->loket))
        return "loket";
    *why = "a municipality needs one functional mailbox (R31)";
    if ((p->rollen & rollen_gemeente) != 0 && p->loket[0] == '\0')
        return "loket";
    return NULL;
}

/* The field of an endpoint that is wrong. */
static const char *
wrong_endpoint(const struct partner_endpoint *e, const char **why)
{
    *why = "mailbox or push expected";
    if (e->delivery != PARTNER_MAILBOX && e->delivery != PARTNER_PUSH)
        return "aflevering";
    *why = "https://host[:port][/path] expected, without user, query, fragment";
    if (e->url[0] != '\0' && !url_valid(e->url))
        return "url";
    *why = "an IPv4 or IPv6 address expected";
    if (e->address[0] != '\0' && !address_valid(e->address))
        return "adres";
    if (e->delivery == PARTNER_MAILBOX)
        return NULL;
    *why = "needed for push";
    if (e->url[0] == '\0')
        return "url";
    if (e->address[0] == '\0')
        return "adres";
    return NULL;
}

/* Do two channels have one door? */
static bool
shares_url(const struct partner *p, unsigned ch)
{
    for (unsigned i = 0; i < ch; i++)
        if (p->kanaal[ch].url[0] != '\0' &&
            strcmp(p->kanaal[i].url, p->kanaal[ch].url) == 0)
            return true;
    return false;
}

static const char *
wrong_channel(const struct partner *p, const char **why)
{
    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        const struct partner_endpoint *e = &p->kanaal[ch];

        *why = "what is not admitted has no endpoint";
        if (!e->admitted && (e->url[0] != '\0' || e->address[0] != '\0' ||
                                e->delivery != PARTNER_MAILBOX))
            return "kanalen";
        if (wrong_endpoint(e, why) != NULL)
            return "kanalen";
        *why = "each channel needs a url of its own";
        if (shares_url(p, ch))
            return "kanalen";
    }
    *why = "PGA is for role ZV only";
    if (p->kanaal[CHANNEL_PGA].admitted && !partner_has_rol(p, ROL_ZV))
        return "kanalen";
    return NULL;
}

static bool
delegate_valid(const struct partner *p, const struct partner_delegate *d)
{
    const char *text[] = {d->naam, d->functie};
    bool says = false;

    for (size_t i = 0; i < 2; i++) {
        if (text[i][0] == '\0')
            continue;
        if (!naam_valid(text[i]) || !text_says(span_of(text[i])))
            return false;
        says = true;
    }
    return says && d->van_dag <= d->tot_dag &&
           (d->kanaal == CHANNEL_RISICO_18B || d->kanaal == CHANNEL_BIJ) &&
           p->kanaal[d->kanaal].admitted;
}

static const char *
wrong_admission(const struct partner *p, const char **why)
{
    *why = "RISICO_18B or BIJ among kanalen, a naam or functie, and a first "
           "day not after the last, expected";
    if (p->gemandateerde_n > PARTNER_DELEGATES_MAX)
        return "gemandateerden";
    for (size_t i = 0; i < p->gemandateerde_n; i++)
        if (!delegate_valid(p, &p->gemandateerde[i]))
            return "gemandateerden";
    *why = "only a partner in role ZV acts under a covenant";
    if (p->convenant_n > 0 && !partner_has_rol(p, ROL_ZV))
        return "convenanten";
    *why = "an id, and a first day not after the last, expected";
    if (p->convenant_n > PARTNER_COVENANTS_MAX)
        return "convenanten";
    for (size_t i = 0; i < p->convenant_n; i++)
        if (!naam_valid(p->convenant[i].id) ||
            p->convenant[i].van_dag > p->convenant[i].tot_dag)
            return "convenanten";
    return NULL;
}

/* Has it the form name+id+key?  What is in it is the ledger's to judge. */
static bool
vkey_valid(const char *vkey)
{
    size_t n = 0;

    for (const char *c = vkey; *c != '\0'; c++)
        if ((unsigned char)*c <= 0x20 || (unsigned char)*c >= 0x7f)
            return false;
    for (const char *c = vkey; (c = strchr(c, '+')) != NULL; c++)
        n++;
    return n >= 2;
}

static const char *
wrong_witness(const struct partner *p, const char **why)
{
    const struct partner_witness *w = &p->getuige;

    *why = "a public key of a log expected: name+id+key";
    if (p->logboek[0] != '\0' && !vkey_valid(p->logboek))
        return "logboek";
    *why = "a public key of a witness expected: name+id+key";
    if (w->vkey[0] != '\0' && !vkey_valid(w->vkey))
        return "getuige";
    *why = "https://host[:port][/path] expected, without user, query, fragment";
    if (w->url[0] != '\0' && !url_valid(w->url))
        return "getuige_url";
    *why = "an IPv4 or IPv6 address expected";
    if (w->address[0] != '\0' && !address_valid(w->address))
        return "getuige_adres";
    *why = "getuige, getuige_url and getuige_adres go together";
    if ((w->vkey[0] == '\0') != (w->url[0] == '\0') ||
        (w->vkey[0] == '\0') != (w->address[0] == '\0'))
        return w->vkey[0] != '\0' ? "getuige" : "getuige_url";
    return NULL;
}

enum err
partner_check(const struct partner *p, struct errinfo *ei)
{
    const char *why;
    const char *field = wrong_self(p, &why);

    if (field == NULL)
        field = wrong_place(p, &why);
    if (field == NULL)
        field = wrong_endpoint(&p->kanaal[CHANNEL_REINTEGRATIE], &why);
    if (field == NULL)
        field = wrong_channel(p, &why);
    if (field == NULL)
        field = wrong_admission(p, &why);
    if (field == NULL)
        field = wrong_witness(p, &why);
    if (field != NULL)
        return err_set(ei, ERR_CONFIG, "partner.check", "%s: %s", field, why);
    return ERR_OK;
}

/* ---- the book ------------------------------------------------------------ */

/* Where an OIN stands in by_oin, or where it would. */
static size_t
slot_of(const struct partner_book *b, const char *oin, bool *found)
{
    size_t lo = 0, hi = b->n;

    assert(b->n == 0 || b->by_oin != NULL);
    *found = false;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int cmp = memcmp(b->v[b->by_oin[mid]].oin, oin, PARTNER_OIN_LEN);

        if (cmp == 0) {
            *found = true;
            return mid;
        }
        if (cmp < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static uint16_t
code_number(const char *code)
{
    unsigned v = 0;

    for (int i = 0; i < 4; i++)
        v = v * 10 + (unsigned)(code[i] - '0');
    return (uint16_t)v;
}

/* Add where this partner may receive. */
static void
add_places(struct partner_book *b, uint16_t at)
{
    const struct partner *p = &b->v[at];

    if (gemeente_valid(p->gemeente))
        b->place[b->place_n++] =
            (struct partner_place){.gemeente = code_number(p->gemeente),
                .at = at};
    for (size_t i = 0; i < p->mandaat_n; i++)
        if (gemeente_valid(p->mandaat[i].gemeente))
            b->place[b->place_n++] = (struct partner_place){
                .gemeente = code_number(p->mandaat[i].gemeente),
                .at = at,
                .mandate = true};
}

static bool
grow(struct partner_book *b)
{
    size_t cap = b->cap == 0 ? 16 : b->cap * 2;
    void *p;

    p = realloc(b->v, cap * sizeof(*b->v));
    if (p == NULL)
        return false;
    b->v = p;
    p = realloc(b->by_oin, cap * sizeof(*b->by_oin));
    if (p == NULL)
        return false;
    b->by_oin = p;
    p = realloc(b->place, cap * (1 + PARTNER_MANDATES_MAX) * sizeof(*b->place));
    if (p == NULL)
        return false;
    b->place = p;
    b->cap = cap;
    return true;
}

/* Put a partner that has a place in v at a slot in by_oin. */
static void
insert_oin(struct partner_book *b, size_t slot, size_t used, uint16_t at)
{
    memmove(b->by_oin + slot + 1, b->by_oin + slot,
        (used - slot) * sizeof(*b->by_oin));
    b->by_oin[slot] = at;
}

static void
replace(struct partner_book *b, uint16_t at, const struct partner *p)
{
    bool found;
    size_t slot = slot_of(b, b->v[at].oin, &found);

    assert(found);
    b->n--;
    memmove(b->by_oin + slot, b->by_oin + slot + 1,
        (b->n - slot) * sizeof(*b->by_oin));
    slot = slot_of(b, p->oin, &found);
    insert_oin(b, slot, b->n, at);
    b->n++;
    b->v[at] = *p;
    b->place_n = 0;
    for (size_t i = 0; i < b->n; i++)
        add_places(b, (uint16_t)i);
}

enum err
partner_book_put(struct partner_book *b, const struct partner *p,
    struct errinfo *ei)
{
    const struct partner *old = partner_by_id(b, span_of(p->id));
    bool found;
    size_t slot = slot_of(b, p->oin, &found);

    if (found && &b->v[b->by_oin[slot]] != old)
        return err_set(ei, ERR_CONFLICT, "partner.put",
            "the OIN belongs to another partner");
    if (old != NULL) {
        struct partner copy = *p;

        replace(b, (uint16_t)(old - b->v), &copy);
        b->version++;
        return ERR_OK;
    }
    if (b->n == LIMIT_PARTNERS_MAX)
        return err_set(ei, ERR_LIMIT, "partner.put", "more than %d partners",
            LIMIT_PARTNERS_MAX);
    if (b->n == b->cap && !grow(b))
        return err_set(ei, ERR_NOMEM, "partner.put", "no memory");
    b->v[b->n] = *p;
    insert_oin(b, slot, b->n, (uint16_t)b->n);
    add_places(b, (uint16_t)b->n);
    b->n++;
    b->version++;
    return ERR_OK;
}

void
partner_book_done(struct partner_book *b)
{
    free(b->v);
    free(b->by_oin);
    free(b->place);
    *b = (struct partner_book){.version = 0};
}

/* ---- looking up ---------------------------------------------------------- */

const struct partner *
partner_by_oin(const struct partner_book *b, struct span oin)
{
    bool found;
    size_t slot;

    if (oin.n != PARTNER_OIN_LEN)
        return NULL;
    slot = slot_of(b, (const char *)oin.p, &found);
    return found ? &b->v[b->by_oin[slot]] : NULL;
}

const struct partner *
partner_by_id(const struct partner_book *b, struct span id)
{
    for (size_t i = 0; i < b->n; i++)
        if (span_is(id, b->v[i].id))
            return &b->v[i];
    return NULL;
}

static bool
mandate_holds(const struct partner *p, uint16_t gemeente, int64_t vandaag)
{
    for (size_t i = 0; i < p->mandaat_n; i++) {
        const struct partner_mandate *m = &p->mandaat[i];

        if (gemeente_valid(m->gemeente) &&
            code_number(m->gemeente) == gemeente && m->van_dag <= vandaag &&
            vandaag <= m->tot_dag)
            return true;
    }
    return false;
}

const struct partner *
partner_for_gemeente(const struct partner_book *b, struct span gemeente,
    enum rol rol, int64_t vandaag)
{
    const struct partner *stand_in = NULL;
    uint64_t number = 0;

    for (size_t i = 0; i < gemeente.n && i < 4; i++) {
        if (gemeente.p[i] < '0' || gemeente.p[i] > '9')
            return NULL;
        number = number * 10 + (uint64_t)(gemeente.p[i] - '0');
    }
    if (gemeente.n != 4 || rol >= ROL__COUNT)
        return NULL;
    for (size_t i = 0; i < b->place_n; i++) {
        const struct partner_place *pl = &b->place[i];
        const struct partner *p = &b->v[pl->at];

        if (pl->gemeente != number || !partner_has_rol(p, rol) ||
            p->status != PARTNER_ACTIEF)
            continue;
        if (!pl->mandate)
            return p;
        if (stand_in == NULL && (ROL_BIT(rol) & rollen_mandaat) != 0 &&
            mandate_holds(p, pl->gemeente, vandaag))
            stand_in = p;
    }
    return stand_in;
}
