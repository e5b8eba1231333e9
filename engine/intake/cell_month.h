/*
 * Months in headers, cells and titles: 2025-06, 2025年6月, 2025年1-6月. What is summed up over time is the sum since January, so
 * that 1-6月 and 6月 are one period; a figure of one month alone is headed 本月 and is not read.
 */
#ifndef INTAKE_CELL_MONTH_H
#define INTAKE_CELL_MONTH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The length of the month with which p[length], folded, begins, and its period (panel/period.h); 0: it begins with none. 2025年1-12月
 * is a year and no month; a day behind it makes it a date.
 */
size_t month_at(const char *p, size_t length, int *period);

/* The same for a whole cell, also 202506. */
bool cell_scan_month(const char *folded, int *period);

/* The one month in a line of text; 0: none, several, or the line is about the day on which something was written. */
int text_month(const char *folded);

#endif
