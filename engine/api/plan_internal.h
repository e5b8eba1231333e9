/* Shared by the files that write a folder of plans. */
#ifndef API_PLAN_INTERNAL_H
#define API_PLAN_INTERNAL_H

#include <stdio.h>

#include "api/output_folder.h"
#include "api/roster_internal.h"
#include "plan/plan.h"
#include "question/code_names.h"
#include "question/page_list.h"
#include "question/policy_library.h"
#include "report/plan_index.h"
#include "report/plan_report.h"
#include "verdict/award.h"
#include "verdict/chance_band.h"

typedef struct page_ways page_ways;

/* Awards of local policies once a company has the title. */
typedef struct plan_awards {
    const policy_library *library;
    award_set *all;           /* of every policy: what is read */
    const policy **policies;  /* those in force on the day, */
    award_set *now;
    award_result *result;     /* and what they come to */
    credentials *then;
    binding binding;
    award_claim *claims; /* room for those of one company */
} plan_awards;

typedef struct planning {
    tidu_session *session;
    policy_library policies;
    code_names names;
    plan_library library;
    plan_awards awards;
    tidu_assessment *assessment;
    page_list chosen;
    const ranking *list; /* its pages */
    int data_year;
    certificate_names *certificates;
    sheet_rules *sheet;
    chance_band *band;
    page_ways *ways; /* of companies whose pages are next */
    output_folder folder;
    FILE *json;
    plan_index_row *rows;
    roster_maker roster;
    bool with_documents, with_markdown;
    tidu_error *err;
} planning;

/* --- plan_awards.c ------------------------------------------------------------------------------------------ */

/* plan_awards_close also after a failure. */
tidu_status plan_awards_open(plan_awards *a, const policy_library *l, tidu_error *err);
bool plan_awards_want(const plan_awards *a, int year, panel *into);
tidu_status plan_awards_run(plan_awards *a, const study *s, const ranking *pages, tidu_error *err);

/* *out: the claims of a company, until the next call. Returns their number. */
size_t plan_awards_of(plan_awards *a, uint32_t company, const award_claim **out);
void plan_awards_close(plan_awards *a);

/* --- plan_pages.c: what stands on the pages, and files in the folder ---------------------------------------- */

/* Load what pages show besides the plans; plan_pages_close also after a failure. */
tidu_status plan_pages_open(planning *p, tidu_error *err);
void plan_pages_close(planning *p);
tidu_status plan_write_pages(planning *p);

/* The page of the company at a place of the list, whose row of the index is filled in; the document is the caller's. */
tidu_status plan_page_document(planning *p, size_t place, document **out);

tidu_status plan_open_file(planning *p, const char *name, FILE **out);
bool plan_write_file(void *context, const char *bytes, size_t n);
tidu_status plan_close_file(const planning *p, FILE *f, const char *name, tidu_status status);
tidu_status plan_save(planning *p, const document *d, document_format format, bool with_mark, const char *name);

#endif
