/* A subject's dictionary: its key and name stand for those of a company, its labels count before theirs, and faults are named. */
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
#include "model/subject.h"

static char folder[] = "build/subject-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[300];
    FILE *f;

    snprintf(path, sizeof path, "%s/subjects/%s.yaml", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* The folder of the test comes first, then the shipped one. */
static tidu_status load(const char *id, dictionary **out, tidu_error *err)
{
    char folders[300];

    snprintf(folders, sizeof folders, "%s:models", folder);
    return subject_dictionary_load(folders, id, out, err);
}

#define HEAD                                                             \
    "subject: bridges\nname: {zh: 桥梁, en: bridges}\n"                  \
    "key: {en: bridge number, zh: [桥梁编号]}\ncalled: {en: bridge, zh: [桥名, 名称]}\nindicators:\n"

static const char *label_of(const dictionary *d, const char *label)
{
    int id = dictionary_find_label(d, label);

    return id == INDICATOR_NONE ? "" : dictionary_get(d, id)->name;
}

static void its_labels_come_first(void **state)
{
    dictionary *d;
    tidu_error err;

    (void)state;
    write_file("bridges", HEAD "  owner: {kind: attribute, type: text, en: owner, zh: [统一社会信用代码]}\n"
                               "  tolls: {kind: annual, type: money, least: 0, en: tolls, zh: [营业收入, 通行费]}\n");
    assert_int_equal(load("bridges", &d, &err), TIDU_OK);
    assert_string_equal(dictionary_get_subject(d)->id, "bridges");
    assert_string_equal(dictionary_get_subject(d)->name_zh, "桥梁");
    assert_string_equal(label_of(d, "桥梁编号"), "uscc"); /* the key of every table */
    assert_string_equal(label_of(d, "桥名"), "name");
    assert_string_equal(label_of(d, "统一社会信用代码"), "owner");
    assert_string_equal(label_of(d, "营业收入"), "tolls"); /* of companies it is the revenue, */
    assert_int_not_equal(dictionary_find(d, "revenue"), INDICATOR_NONE); /* which is still there */
    assert_string_equal(label_of(d, "镇街"), "town");
    assert_string_equal(label_of(d, "企业名称"), "");
    dictionary_free(d);
    for (unsigned long k = 1;; k++) { /* every allocation fails once */
        tidu_status status;

        allocate_fail_at(k);
        status = load("bridges", &d, &err);
        allocate_fail_at(0);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
    }
    dictionary_free(d);
}

static void faults_are_named(void **state)
{
    static const struct {
        const char *text;
        unsigned long line, column;
        const char *says;
    } rows[] = {
        {"subject: roads\nname: {zh: 路, en: roads}\nkey: {en: x, zh: [x]}\ncalled: {en: y, zh: [y]}\nindicators: {}\n", 1, 10, "subject is 'bridges'"},
        {"subject: bridges\nname: {zh: 桥, en: bridges}\nkey: {en: x, zh: []}\ncalled: {en: y, zh: [y]}\nindicators: {}\n", 3, 18, "1 to 32 labels"},
        {HEAD "  uscc: {kind: attribute, type: text, en: x, zh: [甲]}\n", 6, 3, "has an indicator 'uscc' already"},
        {HEAD "  line: {kind: attribute, type: text, en: x, zh: [甲]}\n", 6, 3, "cannot be the name"},
        {HEAD "  owner: {kind: attribute, type: text, en: x, zh: [桥名]}\n", 6, 52, "'桥名' is that of 'name' already"},
        {HEAD "  owner: {kind: key, type: text, en: x, zh: [甲]}\n", 6, 10, "no key"},
    };
    dictionary *d;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tidu_error err = {0};

        write_file("bridges", rows[i].text);
        if (load("bridges", &d, &err) != TIDU_EMODEL || err.line != rows[i].line || err.column != rows[i].column ||
            !strstr(err.message, rows[i].says))
            fail_msg("%zu: %lu:%lu: %s", i, err.line, err.column, err.message);
    }
}

static void what_is_not_there_is_near(void **state)
{
    dictionary *d;
    tidu_error err;

    (void)state;
    assert_int_equal(load("bridge", &d, &err), TIDU_ENOTFOUND);
    assert_non_null(strstr(err.message, "did you mean 'bridges'?"));
    assert_int_equal(load("contract", &d, &err), TIDU_ENOTFOUND);
    assert_non_null(strstr(err.message, "did you mean 'contracts'?"));
    assert_int_equal(load("../practice/tiers", &d, &err), TIDU_ENOTFOUND);
}

/* Those that are shipped can be loaded, and their key's first label is found. */
static void shipped_subjects(void **state)
{
    static const char *const names[] = {"projects", "contracts", "talents", "carriers", "institutes", "towns"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dictionary *d;
        tidu_error err;

        if (subject_dictionary_load("models", names[i], &d, &err))
            fail_msg("%s: %lu:%lu: %s", names[i], err.line, err.column, err.message);
        assert_string_equal(label_of(d, dictionary_get(d, dictionary_find(d, "uscc"))->labels_zh[0]), "uscc");
        dictionary_free(d);
    }
}

static int begin(void **state)
{
    char path[300];

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/subjects", folder);
    return mkdir(path, 0700);
}

static int end(void **state)
{
    char path[300];

    (void)state;
    snprintf(path, sizeof path, "%s/subjects/bridges.yaml", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/subjects", folder);
    rmdir(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_labels_come_first),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(what_is_not_there_is_near),
        cmocka_unit_test(shipped_subjects),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
