/* SPDX-License-Identifier: EUPL-1.2 */
/* Cases from YAML; the form is told in policy/wet-senb/toetsen/README.md. */
#include <assert.h>
#include <stdlib.h>

#include "base/clock.h"
#include "policy/trial.h"

#include "base/banned.h"

struct reading {
    struct trial_set *ts;
    const struct policy *po;
    struct policy_reading rd; /* for its faults alone; it has no policy */
    int64_t vandaag;          /* of this file */
};

/* ---- small things ------------------------------------------------------------ */

static char *
take_name(struct reading *r, const struct node *nd)
{
    char *name = NULL;

    if (nd->kind != NODE_TEXT || nd->text.n == 0)
        nodes_fault(r->rd.fs, nd, "hier hoort een tekst");
    else if (nd->text.n > TRIAL_TEXT_MAX)
        nodes_fault(r->rd.fs, nd, "langer dan %d tekens", TRIAL_TEXT_MAX);
    else
        name = arena_text(&r->ts->text, nd->text);
    return name;
}

static enum tri
take_tri(struct reading *r, const struct node *nd)
{
    if (nd->kind == NODE_TEXT && span_is(nd->text, "J"))
        return TRI_JA;
    if (nd->kind == NODE_TEXT && span_is(nd->text, "N"))
        return TRI_NEE;
    if (nd->kind != NODE_TEXT || !span_is(nd->text, "O"))
        nodes_fault(r->rd.fs, nd, "hier hoort J, N of O (onbekend)");
    return TRI_ONBEKEND;
}

static int64_t
take_vandaag(struct reading *r, const struct node *nd, int64_t otherwise)
{
    int64_t day = otherwise;

    if (nd != NULL &&
        (nd->kind != NODE_TEXT || !clock_parse_date(nd->text, &day)))
        nodes_fault(r->rd.fs, nd, "hier hoort een datum JJJJ-MM-DD");
    return day;
}

static bool
may_offer(const struct policy *po, unsigned e)
{
    return !elset_has(&po->blocked, (enum element)e) &&
           !elset_has(&po->steering, (enum element)e) &&
           !elset_has(&po->produced, (enum element)e);
}

/* Is s "*" or "groep.*"?  Then what it stands for that anybody may offer. */
static bool
take_pattern(struct reading *r, const struct node *nd, struct span s,
    struct elset *out)
{
    bool any = false;

    if (s.n == 0 || s.p[s.n - 1] != '*' || (s.n > 1 && s.p[s.n - 2] != '.'))
        return false;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const char *id = catalogue_element((enum element)e)->id;

        if (strncmp(id, (const char *)s.p, s.n - 1) != 0 ||
            !may_offer(r->po, e))
            continue;
        elset_add(out, (enum element)e);
        any = true;
    }
    if (!any)
        nodes_fault(r->rd.fs, nd, "onbekende groep '%.*s'", NODES_ARG(s));
    return true;
}

/* Elements and groups: a list, or "*" alone. */
static void
take_elements(struct reading *r, const struct node *nd, struct elset *out)
{
    if (nd == NULL ||
        (nd->kind == NODE_TEXT && take_pattern(r, nd, nd->text, out)) ||
        !policy_take_list(&r->rd, nd))
        return;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        enum element e;

        if (take_pattern(r, c, c->text, out))
            continue;
        e = policy_take_element(&r->rd, c, c->text);
        if (e != EL__NONE)
            elset_add(out, e);
    }
}

/* ---- facts ---------------------------------------------------------------------- */

static void
take_open(struct reading *r, const struct node *nd, struct policy_facts *f)
{
    enum bv bv;

    f->bv_open = 0;
    if (nd->kind == NODE_TEXT && span_is(nd->text, "*")) {
        f->bv_open = (1u << BV__COUNT) - 1;
        return;
    }
    if (!policy_take_list(&r->rd, nd))
        return;
    for (const struct node *c = nd->child; c != NULL; c = c->next)
        if (terms_parse_bv(c->text, &bv))
            f->bv_open = (uint8_t)(f->bv_open | 1u << bv);
        else
            nodes_fault(r->rd.fs, c, "onbekende basisvoorwaarde '%.*s'",
                NODES_ARG(c->text));
}

/* What the motivation names; it is long enough unless something else is said. */
static void
take_motive(struct reading *r, const struct node *nd, const struct node *chars,
    struct policy_facts *f)
{
    if (nd != NULL) {
        f->motivatie_elementen = (struct elset){{0}};
        take_elements(r, nd, &f->motivatie_elementen);
        f->motivatie_tekens = r->po->param.motivation_chars;
    }
    if (chars != NULL)
        f->motivatie_tekens =
            (uint16_t)policy_take_number(&r->rd, chars, 0, UINT16_MAX);
}

/* Nothing holds; the municipality is the right one, and the stay not short. */
static void
facts_none(struct policy_facts *f)
{
    f->fase = FASE_ONBEKEND;
    f->gemeente_is_college = TRI_JA;
    f->gemeente_bevestigd = TRI_JA;
    f->kort_verblijf = TRI_NEE;
}

/* Every condition holds that can. */
static void
facts_all(const struct policy *po, struct policy_facts *f)
{
    f->fase = FASE_F4;
    f->titel_na_detentie = TRI_JA;
    f->bv_open = (1u << BV__COUNT) - 1;
    f->motivatie_tekens = po->param.motivation_chars;
    memset(&f->motivatie_elementen, 0xff, sizeof(f->motivatie_elementen));
    f->geinformeerd = f->derde_geinformeerd = f->bsn_geverifieerd = true;
    f->besluit_mandaat = f->bevestiging_tweede = true;
    f->ontvanger_gemandateerde = true;
    f->convenant_id = f->casus_id = true;
}

static void
take_flags(struct reading *r, const struct node *nd, struct policy_facts *f)
{
    const struct {
        const char *key;
        bool *at;
    } flags[] = {{"geinformeerd", &f->geinformeerd},
        {"derde_geinformeerd", &f->derde_geinformeerd},
        {"bsn_geverifieerd", &f->bsn_geverifieerd},
        {"besluit_mandaat", &f->besluit_mandaat},
        {"bevestiging_tweede", &f->bevestiging_tweede},
        {"ontvanger_gemandateerde", &f->ontvanger_gemandateerde},
        {"convenant_id", &f->convenant_id}, {"casus_id", &f->casus_id},
        {"namens_college", &f->ontvanger_namens_college},
        {"zonder_mandaat", &f->ontvanger_zonder_mandaat}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        const struct node *v = nodes_get(nd, flags[i].key);

        if (v != NULL)
            *flags[i].at = policy_take_flag(&r->rd, v);
    }
}

static void
take_states(struct reading *r, const struct node *nd, struct policy_facts *f)
{
    const struct {
        const char *key;
        enum tri *at;
    } states[] = {{"titel_na", &f->titel_na_detentie},
        {"college", &f->gemeente_is_college},
        {"bevestigd", &f->gemeente_bevestigd},
        {"kort_verblijf", &f->kort_verblijf}};

    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        const struct node *v = nodes_get(nd, states[i].key);

        if (v != NULL)
            *states[i].at = take_tri(r, v);
    }
}

static void
take_facts(struct reading *r, const struct node *nd, struct policy_facts *f)
{
    const struct node *v;

    facts_none(f);
    if (nd == NULL ||
        !nodes_keys(r->rd.fs, nd,
            "alles? fase? titel_na? open? motivering? motivering_tekens? "
            "geinformeerd? derde_geinformeerd? bsn_geverifieerd? "
            "besluit_mandaat? bevestiging_tweede? ontvanger_gemandateerde? "
            "convenant_id? casus_id? college? bevestigd? kort_verblijf? "
            "namens_college? zonder_mandaat?"))
        return;
    if (policy_take_flag(&r->rd, nodes_get(nd, "alles")))
        facts_all(r->po, f);
    v = nodes_get(nd, "fase");
    if (v != NULL && !terms_parse_fase(v->text, &f->fase))
        nodes_fault(r->rd.fs, v, "onbekende fase '%.*s'", NODES_ARG(v->text));
    v = nodes_get(nd, "open");
    if (v != NULL)
        take_open(r, v, f);
    take_motive(r, nodes_get(nd, "motivering"),
        nodes_get(nd, "motivering_tekens"), f);
    take_flags(r, nd, f);
    take_states(r, nd, f);
}

/* ---- verwacht -------------------------------------------------------------------- */

struct expecting {
    struct trial_expect row[TRIAL_EXPECTS_MAX];
    unsigned n;
};

static struct trial_expect *
expect_add(struct reading *r, struct expecting *ex, const struct node *nd,
    enum trial_want want)
{
    struct trial_expect *x = &ex->row[ex->n];

    if (!policy_take_room(&r->rd, nd, ex->n, TRIAL_EXPECTS_MAX))
        return NULL;
    *x = (struct trial_expect){.want = (uint8_t)want,
        .by = EL__NONE,
        .place = policy_take_place(&r->rd, nd)};
    ex->n++;
    return x;
}

/* An element or a group. */
static void
expect_on(struct reading *r, struct trial_expect *x, const struct node *nd,
    struct span s)
{
    enum element e;

    x->pattern = take_pattern(r, nd, s, &x->on);
    if (x->pattern)
        return;
    e = policy_take_element(&r->rd, nd, s);
    if (e != EL__NONE)
        elset_add(&x->on, e);
}

static void
expect_list(struct reading *r, struct expecting *ex, const struct node *nd,
    enum trial_want want)
{
    struct trial_expect *x;

    if (nd == NULL)
        return;
    if (nd->kind == NODE_TEXT && span_is(nd->text, "*")) {
        x = expect_add(r, ex, nd, want);
        if (x != NULL)
            expect_on(r, x, nd, nd->text);
        return;
    }
    if (!policy_take_list(&r->rd, nd))
        return;
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        x = expect_add(r, ex, c, want);
        if (x != NULL)
            expect_on(r, x, c, c->text);
    }
}

/* A list, or each with the code why. */
static void
expect_withheld(struct reading *r, struct expecting *ex, const struct node *nd)
{
    if (nd == NULL || nd->kind != NODE_MAP) {
        expect_list(r, ex, nd, WANT_WITHHELD);
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct trial_expect *x = expect_add(r, ex, c, WANT_WITHHELD);

        if (x == NULL)
            return;
        expect_on(r, x, c, c->key);
        x->weiger = policy_take_weiger(&r->rd, c);
    }
}

static void
expect_fallback(struct reading *r, struct expecting *ex, const struct node *nd)
{
    if (nd == NULL)
        return;
    if (nd->kind != NODE_MAP) {
        nodes_fault(r->rd.fs, nd, "hier hoort 'element: vervanger'");
        return;
    }
    for (const struct node *c = nd->child; c != NULL; c = c->next) {
        struct trial_expect *x = expect_add(r, ex, c, WANT_FALLBACK);

        if (x == NULL)
            return;
        expect_on(r, x, c, c->key);
        x->by = (uint8_t)policy_take_element(&r->rd, c, c->text);
    }
}

static void
expect_rest(struct reading *r, struct expecting *ex, const struct node *nd,
    const struct trial *t)
{
    struct trial_expect *x;

    if (nd == NULL)
        return;
    if (nd->kind != NODE_TEXT || !span_is(nd->text, "niets")) {
        nodes_fault(r->rd.fs, nd, "verder is: niets");
        return;
    }
    x = expect_add(r, ex, nd, WANT_WITHHELD);
    if (x == NULL)
        return;
    x->pattern = x->rest = true;
    x->on = t->offered;
}

static void
expect_count(struct reading *r, const struct node *nd, struct trial *t)
{
    const struct node *v;

    t->disclosed_n = t->withheld_n = -1;
    if (nd == NULL || !nodes_keys(r->rd.fs, nd, "verstrekt? achtergehouden?"))
        return;
    t->count_place = policy_take_place(&r->rd, nd);
    v = nodes_get(nd, "verstrekt");
    if (v != NULL)
        t->disclosed_n = (int)policy_take_number(&r->rd, v, 0, EL__COUNT);
    v = nodes_get(nd, "achtergehouden");
    if (v != NULL)
        t->withheld_n = (int)policy_take_number(&r->rd, v, 0, EL__COUNT);
}

static void
expect_whole(struct reading *r, const struct node *nd, struct trial *t)
{
    const struct node *v = nodes_get(nd, "weigering");

    if (v != NULL) {
        t->refusal = (enum weiger)policy_take_weiger(&r->rd, v);
        t->refusal_place = policy_take_place(&r->rd, v);
    }
    if (nodes_get(nd, "op") != NULL && v == NULL)
        nodes_fault_key(r->rd.fs, nodes_get(nd, "op"),
            "op hoort bij een weigering");
    take_elements(r, nodes_get(nd, "op"), &t->refused_on);
    v = nodes_get(nd, "niets");
    if (v != NULL) {
        t->nothing = policy_take_flag(&r->rd, v);
        t->nothing_place = policy_take_place(&r->rd, v);
    }
}

static void
take_expected(struct reading *r, const struct node *nd, struct trial *t)
{
    struct expecting ex = {.n = 0};

    if (!nodes_keys(r->rd.fs, nd,
            "verstrekt? deels? terugval? achtergehouden? weigering? op? niets? "
            "aantal? verder?"))
        return;
    if (nd->child == NULL)
        nodes_fault(r->rd.fs, nd, "er wordt niets verwacht");
    expect_whole(r, nd, t);
    expect_count(r, nodes_get(nd, "aantal"), t);
    expect_list(r, &ex, nodes_get(nd, "verstrekt"), WANT_DISCLOSED);
    expect_list(r, &ex, nodes_get(nd, "deels"), WANT_PART);
    expect_fallback(r, &ex, nodes_get(nd, "terugval"));
    expect_withheld(r, &ex, nodes_get(nd, "achtergehouden"));
    expect_rest(r, &ex, nodes_get(nd, "verder"), t);
    t->expect = arena_take(&r->ts->text, (ex.n + 1) * sizeof(*t->expect));
    if (t->expect == NULL) {
        nodes_fault(r->rd.fs, nd, "te veel toetsen");
        return;
    }
    memcpy(t->expect, ex.row, ex.n * sizeof(*t->expect));
    t->expect_n = ex.n;
}

/* ---- one case --------------------------------------------------------------------- */

static void
take_types(struct reading *r, const struct node *nd, struct trial *t)
{
    enum bericht v;

    if (nd->kind == NODE_TEXT && span_is(nd->text, "*"))
        t->types = (UINT64_C(1) << BERICHT__COUNT) - 1;
    else if (nd->kind == NODE_TEXT && terms_parse_bericht(nd->text, &v))
        t->types = UINT64_C(1) << v;
    else if (nd->kind == NODE_LIST && nd->child != NULL)
        for (const struct node *c = nd->child; c != NULL; c = c->next)
            if (c->kind == NODE_TEXT && terms_parse_bericht(c->text, &v))
                t->types |= UINT64_C(1) << v;
            else
                nodes_fault(r->rd.fs, c, "onbekend berichttype");
    else
        nodes_fault(r->rd.fs, nd, "onbekend berichttype");
}

static bool
any_flow(const struct policy *po, const struct trial *t)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if ((t->types >> po->flow[i].type & 1) != 0 &&
            (t->from == ROL__COUNT || t->from == (enum rol)po->flow[i].from) &&
            (t->to == ROL__COUNT || t->to == (enum rol)po->flow[i].to))
            return true;
    return false;
}

static void
take_sides(struct reading *r, const struct node *nd, struct trial *t)
{
    const struct node *from = nodes_get(nd, "van");
    const struct node *to = nodes_get(nd, "naar");
    const struct node *type = nodes_get(nd, "bericht");

    t->from = t->to = ROL__COUNT;
    take_types(r, type, t);
    if (from != NULL)
        (void)policy_take_rol(&r->rd, from, from->text, &t->from);
    if (to != NULL)
        (void)policy_take_rol(&r->rd, to, to->text, &t->to);
    t->single =
        from != NULL && to != NULL && __builtin_popcountll(t->types) == 1;
    if (!t->single && nodes_verdict(r->rd.fs) == ERR_OK && !any_flow(r->po, t))
        nodes_fault(r->rd.fs, type, "zo'n bericht is er niet");
}

static void
take_terms(struct reading *r, const struct node *nd, struct trial *t)
{
    const struct node *doel = nodes_get(nd, "doel");
    const struct node *grond = nodes_get(nd, "grondslag");
    char *code;

    t->has_doel = doel != NULL;
    t->has_grond = grond != NULL;
    if (doel != NULL && !terms_parse_doel(doel->text, &t->facts.doel))
        nodes_fault(r->rd.fs, doel, "onbekend doel '%.*s'",
            NODES_ARG(doel->text));
    if (grond == NULL)
        return;
    code = take_name(r, grond);
    if (code != NULL)
        t->facts.grondslag = span_of(code);
}

static void
take_case(struct reading *r, const struct node *nd)
{
    struct trial *t = &r->ts->trial[r->ts->n];
    const struct node *v;

    if (!policy_take_room(&r->rd, nd, r->ts->n, TRIAL_MAX) ||
        !nodes_keys(r->rd.fs, nd,
            "naam bericht van? naar? doel? grondslag? vandaag? feiten? "
            "verplicht? zonder? aangeboden? verwacht"))
        return;
    t->name = take_name(r, nodes_get(nd, "naam"));
    t->place = (struct policy_place){.file = r->rd.file,
        .line = nd->line,
        .column = (uint16_t)nd->column};
    take_facts(r, nodes_get(nd, "feiten"), &t->facts);
    take_sides(r, nd, t);
    take_terms(r, nd, t);
    t->facts.vandaag = take_vandaag(r, nodes_get(nd, "vandaag"), r->vandaag);
    v = nodes_get(nd, "verplicht");
    t->required = v == NULL || policy_take_flag(&r->rd, v);
    take_elements(r, nodes_get(nd, "aangeboden"), &t->offered);
    take_elements(r, nodes_get(nd, "zonder"), &t->without);
    for (int i = 0; i < 4; i++)
        t->offered.w[i] &= ~t->without.w[i];
    take_expected(r, nodes_get(nd, "verwacht"), t);
    r->ts->n++;
}

static void
take_file(struct reading *r, const struct node *root)
{
    const struct node *list = nodes_get(root, "toetsen");

    if (!nodes_keys(r->rd.fs, root, "vandaag toetsen"))
        return;
    r->vandaag = take_vandaag(r, nodes_get(root, "vandaag"), 0);
    if (list->kind != NODE_LIST) {
        nodes_fault(r->rd.fs, list, "hier hoort een lijst toetsen");
        return;
    }
    for (const struct node *c = list->child; c != NULL; c = c->next)
        take_case(r, c);
}

/* ---- all files ---------------------------------------------------------------------- */

static enum err
read_one(struct reading *r, const struct policy_file *f, size_t i)
{
    struct arena tree = {0};
    struct node *root = NULL;
    enum err rc;

    nodes_file(r->rd.fs, f->name);
    r->rd.file = (uint8_t)i;
    r->ts->file[i] = arena_text(&r->ts->text, span_of(f->name));
    if (r->ts->file[i] == NULL)
        return err_set(r->rd.fs->ei, ERR_NOMEM, "policy.trial", "no room");
    if (f->text.n > POLICY_FILE_MAX) {
        nodes_fault_at(r->rd.fs, 1, 1, "het bestand is groter dan %d bytes",
            POLICY_FILE_MAX);
        return ERR_OK;
    }
    rc = arena_init(&tree, nodes_room(f->text.n), r->rd.fs->ei);
    if (rc != ERR_OK)
        return rc;
    rc = nodes_parse(&root, &tree, f->text, r->rd.fs);
    if (rc == ERR_OK)
        take_file(r, root);
    arena_done(&tree);
    return rc == ERR_NOMEM ? rc : ERR_OK;
}

/* Room for the names of files and cases, and for what is expected: a row
 * takes at least four bytes of text. */
static size_t
text_room(const struct policy_file *files, size_t n)
{
    size_t room = 4096;

    for (size_t i = 0; i < n; i++)
        room += NODES_NAME_MAX + 32 +
                files[i].text.n * (1 + sizeof(struct trial_expect) / 4 + 1);
    return room;
}

enum err
trial_read(struct trial_set **out, const struct policy *po,
    const struct policy_file *files, size_t n, struct buf *report,
    struct errinfo *ei)
{
    struct faults fs = {.report = report, .ei = ei};
    struct reading r = {.po = po, .rd = {.fs = &fs}};
    enum err rc = ERR_NOMEM;

    *out = NULL;
    assert(n <= POLICY_FILES_MAX);
    r.ts = calloc(1, sizeof(*r.ts));
    if (r.ts != NULL)
        r.ts->trial = calloc(TRIAL_MAX, sizeof(*r.ts->trial));
    if (r.ts == NULL || r.ts->trial == NULL) {
        trial_free(r.ts);
        return err_set(ei, ERR_NOMEM, "policy.trial", "no room");
    }
    rc = arena_init(&r.ts->text, text_room(files, n), ei);
    for (size_t i = 0; rc == ERR_OK && i < n; i++)
        rc = read_one(&r, &files[i], i);
    if (rc == ERR_OK)
        rc = nodes_verdict(&fs);
    if (rc == ERR_OK)
        *out = r.ts;
    else
        trial_free(r.ts);
    return rc;
}
