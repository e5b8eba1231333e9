/*
 * Loading a ladder, its models and data, and computing the state of its companies. Which versions of the models are in
 * force depends on the year, which may first have to be found in the data.
 */
#include "question/ladder_study_internal.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "verdict/assessor.h"

tidu_status ladder_study_new(const environment *env, const char *name, ladder_study **out, tidu_error *err)
{
    ladder_study *r = allocate_array(1, sizeof *r);
    char path[NAMED_FILE_SIZE];
    tidu_status status = r ? named_file_find(env->folders, "ladders", name, path, err) : error_memory(err);

    if (!status) {
        r->env = env;
        status = ladder_load(path, &env->catalogue, &r->ladder, err);
    }
    if (status)
        ladder_study_free(r);
    else
        *out = r;
    return status;
}

void ladder_study_free(void *run)
{
    ladder_study *r = run;

    if (!r)
        return;
    ladder_changes_clear(&r->changes);
    ladder_expiries_clear(&r->expiries);
    if (r->has_state)
        ladder_state_clear(&r->state);
    assessor_set_free(r->set);
    for (size_t i = 0; i < LADDER_MOST_RUNGS; i++)
        model_free(r->models[i]);
    crossing_finder_free(r->crossing_finder);
    model_free(r->line);
    selection_free(r->selection);
    data_clear(&r->data);
    release(r->is_in);
    ladder_free(r->ladder);
    release(r);
}

/* --- models ---------------------------------------------------------------------------------- */

/* A rung without a version in force has no model: it is known from certificates alone. */
static tidu_status load_model(ladder_study *r, const char *id, const question *q, application a, model **out,
                              tidu_error *err)
{
    tidu_status status = catalogue_load(&r->env->catalogue, id, a, r->env->dictionary, out, err);

    if (status == TIDU_ENOTFOUND && a.is_recheck) {
        a.is_recheck = false;
        return load_model(r, id, q, a, out, err);
    }
    if (status == TIDU_ENOTFOUND)
        return TIDU_OK;
    return status ? status : question_settings(q, *out, true, err);
}

static tidu_status load_models(ladder_study *r, const ladder_need *need, const question *q, int year,
                               tidu_error *err)
{
    const ladder_crossing *rule = &r->ladder->crossing;
    const model *assessed[LADDER_MOST_RUNGS];
    size_t n = 0;
    application a = {.is_recheck = need->rechecks || q->is_recheck};
    tidu_status status = question_day(q, year, &a.day, err);

    for (size_t i = 0; i < r->ladder->n_rungs && !status; i++) {
        if (!r->ladder->rungs[i].has_model)
            continue;
        status = load_model(r, r->ladder->rungs[i].id, q, a, &r->models[i], err);
        if (!r->models[i] || !need->assessments || (need->rung != LADDER_NO_RUNG && need->rung != (int)i))
            continue;
        r->assessed |= (rung_set)1 << i;
        assessed[n++] = r->models[i];
    }
    if (!status && n && !(r->set = assessor_set_new(assessed, n)))
        status = error_memory(err);
    if (status || !need->crossing)
        return status;
    status = catalogue_load(&r->env->catalogue, rule->model, a, r->env->dictionary, &r->line, err);
    if (!status)
        status = question_settings(q, r->line, true, err);
    return status ? status : crossing_finder_new(r->line, rule, &r->crossing_finder, err);
}

/* --- data -------------------------------------------------------------------------------------- */

static bool want_all(void *context, int year, panel *into)
{
    const ladder_study *r = context;
    const dictionary *d = panel_dictionary(into);
    bool ok = panel_want(into, dictionary_find(d, "town"), 0, 0) && panel_want(into, dictionary_find(d, "industry"), 0, 0) &&
              panel_want(into, dictionary_find(d, "founded_on"), 0, 0);

    ok = ok && (!r->set || assessor_set_want(r->set, year, into));
    return ok && selection_want(r->selection, year, into) && (!r->crossing_finder || crossing_finder_want(r->crossing_finder, year, into));
}

static tidu_status find_state(ladder_study *r, tidu_error *err)
{
    tidu_status status = selection_members(r->selection, &r->binding, &r->is_in, err);

    if (!status)
        status = ladder_state_init(&r->state, r->ladder, (const model *const *)r->models,
                                   &(ladder_assessed){r->set, r->assessed, r->env->threads}, &r->binding, r->is_in, err);
    r->has_state = !status;
    return status;
}

/* Models are loaded before the data if the year is given, otherwise after them. */
tidu_status ladder_study_load(ladder_study *r, const ladder_need *need, inquiry *asked, const char *company,
                              tidu_error *err)
{
    const question *q = &asked->question;
    int year = q->year;
    bool is_known = year != 0;
    tidu_status status = selection_new(r->env->dictionary, q, &r->selection, err);

    if (!status && is_known)
        status = load_models(r, need, q, year, err);
    if (!status)
        status = data_load(r->env, &asked->source,
                           &(data_need){.only = company, .want = is_known ? want_all : NULL, .context = r}, &year,
                           &r->data, err);
    if (!status && !is_known)
        status = load_models(r, need, q, year, err);
    if (!status)
        asked->found = data_take_problems(&r->data);
    if (!status && !company && !selection_report(r->selection, r->data.panel, &asked->found))
        status = error_memory(err);
    r->binding = (binding){r->data.panel, r->data.credentials, year, 0};
    if (!status)
        status = question_day(q, year, &r->binding.on, err);
    if (!status)
        status = find_state(r, err);
    return status || !need->ways ? status : ladder_study_find_ways(r, asked, err);
}
