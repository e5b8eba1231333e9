/*
 * How a panel spreads the points that are left to it, given how severe it is: the judged items of a company rise and fall
 * together.
 */
#ifndef VERDICT_SEVERITY_TABLE_H
#define VERDICT_SEVERITY_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/model.h"

typedef struct severity_table severity_table;

/*
 * Of a model that states a correlation or a shift of its judges, moved by `shift` more (in standard deviations, upwards); *out
 * becomes NULL for one that states none. Borrows the model. False if memory is exhausted.
 */
bool severity_table_new(const model *m, double shift, severity_table **out);
void severity_table_free(severity_table *t);

/* Chances are means over nodes: sum of weights[j] times the chance at node j. */
size_t severity_table_nodes(const severity_table *t);
const double *severity_table_weights(const severity_table *t);

/* shares[step * nodes + j] of the points of a band from its least on; NULL: the band has one number of points. */
const double *severity_table_shares(const severity_table *t, size_t item, size_t band);

#endif
