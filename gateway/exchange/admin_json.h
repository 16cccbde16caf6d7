/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_JSON_H
#define EXCHANGE_ADMIN_JSON_H

/*
 * admin_json - reading and writing the JSON of our own administration
 *
 * RFC 8259 and nothing more: no duplicate names, no trailing comma, valid
 * UTF-8, at most ADMIN_JSON_DEPTH_MAX deep.  Messages of partners are read
 * elsewhere (adapters/).  The nodes point into the text that was read.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum {
    ADMIN_JSON_DEPTH_MAX = 16,
    ADMIN_JSON_NODES_MAX = 65536,
    ADMIN_JSON_MEMBERS_MAX = 512 /* of one object */
};

enum admin_json_type {
    ADMIN_JSON_NULL,
    ADMIN_JSON_FALSE,
    ADMIN_JSON_TRUE,
    ADMIN_JSON_NUMBER,
    ADMIN_JSON_STRING,
    ADMIN_JSON_ARRAY,
    ADMIN_JSON_OBJECT
};

struct admin_json_node {
    enum admin_json_type type;
    struct span key;  /* between its quotes, as written; of a member */
    struct span text; /* the value as written; a string with its quotes */
    uint32_t child;   /* the first one, 0: none */
    uint32_t next;    /* sibling, 0: none */
};

struct admin_json {
    struct admin_json_node *v; /* v[0] is the whole */
    size_t n, cap;
};

/*
 * Read one document.
 *
 * in      s     borrowed as long as doc lives
 * out     doc   release with admin_json_done(); empty on failure
 * errors  ERR_SYNTAX  ei says at which byte
 *         ERR_LIMIT, ERR_NOMEM
 */
MUST_CHECK enum err admin_json_read(struct admin_json *doc, struct span s,
    struct errinfo *ei);
void admin_json_done(struct admin_json *doc);

/* The member of an object; NULL when at is NULL, no object or without it. */
const struct admin_json_node *admin_json_get(const struct admin_json *doc,
    const struct admin_json_node *at, const char *name);

/* Walk the elements of an array or the members of an object. */
const struct admin_json_node *admin_json_first(const struct admin_json *doc,
    const struct admin_json_node *at);
const struct admin_json_node *admin_json_next(const struct admin_json *doc,
    const struct admin_json_node *at);

/* Append the characters of a string; false when at is NULL or no string. */
bool admin_json_text(const struct admin_json_node *at, struct buf *out);

/*
 * Copy a string into out, terminated.
 *
 * returns false when at is NULL, no string, longer than max - 1 bytes, or
 *         with a NUL in it; out is then ""
 */
bool admin_json_string(const struct admin_json_node *at, char *out, size_t max);

/* A whole number from 0 to max; false for anything else. */
bool admin_json_u64(const struct admin_json_node *at, uint64_t max,
    uint64_t *v);

/*
 * Append "key":value, with a comma before it unless it opens an object.  A time
 * of 0 or less, unknown, is null.
 */
void admin_json_put_text(struct buf *out, const char *key, struct span text);
void admin_json_put_hex(struct buf *out, const char *key, struct span bytes);
void admin_json_put_u64(struct buf *out, const char *key, uint64_t v);
void admin_json_put_time(struct buf *out, const char *key, int64_t at_ms);

#endif
