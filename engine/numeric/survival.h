/* How long spells last, some of which were still going on when they were last seen. */
#ifndef NUMERIC_SURVIVAL_H
#define NUMERIC_SURVIVAL_H

#include <stddef.h>

/*
 * Kaplan and Meier (1958): out[t], t = 0 .. most, becomes the chance that a spell lasts longer than t. Of the spells ended[t] ended
 * after t units of time and censored[t] were last seen then; both [most + 1], and what stands at 0 says nothing. Where nobody is
 * at risk any more the chance stays as it was.
 */
void survival_curve(const size_t *ended, const size_t *censored, size_t most, double *out);

/* The least t by which half of them ended; 0: fewer than that within `most`. */
size_t survival_median(const double *curve, size_t most);

/* The last t at which a spell was at risk; 0: none was. */
size_t survival_seen(const size_t *ended, const size_t *censored, size_t most);

#endif
