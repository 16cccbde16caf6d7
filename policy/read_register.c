/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands in 90-register: for registers and impact assessments; it decides
 * nothing. */
#include "policy/compile.h"

#include "base/banned.h"

static struct policy_text
read_pair(struct policy_reading *rd, const struct node *nd)
{
    if (!nodes_keys(rd->fs, nd, "nl en"))
        return (struct policy_text){"", ""};
    return policy_take_words(rd, nd);
}

static void
read_controllers(struct policy_reading *rd, const struct node *nd)
{
    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen rollen");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct policy_controller *pc;
        const struct node *kind = nodes_get(c, "register");
        enum rol v;

        if (!policy_take_rol(rd, c, c->key, &v) ||
            !nodes_keys(rd->fs, c, "nl en register"))
            continue;
        pc = &rd->po->registry.controller[v];
        pc->name = policy_take_words(rd, c);
        pc->wjsg = span_is(kind->text, "WJSG_26C");
        if (!pc->wjsg && !span_is(kind->text, "AVG_30"))
            nodes_fault(rd->fs, kind, "een register is AVG_30 of WJSG_26C");
    }
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if (rd->po->rol[r].nl != NULL &&
            rd->po->registry.controller[r].name.nl == NULL)
            nodes_fault_key(rd->fs, nd,
                "de verantwoordelijke voor rol %s ontbreekt",
                terms_rol((enum rol)r));
}

static void
read_measures(struct policy_reading *rd, const struct node *nd)
{
    struct policy_register *reg = &rd->po->registry;

    if (nd->kind != NODE_LIST)
        nodes_fault(rd->fs, nd, "hier hoort een lijst");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        if (!policy_take_room(rd, c, reg->measure_n, POLICY_MEASURES_MAX))
            return;
        reg->measure[reg->measure_n++] = read_pair(rd, c);
    }
}

static void
read_risks(struct policy_reading *rd, const struct node *nd)
{
    struct policy_register *reg = &rd->po->registry;

    if (nd->kind != NODE_MAP)
        nodes_fault(rd->fs, nd, "hier horen risico's");
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct policy_risk *risk = &reg->risk[reg->risk_n];

        if (!policy_take_room(rd, c, reg->risk_n, POLICY_RISKS_MAX))
            return;
        if (!nodes_keys(rd->fs, c, "nl en maatregel"))
            continue;
        risk->code = policy_take_key(rd, c);
        risk->what = policy_take_words(rd, c);
        risk->measure = read_pair(rd, nodes_get(c, "maatregel"));
        reg->risk_n++;
    }
}

void
policy_read_register(struct policy_reading *rd, const struct node *nd)
{
    struct policy_register *reg = &rd->po->registry;

    if (!nodes_keys(rd->fs, nd,
            "betrokkenen doorgifte profilering verantwoordelijken maatregelen "
            "risicos"))
        return;
    reg->there = true;
    reg->subjects = read_pair(rd, nodes_get(nd, "betrokkenen"));
    reg->transfer = read_pair(rd, nodes_get(nd, "doorgifte"));
    reg->profiling = read_pair(rd, nodes_get(nd, "profilering"));
    read_controllers(rd, nodes_get(nd, "verantwoordelijken"));
    read_measures(rd, nodes_get(nd, "maatregelen"));
    read_risks(rd, nodes_get(nd, "risicos"));
}
