/*
 * How much each figure of the year to come may change, alone and all together, before a company that meets a goal no longer does:
 * for those who hold a title and will be checked again.
 */
#ifndef REACH_MARGIN_H
#define REACH_MARGIN_H

#include "reach/reach.h"

/* A figure of the last year before the application, and its margins. */
typedef struct margin {
    int indicator;
    double from; /* as carried forward */
    double least; /* the lowest value that still meets the goal on the way down; NAN: every one does */
    double greatest; /* the same upwards, looked at up to twice the value; NAN: every one does */
    double unit; /* one unit beyond fails */
} margin;

enum { MARGIN_MOST = 64 };

typedef struct margins {
    bool is_met; /* the goal, with the figures carried forward; without it there is nothing to lose */
    bool is_verdict; /* what is kept is that the verdict is not "no"; otherwise the chance asked for */
    way_standing still;
    margin list[MARGIN_MOST];
    size_t n;
    double together; /* the share by which all of them may fall at once (0.052: 5.2%); 1: any */
    way_standing beyond; /* what the rule says one step of 0.1% further */
} margins;

/*
 * For the application of the question's year; levers are not used. `read` tells which figures the rule reads. TIDU_ENOMEM.
 */
tidu_status margins_find(const reach_question *q, const panel *p, uint32_t company, margins *out, tidu_error *err);

#endif
