/*
 * Baselines by industry: quantiles of a figure with their intervals, small industries pooled upwards, and the companies below the line. What is usual stands
 * in models/practice/baseline.yaml.
 */
#ifndef TIDU_BASELINE_H
#define TIDU_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_baseline_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *of;    /* id or name of a figure of the practice, or an expression of the rule language; NULL: the practice's first one */
    const char *by;    /* "section", "division", "group" or "class"; NULL: as the practice says */
    double line;       /* the quantile that is the line, between 0 and 1; 0: as the practice says */
    size_t top;        /* companies that are shown; 0: all */
    const char *table; /* only this table: "industries", "quantiles" or "companies"; NULL: industries and companies */
    bool is_flat;      /* one table, for CSV: "industries" */
} tidu_baseline_options;

/*
 * Baselines are of all companies of the data; the selection of the query says who is compared with them and listed. The model of the query is not used.
 * Below the last export level nobody is named. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EUSAGE for an expression, a level, a quantile or a table that is none, and for the table of companies below the last
 * export level; TIDU_ENOTFOUND also if no company has the figure.
 */
TIDU_API tidu_status tidu_baseline(tidu_session *session, const tidu_query *query, const tidu_baseline_options *options, tidu_report **out,
                                   tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
