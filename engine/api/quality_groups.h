/* The table `groups` of the quality of data: by what lists can be narrowed, which only reads places and industries. */
#ifndef API_QUALITY_GROUPS_H
#define API_QUALITY_GROUPS_H

#include "question/inquiry.h"
#include "report/quality_text.h"

/* As tidu_quality; `asked` gets the problems in the data. *out is the caller's. */
tidu_status quality_groups(const environment *env, inquiry *asked, const quality_style *style, document **out, tidu_error *err);

#endif
