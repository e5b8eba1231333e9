#include "store/store_case.h"

#include "base/date.h"
#include "store/store_case_rows.h"
#include "store/store_entry.h"
#include "store/store_task.h"
#include "store/store_undo.h"

static long day(const char *text)
{
    long days = 0;

    assert_true(date_parse_iso(text, strlen(text), &days));
    return days;
}

static long long open_task(store_case *t, const char *title, const char *due)
{
    store *s = case_open(t, STORE_WRITE);
    store_entry entry;
    long long id = 0;

    store_set_user(s, "li");
    assert_int_equal(store_entry_begin(&entry, s, "tidu task add", &t->err), TIDU_OK);
    assert_int_equal(store_entry_end(&entry, store_add_task(&entry.job,
                                                            &(task){.kind = "task", .title = title, .code = "A", .owner = "科技局",
                                                                    .opened = day("2025-03-01"), .due = day(due), .line = 4},
                                                            &id)),
                     TIDU_OK);
    store_close(s);
    return id;
}

static void happen(store_case *t, task_event e)
{
    store *s = case_open(t, STORE_WRITE);
    store_entry entry;

    assert_int_equal(store_entry_begin(&entry, s, "tidu task close", &t->err), TIDU_OK);
    assert_int_equal(store_entry_end(&entry, store_add_task_event(&entry.job, &e)), TIDU_OK);
    store_close(s);
}

static task_log *load(store *s, store_case *t)
{
    task_log *l = task_log_new();

    assert_int_equal(store_load_tasks(s, l, &t->err), TIDU_OK);
    return l;
}

static task_state state_of(store_case *t, long long id, const char *on)
{
    store *s = case_open(t, STORE_READ);
    task_log *l = load(s, t);
    const task *found = task_log_find(l, id);
    task_state state = found ? task_log_standing(l, found, day(on)).state : TASK_STATES;

    task_log_free(l);
    store_close(s);
    return state;
}

static void tasks_come_back_as_they_were(void **state)
{
    store_case *t = *state;
    long long first = open_task(t, "上报高企名单", "2025-03-10"), second = open_task(t, "走访", "2025-04-01");
    arena *memory = arena_new();
    store_act act;
    store *s;
    task_log *l;

    happen(t, (task_event){.task = first, .act = TASK_MOVE_DUE, .day = day("2025-03-05"), .value = "2025-03-20", .reason = "材料未齐"});
    happen(t, (task_event){.task = first, .act = TASK_CLOSE, .day = day("2025-03-18"), .evidence = "吴科〔2025〕3号"});
    assert_int_equal(state_of(t, first, "2025-03-15"), TASK_OPEN);
    assert_int_equal(state_of(t, first, "2025-03-18"), TASK_CLOSED);
    assert_int_equal(state_of(t, second, "2025-04-02"), TASK_OVERDUE);
    s = case_open(t, STORE_READ);
    l = load(s, t);
    assert_int_equal(task_log_count(l), 2);
    assert_string_equal(task_log_get(l, 0)->title, "上报高企名单");
    assert_string_equal(task_log_get(l, 0)->town, "");
    assert_int_equal(task_log_get(l, 0)->line, 4);
    assert_string_equal(task_log_next(l, task_log_get(l, 0), NULL)->value, "2025-03-20");
    assert_int_equal(store_find_act(s, task_log_get(l, 0)->import, memory, &act, &t->err), TIDU_OK);
    assert_string_equal(act.file, "tidu task add");
    assert_string_equal(act.by, "li");
    arena_free(memory);
    task_log_free(l);
    store_close(s);
}

static tidu_status undo(store_case *t, long long id)
{
    store *s = case_open(t, STORE_WRITE);
    store_undo_counts counts;
    tidu_status status = store_undo(s, &id, 1, &counts, &t->err);

    store_close(s);
    return status;
}

/* Imports: 1 the task, 2 closed, 3 reopened. */
static void what_happened_later_stands_on_a_task(void **state)
{
    store_case *t = *state;
    long long id = open_task(t, "x", "2025-03-10");

    happen(t, (task_event){.task = id, .act = TASK_CLOSE, .day = day("2025-03-05"), .evidence = "e"});
    happen(t, (task_event){.task = id, .act = TASK_REOPEN, .day = day("2025-03-06"), .reason = "r"});
    assert_int_equal(undo(t, 1), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "stand on it: 2, 3 (for example at task 1)"));
    assert_int_equal(undo(t, 2), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "stand on it: 3 "));
    assert_int_equal(undo(t, 3), TIDU_OK);
    assert_int_equal(state_of(t, id, "2025-03-07"), TASK_CLOSED);
    assert_int_equal(undo(t, 1), TIDU_ESTORE);
    assert_int_equal(undo(t, 2), TIDU_OK);
    assert_int_equal(state_of(t, id, "2025-03-07"), TASK_OPEN);
    assert_int_equal(undo(t, 1), TIDU_OK);
    assert_int_equal(state_of(t, id, "2025-03-07"), TASK_STATES); /* it counts no more */
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM task) || '|' || (SELECT count(*) FROM task_event)"), "1|2");
}

static void a_past_day_knows_no_later_event(void **state)
{
    store_case *t = *state;
    long long id = open_task(t, "x", "2025-03-10");
    store *s;
    task_log *l;

    happen(t, (task_event){.task = id, .act = TASK_CLOSE, .day = day("2025-03-05"), .evidence = "e"}); /* told a day later */
    ask(t, "UPDATE import SET imported_at = '2025-03-0' || (id + 4) || 'T04:00:00Z'");
    assert_int_equal(store_open_as_of(t->path, "2025-03-05", t->names, &s, &t->err), TIDU_OK);
    l = load(s, t);
    assert_int_equal(task_log_standing(l, task_log_find(l, id), day("2025-03-05")).state, TASK_OPEN);
    task_log_free(l);
    store_close(s);
    assert_int_equal(state_of(t, id, "2025-03-05"), TASK_CLOSED);
}

static tidu_status write_rows(store_case *t, const case_rows *rows, unsigned long fail_at, long long *ids)
{
    store *s = case_open(t, STORE_WRITE);
    store_entry entry;
    tidu_status status;

    allocate_fail_at(fail_at);
    status = store_entry_begin(&entry, s, "tidu import list.csv", &t->err);
    if (!status)
        status = store_entry_end(&entry, store_import_case_rows(&entry.job, rows, ids));
    allocate_fail_at(0);
    store_close(s);
    return status;
}

static case_rows *some_rows(void)
{
    case_rows *rows = case_rows_new();
    long long id;

    assert_true(visit_log_add(case_rows_visits(rows), &(visit){.code = "A", .day = day("2025-03-01"), .visitor = "王"}));
    assert_true(case_rows_add_task(rows, &(task){.kind = "need", .title = "a", .owner = "x", .opened = day("2025-03-01"), .due = day("2025-03-02")}, NULL));
    assert_true(case_rows_add_task(rows, &(task){.kind = "task", .title = "b", .owner = "x", .opened = day("2025-03-01"), .due = day("2025-03-02")}, &id));
    assert_true(case_rows_add_event(rows, &(task_event){.task = id, .act = TASK_CLOSE, .day = day("2025-03-02"), .evidence = "e"}));
    return rows;
}

/* Events name the tasks that come with them by the numbers that these have got. */
static void rows_come_in_together(void **state)
{
    store_case *t = *state;
    long long first = open_task(t, "x", "2025-03-10"), ids[2];
    case_rows *rows = some_rows();

    assert_int_equal(write_rows(t, rows, 0, ids), TIDU_OK);
    assert_int_equal(ids[0], first + 1);
    assert_string_equal(ask(t, "SELECT group_concat(e.task_id || t.title || t.kind) FROM task_event e JOIN task t ON t.id = e.task_id"), "3btask");
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM visit) || '|' || events_added FROM import ORDER BY id DESC LIMIT 1"), "1|4");
    case_rows_free(rows);
}

/* What was checked before may not fit any more when it is written; then nothing is. */
static void what_fits_no_more_is_not_written(void **state)
{
    store_case *t = *state;
    long long id = open_task(t, "x", "2025-03-10");
    case_rows *rows = some_rows();

    case_rows_add_event(rows, &(task_event){.task = id, .act = TASK_CLOSE, .day = day("2025-03-02"), .evidence = "e"});
    happen(t, (task_event){.task = id, .act = TASK_CANCEL, .day = day("2025-03-02"), .reason = "r"});
    assert_int_equal(write_rows(t, rows, 0, NULL), TIDU_ESTORE);
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM task) || '|' || (SELECT count(*) FROM task_event) || '|' || (SELECT count(*) FROM visit)"),
                        "1|1|0");
    case_rows_free(rows);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    case_rows *rows = some_rows();
    tidu_status status = TIDU_ENOMEM;

    open_task(t, "x", "2025-03-10");
    for (unsigned long k = 1; status; k++) {
        status = write_rows(t, rows, k, NULL);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
        assert_string_equal(ask(t, "SELECT count(*) FROM task"), status ? "1" : "3");
    }
    case_rows_free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tasks_come_back_as_they_were, case_begin, case_end),
        cmocka_unit_test_setup_teardown(what_happened_later_stands_on_a_task, case_begin, case_end),
        cmocka_unit_test_setup_teardown(a_past_day_knows_no_later_event, case_begin, case_end),
        cmocka_unit_test_setup_teardown(rows_come_in_together, case_begin, case_end),
        cmocka_unit_test_setup_teardown(what_fits_no_more_is_not_written, case_begin, case_end),
        cmocka_unit_test_setup_teardown(every_failed_allocation_is_survived, case_begin, case_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
