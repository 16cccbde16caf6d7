/* SPDX-License-Identifier: EUPL-1.2 */
/* log check-proof: what a .tlog-proof file proves, with the public key alone. */
#include <stdlib.h>

#include "adapters/catalogue.h"
#include "base/clock.h"
#include "base/text.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "crypto/crypto.h"
#include "ledger/opening.h"
#include "ledger/proof.h"

#include "base/banned.h"

enum { NAME_MAX_LEN = 80 }; /* an element id, or #number */

/* What fails first is what is said. */
enum part {
    PART_SIGNATURE,
    PART_ENTRY,
    PART_INCLUSION,
    PART_ELEMENTS,
    PART_EARLIER,
    PART_ALL
};

static const struct {
    const char *code;
    struct cli_text no;
} parts[] = {
    [PART_SIGNATURE] = {"signature",
        {"de kop is niet door dit logboek ondertekend",
            "the tree head is not signed by this log"}},
    [PART_ENTRY] = {"entry",
        {"het bestand is van een andere regel dan die is opgegeven",
            "the file is of another entry than the one given"}},
    [PART_INCLUSION] = {"inclusion",
        {"deze regel staat niet in de ondertekende boom",
            "this entry is not in the signed tree"}},
    [PART_ELEMENTS] = {"elements",
        {"de getoonde elementen zijn niet die van deze regel",
            "the elements shown are not those of this entry"}},
    [PART_EARLIER] = {"earlier",
        {"de boom zet de eerdere kop niet voort",
            "the tree does not continue the earlier head"}},
};

struct proving {
    struct buf text;
    struct proof proof;
    bool has_skeleton;
    struct opening opening;
    struct entry entry; /* has_skeleton */
    uint8_t leaf[TREE_HASH_LEN];
    struct note_checkpoint cp;
    uint64_t earlier; /* size of the earlier tree; 0 none */
    enum part failed; /* PART_ALL: nothing did */
    struct errinfo why;
};

/* ---- reading ----------------------------------------------------------------- */

static enum cli_exit
wrong_file(const struct cli_call *call, const struct errinfo *ei)
{
    return say_fail(call, CLI_USAGE, "%s is geen bewijsbestand: %s",
        "%s is no proof file: %s", call->arg[0], ei->text);
}

static enum cli_exit
read_proof(const struct cli_call *call, struct proving *p)
{
    struct errinfo ei = {0};
    struct span extra;
    enum err rc;

    if (!vkey_read_file(call->arg[0], &p->text) && buf_err(&p->text) == ERR_OK)
        return say_fail(call, CLI_USAGE, "%s is niet te lezen",
            "%s cannot be read", call->arg[0]);
    rc = buf_err(&p->text);
    if (rc != ERR_OK)
        (void)err_set(&ei, rc, "check_proof", "it is too large");
    else
        rc = proof_parse(buf_peek(&p->text), &p->proof, &ei);
    if (rc != ERR_OK)
        return wrong_file(call, &ei);
    extra = (struct span){p->proof.extra, p->proof.extra_n};
    if (extra.n == 0)
        return CLI_OK;
    rc = opening_read(extra, &p->opening, &ei);
    if (rc == ERR_OK)
        rc = entry_read((struct span){p->opening.skeleton, ENTRY_LEN},
            &p->entry, &ei);
    if (rc == ERR_OK)
        rc = entry_leaf(p->opening.skeleton, p->leaf, &ei);
    if (rc != ERR_OK)
        return wrong_file(call, &ei);
    p->has_skeleton = true;
    return CLI_OK;
}

/* --entry: a leaf hash or a skeleton, from elsewhere. */
static enum cli_exit
read_entry(const struct cli_call *call, struct proving *p)
{
    const char *given = parse_option(call, "entry");
    uint8_t b[ENTRY_LEN], leaf[TREE_HASH_LEN];
    size_t n = 0;

    if (given == NULL)
        return p->has_skeleton
                   ? CLI_OK
                   : say_fail(call, CLI_UNCHECKABLE,
                         "het bestand zegt niet van welke regel het is; geef "
                         "--entry met het blad uit de ontvangstbevestiging",
                         "the file does not say of which entry it is; give "
                         "--entry with the leaf out of the receipt");
    if (!text_unbase64(span_of(given), b, sizeof(b), &n) ||
        (n != TREE_HASH_LEN && n != ENTRY_LEN))
        return say_fail(call, CLI_USAGE,
            "--entry is geen blad (32 bytes) of regel (76 bytes) in base64",
            "--entry is no leaf (32 bytes) or entry (76 bytes) in base64");
    memcpy(leaf, b, TREE_HASH_LEN);
    if (n == ENTRY_LEN && entry_leaf(b, leaf, NULL) != ERR_OK)
        return say_fail(call, CLI_FAILED, "geen geheugen", "no memory");
    if (p->has_skeleton && memcmp(leaf, p->leaf, sizeof(leaf)) != 0)
        p->failed = PART_ENTRY;
    memcpy(p->leaf, leaf, sizeof(leaf));
    if (!p->has_skeleton && n == ENTRY_LEN &&
        entry_read((struct span){b, n}, &p->entry, NULL) == ERR_OK) {
        memcpy(p->opening.skeleton, b, ENTRY_LEN);
        p->has_skeleton = true;
    }
    return CLI_OK;
}

static enum cli_exit
read_key(const struct cli_call *call, struct note_key *key)
{
    struct conf conf;
    bool configured = conf_read(settings_path(call), &conf, NULL) == ERR_OK;
    bool has_key = false;
    enum cli_exit code =
        vkey_find(call, configured ? &conf : NULL, key, &has_key);

    if (code != CLI_OK || has_key)
        return code;
    (void)say_fail(call, CLI_UNCHECKABLE,
        "zonder controlesleutel is niets te controleren",
        "nothing can be checked without a verification key");
    say_hint(call,
        "Geef hem met --vkey; hij staat bij het logboek als log.vkey.",
        "Give it with --vkey; it lies beside the log as log.vkey.");
    return CLI_UNCHECKABLE;
}

/* ---- checking ---------------------------------------------------------------- */

static void
check(struct proving *p, const struct note_key *key)
{
    enum part at = PART_SIGNATURE;
    enum err rc = note_open(p->proof.note, key, &p->cp, &p->why);

    if (rc == ERR_OK && p->failed == PART_ENTRY)
        return;
    if (rc == ERR_OK) {
        at = PART_INCLUSION;
        rc = proof_check(&p->proof, p->leaf, key, &p->cp, &p->why);
    }
    if (rc == ERR_OK) {
        at = PART_ELEMENTS;
        rc = opening_check(&p->opening, &p->why);
    }
    if (rc == ERR_OK && p->opening.earlier.n > 0) {
        at = PART_EARLIER;
        rc = opening_check_earlier(&p->opening, key, &p->cp.head, &p->earlier,
            &p->why);
    }
    if (rc != ERR_OK)
        p->failed = at;
}

/* ---- telling ----------------------------------------------------------------- */

/* Names of elements of one kind; those that a newer catalogue has are numbers. */
static void
put_absent(const struct opening *o, struct buf *b, const char *before,
    const char *after)
{
    bool first = true;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (opening_of(o, (enum element)e, NULL) != OPENING_ABSENT)
            continue;
        buf_printf(b, "%s%s%s%s", first ? "" : after, before,
            catalogue_element((enum element)e)->id, before);
        first = false;
    }
}

static void
name_of(const struct commit_item *item, char out[static NAME_MAX_LEN])
{
    if (item->element < EL__COUNT)
        (void)snprintf(out, NAME_MAX_LEN, "%s",
            catalogue_element((enum element)item->element)->id);
    else
        (void)snprintf(out, NAME_MAX_LEN, "#%u", (unsigned)item->element);
}

static struct cli_text
outcome_text(uint8_t outcome)
{
    switch (outcome) {
    case COMMIT_DISCLOSED:
        return (struct cli_text){"verstrekt", "disclosed"};
    case COMMIT_IN_PART:
        return (struct cli_text){"deels verstrekt", "disclosed in part"};
    case COMMIT_WITHHELD:
        return (struct cli_text){"achtergehouden", "withheld"};
    default:
        return (struct cli_text){"onbekend", "unknown"};
    }
}

static const char *
outcome_code(uint8_t outcome)
{
    static const char *const codes[] = {"unknown", "disclosed", "in_part",
        "withheld"};

    return codes[outcome <= COMMIT_WITHHELD ? outcome : 0];
}

static const char *
reason_code(uint8_t code)
{
    return code < WEIGER__COUNT ? terms_weiger((enum weiger)code) : "?";
}

static enum cli_exit
show_elements(const struct cli_call *call, const struct opening *o)
{
    struct say_table t = {.column_n = 3,
        .head = {{"ELEMENT", "ELEMENT"}, {"UITKOMST", "OUTCOME"},
            {"REDEN", "REASON"}},
        .key = {"element", "outcome", "code"}};
    enum cli_exit code;

    say_table_init(&t);
    for (size_t i = 0; i < o->shown_n; i++) {
        const struct commit_item *item = &o->shown[i].o.item;
        char name[NAME_MAX_LEN];

        name_of(item, name);
        say_cell_text(&t, name);
        say_cell_text(&t, say_pick(call, outcome_text(item->outcome)));
        say_cell_text(&t, reason_code(item->code));
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    return code;
}

static enum cli_exit
show_list(const struct cli_call *call, const struct opening *o)
{
    struct buf b;
    enum cli_exit code = CLI_OK;

    if (!o->has_list)
        return CLI_OK;
    say_label(call, "aangeboden", "offered");
    say_out(call, "%zu elementen, waarvan %zu hier getoond\n",
        "%zu elements, of which %zu are shown here\n", o->list_n, o->shown_n);
    buf_init(&b, (size_t)EL__COUNT * NAME_MAX_LEN);
    put_absent(o, &b, "", " ");
    if (b.n > 0) {
        say_label(call, "niet aangeb.", "not offered");
        say_out(call, "%.*s\n", "%.*s\n", (int)b.n, (const char *)b.p);
    }
    buf_done(&b);
    if (o->shown_n > 0)
        code = show_elements(call, o);
    return code;
}

static enum cli_exit
show(const struct cli_call *call, const struct proving *p)
{
    char stamp[CLOCK_STAMP_LEN + 1];
    enum cli_exit code;

    say_label(call, "logboek", "log");
    say_out(call, "%.*s, boom van %llu regels\n",
        "%.*s, tree of %llu entries\n", (int)p->cp.origin.n,
        (const char *)p->cp.origin.p, (unsigned long long)p->cp.head.size);
    say_label(call, "regel", "entry");
    say_out(call, "%llu%s%s\n", "%llu%s%s\n",
        (unsigned long long)p->proof.index, p->has_skeleton ? ", " : "",
        p->has_skeleton ? entry_kind_name(p->entry.kind) : "");
    if (p->has_skeleton) {
        clock_stamp((int64_t)p->entry.time_ms, stamp);
        say_field(call, "tijd", "time", stamp);
    }
    if (p->earlier > 0) {
        say_label(call, "eerdere kop", "earlier head");
        say_out(call, "van %llu regels, ongewijzigd voortgezet\n",
            "of %llu entries, continued unchanged\n",
            (unsigned long long)p->earlier);
    }
    code = show_list(call, &p->opening);
    say_label(call, "RESULTAAT", "RESULT");
    say_out(call, "bewezen: deze regel staat zo in het logboek\n",
        "proven: this entry is in the log as it is here\n");
    return code;
}

static void
put_elements_json(struct buf *b, const struct opening *o)
{
    say_json_u64(b, "offered", o->list_n);
    buf_text(b, ",\"elements\":[");
    for (size_t i = 0; i < o->shown_n; i++) {
        const struct commit_item *item = &o->shown[i].o.item;
        const char *why = reason_code(item->code);
        char name[NAME_MAX_LEN];

        name_of(item, name);
        buf_printf(b, "%s{\"element\":\"%s\"", i == 0 ? "" : ",", name);
        say_json_text(b, "outcome", outcome_code(item->outcome));
        say_json_text(b, "code", why[0] == '\0' ? NULL : why);
        buf_byte(b, '}');
    }
    buf_text(b, "],\"not_offered\":[");
    put_absent(o, b, "\"", ",");
    buf_byte(b, ']');
}

static enum cli_exit
tell_json(const struct cli_call *call, const struct proving *p)
{
    char stamp[CLOCK_STAMP_LEN + 1];
    struct buf b;

    say_json_begin(&b, call->command->schema);
    say_json_text(&b, "result",
        p->failed == PART_ALL ? "proven" : "not_proven");
    if (p->failed != PART_ALL) {
        say_json_text(&b, "part", parts[p->failed].code);
        say_json_text(&b, "why", p->why.text);
        return say_json_end(&b, call, CLI_CHANGED);
    }
    say_json_span(&b, "origin", p->cp.origin);
    say_json_u64(&b, "size", p->cp.head.size);
    say_json_u64(&b, "index", p->proof.index);
    if (p->has_skeleton) {
        clock_stamp((int64_t)p->entry.time_ms, stamp);
        say_json_text(&b, "kind", entry_kind_name(p->entry.kind));
        say_json_text(&b, "time", stamp);
    }
    if (p->earlier > 0)
        say_json_u64(&b, "earlier_size", p->earlier);
    if (p->opening.has_list)
        put_elements_json(&b, &p->opening);
    return say_json_end(&b, call, CLI_OK);
}

static enum cli_exit
tell(const struct cli_call *call, const struct proving *p)
{
    if (call->json)
        return tell_json(call, p);
    if (p->failed == PART_ALL)
        return show(call, p);
    say_label(call, "RESULTAAT", "RESULT");
    say_out(call, "niet bewezen: %s%s%s\n", "not proven: %s%s%s\n",
        say_pick(call, parts[p->failed].no), p->why.text[0] == '\0' ? "" : ": ",
        p->why.text);
    return CLI_CHANGED;
}

static enum cli_exit
check_proof(const struct cli_call *call, struct proving *p)
{
    struct note_key key;
    enum cli_exit code = read_proof(call, p);

    p->failed = PART_ALL;
    if (code == CLI_OK)
        code = read_key(call, &key);
    if (code == CLI_OK)
        code = read_entry(call, p);
    if (code != CLI_OK)
        return code;
    check(p, &key);
    return tell(call, p);
}

enum cli_exit
cli_log_check_proof(const struct cli_call *call)
{
    struct errinfo ei = {0};
    struct proving *p;
    enum cli_exit code;

    if (crypto_init(&ei) != ERR_OK)
        return say_fail(call, CLI_UNCHECKABLE, "%s", "%s", ei.text);
    p = calloc(1, sizeof(*p));
    if (p == NULL)
        return say_fail(call, CLI_FAILED, "geen geheugen", "no memory");
    buf_init(&p->text, (size_t)PROOF_MAX + VKEY_READ);
    code = check_proof(call, p);
    buf_done(&p->text);
    free(p);
    return code;
}
