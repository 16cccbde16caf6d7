/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_JSON_WRITE_H
#define ADAPTERS_JSON_WRITE_H

/* json_write - one object, no white space */

#include "adapters/write.h"

extern const struct write_syntax json_write_syntax;

#endif
