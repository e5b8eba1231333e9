/* The companies of a list in the order in which they file, with what a count of passes asks of each. */
#ifndef QUESTION_FILING_LIST_H
#define QUESTION_FILING_LIST_H

#include "question/study.h"

enum { FILING_LIST_MOST = 20000 };

typedef struct filing_list {
    uint32_t *company;  /* [n] by readiness, as lists are */
    double *chances;    /* [n] */
    double *severities; /* [n] of the panel, as each reacts to it */
    size_t n;           /* at most FILING_LIST_MOST: the first of the list */
} filing_list;

/* Of an assessed study the companies with is_in[company] set. `severity` as of panel_severity_new. Clear it also on failure. */
tidu_status filing_list_make(study *s, const uint8_t *is_in, const filing_rules *practice, double severity, filing_list *out, tidu_error *err);
void filing_list_clear(filing_list *l);

/*
 * How many file: `*filed`, or if that is 0, it becomes the number of those that can by the tiers. *likely becomes the chance from which
 * they can. TIDU_EUSAGE: the list has fewer. Otherwise the statuses of environment_tiers.
 */
tidu_status filing_list_filed(const filing_list *l, const study *s, size_t *filed, double *likely, tidu_error *err);

#endif
