/*
 * Choosing between two columns, row by row: by a truth, or by which of them has a value. `out` may be an input.
 */
#ifndef NUMERIC_CHOOSE_H
#define NUMERIC_CHOOSE_H

#include <stddef.h>
#include <stdint.h>

/* a where c is true, b where it is false; where c is unknown, missing unless a and b are equal. */
void choose_number(const uint8_t *c, const double *a, const double *b, double *out, size_t n);

/* The error of the result of choose_number; the sum of both where c is unknown. */
void choose_error(const uint8_t *c, const double *a, const double *b, double *out, size_t n);

/* The same for truths: unknown where c is unknown and they differ. */
void choose_truth(const uint8_t *c, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n);

/* b where a has no value of any kind. */
void choose_first_value(const double *a, const double *b, double *out, size_t n);

/* x, but y where a is missing. */
void choose_unless_missing(const double *a, const double *x, const double *y, double *out, size_t n);

/* b where a has no value and b has one. */
void choose_known(const double *a, const double *b, double *out, size_t n);

/* x, but missing where it is more than y. */
void choose_unless_above(const double *x, const double *y, double *out, size_t n);

/* x, but not applicable in rows founded on day `limit` or later. */
void choose_applicable(const double *founded, double limit, const double *x, double *out, size_t n);

#endif
