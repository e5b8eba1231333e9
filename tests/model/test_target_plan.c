/*
 * Faults of a plan of targets: each is a change to a good one, and the message names its place. What the good one holds, which plans are
 * found by name and by folder, and the shipped plans against figures of their documents.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/date.h"
#include "model/target_plan.h"

static char good[4096];
static target_rules *rules;

static int load(void **state)
{
    FILE *f = fopen("tests/fuzz/corpus/target/whole.yaml", "r");

    (void)state;
    assert_non_null(f);
    good[fread(good, 1, sizeof good - 1, f)] = 0;
    fclose(f);
    assert_int_equal(target_rules_load("models/practice/targets.yaml", &rules, NULL), TIDU_OK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    target_rules_free(rules);
    return 0;
}

typedef struct fault {
    const char *old, *new; /* the first `old` becomes `new` */
    const char *message;   /* NULL: any */
    unsigned long line, column;
} fault;

static const fault faults[] = {
    {"plan: sample.2024", "plan: Sample", "an id is made of a-z, 0-9, '-', '.' and '@', not 'Sample'", 1, 7},
    {"from: 2024, to: 2026", "from: 2026, to: 2024", "the horizon ends before it begins", 5, 10},
    {"from: 2024, to: 2026", "from: 202.4, to: 2026", "'202.4' is not a year", 5, 17},
    {"unit: 万人", "unit: 亿人", NULL, 9, 39},
    {"comparator: at_least", "comparator: at_most", NULL, 15, 17},
    {"    aim: 42\n", "    aim: many\n", "a number is expected here", 16, 10},
    {"    aim: 42\n", "", "a target has an aim and its unit, or is done 'by_date'", 11, 5},
    {"    unit: 家\n", "", "a target has an aim and its unit, or is done 'by_date'", 11, 5},
    {"unit: 家\n", "unit: furlong\n", "unknown unit 'furlong'; units stand in practice/targets.yaml", 18, 11},
    {"stretch: 50", "stretch: 41", "'stretch' lies below the aim", 17, 14},
    {"{year: 2023, value: 40}", "{year: 2023}", "a base has 'value', or 'times' if the aim is so many times it", 19, 11},
    {"{year: 2023, value: 40}", "{year: 2027, value: 40}", "the base is of a year after the horizon", 19, 11},
    {"owner: 高新科", "owner: [高新科, 办公室]", "one office is responsible; the others stand in 'joint'", 20, 12},
    {"    owner: 高新科\n", "    owner: 高新科\n    owner: 办公室\n", NULL, 21, 5},
    {"[合作科, 办公室]", "[合作科, 高新科]", "'高新科' is responsible already; joint are others", 21, 18},
    {"[合作科, 办公室]", "[合作科, 合作科]", "'合作科' stands twice here", 21, 18},
    {"span: new", "span: old", NULL, 22, 11},
    {"method: equal", "method: fair", NULL, 23, 21},
    {"[{to: 甲镇, aim: 20}, {to: 乙镇, aim: 22}]", "[]", "a split has one part at least", 23, 12},
    {"cite: plan part 1", "cite: plam part 1", "unknown document 'plam'; did you mean 'plan'?", 26, 11},
    {"part_of: firms", "part_of: firm", "there is no target 'firm' in this file; did you mean 'firms'?", 27, 102},
    {"part_of: firms", "part_of: some-firms", "there is no target 'some-firms' in this file", 27, 102},
    {"part_of: firms", "part_of: cover", "'cover' counts something else, so that this is no part of it", 27, 102},
    {"from: 2024, to: 2025", "from: 2026, to: 2025", "the horizon of this target ends before it begins", 27, 5},
    {"id: some-firms", "id: firms", "the target 'firms' stands twice in this file", 27, 10},
    {"aim: 13, unit: 位", "aim: 0, unit: 位", "a rank is a whole number from 1 on", 28, 83},
    {"most: 2, ", "", "'most' goes with the comparator 'range'", 29, 5},
    {"aim: 1, most: 2", "aim: 3, most: 2", "'most' lies below the aim", 29, 96},
    {"by: 2024-07-31, ", "", "what is done by a day needs the day: add 'by'", 30, 5},
    {"by: 2024-07-31, ", "by: 2024-07-31, aim: 1, ", "what is done by a day has no aim and no unit", 30, 5},
    {"least: 100, unit: 亿元", "least: 100", "'least' and 'unit' go together", 31, 121},
    {"targets:", "target:", "unknown key 'target'; did you mean 'targets'?", 10, 1},
};

static void each_fault_has_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *at = strstr(good, faults[i].old);
        target_plan *p = NULL;
        tidu_error err = {0};
        char text[6000];

        assert_non_null(at);
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - good), good, faults[i].new, at + strlen(faults[i].old));
        if (target_plan_parse(text, strlen(text), "sample.yaml", rules, &p, &err) != TIDU_EMODEL)
            fail_msg("fault %zu (%s) was taken", i, faults[i].new);
        if (err.line != faults[i].line || err.column != faults[i].column || strcmp(err.file, "sample.yaml") ||
            (faults[i].message && strcmp(err.message, faults[i].message)))
            fail_msg("fault %zu (%s): %s:%lu:%lu: %s", i, faults[i].new, err.file, err.line, err.column, err.message);
        assert_null(p);
    }
}

static void a_plan_is_read(void **state)
{
    target_plan *p;

    (void)state;
    assert_int_equal(target_plan_parse(good, strlen(good), "sample.yaml", rules, &p, NULL), TIDU_OK);
    assert_int_equal(p->n_targets, 6);
    assert_string_equal(p->region, "99");
    assert_int_equal(p->facts[0].line, 9);
    assert_true(p->facts[0].value * p->facts[0].unit->times == 500000);
    assert_int_equal(p->targets[0].line, 11);
    assert_int_equal(p->targets[0].from, 2024);
    assert_int_equal(p->targets[0].to, 2026);
    assert_int_equal(p->targets[0].n_joint, 2);
    assert_int_equal(p->targets[0].n_split, 2);
    assert_true(p->targets[0].split[1].aim == 22);
    assert_int_equal(p->targets[0].span, TARGET_NEW);
    assert_ptr_equal(p->targets[1].whole, &p->targets[0]);
    assert_int_equal(p->targets[1].to, 2025);
    assert_int_equal(p->targets[4].by, date_to_days((date){2024, 7, 31}));
    assert_true(isnan(p->targets[4].aim));
    assert_true(fabs(target_value(&p->targets[5]) - 1.2) < 1e-12); /* a rate above 100% can stand */
    target_plan_free(p);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *f;

    snprintf(path, sizeof path, "%s/targets/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void make_folder(char folder[])
{
    char path[256];

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/targets", folder);
    assert_int_equal(mkdir(path, 0700), 0);
}

static tidu_status find(const char *folders, const char *name, target_library *l, tidu_error *err)
{
    target_rules *own;

    assert_int_equal(target_rules_load("models/practice/targets.yaml", &own, NULL), TIDU_OK);
    return target_library_load(folders, &name, name != NULL, own, l, err);
}

static void an_earlier_folder_comes_first(void **state)
{
    char one[] = "/tmp/tidu-target-XXXXXX", two[] = "/tmp/tidu-target-XXXXXX", folders[128], command[256];
    target_library l;
    tidu_error err = {0};

    (void)state;
    make_folder(one);
    make_folder(two);
    snprintf(folders, sizeof folders, "%s:%s", one, two);
    write_file(two, "sample.2024.yaml", good);
    assert_int_equal(find(folders, NULL, &l, &err), TIDU_OK);
    assert_int_equal(l.n, 1);
    target_library_clear(&l);
    write_file(one, "sample.2024.yaml", good);
    assert_int_equal(find(folders, NULL, &l, &err), TIDU_OK);
    assert_int_equal(l.n, 1);
    assert_memory_equal(l.plans[0]->file, one, strlen(one));
    target_library_clear(&l);
    assert_int_equal(find(folders, "sample.2024", &l, &err), TIDU_OK);
    assert_int_equal(l.n, 1);
    target_library_clear(&l);
    assert_int_equal(find(folders, "sample.2025", &l, &err), TIDU_ENOTFOUND);
    assert_string_equal(err.message, "there is no plan 'sample.2025'; did you mean 'sample.2024'?");
    target_library_clear(&l);
    write_file(one, "again.yaml", good);
    assert_int_equal(find(folders, NULL, &l, &err), TIDU_EMODEL);
    assert_string_equal(err.message, "the plan 'sample.2024' stands in 'again.yaml', too");
    target_library_clear(&l);
    snprintf(command, sizeof command, "rm -r '%s' '%s'", one, two);
    assert_int_equal(system(command), 0);
}

/* Figures as the documents print them. */
static void the_shipped_plans_are_as_published(void **state)
{
    static const struct {
        const char *plan, *id;
        double aim;
        const char *unit, *definition;
    } printed[] = {
        {"wuxing.2023", "hnte-new", 42, "家", "hnte_new"},
        {"wuxing.2023", "skilled-talents", 7000, "万人", "skilled_talents_new"},
        {"wuxing.2023", "hightech-share", 78, "%", "hightech_added_value_share"},
        {"jiashan.2023", "hightech-share", 84.5, "%", "hightech_added_value_share"},
        {"qidong.2025", "hightech-share", 60, "%", "hightech_output_share"}, /* output, not added value */
        {"ningbo-htz.2023", "rd-intensity", 8.15, "%", "rd_intensity"},
        {"huzhou.2017", "hightech-output", 1700, "亿元", "hightech_output"},
    };
    target_library l;
    tidu_error err = {0};

    (void)state;
    if (find("models", NULL, &l, &err))
        fail_msg("%s:%lu: %s", err.file, err.line, err.message);
    assert_int_equal(l.n, 5);
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        const target *found = NULL;

        for (size_t p = 0; p < l.n; p++) {
            for (size_t t = 0; t < l.plans[p]->n_targets; t++) {
                if (!strcmp(l.plans[p]->id, printed[i].plan) && !strcmp(l.plans[p]->targets[t].id, printed[i].id))
                    found = &l.plans[p]->targets[t];
            }
        }
        assert_non_null(found);
        assert_true(found->aim == printed[i].aim);
        assert_string_equal(found->unit->name.zh, printed[i].unit);
        assert_string_equal(found->definition, printed[i].definition);
    }
    target_library_clear(&l);
}

static void faults_of_the_practice_have_a_place(void **state)
{
    static const fault of[] = {
        {"residents: 1", "residents: -1", "a number of 0 or more is expected here", 1, 12},
        {"counts: things}", "counts: thing}", NULL, 7, 40},
        {"counts: money, times: 10000", "counts: money, times: 0", "a number above 0 is expected here", 8, 53},
        {"zh: 万元", "zh: 家", "the unit '家' stands twice in this file", 8, 5},
        {"id: b,", "id: a,", "the measure 'a' stands twice in this file", 11, 10},
        {"judged: yes", "judged: true", NULL, 10, 54},
    };
    static const char text[] = "residents: 1\nhistory: 10\ngrowth: 0.1\ntolerance: 0.02\ncleaning: [0.01]\nunits:\n"
                               "  - {name: {zh: 家, en: firms}, counts: things}\n"
                               "  - {name: {zh: 万元, en: wan}, counts: money, times: 10000}\n"
                               "measures:\n"
                               "  - {id: a, name: {zh: 甲, en: a}, out_of: b, judged: yes}\n"
                               "  - {id: b, name: {zh: 乙, en: b}, loose: [丙], parts: [a]}\n";

    (void)state;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        const char *at = strstr(text, of[i].old);
        target_rules *x = NULL;
        tidu_error err = {0};
        char changed[1024];

        assert_non_null(at);
        snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, of[i].new, at + strlen(of[i].old));
        if (target_rules_parse(changed, strlen(changed), "p.yaml", &x, &err) != TIDU_EMODEL)
            fail_msg("fault %zu was taken", i);
        if (err.line != of[i].line || err.column != of[i].column || (of[i].message && strcmp(err.message, of[i].message)))
            fail_msg("fault %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
    }
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    for (unsigned long k = 1;; k++) {
        target_plan *p = NULL;
        tidu_status status;

        allocate_fail_at(k);
        status = target_plan_parse(good, strlen(good), "sample.yaml", rules, &p, NULL);
        allocate_fail_at(0);
        target_plan_free(p);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(a_plan_is_read),
        cmocka_unit_test(an_earlier_folder_comes_first),
        cmocka_unit_test(the_shipped_plans_are_as_published),
        cmocka_unit_test(faults_of_the_practice_have_a_place),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
