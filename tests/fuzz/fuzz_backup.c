/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "backup/manifest.h"
#include "backup/tar.h"
#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool held)
{
    if (!held)
        abort();
}

/* What is accepted as a manifest writes back to the same bytes. */
static void
try_manifest(struct span s)
{
    struct manifest m;
    struct buf out;

    if (manifest_read(s, &m, NULL) == ERR_OK) {
        buf_init(&out, MANIFEST_MAX);
        manifest_write(&out, &m);
        must(span_eq(buf_peek(&out), s));
        must(m.n <= MANIFEST_PARTS_MAX);
        buf_done(&out);
    }
    manifest_done(&m);
}

/* So does a header, and no name in it leads outside. */
static void
try_header(const uint8_t *block)
{
    uint8_t again[TAR_BLOCK];
    struct tar_file f;
    bool end = false;

    if (tar_read(block, &f, &end, NULL) != ERR_OK || end)
        return;
    must(tar_write(&f, again, NULL) == ERR_OK);
    must(memcmp(again, block, TAR_BLOCK) == 0);
    must(f.name[0] != '/' && f.name[0] != '\0');
    must(strncmp(f.name, "../", 3) != 0 && strstr(f.name, "/../") == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0)
        return 0;
    try_manifest((struct span){data, n});
    if (n >= TAR_BLOCK)
        try_header(data);
    return 0;
}
