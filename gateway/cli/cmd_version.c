/* SPDX-License-Identifier: EUPL-1.2 */
/* The versions of the policy: proposed, approved, activated, taken back. */
#include <stdio.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/admin.h"
#include "cli/diff_words.h"
#include "cli/field.h"
#include "cli/format_args.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "crypto/digest.h"
#include "crypto/sign.h"
#include "exchange/admin.h"
#include "exchange/statement.h"
#include "exchange/versions.h"
#include "policy/compile.h"
#include "policy/diff.h"
#include "policy/fit.h"

#include "base/banned.h"

enum { SHORT = 12, DIFFERENCE_LINES = 40 };

/* What one step is made of, on the way to the recorder. */
struct step {
    const struct cli_call *call;
    struct conf conf;
    struct admin_reply list;            /* what is known now */
    const struct admin_json_node *item; /* the version, or NULL */
    enum statement_kind kind;
    struct sign_key *key;
    uint8_t hash[POLICY_HASH_LEN], active[POLICY_HASH_LEN],
        proposal[POLICY_HASH_LEN];
    bool has_active;
    char version[FIELD_TEXT_MAX], origin[FIELD_TEXT_MAX];
    int64_t from_day;
};

/* ---- finding a version ---------------------------------------------------- */

static enum cli_exit
ask_list(const struct cli_call *call, struct admin_reply *reply)
{
    return admin_ask_plain(call, "policy.list", NULL, reply);
}

static bool
hash_of(const struct admin_json *d, const struct admin_json_node *at,
    const char *name, uint8_t hash[static POLICY_HASH_LEN])
{
    char text[FIELD_TEXT_MAX];

    return text_unhex(span_of(field_text(d, at, name, text)), hash,
        POLICY_HASH_LEN);
}

/* Does this version go by ref: the start of its hash, or its name? */
static bool
goes_by(const struct admin_json *d, const struct admin_json_node *m,
    const char *ref)
{
    char hash[FIELD_TEXT_MAX], name[FIELD_TEXT_MAX];
    size_t n = strlen(ref);

    return (n >= VERSIONS_PREFIX_MIN && n <= VERSIONS_HEX_LEN &&
               strncmp(field_text(d, m, "sha256", hash), ref, n) == 0) ||
           strcmp(field_text(d, m, "version", name), ref) == 0;
}

/* The only version that is meant, said on err when there is none or another. */
static const struct admin_json_node *
find_version(const struct cli_call *call, const struct admin_json *d,
    const char *ref)
{
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    const struct admin_json_node *at = NULL;

    for (; m != NULL; m = admin_json_next(d, m)) {
        if (!goes_by(d, m, ref))
            continue;
        if (at != NULL) {
            (void)say_fail(call, CLI_USAGE,
                "'%s' kan meer dan een versie zijn; noem meer van de hash",
                "'%s' can be more than one version; give more of the hash",
                ref);
            return NULL;
        }
        at = m;
    }
    if (at == NULL) {
        (void)say_fail(call, CLI_USAGE, "versie '%s' is niet bekend",
            "version '%s' is not known", ref);
        say_hint(call, "Alle versies: ketenpoort policy list",
            "All versions: ketenpoort policy list");
    }
    return at;
}

/* ---- signing -------------------------------------------------------------- */

static enum cli_exit
load_key(struct step *s)
{
    const char *path = parse_option(s->call, "key");
    struct errinfo ei = {0};
    enum err rc;

    if (path == NULL || parse_option(s->call, "person") == NULL)
        return say_fail(s->call, CLI_USAGE,
            "geef --person ID en --key FILE: wie tekent, en waarmee",
            "give --person ID and --key FILE: who signs, and with what");
    rc = crypto_init(&ei);
    if (rc == ERR_OK)
        rc = sign_key_load(&s->key, path, &ei);
    if (rc == ERR_NOTFOUND)
        return say_fail(s->call, CLI_USAGE, "het sleutelbestand is er niet",
            "the key file is not there");
    return rc == ERR_OK ? CLI_OK : say_error(s->call, rc, &ei);
}

/* Configuration, key, and what the recorder knows. */
static enum cli_exit
begin(struct step *s, const struct cli_call *call, enum statement_kind kind)
{
    const struct admin_json *d = &s->list.doc;
    enum cli_exit code;

    *s = (struct step){.call = call, .kind = kind};
    code = settings_read(call, &s->conf);
    if (code == CLI_OK)
        code = load_key(s);
    if (code == CLI_OK)
        code = ask_list(call, &s->list);
    if (code != CLI_OK)
        return code;
    s->has_active = hash_of(d, d->v, "active", s->active);
    (void)field_text(d, d->v, "origin", s->origin);
    return CLI_OK;
}

static void
end(struct step *s)
{
    sign_key_free(s->key);
    admin_reply_done(&s->list);
}

/* The version that the first operand names. */
static enum cli_exit
take_version(struct step *s, const char *ref)
{
    const struct admin_json *d = &s->list.doc;

    s->item = find_version(s->call, d, ref);
    if (s->item == NULL)
        return CLI_USAGE;
    (void)hash_of(d, s->item, "sha256", s->hash);
    (void)hash_of(d, s->item, "proposal", s->proposal);
    (void)field_text(d, s->item, "version", s->version);
    return CLI_OK;
}

static const char *
reason_of(const struct cli_call *call)
{
    const char *reason = parse_option(call, "reden");

    return reason == NULL ? "" : reason;
}

static enum err
sign_step(struct step *s, int64_t time_ms, uint8_t sig[static SIGN_LEN],
    struct errinfo *ei)
{
    struct statement st = {.kind = s->kind,
        .origin = s->origin,
        .version = s->version,
        .person = parse_option(s->call, "person"),
        .reason = reason_of(s->call),
        .hash = s->hash,
        .active = s->has_active ? s->active : NULL,
        .proposal = s->proposal,
        .from_day = s->from_day,
        .time_ms = time_ms};
    struct buf text;
    enum err rc;

    buf_init(&text, STATEMENT_MAX);
    statement_write(&text, &st);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = sign_make(s->key, buf_peek(&text), sig, ei);
    else
        (void)err_set(ei, rc, "cli.sign", "the text to sign is too long");
    buf_done(&text);
    return rc;
}

static void
write_question(const struct step *s, int64_t time_ms,
    const uint8_t sig[static SIGN_LEN], struct buf *b)
{
    char day[CLOCK_DATE_LEN + 1], hex[VERSIONS_HEX_LEN + 1];

    versions_hex(s->hash, hex);
    buf_text(b, "{\"cmd\":\"policy.step\"");
    say_json_text(b, "step", statement_word(s->kind));
    say_json_text(b, "sha256", hex);
    say_json_text(b, "person", parse_option(s->call, "person"));
    say_json_text(b, "reason", reason_of(s->call));
    say_json_u64(b, "time_ms", (uint64_t)time_ms);
    if (s->kind == STATEMENT_ACTIVATE) {
        clock_day(s->from_day, day);
        say_json_text(b, "from", day);
    }
    buf_text(b, ",\"signature\":\"");
    text_base64(b, (struct span){sig, SIGN_LEN});
    buf_text(b, "\"}");
}

static void
print_done(const struct step *s, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *at = admin_json_get(d, d->v, "policy");
    const struct admin_json_node *plan = admin_json_get(d, d->v, "planned");
    char text[FIELD_TEXT_MAX];

    say_field(s->call, "versie", "version", field_text(d, at, "version", text));
    say_field(s->call, "sha256", "sha256", field_text(d, at, "sha256", text));
    say_field(s->call, "status", "state", field_text(d, at, "state", text));
    if (plan != NULL && plan->type == ADMIN_JSON_OBJECT) {
        (void)field_text(d, plan, "from", text);
        say_field(s->call, "gepland per", "planned for", text);
    }
}

/* Sign, and have it recorded. */
static enum cli_exit
submit(struct step *s)
{
    int64_t time_ms = clock_wall_ms(s->call->io->clk);
    uint8_t sig[SIGN_LEN];
    struct admin_reply reply;
    struct errinfo ei = {0};
    struct buf b;
    enum cli_exit code;
    enum err rc = sign_step(s, time_ms, sig, &ei);

    if (rc != ERR_OK)
        return say_error(s->call, rc, &ei);
    buf_init(&b, ADMIN_REQUEST_MAX);
    write_question(s, time_ms, sig, &b);
    code = admin_ask(s->call, buf_peek(&b), true, &reply);
    buf_done(&b);
    if (code == CLI_OK && s->call->json)
        code = admin_print_json(s->call, &reply);
    else if (code == CLI_OK)
        print_done(s, &reply);
    admin_reply_done(&reply);
    return code;
}

/* ---- propose -------------------------------------------------------------- */

struct unfit {
    const struct policy *po;
    bool en;
    char text[FIELD_TEXT_MAX];
};

static bool
first_gap(void *ctx, const struct fit_gap *gap)
{
    struct unfit *u = ctx;
    char text[FIT_TEXT_MAX];

    fit_text(u->po, gap, u->en, text);
    (void)snprintf(u->text, sizeof(u->text), "%s:%u:%u: %s",
        u->po->file[gap->place.file], gap->place.line, gap->place.column, text);
    return false;
}

/* What is wrong, in the language of the call where it does not fit a format. */
static void
say_wrong(const struct step *s, const struct adapters *as,
    const struct errinfo *ei)
{
    struct unfit u = {.en = s->call->english};
    struct policy *po = NULL;

    (void)snprintf(u.text, sizeof(u.text), "%s", ei->text);
    if (policy_load(&po, s->call->arg[0], NULL, NULL) == ERR_OK) {
        u.po = po;
        (void)policy_fit(po, as, first_gap, &u);
    }
    policy_free(po);
    (void)say_fail(s->call, CLI_CHECK_FAILED, "het beleid klopt niet: %s",
        "the policy is not right: %s", u.text);
}

static enum cli_exit
keep_folder(struct step *s)
{
    struct adapters *as = NULL;
    struct policy *po = NULL;
    struct errinfo ei = {0};
    enum cli_exit code =
        format_args_load_dir(s->call, s->conf.adapters_dir, &as);
    enum err rc;

    if (code != CLI_OK)
        return code;
    rc = versions_take_fit(s->conf.state_dir, s->call->arg[0], as, &po, NULL,
        &ei);
    if (rc == ERR_CONFIG)
        say_wrong(s, as, &ei);
    adapters_free(as);
    if (rc == ERR_CONFIG) {
        say_hint(s->call, "Alle fouten: ketenpoort policy check %s",
            "All faults: ketenpoort policy check %s", s->call->arg[0]);
        return CLI_CHECK_FAILED;
    }
    if (rc == ERR_NOTFOUND)
        return say_fail(s->call, CLI_USAGE, "de map %s is er niet",
            "the folder %s is not there", s->call->arg[0]);
    if (rc != ERR_OK)
        return say_error(s->call, rc, &ei);
    memcpy(s->hash, policy_hash(po), sizeof(s->hash));
    (void)snprintf(s->version, sizeof(s->version), "%s", policy_version(po));
    policy_free(po);
    return CLI_OK;
}

enum cli_exit
cli_policy_propose(const struct cli_call *call)
{
    struct step s;
    enum cli_exit code = begin(&s, call, STATEMENT_PROPOSE);

    if (code == CLI_OK)
        code = keep_folder(&s);
    if (code == CLI_OK)
        code = submit(&s);
    if (code == CLI_OK)
        say_note(call,
            "Nu keurt een ander dit goed: ketenpoort policy approve "
            "%02x%02x%02x%02x --person ID --key FILE",
            "Now another approves it: ketenpoort policy approve "
            "%02x%02x%02x%02x --person ID --key FILE",
            s.hash[0], s.hash[1], s.hash[2], s.hash[3]);
    end(&s);
    return code;
}

/* ---- approve -------------------------------------------------------------- */

/* A version that is kept; NULL when it is not, or is damaged. */
static struct policy *
kept_version(const struct step *s, const uint8_t hash[static POLICY_HASH_LEN])
{
    char path[VERSIONS_PATH_MAX];

    if (versions_path(s->conf.state_dir, hash, path, NULL) != ERR_OK)
        return NULL;
    return policy_args_of_dir(path, hash);
}

static void
note_all(const struct step *s)
{
    say_note(s->call,
        "Alles: ketenpoort policy diff %02x%02x%02x%02x %02x%02x%02x%02x",
        "All of it: ketenpoort policy diff %02x%02x%02x%02x %02x%02x%02x%02x",
        s->active[0], s->active[1], s->active[2], s->active[3], s->hash[0],
        s->hash[1], s->hash[2], s->hash[3]);
}

/* What the second person signs for: the difference with what holds now. */
static void
show_difference(const struct step *s)
{
    struct policy *was = s->has_active ? kept_version(s, s->active) : NULL;
    struct policy *is = was == NULL ? NULL : kept_version(s, s->hash);
    struct diff d = {.row = NULL};

    if (is != NULL && policy_diff(&d, was, is, NULL) == ERR_OK) {
        struct diff_words w = {.call = s->call, .po = {was, is}, .d = &d};

        say_note(s->call, "Verschil met de versie die nu actief is:",
            "Difference with the version that is active now:");
        diff_words_brief(&w, DIFFERENCE_LINES);
        note_all(s);
    } else {
        say_note(s->call, "Er is geen actieve versie om deze naast te leggen.",
            "There is no active version to compare this one with.");
    }
    policy_diff_done(&d);
    policy_free(is);
    policy_free(was);
}

enum cli_exit
cli_policy_approve(const struct cli_call *call)
{
    struct step s;
    enum cli_exit code = begin(&s, call, STATEMENT_APPROVE);

    if (code == CLI_OK)
        code = take_version(&s, call->arg[0]);
    if (code == CLI_OK) {
        show_difference(&s);
        code = submit(&s);
    }
    end(&s);
    return code;
}

/* ---- activate and rollback ------------------------------------------------- */

enum cli_exit
cli_policy_activate(const struct cli_call *call)
{
    const char *day = parse_option(call, "vanaf");
    struct step s;
    enum cli_exit code = begin(&s, call, STATEMENT_ACTIVATE);

    s.from_day = clock_wall_ms(call->io->clk) / CLOCK_DAY_MS;
    if (code == CLI_OK && day != NULL &&
        !clock_parse_date(span_of(day), &s.from_day))
        code = say_fail(call, CLI_USAGE, "'%s' is geen dag (JJJJ-MM-DD)",
            "'%s' is no day (YYYY-MM-DD)", day);
    if (code == CLI_OK)
        code = take_version(&s, call->arg[0]);
    if (code == CLI_OK)
        code = submit(&s);
    end(&s);
    return code;
}

static enum cli_exit
no_earlier(const struct cli_call *call)
{
    (void)say_fail(call, CLI_REFUSED,
        "er is geen vorige versie die vanzelf spreekt; noem haar",
        "there is no earlier version that goes without saying; name it");
    say_hint(call,
        "Het moet er een zijn die is goedgekeurd: ketenpoort policy list",
        "It must be one that was approved: ketenpoort policy list");
    return CLI_REFUSED;
}

enum cli_exit
cli_policy_rollback(const struct cli_call *call)
{
    char earlier[FIELD_TEXT_MAX];
    struct step s;
    enum cli_exit code = begin(&s, call, STATEMENT_ROLLBACK);

    if (code == CLI_OK && call->arg_n > 0) {
        code = take_version(&s, call->arg[0]);
    } else if (code == CLI_OK) {
        (void)field_text(&s.list.doc, s.list.doc.v, "earlier", earlier);
        code =
            earlier[0] == '\0' ? no_earlier(call) : take_version(&s, earlier);
    }
    if (code == CLI_OK)
        code = submit(&s);
    end(&s);
    return code;
}

/* ---- list ----------------------------------------------------------------- */

/* Who did a step of this kind last, and when it counts from. */
static void
last_step(const struct admin_json *d, const struct admin_json_node *version,
    const char *what, char person[static FIELD_TEXT_MAX],
    char at[static FIELD_TEXT_MAX])
{
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, version, "steps"));
    char word[FIELD_TEXT_MAX];

    person[0] = at[0] = '\0';
    for (; m != NULL; m = admin_json_next(d, m))
        if (strcmp(field_text(d, m, "step", word), what) == 0) {
            (void)field_text(d, m, "person", person);
            (void)field_text(d, m, "at", at);
        }
}

static void
list_row(struct say_table *t, const struct admin_json *d,
    const struct admin_json_node *m)
{
    char person[FIELD_TEXT_MAX], at[FIELD_TEXT_MAX], hash[FIELD_TEXT_MAX];

    field_cell(t, d, m, "version");
    field_cell(t, d, m, "state");
    (void)field_text(d, m, "sha256", hash);
    say_cell(t, (struct span){(const uint8_t *)hash, strnlen(hash, SHORT)});
    last_step(d, m, "voorgesteld", person, at);
    say_cell_text(t, person);
    last_step(d, m, "goedgekeurd", person, at);
    say_cell_text(t, person);
    last_step(d, m, "actief", person, at);
    say_cell_text(t, at);
}

static enum cli_exit
print_versions(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    const struct admin_json_node *plan = admin_json_get(d, d->v, "planned");
    struct say_table t = {
        .column_n = 6,
        .head = {{"VERSIE", "VERSION"}, {"STATUS", "STATE"},
            {"SHA256", "SHA256"}, {"VOORGESTELD", "PROPOSED"},
            {"GOEDGEKEURD", "APPROVED"}, {"ACTIEF SINDS", "ACTIVE SINCE"}},
        .key = {"version", "state", "sha256", "proposed", "approved", "active"},
    };
    char text[FIELD_TEXT_MAX], from[FIELD_TEXT_MAX];
    enum cli_exit code;

    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m))
        list_row(&t, d, m);
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (plan != NULL && plan->type == ADMIN_JSON_OBJECT)
        say_note(call, "Gepland: %s vanaf %s", "Planned: %s from %s",
            field_text(d, plan, "version", text),
            field_text(d, plan, "from", from));
    if (!field_true(d, d->v, "signed"))
        say_note(call,
            "Nog geen versie is met handtekeningen geactiveerd: de gateway "
            "volgt de map uit de configuratie (policy_dir).",
            "No version was activated with signatures yet: the gateway "
            "follows the configured folder (policy_dir).");
    return code;
}

enum cli_exit
cli_policy_list(const struct cli_call *call)
{
    struct admin_reply reply;
    enum cli_exit code = ask_list(call, &reply);

    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_versions(call, &reply);
    admin_reply_done(&reply);
    return code;
}

/* ---- show ----------------------------------------------------------------- */

static enum cli_exit
print_version(const struct cli_call *call, const struct admin_json *d,
    const struct admin_json_node *version)
{
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, version, "steps"));
    struct say_table t = {
        .column_n = 6,
        .head = {{"STAP", "STEP"}, {"DOOR", "BY"}, {"OP", "AT"},
            {"VANAF", "FROM"}, {"LOGREGEL", "ENTRY"}, {"REDEN", "REASON"}},
        .key = {"step", "person", "at", "from", "index", "reason"},
        .right = {[4] = true},
    };
    char text[FIELD_TEXT_MAX];
    enum cli_exit code;

    say_field(call, "versie", "version",
        field_text(d, version, "version", text));
    say_field(call, "sha256", "sha256", field_text(d, version, "sha256", text));
    say_field(call, "status", "state", field_text(d, version, "state", text));
    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m)) {
        field_cell(&t, d, m, "step");
        field_cell(&t, d, m, "person");
        field_cell(&t, d, m, "at");
        field_cell(&t, d, m, "from");
        say_cell_u64(&t, field_u64(d, m, "index"));
        field_cell(&t, d, m, "reason");
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    return code;
}

enum cli_exit
cli_policy_show(const struct cli_call *call)
{
    struct admin_reply reply;
    const struct admin_json_node *m;
    struct buf b;
    enum cli_exit code = ask_list(call, &reply);

    if (code == CLI_OK) {
        m = find_version(call, &reply.doc, call->arg[0]);
        if (m == NULL) {
            code = CLI_USAGE;
        } else if (call->json) {
            say_json_begin(&b, call->command->schema);
            buf_text(&b, ",\"policy\":");
            buf_put(&b, m->text);
            code = say_json_end(&b, call, CLI_OK);
        } else {
            code = print_version(call, &reply.doc, m);
        }
    }
    admin_reply_done(&reply);
    return code;
}
