/*
 * What decides who is in: the score of the last company that is in less that of the first that is not, indicator by
 * indicator. Parts are those of index_result_parts, so that they add up to the difference digit by digit.
 */
#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/score_rank.h"
#include "index/index_audit_internal.h"
#include "index/index_ranks.h"

/* Those who are ranked with each other, by place, the best first. */
typedef struct field_of {
    const index_result *r;
    uint32_t *companies; /* [n] with a score, best first, equal ones by place */
    size_t n;
    size_t stratum;
} field_of;

/* Scores in the order of places, so that equal ones stand by stratum and code. */
static bool rank_field(const index_result *r, size_t stratum, score_order *order, double *score, field_of *out)
{
    size_t first = stratum == SIZE_MAX ? 0 : r->strata[stratum].first, n = stratum == SIZE_MAX ? r->n : r->strata[stratum].n;
    const uint32_t *sorted;

    for (size_t i = 0; i < n; i++)
        score[i] = r->score[r->order[first + i]];
    sorted = score_order_sort(order, score, n);
    out->n = 0;
    out->stratum = stratum;
    for (size_t i = 0; i < n && cell_is_value(score[sorted[i]]); i++)
        out->companies[out->n++] = r->order[first + sorted[i]];
    return out->n > 0;
}

static double score_at(const field_of *f, size_t i)
{
    return f->r->score[f->companies[i]];
}

/* The first of those that share the score at `i`. */
static size_t first_equal(const field_of *f, size_t i)
{
    while (i && score_at(f, i - 1) == score_at(f, i))
        i--;
    return i;
}

static size_t place_of(const index_result *r, uint32_t company)
{
    return index_result_place(r, company);
}

/* The parts of a company's score in points. */
static void find_parts(const index_result *r, uint32_t company, double *out)
{
    const index_model *m = r->model;
    size_t items = m->bonus.n + m->deductions.n;
    index_parts parts;

    index_result_parts(r, place_of(r, company), &parts);
    for (size_t k = 0; k < m->n_indicators; k++)
        out[k] = index_points(m, parts.node[m->indicators[k].node]);
    for (size_t i = 0; i < items; i++)
        out[m->n_indicators + i] = index_points(m, parts.item[i]);
    out[m->n_indicators + items] = index_points(m, parts.cut);
}

/* False if memory is exhausted. */
static bool split(const index_result *r, index_border *b)
{
    size_t n = audit_parts(r->model);
    double *upper = allocate_array(2 * n, sizeof *upper);

    b->parts = allocate_array(n, sizeof *b->parts);
    if (upper && b->parts) {
        find_parts(r, b->upper, upper);
        find_parts(r, b->lower, upper + n);
        b->difference = standing_border(upper, upper + n, n, b->parts);
        b->n_parts = n;
    }
    release(upper);
    return b->n_parts > 0;
}

/* A border behind rank `rank`: whoever shares the last rank is in. There is none if everybody is in, or nobody. */
static bool add_border(const field_of *f, const index_board *board, size_t rank, index_audit *out, size_t *room)
{
    index_border b = {.board = board, .stratum = f->stratum, .rank = (uint32_t)rank, .n_in = rank};

    if (!rank || rank >= f->n)
        return true;
    while (b.n_in < f->n && score_at(f, b.n_in) == score_at(f, rank - 1))
        b.n_in++;
    if (b.n_in == f->n)
        return true;
    b.upper = f->companies[first_equal(f, b.n_in - 1)];
    b.lower = f->companies[b.n_in];
    while (b.n_in + b.n_equal < f->n && score_at(f, b.n_in + b.n_equal) == score_at(f, b.n_in))
        b.n_equal++;
    if (!allocate_room((void **)&out->borders, room, out->n_borders + 1, sizeof *out->borders) || !split(f->r, &b))
        return false;
    out->borders[out->n_borders++] = b;
    return true;
}

/* As index_standing has it: shares are not exceeded. */
static size_t board_rank(const index_board *b, size_t n)
{
    return (size_t)(b->top < 1 ? floor(b->top * (double)n + 1e-9) : b->top);
}

static bool add_boards(const index_result *r, score_order *order, double *score, field_of *f, index_audit *out, size_t *room)
{
    bool ok = true;

    for (size_t s = 0; s < r->n_strata && ok; s++) {
        size_t before = 0;

        if (!rank_field(r, s, order, score, f))
            continue;
        for (size_t i = 0; i < r->model->n_boards && ok; i++) {
            size_t rank = board_rank(&r->model->boards[i], f->n);

            if (rank > before)
                ok = add_border(f, &r->model->boards[i], rank, out, room);
            before = rank > before ? rank : before;
        }
    }
    return ok;
}

static bool add_firsts(const field_of *f, const audit_question_of_index *q, index_audit *out, size_t *room)
{
    bool ok = q->n_first || add_border(f, NULL, q->usual, out, room);

    for (size_t i = 0; i < q->n_first && ok; i++)
        ok = add_border(f, NULL, q->first[i], out, room);
    return ok;
}

bool audit_borders_find(const index_result *r, const audit_question_of_index *q, index_audit *out)
{
    score_order order;
    double *score = allocate_array(r->n + 1, sizeof *score);
    field_of f = {.r = r, .companies = allocate_array(r->n + 1, sizeof *f.companies)};
    size_t room = 0;
    bool ok = score_order_init(&order, r->n) && score && f.companies;

    if (ok && !q->n_first && r->model->n_boards)
        ok = add_boards(r, &order, score, &f, out, &room);
    else if (ok && rank_field(r, SIZE_MAX, &order, score, &f))
        ok = add_firsts(&f, q, out, &room);
    score_order_clear(&order);
    release(score);
    release(f.companies);
    return ok;
}

uint32_t audit_first(const index_result *r, const audit_question_of_index *q)
{
    size_t rank;

    if (q->n_first || !r->model->n_boards)
        return q->n_first ? q->first[0] : q->usual;
    rank = board_rank(&r->model->boards[0], r->n - r->n_unscored);
    return rank ? (uint32_t)rank : 1;
}

bool audit_gaps_find(const index_result *r, uint32_t first, audit_gaps *out)
{
    index_ranks ranks;
    bool ok = index_ranks_find(r, NULL, first, &ranks);

    *out = (audit_gaps){.n_incomplete = r->n_incomplete};
    for (size_t i = 0; ok && i < r->n; i++) {
        if (!ranks.best[i])
            continue;
        out->n_open += ranks.best[i] != ranks.worst[i];
        out->n_certain += ranks.worst[i] <= first;
        out->n_possible += ranks.best[i] <= first && ranks.worst[i] > first;
    }
    index_ranks_clear(&ranks);
    return ok;
}
