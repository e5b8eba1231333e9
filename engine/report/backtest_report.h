/* Lists of past years held against what came. */
#ifndef REPORT_BACKTEST_REPORT_H
#define REPORT_BACKTEST_REPORT_H

#include "question/backtest_study.h"
#include "report/document.h"

/* NULL if memory is exhausted. */
document *backtest_document(const backtest_study *s, bool zh);

#endif
