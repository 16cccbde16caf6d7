/* SPDX-License-Identifier: EUPL-1.2 */
/* policy simulate: what would another policy have given? */
#include <stdlib.h>

#include "base/text.h"
#include "cli/history.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "exchange/record.h"
#include "ledger/body.h"
#include "policy/replay.h"

#include "base/banned.h"

enum { VERSIONS_MAX = 64, CHANGES_MAX = 1024, EXAMPLES_MAX = 3 };

/* One element that goes more, or less, to one recipient. */
struct change {
    uint8_t element, doel, rol;
    bool more;
    char oin[BODY_OIN_LEN + 1];
    uint64_t n;
    char example[EXAMPLES_MAX][BODY_ID_LEN + 1];
};

/* A policy of the past; po is NULL when it is not to be found. */
struct version {
    uint8_t hash[POLICY_HASH_LEN];
    struct policy *po;
};

struct tally {
    uint64_t replayed, same, more, less, reason; /* decisions */
    uint64_t unknown; /* of replayed: with an element unknown */
    uint64_t not_kept, on_message, gone, no_version; /* not replayable */
    uint64_t dropped; /* changes for which there was no room */
};

struct simulation {
    const struct cli_call *call;
    const struct policy *now;
    struct history when;
    struct version version[VERSIONS_MAX];
    size_t version_n;
    struct change *change;
    size_t change_n;
    struct tally t;
};

/* ---- the policy of then ------------------------------------------------------ */

static const struct policy *
policy_of(struct simulation *s, const uint8_t *hash)
{
    struct version *v;

    if (memcmp(policy_hash(s->now), hash, POLICY_HASH_LEN) == 0)
        return s->now;
    for (size_t i = 0; i < s->version_n; i++)
        if (memcmp(s->version[i].hash, hash, POLICY_HASH_LEN) == 0)
            return s->version[i].po;
    if (s->version_n == VERSIONS_MAX)
        return NULL;
    v = &s->version[s->version_n++];
    memcpy(v->hash, hash, POLICY_HASH_LEN);
    v->po = policy_args_of_hash(s->call, hash);
    return v->po;
}

/* ---- counting ------------------------------------------------------------------ */

static struct change *
find_change(struct simulation *s, const struct body_decision *d, unsigned e,
    bool more)
{
    struct change *c;

    for (size_t i = 0; i < s->change_n; i++) {
        c = &s->change[i];
        if (c->element == e && c->more == more && c->doel == d->doel &&
            c->rol == d->naar.rol && strcmp(c->oin, d->naar.oin) == 0)
            return c;
    }
    if (s->change_n == CHANGES_MAX)
        return NULL;
    c = &s->change[s->change_n++];
    *c = (struct change){.element = (uint8_t)e,
        .doel = (uint8_t)d->doel,
        .rol = (uint8_t)d->naar.rol,
        .more = more};
    memcpy(c->oin, d->naar.oin, sizeof(c->oin));
    return c;
}

static void
count_changes(struct simulation *s, const struct body *b,
    const struct elset *set, bool more)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct change *c;

        if (!elset_has(set, (enum element)e))
            continue;
        c = find_change(s, &b->decision, e, more);
        if (c == NULL) {
            s->t.dropped++;
            continue;
        }
        if (c->n < EXAMPLES_MAX)
            memcpy(c->example[c->n], b->id, sizeof(c->example[0]));
        c->n++;
    }
}

static void
count_replayed(struct simulation *s, const struct body *b,
    const struct policy_replayed *r)
{
    bool more = elset_n(&r->more) > 0, less = elset_n(&r->less) > 0;

    s->t.replayed++;
    s->t.more += more;
    s->t.less += less;
    s->t.unknown += elset_n(&r->unknown) > 0;
    s->t.reason += !more && !less && r->reason;
    s->t.same += !more && !less && !r->reason && elset_n(&r->unknown) == 0;
    count_changes(s, b, &r->more, true);
    count_changes(s, b, &r->less, false);
}

static void
replay_one(struct simulation *s, const struct body *b)
{
    const struct policy *then = policy_of(s, b->decision.policy_hash);
    struct policy_replayed r;
    struct policy_past past;

    if (then == NULL) {
        s->t.no_version++;
        return;
    }
    record_history_past(b, &past);
    policy_replay(then, s->now, &past, &r);
    switch (r.state) {
    case REPLAY_DONE:
        count_replayed(s, b, &r);
        break;
    case REPLAY_NOT_KEPT:
        s->t.not_kept++;
        break;
    case REPLAY_UNKNOWN:
        s->t.on_message++;
        break;
    }
}

/* ---- the log -------------------------------------------------------------------- */

static enum cli_exit
visit(void *ctx, const struct history_item *it)
{
    struct simulation *s = ctx;

    if (it->body == NULL)
        s->t.gone++;
    else
        replay_one(s, it->body);
    return CLI_OK;
}

/* ---- the result ------------------------------------------------------------------ */

/* More before less, then what happens most. */
static int
by_weight(const void *a, const void *b)
{
    const struct change *x = a, *y = b;

    if (x->more != y->more)
        return x->more ? -1 : 1;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return x->element != y->element ? x->element - y->element
                                    : strcmp(x->oin, y->oin);
}

static void
show_unreplayed(const struct simulation *s)
{
    const struct tally *t = &s->t;

    if (t->gone + t->not_kept + t->on_message + t->no_version == 0)
        return;
    say_label(s->call, "NIET HERSPEELD", "NOT REPLAYED");
    say_out(s->call,
        "%llu vernietigd · %llu van voor de vastlegging · %llu beleid "
        "onbekend · %llu hangt aan het bericht zelf\n",
        "%llu destroyed · %llu of before it was kept · %llu policy not at "
        "hand · %llu rests on the message itself\n",
        (unsigned long long)t->gone, (unsigned long long)t->not_kept,
        (unsigned long long)t->no_version, (unsigned long long)t->on_message);
}

static void
show_counts(const struct simulation *s)
{
    const struct tally *t = &s->t;

    say_label(s->call, "HERSPEELD", "REPLAYED");
    say_out(s->call,
        "%llu besluiten met beleid %s: gelijk %llu · meer %llu · minder %llu "
        "· andere reden %llu · deels onbekend %llu\n",
        "%llu decisions with policy %s: same %llu · more %llu · less %llu "
        "· other reason %llu · partly unknown %llu\n",
        (unsigned long long)t->replayed, policy_version(s->now),
        (unsigned long long)t->same, (unsigned long long)t->more,
        (unsigned long long)t->less, (unsigned long long)t->reason,
        (unsigned long long)t->unknown);
    show_unreplayed(s);
}

static enum cli_exit
show(const struct simulation *s)
{
    static const struct cli_text ways[] = {{"MINDER", "LESS"},
        {"MEER", "MORE"}};
    struct say_table t = {
        .column_n = 7,
        .head = {{"", ""}, {"AANTAL", "COUNT"}, {"VELD", "FIELD"},
            {"NAAR", "TO"}, {"ROL", "ROLE"}, {"DOEL", "PURPOSE"},
            {"BIJVOORBEELD", "EXAMPLE"}},
        .key = {"change", "count", "element", "oin", "role", "purpose",
            "example"},
        .right = {[1] = true},
    };
    enum cli_exit code = CLI_OK;

    show_counts(s);
    if (s->change_n == 0)
        return code;
    if (!s->call->plain)
        say_out(s->call, "\n", "\n");
    say_table_init(&t);
    for (size_t i = 0; i < s->change_n; i++) {
        const struct change *c = &s->change[i];

        say_cell_text(&t, say_pick(s->call, ways[c->more]));
        say_cell_u64(&t, c->n);
        say_cell_text(&t, catalogue_element((enum element)c->element)->id);
        say_cell_text(&t, c->oin);
        say_cell_text(&t, terms_rol((enum rol)c->rol));
        say_cell_text(&t, terms_doel((enum doel)c->doel));
        say_cell_text(&t, c->example[0]);
    }
    code = say_table_print(s->call, &t);
    say_table_done(&t);
    if (s->t.dropped > 0)
        say_note(s->call, "Er zijn meer soorten verschillen dan hier passen.",
            "There are more kinds of differences than fit here.");
    return code;
}

static void
json_change(struct buf *b, const struct change *c)
{
    buf_byte(b, '{');
    say_json_text(b, "change", c->more ? "more" : "less");
    say_json_text(b, "element",
        catalogue_element((enum element)c->element)->id);
    say_json_text(b, "recipient", c->oin);
    say_json_text(b, "role", terms_rol((enum rol)c->rol));
    say_json_text(b, "purpose", terms_doel((enum doel)c->doel));
    say_json_u64(b, "count", c->n);
    buf_text(b, ",\"examples\":[");
    for (uint64_t i = 0; i < c->n && i < EXAMPLES_MAX; i++)
        buf_printf(b, "%s\"%s\"", i == 0 ? "" : ",", c->example[i]);
    buf_text(b, "]}");
}

static enum cli_exit
show_json(const struct simulation *s, enum cli_exit code)
{
    const struct tally *t = &s->t;
    struct buf b;

    say_json_begin(&b, s->call->command->schema);
    buf_text(&b, ",\"policy\":{");
    say_json_text(&b, "version", policy_version(s->now));
    buf_text(&b, ",\"sha256\":\"");
    text_hex(&b, (struct span){policy_hash(s->now), POLICY_HASH_LEN});
    buf_text(&b, "\"}");
    say_json_u64(&b, "replayed", t->replayed);
    say_json_u64(&b, "same", t->same);
    say_json_u64(&b, "more", t->more);
    say_json_u64(&b, "less", t->less);
    say_json_u64(&b, "other_reason", t->reason);
    say_json_u64(&b, "partly_unknown", t->unknown);
    buf_text(&b, ",\"not_replayed\":{");
    say_json_u64(&b, "destroyed", t->gone);
    say_json_u64(&b, "not_kept", t->not_kept);
    say_json_u64(&b, "no_policy", t->no_version);
    say_json_u64(&b, "on_message", t->on_message);
    buf_text(&b, "},\"changes\":[");
    for (size_t i = 0; i < s->change_n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        json_change(&b, &s->change[i]);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, s->call, code);
}

/* ---- the command -------------------------------------------------------------- */

static enum cli_exit
run(struct simulation *s)
{
    const struct cli_call *call = s->call;
    enum cli_exit code;
    bool different;

    s->change = calloc(CHANGES_MAX, sizeof(*s->change));
    if (s->change == NULL)
        return say_error(call, ERR_NOMEM, NULL);
    code = history_walk(call, &s->when, visit, s);
    if (code != CLI_OK)
        return code;
    qsort(s->change, s->change_n, sizeof(*s->change), by_weight);
    different = s->t.more + s->t.less + s->t.reason + s->t.unknown > 0;
    if (different && parse_option(call, "exit-code") != NULL)
        code = CLI_DIFFERENT;
    if (call->json)
        return show_json(s, code);
    return show(s) == CLI_OK ? code : CLI_FAILED;
}

enum cli_exit
cli_policy_simulate(const struct cli_call *call)
{
    struct simulation s = {.call = call};
    struct policy *now = NULL;
    enum cli_exit code;

    if (!history_options(call, &s.when))
        return CLI_USAGE;
    code = policy_args_load(call, &now);
    if (code != CLI_OK)
        return code;
    s.now = now;
    code = run(&s);
    for (size_t i = 0; i < s.version_n; i++)
        policy_free(s.version[i].po);
    free(s.change);
    policy_free(now);
    return code;
}
