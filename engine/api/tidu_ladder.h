/*
 * The companies of a district on a ladder: the rungs they hold or qualify for, and what changes.
 */
#ifndef TIDU_LADDER_H
#define TIDU_LADDER_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tidu_ladder_view {
    TIDU_LADDER_DISTRICT,  /* per rung: how many hold it, qualify, are undecided, fail; by highest rung; overlaps */
    TIDU_LADDER_COMPANIES, /* per company: highest rung, labels, next rung and what is missing for it */
    TIDU_LADDER_CHANGES,   /* labels gained and lost since a day, from certificates alone */
    TIDU_LADDER_EXPIRING,  /* certificates about to expire */
    TIDU_LADDER_NEVER,     /* companies that qualify or nearly do, and have never held the label */
    TIDU_LADDER_CROSSING,  /* companies that cross the line defined in the ladder file */
    TIDU_LADDER_RESERVE,   /* members of the pools defined in the ladder file */
    TIDU_LADDER_TRANSITIONS /* moves between rungs from year to year, by the certificates of all years */
} tidu_ladder_view;

typedef struct tidu_ladder_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *ladder;  /* name of a file in the folder 'ladders', or a path; NULL: "national" */
    tidu_ladder_view view;
    const char *company; /* code of the only company to show, in place of the view; NULL: all companies */
    const char *since;   /* TIDU_LADDER_CHANGES: first day, YYYY-MM-DD */
    int months;          /* TIDU_LADDER_EXPIRING: months ahead; 0: 12 */
    const char *rung;    /* TIDU_LADDER_NEVER: only this rung; NULL: all */
    double readiness;    /* TIDU_LADDER_NEVER: least readiness that counts as near; 0: that of the tier 'apply' */
    const char *table;   /* only this table of the view; NULL: all */
    bool is_flat;        /* a single table, for CSV: the first of the view if `table` is NULL */
    bool is_for_screen;  /* names and words instead of ids */
} tidu_ladder_options;

/*
 * Show the companies of the source on a ladder. query->model is ignored.
 *
 * options  NULL: TIDU_LADDER_DISTRICT on the national ladder
 * out      on success a report, owned by the caller
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for a rung, line, pool or table that the ladder or the view does
 * not have, TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_ladder(tidu_session *session, const tidu_query *query, const tidu_ladder_options *options,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * The rungs of a ladder (NULL: national) from the lowest, then those beside it: `visit` is called with the id of each, which is that of its
 * model if it has one. No data are read. TIDU_OK, TIDU_ENOTFOUND, TIDU_EMODEL, TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_ladder_rungs(tidu_session *session, const char *ladder, void (*visit)(void *context, const char *rung), void *context,
                                       tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
