/*
 * Ranked lists, as documents and as values.
 */
#include <math.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "question/list_order.h"
#include "report/list_report.h"
#include "report/study_note.h"
#include "verdict/chance_map.h"

/* A re-check asks who still meets the rule: nobody is on a way. */
static tidu_status find_key(const study *s, const char *by, ranking_key *out, tidu_error *err)
{
    *out = s->question->is_recheck ? RANK_BY_READINESS : RANK_BY_WORK;
    if (!by || ranking_key_find(by, out))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("a list can be ordered by work, readiness, potential, score_lo or score_hi, not by "
                                         "'%s'"), by);
}

/* A list, and how many companies are left out because of their certificate. */
typedef struct made_list {
    work_list list;
    size_t others;
} made_list;

/* Clear it also on failure. */
static tidu_status make_list(tidu_assessment *a, const tidu_rank_options *options, made_list *l, tidu_error *err)
{
    study *s = a->study;
    work_options work = {.top = options->top, .slots = options->slots, .without_ways = options->without_ways || s->question->is_recheck};
    uint8_t *is_in;
    tidu_status status = find_key(s, options->by, &work.by, err);

    *l = (made_list){.others = 0};
    if (!status)
        status = tier_set(options->tiers, options->n_tiers, &work.tiers, err);
    if (!status)
        status = study_candidates(s, options->with_holders, &l->others, &is_in, err);
    if (status)
        return status;
    if (!s->selection && !s->question->is_recheck && !options->with_holders)
        list_order_keep(&s->data, &s->binding, s->model, s->assessment->readiness, is_in);
    status = work_list_make(s, a->ways, &work, is_in, &l->list, err);
    release(is_in);
    return status;
}

static tidu_status find_style(const study *s, const tidu_rank_options *o, list_style *out, tidu_error *err)
{
    filing_rules practice;
    tidu_status status = environment_filing(s->env, &practice, err);

    if (status)
        return status;
    *out = (list_style){.is_chinese = s->env->is_chinese,
                        .is_for_screen = o->is_for_screen,
                        .doubt = practice.doubt,
                        .by = o->by_town ? LIST_BY_TOWN : LIST_WHOLE};
    if (o->group && !list_grouping_find(o->group, &out->by))
        return error_set(err, TIDU_EUSAGE, _("a list is grouped by town, grid, park, industry or coach, not by '%s'"), o->group);
    return TIDU_OK;
}

static void free_list(void *list)
{
    work_list_clear(list);
    release(list);
}

/* What is told of the ways of a list. */
static void note_ways(document *d, const work_list *l)
{
    double goal;

    if (!l->n_rows)
        return;
    if (l->n_rows < l->n_below)
        document_note(d, _("the ways of %zu companies were looked for; %zu others stand behind them by what they lack today"), l->n_rows,
                      l->n_below - l->n_rows);
    document_note(d, _("who cannot file yet is ordered by a way to a chance of %.0f%%, by the levers of %s; its costs are settings of ours: change them to those of your district"),
                  100 * l->ways->options.chance, path_name(l->ways->levers->file));
    goal = chance_goal_readiness(l->ways->base->model, l->ways->options.chance);
    if (goal != l->ways->options.chance)
        document_note(d, _("with audits and as fitted to outcomes that is a chance of %.0f%%, and who files has one of at least %.0f%%"), 100 * goal,
                      100 * l->file_from);
}

/* The document takes over the list. */
static tidu_status show_list(study *s, made_list *l, list_style *style, document **out, tidu_error *err)
{
    code_names names = {0};
    work_list *list = allocate_array(1, sizeof *list);
    tidu_status status = list ? TIDU_OK : error_memory(err);

    if (!status && style->by == LIST_BY_INDUSTRY && style->is_for_screen)
        status = code_names_open(s->env, s->data.store, &names, err);
    if (status) {
        release(list);
        return status;
    }
    style->names = names.registers ? &names : NULL;
    *list = l->list;
    l->list = (work_list){.order = NULL};
    *out = ranking_document(s->assessment, &s->binding, list, style);
    code_names_clear(&names);
    if (!*out) {
        free_list(list);
        return error_memory(err);
    }
    document_own(*out, list, free_list);
    study_add_notes(*out, s, s->assessment->n);
    study_stamp(*out, s, "rank");
    study_note_others(*out, s, l->others);
    note_ways(*out, list);
    return TIDU_OK;
}

tidu_status tidu_assessment_rank(tidu_assessment *a, const tidu_rank_options *given,
                                 tidu_report **out, tidu_error *err)
{
    tidu_rank_options options;
    list_style style;
    made_list l = {.others = 0};
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = find_style(a->study, &options, &style, err);
    if (!status)
        status = make_list(a, &options, &l, err);
    if (!status)
        status = show_list(a->study, &l, &style, &d, err);
    work_list_clear(&l.list);
    return report_end(a->study->env, status, d, out, err);
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
    status = make_list(a, &options, &made, err);
    if (!status && made.list.places &&
        !(l->ranking = ranking_part(made.list.order, made.list.places, made.list.n_places)))
        status = error_memory(err);
    if (!status && !made.list.places) {
        l->ranking = made.list.order;
        made.list.order = NULL;
    }
    l->left_out = made.others;
    work_list_clear(&made.list);
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
