/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/manifest.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "exchange/admin_json.h"

#include "base/banned.h"

enum { VERSION = 1, PARTS_FIRST = 16, HEX_LEN = 2 * DIGEST_SHA256_LEN };

static const char schema[] = "ketenpoort.backup";
static const char keys_name[] = "keys.cms";

void
manifest_done(struct manifest *m)
{
    free(m->v);
    *m = (struct manifest){.n = 0};
}

enum err
manifest_add(struct manifest *m, const struct manifest_part *part,
    struct errinfo *ei)
{
    if (m->n == MANIFEST_PARTS_MAX)
        return err_set(ei, ERR_LIMIT, "manifest.add", "more than %d parts",
            MANIFEST_PARTS_MAX);
    if (m->n == m->cap) {
        size_t cap = m->cap == 0 ? PARTS_FIRST : m->cap * 2;
        struct manifest_part *v = reallocarray(m->v, cap, sizeof(*v));

        if (v == NULL)
            return err_set(ei, ERR_NOMEM, "manifest.add", "no room");
        m->v = v;
        m->cap = cap;
    }
    m->v[m->n++] = *part;
    return ERR_OK;
}

void
manifest_name(size_t i, char out[static MANIFEST_NAME_MAX + 1])
{
    (void)snprintf(out, MANIFEST_NAME_MAX + 1, "data-%04zu.cms", i + 1);
}

/* ---- writing ------------------------------------------------------------------ */

static void
put_part(struct buf *out, const char *name, const struct manifest_part *p)
{
    buf_text(out, "{");
    admin_json_put_text(out, "name", span_of(name));
    admin_json_put_u64(out, "size", p->size);
    buf_text(out, ",\"sha256\":\"");
    text_hex(out, (struct span){p->sha256, sizeof(p->sha256)});
    buf_text(out, "\"}");
}

void
manifest_write(struct buf *out, const struct manifest *m)
{
    buf_text(out, "{");
    admin_json_put_text(out, "schema", span_of(schema));
    admin_json_put_u64(out, "version", VERSION);
    admin_json_put_text(out, "program", span_of(m->program));
    admin_json_put_time(out, "made", m->made_ms);
    admin_json_put_u64(out, "made_ms", (uint64_t)m->made_ms);
    admin_json_put_time(out, "expires", m->expires_ms);
    admin_json_put_u64(out, "expires_ms", (uint64_t)m->expires_ms);
    admin_json_put_text(out, "origin", span_of(m->origin));
    admin_json_put_u64(out, "size", m->size);
    admin_json_put_u64(out, "signed_size", m->signed_size);
    admin_json_put_text(out, "note", span_of(m->note));
    buf_text(out, ",\"keys\":");
    put_part(out, keys_name, &m->keys);
    buf_text(out, ",\"parts\":[");
    for (size_t i = 0; i < m->n; i++) {
        char name[MANIFEST_NAME_MAX + 1];

        manifest_name(i, name);
        buf_text(out, i == 0 ? "\n" : ",\n");
        put_part(out, name, &m->v[i]);
    }
    buf_text(out, "]}\n");
}

/* ---- reading ------------------------------------------------------------------- */

static bool
get_text(const struct admin_json *doc, const char *key, char *out, size_t max)
{
    return admin_json_string(admin_json_get(doc, doc->v, key), out, max);
}

static bool
get_u64(const struct admin_json *doc, const char *key, uint64_t *v)
{
    return admin_json_u64(admin_json_get(doc, doc->v, key), INT64_MAX, v);
}

static bool
get_part(const struct admin_json *doc, const struct admin_json_node *at,
    struct manifest_part *p)
{
    char hex[HEX_LEN + 1];

    *p = (struct manifest_part){.size = 0};
    return admin_json_u64(admin_json_get(doc, at, "size"), INT64_MAX,
               &p->size) &&
           admin_json_string(admin_json_get(doc, at, "sha256"), hex,
               sizeof(hex)) &&
           text_unhex(span_of(hex), p->sha256, sizeof(p->sha256));
}

static enum err
get_parts(const struct admin_json *doc, struct manifest *m, struct errinfo *ei)
{
    const struct admin_json_node *at =
        admin_json_first(doc, admin_json_get(doc, doc->v, "parts"));

    for (; at != NULL; at = admin_json_next(doc, at)) {
        struct manifest_part p;
        enum err rc =
            get_part(doc, at, &p) ? manifest_add(m, &p, ei) : ERR_SYNTAX;

        if (rc != ERR_OK)
            return rc == ERR_SYNTAX
                       ? err_set(ei, rc, "manifest.read", "a part out of form")
                       : rc;
    }
    return ERR_OK;
}

static enum err
get_all(const struct admin_json *doc, struct manifest *m, struct errinfo *ei)
{
    char name[sizeof(schema)];
    uint64_t version = 0, made = 0, expires = 0;

    if (!get_text(doc, "schema", name, sizeof(name)) ||
        strcmp(name, schema) != 0 || !get_u64(doc, "version", &version))
        return err_set(ei, ERR_SYNTAX, "manifest.read", "not of a backup");
    if (version != VERSION)
        return err_set(ei, ERR_UNSUPPORTED, "manifest.read",
            "a backup of version %llu, this program knows %d",
            (unsigned long long)version, VERSION);
    if (!get_text(doc, "program", m->program, sizeof(m->program)) ||
        !get_text(doc, "origin", m->origin, sizeof(m->origin)) ||
        !get_text(doc, "note", m->note, sizeof(m->note)) ||
        !get_u64(doc, "made_ms", &made) ||
        !get_u64(doc, "expires_ms", &expires) ||
        !get_u64(doc, "size", &m->size) ||
        !get_u64(doc, "signed_size", &m->signed_size) ||
        !get_part(doc, admin_json_get(doc, doc->v, "keys"), &m->keys))
        return err_set(ei, ERR_SYNTAX, "manifest.read", "a field out of form");
    m->made_ms = (int64_t)made;
    m->expires_ms = (int64_t)expires;
    return get_parts(doc, m, ei);
}

static enum err
same_again(struct span s, const struct manifest *m, struct errinfo *ei)
{
    struct buf again;
    bool same;

    buf_init(&again, MANIFEST_MAX);
    manifest_write(&again, m);
    same = buf_err(&again) == ERR_OK && span_eq(buf_peek(&again), s);
    buf_done(&again);
    return same ? ERR_OK
                : err_set(ei, ERR_SYNTAX, "manifest.read",
                      "not as it is written");
}

enum err
manifest_read(struct span s, struct manifest *m, struct errinfo *ei)
{
    struct admin_json doc = {0};
    enum err rc = admin_json_read(&doc, s, ei);

    *m = (struct manifest){.n = 0};
    if (rc == ERR_OK)
        rc = get_all(&doc, m, ei);
    admin_json_done(&doc);
    return rc == ERR_OK ? same_again(s, m, ei) : rc;
}
