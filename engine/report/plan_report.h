/* A plan as a document: one page per company. */
#ifndef REPORT_PLAN_REPORT_H
#define REPORT_PLAN_REPORT_H

#include "plan/plan.h"
#include "report/document.h"

/* Facts shown on the page besides the data of the rule. */
typedef struct plan_facts {
    const panel *panel;
    const credentials *credentials;
    uint32_t company;
    unsigned rank;     /* in the list; 0: none */
    bool is_listed;    /* without a rank: behind those who can file */
    size_t list_length;
    int data_year;     /* the latest year with data */
    bool is_recheck;   /* the list is one of reviews */
} plan_facts;

/* Copies what it needs. NULL if memory is exhausted. */
document *plan_document(const plan *p, const plan_facts *facts, const plan_library *library,
                        bool is_chinese);

/* The conclusion in one sentence, composed by rule; `size` is at least 512. */
void plan_conclusion(const plan *p, bool is_chinese, char *text, size_t size);

/* The rank in the list, or why there is none; `size` is at least 256. */
void plan_rank_text(const plan *p, const plan_facts *facts, char *text, size_t size);

#endif
