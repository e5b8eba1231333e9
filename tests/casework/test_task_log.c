/*
 * Tasks against a machine that keeps all accepted events in a plain list, sorts it and walks through it from the beginning for each
 * question.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "casework/task_log.h"

enum { OPENED = 100, DUE = 110, LAST = 130, MOST = 200, TASK_ID = 7 };

static int any(int n)
{
    static uint64_t seed = 18;

    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (unsigned)n);
}

typedef struct model {
    struct { int act; long day; char value[16]; } events[MOST]; /* by day, then as they came */
    int n;
} model;

typedef struct state { char word; char owner[16]; long due; } state; /* 'o', 'c' closed, 'x' cancelled */

/* One step; false: it is not allowed. */
static int step(state *s, int act, const char *value)
{
    long due;

    switch (act) {
    case TASK_REOPEN:
        if (s->word == 'o')
            return 0;
        s->word = 'o';
        return 1;
    case TASK_CLOSE:
    case TASK_CANCEL:
        if (s->word != 'o')
            return 0;
        s->word = act == TASK_CLOSE ? 'c' : 'x';
        return 1;
    case TASK_MOVE_DUE:
        if (s->word != 'o' || !date_parse_iso(value, strlen(value), &due))
            return 0;
        s->due = due;
        return 1;
    case TASK_REPORT:
        return 1;
    default:
        if (s->word != 'o')
            return 0;
        snprintf(s->owner, sizeof s->owner, "%s", value);
        return 1;
    }
}

static state walk(const model *m, long day, int *is_whole)
{
    state s = {'o', "A", DUE};

    *is_whole = 1;
    for (int i = 0; i < m->n && m->events[i].day <= day; i++)
        *is_whole &= step(&s, m->events[i].act, m->events[i].value);
    return s;
}

static void put(model *m, const task_event *e)
{
    int at = m->n++;

    for (; at && m->events[at - 1].day > e->day; at--)
        m->events[at] = m->events[at - 1];
    m->events[at].act = (int)e->act;
    m->events[at].day = e->day;
    snprintf(m->events[at].value, sizeof m->events[at].value, "%s", e->value);
}

static int is_welcome(const model *m, const task_event *e, state before)
{
    model with = *m;
    long due = 0;
    int is_whole;

    if (e->day < OPENED || !*(e->act == TASK_CLOSE ? e->evidence : e->act == TASK_REPORT && *e->value ? e->value : e->reason))
        return 0;
    if (e->act == TASK_MOVE_OWNER && (!*e->value || !strcmp(e->value, before.owner)))
        return 0;
    if (e->act == TASK_MOVE_DUE && (!date_parse_iso(e->value, strlen(e->value), &due) || due < OPENED || due == before.due))
        return 0;
    put(&with, e);
    walk(&with, 9999, &is_whole);
    return is_whole;
}

static task_event any_event(char value[16])
{
    static const char *const owners[] = {"A", "B", "C", ""};
    task_event e = {.task = TASK_ID, .act = (task_act)any(TASK_ACTS), .day = OPENED - 2 + any(LAST - OPENED + 2),
                    .evidence = any(5) ? "文号" : "", .reason = any(9) ? "r" : ""};

    snprintf(value, 16, "%s", owners[any(4)]);
    if (e.act == TASK_MOVE_DUE)
        date_format(OPENED - 2 + any(40), value);
    if (e.act == TASK_MOVE_DUE && !any(9))
        strcpy(value, "2025-02-30");
    e.value = value;
    return e;
}

static void check_days(const task_log *l, const model *m)
{
    for (long day = OPENED - 3; day < LAST + 20; day++) {
        task_standing s = task_log_standing(l, task_log_find(l, TASK_ID), day);
        int is_whole;
        state expected = walk(m, day, &is_whole);
        task_state then = day < OPENED               ? TASK_NOT_YET
                          : expected.word == 'c'     ? TASK_CLOSED
                          : expected.word == 'x'     ? TASK_CANCELLED
                          : expected.due < day       ? TASK_OVERDUE
                                                     : TASK_OPEN;

        assert_true(is_whole);
        assert_int_equal(s.state, then);
        assert_int_equal(s.due, expected.due);
        assert_string_equal(s.owner, expected.owner);
        assert_int_equal(s.ended != NULL, expected.word != 'o');
        if (s.ended)
            assert_int_equal(s.ended->act, expected.word == 'c' ? TASK_CLOSE : TASK_CANCEL);
    }
}

static void random_events_leave_what_the_machine_says(void **state_)
{
    unsigned taken = 0, refused = 0;

    (void)state_;
    for (int round = 0; round < 400; round++) {
        task_log *l = task_log_new();
        model m = {.n = 0};

        for (long long id = 1; id < 12; id++) /* others around it, which nothing concerns */
            assert_true(task_log_add(l, &(task){.id = id, .owner = "A", .opened = OPENED, .due = DUE}));
        for (int i = 0; i < 60; i++) {
            char value[16];
            int is_whole;
            task_event e = any_event(value);
            int is_wanted = is_welcome(&m, &e, walk(&m, e.day, &is_whole)), is_taken = task_log_check(l, &e, NULL) == TASK_FITS;

            if (is_wanted != is_taken)
                fail_msg("round %d, event %d: act %d on day %ld with '%s': %d, not %d", round, i, e.act, e.day, value, is_taken, is_wanted);
            taken += (unsigned)is_taken;
            refused += (unsigned)!is_taken;
            if (!is_taken)
                continue;
            put(&m, &e);
            assert_true(task_log_note(l, &e));
        }
        check_days(l, &m);
        assert_null(task_log_next(l, task_log_find(l, 3), NULL));
        task_log_free(l);
    }
    assert_true(taken > 1000 && refused > 5000);
}

static void each_refusal_has_its_reason(void **state_)
{
    task_log *l = task_log_new();
    task_standing s;
    const struct { task_event event; task_refusal why; } rows[] = {
        {{.task = 8, .act = TASK_CLOSE, .day = 105, .evidence = "x"}, TASK_UNKNOWN},
        {{.task = 7, .act = TASK_CLOSE, .day = 99, .evidence = "x"}, TASK_BEFORE_OPENED},
        {{.task = 7, .act = TASK_CLOSE, .day = 105, .reason = "done"}, TASK_WITHOUT_EVIDENCE},
        {{.task = 7, .act = TASK_CANCEL, .day = 105, .evidence = "x"}, TASK_WITHOUT_REASON},
        {{.task = 7, .act = TASK_REOPEN, .day = 105, .reason = "x"}, TASK_IS_OPEN},
        {{.task = 7, .act = TASK_MOVE_DUE, .day = 105, .value = "soon", .reason = "x"}, TASK_WITHOUT_VALUE},
        {{.task = 7, .act = TASK_MOVE_DUE, .day = 105, .value = "1970-04-01", .reason = "x"}, TASK_DUE_BEFORE_OPENED},  /* day 90 */
        {{.task = 7, .act = TASK_MOVE_DUE, .day = 105, .value = "1970-04-21", .reason = "x"}, TASK_SAME_VALUE},         /* day 110 */
        {{.task = 7, .act = TASK_CLOSE, .day = 115, .evidence = "x"}, TASK_AGAINST_LATER}, /* it was closed on day 120 */
        {{.task = 7, .act = TASK_MOVE_OWNER, .day = 121, .value = "B", .reason = "x"}, TASK_IS_CLOSED},
        {{.task = 7, .act = TASK_REOPEN, .day = 121, .reason = "x"}, TASK_FITS},
        {{.task = 9, .act = TASK_CLOSE, .day = 121, .evidence = "x"}, TASK_IS_CANCELLED},
    };

    (void)state_;
    task_log_add(l, &(task){.id = 7, .owner = "A", .opened = 100, .due = 110});
    task_log_add(l, &(task){.id = 9, .owner = "A", .opened = 100, .due = 110});
    task_log_note(l, &(task_event){.task = 7, .act = TASK_CLOSE, .day = 120, .evidence = "第1号"});
    task_log_note(l, &(task_event){.task = 9, .act = TASK_CANCEL, .day = 120, .reason = "重复"});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (task_log_check(l, &rows[i].event, &s) != rows[i].why)
            fail_msg("row %zu: %d", i, task_log_check(l, &rows[i].event, NULL));
    assert_int_equal(s.state, TASK_CANCELLED);
    assert_string_equal(task_log_standing(l, task_log_find(l, 7), 120).ended->evidence, "第1号");
    task_log_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_events_leave_what_the_machine_says),
        cmocka_unit_test(each_refusal_has_its_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
