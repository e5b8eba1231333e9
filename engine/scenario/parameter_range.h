/*
 * A range of values for a parameter of a rule: "hnte.rd_floor.1=3%..6%:0.25%", from..to:step.
 *
 * Values are whole numbers of a decimal place that all of them fall on, so that from + i * step is exact and the last
 * value is `to` itself where the steps meet it.
 */
#ifndef SCENARIO_PARAMETER_RANGE_H
#define SCENARIO_PARAMETER_RANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/tidu_error.h"

enum { RANGE_MOST_VALUES = 1000, RANGE_PARTS = 100, RANGE_TEXT = 40 };

typedef struct parameter_range {
    const char *text; /* as written */
    const char *name; /* of the parameter */
    int64_t from, to, step;
    int64_t own; /* of the rule as it is; 0 until parameter_range_own */
    int place; /* a value is its number times 10^place; a step has RANGE_PARTS whole parts */
    int shift; /* of the unit in which values are written: -2 percent, 4 wan ... */
    int money; /* 1: amounts */
    size_t n; /* values, at least 1 */
} parameter_range;

/* Whether the text of a parameter gives a range and not one value. */
bool parameter_range_is(const char *text);

/*
 * Texts live in `memory`. TIDU_EUSAGE: not of this form, from above to, a step that is not positive, amounts and plain
 * numbers mixed, more than RANGE_MOST_VALUES values or too many digits.
 */
tidu_status parameter_range_parse(const char *text, arena *memory, parameter_range *out, tidu_error *err);

/* Take the value of the rule as it is ("5%") as `own`, on the same decimal place. TIDU_EUSAGE: too many digits. */
tidu_status parameter_range_own(parameter_range *r, const char *value, arena *memory, tidu_error *err);

/* The value as in a rule: "3.25%", "5000 wan". */
void parameter_range_write(const parameter_range *r, int64_t value, char text[RANGE_TEXT]);

/* The same as a number, in yuan or 1. */
double parameter_range_number(const parameter_range *r, int64_t value);

#endif
