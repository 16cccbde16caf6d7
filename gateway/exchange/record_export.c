/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_export.h"

#include <inttypes.h>

#include "base/text.h"
#include "exchange/record_parts.h"

#include "base/banned.h"

enum { COUNT_BITS = 53 }; /* what a number in a body holds */

static bool
is_format(const char *s)
{
    size_t n = strlen(s);
    char code[BODY_CODE_MAX + 1];

    record_known_code(s, code);
    return n > 0 && n <= BODY_CODE_MAX && strcmp(code, s) == 0;
}

/* The entry names no person: what was given, how much, and its manifest. */
static enum err
log_it(struct record *r, const struct record_export *x, uint64_t *index,
    struct errinfo *ei)
{
    const struct record_step s = {.kind = ENTRY_RAADPLEGING,
        .id = "",
        .oin = "",
        .subject = x->format,
        .outcome = "export",
        .number = x->count,
        .digest = x->manifest};
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    *index = r->group.base;
    rc = record_body_step(r, &s, ei);
    if (rc == ERR_OK)
        return record_group_end(r, ei);
    record_group_abort(r);
    return rc;
}

static enum err
sign_it(struct record *r, const struct record_export *x, uint64_t index,
    struct buf *note, struct errinfo *ei)
{
    struct buf text;
    enum err rc;

    buf_init(&text, RECORD_EXPORT_NOTE_MAX);
    buf_printf(&text, "ketenpoort export v1\nlog %s\nmanifest ",
        r->note_key.name);
    text_hex(&text, (struct span){x->manifest, RECORD_HASH_LEN});
    buf_printf(&text, "\nformat %s\ncount %" PRIu64 "\nentry %" PRIu64 "\n",
        x->format, x->count, index);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = note_sign(note, buf_peek(&text), &r->note_key, r->key, ei);
    buf_done(&text);
    return rc;
}

enum err
record_export_made(struct record *r, const struct record_export *x,
    uint64_t *index, struct buf *note, struct errinfo *ei)
{
    uint64_t at = 0;
    enum err rc = record_writable(r, ei);

    buf_clear(note);
    if (rc != ERR_OK)
        return rc;
    if (!is_format(x->format) || x->count >> COUNT_BITS != 0)
        return err_set(ei, ERR_SYNTAX, "record.export",
            "not a format and a number");
    rc = record_judge(r, log_it(r, x, &at, ei), ei);
    if (rc == ERR_OK)
        rc = sign_it(r, x, at, note, ei);
    if (rc == ERR_OK)
        *index = at;
    return rc;
}
