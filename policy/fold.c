/* SPDX-License-Identifier: EUPL-1.2 */
#include "policy/fold.h"

#include "base/banned.h"

/*
 * Each letter without its marks, in lower case.  '.' is a letter of another
 * script or without a base, ' ' no letter; a capital stands for two: S ss,
 * E ae, O oe, I ij.
 */
static const char latin[] = /* U+00C0 .. U+024F */
    "aaaaaaEceeeeiiiidnooooo ouuuuytSaaaaaaEceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "..................f.............oo.............uu..............."
    "....dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    ".......e........";
static const char latin_more[] = /* U+1E00 .. U+1EFF */
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas..S.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

enum {
    LATIN = 0x00c0,
    LATIN_MORE = 0x1e00,
    LATIN_N = sizeof(latin) - 1,
    LATIN_MORE_N = sizeof(latin_more) - 1
};

_Static_assert(LATIN_N == 0x190 && LATIN_MORE_N == 0x100, "whole blocks");

const uint8_t fold_ascii[128] = {['A'] = FOLD_A,
    ['a'] = FOLD_A,
    ['B'] = FOLD_A + 1,
    ['b'] = FOLD_A + 1,
    ['C'] = FOLD_A + 2,
    ['c'] = FOLD_A + 2,
    ['D'] = FOLD_A + 3,
    ['d'] = FOLD_A + 3,
    ['E'] = FOLD_A + 4,
    ['e'] = FOLD_A + 4,
    ['F'] = FOLD_A + 5,
    ['f'] = FOLD_A + 5,
    ['G'] = FOLD_A + 6,
    ['g'] = FOLD_A + 6,
    ['H'] = FOLD_A + 7,
    ['h'] = FOLD_A + 7,
    ['I'] = FOLD_A + 8,
    ['i'] = FOLD_A + 8,
    ['J'] = FOLD_A + 9,
    ['j'] = FOLD_A + 9,
    ['K'] = FOLD_A + 10,
    ['k'] = FOLD_A + 10,
    ['L'] = FOLD_A + 11,
    ['l'] = FOLD_A + 11,
    ['M'] = FOLD_A + 12,
    ['m'] = FOLD_A + 12,
    ['N'] = FOLD_A + 13,
    ['n'] = FOLD_A + 13,
    ['O'] = FOLD_A + 14,
    ['o'] = FOLD_A + 14,
    ['P'] = FOLD_A + 15,
    ['p'] = FOLD_A + 15,
    ['Q'] = FOLD_A + 16,
    ['q'] = FOLD_A + 16,
    ['R'] = FOLD_A + 17,
    ['r'] = FOLD_A + 17,
    ['S'] = FOLD_A + 18,
    ['s'] = FOLD_A + 18,
    ['T'] = FOLD_A + 19,
    ['t'] = FOLD_A + 19,
    ['U'] = FOLD_A + 20,
    ['u'] = FOLD_A + 20,
    ['V'] = FOLD_A + 21,
    ['v'] = FOLD_A + 21,
    ['W'] = FOLD_A + 22,
    ['w'] = FOLD_A + 22,
    ['X'] = FOLD_A + 23,
    ['x'] = FOLD_A + 23,
    ['Y'] = FOLD_A + 24,
    ['y'] = FOLD_A + 24,
    ['Z'] = FOLD_A + 25,
    ['z'] = FOLD_A + 25,
    ['0'] = FOLD_0,
    ['1'] = FOLD_0 + 1,
    ['2'] = FOLD_0 + 2,
    ['3'] = FOLD_0 + 3,
    ['4'] = FOLD_0 + 4,
    ['5'] = FOLD_0 + 5,
    ['6'] = FOLD_0 + 6,
    ['7'] = FOLD_0 + 7,
    ['8'] = FOLD_0 + 8,
    ['9'] = FOLD_0 + 9};

/* ---- code points ------------------------------------------------------------- */

static unsigned
length_of(uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

bool
fold_code(struct fold *f, uint32_t *cp)
{
    static const uint8_t first[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    unsigned n;

    if (f->at == f->text.n)
        return false;
    n = length_of(f->text.p[f->at]);
    f->chars++;
    if (n == 0 || n > f->text.n - f->at) {
        f->at++;
        *cp = FOLD_BROKEN;
        return true;
    }
    *cp = f->text.p[f->at] & first[n];
    for (unsigned i = 1; i < n; i++) {
        if ((f->text.p[f->at + i] & 0xc0) != 0x80) {
            f->at++;
            *cp = FOLD_BROKEN;
            return true;
        }
        *cp = *cp << 6 | (f->text.p[f->at + i] & 0x3fU);
    }
    f->at += n;
    return true;
}

/* What is not seen at all (Default_Ignorable_Code_Point and controls that are no
 * space), and marks that combine with the letter before. */
static const struct {
    uint32_t first, last;
} ignored[] = {{0x80, 0x84}, {0x86, 0x9f}, {0xad, 0xad}, {0x0300, 0x036f},
    {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x05bf, 0x05bf}, {0x05c1, 0x05c2},
    {0x05c4, 0x05c5}, {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x061c, 0x061c},
    {0x064b, 0x065f}, {0x0670, 0x0670}, {0x070f, 0x070f}, {0x115f, 0x1160},
    {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
    {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f}, {0x20d0, 0x20ff},
    {0x302a, 0x302f}, {0x3099, 0x309a}, {0x3164, 0x3164}, {0xa66f, 0xa672},
    {0xa674, 0xa67d}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff},
    {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0x1bca0, 0x1bca3}, {0x1d165, 0x1d169},
    {0x1d16d, 0x1d182}, {0xe0000, 0xe0fff}};

bool
fold_ignored(uint32_t cp)
{
    size_t lo = 0, hi = sizeof(ignored) / sizeof(ignored[0]);

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (cp > ignored[mid].last)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < sizeof(ignored) / sizeof(ignored[0]) && cp >= ignored[lo].first;
}

int
fold_digit(uint32_t cp)
{
    static const uint32_t zero[] = {0x30, 0x0660, 0x06f0, 0x0966, 0xff10,
        0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6};

    for (unsigned i = 0; i < sizeof(zero) / sizeof(zero[0]); i++)
        if (cp >= zero[i] && cp < zero[i] + 10)
            return (int)(cp - zero[i]);
    return -1;
}

/* ---- symbols ----------------------------------------------------------------- */

/* Letters of U+0370 .. U+03CF and U+0400 .. U+045F that look like a Latin one;
 * '.' for the others. */
static const char greek[] =
    "...............j......a.ehi.o.y.iab..ezh.ik.mn.o.p..ty.x..iya..i"
    "ua.......ik..v.o.p..tu.x..iuou..";
static const char cyrillic[] =
    "ee...siij...k.y.a.b..e....k.mho.pcty.x..........a....e....k.m.o."
    "pcty.x..........ee...siij...k.y.";

enum {
    GREEK = 0x0370,
    CYRILLIC = 0x0400,
    GREEK_N = sizeof(greek) - 1,
    CYRILLIC_N = sizeof(cyrillic) - 1
};

_Static_assert(GREEK_N == 0x60 && CYRILLIC_N == 0x60, "whole blocks");

/* A letter of the tables above; '.' or ' ' as there. */
static char
letter_of(uint32_t cp)
{
    if (cp >= GREEK && cp < GREEK + GREEK_N)
        return greek[cp - GREEK];
    if (cp >= CYRILLIC && cp < CYRILLIC + CYRILLIC_N)
        return cyrillic[cp - CYRILLIC];
    if (cp >= 'a' && cp <= 'z')
        return (char)cp;
    if (cp >= 'A' && cp <= 'Z')
        return (char)(cp + 32);
    if (cp >= 0xff21 && cp <= 0xff3a)
        return (char)('a' + (cp - 0xff21));
    if (cp >= 0xff41 && cp <= 0xff5a)
        return (char)('a' + (cp - 0xff41));
    if (cp >= LATIN && cp < LATIN + LATIN_N)
        return latin[cp - LATIN];
    if (cp >= LATIN_MORE && cp < LATIN_MORE + LATIN_MORE_N)
        return latin_more[cp - LATIN_MORE];
    if ((cp >= 0x0250 && cp < 0x2000) || (cp >= 0x2c00 && cp < 0x2e00) ||
        (cp >= 0x3040 && cp < 0xe000))
        return '.';
    return ' ';
}

/* A ligature of U+FB00 .. U+FB06 as its letters. */
static const char *
ligature(uint32_t cp)
{
    static const char *const is[] = {"ff", "fi", "fl", "ffi", "ffl", "st",
        "st"};

    return cp >= 0xfb00 && cp <= 0xfb06 ? is[cp - 0xfb00] : "";
}

static const char *
two_of(char c)
{
    switch (c) {
    case 'S':
        return "ss";
    case 'E':
        return "ae";
    case 'O':
        return "oe";
    case 'I':
        return "ij";
    default:
        return "";
    }
}

static uint8_t
symbol(char c)
{
    if (c >= 'a' && c <= 'z')
        return (uint8_t)(FOLD_A + (c - 'a'));
    return c == '.' ? FOLD_OTHER : FOLD_GAP;
}

bool
fold_next_slow(struct fold *f, uint8_t *sym)
{
    uint32_t cp;
    int digit;

    if (f->rest[0] != '\0') {
        *sym = symbol(*f->rest++);
        return true;
    }
    do
        if (!fold_code(f, &cp))
            return false;
    while (fold_ignored(cp));
    digit = fold_digit(cp);
    if (digit >= 0) {
        *sym = (uint8_t)(FOLD_0 + digit);
        return true;
    }
    f->rest = ligature(cp);
    if (f->rest[0] == '\0')
        f->rest = two_of(letter_of(cp));
    if (f->rest[0] != '\0')
        *sym = symbol(*f->rest++);
    else
        *sym = symbol(letter_of(cp));
    return true;
}
