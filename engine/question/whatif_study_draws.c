/*
 * Changes that follow a law: the cells of all companies are drawn anew, and all companies assessed, for each draw. The
 * numbers are taken by this thread alone (scenario/change_draws.h); only the assessment is on several.
 */
#include "base/error.h"
#include "question/whatif_study_internal.h"
#include "scenario/change_draws.h"

static tidu_status take_draws(whatif_study *w, change_draws *draws, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    while (!status && w->draws->n_draws < w->draws->most_draws) {
        assessment *at = NULL;

        change_draws_next(draws);
        status = whatif_study_assess(w, whatif_study_assessor(w), &at, err);
        if (!status)
            whatif_draws_take(w->draws, at);
        assessment_free(at);
    }
    w->draws->generator = change_draws_generator(draws);
    w->draws->n_limited = change_draws_limited(draws);
    w->n_missing += change_draws_missing(draws);
    return status;
}

tidu_status whatif_study_run_draws(whatif_study *w, tidu_error *err)
{
    const study *s = w->base;
    size_t n = w->scenario.draws ? w->scenario.draws : SCENARIO_DRAWS;
    uint32_t seed = w->scenario.seed ? w->scenario.seed : SCENARIO_SEED;
    change_draws *draws = NULL;
    tidu_status status = whatif_study_members(w, err);

    if (!status)
        status = whatif_study_assess(w, s->assessor, &w->list_before, err);
    if (!status)
        status = whatif_study_change_cells(w, err);
    if (!status && !(w->draws = whatif_draws_new(w->list_before, s->data.panel, w->is_in, n)))
        status = error_memory(err);
    if (status)
        return status;
    w->draws->seed = seed;
    draws = change_draws_new(&w->changes, s->data.panel, s->binding.year, w->draws->order, w->draws->n_in, seed);
    status = draws ? take_draws(w, draws, err) : error_memory(err);
    change_draws_free(draws);
    return status;
}
