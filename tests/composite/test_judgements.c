/*
 * Judgements: Saaty's house, the oracle, matrices whose weights are known because they were made of them, and every
 * consistency ratio of a repair found again by power iteration.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/oracle.h"
#include "composite/judgement_repair.h"
#include "composite/judgements.h"

#define NONE cell_missing()

/* Saaty (1990), buying a house: lambda 9.669, ratio 0.169. */
static const double house[] = {
    1, 5, 3, 7, 6, 6, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1, 1.0 / 3, 5, 3, 3, 1.0 / 5, 1.0 / 7,
    1.0 / 3, 3, 1, 6, 3, 4, 6, 1.0 / 5, 1.0 / 7, 1.0 / 5, 1.0 / 6, 1, 1.0 / 3, 1.0 / 4, 1.0 / 7, 1.0 / 8,
    1.0 / 6, 1.0 / 3, 1.0 / 3, 3, 1, 1.0 / 2, 1.0 / 5, 1.0 / 6,
    1.0 / 6, 1.0 / 3, 1.0 / 4, 4, 2, 1, 1.0 / 5, 1.0 / 6, 3, 5, 1.0 / 6, 7, 5, 5, 1, 1.0 / 2,
    4, 7, 5, 8, 6, 6, 2, 1};

static void assert_near(const double *got, const double *wanted, size_t k, double tolerance)
{
    for (size_t j = 0; j < k; j++) {
        if (!(fabs(got[j] - wanted[j]) <= tolerance))
            fail_msg("weight %zu is %.17g, not %.17g", j, got[j], wanted[j]);
    }
}

/* The greatest eigenvalue of a positive matrix by power iteration. */
static double power_lambda(const double *a, size_t k)
{
    double w[15], next[15], lambda = 0;

    for (size_t i = 0; i < k; i++)
        w[i] = 1 / (double)k;
    for (int step = 0; step < 2000; step++) {
        lambda = 0;
        for (size_t i = 0; i < k; i++) {
            next[i] = 0;
            for (size_t j = 0; j < k; j++)
                next[i] += a[i * k + j] * w[j];
            lambda += next[i]; /* the weights add up to 1 */
        }
        for (size_t i = 0; i < k; i++)
            w[i] = next[i] / lambda;
    }
    return lambda;
}

static double power_ratio(const double *a, size_t k)
{
    static const double random_index[] = {0, 0, .58, .9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};

    return (power_lambda(a, k) - (double)k) / (double)(k - 1) / random_index[k - 1];
}

static void make_consistent(const double *w, size_t k, double *a)
{
    for (size_t i = 0; i < k * k; i++)
        a[i] = w[i / k] / w[i % k];
}

static void leave_out(double *a, size_t k, size_t i, size_t j)
{
    a[i * k + j] = a[j * k + i] = NONE;
}

static void house_of_saaty(void **state)
{
    static const double published[] = {.173, .054, .188, .018, .031, .036, .167, .333};
    comparison_consistency how;
    double got[8];

    (void)state;
    assert_true(judgements_weigh(house, 8, got, &how));
    assert_near(got, published, 8, 5e-4 + 1e-12);
    assert_true(fabs(how.lambda - 9.669) < 5e-4);
    assert_true(fabs(how.ratio - 0.169) < 5e-4);
}

static void one_and_two_are_never_inconsistent(void **state)
{
    static const double two[] = {1, 3, 1.0 / 3, 1};
    comparison_consistency how;
    double got[2];

    (void)state;
    assert_true(judgements_weigh((const double[]){1}, 1, got, &how));
    assert_true(got[0] == 1 && how.ratio == 0);
    assert_true(judgements_weigh(two, 2, got, &how));
    assert_near(got, (const double[]){0.75, 0.25}, 2, 1e-15);
    assert_true(how.ratio == 0);
}

static void assert_fault(const double *a, size_t k, judgement_fault fault, size_t row, size_t column)
{
    static const char *const names[] = {"A", "B", "C", "D"};
    judgement_finding how;
    tidu_error err = {.message = ""};

    assert_false(judgements_check(a, k, &how));
    assert_int_equal(how.fault, fault);
    assert_int_equal(how.row, row);
    assert_int_equal(how.column, column);
    assert_int_equal(judgements_fault(&how, names, &err), TIDU_EDATA);
    if (fault != JUDGEMENTS_TOO_MANY)
        assert_non_null(strstr(err.message, names[row]));
}

static void faults_are_named_with_their_cell(void **state)
{
    static const double zero[] = {1, 2, 0, 0.5, 1, 3, 4, 1.0 / 3, 1}, negative[] = {1, 2, 3, 0.5, 1, 3, 1.0 / 3, -3, 1};
    static const double diagonal[] = {1, 2, 0.5, 2}, lopsided[] = {1, 2, 3, 0.5, 1, 3, 1.0 / 3, 3, 1};
    const double half[] = {1, NONE, 0.5, 1}, infinite[] = {1, INFINITY, 0, 1};
    double many[256];
    judgement_finding how;

    (void)state;
    assert_fault(zero, 3, JUDGEMENTS_NOT_POSITIVE, 0, 2);
    assert_fault(negative, 3, JUDGEMENTS_NOT_POSITIVE, 2, 1);
    assert_fault(infinite, 2, JUDGEMENTS_NOT_POSITIVE, 0, 1);
    assert_fault(diagonal, 2, JUDGEMENTS_DIAGONAL, 1, 1);
    assert_fault(lopsided, 3, JUDGEMENTS_NOT_RECIPROCAL, 1, 2);
    assert_fault(half, 2, JUDGEMENTS_NOT_RECIPROCAL, 0, 1);
    for (size_t i = 0; i < 256; i++)
        many[i] = 1;
    assert_fault(many, 16, JUDGEMENTS_TOO_MANY, 0, 0);
    assert_fault(many, 0, JUDGEMENTS_TOO_MANY, 0, 0);
    assert_true(judgements_check(house, 8, &how) && how.missing == 0 && how.n_parts == 1);
    assert_true(judgements_check((const double[]){1, 7, 0.14, 1}, 2, &how)); /* 1/7 with two decimals */
}

static void unlinked_criteria_are_named(void **state)
{
    double a[16];
    judgement_finding how;

    (void)state; /* A with C, B with D */
    make_consistent((const double[]){4, 3, 2, 1}, 4, a);
    leave_out(a, 4, 0, 1);
    leave_out(a, 4, 0, 3);
    leave_out(a, 4, 1, 2);
    leave_out(a, 4, 2, 3);
    assert_fault(a, 4, JUDGEMENTS_UNLINKED, 0, 1);
    judgements_check(a, 4, &how);
    assert_int_equal(how.n_parts, 2);
    assert_int_equal(how.missing, 4);
    assert_true(how.part[0] == 0 && how.part[1] == 1 && how.part[2] == 0 && how.part[3] == 1);
}

/* What is left of a consistent matrix, down to a chain, gives back exactly the weights it was made of. */
static void incomplete_consistent_gives_back_its_weights(void **state)
{
    static const double w[] = {0.4, 0.25, 0.2, 0.1, 0.05};
    comparison_consistency how;
    judgement_finding checked;
    double a[25], got[5];
    size_t missing = 0;

    (void)state;
    make_consistent(w, 5, a);
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = i + 2; j < 5; j++) {
            leave_out(a, 5, i, j);
            missing++;
            assert_true(judgements_check(a, 5, &checked));
            assert_int_equal(checked.missing, missing);
            assert_true(judgements_weigh(a, 5, got, &how));
            assert_near(got, w, 5, 1e-13);
            assert_true(how.ratio < 1e-12 && fabs(how.lambda - 5) < 1e-12);
        }
    }
    assert_int_equal(missing, 6); /* a chain of four comparisons */
}

/* Harker: filled in with the ratios of the weights it gives, an inconsistent matrix has the same weights and lambda. */
static void missing_ones_are_filled_in_with_ratios(void **state)
{
    comparison_consistency how, filled;
    double a[64], got[8], again[8];

    (void)state;
    memcpy(a, house, sizeof a);
    leave_out(a, 8, 2, 6);
    leave_out(a, 8, 0, 3);
    assert_true(judgements_weigh(a, 8, got, &how));
    for (size_t i = 0; i < 64; i++)
        a[i] = cell_is_value(a[i]) ? a[i] : got[i / 8] / got[i % 8];
    assert_true(fabs(power_lambda(a, 8) - how.lambda) < 1e-9);
    assert_true(judgements_weigh(a, 8, again, &filled));
    assert_near(again, got, 8, 1e-12);
    /* fewer comparisons can contradict each other less: 21 of 28 may be missing at most */
    assert_true(fabs(how.ratio - filled.ratio / (1 - 2.0 / 21)) < 1e-12);
}

static void random_index_lessens_with_gaps(void **state)
{
    (void)state;
    assert_true(judgements_random_index(4, 0) == 0.90);
    assert_true(fabs(judgements_random_index(4, 1) - 0.60) < 1e-15);
    assert_true(judgements_random_index(4, 3) == 0 && judgements_random_index(2, 0) == 0);
    assert_true(judgements_random_index(15, 0) == 1.59 && judgements_random_index(3, 0) == 0.58);
}

static void group_of_the_same_is_each_of_them(void **state)
{
    const double *members[] = {house, house, house};
    double out[64];

    (void)state;
    assert_true(judgements_group(members, NULL, 3, 8, out));
    assert_memory_equal(out, house, sizeof out);
    assert_true(judgements_group(members, (const double[]){3, 0, 0.1}, 3, 8, out));
    assert_memory_equal(out, house, sizeof out);
}

/* 2 and 8 have the mean 4, with weights 3 : 1 it is 2^(3/4) 8^(1/4); who did not answer does not count. */
static void group_takes_geometric_means(void **state)
{
    const double a[] = {1, 2, 0.5, 1}, b[] = {1, 8, 0.125, 1}, silent[] = {1, NONE, NONE, 1};
    const double *members[] = {a, b, silent}, *nobody[] = {silent, silent};
    double out[4];

    (void)state;
    assert_true(judgements_group(members, NULL, 3, 2, out));
    assert_near(out, (const double[]){1, 4, 0.25, 1}, 4, 1e-15);
    assert_true(judgements_group(members, (const double[]){3, 1, 5}, 3, 2, out));
    assert_true(fabs(out[1] - pow(2, 1.5)) < 1e-14 && fabs(out[1] * out[2] - 1) < 1e-15);
    assert_true(judgements_group(nobody, NULL, 2, 2, out));
    assert_true(cell_is_missing(out[1]) && cell_is_missing(out[2]) && out[0] == 1);
    assert_false(judgements_group(members, (const double[]){0, 0, 0}, 3, 2, out));
    assert_false(judgements_group(members, (const double[]){1, -1, 1}, 3, 2, out));
    assert_false(judgements_group(members, NULL, 0, 2, out));
}

static void refused_above_the_limit(void **state)
{
    comparison_consistency how;
    double got[8];

    (void)state;
    assert_true(judgements_weigh(house, 8, got, &how));
    assert_true(judgements_refused(&how, 0.1) && judgements_refused(&how, 0.169) && !judgements_refused(&how, 0.17));
    assert_false(judgements_refused(&how, how.ratio));
}

/* One comparison of a consistent matrix turned round is found, and its exact value lessens the ratio the most. */
static void worst_is_the_one_that_was_changed(void **state)
{
    static const double w[] = {0.4, 0.3, 0.15, 0.1, 0.05};
    judgement_change worst;
    double a[25];

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = i + 1; j < 5; j++) {
            make_consistent(w, 5, a);
            a[j * 5 + i] = a[i * 5 + j];
            a[i * 5 + j] = 1 / a[i * 5 + j];
            assert_true(judgements_worst(a, 5, &worst));
            assert_int_equal(worst.row, i);
            assert_int_equal(worst.column, j);
            assert_true(worst.from == a[i * 5 + j]);
            a[i * 5 + j] = worst.to;
            a[j * 5 + i] = 1 / worst.to;
            assert_true(fabs(power_ratio(a, 5) - worst.ratio) < 1e-9);
        }
    }
    make_consistent(w, 5, a);
    assert_true(judgements_worst(a, 5, &worst));
    assert_int_equal(worst.row, 5); /* none */
}

/* Of the house no replacement by the ratio of weights has a lower ratio than the one that is named. */
static void worst_of_the_house(void **state)
{
    comparison_consistency how;
    judgement_change worst;
    double w[8], a[64];

    (void)state;
    assert_true(judgements_weigh(house, 8, w, &how));
    assert_true(judgements_worst(house, 8, &worst));
    for (size_t i = 0; i < 8; i++) {
        for (size_t j = i + 1; j < 8; j++) {
            memcpy(a, house, sizeof a);
            a[i * 8 + j] = w[i] / w[j];
            a[j * 8 + i] = w[j] / w[i];
            assert_true(power_ratio(a, 8) >= worst.ratio - 1e-9);
        }
    }
    assert_true(worst.row == 2 && worst.column == 6); /* 6 against w of .188 and .167 */
}

static bool is_of_scale(double x)
{
    for (int v = 1; v <= 9; v++) {
        if (x == v || x == 1.0 / v)
            return true;
    }
    return false;
}

static void repair_of_the_house(void **state)
{
    judgement_change steps[56];
    judgement_repair how = {.steps = steps, .most = 56};
    double out[64], a[64], last;

    (void)state;
    memcpy(a, house, sizeof a);
    last = power_ratio(a, 8);
    assert_true(judgements_propose(house, 8, 0.1, out, &how));
    assert_true(how.is_reached && how.n_steps > 0);
    for (size_t s = 0; s < how.n_steps; s++) {
        const judgement_change *c = &steps[s];

        assert_true(c->row < c->column && c->column < 8);
        assert_true(a[c->row * 8 + c->column] == c->from && is_of_scale(c->to));
        assert_true(c->ratio < last && last > 0.1); /* each step helps, and none comes after the limit */
        a[c->row * 8 + c->column] = c->to;
        a[c->column * 8 + c->row] = 1 / c->to;
        last = power_ratio(a, 8);
        assert_true(fabs(last - c->ratio) < 1e-9);
    }
    assert_true(last <= 0.1);
    assert_memory_equal(a, out, sizeof a);
}

static void repair_stops_where_it_may_not_go_on(void **state)
{
    judgement_change steps[1];
    judgement_repair how = {.steps = steps, .most = 1}, none = {.steps = NULL, .most = 0};
    double out[64];

    (void)state;
    assert_true(judgements_propose(house, 8, 0.01, out, &how));
    assert_true(how.n_steps == 1 && !how.is_reached);
    assert_true(judgements_propose(house, 8, 0.2, out, &none));
    assert_true(none.n_steps == 0 && none.is_reached);
    assert_memory_equal(out, house, sizeof out);
}

/* A repair leaves open what nobody compared. */
static void repair_keeps_gaps(void **state)
{
    judgement_change steps[56];
    judgement_repair how = {.steps = steps, .most = 56};
    double a[64], out[64];

    (void)state;
    memcpy(a, house, sizeof a);
    leave_out(a, 8, 0, 3);
    assert_true(judgements_propose(a, 8, 0.1, out, &how));
    assert_true(how.is_reached && cell_is_missing(out[3]) && cell_is_missing(out[24]));
}

static void nearest_of_the_scale(void **state)
{
    (void)state;
    assert_true(judgements_nearest(1.3) == 1 && judgements_nearest(1.45) == 2 && judgements_nearest(30) == 9);
    assert_true(judgements_nearest(0.3) == 1.0 / 3 && judgements_nearest(0.01) == 1.0 / 9 && judgements_nearest(1) == 1);
    assert_true(judgements_nearest(2.449) == 2 && judgements_nearest(2.45) == 3); /* the root of 6 lies between */
}

static void oracle_of_comparisons(void **state)
{
    static const char *const ids[] = {"ahp_wang2011", "ahp_house_saaty1990", "ahp_R_MCDA_criteria",
                                      "ahp_pydecision_readme", "ahp_perfectly_consistent",
                                      "ahp_two_by_two"};
    char *json = oracle_read("ahp/ahp.json");

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *at = oracle_case(json, ids[i]);
        double matrix[225], wanted[15], got[15], lambda = 0, ratio = 0;
        comparison_consistency how;
        size_t k;

        assert_non_null(at);
        oracle_numbers(at, "matrix", matrix, 225);
        k = oracle_numbers(at, "eigen_weights", wanted, 15);
        assert_true(judgements_weigh(matrix, k, got, &how));
        assert_near(got, wanted, k, 1e-12);
        oracle_numbers(at, "lambda_max", &lambda, 1);
        oracle_numbers(at, "CR_saaty_RI", &ratio, 1);
        assert_true(fabs(how.lambda - lambda) < 1e-12 * lambda);
        assert_true(fabs(how.ratio - ratio) < 1e-12);
    }
    free(json);
}

/* Three criteria, four cars: weights of alternatives, weighted by those of the criteria. */
static void oracle_of_cars(void **state)
{
    static const char *const criteria[] = {"style", "reliability", "fuel"}, *const cars[] = {"Corsa", "Clio", "Fiesta",
                                                                                             "Sandero"};
    char *json = oracle_read("ahp/ahp_hierarchy_cars.json");
    double matrix[16], weight[3], own[4], got[4] = {0}, wanted = 0;
    comparison_consistency how;

    (void)state;
    if (!json)
        skip();
    assert_int_equal(oracle_numbers(json, "criteria", matrix, 16), 9);
    assert_true(judgements_weigh(matrix, 3, weight, &how));
    for (int c = 0; c < 3; c++) {
        assert_int_equal(oracle_numbers(json, criteria[c], matrix, 16), 16);
        assert_true(judgements_weigh(matrix, 4, own, &how));
        for (int car = 0; car < 4; car++)
            got[car] += weight[c] * own[car];
    }
    for (int car = 0; car < 4; car++) {
        assert_int_equal(oracle_numbers(strstr(json, "\"expected\""), cars[car], &wanted, 1), 1);
        assert_true(fabs(got[car] - wanted) < 1e-12);
    }
    free(json);
}

/* A circle of nines: each judgement is proposed once, and after all of them the matrix is the proposed one. */
static void each_judgement_once(void **state)
{
    static const double circle[] = {1, 9, 1.0 / 9, 1.0 / 9, 1, 9, 9, 1.0 / 9, 1};
    judgement_change steps[9];
    judgement_repair how = {.steps = steps, .most = 9};
    comparison_consistency after;
    double out[9], copy[9], weight[3];

    (void)state;
    assert_true(judgements_propose_once(circle, 3, 0.1, out, &how));
    assert_true(how.is_reached && how.n_steps == 2);
    memcpy(copy, circle, sizeof copy);
    for (size_t i = 0; i < how.n_steps; i++) {
        const judgement_change *c = &steps[i];

        assert_true(c->from == circle[c->row * 3 + c->column]);
        copy[c->row * 3 + c->column] = c->to;
        copy[c->column * 3 + c->row] = 1 / c->to;
        assert_true(judgements_weigh(copy, 3, weight, &after));
        assert_true(fabs(c->ratio - after.ratio) < 1e-12);
    }
    assert_memory_equal(copy, out, sizeof out);
    assert_false(judgements_refused(&after, 0.1));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(house_of_saaty),
        cmocka_unit_test(one_and_two_are_never_inconsistent),
        cmocka_unit_test(faults_are_named_with_their_cell),
        cmocka_unit_test(unlinked_criteria_are_named),
        cmocka_unit_test(incomplete_consistent_gives_back_its_weights),
        cmocka_unit_test(missing_ones_are_filled_in_with_ratios),
        cmocka_unit_test(random_index_lessens_with_gaps),
        cmocka_unit_test(group_of_the_same_is_each_of_them),
        cmocka_unit_test(group_takes_geometric_means),
        cmocka_unit_test(refused_above_the_limit),
        cmocka_unit_test(worst_is_the_one_that_was_changed),
        cmocka_unit_test(worst_of_the_house),
        cmocka_unit_test(repair_of_the_house),
        cmocka_unit_test(repair_stops_where_it_may_not_go_on),
        cmocka_unit_test(repair_keeps_gaps),
        cmocka_unit_test(nearest_of_the_scale),
        cmocka_unit_test(oracle_of_comparisons),
        cmocka_unit_test(oracle_of_cars),
        cmocka_unit_test(each_judgement_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
