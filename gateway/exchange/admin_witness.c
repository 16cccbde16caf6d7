/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_witness.h"

#include "exchange/admin_json.h"
#include "exchange/record_witness.h"

#include "base/banned.h"

static void
put_own_key(const struct record *r, struct buf *out)
{
    const struct note_key *key = record_witness_key(r);
    struct buf vkey;

    buf_init(&vkey, NOTE_VKEY_MAX);
    if (key != NULL)
        note_key_write(&vkey, key);
    admin_json_put_text(out, "vkey", buf_peek(&vkey));
    buf_done(&vkey);
}

void
admin_witness_list(const struct record *r, struct buf *out)
{
    struct record_witness_row v[RECORD_WITNESSES_MAX];
    size_t n = record_witness_list(r, v);

    put_own_key(r, out);
    buf_printf(out, ",\"missing\":%s,\"items\":[",
        record_witness_missing(r) ? "true" : "false");
    for (size_t i = 0; i < n; i++) {
        buf_text(out, i == 0 ? "{" : ",{");
        admin_json_put_text(out, "partner", span_of(v[i].partner));
        admin_json_put_text(out, "vkey", span_of(v[i].vkey));
        admin_json_put_text(out, "state",
            span_of(record_witness_state_name(v[i].state)));
        admin_json_put_u64(out, "status", (uint64_t)v[i].status);
        admin_json_put_u64(out, "size", v[i].size);
        admin_json_put_time(out, "signed", v[i].signed_ms);
        admin_json_put_time(out, "since", v[i].since_ms);
        buf_byte(out, '}');
    }
    buf_byte(out, ']');
}

void
admin_witness_status(const struct record *r, struct buf *out)
{
    struct record_witness_row v[RECORD_WITNESSES_MAX];
    size_t n = record_witness_list(r, v);
    unsigned copies, made;
    uint64_t good = 0;
    int64_t newest_ms = 0;

    for (size_t i = 0; i < n; i++) {
        good += v[i].state == RECORD_WITNESS_SIGNED;
        if (v[i].signed_ms > newest_ms)
            newest_ms = v[i].signed_ms;
    }
    buf_text(out, ",\"witnesses\":{");
    admin_json_put_u64(out, "total", n);
    admin_json_put_u64(out, "signing", good);
    admin_json_put_time(out, "newest", newest_ms);
    record_witness_copies(r, &copies, &made);
    admin_json_put_u64(out, "copies", copies);
    admin_json_put_u64(out, "copied", made);
    buf_printf(out, ",\"missing\":%s}",
        record_witness_missing(r) ? "true" : "false");
}
