/*
 * Draws of changes that follow a law: each draw changes the cells of every company anew, from what they were.
 *
 * One generator is asked by one thread in a fixed order: draw by draw, change by change, company by company in the order
 * of codes, one number for each, also where the cell is missing. So the same seed gives the same cells whatever the
 * number of threads that assess them and whatever the order of rows; it does not with other companies in the list.
 */
#ifndef SCENARIO_CHANGE_DRAWS_H
#define SCENARIO_CHANGE_DRAWS_H

#include "scenario/change.h"

typedef struct change_draws change_draws;

/*
 * For the companies order[n] of the panel, whose cells as they are now are kept; the rest is borrowed. NULL if memory is
 * exhausted.
 */
change_draws *change_draws_new(const changes *c, panel *p, int year, const uint32_t *order, size_t n, uint32_t seed);
void change_draws_free(change_draws *d);

/* Change the cells for the next draw. Values beyond the limits of their indicator are set to the limit. */
void change_draws_next(change_draws *d);

/* Cells so set in all draws so far; cells that are missing and stay so, in each. */
uint64_t change_draws_limited(const change_draws *d);
size_t change_draws_missing(const change_draws *d);

const char *change_draws_generator(const change_draws *d); /* "mt19937" */

#endif
