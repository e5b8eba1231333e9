/* Rows of what people did, into the store: those of a sheet as part of its import, those of a command as an entry. */
#ifndef STORE_STORE_CASE_ROWS_H
#define STORE_STORE_CASE_ROWS_H

#include "casework/case_rows.h"
#include "store/store_import_job.h"

/*
 * Add visits that the store does not have yet, tasks and events. Each event is held against the tasks as they are inside this
 * transaction: TIDU_ESTORE if one fits no more, because somebody else was faster.
 *
 * ids  [tasks of the rows] become their numbers; NULL: nobody asks
 */
tidu_status store_import_case_rows(store_import_job *job, const case_rows *rows, long long *ids);

#endif
