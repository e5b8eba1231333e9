/*
 * A probe runs one condition or one item on one company with one cell changed.
 */
#ifndef SCENARIO_GAP_PROBE_H
#define SCENARIO_GAP_PROBE_H

#include <stdbool.h>

#include "model/model.h"
#include "rules/binding.h"

typedef struct gap_probe gap_probe;

/*
 * For the company in row 0 of the binding's panel, whose cells it changes and puts back. All columns
 * that will be moved must exist (panel_put_number) before. Borrows all; NULL without memory.
 */
gap_probe *gap_probe_condition(const model_condition *c, const binding *b, panel *one);
gap_probe *gap_probe_item(const model_item *item, const binding *b, panel *one);
void gap_probe_free(gap_probe *p);

/* The cell that moves, on a grid of whole units: value = n / scale. */
typedef struct gap_input {
    int indicator;
    int year;
    double from;     /* as the rule sees it */
    double kept;     /* what stands in the cell: put back after each try */
    double scale;    /* units in 1: 1 for persons and yuan, 10000 for shares */
    double least;    /* limits of the value */
    double greatest;
    int whole;       /* of which it is a part: moves up with it where it would be passed. INDICATOR_NONE: none */
    double whole_kept;
} gap_input;

/* The points that an item certainly has and may have with the input at `value`. */
void gap_probe_points(gap_probe *p, const gap_input *in, double value, double *least,
                      double *greatest);

/*
 * The nearest grid value above (`up`) or below `in->from` at which the condition certainly holds
 * (with `target` an item certainly has so many points): doubling steps and the rule's
 * constants, then halving what lies between. With `wanted` false the nearest at which it does not; *before is the one just before *found.
 */
bool gap_probe_search(gap_probe *p, const gap_input *in, bool up, double target, bool wanted,
                      double *found, double *before);

#endif
