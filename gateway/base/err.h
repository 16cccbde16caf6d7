/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/*
 * err - how failure is told
 *
 * A function that can fail returns enum err.  The code is for deciding; the
 * words, when a caller wants them, go in a struct errinfo the caller owns.
 * There is no thread-local "last error" and library code never logs.
 *
 *   secrets    the text is for operators and never holds a value that came
 *              out of a message, a key or a certificate subject
 */

#include "base/attr.h"

/* Whose fault it was decides the answer, the log level and the alarm. */
enum err_fault {
    FAULT_NOBODY,
    FAULT_PEER,
    FAULT_OPERATOR,
    FAULT_WORLD,
    FAULT_US
};

/* clang-format off */
/* One row per code.  Add a row; -Wswitch-enum then lists what to extend. */
#define ERR_LIST(X)                                                    \
    X(ERR_OK,          FAULT_NOBODY,   "ok")                           \
    X(ERR_AGAIN,       FAULT_NOBODY,   "would block")                  \
    X(ERR_MOVED,       FAULT_NOBODY,   "the snapshot moved meanwhile") \
    X(ERR_SYNTAX,      FAULT_PEER,     "malformed input")              \
    X(ERR_LIMIT,       FAULT_PEER,     "over a fixed limit")           \
    X(ERR_DENIED,      FAULT_PEER,     "not allowed")                  \
    X(ERR_NOTFOUND,    FAULT_PEER,     "no such thing")                \
    X(ERR_CONFLICT,    FAULT_PEER,     "in conflict with what is there") \
    X(ERR_UNSUPPORTED, FAULT_PEER,     "not supported")                \
    X(ERR_CONFIG,      FAULT_OPERATOR, "bad configuration")            \
    X(ERR_TIMEOUT,     FAULT_WORLD,    "deadline passed")              \
    X(ERR_IO,          FAULT_WORLD,    "input/output failure")         \
    X(ERR_FULL,        FAULT_WORLD,    "no space left")                \
    X(ERR_NOMEM,       FAULT_WORLD,    "out of memory")                \
    X(ERR_CORRUPT,     FAULT_US,       "stored data fails its check")  \
    X(ERR_INTERNAL,    FAULT_US,       "internal error")

enum err {
#define X(code, fault, text) code,
    ERR_LIST(X)
#undef X
    ERR__COUNT
};
/* clang-format on */

enum { ERRINFO_TEXT_MAX = 200 };

struct errinfo {
    enum err code;
    int os_errno;                /* 0 when the kernel had no part in it */
    const char *where;           /* "module.verb"; static storage */
    char text[ERRINFO_TEXT_MAX]; /* one line, for operators; never secrets */
};

const char *err_text(enum err code);
enum err_fault err_fault(enum err code);

/*
 * Record a failure and hand its code back, so that a leaf can write
 *     return err_set(ei, ERR_LIMIT, "http.headers", "more than %d", max);
 *
 * in     ei     may be NULL, then only the code survives
 * in     where  static storage, kept by reference
 */
enum err err_set(struct errinfo *ei, enum err code, const char *where,
    const char *fmt, ...) PRINTF(4, 5);

/* Same story, different verdict: change the code, keep where and text. */
enum err err_as(struct errinfo *ei, enum err code);

#endif
