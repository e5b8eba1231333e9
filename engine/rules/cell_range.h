/* Cells that may have other values, and what is made of those that have none. */
#ifndef RULES_CELL_RANGE_H
#define RULES_CELL_RANGE_H

typedef struct cell_range {
    int indicator;
    int year; /* PANEL_ANY_YEAR for an attribute */
    double least;
    double greatest;
} cell_range; /* any value between both */

/* What is missing may be anything, or is taken to be as little or as much as it can: one of the completions of the data. */
typedef enum interval_missing { MISSING_ANYTHING, MISSING_LEAST, MISSING_GREATEST } interval_missing;

#endif
