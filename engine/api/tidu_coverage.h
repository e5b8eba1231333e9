/*
 * Coverages (应评尽评, 应享尽享, 应统尽统): of those who are meant, who is reached, who is not, and of whom the data do not say. Definitions are
 * files of models/coverage.
 */
#ifndef TIDU_COVERAGE_H
#define TIDU_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_coverage_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *name;  /* id, name or file of one coverage, whose companies are listed; NULL: an overview of all */
    const char *aim;   /* "82%": the share to reach, in place of that of the file; NULL: that one */
    const char *group; /* "town", "grid", "park", "industry", "size" (practice/sizes.yaml) or "coach"; NULL: no groups */
    const char *table; /* of one coverage only this table: "uncovered", "unknown" or "groups"; NULL: all */
    bool is_flat;      /* one table, for CSV: of one coverage "uncovered" */
    bool is_complete;  /* figures that an office states are its whole list: who has none in a year in which others have one counts as not in it */
} tidu_coverage_options;

/*
 * How many companies are meant, reached, not reached and unknown, the rate as an interval over what is missing, and how many are still to be
 * reached for the aim. Of one coverage also its definitions and the companies by name with why, the data and what it would be worth. The model
 * of the query is not used. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EMODEL also for a coverage, with its place; TIDU_EUSAGE for an aim, a group or a table that is none.
 */
TIDU_API tidu_status tidu_coverage(tidu_session *session, const tidu_query *query, const tidu_coverage_options *options, tidu_report **out,
                                   tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
