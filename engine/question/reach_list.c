/*
 * The list of a district: each company is asked for its cheapest way at the next application, then at later ones. Companies are
 * independent of each other and shared out among threads.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "question/reach_study.h"

const char *reach_kind_name(reach_kind kind)
{
    static const char *const names[] = {
        [REACH_NOW] = "now",     [REACH_ONE_STEP] = "one_step", [REACH_NEXT] = "next",
        [REACH_LATER] = "later", [REACH_WAITS] = "waits",    [REACH_UNPROVEN] = "unproven", [REACH_BLOCKED] = "blocked",
    };
    return names[kind];
}

/* --- one company --------------------------------------------------------------------------------- */

/* Add up what a way does with each lever. */
static void add_acts(const way_space *s, const way *w, reach_row *row)
{
    for (size_t i = 0; i < s->n; i++) {
        const lever *l = s->variables[i].lever;
        size_t k = 0;

        if (!w->steps[i])
            continue;
        while (k < row->n_acts && row->acts[k].lever != l)
            k++;
        if (k == REACH_ROW_LEVERS) {
            row->has_more_acts = true;
            continue;
        }
        if (k == row->n_acts)
            row->acts[row->n_acts++] = (reach_act){l, 0};
        row->acts[k].amount += (double)w->steps[i] * l->step;
    }
}

void reach_row_take(const reach_horizon *h, const reach *r, int year, reach_row *row)
{
    const way *w = &r->ways[0].way;

    add_acts(&r->space, w, row);
    row->year = h->time.application;
    row->cost = w->cost;
    row->bound = r->bound;
    row->is_proven = r->is_proven;
    row->readiness = w->standing.readiness;
    row->kind = row->year > year + 1 ? REACH_LATER : row->n_acts > 1 ? REACH_NEXT : REACH_ONE_STEP;
}

static tidu_status look_ahead(const reach_study *s, reach_row *row, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    row->kind = REACH_BLOCKED;
    for (size_t i = 0; i < s->n && !row->year && !status; i++) {
        const reach_horizon *h = &s->horizons[i];
        reach_question q = reach_study_question(s, h, 1, false);
        reach r;

        if (s->options.by && h->time.application != s->options.by)
            continue;
        q.effort = REACH_LIST_EFFORT;
        status = reach_find(&q, s->base->data.panel, row->company, &r, err);
        if (!status && r.n_ways)
            reach_row_take(h, &r, s->base->binding.year, row);
        else if (!status && !r.is_proven)
            row->kind = REACH_UNPROVEN;
        if (!row->year && !row->unknown)
            row->unknown = r.unknown;
        row->blocking = r.n_ways ? 0 : r.failing;
        row->blocks_merit = false;
        for (size_t k = 0; k < r.n_blocks; k++)
            row->blocks_merit |= r.blocks[k].has_merit;
        reach_clear(&r);
    }
    if (!row->year && !row->blocking && (row->ask.kind == NEXT_ASK || (row->unknown && !row->blocks_merit)))
        row->kind = REACH_WAITS;
    return status;
}

/* What is missing for today's verdict. */
static tidu_status find_ask(const reach_study *s, reach_row *row, tidu_error *err)
{
    advice_basis today = {.a = s->base->assessment, .b = &s->base->binding};

    row->ask.kind = NEXT_NONE;
    if (today.a->verdicts[row->company] != TRUTH_UNKNOWN)
        return TIDU_OK;
    today.points = today.a->model->n_items ? score_pool_take(assessor_scores(s->base->assessor)) : NULL;
    if (today.a->model->n_items && !today.points)
        return error_memory(err);
    row->ask = next_step_find(&today, row->company);
    score_pool_give(assessor_scores(s->base->assessor), today.points);
    return TIDU_OK;
}

static tidu_status fill_row(const reach_study *s, reach_row *row, tidu_error *err)
{
    const assessment *a = s->base->assessment;
    bool is_now = s->options.points == s->options.points ? a->least && a->least[row->company] >= s->options.points
                                                         : reach_study_can_file(s, a->readiness[row->company]);

    row->readiness = a->readiness[row->company];
    row->points_short = assessment_points_missing(a, row->company);
    row->potential = a->potential ? a->potential[row->company] : NAN;
    row->within = ranking_within(a, row->company);
    row->cost = NAN;
    if (!is_now) {
        tidu_status status = find_ask(s, row, err);

        return status ? status : look_ahead(s, row, err);
    }
    row->kind = REACH_NOW;
    row->year = s->base->binding.year;
    row->cost = 0;
    row->is_proven = true;
    return TIDU_OK;
}

/* --- order ------------------------------------------------------------------------------------------ */

static int by_number(double a, double b)
{
    bool has_a = a == a, has_b = b == b;

    if (!has_a || !has_b)
        return has_b - has_a;
    return (a > b) - (a < b);
}

/* As the ranking of today. */
static int compare_filing(const reach_row *a, const reach_row *b)
{
    int by = -by_number(a->readiness, b->readiness);

    return by ? by : (a->within > b->within) - (a->within < b->within);
}

/* Who can file first; blocked ones last, the nearest first. Without the code. */
static int compare_merit(const reach_row *a, const reach_row *b)
{
    int by;

    if (a->kind == REACH_NOW && b->kind == REACH_NOW)
        return compare_filing(a, b);
    by = by_number(a->year ? a->year : 9999, b->year ? b->year : 9999);

    if (!by && !a->year)
        by = (int)a->kind - (int)b->kind;
    if (!by && a->kind != b->kind) /* of one year: one step before several */
        by = (int)a->kind - (int)b->kind;
    if (!by)
        by = by_number(a->cost, b->cost);
    if (!by && !a->year)
        by = __builtin_popcountll(a->blocking) + a->blocks_merit - __builtin_popcountll(b->blocking) - b->blocks_merit;
    if (!by)
        by = by_number(a->points_short, b->points_short);
    if (!by)
        by = -by_number(a->readiness, b->readiness);
    if (!by)
        by = -by_number(a->potential == a->potential ? a->potential : -INFINITY, b->potential == b->potential ? b->potential : -INFINITY);
    return by;
}

static int compare(const void *x, const void *y)
{
    const reach_row *a = x, *b = y;
    int by = compare_merit(a, b);

    return by ? by : strcmp(a->code, b->code);
}

static void rank(reach_row *rows, size_t n)
{
    qsort(rows, n, sizeof *rows, compare);
    for (size_t i = 0; i < n; i++)
        rows[i].rank = i && !compare_merit(&rows[i - 1], &rows[i]) ? rows[i - 1].rank : (uint32_t)i + 1;
}

/* Tiers follow from the ways, and from the order: the coaches' time ends where the slots do. */
static void give_tiers(const reach_study *s, reach_row *rows, size_t n, size_t slots)
{
    size_t pushed = 0;

    for (size_t i = 0; i < n; i++) {
        reach_row *r = &rows[i];

        r->tier = r->kind == REACH_NOW ? TIER_APPLY : tier_of_way(&s->tiers, r->year ? r->year - s->base->binding.year : 0);
        if (r->tier == TIER_PUSH && slots && pushed++ >= slots)
            r->tier = TIER_NURTURE;
    }
}

/* --- the list ------------------------------------------------------------------------------------------ */

/* Tell how far it is; only the first thread does. False: stop. */
static bool tell(const environment *env, size_t done, size_t n)
{
    return !env->progress || core_thread() || env->progress(env->progress_context, done, n);
}

static tidu_status fill_rows(const reach_study *s, reach_row *rows, size_t n, tidu_error *err)
{
    const environment *env = s->base->env;
    bool failed = false, stopped = false; /* for want of memory; as asked */
    size_t done = 0;

#pragma omp parallel for schedule(dynamic, 16) num_threads(environment_threads(env)) reduction(| : failed, stopped)
    for (size_t i = 0; i < n; i++) {
        size_t now;

        if (failed || stopped)
            continue;
        failed |= fill_row(s, &rows[i], NULL) != TIDU_OK;
#pragma omp atomic capture
        now = ++done;
        stopped |= !tell(env, now, n);
    }
    if (stopped)
        return error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
    return failed ? error_memory(err) : TIDU_OK;
}

tidu_status reach_study_rows(const reach_study *s, const uint32_t *companies, size_t n, size_t slots, reach_row *rows,
                             tidu_error *err)
{
    tidu_status status;

    for (size_t i = 0; i < n; i++)
        rows[i] = (reach_row){.company = companies[i], .code = panel_code(s->base->data.panel, companies[i])};
    status = fill_rows(s, rows, n, err);
    if (status)
        return status;
    rank(rows, n);
    give_tiers(s, rows, n, slots);
    return TIDU_OK;
}

tidu_status reach_study_list(const reach_study *s, reach_list **out, tidu_error *err)
{
    size_t n = panel_count(s->base->data.panel);
    reach_list *l = allocate_array(1, sizeof *l);
    uint32_t *companies = allocate_array(n + 1, sizeof *companies);
    uint8_t *is_in = NULL;
    tidu_status status;

    if (!l || !companies)
        status = error_memory(err);
    else
        status = study_candidates(s->base, s->options.with_holders, &l->left_out, &is_in, err);
    for (size_t i = 0; i < n && !status; i++) {
        if (is_in[i])
            companies[l->n++] = (uint32_t)i;
    }
    if (!status && !(l->rows = allocate_array(l->n + 1, sizeof *l->rows)))
        status = error_memory(err);
    if (!status)
        status = reach_study_rows(s, companies, l->n, s->options.slots, l->rows, err);
    release(is_in);
    release(companies);
    if (status)
        reach_list_free(l);
    else
        *out = l;
    return status;
}

static int greatest_first(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a < b) - (a > b);
}

tidu_status reach_study_place(const reach_study *s, uint32_t company, size_t k, double *readiness, tidu_error *err)
{
    size_t n = panel_count(s->base->data.panel), others, listed = 0;
    uint8_t *is_in = NULL;
    double *keys = allocate_array(n + 1, sizeof *keys);
    tidu_status status = keys ? study_candidates(s->base, s->options.with_holders, &others, &is_in, err) : error_memory(err);

    for (size_t i = 0; i < n && !status; i++) {
        if (is_in[i] && i != company)
            keys[listed++] = s->base->assessment->readiness[i];
    }
    if (!status && k > listed)
        status = error_set(err, TIDU_EUSAGE, PLURAL("the list has %zu other company, so everybody is among the first %zu",
                                                    "the list has %zu other companies, so everybody is among the first %zu", listed),
                           listed, k);
    if (!status) {
        qsort(keys, listed, sizeof *keys, greatest_first);
        *readiness = keys[k - 1];
    }
    release(is_in);
    release(keys);
    return status;
}

void reach_list_free(void *list)
{
    reach_list *l = list;

    if (!l)
        return;
    release(l->rows);
    release(l);
}
