/* Assesses companies by a model, or by several at once. */
#ifndef VERDICT_ASSESSOR_H
#define VERDICT_ASSESSOR_H

#include "base/tidu_error.h"
#include "rules/binding.h"
#include "verdict/assessment.h"
#include "verdict/score_pool.h"

/* A compiled model. */
typedef struct assessor assessor;

/* Borrows the model. NULL if memory is exhausted. */
assessor *assessor_new(const model *m);
void assessor_free(assessor *a);
const model *assessor_model(const assessor *a);
score_pool *assessor_scores(const assessor *a); /* NULL: the model gives no points */

/* Ask a panel to load the cells that the model reads in application year `year` (0: in any year). */
bool assessor_want(const assessor *a, int year, panel *into);

/* Several models compiled together: the columns, ratios, sums and comparisons that they share are computed once. */
typedef struct assessor_set assessor_set;

/* Borrows the models. NULL if memory is exhausted. */
assessor_set *assessor_set_new(const model *const *models, size_t n);
void assessor_set_free(assessor_set *s);
bool assessor_set_want(const assessor_set *s, int year, panel *into);

/*
 * Assess every company in the panel of the binding on `threads` threads (0: all cores). The result does not depend on
 * their number.
 */
tidu_status assessor_run(const assessor *a, const binding *b, int threads, assessment **out,
                         tidu_error *err);
/*
 * The same for every model of a set: out[i] is the result of model i; all of them or none. Each equals that of
 * assessor_run, except `exact`: the total for all models is in the first.
 */
tidu_status assessor_set_run(const assessor_set *s, const binding *b, int threads, assessment **out,
                             tidu_error *err);

#endif
