#include "verdict/chance_band.h"

#include <math.h>

#include "base/allocate.h"
#include "verdict/condition.h"
#include "verdict/score_distribution.h"

struct chance_band {
    score_distribution *severe, *generous; /* NULL: the model states nothing of its judges */
};

chance_band *chance_band_new(const model *m, double doubt)
{
    chance_band *b = allocate_array(1, sizeof *b);

    if (!b || !m->n_items || (m->judging.correlation == 0 && m->judging.shift == 0))
        return b;
    b->severe = score_distribution_new_shifted(m, -doubt);
    b->generous = score_distribution_new_shifted(m, doubt);
    if (b->severe && b->generous)
        return b;
    chance_band_free(b);
    return NULL;
}

void chance_band_free(void *band)
{
    chance_band *b = band;

    if (!b)
        return;
    score_distribution_free(b->severe);
    score_distribution_free(b->generous);
    release(b);
}

/* All gates, and the score or a direct pass: as the evaluator does it. */
static double readiness_with(score_distribution *points, const assessment *a, size_t company)
{
    const model *m = a->model;
    item_outcome outcomes[MODEL_MOST_ITEMS];
    double gates, any;
    score_total total;

    for (size_t i = 0; i < m->n_items; i++)
        outcomes[i] = a->outcomes[i * a->n + company];
    condition_chance_all(m->gates, a->gates + company, m->n_gates, a->n, &gates, 1);
    condition_chance_any(m->directs, a->directs + company, m->n_directs, a->n, &any, 1);
    if (!score_distribution_sum(points, outcomes, true, &total))
        return NAN;
    return gates * (total.chance + (1 - total.chance) * any);
}

void chance_band_find(chance_band *b, const assessment *a, size_t company, double *low, double *high)
{
    *low = *high = a->readiness[company];
    if (!b->severe || a->verdicts[company] != TRUTH_UNKNOWN)
        return;
    *low = readiness_with(b->severe, a, company);
    *high = readiness_with(b->generous, a, company);
}
