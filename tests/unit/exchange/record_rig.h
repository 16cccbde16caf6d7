/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_RECORD_RIG_H
#define TESTS_RECORD_RIG_H

/*
 * record_rig - a recorder in a folder of its own, with a clock that stands
 *
 * Three fictive partners: a PI that sends, a municipality that gets pushes, a
 * probation service with a mailbox.  BSNs are of the test range and pass the
 * 11-test.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "exchange/record.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "ledger/tree.h"

#define RIG_UNUSED __attribute__((unused))

#define OIN_PI "00000099000000001000"
#define OIN_GN "00000099000000002000"
#define OIN_RE "00000099000000003000"

enum { RIG_DAY = 86400000, RIG_HOUR = 3600000 };

struct rig {
    char dir[64], state[96], keys[96], log[96];
    int64_t wall_ms, mono_ms;
    struct clock clk;
    struct record_opts opts;
    struct record *r;
};

static int64_t
rig_wall(void *ctx)
{
    return ((struct rig *)ctx)->wall_ms;
}

static int64_t
rig_mono(void *ctx)
{
    return ((struct rig *)ctx)->mono_ms;
}

static RIG_UNUSED void
rig_pass(struct rig *g, int64_t ms)
{
    g->wall_ms += ms;
    g->mono_ms += ms;
}

static void
rig_paths(struct rig *g)
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    memset(g, 0, sizeof(*g));
    (void)snprintf(g->dir, sizeof(g->dir), "%s/kp-record-XXXXXX", base);
    assert_non_null(mkdtemp(g->dir));
    (void)snprintf(g->state, sizeof(g->state), "%s/state", g->dir);
    (void)snprintf(g->keys, sizeof(g->keys), "%s/keys", g->dir);
    (void)snprintf(g->log, sizeof(g->log), "%s/log", g->dir);
    g->wall_ms = 1795000000000; /* November 2026 */
    g->mono_ms = 1000;
    g->clk = (struct clock){rig_wall, rig_mono, g};
    g->opts = (struct record_opts){.state_dir = g->state,
        .keys_dir = g->keys,
        .log_dir = g->log,
        .origin = "ketenpoort.example/log/2026",
        .clk = &g->clk,
        .mailbox_days = 28,
        .refusals_per_hour = 5,
        .collects_per_hour = 40,
        .push_retry_min_s = 10,
        .push_retry_max_s = 600,
        .push_give_up_days = 1};
}

static RIG_UNUSED enum err
rig_try_open(struct rig *g, struct errinfo *ei)
{
    return record_open(&g->r, &g->opts, ei);
}

static void
rig_open(struct rig *g)
{
    struct errinfo ei = {.code = ERR_OK};

    if (record_open(&g->r, &g->opts, &ei) != ERR_OK)
        fail_msg("open: %s: %s", ei.where, ei.text);
}

static RIG_UNUSED void
rig_reopen(struct rig *g)
{
    record_close(g->r);
    g->r = NULL;
    rig_open(g);
}

static void
rig_partner(struct rig *g, const char *id, const char *oin, enum rol rol,
    bool push, enum partner_status status)
{
    struct errinfo ei = {.code = ERR_OK};
    struct partner p = {.rollen = 1u << rol, .status = status};

    (void)snprintf(p.id, sizeof(p.id), "%s", id);
    (void)snprintf(p.naam, sizeof(p.naam), "Fictieve organisatie %s", id);
    (void)snprintf(p.oin, sizeof(p.oin), "%s", oin);
    (void)snprintf(p.kind, sizeof(p.kind), "%s", "gemeente");
    (void)snprintf(p.version, sizeof(p.version), "%s", "v1");
    (void)snprintf(p.gemeente, sizeof(p.gemeente), "%s", "9999");
    (void)snprintf(p.loket, sizeof(p.loket), "%s", "loket@example.nl");
    if (push) {
        p.kanaal[0].delivery = PARTNER_PUSH;
        (void)snprintf(p.kanaal[0].url, sizeof(p.kanaal[0].url), "%s",
            "https://localhost:8443/berichten");
        (void)snprintf(p.kanaal[0].address, sizeof(p.kanaal[0].address), "%s",
            "127.0.0.1");
    }
    if (record_partner_put(g->r, &p, &ei) != ERR_OK)
        fail_msg("partner: %s: %s", ei.where, ei.text);
}

static RIG_UNUSED void
rig_partners(struct rig *g)
{
    rig_partner(g, "pi-fictief", OIN_PI, ROL_PI, false, PARTNER_ACTIEF);
    rig_partner(g, "gemeente-fictief", OIN_GN, ROL_GN, true, PARTNER_ACTIEF);
    rig_partner(g, "reclassering-fictief", OIN_RE, ROL_RE, false,
        PARTNER_ACTIEF);
}

static RIG_UNUSED void
rig_start(struct rig *g)
{
    struct errinfo ei = {.code = ERR_OK};

    rig_paths(g);
    if (record_init(&g->opts, &ei) != ERR_OK)
        fail_msg("init: %s: %s", ei.where, ei.text);
    rig_open(g);
    rig_partners(g);
}

static int
rig_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static RIG_UNUSED void
rig_stop(struct rig *g)
{
    record_close(g->r);
    g->r = NULL;
    (void)nftw(g->dir, rig_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- requests ------------------------------------------------------------ */

#define RIG_BSN     "999990019"
#define RIG_NAAM    "Fictia van Verzonnen"
#define RIG_TRAJECT "018f3c00-0000-7000-8000-00000000beef"

static RIG_UNUSED struct record_request
rig_request(const struct rig *g, enum record_op op, const char *bericht_id,
    const char *to)
{
    static const char payload[] =
        "{\"bsn\":\"" RIG_BSN "\",\"naam\":\"" RIG_NAAM "\"}";
    struct record_request q = {
        .op = op,
        .snapshot = record_book(g->r)->version,
        .oin = span_of(OIN_PI),
        .bericht_id = span_of(bericht_id),
        .traject_id = span_of(RIG_TRAJECT),
        .bsn = span_of(RIG_BSN),
        .ontvanger = span_of(to),
        .ontvanger_rol = ROL_RE,
        .afzender_rol = ROL_PI,
        .type = BERICHT_M10,
        .doel = DOEL_DR_PLAN,
        .grond_gever = span_of("PBW_18A"),
        .grond_ontvanger = span_of("RR_24"),
        .policy_version = span_of("2026.1"),
        .start_ms = g->wall_ms - 3,
        .fase = FASE_ONBEKEND,
    };

    memset(q.digest, 0x11, sizeof(q.digest));
    memset(q.policy_hash, 0x22, sizeof(q.policy_hash));
    memset(q.motivatie_digest, 0x33, sizeof(q.motivatie_digest));
    q.decision.released = op == RECORD_ACCEPT;
    q.decision.refusal =
        op == RECORD_ACCEPT ? WEIGER_GEEN : WEIGER_GEEN_GRONDSLAG;
    q.decision.log_bewaren_dagen = 1826;
    for (unsigned e = 0; e < 10; e++) {
        elset_add(&q.decision.offered, (enum element)e);
        if (op == RECORD_ACCEPT && e < 7) {
            elset_add(&q.decision.disclosed, (enum element)e);
            q.decision.line[e] =
                (struct policy_line){.verdict = VERDICT_DISCLOSE,
                    .fallback = EL__NONE,
                    .rule = 5};
        } else {
            elset_add(&q.decision.withheld, (enum element)e);
            q.decision.line[e] =
                (struct policy_line){.verdict = VERDICT_WITHHOLD,
                    .weiger = WEIGER_NIET_NODIG,
                    .fallback = EL__NONE,
                    .rule = 9};
        }
    }
    if (op == RECORD_ACCEPT) {
        q.media_type = span_of("application/json");
        q.payload = span_of(payload);
    }
    return q;
}

static RIG_UNUSED struct record_request
rig_ask(enum record_op op, const char *oin, const char *id)
{
    return (struct record_request){.op = op,
        .oin = span_of(oin),
        .id = span_of(id),
        .fase = FASE_ONBEKEND};
}

/* Submit and, where it waits, commit. */
static RIG_UNUSED enum err
rig_run(struct rig *g, const struct record_request *q,
    struct record_answer *ans)
{
    struct errinfo ei = {.code = ERR_OK};
    bool waits = false;
    enum err rc = record_submit(g->r, q, ans, &waits, &ei);

    if (rc == ERR_OK && waits)
        rc = record_commit(g->r, &ei);
    return rc;
}

/* One question whose answer is only a result. */
static RIG_UNUSED enum record_result
rig_result(struct rig *g, const struct record_request *q)
{
    struct record_answer ans;
    enum record_result result;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, q, &ans), ERR_OK);
    result = ans.result;
    record_answer_done(&ans);
    return result;
}

/* Accept one message; its id in id. */
static RIG_UNUSED void
rig_accept(struct rig *g, const char *bericht_id, const char *to,
    char id[static RECORD_ID_LEN + 1])
{
    struct record_request q = rig_request(g, RECORD_ACCEPT, bericht_id, to);
    struct record_answer ans;

    record_answer_init(&ans);
    assert_int_equal(rig_run(g, &q, &ans), ERR_OK);
    assert_int_equal(ans.result, RECORD_DONE);
    memcpy(id, ans.id, sizeof(ans.id));
    record_answer_done(&ans);
}

/* ---- receipts -------------------------------------------------------------- */

/* Does the receipt prove itself, with the public key alone? */
static RIG_UNUSED bool
rig_proved(const struct rig *g, const struct record_answer *ans)
{
    char path[128];
    struct sign_key *key = NULL;
    struct note_key nk;
    struct note_checkpoint cp;
    struct tree_proof proof = {.n = ans->proof_n};
    bool ok;

    (void)snprintf(path, sizeof(path), "%s/log.key", g->keys);
    if (sign_key_load(&key, path, NULL) != ERR_OK)
        return false;
    ok = note_key_init(&nk, g->opts.origin, NOTE_ED25519, sign_key_public(key),
             NULL) == ERR_OK;
    sign_key_free(key);
    memcpy(proof.hash, ans->proof, ans->proof_n * TREE_HASH_LEN);
    return ok && note_open(span_of(ans->note), &nk, &cp, NULL) == ERR_OK &&
           cp.head.size == ans->tree_size &&
           tree_check_inclusion(ans->index, &cp.head, ans->leaf, &proof,
               NULL) == ERR_OK;
}

/* ---- files ------------------------------------------------------------------ */

static const char *rig_needle;
static bool rig_seen;

static int
rig_look(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    size_t want = strlen(rig_needle);
    uint8_t *p;
    ssize_t n = 0;
    int fd;

    (void)ftw;
    if (type != FTW_F || st->st_size == 0)
        return 0;
    p = malloc((size_t)st->st_size);
    fd = open(path, O_RDONLY);
    if (p != NULL && fd >= 0)
        n = read(fd, p, (size_t)st->st_size);
    if (n > 0 && memmem(p, (size_t)n, rig_needle, want) != NULL) {
        print_message("%s is in %s\n", rig_needle, path);
        rig_seen = true;
    }
    if (fd >= 0)
        (void)close(fd);
    free(p);
    return 0;
}

/* Do these bytes stand in any file of the rig? */
static RIG_UNUSED bool
rig_holds(const struct rig *g, const char *needle)
{
    rig_needle = needle;
    rig_seen = false;
    (void)nftw(g->dir, rig_look, 16, FTW_PHYS);
    return rig_seen;
}

static RIG_UNUSED void
rig_copy(const char *from, const char *to)
{
    char buf[8192];
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t n;

    assert_true(in >= 0 && out >= 0);
    while ((n = read(in, buf, sizeof(buf))) > 0)
        assert_int_equal(write(out, buf, (size_t)n), n);
    assert_int_equal(n, 0);
    assert_int_equal(close(out), 0);
    assert_int_equal(close(in), 0);
}

#endif
