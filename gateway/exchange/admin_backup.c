/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_backup.h"

#include "base/text.h"
#include "exchange/record_backup.h"

#include "base/banned.h"

enum { NAME_MAX_LEN = 40, HEX_LEN = 2 * DIGEST_SHA256_LEN };

static enum err
read_question(const struct admin_json *doc, enum record_backup_step *step,
    uint64_t *size, uint8_t digest[static DIGEST_SHA256_LEN],
    struct errinfo *ei)
{
    const struct admin_json_node *root = doc->v;
    char name[NAME_MAX_LEN], hex[HEX_LEN + 1];

    if (!admin_json_string(admin_json_get(doc, root, "step"), name,
            sizeof(name)) ||
        !record_backup_parse(span_of(name), step))
        return err_set(ei, ERR_SYNTAX, "admin.backup",
            "field step is not a step of a backup");
    if (!admin_json_u64(admin_json_get(doc, root, "size"), INT64_MAX, size))
        return err_set(ei, ERR_SYNTAX, "admin.backup",
            "field size is not a number");
    if (!admin_json_string(admin_json_get(doc, root, "sha256"), hex,
            sizeof(hex)) ||
        !text_unhex(span_of(hex), digest, DIGEST_SHA256_LEN))
        return err_set(ei, ERR_SYNTAX, "admin.backup",
            "field sha256 is not a digest");
    return ERR_OK;
}

enum err
admin_backup(struct record *r, const struct admin_json *doc, struct buf *out,
    struct errinfo *ei)
{
    struct record_backup_done done = {.index = 0};
    uint8_t digest[DIGEST_SHA256_LEN];
    enum record_backup_step step = RECORD_BACKUP_MADE;
    uint64_t size = 0;
    enum err rc = read_question(doc, &step, &size, digest, ei);

    if (rc == ERR_OK)
        rc = record_backup(r, step, size, digest, &done, ei);
    if (rc != ERR_OK)
        return rc;
    admin_json_put_u64(out, "index", done.index);
    buf_text(out, ",\"signature\":");
    if (step != RECORD_BACKUP_MADE) {
        buf_text(out, "null");
        return ERR_OK;
    }
    buf_byte(out, '"');
    text_base64(out, (struct span){done.sig, sizeof(done.sig)});
    buf_byte(out, '"');
    return ERR_OK;
}
