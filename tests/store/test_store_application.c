#include "store/store_case.h"

#include "base/date.h"
#include "store/store_journal.h"
#include "store/store_undo.h"

static const char contents[] =
    "SELECT coalesce(group_concat(line, ' '), '') FROM (SELECT uscc || '|' || model || '|' || batch || '|' || status || '|' ||"
    " coalesce(day, '-') || '|' || coalesce(year, '-') || '|' || import_id || '|' || coalesce(line, '-') AS line"
    " FROM application ORDER BY id)";

static void add(applications *a, const char *code, const char *batch, const char *status, const char *day, uint32_t line)
{
    filed_application one = {code, "gazelle@jiangsu", batch, status, DATE_NO_END, 2024, line};

    if (day)
        assert_true(date_parse_iso(day, 10, &one.day));
    assert_int_equal(applications_add(a, &one), APPLICATIONS_ADDED);
}

static store_import_counts import_filed(store_case *t, const applications *filed, const char *digest)
{
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("filed.csv", digest);
    store_import_counts counts;
    panel *p = panel_new(t->names);
    store_import_part part = {.report = &report, .options = "--applications", .panel = p, .filed = filed};

    if (import_part(s, part, NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    panel_free(p);
    store_close(s);
    return counts;
}

static tidu_status undo(store_case *t, long long id, store_undo_counts *counts)
{
    store *s = case_open(t, STORE_WRITE);
    tidu_status status = store_undo(s, &id, 1, counts, &t->err);

    store_close(s);
    return status;
}

static const char first_rows[] = "A|gazelle@jiangsu|2024年1.a@b|filed|2024-05-20|2024|1|2"
                                 " B|gazelle@jiangsu|2024年1.a@b|filed|-|2024|1|3";

/* The first list: A and B filed, of B no day is known. The batch has characters that stand in names of cells, too. */
static void import_first(store_case *t)
{
    applications *a = applications_new();
    store_import_counts counts;

    add(a, "A", "2024年1.a@b", "filed", "2024-05-20", 2);
    add(a, "B", "2024年1.a@b", "filed", NULL, 3);
    counts = import_filed(t, a, "d1");
    assert_int_equal(counts.applications_added, 2);
    assert_int_equal(counts.applications_changed, 0);
    applications_free(a);
}

/* The second: A another day, B its day, A recognised; nothing is said of other batches. */
static void import_second(store_case *t)
{
    applications *a = applications_new();
    store_import_counts counts;

    add(a, "A", "2024年1.a@b", "filed", "2024-05-21", 2);
    add(a, "B", "2024年1.a@b", "filed", "2024-05-22", 3);
    add(a, "A", "2024年1.a@b", "recognised", "2024-11-06", 4);
    counts = import_filed(t, a, "d2");
    assert_int_equal(counts.applications_added, 1);
    assert_int_equal(counts.applications_changed, 2);
    applications_free(a);
}

static void the_same_list_changes_nothing(void **state)
{
    store_case *t = *state;
    applications *a = applications_new();
    store_import_counts counts;

    import_first(t);
    assert_string_equal(ask(t, contents), first_rows);
    add(a, "A", "2024年1.a@b", "filed", "2024-05-20", 2);
    add(a, "B", "2024年1.a@b", "filed", NULL, 3);
    assert_true(import_filed(t, a, "d1").is_known);
    counts = import_filed(t, a, "d9"); /* the same rows in other bytes */
    assert_int_equal(counts.applications_added + counts.applications_changed, 0);
    assert_string_equal(ask(t, contents), first_rows);
    assert_string_equal(ask(t, "SELECT count(*) FROM history"), "0");
    applications_free(a);
}

static void a_later_list_is_merged(void **state)
{
    store_case *t = *state;

    import_first(t);
    import_second(t);
    assert_string_equal(ask(t, contents), "A|gazelle@jiangsu|2024年1.a@b|filed|2024-05-21|2024|1|2"
                                          " B|gazelle@jiangsu|2024年1.a@b|filed|2024-05-22|2024|1|3"
                                          " A|gazelle@jiangsu|2024年1.a@b|recognised|2024-11-06|2024|2|4");
    assert_string_equal(ask(t, "SELECT group_concat(import_id || uscc || indicator || coalesce(old_value, '-') || new_value ||"
                               " line, ' ') FROM history"),
                        "2Agazelle@jiangsu@2024年1.a@b@filed.day2024-05-202024-05-212"
                        " 2Bgazelle@jiangsu@2024年1.a@b@filed.day-2024-05-223");
    assert_string_equal(ask(t, "SELECT applications_added || ' ' || applications_changed FROM import WHERE id = 2"), "1 2");
}

static void an_undo_takes_it_back(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;

    import_first(t);
    import_second(t);
    assert_int_equal(undo(t, 1, &counts), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "later imports stand on it: 2"));
    assert_int_equal(undo(t, 2, &counts), TIDU_OK);
    assert_int_equal(counts.applications_removed, 1);
    assert_int_equal(counts.applications_restored, 2);
    assert_int_equal(counts.credentials_restored + counts.values_restored, 0);
    assert_string_equal(ask(t, contents), first_rows);
    assert_string_equal(ask(t, "SELECT count(*) FROM history"), "0");
    assert_string_equal(ask(t, "SELECT count(*) FROM undone_history"), "3"); /* two days, one row */
    assert_int_equal(undo(t, 1, &counts), TIDU_OK);
    assert_int_equal(counts.applications_removed, 2);
    assert_string_equal(ask(t, contents), "");
    assert_string_equal(ask(t, "SELECT count(*) FROM met_row"), "0");
    import_first(t); /* can come in again */
}

/* A row each with what the list said of the day, after the days that it changed; a row without a day is told from none by ''. */
static void what_is_undone_can_be_read(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;

    import_first(t);
    import_second(t);
    assert_int_equal(undo(t, 2, &counts), TIDU_OK);
    assert_int_equal(undo(t, 1, &counts), TIDU_OK);
    assert_string_equal(ask(t, "SELECT group_concat(import_id || uscc || indicator || coalesce(old_value, '-') || '>' || new_value || line, ' ')"
                               " FROM (SELECT * FROM undone_history ORDER BY id)"),
                        "2Agazelle@jiangsu@2024年1.a@b@recognised.day->2024-11-064"
                        " 2Agazelle@jiangsu@2024年1.a@b@filed.day2024-05-20>2024-05-212"
                        " 2Bgazelle@jiangsu@2024年1.a@b@filed.day->2024-05-223"
                        " 1Agazelle@jiangsu@2024年1.a@b@filed.day->2024-05-202"
                        " 1Bgazelle@jiangsu@2024年1.a@b@filed.day->3");
}

static void a_day_changed_by_hand_is_not_undone(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;

    import_first(t);
    import_second(t);
    ask(t, "UPDATE application SET day = '2024-01-01' WHERE uscc = 'A' AND status = 'filed'");
    assert_int_equal(undo(t, 2, &counts), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "A gazelle@jiangsu@2024年1.a@b@filed.day was changed in the database itself"));
}

static void visit(void *context, const past_value *v)
{
    static const char *const states[] = {
        [PAST_NOW] = "now", [PAST_BEFORE] = "before", [PAST_UNDONE] = "undone", [PAST_BY_HAND] = "by hand"};
    char *told = context;

    if (strstr(v->indicator, ".day"))
        sprintf(told + strlen(told), "%s %s %s %lld; ", strrchr(v->indicator, '@'), states[v->state], v->value, v->import_id);
}

static void history_tells_the_days(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);
    char told[400] = "";
    store *s;

    import_first(t);
    import_second(t);
    mark(p, "A", 2023, 2);
    import(t, p, "d3");
    panel_free(p);
    s = case_open(t, STORE_READ_JOURNAL);
    assert_int_equal(store_list_history(s, "A", NULL, visit, told, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(told, "@filed.day now 2024-05-21 2; @filed.day before 2024-05-20 1; @recognised.day now 2024-11-06 2; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_same_list_changes_nothing),
        STORE_TEST(a_later_list_is_merged),
        STORE_TEST(an_undo_takes_it_back),
        STORE_TEST(what_is_undone_can_be_read),
        STORE_TEST(a_day_changed_by_hand_is_not_undone),
        STORE_TEST(history_tells_the_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
