/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/witness.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "ledger/proof.h"
#include "ledger/tile_file.h"

#include "base/banned.h"

enum { WITNESS_PATH_MAX = 128 };

/* ---- requests ----------------------------------------------------------- */

enum err
witness_request_write(struct buf *out, uint64_t old_size,
    const struct tree_proof *proof, struct span checkpoint, struct errinfo *ei)
{
    enum err rc;

    if (proof->n > WITNESS_PROOF_MAX)
        return err_set(ei, ERR_LIMIT, "witness.write", "over %d hashes",
            WITNESS_PROOF_MAX);
    buf_printf(out, "old %" PRIu64 "\n", old_size);
    proof_path_write(out, proof);
    buf_put(out, checkpoint);
    rc = buf_err(out);
    if (rc != ERR_OK)
        return err_set(ei, rc, "witness.write", "no room for the request");
    return ERR_OK;
}

/* "old 123" */
static bool
read_old(struct span line, uint64_t *size)
{
    static const char word[] = "old ";
    const size_t n = sizeof(word) - 1;

    return line.n > n && memcmp(line.p, word, n) == 0 &&
           text_u64((struct span){line.p + n, line.n - n}, UINT64_MAX, size);
}

enum err
witness_request_parse(struct span s, struct witness_request *out,
    struct errinfo *ei)
{
    struct span line;
    enum err rc;

    if (s.n > WITNESS_REQUEST_MAX)
        return err_set(ei, ERR_LIMIT, "witness.read", "over %d bytes",
            WITNESS_REQUEST_MAX);
    if (!text_line(&s, &line) || !read_old(line, &out->old_size))
        return err_set(ei, ERR_SYNTAX, "witness.read",
            "line 1 is not \"old\" and a tree size");
    rc = proof_path_read(&s, WITNESS_PROOF_MAX, &out->proof, ei);
    if (rc != ERR_OK)
        return rc;
    out->checkpoint = s;
    rc = note_parse(s, &out->note, ei);
    if (rc == ERR_OK)
        rc = note_checkpoint(&out->note, &out->head, ei);
    /* No log of ours or theirs comes near; what is kept is a signed number. */
    if (rc == ERR_OK && out->head.head.size > INT64_MAX)
        rc = err_set(ei, ERR_SYNTAX, "witness.read",
            "a log of such a size there is not");
    if (rc == ERR_OK && out->old_size > out->head.head.size)
        rc = err_set(ei, ERR_SYNTAX, "witness.read",
            "the old size is over the checkpoint's");
    return rc;
}

/* ---- judging -------------------------------------------------------------- */

static bool
is_empty_tree(const struct tree_head *head)
{
    uint8_t none[TREE_HASH_LEN];
    struct tree t;

    tree_init(&t);
    return tree_root(&t, none, NULL) == ERR_OK &&
           memcmp(head->root, none, sizeof(none)) == 0;
}

static bool
continues(const struct witness_request *req, const struct tree_head *known)
{
    const struct tree_head *head = &req->head.head;

    if (head->size == 0 && !is_empty_tree(head))
        return false;
    if (known->size == 0)
        return req->proof.n == 0;
    if (known->size == head->size)
        return req->proof.n == 0 &&
               memcmp(known->root, head->root, TREE_HASH_LEN) == 0;
    return tree_check_consistency(known, head, &req->proof, NULL) == ERR_OK;
}

enum witness_verdict
witness_judge(const struct witness_request *req, const struct note_key *key,
    const struct tree_head *known)
{
    if (key == NULL || !span_is(req->head.origin, key->name))
        return WITNESS_UNKNOWN_LOG;
    if (note_verify(&req->note, key, NULL, NULL) != ERR_OK)
        return WITNESS_NOT_SIGNED;
    if (req->old_size != known->size)
        return WITNESS_OTHER_SIZE;
    return continues(req, known) ? WITNESS_COSIGN : WITNESS_NO_PROOF;
}

/* ---- answers ---------------------------------------------------------------- */

/* The checkpoint with this one line behind it, and is that the witness's? */
static enum err
try_line(struct span checkpoint, struct span line, const struct note_key *key,
    struct buf *cosigned, uint64_t *time_s, struct errinfo *ei)
{
    struct note n;
    enum err rc;

    buf_clear(cosigned);
    buf_put(cosigned, checkpoint);
    buf_put(cosigned, line);
    buf_byte(cosigned, '\n');
    rc = buf_err(cosigned);
    if (rc == ERR_OK)
        rc = note_parse(buf_peek(cosigned), &n, ei);
    if (rc == ERR_OK)
        rc = note_verify(&n, key, time_s, ei);
    if (rc == ERR_OK && (*time_s == 0 || *time_s > WITNESS_TIME_MAX))
        rc = err_set(ei, ERR_CORRUPT, "witness.answer",
            "a cosignature without a time that can be");
    return rc;
}

enum err
witness_answer_read(struct span answer, struct span checkpoint,
    const struct note_key *key, struct buf *cosigned, uint64_t *time_s,
    struct errinfo *ei)
{
    enum err rc = err_set(ei, ERR_NOTFOUND, "witness.answer",
        "no cosignature by the key of this witness");
    struct span line;

    *time_s = 0;
    if (key->type != NOTE_COSIGNATURE)
        rc = err_set(ei, ERR_INTERNAL, "witness.answer", "not a witness");
    else if (answer.n > WITNESS_ANSWER_MAX)
        rc = err_set(ei, ERR_LIMIT, "witness.answer", "over %d bytes",
            WITNESS_ANSWER_MAX);
    /* Lines of other keys are passed over. */
    while (rc == ERR_NOTFOUND && text_line(&answer, &line))
        rc = try_line(checkpoint, line, key, cosigned, time_s, ei);
    if (rc != ERR_OK)
        buf_clear(cosigned);
    return rc;
}

static enum err
put_files(int dir, const char *name, struct span vkey, struct span cosigned,
    struct errinfo *ei)
{
    char path[WITNESS_PATH_MAX];
    enum err rc;

    (void)snprintf(path, sizeof(path), "getuigen/%s.vkey", name);
    rc = tile_file_put(dir, path, vkey, TILE_FILE_REPLACE, ei);
    (void)snprintf(path, sizeof(path), "getuigen/%s.checkpoint", name);
    if (rc == ERR_OK)
        rc = tile_file_put(dir, path, cosigned, TILE_FILE_REPLACE, ei);
    return rc;
}

enum err
witness_publish(const char *dir, const char *name, const struct note_key *key,
    struct span cosigned, struct errinfo *ei)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct buf vkey;
    enum err rc;

    if (fd < 0)
        return tile_file_error(ei, "witness.publish", dir, errno);
    buf_init(&vkey, NOTE_VKEY_MAX + 1);
    note_key_write(&vkey, key);
    buf_byte(&vkey, '\n');
    rc = buf_err(&vkey);
    if (rc == ERR_OK)
        rc = put_files(fd, name, buf_peek(&vkey), cosigned, ei);
    buf_done(&vkey);
    (void)close(fd);
    return rc;
}

void
witness_copy_name(const char *origin, char out[static WITNESS_COPY_NAME_MAX])
{
    (void)snprintf(out, WITNESS_COPY_NAME_MAX, "%s.checkpoint", origin);
    for (char *c = out; *c != '\0'; c++)
        if (*c == '/')
            *c = '_';
}

enum err
witness_copy(const char *dir, const char *name, struct span checkpoint,
    struct errinfo *ei)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum err rc;

    if (fd < 0)
        return tile_file_error(ei, "witness.copy", dir, errno);
    rc = tile_file_put(fd, name, checkpoint, TILE_FILE_REPLACE, ei);
    (void)close(fd);
    return rc;
}

enum err
witness_size_read(struct span answer, uint64_t *size, struct errinfo *ei)
{
    struct span line;

    if (text_line(&answer, &line) && answer.n == 0 &&
        text_u64(line, UINT64_MAX, size))
        return ERR_OK;
    return err_set(ei, ERR_SYNTAX, "witness.answer", "not a tree size");
}
