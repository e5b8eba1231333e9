/*
 * A binding is the context in which an expression is evaluated: the companies, the application year and date, and the
 * certificates that they hold.
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
    const credentials *credentials; /* NULL: no certificates */
    int year;                       /* Y */
    long on;                        /* the application date */
} binding;

/* The application date when none is given: 1 July of the year. */
long binding_default_date(int year);

/* A company founded on this day (days since 1970-01-01) or later did not exist yet in the year. */
double binding_founding_limit(int year);

/* Also false where the date of foundation is missing. */
bool binding_is_before_founding(const binding *b, size_t row, int year);

/*
 * One cell as rules see it: the indicator, or its fallback where it has no value; not applicable in a year before the
 * foundation. *used is the indicator that the value came from.
 */
double binding_cell(const binding *b, size_t row, int indicator, int offset, int *used);

/* A column as rules read it: with that of the whole which its cells are not to exceed, and the fallbacks of that. */
typedef struct binding_column {
    const double *cells;
    const double *whole[INDICATOR_MOST_CHAIN];
    size_t n_wholes; /* 0: there is none */
} binding_column;

/* False if the panel has no such column. */
bool binding_find_column(const binding *b, int indicator, int year, binding_column *out);

/* The latest known value up to Y; *year is the year it is from, 0 if there is none. */
double binding_last(const binding *b, size_t row, int indicator, int *used, int *year);

/*
 * Conditions other than comparisons of numbers, for one row: a text against texts (=, !=, in, starts_with) and
 * holds().
 */
truth binding_truth(const binding *b, size_t row, const node *n);

/*
 * Ask the panel to load what a program reads (panel_want); with year 0, when the year is not known yet, in all years.
 * False if memory is exhausted.
 */
bool binding_want(const program *p, int year, panel *into);

#endif
