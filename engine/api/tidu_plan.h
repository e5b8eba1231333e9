/*
 * One company, one plan.
 */
#ifndef TIDU_PLAN_H
#define TIDU_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_plan_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *output;  /* folder, made here; it must not exist or be empty */
    size_t top;          /* companies from the top of the list; 0: all of them */
    bool with_holders;
} tidu_plan_options;

/*
 * One company, one plan: for each company of the list a page (HTML), an index page, the roster as CSV and
 * XLSX and everything as JSON. The folder gets its name when it is whole: after a
 * failure nothing finished-looking is left. *written is the number of pages.
 */
TIDU_API tidu_status tidu_plan(tidu_session *session, const tidu_query *query, const tidu_plan_options *options,
                               size_t *written, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
