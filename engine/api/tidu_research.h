/*
 * The R&D of companies as several sources state it: books, tax deduction, statistics. Which sources there are stands in
 * models/practice/research.yaml.
 */
#ifndef TIDU_RESEARCH_H
#define TIDU_RESEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_research_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *group; /* "town", "grid", "park", "industry" or "coach"; NULL: no groups */
    const char *table; /* only this table: "sources", "steps", "groups" or "companies"; NULL: all */
    bool is_flat;      /* one table, for CSV: "companies" */
} tidu_research_options;

/*
 * Sums and companies of each source, the conversion of the books as a ratio of sums with the mean of ratios beside it, what goes missing from one
 * source to the next, and each company with its figures, differences in yuan and the sources that lack it. The model of the query is not used. The
 * report is the caller's. Returns the statuses of a query; TIDU_EUSAGE for a group or a table that is none.
 */
TIDU_API tidu_status tidu_research(tidu_session *session, const tidu_query *query, const tidu_research_options *options, tidu_report **out,
                                   tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
