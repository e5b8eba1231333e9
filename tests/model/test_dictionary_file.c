/* A dictionary file: what it may say, and where a fault is named. */
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
#include <unistd.h>

#include "base/allocate.h"
#include "model/dictionary_file.h"

static char folder[] = "build/dictionary-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[300];
    FILE *f;

    snprintf(path, sizeof path, "%s/dictionary/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

#define HEAD "dictionary: indicators\nindicators:\n"
#define HEADS "  heads: {kind: annual, type: count, least: 0, whole: yes, en: heads, zh: [人数, 员工]}\n"

#define LINK(name, fallback) "  " name ": {kind: annual, type: count, fallback: " fallback ", en: x, zh: [x]}\n"

static void rows_are_what_the_file_says(void **state)
{
    dictionary *d;
    const indicator *i;
    tidu_error err;

    (void)state;
    write_file("indicators.yaml", HEAD HEADS
               "  experts: {kind: annual, type: count, least: 0, greatest: 9, part_of: heads, fallback: heads, en: experts, "
               "zh: [专家]}\n");
    write_file("certificates.yaml", "dictionary: certificates\ncertificates:\n  大奖章: great\n  奖章: small\n");
    assert_int_equal(dictionary_load(folder, &d, &err), TIDU_OK);
    assert_int_equal(dictionary_count(d), 2);
    i = dictionary_get(d, dictionary_find_label(d, "员工"));
    assert_string_equal(i->name, "heads");
    assert_true(i->is_whole && i->least == 0 && isinf(i->greatest) && !i->part_of);
    i = dictionary_get(d, dictionary_find(d, "experts"));
    assert_true(i->kind == INDICATOR_ANNUAL && i->greatest == 9 && !i->is_whole);
    assert_string_equal(i->part_of, "heads");
    assert_string_equal(i->fallback, "heads");
    assert_string_equal(dictionary_find_certificate(d, "某省大奖章"), "great");
    assert_string_equal(dictionary_find_certificate(d, "奖章"), "small");
    assert_null(dictionary_find_certificate(d, "奖"));
    dictionary_free(d);
    for (unsigned long k = 1;; k++) { /* every allocation fails once */
        tidu_status status;

        allocate_fail_at(k);
        status = dictionary_load(folder, &d, &err);
        allocate_fail_at(0);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
    }
    dictionary_free(d);
}

/* Each is a fault on the line and in the column named. */
static void faults_are_named(void **state)
{
    static const struct {
        const char *text;
        unsigned long line, column;
        const char *says;
    } rows[] = {
        {"- list\n", 1, 1, "begin with 'dictionary"},
        {HEAD "  x: {kind: yearly, type: count, en: x, zh: [x]}\n", 3, 13, "'yearly' is none of the words"},
        {HEAD "  x: {kind: annual, type: many, en: x, zh: [x]}\n", 3, 27, "'many' is none of the words"},
        {HEAD "  x: {kind: annual, type: count, lest: 0, en: x, zh: [x]}\n", 3, 34, "did you mean 'least'?"},
        {HEAD "  x: {kind: annual, type: count, least: none, en: x, zh: [x]}\n", 3, 41, "a number is expected"},
        {HEAD "  x: {kind: annual, type: count, part_of: y, en: x, zh: [x]}\n", 3, 43, "unknown indicator 'y'"},
        {HEAD "  x: {kind: annual, type: count, en: x, zh: []}\n", 3, 45, "1 to 32 labels"},
        {HEAD "  x: 3\n", 3, 6, "kind, type, en and zh"},
        {HEAD HEADS HEADS, 4, 3, "heads"},
        {HEAD HEADS LINK("a", "heads") LINK("b", "a") LINK("c", "b") LINK("d", "c"), 7, 44, "4 indicators at most"},
    };
    dictionary *d;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tidu_error err = {0};

        write_file("indicators.yaml", rows[i].text);
        if (dictionary_load(folder, &d, &err) != TIDU_EMODEL || err.line != rows[i].line ||
            err.column != rows[i].column || !strstr(err.message, rows[i].says))
            fail_msg("%zu: %lu:%lu: %s", i, err.line, err.column, err.message);
    }
}

/* A place's own columns come behind those of the dictionary, and take none of their names and labels. */
static void own_indicators(void **state)
{
    static const struct {
        const char *rows;
        unsigned long line, column;
        const char *says;
    } faults[] = {
        {"  revenue:\n    {kind: annual, type: money, en: x, zh: [甲]}\n", 3, 3, "has an indicator 'revenue' already"},
        {"  Energy:\n    {kind: annual, type: count, en: x, zh: [甲]}\n", 3, 3, "cannot be the name"},
        {"  line:\n    {kind: annual, type: count, en: x, zh: [甲]}\n", 3, 3, "cannot be the name"},
        {"  judged_mine:\n    {kind: annual, type: count, en: x, zh: [甲]}\n", 3, 3, "cannot be the name"},
        {"  energy:\n    {kind: annual, type: count, en: x, zh: [甲, 营业收入]}\n", 4, 48, "'营业收入' is that of 'revenue' already"},
        {"  energy:\n    {kind: key, type: count, en: x, zh: [甲]}\n", 4, 5, "no key"},
        {"  energy:\n    {kind: annual, type: count, en: x, zh: [甲], privacy: secret}\n", 4, 58, "'secret'"},
    };
    char path[300], text[400];
    dictionary *d;
    tidu_error err;
    int id;

    (void)state;
    snprintf(path, sizeof path, "%s/dictionary/indicators.yaml", folder);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        assert_int_equal(dictionary_load("models", &d, NULL), TIDU_OK);
        snprintf(text, sizeof text, "dictionary: indicators\nindicators:\n%s", faults[i].rows);
        write_file("indicators.yaml", text);
        if (dictionary_load_own(path, d, &err) != TIDU_EMODEL || err.line != faults[i].line ||
            err.column != faults[i].column || !strstr(err.message, faults[i].says))
            fail_msg("%zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        dictionary_free(d);
    }
    assert_int_equal(dictionary_load("models", &d, NULL), TIDU_OK);
    write_file("indicators.yaml", "dictionary: indicators\nindicators:\n"
                                  "  energy:\n    {kind: annual, type: count, least: 0, en: energy, zh: [综合能耗]}\n"
                                  "  team:\n    {kind: attribute, type: text, privacy: personal, en: team, zh: [服务专班]}\n");
    assert_int_equal(dictionary_load_own(path, d, &err), TIDU_OK);
    id = dictionary_find(d, "energy");
    assert_int_equal(dictionary_get(d, id)->kind, INDICATOR_ANNUAL);
    assert_int_equal(dictionary_get(d, id)->privacy, PRIVACY_INTERNAL);
    assert_int_equal(dictionary_get(d, dictionary_find_label(d, "服务专班"))->privacy, PRIVACY_PERSONAL);
    dictionary_free(d);
}

static void a_folder_without_one_is_passed_over(void **state)
{
    dictionary *d;
    tidu_error err;

    (void)state;
    assert_int_equal(dictionary_load("tests:models", &d, &err), TIDU_OK);
    assert_true(dictionary_find(d, "revenue") >= 0);
    dictionary_free(d);
    assert_int_equal(dictionary_load("tests", &d, &err), TIDU_EIO);
    assert_non_null(strstr(err.message, "TIDU_MODELS"));
}

static int begin(void **state)
{
    char path[300];

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/dictionary", folder);
    return mkdir(path, 0700);
}

static int end(void **state)
{
    static const char *const names[] = {"dictionary/indicators.yaml", "dictionary/certificates.yaml", "dictionary", ""};
    char path[300];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_what_the_file_says),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(own_indicators),
        cmocka_unit_test(a_folder_without_one_is_passed_over),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
