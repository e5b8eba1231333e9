#include "store/store_case.h"

#include "store/store_mark.h"
#include "store/store_undo.h"

/* SHA-256 of nothing, of "aaa" and of "aaa" and "bbb", each with its three ends, by Python's hashlib. */
static const char of_none[] = "e3b0c44298fc1c149afbf4c8996fb924";
static const char of_one[] = "5f4b2e5e9cef2c4fac026b8fe1b08086";
static const char of_two[] = "0baf500b8007b355e095acea70ef1db3";

static store_mark mark_of(store_case *t)
{
    store *s = case_open(t, STORE_READ);
    store_mark found;

    assert_int_equal(store_read_mark(s, &found, &t->err), TIDU_OK);
    store_close(s);
    return found;
}

static void bring(store_case *t, const char *code, const char *digest)
{
    panel *p = panel_new(t->names);

    put(t, p, code, "revenue", 2024, 100);
    import(t, p, digest);
    panel_free(p);
}

static void digest_is_that_of_the_imports(void **state)
{
    store_case *t = *state;
    store_mark first, second;

    store_close(case_open(t, STORE_WRITE));
    first = mark_of(t);
    assert_string_equal(first.data, of_none);
    assert_string_equal(first.day, "");
    assert_int_equal(strspn(first.database, "0123456789abcdef"), 32);
    bring(t, "A", "aaa");
    assert_string_equal(mark_of(t).data, of_one);
    bring(t, "B", "bbb");
    second = mark_of(t);
    assert_string_equal(second.data, of_two);
    assert_string_equal(second.database, first.database);
    assert_string_equal(second.day, ask(t, "SELECT date('now', 'localtime')"));
}

static void undoing_brings_the_digest_back(void **state)
{
    store_case *t = *state;
    long long last = 2;
    store_undo_counts counts;
    store *s;

    bring(t, "A", "aaa");
    bring(t, "B", "bbb");
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &last, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(mark_of(t).data, of_one);
}

static void older_data_are_found_again(void **state)
{
    store_case *t = *state;
    bool is_found;
    size_t later;
    store *s;

    bring(t, "A", "aaa");
    bring(t, "B", "bbb");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_find_data(s, of_two, &is_found, &later, &t->err), TIDU_OK);
    assert_true(is_found);
    assert_int_equal(later, 0);
    assert_int_equal(store_find_data(s, of_one, &is_found, &later, &t->err), TIDU_OK);
    assert_true(is_found);
    assert_int_equal(later, 1);
    assert_int_equal(store_find_data(s, of_none, &is_found, &later, &t->err), TIDU_OK);
    assert_true(is_found);
    assert_int_equal(later, 2);
    assert_int_equal(store_find_data(s, "00", &is_found, &later, &t->err), TIDU_OK);
    assert_false(is_found);
    assert_int_equal(store_has_file(s, "bb", &is_found, &t->err), TIDU_OK);
    assert_true(is_found);
    assert_int_equal(store_has_file(s, "bc", &is_found, &t->err), TIDU_OK);
    assert_false(is_found);
    store_close(s);
}

static void each_database_has_an_id_of_its_own(void **state)
{
    store_case *t = *state;
    store_mark first;

    bring(t, "A", "aaa");
    first = mark_of(t);
    unlink(t->path);
    bring(t, "A", "aaa");
    assert_string_not_equal(mark_of(t).database, first.database);
    assert_string_equal(mark_of(t).data, first.data);
}

/* What an older program wrote is read as it is, and gets an id when it is written. */
static void migration_gives_an_id(void **state)
{
    store_case *t = *state;

    bring(t, "A", "aaa");
    ask(t, "DROP TABLE database_identity");
    ask(t, "DROP TABLE database_subject");
    ask(t, "DROP VIEW pool_log");
    ask(t, "DROP VIEW visit_log");
    ask(t, "DROP VIEW task_log");
    ask(t, "DROP VIEW task_event_log");
    ask(t, "DROP TABLE pool_event");
    ask(t, "DROP TABLE visit");
    ask(t, "DROP TABLE task_event");
    ask(t, "DROP TABLE task");
    ask(t, "DROP TABLE export");
    ask(t, "DROP TABLE export_rule");
    ask(t, "ALTER TABLE import DROP COLUMN events_added");
    ask(t, "DROP VIEW monthly_figure");
    ask(t, "DROP TABLE monthly_value");
    ask(t, "ALTER TABLE import DROP COLUMN months_added");
    ask(t, "ALTER TABLE import DROP COLUMN months_changed");
    ask(t, "DROP TABLE calibration_rate");
    ask(t, "DROP TABLE calibration");
    ask(t, "DROP TABLE target_value");
    ask(t, "DROP TABLE scenario"); /* which later versions give more columns */
    ask(t, "CREATE TABLE scenario (id INTEGER PRIMARY KEY)");
    ask(t, "PRAGMA user_version = 8");
    assert_string_equal(mark_of(t).database, "");
    assert_string_equal(mark_of(t).data, of_one);
    assert_string_equal(ask(t, "PRAGMA user_version"), "8");
    store_close(case_open(t, STORE_WRITE));
    assert_int_equal(strlen(mark_of(t).database), 32);
    assert_string_equal(mark_of(t).data, of_one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(digest_is_that_of_the_imports),      STORE_TEST(undoing_brings_the_digest_back),
        STORE_TEST(older_data_are_found_again),         STORE_TEST(each_database_has_an_id_of_its_own),
        STORE_TEST(migration_gives_an_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
