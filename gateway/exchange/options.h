/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef EXCHANGE_OPTIONS_H
#define EXCHANGE_OPTIONS_H

#include "exchange/record.h"

struct clock;
struct conf;

/* What the recorder is opened with under this configuration; the spans of out
 * borrow from conf. */
void options_record(const struct conf *conf, const struct clock *clk,
    struct record_opts *out);

#endif
