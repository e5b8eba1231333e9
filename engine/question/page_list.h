/*
 * Which companies get a page: the first of a list, or those that the question names.
 */
#ifndef QUESTION_PAGE_LIST_H
#define QUESTION_PAGE_LIST_H

#include "question/work_list.h"

typedef struct page_list {
    work_list list;
    ranking *pages; /* of it, with its ranks */
    uint8_t *is_in; /* [companies] the whole list */
    size_t n_whole; /* companies in the whole list */
} page_list;

typedef struct page_options {
    bool with_holders;
    size_t top;     /* 0: all */
    unsigned tiers; /* as of work_options */
    size_t slots;
} page_options;

/*
 * `ways` as of work_list_make. If the question names no companies: the first `top` of the list in the order of the work, or of
 * its tiers. Otherwise those named, all of them, whether they hold the certificate or not; names change neither the list nor the
 * ranks in it. Clear it also on failure. TIDU_ENOTFOUND: there is no such company. TIDU_EUSAGE: tiers or slots of companies that
 * are named, or of a re-check.
 */
tidu_status page_list_make(study *s, reach_study *ways, const page_options *o, page_list *out, tidu_error *err);
void page_list_clear(page_list *l);

#endif
