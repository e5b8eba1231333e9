/*
 * The index is run with each data and each method, at most four times, and each run is weighed by both weights: the eight scores that
 * rank_change_of_scores takes. Companies are matched by their codes; who is in one of the data only moves the others.
 */
#include "index/index_compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/score_rank.h"
#include "index/index_internal.h"

enum { RUNS = 2, DATA_BIT = 1, WEIGHTS_BIT = 2, METHOD_BIT = 4, SETS = 8 };

typedef struct comparing {
    const compared_run *run;
    int threads;
    index_result *result[RUNS][RUNS]; /* [data][method]; owned where nothing before is the same */
    index_weights *weights[RUNS][RUNS]; /* [weights][method] all sets; owned */
    size_t n_weights[RUNS];             /* of each run's own */
    compared_company *rows;
    size_t n;
    double *score[SETS];
} comparing;

static bool same_data(const comparing *c)
{
    return c->run[0].binding == c->run[1].binding;
}

static bool same_method(const comparing *c)
{
    return c->run[0].model == c->run[1].model;
}

/* --- runs ------------------------------------------------------------------------------------------------- */

static tidu_status run_one(comparing *c, int data, int method, tidu_error *err)
{
    if (data && same_data(c)) {
        c->result[data][method] = c->result[0][method];
        return TIDU_OK;
    }
    if (method && same_method(c)) {
        c->result[data][method] = c->result[data][0];
        return TIDU_OK;
    }
    return index_scorer_run(c->run[method].scorer, c->run[data].binding, c->threads, false, &c->result[data][method], err);
}

static tidu_status run_all(comparing *c, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (int method = 0; method < RUNS && !status; method++) {
        for (int data = 0; data < RUNS && !status; data++)
            status = run_one(c, data, method, err);
    }
    return status;
}

static void free_results(comparing *c)
{
    for (int method = 0; method < RUNS; method++) {
        for (int data = 0; data < RUNS; data++) {
            if (!(data && same_data(c)) && !(method && same_method(c)))
                index_result_free(c->result[data][method]);
        }
    }
}

/* --- weights ------------------------------------------------------------------------------------------------ */

/* The node of `to` that stands where a node of `from` stands; INDEX_NONE: there is none. */
static size_t find_node(const index_model *from, size_t node, const index_model *to)
{
    const index_node *x = &from->nodes[node];
    size_t parent = x->parent == INDEX_NONE ? INDEX_NONE : find_node(from, x->parent, to);

    for (size_t i = 0; i < to->n_nodes; i++) {
        const index_node *y = &to->nodes[i];

        if (index_is_leaf(x) == index_is_leaf(y) && y->parent == parent && (parent == INDEX_NONE || !strcmp(x->id, y->id)))
            return parent == INDEX_NONE && x->parent != INDEX_NONE ? INDEX_NONE : i;
    }
    return INDEX_NONE;
}

/* The weights of one tree in another of the same members; false: it has others. */
static bool carry_set(const index_model *from, const index_weights *w, const index_model *to, index_weights *out)
{
    bool ok = from->n_nodes == to->n_nodes;

    *out = *w;
    for (size_t i = 0; i < from->n_nodes && ok; i++) {
        size_t at = find_node(from, i, to);

        ok = at != INDEX_NONE;
        if (ok)
            out->node[at] = w->node[i];
    }
    if (ok)
        index_weights_multiply(to, out);
    return ok;
}

/* A copy of n sets. NULL if memory is exhausted. */
static index_weights *copy_sets(const index_weights *sets, size_t n)
{
    index_weights *copy = allocate_array(n, sizeof *copy);

    if (copy)
        memcpy(copy, sets, n * sizeof *copy);
    return copy;
}

/* Each run's own weights. */
static tidu_status take_weights(comparing *c, int w, tidu_error *err)
{
    const index_result *r = c->result[w][w];
    const compared_run *run = &c->run[w];
    index_weights *sets = copy_sets(r->weights, r->n_weights);
    tidu_status status = sets ? TIDU_OK : error_memory(err);

    c->n_weights[w] = r->n_weights;
    c->weights[w][w] = sets;
    for (size_t k = 0; sets && run->instead && k < r->n_weights; k++)
        sets[k].instead = run->instead;
    if (!status && run->instead)
        status = index_weights_find(run->model, &r->sample, sets, r->n_weights, err);
    return status ? status : index_weights_change(run->model, run->changes, run->n_changes, &r->sample, sets, r->n_weights, err);
}

static tidu_status find_weights(comparing *c, index_comparison *out, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    out->is_weighed_apart = true;
    for (int w = 0; w < RUNS && !status; w++)
        status = take_weights(c, w, err);
    for (int w = 0; w < RUNS && !status; w++) {
        if (!(c->weights[w][1 - w] = copy_sets(c->weights[w][w], c->n_weights[w])))
            return error_memory(err);
        for (size_t k = 0; k < c->n_weights[w]; k++)
            out->is_weighed_apart &= carry_set(c->run[w].model, &c->weights[w][w][k], c->run[1 - w].model, &c->weights[w][1 - w][k]);
    }
    return status;
}

/* The set of weights for a stratum of that name; where the run has no such stratum, that of all others, which is the last. */
static const index_weights *set_for(const index_weights *sets, size_t n, const char *stratum)
{
    size_t k = 0;

    while (k + 1 < n && !(stratum && sets[k].stratum && !strcmp(sets[k].stratum, stratum)))
        k++;
    return &sets[k];
}

/* The weights of a run, in a method, for the strata of a result; their number into *n. NULL if memory is exhausted. */
static index_weights *weights_for(const comparing *c, int weights, int method, const index_result *r, size_t *n)
{
    const index_weights *sets = c->weights[weights][method];
    size_t n_sets = c->n_weights[weights];
    index_weights *out;

    *n = n_sets > 1 ? r->n_strata : 1;
    out = allocate_array(*n, sizeof *out);
    for (size_t k = 0; out && k < *n; k++)
        out[k] = *set_for(sets, n_sets, r->strata[k].name);
    return out;
}

/* --- companies ------------------------------------------------------------------------------------------------ */

static bool is_listed(const comparing *c, int data, uint32_t company)
{
    return !c->run[data].is_in || c->run[data].is_in[company];
}

/* Everybody of the first data, then those that are only in the second. */
static bool match_companies(comparing *c)
{
    const panel *p[RUNS] = {c->run[0].binding->panel, c->run[1].binding->panel};
    size_t n[RUNS] = {panel_count(p[0]), panel_count(p[1])};

    c->rows = allocate_array(n[0] + n[1] + 1, sizeof *c->rows);
    for (uint32_t i = 0; c->rows && i < n[0]; i++) {
        const char *code = panel_code(p[0], i);
        uint32_t then = same_data(c) ? i : panel_find_company(p[1], code, strlen(code));

        c->rows[c->n++] = (compared_company){.company = {i, then == PANEL_NO_COMPANY ? INDEX_NOBODY : then}};
    }
    for (uint32_t i = 0; c->rows && !same_data(c) && i < n[1]; i++) {
        const char *code = panel_code(p[1], i);

        if (panel_find_company(p[0], code, strlen(code)) == PANEL_NO_COMPANY)
            c->rows[c->n++] = (compared_company){.company = {INDEX_NOBODY, i}};
    }
    return c->rows != NULL;
}

/* The scores of a run with these weights into out[c->n]. */
static tidu_status score_set(comparing *c, int data, int weights, int method, double *out, tidu_error *err)
{
    index_result r = *c->result[data][method];
    tidu_status status;

    r.weights = weights_for(c, weights, method, &r, &r.n_weights);
    r.score = allocate_array(r.n + 1, sizeof *r.score);
    r.low = allocate_array(r.n + 1, sizeof *r.low);
    r.high = allocate_array(r.n + 1, sizeof *r.high);
    r.compared = NULL;
    status = r.weights && r.score && r.low && r.high ? index_score_all(&r, c->threads, err) : error_memory(err);
    for (size_t i = 0; i < c->n && !status; i++) {
        uint32_t company = c->rows[i].company[data];

        out[i] = company != INDEX_NOBODY && is_listed(c, data, company) ? r.score[company] : cell_missing();
    }
    release(r.low);
    release(r.high);
    release(r.score);
    release(r.weights);
    index_compared_free(r.compared);
    return status;
}

static tidu_status score_all(comparing *c, bool is_weighed_apart, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (int set = 0; set < SETS && !status; set++) {
        int method = (set & METHOD_BIT) != 0, weights = is_weighed_apart ? (set & WEIGHTS_BIT) != 0 : method;

        c->score[set] = allocate_array(c->n + 1, sizeof *c->score[set]);
        status = c->score[set] ? score_set(c, (set & DATA_BIT) != 0, weights, method, c->score[set], err) : error_memory(err);
    }
    return status;
}

/* --- ranks -------------------------------------------------------------------------------------------------- */

static bool rank_rows(comparing *c, int side)
{
    const double *score = c->score[side ? SETS - 1 : 0];
    uint32_t *rank = allocate_array(c->n + 1, sizeof *rank);
    score_order order = {0};
    bool ok = rank && score_order_init(&order, c->n);

    if (ok)
        score_rank_competition(&order, score, c->n, rank);
    for (size_t i = 0; i < c->n && ok; i++) {
        c->rows[i].score[side] = score[i];
        c->rows[i].rank[side] = cell_is_value(score[i]) ? rank[i] : 0;
    }
    score_order_clear(&order);
    release(rank);
    return ok;
}

static tidu_status split_changes(comparing *c, tidu_error *err)
{
    int64_t *part = allocate_array(RANK_CHANGE_CAUSES * c->n + 1, sizeof *part);
    tidu_status status = part ? rank_change_of_scores((const double *const *)c->score, c->n, part, err) : error_memory(err);

    for (size_t i = 0; i < c->n && !status; i++) {
        for (size_t cause = 0; cause < RANK_CHANGE_CAUSES; cause++)
            c->rows[i].part[cause] = part[cause * c->n + i];
    }
    release(part);
    return status;
}

static uint32_t move_of(const compared_company *x)
{
    return x->rank[0] > x->rank[1] ? x->rank[0] - x->rank[1] : x->rank[1] - x->rank[0];
}

static bool has_both(const compared_company *x)
{
    return x->rank[0] && x->rank[1];
}

/* A row while rows are ordered. */
typedef struct coded_row {
    const char *code;
    compared_company row;
} coded_row;

/* The greatest moves, then by the rank of the second run, of the first, and by code. */
static int by_move(const void *a, const void *b)
{
    const compared_company *x = &((const coded_row *)a)->row, *y = &((const coded_row *)b)->row;

    if (has_both(x) != has_both(y))
        return has_both(x) ? -1 : 1;
    if (has_both(x) && move_of(x) != move_of(y))
        return move_of(x) > move_of(y) ? -1 : 1;
    if (x->rank[1] != y->rank[1])
        return x->rank[1] < y->rank[1] ? -1 : 1;
    if (x->rank[0] != y->rank[0])
        return x->rank[0] < y->rank[0] ? -1 : 1;
    return strcmp(((const coded_row *)a)->code, ((const coded_row *)b)->code);
}

static const char *code_of(const comparing *c, const compared_company *x)
{
    int side = x->company[0] == INDEX_NOBODY;

    return panel_code(c->run[side].binding->panel, x->company[side]);
}

static tidu_status take_rows(comparing *c, index_comparison *out, tidu_error *err)
{
    coded_row *coded = allocate_array(c->n + 1, sizeof *coded);
    size_t n = 0;

    if (!coded)
        return error_memory(err);
    for (size_t i = 0; i < c->n; i++) {
        if (c->rows[i].rank[0] || c->rows[i].rank[1])
            coded[n++] = (coded_row){code_of(c, &c->rows[i]), c->rows[i]};
        out->n_both += has_both(&c->rows[i]);
    }
    qsort(coded, n, sizeof *coded, by_move);
    for (size_t i = 0; i < n; i++)
        c->rows[i] = coded[i].row;
    release(coded);
    out->rows = c->rows;
    out->n = n;
    c->rows = NULL;
    return TIDU_OK;
}

static tidu_status measure(comparing *c, index_comparison *out, tidu_error *err)
{
    tidu_status status;

    status = match_companies(c) ? score_all(c, out->is_weighed_apart, err) : error_memory(err);
    if (!status && (!rank_rows(c, 0) || !rank_rows(c, 1)))
        status = error_memory(err);
    if (!status)
        status = split_changes(c, err);
    if (!status)
        status = rank_agreement_of_scores(c->score[0], c->score[SETS - 1], c->n, &out->agreement, err);
    return status ? status : take_rows(c, out, err);
}

tidu_status index_compare(const compared_run *run, int threads, index_comparison *out, tidu_error *err)
{
    comparing *c = allocate_array(1, sizeof *c);
    tidu_status status;

    *out = (index_comparison){0};
    if (!c)
        return error_memory(err);
    c->run = run;
    c->threads = threads > 0 ? threads : core_count();
    status = run_all(c, err);
    if (!status)
        status = find_weights(c, out, err);
    if (!status)
        status = measure(c, out, err);
    if (!status && !out->n_both)
        status = error_set(err, TIDU_EDATA, _("no company has a score in both runs; are they about the same companies?"));
    free_results(c);
    for (int w = 0; w < RUNS; w++) {
        release(c->weights[w][0]);
        release(c->weights[w][1]);
    }
    for (int set = 0; set < SETS; set++)
        release(c->score[set]);
    release(c->rows);
    release(c);
    if (status)
        index_comparison_clear(out);
    return status;
}

void index_comparison_clear(index_comparison *x)
{
    release(x->rows);
    *x = (index_comparison){0};
}

size_t index_comparison_kept(const index_comparison *x, uint32_t k)
{
    size_t kept = 0;

    for (size_t i = 0; i < x->n; i++)
        kept += has_both(&x->rows[i]) && x->rows[i].rank[0] <= k && x->rows[i].rank[1] <= k;
    return kept;
}
