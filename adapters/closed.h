/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_CLOSED_H
#define ADAPTERS_CLOSED_H

/* closed - documents that a format does not take, or no more; closed.tsv */

#include "adapters/grammar.h"

/*
 * Read closed.tsv into ad; a format may be without it.
 *
 * in      ad     its types are there already
 * in      file   borrowed for the call
 * errors  ERR_CONFIG  a rule of README.md is broken; ei names file and line
 *         ERR_NOMEM
 */
MUST_CHECK enum err closed_load(struct adapter *ad, struct arena *arena,
    const char *file, struct errinfo *ei);

/* The row of this root; NULL when there is none. */
const struct adapter_closed *closed_root(const struct adapter *ad,
    struct span root);

#endif
