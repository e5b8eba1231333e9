#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>

#include "base/bounded_queue.h"

enum { MOST_SLOTS = 5, THINGS = 20000 };

typedef struct belt {
    bounded_queue queue;
    int things[MOST_SLOTS];
    size_t n;
    size_t stop_after; /* of the taker */
    size_t taken;
    int wrong;
} belt;

static void *give_all(void *context)
{
    belt *b = context;
    size_t slot;

    for (size_t i = 0; i < b->n && bounded_queue_room(&b->queue, &slot); i++) {
        b->things[slot] = (int)(3 * i + 1);
        bounded_queue_give(&b->queue);
    }
    bounded_queue_end(&b->queue);
    return NULL;
}

static void take_all(belt *b)
{
    size_t slot;

    while (b->taken < b->stop_after && bounded_queue_take(&b->queue, &slot)) {
        b->wrong += b->things[slot] != (int)(3 * b->taken + 1);
        b->taken++;
        bounded_queue_return(&b->queue);
    }
    if (b->taken == b->stop_after)
        bounded_queue_stop(&b->queue);
}

static void run(belt *b, size_t slots)
{
    pthread_t giver;

    assert_true(bounded_queue_init(&b->queue, slots));
    assert_int_equal(pthread_create(&giver, NULL, give_all, b), 0);
    take_all(b);
    assert_int_equal(pthread_join(giver, NULL), 0); /* it does not wait for room for ever */
    bounded_queue_clear(&b->queue);
    assert_int_equal(b->wrong, 0);
}

static void all_arrive_in_their_order(void **state)
{
    (void)state;
    for (size_t slots = 1; slots <= MOST_SLOTS; slots++) {
        for (size_t n = 0; n <= THINGS; n = n ? 20 * n : 1) {
            belt b = {.n = n, .stop_after = SIZE_MAX};

            run(&b, slots);
            assert_int_equal(b.taken, n);
        }
    }
}

static void who_takes_may_stop(void **state)
{
    (void)state;
    for (size_t slots = 1; slots <= MOST_SLOTS; slots++) {
        for (size_t stop_after = 0; stop_after < 12; stop_after++) {
            belt b = {.n = THINGS, .stop_after = stop_after};

            run(&b, slots);
            assert_int_equal(b.taken, stop_after);
        }
    }
}

static void room_and_what_is_left_at_the_end(void **state)
{
    bounded_queue q;
    size_t slot, again;

    (void)state;
    assert_true(bounded_queue_init(&q, 2));
    for (size_t i = 0; i < 2; i++) {
        assert_true(bounded_queue_has_room(&q));
        assert_true(bounded_queue_room(&q, &slot));
        assert_int_equal(slot, i);
        bounded_queue_give(&q);
    }
    assert_false(bounded_queue_has_room(&q));
    bounded_queue_end(&q);
    for (size_t i = 0; i < 2; i++) {
        assert_true(bounded_queue_take(&q, &slot));
        assert_true(bounded_queue_take(&q, &again)); /* the same until it is returned */
        assert_int_equal(slot, i);
        assert_int_equal(again, i);
        bounded_queue_return(&q);
    }
    assert_false(bounded_queue_take(&q, &slot));
    bounded_queue_stop(&q);
    assert_true(bounded_queue_has_room(&q)); /* nobody would have to wait */
    assert_false(bounded_queue_room(&q, &slot));
    bounded_queue_clear(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_arrive_in_their_order),
        cmocka_unit_test(who_takes_may_stop),
        cmocka_unit_test(room_and_what_is_left_at_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
