/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/signed.h"

#include <sqlite3.h>

#include "store_rig.h"

static struct store_txn *
begin(struct rig *g)
{
    struct store_txn *txn = NULL;

    assert_int_equal(store_begin(g->st, &txn, NULL), ERR_OK);
    return txn;
}

static struct store_person
person(const char *id, uint8_t mark)
{
    struct store_person p = {.rol = 2, .at_ms = 1000 + mark};

    (void)snprintf(p.id, sizeof(p.id), "%s", id);
    memset(p.pub, mark, sizeof(p.pub));
    return p;
}

struct seen {
    struct store_person person[4];
    struct store_policy_step step[4];
    unsigned n;
};

static enum err
see_person(void *ctx, const struct store_person *p, struct errinfo *ei)
{
    struct seen *s = ctx;

    (void)ei;
    assert_true(s->n < 4);
    s->person[s->n++] = *p;
    return ERR_OK;
}

static enum err
see_step(void *ctx, const struct store_policy_step *p, struct errinfo *ei)
{
    struct seen *s = ctx;

    (void)ei;
    assert_true(s->n < 4);
    s->step[s->n++] = *p;
    return ERR_OK;
}

static void
test_signed__persons_come_back_by_id_and_are_only_revoked(void **state)
{
    struct store_person a = person("fg-a", 1), b = person("beheer-a", 2),
                        twin = person("fg-b", 1), again = person("fg-a", 3);
    struct seen s = {.n = 0};
    struct store_txn *txn;
    struct rig g;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    assert_int_equal(store_person_add(txn, &a, NULL), ERR_OK);
    assert_int_equal(store_person_add(txn, &b, NULL), ERR_OK);
    assert_int_equal(store_person_add(txn, &twin, NULL), ERR_CONFLICT);
    assert_int_equal(store_person_add(txn, &again, NULL), ERR_CONFLICT);
    assert_int_equal(store_person_revoke(txn, "fg-a", 5000, NULL), ERR_OK);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    assert_int_equal(store_person_walk(g.st, see_person, &s, NULL), ERR_OK);
    assert_int_equal(s.n, 2);
    assert_string_equal(s.person[0].id, b.id);
    assert_int_equal(s.person[0].rol, b.rol);
    assert_memory_equal(s.person[0].pub, b.pub, sizeof(b.pub));
    assert_int_equal(s.person[0].at_ms, b.at_ms);
    assert_int_equal(s.person[0].revoked_ms, 0);
    assert_string_equal(s.person[1].id, "fg-a");
    assert_int_equal(s.person[1].revoked_ms, 5000);
    rig_stop(&g);
}

static void
same_step(const struct store_policy_step *got,
    const struct store_policy_step *want)
{
    assert_memory_equal(got->hash, want->hash, sizeof(want->hash));
    assert_memory_equal(got->base, want->base, sizeof(want->base));
    assert_int_equal(got->what, want->what);
    assert_string_equal(got->version, want->version);
    assert_string_equal(got->person, want->person);
    assert_string_equal(got->reason, want->reason);
    assert_int_equal(got->at_ms, want->at_ms);
    assert_int_equal(got->from_ms, want->from_ms);
    assert_int_equal(got->is_signed, want->is_signed);
    assert_memory_equal(got->signature, want->signature,
        sizeof(want->signature));
    assert_int_equal(got->idx, want->idx);
}

static void
test_signed__steps_come_back_in_order_and_whole(void **state)
{
    struct store_policy_step a = {.what = 1,
        .version = "2026.2",
        .person = "fg-a",
        .reason = "zie advies",
        .at_ms = 7,
        .from_ms = 8,
        .is_signed = true,
        .idx = 9};
    struct store_policy_step b = {.what = 5, .version = "x", .idx = 10};
    struct seen s = {.n = 0};
    struct store_txn *txn;
    struct rig g;

    (void)state;
    memset(a.hash, 1, sizeof(a.hash));
    memset(a.base, 2, sizeof(a.base));
    memset(a.signature, 3, sizeof(a.signature));
    rig_start(&g);
    txn = begin(&g);
    assert_int_equal(store_policy_step_add(txn, &a, NULL), ERR_OK);
    assert_int_equal(store_policy_step_add(txn, &b, NULL), ERR_OK);
    assert_int_equal(store_policy_step_add(txn, &b, NULL), ERR_OK);
    /* One signature is for one step. */
    assert_int_equal(store_policy_step_add(txn, &a, NULL), ERR_CONFLICT);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    assert_int_equal(store_policy_step_walk(g.st, see_step, &s, NULL), ERR_OK);
    assert_int_equal(s.n, 3);
    same_step(&s.step[0], &a);
    same_step(&s.step[2], &b);
    rig_stop(&g);
}

static int
sql(const struct rig *g, const char *text)
{
    sqlite3 *db = NULL;
    int rc = sqlite3_open(g->db, &db);

    if (rc == SQLITE_OK)
        rc = sqlite3_exec(db, text, NULL, NULL, NULL);
    (void)sqlite3_close(db);
    return rc;
}

static void
test_signed__nothing_of_it_can_be_changed_behind_the_recorder(void **state)
{
    struct store_person p = person("fg-a", 1);
    struct store_policy_step a = {.what = 1, .version = "x"};
    struct store_txn *txn;
    struct rig g;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    assert_int_equal(store_person_add(txn, &p, NULL), ERR_OK);
    assert_int_equal(store_policy_step_add(txn, &a, NULL), ERR_OK);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    store_close(g.st);
    g.st = NULL;
    assert_int_not_equal(sql(&g, "DELETE FROM person"), SQLITE_OK);
    assert_int_not_equal(sql(&g, "DELETE FROM policy_step"), SQLITE_OK);
    assert_int_not_equal(sql(&g, "UPDATE policy_step SET what = 2"), SQLITE_OK);
    rig_stop(&g);
}

/* A database of the version before gets the tables. */
static void
test_signed__an_older_database_is_brought_up_to_date(void **state)
{
    struct store_person p = person("fg-a", 1);
    struct store_txn *txn;
    char text[160];
    struct rig g;

    (void)state;
    rig_start(&g);
    store_close(g.st);
    g.st = NULL;
    (void)snprintf(text, sizeof(text),
        "DROP TABLE retry; DROP TABLE person; DROP TABLE policy_step; "
        "DROP TABLE witnessed; DROP TABLE cosigned; "
        "DROP INDEX body_key_epoch; "
        "PRAGMA user_version = %d",
        2);
    assert_int_equal(sql(&g, text), SQLITE_OK);
    assert_int_equal(store_open(&g.st, g.dir, false, NULL), ERR_OK);
    txn = begin(&g);
    assert_int_equal(store_person_add(txn, &p, NULL), ERR_OK);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_signed__persons_come_back_by_id_and_are_only_revoked),
        cmocka_unit_test(test_signed__steps_come_back_in_order_and_whole),
        cmocka_unit_test(
            test_signed__nothing_of_it_can_be_changed_behind_the_recorder),
        cmocka_unit_test(test_signed__an_older_database_is_brought_up_to_date),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
