/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef PARTNER_PARTNER_FILE_H
#define PARTNER_PARTNER_FILE_H

/*
 * partner_file - one partner as an operator writes it
 *
 *     id: gemeente-utrecht
 *     naam: Gemeente Utrecht
 *     oin: "00000099000000000344"
 *     rollen: [GN, GB, GW, GS, GM]
 *     formaat: gemeente/v1          # a folder of adapters_dir
 *     gemeente: "0344"
 *     aflevering: push              # or mailbox, which is the default
 *     url: https://utrecht.example/berichten
 *     adres: 192.0.2.10             # what the host in url resolves to
 *     loket: nazorg@utrecht.example
 *     status: actief                # or opgeschort; actief is the default
 *     mandaten:                     # for a ZVH that acts for others
 *       - {gemeente: "0310", van: 2026-01-01, tot: 2026-12-31}
 *     kanalen:                      # beside reintegration; each its own door
 *       - {kanaal: RISICO_18B, aflevering: push,
 *          url: https://utrecht.example/18b, adres: 192.0.2.10}
 *       - {kanaal: PGA}             # role ZV only; aflevering as above
 *     gemandateerden:               # of the mayor; 18B, or kanaal: BIJ
 *       - {naam: J. de Proef, functie: adviseur veiligheid,
 *          van: 2026-01-01, tot: 2026-12-31}
 *     convenanten:                  # of a ZVH in role ZV
 *       - {id: ZVH-TWENTE-2025, van: 2026-01-01, tot: 2026-12-31}
 *     logboek: utrecht.example/2026+...+...  # its log, of which we are witness
 *     getuige: utrecht.example/getuige+...+...  # it is witness of our log, at
 *     getuige_url: https://utrecht.example/gegevensuitwisseling/v1/getuige
 *     getuige_adres: 192.0.2.10
 *
 * A ZVH that acts for a college has no gemeente of its own: mandaten say for
 * which, and until when.
 *
 *   failure   closed: an unknown key or a field that partner_check() refuses
 */

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct partner;

/*
 * Read and check one partner.
 *
 * out     out     untouched on failure
 * errors  ERR_CONFIG    ei->text is "file:line:column: cause"
 *         ERR_NOTFOUND  no such file; ERR_IO, ERR_NOMEM
 */
MUST_CHECK enum err partner_file_read(const char *path, struct partner *out,
    struct errinfo *ei);
MUST_CHECK enum err partner_file_parse(struct span text, const char *name,
    struct partner *out, struct errinfo *ei);

#endif
