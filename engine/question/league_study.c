#include "question/league_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "question/league_study_internal.h"
#include "question/question.h"

void league_study_free(void *study)
{
    league_study *s = study;

    if (!s)
        return;
    index_result_free(s->result);
    index_scorer_free(s->scorer);
    index_free(s->model);
    panel_free(s->towns);
    data_clear(&s->data);
    release(s->rank);
    release(s->times);
    release(s->figures);
    release(s->steps);
    release(s);
}

/* --- figures that the index reads ----------------------------------------------------------------------------------- */

static bool is_figure(const dictionary *d, int indicator)
{
    const struct indicator *i = dictionary_get(d, indicator);

    return i->kind == INDICATOR_ANNUAL && (i->type == INDICATOR_MONEY || i->type == INDICATOR_COUNT || i->type == INDICATOR_SHARE);
}

/* Those of the year before; a window counts if it ends there, a value without a year is the latest. */
static bool visit(void *context, const node *n)
{
    league_study *s = context;

    if (n->kind != NODE_INDICATOR || !is_figure(s->env->dictionary, n->indicator) || (n->window != WINDOW_NONE && n->to != -1))
        return true;
    if (!indicator_is_among(n->indicator, s->figures, s->n_figures))
        s->figures[s->n_figures++] = n->indicator;
    return true;
}

static tidu_status find_figures(league_study *s, tidu_error *err)
{
    s->figures = allocate_array((size_t)dictionary_count(s->env->dictionary) + 1, sizeof *s->figures);
    if (!s->figures)
        return error_memory(err);
    for (size_t i = 0; i < s->model->n_indicators; i++)
        node_walk(s->model->indicators[i].value, visit, s);
    return TIDU_OK;
}

/* --- ranks ----------------------------------------------------------------------------------------------------------- */

/* Equal scores share a rank. */
static size_t rank_of(const index_result *r, uint32_t company)
{
    size_t above = 0;

    if (!cell_is_value(r->score[company]))
        return 0;
    for (size_t i = 0; i < r->n; i++)
        above += r->score[i] > r->score[company]; /* false where there is none */
    return above + 1;
}

tidu_status league_own_rank(const league_study *s, size_t *rank, tidu_error *err)
{
    index_result *r;
    tidu_status status = index_scorer_run(s->scorer, &s->binding, 1, false, &r, err);

    if (status)
        return status;
    *rank = rank_of(r, s->own);
    index_result_free(r);
    return TIDU_OK;
}

static tidu_status rank_all(league_study *s, tidu_error *err)
{
    tidu_status status = index_scorer_run(s->scorer, &s->binding, s->env->threads, true, &s->result, err);

    if (status)
        return status;
    s->rank = allocate_array(s->result->n + 1, sizeof *s->rank);
    if (!s->rank)
        return error_memory(err);
    for (uint32_t i = 0; i < s->result->n; i++) {
        s->rank[i] = rank_of(s->result, i);
        s->n_ranked += s->rank[i] > 0;
    }
    return TIDU_OK;
}

/* By its code, else by its name. */
static tidu_status find_own(league_study *s, const char *text, tidu_error *err)
{
    const panel *p = s->binding.panel;
    int name = dictionary_find(panel_dictionary(p), "name");

    s->own = panel_find_company(p, text, strlen(text));
    for (uint32_t i = 0; s->own == PANEL_NO_COMPANY && i < panel_count(p); i++) {
        const char *called = panel_text(p, i, name);

        if (called && !strcmp(called, text))
            s->own = i;
    }
    if (s->own == PANEL_NO_COMPANY)
        return error_set(err, TIDU_ENOTFOUND, _("'%s' is none of the peers"), text);
    return s->rank[s->own] ? TIDU_OK : error_set(err, TIDU_ENOTFOUND, _("'%s' has no score: too little is known of it"), text);
}

/* --- opening ----------------------------------------------------------------------------------------------------------- */

static bool want(void *context, int year, panel *into)
{
    const league_study *s = context;
    const dictionary *d = panel_dictionary(into);

    return index_scorer_want(s->scorer, year, into) && panel_want(into, dictionary_find(d, "town"), 0, 0) && panel_want(into, dictionary_find(d, "name"), 0, 0);
}

static tidu_status load(league_study *s, inquiry *asked, tidu_error *err)
{
    data_need need = {.want = want, .context = s};
    int year = asked->question.year;
    tidu_status status = index_find(s->env->folders, asked->model ? asked->model : "potential", s->env->dictionary, &s->model, err);

    if (!status && !(s->scorer = index_scorer_new(s->model)))
        status = error_memory(err);
    if (!status)
        status = find_figures(s, err);
    if (!status)
        status = data_load(s->env, &asked->source, &need, &year, &s->data, err);
    if (status)
        return status;
    asked->found = data_take_problems(&s->data);
    if (s->question.is_of_towns)
        status = league_towns(s->data.panel, &s->towns, err);
    s->binding = (binding){s->towns ? s->towns : s->data.panel, s->data.credentials, year, 0};
    return status ? status : question_day(&asked->question, year, &s->binding.on, err);
}

static tidu_status open_study(league_study *s, inquiry *asked, tidu_error *err)
{
    tidu_status status = load(s, asked, err);

    if (!status)
        status = rank_all(s, err);
    if (!status && s->question.of)
        status = find_own(s, s->question.of, err);
    if (status || s->own == PANEL_NO_COMPANY)
        return status;
    if (s->question.is_growing || s->question.draws)
        status = league_draw(s, err);
    return status ? status : league_find_steps(s, err);
}

tidu_status league_study_open(inquiry *asked, const league_question *q, league_study **out, tidu_error *err)
{
    league_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->question = *q;
    s->own = PANEL_NO_COMPANY;
    status = open_study(s, asked, err);
    if (status)
        league_study_free(s);
    else
        *out = s;
    return status;
}

double league_chance(const league_study *s)
{
    size_t n = 0;

    if (!s->times || !s->question.place)
        return NAN;
    for (size_t rank = 1; rank <= s->question.place && rank <= s->result->n; rank++)
        n += s->times[rank];
    return (double)n / (double)s->question.draws;
}
