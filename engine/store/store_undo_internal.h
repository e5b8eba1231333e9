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

#endif
