/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_INTAKE_H
#define EXCHANGE_INTAKE_H

/*
 * intake - from the bytes a partner sent to a decided exchange
 *
 * Read with the sender's adapter, route, decide with the policy, cut, write
 * with the recipient's adapter.  Two steps, because the second may have to be
 * done again, with what the recorder knows of the trajectory:
 *
 *     intake_read()  ->  intake_decide()  ->  the recorder checks the facts
 *
 *   layering  no sockets and no loop: a whole exchange runs in a test
 *   memory    one case per message under way, taken from a pool and wiped
 *   privacy   a problem names places and rules, never values
 */

#include "adapters/adapter.h"
#include "base/attr.h"
#include "exchange/record.h"
#include "partner/partner.h"
#include "policy/policy.h"

struct clock;
struct intake;      /* per worker */
struct intake_case; /* per message */

/*
 * Why a request is answered with an error.  Texts are static; the faults are
 * valid until the next intake_read() of the same intake.
 *
 * Where the document could be read and is the sender's own, id and digest are
 * filled: it may be the repeat of one that was taken in other times, and then
 * gets that answer (RECORD_REPEAT).
 */
struct intake_problem {
    int status;
    const char *slug, *title, *detail;
    const struct adapter_error *fault;
    size_t fault_n;
    char bericht_id[RECORD_ID_LEN + 1]; /* "" where that is not so */
    uint8_t digest[32];
};

/* Where the exchange hangs in somebody's trace. */
struct intake_trace {
    uint8_t trace_id[16], parent_span[8];
    struct span transaction_id; /* borrowed until the case is freed */
};

/*
 * in      ads, po, clk  borrowed; must outlive the intake
 * errors  ERR_NOMEM
 */
MUST_CHECK enum err intake_new(struct intake **out, const struct adapters *ads,
    const struct policy *po, const struct clock *clk, struct errinfo *ei);
void intake_free(struct intake *in);

/* From now on this book; borrowed until the next call. */
void intake_use_book(struct intake *in, const struct partner_book *book);

/* From now on this policy; borrowed until the next call.  What was decided
 * with another is not lost: the recorder takes it or not, whole. */
void intake_use_policy(struct intake *in, const struct policy *po);

/* The active partner with this OIN, or NULL. */
const struct partner *intake_partner(const struct intake *in, struct span oin);

/* The adapter of a partner's format; NULL when it is not installed. */
const struct adapter *intake_adapter(const struct intake *in,
    const struct partner *p);

/*
 * Read and route one document.
 *
 * in      sender  an active partner of the book: who the certificate says
 * in      doc     borrowed until the case is freed
 * out     *out    owned by the caller, intake_case_free(); NULL on failure
 * out     pb      filled on failure: the answer to give
 * errors  ERR_SYNTAX, ERR_LIMIT, ERR_DENIED, ERR_UNSUPPORTED, ERR_NOMEM
 */
MUST_CHECK enum err intake_read(struct intake *in, const struct partner *sender,
    struct span doc, const struct intake_trace *trace, struct intake_case **out,
    struct intake_problem *pb);

/*
 * Decide, cut and write.  Afterwards req is a RECORD_ACCEPT with the document
 * for the recipient, or a RECORD_REFUSE; its spans live as long as the case, or
 * until it is decided again.
 *
 * What the message does not say of its trajectory is first taken to be what it
 * mostly is: nothing known, and a municipality that confirmed.  The recorder
 * checks that inside its transaction, and answers RECORD_MOVED with what is so.
 *
 * in      known  what the recorder said; NULL the first time
 * errors  ERR_INTERNAL, ERR_NOMEM, ERR_LIMIT  nothing may leave; pb says what
 *         to answer
 */
MUST_CHECK enum err intake_decide(struct intake_case *c,
    const struct record_facts *known, struct record_request *req,
    struct intake_problem *pb);

/* ---- the same for one who tries a message out ----------------------------- */

/*
 * Is the recipient the college of a municipality that Pm art. 1(c) names in
 * this message: registered, mainly stayed, or returning to?
 *
 * in      p       its municipality and mandates count
 * out     namens  set when it is so by a mandate
 */
enum tri intake_college(const struct message *msg, const struct partner *p,
    int64_t vandaag, bool *namens);

/*
 * What the record of the recipient says of what the message claims: for whom
 * it acts, whether the delegate is the mayor's, whether the covenant runs.
 *
 * in      f  read, with vandaag and rol_ontvanger
 * out     f  gemeente_is_college, ontvanger_namens_college and
 *            ontvanger_zonder_mandaat; ontvanger_gemandateerde and
 *            convenant_id stay true only when the record agrees
 */
void intake_recipient(const struct message *msg, const struct partner *p,
    struct policy_facts *f);

/*
 * Shorter than what the policy calls short?  By the class that the message
 * gives, or by its dates where the class leaves it open.
 */
enum tri intake_short_stay(const struct message *m, const struct policy *po);

/*
 * Decide for a sender that may hold several roles: the first that this flow
 * knows counts.
 *
 * in      rollen  mask of 1 << enum rol; not 0
 * out     f       rol_afzender is set
 */
void intake_decide_roles(const struct policy *po, uint32_t rollen,
    const struct elset *offered, struct policy_facts *f, struct decision *d);

/*
 * Where a refusal for what stands in the document itself (BEROEPSGEHEIM,
 * VRIJE_TEKST) has its cause, as faults of the document; none for another.
 *
 * in      m, d  as read and decided
 * in      from  the format of the document; may be NULL
 * out     errs  emptied first; as far as there is room
 */
void intake_refusal_places(const struct policy *po, const struct message *m,
    const struct decision *d, const struct adapter *from,
    struct adapter_errors *errs);

/* The same of a case that was decided. */
void intake_case_places(const struct intake_case *c,
    struct adapter_errors *errs);

/* ---- the end of a case ---------------------------------------------------- */

/* Wipe and give back to the pool.  Accepts NULL. */
void intake_case_free(struct intake_case *c);

#endif
