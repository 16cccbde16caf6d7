/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PARTNER_PARTNER_H
#define PARTNER_PARTNER_H

/*
 * partner - who the partners are, and where a message goes
 *
 * A partner is an organisation with an OIN.  The book is an immutable snapshot
 * with a version; the recorder makes it and pushes it to the workers.
 *
 * Beside the traffic on reintegration there are channels that a partner takes
 * part in only where its record says so, each with an endpoint of its own.
 *
 *   layering  base, adapters (terms), policy/channel.h; values only, the store
 *             is elsewhere
 *   privacy   delegates are persons: their names stand in the record and are
 *             shown to the operator, and never in a log line or an error
 */

#include "adapters/terms.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/limit.h"
#include "policy/channel.h"

enum {
    PARTNER_ID_MAX = 40,
    PARTNER_NAAM_MAX = 120,
    PARTNER_OIN_LEN = 20,
    PARTNER_URL_MAX = 250,
    PARTNER_ADDRESS_MAX = 45, /* an IPv6 address in full */
    PARTNER_FORMAT_MAX = 20,
    PARTNER_MANDATES_MAX = 16,
    PARTNER_MAIL_MAX = 120,
    PARTNER_DELEGATES_MAX = 8,
    PARTNER_DELEGATE_MAX = 80, /* bytes, as bericht.ontvanger_gemandateerde */
    PARTNER_COVENANTS_MAX = 8,
    PARTNER_COVENANT_MAX = 40, /* bytes, as bericht.convenant_id */
    PARTNER_VKEY_MAX = 220
};

enum partner_status { PARTNER_ACTIEF, PARTNER_OPGESCHORT };
enum partner_delivery { PARTNER_MAILBOX, PARTNER_PUSH };

/* A ZVH (or region) that acts for the college of a municipality. */
struct partner_mandate {
    char gemeente[5];         /* CBS code, 4 digits */
    int64_t van_dag, tot_dag; /* days since 1970-01-01, inclusive */
};

/* Where what goes over one channel goes to. */
struct partner_endpoint {
    bool admitted; /* CHANNEL_REINTEGRATIE is open to every partner */
    enum partner_delivery delivery;
    char url[PARTNER_URL_MAX + 1];         /* for push */
    char address[PARTNER_ADDRESS_MAX + 1]; /* what its host resolved to */
};

/* Somebody to whom the mayor gave a mandate: by name, by function or both. */
struct partner_delegate {
    enum channel kanaal; /* RISICO_18B or BIJ */
    char naam[PARTNER_DELEGATE_MAX + 1];
    char functie[PARTNER_DELEGATE_MAX + 1];
    int64_t van_dag, tot_dag;
};

/* Under which a ZVH cooperates by the WGS. */
struct partner_covenant {
    char id[PARTNER_COVENANT_MAX + 1];
    int64_t van_dag, tot_dag;
};

/* It cosigns the checkpoints of our log.  All empty where it does not. */
struct partner_witness {
    char vkey[PARTNER_VKEY_MAX + 1]; /* of its cosignatures */
    char url[PARTNER_URL_MAX + 1];   /* its submission prefix */
    char address[PARTNER_ADDRESS_MAX + 1];
};

struct partner {
    char id[PARTNER_ID_MAX + 1]; /* "gemeente-utrecht": a-z 0-9 - */
    char naam[PARTNER_NAAM_MAX + 1];
    char oin[PARTNER_OIN_LEN + 1];
    uint32_t rollen; /* mask of 1 << enum rol */
    enum partner_status status;
    char kind[PARTNER_FORMAT_MAX + 1]; /* format: pi, reclassering, gemeente */
    char version[PARTNER_FORMAT_MAX + 1]; /* v1 */
    char gemeente[5];                     /* its own CBS code or "" */
    struct partner_mandate mandaat[PARTNER_MANDATES_MAX];
    size_t mandaat_n;
    char loket[PARTNER_MAIL_MAX + 1]; /* functional mailbox, R31 */
    struct partner_endpoint kanaal[CHANNEL__COUNT];
    struct partner_delegate gemandateerde[PARTNER_DELEGATES_MAX];
    size_t gemandateerde_n;
    struct partner_covenant convenant[PARTNER_COVENANTS_MAX];
    size_t convenant_n;
    /* public key of its own log, where we are a witness of that; or "" */
    char logboek[PARTNER_VKEY_MAX + 1];
    struct partner_witness getuige;
};

/* Which partner may receive for a municipality, by its CBS code. */
struct partner_place {
    uint16_t gemeente;
    uint16_t at; /* in v */
    bool mandate;
};

/* Start from all zeros and change with the functions below only. */
struct partner_book {
    uint64_t version; /* goes up by one with each change */
    struct partner *v;
    size_t n;
    /* kept by partner.c: room in all three arrays, v in order of OIN, and
     * who receives where */
    size_t cap;
    uint16_t *by_oin;
    struct partner_place *place;
    size_t place_n;
};

/*
 * Check one partner: OIN, id, roles, format, endpoint, mailbox (R31: a
 * municipality without a loket cannot be a recipient).
 *
 * errors  ERR_CONFIG  ei says which field and what it should be
 */
MUST_CHECK enum err partner_check(const struct partner *p, struct errinfo *ei);

/*
 * Add a copy, or replace the one with the same id.  The book owns it; what was
 * looked up before may have moved.
 *
 * errors  ERR_CONFLICT  the OIN belongs to another id
 *         ERR_LIMIT     LIMIT_PARTNERS_MAX are there; ERR_NOMEM
 *         in each case the book is as it was
 */
MUST_CHECK enum err partner_book_put(struct partner_book *b,
    const struct partner *p, struct errinfo *ei);
void partner_book_done(struct partner_book *b);

/* NULL when there is none. */
const struct partner *partner_by_oin(const struct partner_book *b,
    struct span oin);
const struct partner *partner_by_id(const struct partner_book *b,
    struct span id);

/* Who receives for this municipality in this role today: the municipality
 * itself, else one with a mandate in date; NULL when none or not active. */
const struct partner *partner_for_gemeente(const struct partner_book *b,
    struct span gemeente, enum rol rol, int64_t vandaag);

/* May it receive, list and collect on this channel? */
bool partner_admits(const struct partner *p, enum channel ch);

/* Is this delegate of the mayor, by name or function, one of p's for that
 * channel today?  Case, spaces and punctuation do not count. */
bool partner_has_delegate(const struct partner *p, enum channel ch,
    struct span named, int64_t vandaag);

/* Does p act under this covenant today? */
bool partner_has_covenant(const struct partner *p, struct span id,
    int64_t vandaag);

/* Does p act for the college of this municipality, by its CBS code, today? */
bool partner_has_mandate(const struct partner *p, struct span gemeente,
    int64_t vandaag);

static inline bool
partner_has_rol(const struct partner *p, enum rol r)
{
    return (p->rollen >> r & 1) != 0;
}

/* Whole book as bytes and back; the form the snapshot frame carries. */
void partner_book_write(struct buf *out, const struct partner_book *b);

/*
 * out     out  a new book, partner_book_done(); untouched on failure
 * errors  ERR_SYNTAX  not what partner_book_write() makes; ERR_NOMEM
 */
MUST_CHECK enum err partner_book_read(struct span s, struct partner_book *out,
    struct errinfo *ei);

#endif
