/* SPDX-License-Identifier: EUPL-1.2 */
#ifndef TESTS_VERDICT_H
#define TESTS_VERDICT_H

/* verdict - what the tables say of a document, and how often that was also
 * what the published schema says.  Include after cmocka.h. */

#include <string.h>

#include "adapters/adapter.h"
#include "base/limit.h"

enum verdict { ACCEPTED, VALUE, REFUSED, LIMIT };

/* How many documents were judged alike, and how many were not.  apart: only
 * the tables refuse, and that was meant. */
struct counts {
    unsigned both_accept, both_refuse, value, limit, apart, loose, strict;
};

/* errs has room for LIMIT_ERRORS_MAX.  silent: a refusal may name no fault. */
static inline enum verdict
verdict_of(const struct adapter *ad, struct adapter_reader *rd,
    struct arena *arena, struct span doc, bool silent,
    struct adapter_errors *errs)
{
    struct errinfo ei = {.code = ERR_OK};
    struct message m;
    enum err rc;

    arena_wipe(arena);
    assert_int_equal(message_init(&m, arena, LIMIT_MESSAGE_VALUES_MAX, NULL),
        ERR_OK);
    rc = adapter_read(ad, rd, doc, &m, errs, &ei);
    if (rc == ERR_OK)
        return ACCEPTED;
    if (rc == ERR_LIMIT)
        return LIMIT;
    assert_true(rc == ERR_SYNTAX || rc == ERR_UNSUPPORTED);
    assert_true(errs->n > 0 || (silent && rc == ERR_UNSUPPORTED));
    for (size_t i = 0; i < errs->n; i++)
        if (strncmp(errs->v[i].code, "waarde-", 7) != 0)
            return REFUSED;
    return errs->n == 0 ? REFUSED : VALUE;
}

/* One mutant; name is what it is called when the two differ. */
static inline void
counts_add(struct counts *c, enum verdict tables, bool schema, bool apart,
    const struct adapter_errors *errs, const char *name)
{
    if (!schema && (tables == ACCEPTED || tables == VALUE)) {
        c->loose++;
        print_error("mutant %s: only the tables accept\n", name);
    } else if (schema && tables == REFUSED && apart) {
        c->apart++;
    } else if (schema && tables == REFUSED) {
        c->strict++;
        print_error("mutant %s: only the schema accepts: %s %s\n", name,
            errs->n > 0 ? errs->v[0].place : "",
            errs->n > 0 ? errs->v[0].code : "");
    } else if (tables == LIMIT) {
        c->limit++;
    } else if (tables == VALUE) {
        c->value++;
    } else {
        *(schema ? &c->both_accept : &c->both_refuse) += 1;
    }
}

static inline void
counts_report(const struct counts *c, unsigned n, size_t documents)
{
    print_message("%u mutants of %zu documents: both accept %u, both refuse "
                  "%u, value grade %u, limits %u, meant to differ %u, only "
                  "tables accept %u, only schema accepts %u\n",
        n, documents, c->both_accept, c->both_refuse, c->value, c->limit,
        c->apart, c->loose, c->strict);
    assert_int_equal(c->loose, 0);
    assert_int_equal(c->strict, 0);
}

#endif
