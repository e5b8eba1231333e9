/*
 * Companies that grow above a threshold (小升规): below it a year ago, above or near it now. The model decides who is
 * above; two of its definitions give the quantity measured and the threshold of the sector, others the entry of a
 * catalogue that the company falls under.
 */
#ifndef LADDER_CROSSING_H
#define LADDER_CROSSING_H

#include "model/ladder.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef enum crossing_state {
    CROSSING_REACHED, /* below a year ago, above now */
    CROSSING_NEAR,    /* below, but at least `near` times the threshold */
    CROSSING_UNCLEAR  /* above now; a year ago too little is known, or it did not exist */
} crossing_state;

typedef struct crossing {
    uint32_t company;
    crossing_state state;
    double value;  /* the quantity measured; a cell */
    double before; /* a year ago; a cell */
    double line;   /* the threshold, a cell: some sectors have none */
    const model_definition *entry; /* of the catalogue; NULL: none, or the ladder names none */
} crossing;

typedef struct crossings {
    crossing *list; /* by state, value / line descending, code */
    size_t n;
    size_t above;   /* left out: above already a year ago, or certified or registered */
    size_t unknown; /* whether they are above is unknown */
} crossings;

typedef struct crossing_finder crossing_finder;

/* Borrows the model and the rule. TIDU_EMODEL if the model lacks these definitions or they are not numbers. */
tidu_status crossing_finder_new(const model *m, const ladder_crossing *rule, crossing_finder **out, tidu_error *err);
void crossing_finder_free(crossing_finder *c);

/* Ask for the data of application year `year` and the one before (0: of any year). */
bool crossing_finder_want(const crossing_finder *c, int year, panel *into);

/* For the companies with is_in[company]. */
tidu_status crossing_finder_run(const crossing_finder *c, const binding *b, const uint8_t *is_in, int threads,
                        crossings *out, tidu_error *err);
void crossings_clear(crossings *c);

#endif
