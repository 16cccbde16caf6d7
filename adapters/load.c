/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of the formats, into memory. */
#include "adapters/adapter.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "adapters/closed.h"
#include "adapters/codemap.h"
#include "adapters/compile.h"
#include "adapters/defaults.h"
#include "adapters/faults.h"
#include "adapters/grammar.h"
#include "adapters/tables.h"

#include "base/banned.h"

enum { ARENA_MAX = 32 * 1024 * 1024 };

const char *const adapters_conv[CONV__COUNT] = {"-", "code", "dmy", "leeg",
    "naam", "int", "bool", "decimaal", "datum_vol", "datum_jaar",
    "datum_maand"};

/* One format while it is loaded. */
struct loading {
    struct adapters *as;
    struct adapter *ad;
    char dir[TABLES_NAME_MAX]; /* the folder, with kind and version */
    char paths[TABLES_NAME_MAX];
    struct compile_type *types; /* of types.tsv, BERICHT__COUNT rows */
    struct errinfo *ei;
};

static enum err
no_room(struct errinfo *ei)
{
    return err_set(ei, ERR_NOMEM, "adapters.load", "tables too large");
}

static enum err
table_open(struct loading *l, struct table *t, const char *name,
    const char *header)
{
    char file[TABLES_NAME_MAX];
    int n = snprintf(file, sizeof(file), "%s/%s", l->dir, name);

    if (n < 0 || (size_t)n >= sizeof(file))
        return err_set(l->ei, ERR_CONFIG, "adapters.load", "name too long");
    return tables_open(t, &l->as->arena, file, header, l->ei);
}

/* ---- format.tsv ----------------------------------------------------- */

/* Roles with a comma between them. */
static bool
parse_roles(struct span s, uint32_t *roles)
{
    bool more = true;

    while (more) {
        const uint8_t *comma = s.n == 0 ? NULL : memchr(s.p, ',', s.n);
        size_t n = comma == NULL ? s.n : (size_t)(comma - s.p);
        size_t used = comma == NULL ? n : n + 1;
        enum rol rol;

        if (!terms_parse_rol((struct span){s.p, n}, &rol))
            return false;
        *roles |= 1U << rol;
        s = (struct span){s.p + used, s.n - used};
        more = comma != NULL;
    }
    return true;
}

static enum err
format_row(struct loading *l, struct table *t)
{
    struct adapter *ad = l->ad;
    struct span key = t->cell[0], value = t->cell[1];
    char *text = arena_text(&l->as->arena, value);

    if (text == NULL)
        return no_room(l->ei);
    if (span_is(key, "kind") || span_is(key, "version")) {
        if (!span_is(value, span_is(key, "kind") ? ad->kind : ad->version))
            return tables_wrong(t, l->ei,
                span_is(key, "kind") ? "kind: not the name of the folder"
                                     : "version: not the name of the folder");
    } else if (span_is(key, "syntax")) {
        if (!span_is(value, "xml") && !span_is(value, "json"))
            return tables_wrong(t, l->ei, "syntax is xml or json");
        ad->syntax = span_is(value, "xml") ? SYNTAX_XML : SYNTAX_JSON;
    } else if (span_is(key, "media")) {
        ad->media = text;
    } else if (span_is(key, "namespace")) {
        ad->ns = span_is(value, "-") ? "" : text;
    } else if (span_is(key, "roles")) {
        if (!parse_roles(value, &ad->roles))
            return tables_wrong(t, l->ei, "no such role");
    } else {
        return tables_wrong(t, l->ei, "unknown key");
    }
    return ERR_OK;
}

static enum err
load_format(struct loading *l)
{
    struct table t;
    bool more;
    unsigned n = 0;
    enum err rc = table_open(l, &t, "format.tsv", "key\tvalue");

    while (rc == ERR_OK && (rc = tables_next(&t, &more, l->ei)) == ERR_OK &&
           more) {
        rc = format_row(l, &t);
        n++;
    }
    if (rc == ERR_OK && (n < 4 || l->ad->media == NULL))
        rc = tables_wrong(&t, l->ei, "kind, version, syntax, media are asked");
    return rc;
}

/* ---- codes.tsv ------------------------------------------------------ */

static enum err
codes_row(struct loading *l, struct table *t)
{
    struct adapter *ad = l->ad;
    struct respell r = {.list = catalogue_find_codelist(t->cell[0]),
        .here = t->cell[1],
        .code = t->cell[2]};

    if (r.list == CL_NONE || !catalogue_code(r.list, r.code))
        return tables_wrong(t, l->ei, "no such list or code");
    if (r.here.n == 0 || ad->respell_n == GRAMMAR_RESPELL_MAX)
        return tables_wrong(t, l->ei, "empty spelling, or too many");
    ad->respell[ad->respell_n++] = r;
    return ERR_OK;
}

static enum err
load_codes(struct loading *l)
{
    struct adapter *ad = l->ad;
    struct table t;
    bool more;
    uint16_t guilty;
    const char *why;
    enum err rc = table_open(l, &t, "codes.tsv", "list\tcode\tcanonical");

    if (rc != ERR_OK)
        return rc;
    ad->respell =
        arena_take(&l->as->arena, GRAMMAR_RESPELL_MAX * sizeof(*ad->respell));
    if (ad->respell == NULL)
        return no_room(l->ei);
    while ((rc = tables_next(&t, &more, l->ei)) == ERR_OK && more) {
        rc = codes_row(l, &t);
        if (rc != ERR_OK)
            break;
    }
    if (rc != ERR_OK)
        return rc;
    why = codemap_build(ad, &guilty);
    if (why != NULL)
        return err_set(l->ei, ERR_CONFIG, "adapters.load", "%s: %.*s: %s",
            t.name, (int)ad->respell[guilty].here.n,
            (const char *)ad->respell[guilty].here.p, why);
    return ERR_OK;
}

/* ---- paths.tsv ------------------------------------------------------ */

static bool
parse_conv(struct span s, enum conv *conv)
{
    for (unsigned i = 0; i < CONV__COUNT; i++)
        if (span_is(s, adapters_conv[i])) {
            *conv = (enum conv)i;
            return true;
        }
    return false;
}

static bool
yes_or_no(enum codelist list)
{
    return catalogue_codelist_n(list) == 2 &&
           catalogue_code(list, span_of("J")) &&
           catalogue_code(list, span_of("N"));
}

/* Does the conversion go with the leaf and the syntax? */
static bool
conv_fits(const struct adapter *ad, enum conv conv, enum leaf leaf)
{
    const struct catalogue_leaf *lf = catalogue_leaf(leaf);
    bool json = ad->syntax == SYNTAX_JSON;

    switch (conv) {
    case CONV_SAME:
        return lf->type != LEAF_DECIMAL;
    case CONV_CODE:
        return lf->type == LEAF_CODE;
    case CONV_DMY:
        return lf->type == LEAF_DATE || lf->type == LEAF_DATE_PART;
    case CONV_LEEG:
        return lf->type == LEAF_DATE;
    case CONV_NAAM:
        return leaf == LF_PERSOON_GESLACHTSNAAM;
    case CONV_INT:
        return lf->type == LEAF_INT;
    case CONV_BOOL:
        return json && lf->type == LEAF_CODE && yes_or_no(lf->codes);
    case CONV_DECIMAAL:
        return lf->type == LEAF_DECIMAL;
    case CONV_DATUM_VOL:
    case CONV_DATUM_JAAR:
    case CONV_DATUM_MAAND:
        return json && lf->type == LEAF_DATE_PART;
    case CONV__COUNT:
        break;
    }
    return false;
}

static enum err
paths_row(struct loading *l, struct table *t)
{
    struct adapter *ad = l->ad;
    struct row row = {.path = t->cell[0],
        .leaf = catalogue_find_leaf(t->cell[1]),
        .line = t->line};

    if (ad->row_n == GRAMMAR_ROWS_MAX)
        return tables_wrong(t, l->ei, "too many rows");
    if (row.path.n == 0 || row.path.n > GRAMMAR_PATH_MAX)
        return tables_wrong(t, l->ei, "path empty or too long");
    if (row.leaf == LF__NONE || row.leaf == LF_BERICHT_TYPE)
        return tables_wrong(t, l->ei, "no such leaf, or one without path");
    if (!parse_conv(t->cell[2], &row.conv))
        return tables_wrong(t, l->ei, "no such conversion");
    if (!conv_fits(ad, row.conv, row.leaf))
        return tables_wrong(t, l->ei, "this conversion does not go here");
    for (uint16_t i = 0; i < ad->row_n; i++)
        if (ad->rows[i].leaf == row.leaf &&
            (row.conv < CONV_DATUM_VOL || ad->rows[i].conv == row.conv))
            return tables_wrong(t, l->ei, "this leaf has a path already");
    ad->rows[ad->row_n++] = row;
    return ERR_OK;
}

static enum err
load_paths(struct loading *l)
{
    struct table t;
    bool more;
    enum err rc = table_open(l, &t, "paths.tsv", "path\tleaf\tconv");

    if (rc != ERR_OK)
        return rc;
    memcpy(l->paths, t.name, sizeof(l->paths));
    l->ad->rows =
        arena_take(&l->as->arena, GRAMMAR_ROWS_MAX * sizeof(*l->ad->rows));
    if (l->ad->rows == NULL)
        return no_room(l->ei);
    while ((rc = tables_next(&t, &more, l->ei)) == ERR_OK && more) {
        rc = paths_row(l, &t);
        if (rc != ERR_OK)
            break;
    }
    return rc;
}

/* ---- types.tsv ------------------------------------------------------ */

static bool
parse_presence(struct span s, uint8_t *presence)
{
    *presence = span_is(s, "v")   ? PRESENCE_V
                : span_is(s, "o") ? PRESENCE_O
                : span_is(s, "l") ? PRESENCE_L
                                  : PRESENCE_NOT;
    return *presence != PRESENCE_NOT;
}

static enum err
types_row(struct loading *l, struct table *t, struct compile_type *types)
{
    enum bericht type;
    enum element e = catalogue_find(t->cell[2]);
    struct compile_type *ct;

    if (!terms_parse_bericht(t->cell[0], &type))
        return tables_wrong(t, l->ei, "no such message type");
    ct = &types[type];
    if (ct->root == NULL)
        ct->root = arena_text(&l->as->arena, t->cell[1]);
    if (ct->root == NULL)
        return no_room(l->ei);
    if (!span_is(t->cell[1], ct->root) || t->cell[1].n == 0)
        return tables_wrong(t, l->ei, "a type has one root");
    for (unsigned i = 0; i < BERICHT__COUNT; i++)
        if (i != type && types[i].root != NULL &&
            strcmp(types[i].root, ct->root) == 0)
            return tables_wrong(t, l->ei, "another type has this root");
    if (e == EL__NONE)
        return tables_wrong(t, l->ei, "no such element");
    if (ct->presence[e] != PRESENCE_NOT)
        return tables_wrong(t, l->ei, "this element is listed already");
    if (!parse_presence(t->cell[3], &ct->presence[e]))
        return tables_wrong(t, l->ei, "presence is v, o or l");
    return ERR_OK;
}

static enum err
load_types(struct loading *l)
{
    struct compile_type *types = l->types;
    struct table t;
    bool more;
    enum err rc;

    rc = table_open(l, &t, "types.tsv", "type\troot\telement\tpresence");
    while (
        rc == ERR_OK && (rc = tables_next(&t, &more, l->ei)) == ERR_OK && more)
        rc = types_row(l, &t, types);
    for (unsigned i = 0; rc == ERR_OK && i < BERICHT__COUNT; i++) {
        types[i].type = (enum bericht)i;
        if (types[i].root != NULL)
            rc = compile_grammar(l->ad, &types[i], &l->as->arena, l->paths,
                &l->ad->types[i], l->ei);
    }
    return rc;
}

/* ---- profiles.tsv ---------------------------------------------------- */

static bool
profile_name_ok(struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-')
            return false;
    return s.n > 0 && s.n <= GRAMMAR_PROFILE_MAX;
}

/* Is it the name of a profile of this very format? */
static bool
profile_is_ours(const struct adapter *ad, struct span name)
{
    char end[2 * TABLES_NAME_MAX + 3];
    int n = snprintf(end, sizeof(end), "-%s-%s", ad->kind, ad->version);

    return n > 0 && name.n > (size_t)n &&
           memcmp(name.p + name.n - (size_t)n, end, (size_t)n) == 0;
}

static enum err
profile_name(struct loading *l, struct table *t, enum bericht type)
{
    static const char form[] = "%s;profile=\"" ADAPTER_PROFILE_URN "%s\"";
    struct profile *p = &l->ad->profiles[type];
    char media[TABLES_NAME_MAX];
    struct span name = t->cell[0];
    enum bericht other;
    int n;

    if (p->name != NULL)
        return span_is(name, p->name)
                   ? ERR_OK
                   : tables_wrong(t, l->ei, "a type has one profile");
    if (!profile_name_ok(name))
        return tables_wrong(t, l->ei, "a profile is named with a-z, 0-9, -");
    if (!profile_is_ours(l->ad, name))
        return tables_wrong(t, l->ei, "a profile ends with -KIND-VERSION");
    if (adapters_find_profile(l->as, name, &other) != NULL ||
        adapter_profile_type(l->ad, name, &other))
        return tables_wrong(t, l->ei, "this profile is another's");
    p->name = arena_text(&l->as->arena, name);
    if (p->name == NULL)
        return no_room(l->ei);
    n = snprintf(media, sizeof(media), form, l->ad->media, p->name);
    if (n < 0 || n > ADAPTER_PROFILE_MEDIA_MAX)
        return tables_wrong(t, l->ei, "media type and profile are too long");
    p->content_type = arena_text(&l->as->arena, span_of(media));
    return p->content_type == NULL ? no_room(l->ei) : ERR_OK;
}

static enum err
profiles_row(struct loading *l, struct table *t, struct compile_type *profiles)
{
    enum bericht type;
    enum element e = catalogue_find(t->cell[2]);
    struct compile_type *ct;
    enum err rc;

    if (!terms_parse_bericht(t->cell[1], &type) || l->types[type].root == NULL)
        return tables_wrong(t, l->ei, "the format has no such message type");
    rc = profile_name(l, t, type);
    if (rc != ERR_OK)
        return rc;
    ct = &profiles[type];
    ct->type = type;
    ct->root = l->types[type].root;
    if (e == EL__NONE || l->types[type].presence[e] == PRESENCE_NOT)
        return tables_wrong(t, l->ei, "the type has no such element");
    if (ct->presence[e] != PRESENCE_NOT)
        return tables_wrong(t, l->ei, "this element is listed already");
    if (!parse_presence(t->cell[3], &ct->presence[e]))
        return tables_wrong(t, l->ei, "presence is v, o or l");
    return ERR_OK;
}

/* The grammar to write by: the type's own where that says the same. */
static enum err
compile_profile(struct loading *l, const struct compile_type *ct)
{
    struct profile *p = &l->ad->profiles[ct->type];

    if (memcmp(ct->presence, l->types[ct->type].presence,
            sizeof(ct->presence)) == 0) {
        p->g = l->ad->types[ct->type];
        return ERR_OK;
    }
    return compile_grammar(l->ad, ct, &l->as->arena, l->paths, &p->g, l->ei);
}

/* A format without this table is one in which nobody receives. */
static enum err
load_profiles(struct loading *l)
{
    struct compile_type *profiles;
    char file[TABLES_NAME_MAX];
    struct table t;
    bool more;
    enum err rc;

    if (snprintf(file, sizeof(file), "%s/profiles.tsv", l->dir) >=
            (int)sizeof(file) ||
        access(file, F_OK) != 0)
        return ERR_OK;
    rc = table_open(l, &t, "profiles.tsv", "profile\ttype\telement\tpresence");
    if (rc != ERR_OK)
        return rc;
    profiles = calloc(BERICHT__COUNT, sizeof(*profiles));
    if (profiles == NULL)
        return no_room(l->ei);
    while (
        rc == ERR_OK && (rc = tables_next(&t, &more, l->ei)) == ERR_OK && more)
        rc = profiles_row(l, &t, profiles);
    for (unsigned i = 0; rc == ERR_OK && i < BERICHT__COUNT; i++)
        if (profiles[i].root != NULL)
            rc = compile_profile(l, &profiles[i]);
    free(profiles);
    return rc;
}

static enum err
load_types_and_profiles(struct loading *l)
{
    enum err rc;

    l->types = calloc(BERICHT__COUNT, sizeof(*l->types));
    if (l->types == NULL)
        return no_room(l->ei);
    rc = load_types(l);
    if (rc == ERR_OK)
        rc = load_profiles(l);
    free(l->types);
    l->types = NULL;
    return rc;
}

/* ---- folders -------------------------------------------------------- */

/* A table that a format may be without. */
static enum err
load_extra(struct loading *l, const char *name,
    enum err (*load)(struct adapter *ad, struct arena *arena, const char *file,
        struct errinfo *ei))
{
    char file[TABLES_NAME_MAX];
    int n = snprintf(file, sizeof(file), "%s/%s", l->dir, name);

    if (n < 0 || (size_t)n >= sizeof(file))
        return err_set(l->ei, ERR_CONFIG, "adapters.load", "name too long");
    return load(l->ad, &l->as->arena, file, l->ei);
}

static enum err
load_one(struct adapters *as, const char *dir, const char *kind,
    const char *version, struct errinfo *ei)
{
    struct loading l = {.as = as, .ei = ei};
    enum err rc;

    if (snprintf(l.dir, sizeof(l.dir), "%s/%s/%s", dir, kind, version) >=
        (int)sizeof(l.dir))
        return err_set(ei, ERR_CONFIG, "adapters.load", "name too long");
    if (as->n == GRAMMAR_FORMATS_MAX)
        return err_set(ei, ERR_CONFIG, "adapters.load", "more than %d formats",
            GRAMMAR_FORMATS_MAX);
    l.ad = arena_take(&as->arena, sizeof(*l.ad));
    if (l.ad == NULL)
        return no_room(ei);
    *l.ad = (struct adapter){.kind = arena_text(&as->arena, span_of(kind)),
        .version = arena_text(&as->arena, span_of(version)),
        .ns = ""};
    if (l.ad->kind == NULL || l.ad->version == NULL)
        return no_room(ei);
    rc = load_format(&l);
    if (rc == ERR_OK)
        rc = load_codes(&l);
    if (rc == ERR_OK)
        rc = load_paths(&l);
    if (rc == ERR_OK)
        rc = load_types_and_profiles(&l);
    if (rc == ERR_OK)
        rc = load_extra(&l, "closed.tsv", closed_load);
    if (rc == ERR_OK)
        rc = load_extra(&l, "defaults.tsv", defaults_load);
    if (rc == ERR_OK)
        as->v[as->n++] = l.ad;
    return rc;
}

static int
not_hidden(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static void
names_free(struct dirent **names, int n)
{
    while (n-- > 0)
        free(names[n]);
    free(names);
}

/* Every folder below dir/kind that holds a format.tsv. */
static enum err
load_kind(struct adapters *as, const char *dir, const char *kind,
    struct errinfo *ei)
{
    char name[TABLES_NAME_MAX];
    struct dirent **names;
    int n;
    enum err rc = ERR_OK;

    if (snprintf(name, sizeof(name), "%s/%s", dir, kind) >= (int)sizeof(name))
        return err_set(ei, ERR_CONFIG, "adapters.load", "name too long");
    n = scandir(name, &names, not_hidden, alphasort);
    if (n < 0)
        return ERR_OK; /* a file, and no format */
    for (int i = 0; rc == ERR_OK && i < n; i++) {
        const char *version = names[i]->d_name;
        int len = snprintf(name, sizeof(name), "%s/%s/%s/format.tsv", dir, kind,
            version);

        if (len > 0 && len < (int)sizeof(name) && access(name, F_OK) == 0)
            rc = load_one(as, dir, kind, version, ei);
    }
    names_free(names, n);
    return rc;
}

static enum err
load_all(struct adapters *as, const char *dir, struct errinfo *ei)
{
    struct dirent **names;
    int n = scandir(dir, &names, not_hidden, alphasort);
    enum err rc = ERR_OK;

    if (n < 0)
        return err_set(ei, ERR_CONFIG, "adapters.load", "%s: cannot open", dir);
    for (int i = 0; rc == ERR_OK && i < n; i++)
        rc = load_kind(as, dir, names[i]->d_name, ei);
    names_free(names, n);
    if (rc == ERR_OK && as->n == 0)
        rc = err_set(ei, ERR_CONFIG, "adapters.load",
            "%s: no format (<kind>/<version>/format.tsv)", dir);
    return rc;
}

/* An empty set of formats; NULL, with *rc set, when there is no memory. */
static struct adapters *
start(enum err *rc, struct errinfo *ei)
{
    struct adapters *as = calloc(1, sizeof(*as));

    if (as == NULL) {
        *rc = no_room(ei);
        return NULL;
    }
    *rc = arena_init(&as->arena, ARENA_MAX, ei);
    return as;
}

/* Hand it over, or take it down again. */
static enum err
finish(struct adapters *as, enum err rc, struct adapters **out)
{
    if (rc == ERR_OK)
        *out = as;
    else
        adapters_free(as);
    return rc;
}

enum err
adapters_load(struct adapters **out, const char *dir, struct errinfo *ei)
{
    enum err rc;
    struct adapters *as = start(&rc, ei);

    *out = NULL;
    if (rc == ERR_OK)
        rc = load_all(as, dir, ei);
    return finish(as, rc, out);
}

enum err
adapters_load_one(struct adapters **out, const char *dir, const char *kind,
    const char *version, struct errinfo *ei)
{
    enum err rc;
    struct adapters *as = start(&rc, ei);

    *out = NULL;
    if (rc == ERR_OK)
        rc = load_one(as, dir, kind, version, ei);
    return finish(as, rc, out);
}

void
adapters_free(struct adapters *as)
{
    if (as == NULL)
        return;
    arena_done(&as->arena);
    free(as);
}
