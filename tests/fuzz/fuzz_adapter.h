/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_FUZZ_ADAPTER_H
#define TESTS_FUZZ_ADAPTER_H

/* What fuzz_xml and fuzz_json share. */

#include <stdint.h>
#include <stdlib.h>

#include "adapters/adapter.h"
#include "base/limit.h"

#define FUZZ_CHECK(e) ((e) ? (void)0 : abort())

struct fuzz_state {
    struct adapters *as;
    struct adapter_reader *rd;
    struct arena arena[2];
    struct message m[2];
    struct adapter_error ev[LIMIT_ERRORS_MAX];
    struct buf out;
};

static inline struct fuzz_state *
fuzz_state(void)
{
    static struct fuzz_state st;

    if (st.as == NULL) {
        FUZZ_CHECK(adapters_load(&st.as, "adapters", NULL) == ERR_OK);
        FUZZ_CHECK(adapter_reader_new(&st.rd, NULL) == ERR_OK);
        for (int i = 0; i < 2; i++)
            FUZZ_CHECK(arena_init(&st.arena[i], LIMIT_MESSAGE_ARENA_MAX,
                           NULL) == ERR_OK);
        buf_init(&st.out, 4 * 1024 * 1024);
    }
    return &st;
}

static inline enum err
fuzz_read(struct fuzz_state *st, const struct adapter *ad, struct span doc,
    int which)
{
    struct adapter_errors errs = {st->ev, 0, LIMIT_ERRORS_MAX};
    enum err rc;

    arena_wipe(&st->arena[which]);
    FUZZ_CHECK(message_init(&st->m[which], &st->arena[which],
                   LIMIT_MESSAGE_VALUES_MAX, NULL) == ERR_OK);
    rc = adapter_read(ad, st->rd, doc, &st->m[which], &errs, NULL);
    FUZZ_CHECK(rc == ERR_OK || rc == ERR_SYNTAX || rc == ERR_LIMIT ||
               rc == ERR_UNSUPPORTED);
    FUZZ_CHECK((rc == ERR_OK) == (errs.n == 0));
    for (size_t i = 0; i < errs.n; i++)
        FUZZ_CHECK(errs.v[i].code != NULL && errs.v[i].detail[0] != '\0');
    return rc;
}

/* Every value that was read is right, written, and read again. */
static inline void
fuzz_adapter(const char *kind, struct span doc)
{
    struct fuzz_state *st = fuzz_state();
    const struct adapter *ad = adapters_find(st->as, kind, "v1");
    const struct message *a = &st->m[0], *b = &st->m[1];
    enum bericht type;

    if (fuzz_read(st, ad, doc, 0) != ERR_OK)
        return;
    for (uint16_t i = 0; i < a->n; i++)
        FUZZ_CHECK(
            catalogue_check((enum leaf)a->v[i].leaf, a->v[i].text) == NULL);
    FUZZ_CHECK(terms_parse_bericht(message_get(a, LF_BERICHT_TYPE, 0), &type));
    buf_clear(&st->out);
    FUZZ_CHECK(adapter_write(ad, type, a, &st->out, NULL) == ERR_OK);
    FUZZ_CHECK(fuzz_read(st, ad, buf_peek(&st->out), 1) == ERR_OK);
    FUZZ_CHECK(a->n == b->n);
    for (uint16_t i = 0; i < a->n; i++)
        FUZZ_CHECK(span_eq(a->v[i].text,
            message_get(b, (enum leaf)a->v[i].leaf, a->v[i].occ)));
}

#endif
