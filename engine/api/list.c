/*
 * Ranked lists, as documents and as values.
 */
#include <math.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/list_order.h"
#include "report/list_report.h"
#include "report/study_note.h"

static tidu_status find_key(const char *by, ranking_key *out, tidu_error *err)
{
    *out = RANK_BY_READINESS;
    if (!by || ranking_key_find(by, out))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("a list can be ordered by readiness, potential, score_lo or score_hi, not by "
                                         "'%s'"), by);
}

/* Rank the companies of the list; *others is the number of those left out because of their certificate. */
static tidu_status make_list(study *s, const tidu_rank_options *options, size_t *others, ranking **out, tidu_error *err)
{
    ranking_key by;
    uint8_t *is_in;
    tidu_status status = find_key(options->by, &by, err);

    if (!status)
        status = study_candidates(s, options->with_holders, others, &is_in, err);
    if (status)
        return status;
    if (!s->selection && !s->question->is_recheck && !options->with_holders)
        list_order_keep(&s->data, &s->binding, s->model, s->assessment->readiness, is_in);
    status = study_list(s, by, is_in, options->top, out, err);
    release(is_in);
    return status;
}

tidu_status tidu_assessment_rank(tidu_assessment *a, const tidu_rank_options *given,
                                 tidu_report **out, tidu_error *err)
{
    tidu_rank_options options;
    study *s = a->study;
    list_style style = {.is_chinese = s->env->is_chinese};
    size_t others;
    ranking *r = NULL;
    document *d;
    tidu_status status = environment_tiers(s->env, &style.tiers, err);

    ARGUMENT_TAKE(options, given);
    style.is_for_screen = options.is_for_screen;
    style.by_town = options.by_town;
    if (!status)
        status = make_list(s, &options, &others, &r, err);
    if (status)
        return status;
    d = ranking_document(s->assessment, &s->binding, r, &style);
    if (d) {
        study_add_notes(d, s, s->assessment->n);
        study_stamp(d, s, "rank");
        study_note_others(d, s, others);
    }
    return report_wrap(d, out, err);
}

/* --- values ------------------------------------------------------------------------------------------ */

tidu_status tidu_list_new(tidu_assessment *a, const tidu_rank_options *given, tidu_list **out, tidu_error *err)
{
    tidu_rank_options options;
    tidu_list *l = allocate_array(1, sizeof *l);
    tidu_status status;

    if (!l)
        return error_memory(err);
    ARGUMENT_TAKE(options, given);
    l->assessment = a;
    status = make_list(a->study, &options, &l->left_out, &l->ranking, err);
    if (status)
        release(l);
    else
        *out = l;
    return status;
}

void tidu_list_free(tidu_list *l)
{
    if (!l)
        return;
    ranking_free(l->ranking);
    release(l);
}

size_t tidu_list_count(const tidu_list *l)
{
    return l->ranking->n;
}

const uint32_t *tidu_list_companies(const tidu_list *l)
{
    return l->ranking->company;
}

const uint32_t *tidu_list_ranks(const tidu_list *l)
{
    return l->ranking->rank;
}

size_t tidu_list_left_out(const tidu_list *l)
{
    return l->left_out;
}

double tidu_list_potential(const tidu_list *l, size_t i)
{
    const double *potential = l->assessment->study->assessment->potential;

    return potential && i < l->ranking->n ? potential[l->ranking->company[i]] : NAN;
}
