/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_ADAPTERS_FIXTURE_H
#define TESTS_ADAPTERS_FIXTURE_H

/* What the tests of adapters/ share: tables in a throw-away folder, documents
 * with one thing changed, and a look at the errors. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "adapters/adapter.h"
#include "base/limit.h"

/* A published schema is larger than any document. */
enum { DOC_MAX = 4 * 1024 * 1024, PATH_LEN = 300 };

struct fixture {
    struct adapters *as;
    struct adapter_reader *rd;
    const struct adapter *ad;
    struct arena arena;
    struct message m;
    struct adapter_error ev[LIMIT_ERRORS_MAX];
    struct adapter_errors errs;
    struct errinfo ei;
    struct buf doc, out;
    char dir[64];
};

static inline void
fixture_reset(struct fixture *fx)
{
    arena_wipe(&fx->arena);
    assert_int_equal(
        message_init(&fx->m, &fx->arena, LIMIT_MESSAGE_VALUES_MAX, &fx->ei),
        ERR_OK);
    fx->errs = (struct adapter_errors){fx->ev, 0, LIMIT_ERRORS_MAX};
}

/* Load dir and pick one format. */
static inline void
fixture_open(struct fixture *fx, const char *dir, const char *kind)
{
    memset(&fx->ei, 0, sizeof(fx->ei));
    assert_int_equal(adapters_load(&fx->as, dir, &fx->ei), ERR_OK);
    assert_int_equal(adapter_reader_new(&fx->rd, &fx->ei), ERR_OK);
    fx->ad = adapters_find(fx->as, kind, "v1");
    assert_non_null(fx->ad);
    assert_int_equal(arena_init(&fx->arena, LIMIT_MESSAGE_ARENA_MAX, &fx->ei),
        ERR_OK);
    buf_init(&fx->doc, DOC_MAX);
    buf_init(&fx->out, DOC_MAX);
    fixture_reset(fx);
}

static inline void
fixture_close(struct fixture *fx)
{
    adapters_free(fx->as);
    adapter_reader_free(fx->rd);
    arena_done(&fx->arena);
    buf_done(&fx->doc);
    buf_done(&fx->out);
    fx->as = NULL;
    fx->rd = NULL;
}

static inline enum err
fixture_read_span(struct fixture *fx, struct span doc)
{
    fixture_reset(fx);
    return adapter_read(fx->ad, fx->rd, doc, &fx->m, &fx->errs, &fx->ei);
}

static inline enum err
fixture_read(struct fixture *fx, const char *doc)
{
    return fixture_read_span(fx, span_of(doc));
}

/* The bytes of a file, in fx->doc. */
static inline void
fixture_file(struct fixture *fx, const char *name)
{
    FILE *f = fopen(name, "rb");
    static uint8_t bytes[DOC_MAX];
    size_t n;

    assert_non_null(f);
    n = fread(bytes, 1, sizeof(bytes), f);
    fclose(f);
    buf_clear(&fx->doc);
    buf_put(&fx->doc, (struct span){bytes, n});
}

/* Replace the first from in fx->doc, which must be there. */
static inline void
fixture_swap(struct fixture *fx, const char *from, const char *to)
{
    struct span s = buf_peek(&fx->doc), f = span_of(from);
    const uint8_t *at = memmem(s.p, s.n, f.p, f.n);
    struct buf out;

    assert_non_null(at);
    buf_init(&out, DOC_MAX);
    buf_put(&out, (struct span){s.p, (size_t)(at - s.p)});
    buf_text(&out, to);
    buf_put(&out, (struct span){at + f.n, s.n - (size_t)(at - s.p) - f.n});
    buf_done(&fx->doc);
    fx->doc = out;
}

/* Is there an error with this place and code? */
static inline bool
fixture_has(const struct fixture *fx, const char *place, const char *code)
{
    for (size_t i = 0; i < fx->errs.n; i++)
        if (strcmp(fx->ev[i].place, place) == 0 &&
            strcmp(fx->ev[i].code, code) == 0)
            return true;
    for (size_t i = 0; i < fx->errs.n; i++)
        print_message("have %s %s (%s)\n", fx->ev[i].place, fx->ev[i].code,
            fx->ev[i].detail);
    return false;
}

/* Exactly one error, here. */
static inline void
fixture_only(const struct fixture *fx, const char *place, const char *code)
{
    assert_true(fixture_has(fx, place, code));
    assert_int_equal(fx->errs.n, 1);
}

static inline void
fixture_value(const struct fixture *fx, const char *leaf, uint16_t occ,
    const char *want)
{
    enum leaf l = catalogue_find_leaf(span_of(leaf));
    struct span v;

    assert_int_not_equal(l, LF__NONE);
    v = message_get(&fx->m, l, occ);
    if (!span_is(v, want))
        print_message("%s = %.*s, not %s\n", leaf, (int)v.n,
            v.p == NULL ? "" : (const char *)v.p, want);
    assert_true(span_is(v, want));
}

/* Write dir/name. */
static inline void
fixture_save(const char *dir, const char *name, const char *text)
{
    char path[PATH_LEN];
    FILE *f;

    assert_true(snprintf(path, sizeof(path), "%s/%s", dir, name) < PATH_LEN);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    fclose(f);
}

/* A folder of one format, t/v1, with the four tables. */
static inline void
fixture_tables(char dir[static 64], const char *syntax, const char *paths,
    const char *types, const char *codes)
{
    char sub[PATH_LEN], text[PATH_LEN];

    assert_true(snprintf(dir, 64, "/tmp/ketenpoort-adapters-XXXXXX") < 64);
    assert_non_null(mkdtemp(dir));
    assert_true(snprintf(sub, sizeof(sub), "%s/t", dir) < PATH_LEN);
    assert_int_equal(mkdir(sub, 0700), 0);
    assert_true(snprintf(sub, sizeof(sub), "%s/t/v1", dir) < PATH_LEN);
    assert_int_equal(mkdir(sub, 0700), 0);
    assert_true(snprintf(text, sizeof(text),
                    "key\tvalue\nkind\tt\nversion\tv1\nsyntax\t%s\n"
                    "media\tapplication/%s\nnamespace\t%s\n",
                    syntax, syntax,
                    strcmp(syntax, "xml") == 0 ? "urn:t" : "-") < PATH_LEN);
    fixture_save(dir, "t/v1/format.tsv", text);
    fixture_save(dir, "t/v1/paths.tsv", paths);
    fixture_save(dir, "t/v1/types.tsv", types);
    fixture_save(dir, "t/v1/codes.tsv", codes);
}

/* Small tables with one of everything, for both syntaxes. */
#define FIXTURE_PATHS                                         \
    "path\tleaf\tconv\n"                                      \
    "Kop/Id\tbericht.id\t-\n"                                 \
    "BSN\tpersoon.bsn\t-\n"                                   \
    "Naam\tpersoon.geslachtsnaam\tnaam\n"                     \
    "Voornamen\tpersoon.voornamen\t-\n"                       \
    "Landen/Land[]\tpersoon.nationaliteit\t-\n"               \
    "Talen/Taal[]\tpersoon.communicatiebehoefte\t-\n"         \
    "Verloven/Verlof[]/Van\tdetentie.verlof_periode/van\t-\n" \
    "Verloven/Verlof[]/Tot\tdetentie.verlof_periode/tot\t-\n" \
    "Eind\tdetentie.verwachte_einddatum\tleeg\n"              \
    "Vraag\thulpvraag.idbewijs\tcode\n"                       \
    "Bedrag\tinkomen.bedrag\tdecimaal\n"                      \
    "Dagen\tdetentie.strafduur_dagen\tint\n"                  \
    "Tekst\tdrplan.begeleidingsplan_zorg\t-\n"

#define FIXTURE_TYPES                           \
    "type\troot\telement\tpresence\n"           \
    "M01\tR\tbericht.id\tv\n"                   \
    "M01\tR\tpersoon.bsn\tv\n"                  \
    "M01\tR\tpersoon.geslachtsnaam\tv\n"        \
    "M01\tR\tpersoon.voornamen\to\n"            \
    "M01\tR\tpersoon.geboortedatum\to\n"        \
    "M01\tR\tpersoon.nationaliteit\tl\n"        \
    "M01\tR\tpersoon.communicatiebehoefte\to\n" \
    "M01\tR\tdetentie.verlof_periode\to\n"      \
    "M01\tR\tdetentie.verwachte_einddatum\tv\n" \
    "M01\tR\thulpvraag.idbewijs\to\n"           \
    "M01\tR\tinkomen.bedrag\to\n"               \
    "M01\tR\tdetentie.strafduur_dagen\to\n"     \
    "M01\tR\tdrplan.begeleidingsplan_zorg\to\n" \
    "M02\tS\tpersoon.bsn\tv\n"                  \
    "M02\tS\tpersoon.nationaliteit\tv\n"

#define FIXTURE_CODES         \
    "list\tcode\tcanonical\n" \
    "JNO\tJa\tJ\nJNO\tNee\tN\nJNO\tOnbekend\tO\n"

static inline void
fixture_remove(const char *dir)
{
    static const char *const names[] = {"t/v1/format.tsv", "t/v1/paths.tsv",
        "t/v1/types.tsv", "t/v1/codes.tsv", "t/v1/closed.tsv",
        "t/v1/profiles.tsv", "t/v1/defaults.tsv", "t/v1", "t", ""};
    char path[PATH_LEN];

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        assert_true(
            snprintf(path, sizeof(path), "%s/%s", dir, names[i]) < PATH_LEN);
        (void)remove(path);
    }
}

#endif
