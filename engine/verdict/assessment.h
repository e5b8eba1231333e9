/*
 * Holding companies against one model: gates, direct passes, points, the verdict
 * and the readiness of each company.
 */
#ifndef VERDICT_ASSESSMENT_H
#define VERDICT_ASSESSMENT_H

#include <stdint.h>

#include "base/tidu_error.h"
#include "model/model.h"
#include "rules/binding.h"
#include "verdict/score_distribution.h"

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

/* A model made ready to run. */
typedef struct assessor assessor;

/* Borrows the model. NULL when memory is used up. */
assessor *assessor_new(const model *m);
void assessor_free(assessor *a);

/* Tell a panel which cells the model reads in application year `year` (0: in any year). */
bool assessor_want(const assessor *a, int year, panel *into);

/*
 * Several models made ready to run together: what they share (columns, ratios, sums, comparisons) is
 * computed once.
 */
typedef struct assessor_set assessor_set;

/* Borrows the models. NULL when memory is used up. */
assessor_set *assessor_set_new(const model *const *models, size_t n);
void assessor_set_free(assessor_set *s);
bool assessor_set_want(const assessor_set *s, int year, panel *into);

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

/*
 * Assess every company of the binding's panel on `threads` threads (0: all
 * cores). The result does not depend on their number.
 */
tidu_status assessor_run(const assessor *a, const binding *b, int threads, assessment **out,
                         tidu_error *err);
/*
 * The same with every model of a set: out[i] is that of its i-th model, all of them or none. Each is what
 * assessor_run gives, but for `exact`: a comparison that several models share counts in the first alone.
 */
tidu_status assessor_set_run(const assessor_set *s, const binding *b, int threads, assessment **out,
                             tidu_error *err);
void assessment_free(assessment *a);

/* What came out of company 0 of `one`, an assessment by the same model, is that of `company` from now on. */
void assessment_put(assessment *a, size_t company, const assessment *one);

gate_state assessment_gate(const assessment *a, size_t gate, size_t company);
gate_state assessment_direct(const assessment *a, size_t direct, size_t company);
/* How many gates are unmet, and how many of these the company can do nothing about. */
size_t assessment_unmet(const assessment *a, size_t company, size_t *without_action);
void assessment_item(const assessment *a, size_t item, size_t company, double *least,
                     double *greatest);

#endif
