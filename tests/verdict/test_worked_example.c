/* The shipped models against their worked examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "dictionary.h"
#include "verdict/worked_example.h"
#include "own_file.h"

typedef struct counts {
    unsigned long passed, failed;
} counts;

static bool count(void *context, const case_result *r)
{
    counts *c = context;

    if (r->differs)
        print_error("%s:%lu: %s: %s\n", r->file, r->line, r->name, r->differs);
    *(r->differs ? &c->failed : &c->passed) += 1;
    return true;
}

static void shipped_cases_come_out(void **state)
{
    static const char *const models[] = {"tech-sme", "hnte", "gazelle", "unicorn"};

    (void)state;
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        dictionary *d = shipped_dictionary();
        counts c = {0};
        char path[64];
        tidu_error err;
        model *m;

        snprintf(path, sizeof path, "models/%s.yaml", models[i]);
        if (model_load(path, NULL, d, &m, &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
        snprintf(path, sizeof path, "models/%s.cases.yaml", models[i]);
        if (cases_run(path, m, d, count, &c, &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
        assert_int_equal(c.failed, 0);
        assert_true(c.passed > 5);
        model_free(m);
        dictionary_free(d);
    }
}

/* Line and column as counted by hand in the text behind "model: tech-sme\n". */
static void faults_have_places(void **state)
{
    static const struct {
        const char *text, *message;
        unsigned long line, column;
    } cases[] = {
        {"base: {yaer: 2026}\ncases: []\n", "unknown key 'yaer'; did you mean 'year'?", 2, 8},
        {"base: {expect: {verdict: yes}}\ncases: []\n", "unknown key 'expect'; remove it", 2, 8},
        {"cases:\n  - {name: a, yaer: 2026, expect: {}}\n", "unknown key 'yaer'; did you mean 'year'?", 3, 15},
        {"cases:\n  - {name: a}\n", "key 'expect' is missing", 3, 5},
        {"cases: [a]\n", "a case has name and expect", 2, 9},
        {"cases:\n  - {name: a, expect: {verdcit: no}}\n", "unknown key 'verdcit'; did you mean 'verdict'?", 3, 24},
        {"cases:\n  - {name: a, expect: {}, credentials: [{credential: hnte}]}\n", "key 'granted_on' is missing", 3, 41},
        {"cases:\n  - {name: a, expect: {}, credentials: [{credential: hnte, granted_on: soon}]}\n",
         "a date such as 2016-01-01 is expected here", 3, 41},
        {"cases:\n  - {name: a, expect: {}}\n", "the case needs 'year', the application year", 3, 5},
    };
    char name[OWN_FILE];
    const char *path = own_file("faulty.cases.yaml", name);
    dictionary *d = shipped_dictionary();
    tidu_error err;
    model *m;

    (void)state;
    assert_int_equal(model_load("models/tech-sme.yaml", NULL, d, &m, &err), TIDU_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        counts c = {0};
        FILE *f = fopen(path, "w");

        assert_non_null(f);
        fprintf(f, "model: tech-sme\n%s", cases[i].text);
        fclose(f);
        assert_int_equal(cases_run(path, m, d, count, &c, &err), TIDU_EMODEL);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
    remove(path);
    model_free(m);
    dictionary_free(d);
}

static bool keep_differences(void *context, const case_result *r)
{
    snprintf(context, 512, "%s", r->differs ? r->differs : "");
    return true;
}

/* A company of which nothing is known is an open case; what the case says wrongly is listed with "; " between. */
static void differences_stand_apart(void **state)
{
    char name[OWN_FILE];
    const char *path = own_file("differing.cases.yaml", name);
    dictionary *d = shipped_dictionary();
    FILE *f = fopen(path, "w");
    char said[512];
    tidu_error err;
    model *m;

    (void)state;
    assert_non_null(f);
    fputs("model: tech-sme\ncases:\n  - name: a\n    year: 2025\n"
          "    expect: {verdict: maybe, gates: {odd: met}, direct: {strange: met}, items: {peculiar: 1}}\n", f);
    fclose(f);
    assert_int_equal(model_load("models/tech-sme.yaml", NULL, d, &m, &err), TIDU_OK);
    assert_int_equal(cases_run(path, m, d, keep_differences, said, &err), TIDU_OK);
    assert_string_equal(said, "verdict: open, not maybe; odd: no such condition; strange: no such condition; "
                              "peculiar: no such item");
    remove(path);
    model_free(m);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_cases_come_out),
        cmocka_unit_test(faults_have_places),
        cmocka_unit_test(differences_stand_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
