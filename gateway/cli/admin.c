/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/admin.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "exchange/admin.h"
#include "exchange/record.h"
#include "exchange/record_person.h"
#include "exchange/wire.h"
#include "ipc/frame.h"
#include "ledger/body.h"

#include "base/banned.h"

enum { CODE_MAX = 32, MESSAGE_MAX = 256, TAG = 1 };

/* ---- over the socket --------------------------------------------------------- */

enum reach { REACH_OPEN, REACH_NOBODY, REACH_DENIED, REACH_FAILED };

static enum reach
connect_to(const struct conf *conf, int *fd)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int n, s;

    n = snprintf(to.sun_path, sizeof(to.sun_path), "%s/admin.sock",
        conf->run_dir);
    if (n < 0 || (size_t)n >= sizeof(to.sun_path))
        return REACH_FAILED;
    s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s < 0)
        return REACH_FAILED;
    if (connect(s, (const struct sockaddr *)&to, sizeof(to)) == 0) {
        *fd = s;
        return REACH_OPEN;
    }
    n = errno;
    (void)close(s);
    if (n == ENOENT || n == ECONNREFUSED || n == ENOTDIR)
        return REACH_NOBODY;
    return n == EACCES || n == EPERM ? REACH_DENIED : REACH_FAILED;
}

/* Wait until the channel can go on; false when the time is up. */
static bool
wait_for(const struct cli_call *call, const struct frame_channel *ch,
    int64_t due_ms, bool writing)
{
    struct pollfd p = {ch->fd, writing ? POLLIN | POLLOUT : POLLIN, 0};

    for (;;) {
        int64_t left = due_ms - clock_mono_ms(call->io->clk);
        int n = left <= 0 ? 0 : poll(&p, 1, (int)left);

        if (n != -1 || errno != EINTR)
            return n > 0;
    }
}

/* One frame there, one frame back. */
static enum err
talk(const struct cli_call *call, struct frame_channel *ch, struct span request,
    struct buf *answer)
{
    int64_t due_ms = clock_mono_ms(call->io->clk) + ADMIN_DUE_MS;
    size_t begun = frame_begin(&ch->out, WIRE_CLI_JSON, TAG);
    struct frame f;
    size_t used;
    enum err sent, rc;

    buf_put(&ch->out, request);
    frame_end(&ch->out, begun);
    if (buf_err(&ch->out) != ERR_OK)
        return buf_err(&ch->out);
    for (;;) {
        sent = frame_channel_flush(ch);
        if (sent != ERR_OK && sent != ERR_AGAIN)
            return sent;
        if (!wait_for(call, ch, due_ms, sent == ERR_AGAIN))
            return ERR_TIMEOUT;
        rc = frame_channel_fill(ch);
        if (rc != ERR_OK && rc != ERR_AGAIN)
            return rc;
        rc = frame_parse(buf_peek(&ch->in), &f, &used);
        if (rc != ERR_AGAIN)
            break;
    }
    if (rc != ERR_OK || f.kind != WIRE_CLI_JSON || f.tag != TAG)
        return ERR_SYNTAX;
    buf_put(answer, f.payload);
    return buf_err(answer);
}

static enum cli_exit
ask_running(const struct cli_call *call, int fd, struct span request,
    struct buf *answer)
{
    struct frame_channel ch;
    enum err rc;

    frame_channel_init(&ch, fd);
    rc = talk(call, &ch, request, answer);
    frame_channel_done(&ch);
    if (rc == ERR_OK)
        return CLI_OK;
    if (rc == ERR_TIMEOUT)
        return say_fail(call, CLI_UNREACHABLE,
            "de gateway antwoordt niet binnen %d seconden",
            "the gateway does not answer within %d seconds",
            ADMIN_DUE_MS / 1000);
    if (rc == ERR_NOTFOUND)
        return say_fail(call, CLI_UNREACHABLE,
            "de gateway verbrak de verbinding",
            "the gateway closed the connection");
    return say_fail(call, CLI_FAILED, "gesprek met de gateway mislukt: %s",
        "talking to the gateway failed: %s", err_text(rc));
}

/* ---- beside a stopped gateway -------------------------------------------------- */

static enum cli_exit
cannot_open(const struct cli_call *call, enum err rc, const struct errinfo *ei)
{
    if (rc == ERR_NOTFOUND) {
        (void)say_fail(call, CLI_NOT_INITIALISED, "er is nog geen installatie",
            "there is no installation yet");
        say_hint(call, "Maak er een: ketenpoort init",
            "Make one: ketenpoort init");
        return CLI_NOT_INITIALISED;
    }
    if (rc == ERR_CONFLICT) {
        (void)say_fail(call, CLI_UNREACHABLE,
            "de opslag is in gebruik door een ander proces",
            "the state is in use by another process");
        say_hint(call, "Probeer het zo weer: een gateway start of stopt nu.",
            "Try again soon: a gateway is starting or stopping.");
        return CLI_UNREACHABLE;
    }
    if (ei->os_errno == EACCES || ei->os_errno == EPERM)
        return say_fail(call, CLI_NO_RIGHTS, "geen rechten: %s",
            "no rights: %s", ei->text);
    return say_error(call, rc, ei);
}

static enum cli_exit
ask_stopped(const struct cli_call *call, const struct conf *conf,
    struct span request, bool writes, struct buf *answer)
{
    const struct record_opts opts = settings_record(call, conf, !writes);
    const struct admin_context ctx = {.clk = call->io->clk,
        .product = cli_version};
    struct errinfo ei = {0};
    struct record *r = NULL;
    enum err rc;

    rc = record_open(&r, &opts, &ei);
    if (rc != ERR_OK)
        return cannot_open(call, rc, &ei);
    rc = admin_answer(r, &ctx, request, answer, &ei);
    record_close(r);
    return rc == ERR_OK ? CLI_OK : say_error(call, rc, &ei);
}

/* ---- the answer ------------------------------------------------------------------ */

static enum cli_exit
exit_of(const char *code)
{
    static const struct {
        const char *code;
        enum cli_exit exit;
    } exits[] = {
        {"not_found", CLI_USAGE},
        {"invalid", CLI_CHECK_FAILED},
        {"denied", CLI_NO_RIGHTS},
        {"unavailable", CLI_UNREACHABLE},
        {"corrupt", CLI_CHANGED},
    };

    for (size_t i = 0; i < sizeof(exits) / sizeof(exits[0]); i++)
        if (strcmp(exits[i].code, code) == 0)
            return exits[i].exit;
    return CLI_FAILED;
}

/* What an officer may not do is said in both languages. */
static enum cli_exit
say_no(const struct cli_call *call, const char *code)
{
    for (int no = RECORD_NO_NOT + 1; no < RECORD_NO__END; no++) {
        struct record_no_text t = record_person_no((enum record_no)no);
        bool unknown = no == RECORD_NO_PERSON || no == RECORD_NO_VERSION ||
                       no == RECORD_NO_ID;
        enum cli_exit ends = unknown                   ? CLI_USAGE
                             : no == RECORD_NO_DAMAGED ? CLI_CHECK_FAILED
                                                       : CLI_REFUSED;

        if (strcmp(t.code, code) != 0)
            continue;
        (void)say_fail(call, ends, "%s", "%s",
            say_pick(call, (struct cli_text){t.nl, t.en}));
        if (no == RECORD_NO_PERSON)
            say_hint(call, "Alle personen: ketenpoort person list",
                "All persons: ketenpoort person list");
        return ends;
    }
    return CLI_OK;
}

static enum cli_exit
read_answer(const struct cli_call *call, struct admin_reply *reply)
{
    const struct admin_json_node *ok, *error;
    char code[CODE_MAX], message[MESSAGE_MAX];
    struct errinfo ei = {0};
    enum cli_exit no;

    if (admin_json_read(&reply->doc, buf_peek(&reply->bytes), &ei) != ERR_OK)
        return say_fail(call, CLI_FAILED, "het antwoord is onleesbaar: %s",
            "the answer cannot be read: %s", ei.text);
    ok = admin_json_get(&reply->doc, reply->doc.v, "ok");
    if (ok != NULL && ok->type == ADMIN_JSON_TRUE)
        return CLI_OK;
    error = admin_json_get(&reply->doc, reply->doc.v, "error");
    (void)admin_json_string(admin_json_get(&reply->doc, error, "code"), code,
        sizeof(code));
    (void)admin_json_string(admin_json_get(&reply->doc, error, "message"),
        message, sizeof(message));
    reply->not_found = strcmp(code, "not_found") == 0;
    if (reply->not_found)
        return CLI_USAGE;
    no = say_no(call, code);
    reply->refused = no != CLI_OK;
    if (no != CLI_OK)
        return no;
    return say_fail(call, exit_of(code), "%s", "%s",
        message[0] == '\0' ? "?" : message);
}

enum cli_exit
admin_ask(const struct cli_call *call, struct span request, bool writes,
    struct admin_reply *reply)
{
    struct conf conf;
    enum cli_exit code;
    int fd = -1;

    *reply = (struct admin_reply){.not_found = false};
    buf_init(&reply->bytes, LIMIT_FRAME_MAX);
    code = settings_read(call, &conf);
    if (code != CLI_OK)
        return code;
    switch (connect_to(&conf, &fd)) {
    case REACH_OPEN:
        code = ask_running(call, fd, request, &reply->bytes);
        break;
    case REACH_NOBODY:
        code = ask_stopped(call, &conf, request, writes, &reply->bytes);
        break;
    case REACH_DENIED:
        return say_fail(call, CLI_NO_RIGHTS, "geen rechten op %s/admin.sock",
            "no rights on %s/admin.sock", conf.run_dir);
    case REACH_FAILED:
        return say_fail(call, CLI_UNREACHABLE,
            "%s/admin.sock is niet bereikbaar", "cannot reach %s/admin.sock",
            conf.run_dir);
    }
    return code == CLI_OK ? read_answer(call, reply) : code;
}

void
admin_reply_done(struct admin_reply *reply)
{
    admin_json_done(&reply->doc);
    buf_done(&reply->bytes);
}

enum cli_exit
admin_ask_plain(const struct cli_call *call, const char *cmd, const char *id,
    struct admin_reply *reply)
{
    struct buf b;
    enum cli_exit code;

    buf_init(&b, ADMIN_REQUEST_MAX);
    buf_printf(&b, "{\"cmd\":\"%s\"", cmd);
    if (id != NULL)
        say_json_text(&b, "id", id);
    buf_byte(&b, '}');
    if (buf_err(&b) != ERR_OK || !text_utf8_valid(buf_peek(&b))) {
        *reply = (struct admin_reply){.not_found = true};
        code = CLI_USAGE;
    } else {
        code = admin_ask(call, buf_peek(&b), false, reply);
    }
    buf_done(&b);
    return code;
}

enum err
admin_read_body(const struct admin_reply *reply, struct body *out,
    uint64_t *index, struct errinfo *ei)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m = admin_json_get(d, d->v, "body");

    if (m == NULL ||
        !admin_json_u64(admin_json_get(d, d->v, "index"), UINT64_MAX, index))
        return err_set(ei, ERR_SYNTAX, "admin.read_body",
            "the answer has no entry");
    return body_read(m->text, out, ei);
}

enum cli_exit
admin_print_json(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json_node *m =
        admin_json_first(&reply->doc, reply->doc.v);
    struct buf b;

    say_json_begin(&b, call->command->schema);
    for (; m != NULL; m = admin_json_next(&reply->doc, m)) {
        if (span_is(m->key, "ok"))
            continue;
        buf_text(&b, ",\"");
        buf_put(&b, m->key);
        buf_text(&b, "\":");
        buf_put(&b, m->text);
    }
    return say_json_end(&b, call, CLI_OK);
}
