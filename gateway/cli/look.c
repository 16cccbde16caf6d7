/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/look.h"

#include <stdio.h>

#include "base/clock.h"
#include "cli/audit.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "crypto/envelope.h"
#include "exchange/record.h"
#include "store/copy.h"

#include "base/banned.h"

enum { PATH_LEN_MAX = CONF_PATH_MAX + 64 };

void
look_init(struct look *l)
{
    *l = (struct look){.outcome = VERIFY_INTACT};
    buf_init(&l->head, NOTE_MAX);
}

void
look_done(struct look *l)
{
    backup_close(&l->b);
    buf_done(&l->head);
}

void
look_found(struct look *l, enum verify_outcome outcome, const char *why)
{
    static const int rank[] = {[VERIFY_INTACT] = 0,
        [VERIFY_UNSIGNED] = 1,
        [VERIFY_UNABLE] = 2,
        [VERIFY_FORKED] = 3,
        [VERIFY_CHANGED] = 4};

    if (rank[outcome] <= rank[l->outcome])
        return;
    l->outcome = outcome;
    (void)snprintf(l->why, sizeof(l->why), "%.*s", LOOK_WHY_MAX - 1, why);
}

/* ---- opening ----------------------------------------------------------------------- */

static enum cli_exit
cannot_open(const struct cli_call *call, enum err rc, const struct errinfo *ei)
{
    if (rc == ERR_NOTFOUND)
        return say_fail(call, CLI_USAGE, "er is geen back-up in %s",
            "there is no backup in %s", call->arg[0]);
    if (rc == ERR_CORRUPT)
        return say_fail(call, CLI_CHANGED, "gewijzigd: %s", "changed: %s",
            ei->text);
    return say_fail(call, CLI_UNCHECKABLE, "niet te controleren: %s",
        "cannot be checked: %s", ei->text);
}

enum cli_exit
look_open(const struct cli_call *call, const struct conf *conf, struct look *l)
{
    const char *head = parse_option(call, "head");
    struct errinfo ei = {0};
    enum cli_exit code;
    enum err rc =
        backup_open(&l->b, call->arg[0], parse_option(call, "keys"), &ei);

    if (rc != ERR_OK)
        return cannot_open(call, rc, &ei);
    code = vkey_find(call, conf, &l->key, &l->has_key);
    if (code != CLI_OK || head == NULL)
        return code;
    if (vkey_read_file(head, &l->head) && l->head.n > 0)
        return CLI_OK;
    return say_fail(call, CLI_UNCHECKABLE, "%s is niet te lezen",
        "%s cannot be read", head);
}

enum cli_exit
look_offline_key(const struct cli_call *call, struct envelope_key **out)
{
    const char *key = parse_option(call, "key");
    const char *cert = parse_option(call, "cert");
    struct errinfo ei = {0};

    *out = NULL;
    if (envelope_key_load(out, key, cert, &ei) == ERR_OK)
        return CLI_OK;
    return say_fail(call, CLI_UNCHECKABLE, "de offline sleutel past niet: %s",
        "the offline key does not fit: %s", ei.text);
}

/* ---- from outside ------------------------------------------------------------------ */

/* What is known of an outside checkpoint without opening the backup. */
static void
compare_head(struct look *l)
{
    struct note_checkpoint head, own;

    if (l->head.n == 0)
        return;
    if (note_open(buf_peek(&l->head), &l->key, &head, NULL) != ERR_OK) {
        look_found(l, VERIFY_UNABLE,
            "the outside checkpoint is not signed by this log");
        return;
    }
    l->head_size = head.head.size;
    if (head.head.size > l->b.m.size) {
        char why[LOOK_WHY_MAX];

        (void)snprintf(why, sizeof(why),
            "entry %llu is missing: the outside checkpoint covers %llu",
            (unsigned long long)l->b.m.size,
            (unsigned long long)head.head.size);
        look_found(l, VERIFY_FORKED, why);
        l->shorter = true;
        l->first = l->b.m.size;
        return;
    }
    if (head.head.size == l->b.m.signed_size &&
        note_open(span_of(l->b.m.note), &l->key, &own, NULL) == ERR_OK &&
        memcmp(own.head.root, head.head.root, TREE_HASH_LEN) != 0)
        look_found(l, VERIFY_FORKED,
            "another log than the outside checkpoint is of");
}

void
look_outside(struct look *l)
{
    struct errinfo ei = {0};
    enum err rc = backup_check_parts(&l->b, &ei);

    if (rc != ERR_OK)
        look_found(l, rc == ERR_CORRUPT ? VERIFY_CHANGED : VERIFY_UNABLE,
            ei.text);
    if (!l->has_key) {
        look_found(l, VERIFY_UNABLE,
            "there is no public key of the log: give one with --vkey");
        return;
    }
    rc = backup_check_signed(&l->b, &l->key, &ei);
    if (rc != ERR_OK)
        look_found(l, rc == ERR_CORRUPT ? VERIFY_CHANGED : VERIFY_UNABLE,
            ei.text);
    if (l->outcome == VERIFY_INTACT)
        compare_head(l);
}

/* ---- from inside --------------------------------------------------------------------- */

void
look_unpacked(struct look *l, enum err rc, const struct errinfo *ei)
{
    if (rc != ERR_OK)
        look_found(l, rc == ERR_CORRUPT ? VERIFY_CHANGED : VERIFY_UNABLE,
            ei->text);
}

static void
take_in(struct look *l, const struct audit *au)
{
    const struct audit_check *c = audit_worst(au);

    for (size_t i = 0; i < au->check_n; i++) {
        if (au->check[i].store != AUDIT_CONTENTS)
            continue;
        l->bodies = au->check[i].report.bodies;
        l->destroyed = au->check[i].destroyed;
    }
    if (c == NULL || c->report.outcome == VERIFY_INTACT)
        return;
    /* The tail that the file did not have yet is signed at the next start. */
    if (c->report.outcome == VERIFY_UNSIGNED)
        return;
    look_found(l, c->report.outcome, c->report.why);
    if (c->report.outcome == VERIFY_FORKED && l->outcome == VERIFY_FORKED)
        l->first = c->report.first;
}

void
look_inside(struct look *l, const struct record_opts *opts, bool against_head)
{
    char path[PATH_LEN_MAX];
    struct errinfo ei = {0};
    struct audit au;
    enum err rc = ERR_LIMIT;
    bool late;

    l->opened = true;
    if (settings_join(path, sizeof(path), opts->state_dir, "ketenpoort.db"))
        rc = store_copy_check(path, &ei);
    if (rc != ERR_OK)
        look_found(l, rc == ERR_CORRUPT ? VERIFY_CHANGED : VERIFY_UNABLE,
            ei.text);
    if (rc != ERR_OK)
        return;
    audit_init(&au);
    au.has_key = l->has_key;
    au.key = l->key;
    /* Where the file lags behind the database, the database has it. */
    late = against_head && l->head_size > l->b.m.signed_size;
    if (against_head && !late)
        buf_put(&au.earlier, buf_peek(&l->head));
    if (settings_join(path, sizeof(path), opts->log_dir, LOGFILE_NAME))
        audit_file(&au, path);
    if (late) {
        buf_clear(&au.newest);
        buf_put(&au.earlier, buf_peek(&l->head));
    }
    audit_database(&au, opts->state_dir);
    audit_contents(&au, opts);
    take_in(l, &au);
    audit_done(&au);
}

/* ---- telling --------------------------------------------------------------------------- */

static const char *
code_of(enum verify_outcome outcome)
{
    switch (outcome) {
    case VERIFY_INTACT:
        return "intact";
    case VERIFY_CHANGED:
        return "changed";
    case VERIFY_UNABLE:
        return "unable";
    case VERIFY_UNSIGNED:
        return "unsigned";
    case VERIFY_FORKED:
        return "forked";
    }
    return "unable";
}

void
look_json(struct buf *b, const struct look *l)
{
    char stamp[CLOCK_STAMP_LEN + 1];
    const struct manifest *m = &l->b.m;

    say_json_text(b, "path", l->b.dir);
    clock_stamp(m->made_ms, stamp);
    say_json_text(b, "made", stamp);
    clock_stamp(m->expires_ms, stamp);
    say_json_text(b, "expires", stamp);
    say_json_text(b, "origin", m->origin);
    say_json_u64(b, "size", m->size);
    say_json_u64(b, "signed_size", m->signed_size);
    say_json_u64(b, "parts", m->n);
    say_json_bool(b, "has_keys", l->b.has_keys);
    say_json_bool(b, "compared_with_head", l->head.n > 0 && l->has_key);
    say_json_bool(b, "opened", l->opened);
    if (l->opened) {
        say_json_u64(b, "bodies", l->bodies);
        say_json_u64(b, "destroyed", l->destroyed);
    }
    say_json_text(b, "result", code_of(l->outcome));
    if (l->outcome == VERIFY_FORKED) {
        say_json_bool(b, "shorter", l->shorter);
        say_json_u64(b, "first", l->first);
    }
    say_json_text(b, "why", l->why[0] == '\0' ? NULL : l->why);
}

static void
show_result(const struct cli_call *call, const struct look *l)
{
    unsigned long long first = l->first;

    say_label(call, "RESULTAAT", "RESULT");
    switch (l->outcome) {
    case VERIFY_INTACT:
    case VERIFY_UNSIGNED:
        say_out(call, "ongewijzigd%s\n", "intact%s\n",
            l->opened ? say_pick(call, (struct cli_text){", ook van binnen",
                                           ", inside too"})
                      : "");
        return;
    case VERIFY_CHANGED:
        say_out(call, "gewijzigd: %s\n", "changed: %s\n", l->why);
        return;
    case VERIFY_UNABLE:
        say_out(call, "nu niet te controleren: %s\n",
            "cannot be checked now: %s\n", l->why);
        return;
    case VERIFY_FORKED:
        if (l->shorter)
            say_out(call, "ouder dan de bewaarde kop, vanaf regel %llu: %s\n",
                "older than the kept head, from entry %llu on: %s\n", first,
                l->why);
        else
            say_out(call, "afgesplitst van de bewaarde kop: %s\n",
                "forked from the kept head: %s\n", l->why);
        return;
    }
}

void
look_show(const struct cli_call *call, const struct look *l)
{
    const struct manifest *m = &l->b.m;
    char made[CLOCK_STAMP_LEN + 1], expires[CLOCK_STAMP_LEN + 1];

    clock_stamp(m->made_ms, made);
    clock_stamp(m->expires_ms, expires);
    say_field(call, "back-up", "backup", l->b.dir);
    say_label(call, "gemaakt", "made");
    say_out(call, "%s, verloopt %s\n", "%s, expires %s\n", made, expires);
    say_label(call, "logboek", "log");
    say_out(call, "%llu regels, %llu ondertekend\n",
        "%llu entries, %llu signed\n", (unsigned long long)m->size,
        (unsigned long long)m->signed_size);
    say_label(call, "sleutels", "keys");
    say_out(call, "%s\n", "%s\n",
        l->b.has_keys
            ? say_pick(call, (struct cli_text){"aanwezig", "there"})
            : say_pick(call,
                  (struct cli_text){"niet hier: vernietigd of elders bewaard",
                      "not here: destroyed, or kept elsewhere"}));
    if (l->opened) {
        say_label(call, "inhoud", "contents");
        say_out(call, "%llu inhouden geopend, %llu vernietigd\n",
            "%llu bodies opened, %llu destroyed\n",
            (unsigned long long)l->bodies, (unsigned long long)l->destroyed);
    }
    show_result(call, l);
}
