/* The tables of what looks wrong in the data. */
#ifndef REPORT_QUALITY_DOUBT_REPORT_H
#define REPORT_QUALITY_DOUBT_REPORT_H

#include "question/quality_study.h"
#include "report/quality_text.h"

void quality_figures_table(document *d, const quality_study *s, const quality_style *style);
void quality_codes_table(document *d, const quality_study *s, const quality_style *style);

#endif
