/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_READING_H
#define ADAPTERS_READING_H

/* reading - what reading XML and reading JSON have in common */

#include "adapters/faults.h"

/* One document under way. */
struct reading {
    const struct adapter *ad;
    const struct grammar *g;
    struct message *m;
    struct faults *f;
    struct convert cv;
};

/* The spot of a node in this document. */
struct place reading_place(const struct reading *r, uint16_t node,
    uint16_t occ);

/* The grammar whose root (or berichttype) this is; false, with the fault
 * recorded, when the format does not have it. */
bool reading_begin(struct reading *r, struct span root);

/*
 * Convert one value of a leaf node and keep it in the message.
 *
 * returns whether there was a value: true also for a wrong one
 */
bool reading_value(struct reading *r, uint16_t node, uint16_t occ,
    const struct convert_in *in);

/* The same for text that lies in the message's arena already: what needs no
 * conversion stays where it is. */
bool reading_text(struct reading *r, uint16_t node, uint16_t occ,
    struct span text);

/* Keep what is in r->cv after a conversion by the caller. */
void reading_keep(struct reading *r, uint16_t node, uint16_t occ);

/* A node that had to be there and is not. */
void reading_missing(struct reading *r, uint16_t node, uint16_t occ);

/* After the last value: what only shows in the whole (tot before van). */
void reading_end(struct reading *r);

#endif
