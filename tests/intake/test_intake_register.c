/* Registers as they arrive: headers, forms of a cell, and a sentence with its place for each fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "intake/intake.h"

static void write_file(char *path, const char *text)
{
    int descriptor = mkstemp(path);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
}

static dictionary *shipped; /* its words tell totals from entries */

static int load(void **state)
{
    (void)state;
    shipped = shipped_dictionary();
    return !shipped;
}

static int unload(void **state)
{
    (void)state;
    dictionary_free(shipped);
    return 0;
}

/* Read `text` with the mapping `map` (NULL: none); *r is the caller's on success. */
static tidu_status read_text(const char *text, const char *map, code_kind kind, code_register **r,
                             intake_report *report, size_t *n_found, tidu_error *err)
{
    char path[] = "build/register-XXXXXX", map_path[] = "build/map-XXXXXX";
    intake_options options = {.map = map ? map_path : NULL, .dictionary = shipped};
    problems *found = problems_new();
    tidu_status status = TIDU_ENOMEM;

    write_file(path, text);
    if (map)
        write_file(map_path, map);
    *r = code_register_new();
    if (found && *r)
        status = intake_read_register(path, &options, kind, *r, found, report, err);
    if (found && n_found)
        *n_found = problems_count(found);
    if (status) {
        code_register_free(*r);
        *r = NULL;
    }
    problems_free(found);
    unlink(path);
    if (map)
        unlink(map_path);
    return status;
}

static void rows_become_entries(void **state)
{
    code_register *r;
    intake_report report = {0};
    const code_entry *e;
    tidu_error err;
    size_t found;

    (void)state;
    assert_int_equal(read_text("江苏省区划代码,,,\n行政区划代码,区划名称,版本,新代码,备注\n"
                               "320621, 海安县　,199812,,x\n320621,海安县,2009年12月,,\n"
                               "\n320683,通州市,2003-12-31,320612; 320613,\n3206,南通市,2003-12-31,,\n合计,3,,,\n",
                               NULL, CODE_REGION, &r, &report, &found, &err),
                     TIDU_OK);
    assert_int_equal(code_register_count(r), 4);
    assert_string_equal(code_register_get(r, 3)->code, "320600");
    e = code_register_get(r, 0);
    assert_string_equal(e->code, "320621");
    assert_string_equal(e->name, "海安县");
    assert_string_equal(e->revision, "1998-12");
    assert_int_equal(e->line, 3);
    assert_string_equal(code_register_get(r, 2)->revision, "2003-12-31");
    assert_string_equal(code_register_get(r, 2)->successor, "320612;320613");
    assert_int_equal(report.rows, 4);
    assert_int_equal(found, 3); /* a title, a column that is unknown, a row of totals */
    intake_report_clear(&report);
    code_register_free(r);
}

static void mapping_names_the_columns(void **state)
{
    static const char map[] = "columns: {旧码: code, 类目: name, 新码: successor}\n"
                              "constants: {edition: 2011}\nrows:\n  - {column: 层级, equals: 小类}\nignore: rest\n";
    code_register *r;
    intake_report report = {0};
    tidu_error err;
    size_t found;

    (void)state;
    assert_int_equal(read_text("旧码\t类目\t新码\t层级\t说明\n65\t软件和信息技术服务业\t65\t大类\tx\n"
                               "6510\t软件开发\t6511/6513\t小类\tx\n",
                               map, CODE_INDUSTRY, &r, &report, &found, &err),
                     TIDU_OK);
    assert_int_equal(code_register_count(r), 1);
    assert_int_equal(code_register_get(r, 0)->edition, 2011);
    assert_string_equal(code_register_get(r, 0)->successor, "6511;6513");
    assert_int_equal(report.skipped, 1);
    assert_int_equal(found, 0);
    assert_int_equal(strlen(report.map_digest), 64);
    intake_report_clear(&report);
    code_register_free(r);
}

typedef struct fault {
    const char *text, *map;
    code_kind kind;
    unsigned long line, column;
    const char *says;
} fault;

static const fault faults[] = {
    {"a,b\n1,2\n3,4\n", NULL, CODE_REGION, 1, 0, "it must name the codes (code or 代码)"},
    {"name,revision\n海安县,201904\n", NULL, CODE_REGION, 1, 0, "has no column for 'code'"},
    {"code,x\n320621,海安县\n", NULL, CODE_REGION, 1, 0, "has no column for 'name'"},
    {"code,name\n320621,海安县\n32062,如东县\n", NULL, CODE_REGION, 3, 1, "'32062' is not a region code"},
    {"code,name\n3.2E+05,海安县\n", NULL, CODE_REGION, 2, 1, "not a region code"},
    {"code,name\n320621,\n", NULL, CODE_REGION, 2, 2, "320621 has no name"},
    {"code,name\n320621,海安县\n320621,如东县\n", NULL, CODE_REGION, 3, 2,
     "is '海安县' on line 2, but '如东县' here"},
    {"code,name,revision\n320621,海安县,\n", NULL, CODE_REGION, 2, 3, "'' is not a revision"},
    {"code,name,revision\n320621,海安县,201913\n", NULL, CODE_REGION, 2, 3, "'201913' is not a revision"},
    {"code,name,revision\n320621,海安县,43556\n", NULL, CODE_REGION, 2, 3, "'43556' is not a revision"},
    {"code,name,successor\n320621,海安县,海安市\n", NULL, CODE_REGION, 2, 3, "'海安市' is not a region code"},
    {"code,name,code\n320621,海安县,320685\n", NULL, CODE_REGION, 1, 3, "are both code"},
    {"code,name,edition\n320621,海安县,2017\n", NULL, CODE_REGION, 1, 0, "not an edition"},
    {"code,name\nC39,制造\n", NULL, CODE_INDUSTRY, 1, 0, "the edition of GB/T 4754 of these codes is not given"},
    {"code,name,edition\nC39,制造,2012\n", NULL, CODE_INDUSTRY, 2, 3, "unknown edition '2012'"},
    {"code,name,edition\nX39,制造,2017\n", NULL, CODE_INDUSTRY, 2, 1, "'X39' is not an industry code"},
    {"code,name\n320621,海安县\n", "columns: {代码: code}\n", CODE_REGION, 1, 0, "refers to the column '代码'"},
    {"code,name\n320621,海安县\n", "columns: {code: cod}\n", CODE_REGION, 1, 17, "did you mean 'code'?"},
    {"code,name\n320621,海安县\n", "columns: {code: {to: code, unit: wan}}\n", CODE_REGION, 1, 28, "unit"},
    {"code,name\n320621,海安县\n", "keys: {code: code}\n", CODE_REGION, 1, 1, "unknown key 'keys'"},
    {"code,name\n", NULL, CODE_REGION, 1, 0, "header but no rows"},
};

static void faults_have_a_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const fault *f = &faults[i];
        code_register *r;
        intake_report report = {0};
        tidu_error err = {0};
        tidu_status status = read_text(f->text, f->map, f->kind, &r, &report, NULL, &err);

        if (!status || err.line != f->line || err.column != f->column || !strstr(err.message, f->says))
            fail_msg("%zu: %s:%lu:%lu: %s", i, err.file, err.line, err.column, err.message);
    }
}

static void every_allocation_can_fail(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        code_register *r;
        intake_report report = {0};

        allocate_fail_at(k);
        status = read_text("code,name,x\n320621,海安县,\n320683,通州市,\n", "columns: {code: code, name: name}\n",
                           CODE_REGION, &r, &report, NULL, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        intake_report_clear(&report);
        code_register_free(r);
    }
}

static void shipped_maps_load(void **state)
{
    static const char *const texts[][2] = {
        {"data/maps/gb2260_history_zj_js.yaml", "Source\tRevision\tCode\tName\nmca\t201904\t320685\t海安市\n"},
        {"data/maps/cn_divisions_2023.yaml", "code,name,cityCode,provinceCode\n320685,\"海安市\",3206,32\n"},
        {"data/maps/gbt4754_2017.yaml", "code,name\nC3911,计算机整机制造\n"}};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char path[] = "build/register-XXXXXX";
        code_register *r = code_register_new();
        problems *found = problems_new();
        intake_report report = {0};
        tidu_error err;

        write_file(path, texts[i][1]);
        if (intake_read_register(path, &(intake_options){.map = texts[i][0]}, i == 2 ? CODE_INDUSTRY : CODE_REGION,
                                 r, found, &report, &err))
            fail_msg("%s: %s", texts[i][0], err.message);
        assert_int_equal(code_register_count(r), 1);
        assert_int_equal(problems_count(found), 0);
        unlink(path);
        intake_report_clear(&report);
        problems_free(found);
        code_register_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_entries), cmocka_unit_test(mapping_names_the_columns),
        cmocka_unit_test(faults_have_a_place), cmocka_unit_test(every_allocation_can_fail),
        cmocka_unit_test(shipped_maps_load),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
