/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/format_args.h"

#include <stdio.h>

#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"

#include "base/banned.h"

enum { FORMATS_MAX = 32 };

void
format_args_dir(const struct cli_call *call, const char *given,
    char out[static FORMAT_ARGS_DIR_MAX])
{
    const char *dir = given;
    struct conf conf;

    if (dir == NULL && conf_read(settings_path(call), &conf, NULL) == ERR_OK)
        dir = conf.adapters_dir;
    (void)snprintf(out, FORMAT_ARGS_DIR_MAX, "%s",
        dir == NULL ? "adapters" : dir);
}

enum cli_exit
format_args_load(const struct cli_call *call, struct adapters **out)
{
    char dir[FORMAT_ARGS_DIR_MAX];

    format_args_dir(call, parse_option(call, "adapters"), dir);
    return format_args_load_dir(call, dir, out);
}

enum cli_exit
format_args_load_dir(const struct cli_call *call, const char *dir,
    struct adapters **out)
{
    struct errinfo ei = {0};
    enum err rc = adapters_load(out, dir, &ei);

    if (rc == ERR_OK)
        return CLI_OK;
    if (rc != ERR_CONFIG)
        return say_error(call, rc, &ei);
    (void)say_fail(call, CLI_CHECK_FAILED, "een formaat klopt niet: %s",
        "a format is not right: %s", ei.text);
    say_hint(call, "Elk formaat apart bekeken: ketenpoort adapter test %s",
        "Each format by itself: ketenpoort adapter test %s", dir);
    return CLI_CHECK_FAILED;
}

bool
format_args_split(const char *text, char kind[static FORMAT_ARGS_NAME_MAX],
    char version[static FORMAT_ARGS_NAME_MAX])
{
    const char *slash = strchr(text, '/');
    size_t k = slash == NULL ? 0 : (size_t)(slash - text);
    size_t v = slash == NULL ? 0 : strlen(slash + 1);

    if (k == 0 || v == 0 || k >= FORMAT_ARGS_NAME_MAX ||
        v >= FORMAT_ARGS_NAME_MAX || strchr(slash + 1, '/') != NULL ||
        text[0] == '.' || slash[1] == '.')
        return false;
    memcpy(kind, text, k);
    kind[k] = '\0';
    memcpy(version, slash + 1, v + 1);
    return true;
}

const char *
format_args_name(const struct adapter *ad,
    char out[static FORMAT_ARGS_NAME_MAX])
{
    (void)snprintf(out, FORMAT_ARGS_NAME_MAX, "%s/%s", adapter_kind(ad),
        adapter_version(ad));
    return out;
}

void
format_args_suggest(const struct cli_call *call, const struct adapters *as,
    const char *text)
{
    char name[FORMATS_MAX][FORMAT_ARGS_NAME_MAX], all[CLI_LINE_MAX] = "";
    const char *names[FORMATS_MAX];
    size_t n = adapters_n(as), used = 0;

    n = n > FORMATS_MAX ? FORMATS_MAX : n;
    for (size_t i = 0; i < n; i++) {
        int len;

        names[i] = format_args_name(adapters_at(as, i), name[i]);
        len = snprintf(all + used, sizeof(all) - used, "%s%s",
            i == 0 ? "" : ", ", names[i]);
        if (len > 0 && (size_t)len < sizeof(all) - used)
            used += (size_t)len;
    }
    say_suggest(call, text, names, n);
    say_hint(call, "Formaten: %s", "Formats: %s", all);
}

const struct adapter *
format_args_find(const struct cli_call *call, const struct adapters *as,
    const char *text)
{
    char kind[FORMAT_ARGS_NAME_MAX], version[FORMAT_ARGS_NAME_MAX];
    const struct adapter *ad = NULL;

    if (format_args_split(text, kind, version))
        ad = adapters_find(as, kind, version);
    if (ad != NULL)
        return ad;
    (void)say_fail(call, CLI_USAGE, "formaat '%s' is er niet",
        "there is no format '%s'", text);
    format_args_suggest(call, as, text);
    return NULL;
}

static void
types_of(const struct adapter *ad, char out[static CLI_LINE_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (unsigned t = 0; t < BERICHT__COUNT && used + 8 < CLI_LINE_MAX; t++)
        if (adapter_has_type(ad, (enum bericht)t))
            used += (size_t)snprintf(out + used, CLI_LINE_MAX - used, "%s%s",
                used == 0 ? "" : " ", terms_bericht((enum bericht)t));
}

bool
format_args_type(const struct cli_call *call, const struct adapter *ad,
    const char *text, enum bericht *type)
{
    char name[FORMAT_ARGS_NAME_MAX], types[CLI_LINE_MAX];

    if (!terms_parse_bericht(span_of(text), type)) {
        (void)say_fail(call, CLI_USAGE, "'%s' is geen berichttype (M01..M35)",
            "'%s' is no message type (M01..M35)", text);
    } else if (!adapter_has_type(ad, *type)) {
        (void)say_fail(call, CLI_USAGE, "%s kent %s (%s) niet",
            "%s does not know %s (%s)", format_args_name(ad, name), text,
            terms_bericht_naam(*type));
    } else {
        return true;
    }
    types_of(ad, types);
    say_hint(call, "Typen van %s: %s", "Types of %s: %s",
        format_args_name(ad, name), types);
    return false;
}

const char *
format_args_roles(uint32_t roles, char out[static CLI_LINE_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (unsigned r = 0; r < ROL__COUNT; r++)
        if ((roles >> r & 1) != 0)
            used += (size_t)snprintf(out + used, CLI_LINE_MAX - used, "%s%s",
                used == 0 ? "" : " ", terms_rol((enum rol)r));
    return out;
}
