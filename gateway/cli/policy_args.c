/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/policy_args.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/text.h"
#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "exchange/versions.h"
#include "policy/policy.h"

#include "base/banned.h"

const char *
policy_args_given(const struct cli_call *call)
{
    return parse_option(call, "policy");
}

void
policy_args_dir(const struct cli_call *call, const char *given,
    char out[static POLICY_ARGS_DIR_MAX])
{
    const char *dir = given;
    struct conf conf;

    if (dir == NULL && conf_read(settings_path(call), &conf, NULL) == ERR_OK)
        dir = conf.policy_dir;
    (void)snprintf(out, POLICY_ARGS_DIR_MAX, "%s",
        dir == NULL ? "policy/wet-senb" : dir);
}

enum cli_exit
policy_args_no_folder(const struct cli_call *call, const char *dir)
{
    (void)say_fail(call, CLI_USAGE, "de map %s is er niet",
        "folder %s is not there", dir);
    say_hint(call, "Noem een map met de YAML-bestanden van een beleid",
        "Name a folder with the YAML files of a policy");
    return CLI_USAGE;
}

static enum cli_exit
not_right(const struct cli_call *call, enum err rc, const struct errinfo *ei,
    const char *dir)
{
    if (rc == ERR_NOTFOUND)
        return policy_args_no_folder(call, dir);
    if (rc != ERR_CONFIG)
        return say_error(call, rc, ei);
    (void)say_fail(call, CLI_CHECK_FAILED, "het beleid klopt niet: %s",
        "the policy is not right: %s", ei->text);
    say_hint(call, "Alle fouten: ketenpoort policy check %s",
        "All faults: ketenpoort policy check %s", dir);
    return CLI_CHECK_FAILED;
}

static enum cli_exit
load_folder(const struct cli_call *call, const char *dir, struct policy **out)
{
    struct errinfo ei = {0};
    enum err rc = policy_load(out, dir, NULL, &ei);

    return rc == ERR_OK ? CLI_OK : not_right(call, rc, &ei, dir);
}

/* Why there is no such version. */
static enum cli_exit
not_kept(const struct cli_call *call, const char *ref, enum err rc,
    const struct errinfo *ei)
{
    if (rc == ERR_CONFLICT)
        return say_fail(call, CLI_USAGE,
            "'%s' kan meer dan een versie zijn; noem meer van de hash",
            "'%s' can be more than one version; give more of the hash", ref);
    if (rc != ERR_NOTFOUND)
        return say_error(call, rc, ei);
    (void)say_fail(call, CLI_USAGE, "'%s' is geen map en geen bewaarde versie",
        "'%s' is no folder and no version that is kept", ref);
    say_hint(call, "Alle versies: ketenpoort policy list",
        "All versions: ketenpoort policy list");
    return CLI_USAGE;
}

static enum cli_exit
load_kept(const struct cli_call *call, const uint8_t *hash,
    const char *state_dir, struct policy **out)
{
    struct errinfo ei = {0};
    enum err rc = versions_load(state_dir, hash, out, &ei);

    if (rc == ERR_CONFIG)
        return say_fail(call, CLI_CHECK_FAILED, "deze versie is beschadigd: %s",
            "this version is damaged: %s", ei.text);
    return rc == ERR_OK ? CLI_OK : say_error(call, rc, &ei);
}

enum cli_exit
policy_args_named(const struct cli_call *call, const char *ref,
    struct policy **out)
{
    uint8_t hash[POLICY_HASH_LEN];
    struct errinfo ei = {0};
    struct stat st;
    struct conf conf;
    enum cli_exit code;
    enum err rc;

    *out = NULL;
    if (strchr(ref, '/') != NULL ||
        (stat(ref, &st) == 0 && S_ISDIR(st.st_mode)))
        return load_folder(call, ref, out);
    code = settings_read(call, &conf);
    if (code != CLI_OK)
        return code;
    rc = versions_find(conf.state_dir, ref, hash, &ei);
    if (rc != ERR_OK)
        return not_kept(call, ref, rc, &ei);
    return load_kept(call, hash, conf.state_dir, out);
}

bool
policy_args_vandaag(const struct cli_call *call, int64_t *day)
{
    const char *value = parse_option(call, "vandaag");

    if (value == NULL) {
        *day = clock_wall_ms(call->io->clk) / CLOCK_DAY_MS;
        return true;
    }
    if (clock_parse_date(span_of(value), day))
        return true;
    (void)say_fail(call, CLI_USAGE, "'%s' is geen dag (JJJJ-MM-DD)",
        "'%s' is no day (YYYY-MM-DD)", value);
    return false;
}

void
policy_args_json(struct buf *b, const struct policy *po)
{
    if (po == NULL) {
        buf_text(b, ",\"policy\":null");
        return;
    }
    buf_text(b, ",\"policy\":{");
    say_json_text(b, "version", policy_version(po));
    buf_text(b, ",\"sha256\":\"");
    text_hex(b, (struct span){policy_hash(po), POLICY_HASH_LEN});
    buf_text(b, "\"}");
}

enum cli_exit
policy_args_load(const struct cli_call *call, struct policy **out)
{
    char dir[POLICY_ARGS_DIR_MAX];
    uint8_t hash[POLICY_HASH_LEN];
    struct conf conf;

    if (policy_args_given(call) != NULL)
        return policy_args_named(call, policy_args_given(call), out);
    /* What runs by signatures goes before a folder that nobody looks at. */
    if (conf_read(settings_path(call), &conf, NULL) == ERR_OK &&
        versions_noted(conf.state_dir, hash))
        return load_kept(call, hash, conf.state_dir, out);
    policy_args_dir(call, NULL, dir);
    return load_folder(call, dir, out);
}

struct policy *
policy_args_of_dir(const char *dir, const uint8_t *hash)
{
    struct policy *po = NULL;

    if (policy_load(&po, dir, NULL, NULL) == ERR_OK &&
        memcmp(policy_hash(po), hash, POLICY_HASH_LEN) == 0)
        return po;
    policy_free(po);
    return NULL;
}

struct policy *
policy_args_of_hash(const struct cli_call *call, const uint8_t *hash)
{
    struct policy *po = NULL;
    struct conf conf;

    if (conf_read(settings_path(call), &conf, NULL) != ERR_OK)
        return NULL;
    if (versions_load(conf.state_dir, hash, &po, NULL) == ERR_OK)
        return po;
    return policy_args_of_dir(conf.policy_dir, hash);
}

enum cli_exit
policy_args_write(const struct cli_call *call, const struct buf *b)
{
    const char *path = parse_option(call, "out");
    FILE *f;
    bool ok;

    /* Before the file is opened: what was there then stays. */
    if (buf_err(b) != ERR_OK)
        return say_error(call, buf_err(b), NULL);
    f = path == NULL ? call->io->out : fopen(path, "we");
    if (f == NULL)
        return say_fail(call, CLI_FAILED, "kan %s niet schrijven",
            "cannot write %s", path);
    ok = fwrite(b->p, 1, b->n, f) == b->n && fflush(f) == 0;
    if (path != NULL)
        ok = fclose(f) == 0 && ok;
    if (!ok)
        return say_fail(call, CLI_FAILED, "schrijven is mislukt",
            "writing failed");
    return CLI_OK;
}

/* The value of a required option; NULL with a message when it is missing. */
static const char *
required(const struct cli_call *call, const char *name)
{
    const char *value = parse_option(call, name);

    if (value != NULL)
        return value;
    (void)say_fail(call, CLI_USAGE, "optie --%s ontbreekt",
        "option --%s is missing", name);
    say_hint(call, "Zie: ketenpoort %s %s --help",
        "See: ketenpoort %s %s --help", call->command->noun,
        call->command->verb);
    return NULL;
}

bool
policy_args_doel(const struct cli_call *call, enum doel *v)
{
    const char *names[DOEL__COUNT];
    const char *value = required(call, "doel");

    if (value == NULL || terms_parse_doel(span_of(value), v))
        return value != NULL;
    for (int i = 0; i < DOEL__COUNT; i++)
        names[i] = terms_doel((enum doel)i);
    (void)say_fail(call, CLI_USAGE, "'%s' is geen doel", "'%s' is no purpose",
        value);
    say_suggest(call, value, names, DOEL__COUNT);
    for (int i = 0; i < DOEL__COUNT; i++)
        say_hint(call, "%s", "%s", names[i]);
    return false;
}

bool
policy_args_rol(const struct cli_call *call, enum rol *v)
{
    return required(call, "rol") != NULL && policy_args_rol_of(call, "rol", v);
}

bool
policy_args_rol_of(const struct cli_call *call, const char *option, enum rol *v)
{
    const char *value = parse_option(call, option);

    if (value == NULL || terms_parse_rol(span_of(value), v))
        return true;
    (void)say_fail(call, CLI_USAGE, "'%s' is geen rol", "'%s' is no role",
        value);
    for (int i = 0; i < ROL__COUNT; i++)
        say_hint(call, "%-6s %s", "%-6s %s", terms_rol((enum rol)i),
            terms_rol_naam((enum rol)i));
    return false;
}

bool
policy_args_element(const struct cli_call *call, enum element *v)
{
    const char *names[EL__COUNT];
    const char *value = required(call, "element");

    if (value == NULL)
        return false;
    *v = catalogue_find(span_of(value));
    if (*v != EL__NONE)
        return true;
    for (int i = 0; i < EL__COUNT; i++)
        names[i] = catalogue_element((enum element)i)->id;
    (void)say_fail(call, CLI_USAGE, "'%s' is geen gegevenselement",
        "'%s' is no data element", value);
    say_suggest(call, value, names, EL__COUNT);
    say_hint(call, "Alle gegevens: ketenpoort policy eval ... --alles",
        "All elements: ketenpoort policy eval ... --alles");
    return false;
}
