/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_WIRE_H
#define EXCHANGE_WIRE_H

/*
 * wire - the recorder's requests and answers as frame payloads
 *
 * Encode and decode stand side by side in wire.c, field by field in the same
 * order.  The decoder trusts nothing: a worker may have been taken over, so
 * every enum, length and index is checked before it is used.
 */

#include "base/attr.h"
#include "base/buf.h"
#include "exchange/record.h"

/* Frame kinds between the recorder and the others.  CLI_JSON is the one kind
 * on the admin socket (exchange/admin.h). */
enum wire_kind {
    WIRE_CLI_JSON = 1,
    /* first frame of a worker, courier or supervisor: its role; of a worker
     * also the hash of the policy that it has */
    WIRE_HELLO,
    WIRE_SNAPSHOT, /* recorder -> all: book and active policy */
    WIRE_ASK,      /* a record_request */
    WIRE_ANSWER,   /* its record_answer, same tag */
    WIRE_WAKE,     /* recorder -> courier: something is due */
    /* supervisor -> recorder: this policy is to be active; hash, version, end
     * of the TLS certificate.  Back: one byte, 1 when it is */
    WIRE_POLICY,
    /* supervisor -> recorder: which is due?  Back: one byte, 1 when versions
     * are ordered with signatures, and the hash of the one that is due */
    WIRE_DUE,
    /* recorder -> worker: the policy to decide with from here on, in pieces:
     * one byte, 1 in the last; its hash; bytes of versions_pack() */
    WIRE_RULES
};

enum wire_role { WIRE_WORKER = 1, WIRE_COURIER, WIRE_SUPERVISOR };

void wire_request_write(struct buf *out, const struct record_request *req);

/*
 * out     req   spans borrowed from s
 * errors  ERR_SYNTAX  not a request; the channel is to be closed
 */
MUST_CHECK enum err wire_request_read(struct span s,
    struct record_request *req);

void wire_answer_write(struct buf *out, const struct record_answer *ans);

/*
 * out     ans   the caller has called record_answer_init(); release with
 *               record_answer_done() whatever the outcome
 */
MUST_CHECK enum err wire_answer_read(struct span s, struct record_answer *ans);

/* What recorder and workers agree on before anything is decided. */
struct wire_snapshot {
    uint64_t version; /* of the book */
    uint8_t policy_hash[32];
    struct partner_book book; /* release with partner_book_done() */
};

void wire_snapshot_write(struct buf *out, const struct partner_book *book,
    const uint8_t policy_hash[32]);
MUST_CHECK enum err wire_snapshot_read(struct span s, struct wire_snapshot *out,
    struct errinfo *ei);

#endif
