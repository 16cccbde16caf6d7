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
    static const char *const fields[] = {"id", "type", "afzender", "ontvanger",
        "state", "attempts", "at", "next"};
    struct say_table t = {
        .column_n = 8,
        .head = {{"ID", "ID"}, {"TYPE", "TYPE"}, {"AFZENDER", "SENDER"},
            {"ONTVANGER", "RECIPIENT"}, {"STAND", "STATE"},
            {"POGINGEN", "ATTEMPTS"}, {"SINDS", "SINCE"}, {"VOLGENDE", "NEXT"}},
        .right = {[5] = true},
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

enum cli_exit
cli_queue_list(const struct cli_call *call)
{
    const char *max = parse_option(call, "max");
    uint64_t n = RECORD_LIST_MAX;
    struct admin_reply reply;
    enum cli_exit code;
    char request[64];

    if (max != NULL && (!text_u64(span_of(max), RECORD_LIST_MAX, &n) || n == 0))
        return say_fail(call, CLI_USAGE, "--max is een getal van 1 tot %d",
            "--max is a number from 1 to %d", RECORD_LIST_MAX);
    (void)snprintf(request, sizeof(request),
        "{\"cmd\":\"queue.list\",\"max\":%llu}", (unsigned long long)n);
    code = admin_ask(call, span_of(request), false, &reply);
    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_queue(call, &reply);
    admin_reply_done(&reply);
    return code;
}
