/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/schema.h"

#include <stdio.h>

#include "store/stmt.h"
#include "store/store.h"

#include "base/banned.h"

enum { APPLICATION_ID = 0x4b505254 }; /* "KPRT" */

/*
 * entry     what the tree is made of: small, permanent, never changed
 * body      sealed; the bytes stay, its key may go
 * body_key  deleting a row destroys a body's contents
 * message   one row per message accepted or refused
 * queue     what still has to go, see queue.h
 * retry     when the parties want it tried again; goes with its queue row
 * payload   sealed; deleted with its wrapped key at shredding
 * channel   in message and queue: a number of the callers', never mixed
 * subject   one row per person; message and trajectory point at its number
 * person    who may sign for a policy: a function and a public key
 * policy_step  what was done with a version of the policy, and by whom
 * witnessed  another's log and the newest checkpoint of it that we cosigned
 * cosigned   a witness and the newest checkpoint of ours that it cosigned
 *
 * No foreign key from message or trajectory to subject: deleting the person
 * must not depend on them, and a dangling number says nothing.  Row numbers
 * are never used again (AUTOINCREMENT), or it would say something wrong.
 */
static const char *const step[STORE_VERSION] = {
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value BLOB NOT NULL)"
    " STRICT, WITHOUT ROWID;"

    "CREATE TABLE entry(idx INTEGER PRIMARY KEY, skeleton BLOB NOT NULL,"
    " leaf BLOB NOT NULL) STRICT;"
    "CREATE TABLE body(idx INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;"
    "CREATE TABLE body_key(idx INTEGER PRIMARY KEY, epoch INTEGER NOT NULL,"
    " until_day INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT;"
    "CREATE INDEX body_key_until ON body_key(until_day);"
    "CREATE TRIGGER entry_stays BEFORE UPDATE ON entry"
    " BEGIN SELECT raise(ABORT, 'the log is only added to'); END;"
    "CREATE TRIGGER entry_remains BEFORE DELETE ON entry"
    " BEGIN SELECT raise(ABORT, 'the log is only added to'); END;"
    "CREATE TRIGGER body_stays BEFORE UPDATE ON body"
    " BEGIN SELECT raise(ABORT, 'the log is only added to'); END;"
    "CREATE TRIGGER body_remains BEFORE DELETE ON body"
    " BEGIN SELECT raise(ABORT, 'the log is only added to'); END;"
    "CREATE TABLE checkpoint(size INTEGER PRIMARY KEY, note BLOB NOT NULL)"
    " STRICT;"

    "CREATE TABLE message(n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
    " dedup BLOB NOT NULL UNIQUE, digest BLOB NOT NULL,"
    " policy_hash BLOB NOT NULL, trace BLOB NOT NULL, afzender TEXT NOT NULL,"
    " ontvanger TEXT NOT NULL, type INTEGER NOT NULL, state INTEGER NOT NULL,"
    " idx INTEGER NOT NULL, tree_size INTEGER NOT NULL,"
    " at_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, subject INTEGER,"
    " proof BLOB NOT NULL) STRICT;"
    "CREATE TABLE queue(n INTEGER PRIMARY KEY REFERENCES message(n),"
    " mode INTEGER NOT NULL, ontvanger TEXT NOT NULL,"
    " due_ms INTEGER NOT NULL, attempts INTEGER NOT NULL) STRICT;"
    "CREATE INDEX queue_due ON queue(mode, ontvanger, due_ms);"
    "CREATE TABLE payload(n INTEGER PRIMARY KEY REFERENCES queue(n),"
    " epoch INTEGER NOT NULL, wrapped BLOB NOT NULL,"
    " media_type TEXT NOT NULL, sealed BLOB NOT NULL) STRICT;"

    "CREATE TABLE subject(n INTEGER PRIMARY KEY AUTOINCREMENT,"
    " handle BLOB NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE trajectory(key BLOB PRIMARY KEY, fase INTEGER NOT NULL,"
    " titel INTEGER NOT NULL, subject INTEGER, at_ms INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE confirmation(key BLOB NOT NULL, oin TEXT NOT NULL,"
    " said INTEGER NOT NULL, PRIMARY KEY(key, oin)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE partner(id TEXT PRIMARY KEY, bytes BLOB NOT NULL)"
    " STRICT, WITHOUT ROWID;",

    /* 2: channels.  What there was before was all of the first. */
    "ALTER TABLE message ADD COLUMN channel INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE queue ADD COLUMN channel INTEGER NOT NULL DEFAULT 0;"
    "DROP INDEX queue_due;"
    "CREATE INDEX queue_due ON queue(mode, ontvanger, channel, due_ms);",

    /* 3: who may sign for a policy, and what was signed. */
    "CREATE TABLE person(id TEXT PRIMARY KEY, rol INTEGER NOT NULL,"
    " pub BLOB NOT NULL UNIQUE, at_ms INTEGER NOT NULL,"
    " revoked_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER person_remains BEFORE DELETE ON person"
    " BEGIN SELECT raise(ABORT, 'a person is revoked, not removed'); END;"
    "CREATE TABLE policy_step(n INTEGER PRIMARY KEY, hash BLOB NOT NULL,"
    " what INTEGER NOT NULL, version TEXT NOT NULL, person TEXT NOT NULL,"
    " reason TEXT NOT NULL, at_ms INTEGER NOT NULL, from_ms INTEGER NOT NULL,"
    " signature BLOB UNIQUE, idx INTEGER NOT NULL, base BLOB NOT NULL)"
    " STRICT;"
    "CREATE TRIGGER policy_step_stays BEFORE UPDATE ON policy_step"
    " BEGIN SELECT raise(ABORT, 'steps are only added to'); END;"
    "CREATE TRIGGER policy_step_remains BEFORE DELETE ON policy_step"
    " BEGIN SELECT raise(ABORT, 'steps are only added to'); END;",

    /* 4: when the parties want a push tried again. */
    "CREATE TABLE retry(n INTEGER PRIMARY KEY REFERENCES queue(n)"
    " ON DELETE CASCADE, first_s INTEGER NOT NULL,"
    " longest_s INTEGER NOT NULL, give_up_days INTEGER NOT NULL) STRICT;",

    /* 5: witnesses, ours and we of others. */
    "CREATE TABLE witnessed(origin TEXT PRIMARY KEY, size INTEGER NOT NULL,"
    " root BLOB NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER witnessed_grows BEFORE UPDATE ON witnessed"
    " WHEN new.size < old.size"
    " BEGIN SELECT raise(ABORT, 'a log does not shrink'); END;"
    "CREATE TABLE cosigned(id TEXT PRIMARY KEY, size INTEGER NOT NULL,"
    " since_ms INTEGER NOT NULL, signed_ms INTEGER NOT NULL,"
    " note BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX body_key_epoch ON body_key(epoch);",
};

enum err
schema_number(sqlite3 *db, const char *sql, int64_t *v, struct errinfo *ei)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_step(s);
    if (rc == SQLITE_ROW) {
        *v = sqlite3_column_int64(s, 0);
        rc = SQLITE_OK;
    }
    (void)sqlite3_finalize(s);
    return rc == SQLITE_OK ? ERR_OK : stmt_fail(ei, "store.read", rc);
}

static enum err
step_up(sqlite3 *db, int to, struct errinfo *ei)
{
    char mark[96];
    int rc;

    (void)snprintf(mark, sizeof(mark),
        "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
        to);
    rc = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, step[to - 1], NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, mark, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        return ERR_OK;
    (void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return stmt_fail(ei, "store.migrate", rc);
}

enum err
schema_migrate(sqlite3 *db, struct errinfo *ei)
{
    int64_t version = 0, app = 0;
    enum err rc = schema_number(db, "PRAGMA user_version", &version, ei);

    if (rc == ERR_OK)
        rc = schema_number(db, "PRAGMA application_id", &app, ei);
    if (rc != ERR_OK)
        return rc;
    if (version > STORE_VERSION)
        return err_set(ei, ERR_UNSUPPORTED, "store.migrate",
            "the database has version %lld, this program knows %d",
            (long long)version, STORE_VERSION);
    if (version < 0 || (version > 0 && app != APPLICATION_ID))
        return err_set(ei, ERR_CORRUPT, "store.migrate",
            "this is a database of another program");
    for (int to = (int)version + 1; to <= STORE_VERSION; to++) {
        rc = step_up(db, to, ei);
        if (rc != ERR_OK)
            return rc;
    }
    return ERR_OK;
}
