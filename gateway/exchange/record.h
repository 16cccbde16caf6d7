/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_RECORD_H
#define EXCHANGE_RECORD_H

/*
 * record - what the recorder does: one transaction, one truth
 *
 * The only code with the database, the payload keys and the log key.  Requests
 * are gathered into a group and committed together, in this order: COMMIT
 * (FULL), read back and hash, append to the log file and fsync, sign the
 * checkpoint.  An answer exists only after all four.
 *
 *   layering   store, ledger, outbox, partner, crypto below; no sockets, no loop
 *   failure    closed.  After an error that leaves the commit's fate unknown
 *              the handle is dead: every call answers ERR_CORRUPT, the process
 *              exits, and the next start reconciles by key.  Where the log
 *              file or the disk cannot be written it answers ERR_FULL or
 *              ERR_IO and takes nothing (HTTP 503).
 *   persons    subject, payload and identifiers are in clear only in the
 *              request and in memory; what is stored is sealed or keyed
 */

#include "adapters/adapter.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "outbox/retry.h"
#include "partner/partner.h"
#include "policy/complete.h"

struct body_decision;
struct clock;
struct record;

enum {
    RECORD_ID_LEN = 36,    /* a UUIDv7 made here: the disclosure's id */
    RECORD_PROOF_MAX = 64, /* hashes in an inclusion proof */
    RECORD_HASH_LEN = 32,
    RECORD_SKELETON_LEN = 76, /* ledger/entry.h */
    RECORD_NOTE_MAX = 512,    /* a signed checkpoint */
    RECORD_BODY_MAX = 2400,   /* canonical JSON of one entry body */
    RECORD_LIST_MAX = 100,    /* rows in one listing */
    RECORD_COPIES = 2,        /* places for a checkpoint outside */
    RECORD_MEDIA_MAX = ADAPTER_PROFILE_MEDIA_MAX
};

enum record_op {
    RECORD_ACCEPT,    /* a decided message: release it */
    RECORD_REFUSE,    /* a decided message: policy says no; log that */
    RECORD_REPEAT,    /* one that is not taken now: was it before? */
    RECORD_STATUS,    /* one disclosure, for its sender or recipient */
    RECORD_LIST,      /* the mailbox of an OIN, of one channel */
    RECORD_COLLECT,   /* hand over a payload; logged before it is given */
    RECORD_ACK,       /* the recipient has it; logged, then shredded */
    RECORD_CLAIM,     /* the next push that is due (courier); logged first */
    RECORD_PUSHED,    /* how a push ended (courier) */
    RECORD_WITNESS,   /* a partner's log asks for our cosignature */
    RECORD_WITNESSED, /* what a witness answered (courier) */
    RECORD_OP__COUNT
};

/* What is known of a trajectory, or was taken to be so. */
struct record_facts {
    enum fase fase;
    enum tri titel_na_detentie;
    enum tri gemeente_bevestigd; /* by the recipient named in the request */
    enum tri verzoek; /* what it answers is an M29 of the recipient to it */
};

/* Which facts a decision rested on that the message did not say itself. */
enum {
    RECORD_ON_FASE = 1,
    RECORD_ON_TITEL = 2,
    RECORD_ON_GEMEENTE = 4,
    RECORD_ON_VERZOEK = 8,
    RECORD_ON_ALL = 15
};

/* One request.  Spans are borrowed until record_commit() has returned. */
struct record_request {
    enum record_op op;
    uint64_t snapshot; /* the version the worker decided with */
    struct span oin;   /* who asks: from the certificate; "" for courier */
    /* RECORD_ACCEPT, RECORD_REFUSE, RECORD_REPEAT */
    struct span bericht_id; /* the sender's own id, idempotency key with oin */
    uint8_t digest[32];     /* SHA-256 of the document as it came in */
    /* RECORD_ACCEPT, RECORD_REFUSE */
    struct span traject_id, correlatie_id; /* uuid or empty */
    struct span bsn, skn;  /* for the pseudonym; either may be empty */
    struct span ontvanger; /* OIN */
    enum rol ontvanger_rol, afzender_rol;
    enum bericht type;
    enum doel doel;
    struct span grond_gever, grond_ontvanger;
    uint8_t policy_hash[32];
    struct span policy_version;
    struct decision decision;
    struct complete complete;     /* what the message lacks */
    uint8_t motivatie_digest[32]; /* salted by the recorder; zeros if none */
    uint8_t afweging_digest[32];  /* likewise, of the five answers */
    struct retry_terms retry;     /* as the parties agreed; zeros: as set */
    int64_t start_ms;
    uint8_t trace_id[16], parent_span[8]; /* zeros: start a new trace */
    struct span transaction_id;           /* Fsc-Transaction-Id or empty */
    struct record_facts assumed;          /* decided with; checked at commit */
    uint8_t rests_on;                     /* RECORD_ON_: where it must be so */
    struct span media_type;               /* of the payload, with its profile */
    struct span profile; /* the name of that profile, or empty */
    struct span payload; /* RECORD_ACCEPT only */
    /* what this message establishes about its trajectory */
    enum fase fase;              /* FASE_ONBEKEND: says nothing */
    enum tri titel_na_detentie;  /* TRI_ONBEKEND: says nothing */
    enum tri gemeente_bevestigd; /* the sender confirms or denies */
    enum channel kanaal;         /* RECORD_LIST */
    /* RECORD_STATUS, COLLECT, ACK, PUSHED */
    struct span id;
    bool ack_refused; /* RECORD_ACK: the recipient refuses it */
    int push_outcome; /* RECORD_PUSHED: enum net_post_outcome as int */
    int push_status;  /* HTTP status, 0 when none */
    int push_retry_after_s;
    uint8_t push_body_sha256[32];
    /* RECORD_WITNESS: payload is the request.  RECORD_WITNESSED: ontvanger is
     * the witness, payload its answer, and how the push of it ended. */
};

enum record_result {
    RECORD_DONE,
    RECORD_DUPLICATE,   /* accepted before, same content: the same receipt */
    RECORD_CONFLICT,    /* the id was used for other content */
    RECORD_STALE,       /* the snapshot or the policy moved: decide again */
    RECORD_MOVED,       /* the trajectory is otherwise: decide on these facts */
    RECORD_NONE,        /* no such thing, or not yours: the same answer */
    RECORD_GONE,        /* it was there; expired or shredded */
    RECORD_QUOTA,       /* too many refusals, or collects, of this OIN */
    RECORD_UNWITNESSED, /* no witness has answered for too long: 503 */
    RECORD_STOPPED      /* the log cannot be written: 503, nothing happened */
};

struct record_row {
    int64_t at_ms, expires_ms;
    int64_t next_ms; /* next push; 0 when none is planned */
    enum bericht type;
    enum channel kanaal;
    uint32_t attempts;
    char id[RECORD_ID_LEN + 1];
    char afzender[PARTNER_OIN_LEN + 1], ontvanger[PARTNER_OIN_LEN + 1];
    /* gereed, bezig, ontvangen, geweigerd, verlopen, dood */
    char state[16];
};

/* One answer.  Owned by the caller: record_answer_init(), record_answer_done().
 * Filled by record_commit(), or at once for what needs no commit. */
struct record_answer {
    enum record_result result;
    char id[RECORD_ID_LEN + 1];
    /* ACCEPT, REFUSE, STATUS: the receipt */
    uint64_t index, tree_size;
    uint8_t proof[RECORD_PROOF_MAX][RECORD_HASH_LEN];
    size_t proof_n;
    uint8_t leaf[RECORD_HASH_LEN];
    uint8_t skeleton[RECORD_SKELETON_LEN]; /* of which leaf is the hash */
    char note[RECORD_NOTE_MAX];            /* the signed checkpoint */
    struct buf body; /* the entry body in clear, canonical JSON */
    uint8_t trace_id[16], span_id[8];
    struct record_row row; /* STATUS; of CLAIM the channel only */
    /* COLLECT, CLAIM */
    struct buf payload; /* wipe after use */
    char media_type[RECORD_MEDIA_MAX + 1];
    char ontvanger[PARTNER_OIN_LEN + 1];
    struct record_facts facts; /* RECORD_MOVED */
    bool witness;     /* CLAIM: payload is a request to the witness ontvanger */
    uint16_t verdict; /* WITNESS: enum witness_verdict; payload goes with it */
    /* LIST */
    struct record_row *row_v;
    size_t row_n;
};

void record_answer_init(struct record_answer *ans);
void record_answer_done(struct record_answer *ans); /* wipes payload */

struct record_opts {
    const char *state_dir; /* ketenpoort.db, log/, tlog/ lie here */
    const char *keys_dir;  /* log.key, kek-<epoch>.key, pseudo-<year>.key */
    const char *log_dir;   /* the second store, on another path */
    const char *origin;    /* checkpoint origin, one log per gateway and year */
    const struct clock *clk;
    int mailbox_days;                 /* 28 */
    int channel_days[CHANNEL__COUNT]; /* instead, where not 0 */
    int refusals_per_hour;            /* quota per OIN, 600 */
    int collects_per_hour;            /* quota per OIN, 3600 */
    bool read_only;                   /* for the CLI beside a stopped gateway */
    /* pushes that fail; 0 takes the default */
    int push_retry_min_s;  /* 30; doubles with each attempt, with jitter */
    int push_retry_max_s;  /* 3600 */
    int push_give_up_days; /* 3; then it waits in the mailbox */
    int witness_every_s;   /* least time between two questions to a witness */
    /* folders elsewhere for copies of each published checkpoint; NULL, "" */
    const char *copy_dir[RECORD_COPIES];
    int witness_hours; /* without one nothing is accepted; 0: never mind */
};

/*
 * Make a new state: keys, database, empty log.  Refuses where one exists.
 * errors  ERR_CONFLICT  there is a state already; ERR_IO
 */
MUST_CHECK enum err record_init(const struct record_opts *opts,
    struct errinfo *ei);

/*
 * Open, take the lock, read the pragmas back, complete the log file from the
 * database, compare both with the newest checkpoint.  A copy of the database
 * that a backup left when it was killed (store/copy.h) is removed.
 *
 * errors  ERR_CONFLICT  another process holds the lock
 *         ERR_CORRUPT   database shorter than file or checkpoint: rollback
 *         ERR_NOTFOUND  not initialised
 */
MUST_CHECK enum err record_open(struct record **out,
    const struct record_opts *opts, struct errinfo *ei);
void record_close(struct record *r);

/*
 * Add one request to the group.  Reads (REPEAT, STATUS, LIST) are answered at
 * once and need no commit.
 *
 * in      req, ans  both kept until record_commit() has returned
 * errors  ERR_OK       ans is or will be filled; *waits tells which
 *         ERR_FULL, ERR_IO  the log cannot be written: ans says STOPPED
 *         ERR_CORRUPT  dead handle
 */
MUST_CHECK enum err record_submit(struct record *r,
    const struct record_request *req, struct record_answer *ans, bool *waits,
    struct errinfo *ei);

/* How many requests wait for a commit. */
size_t record_pending(const struct record *r);

/* Commit the group; afterwards every answer is final. */
MUST_CHECK enum err record_commit(struct record *r, struct errinfo *ei);

/* Time-driven work: expiries, full and partial tiles, WAL checkpoint,
 * heartbeat entry.  Call about once a second.  May add to the group. */
MUST_CHECK enum err record_tick(struct record *r, struct errinfo *ei);

/*
 * The courier is gone: what it had claimed is due again at once.  A push whose
 * fate is unknown goes again under the same id.
 *
 * errors  ERR_FULL, ERR_IO  nothing was released; try again
 *         ERR_CORRUPT       dead handle
 */
MUST_CHECK enum err record_release_claims(struct record *r, struct errinfo *ei);

/* When the next push is due (wall ms), or -1 when nothing is queued. */
int64_t record_next_push_ms(struct record *r);

/* Is there a witness to ask now?  It comes with RECORD_CLAIM. */
bool record_witness_due(const struct record *r);

/* ---- partners and policy: each change is a ledger entry ---------------- */

/* The current book; borrowed until the next partner change. */
const struct partner_book *record_book(const struct record *r);
MUST_CHECK enum err record_partner_put(struct record *r,
    const struct partner *p, struct errinfo *ei);
/*
 * Tell the recorder which policy is active; logs a policy step when new.  From
 * here on a message that was decided with another one is RECORD_STALE.
 *
 * errors  ERR_DENIED  versions are ordered with signatures, and this is not
 *                     the one that is due (record_policy.h)
 *         ERR_LIMIT   no room for more steps
 *         and those of record_partner_put()
 */
MUST_CHECK enum err record_policy_active(struct record *r,
    const uint8_t hash[32], const char *version, struct errinfo *ei);

/* ---- for the CLI -------------------------------------------------------- */

/* The completeness report as the body of an entry keeps it: the numbers and the
 * names, not whether a lack was required.  Of a release nothing required is
 * lacking. */
void record_body_complete(const struct body_decision *d, struct complete *out);

struct record_counts {
    uint64_t log_size, disclosures, refusals, queued, dead;
    uint64_t waiting[CHANNEL__COUNT]; /* of what is queued */
    int64_t oldest_ms;                /* of what is queued; 0 when none */
    bool stopped;
    char note[RECORD_NOTE_MAX];
};
MUST_CHECK enum err record_count(struct record *r, struct record_counts *out,
    struct errinfo *ei);

/* Rows of the queue, newest last; at most max.
 * in      ch  of this channel only; CHANNEL__COUNT of all */
MUST_CHECK enum err record_queue(struct record *r, enum channel ch,
    struct record_row *v, size_t max, size_t *n, struct errinfo *ei);

/* The entries of a time, in the order of the log. */
struct record_history {
    uint64_t from;  /* the first index to look at */
    uint32_t kinds; /* 1 << enum entry_kind; 0: releases and refusals */
    int64_t since_ms,
        until_ms; /* of logging; from the one to before the other */
    size_t max;   /* at most RECORD_HISTORY_MAX */
};
enum {
    RECORD_HISTORY_MAX = 100,
    RECORD_HISTORY_SCAN = 2000 /* entries looked at in one call */
};

/* One of them; body is empty where its key was destroyed in its time. */
struct record_seen {
    uint64_t index;
    unsigned kind; /* enum entry_kind */
    uint8_t leaf[RECORD_HASH_LEN];
    struct span body;
};
typedef enum err record_seen_fn(void *ctx, const struct record_seen *seen,
    struct errinfo *ei);

/*
 * Visit them.
 *
 * out     *next  where to go on; the size of the log when all was seen
 * errors  what each() gave; ERR_CORRUPT  an entry is not what was logged
 */
MUST_CHECK enum err record_history_walk(struct record *r,
    const struct record_history *q, uint64_t *next, record_seen_fn *each,
    void *ctx, struct errinfo *ei);

struct body;
struct policy_past;

/* What the body of a decision keeps for taking it again (policy/replay.h).
 * in      b  with a decision */
void record_history_past(const struct body *b, struct policy_past *out);

/* The body of an entry in clear, by index or by id; for `log show` and
 * `policy explain`. */
MUST_CHECK enum err record_entry(struct record *r, struct span id_or_index,
    uint64_t *index, struct buf *body, struct errinfo *ei);

#endif
