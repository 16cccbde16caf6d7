/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/validity.h"

#include "base/clock.h"

#include "base/banned.h"

enum { HOUR_AT = 11 }; /* 2026-11-23T22: */

bool
validity_day(const struct message *m, struct validity *on)
{
    struct span t = message_get(m, LF_BERICHT_TIJDSTIP, 0);

    if (t.n < HOUR_AT + 2 ||
        !clock_parse_date((struct span){t.p, CLOCK_DATE_LEN}, &on->day))
        return false;
    on->here = on->day;
    if (t.p[HOUR_AT] == '2' && t.p[HOUR_AT + 1] >= '2')
        on->here++;
    return true;
}

struct code_at
validity_of(const struct validity *on, const struct message_value *v)
{
    struct code_at at = {CODE_VALID, ""};
    enum codelist list = catalogue_leaf((enum leaf)v->leaf)->codes;

    if (list == CL_NONE || v->text.n == 0 || !catalogue_codelist_dated(list) ||
        v->leaf == LF_BERICHT_TYPE)
        return at;
    at = catalogue_code_at(list, v->text, on->day);
    if (at.state != CODE_VALID && on->here != on->day)
        at = catalogue_code_at(list, v->text, on->here);
    if (at.state == CODE_ENDED && catalogue_may_be_past((enum leaf)v->leaf))
        at.state = CODE_VALID;
    return at;
}
