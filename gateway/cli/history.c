/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/history.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/admin.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "exchange/admin.h"
#include "ledger/body.h"

#include "base/banned.h"

enum { DAYS_MAX = 36525 };

/* ---- the time -------------------------------------------------------------------- */

/* A day at its start, UTC; the option may be absent. */
static bool
read_day(const struct cli_call *call, const char *name, int64_t plus,
    int64_t *ms)
{
    const char *text = parse_option(call, name);
    int64_t day;

    if (text == NULL)
        return true;
    if (!clock_parse_date(span_of(text), &day) || day < 0) {
        (void)say_fail(call, CLI_USAGE, "--%s is geen dag (JJJJ-MM-DD)",
            "--%s is no day (YYYY-MM-DD)", name);
        return false;
    }
    *ms = (day + plus) * CLOCK_DAY_MS;
    return true;
}

/* "30d" or "12w" ending now. */
static bool
read_last(const struct cli_call *call, struct history *h)
{
    const char *text = parse_option(call, "last");
    size_t n = text == NULL ? 0 : strlen(text);
    uint64_t days;

    if (text == NULL)
        return true;
    if (n < 2 || (text[n - 1] != 'd' && text[n - 1] != 'w') ||
        !text_u64((struct span){(const uint8_t *)text, n - 1}, DAYS_MAX / 7,
            &days) ||
        days == 0 || parse_option(call, "from") != NULL) {
        (void)say_fail(call, CLI_USAGE,
            "--last is een duur als 30d of 12w, zonder --from",
            "--last is a duration as 30d or 12w, without --from");
        return false;
    }
    if (text[n - 1] == 'w')
        days *= 7;
    h->since_ms = clock_wall_ms(call->io->clk) - (int64_t)days * CLOCK_DAY_MS;
    if (h->since_ms < 0)
        h->since_ms = 0;
    return true;
}

bool
history_options(const struct cli_call *call, struct history *h)
{
    *h = (struct history){.until_ms = INT64_MAX};
    if (!read_day(call, "from", 0, &h->since_ms) ||
        !read_day(call, "to", 1, &h->until_ms) || !read_last(call, h))
        return false;
    if (h->since_ms < h->until_ms)
        return true;
    (void)say_fail(call, CLI_USAGE, "--from ligt na --to",
        "--from is after --to");
    return false;
}

/* ---- the log ---------------------------------------------------------------------- */

static enum cli_exit
unreadable(const struct cli_call *call)
{
    return say_fail(call, CLI_FAILED, "het antwoord is onleesbaar",
        "the answer cannot be read");
}

static enum cli_exit
visit_one(const struct cli_call *call, const struct admin_json *d,
    const struct admin_json_node *m, history_fn *each, void *ctx)
{
    const struct admin_json_node *text = admin_json_get(d, m, "body");
    struct history_item it = {0};
    char leaf[2 * sizeof(it.leaf) + 1];
    struct errinfo ei = {0};
    struct body b;

    if (!admin_json_u64(admin_json_get(d, m, "index"), INT64_MAX, &it.index) ||
        !admin_json_string(admin_json_get(d, m, "leaf"), leaf, sizeof(leaf)) ||
        !text_unhex(span_of(leaf), it.leaf, sizeof(it.leaf)))
        return unreadable(call);
    if (text != NULL && text->type != ADMIN_JSON_NULL) {
        enum err rc = body_read(text->text, &b, &ei);

        if (rc != ERR_OK)
            return say_error(call, rc, &ei);
        it.body = &b;
    }
    return each(ctx, &it);
}

static enum cli_exit
visit_batch(const struct cli_call *call, const struct admin_reply *reply,
    history_fn *each, void *ctx, uint64_t *next, bool *all)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    enum cli_exit code = CLI_OK;
    uint64_t size = 0;

    for (; code == CLI_OK && m != NULL; m = admin_json_next(d, m))
        code = visit_one(call, d, m, each, ctx);
    if (code != CLI_OK)
        return code;
    if (!admin_json_u64(admin_json_get(d, d->v, "next"), INT64_MAX, next) ||
        !admin_json_u64(admin_json_get(d, d->v, "size"), INT64_MAX, &size))
        return unreadable(call);
    *all = *next >= size;
    return CLI_OK;
}

static void
make_question(const struct history *h, uint64_t next, struct buf *b)
{
    const char *comma = "";

    buf_printf(b,
        "{\"cmd\":\"log.decisions\",\"from\":%llu,\"since\":%lld,"
        "\"until\":%lld",
        (unsigned long long)next, (long long)h->since_ms,
        (long long)h->until_ms);
    if (h->kinds != 0)
        buf_text(b, ",\"kinds\":[");
    for (unsigned k = 1; k < ENTRY_KIND__END; k++)
        if ((h->kinds >> k & 1) != 0) {
            buf_printf(b, "%s\"%s\"", comma,
                entry_kind_name((enum entry_kind)k));
            comma = ",";
        }
    buf_text(b, h->kinds != 0 ? "]}" : "}");
}

enum cli_exit
history_walk(const struct cli_call *call, const struct history *h,
    history_fn *each, void *ctx)
{
    enum cli_exit code = CLI_OK;
    uint64_t next = 0;
    bool all = false;

    while (code == CLI_OK && !all) {
        struct admin_reply reply;
        struct buf ask;

        buf_init(&ask, ADMIN_REQUEST_MAX);
        make_question(h, next, &ask);
        code = admin_ask(call, buf_peek(&ask), false, &reply);
        buf_done(&ask);
        if (code == CLI_OK)
            code = visit_batch(call, &reply, each, ctx, &next, &all);
        admin_reply_done(&reply);
    }
    return code;
}
