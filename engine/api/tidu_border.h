/*
 * Companies just above the lines of a rule: whether there are more than by chance, and which of them have other signs that somebody should look at the
 * figure. How is practice: models/practice/border.yaml.
 */
#ifndef TIDU_BORDER_H
#define TIDU_BORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_border_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    const char *at;    /* only the lines of this condition: the id of a gate, or "total" for the points; NULL: all */
    size_t top;        /* companies that are shown; 0: all */
    const char *table; /* only this table: "lines", "bins" or "companies"; NULL: lines and companies */
    bool is_flat;      /* one table, for CSV: "lines" */
} tidu_border_options;

/*
 * The lines of the model of the query (NULL: the practice's) are those of its gates and of its points. Over the companies of the selection: how many stand
 * just above and just below each, what a smooth distribution has there, the difference with an interval, or that there are too few to tell; then whom
 * somebody should look at, with the signs. Below the last export level nobody is named. The same seed gives the same draws. The report is the caller's.
 *
 * Returns the statuses of tidu_assess; TIDU_ENOTFOUND also if the model, or the condition, has no such line; TIDU_EUSAGE for a table that is none, and for
 * that of companies below the last export level.
 */
TIDU_API tidu_status tidu_border(tidu_session *session, const tidu_query *query, const tidu_border_options *options, tidu_report **out,
                                 tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
