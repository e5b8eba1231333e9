/*
 * Importing data: company tables, certificates, registers of codes, and the problems found in them.
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

/* The problems found in the data, each with its cell. */
typedef struct tidu_problems tidu_problems;

typedef enum tidu_severity { TIDU_NOTE, TIDU_WARNING, TIDU_ERROR } tidu_severity;

TIDU_API void tidu_problems_free(tidu_problems *problems);
TIDU_API size_t tidu_problems_count(const tidu_problems *problems, tidu_severity severity);

/* One problem. The texts are valid as long as the list and are in the language of the process. */
typedef struct tidu_problem {
    tidu_severity severity;
    const char *code;     /* "D202" */
    const char *file;
    unsigned long line;   /* from 1; 0: not about a line */
    unsigned long column; /* from 1; 0: not about a column */
    const char *header;   /* of the column, or "" */
    const char *found;    /* the text of the cell */
    const char *text;     /* what is wrong with it */
    const char *done;     /* how it was handled */
} tidu_problem;

/*
 * The cell of a workbook as people see it, "AA5", by the place in a problem or an error; "" for other files and places. `out`
 * has 24 bytes. Returns whether there is one.
 */
TIDU_API bool tidu_cell_name(const char *file, unsigned long line, unsigned long column, char *out);

/* The i-th problem of this severity, in the order in which they were found; false if there are fewer. */
TIDU_API bool tidu_problems_get(const tidu_problems *problems, tidu_severity severity, size_t i,
                                tidu_problem *out);

/* All problems as a worklist: by kind, worst first, with a column to be filled in. The report is the caller's. */
TIDU_API tidu_status tidu_problems_report(const tidu_problems *problems, tidu_report **out, tidu_error *err);

/* Write all problems as CSV. Returns TIDU_OK, TIDU_EIO (the sink refused) or TIDU_ENOMEM. */
TIDU_API tidu_status tidu_problems_write(const tidu_problems *problems, tidu_sink sink, void *context,
                                         tidu_error *err);

/*
 * The rows of which the company was not found by its name, or of which several companies have it (tidu_source.reviews), of
 * the table of companies or of the list of certificates or applications, as a table that can be filled in and given back:
 * 统一社会信用代码 (empty), 企业名称, 镇街, 候选代码, and all other cells of the row.
 */
typedef enum tidu_review { TIDU_REVIEW_COMPANIES, TIDU_REVIEW_CERTIFICATES, TIDU_REVIEW_APPLICATIONS } tidu_review;
TIDU_API size_t tidu_problems_review_count(const tidu_problems *problems, tidu_review of);

/* Write them as CSV. Returns TIDU_OK, TIDU_EIO (the sink refused) or TIDU_ENOMEM. */
TIDU_API tidu_status tidu_problems_write_review(const tidu_problems *problems, tidu_review of, tidu_sink sink,
                                                void *context, tidu_error *err);

typedef struct tidu_import_summary {
    char encoding[16];
    unsigned long rows;
    unsigned long skipped;
    unsigned long columns;           /* columns recognised as indicators */
    bool is_known;                   /* the same file has been imported before: nothing was done */
    bool is_again;                   /* it has, but later imports changed its values: it was imported again */
    unsigned long companies_added;
    unsigned long years_added;       /* company-years */
    unsigned long values_changed;
    unsigned long credentials_added;
    unsigned long credentials_changed;
    unsigned long codes_added;       /* of a register: a code in a revision */
    unsigned long codes_changed;
    unsigned long applications_added;   /* one for each status that an application reached */
    unsigned long applications_changed; /* got another day */
    bool is_certificates;               /* the input was a list of certificates, */
    bool is_applications;               /* or of applications, */
    unsigned long months_added;         /* figures of months */
    unsigned long months_changed;
    bool is_target_values;              /* or of values of targets */
    unsigned long target_values_added;
    bool is_pool_list;                  /* or of entries into pools */
    unsigned long pool_events_added;    /* entries into pools and leavings */
    bool is_visits;                     /* or of visits, */
    bool is_tasks;                      /* or of tasks */
    unsigned long events_added;         /* rows of visits and tasks */
} tidu_import_summary;

/*
 * Import source->input, source->credentials and source->applications (each may be NULL) into the database file `db`, which
 * is created if it does not exist. An input without annual columns may also be a list of certificates, of applications, of visits or of tasks
 * (TIDU_EUSAGE: and one of that kind is given beside it). On failure the database is unchanged. `summary` may be NULL; `problems` as for a query.
 *
 * Returns the statuses of a query but TIDU_ENOTFOUND; TIDU_EUSAGE also if all files are NULL.
 */
TIDU_API tidu_status tidu_import(tidu_session *session, const tidu_source *source, const char *db,
                                 tidu_import_summary *summary, tidu_problems **problems,
                                 tidu_error *err);

/* Files to import together. */
typedef struct tidu_import_files {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *const *paths; /* [n] */
    size_t n;
    const char *prefer; /* the one whose values stay where files contradict each other, by its path or its name; NULL:
                           the one that stands first in `paths` */
    tidu_import_summary *summaries; /* [n] filled on success, or NULL */
    size_t n_conflicts; /* output: cells for which files have different values */
} tidu_import_files;

/*
 * Import several files in one transaction, each as an import of its own, read as `how` says, whose `input` is ignored; its
 * files of certificates and applications are imported with them. A file without annual columns may be a list of certificates
 * or of applications, too. *out lists the cells for which files have different values,
 * with the value that stays; it is the caller's, and given on failure as well unless it is NULL. With how->is_strict one
 * such cell is a failure.
 *
 * Returns as tidu_import; TIDU_EUSAGE also if `prefer` is none of the files. The error names the file.
 */
TIDU_API tidu_status tidu_import_many(tidu_session *session, const tidu_source *how, tidu_import_files *files,
                                      const char *db, tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * The same import in two steps: tidu_import_begin reads the files, tidu_import_finish completes the database. Between
 * the two, a query whose source is the import (tidu_source.intake) can already be answered while rows are still being
 * written. This is allowed only if the database held neither companies nor certificates before
 * (tidu_import_is_whole); otherwise query the database after the import has finished.
 *
 * `source` and `db` are borrowed until tidu_import_finish or tidu_import_drop, each of which releases the import, also
 * on failure. tidu_import_drop leaves the database unchanged. tidu_import_begin sets *problems only on failure.
 */
TIDU_API tidu_status tidu_import_begin(tidu_session *session, const tidu_source *source, const char *db,
                                       tidu_intake **out, tidu_problems **problems, tidu_error *err);
TIDU_API bool tidu_import_is_whole(const tidu_intake *intake);
TIDU_API tidu_status tidu_import_finish(tidu_intake *intake, tidu_import_summary *summary,
                                        tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_import_drop(tidu_intake *intake);

/*
 * Import source->input as a register of codes; `kind` is "region" or "industry". Later imports of companies report
 * codes that the register does not contain and name the successors of codes no longer in use. On failure the database
 * is unchanged. Returns the same statuses as tidu_import; TIDU_EUSAGE also for another kind.
 */
TIDU_API tidu_status tidu_import_register(tidu_session *session, const char *kind, const tidu_source *source,
                                          const char *db, tidu_import_summary *summary,
                                          tidu_problems **problems, tidu_error *err);

/*
 * Look up a code: of a region or an industry in the registers of the database file `db` (NULL: in none), of a high-tech
 * field in the tables beside the models. The report is the caller's.
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (no register or table has the code), TIDU_ESTORE, TIDU_EMODEL, TIDU_EIO or
 * TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_code(tidu_session *session, const char *code, const char *db, tidu_report **out,
                               tidu_error *err);

/*
 * Describe the columns of source->input: the indicator that each was recognised as, its values and its problems, as an
 * import into source->db (NULL: none) would find them. The
 * report is the caller's; `problems` as for a query, but NULL on failure. Returns the same statuses as tidu_import.
 */
TIDU_API tidu_status tidu_inspect(tidu_session *session, const tidu_source *source,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * The same as values, for a program that lets people correct what was recognised: it writes their choice as a mapping (tidu_source.map). The
 * inspection is the caller's (tidu_inspection_free), and so are the problems. TIDU_EUSAGE also if the session's level withholds cells.
 */
typedef struct tidu_inspection tidu_inspection;
TIDU_API tidu_status tidu_inspection_open(tidu_session *session, const tidu_source *source, tidu_inspection **out, tidu_problems **problems,
                                          tidu_error *err);
TIDU_API void tidu_inspection_free(tidu_inspection *inspection);

/* What a file is. */
typedef enum tidu_table_kind {
    TIDU_TABLE_COMPANIES,
    TIDU_TABLE_CERTIFICATES,
    TIDU_TABLE_APPLICATIONS,
    TIDU_TABLE_TARGET_VALUES,
    TIDU_TABLE_POOL_LIST,
    TIDU_TABLE_VISITS,
    TIDU_TABLE_TASKS
} tidu_table_kind;

/* Texts are valid as long as the inspection. */
typedef struct tidu_inspection_info {
    tidu_table_kind kind;
    const char *encoding;
    const char *refusal; /* why an import would refuse the file; "": it would not */
    unsigned long header_line, rows, skipped;
    size_t n_columns;
} tidu_inspection_info;
TIDU_API void tidu_inspection_describe(const tidu_inspection *from, tidu_inspection_info *out);

typedef struct tidu_inspected_column {
    unsigned long column; /* in the file, from 1 */
    const char *header;   /* by which a mapping names it; "": it has none */
    const char *indicator; /* for which it is taken, or the part of a list; NULL: it is not read */
    const char *label;    /* of the indicator, in the session's language; "" */
    char period[16];      /* of its header: "2023", "2023-06"; "": the rows give it, or there is none */
    const char *unit;     /* "yuan", "wan", "persons", "date", "text"; "" */
    const char *unit_reason; /* from where it is, translated; "" */
    double filled;        /* share of the rows, from 0 to 1 */
    const char *examples[3]; /* as in the file; NULL: there are fewer */
} tidu_inspected_column;

/* The i-th column of the file; i must be below n_columns. */
TIDU_API void tidu_inspection_column(const tidu_inspection *from, size_t i, tidu_inspected_column *out);

/*
 * Write a mapping file for source->input to the sink: what each column was understood as, and as comments what is open: columns
 * that are not recognised, units that nothing names. Returns the same statuses as tidu_inspect.
 */
TIDU_API tidu_status tidu_inspect_map(tidu_session *session, const tidu_source *source, tidu_sink sink, void *context,
                                      tidu_error *err);

/* What undoing imports changed. */
typedef struct tidu_undo_summary {
    size_t size; /* of this struct; see TIDU_ABI */
    unsigned long companies_removed;
    unsigned long years_removed; /* company-years */
    unsigned long values_restored;
    unsigned long credentials_removed;
    unsigned long credentials_restored;
    unsigned long applications_removed;
    unsigned long applications_restored; /* days of applications */
    unsigned long target_values_removed;
    unsigned long events_undone; /* of pools, visits and tasks: they stay readable, and do not count any more */
} tidu_undo_summary;

/*
 * List the imports of the database file `db`: when, by whom, which file, what it added and changed, and whether it was
 * undone. `is_for_screen`: for people, with local times and short digests. The report is the caller's.
 *
 * Returns TIDU_OK, TIDU_ESTORE, TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_imports(tidu_session *session, const char *db, bool is_for_screen, tidu_report **out,
                                  tidu_error *err);

/*
 * List what one import replaced: of each value what stood there before and since. Values that it added are not listed. The report is the
 * caller's. Returns TIDU_OK, TIDU_ENOTFOUND (no such import), TIDU_ESTORE, TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_import_changes(tidu_session *session, const char *db, long long import_id, tidu_report **out, tidu_error *err);

/*
 * Undo the imports ids[n] in one transaction: what they added disappears, what they changed becomes what it was. They
 * stay listed as undone, and their files can be imported again. `summary` may be NULL.
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (no such import), TIDU_ESTORE (undone before, later imports stand on it, a register,
 * made before there was a journal; or the database cannot be used), TIDU_EUSAGE (no id), TIDU_EIO or TIDU_ENOMEM; on
 * failure the database is unchanged.
 */
TIDU_API tidu_status tidu_imports_undo(tidu_session *session, const char *db, const long long *ids, size_t n,
                                       tidu_undo_summary *summary, tidu_error *err);

/*
 * Which contents the database file `db` has, as a text: two texts are equal only if no answer can differ, the record of exports apart
 * (tidu_export.h). For answers that are kept; it takes well under a millisecond, and does not wait.
 *
 * Returns TIDU_OK, TIDU_EIO (there is no such file) or TIDU_ESTORE: it is being written, or its state cannot be known, and nothing should be
 * kept.
 */
enum { TIDU_DATA_STATE = 65 };
TIDU_API tidu_status tidu_data_state(const char *db, char out[TIDU_DATA_STATE], tidu_error *err);

/*
 * List the values of one company over time with the import, file, line and column that brought each; `indicator`, by its
 * name or a Chinese label; NULL: of all indicators, certificates and applications. The report is the caller's.
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (no such company, or no value), TIDU_ESTORE, TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_history(tidu_session *session, const char *db, const char *code, const char *indicator,
                                  bool is_for_screen, tidu_report **out, tidu_error *err);

typedef struct tidu_quality_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *ladder; /* whose models say what is needed: name of a file in the folder 'ladders', or a path; NULL: "national" */
    const char *table;  /* only this one: columns, towns, matrix, figures, codes, groups; NULL: all but matrix and groups */
    size_t top;         /* the first so many rows of figures and of codes; 0: all */
    bool is_flat;       /* a single table, for CSV: `columns` if `table` is NULL */
    bool with_matrix;   /* the table of town and indicator, too */
    bool is_for_screen; /* labels and sentences instead of names and words */
} tidu_quality_options;

/*
 * Report on the quality of the data of the source, in the year before the application year of the question: what is filled
 * in by indicator and by town, those that models need first and the emptiest first; figures that look wrong, the worst first;
 * codes that may be wrong, and companies that may be one. A share is one of the companies that have the year. query->model
 * is ignored; the report is the caller's.
 *
 * Returns the statuses of a query; TIDU_ENOTFOUND also if no company has figures of that year, or there is no such ladder,
 * TIDU_EUSAGE also for another table.
 */
TIDU_API tidu_status tidu_quality(tidu_session *session, const tidu_query *query, const tidu_quality_options *options,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
