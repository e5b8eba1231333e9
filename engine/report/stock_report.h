/* The stock of certificates by month, as a document. */
#ifndef REPORT_STOCK_REPORT_H
#define REPORT_STOCK_REPORT_H

#include "question/stock_study.h"
#include "report/document.h"

/*
 * Tables: months, cohorts (by year of grant), numbers (what it takes for the target), pool (this year's and next year's candidates),
 * companies (whose certificate runs out). NULL if memory is exhausted.
 */
document *stock_document(const stock_study *s, bool is_chinese);

#endif
