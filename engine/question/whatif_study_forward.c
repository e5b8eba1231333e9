/*
 * The district some years later. The study is one of the later application year, with the rule that will be in force; the
 * years between are open, and each figure that they lack is carried forward by the rule of reach/carried_company. So that
 * there is something to carry, cells are wanted for every application year on the way.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/whatif_study_internal.h"
#include "reach/carried_company.h"
#include "scenario/company_order.h"

static bool want_nothing(void *context, int year, panel *into)
{
    (void)context;
    (void)year;
    return panel_want(into, dictionary_find(panel_dictionary(into), "town"), 0, 0);
}

/* The application year that the data lead to: a file is read for it once more. */
static tidu_status find_year(const whatif_study *w, int *year, tidu_error *err)
{
    const data_source *source = &w->asked.source;
    loaded_data data;
    tidu_status status;

    if (source->panel || (source->input && !strcmp(source->input, "-")))
        return error_set(err, TIDU_EUSAGE,
                         _("carried forward, data from here are read once: give their application year with "
                           "--year"));
    status = data_load(w->env, source, &(data_need){.want = want_nothing}, year, &data, err);
    if (!status)
        data_clear(&data);
    return status;
}

tidu_status whatif_study_begin_forward(whatif_study *w, tidu_error *err)
{
    question *q = &w->asked.question, now;
    tidu_status status = TIDU_OK;

    w->year_now = q->year;
    if (!w->year_now)
        status = find_year(w, &w->year_now, err);
    now = question_again(q, w->year_now);
    now.on = NULL;
    if (!status)
        status = levers_find(w->env->folders, NULL, DATE_NO_END, w->env->dictionary, &w->levers, err);
    if (!status)
        status = question_model(w->env, w->scenario.model, &now, w->year_now, &w->model_now, err);
    if (status)
        return status;
    q->year = w->year_now + w->scenario.forward;
    w->assessor_now = assessor_new(w->model_now);
    return w->assessor_now ? TIDU_OK : error_memory(err);
}

bool whatif_study_want_forward(const whatif_study *w, panel *into)
{
    bool ok = assessor_want(w->assessor_now, w->year_now, into);

    for (int year = w->year_now; year < w->year_now + w->scenario.forward && ok; year++)
        ok = assessor_want(w->base->assessor, year, into) && changes_want(&w->changes, year, into) &&
             selection_want(w->base->selection, year, into);
    return ok;
}

tidu_status whatif_study_carry(whatif_study *w, tidu_error *err)
{
    const binding *b = &w->base->binding;
    binding now = {b->panel, b->credentials, w->year_now, binding_default_date(w->year_now)};
    tidu_status status = assessor_run(w->assessor_now, &now, w->env->threads, &w->list_now, err);

    if (status)
        return status;
    return carried_companies_fill(w->base->data.panel, w->levers, &(way_time){0, w->year_now, b->year})
               ? TIDU_OK
               : error_memory(err);
}

/* --- counts now and then ------------------------------------------------------------------------- */

static void count(whatif_when *when, truth verdict, double readiness)
{
    when->verdicts[verdict]++;
    when->expected += readiness;
}

tidu_status whatif_study_count_forward(whatif_study *w, tidu_error *err)
{
    const panel *p = w->base->data.panel;
    uint32_t company = 0, *order;
    size_t n;

    w->now = (whatif_when){.year = w->year_now, .version = w->model_now->version};
    w->then = (whatif_when){.year = w->base->binding.year, .version = w->base->model->version};
    if (w->one) {
        company = panel_find_company(p, w->scenario.company, strlen(w->scenario.company));
        count(&w->now, (truth)w->list_now->verdicts[company], w->list_now->readiness[company]);
        count(&w->then, w->one->before->verdict, w->one->before->readiness);
        return TIDU_OK;
    }
    order = company_order_new(p, w->is_in, &n);
    for (size_t i = 0; order && i < n; i++) {
        count(&w->now, (truth)w->list_now->verdicts[order[i]], w->list_now->readiness[order[i]]);
        count(&w->then, (truth)w->list_before->verdicts[order[i]], w->list_before->readiness[order[i]]);
    }
    if (!order)
        return error_memory(err);
    release(order);
    return TIDU_OK;
}
