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
 *              date, every question and every word that free text is searched
 *              for, decided with both: whatever comes out otherwise must be
 *              named, and whatever is named as deciding must come out otherwise
 *              there or in the rows that are decided on
 *
 * Files that were not edited are parsed once, and a flow of which no file that
 * it rests on was edited gets fewer states: else this would take minutes.
 *
 * KETEN_EDITS sets how many; KETEN_EDIT shows that one alone.
 */
#include "tests/unit/policy/policy_case.h"

#include <libfyaml.h>

#include "policy/diff.h"
#include "policy/explain.h"
#include "policy/scan.h"

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

/* ---- what was not edited is parsed once -------------------------------------- */

static struct {
    const uint8_t *text;
    struct node *root;
    struct arena tree;
} parsed[POLICY_FILES_MAX];

/* The linker puts these around the real one (see the Makefile).
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
enum err __real_nodes_parse(struct node **out, struct arena *a,
    struct span text, struct faults *fs);
enum err __wrap_nodes_parse(struct node **out, struct arena *a,
    struct span text, struct faults *fs);

enum err
__wrap_nodes_parse(struct node **out, struct arena *a, struct span text,
    struct faults *fs)
{
    for (size_t i = 0; i < fx.files.n; i++) {
        if (text.p != fx.files.file[i].text.p)
            continue;
        if (parsed[i].text != text.p) {
            assert_int_equal(
                arena_init(&parsed[i].tree, nodes_room(text.n), NULL), ERR_OK);
            assert_int_equal(
                __real_nodes_parse(&parsed[i].root, &parsed[i].tree, text, fs),
                ERR_OK);
            parsed[i].text = text.p;
        }
        *out = parsed[i].root;
        return ERR_OK;
    }
    return __real_nodes_parse(out, a, text, fs);
}
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

/* One edit and what became of it. */
struct trial {
    size_t file;
    unsigned sample;              /* the one state for flows that are far off */
    struct leaves leaves;         /* of that file, as it became */
    bool alike[POLICY_RULES_MAX]; /* rule n says on both sides who it is */
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

/* What diff may not see, to show that it would be missed. */
struct blind {
    int kind; /* DIFF__COUNT: it sees everything */
    const char *field;
    const char *file;      /* edit these alone; NULL: any */
    bool decisions;        /* found by what is decided, without the leaves */
    const char *from, *to; /* this edit, where chance takes long; else NULL */
};

static void
planted_edit(struct trial *t, const struct blind *bl)
{
    struct span s;
    const char *at;

    while (strncmp(fx.files.name[t->file], bl->file, strlen(bl->file)) != 0)
        t->file++;
    s = fx.files.file[t->file].text;
    at = strstr((const char *)s.p, bl->from);
    assert_non_null(at);
    edit(t, "planted", (size_t)((const uint8_t *)at - s.p), strlen(bl->from),
        span_of(bl->to));
}

static void
make_edit(struct trial *t, const struct blind *bl)
{
    const char *file = bl->file;
    static void (*const edits[])(struct trial * t,
        struct span s) = {delete_line, delete_block, delete_token,
        duplicate_line, duplicate_block, retype_any, retype_any, retype_alike,
        retype_alike, retype_alike, swap_values, truncate_at, reindent,
        reformat, rekey, reorder};

    if (bl->from != NULL) {
        planted_edit(t, bl);
        return;
    }
    t->file = roll(fx.files.n);
    while (file != NULL &&
           strncmp(fx.files.name[t->file], file, strlen(file)) != 0)
        t->file = roll(fx.files.n);
    edits[roll(sizeof(edits) / sizeof(edits[0]))](t,
        fx.files.file[t->file].text);
}

/* ---- a refusal names its place ----------------------------------------------- */

/* 40 .. 44 are one. */
static const char *
part_of(const char *name)
{
    return name[0] == '4' && name[1] < '5' ? "40-" : name;
}

/* Files in which a fault may show that was made in this one. */
static bool
refers(const char *to, const char *from)
{
    static const struct {
        const char *to, *from;
    } known[] = {{"00-", "40-"}, {"10-", "35-"}, {"10-", "40-"}, {"10-", "45-"},
        {"10-", "50-"}, {"20-", "40-"}, {"20-", "50-"}, {"30-", "40-"},
        {"30-", "35-"}, {"35-", "40-"}, {"40-", "40-"}, {"40-", "47-"},
        {"45-", "47-"}, {"45-", "40-"}, {"50-", "40-"}, {"50-", "47-"},
        {"50-", "50-"}, {"60-", "45-"}, {"60-", "50-"}};

    to = part_of(to);
    from = part_of(from);
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

/* A word of the free-text list without case and points, as two words that say
 * the same look alike: not how the scanner does it. */
static void
plain(const char *text, char out[static 128])
{
    size_t n = 0;

    for (; *text != '\0' && n < 126; text++) {
        bool word =
            strchr("abcdefghijklmnopqrstuvwxyz0123456789*",
                *text | (*text >= 'A' && *text <= 'Z' ? 0x20 : 0)) != NULL;

        if (word)
            out[n++] =
                (char)(*text | (*text >= 'A' && *text <= 'Z' ? 0x20 : 0));
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
}

/* Is word one of a list with commas? */
static bool
lists(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = list; (at = strstr(at, word)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[n] == '\0' || at[n] == ','))
            return true;
    return false;
}

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

#define ROWS "vrije_tekst/patronen/"

/* Does this row of the list, before or after, have the word? */
static bool
row_has(const struct trial *t, const char *row, size_t n, const char *word)
{
    for (int side = 0; side < 2; side++) {
        const struct leaves *ls = side == 0 ? &fx.leaves[t->file] : &t->leaves;

        for (size_t i = 0; i < ls->n; i++) {
            const char *path = ls->v[i].path;
            char text[128];

            if (strncmp(path, ROWS, strlen(ROWS)) != 0)
                continue;
            path += strlen(ROWS);
            if (strncmp(path, row, n) != 0 ||
                strncmp(path + n, "/woorden/", 9) != 0)
                continue;
            plain(ls->v[i].text, text);
            if (strcmp(text, word) == 0)
                return true;
        }
    }
    return false;
}

static bool
names_pattern(const struct trial *t, const struct diff_row *r,
    const struct leaf_at *l)
{
    const char *row = l->path + strlen(ROWS), *down;
    char text[128];
    size_t n;
    bool word;

    if (strncmp(l->path, ROWS, strlen(ROWS)) != 0)
        return false;
    n = strcspn(row, "/");
    down = row + n;
    plain(l->text, text);
    word = strncmp(down, "/woorden/", 9) == 0;
    if (word)
        return strcmp(text, r->key) == 0;
    if (!row_has(t, row, n, r->key))
        return false;
    if (strcmp(down, "/categorie") == 0)
        return r->change != DIFF_CHANGED || strcmp(r->field, "rij") == 0 ||
               strcmp(r->field, "categorie") == 0;
    if (strncmp(down, "/uitgezonderd/", 14) == 0)
        return r->change != DIFF_CHANGED || strcmp(r->field, "rij") == 0 ||
               (strcmp(r->field, "uitgezonderd") == 0 &&
                   lists(r->before, text) != lists(r->after, text));
    return false;
}

/* "parameters/x" is short for "parameters/x/waarde". */
static bool
names_parameter(const struct diff_row *r, const char *path)
{
    return lies_at(path, "parameters", r->key,
        r->change != DIFF_CHANGED || strcmp(r->field, "waarde") != 0 ||
                strrchr(path, '/') - path == 10
            ? NULL
            : r->field);
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
    return lies_at(path, "berichten", r->type,
        strcmp(r->field, "bewaren.termijn") == 0 ? "bewaren" : r->field);
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

/* "uitleg.nl" stands at uitleg/nl, whether it is akkoord at stand. */
static void
field_path(const struct diff_row *r, char out[static 64])
{
    (void)snprintf(out, 64, "%s",
        strcmp(r->field, "akkoord") == 0 ? "stand" : r->field);
    for (char *c = out; *c != '\0'; c++)
        *c = *c == '.' ? '/' : *c;
}

/* Is this value where the difference says it is? */
static bool
names(const struct trial *t, const struct diff_row *r, const struct leaf_at *l)
{
    const char *path = l->path;
    char field[64];
    static const char *const section[DIFF__COUNT] = {[DIFF_TERM] =
                                                         "bewaartermijnen",
        [DIFF_GROUND] = "gronden",
        [DIFF_PURPOSE] = "doelen",
        [DIFF_CATEGORY] = "gegevens",
        [DIFF_TEXT] = "vrije_tekst/categorieen",
        [DIFF_ROLE] = "rollen",
        [DIFF_AGREEMENT] = "afspraken",
        [DIFF_CONDITION] = "voorwaarden",
        [DIFF_PART] = "voorwaarden/C9/delen",
        [DIFF_REPLACEMENT] = "vervanging"};
    bool whole = r->change != DIFF_CHANGED;

    switch ((enum diff_kind)r->kind) {
    case DIFF_POLICY:
        return strcmp(r->field, "vrije_tekst.versie") == 0
                   ? strcmp(path, "vrije_tekst/versie") == 0
                   : lies_at(path, "beleid", r->field, NULL);
    case DIFF_PARAMETER:
        return names_parameter(r, path);
    case DIFF_PATTERN:
        return names_pattern(t, r, l);
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
    case DIFF_CATEGORY:
    case DIFF_TEXT:
    case DIFF_ROLE:
    case DIFF_PART:
    case DIFF_REPLACEMENT:
    case DIFF_AGREEMENT:
    case DIFF__COUNT:
        break;
    }
    field_path(r, field);
    return lies_at(path, section[r->kind], r->key, whole ? NULL : field);
}

static bool
has_column(const char *code)
{
    for (unsigned i = 0; i < fx.before->column_n; i++)
        if (strcmp(fx.before->column[i].code, code) == 0)
            return true;
    return false;
}

/* A value that says what holds without it: an element that the list takes in
 * another way, another log term of as many days, the code that a refusal has anyway. */
static bool
is_idle(const struct leaf_at *l)
{
    const char *last = strrchr(l->path, '/');

    if (strncmp(l->path, "berichten/", 10) == 0)
        return strstr(l->path, "/mag") != NULL ||
               strstr(l->path, "/logboek") != NULL ||
               strstr(l->path, "/verplicht") != NULL;
    if (strncmp(l->path, "gegevens/", 9) == 0)
        return strstr(l->path, "/elementen/") != NULL;
    if (strstr(l->path, "/behalve/") != NULL)
        return !has_column(l->text);
    if (last != NULL && strcmp(last, "/bij_afweging") == 0)
        return strcmp(l->text, "nee") == 0;
    if (strncmp(l->path, "parameters/besluit_18b_dagen", 28) == 0)
        return strcmp(l->text, "30") == 0;
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
            named = names(t, &t->diff.row[k], t->changed.v[i]) &&
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
            there = names(t, &t->diff.row[k], t->changed.v[i]);
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
    bool text; /* free text refuses it on one side */
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
is_role(const struct diff_row *r, enum rol to)
{
    return strcmp(r->field, "kolom_als") == 0 &&
           strcmp(r->key, terms_rol(to)) == 0;
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
                is_key(r->key, po->ground[fl->receiver].code) ||
                (fl->weighing != POLICY_NO_INDEX &&
                    is_key(r->key, po->ground[fl->weighing].code))))
            return true;
        if (r->kind == DIFF_AGREEMENT &&
            is_key(r->key, po->agreement[fl->agreement].code))
            return true;
    }
    if (r->kind == DIFF_TEXT)
        return s->text && strcmp(r->field, "behalve") == 0;
    if (r->kind == DIFF_ROLE)
        return is_role(r, s->to);
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
        return strcmp(r->key, "motivering_tekens") == 0 &&
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
               r->element == EL__NONE || r->element == s->element ||
               r->element == s->fallback[0] || r->element == s->fallback[1];
    if (r->kind == DIFF_COLUMN)
        return in_column(t, r, s);
    if (r->kind == DIFF_ROLE)
        return is_role(r, s->to);
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

static int
channel_of(const struct policy *po, uint16_t flow)
{
    return flow == POLICY_NO_RULE
               ? -1
               : (int)policy_channel((enum doel)po->flow[flow].doel);
}

/* The answer, what the log would name with it, what the recorder would ask. */
static bool
same_whole(const struct trial *t, const struct decision d[2])
{
    uint16_t was = d[0].flow, is = d[1].flow;

    return d[0].released == d[1].released && d[0].refusal == d[1].refusal &&
           channel_of(fx.before, was) == channel_of(t->after, is) &&
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
same_rule(const struct trial *t, const struct policy_line *a,
    const struct policy_line *b)
{
    return strcmp(policy_rule_id(fx.before, a->rule),
               policy_rule_id(t->after, b->rule)) == 0 &&
           strcmp(policy_rule_grond(fx.before, a->rule),
               policy_rule_grond(t->after, b->rule)) == 0;
}

/* Most rules are where they were: that is found out once. */
static void
find_alike(struct trial *t)
{
    memset(t->alike, 0, sizeof(t->alike));
    for (unsigned i = 0; i < fx.before->rule_n && i < t->after->rule_n; i++) {
        struct policy_line l = {.rule = (uint16_t)i};

        t->alike[i] = same_rule(t, &l, &l);
    }
}

static bool
same_line(const struct trial *t, const struct policy_line *a,
    const struct policy_line *b)
{
    return a->verdict == b->verdict && a->weiger == b->weiger &&
           a->condition == b->condition && a->deel == b->deel &&
           a->fallback == b->fallback && a->weighed == b->weighed &&
           ((a->rule == b->rule && a->rule != POLICY_NO_RULE &&
                t->alike[a->rule]) ||
               same_rule(t, a, b));
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
    s.text = d[0].refusal == WEIGER_VRIJE_TEKST ||
             d[1].refusal == WEIGER_VRIJE_TEKST;
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

enum { STATES = 48, DAYS_MAX = 160 };

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
    } else if (n < 35 + TEKST__COUNT) {
        elset_add(&f->tekst.on[n - 35], EL_DRPLAN_ACTIE);
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

static void
add_period(int64_t days[DAYS_MAX], size_t *n, int64_t from, int64_t to)
{
    add_day(days, n, from);
    add_day(days, n, to);
    if (from != INT64_MIN)
        add_day(days, n, from - 1);
    if (to != INT64_MAX)
        add_day(days, n, to + 1);
}

/* The days around every date of both policies that a flow depends on. */
static size_t
days_of(const struct trial *t, const uint16_t flow[2], int64_t days[DAYS_MAX])
{
    bool rules = strncmp(fx.files.name[t->file], "10-", 3) == 0;
    size_t n = 0;

    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        const struct policy_flow *fl;

        add_day(days, &n, po->from - 1);
        add_day(days, &n, po->from);
        if (flow[side] == POLICY_NO_RULE)
            continue;
        fl = &po->flow[flow[side]];
        add_period(days, &n, po->ground[fl->giver].from,
            po->ground[fl->giver].to);
        add_period(days, &n, po->ground[fl->receiver].from,
            po->ground[fl->receiver].to);
        add_period(days, &n, po->agreement[fl->agreement].from,
            po->agreement[fl->agreement].to);
        if (fl->weighing != POLICY_NO_INDEX)
            add_period(days, &n, po->ground[fl->weighing].from,
                po->ground[fl->weighing].to);
        for (unsigned g = 0; rules && g < po->ground_n; g++)
            add_period(days, &n, po->ground[g].from, po->ground[g].to);
    }
    return n;
}

/* Could this edit change what a flow of this type in these columns does?  By
 * the file: it is the judge's own guess, and only says how hard to look. */
static bool
is_near(const struct trial *t, const char *type, const uint8_t column[2])
{
    const char *name = fx.files.name[t->file];
    char path[32];

    if (strncmp(name, "50-", 3) == 0) {
        for (int side = 0; side < 2; side++)
            if (column[side] != POLICY_NO_INDEX &&
                is_of_column(t, policy_of(t, side)->column[column[side]].code))
                return true;
        return false;
    }
    if (strcmp(part_of(name), "40-") != 0)
        return strchr("134670", name[0]) != NULL ||
               strncmp(name, "20-", 3) == 0;
    (void)snprintf(path, sizeof(path), "berichten/%s/", type);
    for (size_t i = 0; i < t->changed.n; i++)
        if (strncmp(t->changed.v[i]->path, path, strlen(path)) == 0)
            return true;
    return false;
}

static void
all_but_blocked(struct elset *all)
{
    memset(all, 0xff, sizeof(*all));
    for (int i = 0; i < 4; i++)
        all->w[i] &= ~fx.before->blocked.w[i];
}

/* Is a message without e refused, or decided otherwise? */
static bool
matters(const struct trial *t, const uint16_t flow[2], enum element e)
{
    if (e == EL_CONTACT_CASEMANAGER_NAAM)
        return true;
    for (int side = 0; side < 2; side++)
        if ((flow[side] != POLICY_NO_RULE &&
                elset_has(&policy_of(t, side)->flow[flow[side]].required, e)) ||
            policy_of(t, side)->replace_at[e] != POLICY_NO_INDEX)
            return true;
    return false;
}

/* All that may be offered, and the same without what a flow asks for. */
static void
offer_sets(struct trial *t, const struct policy_facts *f,
    const uint16_t flow[2], bool near)
{
    struct elset all, less;
    struct policy_facts with;

    all_but_blocked(&all);
    for (unsigned n = 0; n < STATES; n++) {
        with = *f;
        if ((near || n >= 35 || n == t->sample) && set_state(t, n, &with))
            decide_both(t, &with, &all);
    }
    for (unsigned e = 0; near && e < EL__COUNT; e++) {
        if (!matters(t, flow, (enum element)e))
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

/* By exception, after weighing: answered whole, and with an answer missing. */
static void
decide_weighed(struct trial *t, const struct policy_facts *f,
    const struct policy *po, uint16_t flow, const int64_t *days, size_t n)
{
    struct policy_facts with = *f;
    struct elset all;
    const char *code;

    if (po->flow[flow].weighing == POLICY_NO_INDEX)
        return;
    all_but_blocked(&all);
    code = po->ground[po->flow[flow].weighing].code;
    with.grondslag = span_of(code);
    with.afweging = (struct policy_weighing){.given = true,
        .answers = WEIGHED_ANSWERS,
        .doel_51c = (uint8_t)(code[strlen(code) - 1] - 'A' + 1)};
    memset(&with.afweging.named, 0xff, sizeof(with.afweging.named));
    with.correlatie = true;
    with.verzoek = TRI_JA;
    decide_both(t, &with, &all);
    for (size_t i = 0; i < n; i++) {
        with.vandaag = days[i];
        decide_both(t, &with, &all);
    }
    with.vandaag = f->vandaag;
    with.afweging.answers = WEIGHED_ANSWERS & ~4;
    decide_both(t, &with, &all);
}

static void
decide_flow(struct trial *t, enum bericht type, enum rol from, enum rol to)
{
    uint16_t flow[2] = {fx.before->flow_at[type][from][to],
        t->after->flow_at[type][from][to]};
    uint8_t column[2];
    bool near;

    if (flow[0] == POLICY_NO_RULE && flow[1] == POLICY_NO_RULE)
        return;
    for (int side = 0; side < 2; side++)
        column[side] = flow[side] == POLICY_NO_RULE
                           ? POLICY_NO_INDEX
                           : policy_of(t, side)->flow[flow[side]].column;
    near = is_near(t, terms_bericht(type), column);
    for (int side = 0; side < 2; side++) {
        const struct policy *po = policy_of(t, side);
        int64_t days[DAYS_MAX];
        struct policy_facts f;
        struct elset all;
        size_t n;

        /* The facts of one are those of the other when nothing moved. */
        if (flow[side] == POLICY_NO_RULE ||
            (side == 1 && flow[0] != POLICY_NO_RULE &&
                po->flow[flow[1]].weighing ==
                    fx.before->flow[flow[0]].weighing &&
                po->flow[flow[1]].doel == fx.before->flow[flow[0]].doel &&
                strcmp(grond_of(po, flow[1]), grond_of(fx.before, flow[0])) ==
                    0))
            continue;
        f = case_facts(type, from, to, (enum doel)po->flow[flow[side]].doel,
            grond_of(po, flow[side]));
        offer_sets(t, &f, flow, near);
        all_but_blocked(&all);
        n = near ? days_of(t, flow, days) : 0;
        for (size_t i = 0; i < n; i++) {
            f.vandaag = days[i];
            decide_both(t, &f, &all);
        }
        f.vandaag = CASE_DAY;
        decide_weighed(t, &f, po, flow[side], days, n);
    }
}

static void
decide_column(struct trial *t, struct seen *s, const struct policy_facts *with)
{
    struct policy_flow fl[2];
    struct policy_case k[2];

    for (int side = 0; side < 2; side++) {
        fl[side] = (struct policy_flow){.column = s->column[side],
            .weighing = POLICY_NO_INDEX,
            .from = ROL_PI,
            .to = (uint8_t)s->to};
        memset(&fl[side].may, 0xff, sizeof(fl[side].may));
        policy_outcomes(policy_of(t, side), with, &k[side]);
    }
    for (unsigned e = 0; e < EL__COUNT; e++) {
        struct policy_line l[2];

        for (int side = 0; side < 2; side++) {
            const struct policy *po = policy_of(t, side);

            l[side] =
                policy_decide_element(po, &fl[side], &k[side], (enum element)e);
            s->rule[side] = po->column[s->column[side]].rule[e];
            s->condition[side] = s->rule[side] == POLICY_NO_RULE
                                     ? 0
                                     : po->rule[s->rule[side]].condition;
            s->fallback[side] = EL__NONE;
        }
        s->element = (enum element)e;
        if (!same_line(t, &l[0], &l[1]))
            see(t, s);
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
    bool near;

    for (int side = 0; side < 2; side++)
        s.column[side] =
            policy_find_column(policy_of(t, side), col->doel, col->ontvanger);
    if (s.column[0] == POLICY_NO_INDEX || s.column[1] == POLICY_NO_INDEX) {
        s.element = EL__NONE;
        see(t, &s);
        return;
    }
    near = is_near(t, "", s.column);
    for (unsigned n = 0; n < 35 && set_state(t, n, &with); n++, with = f)
        if (near || n == t->sample)
            decide_column(t, &s, &with);
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
        struct policy_question q = {.doel = doel,
            .ontvanger = rol,
            .element = (enum element)e,
            .fase = FASE_ONBEKEND};
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

static const struct policy_flow *
flow_called(const struct policy *po, const char *key)
{
    for (unsigned i = 0; i < po->flow_n; i++) {
        const struct policy_flow *fl = &po->flow[i];
        char name[32];

        (void)snprintf(name, sizeof(name), "%s %s-%s",
            terms_bericht((enum bericht)fl->type),
            terms_rol((enum rol)fl->from), terms_rol((enum rol)fl->to));
        if (strcmp(name, key) == 0)
            return fl;
    }
    return NULL;
}

/* What a flow asks of a municipality also where it goes to nobody's. */
static bool
other_flow(const struct trial *t, const struct diff_row *r)
{
    const struct policy_flow *a = flow_called(fx.before, r->key);
    const struct policy_flow *b = flow_called(t->after, r->key);

    return a != NULL && b != NULL &&
           strcmp(r->field, "gemeente_bevestigd") == 0 &&
           a->needs_municipality != b->needs_municipality;
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
               ag[0]->to != ag[1]->to || ag[0]->givers != ag[1]->givers ||
               ag[0]->receivers != ag[1]->receivers;
    case DIFF_FLOW:
        return other_flow(t, r);
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
        return strcmp(r->key, "motivering_tekens") == 0 &&
               a->param.motivation_chars != b->param.motivation_chars;
    default:
        return false;
    }
}

/* ---- free text, read with both ----------------------------------------------------- */

static void
note_category(void *ctx, const struct scan_hit *hit)
{
    *(unsigned *)ctx |= 1u << hit->category;
}

/* A word as it stands in a sentence; where it is open, more letters follow. */
static void
in_sentence(const char *word, char out[static 256])
{
    size_t n = strlen(word);
    bool front = n > 0 && word[0] == '*', back = n > 1 && word[n - 1] == '*';

    (void)snprintf(out, 256, "Het gaat om %s%.*s%s, zei hij.",
        front ? "qq" : "", (int)(n - front - back), word + front,
        back ? "qq" : "");
}

static void
read_sentence(struct trial *t, const char *word)
{
    char text[256], folded[128];
    unsigned found[2] = {0, 0};
    bool named = false;

    in_sentence(word, text);
    plain(text, folded);
    for (int side = 0; side < 2; side++)
        policy_scan_text(policy_of(t, side), span_of(text), span_of(""),
            note_category, &found[side]);
    if (found[0] == found[1])
        return;
    for (size_t k = 0; k < t->diff.n; k++) {
        const struct diff_row *r = &t->diff.row[k];
        char bare[128];
        size_t n = strlen(r->key);
        bool front = n > 0 && r->key[0] == '*';
        bool back = n > 1 && r->key[n - 1] == '*';

        if (r->kind != DIFF_PATTERN || r->effect != DIFF_DECIDES)
            continue;
        (void)snprintf(bare, sizeof(bare), "%.*s", (int)(n - front - back),
            r->key + front);
        if (strstr(folded, bare) != NULL)
            named = t->hit[k] = true;
    }
    if (!named)
        complain(t, "read otherwise and not named", word);
}

/* Every word and every exception of the list, before and after. */
static void
read_both(struct trial *t)
{
    if (strncmp(fx.files.name[t->file], "80-", 3) != 0)
        return;
    for (int side = 0; side < 2; side++) {
        const struct leaves *ls = side == 0 ? &fx.leaves[t->file] : &t->leaves;

        for (size_t i = 0; i < ls->n; i++)
            if (strstr(ls->v[i].path, "/woorden/") != NULL ||
                strstr(ls->v[i].path, "/uitgezonderd/") != NULL)
                read_sentence(t, ls->v[i].text);
    }
}

/* ---- what is decided on before a message is ----------------------------------------- */

/* This came out otherwise: it must be named. */
static void
must_name(struct trial *t, const char *key)
{
    bool named = false;

    for (size_t k = 0; k < t->diff.n; k++)
        if (t->diff.row[k].kind == DIFF_PARAMETER &&
            t->diff.row[k].effect == DIFF_DECIDES &&
            strcmp(t->diff.row[k].key, key) == 0)
            named = t->hit[k] = true;
    if (!named)
        complain(t, "decided otherwise and not named", key);
}

/* How old a decision behind an 18b disclosure may be, by asking. */
static unsigned
besluit_days(const struct policy *po)
{
    static const struct {
        enum leaf leaf;
        const char *text;
    } says[] = {{LF_BERICHT_BESLUIT_MANDAAT_FUNCTIE, "directeur"},
        {LF_BERICHT_BESLUIT_MANDAAT_KENMERK, "B-1"},
        {LF_BERICHT_BESLUIT_MANDAAT_DATUM, "2026-01-01"}};
    struct policy_facts f = {.vandaag = 20454}; /* that day */
    struct arena arena;
    struct message m;
    unsigned days = 0;

    assert_int_equal(arena_init(&arena, 65536, NULL), ERR_OK);
    assert_int_equal(message_init(&m, &arena, 8, NULL), ERR_OK);
    for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
        assert_int_equal(
            message_add(&m, says[i].leaf, 0, span_of(says[i].text), NULL),
            ERR_OK);
    for (; days <= POLICY_DAYS_MAX; days++, f.vandaag++) {
        policy_facts_mandate(po, &m, &f);
        if (!f.besluit_mandaat)
            break;
    }
    arena_done(&arena);
    assert_true(days > 0);
    return days;
}

static void
check_parameters(struct trial *t)
{
    if (policy_short_stay_days(fx.before) != policy_short_stay_days(t->after))
        must_name(t, "kort_verblijf_dagen");
    if (besluit_days(fx.before) != besluit_days(t->after))
        must_name(t, "besluit_18b_dagen");
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
            if (side == 0 || !has_column(policy_of(t, 1)->column[c].code))
                decide_cells(t, &policy_of(t, side)->column[c]);
    read_both(t);
    check_parameters(t);
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
    leaves_read(&t->leaves, t->text);
    changed_find(&t->changed, &fx.leaves[t->file], &t->leaves);
    find_alike(t);
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
    if (!bl->decisions)
        check_leaves(t, n);
    check_decisions(t);
    free(t->hit);
    policy_diff_done(&t->diff);
    leaves_done(&t->leaves);
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
    make_edit(&t, bl);
    t.sample = (unsigned)roll(35);
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
    static const struct blind blinds[] = {
        {DIFF_RULE, "uitkomst", "50-", false, NULL, NULL},
        {DIFF_RULE, "nl", "50-", false, NULL, NULL},
        {DIFF_FLOW, "inhoud", "40-", false, NULL, NULL},
        {DIFF_FLOW, "gemeente_bevestigd", "40-", false, NULL, NULL},
        {DIFF_GROUND, NULL, "10-", false, NULL, NULL},
        {DIFF_TERM, NULL, "00-", false, NULL, NULL},
        {DIFF_EXPECTATION, NULL, "47-", false, NULL, NULL},
        {DIFF_SAID, NULL, "20-", false, NULL, NULL},
        {DIFF_CONDITION, NULL, "60-", false, NULL, NULL},
        {DIFF_PARAMETER, NULL, "00-", false, NULL, NULL},
        {DIFF_PURPOSE, NULL, "20-", false, NULL, NULL},
        {DIFF_CATEGORY, NULL, "25-", false, NULL, NULL},
        {DIFF_AGREEMENT, "contact", "35-", false, NULL, NULL},
        {DIFF_PATTERN, "rij", "80-", false, NULL, NULL},
        {DIFF_SAID, NULL, "90-", false, NULL, NULL},
        {DIFF_RULE, "uitkomst", "50-", true, NULL, NULL},
        {DIFF_FLOW, "inhoud", "41-", true, NULL, NULL},
        {DIFF_PATTERN, NULL, "80-", true, NULL, NULL},
        {DIFF_RULE, "bij_afweging", "50-elementen-dr-gn", true,
            "    bij_afweging: ja\n", ""},
        {DIFF_FLOW, "afweging", "41-", true, "    afweging: WJSG_51C_C\n", ""},
        {DIFF_GROUND, NULL, "10-", true, "geldig_vanaf: \"2021-07-01\"",
            "geldig_vanaf: \"2025-01-01\""},
        {DIFF_PARAMETER, NULL, "00-", true,
            "besluit_18b_dagen:\n    waarde: 30",
            "besluit_18b_dagen:\n    waarde: 31"},
        {DIFF_PARAMETER, NULL, "00-", true,
            "kort_verblijf_dagen:\n    waarde: 10",
            "kort_verblijf_dagen:\n    waarde: 11"},
        {DIFF_PARAMETER, NULL, "00-", true,
            "motivering_tekens:\n    waarde: 30",
            "motivering_tekens:\n    waarde: 31"},
        {DIFF_ROLE, "kolom_als", "30-", true, "kolom_als: PI", "kolom_als: RE"},
        {DIFF_AGREEMENT, "akkoord", "35-", true, "stand: akkoord",
            "stand: opgeschort"},
        {DIFF_AGREEMENT, "einde", "35-", true, "    stand: akkoord\n",
            "    einde: \"2026-12-31\"\n    stand: akkoord\n"},
        {DIFF_CONDITION, "fasen", "60-", true, "fasen: [F4, F5, F6]",
            "fasen: [F5, F6]"},
        {DIFF_TEXT, "behalve", "80-", true, "behalve: [DR-PI, ", "behalve: ["},
        {DIFF_PATTERN, "uitgezonderd", "80-", true,
            "uitgezonderd: [geen diagnose, ", "uitgezonderd: ["},
        {DIFF_PATTERN, "categorie", "80-", true, "categorie: DIAGNOSE",
            "categorie: MEDICATIE"}};

    (void)state;
    for (size_t b = 0; b < sizeof(blinds) / sizeof(blinds[0]); b++) {
        struct tally n = {0};
        unsigned i = 1;

        while (i <= (blinds[b].from == NULL ? BLIND_EDITS : 1) &&
               try_edit(i, &n, &blinds[b], false) == 0)
            i++;
        print_message("blind to %s %s: found%s after %u edits\n",
            diff_kind_name((enum diff_kind)blinds[b].kind),
            blinds[b].field == NULL ? "" : blinds[b].field,
            blinds[b].decisions ? " by what is decided" : "", i);
        assert_true(i <= (blinds[b].from == NULL ? BLIND_EDITS : 1));
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
    for (size_t i = 0; i < fx.files.n; i++) {
        leaves_done(&fx.leaves[i]);
        if (parsed[i].text != NULL)
            arena_done(&parsed[i].tree);
    }
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
