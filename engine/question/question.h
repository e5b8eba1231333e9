/*
 * What is asked: for which application, with which settings, about whom. From it follow the day and the version of a
 * model that judges.
 */
#ifndef QUESTION_QUESTION_H
#define QUESTION_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "model/catalogue.h"
#include "question/environment.h"

typedef struct question {
    int year;                    /* application year; 0: one more than the latest year with data */
    const char *on;              /* application date YYYY-MM-DD; NULL: 1 July of the year */
    bool is_recheck;             /* companies that hold the title are checked again, not new applicants */
    const char *const *settings; /* "usd_cny=7.12" */
    size_t n_settings;
    const char *where;           /* lists: an expression that a company must meet for certain; or NULL */
    const char *town;            /* lists: this town only; or NULL */
    const char *industry;        /* lists: industry codes that begin so; or NULL */
    const char *const *weights;  /* indices: "growth=40" */
    size_t n_weights;
    bool with_potential;         /* lists: read what the index `potential` needs, too */
} question;

/* The application date of a question. TIDU_EUSAGE: no date, or not in the year. */
tidu_status question_day(const question *q, int year, long *out, tidu_error *err);

/* The year of question->on, 0 where that is no date. */
int question_year_of_day(const question *q);

/* Give a model the settings of a question; `skips_unknown`: those of other models are no fault. TIDU_EUSAGE. */
tidu_status question_settings(const question *q, model *m, bool skips_unknown, tidu_error *err);

/* What is applied for while the year is not known yet: the newest version. */
application question_newest(const question *q);

/* The model, in the version of the question's date, with its settings; the caller's. As catalogue_load. */
tidu_status question_model(const environment *env, const char *name, const question *q, int year, model **out,
                           tidu_error *err);

/*
 * Why the version `m` judges: its days, what is applied for, and the other versions of the model. A name
 * that is a path leaves `text` empty, for the user chose; so does a new application under the only version.
 */
tidu_status question_version_note(const environment *env, const char *name, const model *m, application a, char *text,
                                  size_t size, tidu_error *err);

#endif
