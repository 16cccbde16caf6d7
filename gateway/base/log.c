/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/err.h"

#include "base/banned.h"

enum { LOG_LINE_MAX = 1024 };

static const char *log_who = "ketenpoort";
static enum log_level log_most = LOG_INFO;

void
log_role(const char *role)
{
    log_who = role;
}

void
log_limit(enum log_level most)
{
    log_most = most;
}

void
log_event(enum log_level level, const char *event, const char *fmt, ...)
{
    char line[LOG_LINE_MAX + 1];
    va_list ap;
    int n, m;
    size_t len;

    if (level > log_most)
        return;
    n = snprintf(line, LOG_LINE_MAX, "<%d>%s[%ld] %s ", (int)level, log_who,
        (long)getpid(), event);
    if (n < 0 || n >= LOG_LINE_MAX)
        return;
    va_start(ap, fmt);
    m = vsnprintf(line + n, (size_t)(LOG_LINE_MAX - n), fmt, ap);
    va_end(ap);
    if (m < 0)
        return;
    len = (size_t)n + (size_t)m;
    if (len >= LOG_LINE_MAX)
        len = LOG_LINE_MAX - 1;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = '?';
    line[len++] = '\n';
    /* A lost line is not worth an exchange. */
    if (write(STDERR_FILENO, line, len) < 0)
        return;
}

void
log_failure(const char *event, const struct errinfo *ei)
{
    enum log_level level =
        err_fault(ei->code) == FAULT_PEER ? LOG_NOTICE : LOG_ERROR;

    log_event(level, event, "where=%s code=\"%s\" errno=%d why=\"%s\"",
        ei->where == NULL ? "-" : ei->where, err_text(ei->code), ei->os_errno,
        ei->text);
}
