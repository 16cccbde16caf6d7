/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

/*
 * limit - every ceiling that somebody outside can reach, with its reason
 *
 * A test drives each to n and to n + 1.  Sizes of our own formats stand with
 * the format.  _MAX counts are inclusive: n is accepted, n + 1 refused.
 */

enum {
    /* One HTTP request head: room for long paths and trace headers. */
    LIMIT_HTTP_HEAD_MAX = 16 * 1024,
    LIMIT_HTTP_FIELDS_MAX = 64,
    LIMIT_HTTP_TARGET_MAX = 1024,
    /* A D&R-plan with 30 actions is 20 kB; thirteen times that is plenty. */
    LIMIT_BODY_MAX = 256 * 1024,
    LIMIT_HEAD_DUE_MS = 5000,
    LIMIT_BODY_DUE_MS = 10000,
    LIMIT_IDLE_DUE_MS = 30000,
    LIMIT_HANDSHAKE_DUE_MS = 5000,
    /* 26 kB each: 1,000 idle connections cost a worker 26 MB. */
    LIMIT_CONNECTIONS_MAX = 1000,
    LIMIT_CONNECTIONS_PER_OIN_MAX = 256,

    /* XML: libxml2 2.9.14 is quadratic in attributes per element. */
    LIMIT_XML_DEPTH_MAX = 32,
    LIMIT_XML_ATTRIBUTES_MAX = 16,
    LIMIT_XML_NAME_MAX = 128,
    LIMIT_XML_NODES_MAX = 20000,
    LIMIT_JSON_DEPTH_MAX = 32,

    /* One canonical message. */
    LIMIT_MESSAGE_VALUES_MAX = 4096,
    LIMIT_MESSAGE_OCCURRENCES_MAX = 200,
    LIMIT_MESSAGE_ARENA_MAX = 1024 * 1024,
    LIMIT_ERRORS_MAX = 32, /* places named in one 400 answer */

    /* What a worker, recorder and courier say to each other. */
    LIMIT_FRAME_MAX = 1024 * 1024,

    /* When to push again: what a configuration or an agreement may ask. */
    LIMIT_RETRY_FIRST_S_MAX = 3600,
    LIMIT_RETRY_LONGEST_S_MAX = 86400,
    LIMIT_RETRY_DAYS_MAX = 365,

    LIMIT_PARTNERS_MAX = 2000, /* 342 municipalities, PIs, probation, spare */
    LIMIT_GROUP_MAX = 256,     /* exchanges in one commit */
};

#endif
