/*
 * A binding says what an expression is asked about: these companies, this
 * application year, this date, these certificates, these settings.
 */
#ifndef RULES_BINDING_H
#define RULES_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "numeric/truth.h"
#include "panel/credentials.h"
#include "panel/panel.h"
#include "rules/program.h"

typedef struct binding {
    const panel *panel;
    const credentials *credentials; /* NULL: nobody holds anything */
    int year;                       /* Y */
    long on;                        /* the application date */
} binding;

/* The application date when none is given: 1 July of the year. */
long binding_default_date(int year);

/* A company founded on this day (since 1970) or later was not founded yet in the year. */
double binding_founding_limit(int year);

/* False where the day of founding is missing. */
bool binding_is_before_founding(const binding *b, size_t row, int year);

/*
 * One cell as rules see it: the indicator, or its fallback where it is missing;
 * not applicable in a year before the founding. *used says which indicator it came from.
 */
double binding_cell(const binding *b, size_t row, int indicator, int offset, int *used);

/* The last known value up to Y; *year says from when, 0 when there is none. */
double binding_last(const binding *b, size_t row, int indicator, int *used, int *year);

/*
 * The truths that are no comparison of numbers, for one row: a text against
 * texts (=, !=, in, starts_with) and holds().
 */
truth binding_truth(const binding *b, size_t row, const node *n);

/*
 * Tell the panel to hold what a program reads (panel_want); with year 0, when the year is not
 * known yet, in all years. False without memory.
 */
bool binding_want(const program *p, int year, panel *into);

#endif
