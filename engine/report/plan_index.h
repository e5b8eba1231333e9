/* The index page of a folder of plans: the list with a link to each page and a search field. */
#ifndef REPORT_PLAN_INDEX_H
#define REPORT_PLAN_INDEX_H

#include "base/text_buffer.h"
#include "ranking/ranking.h"
#include "rules/binding.h"

enum { PLAN_PAGE_NAME = 80 }; /* bytes of the file name of a page */

typedef struct plan_index_row {
    const char *code;
    const char *kind; /* which of the three sheets, translated */
    char file[PLAN_PAGE_NAME];
    char conclusion[640];
} plan_index_row;

/* `rows` as in the ranking. */
void plan_index(text_buffer *b, const assessment *a, const binding *on, const ranking *r,
                const plan_index_row *rows, bool is_chinese);

#endif
