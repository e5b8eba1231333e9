/* The shipped file says what the issue of levels asks for, and what is wrong in one's own is said with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/dictionary_file.h"
#include "model/export_rules.h"
#include "own_file.h"

static void levels(void **state)
{
    export_level level;

    (void)state;
    assert_true(export_level_find("L0", &level) && level == EXPORT_PUBLIC);
    assert_true(export_level_find("bureau", &level) && level == EXPORT_BUREAU);
    assert_true(export_level_find("L2", &level) && level == EXPORT_LEADERS);
    assert_true(export_level_find("full", &level) && level == EXPORT_FULL);
    assert_false(export_level_find("l1", &level));
}

static void classes(void **state)
{
    static const struct {
        const char *table, *name, *heading;
        export_class class;
    } known[] = {
        {NULL, "uscc", "code", EXPORT_OPEN},
        {NULL, "name", "name", EXPORT_OPEN},
        {NULL, "verdict", "verdict", EXPORT_OPEN},
        {"list", "readiness", "readiness", EXPORT_INTERNAL},
        {"companies", "gate.rd", "R&D", EXPORT_INTERNAL}, /* gate.* */
        {"companies", "item.ip.lo", NULL, EXPORT_INTERNAL},
        {"list", "next", "next", EXPORT_TAX},
        {"companies", "next", "next rung", EXPORT_INTERNAL}, /* of that table it is a rung */
        {NULL, "coach", "coach", EXPORT_PERSONAL},
        {NULL, "revenue", "revenue", EXPORT_YUAN},        /* by the dictionary */
        {"roster", "main_revenue", "", EXPORT_WAN},       /* there it is in 万元 */
        {NULL, "audited_books", "", EXPORT_TAX},          /* tax-secret, no amount */
        {NULL, "employees", "", EXPORT_INTERNAL},
        {NULL, "remark", "", EXPORT_PERSONAL},
        {NULL, "never_heard_of", "", EXPORT_TAX},         /* listed nowhere */
        {NULL, NULL, "readiness", EXPORT_INTERNAL},       /* by its heading */
        {NULL, NULL, "never heard of", EXPORT_TAX},
        {NULL, NULL, NULL, EXPORT_TAX},
        {"movers", NULL, "before", EXPORT_OPEN},          /* a verdict there; elsewhere it may be a figure */
        {"changes", NULL, "before", EXPORT_TAX},
        {"causes", "before", "before", EXPORT_TAX},
        {"members", "coach", "coach", EXPORT_PERSONAL},
        {"tasks", "origin", NULL, EXPORT_PERSONAL},       /* who called there */
        {"imports", "by", "by whom", EXPORT_PERSONAL},
        {"exports", "command", "command", EXPORT_TAX},    /* names and figures that were filtered by */
    };
    export_rules *r;
    dictionary *d;

    (void)state;
    assert_int_equal(dictionary_load("models", &d, NULL), TIDU_OK);
    assert_int_equal(export_rules_load("models/practice/export.yaml", &r, NULL), TIDU_OK);
    assert_int_equal(r->usual, EXPORT_FULL);
    assert_true(export_rules_counts(r, "groups", "open"));
    assert_false(export_rules_counts(r, "task_groups", "open")); /* tasks are no companies */
    assert_true(export_rules_counts(r, "pools", "members"));
    assert_false(export_rules_counts(r, "task_groups", "closed"));
    assert_true(r->least == 5);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        export_class class = export_rules_class(r, d, known[i].table, known[i].name, known[i].heading);

        if (class != known[i].class)
            fail_msg("%zu: %s is %d", i, known[i].name, (int)class);
    }
    assert_int_equal(export_rules_act(r, EXPORT_PUBLIC, EXPORT_OPEN), EXPORT_SHOW);
    assert_int_equal(export_rules_act(r, EXPORT_PUBLIC, EXPORT_INTERNAL), EXPORT_HIDE);
    assert_int_equal(export_rules_act(r, EXPORT_PUBLIC, EXPORT_PERSONAL), EXPORT_HIDE);
    assert_int_equal(export_rules_act(r, EXPORT_BUREAU, EXPORT_INTERNAL), EXPORT_SHOW);
    assert_int_equal(export_rules_act(r, EXPORT_BUREAU, EXPORT_PERSONAL), EXPORT_MASK);
    assert_int_equal(export_rules_act(r, EXPORT_BUREAU, EXPORT_YUAN), EXPORT_HIDE);
    assert_int_equal(export_rules_act(r, EXPORT_LEADERS, EXPORT_YUAN), EXPORT_BAND);
    assert_int_equal(export_rules_act(r, EXPORT_LEADERS, EXPORT_TAX), EXPORT_HIDE);
    for (int c = 0; c < EXPORT_CLASSES; c++)
        assert_int_equal(export_rules_act(r, EXPORT_FULL, (export_class)c), EXPORT_SHOW);
    assert_int_equal(export_rules_least(r, EXPORT_YUAN), EXPORT_LEADERS);
    assert_int_equal(export_rules_least(r, EXPORT_TAX), EXPORT_FULL);
    assert_string_equal(export_rules_band(r, 4999999.99)->name.zh, "100万–500万元");
    assert_string_equal(export_rules_band(r, 5000000)->name.zh, "500万–2000万元");
    assert_string_equal(export_rules_band(r, -1)->name.zh, "负数");
    assert_string_equal(export_rules_band(r, 1e12)->name.zh, "20亿元以上");
    export_rules_free(r);
    dictionary_free(d);
}

/* Every indicator of money is a secret of the taxpayer unless the dictionary says otherwise, one's own ones too. */
static void money(void **state)
{
    dictionary *d;

    (void)state;
    assert_int_equal(dictionary_load("models", &d, NULL), TIDU_OK);
    for (int i = 0; i < dictionary_count(d); i++) {
        const indicator *x = dictionary_get(d, i);

        assert_true(x->type != INDICATOR_MONEY || x->privacy == PRIVACY_TAX);
    }
    dictionary_free(d);
}

#define LEVELS                                                             \
    "levels:\n"                                                            \
    "  - {level: public, open: show, internal: hide, personal: hide, tax: hide}\n"  \
    "  - {level: bureau, open: show, internal: show, personal: mask, tax: hide}\n"  \
    "  - {level: leaders, open: show, internal: show, personal: mask, tax: band}\n"
#define REST                                                                                                                 \
    "small: {least: 5, two: 0.8}\n"                                                                                          \
    "classes: {open: {columns: [a]}, internal: {columns: []}, personal: {columns: []}, yuan: {columns: []}, wan: {columns: []}, tax: {columns: []}}\n"
#define BANDS "bands: [{below: 0, name: {zh: 负, en: n}}, {name: {zh: 正, en: p}}]\n"

static void faults(void **state)
{
    static const struct {
        const char *text;
        unsigned long line;
        const char *says;
    } wrong[] = {
        {"usual_level: full\n" LEVELS BANDS REST, 0, ""},
        {"usual_level: all\n" LEVELS BANDS REST, 1, "'all'"},
        {"usual_level: full\nlevels:\n  - {level: bureau, open: show, internal: show, personal: mask, tax: hide}\n" BANDS REST, 3, "in this order"},
        {"usual_level: full\nlevels:\n  - {level: public, open: band, internal: hide, personal: hide, tax: hide}\n" BANDS REST, 3, "only tax-secret amounts"},
        {"usual_level: full\nlevels:\n  - {level: public, open: show, internal: hide, personal: hide, tax: hide}\n" BANDS REST, 3, "in this order"},
        {"usual_level: full\n" LEVELS "bands: [{below: 5, name: {zh: 负, en: n}}, {below: 3, name: {zh: 负, en: n}}, {name: {zh: 正, en: p}}]\n" REST, 6, "rise"},
        {"usual_level: full\n" LEVELS "bands: [{below: 5, name: {zh: 负, en: n}}]\n" REST, 6, "rise"},
        {"usual_level: full\n" LEVELS BANDS REST "sums: [[a, b]]\n", 9, "the sum first"},
        {"usual_level: full\n" LEVELS BANDS REST "odd: 1\n", 9, "odd"},
    };
    char name[OWN_FILE];
    const char *path = own_file("test-export.yaml", name);
    export_rules *r;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        FILE *f = fopen(path, "w");
        tidu_status status;

        assert_non_null(f);
        fputs(wrong[i].text, f);
        fclose(f);
        status = export_rules_load(path, &r, &err);
        if (!wrong[i].line) {
            assert_int_equal(status, TIDU_OK);
            export_rules_free(r);
        } else if (status != TIDU_EMODEL || err.line != wrong[i].line || !strstr(err.message, wrong[i].says)) {
            fail_msg("%zu: %d, line %lu: %s", i, (int)status, err.line, err.message);
        }
    }
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(levels), cmocka_unit_test(classes), cmocka_unit_test(money), cmocka_unit_test(faults)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
