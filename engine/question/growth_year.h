/* The figures of all companies as of one application year, and whether they meet the condition of growth then. */
#ifndef QUESTION_GROWTH_YEAR_H
#define QUESTION_GROWTH_YEAR_H

#include "model/growth_rules.h"
#include "question/study.h"

/* The compiled figures of the rules. */
typedef struct growth_figures growth_figures;

/* Borrows the rules. NULL if memory is exhausted. */
growth_figures *growth_figures_new(const growth_rules *rules);
void growth_figures_free(growth_figures *f);

/* Ask the panel for the cells of all years. False if memory is exhausted. */
bool growth_figures_want(const growth_figures *f, panel *into);

typedef struct growth_year {
    int year;      /* of application */
    size_t n;      /* companies */
    double *x;     /* [company * n_features + feature], limited and with its logarithm taken; NaN: unknown */
    uint8_t *gate; /* [company] gate_state */
} growth_year;

/* For the data and the rule of the study; `gate` is one of its model. TIDU_ENOMEM and what an assessment returns. */
tidu_status growth_year_read(const study *s, const growth_figures *f, size_t gate, int year, growth_year *out, tidu_error *err);
void growth_year_clear(growth_year *y);

#endif
