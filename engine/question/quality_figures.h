/*
 * Suspicious figures: of a year, against the year before, against other figures of the year, and against what an earlier
 * import brought. What is suspicious is decided by intake/figure_check.
 */
#ifndef QUESTION_QUALITY_FIGURES_H
#define QUESTION_QUALITY_FIGURES_H

#include "panel/panel.h"
#include "store/store.h"

/* The worst first. */
typedef enum figure_doubt {
    DOUBT_UNIT,          /* FIGURE_JUMP_OF_UNIT times the figure of the year before, or that part of it */
    DOUBT_UNIT_REPLACED, /* ... the figure of an earlier import */
    DOUBT_PART,          /* more than the whole (indicator.part_of) */
    DOUBT_ABOVE,         /* more than what it is seldom above */
    DOUBT_PER_HEAD,      /* revenue per employee */
    DOUBT_JUMP,          /* as the first two, FIGURE_JUMP times */
    DOUBT_REPLACED,
    FIGURE_DOUBTS
} figure_doubt;

typedef struct quality_figure {
    figure_doubt doubt;
    uint32_t company;
    int indicator;
    double value;
    int other_indicator; /* with which it is compared */
    int other_year;
    double other;
    long long import_id; /* that replaced the other value; 0: it is in the data */
    double factor;       /* how many times too much; NaN: the other one is 0. The order within a kind */
} quality_figure;

typedef struct quality_figures {
    quality_figure *list; /* [n] the worst kind first, in it the greatest factor, then companies as in the panel */
    size_t n, capacity;
    size_t kinds[FIGURE_DOUBTS];
} quality_figures;

/* `from` NULL: no earlier import is looked at. Cleared on failure: TIDU_ENOMEM or TIDU_ESTORE. */
tidu_status quality_figures_init(quality_figures *out, const panel *p, int year, const uint8_t *is_in, store *from,
                                 tidu_error *err);
void quality_figures_clear(quality_figures *f);

#endif
