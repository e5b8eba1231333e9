#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dictionary.h"
#include "intake/profile.h"

static tidu_status look_at(const char *text, const intake_options *options, dictionary *d,
                           profile *out)
{
    char path[] = "build/profile-XXXXXX";
    int descriptor = mkstemp(path);
    problems *found = problems_new();
    tidu_status status;

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    status = profile_read(path, options, d, out, found, NULL);
    unlink(path);
    problems_free(found);
    return status;
}

static void columns(void **state)
{
    dictionary *d = shipped_dictionary();
    profile p = {0};

    (void)state;
    assert_int_equal(look_at("uscc,企业名称,年度,营业收入(万元),备用,市场占有率(%)\n"
                             "913304212562117687,甲,2021,1.5,x,5\n"
                             "913304212562117687,甲,2022,-,y,\n"
                             "合计,,,1.5,,\n",
                             &(intake_options){0}, d, &p),
                     TIDU_OK);
    assert_int_equal(p.rows, 2);
    assert_int_equal(p.report.n_columns, 6);
    assert_int_equal(p.columns[3].recognised.indicator, dictionary_find(d, "revenue"));
    assert_int_equal(p.columns[3].recognised.shift, 4);
    assert_string_equal(p.columns[3].unit, "wan");
    assert_int_equal(p.columns[3].filled, 1);
    assert_int_equal(p.columns[3].numbers, 1);
    assert_true(p.columns[3].least == 15000 && p.columns[3].greatest == 15000);
    assert_string_equal(p.columns[3].examples[0], "1.5");
    assert_null(p.columns[3].examples[1]);
    assert_int_equal(p.columns[4].recognised.indicator, INDICATOR_NONE);
    assert_int_equal(p.columns[4].filled, 2);
    assert_string_equal(p.columns[4].examples[1], "y");
    assert_string_equal(p.columns[5].unit, "percent");
    assert_true(p.columns[5].least == 0.05);
    profile_clear(&p);
    dictionary_free(d);
}

static void unknown_table(void **state)
{
    dictionary *d = shipped_dictionary();
    profile p = {0};

    (void)state;
    assert_int_equal(look_at("Firm,Worth\nA,\"1,200\"\nB,30\n", &(intake_options){0}, d, &p), TIDU_OK);
    assert_int_equal(p.rows, 2);
    assert_int_equal(p.columns[1].numbers, 2);
    assert_true(p.columns[1].least == 30 && p.columns[1].greatest == 1200);
    profile_clear(&p);
    dictionary_free(d);
}

static void money_too_small_for_yuan(void **state)
{
    dictionary *d = shipped_dictionary();
    profile p = {0};

    (void)state;
    assert_int_equal(look_at("uscc,year,revenue,employees\na,2021,800,20\nb,2021,900,20\n"
                             "c,2021,1000,20\nd,2021,1100,20\ne,2021,1200,20\n",
                             &(intake_options){0}, d, &p),
                     TIDU_OK);
    assert_string_equal(p.columns[2].unit, "wan?");
    profile_clear(&p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns),
        cmocka_unit_test(unknown_table),
        cmocka_unit_test(money_too_small_for_yuan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
