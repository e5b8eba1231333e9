/*
 * A min-max scale depends on the minimum and maximum of the stratum; both are kept for each indicator and stratum,
 * with the number of companies that have them. A value between them that replaces one that was not the only extreme
 * changes neither, and only this company is computed again. Goalposts are constant. Percentile ranks and treated
 * values are assumed to change with every value. A company that moves to another stratum needs a new run.
 */
#include "index/index_update.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/text_index.h"
#include "index/index_internal.h"

typedef struct range {
    double least, greatest;
    size_t n_least, n_greatest;
} range;

struct index_updater {
    const index_scorer *index_scorer;
    const binding *binding;
    index_result *result;
    machine *machine; /* for one row */
    uint32_t *place;  /* place of each company in the order of the result */
    uint64_t *text;   /* hash of the text that decides the stratum, of each company */
    range *ranges;    /* [indicator * n_strata + stratum] */
};

/* --- references of scales -------------------------------------------------------------------- */

static bool is_between(const index_indicator *i)
{
    return i->scale.kind == SCALE_MIN_MAX && i->treatment.kind == TREATMENT_NONE && !i->takes_mean;
}

static void count_in(range *g, double x)
{
    if (!cell_is_value(x))
        return;
    if (x < g->least) {
        g->least = x;
        g->n_least = 0;
    }
    if (x > g->greatest) {
        g->greatest = x;
        g->n_greatest = 0;
    }
    g->n_least += x == g->least;
    g->n_greatest += x == g->greatest;
}

static void find_range(index_updater *u, size_t k, size_t stratum)
{
    const index_result *r = u->result;
    const index_stratum *t = &r->strata[stratum];
    range *g = &u->ranges[k * r->n_strata + stratum];

    *g = (range){.least = INFINITY, .greatest = -INFINITY};
    for (size_t i = t->first; i < t->first + t->n; i++)
        count_in(g, r->raw[k * r->n + r->order[i]]);
}

/* Replace a value; false if the minimum or maximum changes. */
static bool replace(range *g, double old, double new)
{
    if (cell_is_value(old) && ((old == g->least && g->n_least == 1 && new != old) ||
                               (old == g->greatest && g->n_greatest == 1 && new != old)))
        return false;
    if (cell_is_value(new) && (new < g->least || new > g->greatest))
        return false;
    g->n_least += (new == g->least) - (size_t)(old == g->least);
    g->n_greatest += (new == g->greatest) - (size_t)(old == g->greatest);
    return true;
}

/* --- places and strata ----------------------------------------------------------------------- */

static uint64_t stratum_text(const index_updater *u, uint32_t company)
{
    int by = u->index_scorer->model->strata.by;
    const char *text = by == INDICATOR_NONE ? NULL : panel_text(u->binding->panel, company, by);

    return text ? text_hash(text, strlen(text)) : 0;
}

/* For the current result. False if memory is exhausted. */
static bool look_around(index_updater *u)
{
    const index_result *r = u->result;

    release(u->ranges);
    u->ranges = allocate_array(r->model->n_indicators * r->n_strata, sizeof *u->ranges);
    if (!u->ranges)
        return false;
    for (size_t i = 0; i < r->n; i++) {
        u->place[r->order[i]] = (uint32_t)i;
        u->text[i] = stratum_text(u, (uint32_t)i);
    }
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        for (size_t t = 0; t < r->n_strata && is_between(&r->model->indicators[k]); t++)
            find_range(u, k, t);
    }
    return true;
}

index_updater *index_updater_new(const index_scorer *x, const binding *b, index_result *r)
{
    index_updater *u = allocate_array(1, sizeof *u);

    if (!u)
        return NULL;
    *u = (index_updater){.index_scorer = x, .binding = b, .result = r, .machine = machine_new_for_row(x->program, b)};
    u->place = allocate_array(r->n, sizeof *u->place);
    u->text = allocate_array(r->n, sizeof *u->text);
    if (u->machine && u->place && u->text && look_around(u))
        return u;
    index_updater_free(u);
    return NULL;
}

void index_updater_free(index_updater *u)
{
    if (!u)
        return;
    machine_free(u->machine);
    release(u->place);
    release(u->text);
    release(u->ranges);
    release(u);
}

/* --- updating ------------------------------------------------------------------------------- */

static tidu_status run_whole(index_updater *u, int threads, tidu_error *err)
{
    index_result *fresh, old;
    tidu_status status = index_scorer_run(u->index_scorer, u->binding, threads, true, &fresh, err);

    if (status)
        return status;
    old = *u->result;
    *u->result = *fresh;
    *fresh = old;
    index_result_free(fresh);
    return look_around(u) ? TIDU_OK : error_memory(err);
}

/* Scale the value of the company only: with the minimum and maximum beside it the scale is that of the stratum. */
static void scale_alone(index_updater *u, size_t k, const range *g, uint32_t company, double value)
{
    index_result *r = u->result;
    double *out = &r->scaled[k * r->n + u->place[company]];
    double of_three[3] = {value, value, value}, scaled[3];

    if (is_between(&r->model->indicators[k]) && g->least <= g->greatest) {
        of_three[1] = g->least;
        of_three[2] = g->greatest;
    }
    index_scale_values(&r->model->indicators[k], of_three, 3, scaled, NULL);
    *out = cell_state_of(scaled[0]) == CELL_UNDEFINED ? 0 : scaled[0];
    r->treated[k * r->n + company] = value;
}

/* Set the raw value of one indicator; *moves if others are affected. False if memory is exhausted. */
static bool put_value(index_updater *u, size_t k, uint32_t company, double value, bool *moves)
{
    index_result *r = u->result;
    const index_indicator *i = &r->model->indicators[k];
    size_t stratum = (size_t)(index_result_stratum(r, u->place[company]) - r->strata);
    range *g = &u->ranges[k * r->n_strata + stratum];
    double *raw = &r->raw[k * r->n + company], old = *raw;
    index_scaling work;
    bool ok;

    *raw = value;
    if (index_is_fixed(i) || (is_between(i) && replace(g, old, value))) {
        scale_alone(u, k, g, company, value);
        return true;
    }
    *moves = true;
    ok = index_scaling_init(&work, r->strata[stratum].n);
    if (ok)
        index_scale_stratum(r, k, stratum, &work);
    index_scaling_clear(&work);
    if (is_between(i))
        find_range(u, k, stratum);
    return ok;
}

static bool is_same(double a, double b)
{
    return !memcmp(&a, &b, sizeof a);
}

/* Set every value that has changed; *any if there is one. */
static bool put_values(index_updater *u, uint32_t company, bool *any, bool *moves)
{
    const index_result *r = u->result;
    bool ok = true;

    for (size_t k = 0; k < r->model->n_indicators && ok; k++) {
        double value = machine_number(u->machine, u->index_scorer->values[k])[0];

        if (is_same(value, r->raw[k * r->n + company]))
            continue;
        *any = true;
        ok = put_value(u, k, company, value, moves);
    }
    return ok;
}

static bool is_elsewhere(const index_updater *u, uint32_t company)
{
    const index_result *r = u->result;
    size_t stratum = (size_t)(index_result_stratum(r, u->place[company]) - r->strata);

    if (r->model->strata.by != INDICATOR_NONE)
        return stratum_text(u, company) != u->text[company];
    return r->model->strata.n_stages && index_stage_of(u->index_scorer, u->machine, 0) != stratum;
}

static bool is_incomplete(const index_result *r, size_t place)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (cell_is_missing(r->scaled[k * r->n + place]))
            return true;
    }
    return false;
}

static tidu_status score(index_updater *u, uint32_t company, bool was_incomplete, bool moves, int threads,
                         index_extent *extent, tidu_error *err)
{
    index_result *r = u->result;
    size_t place = u->place[company];
    index_weights w = r->weights;
    tidu_status status = TIDU_OK;

    if (index_weighs_data(r->model))
        status = index_weights_find(r->model, r->scaled, r->n, &w, err);
    if (status)
        return status;
    if (moves || memcmp(&w, &r->weights, sizeof w)) {
        r->weights = w;
        index_score_all(r, threads > 0 ? threads : core_count());
        *extent = INDEX_COLUMNS;
        return TIDU_OK;
    }
    index_score_place(r, place);
    r->n_incomplete += (size_t)is_incomplete(r, place) - was_incomplete;
    return TIDU_OK;
}

tidu_status index_update(index_updater *u, uint32_t company, int threads, index_extent *extent, tidu_error *err)
{
    bool any = false, moves = false, was_incomplete = is_incomplete(u->result, u->place[company]);
    index_extent spare;

    if (!extent)
        extent = &spare;
    *extent = INDEX_COMPANY;
    machine_run(u->machine, company, 1);
    if (is_elsewhere(u, company)) {
        *extent = INDEX_WHOLE;
        return run_whole(u, threads, err);
    }
    if (!put_values(u, company, &any, &moves))
        return error_memory(err);
    return any ? score(u, company, was_incomplete, moves, threads, extent, err) : TIDU_OK;
}
