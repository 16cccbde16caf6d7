/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/parse.h"

#include <assert.h>
#include <stdio.h>

#include "cli/say.h"
#include "cli/table.h"

#include "base/banned.h"

enum { NAMES_MAX = 64, NAME_MAX_LEN = 64, PATH_TEXT_MAX = 64 };

/* The command line while it is read. */
struct line {
    struct cli_call *call;
    int argc;
    const char *const *argv;
    int at;
    bool options_done;
    unsigned seen_globals;
};

/* "Zie: ketenpoort X --help", with as much of X as is known. */
static bool
see_help(const struct cli_call *call)
{
    const char *noun = call->command != NULL ? call->command->noun : call->noun;
    const char *verb = call->command != NULL ? call->command->verb : NULL;

    say_hint(call, "Zie: ketenpoort %s%s%s%s--help",
        "See: ketenpoort %s%s%s%s--help", noun == NULL ? "" : noun,
        noun == NULL ? "" : " ", verb == NULL ? "" : verb,
        verb == NULL ? "" : " ");
    return false;
}

/* ---- options ---------------------------------------------------------------- */

/* Does word (after "--", n bytes) or letter name this option? */
static bool
names_option(const struct cli_option *o, const char *word, size_t n,
    char letter)
{
    if (letter != 0)
        return o->letter == letter;
    return strlen(o->name) == n && memcmp(o->name, word, n) == 0;
}

static const struct cli_option *
find_option(const struct cli_option *list, const char *word, size_t n,
    char letter)
{
    for (; list != NULL && list->name != NULL; list++)
        if (names_option(list, word, n, letter))
            return list;
    return NULL;
}

static bool
in_choices(const char *choices, const char *value)
{
    size_t n = strlen(value);

    while (*choices != '\0') {
        size_t len = strcspn(choices, "|");

        if (len == n && memcmp(choices, value, n) == 0)
            return true;
        choices += len + (choices[len] == '|');
    }
    return false;
}

static bool
unknown_option(const struct line *l, const char *arg)
{
    const struct cli_option *list[2] = {table_globals,
        l->call->command == NULL ? NULL : l->call->command->options};
    char text[NAMES_MAX][NAME_MAX_LEN];
    const char *names[NAMES_MAX];
    size_t n = 0;

    for (int i = 0; i < 2; i++)
        for (const struct cli_option *o = list[i];
             o != NULL && o->name != NULL && n < NAMES_MAX; o++) {
            (void)snprintf(text[n], sizeof(text[n]), "--%s", o->name);
            names[n] = text[n];
            n++;
        }
    (void)say_fail(l->call, CLI_USAGE, "onbekende optie '%s'",
        "unknown option '%s'", arg);
    say_suggest(l->call, arg, names, n);
    return see_help(l->call);
}

static void
set_global(struct cli_call *call, const char *name, const char *value)
{
    if (strcmp(name, "config") == 0)
        call->config = value;
    else if (strcmp(name, "json") == 0)
        call->json = true;
    else if (strcmp(name, "plain") == 0)
        call->plain = true;
    else if (strcmp(name, "quiet") == 0)
        call->quiet = true;
    else if (strcmp(name, "no-input") == 0)
        call->no_input = true;
    else if (strcmp(name, "help") == 0)
        call->help = true;
    else if (strcmp(name, "version") == 0)
        call->version = true;
    else if (strcmp(name, "lang") == 0)
        call->english = strcmp(value, "en") == 0;
    else if (strcmp(name, "color") == 0)
        call->colour = strcmp(value, "always") == 0 ||
                       (call->colour && strcmp(value, "auto") == 0);
    else
        assert(false && "a global option without a place");
}

/* Set it, once. */
static bool
set_option(struct line *l, const struct cli_option *o, bool global,
    const char *value)
{
    bool twice;

    if (global) {
        size_t i = (size_t)(o - table_globals);

        twice = (l->seen_globals >> i & 1) != 0;
        l->seen_globals |= 1u << i;
        set_global(l->call, o->name, value);
    } else {
        size_t i = (size_t)(o - l->call->command->options);

        twice = l->call->value[i] != NULL;
        l->call->value[i] = value;
    }
    if (!twice)
        return true;
    (void)say_fail(l->call, CLI_USAGE, "optie --%s staat er twee keer",
        "option --%s is given twice", o->name);
    return see_help(l->call);
}

static bool
bad_choice(const struct line *l, const struct cli_option *o, const char *value)
{
    (void)say_fail(l->call, CLI_USAGE, "optie --%s kan niet '%s' zijn",
        "option --%s cannot be '%s'", o->name, value);
    say_hint(l->call, "Kies uit: %s", "Choose from: %s", o->choices);
    return see_help(l->call);
}

/* One argument that begins with a dash; l->at stands on it. */
static bool
read_option(struct line *l)
{
    const char *arg = l->argv[l->at], *word = arg + 2, *value = "";
    bool is_long = arg[1] == '-';
    size_t n = is_long ? strcspn(word, "=") : 0;
    char letter = '\0';
    bool glued = is_long && word[n] == '=';
    const struct cli_option *o;
    bool global;

    if (!is_long && arg[2] != '\0')
        return unknown_option(l, arg);
    if (!is_long)
        letter = arg[1];
    o = find_option(table_globals, word, n, letter);
    global = o != NULL;
    if (o == NULL && l->call->command != NULL)
        o = find_option(l->call->command->options, word, n, letter);
    if (o == NULL)
        return unknown_option(l, arg);
    if (o->arg == NULL && glued) {
        (void)say_fail(l->call, CLI_USAGE, "optie --%s neemt geen waarde",
            "option --%s takes no value", o->name);
        return see_help(l->call);
    }
    if (o->arg != NULL && glued)
        value = word + n + 1;
    else if (o->arg != NULL)
        value = l->at + 1 < l->argc ? l->argv[++l->at] : "";
    if (o->arg != NULL && value[0] == '\0') {
        (void)say_fail(l->call, CLI_USAGE, "optie --%s vraagt %s",
            "option --%s needs %s", o->name, o->arg);
        return see_help(l->call);
    }
    if (o->choices != NULL && !in_choices(o->choices, value))
        return bad_choice(l, o, value);
    return set_option(l, o, global, value);
}

/* ---- noun, verb, operands ------------------------------------------------------ */

static size_t
add_name(const char **names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return n;
    assert(n < NAMES_MAX);
    names[n] = name;
    return n + 1;
}

static bool
unknown_noun(const struct line *l, const char *word)
{
    const char *names[NAMES_MAX];
    size_t n = 0;

    for (size_t i = 0; i < table_command_n; i++)
        n = add_name(names, n, table_commands[i].noun);
    (void)say_fail(l->call, CLI_USAGE, "onbekende opdracht '%s'",
        "unknown command '%s'", word);
    say_suggest(l->call, word, names, n);
    return see_help(l->call);
}

static bool
unknown_verb(const struct line *l, const char *word)
{
    const char *names[NAMES_MAX];
    size_t n = 0;

    for (size_t i = 0; i < table_command_n; i++)
        if (table_commands[i].verb != NULL &&
            strcmp(table_commands[i].noun, l->call->noun) == 0)
            n = add_name(names, n, table_commands[i].verb);
    (void)say_fail(l->call, CLI_USAGE, "onbekende opdracht '%s %s'",
        "unknown command '%s %s'", l->call->noun, word);
    say_suggest(l->call, word, names, n);
    return see_help(l->call);
}

static bool
read_word(struct line *l)
{
    struct cli_call *call = l->call;
    const char *word = l->argv[l->at];

    if (call->noun == NULL) {
        if (!table_has_noun(word))
            return unknown_noun(l, word);
        call->noun = word;
        call->command = table_find(word, NULL);
        return true;
    }
    if (call->command == NULL) {
        call->command = table_find(call->noun, word);
        return call->command != NULL || unknown_verb(l, word);
    }
    if (call->arg_n == call->command->args_max) {
        (void)say_fail(call, CLI_USAGE, "'%s' is te veel",
            "'%s' is one too many", word);
        return see_help(call);
    }
    call->arg[call->arg_n++] = word;
    return true;
}

/* What is missing once everything has been read. */
static bool
complete(struct cli_call *call)
{
    if (call->help || call->version)
        return true;
    if (call->command == NULL && call->noun == NULL) {
        (void)say_fail(call, CLI_USAGE, "welke opdracht?", "which command?");
        return see_help(call);
    }
    if (call->command == NULL) {
        (void)say_fail(call, CLI_USAGE, "welke opdracht van '%s'?",
            "which command of '%s'?", call->noun);
        return see_help(call);
    }
    if (call->arg_n < call->command->args_min) {
        (void)say_fail(call, CLI_USAGE, "er ontbreekt iets: %s",
            "something is missing: %s", call->command->usage);
        return see_help(call);
    }
    if (call->json && call->plain) {
        (void)say_fail(call, CLI_USAGE, "--json en --plain gaan niet samen",
            "--json and --plain exclude each other");
        return see_help(call);
    }
    return true;
}

/* Before the first message can be given: its language and its form. */
static void
look_ahead(struct cli_call *call, int argc, const char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--json") == 0)
            call->json = true;
        if (strcmp(argv[i], "--lang=en") == 0 ||
            (strcmp(argv[i], "--lang") == 0 && i + 1 < argc &&
                strcmp(argv[i + 1], "en") == 0))
            call->english = true;
        if (strcmp(argv[i], "--lang=nl") == 0 ||
            (strcmp(argv[i], "--lang") == 0 && i + 1 < argc &&
                strcmp(argv[i + 1], "nl") == 0))
            call->english = false;
    }
}

bool
parse_line(struct cli_call *call, const struct cli_io *io, int argc,
    const char *const *argv)
{
    struct line l = {.call = call, .argc = argc, .argv = argv};

    *call = (struct cli_call){.io = io,
        .english = io->english,
        .colour = io->colour};
    look_ahead(call, argc, argv);
    for (l.at = 1; l.at < argc; l.at++) {
        const char *arg = argv[l.at];
        bool option = !l.options_done && arg[0] == '-' && arg[1] != '\0';

        if (option && strcmp(arg, "--") == 0)
            l.options_done = true;
        else if (option ? !read_option(&l) : !read_word(&l))
            return false;
    }
    return complete(call);
}

const char *
parse_option(const struct cli_call *call, const char *name)
{
    for (size_t i = 0; i < CLI_OPTIONS_MAX; i++) {
        const struct cli_option *o = &call->command->options[i];

        if (o->name == NULL)
            break;
        if (strcmp(o->name, name) == 0)
            return call->value[i];
    }
    assert(false && "an option that the table does not have");
    return NULL;
}
