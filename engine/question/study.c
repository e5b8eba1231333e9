/*
 * The version of a model depends on the date, the date on the year, and a year that is not given on the data. The data
 * are therefore read for the newest version, and read again if another version turns out to be in force.
 */
#include "question/study.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"

tidu_status study_begin(inquiry *asked, study **out, tidu_error *err)
{
    const environment *env = asked->env;
    const question *q = &asked->question;
    study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->asked = asked;
    s->env = env;
    s->question = q;
    s->name = asked->model;
    if (q->year) {
        status = question_model(env, asked->model, q, q->year, &s->model, err);
    } else {
        status = catalogue_load(&env->catalogue, asked->model, question_newest(q), env->dictionary, &s->model, err);
        if (!status)
            status = question_settings(q, s->model, true, err);
    }
    if (!status && !(s->assessor = assessor_new(s->model)))
        status = error_memory(err);
    if (status)
        study_free(s);
    else
        *out = s;
    return status;
}

typedef struct wanted {
    const study *study;
    const data_need *need;
} wanted;

/* By which a list may be grouped. */
static bool want_groups(const question *q, panel *into)
{
    static const char *const names[] = {"town", "industry", "grid", "park", "coach"};
    bool ok = true;

    for (size_t i = 0; i < (q->with_potential ? sizeof names / sizeof *names : 1) && ok; i++)
        ok = panel_want(into, dictionary_find(panel_dictionary(into), names[i]), 0, 0);
    return ok;
}

static bool want_all(void *context, int year, panel *into)
{
    const wanted *w = context;

    return assessor_want(w->study->assessor, year, into) && want_groups(w->study->question, into) &&
           selection_want(w->study->selection, year, into) && potential_want(w->study->potential, year, into) &&
           (!w->need->want || w->need->want(w->need->context, year, into));
}

/* Replace the newest version by the one in force, if it is another. A model given as a file is never replaced. */
static tidu_status change_version(study *s, int year, bool *is_other, tidu_error *err)
{
    application a = question_newest(s->question);
    tidu_status status = question_day(s->question, year, &a.day, err);
    model *m;

    *is_other = false;
    if (status)
        return status;
    if (strcmp(s->name, s->model->id) || catalogue_judges(s->model, a))
        return question_settings(s->question, s->model, false, err);
    status = question_model(s->env, s->name, s->question, year, &m, err);
    if (status)
        return status;
    *is_other = true;
    assessor_free(s->assessor);
    model_free(s->model);
    s->model = m;
    s->assessor = assessor_new(m);
    return s->assessor ? TIDU_OK : error_memory(err);
}

static tidu_status load_data(study *s, const data_need *need, int *year, tidu_error *err)
{
    wanted w = {s, need};
    data_need all = {.only = need->only,
                     .want = want_all,
                     .context = &w,
                     .keeps_columns = need->only || need->keeps_columns};

    return data_load(s->env, &s->asked->source, &all, year, &s->data, err);
}

/* The index that the model names; another version may name another. */
static tidu_status open_potential(study *s, tidu_error *err)
{
    potential_free(s->potential);
    s->potential = NULL;
    return s->question->with_potential ? potential_open(s->env, s->model->index, &s->potential, err) : TIDU_OK;
}

static tidu_status begin_list(study *s, tidu_error *err)
{
    tidu_status status = selection_new(s->env->dictionary, s->question, &s->selection, err);

    return status ? status : open_potential(s, err);
}

tidu_status study_load(study *s, const data_need *need, tidu_error *err)
{
    int year = s->question->year;
    bool is_other = false;
    bool is_list = !need->only && !need->is_unselected;
    tidu_status status = is_list ? begin_list(s, err) : TIDU_OK;

    if (!status)
        status = load_data(s, need, &year, err);
    if (!status && !s->question->year)
        status = change_version(s, year, &is_other, err);
    if (!status && is_other) {
        data_clear(&s->data);
        status = is_list ? open_potential(s, err) : TIDU_OK;
        if (!status)
            status = load_data(s, need, &year, err);
    }
    if (status)
        return status;
    s->asked->found = data_take_problems(&s->data);
    if (!selection_report(s->selection, s->data.panel, &s->asked->found))
        return error_memory(err);
    s->binding = (binding){s->data.panel, s->data.credentials, year, 0};
    return question_day(s->question, year, &s->binding.on, err);
}

tidu_status study_assess(study *s, tidu_error *err)
{
    return assessor_run(s->assessor, &s->binding, s->env->threads, &s->assessment, err);
}

void study_free(study *s)
{
    if (!s)
        return;
    assessment_free(s->assessment);
    selection_free(s->selection);
    potential_free(s->potential);
    data_clear(&s->data);
    assessor_free(s->assessor);
    model_free(s->model);
    release(s);
}

/* Clear is_in[company] of those whose certificate keeps them out, and return their number. */
static size_t leave_out(const study *s, bool with_holders, uint8_t *is_in)
{
    bool is_recheck = s->question->is_recheck;
    bool leaves_out = is_recheck ? s->data.has_credentials : !with_holders;
    size_t others = 0;

    for (size_t i = 0; leaves_out && i < panel_count(s->data.panel); i++) {
        bool holds = credentials_find(s->data.credentials, panel_code(s->data.panel, (uint32_t)i), s->model->id,
                                      s->binding.on) != NULL;

        if (is_in[i] && holds != is_recheck) {
            is_in[i] = 0;
            others++;
        }
    }
    return others;
}

tidu_status study_candidates(const study *s, bool with_holders, size_t *others, uint8_t **out, tidu_error *err)
{
    tidu_status status = selection_members(s->selection, &s->binding, out, err);

    *others = status ? 0 : leave_out(s, with_holders, *out);
    return status;
}

tidu_status study_whole_list(const study *s, bool with_holders, size_t *others, uint8_t **out, tidu_error *err)
{
    tidu_status status = selection_filtered(s->selection, &s->binding, out, err);

    *others = status ? 0 : leave_out(s, with_holders, *out);
    return status;
}
