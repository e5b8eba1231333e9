/*
 * The lists that come of applications: what became of each, the certificates, and the truth behind them.
 */
#ifndef GENERATE_APPLICATION_H
#define GENERATE_APPLICATION_H

#include <stdio.h>

#include "filing.h"

/* One row for each status that an application reached, from the first year of order on. */
bool applications_write(FILE *to, const order *o, filings *f);

/* One certificate for each recognition, company by company: the rows are in that order from then on. */
bool certificates_write(FILE *to, const order *o, filings *f);

/* What was drawn: a row for each technology company, and one for each of its applications. */
bool truth_write(FILE *to, const order *o, filings *f);

#endif
