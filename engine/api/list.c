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

/* The set of tiers of a list; 0: all. */
static tidu_status find_tiers(const tidu_rank_options *o, unsigned *out, tidu_error *err)
{
    tier one;

    *out = 0;
    for (size_t i = 0; i < o->n_tiers; i++) {
        if (!tier_find(o->tiers[i], &one))
            return error_set(err, TIDU_EUSAGE, _("a tier is apply, push, nurture or watch, not '%s'"), o->tiers[i]);
        *out |= 1U << one;
    }
    return TIDU_OK;
}

/* A list: the whole ranking, or as much as it takes, and who of it is listed. */
typedef struct made_list {
    ranking *whole;
    list_places places;
    size_t others; /* left out because of their certificate */
} made_list;

static void list_clear(made_list *l)
{
    ranking_free(l->whole);
    release(l->places.at);
}

/* Rank the companies of the list. Clear it also on failure. */
static tidu_status make_list(study *s, const tidu_rank_options *options, made_list *l, tidu_error *err)
{
    ranking_key by;
    unsigned tiers;
    uint8_t *is_in;
    tidu_status status = find_key(options->by, &by, err);

    *l = (made_list){.whole = NULL};
    if (!status)
        status = find_tiers(options, &tiers, err);
    if (!status)
        status = study_candidates(s, options->with_holders, &l->others, &is_in, err);
    if (status)
        return status;
    if (!s->selection && !s->question->is_recheck && !options->with_holders)
        list_order_keep(&s->data, &s->binding, s->model, s->assessment->readiness, is_in);
    status = study_list(s, by, is_in, tiers ? 0 : options->top, &l->whole, err);
    release(is_in);
    return status || !tiers ? status : study_tier_places(s, l->whole, tiers, options->top, &l->places, err);
}

static tidu_status find_style(const study *s, const tidu_rank_options *o, list_style *out, tidu_error *err)
{
    *out = (list_style){.is_chinese = s->env->is_chinese, .is_for_screen = o->is_for_screen, .by = o->by_town ? LIST_BY_TOWN : LIST_WHOLE};
    if (o->group && !list_grouping_find(o->group, &out->by))
        return error_set(err, TIDU_EUSAGE, _("a list is grouped by town, grid, park or industry, not by '%s'"), o->group);
    return environment_tiers(s->env, &out->tiers, err);
}

/* The document takes over the whole ranking. */
static tidu_status show_list(study *s, made_list *l, list_style *style, document **out, tidu_error *err)
{
    code_names names = {0};
    tidu_status status = style->by == LIST_BY_INDUSTRY && style->is_for_screen ? code_names_open(s->env, s->data.store, &names, err)
                                                                               : TIDU_OK;

    if (status)
        return status;
    style->names = names.registers ? &names : NULL;
    style->places = l->places.at;
    style->n_places = l->places.n;
    *out = ranking_document(s->assessment, &s->binding, l->whole, style);
    l->whole = NULL;
    code_names_clear(&names);
    if (!*out)
        return error_memory(err);
    study_add_notes(*out, s, s->assessment->n);
    study_stamp(*out, s, "rank");
    study_note_others(*out, s, l->others);
    return TIDU_OK;
}

tidu_status tidu_assessment_rank(tidu_assessment *a, const tidu_rank_options *given,
                                 tidu_report **out, tidu_error *err)
{
    tidu_rank_options options;
    list_style style;
    made_list l = {.whole = NULL};
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = find_style(a->study, &options, &style, err);
    if (!status)
        status = make_list(a->study, &options, &l, err);
    if (!status)
        status = show_list(a->study, &l, &style, &d, err);
    list_clear(&l);
    return report_end(status, d, out, err);
}

/* --- values ------------------------------------------------------------------------------------------ */

tidu_status tidu_list_new(tidu_assessment *a, const tidu_rank_options *given, tidu_list **out, tidu_error *err)
{
    tidu_rank_options options;
    made_list made;
    tidu_list *l = allocate_array(1, sizeof *l);
    tidu_status status;

    if (!l)
        return error_memory(err);
    ARGUMENT_TAKE(options, given);
    l->assessment = a;
    status = make_list(a->study, &options, &made, err);
    if (!status && made.places.at && !(l->ranking = ranking_part(made.whole, made.places.at, made.places.n)))
        status = error_memory(err);
    if (!status && !made.places.at) {
        l->ranking = made.whole;
        made.whole = NULL;
    }
    l->left_out = made.others;
    list_clear(&made);
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
