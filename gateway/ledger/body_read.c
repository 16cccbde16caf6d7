/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * body_read - a body back from its canonical JSON
 *
 * There is one way to write a body, so reading is matching: members come in
 * their order (body.c), and what was read must write back to the same bytes.
 */

#include "base/clock.h"
#include "base/text.h"
#include "ledger/body.h"
#include "ledger/body_form.h"

#include "base/banned.h"

/* The first thing that is wrong ends everything. */
struct reader {
    struct span s;
    bool first; /* no comma before the next member */
    bool bad;
};

/* ---- tokens ------------------------------------------------------------- */

/* Is this text next?  Then step over it. */
static bool
take(struct reader *r, const char *text)
{
    size_t n = strlen(text);

    if (r->bad || r->s.n < n || memcmp(r->s.p, text, n) != 0)
        return false;
    r->s.p += n;
    r->s.n -= n;
    return true;
}

static void
need(struct reader *r, const char *text)
{
    if (!take(r, text))
        r->bad = true;
}

static void
begin(struct reader *r)
{
    need(r, "{");
    r->first = true;
}

static void
end(struct reader *r)
{
    need(r, "}");
    r->first = false;
}

/* Is this member next?  Then step to its value. */
static bool
member(struct reader *r, const char *key)
{
    struct reader back = *r;

    if ((r->first || take(r, ",")) && take(r, "\"") && take(r, key) &&
        take(r, "\":")) {
        r->first = false;
        return true;
    }
    if (!r->bad)
        *r = back;
    return false;
}

/* A string without escapes; empty after a failure. */
static struct span
string(struct reader *r)
{
    const uint8_t *quote;
    struct span got = {NULL, 0};

    need(r, "\"");
    if (r->bad)
        return got;
    quote = r->s.n == 0 ? NULL : memchr(r->s.p, '"', r->s.n);
    if (quote == NULL) {
        r->bad = true;
        return got;
    }
    got = (struct span){r->s.p, (size_t)(quote - r->s.p)};
    r->s.p += got.n + 1;
    r->s.n -= got.n + 1;
    return got;
}

static void
required(struct reader *r, bool there)
{
    if (!there)
        r->bad = true;
}

/* Copy a text member when it is there; out has room for max and a NUL. */
static void
text_member(struct reader *r, const char *key, char *out, size_t max)
{
    struct span s;

    if (!member(r, key))
        return;
    s = string(r);
    if (r->bad || s.n > max || s.n == 0 || memchr(s.p, '\0', s.n) != NULL) {
        r->bad = true;
        return;
    }
    memcpy(out, s.p, s.n);
    out[s.n] = '\0';
}

static uint64_t
number_member(struct reader *r, const char *key, uint64_t max)
{
    struct span digits = {NULL, 0};
    uint64_t v = 0;

    if (!member(r, key))
        return 0;
    digits.p = r->s.p;
    while (
        digits.n < r->s.n && r->s.p[digits.n] >= '0' && r->s.p[digits.n] <= '9')
        digits.n++;
    if (!text_u64(digits, max, &v))
        r->bad = true;
    r->s.p += digits.n;
    r->s.n -= digits.n;
    return v;
}

/* Bytes in hexadecimal behind a prefix, when the member is there. */
static void
hex_member(struct reader *r, const char *key, const char *prefix, uint8_t *out,
    size_t n)
{
    size_t prefix_n = strlen(prefix);
    struct span s;

    if (!member(r, key))
        return;
    s = string(r);
    if (r->bad)
        return;
    if (s.n < prefix_n || memcmp(s.p, prefix, prefix_n) != 0 ||
        !text_unhex((struct span){s.p + prefix_n, s.n - prefix_n}, out, n))
        r->bad = true;
}

static void
bitmap_member(struct reader *r, const char *key, struct elset *out)
{
    uint8_t byte[sizeof(out->w)] = {0};
    struct span s;

    if (!member(r, key))
        return;
    s = string(r);
    if (s.n > 2 * sizeof(byte) || s.n % 2 != 0 ||
        !text_unhex(s, byte, s.n / 2)) {
        r->bad = true;
        return;
    }
    for (size_t i = 0; i < sizeof(byte); i++)
        out->w[i / 8] |= (uint64_t)byte[i] << (i % 8 * 8);
}

/* ---- the decision --------------------------------------------------------- */

static int
digit64(uint8_t c)
{
    const char *at = c == 0 ? NULL : strchr(body_digit64, c);

    return at == NULL ? -1 : (int)(at - body_digit64);
}

static void
read_reasons(struct reader *r, struct body_decision *d)
{
    struct span s;
    size_t i = 0;

    if (!member(r, "redenen"))
        return;
    s = string(r);
    if (s.n != elset_n(&d->withheld)) {
        r->bad = true;
        return;
    }
    for (unsigned e = 0; e < EL__COUNT && i < s.n; e++)
        if (elset_has(&d->withheld, e))
            d->line[e].weiger = (uint8_t)(s.p[i++] - '@');
}

/* One rule number of width digits; -1 when it is none, -2 when it is wrong. */
static int32_t
rule_number(const uint8_t *p, size_t width)
{
    int32_t v = 0;

    for (size_t k = 0; k < width; k++) {
        int digit = digit64(p[k]);

        if (digit < 0)
            return -2;
        v = v << 6 | digit;
    }
    return v == (1 << (6 * width)) - 1 ? -1 : v;
}

static void
read_rules(struct reader *r, struct body_decision *d, uint64_t basis)
{
    size_t n = elset_n(&d->withheld), width, i = 0;
    struct span s;

    if (!member(r, "regels"))
        return;
    s = string(r);
    width = n == 0 ? 0 : s.n / n;
    if (n == 0 || s.n != n * width || width < 2 ||
        width > BODY_FORM_RULE_MAX_WIDTH) {
        r->bad = true;
        return;
    }
    for (unsigned e = 0; e < EL__COUNT && i < n; e++) {
        int32_t v;

        if (!elset_has(&d->withheld, e))
            continue;
        v = rule_number(s.p + width * i++, width);
        if (v == -2 || basis + (uint64_t)(v + 1) > BODY_NO_RULE)
            r->bad = true;
        else if (v >= 0)
            d->line[e].rule = (uint16_t)(basis + (uint64_t)v);
    }
}

static void
read_fallbacks(struct reader *r, struct body_decision *d)
{
    uint8_t pair[2 * BODY_FALLBACKS_MAX];
    struct span s;

    if (!member(r, "terugval"))
        return;
    s = string(r);
    if (s.n > 2 * sizeof(pair) || s.n % 4 != 0 ||
        !text_unhex(s, pair, s.n / 2)) {
        r->bad = true;
        return;
    }
    for (size_t i = 0; i < s.n / 2; i += 2)
        if (pair[i] < EL__COUNT)
            d->line[pair[i]].fallback = pair[i + 1];
        else
            r->bad = true;
}

static void
read_conditions(struct reader *r, struct body_decision *d)
{
    struct span s;
    size_t i = 0;

    if (!member(r, "voorwaarden"))
        return;
    s = string(r);
    if (s.n != elset_n(&d->withheld)) {
        r->bad = true;
        return;
    }
    for (unsigned e = 0; e < EL__COUNT && i < s.n; e++) {
        uint8_t c;

        if (!elset_has(&d->withheld, e))
            continue;
        c = s.p[i++];
        d->line[e].condition = (uint8_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
}

static void
read_report(struct reader *r, struct body_report *v)
{
    uint8_t pair[2 * BODY_GROUPS + 2 * BODY_LACKS_MAX];
    struct span s;
    size_t i = 0;

    if (!member(r, "volledigheid"))
        return;
    s = string(r);
    if (s.n < (size_t)4 * BODY_GROUPS || s.n > 2 * sizeof(pair) ||
        s.n % 4 != 0 || !text_unhex(s, pair, s.n / 2)) {
        r->bad = true;
        return;
    }
    for (unsigned g = 0; g < BODY_GROUPS; g++) {
        v->expected[g] = pair[i++];
        v->lacking[g] = pair[i++];
    }
    while (i < s.n / 2) {
        v->lack[v->lack_n].groep = pair[i++];
        v->lack[v->lack_n++].element = pair[i++];
    }
}

static void
read_outcomes(struct reader *r, struct body_decision *d)
{
    struct body_outcomes *o = &d->outcomes;
    uint8_t byte[BODY_FORM_WEIGHED_LEN + BODY_SCOPE_MAX] = {0};
    struct span s;

    if (!member(r, "feiten"))
        return;
    s = string(r);
    if (s.n % 2 != 0 || s.n > 2 * sizeof(byte) ||
        !text_unhex(s, byte, s.n / 2)) {
        r->bad = true;
        return;
    }
    o->holds = (uint16_t)(byte[0] << 8 | byte[1]);
    d->conditions_met = (uint16_t)(byte[2] << 8 | byte[3]);
    d->conditions_failed = (uint16_t)(byte[4] << 8 | byte[5]);
    o->college = byte[6] & 3;
    o->bevestigd = byte[6] >> 2 & 3;
    o->kort = byte[6] >> 4 & 3;
    o->namens_college = (byte[6] >> 6 & 1) != 0;
    o->grond = byte[6] >> 7 != 0;
    o->weighed = byte[7];
    o->doel_51c = byte[8];
    for (size_t i = BODY_FORM_WEIGHED_LEN; i < s.n / 2; i++)
        if (byte[i] < EL__COUNT)
            elset_add(&o->scope, (enum element)byte[i]);
}

static void
read_day(struct reader *r, const char *key, int64_t *day)
{
    if (member(r, key) && !clock_parse_date(string(r), day))
        r->bad = true;
}

static void
read_besluit(struct reader *r, struct body_decision *d)
{
    uint64_t basis;

    required(r, member(r, "besluit"));
    begin(r);
    bitmap_member(r, "aangeboden", &d->offered);
    basis = number_member(r, "basis", BODY_NO_RULE - 1);
    text_member(r, "beleid", d->policy_version, BODY_VERSION_MAX);
    read_day(r, "bewaren_tot", &d->retain_until_day);
    d->bv_open = (uint8_t)number_member(r, "bv_open", UINT8_MAX);
    d->catalogue = (uint16_t)number_member(r, "catalogus", UINT16_MAX);
    bitmap_member(r, "deel", &d->in_part);
    required(r, member(r, "doel") && terms_parse_doel(string(r), &d->doel));
    read_outcomes(r, d);
    bitmap_member(r, "gedeeld", &d->disclosed);
    bitmap_member(r, "gemotiveerd", &d->outcomes.named);
    for (int i = 0; i < 4; i++)
        d->withheld.w[i] = d->offered.w[i] & ~d->disclosed.w[i];
    text_member(r, "grond_gever", d->grond_gever, BODY_GROUND_MAX);
    text_member(r, "grond_ontvanger", d->grond_ontvanger, BODY_GROUND_MAX);
    bitmap_member(r, "op", &d->refused_on);
    text_member(r, "profiel", d->profile, BODY_PROFILE_MAX);
    read_reasons(r, d);
    read_rules(r, d, basis);
    read_fallbacks(r, d);
    required(r, member(r, "toegestaan"));
    d->released = take(r, "true");
    if (!d->released)
        need(r, "false");
    required(r, member(r, "type") && terms_parse_bericht(string(r), &d->type));
    if (d->outcomes.holds == 0) {
        d->conditions_met = (uint16_t)number_member(r, "voldaan", UINT16_MAX);
        d->conditions_failed =
            (uint16_t)number_member(r, "voldaan_niet", UINT16_MAX);
    }
    read_report(r, &d->report);
    read_conditions(r, d);
    if (member(r, "weigering"))
        required(r, terms_parse_weiger(string(r), &d->refusal));
    end(r);
}

static void
read_subject(struct reader *r, struct body_decision *d)
{
    struct span s;

    hex_member(r, "dpl.core.data_subject_id", "hmac:", d->subject,
        BODY_HASH_LEN);
    if (!member(r, "dpl.core.data_subject_id_type"))
        return;
    s = string(r);
    for (int i = BODY_BSN; i <= BODY_SKN; i++)
        if (span_is(s, body_subject_name[i]))
            d->subject_type = (enum body_subject)i;
}

static void
read_attributes(struct reader *r, struct body *b)
{
    struct body_decision *d = &b->decision;

    if (!member(r, "attributes"))
        return;
    begin(r);
    if (member(r, "adl.core.policies")) {
        begin(r);
        hex_member(r, "beleid", "sha256:", d->policy_hash, BODY_HASH_LEN);
        end(r);
    }
    text_member(r, "adl.fsc.transaction_id", d->transaction_id,
        BODY_TRANSACTION_MAX);
    read_subject(r, d);
    text_member(r, "dpl.core.processing_activity_id", b->activity,
        BODY_URI_MAX);
    end(r);
}

static void
read_party(struct reader *r, const char *key, struct body_party *p)
{
    if (!member(r, key))
        return;
    begin(r);
    text_member(r, "oin", p->oin, BODY_OIN_LEN);
    required(r, member(r, "rol") && terms_parse_rol(string(r), &p->rol));
    end(r);
}

static void
read_fsc(struct reader *r, struct body_decision *d)
{
    if (!member(r, "fsc"))
        return;
    begin(r);
    text_member(r, "grant_hash", d->grant_hash, BODY_GRANT_MAX);
    text_member(r, "service_name", d->service_name, BODY_SERVICE_MAX);
    end(r);
}

static void
read_content(struct reader *r, struct body_decision *d)
{
    if (!member(r, "inhoud"))
        return;
    begin(r);
    d->payload_len =
        number_member(r, "bytes", (UINT64_C(1) << BODY_FORM_NUMBER_BITS) - 1);
    hex_member(r, "sha256_salted", "", d->payload, BODY_HASH_LEN);
    end(r);
}

/* ---- the rest ------------------------------------------------------------- */

static void
read_step(struct reader *r, struct body_step *s)
{
    if (!member(r, "stap"))
        return;
    begin(r);
    hex_member(r, "actor", "", s->actor, BODY_HASH_LEN);
    hex_member(r, "digest", "", s->digest, BODY_HASH_LEN);
    hex_member(r, "handtekening", "", s->signature, BODY_HASH_LEN);
    s->number =
        number_member(r, "nummer", (UINT64_C(1) << BODY_FORM_NUMBER_BITS) - 1);
    text_member(r, "oin", s->oin, BODY_OIN_LEN);
    text_member(r, "onderwerp", s->subject, BODY_CODE_MAX);
    text_member(r, "uitkomst", s->outcome, BODY_CODE_MAX);
    end(r);
}

static int64_t
time_member(struct reader *r, const char *key)
{
    return (int64_t)number_member(r, key,
        (UINT64_C(1) << BODY_FORM_NUMBER_BITS) - 1);
}

static void
read_status(struct reader *r, struct body *b)
{
    struct span s;

    required(r, member(r, "status"));
    s = string(r);
    for (int i = 0; i <= BODY_ERROR; i++)
        if (span_is(s, body_status_name[i]))
            b->status = (enum body_status)i;
}

static void
read_body(struct reader *r, struct body *b)
{
    struct body_decision *d = &b->decision;

    begin(r);
    hex_member(r, "afweging", "", d->weighing, BODY_HASH_LEN);
    read_attributes(r, b);
    if (r->s.n > 10 && memcmp(r->s.p, ",\"besluit\"", 10) == 0)
        read_besluit(r, d);
    b->end_ms = time_member(r, "end_time");
    read_fsc(r, d);
    text_member(r, "id", b->id, BODY_ID_LEN);
    read_content(r, d);
    required(r, member(r, "kind") && entry_parse_kind(string(r), &b->kind));
    hex_member(r, "motivering", "", d->motivation, BODY_HASH_LEN);
    read_party(r, "naar", &d->naar);
    required(r, member(r, "name"));
    (void)string(r); /* made of kind and type; compared below */
    hex_member(r, "parent_span_id", "", b->parent_span_id,
        sizeof(b->parent_span_id));
    hex_member(r, "span_id", "", b->span_id, sizeof(b->span_id));
    read_step(r, &b->step);
    b->start_ms = time_member(r, "start_time");
    read_status(r, b);
    hex_member(r, "trace_id", "", b->trace_id, sizeof(b->trace_id));
    if (number_member(r, "v", 1) != 1)
        r->bad = true;
    read_party(r, "van", &d->van);
    end(r);
    if (r->s.n != 0)
        r->bad = true;
}

/* What was left out, misread or in another form shows here. */
static bool
writes_back(struct span s, const struct body *b)
{
    struct buf out;
    bool same;

    buf_init(&out, (size_t)2 * BODY_MAX);
    same = body_write(&out, b, NULL) == ERR_OK && span_eq(s, buf_peek(&out));
    buf_done(&out);
    return same;
}

enum err
body_read(struct span s, struct body *out, struct errinfo *ei)
{
    struct reader r = {.s = s, .first = true};

    if (s.n > BODY_MAX)
        return err_set(ei, ERR_LIMIT, "body.read", "%zu bytes, at most %d", s.n,
            BODY_MAX);
    body_init(out, ENTRY_HARTSLAG);
    out->decision.catalogue = 0;
    read_body(&r, out);
    if (!r.bad && !body_has_decision(out))
        out->decision.catalogue = BODY_CATALOGUE;
    if (!r.bad && writes_back(s, out))
        return ERR_OK;
    body_init(out, ENTRY_HARTSLAG);
    return err_set(ei, ERR_SYNTAX, "body.read", "not a canonical body");
}
