/*
 * What came out of holding companies against one model: gates, direct passes, points, the verdict and the readiness
 * of each company.
 */
#ifndef VERDICT_ASSESSMENT_H
#define VERDICT_ASSESSMENT_H

#include <stdint.h>

#include "model/model.h"
#include "numeric/truth.h"
#include "verdict/item_outcome.h"

typedef enum gate_state {
    GATE_MET,
    GATE_UNMET,
    GATE_UNKNOWN, /* a datum is missing */
    GATE_JUDGED,  /* an expert decides and has not */
    GATE_NOT_APPLICABLE
} gate_state;

/* "met", "unmet", "unknown", "judged", "na": the words of the contract. */
const char *gate_state_name(gate_state state);
const char *verdict_name(truth verdict); /* "no", "open", "yes" */

typedef struct assessment {
    const model *model;
    size_t n;             /* companies, in the panel's order */
    uint8_t *verdicts;    /* truth */
    double *readiness;
    double *least;        /* NULL without a score */
    double *greatest;
    double *potential;    /* the index 'potential' of each; NULL while nobody has filled it in */
    uint8_t *gates;       /* gate_state, [gate * n + company] */
    uint8_t *directs;
    item_outcome *outcomes;  /* [item * n + company] */
    size_t exact;         /* comparisons decided by exact arithmetic */
} assessment;

/* Room for what comes out of n companies; NULL when memory is used up. */
assessment *assessment_new(const model *m, size_t n);
void assessment_free(assessment *a);

/* What came out of company 0 of `one`, an assessment by the same model, is that of `company` from now on. */
void assessment_put(assessment *a, size_t company, const assessment *one);

/*
 * The score fails, and the verdict is open only because an expert might yet confirm a direct pass: no, save for an exception.
 * False where a direct pass waits for a datum.
 */
bool assessment_needs_exception(const assessment *a, size_t company);

gate_state assessment_gate(const assessment *a, size_t gate, size_t company);
gate_state assessment_direct(const assessment *a, size_t direct, size_t company);
/* How many gates are unmet, and how many of these the company can do nothing about. */
size_t assessment_unmet(const assessment *a, size_t company, size_t *without_action);
/* Points of the total that are not certain yet and that `pass` asks for; 0 without a score. */
double assessment_points_missing(const assessment *a, size_t company);
void assessment_item(const assessment *a, size_t item, size_t company, double *least,
                     double *greatest);

#endif
