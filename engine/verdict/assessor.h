/*
 * Holding companies against a model, or against several at once.
 */
#ifndef VERDICT_ASSESSOR_H
#define VERDICT_ASSESSOR_H

#include "base/tidu_error.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

/* A model made ready to run. */
typedef struct assessor assessor;

/* Borrows the model. NULL when memory is used up. */
assessor *assessor_new(const model *m);
void assessor_free(assessor *a);
const model *assessor_model(const assessor *a);

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

#endif
