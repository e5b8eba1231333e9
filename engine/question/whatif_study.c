/*
 * Results before and after a scenario. If it changes no rule, one model and one program serve both sides. For a single
 * company a copy is changed; for many the cells are changed in place, as they were loaded for this run only.
 */
#include "question/whatif_study_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_parameter.h"
#include "question/list_order.h"
#include "scenario/gap.h"

/* --- models ------------------------------------------------------------------------------- */

bool whatif_study_has_other_rule(const whatif_study *w)
{
    return w->scenario.version || w->scenario.other_model;
}

const model *whatif_study_after(const whatif_study *w)
{
    return w->other ? w->other : w->base->model;
}

/* Load the model that the scenario compares with: another version or another model. */
static tidu_status load_other(whatif_study *w, tidu_error *err)
{
    const scenario *s = &w->scenario;
    const question *q = &w->asked.question;
    application a = question_newest(q);
    tidu_status status = TIDU_OK;

    if (s->version && !date_parse_iso(s->version, strlen(s->version), &a.day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), s->version);
    if (!s->version && q->year)
        status = question_day(q, q->year, &a.day, err);
    if (!status)
        status = catalogue_load(&w->env->catalogue, s->other_model ? s->other_model : s->model, a,
                                w->env->dictionary, &w->other, err);
    return status ? status : question_settings(q, w->other, true, err);
}

static tidu_status set_parameters(whatif_study *w, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (w->scenario.n_params && !w->other)
        status = question_model(w->env, w->scenario.model, &w->asked.question, w->base->binding.year, &w->other, err);
    for (size_t i = 0; i < w->scenario.n_params && !status; i++) {
        for (size_t k = 0; k < i && !status; k++) {
            size_t n = strcspn(w->scenario.params[i], "=");

            if (!strncmp(w->scenario.params[i], w->scenario.params[k], n + 1))
                status = error_set(err, TIDU_EUSAGE, _("'%s' and '%s' contradict each other: both change the same "
                                                       "parameter"),
                                   w->scenario.params[k], w->scenario.params[i]);
        }
        if (!status && !parameter_range_is(w->scenario.params[i]))
            status = model_set_parameter_text(w->other, w->scenario.params[i], err);
    }
    return status;
}

/* --- data ---------------------------------------------------------------------------------- */

static bool want_model(const model *m, int year, panel *into)
{
    assessor *a = assessor_new(m);
    bool ok = a && assessor_want(a, year, into);

    assessor_free(a);
    return ok;
}

bool whatif_study_want(const whatif_study *w, int year, panel *into)
{
    bool ok = changes_want(&w->changes, year, into);

    for (int back = 0; back <= w->scenario.forward && w->other; back++)
        ok = ok && want_model(w->other, year ? year - back : 0, into);
    if (w->year_now)
        ok = ok && whatif_study_want_forward(w, into);
    /* for one company, changes are checked: a part must not exceed its whole */
    return ok && (!w->scenario.company || gap_want(year, into));
}

static bool want_cells(void *context, int year, panel *into)
{
    return whatif_study_want(context, year, into);
}

static tidu_status parse_changes(whatif_study *w, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    w->changes.memory = w->memory;
    for (size_t i = 0; i < w->scenario.n_changes && !status; i++)
        status = changes_add(&w->changes, w->env->dictionary, w->scenario.changes[i], err);
    return status;
}

static tidu_status load_base(whatif_study *w, bool is_whole_list, tidu_error *err)
{
    data_need need = {.only = is_whole_list ? NULL : w->scenario.company,
                      .want = want_cells,
                      .context = w,
                      .is_unselected = w->scenario.company != NULL};

    return study_load(w->base, &need, err);
}

/* Once its parameters are set: the numbers of a rule go into the program. */
static tidu_status compile_other(whatif_study *w, tidu_error *err)
{
    w->other_assessor = w->other ? assessor_new(w->other) : NULL;
    return w->other && !w->other_assessor ? error_memory(err) : TIDU_OK;
}

const assessor *whatif_study_assessor(const whatif_study *w)
{
    return w->other ? w->other_assessor : w->base->assessor;
}

static tidu_status assess_all(const whatif_study *w, const assessor *a, const binding *b, assessment **out,
                              tidu_error *err)
{
    return assessor_run(a, b, w->env->threads, out, err);
}

/* --- one company ------------------------------------------------------------------------------- */

static size_t rank_in(const assessment *a, const uint8_t *is_in, uint32_t company, double readiness, size_t *n)
{
    size_t rank = 1;

    *n = 1;
    for (uint32_t i = 0; i < a->n; i++) {
        if (i == company || !is_in[i])
            continue;
        (*n)++;
        rank += a->readiness[i] > readiness;
    }
    return rank;
}

bool whatif_study_is_listed(const whatif_study *w)
{
    return !credentials_find(w->base->data.credentials, w->scenario.company, w->base->model->id, w->base->binding.on);
}

static bool want_list(void *context, int year, panel *into)
{
    const whatif_study *w = context;

    return assessor_want(w->base->assessor, year, into) && (!w->other || assessor_want(w->other_assessor, year, into));
}

/* Load all companies of a database after only one was loaded. */
static tidu_status load_list(whatif_study *w, tidu_error *err)
{
    const binding *b = &w->base->binding;
    int year = b->year;
    tidu_status status = data_load(w->env, &w->asked.source, &(data_need){.want = want_list, .context = w}, &year, &w->list, err);

    w->list_binding = (binding){w->list.panel, w->list.credentials, year, b->on};
    return status;
}

static tidu_status rank_in_list(whatif_study *w, const loaded_data *data, const binding *b, tidu_error *err)
{
    const model *before = w->base->model;
    const assessment *after;
    uint32_t company;
    uint8_t *is_in = NULL;
    tidu_status status = data_find_company(data, w->scenario.company, &company, err);

    if (!status)
        status = assess_all(w, w->base->assessor, b, &w->list_before, err);
    if (!status && w->other)
        status = assess_all(w, w->other_assessor, b, &w->list_after, err);
    if (!status)
        status = list_order_companies(b, before, &is_in, err);
    if (status)
        return status;
    after = w->other ? w->list_after : w->list_before;
    list_order_keep(data, b, before, w->list_before->readiness, is_in);
    w->ranks.before = rank_in(w->list_before, is_in, company, w->one->before->readiness, &w->ranks.of);
    w->ranks.after = rank_in(after, is_in, company, w->one->after->readiness, &w->ranks.of);
    release(is_in);
    return TIDU_OK;
}

/* Rank the company by the cached ranking, or else among all companies if `with_rank`. */
static tidu_status rank_one(whatif_study *w, bool with_rank, tidu_error *err)
{
    const study *s = w->base;
    tidu_status status;

    if (!whatif_study_is_listed(w))
        return TIDU_OK;
    if (!w->other && list_order_ranks(&s->data, &s->binding, s->model, w->one->before->readiness,
                                      w->one->after->readiness, &w->ranks))
        return TIDU_OK;
    if (!with_rank)
        return TIDU_OK;
    if (w->asked.source.input)
        return rank_in_list(w, &s->data, &s->binding, err);
    status = load_list(w, err);
    return status ? status : rank_in_list(w, &w->list, &w->list_binding, err);
}

static tidu_status run_one(whatif_study *w, bool with_rank, tidu_error *err)
{
    const study *s = w->base;
    part_wholes parts = part_wholes_find(w->env->dictionary);
    binding changed = s->binding;
    whatif_side before, after;
    uint32_t company;
    tidu_status status = data_find_company(&s->data, w->scenario.company, &company, err);

    if (status)
        return status;
    w->changed = panel_copy_company(s->data.panel, company);
    if (!w->changed)
        return error_memory(err);
    status = changes_apply(&w->changes, w->changed, s->binding.year, NULL, &w->n_missing, err);
    changed.panel = w->changed;
    if (!status)
        status = changes_check(&w->changes, &parts, w->changed, s->binding.year, 0, err);
    before = (whatif_side){s->assessor, &s->binding, company};
    after = (whatif_side){whatif_study_assessor(w), &changed, 0};
    if (!status)
        status = whatif_one_run(&before, &after, NULL, NULL, &w->one, err);
    return status ? status : rank_one(w, with_rank, err);
}

/* --- many companies ---------------------------------------------------------------------------- */

tidu_status whatif_study_members(whatif_study *w, tidu_error *err)
{
    const study *s = w->base;
    uint32_t company;
    tidu_status status;

    if (!w->scenario.company)
        return selection_members(s->selection, &s->binding, &w->is_in, err);
    status = data_find_company(&s->data, w->scenario.company, &company, err);
    if (!status && !(w->is_in = allocate_array(panel_count(s->data.panel), 1)))
        status = error_memory(err);
    if (!status)
        w->is_in[company] = 1;
    return status;
}

tidu_status whatif_study_assess(const whatif_study *w, const assessor *a, assessment **out, tidu_error *err)
{
    return assess_all(w, a, &w->base->binding, out, err);
}

tidu_status whatif_study_change_cells(whatif_study *w, tidu_error *err)
{
    const study *s = w->base;
    part_wholes parts = part_wholes_find(w->env->dictionary);
    uint32_t company;
    tidu_status status = changes_apply(&w->changes, s->data.panel, s->binding.year, w->is_in, &w->n_missing, err);

    if (status || !w->scenario.company)
        return status;
    status = data_find_company(&s->data, w->scenario.company, &company, err);
    return status ? status : changes_check(&w->changes, &parts, s->data.panel, s->binding.year, company, err);
}

static tidu_status run_many(whatif_study *w, tidu_error *err)
{
    const study *s = w->base;
    tidu_status status = whatif_study_members(w, err);

    if (!status)
        status = assess_all(w, s->assessor, &s->binding, &w->list_before, err);
    if (!status)
        status = changes_apply(&w->changes, s->data.panel, s->binding.year, w->is_in, &w->n_missing, err);
    if (!status)
        status = assess_all(w, whatif_study_assessor(w), &s->binding, &w->list_after, err);
    return status ? status
                  : whatif_many_run(w->list_before, w->list_after, s->data.panel, w->is_in, &w->many, err);
}

/* By what the scenario changes: a range of a rule, changes that are drawn, one company, many. */
static tidu_status run_kind(whatif_study *w, bool with_rank, tidu_error *err)
{
    bool is_drawn = changes_are_drawn(&w->changes), is_range = whatif_study_has_range(&w->scenario);

    if (is_drawn && is_range)
        return error_set(err, TIDU_EUSAGE, _("a range of values and a distribution are asked one after the other"));
    if (with_rank && (is_drawn || is_range))
        return error_set(err, TIDU_EUSAGE, _("a rank is one of a single rule and its data; leave out --rank"));
    if ((w->scenario.draws || w->scenario.seed) && !is_drawn)
        return error_set(err, TIDU_EUSAGE,
                         _("draws and a seed are those of a distribution, such as rd_expense=U(5%%,15%%)"));
    if (is_range)
        return whatif_study_run_curve(w, err);
    if (is_drawn)
        return whatif_study_run_draws(w, err);
    return w->scenario.company ? run_one(w, with_rank, err) : run_many(w, err);
}

/* --- running ------------------------------------------------------------------------------------- */

tidu_status whatif_study_run(whatif_study *w, inquiry *asked, const scenario *what, whatif_wish wish, tidu_error *err)
{
    question *q;
    tidu_status status = TIDU_OK;

    *w = (whatif_study){.env = asked->env, .scenario = *what, .asked = *asked, .memory = arena_new()};
    if (!w->memory)
        return error_memory(err);
    q = &w->asked.question;
    w->asked.model = what->model;
    q->year = what->year ? what->year : q->year;
    q->where = what->where ? what->where : q->where;
    q->with_potential = false;
    if (what->forward)
        status = wish.with_rank
                     ? error_set(err, TIDU_EUSAGE, _("a rank is one of a single rule and its data; leave out --rank"))
                     : whatif_study_begin_forward(w, err);
    if (!status)
        status = study_begin(&w->asked, &w->base, err);
    if (!status)
        status = parse_changes(w, err);
    if (!status && whatif_study_has_other_rule(w))
        status = load_other(w, err);
    if (!status)
        status = load_base(w, !what->company || (wish.with_rank && asked->source.input), err);
    asked->found = w->asked.found;
    if (!status && wish.with_digest)
        status = whatif_study_digest(w, err);
    if (!status)
        status = set_parameters(w, err);
    if (!status)
        status = compile_other(w, err);
    if (!status && w->year_now)
        status = whatif_study_carry(w, err);
    if (!status)
        status = run_kind(w, wish.with_rank, err);
    if (wish.with_digest)
        w->ranks = (list_ranks){0};
    return !status && w->year_now ? whatif_study_count_forward(w, err) : status;
}

void whatif_study_clear(whatif_study *w)
{
    whatif_one_free(w->one);
    whatif_many_free(w->many);
    whatif_curve_free(w->curve);
    whatif_draws_free(w->draws);
    assessment_free(w->list_before);
    assessment_free(w->list_after);
    assessment_free(w->list_now);
    assessor_free(w->assessor_now);
    model_free(w->model_now);
    levers_free(w->levers);
    release(w->is_in);
    panel_free(w->changed);
    data_clear(&w->list);
    assessor_free(w->other_assessor);
    model_free(w->other);
    study_free(w->base);
    arena_free(w->memory);
}
