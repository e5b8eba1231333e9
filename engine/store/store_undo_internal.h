#ifndef STORE_STORE_UNDO_INTERNAL_H
#define STORE_STORE_UNDO_INTERNAL_H

#include "store/store_internal.h"
#include "store/store_undo.h"

/* --- store_stand.c ------------------------------------------------------------------ */

/* TIDU_ESTORE if later imports that are not undone stand on this one: the message names them and a cell. */
tidu_status store_check_stand(store *s, long long import_id, tidu_error *err);

/* --- store_restore.c ------------------------------------------------------------------ */

/* Give every cell that the import changed the value that it had before. TIDU_ESTORE: one was changed by hand since. */
tidu_status store_restore_values(store *s, long long import_id, store_undo_counts *counts, tidu_error *err);

/*
 * As store_undo, in a private copy of a past day: that knows nothing of these imports, so that what they had said does not stay readable
 * there, either.
 */
tidu_status store_undo_in_copy(store *s, long long *ids, size_t n, tidu_error *err);

/* --- imports that count again --------------------------------------------------------- */

/*
 * SQL on the table import, of one that was undone: whether it counts again once its mark is taken away. So it is where undoing took no
 * row away: of what people do (pools, visits, tasks) and of figures of months the rows stay. For private copies, of a past day or of the
 * data of an answer.
 */
#define STORE_CAN_REVIVE \
    "(coalesce(events_added, 0) + coalesce(months_added, 0) + coalesce(months_changed, 0) > 0" \
    " AND coalesce(companies_added, 0) + coalesce(years_added, 0) + coalesce(values_changed, 0) + coalesce(credentials_added, 0)" \
    " + coalesce(credentials_changed, 0) + coalesce(applications_added, 0) + coalesce(applications_changed, 0) = 0" \
    " AND NOT EXISTS (SELECT 1 FROM undone_history h WHERE h.import_id = import.id))"

#endif
