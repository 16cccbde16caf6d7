/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_EXPORT_H
#define EXCHANGE_RECORD_EXPORT_H

/*
 * record_export - that something was taken out of the log, logged and signed
 *
 *     ketenpoort export v1
 *     log <origin of the log>
 *     manifest <SHA-256 of manifest.json, 64 hex>
 *     format <code>
 *     count <rows in the data file>
 *     entry <index of the log entry about this export>
 *
 * Each line ends with a newline.  The first line keeps the signature from being
 * one under a checkpoint or under a step with the policy, the second keeps one
 * log from speaking for another.  The recorder makes this text itself.
 */

#include "exchange/record.h"

struct record_export {
    const char *format; /* [a-z0-9._-], at most 40 */
    uint64_t count;
    const uint8_t *manifest; /* SHA-256 of it, 32 bytes */
};

enum { RECORD_EXPORT_NOTE_MAX = 1024 };

/*
 * Commit an entry (raadpleging) that the export was made, then sign.
 *
 * out     *index  of that entry
 * out     note    the signed text; cleared first; room for
 *                 RECORD_EXPORT_NOTE_MAX
 * errors  ERR_SYNTAX  not a format, or a count that no body holds: nothing
 *                     was done
 *         and those of record_partner_put(); where the entry was committed and
 *         signing failed, the log says that an export was made which was not
 */
MUST_CHECK enum err record_export_made(struct record *r,
    const struct record_export *x, uint64_t *index, struct buf *note,
    struct errinfo *ei);

#endif
