/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_LOGFILE_FORM_H
#define LEDGER_LOGFILE_FORM_H

/*
 * Internal to ledger/: the log file as bytes, without a file.
 *
 * FILE FORMAT, version 1.  Big-endian.
 *
 *   header    offset  length  field
 *                  0       8  "KPLOG/1" and a newline
 *                  8       2  length of the origin
 *                 10       n  origin
 *               10+n          zeros up to 224
 *                224      32  SHA-256 of the 224 bytes before
 *                256
 *
 *   entry          0       4  length of the record, 128 + n
 *                  4       4  "ENTR"
 *                  8       8  index: 0, 1, 2, ... without gaps
 *                 16      76  skeleton (entry.c)
 *                 92       4  length of the sealed body
 *                 96       n  sealed body
 *               96+n      32  leaf hash
 *
 *   checkpoint     0       4  length of the record, 52 + n
 *                  4       4  "CHKP"
 *                  8       8  tree size: the entries before it
 *                 16       4  length of the note
 *                 20       n  signed note (note.c)
 *               20+n      32  SHA-256 of the 20 + n bytes before
 *
 * Records follow each other without padding.  A group of entries is written at
 * once and synced; its checkpoint comes after that.  So whatever is not whole
 * and has no checkpoint behind it was never synced: a torn tail.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "ledger/logfile.h"

enum {
    LOGFILE_PREFIX_LEN = 8, /* length and kind of a record */
    LOGFILE_ENTRY_FIXED = 128,
    LOGFILE_NOTE_FIXED = 52,
    LOGFILE_RECORD_MAX = LOGFILE_NOTE_FIXED + NOTE_MAX
};

enum logfile_kind { LOGFILE_ENTR, LOGFILE_CHKP };

/* One record, whole and right.  Spans are borrowed from what was read. */
struct logfile_record {
    enum logfile_kind kind;
    size_t len;
    uint64_t number; /* index of an entry, size of a checkpoint */
    struct logfile_entry entry;
    struct span note;
};

MUST_CHECK enum err logfile_form_header(const char *origin,
    uint8_t out[static LOGFILE_HEADER_LEN], struct errinfo *ei);

/* out     origin  terminated; errors  ERR_CORRUPT */
MUST_CHECK enum err logfile_form_origin(
    const uint8_t header[static LOGFILE_HEADER_LEN],
    char origin[static LOGFILE_ORIGIN_MAX + 1], struct errinfo *ei);

void logfile_form_entry(struct buf *out, uint64_t index,
    const struct logfile_entry *e);
MUST_CHECK enum err logfile_form_note(struct buf *out, uint64_t size,
    struct span note, struct errinfo *ei);

/* Length and kind from the first LOGFILE_PREFIX_LEN bytes; false: no record. */
bool logfile_form_prefix(const uint8_t *p, size_t *len,
    enum logfile_kind *kind);

/*
 * Read the record at the front of s and check it against itself.
 *
 * errors  ERR_CORRUPT  it is not whole or not right
 */
MUST_CHECK enum err logfile_form_read(struct span s, struct logfile_record *out,
    struct errinfo *ei);

/* The same for who checks entries itself: of an entry only the lengths are
 * looked at, of a checkpoint all. */
MUST_CHECK enum err logfile_form_frame(struct span s,
    struct logfile_record *out, struct errinfo *ei);

#endif
