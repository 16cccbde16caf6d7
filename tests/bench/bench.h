/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct load_opts {
    int port, conns;
    double seconds;
    const char *ca, *cert, *key, *media;
    const char *doc;
    size_t doc_n, id_at; /* where the 36 bytes of the id stand */
    unsigned seed;
    int expect; /* status that counts as good */
};

struct load_result {
    size_t ok, bad;
    double seconds;
    uint32_t p50_us, p99_us;
};

/* 0 when every answer had the expected status. */
int load_run(const struct load_opts *o, struct load_result *res);

struct floor_opts {
    const char *doc, *xsd, *out_doc, *dir;
    size_t doc_n, out_n;
    size_t elements; /* decided on, at most 256 */
};

struct bare_opts {
    const char *ca, *cert, *key;
    size_t answer_n;
};

/* Say the port, answer until SIGTERM, then say the CPU time of one exchange of
 * TLS records and bare HTTP, handshakes left out. */
int bare_run(const struct bare_opts *o);

/* Each primitive's CPU time in microseconds per exchange, as one JSON line. */
int floor_run(const struct floor_opts *o);

/* What deciding on each case of a file (tests/oracle/ask.h) costs, what loading
 * the policy costs, and what was disclosed, as one JSON line. */
int policy_run(const char *dir, const char *path);

#endif
