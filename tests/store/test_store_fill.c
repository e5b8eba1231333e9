/*
 * A store that fills while its table is read holds the same as one that is filled afterwards, in whatever order the
 * rows come; and nothing at all when the table turns out to be bad.
 */
#include "store/store_case.h"

#include "base/text_buffer.h"

enum { COMPANIES = 20000, YEARS = 3 };

typedef struct feeding {
    store_case *t;
    store *s;
    int threads;
    bool begins;
    size_t calls;
} feeding;

static tidu_status feed(void *context, panel *p, tidu_error *err)
{
    feeding *f = context;

    if (!f->calls++) {
        f->s = case_open(f->t, STORE_WRITE);
        assert_int_equal(store_fill_begin(f->s, f->t->names, f->threads, &f->begins, err), TIDU_OK);
    }
    return f->begins ? store_fill_take(f->s, p, false, err) : TIDU_OK;
}

static void add_row(text_buffer *csv, int company, int year, const char *name)
{
    text_buffer_print(csv, "X%05d,%s,%d,%d.5,%d,%s\n", company, name, 2020 + year, company * 7 + year, company % 300,
                      company % 9 ? "" : "0.1234567890123456789");
}

/* One company after the other, one year after the other, or the first with something new for some companies at the end. */
typedef enum row_order { BY_COMPANY, BY_YEAR, LATE_ROWS } row_order;

static void write_table(text_buffer *csv, row_order order)
{
    text_buffer_append_string(csv, "uscc,name,year,revenue,employees,rd_expense\n");
    for (int i = 0; i < COMPANIES * YEARS; i++) {
        int company = order == BY_YEAR ? i % COMPANIES : i / YEARS, year = order == BY_YEAR ? i / COMPANIES : i % YEARS;

        add_row(csv, company, year, order != LATE_ROWS && company % 3 ? "甲" : "");
    }
    for (int company = 0; order == LATE_ROWS && company < COMPANIES; company += 500)
        add_row(csv, company, company % 1000 ? YEARS : 0, "乙");
}

/* Everything in the store but when it was imported. */
static char *dump(store_case *t)
{
    static const char *const queries[] = {
        "SELECT id, uscc, name, import_id, line FROM company ORDER BY id",
        "SELECT id, company_id, year, revenue, employees, rd_expense, import_id, line FROM annual_value ORDER BY id",
        "SELECT * FROM exact_value ORDER BY 1, 2, 3",
        "SELECT id, file, digest, options, rows, skipped, companies_added, years_added, values_changed FROM import",
        "SELECT * FROM problem ORDER BY id",
        "SELECT name, sql FROM sqlite_schema ORDER BY name",
        "SELECT count(*) FROM history",
        "PRAGMA integrity_check",
    };
    text_buffer all;
    sqlite3 *db;

    text_buffer_init(&all);
    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        sqlite3_stmt *q;

        assert_int_equal(sqlite3_prepare_v2(db, queries[i], -1, &q, NULL), SQLITE_OK);
        while (sqlite3_step(q) == SQLITE_ROW) {
            for (int k = 0; k < sqlite3_column_count(q); k++)
                text_buffer_print(&all, "%s|", sqlite3_column_text(q, k) ? (const char *)sqlite3_column_text(q, k) : "-");
            text_buffer_append_string(&all, "\n");
        }
        sqlite3_finalize(q);
    }
    sqlite3_close(db);
    assert_false(all.failed);
    return all.text;
}

/* threads 0: not while it is read */
static char *import_table(store_case *t, const text_buffer *csv, int threads)
{
    feeding f = {.t = t, .threads = threads};
    intake_options options = {.follow = threads ? feed : NULL, .follow_context = &f, .threads = 1};
    panel *p = panel_new(t->names);
    problems *found = problems_new();
    intake_report report;
    store_import_part part = {.report = &report, .options = "", .panel = p, .found = found};
    store_import_counts counts;
    char *all;

    remove(t->path);
    if (intake_read_bytes((intake_bytes){csv->text, csv->length, "a.csv"}, &options, p, found,
                         &report, &t->err))
        fail_msg("%s", t->err.message);
    if (!threads)
        f.s = case_open(t, STORE_WRITE);
    assert_true(!threads || f.begins);
    assert_true(threads != 1 || panel_frozen(p) > COMPANIES / 2); /* with two it depends on how fast the other is */
    if (import_part(f.s, part, NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    assert_int_equal(counts.companies_added, COMPANIES);
    store_close(f.s);
    all = dump(t);
    intake_report_clear(&report);
    problems_free(found);
    panel_free(p);
    return all;
}

static void filling_while_reading_gives_the_same(void **state)
{
    store_case *t = *state;

    for (row_order order = BY_COMPANY; order <= LATE_ROWS; order++) {
        text_buffer csv;
        char *whole, *fed;

        text_buffer_init(&csv);
        write_table(&csv, order);
        whole = import_table(t, &csv, 0);
        assert_non_null(strstr(whole, "\nok|\n"));
        for (int threads = 1; threads <= 2; threads++) {
            fed = import_table(t, &csv, threads);
            if (strcmp(whole, fed))
                fail_msg("order %d, %d threads: another store", (int)order, threads);
            release(fed);
        }
        release(whole);
        text_buffer_clear(&csv);
    }
}

static void a_bad_end_leaves_nothing(void **state)
{
    store_case *t = *state;
    feeding f = {.t = t, .threads = 2};
    intake_options options = {.follow = feed, .follow_context = &f};
    panel *p = panel_new(t->names);
    problems *found = problems_new();
    text_buffer csv;

    text_buffer_init(&csv);
    write_table(&csv, BY_COMPANY);
    text_buffer_append_string(&csv, "X,\"never closed");
    assert_int_equal(intake_read_bytes((intake_bytes){csv.text, csv.length, "a.csv"}, &options, p, found,
                         NULL, &t->err), TIDU_EDATA);
    assert_true(f.begins);
    store_abandon(f.s);
    assert_int_not_equal(access(t->path, F_OK), 0);
    text_buffer_clear(&csv);
    problems_free(found);
    panel_free(p);
}

/* What a store has already stays its own: nothing is filled there while reading. */
static void a_store_with_companies_is_not_filled(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);
    bool begins = true;
    store *s;

    put(t, p, "A", "revenue", 2023, 5);
    import(t, p, "d1");
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_fill_begin(s, t->names, 1, &begins, &t->err), TIDU_OK);
    assert_false(begins);
    store_close(s);
    assert_string_equal(ask(t, "SELECT count(*) FROM company"), "1");
    panel_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(filling_while_reading_gives_the_same),
        STORE_TEST(a_bad_end_leaves_nothing),
        STORE_TEST(a_store_with_companies_is_not_filled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
