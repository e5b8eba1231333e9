/* What a roster is made from. */
#ifndef REPORT_ROSTER_FACTS_H
#define REPORT_ROSTER_FACTS_H

#include "model/action.h"
#include "question/certificate_names.h"
#include "question/roster_figures.h"
#include "question/study.h"
#include "question/work_list.h"

/* All is borrowed, and must outlive the document. */
typedef struct roster_facts {
    const roster *columns;
    const roster_figures *figures; /* read for the companies of `listed` */
    const study *study;
    const work_list *list;
    const uint32_t *listed;        /* places in the order of the list, */
    const uint32_t *rows;          /* [n] and which of these are in this workbook; NULL: the first n */
    size_t n;
    size_t n_left;                 /* companies that are left out, if it is of the whole list */
    const actions *actions;        /* who has which data; NULL: nobody is named */
    const certificate_names *certificates;
    const filing_calendar *calendar;
    double doubt;                  /* of judges (model/filing.h) */
    const char *group;             /* the town or grid that it is of; NULL: the whole list */
    bool is_sweep;
    bool is_chinese;
} roster_facts;

/* Which of the companies listed is in a row. */
static inline size_t roster_facts_listed(const roster_facts *f, size_t row)
{
    return f->rows ? f->rows[row] : row;
}

static inline uint32_t roster_facts_company(const roster_facts *f, size_t row)
{
    return f->list->order->company[f->listed[roster_facts_listed(f, row)]];
}

#endif
