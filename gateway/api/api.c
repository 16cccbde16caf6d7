/* SPDX-License-Identifier: EUPL-1.2 */
#include "api/api.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "api/answer.h"
#include "api/readable.h"
#include "api/receipt.h"
#include "api/route.h"
#include "base/clock.h"
#include "base/limit.h"
#include "base/log.h"
#include "base/text.h"
#include "ledger/witness.h"
#include "net/server.h"

#include "base/banned.h"

enum {
    TRIES_MAX = 4, /* decide again after the snapshot or the facts moved */
    CALLS_FREE_MAX = 256,
    OUT_MAX = RENDITION_MAX,
    RETRY_S = 5
};

/* One request that waits for the recorder. */
struct api_call {
    struct api *api;
    struct net_call *net; /* NULL: the peer went away */
    struct intake_case *c;
    struct api_call *next;
    enum route_id route;
    struct record_facts facts; /* what the recorder said, if told */
    bool told;
    bool asked; /* whether it was taken before: it was not */
    int tries;
    bool refused;         /* the acknowledgement is a refusal */
    struct receipt *page; /* collected as a page: what was decided on it */
    char id[RECORD_ID_LEN + 1];
};

struct api {
    struct api_opts opts;
    struct buf out; /* the body of the answer being written */
    struct readable *readable;
    struct api_call *free_list;
    size_t free_n;
};

static void offer(struct api_call *ac);

/* ---- calls ----------------------------------------------------------------- */

enum err
api_new(struct api **out, const struct api_opts *opts, struct errinfo *ei)
{
    struct api *api = calloc(1, sizeof(*api));

    *out = NULL;
    if (api == NULL)
        return err_set(ei, ERR_NOMEM, "api.new", "no room");
    api->opts = *opts;
    buf_init(&api->out, OUT_MAX);
    if (readable_new(&api->readable, opts->adapters, opts->policy, ei) !=
        ERR_OK) {
        free(api);
        return ERR_NOMEM;
    }
    *out = api;
    return ERR_OK;
}

void
api_free(struct api *api)
{
    if (api == NULL)
        return;
    while (api->free_list != NULL) {
        struct api_call *ac = api->free_list;

        api->free_list = ac->next;
        free(ac);
    }
    readable_free(api->readable);
    buf_wipe(&api->out);
    free(api);
}

void
api_use_policy(struct api *api, const struct policy *po)
{
    api->opts.policy = po;
    readable_use_policy(api->readable, po);
}

static struct api_call *
call_take(struct api *api, struct net_call *net, const struct route_match *m)
{
    struct api_call *ac = api->free_list;

    if (ac != NULL) {
        api->free_list = ac->next;
        api->free_n--;
    } else {
        ac = malloc(sizeof(*ac));
        if (ac == NULL)
            return NULL;
    }
    *ac = (struct api_call){.api = api, .net = net, .route = m->id};
    memcpy(ac->id, m->param, sizeof(ac->id));
    net_call_set_user(net, ac);
    return ac;
}

static void
call_done(struct api_call *ac)
{
    struct api *api = ac->api;

    intake_case_free(ac->c);
    free(ac->page);
    if (api->free_n == CALLS_FREE_MAX) {
        free(ac);
        return;
    }
    ac->next = api->free_list;
    api->free_list = ac;
    api->free_n++;
}

void
api_gone(struct api *api, struct net_call *call)
{
    struct api_call *ac = net_call_user(call);

    (void)api;
    if (ac != NULL)
        ac->net = NULL;
}

static void
finish(struct api_call *ac, const struct answer *a)
{
    if (ac->net != NULL)
        answer_send(ac->net, a, &ac->api->out);
    call_done(ac);
}

static void
finish_problem(struct api_call *ac, enum answer_problem which)
{
    struct answer a;

    answer_problem(&a, which);
    finish(ac, &a);
}

/* ---- what the recorder said -------------------------------------------------- */

/* The case is the document that was refused, unless it was refused before for
 * another reason than it would be now. */
static void
refusal_write(struct api_call *ac, const struct receipt *r)
{
    struct adapter_error place[LIMIT_ERRORS_MAX];
    struct adapter_errors places = {.v = place, .max = LIMIT_ERRORS_MAX};

    if (ac->c != NULL)
        intake_case_places(ac->c, &places);
    if (places.n > 0 &&
        strcmp(places.v[0].code, terms_weiger(r->body.decision.refusal)) != 0)
        places.n = 0;
    receipt_refusal_write(&ac->api->out, ac->api->opts.policy, r, &places);
}

static void
finish_receipt(struct api_call *ac, struct record_answer *ans)
{
    struct api *api = ac->api;
    struct answer a = {.status = 201, .type = ANSWER_JSON};
    struct errinfo ei = {.code = ERR_OK};
    struct receipt r;
    enum err rc = receipt_read(ans, &r, &ei);

    /* The same message gives the same receipt, whatever became of it since. */
    ans->row.state[0] = '\0';
    buf_clear(&api->out);
    if (rc == ERR_OK && receipt_is_release(&r)) {
        (void)snprintf(a.location, sizeof(a.location),
            ROUTE_BASE "/berichten/%s", ans->id);
        rc =
            receipt_write(&api->out, api->opts.policy, &r, RECEIPT_SENDER, &ei);
    } else if (rc == ERR_OK) {
        a.status = 403;
        a.type = ANSWER_PROBLEM;
        refusal_write(ac, &r);
    }
    if (rc != ERR_OK) {
        log_failure("api.receipt", &ei);
        finish_problem(ac, PROBLEM_INTERN);
        return;
    }
    memcpy(a.trace_id, ans->trace_id, sizeof(a.trace_id));
    memcpy(a.span_id, ans->span_id, sizeof(a.span_id));
    finish(ac, &a);
}

static void
finish_state(struct api_call *ac, const struct record_answer *ans)
{
    struct api *api = ac->api;
    struct answer a = {.status = 200, .type = ANSWER_JSON};
    enum receipt_reader reader = RECEIPT_RECIPIENT;
    struct errinfo ei = {.code = ERR_OK};
    struct receipt r;
    enum err rc = receipt_read(ans, &r, &ei);

    buf_clear(&api->out);
    if (ac->net != NULL &&
        strcmp(net_call_peer(ac->net)->oin, ans->row.afzender) == 0)
        reader = RECEIPT_SENDER;
    if (rc == ERR_OK && ac->route == ROUTE_BEWIJS) {
        a.type = ANSWER_TEXT;
        receipt_proof_write(&api->out, ans);
    } else if (rc == ERR_OK) {
        rc = receipt_write(&api->out, api->opts.policy, &r, reader, &ei);
    }
    if (rc != ERR_OK) {
        log_failure("api.receipt", &ei);
        finish_problem(ac, PROBLEM_INTERN);
        return;
    }
    finish(ac, &a);
}

static void
row_write(struct buf *out, const struct record_row *r, const char *profile)
{
    char at[CLOCK_STAMP_LEN + 1], until[CLOCK_STAMP_LEN + 1];

    clock_stamp(r->at_ms, at);
    clock_stamp(r->expires_ms, until);
    buf_printf(out,
        "{\"id\":\"%s\",\"berichttype\":\"%s\",\"afzender\":\"%s\","
        "\"ontvanger\":\"%s\",\"tijdstip\":\"%s\",\"beschikbaarTot\":\"%s\","
        "\"kanaal\":\"%s\",\"status\":\"%s\"",
        r->id, terms_bericht(r->type), r->afzender, r->ontvanger, at, until,
        channel_code(r->kanaal), r->state);
    if (profile != NULL)
        buf_printf(out, ",\"profiel\":\"%s\"", profile);
    buf_byte(out, '}');
}

/* The format of who asks; NULL when it went away or has none. */
static const struct adapter *
own_format(const struct api_call *ac)
{
    const struct intake *in = ac->api->opts.intake;
    const struct partner *p =
        ac->net == NULL
            ? NULL
            : intake_partner(in, span_of(net_call_peer(ac->net)->oin));

    return p == NULL ? NULL : intake_adapter(in, p);
}

/* The profile by which this partner gets such messages; NULL for none. */
static const char *
profile_for(const struct api_call *ac, enum bericht type)
{
    const struct adapter *ad = own_format(ac);

    return ad == NULL ? NULL : adapter_profile(ad, type);
}

static void
finish_list(struct api_call *ac, const struct record_answer *ans)
{
    struct answer a = {.status = 200, .type = ANSWER_JSON};
    struct buf *out = &ac->api->out;

    buf_clear(out);
    buf_text(out, "{\"berichten\":[");
    for (size_t i = 0; i < ans->row_n; i++) {
        if (i > 0)
            buf_byte(out, ',');
        row_write(out, &ans->row_v[i], profile_for(ac, ans->row_v[i].type));
    }
    buf_text(out, "]}\n");
    finish(ac, &a);
}

static const char *
name_of(const struct api_call *ac, const char *oin)
{
    const struct partner *p =
        intake_partner(ac->api->opts.intake, span_of(oin));

    return p == NULL ? oin : p->naam;
}

/* The document as a page; it was logged as any other collecting. */
static void
finish_page(struct api_call *ac, const struct record_answer *ans)
{
    struct api *api = ac->api;
    const struct body_decision *d = &ac->page->body.decision;
    struct readable_page page = {.receipt = ac->page,
        .kept = span_of(ans->media_type),
        .document = buf_peek(&ans->payload),
        .own = own_format(ac),
        .from = name_of(ac, d->van.oin),
        .to = name_of(ac, d->naar.oin)};
    struct answer a = {.status = 200,
        .type = ANSWER_PAYLOAD,
        .media_type = "text/html; charset=utf-8",
        .csp = readable_csp(api->readable),
        .wipe = true};
    struct errinfo ei = {.code = ERR_OK};

    buf_clear(&api->out);
    if (readable_write(api->readable, &page, &api->out, &ei) != ERR_OK) {
        log_failure("api.page", &ei);
        finish_problem(ac, PROBLEM_INTERN);
        return;
    }
    finish(ac, &a);
}

static void
finish_payload(struct api_call *ac, struct record_answer *ans)
{
    struct answer a = {.status = 200, .type = ANSWER_PAYLOAD};
    struct buf *out = &ac->api->out;
    struct span media;

    if (ac->page != NULL) {
        finish_page(ac, ans);
        return;
    }
    buf_clear(out);
    buf_put(out, buf_peek(&ans->payload));
    http_media_split(span_of(ans->media_type), &media, &a.profile);
    ans->media_type[media.n] = '\0';
    a.media_type = ans->media_type;
    a.wipe = true;
    finish(ac, &a);
}

static void
finish_ack(struct api_call *ac)
{
    struct answer a = {.status = 201, .type = ANSWER_JSON};

    buf_clear(&ac->api->out);
    buf_printf(&ac->api->out, "{\"id\":\"%s\",\"status\":\"%s\"}\n", ac->id,
        ac->refused ? "geweigerd" : "ontvangen");
    finish(ac, &a);
}

/* A signature line, or the size that we know; else why not. */
static void
finish_witness(struct api_call *ac, const struct record_answer *ans)
{
    struct answer a = {.status = ans->verdict, .type = ANSWER_PAYLOAD};

    a.media_type = ans->verdict == WITNESS_OTHER_SIZE
                       ? "text/x.tlog.size"
                       : "text/plain; charset=utf-8";
    buf_clear(&ac->api->out);
    buf_put(&ac->api->out, buf_peek(&ans->payload));
    if (ans->verdict == WITNESS_COSIGN || ans->verdict == WITNESS_OTHER_SIZE)
        finish(ac, &a);
    else if (ans->verdict == WITNESS_UNKNOWN_LOG)
        finish_problem(ac, PROBLEM_GETUIGE_LOGBOEK);
    else if (ans->verdict == WITNESS_NOT_SIGNED)
        finish_problem(ac, PROBLEM_GETUIGE_HANDTEKENING);
    else if (ans->verdict == WITNESS_NO_PROOF)
        finish_problem(ac, PROBLEM_GETUIGE_BEWIJS);
    else
        finish_problem(ac, PROBLEM_GETUIGE_VORM);
}

static void
finish_done(struct api_call *ac, struct record_answer *ans)
{
    switch (ac->route) {
    case ROUTE_BERICHTEN_POST:
        finish_receipt(ac, ans);
        return;
    case ROUTE_BERICHTEN_GET:
        finish_list(ac, ans);
        return;
    case ROUTE_BERICHT:
    case ROUTE_BEWIJS:
        finish_state(ac, ans);
        return;
    case ROUTE_INHOUD:
        finish_payload(ac, ans);
        return;
    case ROUTE_ONTVANGST:
        finish_ack(ac);
        return;
    case ROUTE_GETUIGE:
        finish_witness(ac, ans);
        return;
    case ROUTE_NONE:
    default:
        finish_problem(ac, PROBLEM_INTERN);
    }
}

/* What was decided with moved: read and decide again. */
static void
again(struct api_call *ac)
{
    intake_case_free(ac->c);
    ac->c = NULL;
    if (ac->net == NULL || ac->tries >= TRIES_MAX) {
        finish_problem(ac, PROBLEM_DRUK);
        return;
    }
    ac->tries++;
    offer(ac);
}

static void
answered(void *arg, struct record_answer *ans)
{
    struct api_call *ac = arg;

    if (ans == NULL) {
        finish_problem(ac, PROBLEM_ONBEKEND);
        return;
    }
    switch (ans->result) {
    case RECORD_DONE:
    case RECORD_DUPLICATE:
        finish_done(ac, ans);
        return;
    case RECORD_CONFLICT:
        finish_problem(ac, PROBLEM_CONFLICT);
        return;
    case RECORD_MOVED:
        ac->facts = ans->facts;
        ac->told = true;
        again(ac);
        return;
    case RECORD_STALE:
        again(ac);
        return;
    case RECORD_NONE:
        finish_problem(ac, PROBLEM_NIET_GEVONDEN);
        return;
    case RECORD_GONE:
        finish_problem(ac, PROBLEM_WEG);
        return;
    case RECORD_QUOTA:
        finish_problem(ac, PROBLEM_TE_VEEL);
        return;
    case RECORD_UNWITNESSED:
        finish_problem(ac, PROBLEM_GETUIGE_ONTBREEKT);
        return;
    case RECORD_STOPPED:
    default:
        finish_problem(ac, PROBLEM_LOGBOEK);
    }
}

static void
put_question(struct api_call *ac, const struct record_request *req,
    api_answer_fn *done)
{
    const struct api_opts *o = &ac->api->opts;

    if (o->ask(o->ctx, req, done, ac) != ERR_OK)
        finish_problem(ac, PROBLEM_DRUK);
}

/* ---- sending a message --------------------------------------------------------- */

static void
finish_intake(struct api_call *ac, const struct intake_problem *pb)
{
    struct http_problem_fault fault[LIMIT_ERRORS_MAX];
    struct http_problem p = {.status = pb->status,
        .slug = pb->slug,
        .title = pb->title,
        .detail = pb->detail,
        .fault = fault};
    struct answer a = {.status = pb->status, .type = ANSWER_PROBLEM};

    log_event(LOG_NOTICE, "bericht.afgekeurd", "status=%d soort=%s fouten=%zu",
        pb->status, pb->slug, pb->fault_n);
    for (size_t i = 0; i < pb->fault_n && i < LIMIT_ERRORS_MAX; i++)
        fault[p.fault_n++] = (struct http_problem_fault){pb->fault[i].place,
            pb->fault[i].code, pb->fault[i].detail};
    buf_clear(&ac->api->out);
    http_problem_write(&ac->api->out, &p);
    if (pb->status == 503)
        a.retry_after_s = RETRY_S;
    finish(ac, &a);
}

/* Not taken before: what stands in the way now is the answer. */
static void
is_new(void *arg, struct record_answer *ans)
{
    struct api_call *ac = arg;

    if (ans == NULL || ans->result != RECORD_NONE || ac->net == NULL)
        answered(arg, ans);
    else
        offer(ac);
}

/* It is not taken.  Perhaps it was, when the recipient was still there and the
 * policy asked less: the same message gets the same answer. */
static void
not_taken(struct api_call *ac, const struct intake_problem *pb)
{
    struct record_request q = {.op = RECORD_REPEAT,
        .oin = span_of(net_call_peer(ac->net)->oin),
        .bericht_id = span_of(pb->bericht_id),
        .fase = FASE_ONBEKEND};

    if (ac->asked || pb->bericht_id[0] == '\0') {
        finish_intake(ac, pb);
        return;
    }
    ac->asked = true;
    memcpy(q.digest, pb->digest, sizeof(q.digest));
    put_question(ac, &q, is_new);
}

static void
offer(struct api_call *ac)
{
    const struct http_request *req = net_call_request(ac->net);
    struct intake *in = ac->api->opts.intake;
    const struct partner *from =
        intake_partner(in, span_of(net_call_peer(ac->net)->oin));
    struct intake_trace trace = {.transaction_id = {NULL, 0}};
    struct record_request ask;
    struct intake_problem pb;

    if (from == NULL) {
        finish_problem(ac, PROBLEM_ONBEKENDE_PARTIJ);
        return;
    }
    answer_trace(http_field(req, "traceparent"), trace.trace_id,
        trace.parent_span);
    if (intake_read(in, from, net_call_body(ac->net), &trace, &ac->c, &pb) !=
        ERR_OK) {
        not_taken(ac, &pb);
        return;
    }
    if (intake_decide(ac->c, ac->told ? &ac->facts : NULL, &ask, &pb) !=
        ERR_OK) {
        finish_intake(ac, &pb);
        return;
    }
    put_question(ac, &ask, answered);
}

static bool
media_fits(const struct api *api, const struct partner *from,
    const struct http_request *req)
{
    const struct adapter *ad = intake_adapter(api->opts.intake, from);

    return ad != NULL && http_field_n(req, "content-encoding") == 0 &&
           http_media_is(http_field(req, "content-type"),
               adapter_media_type(ad));
}

/* ---- the other questions --------------------------------------------------------- */

/* {"status":"ontvangen"} or {"status":"geweigerd"}, or no body at all. */
static bool
read_ack(struct span body, bool *refused)
{
    static const struct {
        const char *text;
        bool refused;
    } form[] = {{"", false}, {"{\"status\":\"ontvangen\"}", false},
        {"{\"status\":\"geweigerd\"}", true}};
    uint8_t tight[64];
    size_t n = 0;

    for (size_t i = 0; i < body.n; i++) {
        uint8_t c = body.p[i];

        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (n == sizeof(tight))
            return false;
        tight[n++] = c;
    }
    for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
        if (!span_is((struct span){tight, n}, form[i].text))
            continue;
        *refused = form[i].refused;
        return true;
    }
    return false;
}

static void
ask_about(struct api_call *ac, enum record_op op, api_answer_fn *done)
{
    struct record_request req = {
        .op = op,
        .oin = span_of(net_call_peer(ac->net)->oin),
        .id = span_of(ac->id),
        .ack_refused = ac->refused,
        .fase = FASE_ONBEKEND,
    };

    put_question(ac, &req, done);
}

/* What was decided is known: now collect, and log that. */
static void
have_decision(void *arg, struct record_answer *ans)
{
    struct api_call *ac = arg;
    struct errinfo ei = {.code = ERR_OK};

    if (ans == NULL || ans->result != RECORD_DONE) {
        answered(arg, ans);
        return;
    }
    if (ac->net == NULL) {
        finish_problem(ac, PROBLEM_ONBEKEND);
        return;
    }
    ac->page = malloc(sizeof(*ac->page));
    if (ac->page == NULL || receipt_read(ans, ac->page, &ei) != ERR_OK) {
        log_failure("api.page", &ei);
        finish_problem(ac, PROBLEM_INTERN);
        return;
    }
    ac->page->ans = NULL;
    ask_about(ac, RECORD_COLLECT, answered);
}

/* In the partner's own format, unless a page is what it wants more. */
static void
collect(struct api_call *ac, const struct partner *from)
{
    const struct http_request *req = net_call_request(ac->net);
    const struct adapter *ad = intake_adapter(ac->api->opts.intake, from);
    unsigned page = http_accept(req, "text/html");
    unsigned own = http_accept(req,
        ad == NULL ? "application/octet-stream" : adapter_media_type(ad));

    if (page > own)
        ask_about(ac, RECORD_STATUS, have_decision);
    else if (own > 0)
        ask_about(ac, RECORD_COLLECT, answered);
    else
        finish_problem(ac, PROBLEM_NIET_ACCEPTABEL);
}

/* One channel at a time, and only one that is open to who asks. */
static void
list_mailbox(struct api_call *ac, const struct partner *from)
{
    struct record_request req = {
        .op = RECORD_LIST,
        .oin = span_of(net_call_peer(ac->net)->oin),
        .fase = FASE_ONBEKEND,
    };

    if (!route_channel(net_call_request(ac->net)->query, &req.kanaal))
        finish_problem(ac, PROBLEM_KANAAL);
    else if (!partner_admits(from, req.kanaal))
        finish_problem(ac, PROBLEM_NIET_TOEGELATEN);
    else
        put_question(ac, &req, answered);
}

/* What is not of the form needs no recorder. */
static void
ask_cosignature(struct api_call *ac)
{
    struct record_request req = {
        .op = RECORD_WITNESS,
        .oin = span_of(net_call_peer(ac->net)->oin),
        .payload = net_call_body(ac->net),
        .fase = FASE_ONBEKEND,
    };
    struct witness_request wr;

    if (http_field_n(net_call_request(ac->net), "content-encoding") != 0 ||
        witness_request_parse(req.payload, &wr, NULL) != ERR_OK)
        finish_problem(ac, PROBLEM_GETUIGE_VORM);
    else
        put_question(ac, &req, answered);
}

static void
dispatch(struct api_call *ac, const struct partner *from)
{
    const struct http_request *req = net_call_request(ac->net);

    switch (ac->route) {
    case ROUTE_BERICHTEN_POST:
        if (!media_fits(ac->api, from, req))
            finish_problem(ac, PROBLEM_MEDIATYPE);
        else
            offer(ac);
        return;
    case ROUTE_BERICHTEN_GET:
        list_mailbox(ac, from);
        return;
    case ROUTE_BERICHT:
    case ROUTE_BEWIJS:
        ask_about(ac, RECORD_STATUS, answered);
        return;
    case ROUTE_INHOUD:
        collect(ac, from);
        return;
    case ROUTE_ONTVANGST:
        if (!read_ack(net_call_body(ac->net), &ac->refused))
            finish_problem(ac, PROBLEM_BEVESTIGING);
        else
            ask_about(ac, RECORD_ACK, answered);
        return;
    case ROUTE_GETUIGE:
        ask_cosignature(ac);
        return;
    case ROUTE_NONE:
    default:
        finish_problem(ac, PROBLEM_NIET_GEVONDEN);
    }
}

static void
refuse(struct api *api, struct net_call *call, const struct answer *a)
{
    answer_send(call, a, &api->out);
}

void
api_request(struct api *api, struct net_call *call)
{
    const struct partner *from =
        intake_partner(api->opts.intake, span_of(net_call_peer(call)->oin));
    struct route_match m;
    struct answer a;
    struct api_call *ac;

    net_call_set_user(call, NULL);
    if (from == NULL) {
        /* Not the body, not even the path, of a stranger is looked at. */
        answer_problem(&a, PROBLEM_ONBEKENDE_PARTIJ);
        refuse(api, call, &a);
        return;
    }
    if (!route_find(net_call_request(call), &m)) {
        answer_problem(&a,
            m.allow == NULL ? PROBLEM_NIET_GEVONDEN : PROBLEM_METHODE);
        a.allow = m.allow;
        refuse(api, call, &a);
        return;
    }
    ac = call_take(api, call, &m);
    if (ac == NULL) {
        answer_problem(&a, PROBLEM_DRUK);
        refuse(api, call, &a);
        return;
    }
    dispatch(ac, from);
}
