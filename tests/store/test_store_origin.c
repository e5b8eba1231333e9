#include "store/store_case.h"

static void import_file(store_case *t, panel *p, const char *file, const char *digest,
                        intake_column *columns, size_t n)
{
    intake_report report = case_report(file, digest);
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);

    report.columns = columns;
    report.n_columns = n;
    assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err),
                     TIDU_OK);
    store_close(s);
}

static void fill(store_case *t)
{
    intake_column first[] = {{1, "代码", case_indicator(t, "uscc"), NULL, 0, 0},
                             {2, "名称", case_indicator(t, "name"), NULL, 0, 0},
                             {4, "营业收入", case_indicator(t, "revenue"), NULL, 0, 0},
                             {5, "人数", case_indicator(t, "employees"), NULL, 0, 0}};
    intake_column second[] = {{3, "2022年营业收入", case_indicator(t, "revenue"), NULL, 2022, 0},
                              {6, "2023年营业收入", case_indicator(t, "revenue"), NULL, 2023, 0}};
    panel *p = panel_new(t->names);

    put_text(t, p, "A", "name", "甲");
    put(t, p, "A", "revenue", 2022, 1.25);
    put(t, p, "A", "employees", 2022, 3);
    put(t, p, "A", "rd_expense", 2022, 3); /* a constant of the mapping */
    mark(p, "A", 2022, 17);
    import_file(t, p, "first.csv", "d1", first, 4);
    put(t, p, "A", "revenue", 2022, 2.5);
    put(t, p, "A", "revenue", 2023, 2.75);
    panel_free(p);
    p = panel_new(t->names);
    put(t, p, "A", "revenue", 2022, 2.5);
    put(t, p, "A", "revenue", 2023, 2.75);
    mark(p, "A", 2022, 9);
    mark(p, "A", 2023, 9);
    import_file(t, p, "second.csv", "d2", second, 2);
    panel_free(p);
}

static void cells_name_their_file_line_and_column(void **state)
{
    static const struct {
        const char *indicator;
        int year;
        const char *file, *header;
        unsigned long line, column;
    } rows[] = {
        {"revenue", 2022, "second.csv", "2022年营业收入", 9, 3}, /* changed there */
        {"revenue", 2023, "second.csv", "2023年营业收入", 9, 6}, /* a row of its own */
        {"employees", 2022, "first.csv", "人数", 17, 5},
        {"name", PANEL_ANY_YEAR, "first.csv", "名称", 17, 2},
        {"rd_expense", 2022, "first.csv", "", 17, 0},
    };
    store_case *t = *state;
    store *s;

    fill(t);
    s = case_open(t, STORE_READ);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        arena *memory = arena_new();
        store_origin o;

        if (store_find_origin(s, "A", rows[i].indicator, rows[i].year, memory, &o, &t->err))
            fail_msg("%s", t->err.message);
        assert_string_equal(o.file, rows[i].file);
        assert_string_equal(o.header, rows[i].header);
        assert_int_equal(o.line, rows[i].line);
        assert_int_equal(o.column, rows[i].column);
        assert_int_equal(strlen(o.imported_at), 20);
        arena_free(memory);
    }
    store_close(s);
}

/* The company where its row first came in; a certificate where its last day was last stated. */
static void companies_and_certificates_have_one_too(void **state)
{
    store_case *t = *state;
    arena *memory = arena_new();
    store_origin o;
    store *s;

    fill(t);
    (void)ask(t, "INSERT INTO credential (uscc, credential, granted_on, expires_on, import_id, line)"
                        " VALUES ('A', 'hnte', '2021-11-30', '2024-11-29', 1, 5), ('A', 'srdi', '2022-01-01', NULL, 1, 6)");
    (void)ask(t, "INSERT INTO history (import_id, uscc, indicator, old_value, new_value, line)"
                        " VALUES (2, 'A', 'hnte@2021-11-30.expires_on', '2024-11-29', '2024-11-30', 8)");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_find_company_origin(s, "A", memory, &o, &t->err), TIDU_OK);
    assert_string_equal(o.file, "first.csv");
    assert_int_equal(o.line, 17);
    assert_int_equal(store_find_certificate_origin(s, "A", "hnte", "2021-11-30", memory, &o, &t->err), TIDU_OK);
    assert_string_equal(o.file, "second.csv");
    assert_int_equal(o.line, 8);
    assert_int_equal(store_find_certificate_origin(s, "A", "srdi", "2022-01-01", memory, &o, &t->err), TIDU_OK);
    assert_string_equal(o.file, "first.csv");
    assert_int_equal(o.line, 6);
    assert_int_equal(store_find_certificate_origin(s, "A", "srdi", "2022-01-02", memory, &o, &t->err), TIDU_ENOTFOUND);
    assert_int_equal(store_find_company_origin(s, "B", memory, &o, &t->err), TIDU_ENOTFOUND);
    arena_free(memory);
    store_close(s);
}

static void absent_cells_have_no_origin(void **state)
{
    static const struct {
        const char *code, *indicator;
        int year;
    } rows[] = {
        {"B", "revenue", 2022},     {"A", "revenue", 2021},  {"A", "st_staff", 2022},
        {"A", "town", 0},           {"A", "no_column", 2022}, {"A", "x\" OR 1 OR \"", 2022},
        {"A", "revenue", 0},        {"A", "name", 2022},
    };
    store_case *t = *state;
    store *s;

    fill(t);
    s = case_open(t, STORE_READ);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        arena *memory = arena_new();
        store_origin o;

        assert_int_equal(store_find_origin(s, rows[i].code, rows[i].indicator, rows[i].year, memory,
                                           &o, &t->err), TIDU_ENOTFOUND);
        arena_free(memory);
    }
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(cells_name_their_file_line_and_column),
        STORE_TEST(companies_and_certificates_have_one_too),
        STORE_TEST(absent_cells_have_no_origin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
