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

/*
 * `ways` as of work_list_make. If the question names no companies: the first `top` (0: all) of the list in the order of the work. Otherwise those named, all
 * of them, whether they hold the certificate or not; names change neither the list nor the ranks in it. Clear it also on
 * failure. TIDU_ENOTFOUND: there is no such company.
 */
tidu_status page_list_make(study *s, reach_study *ways, bool with_holders, size_t top, page_list *out, tidu_error *err);
void page_list_clear(page_list *l);

#endif
