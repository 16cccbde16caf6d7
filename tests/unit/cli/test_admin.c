/* SPDX-License-Identifier: EUPL-1.2 */
/* The client against a gateway that is played here. */
#include "cli/admin.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "exchange/wire.h"
#include "ipc/frame.h"
#include "tests/unit/cli/run.h"

static char dir[64];
static int listener;

static void
write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void
path_of(char out[static 128], const char *name)
{
    (void)snprintf(out, 128, "%s/%s", dir, name);
}

static int
set_up(void **state)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    char path[128], here[256], text[512];

    (void)state;
    (void)snprintf(dir, sizeof(dir), "/tmp/kp-admin-XXXXXX");
    assert_non_null(mkdtemp(dir));
    path_of(path, "run");
    assert_int_equal(mkdir(path, 0700), 0);
    path_of(path, "k.yaml");
    assert_non_null(getcwd(here, sizeof(here)));
    (void)snprintf(text, sizeof(text),
        "host: keten.example\norigin: keten.example/2026\n"
        "allow_no_crl: true\nadapters_dir: %s/adapters\n",
        here);
    write_text(path, text);
    (void)snprintf(at.sun_path, sizeof(at.sun_path), "%s/run/admin.sock", dir);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(listener, (struct sockaddr *)&at, sizeof(at)), 0);
    return listen(listener, 4);
}

static int
tear_down(void **state)
{
    static const char *const names[] = {"run/admin.sock", "run", "k.yaml",
        "p.yaml", ""};
    char path[128];

    (void)state;
    (void)close(listener);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        path_of(path, names[i]);
        (void)remove(path);
    }
    return 0;
}

struct play {
    const char *expect; /* must be in the question */
    const char *answer;
    uint32_t kind;
    uint64_t tag_added;
};

/* Answer one question in a child; its exit status says whether it was right. */
static pid_t
play(const struct play *p)
{
    struct frame_channel ch;
    struct frame f = {0};
    size_t used, at;
    pid_t pid = fork();

    if (pid != 0)
        return pid;
    (void)alarm(5); /* nobody may come */
    frame_channel_init(&ch, accept(listener, NULL, NULL));
    do {
        struct pollfd fd = {ch.fd, POLLIN, 0};

        (void)poll(&fd, 1, 5000);
        if (frame_channel_fill(&ch) == ERR_NOTFOUND)
            _exit(3);
    } while (frame_parse(buf_peek(&ch.in), &f, &used) == ERR_AGAIN);
    if (text_find(f.payload, span_of(p->expect)) < 0)
        _exit(1);
    at = frame_begin(&ch.out, p->kind, f.tag + p->tag_added);
    buf_text(&ch.out, p->answer);
    frame_end(&ch.out, at);
    if (p->answer[0] != '\0' && frame_channel_flush(&ch) != ERR_OK)
        _exit(2);
    frame_channel_done(&ch);
    _exit(0);
}

/* Run "ketenpoort -c ... <line>" against one answer. */
static struct run
ask(const struct play *p, const char *line)
{
    char full[RUN_LINE_MAX];
    struct run r;
    int status = -1;
    pid_t pid = play(p);

    (void)snprintf(full, sizeof(full), "k -c %s/k.yaml %s", dir, line);
    r = run_line(full);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (status != 0)
        fail_msg("%s: the gateway: %d\n%s", line, status, r.err);
    return r;
}

static void
expect(const char *cmd, const char *answer, const char *line,
    enum cli_exit code, const char *said)
{
    const struct play p = {cmd, answer, WIRE_CLI_JSON, 0};
    struct run r = ask(&p, line);

    if (r.code != code ||
        (strstr(r.out, said) == NULL && strstr(r.err, said) == NULL))
        fail_msg("%s: %d\nout: %s\nerr: %s", line, (int)r.code, r.out, r.err);
    run_done(&r);
}

#define LIST                                                              \
    "{\"ok\":true,\"book\":3,\"items\":[{\"id\":\"gemeente-a\","          \
    "\"naam\":\"A\",\"oin\":\"00000099000000000344\",\"rollen\":[\"GN\"," \
    "\"GB\"],\"formaat\":\"gemeente/v1\",\"status\":\"actief\","          \
    "\"aflevering\":\"mailbox\",\"kanalen\":[\"RISICO_18B\",\"BIJ\"]},"   \
    "{\"id\":\"pi-b\",\"naam\":\"B\","                                    \
    "\"oin\":\"00000099000000010001\",\"rollen\":[\"PI\"],"               \
    "\"formaat\":\"pi/v1\",\"status\":\"opgeschort\","                    \
    "\"aflevering\":\"push\",\"kanalen\":[]}]}"

static void
test_cli__partners_are_listed(void **state)
{
    (void)state;
    expect("{\"cmd\":\"partner.list\"}", LIST, "partner list", CLI_OK,
        "PARTNER     OIN                   STATUS      FORMAAT      "
        "AFLEVERING  ROLLEN  KANALEN\n"
        "gemeente-a  00000099000000000344  actief      gemeente/v1  "
        "mailbox     GN,GB   RISICO_18B,BIJ\n"
        "pi-b        00000099000000010001  opgeschort  pi/v1        "
        "push        PI\n");
    expect("partner.list", LIST, "partner list --plain", CLI_OK,
        "id\toin\tstatus\tformaat\taflevering\trollen\tkanalen\n"
        "gemeente-a\t");
    expect("partner.list", "{\"ok\":true,\"book\":0,\"items\":[]}",
        "partner list --lang en", CLI_OK, "There are no partners yet");
}

static void
test_cli__json_is_the_answer_with_schema_and_version(void **state)
{
    const struct play p = {"partner.list", LIST, WIRE_CLI_JSON, 0};
    struct run r = ask(&p, "partner list --json");
    json_t *j = run_json(r.out, "ketenpoort.partner.list");

    (void)state;
    assert_int_equal(json_array_size(json_object_get(j, "items")), 2);
    assert_null(json_object_get(j, "ok"));
    json_decref(j);
    run_done(&r);
}

static void
test_cli__one_partner_is_shown(void **state)
{
    (void)state;
    expect("\"id\":\"gemeente-a\"",
        "{\"ok\":true,\"book\":1,\"partner\":{\"id\":\"gemeente-a\","
        "\"naam\":\"Gemeente A\",\"oin\":\"00000099000000000344\","
        "\"rollen\":[\"GN\"],\"formaat\":\"gemeente/v1\",\"status\":"
        "\"actief\",\"aflevering\":\"push\",\"url\":\"https://a.example/b\","
        "\"loket\":\"a@a.example\",\"mandaten\":[{\"gemeente\":\"0310\","
        "\"van\":\"2026-01-01\",\"tot\":\"2026-12-31\"}]}}",
        "partner show gemeente-a", CLI_OK,
        "mandaat       0310  2026-01-01 .. 2026-12-31\n");
    expect("\"id\":\"gemeente-a\"",
        "{\"ok\":true,\"book\":1,\"partner\":{\"id\":\"gemeente-a\","
        "\"kanalen\":[{\"kanaal\":\"RISICO_18B\",\"aflevering\":\"push\","
        "\"url\":\"https://a.example/18b\",\"adres\":\"192.0.2.1\"},"
        "{\"kanaal\":\"PGA\",\"url\":\"\",\"adres\":\"\"}],"
        "\"gemandateerden\":[{\"kanaal\":\"RISICO_18B\",\"naam\":\"J. de "
        "Proef\",\"functie\":\"adviseur\",\"van\":\"2026-01-01\","
        "\"tot\":\"2026-12-31\"}],\"convenanten\":[{\"id\":\"Z-1\","
        "\"van\":\"2026-01-01\",\"tot\":\"2026-12-31\"}]}}",
        "partner show gemeente-a", CLI_OK,
        "kanaal        RISICO_18B  push  https://a.example/18b  192.0.2.1\n"
        "kanaal        PGA  mailbox\n"
        "gemandateerde RISICO_18B  J. de Proef, adviseur  "
        "2026-01-01 .. 2026-12-31\n"
        "convenant     Z-1  2026-01-01 .. 2026-12-31\n");
}

static void
test_cli__an_answer_of_no_has_its_exit_code(void **state)
{
    static const struct {
        const char *code;
        enum cli_exit exit;
    } cases[] = {
        {"denied", CLI_NO_RIGHTS},
        {"stopped", CLI_FAILED},
        {"conflict", CLI_FAILED},
        {"invalid", CLI_CHECK_FAILED},
        {"unavailable", CLI_UNREACHABLE},
        {"corrupt", CLI_CHANGED},
        {"internal", CLI_FAILED},
        {"something new", CLI_FAILED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char answer[128];

        (void)snprintf(answer, sizeof(answer),
            "{\"ok\":false,\"error\":{\"code\":\"%s\",\"message\":\"zo is "
            "het\"}}",
            cases[i].code);
        expect("status", answer, "status", cases[i].exit, "zo is het");
    }
}

static void
test_cli__an_answer_out_of_form_is_refused(void **state)
{
    const struct play kind = {"status", "{\"ok\":true}", WIRE_CLI_JSON + 1, 0};
    const struct play tag = {"status", "{\"ok\":true}", WIRE_CLI_JSON, 1};
    struct run r;

    (void)state;
    expect("status", "{\"ok\":true", "status", CLI_FAILED, "onleesbaar");
    expect("status", "", "status", CLI_UNREACHABLE, "verbrak de verbinding");
    r = ask(&kind, "status");
    assert_int_equal(r.code, CLI_FAILED);
    run_done(&r);
    r = ask(&tag, "status");
    assert_int_equal(r.code, CLI_FAILED);
    run_done(&r);
}

static void
test_cli__status_is_one_screen(void **state)
{
    (void)state;
    expect("{\"cmd\":\"status\"}",
        "{\"ok\":true,\"service\":{\"running\":true,\"since\":"
        "\"2026-11-23T20:00:00.000Z\",\"product\":\"0.1.0\"},\"traffic\":{"
        "\"disclosures\":412,\"refusals\":9},\"queue\":{\"waiting\":3,"
        "\"dead\":1,\"oldest\":null,\"kanalen\":{\"REINTEGRATIE\":1,"
        "\"RISICO_18B\":2,\"BIJ\":0,\"DOELGROEP\":0,\"PGA\":0}},\"log\":{\"size\":421,\"stopped\":true,"
        "\"note\":\"\"},\"policy\":{\"version\":\"2026.11\",\"sha256\":"
        "\"00112233445566778899\"},\"partners\":{\"total\":5,\"active\":4},"
        "\"certificate\":null}",
        "status", CLI_OK,
        "dienst        actief sinds 2026-11-23T20:00:00.000Z\n"
        "verkeer       412 verstrekt, 9 geweigerd\n"
        "wachtrij      3 wacht, 1 dood\n"
        "kanalen       REINTEGRATIE 1, RISICO_18B 2, BIJ 0, DOELGROEP 0, "
        "PGA 0\n"
        "logboek       421 regels, ! NIET TE SCHRIJVEN: er wordt niets "
        "verstrekt\n"
        "beleid        2026.11  sha256 001122334455\n"
        "partners      5, waarvan 4 actief\n");
}

static void
test_cli__the_queue_is_asked_within_its_limit(void **state)
{
    static const char answer[] =
        "{\"ok\":true,\"items\":[{\"id\":\"019a\",\"type\":\"M10\","
        "\"afzender\":\"00000099000000010001\",\"ontvanger\":"
        "\"00000099000000000344\",\"at\":\"2026-11-23T20:00:00.000Z\","
        "\"expires\":null,\"state\":\"gereed\",\"attempts\":2,"
        "\"next\":null}]}";

    (void)state;
    expect("\"max\":100}", answer, "queue list", CLI_OK, "POGINGEN");
    expect("\"max\":1}", answer, "queue list --max 1", CLI_OK, "gereed");
    expect("\"max\":100,\"kanaal\":\"RISICO_18B\"}", answer,
        "queue list --kanaal RISICO_18B", CLI_OK, "KANAAL");
    run_expect("k queue list --kanaal RISICO_18C", CLI_USAGE, "",
        "kanaal 'RISICO_18C' bestaat niet");
    run_expect("k queue list --kanaal PGB", CLI_USAGE, "", "PGA");
    run_expect("k queue list --max 101", CLI_USAGE, "", "1 tot 100");
    run_expect("k queue list --max 0", CLI_USAGE, "", "1 tot 100");
    run_expect("k queue list --max 1x", CLI_USAGE, "", "1 tot 100");
}

static void
test_cli__a_partner_file_becomes_a_question(void **state)
{
    char path[128], line[256];

    (void)state;
    path_of(path, "p.yaml");
    write_text(path,
        "id: gemeente-a\nnaam: Gemeente A\noin: \"00000099000000000344\"\n"
        "rollen: [GN]\nformaat: gemeente/v1\ngemeente: \"0344\"\n"
        "loket: nazorg@a.example\n");
    (void)snprintf(line, sizeof(line), "partner add %s --dry-run", path);
    expect("\"dry_run\":true,\"partner\":{\"id\":\"gemeente-a\"",
        "{\"ok\":true,\"change\":\"new\",\"id\":\"gemeente-a\",\"book\":1}",
        line, CLI_OK, "gemeente-a  zou worden toegevoegd\n");
    (void)snprintf(line, sizeof(line), "partner add %s", path);
    expect("\"dry_run\":false",
        "{\"ok\":true,\"change\":\"changed\",\"id\":\"gemeente-a\","
        "\"book\":2}",
        line, CLI_OK, "gemeente-a  vervangen\n");
    write_text(path, "id: gemeente-a\nnaam: x\nfout: y\n");
    (void)snprintf(line, sizeof(line), "k partner add %s", path);
    run_expect(line, CLI_CHECK_FAILED, "", ":3:");
    run_expect("k partner add /nergens/x.yaml", CLI_USAGE, "", "x.yaml");
}

/* Nobody is asked: there is no gateway that plays here. */
static void
add_partner(const char *fields, enum cli_exit code, const char *said)
{
    char path[128], text[512], line[512];

    path_of(path, "p.yaml");
    (void)snprintf(text, sizeof(text),
        "id: partner-a\nnaam: A\noin: \"00000099000000000344\"\n"
        "gemeente: \"0344\"\nloket: nazorg@a.example\n%s",
        fields);
    write_text(path, text);
    (void)snprintf(line, sizeof(line), "k -c %s/k.yaml partner add %s", dir,
        path);
    run_expect(line, code, "", said);
    (void)snprintf(line, sizeof(line),
        "k -c %s/k.yaml partner add %s --dry-run --lang en", dir, path);
    run_expect(line, code, "", "nothing was stored");
}

static void
test_cli__a_partner_without_installed_format_is_refused(void **state)
{
    (void)state;
    add_partner("rollen: [GN]\nformaat: gemeente/v9\n", CLI_CHECK_FAILED,
        "formaat gemeente/v9 van partner-a is er niet; er is niets opgeslagen "
        "(exit 4)\n");
    add_partner("rollen: [GN]\nformaat: gemeente/v9\n", CLI_CHECK_FAILED,
        "Bedoelde u: gemeente/v1");
    add_partner("rollen: [GN]\nformaat: loket/v1\n", CLI_CHECK_FAILED,
        "ketenpoort adapter list");
}

static void
test_cli__a_partner_has_a_role_that_uses_its_format(void **state)
{
    const struct play yes = {"\"formaat\":\"gemeente/v1\"",
        "{\"ok\":true,\"change\":\"new\",\"id\":\"partner-a\",\"book\":1}",
        WIRE_CLI_JSON, 0};
    char path[128], line[256];
    struct run r;

    (void)state;
    add_partner("rollen: [PI]\nformaat: gemeente/v1\n", CLI_CHECK_FAILED,
        "past bij geen van de rollen van partner-a (PI)");
    add_partner("rollen: [PI]\nformaat: gemeente/v1\n", CLI_CHECK_FAILED,
        "Voor PI: pi/v1");
    path_of(path, "p.yaml");
    write_text(path, "id: partner-a\nnaam: A\noin: \"00000099000000000344\"\n"
                     "rollen: [ZV, POL]\nformaat: gemeente/v1\n");
    (void)snprintf(line, sizeof(line), "partner add %s", path);
    r = ask(&yes, line);
    assert_int_equal(r.code, CLI_OK);
    assert_non_null(strstr(r.err, "gemeente/v1 is niet voor de rol POL"));
    run_done(&r);
}

/* Whoever must be stopped is stopped, whatever became of its format. */
static void
test_cli__a_partner_can_always_be_suspended(void **state)
{
    char path[128], line[256];

    (void)state;
    path_of(path, "p.yaml");
    write_text(path,
        "id: partner-a\nnaam: A\noin: \"00000099000000000344\"\n"
        "rollen: [ZV]\nformaat: gemeente/v9\nstatus: opgeschort\n");
    (void)snprintf(line, sizeof(line), "partner add %s", path);
    expect("\"status\":\"opgeschort\"",
        "{\"ok\":true,\"change\":\"changed\",\"id\":\"partner-a\","
        "\"book\":2}",
        line, CLI_OK, "partner-a  vervangen\n");
}

static void
test_cli__an_entry_is_shown_without_whom_it_concerns(void **state)
{
    const struct play p = {"\"id\":\"12\"",
        "{\"ok\":true,\"index\":12,\"body\":{\"attributes\":{"
        "\"dpl.core.data_subject_id\":\"hmac:00\",\"x\":[1,{\"actor\":"
        "\"00\",\"y\":true}]}}}",
        WIRE_CLI_JSON, 0};
    struct run r = ask(&p, "log show 12 --json");
    json_t *j = run_json(r.out, "ketenpoort.log.show");

    (void)state;
    assert_int_equal(json_integer_value(json_object_get(j, "index")), 12);
    assert_null(strstr(r.out, "data_subject_id"));
    assert_null(strstr(r.out, "actor"));
    assert_non_null(strstr(r.out, "{\"attributes\":{\"x\":[1,{\"y\":true}]}}"));
    json_decref(j);
    run_done(&r);
}

static void
test_cli__the_head_is_the_note_itself(void **state)
{
    (void)state;
    expect("log.head",
        "{\"ok\":true,\"size\":2,\"signed_size\":2,\"root\":\"aGE=\","
        "\"note\":\"keten.example/2026\\n2\\naGE=\\n\\n\\u2014 keten.example "
        "c2ln\\n\"}",
        "log head", CLI_OK,
        "keten.example/2026\n2\naGE=\n\n\xe2\x80\x94 keten.example c2ln\n");
}

static void
test_cli__without_configuration_there_is_no_installation(void **state)
{
    (void)state;
    run_expect("k -c /nergens/k.yaml status", CLI_NOT_INITIALISED, "",
        "ketenpoort init");
    run_expect("k -c /nergens/k.yaml serve", CLI_NOT_INITIALISED, "",
        "/nergens/k.yaml");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_cli__partners_are_listed),
        T(test_cli__json_is_the_answer_with_schema_and_version),
        T(test_cli__one_partner_is_shown),
        T(test_cli__an_answer_of_no_has_its_exit_code),
        T(test_cli__an_answer_out_of_form_is_refused),
        T(test_cli__status_is_one_screen),
        T(test_cli__the_queue_is_asked_within_its_limit),
        T(test_cli__a_partner_file_becomes_a_question),
        T(test_cli__a_partner_without_installed_format_is_refused),
        T(test_cli__a_partner_has_a_role_that_uses_its_format),
        T(test_cli__a_partner_can_always_be_suspended),
        T(test_cli__an_entry_is_shown_without_whom_it_concerns),
        T(test_cli__the_head_is_the_note_itself),
        T(test_cli__without_configuration_there_is_no_installation),
    };
#undef T

    return cmocka_run_group_tests(tests, NULL, NULL);
}
