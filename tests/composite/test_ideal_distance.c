/*
 * TOPSIS, VIKOR, SPOTIS and grey relational grades against printed figures (Tzeng & Huang 2011, Opricovic & Tzeng 2004 and
 * 2007, Dezert et al. 2020) and, where it is there, against the whole oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/ideal_distance.h"
#include "composite/matrix_case.h"

static matrix_case c, other;

/* Tzeng & Huang (2011): four decimals of TOPSIS, two of VIKOR. */
static const double tzeng[] = {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6}, tzeng_weight[] = {0.3, 0.4, 0.3};

/* Opricovic & Tzeng (2004), the mountain climber: risk (lower is better) and altitude. */
static const double climber[] = {1, 3000, 2, 3750, 5, 4500}, climber_weight[] = {0.5, 0.5}, climber_types[] = {-1, 1};

/* Opricovic & Tzeng (2007): six hydropower systems on the Drina. */
static const double drina[] = {4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41, 5211.9, 3630.0, 501.7, 308.3,
                               282.0,  346.0,  21.0,  1.41,  5021.3, 3920.5, 504.0, 278.6, 12.0,  56.0,  3.0,   4.42,
                               5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36, 5060.5, 3293.5, 514.1, 284.2,
                               69.0,   90.0,   7.0,   4.04,  4317.9, 2925.9, 432.8, 239.3, 12.0,  55.0,  3.0,   4.36};
static const double drina_types[] = {1, -1, 1, 1, -1, -1, -1, 1};

static void topsis_published(void **state)
{
    static const double hwang_yoon[] = {0.5037, 0.6581, 0.7482, 0.3340}, min_max[] = {0.500, 0.617, 0.500};
    double got[4];

    (void)state;
    case_from_rows(&c, tzeng, 4, 3, tzeng_weight, NULL);
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_FINE);
    case_assert_near(got, hwang_yoon, 4, 5e-5);
    case_from_rows(&c, climber, 3, 2, climber_weight, climber_types);
    assert_int_equal(topsis(&c.m, TOPSIS_MIN_MAX, got).status, MATRIX_FINE);
    case_assert_near(got, min_max, 3, 5e-4);
}

typedef struct vikor_arrays {
    double s[CASE_CELLS], r[CASE_CELLS], q[CASE_CELLS];
    bool is_chosen[CASE_CELLS];
    vikor_result result;
} vikor_arrays;

static vikor_arrays *arrays_of(vikor_arrays *a)
{
    a->result = (vikor_result){.s = a->s, .r = a->r, .q = a->q, .is_chosen = a->is_chosen};
    return a;
}

static void vikor_published(void **state)
{
    static const double equal[] = {1, 1, 1, 1, 1, 1, 1, 1}, social[] = {1, 1, 1, 1, 2, 2, 2, 2};
    static const double of_equal[] = {0.991, 1, 0.473, 0.670, 0, 0.578}, of_social[] = {0.684, 1, 0.147, 0.554, 0.041, 0.191};
    static vikor_arrays a;

    (void)state;
    arrays_of(&a);
    case_from_rows(&c, climber, 3, 2, climber_weight, climber_types);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    case_assert_near(a.q, (const double[]){1, 0, 1}, 3, 1e-15);
    case_assert_near(a.s, (const double[]){0.5, 0.375, 0.5}, 3, 1e-15);
    case_assert_near(a.r, (const double[]){0.5, 0.25, 0.5}, 3, 1e-15);
    assert_true(a.result.has_advantage && a.result.is_stable && !a.is_chosen[0] && a.is_chosen[1] && !a.is_chosen[2]);

    case_from_rows(&c, drina, 6, 8, equal, drina_types);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    case_assert_near(a.q, of_equal, 6, 5e-4);
    assert_true(a.result.has_advantage && a.result.is_stable && a.is_chosen[4] && !a.is_chosen[2]);
    case_from_rows(&c, drina, 6, 8, social, drina_types);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    case_assert_near(a.q, of_social, 6, 5e-4);
    assert_true(!a.result.has_advantage && a.result.is_stable); /* the paper's compromise set: systems 3, 5 and 6 */
    assert_true(!a.is_chosen[0] && !a.is_chosen[1] && a.is_chosen[2] && !a.is_chosen[3] && a.is_chosen[4] && a.is_chosen[5]);
}

/* The first by Q is first neither by S nor by R: it shares the choice with the second. */
static void unstable_first_shares_the_choice(void **state)
{
    static const double rows[] = {10, 0, 0, 10, 6, 4.2, 0, 0}, weight[] = {0.62, 0.38};
    static vikor_arrays a;
    size_t first = 0, chosen = 0;

    (void)state;
    arrays_of(&a);
    for (double v = 0; v <= 1; v += 0.125) {
        case_from_rows(&c, rows, 4, 2, weight, NULL);
        assert_int_equal(vikor(&c.m, v, &a.result).status, MATRIX_FINE);
        chosen = 0;
        for (size_t i = 0; i < 4; i++) {
            first = a.q[i] < a.q[first] ? i : first;
            chosen += a.is_chosen[i];
        }
        assert_true(a.is_chosen[first]);
        if (a.result.has_advantage)
            assert_int_equal(chosen, a.result.is_stable ? 1 : 2);
    }
    assert_int_equal(vikor(&c.m, 1.5, &a.result).status, MATRIX_PARAMETER);
}

/* Dezert et al. (2020), both examples: four decimals. */
static void spotis_published(void **state)
{
    static const double rows[] = {10.5, -3.1, 1.7, -4.7, 0, 3.4, 8.1, 0.3, 1.3, 3.2, 7.3, -5.3};
    static const double weight[] = {0.2, 0.3, 0.5}, types[] = {1, -1, 1}, low[] = {-5, -6, -8}, high[] = {12, 10, 5};
    static const double cars[] = {15000, 4.3, 99, 42, 737, 15290, 5, 116, 42, 892, 15350, 5, 114, 45, 952, 15490, 5.3, 123, 45, 1120};
    static const double car_weight[] = {0.2941, 0.2353, 0.2353, 0.0588, 0.1765}, car_types[] = {-1, -1, -1, 1, 1};
    static const double car_low[] = {14000, 3, 80, 35, 650}, car_high[] = {16000, 8, 140, 60, 1300};
    double got[4];

    (void)state;
    case_from_rows(&c, rows, 4, 3, weight, types);
    assert_int_equal(spotis(&c.m, low, high, NULL, got).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){0.1989, 0.3705, 0.3063, 0.7491}, 4, 5e-5);
    case_from_rows(&c, cars, 4, 5, car_weight, car_types);
    assert_int_equal(spotis(&c.m, car_low, car_high, (const double[]){15300, 4, 115, 50, 900}, got).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){0.1841, 0.0734, 0.0842, 0.1920}, 4, 5e-5);
}

static void spotis_names_what_is_beyond(void **state)
{
    static const double rows[] = {1, 2, 3, 9}, weight[] = {1, 1}, low[] = {0, 0}, high[] = {5, 5}, turned[] = {5, -1};
    double got[2];
    matrix_problem found;

    (void)state;
    case_from_rows(&c, rows, 2, 2, weight, NULL);
    found = spotis(&c.m, low, high, NULL, got);
    assert_true(found.status == MATRIX_BEYOND && found.row == 1 && found.column == 1);
    found = spotis(&c.m, low, turned, NULL, got);
    assert_true(found.status == MATRIX_PARAMETER && found.column == 1);
    found = spotis(&c.m, low, (const double[]){5, 10}, (const double[]){6, 0}, got);
    assert_true(found.status == MATRIX_PARAMETER && found.column == 0);
}

/* Eleven columns, of which some are added together and one weighs nothing, by the formula. */
static void topsis_by_the_formula(void **state)
{
    enum { N = 300, K = 11 };
    double got[N];

    (void)state;
    case_invent(&c, 17, N, K, 0);
    c.weight[5] = 0;
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_FINE);
    for (size_t i = 0; i < N; i++) {
        double far = 0, near = 0, all = 0;

        for (size_t j = 0; j < K; j++)
            all += c.weight[j];
        for (size_t j = 0; j < K; j++) {
            double least = INFINITY, greatest = -INFINITY, squares = 0, weight, best, worst;

            for (size_t l = 0; l < N; l++) {
                least = fmin(least, c.columns[j][l]);
                greatest = fmax(greatest, c.columns[j][l]);
                squares += c.columns[j][l] * c.columns[j][l];
            }
            weight = c.weight[j] / all / sqrt(squares);
            best = c.is_up[j] ? greatest : least;
            worst = c.is_up[j] ? least : greatest;
            far += pow(weight * (c.columns[j][i] - best), 2);
            near += pow(weight * (c.columns[j][i] - worst), 2);
        }
        assert_true(fabs(got[i] - sqrt(near) / (sqrt(far) + sqrt(near))) < 1e-14);
    }
}

/* No company that leaves changes the value, and so the order, of any other. TOPSIS is not like that: the same data show it. */
static void spotis_knows_no_rank_reversal(void **state)
{
    enum { N = 12, K = 4 };
    static const double low[] = {0, 0, 0, 0}, high[] = {10, 10, 10, 10};
    double whole[N], part[N], closeness[N], closeness_of_part[N];
    size_t reversals = 0;

    (void)state;
    case_invent(&c, 7, N, K, 0);
    assert_int_equal(spotis(&c.m, low, high, NULL, whole).status, MATRIX_FINE);
    topsis(&c.m, TOPSIS_VECTOR, closeness);
    for (size_t gone = 0; gone < N; gone++) {
        other = c;
        for (size_t j = 0; j < K; j++) {
            other.columns[j] = other.cells + j * N;
            memmove(other.cells + j * N + gone, other.cells + j * N + gone + 1, (N - gone - 1) * sizeof(double));
        }
        other.m = (decision_matrix){other.columns, other.weight, other.is_up, K, N - 1};
        assert_int_equal(spotis(&other.m, low, high, NULL, part).status, MATRIX_FINE);
        topsis(&other.m, TOPSIS_VECTOR, closeness_of_part);
        for (size_t i = 0; i + 1 < N; i++) {
            assert_true(part[i] == whole[i + (i >= gone)]);
            for (size_t l = 0; l < i; l++)
                reversals += (closeness_of_part[i] > closeness_of_part[l]) !=
                             (closeness[i + (i >= gone)] > closeness[l + (l >= gone)]);
        }
    }
    assert_true(reversals > 0);
}

/* By hand: after min-max the distances are (0, 1), (1/2, 1/4), (1, 0); zeta 1/2. */
static void grey_grades_by_hand(void **state)
{
    static const double rows[] = {10, 8, 5, 2, 0, 0}, weight[] = {1, 3}, types[] = {1, -1};
    double got[3];

    (void)state;
    case_from_rows(&c, rows, 3, 2, weight, types);
    assert_int_equal(grey_relational(&c.m, 0.5, got).status, MATRIX_FINE);
    case_assert_near(got, (const double[]){0.25 + 0.75 / 3, 0.25 * 0.5 + 0.75 * (2.0 / 3), 0.25 / 3 + 0.75}, 3, 1e-15);
    assert_int_equal(grey_relational(&c.m, 0, got).status, MATRIX_PARAMETER);
}

static void what_tells_nothing_gives_no_nan(void **state)
{
    static const double rows[] = {3, 1, 0, 3, 2, 0, 3, 4, 0}, weight[] = {1, 1, 1}, same[] = {5, 5};
    static vikor_arrays a;
    double got[3], without[3];

    (void)state;
    arrays_of(&a);
    case_from_rows(&c, rows, 3, 3, weight, NULL);
    case_from_rows(&other, (const double[]){1, 2, 4}, 3, 1, weight, NULL);
    assert_int_equal(topsis(&c.m, TOPSIS_MIN_MAX, got).status, MATRIX_FINE);
    topsis(&other.m, TOPSIS_MIN_MAX, without);
    case_assert_near(got, without, 3, 1e-15);
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_FINE);
    case_assert_near(got, without, 3, 1e-15);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    case_assert_near(a.q, (const double[]){1, 2.0 / 3, 0}, 3, 1e-15);

    case_from_rows(&c, same, 2, 1, weight, NULL);
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_FINE);
    assert_true(got[0] == 0.5 && got[1] == 0.5);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    assert_true(a.q[0] == 0 && a.q[1] == 0 && a.is_chosen[0] && a.is_chosen[1]);
    case_from_rows(&c, same, 1, 1, weight, NULL);
    assert_int_equal(vikor(&c.m, 0.5, &a.result).status, MATRIX_FINE);
    assert_true(a.result.has_advantage && a.result.is_stable && a.is_chosen[0]);
    assert_int_equal(grey_relational(&c.m, 0.5, got).status, MATRIX_FINE);
    assert_true(got[0] == 1);
}

static void what_cannot_be_compared_is_named(void **state)
{
    double rows[] = {3, 1, 3, cell_missing(), 3, 4}, got[3];
    double weight[] = {1, 1};
    matrix_problem found;

    (void)state;
    case_from_rows(&c, rows, 3, 2, weight, NULL);
    found = topsis(&c.m, TOPSIS_VECTOR, got);
    assert_true(found.status == MATRIX_GAP && found.row == 1 && found.column == 1);
    c.weight[1] = 0; /* what weighs nothing may have gaps */
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_FINE);
    c.weight[0] = 0;
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_WEIGHTS);
    c.weight[1] = -1;
    found = topsis(&c.m, TOPSIS_VECTOR, got);
    assert_true(found.status == MATRIX_WEIGHTS && found.column == 1);
    c.weight[1] = 1;
    c.cells[4] = c.cells[5] = 1e200;
    found = topsis(&c.m, TOPSIS_VECTOR, got);
    assert_true(found.status == MATRIX_INFINITE && found.row == 1 && found.column == 1);
    c.m.n = 0;
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_EMPTY);
    allocate_fail_at(1);
    assert_int_equal(topsis(&c.m, TOPSIS_VECTOR, got).status, MATRIX_MEMORY);
    allocate_fail_at(0);
}

/* 900 rows: several blocks and lanes; ties; another order of the rows gives every company the same. */
static void order_of_rows_does_not_matter(void **state)
{
    enum { N = 900, K = 4 };
    static vikor_arrays a, b;
    static size_t place[N];
    static double x[N], y[N];

    (void)state;
    arrays_of(&a);
    arrays_of(&b);
    for (uint64_t seed = 1; seed <= 3; seed++) {
        case_invent(&c, seed, N, K, seed == 2 ? 5 : 0);
        case_permute(&c, seed + 10, &other, place);
        for (int scale = TOPSIS_VECTOR; scale <= TOPSIS_MIN_MAX; scale++) {
            topsis(&c.m, (topsis_scale)scale, x);
            topsis(&other.m, (topsis_scale)scale, y);
            for (size_t i = 0; i < N; i++)
                assert_true(y[i] == x[place[i]]);
        }
        vikor(&c.m, 0.5, &a.result);
        vikor(&other.m, 0.5, &b.result);
        for (size_t i = 0; i < N; i++)
            assert_true(b.q[i] == a.q[place[i]] && b.is_chosen[i] == a.is_chosen[place[i]]);
    }
}

static void oracle_of_topsis(void **state)
{
    static const char *const ids[] = {"topsis_tzeng2011", "topsis_ersoy2021", "topsis_hodgett_cars",
                                      "topsis_opricovic2004_minmax", "topsis_readme_pymcdm"};
    char *json = oracle_read("mcda/cross_peer.json");
    static double expected[CASE_CELLS], got[CASE_CELLS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_true(case_from_oracle(&c, json, ids[i], expected));
        assert_int_equal(topsis(&c.m, i < 3 ? TOPSIS_VECTOR : TOPSIS_MIN_MAX, got).status, MATRIX_FINE);
        case_assert_near(got, expected, c.m.n, 1e-12);
    }
    free(json);
}

static bool oracle_truth(const char *at, const char *key)
{
    const char *found = strstr(at, key);

    assert_non_null(found);
    return !strncmp(found + strlen(key) + 3, "true", 4);
}

static void oracle_of_vikor(void **state)
{
    static const char *const ids[] = {"vikor_tzeng2011", "vikor_opricovic2004", "vikor_opricovic2007_W1",
                                      "vikor_opricovic2007_W2", "vikor_opricovic2007_W3", "vikor_opricovic2007_W4",
                                      "vikor_papathanasiou2018", "vikor_yang2020"};
    char *json = oracle_read("mcda/cross_peer.json");
    static double expected[CASE_CELLS], wanted[CASE_CELLS];
    static vikor_arrays a;

    (void)state;
    if (!json)
        skip();
    arrays_of(&a);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *at = oracle_case(json, ids[i]);
        size_t n_chosen, chosen = 0;
        double v = 0;

        assert_true(case_from_oracle(&c, json, ids[i], expected));
        oracle_numbers(at, "v", &v, 1);
        assert_int_equal(vikor(&c.m, v, &a.result).status, MATRIX_FINE);
        case_assert_near(a.q, expected, c.m.n, 1e-12);
        assert_int_equal(oracle_numbers(at, "S", wanted, CASE_CELLS), c.m.n);
        case_assert_near(a.s, wanted, c.m.n, 1e-12);
        assert_int_equal(oracle_numbers(at, "R", wanted, CASE_CELLS), c.m.n);
        case_assert_near(a.r, wanted, c.m.n, 1e-12);
        assert_int_equal(a.result.has_advantage, oracle_truth(at, "acceptable_advantage"));
        assert_int_equal(a.result.is_stable, oracle_truth(at, "acceptable_stability"));
        n_chosen = oracle_numbers(at, "compromise_set_0based", wanted, CASE_CELLS);
        for (size_t r = 0; r < c.m.n; r++)
            chosen += a.is_chosen[r];
        assert_int_equal(chosen, n_chosen);
        for (size_t r = 0; r < n_chosen; r++)
            assert_true(a.is_chosen[(size_t)wanted[r]]);
    }
    free(json);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(topsis_published),
        cmocka_unit_test(vikor_published),
        cmocka_unit_test(unstable_first_shares_the_choice),
        cmocka_unit_test(spotis_published),
        cmocka_unit_test(spotis_names_what_is_beyond),
        cmocka_unit_test(topsis_by_the_formula),
        cmocka_unit_test(spotis_knows_no_rank_reversal),
        cmocka_unit_test(grey_grades_by_hand),
        cmocka_unit_test(what_tells_nothing_gives_no_nan),
        cmocka_unit_test(what_cannot_be_compared_is_named),
        cmocka_unit_test(order_of_rows_does_not_matter),
        cmocka_unit_test(oracle_of_topsis),
        cmocka_unit_test(oracle_of_vikor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
