/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * floor - what one durable exchange costs when nothing is added
 *
 * Each primitive alone, as CPU time of this process (user and system), on the
 * document of the benchmark: our pre-scan, a SAX2 parse into nothing, one SHA-256, one
 * AES-256-GCM seal, a salted commitment per element that was decided on and one
 * hash over them, and a share of a commit in groups of 64 (entry row, message
 * row, append to a second file, one Ed25519 signature per group).  For
 * comparison a DOM parse with XSD validation, schema and contexts reused.
 */
#include <fcntl.h>
#include <gcrypt.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <openssl/evp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/prescan.h"
#include "tests/bench/bench.h"

enum { ROUNDS = 9, GROUP = 64, BODY_LEN = 1500, BUSY_MAX = 64 };

_Noreturn static void
give_up(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

struct floor {
    const struct floor_opts *o;
    gcry_cipher_hd_t cipher;
    xmlParserCtxtPtr sax, dom;
    xmlSchemaPtr schema;
    xmlSchemaValidCtxtPtr valid;
    xmlSAXHandler nothing;
    sqlite3 *db;
    sqlite3_stmt *put_entry, *put_message;
    EVP_PKEY *key;
    int log_fd;
    sqlite3_int64 index;
};

typedef void step_fn(struct floor *f, int n);

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median of some rounds: the machine has fast and slow minutes, and what
 * it is compared with is a mean. */
static double
measure(struct floor *f, step_fn *step, int n)
{
    double took[ROUNDS];

    for (int r = 0; r < ROUNDS; r++) {
        double began = bench_cpu_us();

        step(f, n);
        took[r] = (bench_cpu_us() - began) / n;
    }
    qsort(took, ROUNDS, sizeof(took[0]), by_size);
    return took[ROUNDS / 2];
}

/* ---- documents ---------------------------------------------------------------- */

static void
prescan_step(struct floor *f, int n)
{
    struct span doc = {(const uint8_t *)f->o->doc, f->o->doc_n};
    struct prescan why;

    for (int i = 0; i < n; i++)
        if (prescan_xml(doc, &why) != ERR_OK)
            give_up("prescan");
}

static void
start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int nns, const xmlChar **ns, int nattr, int ndef, const xmlChar **attr)
{
    (void)ctx, (void)name, (void)prefix, (void)uri, (void)nns, (void)ns;
    (void)nattr, (void)ndef, (void)attr;
}

static void
end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)ctx, (void)name, (void)prefix, (void)uri;
}

static void
chars(void *ctx, const xmlChar *p, int n)
{
    (void)ctx, (void)p, (void)n;
}

static void
sax_step(struct floor *f, int n)
{
    for (int i = 0; i < n; i++) {
        xmlDocPtr doc;

        memcpy(f->sax->sax, &f->nothing, sizeof(f->nothing));
        doc = xmlCtxtReadMemory(f->sax, f->o->doc, (int)f->o->doc_n, NULL,
            "UTF-8", XML_PARSE_NONET | XML_PARSE_COMPACT);
        if (f->sax->wellFormed != 1)
            give_up("sax");
        xmlFreeDoc(doc);
    }
}

static void
dom_step(struct floor *f, int n)
{
    for (int i = 0; i < n; i++) {
        xmlDocPtr doc = xmlCtxtReadMemory(f->dom, f->o->doc, (int)f->o->doc_n,
            NULL, "UTF-8",
            XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOBLANKS);

        if (doc == NULL || xmlSchemaValidateDoc(f->valid, doc) != 0)
            give_up("dom");
        xmlFreeDoc(doc);
    }
}

/* ---- crypto ---------------------------------------------------------------------- */

static void
hash_step(struct floor *f, int n)
{
    uint8_t out[32];

    for (int i = 0; i < n; i++)
        gcry_md_hash_buffer(GCRY_MD_SHA256, out, f->o->doc, f->o->doc_n);
}

static void
commitments_step(struct floor *f, int n)
{
    static uint8_t list[256][32];
    uint8_t item[21] = {2}, root[32];

    for (int i = 0; i < n; i++) {
        for (size_t e = 0; e < f->o->elements; e++) {
            item[1] = (uint8_t)i;
            item[2] = (uint8_t)e;
            gcry_md_hash_buffer(GCRY_MD_SHA256, list[e], item, sizeof(item));
        }
        gcry_md_hash_buffer(GCRY_MD_SHA256, root, list, f->o->elements * 32);
    }
}

static void
seal_step(struct floor *f, int n)
{
    static uint8_t out[1 << 20];
    uint8_t key[32] = {1}, nonce[12] = {0}, tag[16];

    for (int i = 0; i < n; i++) {
        key[0] = (uint8_t)i;
        if (gcry_cipher_setkey(f->cipher, key, sizeof(key)) != 0 ||
            gcry_cipher_setiv(f->cipher, nonce, sizeof(nonce)) != 0 ||
            gcry_cipher_encrypt(f->cipher, out, f->o->out_n, f->o->out_doc,
                f->o->out_n) != 0 ||
            gcry_cipher_gettag(f->cipher, tag, sizeof(tag)) != 0)
            give_up("seal");
    }
}

/* ---- commit ------------------------------------------------------------------------ */

static void
run_sql(struct floor *f, const char *sql)
{
    if (sqlite3_exec(f->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        give_up(sqlite3_errmsg(f->db));
}

static void
put_one(struct floor *f, const uint8_t *body)
{
    sqlite3_bind_int64(f->put_entry, 1, f->index);
    sqlite3_bind_blob(f->put_entry, 2, body, 76, SQLITE_STATIC);
    sqlite3_bind_blob(f->put_entry, 3, body, BODY_LEN, SQLITE_STATIC);
    if (sqlite3_step(f->put_entry) != SQLITE_DONE)
        give_up("entry");
    sqlite3_reset(f->put_entry);
    sqlite3_bind_int64(f->put_message, 1, f->index);
    sqlite3_bind_blob(f->put_message, 2, &f->index, sizeof(f->index),
        SQLITE_TRANSIENT);
    sqlite3_bind_blob(f->put_message, 3, f->o->out_doc, (int)f->o->out_n,
        SQLITE_STATIC);
    if (sqlite3_step(f->put_message) != SQLITE_DONE)
        give_up("message");
    sqlite3_reset(f->put_message);
    f->index++;
}

static void
commit_step(struct floor *f, int n)
{
    static uint8_t body[BODY_LEN];
    static uint8_t lines[GROUP * BODY_LEN];

    for (int done = 0; done < n; done += GROUP) {
        EVP_MD_CTX *md = EVP_MD_CTX_new();
        uint8_t sig[64];
        size_t sig_n = sizeof(sig);

        run_sql(f, "BEGIN IMMEDIATE");
        for (int i = 0; i < GROUP; i++)
            put_one(f, body);
        run_sql(f, "COMMIT");
        if (write(f->log_fd, lines, sizeof(lines)) != (ssize_t)sizeof(lines) ||
            fdatasync(f->log_fd) != 0)
            give_up("log file");
        if (EVP_DigestSignInit(md, NULL, NULL, NULL, f->key) != 1 ||
            EVP_DigestSign(md, sig, &sig_n, body, 150) != 1)
            give_up("sign");
        EVP_MD_CTX_free(md);
    }
}

static void
open_commit(struct floor *f)
{
    char path[400];

    (void)snprintf(path, sizeof(path), "%s/floor.db", f->o->dir);
    if (sqlite3_open(path, &f->db) != SQLITE_OK)
        give_up("database");
    run_sql(f, "PRAGMA journal_mode=WAL");
    run_sql(f, "PRAGMA synchronous=FULL");
    run_sql(f, "CREATE TABLE entry(idx INTEGER PRIMARY KEY, s BLOB, b BLOB)");
    run_sql(f, "CREATE TABLE message(id INTEGER PRIMARY KEY, k BLOB UNIQUE, "
               "p BLOB)");
    sqlite3_prepare_v2(f->db, "INSERT INTO entry VALUES(?,?,?)", -1,
        &f->put_entry, NULL);
    sqlite3_prepare_v2(f->db, "INSERT INTO message VALUES(?,?,?)", -1,
        &f->put_message, NULL);
    (void)snprintf(path, sizeof(path), "%s/floor.log", f->o->dir);
    f->log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    f->key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
    if (f->log_fd < 0 || f->key == NULL)
        give_up("log file or key");
}

/* ---- all of it ------------------------------------------------------------------------- */

static void
open_xml(struct floor *f)
{
    xmlSchemaParserCtxtPtr p = xmlSchemaNewParserCtxt(f->o->xsd);

    f->schema = xmlSchemaParse(p);
    xmlSchemaFreeParserCtxt(p);
    f->valid = f->schema == NULL ? NULL : xmlSchemaNewValidCtxt(f->schema);
    f->sax = xmlNewParserCtxt();
    f->dom = xmlNewParserCtxt();
    if (f->valid == NULL || f->sax == NULL || f->dom == NULL)
        give_up("schema");
    f->nothing = (xmlSAXHandler){.startElementNs = start,
        .endElementNs = end,
        .characters = chars,
        .initialized = XML_SAX2_MAGIC};
}

/* Under load every processor is busy, and two of them may be threads of one
 * core: the floor is measured with the others at the same kind of work. */
static void
keep_busy(struct floor *f, pid_t child[static BUSY_MAX])
{
    long n = sysconf(_SC_NPROCESSORS_ONLN) - 1;

    for (long i = 0; i < BUSY_MAX; i++) {
        child[i] = i < n ? fork() : -1;
        while (child[i] == 0) {
            prescan_step(f, 20);
            sax_step(f, 20);
            hash_step(f, 20);
        }
    }
}

static void
let_rest(const pid_t child[static BUSY_MAX])
{
    for (int i = 0; i < BUSY_MAX; i++)
        if (child[i] > 0) {
            (void)kill(child[i], SIGKILL);
            (void)waitpid(child[i], NULL, 0);
        }
}

int
floor_run(const struct floor_opts *o)
{
    pid_t busy[BUSY_MAX];
    struct floor f = {.o = o};
    double pre, sax, dom, hash, seal, commitments, commit;

    if (gcry_check_version(NULL) == NULL ||
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0) != 0 ||
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) != 0 ||
        gcry_cipher_open(&f.cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM,
            0) != 0)
        give_up("libgcrypt");
    open_xml(&f);
    keep_busy(&f, busy);
    open_commit(&f);
    pre = measure(&f, prescan_step, 2000);
    sax = measure(&f, sax_step, 2000);
    dom = measure(&f, dom_step, 1000);
    hash = measure(&f, hash_step, 5000);
    seal = measure(&f, seal_step, 5000);
    commitments = measure(&f, commitments_step, 1000);
    commit = measure(&f, commit_step, 64 * 20);
    let_rest(busy);
    printf("{\"prescan\":%.2f,\"sax\":%.2f,\"domxsd\":%.2f,"
           "\"hash\":%.2f,\"seal\":%.2f,\"commitments\":%.2f,"
           "\"commit\":%.2f}\n",
        pre, sax, dom, hash, seal, commitments, commit);
    sqlite3_finalize(f.put_entry);
    sqlite3_finalize(f.put_message);
    sqlite3_close(f.db);
    return 0;
}
