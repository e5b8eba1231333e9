/*
 * What changes ranks: figures are put into the panel, the index is computed anew and asked, and the figures are put back.
 *
 * A draw gives every figure of the year before of every peer a growth of its own, in the order of peers and figures; one number of the generator
 * each, whatever its law, so that another mean meets the same luck. A step is looked for from the smallest change on, in hundredths, and then between
 * the last two by halves: what is told is a change with which the index was computed and the rank was better.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/text_index.h"
#include "numeric/random.h"
#include "question/league_study_internal.h"

/* --- towns ------------------------------------------------------------------------------------------------------------ */

static bool add_up(const panel *companies, panel *towns, const uint32_t *town, int indicator, int year)
{
    const double *cells = panel_column(companies, indicator, year);

    for (uint32_t i = 0; cells && i < panel_count(companies); i++) {
        double before;

        if (town[i] == PANEL_NO_COMPANY || !cell_is_value(cells[i]))
            continue;
        before = panel_number(towns, town[i], indicator, year);
        if (!panel_put_number(towns, town[i], indicator, year, cells[i] + (cell_is_value(before) ? before : 0)))
            return false;
    }
    return true;
}

static bool add_all(const panel *companies, panel *towns, const uint32_t *town)
{
    const dictionary *d = panel_dictionary(companies);
    int first, last;
    bool ok = true;

    panel_years(companies, &first, &last);
    for (int id = 0; id < dictionary_count(d) && ok; id++) {
        const indicator *i = dictionary_get(d, id);

        for (int year = first; i->kind == INDICATOR_ANNUAL && (i->type == INDICATOR_MONEY || i->type == INDICATOR_COUNT) && year <= last && ok; year++)
            ok = add_up(companies, towns, town, id, year);
    }
    return ok;
}

tidu_status league_towns(const panel *companies, panel **out, tidu_error *err)
{
    const dictionary *d = panel_dictionary(companies);
    int town = dictionary_find(d, "town"), name = dictionary_find(d, "name");
    panel *towns = panel_new_alike(companies);
    uint32_t *of = allocate_array(panel_count(companies) + 1, sizeof *of);
    bool ok = towns && of;

    for (uint32_t i = 0; ok && i < panel_count(companies); i++) {
        const char *text = panel_text(companies, i, town);

        of[i] = PANEL_NO_COMPANY;
        if (!text)
            continue;
        of[i] = panel_add_company(towns, text, strlen(text));
        ok = of[i] != PANEL_NO_COMPANY && panel_put_text(towns, of[i], name, text, strlen(text));
    }
    ok = ok && add_all(companies, towns, of);
    release(of);
    if (!ok) {
        panel_free(towns);
        return error_memory(err);
    }
    *out = towns;
    return TIDU_OK;
}

/* --- growth ----------------------------------------------------------------------------------------------------------- */

static panel *panel_of(const league_study *s)
{
    return s->towns ? s->towns : s->data.panel;
}

/* The figures as they are: [figure * peers + peer]. */
static double *keep_figures(const league_study *s)
{
    size_t n = s->result->n;
    double *kept = allocate_array(n * s->n_figures + 1, sizeof *kept);

    for (size_t k = 0; kept && k < s->n_figures; k++) {
        for (uint32_t i = 0; i < n; i++)
            kept[k * n + i] = panel_number(panel_of(s), i, s->figures[k], s->binding.year - 1);
    }
    return kept;
}

/* `stream` NULL: all grow by the mean. */
static bool grow(const league_study *s, const double *kept, random_stream *stream)
{
    size_t n = s->result->n;
    bool ok = true;

    for (uint32_t i = 0; i < n && ok; i++) {
        const league_growth *g = i == s->own ? &s->question.own : &s->question.peers;

        for (size_t k = 0; k < s->n_figures && ok; k++) {
            double growth = stream ? random_law_quantile(&(random_law){RANDOM_NORMAL, g->mean, g->deviation, 0}, random_stream_next(stream)) : g->mean;

            if (cell_is_value(kept[k * n + i]))
                ok = panel_put_number(panel_of(s), i, s->figures[k], s->binding.year - 1, kept[k * n + i] * fmax(1 + growth, 0));
        }
    }
    return ok;
}

static bool put_back(const league_study *s, const double *kept)
{
    size_t n = s->result->n;
    bool ok = true;

    for (uint32_t i = 0; i < n && ok; i++) {
        for (size_t k = 0; k < s->n_figures && ok; k++)
            ok = !cell_is_value(kept[k * n + i]) || panel_put_number(panel_of(s), i, s->figures[k], s->binding.year - 1, kept[k * n + i]);
    }
    return ok;
}

static tidu_status draw_all(league_study *s, const double *kept, tidu_error *err)
{
    random_stream *stream = random_stream_new(s->question.seed);
    tidu_status status = TIDU_OK;

    s->times = allocate_array(s->result->n + 2, sizeof *s->times);
    if (!stream || !s->times)
        status = error_memory(err);
    for (size_t i = 0; i < s->question.draws && !status; i++) {
        size_t rank;

        status = grow(s, kept, stream) ? league_own_rank(s, &rank, err) : error_memory(err);
        if (!status)
            s->times[rank]++;
    }
    random_stream_free(stream);
    return status;
}

tidu_status league_draw(league_study *s, tidu_error *err)
{
    double *kept = keep_figures(s);
    tidu_status status = kept ? TIDU_OK : error_memory(err);

    if (!status)
        status = grow(s, kept, NULL) ? league_own_rank(s, &s->grown_rank, err) : error_memory(err);
    if (!status && s->question.draws)
        status = draw_all(s, kept, err);
    if (kept && !put_back(s, kept) && !status)
        status = error_memory(err);
    release(kept);
    return status;
}

/* --- steps -------------------------------------------------------------------------------------------------------------- */

enum { HUNDREDTHS = 100, HALVES = 40 };

/* The figure after a change: whole pieces are whole. */
static double changed(const league_study *s, int indicator, double now, double change)
{
    double then = now * (1 + change);

    if (dictionary_get(s->env->dictionary, indicator)->is_whole)
        then = change > 0 ? ceil(then - 1e-9) : floor(then + 1e-9);
    return then;
}

/* The rank with the change; 0: the figure cannot be so. */
static tidu_status try_change(const league_study *s, int indicator, double now, double change, size_t *rank, tidu_error *err)
{
    const struct indicator *i = dictionary_get(s->env->dictionary, indicator);
    double then = changed(s, indicator, now, change);

    *rank = 0;
    if (then < i->least || then > i->greatest)
        return TIDU_OK;
    if (!panel_put_number(panel_of(s), s->own, indicator, s->binding.year - 1, then))
        return error_memory(err);
    return league_own_rank(s, rank, err);
}

/* The smallest change in one direction, NAN if none within the limit leads further up. */
static tidu_status search(const league_study *s, int indicator, double now, double sign, league_step *out, tidu_error *err)
{
    size_t old = s->rank[s->own], rank = old;
    double least = 0, most = NAN;
    tidu_status status = TIDU_OK;

    for (int i = 1; i <= HUNDREDTHS && !status && isnan(most); i++) {
        double change = sign * LEAGUE_MOST_CHANGE * i / HUNDREDTHS;

        status = try_change(s, indicator, now, change, &rank, err);
        if (!status && rank && rank < old)
            most = change;
        else
            least = change;
    }
    for (int i = 0; i < HALVES && !status && !isnan(most); i++) {
        double middle = (least + most) / 2;

        status = try_change(s, indicator, now, middle, &rank, err);
        if (!status && rank && rank < old)
            most = middle;
        else
            least = middle;
    }
    if (!status && !isnan(most))
        status = try_change(s, indicator, now, most, &rank, err);
    if (!status && !isnan(most) && !(fabs(out->change) <= fabs(most)))
        *out = (league_step){indicator, now, changed(s, indicator, now, most), changed(s, indicator, now, most) / now - 1, rank};
    return status;
}

static int by_change(const void *x, const void *y)
{
    const league_step *a = x, *b = y;

    if (isnan(a->change) != isnan(b->change))
        return isnan(a->change) ? 1 : -1;
    if (!isnan(a->change) && fabs(a->change) != fabs(b->change))
        return fabs(a->change) < fabs(b->change) ? -1 : 1;
    return (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

tidu_status league_find_steps(league_study *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (s->rank[s->own] == 1)
        return TIDU_OK;
    s->steps = allocate_array(s->n_figures + 1, sizeof *s->steps);
    if (!s->steps)
        return error_memory(err);
    for (size_t k = 0; k < s->n_figures && !status; k++) {
        double now = panel_number(panel_of(s), s->own, s->figures[k], s->binding.year - 1);
        league_step *step = &s->steps[s->n_steps];

        if (!cell_is_value(now) || now == 0)
            continue;
        *step = (league_step){s->figures[k], now, NAN, NAN, 0};
        s->n_steps++;
        status = search(s, s->figures[k], now, 1, step, err);
        if (!status)
            status = search(s, s->figures[k], now, -1, step, err);
        if (!panel_put_number(panel_of(s), s->own, s->figures[k], s->binding.year - 1, now) && !status)
            status = error_memory(err);
    }
    qsort(s->steps, s->n_steps, sizeof *s->steps, by_change);
    return status;
}
