/* The document about the quality of the data. */
#ifndef REPORT_QUALITY_REPORT_H
#define REPORT_QUALITY_REPORT_H

#include "question/quality_study.h"
#include "report/document.h"

typedef struct quality_style {
    bool is_chinese;
    bool is_for_people; /* labels and sentences, otherwise names */
    bool with_matrix;   /* also the table town × indicator */
    const char *only;   /* the only table that is wanted; NULL: all */
    size_t top;         /* the first so many suspicious figures and codes; 0: all */
} quality_style;

/*
 * The tables columns, towns, figures, codes and, if wanted, matrix. The document borrows from the study. NULL if memory is
 * exhausted.
 */
document *quality_document(const quality_study *s, const quality_style *style);

#endif
