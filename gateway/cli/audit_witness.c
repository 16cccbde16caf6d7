/* SPDX-License-Identifier: EUPL-1.2 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/audit.h"
#include "cli/say.h"
#include "cli/vkey.h"
#include "conf/conf.h"
#include "ledger/witness.h"

#include "base/banned.h"

enum { PATH_ROOM = CONF_PATH_MAX + AUDIT_WITNESS_NAME_MAX + 64 };

static const char tail[] = ".checkpoint";

/* ---- reading --------------------------------------------------------------- */

/* Is note a checkpoint of this log, with the name of the witness under it where
 * there is one? */
static enum err
check_note(const struct audit *au, struct span note, const struct note_key *key,
    struct audit_witness *w)
{
    struct note_checkpoint cp;
    struct note n;
    enum err rc = note_open(note, &au->key, &cp, NULL);

    if (rc == ERR_OK)
        rc = note_parse(note, &n, NULL);
    if (rc == ERR_OK && key != NULL)
        rc = note_verify(&n, key, &w->time_s, NULL);
    if (rc == ERR_OK && w->time_s > WITNESS_TIME_MAX)
        rc = ERR_CORRUPT;
    if (rc == ERR_OK)
        w->size = cp.head.size;
    return rc;
}

/* The largest one that holds is what the stores are compared with. */
static void
read_note(struct audit *au, const char *path, const struct note_key *key,
    struct audit_witness *w)
{
    struct buf note;

    buf_init(&note, NOTE_MAX);
    w->holds = vkey_read_file(path, &note) &&
               check_note(au, buf_peek(&note), key, w) == ERR_OK;
    if (w->holds && !au->given && w->size > au->watched_size) {
        au->watched_size = w->size;
        buf_clear(&au->earlier);
        buf_put(&au->earlier, buf_peek(&note));
    }
    buf_done(&note);
}

static void
read_witness(struct audit *au, const char *dir, struct audit_witness *w)
{
    char path[PATH_ROOM];
    struct note_key key;

    (void)snprintf(path, sizeof(path), "%s/%s.vkey", dir, w->name);
    if (!vkey_from_file(path, &key) || key.type != NOTE_COSIGNATURE)
        return;
    (void)snprintf(path, sizeof(path), "%s/%s%s", dir, w->name, tail);
    read_note(au, path, &key, w);
}

/* NULL when there are too many to look at. */
static struct audit_witness *
add_witness(struct audit *au)
{
    if (!au->has_key || au->witness_n == AUDIT_WITNESSES_MAX)
        return NULL;
    au->witness[au->witness_n] = (struct audit_witness){.size = 0};
    return &au->witness[au->witness_n++];
}

void
audit_witness_copy(struct audit *au, const char *dir)
{
    char name[WITNESS_COPY_NAME_MAX], path[PATH_ROOM + WITNESS_COPY_NAME_MAX];
    struct audit_witness *w;

    if (dir[0] == '\0' || !au->has_key)
        return;
    witness_copy_name(au->key.name, name);
    (void)snprintf(path, sizeof(path), "%s/%s", dir, name);
    if (access(path, F_OK) != 0)
        return;
    w = add_witness(au);
    if (w != NULL)
        read_note(au, path, NULL, w);
}

static int
is_signed(const struct dirent *e)
{
    size_t n = strlen(e->d_name), k = sizeof(tail) - 1;

    return n > k && n - k <= AUDIT_WITNESS_NAME_MAX &&
           strcmp(e->d_name + n - k, tail) == 0;
}

void
audit_witness_read(struct audit *au, const char *dir)
{
    struct dirent **e = NULL;
    int n = scandir(dir, &e, is_signed, alphasort);

    for (int i = 0; i < n; i++) {
        struct audit_witness *w = add_witness(au);

        if (w != NULL) {
            memcpy(w->name, e[i]->d_name,
                strlen(e[i]->d_name) - (sizeof(tail) - 1));
            read_witness(au, dir, w);
        }
        free(e[i]);
    }
    free(e);
}

/* ---- telling ---------------------------------------------------------------- */

bool
audit_witness_hold(const struct audit *au)
{
    for (size_t i = 0; i < au->witness_n; i++)
        if (!au->witness[i].holds)
            return false;
    return true;
}

static void
show_copy(const struct cli_call *call, const struct audit_witness *w)
{
    say_label(call, "kopie", "copy");
    if (w->holds)
        say_out(call, "checkpoint van %llu regels, elders bewaard\n",
            "checkpoint of %llu entries, kept elsewhere\n",
            (unsigned long long)w->size);
    else
        say_out(call, "niet te controleren, of niet van dit logboek\n",
            "cannot be checked, or not of this log\n");
}

void
audit_witness_show(const struct cli_call *call, const struct audit *au)
{
    for (size_t i = 0; i < au->witness_n; i++) {
        const struct audit_witness *w = &au->witness[i];
        char stamp[CLOCK_STAMP_LEN + 1];

        if (w->name[0] == '\0') {
            show_copy(call, w);
            continue;
        }
        say_label(call, "getuige", "witness");
        if (!w->holds) {
            say_out(call,
                "%s: wat zij ondertekende is niet te controleren of niet van "
                "haar\n",
                "%s: what it signed cannot be checked, or is not its own\n",
                w->name);
            continue;
        }
        clock_stamp((int64_t)w->time_s * 1000, stamp);
        say_out(call, "%s ondertekende %llu regels op %s\n",
            "%s signed %llu entries at %s\n", w->name,
            (unsigned long long)w->size, stamp);
    }
}

void
audit_witness_json(struct buf *b, const struct audit *au)
{
    buf_text(b, ",\"witnesses\":[");
    for (size_t i = 0; i < au->witness_n; i++) {
        const struct audit_witness *w = &au->witness[i];
        char stamp[CLOCK_STAMP_LEN + 1];

        clock_stamp((int64_t)w->time_s * 1000, stamp);
        buf_text(b, i == 0 ? "{" : ",{");
        say_json_text(b, "partner", w->name[0] == '\0' ? NULL : w->name);
        say_json_bool(b, "holds", w->holds);
        say_json_u64(b, "size", w->size);
        say_json_text(b, "signed", w->time_s > 0 ? stamp : NULL);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}
