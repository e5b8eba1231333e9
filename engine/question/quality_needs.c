/*
 * A compiled model says which cells it wants; an empty panel keeps its wishes.
 */
#include "question/quality_needs.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "rules/binding.h"
#include "verdict/assessor.h"

void quality_needs_clear(quality_needs *n)
{
    release(n->models);
    *n = (quality_needs){0};
}

/* Loading a model may have added indicators. */
static bool make_room(quality_needs *n, size_t *room, const dictionary *d)
{
    size_t count = (size_t)dictionary_count(d);
    size_t *larger = count > *room ? reallocate_array(n->models, count, sizeof *larger) : n->models;

    if (!larger)
        return false;
    if (count > *room) {
        memset(larger + *room, 0, (count - *room) * sizeof *larger);
        *room = count;
    }
    n->models = larger;
    return true;
}

static bool count_model(quality_needs *n, const model *m, int year, dictionary *d)
{
    assessor *a = assessor_new(m);
    panel *wishes = panel_new(d);
    bool ok = a && wishes && assessor_want(a, year, wishes);

    for (int id = 0; ok && id < dictionary_count(d); id++) {
        int of = dictionary_get(d, id)->kind == INDICATOR_ANNUAL ? year - 1 : PANEL_ANY_YEAR;

        n->models[id] += panel_is_wanted(wishes, id, of);
    }
    n->n += ok;
    panel_free(wishes);
    assessor_free(a);
    return ok;
}

static tidu_status count_models(quality_needs *n, const environment *env, const ladder *l, int year, tidu_error *err)
{
    application a = {binding_default_date(year), false};
    tidu_status status = TIDU_OK;
    size_t room = 0;

    for (size_t i = 0; i < l->n_rungs && !status; i++) {
        model *m = NULL;

        if (!l->rungs[i].has_model)
            continue;
        status = catalogue_load(&env->catalogue, l->rungs[i].id, a, env->dictionary, &m, err);
        if (status == TIDU_ENOTFOUND)
            status = TIDU_OK; /* no version is in force */
        if (!status && (!make_room(n, &room, env->dictionary) || (m && !count_model(n, m, year, env->dictionary))))
            status = error_memory(err);
        model_free(m);
    }
    if (!status && !make_room(n, &room, env->dictionary))
        status = error_memory(err);
    return status;
}

tidu_status quality_needs_init(quality_needs *out, const environment *env, const ladder *l, int year, tidu_error *err)
{
    tidu_status status;

    *out = (quality_needs){0};
    status = count_models(out, env, l, year, err);
    if (status)
        quality_needs_clear(out);
    return status;
}
