/*
 * Orders of companies and chances of applications held against what came, over the years of a backtest.
 */
#ifndef FORECAST_BACKTEST_ROWS_H
#define FORECAST_BACKTEST_ROWS_H

#include "forecast/score_quality.h"

/* The orders that are compared. */
typedef enum backtest_order { BACKTEST_LIST, BACKTEST_GROWTH, BACKTEST_INDEX, BACKTEST_RANDOM, BACKTEST_ORDERS } backtest_order;

const char *backtest_order_name(backtest_order o); /* "list", "revenue_growth", "last_index", "random": for programs */

enum { BACKTEST_SHARES = 3 };
extern const double backtest_shares[BACKTEST_SHARES]; /* of the list, at whose head lift is told */

/* One row for each candidate. */
typedef struct backtest_rows {
    double *scores[BACKTEST_RANDOM]; /* [n] the greater the further ahead; -1: no value */
    bool *made_it;
    size_t n, capacity;
} backtest_rows;

typedef struct backtest_lifts {
    double auc, auc_low, auc_high; /* NAN: nobody or everybody made it */
    double lift[BACKTEST_SHARES];
    size_t n_without;              /* companies for which the data have no value of this order, who stand last */
} backtest_lifts;

/* Each returns false if memory is exhausted. */
bool backtest_rows_room(backtest_rows *r, size_t more);
bool backtest_rows_measure(const backtest_rows *r, bool has_index, backtest_lifts of[BACKTEST_ORDERS]);
void backtest_rows_clear(backtest_rows *r);

/* Replace values by the share of the n that stand behind, so that years can be pooled; NAN by -1. */
bool backtest_to_shares(double *values, size_t n);

/* One row for each application with an outcome. */
typedef struct backtest_chance_rows {
    double *chances;
    double *usual; /* the share of the years before that passed; NAN: none is known */
    bool *passed;
    size_t n, capacity;
} backtest_chance_rows;

/* How near chances were to what came. */
typedef struct backtest_chances {
    score_quality quality;
    double usual_brier, usual_log; /* of a forecast that gives everybody `usual`; NAN where that is not known for all */
} backtest_chances;

bool backtest_chance_rows_add(backtest_chance_rows *r, double chance, double usual, bool passed);
void backtest_chance_rows_clear(backtest_chance_rows *r);

/* Of the rows from `first` on. */
bool backtest_chances_measure(const backtest_chance_rows *r, size_t first, backtest_chances *out);

#endif
