/* The margins of a company as a document. */
#ifndef REPORT_MARGIN_REPORT_H
#define REPORT_MARGIN_REPORT_H

#include "question/reach_study.h"
#include "reach/margin.h"
#include "report/document.h"

/* Those that have an end, the tightest first; figures whose change loses nothing are left out. Returns their number. */
size_t margin_order(const margins *m, const margin *order[MARGIN_MOST]);

document *margin_document(const reach_study *s, const margins *m, uint32_t company, const reach_horizon *h,
                          bool is_chinese);

#endif
