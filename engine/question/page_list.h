/*
 * Which companies get a page: the first of a list, or those that the question names.
 */
#ifndef QUESTION_PAGE_LIST_H
#define QUESTION_PAGE_LIST_H

#include "question/study.h"

typedef struct page_list {
    ranking *whole; /* the list, as far as it was needed; behind it, by code, who was named but is not in it, with rank 0 */
    list_places places; /* in it, of those with a page; at NULL: all */
    ranking *pages; /* these, with the ranks of the whole */
    size_t n_whole; /* companies in the whole list */
} page_list;

/*
 * If the question names no companies: the first `top` (0: all) of the list by readiness. Otherwise those named, all of
 * them, whether they hold the certificate or not; names change neither the list nor the ranks in it. Clear it also on
 * failure. TIDU_ENOTFOUND: there is no such company.
 */
tidu_status page_list_make(study *s, bool with_holders, size_t top, page_list *out, tidu_error *err);
void page_list_clear(page_list *l);

#endif
