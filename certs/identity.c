/* SPDX-License-Identifier: EUPL-1.2 */
#include "certs/identity.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

enum {
    SERIAL_LEN_MAX = 20, /* RFC 5280 4.1.2.2, with the sign octet */
    RSA_BITS_MIN = 2048,
    RSA_BITS_GOOD = 3072,
    RSA_BITS_MAX = 8192, /* verifying with more is work for nothing */
    GROUP_NAME_MAX = 32,
    OIN_PREFIX_LEN = 8
};

/* ---- the number ----------------------------------------------------------- */

/* Where the number comes from: OIN-Stelsel 2.2.2, and 99 for tests. */
static const char *const registers[] = {"00000001", "00000002", "00000003",
    "00000004", "00000006", "00000007", "00000008", "00000009", "00000010",
    "00000099"};

bool
identity_oin_valid(struct span s)
{
    if (s.n != IDENTITY_OIN_LEN)
        return false;
    for (size_t i = OIN_PREFIX_LEN; i < s.n; i++)
        if (!(s.p[i] >= '0' && s.p[i] <= '9') &&
            !(s.p[i] >= 'A' && s.p[i] <= 'Z'))
            return false;
    for (size_t i = 0; i < sizeof(registers) / sizeof(registers[0]); i++)
        if (memcmp(s.p, registers[i], OIN_PREFIX_LEN) == 0)
            return true;
    return false;
}

/* ---- the rules, in the order of the certificate ----------------------------- */

static enum err
denied(struct errinfo *ei, const char *rule)
{
    return err_set(ei, ERR_DENIED, "identity.check", "%s", rule);
}

static enum err
check_serial(const X509 *leaf, struct errinfo *ei)
{
    const ASN1_INTEGER *no = X509_get0_serialNumber(leaf);
    const uint8_t *p = ASN1_STRING_get0_data(no);
    int n = ASN1_STRING_length(no);

    if (ASN1_STRING_type(no) != V_ASN1_INTEGER)
        return denied(ei, "the certificate's serial number is negative");
    while (n > 0 && *p == 0) {
        p++;
        n--;
    }
    if (n == 0)
        return denied(ei, "the certificate's serial number is zero");
    if (n + (*p >> 7) > SERIAL_LEN_MAX)
        return denied(ei, "the certificate's serial number is too long");
    return ERR_OK;
}

static enum err
check_signature(X509 *leaf, struct errinfo *ei)
{
    int digest = NID_undef, key = NID_undef;

    if (X509_get_signature_info(leaf, &digest, &key, NULL, NULL) != 1)
        return denied(ei, "an unknown signature algorithm");
    if (key == NID_ED25519 || key == NID_ED448)
        return ERR_OK;
    if (digest != NID_sha256 && digest != NID_sha384 && digest != NID_sha512)
        return denied(ei, "a signature algorithm without SHA-2");
    return ERR_OK;
}

static enum err
check_rsa(const EVP_PKEY *key, bool *weak, struct errinfo *ei)
{
    int bits = EVP_PKEY_get_bits(key);

    if (bits < RSA_BITS_MIN || bits > RSA_BITS_MAX)
        return denied(ei, "an RSA key outside 2048 to 8192 bits");
    if (bits % 8 != 0)
        return denied(ei, "an RSA key of a broken number of bytes");
    *weak = bits < RSA_BITS_GOOD;
    return ERR_OK;
}

static enum err
check_ec(const EVP_PKEY *key, struct errinfo *ei)
{
    char group[GROUP_NAME_MAX];
    size_t n = 0;
    int loose = 0;

    if (EVP_PKEY_get_int_param(key,
            OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &loose) == 1 &&
        loose != 0)
        return denied(ei, "a curve spelled out instead of named");
    if (EVP_PKEY_get_group_name(key, group, sizeof(group), &n) != 1 ||
        (strcmp(group, "prime256v1") != 0 && strcmp(group, "secp384r1") != 0))
        return denied(ei, "a curve other than P-256 and P-384");
    return ERR_OK;
}

static enum err
check_key(const X509 *leaf, bool *weak, struct errinfo *ei)
{
    const EVP_PKEY *key = X509_get0_pubkey(leaf);

    *weak = false;
    if (key == NULL)
        return denied(ei, "a public key that cannot be read");
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return check_rsa(key, weak, ei);
    case EVP_PKEY_EC:
        return check_ec(key, ei);
    case EVP_PKEY_ED25519:
        return ERR_OK;
    default:
        return denied(ei, "a key that is not RSA, EC or Ed25519");
    }
}

static enum err
check_usage(X509 *leaf, uint32_t flags, enum identity_use use,
    struct errinfo *ei)
{
    uint32_t eku;

    if ((flags & EXFLAG_KUSAGE) == 0)
        return denied(ei, "no keyUsage");
    if ((X509_get_key_usage(leaf) & KU_DIGITAL_SIGNATURE) == 0)
        return denied(ei, "keyUsage without digitalSignature");
    if ((flags & EXFLAG_XKUSAGE) == 0)
        return denied(ei, "no extendedKeyUsage");
    eku = X509_get_extended_key_usage(leaf);
    if ((eku & XKU_ANYEKU) != 0)
        return denied(ei, "extendedKeyUsage any");
    if (use == IDENTITY_CLIENT && (eku & XKU_SSL_CLIENT) == 0)
        return denied(ei, "extendedKeyUsage without clientAuth");
    if (use == IDENTITY_SERVER && (eku & XKU_SSL_SERVER) == 0)
        return denied(ei, "extendedKeyUsage without serverAuth");
    return ERR_OK;
}

static enum err
check_extensions(X509 *leaf, enum identity_use use, struct errinfo *ei)
{
    uint32_t flags = X509_get_extension_flags(leaf);

    if ((flags & EXFLAG_INVALID) != 0)
        return denied(ei, "an extension that is malformed or stands twice");
    if ((flags & EXFLAG_CRITICAL) != 0)
        return denied(ei, "an unknown critical extension");
    if ((flags & EXFLAG_CA) != 0)
        return denied(ei, "a CA certificate");
    if ((flags & EXFLAG_PROXY) != 0)
        return denied(ei, "a proxy certificate");
    return check_usage(leaf, flags, use, ei);
}

/* ---- the subject ------------------------------------------------------------ */

/* Does another attribute share the RDN of this one? */
static bool
in_company(const X509_NAME *name, int at)
{
    int set = X509_NAME_ENTRY_set(X509_NAME_get_entry(name, at));

    for (int i = 0; i < X509_NAME_entry_count(name); i++)
        if (i != at && X509_NAME_ENTRY_set(X509_NAME_get_entry(name, i)) == set)
            return true;
    return false;
}

/* By length, never up to a NUL. */
static enum err
read_oin(const X509 *leaf, struct identity *id, struct errinfo *ei)
{
    const X509_NAME *name = X509_get_subject_name(leaf);
    int at = X509_NAME_get_index_by_NID(name, NID_serialNumber, -1);
    const ASN1_STRING *value;
    struct span s;

    if (at < 0)
        return denied(ei, "no serialNumber in the subject");
    if (X509_NAME_get_index_by_NID(name, NID_serialNumber, at) >= 0)
        return denied(ei, "more than one serialNumber in the subject");
    if (in_company(name, at))
        return denied(ei, "a serialNumber that shares its RDN");
    value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
    if (ASN1_STRING_type(value) != V_ASN1_PRINTABLESTRING &&
        ASN1_STRING_type(value) != V_ASN1_UTF8STRING)
        return denied(ei, "a serialNumber of another string type");
    s.p = ASN1_STRING_get0_data(value);
    s.n = (size_t)ASN1_STRING_length(value);
    if (s.n != IDENTITY_OIN_LEN)
        return denied(ei, "a serialNumber that is not 20 positions long");
    if (!identity_oin_valid(s))
        return denied(ei, "a serialNumber that is no OIN");
    memcpy(id->oin, s.p, s.n);
    id->oin[s.n] = '\0';
    return ERR_OK;
}

/* ---- what is written down about it ------------------------------------------ */

static enum err
read_digests(const X509 *leaf, struct identity *id, struct errinfo *ei)
{
    const uint8_t *der;
    size_t n;

    if (X509_digest(leaf, EVP_sha256(), id->cert_sha256, NULL) != 1 ||
        X509_NAME_get0_der(X509_get_issuer_name(leaf), &der, &n) != 1 ||
        EVP_Digest(der, n, id->issuer_sha256, NULL, EVP_sha256(), NULL) != 1)
        return denied(ei, "the certificate cannot be hashed");
    return ERR_OK;
}

enum err
identity_not_after(const X509 *leaf, int64_t *ms, struct errinfo *ei)
{
    struct tm tm;
    int64_t s;

    *ms = 0;
    if (ASN1_TIME_to_tm(X509_get0_notAfter(leaf), &tm) != 1)
        return denied(ei, "an end date that is no date");
    s = clock_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * 86400;
    s += tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
    *ms = s * 1000;
    return ERR_OK;
}

/* The library keeps what it derives from a certificate inside it, so that its
 * questions take no const; the answer to ours is the same each time. */
static X509 *
asked(const X509 *leaf)
{
    union {
        const X509 *in;
        X509 *out;
    } u = {.in = leaf};

    return u.out;
}

enum err
identity_check(struct identity *out, const X509 *leaf, enum identity_use use,
    struct errinfo *ei)
{
    struct identity id = {0};
    enum err rc;

    if (X509_get_version(leaf) != X509_VERSION_3)
        return denied(ei, "a certificate that is not version 3");
    rc = check_serial(leaf, ei);
    if (rc == ERR_OK)
        rc = check_signature(asked(leaf), ei);
    if (rc == ERR_OK)
        rc = check_key(leaf, &id.weak_key, ei);
    if (rc == ERR_OK)
        rc = check_extensions(asked(leaf), use, ei);
    if (rc == ERR_OK)
        rc = read_oin(leaf, &id, ei);
    if (rc == ERR_OK)
        rc = read_digests(leaf, &id, ei);
    if (rc == ERR_OK)
        rc = identity_not_after(leaf, &id.not_after_ms, ei);
    if (rc == ERR_OK)
        *out = id;
    return rc;
}
