/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crypto/envelope.h"

static char dir[64];

static const char *
in_dir(const char *name)
{
    static char path[4][160];
    static unsigned next;
    char *p = path[next++ % 4];

    (void)snprintf(p, 160, "%s/%s", dir, name);
    return p;
}

static void
run(const char *fmt, const char *more)
{
    char line[900];

    (void)snprintf(line, sizeof(line), "cd %s && (%s%s) >/dev/null 2>&1", dir,
        fmt, more);
    assert_int_equal(system(line), 0);
}

static int
set_up(void **state)
{
    (void)state;
    (void)snprintf(dir, sizeof(dir), "/tmp/kp-envelope-XXXXXX");
    assert_non_null(mkdtemp(dir));
    run("openssl req -x509 -newkey rsa:3072 -nodes -keyout rsa.key -out "
        "rsa.pem -subj /CN=backup",
        "");
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
        "-keyout ec.key -out ec.pem -subj /CN=backup",
        "");
    run("openssl req -x509 -newkey rsa:2048 -nodes -keyout small.key -out "
        "small.pem -subj /CN=backup",
        "");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    run("rm -f *; rmdir ", dir);
    return 0;
}

/* Seal len bytes of a pattern into a file, in pieces. */
static void
seal_file(const char *cert, size_t len, struct buf *plain, struct buf *sealed)
{
    struct envelope_recipient *to = NULL;
    struct envelope *e = NULL;
    int fd = open(in_dir("out.cms"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    uint8_t *p;
    off_t n;

    assert_true(fd >= 0);
    for (size_t i = 0; i < len; i++)
        buf_byte(plain, (uint8_t)(i * 7 + i / 251));
    assert_int_equal(envelope_recipient_load(&to, in_dir(cert), NULL), ERR_OK);
    assert_int_equal(envelope_new(&e, to, fd, NULL), ERR_OK);
    for (size_t at = 0; at < len; at += 10007) {
        size_t k = len - at < 10007 ? len - at : 10007;

        assert_int_equal(
            envelope_write(e, (struct span){plain->p + at, k}, NULL), ERR_OK);
    }
    assert_int_equal(envelope_finish(e, NULL), ERR_OK);
    envelope_free(e);
    envelope_recipient_free(to);
    n = lseek(fd, 0, SEEK_END);
    p = buf_room(sealed, (size_t)n);
    assert_int_equal(pread(fd, p, (size_t)n, 0), n);
    sealed->n = (size_t)n;
    assert_int_equal(close(fd), 0);
}

static void
one_round(const char *name, size_t len)
{
    struct envelope_key *key = NULL;
    struct buf plain, sealed, got;
    char cert[16], pkey[16];

    (void)snprintf(cert, sizeof(cert), "%s.pem", name);
    (void)snprintf(pkey, sizeof(pkey), "%s.key", name);
    buf_init(&plain, len + 1);
    buf_init(&sealed, len + 100000);
    buf_init(&got, len + 1);
    seal_file(cert, len, &plain, &sealed);
    assert_int_equal(envelope_key_load(&key, in_dir(pkey), in_dir(cert), NULL),
        ERR_OK);
    assert_int_equal(envelope_open(key, buf_peek(&sealed), &got, NULL), ERR_OK);
    assert_true(span_eq(buf_peek(&got), buf_peek(&plain)));
    if (len > 32)
        assert_null(memmem(sealed.p, sealed.n, plain.p, 32));
    envelope_key_free(key);
    buf_done(&plain);
    buf_done(&sealed);
    buf_done(&got);
}

static void
test_envelope__opens_as_it_was_sealed(void **state)
{
    static const size_t len[] = {1, 1000, 65536, 3000000};

    (void)state;
    for (size_t i = 0; i < sizeof(len) / sizeof(len[0]); i++) {
        one_round("rsa", len[i]);
        one_round("ec", len[i]);
    }
}

static void
test_envelope__opens_with_openssl_alone(void **state)
{
    struct buf plain, sealed;

    (void)state;
    buf_init(&plain, 500000);
    buf_init(&sealed, 600000);
    seal_file("rsa.pem", 500000, &plain, &sealed);
    run("openssl cms -decrypt -inform DER -in out.cms -inkey rsa.key -out "
        "got && test $(stat -c %s got) = 500000 && rm got",
        "");
    buf_done(&plain);
    buf_done(&sealed);
}

static void
test_envelope__sees_every_changed_byte(void **state)
{
    struct envelope_key *key = NULL;
    struct buf plain, sealed, got;

    (void)state;
    buf_init(&plain, 400);
    buf_init(&sealed, 100000);
    buf_init(&got, 400);
    seal_file("ec.pem", 300, &plain, &sealed);
    assert_int_equal(
        envelope_key_load(&key, in_dir("ec.key"), in_dir("ec.pem"), NULL),
        ERR_OK);
    for (size_t i = 0; i < sealed.n; i++) {
        enum err rc;

        sealed.p[i] ^= 1;
        rc = envelope_open(key, buf_peek(&sealed), &got, NULL);
        sealed.p[i] ^= 1;
        /* A byte that only names or pads may change; what comes out may not. */
        assert_true(rc != ERR_OK || span_eq(buf_peek(&got), buf_peek(&plain)));
        if (rc != ERR_OK)
            assert_int_equal(got.n, 0);
        buf_clear(&got);
    }
    for (size_t n = 0; n < sealed.n; n++)
        assert_int_not_equal(
            envelope_open(key, (struct span){sealed.p, n}, &got, NULL), ERR_OK);
    envelope_key_free(key);
    buf_done(&plain);
    buf_done(&sealed);
    buf_done(&got);
}

static void
test_envelope__refuses_another_key(void **state)
{
    struct envelope_key *key = NULL;
    struct envelope_recipient *to = NULL;
    struct buf plain, sealed, got;

    (void)state;
    buf_init(&plain, 100);
    buf_init(&sealed, 100000);
    buf_init(&got, 400);
    seal_file("rsa.pem", 100, &plain, &sealed);
    assert_int_equal(
        envelope_key_load(&key, in_dir("ec.key"), in_dir("ec.pem"), NULL),
        ERR_OK);
    assert_int_equal(envelope_open(key, buf_peek(&sealed), &got, NULL),
        ERR_DENIED);
    envelope_key_free(key);
    assert_int_equal(
        envelope_key_load(&key, in_dir("ec.key"), in_dir("rsa.pem"), NULL),
        ERR_CONFIG);
    assert_int_equal(
        envelope_key_load(&key, in_dir("none"), in_dir("rsa.pem"), NULL),
        ERR_NOTFOUND);
    assert_int_equal(envelope_recipient_load(&to, in_dir("small.pem"), NULL),
        ERR_CONFIG);
    assert_int_equal(envelope_recipient_load(&to, in_dir("rsa.key"), NULL),
        ERR_CONFIG);
    buf_done(&plain);
    buf_done(&sealed);
    buf_done(&got);
}

static void
test_envelope__gives_no_more_than_there_is_room_for(void **state)
{
    struct envelope_key *key = NULL;
    struct buf plain, sealed, got;

    (void)state;
    buf_init(&plain, 100);
    buf_init(&sealed, 100000);
    seal_file("ec.pem", 100, &plain, &sealed);
    assert_int_equal(
        envelope_key_load(&key, in_dir("ec.key"), in_dir("ec.pem"), NULL),
        ERR_OK);
    buf_init(&got, 100);
    assert_int_equal(envelope_open(key, buf_peek(&sealed), &got, NULL), ERR_OK);
    buf_done(&got);
    buf_init(&got, 99);
    assert_int_equal(envelope_open(key, buf_peek(&sealed), &got, NULL),
        ERR_LIMIT);
    buf_done(&got);
    envelope_key_free(key);
    buf_done(&plain);
    buf_done(&sealed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_envelope__opens_as_it_was_sealed),
        cmocka_unit_test(test_envelope__opens_with_openssl_alone),
        cmocka_unit_test(test_envelope__sees_every_changed_byte),
        cmocka_unit_test(test_envelope__refuses_another_key),
        cmocka_unit_test(test_envelope__gives_no_more_than_there_is_room_for),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
