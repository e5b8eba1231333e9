#include "store/store_case.h"

static void add(code_register *r, const char *code, const char *revision, const char *name, const char *successor)
{
    code_entry e = {CODE_REGION, 0, code, revision, name, successor, 7};
    const code_entry *known;

    assert_int_equal(code_register_add(r, &e, &known), CODE_ADDED);
}

static store_import_counts import_codes(store_case *t, const code_register *r, const char *digest)
{
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("codes.csv", digest);
    store_import_counts counts;

    if (store_import_register(s, &report, "--table region", r, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    store_close(s);
    return counts;
}

static void register_comes_back(void **state)
{
    store_case *t = *state;
    code_register *r = code_register_new(), *back = code_register_new();
    store_import_counts counts;
    code_answer a;
    long long last;
    store *s;

    add(r, "320621", "2009-12", "海安县", "");
    add(r, "320685", "2019-04", "海安市", "");
    add(r, "320501", "2009-12", "甲县", "320502;320503");
    counts = import_codes(t, r, "1");
    assert_int_equal(counts.codes_added, 3);
    assert_int_equal(counts.codes_changed, 0);
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_register(s, back, &last, &t->err), TIDU_OK);
    assert_int_equal(last, counts.import_id);
    store_close(s);
    assert_int_equal(code_register_count(back), 3);
    a = code_register_find(back, CODE_REGION, 0, "320621");
    assert_string_equal(a.successor, "320685");
    assert_int_equal(a.entry->line, 7);
    assert_string_equal(code_register_find(back, CODE_REGION, 0, "320501").successor, "320502;320503");
    code_register_free(r);
    code_register_free(back);
}

static void again_changes_nothing_and_a_newer_one_what_differs(void **state)
{
    store_case *t = *state;
    code_register *r = code_register_new(), *newer = code_register_new();
    store_import_counts counts;

    add(r, "320621", "2009-12", "海安县", "");
    add(r, "320685", "2019-04", "海安市", "");
    import_codes(t, r, "1");
    assert_true(import_codes(t, r, "1").is_known);
    add(newer, "320621", "2009-12", "海安县", "320685");
    add(newer, "320685", "2019-04", "海安市", "");
    add(newer, "320612", "2019-04", "通州区", "");
    counts = import_codes(t, newer, "2");
    assert_int_equal(counts.codes_added, 1);
    assert_int_equal(counts.codes_changed, 1);
    assert_string_equal(ask(t, "SELECT successor FROM code WHERE code = '320621'"), "320685");
    assert_string_equal(ask(t, "SELECT count(*) FROM code"), "3");
    assert_string_equal(ask(t, "SELECT count(*) FROM import"), "2");
    code_register_free(r);
    code_register_free(newer);
}

static void all_or_nothing(void **state)
{
    store_case *t = *state;
    code_register *r = code_register_new();
    intake_report report = case_report("codes.csv", "1");
    store_import_counts counts = {.codes_added = 9};
    store *s = case_open(t, STORE_WRITE);

    add(r, "320621", "2009-12", "海安县", "");
    add(r, "320685", "2019-04", "海安市", "");
    ask(t, "CREATE TRIGGER no BEFORE INSERT ON code WHEN new.code = '320685' BEGIN SELECT RAISE(FAIL, 'no'); END");
    assert_int_equal(store_import_register(s, &report, "", r, NULL, &counts, &t->err), TIDU_ESTORE);
    assert_int_equal(counts.codes_added, 0);
    store_close(s);
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM code) + (SELECT count(*) FROM import)"), "0");
    code_register_free(r);
}

static void damaged_row_is_named(void **state)
{
    store_case *t = *state;
    code_register *r = code_register_new();
    long long last;
    store *s;

    store_close(case_open(t, STORE_WRITE));
    ask(t, "INSERT INTO code VALUES (5, 'region', 0, 'Haian', '', 'x', '', 1, 1)");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_register(s, r, &last, &t->err), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "table code, row 5"));
    store_close(s);
    code_register_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(register_comes_back),
        STORE_TEST(again_changes_nothing_and_a_newer_one_what_differs),
        STORE_TEST(all_or_nothing),
        STORE_TEST(damaged_row_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
