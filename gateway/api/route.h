/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef API_ROUTE_H
#define API_ROUTE_H

/* route - from method and path to what is asked.  Pure. */

#include "exchange/record.h"
#include "http/http.h"

#define ROUTE_BASE "/gegevensuitwisseling/v1"

enum route_id {
    ROUTE_NONE,
    ROUTE_BERICHTEN_POST,
    ROUTE_BERICHTEN_GET,
    ROUTE_BERICHT,
    ROUTE_INHOUD,
    ROUTE_ONTVANGST,
    ROUTE_BEWIJS,
    ROUTE_GETUIGE
};

struct route_match {
    enum route_id id;
    char param[RECORD_ID_LEN + 1]; /* the {id} of the path, or "" */
    const char *allow;             /* when only the method was wrong */
};

/*
 * Which channel of a mailbox is asked for: ?kanaal=CODE and nothing else, or
 * no query at all.
 *
 * out     *ch  CHANNEL_REINTEGRATIE without a query
 * returns false when it is something else
 */
bool route_channel(struct span query, enum channel *ch);

/* false: no such path (allow NULL), or not with this method. */
bool route_find(const struct http_request *req, struct route_match *m);

#endif
