/*
 * Chances with judges in common, against an independent computation: every combination of points, the panel integrated by a plain
 * trapezium rule, and a cap and a limit done on the points themselves. Published: the table of measurements that the method was
 * chosen by (nine items of the high-tech enterprise, 51 to 100 points, correlation 0 to 0.6).
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "dictionary.h"
#include "verdict/assessor.h"
#include "verdict/chance_band.h"
#include "verdict/score_distribution.h"

/* Two items in a group of at most 9 points, one beside it whose band is unknown as well; a limit on the last. */
static const char text[] =
    "model: t\nrung: t\nname: {zh: t, en: t}\neffective: {from: 2020-01-01}\n"
    "documents: {d: {title: {zh: t, en: t}, number: n}}\n"
    "priors: {missing: 0.5, judging: {correlation: %g, shift: %g, survival: %g}, note: {zh: t, en: t}}\n"
    "gates:\n"
    "  - {id: size, name: {zh: z, en: size}, cite: d 1, need: 'revenue[Y-1] >= 100 wan', audited: yes}\n"
    "  - {id: staff, name: {zh: z, en: staff}, cite: d 1, need: 'employees[Y-1] >= 1', prior: 0.25}\n"
    "score:\n  groups:\n"
    "    - {id: g, name: {zh: g, en: g}, cite: d 3, max: 9, items: [\n"
    "        {id: one, name: {zh: i, en: i}, cite: d 3, bands: [{points: [0, 6], prior: {low: 1, mode: 4, high: 6}}]},\n"
    "        {id: two, name: {zh: i, en: i}, cite: d 3, bands: [{points: [2, 5]}]}]}\n"
    "    - {id: h, name: {zh: g, en: g}, cite: d 3, items: [\n"
    "        {id: three, name: {zh: i, en: i}, cite: d 3, bands: [{when: 'last(ip_class1) >= 1', points: [3, 5]}, {points: 1}]}]}\n"
    "pass: total > 10 and three >= 1\n";

typedef struct fixture {
    dictionary *dictionary;
    model *model;
} fixture;

static void begin(fixture *f, double correlation, double shift, double survival)
{
    char written[4096];
    tidu_error err;

    snprintf(written, sizeof written, text, correlation, shift, survival);
    f->dictionary = shipped_dictionary();
    if (model_parse(written, strlen(written), "t", NULL, f->dictionary, &f->model, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
}

static void end(fixture *f)
{
    model_free(f->model);
    dictionary_free(f->dictionary);
}

/* P(at most k points) of a prior, and with the panel at z. */
static double at_most(const double *prior, int n, int k, double rho, double delta, double z)
{
    double below = 0;

    for (int i = 0; i <= k && i < n; i++)
        below += prior[i];
    if (k < 0 || below <= 0)
        return 0;
    if (k >= n - 1 || below >= 1 - 1e-15)
        return 1;
    return gsl_cdf_ugaussian_P((gsl_cdf_ugaussian_Pinv(below) - delta - sqrt(rho) * z) / sqrt(1 - rho));
}

static double share(const double *prior, int n, int k, double rho, double delta, double z)
{
    return at_most(prior, n, k, rho, delta, z) - at_most(prior, n, k - 1, rho, delta, z);
}

/* The triangle of item one: weights 1/4 .. 4/4 up to the mode 4, then 2/3 and 1/3. */
static double slow_chance(double rho, double delta, bool band_is_known)
{
    enum { POINTS = 6001 };
    double one[7] = {0, 0.25, 0.5, 0.75, 1, 2.0 / 3, 1.0 / 3}, two[4] = {0.25, 0.25, 0.25, 0.25}, three[3] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    double sum = 0, chance = 0;

    for (int i = 0; i < 7; i++)
        sum += one[i];
    for (int i = 0; i < 7; i++)
        one[i] /= sum;
    for (int j = 0; j < POINTS; j++) {
        double z = -10 + 20.0 * j / (POINTS - 1), weight = gsl_ran_ugaussian_pdf(z) * 20 / (POINTS - 1);

        for (int a = 0; a <= 6; a++) {
            for (int b = 0; b <= 3; b++) {
                int group = a + b + 2 > 9 ? 9 : a + b + 2;
                double p = weight * share(one, 7, a, rho, delta, z) * share(two, 4, b, rho, delta, z);

                for (int c = 0; c <= 2; c++)
                    chance += group + c + 3 > 10 ? p * share(three, 3, c, rho, delta, z) * (band_is_known ? 1 : 0.5) : 0;
                chance += !band_is_known && group + 1 > 10 ? p * 0.5 : 0;
            }
        }
    }
    return chance;
}

static double chance_here(const model *m, unsigned bands)
{
    item_outcome s[3] = {item_outcome_make(m, &m->items[0], 1, NAN), item_outcome_make(m, &m->items[1], 1, NAN),
                         item_outcome_make(m, &m->items[2], bands, NAN)};
    score_distribution *p = score_distribution_new_shifted(m, 0);
    score_total total;

    assert_true(score_distribution_sum(p, s, true, &total));
    score_distribution_free(p);
    return total.chance;
}

static void judges_in_common_agree_with_every_combination(void **state)
{
    static const double rhos[] = {0, 0.1, 0.3, 0.45, 0.6, 0.9}, off[] = {1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 5e-4}, deltas[] = {0, -0.5, 0.4};

    (void)state;
    for (size_t r = 0; r < sizeof rhos / sizeof *rhos; r++) {
        for (size_t d = 0; d < sizeof deltas / sizeof *deltas; d++) {
            fixture f;

            begin(&f, rhos[r], deltas[d], 1);
            if (fabs(chance_here(f.model, 1) - slow_chance(rhos[r], deltas[d], true)) > off[r] ||
                fabs(chance_here(f.model, 3) - slow_chance(rhos[r], deltas[d], false)) > off[r])
                fail_msg("at %g, %g: %.3g", rhos[r], deltas[d], chance_here(f.model, 1) - slow_chance(rhos[r], deltas[d], true));
            end(&f);
        }
    }
}

/* Of readiness: what survives an audit of one gate, a gate whose datum is missing, and the score. */
static void an_audit_and_gates_multiply(void **state)
{
    fixture f;
    panel *p;
    assessor *a;
    assessment *result;
    chance_band *band;
    binding b;
    double low, high;
    tidu_error err;

    (void)state;
    begin(&f, 0.3, 0, 0.8);
    p = panel_new(f.dictionary);
    panel_add_company(p, "A", 1);
    assert_true(panel_put_number(p, 0, dictionary_find(f.dictionary, "revenue"), 2024, 2e6));
    assert_true(panel_put_number(p, 0, dictionary_find(f.dictionary, "ip_class1"), 2024, 2));
    b = (binding){p, NULL, 2025, binding_default_date(2025)};
    a = assessor_new(f.model);
    assert_int_equal(assessor_run(a, &b, 1, &result, &err), TIDU_OK);
    assert_true(fabs(result->readiness[0] - 0.8 * 0.25 * slow_chance(0.3, 0, true)) < 1e-9);
    band = chance_band_new(f.model, 0.5);
    chance_band_find(band, result, 0, &low, &high);
    assert_true(fabs(low - 0.8 * 0.25 * slow_chance(0.3, -0.5, true)) < 1e-9);
    assert_true(fabs(high - 0.8 * 0.25 * slow_chance(0.3, 0.5, true)) < 1e-9);
    chance_band_free(band);
    assessment_free(result);
    assessor_free(a);
    panel_free(p);
    end(&f);
}

/* Everything of the high-tech enterprise that experts judge left open, 51 to 100 points by data. */
static void the_published_table_is_met(void **state)
{
    static const double published[] = {0.999, 0.991, 0.975, 0.953, 0.929, 0.905, 0.882};
    dictionary *d = shipped_dictionary();
    model *m;
    tidu_error err;

    (void)state;
    assert_int_equal(model_load("models/hnte.yaml", "models", d, &m, &err), TIDU_OK);
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        item_outcome s[MODEL_MOST_ITEMS];
        score_distribution *p;
        score_total total;
        char rho[16];

        snprintf(rho, sizeof rho, "0.%zu", i);
        assert_int_equal(model_set(m, "judging_correlation", rho, &err), TIDU_OK);
        for (size_t k = 0; k < m->n_items; k++)
            s[k] = item_outcome_make(m, &m->items[k], 1, NAN); /* the best band of each */
        p = score_distribution_new_shifted(m, 0);
        assert_true(score_distribution_sum(p, s, true, &total));
        if (total.least == 51)
            assert_true(fabs(total.chance - published[i]) < 0.0006);
        else
            fail_msg("%g to %g points", total.least, total.greatest);
        score_distribution_free(p);
    }
    model_free(m);
    dictionary_free(d);
}

static void what_no_judge_can_be_is_refused(void **state)
{
    static const char *const wrong[][2] = {{"judging_correlation", "1"}, {"judging_correlation", "-0.1"}, {"judging_correlation", "high"},
                                           {"audit_survival", "0"}, {"audit_survival", "1.1"}, {"judging_shift", ""}};
    fixture f;
    tidu_error err;

    (void)state;
    begin(&f, 0.3, 0, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(model_set(f.model, wrong[i][0], wrong[i][1], &err), TIDU_EUSAGE);
    assert_int_equal(model_set(f.model, "judging_shift", "-0.5", &err), TIDU_OK);
    assert_true(f.model->judging.shift == -0.5);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_in_common_agree_with_every_combination),
        cmocka_unit_test(an_audit_and_gates_multiply),
        cmocka_unit_test(the_published_table_is_met),
        cmocka_unit_test(what_no_judge_can_be_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
