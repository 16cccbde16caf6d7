/* SPDX-License-Identifier: EUPL-1.2 */
#include "tests/unit/store/store_rig.h"

#include "outbox/outbox.h"
#include "store/messages.h"

static const struct outbox_opts opts = {
    .retry = {.min_ms = 1000, .max_ms = 8000, .give_up_ms = 20000},
    .mailbox_ms = {[CHANNEL_REINTEGRATIE] = 100000,
        [CHANNEL_RISICO_18B] = 7000,
        [CHANNEL_BIJ] = 9000}};

static struct partner
partner(int i, enum partner_delivery how)
{
    struct partner p = {.status = PARTNER_ACTIEF, .kanaal[0].delivery = how};

    (void)snprintf(p.id, sizeof(p.id), "partner-%d", i);
    (void)snprintf(p.oin, sizeof(p.oin), "0000009900000000%04u",
        (unsigned)i % 10000);
    return p;
}

/* A book of n partners that all take pushes. */
static void
make_book(struct partner_book *b, int n)
{
    *b = (struct partner_book){.n = 0};
    for (int i = 1; i <= n; i++) {
        struct partner p = partner(i, PARTNER_PUSH);

        assert_int_equal(partner_book_put(b, &p, NULL), ERR_OK);
    }
}

static int64_t
put_on(struct outbox *ob, struct store_txn *txn, const struct partner *to,
    enum channel ch, int64_t now_ms)
{
    static uint8_t mark;
    struct store_message m = {.at_ms = now_ms, .channel = (int)ch};
    struct outbox_message om = {.to = to, .kanaal = ch};

    m.id[0] = m.dedup[0] = ++mark;
    (void)snprintf(m.afzender, sizeof(m.afzender), "00000099000000009999");
    (void)snprintf(m.ontvanger, sizeof(m.ontvanger), "%s", to->oin);
    assert_int_equal(store_message_put(txn, &m, span_of(""), NULL), ERR_OK);
    om.n = m.n;
    assert_int_equal(outbox_put(ob, txn, &om, now_ms, NULL), ERR_OK);
    return m.n;
}

static int64_t
put(struct outbox *ob, struct store_txn *txn, const struct partner *to,
    int64_t now_ms)
{
    return put_on(ob, txn, to, CHANNEL_REINTEGRATIE, now_ms);
}

static void
test_outbox__due_goes_first_whoever_it_is_for(void **state)
{
    struct rig g;
    struct outbox *ob = NULL;
    struct store_txn *txn = NULL;
    struct partner_book book;
    struct store_queued row;
    int64_t n[3];

    (void)state;
    rig_start(&g);
    make_book(&book, 3);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(outbox_next_ms(ob, &book), -1);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    n[0] = put(ob, txn, &book.v[2], 300);
    n[1] = put(ob, txn, &book.v[0], 100);
    n[2] = put(ob, txn, &book.v[1], 200);
    assert_int_equal(outbox_next_ms(ob, &book), 100);
    assert_int_equal(outbox_claim(ob, txn, &book, 99, &row, NULL),
        ERR_NOTFOUND);
    assert_int_equal(outbox_claim(ob, txn, &book, 300, &row, NULL), ERR_OK);
    assert_int_equal(row.n, n[1]);
    assert_int_equal(row.attempts, 1);
    assert_int_equal(outbox_claim(ob, txn, &book, 300, &row, NULL), ERR_OK);
    assert_int_equal(row.n, n[2]);
    book.v[2].status = PARTNER_OPGESCHORT;
    assert_int_equal(outbox_claim(ob, txn, &book, 300, &row, NULL),
        ERR_NOTFOUND);
    book.v[2].status = PARTNER_ACTIEF;
    assert_int_equal(outbox_claim(ob, txn, &book, 300, &row, NULL), ERR_OK);
    assert_int_equal(row.n, n[0]);
    store_rollback(&txn);
    /* The lanes ran ahead of what was undone. */
    assert_int_equal(outbox_reload(ob, NULL), ERR_OK);
    assert_int_equal(outbox_next_ms(ob, &book), -1);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

/* A recipient that fails keeps its own four places, nobody else's. */
static void
test_outbox__slow_recipient_delays_no_other(void **state)
{
    struct rig g;
    struct outbox *ob = NULL;
    struct store_txn *txn = NULL;
    struct partner_book book;
    struct store_queued row;

    (void)state;
    rig_start(&g);
    make_book(&book, 2);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    for (int i = 0; i < OUTBOX_UNDERWAY_MAX + 4; i++)
        (void)put(ob, txn, &book.v[0], 100);
    (void)put(ob, txn, &book.v[1], 200);
    for (int i = 0; i < OUTBOX_UNDERWAY_MAX; i++) {
        assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL), ERR_OK);
        assert_string_equal(row.ontvanger, book.v[0].oin);
    }
    assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL), ERR_OK);
    assert_string_equal(row.ontvanger, book.v[1].oin);
    assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL),
        ERR_NOTFOUND);
    assert_int_equal(store_commit(&txn, NULL), ERR_OK);
    /* What a process had under way is known to the next one. */
    assert_int_equal(outbox_reload(ob, NULL), ERR_OK);
    assert_int_equal(outbox_next_ms(ob, &book), -1);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

static void
test_outbox__failed_push_waits_then_goes_to_the_box(void **state)
{
    struct rig g;
    struct outbox *ob = NULL;
    struct store_txn *txn = NULL;
    struct partner_book book;
    struct store_queued row;
    struct outbox_failed f = {.accepted_ms = 0};

    (void)state;
    rig_start(&g);
    make_book(&book, 1);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    (void)put(ob, txn, &book.v[0], 0);
    f.to = &book.v[0];
    assert_int_equal(outbox_claim(ob, txn, &book, 0, &row, NULL), ERR_OK);
    assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_PUSH);
    assert_int_equal(row.due_ms, 500);
    assert_int_equal(outbox_next_ms(ob, &book), 500);
    f.now_ms = 19999;
    assert_int_equal(outbox_claim(ob, txn, &book, f.now_ms, &row, NULL),
        ERR_OK);
    assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_BOX);
    assert_int_equal(row.due_ms, 19999 + opts.mailbox_ms[0]);
    assert_int_equal(outbox_next_ms(ob, &book), -1);
    store_rollback(&txn);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

static void
test_outbox__expired_are_found_in_portions(void **state)
{
    struct rig g;
    struct outbox *ob = NULL;
    struct store_txn *txn = NULL;
    struct store_queued v[4];
    struct store_page page = {.v = v, .max = 2};
    struct partner a = partner(1, PARTNER_MAILBOX);
    struct partner b = partner(2, PARTNER_MAILBOX);

    (void)state;
    rig_start(&g);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    (void)put(ob, txn, &a, 0);
    (void)put(ob, txn, &a, 10);
    (void)put(ob, txn, &b, 5);
    (void)put(ob, txn, &b, 50);
    assert_int_equal(outbox_expired(ob, 99999, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 0);
    assert_int_equal(outbox_expired(ob, 100010, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 2);
    page.max = 4;
    assert_int_equal(outbox_expired(ob, 100010, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 3); /* the fourth has its time still */
    for (size_t i = 0; i < page.n; i++)
        assert_int_equal(outbox_shred(ob, txn, &v[i], NULL), ERR_OK);
    assert_int_equal(outbox_expired(ob, 100010, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 0);
    store_rollback(&txn);
    outbox_free(ob);
    rig_stop(&g);
}

/* What the parties agreed steers one message; the next goes as it is set. */
static void
test_outbox__agreed_terms_steer_one_message(void **state)
{
    static const struct retry_terms terms = {40, 60, 1};
    struct rig g;
    struct outbox *ob = NULL;
    struct store_txn *txn = NULL;
    struct partner_book book;
    struct store_queued row;
    struct store_retry kept;
    struct outbox_failed f = {.accepted_ms = 0};
    int64_t n;

    (void)state;
    rig_start(&g);
    make_book(&book, 1);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    n = put(ob, txn, &book.v[0], 0);
    assert_int_equal(outbox_agree(txn, n, &terms, NULL), ERR_OK);
    f.to = &book.v[0];
    for (int64_t wait = 20000; wait <= 30000; wait += 10000) {
        assert_int_equal(outbox_claim(ob, txn, &book, f.now_ms, &row, NULL),
            ERR_OK);
        assert_int_equal(row.n, n);
        assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
        assert_int_equal(row.due_ms, f.now_ms + wait); /* 40, then 60: half */
        f.now_ms = row.due_ms;
    }
    /* The last moment within the day, and one past it. */
    f.now_ms = 86400000 - 30000;
    assert_int_equal(outbox_claim(ob, txn, &book, f.now_ms, &row, NULL),
        ERR_OK);
    assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_PUSH);
    f.now_ms = 86400000 - 29999;
    row.mode = STORE_CLAIMED;
    assert_int_equal(outbox_claim(ob, txn, &book, 86400000, &row, NULL),
        ERR_OK);
    assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_BOX);
    /* They go with the message. */
    assert_int_equal(store_retry_get(g.st, n, &kept, NULL), ERR_OK);
    assert_int_equal(kept.longest_s, 60);
    assert_int_equal(outbox_shred(ob, txn, &row, NULL), ERR_OK);
    assert_int_equal(store_retry_get(g.st, n, &kept, NULL), ERR_NOTFOUND);
    n = put(ob, txn, &book.v[0], 0);
    assert_int_equal(outbox_agree(txn, n, &(struct retry_terms){0}, NULL),
        ERR_OK);
    assert_int_equal(store_retry_get(g.st, n, &kept, NULL), ERR_NOTFOUND);
    assert_int_equal(outbox_claim(ob, txn, &book, 0, &row, NULL), ERR_OK);
    f.now_ms = 0;
    assert_int_equal(outbox_failed(ob, txn, &f, &row, NULL), ERR_OK);
    assert_int_equal(row.due_ms, 500);
    store_rollback(&txn);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

/* Admitted, by mailbox, to 18b; by push to BIJ. */
static struct partner
mayor(void)
{
    struct partner p = partner(1, PARTNER_PUSH);

    p.kanaal[CHANNEL_RISICO_18B].admitted = true;
    p.kanaal[CHANNEL_BIJ] =
        (struct partner_endpoint){.admitted = true, .delivery = PARTNER_PUSH};
    return p;
}

static void
test_outbox__each_channel_goes_its_own_way(void **state)
{
    struct partner p = mayor();
    struct partner_book book = {.n = 0};
    struct store_txn *txn = NULL;
    struct outbox *ob = NULL;
    struct store_queued row;
    struct rig g;
    int64_t n[3];

    (void)state;
    rig_start(&g);
    assert_int_equal(partner_book_put(&book, &p, NULL), ERR_OK);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    for (unsigned ch = 0; ch < 3; ch++)
        n[ch] = put_on(ob, txn, &p, (enum channel)ch, 100 + ch);
    assert_int_equal(store_queue_get(g.st, n[1], &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_BOX);
    assert_int_equal(row.due_ms, 101 + 7000);
    /* One channel's pushes hold up another's no more than a stranger's. */
    for (int i = 0; i < OUTBOX_UNDERWAY_MAX; i++)
        (void)put(ob, txn, &p, 50);
    for (int i = 0; i < OUTBOX_UNDERWAY_MAX; i++) {
        assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL), ERR_OK);
        assert_int_equal(row.channel, CHANNEL_REINTEGRATIE);
    }
    assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL), ERR_OK);
    assert_int_equal(row.n, n[2]);
    assert_int_equal(row.channel, CHANNEL_BIJ);
    assert_int_equal(outbox_claim(ob, txn, &book, 200, &row, NULL),
        ERR_NOTFOUND);
    store_rollback(&txn);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

static void
test_outbox__a_channel_that_is_closed_is_not_pushed(void **state)
{
    struct partner p = mayor();
    struct partner_book book = {.n = 0};
    struct store_txn *txn = NULL;
    struct outbox *ob = NULL;
    struct store_queued row, v[2];
    struct store_page page = {.v = v, .max = 2};
    struct rig g;
    int64_t bij, rest;

    (void)state;
    rig_start(&g);
    assert_int_equal(outbox_new(&ob, g.st, &opts, NULL), ERR_OK);
    assert_int_equal(store_begin(g.st, &txn, NULL), ERR_OK);
    bij = put_on(ob, txn, &p, CHANNEL_BIJ, 100);
    rest = put(ob, txn, &p, 100);
    p.kanaal[CHANNEL_BIJ] = (struct partner_endpoint){.admitted = false};
    assert_false(outbox_pushes(&p, CHANNEL_BIJ));
    assert_true(outbox_pushes(&p, CHANNEL_REINTEGRATIE));
    assert_int_equal(partner_book_put(&book, &p, NULL), ERR_OK);
    assert_int_equal(outbox_partner(ob, txn, &p, 500, NULL), ERR_OK);
    assert_int_equal(store_queue_get(g.st, bij, &row, NULL), ERR_OK);
    assert_int_equal(row.mode, STORE_BOX);
    assert_int_equal(row.due_ms, 500 + 9000);
    assert_int_equal(outbox_claim(ob, txn, &book, 600, &row, NULL), ERR_OK);
    assert_int_equal(row.n, rest);
    assert_int_equal(outbox_claim(ob, txn, &book, 600, &row, NULL),
        ERR_NOTFOUND);
    /* In its time, not that of the rest. */
    assert_int_equal(outbox_expired(ob, 9499, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 0);
    assert_int_equal(outbox_expired(ob, 9500, &page, NULL), ERR_OK);
    assert_int_equal(page.n, 1);
    assert_int_equal(v[0].n, bij);
    store_rollback(&txn);
    outbox_free(ob);
    partner_book_done(&book);
    rig_stop(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outbox__due_goes_first_whoever_it_is_for),
        cmocka_unit_test(test_outbox__slow_recipient_delays_no_other),
        cmocka_unit_test(test_outbox__failed_push_waits_then_goes_to_the_box),
        cmocka_unit_test(test_outbox__each_channel_goes_its_own_way),
        cmocka_unit_test(test_outbox__a_channel_that_is_closed_is_not_pushed),
        cmocka_unit_test(test_outbox__expired_are_found_in_portions),
        cmocka_unit_test(test_outbox__agreed_terms_steer_one_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
