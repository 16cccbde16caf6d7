/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_H
#define EXCHANGE_ADMIN_H

/*
 * admin - questions of the operator, answered from the recorder's state
 *
 * One JSON object in, one JSON object out.  The recorder answers them on its
 * socket while the gateway runs; beside a stopped gateway the CLI opens the
 * state itself and calls the same function.
 *
 *   {"cmd":"status"}
 *      -> service{running,since,product}  traffic{disclosures,refusals}
 *         queue{waiting,oldest,dead,kanalen{REINTEGRATIE,...}}
 *         log{size,stopped,note}
 *         policy{version,sha256,signed,since,planned} or null
 *         partners{total,active}
 *         certificate{not_after,days_left} or null
 *         witnesses{total,signing,newest,copies,copied,missing}
 *   {"cmd":"partner.list"}
 *      -> book, items[{id,naam,oin,rollen[],formaat,status,aflevering,kanalen[]}]
 *   {"cmd":"partner.show","id":ID}
 *      -> book, partner{...} as in admin_partner.h
 *   {"cmd":"partner.put","dry_run":BOOL,"partner":{...}}
 *      -> change "new"|"changed"|"same", id, book
 *         with dry_run (false when left out) nothing is changed
 *   {"cmd":"person.list"}
 *      -> items[{id,rol,sleutel (base64),status,since,revoked}]
 *   {"cmd":"person.add","id":ID,"rol":ROL,"sleutel":BASE64}
 *   {"cmd":"person.revoke","id":ID}
 *      -> person{...}
 *   {"cmd":"policy.list"}
 *      -> origin, active (sha256 or null), earlier (idem: where a rollback
 *         goes), signed, since, planned{version,sha256,from} or null,
 *         items[{version,sha256,state,proposal,steps[{index,step,person,at,
 *         from,reason}]}], newest first
 *   {"cmd":"policy.step","step":"propose"|"approve"|"activate"|"rollback",
 *    "sha256":HEX,"person":ID,"reason":TEXT,"time_ms":N,"from":DATE,
 *    "signature":BASE64}       what is signed: statement.h; from: activate
 *      -> policy{version,sha256,state}, signed, since, planned
 *   {"cmd":"queue.list","max":N,"kanaal":CODE}    kanaal may be left out: all
 *      -> items[{id,type,kanaal,afzender,ontvanger,at,expires,state,attempts,
 *         next}]
 *   {"cmd":"log.head"}
 *      -> size, signed_size, root (base64), note
 *   {"cmd":"log.show","id":ID or decimal index}    {"cmd":"entry","id":...}
 *      -> index, body{...} the entry in clear
 *   {"cmd":"log.prove","id":ID or decimal index,"from":NOTE,
 *    "elements":[ELEMENT,...] or "all":true,"bounds":BOOL}
 *      -> index, end (record_prove.h: "made", or why not), proof (the text of
 *         a .tlog-proof, or null), absent[ELEMENT] (asked and not offered),
 *         bounds[ELEMENT] (neighbours that show it; only with bounds in it)
 *
 *   {"cmd":"log.decisions","from":INDEX,"since":MS,"until":MS,
 *    "kinds":[KIND,...]}
 *      -> size, next (size when all was seen), items[{index, kind, leaf (hex),
 *         body}] where body is null when it was destroyed; releases and
 *         refusals, unless kinds names others
 *   {"cmd":"log.exported","format":CODE,"count":N,"manifest":HEX}
 *      -> index, note: the entry that says so, and the signed text
 *         (record_export.h)
 *   {"cmd":"witness.list"}
 *      -> vkey (our own as a witness), missing (none signed in time), items[
 *         {partner,vkey,state (record_witness.h),status,size,signed,since}]
 *
 *   {"cmd":"backup.step","step":STEP,"size":N,"sha256":HEX of the manifest}
 *      STEP one of RECORD_BACKUP_LIST (record_backup.h), which says what size is
 *      -> index, signature (base64, of "gemaakt"; else null)
 *
 * Each answer begins with "ok":true, or is
 *   {"ok":false,"error":{"code":CODE,"message":TEXT}}
 * with CODE one of bad_request, unknown_command, not_found, conflict, invalid,
 * limit, denied, stopped, unavailable, corrupt, internal, or one of
 * RECORD_NO_LIST (record_person.h).  Times are UTC, as
 * RFC 3339 has it, or null.
 *
 *   layering  exchange; no sockets, no clock but the one in the context
 *   privacy   answers hold no payload; bodies hold no value of a message
 */

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct clock;
struct record;

enum {
    ADMIN_REQUEST_MAX = 16 * 1024,
    ADMIN_ANSWER_MAX = 1000 * 1024 /* fits one frame */
};

/* What the recorder itself does not know; zeros where that is not known here
 * either.  Borrowed for the call. */
struct admin_context {
    const struct clock *clk;    /* needed with cert_not_after_ms only */
    const char *product;        /* version of this program */
    bool running;               /* false: the CLI beside a stopped gateway */
    int64_t started_ms;         /* when running */
    const char *policy_version; /* with policy_hash */
    const uint8_t *policy_hash; /* 32 bytes */
    int64_t cert_not_after_ms;  /* of the TLS certificate */
};

/*
 * Answer one question.  A question that is wrong gets an answer too.
 *
 * in      r        not NULL; partner.put and log.exported commit an entry
 * in      request  the bytes of one JSON object, at most ADMIN_REQUEST_MAX
 * out     answer   cleared, then one JSON object; initialised by the caller
 *                  with at least ADMIN_ANSWER_MAX
 * errors  ERR_NOMEM    the answer could not be made
 *         ERR_CORRUPT  it was made and says so, but r is dead: the process
 *                      must end and reconcile
 */
MUST_CHECK enum err admin_answer(struct record *r,
    const struct admin_context *ctx, struct span request, struct buf *answer,
    struct errinfo *ei);

#endif
