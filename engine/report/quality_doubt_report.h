/* The tables of what looks wrong in the data. */
#ifndef REPORT_QUALITY_DOUBT_REPORT_H
#define REPORT_QUALITY_DOUBT_REPORT_H

#include "question/quality_study.h"
#include "report/quality_text.h"

/* What looks wrong, and how wrong it looks. */
const char *quality_figure_text(figure_doubt doubt, const quality_style *style);
table_tone quality_figure_tone(figure_doubt doubt);
const char *quality_code_text(code_doubt doubt, const quality_style *style);
table_tone quality_code_tone(code_doubt doubt);

void quality_figures_table(document *d, const quality_study *s, const quality_style *style);
void quality_codes_table(document *d, const quality_study *s, const quality_style *style);

#endif
