/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_UNIT_BACKUP_OFFLINE_H
#define TESTS_UNIT_BACKUP_OFFLINE_H

/* offline - a folder, with an offline key in it that openssl made */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "crypto/envelope.h"

static struct offline {
    char dir[64];
    struct envelope_recipient *to;
    struct envelope_key *key;
} off;

/* A path in the folder; four at a time. */
static inline const char *
off_path(const char *name)
{
    static char path[4][200];
    static unsigned next;
    char *p = path[next++ % 4];

    (void)snprintf(p, sizeof(path[0]), "%s/%s", off.dir, name);
    return p;
}

static inline int
off_start(void **state)
{
    char line[300], key[100], cert[100];

    (void)state;
    (void)snprintf(off.dir, sizeof(off.dir), "/tmp/kp-backup-XXXXXX");
    assert_non_null(mkdtemp(off.dir));
    (void)snprintf(line, sizeof(line),
        "cd %s && openssl req -x509 -newkey ec -pkeyopt "
        "ec_paramgen_curve:P-256 -nodes -keyout o.key -out o.pem -subj "
        "/CN=backup >/dev/null 2>&1",
        off.dir);
    assert_int_equal(system(line), 0);
    (void)snprintf(key, sizeof(key), "%s/o.key", off.dir);
    (void)snprintf(cert, sizeof(cert), "%s/o.pem", off.dir);
    assert_int_equal(envelope_recipient_load(&off.to, cert, NULL), ERR_OK);
    assert_int_equal(envelope_key_load(&off.key, key, cert, NULL), ERR_OK);
    return 0;
}

static inline int
off_stop(void **state)
{
    char line[100];

    (void)state;
    envelope_recipient_free(off.to);
    envelope_key_free(off.key);
    (void)snprintf(line, sizeof(line), "rm -rf %s", off.dir);
    return system(line);
}

#endif
