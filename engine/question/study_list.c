/*
 * Ranking the companies of a study. The index `potential` is computed last, only for the companies in the list, unless
 * the list is ordered by it; the first few by readiness need only that of the companies that can be among them.
 */
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/study.h"

static tidu_status score_listed(study *s, const ranking *r, tidu_error *err)
{
    uint8_t *is_in = allocate_array(s->assessment->n, 1);
    tidu_status status;

    if (!is_in)
        return error_memory(err);
    for (size_t i = 0; i < r->n; i++)
        is_in[r->company[i]] = 1;
    status = potential_score(s->potential, &s->binding, s->env->threads, is_in, s->assessment, err);
    release(is_in);
    return status;
}

/* The potentials by which the list is ordered. */
static tidu_status score_before(study *s, ranking_key by, const uint8_t *is_in, size_t top, tidu_error *err)
{
    uint8_t *contends = NULL;
    tidu_status status;

    if (s->potential && by != RANK_BY_POTENTIAL && top) {
        contends = allocate_array(s->assessment->n, 1);
        if (!contends || !ranking_contenders(s->assessment, s->data.panel, is_in, top, contends)) {
            release(contends);
            return error_memory(err);
        }
    }
    status = potential_score(s->potential, &s->binding, s->env->threads, contends ? contends : is_in, s->assessment, err);
    release(contends);
    return status;
}

tidu_status study_list(study *s, ranking_key by, const uint8_t *is_in, size_t top, ranking **out,
                        tidu_error *err)
{
    bool orders = by == RANK_BY_POTENTIAL || by == RANK_BY_READINESS || by == RANK_BY_WORK; /* within equal readiness */
    tidu_status status = orders ? score_before(s, by, is_in, top, err) : TIDU_OK;

    if (status)
        return status;
    if (by == RANK_BY_POTENTIAL && !s->assessment->potential)
        return error_set(err, TIDU_ENOTFOUND, _("there is no '%s' in the subfolder '%s' of the models"),
                         "potential", "indices");
    *out = ranking_new(s->assessment, s->data.panel, by, is_in, top);
    if (!*out)
        return error_memory(err);
    if (!orders)
        status = score_listed(s, *out, err);
    (*out)->potential = s->assessment->potential;
    if (status) {
        ranking_free(*out);
        *out = NULL;
    }
    return status;
}
