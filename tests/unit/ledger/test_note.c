/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/note.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "tests/unit/ledger/sample.h"

/* The example in the text of c2sp.org/signed-note. */
static const char example_vkey[] =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
static const char example_note[] =
    "This is an example message.\n"
    "\n"
    "\xe2\x80\x94 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONn"
    "cAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

static void
test_note__example_of_the_specification(void **state)
{
    struct note_key key;
    struct note n;
    struct buf out;

    (void)state;
    assert_int_equal(note_key_parse(span_of(example_vkey), &key, NULL), ERR_OK);
    assert_int_equal(key.id, 0x530d903a);
    assert_int_equal(note_parse(span_of(example_note), &n, NULL), ERR_OK);
    assert_true(span_is(n.text, "This is an example message.\n"));
    assert_int_equal(n.sig_n, 1);
    assert_int_equal(note_verify(&n, &key, NULL, NULL), ERR_OK);
    buf_init(&out, 200);
    note_key_write(&out, &key);
    assert_true(span_is(buf_peek(&out), example_vkey));
    buf_done(&out);
}

/* Cosignatures made by Sunlight over a real checkpoint. */
static void
test_note__cosignatures_of_others(void **state)
{
    static const struct {
        const char *path, *vkey;
    } cases[] = {{"tests/data/tlog/sample-log-300/checkpoint",
                     "mirror.example.org+3fb148ef+"
                     "BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O"},
        {"tests/data/tlog/sample-log-300/checkpoint.witness-cosigned",
            "witness.example.org+b8a2cf20+"
            "BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN"}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct note_checkpoint cp;
        struct note_key key;
        struct note n;
        uint64_t time_s;
        size_t len;
        uint8_t *text = sample_file(cases[i].path, &len);

        assert_int_equal(note_key_parse(span_of(cases[i].vkey), &key, NULL),
            ERR_OK);
        assert_int_equal(key.type, NOTE_COSIGNATURE);
        assert_int_equal(note_parse((struct span){text, len}, &n, NULL),
            ERR_OK);
        assert_int_equal(note_verify(&n, &key, &time_s, NULL), ERR_OK);
        assert_int_equal(time_s, 0x69546780);
        assert_int_equal(note_checkpoint(&n, &cp, NULL), ERR_OK);
        assert_int_equal(cp.head.size, 300);
        assert_true(span_is(cp.origin, "rome2026h1.example.org"));
        text[0] ^= 1;
        assert_int_equal(note_verify(&n, &key, &time_s, NULL), ERR_CORRUPT);
        free(text);
    }
}

static void
test_note__what_we_write_we_accept(void **state)
{
    struct note_key vkey, other;
    struct sign_key *key = sample_key(1, &vkey);
    struct sign_key *stranger = sample_key(2, &other);
    struct note_checkpoint cp;
    struct tree_head head = {.size = 12345};
    struct buf out;

    (void)state;
    memset(head.root, 0x5a, sizeof(head.root));
    buf_init(&out, NOTE_OURS_MAX + 1);
    assert_int_equal(note_write(&out, &head, &vkey, key, NULL), ERR_OK);
    assert_int_equal(note_open(buf_peek(&out), &vkey, &cp, NULL), ERR_OK);
    assert_int_equal(cp.head.size, 12345);
    assert_memory_equal(cp.head.root, head.root, 32);
    assert_true(span_is(cp.origin, SAMPLE_ORIGIN));
    assert_int_equal(cp.extension_n, 0);
    assert_int_equal(note_open(buf_peek(&out), &other, &cp, NULL),
        ERR_NOTFOUND);
    out.p[strlen(SAMPLE_ORIGIN) + 1] ^= 1; /* the size */
    assert_int_equal(note_open(buf_peek(&out), &vkey, &cp, NULL), ERR_CORRUPT);
    buf_clear(&out);
    assert_int_equal(note_write(&out, &head, &vkey, stranger, NULL),
        ERR_INTERNAL);
    assert_int_equal(out.n, 0);
    buf_done(&out);
    sign_key_free(key);
    sign_key_free(stranger);
}

/* What the keeper of the log states is signed with its key, and can never be
 * taken for a tree head. */
static void
test_note__a_statement_is_no_checkpoint(void **state)
{
    static const char *const wrong[] = {"", "statement v1", "\n",
        "statement v1\n\nx\n", "a\tb\n", "\xff\n", SAMPLE_ORIGIN "\n",
        SAMPLE_ORIGIN "\n5\nAAAA\n"};
    static const char said[] = "statement v1\nlog " SAMPLE_ORIGIN "\n7\n";
    struct note_key vkey, other;
    struct sign_key *key = sample_key(1, &vkey);
    struct sign_key *stranger = sample_key(2, &other);
    struct note_checkpoint cp;
    struct note n;
    struct buf out;

    (void)state;
    buf_init(&out, NOTE_OURS_MAX + 1);
    assert_int_equal(note_sign(&out, span_of(said), &vkey, key, NULL), ERR_OK);
    assert_int_equal(note_parse(buf_peek(&out), &n, NULL), ERR_OK);
    assert_true(span_is(n.text, said));
    assert_int_equal(note_verify(&n, &vkey, NULL, NULL), ERR_OK);
    assert_int_not_equal(note_open(buf_peek(&out), &vkey, &cp, NULL), ERR_OK);
    out.p[2] ^= 1;
    assert_int_equal(note_verify(&n, &vkey, NULL, NULL), ERR_CORRUPT);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_int_equal(note_sign(&out, span_of(wrong[i]), &vkey, key, NULL),
            ERR_INTERNAL);
    buf_clear(&out);
    assert_int_equal(note_sign(&out, span_of(said), &vkey, stranger, NULL),
        ERR_INTERNAL);
    assert_int_equal(out.n, 0);
    buf_done(&out);
    sign_key_free(key);
    sign_key_free(stranger);
}

/* The longest origin and the largest size still fit a receipt. */
static void
test_note__name_limit(void **state)
{
    char name[NOTE_NAME_MAX + 2] = {0};
    struct tree_head head = {.size = UINT64_MAX};
    struct note_key vkey;
    struct sign_key *key = sample_key(1, &vkey);
    struct buf out;

    (void)state;
    memset(name, 'a', NOTE_NAME_MAX + 1);
    assert_int_equal(
        note_key_init(&vkey, name, NOTE_ED25519, sign_key_public(key), NULL),
        ERR_CONFIG);
    name[NOTE_NAME_MAX] = '\0';
    assert_int_equal(
        note_key_init(&vkey, name, NOTE_ED25519, sign_key_public(key), NULL),
        ERR_OK);
    buf_init(&out, NOTE_MAX);
    assert_int_equal(note_write(&out, &head, &vkey, key, NULL), ERR_OK);
    assert_true(out.n <= NOTE_OURS_MAX);
    buf_clear(&out);
    note_key_write(&out, &vkey);
    assert_true(out.n <= NOTE_VKEY_MAX);
    assert_int_equal(note_key_parse(buf_peek(&out), &vkey, NULL), ERR_OK);
    buf_done(&out);
    sign_key_free(key);
}

static void
test_note__names_are_strict(void **state)
{
    static const char *const bad[] = {"", "a b", "a+b", "a\tb",
        "a\xc2\xa0"
        "b",
        "a\xe2\x80\xa8"
        "b",
        "a\xe3\x80\x80", "\xff"};
    uint8_t pub[SIGN_PUBLIC_LEN] = {0};
    struct note_key key;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_int_equal(note_key_init(&key, bad[i], NOTE_ED25519, pub, NULL),
            ERR_CONFIG);
    assert_int_equal(note_key_init(&key, "gemeente-\xc3\xa9\xc3\xa9n",
                         NOTE_ED25519, pub, NULL),
        ERR_OK);
}

static void
test_note__form_is_strict(void **state)
{
    static const char *const bad[] = {"", "\n", "x\n", "x\n\n",
        "x\n\xe2\x80\x94 a AAAAAAA=\n",
        "x\n\n\xe2\x80\x94 a AAAAAAA=", "x\n\n\xe2\x80\x94 a AAAAAAA=\nrest\n",
        "x\n\n- a AAAAAAA=\n", "x\n\n\xe2\x80\x94 a AAAA\n",
        "x\n\n\xe2\x80\x94  AAAAAAA=\n", "x\n\n\xe2\x80\x94 a+b AAAAAAA=\n",
        "x\n\n\xe2\x80\x94 a AAAAAAA\n", "x\n\n\xe2\x80\x94 a  AAAAAAA=\n",
        "x\ty\n\n\xe2\x80\x94 a AAAAAAA=\n", "x\r\n\n\xe2\x80\x94 a AAAAAAA=\n",
        "\xff\n\n\xe2\x80\x94 a AAAAAAA=\n", "x\n\n\xe2\x80\x94 a AAAAAAB=\n"};
    struct note n;

    (void)state;
    assert_int_equal(
        note_parse(span_of("x\n\n\xe2\x80\x94 a AAAAAAA=\n"), &n, NULL),
        ERR_OK);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (note_parse(span_of(bad[i]), &n, NULL) != ERR_SYNTAX)
            fail_msg("case %zu", i);
}

static void
test_note__signature_limit(void **state)
{
    enum { LINE_LEN = 17 }; /* two newlines and one signature */
    struct note n;
    struct buf text;

    (void)state;
    buf_init(&text, 2 * (size_t)NOTE_MAX);
    buf_text(&text, "x\n\n");
    for (int i = 0; i < NOTE_SIGNATURES_MAX; i++)
        buf_text(&text, "\xe2\x80\x94 a AAAAAAA=\n");
    assert_int_equal(note_parse(buf_peek(&text), &n, NULL), ERR_OK);
    assert_int_equal(n.sig_n, NOTE_SIGNATURES_MAX);
    buf_text(&text, "\xe2\x80\x94 a AAAAAAA=\n");
    assert_int_equal(note_parse(buf_peek(&text), &n, NULL), ERR_LIMIT);
    buf_clear(&text);
    while (text.n < NOTE_MAX - LINE_LEN)
        buf_byte(&text, 'x');
    buf_text(&text, "\n\n\xe2\x80\x94 a AAAAAAA=\n");
    assert_int_equal(text.n, NOTE_MAX);
    assert_int_equal(note_parse(buf_peek(&text), &n, NULL), ERR_OK);
    buf_clear(&text);
    while (text.n < NOTE_MAX + 1 - LINE_LEN)
        buf_byte(&text, 'x');
    buf_text(&text, "\n\n\xe2\x80\x94 a AAAAAAA=\n");
    assert_int_equal(text.n, NOTE_MAX + 1);
    assert_int_equal(note_parse(buf_peek(&text), &n, NULL), ERR_LIMIT);
    buf_done(&text);
}

static void
test_note__checkpoints_are_strict(void **state)
{
#define ROOT "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    static const struct {
        const char *text;
        enum err rc;
    } cases[] = {
        {"a.example/log\n0\n" ROOT "\n", ERR_OK},
        {"a.example/log\n18446744073709551615\n" ROOT "\n", ERR_OK},
        {"a.example/log\n20852163\n" ROOT "\nmore\n", ERR_OK},
        {"\n1\n" ROOT "\n", ERR_SYNTAX},
        {"a\n01\n" ROOT "\n", ERR_SYNTAX},
        {"a\n-1\n" ROOT "\n", ERR_SYNTAX},
        {"a\n18446744073709551616\n" ROOT "\n", ERR_SYNTAX},
        {"a\n1\nAAAA\n", ERR_SYNTAX},
        {"a\n1\n", ERR_SYNTAX},
        {"a\n1\n" ROOT "\n\nmore\n", ERR_SYNTAX},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct note n = {.text = span_of(cases[i].text)};
        struct note_checkpoint cp;

        if (note_checkpoint(&n, &cp, NULL) != cases[i].rc)
            fail_msg("case %zu", i);
    }
}

static void
test_note__vkeys_are_strict(void **state)
{
    static const struct {
        const char *text;
        enum err rc;
    } cases[] = {
        {"", ERR_SYNTAX},
        {"example.com/foo", ERR_SYNTAX},
        {"example.com/foo+530d903a", ERR_SYNTAX},
        {"example.com/foo+530d903b+"
         "AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            ERR_SYNTAX},
        {"+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", ERR_SYNTAX},
        {"example.com/foo+530d903a+"
         "A+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            ERR_UNSUPPORTED},
        {"example.com/foo+530d903a+AekyeRrm", ERR_UNSUPPORTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct note_key key;

        if (note_key_parse(span_of(cases[i].text), &key, NULL) != cases[i].rc)
            fail_msg("case %zu", i);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_note__example_of_the_specification),
        cmocka_unit_test(test_note__cosignatures_of_others),
        cmocka_unit_test(test_note__what_we_write_we_accept),
        cmocka_unit_test(test_note__a_statement_is_no_checkpoint),
        cmocka_unit_test(test_note__name_limit),
        cmocka_unit_test(test_note__names_are_strict),
        cmocka_unit_test(test_note__form_is_strict),
        cmocka_unit_test(test_note__signature_limit),
        cmocka_unit_test(test_note__checkpoints_are_strict),
        cmocka_unit_test(test_note__vkeys_are_strict),
    };

    if (crypto_init(NULL) != ERR_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
