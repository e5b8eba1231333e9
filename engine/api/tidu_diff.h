/*
 * Who came, went and moved between two days, and why.
 */
#ifndef TIDU_DIFF_H
#define TIDU_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_diff_options {
    size_t size;        /* of this struct; see TIDU_ABI */
    const char *then;   /* YYYY-MM-DD: the data at the end of that day */
    const char *now;    /* the same, a later one */
    const char *then_on; /* application dates; NULL: the days themselves */
    const char *now_on;
    const char *ladder; /* without a model: the ladder; NULL is the national one */
    const char *table;  /* only this table: "counts", "movers", "causes" or "pools"; NULL: all */
    bool is_flat;       /* one table, for CSV: "movers" */
} tidu_diff_options;

/*
 * Verdicts of the model of the query, or the rungs held on a ladder if it has none, by what its database knew at the end of two days, with the
 * version of the rule and the application date of each. Of everybody who stands elsewhere the report says whether the data, the rule or the day
 * made it, which datum or which gate, and where that stands; this was found by trying. The report is the caller's. Returns the statuses of a query;
 * TIDU_EUSAGE for days that are none or in the wrong order; TIDU_ESTORE if the database cannot tell what it knew on a day.
 */
TIDU_API tidu_status tidu_diff(tidu_session *session, const tidu_query *query, const tidu_diff_options *options, tidu_report **out,
                               tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
