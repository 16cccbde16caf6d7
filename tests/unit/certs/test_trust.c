/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "certs/identity.h"
#include "certs/trust.h"
#include "tests/lib/mint.h"

#define OIN "00000099000000002000"

static struct mint_ca ca;
static struct mint_leaf leaf;
static char *ca_pem;

static int
set_up(void **state)
{
    (void)state;
    ca = mint_ca("Voorbeeld CA");
    leaf = mint_leaf(&ca, &(struct mint_spec){.oin = OIN});
    ca_pem = mint_pem(ca.cert);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    free(ca_pem);
    mint_leaf_done(&leaf);
    mint_ca_done(&ca);
    return 0;
}

static int
chain(X509_STORE *store, X509 *cert)
{
    X509_STORE_CTX *sc = X509_STORE_CTX_new();
    int rc;

    assert_non_null(sc);
    assert_int_equal(X509_STORE_CTX_init(sc, store, cert, NULL), 1);
    assert_int_equal(X509_STORE_CTX_set_default(sc, "ssl_client"), 1);
    rc = X509_verify_cert(sc) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(sc);
    X509_STORE_CTX_free(sc);
    return rc;
}

/* With a CRL of this authority that is due in so many days. */
static int
chain_with(const struct mint_ca *issuer, X509 *const *revoked, size_t n,
    int next_days)
{
    X509_CRL *crl = mint_crl(issuer, revoked, n, next_days);
    char *pem = mint_pem_crl(crl);
    X509_STORE *store = NULL;
    int rc;

    assert_int_equal(
        trust_store_new(&store, span_of(ca_pem), span_of(pem), NULL), ERR_OK);
    rc = chain(store, leaf.cert);
    X509_STORE_free(store);
    X509_CRL_free(crl);
    free(pem);
    return rc;
}

static void
test_certs__a_list_decides(void **state)
{
    struct mint_ca other = mint_ca("Andere CA");

    (void)state;
    assert_int_equal(chain_with(&ca, NULL, 0, 1), X509_V_OK);
    assert_int_equal(chain_with(&ca, &leaf.cert, 1, 1),
        X509_V_ERR_CERT_REVOKED);
    assert_int_equal(chain_with(&ca, NULL, 0, -1), X509_V_ERR_CRL_HAS_EXPIRED);
    assert_int_equal(chain_with(&other, NULL, 0, 1),
        X509_V_ERR_UNABLE_TO_GET_CRL);
    mint_ca_done(&other);
}

/* A list with the right name and another key. */
static void
test_certs__a_forged_list_is_refused(void **state)
{
    struct mint_ca forger = {ca.cert, EVP_EC_gen("P-256")};

    (void)state;
    assert_int_equal(chain_with(&forger, NULL, 0, 1),
        X509_V_ERR_CRL_SIGNATURE_FAILURE);
    EVP_PKEY_free(forger.key);
}

/* Root, authority, leaf: the root's list counts as well. */
static void
test_certs__every_step_of_a_chain_needs_a_list(void **state)
{
    struct mint_leaf middle =
        mint_leaf(&ca, &(struct mint_spec){.bc = "critical,CA:TRUE",
                           .ku = "critical,keyCertSign,cRLSign"});
    struct mint_ca issuer = {middle.cert, middle.key};
    struct mint_leaf end = mint_leaf(&issuer, &(struct mint_spec){.oin = OIN});
    X509_CRL *low = mint_crl(&issuer, NULL, 0, 1);
    X509_CRL *high = mint_crl(&ca, NULL, 0, 1);
    X509_CRL *revoking = mint_crl(&ca, &middle.cert, 1, 1);
    char *middle_pem = mint_pem(middle.cert);
    char *list[] = {mint_pem_crl(low), mint_pem_crl(high),
        mint_pem_crl(revoking)};
    const struct {
        const char *second;
        int verdict;
    } cases[] = {{"", X509_V_ERR_UNABLE_TO_GET_CRL}, {list[1], X509_V_OK},
        {list[2], X509_V_ERR_CERT_REVOKED}};
    char roots[8192], lists[8192];

    (void)state;
    (void)snprintf(roots, sizeof(roots), "%s%s", ca_pem, middle_pem);
    for (size_t i = 0; i < 3; i++) {
        X509_STORE *store = NULL;

        (void)snprintf(lists, sizeof(lists), "%s%s", list[0], cases[i].second);
        assert_int_equal(
            trust_store_new(&store, span_of(roots), span_of(lists), NULL),
            ERR_OK);
        assert_int_equal(chain(store, end.cert), cases[i].verdict);
        X509_STORE_free(store);
    }
    for (size_t i = 0; i < 3; i++)
        free(list[i]);
    free(middle_pem);
    X509_CRL_free(low);
    X509_CRL_free(high);
    X509_CRL_free(revoking);
    mint_leaf_done(&end);
    mint_leaf_done(&middle);
}

static void
test_certs__no_list_means_no_check_only_when_none_is_given(void **state)
{
    X509_STORE *store = NULL;
    struct errinfo ei;

    (void)state;
    assert_int_equal(
        trust_store_new(&store, span_of(ca_pem), (struct span){NULL, 0}, &ei),
        ERR_OK);
    assert_int_equal(chain(store, leaf.cert), X509_V_OK);
    X509_STORE_free(store);
    store = NULL;
    assert_int_equal(trust_store_new(&store, span_of(ca_pem), span_of(""), &ei),
        ERR_CONFIG);
    assert_null(store);
}

static void
test_certs__what_is_no_authority_is_refused(void **state)
{
    static const struct span none = {NULL, 0};
    char *leaf_pem = mint_pem(leaf.cert);
    char cut[64];
    X509_STORE *store = NULL;
    struct errinfo ei;

    (void)state;
    assert_int_equal(trust_store_new(&store, span_of(leaf_pem), none, &ei),
        ERR_CONFIG);
    assert_non_null(strstr(ei.text, "no CA"));
    assert_int_equal(trust_store_new(&store, none, none, &ei), ERR_CONFIG);
    assert_int_equal(trust_store_new(&store, span_of("not PEM"), none, &ei),
        ERR_CONFIG);
    memcpy(cut, ca_pem, sizeof(cut));
    assert_int_equal(trust_store_new(&store,
                         (struct span){(uint8_t *)cut, sizeof(cut)}, none, &ei),
        ERR_CONFIG);
    assert_null(store);
    free(leaf_pem);
}

/* ---- the script for demos and tests --------------------------------------------- */

static int
run(char *const argv[])
{
    pid_t pid;
    int status;

    assert_int_equal(posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ),
        0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static char *
slurp(const char *dir, const char *name)
{
    static char text[65536];
    char path[256];
    FILE *f;
    size_t n;

    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    f = fopen(path, "r");
    assert_non_null(f);
    n = fread(text, 1, sizeof(text) - 1, f);
    (void)fclose(f);
    text[n] = '\0';
    return strdup(text);
}

static int
demo_chain(const char *dir, const char *name, struct identity *id)
{
    char *roots = slurp(dir, "ca.pem"), *crl = slurp(dir, "crl.pem");
    char *pem = slurp(dir, name);
    BIO *bio = BIO_new_mem_buf(pem, -1);
    X509 *cert = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    X509_STORE *store = NULL;
    struct errinfo ei;
    int rc;

    assert_non_null(cert);
    assert_int_equal(trust_store_new(&store, span_of(roots), span_of(crl), &ei),
        ERR_OK);
    rc = chain(store, cert);
    assert_int_equal(identity_check(id, cert, IDENTITY_CLIENT, &ei), ERR_OK);
    assert_int_equal(identity_check(id, cert, IDENTITY_SERVER, &ei), ERR_OK);
    X509_STORE_free(store);
    X509_free(cert);
    BIO_free(bio);
    free(roots);
    free(crl);
    free(pem);
    return rc;
}

static void
test_certs__the_demo_authority_makes_what_we_accept(void **state)
{
    char dir[] = "/tmp/keten-demo-XXXXXX";
    char sh[] = "sh", script[] = "certs/demo-ca.sh", revoke_opt[] = "--revoke";
    char pi[] = "pi", oin[] = OIN, clean[] = "rm -rf \"$1\"", opt[] = "-c";
    char path[64];
    struct identity id;
    struct stat st;

    (void)state;
    assert_non_null(mkdtemp(dir));
    assert_int_equal(run((char *[]){sh, script, dir, pi, oin, NULL}), 0);
    assert_int_equal(demo_chain(dir, "pi.pem", &id), X509_V_OK);
    assert_string_equal(id.oin, OIN);
    assert_int_equal(demo_chain(dir, "gateway.pem", &id), X509_V_OK);
    (void)snprintf(path, sizeof(path), "%s/pi.key", dir);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(run((char *[]){sh, script, revoke_opt, dir, pi, NULL}), 0);
    assert_int_equal(demo_chain(dir, "pi.pem", &id), X509_V_ERR_CERT_REVOKED);
    assert_int_equal(demo_chain(dir, "gateway.pem", &id), X509_V_OK);
    assert_int_equal(run((char *[]){sh, opt, clean, sh, dir, NULL}), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_certs__a_list_decides),
        cmocka_unit_test(test_certs__a_forged_list_is_refused),
        cmocka_unit_test(test_certs__every_step_of_a_chain_needs_a_list),
        cmocka_unit_test(
            test_certs__no_list_means_no_check_only_when_none_is_given),
        cmocka_unit_test(test_certs__what_is_no_authority_is_refused),
        cmocka_unit_test(test_certs__the_demo_authority_makes_what_we_accept),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
