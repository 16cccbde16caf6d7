/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* CPU time of this process, user and system. */
static inline double
bench_cpu_us(void)
{
    struct timespec ts;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
}

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

/* A log file in dir with sealed bodies of these sizes in turn ("900,240"): what
 * checking all of it costs, and one SHA-256 over it, as one JSON line. */
int log_run(const char *dir, uint64_t entries, const char *sizes);

/* Tiles of so many random leaves in dir, and inclusion proofs read from them;
 * one JSON line.  The tiles stay. */
int proof_run(const char *dir, uint64_t leaves);

/* What committing to so many elements (at most 255) costs the recorder. */
int commit_run(size_t elements);

#endif
