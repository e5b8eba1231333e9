/*
 * The roster of a pool as a workbook: what it is and how to fill it in, the companies, and what is missing or doubtful of them.
 */
#ifndef REPORT_ROSTER_REPORT_H
#define REPORT_ROSTER_REPORT_H

#include "model/action.h"
#include "question/roster_figures.h"
#include "question/study.h"
#include "question/work_list.h"
#include "report/document.h"

/* All is borrowed, and must outlive the document. */
typedef struct roster_facts {
    const roster *columns;
    const roster_figures *figures; /* read for the companies of `listed` */
    const study *study;
    const work_list *list;
    const uint32_t *listed;        /* places in the order of the list, */
    const uint32_t *rows;          /* [n] and which of these are in this workbook; NULL: the first n */
    size_t n;
    const actions *actions;        /* who has which data; NULL: nobody is named */
    double doubt;                  /* of judges (model/filing.h) */
    const char *group;             /* the town or grid that it is of; NULL: the whole list */
    bool is_sweep;
    bool is_chinese;
} roster_facts;

/* TIDU_ENOMEM; TIDU_ESTORE: earlier imports cannot be read. */
tidu_status roster_document(const roster_facts *f, document **out, tidu_error *err);

#endif
