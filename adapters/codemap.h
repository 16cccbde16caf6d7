/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_CODEMAP_H
#define ADAPTERS_CODEMAP_H

/* codemap - codes that a format spells in its own way (codes.tsv) */

#include "adapters/grammar.h"

/*
 * Index ad->respell both ways.
 *
 * returns NULL, or why the table is ambiguous; *at is then the guilty row
 */
const char *codemap_build(struct adapter *ad, uint16_t *at);

/* The catalogue's code for what the format wrote; {NULL, 0} when the spelling
 * cannot stand for a code.  Does not check that an unlisted code exists. */
struct span codemap_read(const struct adapter *ad, enum codelist list,
    struct span here);

/* What the format writes for a code of the catalogue. */
struct span codemap_write(const struct adapter *ad, enum codelist list,
    struct span code);

#endif
