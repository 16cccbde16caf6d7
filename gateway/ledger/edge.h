/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_EDGE_H
#define LEDGER_EDGE_H

/*
 * edge - hashes of a log of which the newest part is not yet in tiles
 *
 * What is published comes from tiles, what lies past it from the skeletons.
 *
 *   failure    nothing that it yields is checked: check the proof made of it
 */

#include "ledger/tile.h"

struct edge {
    struct tile_reader *tiles; /* borrowed; NULL: from skeletons alone */
    struct tile_source src;
};

/* For tree_prove_*() and tree_rebuild().  in  g  borrowed */
struct tree_source edge_source(struct edge *g);

#endif
