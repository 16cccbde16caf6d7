/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * body - the members of a body, in their order
 *
 * BODY FORMAT, version 1.  Canonical JSON (RFC 8785).  H32 is 32 bytes in
 * lower-case hexadecimal.  Members in brackets are left out when empty.
 *
 *   vrijgave, weigering
 *     [afweging]                         H32, salted: the five answers
 *     attributes                         LDV and ADL, by their own names
 *       adl.core.policies                {"beleid":"sha256:H32"}
 *       [adl.fsc.transaction_id]
 *       [dpl.core.data_subject_id]       "hmac:H32"
 *       [dpl.core.data_subject_id_type]  "hmac-bsn", "hmac-skn"
 *       [dpl.core.processing_activity_id]
 *     besluit
 *       aangeboden, gedeeld              bitmaps: offered, disclosed; what
 *                                        is in the first only was withheld
 *       [basis]                          lowest rule number in regels
 *       [beleid]                         version of the policy
 *       [bewaren_tot]                    YYYY-MM-DD, of this body
 *       bv_open                          mask of 1 << BV_x
 *       catalogus                        version the bitmaps refer to
 *       [deel]                           bitmap: disclosed in part
 *       doel
 *       [feiten]                         what it rested on, in hexadecimal.
 *                                        Three masks of two bytes, bit n for
 *                                        condition n: holds (bit 0 is set),
 *                                        tested and met, tested and not met.
 *                                        Then a byte: bits 0-1 college, 2-3
 *                                        confirmed, 4-5 short stay (0 unknown,
 *                                        1 no, 2 yes), 6 by mandate, 7 the
 *                                        ground of the flow was named.  With
 *                                        bericht.afweging two bytes more: bits
 *                                        0-4 the answers, 5 the request was
 *                                        found, 6 the ground was named, 7 set;
 *                                        the purpose of Wjsg 51c(2), 1 .. 5.
 *                                        Then the elements that answer 5
 *                                        names, a byte each, at most 8
 *       [gemotiveerd]                    bitmap: named in the motivation
 *       [grond_gever, grond_ontvanger]   codes
 *       [op]                             bitmap: what the refusal rests on
 *       [profiel]                        of the recipient's document
 *       [redenen]                        per withheld element, in order:
 *                                        '@' + enum weiger
 *       [regels]                         per withheld element: rule - basis
 *                                        in 2 (if need be 3) base64url
 *                                        digits; all ones is no rule
 *       [terugval]                       hexadecimal pairs: withheld element,
 *                                        the element that stands in
 *       toegestaan                       true, false
 *       type
 *       [voldaan, voldaan_niet]          masks of 1 << condition number; only
 *                                        without feiten, as it once was
 *       [volledigheid]                   what the sender's message lacked, in
 *                                        hexadecimal pairs.  Seven times: how
 *                                        many elements were expected on a
 *                                        basic condition (the seventh: of the
 *                                        message as a whole), how many of
 *                                        these were lacking.  Then per lack:
 *                                        0..6, element
 *       [voorwaarden]                    per withheld element: one digit 0-f
 *       [weigering]                      code, when not allowed
 *     end_time                           ms
 *     [fsc]                              grant_hash, service_name
 *     id
 *     [inhoud]                           bytes, sha256_salted (H32)
 *     kind
 *     [motivering]                       H32, salted
 *     naar                               oin, rol
 *     name                               kind and type
 *     [parent_span_id]
 *     span_id, start_time, status, trace_id
 *     v                                  1
 *     van                                oin, rol
 *
 *   the other kinds
 *     [attributes]                       only the processing activity
 *     end_time, [id], kind, name, [parent_span_id], span_id
 *     stap      [actor] H32, [digest] H32, [handtekening] H32 (SHA-256 of an
 *               Ed25519 signature), [nummer], [oin], [onderwerp], [uitkomst]
 *     start_time, status, trace_id, v
 *
 * A bitmap is hexadecimal, two digits per eight elements; element e is bit
 * e % 8 of byte e / 8.  Its length follows from the catalogue's version.
 */

#include "ledger/body.h"

#include "base/clock.h"
#include "base/text.h"
#include "ledger/body_form.h"

#include "base/banned.h"

enum { NUMBER_TEXT_MAX = 20 };

const char body_digit64[65] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const char *const body_status_name[BODY_ERROR + 1] = {"Unset", "Ok", "Error"};
const char *const body_subject_name[BODY_SKN + 1] = {"", "hmac-bsn",
    "hmac-skn"};

/* Elements in each version of the catalogue; a test holds the last one. */
static const uint16_t catalogue_n[BODY_CATALOGUE + 1] = {0, 196, EL__COUNT};

/* Where the object under way stands. */
struct writer {
    struct buf *out;
    unsigned bitmap_len;
    bool first; /* no comma before the next member */
    bool bad;   /* a field is not of its form */
};

void
body_init(struct body *b, enum entry_kind kind)
{
    memset(b, 0, sizeof(*b));
    b->kind = kind;
    b->decision.catalogue = BODY_CATALOGUE;
    for (int e = 0; e < EL__COUNT; e++) {
        b->decision.line[e].rule = BODY_NO_RULE;
        b->decision.line[e].fallback = EL__NONE;
    }
}

unsigned
body_elements(unsigned catalogue)
{
    return catalogue <= BODY_CATALOGUE ? catalogue_n[catalogue] : 0;
}

unsigned
body_bitmap_len(unsigned catalogue)
{
    return (body_elements(catalogue) + 7u) / 8;
}

/* ---- members ------------------------------------------------------------ */

static void
put_key(struct writer *w, const char *key)
{
    if (!w->first)
        buf_byte(w->out, ',');
    w->first = false;
    buf_byte(w->out, '"');
    buf_text(w->out, key);
    buf_text(w->out, "\":");
}

static void
begin(struct writer *w, const char *key)
{
    if (key != NULL)
        put_key(w, key);
    buf_byte(w->out, '{');
    w->first = true;
}

static void
end(struct writer *w)
{
    buf_byte(w->out, '}');
    w->first = false;
}

/* Printable ASCII that JSON does not escape. */
static bool
is_plain(const char *s, size_t max)
{
    size_t n = strnlen(s, max + 1);

    for (size_t i = 0; i < n; i++)
        if (s[i] < 0x20 || s[i] > 0x7e || s[i] == '"' || s[i] == '\\')
            return false;
    return n <= max;
}

/* A text member; left out when empty. */
static void
put_text(struct writer *w, const char *key, const char *s, size_t max)
{
    if (!is_plain(s, max))
        w->bad = true;
    if (w->bad || s[0] == '\0')
        return;
    put_key(w, key);
    buf_byte(w->out, '"');
    buf_text(w->out, s);
    buf_byte(w->out, '"');
}

static void
put_number(struct writer *w, const char *key, uint64_t v)
{
    uint8_t text[NUMBER_TEXT_MAX];
    size_t n = sizeof(text);

    if (v >> BODY_FORM_NUMBER_BITS != 0) {
        w->bad = true;
        return;
    }
    do
        text[--n] = (uint8_t)('0' + v % 10);
    while ((v /= 10) != 0);
    put_key(w, key);
    buf_put(w->out, (struct span){text + n, sizeof(text) - n});
}

static bool
is_zero(const uint8_t *p, size_t n)
{
    while (n > 0 && p[n - 1] == 0)
        n--;
    return n == 0;
}

/* Bytes in hexadecimal behind a prefix; left out when all zeros. */
static void
put_hex(struct writer *w, const char *key, const char *prefix, struct span s)
{
    if (is_zero(s.p, s.n))
        return;
    put_key(w, key);
    buf_byte(w->out, '"');
    buf_text(w->out, prefix);
    text_hex(w->out, s);
    buf_byte(w->out, '"');
}

static bool
set_is_empty(const struct elset *s)
{
    return (s->w[0] | s->w[1] | s->w[2] | s->w[3]) == 0;
}

static void
put_bitmap(struct writer *w, const char *key, const struct elset *s)
{
    uint8_t byte[sizeof(s->w)] = {0};

    for (size_t i = 0; i < sizeof(byte); i++)
        byte[i] = (uint8_t)(s->w[i / 8] >> (i % 8 * 8));
    for (size_t i = w->bitmap_len; i < sizeof(byte); i++)
        if (byte[i] != 0)
            w->bad = true;
    put_key(w, key);
    buf_byte(w->out, '"');
    text_hex(w->out, (struct span){byte, w->bitmap_len});
    buf_byte(w->out, '"');
}

static void
put_oin(struct writer *w, const char *key, const char *oin, bool needed)
{
    size_t n = strnlen(oin, BODY_OIN_LEN + 1);

    if (n != BODY_OIN_LEN && (n != 0 || needed))
        w->bad = true;
    put_text(w, key, oin, BODY_OIN_LEN);
}

/* ---- the decision --------------------------------------------------------- */

/* The rules of what was withheld: which, and in how many digits. */
struct rules {
    uint16_t basis;
    unsigned width;
    bool any;
};

static struct rules
survey_rules(const struct body_decision *d)
{
    struct rules r = {.width = 2};
    uint16_t low = BODY_NO_RULE, high = 0;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint16_t rule = d->line[e].rule;

        if (!elset_has(&d->withheld, e) || rule == BODY_NO_RULE)
            continue;
        r.any = true;
        low = rule < low ? rule : low;
        high = rule > high ? rule : high;
    }
    if (r.any)
        r.basis = low;
    if (r.any && high - low > (1 << 12) - 2)
        r.width = BODY_FORM_RULE_MAX_WIDTH;
    return r;
}

static void
put_reasons(struct writer *w, const struct body_decision *d)
{
    put_key(w, "redenen");
    buf_byte(w->out, '"');
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&d->withheld, e))
            continue;
        if (d->line[e].weiger >= WEIGER__COUNT)
            w->bad = true;
        buf_byte(w->out, (uint8_t)('@' + d->line[e].weiger));
    }
    buf_byte(w->out, '"');
}

static void
put_rules(struct writer *w, const struct body_decision *d,
    const struct rules *r)
{
    put_key(w, "regels");
    buf_byte(w->out, '"');
    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint32_t v = (uint32_t)d->line[e].rule - r->basis;

        if (!elset_has(&d->withheld, e))
            continue;
        if (d->line[e].rule == BODY_NO_RULE)
            v = UINT32_MAX;
        for (unsigned k = r->width; k-- > 0;)
            buf_byte(w->out, (uint8_t)body_digit64[v >> (6 * k) & 63]);
    }
    buf_byte(w->out, '"');
}

static void
put_conditions(struct writer *w, const struct body_decision *d)
{
    put_key(w, "voorwaarden");
    buf_byte(w->out, '"');
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&d->withheld, e))
            continue;
        if (d->line[e].condition > 15)
            w->bad = true;
        buf_byte(w->out,
            (uint8_t) "0123456789abcdef"[d->line[e].condition & 15]);
    }
    buf_byte(w->out, '"');
}

static void
put_fallbacks(struct writer *w, const struct body_decision *d)
{
    unsigned n = 0;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint8_t pair[2] = {(uint8_t)e, d->line[e].fallback};

        if (!elset_has(&d->withheld, e) || pair[1] == EL__NONE)
            continue;
        if (pair[1] >= EL__COUNT || n == BODY_FALLBACKS_MAX) {
            w->bad = true;
            return;
        }
        if (n++ == 0) {
            put_key(w, "terugval");
            buf_byte(w->out, '"');
        }
        text_hex(w->out, (struct span){pair, sizeof(pair)});
    }
    if (n > 0)
        buf_byte(w->out, '"');
}

/* Left out when nothing was expected; only a release has one. */
static void
put_report(struct writer *w, const struct body_decision *d)
{
    const struct body_report *r = &d->report;
    uint8_t pair[2 * BODY_GROUPS + 2 * BODY_LACKS_MAX];
    size_t n = 0;

    if (is_zero(r->expected, sizeof(r->expected)) && r->lack_n == 0)
        return;
    if (!d->released || r->lack_n > BODY_LACKS_MAX ||
        elset_n(&d->withheld) > BODY_REPORT_WITHHELD_MAX) {
        w->bad = true;
        return;
    }
    for (unsigned g = 0; g < BODY_GROUPS; g++) {
        if (r->lacking[g] > r->expected[g])
            w->bad = true;
        pair[n++] = r->expected[g];
        pair[n++] = r->lacking[g];
    }
    for (unsigned i = 0; i < r->lack_n; i++) {
        if (r->lack[i].groep >= BODY_GROUPS || r->lack[i].element >= EL__COUNT)
            w->bad = true;
        pair[n++] = r->lack[i].groep;
        pair[n++] = r->lack[i].element;
    }
    put_hex(w, "volledigheid", "", (struct span){pair, n});
}

/* What was weighed, behind the rest; returns how long it has become. */
static size_t
add_weighing(struct writer *w, const struct body_outcomes *o,
    uint8_t byte[static BODY_FORM_WEIGHED_LEN + BODY_SCOPE_MAX])
{
    size_t n = BODY_FORM_OUTCOMES_LEN;

    if ((o->weighed & 0x80) == 0 || o->doel_51c > BODY_DOEL_51C_MAX ||
        elset_n(&o->scope) > BODY_SCOPE_MAX) {
        w->bad = true;
        return n;
    }
    byte[n++] = o->weighed;
    byte[n++] = o->doel_51c;
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&o->scope, (enum element)e))
            byte[n++] = (uint8_t)e;
    return n;
}

/* Left out in the entries of before it was kept. */
static void
put_outcomes(struct writer *w, const struct body_decision *d)
{
    const struct body_outcomes *o = &d->outcomes;
    const uint16_t mask[] = {o->holds, d->conditions_met, d->conditions_failed};
    uint8_t byte[BODY_FORM_WEIGHED_LEN + BODY_SCOPE_MAX];
    size_t n = BODY_FORM_OUTCOMES_LEN;

    if (o->holds == 0)
        return;
    if ((o->holds & 1) == 0 || o->college > 2 || o->bevestigd > 2 ||
        o->kort > 2)
        w->bad = true;
    for (size_t i = 0; i < 3; i++) {
        byte[2 * i] = (uint8_t)(mask[i] >> 8);
        byte[2 * i + 1] = (uint8_t)mask[i];
    }
    byte[6] = (uint8_t)(o->college | o->bevestigd << 2 | o->kort << 4 |
                        o->namens_college << 6 | o->grond << 7);
    if (o->weighed != 0)
        n = add_weighing(w, o, byte);
    else if (o->doel_51c != 0 || !set_is_empty(&o->scope))
        w->bad = true;
    put_key(w, "feiten");
    buf_byte(w->out, '"');
    text_hex(w->out, (struct span){byte, n});
    buf_byte(w->out, '"');
}

static void
put_day(struct writer *w, const char *key, int64_t day)
{
    char text[CLOCK_DATE_LEN + 1];

    if (day == 0)
        return;
    if (day < 0 || day > clock_days(9999, 12, 31)) {
        w->bad = true;
        return;
    }
    clock_day(day, text);
    put_text(w, key, text, CLOCK_DATE_LEN);
}

/* Sets of elements that exist; what did not go of what was offered. */
static void
check_sets(struct writer *w, const struct body_decision *d)
{
    for (int i = 0; i < 4; i++)
        if (d->withheld.w[i] != (d->offered.w[i] & ~d->disclosed.w[i]) ||
            (d->in_part.w[i] & ~d->disclosed.w[i]) != 0 ||
            ((d->outcomes.named.w[i] | d->outcomes.scope.w[i]) &
                ~d->offered.w[i]) != 0)
            w->bad = true;
    for (unsigned e = body_elements(d->catalogue); e < 8 * sizeof(d->offered.w);
         e++)
        if (elset_has(&d->offered, e) || elset_has(&d->disclosed, e) ||
            elset_has(&d->withheld, e) || elset_has(&d->refused_on, e))
            w->bad = true;
    if (d->released != (d->refusal == WEIGER_GEEN))
        w->bad = true;
}

static void
put_besluit(struct writer *w, const struct body_decision *d)
{
    struct rules r = survey_rules(d);
    bool lines = !set_is_empty(&d->withheld);

    check_sets(w, d);
    w->bitmap_len = body_bitmap_len(d->catalogue);
    if (w->bitmap_len == 0)
        w->bad = true;
    begin(w, "besluit");
    put_bitmap(w, "aangeboden", &d->offered);
    if (r.any)
        put_number(w, "basis", r.basis);
    put_text(w, "beleid", d->policy_version, BODY_VERSION_MAX);
    put_day(w, "bewaren_tot", d->retain_until_day);
    put_number(w, "bv_open", d->bv_open);
    put_number(w, "catalogus", d->catalogue);
    if (!set_is_empty(&d->in_part))
        put_bitmap(w, "deel", &d->in_part);
    put_text(w, "doel", terms_doel(d->doel), BODY_CODE_MAX);
    put_outcomes(w, d);
    put_bitmap(w, "gedeeld", &d->disclosed);
    if (!set_is_empty(&d->outcomes.named))
        put_bitmap(w, "gemotiveerd", &d->outcomes.named);
    put_text(w, "grond_gever", d->grond_gever, BODY_GROUND_MAX);
    put_text(w, "grond_ontvanger", d->grond_ontvanger, BODY_GROUND_MAX);
    if (!set_is_empty(&d->refused_on))
        put_bitmap(w, "op", &d->refused_on);
    put_text(w, "profiel", d->profile, BODY_PROFILE_MAX);
    if (lines) {
        put_reasons(w, d);
        put_rules(w, d, &r);
        put_fallbacks(w, d);
    }
    put_key(w, "toegestaan");
    buf_text(w->out, d->released ? "true" : "false");
    put_text(w, "type", terms_bericht(d->type), BODY_CODE_MAX);
    if (d->outcomes.holds == 0) {
        put_number(w, "voldaan", d->conditions_met);
        put_number(w, "voldaan_niet", d->conditions_failed);
    }
    put_report(w, d);
    if (lines)
        put_conditions(w, d);
    put_text(w, "weigering", terms_weiger(d->refusal), BODY_CODE_MAX);
    end(w);
}

static void
put_attributes(struct writer *w, const struct body *b)
{
    const struct body_decision *d = &b->decision;
    bool decision = body_has_decision(b);

    if (!decision && b->activity[0] == '\0')
        return;
    begin(w, "attributes");
    if (decision) {
        begin(w, "adl.core.policies");
        put_hex(w, "beleid",
            "sha256:", (struct span){d->policy_hash, BODY_HASH_LEN});
        end(w);
        put_text(w, "adl.fsc.transaction_id", d->transaction_id,
            BODY_TRANSACTION_MAX);
        if (is_zero(d->subject, BODY_HASH_LEN) !=
            (d->subject_type == BODY_NOBODY))
            w->bad = true;
        put_hex(w, "dpl.core.data_subject_id",
            "hmac:", (struct span){d->subject, BODY_HASH_LEN});
        put_text(w, "dpl.core.data_subject_id_type",
            body_subject_name[d->subject_type], BODY_CODE_MAX);
    }
    put_text(w, "dpl.core.processing_activity_id", b->activity, BODY_URI_MAX);
    end(w);
}

static void
put_party(struct writer *w, const char *key, const struct body_party *p)
{
    begin(w, key);
    put_oin(w, "oin", p->oin, true);
    put_text(w, "rol", terms_rol(p->rol), BODY_CODE_MAX);
    end(w);
}

static void
put_fsc(struct writer *w, const struct body_decision *d)
{
    if (d->grant_hash[0] == '\0' && d->service_name[0] == '\0')
        return;
    begin(w, "fsc");
    put_text(w, "grant_hash", d->grant_hash, BODY_GRANT_MAX);
    put_text(w, "service_name", d->service_name, BODY_SERVICE_MAX);
    end(w);
}

static void
put_content(struct writer *w, const struct body_decision *d)
{
    if (is_zero(d->payload, BODY_HASH_LEN)) {
        w->bad = w->bad || d->payload_len != 0;
        return;
    }
    begin(w, "inhoud");
    put_number(w, "bytes", d->payload_len);
    put_hex(w, "sha256_salted", "", (struct span){d->payload, BODY_HASH_LEN});
    end(w);
}

/* ---- the rest ------------------------------------------------------------- */

static void
put_step(struct writer *w, const struct body_step *s)
{
    begin(w, "stap");
    put_hex(w, "actor", "", (struct span){s->actor, BODY_HASH_LEN});
    put_hex(w, "digest", "", (struct span){s->digest, BODY_HASH_LEN});
    put_hex(w, "handtekening", "", (struct span){s->signature, BODY_HASH_LEN});
    if (s->number != 0)
        put_number(w, "nummer", s->number);
    put_oin(w, "oin", s->oin, false);
    put_text(w, "onderwerp", s->subject, BODY_CODE_MAX);
    put_text(w, "uitkomst", s->outcome, BODY_CODE_MAX);
    end(w);
}

/* LDV wants a name that a person can read: "vrijgave M10", "ontvangst". */
static void
put_name(struct writer *w, const struct body *b)
{
    put_key(w, "name");
    buf_byte(w->out, '"');
    buf_text(w->out, entry_kind_name(b->kind));
    if (body_has_decision(b)) {
        buf_byte(w->out, ' ');
        buf_text(w->out, terms_bericht(b->decision.type));
    }
    buf_byte(w->out, '"');
}

static void
put_id(struct writer *w, const struct body *b)
{
    size_t n = strnlen(b->id, sizeof(b->id));

    if (n != BODY_ID_LEN && (n != 0 || body_has_decision(b)))
        w->bad = true;
    put_text(w, "id", b->id, BODY_ID_LEN);
}

static void
put_body(struct writer *w, const struct body *b)
{
    const struct body_decision *d = &b->decision;
    bool decision = body_has_decision(b);

    begin(w, NULL);
    if (decision)
        put_hex(w, "afweging", "", (struct span){d->weighing, BODY_HASH_LEN});
    put_attributes(w, b);
    if (decision)
        put_besluit(w, d);
    put_number(w, "end_time", (uint64_t)b->end_ms);
    if (decision)
        put_fsc(w, d);
    put_id(w, b);
    if (decision)
        put_content(w, d);
    put_text(w, "kind", entry_kind_name(b->kind), BODY_CODE_MAX);
    if (decision) {
        put_hex(w, "motivering", "",
            (struct span){d->motivation, BODY_HASH_LEN});
        put_party(w, "naar", &d->naar);
    }
    put_name(w, b);
    put_hex(w, "parent_span_id", "",
        (struct span){b->parent_span_id, sizeof(b->parent_span_id)});
    put_hex(w, "span_id", "", (struct span){b->span_id, sizeof(b->span_id)});
    if (!decision)
        put_step(w, &b->step);
    put_number(w, "start_time", (uint64_t)b->start_ms);
    put_text(w, "status", body_status_name[b->status], BODY_CODE_MAX);
    put_hex(w, "trace_id", "", (struct span){b->trace_id, sizeof(b->trace_id)});
    put_number(w, "v", 1);
    if (decision)
        put_party(w, "van", &d->van);
    end(w);
}

/* Enumerators that are looked up before they are checked elsewhere. */
static bool
has_codes(const struct body *b)
{
    const struct body_decision *d = &b->decision;

    if (entry_kind_name(b->kind) == NULL || (unsigned)b->status > BODY_ERROR ||
        is_zero(b->trace_id, sizeof(b->trace_id)) ||
        is_zero(b->span_id, sizeof(b->span_id)))
        return false;
    return !body_has_decision(b) || ((unsigned)d->type < BERICHT__COUNT &&
                                        (unsigned)d->doel < DOEL__COUNT &&
                                        (unsigned)d->van.rol < ROL__COUNT &&
                                        (unsigned)d->naar.rol < ROL__COUNT &&
                                        (unsigned)d->refusal < WEIGER__COUNT &&
                                        (unsigned)d->subject_type <= BODY_SKN);
}

enum err
body_write(struct buf *out, const struct body *b, struct errinfo *ei)
{
    struct writer w = {.out = out, .first = true};
    size_t from = out->n;
    enum err rc = ERR_OK;

    if (!has_codes(b))
        w.bad = true;
    else
        put_body(&w, b);
    if (w.bad)
        rc = err_set(ei, ERR_INTERNAL, "body.write",
            "a field of the %s is not of its form",
            entry_kind_name(b->kind) ? entry_kind_name(b->kind) : "entry");
    else if (buf_err(out) != ERR_OK)
        rc = err_set(ei, buf_err(out), "body.write", "no room for the body");
    else if (out->n - from > BODY_MAX)
        rc = err_set(ei, ERR_LIMIT, "body.write", "%zu bytes, at most %d",
            out->n - from, BODY_MAX);
    if (rc != ERR_OK)
        buf_clear(out);
    return rc;
}
