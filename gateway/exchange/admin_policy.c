/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin_policy.h"

#include "base/clock.h"
#include "base/text.h"

#include "base/banned.h"

enum { WORD_MAX = 16, SIG_TEXT_MAX = 2 * SIGN_LEN };

/* ---- writing ------------------------------------------------------------ */

static void
put_hash(struct buf *out, const char *key, const uint8_t *hash)
{
    admin_json_put_hex(out, key, (struct span){hash, POLICY_HASH_LEN});
}

static void
put_hash_if(struct buf *out, const char *key, bool known, const uint8_t *hash)
{
    if (known)
        put_hash(out, key, hash);
    else
        buf_printf(out, ",\"%s\":null", key);
}

/* ---- reading ------------------------------------------------------------ */

static enum err
wrong(const char *field, struct errinfo *ei)
{
    return err_set(ei, ERR_SYNTAX, "admin.policy",
        "field %s is missing or wrong", field);
}

static enum err
read_text(const struct admin_json *doc, const char *field, char *out,
    size_t max, struct errinfo *ei)
{
    return admin_json_string(admin_json_get(doc, doc->v, field), out, max)
               ? ERR_OK
               : wrong(field, ei);
}

/* ---- persons ------------------------------------------------------------ */

static void
put_person(struct buf *out, const struct store_person *p)
{
    const char *rol = record_person_rol(p->rol);

    buf_byte(out, '{');
    admin_json_put_text(out, "id", span_of(p->id));
    admin_json_put_text(out, "rol", span_of(rol == NULL ? "" : rol));
    buf_text(out, ",\"sleutel\":\"");
    text_base64(out, (struct span){p->pub, sizeof(p->pub)});
    buf_byte(out, '"');
    admin_json_put_text(out, "status",
        span_of(p->revoked_ms == 0 ? "actief" : "ingetrokken"));
    admin_json_put_time(out, "since", p->at_ms);
    admin_json_put_time(out, "revoked", p->revoked_ms);
    buf_byte(out, '}');
}

enum err
admin_policy_persons(struct record *r, struct buf *out, struct errinfo *ei)
{
    size_t n = 0;
    const struct store_person *v = record_person_all(r, &n);

    (void)ei;
    buf_text(out, ",\"items\":[");
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_byte(out, ',');
        put_person(out, &v[i]);
    }
    buf_byte(out, ']');
    return ERR_OK;
}

static enum err
answer_person(struct record *r, const char *id, struct buf *out)
{
    buf_text(out, ",\"person\":");
    put_person(out, record_person_find(r, id));
    return ERR_OK;
}

enum err
admin_policy_person_add(struct record *r, const struct admin_json *doc,
    struct buf *out, enum record_no *no, struct errinfo *ei)
{
    char id[STORE_PERSON_MAX + 2], word[2 * STORE_PERSON_MAX];
    uint8_t pub[SIGN_PUBLIC_LEN];
    enum record_rol rol;
    size_t n = 0;
    enum err rc;

    if (read_text(doc, "id", id, sizeof(id), ei) != ERR_OK)
        id[0] = '\0'; /* too long, and so no id */
    if (!admin_json_string(admin_json_get(doc, doc->v, "rol"), word,
            sizeof(word)) ||
        !record_person_parse_rol(word, &rol))
        return wrong("rol", ei);
    if (!admin_json_string(admin_json_get(doc, doc->v, "sleutel"), word,
            sizeof(word)) ||
        !text_unbase64(span_of(word), pub, sizeof(pub), &n) || n != sizeof(pub))
        return wrong("sleutel", ei);
    rc = record_person_add(r, id, rol, pub, no, ei);
    return rc == ERR_OK ? answer_person(r, id, out) : rc;
}

enum err
admin_policy_person_revoke(struct record *r, const struct admin_json *doc,
    struct buf *out, enum record_no *no, struct errinfo *ei)
{
    char id[STORE_PERSON_MAX + 2];
    enum err rc;

    if (read_text(doc, "id", id, sizeof(id), ei) != ERR_OK)
        id[0] = '\0';
    rc = record_person_revoke(r, id, no, ei);
    return rc == ERR_OK ? answer_person(r, id, out) : rc;
}

/* ---- versions ----------------------------------------------------------- */

static void
put_step(struct buf *out, const struct store_policy_step *s)
{
    buf_printf(out, "{\"index\":%llu", (unsigned long long)s->idx);
    admin_json_put_text(out, "step", span_of(record_policy_what_name(s->what)));
    admin_json_put_text(out, "person", span_of(s->person));
    admin_json_put_time(out, "at", s->at_ms);
    admin_json_put_time(out, "from", s->from_ms > s->at_ms ? s->from_ms : 0);
    admin_json_put_text(out, "reason", span_of(s->reason));
    buf_byte(out, '}');
}

static enum err
put_version(struct record *r, const uint8_t *hash, struct buf *out,
    struct errinfo *ei)
{
    struct record_policy_version v;
    uint8_t proposal[32];
    size_t n = 0;
    const struct store_policy_step *steps = record_policy_steps(r, &n);
    bool first = true;
    enum err rc = ERR_OK;

    (void)record_policy_version(r, hash, &v);
    if (v.proposed != NULL)
        rc = record_policy_proposal(v.proposed, proposal, ei);
    buf_byte(out, '{');
    admin_json_put_text(out, "version", span_of(v.version));
    put_hash(out, "sha256", hash);
    admin_json_put_text(out, "state",
        span_of(record_policy_state_name(v.state)));
    put_hash_if(out, "proposal", v.proposed != NULL, proposal);
    buf_text(out, ",\"steps\":[");
    for (size_t i = 0; i < n; i++) {
        if (memcmp(steps[i].hash, hash, POLICY_HASH_LEN) != 0)
            continue;
        if (!first)
            buf_byte(out, ',');
        first = false;
        put_step(out, &steps[i]);
    }
    buf_text(out, "]}");
    return rc;
}

/* Is there a later step of this version?  Each is shown once, newest first. */
static bool
again_later(const struct store_policy_step *v, size_t n, size_t i)
{
    for (size_t k = i + 1; k < n; k++)
        if (memcmp(v[k].hash, v[i].hash, POLICY_HASH_LEN) == 0)
            return true;
    return false;
}

static void
put_now(struct record *r, struct buf *out)
{
    struct record_policy_now now;
    uint8_t earlier[POLICY_HASH_LEN];
    bool has_earlier;

    record_policy_now(r, &now);
    admin_json_put_text(out, "origin", span_of(now.origin));
    put_hash_if(out, "active", now.has_active, now.active);
    has_earlier = record_policy_earlier(r, earlier);
    put_hash_if(out, "earlier", has_earlier, earlier);
}

/* One version, or all of them. */
enum err
admin_policy_list(struct record *r, struct buf *out, struct errinfo *ei)
{
    size_t n = 0, shown = 0;
    const struct store_policy_step *v = record_policy_steps(r, &n);
    enum err rc = ERR_OK;

    put_now(r, out);
    admin_policy_status(r, out);
    buf_text(out, ",\"items\":[");
    for (size_t i = n; i-- > 0 && rc == ERR_OK;) {
        if (shown == ADMIN_POLICY_LIST_MAX)
            break;
        if (again_later(v, n, i))
            continue;
        if (shown++ > 0)
            buf_byte(out, ',');
        rc = put_version(r, v[i].hash, out, ei);
    }
    buf_byte(out, ']');
    return rc;
}

void
admin_policy_status(struct record *r, struct buf *out)
{
    struct record_policy_now now;

    record_policy_now(r, &now);
    buf_printf(out, ",\"signed\":%s", now.is_signed ? "true" : "false");
    admin_json_put_time(out, "since", now.active_ms);
    if (now.planned == NULL) {
        buf_text(out, ",\"planned\":null");
        return;
    }
    buf_text(out, ",\"planned\":{");
    admin_json_put_text(out, "version", span_of(now.planned->version));
    put_hash(out, "sha256", now.planned->hash);
    admin_json_put_time(out, "from", now.planned->from_ms);
    buf_byte(out, '}');
}

/* ---- steps -------------------------------------------------------------- */

static bool
read_kind(const struct admin_json *doc, enum statement_kind *kind)
{
    char word[WORD_MAX];

    if (!admin_json_string(admin_json_get(doc, doc->v, "step"), word,
            sizeof(word)))
        return false;
    for (int k = 0; k < STATEMENT_KIND__COUNT; k++)
        if (strcmp(word, statement_word((enum statement_kind)k)) == 0) {
            *kind = (enum statement_kind)k;
            return true;
        }
    return false;
}

/* The parts that have a form of their own. */
static enum err
read_parts(const struct admin_json *doc, struct record_policy_order *o,
    struct errinfo *ei)
{
    char text[SIG_TEXT_MAX];
    uint64_t time_ms;
    size_t n = 0;

    if (!read_kind(doc, &o->kind))
        return wrong("step", ei);
    if (read_text(doc, "sha256", text, sizeof(text), ei) != ERR_OK ||
        !text_unhex(span_of(text), o->hash, sizeof(o->hash)))
        return wrong("sha256", ei);
    if (!admin_json_u64(admin_json_get(doc, doc->v, "time_ms"), INT64_MAX,
            &time_ms))
        return wrong("time_ms", ei);
    o->time_ms = (int64_t)time_ms;
    if (o->kind == STATEMENT_ACTIVATE &&
        (read_text(doc, "from", text, sizeof(text), ei) != ERR_OK ||
            !clock_parse_date(span_of(text), &o->from_day)))
        return wrong("from", ei);
    if (read_text(doc, "signature", text, sizeof(text), ei) != ERR_OK ||
        !text_unbase64(span_of(text), o->signature, SIGN_LEN, &n) ||
        n != SIGN_LEN)
        return wrong("signature", ei);
    return ERR_OK;
}

enum err
admin_policy_step(struct record *r, const struct admin_json *doc,
    struct buf *out, enum record_no *no, struct errinfo *ei)
{
    char person[STORE_PERSON_MAX + 2], reason[STORE_REASON_MAX + 2];
    struct record_policy_order o = {.person = person, .reason = reason};
    struct record_policy_version v;
    enum err rc = read_parts(doc, &o, ei);

    if (rc == ERR_OK)
        rc = read_text(doc, "person", person, sizeof(person), ei);
    if (rc == ERR_OK)
        rc = read_text(doc, "reason", reason, sizeof(reason), ei);
    if (rc == ERR_OK)
        rc = record_policy_step(r, &o, no, ei);
    if (rc != ERR_OK)
        return rc;
    (void)record_policy_version(r, o.hash, &v);
    buf_text(out, ",\"policy\":{");
    admin_json_put_text(out, "version", span_of(v.version));
    put_hash(out, "sha256", o.hash);
    admin_json_put_text(out, "state",
        span_of(record_policy_state_name(v.state)));
    buf_byte(out, '}');
    admin_policy_status(r, out);
    return ERR_OK;
}
