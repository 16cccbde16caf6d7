/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bytes as one file of a policy: refused with a report, or loaded; and what
 * loads decides as every policy must.
 */
#include <stdlib.h>

#include "policy/compile.h"
#include "policy/complete.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool truth)
{
    if (!truth)
        abort();
}

/* Offer everything to every flow: blocked elements never pass. */
static void
check_decisions(const struct policy *po)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        struct policy_facts f = {.rol_afzender = (enum rol)fl->from,
            .rol_ontvanger = (enum rol)fl->to,
            .type = (enum bericht)fl->type,
            .doel = (enum doel)fl->doel,
            .grondslag = span_of(po->ground[fl->giver].code),
            .gemeente_bevestigd = TRI_JA,
            .bv_open = 0x3f,
            .vandaag = 20780};
        struct elset all = {{0}};
        struct decision d;

        for (unsigned e = 0; e < EL__COUNT; e++)
            if (!catalogue_element((enum element)e)->blocked)
                elset_add(&all, (enum element)e);
        policy_decide(po, &f, &all, &d);
        for (int w = 0; w < 4; w++) {
            must((d.disclosed.w[w] & d.withheld.w[w]) == 0);
            must((d.disclosed.w[w] | d.withheld.w[w]) == d.offered.w[w]);
            must((d.disclosed.w[w] & po->steering.w[w]) == 0);
        }
        elset_add(&all, EL_ZORG_DIAGNOSE);
        policy_decide(po, &f, &all, &d);
        must(!d.released && elset_n(&d.disclosed) == 0);
    }
}

/* A message with a bare yes to everything: what is counted adds up, and what
 * is lacking can be told. */
static void
check_completeness(const struct policy *po)
{
    struct arena arena;
    struct message m;
    struct complete c;
    struct buf out;

    must(arena_init(&arena, 65536, NULL) == ERR_OK);
    must(message_init(&m, &arena, 16, NULL) == ERR_OK);
    for (unsigned l = LF_HULPVRAAG_IDBEWIJS; l <= LF_HULPVRAAG_NETWERK; l++)
        must(message_add(&m, (enum leaf)l, 0, span_of("J"), NULL) == ERR_OK);
    buf_init(&out, 1 << 20);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        policy_complete(po, &m, (enum bericht)t, &c);
        for (unsigned g = 0; g < COMPLETE_GROUPS; g++)
            must(c.lacking[g] <= c.expected[g]);
        buf_clear(&out);
        complete_write_json(&out, po, &c);
        complete_write_text(&out, po, &c, true);
        must(buf_err(&out) == ERR_OK);
    }
    buf_done(&out);
    arena_done(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct policy_file file = {"fuzz.yaml", {data, size}};
    struct errinfo ei = {0};
    struct policy *po;
    struct buf report;
    enum err rc;

    buf_init(&report, 65536);
    rc = policy_compile(&po, &file, 1, &report, &ei);
    must((rc == ERR_OK) == (po != NULL));
    must(rc != ERR_CONFIG || (report.n > 0 && ei.text[0] != '\0'));
    if (po != NULL) {
        check_decisions(po);
        check_completeness(po);
    }
    policy_free(po);
    buf_done(&report);
    return 0;
}
