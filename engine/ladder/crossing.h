/*
 * Companies that cross a line upwards (小升规): below it a year ago, above it or near it now. The model says who is
 * above; two of its definitions say what is measured and where the line of the company's sector lies, others under which entry
 * of a catalogue the company falls.
 */
#ifndef LADDER_CROSSING_H
#define LADDER_CROSSING_H

#include "model/ladder.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef enum crossing_state {
    CROSSING_REACHED, /* below it a year ago, above it now */
    CROSSING_NEAR,    /* below it, but at or beyond `near` of the line */
    CROSSING_UNCLEAR  /* above it now; of a year ago too little is known, or there was no company */
} crossing_state;

typedef struct crossing {
    uint32_t company;
    crossing_state state;
    double value;  /* what is measured; a cell */
    double before; /* a year ago; a cell */
    double line;   /* a cell: some sectors have none */
    const model_definition *entry; /* of the catalogue; NULL: none, or the ladder names none */
} crossing;

typedef struct crossings {
    crossing *list; /* by state, value / line downwards, code */
    size_t n;
    size_t above;   /* above it a year ago already, or with the certificate: left out */
    size_t unknown; /* the data do not say whether they are above */
} crossings;

typedef struct crossing_finder crossing_finder;

/*
 * Borrows the model and the rule. TIDU_EMODEL when the model has no such definitions, or they are no
 * numbers.
 */
tidu_status crossing_finder_new(const model *m, const ladder_crossing *rule, crossing_finder **out, tidu_error *err);
void crossing_finder_free(crossing_finder *c);

/* What is read in application year `year` and in the one before (0: in any year). */
bool crossing_finder_want(const crossing_finder *c, int year, panel *into);

/* Companies with is_in[company]. */
tidu_status crossing_finder_run(const crossing_finder *c, const binding *b, const uint8_t *is_in, int threads,
                        crossings *out, tidu_error *err);
void crossings_clear(crossings *c);

#endif
