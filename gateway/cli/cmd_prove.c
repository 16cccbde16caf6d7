/* SPDX-License-Identifier: EUPL-1.2 */
/* log prove: a .tlog-proof file for one entry. */
#include "adapters/catalogue.h"
#include "cli/admin.h"
#include "cli/field.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/vkey.h"
#include "exchange/admin.h"
#include "ledger/opening.h"
#include "ledger/proof.h"

#include "base/banned.h"

/* ---- the question ------------------------------------------------------------ */

/* Cut the next name off a list with commas. */
static bool
next_name(const char **list, struct span *name)
{
    const char *end;

    if (*list == NULL)
        return false;
    end = strchr(*list, ',');
    *name = span_of(*list);
    if (end != NULL)
        name->n = (size_t)(end - *list);
    *list = end == NULL ? NULL : end + 1;
    return true;
}

static enum cli_exit
no_element(const struct cli_call *call, struct span name)
{
    const char *names[EL__COUNT];
    char word[CLI_LINE_MAX];

    (void)snprintf(word, sizeof(word), "%.*s",
        (int)(name.n < 200 ? name.n : 200), (const char *)name.p);
    for (unsigned e = 0; e < EL__COUNT; e++)
        names[e] = catalogue_element((enum element)e)->id;
    (void)say_fail(call, CLI_USAGE, "element '%s' is er niet",
        "there is no element '%s'", word);
    say_suggest(call, word, names, EL__COUNT);
    return CLI_USAGE;
}

static enum cli_exit
put_elements(const struct cli_call *call, const char *list, struct buf *b)
{
    struct span name;
    bool first = true;

    buf_text(b, ",\"elements\":[");
    while (next_name(&list, &name)) {
        enum element e = catalogue_find(name);

        if (e == EL__NONE)
            return no_element(call, name);
        buf_printf(b, "%s\"%s\"", first ? "" : ",", catalogue_element(e)->id);
        first = false;
    }
    buf_byte(b, ']');
    return CLI_OK;
}

static enum cli_exit
put_earlier(const struct cli_call *call, const char *path, struct buf *b)
{
    struct buf note;
    enum cli_exit code = CLI_OK;

    buf_init(&note, (size_t)OPENING_NOTE_MAX + VKEY_READ);
    if (!vkey_read_file(path, &note) && buf_err(&note) == ERR_OK)
        code = say_fail(call, CLI_UNCHECKABLE, "%s is niet te lezen",
            "%s cannot be read", path);
    else if (buf_err(&note) != ERR_OK || note.n == 0 ||
             note.n > OPENING_NOTE_MAX)
        code = say_fail(call, CLI_USAGE, "%s is geen logboekkop",
            "%s is no tree head", path);
    else
        say_json_span(b, "from", buf_peek(&note));
    buf_done(&note);
    return code;
}

static enum cli_exit
make_question(const struct cli_call *call, struct buf *b)
{
    const char *list = parse_option(call, "elementen");
    const char *from = parse_option(call, "from");
    enum cli_exit code = CLI_OK;

    buf_text(b, "{\"cmd\":\"log.prove\"");
    say_json_text(b, "id", call->arg[0]);
    if (parse_option(call, "alles") != NULL)
        say_json_bool(b, "all", true);
    if (parse_option(call, "buren") != NULL)
        say_json_bool(b, "bounds", true);
    if (list != NULL)
        code = put_elements(call, list, b);
    if (code == CLI_OK && from != NULL)
        code = put_earlier(call, from, b);
    buf_byte(b, '}');
    if (code == CLI_OK && buf_err(b) != ERR_OK)
        code = say_fail(call, CLI_USAGE, "de vraag is te lang",
            "the question is too long");
    return code;
}

/* ---- the answer -------------------------------------------------------------- */

static void
put_names(const struct admin_json *d, const char *member, struct buf *out)
{
    const struct admin_json_node *m =
        admin_json_first(d, admin_json_get(d, d->v, member));

    for (; m != NULL; m = admin_json_next(d, m)) {
        if (out->n > 0)
            buf_text(out, ", ");
        (void)admin_json_text(m, out);
    }
    buf_byte(out, '\0');
}

/* What was not offered can be shown only with its neighbours. */
static enum cli_exit
say_bounds(const struct cli_call *call, const struct admin_json *d)
{
    struct buf absent, bounds;

    buf_init(&absent, ADMIN_REQUEST_MAX);
    buf_init(&bounds, ADMIN_REQUEST_MAX);
    put_names(d, "absent", &absent);
    put_names(d, "bounds", &bounds);
    (void)say_fail(call, CLI_REFUSED,
        "niet aangeboden: %s. Dat is alleen te tonen samen met wat er in de "
        "lijst naast staat; er is niets geschreven",
        "not offered: %s. That can be shown only with what stands beside it "
        "in the list; nothing was written",
        (const char *)absent.p);
    say_hint(call, "Met --buren worden ook getoond: %s",
        "With --buren these are shown too: %s", (const char *)bounds.p);
    buf_done(&absent);
    buf_done(&bounds);
    return CLI_REFUSED;
}

static enum cli_exit
say_end(const struct cli_call *call, const struct admin_json *d,
    const char *end)
{
    if (strcmp(end, "bounds") == 0)
        return say_bounds(call, d);
    if (strcmp(end, "shredded") == 0) {
        (void)say_fail(call, CLI_REFUSED,
            "de inhoud van regel %llu is vernietigd: wat er per element is "
            "besloten, is niet meer te tonen",
            "the contents of entry %llu were destroyed: what was decided per "
            "element can no longer be shown",
            (unsigned long long)field_u64(d, d->v, "index"));
        say_hint(call,
            "Dat de regel in het logboek staat wel: zonder --elementen",
            "That the entry is in the log can: without --elementen");
        return CLI_REFUSED;
    }
    if (strcmp(end, "unsigned") == 0)
        return say_fail(call, CLI_UNWITNESSED,
            "deze regel is nog niet ondertekend",
            "this entry is not yet signed");
    if (strcmp(end, "strange") == 0)
        return say_fail(call, CLI_UNCHECKABLE,
            "%s is geen kop die dit logboek heeft ondertekend",
            "%s is no tree head signed by this log",
            parse_option(call, "from"));
    (void)say_fail(call, CLI_ROLLED_BACK,
        "het logboek zet %s niet voort: korter, ouder of afgesplitst",
        "the log does not continue %s: shorter, older or forked",
        parse_option(call, "from"));
    say_hint(call, "Kijk waar: ketenpoort log verify --from KOP",
        "See where: ketenpoort log verify --from HEAD");
    return CLI_ROLLED_BACK;
}

static enum cli_exit
tell_json(const struct cli_call *call, const struct admin_json *d,
    const char *file)
{
    static const char *const lists[] = {"absent", "bounds"};
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_u64(&b, "index", field_u64(d, d->v, "index"));
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        buf_printf(&b, ",\"%s\":", lists[i]);
        buf_put(&b, admin_json_get(d, d->v, lists[i])->text);
    }
    if (file != NULL) {
        say_json_text(&b, "file", file);
    } else {
        buf_text(&b, ",\"proof\":");
        buf_put(&b, admin_json_get(d, d->v, "proof")->text);
    }
    return say_json_end(&b, call, CLI_OK);
}

static enum cli_exit
hand_over(const struct cli_call *call, const struct admin_json *d,
    struct span text)
{
    const char *file = parse_option(call, "out");
    enum cli_exit code = CLI_OK;

    if (file != NULL)
        code = say_file(call, file, text);
    else if (!call->json && fwrite(text.p, 1, text.n, call->io->out) != text.n)
        code = say_fail(call, CLI_FAILED, "uitvoer is niet te schrijven",
            "cannot write the output");
    if (code != CLI_OK)
        return code;
    if (call->json)
        return tell_json(call, d, file);
    if (file != NULL)
        say_note(call, "%s: bewijs van regel %llu", "%s: proof of entry %llu",
            file, (unsigned long long)field_u64(d, d->v, "index"));
    return CLI_OK;
}

static enum cli_exit
read_answer(const struct cli_call *call, const struct admin_json *d)
{
    const struct admin_json_node *proof = admin_json_get(d, d->v, "proof");
    char end[FIELD_TEXT_MAX];
    struct buf text;
    enum cli_exit code;

    if (admin_json_get(d, d->v, "absent") == NULL ||
        admin_json_get(d, d->v, "bounds") == NULL || proof == NULL)
        return say_fail(call, CLI_FAILED, "het antwoord is onvolledig",
            "the answer is not complete");
    if (strcmp(field_text(d, d->v, "end", end), "made") != 0)
        return say_end(call, d, end);
    buf_init(&text, PROOF_MAX);
    if (admin_json_text(proof, &text) && buf_err(&text) == ERR_OK)
        code = hand_over(call, d, buf_peek(&text));
    else
        code = say_fail(call, CLI_FAILED, "het antwoord is onvolledig",
            "the answer is not complete");
    buf_done(&text);
    return code;
}

enum cli_exit
cli_log_prove(const struct cli_call *call)
{
    struct admin_reply reply;
    struct buf b;
    enum cli_exit code;

    if (parse_option(call, "alles") != NULL &&
        parse_option(call, "elementen") != NULL)
        return say_fail(call, CLI_USAGE,
            "--alles en --elementen gaan niet samen",
            "--alles and --elementen exclude each other");
    buf_init(&b, ADMIN_REQUEST_MAX);
    code = make_question(call, &b);
    if (code == CLI_OK) {
        code = admin_ask(call, buf_peek(&b), false, &reply);
        if (reply.not_found)
            code = say_fail(call, CLI_USAGE, "logregel '%s' is er niet",
                "there is no log entry '%s'", call->arg[0]);
        if (code == CLI_OK)
            code = read_answer(call, &reply.doc);
        admin_reply_done(&reply);
    }
    buf_done(&b);
    return code;
}
