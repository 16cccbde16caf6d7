/* SPDX-License-Identifier: EUPL-1.2 */
/*
 *   bench load PORT CONNS SECONDS TLSDIR NAME MEDIA DOC SEED
 *   bench floor DOC XSD OUTDOC DIR ELEMENTS
 *   bench bare TLSDIR ANSWERLEN
 *   bench policy POLICY CASES
 *   bench log DIR ENTRIES SIZES
 *   bench proof DIR LEAVES
 *   bench commit ELEMENTS
 *
 * One JSON object on standard output; tests/bench/run.py puts them together.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/bench.h"

static char *
slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *p = malloc(1 << 20);

    if (f == NULL || p == NULL) {
        perror(path);
        exit(2);
    }
    *n = fread(p, 1, 1 << 20, f);
    fclose(f);
    return p;
}

static char *
join(const char *dir, const char *name, const char *end)
{
    size_t n = strlen(dir) + strlen(name) + strlen(end) + 2;
    char *p = malloc(n);

    if (p == NULL)
        exit(2);
    (void)snprintf(p, n, "%s/%s%s", dir, name, end);
    return p;
}

static int
run_load(char **a)
{
    struct load_result res;
    struct load_opts o = {.port = (int)strtol(a[0], NULL, 10),
        .conns = (int)strtol(a[1], NULL, 10),
        .seconds = strtod(a[2], NULL),
        .ca = join(a[3], "ca", ".pem"),
        .cert = join(a[3], a[4], ".pem"),
        .key = join(a[3], a[4], ".key"),
        .media = a[5],
        .seed = (unsigned)strtoul(a[7], NULL, 10),
        .expect = 201};
    const char *at;
    int rc;

    o.doc = slurp(a[6], &o.doc_n);
    at = memmem(o.doc, o.doc_n, "BerichtId>", 10);
    if (at == NULL)
        at = memmem(o.doc, o.doc_n, "\"berichtId\": \"", 14);
    if (at == NULL)
        return 2;
    o.id_at = (size_t)(at - o.doc) + (at[0] == 'B' ? 10 : 14);
    rc = load_run(&o, &res);
    printf("{\"ok\":%zu,\"bad\":%zu,\"seconds\":%.3f,\"p50_us\":%u,"
           "\"p99_us\":%u}\n",
        res.ok, res.bad, res.seconds, res.p50_us, res.p99_us);
    return rc;
}

static int
run_floor(char **a)
{
    struct floor_opts o = {.xsd = a[1], .dir = a[3]};

    o.doc = slurp(a[0], &o.doc_n);
    o.out_doc = slurp(a[2], &o.out_n);
    o.elements = strtoul(a[4], NULL, 10) % 257;
    return floor_run(&o);
}

static int
run_bare(char **a)
{
    struct bare_opts o = {.ca = join(a[0], "ca", ".pem"),
        .cert = join(a[0], "gateway", ".pem"),
        .key = join(a[0], "gateway", ".key"),
        .answer_n = strtoul(a[1], NULL, 10)};

    return bare_run(&o);
}

int
main(int argc, char **argv)
{
    if (argc == 10 && strcmp(argv[1], "load") == 0)
        return run_load(argv + 2);
    if (argc == 7 && strcmp(argv[1], "floor") == 0)
        return run_floor(argv + 2);
    if (argc == 4 && strcmp(argv[1], "bare") == 0)
        return run_bare(argv + 2);
    if (argc == 4 && strcmp(argv[1], "policy") == 0)
        return policy_run(argv[2], argv[3]);
    if (argc == 5 && strcmp(argv[1], "log") == 0)
        return log_run(argv[2], strtoul(argv[3], NULL, 10), argv[4]);
    if (argc == 4 && strcmp(argv[1], "proof") == 0)
        return proof_run(argv[2], strtoul(argv[3], NULL, 10));
    if (argc == 3 && strcmp(argv[1], "commit") == 0)
        return commit_run(strtoul(argv[2], NULL, 10) % 256);
    fprintf(stderr, "usage: bench load ... | floor ... | bare ... | policy ... "
                    "| log ... | proof ... | commit ...\n");
    return 2;
}
