/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/registry.h"

#include <stdio.h>

#include "policy/matrix.h"
#include "policy/page.h"

#include "base/banned.h"

enum { KINDS_TEXT_MAX = 1024 };

/* ---- activities --------------------------------------------------------------- */

static bool
same_activity(const struct registry_activity *a, const struct policy_flow *fl)
{
    return a->column == fl->column && a->from == fl->from && a->to == fl->to &&
           a->doel == fl->doel && a->giver == fl->giver &&
           a->receiver == fl->receiver && a->agreement == fl->agreement;
}

/* What the column gives of what the flow may carry, the header aside. */
static void
add_elements(const struct policy *po, const struct policy_flow *fl,
    struct elset *out)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint16_t at = po->column[fl->column].rule[e];

        if (at != POLICY_NO_RULE && po->rule[at].outcome != OUTCOME_DENY &&
            catalogue_element((enum element)e)->category != CAT_META &&
            elset_has(&fl->may, (enum element)e))
            elset_add(out, (enum element)e);
    }
}

static void
begin_activity(const struct policy *po, const struct policy_flow *fl,
    const struct registry_activity *v, unsigned n, struct registry_activity *a)
{
    unsigned same = 1;

    *a = (struct registry_activity){.column = fl->column,
        .from = fl->from,
        .to = fl->to,
        .doel = fl->doel,
        .giver = fl->giver,
        .receiver = fl->receiver,
        .agreement = fl->agreement};
    for (unsigned i = 0; i < n; i++)
        same += v[i].column == a->column && v[i].from == a->from &&
                v[i].to == a->to;
    (void)snprintf(a->id, sizeof(a->id), "VW-%s-%s%s%s",
        po->column[fl->column].doel, terms_rol((enum rol)fl->from), "-",
        terms_rol((enum rol)fl->to));
    if (same > 1)
        (void)snprintf(a->id + strlen(a->id), sizeof(a->id) - strlen(a->id),
            "-%u", same);
}

unsigned
registry_list(const struct policy *po, struct registry_activity *v,
    unsigned max)
{
    unsigned n = 0, over = 0;

    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        unsigned k = 0;

        while (k < n && !same_activity(&v[k], fl))
            k++;
        if (k == max) {
            over++;
            continue;
        }
        if (k == n)
            begin_activity(po, fl, v, n++, &v[k]);
        v[k].types |= UINT64_C(1) << fl->type;
        if (fl->keep_days > v[k].keep_days)
            v[k].keep_days = fl->keep_days;
        if (fl->log_days > v[k].log_days)
            v[k].log_days = fl->log_days;
        add_elements(po, fl, &v[k].elements);
    }
    return n + over;
}

/* ---- words --------------------------------------------------------------------- */

static const char *
pick(bool en, const struct policy_text *t)
{
    return t->nl == NULL ? "" : en ? t->en : t->nl;
}

/* The kinds of data in a set, or their IRIs, separated by "; ". */
static void
list_kinds(const struct policy *po, const struct elset *set, int what,
    char out[static KINDS_TEXT_MAX])
{
    size_t n = 0;

    out[0] = '\0';
    for (unsigned c = 0; c < po->category_n; c++) {
        const struct policy_category *cat = &po->category[c];
        const char *text = what == 2 ? cat->dpv : pick(what == 1, &cat->name);
        bool in = false;

        for (unsigned e = 0; e < EL__COUNT; e++)
            in = in ||
                 (po->category_of[e] == c && elset_has(set, (enum element)e));
        if (!in || text[0] == '\0' || n + strlen(text) + 3 > KINDS_TEXT_MAX)
            continue;
        (void)snprintf(out + n, KINDS_TEXT_MAX - n, "%s%s", n == 0 ? "" : "; ",
            text);
        n = strlen(out);
    }
}

static bool
holds_kind(const struct elset *set, enum category a, enum category b)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        enum category c = catalogue_element((enum element)e)->category;

        if (elset_has(set, (enum element)e) && (c == a || c == b))
            return true;
    }
    return false;
}

/* "M10 M19" */
static void
list_types(uint64_t types, char out[static KINDS_TEXT_MAX])
{
    size_t n = 0;

    out[0] = '\0';
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if ((types >> t & 1) != 0 && n + 8 < KINDS_TEXT_MAX) {
            (void)snprintf(out + n, KINDS_TEXT_MAX - n, "%s%s",
                n == 0 ? "" : " ", terms_bericht((enum bericht)t));
            n = strlen(out);
        }
}

/* One side of an activity. */
struct side {
    const struct policy *po;
    const struct registry_activity *a;
    bool receives;
    enum rol rol, other;
    const struct policy_controller *controller;
    const struct policy_ground *ground;
};

static struct side
side_of(const struct policy *po, const struct registry_activity *a,
    bool receives)
{
    enum rol rol = (enum rol)(receives ? a->to : a->from);

    return (struct side){.po = po,
        .a = a,
        .receives = receives,
        .rol = rol,
        .other = (enum rol)(receives ? a->from : a->to),
        .controller = &po->registry.controller[rol],
        .ground = &po->ground[receives ? a->receiver : a->giver]};
}

static const char *
law_of(const struct side *s)
{
    return s->controller->wjsg ? "Wjsg art. 26c" : "AVG art. 30";
}

/* ---- the register as CSV ---------------------------------------------------------- */

static const char *const csv_head[] = {"activity", "side", "register", "role",
    "controller_nl", "controller_en", "purpose", "purpose_nl", "purpose_en",
    "purpose_dpv", "ground", "ground_text", "ground_status", "subjects_nl",
    "data_categories_nl", "data_categories_en", "data_categories_dpv", "health",
    "criminal", "elements", "other_party", "transfer_nl", "profiling_nl",
    "retention_days", "log_retention_days", "messages", "agreement",
    "measures_nl", "disclosed", "refused"};

static void
csv_number(struct buf *out, int64_t v)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%lld", (long long)v);
    page_csv(out, text, false);
}

static void
csv_measures(struct buf *out, const struct policy *po)
{
    const struct policy_register *reg = &po->registry;
    char text[KINDS_TEXT_MAX * 4] = "";
    size_t n = 0;

    for (unsigned i = 0; i < reg->measure_n; i++) {
        const char *m = pick(false, &reg->measure[i]);

        if (n + strlen(m) + 2 > sizeof(text))
            break;
        (void)snprintf(text + n, sizeof(text) - n, "%s%s", n == 0 ? "" : " ",
            m);
        n = strlen(text);
    }
    page_csv(out, text, false);
}

static void
csv_who(struct buf *out, const struct side *s)
{
    static const char *const status[] = {[STATUS_GEVERIFIEERD] = "geverifieerd",
        [STATUS_BELEID] = "beleid",
        [STATUS_AANNAME] = "aanname"};
    const struct policy *po = s->po;
    unsigned doel = s->a->doel;

    page_csv(out, s->a->id, true);
    page_csv(out, s->receives ? "receives" : "gives", false);
    page_csv(out, law_of(s), false);
    page_csv(out, terms_rol(s->rol), false);
    page_csv(out, pick(false, &s->controller->name), false);
    page_csv(out, pick(true, &s->controller->name), false);
    page_csv(out, terms_doel((enum doel)doel), false);
    page_csv(out, pick(false, &po->doel[doel]), false);
    page_csv(out, pick(true, &po->doel[doel]), false);
    page_csv(out, po->doel_dpv[doel] == NULL ? "" : po->doel_dpv[doel], false);
    page_csv(out, s->ground->code, false);
    page_csv(out, s->ground->aanhaling, false);
    page_csv(out, status[s->ground->status], false);
}

static void
csv_what(struct buf *out, const struct side *s)
{
    const struct registry_activity *a = s->a;
    char text[KINDS_TEXT_MAX];

    page_csv(out, pick(false, &s->po->registry.subjects), false);
    for (int what = 0; what < 3; what++) {
        list_kinds(s->po, &a->elements, what, text);
        page_csv(out, text, false);
    }
    page_csv(out,
        holds_kind(&a->elements, CAT_GEZOND, CAT_GEZOND_F) ? "yes" : "no",
        false);
    page_csv(out, "yes", false); /* each message tells of a detention */
    csv_number(out, elset_n(&a->elements));
    page_csv(out, terms_rol(s->other), false);
    page_csv(out, pick(false, &s->po->registry.transfer), false);
    page_csv(out, pick(false, &s->po->registry.profiling), false);
    csv_number(out, a->keep_days);
    csv_number(out, a->log_days);
    list_types(a->types, text);
    page_csv(out, text, false);
    page_csv(out, s->po->agreement[a->agreement].code, false);
    csv_measures(out, s->po);
}

void
registry_csv(const struct policy *po, const struct registry_usage *use,
    struct buf *out)
{
    struct registry_activity v[REGISTRY_MAX];
    unsigned n = registry_list(po, v, REGISTRY_MAX);

    for (size_t i = 0; i < sizeof(csv_head) / sizeof(csv_head[0]); i++)
        page_csv(out, csv_head[i], i == 0);
    page_csv_end(out);
    for (unsigned i = 0; i < n && i < REGISTRY_MAX; i++)
        for (int receives = 0; receives < 2; receives++) {
            struct side s = side_of(po, &v[i], receives == 1);

            csv_who(out, &s);
            csv_what(out, &s);
            if (use == NULL) {
                page_csv(out, "", false);
                page_csv(out, "", false);
            } else {
                csv_number(out, (int64_t)use->disclosed[i]);
                csv_number(out, (int64_t)use->refused[i]);
            }
            page_csv_end(out);
        }
}

/* ---- the register as a page --------------------------------------------------------- */

/* One row with what holds on the giving and on the receiving side. */
static void
row_two(struct page *p, const char *nl, const char *en, const char *gives,
    const char *receives)
{
    page_put(p, "<tr><th scope=\"row\">");
    page_pick(p, nl, en);
    page_put(p, "</th>");
    if (strcmp(gives, receives) == 0) {
        page_put(p, "<td colspan=\"2\">");
        page_text(p, gives);
        page_put(p, "</td>");
    } else {
        page_cell(p, "td", gives);
        page_cell(p, "td", receives);
    }
    page_put(p, "</tr>\n");
}

static void
row_one(struct page *p, const char *nl, const char *en, const char *text)
{
    row_two(p, nl, en, text, text);
}

/* Criminal is always: each message tells that somebody is or was detained. */
static void
put_special(struct page *p, const struct registry_activity *a)
{
    bool health = holds_kind(&a->elements, CAT_GEZOND, CAT_GEZOND_F);

    row_one(p, "Bijzondere gegevens", "Special data",
        health ? (p->en ? "health and criminal" : "gezondheid en strafrecht")
               : (p->en ? "criminal" : "strafrecht"));
}

static void
put_terms(struct page *p, const struct registry_activity *a)
{
    char text[120];

    (void)snprintf(text, sizeof(text),
        p->en ? "at the recipient %d days; record of the disclosure %d days"
              : "bij de ontvanger %d dagen; vastlegging van de verstrekking %d "
                "dagen",
        (int)a->keep_days, (int)a->log_days);
    row_one(p, "Bewaartermijn", "Retention", text);
}

static void
put_parties(struct page *p, const struct policy *po,
    const struct registry_activity *a)
{
    struct side gives = side_of(po, a, false), takes = side_of(po, a, true);

    row_two(p, "Verwerkingsverantwoordelijke", "Controller",
        pick(p->en, &gives.controller->name),
        pick(p->en, &takes.controller->name));
    row_two(p, "Register", "Register", law_of(&gives), law_of(&takes));
    row_two(p, "Grondslag", "Ground", gives.ground->aanhaling,
        takes.ground->aanhaling);
    row_two(p, "Andere partij", "Other party", pick(p->en, &po->rol[a->to]),
        pick(p->en, &po->rol[a->from]));
}

static void
put_activity(struct page *p, const struct policy *po,
    const struct registry_activity *a)
{
    char text[KINDS_TEXT_MAX];

    buf_printf(p->out, "<h4 id=\"%s\">%s: ", a->id, a->id);
    page_text(p, pick(p->en, &po->column[a->column].name));
    page_put(p, "</h4>\n<table class=\"act\"><thead><tr>");
    page_head(p, "Onderdeel", "Field");
    page_head(p, "Wie geeft", "Who gives");
    page_head(p, "Wie ontvangt", "Who receives");
    page_put(p, "</tr></thead>\n<tbody>\n");
    put_parties(p, po, a);
    list_kinds(po, &a->elements, p->en, text);
    row_one(p, "Gegevens", "Data", text);
    put_special(p, a);
    put_terms(p, a);
    list_types(a->types, text);
    row_one(p, "Berichten", "Messages", text);
    row_one(p, "Afspraak", "Agreement", po->agreement[a->agreement].code);
}

static void
put_usage(struct page *p, const struct registry_usage *use, unsigned i)
{
    char text[160];

    (void)snprintf(text, sizeof(text),
        p->en ? "%llu disclosures, %llu refusals%s"
              : "%llu verstrekkingen, %llu weigeringen%s",
        (unsigned long long)use->disclosed[i],
        (unsigned long long)use->refused[i],
        use->disclosed[i] + use->refused[i] > 0 ? ""
        : p->en                                 ? ": in the register, not used"
                : ": in het register, niet gebruikt");
    row_one(p, "In gebruik", "In use", text);
}

static void
put_list(struct page *p, const struct policy_text *v, unsigned n)
{
    page_put(p, "<ul>\n");
    for (unsigned i = 0; i < n; i++) {
        page_put(p, "<li>");
        page_text(p, pick(p->en, &v[i]));
        page_put(p, "</li>\n");
    }
    page_put(p, "</ul>\n");
}

static void
put_unlisted(struct page *p, const struct registry_usage *use)
{
    if (use == NULL || use->unlisted == 0)
        return;
    buf_printf(p->out, "<p><strong>%llu ", (unsigned long long)use->unlisted);
    page_pick(p,
        "besluiten in het logboek horen bij geen activiteit van dit beleid.",
        "decisions in the log belong to no activity of this policy.");
    page_put(p, "</strong></p>\n");
}

static void
put_term(struct page *p, const char *nl, const char *en, const char *text)
{
    page_put(p, "<dt>");
    page_pick(p, nl, en);
    page_put(p, "</dt><dd>");
    page_text(p, text);
    page_put(p, "</dd>\n");
}

/* What is the same for each activity, once. */
static void
put_common(struct page *p, const struct policy *po)
{
    const struct policy_register *reg = &po->registry;

    page_put(p, "<h3>");
    page_pick(p, "Geldt voor elke activiteit", "Holds for each activity");
    page_put(p, "</h3>\n<dl>\n");
    put_term(p, "Betrokkenen", "Data subjects", pick(p->en, &reg->subjects));
    put_term(p, "Doorgifte", "Transfer", pick(p->en, &reg->transfer));
    put_term(p, "Profilering", "Profiling", pick(p->en, &reg->profiling));
    page_put(p, "<dt>");
    page_pick(p, "Beveiliging", "Security");
    page_put(p, "</dt><dd>\n");
    put_list(p, reg->measure, reg->measure_n);
    page_put(p, "</dd></dl>\n");
}

/* The activities of one purpose, under it; nothing when there are none. */
static void
put_purpose(struct page *p, const struct policy *po,
    const struct registry_activity *v, unsigned n, unsigned doel,
    const struct registry_usage *use)
{
    const char *dpv = po->doel_dpv[doel];
    bool any = false;

    for (unsigned i = 0; i < n; i++) {
        if (v[i].doel != doel)
            continue;
        if (!any) {
            page_put(p, "<h3>");
            page_text(p, pick(p->en, &po->doel[doel]));
            buf_printf(p->out, " <span class=\"id noot\">%s</span></h3>\n",
                terms_doel((enum doel)doel));
            if (dpv != NULL && dpv[0] != '\0') {
                page_put(p, "<p class=\"noot\">DPV: ");
                page_text(p, dpv);
                page_put(p, "</p>\n");
            }
            any = true;
        }
        put_activity(p, po, &v[i]);
        if (use != NULL)
            put_usage(p, use, i);
        page_put(p, "</tbody></table>\n");
    }
}

static void
put_register(struct page *p, const struct policy *po,
    const struct registry_usage *use)
{
    struct registry_activity v[REGISTRY_MAX];
    unsigned n = registry_list(po, v, REGISTRY_MAX);

    page_put(p, "<h2 id=\"register\">");
    page_pick(p, "Register van verwerkingen (AVG art. 30, Wjsg art. 26c)",
        "Register of processing activities (AVG 30, Wjsg 26c)");
    page_put(p, "</h2>\n<p>");
    page_pick(p,
        "Elke activiteit staat in twee registers: van wie geeft en van wie "
        "ontvangt. Contactgegevens en de functionaris gegevensbescherming vult "
        "elke partij zelf in.",
        "Each activity is in two registers: of who gives and of who receives. "
        "Each party adds its own contact details and data protection officer.");
    page_put(p, "</p>\n");
    put_unlisted(p, use);
    put_common(p, po);
    if (n > REGISTRY_MAX)
        n = REGISTRY_MAX;
    for (unsigned d = 0; d < DOEL__COUNT; d++)
        put_purpose(p, po, v, n, d, use);
}

/* ---- the annex of a protocol ---------------------------------------------------------- */

static void
put_purpose_flows(struct page *p, const struct policy *po, unsigned doel)
{
    struct registry_activity v[REGISTRY_MAX];
    unsigned n = registry_list(po, v, REGISTRY_MAX);
    char text[KINDS_TEXT_MAX];

    page_put(p, "<div class=\"rol\"><table><thead><tr>");
    page_head(p, "Van", "From");
    page_head(p, "Naar", "To");
    page_head(p, "Berichten", "Messages");
    page_head(p, "Op grond van", "On the ground of");
    page_head(p, "Soorten gegevens", "Kinds of data");
    page_head(p, "Bewaren (dagen)", "Keep (days)");
    page_put(p, "</tr></thead>\n<tbody>\n");
    for (unsigned i = 0; i < n && i < REGISTRY_MAX; i++) {
        const struct registry_activity *a = &v[i];

        if (a->doel != doel)
            continue;
        page_put(p, "<tr>");
        page_cell(p, "td", pick(p->en, &po->rol[a->from]));
        page_cell(p, "td", pick(p->en, &po->rol[a->to]));
        list_types(a->types, text);
        page_cell(p, "td", text);
        page_put(p, "<td>");
        page_text(p, po->ground[a->giver].aanhaling);
        page_put(p, " &rarr; ");
        page_text(p, po->ground[a->receiver].aanhaling);
        page_put(p, "</td>");
        list_kinds(po, &a->elements, p->en, text);
        page_cell(p, "td", text);
        buf_printf(p->out, "<td>%d</td></tr>\n", (int)a->keep_days);
    }
    page_put(p, "</tbody></table></div>\n");
}

static bool
has_flows(const struct policy *po, unsigned doel)
{
    for (unsigned i = 0; i < po->flow_n; i++)
        if (po->flow[i].doel == doel)
            return true;
    return false;
}

static void
put_refusals(struct page *p)
{
    page_put(p, "<h3>");
    page_pick(p, "Als iets niet gaat", "When something does not go");
    page_put(p, "</h3>\n<p>");
    page_pick(p,
        "De afzender hoort altijd wat er achterblijft en waarom, met een van "
        "deze codes. Een kale verwijzing naar de AVG is geen reden.",
        "The sender is always told what stays behind and why, with one of these "
        "codes. A bare reference to the AVG is no reason.");
    page_put(p, "</p>\n<table><tbody>\n");
    for (unsigned w = WEIGER_GEEN + 1; w < WEIGER__COUNT; w++) {
        page_put(p, "<tr>");
        page_cell(p, "th", terms_weiger((enum weiger)w));
        page_cell(p, "td", terms_weiger_tekst((enum weiger)w));
        page_put(p, "</tr>\n");
    }
    page_put(p, "</tbody></table>\n");
}

static void
put_never(struct page *p, const struct policy *po)
{
    page_put(p, "<h3>");
    page_pick(p, "Wat nooit gaat", "What never goes");
    page_put(p, "</h3>\n<ul>\n");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);

        if (!elset_has(&po->blocked, (enum element)e))
            continue;
        page_put(p, "<li>");
        page_text(p, p->en ? el->label_en : el->label);
        page_put(p, " <span class=\"id noot\">");
        page_text(p, el->id);
        page_put(p, "</span></li>\n");
    }
    page_put(p, "</ul>\n");
}

static void
put_protocol(struct page *p, const struct policy *po)
{
    page_put(p, "<h2 id=\"protocol\">");
    page_pick(p, "Bijlage bij het privacyprotocol",
        "Annex of the privacy protocol");
    page_put(p, "</h2>\n");
    for (unsigned d = 0; d < DOEL__COUNT; d++) {
        if (!has_flows(po, d))
            continue;
        page_put(p, "<h3>");
        page_text(p, pick(p->en, &po->doel[d]));
        buf_printf(p->out, " <span class=\"id noot\">%s</span></h3>\n<p>",
            terms_doel((enum doel)d));
        page_text(p, pick(p->en, &po->doel_uitleg[d]));
        page_put(p, "</p>\n");
        put_purpose_flows(p, po, d);
    }
    put_never(p, po);
    put_refusals(p);
}

/* ---- for an impact assessment ----------------------------------------------------------- */

/* Whether two columns say the same of an element, with the same reason. */
static bool
same_rule(const struct policy *po, unsigned a, unsigned b, unsigned e)
{
    uint16_t x = po->column[a].rule[e], y = po->column[b].rule[e];

    return x != POLICY_NO_RULE && y != POLICY_NO_RULE &&
           po->rule[x].outcome == po->rule[y].outcome &&
           po->rule[x].condition == po->rule[y].condition &&
           strcmp(po->rule[x].why.nl, po->rule[y].why.nl) == 0;
}

/* The columns that give an element, those that say the same in one row. */
static void
put_sensitive_element(struct page *p, const struct policy *po, unsigned e)
{
    uint32_t done = 0;

    for (unsigned k = 0; k < po->column_n; k++) {
        uint16_t at = po->column[k].rule[e];

        if (at == POLICY_NO_RULE || po->rule[at].outcome == OUTCOME_DENY ||
            (done >> k & 1) != 0)
            continue;
        page_put(p, "<tr>");
        page_cell(p, "th", catalogue_element((enum element)e)->id);
        buf_printf(p->out, "<td><span>%s</span>", po->column[k].code);
        for (unsigned i = k + 1; i < po->column_n; i++)
            if (same_rule(po, k, i, e)) {
                buf_printf(p->out, " <span>%s</span>", po->column[i].code);
                done |= UINT32_C(1) << i;
            }
        page_put(p, "</td>");
        page_cell(p, "td", matrix_word(po, k, (enum element)e, p->en));
        page_cell(p, "td", pick(p->en, &po->rule[at].why));
        page_put(p, "</tr>\n");
    }
}

/* Health and criminal data that may go, each with its condition and reason. */
static void
put_sensitive(struct page *p, const struct policy *po)
{
    page_put(p, "<div class=\"rol\"><table class=\"dpia\"><thead><tr>");
    page_head(p, "Gegeven", "Element");
    page_head(p, "Kolommen", "Columns");
    page_head(p, "Mag", "May");
    page_head(p, "Waarom nodig", "Why needed");
    page_put(p, "</tr></thead>\n<tbody>\n");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        enum category c = catalogue_element((enum element)e)->category;

        if (c == CAT_GEZOND || c == CAT_GEZOND_F || c == CAT_STRAF)
            put_sensitive_element(p, po, e);
    }
    page_put(p, "</tbody></table></div>\n");
}

static void
put_risks(struct page *p, const struct policy *po)
{
    page_put(p, "<table><thead><tr>");
    page_head(p, "Risico", "Risk");
    page_head(p, "Wat er mis kan gaan", "What can go wrong");
    page_head(p, "Maatregel", "Measure");
    page_put(p, "</tr></thead>\n<tbody>\n");
    for (unsigned i = 0; i < po->registry.risk_n; i++) {
        const struct policy_risk *r = &po->registry.risk[i];

        page_put(p, "<tr>");
        page_cell(p, "th", r->code);
        page_cell(p, "td", pick(p->en, &r->what));
        page_cell(p, "td", pick(p->en, &r->measure));
        page_put(p, "</tr>\n");
    }
    page_put(p, "</tbody></table>\n");
}

static void
put_open(struct page *p, const struct policy *po)
{
    unsigned open = 0;

    for (unsigned c = 0; c < po->column_n; c++) {
        struct matrix_counts n;

        matrix_count(po, c, &n);
        open += n.status[STATUS_AANNAME];
    }
    page_put(p, "<p>");
    buf_printf(p->out, "%u ", open);
    page_pick(p,
        "regels zijn een aanname en wachten op de handtekening van een jurist.",
        "lines are assumptions and wait for a lawyer's signature.");
    page_put(p, "</p>\n");
}

static void
put_dpia(struct page *p, const struct policy *po)
{
    page_put(p, "<h2 id=\"dpia\">");
    page_pick(p, "Invoer voor de DPIA (AVG art. 35)",
        "Input for the impact assessment (AVG 35)");
    page_put(p, "</h2>\n<p>");
    page_pick(p,
        "Verplicht, want het gaat op grote schaal om strafrechtelijke en "
        "bijzondere gegevens (lid 3 onder b). De beschrijving van de "
        "verwerkingen is het register; noodzaak en evenredigheid staan per "
        "gegeven in de matrix.",
        "Required: criminal and special data on a large scale (35(3)(b)). The "
        "description of the processing is the register; necessity and "
        "proportionality stand per element in the matrix.");
    page_put(p, "</p>\n");
    put_open(p, po);
    page_put(p, "<h3>");
    page_pick(p, "Gezondheid en strafrecht: wat gaat, en waarom",
        "Health and criminal data: what goes, and why");
    page_put(p, "</h3>\n");
    put_sensitive(p, po);
    page_put(p, "<h3>");
    page_pick(p, "Risico's en maatregelen", "Risks and measures");
    page_put(p, "</h3>\n");
    put_risks(p, po);
}

void
registry_html(const struct policy *po, unsigned parts,
    const struct registry_usage *use, bool en, struct buf *out)
{
    struct page p = {.out = out, .en = en};

    page_begin(&p,
        en ? "Register, protocol and impact assessment"
           : "Register, protocol en DPIA",
        "h3{margin-top:1.8rem}h4{margin:1rem 0 .2rem}table{max-width:72rem}"
        "dt{font-weight:600}dd ul{margin:0}"
        ".act{width:100%;table-layout:fixed;break-inside:avoid}"
        ".act th{hyphens:auto;overflow-wrap:break-word}"
        ".act th:first-child{width:26%}"
        ".dpia td:nth-child(2){width:14rem}.dpia span{white-space:nowrap}"
        "@media print{@page{size:A4;margin:12mm}table{max-width:none}}");
    page_put(&p, "<p class=\"noot\">");
    page_pick(&p, "Beleid ", "Policy ");
    page_text(&p, po->stamp);
    page_put(&p, "</p>\n");
    if ((parts & REGISTRY_REGISTER) != 0)
        put_register(&p, po, use);
    if ((parts & REGISTRY_PROTOCOL) != 0)
        put_protocol(&p, po);
    if ((parts & REGISTRY_DPIA) != 0)
        put_dpia(&p, po);
    page_end(&p);
}
