/*
 * How good a score or a chance was, once it is known what happened: how well it tells events apart, how near its chances are to
 * their frequency, and what the head of its order holds.
 */
#ifndef FORECAST_SCORE_QUALITY_H
#define FORECAST_SCORE_QUALITY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct score_quality {
    size_t n, n_events;
    double auc;                /* chance that an event has the higher score of two, a tie counting half */
    double auc_low, auc_high;  /* 95% interval by DeLong (1988), within 0 and 1; NAN for fewer than two events or two others */
    double brier, log_score;   /* means of (p - y)^2 and of -ln of the chance of what happened */
    double slope, intercept;   /* of the logistic recalibration: ln odds = intercept + slope ln odds(p); 1 and 0 are right */
} score_quality;

/*
 * Of scores[n], none of them NaN. With is_chance the scores are chances: for brier, log_score, slope and intercept, which are NAN
 * otherwise; for the last three chances are held within 1e-6 and 1 - 1e-6. AUC is NAN without events or without non-events, slope
 * and intercept also where no logistic curve fits best: all chances equal, or events and non-events apart. False if memory is exhausted.
 */
bool score_quality_measure(const double *scores, const bool *happened, size_t n, bool is_chance, score_quality *out);

/*
 * Lift of the first `share` (0 to 1) of the order by score, greatest first: (events among them / their number) / (n_events / n).
 * Ties at the border share by expectation; the number need not be whole. NAN without events, with a share of 0 or if memory is exhausted.
 */
double score_quality_lift(const double *scores, const bool *happened, size_t n, double share);

/* Chances that lie together. */
typedef struct score_bin {
    double low, high, mean; /* least, greatest and mean chance */
    size_t n, n_events;
} score_bin;

/*
 * Bins of equal numbers by ascending chance, at most `most`, at least 1; equal chances are never divided, so that numbers can differ.
 * bins[most], of which *n_bins are used. False if memory is exhausted.
 */
bool score_quality_bins(const double *chances, const bool *happened, size_t n, score_bin *bins, size_t most, size_t *n_bins);

#endif
