/*
 * Targets by the public header: rows of the caller's size, what is refused, and allocations that fail here and there, which must leave no
 * report, no folder and nothing to be freed.
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

#include "api/tidu.h"
#include "base/allocate.h"

static const char plan[] =
    "plan: p.2024\nname: {zh: 样, en: sample}\ndistrict: {zh: 样区, en: Sample}\nhorizon: {from: 2024, to: 2024}\n"
    "documents:\n  plan: {title: {zh: 计划, en: plan}, number: 号}\n"
    "targets:\n"
    "  - {id: firms, name: {zh: 企业, en: firms}, definition: a, aim: 42, unit: 家, span: new, owner: 甲科, joint: [乙科], split: {method: equal, parts: [{to: 甲镇, aim: 21}, {to: 乙镇, aim: 21}]}, cite: plan}\n"
    "  - {id: share, name: {zh: 比重, en: share}, definition: d, aim: 3.2, unit: \"%\", base: {year: 2023, value: 3}, curve: {kind: last_year}, cite: plan}\n";
static const char values[] = "target,town,month,value,reason\np.2024/firms,,2024-06,10,r\np.2024/firms,甲镇,2024-06,3,r\np.2024/share,,2024-06,3.1,\n";
static const char peers[] = "indicator,rank,completion\na,1,95\nb,3,60\n";
static const char weights[] = "town,weight\nx,1\ny,2\n";

static char folder[] = "build/targets-XXXXXX";
static char paths[4][64];

static void write_file(size_t i, const char *name, const char *text)
{
    FILE *f;

    snprintf(paths[i], sizeof paths[i], "%s/%s", folder, name);
    f = fopen(paths[i], "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int begin(void **state)
{
    tidu_session_options o;
    tidu_session *s;

    assert_non_null(mkdtemp(folder));
    write_file(0, "p.yaml", plan);
    write_file(1, "values.csv", values);
    write_file(2, "peers.csv", peers);
    write_file(3, "weights.csv", weights);
    tidu_session_options_init(&o);
    o.models = "models";
    if (tidu_session_open(&o, &s, NULL))
        return -1;
    *state = s;
    return 0;
}

static int end(void **state)
{
    tidu_session_close(*state);
    for (size_t i = 0; i < 4; i++)
        unlink(paths[i]);
    return rmdir(folder);
}

static tidu_target_options usual(void)
{
    static const char *plans[] = {paths[0]};

    return (tidu_target_options){.size = sizeof(tidu_target_options), .plans = plans, .n_plans = 1, .values = paths[1], .day = "2024-06-30"};
}

static tidu_status ask(tidu_session *s, int which, tidu_error *err)
{
    tidu_target_options o = usual();
    tidu_report *report = NULL;
    tidu_problems *problems = NULL;
    tidu_status status;

    o.item = which == 1 || which == 2 ? "p.2024/firms" : NULL;
    o.method = "ability";
    o.weights = paths[3];
    o.peers = paths[2];
    o.month = which == 4 ? "2024-06" : NULL;
    status = which == 0   ? tidu_target_status(s, &o, &report, &problems, err)
             : which == 1 ? tidu_target_explain(s, &o, &report, &problems, err)
             : which == 2 ? tidu_target_split(s, &o, &report, &problems, err)
             : which == 3 ? tidu_target_classes(s, &o, &report, &problems, err)
                          : tidu_target_pack(s, &o, true, &report, &problems, err);
    assert_true(status ? !report : report != NULL);
    tidu_report_free(report);
    tidu_problems_free(problems);
    return status;
}

static void each_answers(void **state)
{
    tidu_error err = {0};

    for (int which = 0; which < 5; which++) {
        if (ask(*state, which, &err))
            fail_msg("%d: %s", which, err.message);
    }
}

/* Of a caller who knows no more than the first fields. */
static void an_older_caller(void **state)
{
    tidu_target_options o = usual();
    tidu_report *report = NULL;
    tidu_error err = {0};

    o.size = offsetof(tidu_target_options, day);
    assert_int_equal(tidu_target_list(*state, &o, &report, &err), TIDU_OK);
    tidu_report_free(report);
    assert_int_equal(tidu_target_status(*state, &o, &report, NULL, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "day"));
}

static void refusals(void **state)
{
    static const double bounds[] = {1, 2, 3};
    tidu_target_options o = usual();
    tidu_report *report = NULL;
    tidu_error err;

    o.day = "2024-6-30";
    assert_int_equal(tidu_target_status(*state, &o, &report, NULL, &err), TIDU_EUSAGE);
    o = usual();
    o.bounds = bounds;
    o.n_bounds = 3;
    assert_int_equal(tidu_target_status(*state, &o, &report, NULL, &err), TIDU_EUSAGE);
    o = usual();
    o.item = "p.2024/nothing";
    assert_int_equal(tidu_target_explain(*state, &o, &report, NULL, &err), TIDU_ENOTFOUND);
    o = usual();
    assert_int_equal(tidu_target_pack(*state, &o, false, &report, NULL, &err), TIDU_EUSAGE);
    o.db = "build/there-is-none.db";
    assert_int_equal(tidu_target_status(*state, &o, &report, NULL, &err), TIDU_ESTORE);
    assert_null(report);
}

static void memory_gives_out(void **state)
{
    for (int which = 0; which < 5; which++) {
        for (unsigned long k = 1; k < 40000; k += 1 + k / 12) {
            tidu_status status;

            allocate_fail_at(k);
            status = ask(*state, which, NULL);
            allocate_fail_at(0);
            assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
            if (!status)
                break;
        }
    }
}

static void no_folder_stays(void **state)
{
    tidu_target_options o = usual();
    char out[80];
    struct stat about;
    tidu_status status = TIDU_ENOMEM;

    snprintf(out, sizeof out, "%s/out", folder);
    o.month = "2024-06";
    for (unsigned long k = 1; status; k += 1 + k / 6) {
        allocate_fail_at(k);
        status = tidu_target_pack_save(*state, &o, out, NULL, NULL);
        allocate_fail_at(0);
        assert_int_equal(stat(out, &about) == 0, status == TIDU_OK);
    }
    assert_int_equal(tidu_target_pack_save(*state, &o, out, NULL, NULL), TIDU_EIO); /* the name is in use */
    snprintf(out, sizeof out, "rm -r %s/out", folder);
    assert_int_equal(system(out), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_answers), cmocka_unit_test(an_older_caller), cmocka_unit_test(refusals),
                                       cmocka_unit_test(memory_gives_out), cmocka_unit_test(no_folder_stays)};

    return cmocka_run_group_tests(tests, begin, end);
}
