/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/say.h"

#include <assert.h>
#include <fcntl.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

#include "base/banned.h"

enum {
    CELLS_MAX = 4 * 1024 * 1024,
    FIELD_WIDTH = 14, /* of the labels of a screen */
    WORD_MAX = 64     /* longest word a suggestion is sought for */
};

const char *
say_pick(const struct cli_call *call, struct cli_text text)
{
    return call->english ? text.en : text.nl;
}

/* Part of a control character: one of ASCII, or of U+0080 .. U+009F, with which
 * a terminal can be told to show something else as well. */
static bool
steers(struct span s, size_t i)
{
    return s.p[i] < 0x20 || s.p[i] == 0x7f ||
           (s.p[i] == 0xc2 && i + 1 < s.n && s.p[i + 1] < 0xa0) ||
           (i > 0 && s.p[i - 1] == 0xc2 && s.p[i] >= 0x80 && s.p[i] < 0xa0);
}

void
say_bytes(FILE *f, struct span s)
{
    for (size_t i = 0; i < s.n; i++)
        (void)putc(steers(s, i) ? '?' : s.p[i], f);
}

void
say_out(const struct cli_call *call, const char *nl, const char *en, ...)
{
    const char *const format = call->english ? en : nl;
    va_list ap;

    va_start(ap, en);
    (void)vfprintf(call->io->out, format, ap);
    va_end(ap);
}

void
say_line(const struct cli_call *call, char out[static CLI_LINE_MAX],
    const char *nl, const char *en, ...)
{
    const char *const format = call->english ? en : nl;
    va_list ap;

    va_start(ap, en);
    (void)vsnprintf(out, CLI_LINE_MAX, format, ap);
    va_end(ap);
}

void
say_note(const struct cli_call *call, const char *nl, const char *en, ...)
{
    const char *const format = call->english ? en : nl;
    va_list ap;

    if (call->quiet)
        return;
    va_start(ap, en);
    (void)vfprintf(call->io->err, format, ap);
    va_end(ap);
    (void)putc('\n', call->io->err);
}

static void
fail_json(const struct cli_call *call, enum cli_exit code, const char *line)
{
    struct buf b;

    buf_init(&b, (size_t)CLI_LINE_MAX * 8);
    buf_text(&b, "{\"schema\":\"ketenpoort.error\",\"version\":1,\"exit\":");
    buf_printf(&b, "%d,\"message\":\"", (int)code);
    text_json(&b, span_of(line));
    buf_text(&b, "\"}\n");
    if (buf_err(&b) == ERR_OK)
        (void)fwrite(b.p, 1, b.n, call->io->err);
    buf_done(&b);
}

enum cli_exit
say_fail(const struct cli_call *call, enum cli_exit code, const char *nl,
    const char *en, ...)
{
    const char *const format = call->english ? en : nl;
    char line[CLI_LINE_MAX];
    va_list ap;

    va_start(ap, en);
    (void)vsnprintf(line, sizeof(line), format, ap);
    va_end(ap);
    if (call->json) {
        fail_json(call, code, line);
        return code;
    }
    (void)fputs("ketenpoort: ", call->io->err);
    say_bytes(call->io->err, span_of(line));
    (void)fprintf(call->io->err, " (exit %d)\n", (int)code);
    return code;
}

void
say_hint(const struct cli_call *call, const char *nl, const char *en, ...)
{
    const char *const format = call->english ? en : nl;
    va_list ap;

    if (call->json)
        return;
    (void)fputs("  ", call->io->err);
    va_start(ap, en);
    (void)vfprintf(call->io->err, format, ap);
    va_end(ap);
    (void)putc('\n', call->io->err);
}

/* ---- suggestions ---------------------------------------------------------- */

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
    unsigned m = a < b ? a : b;

    return m < c ? m : c;
}

/* Letters to add, drop, change or swap to make b out of a. */
static unsigned
distance(const char *a, const char *b)
{
    unsigned row[3][WORD_MAX + 1];
    size_t an = strlen(a), bn = strlen(b);

    assert(an <= WORD_MAX && bn <= WORD_MAX);
    for (size_t k = 0; k <= bn; k++)
        row[0][k] = row[1][k] = row[2][k] = (unsigned)k;
    for (size_t i = 1; i <= an; i++) {
        unsigned *now = row[i % 3], *up = row[(i + 2) % 3];
        const unsigned *up2 = row[(i + 1) % 3];

        now[0] = (unsigned)i;
        for (size_t k = 1; k <= bn; k++) {
            now[k] = least(up[k] + 1, now[k - 1] + 1,
                up[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] &&
                a[i - 2] == b[k - 1] && up2[k - 2] + 1 < now[k])
                now[k] = up2[k - 2] + 1;
        }
    }
    return row[an % 3][bn];
}

void
say_suggest(const struct cli_call *call, const char *word,
    const char *const *names, size_t n)
{
    size_t len = strlen(word);
    unsigned best = len < 4 ? 1 : len < 8 ? 2 : 3;
    const char *found = NULL;

    if (len > WORD_MAX)
        return;
    for (size_t i = 0; i < n; i++) {
        unsigned d;

        if (strlen(names[i]) > WORD_MAX)
            continue;
        d = distance(word, names[i]);
        if (d < best || (d == best && found == NULL)) {
            best = d;
            found = names[i];
        }
    }
    if (found != NULL)
        say_hint(call, "Bedoelde u: %s", "Did you mean: %s", found);
}

/* ---- errors of the floors below ------------------------------------------- */

enum cli_exit
say_exit(enum err code)
{
    switch (code) {
    case ERR_OK:
        return CLI_OK;
    case ERR_DENIED:
        return CLI_NO_RIGHTS;
    case ERR_AGAIN:
    case ERR_MOVED:
    case ERR_TIMEOUT:
        return CLI_UNREACHABLE;
    case ERR_CORRUPT:
        return CLI_CHANGED;
    case ERR_SYNTAX:
    case ERR_LIMIT:
    case ERR_NOTFOUND:
    case ERR_CONFLICT:
    case ERR_UNSUPPORTED:
    case ERR_CONFIG:
    case ERR_IO:
    case ERR_FULL:
    case ERR_NOMEM:
    case ERR_INTERNAL:
    case ERR__COUNT:
        break;
    }
    return CLI_FAILED;
}

enum cli_exit
say_error(const struct cli_call *call, enum err code, const struct errinfo *ei)
{
    const char *text =
        ei == NULL || ei->text[0] == '\0' ? err_text(code) : ei->text;

    return say_fail(call, say_exit(code), "%s", "%s", text);
}

enum cli_exit
say_file(const struct cli_call *call, const char *name, struct span s)
{
    int fd =
        open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0600);
    bool ok = fd >= 0 && file_write(fd, s) == 0;

    if (fd >= 0 && close(fd) != 0)
        ok = false;
    return ok ? CLI_OK
              : say_fail(call, CLI_FAILED, "%s is niet te schrijven",
                    "cannot write %s", name);
}

/* ---- tables ----------------------------------------------------------------- */

void
say_table_init(struct say_table *t)
{
    assert(t->column_n > 0 && t->column_n <= SAY_COLUMNS_MAX);
    buf_init(&t->cells, CELLS_MAX);
    t->cell_n = 0;
}

void
say_table_done(struct say_table *t)
{
    buf_done(&t->cells);
}

void
say_cell(struct say_table *t, struct span text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_byte(&t->cells, steers(text, i) ? ' ' : text.p[i]);
    buf_byte(&t->cells, 0);
    t->cell_n++;
}

void
say_cell_text(struct say_table *t, const char *text)
{
    say_cell(t, span_of(text));
}

void
say_cell_u64(struct say_table *t, uint64_t v)
{
    char text[24];

    (void)snprintf(text, sizeof(text), "%llu", (unsigned long long)v);
    say_cell_text(t, text);
}

static const char *
next_cell(const char *cell)
{
    return cell + strlen(cell) + 1;
}

static void
print_plain(FILE *f, const struct say_table *t)
{
    const char *cell = (const char *)t->cells.p;

    for (size_t c = 0; c < t->column_n; c++)
        (void)fprintf(f, "%s%c", t->key[c], c + 1 == t->column_n ? '\n' : '\t');
    for (size_t i = 0; i < t->cell_n; i++, cell = next_cell(cell))
        (void)fprintf(f, "%s%c", cell,
            (i + 1) % t->column_n == 0 ? '\n' : '\t');
}

/* One cell of width columns, with blanks after it when more follows. */
static void
print_cell(FILE *f, const char *text, size_t width, bool right, bool more)
{
    size_t n = text_utf8_len(span_of(text));
    int pad = (int)(width > n ? width - n : 0);

    if (right)
        (void)fprintf(f, "%*s%s", pad, "", text);
    else
        (void)fprintf(f, "%s%*s", text, more ? pad : 0, "");
    (void)fputs(more ? "  " : "", f);
}

/* One row, without blanks at its end; returns where the next one starts. */
static const char *
print_row(FILE *f, const struct say_table *t, const size_t *width,
    const char *cell)
{
    const char *at = cell;
    size_t used = 0;

    for (size_t c = 0; c < t->column_n; c++, at = next_cell(at))
        if (at[0] != '\0')
            used = c + 1;
    for (size_t c = 0; c < t->column_n; c++, cell = next_cell(cell))
        if (c < used)
            print_cell(f, cell, width[c], t->right[c], c + 1 < used);
    (void)putc('\n', f);
    return cell;
}

static void
print_human(const struct cli_call *call, const struct say_table *t)
{
    const char *cell = (const char *)t->cells.p;
    size_t width[SAY_COLUMNS_MAX];
    FILE *f = call->io->out;

    for (size_t c = 0; c < t->column_n; c++)
        width[c] = text_utf8_len(span_of(say_pick(call, t->head[c])));
    for (size_t i = 0; i < t->cell_n; i++, cell = next_cell(cell)) {
        size_t n = text_utf8_len(span_of(cell));

        if (n > width[i % t->column_n])
            width[i % t->column_n] = n;
    }
    if (call->colour)
        (void)fputs("\033[1m", f);
    for (size_t c = 0; c < t->column_n; c++)
        print_cell(f, say_pick(call, t->head[c]), width[c], t->right[c],
            c + 1 < t->column_n);
    (void)fputs(call->colour ? "\033[0m\n" : "\n", f);
    cell = (const char *)t->cells.p;
    for (size_t i = 0; i < t->cell_n; i += t->column_n)
        cell = print_row(f, t, width, cell);
}

enum cli_exit
say_table_print(const struct cli_call *call, const struct say_table *t)
{
    assert(t->cell_n % t->column_n == 0);
    if (buf_err(&t->cells) != ERR_OK)
        return say_fail(call, CLI_FAILED, "te veel om te tonen",
            "too much to show");
    if (call->plain)
        print_plain(call->io->out, t);
    else
        print_human(call, t);
    return CLI_OK;
}

void
say_label(const struct cli_call *call, const char *nl, const char *en)
{
    const char *label = call->english ? en : nl;
    size_t n = text_utf8_len(span_of(label));
    FILE *f = call->io->out;

    if (call->plain)
        (void)fprintf(f, "%s\t", en);
    else
        (void)fprintf(f, "%s%*s", label,
            n < FIELD_WIDTH ? (int)(FIELD_WIDTH - n) : 1, "");
}

void
say_field(const struct cli_call *call, const char *nl, const char *en,
    const char *text)
{
    say_label(call, nl, en);
    say_bytes(call->io->out, span_of(text));
    (void)putc('\n', call->io->out);
}

/* ---- JSON -------------------------------------------------------------------- */

void
say_json_begin(struct buf *b, const char *schema)
{
    buf_init(b, CELLS_MAX);
    buf_printf(b, "{\"schema\":\"%s\",\"version\":1", schema);
}

static void
json_key(struct buf *b, const char *key)
{
    uint8_t last = b->n == 0 ? '{' : b->p[b->n - 1];

    if (last != '{' && last != '[')
        buf_byte(b, ',');
    buf_printf(b, "\"%s\":", key);
}

void
say_json_span(struct buf *b, const char *key, struct span text)
{
    json_key(b, key);
    buf_byte(b, '"');
    text_json(b, text);
    buf_byte(b, '"');
}

void
say_json_text(struct buf *b, const char *key, const char *text)
{
    if (text != NULL) {
        say_json_span(b, key, span_of(text));
        return;
    }
    json_key(b, key);
    buf_text(b, "null");
}

void
say_json_u64(struct buf *b, const char *key, uint64_t v)
{
    json_key(b, key);
    buf_printf(b, "%llu", (unsigned long long)v);
}

void
say_json_bool(struct buf *b, const char *key, bool v)
{
    json_key(b, key);
    buf_text(b, v ? "true" : "false");
}

enum cli_exit
say_json_end(struct buf *b, const struct cli_call *call, enum cli_exit code)
{
    buf_text(b, "}\n");
    if (buf_err(b) != ERR_OK)
        code = say_fail(call, CLI_FAILED, "te veel om te tonen",
            "too much to show");
    else if (fwrite(b->p, 1, b->n, call->io->out) != b->n)
        code = say_fail(call, CLI_FAILED, "uitvoer is niet te schrijven",
            "cannot write the output");
    buf_done(b);
    return code;
}
