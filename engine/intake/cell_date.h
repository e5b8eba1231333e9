/*
 * Dates and years in a cell that was folded by cell_fold.
 */
#ifndef INTAKE_CELL_DATE_H
#define INTAKE_CELL_DATE_H

#include <stdbool.h>
#include <stddef.h>

enum { YEAR_LEAST = 1900, YEAR_GREATEST = 2100 };

/*
 * 2023-01-05, 2023/1/5, 2023.1.5, 2023年1月5日, 20230105, each optionally followed by a time of day; 2023-01, 2023.1,
 * 2023年1月, 202301: the first of the month; 44931: a day number of a spreadsheet (1930 to 2099). False for anything
 * else and for days that do not exist.
 */
bool cell_scan_date(const char *folded, long *days);

/* The same for exactly 2023-01-05, which need not be folded. */
bool cell_scan_iso_date(const char *text, size_t length, long *days);

/* 2023, 2023年, 2023年度, 2023.0; only from 1900 to 2100. */
bool cell_scan_year(const char *folded, int *year);

#endif
