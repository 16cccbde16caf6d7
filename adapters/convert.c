/* SPDX-License-Identifier: EUPL-1.2 */
#include "adapters/convert.h"

#include <stdio.h>

#include "adapters/codemap.h"
#include "base/text.h"

#include "base/banned.h"

enum {
    NAAM_MAX = 212, /* prefix, two spaces, surname */
    CENTS_MAX = 999999999
};

_Static_assert(NAAM_MAX * 4 <= CONVERT_SCRATCH, "a name fits");

static bool
fail(struct convert *cv, const char *code, const char *why)
{
    cv->code = code;
    cv->why = why;
    return false;
}

static bool
fail_kind(struct convert *cv, const char *why)
{
    return fail(cv, "soort", why);
}

static const char *
fault_code(enum catalogue_fault f, enum conv conv)
{
    switch (f) {
    case CATALOGUE_OK:
    case CATALOGUE_FORM:
        break;
    case CATALOGUE_SHORT:
    case CATALOGUE_LONG:
        return "lengte";
    case CATALOGUE_RANGE:
        return "bereik";
    case CATALOGUE_CODE:
        return "code";
    case CATALOGUE_DAY:
        return conv == CONV_DMY ? "waarde-datum" : "vorm";
    case CATALOGUE_ELFPROEF:
        return "waarde-elfproef";
    case CATALOGUE_PREFIX:
        return "waarde-oin";
    }
    return "vorm";
}

/* Keep v as the result if the catalogue agrees with it. */
static bool
accept(struct convert *cv, const struct node *nd, struct span v)
{
    enum leaf leaf = (enum leaf)nd->leaf;
    enum catalogue_fault f = catalogue_fault(leaf, v);

    cv->value = v;
    /* One that is not would not come back out of a joined name. */
    if (f == CATALOGUE_OK && leaf == LF_PERSOON_VOORVOEGSEL && v.n > 0 &&
        !catalogue_code(CL_BRP36, v))
        return fail(cv, "waarde-voorvoegsel",
            "geen voorvoegsel van BRP-tabel 36");
    if (f == CATALOGUE_OK)
        return true;
    return fail(cv, fault_code(f, (enum conv)nd->conv),
        catalogue_fault_text(leaf, f));
}

static bool
blank(uint8_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct span
trim(struct span s)
{
    while (s.n > 0 && blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

/* ---- code ----------------------------------------------------------- */

static bool
read_code(struct convert *cv, const struct node *nd, struct span t)
{
    enum codelist list = catalogue_leaf((enum leaf)nd->leaf)->codes;

    return accept(cv, nd, codemap_read(cv->ad, list, t));
}

static bool
write_code(struct convert *cv, const struct node *nd, struct span v)
{
    enum codelist list = catalogue_leaf((enum leaf)nd->leaf)->codes;

    cv->value = codemap_write(cv->ad, list, v);
    return true;
}

/* ---- dmy: DD-MM-YYYY ------------------------------------------------ */

static bool
read_dmy(struct convert *cv, const struct node *nd, struct span t)
{
    uint8_t *d = cv->scratch;

    if (t.n != 10 || t.p[2] != '-' || t.p[5] != '-')
        return fail(cv, "vorm", "geen datum (DD-MM-JJJJ)");
    memcpy(d, t.p + 6, 4);
    d[4] = d[7] = '-';
    memcpy(d + 5, t.p + 3, 2);
    memcpy(d + 8, t.p, 2);
    return accept(cv, nd, (struct span){d, 10});
}

static bool
write_dmy(struct convert *cv, struct span v)
{
    uint8_t *d = cv->scratch;

    memcpy(d, v.p + 8, 2);
    d[2] = d[5] = '-';
    memcpy(d + 3, v.p + 5, 2);
    memcpy(d + 6, v.p, 4);
    cv->value = (struct span){d, 10};
    return true;
}

/* ---- naam: prefix and surname in one text --------------------------- */

static uint8_t
lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

/*
 * How many bytes of t spell the code: letter case does not matter, and an
 * apostrophe may be U+2019.  0 when they do not.
 */
static size_t
spells(struct span t, const char *code)
{
    static const uint8_t quote[] = {0xe2, 0x80, 0x99};
    size_t at = 0;

    for (; *code != '\0'; code++) {
        if (*code == '\'' && t.n - at >= 3 && memcmp(t.p + at, quote, 3) == 0)
            at += 3;
        else if (at < t.n && lower(t.p[at]) == lower((uint8_t)*code))
            at++;
        else
            return 0;
    }
    return at;
}

/*
 * Where the surname starts when t begins with this code and something more
 * follows; 0 when it does not.  What ends in an apostrophe is written on to
 * the name (d'Ancona), but then the letters must be the list's: D'Souza is a
 * surname.
 */
static size_t
after_prefix(struct span t, const char *code)
{
    size_t at = spells(t, code);

    if (at == 0 || at >= t.n)
        return 0;
    if (t.p[at] == ' ')
        return at + 1 < t.n ? at + 1 : 0;
    return code[strlen(code) - 1] == '\'' && t.p[0] == (uint8_t)code[0] ? at
                                                                        : 0;
}

/* The longest entry of BRP36 that t begins with; *cut is where the surname
 * starts. */
static struct span
listed_prefix(struct span t, size_t *cut)
{
    struct span best = {NULL, 0};
    unsigned n = catalogue_codelist_n(CL_BRP36);

    *cut = 0;
    for (unsigned i = 0; i < n; i++) {
        const char *code = catalogue_codelist_code(CL_BRP36, i);
        size_t at = after_prefix(t, code);

        if (at > 0 && strlen(code) > best.n) {
            best = span_of(code);
            *cut = at;
        }
    }
    return best;
}

/* The entry of BRP36 that is all of t; empty when there is none. */
static struct span
whole_prefix(struct span t)
{
    unsigned n = catalogue_codelist_n(CL_BRP36);

    for (unsigned i = 0; i < n; i++) {
        const char *code = catalogue_codelist_code(CL_BRP36, i);

        if (t.n > 0 && spells(t, code) == t.n)
            return span_of(code);
    }
    return (struct span){NULL, 0};
}

/* Split a text; a prefix gets the list's spelling. */
static void
split(struct span t, struct span *prefix, struct span *surname)
{
    ptrdiff_t two = text_find(t, span_of("  "));
    size_t cut = t.n > 0 && t.p[0] == ' ';

    *prefix = (struct span){NULL, 0};
    if (cut == 0 && two > 0) {
        *prefix = whole_prefix((struct span){t.p, (size_t)two});
        cut = (size_t)two + 2;
    }
    if (prefix->n == 0 && (t.n == 0 || t.p[0] != ' '))
        *prefix = listed_prefix(t, &cut);
    *surname = (struct span){t.p + cut, t.n - cut};
}

static bool
read_naam(struct convert *cv, const struct node *nd, struct span t)
{
    size_t n = text_utf8_len(t);

    if (n < 1 || n > NAAM_MAX)
        return fail(cv, "lengte", n < 1 ? "te kort" : "te lang");
    split(t, &cv->prefix, &cv->value);
    if (accept(cv, nd, cv->value) || strcmp(cv->code, "vorm") == 0)
        return cv->code == NULL;
    return fail(cv, "waarde-naam", "geen achternaam van 1-200 tekens");
}

static bool
naam_as(struct convert *cv, struct span prefix, struct span v,
    const char *between)
{
    struct span p2, v2;
    size_t gap = strlen(between);

    if (prefix.n > 0)
        memcpy(cv->scratch, prefix.p, prefix.n);
    memcpy(cv->scratch + prefix.n, between, gap);
    memcpy(cv->scratch + prefix.n + gap, v.p, v.n);
    cv->value = (struct span){cv->scratch, prefix.n + gap + v.n};
    split(cv->value, &p2, &v2);
    return span_eq(prefix, p2) && span_eq(v, v2);
}

static bool
write_naam(struct convert *cv, struct span v, struct span prefix)
{
    static const char *const between[] = {"", " ", "  "};

    if (prefix.n > 0 && !catalogue_code(CL_BRP36, prefix))
        return fail(cv, "vorm", "no prefix");
    for (int i = 0; i < 3; i++)
        if (naam_as(cv, prefix, v, between[i]))
            return true;
    return fail(cv, "vorm", "prefix and surname cannot be told apart");
}

/* ---- numbers and booleans ------------------------------------------- */

static bool
digits_out(struct convert *cv, int64_t i)
{
    int n =
        snprintf((char *)cv->scratch, CONVERT_SCRATCH, "%lld", (long long)i);

    cv->value = (struct span){cv->scratch, (size_t)n};
    return true;
}

/* A JSON number without fraction, however it is spelled: 5, 5.0, 5e0. */
static bool
whole(const struct convert_in *in, int64_t *i)
{
    if (in->kind == CONVERT_INT) {
        *i = in->i;
        return true;
    }
    if (in->kind != CONVERT_REAL || in->r < -1e15 || in->r > 1e15)
        return false;
    *i = (int64_t)in->r;
    return !((double)*i < in->r) && !((double)*i > in->r);
}

static bool
read_int(struct convert *cv, const struct node *nd, const struct convert_in *in)
{
    int64_t i;

    if (!whole(in, &i))
        return fail_kind(cv, "hier hoort een geheel getal");
    if (i < 0 || i > 999999999)
        return fail(cv, "bereik", "buiten het bereik");
    digits_out(cv, i);
    return accept(cv, nd, cv->value);
}

static bool
cents_out(struct convert *cv, const struct node *nd, int64_t cents)
{
    int n;

    if (cents < 0 || cents > CENTS_MAX)
        return fail(cv, "bereik", "buiten het bereik (0-9999999.99)");
    n = snprintf((char *)cv->scratch, CONVERT_SCRATCH, "%lld.%02lld",
        (long long)cents / 100, (long long)cents % 100);
    return accept(cv, nd, (struct span){cv->scratch, (size_t)n});
}

static bool
read_decimaal(struct convert *cv, const struct node *nd,
    const struct convert_in *in)
{
    double x, off;

    if (in->kind == CONVERT_INT && in->i >= 0 && in->i <= CENTS_MAX / 100)
        return cents_out(cv, nd, in->i * 100);
    if (in->kind == CONVERT_INT)
        return cents_out(cv, nd, -1);
    if (in->kind != CONVERT_REAL)
        return fail_kind(cv, "hier hoort een getal");
    if (!(in->r >= 0 && in->r <= (double)CENTS_MAX / 100))
        return cents_out(cv, nd, -1);
    x = (double)(int64_t)(in->r * 100 + 0.5);
    off = in->r * 100 - x;
    if (off > 1e-6 || off < -1e-6)
        return fail(cv, "waarde-decimalen", "meer dan twee decimalen");
    return cents_out(cv, nd, (int64_t)x);
}

/* XML: (0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?, filled up to two decimals. */
static bool
read_decimaal_text(struct convert *cv, const struct node *nd, struct span t)
{
    const uint8_t *dot = t.n == 0 ? NULL : memchr(t.p, '.', t.n);
    size_t have = dot == NULL ? 0 : t.n - (size_t)(dot - t.p);

    if (t.n == 0 || t.n > 10 || (dot != NULL && (have < 2 || have > 3)))
        return accept(cv, nd, (struct span){NULL, 0});
    memcpy(cv->scratch, t.p, t.n);
    memcpy(cv->scratch + t.n, have == 0 ? ".00" : "0", have == 0 ? 3 : 1);
    return accept(cv, nd,
        (struct span){cv->scratch, t.n + (have == 0 ? 3U : 3U - have)});
}

static bool
read_bool(struct convert *cv, const struct node *nd,
    const struct convert_in *in)
{
    if (in->kind != CONVERT_BOOL)
        return fail_kind(cv, "hier hoort true of false");
    return accept(cv, nd, span_of(in->i != 0 ? "J" : "N"));
}

/* ---- dates in pieces ------------------------------------------------ */

static bool
read_vol(struct convert *cv, const struct node *nd, struct span t)
{
    if (!accept(cv, nd, t))
        return false;
    if (t.p[8] == '0' && t.p[9] == '0')
        return fail(cv, "vorm", "geen volledige datum (gebruik jaar, maand)");
    return true;
}

bool
convert_read_jaar(struct convert *cv, const struct convert_in *jaar)
{
    int64_t y;

    cv->code = NULL;
    if (!whole(jaar, &y))
        return fail_kind(cv, "hier hoort een geheel getal");
    if (y < 1000 || y > 2999)
        return fail(cv, "bereik", "buiten het bereik (1000-2999)");
    (void)snprintf((char *)cv->scratch, CONVERT_SCRATCH, "%04d-00-00", (int)y);
    cv->value = (struct span){cv->scratch, 10};
    return true;
}

bool
convert_read_maand(struct convert *cv, const struct convert_in *jaar,
    const struct convert_in *maand)
{
    int64_t y, m;

    cv->code = NULL;
    if (!whole(maand, &m))
        return fail_kind(cv, "hier hoort een geheel getal");
    if (m < 1 || m > 12)
        return fail(cv, "bereik", "buiten het bereik (1-12)");
    if (!whole(jaar, &y) || y < 1000 || y > 2999)
        return fail(cv, "bereik", "hoort bij een jaar");
    (void)snprintf((char *)cv->scratch, CONVERT_SCRATCH, "%04d-%02d-00", (int)y,
        (int)m);
    cv->value = (struct span){cv->scratch, 10};
    return true;
}

bool
convert_uses(enum conv conv, struct span date)
{
    bool no_day = date.n == 10 && memcmp(date.p + 8, "00", 2) == 0;
    bool no_month = date.n == 10 && memcmp(date.p + 5, "00", 2) == 0;

    if (date.n == 0)
        return false;
    if (conv == CONV_DATUM_VOL)
        return !no_day;
    return conv == CONV_DATUM_JAAR ? no_day : no_day && !no_month;
}

static bool
write_piece(struct convert *cv, enum conv conv, struct span v)
{
    cv->bare = conv != CONV_DATUM_VOL;
    if (conv == CONV_DATUM_JAAR)
        cv->value = (struct span){v.p, 4};
    else if (conv == CONV_DATUM_MAAND)
        cv->value = v.p[5] == '0' ? (struct span){v.p + 6, 1}
                                  : (struct span){v.p + 5, 2};
    return true;
}

/* ---- all of them ---------------------------------------------------- */

static bool
read_text(struct convert *cv, const struct node *nd, struct span t)
{
    switch ((enum conv)nd->conv) {
    case CONV_SAME:
    case CONV_INT:
        return accept(cv, nd, t);
    case CONV_CODE:
        return read_code(cv, nd, t);
    case CONV_DMY:
        return read_dmy(cv, nd, t);
    case CONV_LEEG:
        cv->value = t;
        return t.n == 0 || accept(cv, nd, t);
    case CONV_NAAM:
        return read_naam(cv, nd, t);
    case CONV_DECIMAAL:
        return read_decimaal_text(cv, nd, t);
    case CONV_DATUM_VOL:
        return read_vol(cv, nd, t);
    case CONV_BOOL:
    case CONV_DATUM_JAAR:
    case CONV_DATUM_MAAND:
    case CONV__COUNT:
        break;
    }
    return fail_kind(cv, "hier hoort geen tekst");
}

bool
convert_read(struct convert *cv, const struct node *nd,
    const struct convert_in *in)
{
    bool json = cv->ad->syntax == SYNTAX_JSON;

    cv->code = NULL;
    cv->prefix = (struct span){NULL, 0};
    if (json && nd->conv == CONV_INT)
        return read_int(cv, nd, in);
    if (json && nd->conv == CONV_DECIMAAL)
        return read_decimaal(cv, nd, in);
    if (json && nd->conv == CONV_BOOL)
        return read_bool(cv, nd, in);
    if (in->kind != CONVERT_TEXT)
        return fail_kind(cv, "hier hoort tekst");
    return read_text(cv, nd, nd->collapse ? trim(in->text) : in->text);
}

bool
convert_may_be_empty(const struct node *nd)
{
    return nd->conv == CONV_LEEG ||
           (nd->conv == CONV_SAME &&
               catalogue_may_be_empty((enum leaf)nd->leaf));
}

bool
convert_write(struct convert *cv, const struct node *nd, struct span value,
    struct span prefix)
{
    bool json = cv->ad->syntax == SYNTAX_JSON;

    cv->code = NULL;
    cv->bare = false;
    if (value.n == 0) {
        cv->value = value;
        return convert_may_be_empty(nd) ||
               fail(cv, "ontbreekt", "mandatory and absent");
    }
    if (!accept(cv, nd, value))
        return false;
    switch ((enum conv)nd->conv) {
    case CONV_SAME:
    case CONV_LEEG:
        break;
    case CONV_CODE:
        return write_code(cv, nd, value);
    case CONV_DMY:
        return write_dmy(cv, value);
    case CONV_NAAM:
        return write_naam(cv, value, prefix);
    case CONV_INT:
    case CONV_DECIMAAL:
        cv->bare = json;
        break;
    case CONV_BOOL:
        cv->bare = true;
        cv->value = span_of(span_is(value, "J") ? "true" : "false");
        break;
    case CONV_DATUM_VOL:
    case CONV_DATUM_JAAR:
    case CONV_DATUM_MAAND:
        return write_piece(cv, (enum conv)nd->conv, value);
    case CONV__COUNT:
        break;
    }
    return true;
}
