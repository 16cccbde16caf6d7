/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_COMPILE_H
#define ADAPTERS_COMPILE_H

/* compile - from the rows of a format to the tree of one message type */

#include "adapters/grammar.h"

struct compile_type {
    enum bericht type;
    const char *root;
    uint8_t presence[EL__COUNT]; /* enum presence */
};

/*
 * Build the grammar of one type.
 *
 * in      ad      rows, syntax and codes are there already
 * in      arena   keeps the result
 * in      file    paths.tsv, for complaints
 * out     *out    borrowed from the arena
 * errors  ERR_CONFIG  a rule of README.md is broken; ei names file and line
 *         ERR_NOMEM
 */
MUST_CHECK enum err compile_grammar(const struct adapter *ad,
    const struct compile_type *ct, struct arena *arena, const char *file,
    struct grammar **out, struct errinfo *ei);

#endif
