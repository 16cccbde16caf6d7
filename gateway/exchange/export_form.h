/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_EXPORT_FORM_H
#define EXCHANGE_EXPORT_FORM_H

/* export_form - what the forms of export.c share; only export*.c includes it */

#include "adapters/catalogue.h"
#include "exchange/export.h"
#include "ledger/body.h"

/* "key":"hex", with a comma where one is due; left out when all zeros. */
void export_hex(struct buf *out, const char *key, const char *prefix,
    struct span s);

/* "key":["persoon.bsn",...], likewise; an empty list is written. */
void export_names(struct buf *out, const char *key, const struct elset *set);

/* "key":{ or "key":[ or "key": as what says, likewise. */
void export_open(struct buf *out, const char *key, const char *what);

/* One entry in its form; export_spans_fsc() is false, with nothing written, where it
 * has none there. */
void export_rows_ndjson(struct buf *out, const struct export_entry *e);
void export_rows_csv_head(struct buf *out);
void export_rows_csv(struct buf *out, const struct export_entry *e);
void export_spans_ldv(struct buf *out, const struct export_about *about,
    const struct export_entry *e, bool first);
void export_spans_ldv_open(struct buf *out, const struct export_about *about);
void export_spans_ldv_close(struct buf *out);
void export_spans_adl(struct buf *out, const struct export_about *about,
    const struct export_entry *e);
bool export_spans_fsc(struct buf *out, const struct export_about *about,
    const struct export_entry *e, bool first);

#endif
