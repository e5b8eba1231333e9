/*
 * Draws of weights and the ranks they give: against a count of every draw by hand, exact acceptabilities of three criteria
 * (areas of the triangle of weights), and the indices of 300 given samples (Hansen's antidepressants, as rsmaa computes them).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/rank_draws.h"
#include "composite/score_rank.h"
#include "composite/smaa.h"
#include "numeric/oracle.h"

static uint32_t luck(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* --- weights ----------------------------------------------------------------------------- */

enum { BLOCKS = 400, DRAWN = BLOCKS * WEIGHT_BLOCK };

static double *draw(const weight_space *space, int threads)
{
    double *w = allocate_array((size_t)DRAWN * space->m, sizeof *w);
    weight_draws *d;

    assert_non_null(w);
    assert_int_equal(weight_draws_new(space, &d, NULL), TIDU_OK);
    assert_true(weight_draws_take(d, BLOCKS / 2, threads, w));
    assert_true(weight_draws_take(d, BLOCKS / 2, 1, w + DRAWN / 2 * space->m));
    weight_draws_free(d);
    return w;
}

/* Means within five standard errors of what the law says; every draw adds up to 1. */
static void expect_means(const weight_space *space, const double *mean)
{
    double *w = draw(space, 2), *again = draw(space, 3), centre[8];
    weight_draws *d;

    assert_memory_equal(w, again, (size_t)DRAWN * space->m * sizeof *w);
    assert_int_equal(weight_draws_new(space, &d, NULL), TIDU_OK);
    weight_draws_centre(d, centre);
    for (size_t j = 0; j < space->m; j++) {
        double sum = 0, squares = 0, error;

        for (size_t i = 0; i < DRAWN; i++) {
            sum += w[i * space->m + j];
            squares += w[i * space->m + j] * w[i * space->m + j];
        }
        error = sqrt(fmax(squares / DRAWN - sum / DRAWN * (sum / DRAWN), 0) / DRAWN);
        assert_true(fabs(sum / DRAWN - mean[j]) <= 5 * error + 1e-11);
        assert_true(fabs(centre[j] - mean[j]) < 1e-12);
    }
    for (size_t i = 0; i < DRAWN; i++) {
        double sum = 0;

        for (size_t j = 0; j < space->m; j++)
            sum += w[i * space->m + j];
        assert_true(fabs(sum - 1) < 1e-12);
    }
    weight_draws_free(d);
    release(w);
    release(again);
}

static void weights_have_their_means(void **state)
{
    static const double given[] = {30, 0, 20, 50}, mean[] = {0.3, 0, 0.2, 0.5}, third[] = {1 / 3., 1 / 3., 1 / 3.};
    /* the greatest of three shares is (1 + 1/2 + 1/3) / 3 in the mean, and so on */
    static const double order[] = {2, 3, 1}, ranked[] = {5 / 18., 11 / 18., 2 / 18.};

    (void)state;
    for (int quasi = 0; quasi < 2; quasi++) {
        expect_means(&(weight_space){.law = WEIGHT_LAW_AROUND, .m = 4, .weight = given, .spread = 0.25, .seed = 7, .is_quasi = quasi}, mean);
        expect_means(&(weight_space){.law = WEIGHT_LAW_ANY, .m = 3, .seed = 7, .is_quasi = quasi}, third);
        expect_means(&(weight_space){.law = WEIGHT_LAW_RANKED, .m = 3, .weight = order, .seed = 7, .is_quasi = quasi}, ranked);
    }
    expect_means(&(weight_space){.law = WEIGHT_LAW_AROUND, .m = 4, .weight = given, .seed = 7}, mean);
    expect_means(&(weight_space){.law = WEIGHT_LAW_AROUND, .m = 1, .weight = given, .spread = 0.5, .seed = 7}, (const double[]){1});
}

/* "Known to within a quarter": nine in ten of the draws of a weight of average size. */
/* One by one: in any order, with the same means, and the exact rank acceptability where they are handed on. */
static bool take_each(void *context, size_t first, size_t n, int threads, double *out)
{
    (void)threads;
    for (size_t i = n; i-- > 0;) {
        if (!weight_draws_one(context, first + i, out + 2 * i))
            return false;
    }
    return true;
}

static void draws_one_by_one(void **state)
{
    static const double x[] = {80, 30, 20, 60}, *const columns[] = {x, x + 2}, centre[] = {0.5, 0.5};
    static const uint32_t first = 1;
    rank_draws q = {.n = 2, .draws = 20000, .first = &first, .n_first = 1, .all_ranks = true, .threads = 2};
    double one[2], again[2], share;
    rank_sketch *s;
    weight_draws *d;

    (void)state;
    assert_int_equal(weight_draws_new(&(weight_space){.law = WEIGHT_LAW_ANY, .m = 2, .seed = 5}, &d, NULL), TIDU_OK);
    assert_true(weight_draws_one(d, 77, one));
    assert_true(weight_draws_one(d, 3, again));
    assert_true(weight_draws_one(d, 77, again));
    assert_memory_equal(one, again, sizeof one);
    assert_int_equal(rank_draws_of_drawn(&q, columns, &(weight_source){2, centre, take_each, d}, &s, NULL), TIDU_OK);
    share = rank_sketch_first(s, 0, 1);
    assert_true(fabs(share - 5. / 9) < 0.015); /* the first one is ahead where its weight of the first column is above 4/9 */
    rank_sketch_free(s);
    weight_draws_free(d);
}

static void nine_in_ten_lie_within_the_share(void **state)
{
    static const double given[] = {1, 1, 1, 1, 1, 1, 1, 1};
    double *w = draw(&(weight_space){.law = WEIGHT_LAW_AROUND, .m = 8, .weight = given, .spread = 0.25, .seed = 11}, 2);
    size_t within = 0;

    (void)state;
    for (size_t i = 0; i < (size_t)DRAWN * 8; i++)
        within += fabs(w[i] * 8 - 1) <= 0.25;
    assert_true(fabs((double)within / (DRAWN * 8.0) - 0.9) < 0.005);
    release(w);
}

static void ranked_weights_keep_their_order(void **state)
{
    static const double order[] = {2, 3, 1}, least[] = {1, 2, 3}, greatest[] = {1, 4, 3};
    double *w = draw(&(weight_space){.law = WEIGHT_LAW_RANKED, .m = 3, .weight = order, .seed = 5}, 2), *v;

    (void)state;
    for (size_t i = 0; i < DRAWN; i++)
        assert_true(w[i * 3 + 1] >= w[i * 3] && w[i * 3] >= w[i * 3 + 2]);
    v = draw(&(weight_space){.law = WEIGHT_LAW_INTERVAL, .m = 3, .least = least, .greatest = greatest, .seed = 5}, 1);
    for (size_t i = 0; i < DRAWN; i++) {
        assert_true(fabs(v[i * 3 + 2] - 3 * v[i * 3]) < 1e-12);
        assert_true(v[i * 3] >= 1 / 8. - 1e-12 && v[i * 3] <= 1 / 6. + 1e-12);
    }
    release(w);
    release(v);
}

static void bad_weights_are_named(void **state)
{
    static const double zero[] = {0, 0}, negative[] = {1, -1}, low[] = {1, 3}, high[] = {2, 2};
    tidu_error err;
    weight_draws *d;

    (void)state;
    assert_int_equal(weight_draws_new(&(weight_space){.m = 2, .weight = zero, .spread = 0.2}, &d, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "all weights are 0"));
    assert_int_equal(weight_draws_new(&(weight_space){.m = 2, .weight = negative, .spread = 0.2}, &d, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "weight 2"));
    assert_int_equal(weight_draws_new(&(weight_space){.m = 2, .weight = low, .spread = 9}, &d, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "any weights"));
    assert_int_equal(weight_draws_new(&(weight_space){.law = WEIGHT_LAW_INTERVAL, .m = 2, .least = low, .greatest = high}, &d, &err),
                     TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "interval of weight 2"));
    assert_int_equal(weight_draws_new(&(weight_space){.law = WEIGHT_LAW_ANY}, &d, &err), TIDU_EUSAGE);
}

/* --- ranks ---------------------------------------------------------------------------------- */

enum { N = 700, M = 5, DRAWS = 200, FIRST = 30 };

typedef struct matrix {
    double cells[M][N];
    const double *columns[M];
} matrix;

/* Few distinct values, so that scores tie; every seventh company has gaps, one knows nothing. */
static void fill(matrix *x, bool gaps)
{
    uint64_t seed = 4;

    for (size_t j = 0; j < M; j++) {
        x->columns[j] = x->cells[j];
        for (size_t i = 0; i < N; i++) {
            x->cells[j][i] = (double)(luck(&seed) % 8) / 8;
            if (gaps && (i == 70 || (i % 7 == 0 && luck(&seed) % 2)))
                x->cells[j][i] = cell_missing();
        }
    }
}

static double score_by_hand(const matrix *x, const double *w, size_t i)
{
    double sum = 0, weight = 0;

    for (size_t j = 0; j < M; j++) {
        if (cell_is_value(x->cells[j][i])) {
            sum += w[j] * x->cells[j][i];
            weight += w[j];
        }
    }
    return weight > 0 && weight < 1 - 1e-9 ? sum / weight : weight > 0 ? sum : cell_missing();
}

/* Ranks of all draws by counting who is greater. */
static uint32_t *ranks_by_hand(const matrix *x, const double *w, size_t draws)
{
    uint32_t *rank = allocate_array(draws * N, sizeof *rank);
    double score[N];

    assert_non_null(rank);
    for (size_t d = 0; d < draws; d++) {
        for (size_t i = 0; i < N; i++)
            score[i] = score_by_hand(x, w + d * M, i);
        for (size_t i = 0; i < N; i++) {
            uint32_t greater = 0;

            for (size_t j = 0; j < N; j++)
                greater += score[j] > score[i];
            rank[d * N + i] = cell_is_value(score[i]) ? greater + 1 : 0;
        }
    }
    return rank;
}

static void expect_first(const rank_sketch *s, const uint32_t *rank, size_t draws, uint32_t k)
{
    for (size_t i = 0; i < N; i++) {
        size_t times = 0;

        for (size_t d = 0; d < draws; d++)
            times += rank[d * N + i] && rank[d * N + i] <= k;
        assert_true(rank_sketch_first(s, i, k) == (double)times / (double)draws);
    }
}

static int ascending(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;

    return (*a > *b) - (*a < *b);
}

static void expect_all(const rank_sketch *s, const uint32_t *rank, size_t draws)
{
    for (size_t i = 0; i < N; i++) {
        uint32_t own[DRAWS], low, high;
        double sum = 0;

        for (size_t d = 0; d < draws; d++)
            sum += own[d] = rank[d * N + i];
        qsort(own, draws, sizeof *own, ascending);
        if (!own[0]) {
            assert_false(rank_sketch_interval(s, i, 0.9, &low, &high));
            continue;
        }
        assert_true(rank_sketch_interval(s, i, 0.9, &low, &high));
        assert_int_equal(low, own[(size_t)ceil(0.05 * (double)draws - 1e-9) - 1]);
        assert_int_equal(high, own[(size_t)ceil(0.95 * (double)draws - 1e-9) - 1]);
        assert_true(s->best[i] == own[0] && s->worst[i] == own[draws - 1]);
        assert_true(fabs(rank_sketch_mean(s, i) - sum / (double)draws) < 1e-9);
    }
}

static void ranks_are_those_of_every_draw(void **state)
{
    static const double given[] = {3, 1, 2, 2, 2};
    static const uint32_t first[] = {1, 10, FIRST};
    matrix *x = allocate_array(1, sizeof *x);

    (void)state;
    assert_non_null(x);
    for (int gaps = 0; gaps < 2; gaps++) {
        weight_space space = {.law = gaps ? WEIGHT_LAW_ANY : WEIGHT_LAW_AROUND, .m = M, .weight = given, .spread = 0.4, .seed = 9};
        rank_draws q = {.n = N, .draws = DRAWS, .first = first, .n_first = 3, .threads = 2};
        double *w = draw(&space, 1);
        uint32_t *rank;
        rank_sketch *s;

        fill(x, gaps);
        rank = ranks_by_hand(x, w, DRAWS);
        assert_int_equal(rank_draws_of_weights(&q, x->columns, &space, &s, NULL), TIDU_OK);
        assert_int_equal(s->most, FIRST);
        for (int f = 0; f < 3; f++)
            expect_first(s, rank, DRAWS, first[f]);
        rank_sketch_free(s);
        q.all_ranks = true;
        assert_int_equal(rank_draws_of_weights(&q, x->columns, &space, &s, NULL), TIDU_OK);
        expect_first(s, rank, DRAWS, FIRST);
        expect_all(s, rank, DRAWS);
        rank_sketch_free(s);
        release(rank);
        release(w);
    }
    release(x);
}

/* One sketch after the other has the same counters, and as many for ten draws as for a thousand. */
static void threads_and_draws_change_nothing_else(void **state)
{
    static const double given[] = {3, 1, 2, 2, 2};
    static const uint32_t first[] = {50};
    weight_space space = {.law = WEIGHT_LAW_AROUND, .m = M, .weight = given, .spread = 0.25, .seed = 2};
    matrix *x = allocate_array(1, sizeof *x);

    (void)state;
    assert_non_null(x);
    fill(x, true);
    for (int all = 0; all < 2; all++) {
        rank_sketch *one, *more, *few;
        rank_draws q = {.n = N, .draws = 1000, .first = first, .n_first = 1, .threads = 1, .all_ranks = all};

        assert_int_equal(rank_draws_of_weights(&q, x->columns, &space, &one, NULL), TIDU_OK);
        for (q.threads = 2; q.threads <= 3; q.threads++) {
            assert_int_equal(rank_draws_of_weights(&q, x->columns, &space, &more, NULL), TIDU_OK);
            assert_memory_equal(one->count, more->count, N * one->n_bins * sizeof *one->count);
            assert_int_equal(one->draws, more->draws);
            if (all)
                assert_memory_equal(one->sum, more->sum, N * sizeof *one->sum);
            rank_sketch_free(more);
        }
        q.draws = 10;
        assert_int_equal(rank_draws_of_weights(&q, x->columns, &space, &few, NULL), TIDU_OK);
        assert_true(few->n_bins == one->n_bins && few->most == one->most);
        rank_sketch_free(few);
        rank_sketch_free(one);
    }
    release(x);
}

/* A million ranks share bins; the first hundred do not, and what is asked is the end of one. */
static void many_ranks_share_bins(void **state)
{
    static const uint32_t first[] = {100, 5000};
    enum { MANY = 300000 };
    rank_sketch *s = rank_sketch_new(MANY, MANY, first, 2);
    uint32_t *rank = allocate_array(MANY, sizeof *rank), low, high;

    (void)state;
    assert_true(s && rank && !s->is_exact && s->n_bins <= 70);
    for (uint32_t i = 0; i < MANY; i++)
        rank[i] = i + 1;
    for (int d = 0; d < 3; d++) {
        rank[4999] = d < 2 ? 5000 : 5001;
        rank_sketch_add(s, rank, 1, 2);
    }
    assert_true(rank_sketch_first(s, 99, 100) == 1 && rank_sketch_first(s, 100, 100) == 0);
    assert_true(fabs(rank_sketch_first(s, 4999, 5000) - 2 / 3.) < 1e-15);
    assert_true(cell_state_of(rank_sketch_first(s, 0, 250000)) == CELL_UNDEFINED || s->edge[s->bin[250000] + 1] == 250001);
    assert_true(rank_sketch_interval(s, 200000, 0.9, &low, &high) && low == 200001 && high == 200001);
    assert_true(rank_sketch_interval(s, 4999, 0.9, &low, &high) && low <= 5000 && high >= 5001);
    release(rank);
    rank_sketch_free(s);
}

/* --- a caller's scores ------------------------------------------------------------------------- */

static bool shifted(void *context, size_t draw, double *score)
{
    const size_t *stop = context;

    for (size_t i = 0; i < 4; i++)
        score[i] = (double)((i + draw) % 4);
    if (draw % 4 == 3)
        score[0] = cell_missing();
    return draw != *stop;
}

static void scores_of_a_caller(void **state)
{
    rank_draws q = {.n = 4, .draws = 400, .threads = 2};
    size_t never = SIZE_MAX, soon = 130;
    uint32_t low, high;
    rank_sketch *s;

    (void)state;
    assert_int_equal(rank_draws_of_scores(&q, shifted, &never, &s, NULL), TIDU_OK);
    assert_true(s->ranked[0] == 300 && rank_sketch_first(s, 0, 1) == 0 && rank_sketch_first(s, 1, 1) == 0.25);
    assert_true(rank_sketch_interval(s, 0, 0.9, &low, &high) && low == 2 && high == 4 && rank_sketch_mean(s, 0) == 3);
    rank_sketch_free(s);
    assert_int_equal(rank_draws_of_scores(&q, shifted, &soon, &s, NULL), TIDU_ESTOPPED);
    q.draws = 0;
    assert_int_equal(rank_draws_of_scores(&q, shifted, &never, &s, NULL), TIDU_EUSAGE);
}

static void memory_may_fail(void **state)
{
    static const double given[] = {3, 1, 2, 2, 2};
    static const uint32_t first[] = {5};
    weight_space space = {.law = WEIGHT_LAW_AROUND, .m = M, .weight = given, .spread = 0.25, .seed = 2};
    matrix *x = allocate_array(1, sizeof *x);

    (void)state;
    assert_non_null(x);
    fill(x, true);
    for (int all = 0; all < 2; all++) {
        rank_draws q = {.n = N, .draws = 100, .first = first, .n_first = 1, .threads = 1, .all_ranks = all};
        tidu_status status = TIDU_ENOMEM;
        rank_sketch *s = NULL;

        for (unsigned long k = 1; status && k < 400; k++) {
            allocate_fail_at(k);
            status = rank_draws_of_weights(&q, x->columns, &space, &s, NULL);
            allocate_fail_at(0);
            assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        }
        assert_int_equal(status, TIDU_OK);
        rank_sketch_free(s);
    }
    release(x);
}

/* --- SMAA ------------------------------------------------------------------------------------------ */

/* Within four standard errors of a share. */
static void expect_share(double got, double p, size_t draws)
{
    double error = 4 * sqrt(p * (1 - p) / (double)draws) + 1e-12;

    if (!(fabs(got - p) <= error))
        fail_msg("%g is not %g within %g", got, p, error);
}

/* Three criteria, no preference: areas of the triangle, as fractions. */
static void exact_acceptabilities(void **state)
{
    static const double x[3][3] = {{1, 0, 0.55}, {0, 1, 0.55}, {0.2, 0.3, 0.5}};
    static const double accepted[3][3] = {{27. / 100, 203. / 1100, 6. / 11}, {81. / 260, 669. / 2860, 5. / 11}, {136. / 325, 189. / 325, 0}};
    static const double central[3][3] = {{13. / 20, 3. / 20, 1. / 5}, {3. / 20, 161. / 260, 3. / 13},
                                         {4333. / 16320, 50659. / 212160, 26293. / 53040}};
    static const double *const columns[] = {x[0], x[1], x[2]};
    enum { MANY = 200000 };
    rank_sketch *s;
    double w[3];
    smaa a;
    rank_draws q = {.n = 3, .draws = MANY, .threads = 2, .all_ranks = true, .observe = smaa_observe, .context = &a};

    (void)state;
    assert_true(smaa_init(&a, 3, 3, 3));
    assert_int_equal(rank_draws_of_weights(&q, columns, &(weight_space){.law = WEIGHT_LAW_ANY, .m = 3, .seed = 1}, &s, NULL), TIDU_OK);
    for (size_t i = 0; i < 3; i++) {
        for (uint32_t r = 1; r <= 3; r++) {
            expect_share(smaa_acceptability(&a, i, r), accepted[i][r - 1], MANY);
            assert_true(fabs(smaa_acceptability(&a, i, r) - (rank_sketch_first(s, i, r) - (r > 1 ? rank_sketch_first(s, i, r - 1) : 0))) < 1e-12);
        }
        assert_true(smaa_central_weights(&a, i, w));
        for (size_t j = 0; j < 3; j++) /* a weight has a deviation of less than 1/2 */
            assert_true(fabs(w[j] - central[i][j]) < 4 * 0.5 / sqrt(MANY * accepted[i][0]));
    }
    assert_true(cell_state_of(smaa_confidence(&a, 0)) == CELL_UNDEFINED);
    smaa_clear(&a);
    rank_sketch_free(s);
}

enum { SAMPLES = 300, DRUGS = 5, CRITERIA = 6 };

typedef struct samples {
    double x[SAMPLES][DRUGS][CRITERIA], w[SAMPLES][CRITERIA];
} samples;

static int read_samples(samples *s)
{
    FILE *x = fopen("../shared/oracle/smaa/hansen300_measurements.csv", "r");
    FILE *w = fopen("../shared/oracle/smaa/hansen300_weights.csv", "r");
    int n = 0, lines = 0;
    char text[512];

    if (!x || !w)
        return 0;
    lines = fgets(text, sizeof text, x) && fgets(text, sizeof text, w);
    for (int i = 0; lines && i < SAMPLES * DRUGS; i++) {
        double *c = s->x[i / DRUGS][i % DRUGS];

        n += fscanf(x, " \"%*[^\"]\",\"%*[^\"]\",\"%lf\",\"%lf\",\"%lf\",\"%lf\",\"%lf\",\"%lf\"", c, c + 1, c + 2, c + 3, c + 4, c + 5);
    }
    for (int i = 0; lines && i < SAMPLES; i++) {
        double *c = s->w[i];

        n += fscanf(w, " \"%*[^\"]\",\"%lf\",\"%lf\",\"%lf\",\"%lf\",\"%lf\",\"%lf\"", c, c + 1, c + 2, c + 3, c + 4, c + 5);
    }
    fclose(x);
    fclose(w);
    assert_int_equal(n, SAMPLES * DRUGS * CRITERIA + SAMPLES * CRITERIA);
    return 1;
}

static void ranks_of_sample(const samples *s, int sample, const double *w, uint32_t *rank)
{
    double score[DRUGS];
    score_order o;

    for (int i = 0; i < DRUGS; i++) {
        score[i] = 0;
        for (int j = 0; j < CRITERIA; j++)
            score[i] += w[j] * s->x[sample][i][j];
    }
    assert_true(score_order_init(&o, DRUGS));
    score_rank_competition(&o, score, DRUGS, rank);
    score_order_clear(&o);
}

static double cell(const oracle_table *t, size_t row, size_t column)
{
    return strtod(t->cells[row + 1][column + 1], NULL);
}

static void indices_of_given_samples(void **state)
{
    samples *s = allocate_array(1, sizeof *s);
    oracle_table *t = allocate_array(2, sizeof *t);
    uint32_t rank[DRUGS];
    double w[CRITERIA];
    smaa a;

    (void)state;
    assert_true(s && t && smaa_init(&a, DRUGS, CRITERIA, DRUGS));
    if (!read_samples(s)) {
        smaa_clear(&a);
        release(t);
        release(s);
        skip();
    }
    for (int i = 0; i < SAMPLES; i++) {
        ranks_of_sample(s, i, s->w[i], rank);
        smaa_observe(&a, (size_t)i, s->w[i], rank);
    }
    assert_true(oracle_load(&t[0], "smaa/hansen300_rank_acceptability.csv") && oracle_load(&t[1], "smaa/hansen300_central_weights_cf.csv"));
    for (size_t i = 0; i < DRUGS; i++) {
        assert_true(smaa_central_weights(&a, i, w));
        for (int d = 0; d < SAMPLES; d++) {
            ranks_of_sample(s, d, w, rank);
            smaa_try(&a, i, rank[i] == 1);
        }
        for (size_t j = 0; j < DRUGS; j++)
            assert_true(fabs(smaa_acceptability(&a, i, (uint32_t)j + 1) - cell(&t[0], i, j)) < 1e-15);
        for (size_t j = 0; j < CRITERIA; j++)
            assert_true(fabs(w[j] - cell(&t[1], i, j)) < 1e-14);
        assert_true(fabs(smaa_confidence(&a, i) - cell(&t[1], i, CRITERIA)) < 1e-15);
    }
    for (int i = 0; i < 2; i++)
        free(t[i].text);
    smaa_clear(&a);
    release(s);
    release(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_have_their_means),
        cmocka_unit_test(draws_one_by_one),
        cmocka_unit_test(nine_in_ten_lie_within_the_share),
        cmocka_unit_test(ranked_weights_keep_their_order),
        cmocka_unit_test(bad_weights_are_named),
        cmocka_unit_test(ranks_are_those_of_every_draw),
        cmocka_unit_test(threads_and_draws_change_nothing_else),
        cmocka_unit_test(many_ranks_share_bins),
        cmocka_unit_test(scores_of_a_caller),
        cmocka_unit_test(memory_may_fail),
        cmocka_unit_test(exact_acceptabilities),
        cmocka_unit_test(indices_of_given_samples),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
