/*
 * Lists of past years held against what came: with the data before each application year and the rule of its day, who would have
 * stood where, and how many of them made it.
 */
#ifndef QUESTION_BACKTEST_STUDY_H
#define QUESTION_BACKTEST_STUDY_H

#include "forecast/backtest_rows.h"
#include "question/filing_record.h"

enum { BACKTEST_BINS = 10 };

typedef struct backtest_year {
    int year;               /* 0: all of them together */
    char version[12];       /* of the rule */
    size_t candidates;      /* companies without the certificate */
    size_t made_it;         /* of them */
    size_t filed, passed;   /* of the candidates, with an outcome that is known */
    size_t lacking;         /* of those that filed: a gate of theirs hangs on data that are missing */
    size_t against, against_passed; /* of those that filed the rule says no to; of these passed all the same */
    size_t holders;         /* filings of companies that held the certificate: renewals, which the list leaves out */
    bool by_certificates;   /* the file has no outcomes of the year: who was granted the certificate in it made it */
    bool has_outcomes;      /* false: neither; then only the first fields are told */
    size_t fitted_to;       /* filings of the years before, to which the chances were fitted; 0: as the rule states */
    backtest_lifts of[BACKTEST_ORDERS];
    backtest_chances chances; /* of those that filed with complete data */
} backtest_year;

typedef struct backtest_study {
    filing_record *record;  /* NULL: the database has no applications for the model */
    filing_stages stages;
    backtest_year *years;
    size_t n;
    backtest_year all;
    backtest_chances lacking; /* of those that filed without, in all years */
    score_bin bins[BACKTEST_BINS]; /* of chances of those that filed with complete data, in all years */
    size_t n_bins;
    bool has_index;
    char *title;            /* of the model in the language of the environment */
    char *id;
} backtest_study;

/*
 * Of application years `stages->first_year` to `last_year`; both 0: those with outcomes. The question's year is not read. *out is the
 * caller's (backtest_study_free). TIDU_EUSAGE: a source that is no database, years that are none; TIDU_ENOTFOUND: neither applications
 * nor certificates of the model; otherwise as filing_record_make.
 */
tidu_status backtest_study_make(const inquiry *asked, const filing_stages *stages, backtest_study **out, tidu_error *err);
void backtest_study_free(void *study);

#endif
