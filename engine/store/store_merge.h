/*
 * Merging a panel into a store that has companies.
 */
#ifndef STORE_STORE_MERGE_H
#define STORE_STORE_MERGE_H

#include "store/store_column_plan.h"
#include "store/store_import_job.h"

tidu_status store_merge_panel(store_import_job *job, const store_column_plan *plan);

#endif
