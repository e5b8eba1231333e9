/* What a goal asks of a box in linear terms: of every gate that must hold, and of the bands that are left to an item. */
#include "reach/way_judge_internal.h"

static void require_gates(way_judge *j, const way_goal *g, const linear_box *b, way_rows *rows)
{
    for (size_t i = 0; i < j->model->n_gates; i++) {
        moving_condition *m = &j->gates[i];

        if (!(g->gates >> i & 1) || !m->need.variables || (j->model->gates[i].applies && m->applies.last != TRUTH_TRUE))
            continue;
        interval_decide(m->need.interval, 0); /* for the ranges of its cells */
        way_linear_require(b, m->need.interval, j->model->gates[i].need, rows);
    }
}

/* One of the bands that are left, if each asks for something. */
static void require_band(way_judge *j, size_t item, unsigned bands, const linear_box *b, way_rows *rows)
{
    const node *conditions[MODEL_MOST_BANDS];
    interval *intervals[MODEL_MOST_BANDS];
    size_t n = 0;

    for (unsigned k = 0; bands >> k; k++) {
        const part *p = &j->items[item].bands[k];

        if (!(bands >> k & 1))
            continue;
        if (!j->model->items[item].bands[k].when || !p->interval)
            return;
        interval_decide(p->interval, 0);
        conditions[n] = j->model->items[item].bands[k].when;
        intervals[n++] = p->interval;
    }
    way_linear_require_any(b, intervals, conditions, n, rows);
}

void way_judge_rows(way_judge *j, const way_goal *g, const way_box *b, way_rows *rows)
{
    const linear_box box = {j->space, j->binding, b->least, b->most};

    rows->n = 0;
    if (g->points != g->points)
        require_gates(j, g, &box, rows);
    for (size_t i = 0; i < j->model->n_items && (g->needs_merit || g->points == g->points); i++) {
        if (j->items[i].variables)
            require_band(j, i, j->possible[i] & b->bands[i], &box, rows);
    }
}
