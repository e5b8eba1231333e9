/*
 * Best-first branch and bound over boxes of steps (A. H. Land and A. G. Doig, 1960; with interval relaxations: R. E. Moore, 1966;
 * E. Hansen and G. W. Walster, "Global Optimization Using Interval Analysis", 2003). A box costs at least what its least steps
 * cost. Invariant: a cheaper way than the best one known lies in some box of the queue. So when the cheapest box of the queue
 * costs as much as the best way, that one is proven; when the queue is empty without a way, there is none.
 *
 *   shave    least steps without which the box fails are given to all its ways, most steps that cost too much are taken away
 *   try      the cheapest point of the box; if it meets the goal, no other one of the box matters
 *   divide   at the first step of a variable that lets a condition or band come out better, or in the middle where none does
 *
 * Nothing is assumed of the rule: boxes are judged by interval arithmetic over its expressions and points by its evaluator, so
 * that ratios with both sides moving, windows that slide, tables and caps need no translation into another kind of problem, and
 * no way is ever found that the evaluator does not confirm. What the method lacks is a linear relaxation: several inputs that do
 * the same for the same price are told apart slowly, and the bound is given where the effort ends first.
 */
#include "reach/way_search.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"

typedef struct box {
    double cost;   /* of its least steps */
    size_t number; /* of equal ones the earlier comes first */
    long least[WAY_MOST_VARIABLES];
    long most[WAY_MOST_VARIABLES];
} box;

typedef struct search {
    way_judge *judge;
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

/* --- the queue ---------------------------------------------------------------------------------- */

static bool is_before(const box *a, const box *b)
{
    return a->cost < b->cost || (a->cost == b->cost && a->number < b->number);
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

/* What a way must cost less than to be worth anything. */
static bool is_too_dear(const search *s, double cost)
{
    return cost > s->request->budget || (s->is_found && cost >= s->best.cost);
}

static bool try_point(search *s, const long *steps)
{
    double cost = way_space_cost(s->space, steps);
    way_standing standing;

    if (!way_judge_point(s->judge, &s->request->goal, steps, &standing))
        return false;
    if (!is_too_dear(s, cost)) {
        memcpy(s->best.steps, steps, s->space->n * sizeof *steps);
        s->best.cost = cost;
        s->best.standing = standing;
        s->is_found = true;
    }
    return true;
}

static bool allows(search *s, const long *least, const long *most)
{
    return way_judge_box(s->judge, &s->request->goal, least, most, NULL);
}

/* --- shaving --------------------------------------------------------------------------------------- */

/* Raise the least steps of variable i to the first with which the box can meet the goal. */
static bool raise(search *s, box *b, size_t i)
{
    long most = b->most[i], fails = b->least[i], allowed = most;
    bool is_raised;

    if (fails == most)
        return false;
    b->most[i] = fails;
    is_raised = !allows(s, b->least, b->most);
    while (is_raised && allowed - fails > 1) {
        b->most[i] = fails + (allowed - fails) / 2;
        if (allows(s, b->least, b->most))
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

        if (steps < (double)(b->most[i] - b->least[i]))
            b->most[i] = b->least[i] + (long)steps;
    }
}

/* False if no way of the box meets the goal for less than the best one. */
static bool shave(search *s, box *b)
{
    bool raised = true;

    while (raised) {
        raised = false;
        b->cost = way_space_cost(s->space, b->least);
        if (is_too_dear(s, b->cost))
            return false;
        cut_dear(s, b);
        if (!allows(s, b->least, b->most))
            return false;
        for (size_t i = 0; i < s->space->n; i++)
            raised |= raise(s, b, i);
    }
    b->cost = way_space_cost(s->space, b->least);
    return !is_too_dear(s, b->cost);
}

/* --- ways that are near ----------------------------------------------------------------------------- */

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

/* More of one variable than the least of the box: a way is known early, and what costs more need not be looked at. */
static void try_raising(search *s, const box *b)
{
    long steps[WAY_MOST_VARIABLES];

    for (size_t i = 0; i < s->space->n; i++) {
        memcpy(steps, b->least, sizeof steps);
        if (b->most[i] > b->least[i])
            fewest(s, steps, i, b->least[i] + 1, b->most[i]);
    }
}

/* From everything that can be done, less of each variable as long as the goal is met, the dearest first. */
static void try_lowering(search *s, const box *b)
{
    long steps[WAY_MOST_VARIABLES];
    uint64_t done = 0;

    memcpy(steps, b->most, sizeof steps);
    if (!try_point(s, steps))
        return;
    for (size_t k = 0; k < s->space->n; k++) {
        size_t dearest = s->space->n;

        for (size_t i = 0; i < s->space->n; i++) {
            double cost = s->space->variables[i].cost * (double)(steps[i] - b->least[i]);

            if (!(done >> i & 1) &&
                (dearest == s->space->n || cost > s->space->variables[dearest].cost * (double)(steps[dearest] - b->least[dearest])))
                dearest = i;
        }
        done |= UINT64_C(1) << dearest;
        fewest(s, steps, dearest, b->least[dearest], steps[dearest]);
    }
}

/* --- dividing ------------------------------------------------------------------------------------------ */

static bool is_alike(search *s, const box *b, const way_signature *than)
{
    way_signature sign;

    way_judge_box(s->judge, &s->request->goal, b->least, b->most, &sign);
    return !memcmp(&sign, than, sizeof sign);
}

/* The first step of variable i above its least at which the box comes out other than without it; 0 if there is none. */
static long first_step(search *s, const box *b, size_t i)
{
    box part = *b;
    way_signature without;
    long alike = b->least[i], other = b->most[i];

    part.most[i] = alike;
    way_judge_box(s->judge, &s->request->goal, part.least, part.most, &without);
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
    size_t widest = s->space->n, chosen = s->space->n;
    double most_width = -1, most_cost = -1;

    for (size_t i = 0; i < s->space->n; i++) {
        double cost = s->space->variables[i].cost, width = (double)(b->most[i] - b->least[i]) * (cost > 0 ? cost : 1e-3);
        long step;

        if (b->most[i] == b->least[i])
            continue;
        if (width > most_width) {
            widest = i;
            most_width = width;
        }
        step = first_step(s, b, i);
        if (step && (double)(step - b->least[i]) * cost > most_cost) {
            chosen = i;
            most_cost = (double)(step - b->least[i]) * cost;
            *at = step;
        }
    }
    if (chosen < s->space->n)
        return chosen;
    if (widest < s->space->n)
        *at = b->least[widest] + (b->most[widest] - b->least[widest] + 1) / 2;
    return widest;
}

static void add(search *s, box *b)
{
    if (!shave(s, b) || try_point(s, b->least))
        return;
    try_raising(s, b);
    if (!is_too_dear(s, b->cost))
        push(s, b);
}

static void divide(search *s, const box *b)
{
    box lower = *b, upper = *b;
    long at = 0;
    size_t i = choose(s, b, &at);

    if (i == s->space->n)
        return; /* a single point, which was tried */
    lower.most[i] = at - 1;
    upper.least[i] = at;
    add(s, &lower);
    add(s, &upper);
}

static void run(search *s)
{
    box all = {0};

    for (size_t i = 0; i < s->space->n; i++)
        all.most[i] = s->request->without >> i & 1 ? 0 : s->space->variables[i].most;
    if (!shave(s, &all))
        return;
    if (!try_point(s, all.least)) {
        try_lowering(s, &all);
        add(s, &all);
    }
    while (s->n && !s->failed && way_judge_boxes(s->judge) < s->last_judged && !is_too_dear(s, s->queue[0]->cost)) {
        box *b = pop(s);

        cut_dear(s, b);
        divide(s, b);
        release(b);
    }
}

tidu_status way_search(way_judge *j, const way_space *space, const way_request *r, way_found *out, tidu_error *err)
{
    search s = {.judge = j, .space = space, .request = r};

    s.last_judged = way_judge_boxes(j) + (r->effort ? r->effort : WAY_EFFORT);
    run(&s);
    *out = (way_found){.is_found = s.is_found, .is_proven = !s.n || is_too_dear(&s, s.queue[0]->cost), .way = s.best};
    out->bound = out->is_proven ? (s.is_found ? s.best.cost : INFINITY) : s.queue[0]->cost;
    for (size_t i = 0; i < s.n; i++)
        release(s.queue[i]);
    release(s.queue);
    return s.failed || way_judge_failed(j) ? error_memory(err) : TIDU_OK;
}
