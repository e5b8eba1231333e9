/*
 * A question: which application, which settings, which companies. It determines the application date and with it the
 * version of a model.
 */
#ifndef QUESTION_QUESTION_H
#define QUESTION_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/catalogue.h"
#include "question/environment.h"

typedef struct question {
    int year;                    /* application year; 0: the year after the latest one with data */
    const char *on;              /* application date, YYYY-MM-DD; NULL: 1 July of the application year */
    bool is_recheck;             /* re-check companies that hold the title, instead of judging new applicants */
    const char *const *settings; /* [n_settings] "usd_cny=7.12" */
    size_t n_settings;
    const char *where;           /* lists: only companies for which this expression is certainly true; or NULL */
    const export_rules *exports; /* lists: `where` asks only about what these show at the level; NULL: about everything */
    export_level level;
    const char *town;            /* lists: only this town; or NULL */
    const char *industry;        /* lists: only industry codes with this prefix; or NULL */
    const char *const *weights;  /* [n_weights] indices: "growth=40" */
    size_t n_weights;
    const char *weighting;       /* indices: the method of all levels, instead of that in the file; or NULL */
    bool with_potential;         /* lists: also read the data that the index `potential` needs, parks, grids and industries */
    bool with_ways;              /* lists: also read what the levers of ways up move, so that the data are not read twice */
    const char *park;            /* lists: only this park; or NULL */
    const char *grid;            /* lists: only this grid; or NULL */
    const char *codes;           /* lists: only the companies whose codes stand in this file; "-" is standard input; or NULL */
    const char *const *companies; /* [n_companies] lists: only these, by their codes, and those of `codes` */
    size_t n_companies;
    const calibrations *calibrated; /* chances fitted to outcomes; NULL: as the models state them */
} question;

/* The application date of a question. TIDU_EUSAGE: not a date, or not in the application year. */
tidu_status question_day(const question *q, int year, long *out, tidu_error *err);

/* The year of question->on; 0 if that is not a date. */
int question_year_of_day(const question *q);

/* Apply the settings of a question to a model; `skips_unknown`: ignore settings it does not have. TIDU_EUSAGE. */
tidu_status question_settings(const question *q, model *m, bool skips_unknown, tidu_error *err);

/* The same application asked about in another year, of everybody: with its settings, its date and what its chances were fitted to. */
question question_again(const question *q, int year);

/* The application to use while the year is unknown: it selects the newest version. */
application question_newest(const question *q);

/*
 * Load the version of a model in force on the question's date, with the question's settings. *out is the caller's
 * (model_free). Statuses as catalogue_load, and TIDU_EUSAGE.
 */
tidu_status question_model(const environment *env, const char *name, const question *q, int year, model **out,
                           tidu_error *err);

/*
 * Explain why the version `m` applies: the days it is in force, the application, and the other versions of the model.
 * `text` stays empty if the user chose the version by giving a file, and for a new application under the only version.
 */
tidu_status question_version_note(const environment *env, const char *name, const model *m, application a, char *text,
                                  size_t size, tidu_error *err);

#endif
