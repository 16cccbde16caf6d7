/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/help.h"

#include "base/text.h"
#include "cli/say.h"
#include "cli/table.h"

#include "base/banned.h"

enum { WIDTH = 78, OPTION_COLUMN = 24, COMMAND_COLUMN = 18 };

static void
spaces(FILE *f, size_t n)
{
    for (; n > 0; n--)
        (void)putc(' ', f);
}

/* text from column on, broken at blanks; the cursor stands at column at. */
static void
wrap(FILE *f, const char *text, size_t at, size_t column)
{
    const char *word = text;

    spaces(f, at < column ? column - at : 0);
    at = at < column ? column : at;
    while (*word != '\0') {
        size_t n = strcspn(word, " ");
        size_t width = text_utf8_len((struct span){(const uint8_t *)word, n});

        if (at > column && at + 1 + width > WIDTH) {
            (void)putc('\n', f);
            spaces(f, column);
            at = column;
        } else if (word != text) {
            (void)putc(' ', f);
            at++;
        }
        (void)fwrite(word, 1, n, f);
        at += width;
        word += n + (word[n] == ' ');
    }
    (void)putc('\n', f);
}

static void
heading(const struct cli_call *call, const char *nl, const char *en)
{
    if (call->colour)
        (void)fputs("\033[1m", call->io->out);
    say_out(call, "%s", "%s", call->english ? en : nl);
    if (call->colour)
        (void)fputs("\033[0m", call->io->out);
}

static void
print_options(const struct cli_call *call, const struct cli_option *o)
{
    FILE *f = call->io->out;

    for (; o->name != NULL; o++) {
        char left[80];
        int n;

        n = snprintf(left, sizeof(left), "  %c%c%c --%s%s%s",
            o->letter != 0 ? '-' : ' ', o->letter != 0 ? o->letter : ' ',
            o->letter != 0 ? ',' : ' ', o->name, o->arg != NULL ? " " : "",
            o->arg != NULL ? o->arg : "");
        (void)fputs(left, f);
        if (n < 0 || n >= OPTION_COLUMN) {
            (void)putc('\n', f);
            n = 0;
        }
        wrap(f, say_pick(call, o->help), (size_t)n, OPTION_COLUMN);
    }
}

static const char *
ending_text(const struct cli_call *call, const struct cli_ending *e)
{
    return say_pick(call,
        e->text.nl == NULL ? table_exit_text(e->code) : e->text);
}

static void
print_endings(const struct cli_call *call, const struct cli_command *c)
{
    FILE *f = call->io->out;

    heading(call, "EXITCODES", "EXIT CODES");
    (void)putc('\n', f);
    for (size_t i = 0; i < CLI_EXITS_MAX; i++) {
        int n;

        if (i > 0 && c->endings[i].code == CLI_OK)
            break;
        n = fprintf(f, "  %3d", (int)c->endings[i].code);
        wrap(f, ending_text(call, &c->endings[i]), (size_t)(n < 0 ? 0 : n), 7);
    }
}

static enum cli_exit
print_command(const struct cli_call *call, const struct cli_command *c)
{
    FILE *f = call->io->out;
    char usage[CLI_LINE_MAX];

    wrap(f, say_pick(call, c->summary), 0, 0);
    (void)putc('\n', f);
    heading(call, "GEBRUIK", "USAGE");
    (void)putc('\n', f);
    (void)snprintf(usage, sizeof(usage), "ketenpoort %s%s%s%s%s %s", c->noun,
        c->verb == NULL ? "" : " ", c->verb == NULL ? "" : c->verb,
        c->usage[0] == '\0' ? "" : " ", c->usage,
        call->english ? "[options]" : "[opties]");
    wrap(f, usage, 0, 2);
    (void)putc('\n', f);
    heading(call, "VOORBEELDEN", "EXAMPLES");
    (void)putc('\n', f);
    for (size_t i = 0; i < CLI_EXAMPLES_MAX && c->examples[i] != NULL; i++)
        (void)fprintf(f, "  %s\n", c->examples[i]);
    (void)putc('\n', f);
    heading(call, "OPTIES", "OPTIONS");
    (void)putc('\n', f);
    print_options(call, c->options);
    print_options(call, table_globals);
    (void)putc('\n', f);
    print_endings(call, c);
    return CLI_OK;
}

/* One line per command; of this noun only, when it is not NULL. */
static void
print_commands(const struct cli_call *call, const char *noun)
{
    FILE *f = call->io->out;

    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];
        int n;

        if (noun != NULL && strcmp(noun, c->noun) != 0)
            continue;
        n = fprintf(f, "  %s%s%s", c->noun, c->verb == NULL ? "" : " ",
            c->verb == NULL ? "" : c->verb);
        wrap(f, say_pick(call, c->summary), (size_t)(n < 0 ? 0 : n),
            COMMAND_COLUMN);
    }
}

static enum cli_exit
print_overview(const struct cli_call *call, const char *noun)
{
    FILE *f = call->io->out;

    if (noun == NULL)
        say_out(call,
            "Ketenpoort: gegevens delen in de justitiële keten, met beleid, "
            "en met\neen logboek dat zichzelf bewijst.\n\n",
            "Ketenpoort: sharing data in the justice chain, with policy, and "
            "with\na log that proves itself.\n\n");
    heading(call, "OPDRACHTEN", "COMMANDS");
    (void)putc('\n', f);
    print_commands(call, noun);
    if (noun == NULL) {
        (void)putc('\n', f);
        heading(call, "OPTIES", "OPTIONS");
        (void)putc('\n', f);
        print_options(call, table_globals);
    }
    say_out(call, "\nMeer over een opdracht: ketenpoort %s%sX --help\n",
        "\nMore on a command: ketenpoort %s%sX --help\n",
        noun == NULL ? "" : noun, noun == NULL ? "" : " ");
    return CLI_OK;
}

/* ---- the same as JSON ------------------------------------------------------- */

static void
json_pair(struct buf *b, const char *key, struct cli_text text)
{
    buf_printf(b, ",\"%s\":{", key);
    say_json_text(b, "nl", text.nl);
    say_json_text(b, "en", text.en);
    buf_byte(b, '}');
}

static void
json_options(struct buf *b, const struct cli_option *o)
{
    buf_text(b, ",\"options\":[");
    for (size_t i = 0; o[i].name != NULL; i++) {
        buf_text(b, i == 0 ? "{" : ",{");
        say_json_text(b, "name", o[i].name);
        say_json_text(b, "arg", o[i].arg);
        say_json_text(b, "choices", o[i].choices);
        json_pair(b, "help", o[i].help);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void
json_command(struct buf *b, const struct cli_command *c)
{
    buf_byte(b, '{');
    say_json_text(b, "noun", c->noun);
    say_json_text(b, "verb", c->verb);
    say_json_text(b, "usage", c->usage);
    say_json_text(b, "output", c->schema);
    json_pair(b, "summary", c->summary);
    buf_text(b, ",\"examples\":[");
    for (size_t i = 0; i < CLI_EXAMPLES_MAX && c->examples[i] != NULL; i++) {
        buf_text(b, i == 0 ? "\"" : ",\"");
        text_json(b, span_of(c->examples[i]));
        buf_byte(b, '"');
    }
    buf_byte(b, ']');
    json_options(b, c->options);
    buf_text(b, ",\"exits\":[");
    for (size_t i = 0; i < CLI_EXITS_MAX; i++) {
        const struct cli_ending *e = &c->endings[i];

        if (i > 0 && e->code == CLI_OK)
            break;
        buf_printf(b, "%s{\"code\":%d", i == 0 ? "" : ",", (int)e->code);
        json_pair(b, "meaning",
            e->text.nl == NULL ? table_exit_text(e->code) : e->text);
        buf_byte(b, '}');
    }
    buf_text(b, "]}");
}

static enum cli_exit
print_json(const struct cli_call *call)
{
    struct buf b;
    bool first = true;

    say_json_begin(&b, "ketenpoort.help");
    json_options(&b, table_globals);
    buf_text(&b, ",\"commands\":[");
    for (size_t i = 0; i < table_command_n; i++) {
        const struct cli_command *c = &table_commands[i];

        if (call->command != NULL
                ? c != call->command
                : call->noun != NULL && strcmp(call->noun, c->noun) != 0)
            continue;
        if (!first)
            buf_byte(&b, ',');
        first = false;
        json_command(&b, c);
    }
    buf_byte(&b, ']');
    return say_json_end(&b, call, CLI_OK);
}

enum cli_exit
help_print(const struct cli_call *call)
{
    if (call->json)
        return print_json(call);
    if (call->command != NULL)
        return print_command(call, call->command);
    return print_overview(call, call->noun);
}
