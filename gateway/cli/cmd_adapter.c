/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/format_args.h"

#include <stdio.h>

#include "adapters/view.h"
#include "base/clock.h"
#include "cli/parse.h"
#include "cli/policy_args.h"
#include "cli/say.h"
#include "policy/compile.h"

#include "base/banned.h"

static void
json_next(struct buf *b, bool *first)
{
    buf_text(b, *first ? "{" : ",{");
    *first = false;
}

/* ---- list ---------------------------------------------------------------- */

/* How many types of this format its roles send, and receive. */
struct traffic {
    unsigned types, sent, received;
};

static struct traffic
traffic_of(const struct adapter *ad, const struct policy *po)
{
    bool sent[BERICHT__COUNT] = {false}, received[BERICHT__COUNT] = {false};
    uint32_t roles = adapter_roles(ad);
    struct traffic tr = {0};

    for (unsigned i = 0; po != NULL && i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];

        sent[fl->type] = sent[fl->type] || (roles >> fl->from & 1) != 0;
        received[fl->type] = received[fl->type] || (roles >> fl->to & 1) != 0;
    }
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(ad, (enum bericht)t))
            continue;
        tr.types++;
        tr.sent += sent[t];
        tr.received += received[t];
    }
    return tr;
}

static void
list_row(struct say_table *t, const struct adapter *ad, const struct policy *po)
{
    char name[FORMAT_ARGS_NAME_MAX];
    struct traffic tr = traffic_of(ad, po);
    bool known = po != NULL && adapter_roles(ad) != 0;

    say_cell_text(t, format_args_name(ad, name));
    say_cell_text(t, view_syntax(ad));
    say_cell_text(t, adapter_media_type(ad));
    say_cell_u64(t, tr.types);
    if (known) {
        say_cell_u64(t, tr.sent);
        say_cell_u64(t, tr.received);
    } else {
        say_cell_text(t, "-");
        say_cell_text(t, "-");
    }
    say_cell_u64(t, view_paths(ad));
    say_cell_text(t, view_namespace(ad)[0] == '\0' ? "-" : view_namespace(ad));
}

static enum cli_exit
list_show(const struct cli_call *call, const struct adapters *as,
    const struct policy *po)
{
    struct say_table t = {
        .column_n = 8,
        .head = {{"FORMAAT", "FORMAT"}, {"SYNTAX", "SYNTAX"},
            {"MEDIATYPE", "MEDIA TYPE"}, {"TYPEN", "TYPES"}, {"ZENDT", "SENDS"},
            {"ONTVANGT", "RECEIVES"}, {"PADEN", "PATHS"},
            {"NAMESPACE", "NAMESPACE"}},
        .key = {"format", "syntax", "media_type", "types", "sent", "received",
            "paths", "namespace"},
        .right = {[3] = true, [4] = true, [5] = true, [6] = true},
    };
    enum cli_exit code;

    say_table_init(&t);
    for (size_t i = 0; i < adapters_n(as); i++)
        list_row(&t, adapters_at(as, i), po);
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (po == NULL)
        say_note(call,
            "Zonder beleid is niet bekend wie wat zendt: zie --policy.",
            "Without a policy it is not known who sends what: see --policy.");
    say_note(call, "Een formaat bekijken: ketenpoort adapter show SOORT/VERSIE",
        "Look at one: ketenpoort adapter show KIND/VERSION");
    return code;
}

static void
json_format(struct buf *b, const struct adapter *ad)
{
    bool first = true;

    say_json_text(b, "kind", adapter_kind(ad));
    say_json_text(b, "format_version", adapter_version(ad));
    say_json_text(b, "syntax", view_syntax(ad));
    say_json_text(b, "media_type", adapter_media_type(ad));
    say_json_text(b, "namespace",
        view_namespace(ad)[0] == '\0' ? NULL : view_namespace(ad));
    buf_text(b, ",\"roles\":[");
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if ((adapter_roles(ad) >> r & 1) != 0) {
            buf_printf(b, "%s\"%s\"", first ? "" : ",", terms_rol((enum rol)r));
            first = false;
        }
    buf_byte(b, ']');
    say_json_u64(b, "paths", view_paths(ad));
    say_json_u64(b, "codes_respelled", view_respelled(ad));
}

static enum cli_exit
list_json(const struct cli_call *call, const struct adapters *as,
    const struct policy *po)
{
    bool first = true;
    struct buf b;

    say_json_begin(&b, call->command->schema);
    buf_text(&b, ",\"items\":[");
    for (size_t i = 0; i < adapters_n(as); i++) {
        const struct adapter *ad = adapters_at(as, i);
        struct traffic tr = traffic_of(ad, po);

        json_next(&b, &first);
        json_format(&b, ad);
        say_json_u64(&b, "types", tr.types);
        if (po != NULL && adapter_roles(ad) != 0) {
            say_json_u64(&b, "sent", tr.sent);
            say_json_u64(&b, "received", tr.received);
        } else {
            say_json_text(&b, "sent", NULL);
            say_json_text(&b, "received", NULL);
        }
        buf_byte(&b, '}');
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

enum cli_exit
cli_adapter_list(const struct cli_call *call)
{
    char dir[POLICY_ARGS_DIR_MAX];
    struct adapters *as = NULL;
    struct policy *po = NULL;
    enum cli_exit code = format_args_load(call, &as);

    if (code != CLI_OK)
        return code;
    policy_args_dir(call, policy_args_given(call), dir);
    if (policy_args_given(call) != NULL)
        code = policy_args_load(call, &po);
    else if (policy_load(&po, dir, NULL, NULL) != ERR_OK)
        po = NULL;
    if (code == CLI_OK)
        code = call->json ? list_json(call, as, po) : list_show(call, as, po);
    policy_free(po);
    adapters_free(as);
    return code;
}

/* ---- show: the types of a format ----------------------------------------- */

/* A type to name in an example. */
static const char *
some_type(const struct adapter *ad)
{
    for (unsigned t = 0; t < BERICHT__COUNT; t++)
        if (adapter_has_type(ad, (enum bericht)t))
            return terms_bericht((enum bericht)t);
    return "M10";
}

struct content {
    unsigned mandatory, optional, lists, paths;
};

static struct content
content_of(const struct adapter *ad, enum bericht type)
{
    struct content n = {0};
    struct view_path path;
    uint16_t at = 0;

    for (unsigned e = 0; e < EL__COUNT; e++)
        switch (view_presence(ad, type, (enum element)e)) {
        case PRESENCE_V:
            n.mandatory++;
            break;
        case PRESENCE_O:
            n.optional++;
            break;
        case PRESENCE_L:
            n.lists++;
            break;
        case PRESENCE_NOT:
            break;
        }
    while (view_next(ad, type, &at, &path))
        n.paths++;
    return n;
}

static void
show_head(const struct cli_call *call, const struct adapter *ad)
{
    char text[CLI_LINE_MAX], name[FORMAT_ARGS_NAME_MAX];

    say_field(call, "FORMAAT", "FORMAT", format_args_name(ad, name));
    say_label(call, "SYNTAX", "SYNTAX");
    say_out(call, "%s, %s\n", "%s, %s\n", view_syntax(ad),
        adapter_media_type(ad));
    if (view_namespace(ad)[0] != '\0')
        say_field(call, "NAMESPACE", "NAMESPACE", view_namespace(ad));
    if (adapter_roles(ad) != 0)
        say_field(call, "ROLLEN", "ROLES",
            format_args_roles(adapter_roles(ad), text));
    say_label(call, "PADEN", "PATHS");
    say_out(call, "%u; %u codes anders gespeld dan in de catalogus\n",
        "%u; %u codes spelled otherwise than in the catalogue\n",
        view_paths(ad), view_respelled(ad));
}

/* What a recipient of the type gets; "-" where nobody receives it so. */
static const char *
profile_of(const struct adapter *ad, enum bericht type)
{
    const char *name = adapter_profile(ad, type);

    return name == NULL ? "-" : name;
}

static enum cli_exit
types_show(const struct cli_call *call, const struct adapter *ad)
{
    struct say_table t = {
        .column_n = 8,
        .head = {{"TYPE", "TYPE"}, {"NAAM", "NAME"}, {"VERPLICHT", "MANDATORY"},
            {"MAG", "OPTIONAL"}, {"LIJST", "LISTS"}, {"PADEN", "PATHS"},
            {"WORTEL OF BERICHTTYPE", "ROOT OR BERICHTTYPE"},
            {"PROFIEL ONTVANGER", "PROFILE OF RECIPIENT"}},
        .key = {"type", "name", "mandatory", "optional", "lists", "paths",
            "root", "profile"},
        .right = {[2] = true, [3] = true, [4] = true, [5] = true},
    };
    char name[FORMAT_ARGS_NAME_MAX];
    enum cli_exit code;

    show_head(call, ad);
    if (!call->plain)
        say_out(call, "\n", "\n");
    say_table_init(&t);
    for (unsigned k = 0; k < BERICHT__COUNT; k++) {
        enum bericht type = (enum bericht)k;
        struct content n;

        if (!adapter_has_type(ad, type))
            continue;
        n = content_of(ad, type);
        say_cell_text(&t, terms_bericht(type));
        say_cell_text(&t, terms_bericht_naam(type));
        say_cell_u64(&t, n.mandatory);
        say_cell_u64(&t, n.optional);
        say_cell_u64(&t, n.lists);
        say_cell_u64(&t, n.paths);
        say_cell_text(&t, view_root(ad, type));
        say_cell_text(&t, profile_of(ad, type));
    }
    code = say_table_print(call, &t);
    say_table_done(&t);
    say_note(call, "Een type in detail: ketenpoort adapter show %s %s",
        "One type in detail: ketenpoort adapter show %s %s",
        format_args_name(ad, name), some_type(ad));
    return code;
}

static enum cli_exit
types_json(const struct cli_call *call, const struct adapter *ad)
{
    bool first = true;
    struct buf b;

    say_json_begin(&b, call->command->schema);
    json_format(&b, ad);
    buf_text(&b, ",\"types\":[");
    for (unsigned k = 0; k < BERICHT__COUNT; k++) {
        enum bericht type = (enum bericht)k;
        struct content n;

        if (!adapter_has_type(ad, type))
            continue;
        n = content_of(ad, type);
        json_next(&b, &first);
        say_json_text(&b, "type", terms_bericht(type));
        say_json_text(&b, "name", terms_bericht_naam(type));
        say_json_text(&b, "root", view_root(ad, type));
        say_json_text(&b, "profile", adapter_profile(ad, type));
        say_json_u64(&b, "mandatory", n.mandatory);
        say_json_u64(&b, "optional", n.optional);
        say_json_u64(&b, "lists", n.lists);
        say_json_u64(&b, "paths", n.paths);
        buf_byte(&b, '}');
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

/* ---- show: the elements of a type ---------------------------------------- */

static const char *const categories[CAT__COUNT] = {
    [CAT_GEWOON] = "GEWOON",
    [CAT_GEVOELIG] = "GEVOELIG",
    [CAT_GEZOND_F] = "GEZOND_F",
    [CAT_GEZOND] = "GEZOND",
    [CAT_STRAF] = "STRAF",
    [CAT_BSN] = "BSN",
    [CAT_CONTACT] = "CONTACT",
    [CAT_CONTACT_B] = "CONTACT_B",
    [CAT_DERDE] = "DERDE",
    [CAT_META] = "META",
};

static const struct cli_text leaf_types[LEAF_TYPE__COUNT] = {
    [LEAF_TEXT] = {"tekst", "text"},
    [LEAF_NAME] = {"naam", "name"},
    [LEAF_CODE] = {"code", "code"},
    [LEAF_DATE] = {"datum", "date"},
    [LEAF_DATE_PART] = {"datum, evt. deels", "date, maybe partial"},
    [LEAF_TIMESTAMP] = {"tijdstip", "timestamp"},
    [LEAF_INT] = {"getal", "number"},
    [LEAF_DECIMAL] = {"bedrag", "decimal"},
    [LEAF_UUID] = {"UUID", "UUID"},
    [LEAF_OIN] = {"OIN", "OIN"},
    [LEAF_BSN] = {"BSN", "BSN"},
    [LEAF_DIGITS] = {"cijfers", "digits"},
    [LEAF_EMAIL] = {"e-mailadres", "e-mail address"},
    [LEAF_PHONE] = {"telefoonnummer", "phone number"},
    [LEAF_POSTCODE] = {"postcode", "postal code"},
};

static const struct cli_text presences[] = {
    [PRESENCE_NOT] = {"-", "-"},
    [PRESENCE_O] = {"mag", "optional"},
    [PRESENCE_V] = {"verplicht", "mandatory"},
    [PRESENCE_L] = {"lijst", "list"},
};
static const char *const presence_codes[] = {
    [PRESENCE_NOT] = NULL,
    [PRESENCE_O] = "optional",
    [PRESENCE_V] = "mandatory",
    [PRESENCE_L] = "list",
};

static bool
has_length(enum leaf_type type)
{
    return type == LEAF_TEXT || type == LEAF_NAME || type == LEAF_INT ||
           type == LEAF_DIGITS;
}

/* "tekst 1..200", "code GESLACHT". */
static const char *
value_text(const struct cli_call *call, const struct catalogue_leaf *lf,
    char out[static CLI_LINE_MAX])
{
    const char *word = say_pick(call, leaf_types[lf->type]);

    if (lf->type == LEAF_CODE)
        (void)snprintf(out, CLI_LINE_MAX, "%s %s", word,
            catalogue_codelist_name(lf->codes));
    else if (has_length(lf->type) && lf->min != lf->max)
        (void)snprintf(out, CLI_LINE_MAX, "%s %u..%u", word, lf->min, lf->max);
    else if (has_length(lf->type))
        (void)snprintf(out, CLI_LINE_MAX, "%s %u", word, lf->min);
    else
        (void)snprintf(out, CLI_LINE_MAX, "%s", word);
    return out;
}

static void
leaf_name(const struct catalogue_leaf *lf, char out[static CLI_LINE_MAX])
{
    (void)snprintf(out, CLI_LINE_MAX, "%s%s%s",
        catalogue_element(lf->element)->id, lf->part[0] == '\0' ? "" : "/",
        lf->part);
}

/* "Deadline" alone would not say of what. */
static void
label_text(enum leaf l, char out[static CLI_LINE_MAX])
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);
    bool part = lf->part[0] != '\0';

    (void)snprintf(out, CLI_LINE_MAX, "%s%s%s",
        catalogue_element_label(lf->element), part ? ": " : "",
        part ? catalogue_leaf_label(l) : "");
}

/* A part of an element may be left out though the element is mandatory. */
static struct cli_text
presence_word(const struct adapter *ad, enum bericht type,
    const struct catalogue_leaf *lf)
{
    enum presence p = view_presence(ad, type, lf->element);

    if (lf->part[0] != '\0' && lf->min == 0 && p == PRESENCE_V)
        return presences[PRESENCE_O];
    return presences[p];
}

static void
element_row(const struct cli_call *call, struct say_table *t,
    const struct adapter *ad, enum bericht type, const struct view_path *path)
{
    const struct catalogue_leaf *lf = catalogue_leaf(path->leaf);
    const struct catalogue_element *el = catalogue_element(lf->element);
    char text[CLI_LINE_MAX];

    say_cell_text(t, path->path);
    leaf_name(lf, text);
    say_cell_text(t, text);
    say_cell_text(t, say_pick(call, presence_word(ad, type, lf)));
    say_cell_text(t, value_text(call, lf, text));
    say_cell_text(t, path->conv);
    say_cell_text(t, el->bv == BV_NONE ? "-" : terms_bv(el->bv));
    say_cell_text(t, categories[el->category]);
    label_text(path->leaf, text);
    say_cell_text(t, text);
}

/* What has no path of its own: the type itself, and what rides along. */
static struct view_path
pathless(const struct adapter *ad, enum element e)
{
    bool xml = strcmp(view_syntax(ad), "xml") == 0;
    struct view_path p = {.leaf = catalogue_element(e)->leaf_first,
        .conv = e == EL_BERICHT_TYPE ? "-" : "naam",
        .required = e == EL_BERICHT_TYPE};

    (void)snprintf(p.path, sizeof(p.path), "%s",
        e != EL_BERICHT_TYPE ? "(in persoon.geslachtsnaam)"
        : xml                ? "(wortel)"
                             : "(berichttype)");
    return p;
}

/* The paths of a type, then what has none; e counts on after the paths. */
struct walk {
    const struct adapter *ad;
    enum bericht type;
    struct elset seen;
    uint16_t at;
    unsigned e;
};

static bool
walk_next(struct walk *w, struct view_path *out)
{
    if (view_next(w->ad, w->type, &w->at, out)) {
        elset_add(&w->seen, catalogue_leaf(out->leaf)->element);
        return true;
    }
    while (w->e < EL__COUNT) {
        enum element e = (enum element)w->e++;

        if (elset_has(&w->seen, e) ||
            view_presence(w->ad, w->type, e) == PRESENCE_NOT)
            continue;
        *out = pathless(w->ad, e);
        return true;
    }
    return false;
}

static void
show_profile(const struct cli_call *call, const struct adapter *ad,
    enum bericht type)
{
    struct elset there = adapter_profile_elements(ad, type);

    say_label(call, "PROFIEL", "PROFILE");
    if (adapter_profile(ad, type) == NULL)
        say_out(call, "geen: niemand ontvangt dit type in dit formaat\n",
            "none: nobody receives this type in this format\n");
    else
        say_out(call, "%s: een ontvanger krijgt hoogstens %u elementen\n",
            "%s: a recipient gets %u elements at most\n",
            adapter_profile(ad, type), elset_n(&there));
}

/* What a document of this type is read as where it leaves something out. */
static const struct adapter_default *
default_of(const struct adapter *ad, enum bericht type, enum element e)
{
    return view_presence(ad, type, e) == PRESENCE_O ? adapter_default(ad, e)
                                                    : NULL;
}

static void
show_defaults(const struct cli_call *call, const struct adapter *ad,
    enum bericht type)
{
    for (unsigned e = 0; e < EL__COUNT; e++) {
        const struct adapter_default *d = default_of(ad, type, (enum element)e);

        if (d == NULL)
            continue;
        say_label(call, "STANDAARD", "DEFAULT");
        say_out(call, "ontbreekt %s, dan geldt %s: %s\n",
            "without %s, %s holds: %s\n",
            catalogue_element((enum element)e)->id, d->value, d->reden);
    }
}

static enum cli_exit
type_show(const struct cli_call *call, const struct adapter *ad,
    enum bericht type)
{
    struct say_table t = {
        .column_n = 8,
        .head = {{"PAD", "PATH"}, {"ELEMENT", "ELEMENT"},
            {"AANWEZIG", "PRESENCE"}, {"WAARDE", "VALUE"},
            {"CONVERSIE", "CONVERSION"}, {"BASISVW", "BASIC COND"},
            {"CATEGORIE", "CATEGORY"}, {"NAAM", "NAME (DUTCH)"}},
        .key = {"path", "element", "presence", "value", "conversion",
            "basic_condition", "category", "label"},
    };
    struct walk w = {.ad = ad, .type = type};
    char name[FORMAT_ARGS_NAME_MAX];
    struct content n = content_of(ad, type);
    struct view_path path;
    enum cli_exit code;

    say_label(call, "TYPE", "TYPE");
    say_out(call, "%s %s in %s, %s %s\n", "%s %s in %s, %s %s\n",
        terms_bericht(type), terms_bericht_naam(type),
        format_args_name(ad, name),
        strcmp(view_syntax(ad), "xml") == 0
            ? say_pick(call, (struct cli_text){"wortel", "root"})
            : "berichttype",
        view_root(ad, type));
    say_label(call, "ELEMENTEN", "ELEMENTS");
    say_out(call, "%u verplicht, %u mag, %u als lijst die leeg mag zijn\n",
        "%u mandatory, %u optional, %u lists that may be empty\n", n.mandatory,
        n.optional, n.lists);
    show_profile(call, ad, type);
    show_defaults(call, ad, type);
    if (!call->plain)
        say_out(call, "\n", "\n");
    say_table_init(&t);
    while (walk_next(&w, &path))
        element_row(call, &t, ad, type, &path);
    code = say_table_print(call, &t);
    say_table_done(&t);
    say_note(call,
        "[] herhaalt. Een codelijst zien: ketenpoort adapter show %s --list "
        "NAAM",
        "[] repeats. See a code list: ketenpoort adapter show %s --list NAME",
        format_args_name(ad, name));
    return code;
}

static void
element_json(struct buf *b, const struct adapter *ad, enum bericht type,
    const struct view_path *path)
{
    const struct catalogue_leaf *lf = catalogue_leaf(path->leaf);
    const struct catalogue_element *el = catalogue_element(lf->element);
    struct elset received = adapter_profile_elements(ad, type);
    const struct adapter_default *d = default_of(ad, type, lf->element);
    bool rides = path->path[0] == '(';
    char label[CLI_LINE_MAX];

    say_json_text(b, "path", rides ? NULL : path->path);
    say_json_text(b, "element", el->id);
    say_json_text(b, "part", lf->part[0] == '\0' ? NULL : lf->part);
    label_text(path->leaf, label);
    say_json_text(b, "label", label);
    say_json_text(b, "presence",
        presence_codes[view_presence(ad, type, lf->element)]);
    say_json_bool(b, "required_in_container", path->required);
    say_json_bool(b, "in_profile", elset_has(&received, lf->element));
    say_json_bool(b, "repeats", el->repeats);
    say_json_text(b, "conversion", path->conv);
    say_json_text(b, "default", d == NULL ? NULL : d->value);
    say_json_text(b, "default_reason", d == NULL ? NULL : d->reden);
    say_json_text(b, "value", leaf_types[lf->type].en);
    if (has_length(lf->type)) {
        say_json_u64(b, "min", lf->min);
        say_json_u64(b, "max", lf->max);
    }
    say_json_text(b, "codelist",
        lf->type == LEAF_CODE ? catalogue_codelist_name(lf->codes) : NULL);
    say_json_text(b, "basic_condition",
        el->bv == BV_NONE ? NULL : terms_bv(el->bv));
    say_json_text(b, "category", categories[el->category]);
    buf_text(b, ",\"meaning\":{");
    say_json_text(b, "nl", el->nl);
    say_json_text(b, "en", el->en);
    buf_byte(b, '}');
}

static enum cli_exit
type_json(const struct cli_call *call, const struct adapter *ad,
    enum bericht type)
{
    struct walk w = {.ad = ad, .type = type};
    struct view_path path;
    bool first = true;
    struct buf b;

    say_json_begin(&b, call->command->schema);
    json_format(&b, ad);
    say_json_text(&b, "type", terms_bericht(type));
    say_json_text(&b, "name", terms_bericht_naam(type));
    say_json_text(&b, "root", view_root(ad, type));
    say_json_text(&b, "profile", adapter_profile(ad, type));
    buf_text(&b, ",\"elements\":[");
    while (walk_next(&w, &path)) {
        json_next(&b, &first);
        element_json(&b, ad, type, &path);
        buf_byte(&b, '}');
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

/* ---- show: a code list --------------------------------------------------- */

static bool
find_list(const struct cli_call *call, const struct adapter *ad,
    const char *text, enum codelist *list)
{
    const char *names[CL__COUNT];

    *list = catalogue_find_codelist(span_of(text));
    if (*list != CL_NONE)
        return true;
    for (int i = 1; i < CL__COUNT; i++)
        names[i - 1] = catalogue_codelist_name((enum codelist)i);
    (void)say_fail(call, CLI_USAGE, "codelijst '%s' is er niet",
        "there is no code list '%s'", text);
    say_suggest(call, text, names, CL__COUNT - 1);
    say_hint(call,
        "De lijsten staan bij de elementen: ketenpoort adapter show %s %s",
        "The lists stand with the elements: ketenpoort adapter show %s %s",
        call->arg[0], some_type(ad));
    return false;
}

static const char *
day_text(int32_t day, char out[static CLOCK_DATE_LEN + 1])
{
    clock_day(day, out);
    return out;
}

static void
period_text(const struct cli_call *call, struct code_period p,
    char out[static CLI_LINE_MAX])
{
    char from[CLOCK_DATE_LEN + 1], to[CLOCK_DATE_LEN + 1];

    if (p.from == CODE_EVER && p.to == CODE_FOREVER)
        say_line(call, out, "altijd", "always");
    else if (p.to == CODE_FOREVER)
        say_line(call, out, "vanaf %s", "from %s", day_text(p.from, from));
    else if (p.from == CODE_EVER)
        say_line(call, out, "tot en met %s", "up to and including %s",
            day_text(p.to, to));
    else
        say_line(call, out, "%s tot en met %s", "%s up to and including %s",
            day_text(p.from, from), day_text(p.to, to));
}

static void
code_row(const struct cli_call *call, struct say_table *t,
    const struct adapter *ad, enum codelist list, struct span code)
{
    struct code_period p = catalogue_code_period(list, code);
    char text[CLI_LINE_MAX];

    say_cell(t, view_code(ad, list, code));
    say_cell(t, code);
    say_cell_text(t, call->english ? catalogue_code_en(list, code)
                                   : catalogue_code_nl(list, code));
    period_text(call, p, text);
    say_cell_text(t, text);
    say_cell_text(t, p.successors);
}

/* A list of yes and no may stand in a document as true and false. */
static bool
as_bool(const struct adapter *ad, enum codelist list)
{
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        struct view_path path;
        uint16_t at = 0;

        while (view_next(ad, (enum bericht)t, &at, &path))
            if (catalogue_leaf(path.leaf)->codes == list &&
                strcmp(path.conv, "bool") == 0)
                return true;
    }
    return false;
}

static enum cli_exit
list_codes(const struct cli_call *call, const struct adapter *ad,
    enum codelist list)
{
    struct say_table t = {
        .column_n = 5,
        .head = {{"HIER", "HERE"}, {"CATALOGUS", "CATALOGUE"},
            {"BETEKENIS", "MEANING"}, {"GELDIG", "VALID"},
            {"OPVOLGER", "SUCCESSOR"}},
        .key = {"here", "canonical", "meaning", "valid", "successor"},
    };
    unsigned n = catalogue_codelist_n(list);
    enum cli_exit code;

    say_table_init(&t);
    for (unsigned i = 0; i < n; i++)
        code_row(call, &t, ad, list, span_of(catalogue_codelist_code(list, i)));
    code = say_table_print(call, &t);
    say_table_done(&t);
    if (as_bool(ad, list))
        say_note(call,
            "Op een pad met conversie bool staat hiervoor true of false.",
            "On a path with conversion bool, true or false stands for it.");
    return code;
}

static void
code_json(struct buf *b, const struct adapter *ad, enum codelist list,
    struct span code)
{
    struct code_period p = catalogue_code_period(list, code);
    char day[CLOCK_DATE_LEN + 1];

    say_json_span(b, "here", view_code(ad, list, code));
    say_json_span(b, "canonical", code);
    say_json_text(b, "nl", catalogue_code_nl(list, code));
    say_json_text(b, "en", catalogue_code_en(list, code));
    if (p.from != CODE_EVER)
        say_json_text(b, "valid_from", day_text(p.from, day));
    if (p.to != CODE_FOREVER)
        say_json_text(b, "valid_to", day_text(p.to, day));
    if (p.successors[0] != '\0')
        say_json_text(b, "successor", p.successors);
}

static enum cli_exit
list_codes_json(const struct cli_call *call, const struct adapter *ad,
    enum codelist list)
{
    bool first = true;
    struct buf b;

    say_json_begin(&b, call->command->schema);
    json_format(&b, ad);
    say_json_text(&b, "codelist", catalogue_codelist_name(list));
    buf_text(&b, ",\"codes\":[");
    for (unsigned i = 0; i < catalogue_codelist_n(list); i++) {
        json_next(&b, &first);
        code_json(&b, ad, list, span_of(catalogue_codelist_code(list, i)));
        buf_byte(&b, '}');
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

static enum cli_exit
show_list(const struct cli_call *call, const struct adapter *ad,
    const char *name)
{
    enum codelist list;

    if (!find_list(call, ad, name, &list))
        return CLI_USAGE;
    return call->json ? list_codes_json(call, ad, list)
                      : list_codes(call, ad, list);
}

/* ---- show ---------------------------------------------------------------- */

static enum cli_exit
show_format(const struct cli_call *call, const struct adapter *ad)
{
    const char *list = parse_option(call, "list");
    enum bericht type;

    if (list != NULL && call->arg_n > 1)
        return say_fail(call, CLI_USAGE, "een type en --list gaan niet samen",
            "a type and --list exclude each other");
    if (list != NULL)
        return show_list(call, ad, list);
    if (call->arg_n == 1)
        return call->json ? types_json(call, ad) : types_show(call, ad);
    if (!format_args_type(call, ad, call->arg[1], &type))
        return CLI_USAGE;
    return call->json ? type_json(call, ad, type) : type_show(call, ad, type);
}

enum cli_exit
cli_adapter_show(const struct cli_call *call)
{
    struct adapters *as = NULL;
    const struct adapter *ad;
    enum cli_exit code = format_args_load(call, &as);

    if (code != CLI_OK)
        return code;
    ad = format_args_find(call, as, call->arg[0]);
    code = ad == NULL ? CLI_USAGE : show_format(call, ad);
    adapters_free(as);
    return code;
}
