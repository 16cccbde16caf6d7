/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef CLI_POLICY_ARGS_H
#define CLI_POLICY_ARGS_H

/*
 * policy_args - the options that the policy commands share
 *
 * What is wrong is said on err, with the nearest code that exists.
 */

#include "adapters/catalogue.h"
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

/* The policy with this hash: the version that is kept, else the folder given
 * or configured when it is that; NULL when it is not at hand. */
struct policy *policy_args_decided(const struct cli_call *call,
    const uint8_t *hash);

/* --doel, --rol and --element, all required. */
bool policy_args_doel(const struct cli_call *call, enum doel *v);
bool policy_args_rol(const struct cli_call *call, enum rol *v);
bool policy_args_element(const struct cli_call *call, enum element *v);

#endif
