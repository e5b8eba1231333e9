/*
 * Taking data in: imports, registers of codes, what was wrong with a file.
 */
#ifndef TIDU_DATA_H
#define TIDU_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_question.h"
#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What was wrong with the data, cell by cell. */
typedef struct tidu_problems tidu_problems;

typedef enum tidu_severity { TIDU_NOTE, TIDU_WARNING, TIDU_ERROR } tidu_severity;

TIDU_API void tidu_problems_free(tidu_problems *problems);
TIDU_API size_t tidu_problems_count(const tidu_problems *problems, tidu_severity severity);

/* One problem. The texts live as long as the list and are in the language of the process. */
typedef struct tidu_problem {
    tidu_severity severity;
    const char *code;     /* D202 */
    const char *file;
    unsigned long line;   /* from 1; 0: none */
    unsigned long column; /* from 1; 0: none */
    const char *header;   /* of the column, or "" */
    const char *found;    /* the text that stands there */
    const char *text;     /* what is wrong with it */
    const char *done;     /* what was done */
} tidu_problem;

/* The i-th of this severity, in the order in which they were found; false when there are fewer. */
TIDU_API bool tidu_problems_get(const tidu_problems *problems, tidu_severity severity, size_t i,
                                tidu_problem *out);
/* All of them as CSV. TIDU_EIO when the sink refused. */
TIDU_API tidu_status tidu_problems_write(const tidu_problems *problems, tidu_sink sink, void *context,
                                         tidu_error *err);

typedef struct tidu_import_summary {
    char encoding[16];
    unsigned long rows;
    unsigned long skipped;
    unsigned long columns;           /* recognised as indicators */
    bool is_known;                   /* the same file was imported before: nothing was done */
    bool is_again;                   /* it was, but later imports have changed values since: it was taken in once more */
    unsigned long companies_added;
    unsigned long years_added;       /* company-years */
    unsigned long values_changed;
    unsigned long credentials_added;
    unsigned long credentials_changed;
    unsigned long codes_added;       /* of a register: a code in a revision */
    unsigned long codes_changed;
} tidu_import_summary;

/*
 * Import source->input and source->credentials (either may be NULL) into the database `db`, made when
 * it does not exist. All or nothing. `problems` may be NULL, else a new object also on failure of
 * single cells in strict mode; set to NULL when there is none.
 */
TIDU_API tidu_status tidu_import(tidu_session *session, const tidu_source *source, const char *db,
                                 tidu_import_summary *summary, tidu_problems **problems,
                                 tidu_error *err);

/*
 * The same in two steps: read the files, and put them into the database. In between the first list can be made from
 * what was read, while rows are still being written: where the database had neither companies nor certificates
 * before (tidu_import_is_whole) it will hold just that; else ask the database when the import is finished. `source`
 * and `db` are borrowed until the end. Finished or dropped it is gone; dropped, nothing was changed. `problems` as
 * above; of tidu_import_begin only where it fails.
 */
TIDU_API tidu_status tidu_import_begin(tidu_session *session, const tidu_source *source, const char *db,
                                       tidu_intake **out, tidu_problems **problems, tidu_error *err);
TIDU_API bool tidu_import_is_whole(const tidu_intake *intake);
TIDU_API tidu_status tidu_import_finish(tidu_intake *intake, tidu_import_summary *summary,
                                        tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_import_drop(tidu_intake *intake);

/*
 * Import source->input as a register of codes: `kind` is "region" or "industry". Imports of companies then
 * say which codes it does not know and what became of those that are no longer in use. All or nothing.
 */
TIDU_API tidu_status tidu_import_register(tidu_session *session, const char *kind, const tidu_source *source,
                                          const char *db, tidu_import_summary *summary,
                                          tidu_problems **problems, tidu_error *err);

/*
 * What a code is: of a region or an industry by the registers of the database `db` (NULL: none), or of a
 * field of high technology. TIDU_ENOTFOUND when nothing knows it.
 */
TIDU_API tidu_status tidu_code(tidu_session *session, const char *code, const char *db, tidu_report **out,
                               tidu_error *err);

/* What the columns of a file were recognised as. */
TIDU_API tidu_status tidu_inspect(tidu_session *session, const tidu_source *source,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
