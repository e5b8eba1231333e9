/* The curve of Kaplan and Meier on the remissions of Freireich et al. 1963, as textbooks print it, and on a few spells by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/survival.h"

enum { WEEKS = 35 };

static void remissions_agree_with_textbooks(void **state)
{
    static const int relapse[] = {6, 6, 6, 7, 10, 13, 16, 22, 23}, seen[] = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    static const struct {
        int week;
        double share;
    } printed[] = {{5, 1}, {6, 0.857}, {7, 0.807}, {10, 0.753}, {13, 0.690}, {16, 0.627}, {22, 0.538}, {23, 0.448}, {35, 0.448}};
    size_t ended[WEEKS + 1] = {0}, censored[WEEKS + 1] = {0};
    double curve[WEEKS + 1];

    (void)state;
    for (size_t i = 0; i < sizeof relapse / sizeof *relapse; i++)
        ended[relapse[i]]++;
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        censored[seen[i]]++;
    survival_curve(ended, censored, WEEKS, curve);
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++)
        assert_true(fabs(curve[printed[i].week] - printed[i].share) < 0.0005);
    assert_int_equal(survival_median(curve, WEEKS), 23);
    assert_int_equal(survival_seen(ended, censored, WEEKS), 35);
}

static void a_median_may_not_be_reached(void **state)
{
    size_t ended[4] = {9, 1, 0, 0}, censored[4] = {5, 0, 3, 0};
    double curve[4];

    (void)state;
    survival_curve(ended, censored, 3, curve);
    assert_true(curve[1] == 0.75 && curve[2] == 0.75 && curve[3] == 0.75);
    assert_int_equal(survival_median(curve, 3), 0);
    assert_int_equal(survival_seen(ended, censored, 3), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remissions_agree_with_textbooks),
        cmocka_unit_test(a_median_may_not_be_reached),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
