/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tables are expanded from catalogue_list.h and, in the same order, from
 * catalogue_text.h.  Names are found by open
 * addressing over FNV-1a; the slots, and which leaves belong to an element,
 * are filled in once, at the first question.
 */
#include "adapters/catalogue.h"

#include <assert.h>

#include "adapters/catalogue_text.h"
#include "base/text.h"

#include "base/banned.h"

struct code {
    enum codelist list;
    uint16_t len;
    const char *text;
};

struct words {
    const char *label, *label_en, *nl, *en;
};

struct list {
    const char *name;
    uint16_t first, n;
};

/* clang-format off */
static struct catalogue_element elements[] = {
#define X(name, id, category, bv, max_occurs, blocked) \
    {id, "", "", "", "", category, bv, LF__NONE, 0, max_occurs, \
        (max_occurs) > 1, blocked},
    ELEMENT_LIST(X)
#undef X
};
static const struct catalogue_leaf leaves[] = {
#define X(name, element, part, type, min, max, codes) \
    {element, part, type, min, max, codes},
    LEAF_LIST(X)
#undef X
};
static struct list lists[] = {
    {"", 0, 0},
#define X(name) {#name, 0, 0},
    CODELIST_LIST(X)
#undef X
};
static const struct code codes[] = {
#define X(list, code) {list, sizeof(code) - 1, code},
    CODE_LIST(X)
#undef X
};
static const struct words element_words[] = {
#define X(name, label, label_en, nl, en) \
    [EL_##name] = {label, label_en, nl, en},
    ELEMENT_TEXT_LIST(X)
#undef X
};
static const char *const leaf_label[] = {
#define X(name, label) [LF_##name] = (label),
    LEAF_LABEL_LIST(X)
#undef X
};
static const struct code_words {
    const char *nl, *en;
} code_words[] = {
#define X(list, code, nl, en) {nl, en},
    CODE_TEXT_LIST(X)
#undef X
};
static const struct period {
    enum codelist list;
    int32_t from, to;
    const char *code, *successors;
} periods[] = {
    {CL_NONE, CODE_EVER, CODE_FOREVER, "", ""},
#define X(list, code, from, to, successors) {list, from, to, code, successors},
    CODE_PERIOD_LIST(X)
#undef X
};
static const uint16_t past[] = {
#define X(name) LF_##name,
    PAST_LIST(X)
#undef X
};
/* clang-format on */

enum {
    CODE_N = sizeof(codes) / sizeof(codes[0]),
    PERIOD_N = sizeof(periods) / sizeof(periods[0]),
    PAST_N = sizeof(past) / sizeof(past[0]),
    CODE_SLOTS = 4096,
    ELEMENT_SLOTS = 1024,
    FREE = 0xffff,
};

_Static_assert(sizeof(element_words) / sizeof(element_words[0]) == EL__COUNT,
    "an element has words");
_Static_assert(sizeof(leaf_label) / sizeof(leaf_label[0]) == LF__COUNT,
    "so has a leaf");
_Static_assert(sizeof(code_words) / sizeof(code_words[0]) == CODE_N,
    "and a code");
_Static_assert(CODE_N * 2 <= CODE_SLOTS, "the code table is half empty");
_Static_assert(EL__COUNT * 2 <= ELEMENT_SLOTS, "so is the element table");
_Static_assert(PERIOD_N <= 256, "a period fits in a byte");
_Static_assert(EL__COUNT <= 256, "an elset holds every element");

static uint16_t code_slot[CODE_SLOTS];
static uint16_t element_slot[ELEMENT_SLOTS];
static uint8_t code_period[CODE_N]; /* 0: valid for ever */
static bool list_dated[CL__COUNT];
static bool built;

static uint32_t
hash(uint32_t seed, struct span s)
{
    uint32_t h = 2166136261U ^ seed * 0x9e3779b1U;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ s.p[i]) * 16777619U;
    return h ^ h >> 15;
}

static void
build_elements(void)
{
    memset(element_slot, 0xff, sizeof(element_slot));
    for (unsigned e = 0; e < EL__COUNT; e++) {
        uint32_t h = hash(0, span_of(elements[e].id));

        elements[e].label = element_words[e].label;
        elements[e].label_en = element_words[e].label_en;
        elements[e].nl = element_words[e].nl;
        elements[e].en = element_words[e].en;
        while (element_slot[h % ELEMENT_SLOTS] != FREE)
            h++;
        element_slot[h % ELEMENT_SLOTS] = (uint16_t)e;
    }
}

static void
build_leaves(void)
{
    for (unsigned l = 0; l < LF__COUNT; l++) {
        struct catalogue_element *e = &elements[leaves[l].element];

        if (e->leaf_n == 0)
            e->leaf_first = (enum leaf)l;
        assert((unsigned)e->leaf_first + e->leaf_n == l);
        e->leaf_n++;
    }
}

static void
build_codes(void)
{
    memset(code_slot, 0xff, sizeof(code_slot));
    for (unsigned i = 0; i < CODE_N; i++) {
        struct list *ls = &lists[codes[i].list];
        uint32_t h = hash(codes[i].list, span_of(codes[i].text));

        if (ls->n == 0)
            ls->first = (uint16_t)i;
        assert((unsigned)ls->first + ls->n == i);
        ls->n++;
        while (code_slot[h % CODE_SLOTS] != FREE)
            h++;
        code_slot[h % CODE_SLOTS] = (uint16_t)i;
    }
}

/* Where the code stands in codes[]; FREE when it is not on the list. */
static uint16_t
find_code(enum codelist list, struct span code)
{
    for (uint32_t h = hash(list, code);; h++) {
        uint16_t i = code_slot[h % CODE_SLOTS];

        if (i == FREE || (codes[i].list == list && codes[i].len == code.n &&
                             memcmp(codes[i].text, code.p, code.n) == 0))
            return i;
    }
}

static void
build_periods(void)
{
    for (unsigned i = 1; i < PERIOD_N; i++) {
        const struct period *pd = &periods[i];
        uint16_t at = find_code(pd->list, span_of(pd->code));

        assert(at != FREE);
        code_period[at] = (uint8_t)i;
        list_dated[pd->list] = true;
    }
}

static void
build(void)
{
    build_elements();
    build_leaves();
    build_codes();
    build_periods();
    built = true;
}

const struct catalogue_element *
catalogue_element(enum element e)
{
    assert(e < EL__COUNT);
    if (!built)
        build();
    return &elements[e];
}

const struct catalogue_leaf *
catalogue_leaf(enum leaf l)
{
    assert(l < LF__COUNT);
    return &leaves[l];
}

const char *
catalogue_element_label(enum element e)
{
    assert(e < EL__COUNT);
    return element_words[e].label;
}

const char *
catalogue_leaf_label(enum leaf l)
{
    assert(l < LF__COUNT);
    return leaf_label[l];
}

enum element
catalogue_find(struct span id)
{
    if (!built)
        build();
    for (uint32_t h = hash(0, id);; h++) {
        uint16_t e = element_slot[h % ELEMENT_SLOTS];

        if (e == FREE)
            return EL__NONE;
        if (span_is(id, elements[e].id))
            return (enum element)e;
    }
}

enum leaf
catalogue_find_leaf(struct span name)
{
    const uint8_t *cut = name.n == 0 ? NULL : memchr(name.p, '/', name.n);
    struct span id = {name.p, cut == NULL ? name.n : (size_t)(cut - name.p)};
    struct span part = {cut, 0};
    enum element e = catalogue_find(id);

    if (e == EL__NONE)
        return LF__NONE;
    if (cut != NULL)
        part = (struct span){cut + 1, name.n - id.n - 1};
    if (cut != NULL && part.n == 0)
        return LF__NONE;
    for (uint16_t i = 0; i < elements[e].leaf_n; i++) {
        uint16_t l = (uint16_t)(elements[e].leaf_first + i);

        if (span_is(part, leaves[l].part))
            return (enum leaf)l;
    }
    return LF__NONE;
}

bool
catalogue_code(enum codelist list, struct span code)
{
    if (!built)
        build();
    return find_code(list, code) != FREE;
}

struct code_at
catalogue_code_at(enum codelist list, struct span code, int64_t day)
{
    struct code_at at = {CODE_UNKNOWN, ""};
    const struct period *pd;
    uint16_t i;

    if (!built)
        build();
    i = find_code(list, code);
    if (i == FREE)
        return at;
    pd = &periods[code_period[i]];
    at.state = CODE_VALID;
    if (day < pd->from)
        at.state = CODE_NOT_YET;
    if (day > pd->to) {
        at.state = CODE_ENDED;
        at.successors = pd->successors;
    }
    return at;
}

struct code_period
catalogue_code_period(enum codelist list, struct span code)
{
    const struct period *pd;
    uint16_t i;

    if (!built)
        build();
    i = find_code(list, code);
    pd = &periods[i == FREE ? 0 : code_period[i]];
    return (struct code_period){pd->from, pd->to, pd->successors};
}

/* Codes to look at, each once. */
struct todo {
    struct span v[CATALOGUE_NOW_MAX];
    unsigned n;
};

static void
todo_add(struct todo *t, struct span code)
{
    for (unsigned i = 0; i < t->n; i++)
        if (span_eq(t->v[i], code))
            return;
    if (code.n > 0 && t->n < CATALOGUE_NOW_MAX)
        t->v[t->n++] = code;
}

/* Each code of a text with spaces between. */
static void
todo_add_all(struct todo *t, const char *successors)
{
    for (const char *p = successors; *p != '\0';) {
        size_t n = strcspn(p, " ");

        todo_add(t, (struct span){(const uint8_t *)p, n});
        p += n + strspn(p + n, " ");
    }
}

unsigned
catalogue_codes_now(enum codelist list, struct span code, int64_t day,
    const char *now[static CATALOGUE_NOW_MAX])
{
    struct todo todo = {.n = 0};
    unsigned n = 0;

    todo_add(&todo, code);
    for (unsigned i = 0; i < todo.n; i++) {
        struct code_at at = catalogue_code_at(list, todo.v[i], day);

        if (at.state == CODE_VALID)
            now[n++] = codes[find_code(list, todo.v[i])].text;
        else
            todo_add_all(&todo, at.successors);
    }
    return n;
}

bool
catalogue_codelist_dated(enum codelist list)
{
    assert(list < CL__COUNT);
    if (!built)
        build();
    return list_dated[list];
}

bool
catalogue_may_be_past(enum leaf l)
{
    for (unsigned i = 0; i < PAST_N; i++)
        if (past[i] == l)
            return true;
    return false;
}

const char *
catalogue_code_nl(enum codelist list, struct span code)
{
    uint16_t i;

    if (!built)
        build();
    i = find_code(list, code);
    return i == FREE ? NULL : code_words[i].nl;
}

const char *
catalogue_code_en(enum codelist list, struct span code)
{
    uint16_t i;

    if (!built)
        build();
    i = find_code(list, code);
    return i == FREE ? NULL : code_words[i].en;
}

const char *
catalogue_codelist_name(enum codelist list)
{
    assert(list < CL__COUNT);
    return lists[list].name;
}

enum codelist
catalogue_find_codelist(struct span name)
{
    for (unsigned i = 1; i < CL__COUNT; i++)
        if (span_is(name, lists[i].name))
            return (enum codelist)i;
    return CL_NONE;
}

unsigned
catalogue_codelist_n(enum codelist list)
{
    assert(list < CL__COUNT);
    if (!built)
        build();
    return lists[list].n;
}

const char *
catalogue_codelist_code(enum codelist list, unsigned i)
{
    assert(i < catalogue_codelist_n(list));
    return codes[lists[list].first + i].text;
}

bool
catalogue_may_be_empty(enum leaf l)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);

    return lf->min == 0 && (lf->type == LEAF_TEXT || lf->type == LEAF_NAME ||
                               lf->type == LEAF_DIGITS);
}

/* ---- values --------------------------------------------------------- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* How many of the first bytes are plain printable ASCII, by eight. */
static size_t
plain_prefix(struct span s)
{
    size_t i = 0;

    while (s.n - i >= 8) {
        uint64_t w, del;

        memcpy(&w, s.p + i, 8);
        del = w ^ EACH(0x7f);
        if (((w | (w - EACH(0x20)) | (del - EACH(1))) & EACH(0x80)) != 0)
            break;
        i += 8;
    }
    return i;
}

/* README.md: none of U+0000-0008, 000B-001F, 007F-009F, FFFE, FFFF.  Counts
 * the characters on the way. */
static bool
text_clean(struct span s, size_t *chars)
{
    bool ascii = true;

    *chars = s.n;
    for (size_t i = plain_prefix(s); i < s.n; i++) {
        uint8_t c = s.p[i];

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return false;
        if (c < 0x80)
            continue;
        ascii = false;
        if (c == 0xc2 && i + 1 < s.n && s.p[i + 1] < 0xa0)
            return false;
        if (c == 0xef && i + 2 < s.n && s.p[i + 1] == 0xbf &&
            s.p[i + 2] >= 0xbe)
            return false;
    }
    if (ascii)
        return true;
    *chars = text_utf8_len(s);
    return text_utf8_valid(s);
}

static enum catalogue_fault
length(size_t n, uint32_t min, uint32_t max)
{
    if (n < min)
        return CATALOGUE_SHORT;
    return n > max ? CATALOGUE_LONG : CATALOGUE_OK;
}

static enum catalogue_fault
check_text(const struct catalogue_leaf *lf, struct span v)
{
    size_t chars;

    if (!text_clean(v, &chars))
        return CATALOGUE_FORM;
    return length(chars, lf->min, lf->max);
}

/* README.md, class NAME: ranges of characters, in order. */
static const struct {
    uint16_t first, last;
} name_class[] = {
    {' ', ' '},
    {'&', ')'}, /* & ' ( ) */
    {',', '9'}, /* , - . / and the digits */
    {'A', 'Z'},
    {'a', 'z'},
    {0x00aa, 0x00aa},
    {0x00b7, 0x00b7},
    {0x00ba, 0x00ba},
    {0x00c0, 0x00d6},
    {0x00d8, 0x00f6},
    {0x00f8, 0x02af},
    {0x02b9, 0x02bf},
    {0x0300, 0x036f},
    {0x1e00, 0x1eff},
    {0x2018, 0x2019},
};

static bool
name_char(uint32_t c)
{
    size_t n = sizeof(name_class) / sizeof(name_class[0]), i = 0;

    while (i < n && c > name_class[i].last)
        i++;
    return i < n && c >= name_class[i].first;
}

/* One character of valid UTF-8, and past it. */
static uint32_t
next_char(const uint8_t **p)
{
    uint32_t c = *(*p)++;
    unsigned more = c < 0xc0 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;

    if (more > 0)
        c &= 0x3fU >> more;
    while (more-- > 0)
        c = c << 6 | (*(*p)++ & 0x3fU);
    return c;
}

static enum catalogue_fault
check_name(const struct catalogue_leaf *lf, struct span v)
{
    const uint8_t *p = v.p;
    size_t chars = 0;

    if (!text_utf8_valid(v))
        return CATALOGUE_FORM;
    while (v.n > 0 && p < v.p + v.n) {
        if (!name_char(next_char(&p)))
            return CATALOGUE_FORM;
        chars++;
    }
    return length(chars, lf->min, lf->max);
}

static bool
digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* Does v look like form, in which 0 is a digit and everything else itself? */
static bool
looks(struct span v, const char *form)
{
    for (size_t i = 0; i < v.n; i++) {
        if (form[i] == '0' ? !digit(v.p[i]) : v.p[i] != (uint8_t)form[i])
            return false;
    }
    return form[v.n] == '\0';
}

/* 8-4-4-4-12 hexadecimal digits in lower case. */
static bool
uuid(struct span v)
{
    unsigned bad = 0;

    if (v.n != 36)
        return false;
    for (unsigned i = 0; i < 36; i++) {
        uint8_t c = v.p[i];

        if (i == 8 || i == 13 || i == 18 || i == 23)
            bad |= c ^ '-';
        else
            bad |= (unsigned)(c - '0') > 9 && (unsigned)(c - 'a') > 5;
    }
    return bad == 0;
}

static int
two(const uint8_t *p)
{
    return (p[0] - '0') * 10 + p[1] - '0';
}

/* YYYY-MM-DD with digits in the right places? */
static bool
date_shape(const uint8_t *p)
{
    unsigned bad = p[4] ^ '-';

    bad |= p[7] ^ '-';
    for (int i = 0; i < 10; i++)
        bad |= i != 4 && i != 7 && (unsigned)(p[i] - '0') > 9;
    return bad == 0;
}

static int
month_days(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

static enum catalogue_fault
check_date(struct span v, bool part)
{
    int year, month, day;

    if (v.n != 10 || !date_shape(v.p) || (v.p[0] != '1' && v.p[0] != '2'))
        return CATALOGUE_FORM;
    year = two(v.p) * 100 + two(v.p + 2);
    month = two(v.p + 5);
    day = two(v.p + 8);
    if (part && day == 0)
        return month <= 12 ? CATALOGUE_OK : CATALOGUE_FORM;
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return CATALOGUE_FORM;
    return day <= month_days(year, month) ? CATALOGUE_OK : CATALOGUE_DAY;
}

/* <date>T23:59:59[.999999999]Z */
static enum catalogue_fault
check_timestamp(struct span v)
{
    enum catalogue_fault f;

    if (v.n < 20 || v.n > 30 || v.n == 21)
        return CATALOGUE_FORM;
    f = check_date((struct span){v.p, 10}, false);
    if (f != CATALOGUE_OK)
        return f;
    if (!looks((struct span){v.p + 10, 9}, "T00:00:00") || two(v.p + 11) > 23 ||
        two(v.p + 14) > 59 || two(v.p + 17) > 59 || v.p[v.n - 1] != 'Z')
        return CATALOGUE_FORM;
    if (v.n == 20)
        return CATALOGUE_OK;
    if (v.p[19] != '.')
        return CATALOGUE_FORM;
    for (size_t i = 20; i < v.n - 1; i++)
        if (!digit(v.p[i]))
            return CATALOGUE_FORM;
    return CATALOGUE_OK;
}

static enum catalogue_fault
check_int(const struct catalogue_leaf *lf, struct span v)
{
    uint64_t x;

    if (v.n > 9 || !text_u64(v, UINT32_MAX, &x))
        return CATALOGUE_FORM;
    return x < lf->min || x > lf->max ? CATALOGUE_RANGE : CATALOGUE_OK;
}

static enum catalogue_fault
check_decimal(struct span v)
{
    if (v.n < 4 || v.n > 10 || v.p[v.n - 3] != '.')
        return CATALOGUE_FORM;
    for (size_t i = 0; i < v.n; i++)
        if (i != v.n - 3 && !digit(v.p[i]))
            return CATALOGUE_FORM;
    return v.p[0] == '0' && v.n > 4 ? CATALOGUE_FORM : CATALOGUE_OK;
}

static enum catalogue_fault
check_digits(struct span v, uint32_t min, uint32_t max)
{
    for (size_t i = 0; i < v.n; i++)
        if (!digit(v.p[i]))
            return CATALOGUE_FORM;
    return length(v.n, min, max);
}

/* Which register it is of, stands in the first eight. */
static enum catalogue_fault
check_oin(struct span v)
{
    enum catalogue_fault f = check_digits(v, 20, 20);

    if (f != CATALOGUE_OK)
        return f;
    if (!catalogue_code(CL_OIN_PREFIX, (struct span){v.p, 8}))
        return CATALOGUE_PREFIX;
    return CATALOGUE_OK;
}

static enum catalogue_fault
check_bsn(struct span v)
{
    int sum = 0, any = 0;

    if (!looks(v, "000000000"))
        return CATALOGUE_FORM;
    for (int i = 0; i < 9; i++) {
        int d = v.p[i] - '0';

        sum += d * (i == 8 ? -1 : 9 - i);
        any |= d;
    }
    return any != 0 && sum % 11 == 0 ? CATALOGUE_OK : CATALOGUE_ELFPROEF;
}

static bool
alnum(uint8_t c)
{
    return digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The bytes of the dotted name p..end: labels of 1..63, and at least two. */
static bool
domain(const uint8_t *p, const uint8_t *end)
{
    unsigned labels = 1, len = 0;

    for (; p < end; p++) {
        if (*p == '.' && len > 0) {
            labels++;
            len = 0;
            continue;
        }
        if ((!alnum(*p) && *p != '-') || ++len > 63)
            return false;
    }
    return len > 0 && labels > 1;
}

static enum catalogue_fault
check_email(struct span v)
{
    const uint8_t *at = v.n == 0 ? NULL : memchr(v.p, '@', v.n);

    if (at == NULL || at == v.p || at - v.p > 64)
        return CATALOGUE_FORM;
    for (const uint8_t *p = v.p; p < at; p++)
        if (!alnum(*p) && (*p == '\0' || strchr("._%+-", *p) == NULL))
            return CATALOGUE_FORM;
    if (!domain(at + 1, v.p + v.n))
        return CATALOGUE_FORM;
    return length(v.n, 0, 254);
}

static enum catalogue_fault
check_phone(struct span v)
{
    if (v.n < 6 || v.n > 20 || (v.p[0] != '+' && !digit(v.p[0])))
        return CATALOGUE_FORM;
    for (size_t i = 1; i < v.n; i++)
        if (!digit(v.p[i]) && (v.p[i] == '\0' || !strchr(" ()-", v.p[i])))
            return CATALOGUE_FORM;
    return CATALOGUE_OK;
}

static enum catalogue_fault
check_postcode(struct span v)
{
    if (v.n != 6 || !looks((struct span){v.p, 4}, "0000") || v.p[0] == '0')
        return CATALOGUE_FORM;
    for (int i = 4; i < 6; i++)
        if (v.p[i] < 'A' || v.p[i] > 'Z')
            return CATALOGUE_FORM;
    return CATALOGUE_OK;
}

enum catalogue_fault
catalogue_fault(enum leaf l, struct span value)
{
    const struct catalogue_leaf *lf = catalogue_leaf(l);

    switch (lf->type) {
    case LEAF_TEXT:
        return check_text(lf, value);
    case LEAF_NAME:
        return check_name(lf, value);
    case LEAF_CODE:
        return catalogue_code(lf->codes, value) ? CATALOGUE_OK : CATALOGUE_CODE;
    case LEAF_DATE:
        return check_date(value, false);
    case LEAF_DATE_PART:
        return check_date(value, true);
    case LEAF_TIMESTAMP:
        return check_timestamp(value);
    case LEAF_INT:
        return check_int(lf, value);
    case LEAF_DECIMAL:
        return check_decimal(value);
    case LEAF_UUID:
        return uuid(value) ? CATALOGUE_OK : CATALOGUE_FORM;
    case LEAF_OIN:
        return check_oin(value);
    case LEAF_BSN:
        return check_bsn(value);
    case LEAF_DIGITS:
        return check_digits(value, lf->min, lf->max);
    case LEAF_EMAIL:
        return check_email(value);
    case LEAF_PHONE:
        return check_phone(value);
    case LEAF_POSTCODE:
        return check_postcode(value);
    case LEAF_TYPE__COUNT:
        break;
    }
    assert(false);
    return CATALOGUE_FORM;
}

static const char *const form_text[LEAF_TYPE__COUNT] = {
    [LEAF_TEXT] = "teken dat niet mag (besturingsteken of geen UTF-8)",
    [LEAF_NAME] =
        "geen naam (Latijnse letters, cijfers, spatie en ' - . , / & ( ))",
    [LEAF_CODE] = "geen code van de lijst",
    [LEAF_DATE] = "geen datum (JJJJ-MM-DD, jaar 1000-2999)",
    [LEAF_DATE_PART] = "geen datum (JJJJ-MM-DD, onbekende maand of dag 00)",
    [LEAF_TIMESTAMP] = "geen tijdstip (2026-11-23T20:48:01Z)",
    [LEAF_INT] = "geen geheel getal",
    [LEAF_DECIMAL] = "geen bedrag (hoogstens 9999999.99)",
    [LEAF_UUID] = "geen UUID in kleine letters",
    [LEAF_OIN] = "geen OIN (20 cijfers)",
    [LEAF_BSN] = "geen 9 cijfers",
    [LEAF_DIGITS] = "iets anders dan cijfers",
    [LEAF_EMAIL] = "geen e-mailadres",
    [LEAF_PHONE] = "geen telefoonnummer",
    [LEAF_POSTCODE] = "geen postcode (1234AB)",
};

const char *
catalogue_fault_text(enum leaf l, enum catalogue_fault fault)
{
    switch (fault) {
    case CATALOGUE_OK:
        break;
    case CATALOGUE_FORM:
        return form_text[catalogue_leaf(l)->type];
    case CATALOGUE_SHORT:
        return "te kort";
    case CATALOGUE_LONG:
        return "te lang";
    case CATALOGUE_RANGE:
        return "buiten het bereik";
    case CATALOGUE_CODE:
        return form_text[LEAF_CODE];
    case CATALOGUE_DAY:
        return "geen bestaande dag";
    case CATALOGUE_ELFPROEF:
        return "voldoet niet aan de elfproef";
    case CATALOGUE_PREFIX:
        return "geen OIN: de eerste 8 cijfers staan niet op lijst OIN_PREFIX";
    }
    assert(false);
    return "";
}

const char *
catalogue_check(enum leaf l, struct span value)
{
    enum catalogue_fault f = catalogue_fault(l, value);

    return f == CATALOGUE_OK ? NULL : catalogue_fault_text(l, f);
}
