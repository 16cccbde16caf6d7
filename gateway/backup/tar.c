/* SPDX-License-Identifier: EUPL-1.2 */
#include "backup/tar.h"

#include <stdio.h>

#include "base/banned.h"

/* Fields of the header: where, and how long. */
enum {
    NAME = 0,
    NAME_LEN = 100,
    MODE = 100,
    UID = 108,
    GID = 116,
    SIZE = 124,
    MTIME = 136,
    SUM = 148,
    TYPE = 156,
    MAGIC = 257,
    PREFIX = 345,
    PREFIX_LEN = 155,
    SHORT_LEN = 8,
    LONG_LEN = 12,
    MODE_MAX = 0777
};

static const uint64_t octal_max = 077777777777; /* eleven digits: 8 GiB - 1 */

/* Relative, no empty step, no step up, nothing that drives a terminal. */
static bool
safe(const char *name)
{
    const char *at = name;

    for (const char *p = name; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            return false;
    for (;;) {
        size_t n = strcspn(at, "/");

        if (n == 0 || (n == 1 && at[0] == '.') ||
            (n == 2 && at[0] == '.' && at[1] == '.'))
            return false;
        if (at[n] == '\0')
            return true;
        at += n + 1;
    }
}

static void
put_octal(uint8_t *at, size_t len, uint64_t v)
{
    at[len - 1] = '\0';
    for (size_t i = len - 1; i-- > 0; v >>= 3)
        at[i] = (uint8_t)('0' + (v & 7));
}

static void
put_size(uint8_t *at, uint64_t v)
{
    if (v <= octal_max) {
        put_octal(at, LONG_LEN, v);
        return;
    }
    at[0] = 0x80;
    for (int i = LONG_LEN - 1; i > 0; i--, v >>= 8)
        at[i] = (uint8_t)v;
}

static bool
get_octal(const uint8_t *at, size_t len, uint64_t *v)
{
    *v = 0;
    if (at[len - 1] != '\0')
        return false;
    for (size_t i = 0; i < len - 1; i++) {
        if (at[i] < '0' || at[i] > '7')
            return false;
        *v = *v << 3 | (uint64_t)(at[i] - '0');
    }
    return true;
}

static bool
get_size(const uint8_t *at, uint64_t *v)
{
    if (at[0] != 0x80)
        return get_octal(at, LONG_LEN, v);
    *v = 0;
    for (int i = 1; i < LONG_LEN; i++) {
        if (*v >> 56 != 0)
            return false;
        *v = *v << 8 | at[i];
    }
    return *v > octal_max && *v <= INT64_MAX;
}

/* The sum of the bytes, with blanks where the sum itself stands. */
static unsigned
sum_of(const uint8_t *block)
{
    unsigned sum = 0;

    for (int i = 0; i < TAR_BLOCK; i++)
        sum += i >= SUM && i < SUM + SHORT_LEN ? ' ' : block[i];
    return sum;
}

/* The name, or as much behind a slash as fits, with the rest before it. */
static bool
put_name(uint8_t *out, const char *name)
{
    size_t n = strlen(name), cut = 0;

    if (n > NAME_LEN) {
        while (cut < n && (name[cut] != '/' || n - cut - 1 > NAME_LEN))
            cut++;
        if (cut == n || cut > PREFIX_LEN)
            return false;
        memcpy(out + PREFIX, name, cut);
        cut++;
    }
    memcpy(out + NAME, name + cut, n - cut);
    return true;
}

enum err
tar_write(const struct tar_file *f, uint8_t out[static TAR_BLOCK],
    struct errinfo *ei)
{
    static const char magic[] = "ustar\0" /* version */ "00";

    memset(out, 0, TAR_BLOCK);
    if (!safe(f->name) || f->mode > MODE_MAX || f->at_s < 0 ||
        (uint64_t)f->at_s > octal_max)
        return err_set(ei, ERR_SYNTAX, "tar.write", "not a name, mode or time");
    if (!put_name(out, f->name))
        return err_set(ei, ERR_LIMIT, "tar.write", "a name is too long");
    put_octal(out + MODE, SHORT_LEN, f->mode);
    put_octal(out + UID, SHORT_LEN, 0);
    put_octal(out + GID, SHORT_LEN, 0);
    put_size(out + SIZE, f->size);
    put_octal(out + MTIME, LONG_LEN, (uint64_t)f->at_s);
    out[TYPE] = '0';
    memcpy(out + MAGIC, magic, sizeof(magic) - 1);
    put_octal(out + SUM, SHORT_LEN - 1, sum_of(out));
    out[SUM + SHORT_LEN - 1] = ' ';
    return ERR_OK;
}

static void
get_name(const uint8_t *in, char out[static TAR_NAME_MAX + 1])
{
    char prefix[PREFIX_LEN + 1] = "", name[NAME_LEN + 1] = "";

    memcpy(prefix, in + PREFIX, PREFIX_LEN);
    memcpy(name, in + NAME, NAME_LEN);
    (void)snprintf(out, TAR_NAME_MAX + 1, "%s%s%s", prefix,
        prefix[0] == '\0' ? "" : "/", name);
}

enum err
tar_read(const uint8_t in[static TAR_BLOCK], struct tar_file *f, bool *end,
    struct errinfo *ei)
{
    static const uint8_t zeros[TAR_BLOCK];
    uint8_t again[TAR_BLOCK];
    uint64_t mode, at_s;

    *end = memcmp(in, zeros, TAR_BLOCK) == 0;
    *f = (struct tar_file){.size = 0};
    if (*end)
        return ERR_OK;
    get_name(in, f->name);
    if (!get_octal(in + MODE, SHORT_LEN, &mode) || mode > MODE_MAX ||
        !get_octal(in + MTIME, LONG_LEN, &at_s) ||
        !get_size(in + SIZE, &f->size))
        return err_set(ei, ERR_CORRUPT, "tar.read", "not a header");
    f->mode = (unsigned)mode;
    f->at_s = (int64_t)at_s;
    /* Sum, magic, type and the rest: as we would have written it. */
    if (tar_write(f, again, NULL) != ERR_OK ||
        memcmp(in, again, TAR_BLOCK) != 0)
        return err_set(ei, ERR_CORRUPT, "tar.read", "not a header of ours");
    return ERR_OK;
}

size_t
tar_padding(uint64_t size)
{
    return (size_t)((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
}
