/* The shipped models against their worked examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "dictionary.h"
#include "verdict/worked_example.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shipped_cases_come_out)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
