/* Two runs of indices held against each other, as a document. */
#ifndef REPORT_INDEX_COMPARE_REPORT_H
#define REPORT_INDEX_COMPARE_REPORT_H

#include "index/index_compare.h"
#include "report/document.h"

typedef struct compare_view {
    const index_comparison *x;
    const compared_run *run; /* [2] */
    const uint32_t *first;   /* [n_first] */
    size_t n_first;
    size_t top;              /* companies listed; 0: all */
    bool is_flat;            /* the table only, for CSV */
} compare_view;

/* Everything is copied. NULL if memory is exhausted. */
document *index_compare_document(const compare_view *v, bool is_chinese);

/* Parts in units of 1/24 as hundredths that add up to the whole: the parts that lose most by rounding down get one more. */
void compare_hundredths(const int64_t part[RANK_CHANGE_CAUSES], int64_t out[RANK_CHANGE_CAUSES]);

#endif
