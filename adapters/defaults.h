/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef ADAPTERS_DEFAULTS_H
#define ADAPTERS_DEFAULTS_H

/*
 * defaults - what a document that leaves something out is read as
 *
 * A system may have no field for a part of the frame.  defaults.tsv then says
 * what holds for it, and why.  Only bericht.* can have a default: nothing is
 * ever made up about a person.
 */

#include "adapters/grammar.h"

/*
 * Read defaults.tsv into ad; a format may be without it.
 *
 * in      ad     its types are there already
 * in      file   borrowed for the call
 * errors  ERR_CONFIG  a rule of README.md is broken; ei names file and line
 *         ERR_NOMEM
 */
MUST_CHECK enum err defaults_load(struct adapter *ad, struct arena *arena,
    const char *file, struct errinfo *ei);

/* Add to m what its type carries, has a default, and is not there. */
MUST_CHECK enum err defaults_fill(const struct adapter *ad,
    const struct grammar *g, struct message *m, struct errinfo *ei);

#endif
