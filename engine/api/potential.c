/*
 * The index `potential` beside an assessment: its data are read with the model's, and it is run when a list
 * asks for it. Without an index file there is none, and lists do without.
 */
#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "score/index.h"

struct potential {
    index_model *model;
    indexer *indexer;
};

tidu_status potential_open(const tidu_session *s, struct potential **out, tidu_error *err)
{
    struct potential *p = allocate_array(1, sizeof *p);
    tidu_status status = p ? index_find(s->folders, "potential", s->dictionary, &p->model, err)
                           : error_memory(err);

    if (!status && !(p->indexer = indexer_new(p->model)))
        status = error_memory(err);
    if (status)
        potential_free(p);
    else
        *out = p;
    return status == TIDU_ENOTFOUND ? TIDU_OK : status;
}

void potential_free(struct potential *p)
{
    if (!p)
        return;
    indexer_free(p->indexer);
    index_free(p->model);
    release(p);
}

bool potential_want(const struct potential *p, int year, panel *into)
{
    return !p || indexer_want(p->indexer, year, into);
}

tidu_status assess_potential(tidu_assessment *a, tidu_error *err)
{
    index_result *r;
    tidu_status status;

    if (!a->potential || a->assessment->potential)
        return TIDU_OK;
    status = indexer_run(a->potential->indexer, &a->binding, a->session->threads, false, &r, err);
    if (status)
        return status;
    a->assessment->potential = r->score; /* taken over */
    r->score = NULL;
    index_result_free(r);
    return TIDU_OK;
}
