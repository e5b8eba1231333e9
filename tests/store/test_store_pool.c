#include "store/store_case.h"

#include "base/date.h"
#include "casework/pool_log.h"
#include "store/store_entry.h"
#include "store/store_pool.h"
#include "store/store_undo.h"

static long day(const char *text)
{
    long days = 0;

    assert_true(date_parse_iso(text, strlen(text), &days));
    return days;
}

static void note(store_case *t, const char *code, pool_act act, const char *on, tidu_status then)
{
    store *s = case_open(t, STORE_WRITE);
    pool_events *events = pool_events_new();
    store_entry entry;

    store_set_user(s, "li");
    pool_events_add(events, &(pool_event){.pool = "hnte", .code = code, .act = act, .day = day(on), .rule = "", .reason = "会议纪要"});
    pool_events_add(events, &(pool_event){.pool = "hnte", .code = code, .act = act, .day = day(on)}); /* the same again */
    assert_int_equal(store_entry_begin(&entry, s, "tidu pool enter hnte A", &t->err), TIDU_OK);
    assert_int_equal(store_entry_end(&entry, then ? then : store_import_pool_events(&entry.job, events)), then);
    pool_events_free(events);
    store_close(s);
}

/* Who is in the pool at the end of the day, of A and B: "AB", "A" ... */
static const char *members(store *s, const char *on)
{
    static char text[3];
    pool_events *events = pool_events_new();
    pool_log *log;

    *text = 0;
    assert_int_equal(store_load_pool_events(s, events, NULL), TIDU_OK);
    log = pool_log_make(events);
    assert_int_equal(pool_log_refusals(log), 0);
    if (pool_log_in(log, "hnte", "A", day(on), NULL))
        strcat(text, "A");
    if (pool_log_in(log, "hnte", "B", day(on), NULL))
        strcat(text, "B");
    pool_log_free(log);
    pool_events_free(events);
    return text;
}

static const char *members_now(store_case *t, const char *on)
{
    store *s = case_open(t, STORE_READ);
    const char *text = members(s, on);

    store_close(s);
    return text;
}

static void events_are_rows_with_their_origin(void **state)
{
    store_case *t = *state;
    store *s;
    pool_events *events = pool_events_new();

    note(t, "A", POOL_ENTERED, "2025-03-01", TIDU_OK);
    assert_string_equal(ask(t, "SELECT pool || '|' || uscc || '|' || event || '|' || day || '|' || reason || '|' || imported_by || '|' || file"
                               " FROM pool_log"),
                        "hnte|A|entered|2025-03-01|会议纪要|li|tidu pool enter hnte A");
    assert_string_equal(ask(t, "SELECT events_added FROM import"), "1");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_pool_events(s, events, &t->err), TIDU_OK);
    assert_int_equal(pool_events_count(events), 1);
    assert_string_equal(pool_events_get(events, 0)->file, "tidu pool enter hnte A");
    assert_string_equal(pool_events_get(events, 0)->by, "li");
    assert_int_equal(pool_events_get(events, 0)->import, 1);
    pool_events_free(events);
    store_close(s);
}

static void any_day_is_reproduced(void **state)
{
    store_case *t = *state;

    note(t, "A", POOL_ENTERED, "2025-03-01", TIDU_OK);
    note(t, "B", POOL_ENTERED, "2025-04-01", TIDU_OK);
    note(t, "A", POOL_LEFT, "2025-05-01", TIDU_OK);
    note(t, "B", POOL_LEFT, "2025-06-01", TIDU_EDATA); /* rolled back */
    assert_string_equal(members_now(t, "2025-02-28"), "");
    assert_string_equal(members_now(t, "2025-03-01"), "A");
    assert_string_equal(members_now(t, "2025-04-30"), "AB");
    assert_string_equal(members_now(t, "2025-05-01"), "B");
    assert_string_equal(members_now(t, "2026-01-01"), "B");
}

/* At the end of 2 March the database knew of A alone, and not that it would leave. */
static void what_was_known_then(void **state)
{
    store_case *t = *state;
    store *s;

    note(t, "A", POOL_ENTERED, "2025-03-01", TIDU_OK);
    note(t, "A", POOL_LEFT, "2025-05-01", TIDU_OK);
    note(t, "B", POOL_ENTERED, "2025-02-01", TIDU_OK);
    ask(t, "UPDATE import SET imported_at = '2025-03-0' || id || 'T04:00:00Z'");
    assert_int_equal(store_open_as_of(t->path, "2025-03-01", t->names, &s, &t->err), TIDU_OK);
    assert_string_equal(members(s, "2025-06-01"), "A");
    store_close(s);
    assert_int_equal(store_open_as_of(t->path, "2025-03-02", t->names, &s, &t->err), TIDU_OK);
    assert_string_equal(members(s, "2025-06-01"), "");
    assert_string_equal(members(s, "2025-04-01"), "A");
    store_close(s);
    assert_string_equal(members_now(t, "2025-04-01"), "AB");
}

static tidu_status undo(store_case *t, long long *ids, size_t n)
{
    store *s = case_open(t, STORE_WRITE);
    store_undo_counts counts;
    tidu_status status = store_undo(s, ids, n, &counts, &t->err);

    store_close(s);
    return status;
}

/* An entry that a leaving stands on, or that another import has said again, goes only together with that. */
static void an_entry_is_undone_with_what_stands_on_it(void **state)
{
    store_case *t = *state;
    long long entered = 1, both[] = {1, 2}, again = 3;

    note(t, "A", POOL_ENTERED, "2025-03-01", TIDU_OK);
    note(t, "A", POOL_LEFT, "2025-05-01", TIDU_OK);
    note(t, "B", POOL_ENTERED, "2025-03-01", TIDU_OK);
    note(t, "B", POOL_ENTERED, "2025-03-01", TIDU_OK);
    assert_int_equal(undo(t, &entered, 1), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "later imports stand on it: 2 "));
    assert_int_equal(undo(t, both, 2), TIDU_OK);
    assert_int_equal(undo(t, &again, 1), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "later imports stand on it: 4 "));
    assert_string_equal(members_now(t, "2025-04-01"), "B");
    assert_string_equal(ask(t, "SELECT count(*) FROM pool_event"), "3"); /* nothing is deleted */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(events_are_rows_with_their_origin, case_begin, case_end),
        cmocka_unit_test_setup_teardown(any_day_is_reproduced, case_begin, case_end),
        cmocka_unit_test_setup_teardown(what_was_known_then, case_begin, case_end),
        cmocka_unit_test_setup_teardown(an_entry_is_undone_with_what_stands_on_it, case_begin, case_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
