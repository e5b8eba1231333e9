/* Events of pools in the store: a row for each that an import or a command brought; none is changed. */
#ifndef STORE_STORE_POOL_H
#define STORE_STORE_POOL_H

#include "casework/pool_events.h"
#include "store/store_import_job.h"

/*
 * Add those that the store does not have yet: the same company, pool, kind and day is one event, which then also the later import
 * stands on. Whether they fit is for the caller to see first (casework/pool_log.h).
 */
tidu_status store_import_pool_events(store_import_job *job, const pool_events *events);

/* Add all of the store that count, by import and line. A database of before schema 14 has none. */
tidu_status store_load_pool_events(store *s, pool_events *into, tidu_error *err);

#endif
