/* A number that grows by the same share each year: what a target of growth, or of a multiple, asks of each year. */
#ifndef REPORT_YEARLY_PATH_REPORT_H
#define REPORT_YEARLY_PATH_REPORT_H

#include "report/document.h"

typedef struct yearly_path {
    double yearly; /* growth a year, as a share: 0.3 */
    double times;  /* the number at the end over that at the beginning: (1 + yearly) ^ years */
    int years;
    double base;   /* the number at the beginning; NaN: not given */
} yearly_path;

/* The growth a year that leads to a multiple, and the other way round. */
double yearly_path_rate(double times, int years);
double yearly_path_times(double yearly, int years);

/* NULL if memory is exhausted. */
document *yearly_path_document(const yearly_path *p, bool zh);

#endif
