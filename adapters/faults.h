/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_FAULTS_H
#define ADAPTERS_FAULTS_H

/*
 * faults - what is wrong with a document, place by place
 *
 *   privacy  a place is built from table names and numbers only; a detail is
 *            text of ours
 */

#include "adapters/convert.h"
#include "adapters/grammar.h"

/* A node of the grammar, as a spot in a document. */
struct place {
    const struct adapter *ad;
    const struct grammar *g; /* NULL: the document as a whole */
    uint16_t node;
    uint16_t occ;   /* for the [] on the path, if any */
    bool all;       /* the list as such: no index on its last component */
    unsigned child; /* this unknown child of node, from 1; 0 node itself */
};

struct faults {
    struct adapter_errors *errs;
    size_t max, total;
    bool limit, unsupported;
};

void faults_init(struct faults *f, struct adapter_errors *errs);

/* No more can be told: stop reading. */
static inline bool
faults_full(const struct faults *f)
{
    return f->total > 0 && f->total >= f->max;
}

/* The place in words, into ADAPTER_PLACE_MAX + 1 bytes. */
void faults_place(const struct place *at, char *out);

/*
 * in      at    borrowed for the call
 * in      code  static storage
 */
void faults_add(struct faults *f, const struct place *at, const char *code,
    const char *fmt, ...) PRINTF(4, 5);

/* What was reported missing here came after all, too late. */
void faults_late(struct faults *f, const struct place *at);

/* A value that did not convert. */
void faults_value(struct faults *f, const struct place *at,
    const struct convert *cv);

/* ERR_OK when there is none; else the code that fits the worst. */
MUST_CHECK enum err faults_verdict(const struct faults *f, struct errinfo *ei);

#endif
