/*
 * A multiple-choice knapsack with side constraints as a programme in whole numbers:
 *
 *     maximise  sum gain_k x_k     x_k in {0, 1}
 *     where     sum cost_k x_k <= budget,   sum x_k <= slots,   one package a company,   least <= sum of a group <= most
 *
 * Groups of one grouping (towns) have no company in common, those of two (towns, quarters of size) may.
 * Costs and gains are scaled to 1, so that the tolerances of floating point mean the same for all. Of packages of one company
 * that cost no less and gain no more than another one, none is part of any best choice.
 */
#include "reach/budget_choice.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "numeric/linear_program.h"

typedef struct choice_program {
    linear_program program;
    double *cost, *least, *most, *rows, *at_least, *x;
} choice_program;

static bool is_limited(const budget_grouping *g)
{
    return g->least || g->most;
}

static size_t count_rows(const budget_question *q)
{
    size_t n = 2;

    for (size_t by = 0; by < BUDGET_GROUPINGS; by++)
        n += is_limited(&q->groupings[by]) ? 2 * q->groupings[by].n : 0;
    for (size_t i = 1; i < q->n; i++)
        n += q->packages[i].company == q->packages[i - 1].company;
    return n;
}

static double *add_row(choice_program *c, double at_least)
{
    double *row = c->rows + c->program.n_rows * c->program.n;

    c->at_least[c->program.n_rows++] = at_least;
    return row;
}

static double greatest_cost(const budget_question *q)
{
    double most = 1;

    for (size_t i = 0; i < q->n; i++)
        most = fmax(most, q->packages[i].cost);
    return most;
}

/* Rows are >=, so that what is at most something enters with its sign turned. */
static void add_limits(const budget_question *q, choice_program *c)
{
    double scale = greatest_cost(q), *row;

    if (q->budget < INFINITY) {
        row = add_row(c, -q->budget / scale);
        for (size_t i = 0; i < q->n; i++)
            row[i] = -q->packages[i].cost / scale;
    }
    if (q->slots) {
        row = add_row(c, -(double)q->slots);
        for (size_t i = 0; i < q->n; i++)
            row[i] = -1;
    }
}

static void add_companies(const budget_question *q, choice_program *c)
{
    for (size_t i = 0, next; i < q->n; i = next) {
        for (next = i + 1; next < q->n && q->packages[next].company == q->packages[i].company; next++) {
        }
        if (next == i + 1)
            continue;
        double *row = add_row(c, -1);

        for (size_t k = i; k < next; k++)
            row[k] = -1;
    }
}

static size_t companies_in(const budget_question *q, size_t by, size_t group)
{
    size_t n = 0;

    for (size_t i = 0; i < q->n; i++)
        n += q->packages[i].groups[by] == group && (!i || q->packages[i].company != q->packages[i - 1].company);
    return n;
}

static void add_grouping(const budget_question *q, size_t by, choice_program *c)
{
    const budget_grouping *grouping = &q->groupings[by];

    for (size_t g = 0; g < grouping->n; g++) {
        size_t there = companies_in(q, by, g), least = grouping->least < there ? grouping->least : there;

        if (least) {
            double *row = add_row(c, (double)least);

            for (size_t i = 0; i < q->n; i++)
                row[i] = q->packages[i].groups[by] == g;
        }
        if (grouping->most && grouping->most < there) {
            double *row = add_row(c, -(double)grouping->most);

            for (size_t i = 0; i < q->n; i++)
                row[i] = q->packages[i].groups[by] == g ? -1 : 0;
        }
    }
}

static void clear(choice_program *c)
{
    release(c->cost);
    release(c->least);
    release(c->most);
    release(c->rows);
    release(c->at_least);
    release(c->x);
}

static bool make(const budget_question *q, choice_program *c)
{
    size_t rows = count_rows(q);

    *c = (choice_program){.cost = allocate_array(q->n, sizeof *c->cost),
                          .least = allocate_array(q->n, sizeof *c->least),
                          .most = allocate_array(q->n, sizeof *c->most),
                          .x = allocate_array(q->n, sizeof *c->x),
                          .rows = allocate_array(rows * q->n, sizeof *c->rows),
                          .at_least = allocate_array(rows, sizeof *c->at_least)};
    if (!c->cost || !c->least || !c->most || !c->x || !c->rows || !c->at_least)
        return false;
    c->program = (linear_program){q->n, 0, c->cost, c->least, c->most, c->rows, c->at_least};
    for (size_t i = 0; i < q->n; i++) {
        c->cost[i] = -q->packages[i].gain;
        c->most[i] = q->packages[i].cost <= q->budget ? 1 : 0;
    }
    add_limits(q, c);
    add_companies(q, c);
    for (size_t by = 0; by < BUDGET_GROUPINGS; by++) {
        if (is_limited(&q->groupings[by]))
            add_grouping(q, by, c);
    }
    return true;
}

static void take(const budget_question *q, const choice_program *c, budget_choice *out)
{
    for (size_t i = 0; i < q->n; i++) {
        out->is_chosen[i] = c->x[i] > 0.5;
        if (!out->is_chosen[i])
            continue;
        out->gain += q->packages[i].gain;
        out->cost += q->packages[i].cost;
        out->n++;
    }
}

tidu_status budget_choose(const budget_question *q, budget_choice *out, tidu_error *err)
{
    choice_program c;
    linear_outcome outcome;
    double value = 0, bound = 0;

    *out = (budget_choice){.is_chosen = allocate_array(q->n ? q->n : 1, 1), .is_possible = true, .is_proven = true};
    if (!out->is_chosen)
        return error_memory(err);
    if (!q->n)
        return TIDU_OK;
    if (!make(q, &c)) {
        clear(&c);
        return error_memory(err);
    }
    outcome = linear_program_solve_whole(&c.program, q->seconds, c.x, &value, &bound);
    if (outcome == LINEAR_OPTIMAL) {
        take(q, &c, out);
        out->is_proven = -bound - out->gain <= 1e-6 * (1 + fabs(out->gain));
        out->bound = out->is_proven ? out->gain : -bound;
    } else {
        out->is_possible = outcome != LINEAR_INFEASIBLE;
        out->is_proven = outcome == LINEAR_INFEASIBLE;
        out->bound = outcome == LINEAR_INFEASIBLE ? 0 : -bound;
    }
    clear(&c);
    return TIDU_OK;
}

void budget_choice_clear(budget_choice *c)
{
    release(c->is_chosen);
    c->is_chosen = NULL;
}
