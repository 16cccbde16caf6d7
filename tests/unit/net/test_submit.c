/* SPDX-License-Identifier: EUPL-1.2 */
/* Where documents may be posted; that they are is in tests/scenario/17_export.py. */
#include "net/submit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <curl/curl.h>
#include <dlfcn.h>

/* libcurl's, and what it was told of a folder of CAs. */
static bool folder_off;

#undef curl_easy_setopt
CURLcode
curl_easy_setopt(CURL *e, CURLoption option, ...)
{
    CURLcode (*real)(CURL *, CURLoption, ...) = NULL;
    CURLcode rc = CURLE_OK;
    va_list ap;

    *(void **)&real = dlsym(RTLD_NEXT, "curl_easy_setopt");
    assert_non_null(real);
    va_start(ap, option);
    if (option < CURLOPTTYPE_OBJECTPOINT) {
        rc = real(e, option, va_arg(ap, long));
    } else if (option >= CURLOPTTYPE_OFF_T) {
        rc = real(e, option, va_arg(ap, curl_off_t));
    } else {
        void *p = va_arg(ap, void *);

        if (option == CURLOPT_CAPATH)
            folder_off = p == NULL;
        rc = real(e, option, p);
    }
    va_end(ap);
    return rc;
}

static bool
accepted(const char *url)
{
    struct errinfo ei = {.code = ERR_OK};
    struct net_submit *s = NULL;
    enum err rc = net_submit_new(&s, url, NULL, &ei);

    assert_true(rc == ERR_OK || (rc == ERR_CONFIG && s == NULL));
    net_submit_free(s);
    return rc == ERR_OK;
}

static void
test_submit__https_or_this_machine(void **state)
{
    static const char *const good[] = {"https://collector.example/v1/traces",
        "https://collector.example:4318/v1/traces?a=b",
        "http://127.0.0.1:4318/v1/traces", "http://127.8.9.1/",
        "http://[::1]:4318/v1/traces"};
    static const char *const bad[] = {"", "collector.example",
        "http://collector.example/v1/traces", "http://localhost:4318/",
        "http://10.0.0.1/", "http://128.0.0.1/", "http://[::2]/",
        "http://127.0.0.1.example/", "http://127.0.0.1@collector.example/",
        "https://user@collector.example/", "https://u:p@collector.example/",
        "https://collector.example/#a", "ftp://127.0.0.1/",
        "file:///etc/hostname", "HTTP://10.0.0.1/",
        "https://collector.example/\r\nX: y"};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        if (!accepted(good[i]))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (accepted(bad[i]))
            fail_msg("%s", bad[i]);
}

/* Nobody listens there. */
static void
test_submit__nobody_there(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    struct net_submit *s = NULL;
    struct buf answer;
    int status = 7;

    (void)state;
    buf_init(&answer, NET_SUBMIT_ANSWER_MAX);
    assert_int_equal(net_submit_new(&s, "http://127.0.0.1:1/", NULL, &ei),
        ERR_OK);
    for (int i = 0; i < 2; i++)
        assert_int_equal(net_submit_post(s, "application/json", span_of("{}"),
                             &status, &answer, &ei),
            ERR_IO);
    assert_int_equal(status, 7);
    net_submit_free(s);
    net_submit_free(NULL);
    buf_done(&answer);
}

/* A CA that is given vouches alone; without one those of the system do. */
static void
test_submit__only_the_ca_that_is_given(void **state)
{
    static const char *const ca[] = {NULL, "tests/none.pem"};
    struct errinfo ei = {.code = ERR_OK};
    struct buf answer;
    int status = 0;

    (void)state;
    buf_init(&answer, NET_SUBMIT_ANSWER_MAX);
    for (size_t i = 0; i < 2; i++) {
        struct net_submit *s = NULL;

        folder_off = false;
        assert_int_equal(net_submit_new(&s, "https://127.0.0.1:1/", ca[i], &ei),
            ERR_OK);
        assert_int_equal(net_submit_post(s, "application/json", span_of("{}"),
                             &status, &answer, &ei),
            ERR_IO);
        assert_int_equal(folder_off, ca[i] != NULL);
        net_submit_free(s);
    }
    buf_done(&answer);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_submit__https_or_this_machine),
        cmocka_unit_test(test_submit__nobody_there),
        cmocka_unit_test(test_submit__only_the_ca_that_is_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
