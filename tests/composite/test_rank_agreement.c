/*
 * Coefficients of two rankings against figures that pymcdm, pyrepo-mcda and scipy gave, the published case of Salabun &
 * Urbaniak (2020), and a count of all pairs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/rank_agreement.h"
#include "composite/score_rank.h"
#include "numeric/oracle.h"

static void ranks_by_hand(void **state)
{
    static const uint32_t competition[] = {4, 1, 2, 2, 5, 5};
    static const double mean[] = {4, 1, 2.5, 2.5, 5.5, 5.5};
    double score[] = {-0.5, 0.9, 0.0, -0.0, cell_missing(), cell_undefined()}, rank[6];
    uint32_t place[6];
    score_order o;

    (void)state;
    assert_true(score_order_init(&o, 6));
    score_rank_competition(&o, score, 6, place);
    score_rank_mean(&o, score, 6, rank);
    assert_memory_equal(place, competition, sizeof place);
    for (int i = 0; i < 6; i++)
        assert_true(rank[i] == mean[i]);
    score_order_clear(&o);
}

/* Keys that differ only in their last bits, and many equal ones. */
static void close_scores_are_told_apart(void **state)
{
    enum { N = 300 };
    double score[N];
    uint32_t rank[N];
    score_order o;

    (void)state;
    for (int i = 0; i < N; i++)
        score[i] = 0.5 + 0x1p-52 * (i * 7 % 100);
    assert_true(score_order_init(&o, N));
    score_rank_competition(&o, score, N, rank);
    for (int i = 0; i < N; i++) {
        uint32_t greater = 0;

        for (int j = 0; j < N; j++)
            greater += score[j] > score[i];
        assert_int_equal(rank[i], greater + 1);
    }
    score_order_clear(&o);
}

static void published_case(void **state)
{
    static const double x[] = {1, 2, 3, 4, 5}, y[] = {1, 3, 2, 4, 5}, back[] = {5, 4, 3, 2, 1};
    rank_agreement a;

    (void)state;
    assert_int_equal(rank_agreement_measure(x, y, 5, &a, NULL), TIDU_OK);
    assert_true(fabs(a.spearman - 0.9) < 1e-12 && fabs(a.weighted_spearman - 0.8833) < 5e-5 && fabs(a.ws - 0.8542) < 5e-5);
    assert_true(fabs(a.kendall_a - 0.8) < 1e-15 && fabs(a.mean_shift - 0.4) < 1e-15 && a.largest_shift == 1);
    assert_int_equal(a.discordant, 1);
    assert_int_equal(rank_agreement_measure(x, back, 5, &a, NULL), TIDU_OK);
    assert_true(fabs(a.spearman + 1) < 1e-12 && a.kendall_b == -1 && fabs(a.weighted_kendall + 1) < 1e-15);
    assert_int_equal(rank_agreement_of_scores(back, back, 5, &a, NULL), TIDU_OK);
    assert_true(fabs(a.spearman - 1) < 1e-12 && a.ws == 1 && a.mean_shift == 0);
}

static void expect(const char *at, const char *key, double got)
{
    double wanted = NAN;

    assert_int_equal(oracle_numbers(at, key, &wanted, 1), 1);
    if (!(oracle_distance(wanted, got) < 1e-12))
        fail_msg("%s is %.17g, not %.17g", key, got, wanted);
}

static void against_peers(void **state)
{
    static const char *const cases[] = {"salabun2020_a", "salabun2020_b", "reversed5", "top_swap", "bottom_swap", "ties_avg", "random12"};
    char *json = oracle_read("correlation/correlation.json");
    double x[64], y[64];
    rank_agreement a;

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = oracle_case(json, cases[i]);
        size_t n = oracle_numbers(at, "x", x, 64);

        assert_int_equal(oracle_numbers(at, "y", y, 64), n);
        assert_int_equal(rank_agreement_measure(x, y, n, &a, NULL), TIDU_OK);
        expect(at, "spearman", a.spearman);
        expect(at, "weighted_spearman_pinto_da_costa", a.weighted_spearman);
        expect(at, "ws_coefficient", a.ws);
        expect(at, "kendall_tau_a", a.kendall_a);
        expect(at, "kendall_tau_b", a.kendall_b);
        expect(at, "goodman_kruskal_gamma", a.gamma);
        if (a.tied_x + a.tied_y == 0) {
            expect(at, "kendall_weighted_scipy_hyperbolic", a.weighted_kendall);
            expect(at, "kendall_weighted_rank_true", a.weighted_kendall_both);
        }
    }
    free(json);
}

static void numbers_against_scipy(void **state)
{
    char *json = oracle_read("correlation/correlation.json");
    const char *at = json ? strstr(json, "\"numeric_vectors\"") : NULL;
    double x[64], y[64];
    rank_agreement a;

    (void)state;
    if (!at)
        skip();
    assert_int_equal(oracle_numbers(at, "x", x, 64), 40);
    assert_int_equal(oracle_numbers(at, "y", y, 64), 40);
    assert_int_equal(rank_agreement_of_scores(x, y, 40, &a, NULL), TIDU_OK);
    expect(at, "spearman", a.spearman);
    expect(at, "kendall_tau_b", a.kendall_b);
    free(json);
}

static uint32_t luck(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Counts of all pairs, with ties and gaps, and Vigna's sums by their definition. */
static void against_all_pairs(void **state)
{
    enum { N = 120 };
    uint64_t seed = 3;

    (void)state;
    for (int round = 0; round < 20; round++) {
        double x[N], y[N];
        uint64_t c = 0, d = 0, tx = 0, ty = 0, both = 0;
        rank_agreement a;

        for (int i = 0; i < N; i++) {
            x[i] = round && luck(&seed) % 10 == 0 ? cell_missing() : luck(&seed) % (5u + 20u * (unsigned)round);
            y[i] = luck(&seed) % 4 ? x[i] : luck(&seed) % 30u;
        }
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i] != x[i] || x[j] != x[j] || y[i] != y[i] || y[j] != y[j])
                    continue;
                tx += x[i] == x[j];
                ty += y[i] == y[j];
                both += x[i] == x[j] && y[i] == y[j];
                c += (x[i] - x[j]) * (y[i] - y[j]) > 0;
                d += (x[i] - x[j]) * (y[i] - y[j]) < 0;
            }
        }
        assert_int_equal(rank_agreement_measure(x, y, N, &a, NULL), TIDU_OK);
        assert_true(a.concordant == c && a.discordant == d && a.tied_x == tx && a.tied_y == ty && a.tied_both == both);
    }
}

static void weighted_tau_by_its_definition(void **state)
{
    enum { N = 60 };
    uint64_t seed = 8;
    double x[N], y[N], up = 0, all = 0;
    rank_agreement a;

    (void)state;
    for (int i = 0; i < N; i++) {
        int j = (int)(luck(&seed) % (unsigned)(i + 1));

        x[i] = i + 1;
        y[i] = y[j];
        y[j] = i + 1;
    }
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < i; j++) {
            double w = 1 / x[i] + 1 / x[j];

            all += w;
            up += (x[i] - x[j]) * (y[i] - y[j]) > 0 ? w : -w;
        }
    }
    assert_int_equal(rank_agreement_measure(x, y, N, &a, NULL), TIDU_OK);
    assert_true(fabs(a.weighted_kendall - up / all) < 1e-13);
}

static void what_has_no_value(void **state)
{
    const double x[] = {1, 2, 3}, same[] = {2, 2, 2}, none[] = {1, cell_missing(), cell_missing()};
    rank_agreement a;

    (void)state;
    assert_int_equal(rank_agreement_measure(x, same, 3, &a, NULL), TIDU_OK);
    assert_true(cell_state_of(a.spearman) == CELL_UNDEFINED && cell_state_of(a.kendall_b) == CELL_UNDEFINED &&
                cell_state_of(a.weighted_kendall_both) == CELL_UNDEFINED && cell_state_of(a.ws) == CELL_UNDEFINED);
    assert_int_equal(rank_agreement_measure(x, none, 3, &a, NULL), TIDU_OK);
    assert_true(a.n == 1 && cell_state_of(a.mean_shift) == CELL_UNDEFINED);
    assert_int_equal(rank_agreement_measure(x, x, 0, &a, NULL), TIDU_OK);
}

static void memory_may_fail(void **state)
{
    static const double x[] = {1, 2, 3, 3};
    tidu_status status = TIDU_ENOMEM;
    rank_agreement a;

    (void)state;
    for (unsigned long k = 1; status && k < 100; k++) {
        allocate_fail_at(k);
        status = rank_agreement_measure(x, x, 4, &a, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
    }
    assert_int_equal(status, TIDU_OK);
}

/* A million pairs: n log n, or this would take hours. The shift is that of the rotation by a third. */
static void a_million_pairs(void **state)
{
    enum { N = 1000000 };
    double *x = allocate_array(N, sizeof *x), *y = allocate_array(N, sizeof *y);
    clock_t began = clock();
    rank_agreement a;

    (void)state;
    assert_true(x && y);
    for (int i = 0; i < N; i++) {
        x[i] = i;
        y[i] = (i + 300000) % N;
    }
    assert_int_equal(rank_agreement_measure(x, y, N, &a, NULL), TIDU_OK);
    assert_true(a.discordant == UINT64_C(300000) * 700000 && fabs(a.mean_shift - 420000) < 1e-6);
    print_message("a million pairs: %.2f s\n", (double)(clock() - began) / CLOCKS_PER_SEC);
    release(x);
    release(y);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_by_hand),
        cmocka_unit_test(close_scores_are_told_apart),
        cmocka_unit_test(published_case),
        cmocka_unit_test(against_peers),
        cmocka_unit_test(numbers_against_scipy),
        cmocka_unit_test(against_all_pairs),
        cmocka_unit_test(weighted_tau_by_its_definition),
        cmocka_unit_test(what_has_no_value),
        cmocka_unit_test(memory_may_fail),
        cmocka_unit_test(a_million_pairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
