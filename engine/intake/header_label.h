/*
 * The header of one column: its indicator, year and unit.
 */
#ifndef INTAKE_HEADER_LABEL_H
#define INTAKE_HEADER_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/cell_text.h"
#include "panel/indicator.h"

typedef struct header_label {
    int indicator; /* INDICATOR_NONE: unknown */
    int year;      /* PANEL_ANY_YEAR if the header has none */
    cell_unit unit;
    int shift;     /* of the unit */
} header_label;

/*
 * "revenue", "营业收入", "营业收入(万元)", "revenue@2021", "2021年度营业收入（万元）",
 * "营业收入(2021)", "judged_hnte_ip_advanced" ... Judged columns are added to the dictionary.
 */
header_label header_label_parse(dictionary *d, const char *text, size_t length);

/*
 * Fold a header for comparison: cell_fold, then without blanks, quotes and asterisks, and in simplified characters.
 * `out` has HEADER_LABEL_SIZE bytes; returns the length.
 */
enum { HEADER_LABEL_SIZE = 256 };
size_t header_label_fold(const char *text, size_t length, char *out);

/* The unit in a line above the header, such as "单位：万元". */
bool header_label_find_unit_line(const char *folded, int *shift);

#endif
