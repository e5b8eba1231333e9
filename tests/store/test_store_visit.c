#include "store/store_case.h"

#include "base/date.h"
#include "store/store_entry.h"
#include "store/store_undo.h"
#include "store/store_visit.h"

static long day(const char *text)
{
    long days = 0;

    assert_true(date_parse_iso(text, strlen(text), &days));
    return days;
}

static void call_at(store_case *t, const char *code, const char *on, const char *visitor, tidu_status then)
{
    store *s = case_open(t, STORE_WRITE);
    visit_log *v = visit_log_new();
    store_entry entry;

    store_set_user(s, "li");
    visit_log_add(v, &(visit){.code = code, .day = day(on), .visitor = visitor, .purpose = "送政策"});
    assert_int_equal(store_entry_begin(&entry, s, "tidu task visit A", &t->err), TIDU_OK);
    assert_int_equal(store_entry_end(&entry, then ? then : store_import_visits(&entry.job, v)), then);
    visit_log_free(v);
    store_close(s);
}

static size_t count(store_case *t)
{
    store *s = case_open(t, STORE_READ);
    visit_log *v = visit_log_new();
    size_t n;

    assert_int_equal(store_load_visits(s, v, &t->err), TIDU_OK);
    n = visit_log_count(v);
    visit_log_free(v);
    store_close(s);
    return n;
}

static void an_entry_is_an_import_of_its_own(void **state)
{
    store_case *t = *state;

    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    assert_string_equal(ask(t, "SELECT file || '|' || options || '|' || imported_by || '|' || events_added || '|' || is_journaled"
                               " FROM import"),
                        "tidu task visit A|--entry|li|1|1");
    assert_string_equal(ask(t, "SELECT uscc || '|' || day || '|' || visitor || '|' || purpose || '|' || imported_by FROM visit_log"),
                        "A|2025-03-01|王|送政策|li");
}

static void the_same_visit_is_one(void **state)
{
    store_case *t = *state;

    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    call_at(t, "A", "2025-03-01", "", TIDU_OK); /* by whom, nobody has said */
    call_at(t, "A", "2025-03-01", "", TIDU_OK);
    call_at(t, "A", "2025-03-02", "王", TIDU_OK);
    assert_int_equal(count(t), 3);
}

static void call_about(store_case *t, const char *purpose, const char *finding)
{
    store *s = case_open(t, STORE_WRITE);
    visit_log *v = visit_log_new();
    store_entry entry;

    visit_log_add(v, &(visit){.code = "A", .day = day("2025-03-01"), .visitor = "王", .purpose = purpose, .finding = finding});
    assert_int_equal(store_entry_begin(&entry, s, "tidu task visit A", &t->err), TIDU_OK);
    assert_int_equal(store_entry_end(&entry, store_import_visits(&entry.job, v)), TIDU_OK);
    visit_log_free(v);
    store_close(s);
}

/* The database and the log agree on what is the same. */
static void another_purpose_or_finding_is_another_visit(void **state)
{
    static const struct { const char *purpose, *finding; size_t visits; } calls[] = {
        {"上午", "一", 1}, {"下午", "一", 2}, {"上午", "一", 2}, {"上午", "", 2}, {"", "一", 2}, {"", "", 2}, {"", "二", 3}, {"晚上", "二", 4}};
    store_case *t = *state;
    visit_log *known = visit_log_new();

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        visit v = {.code = "A", .day = 1, .visitor = "王", .purpose = calls[i].purpose, .finding = calls[i].finding};
        bool is_known = false;

        call_about(t, calls[i].purpose, calls[i].finding);
        assert_int_equal(count(t), calls[i].visits);
        for (size_t k = 0; k < visit_log_count(known); k++)
            is_known |= visit_is_within(&v, visit_log_get(known, k));
        if (!is_known)
            visit_log_add(known, &v);
        assert_int_equal(visit_log_count(known), calls[i].visits);
    }
    visit_log_free(known);
}

static void a_failure_leaves_nothing(void **state)
{
    store_case *t = *state;

    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    call_at(t, "A", "2025-04-01", "王", TIDU_EDATA);
    assert_string_equal(ask(t, "SELECT count(*) FROM import"), "1");
}

/* Nothing is deleted: an undone entry does not count any more, but its rows are there to be read. */
static void an_undone_entry_stays_readable(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    long long id = 1;
    store *s;

    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    call_at(t, "A", "2025-05-01", "王", TIDU_OK);
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_int_equal(count(t), 1);
    assert_string_equal(ask(t, "SELECT count(*) FROM visit"), "2");
}

/* A past day does not know what was said later. */
static void a_past_day_has_its_own_visits(void **state)
{
    store_case *t = *state;
    visit_log *v = visit_log_new();
    store *s;

    call_at(t, "A", "2025-03-01", "王", TIDU_OK);
    call_at(t, "A", "2025-02-01", "王", TIDU_OK);
    ask(t, "UPDATE import SET imported_at = '2025-03-0' || id || 'T04:00:00Z'");
    assert_int_equal(store_open_as_of(t->path, "2025-03-01", t->names, &s, &t->err), TIDU_OK);
    assert_int_equal(store_load_visits(s, v, &t->err), TIDU_OK);
    assert_int_equal(visit_log_count(v), 1);
    assert_int_equal(visit_log_get(v, 0)->day, day("2025-03-01"));
    visit_log_free(v);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_entry_is_an_import_of_its_own, case_begin, case_end),
        cmocka_unit_test_setup_teardown(the_same_visit_is_one, case_begin, case_end),
        cmocka_unit_test_setup_teardown(another_purpose_or_finding_is_another_visit, case_begin, case_end),
        cmocka_unit_test_setup_teardown(a_failure_leaves_nothing, case_begin, case_end),
        cmocka_unit_test_setup_teardown(an_undone_entry_stays_readable, case_begin, case_end),
        cmocka_unit_test_setup_teardown(a_past_day_has_its_own_visits, case_begin, case_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
