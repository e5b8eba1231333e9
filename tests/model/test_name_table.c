#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "model/name_table.h"

static const char fields[] = "models/tables/hightech-fields.yaml";

/* The eight fields and how many stand below each, as the annex of 国科发火〔2016〕32号 has them. */
static void shipped_fields(void **state)
{
    static const int below[8] = {8, 7, 2, 6, 8, 4, 8, 9};
    dictionary *d = shipped_dictionary();
    name_table *t;

    (void)state;
    assert_int_equal(name_table_load(fields, d, &t, NULL), TIDU_OK);
    assert_int_equal(name_table_indicator(t), dictionary_find(d, "hightech_field"));
    for (int field = 1; field <= 9; field++) {
        for (int k = 0; k <= 99; k++) {
            char code[32]; /* room for any two whole numbers */
            bool is_there = field <= 8 && k >= 1 && k <= below[field - 1];

            snprintf(code, sizeof code, "%d%02d", field, k);
            if (name_table_knows(t, code) != is_there)
                fail_msg("%s", code);
        }
    }
    assert_string_equal(name_table_find(t, "4")->name.zh, "新材料");
    assert_string_equal(name_table_find(t, "205")->name.zh, "医疗仪器、设备与医学专用软件");
    assert_string_equal(name_table_find(t, "10101")->code, "101");
    assert_string_equal(name_table_find(t, "109")->code, "1");
    assert_null(name_table_find(t, "9"));
    assert_true(name_table_knows(t, "10101"));
    assert_true(name_table_knows(t, "1"));
    assert_false(name_table_knows(t, "10901"));
    assert_false(name_table_knows(t, ""));
    name_table_free(t);
    dictionary_free(d);
}

#define HEAD "table: t\nname: {zh: 表, en: t}\ndocuments:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
#define NAMED HEAD "cite: law art. 1\nof: hightech_field\n"

static const struct {
    const char *text;
    unsigned long line;
    const char *says;
} faults[] = {
    {HEAD "of: hightech_field\nnames: {1: {zh: 一, en: one}}\n", 1, "cite"},
    {HEAD "cite: lw art. 1\nof: hightech_field\nnames: {1: {zh: 一, en: one}}\n", 5, "none of"},
    {HEAD "cite: law art. 1\nof: hightec\nnames: {1: {zh: 一, en: one}}\n", 6, "unknown indicator 'hightec'"},
    {NAMED "names: {}\n", 7, "empty"},
    {NAMED "names: {1: {zh: 一}}\n", 7, "en"},
    {NAMED "names: {1: {zh: 一, en: one}, 1: {zh: 一, en: one}}\n", 7, "1"},
    {NAMED "names: {01: {zh: 一, en: one}}\n", 7, "the first of them not 0"},
    {NAMED "names: {1a: {zh: 一, en: one}}\n", 7, "made of digits"},
    {NAMED "names:\n  1: {zh: 一, en: one}\n  201: {zh: 二, en: two}\n", 9, "begins with none of the shorter codes"},
    {NAMED "names: {1: {zh: 一, en: one}}\ndefine: {a: 1}\n", 8, "unknown key 'define'"},
    {HEAD "names: {1: {zh: 一, en: one}}\ndefine: {a: 1}\n", 6, "unknown key 'define'"},
    {HEAD "define: {a: 1 +}\n", 5, ""},
    {HEAD "define: {a: {of: industry, codes: {C: [x]}, cite: law art. 1}}\n", 5, "made of digits"},
    {HEAD "defin: {a: 1}\n", 5, "did you mean 'define'?"},
};

static void faults_have_a_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char path[] = "build/table-XXXXXX";
        int descriptor = mkstemp(path);
        dictionary *d = shipped_dictionary();
        tidu_error err = {0};

        assert_int_equal(write(descriptor, faults[i].text, strlen(faults[i].text)), (ssize_t)strlen(faults[i].text));
        close(descriptor);
        if (table_file_check(path, d, &err) != TIDU_EMODEL || err.line != faults[i].line ||
            !strstr(err.message, faults[i].says))
            fail_msg("%zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        unlink(path);
        dictionary_free(d);
    }
}

/* Nobody may use a table yet: it is read all the same. */
static void shipped_tables_are_right(void **state)
{
    static const char *const files[] = {"hightech-fields", "hightech-manufacturing", "niche-years",
                                        "rd-units", "size-classes", "super-deduction-barred"};
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[128];
        tidu_error err;

        snprintf(path, sizeof path, "models/tables/%s.yaml", files[i]);
        if (table_file_check(path, d, &err))
            fail_msg("%s:%lu: %s", err.file, err.line, err.message);
    }
    dictionary_free(d);
}

static void every_allocation_can_fail(void **state)
{
    dictionary *d = shipped_dictionary();
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        name_table *t = NULL;

        allocate_fail_at(k);
        status = name_table_load(fields, d, &t, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        name_table_free(t);
    }
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_fields), cmocka_unit_test(faults_have_a_place),
        cmocka_unit_test(shipped_tables_are_right), cmocka_unit_test(every_allocation_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
