/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whatever is read reads again: each value by itself, and each string decodes
 * to valid UTF-8.  What is refused leaves nothing behind.
 */
#include <stdlib.h>

#include "base/text.h"
#include "exchange/admin_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

enum { FUZZ_MAX = 4096, NODES_MAX = 64 };

static void
must(bool ok)
{
    if (!ok)
        abort();
}

static void
check_node(const struct admin_json_node *at)
{
    struct admin_json again;
    struct buf b;

    must(admin_json_read(&again, at->text, NULL) == ERR_OK);
    must(again.v[0].type == at->type && again.v[0].text.n == at->text.n);
    admin_json_done(&again);
    if (at->type != ADMIN_JSON_STRING)
        return;
    buf_init(&b, FUZZ_MAX);
    must(admin_json_text(at, &b) && buf_err(&b) == ERR_OK);
    must(b.n <= at->text.n - 2 && text_utf8_valid(buf_peek(&b)));
    buf_done(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
    struct admin_json doc;

    if (n > FUZZ_MAX)
        return 0;
    if (admin_json_read(&doc, (struct span){p, n}, NULL) != ERR_OK) {
        must(doc.v == NULL && doc.n == 0);
        return 0;
    }
    for (size_t i = 0; i < doc.n && i < NODES_MAX; i++)
        check_node(&doc.v[i]);
    admin_json_done(&doc);
    return 0;
}
