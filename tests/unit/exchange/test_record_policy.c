/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may sign, and what becomes of a version. */
#include "exchange/record_policy.h"

#include "crypto/digest.h"
#include "ledger/body.h"
#include "policy/compile.h"
#include "tests/unit/exchange/record_rig.h"

enum { VERSIONS = 3 };

static struct rig rig;
static uint8_t hash[VERSIONS][POLICY_HASH_LEN];
static char name[VERSIONS][16];

/* Who is who. */
enum who { BEHEER, FG, JURIST, VREEMD, WHO__COUNT };
static const char *const id[WHO__COUNT] = {"beheer-a", "fg-a", "jurist-a",
    "vreemd-a"};
static struct sign_key *key[WHO__COUNT];

/* A version of its own in the store: the policy under another version name. */
static void
make_version(int i)
{
    char dir[128], path[512], line[512];
    struct policy_folder *fo = NULL;
    struct policy *po = NULL;
    size_t n = 0;

    (void)snprintf(dir, sizeof(dir), "%s/v%d", rig.dir, i);
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_int_equal(policy_folder_read(&fo, "policy/wet-senb", NULL), ERR_OK);
    for (size_t k = 0; k < (policy_folder_files(fo, &n), n); k++) {
        const struct policy_file *f = &policy_folder_files(fo, &n)[k];
        ptrdiff_t at = -1;
        FILE *out;

        (void)snprintf(path, sizeof(path), "%s/%s", dir, f->name);
        out = fopen(path, "w");
        assert_non_null(out);
        if (strcmp(f->name, "00-beleid.yaml") == 0)
            at =
                (const char *)memmem(f->text.p, f->text.n, "  versie: \"", 11) -
                (const char *)f->text.p;
        if (at >= 0) {
            (void)snprintf(line, sizeof(line), "  versie: \"t-%d\" # ", i);
            assert_int_equal(fwrite(f->text.p, 1, (size_t)at, out), at);
            assert_true(fputs(line, out) >= 0);
        } else {
            at = 0;
        }
        assert_int_equal(fwrite(f->text.p + at, 1, f->text.n - (size_t)at, out),
            f->text.n - (size_t)at);
        assert_int_equal(fclose(out), 0);
    }
    policy_folder_free(fo);
    assert_int_equal(versions_take(rig.state, dir, &po, NULL, NULL), ERR_OK);
    memcpy(hash[i], policy_hash(po), POLICY_HASH_LEN);
    (void)snprintf(name[i], sizeof(name[i]), "%s", policy_version(po));
    policy_free(po);
}

static enum record_no
add(enum who w, enum record_rol rol)
{
    enum record_no no = RECORD_NO_NOT;
    enum err rc = record_person_add(rig.r, id[w], rol, sign_key_public(key[w]),
        &no, NULL);

    assert_int_equal(rc, no == RECORD_NO_NOT ? ERR_OK : ERR_DENIED);
    return no;
}

/* Version 0 runs from the folder; three officers are known, one is not. */
static int
set_up(void **state)
{
    (void)state;
    rig_start(&rig);
    for (int i = 0; i < VERSIONS; i++)
        make_version(i);
    for (int w = 0; w < WHO__COUNT; w++) {
        uint8_t seed[SIGN_SEED_LEN] = {(uint8_t)(w + 1)};

        assert_int_equal(sign_key_from_seed(&key[w], seed, NULL), ERR_OK);
    }
    assert_int_equal(record_policy_active(rig.r, hash[0], name[0], NULL),
        ERR_OK);
    assert_int_equal(add(BEHEER, RECORD_BEHEERDER), RECORD_NO_NOT);
    assert_int_equal(add(FG, RECORD_PRIVACYFUNCTIONARIS), RECORD_NO_NOT);
    assert_int_equal(add(JURIST, RECORD_JURIST), RECORD_NO_NOT);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    for (int w = 0; w < WHO__COUNT; w++)
        sign_key_free(key[w]);
    rig_stop(&rig);
    return 0;
}

/* A step as the CLI makes it; a test may spoil it before it is asked. */
struct
try {
    struct record_policy_order o;
    struct statement s;
    struct record_policy_now now;
    uint8_t proposal[32];
    enum who signs;
};

static void
make(struct try *t, enum statement_kind kind, int v, enum who w)
{
    struct record_policy_version ver;

    memset(t, 0, sizeof(*t));
    record_policy_now(rig.r, &t->now);
    if (record_policy_version(rig.r, hash[v], &ver) && ver.proposed != NULL)
        assert_int_equal(
            record_policy_proposal(ver.proposed, t->proposal, NULL), ERR_OK);
    t->signs = w;
    t->o.kind = kind;
    t->o.person = id[w];
    t->o.reason = "";
    t->o.time_ms = rig.wall_ms;
    t->o.from_day = rig.wall_ms / RIG_DAY;
    memcpy(t->o.hash, hash[v], POLICY_HASH_LEN);
    t->s = (struct statement){.kind = kind,
        .origin = rig.opts.origin,
        .version = name[v],
        .person = id[w],
        .reason = "",
        .hash = t->o.hash,
        .active = t->now.has_active ? t->now.active : NULL,
        .proposal = t->proposal,
        .time_ms = rig.wall_ms};
}

static void
sign(struct try *t)
{
    struct buf b;

    t->s.from_day = t->o.from_day;
    buf_init(&b, STATEMENT_MAX);
    statement_write(&b, &t->s);
    assert_int_equal(buf_err(&b), ERR_OK);
    assert_int_equal(
        sign_make(key[t->signs], buf_peek(&b), t->o.signature, NULL), ERR_OK);
    buf_done(&b);
}

static uint64_t
log_size(void)
{
    struct record_counts c;

    assert_int_equal(record_count(rig.r, &c, NULL), ERR_OK);
    return c.log_size;
}

/* What is refused leaves nothing behind. */
static enum record_no
ask(const struct try *t)
{
    enum record_no no = RECORD_NO_NOT;
    uint64_t before = log_size();
    enum err rc = record_policy_step(rig.r, &t->o, &no, NULL);

    assert_int_equal(rc, no == RECORD_NO_NOT ? ERR_OK : ERR_DENIED);
    assert_int_equal(log_size(), before + (rc == ERR_OK));
    return no;
}

static enum record_no
step(enum statement_kind kind, int v, enum who w)
{
    struct try t;

    rig_pass(&rig, 1000);
    make(&t, kind, v, w);
    sign(&t);
    return ask(&t);
}

static enum record_no
activate_in(int v, int64_t days)
{
    struct try t;

    rig_pass(&rig, 1000);
    make(&t, STATEMENT_ACTIVATE, v, FG);
    t.o.from_day += days;
    sign(&t);
    return ask(&t);
}

static enum record_policy_state
state_of(int v)
{
    struct record_policy_version ver;

    assert_true(record_policy_version(rig.r, hash[v], &ver));
    return ver.state;
}

static void
approved(int v)
{
    assert_int_equal(step(STATEMENT_PROPOSE, v, BEHEER), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_APPROVE, v, JURIST), RECORD_NO_NOT);
}

/* What the supervisor does when the recorder says that v is due. */
static void
follow(int v)
{
    struct record_policy_now now;

    record_policy_now(rig.r, &now);
    assert_true(now.is_signed);
    assert_memory_equal(now.due, hash[v], POLICY_HASH_LEN);
    assert_int_equal(record_policy_active(rig.r, hash[v], name[v], NULL),
        ERR_OK);
    assert_int_equal(state_of(v), RECORD_VERSION_ACTIEF);
}

static void
active(int v)
{
    approved(v);
    assert_int_equal(activate_in(v, 0), RECORD_NO_NOT);
    follow(v);
}

/* ---- the way through -------------------------------------------------------- */

static void
test_policy__two_people_make_a_version_active(void **state)
{
    (void)state;
    assert_int_equal(step(STATEMENT_PROPOSE, 1, BEHEER), RECORD_NO_NOT);
    assert_int_equal(state_of(1), RECORD_VERSION_VOORGESTELD);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT_APPROVED);
    assert_int_equal(step(STATEMENT_APPROVE, 1, JURIST), RECORD_NO_NOT);
    assert_int_equal(state_of(1), RECORD_VERSION_GOEDGEKEURD);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT);
    assert_int_equal(state_of(1), RECORD_VERSION_GEPLAND);
    assert_int_equal(state_of(0), RECORD_VERSION_ACTIEF); /* until it is told */
    follow(1);
    assert_int_equal(state_of(0), RECORD_VERSION_VERVALLEN);
    /* All of it is there after a start. */
    rig_reopen(&rig);
    assert_int_equal(state_of(1), RECORD_VERSION_ACTIEF);
    assert_int_equal(state_of(0), RECORD_VERSION_VERVALLEN);
    assert_int_equal(record_policy_active(rig.r, hash[0], name[0], NULL),
        ERR_DENIED);
}

static void
read_entry(uint64_t index, struct body *out)
{
    char text[24];
    struct buf b;
    uint64_t at;

    (void)snprintf(text, sizeof(text), "%llu", (unsigned long long)index);
    buf_init(&b, RECORD_BODY_MAX);
    assert_int_equal(record_entry(rig.r, span_of(text), &at, &b, NULL), ERR_OK);
    assert_int_equal(body_read(buf_peek(&b), out, NULL), ERR_OK);
    assert_null(
        memmem(b.p, b.n, "beheer-a", 8)); /* the id itself is not in it */
    buf_done(&b);
}

static void
test_policy__each_step_is_an_entry_with_hash_actor_and_signature(void **state)
{
    static const uint8_t none[BODY_HASH_LEN];
    static struct body b, person;
    struct try t;
    uint8_t digest[32];
    struct span sig = {t.o.signature, SIGN_LEN};
    uint64_t at = log_size();

    (void)state;
    make(&t, STATEMENT_PROPOSE, 1, BEHEER);
    sign(&t);
    assert_int_equal(ask(&t), RECORD_NO_NOT);
    read_entry(at, &b);
    assert_int_equal(b.kind, ENTRY_BELEID);
    assert_string_equal(b.step.outcome, "voorgesteld");
    assert_string_equal(b.step.subject, "t-1");
    assert_memory_equal(b.step.digest, hash[1], POLICY_HASH_LEN);
    assert_int_equal(digest_sha256(digest, &sig, 1, NULL), ERR_OK);
    assert_memory_equal(b.step.signature, digest, sizeof(digest));
    assert_memory_not_equal(b.step.actor, none, sizeof(none));
    /* The same actor as in the entry of the key, which holds the key. */
    read_entry(at - 3, &person);
    assert_int_equal(person.kind, ENTRY_SLEUTEL);
    assert_string_equal(person.step.subject, "beheerder");
    assert_memory_equal(person.step.actor, b.step.actor, BODY_HASH_LEN);
    assert_memory_equal(person.step.digest, sign_key_public(key[BEHEER]),
        SIGN_PUBLIC_LEN);
}

/* ---- who ------------------------------------------------------------------- */

static void
test_policy__one_person_is_not_two(void **state)
{
    (void)state;
    assert_int_equal(step(STATEMENT_PROPOSE, 1, FG), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_APPROVE, 1, FG), RECORD_NO_SAME_PERSON);
    assert_int_equal(step(STATEMENT_APPROVE, 1, BEHEER), RECORD_NO_ROLE);
    assert_int_equal(step(STATEMENT_APPROVE, 1, JURIST), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_APPROVE, 1, JURIST), RECORD_NO_APPROVED);
    assert_int_equal(step(STATEMENT_PROPOSE, 1, BEHEER), RECORD_NO_OPEN);
}

static void
test_policy__one_key_is_not_two_persons(void **state)
{
    enum record_no no;

    (void)state;
    assert_int_equal(record_person_add(rig.r, "nog-een", RECORD_JURIST,
                         sign_key_public(key[FG]), &no, NULL),
        ERR_DENIED);
    assert_int_equal(no, RECORD_NO_KEY_EXISTS);
    assert_int_equal(add(FG, RECORD_JURIST), RECORD_NO_PERSON_EXISTS);
}

static void
test_policy__an_id_is_a_function(void **state)
{
    static const char *const bad[] = {"", "a", "A-b", "j.jansen", "1a",
        "met spatie", "123456789", "aaaaaaaaaabbbbbbbbbbccccccccccddd"};
    enum record_no no;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(record_person_add(rig.r, bad[i], RECORD_JURIST,
                             sign_key_public(key[VREEMD]), &no, NULL),
            ERR_DENIED);
        assert_int_equal(no, RECORD_NO_ID);
    }
    assert_int_equal(record_person_add(rig.r,
                         "aaaaaaaaaabbbbbbbbbbccccccccccdd", RECORD_JURIST,
                         sign_key_public(key[VREEMD]), &no, NULL),
        ERR_OK);
}

static void
test_policy__a_revoked_key_counts_no_more(void **state)
{
    enum record_no no;

    (void)state;
    assert_int_equal(step(STATEMENT_PROPOSE, 1, BEHEER), RECORD_NO_NOT);
    assert_int_equal(record_person_revoke(rig.r, id[JURIST], &no, NULL),
        ERR_OK);
    assert_int_equal(step(STATEMENT_APPROVE, 1, JURIST), RECORD_NO_REVOKED);
    assert_int_equal(record_person_revoke(rig.r, id[JURIST], &no, NULL),
        ERR_DENIED);
    assert_int_equal(no, RECORD_NO_REVOKED);
    rig_reopen(&rig);
    assert_int_equal(step(STATEMENT_APPROVE, 1, JURIST), RECORD_NO_REVOKED);
    /* What was signed before it was revoked stays. */
    assert_int_equal(step(STATEMENT_APPROVE, 1, FG), RECORD_NO_NOT);
    assert_int_equal(record_person_revoke(rig.r, id[BEHEER], &no, NULL),
        ERR_OK);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_PROPOSE, 2, VREEMD), RECORD_NO_PERSON);
    /* Nor does the key come back under another name. */
    assert_int_equal(record_person_add(rig.r, "jurist-b", RECORD_JURIST,
                         sign_key_public(key[JURIST]), &no, NULL),
        ERR_DENIED);
}

/* ---- what is signed --------------------------------------------------------- */

static void
test_policy__a_signature_under_anything_else_is_none(void **state)
{
    static const uint8_t other[32] = {9};
    struct try t;

    (void)state;
    assert_int_equal(step(STATEMENT_PROPOSE, 1, BEHEER), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_PROPOSE, 2, BEHEER), RECORD_NO_NOT);
    for (int i = 0; i < 10; i++) {
        make(&t, STATEMENT_APPROVE, 1, FG);
        t.signs = i == 0 ? JURIST : FG;
        t.s.kind = i == 1 ? STATEMENT_ACTIVATE : STATEMENT_APPROVE;
        t.s.hash = i == 2 ? hash[2] : t.s.hash;
        t.s.active = i == 3 ? NULL : i == 4 ? other : t.s.active;
        t.s.proposal = i == 5 ? other : t.s.proposal;
        t.s.origin = i == 6 ? "elders.example/2026" : t.s.origin;
        t.s.version = i == 7 ? "t-9" : t.s.version;
        t.s.person = i == 8 ? id[JURIST] : t.s.person;
        t.s.time_ms += i == 9;
        sign(&t);
        assert_int_equal(ask(&t), RECORD_NO_SIGNATURE);
    }
    for (unsigned bit = 0; bit < SIGN_LEN * 8; bit += 37) {
        make(&t, STATEMENT_APPROVE, 1, FG);
        sign(&t);
        t.o.signature[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_equal(ask(&t), RECORD_NO_SIGNATURE);
    }
    make(&t, STATEMENT_APPROVE, 1, FG);
    sign(&t);
    t.o.reason = "iets anders";
    assert_int_equal(ask(&t), RECORD_NO_SIGNATURE);
    t.o.reason = "";
    assert_int_equal(ask(&t), RECORD_NO_NOT);
    /* For another version it is no approval. */
    memcpy(t.o.hash, hash[2], POLICY_HASH_LEN);
    assert_int_equal(ask(&t), RECORD_NO_SIGNATURE);
}

static void
test_policy__an_old_signature_and_a_used_one_are_refused(void **state)
{
    struct try t;

    (void)state;
    make(&t, STATEMENT_PROPOSE, 1, BEHEER);
    sign(&t);
    rig_pass(&rig, RECORD_POLICY_SIGN_MS + 1);
    assert_int_equal(ask(&t), RECORD_NO_TIME);
    make(&t, STATEMENT_PROPOSE, 1, BEHEER);
    t.o.time_ms = t.s.time_ms = rig.wall_ms + RECORD_POLICY_SIGN_MS + 1;
    sign(&t);
    assert_int_equal(ask(&t), RECORD_NO_TIME);
    make(&t, STATEMENT_PROPOSE, 1, BEHEER);
    sign(&t);
    rig_pass(&rig, RECORD_POLICY_SIGN_MS);
    assert_int_equal(ask(&t), RECORD_NO_NOT);
    /* An order to go back, given twice with one signature. */
    assert_int_equal(step(STATEMENT_APPROVE, 1, FG), RECORD_NO_NOT);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT);
    follow(1);
    active(2);
    make(&t, STATEMENT_ROLLBACK, 1, FG);
    sign(&t);
    assert_int_equal(ask(&t), RECORD_NO_NOT);
    assert_int_equal(ask(&t), RECORD_NO_REPEATED);
    follow(1);
    assert_int_equal(step(STATEMENT_ROLLBACK, 2, FG), RECORD_NO_NOT);
    follow(2);
    assert_int_equal(ask(&t), RECORD_NO_REPEATED);
}

static void
test_policy__a_reason_is_one_line_without_numbers(void **state)
{
    char text[STORE_REASON_MAX + 2];
    struct try t;

    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    make(&t, STATEMENT_PROPOSE, 1, BEHEER);
    for (int i = 0; i < 4; i++) {
        t.o.reason = t.s.reason = i == 0   ? text
                                  : i == 1 ? "twee\nregels"
                                  : i == 2 ? "over 999990019"
                                           : "over 12345678";
        sign(&t);
        assert_int_equal(ask(&t), RECORD_NO_REASON);
    }
    t.o.reason = t.s.reason = text + 1; /* the longest, and a short number */
    memcpy(text + 1, "1234567", 7);
    sign(&t);
    assert_int_equal(ask(&t), RECORD_NO_NOT);
}

/* ---- what is kept ------------------------------------------------------------ */

static void
test_policy__a_damaged_version_goes_no_further(void **state)
{
    char path[VERSIONS_PATH_MAX], file[512];
    FILE *f;

    (void)state;
    approved(1);
    assert_int_equal(versions_path(rig.state, hash[1], path, NULL), ERR_OK);
    (void)snprintf(file, sizeof(file), "%s/00-beleid.yaml", path);
    f = fopen(file, "a");
    assert_non_null(f);
    assert_true(fputs("# more\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(activate_in(1, 0), RECORD_NO_DAMAGED);
    assert_int_equal(state_of(0), RECORD_VERSION_ACTIEF);
}

static void
test_policy__a_name_that_two_approved_is_taken(void **state)
{
    char dir[128], path[512];
    struct policy *po = NULL;
    FILE *f;

    (void)state;
    (void)snprintf(dir, sizeof(dir), "%s/v1", rig.dir);
    (void)snprintf(path, sizeof(path), "%s/00-beleid.yaml", dir);
    f = fopen(path, "a");
    assert_non_null(f);
    assert_true(fputs("# the same name, other bytes\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(versions_take(rig.state, dir, &po, NULL, NULL), ERR_OK);
    memcpy(hash[2], policy_hash(po), POLICY_HASH_LEN);
    (void)snprintf(name[2], sizeof(name[2]), "%s", policy_version(po));
    policy_free(po);
    assert_int_equal(step(STATEMENT_PROPOSE, 2, BEHEER), RECORD_NO_NOT);
    approved(1);
    assert_int_equal(step(STATEMENT_APPROVE, 2, JURIST), RECORD_NO_NAME_TAKEN);
}

/* ---- days --------------------------------------------------------------------- */

static void
test_policy__an_activation_waits_for_its_day(void **state)
{
    struct record_policy_now now;
    int64_t start;

    (void)state;
    approved(1);
    assert_int_equal(activate_in(1, -1), RECORD_NO_DAY);
    assert_int_equal(activate_in(1, RECORD_POLICY_AHEAD_DAYS + 1),
        RECORD_NO_DAY);
    assert_int_equal(activate_in(1, 2), RECORD_NO_NOT);
    assert_int_equal(state_of(1), RECORD_VERSION_GEPLAND);
    start = (rig.wall_ms / RIG_DAY + 2) * RIG_DAY;
    rig_reopen(&rig);
    record_policy_now(rig.r, &now);
    assert_false(now.is_signed);
    assert_non_null(now.planned);
    assert_int_equal(now.planned->from_ms, start);
    /* Until then the folder goes on, and may change. */
    assert_int_equal(record_policy_active(rig.r, hash[2], name[2], NULL),
        ERR_OK);
    rig_pass(&rig, start - 1 - rig.wall_ms);
    record_policy_now(rig.r, &now);
    assert_false(now.is_signed);
    rig_pass(&rig, 1);
    record_policy_now(rig.r, &now);
    assert_true(now.is_signed);
    assert_null(now.planned);
    assert_int_equal(record_policy_active(rig.r, hash[2], name[2], NULL),
        ERR_OK); /* it is so already: nothing changes */
    assert_int_equal(record_policy_active(rig.r, hash[0], name[0], NULL),
        ERR_DENIED);
    follow(1);
}

/* A clock that is set back does not undo what two people signed for. */
static void
test_policy__a_clock_that_goes_back_brings_nothing_back(void **state)
{
    struct record_policy_now now;

    (void)state;
    approved(1);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT);
    follow(1);
    rig_pass(&rig, -5000);
    assert_int_equal(record_policy_active(rig.r, hash[0], name[0], NULL),
        ERR_DENIED);
    follow(1);
    /* Nor does the day before come back, once the day had come. */
    approved(2);
    assert_int_equal(activate_in(2, 1), RECORD_NO_NOT);
    rig_pass(&rig, RIG_DAY - rig.wall_ms % RIG_DAY - 1);
    record_policy_now(rig.r, &now);
    assert_memory_equal(now.due, hash[1], POLICY_HASH_LEN);
    rig_pass(&rig, 1);
    follow(2);
    rig_pass(&rig, -1000);
    rig_reopen(&rig);
    record_policy_now(rig.r, &now);
    assert_null(now.planned);
    assert_int_equal(record_policy_active(rig.r, hash[1], name[1], NULL),
        ERR_DENIED);
    follow(2);
    /* Ordered in that second: from there to here, and here again. */
    assert_int_equal(step(STATEMENT_ROLLBACK, 1, JURIST), RECORD_NO_NOT);
    follow(1);
    rig_pass(&rig, -10000);
    follow(1);
    assert_int_equal(step(STATEMENT_ROLLBACK, 2, JURIST), RECORD_NO_NOT);
    follow(2);
}

/* The day does not come sooner because the folder already says the same. */
static void
test_policy__the_folder_does_not_bring_a_day_forward(void **state)
{
    struct record_policy_now now;

    (void)state;
    approved(1);
    assert_int_equal(activate_in(1, 2), RECORD_NO_NOT);
    assert_int_equal(record_policy_active(rig.r, hash[1], name[1], NULL),
        ERR_OK);
    record_policy_now(rig.r, &now);
    assert_false(now.is_signed);
    assert_non_null(now.planned);
}

static void
test_policy__a_later_order_replaces_a_plan(void **state)
{
    struct record_policy_now now;

    (void)state;
    approved(1);
    approved(2);
    assert_int_equal(activate_in(1, 5), RECORD_NO_NOT);
    assert_int_equal(activate_in(2, 3), RECORD_NO_NOT);
    assert_int_equal(state_of(1), RECORD_VERSION_GOEDGEKEURD);
    assert_int_equal(state_of(2), RECORD_VERSION_GEPLAND);
    rig_pass(&rig, 4 * (int64_t)RIG_DAY);
    follow(2);
    rig_pass(&rig, 4 * (int64_t)RIG_DAY);
    record_policy_now(rig.r, &now);
    assert_memory_equal(now.due, hash[2], POLICY_HASH_LEN);
    assert_int_equal(state_of(1), RECORD_VERSION_VERVALLEN);
}

static void
test_policy__what_was_compared_with_another_version_has_lapsed(void **state)
{
    (void)state;
    approved(1);
    assert_int_equal(step(STATEMENT_PROPOSE, 2, BEHEER), RECORD_NO_NOT);
    assert_int_equal(activate_in(1, 0), RECORD_NO_NOT);
    follow(1);
    assert_int_equal(state_of(2), RECORD_VERSION_VERVALLEN);
    assert_int_equal(step(STATEMENT_APPROVE, 2, JURIST), RECORD_NO_STALE);
    assert_int_equal(activate_in(2, 0), RECORD_NO_STALE);
    assert_int_equal(activate_in(1, 0), RECORD_NO_ACTIVE);
    /* Proposed anew it starts without its old approval. */
    assert_int_equal(step(STATEMENT_PROPOSE, 2, BEHEER), RECORD_NO_NOT);
    assert_int_equal(activate_in(2, 0), RECORD_NO_NOT_APPROVED);
}

/* ---- back ---------------------------------------------------------------------- */

static void
test_policy__back_to_what_two_approved_and_no_further(void **state)
{
    uint8_t earlier[POLICY_HASH_LEN];
    struct record_policy_now now;

    (void)state;
    assert_false(record_policy_earlier(rig.r, earlier));
    active(1);
    assert_int_equal(step(STATEMENT_ROLLBACK, 0, FG), RECORD_NO_NO_EARLIER);
    assert_false(record_policy_earlier(rig.r, earlier));
    active(2);
    assert_true(record_policy_earlier(rig.r, earlier));
    assert_memory_equal(earlier, hash[1], POLICY_HASH_LEN);
    assert_int_equal(step(STATEMENT_ROLLBACK, 2, FG), RECORD_NO_ACTIVE);
    assert_int_equal(step(STATEMENT_ROLLBACK, 1, BEHEER), RECORD_NO_NOT);
    follow(1);
    assert_int_equal(state_of(2), RECORD_VERSION_VERVALLEN);
    assert_int_equal(activate_in(2, 0), RECORD_NO_STALE); /* not by one alone */
    assert_false(record_policy_earlier(rig.r, earlier));  /* say where to */
    assert_int_equal(step(STATEMENT_ROLLBACK, 2, FG), RECORD_NO_NOT);
    record_policy_now(rig.r, &now);
    assert_memory_equal(now.due, hash[2], POLICY_HASH_LEN);
}

static void
test_policy__going_back_takes_a_plan_away(void **state)
{
    struct record_policy_now now;

    (void)state;
    active(1);
    approved(2);
    assert_int_equal(activate_in(2, 1), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_ROLLBACK, 1, FG), RECORD_NO_NOT);
    record_policy_now(rig.r, &now);
    assert_null(now.planned);
    rig_pass(&rig, 2 * (int64_t)RIG_DAY);
    record_policy_now(rig.r, &now);
    assert_null(now.planned);
    assert_memory_equal(now.due, hash[1], POLICY_HASH_LEN);
}

/* ---- messages ------------------------------------------------------------------- */

static enum record_result
send(const char *bericht_id, const uint8_t *decided_with)
{
    struct record_request q =
        rig_request(&rig, RECORD_ACCEPT, bericht_id, OIN_RE);
    struct record_answer ans;
    enum record_result result;
    bool waits = false;

    memcpy(q.policy_hash, decided_with, sizeof(q.policy_hash));
    record_answer_init(&ans);
    assert_int_equal(record_submit(rig.r, &q, &ans, &waits, NULL), ERR_OK);
    assert_true(waits);
    assert_int_equal(record_commit(rig.r, NULL), ERR_OK);
    result = ans.result;
    record_answer_done(&ans);
    return result;
}

static void
test_policy__what_was_decided_with_another_is_decided_again(void **state)
{
    struct record_request q;
    struct record_answer ans;
    bool waits = false;

    (void)state;
    assert_int_equal(send("b1", hash[0]), RECORD_DONE);
    assert_int_equal(send("b2", hash[1]), RECORD_STALE);
    /* One that waits in a group when another becomes active. */
    q = rig_request(&rig, RECORD_ACCEPT, "b3", OIN_RE);
    memcpy(q.policy_hash, hash[0], sizeof(q.policy_hash));
    record_answer_init(&ans);
    assert_int_equal(record_submit(rig.r, &q, &ans, &waits, NULL), ERR_OK);
    assert_int_equal(record_policy_active(rig.r, hash[1], name[1], NULL),
        ERR_OK);
    q.snapshot = record_book(rig.r)->version; /* the policy alone decides */
    assert_int_equal(record_commit(rig.r, NULL), ERR_OK);
    assert_int_equal(ans.result, RECORD_STALE);
    record_answer_done(&ans);
    assert_int_equal(send("b3", hash[1]), RECORD_DONE);
    /* A repeat is a repeat, whatever decides now. */
    assert_int_equal(send("b1", hash[1]), RECORD_DUPLICATE);
}

/* ---- ceilings -------------------------------------------------------------------- */

static void
test_policy__so_many_persons_and_no_more(void **state)
{
    uint8_t pub[SIGN_PUBLIC_LEN] = {0};
    enum record_no no;
    char who[16];
    size_t n;

    (void)state;
    (void)record_person_all(rig.r, &n);
    for (; n < RECORD_PERSONS_MAX; n++) {
        (void)snprintf(who, sizeof(who), "persoon-%zu", n);
        memcpy(pub, &n, sizeof(n));
        assert_int_equal(
            record_person_add(rig.r, who, RECORD_JURIST, pub, &no, NULL),
            ERR_OK);
    }
    pub[SIGN_PUBLIC_LEN - 1] = 1;
    assert_int_equal(
        record_person_add(rig.r, "een-te-veel", RECORD_JURIST, pub, &no, NULL),
        ERR_DENIED);
    assert_int_equal(no, RECORD_NO_FULL);
    rig_reopen(&rig); /* they are all read back */
    assert_non_null(record_person_find(rig.r, "persoon-999"));
}

static void
test_policy__so_many_steps_and_no_more(void **state)
{
    struct store_policy_step s = {.what = RECORD_POLICY_ACTIVE, .version = "x"};
    struct store_txn *txn = NULL;
    struct store *st = NULL;
    size_t n;

    (void)state;
    (void)record_policy_steps(rig.r, &n);
    record_close(rig.r);
    rig.r = NULL;
    assert_int_equal(store_open(&st, rig.state, false, NULL), ERR_OK);
    assert_int_equal(store_begin(st, &txn, NULL), ERR_OK);
    for (; n + 1 < RECORD_POLICY_STEPS_MAX; n++)
        assert_int_equal(store_policy_step_add(txn, &s, NULL), ERR_OK);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    store_close(st);
    rig_open(&rig);
    assert_int_equal(step(STATEMENT_PROPOSE, 1, BEHEER), RECORD_NO_NOT);
    assert_int_equal(step(STATEMENT_APPROVE, 1, FG), RECORD_NO_FULL);
    assert_int_equal(record_policy_active(rig.r, hash[2], name[2], NULL),
        ERR_LIMIT);
    assert_int_equal(record_policy_active(rig.r, hash[0], name[0], NULL),
        ERR_OK); /* as it was */
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(test_policy__two_people_make_a_version_active),
        T(test_policy__each_step_is_an_entry_with_hash_actor_and_signature),
        T(test_policy__one_person_is_not_two),
        T(test_policy__one_key_is_not_two_persons),
        T(test_policy__an_id_is_a_function),
        T(test_policy__a_revoked_key_counts_no_more),
        T(test_policy__a_signature_under_anything_else_is_none),
        T(test_policy__an_old_signature_and_a_used_one_are_refused),
        T(test_policy__a_reason_is_one_line_without_numbers),
        T(test_policy__a_damaged_version_goes_no_further),
        T(test_policy__a_name_that_two_approved_is_taken),
        T(test_policy__an_activation_waits_for_its_day),
        T(test_policy__a_clock_that_goes_back_brings_nothing_back),
        T(test_policy__the_folder_does_not_bring_a_day_forward),
        T(test_policy__a_later_order_replaces_a_plan),
        T(test_policy__what_was_compared_with_another_version_has_lapsed),
        T(test_policy__back_to_what_two_approved_and_no_further),
        T(test_policy__going_back_takes_a_plan_away),
        T(test_policy__what_was_decided_with_another_is_decided_again),
        T(test_policy__so_many_persons_and_no_more),
        T(test_policy__so_many_steps_and_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
