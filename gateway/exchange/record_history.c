/* SPDX-License-Identifier: EUPL-1.2 */
/* Entries of the past, to look back at or to take again with another policy. */
#include "base/clock.h"
#include "exchange/record_parts.h"
#include "ledger/body.h"
#include "policy/replay.h"
#include "store/entries.h"

#include "base/banned.h"

enum { DECISIONS = 1u << ENTRY_VRIJGAVE | 1u << ENTRY_WEIGERING };

/* Is this an entry that is asked for?  Then with its leaf. */
static enum err
is_asked(struct record *r, const struct record_history *q,
    struct record_seen *seen, bool *yes, struct errinfo *ei)
{
    uint32_t kinds = q->kinds == 0 ? DECISIONS : q->kinds;
    uint8_t skeleton[ENTRY_LEN];
    struct entry e;
    enum err rc =
        store_skeleton_get(r->st, seen->index, skeleton, sizeof(skeleton), ei);

    if (rc == ERR_OK)
        rc = entry_read((struct span){skeleton, sizeof(skeleton)}, &e, ei);
    if (rc != ERR_OK)
        return rc == ERR_SYNTAX ? err_as(ei, ERR_CORRUPT) : rc;
    seen->kind = e.kind;
    *yes = (kinds >> e.kind & 1) != 0 && (int64_t)e.time_ms >= q->since_ms &&
           (int64_t)e.time_ms < q->until_ms;
    return *yes ? entry_leaf(skeleton, seen->leaf, ei) : ERR_OK;
}

static enum err
visit(struct record *r, struct record_seen *seen, struct buf *body,
    record_seen_fn *each, void *ctx, struct errinfo *ei)
{
    enum err rc;

    buf_clear(body);
    rc = record_body_open(r, seen->index, NULL, body, ei);
    if (rc == ERR_OK)
        seen->body = buf_peek(body);
    else if (rc != ERR_NOTFOUND) /* destroyed in its time: the proof stays */
        return rc;
    return each(ctx, seen, ei);
}

enum err
record_history_walk(struct record *r, const struct record_history *q,
    uint64_t *next, record_seen_fn *each, void *ctx, struct errinfo *ei)
{
    uint64_t size = 0, i = q->from;
    size_t n = 0;
    struct buf body;
    enum err rc = store_entry_count(r->st, &size, ei);

    buf_init(&body, (size_t)RECORD_BODY_MAX * 2);
    for (unsigned k = 0;
         rc == ERR_OK && i < size && n < q->max && k < RECORD_HISTORY_SCAN;
         k++, i++) {
        struct record_seen seen = {.index = i};
        bool asked = false;

        rc = is_asked(r, q, &seen, &asked, ei);
        if (rc == ERR_OK && asked) {
            rc = visit(r, &seen, &body, each, ctx, ei);
            n++;
        }
    }
    *next = i < size ? i : size;
    buf_wipe(&body);
    return rc;
}

void
record_history_past(const struct body *b, struct policy_past *out)
{
    const struct body_decision *d = &b->decision;
    const struct body_outcomes *o = &d->outcomes;

    *out = (struct policy_past){.k = {.type = d->type,
                                    .from = d->van.rol,
                                    .to = d->naar.rol,
                                    .doel = d->doel,
                                    .vandaag = b->start_ms / CLOCK_DAY_MS},
        .offered = d->offered,
        .disclosed = d->disclosed,
        .refused_on = d->refused_on,
        .released = d->released,
        .refusal = d->refusal};
    out->k.o = (struct policy_outcomes){.holds = o->holds,
        .bv_open = d->bv_open,
        .named = o->named,
        .college = (enum tri)o->college,
        .bevestigd = (enum tri)o->bevestigd,
        .kort = (enum tri)o->kort,
        .namens_college = o->namens_college,
        .grond = o->grond,
        .weighed = o->weighed,
        .doel_51c = o->doel_51c,
        .scope = o->scope};
}
