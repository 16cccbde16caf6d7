/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_PARTS_H
#define EXCHANGE_RECORD_PARTS_H

/*
 * record_parts - the recorder from the inside; only record*.c includes this
 *
 *   record.c          life, requests, the commit of a group
 *   record_open.c     a new state; start-up: complete and compare the stores
 *   record_group.c    one transaction: stage, write, commit, file, sign
 *   record_body.c     what an entry says; keys and pseudonyms
 *   record_accept.c   ACCEPT, REFUSE and REPEAT
 *   record_deliver.c  COLLECT, ACK, CLAIM, PUSHED, expiry
 *   record_read.c     STATUS, LIST and what the CLI asks
 *   record_backup.c   steps with a backup; signing one
 *   record_prove.c    proofs of an entry, and openings of its elements
 *   record_witness.c  who cosigns our checkpoints, and whose we cosign
 *   record_export.c   what was taken out of the log, signed
 *   record_known.c    partners, and which policy is active
 *   record_person.c   whose signatures count
 *   record_policy.c   proposed, approved, ordered, active
 *   record_time.c     what happens because time passes
 *   record_quota.c    refusals and collects per OIN and hour
 */

#include "adapters/terms.h"
#include "base/limit.h"
#include "crypto/digest.h"
#include "crypto/mac.h"
#include "crypto/sign.h"
#include "crypto/uuid.h"
#include "exchange/record.h"
#include "exchange/record_witness.h"
#include "ledger/body.h"
#include "ledger/entry.h"
#include "ledger/logfile.h"
#include "ledger/note.h"
#include "ledger/tree.h"
#include "outbox/keyring.h"
#include "outbox/outbox.h"
#include "outbox/payload.h"
#include "store/messages.h"
#include "store/signed.h"
#include "store/store.h"
#include "store/witness.h"

enum {
    RECORD_ENTRIES_MAX = LIMIT_GROUP_MAX, /* entries in one group */
    RECORD_POOL_LEN = 2048,               /* random bytes drawn at once */
    RECORD_PATH_MAX = 400,
    RECORD_STEP_DAYS = 1826, /* five years: bodies of entries without policy */
    RECORD_TRAIL_MAX = RECORD_PROOF_MAX * RECORD_HASH_LEN
};

_Static_assert((int)RECORD_ENTRIES_MAX <= (int)TREE_BATCH_MAX &&
                   (int)RECORD_ENTRIES_MAX <= (int)LOGFILE_GROUP_MAX,
    "a group fits in one append");
_Static_assert((int)RECORD_NOTE_MAX > (int)NOTE_OURS_MAX,
    "a checkpoint of ours fits, terminated");
_Static_assert((int)RECORD_SKELETON_LEN == (int)ENTRY_LEN, "one skeleton");
_Static_assert((int)STORE_OIN_LEN == (int)PARTNER_OIN_LEN, "one OIN");
_Static_assert((int)STORE_ID_LEN == (int)UUID_LEN, "one id");

/* An entry that will be written when the group ends. */
struct record_staged {
    uint8_t skeleton[ENTRY_LEN];
    size_t body_at, body_n; /* in group.sealed */
    uint8_t wrapped[SEAL_WRAPPED_LEN];
    int64_t epoch, until_day;
};

/* A message that will be written when the group ends, or one that repeats a
 * message of the same group. */
struct record_plan {
    const struct record_request *req;
    struct record_answer *ans;
    size_t original; /* index of the plan it repeats; itself if none */
    size_t entry;    /* index in group.staged */
    struct store_message m;
    const struct partner *to; /* NULL for a refusal */
    uint8_t payload_key[SEAL_KEY_LEN];
};

/* Running totals, kept in the database. */
struct record_tally {
    uint64_t released, refused, dead;
};

struct record_group {
    struct store_txn *txn;
    uint64_t base; /* index of the first entry of the group */
    int64_t now_ms;
    struct record_staged staged[RECORD_ENTRIES_MAX];
    uint8_t leaf[RECORD_ENTRIES_MAX][TREE_HASH_LEN];
    struct tree_proof proof[RECORD_ENTRIES_MAX];
    size_t n;
    struct buf sealed;
    struct record_plan plan[LIMIT_GROUP_MAX];
    size_t plan_n;
    struct tree tree; /* as it will be */
    uint8_t root[TREE_HASH_LEN];
    struct record_tally tally; /* as it will be */
};

struct record_waiting {
    const struct record_request *req;
    struct record_answer *ans;
};

/* What one partner did in an hour that has a quota. */
enum record_quota {
    QUOTA_REFUSALS,
    QUOTA_COLLECTS,
    QUOTA_WITNESS,
    QUOTA__COUNT
};
struct record_spent {
    char oin[PARTNER_OIN_LEN + 1];
    int64_t hour; /* hours since the epoch */
    int n[QUOTA__COUNT];
};

/* Who may sign, and what was done with versions of the policy. */
struct record_persons {
    struct store_person *v;
    size_t n;
};
struct record_life {
    struct store_policy_step *v;
    size_t n, cap;
};

/* A partner that cosigns our checkpoints. */
struct record_witness {
    char id[PARTNER_ID_MAX + 1], oin[PARTNER_OIN_LEN + 1];
    struct note_key key;
    enum record_witness_state state;
    int status;
    struct store_cosigned kept;
    uint64_t known; /* the size that it has, as far as we know */
    int64_t due_ms; /* monotonic: not asked before */
    uint64_t asked_size;
    size_t asked_n; /* 0: nothing is asked now */
    uint8_t asked[NOTE_OURS_MAX];
};

struct record_timer {
    int64_t heartbeat_ms, tiles_ms, truncate_ms, daily_ms; /* monotonic */
    uint64_t tiles_size; /* published up to here */
    int64_t wall0_ms, mono0_ms;
    bool gap; /* the clock stood far past the newest entry at start */
};

/*
 * Invariants, true whenever no function of record*.c is running:
 *   !dead && !behind  =>  database and log file hold the same tree.size
 *                         entries, and note is a checkpoint of that tree
 *   behind            =>  the database holds more than the file; nothing is
 *                         taken in until the file has caught up
 *   group.txn == NULL
 */
struct record {
    struct record_opts opts;
    char state_dir[RECORD_PATH_MAX];
    const struct clock *clk;
    struct store *st;
    struct logfile *lf;
    struct outbox *ob;
    struct keyring *ring;
    struct seal *seal;
    struct sign_key *key;
    struct note_key note_key;
    struct sign_key *cosign; /* for the logs of others */
    struct note_key cosign_key;
    struct record_witness witness[RECORD_WITNESSES_MAX];
    size_t witness_n;
    struct buf published; /* the checkpoint of timer.tiles_size */
    bool copied[RECORD_COPIES];
    struct tree tree;
    struct buf note; /* the newest checkpoint */
    uint64_t note_size;
    bool note_saved; /* in the database; else the next group takes it along */
    bool dead, behind;
    enum err behind_why;
    struct partner_book book;
    bool has_active;
    uint8_t active[POLICY_HASH_LEN]; /* what every decision must be made with */
    struct record_persons persons;
    struct record_life life;
    struct record_tally tally;
    struct record_waiting waiting[LIMIT_GROUP_MAX];
    size_t waiting_n;
    struct record_group group;
    struct record_spent spent[LIMIT_PARTNERS_MAX];
    size_t spent_n;
    struct record_timer timer;
    /* reused from call to call */
    struct body body;
    struct buf json, scratch, trail;
    struct payload_sealed sealed;
    uint8_t pool[RECORD_POOL_LEN];
    size_t pool_left;
};

/* ---- record.c ----------------------------------------------------------- */

/* May something be written now?  errors  ERR_FULL, ERR_IO, ERR_CORRUPT,
 * ERR_DENIED (opened to read) */
MUST_CHECK enum err record_writable(const struct record *r, struct errinfo *ei);
/* Which failures leave us not knowing what we hold?  Then the handle dies. */
MUST_CHECK enum err record_judge(struct record *r, enum err rc,
    struct errinfo *ei);

/* ---- record_person.c, record_policy.c ------------------------------------ */

/* Read from the database what is kept in memory. */
MUST_CHECK enum err record_person_load(struct record *r, struct errinfo *ei);
MUST_CHECK enum err record_policy_load(struct record *r, struct errinfo *ei);

/* Stage one step and its row; number goes into the entry. */
MUST_CHECK enum err record_policy_stage(struct record *r,
    struct store_policy_step *s, uint64_t number, struct errinfo *ei);

/* ---- record_witness.c ---------------------------------------------------- */

/* Our key as a witness; made where it is not there yet. */
MUST_CHECK enum err record_witness_open(struct record *r, const char *path,
    struct errinfo *ei);
/* errors  ERR_CONFIG  ei names the field of p that is wrong */
MUST_CHECK enum err record_witness_check(const struct record *r,
    const struct partner *p, struct errinfo *ei);
/* In the group that changes p: since when it is a witness. */
MUST_CHECK enum err record_witness_stage(struct record *r,
    const struct partner *p, struct errinfo *ei);
/* After each change of the book. */
MUST_CHECK enum err record_witness_load(struct record *r, struct errinfo *ei);

/* A copy of what was just published, in each folder that is configured. */
void record_witness_copy(struct record *r);

/* The courier is gone, and what it was asking with it. */
void record_witness_forget(struct record *r);

/* Is there one to ask?  Then ans is what to ask. */
bool record_witness_claim(struct record *r, struct record_answer *ans);
MUST_CHECK enum err record_witness_told(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);
MUST_CHECK enum err record_witness_answer(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);

/* ---- record_open.c ------------------------------------------------------ */

MUST_CHECK enum err record_open_init(const struct record_opts *opts,
    struct errinfo *ei);

/*
 * Add to the log file what only the database holds, then sign.
 *
 * errors  ERR_FULL, ERR_IO  still behind; may be tried again
 *         ERR_CORRUPT       the two do not fit
 */
MUST_CHECK enum err record_open_complete(struct record *r, struct errinfo *ei);

/* What a courier that is gone had claimed is due again; one transaction. */
MUST_CHECK enum err record_open_release(struct record *r, struct errinfo *ei);

/* ---- record_group.c ----------------------------------------------------- */

MUST_CHECK enum err record_group_begin(struct record *r, struct errinfo *ei);

/* What to stage.  key is the body's own, 32 fresh random bytes. */
struct record_draft {
    enum entry_kind kind;
    struct span json;
    const uint8_t *key;
    uint8_t commit_root[ENTRY_HASH_LEN];
    int64_t until_day;
};
MUST_CHECK enum err record_group_stage(struct record *r,
    const struct record_draft *d, struct errinfo *ei);

/*
 * Write, commit, read back, append, sign.
 *
 * errors  ERR_FULL, ERR_IO, ERR_NOMEM  nothing may be answered as done
 *         ERR_CORRUPT  the same, and the handle is dead
 */
MUST_CHECK enum err record_group_end(struct record *r, struct errinfo *ei);
void record_group_abort(struct record *r);

/* Sign the tree as it is; the note goes to the file at once, to the database
 * with the next group. */
MUST_CHECK enum err record_group_sign(struct record *r, struct errinfo *ei);

/* ---- record_body.c ------------------------------------------------------ */

/* n fresh random bytes, n at most RECORD_POOL_LEN. */
MUST_CHECK enum err record_body_random(struct record *r, uint8_t *out, size_t n,
    struct errinfo *ei);

/* A keyed digest, cut to STORE_KEY_LEN, of tag and up to two parts. */
MUST_CHECK enum err record_body_index(struct record *r, const char *tag,
    struct span a, struct span b, uint8_t out[static MAC_SHA256_LEN],
    struct errinfo *ei);

/* The handle of a person; false in *known when the request names nobody. */
MUST_CHECK enum err record_body_handle(struct record *r,
    const struct record_request *req, uint8_t handle[static STORE_KEY_LEN],
    bool *known, struct errinfo *ei);

/*
 * Stage the entry of a decided message; its body is left in ans->body.
 *
 * in      p       id, trace and request are set
 * in      handle  of the person, or NULL
 * errors  ERR_SYNTAX, ERR_LIMIT  the request is not of its form; nothing was
 *                                staged
 */
MUST_CHECK enum err record_body_decided(struct record *r, struct record_plan *p,
    const uint8_t *handle, struct errinfo *ei);

/* Stage another entry. */
struct record_step {
    enum entry_kind kind;
    const char *id;      /* "" when it is about no message */
    const char *oin;     /* "" */
    const char *subject; /* "" */
    const char *outcome; /* "" */
    uint64_t number;
    const uint8_t *digest;    /* 32 bytes or NULL */
    const uint8_t *trace;     /* trace id of the message, or NULL */
    const char *actor;        /* id of a person, written keyed; or NULL */
    const uint8_t *signature; /* SHA-256 of it, or NULL */
};
MUST_CHECK enum err record_body_step(struct record *r,
    const struct record_step *s, struct errinfo *ei);

/* Read and open the body of an entry.  out  skeleton  may be NULL
 * errors  ERR_NOTFOUND  no such entry, or its key was destroyed */
MUST_CHECK enum err record_body_open(struct record *r, uint64_t index,
    uint8_t *skeleton, struct buf *json, struct errinfo *ei);

/* The key of a body; wipe it.  errors  ERR_NOTFOUND  it was destroyed */
MUST_CHECK enum err record_body_key(struct record *r, uint64_t index,
    uint8_t key[static SEAL_KEY_LEN], struct errinfo *ei);

/* ---- record_accept.c ---------------------------------------------------- */

MUST_CHECK enum err record_accept_one(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);

/* The receipt of a message that was accepted or refused before, or NONE. */
MUST_CHECK enum err record_accept_repeat(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);

/* Write what was planned, as the group ends. */
MUST_CHECK enum err record_accept_write(struct record *r, struct errinfo *ei);

/* Fill the receipts, after everything is on stable storage. */
void record_accept_finish(struct record *r);

/* ---- record_deliver.c --------------------------------------------------- */

MUST_CHECK enum err record_deliver_collect(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);
MUST_CHECK enum err record_deliver_ack(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);
MUST_CHECK enum err record_deliver_claim(struct record *r,
    struct record_answer *ans, struct errinfo *ei);
MUST_CHECK enum err record_deliver_pushed(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);

/* Expire what is due, inside the group; *n says how many. */
MUST_CHECK enum err record_deliver_expire(struct record *r, size_t *n,
    struct errinfo *ei);

/* ---- record_read.c ------------------------------------------------------ */

MUST_CHECK enum err record_read_status(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);
MUST_CHECK enum err record_read_list(struct record *r,
    const struct record_request *req, struct record_answer *ans,
    struct errinfo *ei);
/*
 * Is it one record that is damaged, and not the reading of it?  Then that is
 * logged: the record is set aside, and all others are served.
 *
 * in      event  "entry.damaged"
 * in      id     which one
 */
bool record_read_damaged(enum err rc, const char *event, const char *id,
    const struct errinfo *why);

/*
 * The receipt of a message as it was given; proof is its stored bytes.  It is
 * checked first: entry, path and checkpoint by the log's own signature, and the
 * row of the message by the sealed body.
 *
 * out     *whole  false: something of it is damaged, which is logged; ans then
 *                 is not to be used
 * errors  ERR_NOTFOUND  the body was destroyed in its time
 */
MUST_CHECK enum err record_read_receipt(struct record *r,
    const struct store_message *m, struct span proof, struct record_answer *ans,
    bool *whole, struct errinfo *ei);
MUST_CHECK enum err record_read_count(struct record *r,
    struct record_counts *out, struct errinfo *ei);
MUST_CHECK enum err record_read_queue(struct record *r, enum channel ch,
    struct record_row *v, size_t max, size_t *n, struct errinfo *ei);
MUST_CHECK enum err record_read_entry(struct record *r, struct span id_or_index,
    uint64_t *index, struct buf *body, struct errinfo *ei);
/* Which entry is meant?  errors  ERR_NOTFOUND  no such message, no number */
MUST_CHECK enum err record_read_index(struct record *r, struct span id_or_index,
    uint64_t *index, struct errinfo *ei);

/* ---- record_known.c ----------------------------------------------------- */

/* May this OIN have what goes over that channel? */
bool record_known_admits(const struct record *r, struct span oin, int channel);

MUST_CHECK enum err record_known_load(struct record *r, struct errinfo *ei);
MUST_CHECK enum err record_known_partner(struct record *r,
    const struct partner *p, struct errinfo *ei);
MUST_CHECK enum err record_known_policy(struct record *r,
    const uint8_t hash[static 32], const char *version, struct errinfo *ei);
/* A version as a code: lower case, and '-' for what a code does not know. */
void record_known_code(const char *text, char out[static BODY_CODE_MAX + 1]);
/* Totals: read at start, written with the group that changes them. */
MUST_CHECK enum err record_known_tally(struct record *r, struct errinfo *ei);
MUST_CHECK enum err record_known_tally_put(struct record *r,
    struct errinfo *ei);

/* ---- record_time.c ------------------------------------------------------ */

void record_time_start(struct record *r, int64_t newest_ms);
/* errors  ERR_CONFLICT  the published tiles; the log itself is not in doubt */
MUST_CHECK enum err record_time_tick(struct record *r, struct errinfo *ei);

/* ---- record_quota.c ----------------------------------------------------- */

MUST_CHECK enum err record_quota_load(struct record *r, struct errinfo *ei);
/* Count one more refusal of oin, unless that is too many: false. */
bool record_quota_take(struct record *r, enum record_quota what,
    struct span oin, int64_t at_ms);

#endif
