/* A cell of data that may have any value between two. */
#ifndef RULES_CELL_RANGE_H
#define RULES_CELL_RANGE_H

typedef struct cell_range {
    int indicator;
    int year; /* PANEL_ANY_YEAR for an attribute */
    double least;
    double greatest;
} cell_range;

#endif
