/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/matrix.h"

#include "policy/page.h"

#include "base/banned.h"

static const char extra_style[] =
    ".m td{text-align:center;padding:.15rem .3rem;min-width:2.5rem}"
    ".m thead th{position:sticky;top:0;text-align:center;z-index:1}"
    ".m thead th:first-child{left:0;z-index:2;text-align:left}"
    ".m tbody th{position:sticky;left:0;background:#fff;font-weight:400;"
    "min-width:15rem;max-width:20rem}"
    ".m tbody th .id{display:block}"
    ".m .groep th{background:#dfe6ee;font-weight:600;max-width:none}"
    ".m .groep .noot{font-weight:400}"
    ".m{border-collapse:separate;border-spacing:0}"
    ".rol{max-height:85vh;overflow:auto}"
    ".ja{background:#d9efdc}.vw{background:#fdeec9}.nee{color:#6b6b6b}"
    ".slot{background:#f3d9d9}"
    ".som td+td{text-align:right}"
    ".waarom{width:100%;max-width:80rem}.waarom td{min-width:3rem}"
    "@media(max-width:40rem){.m tbody th{min-width:8rem;max-width:8rem}"
    ".m tbody th .id{display:none}}"
    "@media print{@page{size:A3 landscape;margin:10mm}"
    ".rol{max-height:none;overflow:visible}.m th{position:static!important}"
    ".m tbody th .id{display:inline}.waarom{max-width:none}"
    ".m tbody th{max-width:none;white-space:nowrap}}";

/* ---- one cell --------------------------------------------------------------- */

static const struct policy_rule *
rule_at(const struct policy *po, unsigned column, enum element e)
{
    uint16_t at = po->column[column].rule[e];

    return at == POLICY_NO_RULE ? NULL : &po->rule[at];
}

const char *
matrix_word(const struct policy *po, unsigned column, enum element e, bool en)
{
    static const char *const cond[POLICY_CONDITION_MAX + 1] = {"", "C1", "C2",
        "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11"};
    const struct policy_rule *r = rule_at(po, column, e);

    if (r == NULL)
        return "";
    switch ((enum policy_outcome)r->outcome) {
    case OUTCOME_ALLOW:
        return en ? "yes" : "ja";
    case OUTCOME_CONDITION:
        return cond[r->condition];
    case OUTCOME_DENY:
        break;
    }
    return en ? "no" : "nee";
}

static bool
is_header(enum element e)
{
    return strncmp(catalogue_element(e)->id, "bericht.", 8) == 0;
}

void
matrix_count(const struct policy *po, unsigned column,
    struct matrix_counts *out)
{
    *out = (struct matrix_counts){0};
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct policy_rule *r = rule_at(po, column, (enum element)e);

        if (r == NULL || is_header((enum element)e))
            continue;
        out->allowed += r->outcome == OUTCOME_ALLOW;
        out->conditional += r->outcome == OUTCOME_CONDITION;
        out->denied += r->outcome == OUTCOME_DENY;
        out->status[r->status]++;
    }
}

/* ---- the table -------------------------------------------------------------- */

static void
put_cell(struct page *p, const struct policy *po, unsigned column,
    enum element e)
{
    const struct policy_rule *r = rule_at(po, column, e);
    const char *word = matrix_word(po, column, e, p->en);

    if (r == NULL || r->outcome == OUTCOME_DENY) {
        bool lock = elset_has(&po->blocked, e);

        page_put(p, lock ? "<td class=\"slot\">" : "<td class=\"nee\">");
        page_text(p, r == NULL ? (p->en ? "no" : "nee") : word);
    } else if (r->outcome == OUTCOME_ALLOW) {
        page_put(p, "<td class=\"ja\">");
        page_text(p, word);
    } else {
        buf_printf(p->out, "<td class=\"vw\"><a href=\"#%s\">%s</a>", word,
            word);
    }
    page_put(p, "</td>");
}

/* How far two ids have their group in common. */
static bool
same_group(const char *a, const char *b)
{
    size_t n = strcspn(a, ".");

    return strncmp(a, b, n + 1) == 0;
}

static void
put_group(struct page *p, const struct policy *po, enum element e)
{
    const char *id = catalogue_element(e)->id;
    uint8_t kind = po->category_of[e];

    buf_printf(p->out,
        "<tr class=\"groep\"><th scope=\"colgroup\" colspan=\"%u\">",
        po->column_n + 1);
    for (size_t i = 0; id[i] != '.'; i++)
        buf_byte(p->out, (uint8_t)id[i]);
    if (kind != POLICY_NO_INDEX) {
        page_put(p, " <span class=\"noot\">");
        page_text(p,
            p->en ? po->category[kind].name.en : po->category[kind].name.nl);
        page_put(p, "</span>");
    }
    page_put(p, "</th></tr>\n");
}

static void
put_rows(struct page *p, const struct policy *po)
{
    const char *before = "";

    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);

        if (is_header((enum element)e))
            continue;
        if (!same_group(el->id, before))
            put_group(p, po, (enum element)e);
        before = el->id;
        page_put(p, "<tr><th scope=\"row\">");
        page_text(p, p->en ? el->label_en : el->label);
        page_put(p, " <span class=\"id noot\">");
        page_text(p, el->id);
        page_put(p, "</span></th>");
        for (unsigned c = 0; c < po->column_n; c++)
            put_cell(p, po, c, (enum element)e);
        page_put(p, "</tr>\n");
    }
}

static void
put_table(struct page *p, const struct policy *po)
{
    page_put(p, "<div class=\"rol\" tabindex=\"0\" role=\"region\" "
                "aria-label=\"matrix\"><table class=\"m\">\n<thead><tr>");
    page_head(p, "Gegeven", "Element");
    for (unsigned c = 0; c < po->column_n; c++) {
        buf_printf(p->out, "<th scope=\"col\"><a href=\"#k-%s\">",
            po->column[c].code);
        page_text(p, po->column[c].code);
        page_put(p, "</a></th>");
    }
    page_put(p, "</tr></thead>\n<tbody>\n");
    put_rows(p, po);
    page_put(p, "</tbody></table></div>\n");
}

/* ---- around it --------------------------------------------------------------- */

static const char *
pick(const struct page *p, const struct policy_text *t)
{
    return p->en ? t->en : t->nl;
}

static void
put_intro(struct page *p, const struct policy *po)
{
    page_put(p, "<p>");
    page_pick(p,
        "Per gegeven en per ontvanger: <b>ja</b>, <b>nee</b>, of de voorwaarde "
        "waaronder het mag. Wat hier niet staat, gaat niet. Ook een ja geldt "
        "alleen in een bericht dat het gegeven mag dragen, op zijn grondslag, "
        "en zolang de afspraak erover akkoord is.",
        "Per element and per recipient: <b>yes</b>, <b>no</b>, or the condition "
        "on which it may go. What is not here does not go. A yes too holds only "
        "in a message that may carry the element, on its ground, and while the "
        "agreement on it is in force.");
    page_put(p, "</p>\n<p class=\"noot\">");
    page_pick(p, "Beleid ", "Policy ");
    page_text(p, po->stamp);
    page_put(p, "</p>\n");
}

static void
put_counts(struct page *p, const struct policy *po)
{
    page_put(p, "<div class=\"rol\"><table class=\"som\"><caption>");
    page_pick(p, "Regels per kolom", "Lines per column");
    page_put(p, "</caption>\n<thead><tr>");
    page_head(p, "Kolom", "Column");
    page_head(p, "Doel en ontvanger", "Purpose and recipient");
    page_head(p, "Ja", "Yes");
    page_head(p, "Voorwaarde", "Condition");
    page_head(p, "Nee", "No");
    page_head(p, "Geverifieerd", "Verified");
    page_head(p, "Beleid", "Policy");
    page_head(p, "Aanname, nog te tekenen", "Assumption, to be signed");
    page_put(p, "</tr></thead>\n<tbody>\n");
    for (unsigned c = 0; c < po->column_n; c++) {
        struct matrix_counts n;

        matrix_count(po, c, &n);
        page_put(p, "<tr>");
        page_cell(p, "th", po->column[c].code);
        page_put(p, "<td>");
        page_text(p, pick(p, &po->column[c].name));
        buf_printf(p->out,
            "</td><td>%u</td><td>%u</td><td>%u</td><td>%u</td><td>%u</td>"
            "<td>%u</td></tr>\n",
            n.allowed, n.conditional, n.denied, n.status[STATUS_GEVERIFIEERD],
            n.status[STATUS_BELEID], n.status[STATUS_AANNAME]);
    }
    page_put(p, "</tbody></table></div>\n");
}

static void
put_conditions(struct page *p, const struct policy *po)
{
    page_put(p, "<h2>");
    page_pick(p, "Voorwaarden", "Conditions");
    page_put(p, "</h2>\n<dl>\n");
    for (unsigned c = 1; c <= POLICY_CONDITION_MAX; c++) {
        const struct policy_condition *pc = &po->condition[c];

        if (!pc->defined)
            continue;
        buf_printf(p->out, "<dt id=\"C%u\"><b>C%u</b></dt><dd>", c, c);
        page_text(p, pick(p, &pc->name));
        page_put(p, "<br><span class=\"noot\">");
        if (pc->whole)
            page_pick(p, "Anders: het hele bericht geweigerd, ",
                "Else: the whole message refused, ");
        else
            page_pick(p, "Anders: dit gegeven blijft achter, ",
                "Else: this element stays behind, ");
        page_text(p, terms_weiger((enum weiger)pc->weiger));
        page_put(p, "</span></dd>\n");
    }
    page_put(p, "</dl>\n");
}

static void
put_flows(struct page *p, const struct policy *po, unsigned column)
{
    page_put(p, "<ul>\n");
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        if (fl->column != column)
            continue;
        page_put(p, "<li>");
        page_text(p, terms_bericht((enum bericht)fl->type));
        page_put(p, " ");
        page_text(p, terms_bericht_naam((enum bericht)fl->type));
        buf_printf(p->out, ": %s &rarr; %s; ", terms_rol((enum rol)fl->from),
            terms_rol((enum rol)fl->to));
        page_text(p, po->ground[fl->giver].aanhaling);
        page_put(p, " &rarr; ");
        page_text(p, po->ground[fl->receiver].aanhaling);
        page_put(p, "; ");
        page_text(p, po->agreement[fl->agreement].code);
        page_put(p, "</li>\n");
    }
    page_put(p, "</ul>\n");
}

static const char *
status_word(const struct page *p, unsigned status)
{
    static const struct policy_text words[] = {
        [STATUS_GEVERIFIEERD] = {"geverifieerd", "verified"},
        [STATUS_BELEID] = {"beleid", "policy"},
        [STATUS_AANNAME] = {"aanname", "assumption"}};

    return pick(p, &words[status]);
}

static void
put_reasons(struct page *p, const struct policy *po, unsigned column)
{
    page_put(p, "<table class=\"waarom\">\n<thead><tr>");
    page_head(p, "Gegeven", "Element");
    page_head(p, "Mag", "May");
    page_head(p, "Reden", "Reason");
    page_head(p, "Grondslag", "Ground");
    page_head(p, "Status", "Status");
    page_put(p, "</tr></thead>\n<tbody>\n");
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct policy_rule *r = rule_at(po, column, (enum element)e);

        if (r == NULL || is_header((enum element)e))
            continue;
        page_put(p, "<tr>");
        page_cell(p, "th", catalogue_element((enum element)e)->id);
        page_cell(p, "td", matrix_word(po, column, (enum element)e, p->en));
        page_cell(p, "td", pick(p, &r->why));
        page_cell(p, "td",
            r->ground == POLICY_NO_INDEX ? ""
                                         : po->ground[r->ground].aanhaling);
        page_cell(p, "td", status_word(p, r->status));
        page_put(p, "</tr>\n");
    }
    page_put(p, "</tbody></table>\n");
}

static void
put_columns(struct page *p, const struct policy *po)
{
    page_put(p, "<h2>");
    page_pick(p, "Per kolom: berichten, grondslagen en redenen",
        "Per column: messages, grounds and reasons");
    page_put(p, "</h2>\n");
    for (unsigned c = 0; c < po->column_n; c++) {
        /* Open: what is closed is not printed, nor opened by a link to it. */
        buf_printf(p->out,
            "<details open id=\"k-%s\"><summary>%s: ", po->column[c].code,
            po->column[c].code);
        page_text(p, pick(p, &po->column[c].name));
        page_put(p, "</summary>\n");
        put_flows(p, po, c);
        put_reasons(p, po, c);
        page_put(p, "</details>\n");
    }
}

void
matrix_html(const struct policy *po, bool en, struct buf *out)
{
    struct page p = {.out = out, .en = en};

    page_begin(&p,
        en ? "Who may have what, and why" : "Wie wat mag hebben, en waarom",
        extra_style);
    put_intro(&p, po);
    put_counts(&p, po);
    page_put(&p, "<h2>Matrix</h2>\n");
    put_table(&p, po);
    put_conditions(&p, po);
    put_columns(&p, po);
    page_end(&p);
}

/* ---- CSV ---------------------------------------------------------------------- */

/* What stands in for an element that stays behind, or "". */
static const char *
stand_in(const struct policy *po, enum element e)
{
    uint8_t i = po->replace_at[e];

    return i == POLICY_NO_INDEX
               ? ""
               : catalogue_element((enum element)po->replace[i].by)->id;
}

static void
csv_row(const struct policy *po, unsigned column, enum element e,
    struct buf *out)
{
    static const char *const outcome[] = {[OUTCOME_DENY] = "deny",
        [OUTCOME_ALLOW] = "allow",
        [OUTCOME_CONDITION] = "conditional"};
    static const char *const status[] = {[STATUS_GEVERIFIEERD] = "geverifieerd",
        [STATUS_BELEID] = "beleid",
        [STATUS_AANNAME] = "aanname"};
    const struct policy_column *col = &po->column[column];
    const struct policy_rule *r = rule_at(po, column, e);
    bool cond = r->outcome == OUTCOME_CONDITION;

    page_csv(out, catalogue_element(e)->id, true);
    page_csv(out, col->doel, false);
    page_csv(out, terms_rol(col->ontvanger), false);
    page_csv(out, outcome[r->outcome], false);
    page_csv(out, cond ? matrix_word(po, column, e, true) : "", false);
    page_csv(out,
        r->outcome == OUTCOME_ALLOW ? "" : terms_weiger((enum weiger)r->weiger),
        false);
    page_csv(out, r->outcome == OUTCOME_ALLOW ? "" : stand_in(po, e), false);
    page_csv(out,
        r->ground == POLICY_NO_INDEX ? "" : po->ground[r->ground].code, false);
    page_csv(out, status[r->status], false);
    page_csv(out, r->id, false);
    page_csv(out, r->why.nl, false);
    page_csv(out, r->why.en, false);
    page_csv_end(out);
}

void
matrix_csv(const struct policy *po, struct buf *out)
{
    static const char *const head[] = {"element", "purpose", "recipient",
        "decision", "condition", "refusal", "fallback", "ground", "status",
        "rule", "reason_nl", "reason_en"};

    for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++)
        page_csv(out, head[i], i == 0);
    page_csv_end(out);
    for (unsigned c = 0; c < po->column_n; c++)
        for (unsigned e = 0; e < EL__COUNT; e++)
            if (rule_at(po, c, (enum element)e) != NULL)
                csv_row(po, c, (enum element)e, out);
}
