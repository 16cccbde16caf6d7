/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/help.h"
#include "cli/say.h"
#include "cli/table.h"
#include "policy/channel.h"

#include "base/banned.h"

/* ---- status ------------------------------------------------------------------- */

/* The answer while it is shown. */
struct screen {
    const struct cli_call *call;
    const struct admin_json *doc;
};

static const struct admin_json_node *
part(const struct screen *s, const char *name)
{
    return admin_json_get(s->doc, s->doc->v, name);
}

static unsigned long long
number(const struct screen *s, const char *of, const char *name)
{
    return field_u64(s->doc, part(s, of), name);
}

static void
show_service(const struct screen *s)
{
    char since[FIELD_TEXT_MAX];

    say_label(s->call, "dienst", "service");
    if (!field_true(s->doc, part(s, "service"), "running")) {
        say_out(s->call, "draait niet (opslag rechtstreeks gelezen)\n",
            "not running (state read beside it)\n");
        return;
    }
    (void)field_text(s->doc, part(s, "service"), "since", since);
    if (since[0] == '\0')
        say_out(s->call, "actief\n", "running\n");
    else
        say_out(s->call, "actief sinds %s\n", "running since %s\n", since);
}

/* Numbers only: that there is something says enough. */
static void
show_channels(const struct screen *s)
{
    const struct admin_json_node *per =
        admin_json_get(s->doc, part(s, "queue"), "kanalen");

    say_label(s->call, "kanalen", "channels");
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++) {
        const char *code = channel_code((enum channel)ch);
        const char *comma = ch == 0 ? "" : ", ";

        say_out(s->call, "%s%s %llu", "%s%s %llu", comma, code,
            (unsigned long long)field_u64(s->doc, per, code));
    }
    say_out(s->call, "\n", "\n");
}

static void
show_work(const struct screen *s)
{
    char oldest[FIELD_TEXT_MAX];

    say_label(s->call, "verkeer", "traffic");
    say_out(s->call, "%llu verstrekt, %llu geweigerd\n",
        "%llu disclosed, %llu refused\n", number(s, "traffic", "disclosures"),
        number(s, "traffic", "refusals"));
    (void)field_text(s->doc, part(s, "queue"), "oldest", oldest);
    say_label(s->call, "wachtrij", "queue");
    say_out(s->call, "%llu wacht, %llu dood", "%llu waiting, %llu dead",
        number(s, "queue", "waiting"), number(s, "queue", "dead"));
    if (oldest[0] != '\0')
        say_out(s->call, ", oudste %s", ", oldest %s", oldest);
    say_out(s->call, "\n", "\n");
    show_channels(s);
    say_label(s->call, "logboek", "log");
    say_out(s->call, "%llu regels, ", "%llu entries, ",
        number(s, "log", "size"));
    if (field_true(s->doc, part(s, "log"), "stopped"))
        say_out(s->call, "! NIET TE SCHRIJVEN: er wordt niets verstrekt\n",
            "! CANNOT BE WRITTEN: nothing is disclosed\n");
    else
        say_out(s->call, "schrijfbaar\n", "can be written\n");
}

static void
show_copies(const struct screen *s)
{
    unsigned long long n = number(s, "witnesses", "copies");
    unsigned long long made = number(s, "witnesses", "copied");

    if (n == 0 || !field_true(s->doc, part(s, "service"), "running"))
        return;
    say_label(s->call, "kopieen", "copies");
    say_out(s->call, "%s%llu van %llu heeft het nieuwste checkpoint\n",
        "%s%llu of %llu have the newest checkpoint\n", made < n ? "! " : "",
        made, n);
}

/* Only where there are any. */
static void
show_witnesses(const struct screen *s)
{
    char newest[FIELD_TEXT_MAX];

    show_copies(s);
    if (number(s, "witnesses", "total") == 0)
        return;
    say_label(s->call, "getuigen", "witnesses");
    say_out(s->call, "%llu van %llu tekent", "%llu of %llu sign",
        number(s, "witnesses", "signing"), number(s, "witnesses", "total"));
    if (field_text(s->doc, part(s, "witnesses"), "newest", newest)[0] != '\0')
        say_out(s->call, ", laatst %s", ", last %s", newest);
    if (field_true(s->doc, part(s, "witnesses"), "missing"))
        say_out(s->call, "; ! TE LANG GELEDEN: er wordt niets aangenomen",
            "; ! TOO LONG AGO: nothing is accepted");
    say_out(s->call, "\n", "\n");
}

/* Version and hash, since when, and what is planned. */
static void
show_policy(const struct screen *s, const char *version, const char *hash)
{
    const struct admin_json_node *at = part(s, "policy");
    const struct admin_json_node *plan = admin_json_get(s->doc, at, "planned");
    char since[FIELD_TEXT_MAX], next[FIELD_TEXT_MAX], from[FIELD_TEXT_MAX];

    say_out(s->call, "%s  sha256 %.12s", "%s  sha256 %.12s", version, hash);
    if (field_text(s->doc, at, "since", since)[0] != '\0')
        say_out(s->call, ", sinds %s", ", since %s", since);
    if (field_true(s->doc, at, "signed"))
        say_out(s->call, ", ondertekend\n", ", signed\n");
    else
        say_out(s->call, "\n", "\n");
    if (plan == NULL || plan->type != ADMIN_JSON_OBJECT)
        return;
    say_label(s->call, "gepland", "planned");
    say_out(s->call, "%s vanaf %s\n", "%s from %s\n",
        field_text(s->doc, plan, "version", next),
        field_text(s->doc, plan, "from", from));
}

static void
show_rules(const struct screen *s)
{
    char text[FIELD_TEXT_MAX], hash[FIELD_TEXT_MAX];

    (void)field_text(s->doc, part(s, "policy"), "version", text);
    (void)field_text(s->doc, part(s, "policy"), "sha256", hash);
    say_label(s->call, "beleid", "policy");
    if (hash[0] == '\0')
        say_out(s->call, "hier niet bekend\n", "not known here\n");
    else
        show_policy(s, text, hash);
    say_label(s->call, "partners", "partners");
    say_out(s->call, "%llu, waarvan %llu actief\n",
        "%llu, of which %llu active\n", number(s, "partners", "total"),
        number(s, "partners", "active"));
    (void)field_text(s->doc, part(s, "certificate"), "not_after", text);
    if (text[0] == '\0')
        return;
    say_label(s->call, "certificaat", "certificate");
    say_out(s->call, "TLS nog %llu dagen, tot %s\n",
        "TLS %llu days left, until %s\n", number(s, "certificate", "days_left"),
        text);
}

enum cli_exit
cli_status(const struct cli_call *call)
{
    struct admin_reply reply;
    enum cli_exit code = admin_ask_plain(call, "status", NULL, &reply);

    if (code == CLI_OK && call->json) {
        code = admin_print_json(call, &reply);
    } else if (code == CLI_OK) {
        const struct screen s = {call, &reply.doc};

        show_service(&s);
        show_work(&s);
        show_witnesses(&s);
        show_rules(&s);
    }
    admin_reply_done(&reply);
    return code;
}

/* ---- version, help ------------------------------------------------------------ */

enum cli_exit
cli_show_version(const struct cli_call *call)
{
    struct buf b;

    if (!call->json) {
        say_out(call, "ketenpoort %s\n", "ketenpoort %s\n", cli_version);
        return CLI_OK;
    }
    say_json_begin(&b, "ketenpoort.version");
    say_json_text(&b, "product", "ketenpoort");
    say_json_text(&b, "release", cli_version);
    return say_json_end(&b, call, CLI_OK);
}

enum cli_exit
cli_help(const struct cli_call *call)
{
    struct cli_call about = *call;

    about.command = NULL;
    about.noun = NULL;
    if (call->arg_n > 0) {
        about.noun = call->arg[0];
        about.command =
            table_find(call->arg[0], call->arg_n > 1 ? call->arg[1] : NULL);
        if (!table_has_noun(call->arg[0]) ||
            (call->arg_n > 1 && about.command == NULL)) {
            (void)say_fail(call, CLI_USAGE, "geen opdracht '%s%s%s'",
                "no command '%s%s%s'", call->arg[0], call->arg_n > 1 ? " " : "",
                call->arg_n > 1 ? call->arg[1] : "");
            say_hint(call, "Alle opdrachten: ketenpoort help",
                "All commands: ketenpoort help");
            return CLI_USAGE;
        }
    }
    return help_print(&about);
}
