/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Any bytes as a text: every find lies in the text and after the one before it
 * of its category, the same twice, and a text behind a clean one and a line of
 * its own is found as it is alone.
 */
#include <stdio.h>
#include <stdlib.h>

#include "policy/fold.h"
#include "policy/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HITS_MAX = 4096 };

struct hits {
    struct scan_hit v[HITS_MAX];
    size_t n;
};

static void
must(bool truth)
{
    if (!truth)
        abort();
}

static void
add(void *ctx, const struct scan_hit *hit)
{
    struct hits *h = ctx;

    if (h->n < HITS_MAX)
        h->v[h->n] = *hit;
    h->n++;
}

static uint32_t
chars(struct span text)
{
    struct fold f = fold_of(text);
    uint32_t cp;

    while (fold_code(&f, &cp))
        continue;
    return f.chars;
}

static struct policy *
policy(void)
{
    static struct policy *po;
    struct errinfo ei = {0};

    if (po == NULL &&
        policy_load(&po, "policy/wet-senb", NULL, &ei) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", ei.text);
        abort();
    }
    return po;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char front[] = "een zin zonder iets.\n";
    static struct hits one, two;
    uint32_t last[TEKST__COUNT] = {0}, n;
    uint8_t *more = malloc(size + sizeof(front));

    if (more == NULL || size > 65536) {
        free(more);
        return 0;
    }
    one.n = two.n = 0;
    n = chars((struct span){data, size});
    policy_scan_text(policy(), (struct span){data, size}, span_of("999900109"),
        add, &one);
    for (size_t i = 0; i < one.n && i < HITS_MAX; i++) {
        const struct scan_hit *h = &one.v[i];

        must(h->category < TEKST__COUNT && h->n > 0);
        must(h->at > last[h->category] && h->at + h->n - 1 <= n);
        last[h->category] = h->at + h->n - 1;
    }
    memcpy(more, front, sizeof(front) - 1);
    if (size > 0)
        memcpy(more + sizeof(front) - 1, data, size);
    policy_scan_text(policy(), (struct span){more, size + sizeof(front) - 1},
        span_of("999900109"), add, &two);
    must(one.n == two.n);
    for (size_t i = 0; i < one.n && i < HITS_MAX; i++)
        must(one.v[i].category == two.v[i].category &&
             one.v[i].at + sizeof(front) - 1 == two.v[i].at &&
             one.v[i].n == two.v[i].n);
    free(more);
    return 0;
}
