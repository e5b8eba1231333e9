/*
 * Faults of a file of the calendar: each is a change to a good one, and the message names its place. What an amendment leaves, whose
 * an entry is, what is due between two days, and the shipped calendar against the days in the notices that it cites.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/date.h"
#include "model/filing_calendar.h"

static const char good[] =
    "calendar: sample\n"
    "name: {zh: 样, en: sample}\n"
    "year: 2024\n"
    "region: \"990000\"\n"
    "except: [\"9903\"]\n"
    "documents:\n"
    "  call: {title: {zh: 通知, en: call}, number: 示例〔2024〕1号}\n"
    "  later: {title: {zh: 延期, en: later}, number: 示例〔2024〕2号}\n"
    "entries:\n"
    "  - id: batch-1\n"
    "    kind: batch\n"
    "    rung: hnte\n"
    "    name: {zh: 第一批, en: first}\n"
    "    opens: 2024-03-28\n"
    "    closes: 2024-06-21\n"
    "    city: 2024-07-21\n"
    "    cite: call part 1\n"
    "  - {id: batch-2, kind: batch, rung: hnte, name: {zh: 第二批, en: second}, closes: 2024-08-20, cite: call}\n"
    "  - {id: report, kind: report, holders: [hnte, srdi], name: {zh: 年报, en: report}, closes: 2024-05-20, cite: call}\n"
    "  - {id: window, kind: window, rung: tech-sme, application: new, name: {zh: 评价, en: window}, opens: 2024-06-27, closes: , publicity: 2024-10-31, cite: call}\n"
    "amendments:\n"
    "  - {entry: batch-2, on: 2024-08-13, closes: 2024-09-05, cite: later}\n"
    "  - {entry: batch-2, on: 2024-09-01, closes: 2024-09-10, city: 2024-09-26, note: {zh: 再延, en: again}, cite: later part 2}\n";

typedef struct fault {
    const char *old, *new; /* the first `old` becomes `new` */
    const char *message;
    unsigned long line, column;
} fault;

static const fault faults[] = {
    {"calendar: sample", "calendar: Sample", "an id is made of a-z, 0-9, '-' and '@', not 'Sample'", 1, 11},
    {"year: 2024\n", "", "give 'year', or 'effective' for what returns every year", 1, 1},
    {"year: 2024\n", "year: 2024\neffective: {from: 2024-01-01}\n", "give 'year', or 'effective' for what returns every year", 3, 7},
    {"year: 2024", "year: 20.5", "'20.5' is not a year", 3, 7},
    {"\"990000\"", "\"99000\"", "a region is the beginning of a division code: 2, 4, 6, 9 or 12 digits", 4, 9},
    {"\"990000\"", "zhejiang", "a region is the beginning of a division code: 2, 4, 6, 9 or 12 digits", 4, 9},
    {"[\"9903\"]", "[\"99O3\"]", "a region is the beginning of a division code: 2, 4, 6, 9 or 12 digits", 5, 10},
    {"id: batch-2", "id: batch-1", "the entry 'batch-1' stands twice in this file", 18, 10},
    {"zh: 第二批", "zh: 第一批", "two entries have the name '第一批'", 18, 50},
    {"kind: batch\n", "kind: batsh\n", NULL, 11, 11},
    {"rung: hnte\n", "rung: hnt\n", "unknown rung 'hnt'; did you mean 'hnte'?", 12, 11},
    {"rung: hnte\n", "rung: some-title\n", "unknown rung 'some-title'; 'tidu models list' shows all", 12, 11},
    {"    rung: hnte\n", "", "a batch or a window says what is applied for: add 'rung'", 10, 5},
    {"[hnte, srdi]", "[hnte, sdri]", "unknown rung 'sdri'; did you mean 'srdi'?", 19, 48},
    {"kind: report, holders: [hnte, srdi]", "kind: report, rung: hnte", "nothing is applied for here; who owes it is said by 'holders'", 19, 38},
    {"rung: tech-sme,", "rung: tech-sme, holders: [hnte],", "'holders' go with a report or a declaration", 20, 57},
    {"opens: 2024-03-28", "opens: 2024-06-22", "'closes' lies before 'opens'", 15, 13},
    {"city: 2024-07-21", "city: 2024-06-20", "'city' lies before 'closes'", 16, 11},
    {"closes: 2024-06-21", "closes: 2025-06-21", "this day lies outside of the year 2024 of the file", 15, 13},
    {"opens: 2024-03-28", "opens: 2022-12-31", "this day lies outside of the year 2024 of the file", 14, 12},
    {"city: 2024-07-21", "city: 2026-07-21", "this day lies outside of the year 2024 of the file", 16, 11},
    {"closes: 2024-06-21", "closes: 2024-06-31", "a date such as 2016-01-01 is expected here", 15, 13},
    {"    closes: 2024-06-21\n    city: 2024-07-21\n", "", "an entry closes on some day: add 'closes', empty where it was not published", 10, 5},
    {"cite: call part 1", "cite: cal part 1", "unknown document 'cal'; did you mean 'call'?", 17, 11},
    {"entry: batch-2", "entry: batch-3", "there is no entry 'batch-3' in this file; did you mean 'batch-1'?", 22, 13},
    {"entry: batch-2", "entry: something", "there is no entry 'something' in this file", 22, 13},
    {"on: 2024-08-13, closes: 2024-09-05, ", "on: 2024-08-13, closes: 2024-08-20, ", "an amendment changes one day at least", 22, 5},
    {"on: 2024-08-13", "on: 2024-09-02", "the amendments of an entry stand in the order of their days", 23, 5},
    {"closes: 2024-09-10", "closes: 2024-09-27", "'city' lies before 'closes'", 23, 64},
    {"closes: 2024-09-05", "closes: 2025-09-05", "this day lies outside of the year 2024 of the file", 22, 46},
    {"amendments:", "amendment:", "unknown key 'amendment'; did you mean 'amendments'?", 21, 1},
};

static catalogue open_models(void)
{
    catalogue c;

    assert_int_equal(catalogue_open("models", &c, NULL), TIDU_OK);
    return c;
}

static void each_fault_has_its_place(void **state)
{
    catalogue models = open_models();

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *at = strstr(good, faults[i].old);
        filing_calendar *c = NULL;
        tidu_error err = {0};
        char text[4096];

        assert_non_null(at);
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - good), good, faults[i].new, at + strlen(faults[i].old));
        if (filing_calendar_parse(text, strlen(text), "sample.yaml", &models, &c, &err) != TIDU_EMODEL)
            fail_msg("fault %zu (%s) was taken", i, faults[i].new);
        if (err.line != faults[i].line || err.column != faults[i].column || strcmp(err.file, "sample.yaml") ||
            (faults[i].message && strcmp(err.message, faults[i].message)))
            fail_msg("fault %zu (%s): %s:%lu:%lu: %s", i, faults[i].new, err.file, err.line, err.column, err.message);
        assert_null(c);
    }
    catalogue_close(&models);
}

static filing_calendar *parse(const char *text)
{
    catalogue models = open_models();
    filing_calendar *c;
    tidu_error err = {0};

    if (filing_calendar_parse(text, strlen(text), "sample.yaml", &models, &c, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    catalogue_close(&models);
    return c;
}

static long day(const char *text)
{
    long days = 0;

    assert_true(date_parse_iso(text, strlen(text), &days));
    return days;
}

static void the_last_amendment_counts(void **state)
{
    filing_calendar *c = parse(good);
    const filing_entry *e = filing_calendar_get(c, 1);

    (void)state;
    assert_int_equal(filing_calendar_count(c), 4);
    assert_string_equal(e->id, "batch-2");
    assert_string_equal(e->source->region, "99");
    assert_int_equal(e->days[FILING_CLOSES], day("2024-09-10"));
    assert_int_equal(e->days[FILING_CITY], day("2024-09-26"));
    assert_int_equal(e->n_changes, 2);
    assert_int_equal(e->changes[0].before[FILING_CLOSES], day("2024-08-20"));
    assert_int_equal(e->changes[0].after[FILING_CLOSES], day("2024-09-05"));
    assert_int_equal(e->changes[0].on, day("2024-08-13"));
    assert_int_equal(e->changes[0].after[FILING_CITY], DATE_NO_BEGIN);
    assert_int_equal(e->changes[1].before[FILING_CLOSES], day("2024-09-05"));
    assert_int_equal(e->changes[1].before[FILING_CITY], DATE_NO_BEGIN);
    assert_int_equal(e->changes[1].after[FILING_CITY], day("2024-09-26"));
    assert_string_equal(e->changes[1].note.zh, "再延");
    assert_string_equal(e->changes[1].cite.text, "later part 2");
    filing_calendar_free(c);
}

static const char *next_id(const filing_calendar *c, const char *rung, const char *region, const char *on, bool is_recheck)
{
    const filing_entry *e = filing_calendar_next(c, rung, region, (application){day(on), is_recheck});

    return e ? e->id : "none";
}

static void the_next_batch_is_that_of_the_region(void **state)
{
    filing_calendar *c = parse(good);

    (void)state;
    assert_string_equal(next_id(c, "hnte", "990102", "2024-01-01", false), "batch-1");
    assert_string_equal(next_id(c, "hnte", "990102", "2024-06-21", false), "batch-1");
    assert_string_equal(next_id(c, "hnte", "990102", "2024-06-22", false), "batch-2");
    assert_string_equal(next_id(c, "hnte", "990102", "2024-09-10", true), "batch-2");
    assert_string_equal(next_id(c, "hnte", "990102", "2024-09-11", false), "none");
    assert_string_equal(next_id(c, "hnte@ours", "990102", "2024-01-01", false), "batch-1"); /* a variant of ours */
    assert_string_equal(next_id(c, "hn", "990102", "2024-01-01", false), "none");
    assert_string_equal(next_id(c, "hnte", "990304", "2024-01-01", false), "none"); /* has a calendar of its own */
    assert_string_equal(next_id(c, "hnte", "330502", "2024-01-01", false), "none");
    assert_string_equal(next_id(c, "hnte", "", "2024-01-01", false), "none");
    assert_string_equal(next_id(c, "tech-sme", "990102", "2024-01-01", false), "none"); /* its closing day is not published */
    filing_calendar_free(c);
}

typedef struct holder {
    const char *certificate;
    long until;
} holder;

static bool holds(void *context, const char *certificate, long on)
{
    const holder *h = context;

    return !strcmp(h->certificate, certificate) && on <= h->until;
}

/* "05-20 report; 06-21 batch-1; ..." */
static void list(const filing_calendar *c, const filing_span *span, char *text, size_t size)
{
    filing_due *due;
    size_t n, used = 0;

    *text = 0;
    assert_int_equal(filing_calendar_between(c, span, &due, &n, NULL), TIDU_OK);
    for (size_t i = 0; i < n; i++) {
        char on[11];

        date_format(due[i].due, on);
        used += (size_t)snprintf(text + used, size - used, "%s%s %s", i ? "; " : "", on, due[i].entry->id);
    }
    release(due);
}

static void what_is_due_stands_in_order(void **state)
{
    static const char *const hnte[] = {"hnte"};
    filing_calendar *c = parse(good);
    filing_span span = {.from = day("2024-01-01"), .to = day("2024-12-31")};
    holder h = {"srdi", day("2024-05-19")};
    char text[512];

    (void)state;
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "2024-05-20 report; 2024-06-21 batch-1; 2024-09-10 batch-2; 2024-10-31 window");
    span.region = "990101";
    span.holds = holds;
    span.context = &h;
    list(c, &span, text, sizeof text); /* the certificate has run out on the day before */
    assert_string_equal(text, "2024-06-21 batch-1; 2024-09-10 batch-2; 2024-10-31 window");
    h.until++;
    span.rungs = hnte;
    span.n_rungs = 1;
    span.to = day("2024-09-09");
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "2024-05-20 report; 2024-06-21 batch-1");
    span.region = "9801";
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "");
    filing_calendar_free(c);
}

static void what_returns_every_year_does(void **state)
{
    filing_calendar *c = parse("calendar: duty\n"
                               "name: {zh: 义务, en: duty}\n"
                               "effective: {from: 2022-06-01, to: 2024-12-31}\n"
                               "documents:\n"
                               "  law: {title: {zh: 法, en: law}, number: 法}\n"
                               "entries:\n"
                               "  - {id: july, kind: declaration, name: {zh: 七月, en: July}, opens: 07-01, closes: 07-15, cite: law}\n"
                               "  - {id: may, kind: report, holders: [hnte], name: {zh: 五月, en: May}, closes: 05-31, cite: law}\n");
    filing_span span = {.region = "", .from = day("2020-01-01"), .to = day("2030-12-31")};
    char text[512];

    (void)state;
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "2022-07-15 july; 2023-05-31 may; 2023-07-15 july; 2024-05-31 may; 2024-07-15 july");
    span.from = span.to = day("2023-05-31");
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "2023-05-31 may");
    filing_calendar_free(c);
}

/* --- several files ------------------------------------------------------------------------------------------ */

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *f;

    snprintf(path, sizeof path, "%s/calendar/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static const char form[] = "calendar: %s\n"
                           "name: {zh: 样, en: sample}\n"
                           "year: 2024\n"
                           "region: \"%s\"\n"
                           "documents:\n"
                           "  call: {title: {zh: 通知, en: call}, number: 号}\n"
                           "entries:\n"
                           "  - {id: batch-1, kind: batch, rung: hnte, name: {zh: 第一批, en: first}, closes: %s, cite: call}\n";

static void put(const char *folder, const char *file, const char *id, const char *region, const char *closes)
{
    char text[1024];

    snprintf(text, sizeof text, form, id, region, closes);
    write_file(folder, file, text);
}

static void a_smaller_region_and_an_earlier_folder_come_first(void **state)
{
    char one[] = "/tmp/tidu-calendar-XXXXXX", two[] = "/tmp/tidu-calendar-XXXXXX", folders[128], path[256], command[256];
    catalogue models = open_models();
    filing_calendar *c;
    tidu_error err = {0};

    (void)state;
    assert_non_null(mkdtemp(one));
    assert_non_null(mkdtemp(two));
    snprintf(path, sizeof path, "%s/calendar", one);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/calendar", two);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(folders, sizeof folders, "%s:%s", one, two);
    put(two, "province.yaml", "province", "99", "2024-06-21");
    put(two, "county.yaml", "county", "990102", "2024-06-14");
    assert_int_equal(filing_calendar_load(folders, &models, &c, &err), TIDU_OK);
    assert_int_equal(filing_calendar_next(c, "hnte", "990102", (application){day("2024-06-01"), false})->days[FILING_CLOSES], day("2024-06-14"));
    assert_int_equal(filing_calendar_next(c, "hnte", "990103", (application){day("2024-06-01"), false})->days[FILING_CLOSES], day("2024-06-21"));
    assert_null(filing_calendar_next(c, "hnte", "990102", (application){day("2024-06-15"), false}));
    filing_calendar_free(c);

    put(one, "mine.yaml", "province", "99", "2024-06-25");
    assert_int_equal(filing_calendar_load(folders, &models, &c, &err), TIDU_OK);
    assert_int_equal(filing_calendar_count(c), 2);
    assert_int_equal(filing_calendar_next(c, "hnte", "990103", (application){day("2024-06-01"), false})->days[FILING_CLOSES], day("2024-06-25"));
    filing_calendar_free(c);

    put(one, "yours.yaml", "province", "9901", "2024-06-26");
    assert_int_equal(filing_calendar_load(folders, &models, &c, &err), TIDU_EMODEL);
    assert_string_equal(err.message, "the calendar 'province' of this year stands in 'mine.yaml', too");
    snprintf(command, sizeof command, "rm -r %s %s", one, two);
    assert_int_equal(system(command), 0);
    catalogue_close(&models);
}

/* In 2023 Shaanxi asks for the report of every year on 15 April; in 2024 the nation's day counts there. */
static void a_place_replaces_one_year_of_what_returns(void **state)
{
    catalogue models = open_models();
    filing_calendar *c;
    filing_span span = {.region = "610103", .from = day("2023-01-01"), .to = day("2024-06-30")};
    static const char *const hnte[] = {"hnte"};
    char text[512];

    (void)state;
    assert_int_equal(filing_calendar_load("models", &models, &c, NULL), TIDU_OK);
    span.rungs = hnte;
    span.n_rungs = 1;
    list(c, &span, text, sizeof text);
    assert_string_equal(text, "2023-04-15 annual-report; 2024-05-31 annual-report");
    filing_calendar_free(c);
    catalogue_close(&models);
}

/* The days of published notices: closing day for the company on a day, in a region. */
static void the_shipped_calendar_is_as_published(void **state)
{
    static const struct {
        const char *rung, *region, *on, *closes;
    } published[] = {
        {"hnte", "440106", "2024-03-28", "2024-06-21"}, {"hnte", "440106", "2024-06-22", "2024-07-21"},
        {"hnte", "440106", "2024-07-22", "2024-08-21"}, {"hnte", "440106", "2024-08-22", "2025-06-25"},
        {"hnte", "440106", "2023-08-21", "2023-09-05"}, {"hnte", "440106", "2025-07-26", "2025-09-05"},
        {"hnte", "440305", "2024-03-28", NULL},         {"hnte", "310115", "2024-09-01", "2024-09-20"},
        {"hnte", "310115", "2024-09-21", "2024-10-10"}, {"hnte", "320506", "2021-08-14", "2021-08-31"},
        {"hnte", "110105", "2026-07-01", "2026-07-17"}, {"hnte", "330502", "2026-07-01", NULL},
        {"tech-sme", "330502", "2026-07-01", "2026-08-31"}, {"tech-sme", "330502", "2024-07-01", "2026-08-31"},
        {"little-giant", "330502", "2026-04-25", "2026-05-25"}, {"eaglet@wuxi", "320211", "2024-10-17", "2024-10-31"},
    };
    catalogue models = open_models();
    filing_calendar *c;
    tidu_error err = {0};

    (void)state;
    if (filing_calendar_load("models", &models, &c, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const filing_entry *e = filing_calendar_next(c, published[i].rung, published[i].region, (application){day(published[i].on), false});

        if ((e != NULL) != (published[i].closes != NULL) || (e && e->days[FILING_CLOSES] != day(published[i].closes)))
            fail_msg("%s in %s on %s", published[i].rung, published[i].region, published[i].on);
    }
    assert_null(filing_calendar_next(c, "little-giant", "330502", (application){day("2026-04-25"), true}));
    filing_calendar_free(c);
    catalogue_close(&models);
}

static void every_allocation_may_fail(void **state)
{
    catalogue models = open_models();

    (void)state;
    for (unsigned long k = 1;; k++) {
        filing_span span = {.from = 0, .to = 99999};
        filing_calendar *c = NULL;
        filing_due *due = NULL;
        tidu_status status;
        size_t n;

        allocate_fail_at(k);
        status = filing_calendar_parse(good, strlen(good), "sample.yaml", &models, &c, NULL);
        if (!status)
            status = filing_calendar_between(c, &span, &due, &n, NULL);
        allocate_fail_at(0);
        release(due);
        filing_calendar_free(c);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
    }
    catalogue_close(&models);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(the_last_amendment_counts),
        cmocka_unit_test(the_next_batch_is_that_of_the_region),
        cmocka_unit_test(what_is_due_stands_in_order),
        cmocka_unit_test(what_returns_every_year_does),
        cmocka_unit_test(a_smaller_region_and_an_earlier_folder_come_first),
        cmocka_unit_test(a_place_replaces_one_year_of_what_returns),
        cmocka_unit_test(the_shipped_calendar_is_as_published),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
