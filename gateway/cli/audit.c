/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/audit.h"

#include <assert.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/say.h"
#include "exchange/record.h"
#include "ledger/body.h"
#include "store/entries.h"
#include "store/store.h"

#include "base/banned.h"

enum { INDEX_MAX = 24, BATCH = 256 };

void
audit_init(struct audit *au)
{
    *au = (struct audit){.has_key = false};
    buf_init(&au->earlier, NOTE_MAX);
    buf_init(&au->newest, NOTE_MAX);
}

void
audit_done(struct audit *au)
{
    buf_done(&au->earlier);
    buf_done(&au->newest);
}

static struct audit_check *
add(struct audit *au, enum audit_store store)
{
    struct audit_check *c = &au->check[au->check_n++];

    assert(au->check_n <= AUDIT_CHECKS_MAX);
    *c = (struct audit_check){.store = store};
    return c;
}

static void
unable(struct audit_check *c, const struct errinfo *ei)
{
    c->report.outcome = VERIFY_UNABLE;
    (void)snprintf(c->report.why, sizeof(c->report.why), "%.*s",
        (int)sizeof(c->report.why) - 1, ei->text);
}

static void
walk(const struct audit *au, struct audit_check *c,
    const struct verify_source *src, struct span earlier)
{
    const struct verify_opts opts = {.key = au->has_key ? &au->key : NULL,
        .earlier = earlier};

    verify_run(src, &opts, &c->report);
}

/* ---- the copies --------------------------------------------------------------- */

/* A file without even a header is shorter than what a checkpoint promises. */
static void
nothing_left(const struct audit *au, struct audit_check *c, const char *path)
{
    struct note_checkpoint cp;
    struct stat st;

    if (stat(path, &st) != 0 || st.st_size >= LOGFILE_HEADER_LEN ||
        note_open(buf_peek(&au->earlier), &au->key, &cp, NULL) != ERR_OK ||
        cp.head.size == 0)
        return;
    c->report.outcome = VERIFY_FORKED;
    c->report.first = 0;
    c->report.last = cp.head.size - 1;
}

void
audit_file(struct audit *au, const char *path)
{
    struct audit_check *c = add(au, AUDIT_LOGFILE);
    struct errinfo ei = {0};
    struct logfile *lf = NULL;
    struct verify_source src;
    enum err rc = logfile_open(&lf, path, NULL, LOGFILE_FRAMES, NULL, &ei);

    if (rc != ERR_OK) {
        unable(c, &ei);
        if (rc == ERR_CORRUPT)
            c->report.outcome = VERIFY_CHANGED;
        if (rc == ERR_CORRUPT && au->has_key && au->earlier.n > 0)
            nothing_left(au, c, path);
        return;
    }
    src = verify_logfile(lf);
    buf_put(&au->newest, logfile_note(lf));
    if (au->has_key && strcmp(au->key.name, logfile_origin(lf)) != 0) {
        (void)err_set(&ei, ERR_CORRUPT, "audit.file",
            "the file is of another log than the key");
        unable(c, &ei);
        c->report.outcome = VERIFY_CHANGED;
    } else {
        walk(au, c, &src, buf_peek(&au->earlier));
    }
    logfile_close(lf);
}

void
audit_tiles(struct audit *au, const char *dir)
{
    struct audit_check *c = add(au, AUDIT_TILES);
    struct errinfo ei = {0};
    struct verify_tiles vt;
    struct verify_source src;
    enum err rc;

    rc = verify_tiles_open(&vt, dir, &ei);
    if (rc != ERR_OK) {
        unable(c, &ei);
        if (rc == ERR_SYNTAX || rc == ERR_LIMIT || rc == ERR_CORRUPT)
            c->report.outcome = VERIFY_CHANGED;
        return;
    }
    src = verify_tiles_source(&vt);
    walk(au, c, &src, buf_peek(&au->earlier));
    verify_tiles_above(&vt, &c->report);
    verify_tiles_done(&vt);
}

/* The database as a source of entries, which are read some at a time. */
struct rows {
    struct store *st;
    struct buf bytes, note;
    uint64_t first; /* of what was read */
    size_t n;
    struct {
        size_t at, body_n;
        bool fits;
    } v[BATCH];
};

static enum err
rows_size(void *ctx, uint64_t *size, struct errinfo *ei)
{
    struct rows *r = ctx;

    return store_entry_count(r->st, size, ei);
}

static enum err
take_row(void *ctx, const struct store_entry *e, struct errinfo *ei)
{
    struct rows *r = ctx;
    bool fits = e->skeleton.n == ENTRY_LEN && e->body.n <= ENTRY_SEALED_MAX;

    if (r->n == BATCH || e->idx != r->first + r->n)
        return err_set(ei, ERR_NOTFOUND, "audit.rows", "it is not there");
    r->v[r->n].at = r->bytes.n;
    r->v[r->n].body_n = e->body.n;
    r->v[r->n++].fits = fits;
    if (fits) {
        buf_put(&r->bytes, e->skeleton);
        buf_put(&r->bytes, e->body);
    }
    return buf_err(&r->bytes);
}

/* Whatever stops the walk is told when it is the next that is asked for. */
static enum err
read_rows(struct rows *r, uint64_t index, struct errinfo *ei)
{
    enum err rc;

    buf_clear(&r->bytes);
    r->first = index;
    r->n = 0;
    rc = store_entry_walk(r->st, index, take_row, r, ei);
    if (r->n > 0)
        return buf_err(&r->bytes);
    return rc != ERR_OK
               ? rc
               : err_set(ei, ERR_NOTFOUND, "audit.rows", "it is not there");
}

static enum err
rows_entry(void *ctx, uint64_t index, struct verify_entry *out,
    struct errinfo *ei)
{
    struct rows *r = ctx;
    const uint8_t *p;
    size_t k;
    enum err rc = ERR_OK;

    if (index < r->first || index - r->first >= r->n)
        rc = read_rows(r, index, ei);
    if (rc != ERR_OK)
        return rc;
    k = (size_t)(index - r->first);
    if (!r->v[k].fits)
        return err_set(ei, ERR_CORRUPT, "audit.rows",
            "an entry of a wrong length");
    p = r->bytes.p + r->v[k].at;
    memcpy(out->skeleton, p, ENTRY_LEN);
    out->has_body = r->v[k].body_n > 0;
    out->sealed = (struct span){p + ENTRY_LEN, r->v[k].body_n};
    out->has_leaf = false;
    return ERR_OK;
}

static enum err
rows_note(void *ctx, uint64_t min_size, struct span *note, struct errinfo *ei)
{
    struct rows *r = ctx;
    uint64_t found;
    enum err rc;

    buf_clear(&r->note);
    rc = store_checkpoint_get(r->st, min_size, &found, &r->note, ei);
    if (rc == ERR_OK)
        rc = buf_err(&r->note);
    if (rc == ERR_OK)
        *note = buf_peek(&r->note);
    return rc;
}

void
audit_database(struct audit *au, const char *state_dir)
{
    struct audit_check *c = add(au, AUDIT_DATABASE);
    struct verify_source mine = {NULL, rows_size, rows_entry, rows_note, 0};
    struct errinfo ei = {0};
    struct rows r = {.st = NULL};
    enum err rc = store_open(&r.st, state_dir, true, &ei);

    if (rc != ERR_OK) {
        unable(c, &ei);
        c->skipped = rc == ERR_CONFLICT;
        if (rc == ERR_CORRUPT)
            c->report.outcome = VERIFY_CHANGED;
        return;
    }
    buf_init(&r.bytes, (size_t)BATCH * (ENTRY_LEN + ENTRY_SEALED_MAX));
    buf_init(&r.note, NOTE_MAX);
    mine.ctx = &r;
    walk(au, c, &mine,
        au->newest.n > 0 ? buf_peek(&au->newest) : buf_peek(&au->earlier));
    buf_done(&r.bytes);
    buf_done(&r.note);
    store_close(r.st);
}

/* ---- contents, for who has the keys ---------------------------------------------- */

static void
open_body(struct record *r, struct audit_check *c, uint64_t index)
{
    struct errinfo ei = {0};
    char name[INDEX_MAX];
    struct body parsed;
    struct buf body;
    uint64_t got;
    enum err rc;

    (void)snprintf(name, sizeof(name), "%llu", (unsigned long long)index);
    buf_init(&body, RECORD_BODY_MAX);
    rc = record_entry(r, span_of(name), &got, &body, &ei);
    if (rc == ERR_OK)
        rc = body_read(buf_peek(&body), &parsed, &ei);
    buf_wipe(&body);
    if (rc == ERR_OK) {
        c->report.bodies++;
    } else if (rc == ERR_NOTFOUND) {
        c->destroyed++;
    } else {
        unable(c, &ei);
        if (rc == ERR_CORRUPT || rc == ERR_SYNTAX || rc == ERR_LIMIT)
            c->report.outcome = VERIFY_CHANGED;
        c->report.first = c->report.last = index;
    }
}

void
audit_contents(struct audit *au, const struct record_opts *opts)
{
    struct audit_check *c = add(au, AUDIT_CONTENTS);
    struct errinfo ei = {0};
    struct record_counts counts;
    struct record *r = NULL;

    if (record_open(&r, opts, &ei) != ERR_OK) {
        unable(c, &ei);
        return;
    }
    if (record_count(r, &counts, &ei) != ERR_OK)
        unable(c, &ei);
    else
        c->report.size = c->report.signed_size = counts.log_size;
    for (uint64_t i = 0;
         i < c->report.size && c->report.outcome == VERIFY_INTACT; i++)
        open_body(r, c, i);
    record_close(r);
}

/* ---- the verdict --------------------------------------------------------------- */

/* From best to worst, with what each is called. */
static const struct {
    enum verify_outcome outcome;
    const char *code;
    struct cli_text word;
} ranks[] = {
    {VERIFY_INTACT, "intact", {"ongewijzigd", "intact"}},
    {VERIFY_UNSIGNED, "unsigned",
        {"ongewijzigd, einde nog niet ondertekend",
            "intact, end not yet signed"}},
    {VERIFY_UNABLE, "unable",
        {"nu niet te controleren", "cannot be checked now"}},
    {VERIFY_FORKED, "forked",
        {"korter, ouder of afgesplitst", "shorter, older or forked"}},
    {VERIFY_CHANGED, "changed", {"gewijzigd", "changed"}},
};

static size_t
rank_of(enum verify_outcome outcome)
{
    size_t i = 0;

    while (ranks[i].outcome != outcome)
        i++;
    return i;
}

const struct audit_check *
audit_worst(const struct audit *au)
{
    const struct audit_check *found = NULL;

    for (size_t i = 0; i < au->check_n; i++) {
        const struct audit_check *c = &au->check[i];

        if (c->skipped)
            continue;
        if (found == NULL ||
            rank_of(c->report.outcome) > rank_of(found->report.outcome))
            found = c;
    }
    return found;
}

static const struct {
    const char *code;
    struct cli_text name;
} stores[] = {
    [AUDIT_LOGFILE] = {"logfile", {"logbestand", "log file"}},
    [AUDIT_DATABASE] = {"database", {"database", "database"}},
    [AUDIT_TILES] = {"tiles", {"tegels", "tiles"}},
    [AUDIT_CONTENTS] = {"contents", {"inhoud", "contents"}},
};

static void
json_check(struct buf *b, const struct audit_check *c)
{
    const struct verify_report *r = &c->report;

    buf_byte(b, '{');
    say_json_text(b, "store", stores[c->store].code);
    say_json_text(b, "result",
        c->skipped ? "skipped" : ranks[rank_of(r->outcome)].code);
    say_json_u64(b, "size", r->size);
    say_json_u64(b, "signed_size", r->signed_size);
    say_json_u64(b, "bodies", r->bodies);
    if (c->store == AUDIT_CONTENTS)
        say_json_u64(b, "destroyed", c->destroyed);
    if (!c->skipped && r->outcome != VERIFY_INTACT &&
        r->outcome != VERIFY_UNABLE) {
        say_json_u64(b, "first", r->first);
        say_json_u64(b, "last", r->last);
    }
    say_json_text(b, "why", r->why[0] == '\0' ? NULL : r->why);
    buf_byte(b, '}');
}

static enum cli_exit
report_json(const struct cli_call *call, const struct audit *au,
    enum verify_outcome outcome)
{
    struct buf b, key;

    say_json_begin(&b, call->command->schema);
    say_json_text(&b, "result", ranks[rank_of(outcome)].code);
    buf_init(&key, NOTE_VKEY_MAX);
    if (au->has_key)
        note_key_write(&key, &au->key);
    if (key.n > 0)
        say_json_span(&b, "key", buf_peek(&key));
    else
        say_json_text(&b, "key", NULL);
    buf_done(&key);
    say_json_bool(&b, "compared_with_earlier", au->earlier.n > 0);
    buf_text(&b, ",\"checks\":[");
    for (size_t i = 0; i < au->check_n; i++) {
        if (i > 0)
            buf_byte(&b, ',');
        json_check(&b, &au->check[i]);
    }
    buf_byte(&b, ']');
    audit_witness_json(&b, au);
    return say_json_end(&b, call, (enum cli_exit)verify_exit(outcome));
}

static void
show_check(const struct cli_call *call, const struct audit_check *c)
{
    const struct verify_report *r = &c->report;

    say_label(call, stores[c->store].name.nl, stores[c->store].name.en);
    if (c->skipped) {
        say_out(call, "overgeslagen: in gebruik door de gateway\n",
            "skipped: in use by the gateway\n");
        return;
    }
    say_out(call, "%s", "%s", say_pick(call, ranks[rank_of(r->outcome)].word));
    if (r->outcome == VERIFY_UNABLE && r->size == 0) {
        say_out(call, ": %s\n", ": %s\n", r->why);
        return;
    }
    say_out(call, "; %llu regels, %llu ondertekend, %llu inhouden bekeken",
        "; %llu entries, %llu signed, %llu bodies looked at",
        (unsigned long long)r->size, (unsigned long long)r->signed_size,
        (unsigned long long)r->bodies);
    if (c->destroyed > 0)
        say_out(call, ", %llu vernietigd", ", %llu destroyed",
            (unsigned long long)c->destroyed);
    say_out(call, "\n", "\n");
}

/* What it means and what to do, each outcome in its own words. */
static void
show_result(const struct cli_call *call, const struct audit_check *c)
{
    const struct verify_report *r = &c->report;
    unsigned long long first = r->first, last = r->last;

    say_label(call, "RESULTAAT", "RESULT");
    switch (r->outcome) {
    case VERIFY_INTACT:
        say_out(call,
            "ongewijzigd: elke regel klopt met de ondertekende boom\n",
            "intact: every entry agrees with the signed tree\n");
        return;
    case VERIFY_UNSIGNED:
        say_out(call,
            "ongewijzigd; regels %llu t/m %llu zijn nog niet ondertekend.\n"
            "              Controleer die na het volgende checkpoint opnieuw.\n",
            "intact; entries %llu to %llu are not signed yet.\n"
            "              Check those again after the next checkpoint.\n",
            first, last);
        return;
    case VERIFY_UNABLE:
        say_out(call,
            "nu niet te controleren: %s.\n"
            "              Dit zegt niets over het logboek zelf.\n",
            "cannot be checked now: %s.\n"
            "              This says nothing about the log itself.\n",
            r->why);
        return;
    case VERIFY_FORKED:
        say_out(call,
            "korter, ouder of afgesplitst, vanaf regel %llu: %s.\n"
            "              De bewaarde kop bewijst meer dan hier staat. Zoek "
            "uit welke kopie\n"
            "              is teruggezet; schrijf intussen niets.\n",
            "shorter, older or forked, from entry %llu on: %s.\n"
            "              The kept tree head proves more than is here. Find "
            "out which copy\n"
            "              was put back; write nothing meanwhile.\n",
            first, r->why);
        return;
    case VERIFY_CHANGED:
        if (r->size == 0) {
            say_out(call, "gewijzigd: %s.\n", "changed: %s.\n", r->why);
            return;
        }
        say_out(call, "gewijzigd, regel %llu", "changed, entry %llu", first);
        if (last > first)
            say_out(call, " t/m %llu", " to %llu", last);
        say_out(call,
            ": %s.\n"
            "              Bewaar deze kopie zoals zij is, vergelijk met de "
            "andere opslag en meld het.\n",
            ": %s.\n"
            "              Keep this copy as it is, compare with the other "
            "store and report it.\n",
            r->why);
        return;
    }
}

enum cli_exit
audit_report(const struct cli_call *call, const struct audit *au)
{
    const struct audit_check *c = audit_worst(au);
    struct audit_check unseen = {
        .report = {.outcome = VERIFY_UNABLE,
            .why = "what was seen elsewhere cannot be compared with"}};

    if (c != NULL && rank_of(c->report.outcome) < rank_of(VERIFY_UNABLE) &&
        !audit_witness_hold(au))
        c = &unseen;
    if (c == NULL)
        return say_fail(call, CLI_UNCHECKABLE, "er is niets gecontroleerd",
            "nothing was checked");
    if (call->json)
        return report_json(call, au, c->report.outcome);
    for (size_t i = 0; i < au->check_n; i++)
        show_check(call, &au->check[i]);
    audit_witness_show(call, au);
    say_label(call, "eerdere kop", "earlier head");
    if (au->watched_size > 0)
        say_out(call, "vergeleken met wat elders van het logboek gezien is\n",
            "compared with what was seen of the log elsewhere\n");
    else if (au->earlier.n > 0)
        say_out(call, "vergeleken\n", "compared\n");
    else
        say_out(call, "niet vergeleken (geef er een met --from)\n",
            "not compared (give one with --from)\n");
    show_result(call, c);
    return (enum cli_exit)verify_exit(c->report.outcome);
}
