/*
 * The rule of COINr: winsorise point by point until skewness and kurtosis are acceptable. Only the t + 1 greatest values, the tail, are sorted (for the lower end the values are negated). Sums of powers of the
 * distances from the mean of the others are kept for every length of the tail, so that the moments after each step
 * follow from those below the step and the points drawn in:
 *
 *     others | tail[0] .. tail[kept - 1] | points drawn in to tail[kept - 1]
 *     sum[kept]                            points * distance^k
 *
 * Sums grow from small to great distances; none is taken back.
 */
#include "composite/winsorise.h"

#include <math.h>

#include <gsl/gsl_sort_double.h>

#include "base/allocate.h"
#include "numeric/reproducible_sum.h"
#include "numeric/selection.h"

typedef struct power_sums {
    double of[5]; /* [1..4] */
} power_sums;

typedef struct tail {
    const double *values; /* [n] all, with the tail sorted at the end */
    const double *at;     /* [length] the tail */
    size_t n, length;
    double centre, scale;
    int exponent;
    power_sums *sums;     /* [length + 1] of the others and the first so many of the tail */
} tail;

static bool is_too_much(const moments *m, const shape_rule *rule)
{
    return fabs(moments_skewness(m, 2)) >= rule->skewness && moments_kurtosis(m, 2) >= rule->kurtosis;
}

static void add_powers(power_sums *s, double d, double count)
{
    double power = count;

    for (int k = 1; k <= 4; k++) {
        power *= d;
        s->of[k] += power;
    }
}

static bool take_sums(tail *t)
{
    size_t others = t->n - t->length;
    moments m = moments_of(t->values, others, -INFINITY, INFINITY);

    t->sums = allocate_array(t->length + 1, sizeof *t->sums);
    if (!t->sums)
        return false;
    t->centre = others ? m.mean : t->at[0];
    t->exponent = fold_exponent(fmax(t->at[t->length - 1] - t->centre, others ? t->centre - m.least : 0));
    t->scale = ldexp(1, -t->exponent);
    for (int k = 2; k <= 4 && others; k++)
        t->sums[0].of[k] = ldexp(m.power[k], k * (m.exponent - t->exponent));
    for (size_t i = 0; i < t->length; i++) {
        t->sums[i + 1] = t->sums[i];
        add_powers(&t->sums[i + 1], (t->at[i] - t->centre) * t->scale, 1);
    }
    return true;
}

/* The moments with all of the tail from `kept` on at the value before. */
static moments moments_after(const tail *t, size_t kept, double least)
{
    double to = t->at[kept - 1], n = (double)t->n, mean, second, third;
    power_sums s = t->sums[kept];
    moments m = {.n = t->n, .least = least, .greatest = to, .exponent = t->exponent};

    add_powers(&s, (to - t->centre) * t->scale, (double)(t->length - kept));
    mean = s.of[1] / n;
    second = s.of[2] / n;
    third = s.of[3] / n;
    m.mean = t->centre + mean / t->scale;
    m.power[2] = n * (second - mean * mean);
    m.power[3] = n * (third - 3 * mean * second + 2 * mean * mean * mean);
    m.power[4] = n * (s.of[4] / n - 4 * mean * third + 6 * mean * mean * second - 3 * mean * mean * mean * mean);
    return m;
}

/* The last step, which draws in the whole tail: the next value stands among the others. */
static moments draw_in_all(const tail *t, double *top, size_t *points)
{
    double next = -INFINITY;

    *points = 0;
    for (size_t i = 0; i < t->n; i++) {
        *points += t->values[i] >= *top;
        if (t->values[i] < *top && t->values[i] > next)
            next = t->values[i];
    }
    *top = next;
    return moments_of(t->values, t->n, -INFINITY, next);
}

/* Draw in until the shape is acceptable; returns whether it is. */
static bool draw_in(const tail *t, const shape_rule *rule, double least, double *top, size_t *points)
{
    size_t kept = t->length;
    bool fails = true;

    *top = t->at[t->length - 1];
    *points = 0;
    while (fails && *points < rule->points) {
        moments m;

        while (kept > 0 && t->at[kept - 1] == *top)
            kept--;
        if (kept > 0) {
            m = moments_after(t, kept, least);
            *points = t->length - kept;
            *top = t->at[kept - 1];
        } else {
            m = draw_in_all(t, top, points);
        }
        fails = is_too_much(&m, rule);
    }
    return !fails;
}

bool winsorise_fit(const double *values, const moments *m, shape_rule rule, double *work, double *low, double *high,
                   shape_treatment *done)
{
    size_t n = m->n;
    tail t = {.values = work, .n = n, .length = rule.points < n ? rule.points + 1 : n};
    double sign, top;
    bool ok;

    *low = -INFINITY;
    *high = INFINITY;
    *done = (shape_treatment){.skewness = moments_skewness(m, 2), .kurtosis = moments_kurtosis(m, 2)};
    done->is_low = done->skewness < 0;
    if (!is_too_much(m, &rule))
        return true;
    sign = done->is_low ? -1 : 1;
    for (size_t i = 0; i < n; i++)
        work[i] = sign * values[i];
    selection_kth(work, n, n - t.length);
    gsl_sort(work + (n - t.length), 1, t.length);
    t.at = work + (n - t.length);
    ok = take_sums(&t);
    if (ok) {
        done->is_logged = !draw_in(&t, &rule, done->is_low ? -m->greatest : m->least, &top, &done->points);
        if (done->is_logged)
            done->points = 0;
        else
            *(done->is_low ? low : high) = sign * top;
    }
    release(t.sums);
    return ok;
}
