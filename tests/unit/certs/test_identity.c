/* SPDX-License-Identifier: EUPL-1.2 */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "certs/identity.h"
#include "certs/trust.h"
#include "tests/lib/mint.h"

#define OIN "00000099000000002000"

static struct mint_ca ca, other;
static struct mint_leaf revoked;
static X509_STORE *store;

static int
set_up(void **state)
{
    struct errinfo ei;
    char *ca_pem, *crl_pem;
    X509_CRL *crl;

    (void)state;
    ca = mint_ca("Voorbeeld CA");
    other = mint_ca("Andere CA");
    revoked = mint_leaf(&ca, &(struct mint_spec){.oin = OIN});
    crl = mint_crl(&ca, &revoked.cert, 1, 1);
    ca_pem = mint_pem(ca.cert);
    crl_pem = mint_pem_crl(crl);
    if (trust_store_new(&store, span_of(ca_pem), span_of(crl_pem), &ei) !=
        ERR_OK)
        return -1;
    X509_CRL_free(crl);
    free(ca_pem);
    free(crl_pem);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    X509_STORE_free(store);
    mint_leaf_done(&revoked);
    mint_ca_done(&ca);
    mint_ca_done(&other);
    return 0;
}

/* What a server asks of a client's chain; X509_V_OK or the reason. */
static int
chain(X509 *leaf, const char *purpose)
{
    X509_STORE_CTX *sc = X509_STORE_CTX_new();
    int rc;

    assert_non_null(sc);
    assert_int_equal(X509_STORE_CTX_init(sc, store, leaf, NULL), 1);
    assert_int_equal(X509_STORE_CTX_set_default(sc, purpose), 1);
    rc = X509_verify_cert(sc) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(sc);
    X509_STORE_CTX_free(sc);
    return rc;
}

static void
add(X509_NAME *name, int nid, int type, const char *p, size_t n, int set)
{
    assert_int_equal(X509_NAME_add_entry_by_NID(name, nid, type,
                         (const unsigned char *)p, (int)n, -1, set),
        1);
}

/* ---- subjects -------------------------------------------------------------- */

enum { TEXT = V_ASN1_PRINTABLESTRING };

static void
name_two(X509_NAME *n)
{
    add(n, NID_serialNumber, TEXT, OIN, 20, 0);
    add(n, NID_serialNumber, TEXT, "00000099000000003000", 20, 0);
}

static void
name_two_alike(X509_NAME *n)
{
    add(n, NID_serialNumber, TEXT, OIN, 20, 0);
    add(n, NID_commonName, TEXT, "localhost", 9, 0);
    add(n, NID_serialNumber, TEXT, OIN, 20, 0);
}

/* set -1: in the RDN of the one before */
static void
name_in_company(X509_NAME *n)
{
    add(n, NID_commonName, TEXT, "localhost", 9, 0);
    add(n, NID_serialNumber, TEXT, OIN, 20, -1);
}

static void
name_with_company(X509_NAME *n)
{
    add(n, NID_serialNumber, TEXT, OIN, 20, 0);
    add(n, NID_commonName, TEXT, "localhost", 9, -1);
}

static void
name_two_in_one_rdn(X509_NAME *n)
{
    add(n, NID_serialNumber, TEXT, OIN, 20, 0);
    add(n, NID_serialNumber, TEXT, "00000099000000003000", 20, -1);
}

static void
name_nul(X509_NAME *n)
{
    add(n, NID_serialNumber, V_ASN1_UTF8STRING, OIN "\0evil", 25, 0);
}

static void
name_nul_inside(X509_NAME *n)
{
    add(n, NID_serialNumber, V_ASN1_UTF8STRING, "0000009900000000200\0", 20, 0);
}

static void
name_bmp(X509_NAME *n)
{
    char wide[40];

    for (size_t i = 0; i < 20; i++) {
        wide[2 * i] = '\0';
        wide[2 * i + 1] = OIN[i];
    }
    add(n, NID_serialNumber, V_ASN1_BMPSTRING, wide, sizeof(wide), 0);
}

static void
name_ia5(X509_NAME *n)
{
    add(n, NID_serialNumber, V_ASN1_IA5STRING, OIN, 20, 0);
}

static void
name_t61(X509_NAME *n)
{
    add(n, NID_serialNumber, V_ASN1_T61STRING, OIN, 20, 0);
}

static void
name_cn_only(X509_NAME *n)
{
    add(n, NID_commonName, TEXT, OIN, 20, 0);
}

static void
name_utf8(X509_NAME *n)
{
    add(n, NID_serialNumber, V_ASN1_UTF8STRING, OIN, 20, 0);
}

/* ---- who gets in -------------------------------------------------------------- */

static void
test_certs__a_good_certificate_tells_its_oin(void **state)
{
    static const struct mint_spec good[] = {
        {.oin = OIN},
        {.name = name_utf8},
        {.oin = OIN, .key = "P-384"},
        {.oin = OIN, .key = "ED25519"},
        {.oin = OIN, .key = "RSA-2048"},
        {.oin = OIN, .key = "RSA-3072"},
        {.oin = OIN, .bc = ""}, /* absent counts as no CA */
        {.oin = OIN, .eku = "clientAuth"},
        {.oin = OIN, .ku = "critical,digitalSignature,keyEncipherment"},
        {.oin = OIN, .serial = "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"},
        {.oin = OIN, .extra = "\x05", .extra_critical = false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct mint_leaf leaf = mint_leaf(&ca, &good[i]);
        struct identity id;
        struct errinfo ei;
        bool weak = good[i].key != NULL && strcmp(good[i].key, "RSA-2048") == 0;
        int64_t left_ms;

        assert_int_equal(chain(leaf.cert, "ssl_client"), X509_V_OK);
        if (identity_check(&id, leaf.cert, IDENTITY_CLIENT, &ei) != ERR_OK)
            fail_msg("case %zu: %s", i, ei.text);
        assert_string_equal(id.oin, OIN);
        assert_int_equal(id.weak_key, weak);
        left_ms = id.not_after_ms - (int64_t)time(NULL) * 1000;
        assert_true(left_ms > 86300000 && left_ms <= 86400000);
        mint_leaf_done(&leaf);
    }
}

/* Against a second way to the same bytes. */
static void
test_certs__digests_are_of_the_der(void **state)
{
    struct mint_leaf leaf = mint_leaf(&ca, &(struct mint_spec){.oin = OIN});
    unsigned char *der = NULL, md[32];
    struct identity id;
    int n = i2d_X509(leaf.cert, &der);

    (void)state;
    assert_int_equal(identity_check(&id, leaf.cert, IDENTITY_CLIENT, NULL),
        ERR_OK);
    assert_int_equal(EVP_Digest(der, (size_t)n, md, NULL, EVP_sha256(), NULL),
        1);
    assert_memory_equal(md, id.cert_sha256, 32);
    OPENSSL_free(der);
    der = NULL;
    n = i2d_X509_NAME(X509_get_subject_name(ca.cert), &der);
    assert_int_equal(EVP_Digest(der, (size_t)n, md, NULL, EVP_sha256(), NULL),
        1);
    assert_memory_equal(md, id.issuer_sha256, 32);
    OPENSSL_free(der);
    mint_leaf_done(&leaf);
}

/* ---- who does not ----------------------------------------------------------------- */

/* rule: what identity_check must say; NULL where the chain alone refuses.
 * chain_ok: the library lets it through, so that ours is the only guard. */
struct attack {
    const char *what;
    struct mint_spec spec;
    const char *rule;
    bool chain_ok;
};

static const struct attack attacks[] = {
    {"version 1", {.oin = OIN, .version = 1}, "not version 3", true},
    {"a CA", {.oin = OIN, .bc = "critical,CA:TRUE"}, "a CA certificate", true},
    {"a CA that may sign certificates",
        {.oin = OIN,
            .bc = "critical,CA:TRUE",
            .ku = "critical,digitalSignature,keyCertSign"},
        "a CA certificate", true},
    {"no EKU", {.oin = OIN, .eku = ""}, "no extendedKeyUsage", true},
    {"any EKU", {.oin = OIN, .eku = "anyExtendedKeyUsage"},
        "extendedKeyUsage any", false},
    {"any EKU beside clientAuth",
        {.oin = OIN, .eku = "clientAuth,anyExtendedKeyUsage"},
        "extendedKeyUsage any", true},
    {"for servers only", {.oin = OIN, .eku = "serverAuth"},
        "without clientAuth", false},
    {"for mail only", {.oin = OIN, .eku = "emailProtection"},
        "without clientAuth", false},
    {"no key usage", {.oin = OIN, .ku = ""}, "no keyUsage", true},
    {"key usage for encipherment",
        {.oin = OIN, .ku = "critical,keyEncipherment"},
        "without digitalSignature", false},
    {"DSA", {.oin = OIN, .key = "DSA"}, "not RSA, EC or Ed25519", false},
    {"Ed448", {.oin = OIN, .key = "ED448"}, "not RSA, EC or Ed25519", true},
    {"RSA-1024", {.oin = OIN, .key = "RSA-1024"}, "outside 2048", false},
    {"RSA-2040", {.oin = OIN, .key = "RSA-2040"}, "outside 2048", true},
    {"RSA-2050", {.oin = OIN, .key = "RSA-2050"}, "broken number", true},
    {"P-521", {.oin = OIN, .key = "P-521"}, "other than P-256", true},
    {"secp256k1", {.oin = OIN, .key = "secp256k1"}, "other than P-256", true},
    {"signed with SHA-1", {.oin = OIN, .digest = "SHA1"}, "without SHA-2",
        false},
    {"signed with SHA-224", {.oin = OIN, .digest = "SHA224"}, "without SHA-2",
        true},
    {"serial zero", {.oin = OIN, .serial = "0"}, "number is zero", true},
    {"serial negative", {.oin = OIN, .serial = "-1F"}, "is negative", true},
    {"serial of 21 octets",
        {.oin = OIN, .serial = "010000000000000000000000000000000000000000"},
        "number is too long", true},
    {"serial of 20 octets and a sign",
        {.oin = OIN, .serial = "8000000000000000000000000000000000000000"},
        "number is too long", true},
    {"no OIN", {.oin = NULL}, "no serialNumber", true},
    {"OIN in CN only", {.name = name_cn_only}, "no serialNumber", true},
    {"two OINs", {.name = name_two}, "more than one", true},
    {"the same OIN twice", {.name = name_two_alike}, "more than one", true},
    {"two OINs in one RDN", {.name = name_two_in_one_rdn}, "more than one",
        true},
    {"OIN after CN in one RDN", {.name = name_in_company}, "shares its RDN",
        true},
    {"OIN before CN in one RDN", {.name = name_with_company}, "shares its RDN",
        true},
    {"NUL behind the OIN", {.name = name_nul}, "not 20 positions", true},
    {"NUL as the 20th", {.name = name_nul_inside}, "no OIN", true},
    {"BMPString", {.name = name_bmp}, "another string type", true},
    {"IA5String", {.name = name_ia5}, "another string type", true},
    {"T61String", {.name = name_t61}, "another string type", true},
    {"19 positions", {.oin = "0000009900000000200"}, "not 20 positions", true},
    {"21 positions", {.oin = "000000990000000020000"}, "not 20 positions",
        true},
    {"leading space", {.oin = " 0000009900000000200"}, "no OIN", true},
    {"small letter", {.oin = "0000009900000000200a"}, "no OIN", true},
    {"unknown prefix", {.oin = "00000005000000002000"}, "no OIN", true},
    {"unknown critical extension",
        {.oin = OIN, .extra = "\x05", .extra_critical = true},
        "unknown critical", false},
    {"expired", {.oin = OIN, .from_days = -9, .to_days = -1}, NULL, false},
    {"not yet valid", {.oin = OIN, .from_days = 1, .to_days = 9}, NULL, false},
    {"self-signed", {.oin = OIN, .self_signed = true}, NULL, false},
};

static void
test_certs__every_attack_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
        const struct attack *a = &attacks[i];
        struct mint_leaf leaf = mint_leaf(&ca, &a->spec);
        struct identity id = {.oin = "unseen"};
        struct errinfo ei = {.code = ERR_OK};
        int verdict = chain(leaf.cert, "ssl_client");
        enum err rc = identity_check(&id, leaf.cert, IDENTITY_CLIENT, &ei);

        if ((verdict == X509_V_OK) != a->chain_ok)
            fail_msg("%s: the chain says %s", a->what,
                X509_verify_cert_error_string(verdict));
        if (a->rule == NULL) {
            assert_int_equal(rc, ERR_OK);
        } else {
            if (rc != ERR_DENIED || strstr(ei.text, a->rule) == NULL)
                fail_msg("%s: %d %s", a->what, (int)rc, ei.text);
            assert_string_equal(id.oin, "unseen");
            assert_null(strstr(ei.text, "0000009900000000"));
        }
        mint_leaf_done(&leaf);
    }
}

static void
test_certs__a_revoked_certificate_is_refused(void **state)
{
    (void)state;
    assert_int_equal(chain(revoked.cert, "ssl_client"),
        X509_V_ERR_CERT_REVOKED);
}

static void
test_certs__another_authority_is_refused(void **state)
{
    struct mint_leaf leaf = mint_leaf(&other, &(struct mint_spec){.oin = OIN});

    (void)state;
    assert_int_equal(chain(leaf.cert, "ssl_client"),
        X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    mint_leaf_done(&leaf);
}

static void
test_certs__a_server_needs_serverauth(void **state)
{
    struct mint_leaf leaf =
        mint_leaf(&ca, &(struct mint_spec){.oin = OIN, .eku = "clientAuth"});
    struct identity id;
    struct errinfo ei;

    (void)state;
    assert_int_equal(identity_check(&id, leaf.cert, IDENTITY_CLIENT, &ei),
        ERR_OK);
    assert_int_equal(identity_check(&id, leaf.cert, IDENTITY_SERVER, &ei),
        ERR_DENIED);
    assert_non_null(strstr(ei.text, "without serverAuth"));
    mint_leaf_done(&leaf);
    leaf = mint_leaf(&ca, &(struct mint_spec){.oin = OIN, .eku = "serverAuth"});
    assert_int_equal(identity_check(&id, leaf.cert, IDENTITY_SERVER, &ei),
        ERR_OK);
    mint_leaf_done(&leaf);
}

static void
test_certs__an_oin_has_a_prefix_and_20_positions(void **state)
{
    static const struct {
        const char *text;
        bool ok;
    } cases[] = {
        {"00000001002220647000", true},
        {"00000002002220647000", true},
        {"00000003002220647000", true},
        {"00000004002220647000", true},
        {"00000006002220647000", true},
        {"0000000700ABCDEFGHIJ", true},
        {"00000008002220647000", true},
        {"00000009002220647000", true},
        {"00000010002220647000", true},
        {"00000099ZZZZZZZZZZZZ", true},
        {"00000000002220647000", false},
        {"00000005002220647000", false},
        {"00000011002220647000", false},
        {"10000001002220647000", false},
        {"0000000100222064700", false},
        {"000000010022206470000", false},
        {"00000001002220647 00", false},
        {"0000000100222064700\n", false},
        {"0000000100222064700z", false},
        {"0000000100222064700-", false},
        {"", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(identity_oin_valid(span_of(cases[i].text)),
            cases[i].ok);
    assert_false(identity_oin_valid((struct span){NULL, 0}));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_certs__a_good_certificate_tells_its_oin),
        cmocka_unit_test(test_certs__digests_are_of_the_der),
        cmocka_unit_test(test_certs__every_attack_is_refused),
        cmocka_unit_test(test_certs__a_revoked_certificate_is_refused),
        cmocka_unit_test(test_certs__another_authority_is_refused),
        cmocka_unit_test(test_certs__a_server_needs_serverauth),
        cmocka_unit_test(test_certs__an_oin_has_a_prefix_and_20_positions),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
