/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/bsn.h"

#include "policy/fold.h"

#include "base/banned.h"

enum {
    BSN = 9,
    GROUPS_MAX = 16,
    WORD_MAX = 24,
    ABROAD = 11, /* digits of a phone number with its country */
    INLAND = 10
};

/* Digits without anything between them. */
struct group {
    uint32_t at, last; /* characters, from 1 */
    uint8_t digit[BSN];
    uint32_t n;         /* how many there are; the first nine are kept */
    uint32_t separator; /* in front of it, 0 for the first */
};

/* Groups with one separator between each two. */
struct run {
    struct group g[GROUPS_MAX];
    unsigned n;
    bool plus, letter; /* what stands against its front */
    bool letter_after, cents_after;
};

struct finding {
    struct fold f;
    struct span own;
    bsn_found *found;
    void *ctx;
    struct run run;
    char word[WORD_MAX + 1], before[WORD_MAX + 1]; /* the last two words */
    unsigned word_n;
    uint32_t previous; /* character; 'a' for any letter, '0' for any digit */
};

/* ---- what the words in front say ---------------------------------------------- */

/* A word that begins so says what number follows.  strong: whatever the number
 * looks like; the rest say it of eight digits only, which are so often
 * something else. */
static const struct {
    const char *stem;
    bool strong;
} called[] = {{"kvk", true}, {"rsin", true}, {"btw", true}, {"iban", true},
    {"rekening", true}, {"bankrek", true}, {"skn", true}, {"oin", true},
    {"telef", true}, {"telnr", true}, {"mobiel", true}, {"gsm", true},
    {"parket", true}, {"handelsregister", true}, {"fiscaal", true},
    {"agb", false}, {"dossier", false}, {"zaak", false}, {"kenmerk", false},
    {"factuur", false}, {"klant", false}, {"polis", false}, {"ref", false},
    {"order", false}, {"contract", false}, {"meter", false}, {"ean", false},
    {"vestiging", false}, {"relatie", false}, {"debiteur", false},
    {"client", false}, {"aanvraag", false}, {"ticket", false},
    {"aansluit", false}, {"pas", false}, {"bon", false}};

static bool
begins(const char *word, const char *stem)
{
    return strncmp(word, stem, strlen(stem)) == 0;
}

static bool
is_called(const char *word, bool strong_only)
{
    if (strcmp(word, "tel") == 0)
        return true;
    for (size_t i = 0; i < sizeof(called) / sizeof(called[0]); i++)
        if ((called[i].strong || !strong_only) && begins(word, called[i].stem))
            return true;
    return false;
}

static bool
says_bsn(const char *word)
{
    return begins(word, "bsn") || begins(word, "burgerservice") ||
           begins(word, "sofi");
}

/* Words that say nothing of their own: "nummer", "nr", "is". */
static bool
is_filler(const char *word)
{
    return begins(word, "num") || begins(word, "nr") ||
           strcmp(word, "is") == 0 || strcmp(word, "no") == 0;
}

static const char *
cue(const struct finding *fi)
{
    return is_filler(fi->word) ? fi->before : fi->word;
}

/* ---- one candidate ------------------------------------------------------------- */

static bool
is_bsn(const uint8_t d[static BSN])
{
    int sum = -(int)d[BSN - 1];
    int any = d[BSN - 1];

    for (int i = 0; i < BSN - 1; i++) {
        sum += d[i] * (BSN - i);
        any |= d[i];
    }
    return any != 0 && sum % 11 == 0;
}

static bool
is_own(const struct finding *fi, const uint8_t d[static BSN])
{
    if (fi->own.n != BSN)
        return false;
    for (unsigned i = 0; i < BSN; i++)
        if (fi->own.p[i] != '0' + d[i])
            return false;
    return true;
}

/* Tell of the groups from..to (not included) when they are one. */
static bool
consider(struct finding *fi, unsigned from, unsigned to)
{
    const struct group *g = fi->run.g;
    uint8_t d[BSN] = {0};
    unsigned total = 0, n;

    for (unsigned i = from; i < to; i++)
        total += g[i].n;
    n = total < BSN ? BSN - total : 0;
    for (unsigned i = from; i < to; i++)
        for (unsigned k = 0; k < g[i].n && n < BSN; k++)
            d[n++] = g[i].digit[k];
    if (!is_bsn(d) || is_own(fi, d))
        return false;
    fi->found(fi->ctx, g[from].at, g[to - 1].last - g[from].at + 1);
    return true;
}

static unsigned
number(const uint8_t *d, unsigned n)
{
    unsigned v = 0;

    while (n-- > 0)
        v = v * 10 + *d++;
    return v;
}

static bool
is_day(unsigned day, unsigned month, unsigned year)
{
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 &&
           year < 2100;
}

static bool
is_date(const uint8_t d[static 8])
{
    return is_day(number(d, 2), number(d + 2, 2), number(d + 4, 4)) ||
           is_day(number(d + 6, 2), number(d + 4, 2), number(d, 4));
}

/* ---- one run -------------------------------------------------------------------- */

/* How many groups in front are a phone number. */
static unsigned
phone_groups(const struct run *r)
{
    unsigned total = 0;
    bool abroad = r->plus || (r->g[0].n >= 4 && r->g[0].digit[0] == 0 &&
                                 r->g[0].digit[1] == 0);

    for (unsigned i = 0; i < r->n; i++) {
        total += r->g[i].n;
        if (abroad && total >= ABROAD)
            return i + 1;
        if (!abroad && total == INLAND && r->g[0].digit[0] == 0 &&
            (r->g[0].n <= 4 || i == 0))
            return i + 1;
    }
    return abroad ? r->n : 0;
}

static bool
same_separator(const struct run *r, unsigned from, unsigned to)
{
    for (unsigned i = from + 2; i < to; i++)
        if (r->g[i].separator != r->g[from + 1].separator)
            return false;
    return true;
}

/* 3-3-3 and 4-2-3 anywhere; other groups only when they are all there is. */
static bool
has_shape(const struct run *r, unsigned from, unsigned to)
{
    const struct group *g = &r->g[from];
    unsigned total = 0;

    if (!same_separator(r, from, to))
        return false;
    if (to - from == 3 && g[2].n == 3 &&
        ((g[0].n == 3 && g[1].n == 3) || (g[0].n == 4 && g[1].n == 2)))
        return true;
    if (from != 0 || to != r->n)
        return false;
    for (unsigned i = from; i < to; i++) {
        if (r->g[i].n < 2)
            return false;
        total += r->g[i].n;
    }
    return total == BSN;
}

static bool
is_free(const struct finding *fi, unsigned from, unsigned to)
{
    const struct run *r = &fi->run;

    if (from == 0 && r->letter && !says_bsn(fi->word) && !is_filler(fi->word))
        return false;
    return to != r->n || (!r->letter_after && !r->cents_after);
}

static bool
consider_eight(struct finding *fi)
{
    const struct run *r = &fi->run;

    if (r->n != 1 || r->g[0].n != BSN - 1 || r->plus || !is_free(fi, 0, 1))
        return false;
    if (says_bsn(cue(fi)))
        return consider(fi, 0, 1);
    return !is_date(r->g[0].digit) && !is_called(cue(fi), false) &&
           consider(fi, 0, 1);
}

/* The groups from here that are one, and how many they are; 0 when none. */
static unsigned
consider_groups(struct finding *fi, unsigned from)
{
    const struct run *r = &fi->run;

    if (r->g[from].n == BSN)
        return is_free(fi, from, from + 1) && consider(fi, from, from + 1);
    for (unsigned to = from + 2; to <= r->n && to <= from + 4; to++)
        if (has_shape(r, from, to) && is_free(fi, from, to) &&
            consider(fi, from, to))
            return to - from;
    return 0;
}

static void
end_run(struct finding *fi)
{
    struct run *r = &fi->run;
    unsigned i;

    if (r->n == 0)
        return;
    if (!consider_eight(fi) && !is_called(cue(fi), true)) {
        i = phone_groups(r);
        while (i < r->n) {
            unsigned n = consider_groups(fi, i);

            i += n > 0 ? n : 1;
        }
    }
    memset(r, 0, sizeof(*r));
    fi->word[0] = fi->before[0] = '\0';
    fi->word_n = 0;
}

/* ---- the text --------------------------------------------------------------------- */

static bool
is_separator(uint32_t cp)
{
    return cp == ' ' || cp == '.' || cp == '-' || cp == 0xa0 || cp == 0x2009 ||
           cp == 0x202f || cp == 0x2010 || cp == 0x2011 || cp == 0x2013;
}

/* One or two digits and no more: cents. */
static bool
cents_follow(struct fold f)
{
    unsigned n = 0;
    uint32_t cp;

    while (fold_code(&f, &cp) && fold_digit(cp) >= 0)
        n++;
    return n == 1 || n == 2;
}

static void
add_digit(struct finding *fi, int digit, uint32_t separator, bool fresh)
{
    struct run *r = &fi->run;
    struct group *g;

    if (fresh && r->n == GROUPS_MAX)
        end_run(fi);
    if (fresh) {
        r->plus = r->plus || (r->n == 0 && fi->previous == '+');
        g = &r->g[r->n++];
        *g = (struct group){.at = fi->f.chars, .separator = separator};
    }
    g = &r->g[r->n - 1];
    if (g->n < BSN)
        g->digit[g->n] = (uint8_t)digit;
    g->n += g->n < UINT32_MAX;
    g->last = fi->f.chars;
}

/* The two words in front, as far as they are ASCII after folding. */
static void
add_letter(struct finding *fi, uint8_t sym)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    char c = '?';

    if (sym < FOLD_0)
        c = letters[sym - FOLD_A];
    if (fi->previous != 'a') {
        memcpy(fi->before, fi->word, sizeof(fi->word));
        fi->word_n = 0;
    }
    if (fi->word_n < WORD_MAX)
        fi->word[fi->word_n++] = c;
    fi->word[fi->word_n] = '\0';
}

/* The symbol of one character on its own. */
static uint8_t
symbol_of(const struct finding *fi, size_t from)
{
    struct fold one =
        fold_of((struct span){fi->f.text.p + from, fi->f.at - from});
    uint8_t sym = FOLD_GAP;

    (void)fold_next(&one, &sym);
    return sym;
}

/* What is not a digit: a separator keeps a run open, the rest ends it. */
static void
other(struct finding *fi, uint32_t cp, uint8_t sym, bool *separated)
{
    bool letter = sym != FOLD_GAP;
    struct run *r = &fi->run;

    if (r->n > 0 && !*separated && is_separator(cp)) {
        *separated = true;
        return;
    }
    if (r->n > 0) {
        r->letter_after = letter && !*separated;
        r->cents_after = cp == ',' && !*separated && cents_follow(fi->f);
        end_run(fi);
    }
    *separated = false;
    if (letter)
        add_letter(fi, sym);
}

/* May there be eight digits?  A byte that can begin a digit of another script
 * counts for all of them. */
static bool
has_digits(struct span text)
{
    unsigned n = 0;

    for (size_t i = 0; i < text.n && n < BSN - 1; i++) {
        uint8_t b = text.p[i];

        n += b >= '0' && b <= '9';
        if (b == 0xd9 || b == 0xdb || b == 0xe0 || b == 0xef || b == 0xf0)
            n = BSN;
    }
    return n >= BSN - 1;
}

/* Plain text between the numbers; true when it was that. */
static bool
pass_plain(struct finding *fi)
{
    struct fold *f = &fi->f;
    uint8_t b = f->at < f->text.n ? f->text.p[f->at] : 0xff;
    uint8_t sym;

    if (fi->run.n > 0 || b >= 0x80 || fold_ascii[b] >= FOLD_0)
        return false;
    sym = fold_ascii[b];
    f->at++;
    f->chars++;
    if (sym != FOLD_GAP)
        add_letter(fi, sym);
    fi->previous = sym != FOLD_GAP ? 'a' : b;
    return true;
}

void
policy_bsn_find(struct span text, struct span own, bsn_found *found, void *ctx)
{
    struct finding fi = {.f = fold_of(text),
        .own = own,
        .found = found,
        .ctx = ctx};
    bool separated = false;
    uint32_t cp, separator = 0;
    size_t from = 0;
    uint8_t sym;

    if (!has_digits(text))
        return;
    for (;;) {
        int digit;

        while (pass_plain(&fi))
            continue;
        from = fi.f.at;
        if (!fold_code(&fi.f, &cp))
            break;
        digit = fold_digit(cp);
        if (fold_ignored(cp))
            continue;
        if (digit >= 0) {
            bool first = fi.run.n == 0;

            if (first)
                fi.run.letter = fi.previous == 'a';
            add_digit(&fi, digit, separated ? separator : 0,
                first || separated);
            separated = false;
            fi.previous = '0';
            continue;
        }
        sym = symbol_of(&fi, from);
        separator = cp;
        other(&fi, cp, sym, &separated);
        fi.previous = sym != FOLD_GAP ? 'a' : cp;
    }
    end_run(&fi);
}
