/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef API_API_H
#define API_API_H

/*
 * api - what partners can ask over HTTPS
 *
 *   POST /gegevensuitwisseling/v1/berichten                      send
 *   GET  /gegevensuitwisseling/v1/berichten                      my mailbox
 *   GET  /gegevensuitwisseling/v1/berichten?kanaal=RISICO_18B    of one of the
 *        separate channels; without it, of reintegration only
 *   GET  /gegevensuitwisseling/v1/berichten/{id}                 state, receipt
 *   GET  /gegevensuitwisseling/v1/berichten/{id}/inhoud          collect, in
 *        your own format or, with Accept: text/html, as a page to read
 *   POST /gegevensuitwisseling/v1/berichten/{id}/ontvangstbevestigingen
 *   GET  /gegevensuitwisseling/v1/verstrekkingen/{id}/bewijs     .tlog-proof
 *   POST /gegevensuitwisseling/v1/getuige/add-checkpoint         cosign the
 *        partner's own log, as https://c2sp.org/tlog-witness
 *
 * Who asks is the certificate's OIN and nothing else.  What is not yours and
 * what does not exist get the same answer.
 */

#include "base/attr.h"
#include "exchange/intake.h"
#include "exchange/record.h"

struct api;
struct clock;
struct net_call;

/* ans is NULL when the recorder was lost: the outcome is unknown. */
typedef void api_answer_fn(void *arg, struct record_answer *ans);

struct api_opts {
    struct intake *intake;           /* borrowed */
    const struct policy *policy;     /* borrowed; for the words of a receipt */
    const struct adapters *adapters; /* borrowed; to read a document back */
    const struct clock *clk;
    /* Put a question to the recorder; done is called once, later. */
    enum err (*ask)(void *ctx, const struct record_request *req,
        api_answer_fn *done, void *arg);
    void *ctx;
};

MUST_CHECK enum err api_new(struct api **out, const struct api_opts *opts,
    struct errinfo *ei);
void api_free(struct api *api);

/* From now on the words of this policy; borrowed until the next call. */
void api_use_policy(struct api *api, const struct policy *po);

/* A request arrived: it is answered now or when the recorder has spoken. */
void api_request(struct api *api, struct net_call *call);

/* The peer went away; what was asked of the recorder goes on. */
void api_gone(struct api *api, struct net_call *call);

#endif
