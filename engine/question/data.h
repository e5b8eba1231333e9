/*
 * The data that a question is asked about, from a file, a database or an import under way.
 */
#ifndef QUESTION_DATA_H
#define QUESTION_DATA_H

#include "intake/intake.h"
#include "question/environment.h"
#include "store/store.h"
#include "verdict/explanation.h"

/* Where data come from: of input, db and panel one is set. */
typedef struct data_source {
    const char *input;         /* a file; "-" is standard input */
    const char *db;
    panel *panel;              /* of an import under way, with its certificates */
    credentials *held;
    problems *found;
    const char *map;           /* mapping file or NULL */
    const char *credentials;   /* file of certificates or NULL */
    const char *encoding;      /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *unit;          /* of money: "yuan" (or NULL), "thousand", "wan", "yi" */
    bool is_strict;            /* any problem is a failure */
} data_source;

typedef struct loaded_data {
    panel *panel;
    credentials *credentials;
    problems *found;      /* NULL once they were taken */
    intake_report report; /* of the input file; memory NULL with a database */
    store *store;         /* NULL with an input file */
    bool is_borrowed;     /* panel, certificates and problems are those of an import under way */
    bool has_credentials; /* certificates are known at all */
    bool is_of_store;     /* everything in it stands in the store */
} loaded_data;

/* Asks the panel to hold what is needed; `year` 0: not known yet. False when memory is used up. */
typedef bool (*data_want)(void *context, int year, panel *into);

/* How a table of the source is to be read. TIDU_EUSAGE: no such unit. */
tidu_status data_options(const environment *env, const data_source *source, intake_options *out, tidu_error *err);

/* What of a source is needed. */
typedef struct data_need {
    const char *only;     /* the code of one company; NULL: all */
    data_want want;       /* NULL: everything (of a study: nothing beside the model's own data) */
    void *context;
    bool keeps_columns;   /* out->report tells which column was what */
    bool is_unselected;   /* of a study: the question's filter does not count */
} data_need;

/* Load the source. *year is filled with the default where it is 0. On failure all is released. */
tidu_status data_load(const environment *env, const data_source *source, const data_need *need, int *year,
                      loaded_data *out, tidu_error *err);
void data_clear(loaded_data *d);

/* The file of certificates of a source into d->credentials and d->found. */
tidu_status data_read_credentials(const environment *env, const data_source *source, loaded_data *d, tidu_error *err);

/* What was found goes to the caller; NULL where the problems are not the data's own. */
problems *data_take_problems(loaded_data *d);

/* The number of a company that must be there. TIDU_ENOTFOUND. */
tidu_status data_find_company(const loaded_data *d, const char *code, uint32_t *out, tidu_error *err);

/* Fills where a cell stands; an explanation_origin whose context is a loaded_data. */
void data_origin(void *context, const char *code, explained_cell *cell, arena *memory);

#endif
