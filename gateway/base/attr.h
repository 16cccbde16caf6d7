/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* Compiler promises, spelled once.  Nothing else may use __attribute__. */

#define MUST_CHECK        __attribute__((warn_unused_result))
#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN          __attribute__((noreturn))

#endif
