/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/*
 * log - what operators read; not the disclosure log, which is ledger/
 *
 * One line per event on standard error: `<n> role event key=value ...`.  Event
 * names are constants, so that an alarm can rest on one.  A line may be lost;
 * it never holds a value out of a message, a name, a BSN or a key.  Only
 * exchange/, api/, proc/ and cli/ write lines; libraries return an errinfo.
 */

#include "base/attr.h"

struct errinfo;

/* The priorities of syslog, as systemd reads them at the start of a line. */
enum log_level { LOG_ERROR = 3, LOG_WARNING = 4, LOG_NOTICE = 5, LOG_INFO = 6 };

/* Who writes: "supervisor", "worker", ...  Static storage, kept. */
void log_role(const char *role);

/* Leave out events above this level; LOG_INFO at start. */
void log_limit(enum log_level most);

/* One event.  fmt makes the key=value pairs; control bytes become '?'. */
void log_event(enum log_level level, const char *event, const char *fmt, ...)
    PRINTF(3, 4);

/* One failed step, with where and why out of ei. */
void log_failure(const char *event, const struct errinfo *ei);

#endif
