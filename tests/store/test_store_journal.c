/* The list of imports, and the values of a company over time with their sources. */
#include "store/store_case.h"

#include "store/store_journal.h"
#include "store/store_undo.h"

static char told[8192];

static void tell(void *context, const past_value *v)
{
    static const char *const states[] = {"now", "before", "undone", "by-hand"};

    (void)context;
    snprintf(told + strlen(told), sizeof told - strlen(told), "%s %d %s %s %lld %s:%lu:%lu\n", v->indicator, v->year,
             v->value, states[v->state], v->import_id, v->file ? v->file : "", v->line, v->column);
}

static const char *history(store_case *t, const char *code, const char *indicator)
{
    store *s = case_open(t, STORE_READ_JOURNAL);

    *told = 0;
    if (store_list_history(s, code, indicator, tell, NULL, &t->err))
        snprintf(told, sizeof told, "%s", t->err.message);
    store_close(s);
    return told;
}

static void import_value(store_case *t, const char *file, double revenue, const char *exact)
{
    intake_column column = {.column = 4, .header = "营业收入", .indicator = case_indicator(t, "revenue")};
    intake_report report = case_report(file, file);
    panel *p = panel_new(t->names);
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);

    report.columns = &column;
    report.n_columns = 1;
    put_text(t, p, "A", "name", "甲");
    put(t, p, "A", "revenue", 2023, revenue);
    if (exact)
        put_exact(t, p, "A", "revenue", 2023, revenue, exact);
    mark(p, "A", 2023, 7);
    store_set_user(s, "li");
    if (import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    store_close(s);
    panel_free(p);
}

static void values_come_with_their_sources(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    long long id = 3;
    store *s;

    import_value(t, "a.csv", 5, NULL);
    import_value(t, "b.csv", 0.12345678901234567, "0.12345678901234567");
    import_value(t, "c.csv", 8, NULL);
    assert_string_equal(history(t, "A", "revenue"), "revenue 2023 8 now 3 c.csv:7:4\n"
                                                    "revenue 2023 0.12345678901234567 before 2 b.csv:7:4\n"
                                                    "revenue 2023 5 before 1 a.csv:7:4\n");
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(history(t, "A", NULL), "name 0 甲 now 1 a.csv:7:0\n"
                                               "revenue 2023 0.12345678901234567 now 2 b.csv:7:4\n"
                                               "revenue 2023 5 before 1 a.csv:7:4\n"
                                               "revenue 2023 8 undone 3 c.csv:7:4\n");
    ask(t, "UPDATE annual_value SET revenue = 4, market_share = 1, import_id = 1");
    ask(t, "INSERT INTO credential (uscc, credential, granted_on, number, import_id, line)"
           " VALUES ('A', 'hnte', '2021-11-30', 'GR1', 1, 3)");
    assert_string_equal(history(t, "A", "hnte"), "hnte@2021-11-30.expires_on 0  now 1 a.csv:3:0\n"
                                                 "hnte@2021-11-30.number 0 GR1 now 1 a.csv:3:0\n");
    assert_string_equal(history(t, "A", "market_share"), "market_share 2023 1 now 1 a.csv:7:0\n");
    assert_non_null(strstr(history(t, "A", "revenue"), "revenue 2023 4 by-hand 0 :0:0\n"));
    assert_non_null(strstr(history(t, "B", NULL), "no company with the code 'B'"));
}

static void list(void *context, const store_import_row *row)
{
    (void)context;
    snprintf(told + strlen(told), sizeof told - strlen(told), "%lld %s %s %s %lld %lld %lld %s%s\n", row->id,
             row->imported_by ? row->imported_by : "?", row->file, row->digest, row->companies_added, row->years_added,
             row->values_changed, row->undone_at ? "undone" : "", row->is_journaled ? "" : " kept");
}

static void imports_are_listed(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    long long id = 2;
    store *s;

    import_value(t, "a.csv", 5, NULL);
    import_value(t, "b.csv", 6, NULL);
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    ask(t, "UPDATE import SET is_journaled = NULL, imported_by = NULL WHERE id = 1");
    s = case_open(t, STORE_READ_JOURNAL);
    *told = 0;
    assert_int_equal(store_list_imports(s, list, NULL, &t->err), TIDU_OK);
    assert_string_equal(told, "1 ? a.csv a.csv 1 1 0  kept\n2 li b.csv b.csv 0 0 1 undone\n");
    store_close(s);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    store *s;

    import_value(t, "a.csv", 5, NULL);
    import_value(t, "b.csv", 0.12345678901234567, "0.12345678901234567");
    s = case_open(t, STORE_READ_JOURNAL);
    for (unsigned long k = 1; status; k++) {
        *told = 0;
        allocate_fail_at(k);
        status = store_list_history(s, "A", "revenue", tell, NULL, &t->err);
        allocate_fail_at(0);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
    }
    assert_non_null(strstr(told, "0.12345678901234567 now 2"));
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(values_come_with_their_sources),
        STORE_TEST(imports_are_listed),
        STORE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
