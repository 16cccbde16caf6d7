/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/say.h"

#include "base/banned.h"

static const char *
state_text(const struct cli_call *call, const char *state)
{
    static const struct {
        const char *state;
        struct cli_text text;
    } states[] = {
        {"new", {"nog niet gevraagd", "not asked yet"}},
        {"signed", {"heeft getekend", "has signed"}},
        {"silent", {"niet bereikt", "not reached"}},
        {"refuses", {"tekent niet", "does not sign"}},
        {"false_signature", {"! VALSE HANDTEKENING", "! FALSE SIGNATURE"}},
        {"ahead", {"! ZAG MEER DAN ER IS", "! SAW MORE THAN THERE IS"}},
    };

    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
        if (strcmp(state, states[i].state) == 0)
            return say_pick(call, states[i].text);
    return state;
}

static enum cli_exit
print_rows(const struct cli_call *call, const struct admin_json *d)
{
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    struct say_table t = {
        .column_n = 5,
        .head = {{"GETUIGE", "WITNESS"}, {"STAND", "STATE"},
            {"REGELS", "ENTRIES"}, {"GETEKEND", "SIGNED"}, {"SINDS", "SINCE"}},
        .key = {"partner", "state", "size", "signed", "since"},
        .right = {[2] = true},
    };
    char text[FIELD_TEXT_MAX];
    enum cli_exit code;

    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m)) {
        field_cell(&t, d, m, "partner");
        (void)field_text(d, m, "state", text);
        say_cell_text(&t, call->plain ? text : state_text(call, text));
        say_cell_u64(&t, field_u64(d, m, "size"));
        field_cell(&t, d, m, "signed");
        field_cell(&t, d, m, "since");
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    return code;
}

static enum cli_exit
print_witnesses(const struct cli_call *call, const struct admin_json *d)
{
    char vkey[FIELD_TEXT_MAX];
    enum cli_exit code = CLI_OK;

    if (admin_json_first(d, admin_json_get(d, d->v, "items")) != NULL)
        code = print_rows(call, d);
    else
        say_note(call,
            "Niemand is getuige van dit logboek. Zet bij een partner getuige, "
            "getuige_url en getuige_adres.",
            "Nobody is witness of this log. Give a partner getuige, "
            "getuige_url and getuige_adres.");
    if (field_true(d, d->v, "missing"))
        say_note(call,
            "Geen getuige heeft op tijd getekend: er wordt niets aangenomen.",
            "No witness has signed in time: nothing is accepted.");
    if (field_text(d, d->v, "vkey", vkey)[0] != '\0')
        say_field(call, "eigen sleutel", "own key", vkey);
    return code;
}

enum cli_exit
cli_log_witness(const struct cli_call *call)
{
    struct admin_reply reply;
    enum cli_exit code = admin_ask_plain(call, "witness.list", NULL, &reply);

    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_witnesses(call, &reply.doc);
    admin_reply_done(&reply);
    return code;
}
