/*
 * The index `potential` beside an assessment: its data are read with the model's, and it is run when a list
 * asks for it, where the index allows for the companies of the list alone. Without an index file there is none,
 * and lists do without.
 */
#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "index/index.h"
#include "ranking/ranking.h"

struct potential {
    index_model *model;
    index_scorer *index_scorer;
};

tidu_status potential_open(const tidu_session *s, struct potential **out, tidu_error *err)
{
    struct potential *p = allocate_array(1, sizeof *p);
    tidu_status status = p ? index_find(s->folders, "potential", s->dictionary, &p->model, err)
                           : error_memory(err);

    if (!status && !(p->index_scorer = index_scorer_new(p->model)))
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
    index_scorer_free(p->index_scorer);
    index_free(p->model);
    release(p);
}

bool potential_want(const struct potential *p, int year, panel *into)
{
    return !p || index_scorer_want(p->index_scorer, year, into);
}

/* In relation to all others: all at once. */
static tidu_status score_all(tidu_assessment *a, tidu_error *err)
{
    index_result *r;
    tidu_status status = index_scorer_run(a->potential->index_scorer, &a->binding, a->session->threads, false, &r, err);

    if (status)
        return status;
    a->assessment->potential = r->score; /* taken over */
    r->score = NULL;
    index_result_free(r);
    return TIDU_OK;
}

/* Fill in those of the companies with is_in[company]. */
static tidu_status score(tidu_assessment *a, const uint8_t *is_in, tidu_error *err)
{
    double **out;

    if (!a->potential)
        return TIDU_OK;
    out = &a->assessment->potential;
    if (!index_scorer_is_absolute(a->potential->index_scorer))
        return *out ? TIDU_OK : score_all(a, err);
    if (!*out && !(*out = allocate_array(a->assessment->n, sizeof **out)))
        return error_memory(err);
    return index_scorer_score(a->potential->index_scorer, &a->binding, a->session->threads, is_in, *out, err);
}

static tidu_status score_listed(tidu_assessment *a, const ranking *r, tidu_error *err)
{
    uint8_t *is_in = allocate_array(a->assessment->n, 1);
    tidu_status status;

    if (!is_in)
        return error_memory(err);
    for (size_t i = 0; i < r->n; i++)
        is_in[r->company[i]] = 1;
    status = score(a, is_in, err);
    release(is_in);
    return status;
}

tidu_status assess_list(tidu_assessment *a, ranking_key by, const uint8_t *is_in, size_t top, ranking **out,
                        tidu_error *err)
{
    tidu_status status = by == RANK_BY_POTENTIAL ? score(a, is_in, err) : TIDU_OK;

    if (status)
        return status;
    if (by == RANK_BY_POTENTIAL && !a->assessment->potential)
        return error_set(err, TIDU_ENOTFOUND, _("there is no '%s' in the folder '%s' beside the models"),
                         "potential", "indices");
    *out = ranking_new(a->assessment, a->data.panel, by, is_in, top);
    if (!*out)
        return error_memory(err);
    if (by != RANK_BY_POTENTIAL)
        status = score_listed(a, *out, err);
    (*out)->potential = a->assessment->potential;
    if (status) {
        ranking_free(*out);
        *out = NULL;
    }
    return status;
}
