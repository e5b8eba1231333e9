/*
 * A Gaussian copula with one factor (Li 2000; the ordered-probit reading of grades): item i gets at most k points if
 *
 *     sqrt(rho) z + sqrt(1 - rho) e_i + delta <= t_ik,   t_ik = Phi^-1(F_i(k)),
 *
 * F_i being the prior of the item over the points of its band, z of the company and e_i of the item standard normal. Given z,
 * items are independent and k points have
 *
 *     q_i(k | z) = Phi((t_ik - delta - sqrt(rho) z) / sqrt(1 - rho)) - Phi((t_i,k-1 - delta - sqrt(rho) z) / sqrt(1 - rho)).
 *
 * With delta = 0 the mean over z is the prior again, whatever rho. Which band an item is in, as far as data that are missing leave
 * that open, does not depend on the panel.
 */
#include "verdict/severity_table.h"

#include <math.h>

#include "base/allocate.h"
#include "numeric/normal.h"
#include "verdict/item_outcome.h"

enum { NODES = 64 };

struct severity_table {
    const model *model;
    double nodes[NODES], weights[NODES];
    double correlation, shift;
    size_t *first;  /* [items x MODEL_MOST_BANDS] 1 + place in shares; 0: none */
    double *shares;
};

static size_t steps_of(const model *m, const model_band *b)
{
    return (size_t)lround((b->greatest - b->least) / m->step) + 1;
}

/* P(at most what t stands for, given z). */
static double below(const severity_table *t, double threshold, double z)
{
    if (isinf(threshold))
        return threshold > 0;
    return normal_below((threshold - t->shift - sqrt(t->correlation) * z) / sqrt(1 - t->correlation));
}

static void fill_band(const severity_table *t, const model_band *b, size_t n, double *shares)
{
    const model *m = t->model;
    long from = lround(b->least / m->step);
    double sum = 0, so_far = 0, lower = -INFINITY;

    for (size_t k = 0; k < n; k++)
        sum += item_outcome_weight(m, b, from + (long)k);
    for (size_t k = 0; k < n; k++) {
        double upper;

        so_far += item_outcome_weight(m, b, from + (long)k) / sum;
        upper = k + 1 == n || so_far >= 1 ? INFINITY : so_far <= 0 ? -INFINITY : normal_quantile(so_far);
        for (size_t j = 0; j < NODES; j++)
            shares[k * NODES + j] = below(t, upper, t->nodes[j]) - below(t, lower, t->nodes[j]);
        lower = upper;
    }
}

static bool fill(severity_table *t)
{
    const model *m = t->model;
    size_t n = 0;

    t->first = allocate_array(m->n_items * MODEL_MOST_BANDS + 1, sizeof *t->first);
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++)
            n += steps_of(m, &m->items[i].bands[b]);
    }
    t->shares = allocate_array(n * NODES + 1, sizeof *t->shares);
    if (!t->first || !t->shares)
        return false;
    n = 0;
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++) {
            size_t steps = steps_of(m, &m->items[i].bands[b]);

            if (steps < 2)
                continue;
            t->first[i * MODEL_MOST_BANDS + b] = n + 1;
            fill_band(t, &m->items[i].bands[b], steps, t->shares + n);
            n += steps * NODES;
        }
    }
    return true;
}

bool severity_table_new(const model *m, double shift, severity_table **out)
{
    severity_table *t;

    *out = NULL;
    if (!m->n_items || (m->judging.correlation == 0 && m->judging.shift == 0 && shift == 0))
        return true;
    t = allocate_array(1, sizeof *t);
    if (!t)
        return false;
    t->model = m;
    t->correlation = m->judging.correlation;
    t->shift = m->judging.shift + shift;
    if (normal_nodes(NODES, t->nodes, t->weights) && fill(t)) {
        *out = t;
        return true;
    }
    severity_table_free(t);
    return false;
}

void severity_table_free(severity_table *t)
{
    if (!t)
        return;
    release(t->first);
    release(t->shares);
    release(t);
}

size_t severity_table_nodes(const severity_table *t)
{
    (void)t;
    return NODES;
}

const double *severity_table_weights(const severity_table *t)
{
    return t->weights;
}

const double *severity_table_shares(const severity_table *t, size_t item, size_t band)
{
    size_t first = t->first[item * MODEL_MOST_BANDS + band];

    return first ? t->shares + first - 1 : NULL;
}
