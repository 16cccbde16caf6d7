/* SPDX-License-Identifier: EUPL-1.2 */
#include "store_rig.h"

#include "store/entries.h"
#include "store/known.h"
#include "store/messages.h"
#include "store/queue.h"
#include "store/witness.h"

#define BYTES(a) ((struct span){(a), sizeof(a)})

static struct store_txn *
begin(struct rig *g)
{
    struct store_txn *txn = NULL;

    assert_int_equal(store_begin(g->st, &txn, NULL), ERR_OK);
    return txn;
}

static void
commit(struct store_txn *txn)
{
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
}

static void
put_entry(struct store_txn *txn, uint64_t idx, enum err want)
{
    uint8_t leaf[STORE_HASH_LEN] = {(uint8_t)idx};
    struct store_entry e = {.idx = idx,
        .skeleton = span_of("skeleton"),
        .body = span_of("sealed"),
        .leaf = BYTES(leaf)};
    struct store_body_key k = {.idx = idx,
        .epoch = 2026,
        .wrapped = span_of("key"),
        .until_day = 100 + (int64_t)idx};

    assert_int_equal(store_entry_put(txn, &e, NULL), want);
    if (want == ERR_OK)
        assert_int_equal(store_body_key_put(txn, &k, NULL), ERR_OK);
}

static enum err
count_up(void *ctx, const struct store_entry *e, struct errinfo *ei)
{
    uint64_t *next = ctx;

    (void)ei;
    assert_int_equal(e->idx, *next);
    assert_int_equal(e->leaf.p[0], *next);
    ++*next;
    return *next == 4 ? ERR_DENIED : ERR_OK;
}

static void
test_rows__entries_are_numbered_and_walked_in_order(void **state)
{
    struct rig g;
    struct store_txn *txn;
    uint64_t n = 9, next = 1;
    uint8_t skeleton[8];
    struct buf a, b;

    (void)state;
    rig_start(&g);
    buf_init(&a, 100);
    buf_init(&b, 100);
    assert_int_equal(store_entry_count(g.st, &n, NULL), ERR_OK);
    assert_int_equal(n, 0);
    txn = begin(&g);
    for (uint64_t i = 0; i < 3; i++)
        put_entry(txn, i, ERR_OK);
    put_entry(txn, 2, ERR_CONFLICT);
    commit(txn);
    assert_int_equal(store_entry_count(g.st, &n, NULL), ERR_OK);
    assert_int_equal(n, 3);
    assert_int_equal(store_entry_walk(g.st, 1, count_up, &next, NULL), ERR_OK);
    assert_int_equal(next, 3);
    next = 0;
    assert_int_equal(store_leaf_walk(g.st, 0, count_up, &next, NULL), ERR_OK);
    assert_int_equal(next, 3);
    assert_int_equal(store_entry_get(g.st, 2, &a, &b, NULL), ERR_OK);
    assert_true(span_is(buf_peek(&a), "skeleton"));
    assert_true(span_is(buf_peek(&b), "sealed"));
    assert_int_equal(store_entry_get(g.st, 3, &a, &b, NULL), ERR_NOTFOUND);
    assert_int_equal(store_skeleton_get(g.st, 0, skeleton, 8, NULL), ERR_OK);
    assert_int_equal(store_skeleton_get(g.st, 0, skeleton, 7, NULL),
        ERR_CORRUPT);
    txn = begin(&g);
    put_entry(txn, 3, ERR_OK);
    commit(txn);
    next = 0;
    assert_int_equal(store_entry_walk(g.st, 0, count_up, &next, NULL),
        ERR_DENIED); /* what the visitor says is what comes back */
    buf_done(&a);
    buf_done(&b);
    rig_stop(&g);
}

/* What is read back is what the file holds, not what is still being written. */
static void
test_rows__walk_does_not_see_what_is_not_committed(void **state)
{
    struct rig g;
    struct store_txn *txn;
    uint64_t next = 0;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    put_entry(txn, 0, ERR_OK);
    assert_int_equal(store_entry_walk(g.st, 0, count_up, &next, NULL), ERR_OK);
    assert_int_equal(next, 0);
    store_rollback(&txn);
    rig_stop(&g);
}

static void
test_rows__body_keys_go_on_their_day_and_in_portions(void **state)
{
    struct rig g;
    struct store_txn *txn;
    struct buf wrapped;
    int64_t epoch;
    unsigned n = 0;

    (void)state;
    rig_start(&g);
    buf_init(&wrapped, 100);
    txn = begin(&g);
    for (uint64_t i = 0; i < 4; i++)
        put_entry(txn, i, ERR_OK);
    assert_int_equal(store_body_key_expire(txn, 100, 9, &n, NULL), ERR_OK);
    assert_int_equal(n, 0); /* until and including that day */
    assert_int_equal(store_body_key_expire(txn, 103, 2, &n, NULL), ERR_OK);
    assert_int_equal(n, 2);
    assert_int_equal(store_body_key_expire(txn, 103, 2, &n, NULL), ERR_OK);
    assert_int_equal(n, 1);
    commit(txn);
    assert_int_equal(store_body_key_get(g.st, 2, &epoch, &wrapped, NULL),
        ERR_NOTFOUND);
    assert_int_equal(store_body_key_get(g.st, 3, &epoch, &wrapped, NULL),
        ERR_OK);
    assert_int_equal(epoch, 2026);
    assert_true(span_is(buf_peek(&wrapped), "key"));
    buf_done(&wrapped);
    rig_stop(&g);
}

static void
test_rows__checkpoint_is_found_by_least_size_and_as_newest(void **state)
{
    struct rig g;
    struct store_txn *txn;
    struct buf note;
    uint64_t size = 0;

    (void)state;
    rig_start(&g);
    buf_init(&note, 100);
    assert_int_equal(store_checkpoint_get(g.st, 0, &size, &note, NULL),
        ERR_NOTFOUND);
    txn = begin(&g);
    assert_int_equal(store_checkpoint_put(txn, 3, span_of("three"), NULL),
        ERR_OK);
    assert_int_equal(store_checkpoint_put(txn, 9, span_of("nine"), NULL),
        ERR_OK);
    commit(txn);
    assert_int_equal(store_checkpoint_get(g.st, 4, &size, &note, NULL), ERR_OK);
    assert_int_equal(size, 9);
    buf_clear(&note);
    assert_int_equal(store_checkpoint_get(g.st, 3, &size, &note, NULL), ERR_OK);
    assert_int_equal(size, 3);
    assert_int_equal(store_checkpoint_get(g.st, 10, &size, &note, NULL),
        ERR_NOTFOUND);
    buf_clear(&note);
    assert_int_equal(store_checkpoint_get(g.st, UINT64_MAX, &size, &note, NULL),
        ERR_OK);
    assert_true(span_is(buf_peek(&note), "nine"));
    buf_done(&note);
    rig_stop(&g);
}

static struct store_message
message(uint8_t mark, int64_t at_ms)
{
    struct store_message m = {.type = 9,
        .idx = mark,
        .tree_size = mark + 1u,
        .at_ms = at_ms,
        .expires_ms = at_ms + 1000,
        .subject = mark};

    for (int i = 0; i < 6; i++)
        m.id[i] = (uint8_t)(at_ms >> (40 - 8 * i));
    m.id[15] = mark;
    m.dedup[0] = mark;
    m.digest[0] = mark;
    m.policy_hash[31] = mark;
    m.trace[23] = mark;
    (void)snprintf(m.afzender, sizeof(m.afzender), "0000009900000000%04u",
        1000u + mark);
    (void)snprintf(m.ontvanger, sizeof(m.ontvanger), "0000009900000000%04u",
        2000u + mark);
    return m;
}

static void
test_rows__message_comes_back_as_it_went(void **state)
{
    struct rig g;
    struct store_txn *txn;
    struct store_message m = message(7, 5000), got;
    struct buf proof;

    (void)state;
    rig_start(&g);
    buf_init(&proof, 100);
    txn = begin(&g);
    assert_int_equal(store_message_put(txn, &m, span_of("proof"), NULL),
        ERR_OK);
    assert_int_equal(store_message_put(txn, &m, span_of(""), NULL),
        ERR_CONFLICT);
    assert_int_equal(store_message_state(txn, m.n, STORE_DOOD, 77, NULL),
        ERR_OK);
    commit(txn);
    m.state = STORE_DOOD;
    m.expires_ms = 77;
    memset(&got, 0, sizeof(got));
    assert_int_equal(store_message_by_id(g.st, m.id, &got, &proof, NULL),
        ERR_OK);
    assert_true(span_is(buf_peek(&proof), "proof"));
    assert_int_equal(got.n, m.n);
    assert_memory_equal(got.trace, m.trace, sizeof(m.trace));
    assert_memory_equal(got.policy_hash, m.policy_hash, sizeof(m.policy_hash));
    assert_memory_equal(got.digest, m.digest, sizeof(m.digest));
    assert_string_equal(got.afzender, m.afzender);
    assert_string_equal(got.ontvanger, m.ontvanger);
    assert_int_equal(got.type, 9);
    assert_int_equal(got.state, STORE_DOOD);
    assert_int_equal(got.idx, 7);
    assert_int_equal(got.tree_size, 8);
    assert_int_equal(got.at_ms, 5000);
    assert_int_equal(got.expires_ms, 77);
    assert_int_equal(got.subject, 7);
    assert_int_equal(store_message_by_dedup(g.st, m.dedup, &got, NULL, NULL),
        ERR_OK);
    assert_int_equal(store_message_by_n(g.st, m.n + 1, &got, NULL),
        ERR_NOTFOUND);
    buf_done(&proof);
    rig_stop(&g);
}

static void
note_refused(void *ctx, struct span oin, int64_t at_ms)
{
    int64_t *sum = ctx;

    assert_int_equal(oin.n, STORE_OIN_LEN);
    *sum += at_ms;
}

static void
test_rows__refused_are_found_by_time(void **state)
{
    struct rig g;
    struct store_txn *txn;
    int64_t sum = 0;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    for (uint8_t i = 1; i < 6; i++) {
        struct store_message m = message(i, i * 1000);

        m.state = i == 4 ? STORE_GEREED : STORE_GEWEIGERD;
        assert_int_equal(store_message_put(txn, &m, span_of(""), NULL), ERR_OK);
    }
    commit(txn);
    assert_int_equal(
        store_message_refused(g.st, 3000, note_refused, &sum, NULL), ERR_OK);
    assert_int_equal(sum, 3000 + 5000);
    rig_stop(&g);
}

static void
queue_on(struct store_txn *txn, uint8_t mark, int64_t due_ms,
    enum store_mode mode, int channel)
{
    struct store_message m = message(mark, mark);
    struct store_queued q = {.mode = mode,
        .due_ms = due_ms,
        .channel = channel};
    struct store_payload p = {.epoch = mark,
        .wrapped = span_of("w"),
        .sealed = span_of("s"),
        .media_type = span_of("t")};

    m.channel = channel;
    assert_int_equal(store_message_put(txn, &m, span_of(""), NULL), ERR_OK);
    q.n = p.n = m.n;
    (void)snprintf(q.ontvanger, sizeof(q.ontvanger), "%s",
        "00000099000000002000");
    assert_int_equal(store_queue_put(txn, &q, NULL), ERR_OK);
    assert_int_equal(store_payload_put(txn, &p, NULL), ERR_OK);
}

static void
queue_one(struct store_txn *txn, uint8_t mark, int64_t due_ms,
    enum store_mode mode)
{
    queue_on(txn, mark, due_ms, mode, 0);
}

static enum err
see_payload(void *ctx, const struct store_payload *p, struct errinfo *ei)
{
    (void)ei;
    *(int64_t *)ctx = p->epoch;
    assert_true(span_is(p->sealed, "s"));
    return ERR_OK;
}

static enum err
note_lane(void *ctx, const struct store_lane *lane, struct errinfo *ei)
{
    (void)ei;
    ((uint64_t *)ctx)[lane->channel] = lane->n;
    return ERR_OK;
}

static void
test_rows__channels_are_lanes_of_their_own(void **state)
{
    struct store_lane_id lane = {span_of("00000099000000002000"), 0};
    struct store_queued v[8];
    struct store_page page = {.v = v, .max = 8};
    uint64_t n = 0, lanes[4] = {0};
    struct store_message m;
    struct store_txn *txn;
    struct rig g;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    for (uint8_t i = 1; i <= 6; i++)
        queue_on(txn, i, 100 * i, STORE_PUSH, i % 3);
    commit(txn);
    for (lane.channel = 0; lane.channel < 3; lane.channel++) {
        assert_int_equal(store_queue_list(g.st, STORE_PUSH, &lane, &page, NULL),
            ERR_OK);
        assert_int_equal(page.n, 2);
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(v[i].channel, lane.channel);
            assert_int_equal(store_message_by_n(g.st, v[i].n, &m, NULL),
                ERR_OK);
            assert_int_equal(m.channel, lane.channel);
        }
        assert_int_equal(store_queue_newest(g.st, lane.channel, &page, NULL),
            ERR_OK);
        assert_int_equal(page.n, 2);
        assert_int_equal(v[1].channel, lane.channel);
        assert_int_equal(store_queue_channel(g.st, lane.channel, &n, NULL),
            ERR_OK);
        assert_int_equal(n, 2);
    }
    lane.channel = 1;
    txn = begin(&g);
    assert_int_equal(store_queue_to_box(txn, &lane, 999, NULL), ERR_OK);
    commit(txn);
    assert_int_equal(
        store_queue_lanes(g.st, STORE_PUSH, note_lane, lanes, NULL), ERR_OK);
    assert_true(lanes[0] == 2 && lanes[1] == 0 && lanes[2] == 2);
    assert_int_equal(store_queue_channel(g.st, 3, &n, NULL), ERR_OK);
    assert_int_equal(n, 0);
    rig_stop(&g);
}

static void
test_rows__queue_is_ordered_by_due_and_shredded_whole(void **state)
{
    struct rig g;
    struct store_txn *txn;
    struct store_queued v[8];
    struct store_page page = {.v = v, .max = 2};
    const struct store_lane_id lane = {span_of("00000099000000002000"), 0};
    uint64_t n = 0;
    int64_t oldest = 0, epoch = 0;
    bool used = true;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    queue_one(txn, 1, 300, STORE_PUSH);
    queue_one(txn, 2, 100, STORE_PUSH);
    queue_one(txn, 3, 200, STORE_PUSH);
    queue_one(txn, 4, 50, STORE_BOX);
    queue_one(txn, 5, 60, STORE_CLAIMED);
    commit(txn);
    assert_int_equal(store_queue_list(g.st, STORE_PUSH, &lane, &page, NULL),
        ERR_OK);
    assert_int_equal(page.n, 2);
    assert_int_equal(v[0].due_ms, 100);
    assert_int_equal(v[1].due_ms, 200);
    page.max = 8;
    assert_int_equal(store_queue_newest(g.st, -1, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 5);
    assert_int_equal(v[4].mode, STORE_CLAIMED);
    assert_int_equal(store_payload_epoch(g.st, 0, &used, NULL), ERR_OK);
    assert_false(used);
    assert_int_equal(store_payload_get(g.st, v[0].n, see_payload, &epoch, NULL),
        ERR_OK);
    assert_int_equal(epoch, 1);
    txn = begin(&g);
    assert_int_equal(store_queue_shred(txn, v[0].n, NULL), ERR_OK);
    assert_int_equal(store_queue_release(txn, 999, NULL), ERR_OK);
    commit(txn);
    assert_int_equal(store_payload_get(g.st, v[0].n, see_payload, &epoch, NULL),
        ERR_NOTFOUND);
    assert_int_equal(store_queue_get(g.st, v[0].n, &v[6], NULL), ERR_NOTFOUND);
    assert_int_equal(store_queue_get(g.st, v[4].n, &v[6], NULL), ERR_OK);
    assert_int_equal(v[6].mode, STORE_PUSH);
    assert_int_equal(v[6].due_ms, 999);
    assert_int_equal(store_queue_count(g.st, &n, &oldest, NULL), ERR_OK);
    assert_int_equal(n, 4);
    assert_int_equal(oldest, v[1].n);
    assert_int_equal(store_payload_epoch(g.st, 1, &used, NULL), ERR_OK);
    assert_false(used);
    assert_int_equal(store_payload_epoch(g.st, 2, &used, NULL), ERR_OK);
    assert_true(used);
    rig_stop(&g);
}

static void
test_rows__person_has_one_row_and_its_number_is_not_used_again(void **state)
{
    static const uint8_t a[STORE_KEY_LEN] = {1}, b[STORE_KEY_LEN] = {2};
    struct rig g;
    struct store_txn *txn;
    int64_t first = 0, again = 0, second = 0;
    uint8_t got[STORE_KEY_LEN];

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    assert_int_equal(store_subject_put(txn, a, &first, NULL), ERR_OK);
    assert_int_equal(store_subject_put(txn, a, &again, NULL), ERR_OK);
    assert_int_equal(store_subject_put(txn, b, &second, NULL), ERR_OK);
    commit(txn);
    assert_int_equal(first, again);
    assert_int_not_equal(first, second);
    assert_int_equal(store_subject_get(g.st, second, got, NULL), ERR_OK);
    assert_memory_equal(got, b, sizeof(got));
    assert_int_equal(store_subject_get(g.st, 99, got, NULL), ERR_NOTFOUND);
    rig_stop(&g);
}

static void
test_rows__trajectory_keeps_the_last_word(void **state)
{
    struct rig g;
    struct store_txn *txn;
    struct store_trajectory t = {.key = {5}, .fase = 2, .titel = 1}, got;
    struct span oin = span_of("00000099000000002000");
    int said = 0;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    assert_int_equal(store_trajectory_put(txn, &t, NULL), ERR_OK);
    t.fase = 3;
    t.subject = 8;
    assert_int_equal(store_trajectory_put(txn, &t, NULL), ERR_OK);
    assert_int_equal(store_confirm_put(txn, t.key, oin, 2, NULL), ERR_OK);
    assert_int_equal(store_confirm_put(txn, t.key, oin, 1, NULL), ERR_OK);
    commit(txn);
    assert_int_equal(store_trajectory_get(g.st, t.key, &got, NULL), ERR_OK);
    assert_int_equal(got.fase, 3);
    assert_int_equal(got.subject, 8);
    assert_int_equal(store_confirm_get(g.st, t.key, oin, &said, NULL), ERR_OK);
    assert_int_equal(said, 1);
    t.key[0]++;
    assert_int_equal(store_trajectory_get(g.st, t.key, &got, NULL),
        ERR_NOTFOUND);
    assert_int_equal(store_confirm_get(g.st, t.key, oin, &said, NULL),
        ERR_NOTFOUND);
    rig_stop(&g);
}

/* Also when a clock that ran ahead put a later year first. */
static void
test_rows__a_year_is_over_when_no_key_of_it_is_left(void **state)
{
    const uint8_t nothing[STORE_HASH_LEN] = {0};
    struct store_txn *txn;
    bool used = false;
    unsigned n = 0;
    struct rig g;

    (void)state;
    rig_start(&g);
    txn = begin(&g);
    for (uint64_t i = 0; i < 2; i++) {
        const struct store_entry e = {.idx = i,
            .skeleton = span_of("skeleton"),
            .body = span_of("sealed"),
            .leaf = BYTES(nothing)};
        const struct store_body_key k = {.idx = i,
            .epoch = i == 0 ? 2027 : 2026,
            .wrapped = span_of("key"),
            .until_day = 100 - (int64_t)i};

        assert_int_equal(store_entry_put(txn, &e, NULL), ERR_OK);
        assert_int_equal(store_body_key_put(txn, &k, NULL), ERR_OK);
    }
    commit(txn);
    assert_int_equal(store_body_key_epoch(g.st, 2026, &used, NULL), ERR_OK);
    assert_true(used);
    txn = begin(&g);
    assert_int_equal(store_body_key_expire(txn, 100, 9, &n, NULL), ERR_OK);
    assert_int_equal(n, 1);
    commit(txn);
    assert_int_equal(store_body_key_epoch(g.st, 2026, &used, NULL), ERR_OK);
    assert_false(used);
    assert_int_equal(store_body_key_epoch(g.st, 2027, &used, NULL), ERR_OK);
    assert_true(used);
    rig_stop(&g);
}

static void
test_rows__a_log_that_was_witnessed_only_grows(void **state)
{
    const struct span origin = span_of("elders.example/2026");
    struct store_witnessed w = {.size = 7, .root = {1}, .at_ms = 5}, got;
    struct store_txn *txn;
    struct rig g;

    (void)state;
    rig_start(&g);
    assert_int_equal(store_witnessed_get(g.st, origin, &got, NULL),
        ERR_NOTFOUND);
    txn = begin(&g);
    assert_int_equal(store_witnessed_put(txn, origin, &w, NULL), ERR_OK);
    w = (struct store_witnessed){.size = 9, .root = {2}, .at_ms = 6};
    assert_int_equal(store_witnessed_put(txn, origin, &w, NULL), ERR_OK);
    commit(txn);
    txn = begin(&g);
    w.size = 8;
    assert_int_not_equal(store_witnessed_put(txn, origin, &w, NULL), ERR_OK);
    store_rollback(&txn);
    assert_int_equal(store_witnessed_get(g.st, origin, &got, NULL), ERR_OK);
    assert_int_equal(got.size, 9);
    assert_int_equal(got.root[0], 2);
    assert_int_equal(got.at_ms, 6);
    rig_stop(&g);
}

static void
test_rows__what_a_witness_signed_comes_back(void **state)
{
    struct store_cosigned c = {.size = 7, .since_ms = 5, .signed_ms = 6}, got;
    const struct span id = span_of("gemeente-a");
    struct store_txn *txn;
    struct buf note;
    struct rig g;

    (void)state;
    rig_start(&g);
    buf_init(&note, 100);
    assert_int_equal(store_cosigned_get(g.st, id, &got, NULL, NULL),
        ERR_NOTFOUND);
    txn = begin(&g);
    assert_int_equal(store_cosigned_put(txn, id, &c, span_of("note"), NULL),
        ERR_OK);
    commit(txn);
    assert_int_equal(store_cosigned_get(g.st, id, &got, &note, NULL), ERR_OK);
    assert_memory_equal(&got, &c, sizeof(c));
    assert_true(span_is(buf_peek(&note), "note"));
    buf_done(&note);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows__entries_are_numbered_and_walked_in_order),
        cmocka_unit_test(test_rows__walk_does_not_see_what_is_not_committed),
        cmocka_unit_test(test_rows__body_keys_go_on_their_day_and_in_portions),
        cmocka_unit_test(
            test_rows__checkpoint_is_found_by_least_size_and_as_newest),
        cmocka_unit_test(test_rows__message_comes_back_as_it_went),
        cmocka_unit_test(test_rows__refused_are_found_by_time),
        cmocka_unit_test(test_rows__channels_are_lanes_of_their_own),
        cmocka_unit_test(test_rows__queue_is_ordered_by_due_and_shredded_whole),
        cmocka_unit_test(
            test_rows__person_has_one_row_and_its_number_is_not_used_again),
        cmocka_unit_test(test_rows__trajectory_keeps_the_last_word),
        cmocka_unit_test(test_rows__a_year_is_over_when_no_key_of_it_is_left),
        cmocka_unit_test(test_rows__a_log_that_was_witnessed_only_grows),
        cmocka_unit_test(test_rows__what_a_witness_signed_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
