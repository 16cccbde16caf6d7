/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_POLICY_ARGS_H
#define CLI_POLICY_ARGS_H

/*
 * policy_args - the options that the policy commands share
 *
 * What is wrong is said on err, with the nearest code that exists.
 */

#include "adapters/catalogue.h"
#include "base/buf.h"
#include "cli/cli.h"

struct policy;

enum { POLICY_ARGS_DIR_MAX = 256, POLICY_ARGS_REPORT_MAX = 1024 * 1024 };

/* The value of --policy, or NULL. */
const char *policy_args_given(const struct cli_call *call);

/* The folder: given, else the configured one, else policy/wet-senb. */
void policy_args_dir(const struct cli_call *call, const char *given,
    char out[static POLICY_ARGS_DIR_MAX]);

/*
 * Load the policy that is meant: a folder, or, of the versions that are kept
 * (exchange/versions.h), the first digits of a hash or a version's name.
 *
 * out     *out    policy_free(); NULL on failure, which is said on err
 * returns CLI_OK, CLI_USAGE (none, or more than one), CLI_CHECK_FAILED (it is
 *         not right, or damaged), or as settings_read()
 */
enum cli_exit policy_args_named(const struct cli_call *call, const char *ref,
    struct policy **out);

/* The one of --policy, as policy_args_named(); else the version that runs by
 * signatures; else the configured folder. */
enum cli_exit policy_args_load(const struct cli_call *call,
    struct policy **out);

/* --vandaag, else today; CLI_USAGE was said when it is no day. */
bool policy_args_vandaag(const struct cli_call *call, int64_t *day);

/* ,"policy":{"version":...,"sha256":...}, or null when there is none. */
void policy_args_json(struct buf *b, const struct policy *po);

/* What lies in a folder, when it is the policy with this hash; else NULL. */
struct policy *policy_args_of_dir(const char *dir, const uint8_t *hash);

/* The policy of an entry: the version that the state keeps, else the configured
 * one when that is it; NULL when it is not here.  policy_free(). */
struct policy *policy_args_of_hash(const struct cli_call *call,
    const uint8_t *hash);

/*
 * Write a result to --out, or to standard output without it.
 *
 * in      b  may have failed: that is said
 */
enum cli_exit policy_args_write(const struct cli_call *call,
    const struct buf *b);

/* The role of an option that may be absent: then *v is untouched. */
bool policy_args_rol_of(const struct cli_call *call, const char *option,
    enum rol *v);

/* --doel, --rol and --element, all required. */
bool policy_args_doel(const struct cli_call *call, enum doel *v);
bool policy_args_rol(const struct cli_call *call, enum rol *v);
bool policy_args_element(const struct cli_call *call, enum element *v);

/* Tells that there is no folder dir, and what to name. */
enum cli_exit policy_args_no_folder(const struct cli_call *call,
    const char *dir);

#endif
