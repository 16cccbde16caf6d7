/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_backup.h"

#include "base/text.h"
#include "exchange/record_parts.h"

#include "base/banned.h"

enum { SIGNED_MAX = 400 };

static const char *const names[RECORD_BACKUP__COUNT] = {
#define X(code, name) name,
    RECORD_BACKUP_LIST(X)
#undef X
};

const char *
record_backup_name(enum record_backup_step step)
{
    return names[step];
}

bool
record_backup_parse(struct span s, enum record_backup_step *step)
{
    for (int i = 0; i < RECORD_BACKUP__COUNT; i++) {
        if (!span_is(s, names[i]))
            continue;
        *step = (enum record_backup_step)i;
        return true;
    }
    return false;
}

void
record_backup_text(struct buf *out, struct span origin,
    const uint8_t digest[static DIGEST_SHA256_LEN])
{
    buf_text(out, "ketenpoort-backup/v1\n");
    buf_put(out, origin);
    buf_byte(out, '\n');
    text_hex(out, (struct span){digest, DIGEST_SHA256_LEN});
    buf_byte(out, '\n');
}

static enum err
sign(struct record *r, const uint8_t digest[static DIGEST_SHA256_LEN],
    uint8_t sig[static SIGN_LEN], struct errinfo *ei)
{
    struct buf text;
    enum err rc;

    buf_init(&text, SIGNED_MAX);
    record_backup_text(&text, span_of(r->opts.origin), digest);
    rc = buf_err(&text);
    if (rc == ERR_OK)
        rc = sign_make(r->key, buf_peek(&text), sig, ei);
    else
        rc = err_set(ei, rc, "record.backup", "no room");
    buf_done(&text);
    return rc;
}

static enum err
log_step(struct record *r, const struct record_step *s, uint64_t *index,
    struct errinfo *ei)
{
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    *index = r->group.base;
    rc = record_body_step(r, s, ei);
    if (rc == ERR_OK)
        return record_group_end(r, ei);
    record_group_abort(r);
    return rc;
}

enum err
record_backup(struct record *r, enum record_backup_step step, uint64_t number,
    const uint8_t digest[static DIGEST_SHA256_LEN],
    struct record_backup_done *out, struct errinfo *ei)
{
    struct record_step s = {.kind = ENTRY_SLEUTEL,
        .id = "",
        .oin = "",
        .subject = "backup",
        .outcome = names[step],
        .number = number,
        .digest = digest};
    struct record_backup_done done = {.index = 0};
    enum err rc = record_writable(r, ei);

    if (rc == ERR_OK && step == RECORD_BACKUP_MADE)
        rc = sign(r, digest, done.sig, ei);
    if (rc != ERR_OK)
        return rc;
    rc = record_judge(r, log_step(r, &s, &done.index, ei), ei);
    if (rc == ERR_OK)
        *out = done;
    return rc;
}
