#include "store/store_case.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/date.h"
#include "dictionary.h"

static panel *first_panel(store_case *t)
{
    panel *p = panel_new(t->names);
    long founded;

    assert_true(date_parse_iso("2019-03-05", 10, &founded));
    put_text(t, p, "91330100B", "name", "乙公司");
    put(t, p, "91330100B", "revenue", 2022, 1234567.25);
    put(t, p, "91330100B", "revenue", 2023, 9007199254740993.0);
    put(t, p, "91330100B", "employees", 2023, 23);
    mark(p, "91330100B", 2022, 3);
    mark(p, "91330100B", 2023, 4);
    put_text(t, p, "91330100A", "name", "甲公司");
    put_text(t, p, "91330100A", "region", "0330100");
    put(t, p, "91330100A", "founded_on", PANEL_ANY_YEAR, (double)founded);
    put(t, p, "91330100A", "listed", PANEL_ANY_YEAR, 0);
    put(t, p, "91330100A", "market_share", 2023, 1);
    put_exact(t, p, "91330100A", "rd_expense", 2023, 0.12345678901234567, "0.12345678901234567");
    mark(p, "91330100A", 2021, 5); /* a row without a value */
    return p;
}

static void import_and_load_give_the_panel_back(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t), *back = panel_new(t->names);
    store_import_counts counts = import(t, p, "d1");
    store *s = case_open(t, STORE_READ);
    uint32_t line;

    assert_int_equal(counts.import_id, 1);
    assert_false(counts.is_known);
    assert_int_equal(counts.companies_added, 2);
    assert_int_equal(counts.years_added, 4);
    assert_int_equal(counts.values_changed, 0);
    if (store_load(s, NULL, back, &t->err))
        fail_msg("%s", t->err.message);
    assert_int_equal(panel_count(back), 2);
    assert_string_equal(panel_code(back, 0), "91330100B"); /* input order */
    assert_string_equal(panel_text(back, 0, case_indicator(t, "name")), "乙公司");
    assert_string_equal(panel_text(back, 1, case_indicator(t, "region")), "0330100");
    assert_true(get(t, back, "91330100B", "revenue", 2022) == 1234567.25);
    assert_true(get(t, back, "91330100B", "revenue", 2023) == 9007199254740993.0);
    assert_true(get(t, back, "91330100B", "employees", 2023) == 23);
    assert_true(cell_is_missing(get(t, back, "91330100B", "employees", 2022)));
    assert_true(get(t, back, "91330100A", "founded_on", 0) ==
                get(t, p, "91330100A", "founded_on", 0));
    assert_true(get(t, back, "91330100A", "listed", 0) == 0);
    assert_string_equal(panel_exact(back, 1, case_indicator(t, "rd_expense"), 2023),
                        "0.12345678901234567");
    assert_true(panel_line(back, 1, 2021, &line));
    assert_int_equal(line, 5);
    assert_true(panel_line(back, 1, 2023, &line));
    assert_int_equal(line, 0);
    assert_false(panel_line(back, 1, 2022, &line));
    store_close(s);
    panel_free(p);
    panel_free(back);
}

static void plain_sql_reads_plain_values(void **state)
{
    static const struct {
        const char *sql, *answer;
    } rows[] = {
        {"SELECT founded_on FROM company WHERE uscc = '91330100A'", "2019-03-05"},
        {"SELECT typeof(employees) || employees FROM annual_value WHERE employees > 0", "integer23"},
        {"SELECT typeof(revenue) FROM annual_value WHERE year = 2022", "real"},
        {"SELECT typeof(region) || region FROM company WHERE region <> ''", "text0330100"},
        {"SELECT line FROM annual_value WHERE id = 20000 + 2021", "5"},
        {"SELECT name FROM company_year WHERE revenue = 1234567.25", "乙公司"},
        {"SELECT value FROM exact_value", "0.12345678901234567"},
        {"SELECT file || ' ' || digest || ' ' || companies_added FROM import", "a.csv d1 2"},
        {"SELECT length(imported_at) FROM import", "20"},
        {"PRAGMA foreign_key_check", "no more rows available"},
        {"PRAGMA integrity_check", "ok"},
    };
    store_case *t = *state;
    panel *p = first_panel(t);

    import(t, p, "d1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ask(t, rows[i].sql), rows[i].answer);
    panel_free(p);
}

static void same_file_twice_changes_nothing(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t);
    store_import_counts counts;
    store *s;
    intake_report report = case_report("a.csv", "d1");
    store_import_part part = {.report = &report, .options = "--unit wan", .panel = p};

    import(t, p, "d1");
    put(t, p, "91330100B", "revenue", 2022, 5);
    counts = import(t, p, "d1");
    assert_true(counts.is_known);
    assert_int_equal(counts.import_id, 1);
    assert_string_equal(ask(t, "SELECT count(*) FROM import"), "1");
    assert_string_equal(ask(t, "SELECT revenue FROM annual_value WHERE year = 2022"), "1234567.25");

    s = case_open(t, STORE_WRITE); /* other options are another import */
    assert_int_equal(import_part(s, part, NULL, NULL, &counts, &t->err), TIDU_OK);
    assert_false(counts.is_known);
    assert_int_equal(counts.values_changed, 1);
    store_close(s);
    panel_free(p);
}

/* Everything again under another digest: what does not differ leaves no trace. */
static void same_values_make_no_history(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t);
    store_import_counts counts;

    put_text(t, p, "91330100A", "town", ""); /* as good as missing */
    import(t, p, "d1");
    counts = import(t, p, "d2");
    assert_int_equal(counts.companies_added + counts.years_added + counts.values_changed, 0);
    assert_string_equal(ask(t, "SELECT count(*) FROM history"), "0");
    panel_free(p);
}

static void newer_file_changes_what_differs(void **state)
{
    static const struct {
        const char *sql, *answer;
    } rows[] = {
        {"SELECT count(*) FROM history", "6"},
        {"SELECT old_value || ' ' || new_value || ' ' || import_id || ' ' || line FROM history"
         " WHERE uscc = '91330100B' AND indicator = 'revenue' AND year = 2022",
         "1234567.25 2000000 2 8"},
        {"SELECT typeof(old_value) || new_value FROM history WHERE indicator = 'st_staff'", "null9"},
        {"SELECT old_value || new_value || typeof(year) FROM history WHERE indicator = 'name'",
         "乙公司乙股份null"},
        {"SELECT old_value || ' ' || new_value FROM history WHERE indicator = 'founded_on'",
         "2019-03-05 2019-03-06"},
        {"SELECT old_value || ' ' || new_value FROM history WHERE indicator = 'rd_expense'",
         "0.12345678901234567 0.123456789012346"},
        {"SELECT old_value || ' ' || new_value FROM history WHERE indicator = 'market_share'",
         "1.0 1.00000000000000001"},
        {"SELECT count(*) || max(indicator) FROM exact_value", "2market_share"},
        {"SELECT value FROM exact_value WHERE indicator = 'lead_years'", "3.0000000000000001"},
        {"SELECT employees FROM annual_value WHERE company_id = 1 AND year = 2023", "23"},
        {"SELECT group_concat(uscc) FROM (SELECT uscc FROM company ORDER BY id)", "91330100B,91330100A,91330100C"},
        {"SELECT import_id || ' ' || line FROM company WHERE uscc = '91330100C'", "2 12"},
        {"SELECT count(*) FROM annual_value", "7"},
        {"SELECT values_changed FROM import WHERE id = 2", "6"},
    };
    store_case *t = *state;
    panel *p = first_panel(t);
    store_import_counts counts;

    import(t, p, "d1");
    panel_free(p);
    p = panel_new(t->names);
    put_exact(t, p, "91330100C", "lead_years", 0, 3, "3.0000000000000001");
    put(t, p, "91330100C", "revenue", 2023, 7);
    mark(p, "91330100C", 2023, 12);
    put_text(t, p, "91330100B", "name", "乙股份");
    put(t, p, "91330100B", "revenue", 2022, 2000000);
    put(t, p, "91330100B", "st_staff", 2022, 9);
    mark(p, "91330100B", 2022, 8);
    mark(p, "91330100B", 2023, 9); /* all missing: nothing is overwritten */
    put(t, p, "91330100B", "revenue", 2024, 5);
    put(t, p, "91330100A", "rd_expense", 2023, 0.123456789012346);
    put_exact(t, p, "91330100A", "market_share", 2023, 1, "1.00000000000000001");
    put(t, p, "91330100A", "employees", 2020, 3);
    {
        long founded;

        assert_true(date_parse_iso("2019-03-06", 10, &founded));
        put(t, p, "91330100A", "founded_on", 0, (double)founded);
    }
    counts = import(t, p, "d2");
    assert_int_equal(counts.companies_added, 1);
    assert_int_equal(counts.years_added, 3);
    assert_int_equal(counts.values_changed, 6);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(ask(t, rows[i].sql), rows[i].answer);
    panel_free(p);
}

static void judged_columns_join_the_table(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t), *back = panel_new(t->names);
    store *s;

    import(t, p, "d1");
    assert_true(dictionary_add_judged(t->names, "judged_hnte_ip_advanced") >= 0);
    put(t, p, "91330100A", "judged_hnte_ip_advanced", 2023, 6.5);
    assert_int_equal(import(t, p, "d2").values_changed, 1);
    assert_string_equal(ask(t, "SELECT judged_hnte_ip_advanced FROM company_year"
                               " WHERE judged_hnte_ip_advanced > 0"), "6.5");
    panel_free(p);
    panel_free(back);
    dictionary_free(t->names);
    t->names = shipped_dictionary(); /* a process that has not heard of the column */
    back = panel_new(t->names);
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load(s, NULL, back, &t->err), TIDU_OK);
    assert_true(get(t, back, "91330100A", "judged_hnte_ip_advanced", 2023) == 6.5);
    store_close(s);
    panel_free(back);
}

static void columns_and_problems_are_kept(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t);
    problems *found = problems_new();
    intake_column columns[] = {{1, "信用代码", case_indicator(t, "uscc"), NULL, 0, 0},
                               {2, "2023年营业收入", case_indicator(t, "revenue"), NULL, 2023, 4},
                               {3, "备注", INDICATOR_NONE, NULL, 0, 0}};
    intake_report report = case_report("a.csv", "d1");
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);
    problem entry = {PROBLEM_NUMBER, "a.csv", 7, 3, "备注", "abc"};
    store_import_part part = {.report = &report, .options = "", .panel = p, .found = found};

    report.columns = columns;
    report.n_columns = 3;
    assert_true(problems_add(found, &entry));
    assert_int_equal(import_part(s, part, NULL, NULL, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(ask(t, "SELECT indicator || year || header FROM import_column"
                               " WHERE \"column\" = 2"), "revenue20232023年营业收入");
    assert_string_equal(ask(t, "SELECT typeof(indicator) FROM import_column WHERE header = '备注'"),
                        "null");
    assert_string_equal(ask(t, "SELECT file || line || \"column\" || header || found FROM problem"),
                        "a.csv73备注abc");
    assert_string_equal(ask(t, "SELECT code FROM problem"), problem_code(PROBLEM_NUMBER));
    problems_free(found);
    panel_free(p);
}

static bool stop_at_half(void *context, size_t done, size_t total)
{
    (void)context;
    return done < total / 2;
}

static panel *large_panel(store_case *t, int n)
{
    panel *p = panel_new(t->names);
    char code[32];

    for (int i = 0; i < n; i++) {
        snprintf(code, sizeof code, "C%09d", (int)((i * 2654435761u) % 1000000007u));
        for (int id = 0; id < dictionary_count(t->names); id++) {
            if (dictionary_get(t->names, id)->kind == INDICATOR_ANNUAL)
                put(t, p, code, dictionary_get(t->names, id)->name, 2023, i * 1.37 + id);
        }
    }
    return p;
}

static void stopped_import_leaves_nothing(void **state)
{
    store_case *t = *state;
    panel *p = large_panel(t, 9000);
    intake_report report = case_report("a.csv", "d1");
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);

    assert_int_equal(import_part(s, case_part(&report, p), stop_at_half, NULL, &counts, &t->err), TIDU_ESTOPPED);
    assert_int_equal(counts.companies_added, 0);
    store_close(s);
    assert_string_equal(ask(t, "SELECT count(*) FROM company"), "0");
    assert_string_equal(ask(t, "SELECT count(*) FROM import"), "0");
    assert_string_equal(ask(t, "SELECT count(*) FROM sqlite_schema WHERE name = 'company_uscc'"),
                        "1");
    panel_free(p);
}

typedef struct killing {
    size_t at_percent;
} killing;

static bool kill_self(void *context, size_t done, size_t total)
{
    const killing *k = context;

    if (done * 100 >= total * k->at_percent)
        kill(getpid(), SIGKILL);
    return true;
}

static void kill_during_import(store_case *t, panel *p, const char *digest, size_t at_percent)
{
    pid_t child = fork();
    int result;

    if (!child) {
        killing k = {at_percent};
        store *s = case_open(t, STORE_WRITE);
        intake_report report = case_report("a.csv", digest);
        store_import_counts counts;

        import_part(s, case_part(&report, p), kill_self, &k, &counts, &t->err);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGKILL);
}

static void killed_import_leaves_nothing_half_done(void **state)
{
    store_case *t = *state;
    panel *large = large_panel(t, 70000), *small = first_panel(t);
    struct stat about;

    kill_during_import(t, large, "d1", 90);
    assert_int_equal(stat(t->path, &about), 0);
    assert_true(about.st_size > 1 << 20); /* it was writing already */
    store_close(case_open(t, STORE_READ)); /* a reader repairs it */
    assert_string_equal(ask(t, "PRAGMA integrity_check"), "ok");
    assert_string_equal(ask(t, "SELECT count(*) FROM company"), "0");
    assert_string_equal(ask(t, "SELECT count(*) FROM import"), "0");
    assert_int_equal(import(t, small, "d2").companies_added, 2);
    kill_during_import(t, large, "d1", 50); /* now into a store that has companies */
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, "PRAGMA integrity_check"), "ok");
    assert_string_equal(ask(t, "SELECT count(*) FROM company"), "2");
    assert_int_equal(import(t, large, "d1").companies_added, panel_count(large));
    panel_free(large);
    panel_free(small);
}

/* The file may not grow beyond `limit`: to SQLite this is a disk without room. */
static void full_disk_is_named(void **state)
{
    store_case *t = *state;
    panel *p = large_panel(t, 9000);
    intake_report report = case_report("a.csv", "d1");
    store_import_counts counts;
    struct rlimit old, small;
    store *s = case_open(t, STORE_WRITE);

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    for (rlim_t limit = 1 << 18; limit <= 1 << 20; limit *= 2) {
        small = old;
        small.rlim_cur = limit;
        setrlimit(RLIMIT_FSIZE, &small);
        assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err),
                         TIDU_ESTORE);
        setrlimit(RLIMIT_FSIZE, &old);
        if (!strstr(t->err.message, "disk is full"))
            fail_msg("%s", t->err.message);
        assert_string_equal(ask(t, "SELECT count(*) FROM company"), "0");
    }
    assert_string_equal(ask(t, "PRAGMA integrity_check"), "ok");
    assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err),
                     TIDU_OK);
    store_close(s);
    panel_free(p);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    panel *p = first_panel(t);
    store *s = case_open(t, STORE_WRITE);
    store_import_counts counts;

    for (int round = 0; round < 2; round++) { /* fill, then merge */
        intake_report report = case_report("a.csv", round ? "d2" : "d1");
        tidu_status status = TIDU_ENOMEM;

        if (round)
            put(t, p, "91330100B", "revenue", 2022, 3);
        for (unsigned long k = 1; status; k++) {
            allocate_fail_at(k);
            status = import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err);
            allocate_fail_at(0);
            if (status) {
                assert_int_equal(status, TIDU_ENOMEM);
                assert_string_equal(ask(t, "SELECT count(*) FROM import"), round ? "1" : "0");
            }
        }
        assert_false(counts.is_known);
    }
    assert_string_equal(ask(t, "SELECT count(*) FROM history"), "1");
    store_close(s);
    panel_free(p);
}

/* A correction that was wrong is taken back by importing the file before it once more; then that one is known. */
static void a_file_comes_back_behind_a_later_one(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names), *later = panel_new(t->names), *other = panel_new(t->names);
    store_import_counts counts;

    put(t, p, "A", "revenue", 2023, 5);
    put(t, later, "A", "revenue", 2023, 6);
    put(t, other, "B", "revenue", 2023, 7);
    import(t, p, "d1");
    assert_false(import(t, later, "d2").is_again);
    counts = import(t, p, "d1");
    assert_false(counts.is_known);
    assert_true(counts.is_again);
    assert_int_equal(counts.values_changed, 1);
    assert_int_equal(counts.import_id, 3);
    assert_string_equal(ask(t, "SELECT revenue FROM annual_value"), "5");
    import(t, other, "d3"); /* it changes nothing that was there */
    counts = import(t, p, "d1");
    assert_true(counts.is_known);
    assert_false(counts.is_again);
    assert_int_equal(counts.import_id, 3);
    counts = import(t, later, "d2");
    assert_true(counts.is_again);
    assert_string_equal(ask(t, "SELECT revenue FROM annual_value WHERE company_id = 1"), "6");
    panel_free(p);
    panel_free(later);
    panel_free(other);
}

/* Companies and certificates from two files: whatever fails in the second takes the first back, too. */
static void two_files_are_one_transaction(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new();
    credential one = {"91330100A", "hnte", 18000, DATE_NO_END, false, "GR1", 2};
    intake_report reports[] = {case_report("a.csv", "d2"), case_report("held.csv", "h1")};
    panel *first = first_panel(t), *none = panel_new(t->names);

    assert_true(credentials_add(held, &one));
    for (int is_filled = 0; is_filled <= 1; is_filled++) {
        store_import_part parts[] = {case_part(&reports[0], first), case_part(&reports[1], none)};
        char *before;
        bool begins;
        store *s;

        unlink(t->path);
        store_close(case_open(t, STORE_WRITE));
        if (is_filled) {
            panel *p = panel_new(t->names);

            put(t, p, "91330100B", "revenue", 2022, 5);
            import(t, p, "d1");
            panel_free(p);
        }
        before = strdup(ask(t, "SELECT hex(stamp) FROM content_stamp"));
        ask(t, "CREATE TRIGGER none BEFORE INSERT ON credential BEGIN SELECT raise(ABORT, 'no'); END");
        parts[1].held = held;
        s = case_open(t, STORE_WRITE);
        assert_int_equal(store_fill_begin(s, t->names, 1, &begins, &t->err), TIDU_OK);
        assert_int_equal(begins, !is_filled);
        assert_int_equal(store_import(s, parts, 2, NULL, NULL, &t->err), TIDU_ESTORE);
        assert_int_equal(parts[0].counts.companies_added, 0);
        assert_string_equal(ask(t, "SELECT count(*) FROM import"), is_filled ? "1" : "0");
        assert_string_equal(ask(t, "SELECT count(*) FROM company"), is_filled ? "1" : "0");
        assert_string_equal(ask(t, "SELECT hex(stamp) FROM content_stamp"), before);
        free(before);
        ask(t, "DROP TRIGGER none");
        assert_int_equal(store_import(s, parts, 2, NULL, NULL, &t->err), TIDU_OK);
        assert_int_equal(parts[0].counts.companies_added, is_filled ? 1 : 2);
        assert_int_equal(parts[1].counts.credentials_added, 1);
        assert_int_equal(parts[1].counts.import_id, parts[0].counts.import_id + 1);
        store_close(s);
        assert_string_equal(ask(t, "SELECT count(*) FROM credential"), "1");
    }
    credentials_free(held);
    panel_free(first);
    panel_free(none);
}

/* The companies were imported before and deleted by hand since: their fill is taken back, the certificates come in. */
static void known_companies_do_not_keep_certificates_out(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new();
    credential one = {"91330100A", "hnte", 18000, DATE_NO_END, false, "GR1", 2};
    intake_report reports[] = {case_report("a.csv", "d1"), case_report("held.csv", "h1")};
    panel *p = first_panel(t), *none = panel_new(t->names);
    store_import_part parts[] = {case_part(&reports[0], p), case_part(&reports[1], none)};
    bool begins;
    store *s;

    assert_true(credentials_add(held, &one));
    parts[1].held = held;
    import(t, p, "d1");
    ask(t, "DELETE FROM annual_value");
    ask(t, "DELETE FROM company");
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_fill_begin(s, t->names, 1, &begins, &t->err), TIDU_OK);
    assert_true(begins);
    assert_int_equal(store_import(s, parts, 2, NULL, NULL, &t->err), TIDU_OK);
    store_close(s);
    assert_true(parts[0].counts.is_known);
    assert_false(parts[1].counts.is_known);
    assert_string_equal(ask(t, "SELECT count(*) FROM company"), "0");
    assert_string_equal(ask(t, "SELECT count(*) FROM credential"), "1");
    credentials_free(held);
    panel_free(p);
    panel_free(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(import_and_load_give_the_panel_back),
        STORE_TEST(plain_sql_reads_plain_values),
        STORE_TEST(same_file_twice_changes_nothing),
        STORE_TEST(same_values_make_no_history),
        STORE_TEST(newer_file_changes_what_differs),
        STORE_TEST(judged_columns_join_the_table),
        STORE_TEST(columns_and_problems_are_kept),
        STORE_TEST(stopped_import_leaves_nothing),
        STORE_TEST(killed_import_leaves_nothing_half_done),
        STORE_TEST(full_disk_is_named),
        STORE_TEST(every_failed_allocation_is_survived),
        STORE_TEST(a_file_comes_back_behind_a_later_one),
        STORE_TEST(two_files_are_one_transaction),
        STORE_TEST(known_companies_do_not_keep_certificates_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
