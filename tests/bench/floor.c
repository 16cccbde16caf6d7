/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * floor - what one durable exchange costs when nothing is added
 *
 * Each primitive alone, as CPU time of this process (user and system), on the
 * document of the benchmark: a TLS record in and a small answer out with the
 * bare HTTP around it, our pre-scan, a SAX2 parse into nothing, one SHA-256, one
 * AES-256-GCM seal, and a share of a commit in groups of 64 (entry row, message
 * row, append to a second file, one Ed25519 signature per group).  For
 * comparison a DOM parse with XSD validation, schema and contexts reused.
 */
#include <fcntl.h>
#include <gcrypt.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "adapters/prescan.h"
#include "tests/bench/bench.h"

enum { ROUNDS = 5, GROUP = 64, BODY_LEN = 1500, ANSWER_LEN = 5000 };

_Noreturn static void
give_up(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

static double
cpu_us(void)
{
    struct timespec ts;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
    return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
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

/* The best of a few rounds: the machine's fast state. */
static double
measure(struct floor *f, step_fn *step, int n)
{
    double best = 1e18;

    for (int r = 0; r < ROUNDS; r++) {
        double began = cpu_us(), took;

        step(f, n);
        took = (cpu_us() - began) / n;
        if (took < best)
            best = took;
    }
    return best;
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

/* ---- TLS record and HTTP -------------------------------------------------------------- */

static SSL_CTX *
tls_context(const struct floor_opts *o, int server)
{
    SSL_CTX *c =
        SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());

    if (c == NULL || SSL_CTX_use_certificate_chain_file(c, o->cert) != 1 ||
        SSL_CTX_use_PrivateKey_file(c, o->key, SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_load_verify_locations(c, o->ca, NULL) != 1)
        give_up("tls");
    SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL);
    return c;
}

static void
tls_read_all(SSL *ssl, char *buf, size_t n)
{
    size_t got = 0;

    while (got < n) {
        int k = SSL_read(ssl, buf + got, (int)(n - got));

        if (k <= 0)
            _exit(0);
        got += (size_t)k;
    }
}

static void
tls_client(const struct floor_opts *o, int fd, size_t req_n)
{
    static char buf[1 << 18];
    SSL *ssl = SSL_new(tls_context(o, 0));

    SSL_set_fd(ssl, fd);
    if (SSL_connect(ssl) != 1)
        give_up("connect");
    for (;;) {
        if (SSL_write(ssl, buf, (int)req_n) <= 0)
            _exit(0);
        tls_read_all(ssl, buf, ANSWER_LEN);
    }
}

static double
tls_server(const struct floor_opts *o, int fd, size_t req_n, int n)
{
    static char buf[1 << 18];
    SSL *ssl = SSL_new(tls_context(o, 1));
    struct epoll_event ev = {.events = EPOLLIN};
    int ep = epoll_create1(0);
    double best = 1e18;

    SSL_set_fd(ssl, fd);
    if (SSL_accept(ssl) != 1 || epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev) != 0)
        give_up("accept");
    for (int r = 0; r < ROUNDS; r++) {
        double began = cpu_us(), took;

        for (int i = 0; i < n; i++) {
            (void)epoll_wait(ep, &ev, 1, -1);
            tls_read_all(ssl, buf, req_n);
            if (SSL_write(ssl, buf, ANSWER_LEN) <= 0)
                give_up("write");
        }
        took = (cpu_us() - began) / n;
        if (took < best)
            best = took;
    }
    SSL_free(ssl);
    return best;
}

/* A kept-alive TCP connection over the loopback, as a partner's is. */
static int
tcp_listen(struct sockaddr_in *sa)
{
    socklen_t len = sizeof(*sa);
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    *sa = (struct sockaddr_in){.sin_family = AF_INET,
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (fd < 0 || bind(fd, (const struct sockaddr *)sa, len) != 0 ||
        listen(fd, 1) != 0 || getsockname(fd, (struct sockaddr *)sa, &len) != 0)
        give_up("listen");
    return fd;
}

static int
no_delay(int fd)
{
    int on = 1;

    if (fd < 0 ||
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) != 0)
        give_up("tcp");
    return fd;
}

static double
measure_tls(const struct floor_opts *o)
{
    struct sockaddr_in sa;
    int listener = tcp_listen(&sa), fd;
    size_t req_n = o->doc_n + 200;
    double us;
    pid_t pid = fork();

    if (pid == 0) {
        fd = no_delay(socket(AF_INET, SOCK_STREAM, 0));
        if (connect(fd, (const struct sockaddr *)&sa, sizeof(sa)) != 0)
            _exit(1);
        tls_client(o, fd, req_n);
        _exit(0);
    }
    fd = no_delay(accept(listener, NULL, NULL));
    us = tls_server(o, fd, req_n, 3000);
    (void)close(fd);
    (void)close(listener);
    (void)waitpid(pid, NULL, 0);
    return us;
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

int
floor_run(const struct floor_opts *o)
{
    struct floor f = {.o = o};
    double tls, pre, sax, dom, hash, seal, commit;

    tls = measure_tls(o);
    if (gcry_check_version(NULL) == NULL ||
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0) != 0 ||
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) != 0 ||
        gcry_cipher_open(&f.cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM,
            0) != 0)
        give_up("libgcrypt");
    open_xml(&f);
    open_commit(&f);
    pre = measure(&f, prescan_step, 2000);
    sax = measure(&f, sax_step, 2000);
    dom = measure(&f, dom_step, 1000);
    hash = measure(&f, hash_step, 5000);
    seal = measure(&f, seal_step, 5000);
    commit = measure(&f, commit_step, 64 * 20);
    printf("{\"tls\":%.2f,\"prescan\":%.2f,\"sax\":%.2f,\"domxsd\":%.2f,"
           "\"hash\":%.2f,\"seal\":%.2f,\"commit\":%.2f}\n",
        tls, pre, sax, dom, hash, seal, commit);
    sqlite3_finalize(f.put_entry);
    sqlite3_finalize(f.put_message);
    sqlite3_close(f.db);
    return 0;
}
