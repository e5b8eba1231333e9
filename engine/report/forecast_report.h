/* How many pass, as a document. */
#ifndef REPORT_FORECAST_REPORT_H
#define REPORT_FORECAST_REPORT_H

#include "question/forecast_study.h"
#include "report/document.h"

/* Tables: numbers (how many must file), counts (the distribution), companies (what hangs on whom). NULL if memory is exhausted. */
document *forecast_document(const forecast_study *f, bool is_chinese);

#endif
