/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/told.h"

#include "base/banned.h"

bool
policy_told(const struct policy *po, enum element e,
    const struct policy_line *line, struct rendition_withheld *out)
{
    if (line->condition == 0)
        return false;
    *out = (struct rendition_withheld){.element = e,
        .instead = (enum element)line->fallback,
        .reason = terms_weiger_tekst((enum weiger)line->weiger),
        .unless = po == NULL
                      ? ""
                      : policy_condition_text(po, line->condition, false)};
    return true;
}
