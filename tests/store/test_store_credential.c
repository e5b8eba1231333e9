#include "store/store_case.h"

#include "base/date.h"
#include "store/store_undo.h"

static long day(const char *iso)
{
    long days = 0;

    assert_true(date_parse_iso(iso, 10, &days));
    return days;
}

static void add(credentials *c, const char *code, const char *granted, long expires,
                const char *number, uint32_t line)
{
    credential entry = {code, "hnte", day(granted), expires, false, number, line};

    assert_true(credentials_add(c, &entry));
}

static store_import_counts import_held(store_case *t, const credentials *held, const char *digest)
{
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("held.csv", digest);
    store_import_counts counts;
    panel *p = panel_new(t->names);
    store_import_part part = {.report = &report, .options = "", .panel = p, .held = held};

    if (import_part(s, part, NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    panel_free(p);
    store_close(s);
    return counts;
}

static void credentials_come_back(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new(), *back = credentials_new();
    const credential *c;
    store *s;

    add(held, "A", "2021-11-30", day("2024-11-29"), "GR202133001234", 2);
    add(held, "B", "2020-12-01", DATE_NO_END, "", 3);
    assert_int_equal(import_held(t, held, "d1").credentials_added, 2);
    assert_true(import_held(t, held, "d1").is_known);
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_credentials(s, NULL, back, &t->err), TIDU_OK);
    assert_int_equal(credentials_count(back), 2);
    c = credentials_get(back, 0);
    assert_string_equal(c->number, "GR202133001234");
    assert_true(c->expires_on == day("2024-11-29"));
    assert_int_equal(c->line, 2);
    assert_true(credentials_get(back, 1)->expires_on == DATE_NO_END);
    store_close(s);
    assert_string_equal(ask(t, "SELECT expires_on FROM credential WHERE uscc = 'A'"), "2024-11-29");
    credentials_free(held);
    credentials_free(back);
}

/* A change of a certificate touches no cell of a company, and the other way round. */
static void a_file_comes_back_behind_a_later_one(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new(), *later = credentials_new();
    panel *p = panel_new(t->names);

    put(t, p, "A", "revenue", 2023, 5);
    add(held, "A", "2021-11-30", day("2024-11-29"), "GR1", 2);
    add(later, "A", "2021-11-30", day("2023-01-15"), "GR1", 2);
    import(t, p, "d1");
    import_held(t, held, "h1");
    assert_int_equal(import_held(t, later, "h2").credentials_changed, 1);
    assert_true(import(t, p, "d1").is_known);
    assert_true(import_held(t, held, "h1").is_again);
    assert_string_equal(ask(t, "SELECT expires_on FROM credential"), "2024-11-29");
    assert_true(import_held(t, held, "h1").is_known);
    put(t, p, "A", "revenue", 2023, 6);
    assert_int_equal(import(t, p, "d2").values_changed, 1);
    assert_true(import_held(t, held, "h1").is_known);
    credentials_free(held);
    credentials_free(later);
    panel_free(p);
}

static void newer_file_changes_ends_and_keeps_the_old(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new();
    store_import_counts counts;

    add(held, "A", "2021-11-30", day("2024-11-29"), "GR1", 2);
    add(held, "B", "2020-12-01", day("2023-11-30"), "GR2", 3);
    import_held(t, held, "d1");
    credentials_free(held);
    held = credentials_new();
    add(held, "A", "2021-11-30", day("2023-01-15"), "", 5); /* revoked; no number given */
    add(held, "B", "2020-12-01", DATE_NO_END, "GR2", 6);
    add(held, "B", "2023-12-01", DATE_NO_END, NULL, 7);
    counts = import_held(t, held, "d2");
    assert_int_equal(counts.credentials_added, 1);
    assert_int_equal(counts.credentials_changed, 1);
    assert_string_equal(ask(t, "SELECT group_concat(uscc || indicator || old_value || new_value || line)"
                               " FROM history"),
                        "Ahnte@2021-11-30.expires_on2024-11-292023-01-155");
    assert_string_equal(ask(t, "SELECT expires_on || number FROM credential WHERE uscc = 'A'"),
                        "2023-01-15GR1");
    assert_string_equal(ask(t, "SELECT expires_on FROM credential WHERE number = 'GR2'"),
                        "2023-11-30");
    credentials_free(held);
}

static void spoilt_dates_are_named(void **state)
{
    store_case *t = *state;
    credentials *held = credentials_new(), *back = credentials_new();
    store *s;

    add(held, "A", "2021-11-30", day("2024-11-29"), "GR1", 2);
    import_held(t, held, "d1");
    ask(t, "UPDATE credential SET expires_on = '2024年'");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_load_credentials(s, NULL, back, &t->err), TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "table credential, row 1"));
    store_close(s);
    credentials_free(held);
    credentials_free(back);
}

static void import_regional(store_case *t, const char *end, const char *digest)
{
    credentials *held = credentials_new();
    credential one = {"A", "gazelle@jiangsu", day("2021-11-30"), day(end), false, "GR1", 2};

    assert_true(credentials_add(held, &one));
    import_held(t, held, digest);
    credentials_free(held);
}

/* The id of a region's certificate has the sign that stands before the day in the names of its fields. */
static void an_undo_finds_ids_with_a_region(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    long long id = 2;
    store *s;

    import_regional(t, "2024-11-29", "d1");
    import_regional(t, "2025-11-29", "d2");
    import_regional(t, "2025-11-29", "d3"); /* meets what the second changed */
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_ESTORE);
    id = 3;
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    id = 2;
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    assert_int_equal(counts.credentials_restored, 1);
    store_close(s);
    assert_string_equal(ask(t, "SELECT expires_on FROM credential"), "2024-11-29");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(credentials_come_back),
        STORE_TEST(a_file_comes_back_behind_a_later_one),
        STORE_TEST(newer_file_changes_ends_and_keeps_the_old),
        STORE_TEST(spoilt_dates_are_named),
        STORE_TEST(an_undo_finds_ids_with_a_region),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
