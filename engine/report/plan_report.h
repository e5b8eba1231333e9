/* A plan as a document: two pages that a coach carries, and behind them an annex for the desk. */
#ifndef REPORT_PLAN_REPORT_H
#define REPORT_PLAN_REPORT_H

#include "model/filing_calendar.h"
#include "model/sheet_rules.h"
#include "plan/plan.h"
#include "question/certificate_names.h"
#include "question/reach_study.h"
#include "reach/margin.h"
#include "report/document.h"
#include "verdict/award.h"

typedef enum plan_kind {
    PLAN_CANDIDATE, /* can file, or by the next application */
    PLAN_HOLDER,    /* holds the title, which will be checked again */
    PLAN_RESERVE    /* later, or no way is known */
} plan_kind;

/* "candidate", "holder", "reserve" in the language of the process. */
const char *plan_kind_text(plan_kind kind);

/* Facts shown on the pages besides the data of the rule; borrowed. */
typedef struct plan_facts {
    const panel *panel;
    const credentials *credentials;
    const certificate_names *names;
    const sheet_rules *rules;
    uint32_t company;
    plan_kind kind;
    unsigned rank;     /* in the list; 0: none */
    bool is_listed;    /* without a rank: behind those who can file */
    size_t list_length;
    int data_year;     /* the latest year with data */
    bool is_recheck;   /* the list is one of reviews */
    bool is_alone;     /* the page stands in no folder: it leads to no list */
    double low, high;  /* of the chance: chance_band_find */
    const filing_calendar *calendar;
    const award_claim *claims; /* [n_claims] with the title, if the company has none yet */
    size_t n_claims;
    const reach_company *way;      /* NULL: none was looked for */
    const margins *kept;           /* of a holder; NULL: not looked for */
    const reach_horizon *kept_at;  /* the application that they are for */
} plan_facts;

/* Copies what it needs. NULL if memory is exhausted. */
document *plan_document(const plan *p, const plan_facts *facts, const plan_library *library,
                        bool is_chinese);

/* The conclusion in one sentence, composed by rule; `size` is at least 512. */
void plan_conclusion(const plan *p, bool is_chinese, char *text, size_t size);

/* The rank in the list, or why there is none; `size` is at least 256. */
void plan_rank_text(const plan *p, const plan_facts *facts, char *text, size_t size);

#endif
