/*
 * Other ways: of a way that uses a set of levers, the next best that is not the same with something added leaves one of them
 * out. Each is left out in turn, which divides what is left into regions; the cheapest way of all regions is the next, its region
 * is divided in the same manner, and so on (E. L. Lawler's scheme for the k best solutions, 1972, over sets of levers). Regions
 * overlap: a way that another region has brought already, or that only adds to one, divides its region by that one.
 *
 * What blocks: first what fails by itself, then pairs; beyond, conditions are taken out one by one as long as the rest still
 * blocks (deletion filter, J. W. Chinneck and E. W. Dravnieks, 1991), which leaves a set none of whose parts blocks.
 */
#include "reach/reach.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "reach/carried_company.h"

typedef struct finder {
    const reach_question *question;
    const model *model;
    way_judge *judge;
    reach *out;
    bool merit_fails; /* the score and the direct passes, whatever is done */
    tidu_error *err;
    tidu_status status;
} finder;

static way_goal goal_of(const finder *f)
{
    way_goal g = way_goal_of(f->model, f->question->chance);

    g.points = f->question->points;
    return g;
}

static bool search(finder *f, way_goal g, double budget, uint64_t without, way_found *out)
{
    way_request r = {.goal = g, .without = without, .budget = budget, .effort = f->question->effort};

    f->status = way_search(f->judge, &f->out->space, &r, out, f->err);
    return !f->status && out->is_found;
}

/* --- other ways --------------------------------------------------------------------------------- */

/* The variables of the lever that variable i belongs to. */
static uint64_t of_lever(const way_space *s, size_t i)
{
    uint64_t set = 0;

    for (size_t k = 0; k < s->n; k++)
        set |= (uint64_t)(s->variables[k].lever == s->variables[i].lever) << k;
    return set;
}

/* The variables of all levers that a way uses. */
static uint64_t levers_used(const way_space *s, const way *w)
{
    uint64_t set = 0;

    for (size_t i = 0; i < s->n; i++) {
        if (w->steps[i])
            set |= of_lever(s, i);
    }
    return set;
}

/* The cheapest way without some variables, which has not been taken yet. */
typedef struct region {
    way_found found;
    uint64_t without;
    bool is_done; /* nothing is found in it, or what is has been taken */
} region;

enum { MOST_REGIONS = 96 };

typedef struct regions {
    region list[MOST_REGIONS];
    size_t n;
} regions;

static void add_region(finder *f, regions *r, uint64_t without)
{
    region *x = &r->list[r->n];

    for (size_t i = 0; i < r->n; i++) {
        if (r->list[i].without == without)
            return;
    }
    if (r->n == MOST_REGIONS)
        return;
    r->n++;
    x->without = without;
    x->is_done = !search(f, goal_of(f), f->question->budget, without, &x->found);
}

static region *cheapest(regions *r)
{
    region *best = NULL;

    for (size_t i = 0; i < r->n; i++) {
        region *x = &r->list[i];

        if (!x->is_done && (!best || x->found.way.cost < best->found.way.cost))
            best = x;
    }
    return best;
}

/* Forget ways that are dearer and use all of these levers, too: their search ended early. */
static void drop_dearer(reach *out, uint64_t used, double cost)
{
    size_t kept = 0;

    for (size_t i = 0; i < out->n_ways; i++) {
        if ((levers_used(&out->space, &out->ways[i].way) & used) != used || out->ways[i].way.cost < cost)
            out->ways[kept++] = out->ways[i];
    }
    out->n_ways = kept;
}

/* The levers of an earlier way that this one uses all of; if there is none, it is taken, and they are its own. */
static uint64_t take(finder *f, const way_found *found)
{
    const way_space *s = &f->out->space;
    uint64_t used = levers_used(s, &found->way);

    for (size_t i = 0; i < f->out->n_ways; i++) {
        uint64_t earlier = levers_used(s, &f->out->ways[i].way);

        if ((used & earlier) == earlier && f->out->ways[i].way.cost <= found->way.cost)
            return earlier;
    }
    drop_dearer(f->out, used, found->way.cost);
    f->out->ways[f->out->n_ways++] = *found;
    return used;
}

/* What is left of a region without the ways that use all of these levers: in each part one of them is left out. */
static void divide(finder *f, regions *r, uint64_t without, uint64_t used)
{
    const way_space *s = &f->out->space;

    for (size_t i = 0; i < s->n && !f->status; i++) {
        uint64_t lever = of_lever(s, i);

        if ((used >> i & 1) && !(lever & ((UINT64_C(1) << i) - 1)))
            add_region(f, r, without | lever);
    }
}

/*
 * Where the first search ended early, another region may have brought a cheaper way. That takes the first place, with what is proven
 * of all ways.
 */
static void sort_ways(reach *out)
{
    for (size_t i = 1; i < out->n_ways; i++) {
        way_found moved = out->ways[i];
        size_t k = i;

        for (; k && out->ways[k - 1].way.cost > moved.way.cost; k--)
            out->ways[k] = out->ways[k - 1];
        out->ways[k] = moved;
    }
    out->ways[0].is_proven = out->is_proven;
    out->ways[0].bound = out->is_proven ? out->ways[0].way.cost : out->bound;
}

/* The first way is that of the whole, with nothing left out. */
static void find_others(finder *f)
{
    regions *r = allocate_array(1, sizeof *r);
    size_t most = f->question->ways < REACH_MOST_WAYS ? f->question->ways : REACH_MOST_WAYS;
    region *next;

    if (!r) {
        f->status = error_memory(f->err);
        return;
    }
    divide(f, r, 0, levers_used(&f->out->space, &f->out->ways[0].way));
    while (f->out->n_ways < most && !f->status && (next = cheapest(r))) {
        uint64_t used = take(f, &next->found);

        next->is_done = true;
        if (f->out->n_ways < most)
            divide(f, r, next->without, used);
    }
    release(r);
    sort_ways(f->out);
}

/* --- what blocks -------------------------------------------------------------------------------------- */

static bool blocks(finder *f, uint64_t gates, bool has_merit)
{
    way_goal g = goal_of(f);
    way_found found;

    g.gates = gates;
    g.needs_merit = has_merit;
    return !search(f, g, INFINITY, 0, &found) && !f->status && found.is_proven;
}

static void add_block(finder *f, uint64_t gates, bool has_merit)
{
    if (f->out->n_blocks < REACH_MOST_BLOCKS)
        f->out->blocks[f->out->n_blocks++] = (reach_block){gates, has_merit};
}

/* Conditions are numbered as the gates are, and then the merit. */
static uint64_t gate_bit(const finder *f, size_t i)
{
    return i < f->model->n_gates ? UINT64_C(1) << i : 0;
}

static size_t count_conditions(const finder *f)
{
    return f->model->n_gates + (f->model->n_items > 0);
}

static void find_sets(finder *f, size_t size)
{
    size_t n = count_conditions(f), merit = f->model->n_gates;

    for (size_t i = 0; i < n && !f->status; i++) {
        for (size_t k = size == 1 ? n - 1 : i + 1; k < n && !f->status; k++) {
            uint64_t gates = gate_bit(f, i) | (size == 1 ? 0 : gate_bit(f, k));
            bool has_merit = i == merit || (size == 2 && k == merit);

            if (blocks(f, gates, has_merit))
                add_block(f, gates, has_merit);
        }
    }
}

static void find_smaller(finder *f)
{
    way_goal all = goal_of(f);
    uint64_t gates = all.gates;
    bool has_merit = all.needs_merit;

    for (size_t i = 0; i < f->model->n_gates && !f->status; i++) {
        if (blocks(f, gates & ~gate_bit(f, i), has_merit))
            gates &= ~gate_bit(f, i);
    }
    if (has_merit && blocks(f, gates, false))
        has_merit = false;
    add_block(f, gates, has_merit);
}

static void find_blocks(finder *f)
{
    if (f->question->points == f->question->points)
        return;
    if (f->question->explains && f->out->is_proven) {
        find_sets(f, 1);
        if (!f->out->n_blocks)
            find_sets(f, 2);
        if (!f->out->n_blocks)
            find_smaller(f);
        return;
    }
    for (size_t i = 0; i < f->model->n_gates; i++) {
        if (f->out->failing >> i & 1)
            add_block(f, gate_bit(f, i), false);
    }
    if (f->merit_fails)
        add_block(f, 0, true);
}

/* --- one company -------------------------------------------------------------------------------------------- */

/* What is possible at all, and what is so with nothing done. */
static void look(finder *f)
{
    const way_space *s = &f->out->space;
    way_goal merit = {.chance = f->question->chance, .points = NAN, .needs_merit = f->model->n_items > 0};
    way_goal highest = {.chance = 0.999999, .points = NAN, .needs_merit = merit.needs_merit};
    way_box all = {.least = {0}};

    for (size_t i = 0; i < s->n; i++)
        all.most[i] = s->variables[i].most;
    memset(all.bands, 0xff, sizeof all.bands);
    way_judge_point(f->judge, &merit, all.least, &f->out->still);
    way_judge_box(f->judge, &highest, &all, NULL);
    f->out->failing = way_judge_failing(f->judge);
    f->out->unknown = way_judge_unknown(f->judge);
    f->out->most_chance = way_judge_merit(f->judge, &f->out->most_points);
    f->merit_fails = !way_judge_box(f->judge, &merit, &all, NULL);
}

/* Is it the budget alone that stands in the way, or may it be? */
static bool find_dearer(finder *f)
{
    way_found *dearer = &f->out->dearer;

    return f->question->budget < INFINITY && f->question->explains &&
           (search(f, goal_of(f), INFINITY, 0, dearer) || f->status || !dearer->is_proven);
}

/* What is missed if one lever of the first way is left out. */
static void look_without(finder *f)
{
    const way_space *s = &f->out->space;
    way_goal g = goal_of(f);

    for (size_t i = 0; i < s->n; i++) {
        uint64_t lever = of_lever(s, i);
        long steps[WAY_MOST_VARIABLES];

        if (!f->out->ways[0].way.steps[i])
            continue;
        for (size_t k = 0; k < s->n; k++)
            steps[k] = lever >> k & 1 ? 0 : f->out->ways[0].way.steps[k];
        way_judge_point(f->judge, &g, steps, &f->out->without[i]);
    }
}

static void find(finder *f)
{
    reach *out = f->out;
    way_found first;

    look(f);
    if (search(f, goal_of(f), f->question->budget, 0, &first))
        out->ways[out->n_ways++] = first;
    if (f->status)
        return;
    out->is_proven = first.is_proven;
    out->bound = first.bound;
    if (out->n_ways && first.way.cost > 0 && f->question->ways > 1)
        find_others(f);
    if (out->n_ways && f->question->tells_without)
        look_without(f);
    if (!out->n_ways && !find_dearer(f))
        find_blocks(f);
}

tidu_status reach_find(const reach_question *q, const panel *p, uint32_t company, reach *out, tidu_error *err)
{
    finder f = {.question = q, .model = assessor_model(q->assessor), .out = out, .err = err};
    binding b;

    memset(out, 0, sizeof *out);
    out->one = carried_company_new(p, company, q->levers, &q->time);
    if (!out->one)
        return error_memory(err);
    b = (binding){out->one, q->credentials, q->time.application, q->on};
    way_space_fill(&out->space, q->levers, &b, &q->time, q->read);
    f.judge = way_judge_new(q->assessor, &b, out->one, &out->space);
    if (!f.judge)
        return error_memory(err);
    find(&f);
    way_judge_free(f.judge);
    return f.status;
}

void reach_clear(reach *r)
{
    panel_free(r->one);
    r->one = NULL;
}

/* --- data --------------------------------------------------------------------------------------------------------- */

typedef struct wish {
    panel *into;
    bool ok;
} wish;

static bool want_indicator(void *context, const node *n)
{
    wish *w = context;

    if (n->kind == NODE_INDICATOR)
        w->ok = w->ok && panel_want(w->into, n->indicator, 0, 9999);
    return w->ok;
}

static bool want_read(const node *n, panel *into)
{
    wish w = {into, true};

    node_walk(n, want_indicator, &w);
    return w.ok;
}

bool reach_want(const levers *l, int year, panel *into)
{
    int from = year ? year - 3 : 0, to = year ? year : 9999;
    bool ok = input_want(year, into);

    for (size_t i = 0; i < l->n_levers && ok; i++) {
        const lever *x = &l->lever[i];

        for (size_t k = 0; k < x->n_effects && ok; k++)
            ok = panel_want(into, x->effects[k].indicator, from, to);
        if (ok && x->most_of != INDICATOR_NONE)
            ok = panel_want(into, x->most_of, from, to);
        if (ok && x->where)
            ok = want_read(x->where, into);
    }
    return ok;
}
