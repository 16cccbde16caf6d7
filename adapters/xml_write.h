/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_XML_WRITE_H
#define ADAPTERS_XML_WRITE_H

/* xml_write - elements without attributes, no white space between them */

#include "adapters/write.h"

extern const struct write_syntax xml_write_syntax;

#endif
