#include "store/store_case.h"

static void fill(store_case *t)
{
    panel *p = panel_new(t->names);
    char code[16];

    for (int i = 0; i < 5; i++) {
        snprintf(code, sizeof code, "C%d", 9 - i);
        put_text(t, p, code, "name", code);
        put_text(t, p, code, "town", "仓前街道");
        for (int year = 2020; year <= 2023; year++) {
            put(t, p, code, "revenue", year, 1000.5 * i + year);
            put(t, p, code, "employees", year, i + 23);
            mark(p, code, year, (uint32_t)(10 * i + year - 2018));
        }
    }
    import(t, p, "d1");
    panel_free(p);
}

static void only_wanted_cells_are_loaded(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);
    uint32_t line;
    store *s;

    fill(t);
    s = case_open(t, STORE_READ);
    assert_true(panel_want(p, case_indicator(t, "revenue"), 2021, 2022));
    assert_true(panel_want(p, case_indicator(t, "employees"), 2022, 2022));
    assert_int_equal(store_load(s, NULL, p, &t->err), TIDU_OK);
    assert_int_equal(panel_count(p), 5);
    assert_string_equal(panel_code(p, 0), "C9");
    assert_string_equal(panel_code(p, 4), "C5");
    assert_string_equal(panel_text(p, 4, case_indicator(t, "name")), "C5");
    assert_null(panel_text(p, 4, case_indicator(t, "town")));
    assert_true(get(t, p, "C8", "revenue", 2021) == 1000.5 + 2021);
    assert_true(get(t, p, "C8", "employees", 2022) == 24);
    assert_null(panel_column(p, case_indicator(t, "employees"), 2021));
    assert_null(panel_column(p, case_indicator(t, "revenue"), 2023));
    assert_true(panel_line(p, 1, 2021, &line));
    assert_int_equal(line, 13);
    store_close(s);
    panel_free(p);
}

static void one_company_is_loaded_alone(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);
    store *s;

    fill(t);
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load(s, "C7", p, &t->err), TIDU_OK);
    assert_int_equal(panel_count(p), 1);
    assert_true(get(t, p, "C7", "revenue", 2023) == 2001 + 2023);
    assert_int_equal(store_load(s, "nobody", p, &t->err), TIDU_OK);
    assert_int_equal(panel_count(p), 1);
    store_close(s);
    panel_free(p);
}

static void years_with_data_are_known(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    int first = 1, last = 1;

    assert_int_equal(store_years(s, &first, &last, &t->err), TIDU_OK);
    assert_int_equal(first, 0);
    assert_int_equal(last, 0);
    fill(t);
    assert_int_equal(store_years(s, &first, &last, &t->err), TIDU_OK);
    assert_int_equal(first, 2020);
    assert_int_equal(last, 2023);
    store_close(s);
}

static void cells_spoilt_by_hand_are_named(void **state)
{
    static const struct {
        const char *edit, *says;
    } rows[] = {
        {"UPDATE annual_value SET revenue = '约三百万' WHERE id = 22021",
         "table annual_value, row 22021, column revenue"},
        {"UPDATE annual_value SET revenue = 7, employees = x'00' WHERE id = 22021",
         "table annual_value, row 22021, column employees"},
        {"UPDATE annual_value SET employees = 9e999 WHERE id = 22021", "column employees"},
        {"UPDATE annual_value SET employees = NULL WHERE id = 22021", NULL},
        {"UPDATE company SET founded_on = '2019/3/5' WHERE id = 2",
         "table company, row 2, column founded_on is not a date"},
        {"UPDATE company SET founded_on = 20190305 WHERE id = 2", "column founded_on"},
        {"UPDATE company SET founded_on = '2019-03-05', town = x'41' WHERE id = 2", "column town"},
        {"UPDATE company SET town = 330100 WHERE id = 2", NULL}, /* TEXT affinity */
        {"DELETE FROM company WHERE id = 3", NULL},              /* its years are passed over */
    };
    store_case *t = *state;

    fill(t);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        panel *p = panel_new(t->names);
        store *s;
        tidu_status status;

        ask(t, rows[i].edit);
        s = case_open(t, STORE_READ);
        status = store_load(s, NULL, p, &t->err);
        if (status != (rows[i].says ? TIDU_ESTORE : TIDU_OK) ||
            (rows[i].says && !strstr(t->err.message, rows[i].says)))
            fail_msg("%s: %s", rows[i].edit, t->err.message);
        if (!status)
            assert_true(get(t, p, "C5", "revenue", 2023) == 4002 + 2023);
        store_close(s);
        panel_free(p);
    }
}

/* The decimal goes when its number was changed in SQL. */
static void overtaken_decimals_are_dropped(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names), *back = panel_new(t->names);
    store *s;

    put_exact(t, p, "A", "revenue", 2023, 0.12345678901234567, "0.12345678901234567");
    put_exact(t, p, "B", "revenue", 2023, 0.12345678901234567, "0.12345678901234567");
    import(t, p, "d1");
    ask(t, "UPDATE annual_value SET revenue = 3 WHERE company_id = 1");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load(s, NULL, back, &t->err), TIDU_OK);
    assert_null(panel_exact(back, 0, case_indicator(t, "revenue"), 2023));
    assert_non_null(panel_exact(back, 1, case_indicator(t, "revenue"), 2023));
    store_close(s);
    panel_free(p);
    panel_free(back);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    store *s;

    fill(t);
    s = case_open(t, STORE_READ);
    for (unsigned long k = 1; status; k++) {
        panel *p = panel_new(t->names);

        allocate_fail_at(k);
        status = store_load(s, NULL, p, &t->err);
        allocate_fail_at(0);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
        panel_free(p);
    }
    store_close(s);
}

static int last_year(store_case *t)
{
    store *s = case_open(t, STORE_READ);
    int first, last;

    assert_int_equal(store_years(s, &first, &last, &t->err), TIDU_OK);
    store_close(s);
    return last;
}

/* Whoever writes years, and however. */
static void years_follow_edits_in_sql(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);

    put(t, p, "A", "revenue", 2022, 1);
    put(t, p, "B", "revenue", 2023, 1);
    import(t, p, "d1");
    assert_int_equal(last_year(t), 2023);
    ask(t, "INSERT OR ABORT INTO annual_value (id, company_id, year, import_id) VALUES (12025, 1, 2025, 1)");
    assert_int_equal(last_year(t), 2025);
    ask(t, "INSERT OR ABORT INTO annual_value (id, company_id, year, import_id) VALUES (22025, 2, 2025, 1)");
    ask(t, "DELETE FROM annual_value WHERE year = 2025");
    assert_int_equal(last_year(t), 2023);
    ask(t, "UPDATE annual_value SET year = 2024, id = 22024 WHERE id = 22023");
    assert_int_equal(last_year(t), 2024);
    put(t, p, "A", "revenue", 2026, 1);
    import(t, p, "d2");
    assert_int_equal(last_year(t), 2026);
    ask(t, "DELETE FROM annual_value");
    assert_int_equal(last_year(t), 0);
    panel_free(p);
}

/* An id from elsewhere: its annual rows could not be told from others, so nothing is read as if it were whole. */
static void ids_that_are_no_numbers_of_companies_are_named(void **state)
{
    static const char *const ids[] = {"0", "-5", "922337203685477", "1134364244112401031", "9223372036854775807"};
    store_case *t = *state;
    panel *p = panel_new(t->names);

    put(t, p, "A", "revenue", 2023, 5);
    put(t, p, "B", "revenue", 2023, 6);
    import(t, p, "d1");
    for (size_t i = 0; i <= sizeof ids / sizeof *ids; i++) {
        bool is_good = i == sizeof ids / sizeof *ids;
        const char *id = is_good ? "922337203685476" : ids[i];
        panel *back = panel_new(t->names);
        store_import_counts counts;
        intake_report report = case_report("b.csv", id);
        char sql[300];
        store *s;

        snprintf(sql, sizeof sql, "UPDATE company SET id = %s WHERE uscc = 'B'", id);
        ask(t, sql);
        s = case_open(t, STORE_WRITE);
        assert_int_equal(store_load(s, NULL, back, &t->err), is_good ? TIDU_OK : TIDU_ESTORE);
        if (!is_good && (!strstr(t->err.message, "table company, row ") || !strstr(t->err.message, id)))
            fail_msg("%s", t->err.message);
        put(t, p, "B", "revenue", 2022, (double)i);
        assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err),
                         is_good ? TIDU_OK : TIDU_ESTORE);
        store_close(s);
        panel_free(back);
    }
    panel_free(p);
}

/* Whoever writes in between has to wait: companies and certificates come of one state. */
static void what_is_read_together_is_of_one_state(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names), *back = panel_new(t->names);
    credentials *held = credentials_new();
    static const char edit[] = "INSERT INTO credential (uscc, credential, granted_on, import_id)"
                               " VALUES ('A', 'hnte', '2021-11-30', 1)";
    store *s;

    put(t, p, "A", "revenue", 2023, 5);
    import(t, p, "d1");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_begin_reading(s, &t->err), TIDU_OK);
    assert_int_equal(store_load(s, NULL, back, &t->err), TIDU_OK);
    assert_string_equal(ask(t, edit), "database is locked");
    assert_int_equal(store_load_credentials(s, NULL, held, &t->err), TIDU_OK);
    assert_int_equal(credentials_count(held), 0);
    store_end_reading(s);
    ask(t, edit);
    assert_int_equal(store_load_credentials(s, NULL, held, &t->err), TIDU_OK);
    assert_int_equal(credentials_count(held), 1);
    store_close(s);
    credentials_free(held);
    panel_free(p);
    panel_free(back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(years_follow_edits_in_sql),
        STORE_TEST(only_wanted_cells_are_loaded),
        STORE_TEST(one_company_is_loaded_alone),
        STORE_TEST(years_with_data_are_known),
        STORE_TEST(cells_spoilt_by_hand_are_named),
        STORE_TEST(overtaken_decimals_are_dropped),
        STORE_TEST(ids_that_are_no_numbers_of_companies_are_named),
        STORE_TEST(what_is_read_together_is_of_one_state),
        STORE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
