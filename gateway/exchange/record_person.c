/* SPDX-License-Identifier: EUPL-1.2 */
#include "exchange/record_person.h"

#include <stdio.h>
#include <stdlib.h>

#include "exchange/record_parts.h"

#include "base/banned.h"

enum { ID_MIN = 2 };

static const char *const rol_name[RECORD_ROL__END] = {NULL,
    "privacyfunctionaris", "jurist", "beheerder"};

const char *
record_person_rol(int rol)
{
    return rol > 0 && rol < RECORD_ROL__END ? rol_name[rol] : NULL;
}

bool
record_person_parse_rol(const char *text, enum record_rol *v)
{
    for (int i = 1; i < RECORD_ROL__END; i++)
        if (strcmp(text, rol_name[i]) == 0) {
            *v = (enum record_rol)i;
            return true;
        }
    return false;
}

bool
record_person_id_ok(const char *id)
{
    static const char set[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t n = strspn(id, set);

    return id[n] == '\0' && n >= ID_MIN && n <= STORE_PERSON_MAX &&
           id[0] >= 'a' && id[0] <= 'z';
}

struct record_no_text
record_person_no(enum record_no no)
{
    static const struct record_no_text text[RECORD_NO__END] = {
        [RECORD_NO_NOT] = {"", "", ""},
#define X(name, code, nl, en) [RECORD_NO_##name] = {code, nl, en},
        RECORD_NO_LIST(X)
#undef X
    };

    return text[no];
}

static enum err
refuse(enum record_no *no, enum record_no why, struct errinfo *ei)
{
    *no = why;
    return err_set(ei, ERR_DENIED, "record.person", "%s",
        record_person_no(why).en);
}

/* ---- in memory ------------------------------------------------------------ */

static enum err
add_one(void *ctx, const struct store_person *p, struct errinfo *ei)
{
    struct record_persons *ps = ctx;
    struct store_person *more;

    if (ps->n == RECORD_PERSONS_MAX)
        return err_set(ei, ERR_CORRUPT, "record.persons", "too many persons");
    more = realloc(ps->v, (ps->n + 1) * sizeof(*more));
    if (more == NULL)
        return err_set(ei, ERR_NOMEM, "record.persons", "no room");
    ps->v = more;
    ps->v[ps->n++] = *p;
    return ERR_OK;
}

enum err
record_person_load(struct record *r, struct errinfo *ei)
{
    struct record_persons ps = {.v = NULL};
    enum err rc = store_person_walk(r->st, add_one, &ps, ei);

    if (rc != ERR_OK) {
        free(ps.v);
        return rc;
    }
    free(r->persons.v);
    r->persons = ps;
    return ERR_OK;
}

const struct store_person *
record_person_all(const struct record *r, size_t *n)
{
    *n = r->persons.n;
    return r->persons.v;
}

const struct store_person *
record_person_find(const struct record *r, const char *id)
{
    for (size_t i = 0; i < r->persons.n; i++)
        if (strcmp(r->persons.v[i].id, id) == 0)
            return &r->persons.v[i];
    return NULL;
}

/* ---- changes -------------------------------------------------------------- */

static enum err
stage(struct record *r, const struct store_person *p, bool adds,
    struct errinfo *ei)
{
    struct record_step s = {.kind = ENTRY_SLEUTEL,
        .id = "",
        .oin = "",
        .subject = record_person_rol(p->rol),
        .outcome = adds ? "toegevoegd" : "ingetrokken",
        .digest = p->pub,
        .actor = p->id};
    enum err rc = record_body_step(r, &s, ei);

    if (rc != ERR_OK)
        return rc;
    return adds ? store_person_add(r->group.txn, p, ei)
                : store_person_revoke(r->group.txn, p->id, p->revoked_ms, ei);
}

static enum err
change(struct record *r, struct store_person *p, bool adds, struct errinfo *ei)
{
    enum err rc = record_group_begin(r, ei);

    if (rc != ERR_OK)
        return rc;
    if (adds)
        p->at_ms = r->group.now_ms;
    else
        p->revoked_ms = r->group.now_ms;
    rc = stage(r, p, adds, ei);
    if (rc != ERR_OK) {
        record_group_abort(r);
        return rc;
    }
    rc = record_group_end(r, ei);
    return rc == ERR_OK ? record_person_load(r, ei) : rc;
}

enum err
record_person_add(struct record *r, const char *id, enum record_rol rol,
    const uint8_t pub[static SIGN_PUBLIC_LEN], enum record_no *no,
    struct errinfo *ei)
{
    struct store_person p = {.rol = (int)rol};
    enum err rc = record_writable(r, ei);

    *no = RECORD_NO_NOT;
    if (rc != ERR_OK)
        return rc;
    if (!record_person_id_ok(id))
        return refuse(no, RECORD_NO_ID, ei);
    if (record_person_find(r, id) != NULL)
        return refuse(no, RECORD_NO_PERSON_EXISTS, ei);
    if (r->persons.n == RECORD_PERSONS_MAX)
        return refuse(no, RECORD_NO_FULL, ei);
    for (size_t i = 0; i < r->persons.n; i++)
        if (memcmp(r->persons.v[i].pub, pub, SIGN_PUBLIC_LEN) == 0)
            return refuse(no, RECORD_NO_KEY_EXISTS, ei);
    (void)snprintf(p.id, sizeof(p.id), "%s", id);
    memcpy(p.pub, pub, sizeof(p.pub));
    return record_judge(r, change(r, &p, /* adds= */ true, ei), ei);
}

enum err
record_person_revoke(struct record *r, const char *id, enum record_no *no,
    struct errinfo *ei)
{
    const struct store_person *old = record_person_find(r, id);
    struct store_person p;
    enum err rc = record_writable(r, ei);

    *no = RECORD_NO_NOT;
    if (rc != ERR_OK)
        return rc;
    if (old == NULL)
        return refuse(no, RECORD_NO_PERSON, ei);
    if (old->revoked_ms != 0)
        return refuse(no, RECORD_NO_REVOKED, ei);
    p = *old;
    return record_judge(r, change(r, &p, /* adds= */ false, ei), ei);
}
