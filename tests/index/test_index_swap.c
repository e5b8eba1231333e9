/*
 * The change of one weight against a scan of weights, and that of all weights against the bound of the dual programme, over
 * random companies with complete, missing and odd data.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "dictionary.h"
#include "index/index_swap_internal.h"

enum { COMPANIES = 16, YEAR = 2025, STEPS = 300 };

static const char text[] =
    "index: sample\nname: {zh: 样, en: sample}\nmissing: %s\naggregation: %s\ndecimals: 4\nweights: given\ngroups:\n"
    "  - id: first\n    name: {zh: 一, en: first}\n    weight: 3\n    weights: given\n    indicators:\n"
    "      - {id: a, name: {zh: 甲, en: a}, value: \"employees[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}, weight: 50}\n"
    "      - {id: b, name: {zh: 乙, en: b}, value: \"st_staff[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}, weight: 20}\n"
    "      - {id: c, name: {zh: 丙, en: c}, value: \"rd_staff[Y-1]\", direction: down, normalise: {goalposts: {low: 0, high: 100}}, weight: 30}\n"
    "  - id: second\n    name: {zh: 二, en: second}\n    weight: 2\n    weights: equal\n    indicators:\n"
    "      - {id: second, name: {zh: 丁, en: d}, value: \"ip_class1[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}}\n"
    "      - {id: e, name: {zh: 戊, en: e}, value: \"ip_class2[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}}\n"
    "  - id: third\n    name: {zh: 三, en: third}\n    weight: 1\n    indicators:\n"
    "      - {id: f, name: {zh: 己, en: f}, value: \"conversions[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 100}}}\n";

static uint64_t seed = 41;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

typedef struct world {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
} world;

static world begin(const char *missing, const char *aggregation, uint64_t one_missing_of)
{
    static const char *const names[] = {"employees", "st_staff", "rd_staff", "ip_class1", "ip_class2", "conversions"};
    world w = {.d = shipped_dictionary()};
    tidu_error err;
    char file[4096];
    int n = snprintf(file, sizeof file, text, missing, aggregation);

    w.p = panel_new(w.d);
    for (int i = 0; i < COMPANIES; i++) {
        char code[16];
        uint32_t c;

        snprintf(code, sizeof code, "C%02d", i);
        c = panel_add_company(w.p, code, strlen(code));
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            if (!one_missing_of || draw(one_missing_of))
                panel_put_number(w.p, c, dictionary_find(w.d, names[k]), YEAR - 1, (double)draw(101));
        }
    }
    if (index_parse(file, (size_t)n, "sample.yaml", w.d, &w.m, &err))
        fail_msg("%s", err.message);
    w.x = index_scorer_new(w.m);
    assert_int_equal(index_scorer_run(w.x, &(binding){w.p, NULL, YEAR, binding_default_date(YEAR)}, 1, false, &w.r, NULL), TIDU_OK);
    return w;
}

static void end(world *w)
{
    index_result_free(w->r);
    index_scorer_free(w->x);
    index_free(w->m);
    panel_free(w->p);
    dictionary_free(w->d);
}

/* How far the first is ahead, by a changed weight; NaN: one has no score. */
static double ahead(const world *w, const index_swap *s, const char *name, double given)
{
    index_weights changed = *w->r->weights;
    index_gap gap = GAP_LEFT_OUT;
    double value[2];

    if (index_weights_change(w->m, &(index_weight_change){name, given}, 1, &w->r->sample, &changed, 1, NULL))
        return NAN;
    for (int i = 0; i < 2; i++)
        value[i] = index_value(w->m, &changed, w->r->scaled + index_result_place(w->r, s->company[i]), w->r->n, gap);
    return cell_is_value(value[0]) && cell_is_value(value[1]) ? value[0] - value[1] : NAN;
}

/* Weights from 0 upwards in steps of the level's sum, then ever greater ones: where does the lead change hands? */
static void scan(const world *w, const index_swap *s, const swap_single *x)
{
    double sum = x->given_before / x->before, nearest = INFINITY, last = NAN, last_given = NAN;

    if (x->standing == SWAP_UNTOLD)
        return;
    for (int i = 1; i < STEPS; i++) { /* at 0 a group may cease to count, and the lead jump */
        double given = i < STEPS / 2 ? sum * i / (STEPS / 2) : sum * exp((i - STEPS / 2) * 10.0 / STEPS);
        double lead = ahead(w, s, x->name, given);

        if (lead * last < 0)
            nearest = fmin(nearest, fmax(fabs(given - x->given_before), fabs(last_given - x->given_before)));
        last = lead;
        last_given = given;
    }
    if (x->standing == SWAP_NONE)
        assert_true(isinf(nearest));
    else
        assert_true(fabs(x->given - x->given_before) <= nearest);
}

static size_t check_singles(const world *w, const index_swap *s)
{
    size_t found = 0;

    for (size_t i = 0; i < s->n; i++) {
        const swap_single *x = &s->singles[i];

        if (w->m->across.kind == MEAN_ARITHMETIC)
            assert_true(x->standing != SWAP_UNTOLD);
        scan(w, s, x);
        if (x->standing != SWAP_FOUND)
            continue;
        found++;
        assert_true(fabs(ahead(w, s, x->name, x->given)) < 1e-6);
        assert_true(x->after >= 0 && x->after <= 1);
        assert_true(!i || s->singles[i - 1].change <= x->change);
    }
    return found;
}

/*
 * Weak duality: whatever price l >= 0 a unit of the difference has, at least l D - sum u_i max(0, l (d_i - min d) - 1) must
 * be moved. The best such bound is one with l = 1 / (d_i - min d).
 */
static double least_moved(const world *w, const index_swap *s, double *difference)
{
    double d[INDEX_MOST_INDICATORS], least = INFINITY, bound = 0, sum = 0, sign;
    size_t n = w->m->n_indicators;

    for (size_t i = 0; i < n; i++) {
        double v[2];

        for (int k = 0; k < 2; k++) {
            v[k] = w->r->scaled[i * w->r->n + index_result_place(w->r, s->company[k])];
            v[k] = cell_is_value(v[k]) ? v[k] : 0;
        }
        d[i] = v[0] - v[1];
        sum += s->many.before[i] * d[i];
    }
    sign = sum < 0 ? -1 : 1;
    for (size_t i = 0; i < n; i++)
        least = fmin(least, sign * d[i]);
    for (size_t k = 0; k < n; k++) {
        double price = 1 / (sign * d[k] - least), dual = price * fabs(sum);

        if (!isfinite(price))
            continue;
        for (size_t i = 0; i < n; i++)
            dual -= s->many.before[i] * fmax(0, price * (sign * d[i] - least) - 1);
        bound = fmax(bound, dual);
    }
    *difference = least > 0 ? INFINITY : sum;
    return bound;
}

static void check_many(const world *w, const index_swap *s)
{
    double difference, bound = least_moved(w, s, &difference), sum = 0, change = 0;

    if (isinf(difference)) {
        assert_int_equal(s->many.standing, SWAP_NONE);
        return;
    }
    assert_int_equal(s->many.standing, SWAP_FOUND);
    for (size_t i = 0; i < w->m->n_indicators; i++) {
        assert_true(s->many.after[i] >= 0);
        sum += s->many.after[i];
        change += fabs(s->many.after[i] - s->many.before[i]);
    }
    assert_true(fabs(sum - 1) < 1e-12);
    assert_true(fabs(change - s->many.change) < 1e-12);
    assert_true(fabs(change - 2 * bound) < 1e-9);
}

/* Every pair; returns how many single changes were found. */
static size_t check_pairs(world *w, bool has_all)
{
    index_swap s;
    size_t found = 0;

    for (uint32_t a = 0; a < COMPANIES; a++) {
        for (uint32_t b = 0; b < a; b++) {
            tidu_status status = index_swap_find(w->r, (uint32_t[]){a, b}, 1, &s, NULL);

            if (!cell_is_value(w->r->score[a]) || !cell_is_value(w->r->score[b])) {
                assert_int_equal(status, TIDU_EDATA);
                continue;
            }
            if (w->r->score[a] == w->r->score[b]) {
                assert_int_equal(status, TIDU_EUSAGE);
                continue;
            }
            assert_int_equal(status, TIDU_OK);
            assert_int_equal(s.n, 3 + 3 + 2);
            found += check_singles(w, &s);
            if (has_all)
                check_many(w, &s);
        }
    }
    return found;
}

static void complete_data(void **state)
{
    world w = begin("worst", "arithmetic", 0);

    (void)state;
    assert_true(check_pairs(&w, true) > 100);
    assert_int_equal(index_swap_find(w.r, (uint32_t[]){3, 3}, 1, &(index_swap){.n = 0}, NULL), TIDU_EUSAGE);
    end(&w);
}

static void missing_data_at_their_worst(void **state)
{
    world w = begin("worst", "arithmetic", 5);

    (void)state;
    assert_true(check_pairs(&w, true) > 100);
    end(&w);
}

static void missing_data_left_out(void **state)
{
    world w = begin("reweight", "arithmetic", 4);

    (void)state;
    assert_true(check_pairs(&w, false) > 100);
    end(&w);
}

static void geometric_means(void **state)
{
    static const char *const kinds[] = {"{within: arithmetic, across: geometric, floor: 1%}", "{within: geometric, across: geometric, floor: 1%}"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        world w = begin("reweight", kinds[i], 9);

        assert_true(check_pairs(&w, false) > 100);
        end(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(complete_data),
        cmocka_unit_test(missing_data_at_their_worst),
        cmocka_unit_test(missing_data_left_out),
        cmocka_unit_test(geometric_means),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
