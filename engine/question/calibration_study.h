/* Fitting the chances of a model to the outcomes of a database, and keeping the fit there. */
#ifndef QUESTION_CALIBRATION_STUDY_H
#define QUESTION_CALIBRATION_STUDY_H

#include "base/digest.h"
#include "forecast/score_quality.h"
#include "question/filing_record.h"

/* One batch of the outcomes. */
typedef struct calibration_batch {
    const filing *first;   /* of it */
    size_t filings, passed;
    double stated, fitted; /* passes that were to be expected */
} calibration_batch;

typedef struct calibration_study {
    const environment *env;
    filing_record *record;   /* NULL: only base rates were asked for */
    arena *memory;           /* of the rates */
    model *model;            /* of the present application year, as it states its chances */
    store_calibration fitted;
    int year;                /* application year of the base rates */
    char digest[DIGEST_TEXT];
    double *stated, *chances; /* [record->n] by the rule's own statement, and as fitted */
    bool *passed;
    score_quality before, after;
    calibration_batch *batches; /* [record->n_batches] */
} calibration_study;

/*
 * Count base rates of the gates in the present data, and fit the chances to the outcomes unless `only_rates`. Statuses as
 * filing_record_make; TIDU_EDATA: too few outcomes are known. `asked` is only read. *out is the caller's (calibration_study_free).
 */
tidu_status calibration_study_make(const inquiry *asked, const filing_stages *stages, bool only_rates, calibration_study **out,
                                   tidu_error *err);
void calibration_study_free(void *study);

/* From now on the chances of the model are as fitted wherever this database is asked. */
tidu_status calibration_study_keep(const calibration_study *s, const char *db, tidu_error *err);

#endif
