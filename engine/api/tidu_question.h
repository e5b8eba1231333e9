/*
 * A query: which data to read, which model to apply and what to ask.
 */
#ifndef TIDU_QUESTION_H
#define TIDU_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An import whose files have been read but not yet written to the database (tidu_import_begin). */
typedef struct tidu_intake tidu_intake;

/*
 * Where the data come from: a file (`input`; "-" is standard input), a database (`db`) or an unfinished import
 * (`intake`).
 */
typedef struct tidu_source {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *input;
    const char *db;
    const tidu_intake *intake; /* tidu_import_is_whole must be true; free what is made from it before it is finished */
    const char *map;         /* mapping file, or NULL */
    const char *credentials; /* file of certificates, or NULL */
    const char *encoding;    /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *unit;        /* of amounts of money: "yuan" (or NULL), "thousand", "wan", "yi" */
    bool is_strict;          /* any problem in the data is a failure (TIDU_EDATA) */
    const char *sheet;       /* of a workbook in `input` (without it, in `credentials`, else `applications`): name, or number from 1; NULL:
                                the sheet that looks like the table */
    int year;                /* of the figures of a table that has none of its own; 0: find it above the table */
    const char *town;        /* of the companies of a table that has no such column; or NULL */
    const char *as_of;       /* of a database: YYYY-MM-DD, the data as they were at the end of that day; NULL: now */
    const char *credential;  /* of certificates whose row names no kind: the id of a model, or its usual name; or NULL */
    const char *granted;     /* of certificates whose row has no day of grant: YYYY-MM-DD; or NULL */
    bool reviews;            /* keep rows whose company is not found, for tidu_problems_write_review */
    const char *applications; /* of an import: file of applications and their outcomes, or NULL */
    const char *month;       /* instead of `year`: YYYY-MM, of the figures of a table that has none of its own; NULL: none */
    const char *pool;        /* of an import: the pool that the columns of a roster are about, where its stamp does not say; or NULL */
} tidu_source;

/* What to ask. Wherever a pointer to it is NULL, all fields take their defaults. */
typedef struct tidu_question {
    size_t size; /* of this struct; see TIDU_ABI */
    int year;                    /* application year; 0: the year after the latest one with data */
    const char *on;              /* application date, YYYY-MM-DD; NULL: 1 July of the application year */
    bool is_recheck;             /* re-check companies that hold the title, instead of judging new applicants */
    const char *const *settings; /* [n_settings] values for the model's settings: "usd_cny=7.12" */
    size_t n_settings;
    const char *where;           /* lists: only companies for which this expression is certainly true */
    const char *town;            /* lists: only this town */
    const char *industry;        /* lists: only industry codes with this prefix */
    const char *const *weights;  /* [n_weights] indices: "growth=40" replaces the weight in the file; where the file
                                    gives none, it is a share of 100 */
    size_t n_weights;
    bool with_potential;         /* lists: also read the data that the index `potential` needs, parks, grids and industries */
    const char *park;            /* lists: only this park */
    const char *grid;            /* lists: only this grid */
    const char *codes;           /* lists: only the companies whose codes stand in this file; "-" is standard input */
    const char *const *companies; /* [n_companies] lists: only these, by their codes, and those of `codes` */
    size_t n_companies;
    bool with_ways;              /* lists: also read what the levers of ways up move, so that the data are not read twice */
    const char *weighting;       /* indices: the method by which all levels are weighed instead of as in the file: "equal",
                                    "entropy", "critic" ...; or NULL */
} tidu_question;

/*
 * One query: a model, a source and a question, borrowed for the call unless the function says otherwise.
 *
 * A function that runs a query returns TIDU_OK or one of the statuses of a query:
 *   TIDU_EIO        a file of the source or of the models cannot be read
 *   TIDU_EDATA      the data are unusable, or a strict source has problems
 *   TIDU_EMODEL     a model file is wrong
 *   TIDU_ESTORE     the database cannot be used
 *   TIDU_ENOTFOUND  there is no such model, no version of it in force on the application date, or no company that the
 *                   question selects
 *   TIDU_EUSAGE     an option has no meaning or contradicts another
 *   TIDU_ENOMEM     memory is exhausted
 *   TIDU_ESTOPPED   the progress function returned false
 * The functions name only what they add to these.
 *
 * Their parameter `problems` may be NULL. Otherwise *problems is set to NULL, or to a new list of the problems found in
 * the data, which the caller owns (tidu_problems_free); it is set on failure as well.
 */
typedef struct tidu_query {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *model;             /* id (the version in force on the application date applies), one version
                                      ("srdi.2022") or a file; for an index its name or its file */
    const tidu_source *source;
    const tidu_question *question; /* NULL: all defaults */
} tidu_query;

#ifdef __cplusplus
}
#endif
#endif
