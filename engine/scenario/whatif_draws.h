/*
 * What comes of draws: for all companies and each town the distribution of the number that pass and of expected passes,
 * and for each company how often it has which verdict.
 */
#ifndef SCENARIO_WHATIF_DRAWS_H
#define SCENARIO_WHATIF_DRAWS_H

#include "scenario/whatif.h"

enum { HISTOGRAM_MOST = 20 };

/* The quantities of a group, one value a draw. */
typedef struct draw_group {
    const char *town; /* NULL: unknown; "" for all */
    size_t companies;
    size_t yes_before, open_before;
    double expected_before;
    double *yes; /* [n_draws] */
    double *open;
    double *expected;
} draw_group;

/* Of values x[n]: type 7 quantiles, deviation with divisor n - 1 (NaN for fewer than 2). */
typedef struct draw_summary {
    double mean, deviation, low, median, high, least, greatest; /* low: 5%, high: 95% */
} draw_summary;

/* Draws with from..to companies that pass. */
typedef struct histogram_row {
    size_t from, to;
    size_t draws;
} histogram_row;

typedef struct whatif_draws {
    const assessment *base; /* borrowed: before the change */
    uint32_t *order; /* [n_in] companies, by code */
    size_t n_in;
    uint32_t *group_of; /* [company] its town */
    draw_group *groups; /* [n_groups] all, then towns by name, the unknown one last */
    size_t n_groups;
    size_t n_draws; /* taken so far */
    size_t most_draws;
    uint32_t (*verdicts)[3]; /* [company] draws with each verdict */
    uint32_t seed; /* what follows is for the report: the caller's */
    const char *generator;
    uint64_t n_limited; /* cells set to a limit */
} whatif_draws;

/* For the companies with is_in[company] (NULL: all). Borrows `base`. NULL if memory is exhausted. */
whatif_draws *whatif_draws_new(const assessment *base, const panel *p, const uint8_t *is_in, size_t draws);
void whatif_draws_free(whatif_draws *w);

/* Take the results of the next draw, of at most `draws`. */
void whatif_draws_take(whatif_draws *w, const assessment *at);

/* `sorted` is room for n values. */
draw_summary draw_summary_of(const double *x, size_t n, double *sorted);

/* Rows of equal width from the least to the greatest count x[n], 1 to HISTOGRAM_MOST of them; returns their number. */
size_t draw_histogram(const double *x, size_t n, histogram_row rows[HISTOGRAM_MOST]);

#endif
