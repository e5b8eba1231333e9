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
 * each group, which add up to the score. `index` is a name ("potential", NULL: that) or the path of an index
 * file. What the question selects (where, town, industry) is listed; everybody is scored. `top` 0: all. With other
 * weights than the file's two columns more: rank_before, score_before.
 */
TIDU_API tidu_status tidu_index_run(tidu_session *session, const char *index,
                                    const tidu_source *source, const tidu_question *question,
                                    size_t top, tidu_report **out, tidu_problems **problems,
                                    tidu_error *err);

/* One company: raw, treated and normalised value, weight and contribution of each indicator. */
TIDU_API tidu_status tidu_index_explain(tidu_session *session, const char *code, const char *index,
                                        const tidu_source *source, const tidu_question *question,
                                        tidu_report **out, tidu_problems **problems,
                                        tidu_error *err);

/* What each indicator weighs; the source is read only where a method looks at data. */
TIDU_API tidu_status tidu_index_weights(tidu_session *session, const char *index,
                                        const tidu_source *source, const tidu_question *question,
                                        tidu_report **out, tidu_problems **problems,
                                        tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
