/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

#include "base/banned.h"

enum err
arena_init(struct arena *a, size_t max, struct errinfo *ei)
{
    *a = (struct arena){.p = malloc(max), .max = max};
    if (a->p == NULL)
        return err_set(ei, ERR_NOMEM, "arena.init", "no %zu bytes", max);
    return ERR_OK;
}

void
arena_done(struct arena *a)
{
    arena_wipe(a);
    free(a->p);
    *a = (struct arena){.p = NULL};
}

void
arena_wipe(struct arena *a)
{
    if (a->p != NULL)
        explicit_bzero(a->p, a->high);
    a->n = a->high = 0;
}

void *
arena_take(struct arena *a, size_t n)
{
    size_t align = alignof(max_align_t);
    size_t from = (a->n + align - 1) & ~(align - 1);

    if (a->p == NULL || from > a->max || n > a->max - from)
        return NULL;
    a->n = from + n;
    if (a->n > a->high)
        a->high = a->n;
    return a->p + from;
}

struct span
arena_dup(struct arena *a, struct span s)
{
    uint8_t *p;

    if (s.n == 0 || s.n > a->max - a->n)
        return (struct span){NULL, 0};
    /* Bytes need no alignment; texts are most of what an exchange keeps. */
    p = a->p + a->n;
    memcpy(p, s.p, s.n);
    a->n += s.n;
    if (a->n > a->high)
        a->high = a->n;
    return (struct span){p, s.n};
}

char *
arena_text(struct arena *a, struct span s)
{
    char *p = s.n == SIZE_MAX ? NULL : arena_take(a, s.n + 1);

    if (p == NULL)
        return NULL;
    if (s.n > 0)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return p;
}
