/* SPDX-License-Identifier: EUPL-1.2 */
/* log export: entries of the log, in a form that others read. */
#include "exchange/export.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "certs/identity.h"
#include "cli/admin.h"
#include "cli/collector.h"
#include "cli/field.h"
#include "cli/history.h"
#include "cli/parcel.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "crypto/digest.h"
#include "exchange/admin.h"
#include "ledger/body.h"

#include "base/banned.h"

enum {
    FLUSH_AT = 256 * 1024, /* bytes kept in memory before they are written */
    MANIFEST_MAX = 16 * 1024,
    URI_MAX = 200
};

#define DECISIONS (1u << ENTRY_VRIJGAVE | 1u << ENTRY_WEIGERING)

static const char manifest_file[] = "manifest.json";
static const char signature_file[] = "manifest.json.sig";

struct exporting {
    const struct cli_call *call;
    /* what is asked for */
    struct history when;
    enum export_format format;
    struct export_about about;
    enum bericht type; /* BERICHT__COUNT: any */
    const char *partner;
    bool dry;
    /* the checkpoint that all of it is in */
    char note[FIELD_TEXT_MAX], origin[FIELD_TEXT_MAX];
    uint64_t below;
    /* what came of it */
    struct parcel parcel;
    struct export x;
    struct buf out;
    int fd;
    uint64_t destroyed, left_out, first, last, size, entry;
    uint8_t sha256[DIGEST_SHA256_LEN];
    void *map; /* the data file; NULL when it is empty */
    struct collector_count posted;
};

/* ---- the options -------------------------------------------------------------- */

static bool
wrong(const struct exporting *e, const char *nl, const char *en)
{
    (void)say_fail(e->call, CLI_USAGE, "%s", "%s",
        say_pick(e->call, (struct cli_text){nl, en}));
    return false;
}

/* Kinds with commas, or all of them. */
static bool
read_kinds(struct exporting *e)
{
    const char *text = parse_option(e->call, "kind");
    uint32_t kinds = 0;

    for (const char *p = text, *comma; p != NULL;
         p = comma == NULL ? NULL : comma + 1) {
        struct span word = {(const uint8_t *)p, strcspn(p, ",")};
        enum entry_kind kind;

        comma = strchr(p, ',');
        if (span_is(word, "alle"))
            kinds |= (1u << ENTRY_KIND__END) - 2;
        else if (entry_parse_kind(word, &kind))
            kinds |= 1u << kind;
        else
            return wrong(e, "--kind: zo'n soort logregel is er niet",
                "--kind: there is no such kind of entry");
    }
    e->when.kinds = text == NULL ? DECISIONS : kinds;
    if (export_of_decisions(e->format) && (e->when.kinds & ~DECISIONS) != 0)
        return wrong(e, "ldv, adl en fsc bevatten alleen vrijgave en weigering",
            "ldv, adl and fsc hold vrijgave and weigering only");
    return true;
}

static bool
read_filters(struct exporting *e)
{
    const char *type = parse_option(e->call, "type");

    e->type = BERICHT__COUNT;
    e->partner = parse_option(e->call, "partner");
    if (type != NULL && !terms_parse_bericht(span_of(type), &e->type))
        return wrong(e, "--type is geen berichttype als M10",
            "--type is no message type as M10");
    if (e->partner != NULL && !identity_oin_valid(span_of(e->partner)))
        return wrong(e, "--partner is geen OIN", "--partner is no OIN");
    return history_options(e->call, &e->when) && read_kinds(e);
}

/* An absolute URI to put an id behind: a scheme, and nothing to be escaped. */
static bool
is_uri(const char *s)
{
    size_t scheme = strspn(s,
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    if (scheme == 0 || s[scheme] != ':' || strlen(s) > URI_MAX)
        return false;
    for (; *s != '\0'; s++)
        if (*s <= 0x20 || *s > 0x7e || strchr("\"<>\\^`{|}", *s) != NULL)
            return false;
    return true;
}

/* What the log does not know, and the form needs. */
static bool
read_about(struct exporting *e)
{
    const char *uri = parse_option(e->call, "register");
    const char *oin = parse_option(e->call, "oin");

    if ((uri != NULL) != (e->format == EXPORT_LDV) ||
        (uri != NULL && !is_uri(uri)))
        return wrong(e,
            "bij ldv, en alleen daar, hoort --register: het begin van de URI "
            "van een activiteit in uw register",
            "ldv, and nothing else, needs --register: the beginning of the "
            "URI of an activity in your register");
    if ((oin != NULL) != (e->format == EXPORT_FSC) ||
        (oin != NULL && !identity_oin_valid(span_of(oin))))
        return wrong(e,
            "bij fsc, en alleen daar, hoort --oin: het OIN van deze gateway",
            "fsc, and nothing else, needs --oin: the OIN of this gateway");
    if (e->format == EXPORT_FSC && e->partner == NULL)
        return wrong(e, "fsc is van een partij: --partner ontbreekt",
            "fsc is of one party: --partner is missing");
    e->about = (struct export_about){.origin = e->origin,
        .product = cli_version,
        .register_uri = uri,
        .oin = oin,
        .peer = e->partner};
    return true;
}

/* A collector gets what is written, and only OTLP. */
static bool
read_post(const struct exporting *e)
{
    const char *url = parse_option(e->call, "post");

    if (url == NULL && parse_option(e->call, "ca") != NULL)
        return wrong(e, "--ca hoort bij --post", "--ca belongs to --post");
    if (url == NULL)
        return true;
    if (e->format != EXPORT_LDV || e->dry)
        return wrong(e, "--post hoort bij ldv, en niet bij --dry-run",
            "--post belongs to ldv, and not to --dry-run");
    return collector_check(e->call, url) == CLI_OK;
}

static bool
read_options(struct exporting *e)
{
    const char *format = parse_option(e->call, "format");

    e->dry = parse_option(e->call, "dry-run") != NULL;
    if (format == NULL || !export_parse(span_of(format), &e->format))
        return wrong(e, "--format ontbreekt", "--format is missing");
    if ((parse_option(e->call, "to-dir") == NULL) != e->dry)
        return wrong(e, "geef een map met --to-dir, of --dry-run",
            "give a folder with --to-dir, or --dry-run");
    return read_filters(e) && read_about(e) && read_post(e);
}

/* ---- reading --------------------------------------------------------------------- */

/* The newest checkpoint; what is not in it yet is not taken out. */
static enum cli_exit
read_head(struct exporting *e)
{
    struct admin_reply reply;
    const struct admin_json *d = &reply.doc;
    enum cli_exit code = admin_ask_plain(e->call, "log.head", NULL, &reply);

    if (code == CLI_OK) {
        (void)field_text(d, d->v, "note", e->note);
        e->below = field_u64(d, d->v, "signed_size");
        (void)snprintf(e->origin, sizeof(e->origin), "%.*s",
            (int)strcspn(e->note, "\n"), e->note);
        if (e->note[0] == '\0')
            code =
                say_fail(e->call, CLI_FAILED, "er is nog geen ondertekende kop",
                    "there is no signed tree head yet");
    }
    admin_reply_done(&reply);
    return code;
}

static bool
is_wanted(const struct exporting *e, const struct body *b)
{
    const struct body_decision *d = &b->decision;

    if (!body_has_decision(b))
        return e->type == BERICHT__COUNT &&
               (e->partner == NULL || strcmp(b->step.oin, e->partner) == 0);
    return (e->type == BERICHT__COUNT || d->type == e->type) &&
           (e->partner == NULL || strcmp(d->van.oin, e->partner) == 0 ||
               strcmp(d->naar.oin, e->partner) == 0);
}

static enum cli_exit
not_written(const struct exporting *e)
{
    return say_fail(e->call, CLI_FAILED, "%s is niet te schrijven",
        "cannot write %s", parse_option(e->call, "to-dir"));
}

static enum cli_exit
flush(struct exporting *e)
{
    enum err rc = buf_err(&e->out);

    if (rc != ERR_OK)
        return say_error(e->call, rc, NULL);
    e->size += e->out.n;
    if (!e->dry && file_write(e->fd, buf_peek(&e->out)) != 0)
        return not_written(e);
    buf_clear(&e->out);
    return CLI_OK;
}

static enum cli_exit
take_one(void *ctx, const struct history_item *it)
{
    struct exporting *e = ctx;
    const struct export_entry entry = {.index = it->index,
        .leaf = it->leaf,
        .body = it->body};

    if (it->index >= e->below)
        return CLI_OK;
    if (it->body == NULL) {
        e->destroyed++;
        return CLI_OK;
    }
    if (!is_wanted(e, it->body))
        return CLI_OK;
    if (!export_put(&e->x, &entry, &e->out)) {
        e->left_out++;
        return CLI_OK;
    }
    if (e->x.n == 1)
        e->first = it->index;
    e->last = it->index;
    return e->out.n < FLUSH_AT ? CLI_OK : flush(e);
}

static enum cli_exit
take_all(struct exporting *e)
{
    enum cli_exit code;

    buf_init(&e->out, (size_t)FLUSH_AT + EXPORT_ENTRY_MAX);
    export_begin(&e->x, e->format, &e->about, &e->out);
    code = history_walk(e->call, &e->when, take_one, e);
    export_end(&e->x, &e->out);
    if (code == CLI_OK)
        code = flush(e);
    buf_done(&e->out);
    return code;
}

/* ---- the manifest ------------------------------------------------------------------ */

/* Of what is in the file, as it is read back. */
static bool
hash_file(struct exporting *e)
{
    struct span s = {NULL, (size_t)e->size};
    void *map = NULL;

    if (s.n > 0)
        map = mmap(NULL, s.n, PROT_READ, MAP_PRIVATE, e->fd, 0);
    if (map == MAP_FAILED)
        return false;
    s.p = e->map = map;
    return digest_sha256(e->sha256, &s, 1, NULL) == ERR_OK;
}

/* As they were given; an option that was not is not there. */
static void
json_filters(struct buf *b, const struct cli_call *call)
{
    static const char *const names[] = {"from", "to", "last", "type", "partner",
        "kind", "register", "oin"};

    buf_text(b, ",\"filters\":{");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *text = parse_option(call, names[i]);

        if (text != NULL)
            admin_json_put_text(b, names[i], span_of(text));
    }
    buf_byte(b, '}');
}

static void
json_counts(struct buf *b, const struct exporting *e)
{
    say_json_u64(b, "count", e->x.n);
    say_json_u64(b, "destroyed", e->destroyed);
    say_json_u64(b, "left_out", e->left_out);
    if (e->x.n == 0) {
        buf_text(b, ",\"first\":null,\"last\":null");
        return;
    }
    say_json_u64(b, "first", e->first);
    say_json_u64(b, "last", e->last);
}

static void
write_manifest(const struct exporting *e, struct buf *b)
{
    char stamp[CLOCK_STAMP_LEN + 1];

    clock_stamp(clock_wall_ms(e->call->io->clk), stamp);
    say_json_begin(b, "ketenpoort.export");
    say_json_text(b, "log", e->origin);
    say_json_text(b, "format", export_name(e->format));
    json_filters(b, e->call);
    json_counts(b, e);
    buf_text(b, ",\"file\":{");
    admin_json_put_text(b, "name", span_of(export_file(e->format)));
    say_json_text(b, "media_type", export_media(e->format));
    say_json_u64(b, "size", e->size);
    admin_json_put_hex(b, "sha256",
        (struct span){e->sha256, sizeof(e->sha256)});
    buf_byte(b, '}');
    say_json_text(b, "checkpoint", e->note);
    say_json_text(b, "product", cli_version);
    say_json_text(b, "made", stamp);
    buf_text(b, "}\n");
}

/* ---- logged, signed, and only then there ---------------------------------------------- */

static enum cli_exit
put_signature(struct exporting *e, const struct admin_json *d)
{
    struct buf note;
    bool ok;

    e->entry = field_u64(d, d->v, "index");
    buf_init(&note, MANIFEST_MAX);
    ok = admin_json_text(admin_json_get(d, d->v, "note"), &note) &&
         buf_err(&note) == ERR_OK && note.n > 0 &&
         parcel_put(&e->parcel, signature_file, buf_peek(&note)) &&
         parcel_finish(&e->parcel);
    buf_done(&note);
    return ok ? CLI_OK : not_written(e);
}

static enum cli_exit
sign_manifest(struct exporting *e, struct span manifest)
{
    uint8_t hash[DIGEST_SHA256_LEN];
    struct errinfo ei = {0};
    struct admin_reply reply;
    struct buf ask;
    enum cli_exit code;
    enum err rc = digest_sha256(hash, &manifest, 1, &ei);

    if (rc != ERR_OK)
        return say_error(e->call, rc, &ei);
    buf_init(&ask, ADMIN_REQUEST_MAX);
    buf_printf(&ask,
        "{\"cmd\":\"log.exported\",\"format\":\"%s\",\"count\":%llu",
        export_name(e->format), (unsigned long long)e->x.n);
    admin_json_put_hex(&ask, "manifest", (struct span){hash, sizeof(hash)});
    buf_byte(&ask, '}');
    code = admin_ask(e->call, buf_peek(&ask), true, &reply);
    if (code == CLI_OK)
        code = put_signature(e, &reply.doc);
    admin_reply_done(&reply);
    buf_done(&ask);
    return code;
}

static enum cli_exit
close_data(struct exporting *e)
{
    bool ok = hash_file(e);

    ok = parcel_close(e->fd) && ok;
    e->fd = -1;
    return ok ? CLI_OK : not_written(e);
}

static enum cli_exit
make(struct exporting *e)
{
    struct buf manifest;
    enum cli_exit code;

    code = parcel_begin(&e->parcel, e->call, parse_option(e->call, "to-dir"));
    if (code != CLI_OK)
        return code;
    e->fd = parcel_open(&e->parcel, export_file(e->format));
    if (e->fd < 0)
        return not_written(e);
    code = take_all(e);
    if (code == CLI_OK)
        code = close_data(e);
    if (code != CLI_OK)
        return code;
    buf_init(&manifest, MANIFEST_MAX);
    write_manifest(e, &manifest);
    if (buf_err(&manifest) == ERR_OK &&
        parcel_put(&e->parcel, manifest_file, buf_peek(&manifest)))
        code = sign_manifest(e, buf_peek(&manifest));
    else
        code = not_written(e);
    buf_done(&manifest);
    return code;
}

/* ---- the result -------------------------------------------------------------------------- */

static enum cli_exit
tell_json(const struct exporting *e, enum cli_exit code)
{
    const char *dir = parse_option(e->call, "to-dir");
    struct buf b;

    say_json_begin(&b, e->call->command->schema);
    say_json_text(&b, "format", export_name(e->format));
    json_counts(&b, e);
    say_json_bool(&b, "dry_run", e->dry);
    if (!e->dry) {
        say_json_text(&b, "dir", dir);
        say_json_text(&b, "file", export_file(e->format));
        say_json_u64(&b, "size", e->size);
        admin_json_put_hex(&b, "sha256",
            (struct span){e->sha256, sizeof(e->sha256)});
        say_json_u64(&b, "entry", e->entry);
    }
    if (parse_option(e->call, "post") != NULL) {
        say_json_u64(&b, "documents", e->posted.documents);
        say_json_u64(&b, "confirmed", e->posted.confirmed);
    }
    return say_json_end(&b, e->call, code);
}

static void
tell_number(const struct exporting *e, struct cli_text label, uint64_t n)
{
    say_label(e->call, label.nl, label.en);
    say_out(e->call, "%llu\n", "%llu\n", (unsigned long long)n);
}

/* What was made is told too when the collector did not take it. */
static enum cli_exit
tell(const struct exporting *e, enum cli_exit code)
{
    if (e->call->json)
        return tell_json(e, code);
    tell_number(e, (struct cli_text){"regels", "entries"}, e->x.n);
    if (e->destroyed > 0)
        tell_number(e, (struct cli_text){"vernietigd", "destroyed"},
            e->destroyed);
    if (e->left_out > 0)
        tell_number(e, (struct cli_text){"past niet", "left out"}, e->left_out);
    if (e->dry) {
        say_note(e->call, "Er is niets geschreven en niets vastgelegd.",
            "Nothing was written and nothing was logged.");
        return CLI_OK;
    }
    say_field(e->call, "map", "folder", parse_option(e->call, "to-dir"));
    say_field(e->call, "bestand", "file", export_file(e->format));
    tell_number(e, (struct cli_text){"vastgelegd", "logged"}, e->entry);
    if (parse_option(e->call, "post") != NULL) {
        say_label(e->call, "bevestigd", "confirmed");
        say_out(e->call, "%llu van %llu documenten\n",
            "%llu of %llu documents\n", (unsigned long long)e->posted.confirmed,
            (unsigned long long)e->posted.documents);
    }
    return code;
}

/* It is in the log by now, and complete. */
static enum cli_exit
post(struct exporting *e)
{
    const char *url = parse_option(e->call, "post");
    const char *ca = parse_option(e->call, "ca");
    const struct span data = {e->map, (size_t)e->size};

    return url == NULL ? CLI_OK
                       : collector_post(e->call, url, ca, data, &e->posted);
}

enum cli_exit
cli_log_export(const struct cli_call *call)
{
    struct exporting e = {.call = call, .fd = -1, .parcel = {.dir = -1}};
    enum cli_exit code;

    if (!read_options(&e))
        return CLI_USAGE;
    code = read_head(&e);
    if (code == CLI_OK)
        code = e.dry ? take_all(&e) : make(&e);
    if (code == CLI_OK)
        code = tell(&e, post(&e));
    if (e.fd >= 0)
        (void)close(e.fd);
    if (e.map != NULL)
        (void)munmap(e.map, (size_t)e.size);
    parcel_drop(&e.parcel);
    return code;
}
