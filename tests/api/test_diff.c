/*
 * Each allocation fails in turn of two days held against each other, by a model and by a ladder, and of applications that are typed in and
 * counted: the answer is an answer or TIDU_ENOMEM, nothing is left behind, and what failed was not entered.
 */
#define _XOPEN_SOURCE 700 /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "api/tidu.h"
#include "base/allocate.h"
#include "api/failing_allocation.h"

static const char *const texts[][2] = {
    {"a.csv", "uscc,name,town,founded_on,year,revenue,employees\nA,甲,东,2015-01-01,2024,50,20\nB,乙,东,2015-01-01,2024,50,5\n"
              "C,丙,西,2015-01-01,2024,300,20\n"},
    {"b.csv", "uscc,name,town,founded_on,year,revenue,employees\nA,甲,西,2015-01-01,2024,150,20\nB,乙,东,2015-01-01,2024,150,15\n"
              "D,丁,西,2015-01-01,2024,300,20\n"},
    {"held.csv", "uscc,credential,granted_on,expires_on\nC,hnte,2022-04-02,2025-04-01\nA,hnte,2024-12-01,2027-11-30\n"},
    {"filed.csv", "uscc,model,batch,year,status,day\nA,hnte,第一批,2024,filed,2024-05-20\nA,hnte,第一批,2024,recognised,2024-12-01\n"
                  "B,hnte,第一批,2024,filed,2024-05-20\nC,hnte,第一批,2024,recognised,2024-12-01\n"},
    {"own.yaml", "model: own\nrung: own\nname: {zh: 样, en: own}\neffective: {from: 2020-01-01}\n"
                 "documents: {d: {title: {zh: 文, en: doc}, number: 1, seen: full}}\npriors: {missing: 0.5, note: {zh: 设, en: ours}}\ngates:\n"
                 "  - {id: sales, name: {zh: 收, en: sales}, law: {zh: 收, en: sales}, cite: d art. 1, need: \"revenue[Y-1] >= 100 yuan\"}\n"
                 "  - {id: staff, name: {zh: 人, en: staff}, law: {zh: 人, en: staff}, cite: d art. 2, need: \"employees[Y-1] >= 10\"}\n"},
};

enum { A, B, HELD, FILED, OWN, FILES };

static char folder[256], paths[FILES][300], db[300];
static tidu_session *session;
static tidu_source source;
static tidu_query query;

static void run(const char *sql)
{
    sqlite3 *s;

    assert_int_equal(sqlite3_open(db, &s), SQLITE_OK);
    assert_int_equal(sqlite3_exec(s, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(s);
}

static long long count(const char *sql)
{
    sqlite3_stmt *q;
    sqlite3 *s;
    long long n;

    assert_int_equal(sqlite3_open(db, &s), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(s, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(s);
    return n;
}

static void write_file(int i)
{
    FILE *f;

    snprintf(paths[i], sizeof paths[i], "%s/%s", folder, texts[i][0]);
    f = fopen(paths[i], "w");
    assert_non_null(f);
    fputs(texts[i][1], f);
    fclose(f);
}

static int begin(void **state)
{
    tidu_session_options options;

    (void)state;
    snprintf(folder, sizeof folder, "%s/tidu-diff-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(folder));
    snprintf(db, sizeof db, "%s/t.db", folder);
    for (int i = 0; i < FILES; i++)
        write_file(i);
    tidu_session_options_init(&options);
    options.models = "models";
    options.threads = 1;
    assert_int_equal(tidu_session_open(&options, &session, NULL), TIDU_OK);
    assert_int_equal(tidu_import(session, &(tidu_source){.size = sizeof source, .input = paths[A]}, db, NULL, NULL, NULL), TIDU_OK);
    assert_int_equal(tidu_import(session, &(tidu_source){.size = sizeof source, .input = paths[B], .credentials = paths[HELD], .applications = paths[FILED]},
                                 db, NULL, NULL, NULL),
                     TIDU_OK);
    run("UPDATE import SET imported_at = CASE id WHEN 1 THEN '2025-02-01' ELSE '2025-04-10' END || 'T08:00:00Z';"
        "INSERT INTO pool_event (pool, uscc, event, day, import_id) VALUES ('p', 'A', 'entered', '2025-04-05', 1)");
    source = (tidu_source){.size = sizeof source, .db = db};
    query = (tidu_query){.size = sizeof query, .source = &source};
    return 0;
}

static int end(void **state)
{
    (void)state;
    tidu_session_close(session);
    for (int i = 0; i < FILES; i++)
        unlink(paths[i]);
    unlink(db);
    return rmdir(folder);
}

static tidu_status ask_diff(const char *model, tidu_report **out, tidu_error *err)
{
    tidu_diff_options o = {.size = sizeof o, .then = "2025-03-01", .now = "2025-05-01"};

    query.model = model;
    return tidu_diff(session, &query, &o, out, err);
}

static tidu_status ask_model(tidu_report **out, tidu_error *err)
{
    return ask_diff(paths[OWN], out, err);
}

static tidu_status ask_ladder(tidu_report **out, tidu_error *err)
{
    return ask_diff(NULL, out, err);
}

static tidu_status ask_applications(tidu_report **out, tidu_error *err)
{
    tidu_application_options o = {.size = sizeof o, .on = "2024-12-31", .per_town = true, .with_names = true};

    query.model = NULL;
    return tidu_application_list(session, &query, &o, out, err);
}

static void two_days_by_a_model(void **state)
{
    (void)state;
    fail_in_turn(ask_model);
}

static void two_days_by_a_ladder(void **state)
{
    (void)state;
    fail_in_turn(ask_ladder);
}

static void applications_are_counted(void **state)
{
    (void)state;
    fail_in_turn(ask_applications);
}

/* It is entered once, by the attempt that succeeds. */
static void an_application_is_entered_whole_or_not_at_all(void **state)
{
    const tidu_application a = {.size = sizeof a, .code = "B", .model = "hnte", .batch = "2024年第一批", .status = "refused", .on = "2024-11-06",
                                .today = "2025-05-01", .command = "tidu application add B"};
    tidu_status status = TIDU_ENOMEM;
    long long imports = count("SELECT count(*) FROM import"), id = 0;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        assert_int_equal(count("SELECT count(*) FROM import"), imports);
        allocate_fail_at(k);
        status = tidu_application_add(session, db, &a, &id, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
    }
    assert_int_equal(count("SELECT count(*) FROM import"), imports + 1);
    assert_int_equal(count("SELECT max(id) FROM import"), id);
    assert_int_equal(count("SELECT count(*) FROM application WHERE uscc = 'B' AND status = 'refused'"), 1);
    assert_int_equal(count("SELECT applications_added FROM import WHERE options = '--entry'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_days_by_a_model), cmocka_unit_test(two_days_by_a_ladder),
                                       cmocka_unit_test(applications_are_counted), cmocka_unit_test(an_application_is_entered_whole_or_not_at_all)};

    return cmocka_run_group_tests(tests, begin, end);
}
