/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CONF_YAML_H
#define CONF_YAML_H

/*
 * yaml - a small, plain YAML file as a list of rows
 *
 * What is read: one document with one mapping at the top.  Its values are
 * text, a list of texts, or a list of flat mappings of texts.  Anchors,
 * aliases, tags, directives, further documents, deeper nesting and a key that
 * stands twice are refused, so that a file says one thing to every reader.
 *
 *     host: keten.example        {key host, TEXT, value keten.example}
 *     rollen: [GN, GB]           {key rollen, ITEM, item 0, value GN} ...
 *     mandaten:
 *       - gemeente: "0344"       {key mandaten, FIELD, item 0, field gemeente}
 *     lijst: []                  {key lijst, EMPTY}
 *
 *   layering  libfyaml lives here (and in policy/)
 *   failure   closed; an error reads "file:line:column: cause"
 *   format    UTF-8; every value is text, whether it was quoted or not
 */

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

enum {
    CONF_YAML_FILE_MAX = 64 * 1024, /* bytes of one file */
    CONF_YAML_ROWS_MAX = 256,
    CONF_YAML_TEXT_MAX = 4096, /* bytes of one key or value */
    CONF_YAML_NAME_MAX = 100   /* of the file name, in an error */
};

enum conf_yaml_shape {
    CONF_YAML_TEXT,  /* key: value */
    CONF_YAML_ITEM,  /* key: [value, ...] */
    CONF_YAML_FIELD, /* key: [{field: value, ...}, ...] */
    CONF_YAML_EMPTY  /* key: [] */
};

struct conf_yaml_row {
    enum conf_yaml_shape shape;
    struct span key;
    struct span field; /* CONF_YAML_FIELD only */
    struct span value;
    size_t item;           /* place in the list, from 0 */
    unsigned line, column; /* of the value, from 1 */
    unsigned key_line, key_column;
};

struct conf_yaml {
    struct conf_yaml_row row[CONF_YAML_ROWS_MAX];
    size_t row_n;
    char name[CONF_YAML_NAME_MAX + 1];
    struct arena text; /* what the spans point into */
};

/*
 * Read a file, or text that is called name in an error.
 *
 * out     y       conf_yaml_done() after success; nothing to undo on failure
 * errors  ERR_CONFIG    not what is described above; ei says where
 *         ERR_NOTFOUND  no such file; ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err conf_yaml_read(struct conf_yaml *y, const char *path,
    struct errinfo *ei);
MUST_CHECK enum err conf_yaml_parse(struct conf_yaml *y, struct span text,
    const char *name, struct errinfo *ei);
void conf_yaml_done(struct conf_yaml *y);

/* Report a fault in what a row says, or in its key: ERR_CONFIG. */
enum err conf_yaml_fault(const struct conf_yaml *y,
    const struct conf_yaml_row *row, struct errinfo *ei, const char *fmt, ...)
    PRINTF(4, 5);
enum err conf_yaml_fault_key(const struct conf_yaml *y,
    const struct conf_yaml_row *row, struct errinfo *ei, const char *fmt, ...)
    PRINTF(4, 5);

/*
 * Copy the value of a row as a terminated text.
 *
 * out     out     max + 1 bytes; untouched on failure
 * errors  ERR_CONFIG  longer than max, or with a control character
 */
MUST_CHECK enum err conf_yaml_text(const struct conf_yaml *y,
    const struct conf_yaml_row *row, char *out, size_t max, struct errinfo *ei);

#endif
