/*
 * A linear programme over the steps and, for each lever with a fixed cost, whether it is used at all, with whole numbers left out
 * (the linear relaxation). Its rows are those of way_linear.h, which every way of the box meets that meets the goal.
 */
#include "reach/way_relaxation.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"

enum { MOST_COLUMNS = 2 * WAY_MOST_VARIABLES, MOST_LINES = WAY_MOST_ROWS + WAY_MOST_VARIABLES };

/* A linear programme over the steps and, for each lever with a fixed cost, whether it is used. */
typedef struct relaxation {
    linear_program program;
    way_rows rows;
    double cost[MOST_COLUMNS], least[MOST_COLUMNS], most[MOST_COLUMNS], x[MOST_COLUMNS];
    double lines[MOST_LINES * MOST_COLUMNS], at_least[MOST_LINES];
} relaxation;

/* used >= steps / most, so that the cost of using it is not less than its share. */
static void add_uses(const way_space *s, const way_box *b, relaxation *r)
{
    const lever *last = NULL;

    for (size_t i = 0; i < s->n; i++) {
        const lever *l = s->variables[i].lever;

        if (l->fixed_cost <= 0 || b->most[i] == 0)
            continue;
        if (l != last) {
            r->cost[r->program.n] = l->fixed_cost;
            r->least[r->program.n] = 0;
            r->most[r->program.n++] = 1;
            last = l;
        }
        /* the line is filled when the number of columns is known */
        r->at_least[r->program.n_rows++] = 0;
    }
}

static void fill_uses(const way_space *s, const way_box *b, relaxation *r)
{
    const lever *last = NULL;
    size_t line = r->rows.n, use = s->n - 1;

    for (size_t i = 0; i < s->n; i++) {
        const lever *l = s->variables[i].lever;

        if (l->fixed_cost <= 0 || b->most[i] == 0)
            continue;
        use += l != last;
        last = l;
        r->lines[line * r->program.n + i] = -1.0 / (double)b->most[i];
        r->lines[line++ * r->program.n + use] = 1;
    }
}

static void fill(way_judge *j, const way_space *s, const way_goal *g, const way_box *b, relaxation *r)
{
    size_t n = s->n;

    way_judge_rows(j, g, b, &r->rows);
    for (size_t i = 0; i < n; i++) {
        r->cost[i] = s->variables[i].cost;
        r->least[i] = (double)b->least[i];
        r->most[i] = (double)b->most[i];
    }
    r->program = (linear_program){n, r->rows.n, r->cost, r->least, r->most, r->lines, r->at_least};
    add_uses(s, b, r);
    memset(r->lines, 0, r->program.n_rows * r->program.n * sizeof *r->lines);
    for (size_t k = 0; k < r->rows.n; k++) {
        memcpy(r->lines + k * r->program.n, r->rows.list[k].a, n * sizeof *r->lines);
        r->at_least[k] = r->rows.list[k].at_least;
    }
    fill_uses(s, b, r);
}

/* Steps near the solution, not fewer, and a variable that it leaves between two. */
static void take_solution(const way_space *s, const way_box *b, const double *x, way_relaxation *out)
{
    double most = 1e-6;

    for (size_t i = 0; i < s->n; i++) {
        double up = ceil(x[i] - 1e-6), between = fmin(up - x[i], x[i] - floor(x[i]));

        out->near[i] = up < (double)b->least[i] ? b->least[i] : up > (double)b->most[i] ? b->most[i] : (long)up;
        if (between > most) {
            most = between;
            out->divide_at = i;
        }
    }
}

bool way_relaxation_find(way_judge *j, const way_space *s, const way_goal *g, const way_box *b, way_relaxation *out)
{
    static const double tolerance = 1e-9; /* of the solution, in favour of the bound */
    relaxation *r = allocate(sizeof *r);
    double value = 0;

    if (!r)
        return false;
    memcpy(out->near, b->least, sizeof out->near);
    out->divide_at = s->n;
    out->cost = 0;
    fill(j, s, g, b, r);
    out->outcome = r->rows.n ? linear_program_solve(&r->program, r->x, &value) : LINEAR_UNSOLVED;
    if (out->outcome == LINEAR_OPTIMAL) {
        out->cost = value * (1 - tolerance);
        take_solution(s, b, r->x, out);
    }
    release(r);
    return true;
}
