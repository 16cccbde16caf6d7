/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * policy - what a decision costs, and loading all there is to decide with
 *
 * CPU time of this process, median of rounds: policy_load() of the folder, and
 * policy_decide() on each case with, for every element, its rule, its reason
 * and the ground it rests on.  The disclosed elements of each case are told, so
 * that whoever compares can see that the answers are the same.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/bench.h"
#include "tests/oracle/ask.h"

enum { ROUNDS = 15, LOADS = 9, TIMES = 20, CASES_MAX = 2048 };

struct ready {
    struct policy_facts f;
    struct elset offered;
    const char *name;
    char *line;
};

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double
median(double *took, size_t n)
{
    qsort(took, n, sizeof(*took), by_size);
    return took[n / 2];
}

static struct policy *
load(const char *dir)
{
    struct errinfo ei = {0};
    struct policy *po;

    if (policy_load(&po, dir, NULL, &ei) != ERR_OK)
        ask_die("policy", ei.text);
    return po;
}

static double
time_load(const char *dir)
{
    double took[LOADS];

    for (int i = 0; i < LOADS; i++) {
        double began = bench_cpu_us();
        struct policy *po = load(dir);

        took[i] = bench_cpu_us() - began;
        policy_free(po);
    }
    return median(took, LOADS);
}

static size_t
read_cases(const struct policy *po, const char *path, struct ready *cases)
{
    static struct ask a;
    FILE *f = fopen(path, "r");
    size_t n = 0, cap = 0;
    char *line = NULL;

    if (f == NULL)
        ask_die("cases", path);
    for (; n < CASES_MAX && getline(&line, &cap, f) > 0; line = NULL) {
        if (!ask_read(&a, po, NULL, line))
            ask_die("no case", path);
        cases[n++] = (struct ready){a.f, a.offered, a.name, line};
    }
    (void)fclose(f);
    return n;
}

/* What a receipt or a log entry would fetch: rule, reason and ground of each
 * element; the sum keeps a compiler from leaving it out. */
static size_t
reasons(const struct policy *po, const struct decision *d)
{
    const char *flow = policy_grond_tekst(po, policy_grond_gever(po, d->flow));
    size_t sum = 0;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint16_t rule = d->line[e].rule;
        const char *own;

        if (d->line[e].verdict == VERDICT_ABSENT)
            continue;
        own = policy_rule_grond(po, rule);
        sum += (size_t)policy_rule_id(po, rule)[0] +
               (size_t)policy_rule_reden(po, rule, false)[0] +
               (size_t)(own[0] == '\0' ? flow : policy_grond_tekst(po, own))[0];
    }
    return sum;
}

static double
time_decide(const struct policy *po, const struct ready *cases, size_t n,
    bool with_reasons)
{
    static volatile size_t sink;
    double took[ROUNDS];
    struct decision d;

    for (int r = 0; r < ROUNDS; r++) {
        double began = bench_cpu_us();

        for (size_t i = 0; i < n * TIMES; i++) {
            const struct ready *c = &cases[i % n];

            policy_decide(po, &c->f, &c->offered, &d);
            if (with_reasons)
                sink += reasons(po, &d);
        }
        took[r] = (bench_cpu_us() - began) / (double)(n * TIMES);
    }
    return median(took, ROUNDS);
}

static void
say_answers(const struct policy *po, const struct ready *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct decision d;
        unsigned m = 0;

        policy_decide(po, &cases[i].f, &cases[i].offered, &d);
        (void)printf("%s\n\"%s\":[", i > 0 ? "," : "", cases[i].name);
        if (!d.released)
            (void)printf("\"%s\"", terms_weiger(d.refusal));
        for (unsigned e = 0; e < EL__COUNT; e++)
            if (elset_has(&d.disclosed, (enum element)e))
                (void)printf("%s\"%s\"", m++ > 0 ? "," : "",
                    catalogue_element((enum element)e)->id);
        (void)printf("]");
    }
}

int
policy_run(const char *dir, const char *path)
{
    static struct ready cases[CASES_MAX];
    struct policy *po = load(dir);
    size_t n = read_cases(po, path, cases);
    double bare, whole;

    (void)time_decide(po, cases, n, true); /* warm */
    whole = time_decide(po, cases, n, true);
    bare = time_decide(po, cases, n, false);
    (void)printf("{\"decide_us\":%.3f,\"decide_reasons_us\":%.3f,"
                 "\"load_ms\":%.3f,\"rules\":%u,\"answers\":{",
        bare, whole, time_load(dir) / 1e3, po->rule_n);
    say_answers(po, cases, n);
    (void)printf("}}\n");
    for (size_t i = 0; i < n; i++)
        free(cases[i].line);
    policy_free(po);
    return 0;
}
