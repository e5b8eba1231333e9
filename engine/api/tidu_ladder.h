/*
 * Where the companies of a district stand on a ladder.
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
    TIDU_LADDER_DISTRICT,  /* how many hold, qualify for, are open for and fail each rung; by highest rung; overlaps */
    TIDU_LADDER_COMPANIES, /* each company's highest rung, labels and next rung, and why not */
    TIDU_LADDER_CHANGES,   /* what became of the labels since a day, by certificates alone */
    TIDU_LADDER_EXPIRING,  /* certificates that run out */
    TIDU_LADDER_NEVER,     /* who would pass or is near and has never held the label */
    TIDU_LADDER_CROSSING,  /* who crosses the line that the ladder names */
    TIDU_LADDER_RESERVE    /* the pools that the ladder names */
} tidu_ladder_view;

typedef struct tidu_ladder_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *ladder;  /* a name in the folder 'ladders', or the path of a ladder file; NULL: "national" */
    tidu_ladder_view view;
    const char *company; /* the code of one company, whatever the view; NULL: all */
    const char *since;   /* of TIDU_LADDER_CHANGES: YYYY-MM-DD */
    int months;          /* of TIDU_LADDER_EXPIRING: 0 stands for 12 */
    const char *rung;    /* of TIDU_LADDER_NEVER: this rung only */
    double readiness;    /* of TIDU_LADDER_NEVER: what is near; 0: as practice/tiers.yaml says for 'apply' */
    const char *table;   /* this table of the view alone; NULL: all */
    bool is_flat;        /* one table alone, for CSV: the first one where `table` is NULL */
    bool is_for_screen;  /* names and words, else ids */
} tidu_ladder_options;

/* query->model does not count. `options` NULL: the district on the national ladder. TIDU_EUSAGE: the ladder has no such thing, or no such table. */
TIDU_API tidu_status tidu_ladder(tidu_session *session, const tidu_query *query, const tidu_ladder_options *options,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
