/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_FIELD_H
#define CLI_FIELD_H

/*
 * field - small pieces out of an answer, ready to show
 */

#include "cli/say.h"
#include "exchange/admin_json.h"

enum { FIELD_TEXT_MAX = 512 };

/* The text of a member as a cell; "" when it is null or absent. */
void field_cell(struct say_table *t, const struct admin_json *doc,
    const struct admin_json_node *at, const char *name);

/* A list of texts as one cell, with commas. */
void field_list_cell(struct say_table *t, const struct admin_json *doc,
    const struct admin_json_node *at, const char *name);

/* The text of a member; "" when it is no string or too long. */
const char *field_text(const struct admin_json *doc,
    const struct admin_json_node *at, const char *name,
    char out[static FIELD_TEXT_MAX]);

/* A number; 0 when it is none. */
uint64_t field_u64(const struct admin_json *doc,
    const struct admin_json_node *at, const char *name);

/* Is it true? */
bool field_true(const struct admin_json *doc, const struct admin_json_node *at,
    const char *name);

#endif
