/*
 * The values of the expressions of a roster (model/roster.h) for the companies that are listed.
 */
#ifndef QUESTION_ROSTER_FIGURES_H
#define QUESTION_ROSTER_FIGURES_H

#include <stdint.h>

#include "base/tidu_error.h"
#include "model/roster.h"
#include "rules/binding.h"

typedef struct roster_figures roster_figures;

/* Borrows the roster. NULL if memory is exhausted. */
roster_figures *roster_figures_new(const roster *r);
void roster_figures_free(roster_figures *f);

/* Ask the panel for the data of all columns; `year` 0: not known yet. False if memory is exhausted. */
bool roster_figures_want(const roster_figures *f, int year, panel *into);

/*
 * is_left [companies of the panel] becomes 1 for those that the roster leaves out. TIDU_ENOMEM.
 */
tidu_status roster_figures_leave(const roster_figures *f, const binding *b, uint8_t *is_left, tidu_error *err);

/* Compute them for companies[n], in place of earlier ones. TIDU_ENOMEM. */
tidu_status roster_figures_read(roster_figures *f, const binding *b, const uint32_t *companies, size_t n, tidu_error *err);

/*
 * The value of a column with an expression for number `row` of the companies, as of the application year that lies `back` years
 * before (0 to years - 1); NaN: it has none. In yuan, or plain.
 */
double roster_figures_get(const roster_figures *f, size_t column, size_t back, size_t row);

/* The last year that the expression of a column reads in an application year, relative to it: -1 of "revenue[Y-1]"; 0: it reads none. */
int roster_figures_year(const roster_figures *f, size_t column);

#endif
