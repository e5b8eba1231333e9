/*
 * What a company can change until an application: one variable for each lever and year in which it can still count, in whole
 * steps from 0 to a greatest amount, with what a step costs and the cells of data that it moves.
 */
#ifndef REACH_WAY_SPACE_H
#define REACH_WAY_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/lever.h"
#include "panel/panel.h"
#include "rules/binding.h"
#include "rules/cell_range.h"
#include "scenario/input_limit.h"

enum {
    WAY_MOST_VARIABLES = 64, /* so that a set of them is a word */
    WAY_MOST_CELLS = 64,
    WAY_MOST_EFFECTS = 512
};

/* A cell that some variable moves, with its value where none does. */
typedef struct way_cell {
    int indicator;
    int year;
    double base;
    double least, greatest; /* the limits of the dictionary */
} way_cell;

typedef struct way_effect {
    size_t cell;
    double amount; /* of one step */
} way_effect;

typedef struct way_variable {
    const lever *lever;
    int year; /* in which its effect begins */
    long most; /* steps */
    double cost; /* yuan for a step, over all years until the application */
    size_t first_effect, n_effects;
} way_variable;

typedef struct way_space {
    way_variable variables[WAY_MOST_VARIABLES];
    size_t n;
    way_cell cells[WAY_MOST_CELLS];
    size_t n_cells;
    way_effect effects[WAY_MOST_EFFECTS];
    size_t n_effects;
    part_wholes couples; /* no part may exceed its whole on a way */
    bool is_cut; /* variables were left out, because there are more than fit */
} way_space;

/* The time in which something can be changed. */
typedef struct way_time {
    long start; /* the day of the decision */
    int first_open; /* the first year whose books are not closed; the last is the one before the application */
    int application; /* the year of it */
} way_time;

/*
 * Fill the space of the company in row 0 of the panel of `b`, whose open years have values already (carried_company.h).
 * `read` tells which cells the rule reads (panel_is_wanted): variables that move none of them are left out.
 */
void way_space_fill(way_space *s, const levers *l, const binding *b, const way_time *t, const panel *read);

/* What steps[s->n] cost, in yuan. Never more than what more steps cost. */
double way_space_cost(const way_space *s, const long *steps);

/* The ranges that the cells have when each variable is between both. */
void way_space_ranges(const way_space *s, const long *least, const long *most, cell_range ranges[WAY_MOST_CELLS]);

/* Write the cells into the panel, which has all their columns; false if one leaves its limits or a part exceeds its whole. */
bool way_space_put(const way_space *s, panel *one, const long *steps);

/* The same for no steps at all. */
void way_space_restore(const way_space *s, panel *one);

#endif
