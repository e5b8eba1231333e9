#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "question/filing_choice.h"

enum { CHANCES = 9, DRAWS = 40000 };

static uint64_t state_of_dice = 1;

static double uniform(void)
{
    state_of_dice = state_of_dice * 6364136223846793005u + 1442695040888963407u;
    return ((double)(state_of_dice >> 11) + 0.5) / 9007199254740992.0;
}

static double normal(void)
{
    double r = sqrt(-2 * log(uniform()));

    return r * cos(6.283185307179586 * uniform());
}

static double logit(double p)
{
    return log(p / (1 - p));
}

static double phi(double x)
{
    return erfc(-x / sqrt(2)) / 2;
}

typedef struct world {
    double logits[CHANCES * DRAWS], of_filers[CHANCES * DRAWS];
    bool filed[CHANCES * DRAWS];
    int years[CHANCES * DRAWS];
    size_t n, n_filers;
    double slope; /* of the logit of the share of filers that pass, over that of their chance */
} world;

static world w;

/* Companies file and pass by two normal draws with this correlation (which also sharpens chances: a slope above 1 is none); filing rises with the chance by `g`. */
static void draw(double g, double correlation)
{
    double x = 0, y = 0, xx = 0, xy = 0, n = 0;

    w.n = w.n_filers = 0;
    for (size_t c = 0; c < CHANCES; c++) {
        double s = -0.6 + 0.25 * (double)c, filers = 0, passed = 0, at = logit(phi(s)), share;

        for (size_t i = 0; i < DRAWS; i++) {
            double hidden = normal(), will = correlation * hidden + sqrt(1 - correlation * correlation) * normal();
            bool files = -0.6 + g * s + will > 0;

            w.logits[w.n] = at;
            w.filed[w.n] = files;
            w.years[w.n++] = 2023;
            if (files)
                w.of_filers[w.n_filers++] = at;
            filers += files;
            passed += files && s + hidden > 0;
        }
        share = logit(passed / filers);
        n += filers;
        x += filers * at;
        y += filers * share;
        xx += filers * at * at;
        xy += filers * at * share;
    }
    w.slope = (xy - x * y / n) / (xx - x * x / n);
}

static double slope_found(double strength, int before)
{
    const filing_choice c = {.logits = w.logits, .filed = w.filed, .years = w.years, .n = w.n};
    double slope;

    assert_int_equal(filing_choice_slope(&c, before, strength, w.of_filers, w.n_filers, &slope, NULL), TIDU_OK);
    return slope;
}

static void choice_flattens_as_it_does_in_a_simulation(void **state)
{
    static const struct {
        double g, correlation;
    } cases[] = {{1.1, 0.5}, {1.6, 0.3}, {0.6, 0.4}, {0.0, 0.5}, {1.1, 0.0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double found;

        draw(cases[i].g, cases[i].correlation);
        found = slope_found(cases[i].correlation, 0);
        if (fabs(found - fmin(w.slope, 1)) > 0.06)
            fail_msg("filing by %g, correlation %g: %g instead of %g", cases[i].g, cases[i].correlation, found, w.slope);
    }
}

static void without_a_choice_there_is_no_slope(void **state)
{
    (void)state;
    draw(1.1, 0.5);
    assert_true(slope_found(0.5, 0) < 0.9);
    assert_true(slope_found(0, 0) == 1);
    assert_true(slope_found(0.5, 2023) == 1); /* nothing is known of years before */
    for (size_t i = 0; i < w.n; i++)
        w.filed[i] = true;
    assert_true(slope_found(0.5, 0) == 1); /* nobody stayed away */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(choice_flattens_as_it_does_in_a_simulation),
        cmocka_unit_test(without_a_choice_there_is_no_slope),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
