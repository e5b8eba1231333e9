/* What the chance of a company is made of: its product is the readiness. */
#ifndef VERDICT_CHANCE_PARTS_H
#define VERDICT_CHANCE_PARTS_H

#include "verdict/assessment.h"

typedef struct chance_parts {
    double missing;   /* conditions whose data are missing hold */
    double confirmed; /* experts confirm the conditions that are left to them */
    double points;    /* the points suffice, or a direct pass holds, as far as experts and missing data leave that open */
    double audits;    /* audited conditions stand */
    double fitted;    /* factor by which outcomes of this district change the product; 1: they were not fitted in this way */
    unsigned n_missing, n_confirmed, n_audits; /* conditions */
} chance_parts;

/* Of a verdict that is not no. */
chance_parts chance_parts_of(const assessment *a, size_t company);

#endif
