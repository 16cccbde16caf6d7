/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_log.h"

#include "base/text.h"
#include "exchange/record_export.h"
#include "ledger/entry.h"

#include "base/banned.h"

enum { CODE_MAX = 41, HEX_MAX = 2 * RECORD_HASH_LEN + 1 };

/* ---- the entries of a time ------------------------------------------------------ */

static enum err
put_seen(void *ctx, const struct record_seen *seen, struct errinfo *ei)
{
    struct buf *out = ctx;

    (void)ei;
    if (out->p[out->n - 1] == '}')
        buf_byte(out, ',');
    buf_printf(out, "{\"index\":%llu,\"kind\":\"%s\"",
        (unsigned long long)seen->index,
        entry_kind_name((enum entry_kind)seen->kind));
    admin_json_put_hex(out, "leaf",
        (struct span){seen->leaf, sizeof(seen->leaf)});
    buf_text(out, ",\"body\":");
    if (seen->body.n == 0)
        buf_text(out, "null");
    else
        buf_put(out, seen->body);
    buf_byte(out, '}');
    return buf_err(out);
}

/* No list at all means the decisions. */
static bool
read_kinds(const struct admin_json *doc, uint32_t *kinds)
{
    const struct admin_json_node *list = admin_json_get(doc, doc->v, "kinds");
    const struct admin_json_node *m = admin_json_first(doc, list);

    *kinds = 0;
    if (list == NULL)
        return true;
    for (; m != NULL; m = admin_json_next(doc, m)) {
        enum entry_kind kind;
        char code[CODE_MAX];

        if (!admin_json_string(m, code, sizeof(code)) ||
            !entry_parse_kind(span_of(code), &kind))
            return false;
        *kinds |= UINT32_C(1) << kind;
    }
    return list->type == ADMIN_JSON_ARRAY && *kinds != 0;
}

enum err
admin_log_decisions(struct record *r, const struct admin_json *doc,
    struct buf *out, struct errinfo *ei)
{
    struct record_history h = {.max = RECORD_HISTORY_MAX};
    struct record_counts counts;
    uint64_t since, until, next = 0;
    enum err rc;

    if (!admin_json_u64(admin_json_get(doc, doc->v, "from"), INT64_MAX,
            &h.from) ||
        !admin_json_u64(admin_json_get(doc, doc->v, "since"), INT64_MAX,
            &since) ||
        !admin_json_u64(admin_json_get(doc, doc->v, "until"), INT64_MAX,
            &until) ||
        !read_kinds(doc, &h.kinds))
        return err_set(ei, ERR_SYNTAX, "admin.decisions",
            "fields from, since and until are numbers, kinds a list of kinds");
    h.since_ms = (int64_t)since;
    h.until_ms = (int64_t)until;
    rc = record_count(r, &counts, ei);
    if (rc != ERR_OK)
        return rc;
    admin_json_put_u64(out, "size", counts.log_size);
    buf_text(out, ",\"items\":[");
    rc = record_history_walk(r, &h, &next, put_seen, out, ei);
    buf_byte(out, ']');
    admin_json_put_u64(out, "next", next);
    return rc;
}

/* ---- what was taken out ------------------------------------------------------------ */

enum err
admin_log_exported(struct record *r, const struct admin_json *doc,
    struct buf *out, struct errinfo *ei)
{
    char format[CODE_MAX], hex[HEX_MAX];
    uint8_t manifest[RECORD_HASH_LEN];
    struct record_export x = {.format = format, .manifest = manifest};
    uint64_t index = 0;
    struct buf note;
    enum err rc;

    if (!admin_json_string(admin_json_get(doc, doc->v, "format"), format,
            sizeof(format)) ||
        !admin_json_string(admin_json_get(doc, doc->v, "manifest"), hex,
            sizeof(hex)) ||
        !text_unhex(span_of(hex), manifest, sizeof(manifest)) ||
        !admin_json_u64(admin_json_get(doc, doc->v, "count"), INT64_MAX,
            &x.count))
        return err_set(ei, ERR_SYNTAX, "admin.exported",
            "fields format, count and manifest are missing");
    buf_init(&note, RECORD_EXPORT_NOTE_MAX);
    rc = record_export_made(r, &x, &index, &note, ei);
    if (rc == ERR_OK) {
        admin_json_put_u64(out, "index", index);
        admin_json_put_text(out, "note", buf_peek(&note));
    }
    buf_done(&note);
    return rc;
}
