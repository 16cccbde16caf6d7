/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * opening - the extra line of a .tlog-proof, byte by byte
 *
 * FORMAT.  Big-endian.  The extra line is the base64 of
 *
 *     offset  length  field
 *          0      76  skeleton (entry.c)
 *         76          sections, each at most once, in order of their tag:
 *                     u8 tag, u16 length, that many bytes
 *
 *     tag 1   the commitments, 32 bytes each, at most 255 (commit.h); none
 *             where nothing was offered
 *     tag 2   the openings, 21 bytes each, at least one, each at a later
 *             place than the one before; only behind tag 1
 *                  0       1  place in the list, from 0
 *                  1      16  salt
 *                 17       2  element, its number in the catalogue
 *                 19       1  outcome: 1 disclosed, 2 in part, 3 withheld
 *                 20       1  code of the reason (WEIGER_LIST), 0 none
 *     tag 3   an earlier checkpoint
 *                  0       2  length of the note, at most 4096
 *                  2          the note
 *                             the consistency proof of RFC 6962 2.1.2 from
 *                             its tree to that of the checkpoint in the file,
 *                             32 bytes a hash, at most 64
 *
 * Nothing in it is believed for standing there: the skeleton is proved by the
 * inclusion proof, the list by the root in the skeleton, an opening by its
 * place in the list, the earlier note by its signature.
 */

#include "ledger/opening.h"

#include "base/banned.h"

enum {
    TAG_LIST = 1,
    TAG_SHOWN = 2,
    TAG_EARLIER = 3,
    SHOWN_LEN = 1 + COMMIT_SALT_LEN + 2 + 1 + 1
};

static const char where_write[] = "opening.write";
static const char where_read[] = "opening.read";
static const char where_check[] = "opening.check";

/* ---- writing --------------------------------------------------------------- */

static void
put_shown(struct buf *out, const struct opening_shown *s)
{
    buf_byte(out, s->at);
    buf_put(out, (struct span){s->o.salt, COMMIT_SALT_LEN});
    buf_u16(out, s->o.item.element);
    buf_byte(out, s->o.item.outcome);
    buf_byte(out, s->o.item.code);
}

static enum err
check_form(const struct opening *o, struct errinfo *ei)
{
    if (o->list_n > COMMIT_MAX || o->shown_n > COMMIT_MAX ||
        o->since.n > TREE_PROOF_MAX || o->earlier.n > OPENING_NOTE_MAX)
        return err_set(ei, ERR_LIMIT, where_write, "over a fixed limit");
    if (o->shown_n > (o->has_list ? o->list_n : 0))
        return err_set(ei, ERR_INTERNAL, where_write, "more than there is");
    for (size_t i = 0; i < o->shown_n; i++)
        if (o->shown[i].at >= o->list_n ||
            (i > 0 && o->shown[i].at <= o->shown[i - 1].at))
            return err_set(ei, ERR_INTERNAL, where_write, "out of order");
    return ERR_OK;
}

enum err
opening_write(struct buf *out, const struct opening *o, struct errinfo *ei)
{
    enum err rc = check_form(o, ei);

    if (rc != ERR_OK)
        return rc;
    buf_put(out, (struct span){o->skeleton, ENTRY_LEN});
    if (o->has_list) {
        buf_byte(out, TAG_LIST);
        buf_u16(out, (uint16_t)(o->list_n * COMMIT_LEN));
        buf_put(out, (struct span){o->list[0], o->list_n * COMMIT_LEN});
    }
    if (o->shown_n > 0) {
        buf_byte(out, TAG_SHOWN);
        buf_u16(out, (uint16_t)(o->shown_n * SHOWN_LEN));
        for (size_t i = 0; i < o->shown_n; i++)
            put_shown(out, &o->shown[i]);
    }
    if (o->earlier.n > 0) {
        buf_byte(out, TAG_EARLIER);
        buf_u16(out, (uint16_t)(2 + o->earlier.n + o->since.n * TREE_HASH_LEN));
        buf_u16(out, (uint16_t)o->earlier.n);
        buf_put(out, o->earlier);
        buf_put(out,
            (struct span){o->since.hash[0], o->since.n * TREE_HASH_LEN});
    }
    rc = buf_err(out);
    return rc == ERR_OK ? rc : err_set(ei, rc, where_write, "no room");
}

/* ---- reading --------------------------------------------------------------- */

static bool
take(struct span *s, size_t n, struct span *out)
{
    if (s->n < n)
        return false;
    *out = (struct span){s->p, n};
    s->p += n;
    s->n -= n;
    return true;
}

static bool
take_u16(struct span *s, size_t *v)
{
    struct span two;

    if (!take(s, 2, &two))
        return false;
    *v = (size_t)two.p[0] << 8 | two.p[1];
    return true;
}

static bool
read_list(struct span s, struct opening *out)
{
    if (s.n % COMMIT_LEN != 0 || s.n / COMMIT_LEN > COMMIT_MAX)
        return false;
    out->has_list = true;
    out->list_n = s.n / COMMIT_LEN;
    if (s.n > 0)
        memcpy(out->list, s.p, s.n);
    return true;
}

static bool
read_shown(struct span s, struct opening *out)
{
    struct span one;

    if (s.n == 0 || s.n % SHOWN_LEN != 0 || s.n / SHOWN_LEN > out->list_n)
        return false;
    while (take(&s, SHOWN_LEN, &one)) {
        struct opening_shown *to = &out->shown[out->shown_n];
        const uint8_t *item = one.p + 1 + COMMIT_SALT_LEN;

        to->at = one.p[0];
        memcpy(to->o.salt, one.p + 1, COMMIT_SALT_LEN);
        to->o.item =
            (struct commit_item){.element = (uint16_t)(item[0] << 8 | item[1]),
                .outcome = item[2],
                .code = item[3]};
        if (to->at >= out->list_n || (out->shown_n > 0 && to->at <= to[-1].at))
            return false;
        out->shown_n++;
    }
    return true;
}

static bool
read_earlier(struct span s, struct opening *out)
{
    size_t n;

    if (!take_u16(&s, &n) || n == 0 || n > OPENING_NOTE_MAX ||
        !take(&s, n, &out->earlier) || s.n % TREE_HASH_LEN != 0 ||
        s.n / TREE_HASH_LEN > TREE_PROOF_MAX)
        return false;
    out->since.n = s.n / TREE_HASH_LEN;
    if (s.n > 0)
        memcpy(out->since.hash, s.p, s.n);
    return true;
}

static bool
read_section(uint8_t tag, struct span s, struct opening *out)
{
    switch (tag) {
    case TAG_LIST:
        return read_list(s, out);
    case TAG_SHOWN:
        return read_shown(s, out);
    case TAG_EARLIER:
        return read_earlier(s, out);
    default:
        return false;
    }
}

enum err
opening_read(struct span s, struct opening *out, struct errinfo *ei)
{
    struct span part;
    struct entry e;
    uint8_t last = 0;
    enum err rc;

    memset(out, 0, sizeof(*out));
    if (!take(&s, ENTRY_LEN, &part))
        return err_set(ei, ERR_SYNTAX, where_read, "no skeleton");
    rc = entry_read(part, &e, ei);
    if (rc != ERR_OK)
        return rc;
    memcpy(out->skeleton, part.p, ENTRY_LEN);
    while (s.n > 0) {
        struct span tag;
        size_t n;

        if (!take(&s, 1, &tag) || !take_u16(&s, &n) || !take(&s, n, &part) ||
            tag.p[0] <= last || !read_section(tag.p[0], part, out))
            return err_set(ei, ERR_SYNTAX, where_read,
                "a section is not of its form");
        last = tag.p[0];
    }
    return ERR_OK;
}

/* ---- checking -------------------------------------------------------------- */

/* Numbers rise by at least one per place: what is not shown must fit. */
static bool
has_room(const struct opening *o)
{
    size_t next = 0, free = 0; /* the first place and number not yet passed */

    for (size_t i = 0; i < o->shown_n; i++) {
        const struct opening_shown *s = &o->shown[i];

        if (s->o.item.element < free + (s->at - next))
            return false;
        next = (size_t)s->at + 1;
        free = (size_t)s->o.item.element + 1;
    }
    return free + (o->list_n - next) <= (size_t)UINT16_MAX + 1;
}

enum err
opening_check(const struct opening *o, struct errinfo *ei)
{
    struct entry e;
    enum err rc;

    if (!o->has_list)
        return ERR_OK;
    rc = entry_read((struct span){o->skeleton, ENTRY_LEN}, &e, ei);
    if (rc == ERR_OK)
        rc = commit_check_list((const uint8_t(*)[COMMIT_LEN])o->list, o->list_n,
            e.commit_root, ei);
    for (size_t i = 0; rc == ERR_OK && i < o->shown_n; i++)
        rc = commit_check(&o->shown[i].o, o->list[o->shown[i].at], ei);
    if (rc == ERR_OK && !has_room(o))
        rc = err_set(ei, ERR_CORRUPT, where_check,
            "the commitments are not in element order");
    return rc;
}

enum err
opening_check_earlier(const struct opening *o, const struct note_key *key,
    const struct tree_head *newer, uint64_t *size, struct errinfo *ei)
{
    struct note_checkpoint cp;
    enum err rc = note_open(o->earlier, key, &cp, ei);

    if (rc == ERR_OK)
        rc = tree_check_consistency(&cp.head, newer, &o->since, ei);
    if (rc == ERR_OK)
        *size = cp.head.size;
    return rc;
}

enum opening_says
opening_of(const struct opening *o, enum element e, struct commit_item *item)
{
    size_t next = 0;       /* place behind the shown element before e */
    size_t at = o->list_n; /* place of the shown element after e */

    if (!o->has_list)
        return OPENING_SILENT;
    for (size_t i = 0; i < o->shown_n; i++) {
        const struct opening_shown *s = &o->shown[i];

        if (s->o.item.element == (unsigned)e) {
            if (item != NULL)
                *item = s->o.item;
            return OPENING_SHOWN;
        }
        if (s->o.item.element > (unsigned)e) {
            at = s->at;
            break;
        }
        next = (size_t)s->at + 1;
    }
    return next == at ? OPENING_ABSENT : OPENING_SILENT;
}

/* ---- choosing -------------------------------------------------------------- */

/* Where e stands among n openings, or would. */
static size_t
place_of(const struct commit_opening *open, size_t n, unsigned e)
{
    size_t i = 0;

    while (i < n && open[i].item.element < e)
        i++;
    return i;
}

void
opening_choose(struct opening *o, const struct commit_opening *open,
    const struct opening_choice *choice, struct elset *absent,
    struct elset *bounds)
{
    bool show[COMMIT_MAX + 1] = {false}, beside[COMMIT_MAX + 1] = {false};

    *absent = *bounds = (struct elset){{0}};
    for (unsigned e = 0; e < EL__COUNT; e++) {
        size_t at = place_of(open, o->list_n, e);
        bool there = at < o->list_n && open[at].item.element == e;

        if (!choice->all && !elset_has(&choice->wanted, (enum element)e))
            continue;
        if (there) {
            show[at] = true;
        } else if (!choice->all) {
            elset_add(absent, (enum element)e);
            beside[at] = true;
            if (at > 0)
                beside[at - 1] = true;
        }
    }
    o->shown_n = 0;
    for (size_t i = 0; i < o->list_n; i++) {
        if (beside[i] && !show[i])
            elset_add(bounds, (enum element)open[i].item.element);
        if (show[i] || choice->all || (beside[i] && choice->bounds))
            o->shown[o->shown_n++] =
                (struct opening_shown){(uint8_t)i, open[i]};
    }
}
