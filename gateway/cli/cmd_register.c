/* SPDX-License-Identifier: EUPL-1.2 */
/* policy register: for the register, the protocol and the DPIA. */
#include "policy/registry.h"

#include <stdlib.h>

#include "cli/history.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "ledger/body.h"

#include "base/banned.h"

enum { REGISTER_OUT_MAX = 16 * 1024 * 1024 };

struct registering {
    const struct cli_call *call;
    const struct policy *po;
    struct registry_activity v[REGISTRY_MAX];
    unsigned n;
    struct registry_usage use;
    bool used; /* the log was asked */
};

/* ---- in use --------------------------------------------------------------------- */

static enum cli_exit
count_one(void *ctx, const struct history_item *it)
{
    struct registering *r = ctx;
    const struct body_decision *d;

    if (it->body == NULL)
        return CLI_OK;
    d = &it->body->decision;
    for (unsigned i = 0; i < r->n; i++) {
        const struct registry_activity *a = &r->v[i];

        if ((a->types >> d->type & 1) == 0 || a->from != d->van.rol ||
            a->doel != d->doel ||
            (a->to != d->naar.rol &&
                !(d->naar.rol == ROL_ZV && a->to == ROL_GN)))
            continue;
        if (d->released)
            r->use.disclosed[i]++;
        else
            r->use.refused[i]++;
        return CLI_OK;
    }
    r->use.unlisted += d->released;
    return CLI_OK;
}

/* ---- results -------------------------------------------------------------------- */

static enum cli_exit
print_table(const struct registering *r)
{
    struct say_table t = {
        .column_n = r->used ? 8 : 6,
        .head = {{"ACTIVITEIT", "ACTIVITY"}, {"DOEL", "PURPOSE"},
            {"GEVER", "GIVER"}, {"ONTVANGER", "RECEIVER"},
            {"GEGEVENS", "ELEMENTS"}, {"BEWAREN", "KEEP"},
            {"VERSTREKT", "DISCLOSED"}, {"GEWEIGERD", "REFUSED"}},
        .key = {"activity", "purpose", "ground_giver", "ground_receiver",
            "elements", "keep_days", "disclosed", "refused"},
        .right = {[4] = true, [5] = true, [6] = true, [7] = true},
    };
    enum cli_exit code;

    say_table_init(&t);
    for (unsigned i = 0; i < r->n; i++) {
        const struct registry_activity *a = &r->v[i];

        say_cell_text(&t, a->id);
        say_cell_text(&t, terms_doel((enum doel)a->doel));
        say_cell_text(&t, r->po->ground[a->giver].code);
        say_cell_text(&t, r->po->ground[a->receiver].code);
        say_cell_u64(&t, elset_n(&a->elements));
        say_cell_u64(&t, (uint64_t)a->keep_days);
        if (r->used) {
            say_cell_u64(&t, r->use.disclosed[i]);
            say_cell_u64(&t, r->use.refused[i]);
        }
    }
    code = say_table_print(r->call, &t);
    say_table_done(&t);
    if (r->use.unlisted > 0)
        say_note(r->call,
            "%llu verstrekkingen horen bij geen activiteit van dit beleid.",
            "%llu disclosures belong to no activity of this policy.",
            (unsigned long long)r->use.unlisted);
    return code;
}

static void
json_activity(struct buf *b, const struct registering *r, unsigned i)
{
    const struct registry_activity *a = &r->v[i];
    const char *comma = "";

    buf_byte(b, '{');
    say_json_text(b, "activity", a->id);
    say_json_text(b, "purpose", terms_doel((enum doel)a->doel));
    say_json_text(b, "from", terms_rol((enum rol)a->from));
    say_json_text(b, "to", terms_rol((enum rol)a->to));
    say_json_text(b, "ground_giver", r->po->ground[a->giver].code);
    say_json_text(b, "ground_receiver", r->po->ground[a->receiver].code);
    say_json_text(b, "agreement", r->po->agreement[a->agreement].code);
    say_json_u64(b, "keep_days", (uint64_t)a->keep_days);
    say_json_u64(b, "log_days", (uint64_t)a->log_days);
    if (r->used) {
        say_json_u64(b, "disclosed", r->use.disclosed[i]);
        say_json_u64(b, "refused", r->use.refused[i]);
    }
    buf_text(b, ",\"messages\":[");
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if ((a->types >> t & 1) != 0) {
            buf_printf(b, "%s\"%s\"", comma, terms_bericht((enum bericht)t));
            comma = ",";
        }
    comma = "";
    buf_text(b, "],\"elements\":[");
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&a->elements, (enum element)e)) {
            buf_printf(b, "%s\"%s\"", comma,
                catalogue_element((enum element)e)->id);
            comma = ",";
        }
    buf_text(b, "]}");
}

static enum cli_exit
print_json(const struct registering *r)
{
    struct buf b;

    say_json_begin(&b, r->call->command->schema);
    say_json_text(&b, "policy", policy_version(r->po));
    if (r->used)
        say_json_u64(&b, "unlisted", r->use.unlisted);
    buf_text(&b, ",\"activities\":[");
    for (unsigned i = 0; i < r->n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        json_activity(&b, r, i);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, r->call, CLI_OK);
}

static unsigned
parts_of(const struct cli_call *call)
{
    const char *part = parse_option(call, "onderdeel");

    if (part == NULL)
        return REGISTRY_REGISTER | REGISTRY_PROTOCOL | REGISTRY_DPIA;
    if (strcmp(part, "protocol") == 0)
        return REGISTRY_PROTOCOL;
    return strcmp(part, "dpia") == 0 ? REGISTRY_DPIA : REGISTRY_REGISTER;
}

static enum cli_exit
print_whole(const struct registering *r, bool html)
{
    const struct registry_usage *use = r->used ? &r->use : NULL;
    struct buf b;
    enum cli_exit code;

    buf_init(&b, REGISTER_OUT_MAX);
    if (html)
        registry_html(r->po, parts_of(r->call), use, r->call->english, &b);
    else
        registry_csv(r->po, use, &b);
    code = policy_args_write(r->call, &b);
    buf_done(&b);
    return code;
}

static enum cli_exit
print(const struct registering *r)
{
    bool html = parse_option(r->call, "html") != NULL;

    if (html || parse_option(r->call, "csv") != NULL)
        return print_whole(r, html);
    return r->call->json ? print_json(r) : print_table(r);
}

/* ---- the command ----------------------------------------------------------------- */

static bool
check_options(const struct cli_call *call, struct history *when)
{
    bool html = parse_option(call, "html") != NULL;
    bool csv = parse_option(call, "csv") != NULL;

    if (html + csv + call->json > 1)
        (void)say_fail(call, CLI_USAGE, "kies een van --html, --csv en --json",
            "choose one of --html, --csv and --json");
    else if (parse_option(call, "out") != NULL && !html && !csv)
        (void)say_fail(call, CLI_USAGE, "--out hoort bij --html of --csv",
            "--out belongs to --html or --csv");
    else if (parse_option(call, "onderdeel") != NULL && !html)
        (void)say_fail(call, CLI_USAGE, "--onderdeel hoort bij --html",
            "--onderdeel belongs to --html");
    else if (parse_option(call, "gebruik") == NULL &&
             (parse_option(call, "from") != NULL ||
                 parse_option(call, "to") != NULL ||
                 parse_option(call, "last") != NULL))
        (void)say_fail(call, CLI_USAGE, "een periode hoort bij --gebruik",
            "a time belongs to --gebruik");
    else
        return history_options(call, when);
    return false;
}

static enum cli_exit
fill(struct registering *r, const struct history *when)
{
    if (!r->po->registry.there)
        return say_fail(r->call, CLI_CHECK_FAILED,
            "dit beleid heeft geen sectie 'register'",
            "this policy has no section 'register'");
    r->n = registry_list(r->po, r->v, REGISTRY_MAX);
    if (r->n > REGISTRY_MAX)
        return say_fail(r->call, CLI_FAILED,
            "meer dan %d activiteiten passen hier niet",
            "more than %d activities do not fit here", REGISTRY_MAX);
    r->used = parse_option(r->call, "gebruik") != NULL;
    return r->used ? history_walk(r->call, when, count_one, r) : CLI_OK;
}

enum cli_exit
cli_policy_register(const struct cli_call *call)
{
    struct registering *r;
    struct policy *po = NULL;
    struct history when;
    enum cli_exit code;

    if (!check_options(call, &when))
        return CLI_USAGE;
    code = policy_args_load(call, &po);
    if (code != CLI_OK)
        return code;
    r = calloc(1, sizeof(*r));
    if (r == NULL) {
        policy_free(po);
        return say_error(call, ERR_NOMEM, NULL);
    }
    r->call = call;
    r->po = po;
    code = fill(r, &when);
    if (code == CLI_OK)
        code = print(r);
    free(r);
    policy_free(po);
    return code;
}
