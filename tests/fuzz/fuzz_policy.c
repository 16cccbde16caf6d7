/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Bytes as one file of a policy: refused with a report, or loaded; and what
 * loads decides as every policy must.
 */
#include <stdlib.h>

#include "policy/compile.h"

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
    if (po != NULL)
        check_decisions(po);
    policy_free(po);
    buf_done(&report);
    return 0;
}
