/*
 * The chance of gates whose data are missing. A cell that is missing is drawn once: gates that hang on it hold or fail together, the
 * likelier wherever the less likely does, so that their chance together is the least of theirs and not the product. And their priors
 * are those of the company's stratum where these are known (model/stratum_rates.h).
 */
#ifndef VERDICT_MISSING_CHANCE_H
#define VERDICT_MISSING_CHANCE_H

#include <stdint.h>

#include "model/model.h"
#include "rules/binding.h"

/* Is the chance of open gates ever another than the product of the model's priors? */
bool missing_chance_matters(const model *m);

/* Ask the panel for what strata hang on. False if memory is exhausted. */
bool missing_chance_want(const model *m, int year, panel *into);

/*
 * By what the product of the priors of the unknown gates among `gates` (a bit for each) is to be multiplied for a company, with
 * states[gate * stride].
 */
double missing_chance_factor(const model *m, const binding *b, size_t row, uint64_t gates, const uint8_t *states, size_t stride);

/* The greatest that it can be for any company with these states. */
double missing_chance_bound(const model *m, uint64_t gates, const uint8_t *states);

/* All of a model. */
#define MISSING_CHANCE_ALL UINT64_MAX

#endif
