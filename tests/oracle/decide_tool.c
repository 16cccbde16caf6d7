/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decide_tool POLICY < cases > answers
 *
 * The real decision, for a program in another language.  One case a line, of
 * words with a tab between them; one answer a line, in the same order.
 *
 *   name                      comes back in front of the answer
 *   type= from= to= doel=     codes of the chain
 *   grond=CODE                @ is the one of the flow (the default)
 *   offer=ELEMENT,..          what the sender offers
 *   v:LEAF#OCC=TEXT           instead of offer: a whole message, from which
 *                             the facts are read and which is cut
 *   fase= titel= open=BV,..|* tekens= noemt=ELEMENT,..|* geinformeerd= derde=
 *   bsn= besluit= tweede= gemandateerde= convenant= casus= kort= college=
 *   bevestigd= namens= vandaag=       a fact; J, N, O or what it is
 *   column=DR-GN              through a flow made for this column, of this
 *                             type, sender and recipient, which asks for
 *                             nothing and carries everything
 *   eis=a,b                   with column: what that flow asks for
 *   grond_tot=CODE:DAY        this ground ended on that day
 *   afspraak=N                no agreement is in force
 *
 * Answer: name, released or the code of the refusal, "?" when no flow fits,
 * the elements refused on, then each element that was offered:
 *   +a          disclosed          -a CODE C3 b   withheld: why, condition,
 *   0a          on neither list                   what stands in
 * and after a cut what the recipient gets: =LEAF#OCC=TEXT, as it stands.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "base/text.h"
#include "policy/compile.h"

enum { VALUES_MAX = 256, LINE_MAX_BYTES = 1 << 16 };

struct value {
    enum leaf leaf;
    uint16_t occ;
    char *text;
};

struct ask {
    const struct policy *po; /* as loaded */
    struct policy use;       /* the same, as this case wants it */
    struct policy_flow *flow;
    struct policy_facts f;
    const char *column, *required, *grond;
    struct elset offered;
    struct value v[VALUES_MAX];
    unsigned v_n;
};

static struct arena in, out;
static struct message src, dst;

static void
die(const char *what, const char *word)
{
    (void)fprintf(stderr, "decide_tool: %s: %s\n", what, word);
    exit(2);
}

static uint64_t
number(const char *s)
{
    uint64_t n = 0;

    if (!text_u64(span_of(s), INT32_MAX, &n))
        die("no number", s);
    return n;
}

static enum element
element(const char *s)
{
    enum element e = catalogue_find(span_of(s));

    if (e == EL__NONE)
        die("no element", s);
    return e;
}

static struct elset
elements(char *s)
{
    struct elset set = {{0}};
    char *at = NULL;

    if (strcmp(s, "*") == 0) {
        memset(&set, 0xff, sizeof(set));
        return set;
    }
    for (char *e = strtok_r(s, ",", &at); e != NULL;
         e = strtok_r(NULL, ",", &at))
        elset_add(&set, element(e));
    return set;
}

static uint8_t
conditions(char *s)
{
    uint8_t mask = 0;
    char *at = NULL;
    enum bv bv;

    if (strcmp(s, "*") == 0)
        return (1u << BV__COUNT) - 1;
    for (char *w = strtok_r(s, ",", &at); w != NULL;
         w = strtok_r(NULL, ",", &at)) {
        if (!terms_parse_bv(span_of(w), &bv))
            die("no basic condition", w);
        mask = (uint8_t)(mask | 1u << bv);
    }
    return mask;
}

static enum tri
three(const char *s)
{
    return s[0] == 'J' ? TRI_JA : s[0] == 'N' ? TRI_NEE : TRI_ONBEKEND;
}

/* ---- one word ------------------------------------------------------------- */

static bool
set_flag(struct policy_facts *f, const char *key, const char *s)
{
    const struct {
        const char *key;
        bool *at;
    } flags[] = {{"geinformeerd", &f->geinformeerd},
        {"derde", &f->derde_geinformeerd}, {"bsn", &f->bsn_geverifieerd},
        {"besluit", &f->besluit_mandaat}, {"tweede", &f->bevestiging_tweede},
        {"gemandateerde", &f->ontvanger_gemandateerde},
        {"convenant", &f->convenant_id}, {"casus", &f->casus_id},
        {"namens", &f->ontvanger_namens_college}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (strcmp(key, flags[i].key) == 0) {
            *flags[i].at = s[0] == 'J';
            return true;
        }
    return false;
}

static bool
set_three(struct policy_facts *f, const char *key, const char *s)
{
    const struct {
        const char *key;
        enum tri *at;
    } threes[] = {{"titel", &f->titel_na_detentie}, {"kort", &f->kort_verblijf},
        {"college", &f->gemeente_is_college},
        {"bevestigd", &f->gemeente_bevestigd}};

    for (size_t i = 0; i < sizeof(threes) / sizeof(threes[0]); i++)
        if (strcmp(key, threes[i].key) == 0) {
            *threes[i].at = three(s);
            return true;
        }
    return false;
}

static bool
set_code(struct policy_facts *f, const char *key, const char *s)
{
    struct span code = span_of(s);

    if (strcmp(key, "type") == 0)
        return terms_parse_bericht(code, &f->type);
    if (strcmp(key, "from") == 0)
        return terms_parse_rol(code, &f->rol_afzender);
    if (strcmp(key, "to") == 0)
        return terms_parse_rol(code, &f->rol_ontvanger);
    if (strcmp(key, "doel") == 0)
        return terms_parse_doel(code, &f->doel);
    if (strcmp(key, "fase") == 0) {
        f->fase = FASE_ONBEKEND;
        return strcmp(s, "ONBEKEND") == 0 || terms_parse_fase(code, &f->fase);
    }
    return false;
}

static void
end_ground(struct ask *a, char *s)
{
    char *day = strchr(s, ':');
    uint8_t at;

    if (day == NULL)
        die("no day", s);
    *day++ = '\0';
    at = policy_find_ground(a->po, span_of(s));
    if (at == POLICY_NO_INDEX)
        die("no ground", s);
    a->use.ground[at].to = (int64_t)number(day);
}

static void
add_value(struct ask *a, char *name)
{
    char *text = strchr(name, '='), *occ;
    struct value *v = &a->v[a->v_n++];

    if (text == NULL || a->v_n == VALUES_MAX)
        die("no value", name);
    *text++ = '\0';
    occ = strchr(name, '#');
    if (occ != NULL)
        *occ++ = '\0';
    *v = (struct value){catalogue_find_leaf(span_of(name)),
        occ == NULL ? 0 : (uint16_t)number(occ), text};
    if (v->leaf == LF__NONE)
        die("no leaf", name);
}

static void
set_rest(struct ask *a, const char *key, char *s)
{
    if (strcmp(key, "grond") == 0)
        a->grond = s;
    else if (strcmp(key, "offer") == 0)
        a->offered = elements(s);
    else if (strcmp(key, "open") == 0)
        a->f.bv_open = conditions(s);
    else if (strcmp(key, "tekens") == 0)
        a->f.motivatie_tekens = (uint16_t)number(s);
    else if (strcmp(key, "noemt") == 0)
        a->f.motivatie_elementen = elements(s);
    else if (strcmp(key, "vandaag") == 0)
        a->f.vandaag = (int64_t)number(s);
    else if (strcmp(key, "column") == 0)
        a->column = s;
    else if (strcmp(key, "eis") == 0)
        a->required = s;
    else if (strcmp(key, "grond_tot") == 0)
        end_ground(a, s);
    else if (strcmp(key, "afspraak") == 0)
        for (unsigned i = 0; i < a->use.agreement_n; i++)
            a->use.agreement[i].akkoord = s[0] == 'J';
    else
        die("no such word", key);
}

static void
word(struct ask *a, char *w)
{
    char *s;

    if (strncmp(w, "v:", 2) == 0) {
        add_value(a, w + 2);
        return;
    }
    s = strchr(w, '=');
    if (s == NULL)
        die("no value", w);
    *s++ = '\0';
    if (!set_code(&a->f, w, s) && !set_flag(&a->f, w, s) &&
        !set_three(&a->f, w, s))
        set_rest(a, w, s);
}

/* ---- the flow of a column ------------------------------------------------- */

/* Made after a plan's: its grounds and agreement are in force. */
static bool
make_flow(struct ask *a)
{
    struct policy *po = &a->use;
    struct policy_flow *fl = &a->flow[po->flow_n];
    uint16_t like = po->flow_at[BERICHT_M10][ROL_PI][ROL_GN];
    char copy[LINE_MAX_BYTES];

    *fl = po->flow[like];
    fl->column = POLICY_NO_INDEX;
    for (unsigned i = 0; i < po->column_n; i++)
        if (strcmp(po->column[i].code, a->column) == 0)
            fl->column = (uint8_t)i;
    if (fl->column == POLICY_NO_INDEX)
        return false;
    fl->type = (uint8_t)a->f.type;
    fl->from = (uint8_t)a->f.rol_afzender;
    fl->to = (uint8_t)a->f.rol_ontvanger;
    fl->doel = (uint8_t)a->f.doel;
    fl->contact_r30 = fl->needs_municipality = fl->not_short_stay = false;
    fl->required = (struct elset){{0}};
    memset(&fl->may, 0xff, sizeof(fl->may));
    if (a->required != NULL) {
        (void)snprintf(copy, sizeof(copy), "%s", a->required);
        fl->required = elements(copy);
    }
    memcpy(a->flow, po->flow, po->flow_n * sizeof(*fl));
    po->flow = a->flow;
    po->flow_at[fl->type][fl->from][fl->to] = (uint16_t)po->flow_n++;
    po->type_known[fl->type] = true;
    return true;
}

static void
find_ground(struct ask *a)
{
    const struct policy *po = &a->use;
    uint16_t at = POLICY_NO_RULE;

    if (a->f.rol_afzender < ROL__COUNT && a->f.rol_ontvanger < ROL__COUNT) {
        enum rol to = a->f.rol_ontvanger;

        if (to == ROL_ZV && a->f.ontvanger_namens_college)
            to = ROL_GN;
        at = po->flow_at[a->f.type][a->f.rol_afzender][to];
    }
    if (strcmp(a->grond, "@") != 0)
        a->f.grondslag = span_of(a->grond);
    else if (at != POLICY_NO_RULE)
        a->f.grondslag = span_of(po->ground[po->flow[at].giver].code);
}

/* ---- a whole message ------------------------------------------------------ */

static void
put(enum leaf leaf, uint16_t occ, struct span text)
{
    if (message_add(&src, leaf, occ, text, NULL) != ERR_OK)
        die("too much for a message", catalogue_leaf(leaf)->part);
}

static void
read_message(struct ask *a)
{
    struct errinfo ei = {0};

    arena_wipe(&in);
    if (message_init(&src, &in, LIMIT_MESSAGE_VALUES_MAX, NULL) != ERR_OK)
        die("no room", "message");
    put(LF_BERICHT_TYPE, 0, span_of(terms_bericht(a->f.type)));
    put(LF_BERICHT_DOEL, 0, span_of(terms_doel(a->f.doel)));
    put(LF_BERICHT_GRONDSLAG, 0, a->f.grondslag);
    for (unsigned i = 0; i < a->v_n; i++)
        put(a->v[i].leaf, a->v[i].occ, span_of(a->v[i].text));
    if (policy_facts_read(&src, &a->f, &ei) != ERR_OK)
        die("facts", ei.text);
    a->offered = src.present;
}

/* ---- the answer ----------------------------------------------------------- */

static void
say_refused_on(const struct decision *d)
{
    (void)printf("\t");
    for (unsigned e = 0, n = 0; e < EL__COUNT; e++)
        if (elset_has(&d->refused_on, (enum element)e))
            (void)printf("%s%s", n++ > 0 ? "," : "",
                catalogue_element((enum element)e)->id);
}

static void
say_line(const struct decision *d, enum element e)
{
    const struct policy_line *l = &d->line[e];
    const char *id = catalogue_element(e)->id;

    if (!elset_has(&d->offered, e)) {
        (void)printf("\t0%s", id);
        return;
    }
    if (l->verdict == VERDICT_DISCLOSE) {
        (void)printf("\t+%s", id);
        return;
    }
    (void)printf("\t-%s %s C%u %s", id, terms_weiger((enum weiger)l->weiger),
        (unsigned)l->condition,
        l->fallback == EL__NONE
            ? "-"
            : catalogue_element((enum element)l->fallback)->id);
}

static void
say_cut(struct ask *a, struct decision *d)
{
    struct errinfo ei = {0};

    arena_wipe(&out);
    dst.arena = &out;
    if (policy_cut(&a->use, &a->f, &src, d, &dst, &ei) != ERR_OK)
        die("cut", ei.text);
}

static void
say_values(void)
{
    for (unsigned l = 0; l < LF__COUNT; l++) {
        const struct catalogue_leaf *lf = catalogue_leaf((enum leaf)l);

        for (uint16_t i = dst.first[l]; i != MESSAGE_END; i = dst.v[i].next)
            (void)printf("\t=%s%s%s#%u=%.*s",
                catalogue_element(lf->element)->id, lf->part[0] ? "/" : "",
                lf->part, (unsigned)dst.v[i].occ, (int)dst.v[i].text.n,
                (const char *)dst.v[i].text.p);
    }
}

static void
answer(struct ask *a, const char *name)
{
    struct decision d;
    bool cut;

    policy_decide(&a->use, &a->f, &a->offered, &d);
    cut = a->v_n > 0 && d.released;
    if (cut)
        say_cut(a, &d);
    (void)printf("%s\t%s%s", name, d.released ? "ok" : terms_weiger(d.refusal),
        d.flow == POLICY_NO_RULE ? "?" : "");
    say_refused_on(&d);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (elset_has(&a->offered, (enum element)e))
            say_line(&d, (enum element)e);
    if (cut)
        say_values();
    (void)printf("\n");
}

static void
decide_line(const struct policy *po, struct policy_flow *room, char *line)
{
    static struct ask a;
    char *at = NULL, *name = strtok_r(line, "\t\n", &at);

    if (name == NULL)
        return;
    a = (struct ask){.po = po, .use = *po, .flow = room, .grond = "@"};
    for (char *w = strtok_r(NULL, "\t\n", &at); w != NULL;
         w = strtok_r(NULL, "\t\n", &at))
        word(&a, w);
    if (a.column != NULL && !make_flow(&a)) {
        (void)printf("%s\tno column\n", name);
        return;
    }
    find_ground(&a);
    if (a.v_n > 0)
        read_message(&a);
    answer(&a, name);
}

int
main(int argc, char **argv)
{
    struct errinfo ei = {0};
    struct policy *po;
    struct policy_flow *room;
    char *line = NULL;
    size_t cap = 0;

    if (argc != 2)
        die("usage", "decide_tool POLICY < cases");
    if (policy_load(&po, argv[1], NULL, &ei) != ERR_OK)
        die("policy", ei.text);
    room = calloc(po->flow_n + 1, sizeof(*room));
    if (room == NULL ||
        arena_init(&in, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK ||
        arena_init(&out, LIMIT_MESSAGE_ARENA_MAX, NULL) != ERR_OK)
        die("no room", "start");
    while (getline(&line, &cap, stdin) > 0)
        decide_line(po, room, line);
    free(line);
    free(room);
    arena_done(&in);
    arena_done(&out);
    policy_free(po);
    return 0;
}
