/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An edit of the policy is refused with its place, or does what diff says.
 *
 * One random edit of one file at a time.  When it is refused, a fault must name
 * a place in that file, or in one that refers to it.  When it is not, two judges
 * that share nothing with policy/diff.c look at both policies:
 *
 *   leaves     the file itself, read with the document interface of libfyaml:
 *              every value that changed must be named by a difference, and
 *              every difference must lie on a value that changed
 *   decisions  every flow under every state of the conditions and around every
 *              date, and every question, decided with both: whatever comes out
 *              otherwise must be named, and whatever is named as deciding must
 *              come out otherwise there or in the rows that are decided on
 *
 * KETEN_EDITS sets how many; KETEN_EDIT shows that one alone.
 */
#include "tests/unit/policy/policy_case.h"

#include <libfyaml.h>

#include "policy/diff.h"
#include "policy/explain.h"

#include "base/banned.h"

enum {
    EDITS = 1000,
    BLIND_EDITS = 1000,
    LEAVES_MAX = 20000,
    VALUES_MAX = 8000
};

/* ---- chance ---------------------------------------------------------------- */

static uint64_t dice;

static uint64_t
roll(uint64_t n)
{
    uint64_t z = dice += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return n == 0 ? 0 : (z ^ (z >> 31)) % n;
}

/* ---- leaves of a file ------------------------------------------------------ */

struct leaf_at {
    char *path, *text;
};

struct leaves {
    struct leaf_at *v;
    size_t n;
};

static void
leaves_done(struct leaves *ls)
{
    for (size_t i = 0; i < ls->n; i++) {
        free(ls->v[i].path);
        free(ls->v[i].text);
    }
    free(ls->v);
    *ls = (struct leaves){NULL, 0};
}

static char *
joined(const char *a, const char *b, size_t n)
{
    char *s = NULL;

    if (asprintf(&s, "%s%s%.*s", a, a[0] == '\0' ? "" : "/", (int)n, b) < 0)
        fail_msg("no room");
    return s;
}

static void
leaves_add(struct leaves *ls, const char *path, const char *text, size_t n)
{
    assert_true(ls->n < LEAVES_MAX);
    ls->v[ls->n].path = strdup(path);
    ls->v[ls->n].text = strndup(text == NULL ? "" : text, n);
    ls->n++;
}

/* The order of a list has a meaning in 47-volledigheid alone. */
static void
leaves_walk(struct leaves *ls, struct fy_node *nd, const char *path)
{
    void *it = NULL;
    struct fy_node_pair *pair;
    struct fy_node *c;
    const char *text;
    size_t n = 0;
    int i = 0;

    if (fy_node_is_mapping(nd)) {
        while ((pair = fy_node_mapping_iterate(nd, &it)) != NULL) {
            char *down;

            text = fy_node_get_scalar(fy_node_pair_key(pair), &n);
            down = joined(path, text == NULL ? "" : text, n);
            leaves_walk(ls, fy_node_pair_value(pair), down);
            free(down);
            i++;
        }
    } else if (fy_node_is_sequence(nd)) {
        bool ordered = strncmp(path, "volledigheid/", 13) == 0 &&
                       (strstr(path, "/verwacht") || strstr(path, "/een_van"));

        while ((c = fy_node_sequence_iterate(nd, &it)) != NULL) {
            char at[16], *down;

            (void)snprintf(at, sizeof(at), "[%d]", ordered ? i : 0);
            down = joined(path, at, strlen(at));
            leaves_walk(ls, c, down);
            free(down);
            i++;
        }
    } else {
        text = fy_node_get_scalar(nd, &n);
        leaves_add(ls, path, text, n);
        return;
    }
    if (i == 0)
        leaves_add(ls, path, "(empty)", 7);
}

static int
leaf_order(const void *a, const void *b)
{
    const struct leaf_at *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    return order != 0 ? order : strcmp(x->text, y->text);
}

static void
leaves_read(struct leaves *ls, struct span text)
{
    struct fy_diag_cfg dcfg;
    struct fy_parse_cfg cfg = {.search_path = ""};
    struct fy_document *doc;

    fy_diag_cfg_default(&dcfg);
    dcfg.fp = NULL;
    cfg.diag = fy_diag_create(&dcfg);
    doc = fy_document_build_from_string(&cfg, (const char *)text.p, text.n);
    *ls = (struct leaves){calloc(LEAVES_MAX, sizeof(*ls->v)), 0};
    assert_non_null(ls->v);
    if (doc == NULL)
        fail_msg("libfyaml takes its own event stream, not its document");
    leaves_walk(ls, fy_document_root(doc), "");
    qsort(ls->v, ls->n, sizeof(*ls->v), leaf_order);
    fy_document_destroy(doc);
    fy_diag_destroy(cfg.diag);
}

/* What is on one side only, borrowed from both. */
struct changed {
    const struct leaf_at *v[LEAVES_MAX];
    size_t n;
};

static void
changed_find(struct changed *ch, const struct leaves *a, const struct leaves *b)
{
    size_t i = 0, k = 0;

    ch->n = 0;
    while (i < a->n || k < b->n) {
        int order = i == a->n   ? 1
                    : k == b->n ? -1
                                : leaf_order(&a->v[i], &b->v[k]);

        if (order < 0)
            ch->v[ch->n++] = &a->v[i];
        else if (order > 0)
            ch->v[ch->n++] = &b->v[k];
        assert_true(ch->n < LEAVES_MAX);
        i += order <= 0;
        k += order >= 0;
    }
}

/* ---- the state of the campaign ---------------------------------------------- */

struct values {
    struct span key, value;
};

static struct {
    struct case_files files;
    struct leaves leaves[POLICY_FILES_MAX];
    struct policy *before;
    struct values pool[VALUES_MAX]; /* every "key: value" of every file */
    size_t pool_n;
} fx;

/* One edit and what became of it. */
struct trial {
    size_t file;
    char what[160];
    struct span text;
    struct policy *after;
    struct buf report;
    struct diff diff;
    bool *hit; /* this row was seen to make a difference */
    struct changed changed;
    unsigned wrong;
    bool loud;
};

struct tally {
    unsigned refused, none, silent, words, meaning, wrong, vacuous;
};

static void
complain(struct trial *t, const char *what, const char *detail)
{
    t->wrong++;
    if (t->loud)
        print_error("%s: %s\n    %s: %s\n", fx.files.name[t->file], t->what,
            what, detail);
}

/* ---- lines ------------------------------------------------------------------ */

static size_t
line_end(struct span s, size_t at)
{
    const uint8_t *nl = memchr(s.p + at, '\n', s.n - at);

    return nl == NULL ? s.n : (size_t)(nl - s.p) + 1;
}

static size_t
line_start(struct span s, size_t at)
{
    while (at > 0 && s.p[at - 1] != '\n')
        at--;
    return at;
}

static size_t
indent_of(struct span s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && s.p[at + n] == ' ')
        n++;
    return n;
}

static bool
says_something(struct span s, size_t at)
{
    size_t i = at + indent_of(s, at);

    return i < s.n && s.p[i] != '\n' && s.p[i] != '#';
}

/* A line that is no comment. */
static size_t
some_line(struct span s)
{
    for (;;) {
        size_t at = line_start(s, roll(s.n));

        if (says_something(s, at))
            return at;
    }
}

/* The end of the line at at and of all that stands deeper below it. */
static size_t
block_end(struct span s, size_t at)
{
    size_t in = indent_of(s, at), end = line_end(s, at);

    while (end < s.n && (!says_something(s, end) || indent_of(s, end) > in))
        end = line_end(s, end);
    return end;
}

/* "key: value" on the line at at. */
static bool
pair_at(struct span s, size_t at, struct values *v)
{
    size_t end = line_end(s, at), from = at + indent_of(s, at), colon = from;

    while (colon + 1 < end && !(s.p[colon] == ':' && s.p[colon + 1] == ' '))
        colon++;
    if (colon + 2 >= end || s.p[from] == '#')
        return false;
    v->key = (struct span){s.p + from, colon - from};
    while (end > colon + 2 && s.p[end - 1] == '\n')
        end--;
    v->value = (struct span){s.p + colon + 2, end - colon - 2};
    return v->value.n > 0;
}

/* text with n bytes at at replaced. */
static struct span
spliced(struct span text, size_t at, size_t n, struct span by)
{
    uint8_t *p = malloc(text.n - n + by.n + 1);

    assert_non_null(p);
    memcpy(p, text.p, at);
    if (by.n > 0)
        memcpy(p + at, by.p, by.n);
    memcpy(p + at + by.n, text.p + at + n, text.n - at - n);
    p[text.n - n + by.n] = '\0';
    return (struct span){p, text.n - n + by.n};
}

static void
say_edit(struct trial *t, const char *what, size_t at, struct span by)
{
    struct span s = fx.files.file[t->file].text;
    unsigned line = 1;
    size_t n = by.n > 60 ? 60 : by.n;

    for (size_t i = 0; i < at; i++)
        line += s.p[i] == '\n';
    (void)snprintf(t->what, sizeof(t->what), "line %u: %s \"%.*s\"", line, what,
        (int)n, n == 0 ? "" : (const char *)by.p);
    for (char *c = t->what; *c != '\0'; c++)
        *c = *c == '\n' ? '$' : *c;
}

static void
edit(struct trial *t, const char *what, size_t at, size_t n, struct span by)
{
    struct span s = fx.files.file[t->file].text;

    t->text = spliced(s, at, n, by);
    say_edit(t, what, at, by.n > 0 ? by : (struct span){s.p + at, n});
}

/* ---- the edits -------------------------------------------------------------- */

static void
delete_line(struct trial *t, struct span s)
{
    size_t at = some_line(s);

    edit(t, "delete", at, line_end(s, at) - at, (struct span){NULL, 0});
}

static void
delete_block(struct trial *t, struct span s)
{
    size_t at = some_line(s);

    edit(t, "delete block", at, block_end(s, at) - at, (struct span){NULL, 0});
}

/* A word: up to the next blank, bracket, comma or colon. */
static void
delete_token(struct trial *t, struct span s)
{
    static const char ends[] = " \n,:[]{}\"";
    size_t at = some_line(s), end = line_end(s, at), from, to;

    from = at + indent_of(s, at);
    from += roll(end - from);
    while (from > at && strchr(ends, s.p[from - 1]) == NULL)
        from--;
    for (to = from + 1; to < s.n && strchr(ends, s.p[to]) == NULL; to++)
        continue;
    edit(t, "delete token", from, to - from, (struct span){NULL, 0});
}

static void
duplicate_line(struct trial *t, struct span s)
{
    size_t at = some_line(s), to = roll(3) == 0 ? some_line(s) : at;

    edit(t, "duplicate", to, 0, (struct span){s.p + at, line_end(s, at) - at});
}

static void
duplicate_block(struct trial *t, struct span s)
{
    size_t at = some_line(s), to = roll(2) == 0 ? some_line(s) : at;

    edit(t, "duplicate block", to, 0,
        (struct span){s.p + at, block_end(s, at) - at});
}

static bool
some_pair(struct span s, struct values *v)
{
    for (int i = 0; i < 100; i++)
        if (pair_at(s, some_line(s), v))
            return true;
    return false;
}

static void
retype_any(struct trial *t, struct span s)
{
    static const char *const pool[] = {"ja", "nee", "0", "5", "99999999999",
        "-1", "1461", "\"2024-02-30\"", "\"2025-06-01\"", "2031-01-01", "~",
        "null", "true", "[]", "{}", "[ja]", "{nl: x}", "\"\"", "''", "x", "C2",
        "C4", "C6", "C11", "C12", "toegestaan", "geweigerd", "akkoord",
        "concept", "aanname", "beleid", "element", "bericht", "PI", "GN", "F4",
        "|", "*a", "&a x", "!!int 3", "'*'", "R07", "R34", "%", "@", "- x",
        "a: b", "3.0", "0x10", "1e3", "1_000", "030"};
    struct values v;

    if (!some_pair(s, &v)) {
        delete_line(t, s);
        return;
    }
    edit(t, "retype", (size_t)(v.value.p - s.p), v.value.n,
        span_of(pool[roll(sizeof(pool) / sizeof(pool[0]))]));
}

/* Another value that stands under the same key somewhere. */
static void
retype_alike(struct trial *t, struct span s)
{
    struct values v;

    for (int i = 0; i < 20 && some_pair(s, &v); i++) {
        size_t from = roll(fx.pool_n);

        /* Words are half of all there is. */
        if ((span_is(v.key, "nl") || span_is(v.key, "en")) && roll(8) != 0)
            continue;
        for (size_t k = 0; k < fx.pool_n; k++) {
            const struct values *w = &fx.pool[(from + k) % fx.pool_n];

            if (!span_eq(w->key, v.key) || span_eq(w->value, v.value))
                continue;
            edit(t, "replace by", (size_t)(v.value.p - s.p), v.value.n,
                w->value);
            return;
        }
    }
    retype_any(t, s);
}

static void
swap_values(struct trial *t, struct span s)
{
    struct values v, w;
    struct span once;

    if (!some_pair(s, &v) || !some_pair(s, &w) || v.value.p == w.value.p) {
        retype_any(t, s);
        return;
    }
    if (v.value.p > w.value.p) {
        struct values x = v;

        v = w;
        w = x;
    }
    once = spliced(s, (size_t)(w.value.p - s.p), w.value.n, v.value);
    t->text = spliced(once, (size_t)(v.value.p - s.p), v.value.n, w.value);
    say_edit(t, "swap with", (size_t)(v.value.p - s.p), w.value);
    free((void *)(uintptr_t)once.p);
}

static void
truncate_at(struct trial *t, struct span s)
{
    size_t at = roll(s.n);

    edit(t, "truncate", at, s.n - at, (struct span){NULL, 0});
}

static void
reindent(struct trial *t, struct span s)
{
    size_t at = some_line(s), in = indent_of(s, at);
    size_t n = 1 + roll(2);

    if (in >= n && roll(2) == 0)
        edit(t, "outdent", at, n, (struct span){NULL, 0});
    else
        edit(t, "indent", at, 0, (struct span){(const uint8_t *)"    ", n});
}

/* What no reader of YAML may see. */
static void
reformat(struct trial *t, struct span s)
{
    size_t at = some_line(s);
    struct values v;
    char quoted[4200];

    switch (roll(3)) {
    case 0:
        edit(t, "comment", at, 0, span_of("   # niets\n\n"));
        return;
    case 1:
        edit(t, "comment behind", line_end(s, at) - 1, 0, span_of("  # niets"));
        return;
    default:
        break;
    }
    if (!some_pair(s, &v) || strchr("\"'[{|>", v.value.p[0]) != NULL ||
        memchr(v.value.p, '\'', v.value.n) != NULL ||
        memchr(v.value.p, '#', v.value.n) != NULL) {
        edit(t, "blank line", at, 0, span_of("\n"));
        return;
    }
    (void)snprintf(quoted, sizeof(quoted), "'%.*s'", (int)v.value.n,
        (const char *)v.value.p);
    edit(t, "quote", (size_t)(v.value.p - s.p), v.value.n, span_of(quoted));
}

/* A key by another key of the policy, or by one that nobody knows. */
static void
rekey(struct trial *t, struct span s)
{
    struct values v;
    const struct values *w = &fx.pool[roll(fx.pool_n)];

    if (some_pair(s, &v))
        edit(t, "rename", (size_t)(v.key.p - s.p), v.key.n,
            roll(4) == 0 ? span_of("onbekend") : w->key);
    else
        delete_line(t, s);
}

/* Two lines of one depth, exchanged whole: order says nothing. */
static void
reorder(struct trial *t, struct span s)
{
    for (int i = 0; i < 100; i++) {
        size_t a = some_line(s), b = block_end(s, a), c;
        uint8_t *p;

        if (b >= s.n || !says_something(s, b) ||
            indent_of(s, b) != indent_of(s, a) || s.p[b - 1] != '\n')
            continue;
        c = block_end(s, b);
        p = malloc(c - a);
        assert_non_null(p);
        memcpy(p, s.p + b, c - b);
        memcpy(p + (c - b), s.p + a, b - a);
        edit(t, "reorder", a, c - a, (struct span){p, c - a});
        free(p);
        return;
    }
    delete_line(t, s);
}

static void
make_edit(struct trial *t, const char *file)
{
    static void (*const edits[])(struct trial * t,
        struct span s) = {delete_line, delete_block, delete_token,
        duplicate_line, duplicate_block, retype_any, retype_any, retype_alike,
        retype_alike, retype_alike, swap_values, truncate_at, reindent,
        reformat, rekey, reorder};

    t->file = roll(fx.files.n);
    while (file != NULL &&
           strncmp(fx.files.name[t->file], file, strlen(file)) != 0)
        t->file = roll(fx.files.n);
    edits[roll(sizeof(edits) / sizeof(edits[0]))](t,
        fx.files.file[t->file].text);
}

/* ---- a refusal names its place ----------------------------------------------- */

/* Files in which a fault may show that was made in this one. */
static bool
refers(const char *to, const char *from)
{
    static const struct {
        const char *to, *from;
    } known[] = {{"00-", "40-"}, {"10-", "35-"}, {"10-", "40-"}, {"10-", "45-"},
        {"10-", "50-"}, {"20-", "40-"}, {"20-", "50-"}, {"30-", "40-"},
        {"35-", "40-"}, {"40-", "47-"}, {"45-", "47-"}, {"45-", "40-"},
        {"50-", "40-"}, {"50-", "47-"}, {"50-", "50-"}, {"60-", "45-"},
        {"60-", "50-"}};

    if (strncmp(to, from, strlen(to)) == 0)
        return true;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strncmp(to, known[i].to, 3) == 0 &&
            strncmp(from, known[i].from, 3) == 0)
            return true;
    return false;
}

static bool
places_it(struct trial *t, const char *fault)
{
    char name[NODES_NAME_MAX + 1];
    unsigned line = 0, column = 0, lines = 1;
    const char *at = strchr(fault, ':');

    if (at == NULL || (size_t)(at - fault) >= sizeof(name))
        return false;
    memcpy(name, fault, (size_t)(at - fault));
    name[at - fault] = '\0';
    if (sscanf(at, ":%u:%u: ", &line, &column) != 2 || line == 0 || column == 0)
        return false;
    for (size_t i = 0; i < t->text.n; i++)
        lines += t->text.p[i] == '\n';
    if (strcmp(name, fx.files.name[t->file]) == 0)
        return line <= lines;
    /* A section that is nowhere has no place but the folder. */
    return refers(fx.files.name[t->file], name) ||
           strstr(fault, "ontbreekt in deze map") != NULL;
}

static void
check_refusal(struct trial *t, const struct errinfo *ei)
{
    struct span r = buf_peek(&t->report);
    bool placed = false;
    char *text = strndup((const char *)r.p, r.n), *save = NULL;

    assert_non_null(text);
    for (char *l = strtok_r(text, "\n", &save); l != NULL && !placed;
         l = strtok_r(NULL, "\n", &save))
        placed = places_it(t, l);
    if (!placed)
        complain(t, "refused without a place", ei->text);
    free(text);
}

/* ---- leaves against differences ------------------------------------------------ */

/* Is path this section, key and field, or below?  b and c may be NULL. */
static bool
lies_at(const char *path, const char *a, const char *b, const char *c)
{
    const char *parts[] = {a, b, c};

    for (size_t i = 0; i < 3 && parts[i] != NULL; i++) {
        size_t n = strlen(parts[i]);

        if (strncmp(path, parts[i], n) != 0 ||
            (path[n] != '\0' && path[n] != '/'))
            return false;
        path += n + (path[n] == '/');
    }
    return true;
}

static bool
names_flow(const struct diff_row *r, const char *path)
{
    if (r->change == DIFF_CHANGED &&
        (strcmp(r->field, "bewaren") == 0 ||
            strcmp(r->field, "logboek") == 0) &&
        strncmp(path, "bewaartermijnen/", 16) == 0)
        return true;
    if (r->change != DIFF_CHANGED)
        return lies_at(path, "berichten", r->type, NULL);
    if (strcmp(r->field, "inhoud") == 0)
        return lies_at(path, "berichten", r->type, "verplicht") ||
               lies_at(path, "berichten", r->type, "mag");
    return lies_at(path, "berichten", r->type, r->field);
}

/* The column that a file is about. */
static bool
is_of_column(const struct trial *t, const char *column)
{
    const char *name = fx.files.name[t->file];
    struct span s = t->text, was = fx.files.file[t->file].text;
    char code[64];

    if (strncmp(name, "50-", 3) != 0)
        return false;
    (void)snprintf(code, sizeof(code), "%s", column);
    return memmem(s.p, s.n, code, strlen(code)) != NULL ||
           memmem(was.p, was.n, code, strlen(code)) != NULL;
}

static bool
names_rule(const struct trial *t, const struct diff_row *r, const char *path)
{
    const char *id = catalogue_element((enum element)r->element)->id;
    const char *section =
        strcmp(r->column, "KOP") == 0 ? "berichtkop" : "elementen";

    if (strcmp(r->column, "KOP") != 0 && !is_of_column(t, r->column))
        return false;
    if (strcmp(path, "kolom/code") == 0)
        return true;
    if (!lies_at(path, section, id, NULL))
        return false;
    /* A refusal has a code, also where none is written. */
    return r->change != DIFF_CHANGED ||
           strcmp(strrchr(path, '/') + 1, r->field) == 0 ||
           (strcmp(r->field, "code") == 0 &&
               strcmp(strrchr(path, '/') + 1, "uitkomst") == 0);
}

/* "kolom/DR-GN/status" is the path "kolom/status" in its own file. */
static bool
names_said(const struct trial *t, const struct diff_row *r, const char *path)
{
    const char *down;
    char column[64], *cut;
    size_t n = strcspn(r->key, "[");

    if (strncmp(r->key, "kolom/", 6) != 0)
        return strncmp(r->key, path, n) == 0;
    (void)snprintf(column, sizeof(column), "%s", r->key + 6);
    cut = strchr(column, '/');
    assert_non_null(cut);
    *cut = '\0';
    down = r->key + 6 + strlen(column);
    return is_of_column(t, column) && strncmp(path, "kolom", 5) == 0 &&
           (strcmp(path + 5, down) == 0 || strcmp(path + 5, "/code") == 0);
}

/* Is this value where the difference says it is? */
static bool
names(const struct trial *t, const struct diff_row *r, const char *path)
{
    static const char *const section[DIFF__COUNT] = {[DIFF_TERM] =
                                                         "bewaartermijnen",
        [DIFF_GROUND] = "gronden",
        [DIFF_PURPOSE] = "doelen",
        [DIFF_ROLE] = "rollen",
        [DIFF_AGREEMENT] = "afspraken",
        [DIFF_CONDITION] = "voorwaarden",
        [DIFF_PART] = "voorwaarden/C9/delen",
        [DIFF_REPLACEMENT] = "vervanging"};
    bool whole = r->change != DIFF_CHANGED;

    switch ((enum diff_kind)r->kind) {
    case DIFF_POLICY:
        return lies_at(path, "beleid", r->field, NULL);
    case DIFF_PARAMETER:
        return lies_at(path, "parameters", r->field, NULL);
    case DIFF_FLOW:
        return names_flow(r, path);
    case DIFF_COLUMN:
        return is_of_column(t, r->column) &&
               (whole || strncmp(path, "kolom/", 6) == 0);
    case DIFF_RULE:
        return names_rule(t, r, path);
    case DIFF_EXPECTATION:
        return lies_at(path, "volledigheid", r->key, NULL);
    case DIFF_SAID:
    case DIFF_REMARK:
        return names_said(t, r, path);
    case DIFF_CONDITION:
    case DIFF_TERM:
    case DIFF_GROUND:
    case DIFF_PURPOSE:
    case DIFF_ROLE:
    case DIFF_PART:
    case DIFF_REPLACEMENT:
    case DIFF_AGREEMENT:
    case DIFF__COUNT:
        break;
    }
    return lies_at(path, section[r->kind], r->key,
        whole                              ? NULL
        : strcmp(r->field, "akkoord") == 0 ? "stand"
                                           : r->field);
}

/* A value that says what holds without it: an element that the list takes in
 * another way, the code that a refusal has anyway. */
static bool
is_idle(const struct leaf_at *l)
{
    const char *last = strrchr(l->path, '/');

    if (strncmp(l->path, "berichten/", 10) == 0)
        return strstr(l->path, "/mag") != NULL ||
               strstr(l->path, "/verplicht") != NULL;
    return last != NULL && strcmp(last, "/code") == 0 &&
           (strcmp(l->text, "GEEN_GRONDSLAG") == 0 ||
               strcmp(l->text, "BEROEPSGEHEIM") == 0);
}

static void
check_leaves(struct trial *t, struct tally *n)
{
    for (size_t i = 0; i < t->changed.n; i++) {
        bool named = false;

        /* A term is a thing of its own; that flows keep by it comes after. */
        for (size_t k = 0; k < t->diff.n && !named; k++)
            named = names(t, &t->diff.row[k], t->changed.v[i]->path) &&
                    (t->diff.row[k].kind != DIFF_FLOW ||
                        strncmp(t->changed.v[i]->path, "berichten/", 10) == 0);
        if (!named && is_idle(t->changed.v[i]))
            n->vacuous++;
        else if (!named)
            complain(t, "changed and not named", t->changed.v[i]->path);
    }
    for (size_t k = 0; k < t->diff.n; k++) {
        bool there = false;

        for (size_t i = 0; i < t->changed.n && !there; i++)
            there = names(t, &t->diff.row[k], t->changed.v[i]->path);
        if (!there)
            complain(t, "named and not changed", t->diff.row[k].key);
    }
}

/* ---- decisions with both ------------------------------------------------------- */

/* Something that came out otherwise. */
struct seen {
    enum bericht type; /* BERICHT__COUNT: a question */
    enum rol from, to;
    uint16_t flow[2]; /* before and after; POLICY_NO_RULE: none */
    uint8_t column[2];
    enum element element; /* EL__NONE: the message as a whole */
    uint8_t condition[2];
    uint16_t rule[2];
    uint8_t fallback[2];
};

static const struct policy *
policy_of(const struct trial *t, int side)
{
    return side == 0 ? fx.before : t->after;
}

static bool
is_key(const char *key, const char *code)
{
    return code != NULL && strcmp(key, code) == 0;
}

static bool
explains_flow(const struct trial *t, const struct diff_row *r,
    const struct seen *s)
{
    char key[32];

    (void)snprintf(key, sizeof(key), "%s %s-%s", terms_bericht(s->type),
        terms_rol(s->from), terms_rol(s->to));
    if (r->kind == DIFF_FLOW)
        return strcmp(r->key, key) == 0;
    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        const struct policy_flow *fl;

        if (s->flow[side] == POLICY_NO_RULE)
            continue;
        fl = &po->flow[s->flow[side]];
        if (r->kind == DIFF_GROUND &&
            (is_key(r->key, po->ground[fl->giver].code) ||
                is_key(r->key, po->ground[fl->receiver].code)))
            return true;
        if (r->kind == DIFF_AGREEMENT &&
            is_key(r->key, po->agreement[fl->agreement].code))
            return true;
    }
    return r->kind == DIFF_POLICY && strcmp(r->field, "geldig_vanaf") == 0;
}

static bool
in_column(const struct trial *t, const struct diff_row *r, const struct seen *s)
{
    for (int side = 0; side < 2; side++)
        if (s->column[side] != POLICY_NO_INDEX &&
            is_key(r->column, policy_of(t, side)->column[s->column[side]].code))
            return true;
    return strcmp(r->column, "KOP") == 0;
}

/* A rule on one of the elements that refuse a whole message. */
static bool
refuses_whole(const struct trial *t, const struct diff_row *r)
{
    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);

        for (unsigned i = 0; i < po->rule_n; i++)
            if (po->rule[i].element == r->element &&
                po->condition[po->rule[i].condition].whole)
                return true;
    }
    return false;
}

static bool
explains_element(const struct trial *t, const struct diff_row *r,
    const struct seen *s)
{
    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        uint16_t at = s->rule[side];

        if (r->kind == DIFF_CONDITION &&
            strtoul(r->key + 1, NULL, 10) == s->condition[side])
            return true;
        if (r->kind == DIFF_GROUND && at != POLICY_NO_RULE &&
            po->rule[at].ground != POLICY_NO_INDEX &&
            is_key(r->key, po->ground[po->rule[at].ground].code))
            return true;
        if (r->kind == DIFF_RULE && r->element == s->fallback[side] &&
            in_column(t, r, s))
            return true;
        if (r->kind == DIFF_FLOW && r->element == s->fallback[side] &&
            r->element != EL__NONE)
            return true;
    }
    if (r->kind == DIFF_PARAMETER)
        return strcmp(r->field, "motivering_tekens") == 0 &&
               (s->condition[0] == 3 || s->condition[1] == 3);
    if (r->kind == DIFF_PART)
        return r->element == s->element;
    if (r->kind == DIFF_REPLACEMENT)
        return true;
    return r->kind == DIFF_RULE && r->element == s->element &&
           in_column(t, r, s);
}

static bool
explains(const struct trial *t, const struct diff_row *r, const struct seen *s)
{
    if (r->effect == DIFF_WORDS || r->effect == DIFF_RECORD) {
        if (r->kind == DIFF_FLOW || r->kind == DIFF_RULE)
            return false;
    }
    if (s->type != BERICHT__COUNT && explains_flow(t, r, s))
        return s->element == EL__NONE || r->kind != DIFF_FLOW ||
               r->element == EL__NONE || r->element == s->element;
    if (r->kind == DIFF_COLUMN)
        return in_column(t, r, s);
    if (s->element == EL__NONE)
        return r->kind == DIFF_TERM ||
               (r->kind == DIFF_CONDITION &&
                   (strcmp(r->key, "C6") == 0 || strcmp(r->key, "C11") == 0)) ||
               (r->kind == DIFF_RULE && in_column(t, r, s) &&
                   refuses_whole(t, r)) ||
               (s->type == BERICHT__COUNT && r->kind == DIFF_FLOW &&
                   in_column(t, r, s));
    if (s->type == BERICHT__COUNT && r->kind == DIFF_FLOW)
        return in_column(t, r, s);
    return explains_element(t, r, s);
}

static void
see(struct trial *t, const struct seen *s)
{
    bool named = false;
    char what[120];

    for (size_t k = 0; k < t->diff.n; k++)
        if (explains(t, &t->diff.row[k], s))
            named = t->hit[k] = true;
    (void)snprintf(what, sizeof(what), "%s %s-%s %s",
        s->type == BERICHT__COUNT ? "question" : terms_bericht(s->type),
        terms_rol(s->from), terms_rol(s->to),
        s->element == EL__NONE ? "as a whole"
                               : catalogue_element(s->element)->id);
    if (!named)
        complain(t, "decided otherwise and not named", what);
}

static const char *
grond_of(const struct policy *po, uint16_t flow)
{
    return flow == POLICY_NO_RULE ? "" : policy_grond_gever(po, flow);
}

static const char *
agreement_of(const struct policy *po, uint16_t flow)
{
    return flow == POLICY_NO_RULE
               ? ""
               : po->agreement[po->flow[flow].agreement].code;
}

/* The answer, what the log would name with it, what the recorder would ask. */
static bool
same_whole(const struct trial *t, const struct decision d[2])
{
    uint16_t was = d[0].flow, is = d[1].flow;

    return d[0].released == d[1].released && d[0].refusal == d[1].refusal &&
           d[0].bewaren_dagen == d[1].bewaren_dagen &&
           d[0].log_bewaren_dagen == d[1].log_bewaren_dagen &&
           memcmp(&d[0].refused_on, &d[1].refused_on,
               sizeof(d[0].refused_on)) == 0 &&
           strcmp(grond_of(fx.before, was), grond_of(t->after, is)) == 0 &&
           policy_asks_gemeente(fx.before, was) ==
               policy_asks_gemeente(t->after, is) &&
           strcmp(policy_grond_ontvanger(fx.before, was),
               policy_grond_ontvanger(t->after, is)) == 0 &&
           strcmp(agreement_of(fx.before, was), agreement_of(t->after, is)) ==
               0;
}

static bool
same_line(const struct trial *t, const struct policy_line *a,
    const struct policy_line *b)
{
    return a->verdict == b->verdict && a->weiger == b->weiger &&
           a->condition == b->condition && a->deel == b->deel &&
           a->fallback == b->fallback &&
           strcmp(policy_rule_id(fx.before, a->rule),
               policy_rule_id(t->after, b->rule)) == 0 &&
           strcmp(policy_rule_grond(fx.before, a->rule),
               policy_rule_grond(t->after, b->rule)) == 0;
}

static void
decide_both(struct trial *t, const struct policy_facts *f,
    const struct elset *offered)
{
    static struct decision d[2];
    struct seen s = {.type = f->type,
        .from = f->rol_afzender,
        .to = f->rol_ontvanger,
        .element = EL__NONE};

    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);

        policy_decide(po, f, offered, &d[side]);
        s.flow[side] = po->flow_at[f->type][f->rol_afzender][f->rol_ontvanger];
        s.column[side] = s.flow[side] == POLICY_NO_RULE
                             ? POLICY_NO_INDEX
                             : po->flow[s.flow[side]].column;
    }
    if (!same_whole(t, d))
        see(t, &s);
    if (!d[0].released || !d[1].released)
        return;
    for (unsigned e = 0; e < EL__COUNT; e++) {
        if (same_line(t, &d[0].line[e], &d[1].line[e]))
            continue;
        s.element = (enum element)e;
        for (int side = 0; side < 2; side++) {
            const struct policy_line *l = &d[side].line[e];
            uint16_t at =
                s.column[side] == POLICY_NO_INDEX
                    ? POLICY_NO_RULE
                    : policy_of(t, side)->column[s.column[side]].rule[e];

            s.condition[side] = l->condition;
            if (at != POLICY_NO_RULE)
                s.condition[side] = policy_of(t, side)->rule[at].condition;
            s.rule[side] = at;
            s.fallback[side] = l->fallback;
        }
        see(t, &s);
    }
}

/* ---- the battery ---------------------------------------------------------------- */

enum { STATES = 40, DAYS_MAX = 64 };

/* The nth state of the facts beside the dates; false past the last. */
static bool
set_state(const struct trial *t, unsigned n, struct policy_facts *f)
{
    if (n < 12) {
        case_break(f, n);
    } else if (n < 20) {
        f->fase = (enum fase)(n - 12);
    } else if (n < 26) {
        f->bv_open = (uint8_t)(1u << (n - 20));
    } else if (n < 30) {
        const struct policy *po = policy_of(t, n % 2);

        f->motivatie_tekens =
            (uint16_t)(po->param.motivation_chars - (n < 28 ? 0 : 1));
    } else if (n == 30) {
        f->kort_verblijf = TRI_JA;
    } else if (n == 31) {
        f->gemeente_is_college = TRI_NEE;
    } else if (n == 32) {
        f->gemeente_bevestigd = TRI_NEE;
    } else if (n == 33) {
        f->gemeente_bevestigd = TRI_ONBEKEND;
    } else if (n == 34) {
        memset(&f->motivatie_elementen, 0, sizeof(f->motivatie_elementen));
    } else {
        return false;
    }
    return true;
}

static void
add_day(int64_t days[DAYS_MAX], size_t *n, int64_t day)
{
    if (day == INT64_MIN || day == INT64_MAX)
        return;
    for (size_t i = 0; i < *n; i++)
        if (days[i] == day)
            return;
    assert_true(*n < DAYS_MAX);
    days[(*n)++] = day;
}

/* The days around every date of both policies that a flow depends on. */
static size_t
days_of(const struct trial *t, const uint16_t flow[2], int64_t days[DAYS_MAX])
{
    size_t n = 0;

    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        const struct policy_flow *fl;

        add_day(days, &n, po->from - 1);
        add_day(days, &n, po->from);
        if (flow[side] == POLICY_NO_RULE)
            continue;
        fl = &po->flow[flow[side]];
        for (int k = 0; k < 3; k++) {
            const struct policy_ground *g =
                &po->ground[k == 0 ? fl->giver : fl->receiver];
            const struct policy_agreement *a = &po->agreement[fl->agreement];
            int64_t from = k == 2 ? a->from : g->from;
            int64_t to = k == 2 ? a->to : g->to;

            add_day(days, &n, from);
            add_day(days, &n, to);
            if (from != INT64_MIN)
                add_day(days, &n, from - 1);
            if (to != INT64_MAX)
                add_day(days, &n, to + 1);
        }
    }
    return n;
}

/* All that may be offered, and the same without what a flow asks for. */
static void
offer_sets(struct trial *t, const struct policy_facts *f,
    const uint16_t flow[2])
{
    struct elset all, less;
    struct policy_facts with;

    memset(&all, 0xff, sizeof(all));
    for (int i = 0; i < 4; i++)
        all.w[i] &= ~fx.before->blocked.w[i];
    for (unsigned n = 0; n < STATES; n++) {
        with = *f;
        if (set_state(t, n, &with))
            decide_both(t, &with, &all);
    }
    for (unsigned e = 0; e < EL__COUNT; e++) {
        bool asked = e == EL_CONTACT_CASEMANAGER_NAAM;

        for (int side = 0; side < 2; side++)
            asked =
                asked ||
                (flow[side] != POLICY_NO_RULE &&
                    elset_has(&policy_of(t, side)->flow[flow[side]].required,
                        (enum element)e)) ||
                policy_of(t, side)->replace_at[e] != POLICY_NO_INDEX;
        if (!asked)
            continue;
        less = all;
        elset_del(&less, (enum element)e);
        if (e == EL_CONTACT_CASEMANAGER_NAAM)
            elset_del(&less, EL_CONTACT_PI_FUNCTIONELE_POSTBUS);
        decide_both(t, f, &less);
    }
    all = (struct elset){{0}};
    elset_add(&all, EL_ZORG_DIAGNOSE);
    decide_both(t, f, &all);
}

static void
decide_flow(struct trial *t, enum bericht type, enum rol from, enum rol to)
{
    uint16_t flow[2] = {fx.before->flow_at[type][from][to],
        t->after->flow_at[type][from][to]};

    if (flow[0] == POLICY_NO_RULE && flow[1] == POLICY_NO_RULE)
        return;
    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        int64_t days[DAYS_MAX];
        struct policy_facts f;
        struct elset all;
        size_t n;

        /* The facts of one are those of the other when nothing moved. */
        if (flow[side] == POLICY_NO_RULE ||
            (side == 1 && flow[0] != POLICY_NO_RULE &&
                po->flow[flow[1]].doel == fx.before->flow[flow[0]].doel &&
                strcmp(grond_of(po, flow[1]), grond_of(fx.before, flow[0])) ==
                    0))
            continue;
        f = case_facts(type, from, to, (enum doel)po->flow[flow[side]].doel,
            grond_of(po, flow[side]));
        offer_sets(t, &f, flow);
        memset(&all, 0xff, sizeof(all));
        for (int i = 0; i < 4; i++)
            all.w[i] &= ~po->blocked.w[i];
        n = days_of(t, flow, days);
        for (size_t i = 0; i < n; i++) {
            f.vandaag = days[i];
            decide_both(t, &f, &all);
        }
    }
}

/* Each cell of a column, whether a message carries it or not. */
static void
decide_cells(struct trial *t, const struct policy_column *col)
{
    struct policy_facts f =
        case_facts(BERICHT_M01, ROL_PI, col->ontvanger, DOEL_DR_PLAN, "");
    struct seen s = {.type = BERICHT__COUNT,
        .from = col->ontvanger,
        .to = col->ontvanger,
        .flow = {POLICY_NO_RULE, POLICY_NO_RULE}};
    struct policy_facts with = f;

    for (int side = 0; side < 2; side++)
        s.column[side] =
            policy_find_column(policy_of(t, side), col->doel, col->ontvanger);
    if (s.column[0] == POLICY_NO_INDEX || s.column[1] == POLICY_NO_INDEX) {
        s.element = EL__NONE;
        see(t, &s);
        return;
    }
    for (unsigned n = 0; set_state(t, n, &with); n++, with = f)
        for (unsigned e = 0; e < EL__COUNT; e++) {
            struct policy_line l[2];

            for (int side = 0; side < 2; side++) {
                const struct policy *po = policy_of(t, side);
                struct policy_flow fl = {.column = s.column[side],
                    .from = ROL_PI,
                    .to = (uint8_t)col->ontvanger};
                struct policy_case k;

                memset(&fl.may, 0xff, sizeof(fl.may));
                policy_outcomes(po, &with, &k);
                l[side] = policy_decide_element(po, &fl, &k, (enum element)e);
                s.rule[side] = po->column[s.column[side]].rule[e];
                s.condition[side] = s.rule[side] == POLICY_NO_RULE
                                        ? 0
                                        : po->rule[s.rule[side]].condition;
                s.fallback[side] = EL__NONE;
            }
            s.element = (enum element)e;
            if (!same_line(t, &l[0], &l[1]))
                see(t, &s);
        }
}

static void
ask_both(struct trial *t, enum doel doel, enum rol rol)
{
    struct seen s = {.type = BERICHT__COUNT, .from = rol, .to = rol};
    bool any = false;

    for (int side = 0; side < 2; side++) {
        s.column[side] =
            policy_find_column(policy_of(t, side), terms_doel_kolom(doel), rol);
        any = any || s.column[side] != POLICY_NO_INDEX;
    }
    for (unsigned e = 0; any && e < EL__COUNT; e++) {
        struct policy_question q = {doel, rol, (enum element)e, FASE_ONBEKEND};
        struct policy_answer a[2];

        for (int side = 0; side < 2; side++) {
            policy_question(policy_of(t, side), &q, &a[side]);
            s.condition[side] = a[side].condition;
            s.rule[side] = a[side].rule;
            s.flow[side] = a[side].flow;
            s.fallback[side] = EL__NONE;
        }
        if (a[0].kind == a[1].kind && a[0].weiger == a[1].weiger &&
            a[0].condition == a[1].condition &&
            strcmp(a[0].rule_id, a[1].rule_id) == 0 &&
            strcmp(a[0].grond, a[1].grond) == 0)
            continue;
        s.element = (enum element)e;
        see(t, &s);
    }
}

/* ---- the rows that are decided on, side by side ----------------------------------- */

static const struct policy_ground *
ground_called(const struct policy *po, const char *code)
{
    uint8_t i = policy_find_ground(po, span_of(code));

    return i == POLICY_NO_INDEX ? NULL : &po->ground[i];
}

static const struct policy_agreement *
agreement_called(const struct policy *po, const char *code)
{
    for (unsigned i = 0; i < po->agreement_n; i++)
        if (strcmp(po->agreement[i].code, code) == 0)
            return &po->agreement[i];
    return NULL;
}

static const struct policy_expect *
expect_called(const struct policy *po, const char *id)
{
    for (unsigned i = 0; i < po->expect_n; i++)
        if (strcmp(po->expect[i].id, id) == 0)
            return &po->expect[i];
    return NULL;
}

static bool
other_part(const struct policy *a, const struct policy *b, enum element e)
{
    const struct policy_part *x, *y;

    if (a->part_at[e] == POLICY_NO_INDEX || b->part_at[e] == POLICY_NO_INDEX)
        return a->part_at[e] != b->part_at[e];
    x = &a->part[a->part_at[e]];
    y = &b->part[b->part_at[e]];
    for (unsigned i = 0; i < x->code_n && x->code_n == y->code_n; i++) {
        bool there = false;

        for (unsigned k = 0; k < y->code_n; k++)
            there = there || strcmp(x->code[i], y->code[k]) == 0;
        if (!there)
            return true;
    }
    return x->open_only != y->open_only || x->recipients != y->recipients ||
           x->code_n != y->code_n || (x->other == NULL) != (y->other == NULL) ||
           (x->other != NULL && strcmp(x->other, y->other) != 0);
}

static bool
other_replacement(const struct policy *a, const struct policy *b,
    enum element e)
{
    const struct policy_replace *x, *y;

    if (a->replace_at[e] == POLICY_NO_INDEX ||
        b->replace_at[e] == POLICY_NO_INDEX)
        return a->replace_at[e] != b->replace_at[e];
    x = &a->replace[a->replace_at[e]];
    y = &b->replace[b->replace_at[e]];
    return x->by != y->by || x->how != y->how;
}

static bool
other_condition(const struct policy_condition *x,
    const struct policy_condition *y)
{
    return x->whole != y->whole || x->weiger != y->weiger ||
           x->senders != y->senders || x->phases != y->phases ||
           memcmp(&x->free, &y->free, sizeof(x->free)) != 0;
}

/* Does the row that this difference is about say something else now? */
static bool
is_in_rows(const struct trial *t, const struct diff_row *r)
{
    const struct policy *a = fx.before, *b = t->after;
    const struct policy_ground *g[2];
    const struct policy_agreement *ag[2];
    const struct policy_expect *x[2];
    unsigned c;

    switch (r->kind) {
    case DIFF_GROUND:
        g[0] = ground_called(a, r->key), g[1] = ground_called(b, r->key);
        return g[0] == NULL || g[1] == NULL || g[0]->from != g[1]->from ||
               g[0]->to != g[1]->to;
    case DIFF_AGREEMENT:
        ag[0] = agreement_called(a, r->key),
        ag[1] = agreement_called(b, r->key);
        return ag[0] == NULL || ag[1] == NULL ||
               ag[0]->akkoord != ag[1]->akkoord || ag[0]->from != ag[1]->from ||
               ag[0]->to != ag[1]->to;
    case DIFF_EXPECTATION:
        x[0] = expect_called(a, r->key), x[1] = expect_called(b, r->key);
        return x[0] == NULL || x[1] == NULL || x[0]->refuse != x[1]->refuse;
    case DIFF_CONDITION:
        c = (unsigned)strtoul(r->key + 1, NULL, 10);
        return other_condition(&a->condition[c], &b->condition[c]);
    case DIFF_PART:
        return other_part(a, b, (enum element)r->element);
    case DIFF_REPLACEMENT:
        return other_replacement(a, b, (enum element)r->element);
    case DIFF_PARAMETER:
        return a->param.motivation_chars != b->param.motivation_chars;
    default:
        return false;
    }
}

static void
check_decisions(struct trial *t)
{
    for (unsigned type = 0; type < BERICHT__COUNT; type++)
        for (unsigned from = 0; from < ROL__COUNT; from++)
            for (unsigned to = 0; to < ROL__COUNT; to++)
                decide_flow(t, (enum bericht)type, (enum rol)from,
                    (enum rol)to);
    for (int side = 0; side < 2; side++)
        for (unsigned c = 0; c < policy_of(t, side)->column_n; c++)
            decide_cells(t, &policy_of(t, side)->column[c]);
    for (unsigned doel = 0; doel < DOEL__COUNT; doel++)
        for (unsigned rol = 0; rol < ROL__COUNT; rol++)
            ask_both(t, (enum doel)doel, (enum rol)rol);
    for (size_t k = 0; k < t->diff.n; k++) {
        const struct diff_row *r = &t->diff.row[k];

        if (r->effect == DIFF_DECIDES && !t->hit[k] && !is_in_rows(t, r)) {
            char what[256];

            (void)snprintf(what, sizeof(what), "%s %s %s: %.60s, was %.60s",
                diff_kind_name((enum diff_kind)r->kind), r->key, r->field,
                r->after, r->before);
            complain(t, "named as deciding and never seen", what);
        }
    }
}

/* ---- one edit --------------------------------------------------------------------- */

/* What diff may not see, to show that it would be missed. */
struct blind {
    int kind; /* DIFF__COUNT: it sees everything */
    const char *field;
    const char *file; /* edit these alone; NULL: any */
};

static void
look_away(struct diff *d, const struct blind *bl)
{
    size_t n = 0;

    for (size_t i = 0; i < d->n; i++)
        if (d->row[i].kind != bl->kind ||
            (bl->field != NULL && strcmp(d->row[i].field, bl->field) != 0))
            d->row[n++] = d->row[i];
    d->n = n;
}

static void
weigh(const struct trial *t, struct tally *n)
{
    unsigned effect = DIFF_EFFECT__COUNT;

    for (size_t i = 0; i < t->diff.n; i++)
        if (t->diff.row[i].effect < effect)
            effect = t->diff.row[i].effect;
    if (t->diff.n == 0 && t->changed.n > 0 && t->loud &&
        getenv("KETEN_SILENT") != NULL)
        print_message("said twice: %s %s\n", fx.files.name[t->file], t->what);
    if (t->changed.n == 0)
        n->none++;
    else if (t->diff.n == 0)
        n->silent++;
    else if (effect == DIFF_WORDS)
        n->words++;
    else
        n->meaning++;
}

static void
judge(struct trial *t, struct tally *n, const struct blind *bl)
{
    struct leaves ls;

    leaves_read(&ls, t->text);
    changed_find(&t->changed, &fx.leaves[t->file], &ls);
    assert_int_equal(policy_diff(&t->diff, fx.before, t->after, NULL), ERR_OK);
    if (t->loud)
        for (size_t i = 0; i < t->diff.n && getenv("KETEN_EDIT") != NULL; i++)
            print_message("  %s %s [%s] %s: '%s' -> '%s'\n",
                diff_kind_name((enum diff_kind)t->diff.row[i].kind),
                diff_change_name((enum diff_change)t->diff.row[i].change),
                t->diff.row[i].key, t->diff.row[i].field, t->diff.row[i].before,
                t->diff.row[i].after);
    weigh(t, n);
    look_away(&t->diff, bl);
    t->hit = calloc(t->diff.n + 1, sizeof(*t->hit));
    assert_non_null(t->hit);
    check_leaves(t, n);
    check_decisions(t);
    free(t->hit);
    policy_diff_done(&t->diff);
    leaves_done(&ls);
}

static unsigned
try_edit(uint64_t seed, struct tally *n, const struct blind *bl, bool loud)
{
    static struct trial t;
    struct policy_file files[POLICY_FILES_MAX];
    struct errinfo ei = {0};
    enum err rc;

    dice = seed * UINT64_C(7919);
    t = (struct trial){.loud = loud};
    make_edit(&t, bl->file);
    memcpy(files, fx.files.file, sizeof(files));
    files[t.file].text = t.text;
    buf_init(&t.report, 64 * 1024);
    rc = policy_compile(&t.after, files, fx.files.n, &t.report, &ei);
    if (loud && getenv("KETEN_EDIT") != NULL)
        print_message("%s %s: %s\n", fx.files.name[t.file], t.what,
            rc == ERR_OK ? "taken" : ei.text);
    assert_true(rc == ERR_OK || rc == ERR_CONFIG);
    if (rc == ERR_OK) {
        judge(&t, n, bl);
    } else {
        n->refused++;
        check_refusal(&t, &ei);
    }
    if (t.wrong > 0 && loud)
        print_error("  (KETEN_EDIT=%llu)\n", (unsigned long long)seed);
    n->wrong += t.wrong > 0;
    policy_free(t.after);
    buf_done(&t.report);
    free((void *)(uintptr_t)t.text.p);
    return t.wrong;
}

/* ---- tests ------------------------------------------------------------------------- */

static void
test_policy_edits__each_is_refused_or_does_what_diff_says(void **state)
{
    const char *env = getenv("KETEN_EDITS"), *one = getenv("KETEN_EDIT");
    unsigned long max = env == NULL ? EDITS : strtoul(env, NULL, 10);
    struct blind all = {.kind = DIFF__COUNT};
    struct tally n = {0};

    (void)state;
    if (one != NULL)
        (void)try_edit(strtoul(one, NULL, 10), &n, &all, true);
    for (unsigned long i = 1; one == NULL && i <= max; i++)
        (void)try_edit(i, &n, &all, true);
    print_message("%lu edits: %u refused, %u without effect on what is said, "
                  "%u said twice, %u in words only, %u in meaning; %u wrong\n",
        max, n.refused, n.none, n.silent, n.words, n.meaning, n.wrong);
    assert_int_equal(n.wrong, 0);
    if (one == NULL) {
        assert_true(n.refused > max / 10 && n.meaning > max / 20);
        assert_true(n.none > 0 && n.words > 0);
    }
}

/* A diff that overlooks one kind of difference is found out. */
static void
test_policy_edits__a_blind_diff_is_found_out(void **state)
{
    static const struct blind blinds[] = {{DIFF_RULE, "uitkomst", "50-"},
        {DIFF_RULE, "nl", "50-"}, {DIFF_FLOW, "inhoud", "40-"},
        {DIFF_FLOW, "gemeente_bevestigd", "40-"}, {DIFF_GROUND, NULL, "10-"},
        {DIFF_TERM, NULL, "00-"}, {DIFF_EXPECTATION, NULL, "47-"},
        {DIFF_SAID, NULL, "20-"}, {DIFF_CONDITION, NULL, "60-"}};

    (void)state;
    for (size_t b = 0; b < sizeof(blinds) / sizeof(blinds[0]); b++) {
        struct tally n = {0};
        unsigned i = 1;

        while (i <= BLIND_EDITS && try_edit(i, &n, &blinds[b], false) == 0)
            i++;
        print_message("blind to %s %s: found after %u edits\n",
            diff_kind_name((enum diff_kind)blinds[b].kind),
            blinds[b].field == NULL ? "" : blinds[b].field, i);
        assert_true(i <= BLIND_EDITS);
    }
}

static void
fill_pool(struct span s)
{
    for (size_t at = 0; at < s.n; at = line_end(s, at))
        if (says_something(s, at) && fx.pool_n < VALUES_MAX &&
            pair_at(s, at, &fx.pool[fx.pool_n]))
            fx.pool_n++;
}

static int
setup(void **state)
{
    (void)state;
    case_open(&fx.files);
    for (size_t i = 0; i < fx.files.n; i++) {
        leaves_read(&fx.leaves[i], fx.files.file[i].text);
        fill_pool(fx.files.file[i].text);
    }
    assert_int_equal(
        policy_compile(&fx.before, fx.files.file, fx.files.n, NULL, NULL),
        ERR_OK);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    policy_free(fx.before);
    for (size_t i = 0; i < fx.files.n; i++)
        leaves_done(&fx.leaves[i]);
    case_close(&fx.files);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_policy_edits__each_is_refused_or_does_what_diff_says),
        cmocka_unit_test(test_policy_edits__a_blind_diff_is_found_out),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
