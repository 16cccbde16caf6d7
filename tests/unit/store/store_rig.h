/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_STORE_RIG_H
#define TESTS_STORE_RIG_H

/* store_rig - an empty database in a folder of its own */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

#define RIG_UNUSED __attribute__((unused))

struct rig {
    char dir[64], db[96];
    struct store *st;
};

static void
rig_dir(struct rig *g)
{
    const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    memset(g, 0, sizeof(*g));
    (void)snprintf(g->dir, sizeof(g->dir), "%s/kp-store-XXXXXX", base);
    assert_non_null(mkdtemp(g->dir));
    (void)snprintf(g->db, sizeof(g->db), "%s/ketenpoort.db", g->dir);
}

static RIG_UNUSED void
rig_start(struct rig *g)
{
    rig_dir(g);
    assert_int_equal(store_create(g->dir, NULL), ERR_OK);
    assert_int_equal(store_open(&g->st, g->dir, false, NULL), ERR_OK);
}

static int
rig_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static void
rig_stop(struct rig *g)
{
    store_close(g->st);
    (void)nftw(g->dir, rig_remove, 16, FTW_DEPTH | FTW_PHYS);
}

#endif
