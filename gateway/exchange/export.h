/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_EXPORT_H
#define EXCHANGE_EXPORT_H

/*
 * export - entries of the log in the forms that others read
 *
 *   ndjson, csv  every kind of entry, elements by their names
 *   ldv          Logboek Dataverwerkingen, as OTLP traces in JSON
 *   adl          Authorization Decision Log records
 *   fsc          the answer of FSC logging to GET /logs
 *
 * Each is specified in EXPORT.md.  Bodies in, text out: no files, no clock.
 *
 *   privacy    no form holds the id of an officer or a digest of what a person
 *              wrote; the pseudonym of the person concerned goes into ldv and
 *              adl only, as these standards ask for it
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/span.h"

struct body;

enum export_format {
    EXPORT_NDJSON,
    EXPORT_CSV,
    EXPORT_LDV,
    EXPORT_ADL,
    EXPORT_FSC,
    EXPORT__COUNT
};

enum {
    EXPORT_SPANS_MAX = 512,      /* in one document: a collector takes these */
    EXPORT_ENTRY_MAX = 64 * 1024 /* bytes that one entry becomes, at most */
};

/* What the body of an entry does not say.  Borrowed. */
struct export_about {
    const char *origin;       /* of the log */
    const char *product;      /* version of this program */
    const char *register_uri; /* ldv: ids of activities are put behind it */
    const char *oin;  /* fsc: who offers the service, the gateway itself */
    const char *peer; /* fsc: whose transactions */
};

struct export_entry {
    uint64_t index;
    const uint8_t *leaf; /* 32 bytes: the RFC 6962 hash of the entry */
    const struct body *body;
};

/* An export under way.  Plain; nothing to release. */
struct export
{
    enum export_format format;
    const struct export_about *about;
    uint64_t n;     /* entries in it */
    unsigned spans; /* of these, in the document under way */
};

/* "ndjson"; and back, false for anything else. */
const char *export_name(enum export_format format);
bool export_parse(struct span s, enum export_format *format);

/* The name and media type of the file that holds it. */
const char *export_file(enum export_format format);
const char *export_media(enum export_format format);

/* Does this form hold releases and refusals only? */
bool export_of_decisions(enum export_format format);

/* Start; what comes before the first entry is appended to out.
 * in      about  kept as long as x */
void export_begin(struct export *x, enum export_format format,
    const struct export_about *about, struct buf *out);

/*
 * One entry; at most EXPORT_ENTRY_MAX bytes are appended, ask buf_err().
 *
 * returns false when the form cannot hold this one (fsc: no contract is named
 *         or the peer took no part; forms of decisions: it is none), and
 *         nothing was added
 */
bool export_put(struct export *x, const struct export_entry *e,
    struct buf *out);

/* What comes after the last. */
void export_end(struct export *x, struct buf *out);

#endif
