/* SPDX-License-Identifier: EUPL-1.2 */
#include "conf/conf.h"

#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* The least a file must say. */
#define LEAST "host: keten.example\norigin: keten.example/2026\ntls_crl: crl\n"

static void
expect_fault(const char *text, const char *where)
{
    struct errinfo ei = {.code = ERR_OK};
    struct conf c = {.workers = 77};
    enum err rc = conf_parse(span_of(text), "k.yaml", &c, &ei);

    if (rc != ERR_CONFIG || strncmp(ei.text, "k.yaml:", 7) != 0 ||
        strncmp(ei.text + 7, where, strlen(where)) != 0)
        fail_msg("%s: %d \"%s\", not %s", text, rc, ei.text, where);
    assert_int_equal(c.workers, 77);
}

static void
expect_ok(const char *text, const char *path, struct conf *c)
{
    struct errinfo ei = {.code = ERR_OK};

    if (conf_parse(span_of(text), path, c, &ei) != ERR_OK)
        fail_msg("%s: %s", text, ei.text);
}

static void
test_conf__a_short_file_gives_the_defaults(void **state)
{
    struct conf c;

    (void)state;
    expect_ok(LEAST, "k.yaml", &c);
    assert_string_equal(c.state_dir, "state");
    assert_string_equal(c.policy_dir, "policy/wet-senb");
    assert_string_equal(c.listen, "127.0.0.1:8443");
    assert_string_equal(c.host, "keten.example");
    assert_int_equal(c.workers, 0);
    assert_int_equal(c.mailbox_days, 28);
    assert_int_equal(c.push_retry_min_s, 5);
    assert_int_equal(c.push_retry_max_s, 3600);
    assert_int_equal(c.push_give_up_days, 7);
    assert_int_equal(c.refusals_per_hour, 600);
    assert_int_equal(c.collects_per_hour, 3600);
    assert_int_equal(c.group_window_us, 2000);
    assert_int_equal(c.log_level, LOG_INFO);
    assert_false(c.allow_loopback || c.allow_no_crl);
    assert_string_equal(c.client_cert, c.tls_cert);
    assert_string_equal(c.client_key, c.tls_key);
}

static void
test_conf__every_option_can_be_set(void **state)
{
    struct conf c;

    (void)state;
    expect_ok("state_dir: /a\nlog_dir: /b\nkeys_dir: /c\nrun_dir: /d\n"
              "policy_dir: /e\nadapters_dir: /f\nlisten: '[::1]:443'\n"
              "host: 'a.example:8443'\nworkers: 64\ntls_cert: /g\n"
              "tls_key: /h\ntls_ca: /i\ntls_crl: ''\nallow_no_crl: true\n"
              "client_cert: /j\nclient_key: /k\norigin: o\n"
              "mailbox_days: 1\npush_retry_min_s: 1\npush_retry_max_s: 1\n"
              "push_give_up_days: 1\nallow_loopback: true\n"
              "refusals_per_hour: 1\ngroup_window_us: 0\n"
              "log_level: warning\n",
        "/etc/k.yaml", &c);
    assert_string_equal(c.state_dir, "/a");
    assert_string_equal(c.log_dir, "/b");
    assert_string_equal(c.keys_dir, "/c");
    assert_string_equal(c.run_dir, "/d");
    assert_string_equal(c.policy_dir, "/e");
    assert_string_equal(c.adapters_dir, "/f");
    assert_string_equal(c.listen, "[::1]:443");
    assert_string_equal(c.host, "a.example:8443");
    assert_int_equal(c.workers, 64);
    assert_string_equal(c.tls_crl, "");
    assert_string_equal(c.client_cert, "/j");
    assert_string_equal(c.client_key, "/k");
    assert_true(c.allow_loopback && c.allow_no_crl);
    assert_int_equal(c.log_level, LOG_WARNING);
}

static void
test_conf__relative_paths_start_at_the_folder_of_the_file(void **state)
{
    struct conf c;

    (void)state;
    expect_ok(LEAST "state_dir: s\nlog_dir: /l\nkeys_dir: ../k\n",
        "/etc/keten/k.yaml", &c);
    assert_string_equal(c.state_dir, "/etc/keten/s");
    assert_string_equal(c.log_dir, "/l");
    assert_string_equal(c.keys_dir, "/etc/keten/../k");
    assert_string_equal(c.run_dir, "/etc/keten/run");
    assert_string_equal(c.tls_crl, "/etc/keten/crl");
    assert_string_equal(c.client_cert, "/etc/keten/tls/server.pem");
    expect_ok(LEAST, "demo/k.yaml", &c);
    assert_string_equal(c.state_dir, "demo/state");
}

static void
test_conf__faults_are_told_with_their_place(void **state)
{
    (void)state;
    expect_fault(LEAST "onbekend: 1\n", "4:1: no option has this name");
    expect_fault(LEAST "host: a\n", "4:1: this key stands twice");
    expect_fault(LEAST "workers: [1]\n", "4:11: workers takes one value");
    expect_fault(LEAST "workers: 65\n", "4:10: workers: number from 0 to 64");
    expect_fault(LEAST "workers: -1\n", "4:10: workers: number");
    expect_fault(LEAST "workers: 0x1\n", "4:10: workers: number");
    expect_fault(LEAST "workers: 1 2\n", "4:10: workers: number");
    expect_fault(LEAST "mailbox_days: 0\n", "4:15: mailbox_days");
    expect_fault(LEAST "allow_loopback: yes\n", "4:17: allow_loopback: true");
    expect_fault(LEAST "log_level: debug\n", "4:12: log_level: error");
    expect_fault(LEAST "state_dir: ''\n", "4:12: state_dir: is required");
    expect_fault(LEAST "listen: localhost:443\n", "4:9: listen: an address");
    expect_fault(LEAST "log_dir: state\n", "4:10: log_dir: must be another");
    expect_fault(LEAST "push_retry_min_s: 60\npush_retry_max_s: 59\n",
        "4:19: push_retry_min_s: is more");
    expect_fault(LEAST "client_key: k\n", "4:13: client_key: client_cert");
    expect_fault(LEAST "client_cert: k\n", "4:14: client_cert: client_cert");
}

static void
test_conf__what_has_no_default_is_required(void **state)
{
    (void)state;
    expect_fault("origin: o\ntls_crl: c\n", "1:1: host: is required");
    expect_fault("host: h\ntls_crl: c\n", "1:1: origin: is required");
    expect_fault("host: h\norigin: o\n", "1:1: tls_crl: is required unless");
    expect_fault("host: h\norigin: o\ntls_crl: ''\n", "3:10: tls_crl: is");
    expect_fault("origin: o\ntls_crl: c\nhost: ''\n", "3:7: host is required");
}

static void
test_conf__hosts_and_origins_are_plain(void **state)
{
    static const char *const hosts[] = {"a b", "a/b", "a:0", "a:65536",
        "a:", ":80", "[::1", "a@b", "http://a"};
    struct conf c;
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
        (void)snprintf(text, sizeof(text),
            "origin: o\ntls_crl: c\nhost: '%s'\n", hosts[i]);
        expect_fault(text, "3:7: host: a host name");
    }
    expect_ok("origin: o\ntls_crl: c\nhost: '[::1]:8443'\n", "k.yaml", &c);
    expect_ok("origin: o\ntls_crl: c\nhost: 127.0.0.1:65535\n", "k.yaml", &c);
    expect_fault("host: h\ntls_crl: c\norigin: a b\n", "3:9: origin: may");
    expect_fault("host: h\ntls_crl: c\norigin: a+b\n", "3:9: origin: may");
}

static enum err
parse_path_of(const char *name, size_t n)
{
    char text[600], path[400];
    struct conf c;

    memset(path, 'p', sizeof(path));
    path[0] = '/';
    path[n] = '\0';
    (void)snprintf(text, sizeof(text), LEAST "%s: %s\n", name, path);
    return conf_parse(span_of(text), "k.yaml", &c, NULL);
}

static void
test_conf__paths_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(parse_path_of("state_dir", CONF_PATH_MAX), ERR_OK);
    assert_int_equal(parse_path_of("state_dir", CONF_PATH_MAX + 1), ERR_CONFIG);
    assert_int_equal(parse_path_of("run_dir", CONF_RUN_DIR_MAX), ERR_OK);
    assert_int_equal(parse_path_of("run_dir", CONF_RUN_DIR_MAX + 1),
        ERR_CONFIG);
}

/* run_dir as "run" below a folder, so that folder and name are just n. */
static enum err
parse_below(size_t n)
{
    char path[200];
    struct conf c;

    memset(path, 'd', sizeof(path));
    path[0] = '/';
    (void)snprintf(path + n - 4, sizeof(path) - n + 4, "/k.yaml");
    return conf_parse(span_of(LEAST), path, &c, NULL);
}

static void
test_conf__a_path_is_bounded_with_its_folder(void **state)
{
    (void)state;
    assert_int_equal(parse_below(CONF_RUN_DIR_MAX), ERR_OK);
    assert_int_equal(parse_below(CONF_RUN_DIR_MAX + 1), ERR_CONFIG);
}

static void
test_conf__a_dump_reads_back_the_same(void **state)
{
    struct conf c, back;
    struct buf b, again;

    (void)state;
    buf_init(&b, 16 * 1024);
    buf_init(&again, 16 * 1024);
    expect_ok(LEAST "workers: 3\nstate_dir: \"a b\\\"c\\\\d: #e\"\n"
                    "allow_loopback: true\nlog_level: error\n",
        "k.yaml", &c);
    conf_dump(&b, &c);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_int_equal(conf_parse(buf_peek(&b), "k.yaml", &back, NULL), ERR_OK);
    assert_string_equal(back.state_dir, "a b\"c\\d: #e");
    assert_int_equal(back.workers, 3);
    conf_dump(&again, &back);
    assert_true(span_eq(buf_peek(&b), buf_peek(&again)));
    buf_done(&b);
    buf_done(&again);
}

static void
test_conf__help_names_every_option(void **state)
{
    struct buf help, dump;
    struct conf c;
    const char *line;

    (void)state;
    buf_init(&help, 16 * 1024);
    buf_init(&dump, 16 * 1024);
    conf_default(&c);
    conf_help(&help);
    conf_dump(&dump, &c);
    buf_byte(&help, '\0');
    buf_byte(&dump, '\0');
    assert_int_equal(buf_err(&help), ERR_OK);
    assert_non_null(strstr((char *)help.p, "host\n    text of at most 255 "
                                           "characters; required\n"));
    assert_non_null(strstr((char *)help.p, "mailbox_days\n    number from 1 "
                                           "to 365; default 28\n"));
    for (line = (char *)dump.p; *line != '\0'; line = strchr(line, '\n') + 1) {
        char name[40];

        (void)snprintf(name, sizeof(name), "%.*s\n    ",
            (int)strcspn(line, ":"), line);
        assert_non_null(strstr((char *)help.p, name));
    }
    buf_done(&help);
    buf_done(&dump);
}

static void
test_conf__check_sees_what_a_program_changed(void **state)
{
    struct errinfo ei = {.code = ERR_OK};
    struct conf c;

    (void)state;
    conf_default(&c);
    assert_int_equal(conf_check(&c, &ei), ERR_CONFIG);
    assert_string_equal(ei.text, "host is required");
    expect_ok(LEAST, "k.yaml", &c);
    assert_int_equal(conf_check(&c, &ei), ERR_OK);
    c.push_retry_min_s = c.push_retry_max_s + 1;
    assert_int_equal(conf_check(&c, &ei), ERR_CONFIG);
}

static void
test_conf__listen_is_an_address_with_a_port(void **state)
{
    static const char *const bad[] = {"", "8443", ":8443", "127.0.0.1",
        "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:080",
        "127.0.0.1:+1", "localhost:1", "::1:80", "[::1]", "[::1:80",
        "[127.0.0.1]:80", "[]:80", "256.0.0.1:80", "127.1:80"};
    struct sockaddr_storage a;
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&a;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&a;
    socklen_t len = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (conf_parse_listen(bad[i], &a, &len))
            fail_msg("%s is no address", bad[i]);
    assert_int_equal(len, 0);
    assert_true(conf_parse_listen("192.0.2.1:8443", &a, &len));
    assert_int_equal(len, sizeof(*v4));
    assert_int_equal(v4->sin_family, AF_INET);
    assert_int_equal(ntohs(v4->sin_port), 8443);
    assert_int_equal(ntohl(v4->sin_addr.s_addr), 0xc0000201);
    assert_true(conf_parse_listen("[::1]:65535", &a, &len));
    assert_int_equal(len, sizeof(*v6));
    assert_int_equal(v6->sin6_family, AF_INET6);
    assert_int_equal(ntohs(v6->sin6_port), 65535);
}

static void
test_conf__a_file_is_read_from_its_folder(void **state)
{
    char dir[] = "/tmp/conf.XXXXXX";
    char path[64];
    struct conf c;
    struct errinfo ei = {.code = ERR_OK};
    FILE *f;

    (void)state;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof(path), "%s/ketenpoort.yaml", dir);
    assert_int_equal(conf_read(path, &c, &ei), ERR_NOTFOUND);
    f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(LEAST, f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(conf_read(path, &c, &ei), ERR_OK);
    assert_memory_equal(c.state_dir, dir, strlen(dir));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conf__a_short_file_gives_the_defaults),
        cmocka_unit_test(test_conf__every_option_can_be_set),
        cmocka_unit_test(
            test_conf__relative_paths_start_at_the_folder_of_the_file),
        cmocka_unit_test(test_conf__faults_are_told_with_their_place),
        cmocka_unit_test(test_conf__what_has_no_default_is_required),
        cmocka_unit_test(test_conf__hosts_and_origins_are_plain),
        cmocka_unit_test(test_conf__paths_are_bounded),
        cmocka_unit_test(test_conf__a_path_is_bounded_with_its_folder),
        cmocka_unit_test(test_conf__a_dump_reads_back_the_same),
        cmocka_unit_test(test_conf__help_names_every_option),
        cmocka_unit_test(test_conf__check_sees_what_a_program_changed),
        cmocka_unit_test(test_conf__listen_is_an_address_with_a_port),
        cmocka_unit_test(test_conf__a_file_is_read_from_its_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
