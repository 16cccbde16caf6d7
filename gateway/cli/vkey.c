/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/vkey.h"

#include <fcntl.h>
#include <unistd.h>

#include "cli/parse.h"
#include "cli/say.h"
#include "cli/settings.h"
#include "conf/conf.h"
#include "crypto/sign.h"

#include "base/banned.h"

bool
vkey_read_file(const char *path, struct buf *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    bool ok = fd >= 0;

    while (ok) {
        uint8_t *p = buf_room(out, VKEY_READ);
        ssize_t n = p == NULL ? -1 : read(fd, p, VKEY_READ);

        if (n > 0)
            out->n += (size_t)n;
        ok = n >= 0;
        if (n <= 0)
            break;
    }
    if (fd >= 0)
        (void)close(fd);
    return ok;
}

static struct span
first_line(struct span s)
{
    const uint8_t *nl = s.n == 0 ? NULL : memchr(s.p, '\n', s.n);

    return nl == NULL ? s : (struct span){s.p, (size_t)(nl - s.p)};
}

bool
vkey_from_file(const char *path, struct note_key *out)
{
    struct buf b;
    bool ok;

    buf_init(&b, (size_t)NOTE_VKEY_MAX + VKEY_READ);
    ok = vkey_read_file(path, &b) &&
         note_key_parse(first_line(buf_peek(&b)), out, NULL) == ERR_OK;
    buf_done(&b);
    return ok;
}

/* From the log's own key, for whoever may read it. */
static bool
key_from_secret(const struct conf *conf, struct note_key *out)
{
    char path[CONF_PATH_MAX + 32];
    struct sign_key *secret = NULL;
    bool ok;

    ok = settings_join(path, sizeof(path), conf->keys_dir, "log.key") &&
         sign_key_load(&secret, path, NULL) == ERR_OK &&
         note_key_init(out, conf->origin, NOTE_ED25519, sign_key_public(secret),
             NULL) == ERR_OK;
    sign_key_free(secret);
    return ok;
}

enum cli_exit
vkey_find(const struct cli_call *call, const struct conf *conf,
    struct note_key *key, bool *has_key)
{
    const char *given = parse_option(call, "vkey");
    char path[CONF_PATH_MAX + 32];

    *has_key = false;
    if (given != NULL) {
        *has_key = vkey_from_file(given, key);
        return *has_key ? CLI_OK
                        : say_fail(call, CLI_UNCHECKABLE,
                              "%s is niet te lezen als controlesleutel",
                              "%s cannot be read as a verification key", given);
    }
    if (conf == NULL)
        return CLI_OK;
    *has_key = (settings_join(path, sizeof(path), conf->log_dir, "log.vkey") &&
                   vkey_from_file(path, key)) ||
               key_from_secret(conf, key);
    return CLI_OK;
}
