/* Past days: what was loaded at the end of each day comes back, through caches of other days and without leaving any. */
#include "store/store_case.h"

#include <time.h>

#include "store/store_internal.h"
#include "store/store_undo.h"

static const char *const codes[] = {"A", "B", "C", "D"};

/* Everything that is loaded, as a text. */
static char *dump(store_case *t, store *s)
{
    static char text[16384];
    panel *p = panel_new(t->names);
    credentials *held = credentials_new();
    size_t n = 0;

    if (store_load(s, NULL, p, &t->err) || store_load_credentials(s, NULL, held, &t->err))
        fail_msg("%s", t->err.message);
    for (uint32_t c = 0; c < panel_count(p); c++) {
        const char *name = panel_text(p, c, case_indicator(t, "name"));

        n += (size_t)snprintf(text + n, sizeof text - n, "%s %s", panel_code(p, c), name ? name : "");
        for (int year = 2021; year <= 2023; year++) {
            const char *exact = panel_exact(p, c, case_indicator(t, "revenue"), year);

            n += (size_t)snprintf(text + n, sizeof text - n, " %.17g%s",
                                  panel_number(p, c, case_indicator(t, "revenue"), year), exact ? exact : "");
        }
        n += (size_t)snprintf(text + n, sizeof text - n, "\n");
    }
    for (size_t i = 0; i < credentials_count(held); i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s %ld\n", credentials_get(held, i)->code,
                              credentials_get(held, i)->expires_on);
    credentials_free(held);
    panel_free(p);
    return strdup(text);
}

static void set_zone(const char *name)
{
    setenv("TZ", name, 1);
    tzset();
}

static unsigned long seed = 11;

static int draw(int n)
{
    seed = seed * 6364136223846793005UL + 1442695040888963407UL;
    return (int)((seed >> 33) % (unsigned long)n);
}

/* An import on the given day of January 2020. */
static void import_on(store_case *t, int day)
{
    panel *p = panel_new(t->names);
    credentials *held = credentials_new();
    char digest[16], sql[128];
    intake_report report = case_report("a.csv", digest);
    store_import_part part = case_part(&report, p);
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);

    for (int c = 0; c < 4; c++) {
        credential one = {.code = codes[c], .model = "hnte", .granted_on = 18000, .expires_on = 20000 + draw(2), .number = ""};

        if (draw(2))
            continue;
        put_text(t, p, codes[c], "name", draw(2) ? "x" : "y");
        put_exact(t, p, codes[c], "revenue", 2021 + draw(3), 0.12345678901234567, "0.12345678901234567");
        put(t, p, codes[c], "revenue", 2021 + draw(3), draw(4) + 0.25);
        if (draw(2))
            assert_true(credentials_add(held, &one));
    }
    put(t, p, "E", "revenue", 2023, day);
    part.held = held;
    snprintf(digest, sizeof digest, "d%d", day);
    if (import_part(s, part, NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    store_close(s);
    snprintf(sql, sizeof sql, "UPDATE import SET imported_at = '2020-01-%02dT10:00:00Z' WHERE id = %lld", day,
             counts.import_id);
    ask(t, sql);
    panel_free(p);
    credentials_free(held);
}

static store *open_day(store_case *t, int day)
{
    store *s = NULL;
    char text[16];

    snprintf(text, sizeof text, "2020-01-%02d", day);
    if (store_open_as_of(t->path, text, t->names, &s, &t->err))
        fail_msg("%s", t->err.message);
    return s;
}

static void every_day_comes_back(void **state)
{
    store_case *t = *state;
    char *then[32] = {NULL}, *now, kept[600];

    set_zone("UTC");
    for (int day = 2; day < 30; day += 2) {
        store *s;

        import_on(t, day);
        s = case_open(t, STORE_READ);
        s->cache_least = 1;
        then[day] = then[day + 1] = dump(t, s); /* and keeps its columns */
        store_close(s);
    }
    assert_true(case_kept(t, "columns", kept) > 0);
    for (int day = 2; day < 30; day++) {
        store *s = open_day(t, day);

        s->cache_least = 1;
        now = dump(t, s);
        assert_string_equal(now, then[day]);
        if (day < 28)
            assert_null(store_cache_place(s));
        free(now);
        store_close(s);
    }
    for (int day = 2; day < 30; day += 2)
        free(then[day]);
    while (case_kept(t, "columns", kept))
        unlink(kept);
}

static void refused(store_case *t, const char *day, const char *part)
{
    store *s = NULL;

    if (store_open_as_of(t->path, day, t->names, &s, &t->err) != TIDU_ESTORE)
        fail_msg("%s was not refused", day);
    if (!strstr(t->err.message, part))
        fail_msg("'%s' is not in: %s", part, t->err.message);
}

static void days_that_are_gone_say_why(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    long long id = 2;
    store *s;

    set_zone("UTC");
    import_on(t, 5);
    import_on(t, 7);
    refused(t, "2020-01-04", "first import came in later");
    s = case_open(t, STORE_WRITE);
    assert_int_equal(store_undo(s, &id, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    refused(t, "2020-01-08", "import 2 counted on that day and was undone on");
    store_close(open_day(t, 6));
    ask(t, "UPDATE import SET undone_at = '2020-01-07T11:00:00Z' WHERE id = 2");
    store_close(open_day(t, 8)); /* it came and went within a day */
    import_on(t, 9);
    ask(t, "UPDATE import SET is_journaled = NULL WHERE id = 3");
    refused(t, "2020-01-08", "the journal begins after import 3 of 2020-01-09");
    store_close(open_day(t, 9));
    set_zone("Asia/Shanghai"); /* days are those of the place */
    ask(t, "UPDATE import SET imported_at = '2020-01-09T20:00:00Z' WHERE id = 3");
    store_close(open_day(t, 10));
    refused(t, "2020-01-09", "the journal begins");
    set_zone("UTC");
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    store *s = NULL;

    set_zone("UTC");
    import_on(t, 5);
    import_on(t, 7);
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = store_open_as_of(t->path, "2020-01-06", t->names, &s, &t->err);
        allocate_fail_at(0);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
    }
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_day_comes_back),
        STORE_TEST(days_that_are_gone_say_why),
        STORE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
