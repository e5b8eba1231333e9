/*
 * Filling gaps by the relations between columns: the means and covariances of a multivariate normal distribution by
 * maximum likelihood from incomplete rows (EM: Dempster, Laird & Rubin 1977; Little & Rubin 2002, 11.2), then each gap
 * by its expectation given what is known of its row. Valid if values are missing at random.
 */
#ifndef COMPOSITE_NORMAL_EM_H
#define COMPOSITE_NORMAL_EM_H

#include <stddef.h>
#include <stdint.h>

enum { NORMAL_EM_MOST_COLUMNS = 64 };

typedef struct normal_em_rule {
    size_t most_rounds;
    double tolerance; /* greatest change of a mean or covariance of columns brought to deviation 1 */
    double ridge;     /* added to the variances where columns depend on each other, in the same unit; 0: none */
} normal_em_rule;

extern const normal_em_rule normal_em_usual; /* 500 rounds, 1e-10, 1e-8 */

typedef enum normal_em_state {
    NORMAL_EM_DONE,
    NORMAL_EM_NOT_CONVERGED, /* the estimate after most_rounds, usable */
    NORMAL_EM_RIDGED,        /* columns depend on each other; usable, with the ridge */
    NORMAL_EM_FEW_ROWS,      /* a column without two different values, or fewer known rows than columns; not usable */
    NORMAL_EM_NOT_POSITIVE,  /* the covariance matrix is not positive definite and no ridge is allowed; not usable */
    NORMAL_EM_TOO_MANY,      /* no or more than NORMAL_EM_MOST_COLUMNS columns */
    NORMAL_EM_NO_MEMORY
} normal_em_state;

typedef struct normal_em {
    normal_em_state state;
    size_t rounds;
    double change;      /* in the last round */
    size_t column;      /* NORMAL_EM_FEW_ROWS: which */
    size_t filled;
} normal_em;

/*
 * Estimate mean[k] and covariance[k * k] (divisor n; both may be NULL) of the columns x[k] of n cells, and fill their
 * missing cells (not those that are not applicable or undefined). Rows without any value do not count and are filled
 * with the means. x is unchanged unless the state is usable. is_filled[k * n], by column, may be NULL.
 */
normal_em normal_em_fill(double *const *x, size_t k, size_t n, const normal_em_rule *rule, double *mean,
                         double *covariance, uint8_t *is_filled);

/* One sentence about a state, with what to do; translated. Empty for NORMAL_EM_DONE. */
const char *normal_em_state_text(normal_em_state s);

#endif
