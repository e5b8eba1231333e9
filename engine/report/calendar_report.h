/* What is due, in order, as a document: one table. */
#ifndef REPORT_CALENDAR_REPORT_H
#define REPORT_CALENDAR_REPORT_H

#include "model/filing_calendar.h"
#include "panel/panel.h"
#include "report/document.h"

typedef struct calendar_list {
    const filing_due *due; /* [n] in order */
    size_t n;
    long on, to;           /* the day of the question, and the last day that was looked at */
    const char *region;    /* as asked; NULL: every region */
} calendar_list;

/* What falls due for one company. */
typedef struct company_due {
    uint32_t company;
    filing_due due;
} company_due;

/* For companies: one table, in the order given. Copies what it needs. NULL if memory is exhausted. */
document *company_calendar_document(const panel *p, const company_due *list, size_t n, long on, bool is_chinese);

/* Copies what it needs. NULL if memory is exhausted. */
document *calendar_document(const calendar_list *list, bool is_chinese);

#endif
