/* What is due, in order, as a document: one table. */
#ifndef REPORT_CALENDAR_REPORT_H
#define REPORT_CALENDAR_REPORT_H

#include "model/filing_calendar.h"
#include "report/document.h"

typedef struct calendar_list {
    const filing_due *due; /* [n] in order */
    size_t n;
    long on, to;           /* the day of the question, and the last day that was looked at */
    const char *region;    /* as asked; NULL: every region */
} calendar_list;

/* Copies what it needs. NULL if memory is exhausted. */
document *calendar_document(const calendar_list *list, bool is_chinese);

#endif
