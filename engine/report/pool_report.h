/* Pools as documents. Each copies what it needs; statuses: TIDU_ENOMEM. */
#ifndef REPORT_POOL_REPORT_H
#define REPORT_POOL_REPORT_H

#include "question/pool_due.h"
#include "question/pool_months.h"
#include "report/document.h"

typedef struct pool_view {
    const pool_study *study;
    const char *const *pools; /* [n_pools] ids of those shown; NULL: all */
    size_t n_pools;
    const pool_due *due;      /* of the pool named; NULL: not looked for */
    int days;                 /* for visits; 0: those of the pool */
    const char *const *codes; /* [n_codes] of the log, only these; none: all */
    size_t n_codes;
} pool_view;

/* All pools with their counts. Table `pools`. */
tidu_status pool_overview_document(const pool_view *v, document **out, tidu_error *err);

/* Members at the end of the day; with `unvisited` only those who were not called on. Table `members`. */
tidu_status pool_members_document(const pool_view *v, bool unvisited, document **out, tidu_error *err);

/* Coaches with their members. Table `coaches`. */
tidu_status pool_load_document(const pool_view *v, document **out, tidu_error *err);

/* Every entry and leaving of one pool. Table `events`. */
tidu_status pool_history_document(const pool_view *v, document **out, tidu_error *err);

/* Who would enter and leave. Table `due`. */
tidu_status pool_due_document(const pool_view *v, document **out, tidu_error *err);

/* Table `months`. */
tidu_status pool_months_document(const pool_view *v, const pool_months *m, document **out, tidu_error *err);

#endif
