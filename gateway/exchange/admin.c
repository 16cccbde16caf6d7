/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/admin.h"

#include <assert.h>
#include <stdarg.h>

#include "base/clock.h"
#include "base/text.h"
#include "exchange/admin_backup.h"
#include "exchange/admin_json.h"
#include "exchange/admin_log.h"
#include "exchange/admin_partner.h"
#include "exchange/admin_policy.h"
#include "exchange/admin_prove.h"
#include "exchange/admin_witness.h"
#include "exchange/record.h"

#include "base/banned.h"

enum { CMD_MAX = 32, ID_MAX = 64 };

/* One question at hand. */
struct question {
    struct record *r;
    const struct admin_context *ctx;
    const struct admin_json *doc;
    struct buf *out;
    enum record_no *no; /* why an officer's step is refused */
};

/* ---- writing ------------------------------------------------------------ */

static const char *
code_word(enum err code)
{
    switch (code) {
    case ERR_NOTFOUND:
        return "not_found";
    case ERR_CONFLICT:
        return "conflict";
    case ERR_CONFIG:
    case ERR_SYNTAX:
    case ERR_UNSUPPORTED:
        return "invalid";
    case ERR_LIMIT:
        return "limit";
    case ERR_DENIED:
        return "denied";
    case ERR_FULL:
    case ERR_IO:
        return "stopped";
    case ERR_AGAIN:
    case ERR_MOVED:
    case ERR_TIMEOUT:
        return "unavailable";
    case ERR_CORRUPT:
        return "corrupt";
    case ERR_OK:
    case ERR_NOMEM:
    case ERR_INTERNAL:
    case ERR__COUNT:
        break;
    }
    return "internal";
}

/* Answer no instead of whatever has been written. */
static void
refuse(struct buf *out, const char *code, const char *message)
{
    buf_clear(out);
    buf_text(out, "{\"ok\":false,\"error\":{");
    admin_json_put_text(out, "code", span_of(code));
    admin_json_put_text(out, "message", span_of(message));
    buf_text(out, "}}");
}

/* ---- status --------------------------------------------------------------- */

static void
put_service(struct buf *out, const struct admin_context *ctx)
{
    buf_printf(out, ",\"service\":{\"running\":%s",
        ctx->running ? "true" : "false");
    admin_json_put_time(out, "since", ctx->running ? ctx->started_ms : 0);
    if (ctx->product == NULL)
        buf_text(out, ",\"product\":null}");
    else {
        admin_json_put_text(out, "product", span_of(ctx->product));
        buf_byte(out, '}');
    }
}

static void
put_policy(struct record *r, struct buf *out, const struct admin_context *ctx)
{
    const char *version = ctx->policy_version;
    const uint8_t *hash = ctx->policy_hash;
    struct record_policy_now now;

    record_policy_now(r, &now);
    if ((version == NULL || hash == NULL) && now.has_active) {
        version = now.active_version;
        hash = now.active;
    }
    if (version == NULL || hash == NULL) {
        buf_text(out, ",\"policy\":null");
        return;
    }
    buf_text(out, ",\"policy\":{");
    admin_json_put_text(out, "version", span_of(version));
    admin_json_put_hex(out, "sha256", (struct span){hash, POLICY_HASH_LEN});
    admin_policy_status(r, out);
    buf_byte(out, '}');
}

static void
put_partners(struct buf *out, const struct partner_book *book)
{
    uint64_t active = 0;

    for (size_t i = 0; i < book->n; i++)
        active += book->v[i].status == PARTNER_ACTIEF;
    buf_text(out, ",\"partners\":{");
    admin_json_put_u64(out, "total", book->n);
    admin_json_put_u64(out, "active", active);
    buf_byte(out, '}');
}

static void
put_certificate(struct buf *out, const struct admin_context *ctx)
{
    int64_t left;

    if (ctx->cert_not_after_ms == 0) {
        buf_text(out, ",\"certificate\":null");
        return;
    }
    left = ctx->cert_not_after_ms - clock_wall_ms(ctx->clk);
    buf_printf(out, ",\"certificate\":{\"days_left\":%lld",
        (long long)(left / CLOCK_DAY_MS));
    admin_json_put_time(out, "not_after", ctx->cert_not_after_ms);
    buf_byte(out, '}');
}

static enum err
answer_status(const struct question *q, struct errinfo *ei)
{
    struct record_counts c;
    struct buf *out = q->out;
    enum err rc = record_count(q->r, &c, ei);

    if (rc != ERR_OK)
        return rc;
    put_service(out, q->ctx);
    buf_text(out, ",\"traffic\":{");
    admin_json_put_u64(out, "disclosures", c.disclosures);
    admin_json_put_u64(out, "refusals", c.refusals);
    buf_text(out, "},\"queue\":{");
    admin_json_put_u64(out, "waiting", c.queued);
    admin_json_put_u64(out, "dead", c.dead);
    admin_json_put_time(out, "oldest", c.oldest_ms);
    buf_text(out, ",\"kanalen\":{");
    for (unsigned ch = 0; ch < CHANNEL__COUNT; ch++)
        admin_json_put_u64(out, channel_code((enum channel)ch), c.waiting[ch]);
    buf_text(out, "}},\"log\":{");
    admin_json_put_u64(out, "size", c.log_size);
    buf_printf(out, ",\"stopped\":%s", c.stopped ? "true" : "false");
    admin_json_put_text(out, "note", span_of(c.note));
    buf_byte(out, '}');
    put_policy(q->r, out, q->ctx);
    put_partners(out, record_book(q->r));
    put_certificate(out, q->ctx);
    admin_witness_status(q->r, out);
    return ERR_OK;
}

/* ---- partners --------------------------------------------------------------- */

static enum err
read_id(const struct question *q, char *id, struct errinfo *ei)
{
    const struct admin_json_node *m = admin_json_get(q->doc, q->doc->v, "id");

    if (!admin_json_string(m, id, ID_MAX + 1) || id[0] == '\0')
        return err_set(ei, ERR_SYNTAX, "admin.id", "field id is missing");
    return ERR_OK;
}

/* Beside reintegration, which is open to all. */
static void
put_channels(struct buf *out, const struct partner *p)
{
    bool first = true;

    buf_text(out, ",\"kanalen\":[");
    for (unsigned ch = CHANNEL_REINTEGRATIE + 1; ch < CHANNEL__COUNT; ch++) {
        if (!partner_admits(p, (enum channel)ch))
            continue;
        buf_printf(out, "%s\"%s\"", first ? "" : ",",
            channel_code((enum channel)ch));
        first = false;
    }
    buf_byte(out, ']');
}

static void
put_row(struct buf *out, const struct partner *p)
{
    bool first = true;

    buf_byte(out, '{');
    admin_json_put_text(out, "id", span_of(p->id));
    admin_json_put_text(out, "naam", span_of(p->naam));
    admin_json_put_text(out, "oin", span_of(p->oin));
    buf_text(out, ",\"rollen\":[");
    for (int r = 0; r < ROL__COUNT; r++) {
        if (!partner_has_rol(p, (enum rol)r))
            continue;
        buf_printf(out, "%s\"%s\"", first ? "" : ",", terms_rol((enum rol)r));
        first = false;
    }
    buf_printf(out, "],\"formaat\":\"%s/%s\"", p->kind, p->version);
    admin_json_put_text(out, "status",
        span_of(p->status == PARTNER_ACTIEF ? "actief" : "opgeschort"));
    admin_json_put_text(out, "aflevering",
        span_of(p->kanaal[CHANNEL_REINTEGRATIE].delivery == PARTNER_PUSH
                    ? "push"
                    : "mailbox"));
    put_channels(out, p);
    buf_byte(out, '}');
}

static enum err
answer_partner_list(const struct question *q, struct errinfo *ei)
{
    const struct partner_book *book = record_book(q->r);

    (void)ei;
    admin_json_put_u64(q->out, "book", book->version);
    buf_text(q->out, ",\"items\":[");
    for (size_t i = 0; i < book->n; i++) {
        if (i > 0)
            buf_byte(q->out, ',');
        put_row(q->out, &book->v[i]);
    }
    buf_byte(q->out, ']');
    return ERR_OK;
}

static enum err
answer_partner_show(const struct question *q, struct errinfo *ei)
{
    const struct partner_book *book = record_book(q->r);
    const struct partner *p;
    char id[ID_MAX + 1];
    enum err rc = read_id(q, id, ei);

    if (rc != ERR_OK)
        return rc;
    p = partner_by_id(book, span_of(id));
    if (p == NULL)
        return err_set(ei, ERR_NOTFOUND, "admin.partner", "no such partner");
    admin_json_put_u64(q->out, "book", book->version);
    buf_text(q->out, ",\"partner\":");
    admin_partner_write(q->out, p);
    return ERR_OK;
}

static bool
same_partner(const struct partner *a, const struct partner *b)
{
    enum { WRITTEN_MAX = 16 * 1024 };
    struct buf x, y;
    bool same;

    buf_init(&x, WRITTEN_MAX);
    buf_init(&y, WRITTEN_MAX);
    admin_partner_write(&x, a);
    admin_partner_write(&y, b);
    same = buf_err(&x) == ERR_OK && buf_err(&y) == ERR_OK &&
           span_eq(buf_peek(&x), buf_peek(&y));
    buf_done(&x);
    buf_done(&y);
    return same;
}

/* "new", "changed" or "same"; refuses an OIN that belongs to another. */
static enum err
compare(const struct partner_book *book, const struct partner *p,
    const char **change, struct errinfo *ei)
{
    const struct partner *old = partner_by_id(book, span_of(p->id));
    const struct partner *other = partner_by_oin(book, span_of(p->oin));

    if (other != NULL && strcmp(other->id, p->id) != 0)
        return err_set(ei, ERR_CONFLICT, "admin.partner",
            "this OIN belongs to partner %s", other->id);
    if (old == NULL)
        *change = "new";
    else
        *change = same_partner(old, p) ? "same" : "changed";
    return ERR_OK;
}

static enum err
answer_partner_put(const struct question *q, struct errinfo *ei)
{
    const struct admin_json_node *root = q->doc->v;
    const struct admin_json_node *dry = admin_json_get(q->doc, root, "dry_run");
    const char *change = "same";
    struct partner p;
    enum err rc;

    if (dry != NULL && dry->type != ADMIN_JSON_TRUE &&
        dry->type != ADMIN_JSON_FALSE)
        return err_set(ei, ERR_SYNTAX, "admin.partner",
            "field dry_run is not true or false");
    rc = admin_partner_read(q->doc, admin_json_get(q->doc, root, "partner"), &p,
        ei);
    if (rc == ERR_OK)
        rc = partner_check(&p, ei);
    if (rc == ERR_OK)
        rc = compare(record_book(q->r), &p, &change, ei);
    if (rc != ERR_OK)
        return rc;
    if ((dry == NULL || dry->type == ADMIN_JSON_FALSE) &&
        strcmp(change, "same") != 0) {
        rc = record_partner_put(q->r, &p, ei);
        if (rc != ERR_OK)
            return rc;
    }
    admin_json_put_text(q->out, "change", span_of(change));
    admin_json_put_text(q->out, "id", span_of(p.id));
    admin_json_put_u64(q->out, "book", record_book(q->r)->version);
    return ERR_OK;
}

/* ---- queue and log ------------------------------------------------------------ */

static void
put_queue_row(struct buf *out, const struct record_row *row)
{
    buf_byte(out, '{');
    admin_json_put_text(out, "id", span_of(row->id));
    admin_json_put_text(out, "type", span_of(terms_bericht(row->type)));
    admin_json_put_text(out, "kanaal", span_of(channel_code(row->kanaal)));
    admin_json_put_text(out, "afzender", span_of(row->afzender));
    admin_json_put_text(out, "ontvanger", span_of(row->ontvanger));
    admin_json_put_time(out, "at", row->at_ms);
    admin_json_put_time(out, "expires", row->expires_ms);
    admin_json_put_text(out, "state", span_of(row->state));
    admin_json_put_u64(out, "attempts", row->attempts);
    admin_json_put_time(out, "next", row->next_ms);
    buf_byte(out, '}');
}

static enum err
answer_queue_list(const struct question *q, struct errinfo *ei)
{
    const struct admin_json_node *m = admin_json_get(q->doc, q->doc->v, "max");
    struct record_row v[RECORD_LIST_MAX];
    const struct admin_json_node *k =
        admin_json_get(q->doc, q->doc->v, "kanaal");
    enum channel ch = CHANNEL__COUNT;
    uint64_t max = RECORD_LIST_MAX;
    char code[CMD_MAX + 1];
    size_t n = 0;
    enum err rc;

    if (m != NULL && (!admin_json_u64(m, RECORD_LIST_MAX, &max) || max == 0))
        return err_set(ei, ERR_SYNTAX, "admin.queue",
            "field max is not a number from 1 to %d", RECORD_LIST_MAX);
    if (k != NULL && (!admin_json_string(k, code, sizeof(code)) ||
                         !channel_parse(span_of(code), &ch)))
        return err_set(ei, ERR_SYNTAX, "admin.queue",
            "field kanaal is not a channel");
    rc = record_queue(q->r, ch, v, (size_t)max, &n, ei);
    if (rc != ERR_OK)
        return rc;
    buf_text(q->out, ",\"items\":[");
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_byte(q->out, ',');
        put_queue_row(q->out, &v[i]);
    }
    buf_byte(q->out, ']');
    return ERR_OK;
}

/* Line i of a text, from 0; empty when there are fewer. */
static struct span
line_of(const char *text, unsigned i)
{
    const char *end;

    for (; i > 0; i--) {
        text = strchr(text, '\n');
        if (text == NULL)
            return (struct span){NULL, 0};
        text++;
    }
    end = strchr(text, '\n');
    if (end == NULL)
        return (struct span){NULL, 0};
    return (struct span){(const uint8_t *)text, (size_t)(end - text)};
}

static enum err
answer_log_head(const struct question *q, struct errinfo *ei)
{
    struct record_counts c;
    uint64_t signed_size = 0;
    enum err rc = record_count(q->r, &c, ei);

    if (rc != ERR_OK)
        return rc;
    (void)text_u64(line_of(c.note, 1), UINT64_MAX, &signed_size);
    admin_json_put_u64(q->out, "size", c.log_size);
    admin_json_put_u64(q->out, "signed_size", signed_size);
    admin_json_put_text(q->out, "root", line_of(c.note, 2));
    admin_json_put_text(q->out, "note", span_of(c.note));
    return ERR_OK;
}

static enum err
answer_log_show(const struct question *q, struct errinfo *ei)
{
    struct admin_json check = {0};
    struct buf body;
    uint64_t index = 0;
    char id[ID_MAX + 1];
    enum err rc = read_id(q, id, ei);

    if (rc != ERR_OK)
        return rc;
    buf_init(&body, (size_t)RECORD_BODY_MAX * 4);
    rc = record_entry(q->r, span_of(id), &index, &body, ei);
    if (rc == ERR_OK)
        rc = buf_err(&body);
    /* What was sealed comes back as it was; still, an answer is one object. */
    if (rc == ERR_OK && admin_json_read(&check, buf_peek(&body), ei) != ERR_OK)
        rc = err_as(ei, ERR_INTERNAL);
    if (rc == ERR_OK) {
        admin_json_put_u64(q->out, "index", index);
        buf_text(q->out, ",\"body\":");
        buf_put(q->out, buf_peek(&body));
    }
    admin_json_done(&check);
    buf_wipe(&body);
    return rc;
}

static enum err
answer_log_prove(const struct question *q, struct errinfo *ei)
{
    return admin_prove(q->r, q->doc, q->out, ei);
}

/* ---- officers and versions ------------------------------------------------------ */

static enum err
answer_person_list(const struct question *q, struct errinfo *ei)
{
    return admin_policy_persons(q->r, q->out, ei);
}

static enum err
answer_person_add(const struct question *q, struct errinfo *ei)
{
    return admin_policy_person_add(q->r, q->doc, q->out, q->no, ei);
}

static enum err
answer_person_revoke(const struct question *q, struct errinfo *ei)
{
    return admin_policy_person_revoke(q->r, q->doc, q->out, q->no, ei);
}

static enum err
answer_policy_list(const struct question *q, struct errinfo *ei)
{
    return admin_policy_list(q->r, q->out, ei);
}

static enum err
answer_policy_step(const struct question *q, struct errinfo *ei)
{
    return admin_policy_step(q->r, q->doc, q->out, q->no, ei);
}

/* ---- backups ---------------------------------------------------------------------- */

static enum err
answer_backup_step(const struct question *q, struct errinfo *ei)
{
    return admin_backup(q->r, q->doc, q->out, ei);
}

/* ---- looking back ---------------------------------------------------------------- */

static enum err
answer_decisions(const struct question *q, struct errinfo *ei)
{
    return admin_log_decisions(q->r, q->doc, q->out, ei);
}

static enum err
answer_exported(const struct question *q, struct errinfo *ei)
{
    return admin_log_exported(q->r, q->doc, q->out, ei);
}

/* ---- the front ------------------------------------------------------------------ */

static enum err
answer_witnesses(const struct question *q, struct errinfo *ei)
{
    (void)ei;
    admin_witness_list(q->r, q->out);
    return ERR_OK;
}

static const struct {
    const char *cmd;
    enum err (*answer)(const struct question *q, struct errinfo *ei);
} commands[] = {
    {"status", answer_status},
    {"partner.list", answer_partner_list},
    {"partner.show", answer_partner_show},
    {"partner.put", answer_partner_put},
    {"person.list", answer_person_list},
    {"person.add", answer_person_add},
    {"person.revoke", answer_person_revoke},
    {"policy.list", answer_policy_list},
    {"policy.step", answer_policy_step},
    {"queue.list", answer_queue_list},
    {"log.head", answer_log_head},
    {"log.show", answer_log_show},
    {"log.prove", answer_log_prove},
    {"entry", answer_log_show},
    {"log.decisions", answer_decisions},
    {"witness.list", answer_witnesses},
    {"log.exported", answer_exported},
    {"backup.step", answer_backup_step},
};

enum { COMMAND_N = sizeof(commands) / sizeof(commands[0]) };

static enum err
answer_one(const struct question *q, struct errinfo *ei)
{
    char cmd[CMD_MAX];

    if (!admin_json_string(admin_json_get(q->doc, q->doc->v, "cmd"), cmd,
            sizeof(cmd))) {
        refuse(q->out, "bad_request", "field cmd is missing");
        return ERR_OK;
    }
    for (size_t i = 0; i < COMMAND_N; i++) {
        enum err rc;

        if (strcmp(cmd, commands[i].cmd) != 0)
            continue;
        buf_text(q->out, "{\"ok\":true");
        rc = commands[i].answer(q, ei);
        if (rc == ERR_OK)
            buf_byte(q->out, '}');
        return rc;
    }
    refuse(q->out, "unknown_command", "no such command");
    return ERR_OK;
}

enum err
admin_answer(struct record *r, const struct admin_context *ctx,
    struct span request, struct buf *answer, struct errinfo *ei)
{
    struct errinfo own = {0};
    struct admin_json doc = {0};
    enum record_no no = RECORD_NO_NOT;
    struct question q = {r, ctx, &doc, answer, &no};
    enum err rc;

    assert(r != NULL && ctx != NULL && answer->max >= ADMIN_ANSWER_MAX);
    buf_clear(answer);
    if (request.n > ADMIN_REQUEST_MAX)
        rc = err_set(&own, ERR_LIMIT, "admin.answer",
            "the question is over "
            "%d bytes",
            ADMIN_REQUEST_MAX);
    else
        rc = admin_json_read(&doc, request, &own);
    if (rc != ERR_OK) {
        refuse(answer, "bad_request", own.text);
        rc = ERR_OK;
    } else {
        rc = answer_one(&q, &own);
        if (rc != ERR_OK)
            refuse(answer,
                no == RECORD_NO_NOT ? code_word(rc) : record_person_no(no).code,
                own.text);
    }
    admin_json_done(&doc);
    if (buf_err(answer) == ERR_LIMIT)
        refuse(answer, "limit", "the answer does not fit");
    if (buf_err(answer) != ERR_OK)
        return err_set(ei, buf_err(answer), "admin.answer",
            "no room for the answer");
    if (rc == ERR_CORRUPT)
        return err_set(ei, rc, "admin.answer", "%s", own.text);
    return ERR_OK;
}
