/* The document about the quality of the data. */
#ifndef REPORT_QUALITY_REPORT_H
#define REPORT_QUALITY_REPORT_H

#include "question/quality_study.h"
#include "report/quality_text.h"

/*
 * The tables columns, towns, figures, codes and, if wanted, matrix. The document borrows from the study. NULL if memory is
 * exhausted.
 */
document *quality_document(const quality_study *s, const quality_style *style);

#endif
