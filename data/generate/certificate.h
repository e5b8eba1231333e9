/*
 * The certificates that an invented company holds.
 */
#ifndef GENERATE_CERTIFICATE_H
#define GENERATE_CERTIFICATE_H

#include <stdbool.h>
#include <stdio.h>

#include "company.h"

bool certificates_begin(FILE *to);

/* `row` is the company's last one. */
bool certificates_write(FILE *to, const company *c, draw *d, int last_year, const sheet_row *row);

#endif
