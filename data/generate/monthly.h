/*
 * A table of months as a statistics office hands it out: the larger companies, R&D and revenue since January, of the months after
 * the years of the main table and of the same months a year before. Some come in, some leave, some report late.
 */
#ifndef GENERATE_MONTHLY_H
#define GENERATE_MONTHLY_H

#include <stdio.h>

#include "order.h"

/* False if it cannot be written. */
bool monthly_write(FILE *to, const order *o);

#endif
