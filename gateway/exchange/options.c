/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/options.h"

#include "conf/conf.h"

#include "base/banned.h"

void
options_record(const struct conf *conf, const struct clock *clk,
    struct record_opts *out)
{
    *out = (struct record_opts){
        .state_dir = conf->state_dir,
        .keys_dir = conf->keys_dir,
        .log_dir = conf->log_dir,
        .origin = conf->origin,
        .clk = clk,
        .mailbox_days = conf->mailbox_days,
        .channel_days = {[CHANNEL_RISICO_18B] = conf->mailbox_days_18b,
            [CHANNEL_BIJ] = conf->mailbox_days_bij,
            [CHANNEL_DOELGROEP] = conf->mailbox_days_doelgroep,
            [CHANNEL_PGA] = conf->mailbox_days_pga},
        .refusals_per_hour = conf->refusals_per_hour,
        .collects_per_hour = conf->collects_per_hour,
        .push_retry_min_s = conf->push_retry_min_s,
        .push_retry_max_s = conf->push_retry_max_s,
        .push_give_up_days = conf->push_give_up_days,
        .witness_every_s = conf->witness_every_s,
        .witness_hours = conf->witness_hours,
        .copy_dir = {conf->checkpoint_copy_1, conf->checkpoint_copy_2},
    };
}
