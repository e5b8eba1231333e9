/* Evaluates one condition or item for one company with one cell changed. */
#ifndef SCENARIO_GAP_PROBE_H
#define SCENARIO_GAP_PROBE_H

#include <stdbool.h>

#include "model/model.h"
#include "rules/binding.h"

typedef struct gap_probe gap_probe;

/*
 * For the company in row 0 of the panel of the binding, whose cells it changes and restores. All columns to be changed
 * must exist (panel_put_number) before. Borrows everything; NULL if memory is exhausted.
 */
gap_probe *gap_probe_condition(const model_condition *c, const binding *b, panel *one);
gap_probe *gap_probe_item(const model_item *item, const binding *b, panel *one);
void gap_probe_free(gap_probe *p);

/* The cell to change, on a grid of units: value = n / scale. */
typedef struct gap_input {
    int indicator;
    int year;
    double from;     /* as the rule sees it */
    double kept;     /* content of the cell, restored after each trial */
    double scale;    /* grid units per 1: 1 for persons and yuan, 10000 for shares */
    double least;    /* limits of the value */
    double greatest;
    int whole;       /* of which it is a part: moves up with it where it would be passed. INDICATOR_NONE: none */
    double whole_kept;
} gap_input;

/* The points that an item has at least and at most with the input at `value`. */
void gap_probe_points(gap_probe *p, const gap_input *in, double value, double *least,
                      double *greatest);

/*
 * Find the nearest grid value above (`up`) or below `in->from` at which the condition certainly holds, or an item
 * certainly has `target` points; with `wanted` false the nearest at which it does not. Nearest means: of those that
 * the probes do not skip (gap_probe.c). *before is the grid value just before *found.
 */
bool gap_probe_search(gap_probe *p, const gap_input *in, bool up, double target, bool wanted,
                      double *found, double *before);

/* Is there a value, among those that a search tries, with which the condition may hold or the item may have `target`? */
bool gap_probe_opens(gap_probe *p, const gap_input *in, double target);

#endif
