/*
 * Applications and their outcomes in the store.
 */
#ifndef STORE_STORE_APPLICATION_H
#define STORE_STORE_APPLICATION_H

#include "panel/applications.h"
#include "store/store_import_job.h"

/*
 * In `history` and for `tidu history` the day of an application is named "hnte@2024年第一批@filed.day". Model and batch may
 * hold any character, so a name is composed of a row and compared, never taken apart; this is that of a row of `table`.
 */
#define APPLICATION_CELL(table) table ".model || '@' || " table ".batch || '@' || " table ".status || '.day'"
enum { APPLICATION_CELL_SIZE = 768 };

/* Merge the applications of an import. */
tidu_status store_import_applications(store_import_job *job, const applications *filed);

/*
 * Where the row of the same company, model, batch and status, or its day if a later import changed that, came from: file and line, with its texts in `memory`. TIDU_ENOTFOUND: there is
 * none.
 */
tidu_status store_find_application_origin(store *s, const filed_application *same, arena *memory, store_origin *out, tidu_error *err);

#endif
