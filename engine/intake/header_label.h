/*
 * The header of one column: which indicator, which year, which unit.
 */
#ifndef INTAKE_HEADER_LABEL_H
#define INTAKE_HEADER_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/cell_text.h"
#include "panel/indicator.h"

typedef struct header_label {
    int indicator; /* INDICATOR_NONE: not known */
    int year;      /* PANEL_ANY_YEAR when the header names none */
    cell_unit unit;
    int shift;     /* of the unit */
} header_label;

/*
 * "revenue", "营业收入", "营业收入(万元)", "revenue@2021", "2021年度营业收入（万元）",
 * "营业收入(2021)", "judged_hnte_ip_advanced" ... A judged column joins the dictionary.
 */
header_label header_label_parse(dictionary *d, const char *text, size_t length);

/*
 * Fold a header for comparison: cell_fold, then no blanks, quotes and stars, and simplified
 * characters. `out` has HEADER_LABEL_SIZE bytes; returns the length.
 */
enum { HEADER_LABEL_SIZE = 256 };
size_t header_label_fold(const char *text, size_t length, char *out);

/* "单位：万元" in a line above the header: the unit it names. */
bool header_label_find_unit_line(const char *folded, int *shift);

#endif
