/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "partner/partner.h"

#include "base/banned.h"

static bool
holds(int64_t van_dag, int64_t tot_dag, int64_t vandaag)
{
    return van_dag <= vandaag && vandaag <= tot_dag;
}

bool
partner_admits(const struct partner *p, enum channel ch)
{
    return ch == CHANNEL_REINTEGRATIE ||
           (ch < CHANNEL__COUNT && p->kanaal[ch].admitted);
}

bool
partner_has_delegate(const struct partner *p, enum channel ch,
    struct span named, int64_t vandaag)
{
    for (size_t i = 0; i < p->gemandateerde_n; i++) {
        const struct partner_delegate *d = &p->gemandateerde[i];

        if (d->kanaal == ch && holds(d->van_dag, d->tot_dag, vandaag) &&
            (text_alike(named, span_of(d->naam)) ||
                text_alike(named, span_of(d->functie))))
            return true;
    }
    return false;
}

bool
partner_has_covenant(const struct partner *p, struct span id, int64_t vandaag)
{
    for (size_t i = 0; i < p->convenant_n; i++) {
        const struct partner_covenant *c = &p->convenant[i];

        if (span_is(id, c->id) && holds(c->van_dag, c->tot_dag, vandaag))
            return true;
    }
    return false;
}

bool
partner_has_mandate(const struct partner *p, struct span gemeente,
    int64_t vandaag)
{
    for (size_t i = 0; i < p->mandaat_n; i++) {
        const struct partner_mandate *m = &p->mandaat[i];

        if (span_is(gemeente, m->gemeente) &&
            holds(m->van_dag, m->tot_dag, vandaag))
            return true;
    }
    return false;
}
