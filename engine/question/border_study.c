#include "question/border_study.h"

#include <limits.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "question/border_study_internal.h"

void border_study_free(void *study)
{
    border_study *s = study;

    if (!s)
        return;
    for (size_t k = 0; k < s->n_conditions; k++) {
        border_condition *c = &s->conditions[k];

        release(c->now);
        release(c->line);
        release(c->met);
        release(c->before);
    }
    for (size_t k = 0; k < s->n_lines; k++) {
        release(s->lines[k].counts);
        release(s->lines[k].expected);
    }
    program_free(s->program);
    study_free(s->study);
    border_rules_free(s->rules);
    research_rules_free(s->research);
    release(s->lines);
    release(s->above);
    release(s->is_in);
    release(s);
}

/* --- what is read ------------------------------------------------------------------------------------------------------ */

/* The conditions of the version of the model that the study has now, compiled. False: memory is exhausted. */
static bool prepare(border_study *s)
{
    bool ok;

    if (s->read == s->study->model)
        return true;
    program_free(s->program);
    border_find_conditions(s);
    ok = (s->program = program_new(false)) != NULL;
    for (size_t k = 0; k < s->n_conditions && ok; k++) {
        border_condition *c = &s->conditions[k];

        ok = !c->gate || (program_add(s->program, c->comparison, &c->truth_output) && program_add(s->program, c->left, &c->left_output) &&
                          program_add(s->program, c->right, &c->right_output));
    }
    return ok && program_finish(s->program);
}

static bool want_sources(const border_study *s, int year, panel *into)
{
    bool ok = true;

    for (size_t k = 0; k < s->research->n && ok; k++)
        ok = panel_want(into, s->research->sources[k].indicator, year ? year - 1 : 0, year ? year - 1 : INT_MAX);
    return ok;
}

static bool want(void *context, int year, panel *into)
{
    static const char *const names[] = {"name", "coach"};
    border_study *s = context;
    bool ok = prepare(s) && binding_want(s->program, year, into) && (!year || binding_want(s->program, year - 1, into)) && want_sources(s, year, into);

    for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++)
        ok = panel_want(into, dictionary_find(panel_dictionary(into), names[i]), 0, 0);
    return ok;
}

/* --- opening ----------------------------------------------------------------------------------------------------------- */

/* A condition that was asked for and has no line, with one that may have been meant. */
static tidu_status lacks(const border_study *s, tidu_error *err)
{
    const model *m = s->study->model;
    suggestion best = suggestion_begin(s->at ? s->at : "");

    if (!s->at)
        return error_set(err, TIDU_ENOTFOUND, _("'%s' has no line of a ratio, of an amount or of points that one can stand just above"), m->id);
    suggestion_offer(&best, "total");
    for (size_t i = 0; i < m->n_gates; i++)
        suggestion_offer(&best, m->gates[i].id);
    if (best.nearest && strcmp(best.nearest, s->at) != 0)
        return error_set(err, TIDU_ENOTFOUND, _("'%s' has no condition '%s' with a line; did you mean '%s'?"), m->id, s->at, best.nearest);
    return error_set(err, TIDU_ENOTFOUND, _("'%s' has no condition '%s' with a line of a ratio, of an amount or of points"), m->id, s->at);
}

static tidu_status load(border_study *s, inquiry *asked, tidu_error *err)
{
    data_need need = {.want = want, .context = s};
    tidu_status status = environment_border(s->env, &s->rules, err);

    if (!status)
        status = environment_research(s->env, &s->research, err);
    if (status)
        return status;
    if (!asked->model)
        asked->model = s->rules->model;
    status = study_begin(asked, &s->study, err);
    if (!status)
        status = study_load(s->study, &need, err);
    if (!status && !prepare(s))
        status = error_memory(err);
    if (!status && !s->n_conditions)
        status = lacks(s, err);
    return status ? status : selection_members(s->study->selection, &s->study->binding, &s->is_in, err);
}

tidu_status border_study_open(inquiry *asked, const char *at, border_study **out, tidu_error *err)
{
    border_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->at = at;
    status = load(s, asked, err);
    if (!status)
        status = border_measure(s, err);
    if (!status)
        status = border_find_lines(s, err);
    if (!status)
        status = border_find_companies(s, err);
    if (status)
        border_study_free(s);
    else
        *out = s;
    return status;
}

/* --- answers ------------------------------------------------------------------------------------------------------------ */

double border_now(const border_study *s, const border_company *c)
{
    return s->conditions[s->lines[c->line].condition].now[c->company];
}

double border_before(const border_study *s, const border_company *c)
{
    const border_condition *x = &s->conditions[s->lines[c->line].condition];

    return x->before ? x->before[c->company] : cell_missing();
}

const char *border_line_id(const border_study *s, const border_line *l)
{
    const border_condition *c = &s->conditions[l->condition];

    return c->gate ? c->gate->id : "total";
}

model_text border_line_name(const border_study *s, const border_line *l)
{
    const border_condition *c = &s->conditions[l->condition];

    return c->gate ? c->gate->name : (model_text){NULL, NULL};
}
