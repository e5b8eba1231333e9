/*
 * Best-first branch and bound over boxes of steps (A. H. Land and A. G. Doig, 1960; with interval relaxations: R. E. Moore, 1966;
 * E. Hansen and G. W. Walster, "Global Optimization Using Interval Analysis", 2003). A box costs at least what its least steps
 * cost. Invariant: a cheaper way than the best one known lies in some box of the queue. So when the cheapest box of the queue
 * costs as much as the best way, that one is proven; when the queue is empty without a way, there is none.
 *
 *   shave    least steps without which the box fails are given to all its ways, most steps that cost too much are taken away
 *   relax    linear terms of what the goal asks bound the cost (way_relaxation.h)
 *   try      the cheapest point of the box and that near the linear solution: what meets the goal is a way
 *   divide   an item into bands that are better than what the linear solution comes to and those that are not; a variable that
 *            the solution leaves between two steps; or at a step that lets a condition come out better
 *
 * Nothing is assumed of the rule: boxes are judged by interval arithmetic over its expressions and points by its evaluator, so
 * that ratios with both sides moving, windows that slide, tables and caps are met as they stand, and no way is ever found that the
 * evaluator does not confirm. Where an expression is not linear the bound is weaker and is given where the effort ends first.
 */
#include "reach/way_search.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "reach/way_relaxation.h"

typedef struct box {
    double bound; /* none of its ways costs less */
    double cost; /* of its least steps */
    size_t number; /* of equal ones the earlier comes first */
    way_box box;
    way_relaxation linear;
} box;

typedef struct search {
    way_judge *judge;
    const model *model;
    const way_space *space;
    const way_request *request;
    box **queue; /* a heap, the cheapest first */
    size_t n, capacity;
    size_t n_boxes;
    size_t last_judged; /* boxes that may be judged until the effort ends */
    way best;
    bool is_found;
    bool failed;
} search;

/* A cost that is less by a smaller part than this is no less: solutions of linear programmes are not better known. */
static const double tolerance = 1e-9;

/* --- the queue ---------------------------------------------------------------------------------- */

static bool is_before(const box *a, const box *b)
{
    return a->bound < b->bound || (a->bound == b->bound && a->number < b->number);
}

static void swap(box **a, box **b)
{
    box *kept = *a;

    *a = *b;
    *b = kept;
}

static void push(search *s, const box *b)
{
    box *copy = allocate(sizeof *copy);
    size_t i = s->n;

    if (!copy || !allocate_room((void **)&s->queue, &s->capacity, s->n + 1, sizeof(box *))) {
        release(copy);
        s->failed = true;
        return;
    }
    *copy = *b;
    copy->number = s->n_boxes++;
    s->queue[s->n++] = copy;
    for (; i && is_before(s->queue[i], s->queue[(i - 1) / 2]); i = (i - 1) / 2)
        swap(&s->queue[i], &s->queue[(i - 1) / 2]);
}

static box *pop(search *s)
{
    box *first = s->queue[0];
    size_t i = 0;

    s->queue[0] = s->queue[--s->n];
    for (;;) {
        size_t child = 2 * i + 1;

        if (child + 1 < s->n && is_before(s->queue[child + 1], s->queue[child]))
            child++;
        if (child >= s->n || !is_before(s->queue[child], s->queue[i]))
            return first;
        swap(&s->queue[i], &s->queue[child]);
        i = child;
    }
}

/* --- ways ------------------------------------------------------------------------------------------ */

/* Is a way that costs this worth nothing? */
static bool is_too_dear(const search *s, double cost)
{
    return cost > s->request->budget || (s->is_found && cost >= s->best.cost * (1 - tolerance));
}

static bool try_point(search *s, const long *steps)
{
    double cost = way_space_cost(s->space, steps);
    way_standing standing;

    if (!way_judge_point(s->judge, &s->request->goal, steps, &standing))
        return false;
    if (cost <= s->request->budget && (!s->is_found || cost < s->best.cost)) {
        memcpy(s->best.steps, steps, s->space->n * sizeof *steps);
        s->best.cost = cost;
        s->best.standing = standing;
        s->is_found = true;
    }
    return true;
}

/* The fewest steps of variable i from `from` on that meet the goal with the others as they are; `steps` ends there. */
static bool fewest(search *s, long *steps, size_t i, long from, long to)
{
    long fails = from - 1;

    steps[i] = to;
    if (!try_point(s, steps))
        return false;
    while (to - fails > 1) {
        steps[i] = fails + (to - fails) / 2;
        if (try_point(s, steps))
            to = steps[i];
        else
            fails = steps[i];
    }
    steps[i] = to;
    return true;
}

/* Less of each variable of a way, as long as the goal is met, the dearest first. */
static void try_lowering(search *s, const long *least, const long *from)
{
    long steps[WAY_MOST_VARIABLES];
    uint64_t done = 0;

    memcpy(steps, from, sizeof steps);
    if (!try_point(s, steps))
        return;
    for (size_t k = 0; k < s->space->n; k++) {
        size_t dearest = s->space->n;
        double most = -1;

        for (size_t i = 0; i < s->space->n; i++) {
            double cost = s->space->variables[i].cost * (double)(steps[i] - least[i]);

            if (!(done >> i & 1) && cost > most) {
                dearest = i;
                most = cost;
            }
        }
        done |= UINT64_C(1) << dearest;
        if (steps[dearest] > least[dearest])
            fewest(s, steps, dearest, least[dearest], steps[dearest]);
    }
}

/* --- shaving --------------------------------------------------------------------------------------- */

static bool allows(search *s, const way_box *b)
{
    return way_judge_box(s->judge, &s->request->goal, b, NULL);
}

/* Raise the least steps of variable i to the first with which the box can meet the goal. */
static bool raise(search *s, way_box *b, size_t i)
{
    long most = b->most[i], fails = b->least[i], allowed = most;
    bool is_raised;

    if (fails == most)
        return false;
    b->most[i] = fails;
    is_raised = !allows(s, b);
    while (is_raised && allowed - fails > 1) {
        b->most[i] = fails + (allowed - fails) / 2;
        if (allows(s, b))
            allowed = b->most[i];
        else
            fails = b->most[i];
    }
    if (is_raised)
        b->least[i] = allowed;
    b->most[i] = most;
    return is_raised;
}

/* Take away steps that cost more than the best way or the budget. */
static void cut_dear(const search *s, box *b)
{
    double limit = s->is_found && s->best.cost < s->request->budget ? s->best.cost : s->request->budget;

    for (size_t i = 0; i < s->space->n && limit < INFINITY; i++) {
        double cost = s->space->variables[i].cost, steps = cost > 0 ? floor((limit - b->cost) / cost) : INFINITY;

        if (steps < (double)(b->box.most[i] - b->box.least[i]))
            b->box.most[i] = b->box.least[i] + (long)steps;
    }
}

enum { MOST_PASSES = 1 }; /* more bring little */

/* False if no way of the box meets the goal for less than the best one. */
static bool shave(search *s, box *b)
{
    bool raised = true;

    for (int pass = 0; raised && pass < MOST_PASSES; pass++) {
        raised = false;
        b->cost = way_space_cost(s->space, b->box.least);
        if (is_too_dear(s, b->cost))
            return false;
        cut_dear(s, b);
        if (!allows(s, &b->box))
            return false;
        way_judge_narrow(s->judge, &s->request->goal, &b->box);
        for (size_t i = 0; i < s->space->n; i++)
            raised |= raise(s, &b->box, i);
    }
    b->cost = way_space_cost(s->space, b->box.least);
    b->bound = fmax(b->bound, b->cost);
    return !is_too_dear(s, b->bound) && allows(s, &b->box);
}

/* --- linear terms --------------------------------------------------------------------------------------- */

/* False if the box is done: nothing in it, or the best of it is known. After shave. */
static bool relax(search *s, box *b)
{
    if (!way_relaxation_find(s->judge, s->space, &s->request->goal, &b->box, &b->linear)) {
        s->failed = true;
        return false;
    }
    b->bound = fmax(b->bound, b->linear.cost);
    if (b->linear.outcome == LINEAR_INFEASIBLE || is_too_dear(s, b->bound))
        return false;
    if (try_point(s, b->linear.near) && !is_too_dear(s, b->bound))
        try_lowering(s, b->box.least, b->linear.near);
    return !is_too_dear(s, b->bound);
}

/* --- dividing ------------------------------------------------------------------------------------------ */

static bool is_alike(search *s, const way_box *b, const way_signature *than)
{
    way_signature sign;

    way_judge_box(s->judge, &s->request->goal, b, &sign);
    return !memcmp(&sign, than, sizeof sign);
}

/* The first step of variable i above its least at which the box comes out other than without it; 0 if there is none. */
static long first_step(search *s, const way_box *b, size_t i)
{
    way_box part = *b;
    way_signature without;
    long alike = b->least[i], other = b->most[i];

    part.most[i] = alike;
    way_judge_box(s->judge, &s->request->goal, &part, &without);
    if (is_alike(s, b, &without))
        return 0;
    while (other - alike > 1) {
        part.most[i] = alike + (other - alike) / 2;
        if (is_alike(s, &part, &without))
            alike = part.most[i];
        else
            other = part.most[i];
    }
    return other;
}

/* Variable and first step of the upper half. */
static size_t choose(search *s, const box *b, long *at)
{
    size_t widest = s->space->n, chosen = s->space->n, divide_at = b->linear.divide_at;
    double most_width = -1, most_cost = -1;

    if (divide_at < s->space->n && b->linear.near[divide_at] > b->box.least[divide_at]) {
        *at = b->linear.near[divide_at];
        return divide_at;
    }
    for (size_t i = 0; i < s->space->n; i++) {
        double cost = s->space->variables[i].cost, steps = (double)(b->box.most[i] - b->box.least[i]);
        long step;

        if (steps == 0)
            continue;
        if (steps * (cost > 0 ? cost : 1e-3) > most_width) {
            widest = i;
            most_width = steps * (cost > 0 ? cost : 1e-3);
        }
        step = b->linear.outcome == LINEAR_OPTIMAL ? 0 : first_step(s, &b->box, i);
        if (step && (double)(step - b->box.least[i]) * cost > most_cost) {
            chosen = i;
            most_cost = (double)(step - b->box.least[i]) * cost;
            *at = step;
        }
    }
    if (chosen < s->space->n)
        return chosen;
    if (widest < s->space->n)
        *at = b->box.least[widest] + (b->box.most[widest] - b->box.least[widest] + 1) / 2;
    return widest;
}

/* The bands of an item that are better than those it comes to at the suggested steps: of the item to which that matters most. */
static size_t choose_item(search *s, const box *b, unsigned *better)
{
    size_t chosen = s->model->n_items;
    double most = 0;

    way_judge_point(s->judge, &s->request->goal, b->linear.near, NULL);
    for (size_t i = 0; i < s->model->n_items; i++) {
        unsigned bands = way_judge_bands(s->judge, &b->box, i), at = way_judge_point_bands(s->judge, i), above = 0;
        double here = -1, highest = -1;

        for (unsigned k = 0; at >> k; k++)
            here = at >> k & 1 ? fmax(here, way_judge_band_points(s->judge, i, k)) : here;
        for (unsigned k = 0; bands >> k; k++) {
            if ((bands >> k & 1) && way_judge_band_points(s->judge, i, k) > here) {
                above |= 1u << k;
                highest = fmax(highest, way_judge_band_points(s->judge, i, k));
            }
        }
        if (above && above != bands && highest - here > most) {
            chosen = i;
            most = highest - here;
            *better = above;
        }
    }
    return chosen;
}

static void add(search *s, box *b)
{
    if (!shave(s, b) || try_point(s, b->box.least) || !relax(s, b))
        return;
    push(s, b);
}

static void divide(search *s, const box *b)
{
    box lower = *b, upper = *b;
    unsigned better = 0;
    size_t item, i;
    long at = 0;

    if (!allows(s, &b->box)) /* the judge looks at this box again */
        return;
    item = choose_item(s, b, &better);
    if (item < s->model->n_items) {
        upper.box.bands[item] = (uint16_t)(b->box.bands[item] & better);
        lower.box.bands[item] = (uint16_t)(b->box.bands[item] & ~better);
    } else {
        i = choose(s, b, &at);
        if (i == s->space->n)
            return; /* a single point, which was tried */
        lower.box.most[i] = at - 1;
        upper.box.least[i] = at;
    }
    add(s, &lower);
    add(s, &upper);
}

static void run(search *s)
{
    box all = {.bound = 0};

    for (size_t i = 0; i < s->space->n; i++)
        all.box.most[i] = s->request->without >> i & 1 ? 0 : s->space->variables[i].most;
    memset(all.box.bands, 0xff, sizeof all.box.bands);
    if (!shave(s, &all))
        return;
    if (!try_point(s, all.box.least)) {
        try_lowering(s, all.box.least, all.box.most);
        add(s, &all);
    }
    while (s->n && !s->failed && way_judge_boxes(s->judge) < s->last_judged && !is_too_dear(s, s->queue[0]->bound)) {
        box *b = pop(s);

        cut_dear(s, b);
        divide(s, b);
        release(b);
    }
}

tidu_status way_search(way_judge *j, const way_space *space, const way_request *r, way_found *out, tidu_error *err)
{
    search s = {.judge = j, .model = way_judge_model(j), .space = space, .request = r};

    s.last_judged = way_judge_boxes(j) + (r->effort ? r->effort : WAY_EFFORT);
    run(&s);
    *out = (way_found){.is_found = s.is_found, .is_proven = !s.n || is_too_dear(&s, s.queue[0]->bound), .way = s.best};
    out->bound = out->is_proven ? (s.is_found ? s.best.cost : INFINITY) : s.queue[0]->bound;
    for (size_t i = 0; i < s.n; i++)
        release(s.queue[i]);
    release(s.queue);
    return s.failed || way_judge_failed(j) ? error_memory(err) : TIDU_OK;
}
