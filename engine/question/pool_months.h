/*
 * A pool by month: who is in at the end, who entered and left, and what became of applications for its title in that month: of all companies of
 * the database, and of those that were in the pool on the day or at the end of the day before (who is recognised leaves on that day).
 */
#ifndef QUESTION_POOL_MONTHS_H
#define QUESTION_POOL_MONTHS_H

#include "question/pool_study.h"

/* In the order of application_statuses, and behind them certificates whose last day lies in the month. */
enum { POOL_STATUSES = 6, POOL_EXPIRED = POOL_STATUSES, POOL_FLOWS };

typedef struct pool_month {
    long first, last; /* days; the last month ends with the day of the study */
    pool_count members;
    size_t *left_by; /* [n_reasons] by each of them */
    size_t all[POOL_FLOWS], of_members[POOL_FLOWS];
} pool_month;

typedef struct pool_months {
    pool_month *list; /* [n] */
    size_t n;
    const char **reasons; /* [n_reasons] ids of rules of leaving: those of the file, and those that only the log knows, borrowed; "" by hand */
    size_t n_reasons;
    size_t *left_by; /* [n x n_reasons] */
    size_t undated[POOL_STATUSES]; /* statuses without a day, which are in no month */
} pool_months;

/*
 * Of an open study of one pool. `from`, `to`: YYYY-MM or NULL, for the month of its first event and that of the day. TIDU_EUSAGE: these are
 * none, the wrong way round, or begin after the day of the study. pool_months_clear is due, also on failure.
 */
tidu_status pool_months_find(const pool_study *s, const char *from, const char *to, pool_months *out, tidu_error *err);
void pool_months_clear(pool_months *m);

#endif
