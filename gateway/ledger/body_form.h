/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef LEDGER_BODY_FORM_H
#define LEDGER_BODY_FORM_H

/* Internal to ledger/: what writing and reading a body share. */

#include "ledger/body.h"

enum {
    BODY_FORM_NUMBER_BITS = 53, /* RFC 8785: every integer a double holds */
    BODY_FORM_RULE_MAX_WIDTH = 3,
    BODY_FORM_OUTCOMES_LEN = 7, /* bytes of feiten */
    BODY_FORM_WEIGHED_LEN = 9   /* with a weighing; then the elements */
};

/* Bytes in a bitmap of this version of the catalogue; 0: no such version. */
unsigned body_bitmap_len(unsigned catalogue);

/* How many elements this version has; 0: no such version. */
unsigned body_elements(unsigned catalogue);

/* Base64url digits, by value. */
extern const char body_digit64[65];

#endif
