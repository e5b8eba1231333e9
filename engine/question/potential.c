/*
 * Computing the index by which companies that are equal otherwise are ordered. An absolute index, whose scores depend on no other company, is computed only for the
 * companies of the list; any other one for all companies, once.
 */
#include "question/potential.h"

#include "base/allocate.h"
#include "base/error.h"
#include "index/index.h"

struct potential {
    index_model *model;
    index_scorer *index_scorer;
};

tidu_status potential_open(const environment *env, const char *index, potential **out, tidu_error *err)
{
    potential *p = allocate_array(1, sizeof *p);
    tidu_status status = p ? index_find(env->folders, index ? index : "potential", env->dictionary, &p->model, err)
                           : error_memory(err);

    if (!status && !(p->index_scorer = index_scorer_new(p->model)))
        status = error_memory(err);
    if (status)
        potential_free(p);
    else
        *out = p;
    return status == TIDU_ENOTFOUND && !index ? TIDU_OK : status;
}

void potential_free(potential *p)
{
    if (!p)
        return;
    index_scorer_free(p->index_scorer);
    index_free(p->model);
    release(p);
}

bool potential_want(const potential *p, int year, panel *into)
{
    return !p || index_scorer_want(p->index_scorer, year, into);
}

/* Scores that depend on the other companies: compute all of them. */
static tidu_status score_all(const potential *p, const binding *b, int threads, assessment *a, tidu_error *err)
{
    index_result *r;
    tidu_status status = index_scorer_run(p->index_scorer, b, threads, false, &r, err);

    if (status)
        return status;
    a->potential = r->score; /* takes ownership */
    r->score = NULL;
    index_result_free(r);
    return TIDU_OK;
}

tidu_status potential_score(const potential *p, const binding *b, int threads, const uint8_t *is_in, assessment *a,
                            tidu_error *err)
{
    if (!p)
        return TIDU_OK;
    if (!index_scorer_is_absolute(p->index_scorer))
        return a->potential ? TIDU_OK : score_all(p, b, threads, a, err);
    if (!a->potential && !(a->potential = allocate_array(a->n, sizeof *a->potential)))
        return error_memory(err);
    return index_scorer_score(p->index_scorer, b, threads, is_in, a->potential, err);
}
