/*
 * The data of a question, from a file, a database or an unfinished import.
 */
#ifndef QUESTION_DATA_H
#define QUESTION_DATA_H

#include "intake/intake.h"
#include "intake/list_stamp.h"
#include "question/environment.h"
#include "store/store.h"
#include "verdict/explanation.h"

/* Where the data come from: exactly one of input, db and panel is set. */
typedef struct data_source {
    const char *input;         /* a file; "-" is standard input */
    const char *db;
    panel *panel;              /* of an unfinished import, with its certificates and problems */
    credentials *held;
    problems *found;
    const char *map;           /* mapping file, or NULL */
    const char *credentials;   /* file of certificates, or NULL */
    const char *encoding;      /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *unit;          /* of amounts of money: "yuan" (or NULL), "thousand", "wan", "yi" */
    int year;                  /* as intake_options */
    const char *month;         /* the same: YYYY-MM, instead of a year; or NULL */
    const char *town;
    bool is_strict;            /* any problem is a failure */
    const char *credential;    /* for certificates whose row names none; or NULL */
    const char *granted;       /* the same of the day of grant, as a date; or NULL */
    bool reviews;              /* keep rows whose company is not found for a list to be filled in */
    const char *sheet;         /* of the workbook in `input`, without it in `credentials`; or NULL */
    const char *as_of;         /* of a database: YYYY-MM-DD, its data at the end of that day; NULL: now */
} data_source;

typedef struct loaded_data {
    panel *panel;
    credentials *credentials;
    problems *found;      /* NULL after data_take_problems */
    intake_report report; /* of the input file; its memory is NULL for a database */
    store *store;         /* NULL for an input file */
    char as_of[11];       /* the day whose data they are, "" : now */
    bool is_borrowed;     /* panel, certificates and problems belong to an unfinished import */
    bool has_credentials; /* certificates were given */
    credential_ends ends; /* of certificates that state no last day */
    bool is_of_store;     /* everything in it comes from the store */
    store_mark mark;      /* of the store; all "": there is none */
    char *input;          /* copies of the files' names; NULL: none */
    char *certificates;
} loaded_data;

/* Ask the panel to hold what is needed; `year` 0: not known yet. False if memory is exhausted. */
typedef bool (*data_want)(void *context, int year, panel *into);

/* The options for reading a table of the source. TIDU_EUSAGE: unknown unit. */
tidu_status data_options(const environment *env, const data_source *source, intake_options *out, tidu_error *err);

/* The part of a source that is needed. */
typedef struct data_need {
    const char *only;     /* the code of one company; NULL: all */
    data_want want;       /* NULL: everything (for a study: nothing besides the model's own data) */
    void *context;
    bool keeps_columns;   /* record in out->report what each column was recognised as */
    bool is_unselected;   /* for a study: ignore the question's filter */
} data_need;

/* Load the source. A *year of 0 is replaced by the default. On failure everything is released. */
tidu_status data_load(const environment *env, const data_source *source, const data_need *need, int *year,
                      loaded_data *out, tidu_error *err);
void data_clear(loaded_data *d);

/* What a list says of the data that it is made from; its other parts are left as they are. */
void data_stamp(const loaded_data *d, list_stamp *stamp);

/* Read the file of certificates of a source into d->credentials and d->found. */
tidu_status data_read_credentials(const environment *env, const data_source *source, loaded_data *d, tidu_error *err);

/* Pass the problems to the caller; NULL if they are borrowed. */
problems *data_take_problems(loaded_data *d);

/* The number of the company with this code. TIDU_ENOTFOUND. */
tidu_status data_find_company(const loaded_data *d, const char *code, uint32_t *out, tidu_error *err);

/* Fill in the place of a cell; an explanation_origin whose context is a loaded_data. */
void data_origin(void *context, const char *code, explained_cell *cell, arena *memory);

#endif
