/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/format_args.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "exchange/admin.h"
#include "exchange/admin_partner.h"
#include "partner/partner_file.h"

#include "base/banned.h"

enum { IDS_MAX = LIMIT_PARTNERS_MAX, PERIOD_MAX = 2 * CLOCK_DATE_LEN + 8 };

/* ---- list --------------------------------------------------------------------- */

static enum cli_exit
print_list(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    struct say_table t = {
        .column_n = 7,
        .head = {{"PARTNER", "PARTNER"}, {"OIN", "OIN"}, {"STATUS", "STATUS"},
            {"FORMAAT", "FORMAT"}, {"AFLEVERING", "DELIVERY"},
            {"ROLLEN", "ROLES"}, {"KANALEN", "CHANNELS"}},
        .key = {"id", "oin", "status", "formaat", "aflevering", "rollen",
            "kanalen"},
    };
    enum cli_exit code;
    size_t n = 0;

    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m), n++) {
        field_cell(&t, d, m, "id");
        field_cell(&t, d, m, "oin");
        field_cell(&t, d, m, "status");
        field_cell(&t, d, m, "formaat");
        field_cell(&t, d, m, "aflevering");
        field_list_cell(&t, d, m, "rollen");
        field_list_cell(&t, d, m, "kanalen");
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (n == 0)
        say_note(call,
            "Er zijn nog geen partners. Voeg er een toe: ketenpoort partner "
            "add FILE.yaml",
            "There are no partners yet. Add one: ketenpoort partner add "
            "FILE.yaml");
    return code;
}

enum cli_exit
cli_partner_list(const struct cli_call *call)
{
    struct admin_reply reply;
    enum cli_exit code = admin_ask_plain(call, "partner.list", NULL, &reply);

    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_list(call, &reply);
    admin_reply_done(&reply);
    return code;
}

/* ---- show --------------------------------------------------------------------- */

/* Say that there is no such partner, and which one may have been meant. */
static enum cli_exit
no_such_partner(const struct cli_call *call)
{
    static char ids[IDS_MAX][PARTNER_ID_MAX + 1];
    static const char *names[IDS_MAX];
    const struct admin_json_node *m;
    struct admin_reply reply;
    size_t n = 0;

    (void)say_fail(call, CLI_USAGE, "partner '%s' bestaat niet",
        "partner '%s' does not exist", call->arg[0]);
    if (admin_ask_plain(call, "partner.list", NULL, &reply) == CLI_OK) {
        m = admin_json_first(&reply.doc,
            admin_json_get(&reply.doc, reply.doc.v, "items"));
        for (; m != NULL && n < IDS_MAX; m = admin_json_next(&reply.doc, m))
            if (admin_json_string(admin_json_get(&reply.doc, m, "id"), ids[n],
                    sizeof(ids[n]))) {
                names[n] = ids[n];
                n++;
            }
        say_suggest(call, call->arg[0], names, n);
    }
    admin_reply_done(&reply);
    say_hint(call, "Alle partners: ketenpoort partner list",
        "All partners: ketenpoort partner list");
    return CLI_USAGE;
}

/* "2026-01-01 .. 2026-12-31" */
static void
write_period(char out[static PERIOD_MAX], int64_t van_dag, int64_t tot_dag)
{
    char van[CLOCK_DATE_LEN + 1], tot[CLOCK_DATE_LEN + 1];

    clock_day(van_dag, van);
    clock_day(tot_dag, tot);
    (void)snprintf(out, PERIOD_MAX, "%s .. %s", van, tot);
}

static void
print_mandates(const struct cli_call *call, const struct partner *p)
{
    for (size_t i = 0; i < p->mandaat_n; i++) {
        char period[PERIOD_MAX], line[64];

        write_period(period, p->mandaat[i].van_dag, p->mandaat[i].tot_dag);
        (void)snprintf(line, sizeof(line), "%s  %s", p->mandaat[i].gemeente,
            period);
        say_field(call, "mandaat", "mandate", line);
    }
}

static void
print_channels(const struct cli_call *call, const struct partner *p)
{
    char line[CLI_LINE_MAX], period[PERIOD_MAX];

    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        const struct partner_endpoint *e = &p->kanaal[ch];
        bool push = e->delivery == PARTNER_PUSH;

        if (!e->admitted)
            continue;
        (void)snprintf(line, sizeof(line), "%s  %s%s%s%s%s",
            channel_code((enum channel)ch), push ? "push" : "mailbox",
            push ? "  " : "", push ? e->url : "", push ? "  " : "",
            push ? e->address : "");
        say_field(call, "kanaal", "channel", line);
    }
    for (size_t i = 0; i < p->gemandateerde_n; i++) {
        const struct partner_delegate *d = &p->gemandateerde[i];

        write_period(period, d->van_dag, d->tot_dag);
        (void)snprintf(line, sizeof(line), "%s  %s%s%s  %s",
            channel_code(d->kanaal), d->naam,
            d->naam[0] != '\0' && d->functie[0] != '\0' ? ", " : "", d->functie,
            period);
        say_field(call, "gemandateerde", "delegate", line);
    }
    for (size_t i = 0; i < p->convenant_n; i++) {
        const struct partner_covenant *c = &p->convenant[i];

        write_period(period, c->van_dag, c->tot_dag);
        (void)snprintf(line, sizeof(line), "%s  %s", c->id, period);
        say_field(call, "convenant", "covenant", line);
    }
}

static void
print_partner(const struct cli_call *call, const struct partner *p)
{
    const struct partner_endpoint *door = &p->kanaal[CHANNEL_REINTEGRATIE];
    char line[CLI_LINE_MAX];
    size_t n = 0;

    line[0] = '\0';
    for (int r = 0; r < ROL__COUNT; r++)
        if (partner_has_rol(p, (enum rol)r) && n < sizeof(line)) {
            int k = snprintf(line + n, sizeof(line) - n, "%s%s",
                n == 0 ? "" : ",", terms_rol((enum rol)r));

            n += k < 0 ? 0 : (size_t)k;
        }
    say_field(call, "id", "id", p->id);
    say_field(call, "naam", "name", p->naam);
    say_field(call, "oin", "oin", p->oin);
    say_field(call, "rollen", "roles", line);
    (void)snprintf(line, sizeof(line), "%s/%s", p->kind, p->version);
    say_field(call, "formaat", "format", line);
    say_field(call, "status", "status",
        p->status == PARTNER_ACTIEF ? "actief" : "opgeschort");
    say_field(call, "aflevering", "delivery",
        door->delivery == PARTNER_PUSH ? "push" : "mailbox");
    if (door->delivery == PARTNER_PUSH) {
        say_field(call, "url", "url", door->url);
        say_field(call, "adres", "address", door->address);
    }
    if (p->gemeente[0] != '\0')
        say_field(call, "gemeente", "municipality", p->gemeente);
    if (p->loket[0] != '\0')
        say_field(call, "loket", "desk", p->loket);
    print_mandates(call, p);
    print_channels(call, p);
    if (p->logboek[0] != '\0')
        say_field(call, "logboek", "its log", p->logboek);
    if (p->getuige.vkey[0] != '\0') {
        say_field(call, "getuige", "witness", p->getuige.vkey);
        say_field(call, "getuige url", "witness url", p->getuige.url);
        say_field(call, "getuige adres", "at address", p->getuige.address);
    }
}

enum cli_exit
cli_partner_show(const struct cli_call *call)
{
    struct admin_reply reply;
    struct errinfo ei = {0};
    struct partner p;
    enum cli_exit code =
        admin_ask_plain(call, "partner.show", call->arg[0], &reply);

    if (reply.not_found) {
        code = no_such_partner(call);
    } else if (code == CLI_OK && call->json) {
        code = admin_print_json(call, &reply);
    } else if (code == CLI_OK) {
        enum err rc = admin_partner_read(&reply.doc,
            admin_json_get(&reply.doc, reply.doc.v, "partner"), &p, &ei);

        if (rc == ERR_OK)
            print_partner(call, &p);
        else
            code = say_error(call, rc, &ei);
    }
    admin_reply_done(&reply);
    return code;
}

/* ---- add: its format ---------------------------------------------------------- */

static enum cli_exit
no_format(const struct cli_call *call, const struct adapters *as,
    const struct partner *p, const char *dir)
{
    char name[FORMAT_ARGS_NAME_MAX];

    (void)snprintf(name, sizeof(name), "%s/%s", p->kind, p->version);
    (void)say_fail(call, CLI_CHECK_FAILED,
        "formaat %s van %s is er niet; er is niets opgeslagen",
        "format %s of %s is not there; nothing was stored", name, p->id);
    say_hint(call, "De gateway leest de formaten uit %s",
        "The gateway reads the formats from %s", dir);
    format_args_suggest(call, as, name);
    say_hint(call, "Meer over elk: ketenpoort adapter list",
        "More on each: ketenpoort adapter list");
    return CLI_CHECK_FAILED;
}

/* No role of the partner sends or receives in its format. */
static enum cli_exit
no_role(const struct cli_call *call, const struct adapters *as,
    const struct partner *p, const struct adapter *ad)
{
    char name[FORMAT_ARGS_NAME_MAX], own[CLI_LINE_MAX], its[CLI_LINE_MAX];

    (void)say_fail(call, CLI_CHECK_FAILED,
        "formaat %s past bij geen van de rollen van %s (%s); er is niets "
        "opgeslagen",
        "format %s fits none of the roles of %s (%s); nothing was stored",
        format_args_name(ad, name), p->id, format_args_roles(p->rollen, own));
    say_hint(call, "%s is voor: %s", "%s is for: %s", name,
        format_args_roles(adapter_roles(ad), its));
    for (size_t i = 0; i < adapters_n(as); i++)
        if ((adapter_roles(adapters_at(as, i)) & p->rollen) != 0)
            say_hint(call, "Voor %s: %s", "For %s: %s", own,
                format_args_name(adapters_at(as, i), name));
    say_hint(call, "Alle formaten: ketenpoort adapter list",
        "All formats: ketenpoort adapter list");
    return CLI_CHECK_FAILED;
}

/* A format that does not say who uses it fits everybody. */
static enum cli_exit
check_roles(const struct cli_call *call, const struct adapters *as,
    const struct partner *p, const struct adapter *ad)
{
    uint32_t fits = adapter_roles(ad);
    char name[FORMAT_ARGS_NAME_MAX], text[CLI_LINE_MAX];

    if (fits == 0 || (p->rollen & ~fits) == 0)
        return CLI_OK;
    if ((p->rollen & fits) == 0)
        return no_role(call, as, p, ad);
    say_note(call, "Let op: %s is niet voor de rol %s van %s.",
        "Note: %s is not for the role %s of %s.", format_args_name(ad, name),
        format_args_roles(p->rollen & ~fits, text), p->id);
    return CLI_OK;
}

/* The recorder knows no formats, so it is here that a partner is stopped which
 * could send nothing and get nothing.  Suspending one is always possible. */
static enum cli_exit
check_format(const struct cli_call *call, const struct partner *p)
{
    struct adapters *as = NULL;
    const struct adapter *ad;
    struct conf conf;
    enum cli_exit code = CLI_OK;

    if (p->status != PARTNER_ACTIEF)
        return CLI_OK;
    code = settings_read(call, &conf);
    if (code != CLI_OK)
        return code;
    code = format_args_load_dir(call, conf.adapters_dir, &as);
    if (code != CLI_OK) {
        say_hint(call, "Er is niets opgeslagen.", "Nothing was stored.");
        return code;
    }
    ad = adapters_find(as, p->kind, p->version);
    code = ad == NULL ? no_format(call, as, p, conf.adapters_dir)
                      : check_roles(call, as, p, ad);
    adapters_free(as);
    return code;
}

/* ---- add ---------------------------------------------------------------------- */

static void
print_change(const struct cli_call *call, const struct admin_reply *reply,
    bool dry)
{
    char change[FIELD_TEXT_MAX], id[FIELD_TEXT_MAX];

    (void)field_text(&reply->doc, reply->doc.v, "change", change);
    (void)field_text(&reply->doc, reply->doc.v, "id", id);
    if (strcmp(change, "same") == 0)
        say_out(call, "%s  ongewijzigd\n", "%s  unchanged\n", id);
    else if (strcmp(change, "new") == 0)
        say_out(call, "%s  %s\n", "%s  %s\n", id,
            call->english ? (dry ? "would be added" : "added")
                          : (dry ? "zou worden toegevoegd" : "toegevoegd"));
    else
        say_out(call, "%s  %s\n", "%s  %s\n", id,
            call->english ? (dry ? "would be replaced" : "replaced")
                          : (dry ? "zou worden vervangen" : "vervangen"));
    if (dry)
        say_note(call, "Er is niets veranderd (--dry-run).",
            "Nothing was changed (--dry-run).");
}

enum cli_exit
cli_partner_add(const struct cli_call *call)
{
    bool dry = parse_option(call, "dry-run") != NULL;
    struct admin_reply reply;
    struct errinfo ei = {0};
    struct partner p;
    struct buf b;
    enum cli_exit code;
    enum err rc = partner_file_read(call->arg[0], &p, &ei);

    if (rc != ERR_OK)
        return say_fail(call,
            rc == ERR_CONFIG     ? CLI_CHECK_FAILED
            : rc == ERR_NOTFOUND ? CLI_USAGE
                                 : CLI_FAILED,
            "%s", "%s", ei.text);
    code = check_format(call, &p);
    if (code != CLI_OK)
        return code;
    buf_init(&b, ADMIN_REQUEST_MAX);
    buf_printf(&b, "{\"cmd\":\"partner.put\",\"dry_run\":%s,\"partner\":",
        dry ? "true" : "false");
    admin_partner_write(&b, &p);
    buf_byte(&b, '}');
    if (buf_err(&b) != ERR_OK) {
        buf_done(&b);
        return say_fail(call, CLI_FAILED, "de partner is te groot",
            "the partner is too large");
    }
    code = admin_ask(call, buf_peek(&b), !dry, &reply);
    if (code == CLI_OK && call->json)
        code = admin_print_json(call, &reply);
    else if (code == CLI_OK)
        print_change(call, &reply, dry);
    admin_reply_done(&reply);
    buf_done(&b);
    return code;
}
