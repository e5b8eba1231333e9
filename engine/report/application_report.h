/* Applications counted, with the shares of each stage and, if asked for, the companies. */
#ifndef REPORT_APPLICATION_REPORT_H
#define REPORT_APPLICATION_REPORT_H

#include "question/application_book.h"
#include "report/document.h"

typedef struct application_view {
    const application_book *book;
    const char *table; /* only this one; NULL: batches and shares, and with names the companies */
    bool with_names;
    bool per_town;
    const char *on;    /* NULL: all */
    bool is_chinese;
} application_view;

/* "batches", "shares", "companies" */
bool application_has_table(const char *name);

/* The book must outlive it; NULL if memory is exhausted. */
document *application_document(const application_view *v);

#endif
