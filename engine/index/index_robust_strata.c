#include "index/index_robust_strata.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "index/index_standing.h"

/* --- what is asked ------------------------------------------------------------------------------------------------- */

/* Boards are those of all companies of the data with a score; a least that nodes must reach is not drawn. */
static bool tells_boards(const index_result *r, size_t n)
{
    size_t scored = 0;
    bool has_least = false;

    for (size_t i = 0; i < r->n; i++)
        scored += cell_is_value(r->score[i]);
    for (size_t i = 0; i < r->model->n_nodes; i++)
        has_least |= r->model->nodes[i].least > 0;
    return scored == n && !has_least;
}

static void find_strata(robust_strata *x, const index_result *r, const uint32_t *company)
{
    for (size_t i = 0; i < x->n; i++)
        x->stratum[i] = (uint32_t)index_stratum_at(r, index_result_place(r, company[i]));
}

static void find_takes(robust_strata *x, const index_result *r)
{
    memset(x->seen, 0, x->n_strata * sizeof *x->seen);
    for (size_t i = 0; i < x->n; i++)
        x->seen[x->stratum[i]]++;
    for (size_t b = 0; b < x->n_boards; b++) {
        for (size_t t = 0; t < x->n_strata; t++)
            x->takes[b * x->n_strata + t] = index_board_takes(&r->model->boards[b], x->seen[t]);
    }
}

/* --- ranks within strata -------------------------------------------------------------------------------------------- */

/* Places by their ranks, those without one left out; their number. */
static size_t sort_places(robust_strata *x, const uint32_t *rank)
{
    uint32_t *first = x->within; /* [rank - 1], then overwritten */
    size_t n = 0;

    memset(first, 0, x->n * sizeof *first);
    for (size_t i = 0; i < x->n; i++) {
        if (rank[i])
            first[rank[i] - 1]++;
    }
    for (size_t k = 0; k < x->n; k++) {
        uint32_t count = first[k];

        first[k] = (uint32_t)n;
        n += count;
    }
    for (size_t i = 0; i < x->n; i++) {
        if (rank[i])
            x->order[first[rank[i] - 1]++] = (uint32_t)i;
    }
    return n;
}

/* Equal ranks in the whole are equal within. */
static void rank_within(robust_strata *x, const uint32_t *rank)
{
    size_t n = sort_places(x, rank), *last_rank = x->last, *last_within = x->last + x->n_strata;

    memset(x->seen, 0, x->n_strata * sizeof *x->seen);
    memset(x->last, 0, 2 * x->n_strata * sizeof *x->last);
    memset(x->within, 0, x->n * sizeof *x->within);
    for (size_t i = 0; i < n; i++) {
        uint32_t at = x->order[i], t = x->stratum[at];

        x->seen[t]++;
        if (last_rank[t] != rank[at])
            last_within[t] = x->seen[t];
        last_rank[t] = rank[at];
        x->within[at] = (uint32_t)last_within[t];
    }
}

void robust_strata_observe(robust_strata *x, const uint32_t *rank)
{
    rank_within(x, rank);
    if (x->sketch)
        rank_sketch_add(x->sketch, x->within, 1, 1);
    for (size_t b = 0; b < x->n_boards; b++) {
        for (size_t i = 0; i < x->n; i++)
            x->on_board[b * x->n + i] += x->within[i] && x->within[i] <= x->takes[b * x->n_strata + x->stratum[i]];
    }
    x->draws++;
}

double robust_strata_on_board(const robust_strata *x, size_t board, size_t place)
{
    return x->draws ? (double)x->on_board[board * x->n + place] / (double)x->draws : cell_undefined();
}

/* --- the whole -------------------------------------------------------------------------------------------------------- */

bool robust_strata_is_asked(const robust_strata *x)
{
    return x->sketch || x->n_boards;
}

bool robust_strata_init(robust_strata *x, const index_result *r, const uint32_t *company, const uint32_t *rank, size_t n)
{
    size_t boards = tells_boards(r, n) ? r->model->n_boards : 0;
    bool ok;

    *x = (robust_strata){.n = n, .n_strata = r->n_strata, .n_boards = boards};
    if (r->n_strata < 2 && !boards)
        return true;
    x->stratum = allocate_array(n + 1, sizeof *x->stratum);
    x->rank = allocate_array(n + 1, sizeof *x->rank);
    x->order = allocate_array(n + 1, sizeof *x->order);
    x->within = allocate_array(n + 1, sizeof *x->within);
    x->seen = allocate_array(r->n_strata + 1, sizeof *x->seen);
    x->last = allocate_array(2 * r->n_strata + 1, sizeof *x->last);
    x->takes = allocate_array(boards * r->n_strata + 1, sizeof *x->takes);
    x->on_board = allocate_array(boards * n + 1, sizeof *x->on_board);
    x->sketch = r->n_strata > 1 ? rank_sketch_new(n, (uint32_t)n, NULL, 0) : NULL;
    ok = x->stratum && x->rank && x->order && x->within && x->seen && x->last && x->takes && x->on_board && (x->sketch || r->n_strata < 2);
    if (!ok)
        return false;
    find_strata(x, r, company);
    find_takes(x, r);
    rank_within(x, rank);
    memcpy(x->rank, x->within, n * sizeof *x->rank);
    return true;
}

void robust_strata_clear(robust_strata *x)
{
    release(x->stratum);
    release(x->rank);
    release(x->order);
    release(x->within);
    release(x->seen);
    release(x->last);
    release(x->takes);
    release(x->on_board);
    rank_sketch_free(x->sketch);
    *x = (robust_strata){0};
}
