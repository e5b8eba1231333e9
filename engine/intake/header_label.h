/*
 * The header of one column: its indicator, year and unit.
 */
#ifndef INTAKE_HEADER_LABEL_H
#define INTAKE_HEADER_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/cell_text.h"
#include "intake/mapping.h"
#include "panel/indicator.h"

/* By what labels are looked up: the entries of the mapping (NULL: none), then those of the dictionary. */
typedef struct header_lookup {
    dictionary *dictionary;
    const mapping *map;
} header_lookup;

/* Of which time a figure is. */
typedef enum header_period {
    PERIOD_NONE,  /* nothing is said */
    PERIOD_WHOLE, /* 全年, 年末: of the whole year, or of its end */
    PERIOD_BEFORE, /* 上年同期: of the same time of the year before */
    PERIOD_OTHER  /* 1-6月, 上年, 同比: of a part of the year, of another one, or a rate */
} header_period;

typedef struct header_label {
    int indicator; /* INDICATOR_NONE: none is named */
    int year;      /* or month (panel/period.h); PANEL_ANY_YEAR if the header has none */
    cell_unit unit;
    int shift;     /* of the unit */
    header_period period;
    size_t rank; /* of the label among those of the indicator: 0 its name, 1 the label that is shown ... */
    const mapping_column *mapped; /* the entry of the mapping by which it was recognised, or NULL */
    bool is_understood; /* nothing is left unexplained; false: all other members are as of an unknown header */
} header_label;

/*
 * "revenue", "营业收入", "营业收入(万元)", "revenue@2021", "2021年度营业收入（万元）", "营业收入(2021)",
 * "revenue@2025-06", "2025年1-6月营业收入", "judged_hnte_ip_advanced", also without an indicator: "2021年", "万元", "1-6月", and with line ends and keys:
 * "净利润\n[报告期] 2020年报\n[单位] 元". Judged columns are added to the dictionary.
 */
header_label header_label_parse(const header_lookup *by, const char *text, size_t length);

/*
 * The label of a column whose header is spread over several rows: parts[n] from top to bottom. The lowest row that names
 * an indicator decides; years, units and periods come from any row. Rows that contradict each other, or a row below the
 * indicator that is not understood ("其中：出口"), make the column unknown.
 */
header_label header_label_join(const header_lookup *by, const header_label *parts, size_t n);

/*
 * Fold a header for comparison: cell_fold, then without blanks, quotes and asterisks, and in simplified characters.
 * `out` has HEADER_LABEL_SIZE bytes; returns the length.
 */
enum { HEADER_LABEL_SIZE = 256 };
size_t header_label_fold(const word_lists *words, const char *text, size_t length, char *out);

#endif
