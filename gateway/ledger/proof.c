/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger/proof.h"

#include <inttypes.h>

#include "base/text.h"

#include "base/banned.h"

static const char first_line[] = "c2sp.org/tlog-proof@v1";

/* Cut this word off the front of a line. */
static bool
take_word(struct span *line, const char *word)
{
    size_t n = strlen(word);

    if (line->n < n || memcmp(line->p, word, n) != 0)
        return false;
    line->p += n;
    line->n -= n;
    return true;
}

void
proof_path_write(struct buf *out, const struct tree_proof *path)
{
    for (size_t i = 0; i < path->n; i++) {
        text_base64(out, (struct span){path->hash[i], TREE_HASH_LEN});
        buf_byte(out, '\n');
    }
    buf_byte(out, '\n');
}

enum err
proof_path_read(struct span *rest, size_t max, struct tree_proof *path,
    struct errinfo *ei)
{
    struct span line;
    size_t n;

    for (path->n = 0; text_line(rest, &line); path->n++) {
        if (line.n == 0)
            return ERR_OK;
        if (path->n == max)
            return err_set(ei, ERR_LIMIT, "proof.path", "over %zu hashes", max);
        if (!text_unbase64(line, path->hash[path->n], TREE_HASH_LEN, &n) ||
            n != TREE_HASH_LEN)
            break;
    }
    return err_set(ei, ERR_SYNTAX, "proof.path", "hash %zu is not of the form",
        path->n + 1);
}

enum err
proof_write(struct buf *out, const struct proof *p, struct errinfo *ei)
{
    enum err rc;

    if (p->path.n > TREE_PROOF_MAX || p->extra_n > PROOF_EXTRA_MAX)
        return err_set(ei, ERR_LIMIT, "proof.write", "over a fixed limit");
    buf_printf(out, "%s\n", first_line);
    if (p->extra_n > 0) {
        buf_text(out, "extra ");
        text_base64(out, (struct span){p->extra, p->extra_n});
        buf_byte(out, '\n');
    }
    buf_printf(out, "index %" PRIu64 "\n", p->index);
    proof_path_write(out, &p->path);
    buf_put(out, p->note);
    rc = buf_err(out);
    if (rc != ERR_OK)
        return err_set(ei, rc, "proof.write", "no room for the proof");
    return ERR_OK;
}

enum err
proof_parse(struct span s, struct proof *out, struct errinfo *ei)
{
    static const char where[] = "proof.parse";
    struct span line;
    struct note n;
    enum err rc;

    out->extra_n = 0;
    if (s.n > PROOF_MAX)
        return err_set(ei, ERR_LIMIT, where, "over %d bytes", PROOF_MAX);
    if (!text_line(&s, &line) || !span_is(line, first_line))
        return err_set(ei, ERR_SYNTAX, where, "not a %s", first_line);
    if (!text_line(&s, &line))
        return err_set(ei, ERR_SYNTAX, where, "line 2 is missing");
    if (take_word(&line, "extra ") &&
        (!text_unbase64(line, out->extra, PROOF_EXTRA_MAX, &out->extra_n) ||
            out->extra_n == 0 || !text_line(&s, &line)))
        return err_set(ei, ERR_SYNTAX, where, "the extra line is wrong");
    if (!take_word(&line, "index ") || !text_u64(line, UINT64_MAX, &out->index))
        return err_set(ei, ERR_SYNTAX, where, "the index line is wrong");
    rc = proof_path_read(&s, TREE_PROOF_MAX, &out->path, ei);
    if (rc != ERR_OK)
        return rc;
    out->note = s;
    return note_parse(s, &n, ei);
}

enum err
proof_check(const struct proof *p, const uint8_t leaf[static TREE_HASH_LEN],
    const struct note_key *key, struct note_checkpoint *cp, struct errinfo *ei)
{
    struct note_checkpoint found;
    enum err rc;

    rc = note_open(p->note, key, &found, ei);
    if (rc != ERR_OK)
        return rc;
    rc = tree_check_inclusion(p->index, &found.head, leaf, &p->path, ei);
    if (rc == ERR_OK && cp != NULL)
        *cp = found;
    return rc;
}
