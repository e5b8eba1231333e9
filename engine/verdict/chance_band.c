#include "verdict/chance_band.h"

#include "base/allocate.h"
#include "verdict/chance_map.h"
#include "verdict/company_chance.h"

struct chance_band {
    score_distribution *severe, *generous; /* NULL: the model states nothing of its judges */
    double of_logit; /* of a model whose chances are mapped: how far the map may be off; 0: they are not */
};

chance_band *chance_band_new(const model *m, double doubt)
{
    chance_band *b = allocate_array(1, sizeof *b);

    if (b && chance_map_is_all(&m->judging))
        b->of_logit = m->calibration.deviation;
    if (!b || b->of_logit > 0 || !m->n_items || (m->judging.correlation == 0 && m->judging.shift == 0))
        return b;
    if (m->calibration.filings)
        doubt = m->calibration.deviation;
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

void chance_band_find(chance_band *b, const assessment *a, size_t company, double *low, double *high)
{
    double chance = a->readiness[company];

    *low = *high = chance;
    if (b->of_logit > 0 && chance > 0) {
        *low = chance_of_logit(chance_logit(chance) - b->of_logit);
        *high = chance_of_logit(chance_logit(chance) + b->of_logit);
    }
    if (!b->severe || a->verdicts[company] != TRUTH_UNKNOWN)
        return;
    *low = chance_map(&a->model->judging, company_chance(b->severe, a, company));
    *high = chance_map(&a->model->judging, company_chance(b->generous, a, company));
}
