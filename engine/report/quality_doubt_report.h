/* The tables of what looks wrong, and what all tables about the quality of data share. */
#ifndef REPORT_QUALITY_DOUBT_REPORT_H
#define REPORT_QUALITY_DOUBT_REPORT_H

#include "report/quality_report.h"

/* A grid in which shares have one decimal place for people. */
grid *quality_grid(document *d, const char *name, const char *heading, const table_column *columns, size_t n,
                   const quality_style *style);

/* Who keeps an indicator; "" where nobody is named. */
const char *quality_keeper_text(indicator_keeper keeper, const quality_style *style);

void quality_figures_table(document *d, const quality_study *s, const quality_style *style);
void quality_codes_table(document *d, const quality_study *s, const quality_style *style);

#endif
