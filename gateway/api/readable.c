/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/readable.h"

#include <stdlib.h>

#include "base/limit.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "policy/told.h"

#include "base/banned.h"

struct readable {
    const struct adapters *ads;
    const struct policy *po;
    struct adapter_reader *reader;
    struct arena arena;
    char csp[READABLE_CSP_MAX + 1];
};

/* ---- life -------------------------------------------------------------- */

/* One style element, known by its hash; no script, picture, form or frame. */
static enum err
make_csp(struct readable *rd, struct errinfo *ei)
{
    uint8_t digest[DIGEST_SHA256_LEN];
    struct span style = rendition_style();
    struct buf b;
    enum err rc = digest_sha256(digest, &style, 1, ei);

    buf_init(&b, READABLE_CSP_MAX);
    buf_text(&b, "default-src 'none'; style-src 'sha256-");
    text_base64(&b, (struct span){digest, sizeof(digest)});
    buf_text(&b, "'; base-uri 'none'; form-action 'none'; "
                 "frame-ancestors 'none'");
    if (rc == ERR_OK)
        rc = buf_err(&b);
    if (rc == ERR_OK)
        memcpy(rd->csp, b.p, b.n);
    buf_done(&b);
    return rc;
}

enum err
readable_new(struct readable **out, const struct adapters *ads,
    const struct policy *po, struct errinfo *ei)
{
    struct readable *rd = calloc(1, sizeof(*rd));
    enum err rc;

    *out = NULL;
    if (rd == NULL)
        return err_set(ei, ERR_NOMEM, "readable.new", "no room");
    rd->ads = ads;
    rd->po = po;
    rc = adapter_reader_new(&rd->reader, ei);
    if (rc == ERR_OK)
        rc = arena_init(&rd->arena, LIMIT_MESSAGE_ARENA_MAX, ei);
    if (rc == ERR_OK)
        rc = make_csp(rd, ei);
    if (rc != ERR_OK) {
        readable_free(rd);
        return rc;
    }
    *out = rd;
    return ERR_OK;
}

void
readable_use_policy(struct readable *rd, const struct policy *po)
{
    rd->po = po;
}

void
readable_free(struct readable *rd)
{
    if (rd == NULL)
        return;
    adapter_reader_free(rd->reader);
    arena_done(&rd->arena);
    free(rd);
}

const char *
readable_csp(const struct readable *rd)
{
    return rd->csp;
}

/* ---- what was held back -------------------------------------------------- */

/* The words of the policy go only with the policy that decided. */
static const struct policy *
words_of(const struct readable *rd, const struct body_decision *d)
{
    bool same =
        memcmp(policy_hash(rd->po), d->policy_hash, POLICY_HASH_LEN) == 0;

    return same ? rd->po : NULL;
}

static size_t
list_withheld(const struct readable *rd, const struct body_decision *d,
    struct rendition_withheld out[static EL__COUNT])
{
    const struct policy *words = words_of(rd, d);
    size_t n = 0;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct body_line *l = &d->line[e];
        struct policy_line line = {.verdict = VERDICT_WITHHOLD,
            .weiger = l->weiger,
            .condition = l->condition,
            .fallback = l->fallback,
            .rule = l->rule};

        if (elset_has(&d->withheld, (enum element)e) &&
            policy_told(words, (enum element)e, &line, &out[n]))
            n++;
    }
    return n;
}

/* ---- the page ---------------------------------------------------------------- */

static enum err
read_back(struct readable *rd, const struct readable_page *page,
    struct message *m, struct rendition *r, struct errinfo *ei)
{
    struct adapter_error fault[1];
    struct adapter_errors errs = {.v = fault, .max = 1};
    struct span media, profile;
    const size_t urn = sizeof(ADAPTER_PROFILE_URN) - 1;
    const struct adapter *ad = NULL;
    enum err rc;

    http_media_split(page->kept, &media, &profile);
    if (profile.n > urn)
        ad = adapters_find_profile(rd->ads,
            (struct span){profile.p + urn, profile.n - urn}, &r->type);
    else if (profile.n == 0 && media.n == page->kept.n)
        ad = page->own;
    if (ad == NULL)
        return err_set(ei, ERR_UNSUPPORTED, "readable",
            "no format here declares the profile of the document");
    r->profile = profile.n == 0 ? "" : adapter_profile(ad, r->type);
    rc = message_init(m, &rd->arena, LIMIT_MESSAGE_VALUES_MAX, ei);
    if (rc == ERR_OK)
        rc = adapter_read(ad, rd->reader, page->document, m, &errs, ei);
    return rc == ERR_SYNTAX ? err_as(ei, ERR_CORRUPT) : rc;
}

enum err
readable_write(struct readable *rd, const struct readable_page *page,
    struct buf *out, struct errinfo *ei)
{
    const struct body_decision *d = &page->receipt->body.decision;
    struct rendition_withheld withheld[EL__COUNT];
    struct message m;
    struct rendition r = {
        .m = &m,
        .type = d->type,
        .from = page->from,
        .to = page->to,
        .ground = policy_grond_tekst(rd->po, d->grond_gever),
        .ground_to = policy_grond_tekst(rd->po, d->grond_ontvanger),
        .id = page->receipt->body.id,
        .in_part = d->in_part,
        .withheld = withheld,
        .withheld_n = list_withheld(rd, d, withheld),
    };
    enum err rc = read_back(rd, page, &m, &r, ei);

    if (rc == ERR_OK)
        rc = rendition_write(&r, out, ei);
    arena_wipe(&rd->arena);
    return rc;
}
