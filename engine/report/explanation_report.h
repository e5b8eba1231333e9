/*
 * An explanation as a document.
 */
#ifndef REPORT_EXPLANATION_REPORT_H
#define REPORT_EXPLANATION_REPORT_H

#include "model/filing_calendar.h"
#include "report/document.h"
#include "verdict/explanation.h"

/* Tables of an explanation, appended to a document: conditions and direct passes, points, data. */
void explanation_append_rules(document *d, const explanation *e, const dictionary *dictionary,
                              bool is_chinese);
void explanation_append_data(document *d, const explanation *e, const dictionary *dictionary,
                             bool is_chinese);

/* What a list says of the company; borrowed for the call. */
typedef struct explanation_advice {
    const char *tier; /* the next two NULL: none, as in a re-check */
    const char *tier_word;
    const char *next;
    const filing_entry *window; /* in which to apply next; NULL: none is entered */
    double low, high; /* the chance with judges that are more severe or more generous */
} explanation_advice;

/* Copies what it needs. NULL if memory is exhausted. */
document *explanation_document(const explanation *e, const explanation_advice *advice, const dictionary *d, bool is_chinese);

#endif
