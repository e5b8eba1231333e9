/*
 * Compiles models: every condition and every band becomes an output of one program, in which common subexpressions are
 * computed once, also across the models of a set.
 */
#include <limits.h>

#include "base/allocate.h"
#include "verdict/assessor_internal.h"
#include "verdict/missing_chance.h"

static bool add_conditions(assessor *a, const model_condition *conditions, size_t n,
                           condition_outputs **out)
{
    *out = allocate_array(n, sizeof **out);
    if (!*out)
        return false;
    for (size_t i = 0; i < n; i++) {
        (*out)[i].applies = NO_OUTPUT;
        if (!program_add(a->program, conditions[i].need, &(*out)[i].need))
            return false;
        if (conditions[i].applies &&
            !program_add(a->program, conditions[i].applies, &(*out)[i].applies))
            return false;
    }
    return true;
}

static bool add_bands(assessor *a)
{
    a->bands = allocate_array(a->model->n_items * MODEL_MOST_BANDS, sizeof *a->bands);
    if (!a->bands)
        return false;
    for (size_t i = 0; i < a->model->n_items; i++) {
        for (size_t b = 0; b < a->model->items[i].n_bands; b++) {
            const node *when = a->model->items[i].bands[b].when;
            size_t *output = &a->bands[i * MODEL_MOST_BANDS + b];

            *output = NO_OUTPUT;
            if (when && !program_add(a->program, when, output))
                return false;
        }
    }
    return true;
}

/* All but the program. */
static void assessor_clear(assessor *a)
{
    if (!a)
        return;
    release(a->gates);
    release(a->directs);
    release(a->bands);
    score_pool_free(a->scores);
    severity_table_free(a->severity);
    release(a);
}

static bool make_scores(assessor *a)
{
    bool ok = severity_table_new(a->model, 0, &a->severity);

    if (ok && a->model->n_items)
        a->scores = score_pool_new(a->model, a->severity);
    return ok && (a->scores || !a->model->n_items);
}

/* The outputs of one model in a program that is not finished yet. */
static assessor *add_model(const model *m, program *p)
{
    assessor *a = allocate_array(1, sizeof *a);

    if (!a)
        return NULL;
    a->model = m;
    a->program = p;
    if (add_conditions(a, m->gates, m->n_gates, &a->gates) &&
        add_conditions(a, m->directs, m->n_directs, &a->directs) && add_bands(a) && make_scores(a))
        return a;
    assessor_clear(a);
    return NULL;
}

assessor *assessor_new(const model *m)
{
    program *p = program_new(false);
    assessor *a = p ? add_model(m, p) : NULL;

    if (a && program_finish(p))
        return a;
    program_free(p);
    assessor_clear(a);
    return NULL;
}

const model *assessor_model(const assessor *a)
{
    return a->model;
}

score_pool *assessor_scores(const assessor *a)
{
    return a->scores;
}

void assessor_free(assessor *a)
{
    if (!a)
        return;
    program_free(a->program);
    assessor_clear(a);
}

assessor_set *assessor_set_new(const model *const *models, size_t n)
{
    assessor_set *s = allocate_array(1, sizeof *s);
    bool ok;

    if (!s)
        return NULL;
    s->program = program_new(false);
    s->members = allocate_array(n, sizeof *s->members);
    ok = s->program && s->members;
    for (; s->n < n && ok; s->n += ok)
        ok = (s->members[s->n] = add_model(models[s->n], s->program)) != NULL;
    if (ok && program_finish(s->program))
        return s;
    assessor_set_free(s);
    return NULL;
}

void assessor_set_free(assessor_set *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++)
        assessor_clear(s->members[i]);
    release(s->members);
    program_free(s->program);
    release(s);
}

/* The points of experts are data of the year before the application. */
static bool want_judged(int indicator, int year, panel *into)
{
    return panel_want(into, indicator, year ? year - 1 : 0, year ? year - 1 : INT_MAX);
}

static bool want_experts(const model *m, int year, panel *into)
{
    bool ok = true;

    for (size_t i = 0; i < m->n_gates && ok; i++)
        ok = !m->gates[i].is_judged || want_judged(m->gates[i].judged_indicator, year, into);
    for (size_t i = 0; i < m->n_directs && ok; i++)
        ok = !m->directs[i].is_judged || want_judged(m->directs[i].judged_indicator, year, into);
    for (size_t i = 0; i < m->n_items && ok; i++)
        ok = want_judged(m->items[i].judged_indicator, year, into);
    return ok;
}

bool assessor_want(const assessor *a, int year, panel *into)
{
    return binding_want(a->program, year, into) && want_experts(a->model, year, into) && missing_chance_want(a->model, year, into);
}

bool assessor_set_want(const assessor_set *s, int year, panel *into)
{
    bool ok = binding_want(s->program, year, into);

    for (size_t i = 0; i < s->n && ok; i++)
        ok = want_experts(s->members[i]->model, year, into) && missing_chance_want(s->members[i]->model, year, into);
    return ok;
}
