/* How often the gates of a model hold, by kind of company: base rates for those of which data are missing. */
#ifndef QUESTION_GATE_RATES_H
#define QUESTION_GATE_RATES_H

#include "base/arena.h"
#include "model/stratum_rates.h"
#include "rules/binding.h"
#include "store/store_calibration.h"
#include "verdict/assessment.h"

/*
 * Count over the companies of an assessment (those with is_in[company] set; NULL: all) for which a gate is known; one that does not
 * apply is none. out->rates, lines and companies are filled in, in `memory`. False if memory is exhausted.
 */
bool gate_rates_count(const assessment *a, const binding *b, const uint8_t *is_in, const double lines[STRATUM_LINES], arena *memory,
                      store_calibration *out);

/*
 * Give the model the priors that follow from rates, in its own memory: of a gate in a stratum (weight * its prior + met) / (weight +
 * known). Gates and strata of which nothing is known keep their prior. False if memory is exhausted.
 */
bool gate_rates_apply(const store_calibration *c, model *m);

#endif
