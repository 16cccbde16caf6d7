/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/terms.h"

#include <assert.h>

#include "base/banned.h"

struct term {
    const char *code;
    const char *text;
};

/* clang-format off */
static const struct term rols[] = {
#define X(code, name) {#code, name},
    ROL_LIST(X)
#undef X
};
static const struct term doels[] = {
#define X(code, column) {#code, column},
    DOEL_LIST(X)
#undef X
};
static const struct term berichten[] = {
#define X(code, name) {#code, name},
    BERICHT_LIST(X)
#undef X
};
static const struct term bvs[] = {
#define X(code) {#code, ""},
    BV_LIST(X)
#undef X
};
static const struct term weigers[] = {
    {"", ""},
#define X(code, text) {#code, text},
    WEIGER_LIST(X)
#undef X
};
/* clang-format on */
static const struct term fases[] = {{"F0", ""}, {"F1", ""}, {"F2", ""},
    {"F3", ""}, {"F4", ""}, {"F5", ""}, {"F6", ""}, {"F7", ""},
    {"ONBEKEND", ""}};

static const struct term *
look(const struct term *t, size_t n, size_t i)
{
    assert(i < n);
    return &t[i];
}

static ptrdiff_t
parse(const struct term *t, size_t n, struct span s)
{
    for (size_t i = 0; s.n > 0 && i < n; i++)
        if (span_is(s, t[i].code))
            return (ptrdiff_t)i;
    return -1;
}

const char *
terms_rol(enum rol v)
{
    return look(rols, ROL__COUNT, v)->code;
}

const char *
terms_doel(enum doel v)
{
    return look(doels, DOEL__COUNT, v)->code;
}

const char *
terms_bericht(enum bericht v)
{
    return look(berichten, BERICHT__COUNT, v)->code;
}

const char *
terms_bv(enum bv v)
{
    return look(bvs, BV__COUNT, v)->code;
}

const char *
terms_weiger(enum weiger v)
{
    return look(weigers, WEIGER__COUNT, v)->code;
}

const char *
terms_fase(enum fase v)
{
    return look(fases, FASE__COUNT + 1, v)->code;
}

const char *
terms_rol_naam(enum rol v)
{
    return look(rols, ROL__COUNT, v)->text;
}

const char *
terms_doel_kolom(enum doel v)
{
    return look(doels, DOEL__COUNT, v)->text;
}

const char *
terms_bericht_naam(enum bericht v)
{
    return look(berichten, BERICHT__COUNT, v)->text;
}

const char *
terms_weiger_tekst(enum weiger v)
{
    return look(weigers, WEIGER__COUNT, v)->text;
}

bool
terms_parse_rol(struct span s, enum rol *v)
{
    ptrdiff_t i = parse(rols, ROL__COUNT, s);

    if (i >= 0)
        *v = (enum rol)i;
    return i >= 0;
}

bool
terms_parse_doel(struct span s, enum doel *v)
{
    ptrdiff_t i = parse(doels, DOEL__COUNT, s);

    if (i >= 0)
        *v = (enum doel)i;
    return i >= 0;
}

bool
terms_parse_bericht(struct span s, enum bericht *v)
{
    ptrdiff_t i = parse(berichten, BERICHT__COUNT, s);

    if (i >= 0)
        *v = (enum bericht)i;
    return i >= 0;
}

bool
terms_parse_bv(struct span s, enum bv *v)
{
    ptrdiff_t i = parse(bvs, BV__COUNT, s);

    if (i >= 0)
        *v = (enum bv)i;
    return i >= 0;
}

bool
terms_parse_weiger(struct span s, enum weiger *v)
{
    ptrdiff_t i = parse(weigers, WEIGER__COUNT, s);

    if (i >= 0)
        *v = (enum weiger)i;
    return i >= 0;
}

bool
terms_parse_fase(struct span s, enum fase *v)
{
    ptrdiff_t i = parse(fases, FASE__COUNT, s);

    if (i >= 0)
        *v = (enum fase)i;
    return i >= 0;
}
