#include "store/store_case.h"

#include "base/date.h"
#include "store/store_calibration.h"
#include "store/store_schema.h"

static store_calibration made(const char *model, double shift, const char *digest)
{
    return (store_calibration){.model = model, .version = "2016-01-01", .rule_digest = "ab", .from = "filed", .to = "recognised",
                               .first_year = 2022, .last_year = 2024, .filings = 214, .passed = 150, .correlation = 0.31,
                               .shift = shift, .survival = 0.93, .slope = 1, .intercept = 0, .deviation = 0.1, .digest = digest};
}

static void the_last_one_is_in_force_and_none_is_deleted(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    store_calibration first = made("hnte", -0.5, "d1"), second = made("hnte", 0.25, "d2"), other = made("srdi", 0, "d3");
    arena *memory = arena_new();
    store_calibration *list;
    size_t n;
    bool has;

    store_set_user(s, "王某");
    assert_int_equal(store_add_calibration(s, &first, &t->err), TIDU_OK);
    assert_int_equal(store_add_calibration(s, &other, &t->err), TIDU_OK);
    assert_int_equal(store_add_calibration(s, &second, &t->err), TIDU_OK);
    assert_int_equal(store_load_calibrations(s, NULL, memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 2);
    assert_string_equal(list[0].model, "srdi");
    assert_string_equal(list[1].digest, "d2");
    assert_string_equal(list[1].from, "filed");
    assert_true(list[1].shift == 0.25 && list[1].correlation == 0.31 && list[1].survival == 0.93 && list[1].deviation == 0.1);
    assert_int_equal(list[1].filings, 214);
    assert_int_equal(list[1].first_year, 2022);
    assert_int_equal(store_end_calibration(s, "hnte", &has, &t->err), TIDU_OK);
    assert_true(has);
    assert_int_equal(store_end_calibration(s, "hnte", &has, &t->err), TIDU_OK);
    assert_false(has);
    assert_int_equal(store_load_calibrations(s, NULL, memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 1);
    store_close(s);
    assert_string_equal(ask(t, "SELECT group_concat(ended_by, ',') FROM calibration"), "王某,王某");
    assert_string_equal(ask(t, "SELECT group_concat(digest || ' ' || made_by || ' ' || (ended_at IS NOT NULL), ',') FROM calibration"),
                        "d1 王某 1,d3 王某 0,d2 王某 1");
    arena_free(memory);
}

/* On the day on which it was made it counts; before it does not, and what was ended later still does. */
static void a_past_day_has_its_own(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    store_calibration one = made("hnte", -0.5, "d1");
    arena *memory = arena_new();
    store_calibration *list;
    size_t n;

    assert_int_equal(store_add_calibration(s, &one, &t->err), TIDU_OK);
    store_close(s);
    ask(t, "UPDATE calibration SET made_at = '2025-03-10T12:00:00Z', ended_at = '2025-06-10T12:00:00Z'");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_calibrations(s, "2025-03-08", memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 0);
    assert_int_equal(store_load_calibrations(s, "2025-03-12", memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 1);
    assert_int_equal(store_load_calibrations(s, "2025-06-12", memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 0);
    store_close(s);
    arena_free(memory);
}

static void an_older_database_has_none(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    arena *memory = arena_new();
    store_calibration *list;
    size_t n = 7;

    store_close(s);
    ask(t, "DROP TABLE calibration_rate; DROP TABLE calibration; PRAGMA user_version = 10");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_calibrations(s, NULL, memory, &list, &n, &t->err), TIDU_OK);
    assert_int_equal(n, 0);
    store_close(s);
    arena_free(memory);
}

static void applications_come_in_order(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    applications *a = applications_new();
    const filed_application *one;

    store_close(s);
    ask(t, "INSERT INTO import (id, file, imported_at) VALUES (1, 'a', 'b')");
    ask(t, "INSERT INTO application (uscc, model, batch, status, day, year, import_id, line) VALUES"
           " ('B', 'hnte', '2', 'filed', '2024-05-01', 2024, 1, 4), ('A', 'hnte', '1', 'recognised', 'soon', 2023, 1, 3),"
           " ('A', 'hnte', '1', 'filed', NULL, 2023, 1, 2), ('A', 'srdi', '1', 'filed', NULL, 2023, 1, 5)");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_applications(s, "hnte", a, &t->err), TIDU_OK);
    assert_int_equal(applications_count(a), 3);
    one = applications_get(a, 0);
    assert_string_equal(one->code, "A");
    assert_string_equal(one->status, "filed");
    assert_int_equal(one->day, DATE_NO_END);
    assert_int_equal(applications_get(a, 1)->day, DATE_NO_END);
    one = applications_get(a, 2);
    assert_string_equal(one->batch, "2");
    assert_int_equal(one->year, 2024);
    assert_int_equal(one->line, 4);
    assert_true(one->day != DATE_NO_END);
    store_close(s);
    applications_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_last_one_is_in_force_and_none_is_deleted),
        STORE_TEST(a_past_day_has_its_own),
        STORE_TEST(an_older_database_has_none),
        STORE_TEST(applications_come_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
