/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/say.h"
#include "ledger/body.h"

#include "base/banned.h"

/* ---- head --------------------------------------------------------------------- */

enum cli_exit
cli_log_head(const struct cli_call *call)
{
    struct admin_reply reply;
    const struct admin_json *d = &reply.doc;
    char note[FIELD_TEXT_MAX];
    enum cli_exit code = admin_ask_plain(call, "log.head", NULL, &reply);

    if (code == CLI_OK && call->json) {
        code = admin_print_json(call, &reply);
    } else if (code == CLI_OK) {
        (void)field_text(d, d->v, "note", note);
        say_out(call, "%s", "%s", note);
        if (note[0] == '\0')
            code = say_fail(call, CLI_FAILED, "er is nog geen ondertekende kop",
                "there is no signed tree head yet");
        else if (field_u64(d, d->v, "size") > field_u64(d, d->v, "signed_size"))
            say_note(call, "Het einde van het logboek is nog niet ondertekend.",
                "The end of the log is not yet signed.");
    }
    admin_reply_done(&reply);
    return code;
}

/* ---- show --------------------------------------------------------------------- */

static void
show_names(const struct cli_call *call, const char *nl, const char *en,
    const struct elset *set)
{
    bool first = true;

    if (elset_n(set) == 0)
        return;
    say_label(call, nl, en);
    for (int e = 0; e < EL__COUNT; e++) {
        if (!elset_has(set, (enum element)e))
            continue;
        say_out(call, "%s%s", "%s%s", first ? "" : " ",
            catalogue_element((enum element)e)->id);
        first = false;
    }
    say_out(call, "\n", "\n");
}

static void
show_decision(const struct cli_call *call, const struct body_decision *d)
{
    say_label(call, "besluit", "decision");
    if (d->released)
        say_out(call, "verstrekt\n", "disclosed\n");
    else
        say_out(call, "geweigerd: %s\n", "refused: %s\n",
            terms_weiger(d->refusal));
    say_label(call, "bericht", "message");
    say_out(call, "%s %s, doel %s\n", "%s %s, purpose %s\n",
        terms_bericht(d->type), terms_bericht_naam(d->type),
        terms_doel(d->doel));
    say_label(call, "afzender", "sender");
    say_out(call, "%s (%s)\n", "%s (%s)\n", d->van.oin, terms_rol(d->van.rol));
    say_label(call, "ontvanger", "recipient");
    say_out(call, "%s (%s)\n", "%s (%s)\n", d->naar.oin,
        terms_rol(d->naar.rol));
    say_label(call, "grondslag", "ground");
    say_out(call, "%s, ontvanger %s\n", "%s, recipient %s\n", d->grond_gever,
        d->grond_ontvanger);
    say_field(call, "beleid", "policy", d->policy_version);
    show_names(call, "verstrekt", "disclosed", &d->disclosed);
    show_names(call, "onthouden", "withheld", &d->withheld);
}

static void
show_step(const struct cli_call *call, const struct body_step *s)
{
    if (s->oin[0] != '\0')
        say_field(call, "oin", "oin", s->oin);
    if (s->subject[0] != '\0')
        say_field(call, "onderwerp", "subject", s->subject);
    if (s->outcome[0] != '\0')
        say_field(call, "uitkomst", "outcome", s->outcome);
    if (s->number != 0) {
        say_label(call, "nummer", "number");
        say_out(call, "%llu\n", "%llu\n", (unsigned long long)s->number);
    }
}

static void
show_body(const struct cli_call *call, const struct body *body, uint64_t index)
{
    char stamp[CLOCK_STAMP_LEN + 1];

    say_label(call, "regel", "entry");
    say_out(call, "%llu, %s\n", "%llu, %s\n", (unsigned long long)index,
        entry_kind_name(body->kind));
    if (body->id[0] != '\0')
        say_field(call, "id", "id", body->id);
    clock_stamp(body->end_ms, stamp);
    say_field(call, "tijd", "time", stamp);
    if (body_has_decision(body))
        show_decision(call, &body->decision);
    else
        show_step(call, &body->step);
}

/* Keyed ids stand for a person: they stay in the log. */
static bool
is_person(struct span key)
{
    return span_is(key, "dpl.core.data_subject_id") || span_is(key, "actor");
}

/* A value as it is, without the members that stand for a person. */
static void
put_without_persons(struct buf *b, const struct admin_json *d,
    const struct admin_json_node *at)
{
    const struct admin_json_node *m = admin_json_first(d, at);
    bool object = at->type == ADMIN_JSON_OBJECT, first = true;

    if (!object && at->type != ADMIN_JSON_ARRAY) {
        buf_put(b, at->text);
        return;
    }
    buf_byte(b, object ? '{' : '[');
    for (; m != NULL; m = admin_json_next(d, m)) {
        if (is_person(m->key))
            continue;
        if (!first)
            buf_byte(b, ',');
        first = false;
        if (object) {
            buf_byte(b, '"');
            buf_put(b, m->key);
            buf_text(b, "\":");
        }
        put_without_persons(b, d, m);
    }
    buf_byte(b, object ? '}' : ']');
}

static enum cli_exit
json_entry(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *body = admin_json_get(d, d->v, "body");
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_u64(&b, "index", field_u64(d, d->v, "index"));
    buf_text(&b, ",\"body\":");
    if (body == NULL)
        buf_text(&b, "null");
    else
        put_without_persons(&b, d, body);
    return say_json_end(&b, call, CLI_OK);
}

enum cli_exit
cli_log_show(const struct cli_call *call)
{
    struct admin_reply reply;
    struct errinfo ei = {0};
    struct body body;
    uint64_t index;
    enum cli_exit code =
        admin_ask_plain(call, "log.show", call->arg[0], &reply);

    if (reply.not_found)
        code = say_fail(call, CLI_USAGE, "logregel '%s' is er niet",
            "there is no log entry '%s'", call->arg[0]);
    if (code == CLI_OK && call->json) {
        code = json_entry(call, &reply);
    } else if (code == CLI_OK) {
        enum err rc = admin_read_body(&reply, &body, &index, &ei);

        if (rc == ERR_OK)
            show_body(call, &body, index);
        else
            code = say_error(call, rc, &ei);
    }
    admin_reply_done(&reply);
    return code;
}
