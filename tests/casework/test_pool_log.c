/*
 * Held against a walk over all days with sets of what happened on each: a company that is out can only enter, one that is in can only leave,
 * and who does both on one day is afterwards what it was before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "casework/pool_log.h"

enum { DAYS = 9, COMPANIES = 3, POOLS = 2 };

/* What happened on each day: bit 1 << act. */
typedef struct diary {
    unsigned char day[POOLS][COMPANIES][DAYS];
} diary;

static const char *const pool_ids[POOLS] = {"a", "b"};
static const char *const codes[COMPANIES] = {"X", "XY", "Z"};

static unsigned random_state = 2026;

static unsigned draw(unsigned n)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % n;
}

/* Is everything in it possible? *in becomes the state at the end of each day, if it is not NULL. */
static bool is_possible(const unsigned char day[DAYS], bool in[DAYS])
{
    bool now = false;

    for (int d = 0; d < DAYS; d++) {
        if ((day[d] == 1 && now) || (day[d] == 2 && !now))
            return false;
        now = day[d] == 1 ? true : day[d] == 2 ? false : now;
        if (in)
            in[d] = now;
    }
    return true;
}

static pool_event event_of(int pool, int company, int act, int day)
{
    return (pool_event){.pool = pool_ids[pool], .code = codes[company], .act = (pool_act)act, .day = day};
}

static void check_log(const pool_log *log, const diary *d)
{
    for (int p = 0; p < POOLS; p++) {
        for (int first = 0; first < DAYS; first++) {
            for (int last = first; last < DAYS; last++) {
                pool_count wanted = {0, 0, 0}, got = pool_log_span(log, pool_ids[p], first, last);

                for (int c = 0; c < COMPANIES; c++) {
                    bool in[DAYS];

                    assert_true(is_possible(d->day[p][c], in));
                    wanted.in += in[last];
                    assert_int_equal(pool_log_in(log, pool_ids[p], codes[c], last, NULL), in[last]);
                    for (int k = first; k <= last; k++) {
                        wanted.entered += d->day[p][c][k] & 1;
                        wanted.left += d->day[p][c][k] >> 1 & 1;
                    }
                }
                assert_int_equal(got.in, wanted.in);
                assert_int_equal(got.entered, wanted.entered);
                assert_int_equal(got.left, wanted.left);
            }
        }
    }
}

/* Whatever is offered one by one or as a pair is taken if and only if the diary stays possible. */
static void what_is_taken_is_what_fits(void **state)
{
    size_t fitted = 0, refused = 0;

    (void)state;
    for (int round = 0; round < 300; round++) {
        pool_events *events = pool_events_new();
        pool_log *log = pool_log_new();
        diary d = {{{{0}}}};

        for (int k = 0; k < 25; k++) {
            int p = (int)draw(POOLS), c = (int)draw(COMPANIES), n = 1 + (int)draw(2);
            diary then = d;
            const pool_event *offered[POOL_LOG_TOGETHER];
            pool_refusal why;
            pool_misfit misfit;

            for (int i = 0; i < n; i++) {
                pool_event e = event_of(p, c, n == 2 ? i : (int)draw(2), (int)draw(DAYS));

                assert_true(pool_events_add(events, &e));
                offered[i] = pool_events_get(events, pool_events_count(events) - 1);
                then.day[p][c][e.day] |= (unsigned char)(1 << e.act);
            }
            misfit = pool_log_take(log, offered, (size_t)n, &why);
            assert_int_equal(misfit == POOL_FITS, is_possible(then.day[p][c], NULL));
            assert_true(misfit == POOL_FITS || why.in_the_way || why.why == POOL_NOT_IN);
            if (misfit == POOL_FITS)
                d = then;
            fitted += misfit == POOL_FITS;
            refused += misfit != POOL_FITS;
        }
        check_log(log, &d);
        pool_log_free(log);
        pool_events_free(events);
    }
    assert_true(fitted > 500 && refused > 500); /* the draw says something */
}

/* Of all events at once those stay that fit when the days are gone through; the rest is refused, once for each. */
static void a_log_of_everything_keeps_what_fits(void **state)
{
    (void)state;
    for (int round = 0; round < 300; round++) {
        pool_events *events = pool_events_new();
        diary all = {{{{0}}}}, kept;
        size_t lost = 0, same = 0;
        pool_log *log;

        for (int k = 0; k < 30; k++) {
            int p = (int)draw(POOLS), c = (int)draw(COMPANIES), act = (int)draw(2), day = (int)draw(DAYS);
            pool_event e = event_of(p, c, act, day);

            same += all.day[p][c][day] >> act & 1;
            assert_true(pool_events_add(events, &e));
            all.day[p][c][day] |= (unsigned char)(1 << act);
        }
        kept = all;
        for (int p = 0; p < POOLS; p++) {
            for (int c = 0; c < COMPANIES; c++) {
                bool now = false;

                for (int k = 0; k < DAYS; k++) {
                    unsigned char *day = &kept.day[p][c][k];

                    if ((*day == 1 && now) || (*day == 2 && !now)) {
                        *day = 0;
                        lost++;
                    }
                    now = *day == 1 ? true : *day == 2 ? false : now;
                }
            }
        }
        log = pool_log_make(events);
        check_log(log, &kept);
        assert_int_equal(pool_log_refusals(log), lost);
        assert_int_equal(pool_log_count(log) + lost + same, 30);
        pool_log_free(log);
        pool_events_free(events);
    }
}

static const pool_event in_march = {.pool = "a", .code = "X", .act = POOL_ENTERED, .day = 60, .file = "first.xlsx"};
static const pool_event out_in_may = {.pool = "a", .code = "X", .act = POOL_LEFT, .day = 120};

static pool_refusal offer(pool_log *log, pool_events *events, pool_act act, long day)
{
    pool_refusal why;
    const pool_event *e;

    assert_true(pool_events_add(events, &(pool_event){.pool = "a", .code = "X", .act = act, .day = day}));
    e = pool_events_get(events, pool_events_count(events) - 1);
    pool_log_take(log, &e, 1, &why);
    return why;
}

static void a_refusal_names_what_is_in_the_way(void **state)
{
    pool_events *events = pool_events_new();
    pool_log *log;
    pool_refusal why;

    (void)state;
    assert_true(pool_events_add(events, &in_march) && pool_events_add(events, &out_in_may));
    log = pool_log_make(events);
    assert_int_equal(offer(log, events, POOL_ENTERED, 60).why, POOL_FITS); /* the same event again */
    why = offer(log, events, POOL_ENTERED, 100);
    assert_int_equal(why.why, POOL_IN_ALREADY);
    assert_string_equal(why.in_the_way->file, "first.xlsx");
    why = offer(log, events, POOL_ENTERED, 10);
    assert_int_equal(why.why, POOL_OTHER_STINT);
    assert_int_equal(why.in_the_way->day, 60);
    why = offer(log, events, POOL_LEFT, 100);
    assert_int_equal(why.why, POOL_OTHER_STINT);
    assert_int_equal(why.in_the_way->day, 120);
    why = offer(log, events, POOL_LEFT, 130);
    assert_int_equal(why.why, POOL_NOT_IN);
    assert_int_equal(why.in_the_way->day, 120);
    why = offer(log, events, POOL_LEFT, 59);
    assert_int_equal(why.why, POOL_NOT_IN);
    assert_null(why.in_the_way);
    assert_int_equal(offer(log, events, POOL_ENTERED, 120).why, POOL_FITS); /* back on the day of leaving */
    assert_true(pool_log_in(log, "a", "X", 120, NULL));
    pool_log_free(log);
    pool_events_free(events);
}

/* Each allocation in turn: nothing is made, or all of it; and what could not be taken is not there. */
static void every_failed_allocation_is_survived(void **state)
{
    pool_events *events = pool_events_new();
    unsigned long made = 0;

    (void)state;
    assert_true(pool_events_add(events, &in_march) && pool_events_add(events, &out_in_may) && pool_events_add(events, &in_march));
    for (unsigned long k = 1; k < 50 && !made; k++) {
        pool_log *log;

        allocate_fail_at(k);
        log = pool_log_make(events);
        allocate_fail_at(0);
        if (log) {
            assert_int_equal(pool_log_count(log), 2);
            made = k;
        }
        pool_log_free(log);
    }
    assert_true(made > 2);
    for (unsigned long k = 1; k < 3; k++) {
        pool_log *log = pool_log_new();
        const pool_event *e = &in_march;
        pool_refusal why;

        allocate_fail_at(k);
        if (pool_log_take(log, &e, 1, &why) == POOL_NO_MEMORY)
            assert_int_equal(pool_log_count(log), 0);
        else
            assert_int_equal(pool_log_count(log), 1);
        allocate_fail_at(0);
        pool_log_free(log);
    }
    pool_events_free(events);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_taken_is_what_fits),
                                       cmocka_unit_test(a_log_of_everything_keeps_what_fits),
                                       cmocka_unit_test(a_refusal_names_what_is_in_the_way),
                                       cmocka_unit_test(every_failed_allocation_is_survived)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
