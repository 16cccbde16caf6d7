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

#define BOTH(upper, lower, n) [upper] = FOLD_A + (n), [lower] = FOLD_A + (n)
#define DIGIT(c, n)           [c] = FOLD_0 + (n)

const uint8_t fold_ascii[128] = {BOTH('A', 'a', 0), BOTH('B', 'b', 1),
    BOTH('C', 'c', 2), BOTH('D', 'd', 3), BOTH('E', 'e', 4), BOTH('F', 'f', 5),
    BOTH('G', 'g', 6), BOTH('H', 'h', 7), BOTH('I', 'i', 8), BOTH('J', 'j', 9),
    BOTH('K', 'k', 10), BOTH('L', 'l', 11), BOTH('M', 'm', 12),
    BOTH('N', 'n', 13), BOTH('O', 'o', 14), BOTH('P', 'p', 15),
    BOTH('Q', 'q', 16), BOTH('R', 'r', 17), BOTH('S', 's', 18),
    BOTH('T', 't', 19), BOTH('U', 'u', 20), BOTH('V', 'v', 21),
    BOTH('W', 'w', 22), BOTH('X', 'x', 23), BOTH('Y', 'y', 24),
    BOTH('Z', 'z', 25), DIGIT('0', 0), DIGIT('1', 1), DIGIT('2', 2),
    DIGIT('3', 3), DIGIT('4', 4), DIGIT('5', 5), DIGIT('6', 6), DIGIT('7', 7),
    DIGIT('8', 8), DIGIT('9', 9)};

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

/* Marks that combine, and what is not seen at all. */
bool
fold_ignored(uint32_t cp)
{
    return (cp >= 0x0300 && cp <= 0x036f) || cp == 0x00ad || cp == 0x034f ||
           cp == 0x061c || cp == 0x180e || (cp >= 0x200b && cp <= 0x200f) ||
           (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x2064) ||
           (cp >= 0x2066 && cp <= 0x206f) || (cp >= 0xfe00 && cp <= 0xfe0f) ||
           (cp >= 0x1ab0 && cp <= 0x1aff) || (cp >= 0x1dc0 && cp <= 0x1dff) ||
           (cp >= 0x20d0 && cp <= 0x20ff) || (cp >= 0xfe20 && cp <= 0xfe2f) ||
           cp == 0xfeff || (cp >= 0xe0000 && cp <= 0xe0fff);
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

/* A letter of the tables above; '.' or ' ' as there. */
static char
letter_of(uint32_t cp)
{
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
    *sym = symbol(f->rest[0] != '\0' ? *f->rest++ : letter_of(cp));
    return true;
}
