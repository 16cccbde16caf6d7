/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

/*
 * stmt - every SQL statement there is, prepared once, used by name
 *
 * A use reads as one sentence: begin, bind in the order of the question
 * marks, then run or step.  A failed bind is remembered and told by the step.
 *
 *   layering   only inside store/
 */

#include <sqlite3.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

/* The writer sees its own transaction; the reader only what is in the files. */
enum stmt_conn { STMT_WRITER, STMT_READER, STMT_CONN__COUNT };

/* clang-format off */
#define STMT_LIST(X)                                                          \
    X(BEGIN, STMT_WRITER, "BEGIN IMMEDIATE")                                  \
    X(COMMIT, STMT_WRITER, "COMMIT")                                          \
    X(ROLLBACK, STMT_WRITER, "ROLLBACK")                                      \
    X(ENTRY_PUT, STMT_WRITER,                                                 \
        "INSERT INTO entry(idx, skeleton, leaf) VALUES(?,?,?)")               \
    X(BODY_PUT, STMT_WRITER, "INSERT INTO body(idx, sealed) VALUES(?,?)")     \
    X(BODY_KEY_PUT, STMT_WRITER,                                              \
        "INSERT INTO body_key(idx, epoch, until_day, wrapped)"                \
        " VALUES(?,?,?,?)")                                                   \
    X(BODY_KEY_GET, STMT_WRITER,                                              \
        "SELECT epoch, wrapped FROM body_key WHERE idx = ?")                  \
    X(BODY_KEY_EXPIRE, STMT_WRITER,                                           \
        "DELETE FROM body_key WHERE idx IN (SELECT idx FROM body_key"         \
        " WHERE until_day < ? ORDER BY until_day LIMIT ?)")                   \
    X(BODY_KEY_EPOCH, STMT_WRITER,                                           \
        "SELECT 1 FROM body_key WHERE epoch = ? LIMIT 1")                     \
    X(ENTRY_COUNT, STMT_WRITER, "SELECT max(idx) FROM entry")                 \
    X(ENTRY_GET, STMT_WRITER,                                                 \
        "SELECT skeleton, sealed FROM entry JOIN body USING(idx)"             \
        " WHERE idx = ?")                                                     \
    X(SKELETON_GET, STMT_WRITER, "SELECT skeleton FROM entry WHERE idx = ?")  \
    X(ENTRY_WALK, STMT_READER,                                                \
        "SELECT idx, skeleton, sealed, leaf FROM entry JOIN body USING(idx)"  \
        " WHERE idx >= ? ORDER BY idx")                                       \
    X(LEAF_WALK, STMT_READER,                                                 \
        "SELECT idx, leaf, skeleton FROM entry WHERE idx >= ? ORDER BY idx")  \
    X(CHECKPOINT_PUT, STMT_WRITER,                                            \
        "INSERT OR REPLACE INTO checkpoint(size, note) VALUES(?,?)")          \
    X(CHECKPOINT_GET, STMT_WRITER,                                            \
        "SELECT size, note FROM checkpoint WHERE size >= ?"                   \
        " ORDER BY size LIMIT 1")                                             \
    X(CHECKPOINT_LAST, STMT_WRITER,                                           \
        "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1")       \
    X(MESSAGE_PUT, STMT_WRITER,                                               \
        "INSERT INTO message(id, dedup, digest, policy_hash, trace, afzender,"\
        " ontvanger, type, state, idx, tree_size, at_ms, expires_ms, subject,"\
        " proof, channel) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,nullif(?,0),?,?)") \
    X(MESSAGE_STATE, STMT_WRITER,                                             \
        "UPDATE message SET state = ?, expires_ms = ? WHERE n = ?")           \
    X(MESSAGE_BY_ID, STMT_WRITER, "SELECT * FROM message WHERE id = ?")       \
    X(MESSAGE_BY_DEDUP, STMT_WRITER, "SELECT * FROM message WHERE dedup = ?") \
    X(MESSAGE_BY_N, STMT_WRITER, "SELECT * FROM message WHERE n = ?")         \
    X(MESSAGE_REFUSED, STMT_WRITER,                                           \
        "SELECT afzender, at_ms FROM message WHERE id >= ? AND state = ?")    \
    X(QUEUE_PUT, STMT_WRITER,                                                 \
        "INSERT INTO queue(n, mode, ontvanger, due_ms, attempts, channel)"    \
        " VALUES(?,?,?,?,?,?)")                                               \
    X(QUEUE_SET, STMT_WRITER,                                                 \
        "UPDATE queue SET mode = ?, due_ms = ?, attempts = ? WHERE n = ?")    \
    X(QUEUE_DEL, STMT_WRITER, "DELETE FROM queue WHERE n = ?")                \
    X(QUEUE_GET, STMT_WRITER,                                                 \
        "SELECT n, mode, ontvanger, due_ms, attempts, channel FROM queue"     \
        " WHERE n = ?")                                                       \
    X(QUEUE_LIST, STMT_WRITER,                                                \
        "SELECT n, mode, ontvanger, due_ms, attempts, channel FROM queue"     \
        " WHERE mode = ? AND ontvanger = ? AND channel = ?"                   \
        " ORDER BY due_ms LIMIT ?")                                           \
    X(QUEUE_NEWEST, STMT_WRITER,                                              \
        "SELECT * FROM (SELECT n, mode, ontvanger, due_ms, attempts, channel" \
        " FROM queue WHERE ?1 < 0 OR channel = ?1 ORDER BY n DESC LIMIT ?2)"  \
        " ORDER BY n")                                                        \
    X(QUEUE_LANES, STMT_WRITER,                                               \
        "SELECT ontvanger, count(*), min(due_ms), channel FROM queue"         \
        " WHERE mode = ? GROUP BY ontvanger, channel")                        \
    X(QUEUE_RELEASE, STMT_WRITER,                                             \
        "UPDATE queue SET mode = ?, due_ms = ? WHERE mode = ?")               \
    X(QUEUE_MOVE, STMT_WRITER,                                                \
        "UPDATE queue SET mode = ?, due_ms = ? WHERE mode = ?"                \
        " AND ontvanger = ? AND channel = ?")                                 \
    X(QUEUE_COUNT, STMT_WRITER, "SELECT count(*), min(n) FROM queue")         \
    X(RETRY_PUT, STMT_WRITER,                                                 \
        "INSERT INTO retry(n, first_s, longest_s, give_up_days)"              \
        " VALUES(?,?,?,?)")                                                   \
    X(RETRY_GET, STMT_WRITER,                                                 \
        "SELECT first_s, longest_s, give_up_days FROM retry WHERE n = ?")     \
    X(QUEUE_CHANNEL, STMT_WRITER,                                             \
        "SELECT count(*) FROM queue WHERE channel = ?")                       \
    X(PAYLOAD_PUT, STMT_WRITER,                                               \
        "INSERT INTO payload(n, epoch, wrapped, media_type, sealed)"          \
        " VALUES(?,?,?,?,?)")                                                 \
    X(PAYLOAD_GET, STMT_WRITER,                                               \
        "SELECT n, epoch, wrapped, media_type, sealed FROM payload"           \
        " WHERE n = ?")                                                       \
    X(PAYLOAD_DEL, STMT_WRITER, "DELETE FROM payload WHERE n = ?")            \
    X(PAYLOAD_EPOCH, STMT_WRITER, "SELECT min(epoch) <= ? FROM payload")      \
    X(PARTNER_PUT, STMT_WRITER,                                               \
        "INSERT OR REPLACE INTO partner(id, bytes) VALUES(?,?)")              \
    X(PARTNER_WALK, STMT_WRITER, "SELECT bytes FROM partner ORDER BY id")     \
    X(TRAJECTORY_PUT, STMT_WRITER,                                            \
        "INSERT OR REPLACE INTO trajectory(key, fase, titel, subject, at_ms)" \
        " VALUES(?,?,?,nullif(?,0),?)")                                       \
    X(TRAJECTORY_GET, STMT_WRITER,                                            \
        "SELECT fase, titel, subject, at_ms FROM trajectory WHERE key = ?")   \
    X(CONFIRM_PUT, STMT_WRITER,                                               \
        "INSERT OR REPLACE INTO confirmation(key, oin, said) VALUES(?,?,?)")  \
    X(CONFIRM_GET, STMT_WRITER,                                               \
        "SELECT said FROM confirmation WHERE key = ? AND oin = ?")            \
    X(SUBJECT_FIND, STMT_WRITER, "SELECT n FROM subject WHERE handle = ?")    \
    X(SUBJECT_PUT, STMT_WRITER, "INSERT INTO subject(handle) VALUES(?)")      \
    X(SUBJECT_GET, STMT_WRITER, "SELECT handle FROM subject WHERE n = ?")     \
    X(PERSON_ADD, STMT_WRITER,                                                \
        "INSERT INTO person(id, rol, pub, at_ms) VALUES(?,?,?,?)")            \
    X(PERSON_REVOKE, STMT_WRITER,                                             \
        "UPDATE person SET revoked_ms = ? WHERE id = ?")                      \
    X(PERSON_WALK, STMT_WRITER,                                               \
        "SELECT id, rol, pub, at_ms, revoked_ms FROM person ORDER BY id")     \
    X(POLICY_STEP_ADD, STMT_WRITER,                                           \
        "INSERT INTO policy_step(hash, what, version, person, reason, at_ms," \
        " from_ms, signature, idx, base)"                                     \
        " VALUES(?,?,?,?,?,?,?,nullif(?,x''),?,?)")                           \
    X(POLICY_STEP_WALK, STMT_WRITER,                                          \
        "SELECT hash, what, version, person, reason, at_ms, from_ms,"         \
        " signature, idx, base FROM policy_step ORDER BY n")                        \
    X(WITNESSED_PUT, STMT_WRITER,                                             \
        "INSERT INTO witnessed(origin, size, root, at_ms) VALUES(?,?,?,?)"    \
        " ON CONFLICT(origin) DO UPDATE SET size = excluded.size,"            \
        " root = excluded.root, at_ms = excluded.at_ms")                      \
    X(WITNESSED_GET, STMT_WRITER,                                             \
        "SELECT size, root, at_ms FROM witnessed WHERE origin = ?")           \
    X(COSIGNED_PUT, STMT_WRITER,                                              \
        "INSERT OR REPLACE INTO cosigned(id, size, since_ms, signed_ms, note)"\
        " VALUES(?,?,?,?,?)")                                                 \
    X(COSIGNED_GET, STMT_WRITER,                                              \
        "SELECT size, since_ms, signed_ms, note FROM cosigned WHERE id = ?")  \
    X(META_PUT, STMT_WRITER,                                                  \
        "INSERT OR REPLACE INTO meta(name, value) VALUES(?,?)")               \
    X(META_GET, STMT_WRITER, "SELECT value FROM meta WHERE name = ?")
/* clang-format on */

enum stmt_id {
#define X(name, conn, sql) STMT_##name,
    STMT_LIST(X)
#undef X
        STMT__COUNT
};

struct store_txn {
    struct store *st;
};

struct store {
    sqlite3 *db[STMT_CONN__COUNT];
    sqlite3_stmt *stmt[STMT__COUNT];
    struct store_txn txn;
    bool in_txn;
    int wal_pages;
    int lock_fd;
};

/* One use of a statement. */
struct stmt {
    sqlite3_stmt *s;
    int col; /* bound so far */
    int rc;  /* the first bind that failed */
};

/* What an SQLite result means to us. */
enum err stmt_code(int sqlite_rc);
/* Record it; the words are SQLite's own for the code, never for the data. */
enum err stmt_fail(struct errinfo *ei, const char *where, int sqlite_rc);

MUST_CHECK enum err stmt_prepare(struct store *st, enum stmt_conn conn,
    struct errinfo *ei);
void stmt_finalize(struct store *st);

struct stmt stmt_begin(struct store *st, enum stmt_id id);
void stmt_int(struct stmt *q, int64_t v);
void stmt_blob(struct stmt *q, struct span s); /* borrowed until the end */
void stmt_text(struct stmt *q, struct span s); /* borrowed until the end */

/* Run what yields no rows. */
MUST_CHECK enum err stmt_run(struct stmt *q, const char *where,
    struct errinfo *ei);
/* Next row; ERR_NOTFOUND, without words, after the last.  The statement ends
 * by itself unless the answer is ERR_OK; then stmt_end(). */
MUST_CHECK enum err stmt_step(struct stmt *q, const char *where,
    struct errinfo *ei);
void stmt_end(struct stmt *q);

/* Columns of the current row; spans are borrowed until the next step. */
int64_t stmt_col_int(const struct stmt *q, int col);
struct span stmt_col_blob(const struct stmt *q, int col);
/* Copy a blob of exactly n bytes; ERR_CORRUPT when it is not that long. */
MUST_CHECK enum err stmt_col_copy(const struct stmt *q, int col, uint8_t *out,
    size_t n, struct errinfo *ei);
/* Copy a text of exactly n characters and terminate it. */
MUST_CHECK enum err stmt_col_text(const struct stmt *q, int col, char *out,
    size_t n, struct errinfo *ei);

#endif
