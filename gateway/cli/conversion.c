/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/conversion.h"

#include <stdio.h>

#include "adapters/rendition.h"
#include "adapters/view.h"
#include "exchange/intake.h"
#include "partner/partner.h"
#include "policy/scan.h"
#include "policy/told.h"

#include "base/banned.h"

enum err
conversion_init(struct conversion *c, struct errinfo *ei)
{
    memset(c, 0, sizeof(*c));
    c->faults = (struct adapter_errors){.v = c->fault, .max = LIMIT_ERRORS_MAX};
    buf_init(&c->doc, LIMIT_BODY_MAX);
    return arena_init(&c->arena, LIMIT_MESSAGE_ARENA_MAX, ei);
}

void
conversion_done(struct conversion *c)
{
    arena_done(&c->arena);
    buf_wipe(&c->doc);
    explicit_bzero(c, sizeof(*c));
}

/* ---- reading ------------------------------------------------------------- */

static enum conversion_end
read_source(struct conversion *c, const struct adapter *from, struct span doc)
{
    struct adapter_reader *rd = NULL;
    enum err rc = adapter_reader_new(&rd, &c->ei);

    if (rc == ERR_OK)
        rc = message_init(&c->src, &c->arena, LIMIT_MESSAGE_VALUES_MAX, &c->ei);
    if (rc == ERR_OK)
        rc = adapter_read(from, rd, doc, &c->src, &c->faults, &c->ei);
    adapter_reader_free(rd);
    if (rc == ERR_OK)
        rc = policy_facts_read(&c->src, &c->facts, &c->ei);
    if (rc == ERR_OK)
        return CONVERSION_DONE;
    return c->faults.n > 0 ? CONVERSION_FAULTS : CONVERSION_BROKEN;
}

/* ---- through the policy -------------------------------------------------- */

static void
gather(struct conversion *c, const struct conversion_ask *ask)
{
    struct span rol = message_get(&c->src, LF_BERICHT_ONTVANGER_ROL, 0);
    struct policy_facts *f = &c->facts;
    struct partner p = {.rollen = 0};

    f->vandaag = ask->vandaag;
    f->rol_ontvanger = ROL__COUNT;
    (void)terms_parse_rol(rol, &f->rol_ontvanger);
    if (ask->gemeente != NULL) {
        (void)snprintf(p.gemeente, sizeof(p.gemeente), "%s", ask->gemeente);
        f->gemeente_is_college = intake_college(&c->src, &p, f->vandaag,
            &f->ontvanger_namens_college);
    }
    /* Without a recipient's record, a delegate or covenant that is named is
     * taken to be right. */
    policy_facts_mandate(ask->po, &c->src, f);
    f->kort_verblijf = intake_short_stay(&c->src, ask->po);
    if (f->fase == FASE_ONBEKEND)
        f->fase = ask->fase;
    if (f->titel_na_detentie == TRI_ONBEKEND)
        f->titel_na_detentie = ask->titel_na;
    f->gemeente_bevestigd = ask->bevestigd;
    policy_scan(ask->po, &c->src, &f->tekst);
}

static enum conversion_end
decide_and_cut(struct conversion *c, const struct conversion_ask *ask)
{
    gather(c, ask);
    intake_decide_roles(ask->po, ask->rol_afzender, &c->src.present, &c->facts,
        &c->decision);
    if (!c->decision.released) {
        intake_refusal_places(ask->po, &c->src, &c->decision, ask->from,
            &c->faults);
        return CONVERSION_REFUSED;
    }
    if (adapter_roles(ask->to) != 0 &&
        (adapter_roles(ask->to) >> c->facts.rol_ontvanger & 1) == 0)
        return CONVERSION_NO_ROLE;
    c->dst.arena = &c->arena;
    return policy_cut(ask->po, &c->facts, &c->src, &c->decision, &c->dst,
               &c->ei) == ERR_OK
               ? CONVERSION_DONE
               : CONVERSION_BROKEN;
}

/* ---- without a policy: test data only ------------------------------------ */

static bool
starts_with(struct span s, const char *head)
{
    size_t n = strlen(head);

    return s.n >= n && memcmp(s.p, head, n) == 0;
}

/* Every BSN begins with 9999 and every OIN with 00000099, and there is an OIN
 * to see it by. */
static bool
is_test_data(const struct message *m)
{
    bool seen = false;

    for (uint16_t i = 0; i < m->n; i++) {
        const struct message_value *v = &m->v[i];
        enum leaf_type type = catalogue_leaf((enum leaf)v->leaf)->type;

        if (type == LEAF_BSN && !starts_with(v->text, "9999"))
            return false;
        if (type == LEAF_OIN && !starts_with(v->text, "00000099"))
            return false;
        seen = seen || type == LEAF_OIN;
    }
    return seen;
}

static enum conversion_end
copy_what_fits(struct conversion *c, const struct adapter *to)
{
    struct elset there = adapter_elements(to, c->facts.type);
    enum err rc;

    rc = message_init(&c->dst, &c->arena, LIMIT_MESSAGE_VALUES_MAX, &c->ei);
    for (unsigned e = 0; rc == ERR_OK && e < EL__COUNT; e++) {
        if (!message_has(&c->src, (enum element)e))
            continue;
        if (elset_has(&there, (enum element)e))
            rc = message_copy(&c->dst, &c->src, (enum element)e,
                /* keep= */ NULL, /* ctx= */ NULL, &c->ei);
        else
            elset_add(&c->lost, (enum element)e);
    }
    return rc == ERR_OK ? CONVERSION_DONE : CONVERSION_BROKEN;
}

/* ---- what it says, and what not ------------------------------------------ */

/* As the gateway does: before anything is decided. */
static enum conversion_end
weigh(struct conversion *c, const struct conversion_ask *ask)
{
    const struct adapter_closed *closed =
        adapter_closed(ask->from, c->facts.type, ask->vandaag);

    policy_complete(ask->po, &c->src, c->facts.type, &c->complete);
    if (closed != NULL) {
        c->fault[0].code = closed->code;
        (void)snprintf(c->fault[0].detail, sizeof(c->fault[0].detail), "%s",
            closed->text);
        c->faults.n = 1;
        return CONVERSION_CLOSED;
    }
    if (!c->complete.refused)
        return CONVERSION_DONE;
    complete_faults(ask->po, &c->complete, ask->from, &c->faults);
    return CONVERSION_LACKS;
}

/* ---- writing ------------------------------------------------------------- */

static void
find_missing(struct conversion *c, const struct adapter *to)
{
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (view_presence(to, c->facts.type, (enum element)e) == PRESENCE_V &&
            e != EL_BERICHT_TYPE && !message_has(&c->dst, (enum element)e) &&
            !catalogue_may_be_empty(
                catalogue_element((enum element)e)->leaf_first))
            elset_add(&c->missing, (enum element)e);
}

/* By the profile of the recipient, as the gateway; without policy, by what
 * the format takes. */
static enum conversion_end
write_target(struct conversion *c, const struct conversion_ask *ask)
{
    enum bericht type = c->facts.type;
    enum err rc =
        ask->po != NULL
            ? adapter_write_profile(ask->to, type, &c->dst, &c->doc, &c->ei)
            : adapter_write(ask->to, type, &c->dst, &c->doc, &c->ei);

    if (rc == ERR_OK)
        return CONVERSION_DONE;
    if (rc != ERR_INTERNAL)
        return CONVERSION_BROKEN;
    if (ask->po == NULL)
        find_missing(c, ask->to);
    return CONVERSION_NO_FIT;
}

/* ---- the page ------------------------------------------------------------ */

static size_t
list_withheld(const struct conversion *c, const struct policy *po,
    struct rendition_withheld out[static EL__COUNT])
{
    size_t n = 0;

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&c->decision.withheld, (enum element)e) &&
            policy_told(po, (enum element)e, &c->decision.line[e], &out[n]))
            n++;
    return n;
}

static struct elset
in_part(const struct decision *d)
{
    struct elset part = {{0}};

    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&d->disclosed, (enum element)e) && d->line[e].deel != 0)
            elset_add(&part, (enum element)e);
    return part;
}

enum err
conversion_page(const struct conversion *c, const struct conversion_ask *ask,
    struct buf *out, struct errinfo *ei)
{
    struct rendition_withheld withheld[EL__COUNT];
    uint16_t flow = c->decision.flow;
    struct rendition r = {.m = &c->dst,
        .type = c->facts.type,
        .from = "",
        .to = "",
        .ground = "",
        .ground_to = "",
        .id = "",
        .profile = "",
        .trial = true};

    if (ask->po != NULL) {
        r.profile = adapter_profile(ask->to, c->facts.type);
        r.ground =
            policy_grond_tekst(ask->po, policy_grond_gever(ask->po, flow));
        r.ground_to =
            policy_grond_tekst(ask->po, policy_grond_ontvanger(ask->po, flow));
        r.in_part = in_part(&c->decision);
        r.withheld = withheld;
        r.withheld_n = list_withheld(c, ask->po, withheld);
    }
    return rendition_write(&r, out, ei);
}

enum conversion_end
conversion_run(struct conversion *c, const struct conversion_ask *ask,
    struct span doc)
{
    enum conversion_end end = read_source(c, ask->from, doc);

    if (end == CONVERSION_DONE && ask->po == NULL && !is_test_data(&c->src))
        end = CONVERSION_REAL;
    if (end == CONVERSION_DONE && ask->po != NULL)
        end = weigh(c, ask);
    if (end == CONVERSION_DONE && ask->po != NULL)
        end = decide_and_cut(c, ask);
    if (end == CONVERSION_DONE && !adapter_has_type(ask->to, c->facts.type))
        end = CONVERSION_NO_TYPE;
    if (end == CONVERSION_DONE && ask->po == NULL)
        end = copy_what_fits(c, ask->to);
    if (end == CONVERSION_DONE)
        end = write_target(c, ask);
    return end;
}
