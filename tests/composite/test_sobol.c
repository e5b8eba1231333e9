/*
 * Shares of variance: Ishigami & Homma's function, whose shares are known in closed form, and COINr's estimates of a stored sample.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/sobol.h"
#include "numeric/oracle.h"

static const double PI = 3.14159265358979323846;

/* sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, each x between -pi and pi. */
static bool ishigami(void *context, const double *u, double *y)
{
    double x[3];

    for (int k = 0; k < 3; k++)
        x[k] = PI * (2 * u[k] - 1);
    *y = sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
    return !context;
}

static void known_shares(void **state)
{
    /* V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = b^2 pi^8 (1/18 - 1/50); a = 7, b = 0.1 */
    const double v1 = pow(1 + 0.1 * pow(PI, 4) / 5, 2) / 2, v2 = 49 / 8., v13 = 0.01 * pow(PI, 8) * (1 / 18. - 1 / 50.);
    const double v = v1 + v2 + v13, first[] = {v1 / v, v2 / v, 0}, total[] = {(v1 + v13) / v, v2 / v, v13 / v};
    sobol_plan p = {.d = 3, .n = 4096, .seed = 1, .threads = 2, .how = {200, 0.9, 5}};
    sobol_index x[3], again[3];

    (void)state;
    assert_int_equal(sobol_run(&p, ishigami, NULL, x, NULL), TIDU_OK);
    for (int k = 0; k < 3; k++) {
        assert_true(fabs(x[k].first - first[k]) < 0.01 && fabs(x[k].total - total[k]) < 0.01);
        assert_true(x[k].first_low < x[k].first_high && x[k].first_low <= first[k] + 0.02 && x[k].first_high >= first[k] - 0.02);
        assert_true(x[k].total_low <= x[k].total && x[k].total <= x[k].total_high);
    }
    for (p.threads = 1; p.threads <= 3; p.threads++) {
        assert_int_equal(sobol_run(&p, ishigami, NULL, again, NULL), TIDU_OK);
        assert_memory_equal(x, again, sizeof x);
    }
    assert_int_equal(sobol_run(&p, ishigami, &p, x, NULL), TIDU_ESTOPPED);
}

static void stored_sample(void **state)
{
    static double y[5][256];
    static const char *const blocks[] = {"A", "B", "AB1", "AB2", "AB3"};
    const double *ab[] = {y[2], y[3], y[4]};
    char *text = oracle_read("coinr/sobol_sample_ishigami_N256.csv"), block[16];
    oracle_table *t = allocate_array(1, sizeof *t);
    size_t n[5] = {0};
    sobol_index x[3];
    double value;

    (void)state;
    assert_non_null(t);
    if (!text || !oracle_load(t, "coinr/sobol_indices_ishigami_N256.csv")) {
        free(text);
        release(t);
        skip();
    }
    for (char *line = strchr(text, '\n'); line && sscanf(line, " \"%15[^\"]\",\"%*[^\"]\",\"%*[^\"]\",\"%*[^\"]\",\"%lf\"", block, &value) == 2;
         line = strchr(line + 1, '\n')) {
        for (int k = 0; k < 5; k++) {
            if (!strcmp(block, blocks[k]) && n[k] < 256)
                y[k][n[k]++] = value;
        }
    }
    for (int k = 0; k < 5; k++)
        assert_int_equal(n[k], 256);
    assert_int_equal(sobol_indices(&(sobol_results){y[0], y[1], ab, 256, 3}, &(sobol_bootstrap){0}, x, NULL), TIDU_OK);
    for (size_t k = 0; k < 3; k++) {
        assert_true(fabs(x[k].first - strtod(t->cells[k + 1][1], NULL)) < 1e-13);
        assert_true(fabs(x[k].total - strtod(t->cells[k + 1][2], NULL)) < 1e-13);
        assert_true(cell_is_missing(x[k].first_low));
    }
    free(text);
    free(t->text);
    release(t);
}

static void no_variance_is_named(void **state)
{
    static const double same[] = {1, 1, 1}, bad[] = {1, NAN, 2};
    const double *ab[] = {same};
    tidu_error err;
    sobol_index x;

    (void)state;
    assert_int_equal(sobol_indices(&(sobol_results){same, same, ab, 3, 1}, &(sobol_bootstrap){0}, &x, &err), TIDU_EDATA);
    assert_non_null(strstr(err.message, "same at every point"));
    assert_int_equal(sobol_indices(&(sobol_results){bad, same, ab, 3, 1}, &(sobol_bootstrap){0}, &x, &err), TIDU_EDATA);
    assert_int_equal(sobol_run(&(sobol_plan){.d = 0, .n = 4, .threads = 1}, ishigami, NULL, &x, &err), TIDU_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_shares),
        cmocka_unit_test(stored_sample),
        cmocka_unit_test(no_variance_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
