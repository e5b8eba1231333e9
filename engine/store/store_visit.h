/* Visits in the store: a row for each visit that an import or a command brought; none is changed. */
#ifndef STORE_STORE_VISIT_H
#define STORE_STORE_VISIT_H

#include "casework/visit_log.h"
#include "store/store_import_job.h"

/* Add those that the store does not have yet: the same company, day and visitor is one visit. */
tidu_status store_import_visits(store_import_job *job, const visit_log *visits);

/* Add all of the store that count, by import and line. A database of before schema 14 has none. */
tidu_status store_load_visits(store *s, visit_log *into, tidu_error *err);

#endif
