/*
 * The functions of the expression language, one row each; help, checker, compiler and exact evaluator read this table.
 */
#ifndef RULES_FUNCTION_H
#define RULES_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>

#include "numeric/window.h"
#include "rules/exact_number.h"

typedef enum function_shape {
    FUNCTION_WINDOW,   /* a number for each year of a window -> a number */
    FUNCTION_EXTREME,  /* the same, or the minimum or maximum of two or more numbers */
    FUNCTION_QUANTIFIER,  /* a truth for each year -> a truth */
    FUNCTION_COUNT,    /* a truth for each year -> the number of years in which it holds */
    FUNCTION_LAST,     /* the last known value of an annual indicator up to Y */
    FUNCTION_DAYS,     /* days from one date to another */
    FUNCTION_YEARS,    /* completed years between two dates */
    FUNCTION_YEAR_OF,  /* the calendar year of a date */
    FUNCTION_ADD_YEARS, /* a date that many years later */
    FUNCTION_HOLDS,    /* a certificate valid on the application date */
    FUNCTION_IF,
    FUNCTION_COALESCE, /* the first, or the second where the first is missing */
    FUNCTION_KNOWN,    /* true if it has a value */
    FUNCTION_STARTS    /* a text begins with one of the given ones */
} function_shape;

typedef struct function {
    const char *name; /* NULL ends the table */
    function_shape shape;
    size_t least_arguments;
    size_t most_arguments;
    window_kernel kernel; /* of FUNCTION_WINDOW and FUNCTION_EXTREME */
    exact_window exact;   /* the same in exact arithmetic */
    int traits;           /* FUNCTION_GROWTH ... */
    const char *usage;
    const char *summary;
} function;

enum {
    FUNCTION_GROWTH = 1, /* of FUNCTION_WINDOW: a ratio of years, so it needs at least two and has no unit */
    FUNCTION_ENDS = 2,   /* of FUNCTION_WINDOW: reads only the first and the last year; irrational if more */
    FUNCTION_EVERY = 4   /* of FUNCTION_QUANTIFIER: for all applicable years; otherwise for at least one */
};

static inline bool function_is(const function *f, int trait)
{
    return (f->traits & trait) != 0;
}

extern const function functions[];

/* NULL if there is no such function. */
const function *function_find(const char *name);

#endif
