/*
 * The end of a fill (store_fill_begin), inside the import's transaction.
 */
#ifndef STORE_STORE_FILL_H
#define STORE_STORE_FILL_H

#include "store/store_import_job.h"

/* Fill an empty store with the whole panel, or go on where that has begun. */
tidu_status store_fill_panel(store_import_job *job, panel *p);

/* Of a fill that has begun: write what is left, on this thread; its import becomes the job's. */
tidu_status store_fill_rest(store_import_job *job, panel *p);
bool store_fill_has_thread(const store *s); /* of its own, to write rows */

#endif
