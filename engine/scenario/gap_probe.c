/*
 * Search for the nearest value at which a truth changes, for a rule that need not be monotone in the input. Probes are
 * made at doubling distances and at every constant of the rule with its two neighbours, in order of distance; a
 * comparison of the input itself with a constant cannot change between two probes, so that no such window is skipped.
 * (A window of a computed value, such as a ratio, that opens and closes between two probes can be.) Between the first
 * probe with the wanted truth and the one before, which does not have it, bisection finds two neighbouring grid values
 * with different truths.
 *
 * The result is therefore always a border: wanted there, not wanted one unit before. O(log range + constants)
 * evaluations of a program with this condition only.
 */
#include "scenario/gap_probe.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "rules/machine.h"

/* Search limit in grid units, below 2^53, up to which doubles represent integers exactly. */
#define MOST_UNITS 1e14

/* Further constants are not probed. */
enum { MOST_CONSTANTS = 64, MOST_POINTS = 3 * MOST_CONSTANTS + 64 };

struct gap_probe {
    panel *one;
    program *program;
    machine *machine;
    const model_condition *condition; /* or: */
    const model_item *item;
    size_t need;
    size_t applies;
    size_t bands[MODEL_MOST_BANDS];
    double constants[MOST_CONSTANTS]; /* of the rule, without duplicates */
    size_t n_constants;
};

/* --- making ------------------------------------------------------------------- */

static void add_constant(gap_probe *p, double value)
{
    for (size_t i = 0; i < p->n_constants; i++) {
        if (p->constants[i] == value)
            return;
    }
    if (p->n_constants < MOST_CONSTANTS)
        p->constants[p->n_constants++] = value;
}

static bool gather_constant(void *context, const node *n)
{
    if (n->kind == NODE_NUMBER)
        add_constant(context, n->number);
    return true;
}

static void gather_constants(gap_probe *p)
{
    if (p->condition) {
        node_walk(p->condition->need, gather_constant, p);
        node_walk(p->condition->applies, gather_constant, p);
    }
    for (size_t i = 0; p->item && i < p->item->n_bands; i++)
        node_walk(p->item->bands[i].when, gather_constant, p);
}

static bool add_condition(gap_probe *p)
{
    return program_add(p->program, p->condition->need, &p->need) &&
           (!p->condition->applies || program_add(p->program, p->condition->applies, &p->applies));
}

static bool add_bands(gap_probe *p)
{
    for (size_t i = 0; i < p->item->n_bands; i++) {
        if (p->item->bands[i].when && !program_add(p->program, p->item->bands[i].when, &p->bands[i]))
            return false;
    }
    return true;
}

static gap_probe *make(gap_probe form, const binding *b)
{
    gap_probe *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    *p = form;
    gather_constants(p);
    p->program = program_new(false);
    if (!p->program || !(p->condition ? add_condition(p) : add_bands(p)) ||
        !program_finish(p->program) || !(p->machine = machine_new_for_row(p->program, b)) ||
        !machine_use_limits(p->machine)) {
        gap_probe_free(p);
        return NULL;
    }
    return p;
}

gap_probe *gap_probe_condition(const model_condition *c, const binding *b, panel *one)
{
    return make((gap_probe){.one = one, .condition = c}, b);
}

gap_probe *gap_probe_item(const model_item *item, const binding *b, panel *one)
{
    return make((gap_probe){.one = one, .item = item}, b);
}

void gap_probe_free(gap_probe *p)
{
    if (!p)
        return;
    machine_free(p->machine);
    program_free(p->program);
    release(p);
}

static truth output(const gap_probe *p, size_t i)
{
    return (truth)machine_truth(p->machine, i)[0];
}

/* A band is possible if its condition may hold and no earlier band certainly holds. */
static void read_points(const gap_probe *p, double *least, double *greatest)
{
    *least = INFINITY;
    *greatest = 0;
    for (size_t i = 0; i < p->item->n_bands; i++) {
        const model_band *band = &p->item->bands[i];
        truth when = band->when ? output(p, p->bands[i]) : TRUTH_TRUE;

        if (when == TRUTH_FALSE)
            continue;
        *least = fmin(*least, band->least);
        *greatest = fmax(*greatest, band->greatest);
        if (when == TRUTH_TRUE)
            return;
    }
}

/* The columns exist, so that overwriting cells needs no memory. */
static void put(gap_probe *p, const gap_input *in, double value, double whole)
{
    panel_put_number(p->one, 0, in->indicator, in->year, value);
    if (in->whole != INDICATOR_NONE)
        panel_put_number(p->one, 0, in->whole, in->year, whole);
}

static void run_at(gap_probe *p, const gap_input *in, double value)
{
    put(p, in, value, fmax(in->whole_kept, value));
    machine_run(p->machine, 0, 1);
}

void gap_probe_points(gap_probe *p, const gap_input *in, double value, double *least,
                      double *greatest)
{
    run_at(p, in, value);
    read_points(p, least, greatest);
    put(p, in, in->kept, in->whole_kept);
}

static bool holds_at(gap_probe *p, const gap_input *in, double value, double target)
{
    double least, greatest;

    run_at(p, in, value);
    if (p->condition)
        return (p->condition->applies && output(p, p->applies) == TRUTH_FALSE) ||
               output(p, p->need) == TRUTH_TRUE;
    read_points(p, &least, &greatest);
    return least >= target;
}

static bool may_hold_at(gap_probe *p, const gap_input *in, double value, double target)
{
    double least, greatest;

    run_at(p, in, value);
    if (p->condition)
        return output(p, p->need) != TRUTH_FALSE || (p->condition->applies && output(p, p->applies) != TRUTH_TRUE);
    read_points(p, &least, &greatest);
    return greatest >= target;
}

/* The k-th grid value from `from` on; the 0th is `from` itself. */
static double grid_value(const gap_input *in, bool up, double k)
{
    if (k == 0)
        return in->from;
    return (up ? floor(in->from * in->scale) + k : ceil(in->from * in->scale) - k) / in->scale;
}

/* The number of grid values up to the limit. */
static double grid_length(const gap_input *in, bool up)
{
    double n = up ? floor(in->greatest * in->scale) - floor(in->from * in->scale)
                  : ceil(in->from * in->scale) - ceil(in->least * in->scale);

    return n < MOST_UNITS ? n : MOST_UNITS;
}

static int compare_steps(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* The distances to probe, in increasing order and within the limit; returns their number. */
static size_t choose_points(const gap_probe *p, const gap_input *in, bool up, double most, double *k)
{
    double start = up ? floor(in->from * in->scale) : ceil(in->from * in->scale);
    size_t n = 0, kept = 0;

    for (int power = 0; ldexp(1, power) < most; power++)
        k[n++] = ldexp(1, power);
    k[n++] = most;
    for (size_t i = 0; i < p->n_constants; i++) {
        double at = round(p->constants[i] * in->scale), steps = up ? at - start : start - at;

        for (int beside = -1; beside <= 1; beside++)
            k[n++] = steps + beside;
    }
    qsort(k, n, sizeof *k, compare_steps);
    for (size_t i = 0; i < n; i++) {
        if (k[i] >= 1 && k[i] <= most && (!kept || k[i] > k[kept - 1]))
            k[kept++] = k[i];
    }
    return kept;
}

bool gap_probe_search(gap_probe *p, const gap_input *in, bool up, double target, bool wanted,
                      double *found, double *before)
{
    double most = grid_length(in, up), low = 0, high = 0, points[MOST_POINTS];
    size_t n = most >= 1 ? choose_points(p, in, up, most, points) : 0;
    bool is_found = false;

    for (size_t i = 0; i < n && !is_found; i++) {
        low = high;
        high = points[i];
        is_found = holds_at(p, in, grid_value(in, up, high), target) == wanted;
    }
    while (is_found && high - low > 1) {
        double middle = floor((low + high) / 2);

        if (holds_at(p, in, grid_value(in, up, middle), target) == wanted)
            high = middle;
        else
            low = middle;
    }
    put(p, in, in->kept, in->whole_kept);
    if (is_found) {
        *found = grid_value(in, up, high);
        *before = grid_value(in, up, low);
    }
    return is_found;
}

bool gap_probe_opens(gap_probe *p, const gap_input *in, double target)
{
    bool is_found = false;

    for (int up = 0; up < 2 && !is_found; up++) {
        double most = grid_length(in, up), points[MOST_POINTS];
        size_t n = most >= 1 ? choose_points(p, in, up, most, points) : 0;

        for (size_t i = 0; i < n && !is_found; i++)
            is_found = may_hold_at(p, in, grid_value(in, up, points[i]), target);
    }
    put(p, in, in->kept, in->whole_kept);
    return is_found;
}
