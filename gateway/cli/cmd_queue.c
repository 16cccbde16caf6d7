/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/text.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "exchange/record.h"

#include "base/banned.h"

static enum cli_exit
print_queue(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    static const char *const fields[] = {"id", "type", "kanaal", "afzender",
        "ontvanger", "state", "attempts", "at", "next"};
    struct say_table t = {
        .column_n = 9,
        .head = {{"ID", "ID"}, {"TYPE", "TYPE"}, {"KANAAL", "CHANNEL"},
            {"AFZENDER", "SENDER"}, {"ONTVANGER", "RECIPIENT"},
            {"STAND", "STATE"}, {"POGINGEN", "ATTEMPTS"}, {"SINDS", "SINCE"},
            {"VOLGENDE", "NEXT"}},
        .right = {[6] = true},
    };
    enum cli_exit code;
    size_t n = 0;

    for (size_t c = 0; c < t.column_n; c++)
        t.key[c] = fields[c];
    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m), n++)
        for (size_t c = 0; c < t.column_n; c++)
            field_cell(&t, d, m, fields[c]);
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (n == 0)
        say_note(call, "Er wacht niets op aflevering.",
            "Nothing waits for delivery.");
    return code;
}

static enum cli_exit
no_such_channel(const struct cli_call *call, const char *named)
{
    const char *names[CHANNEL__COUNT];

    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        names[ch] = channel_code((enum channel)ch);
    (void)say_fail(call, CLI_USAGE, "kanaal '%s' bestaat niet",
        "channel '%s' does not exist", named);
    say_suggest(call, named, names, CHANNEL__COUNT);
    say_hint(call, "De kanalen: %s, %s, %s, %s, %s",
        "The channels: %s, %s, %s, %s, %s", names[0], names[1], names[2],
        names[3], names[4]);
    return CLI_USAGE;
}

_Static_assert(CHANNEL__COUNT == 5, "the hint names every channel");

enum cli_exit
cli_queue_list(const struct cli_call *call)
{
    const char *max = parse_option(call, "max");
    const char *kanaal = parse_option(call, "kanaal");
    enum channel ch = CHANNEL__COUNT;
    uint64_t n = RECORD_LIST_MAX;
    struct admin_reply reply;
    enum cli_exit code;
    char request[96];

    if (max != NULL && (!text_u64(span_of(max), RECORD_LIST_MAX, &n) || n == 0))
        return say_fail(call, CLI_USAGE, "--max is een getal van 1 tot %d",
            "--max is a number from 1 to %d", RECORD_LIST_MAX);
    if (kanaal != NULL && !channel_parse(span_of(kanaal), &ch))
        return no_such_channel(call, kanaal);
    (void)snprintf(request, sizeof(request),
        "{\"cmd\":\"queue.list\",\"max\":%llu%s%s%s}", (unsigned long long)n,
        kanaal == NULL ? "" : ",\"kanaal\":\"", channel_code(ch),
        kanaal == NULL ? "" : "\"");
    code = admin_ask(call, span_of(request), false, &reply);
    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_queue(call, &reply);
    admin_reply_done(&reply);
    return code;
}
