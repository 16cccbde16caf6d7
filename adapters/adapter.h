/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_ADAPTER_H
#define ADAPTERS_ADAPTER_H

/*
 * adapter - one format of one kind of partner, in one version
 *
 * A format is a folder with tables (adapters/pi/v1/...): which paths carry
 * which leaf, with which conversion, in which message type.  Loading compiles
 * them; reading a document is one pass through the compiled tables, which
 * check path, order, count, type and code, and fill the canonical message.
 * Writing goes the other way and checks its own output.
 *
 *   layering  bytes and values only: no descriptors after loading
 *   failure   closed: what the tables do not know is refused
 *   privacy   an error names a place in the sender's document and a rule,
 *             never a value
 */

#include "adapters/message.h"
#include "base/buf.h"

struct adapter;  /* one format version, compiled; see adapter.c */
struct adapters; /* all that were found */
struct
    adapter_reader; /* parser state that is reused from document to document */

/* What types.tsv says of an element in a type: not there, optional, mandatory,
 * or a list that must be there and may be empty. */
enum presence { PRESENCE_NOT, PRESENCE_O, PRESENCE_V, PRESENCE_L };

enum {
    ADAPTER_PLACE_MAX = 200,
    ADAPTER_DETAIL_MAX = 160,
    ADAPTER_PROFILE_MEDIA_MAX = 150
};

#define ADAPTER_PROFILE_URN "urn:nl:ketenpoort:profiel:"

struct adapter_error {
    const char *code;                    /* stable: "onbekend-element", ... */
    char place[ADAPTER_PLACE_MAX + 1];   /* XPath or JSON Pointer */
    char detail[ADAPTER_DETAIL_MAX + 1]; /* what is wrong and what to do */
};

/* All errors of one document together, at most LIMIT_ERRORS_MAX. */
struct adapter_errors {
    struct adapter_error *v;
    size_t n, max;
};

/*
 * Load and compile every format below dir (dir/<kind>/<version>/).
 *
 * out     *out   owned by the caller, adapters_free(); NULL on failure
 * errors  ERR_CONFIG  a table is wrong; ei names file, line and cause
 */
MUST_CHECK enum err adapters_load(struct adapters **out, const char *dir,
    struct errinfo *ei);
void adapters_free(struct adapters *as);

/*
 * Load one format only, from its own folder.
 *
 * in      dir   dir/<kind>/<version> is the folder
 * out     *out  as adapters_load()
 * errors  as adapters_load()
 */
MUST_CHECK enum err adapters_load_one(struct adapters **out, const char *dir,
    const char *kind, const char *version, struct errinfo *ei);

/* How many formats there are, and each, in order of folder name. */
size_t adapters_n(const struct adapters *as);
const struct adapter *adapters_at(const struct adapters *as, size_t i);

/* e.g. ("pi", "v1"); NULL when there is none. */
const struct adapter *adapters_find(const struct adapters *as, const char *kind,
    const char *version);

const char *adapter_media_type(const struct adapter *ad); /* application/xml */
const char *adapter_kind(const struct adapter *ad);
const char *adapter_version(const struct adapter *ad);

/* The roles of the organisations that use this format: a mask of 1 << enum rol;
 * 0 when format.tsv does not say. */
uint32_t adapter_roles(const struct adapter *ad);

/* May a document of this format carry this type, and which elements? */
bool adapter_has_type(const struct adapter *ad, enum bericht type);
struct elset adapter_elements(const struct adapter *ad, enum bericht type);

/* Does every document of this type that is read have e: because it must, or by
 * a default? */
bool adapter_asks(const struct adapter *ad, enum bericht type, enum element e);

/* A document that a format does not take, and what its sender should do. */
struct adapter_closed {
    const char *root; /* of the document, or its berichttype */
    int64_t from_day; /* days since 1970; INT64_MIN: it was never taken */
    const char *code, *text;
};

/*
 * What closed a type that the format does carry.  Reading knows no clock and
 * reads the document; whoever has the day asks here and refuses.
 *
 * in      day  days since 1970-01-01
 * returns NULL while the type is open
 */
const struct adapter_closed *adapter_closed(const struct adapter *ad,
    enum bericht type, int64_t day);

/* What a document that lacks this value is read as, and why (in Dutch). */
struct adapter_default {
    enum leaf leaf;
    const char *value, *reden;
};

/* The default of an element in this format; NULL when it has none. */
const struct adapter_default *adapter_default(const struct adapter *ad,
    enum element e);

enum { ADAPTER_PLACE_ALL = 0xffff };

/*
 * Where an element stands in a document of this type, or would stand: as
 * faults name it, whether the document has it or not.
 *
 * in      occ    which occurrence, from 0; ADAPTER_PLACE_ALL names the list
 * out     place  ADAPTER_PLACE_MAX + 1 bytes; "" on failure
 * returns false when the format does not carry the element for this type
 */
bool adapter_place(const struct adapter *ad, enum bericht type, enum element e,
    uint16_t occ, char *place);

/* The same of one value; no list is named as such. */
bool adapter_place_leaf(const struct adapter *ad, enum bericht type,
    enum leaf leaf, uint16_t occ, char *place);

/*
 * What a recipient of this type gets is a declared profile (profiles.tsv):
 * its name, "drplan-gemeente-v1"; NULL when nobody receives the type in this
 * format.  Which elements it may hold, and its media type as it is kept with
 * a document: `application/json;profile="urn:nl:ketenpoort:profiel:..."`.
 */
const char *adapter_profile(const struct adapter *ad, enum bericht type);
struct elset adapter_profile_elements(const struct adapter *ad,
    enum bericht type);
/* Must a document in the profile hold e?  false where there is no profile. */
bool adapter_profile_asks(const struct adapter *ad, enum bericht type,
    enum element e);
const char *adapter_profile_media(const struct adapter *ad, enum bericht type);

/* The format that declares a profile, with its type; NULL when none does. */
const struct adapter *adapters_find_profile(const struct adapters *as,
    struct span name, enum bericht *type);

/* One per process; usable for every format. */
MUST_CHECK enum err adapter_reader_new(struct adapter_reader **out,
    struct errinfo *ei);
void adapter_reader_free(struct adapter_reader *rd);

/*
 * Read one document.
 *
 * in      doc    borrowed; values are copied into the arena of out
 * out     *out   the caller has called message_init(); holds every value on
 *                success and is not to be used on failure
 * out     errs   one row per fault found, all together
 * errors  ERR_SYNTAX  not well-formed, not allowed by the tables, or a value
 *                     is wrong: errs says where
 *         ERR_LIMIT   depth, attributes, nodes, values: errs says where
 *         ERR_UNSUPPORTED  a message type this format does not carry
 */
MUST_CHECK enum err adapter_read(const struct adapter *ad,
    struct adapter_reader *rd, struct span doc, struct message *out,
    struct adapter_errors *errs, struct errinfo *ei);

/*
 * Write a message of this type as a document.  Path, count, type and code are
 * checked against the tables on the way out: what does not pass is not
 * written.  An element that the format does not carry for this type is an
 * error too, never dropped in silence.
 *
 * out     out    appended to; cleared on failure
 * errors  ERR_INTERNAL  the message does not fit the format
 */
MUST_CHECK enum err adapter_write(const struct adapter *ad, enum bericht type,
    const struct message *m, struct buf *out, struct errinfo *ei);

/*
 * The same for a recipient: every element is one of the profile, and whatever
 * the profile promises is there.
 *
 * errors  ERR_INTERNAL  the message does not fit the profile, or there is none
 */
MUST_CHECK enum err adapter_write_profile(const struct adapter *ad,
    enum bericht type, const struct message *m, struct buf *out,
    struct errinfo *ei);

#endif
