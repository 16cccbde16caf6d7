/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_GRAMMAR_H
#define ADAPTERS_GRAMMAR_H

/*
 * grammar - a format's tables, compiled; private to this folder
 *
 * Per message type one tree of nodes in an array, parents before children:
 *
 *   - node 0 is the document; the subtree of node i is i .. i + size - 1
 *   - the first child of i is i + 1, the sibling after i is i + size
 *   - a node with a leaf has no children
 *   - on a path from the root at most one node repeats; its number counts
 *     the occurrences of every leaf below it
 *
 *   threads    constant after loading
 */

#include "adapters/adapter.h"

enum syntax { SYNTAX_XML, SYNTAX_JSON };

/* How paths.tsv spells a conversion; in the order of enum conv. */
extern const char *const adapters_conv[];

/* clang-format off */
enum conv {
    CONV_SAME, CONV_CODE, CONV_DMY, CONV_LEEG, CONV_NAAM, CONV_INT, CONV_BOOL,
    CONV_DECIMAAL, CONV_DATUM_VOL, CONV_DATUM_JAAR, CONV_DATUM_MAAND,
    CONV__COUNT
};
/* clang-format on */

enum {
    GRAMMAR_NODES_MAX = 2048,
    GRAMMAR_PATH_MAX = 180,  /* bytes; leaves room for root and index */
    GRAMMAR_PARTS_MAX = 16,  /* components of a path */
    GRAMMAR_ROWS_MAX = 1024, /* of paths.tsv */
    GRAMMAR_FORMATS_MAX = 32,
    GRAMMAR_RESPELL_MAX = 1000, /* rows of codes.tsv */
    GRAMMAR_RESPELL_SLOTS = 2048,
    GRAMMAR_CLOSED_MAX = 64,   /* rows of closed.tsv; there are 35 types */
    GRAMMAR_DEFAULTS_MAX = 32, /* more than there are elements bericht.* */
    GRAMMAR_PROFILE_MAX = 60,  /* characters of a profile's name */
};

struct node {
    const char *name;
    uint16_t parent, size;
    uint16_t leaf; /* LF__NONE for a container */
    uint8_t conv;
    uint16_t max; /* how often in its parent; 1 when it does not repeat */
    bool repeats;
    bool required; /* in its parent; at least once when it repeats */
    bool collapse; /* white space at the ends does not count */
};

/* How a node is spelled on writing: its tags, or its JSON key with colon. */
struct spelling {
    struct span open, close;
};

/* The nodes of parts "van" and "tot" of one element. */
struct period {
    uint16_t van, tot;
};

struct grammar {
    enum bericht type;
    const char *root;
    struct node *nodes;
    struct spelling *spelling; /* per node */
    uint16_t n;
    struct period *periods;
    uint16_t period_n;
    struct elset elements;
    uint8_t presence[EL__COUNT]; /* enum presence, as types.tsv says */
};

/* One row of paths.tsv. */
struct row {
    struct span path;
    enum leaf leaf;
    enum conv conv;
    unsigned line;
};

/* One row of codes.tsv. */
struct respell {
    enum codelist list;
    struct span here, code;
};

/* What a recipient of one type gets; name is NULL when there is none. */
struct profile {
    const char *name;
    const char *content_type; /* media type with the profile's URN */
    struct grammar *g;
};

struct adapter {
    const char *kind, *version, *media, *ns; /* ns is "" when there is none */
    enum syntax syntax;
    uint32_t roles; /* mask of 1 << enum rol */
    struct row *rows;
    uint16_t row_n;
    struct respell *respell;
    uint16_t respell_n;
    uint16_t by_here[GRAMMAR_RESPELL_SLOTS], by_code[GRAMMAR_RESPELL_SLOTS];
    struct grammar *types[BERICHT__COUNT]; /* NULL: not carried */
    struct adapter_closed closed[GRAMMAR_CLOSED_MAX];
    uint16_t closed_n;
    struct adapter_default defaults[GRAMMAR_DEFAULTS_MAX];
    uint16_t defaults_n;
    struct profile profiles[BERICHT__COUNT];
};

/* All that was found. */
struct adapters {
    struct arena arena; /* holds all that follows */
    struct adapter *v[GRAMMAR_FORMATS_MAX];
    size_t n;
};

/* The type of ad whose profile has this name; false when it has none. */
bool adapter_profile_type(const struct adapter *ad, struct span name,
    enum bericht *type);

/* The next sibling of node i, and the end of i's children. */
static inline uint16_t
node_after(const struct grammar *g, uint16_t i)
{
    return (uint16_t)(i + g->nodes[i].size);
}

#endif
