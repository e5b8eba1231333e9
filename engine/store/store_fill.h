/*
 * The end of a fill (store_fill_begin), inside the import's transaction.
 */
#ifndef STORE_STORE_FILL_H
#define STORE_STORE_FILL_H

#include "store/store_import_job.h"

/* Fill an empty store with the whole panel, or complete a fill that was begun. */
tidu_status store_fill_panel(store_import_job *job, panel *p);

/* Complete a fill that was begun, on this thread; its import becomes that of the job. */
tidu_status store_fill_rest(store_import_job *job, panel *p);
bool store_fill_has_thread(const store *s); /* a thread that writes rows */

#endif
