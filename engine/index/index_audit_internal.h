/* Shared by the files that audit an index. */
#ifndef INDEX_INDEX_AUDIT_INTERNAL_H
#define INDEX_INDEX_AUDIT_INTERNAL_H

#include "index/index_audit.h"

/* What an indicator is by itself; work[n] and more[n] are overwritten. */
void audit_column_find(const index_result *r, size_t indicator, double *work, double *more, audit_column *out);

/* Borders and gaps, from scores and parts. False if memory is exhausted. */
bool audit_borders_find(const index_result *r, const audit_question_of_index *q, index_audit *out);
bool audit_gaps_find(const index_result *r, uint32_t first, audit_gaps *out);

/* The first companies of the model's first board among n, or the first that is asked for, or the usual ones. */
uint32_t audit_first(const index_result *r, const audit_question_of_index *q);

#endif
