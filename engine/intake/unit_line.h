/*
 * The unit of money in a line above a table: "单位：万元、人", "注：以下金额均为万元", "主要指标（万元）".
 */
#ifndef INTAKE_UNIT_LINE_H
#define INTAKE_UNIT_LINE_H

#include <stdbool.h>

typedef enum unit_line_kind {
    UNIT_LINE_NONE,  /* no unit of money */
    UNIT_LINE_SEEN,  /* one occurs, but nothing says that the figures are in it */
    UNIT_LINE_STATED /* the figures are said to be in it */
} unit_line_kind;

typedef struct unit_line {
    unit_line_kind kind;
    int shift;     /* of the unit: yuan times 10^shift; the greatest where several are stated */
    bool is_mixed; /* several different ones are stated */
} unit_line;

/* `folded`: a cell after cell_fold. */
unit_line unit_line_read(const char *folded);

#endif
