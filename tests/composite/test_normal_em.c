/*
 * EM against the closed form for two columns of which one is complete (Anderson 1957), and against the likelihood of
 * what is known, computed directly, for gaps anywhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "composite/normal_em.h"

#include <math.h>

enum { N = 60 };

/* By hand, without the machine under test: ML estimates with y known in the rows before `known`. */
static void closed_form(const double *x, const double *y, size_t n, size_t known, double *mean, double *covariance)
{
    double mx = 0, cx = 0, cy = 0, sxx = 0, cxx = 0, cxy = 0, cyy = 0, slope;

    for (size_t i = 0; i < n; i++)
        mx += x[i] / (double)n;
    for (size_t i = 0; i < known; i++) {
        cx += x[i] / (double)known;
        cy += y[i] / (double)known;
    }
    for (size_t i = 0; i < n; i++)
        sxx += (x[i] - mx) * (x[i] - mx) / (double)n;
    for (size_t i = 0; i < known; i++) {
        cxx += (x[i] - cx) * (x[i] - cx) / (double)known;
        cxy += (x[i] - cx) * (y[i] - cy) / (double)known;
        cyy += (y[i] - cy) * (y[i] - cy) / (double)known;
    }
    slope = cxy / cxx;
    mean[0] = mx;
    mean[1] = cy + slope * (mx - cx);
    covariance[0] = sxx;
    covariance[1] = covariance[2] = slope * sxx;
    covariance[3] = cyy + slope * slope * (sxx - cxx);
}

static void one_complete_column(void **state)
{
    double x[N], y[N], mean[2], covariance[4], wanted_mean[2], wanted[4];
    double *columns[] = {x, y};
    uint8_t is_filled[2 * N] = {0};
    normal_em got;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        x[i] = 100 + 20 * sin((double)(i * i)) + (double)i / 3;
        y[i] = 3 * x[i] + 40 * cos((double)(7 * i));
    }
    closed_form(x, y, N, 43, wanted_mean, wanted);
    for (size_t i = 43; i < N; i++)
        y[i] = i == 50 ? cell_undefined() : cell_missing();
    got = normal_em_fill(columns, 2, N, &normal_em_usual, mean, covariance, is_filled);
    assert_int_equal(got.state, NORMAL_EM_DONE);
    assert_int_equal(got.filled, N - 44);
    for (size_t a = 0; a < 2; a++)
        assert_true(fabs(mean[a] / wanted_mean[a] - 1) < 1e-8);
    for (size_t a = 0; a < 4; a++)
        assert_true(fabs(covariance[a] / wanted[a] - 1) < 1e-8);
    for (size_t i = 43; i < N; i++) {
        double line = wanted_mean[1] + wanted[1] / wanted[0] * (x[i] - wanted_mean[0]);

        if (i == 50)
            assert_true(cell_state_of(y[i]) == CELL_UNDEFINED && !is_filled[N + i]);
        else
            assert_true(fabs(y[i] / line - 1) < 1e-8 && is_filled[N + i]);
    }
    assert_false(is_filled[N + 42] || is_filled[5]);
}

/* Log-likelihood of the known cells of three columns, by determinants and inverses of 1 x 1 to 3 x 3 matrices. */
static double row_likelihood(const double *d, const double *s, size_t n)
{
    double det, q;

    if (n == 0)
        return 0;
    if (n == 1) {
        det = s[0];
        q = d[0] * d[0] / s[0];
    } else if (n == 2) {
        det = s[0] * s[3] - s[1] * s[2];
        q = (d[0] * d[0] * s[3] - 2 * d[0] * d[1] * s[1] + d[1] * d[1] * s[0]) / det;
    } else {
        double a = s[4] * s[8] - s[5] * s[5], b = s[2] * s[5] - s[1] * s[8], c = s[1] * s[5] - s[2] * s[4];
        double e = s[0] * s[8] - s[2] * s[2], f = s[1] * s[2] - s[0] * s[5], g = s[0] * s[4] - s[1] * s[1];

        det = s[0] * a + s[1] * b + s[2] * c;
        q = (d[0] * d[0] * a + d[1] * d[1] * e + d[2] * d[2] * g +
             2 * (d[0] * d[1] * b + d[0] * d[2] * c + d[1] * d[2] * f)) / det;
    }
    return -(log(det) + q) / 2;
}

static double likelihood(double *const *x, const double *mean, const double *covariance)
{
    double sum = 0;

    for (size_t i = 0; i < N; i++) {
        double d[3], s[9];
        size_t known[3], n = 0;

        for (size_t j = 0; j < 3; j++) {
            if (cell_is_value(x[j][i]))
                known[n++] = j;
        }
        for (size_t a = 0; a < n; a++) {
            d[a] = x[known[a]][i] - mean[known[a]];
            for (size_t b = 0; b < n; b++)
                s[a * n + b] = covariance[known[a] * 3 + known[b]];
        }
        sum += row_likelihood(d, s, n);
    }
    return sum;
}

static void make_gaps(double x[3][N])
{
    for (size_t i = 0; i < N; i++) {
        double common = sin((double)(i * i));

        x[0][i] = i % 4 == 1 ? cell_missing() : 5 + common + 0.5 * cos((double)(3 * i));
        x[1][i] = i % 5 == 2 ? cell_missing() : 2 - 2 * common + 0.7 * cos((double)(5 * i));
        x[2][i] = i % 7 == 3 ? cell_missing() : common + 0.9 * sin((double)(11 * i));
    }
    x[0][9] = x[1][9] = x[2][9] = cell_missing(); /* nothing is known of this one */
}

static void most_likely_with_gaps_anywhere(void **state)
{
    double known[3][N], x[3][N], mean[3], covariance[9], best;
    double *given[] = {known[0], known[1], known[2]}, *columns[] = {x[0], x[1], x[2]};
    normal_em got;

    (void)state;
    make_gaps(known);
    memcpy(x, known, sizeof x);
    got = normal_em_fill(columns, 3, N, &normal_em_usual, mean, covariance, NULL);
    assert_int_equal(got.state, NORMAL_EM_DONE);
    best = likelihood(given, mean, covariance);
    for (int sign = -1; sign <= 1; sign += 2) {
        for (size_t a = 0; a < 3; a++) {
            double old = mean[a];

            mean[a] += sign * 1e-3;
            assert_true(likelihood(given, mean, covariance) < best);
            mean[a] = old;
            for (size_t b = 0; b <= a; b++) {
                old = covariance[a * 3 + b];
                covariance[a * 3 + b] = covariance[b * 3 + a] = old + sign * 1e-3;
                assert_true(likelihood(given, mean, covariance) < best);
                covariance[a * 3 + b] = covariance[b * 3 + a] = old;
            }
        }
    }
    for (size_t j = 0; j < 3; j++)
        assert_true(fabs(x[j][9] - mean[j]) < 1e-12);
}

static void order_changes_no_bit(void **state)
{
    double x[3][N], turned[3][N];
    double *columns[] = {x[0], x[1], x[2]}, *back[] = {turned[0], turned[1], turned[2]};

    (void)state;
    make_gaps(x);
    for (size_t j = 0; j < 3; j++) {
        for (size_t i = 0; i < N; i++)
            turned[j][N - 1 - i] = x[j][i];
    }
    normal_em_fill(columns, 3, N, &normal_em_usual, NULL, NULL, NULL);
    normal_em_fill(back, 3, N, &normal_em_usual, NULL, NULL, NULL);
    for (size_t j = 0; j < 3; j++) {
        for (size_t i = 0; i < N; i++)
            assert_true(x[j][i] == turned[j][N - 1 - i]);
    }
}

static void bad_columns_are_named(void **state)
{
    double x[2][6] = {{1, 2, 3, 4, 5, 9}, {2, 4, 6, 8, 10, cell_missing()}}, *columns[] = {x[0], x[1]};
    double same[6] = {7, 7, 7, cell_missing(), 7, 7}, *constant[] = {x[0], same};
    normal_em_rule rule = normal_em_usual;
    normal_em got;

    (void)state;
    got = normal_em_fill(constant, 2, 6, &rule, NULL, NULL, NULL);
    assert_true(got.state == NORMAL_EM_FEW_ROWS && got.column == 1 && cell_is_missing(same[3]));
    assert_int_equal(normal_em_fill(columns, 2, 2, &rule, NULL, NULL, NULL).state, NORMAL_EM_FEW_ROWS);
    assert_int_equal(normal_em_fill(columns, 2, 0, &rule, NULL, NULL, NULL).state, NORMAL_EM_FEW_ROWS);
    assert_int_equal(normal_em_fill(columns, 0, 6, &rule, NULL, NULL, NULL).state, NORMAL_EM_TOO_MANY);
    rule.most_rounds = 1;
    got = normal_em_fill(columns, 2, 6, &rule, NULL, NULL, NULL);
    assert_true(got.state == NORMAL_EM_NOT_CONVERGED && got.rounds == 1 && cell_is_value(x[1][5]));
    for (int s = NORMAL_EM_NOT_CONVERGED; s <= NORMAL_EM_NO_MEMORY; s++)
        assert_true(strlen(normal_em_state_text((normal_em_state)s)) > 10);
}

/* A column and its double: what is known of both determines a third only with a ridge. */
static void columns_that_follow_from_others(void **state)
{
    double x[3][N], *columns[] = {x[0], x[1], x[2]};
    normal_em_rule rule = normal_em_usual;
    normal_em got;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        x[0][i] = sin((double)(i * i));
        x[1][i] = 2 * x[0][i];
        x[2][i] = i == 7 ? cell_missing() : 1 + 3 * x[0][i];
    }
    rule.ridge = 0;
    got = normal_em_fill(columns, 3, N, &rule, NULL, NULL, NULL);
    assert_int_equal(got.state, NORMAL_EM_NOT_POSITIVE);
    assert_true(cell_is_missing(x[2][7]));
    got = normal_em_fill(columns, 3, N, &normal_em_usual, NULL, NULL, NULL);
    assert_int_equal(got.state, NORMAL_EM_RIDGED);
    assert_true(fabs(x[2][7] - (1 + 3 * x[0][7])) < 1e-5);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_complete_column),   cmocka_unit_test(most_likely_with_gaps_anywhere),
        cmocka_unit_test(order_changes_no_bit),  cmocka_unit_test(bad_columns_are_named),
        cmocka_unit_test(columns_that_follow_from_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
