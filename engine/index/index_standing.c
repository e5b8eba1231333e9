#include "index/index_standing.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "index/index_internal.h"

typedef struct scored {
    double score;
    uint32_t company;
} scored;

/* The greater score first. */
static int by_score(const void *a, const void *b)
{
    const scored *x = a, *y = b;

    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->company > y->company) - (x->company < y->company);
}

/* --- the least that nodes must reach ------------------------------------------------------- */

/* Is something missing below the node that has no end, which bounds[indicator] would be? */
static bool is_unbounded(const index_result *r, const double *bounds, const index_node *x, size_t place)
{
    for (size_t k = x->first_leaf; k < x->first_leaf + x->n_leaves; k++) {
        if (!cell_is_value(bounds[k]) && cell_is_missing(r->scaled[k * r->n + place]))
            return true;
    }
    return false;
}

/* By the least and the greatest value that the node may have. */
static index_minimum minimum_of(const index_node *x, double low, double high)
{
    static const double rounding = 1e-9;
    double least = x->least - rounding;

    if (!(x->least > 0) || !cell_is_value(low) || 100 * low >= least)
        return MINIMUM_MET;
    return 100 * high < least ? MINIMUM_MISSED : MINIMUM_OPEN;
}

void index_leasts_find(const index_result *r, size_t place, index_least *out)
{
    const index_model *m = r->model;
    const index_weights *w = index_weights_of(r, place);
    double low[INDEX_MOST_NODES], high[INDEX_MOST_NODES];

    index_values(m, w, r->scaled + place, r->n, r->lowest, low);
    index_values(m, w, r->scaled + place, r->n, r->highest, high);
    for (size_t i = 0; i < m->n_nodes; i++) {
        bool tells = m->is_monotone || !index_lacks_ends(r, place);
        double least = !tells || is_unbounded(r, r->lowest, &m->nodes[i], place) ? -INFINITY : low[i];
        double most = !tells || is_unbounded(r, r->highest, &m->nodes[i], place) ? INFINITY : high[i];

        out[i] = (index_least){minimum_of(&m->nodes[i], least, most), 100 * least, 100 * most};
    }
}

static void find_minimum(const index_result *r, size_t place, index_standing *out)
{
    index_least all[INDEX_MOST_NODES];
    uint32_t company = r->order[place];

    index_leasts_find(r, place, all);
    for (size_t i = 0; i < r->model->n_nodes && out->minimum[company] != MINIMUM_MISSED; i++) {
        if (all[i].standing == MINIMUM_MET)
            continue;
        if (all[i].standing == MINIMUM_MISSED || out->minimum[company] == MINIMUM_MET)
            out->misses[company] = (uint32_t)i;
        out->minimum[company] = (uint8_t)all[i].standing;
    }
}

static bool has_least(const index_model *m)
{
    bool any = false;

    for (size_t i = 0; i < m->n_nodes; i++)
        any |= m->nodes[i].least > 0;
    return any;
}

/* --- ranks, bands and boards ----------------------------------------------------------------- */

const index_band *index_band_of(const index_model *m, double score)
{
    const index_band *best = NULL;

    for (size_t i = 0; i < m->n_bands; i++) {
        if (score >= m->bands[i].from && (!best || m->bands[i].from > best->from))
            best = &m->bands[i];
    }
    return best;
}

/* Shares are not exceeded; 5% of 40 are 2 in spite of rounding. */
double index_board_takes(const index_board *b, size_t scored)
{
    return b->top < 1 ? floor(b->top * (double)scored + 1e-9) : b->top;
}

static const index_board *board_of(const index_model *m, uint32_t rank, size_t n)
{
    for (size_t i = 0; i < m->n_boards; i++) {
        if (rank <= index_board_takes(&m->boards[i], n))
            return &m->boards[i];
    }
    return NULL;
}

static void rank_stratum(const index_result *r, const index_stratum *s, scored *work, index_standing *out)
{
    size_t n = 0;

    for (size_t i = s->first; i < s->first + s->n; i++) {
        uint32_t company = r->order[i];

        if (cell_is_value(r->score[company]))
            work[n++] = (scored){r->score[company], company};
    }
    qsort(work, n, sizeof *work, by_score);
    for (size_t i = 0; i < n; i++) {
        uint32_t company = work[i].company;

        out->rank[company] = i && work[i].score == work[i - 1].score ? out->rank[work[i - 1].company] : (uint32_t)(i + 1);
        out->band[company] = index_band_of(r->model, work[i].score);
        if (out->minimum[company] != MINIMUM_MISSED)
            out->board[company] = board_of(r->model, out->rank[company], n);
    }
}

bool index_standing_find(const index_result *r, index_standing *out)
{
    scored *work = allocate_array(r->n + 1, sizeof *work);
    bool ok, with_least = has_least(r->model);

    *out = (index_standing){allocate_array(r->n + 1, sizeof *out->rank), allocate_array(r->n + 1, sizeof *out->minimum),
                            allocate_array(r->n + 1, sizeof *out->misses), allocate_array(r->n + 1, sizeof *out->band),
                            allocate_array(r->n + 1, sizeof *out->board)};
    ok = work && out->rank && out->minimum && out->misses && out->band && out->board;
    for (size_t place = 0; place < r->n && ok && with_least; place++)
        find_minimum(r, place, out);
    for (size_t k = 0; k < r->n_strata && ok; k++)
        rank_stratum(r, &r->strata[k], work, out);
    release(work);
    return ok;
}

void index_standing_clear(index_standing *x)
{
    release(x->rank);
    release(x->minimum);
    release(x->misses);
    release(x->band);
    release(x->board);
    *x = (index_standing){0};
}
