/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/generate_message.h"
#include "adapters/view.h"
#include "base/limit.h"
#include "base/text.h"
#include "cli/format_args.h"
#include "cli/parse.h"
#include "cli/say.h"

#include "base/banned.h"

enum { ROUNDS = 20, ROUNDS_MAX = 10000, PATH_LEN = 512, FORMATS_MAX = 32 };

/* Where one format lies: base/kind/version. */
struct folder {
    char base[FORMAT_ARGS_DIR_MAX];
    char kind[FORMAT_ARGS_NAME_MAX], version[FORMAT_ARGS_NAME_MAX];
};

struct folders {
    struct folder v[FORMATS_MAX];
    size_t n;
    bool left_out; /* one that did not fit */
};

/* What was found at one sample, type or table. */
struct finding {
    const char *kind; /* "tables", "sample", "type", "rounds" */
    const char *name;
    bool ok;
    const char *result; /* the same in one word, for programs */
    const char *cause;  /* what the engine said; NULL: nothing */
    bool faults;        /* those of the last reading go with it */
    char text[CLI_LINE_MAX];
};

/* The whole run, and the format that it is at. */
struct checks {
    const struct cli_call *call;
    unsigned rounds;
    uint64_t seed;
    struct adapter_reader *rd;
    struct arena here, back;
    struct buf doc, out, again;
    struct adapter_error fault[LIMIT_ERRORS_MAX];
    struct adapter_errors errs;
    struct say_table table; /* of the format, for people */
    struct buf json;        /* of all, for programs */
    bool first;
    unsigned format_n, sample_n, round_n, fault_n;
    const struct folder *at;
    const struct adapter *ad;
};

/* ---- findings ------------------------------------------------------------ */

static void
json_finding(struct checks *k, const struct finding *f)
{
    struct buf *b = &k->json;
    char name[PATH_LEN];

    (void)snprintf(name, sizeof(name), "%s/%s", k->at->kind, k->at->version);
    buf_text(b, k->first ? "{" : ",{");
    k->first = false;
    say_json_text(b, "format", name);
    say_json_text(b, "check", f->kind);
    say_json_text(b, "name", f->name);
    say_json_bool(b, "ok", f->ok);
    say_json_text(b, "result", f->result);
    say_json_text(b, "cause", f->cause);
    buf_text(b, ",\"faults\":[");
    for (size_t i = 0; f->faults && i < k->errs.n; i++) {
        buf_text(b, i == 0 ? "{" : ",{");
        say_json_text(b, "place", k->fault[i].place);
        say_json_text(b, "code", k->fault[i].code);
        say_json_text(b, "detail", k->fault[i].detail);
        buf_byte(b, '}');
    }
    buf_text(b, "]}");
}

/* The faults after the first, which stands in the text; where the document
 * was to be refused, the first is enough. */
static void
more_faults(struct checks *k)
{
    char text[CLI_LINE_MAX];

    for (size_t i = 1; i < k->errs.n; i++) {
        say_line(k->call, text, "ook op %s (%s): %s", "also at %s (%s): %s",
            k->fault[i].place[0] == '\0' ? "/" : k->fault[i].place,
            k->fault[i].code, k->fault[i].detail);
        say_cell_text(&k->table, "");
        say_cell_text(&k->table, "");
        say_cell_text(&k->table, text);
    }
}

static void
found(struct checks *k, const struct finding *f)
{
    static const struct cli_text good = {"ok", "ok"}, bad = {"FOUT", "FAIL"};

    k->fault_n += !f->ok;
    if (k->call->json) {
        json_finding(k, f);
        return;
    }
    if (f->ok && k->call->quiet)
        return;
    say_cell_text(&k->table, say_pick(k->call, f->ok ? good : bad));
    say_cell_text(&k->table, f->name);
    say_cell_text(&k->table, f->text);
    if (!f->ok && f->faults)
        more_faults(k);
}

/* ---- messages and documents ---------------------------------------------- */

static unsigned
values(const struct message *m)
{
    unsigned n = 0;

    for (uint16_t i = 0; i < m->n; i++)
        n += m->v[i].leaf != LF_BERICHT_TYPE;
    return n;
}

/* The first leaf in which two messages differ; LF__NONE when in none. */
static enum leaf
differs(const struct message *a, const struct message *b)
{
    for (uint16_t i = 0; i < a->n; i++) {
        const struct message_value *v = &a->v[i];

        if (v->leaf != LF_BERICHT_TYPE &&
            !span_eq(v->text, message_get(b, (enum leaf)v->leaf, v->occ)))
            return (enum leaf)v->leaf;
    }
    return LF__NONE;
}

static bool
read_into(struct checks *k, struct arena *arena, struct span doc,
    struct message *m)
{
    arena_wipe(arena);
    k->errs = (struct adapter_errors){.v = k->fault, .max = LIMIT_ERRORS_MAX};
    return message_init(m, arena, LIMIT_MESSAGE_VALUES_MAX, NULL) == ERR_OK &&
           adapter_read(k->ad, k->rd, doc, m, &k->errs, NULL) == ERR_OK;
}

/* What was said of the document that was read last. */
static void
fault_text(const struct checks *k, struct finding *f, const char *result,
    const char *nl, const char *en)
{
    const struct adapter_error *e = k->fault;

    f->result = result;
    f->faults = k->errs.n > 0;
    if (f->faults)
        say_line(k->call, f->text, "%s op %s (%s): %s", "%s at %s (%s): %s",
            k->call->english ? en : nl, e->place[0] == '\0' ? "/" : e->place,
            e->code, e->detail);
    else
        say_line(k->call, f->text, "%s", "%s", k->call->english ? en : nl);
}

/* Write m, read that, and write what was read: nothing may have changed. */
static bool
there_and_back(struct checks *k, enum bericht type, const struct message *m,
    struct finding *f)
{
    struct errinfo ei = {0};
    struct message again;
    enum leaf leaf;

    buf_clear(&k->out);
    buf_clear(&k->again);
    if (adapter_write(k->ad, type, m, &k->out, &ei) != ERR_OK) {
        f->result = "not_written";
        say_line(k->call, f->text, "niet te schrijven: %s", "not written: %s",
            ei.text);
        return false;
    }
    if (!read_into(k, &k->back, buf_peek(&k->out), &again)) {
        fault_text(k, f, "not_read_back",
            "geschreven, maar niet terug te lezen",
            "written, but not read back");
        return false;
    }
    leaf = differs(m, &again);
    if (leaf != LF__NONE || values(m) != values(&again)) {
        const struct catalogue_leaf *lf =
            catalogue_leaf(leaf == LF__NONE ? LF_BERICHT_TYPE : leaf);

        f->result = "changed";
        say_line(k->call, f->text, "heen en terug is %s%s%s veranderd",
            "there and back changes %s%s%s", catalogue_element(lf->element)->id,
            lf->part[0] == '\0' ? "" : "/", lf->part);
        return false;
    }
    if (adapter_write(k->ad, type, &again, &k->again, &ei) == ERR_OK &&
        span_eq(buf_peek(&k->out), buf_peek(&k->again)))
        return true;
    f->result = "not_stable";
    say_line(k->call, f->text, "twee keer schrijven geeft twee documenten",
        "writing twice gives two documents");
    return false;
}

/* ---- samples ------------------------------------------------------------- */

/* Which verdicts a type has samples of. */
enum { HAS_VALID = 1, HAS_INVALID = 2 };

static bool
slurp(struct checks *k, const char *path)
{
    FILE *f = fopen(path, "rbe");
    uint8_t *room;
    bool ok;

    buf_clear(&k->doc);
    room = buf_room(&k->doc, LIMIT_BODY_MAX + 1);
    if (f == NULL || room == NULL) {
        if (f != NULL)
            (void)fclose(f);
        return false;
    }
    k->doc.n = fread(room, 1, LIMIT_BODY_MAX + 1, f);
    ok = ferror(f) == 0 && k->doc.n <= LIMIT_BODY_MAX;
    (void)fclose(f);
    return ok;
}

static void
valid_sample(struct checks *k, enum bericht type, struct finding *f)
{
    struct span code;
    struct message m;

    if (!read_into(k, &k->here, buf_peek(&k->doc), &m)) {
        fault_text(k, f, "not_accepted", "moet geldig zijn, maar is geweigerd",
            "should be valid, but is refused");
        return;
    }
    code = message_get(&m, LF_BERICHT_TYPE, 0);
    if (!span_is(code, terms_bericht(type))) {
        f->result = "other_type";
        say_line(k->call, f->text, "de inhoud is een %.*s", "it holds a %.*s",
            (int)code.n, (const char *)code.p);
        return;
    }
    f->ok = there_and_back(k, type, &m, f);
    if (!f->ok)
        return;
    f->result = "accepted";
    say_line(k->call, f->text, "aangenomen: %u waarden, heen en terug gelijk",
        "accepted: %u values, the same there and back", values(&m));
}

/* A name with "-waarde-" is right to the schema and wrong in a value. */
static void
invalid_sample(struct checks *k, struct finding *f)
{
    bool by_value = strstr(f->name, "-waarde-") != NULL;
    struct message m;

    if (read_into(k, &k->here, buf_peek(&k->doc), &m)) {
        f->result = "not_refused";
        say_line(k->call, f->text, "moet fout zijn, maar is aangenomen",
            "should be wrong, but is accepted");
        return;
    }
    f->ok = k->errs.n > 0;
    for (size_t i = 0; i < k->errs.n; i++)
        if ((strncmp(k->fault[i].code, "waarde-", 7) == 0) != by_value)
            f->ok = false;
    if (f->ok)
        fault_text(k, f, "refused", "geweigerd", "refused");
    else if (by_value)
        fault_text(k, f, "other_grade", "geweigerd, maar niet om een waarde",
            "refused, but not for a value");
    else
        fault_text(k, f, "other_grade",
            "geweigerd om een waarde (zo'n voorbeeld heet M10-waarde-...)",
            "refused for a value (such a sample is called M10-waarde-...)");
}

static void
one_sample(struct checks *k, const char *dir, const char *name,
    uint8_t seen[static BERICHT__COUNT])
{
    struct finding f = {.kind = "sample",
        .name = name,
        .result = "not_readable"};
    char path[PATH_LEN];
    size_t n = strlen(name);
    enum bericht type;

    k->sample_n++;
    if (n < 4 || (name[3] != '.' && name[3] != '-') ||
        !terms_parse_bericht((struct span){(const uint8_t *)name, 3}, &type))
        say_line(k->call, f.text,
            "de naam moet zijn als M10.xml of M10-waarom.xml",
            "its name must be like M10.xml or M10-why.xml");
    else if (snprintf(path, sizeof(path), "%s/%s", dir, name) >= PATH_LEN ||
             !slurp(k, path))
        say_line(k->call, f.text, "niet te lezen, of groter dan %d bytes",
            "not readable, or over %d bytes", LIMIT_BODY_MAX);
    else if (name[3] == '.') {
        seen[type] |= HAS_VALID;
        valid_sample(k, type, &f);
    } else {
        seen[type] |= HAS_INVALID;
        invalid_sample(k, &f);
    }
    found(k, &f);
}

static int
not_hidden(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static void
samples(struct checks *k, uint8_t seen[static BERICHT__COUNT])
{
    char dir[PATH_LEN];
    struct dirent **names;
    int n;

    (void)snprintf(dir, sizeof(dir), "%s/%s/%s/samples", k->at->base,
        k->at->kind, k->at->version);
    n = scandir(dir, &names, not_hidden, alphasort);
    if (n < 0) {
        struct finding f = {.kind = "sample",
            .name = "samples/",
            .result = "no_samples"};

        say_line(k->call, f.text, "er is geen map met voorbeelden",
            "there is no folder of samples");
        found(k, &f);
        return;
    }
    for (int i = 0; i < n; i++) {
        one_sample(k, dir, names[i]->d_name, seen);
        free(names[i]);
    }
    free(names);
}

/* ---- types --------------------------------------------------------------- */

static void
sampled(struct checks *k, enum bericht type, uint8_t seen)
{
    struct finding f = {.kind = "type",
        .name = terms_bericht(type),
        .result =
            (seen & HAS_VALID) == 0 ? "no_valid_sample" : "no_invalid_sample"};

    if (seen == (HAS_VALID | HAS_INVALID))
        return;
    say_line(k->call, f.text, "geen %s voorbeeld (%s%s)", "no %s sample (%s%s)",
        (seen & HAS_VALID) == 0
            ? say_pick(k->call, (struct cli_text){"geldig", "valid"})
            : say_pick(k->call, (struct cli_text){"ongeldig", "invalid"}),
        f.name, (seen & HAS_VALID) == 0 ? ".*" : "-*");
    found(k, &f);
}

/* The first message holds everything that the type may carry. */
static bool
one_round(struct checks *k, struct generate_message *g, enum bericht type,
    unsigned round, struct finding *f)
{
    struct elset may = adapter_elements(k->ad, type);
    struct errinfo ei = {0};
    struct message m;
    enum err rc;

    arena_wipe(&k->here);
    rc = message_init(&m, &k->here, LIMIT_MESSAGE_VALUES_MAX, &ei);
    if (rc == ERR_OK)
        rc = round == 0 ? generate_message_fill(g, &m, &may, &ei)
                        : generate_message_any(g, k->ad, type, &m, &ei);
    if (rc == ERR_OK)
        return there_and_back(k, type, &m, f);
    f->result = "not_made";
    say_line(k->call, f->text, "%s", "%s", ei.text);
    return false;
}

static void
random_rounds(struct checks *k, enum bericht type)
{
    struct generate_message g = {.seed = k->seed + (uint64_t)type};
    struct finding f = {.kind = "rounds",
        .name = terms_bericht(type),
        .ok = true,
        .result = "same"};
    unsigned n = 0;

    if (k->rounds == 0)
        return;
    while (f.ok && n < k->rounds)
        f.ok = one_round(k, &g, type, n++, &f);
    k->round_n += n;
    if (f.ok)
        say_line(k->call, f.text,
            "%u willekeurige berichten heen en terug gelijk",
            "%u random messages the same there and back", n);
    found(k, &f);
}

/* ---- one format ---------------------------------------------------------- */

static void
check_format(struct checks *k)
{
    uint8_t seen[BERICHT__COUNT] = {0};

    samples(k, seen);
    for (unsigned t = 0; t < BERICHT__COUNT; t++) {
        if (!adapter_has_type(k->ad, (enum bericht)t))
            continue;
        sampled(k, (enum bericht)t, seen[t]);
        random_rounds(k, (enum bericht)t);
    }
}

static void
tables_found(struct checks *k, const struct errinfo *ei)
{
    struct finding f = {.kind = "tables",
        .name = "*.tsv",
        .ok = ei == NULL,
        .result = ei == NULL ? "loaded" : "not_loaded",
        .cause = ei == NULL ? NULL : ei->text};
    unsigned types = 0;

    for (unsigned t = 0; f.ok && t < BERICHT__COUNT; t++)
        types += adapter_has_type(k->ad, (enum bericht)t);
    if (f.ok)
        say_line(k->call, f.text, "%u typen, %u paden, %u codes anders gespeld",
            "%u types, %u paths, %u codes spelled otherwise", types,
            view_paths(k->ad), view_respelled(k->ad));
    else
        say_line(k->call, f.text, "%s", "%s", ei->text);
    found(k, &f);
}

static void
check_folder(struct checks *k, const struct folder *at)
{
    struct adapters *as = NULL;
    struct errinfo ei = {0};

    k->at = at;
    k->format_n++;
    if (adapters_load_one(&as, at->base, at->kind, at->version, &ei) !=
        ERR_OK) {
        tables_found(k, &ei);
        return;
    }
    k->ad = adapters_at(as, 0);
    tables_found(k, NULL);
    check_format(k);
    adapters_free(as);
}

static void
show_folder(struct checks *k, const struct folder *at)
{
    k->table = (struct say_table){
        .column_n = 3,
        .head = {{"UITKOMST", "OUTCOME"}, {"WAT", "WHAT"},
            {"BEVINDING", "FINDING"}},
        .key = {"outcome", "what", "finding"},
    };
    say_table_init(&k->table);
    check_folder(k, at);
    if (!k->call->json && k->table.cell_n > 0) {
        say_label(k->call, "FORMAAT", "FORMAT");
        say_out(k->call, "%s/%s in %s\n\n", "%s/%s in %s\n\n", at->kind,
            at->version, at->base);
        (void)say_table_print(k->call, &k->table);
        say_out(k->call, "\n", "\n");
    }
    say_table_done(&k->table);
}

/* ---- which formats ------------------------------------------------------- */

static bool
is_format(const char *base, const char *kind, const char *version)
{
    char path[PATH_LEN];
    int n = snprintf(path, sizeof(path), "%s/%s/%s/format.tsv", base, kind,
        version);

    return n > 0 && n < PATH_LEN && access(path, F_OK) == 0;
}

static void
add_folder(struct folders *fs, const char *base, const char *kind,
    const char *version)
{
    struct folder *f = &fs->v[fs->n];

    if (fs->n == FORMATS_MAX || strlen(base) >= sizeof(f->base) ||
        strlen(kind) >= sizeof(f->kind) ||
        strlen(version) >= sizeof(f->version)) {
        fs->left_out = true;
        return;
    }
    (void)snprintf(f->base, sizeof(f->base), "%s", base);
    (void)snprintf(f->kind, sizeof(f->kind), "%s", kind);
    (void)snprintf(f->version, sizeof(f->version), "%s", version);
    fs->n++;
}

static void
scan_kind(struct folders *fs, const char *base, const char *kind)
{
    char path[PATH_LEN];
    struct dirent **names;
    int n;

    (void)snprintf(path, sizeof(path), "%s/%s", base, kind);
    n = scandir(path, &names, not_hidden, alphasort);
    for (int i = 0; i < n; i++) {
        if (is_format(base, kind, names[i]->d_name))
            add_folder(fs, base, kind, names[i]->d_name);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

/* Every <kind>/<version>/format.tsv below base. */
static void
scan_base(struct folders *fs, const char *base)
{
    struct dirent **names;
    int n = scandir(base, &names, not_hidden, alphasort);

    for (int i = 0; i < n; i++) {
        scan_kind(fs, base, names[i]->d_name);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

/* A folder of one format: the two names above it are kind and version. */
static void
take_single(struct folders *fs, const char *dir)
{
    char full[PATH_MAX];
    char *version, *kind;

    if (realpath(dir, full) == NULL)
        return;
    version = strrchr(full, '/');
    if (version == NULL || version == full)
        return;
    *version++ = '\0';
    kind = strrchr(full, '/');
    if (kind == NULL)
        return;
    *kind++ = '\0';
    add_folder(fs, full, kind, version);
}

/* A folder of one kind, with its versions in it. */
static void
take_kind(struct folders *fs, const char *dir)
{
    char full[PATH_MAX];
    char *kind;

    if (realpath(dir, full) == NULL)
        return;
    kind = strrchr(full, '/');
    if (kind == NULL || kind == full)
        return;
    *kind++ = '\0';
    scan_kind(fs, full, kind);
}

static bool
is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
find_folders(const struct cli_call *call, struct folders *fs)
{
    const char *what = call->arg_n > 0 ? call->arg[0] : NULL;
    char kind[FORMAT_ARGS_NAME_MAX], version[FORMAT_ARGS_NAME_MAX];
    char path[PATH_LEN], base[FORMAT_ARGS_DIR_MAX];

    format_args_dir(call, NULL, base);
    if (what == NULL) {
        scan_base(fs, base);
    } else if (is_folder(what)) {
        (void)snprintf(path, sizeof(path), "%s/format.tsv", what);
        if (access(path, F_OK) == 0)
            take_single(fs, what);
        else
            scan_base(fs, what);
        if (fs->n == 0)
            take_kind(fs, what);
    } else if (format_args_split(what, kind, version) &&
               is_format(base, kind, version)) {
        add_folder(fs, base, kind, version);
    }
}

static enum cli_exit
nothing_found(const struct cli_call *call)
{
    char base[FORMAT_ARGS_DIR_MAX];
    const char *what = base;
    enum cli_exit code;

    format_args_dir(call, NULL, base);
    if (call->arg_n > 0)
        what = call->arg[0];
    if (is_folder(what))
        code = say_fail(call, CLI_CHECK_FAILED, "in %s staat geen formaat",
            "there is no format in %s", what);
    else
        code = say_fail(call, CLI_USAGE, "'%s' is geen map en geen formaat",
            "'%s' is no folder and no format", what);
    say_hint(call,
        "Een formaat is een map <soort>/<versie> met format.tsv, paths.tsv, "
        "types.tsv, codes.tsv en samples/",
        "A format is a folder <kind>/<version> with format.tsv, paths.tsv, "
        "types.tsv, codes.tsv and samples/");
    say_hint(call, "Formaten die er zijn: ketenpoort adapter list",
        "Formats that there are: ketenpoort adapter list");
    return code;
}

/* ---- the command --------------------------------------------------------- */

static bool
number(const struct cli_call *call, const char *name, uint64_t max, uint64_t *v)
{
    const char *text = parse_option(call, name);

    if (text == NULL || text_u64(span_of(text), max, v))
        return true;
    (void)say_fail(call, CLI_USAGE, "--%s is een getal van 0 tot %llu",
        "--%s is a number from 0 to %llu", name, (unsigned long long)max);
    return false;
}

static enum cli_exit
tell_json(struct checks *k)
{
    buf_text(&k->json, "],\"counts\":{");
    say_json_u64(&k->json, "formats", k->format_n);
    say_json_u64(&k->json, "samples", k->sample_n);
    say_json_u64(&k->json, "rounds", k->round_n);
    say_json_u64(&k->json, "faults", k->fault_n);
    buf_byte(&k->json, '}');
    say_json_bool(&k->json, "passed", k->fault_n == 0);
    return say_json_end(&k->json, k->call,
        k->fault_n == 0 ? CLI_OK : CLI_CHECK_FAILED);
}

static enum cli_exit
tell(const struct checks *k)
{
    enum cli_exit code;

    say_label(k->call, "RESULTAAT", "RESULT");
    say_out(k->call,
        "formaten: %u, voorbeelden: %u, willekeurige berichten: %u; %s\n",
        "formats: %u, samples: %u, random messages: %u; %s\n", k->format_n,
        k->sample_n, k->round_n,
        say_pick(k->call,
            k->fault_n == 0
                ? (struct cli_text){"alles klopt", "all is right"}
                : (struct cli_text){"niet alles klopt", "not all is right"}));
    if (k->fault_n == 0)
        return CLI_OK;
    code = say_fail(k->call, CLI_CHECK_FAILED, "fouten: %u", "faults: %u",
        k->fault_n);
    if (!k->call->quiet)
        say_hint(k->call, "Alleen de fouten: voeg --quiet toe",
            "Only the faults: add --quiet");
    say_hint(k->call,
        "Wat een tabel en een voorbeeld moeten zijn: adapters/README.md",
        "What a table and a sample must be: adapters/README.md");
    return code;
}

static enum cli_exit
start(struct checks *k)
{
    struct errinfo ei = {0};
    enum err rc = arena_init(&k->here, LIMIT_MESSAGE_ARENA_MAX, &ei);

    if (rc == ERR_OK)
        rc = arena_init(&k->back, LIMIT_MESSAGE_ARENA_MAX, &ei);
    if (rc == ERR_OK)
        rc = adapter_reader_new(&k->rd, &ei);
    buf_init(&k->doc, LIMIT_BODY_MAX + 1);
    buf_init(&k->out, LIMIT_BODY_MAX);
    buf_init(&k->again, LIMIT_BODY_MAX);
    say_json_begin(&k->json, k->call->command->schema);
    buf_text(&k->json, ",\"checks\":[");
    return rc == ERR_OK ? CLI_OK : say_error(k->call, rc, &ei);
}

static void
stop(struct checks *k)
{
    adapter_reader_free(k->rd);
    arena_done(&k->here);
    arena_done(&k->back);
    buf_done(&k->doc);
    buf_done(&k->out);
    buf_done(&k->again);
    buf_done(&k->json);
}

enum cli_exit
cli_adapter_test(const struct cli_call *call)
{
    static struct folders fs;
    struct checks k = {.call = call, .first = true};
    uint64_t rounds = ROUNDS;
    enum cli_exit code;

    memset(&fs, 0, sizeof(fs));
    k.seed = 1;
    if (!number(call, "rounds", ROUNDS_MAX, &rounds) ||
        !number(call, "seed", UINT32_MAX, &k.seed))
        return CLI_USAGE;
    k.rounds = (unsigned)rounds;
    find_folders(call, &fs);
    if (fs.left_out)
        return say_fail(call, CLI_CHECK_FAILED,
            "meer dan %d formaten, of een naam die te lang is",
            "more than %d formats, or a name that is too long", FORMATS_MAX);
    if (fs.n == 0)
        return nothing_found(call);
    code = start(&k);
    if (code == CLI_OK) {
        for (size_t i = 0; i < fs.n; i++)
            show_folder(&k, &fs.v[i]);
        code = call->json ? tell_json(&k) : tell(&k);
    }
    stop(&k);
    return code;
}
