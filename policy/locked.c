/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/locked.h"

#include "base/banned.h"

/* Not made from a table: a table can be edited. */
static const enum element locked[] = {EL_ZORG_DIAGNOSE, EL_ZORG_MEDICATIE,
    EL_ZORG_BEHANDELVERSLAG, EL_SLACHTOFFER_GEGEVENS,
    EL_GEM_OPENBARE_ORDE_INFORMATIE};

enum { LOCKED = sizeof(locked) / sizeof(locked[0]) };

bool
policy_locked(enum element e)
{
    for (unsigned i = 0; i < LOCKED; i++)
        if (locked[i] == e)
            return true;
    return false;
}

struct elset
policy_locked_set(void)
{
    struct elset s = {{0}};

    for (unsigned i = 0; i < LOCKED; i++)
        elset_add(&s, locked[i]);
    return s;
}

enum element
policy_locked_differs(void)
{
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (catalogue_element((enum element)e)->blocked !=
            policy_locked((enum element)e))
            return (enum element)e;
    return EL__NONE;
}

bool
policy_locked_in(const struct message *m)
{
    for (uint16_t i = 0; i < m->n; i++)
        if (policy_locked(catalogue_leaf((enum leaf)m->v[i].leaf)->element))
            return true;
    return false;
}
