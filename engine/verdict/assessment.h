/*
 * The result of assessing companies by one model: gates, direct passes, points, verdict and readiness of each company.
 */
#ifndef VERDICT_ASSESSMENT_H
#define VERDICT_ASSESSMENT_H

#include <stdint.h>

#include "model/model.h"
#include "numeric/truth.h"
#include "verdict/gate_state.h"
#include "verdict/item_outcome.h"

/* "met", "unmet", "unknown", "judged", "na", as in the machine-readable outputs. */
const char *gate_state_name(gate_state state);
const char *verdict_name(truth verdict); /* "no", "open", "yes" */

typedef struct assessment {
    const model *model;
    size_t n;             /* companies, in the order of the panel */
    uint8_t *verdicts;    /* truth */
    double *readiness;
    double *missing;      /* missing_chance_factor of each; NULL: 1 for all */
    double *least;        /* NULL without a score */
    double *greatest;
    double *potential;    /* the index 'potential' of each; NULL until it is filled in */
    uint8_t *gates;       /* gate_state, [gate * n + company] */
    uint8_t *directs;
    item_outcome *outcomes;  /* [item * n + company] */
    size_t exact;         /* comparisons decided by exact arithmetic */
} assessment;

/* An empty result for n companies; NULL if memory is exhausted. */
assessment *assessment_new(const model *m, size_t n);
void assessment_free(assessment *a);

/* Replace the result of `company` by that of company 0 in `one`, an assessment by the same model. */
void assessment_put(assessment *a, size_t company, const assessment *one);

/*
 * True if the score fails and the verdict is open only because an expert might still confirm a direct pass: "no, save
 * for an exception". False if a direct pass depends on a missing datum.
 */
bool assessment_needs_exception(const assessment *a, size_t company);

/* Does the score pass? TRUTH_TRUE without one. */
truth assessment_score(const assessment *a, size_t company);

gate_state assessment_gate(const assessment *a, size_t gate, size_t company);
gate_state assessment_direct(const assessment *a, size_t direct, size_t company);
/* The number of unmet gates, and of those that the company cannot act on. */
size_t assessment_unmet(const assessment *a, size_t company, size_t *without_action);

/* Does a gate of the company hang on a datum that is missing? */
bool assessment_lacks_data(const assessment *a, size_t company);

/*
 * Does the verdict hang on an expert's yes or no that nobody has given and that is no formality, being expected less often than `formal`
 * (of an exception: more often than 1 - `formal`)? False once the chances of the model were fitted to outcomes.
 */
bool assessment_hangs_on_experts(const assessment *a, size_t company, double formal);

/* Points of the total that are not certain yet and that `pass` asks for; 0 without a score. */
double assessment_points_missing(const assessment *a, size_t company);
void assessment_item(const assessment *a, size_t item, size_t company, double *least,
                     double *greatest);

#endif
