/*
 * Weighted indices.
 */
#ifndef TIDU_INDEX_H
#define TIDU_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A weighted index over all companies, listed by score: rank, code, name, score, lo, hi and the points of
 * each group, which add up to the score. query->model is a name ("potential", NULL: that) or the path of an index
 * file. What the question selects (where, town, industry) is listed; everybody is scored. `top` 0: all. With other
 * weights than the file's two columns more: rank_before, score_before.
 */
TIDU_API tidu_status tidu_index_run(tidu_session *session, const tidu_query *query, size_t top, tidu_report **out,
                                    tidu_problems **problems, tidu_error *err);

/* One company: raw, treated and normalised value, weight and contribution of each indicator. */
TIDU_API tidu_status tidu_index_explain(tidu_session *session, const tidu_query *query, const char *code,
                                        tidu_report **out, tidu_problems **problems, tidu_error *err);

/* What each indicator weighs; the source is read only where a method looks at data. */
TIDU_API tidu_status tidu_index_weights(tidu_session *session, const tidu_query *query, tidu_report **out,
                                        tidu_problems **problems, tidu_error *err);

/* --- as values -------------------------------------------------------------------------------------------------- */

/* An index over all companies. Arrays live as long as it. */
typedef struct tidu_index tidu_index;

/* As tidu_index_run; the caller's. */
TIDU_API tidu_status tidu_index_open(tidu_session *session, const tidu_query *query, tidu_index **out,
                                     tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_index_close(tidu_index *index);

TIDU_API size_t tidu_index_count(const tidu_index *index); /* companies, in the order of the data */
TIDU_API const char *tidu_index_code(const tidu_index *index, size_t company);

/* x[count]: points of 0 to 100, NaN where too little is known; what is certain, and what could still become of it. */
TIDU_API const double *tidu_index_score(const tidu_index *index);
TIDU_API const double *tidu_index_score_lo(const tidu_index *index);
TIDU_API const double *tidu_index_score_hi(const tidu_index *index);

/* Groups and what each weighs (together 1); NULL and NaN behind the last. */
TIDU_API const char *tidu_index_group(const tidu_index *index, size_t group);
TIDU_API double tidu_index_weight(const tidu_index *index, size_t group);

/* The points of a company in a group, which add up to its score; NaN where it has none. */
TIDU_API double tidu_index_points(const tidu_index *index, size_t company, size_t group);

#ifdef __cplusplus
}
#endif
#endif
