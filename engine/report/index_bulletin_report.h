/* The bulletin of a contest as a document: what moved in sentences, the list, the borders of the boards, and the towns. */
#ifndef REPORT_INDEX_BULLETIN_REPORT_H
#define REPORT_INDEX_BULLETIN_REPORT_H

#include "index/index_bulletin.h"
#include "report/document.h"

typedef struct bulletin_view {
    const index_bulletin *x;
    const compared_run *sides;
    const char *data[BULLETIN_SIDES]; /* the day up to which the data of each go, YYYY-MM-DD, or the name of their file */
    const index_result *progress; /* of the index of progress, on the data now; NULL: there is none */
    size_t top;     /* companies listed; 0: who is on a board now or was then (is_cut), or all */
    bool is_cut;
    bool is_flat;   /* the list only, for CSV */
} bulletin_view;

/* Everything is copied. NULL if memory is exhausted. */
document *index_bulletin_document(const bulletin_view *v, bool is_chinese);

/* Where a company stands: its data now, or then if it is gone. */
static inline int bulletin_side(const bulletin_company *x)
{
    return x->company[BULLETIN_NOW] == INDEX_NOBODY ? BULLETIN_THEN : BULLETIN_NOW;
}

/* A table of the towns: companies within each border, which have these names, now and then. False if memory is exhausted. */
bool bulletin_towns(document *d, const bulletin_view *v, const char *const *border);

#endif
