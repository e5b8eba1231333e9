/*
 * The stock of valid certificates by month: what it opens with, what comes in, runs out, and is renewed.
 *
 *     opening + fresh + renewed - expired - revoked = closing     in every month, in expectation
 *
 * Applications of one batch share a panel; batches have panels of their own.
 */
#ifndef FORECAST_STOCK_FLOW_H
#define FORECAST_STOCK_FLOW_H

#include <stdbool.h>
#include <stddef.h>

enum { STOCK_NEVER = -1 }; /* in place of a month: not within the months that are looked at */

/* A company: one that is in the stock at the beginning, or may come in. Months count from 0. */
typedef struct stock_member {
    bool is_holder; /* in the stock at the beginning */
    int ends;       /* of a holder: the month in which its certificate runs out; or STOCK_NEVER */
    int again;      /* the month in which a further certificate counts, not before `ends`; or STOCK_NEVER */
    int batch;      /* that judges it, from 0 */
    double applies; /* the chance that it is applied for at all, on which no panel has a say */
    double chance;  /* of it if it is applied for, without knowing the panel; 1: it is known */
} stock_member;

typedef struct stock_question {
    const stock_member *members; /* [n]; borrowed for the call */
    size_t n;
    int n_months, n_batches;     /* at least 1 */
    double severity;             /* of panels, as of pass_question */
    const double *severities;    /* [n] of each member, as there; NULL: `severity` for all */
    double revoked;              /* share of the stock that is revoked in a month; not of those that came in during it */
} stock_question;

typedef struct stock_month {
    double opening, fresh, renewed, expired, revoked, closing; /* expected */
    size_t low, high; /* quantiles of the closing stock at STOCK_LOW and 1 - STOCK_LOW */
} stock_month;

#define STOCK_LOW 0.1

typedef struct stock_flow stock_flow;

/* *out is the caller's (stock_flow_free). False if memory is exhausted. */
bool stock_flow_new(const stock_question *q, stock_flow **out);
void stock_flow_free(stock_flow *f);

const stock_month *stock_flow_month(const stock_flow *f, int month);

/* The flows of one member alone over all months, into *out; its closing is the chance to be in the stock at the end. */
void stock_flow_member(const stock_question *q, const stock_member *m, stock_month *out);

/* Of the stock at the end: P(at least `target`), and the greatest number that it reaches with at least this chance. */
double stock_flow_at_least(const stock_flow *f, size_t target);
size_t stock_flow_reached(const stock_flow *f, double chance);

/*
 * Besides the members of `q`, some of chances[n] apply in `batch` and come in at the end of the months at the latest: at_least[i],
 * i = 0 .. n, becomes P(stock at the end >= target) if the first i do, up to the first i at which it is `enough`: *last; never: n.
 * Newcomers are revoked as members are from their month on; `month` is the one in which they come in. False if memory is exhausted.
 */
typedef struct stock_newcomers {
    const double *chances; /* [n] in the order in which they would apply */
    const double *severities; /* [n] as of pass_question; NULL: that of the question */
    size_t n;
    int batch, month;
} stock_newcomers;
bool stock_flow_by_number(const stock_question *q, const stock_newcomers *more, size_t target, double enough, double *at_least,
                          size_t *last);

#endif
