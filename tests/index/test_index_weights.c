/*
 * Weightings as an index file names them, against published figures (Saaty 1990, Wang & Chin 2011, Diakoulaki et al. 1995,
 * Zavadskas & Podvezko 2016, Shuai et al. 2012), against the oracle where it is there, and against the correlations that
 * optimal weights and importance are about, computed here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "index/index_importance.h"
#include "index/index_internal.h"
#include "numeric/oracle.h"

enum { MOST_TEXT = 16384, MOST_CELLS = 512 };

/* An index of k indicators a, b, c ... on one level. */
static index_model *model_of(const char *weights, size_t k, const char *more, tidu_error *err)
{
    static dictionary *d;
    char text[MOST_TEXT];
    index_model *m = NULL;
    int at = snprintf(text, sizeof text, "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: arithmetic\nweights: %s\nindicators:\n", weights);

    d = d ? d : shipped_dictionary();
    for (size_t j = 0; j < k; j++)
        at += snprintf(text + at, sizeof text - (size_t)at, "  - {id: %c, name: {zh: 甲, en: x}, value: \"revenue[Y-1]\", direction: up, normalise: min-max%s}\n",
                       (int)('a' + j), more);
    return index_parse(text, strlen(text), "test.yaml", d, &m, err) ? NULL : m;
}

/* The weights of columns x[j * n + i] by such a file. */
static void assert_weights(const char *weights, const double *x, size_t n, size_t k, const double *wanted, double tolerance)
{
    index_weights w = {0};
    tidu_error err = {.message = ""};
    index_model *m = model_of(weights, k, "", &err);

    if (!m || index_weights_find(m, &(index_sample){x, n, NULL}, &w, 1, &err))
        fail_msg("%s: %s", weights, err.message);
    for (size_t j = 0; j < k; j++) {
        double got = w.node[m->indicators[j].node];

        if (!(fabs(got - wanted[j]) <= tolerance))
            fail_msg("%s: weight %zu is %.17g, not %.17g", weights, j, got, wanted[j]);
    }
    index_free(m);
}

static void turn(const double *rows, size_t n, size_t k, double *columns)
{
    for (size_t i = 0; i < n * k; i++)
        columns[i % k * n + i / k] = rows[i];
}

static void found_in_data(void **state)
{
    static const double firms[] = {61, 1.08, 4.33, 20.7, 0.26, 4.34, 16.3, 1.98, 2.53, 9, 3.29, 1.65,
                                   5.4, 2.77, 2.33, 4, 4.12, 1.21, -6.1, 3.52, 2.1, -34.6, 3.31, 0.98};
    static const double critic[] = {0.20222554, 0.48090173, 0.31687273};
    static const double sites[] = {3, 100, 10, 7, 2.5, 80, 8, 5, 1.8, 50, 20, 11, 2.2, 70, 12, 9};
    static const double entropy[] = {0.1146, 0.1981, 0.4185, 0.2689};
    double x[MOST_CELLS];

    (void)state;
    turn(firms, 8, 3, x);
    assert_weights("critic", x, 8, 3, critic, 5e-9);
    turn(sites, 4, 4, x);
    assert_weights("entropy", x, 4, 4, entropy, 5e-5);
}

/* What is in the oracle, with the word for it in a file. */
static void as_the_oracle(void **state)
{
    static const struct {
        const char *id, *word;
    } cases[] = {{"entropy_xu2004", "entropy"}, {"entropy_ersoy2021", "entropy"}, {"entropy_lee2018", "entropy"}, {"entropy_constant_column", "entropy"},
                 {"critic_tus2019", "critic"}, {"cov_shuai2012", "variation"}, {"gini_pymcdm", "gini"}};
    char *json = oracle_read("weights/cross_peer.json");
    double rows[MOST_CELLS], x[MOST_CELLS], wanted[MOST_CELLS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = oracle_case(json, cases[i].id);
        size_t n = oracle_numbers(at, "matrix", rows, MOST_CELLS), k = oracle_numbers(at, "expected", wanted, MOST_CELLS);

        assert_true(k > 1);
        turn(rows, n / k, k, x);
        assert_weights(cases[i].word, x, n / k, k, wanted, 1e-12);
    }
    free(json);
}

/* "[[1, 3], [1/3, 1]]", as long decimals. */
static void print_matrix(const double *a, size_t k, char *text, size_t size)
{
    int at = snprintf(text, size, "[");

    for (size_t i = 0; i < k * k; i++)
        at += snprintf(text + at, size - (size_t)at, "%s%.17g%s", i % k ? ", " : i ? ", [" : "[", a[i], i % k == k - 1 ? "]" : "");
    snprintf(text + at, size - (size_t)at, "]");
}

static void judged(void **state)
{
    static const char house[] =
        "{ahp: {limit: 0.2, matrix: [[1, 5, 3, 7, 6, 6, 1/3, 1/4], [1/5, 1, 1/3, 5, 3, 3, 1/5, 1/7], [1/3, 3, 1, 6, 3, 4, 6, 1/5],"
        " [1/7, 1/5, 1/6, 1, 1/3, 1/4, 1/7, 1/8], [1/6, 1/3, 1/3, 3, 1, 1/2, 1/5, 1/6], [1/6, 1/3, 1/4, 4, 2, 1, 1/5, 1/6],"
        " [3, 5, 1/6, 7, 5, 5, 1, 1/2], [4, 7, 5, 8, 6, 6, 2, 1]]}}";
    static const double weights[] = {.173, .054, .188, .018, .031, .036, .167, .333};

    (void)state;
    assert_weights(house, NULL, 0, 8, weights, 5e-4 + 1e-12);
    /* one comparison is enough for each: 6 : 2 : 1 */
    assert_weights("{ahp: [[1, 3, ~], [~, 1, 2], [~, 1/2, 1]]}", NULL, 0, 3, (const double[]){6 / 9.0, 2 / 9.0, 1 / 9.0}, 1e-14);
    /* two judges, one with twice the weight: (4^2 * 1/2)^(1/3) = 2 */
    assert_weights("{ahp: {matrices: [{by: A, weight: 2, matrix: [[1, 4], [1/4, 1]]}, {matrix: [[1, 1/2], [2, 1]]}]}}", NULL, 0, 2,
                   (const double[]){2 / 3.0, 1 / 3.0}, 1e-14);
}

static void judged_as_the_oracle(void **state)
{
    static const char *const ids[] = {"ahp_wang2011", "ahp_house_saaty1990", "ahp_R_MCDA_criteria", "ahp_pydecision_readme",
                                      "ahp_perfectly_consistent", "ahp_two_by_two"};
    char *json = oracle_read("ahp/ahp.json");

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *at = oracle_case(json, ids[i]);
        double a[MOST_CELLS], wanted[MOST_CELLS], ratio = NAN;
        char matrix[MOST_TEXT / 2], weights[MOST_TEXT];
        tidu_error err = {.message = ""};
        index_model *m;
        size_t k;

        oracle_numbers(at, "matrix", a, MOST_CELLS);
        k = oracle_numbers(at, "eigen_weights", wanted, MOST_CELLS);
        oracle_numbers(at, "CR_saaty_RI", &ratio, 1);
        print_matrix(a, k, matrix, sizeof matrix);
        snprintf(weights, sizeof weights, "{ahp: {matrix: %s, limit: 0.3}}", matrix);
        assert_weights(weights, NULL, 0, k, wanted, 1e-12);
        snprintf(weights, sizeof weights, "{ahp: %s}", matrix);
        m = model_of(weights, k, "", &err);
        if ((m == NULL) != (ratio > 0.1))
            fail_msg("%s with consistency ratio %g: %s", ids[i], ratio, err.message);
        index_free(m);
    }
    free(json);
}

/* --- what is refused ------------------------------------------------------------------------ */

static void assert_refused(const char *weights, size_t k, unsigned long column, const char *said)
{
    tidu_error err = {.message = ""};

    assert_null(model_of(weights, k, "", &err));
    if (err.line != 5 || err.column != column || strncmp(err.message, said, strlen(said)))
        fail_msg("%s: %lu:%lu: %s", weights, err.line, err.column, err.message);
}

static void contradictions_are_refused(void **state)
{
    (void)state;
    /* a circle: each is 9 times as important as the next; 6.13 = (9 + 1 + 1/9 - 3) / 2 / 0.58 */
    assert_refused("{ahp: [[1, 9, 1/9], [1/9, 1, 9], [9, 1/9, 1]]}", 3, 39,
                   "the comparisons contradict each other: consistency ratio 6.130, more than 0.1. Proposed, the most inconsistent one first: b with c 9 → ");
    assert_refused("{ahp: {matrix: [[1, 9, 1/9], [1/9, 1, 9], [9, 1/9, 1]], limit: 6.13}}", 3, 48,
                   "the comparisons contradict each other: consistency ratio 6.130, more than 6.13. ");
    assert_refused("{ahp: [[1, 3, ~, ~], [~, 1, ~, ~], [~, ~, 1, 2], [~, ~, ~, 1]]}", 4, 16, "no chain of comparisons leads from a to c;");
    assert_refused("{ahp: [[1, 3], [1/2, 1]]}", 2, 21, "row 1, column 2 is not the reciprocal of row 2, column 1");
    assert_refused("{ahp: [[1, 3], [1/3, ~]]}", 2, 31, "a member compared with itself is 1");
    assert_refused("{ahp: {matrices: [{matrix: [[1, 3], [1/3, 1]], weight: 0}]}}", 2, 65, "a weight is above 0");
    assert_refused("{ahp: {matrices: [{by: A}]}}", 2, 28, "key 'matrix' is missing");
    assert_refused("{ahp: {limit: 0.1}}", 2, 16, "comparisons are either a matrix or matrices of several judges");
}

static void figures_are_refused(void **state)
{
    (void)state;
    assert_refused("{factor: {together: 60}}", 2, 30, "a share lies between 0 and 1");
    assert_refused("{factor: {factors: 1.5}}", 2, 29, "the number of factors is a whole number");
    assert_refused("{optimal: {least: 60%}}", 2, 20, "2 weights within these bounds cannot add up to 100%");
    assert_refused("{optimal: {most: 40%}}", 2, 20, "2 weights within these bounds cannot add up to 100%");
    assert_refused("{optimal: {importance: {a: 1}}}", 2, 33, "nothing says how important 'b' should be");
    assert_refused("{optimal: {importance: {a: 0, b: 0}}}", 2, 33, "the intended importances add up to 0");
    assert_refused("{factor: {}, optimal: {}}", 2, 10, "a weighting is one of ahp, factor, optimal and blend");
    assert_refused("{blend: [{share: 1, weights: {bled: 1}}]}", 2, 40, "unknown key 'bled'");
}

static void weights_of_nothing(void **state)
{
    tidu_error err = {.message = ""};
    index_model *m = model_of("given", 2, ", weight: 0", &err);

    (void)state;
    assert_null(m);
    assert_string_equal(err.message, "the weights of the members of 'sample' add up to 0, so that nothing would count");
    assert_null(model_of("{optimal: {importance: given}}", 2, ", weight: 0", &err));
    assert_null(model_of("{optimal: {importance: given}}", 2, "", &err));
    m = model_of("{optimal: {importance: given}}", 2, ", weight: 1", &err);
    assert_non_null(m);
    index_free(m);
}

/* Values that a method cannot take are named; where nothing is told weights are equal and it is said. */
static void data_that_tell_nothing(void **state)
{
    static const double negative[] = {1, 2, 3, 0.5, -1, 2}, zero[] = {1, 2, 3, 0.5, 0, 2}, still[] = {1, 1, 1, 2, 2, 2}, one[] = {1, 1, 1, 1, 2, 3};
    static const char *const words[] = {"entropy", "critic", "deviation", "variation", "gini", "merec", "variance", "pca", "factor", "optimal"};
    index_weights w = {0};
    tidu_error err = {.message = ""};
    index_model *m = model_of("entropy", 2, "", &err);

    (void)state;
    assert_int_equal(index_weights_find(m, &(index_sample){negative, 3, NULL}, &w, 1, &err), TIDU_EDATA);
    assert_non_null(strstr(err.message, "entropy: b has a value below 0"));
    index_free(m);
    m = model_of("merec", 2, "", &err);
    assert_int_equal(index_weights_find(m, &(index_sample){zero, 3, NULL}, &w, 1, &err), TIDU_EDATA);
    assert_non_null(strstr(err.message, "merec: b has a value that is not above 0"));
    index_free(m);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        m = model_of(words[i], 2, "", &err);
        assert_int_equal(index_weights_find(m, &(index_sample){still, 3, NULL}, &w, 1, &err), TIDU_OK);
        assert_true(w.node[1] == 0.5 && w.node[2] == 0.5 && w.weighed[0].is_equal);
        assert_int_equal(index_weights_find(m, &(index_sample){one, 3, NULL}, &w, 1, &err), TIDU_OK);
        assert_true(w.node[1] == 0 && w.node[2] == 1 && w.weighed[0].n_constant == 1);
        index_free(m);
    }
}

/* --- how much members count ------------------------------------------------------------------- */

static double correlation(const double *x, const double *y, size_t n)
{
    double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;

    for (size_t i = 0; i < n; i++) {
        sx += x[i] / (double)n;
        sy += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        xx += (x[i] - sx) * (x[i] - sx);
        yy += (y[i] - sy) * (y[i] - sy);
        xy += (x[i] - sx) * (y[i] - sy);
    }
    return xy / sqrt(xx * yy);
}

static const double sample[] = {.1, .9, .3, .7, .5, .2, .8, .3, .5, .9, .2, .6, .4, .7, .5, .6, .4, .1, .9, .55, .35};

enum { ROWS = 7, COLUMNS = 3 };

/* Squared correlations of columns with their weighted mean, as shares of their sum. */
static void effective(const double *weight, double *share)
{
    double mean[ROWS] = {0}, sum = 0;

    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++)
            mean[i] += weight[j] * sample[j * ROWS + i];
    }
    for (size_t j = 0; j < COLUMNS; j++)
        sum += share[j] = pow(correlation(sample + j * ROWS, mean, ROWS), 2);
    for (size_t j = 0; j < COLUMNS; j++)
        share[j] /= sum;
}

static void optimal_weights_count_as_intended(void **state)
{
    index_weights w = {0};
    tidu_error err = {.message = ""};
    index_model *m = model_of("{optimal: {importance: {b: 1, a: 2, c: 1}}}", COLUMNS, "", &err);
    double share[COLUMNS];

    (void)state;
    assert_non_null(m);
    assert_int_equal(index_weights_find(m, &(index_sample){sample, ROWS, NULL}, &w, 1, &err), TIDU_OK);
    effective(w.node + 1, share);
    assert_true(fabs(share[0] - 0.5) < 1e-3 + w.weighed[0].residual && fabs(share[1] - 0.25) < 1e-3 + w.weighed[0].residual);
    assert_true(w.weighed[0].residual < 0.02);
    index_free(m);
    m = model_of("{optimal: {importance: {b: 1, a: 2, c: 1}, least: 33%, most: 34%}}", COLUMNS, "", &err);
    assert_int_equal(index_weights_find(m, &(index_sample){sample, ROWS, NULL}, &w, 1, &err), TIDU_OK);
    for (size_t j = 1; j <= COLUMNS; j++)
        assert_true(w.node[j] >= 0.33 - 1e-12 && w.node[j] <= 0.34 + 1e-12);
    effective(w.node + 1, share);
    assert_true(fabs(fmax(fabs(share[0] - 0.5), fmax(fabs(share[1] - 0.25), fabs(share[2] - 0.25))) - w.weighed[0].residual) < 1e-9);
    index_free(m);
}

static void importance_of_a_result(void **state)
{
    static double score[ROWS + 1];
    static uint32_t order[ROWS + 1] = {7, 6, 5, 4, 3, 2, 1, 0};
    double scaled[COLUMNS * (ROWS + 1)], share[COLUMNS];
    tidu_error err = {.message = ""};
    index_model *m = model_of("{ahp: [[1, 3, 5], [1/3, 1, ~], [1/5, ~, 1]]}", COLUMNS, "", &err);
    index_weights w;
    index_result r = {.model = m, .n = ROWS + 1, .score = score, .scaled = scaled, .order = order, .weights = &w, .n_weights = 1};
    index_importance found;

    (void)state;
    assert_non_null(m);
    assert_int_equal(index_weights_fixed(m, NULL, &w, &err), TIDU_OK);
    for (size_t at = 0; at < COLUMNS * (ROWS + 1); at++)
        scaled[at] = at % (ROWS + 1) < ROWS ? sample[at / (ROWS + 1) * ROWS + at % (ROWS + 1)] : 77; /* the last has no score */
    score[0] = cell_missing();
    effective(w.node + 1, share);
    assert_true(index_importance_find(&r, 0, r.n, &found));
    assert_int_equal(found.n, ROWS);
    for (size_t j = 0; j < COLUMNS; j++)
        assert_true(fabs(found.level[1 + j] - share[j]) < 1e-12 && fabs(found.whole[1 + j] - share[j]) < 1e-12);
    index_free(m);
}

static void words_for_all_levels(void **state)
{
    index_weighting how;
    tidu_error err = {.message = ""};

    (void)state;
    assert_true(weighting_of_word("gini", &how, &err));
    assert_true(how.n == 1 && how.methods[0].kind == WEIGHTING_GINI);
    assert_false(weighting_of_word("given", &how, &err)); /* the file need not give any */
    assert_false(weighting_of_word("critik", &how, &err));
    assert_string_equal(err.message, "there is no weighting 'critik' for all levels; did you mean 'critic'?");
}

static void judgements_as_written(void **state)
{
    char text[32];

    (void)state;
    comparison_format(1.0 / 7, text);
    assert_string_equal(text, "1/7");
    comparison_format(9, text);
    assert_string_equal(text, "9");
    comparison_format(1 - 1e-12, text);
    assert_string_equal(text, "1");
    comparison_format(2.5, text);
    assert_string_equal(text, "2.50");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_in_data),
        cmocka_unit_test(as_the_oracle),
        cmocka_unit_test(judged),
        cmocka_unit_test(judged_as_the_oracle),
        cmocka_unit_test(contradictions_are_refused),
        cmocka_unit_test(figures_are_refused),
        cmocka_unit_test(weights_of_nothing),
        cmocka_unit_test(data_that_tell_nothing),
        cmocka_unit_test(optimal_weights_count_as_intended),
        cmocka_unit_test(importance_of_a_result),
        cmocka_unit_test(words_for_all_levels),
        cmocka_unit_test(judgements_as_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
