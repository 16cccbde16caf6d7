/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_ADMIN_PARTNER_H
#define EXCHANGE_ADMIN_PARTNER_H

/*
 * admin_partner - one partner as JSON, on the way to and from the CLI
 *
 *   {"id":"gemeente-utrecht","naam":"Gemeente Utrecht",
 *    "oin":"00000099000000000344","rollen":["GN","GB"],
 *    "formaat":"gemeente/v1","gemeente":"0344",
 *    "aflevering":"mailbox"|"push","url":"","adres":"","loket":"",
 *    "status":"actief"|"opgeschort",
 *    "mandaten":[{"gemeente":"0310","van":"2026-01-01","tot":"2026-12-31"}],
 *    "kanalen":[{"kanaal":"RISICO_18B","aflevering":"push","url":"",
 *        "adres":""}],
 *    "gemandateerden":[{"kanaal":"RISICO_18B","naam":"","functie":"",
 *        "van":"2026-01-01","tot":"2026-12-31"}],
 *    "convenanten":[{"id":"Z-1","van":"2026-01-01","tot":"2026-12-31"}],
 *    "logboek":"","getuige":"","getuige_url":"","getuige_adres":""}
 *
 * The names are those of the partner's own file (partner/partner_file.h).  A
 * field that is left out is empty, or mailbox, or actief; an unknown one is
 * refused.
 */

#include "exchange/admin_json.h"
#include "partner/partner.h"

/* Append the object, braces included. */
void admin_partner_write(struct buf *out, const struct partner *p);

/*
 * Read it back.  The shape only: whether it is a good partner is said by
 * partner_check().
 *
 * out     out     untouched on failure
 * errors  ERR_CONFIG  ei names the field
 */
MUST_CHECK enum err admin_partner_read(const struct admin_json *doc,
    const struct admin_json_node *at, struct partner *out, struct errinfo *ei);

#endif
