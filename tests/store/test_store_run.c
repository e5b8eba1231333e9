#include "store/store_case.h"

#include <math.h>

static const store_run run = {"hnte", "2016-01-01", "abcd", 2024, "2024-07-01", "--threads 2"};

static bool next_result(void *context, size_t i, store_result *out)
{
    static const store_result results[] = {
        {"B", "yes", 71, 80.5, 0.975, "{\"gates\":{}}"},
        {"A", "open", NAN, NAN, 0.25, NULL},
    };
    const size_t *stop_at = context;

    *out = results[i];
    return !stop_at || i < *stop_at;
}

static void run_and_results_are_kept(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    long long id = 0;

    assert_int_equal(store_add_run(s, &run, 2, next_result, NULL, &id, &t->err), TIDU_OK);
    assert_int_equal(id, 1);
    store_close(s);
    assert_string_equal(ask(t, "SELECT model || version || digest || year || applied_on || options"
                               " FROM run"), "hnte2016-01-01abcd20242024-07-01--threads 2");
    assert_string_equal(ask(t, "SELECT group_concat(uscc || verdict) FROM result"), "Byes,Aopen");
    assert_string_equal(ask(t, "SELECT score_lo || ' ' || score_hi || ' ' || readiness || detail"
                               " FROM result WHERE uscc = 'B'"), "71 80.5 0.975{\"gates\":{}}");
    assert_string_equal(ask(t, "SELECT typeof(score_lo) || typeof(detail) FROM result"
                               " WHERE uscc = 'A'"), "nullnull");
}

static void stopped_run_leaves_nothing(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    size_t stop_at = 1;
    long long id = 77;

    assert_int_equal(store_add_run(s, &run, 2, next_result, &stop_at, &id, &t->err), TIDU_ESTOPPED);
    assert_int_equal(id, 77);
    store_close(s);
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM result)"),
                        "0");
}

static void reader_does_not_write(void **state)
{
    store_case *t = *state;
    long long id;
    store *s;

    store_close(case_open(t, STORE_WRITE));
    s = case_open(t, STORE_READ);
    assert_int_equal(store_add_run(s, &run, 2, next_result, NULL, &id, &t->err), TIDU_ESTORE);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(run_and_results_are_kept),
        STORE_TEST(stopped_run_leaves_nothing),
        STORE_TEST(reader_does_not_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
