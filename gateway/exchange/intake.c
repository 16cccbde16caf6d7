/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/intake.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/limit.h"
#include "crypto/digest.h"
#include "policy/complete.h"
#include "policy/scan.h"

#include "base/banned.h"

enum {
    /* Touched pages only are resident: a 9 kB plan uses about 40 kB of it. */
    CASE_ARENA_MAX = LIMIT_MESSAGE_ARENA_MAX,
    CASE_DOC_MAX = LIMIT_BODY_MAX,
    POOL_MAX = 64
};

struct intake_case {
    struct intake *in;
    struct intake_case *next; /* in the pool */
    struct arena arena;
    struct message src, dst;
    struct buf doc; /* what the recipient will get */
    /* Of the partners: the book may be replaced while the recorder is asked. */
    char afzender[PARTNER_OIN_LEN + 1], ontvanger[PARTNER_OIN_LEN + 1];
    uint32_t rollen; /* of the sender */
    const struct adapter *from, *to;
    struct policy_facts said, facts; /* as it says; and with what is assumed */
    struct record_facts assumed; /* decided with, where the message is silent */
    uint8_t unsaid;              /* RECORD_ON_: what it did not say itself */
    struct decision decision;
    struct complete complete;
    struct intake_trace trace;
    uint64_t snapshot;
    uint8_t digest[DIGEST_SHA256_LEN];
    uint8_t motivatie[DIGEST_SHA256_LEN];
    uint8_t afweging[DIGEST_SHA256_LEN];
    int64_t start_ms;
};

struct intake {
    const struct adapters *ads;
    const struct policy *po;
    const struct clock *clk;
    const struct partner_book *book;
    struct adapter_reader *reader;
    struct adapter_error fault[LIMIT_ERRORS_MAX];
    struct intake_case *pool;
    size_t pool_n;
};

/* ---- life ---------------------------------------------------------------- */

enum err
intake_new(struct intake **out, const struct adapters *ads,
    const struct policy *po, const struct clock *clk, struct errinfo *ei)
{
    struct intake *in = calloc(1, sizeof(*in));
    enum err rc;

    *out = NULL;
    if (in == NULL)
        return err_set(ei, ERR_NOMEM, "intake.new", "no room");
    in->ads = ads;
    in->po = po;
    in->clk = clk;
    rc = adapter_reader_new(&in->reader, ei);
    if (rc != ERR_OK) {
        free(in);
        return rc;
    }
    *out = in;
    return ERR_OK;
}

static void
case_destroy(struct intake_case *c)
{
    arena_done(&c->arena);
    buf_wipe(&c->doc);
    explicit_bzero(c, sizeof(*c));
    free(c);
}

void
intake_free(struct intake *in)
{
    if (in == NULL)
        return;
    while (in->pool != NULL) {
        struct intake_case *c = in->pool;

        in->pool = c->next;
        case_destroy(c);
    }
    adapter_reader_free(in->reader);
    free(in);
}

void
intake_use_policy(struct intake *in, const struct policy *po)
{
    in->po = po;
}

void
intake_use_book(struct intake *in, const struct partner_book *book)
{
    in->book = book;
}

const struct partner *
intake_partner(const struct intake *in, struct span oin)
{
    const struct partner *p;

    if (in->book == NULL)
        return NULL;
    p = partner_by_oin(in->book, oin);
    return p != NULL && p->status == PARTNER_ACTIEF ? p : NULL;
}

const struct adapter *
intake_adapter(const struct intake *in, const struct partner *p)
{
    return adapters_find(in->ads, p->kind, p->version);
}

static struct intake_case *
case_take(struct intake *in)
{
    struct intake_case *c = in->pool;

    if (c != NULL) {
        in->pool = c->next;
        in->pool_n--;
        return c;
    }
    c = calloc(1, sizeof(*c));
    if (c == NULL)
        return NULL;
    if (arena_init(&c->arena, CASE_ARENA_MAX, NULL) != ERR_OK) {
        free(c);
        return NULL;
    }
    buf_init(&c->doc, CASE_DOC_MAX);
    c->in = in;
    return c;
}

void
intake_case_free(struct intake_case *c)
{
    struct intake *in;

    if (c == NULL)
        return;
    in = c->in;
    if (in->pool_n == POOL_MAX) {
        case_destroy(c);
        return;
    }
    arena_wipe(&c->arena);
    if (c->doc.p != NULL)
        explicit_bzero(c->doc.p, c->doc.cap);
    buf_clear(&c->doc);
    c->next = in->pool;
    in->pool = c;
    in->pool_n++;
}

/* ---- reading and routing ------------------------------------------------- */

static enum err
problem(struct intake_problem *pb, enum err rc, int status, const char *slug,
    const char *detail)
{
    static const struct {
        const char *slug, *title;
    } title[] = {
        {"ongeldig-verzoek", "Het bericht voldoet niet aan het formaat"},
        {"onvolledig-bericht", "Het bericht zegt te weinig"},
        {"afzender-onjuist", "De afzender in het bericht is niet u"},
        {"onbekende-ontvanger", "De ontvanger is niet aangesloten"},
        {"interne-fout", "Interne fout"},
        {"logboek-niet-beschikbaar", "Er kan nu niets worden aangenomen"},
    };

    *pb = (struct intake_problem){.status = status,
        .slug = slug,
        .title = slug,
        .detail = detail};
    for (size_t i = 0; i < sizeof(title) / sizeof(title[0]); i++)
        if (strcmp(title[i].slug, slug) == 0)
            pb->title = title[i].title;
    return rc;
}

static enum err
no_room(struct intake_problem *pb)
{
    return problem(pb, ERR_NOMEM, 503, "logboek-niet-beschikbaar",
        "Geen geheugen vrij; probeer het later opnieuw.");
}

static enum err
read_document(struct intake *in, struct intake_case *c, struct span doc,
    struct intake_problem *pb)
{
    struct adapter_errors errs = {.v = in->fault, .max = LIMIT_ERRORS_MAX};
    enum err rc;

    if (c->from == NULL)
        return problem(pb, ERR_UNSUPPORTED, 500, "interne-fout",
            "Het formaat van de afzender is niet geinstalleerd.");
    if (message_init(&c->src, &c->arena, LIMIT_MESSAGE_VALUES_MAX, NULL) !=
        ERR_OK)
        return no_room(pb);
    rc = adapter_read(c->from, in->reader, doc, &c->src, &errs, NULL);
    if (rc == ERR_OK)
        return ERR_OK;
    if (rc == ERR_NOMEM)
        return no_room(pb);
    (void)problem(pb, rc, 400, "ongeldig-verzoek",
        "Zie fouten: elke regel noemt een plaats in uw document en wat daar "
        "moet staan. Er is niets opgeslagen en niets verzonden.");
    pb->fault = errs.v;
    pb->fault_n = errs.n;
    return rc;
}

/* Who may not get it, said in pb. */
static const struct partner *
no_route(struct intake_problem *pb, const char *slug, const char *detail)
{
    (void)problem(pb, ERR_DENIED, 403, slug, detail);
    return NULL;
}

/* Who gets it, of the book: named in the message, known, active, in that role;
 * NULL is ERR_DENIED. */
static const struct partner *
route(struct intake *in, struct intake_case *c, struct intake_problem *pb)
{
    struct span from = message_get(&c->src, LF_BERICHT_AFZENDER_OIN, 0);
    struct span to = message_get(&c->src, LF_BERICHT_ONTVANGER_OIN, 0);
    struct span rol = message_get(&c->src, LF_BERICHT_ONTVANGER_ROL, 0);
    const struct partner *p;
    enum rol r;

    if (!span_is(from, c->afzender))
        return no_route(pb, "afzender-onjuist",
            "Het OIN van de afzender in het bericht is niet het OIN van uw "
            "certificaat.");
    p = intake_partner(in, to);
    if (p == NULL || !terms_parse_rol(rol, &r) || !partner_has_rol(p, r))
        return no_route(pb, "onbekende-ontvanger",
            "Geen actieve partner met dit OIN in deze rol. Vraag de beheerder "
            "welke ontvanger voor deze gemeente of organisatie geldt.");
    if (!partner_admits(p, policy_channel(c->facts.doel)))
        return no_route(pb, "onbekende-ontvanger",
            "De ontvanger is niet toegelaten op het kanaal van dit doel. Wat "
            "een eigen kanaal heeft, gaat alleen naar wie daarop is "
            "aangesloten; vraag het de beheerder.");
    memcpy(c->ontvanger, p->oin, sizeof(c->ontvanger));
    c->facts.rol_ontvanger = r;
    c->to = intake_adapter(in, p);
    if (c->to == NULL || !adapter_has_type(c->to, c->facts.type) ||
        adapter_profile(c->to, c->facts.type) == NULL)
        return no_route(pb, "onbekende-ontvanger",
            "De ontvanger kan dit berichttype niet ontvangen.");
    return p;
}

/* Is p the college of g, or may it be?  A municipality that merged is the one
 * it became; one that was split up may be any of several, and between those
 * nothing is guessed. */
static enum tri
is_college_of(const struct partner *p, struct span g, int64_t vandaag,
    bool *namens)
{
    const char *now[CATALOGUE_NOW_MAX];
    unsigned n = catalogue_codes_now(CL_GEMEENTE, g, vandaag, now);

    for (unsigned i = 0; i < n; i++) {
        bool own = strcmp(now[i], p->gemeente) == 0;

        if (!own && !partner_has_mandate(p, span_of(now[i]), vandaag))
            continue;
        *namens = n == 1 && !own;
        return n == 1 ? TRI_JA : TRI_ONBEKEND;
    }
    return TRI_NEE;
}

enum tri
intake_college(const struct message *msg, const struct partner *p,
    int64_t vandaag, bool *namens)
{
    static const enum leaf where[] = {LF_ADRES_GEMEENTE_INSCHRIJVING,
        LF_ADRES_GEMEENTE_FEITELIJK, LF_ADRES_GEMEENTE_TERUGKEER};
    bool any = false, perhaps = false;

    for (size_t i = 0; i < sizeof(where) / sizeof(where[0]); i++) {
        struct span g = message_get(msg, where[i], 0);
        enum tri is;

        if (g.n == 0)
            continue;
        any = true;
        is = is_college_of(p, g, vandaag, namens);
        if (is == TRI_JA)
            return TRI_JA;
        perhaps = perhaps || is == TRI_ONBEKEND;
    }
    return any && !perhaps ? TRI_NEE : TRI_ONBEKEND;
}

void
intake_recipient(const struct message *msg, const struct partner *p,
    struct policy_facts *f)
{
    enum channel ch = policy_channel(f->doel);
    bool namens = false, any = false;

    f->gemeente_is_college = intake_college(msg, p, f->vandaag, &namens);
    for (size_t m = 0; m < p->mandaat_n; m++)
        any = any || partner_has_mandate(p, span_of(p->mandaat[m].gemeente),
                         f->vandaag);
    /* Acting for a college is one hat, role GN; the WGS is another. */
    f->ontvanger_namens_college = f->rol_ontvanger == ROL_GN && namens;
    f->ontvanger_zonder_mandaat = f->rol_ontvanger == ROL_GN &&
                                  p->gemeente[0] == '\0' &&
                                  (!any || f->gemeente_is_college == TRI_NEE);
    f->ontvanger_gemandateerde =
        f->ontvanger_gemandateerde &&
        partner_has_delegate(p, ch,
            message_get(msg, LF_BERICHT_ONTVANGER_GEMANDATEERDE, 0),
            f->vandaag);
    f->convenant_id =
        f->convenant_id && f->rol_ontvanger == ROL_ZV &&
        partner_has_covenant(p, message_get(msg, LF_BERICHT_CONVENANT_ID, 0),
            f->vandaag);
}

/* Is a stay of this class (CL_VERBLIJFSKLASSE) shorter than so many days?  Not
 * known where the class holds stays on both sides. */
static enum tri
class_is_short(struct span klasse, unsigned days)
{
    static const struct {
        const char *code;
        unsigned min, max; /* of its days; three months has at least 89 */
    } classes[] = {{"K0", 0, 9}, {"K1", 10, 27}, {"K2", 28, 91},
        {"K3", 89, UINT32_MAX}};

    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (!span_is(klasse, classes[i].code))
            continue;
        if (classes[i].max < days)
            return TRI_JA;
        return classes[i].min >= days ? TRI_NEE : TRI_ONBEKEND;
    }
    return TRI_ONBEKEND;
}

enum tri
intake_short_stay(const struct message *m, const struct policy *po)
{
    unsigned days = policy_short_stay_days(po);
    enum tri said = class_is_short(
        message_get(m, LF_DETENTIE_KORTVERBLIJF_KLASSE, 0), days);
    struct span end = message_get(m, LF_DETENTIE_EINDDATUM_DEFINITIEF, 0);
    int64_t from, to;

    if (said != TRI_ONBEKEND)
        return said;
    if (end.n == 0)
        end = message_get(m, LF_DETENTIE_VERWACHTE_EINDDATUM, 0);
    if (!clock_parse_date(message_get(m, LF_DETENTIE_AANVANGSDATUM, 0),
            &from) ||
        !clock_parse_date(end, &to))
        return TRI_ONBEKEND;
    return to - from < (int64_t)days ? TRI_JA : TRI_NEE;
}

/* A type of the past: read well, but nobody takes it any more. */
static enum err
check_open(struct intake *in, const struct intake_case *c,
    struct intake_problem *pb)
{
    const struct adapter_closed *closed =
        adapter_closed(c->from, c->facts.type, c->facts.vandaag);

    if (closed == NULL)
        return ERR_OK;
    (void)problem(pb, ERR_UNSUPPORTED, 400, "ongeldig-verzoek",
        "Dit berichttype wordt niet meer aangenomen; zie fouten. Er is niets "
        "opgeslagen en niets verzonden.");
    in->fault[0] = (struct adapter_error){.code = closed->code};
    (void)snprintf(in->fault[0].detail, sizeof(in->fault[0].detail), "%s",
        closed->text);
    pb->fault = in->fault;
    pb->fault_n = 1;
    return ERR_UNSUPPORTED;
}

/* What the policy does not take without, all of it together. */
static enum err
check_complete(struct intake *in, struct intake_case *c,
    struct intake_problem *pb)
{
    struct adapter_errors errs = {.v = in->fault, .max = LIMIT_ERRORS_MAX};

    policy_complete(in->po, &c->src, c->facts.type, &c->complete);
    if (!c->complete.refused)
        return ERR_OK;
    complete_faults(in->po, &c->complete, c->from, &errs);
    (void)problem(pb, ERR_SYNTAX, 400, "onvolledig-bericht",
        "Zie fouten: elke regel noemt de plaats in uw document waar iets "
        "ontbreekt, en waarom het nodig is. Er is niets opgeslagen en niets "
        "verzonden.");
    pb->fault = errs.v;
    pb->fault_n = errs.n;
    return ERR_SYNTAX;
}

/* One digest of the five answers, each behind its length; zeros when none is
 * given. */
static enum err
digest_weighing(const struct message *m, uint8_t out[static DIGEST_SHA256_LEN])
{
    enum {
        PARTS = LF_BERICHT_AFWEGING_OMVANG_GEVOLGEN -
                LF_BERICHT_AFWEGING_ANDERE_GRONDSLAG + 1
    };
    uint8_t len[PARTS][2];
    struct span part[2 * PARTS];

    memset(out, 0, DIGEST_SHA256_LEN);
    if (!message_has(m, EL_BERICHT_AFWEGING))
        return ERR_OK;
    for (size_t i = 0; i < PARTS; i++) {
        struct span s = message_get(m,
            (enum leaf)(LF_BERICHT_AFWEGING_ANDERE_GRONDSLAG + i), 0);

        len[i][0] = (uint8_t)(s.n >> 8);
        len[i][1] = (uint8_t)s.n;
        part[2 * i] = (struct span){len[i], 2};
        part[2 * i + 1] = s;
    }
    return digest_sha256(out, part, (size_t)2 * PARTS, NULL);
}

static enum err
gather(struct intake *in, struct intake_case *c, struct span doc,
    struct intake_problem *pb)
{
    struct span why = message_get(&c->src, LF_BERICHT_NOODZAAK_MOTIVERING, 0);
    const struct partner *to;
    enum err rc;

    c->facts = (struct policy_facts){.fase = FASE_ONBEKEND};
    c->facts.vandaag = clock_wall_ms(in->clk) / CLOCK_DAY_MS;
    rc = policy_facts_read(&c->src, &c->facts, NULL);
    if (rc != ERR_OK)
        return problem(pb, rc, 400, "ongeldig-verzoek",
            "Berichttype of doel is geen code van de lijst.");
    rc = check_open(in, c, pb);
    if (rc != ERR_OK)
        return rc;
    to = route(in, c, pb);
    if (to == NULL)
        return ERR_DENIED;
    rc = check_complete(in, c, pb);
    if (rc != ERR_OK)
        return rc;
    policy_facts_mandate(in->po, &c->src, &c->facts);
    intake_recipient(&c->src, to, &c->facts);
    c->facts.kort_verblijf = intake_short_stay(&c->src, in->po);
    policy_scan(in->po, &c->src, &c->facts.tekst);
    c->said = c->facts;
    memset(c->motivatie, 0, sizeof(c->motivatie));
    if (digest_sha256(c->digest, &doc, 1, NULL) != ERR_OK ||
        digest_weighing(&c->src, c->afweging) != ERR_OK ||
        (why.n > 0 && digest_sha256(c->motivatie, &why, 1, NULL) != ERR_OK))
        return problem(pb, ERR_INTERNAL, 500, "interne-fout",
            "De gateway kon geen digest maken.");
    return ERR_OK;
}

/* What a repeat is known by; what names another sender is none. */
static void
name_message(const struct intake_case *c, struct span doc,
    struct intake_problem *pb)
{
    struct span id = message_get(&c->src, LF_BERICHT_ID, 0);

    if (id.n == 0 || id.n > RECORD_ID_LEN ||
        !span_is(message_get(&c->src, LF_BERICHT_AFZENDER_OIN, 0),
            c->afzender) ||
        digest_sha256(pb->digest, &doc, 1, NULL) != ERR_OK)
        return;
    memcpy(pb->bericht_id, id.p, id.n);
    pb->bericht_id[id.n] = '\0';
}

enum err
intake_read(struct intake *in, const struct partner *sender, struct span doc,
    const struct intake_trace *trace, struct intake_case **out,
    struct intake_problem *pb)
{
    struct intake_case *c = case_take(in);
    enum err rc;

    *out = NULL;
    if (c == NULL)
        return no_room(pb);
    c->start_ms = clock_wall_ms(in->clk);
    c->snapshot = in->book->version;
    memcpy(c->afzender, sender->oin, sizeof(c->afzender));
    c->rollen = sender->rollen;
    c->from = intake_adapter(in, sender);
    c->trace = *trace;
    rc = read_document(in, c, doc, pb);
    if (rc == ERR_OK) {
        rc = gather(in, c, doc, pb);
        if (rc != ERR_OK)
            name_message(c, doc, pb);
    }
    if (rc != ERR_OK) {
        intake_case_free(c);
        return rc;
    }
    *out = c;
    return ERR_OK;
}

/* ---- deciding ------------------------------------------------------------ */

void
intake_decide_roles(const struct policy *po, uint32_t rollen,
    const struct elset *offered, struct policy_facts *f, struct decision *d)
{
    for (unsigned r = 0; r < ROL__COUNT; r++) {
        if ((rollen >> r & 1) == 0)
            continue;
        f->rol_afzender = (enum rol)r;
        policy_decide(po, f, offered, d);
        if (d->released || d->refusal != WEIGER_ROL_NIET_BEVOEGD)
            return;
    }
}

static enum tri
confirmed(const struct message *m)
{
    struct span v = message_get(m, LF_GEM_INSCHRIJVING_BEVESTIGD, 0);

    if (v.n == 0)
        return TRI_ONBEKEND;
    return span_is(v, "J") ? TRI_JA : TRI_NEE;
}

/* Which of the assumed facts must turn out to be so. */
static uint8_t
rests_on(const struct intake_case *c)
{
    uint8_t on = c->unsaid;

    if (policy_asks_gemeente(c->in->po, c->decision.flow))
        on |= RECORD_ON_GEMEENTE;
    if (c->said.afweging.given && c->said.correlatie)
        on |= RECORD_ON_VERZOEK;
    return on;
}

static void
fill_request(const struct intake_case *c, struct record_request *req)
{
    const struct policy *po = c->in->po;
    const struct decision *d = &c->decision;
    const struct message *m = &c->src;
    struct policy_afspraak agreed;

    *req = (struct record_request){
        .op = d->released ? RECORD_ACCEPT : RECORD_REFUSE,
        .snapshot = c->snapshot,
        .oin = span_of(c->afzender),
        .bericht_id = message_get(m, LF_BERICHT_ID, 0),
        .traject_id = message_get(m, LF_BERICHT_TRAJECT_ID, 0),
        .correlatie_id = message_get(m, LF_BERICHT_CORRELATIE_ID, 0),
        .ontvanger = span_of(c->ontvanger),
        .ontvanger_rol = c->facts.rol_ontvanger,
        .fase = FASE_ONBEKEND,
        .assumed = c->assumed,
        .rests_on = rests_on(c),
    };
    memcpy(req->digest, c->digest, sizeof(req->digest));
    memcpy(req->motivatie_digest, c->motivatie, sizeof(req->motivatie_digest));
    memcpy(req->afweging_digest, c->afweging, sizeof(req->afweging_digest));
    req->bsn = message_get(m, LF_PERSOON_BSN, 0);
    req->skn = message_get(m, LF_PERSOON_SKN, 0);
    req->afzender_rol = c->facts.rol_afzender;
    req->type = c->facts.type;
    req->doel = c->facts.doel;
    req->grond_gever = span_of(policy_grond_gever(po, d->flow));
    req->grond_ontvanger = span_of(policy_grond_ontvanger(po, d->flow));
    memcpy(req->policy_hash, policy_hash(po), sizeof(req->policy_hash));
    req->policy_version = span_of(policy_version(po));
    req->decision = *d;
    req->complete = c->complete;
    req->start_ms = c->start_ms;
    memcpy(req->trace_id, c->trace.trace_id, sizeof(req->trace_id));
    memcpy(req->parent_span, c->trace.parent_span, sizeof(req->parent_span));
    req->transaction_id = c->trace.transaction_id;
    if (!d->released)
        return;
    req->media_type = span_of(adapter_profile_media(c->to, c->facts.type));
    req->profile = span_of(adapter_profile(c->to, c->facts.type));
    req->payload = buf_peek(&c->doc);
    if (policy_agreement_of(po, d->flow, &agreed))
        req->retry = (struct retry_terms){agreed.herhaling.first_s,
            agreed.herhaling.longest_s, agreed.herhaling.give_up_days};
    req->fase = c->said.fase;
    req->titel_na_detentie = c->said.titel_na_detentie;
    req->gemeente_bevestigd = confirmed(m);
}

/* The message speaks first; what it leaves open is taken from elsewhere. */
static void
assume(struct intake_case *c, const struct record_facts *f)
{
    c->facts = c->said;
    c->assumed = *f;
    c->unsaid = 0;
    if (c->facts.fase == FASE_ONBEKEND) {
        c->facts.fase = f->fase;
        c->unsaid |= RECORD_ON_FASE;
    }
    if (c->facts.titel_na_detentie == TRI_ONBEKEND) {
        c->facts.titel_na_detentie = f->titel_na_detentie;
        c->unsaid |= RECORD_ON_TITEL;
    }
    c->facts.gemeente_bevestigd = f->gemeente_bevestigd;
    c->facts.verzoek = f->verzoek;
}

/* Each blocked element of a refusal, in the words of its document. */
static void
place_blocked(const struct decision *d, enum bericht type,
    const struct adapter *from, struct adapter_errors *errs)
{
    for (unsigned e = 0; e < EL__COUNT && errs->n < errs->max; e++) {
        struct adapter_error *er = &errs->v[errs->n];

        if (!elset_has(&d->refused_on, (enum element)e))
            continue;
        errs->n++;
        er->code = terms_weiger(d->refusal);
        (void)adapter_place(from, type, (enum element)e, 0, er->place);
        (void)snprintf(er->detail, sizeof(er->detail), "%s: %s",
            catalogue_element((enum element)e)->id,
            catalogue_element_label((enum element)e));
    }
}

void
intake_refusal_places(const struct policy *po, const struct message *m,
    const struct decision *d, const struct adapter *from,
    struct adapter_errors *errs)
{
    struct span code = message_get(m, LF_BERICHT_TYPE, 0);
    enum bericht type;

    errs->n = 0;
    if (d->released || from == NULL || !terms_parse_bericht(code, &type))
        return;
    if (d->refusal == WEIGER_BEROEPSGEHEIM)
        place_blocked(d, type, from, errs);
    if (d->refusal == WEIGER_VRIJE_TEKST)
        policy_scan_faults(po, m, d, type, from, errs);
}

void
intake_case_places(const struct intake_case *c, struct adapter_errors *errs)
{
    intake_refusal_places(c->in->po, &c->src, &c->decision, c->from, errs);
}

enum err
intake_decide(struct intake_case *c, const struct record_facts *known,
    struct record_request *req, struct intake_problem *pb)
{
    static const struct record_facts mostly = {FASE_ONBEKEND, TRI_ONBEKEND,
        TRI_JA, TRI_JA};
    enum err rc;

    buf_clear(&c->doc); /* of a decision before this one */
    assume(c, known == NULL ? &mostly : known);
    intake_decide_roles(c->in->po, c->rollen, &c->src.present, &c->facts,
        &c->decision);
    if (!c->decision.released) {
        fill_request(c, req);
        return ERR_OK;
    }
    c->dst.arena = &c->arena;
    rc = policy_cut(c->in->po, &c->facts, &c->src, &c->decision, &c->dst, NULL);
    if (rc == ERR_OK)
        rc =
            adapter_write_profile(c->to, c->facts.type, &c->dst, &c->doc, NULL);
    if (rc != ERR_OK)
        return problem(pb, rc, 500, "interne-fout",
            "Het bericht kon niet in het formaat van de ontvanger worden "
            "geschreven. Er is niets vrijgegeven.");
    fill_request(c, req);
    return ERR_OK;
}
