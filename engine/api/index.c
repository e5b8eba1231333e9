/*
 * Indices as reports. An index is always computed over all companies; the question only selects which of
 * them are listed. Where the question replaces weights, the ranks and scores by the weights of the file are kept first.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/indexed.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "index/index.h"
#include "report/index_notes.h"
#include "report/index_report.h"
#include "report/index_swap_report.h"
#include "report/index_weights_report.h"
#include "report/index_words.h"
#include "report/study_note.h"

void indexed_free(void *object)
{
    indexed *x = object;

    if (!x)
        return;
    index_ranks_clear(&x->ranks);
    index_standing_clear(&x->standing);
    index_result_free(x->result);
    selection_free(x->selection);
    index_scorer_free(x->index_scorer);
    data_clear(&x->data);
    index_free(x->model);
    subject_leave(&x->stay);
    dictionary_free(x->stay.own);
    arena_free(x->memory);
    release(x->place);
    release(x->weights_before);
    release(x);
}

/* "growth=40" */
static tidu_status read_weight(indexed *x, const char *text, tidu_error *err)
{
    const char *equals = strchr(text, '=');
    index_weight_change *c = &x->changes[x->n_changes];
    bool is_short;

    if (!equals || equals == text || !number_parse(equals + 1, strlen(equals + 1), 0, &c->weight, &is_short))
        return error_set(err, TIDU_EUSAGE, _("a weight must have the form NAME=NUMBER, not '%s'"), text);
    c->name = arena_copy(x->memory, text, (size_t)(equals - text));
    x->n_changes++;
    return c->name ? TIDU_OK : error_memory(err);
}

static tidu_status read_weights(indexed *x, const question *q, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (q->weighting && !weighting_of_word(q->weighting, &x->instead, err))
        return TIDU_EUSAGE;
    x->is_weighed_anew = q->weighting != NULL;
    x->memory = arena_new();
    x->changes = x->memory ? arena_take_array(x->memory, q->n_weights + 1, sizeof *x->changes) : NULL;
    if (!x->changes)
        return error_memory(err);
    for (size_t i = 0; i < q->n_weights && !status; i++)
        status = read_weight(x, q->weights[i], err);
    return status;
}

tidu_status indexed_open(tidu_session *s, inquiry *asked, indexed **out, tidu_error *err)
{
    const environment *env = &s->env;
    const char *name = asked->model ? asked->model : "potential";
    indexed *x = allocate_array(1, sizeof *x);
    tidu_status status = x ? subject_enter(&s->env, asked, "indices", &x->stay, err) : error_memory(err);

    if (!status)
        status = index_find(env->folders, name, env->dictionary, &x->model, err);

    if (!status && !(x->index_scorer = index_scorer_new(x->model)))
        status = error_memory(err);
    if (!status)
        status = read_weights(x, &asked->question, err);
    if (status)
        indexed_free(x);
    else
        *out = x;
    return status;
}

static bool want_indexed(void *context, int year, panel *into)
{
    const indexed *x = context;

    return index_scorer_want(x->index_scorer, year, into) && selection_want(x->selection, year, into);
}

/* Load the data and run the index over all companies; the selection affects only what is listed. */
static tidu_status run_index(indexed *x, inquiry *asked, bool keeps_all, tidu_error *err)
{
    const environment *env = asked->env;
    const question *q = &asked->question;
    int year = q->year;
    data_need need = {.want = want_indexed, .context = x};
    tidu_status status = selection_new(env->dictionary, q, &x->selection, err);

    if (!status)
        status = data_load(env, &asked->source, &need, &year, &x->data, err);
    if (!status)
        asked->found = data_take_problems(&x->data);
    if (!status && !selection_report(x->selection, x->data.panel, &asked->found))
        status = error_memory(err);
    x->binding = (binding){x->data.panel, x->data.credentials, year, 0};
    if (!status)
        status = question_day(q, year, &x->binding.on, err);
    if (!status)
        status = index_scorer_run(x->index_scorer, &x->binding, env->threads, keeps_all, &x->result, err);
    return status;
}

tidu_status indexed_make(tidu_session *s, inquiry *asked, bool keeps_all, indexed **out, tidu_error *err)
{
    tidu_status status = indexed_open(s, asked, out, err);

    return status ? status : run_index(*out, asked, keeps_all, err);
}

static tidu_status keep_weights(indexed *x, const index_weights *sets, size_t n, tidu_error *err)
{
    if (!(x->weights_before = allocate_array(n, sizeof *sets)))
        return error_memory(err);
    memcpy(x->weights_before, sets, n * sizeof *sets);
    x->n_weights = n;
    return TIDU_OK;
}

/* Does the question replace weights? */
static bool is_reweighed(const indexed *x)
{
    return x->n_changes || x->is_weighed_anew;
}

tidu_status indexed_change_weights(const environment *env, indexed *x, tidu_error *err)
{
    tidu_status status = is_reweighed(x) ? keep_weights(x, x->result->weights, x->result->n_weights, err) : TIDU_OK;

    if (!status && x->is_weighed_anew)
        status = index_reweigh_by(x->result, &x->instead, env->threads, err);
    return !status && x->n_changes ? index_reweigh(x->result, x->changes, x->n_changes, env->threads, err) : status;
}

/* "25.00", or "20.00-30.00" by stratum. */
static void weight_text(const indexed *x, const index_weights *sets, const char *name, char out[80])
{
    double least = INFINITY, most = -INFINITY;
    char from[32], to[32];

    for (size_t k = 0; k < x->n_weights; k++) {
        double weight = index_weight_named(x->model, &sets[k], name);

        least = fmin(least, weight);
        most = fmax(most, weight);
    }
    number_format_fixed(100 * least, 2, from, sizeof from);
    number_format_fixed(100 * most, 2, to, sizeof to);
    snprintf(out, 80, strcmp(from, to) ? "%s-%s" : "%s", from, to);
}

void indexed_note_weights(const environment *env, document *d, const indexed *x, const index_weights *sets, size_t n)
{
    char before[80], after[80];

    if (x->is_weighed_anew)
        document_note(d, _("changed by hand: all levels are weighed by '%s' instead of as the file says"),
                      index_method_word(weighting_name(x->instead.methods[0].kind), env->is_chinese));
    for (size_t i = 0; i < x->n_changes; i++) {
        weight_text(x, x->weights_before, x->changes[i].name, before);
        weight_text(x, sets, x->changes[i].name, after);
        document_note(d, _("changed by hand: the weight of '%s' within its level is %s%% instead of %s%%"), x->changes[i].name,
                      after, before);
    }
    index_weights_note(d, x->model, sets, n, env->is_chinese);
}

/* --- run ------------------------------------------------------------------------------ */

/* Keep the scores and ranks by the weights of the file. */
static tidu_status keep_before(indexed *x, const uint8_t *is_in, tidu_error *err)
{
    size_t n = x->result->n;
    double *score = arena_take_array(x->memory, n + 1, sizeof *score);
    uint32_t *rank = arena_take_array(x->memory, n + 1, sizeof *rank);
    ranking *list = score && rank ? ranking_by_keys(x->result->score, x->result->n, x->data.panel, is_in, 0) : NULL;

    if (!list)
        return error_memory(err);
    memcpy(score, x->result->score, n * sizeof *score);
    for (size_t i = 0; i < list->n; i++)
        rank[list->company[i]] = list->rank[i];
    ranking_free(list);
    x->before = (index_before){score, rank};
    return TIDU_OK;
}

static tidu_status list_index(const environment *env, indexed *x, size_t top, document **out, tidu_error *err)
{
    uint8_t *is_in = NULL;
    ranking *list = NULL;
    tidu_status status = selection_members(x->selection, &x->binding, &is_in, err);

    if (!status)
        index_result_keep_candidates(x->result, is_in);
    if (!status && is_reweighed(x))
        status = keep_before(x, is_in, err);
    if (!status)
        status = indexed_change_weights(env, x, err);
    if (!status) {
        bool ok = index_ranks_find(x->result, is_in, top, &x->ranks) && index_standing_find(x->result, &x->standing);

        list = ok ? ranking_by_keys(x->result->score, x->result->n, x->data.panel, is_in, top) : NULL;
        *out = list ? index_list_document(&(index_list){x->result, &x->binding, list, &x->ranks, &x->standing, is_reweighed(x) ? &x->before : NULL},
                                          env->is_chinese)
                    : NULL;
        if (!*out)
            status = error_memory(err);
    }
    release(is_in);
    return status;
}

tidu_status tidu_index_run(tidu_session *s, const tidu_query *query, size_t top, tidu_report **out,
                           tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    indexed *x = NULL;
    tidu_status status = indexed_make(s, &asked, false, &x, err);

    if (!status)
        status = list_index(&s->env, x, top, &d, err);
    status = problems_end(status, asked.found, found, err);
    if (status) {
        indexed_free(x);
        return status;
    }
    index_notes_add(d, &(index_noted){x->result, &x->ranks, top, &x->binding}, s->env.is_chinese);
    indexed_note_weights(&s->env, d, x, x->result->weights, x->result->n_weights);
    list_set_stamp(d, &x->data, &x->binding, "index", x->model->id, "");
    document_own(d, x, indexed_free);
    subject_leave(&x->stay);
    return report_wrap(&s->env, d, out, err);
}

/* --- explain ---------------------------------------------------------------------------- */

tidu_status tidu_index_explain(tidu_session *s, const tidu_query *query, const char *code, tidu_report **out,
                               tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    indexed *x = NULL;
    uint32_t company = PANEL_NO_COMPANY;
    tidu_status status = indexed_make(s, &asked, true, &x, err);

    if (!status)
        status = data_find_company(&x->data, code, &company, err);
    if (!status)
        status = indexed_change_weights(&s->env, x, err);
    if (!status && !index_standing_find(x->result, &x->standing))
        status = error_memory(err);
    if (!status)
        d = index_explanation_document(x->result, &x->binding, &x->standing, company, s->env.is_chinese);
    if (d)
        indexed_note_weights(&s->env, d, x, x->result->weights, x->result->n_weights);
    indexed_free(x);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}

/* --- swap --------------------------------------------------------------------------------- */

static tidu_status find_swap(const environment *env, indexed *x, const char *const codes[2], index_swap *out, tidu_error *err)
{
    uint32_t company[2];
    tidu_status status = is_reweighed(x) ? error_set(err, TIDU_EUSAGE, _("what is sought are weights, so none can be given")) : TIDU_OK;

    for (int i = 0; i < 2 && !status; i++)
        status = data_find_company(&x->data, codes[i], &company[i], err);
    return status ? status : index_swap_find(x->result, company, env->threads, out, err);
}

tidu_status tidu_index_swap(tidu_session *s, const tidu_query *query, const tidu_swap_options *given, tidu_report **out,
                            tidu_problems **found, tidu_error *err)
{
    tidu_swap_options options;
    inquiry asked = inquiry_of(s, query, found);
    index_swap *swap = allocate_array(1, sizeof *swap);
    document *d = NULL;
    indexed *x = NULL;
    tidu_status status = swap ? indexed_make(s, &asked, false, &x, err) : error_memory(err);

    ARGUMENT_TAKE(options, given);
    if (!status)
        status = find_swap(&s->env, x, (const char *const[]){options.first, options.second}, swap, err);
    if (!status)
        d = index_swap_document(x->result, &x->binding, swap, options.is_flat, s->env.is_chinese);
    if (d) {
        document_own(d, x, indexed_free);
        subject_leave(&x->stay);
        x = NULL;
    }
    indexed_free(x);
    release(swap);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}

/* --- weights ------------------------------------------------------------------------------ */

/* Weights need data if a method finds them there; if there are data, they also tell how much each indicator really counts. */
static bool wants_data(const indexed *x, const data_source *source)
{
    bool needs = x->is_weighed_anew ? weighting_takes_data(&x->instead) : index_weighs_data(x->model);

    return needs || source->input || source->panel || (source->db && !access(source->db, F_OK));
}

/* Over all companies, or over those of each stratum where its weights stand by themselves. */
static tidu_status find_importance(indexed *x, const index_importance **out, tidu_error *err)
{
    const index_result *r = x->result;
    size_t n = index_weights_are_beside(x->model, r->n_weights) ? 1 : r->n_weights;
    index_importance *found = arena_take_array(x->memory, n, sizeof *found);
    bool ok = found != NULL;

    for (size_t k = 0; k < n && ok; k++) {
        size_t first = n > 1 ? r->strata[k].first : 0, end = n > 1 ? first + r->strata[k].n : r->n;

        ok = index_importance_find(r, first, end, &found[k]);
    }
    *out = found;
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status weights_of_data(indexed *x, inquiry *asked, index_weights_view *out, tidu_error *err)
{
    tidu_status status = run_index(x, asked, false, err);

    if (!status)
        status = indexed_change_weights(asked->env, x, err);
    if (status)
        return status;
    out->sets = x->result->weights;
    out->n = x->result->n_weights;
    return find_importance(x, &out->importance, err);
}

static tidu_status weights_of_file(indexed *x, index_weights_view *out, tidu_error *err)
{
    size_t n = index_weight_cases(x->model);
    index_weights *sets = arena_take_array(x->memory, n, sizeof *sets);
    tidu_status status = sets ? index_weights_fixed(x->model, NULL, sets, err) : error_memory(err);

    if (!status)
        status = keep_weights(x, sets, n, err);
    if (!status && x->is_weighed_anew)
        status = index_weights_fixed(x->model, &x->instead, sets, err);
    out->sets = sets;
    out->n = n;
    return status ? status : index_weights_change(x->model, x->changes, x->n_changes, &(index_sample){0}, sets, n, err);
}

tidu_status tidu_index_weights(tidu_session *s, const tidu_query *query, tidu_report **out,
                               tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    document *d = NULL;
    indexed *x = NULL;
    tidu_status status = indexed_open(s, &asked, &x, err);
    index_weights_view view = {0};

    if (status)
        return status;
    view.model = x->model;
    status = wants_data(x, &asked.source) ? weights_of_data(x, &asked, &view, err) : weights_of_file(x, &view, err);
    if (!status)
        d = index_weights_document(&view, s->env.is_chinese);
    if (d)
        indexed_note_weights(&s->env, d, x, view.sets, view.n);
    indexed_free(x);
    status = problems_end(status, asked.found, found, err);
    return report_end(&s->env, status, d, out, err);
}
