/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decide_tool POLICY < cases > answers
 *
 * The real decision, for a program in another language.  One case a line
 * (ask.h), one answer a line, in the same order.  A case with values is a
 * message, from which the facts are read and which is cut.
 *
 * Answer: name, released or the code of the refusal, "?" when no flow fits;
 * the elements refused on; the conditions that held, a semicolon and those that
 * failed; then each element that was offered:
 *   +a rule     disclosed, by a rule, "-" for none
 *   -a rule CODE C3 b    withheld: why, on which condition, what stands in
 *   0a          on neither list
 * and after a cut what the recipient gets: =LEAF#OCC=TEXT, as it stands.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "policy/scan.h"
#include "tests/oracle/ask.h"

static struct arena in, out;
static struct message src, dst;

/* ---- a whole message ------------------------------------------------------ */

static void
put(enum leaf leaf, uint16_t occ, struct span text)
{
    if (message_add(&src, leaf, occ, text, NULL) != ERR_OK)
        ask_die("too much for a message", catalogue_leaf(leaf)->part);
}

static void
read_message(struct ask *a)
{
    struct errinfo ei = {0};

    arena_wipe(&in);
    if (message_init(&src, &in, LIMIT_MESSAGE_VALUES_MAX, NULL) != ERR_OK)
        ask_die("no room", "message");
    put(LF_BERICHT_TYPE, 0, span_of(terms_bericht(a->f.type)));
    put(LF_BERICHT_DOEL, 0, span_of(terms_doel(a->f.doel)));
    put(LF_BERICHT_GRONDSLAG, 0, a->f.grondslag);
    for (unsigned i = 0; i < a->v_n; i++)
        put(a->v[i].leaf, a->v[i].occ, span_of(a->v[i].text));
    if (policy_facts_read(&src, &a->f, &ei) != ERR_OK)
        ask_die("facts", ei.text);
    policy_facts_mandate(&a->use, &src, &a->f);
    policy_scan(&a->use, &src, &a->f.tekst);
    a->offered = src.present;
}

/* ---- the answer ----------------------------------------------------------- */

static void
say_refused_on(const struct decision *d)
{
    (void)printf("\t");
    for (unsigned e = 0, n = 0; e < EL__COUNT; e++)
        if (elset_has(&d->refused_on, (enum element)e))
            (void)printf("%s%s", n++ > 0 ? "," : "",
                catalogue_element((enum element)e)->id);
}

static void
say_conditions(const struct decision *d)
{
    const uint16_t mask[] = {d->conditions_met, d->conditions_failed};

    for (unsigned i = 0; i < 2; i++) {
        (void)printf("%s", i == 0 ? "\t" : ";");
        for (unsigned c = 0, n = 0; c <= POLICY_CONDITION_MAX; c++)
            if ((mask[i] >> c & 1) != 0)
                (void)printf("%sC%u", n++ > 0 ? "," : "", c);
    }
}

static void
say_line(const struct policy *po, const struct decision *d, enum element e)
{
    const struct policy_line *l = &d->line[e];
    const char *id = catalogue_element(e)->id;
    const char *rule = policy_rule_id(po, l->rule);

    if (!elset_has(&d->offered, e)) {
        (void)printf("\t0%s", id);
        return;
    }
    if (l->verdict == VERDICT_DISCLOSE) {
        (void)printf("\t+%s %s", id, rule[0] == '\0' ? "-" : rule);
        return;
    }
    (void)printf("\t-%s %s %s C%u %s", id, rule[0] == '\0' ? "-" : rule,
        terms_weiger((enum weiger)l->weiger), (unsigned)l->condition,
        l->fallback == EL__NONE
            ? "-"
            : catalogue_element((enum element)l->fallback)->id);
}

static void
say_cut(struct ask *a, struct decision *d)
{
    struct errinfo ei = {0};

    arena_wipe(&out);
    dst.arena = &out;
    if (policy_cut(&a->use, &a->f, &src, d, &dst, &ei) != ERR_OK)
        ask_die("cut", ei.text);
}

static void
say_values(void)
{
    for (unsigned l = 0; l < LF__COUNT; l++) {
        const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)l);

        for (uint16_t i = dst.first[l]; i != MESSAGE_END; i = dst.v[i].next)
            (void)printf("\t=%s%s%s#%u=%.*s",
                catalogue_element(lf->element)->id, lf->part[0] ? "/" : "",
                lf->part, (unsigned)dst.v[i].occ, (int)dst.v[i].text.n,
                (const char *)dst.v[i].text.p);
    }
}

static void
answer(struct ask *a)
{
    struct decision d;
    bool cut;

    policy_decide(&a->use, &a->f, &a->offered, &d);
    cut = a->v_n > 0 && d.released;
    if (cut)
        say_cut(a, &d);
    (void)printf("%s\t%s%s", a->name,
        d.released ? "ok" : terms_weiger(d.refusal),
        d.flow == POLICY_NO_RULE ? "?" : "");
    say_refused_on(&d);
    say_conditions(&d);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&a->offered, (enum element)e))
            say_line(&a->use, &d, (enum element)e);
    if (cut)
        say_values();
    (void)printf("\n");
}

static void
decide_line(const struct policy *po, struct policy_flow *room, char *line)
{
    static struct ask a;

    if (!ask_read(&a, po, room, line)) {
        if (a.name != NULL)
            (void)printf("%s\tno column\n", a.name);
        return;
    }
    if (a.v_n > 0)
        read_message(&a);
    answer(&a);
}

int
main(int argc, char **argv)
{
    struct errinfo ei = {0};
    struct policy *po;
    struct policy_flow *room;
    char *line = NULL;
    size_t cap = 0;

    if (argc != 2)
        ask_die("usage", "decide_tool POLICY < cases");
    if (policy_load(&po, argv[1], NULL, &ei) != ERR_OK)
        ask_die("policy", ei.text);
    room = calloc(po->flow_n + 1, sizeof(*room));
    if (room == NULL ||
        arena_init(&in, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK ||
        arena_init(&out, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK)
        ask_die("no room", "start");
    while (getline(&line, &cap, stdin) > 0)
        decide_line(po, room, line);
    free(line);
    free(room);
    arena_done(&in);
    arena_done(&out);
    policy_free(po);
    return 0;
}
