/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/rendition.h"

#include "adapters/rendition_words.h"
#include "base/limit.h"

#include "base/banned.h"

/* ---- where things stand ------------------------------------------------- */

/* clang-format off */
enum section {
    S_VEILIGHEID, S_PERSOON, S_CONTACT, S_DETENTIE,
    S_BV, /* and one for each basic condition */
    S_PLAN = S_BV + BV__COUNT,
    S_RECLASSERING, S_GEMEENTE, S_OVERIG, S_BERICHT,
    S__COUNT
};
/* clang-format on */

static const struct {
    const char *id, *title;
} sections[S__COUNT] = {
    [S_VEILIGHEID] = {"veiligheid", "Veiligheid"},
    [S_PERSOON] = {"persoon", "Persoon"},
    [S_CONTACT] = {"contact", "Contact en medewerking"},
    [S_DETENTIE] = {"detentie", "Detentie"},
    [S_BV + BV_ID] = {"bv-id", ""},
    [S_BV + BV_ONDERDAK] = {"bv-onderdak", ""},
    [S_BV + BV_WERK_INKOMEN] = {"bv-werk-inkomen", ""},
    [S_BV + BV_SCHULDEN] = {"bv-schulden", ""},
    [S_BV + BV_ZORG] = {"bv-zorg", ""},
    [S_BV + BV_NETWERK] = {"bv-netwerk", ""},
    [S_PLAN] = {"plan", "Plan en acties"},
    [S_RECLASSERING] = {"reclassering", "Reclassering en toezicht"},
    [S_GEMEENTE] = {"gemeente", "Gemeente en nazorg"},
    [S_OVERIG] = {"overig", "Overige gegevens"},
    [S_BERICHT] = {"bericht", "Over dit bericht"},
};

/* First what stands in its own section whatever its basic condition, then
 * where the rest goes that has none. */
static const struct {
    const char *prefix;
    enum section to;
    bool always;
} places[] = {
    {"bericht.", S_BERICHT, true},
    {"drplan.", S_PLAN, true},
    {"persoon.", S_PERSOON, false},
    {"detentie.", S_DETENTIE, false},
    {"contact.", S_CONTACT, false},
    {"medewerking.", S_CONTACT, false},
    {"adres.", S_BV + BV_ONDERDAK, false},
    {"recl.", S_RECLASSERING, false},
    {"gem.", S_GEMEENTE, false},
    {"risico.", S_VEILIGHEID, false},
    {"slachtoffer.", S_VEILIGHEID, false},
};

/* Whom to call, per kind of sender; the first with a value is shown on top. */
static const enum element callers[][4] = {
    {EL_CONTACT_CASEMANAGER_NAAM, EL_CONTACT_CASEMANAGER_TELEFOON,
        EL_CONTACT_CASEMANAGER_EMAIL, EL_CONTACT_PI_FUNCTIONELE_POSTBUS},
    {EL_CONTACT_RECLASSERINGSWERKER_NAAM, EL_CONTACT_RECLASSERINGSWERKER_BEREIK,
        EL_CONTACT_RECLASSERING_ORGANISATIE, EL__NONE},
    {EL_CONTACT_GEMEENTE_COORDINATOR_NAAM,
        EL_CONTACT_GEMEENTE_COORDINATOR_BEREIK, EL_CONTACT_GEMEENTE_LOKET,
        EL__NONE},
};
enum { CALLERS = sizeof(callers) / sizeof(callers[0]) };

/* Shown in the head of the page. */
static const enum element heads[] = {EL_BERICHT_DOEL, EL_BERICHT_GRONDSLAG,
    EL_BERICHT_TIJDSTIP, EL_BERICHT_ONTVANGER_ROL, EL_BERICHT_CORRELATIE_ID,
    EL_BERICHT_VERTROUWELIJKHEID, EL_BERICHT_TERUGKOPPELING_GEWENST,
    EL_BERICHT_BEWAREN_TOT};

/* Whose actions the reader is asked for: a role of the recipient, and the
 * code of drplan.actie/actiehouder. */
static const struct {
    const char *rol, *holder;
} holders[] = {
    {"GN", "GEMEENTE"},
    {"GB", "GEMEENTE"},
    {"GW", "GEMEENTE"},
    {"GS", "GEMEENTE"},
    {"GM", "GEMEENTE"},
    {"CO", "GEMEENTE"},
    {"ZV", "ZVH"},
    {"RE", "RECLASSERING"},
    {"PI", "PI"},
};

/* Actions in the summary; the others stand in the plan only. */
enum { TASKS_MAX = 8 };

_Static_assert(S__COUNT <= 32, "a section is a bit");

struct page {
    const struct rendition *r;
    const struct message *m;
    struct buf *out;
    struct elset done;      /* shown in the head */
    uint32_t in[EL__COUNT]; /* sections where it stands, 1 << section */
    int caller;             /* index in callers, or -1 */
    bool conditions;        /* this message is about the basic conditions */
};

static bool
starts(enum element e, const char *prefix)
{
    return strncmp(catalogue_element(e)->id, prefix, strlen(prefix)) == 0;
}

static enum section
section_of(const struct message *m, enum element e, uint16_t occ)
{
    enum bv bv = message_bv(m, e, occ);
    enum section rest = S_OVERIG;

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (!starts(e, places[i].prefix))
            continue;
        if (places[i].always)
            return places[i].to;
        rest = places[i].to;
    }
    return bv < BV__COUNT ? (enum section)(S_BV + bv) : rest;
}

static bool
is_bv(enum section s)
{
    return s >= S_BV && s < S_PLAN;
}

static const char *
section_title(enum section s)
{
    return is_bv(s) ? rendition_words_bv((enum bv)(s - S_BV))
                    : sections[s].title;
}

/* A leaf that only says in which section its occurrence stands. */
static bool
is_heading(enum leaf l, enum section s)
{
    return is_bv(s) && strcmp(catalogue_leaf(l)->part, "basisvoorwaarde") == 0;
}

/* ---- small things ----------------------------------------------------------- */

static void
put(const struct page *p, const char *html)
{
    buf_text(p->out, html);
}

static void
put_text(const struct page *p, const char *text)
{
    rendition_words_escape(p->out, span_of(text));
}

static struct span
value(const struct page *p, enum leaf l, uint16_t occ)
{
    return message_get(p->m, l, occ);
}

static enum leaf
leaf_of(enum element e, uint16_t k)
{
    return (enum leaf)(catalogue_element(e)->leaf_first + k);
}

/* Does occurrence occ of e say anything in section s? */
static bool
has_occ(const struct page *p, enum element e, uint16_t occ, enum section s)
{
    if (section_of(p->m, e, occ) != s)
        return false;
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++)
        if (value(p, leaf_of(e, k), occ).n > 0)
            return true;
    return false;
}

static bool
shows(const struct page *p, enum element e, enum section s)
{
    return !elset_has(&p->done, e) && (p->in[e] >> s & 1) != 0;
}

/* In which sections the occurrences of e stand. */
static uint32_t
find_sections(const struct page *p, enum element e)
{
    uint16_t n = message_occurrences(p->m, e);
    uint32_t in = 0;

    for (uint16_t o = 0; o < n; o++) {
        enum section s = section_of(p->m, e, o);

        if (has_occ(p, e, o, s))
            in |= UINT32_C(1) << s;
    }
    return in;
}

/* How many leaves an occurrence may show here. */
static unsigned
leaves_n(enum element e, enum section s)
{
    unsigned n = 0;

    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++)
        n += !is_heading(leaf_of(e, k), s);
    return n;
}

static bool
is_table(enum element e, enum section s)
{
    return catalogue_element(e)->repeats && leaves_n(e, s) > 1;
}

static bool
has_any(const struct page *p, enum section s)
{
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (shows(p, (enum element)e, s))
            return true;
    return false;
}

/* ---- one element --------------------------------------------------------------- */

static void
put_value(const struct page *p, enum leaf l, uint16_t occ)
{
    rendition_words_value(p->out, l, value(p, l, occ));
}

static enum leaf
part_of(enum element e, const char *part)
{
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++)
        if (strcmp(catalogue_leaf(leaf_of(e, k))->part, part) == 0)
            return leaf_of(e, k);
    return LF__NONE;
}

/* An address on one line; what it does not hold follows with its label. */
static const char *const on_envelope[] = {"straat", "huisnummer", "huisletter",
    "toevoeging", "postcode", "woonplaats"};

static bool
is_envelope(enum leaf l)
{
    const char *part = catalogue_leaf(l)->part;

    if (part_of(catalogue_leaf(l)->element, "huisnummer") == LF__NONE)
        return false;
    for (size_t i = 0; i < sizeof(on_envelope) / sizeof(on_envelope[0]); i++)
        if (strcmp(part, on_envelope[i]) == 0)
            return true;
    return false;
}

static void
put_envelope(const struct page *p, enum element e, uint16_t occ)
{
    bool any = false;

    for (size_t i = 0; i < sizeof(on_envelope) / sizeof(on_envelope[0]); i++) {
        enum leaf l = part_of(e, on_envelope[i]);

        if (l == LF__NONE || value(p, l, occ).n == 0)
            continue;
        if (any)
            put(p, i == 4 ? ", " : " ");
        put_value(p, l, occ);
        any = true;
    }
}

/* Nothing where it would only repeat what the element is called. */
static void
put_part_label(const struct page *p, enum leaf l)
{
    const char *element = catalogue_element_label(catalogue_leaf(l)->element);
    struct buf label;

    buf_init(&label, 512);
    rendition_words_leaf(&label, l);
    if (buf_err(&label) == ERR_OK && !span_is(buf_peek(&label), element)) {
        put(p, "<span class=\"deel\">");
        buf_put(p->out, buf_peek(&label));
        put(p, ":</span> ");
    }
    buf_done(&label);
}

/* The parts of one occurrence, each with its label. */
static void
put_parts(const struct page *p, enum element e, uint16_t occ, enum section s)
{
    bool address = part_of(e, "huisnummer") != LF__NONE;

    put(p, "<ul>");
    if (address) {
        put(p, "<li>");
        put_envelope(p, e, occ);
        put(p, "</li>");
    }
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++) {
        enum leaf l = leaf_of(e, k);

        if (value(p, l, occ).n == 0 || is_heading(l, s) || is_envelope(l))
            continue;
        put(p, "<li>");
        put_part_label(p, l);
        put_value(p, l, occ);
        put(p, "</li>");
    }
    put(p, "</ul>");
}

/* The only leaf that occurrences show here; LF__NONE when there are more. */
static enum leaf
single(enum element e, enum section s)
{
    enum leaf only = LF__NONE;

    if (leaves_n(e, s) != 1)
        return LF__NONE;
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++)
        if (!is_heading(leaf_of(e, k), s))
            only = leaf_of(e, k);
    return only;
}

/* More than one occurrence in this section? */
static bool
several(const struct page *p, enum element e, enum section s)
{
    uint16_t most = message_occurrences(p->m, e);
    unsigned n = 0;

    for (uint16_t o = 0; n < 2 && o < most; o++)
        n += has_occ(p, e, o, s);
    return n > 1;
}

static void
put_cell(const struct page *p, enum element e, enum section s)
{
    bool list = several(p, e, s);
    enum leaf only = single(e, s);
    uint16_t n = message_occurrences(p->m, e);

    put(p, list ? "<ul>" : "");
    for (uint16_t o = 0; o < n; o++) {
        if (!has_occ(p, e, o, s))
            continue;
        put(p, list ? "<li>" : "");
        if (only != LF__NONE)
            put_value(p, only, o);
        else
            put_parts(p, e, o, s);
        put(p, list ? "</li>" : "");
    }
    put(p, list ? "</ul>" : "");
}

static void
put_row(const struct page *p, enum element e, enum section s)
{
    put(p, "<tr><th scope=\"row\">");
    put_text(p, catalogue_element_label(e));
    put(p, "</th><td>");
    put_cell(p, e, s);
    put(p, "</td></tr>\n");
}

/* ---- an element that repeats, as a table ------------------------------------------ */

/* Which leaves have a value in this section: 1 << k for the k-th. */
static uint32_t
used_columns(const struct page *p, enum element e, enum section s)
{
    uint16_t n = message_occurrences(p->m, e);
    uint32_t used = 0;

    for (uint16_t o = 0; o < n; o++) {
        if (!has_occ(p, e, o, s))
            continue;
        for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++)
            if (!is_heading(leaf_of(e, k), s) &&
                value(p, leaf_of(e, k), o).n > 0)
                used |= UINT32_C(1) << k;
    }
    return used;
}

static void
put_columns(const struct page *p, enum element e, uint32_t used)
{
    put(p, "<thead><tr>");
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++) {
        if ((used >> k & 1) == 0)
            continue;
        put(p, "<th scope=\"col\">");
        rendition_words_leaf(p->out, leaf_of(e, k));
        put(p, "</th>");
    }
    put(p, "</tr></thead>\n<tbody>\n");
}

/* A date stays on one line; a text may break anywhere rather than run out of
 * the page.  The rest is short. */
static const char *
cell_class(enum leaf l)
{
    switch (catalogue_leaf(l)->type) {
    case LEAF_DATE:
    case LEAF_DECIMAL:
        return " class=\"een\">";
    case LEAF_TEXT:
    case LEAF_NAME:
    case LEAF_EMAIL:
        return " class=\"lang\">";
    case LEAF_CODE:
    case LEAF_DATE_PART:
    case LEAF_TIMESTAMP:
    case LEAF_INT:
    case LEAF_UUID:
    case LEAF_OIN:
    case LEAF_BSN:
    case LEAF_DIGITS:
    case LEAF_PHONE:
    case LEAF_POSTCODE:
    case LEAF_TYPE__COUNT:
    default:
        return ">";
    }
}

static void
put_occurrence(const struct page *p, enum element e, uint16_t occ,
    uint32_t used)
{
    bool first = true;

    put(p, "<tr>");
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++) {
        if ((used >> k & 1) == 0)
            continue;
        put(p, first ? "<th scope=\"row\"" : "<td");
        put(p, cell_class(leaf_of(e, k)));
        put_value(p, leaf_of(e, k), occ);
        put(p, first ? "</th>" : "</td>");
        first = false;
    }
    put(p, "</tr>\n");
}

static void
put_table(const struct page *p, enum element e, enum section s)
{
    uint32_t used = used_columns(p, e, s);
    uint16_t n = message_occurrences(p->m, e);

    put(p, "<table class=\"lijst\"><caption>");
    put_text(p, catalogue_element_label(e));
    put(p, "</caption>\n");
    put_columns(p, e, used);
    for (uint16_t o = 0; o < n; o++)
        if (has_occ(p, e, o, s))
            put_occurrence(p, e, o, used);
    put(p, "</tbody></table>\n");
}

/* ---- a section ------------------------------------------------------------------- */

/* Is help asked for on this basic condition? */
static bool
help_wanted(const struct page *p, enum bv bv)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct catalogue_element *el = catalogue_element((enum element)e);

        if (el->bv == bv && el->leaf_n == 1 &&
            starts((enum element)e, "hulpvraag.") &&
            span_is(message_get(p->m, el->leaf_first, 0), "J"))
            return true;
    }
    return false;
}

static unsigned
withheld_n(const struct page *p, enum bv bv)
{
    unsigned n = 0;

    for (size_t i = 0; i < p->r->withheld_n; i++)
        n += catalogue_element(p->r->withheld[i].element)->bv == bv;
    return n;
}

static void
put_heading(const struct page *p, enum section s)
{
    put(p, s == S_BERICHT ? "<section class=\"klein\"" : "<section");
    put(p, " aria-labelledby=\"");
    put(p, sections[s].id);
    put(p, "\">\n<h2 id=\"");
    put(p, sections[s].id);
    put(p, "\">");
    put_text(p, section_title(s));
    if (is_bv(s) && help_wanted(p, (enum bv)(s - S_BV)))
        put(p, " <span class=\"hulp\">hulp gevraagd</span>");
    put(p, "</h2>\n");
}

/* Rows of a label and a value; the request for help comes first. */
static void
put_rows(const struct page *p, enum section s)
{
    bool open = false;

    for (int pass = 0; pass < 2; pass++)
        for (unsigned i = 0; i < EL__COUNT; i++) {
            enum element e = (enum element)i;

            if (!shows(p, e, s) || is_table(e, s) ||
                starts(e, "hulpvraag.") != (pass == 0))
                continue;
            put(p, open ? "" : "<table class=\"rijen\"><tbody>\n");
            put_row(p, e, s);
            open = true;
        }
    put(p, open ? "</tbody></table>\n" : "");
}

static void
put_section(const struct page *p, enum section s)
{
    bool any = has_any(p, s);

    if (!any && !(is_bv(s) && p->conditions))
        return;
    put_heading(p, s);
    if (!any)
        put(p, "<p class=\"leeg\">In dit bericht staat hier niets over.</p>\n");
    put_rows(p, s);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (shows(p, (enum element)e, s) && is_table((enum element)e, s))
            put_table(p, (enum element)e, s);
    if (is_bv(s) && withheld_n(p, (enum bv)(s - S_BV)) > 0)
        put(p,
            "<p class=\"noot\">Niet alles is verstrekt: zie \xe2\x80\x9cNiet "
            "verstrekt\xe2\x80\x9d.</p>\n");
    put(p, "</section>\n");
}

/* ---- the head of the page ------------------------------------------------------------ */

static const char style[] =
    "@page{size:A4;margin:13mm 15mm 15mm;@bottom-right{font:8pt sans-serif;"
    "content:counter(page) \" / \" counter(pages)}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;padding:1.5rem;max-width:52rem;background:#fff;"
    "color:#1a1a1a;font:1rem/1.45 \"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
    "\"Liberation Sans\",sans-serif}"
    "h1,h2,.wie,caption{color:#12395f}"
    "h1{margin:.1rem 0 .2rem;font-size:1.75rem;line-height:1.2}"
    "h2{margin:1.6rem 0 .3rem;padding-bottom:.15rem;font-size:1.2rem;"
    "border-bottom:2px solid #12395f;break-after:avoid}"
    ".soort{margin:0;color:#4a4a4a;font-size:.9rem}"
    ".wie{margin:.1rem 0 .8rem;font-size:1.15rem;font-weight:600}"
    "table{width:100%;border-collapse:collapse}"
    "th,td{padding:.28rem .6rem .28rem 0;text-align:left;vertical-align:top;"
    "border-bottom:1px solid #d5d9de;white-space:pre-line}"
    ".rijen,.kop{table-layout:fixed;overflow-wrap:anywhere}"
    ".rijen th,.kop th{width:36%;font-weight:600;color:#333}"
    ".lang{overflow-wrap:anywhere}td.lang{width:45%}"
    ".een{white-space:nowrap}"
    ".lijst{margin-top:.7rem}"
    ".lijst caption{padding:.2rem 0;text-align:left;font-weight:600}"
    ".lijst thead th{background:#eef2f6;padding-left:.4rem;"
    "border-bottom:1px solid #12395f;font-size:.9rem}"
    ".lijst tbody th,.lijst td{padding-left:.4rem}"
    ".lijst tbody th{font-weight:600}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
    "caption,thead,tbody tr:first-child{break-after:avoid}"
    "tbody tr:first-child,tbody tr:last-child{break-before:avoid}"
    "ul{margin:0;padding:0;list-style:none}"
    "li+li{margin-top:.1rem}"
    ".deel{color:#4a4a4a}"
    ".nummer{display:block;font-size:1rem;font-weight:400;color:#1a1a1a}"
    ".bel{margin:.4rem 0 .7rem;padding:.6rem .9rem .7rem;background:#eef2f6;"
    "border-left:6px solid #12395f;break-inside:avoid}"
    ".bel h2{margin:0 0 .2rem;padding:0;border:0;font-size:1.05rem}"
    ".bel p{margin:.1rem 0}.bel .naam{font-size:1.15rem;font-weight:600}"
    ".mist{background:#fff4e0;border-left-color:#8a4b00}"
    ".hulp{margin-left:.4rem;padding:.05rem .5rem;border:1px solid #8a3b00;"
    "border-radius:.8rem;color:#8a3b00;font-size:.8rem;font-weight:600;"
    "vertical-align:.1em;white-space:nowrap}"
    ".kort{margin:0 0 .7rem}.kort h2{margin-top:.9rem}"
    "section>p{margin:.3rem 0}"
    ".klein{font-size:.85rem}.klein h2{font-size:1rem}"
    ".klein th,.klein td{padding-top:.15rem;padding-bottom:.15rem}"
    ".taken li+li{margin-top:.25rem}"
    ".leeg,.noot{margin:.3rem 0;color:#4a4a4a;font-style:italic}"
    ".bewaar{font-weight:600}"
    "@media screen and (max-width:40rem){body{padding:1rem}"
    ".een{white-space:normal}}"
    "footer{margin-top:1.8rem;padding-top:.5rem;border-top:1px solid #b8bfc7;"
    "color:#4a4a4a;font-size:.85rem}"
    "@media print{html{font-size:9.5pt}"
    "body{max-width:none;padding:0;line-height:1.3}"
    "h1{font-size:18pt}h2{font-size:12pt;margin-top:8pt}"
    "footer{margin-top:8pt}.klein th,.klein td{padding:1pt 0}"
    "th,td{padding-top:2.2pt;padding-bottom:2.2pt}"
    ".bel,.lijst thead th{-webkit-print-color-adjust:exact;"
    "print-color-adjust:exact}}";

struct span
rendition_style(void)
{
    return (struct span){(const uint8_t *)style, sizeof(style) - 1};
}

static void
put_top(const struct page *p)
{
    put(p, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n"
           "<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n"
           "<meta name=\"robots\" content=\"noindex\">\n<title>");
    put_text(p, rendition_words_title(p->r->type));
    put(p, "</title>\n<style>");
    put(p, style);
    put(p, "</style>\n</head>\n<body>\n<header>\n");
}

static void
put_word(const struct page *p, enum leaf l, const char *before, bool *any)
{
    struct span v = value(p, l, 0);

    if (v.n == 0)
        return;
    put(p, *any ? before : "");
    if (*any)
        rendition_words_value(p->out, l, v);
    else
        rendition_words_capital(p->out, v); /* "Van Dijk", on its own */
    *any = true;
}

static bool
about_a_person(const struct message *m)
{
    static const enum element who[] = {EL_PERSOON_BSN, EL_PERSOON_GESLACHTSNAAM,
        EL_PERSOON_VOORVOEGSEL, EL_PERSOON_VOORNAMEN, EL_PERSOON_VOORLETTERS,
        EL_PERSOON_GEBOORTEDATUM};

    for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++)
        if (message_has(m, who[i]))
            return true;
    return false;
}

/* About whom: name, date of birth, number. */
static void
put_who(const struct page *p)
{
    bool any = false;

    if (!about_a_person(p->m))
        return;
    put(p, "<p class=\"wie\">");
    if (value(p, LF_PERSOON_VOORNAMEN, 0).n > 0)
        put_word(p, LF_PERSOON_VOORNAMEN, "", &any);
    else
        put_word(p, LF_PERSOON_VOORLETTERS, "", &any);
    put_word(p, LF_PERSOON_VOORVOEGSEL, " ", &any);
    put_word(p, LF_PERSOON_GESLACHTSNAAM, " ", &any);
    any = true;
    put(p, "<span class=\"nummer\">");
    put_word(p, LF_PERSOON_GEBOORTEDATUM, "geboren: ", &any);
    if (value(p, LF_PERSOON_GEBOORTEDATUM, 0).n > 0)
        put(p, "<br>");
    put_word(p, LF_PERSOON_BSN, "BSN: ", &any);
    put(p, "</span>");
    put(p, "</p>\n");
}

static void
put_label(const struct page *p, const char *label)
{
    put(p, "<tr><th scope=\"row\">");
    put(p, label);
    put(p, "</th><td>");
}

static void
put_known(const struct page *p, const char *label, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    put_label(p, label);
    rendition_words_capital(p->out, span_of(text));
    put(p, "</td></tr>\n");
}

static void
put_field(const struct page *p, const char *label, enum leaf l)
{
    if (value(p, l, 0).n == 0)
        return;
    put_label(p, label);
    put_value(p, l, 0);
    put(p, "</td></tr>\n");
}

static void
put_recipient(const struct page *p)
{
    bool rol = value(p, LF_BERICHT_ONTVANGER_ROL, 0).n > 0;
    bool name = p->r->to != NULL && p->r->to[0] != '\0';

    if (!rol && !name)
        return;
    put_label(p, "Voor");
    if (name)
        put_text(p, p->r->to);
    put(p, name && rol ? " \xe2\x80\x93 " : "");
    if (rol)
        put_value(p, LF_BERICHT_ONTVANGER_ROL, 0);
    put(p, "</td></tr>\n");
}

static void
put_ground(const struct page *p)
{
    struct span code = value(p, LF_BERICHT_GRONDSLAG, 0);
    bool words = p->r->ground != NULL && p->r->ground[0] != '\0';

    if (code.n == 0 && !words)
        return;
    put_label(p, "Grondslag");
    if (words)
        put_text(p, p->r->ground);
    put(p, words && code.n > 0 ? " (" : "");
    if (code.n > 0 && words)
        rendition_words_escape(p->out, code);
    else
        put_value(p, LF_BERICHT_GRONDSLAG, 0);
    put(p, words && code.n > 0 ? ")" : "");
    put(p, "</td></tr>\n");
}

/* ---- whom to call ------------------------------------------------------------------------ */

/* "Casemanager PI, telefoon" in two: whose it is, and what it is. */
static struct span
label_half(enum element e, bool second)
{
    struct span all = span_of(catalogue_element_label(e));
    const uint8_t *comma = memchr(all.p, ',', all.n);
    size_t n = comma == NULL ? all.n : (size_t)(comma - all.p);

    if (comma == NULL)
        return second ? all : (struct span){NULL, 0};
    return second ? (struct span){comma + 2, all.n - n - 2}
                  : (struct span){all.p, n};
}

/* The name stands out; a number or address follows its label. */
static void
put_caller(const struct page *p, enum element e)
{
    bool name = strstr(catalogue_element(e)->id, "_naam") != NULL;

    if (!message_has(p->m, e))
        return;
    if (name) {
        put(p, "<p><span class=\"naam\">");
        put_value(p, leaf_of(e, 0), 0);
        put(p, "</span> <span class=\"deel\">");
        rendition_words_escape(p->out, label_half(e, false));
        put(p, "</span></p>\n");
        return;
    }
    for (uint16_t k = 0; k < catalogue_element(e)->leaf_n; k++) {
        enum leaf l = leaf_of(e, k);

        if (value(p, l, 0).n == 0)
            continue;
        put(p, "<p><span class=\"deel\">");
        if (catalogue_element(e)->leaf_n == 1)
            rendition_words_capital(p->out, label_half(e, true));
        else
            rendition_words_leaf(p->out, l);
        put(p, ":</span> ");
        put_value(p, l, 0);
        put(p, "</p>\n");
    }
}

/* Missing contacts are what recipients complain of most: this is on top. */
static void
put_callers(const struct page *p)
{
    if (p->caller < 0) {
        put(p, "<section class=\"bel mist\" aria-labelledby=\"bel\">\n"
               "<h2 id=\"bel\">Contact over dit bericht</h2>\n"
               "<p>De afzender noemt geen contactpersoon.");
        if (p->r->from != NULL && p->r->from[0] != '\0') {
            put(p, " Vraag ernaar bij ");
            put_text(p, p->r->from);
            put(p, ".");
        }
        put(p, "</p>\n</section>\n");
        return;
    }
    put(p, "<section class=\"bel\" aria-labelledby=\"bel\">\n"
           "<h2 id=\"bel\">Contact over dit bericht</h2>\n");
    for (int i = 0; i < 4; i++)
        if (callers[p->caller][i] != EL__NONE)
            put_caller(p, callers[p->caller][i]);
    put(p, "</section>\n");
}

/* ---- in short ----------------------------------------------------------------- */

/* A row of the summary, which begins with its first row. */
static void
put_brief_row(const struct page *p, const char *label, bool *any)
{
    if (!*any)
        put(p, "<section class=\"kort\" aria-labelledby=\"kort\">\n"
               "<h2 id=\"kort\">In het kort</h2>\n"
               "<table class=\"rijen\"><tbody>\n");
    put_label(p, label);
    *any = true;
}

/* When it ends, and how far that can be relied upon. */
static void
put_end(const struct page *p, bool *any)
{
    struct span sure = value(p, LF_DETENTIE_EINDDATUM_ZEKERHEID, 0);
    bool final = value(p, LF_DETENTIE_EINDDATUM_DEFINITIEF, 0).n > 0;
    enum leaf day = final ? LF_DETENTIE_EINDDATUM_DEFINITIEF
                          : LF_DETENTIE_VERWACHTE_EINDDATUM;

    if (value(p, day, 0).n == 0 && !span_is(sure, "ONBEKEND"))
        return;
    put_brief_row(p, "Einde van de detentie", any);
    if (value(p, day, 0).n == 0) {
        put(p, "Nog niet bekend</td></tr>\n");
        return;
    }
    put(p, "<strong>");
    put_value(p, day, 0);
    put(p, "</strong>");
    put(p, final || span_is(sure, "DEFINITIEF") ? ", definitief"
           : span_is(sure, "INDICATIEF")
               ? ", indicatief: dit kan nog veranderen"
               : ", verwacht");
    put(p, "</td></tr>\n");
}

static void
put_help(const struct page *p, bool *any)
{
    bool some = false;

    for (unsigned bv = 0; bv < BV__COUNT; bv++) {
        if (!help_wanted(p, (enum bv)bv))
            continue;
        if (some)
            put(p, ", ");
        else
            put_brief_row(p, "Hulp gevraagd bij", any);
        put_text(p, rendition_words_bv((enum bv)bv));
        some = true;
    }
    put(p, some ? "</td></tr>\n" : "");
}

/* Is this action for the reader, and still to be done? */
static bool
is_task(const struct page *p, uint16_t occ)
{
    static const char *const done[] = {"GEREED", "NIET_MOGELIJK", "VERVALLEN"};
    struct span rol = value(p, LF_BERICHT_ONTVANGER_ROL, 0);
    struct span holder = value(p, LF_DRPLAN_ACTIE_ACTIEHOUDER, occ);
    struct span state = value(p, LF_DRPLAN_ACTIE_STATUS, occ);

    for (size_t i = 0; i < sizeof(done) / sizeof(done[0]); i++)
        if (span_is(state, done[i]))
            return false;
    for (size_t i = 0; i < sizeof(holders) / sizeof(holders[0]); i++)
        if (span_is(rol, holders[i].rol))
            return span_is(holder, holders[i].holder);
    return false;
}

static void
put_task(const struct page *p, uint16_t occ)
{
    put(p, "<li>");
    put_value(p, LF_DRPLAN_ACTIE_OMSCHRIJVING, occ);
    put(p, " <span class=\"deel\">(");
    put_value(p, LF_DRPLAN_ACTIE_BASISVOORWAARDE, occ);
    if (value(p, LF_DRPLAN_ACTIE_DEADLINE, occ).n > 0) {
        put(p, ", uiterlijk ");
        put_value(p, LF_DRPLAN_ACTIE_DEADLINE, occ);
    }
    put(p, ")</span></li>");
}

static void
put_tasks(const struct page *p, bool *any)
{
    uint16_t most = message_occurrences(p->m, EL_DRPLAN_ACTIE);
    unsigned n = 0;

    for (uint16_t o = 0; o < most; o++) {
        if (!is_task(p, o) || n++ >= TASKS_MAX)
            continue;
        if (n == 1) {
            put_brief_row(p, "Acties voor u", any);
            put(p, "<ul class=\"taken\">");
        }
        put_task(p, o);
    }
    if (n > TASKS_MAX)
        buf_printf(p->out,
            "<li>en nog %u: zie \xe2\x80\x9cPlan en "
            "acties\xe2\x80\x9d</li>",
            n - TASKS_MAX);
    put(p, n > 0 ? "</ul></td></tr>\n" : "");
}

/* What the reader wants to know before anything else. */
static void
put_brief(const struct page *p)
{
    const char *ask = rendition_words_ask(p->r->type);
    bool any = false;

    if (value(p, LF_DETENTIE_INRICHTING_CODE, 0).n > 0) {
        put_brief_row(p, "Verblijft in", &any);
        put_value(p, LF_DETENTIE_INRICHTING_CODE, 0);
        put(p, "</td></tr>\n");
    }
    put_end(p, &any);
    put_help(p, &any);
    put_tasks(p, &any);
    if (ask != NULL) {
        put_brief_row(p, "Gevraagd van u", &any);
        put_text(p, ask);
        put(p, "</td></tr>\n");
    }
    put(p, any ? "</tbody></table>\n</section>\n" : "");
}

/* ---- the head, put together --------------------------------------------------- */

static void
put_head(const struct page *p)
{
    put(p, "<p class=\"soort\">");
    put(p, p->r->trial ? "Proef, niets is verstrekt: weergave van een bericht ("
                       : "Leesbare weergave van een bericht (");
    put_text(p, terms_bericht(p->r->type));
    put(p, ")</p>\n<h1>");
    put_text(p, rendition_words_title(p->r->type));
    put(p, "</h1>\n");
    put_who(p);
    put_callers(p);
    put_brief(p);
    put(p, "<table class=\"kop\"><tbody>\n");
    put_known(p, "Van", p->r->from);
    put_recipient(p);
    put_field(p, "Datum", LF_BERICHT_TIJDSTIP);
    put_field(p, "Doel", LF_BERICHT_DOEL);
    put_ground(p);
    put_known(p, "Grondslag van de ontvanger", p->r->ground_to);
    put_field(p, "Antwoord op bericht", LF_BERICHT_CORRELATIE_ID);
    put_field(p, "Vertrouwelijkheid", LF_BERICHT_VERTROUWELIJKHEID);
    put_field(p, "Terugkoppeling gewenst", LF_BERICHT_TERUGKOPPELING_GEWENST);
    if (value(p, LF_BERICHT_BEWAREN_TOT, 0).n > 0) {
        put_label(p, "Bewaren tot en met");
        put(p, "<span class=\"bewaar\">");
        put_value(p, LF_BERICHT_BEWAREN_TOT, 0);
        put(p, "</span>, daarna vernietigen</td></tr>\n");
    }
    put(p, "</tbody></table>\n");
}

/* ---- what did not come ---------------------------------------------------------------------- */

static void
put_withheld_row(const struct page *p, const struct rendition_withheld *w)
{
    put(p, "<tr><th scope=\"row\">");
    put_text(p, catalogue_element_label(w->element));
    put(p, "</th><td>");
    rendition_words_capital(p->out, span_of(w->reason));
    put(p, ".");
    if (w->instead != EL__NONE) {
        put(p, " In plaats daarvan: ");
        put_text(p, catalogue_element_label(w->instead));
        put(p, ".");
    }
    put(p, "</td><td>");
    put_text(p, w->unless);
    put(p, "</td></tr>\n");
}

static void
put_in_part(const struct page *p)
{
    bool any = false;

    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (!elset_has(&p->r->in_part, (enum element)e))
            continue;
        put(p, any ? "; "
                   : "<p>Voor een deel verstrekt, namelijk waarop u "
                     "handelt: ");
        put_text(p, catalogue_element_label((enum element)e));
        any = true;
    }
    put(p, any ? ".</p>\n" : "");
}

static void
put_withheld(const struct page *p)
{
    if (p->r->withheld == NULL)
        return;
    put(p, "<section aria-labelledby=\"niet\">\n"
           "<h2 id=\"niet\">Niet verstrekt</h2>\n");
    if (p->r->withheld_n == 0)
        put(p, "<p>Van wat u onder een voorwaarde had kunnen ontvangen, is "
               "niets achtergehouden.</p>\n");
    else
        put(p, "<p>Deze gegevens waren er, en u had ze kunnen ontvangen als "
               "aan de voorwaarde was voldaan. Hebt u ze nodig voor uw taak, "
               "vraag er dan om bij de afzender en zeg waarom.</p>\n"
               "<table class=\"lijst\"><thead><tr>"
               "<th scope=\"col\">Gegeven</th><th scope=\"col\">Waarom "
               "niet</th><th scope=\"col\">Kan wel als</th></tr></thead>\n"
               "<tbody>\n");
    for (size_t i = 0; i < p->r->withheld_n; i++)
        put_withheld_row(p, &p->r->withheld[i]);
    put(p, p->r->withheld_n > 0 ? "</tbody></table>\n" : "");
    put_in_part(p);
    put(p, "</section>\n");
}

static void
put_bottom(const struct page *p)
{
    put(p, "</main>\n<footer>\n<p>");
    put(p, p->r->trial ? "Proefweergave; dit bericht is aan niemand verstrekt"
                       : "Weergave van het bericht zoals het aan de "
                         "ontvanger is verstrekt");
    if (p->r->id != NULL && p->r->id[0] != '\0') {
        put(p, ", verstrekking ");
        put_text(p, p->r->id);
    }
    if (p->r->profile != NULL && p->r->profile[0] != '\0') {
        put(p, ", profiel ");
        put_text(p, p->r->profile);
    }
    put(p, ". Bevat persoonsgegevens: gebruik ze alleen voor het doel "
           "hierboven.</p>\n</footer>\n</body>\n</html>\n");
}

/* ---- the page --------------------------------------------------------------------------------- */

static void
plan_page(struct page *p)
{
    p->caller = -1;
    for (int i = CALLERS - 1; i >= 0; i--)
        for (int k = 0; k < 4; k++)
            if (callers[i][k] != EL__NONE && message_has(p->m, callers[i][k]))
                p->caller = i;
    for (int k = 0; p->caller >= 0 && k < 4; k++)
        if (callers[p->caller][k] != EL__NONE)
            elset_add(&p->done, callers[p->caller][k]);
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
        elset_add(&p->done, heads[i]);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (e != EL_BERICHT_TYPE)
            p->in[e] = find_sections(p, (enum element)e);
    for (unsigned e = 0; e < EL__COUNT; e++)
        if (message_has(p->m, (enum element)e) &&
            starts((enum element)e, "hulpvraag."))
            p->conditions = true;
}

enum err
rendition_write(const struct rendition *r, struct buf *out, struct errinfo *ei)
{
    struct page p = {.r = r, .m = r->m, .out = out};
    enum err rc;

    plan_page(&p);
    put_top(&p);
    put_head(&p);
    put(&p, "</header>\n<main>\n");
    for (unsigned s = 0; s < S_BERICHT; s++)
        put_section(&p, (enum section)s);
    put_withheld(&p);
    put_section(&p, S_BERICHT);
    put_bottom(&p);
    rc = buf_err(out);
    if (rc == ERR_OK)
        return ERR_OK;
    buf_clear(out);
    return err_set(ei, rc, "rendition", "the page does not fit");
}
