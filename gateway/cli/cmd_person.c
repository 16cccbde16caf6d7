/* SPDX-License-Identifier: EUPL-1.2 */
#include <unistd.h>

#include "base/text.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "crypto/crypto.h"
#include "crypto/sign.h"
#include "exchange/admin.h"

#include "base/banned.h"

/* ---- list and show -------------------------------------------------------- */

static enum cli_exit
print_list(const struct cli_call *call, const struct admin_reply *reply)
{
    const struct admin_json *d = &reply->doc;
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, "items"));
    struct say_table t = {
        .column_n = 4,
        .head = {{"PERSOON", "PERSON"}, {"ROL", "ROLE"}, {"STATUS", "STATUS"},
            {"SINDS", "SINCE"}},
        .key = {"id", "rol", "status", "since"},
    };
    enum cli_exit code;
    size_t n = 0;

    say_table_init(&t);
    for (; m != NULL; m = admin_json_next(d, m), n++) {
        field_cell(&t, d, m, "id");
        field_cell(&t, d, m, "rol");
        field_cell(&t, d, m, "status");
        field_cell(&t, d, m, "since");
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (n == 0)
        say_note(call,
            "Er zijn nog geen personen. Voeg er een toe: ketenpoort person "
            "add ID --rol ROL --key-out FILE",
            "There are no persons yet. Add one: ketenpoort person add ID "
            "--rol ROLE --key-out FILE");
    return code;
}

enum cli_exit
cli_person_list(const struct cli_call *call)
{
    struct admin_reply reply;
    enum cli_exit code = admin_ask_plain(call, "person.list", NULL, &reply);

    if (code == CLI_OK)
        code = call->json ? admin_print_json(call, &reply)
                          : print_list(call, &reply);
    admin_reply_done(&reply);
    return code;
}

static void
print_person(const struct cli_call *call, const struct admin_json *d,
    const struct admin_json_node *m)
{
    static const struct {
        const char *key, *nl, *en;
    } rows[] = {
        {"id", "persoon", "person"},
        {"rol", "rol", "role"},
        {"status", "status", "status"},
        {"since", "sinds", "since"},
        {"revoked", "ingetrokken", "revoked"},
        {"sleutel", "sleutel", "key"},
    };
    char text[FIELD_TEXT_MAX];

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (field_text(d, m, rows[i].key, text)[0] != '\0')
            say_field(call, rows[i].nl, rows[i].en, text);
}

static enum cli_exit
json_person(const struct cli_call *call, const struct admin_json_node *m)
{
    struct buf b;

    say_json_begin(&b, call->command->schema);
    buf_text(&b, ",\"person\":");
    buf_put(&b, m->text);
    return say_json_end(&b, call, CLI_OK);
}

enum cli_exit
cli_person_show(const struct cli_call *call)
{
    struct admin_reply reply;
    const struct admin_json_node *m = NULL;
    enum cli_exit code = admin_ask_plain(call, "person.list", NULL, &reply);
    char id[FIELD_TEXT_MAX];

    if (code == CLI_OK) {
        const struct admin_json *d = &reply.doc;

        m = admin_json_first(d, admin_json_get(d, d->v, "items"));
        while (
            m != NULL && strcmp(field_text(d, m, "id", id), call->arg[0]) != 0)
            m = admin_json_next(d, m);
        if (m == NULL) {
            code = say_fail(call, CLI_USAGE, "persoon '%s' bestaat niet",
                "person '%s' does not exist", call->arg[0]);
            say_hint(call, "Alle personen: ketenpoort person list",
                "All persons: ketenpoort person list");
        } else if (call->json) {
            code = json_person(call, m);
        } else {
            print_person(call, d, m);
        }
    }
    admin_reply_done(&reply);
    return code;
}

/* ---- add and revoke ------------------------------------------------------- */

static enum cli_exit
say_key(const struct cli_call *call, enum err rc, const struct errinfo *ei)
{
    if (rc == ERR_CONFLICT)
        return say_fail(call, CLI_USAGE,
            "dat bestand is er al; een sleutel wordt nooit overschreven",
            "that file is there already; a key is never overwritten");
    if (rc == ERR_NOTFOUND)
        return say_fail(call, CLI_USAGE, "het sleutelbestand is er niet",
            "the key file is not there");
    return say_error(call, rc, ei);
}

/* Make a pair, and keep the private half in a file. */
static enum cli_exit
make_key(const struct cli_call *call, const char *path,
    uint8_t pub[static SIGN_PUBLIC_LEN])
{
    struct sign_key *key = NULL;
    struct errinfo ei = {0};
    enum err rc = crypto_init(&ei);

    if (rc == ERR_OK)
        rc = sign_key_new(&key, &ei);
    if (rc == ERR_OK) {
        memcpy(pub, sign_key_public(key), SIGN_PUBLIC_LEN);
        rc = sign_key_save(key, path, &ei);
    }
    sign_key_free(key);
    return rc == ERR_OK ? CLI_OK : say_key(call, rc, &ei);
}

static enum cli_exit
take_key(const struct cli_call *call, uint8_t pub[static SIGN_PUBLIC_LEN])
{
    const char *out = parse_option(call, "key-out");
    const char *in = parse_option(call, "pubkey");
    struct errinfo ei = {0};
    enum err rc;

    if ((out == NULL) == (in == NULL))
        return say_fail(call, CLI_USAGE,
            "geef --key-out FILE (een nieuwe sleutel) of --pubkey FILE",
            "give --key-out FILE (a new key) or --pubkey FILE");
    if (out != NULL)
        return make_key(call, out, pub);
    rc = sign_public_load(pub, in, &ei);
    return rc == ERR_OK ? CLI_OK : say_key(call, rc, &ei);
}

static enum cli_exit
ask_add(const struct cli_call *call, const uint8_t pub[static SIGN_PUBLIC_LEN],
    struct admin_reply *reply)
{
    struct buf b;
    enum cli_exit code;

    buf_init(&b, ADMIN_REQUEST_MAX);
    buf_text(&b, "{\"cmd\":\"person.add\"");
    say_json_text(&b, "id", call->arg[0]);
    say_json_text(&b, "rol", parse_option(call, "rol"));
    buf_text(&b, ",\"sleutel\":\"");
    text_base64(&b, (struct span){pub, SIGN_PUBLIC_LEN});
    buf_text(&b, "\"}");
    code = admin_ask(call, buf_peek(&b), true, reply);
    buf_done(&b);
    return code;
}

static enum cli_exit
show_done(const struct cli_call *call, const struct admin_reply *reply)
{
    if (call->json)
        return admin_print_json(call, reply);
    print_person(call, &reply->doc,
        admin_json_get(&reply->doc, reply->doc.v, "person"));
    return CLI_OK;
}

enum cli_exit
cli_person_add(const struct cli_call *call)
{
    const char *out = parse_option(call, "key-out");
    uint8_t pub[SIGN_PUBLIC_LEN];
    struct admin_reply reply;
    enum cli_exit code;

    if (parse_option(call, "rol") == NULL)
        return say_fail(call, CLI_USAGE, "optie --rol ontbreekt",
            "option --rol is missing");
    code = take_key(call, pub);
    if (code != CLI_OK)
        return code;
    code = ask_add(call, pub, &reply);
    if (code == CLI_OK) {
        code = show_done(call, &reply);
        if (out != NULL)
            say_note(call,
                "De geheime sleutel staat in %s. Geef hem aan deze persoon en "
                "aan niemand anders.",
                "The private key is in %s. Give it to this person and to "
                "nobody else.",
                out);
    } else if (out != NULL && (reply.refused || code == CLI_NOT_INITIALISED)) {
        (void)unlink(out); /* a key that nobody knows */
    }
    admin_reply_done(&reply);
    return code;
}

enum cli_exit
cli_person_revoke(const struct cli_call *call)
{
    struct admin_reply reply;
    struct buf b;
    enum cli_exit code;

    buf_init(&b, ADMIN_REQUEST_MAX);
    buf_text(&b, "{\"cmd\":\"person.revoke\"");
    say_json_text(&b, "id", call->arg[0]);
    buf_byte(&b, '}');
    code = admin_ask(call, buf_peek(&b), true, &reply);
    buf_done(&b);
    if (code == CLI_OK)
        code = show_done(call, &reply);
    admin_reply_done(&reply);
    return code;
}
