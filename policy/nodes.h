/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef POLICY_NODES_H
#define POLICY_NODES_H

/*
 * nodes - one YAML file as a tree, with the place of every node
 *
 * What is read: one document of mappings, lists and texts.  Anchors, aliases,
 * tags, directives, merge keys, further documents and a key that stands twice
 * are faults, so that a file says one thing to every reader.  Nothing is
 * expanded, and every value is text, whether it was quoted or not.
 *
 *   layering  libfyaml lives here
 *   format    UTF-8; lines and columns count from 1
 */

#include "base/arena.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

enum {
    NODES_DEPTH_MAX = 8,
    NODES_MAX = 20000,         /* per file; the largest of ours has 1,100 */
    NODES_TEXT_MAX = 4096,     /* bytes of one key or value */
    NODES_CHILDREN_MAX = 1024, /* keys are compared two by two */
    NODES_NAME_MAX = 80,       /* of the file, in a fault */
    NODES_FAULTS_MAX = 32      /* lines of one report */
};

/* Where faults go: all to the report, the first to the errinfo. */
struct faults {
    struct buf *report; /* may be NULL */
    struct errinfo *ei; /* may be NULL */
    char file[NODES_NAME_MAX + 1];
    unsigned n;
};

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct span text; /* NODE_TEXT */
    struct span key;  /* when it stands in a mapping */
    struct node *child, *last, *next;
    unsigned child_n;
    unsigned line, column;
    unsigned key_line, key_column;
};

/* Name the file that the next faults are about. */
void nodes_file(struct faults *fs, const char *name);

/* Note one fault: "file:line:column: cause", in Dutch. */
void nodes_fault_at(struct faults *fs, unsigned line, unsigned column,
    const char *fmt, ...) PRINTF(4, 5);
void nodes_fault(struct faults *fs, const struct node *nd, const char *fmt, ...)
    PRINTF(3, 4);
void nodes_fault_key(struct faults *fs, const struct node *nd, const char *fmt,
    ...) PRINTF(3, 4);

/* ERR_CONFIG when there was a fault, else ERR_OK. */
MUST_CHECK enum err nodes_verdict(const struct faults *fs);

/* A span for "%.*s": at most 60 bytes, empty when it is not plain ASCII. */
#define NODES_ARG(s) nodes_arg_n(s), (const char *)(s).p
int nodes_arg_n(struct span s);

/* How much room the tree of a file of n bytes may need. */
size_t nodes_room(size_t n);

/*
 * Read a file.
 *
 * in      a       what the tree and its texts are made in
 * in      fs      gets the first fault of the text
 * out     *out    the mapping at the top
 * errors  ERR_CONFIG  not YAML as described above
 *         ERR_NOMEM
 */
MUST_CHECK enum err nodes_parse(struct node **out, struct arena *a,
    struct span text, struct faults *fs);

/* The value under key, or NULL. */
const struct node *nodes_get(const struct node *map, const char *key);

/*
 * Check a mapping against its keys: what is not named is a fault, and so is a
 * name that is missing, unless it ends in '?'.
 *
 * in      keys   separated by single spaces: "nl en status? code?"
 * returns false when a needed key is missing or nd is no mapping
 */
bool nodes_keys(struct faults *fs, const struct node *nd, const char *keys);

#endif
