/* How far the chance of a verdict hangs on how severely experts judge. */
#ifndef VERDICT_CHANCE_BAND_H
#define VERDICT_CHANCE_BAND_H

#include "verdict/assessment.h"

/* For companies of one model. */
typedef struct chance_band chance_band;

/*
 * The readiness with judges that are `doubt` standard deviations more severe and more generous than the model states; of a model
 * that was fitted to outcomes, as far as the fit leaves that open. Of a model that states nothing of its judges there is no band:
 * both ends are the readiness. Borrows the model. NULL if memory is exhausted.
 */
chance_band *chance_band_new(const model *m, double doubt);
void chance_band_free(void *band);

/* NaN if memory is exhausted. */
void chance_band_find(chance_band *b, const assessment *a, size_t company, double *low, double *high);

#endif
