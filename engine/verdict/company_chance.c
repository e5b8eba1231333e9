#include "verdict/company_chance.h"

#include <math.h>

#include "base/allocate.h"
#include "verdict/condition.h"

double company_chance(score_distribution *points, const assessment *a, size_t company)
{
    const model *m = a->model;
    item_outcome outcomes[MODEL_MOST_ITEMS];
    double gates, any;
    score_total total;

    condition_chance_all(m->gates, a->gates + company, m->n_gates, a->n, &gates, 1);
    if (a->missing)
        gates *= a->missing[company];
    if (!m->n_items)
        return gates;
    for (size_t i = 0; i < m->n_items; i++)
        outcomes[i] = a->outcomes[i * a->n + company];
    condition_chance_any(m->directs, a->directs + company, m->n_directs, a->n, &any, 1);
    if (!points || !score_distribution_sum(points, outcomes, true, &total))
        return NAN;
    return gates * (total.chance + (1 - total.chance) * any);
}

bool company_chance_judged(const assessment *a, const uint32_t *companies, size_t n, const model_judging *judging, double *out,
                           size_t stride)
{
    model judged = *a->model;
    score_distribution *points = NULL;
    bool ok = true;

    judged.judging.correlation = judging->correlation;
    judged.judging.shift = judging->shift;
    if (judged.n_items)
        ok = (points = score_distribution_new_shifted(&judged, 0)) != NULL;
    for (size_t i = 0; i < n && ok; i++) {
        double chance = a->verdicts[companies[i]] == TRUTH_FALSE ? 0 : company_chance(points, a, companies[i]);

        ok = !isnan(chance);
        out[i * stride] = chance;
    }
    score_distribution_free(points);
    return ok;
}

unsigned company_chance_audits(const assessment *a, size_t company)
{
    unsigned n = 0;

    for (size_t g = 0; g < a->model->n_gates; g++)
        n += a->model->gates[g].is_audited && assessment_gate(a, g, company) != GATE_NOT_APPLICABLE;
    return n;
}
