/* The choice within a budget as a document, and what it does to towns, sizes, ages and industries. */
#ifndef REPORT_SELECT_REPORT_H
#define REPORT_SELECT_REPORT_H

#include "question/select_study.h"
#include "report/document.h"

document *select_document(const select_study *s, bool is_chinese);

/* Shares of companies that can file, by group: today, and with the ways that were chosen. */
document *fairness_document(const select_study *s, bool is_chinese);

#endif
