/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_RENDITION_WORDS_H
#define ADAPTERS_RENDITION_WORDS_H

/* rendition_words - labels and values as a Dutch reader writes them */

#include "adapters/catalogue.h"
#include "base/buf.h"

/* "Deelbaar D&R-plan"; not escaped, as all labels here. */
const char *rendition_words_title(enum bericht type);
const char *rendition_words_bv(enum bv bv);

/* What a message of this type asks of its reader; NULL for nothing. */
const char *rendition_words_ask(enum bericht type);

/* What a code means; {NULL, 0} when the list does not say. */
struct span rendition_words_code(enum codelist list, struct span code);

/* Append a text with the characters that mean something in HTML escaped;
 * a control character becomes U+FFFD. */
void rendition_words_escape(struct buf *out, struct span s);

/* The same, with a capital at the front where it begins with a-z. */
void rendition_words_capital(struct buf *out, struct span s);

/* Append the label of a leaf, escaped. */
void rendition_words_leaf(struct buf *out, enum leaf l);

/* Append a value of the catalogue's form as a reader writes it, escaped. */
void rendition_words_value(struct buf *out, enum leaf l, struct span value);

#endif
