/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_COLLECTOR_H
#define CLI_COLLECTOR_H

/*
 * collector - OTLP documents to a collector, over HTTP with JSON
 *
 * A document is confirmed by 200 and an answer that rejects none of its spans.
 */

#include "cli/cli.h"

struct collector_count {
    uint64_t documents, confirmed;
};

/* Can this be posted to?  A failure is said on err. */
enum cli_exit collector_check(const struct cli_call *call, const char *url);

/*
 * Post each line of text as a document, in order, until one is not confirmed.
 * Why not is said on err.
 *
 * in      ca_file  who vouches for the collector; NULL: whom this machine
 *                  trusts
 * returns CLI_OK, CLI_UNREACHABLE where trying again makes sense, or
 *         CLI_CHECK_FAILED: the collector does not take it
 */
enum cli_exit collector_post(const struct cli_call *call, const char *url,
    const char *ca_file, struct span text, struct collector_count *count);

/* Does an answer of 200 with this body reject no span?  It may be empty. */
bool collector_took_all(struct span body);

#endif
