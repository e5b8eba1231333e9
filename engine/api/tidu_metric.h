/*
 * Ratios of a district (R&D to revenue, R&D to GDP, patents per ten thousand residents): sums over companies and facts that are given. Definitions
 * are files of models/metrics.
 */
#ifndef TIDU_METRIC_H
#define TIDU_METRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_metric_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *name;  /* id, name or file of one metric; NULL: an overview of all */
    const char *const *additions; /* [n_additions] "NAME=AMOUNT": what comes into what stands above; of one metric */
    size_t n_additions;
    size_t top;        /* companies that are shown, those that move the ratio most; 0: all */
    const char *table; /* of one metric only this table: "parts", "additions", "growth" or "companies"; NULL: all */
    bool is_flat;      /* one table, for CSV: of one metric "companies" */
} tidu_metric_options;

/*
 * The ratio of sums with the mean of the companies' ratios beside it, what is missing to the aim, the year before; of one metric also its parts, what
 * additions gain, a two-way table of growth, and the companies that move it, whose parts add up to the ratio and to its change. Facts are the settings
 * of the query ("gdp=368.1 yi"); its model is not used. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EMODEL also for a metric, with its place; TIDU_EUSAGE for a fact that is not given or of another unit, an
 * addition or a table that is none.
 */
TIDU_API tidu_status tidu_metric(tidu_session *session, const tidu_query *query, const tidu_metric_options *options, tidu_report **out,
                                 tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
