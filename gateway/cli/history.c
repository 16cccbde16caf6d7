/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/history.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/admin.h"
#include "cli/parse.h"
#include "cli/say.h"
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
visit_one(const struct cli_call *call, const struct admin_json_node *text,
    history_fn *each, void *ctx)
{
    struct errinfo ei = {0};
    struct body b;
    enum err rc;

    if (text == NULL || text->type == ADMIN_JSON_NULL) {
        each(ctx, NULL);
        return CLI_OK;
    }
    rc = body_read(text->text, &b, &ei);
    if (rc != ERR_OK)
        return say_error(call, rc, &ei);
    each(ctx, &b);
    return CLI_OK;
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
        code = visit_one(call, admin_json_get(d, m, "body"), each, ctx);
    if (code != CLI_OK)
        return code;
    if (!admin_json_u64(admin_json_get(d, d->v, "next"), INT64_MAX, next) ||
        !admin_json_u64(admin_json_get(d, d->v, "size"), INT64_MAX, &size))
        return say_fail(call, CLI_FAILED, "het antwoord is onleesbaar",
            "the answer cannot be read");
    *all = *next >= size;
    return CLI_OK;
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
        char ask[160];

        (void)snprintf(ask, sizeof(ask),
            "{\"cmd\":\"log.decisions\",\"from\":%llu,\"since\":%lld,"
            "\"until\":%lld}",
            (unsigned long long)next, (long long)h->since_ms,
            (long long)h->until_ms);
        code = admin_ask(call, span_of(ask), false, &reply);
        if (code == CLI_OK)
            code = visit_batch(call, &reply, each, ctx, &next, &all);
        admin_reply_done(&reply);
    }
    return code;
}
