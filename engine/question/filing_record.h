/*
 * Past applications for a title with their outcomes, each held against the rule and the data of its year: what chances are fitted to.
 */
#ifndef QUESTION_FILING_RECORD_H
#define QUESTION_FILING_RECORD_H

#include "question/filing_choice.h"
#include "question/filing_history.h"
#include "question/study.h"
#include "store/store_calibration.h"

enum { FILING_CORRELATIONS = 6, FILING_SHIFTS = 21 }; /* of the grid over which chances are fitted */

/* A filing whose outcome is known and whose company the data have. */
typedef struct filing_case {
    size_t number;   /* in the history */
    bool passed;
    uint32_t batch;  /* from 0, in the order of the cases */
    double stated;   /* its chance by what the rule states */
    unsigned audited;
} filing_case;

typedef struct filing_record {
    filing_stages stages;
    applications *filed;
    filing_history history;
    filing_case *cases; /* by year, batch and code */
    size_t n, n_batches;
    double correlations[FILING_CORRELATIONS], shifts[FILING_SHIFTS];
    double *grid;       /* [n][correlations][shifts] chances before audits; NULL: no points are judged */
    filing_choice choice; /* of rules with judged points */
    bool has_audits;
    int first_year, last_year; /* of the cases */
    model *model;       /* the version of the last year with cases, as it states its judging; NULL: no cases */
} filing_record;

/*
 * Of the model of `asked`, with the applications of its database. The question's year and filter are not read, nor is what was
 * fitted before; asked->found gets nothing. `stages` may leave the term open. *out is the caller's (filing_record_free).
 * TIDU_EUSAGE: a source that is no database, statuses that are none or in the wrong order; TIDU_ENOTFOUND: no applications for the
 * model; otherwise as study_load.
 */
tidu_status filing_record_make(const inquiry *asked, const filing_stages *stages, filing_record **out, tidu_error *err);
void filing_record_free(void *record);

/*
 * Fit the chances to the cases of application years before `before` (0: to all). *is_enough is false, and nothing is fitted, below
 * the numbers of practice/calibration.yaml. `out` gets everything but a digest; its texts are the record's. TIDU_ENOMEM, and the
 * statuses of the files of practice.
 */
tidu_status filing_record_fit(const filing_record *r, const environment *env, int before, store_calibration *out, bool *is_enough,
                              tidu_error *err);

/* chances[n] of the cases as fitted, by their number in `cases`; between points of the grid linearly, so to some thousandths. */
void filing_record_chances(const filing_record *r, const store_calibration *fitted, double *chances);

#endif
