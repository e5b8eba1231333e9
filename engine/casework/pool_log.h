/*
 * Who is in a pool, made of its events. The events of a company alternate: entered, left, entered ... Each pair is a stint. Who entered on a
 * day is in at its end, who left on it is not; of two events of one day the one that fits what was before is the first, so who enters and
 * leaves on one day was never in at the end of one. An event that does not fit is refused, and the event in its way is named.
 */
#ifndef CASEWORK_POOL_LOG_H
#define CASEWORK_POOL_LOG_H

#include "casework/pool_events.h"

/* From the day of entering to the day before that of leaving. */
typedef struct pool_stint {
    const pool_event *entered;
    const pool_event *left; /* NULL: it is in */
} pool_stint;

typedef enum pool_misfit {
    POOL_FITS,
    POOL_IN_ALREADY,  /* entered while in; in the way: the entry */
    POOL_NOT_IN,      /* left while out; in the way: the leaving before it, or nothing */
    POOL_OTHER_STINT, /* it would cut into a stint that begins or ends later; in the way: that beginning or end */
    POOL_NO_MEMORY
} pool_misfit;

typedef struct pool_refusal {
    const pool_event *event;
    pool_misfit why;
    const pool_event *in_the_way; /* or NULL */
} pool_refusal;

typedef struct pool_log pool_log;

/* An empty log. NULL, as from pool_log_make, if memory is exhausted. */
pool_log *pool_log_new(void);

/* A log of all `events`, which are borrowed and may be in any order; the same event again is the same. Events that do not fit are refused. */
pool_log *pool_log_make(const pool_events *events);
void pool_log_free(pool_log *p);

/* What pool_log_make has refused; of several events in each other's way the earlier one stays. */
size_t pool_log_refusals(const pool_log *p);
const pool_refusal *pool_log_refusal(const pool_log *p, size_t i);

/*
 * Take events of one company and one pool, borrowed, all or none of them: an entry and a leaving that lie before a stint fit only
 * together. *out is filled unless they fit. Those that the log has already count as fitting; at most POOL_LOG_TOGETHER.
 */
enum { POOL_LOG_TOGETHER = 2 };
pool_misfit pool_log_take(pool_log *p, const pool_event *const *events, size_t n, pool_refusal *out);

/* Put `by` in the place of `taken`, which says the same: it was borrowed from somewhere that will not last. Nothing if the log has another one. */
void pool_log_keep(pool_log *p, const pool_event *taken, const pool_event *by);

/* Whether the log has an event of the same company, pool, kind and day. */
bool pool_log_has(const pool_log *p, const pool_event *e);

/* Of one company in one pool by day: the number of its events, *first the first of them; they alternate. */
size_t pool_log_events(const pool_log *p, const char *pool, const char *code, const pool_event *const **first);

/* All events that fit: by pool, company and day. */
size_t pool_log_count(const pool_log *p);
const pool_event *pool_log_get(const pool_log *p, size_t i);

/* Whether the company is in the pool at the end of `day`; *out is its stint (or NULL: not asked for). */
bool pool_log_in(const pool_log *p, const char *pool, const char *code, long day, pool_stint *out);

/* Go through the stints of a pool by company and day: *at is 0 at first, and is moved on. False: there are no more. */
bool pool_log_next(const pool_log *p, const char *pool, size_t *at, pool_stint *out);

typedef struct pool_count {
    size_t in;            /* at the end of the last day */
    size_t entered, left; /* from the first to the last day */
} pool_count;

pool_count pool_log_span(const pool_log *p, const char *pool, long first, long last);

#endif
