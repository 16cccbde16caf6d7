/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_XML_READ_H
#define ADAPTERS_XML_READ_H

/*
 * xml_read - one SAX2 pass of libxml2 through a compiled grammar
 *
 *   failure  libxml2 never opens a file or a connection: no DTD gets past the
 *            pre-scan, and the external entity loader refuses everything
 */

#include "adapters/faults.h"

struct xml_reader; /* the parser context, reused */

/* errors  ERR_NOMEM */
MUST_CHECK enum err xml_read_new(struct xml_reader **out, struct errinfo *ei);
void xml_read_free(struct xml_reader *xr);

/*
 * in      doc  passed prescan_xml()
 * out     m    values are copied into its arena
 * out     f    what is wrong
 * errors  ERR_NOMEM  the parser had no memory; other faults are in f
 */
MUST_CHECK enum err xml_read(struct xml_reader *xr, const struct adapter *ad,
    struct span doc, struct message *m, struct faults *f);

#endif
