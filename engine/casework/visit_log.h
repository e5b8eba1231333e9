/*
 * Visits: who called at which company, on which day, what about, and what was found. Rows are those that a list, a roster or a command
 * brought, and are never changed.
 */
#ifndef CASEWORK_VISIT_LOG_H
#define CASEWORK_VISIT_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

typedef struct visit {
    const char *code;    /* of the company */
    long day;            /* since 1970-01-01 */
    const char *visitor; /* "", as of the next two: not said */
    const char *purpose;
    const char *finding;
    uint32_t line;       /* in its file; 0: unknown */
    long long import;    /* which brought it; 0: it is not in the database yet */
} visit;

/*
 * Whether `known` says all that `v` says: the same company, day and visitor, and the same purpose and finding where `v` has any. Another
 * purpose or finding is another visit.
 */
bool visit_is_within(const visit *v, const visit *known);

typedef struct visit_log visit_log;

visit_log *visit_log_new(void);
void visit_log_free(visit_log *v);

/* Add a visit, copying its texts (NULL counts as ""). False if memory is exhausted. */
bool visit_log_add(visit_log *v, const visit *added);

size_t visit_log_count(const visit_log *v);
const visit *visit_log_get(const visit_log *v, size_t i); /* in order of arrival; valid until the next is added */

/* The latest visit of the company until the end of `day`; NULL: none. Linear in the visits of all companies until visit_log_sort. */
const visit *visit_log_last(const visit_log *v, const char *code, long day);

/* Sort by company and day; rows of one day stay in order of arrival. */
void visit_log_sort(visit_log *v);

#endif
