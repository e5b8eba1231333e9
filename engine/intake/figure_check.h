/*
 * Which figures of a company look wrong: decided here alone, for the warnings of an import and for the page on the quality
 * of the data. Every test is false where a value is missing.
 */
#ifndef INTAKE_FIGURE_CHECK_H
#define INTAKE_FIGURE_CHECK_H

#include <stdbool.h>

#include "panel/indicator.h"

/*
 * These limits are ours, no decree's. A figure that is to be steady (indicator.is_steady) and is ten times another one of
 * its kind is worth a question; at a thousand times the unit is another one (千元 and 万元 lie within), or digits were added.
 */
enum { FIGURE_JUMP = 10, FIGURE_JUMP_OF_UNIT = 1000 };

/*
 * Revenue per employee in yuan between which nobody asks; some hundred thousand are usual. Below, amounts in 万元 were taken
 * for yuan; above, yuan for 万元, or staff is missing.
 */
enum { FIGURE_LEAST_PER_HEAD = 5000, FIGURE_GREATEST_PER_HEAD = 100000000 };

/*
 * How many times the greater of two figures is the smaller one, if that is FIGURE_JUMP or more and the indicator is to be
 * steady; otherwise 0. Figures that are not above 0 are not compared.
 */
double figure_jump(const indicator *i, double one, double other);

/* Whether revenue per employee is outside of what is plausible. Companies without revenue or employees are left out. */
bool figure_per_head_is_implausible(double revenue, double employees);

#endif
