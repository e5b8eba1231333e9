/*
 * Inconsistent comparisons, found by trying: each of the k (k - 1) / 2 is replaced in turn, and the matrix is weighed
 * again. At most 105 eigenproblems of 15 x 15 a step.
 */
#include "composite/judgement_repair.h"

#include <math.h>

#include "base/cell.h"

enum { MOST = WEIGHTS_MOST_COMPARED, SAATY_MOST = 9 };

static const double rounding = 1e-12; /* of a consistency ratio */

double judgements_nearest(double ratio)
{
    double above = ratio < 1 ? 1 / ratio : ratio, best = 1;

    for (int v = 2; v <= SAATY_MOST; v++) {
        if (fabs(log(v / above)) < fabs(log(best / above)))
            best = v;
    }
    return ratio < 1 ? 1 / best : best;
}

static void put(double *a, size_t k, size_t i, size_t j, double value)
{
    a[i * k + j] = value;
    a[j * k + i] = 1 / value;
}

/* The consistency ratio with a comparison replaced; `a` is as before afterwards. */
static bool try_instead(double *a, size_t k, size_t i, size_t j, double value, double *ratio)
{
    double here = a[i * k + j], there = a[j * k + i], weight[MOST];
    comparison_consistency how;
    bool ok;

    put(a, k, i, j, value);
    ok = judgements_weigh(a, k, weight, &how);
    a[i * k + j] = here;
    a[j * k + i] = there;
    *ratio = how.ratio;
    return ok;
}

/*
 * Whether the nearest value of the scale would take the place of (i, j) and make the matrix more consistent than `ratio`.
 */
static bool try_nearest(double *a, size_t k, judgement_change *c, double ratio, bool *is_better)
{
    double nearest = judgements_nearest(c->to);

    *is_better = false;
    if (nearest == c->from)
        return true;
    if (!try_instead(a, k, c->row, c->column, nearest, &c->ratio))
        return false;
    *is_better = c->ratio < ratio - rounding;
    c->to = nearest;
    return true;
}

/* The most inconsistent comparison; on the scale, of those alone that it makes more consistent. */
static bool find_worst(double *a, size_t k, bool on_scale, judgement_change *worst)
{
    double weight[MOST], least;
    comparison_consistency how;

    *worst = (judgement_change){.row = k, .column = k};
    if (!judgements_weigh(a, k, weight, &how))
        return false;
    worst->ratio = how.ratio;
    least = how.ratio - rounding;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = i + 1; j < k; j++) {
            judgement_change c = {i, j, a[i * k + j], weight[i] / weight[j], 0};
            bool is_better = true;
            double exact;

            if (!cell_is_value(c.from))
                continue;
            if (!try_instead(a, k, i, j, c.to, &exact))
                return false;
            c.ratio = exact;
            if (!(exact < least))
                continue;
            if (on_scale && !try_nearest(a, k, &c, how.ratio, &is_better))
                return false;
            if (is_better) {
                least = exact;
                *worst = c;
            }
        }
    }
    return true;
}

bool judgements_worst(const double *a, size_t k, judgement_change *worst)
{
    double copy[MOST * MOST];

    for (size_t i = 0; i < k * k; i++)
        copy[i] = a[i];
    return find_worst(copy, k, false, worst);
}

bool judgements_propose(const double *a, size_t k, double limit, double *out, judgement_repair *how)
{
    comparison_consistency now;
    double weight[MOST];

    for (size_t i = 0; i < k * k; i++)
        out[i] = a[i];
    how->n_steps = 0;
    if (!judgements_weigh(out, k, weight, &now))
        return false;
    while (judgements_refused(&now, limit) && how->n_steps < how->most) {
        judgement_change *step = &how->steps[how->n_steps];

        if (!find_worst(out, k, true, step))
            return false;
        if (step->row == k)
            break;
        put(out, k, step->row, step->column, step->to);
        now.ratio = step->ratio;
        how->n_steps++;
    }
    how->is_reached = !judgements_refused(&now, limit);
    return true;
}

/* Bring the changes of each comparison together; one that ends where it began is none. */
static void merge(judgement_repair *how)
{
    size_t n = 0, kept = 0;

    for (size_t i = 0; i < how->n_steps; i++) {
        const judgement_change c = how->steps[i];
        size_t at = 0;

        while (at < n && (how->steps[at].row != c.row || how->steps[at].column != c.column))
            at++;
        if (at < n)
            how->steps[at].to = c.to;
        else
            how->steps[n++] = c;
    }
    for (size_t i = 0; i < n; i++) {
        if (how->steps[i].to != how->steps[i].from)
            how->steps[kept++] = how->steps[i];
    }
    how->n_steps = kept;
}

bool judgements_propose_once(const double *a, size_t k, double limit, double *out, judgement_repair *how)
{
    double copy[MOST * MOST], weight[MOST];
    comparison_consistency now;
    bool ok = judgements_propose(a, k, limit, out, how);

    if (!ok)
        return false;
    merge(how);
    for (size_t i = 0; i < k * k; i++)
        copy[i] = a[i];
    for (size_t i = 0; i < how->n_steps && ok; i++) {
        judgement_change *c = &how->steps[i];

        put(copy, k, c->row, c->column, c->to);
        ok = judgements_weigh(copy, k, weight, &now);
        c->ratio = now.ratio;
    }
    return ok;
}
